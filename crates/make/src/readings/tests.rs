//! Readings, deviations and holds, on a real database.
//! Invariant: the order of arrival does not matter.

use super::*;
use crate::batches::consume::Consume;
use crate::batches::release::ReleaseBatch;
use crate::batches::show::GetBatch;
use crate::batches::steps::{CompleteBatch, ResumeBatch, StartBatch, SubmitBatch};
use crate::deviations::{DisposeDeviation, ListDeviations};
use crate::fixtures::{Given, assert_has, given, refused};
use crate::readings::list::ListReadings;
use serde_json::Value;
use testing::Shop;

/// A pasteuriser that must stay between 72 and 85 degrees.
pub(super) async fn pasteuriser(batch: &str, state: &str) -> Shop {
    let mut shop = Shop::dairy().await;
    shop.at("2026-03-05T08:59:00Z");
    given(&shop, json!({
        "equipment": [{"code": "TT-01", "kind": "instrument", "measures": "Cel", "calibration_due": "2026-06-01", "tolerance": "0.5"}],
        "control_points": [{"code": "CCP1-TEMP", "kind": "CCP", "parameter": "temperature", "unit": "Cel",
            "lower": "72.0", "lower_inclusive": true, "upper": "85.0", "applies_to": "FRESH-MILK"}],
        "lots": [{"lot": "ST-1", "item": "STARTER", "quantity": "1.000", "unit": "kg", "cost_minor": 10000, "status": "available"}],
        "batches": [{"batch": batch, "recipe": "FRESH-MILK", "recipe_version": 1, "state": state}],
    })).await;
    shop
}

/// A reading of the pasteuriser at this many seconds after 09:00.
pub(super) fn reading(batch: &str, device: &str, seq: i64, second: u32, value: &str) -> Value {
    let at = format!("2026-03-05T09:{:02}:{:02}Z", second / 60, second % 60);
    json!({"batch": batch, "control_point": "CCP1-TEMP", "instrument": "TT-01", "device": device, "seq": seq,
           "at": at, "value": value, "unit": "Cel"})
}

pub(super) async fn post(shop: &Shop, body: Value) -> Value {
    shop.run::<PostReading>("max", body).await.expect("judged")
}

