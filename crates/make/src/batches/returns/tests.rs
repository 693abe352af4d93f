//! Tests of taking back inputs and outputs, on a real database.
//! Invariant: after a slip and its return, lots, line, trace and books are what they were before.

use super::*;
use crate::batches::output::Output;
use crate::batches::release::ReleaseBatch;
use crate::batches::show::GetBatch;
use crate::batches::steps::{CompleteBatch, SubmitBatch};
use crate::fixtures::{assert_has, given, refused};
use crate::traceability::AskTrace;
use ledger::accounts::statements::ListBalances;
use ledger::stock::holds::{HoldLot, LiftHold};
use ledger::stock::lots::GetLot;
use ledger::stock::lots::adjust::AdjustLot;
use ledger::stock::lots::ageing::WeighLot;
use ledger::stock::lots::divide::PackLot;
use ledger::stock::lots::weighing_back::TakeWeighingBack;
use serde_json::Value;
use testing::Shop;

/// B runs and may use milk (line 1) and salt (line 2).
async fn dairy() -> Shop {
    let shop = Shop::dairy().await;
    given(&shop, json!({
        "items": [{"code": "MILK", "unit": "kg"}, {"code": "SALT", "unit": "kg"}, {"code": "CURD", "unit": "kg"}],
        "lots": [{"lot": "M", "item": "MILK", "quantity": "10", "unit": "kg", "cost_minor": 1000},
                 {"lot": "S", "item": "SALT", "quantity": "0.5", "unit": "kg", "cost_minor": 9999}],
        "batches": [{"batch": "B", "recipe": "C", "state": "Running",
                     "lines": [{"line": 1, "item": "MILK"}, {"line": 2, "item": "SALT"}]}],
    })).await;
    shop
}

async fn take(shop: &Shop, line: i32, lot: &str, quantity: &str) {
    let taken = json!({"batch": "B", "line": line, "lot": lot, "quantity": quantity, "unit": "kg"});
    shop.run::<super::consume::Consume>("max", taken).await.expect("taken");
}

fn back(line: i32, lot: &str, quantity: &str) -> Value {
    json!({"batch": "B", "line": line, "lot": lot, "quantity": quantity, "unit": "kg", "reason": "a slip"})
}

fn unmake(lot: &str, quantity: &str) -> Value {
    json!({"batch": "B", "lot": lot, "quantity": quantity, "unit": "kg", "reason": "a slip"})
}

async fn make(shop: &Shop, lot: &str, quantity: &str) -> Value {
    let made = json!({"batch": "B", "item": "CURD", "lot": lot, "quantity": quantity, "unit": "kg"});
    shop.run::<Output>("max", made).await.expect("made")
}

async fn of_batch(shop: &Shop, verb: &str) {
    let batch = json!({"batch": "B"});
    let done = match verb {
        "complete" => shop.run::<CompleteBatch>("max", batch).await,
        "submit" => shop.run::<SubmitBatch>("max", batch).await,
        _ => shop.run::<ReleaseBatch>("quinn", batch).await,
    };
    done.expect("done");
}

async fn assert_lot(shop: &Shop, lot: &str, quantity: &str, cost: i64) {
    let shown = shop.ask::<GetLot>("audi", json!({ "lot": lot })).await.expect("a lot");
    assert_has(&shown, json!({"quantity": quantity, "cost_minor": cost}));
}

/// The balances of stock (with what was there at the start) and of the batch.
async fn books(shop: &Shop) -> (i64, i64) {
    let rows = shop.ask::<ListBalances>("olive", json!({})).await.expect("balances")["rows"].clone();
    let sum = |accounts: &[&str]| -> i64 {
        let rows = rows.as_array().expect("rows").iter();
        let rows = rows.filter(|row| accounts.iter().any(|account| row["account"] == *account));
        rows.map(|row| row["amount"].as_i64().expect("an amount")).sum()
    };
    (sum(&["STOCK", "OPENING_STOCK"]), sum(&["WORK_IN_PROGRESS"]))
}

async fn parents(shop: &Shop, lot: &str) -> Value {
    let asked = json!({"lot": lot, "direction": "back"});
    shop.ask::<AskTrace>("audi", asked).await.expect("a trace")["lots"].clone()
}

