//! Failed calibrations and the batches that they hold, on a real database.
//! Invariant: a batch with a reading that fails by its instrument's error is not released before Quality
//! decides (M17, M28).

use crate::batches::release::ReleaseBatch;
use crate::batches::show::GetBatch;
use crate::batches::steps::{ResumeBatch, SubmitBatch};
use crate::deviations::{DisposeDeviation, ListDeviations};
use crate::equipment::check::CheckEquipment;
use crate::equipment::lookback::GetLookback;
use crate::fixtures::{Given, assert_has, given, refused};
use crate::readings::{CorrectReading, PostReading};
use serde_json::{Value, json};
use testing::Shop;

fn at(time: &str) -> String {
    format!("2026-03-05T{time}Z")
}

/// A thermometer that was good at 09:30, with a batch that runs, one that is completed and one under review; 10:00 now.
async fn dairy() -> Shop {
    let mut shop = Shop::dairy().await;
    let batch = |code: &str, state: &str| {
        let made = ["Completed", "UnderReview"].contains(&state);
        let mut row = json!({"batch": code, "recipe": "CURD", "state": state, "started": at("08:00:00")});
        if made {
            row["completed"] = json!(at("09:55:00"));
            row["output"] = json!({"lot": format!("L-{code}"), "quantity": "5.000"});
        }
        row
    };
    given(&shop, json!({
        "equipment": [{"code": "T-1", "kind": "instrument", "measures": "Cel", "tolerance": "0.5",
            "checks": [{"kind": "calibration", "at": "2026-03-05T08:30:00Z", "as_found_error": "0"}]}],
        "control_points": [
            {"code": "CP", "kind": "CCP", "unit": "Cel", "lower": "72.0", "upper": "78.0", "applies_to": "CURD"},
            {"code": "QP", "kind": "QP", "unit": "Cel", "lower": "72.0"},
            {"code": "ROOM", "kind": "QP", "unit": "Cel", "lower": "72.0", "pauses_age": true}],
        "batches": [batch("RUN", "Running"), batch("DONE", "Completed"), batch("REV", "UnderReview"), batch("OLD", "UnderReview")],
    })).await;
    shop.at(&at("09:30:00"));
    calibrate(&shop, json!({"as_found_error": "0.1"})).await;
    shop.at(&at("10:00:00"));
    shop
}

async fn calibrate(shop: &Shop, more: Value) -> Value {
    let mut input = json!({"equipment": "T-1", "kind": "calibration"});
    input.as_object_mut().expect("an object").extend(more.as_object().expect("fields").clone());
    shop.run::<CheckEquipment>("quinn", input).await.expect("recorded")
}

fn reading(batch: &str, point: &str, seq: i64, time: &str, value: &str) -> Value {
    json!({"batch": batch, "control_point": point, "instrument": "T-1", "device": batch, "seq": seq,
           "at": at(time), "value": value, "unit": "Cel"})
}

async fn read(shop: &Shop, batch: &str, point: &str, seq: i64, time: &str, value: &str) {
    shop.run::<PostReading>("max", reading(batch, point, seq, time, value)).await.expect("posted");
}

async fn stands(shop: &Shop, batch: &str) -> Value {
    shop.ask::<GetBatch>("audi", json!({"batch": batch})).await.expect("an answer")
}

async fn deviations(shop: &Shop, batch: &str) -> Value {
    shop.ask::<ListDeviations>("audi", json!({"batch": batch})).await.expect("an answer")
}

async fn dispose(shop: &Shop, deviation: &str) {
    let decided = json!({"deviation": deviation, "decision": "continue", "cause": "a", "correction": "b", "prevention": "c"});
    shop.run::<DisposeDeviation>("quinn", decided).await.expect("disposed");
}

async fn release(shop: &Shop, batch: &str) -> Result<Value, String> {
    shop.run::<ReleaseBatch>("quinn", json!({"batch": batch})).await
}

