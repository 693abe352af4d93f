//! The figures of making, on a real database.
//! Invariant: what came out and what it cost is what the batch has; costs are not for everybody.

use serde_json::json;
use testing::Shop;

use super::costs::GetCostByMonth;
use super::yields::GetYield;
use crate::batches::consume::Consume;
use crate::batches::output::Output;
use crate::batches::steps::CompleteBatch;
use crate::fixtures::{assert_has, given};

/// A batch of curd that was expected to weigh 5 kg and weighs 4.8 kg, with whey beside.
async fn dairy() -> Shop {
    let mut shop = Shop::dairy().await;
    shop.at("2026-03-10T05:00:00Z");
    let curd = json!({
        "code": "CURD", "version": 1, "output_item": "CURD", "basis": {"item": "MILK", "quantity": "10", "unit": "kg"},
        "lines": [{"line": 1, "item": "MILK", "mode": "basis"}], "expected_output": "milk_kg * 0.5",
        "outputs": [{"item": "CURD", "role": "main"},
                    {"item": "WHEY", "role": "by_product", "credit_minor_per_unit": "2.5"}],
    });
    given(
        &shop,
        json!({
            "items": [{"code": "MILK", "unit": "kg"}, {"code": "CURD", "unit": "kg"}, {"code": "WHEY", "unit": "kg"}],
            "recipes": [curd],
            "lots": [{"lot": "M", "item": "MILK", "quantity": "10", "unit": "kg", "cost_minor": 1000}],
            "batches": [{"batch": "A", "recipe": "CURD", "state": "Running", "mass_balance_tolerance_percent": "2"}],
        }),
    )
    .await;
    let taken = json!({"batch": "A", "line": 1, "lot": "M", "quantity": "10", "unit": "kg"});
    shop.run::<Consume>("max", taken).await.expect("taken");
    for (item, lot, quantity) in [("CURD", "C-1", "4.8"), ("WHEY", "W-1", "5.2")] {
        let made = json!({"batch": "A", "item": item, "lot": lot, "quantity": quantity, "unit": "kg"});
        shop.run::<Output>("max", made).await.expect("made");
    }
    shop.run::<CompleteBatch>("max", json!({"batch": "A"})).await.expect("completed");
    shop
}

#[tokio::test]
async fn a_yield_is_what_came_out_against_what_the_recipe_expects() {
    let shop = dairy().await;
    let shown = shop.ask::<GetYield>("max", json!({"recipe": "CURD"})).await.expect("a yield");
    assert_has(
        &shown,
        json!({
            "to": "2026-03-10", "more": false,
            "rows": [{
                "batch": "A", "recipe": "CURD", "completed": "2026-03-10", "expected_kg": "5.000000000",
                "made_kg": "4.800000000", "yield_percent": "96.00", "tolerance_percent": "2", "within_tolerance": false,
            }],
        }),
    );
    let none = shop.ask::<GetYield>("max", json!({"recipe": "BRIE"})).await.expect("a yield");
    assert_has(&none, json!({"rows": []}));
    let days = json!({"from": "2026-03-10", "to": "2026-03-09"});
    assert_eq!(shop.ask::<GetYield>("max", days).await, Err("number_range to".into()));
}

#[tokio::test]
async fn a_kg_costs_what_the_batches_of_the_month_cost_and_not_everybody_sees_it() {
    let shop = dairy().await;
    let shown = shop.ask::<GetCostByMonth>("audi", json!({})).await.expect("costs");
    // 1000 for the milk, less 13 for 5.2 kg of whey, for 4.8 kg.
    assert_has(
        &shown,
        json!({"rows": [
            {"month": "2026-03-01", "item": "CURD", "made_kg": "4.800000000", "cost_minor": 987,
             "cost_minor_per_kg": "205.625000000"},
            {"month": "2026-03-01", "item": "WHEY", "cost_minor": 13, "cost_minor_per_kg": "2.500000000"},
        ]}),
    );
    assert_eq!(shop.ask::<GetCostByMonth>("max", json!({})).await, Err("permission_denied".into()));
}