#[tokio::test]
async fn a_dip_to_71_4_for_three_seconds_is_one_deviation_and_holds_the_batch() {
    let batch = "M-260305-1";
    let mut shop = pasteuriser(batch, "Ready").await;
    shop.at("2026-03-05T09:00:00Z");
    assert_has(
        &shop.run::<StartBatch>("max", json!({"batch": batch})).await.expect("started"),
        json!({"state": "Running"}),
    );
    let values = [
        "72.6", "72.6", "72.6", "72.6", "72.6", "72.4", "72.3", "72.1", "72.0", "72.0", "71.8", "71.4",
        "71.9", "72.0", "72.2", "72.5", "72.5", "72.5", "72.5", "72.5", "72.5",
    ];
    for (n, value) in values.iter().enumerate() {
        let second = 595 + n as u32; // from 09:09:55
        shop.at(reading(batch, "logger-1", 1, second, value)["at"].as_str().expect("text"));
        let answer = post(&shop, reading(batch, "logger-1", 101 + n as i64, second, value)).await;
        let (result, state) = match n {
            0..10 => ("pass", "Running"),
            10..13 => ("fail", "Held"),
            _ => ("pass", "Held"),
        };
        assert_has(&answer, json!({"result": result, "batch_state": state}));
    }
    shop.at("2026-03-05T09:10:16Z");
    let again = post(&shop, reading(batch, "logger-1", 112, 606, "71.4")).await;
    assert_has(&again, json!({"duplicate": true, "result": "fail"}));

    shop.at("2026-03-05T09:20:00Z");
    let consume = json!({"batch": batch, "line": 2, "lot": "ST-1", "quantity": "0.100", "unit": "kg"});
    assert_eq!(shop.run::<Consume>("max", consume).await, Err("batch_state_invalid".into()));
    for who in ["quinn", "olive"] {
        assert_eq!(
            shop.run::<ReleaseBatch>(who, json!({"batch": batch})).await,
            Err("batch_open_deviation".into())
        );
    }
    let d1 = "M-260305-1/D1";
    let full = json!({"deviation": d1, "decision": "rework", "cause": "steam valve",
                      "correction": "whole vat re-pasteurised", "prevention": "valve serviced"});
    assert_eq!(shop.run::<DisposeDeviation>("max", full.clone()).await, Err("permission_denied".into()));
    let bare = json!({"deviation": d1, "decision": "rework"});
    assert_eq!(shop.run::<DisposeDeviation>("quinn", bare).await, Err("field_required cause".into()));
    shop.run::<DisposeDeviation>("quinn", full.clone()).await.expect("disposed");
    assert_eq!(
        shop.run::<DisposeDeviation>("quinn", full).await,
        Err("batch_state_invalid deviation".into())
    );
    shop.run::<ResumeBatch>("max", json!({"batch": batch})).await.expect("resumed");

    let deviations = shop.ask::<ListDeviations>("audi", json!({"batch": batch})).await.expect("an answer");
    assert_has(
        &deviations,
        json!({"count": 1, "rows": [{
        "deviation": d1, "control_point": "CCP1-TEMP", "kind": "ccp_limit", "from": "2026-03-05T09:10:05Z",
        "to": "2026-03-05T09:10:08Z", "seconds": 3, "worst": "71.4", "readings": 3, "status": "disposed",
        "decision": "rework", "by": "quinn"}]}),
    );
    let shown = shop.ask::<GetBatch>("audi", json!({"batch": batch})).await.expect("an answer");
    assert_has(
        &shown,
        json!({"state": "Running", "history": ["Planned", "Ready", "Running", "Held", "Running"]}),
    );
    let readings = shop.ask::<ListReadings>("audi", json!({"batch": batch})).await.expect("an answer");
    assert_has(&readings, json!({"count": 21}));
}

#[tokio::test]
async fn a_ripening_room_too_warm_twice_is_two_deviations() {
    let batch = "R-7";
    let shop = pasteuriser(batch, "Running").await;
    for (seq, value) in [(1, "85.0"), (2, "85.1"), (3, "90"), (4, "80"), (5, "70.5"), (6, "72")] {
        post(&shop, reading(batch, "hand", seq, seq as u32 * 10, value)).await;
    }
    let deviations = shop.ask::<ListDeviations>("audi", json!({"batch": batch})).await.expect("an answer");
    assert_has(
        &deviations,
        json!({"count": 2, "rows": [
        {"deviation": "R-7/D1", "seconds": 20, "worst": "90", "readings": 2, "status": "open"},
        {"deviation": "R-7/D2", "seconds": 10, "worst": "70.5", "readings": 1, "status": "open"}]}),
    );
}

#[tokio::test]
async fn readings_in_any_order_end_in_the_same_deviations() {
    let values = ["72.5", "71", "70", "72", "71.5", "72.5", "71.9"];
    let orders = [[0, 1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1, 0], [3, 1, 5, 0, 6, 2, 4], [2, 4, 1, 6, 0, 5, 3]];
    let mut ends = Vec::new();
    let shop = pasteuriser("B-0", "Running").await;
    for (n, order) in orders.iter().enumerate() {
        let batch = format!("B-{}", n + 1);
        given(&shop, json!({"batches": [{"batch": batch, "recipe": "FRESH-MILK", "recipe_version": 1, "state": "Running"}]})).await;
        for &at in order {
            post(&shop, reading(&batch, &batch, at as i64 + 1, at as u32 * 5, values[at])).await;
        }
        let found = shop.ask::<ListDeviations>("audi", json!({"batch": batch})).await.expect("an answer");
        let mut rows: Vec<Value> = found["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| {
                json!([row["from"], row["to"], row["seconds"], row["worst"], row["readings"], row["status"]])
            })
            .collect();
        rows.sort_by_key(Value::to_string);
        ends.push(rows);
    }
    assert_eq!(ends[0].len(), 3);
    assert!(ends.iter().all(|end| *end == ends[0]), "{ends:#?}");
}