#[tokio::test]
async fn an_output_that_was_weighed_goes_back_after_its_weighing_and_the_batch_can_end() {
    let shop = dairy().await;
    take(&shop, 1, "M", "10").await;
    make(&shop, "A", "5").await;
    make(&shop, "C", "5").await;
    let weighed = json!({"lot": "C", "quantity": "4.5", "unit": "kg", "reason": "dried"});
    shop.run::<WeighLot>("max", weighed).await.expect("weighed");
    let slip = shop.run::<ReturnOutput>("max", unmake("C", "4.5")).await;
    assert_eq!(slip, Err("lot_weighed quantity".into()), "the weighing would be left");
    let undo = json!({"lot": "C", "reason": "a slip"});
    shop.run::<TakeWeighingBack>("max", undo).await.expect("taken back");
    shop.run::<ReturnOutput>("max", unmake("C", "5")).await.expect("taken back whole");
    of_batch(&shop, "complete").await;
    assert_lot(&shop, "A", "5", 1000).await;
    assert_lot(&shop, "C", "0", 0).await;
    assert_eq!(books(&shop).await.1, 0, "nothing is left in the batch");
}

#[tokio::test]
async fn what_is_packed_while_its_batch_is_released_is_released_too() {
    let shop = dairy().await;
    take(&shop, 1, "M", "10").await;
    make(&shop, "C", "9").await;
    of_batch(&shop, "complete").await;
    of_batch(&shop, "submit").await;
    let pack = async |n: u32| {
        let part = json!({"from": "C", "to": format!("P-{n}"), "quantity": "1", "unit": "kg"});
        shop.run::<PackLot>("max", part).await.expect("packed");
    };
    tokio::join!(of_batch(&shop, "release"), futures::future::join_all((0..8).map(pack)));
    for n in 0..8 {
        let lot = json!({ "lot": format!("P-{n}") });
        let packed = shop.ask::<GetLot>("audi", lot).await.expect("a lot");
        assert_has(&packed, json!({"released": true}));
    }
}

#[tokio::test]
async fn no_more_goes_back_than_was_made_though_a_count_found_more() {
    let shop = dairy().await;
    take(&shop, 1, "M", "10").await;
    make(&shop, "C", "5").await;
    let found = json!({"lot": "C", "quantity": "0.5", "reason": "count"});
    shop.run::<AdjustLot>("mia", found).await.expect("counted");
    let more = shop.run::<ReturnOutput>("max", unmake("C", "5.5")).await;
    assert_eq!(more, Err("lot_insufficient quantity".into()));
    shop.run::<ReturnOutput>("max", unmake("C", "5")).await.expect("all that was made");
}

#[tokio::test]
async fn an_input_comes_back_with_its_cost_and_a_whole_one_was_never_a_parent() {
    let shop = dairy().await;
    take(&shop, 1, "M", "10").await;
    take(&shop, 2, "S", "0.3").await;
    let (code, facts) = refused::<ReturnInput>(&shop, "max", back(2, "S", "0.301")).await;
    assert_eq!((code, &facts["available"]), ("lot_insufficient", &json!("0.3")));
    let (code, facts) = refused::<ReturnInput>(&shop, "max", back(1, "S", "0.1")).await;
    assert_eq!((code, &facts["available"]), ("lot_insufficient", &json!("0")));
    let returned = shop.run::<ReturnInput>("max", back(2, "S", "0.27")).await;
    assert_eq!(returned, Ok(json!({"cost_minor": 5399, "line_quantity": "0.03"})));
    assert_lot(&shop, "S", "0.47", 9399).await;
    make(&shop, "C", "5").await;
    assert_eq!(parents(&shop, "C").await, json!(["M", "S"]));
    let returned = shop.run::<ReturnInput>("max", back(2, "S", "0.03")).await;
    assert_eq!(returned, Ok(json!({"cost_minor": 600, "line_quantity": "0"})));
    assert_lot(&shop, "S", "0.5", 9999).await;
    assert_eq!(parents(&shop, "C").await, json!(["M"]));
    assert_eq!(books(&shop).await, (9999, 1000));
    let hold = json!({"hold": "H", "lot": "S", "reason": "stones"});
    let placed = shop.run::<HoldLot>("quinn", hold).await.expect("held");
    assert_eq!(placed["affected"], json!(["S"]), "its hold does not reach the curd");
    let shown = shop.ask::<GetBatch>("audi", json!({"batch": "B"})).await.expect("a batch");
    assert_has(&shown, json!({"cost_total_minor": 1000}));
}

