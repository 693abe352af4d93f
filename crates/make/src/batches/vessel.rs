//! Tests of the equipment of a batch, on a real database.
//! Invariant: if any equipment is described, a batch starts only on described equipment; a vat that is
//! cleaned after each batch holds one batch at a time.

use super::PlanBatch;
use super::steps::{AbortBatch, CompleteBatch, HoldBatch, RejectBatch, StartBatch};
use crate::equipment::ListEquipment;
use crate::equipment::check::CheckEquipment;
use crate::fixtures::{assert_has, given, refused};
use serde_json::{Value, json};
use testing::Shop;

async fn dairy(equipment: Value) -> Shop {
    let shop = Shop::dairy().await;
    let batch =
        |code: &str| json!({"batch": code, "recipe": "MILK", "state": "Ready", "equipment": ["VAT-1"]});
    given(&shop, json!({"equipment": equipment, "batches": [batch("B-1"), batch("B-2"), batch("B-3")]}))
        .await;
    shop
}

async fn clean(shop: &Shop) {
    let clean = json!({"equipment": "VAT-1", "kind": "cleaning"});
    shop.run::<CheckEquipment>("max", clean).await.expect("recorded");
}

async fn start(shop: &Shop, batch: &str) -> Result<Value, String> {
    shop.run::<StartBatch>("max", json!({"batch": batch})).await
}

#[tokio::test]
async fn a_cleaning_with_a_batch_in_the_vat_lets_no_other_in() {
    let mut shop = dairy(json!([{"code": "VAT-1", "kind": "vessel", "clean_after_each_batch": true}])).await;
    clean(&shop).await;
    start(&shop, "B-1").await.expect("started");
    shop.at("2026-03-05T10:00:00Z");
    clean(&shop).await;
    shop.at("2026-03-05T10:01:00Z");
    let (code, facts) = refused::<StartBatch>(&shop, "max", json!({"batch": "B-2"})).await;
    assert_eq!((code, &facts["batch"]), ("equipment_dirty", &json!("B-1")));
    // A held batch is still in the vat, and a rejected one leaves it dirty.
    shop.run::<HoldBatch>("max", json!({"batch": "B-1", "reason": "smells"})).await.expect("held");
    let (code, facts) = refused::<StartBatch>(&shop, "max", json!({"batch": "B-2"})).await;
    assert_eq!((code, &facts["batch"]), ("equipment_dirty", &json!("B-1")));
    shop.at("2026-03-05T10:02:00Z");
    shop.run::<RejectBatch>("quinn", json!({"batch": "B-1", "reason": "coliforms"})).await.expect("rejected");
    let (code, facts) = refused::<StartBatch>(&shop, "max", json!({"batch": "B-2"})).await;
    assert_eq!((code, facts.get("batch")), ("equipment_dirty", None));
    shop.at("2026-03-05T10:03:00Z");
    clean(&shop).await;
    start(&shop, "B-2").await.expect("started");
    for end in ["abort", "complete"] {
        shop.at(if end == "abort" { "2026-03-05T11:00:00Z" } else { "2026-03-05T12:00:00Z" });
        clean(&shop).await;
        shop.at(if end == "abort" { "2026-03-05T11:01:00Z" } else { "2026-03-05T12:01:00Z" });
        match end {
            "abort" => shop.run::<AbortBatch>("mia", json!({"batch": "B-2", "reason": "spilt"})).await,
            _ => shop.run::<CompleteBatch>("max", json!({"batch": "B-3"})).await,
        }
        .expect("it is over");
        let shown = shop.ask::<ListEquipment>("max", json!({"equipment": "VAT-1"})).await.expect("an answer");
        assert_has(&shown, json!({"rows": [{"unfit_code": "equipment_dirty", "in_use_by": null}]}));
        shop.at("2026-03-05T11:02:00Z");
        if end == "abort" {
            clean(&shop).await;
            start(&shop, "B-3").await.expect("started");
        }
    }
}

#[tokio::test]
async fn a_batch_names_vessels_that_are_described_where_some_are() {
    let shop =
        dairy(json!([{"code": "VAT-2", "kind": "vessel"}, {"code": "T-1", "kind": "instrument"}])).await;
    let plan = |batch: &str, on: Value| json!({"batch": batch, "recipe": "MILK", "equipment": on});
    let planned = shop.run::<PlanBatch>("max", plan("P-1", json!(["VAT-2", "VAT2"]))).await;
    assert_eq!(planned, Err("value_unknown equipment[1]".into()));
    shop.run::<PlanBatch>("max", plan("P-1", json!(["VAT-2", "T-1"]))).await.expect("planned");
    // An imported batch names a vessel that nobody described.
    assert_eq!(start(&shop, "B-1").await, Err("value_unknown equipment[0]".into()));
    let free = dairy(json!([{"code": "T-1", "kind": "instrument"}])).await;
    free.run::<PlanBatch>("max", plan("P-1", json!(["ANY"]))).await.expect("planned");
    start(&free, "B-1").await.expect("started");
}