#[tokio::test]
async fn what_was_disposed_is_frozen_and_a_late_bad_reading_opens_another() {
    let batch = "F-1";
    let shop = pasteuriser(batch, "Running").await;
    for (seq, second, value) in [(1, 10, "71"), (2, 30, "70"), (3, 40, "73")] {
        post(&shop, reading(batch, "logger", seq, second, value)).await;
    }
    let decided = json!({"deviation": "F-1/D1", "decision": "continue", "cause": "a", "correction": "b", "prevention": "c"});
    assert_has(
        &shop.run::<DisposeDeviation>("quinn", decided).await.expect("disposed"),
        json!({"hold_lifted": true}),
    );
    post(&shop, reading(batch, "logger", 4, 20, "69")).await;
    let deviations = shop.ask::<ListDeviations>("audi", json!({"batch": batch})).await.expect("an answer");
    assert_has(
        &deviations,
        json!({"count": 2, "rows": [
        {"deviation": "F-1/D1", "status": "disposed", "worst": "70", "readings": 2, "seconds": 30},
        {"deviation": "F-1/D2", "status": "open", "worst": "69", "readings": 1}]}),
    );
}

#[tokio::test]
async fn a_value_is_told_in_the_unit_of_its_point_whatever_it_was_posted_in() {
    let mut shop = Shop::dairy().await;
    shop.at("2026-03-05T09:00:00Z");
    given(&shop, json!({
        "equipment": [{"code": "SC-1", "kind": "instrument", "measures": "kg", "calibration_due": "2026-06-01"}],
        "control_points": [{"code": "QP-W", "kind": "QP", "parameter": "weight", "unit": "kg", "lower": "0.4", "applies_to": "C"}],
        "batches": [{"batch": "B", "recipe": "C", "state": "Running"}],
    })).await;
    let body = json!({"batch": "B", "control_point": "QP-W", "instrument": "SC-1", "device": "d", "seq": 1,
                      "at": "2026-03-05T09:00:00Z", "value": "500", "unit": "g"});
    post(&shop, body).await;
    let told = shop.ask::<ListReadings>("audi", json!({"batch": "B"})).await.expect("readings");
    assert_has(&told, json!({"rows": [{"value": "0.5", "value_unit": "kg", "unit": "g", "result": "pass"}]}));
}

#[tokio::test]
async fn bad_input_is_named() {
    let mut shop = pasteuriser("X-1", "Running").await;
    shop.at("2026-03-05T09:05:00Z");
    let good = |change: Value| {
        let mut body = reading("X-1", "d", 1, 0, "72.5");
        body.as_object_mut().expect("an object").extend(change.as_object().expect("an object").clone());
        body
    };
    for (change, expected) in [
        (json!({"value": "-300"}), "reading_not_physical value"),
        (json!({"at": "2026-03-05T09:10:01Z"}), "time_in_future at"),
        (json!({"at": "2026-06-31T00:00:00Z"}), "time_format at"),
        (json!({"at": "2026-06-01 00:00"}), "time_format at"),
        (json!({"unit": "K"}), "unit_mismatch unit"),
        (json!({"seq": 0}), "sequence_invalid seq"),
        (json!({"seq": "1"}), "number_must_be_integer seq"),
        (json!({"value": 72.5}), "number_must_be_text value"),
        (json!({"control_point": "ZZ"}), "not_found control_point"),
        (json!({"batch": "ZZ"}), "not_found batch"),
        (json!({"extra": 1}), "field_unknown extra"),
    ] {
        assert_eq!(shop.run::<PostReading>("max", good(change)).await, Err(expected.into()));
    }
    assert_eq!(shop.run::<PostReading>("cas", good(json!({}))).await, Err("permission_denied".into()));
    post(&shop, good(json!({"at": "2026-03-05T09:10:00Z"}))).await; // exactly 300 s ahead
}