#[tokio::test]
async fn what_newly_fails_is_held_until_quality_decides() {
    let shop = dairy().await;
    // The interval excludes the good check: a reading of that moment keeps its verdict.
    read(&shop, "OLD", "CP", 1, "09:30:00", "72.1").await;
    read(&shop, "RUN", "CP", 1, "09:40:00", "72.4").await;
    read(&shop, "RUN", "CP", 2, "09:41:00", "72.2").await;
    read(&shop, "RUN", "CP", 3, "09:42:00", "73").await;
    read(&shop, "DONE", "CP", 1, "09:50:00", "74").await;
    read(&shop, "REV", "CP", 1, "10:00:00", "72.5").await;
    let failed = calibrate(&shop, json!({"as_found_error": "0.8"})).await;
    assert_has(
        &failed["lookback"],
        json!({"from_exclusive": at("09:30:00"), "to_inclusive": at("10:00:00"), "readings": 5,
               "affected": ["REV", "RUN"], "reviewed_not_affected": ["DONE"]}),
    );
    assert_has(&stands(&shop, "RUN").await, json!({"state": "Held", "deviations": ["RUN/D1"]}));
    assert_has(
        &deviations(&shop, "RUN").await,
        json!({"count": 1, "rows": [{"kind": "calibration_lookback", "control_point": "CP", "from": at("09:40:00"),
            "to": at("09:41:00"), "seconds": 60, "worst": "72.2", "worst_corrected": "71.4", "readings": 2,
            "status": "open", "holds_batch": true}]}),
    );
    // Indicated values never change.
    let asked = json!({"equipment": "T-1", "check": failed["check"]});
    let doubt = shop.ask::<GetLookback>("audi", asked).await.expect("an answer");
    assert_has(
        &doubt["rows"][0],
        json!({"indicated": "72.4", "corrected": "71.6", "was": "pass", "now": "fail"}),
    );
    assert_has(&stands(&shop, "REV").await, json!({"state": "UnderReview", "holds": ["REV/D1"]}));
    let (code, facts) = refused::<ReleaseBatch>(&shop, "quinn", json!({"batch": "REV"})).await;
    assert_eq!((code, &facts["deviations"]), ("batch_open_deviation", &json!(["REV/D1"])));
    assert_eq!(
        shop.run::<ResumeBatch>("max", json!({"batch": "RUN"})).await,
        Err("batch_open_deviation".into())
    );
    dispose(&shop, "REV/D1").await;
    assert_has(&release(&shop, "REV").await.expect("released"), json!({"state": "Released"}));
    assert_has(&release(&shop, "OLD").await.expect("released"), json!({"state": "Released"}));
    // Neither the record nor another failing check opens a decided deviation again.
    calibrate(&shop, json!({"as_found_error": "0.9"})).await;
    assert_has(&deviations(&shop, "REV").await, json!({"count": 1}));
    shop.run::<SubmitBatch>("max", json!({"batch": "DONE"})).await.expect("submitted");
    assert_has(&release(&shop, "DONE").await.expect("released"), json!({"state": "Released"}));
}

#[tokio::test]
async fn only_points_whose_failure_stops_something_hold_and_an_unknown_error_fails_all() {
    let shop = dairy().await;
    read(&shop, "RUN", "QP", 1, "09:40:00", "72.2").await;
    read(&shop, "DONE", "ROOM", 1, "09:40:00", "75").await;
    read(&shop, "REV", "CP", 1, "09:50:00", "75").await;
    let failed = calibrate(&shop, json!({"result": "fail", "as_left_error": "0"})).await;
    assert_has(&failed["lookback"], json!({"affected": ["DONE", "REV"], "reviewed_not_affected": ["RUN"]}));
    assert_has(&stands(&shop, "RUN").await, json!({"state": "Running", "open_deviations": 0}));
    let now = async |check: &Value| {
        let asked = json!({"equipment": "T-1", "check": check["check"]});
        let doubt = shop.ask::<GetLookback>("audi", asked).await.expect("an answer");
        (doubt["rows"][2]["corrected"].clone(), doubt["rows"][2]["now"].clone())
    };
    assert_eq!(now(&failed).await, (Value::Null, json!("fail")));
    assert_has(
        &deviations(&shop, "REV").await,
        json!({"count": 1, "rows": [{"kind": "calibration_lookback", "worst": "75", "worst_corrected": null}]}),
    );
    assert_eq!(release(&shop, "REV").await, Err("batch_open_deviation".into()));
}