#[tokio::test]
async fn a_return_after_completion_changes_the_cost_of_what_was_made_until_quality_has_the_record() {
    let shop = dairy().await;
    take(&shop, 1, "M", "10").await;
    make(&shop, "C", "4").await;
    make(&shop, "D", "4").await;
    of_batch(&shop, "complete").await;
    let returned = shop.run::<ReturnInput>("max", back(1, "M", "0.99")).await;
    assert_eq!(returned, Ok(json!({"cost_minor": 99, "line_quantity": "9.01"})));
    assert_lot(&shop, "C", "4", 451).await;
    assert_lot(&shop, "D", "4", 450).await;
    assert_eq!(books(&shop).await, (10_999, 0));
    let unmade = shop.run::<ReturnOutput>("max", unmake("D", "4")).await;
    assert_eq!(unmade, Ok(json!({"quantity": "0"})));
    assert_lot(&shop, "C", "4", 901).await;
    assert_lot(&shop, "D", "0", 0).await;
    assert_eq!(books(&shop).await, (10_999, 0));
    let pack = json!({"from": "C", "to": "P", "quantity": "1", "unit": "kg"});
    shop.run::<PackLot>("max", pack).await.expect("packed");
    let returned = shop.run::<ReturnInput>("max", back(1, "M", "1")).await;
    assert_eq!(returned, Ok(json!({"cost_minor": 100, "line_quantity": "8.01"})));
    assert_lot(&shop, "C", "3", 601).await;
    assert_lot(&shop, "P", "1", 200).await;
    let (code, facts) = refused::<ReturnOutput>(&shop, "max", unmake("C", "3.5")).await;
    assert_eq!((code, &facts["available"]), ("lot_insufficient", &json!("3")), "the rest has moved on");
    assert_eq!(books(&shop).await, (10_999, 0));
    of_batch(&shop, "submit").await;
    for refused in [
        shop.run::<ReturnInput>("max", back(1, "M", "1")).await,
        shop.run::<ReturnOutput>("max", unmake("C", "1")).await,
    ] {
        assert_eq!(refused, Err("batch_state_invalid".into()));
    }
}

#[tokio::test]
async fn an_output_is_taken_back_from_its_own_batch_as_far_as_it_is_there() {
    let shop = dairy().await;
    take(&shop, 1, "M", "10").await;
    make(&shop, "C", "5").await;
    assert_eq!(shop.run::<ReturnOutput>("max", unmake("M", "1")).await, Err("not_found lot".into()));
    assert_eq!(
        shop.run::<ReturnOutput>("max", unmake("C", "6")).await,
        Err("lot_insufficient quantity".into())
    );
    assert_eq!(shop.run::<ReturnOutput>("cas", unmake("C", "1")).await, Err("permission_denied".into()));
    assert_eq!(shop.run::<ReturnOutput>("max", unmake("C", "1")).await, Ok(json!({"quantity": "4"})));
    assert_eq!(books(&shop).await, (9999, 1000));
    of_batch(&shop, "complete").await;
    assert_lot(&shop, "C", "4", 1000).await;
}