#[tokio::test]
async fn a_device_number_names_one_reading_for_ever() {
    let shop = pasteuriser("X-1", "Running").await;
    given(&shop, json!({"batches": [{"batch": "X-2", "recipe": "FRESH-MILK", "recipe_version": 1, "state": "Running"}]})).await;
    post(&shop, reading("X-1", "d", 7, 1, "72.50")).await;
    assert_has(&post(&shop, reading("X-1", "d", 7, 1, "72.5")).await, json!({"duplicate": true}));
    for other in [
        reading("X-1", "d", 7, 1, "72.6"),
        reading("X-1", "d", 7, 2, "72.5"),
        reading("X-2", "d", 7, 1, "72.5"),
    ] {
        assert_eq!(shop.run::<PostReading>("max", other).await, Err("idempotency_conflict seq".into()));
    }
    let readings = shop.ask::<ListReadings>("audi", json!({"batch": "X-1"})).await.expect("an answer");
    assert_has(&readings, json!({"count": 1, "rows": [{"seq": 7, "value": "72.5", "by": "max"}]}));
}

#[tokio::test]
async fn the_same_reading_sent_ten_times_at_once_is_posted_once() {
    let shop = pasteuriser("X-1", "Running").await;
    let sent = (0..10).map(|_| post(&shop, reading("X-1", "d", 1, 5, "71")));
    let answers = futures::future::join_all(sent).await;
    assert_eq!(answers.iter().filter(|answer| answer["duplicate"] == json!(true)).count(), 9);
    let found = shop.ask::<ListDeviations>("audi", json!({"batch": "X-1"})).await.expect("an answer");
    assert_has(&found, json!({"count": 1, "rows": [{"readings": 1}]}));
}

#[tokio::test]
async fn a_device_number_sent_for_two_batches_at_once_is_of_one_of_them() {
    let shop = pasteuriser("X-1", "Running").await;
    given(&shop, json!({"batches": [{"batch": "X-2", "recipe": "FRESH-MILK", "recipe_version": 1, "state": "Running"}]})).await;
    for seq in 1..=10 {
        let send = |batch| shop.run::<PostReading>("max", reading(batch, "d", seq, 1, "72.5"));
        let (one, other) = tokio::join!(send("X-1"), send("X-2"));
        let refused: Vec<_> = [one, other].into_iter().filter_map(|answer| answer.err()).collect();
        assert_eq!(refused, ["idempotency_conflict seq"], "number {seq}");
    }
    let mut posted = 0;
    for batch in ["X-1", "X-2"] {
        let found = shop.ask::<ListReadings>("audi", json!({ "batch": batch })).await.expect("an answer");
        posted += found["count"].as_i64().unwrap_or_default();
    }
    assert_eq!(posted, 10);
}

#[tokio::test]
async fn an_overdue_probe_gives_no_reading() {
    let mut shop = pasteuriser("X-1", "Running").await;
    shop.at("2026-06-02T00:00:00Z");
    let mut late = reading("X-1", "d", 1, 0, "72.5");
    late["at"] = json!("2026-06-01T15:00:00Z"); // 2 June in Hobart: due through the 1st
    let (code, facts) = refused::<PostReading>(&shop, "max", late.clone()).await;
    assert_eq!((code, &facts["instrument"]), ("reading_instrument_unfit", &json!("TT-01")));
    late["at"] = json!("2026-06-01T13:00:00Z");
    post(&shop, late).await;
}

#[tokio::test]
async fn a_failing_reading_and_a_release_never_pass_each_other() {
    for round in 0..6 {
        let batch = format!("RACE-{round}");
        let shop = pasteuriser(&batch, "UnderReview").await;
        post(&shop, reading(&batch, "d", 1, 1, "72.5")).await;
        let (posted, released) = tokio::join!(
            shop.run::<PostReading>("max", reading(&batch, "d", 2, 2, "60")),
            shop.run::<ReleaseBatch>("quinn", json!({"batch": batch}))
        );
        let state = posted.expect("posted")["batch_state"].clone();
        // Whichever came first, the other saw it: the release came before the reading, or the reading made it
        // fail.
        match released {
            Ok(_) => assert_eq!(state, json!("Released")),
            Err(code) => assert_eq!((code.as_str(), state), ("batch_open_deviation", json!("UnderReview"))),
        }
        let shown = shop.ask::<GetBatch>("audi", json!({"batch": batch})).await.expect("an answer");
        assert_eq!(shown["holds"], json!([format!("{batch}/D1")]));
    }
}

