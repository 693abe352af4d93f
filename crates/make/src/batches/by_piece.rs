//! Tests of goods that are kept by piece, on a real database: made, charged, weighed and used piece by piece.
//! Invariant: the pieces of a lot add up to it, in weight and in money (M10), whatever its cost becomes.

use super::consume::Consume;
use super::observe::BookLabour;
use super::output::Output;
use super::returns::{ReturnInput, ReturnOutput};
use super::steps::CompleteBatch;
use crate::fixtures::{assert_has, given};
use futures::future::join_all;
use ledger::accounts::statements::ListBalances;
use ledger::parties::CreateParty;
use ledger::stock::holds::{HoldLot, LiftHold};
use ledger::stock::lots::GetLot;
use ledger::stock::lots::adjust::AdjustLot;
use ledger::stock::lots::ageing::{ChargeLot, WeighLot};
use ledger::stock::lots::divide::PackLot;
use ledger::stock::recosting::check::CheckCost;
use ledger::stock::shipments::{CorrectShipment, ShipLot};
use serde_json::{Value, json};
use testing::Shop;

/// Milk for 1,000; A makes wheels of it, B grates them.
async fn dairy() -> Shop {
    let shop = Shop::dairy().await;
    let wheel = json!({
        "code": "WHEEL", "version": 1, "output_item": "WHEEL", "basis": {"item": "MILK", "quantity": "10", "unit": "kg"},
        "lines": [{"line": 1, "item": "MILK", "mode": "basis"}], "labour": {"rate_minor_per_hour": "100"},
        "overhead": [{"name": "wax", "mode": "per_piece", "amount_minor": 7}],
    });
    given(&shop, json!({
        "items": [{"code": "MILK", "unit": "kg"}, {"code": "WHEEL", "unit": "kg", "catch_weight": true}, {"code": "GRATED", "unit": "kg"}],
        "recipes": [wheel],
        "lots": [{"lot": "M", "item": "MILK", "quantity": "10", "unit": "kg", "cost_minor": 1000},
                 {"lot": "OLD", "item": "WHEEL", "unit": "kg", "cost_minor": 500, "loss_range_percent": {"lower": "1", "upper": "3"},
                  "pieces": [{"piece": 1, "quantity": "2"}, {"piece": 2, "quantity": "3"}]}],
        "batches": [{"batch": "A", "recipe": "WHEEL", "state": "Running"},
                    {"batch": "B", "recipe": "GRATED", "state": "Running", "lines": [{"line": 1, "item": "WHEEL"}]}],
    })).await;
    shop
}

fn pieces(weights: &[&str]) -> Value {
    let piece = |(n, weight): (usize, &&str)| json!({"piece": n + 1, "quantity": weight});
    weights.iter().enumerate().map(piece).collect()
}

async fn assert_lot(shop: &Shop, lot: &str, quantity: &str, costs: &[i64]) {
    let shown = shop.ask::<GetLot>("olive", json!({ "lot": lot })).await.expect("a lot");
    let sum: i64 = costs.iter().sum();
    assert_has(
        &shown,
        json!({"quantity": quantity, "cost_minor": sum, "pieces": costs.len(), "piece_costs_minor": costs}),
    );
}

async fn grate(shop: &Shop, lot: &str, piece: Value, quantity: &str) -> Result<Value, String> {
    let taken = json!({"batch": "B", "line": 1, "lot": lot, "piece": piece, "quantity": quantity, "unit": "kg",
                       "override_reason": "it is here"});
    shop.run::<Consume>("max", taken).await
}

