//! Tests of cost that follows the goods, on a real database.
//! Invariant: whatever moves on before the cost is known, it ends with the cost that it would have had from the start.

use crate::batches::consume::Consume;
use crate::batches::observe::BookLabour;
use crate::batches::output::Output;
use crate::batches::returns::{ReturnInput, ReturnOutput};
use crate::batches::show::GetBatch;
use crate::batches::steps::{AbortBatch, CompleteBatch, SubmitBatch};
use crate::fixtures::{assert_has, given};
use ledger::accounts::statements::ListBalances;
use ledger::stock::lots::GetLot;
use ledger::stock::lots::adjust::AdjustLot;
use ledger::stock::lots::ageing::ChargeLot;
use ledger::stock::lots::divide::SplitLot;
use ledger::stock::recosting::check::CheckCost;
use serde_json::{Value, json};
use testing::Shop;

/// Milk for 1,000; CURD makes curd of it, with whey beside, work and overheads; SPREAD and CAKE take what comes.
async fn dairy() -> Shop {
    let shop = Shop::dairy().await;
    let curd = json!({
        "code": "CURD", "version": 1, "output_item": "CURD", "basis": {"item": "MILK", "quantity": "10", "unit": "kg"},
        "lines": [{"line": 1, "item": "MILK", "mode": "basis"}],
        "outputs": [{"item": "CURD", "role": "main"},
                    {"item": "WHEY", "role": "by_product", "credit_minor_per_unit": "2.5"}],
        "labour": {"rate_minor_per_hour": "600"},
        "overhead": [{"name": "energy", "mode": "per_batch", "amount_minor": 55},
                     {"name": "room", "mode": "per_hour", "amount_minor": 10}],
    });
    let running = |code: &str, recipe: &str, item: &str| json!({"batch": code, "recipe": recipe, "state": "Running", "lines": [{"line": 1, "item": item}]});
    given(&shop, json!({
        "items": [{"code": "MILK", "unit": "kg"}, {"code": "CURD", "unit": "kg"}, {"code": "WHEY", "unit": "kg"},
                  {"code": "SPREAD", "unit": "kg"}, {"code": "CAKE", "unit": "kg"}],
        "recipes": [curd],
        "lots": [{"lot": "M", "item": "MILK", "quantity": "10", "unit": "kg", "cost_minor": 1000}],
        "batches": [{"batch": "A", "recipe": "CURD", "state": "Running"}, running("B", "SPREAD", "CURD"), running("C", "CAKE", "SPREAD")],
    })).await;
    shop
}

async fn take(shop: &Shop, batch: &str, lot: &str, quantity: &str) {
    let taken = json!({"batch": batch, "line": 1, "lot": lot, "quantity": quantity, "unit": "kg",
                       "override_reason": "it is here"});
    shop.run::<Consume>("max", taken).await.expect("taken");
}

async fn make(shop: &Shop, batch: &str, item: &str, lot: &str, quantity: &str) {
    let made = json!({"batch": batch, "item": item, "lot": lot, "quantity": quantity, "unit": "kg"});
    shop.run::<Output>("max", made).await.expect("made");
}

async fn complete(shop: &Shop, batch: &str) {
    shop.run::<CompleteBatch>("max", json!({"batch": batch})).await.expect("completed");
}

async fn work(shop: &Shop, hours: &str) -> Result<Value, String> {
    shop.run::<BookLabour>("max", json!({"batch": "A", "hours": hours})).await
}

async fn cost(shop: &Shop, lot: &str) -> i64 {
    let lot = shop.ask::<GetLot>("olive", json!({ "lot": lot })).await.expect("a lot");
    lot["cost_minor"].as_i64().expect("money")
}

async fn account(shop: &Shop, account: &str) -> i64 {
    let rows = shop.ask::<ListBalances>("olive", json!({})).await.expect("balances")["rows"].clone();
    let rows = rows.as_array().expect("rows").iter().filter(|row| row["account"] == account);
    rows.map(|row| row["amount"].as_i64().expect("an amount")).sum()
}

/// All money that came in is in lots, in batches or lost: with `absorbed` of work, overheads and charges.
async fn assert_conserved(shop: &Shop, lots: &[&str], absorbed: i64) {
    let mut in_lots = 0;
    for lot in lots {
        in_lots += cost(shop, lot).await;
    }
    let stock = account(shop, "STOCK").await + account(shop, "OPENING_STOCK").await;
    assert_eq!(stock, in_lots);
    let (wip, lost) = (account(shop, "WORK_IN_PROGRESS").await, account(shop, "STOCK_LOSS").await);
    assert_eq!(stock + wip + lost, 1000 + absorbed);
}

