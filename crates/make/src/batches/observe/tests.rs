//! Measurements at the vat, on a real database.
//! Invariant: a line that waits for a figure gets its quantity from it, and only such a line changes.

use crate::batches::PlanBatch;
use crate::batches::observe::{BookLabour, ObserveBatch};
use crate::batches::show::GetBatch;
use crate::batches::steps::{ReadyBatch, StartBatch};
use crate::fixtures::{assert_has, given};
use serde_json::{Value, json};
use testing::Shop;

/// Curd from milk: brine by the curd, herbs by the brine, cloth as written.
async fn dairy() -> Shop {
    let shop = Shop::dairy().await;
    let item = |code: &str, unit: &str| json!({"code": code, "unit": unit, "resolution": "0.001"});
    given(&shop, json!({
        "items": [item("MILK", "kg"), item("BRINE", "kg"), item("HERB", "kg"), item("CLOTH", "kg")],
        "recipes": [{
            "code": "CURD", "basis": {"item": "MILK", "quantity": "100", "unit": "kg"},
            "labour": {"rate_minor_per_hour": "2750.5"},
            "parameters": [{"name": "strength", "default": "2"}],
            "lines": [
                {"item": "MILK", "mode": "basis"},
                {"item": "BRINE", "mode": "percent", "percent": "2.5", "of": "observed:curd", "unit": "kg"},
                {"item": "HERB", "formula": "line_2 / strength", "unit": "kg"},
                {"item": "CLOTH", "quantity": "0.2", "unit": "kg"},
            ],
        }],
    }))
    .await;
    shop
}

async fn plan_of(shop: &Shop) -> Vec<Value> {
    let batch = shop.ask::<GetBatch>("max", json!({"batch": "B-1"})).await.expect("an answer");
    batch["lines"].as_array().expect("lines").iter().map(|line| line["planned"].clone()).collect()
}

#[tokio::test]
async fn a_line_that_waits_is_computed_when_its_figure_is_known() {
    let mut shop = dairy().await;
    let plan = json!({"batch": "B-1", "recipe": "CURD", "parameters": {"strength": "4"},
        "scale": {"item": "MILK", "quantity": "50", "unit": "kg"}});
    shop.run::<PlanBatch>("max", plan).await.expect("planned");
    assert_eq!(plan_of(&shop).await, [json!("50"), Value::Null, Value::Null, json!("0.1")]);
    let curd = json!({"batch": "B-1", "name": "curd", "value": "8.4"});
    let early = shop.run::<ObserveBatch>("max", curd.clone()).await;
    assert_eq!(early, Err("batch_state_invalid".into()));
    for batch in [json!({"batch": "B-1"})] {
        shop.run::<ReadyBatch>("max", batch.clone()).await.expect("ready");
        shop.run::<StartBatch>("max", batch).await.expect("started");
    }
    let seen = shop.run::<ObserveBatch>("max", curd).await.expect("observed");
    assert_has(&seen, json!({"line_2_quantity": "0.21", "line_3_quantity": "0.053"}));
    assert_eq!(seen.get("line_4_quantity"), None);
    assert_eq!(plan_of(&shop).await, [json!("50"), json!("0.21"), json!("0.053"), json!("0.1")]);
    // The newest value counts, and ids of one moment have no order.
    shop.at("2026-03-05T09:00:01Z");
    let again = json!({"batch": "B-1", "name": "curd", "value": "4"});
    assert_has(
        &shop.run::<ObserveBatch>("max", again).await.expect("observed"),
        json!({"line_2_quantity": "0.1"}),
    );
    let unknown = json!({"batch": "B-1", "name": "whey", "value": "4"});
    assert_eq!(shop.run::<ObserveBatch>("max", unknown).await, Err("value_unknown name".into()));
}

#[tokio::test]
async fn hours_cost_what_the_recipe_pays() {
    let shop = dairy().await;
    shop.run::<PlanBatch>("max", json!({"batch": "B-1", "recipe": "CURD"})).await.expect("planned");
    let hours = |hours: &str| json!({"batch": "B-1", "hours": hours});
    assert_eq!(shop.run::<BookLabour>("max", hours("1.5")).await, Err("batch_state_invalid".into()));
    for batch in [json!({"batch": "B-1"})] {
        shop.run::<ReadyBatch>("max", batch.clone()).await.expect("ready");
        shop.run::<StartBatch>("max", batch).await.expect("started");
    }
    // 4,125.75 is rounded once.
    assert_has(
        &shop.run::<BookLabour>("max", hours("1.5")).await.expect("booked"),
        json!({"cost_minor": 4126}),
    );
    assert_eq!(shop.run::<BookLabour>("max", hours("0")).await, Err("number_range hours".into()));
    assert_eq!(shop.run::<BookLabour>("quinn", hours("1")).await, Err("permission_denied".into()));
}