#[tokio::test]
async fn a_maker_corrects_a_slip_but_only_quality_turns_a_fail_into_a_pass() {
    let shop = pasteuriser("X-1", "Running").await;
    post(&shop, reading("X-1", "d", 1, 1, "72.5")).await;
    post(&shop, reading("X-1", "d", 2, 2, "27.5")).await;
    let slip = json!({"reading": {"device": "d", "seq": 2}, "value": "72.5", "reason": "digits swapped"});
    assert_eq!(shop.run::<CorrectReading>("max", slip.clone()).await, Err("correction_needs_quality".into()));
    let mended = shop.run::<CorrectReading>("quinn", slip).await.expect("corrected");
    assert_has(
        &mended,
        json!({"result": "pass", "original_value": "27.5", "supersedes": {"device": "d", "seq": 2}}),
    );
    let found = shop.ask::<ListDeviations>("audi", json!({"batch": "X-1"})).await.expect("an answer");
    assert_has(&found, json!({"count": 0}));
    let readings = shop.ask::<ListReadings>("audi", json!({"batch": "X-1"})).await.expect("an answer");
    assert_has(
        &readings,
        json!({"count": 2, "rows": [{"value": "72.5"}, {"value": "72.5", "original_value": "27.5"}]}),
    );
    let worse = json!({"reading": {"device": "d", "seq": 1}, "value": "71", "reason": "read again"});
    assert_has(
        &shop.run::<CorrectReading>("max", worse).await.expect("corrected"),
        json!({"result": "fail"}),
    );
    let gone = json!({"reading": {"device": "d", "seq": 9}, "value": "71", "reason": "x"});
    assert_eq!(shop.run::<CorrectReading>("max", gone).await, Err("not_found reading".into()));
}

#[tokio::test]
async fn a_warm_room_pauses_the_age_and_holds_nothing() {
    let mut shop = Shop::dairy().await;
    given(&shop, json!({
        "control_points": [{"code": "ROOM", "kind": "QP", "unit": "Cel", "upper": "12", "pauses_age": true}],
        "batches": [{"batch": "C-1", "recipe": "CHEESE", "state": "Running", "minimum_age_days": 1}],
    })).await;
    let completed = shop.run::<CompleteBatch>("max", json!({"batch": "C-1"})).await.expect("completed");
    assert_has(&completed, json!({"state": "Completed", "release_not_before": "2026-03-06T09:00:00Z"}));
    shop.at("2026-03-06T10:00:00Z");
    let room = |seq: i64, at: &str, value: &str| {
        json!({"batch": "C-1", "control_point": "ROOM", "instrument": "T", "device": "room",
        "seq": seq, "at": at, "value": value, "unit": "Cel"})
    };
    let warm = post(&shop, room(1, "2026-03-05T12:00:00Z", "14")).await;
    assert_has(&warm, json!({"result": "fail", "batch_state": "Completed", "age_clock": "paused"}));
    let cool = post(&shop, room(2, "2026-03-05T14:00:00Z", "11")).await;
    assert_has(&cool, json!({"result": "pass", "age_clock": "running"}));
    shop.run::<SubmitBatch>("max", json!({"batch": "C-1"})).await.expect("submitted");
    let (code, facts) = refused::<ReleaseBatch>(&shop, "quinn", json!({"batch": "C-1"})).await;
    assert_eq!(code, "age_minimum_not_met");
    assert_eq!(
        (&facts["age_seconds"], &facts["not_before"]),
        (&json!(82_800), &json!("2026-03-06T11:00:00Z"))
    );
    shop.at("2026-03-06T11:00:00Z");
    assert_has(
        &shop.run::<ReleaseBatch>("quinn", json!({"batch": "C-1"})).await.expect("released"),
        json!({"state": "Released"}),
    );
    let shown = shop.ask::<GetBatch>("audi", json!({"batch": "C-1"})).await.expect("an answer");
    assert_has(&shown, json!({"excluded_seconds": 7200, "open_deviations": 0, "deviations": []}));
}

