//! Tests of statements about equipment that no check backs, on a real database.
//! Invariant: nobody states that something will be clean or calibrated in the future; a user who may not
//! record a check may not state one either.

use super::check::CheckEquipment;
use super::create::CreateEquipment;
use super::*;
use crate::batches::steps::{AbortBatch, StartBatch};
use crate::equipment::history::ListDueChecks;
use crate::fixtures::{Given, assert_has, given, refused};
use serde_json::{Value, json};
use testing::Shop;

/// Nine in the morning by the clock, the evening of 5 March in the dairy.
async fn dairy() -> Shop {
    Shop::dairy().await
}

fn vat(code: &str, more: (&str, Value)) -> Value {
    let mut new = json!({"code": code, "kind": "vessel", "clean_after_each_batch": true});
    new[more.0] = more.1;
    new
}

#[tokio::test]
async fn a_cleaning_is_stated_by_who_may_record_one_and_not_ahead() {
    let shop = dairy().await;
    let cleaned = |at: &str| ("cleaned_at", json!(at));
    let past = ("checks", json!([{"kind": "cleaning", "at": "2026-03-05T08:00:00Z"}]));
    for more in [cleaned("2026-03-05T08:00:00Z"), past.clone()] {
        let (code, facts) = refused::<CreateEquipment>(&shop, "adam", vat("V", more)).await;
        assert_eq!((code, &facts["needs_role"]), ("permission_denied", &json!("Owner")));
    }
    let ahead = vat("V", cleaned("2026-03-05T09:05:01Z"));
    assert_eq!(
        shop.run::<CreateEquipment>("quinn", ahead.clone()).await,
        Err("time_in_future cleaned_at".into())
    );
    assert_eq!(
        shop.run::<Given>("olive", json!({"kind": "equipment", "rows": [ahead]})).await,
        Err("time_in_future rows[0].cleaned_at".into())
    );
    shop.run::<CreateEquipment>("adam", vat("V", ("name", json!("Vat")))).await.expect("added");
    shop.run::<CreateEquipment>("mia", vat("W", cleaned("2026-03-05T08:00:00Z"))).await.expect("added");
    shop.run::<CreateEquipment>("mia", vat("X", past)).await.expect("added with its past");
}

#[tokio::test]
async fn a_calibration_is_stated_for_no_longer_than_its_interval() {
    let shop = dairy().await;
    let probe = |code: &str, due: &str| json!({"code": code, "kind": "instrument", "calibration_every_days": 30, "calibration_due": due});
    let late = shop.run::<CreateEquipment>("quinn", probe("T-1", "2026-04-05")).await;
    assert_eq!(late, Err("time_in_future calibration_due".into()));
    let rows = json!({"kind": "equipment", "rows": [probe("T-1", "2099-01-01")]});
    assert_eq!(shop.run::<Given>("olive", rows).await, Err("time_in_future rows[0].calibration_due".into()));
    shop.run::<CreateEquipment>("quinn", probe("T-1", "2026-04-04")).await.expect("thirty days from today");
    let free = json!({"code": "T-2", "kind": "instrument", "calibration_due": "2026-04-05"});
    shop.run::<CreateEquipment>("quinn", free).await.expect("nobody said how long it is good");
}

#[tokio::test]
async fn a_cleaning_by_a_clock_that_is_fast_does_not_outlive_the_batch() {
    let mut shop = dairy().await;
    let batch = |code: &str| json!({"batch": code, "recipe": "MILK", "state": "Ready", "equipment": ["V"]});
    given(
        &shop,
        json!({"equipment": [vat("V", ("name", json!("Vat")))], "batches": [batch("B-1"), batch("B-2")]}),
    )
    .await;
    let fast = json!({"equipment": "V", "kind": "cleaning", "at": "2026-03-05T09:05:00Z"});
    let done = shop.run::<CheckEquipment>("max", fast).await.expect("recorded");
    assert_has(&done, json!({"at": "2026-03-05T09:00:00Z"}));
    shop.at("2026-03-05T09:01:00Z");
    shop.run::<StartBatch>("max", json!({"batch": "B-1"})).await.expect("started");
    shop.at("2026-03-05T09:02:00Z");
    shop.run::<AbortBatch>("mia", json!({"batch": "B-1", "reason": "split"})).await.expect("given up");
    shop.at("2026-03-05T09:06:00Z");
    let again = shop.run::<StartBatch>("max", json!({"batch": "B-2"})).await;
    assert_eq!(again, Err("equipment_dirty".into()));
}

#[tokio::test]
async fn what_is_due_is_found_on_every_page() {
    let shop = dairy().await;
    let good = |n: usize| json!({"code": format!("A-{n:03}"), "kind": "line"});
    let mut rows: Vec<Value> = (0..usize::try_from(PAGE).expect("a count")).map(good).collect();
    rows.push(json!({"code": "Z", "kind": "instrument", "calibration_every_days": 30}));
    given(&shop, json!({"equipment": rows})).await;
    let due = shop.ask::<ListDueChecks>("max", json!({})).await.expect("an answer");
    assert_has(&due, json!({"rows": [{"equipment": "Z"}]}));
}
