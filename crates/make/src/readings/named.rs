//! Tests of the instrument that a reading names, on a real database.
//! Invariant: if instruments are described, an unknown name is refused, not trusted.

use super::tests::{pasteuriser, post, reading};
use super::*;
use crate::fixtures::{Given, given};
use serde_json::Value;
use testing::Shop;

fn by(instrument: &str, seq: i64) -> Value {
    let mut body = reading("X-1", "d", seq, seq as u32, "72.5");
    body["instrument"] = json!(instrument);
    body
}

async fn moved_in(shop: &Shop, row: Value) -> std::result::Result<Value, String> {
    shop.run::<Given>("olive", json!({"kind": "readings", "rows": [row]})).await
}

#[tokio::test]
async fn a_name_that_is_no_instrument_is_refused_where_some_are_described() {
    let shop = pasteuriser("X-1", "Running").await;
    given(&shop, json!({"equipment": [{"code": "VAT", "kind": "vessel"}]})).await;
    for other in ["TT-1", "tt-01", "unknown", "VAT"] {
        let refused = shop.run::<PostReading>("max", by(other, 1)).await;
        assert_eq!(refused, Err("value_unknown instrument".into()), "{other}");
        assert_eq!(moved_in(&shop, by(other, 1)).await, Err("value_unknown rows[0].instrument".into()));
    }
    post(&shop, by("TT-01", 1)).await;
    // An imported row may lack it, and then stores that nobody stated it.
    let mut bare = by("TT-01", 2);
    bare.as_object_mut().expect("a row").remove("instrument");
    moved_in(&shop, bare).await.expect("moved in");
}

#[tokio::test]
async fn a_reading_sent_again_is_the_same_although_instruments_were_described_since() {
    let shop = Shop::dairy().await;
    given(
        &shop,
        json!({
            "equipment": [{"code": "VAT", "kind": "vessel"}],
            "control_points": [{"code": "CCP1-TEMP", "kind": "CCP", "unit": "Cel", "lower": "72.0"}],
            "batches": [{"batch": "X-1", "recipe": "MILK", "state": "Running"}],
        }),
    )
    .await;
    let early = |seq: i64| {
        let mut body = by("borrowed", seq);
        body["at"] = json!("2026-03-05T08:00:00Z");
        body
    };
    // Nobody has described an instrument yet, so any name is accepted; but a vessel measures nothing.
    post(&shop, early(1)).await;
    let mut vessel = early(2);
    vessel["instrument"] = json!("VAT");
    assert_eq!(shop.run::<PostReading>("max", vessel).await, Err("value_unknown instrument".into()));
    given(&shop, json!({"equipment": [{"code": "TT-01", "kind": "instrument"}]})).await;
    assert_eq!(post(&shop, early(1)).await["duplicate"], json!(true));
    assert_eq!(shop.run::<PostReading>("max", early(2)).await, Err("value_unknown instrument".into()));
}

#[tokio::test]
async fn an_instrument_that_measures_something_else_gives_no_reading_of_the_point() {
    let shop = pasteuriser("X-1", "Running").await;
    given(
        &shop,
        json!({"equipment": [
            {"code": "PH-1", "kind": "instrument", "measures": "pH"},
            {"code": "SC-1", "kind": "instrument", "measures": "kg"},
            {"code": "ANY", "kind": "instrument"}],
        "control_points": [{"code": "WEIGHT", "kind": "QP", "unit": "g"}]}),
    )
    .await;
    for (seq, other, unit) in [(1, "PH-1", "pH"), (2, "SC-1", "kg")] {
        let (code, facts) = crate::fixtures::refused::<PostReading>(&shop, "max", by(other, seq)).await;
        assert_eq!(code, "reading_instrument_unfit");
        assert_eq!((&facts["instrument"], &facts["measures"]), (&json!(other), &json!(unit)));
        let refused = moved_in(&shop, by(other, seq)).await;
        assert_eq!(refused, Err("reading_instrument_unfit rows[0].instrument".into()));
    }
    // One has no stated unit; the other measures mass, in any unit.
    post(&shop, by("ANY", 3)).await;
    let mut weight = by("SC-1", 4);
    weight["control_point"] = json!("WEIGHT");
    weight["unit"] = json!("kg");
    post(&shop, weight).await;
}

#[tokio::test]
async fn the_bounds_of_an_instrument_are_in_its_own_unit() {
    let shop = pasteuriser("X-1", "Running").await;
    given(
        &shop,
        json!({"equipment": [{"code": "SC-1", "kind": "instrument", "measures": "g",
            "physical_lower": "10", "physical_upper": "5000"}],
        "control_points": [{"code": "WEIGHT", "kind": "QP", "unit": "kg"}]}),
    )
    .await;
    let weight = |seq: i64, value: &str| {
        let mut body = by("SC-1", seq);
        let more = json!({"control_point": "WEIGHT", "unit": "kg", "value": value});
        body.as_object_mut().expect("an object").extend(more.as_object().expect("fields").clone());
        body
    };
    for (seq, value) in [(1, "5"), (2, "0.01")] {
        post(&shop, weight(seq, value)).await;
    }
    for value in ["5.000001", "0.009"] {
        let refused = shop.run::<PostReading>("max", weight(3, value)).await;
        assert_eq!(refused, Err("reading_not_physical value".into()), "{value}");
        assert_eq!(moved_in(&shop, weight(3, value)).await, Err("reading_not_physical rows[0].value".into()));
        let slip = json!({"reading": {"device": "d", "seq": 1}, "value": value, "reason": "read again"});
        let refused = shop.run::<CorrectReading>("max", slip).await;
        assert_eq!(refused, Err("reading_not_physical value".into()), "{value}");
    }
}