#[tokio::test]
async fn wheels_share_the_cost_of_their_batch_by_weight_also_when_it_changes_after_one_was_used() {
    let shop = dairy().await;
    let milk = json!({"batch": "A", "line": 1, "lot": "M", "quantity": "10", "unit": "kg"});
    shop.run::<Consume>("max", milk).await.expect("taken");
    let made = |more: Value| {
        let mut input = json!({"batch": "A", "item": "WHEEL", "lot": "W", "unit": "kg"});
        input.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        input
    };
    for (more, expected) in [
        (json!({"quantity": "4"}), "pieces_required pieces"),
        (json!({}), "field_required quantity"),
        (json!({"pieces": []}), "field_required pieces"),
        (
            json!({"pieces": [{"piece": 1, "quantity": "1"}, {"piece": 1, "quantity": "1"}]}),
            "value_unknown pieces[1].piece",
        ),
        (json!({"pieces": pieces(&["1", "1"]), "quantity": "3"}), "number_range quantity"),
    ] {
        assert_eq!(shop.run::<Output>("max", made(more)).await, Err(expected.into()));
    }
    let wheels = made(json!({"pieces": pieces(&["1", "2", "1"])}));
    let answer = shop.run::<Output>("max", wheels).await.expect("made");
    assert_eq!(answer["quantity"], json!("4"));
    shop.run::<CompleteBatch>("max", json!({"batch": "A"})).await.expect("completed");
    // 1000 and 21 for wax.
    assert_lot(&shop, "W", "4", &[255, 511, 255]).await;
    assert_eq!(grate(&shop, "W", Value::Null, "1").await, Err("pieces_required quantity".into()));
    assert_eq!(grate(&shop, "W", json!(9), "1").await, Err("piece_gone quantity".into()));
    assert_eq!(grate(&shop, "W", json!(1), "1.5").await, Err("lot_insufficient quantity".into()));
    assert_has(&grate(&shop, "W", json!(1), "1").await.expect("grated"), json!({"cost_minor": 255}));
    assert_lot(&shop, "W", "3", &[511, 255]).await;
    let work = json!({"batch": "A", "hours": "1"});
    shop.run::<BookLabour>("max", work).await.expect("booked");
    // 1121: 280 and a quarter a kg; the grated piece bears its part.
    assert_lot(&shop, "W", "3", &[561, 280]).await;
    let back =
        |pieces: Value| json!({"batch": "A", "lot": "W", "pieces": pieces, "unit": "kg", "reason": "a slip"});
    let gone = shop.run::<ReturnOutput>("max", back(json!([{"piece": 1, "quantity": "1"}]))).await;
    assert_eq!(gone, Err("piece_gone pieces[0]".into()));
    let whole = json!({"batch": "A", "lot": "W", "quantity": "1", "unit": "kg", "reason": "a slip"});
    assert_eq!(shop.run::<ReturnOutput>("max", whole).await, Err("pieces_required quantity".into()));
    let returned = shop.run::<ReturnOutput>("max", back(json!([{"piece": 3, "quantity": "1"}]))).await;
    assert_eq!(returned, Ok(json!({"quantity": "2"})));
    // 1100 and 14 for the wax of two wheels, for 3 kg.
    assert_lot(&shop, "W", "2", &[743]).await;
}

#[tokio::test]
async fn wheels_are_charged_by_the_day_and_weighed_one_by_one_and_an_odd_loss_holds_its_wheel() {
    let shop = dairy().await;
    assert_lot(&shop, "OLD", "5", &[200, 300]).await;
    let charge = json!({"lot": "OLD", "name": "room", "charge_minor_per_piece_per_day": "1.5", "days": 30});
    let charged = shop.run::<ChargeLot>("max", charge).await.expect("charged");
    assert_eq!(charged, json!({"cost_minor": 90, "cost_total_minor": 590}));
    assert_lot(&shop, "OLD", "5", &[236, 354]).await;
    let weighed = |weights: &[&str]| json!({"lot": "OLD", "pieces": pieces(weights), "unit": "kg", "reason": "a month"});
    let mut odd = weighed(&["1.95", "2.7"]);
    odd["quantity"] = json!("4.6");
    assert_eq!(shop.run::<WeighLot>("max", odd).await, Err("number_range quantity".into()));
    let heavier = shop.run::<WeighLot>("max", weighed(&["2.1"])).await;
    assert_eq!(heavier, Err("weight_gain_not_allowed pieces[0]".into()));
    let answer = shop.run::<WeighLot>("max", weighed(&["1.95", "2.7"])).await.expect("weighed");
    assert_has(
        &answer,
        json!({"loss_kg": "0.35", "piece_loss_percent": ["2.5", "10"], "cost_total_minor": 590,
               "flagged": [{"piece": 2, "code": "ageing_loss_out_of_range"}]}),
    );
    assert_lot(&shop, "OLD", "4.65", &[247, 343]).await;
    assert_eq!(grate(&shop, "OLD", json!(2), "1").await, Err("piece_held".into()));
    grate(&shop, "OLD", json!(1), "1.95").await.expect("grated");
    assert_lot(&shop, "OLD", "2.7", &[343]).await;
    // The weighing is not the last any more; Quality decides about the piece.
    let lift = |name: &str| json!({"hold": name, "reason": "a dry corner of the room"});
    assert_eq!(shop.run::<LiftHold>("max", lift("piece:OLD/2")).await, Err("permission_denied".into()));
    for (name, code) in [("piece:OLD/1", "not_found hold"), ("piece:NONE/1", "not_found hold")] {
        assert_eq!(shop.run::<LiftHold>("quinn", lift(name)).await, Err(code.into()), "{name}");
    }
    shop.run::<LiftHold>("quinn", lift("piece:OLD/2")).await.expect("lifted");
    grate(&shop, "OLD", json!(2), "1").await.expect("free");
    assert_lot(&shop, "OLD", "1.7", &[216]).await;
    // A use that names no piece is refused, so that the pieces always add up to the lot.
    let pack = json!({"from": "OLD", "to": "P", "quantity": "1", "unit": "kg"});
    assert_eq!(shop.run::<PackLot>("max", pack).await, Err("pieces_required from".into()));
    let less = json!({"lot": "OLD", "quantity": "-1", "reason": "loss"});
    assert_eq!(shop.run::<AdjustLot>("max", less).await, Err("pieces_required quantity".into()));
}

