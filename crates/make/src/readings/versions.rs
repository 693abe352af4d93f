//! Tests of readings at a point of which a newer version was published meanwhile, on a real database.
//! Invariant: a batch is judged by the version that it keeps; a reading stays with the deviation of its own
//! version.

use super::tests::{pasteuriser, post, reading};
use super::*;
use crate::control_points::PublishControlPoint;
use crate::deviations::ListDeviations;
use crate::fixtures::{assert_has, given};
use crate::readings::list::ListReadings;
use serde_json::Value;
use testing::Shop;

async fn publish(shop: &Shop, point: Value) {
    shop.run::<PublishControlPoint>("quinn", point).await.expect("published");
}

async fn deviations(shop: &Shop, batch: &str) -> Value {
    shop.ask::<ListDeviations>("audi", json!({"batch": batch})).await.expect("an answer")
}

#[tokio::test]
async fn a_reading_is_judged_by_the_version_that_its_batch_keeps() {
    let shop = pasteuriser("B-1", "Running").await;
    let looser =
        json!({"code": "CCP1-TEMP", "kind": "CCP", "unit": "Cel", "lower": "63", "applies_to": "FRESH-MILK"});
    publish(&shop, looser).await;
    post(&shop, reading("B-1", "d", 1, 0, "72.5")).await;
    let low = post(&shop, reading("B-1", "d", 2, 1, "65")).await;
    assert_has(&low, json!({"result": "fail", "batch_state": "Held"}));
    let slip = json!({"reading": {"device": "d", "seq": 2}, "value": "66", "reason": "read again"});
    let mended = shop.run::<CorrectReading>("max", slip).await.expect("corrected");
    assert_has(&mended, json!({"result": "fail"}));
    let (good, moved) = (reading("B-1", "d", 3, 2, "73"), reading("B-1", "d", 4, 3, "65"));
    given(&shop, json!({"readings": [good, moved]})).await;
    assert_has(
        &deviations(&shop, "B-1").await,
        json!({"count": 2, "rows": [{"worst": "66", "status": "open"}, {"worst": "65", "status": "open"}]}),
    );
    // A batch that begins now keeps the new version.
    given(&shop, json!({"batches": [{"batch": "B-2", "recipe": "FRESH-MILK", "recipe_version": 1, "state": "Running"}]})).await;
    let low = post(&shop, reading("B-2", "e", 1, 1, "65")).await;
    assert_has(&low, json!({"result": "pass", "batch_state": "Running"}));
}

#[tokio::test]
async fn a_moved_in_reading_without_a_unit_has_that_of_the_version_that_its_batch_keeps() {
    let shop = Shop::dairy().await;
    let point = |unit: &str, lower: &str| json!({"code": "W", "kind": "QP", "unit": unit, "lower": lower, "applies_to": "C"});
    publish(&shop, point("kg", "0.4")).await;
    given(&shop, json!({"batches": [{"batch": "B", "recipe": "C", "state": "Running"}]})).await;
    publish(&shop, point("g", "400")).await;
    let row = json!({"batch": "B", "control_point": "W", "at": "2026-03-05T09:00:00Z", "value": "0.5"});
    given(&shop, json!({"readings": [row]})).await;
    let told = shop.ask::<ListReadings>("audi", json!({"batch": "B"})).await.expect("readings");
    assert_has(
        &told,
        json!({"rows": [{"value": "0.5", "value_unit": "kg", "unit": "kg", "result": "pass"}]}),
    );
}

#[tokio::test]
async fn a_failure_of_a_critical_version_holds_although_the_one_before_it_only_paused() {
    let shop = Shop::dairy().await;
    let room = |kind: &str, pauses: bool| json!({"code": "ROOM", "kind": kind, "unit": "Cel", "upper": "12", "pauses_age": pauses});
    publish(&shop, room("QP", true)).await;
    let batch = |code: &str| json!({"batch": code, "recipe": "CHEESE", "state": "Running"});
    given(&shop, json!({"batches": [batch("C-1"), batch("C-2")]})).await;
    let read = |batch: &str, minute: i64, value: &str| {
        json!({"batch": batch, "control_point": "ROOM", "instrument": "T", "device": batch, "seq": minute,
               "at": format!("2026-03-05T09:{minute:02}:00Z"), "value": value, "unit": "Cel"})
    };
    for batch in ["C-1", "C-2"] {
        let warm = post(&shop, read(batch, 1, "14")).await;
        assert_has(&warm, json!({"result": "fail", "batch_state": "Running"}));
    }
    publish(&shop, room("CCP", false)).await;
    let warm = post(&shop, read("C-1", 2, "15")).await;
    assert_has(&warm, json!({"result": "fail", "batch_state": "Held"}));
    post(&shop, read("C-1", 3, "11")).await;
    let end = "2026-03-05T09:03:00Z";
    assert_has(
        &deviations(&shop, "C-1").await,
        json!({"count": 2, "rows": [
            {"kind": "age_pause", "status": "recorded", "worst": "14", "readings": 1, "to": end},
            {"kind": "ccp_limit", "status": "open", "worst": "15", "readings": 1, "to": end}]}),
    );
    // A good reading only ends the pause.
    let cool = post(&shop, read("C-2", 3, "11")).await;
    assert_has(&cool, json!({"result": "pass", "batch_state": "Running"}));
    assert_has(
        &deviations(&shop, "C-2").await,
        json!({"count": 1, "rows": [{"kind": "age_pause", "status": "recorded", "readings": 1, "to": end}]}),
    );
}

#[tokio::test]
async fn a_failure_that_opened_nothing_by_its_version_opens_nothing_by_a_critical_one_published_since() {
    let shop = Shop::dairy().await;
    let room = |kind: &str| json!({"code": "ROOM", "kind": kind, "unit": "Cel", "upper": "12"});
    publish(&shop, room("QP")).await;
    let batch = |code: &str| json!({"batch": code, "recipe": "CHEESE", "state": "Running"});
    given(&shop, json!({"batches": [batch("C-1"), batch("C-2")]})).await;
    let read = |batch: &str, minute: i64, value: &str| {
        json!({"batch": batch, "control_point": "ROOM", "instrument": "T", "device": batch, "seq": minute,
               "at": format!("2026-03-05T09:{minute:02}:00Z"), "value": value, "unit": "Cel"})
    };
    for batch in ["C-1", "C-2"] {
        let warm = post(&shop, read(batch, 1, "14")).await;
        assert_has(&warm, json!({"result": "fail", "batch_state": "Running"}));
    }
    publish(&shop, room("CCP")).await;
    let cool = post(&shop, read("C-1", 3, "11")).await;
    assert_has(&cool, json!({"result": "pass", "batch_state": "Running"}));
    assert_has(&deviations(&shop, "C-1").await, json!({"count": 0}));
    // A failure by the critical version is a deviation without the failures before it.
    let warm = post(&shop, read("C-2", 2, "15")).await;
    assert_has(&warm, json!({"result": "fail", "batch_state": "Held"}));
    post(&shop, read("C-2", 3, "11")).await;
    assert_has(
        &deviations(&shop, "C-2").await,
        json!({"count": 1, "rows": [{"kind": "ccp_limit", "status": "open", "worst": "15", "readings": 1,
                                     "from": "2026-03-05T09:02:00Z", "to": "2026-03-05T09:03:00Z"}]}),
    );
}