#[tokio::test]
async fn a_reading_of_the_doubtful_time_comes_too_late_to_pass() {
    let mut shop = dairy().await;
    calibrate(&shop, json!({"as_found_error": "5"})).await;
    shop.at(&at("10:30:00"));
    calibrate(&shop, json!({"as_found_error": "0"})).await;
    for (seq, time, expected) in [
        (1, "09:30:01", Err("reading_instrument_unfit")),
        (2, "10:00:00", Err("reading_instrument_unfit")),
        (3, "10:29:59", Err("reading_instrument_unfit")),
        (4, "09:30:00", Ok(())),
        (5, "10:30:00", Ok(())),
    ] {
        let sent = shop.run::<PostReading>("max", reading("RUN", "CP", seq, time, "74")).await;
        assert_eq!(sent.map(drop), expected.map_err(str::to_owned), "{time}");
    }
    // An imported reading is treated as if it had been posted then: the look-back judges it too.
    let rows = json!({"kind": "readings", "rows": [reading("REV", "CP", 1, "09:40:00", "74")]});
    shop.run::<Given>("olive", rows).await.expect("moved in");
    assert_has(
        &deviations(&shop, "REV").await,
        json!({"count": 1, "rows": [{"kind": "calibration_lookback", "worst_corrected": "69", "status": "open"}]}),
    );
    assert_eq!(release(&shop, "REV").await, Err("batch_open_deviation".into()));
}

#[tokio::test]
async fn a_failing_reading_that_is_put_right_is_still_in_doubt() {
    let shop = dairy().await;
    read(&shop, "RUN", "CP", 1, "09:40:00", "60").await;
    calibrate(&shop, json!({"as_found_error": "5"})).await;
    // A failed reading is not forgiven, and needs no second deviation.
    assert_has(&deviations(&shop, "RUN").await, json!({"count": 1, "rows": [{"kind": "ccp_limit"}]}));
    let slip = json!({"reading": {"device": "RUN", "seq": 1}, "value": "74", "reason": "misread"});
    assert_has(
        &shop.run::<CorrectReading>("quinn", slip).await.expect("corrected"),
        json!({"result": "pass", "batch_state": "Held"}),
    );
    assert_has(
        &deviations(&shop, "RUN").await,
        json!({"count": 1, "rows": [{"kind": "calibration_lookback", "worst": "74", "worst_corrected": "69", "status": "open"}]}),
    );
    // A decided reading stays decided, for the value that it had then.
    dispose(&shop, "RUN/D2").await;
    calibrate(&shop, json!({"as_found_error": "5"})).await;
    assert_has(&deviations(&shop, "RUN").await, json!({"count": 1, "rows": [{"status": "disposed"}]}));
}

#[tokio::test]
async fn a_failure_that_is_written_down_afterwards_covers_what_was_read_since() {
    let shop = dairy().await;
    read(&shop, "RUN", "CP", 1, "09:59:00", "75").await;
    let failed = calibrate(&shop, json!({"as_found_error": "0.8", "at": at("09:50:00")})).await;
    assert_has(&failed["lookback"], json!({"readings": 0, "affected": ["RUN"]}));
    assert_has(&stands(&shop, "RUN").await, json!({"state": "Held", "open_deviations": 1}));
}