#[tokio::test]
async fn a_wheel_is_shipped_counted_and_taken_back_by_its_number() {
    let mut shop = dairy().await;
    let deli = json!({"party": "deli", "name": "deli", "kind": "customer"});
    shop.run::<CreateParty>("mia", deli).await.expect("a party");
    let ship = |piece: Value, quantity: &str| json!({"lot": "OLD", "piece": piece, "consignee": "deli", "quantity": quantity, "unit": "kg", "document": "DN-1"});
    for (piece, quantity, said) in [
        (Value::Null, "1", "pieces_required piece"),
        (json!(9), "1", "piece_gone piece"),
        (json!(1), "2.5", "lot_insufficient quantity"),
    ] {
        assert_eq!(shop.run::<ShipLot>("max", ship(piece, quantity)).await, Err(said.into()));
    }
    let shipped = shop.run::<ShipLot>("max", ship(json!(1), "2")).await.expect("shipped");
    assert_has(&shipped, json!({"quantity": "3", "cost_minor": 200}));
    assert_lot(&shop, "OLD", "3", &[300]).await;
    shop.at("2026-03-05T10:00:00Z");
    let wrong = json!({"lot": "OLD", "document": "DN-1", "quantity": "0.5", "unit": "kg", "reason": "incorrect_data"});
    let fixed = shop.run::<CorrectShipment>("max", wrong).await.expect("corrected");
    assert_has(&fixed, json!({"quantity": "4.5", "cost_back_minor": 200, "cost_minor": 50}));
    assert_lot(&shop, "OLD", "4.5", &[150, 300]).await;
    let trim = json!({"lot": "OLD", "piece": 2, "quantity": "-1", "reason": "trim"});
    shop.run::<AdjustLot>("max", trim).await.expect("trimmed");
    assert_lot(&shop, "OLD", "3.5", &[150, 200]).await;
    let unknown = json!({"lot": "M", "piece": 1, "quantity": "-1", "reason": "trim"});
    assert_eq!(shop.run::<AdjustLot>("max", unknown).await, Err("not_found piece".into()));
    assert_has(&grate(&shop, "OLD", json!(2), "2").await.expect("grated"), json!({"cost_minor": 200}));
    assert_lot(&shop, "OLD", "1.5", &[150]).await;
    let gone = json!({"lot": "OLD", "piece": 2, "quantity": "-1", "reason": "trim"});
    assert_eq!(shop.run::<AdjustLot>("max", gone).await, Err("piece_gone piece".into()));
    let back = |piece: Value| json!({"batch": "B", "line": 1, "lot": "OLD", "piece": piece, "quantity": "1", "unit": "kg", "reason": "a slip"});
    assert_eq!(shop.run::<ReturnInput>("max", back(Value::Null)).await, Err("pieces_required lot".into()));
    assert_eq!(shop.run::<ReturnInput>("max", back(json!(1))).await, Err("lot_insufficient quantity".into()));
    let returned = shop.run::<ReturnInput>("max", back(json!(2))).await;
    assert_eq!(returned, Ok(json!({"cost_minor": 100, "line_quantity": "1"})));
    assert_lot(&shop, "OLD", "2.5", &[150, 100]).await;
}

#[tokio::test]
async fn many_who_cut_one_wheel_at_once_never_get_more_than_it_weighs() {
    let shop = dairy().await;
    // 2 kg: room for five pieces of 0.4 kg, and 32 people want one.
    let answers = join_all((0..32).map(|_| grate(&shop, "OLD", json!(1), "0.4"))).await;
    let cut = answers.iter().filter(|answer| answer.is_ok()).count();
    let all = ["lot_insufficient quantity", "piece_gone quantity", "piece_gone piece"];
    let others = answers.iter().filter_map(|answer| answer.as_ref().err());
    assert!(others.clone().all(|code| all.contains(&code.as_str())), "{:?}", others.collect::<Vec<_>>());
    assert_eq!(cut, 5);
    assert_lot(&shop, "OLD", "3", &[300]).await;
}