#[tokio::test]
async fn curd_that_was_used_split_and_lost_before_its_batch_ended_gets_its_cost_and_passes_it_on() {
    let shop = dairy().await;
    take(&shop, "A", "M", "10").await;
    make(&shop, "A", "CURD", "C-1", "5").await;
    make(&shop, "A", "WHEY", "W", "4").await;
    take(&shop, "B", "C-1", "2").await;
    make(&shop, "B", "SPREAD", "S-1", "2").await;
    take(&shop, "C", "S-1", "0.5").await;
    let split = json!({"from": "C-1", "to": ["C-2", "C-3"], "quantities": ["0.5", "1"]});
    shop.run::<SplitLot>("max", split).await.expect("split");
    let lost = json!({"lot": "C-3", "quantity": "-0.25", "reason": "loss"});
    shop.run::<AdjustLot>("max", lost).await.expect("lost");
    complete(&shop, "B").await;
    assert_eq!(cost(&shop, "S-1").await, 0, "the curd has no cost yet");
    complete(&shop, "A").await;
    // 1000 and 55 of energy less 10 for the whey are 1045 for 5 kg.
    let lots = ["M", "C-1", "C-2", "C-3", "W", "S-1"];
    for (lot, expected) in lots.iter().zip([0, 313, 105, 157, 10, 313]) {
        assert_eq!(cost(&shop, lot).await, expected, "{lot}");
    }
    assert_conserved(&shop, &lots, 55).await;
    assert_eq!(work(&shop, "1.5").await, Ok(json!({"batch": "A", "cost_minor": 900})));
    // 900 of work and 15 for the room are added: 1960 for 5 kg.
    for (lot, expected) in lots.iter().zip([0, 588, 196, 294, 10, 588]) {
        assert_eq!(cost(&shop, lot).await, expected, "{lot}");
    }
    assert_conserved(&shop, &lots, 970).await;
    let batch = |code: &str| json!({ "batch": code });
    let shown = shop.ask::<GetBatch>("olive", batch("B")).await.expect("a batch");
    assert_has(&shown, json!({"cost_total_minor": 784, "cost_lines_minor": {"CURD": 784}}));
    let shown = shop.ask::<GetBatch>("olive", batch("C")).await.expect("a batch");
    assert_has(&shown, json!({"cost_total_minor": 196}));
    let shown = shop.ask::<GetBatch>("olive", batch("A")).await.expect("a batch");
    let lines = json!({"MILK": 1000, "labour": 900, "energy": 55, "room": 15});
    assert_has(&shown, json!({"cost_total_minor": 1960, "cost_lines_minor": lines}));
    let check = shop.ask::<CheckCost>("olive", json!({"lot": "C-1"})).await;
    assert_eq!(check, Ok(json!({"in_minor": 1960, "left_minor": 588, "out_minor": 1372})));
    let check = shop.ask::<CheckCost>("olive", json!({"lot": "C-3"})).await;
    assert_eq!(check, Ok(json!({"in_minor": 392, "left_minor": 294, "out_minor": 98})));
}

#[tokio::test]
async fn what_comes_back_into_a_batch_is_shared_over_the_rest_and_a_charge_stays_where_it_is() {
    let shop = dairy().await;
    take(&shop, "A", "M", "10").await;
    make(&shop, "A", "CURD", "C-1", "3").await;
    make(&shop, "A", "CURD", "C-2", "2").await;
    let charge = json!({"lot": "C-1", "name": "cold room", "amount_minor": 30});
    shop.run::<ChargeLot>("max", charge).await.expect("charged");
    let back = |lot: &str, quantity: &str| json!({"batch": "A", "lot": lot, "quantity": quantity, "unit": "kg", "reason": "a slip"});
    shop.run::<ReturnOutput>("max", back("C-1", "1")).await.expect("returned");
    assert_eq!(cost(&shop, "C-1").await, 30);
    assert_conserved(&shop, &["M", "C-1", "C-2"], 30).await;
    complete(&shop, "A").await;
    // 1055 for 4 kg.
    assert_eq!((cost(&shop, "C-1").await, cost(&shop, "C-2").await), (558, 527));
    take(&shop, "B", "C-2", "1").await;
    shop.run::<ReturnOutput>("max", back("C-1", "1")).await.expect("returned");
    // 1055 for 3 kg: 352 and 703 of which 352 went into B.
    assert_eq!((cost(&shop, "C-1").await, cost(&shop, "C-2").await), (382, 351));
    let milk =
        json!({"batch": "A", "line": 1, "lot": "M", "quantity": "1", "unit": "kg", "reason": "a slip"});
    shop.run::<ReturnInput>("max", milk).await.expect("returned");
    assert_conserved(&shop, &["M", "C-1", "C-2"], 85).await;
    let shown = shop.ask::<GetBatch>("olive", json!({"batch": "B"})).await.expect("a batch");
    assert_has(&shown, json!({"cost_total_minor": 319}));
}

#[tokio::test]
async fn a_batch_given_up_passes_its_cost_on_and_work_is_booked_until_the_decision() {
    let shop = dairy().await;
    take(&shop, "A", "M", "4").await;
    make(&shop, "A", "CURD", "C-1", "1").await;
    take(&shop, "B", "C-1", "1").await;
    let why = |batch: &str| json!({"batch": batch, "reason": "split"});
    shop.run::<AbortBatch>("olive", why("B")).await.expect("given up");
    assert_eq!(account(&shop, "STOCK_LOSS").await, 0);
    complete(&shop, "A").await;
    assert_eq!(account(&shop, "STOCK_LOSS").await, 455, "what B had is lost");
    shop.run::<SubmitBatch>("max", json!({"batch": "A"})).await.expect("submitted");
    work(&shop, "1").await.expect("under review");
    assert_eq!(account(&shop, "STOCK_LOSS").await, 1065);
    assert_conserved(&shop, &["M", "C-1"], 665).await;
    assert_eq!(
        shop.run::<BookLabour>("max", json!({"batch": "B", "hours": "1"})).await,
        Err("batch_state_invalid".into())
    );
}

#[tokio::test]
async fn a_batch_given_up_before_it_started_cost_nothing() {
    let shop = dairy().await;
    let spare = json!({"batches": [{"batch": "SPARE", "recipe": "CURD", "state": "Ready"}]});
    given(&shop, spare).await;
    shop.run::<AbortBatch>("olive", json!({"batch": "SPARE", "reason": "planned twice"}))
        .await
        .expect("given up");
    for name in ["OVERHEAD_ABSORBED", "STOCK_LOSS", "WORK_IN_PROGRESS"] {
        assert_eq!(account(&shop, name).await, 0, "{name}");
    }
}