#[tokio::test]
async fn a_rejected_part_bears_its_cost_is_held_and_does_not_stop_the_release() {
    let shop = dairy().await;
    take(&shop, 1, "M", "10").await;
    let made = json!({"batch": "B", "item": "CURD", "lot": "C", "quantity": "4", "unit": "kg",
                      "rejected": {"quantity": "1", "reason": "mould"}});
    let made = shop.run::<Output>("max", made).await.expect("made");
    let part = json!({"lot": "C-R", "quantity": "1", "hold": "rejected:C-R"});
    assert_eq!(made, json!({"quantity": "4", "rejected": part, "held_by": []}));
    let slip = json!({"batch": "B", "lot": "C-R", "quantity": "0.5", "unit": "kg", "reason": "a slip"});
    assert_eq!(shop.run::<ReturnOutput>("max", slip).await, Ok(json!({"quantity": "0.5"})), "its own hold");
    let again = json!({"batch": "B", "item": "CURD", "lot": "D", "quantity": "0.1", "unit": "kg",
                       "rejected": {"quantity": "0.4", "reason": "mould"}});
    shop.run::<Output>("max", again).await.expect("made");
    for verb in ["complete", "submit", "release"] {
        of_batch(&shop, verb).await;
    }
    assert_lot(&shop, "C", "4", 800).await;
    assert_lot(&shop, "C-R", "0.5", 100).await;
    let pack = |from: &str| json!({"from": from, "to": format!("{from}-1"), "quantity": "1", "unit": "kg"});
    assert_eq!(shop.run::<PackLot>("max", pack("C-R")).await, Err("lot_held".into()));
    shop.run::<PackLot>("max", pack("C")).await.expect("packed");
    assert_eq!(parents(&shop, "C-R").await, json!(["M"]));
}

#[tokio::test]
async fn a_lot_that_was_packed_before_the_end_gets_its_part_of_the_cost() {
    let shop = dairy().await;
    take(&shop, 1, "M", "10").await;
    make(&shop, "C", "4").await;
    let pack = json!({"from": "C", "to": "P", "quantity": "1", "unit": "kg"});
    shop.run::<PackLot>("max", pack).await.expect("packed");
    of_batch(&shop, "complete").await;
    assert_lot(&shop, "C", "3", 750).await;
    assert_lot(&shop, "P", "1", 250).await;
    assert_eq!(books(&shop).await, (10_999, 0));
}

#[tokio::test]
async fn a_return_does_not_free_what_was_made_of_a_held_lot() {
    let shop = dairy().await;
    let hold = |hold: &str| json!({"hold": hold, "lot": "S", "reason": "stones"});
    take(&shop, 1, "M", "10").await;
    take(&shop, 2, "S", "0.3").await;
    shop.run::<HoldLot>("quinn", hold("H-1")).await.expect("held");
    shop.run::<ReturnInput>("max", back(2, "S", "0.3")).await.expect("nothing is made of it yet");
    let lifted = json!({"hold": "H-1", "reason": "sieved"});
    shop.run::<LiftHold>("quinn", lifted).await.expect("lifted");
    take(&shop, 2, "S", "0.3").await;
    make(&shop, "C", "5").await;
    shop.run::<HoldLot>("quinn", hold("H-2")).await.expect("held");
    shop.run::<ReturnInput>("max", back(2, "S", "0.1")).await.expect("a part leaves the hold where it is");
    let whole = back(2, "S", "0.2");
    assert_eq!(shop.run::<ReturnInput>("max", whole.clone()).await, Err("lot_held lot".into()));
    let (code, facts) = refused::<ReturnInput>(&shop, "max", whole.clone()).await;
    assert_eq!((code, &facts["holds"]), ("lot_held", &json!(["H-2"])));
    assert_eq!(parents(&shop, "C").await, json!(["M", "S"]));
    // The Owner may lift holds, so the Owner may return the lot.
    shop.run::<ReturnInput>("olive", whole).await.expect("returned");
    assert_eq!(parents(&shop, "C").await, json!(["M"]));
}

#[tokio::test]
async fn a_held_output_is_taken_back_only_by_a_user_who_may_lift_holds() {
    let shop = dairy().await;
    take(&shop, 1, "M", "10").await;
    make(&shop, "C", "5").await;
    let hold = json!({"hold": "H", "lot": "M", "reason": "the farm called"});
    shop.run::<HoldLot>("quinn", hold).await.expect("held");
    assert_eq!(shop.run::<ReturnOutput>("max", unmake("C", "1")).await, Err("lot_held lot".into()));
    let (code, facts) = refused::<ReturnOutput>(&shop, "max", unmake("C", "5")).await;
    assert_eq!((code, &facts["holds"]), ("lot_held", &json!(["H"])));
    assert_lot(&shop, "C", "5", 0).await;
    assert_eq!(shop.run::<ReturnOutput>("olive", unmake("C", "1")).await, Ok(json!({"quantity": "4"})));
}