/// Makes W of 1, 2 and 1 kg in A, of milk for 1,000.
async fn wheels(shop: &Shop) {
    let milk = json!({"batch": "A", "line": 1, "lot": "M", "quantity": "10", "unit": "kg"});
    shop.run::<Consume>("max", milk).await.expect("taken");
    let made =
        json!({"batch": "A", "item": "WHEEL", "lot": "W", "unit": "kg", "pieces": pieces(&["1", "2", "1"])});
    shop.run::<Output>("max", made).await.expect("made");
}

#[tokio::test]
async fn a_wheel_is_cut_into_wedges_and_the_cost_that_it_gets_later_finds_them_and_the_rind() {
    let shop = dairy().await;
    wheels(&shop).await;
    let cut = json!({"from": "W", "to": "C", "piece": 2, "weights": ["0.9", "0.6", "0.4"], "quantity": "2", "unit": "kg"});
    let answer = shop.run::<PackLot>("max", cut).await.expect("cut");
    assert_has(&answer, json!({"quantity": "2", "loss": {"quantity": "0.1", "cost_minor": 0}}));
    let numbers: Vec<i64> = answer["lots"][0]["pieces"]
        .as_array()
        .expect("pieces")
        .iter()
        .filter_map(|it| it["piece"].as_i64())
        .collect();
    assert_eq!((&answer["lots"][0]["quantity"], numbers), (&json!("1.9"), vec![1, 2, 3]));
    shop.run::<CompleteBatch>("max", json!({"batch": "A"})).await.expect("completed");
    // 1000 and 21 for the wax of three wheels, of which the second bears 511; its rind bears 26.
    assert_lot(&shop, "W", "2", &[255, 255]).await;
    assert_lot(&shop, "C", "1.9", &[230, 153, 102]).await;
    let check = shop.ask::<CheckCost>("olive", json!({"lot": "W"})).await.expect("a lot");
    assert_eq!(check, json!({"in_minor": 1021, "left_minor": 510, "out_minor": 511}));
    assert_eq!(grate(&shop, "C", json!(3), "0.4").await.expect("grated")["cost_minor"], json!(102));
    assert_lot(&shop, "C", "1.5", &[230, 153]).await;
}

#[tokio::test]
async fn what_cannot_be_cut_is_refused_and_nothing_moves() {
    let shop = dairy().await;
    let cut = |more: Value| {
        let mut input = json!({"from": "OLD", "to": "C", "piece": 1, "weights": ["1", "0.5"], "unit": "kg"});
        input.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        input
    };
    for (more, expected) in [
        (json!({"piece": null}), "pieces_required from"),
        (json!({"piece": 9}), "piece_gone piece"),
        (json!({"weights": []}), "field_required weights"),
        (json!({"weights": null}), "field_required quantity"),
        (json!({"weights": null, "quantity": "1"}), "field_required weights"),
        (json!({"weights": ["1.5", "0.6"]}), "lot_insufficient weights"),
        (json!({"quantity": "2.1"}), "lot_insufficient quantity"),
        (json!({"quantity": "1.4"}), "number_range quantity"),
        (json!({"to": "M"}), "lot_code_taken to"),
        (json!({"from": "M", "piece": null}), "field_unknown weights"),
    ] {
        assert_eq!(shop.run::<PackLot>("max", cut(more.clone())).await, Err(expected.into()), "{more}");
    }
    assert_lot(&shop, "OLD", "5", &[200, 300]).await;
    let hold = json!({"hold": "H", "lot": "OLD", "reason": "listeria"});
    shop.run::<HoldLot>("quinn", hold).await.expect("held");
    assert_eq!(shop.run::<PackLot>("max", cut(json!({}))).await, Err("lot_held".into()));
}

#[tokio::test]
async fn a_whole_wheel_is_cut_and_its_rind_is_a_loss_of_stock() {
    let shop = dairy().await;
    let cut = json!({"from": "OLD", "to": "C", "piece": 1, "weights": ["950", "950"], "quantity": "2000", "unit": "g"});
    let answer = shop.run::<PackLot>("max", cut).await.expect("cut");
    assert_has(&answer, json!({"cost_minor": 300, "loss": {"quantity": "0.1", "cost_minor": 10}}));
    assert_lot(&shop, "OLD", "3", &[300]).await;
    assert_lot(&shop, "C", "1.9", &[95, 95]).await;
    let rows = shop.ask::<ListBalances>("olive", json!({})).await.expect("balances")["rows"].clone();
    let lost = rows.as_array().expect("rows").iter().find(|row| row["account"] == "STOCK_LOSS");
    assert_eq!(lost.expect("an account")["amount"], json!(10));
}