#[tokio::test]
async fn readings_moved_in_are_judged_as_if_posted_then() {
    let shop = pasteuriser("X-1", "Running").await;
    let row = |seq: i64, second: u32, value: &str| {
        let mut row = reading("X-1", "e", seq, second, value);
        row["reading"] = json!(format!("R-{seq}"));
        row
    };
    given(&shop, json!({"readings": [row(1, 0, "72.9"), row(2, 1, "70"), row(3, 2, "73")]})).await;
    let found = shop.ask::<ListDeviations>("audi", json!({"batch": "X-1"})).await.expect("an answer");
    assert_has(&found, json!({"count": 1, "rows": [{"worst": "70", "seconds": 1, "status": "open"}]}));
    assert_has(
        &shop.ask::<GetBatch>("audi", json!({"batch": "X-1"})).await.expect("an answer"),
        json!({"state": "Held"}),
    );
}

#[tokio::test]
async fn what_was_read_before_the_batch_began_is_no_reading_of_it() {
    let batch = "B-1";
    let mut shop = pasteuriser(batch, "Ready").await;
    shop.at("2026-03-05T09:20:00Z");
    shop.run::<StartBatch>("max", json!({"batch": batch})).await.expect("started");
    let old = reading(batch, "d", 1, 899, "74"); // 09:14:59, one second beyond the tolerance of a clock
    let outside = "reading_outside_batch";
    assert_eq!(shop.run::<PostReading>("max", old.clone()).await, Err(format!("{outside} at")));
    let rows = json!({"kind": "readings", "rows": [old]});
    assert_eq!(shop.run::<Given>("olive", rows).await, Err(format!("{outside} rows[0].at")));
    shop.run::<CompleteBatch>("max", json!({"batch": batch})).await.expect("completed");
    shop.run::<SubmitBatch>("max", json!({"batch": batch})).await.expect("submitted");
    let release = async || shop.run::<ReleaseBatch>("quinn", json!({"batch": batch})).await;
    assert_eq!(release().await, Err("batch_missing_reading".into()));
    // A reading stored before this check existed does not count either.
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("the database");
    tokio::spawn(connection);
    post(&shop, reading(batch, "d", 2, 900, "74")).await; // 09:15:00
    let earlier = "update make.reading set read_at = read_at - interval '3 days'";
    client
        .batch_execute(&format!("alter table make.reading disable trigger user; {earlier}"))
        .await
        .expect("dated back");
    assert_eq!(release().await, Err("batch_missing_reading".into()));
    post(&shop, reading(batch, "d", 3, 1190, "74")).await;
    assert_has(&release().await.expect("released"), json!({"state": "Released"}));
}

#[tokio::test]
async fn a_batch_that_was_moved_in_is_bound_by_the_dates_it_came_with() {
    let shop = pasteuriser("X-1", "Running").await;
    given(
        &shop,
        json!({"batches": [
        {"batch": "OLD", "recipe": "FRESH-MILK", "recipe_version": 1, "state": "Completed",
         "started": "2026-02-01T08:00:00Z", "completed": "2026-02-01T10:00:00Z"}]}),
    )
    .await;
    let moved = async |batch: &str, seq: i64, at: &str| {
        let mut row = reading(batch, "logger", seq, 0, "74");
        row["at"] = json!(at);
        shop.run::<Given>("olive", json!({"kind": "readings", "rows": [row]})).await.map(drop)
    };
    assert_eq!(moved("OLD", 1, "2026-02-01T09:00:00Z").await, Ok(()));
    assert_eq!(moved("OLD", 2, "2026-02-01T07:54:59Z").await, Err("reading_outside_batch rows[0].at".into()));
    // Nobody stated when this batch started.
    assert_eq!(moved("X-1", 3, "2026-03-01T09:00:00Z").await, Ok(()));
}
