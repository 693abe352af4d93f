//! Tests of what a batch posts, on a real database: what it draws, what it lays into its lots, what is lost in it.
//! Invariant: a batch that has ended holds no cost (M9), and stock at cost is what the lots cost (M4).

use super::consume::Consume;
use super::output::Output;
use super::steps::{AbortBatch, CompleteBatch, HoldBatch, RejectBatch};
use crate::fixtures::{assert_has, given};
use ledger::accounts::statements::ListBalances;
use ledger::stock::lots::GetLot;
use serde_json::{Value, json};
use testing::Shop;

/// A dairy with curd in stock; B-1 runs and cost 300 before, of which 40 was curd; OLD was completed before.
async fn dairy() -> Shop {
    let shop = Shop::dairy().await;
    given(&shop, json!({
        "items": [{"code": "CURD", "unit": "kg"}, {"code": "SPREAD", "unit": "kg"}],
        "lots": [{"lot": "C-0", "item": "CURD", "quantity": "5", "unit": "kg", "cost_minor": 1000}],
        "batches": [
            {"batch": "B-1", "recipe": "S", "state": "Running", "cost_so_far_minor": 260,
             "consumed": [{"lot": "C-0", "quantity": "1", "cost_minor": 40}]},
            {"batch": "B-2", "recipe": "S", "state": "Running"},
            {"batch": "OLD", "recipe": "S", "state": "Completed", "cost_so_far_minor": 900, "started": "2026-03-01T00:00:00Z"},
        ],
    })).await;
    shop
}

async fn take(shop: &Shop, batch: &str, quantity: &str) {
    let taken = json!({"batch": batch, "line": 1, "lot": "C-0", "quantity": quantity, "unit": "kg"});
    shop.run::<Consume>("max", taken).await.expect("taken");
}

async fn make(shop: &Shop, batch: &str, lot: &str) {
    let made = json!({"batch": batch, "item": "SPREAD", "lot": lot, "quantity": "1", "unit": "kg"});
    shop.run::<Output>("max", made).await.expect("made");
}

async fn balance(shop: &Shop, account: &str) -> i64 {
    let rows = shop.ask::<ListBalances>("olive", json!({})).await.expect("balances")["rows"].clone();
    let amount = |row: &Value| row["amount"].as_i64().expect("an amount");
    rows.as_array().expect("rows").iter().filter(|row| row["account"] == account).map(amount).sum()
}

async fn of_accounts(shop: &Shop) -> [i64; 4] {
    let mut all = [0; 4];
    for (amount, account) in all.iter_mut().zip(["OPENING_STOCK", "STOCK", "WORK_IN_PROGRESS", "STOCK_LOSS"])
    {
        *amount = balance(shop, account).await;
    }
    all
}

async fn cost(shop: &Shop, lot: &str) -> Value {
    shop.ask::<GetLot>("olive", json!({ "lot": lot })).await.expect("a lot")["cost_minor"].clone()
}

#[tokio::test]
async fn a_batch_holds_what_it_draws_and_lays_all_of_it_into_what_it_made() {
    let shop = dairy().await;
    assert_eq!(of_accounts(&shop).await, [1000, 0, 300, 0], "a batch that had ended begins with nothing");
    take(&shop, "B-1", "2").await;
    assert_eq!(of_accounts(&shop).await, [1000, -400, 700, 0]);
    make(&shop, "B-1", "S-1").await;
    assert_eq!(of_accounts(&shop).await, [1000, -400, 700, 0]);
    shop.run::<CompleteBatch>("max", json!({"batch": "B-1"})).await.expect("completed");
    assert_eq!(of_accounts(&shop).await, [1000, 300, 0, 0]);
    assert_eq!((cost(&shop, "S-1").await, cost(&shop, "C-0").await), (json!(700), json!(600)));
    assert_eq!(balance(&shop, "OPENING").await, -1300);
}

#[tokio::test]
async fn a_batch_that_ends_without_goods_is_a_loss_and_one_with_goods_is_not() {
    let shop = dairy().await;
    take(&shop, "B-2", "1").await;
    let why = |batch: &str| json!({"batch": batch, "reason": "split"});
    let aborted = shop.run::<AbortBatch>("olive", why("B-2")).await.expect("aborted");
    assert_has(&aborted, json!({"state": "Aborted"}));
    assert_eq!(of_accounts(&shop).await, [1000, -200, 300, 200]);
    make(&shop, "B-1", "S-1").await;
    shop.run::<HoldBatch>("max", why("B-1")).await.expect("held");
    shop.run::<RejectBatch>("quinn", why("B-1")).await.expect("rejected");
    assert_eq!(of_accounts(&shop).await, [1000, 100, 0, 200]);
    assert_eq!(cost(&shop, "S-1").await, json!(300));
}
