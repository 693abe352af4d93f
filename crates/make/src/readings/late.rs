//! Tests of readings that come late, in one file, corrected or not at all, on a real database.
//! Invariant: the time and the way in which a reading comes never change its verdict (D26, D27, D36).

use super::*;
use crate::batches::release::ReleaseBatch;
use crate::batches::show::GetBatch;
use crate::batches::steps::SubmitBatch;
use crate::deviations::{DisposeDeviation, ListDeviations};
use crate::fixtures::{Given, assert_has, given};
use serde_json::Value;
use testing::Shop;

/// A vat that needs a reading every ten minutes, and a batch in it that was completed after an hour.
async fn vat(state: &str) -> Shop {
    let mut shop = Shop::dairy().await;
    shop.at("2026-06-10T00:00:00Z");
    given(&shop, json!({
        "equipment": [{"code": "T-1", "kind": "instrument", "measures": "Cel", "physical_lower": "-20", "physical_upper": "120",
            "calibration_due": "2026-06-20"}],
        "control_points": [{"code": "VAT", "kind": "CCP", "parameter": "temperature", "unit": "Cel", "applies_to": "LTLT",
            "lower": "63.0", "physical_lower": "0", "physical_upper": "100", "max_gap_s": 600}],
        "batches": [{"batch": "G-1", "recipe": "LTLT", "state": state, "started": "2026-06-09T02:00:00Z",
            "completed": "2026-06-09T03:00:00Z", "output": {"lot": "LT-1", "quantity": "50.000"}}],
    })).await;
    shop
}

/// A reading this many minutes after the start.
fn read(seq: i64, minute: i64, value: &str) -> Value {
    json!({"batch": "G-1", "control_point": "VAT", "instrument": "T-1", "device": "logger", "seq": seq,
           "at": format!("2026-06-09T02:{minute:02}:00Z"), "value": value, "unit": "Cel"})
}

async fn moved_in(shop: &Shop, rows: Vec<Value>) -> std::result::Result<Value, String> {
    shop.run::<Given>("olive", json!({"kind": "readings", "rows": rows})).await
}

/// "G-1/D1 missing_reading 02:15-02:40 1500 open", each.
async fn deviations(shop: &Shop) -> Vec<String> {
    let found = shop.ask::<ListDeviations>("audi", json!({"batch": "G-1"})).await.expect("an answer");
    let minute = |at: &Value| at.as_str().map_or(String::new(), |at| at[11..16].to_owned());
    let shown = |it: &Value| {
        let word = |name: &str| it[name].as_str().expect("a word").to_owned();
        let (from, to) = (minute(&it["from"]), minute(&it["to"]));
        format!("{} {} {from}-{to} {} {}", word("deviation"), word("kind"), it["seconds"], word("status"))
    };
    found["rows"].as_array().expect("rows").iter().map(shown).collect()
}

async fn decide(shop: &Shop, deviation: &str) {
    let decided = json!({"deviation": deviation, "decision": "continue", "cause": "a", "correction": "b", "prevention": "c"});
    shop.run::<DisposeDeviation>("quinn", decided).await.expect("disposed");
}

async fn release(shop: &Shop) -> std::result::Result<Value, String> {
    shop.run::<ReleaseBatch>("quinn", json!({"batch": "G-1"})).await
}

#[tokio::test]
async fn a_file_read_in_after_the_batch_leaves_its_gaps_open_and_the_batch_unreleased() {
    let shop = vat("Completed").await;
    let rows = [(1, 5), (2, 15), (3, 40), (4, 50)].map(|(seq, minute)| read(seq, minute, "63.5"));
    moved_in(&shop, rows.to_vec()).await.expect("moved in");
    assert_eq!(deviations(&shop).await, ["G-1/D1 missing_reading 02:15-02:40 1500 open"]);
    shop.run::<SubmitBatch>("max", json!({"batch": "G-1"})).await.expect("submitted");
    assert_eq!(release(&shop).await, Err("batch_open_deviation".into()));
    // The same file again writes nothing; a second part of it closes the gaps that it can.
    moved_in(&shop, rows.to_vec()).await.expect("the same again");
    assert_eq!(deviations(&shop).await, ["G-1/D1 missing_reading 02:15-02:40 1500 open"]);
    let other = json!({"value": "63.6"});
    let mut changed = rows[0].clone();
    changed.as_object_mut().expect("a row").extend(other.as_object().expect("a value").clone());
    assert_eq!(moved_in(&shop, vec![changed]).await, Err("idempotency_conflict rows[0].seq".into()));
    moved_in(&shop, vec![read(5, 18, "63.5")]).await.expect("moved in");
    assert_eq!(deviations(&shop).await, ["G-1/D1 missing_reading 02:18-02:40 1320 open"]);
    decide(&shop, "G-1/D1").await;
    assert_has(&release(&shop).await.expect("released"), json!({"state": "Released"}));
}

#[tokio::test]
async fn a_reading_posted_late_makes_two_gaps_of_one_or_none() {
    let shop = vat("UnderReview").await;
    let post = async |seq, minute| {
        shop.run::<PostReading>("max", read(seq, minute, "63.5")).await.expect("posted");
        deviations(&shop).await
    };
    // The first reading shows since when the batch was watched.
    assert_eq!(
        post(1, 30).await,
        ["G-1/D1 missing_reading 02:00-02:30 1800 open", "G-1/D2 missing_reading 02:30-03:00 1800 open"]
    );
    assert_eq!(
        post(2, 15).await,
        [
            "G-1/D1 missing_reading 02:00-02:15 900 open",
            "G-1/D2 missing_reading 02:30-03:00 1800 open",
            "G-1/D3 missing_reading 02:15-02:30 900 open",
        ]
    );
    decide(&shop, "G-1/D1").await;
    post(3, 20).await;
    // A decided deviation is frozen, whatever comes later.
    assert_eq!(
        post(4, 10).await,
        ["G-1/D1 missing_reading 02:00-02:15 900 disposed", "G-1/D2 missing_reading 02:30-03:00 1800 open"]
    );
    post(5, 40).await;
    assert_eq!(post(6, 50).await, ["G-1/D1 missing_reading 02:00-02:15 900 disposed"]);
    assert_has(&release(&shop).await.expect("released"), json!({"state": "Released"}));
    let lot = shop.ask::<GetBatch>("audi", json!({"batch": "G-1"})).await.expect("an answer");
    assert_has(&lot, json!({"holds": [], "open_deviations": 0}));
}

#[tokio::test]
async fn a_batch_without_any_reading_lacks_them_all_when_its_record_is_handed_over() {
    let shop = vat("Completed").await;
    shop.run::<SubmitBatch>("max", json!({"batch": "G-1"})).await.expect("submitted");
    assert_eq!(deviations(&shop).await, ["G-1/D1 missing_reading 02:00-03:00 3600 open"]);
    assert_eq!(release(&shop).await, Err("batch_open_deviation".into()));
}

#[tokio::test]
async fn a_batch_that_must_be_watched_says_when_it_was_started() {
    let shop = vat("Completed").await;
    for state in ["Completed", "UnderReview"] {
        let row =
            json!({"batch": "G-2", "recipe": "LTLT", "state": state, "completed": "2026-06-09T03:00:00Z"});
        let moved = shop.run::<Given>("olive", json!({"kind": "batches", "rows": [row]})).await;
        assert_eq!(moved, Err("field_required rows[0].started".into()), "{state}");
    }
    let free =
        |batch: &str, recipe: &str, state: &str| json!({"batch": batch, "recipe": recipe, "state": state});
    given(&shop, json!({"batches": [free("G-3", "LTLT", "Running"), free("G-4", "LTLT", "Released"), free("G-5", "OTHER", "Completed")]})).await;
}

#[tokio::test]
async fn an_edge_names_a_batch_that_is_there() {
    let shop = vat("Completed").await;
    given(&shop, json!({"lots": [{"lot": "M-1", "item": "MILK", "quantity": "1", "unit": "L"}]})).await;
    let edge =
        |batch: &str| json!({"kind": "edges", "rows": [{"from": "M-1", "to": "LT-1", "batch": batch}]});
    assert_eq!(shop.run::<Given>("olive", edge("G-9")).await, Err("not_found rows[0].batch".into()));
    shop.run::<Given>("olive", edge("G-1")).await.expect("drawn");
}

#[tokio::test]
async fn a_reading_of_a_file_is_refused_like_a_posted_one() {
    let shop = vat("Completed").await;
    let with = |change: Value| {
        let mut row = read(1, 5, "63.5");
        row.as_object_mut().expect("a row").extend(change.as_object().expect("fields").clone());
        row
    };
    for (change, expected) in [
        (json!({"value": "120.1"}), "reading_not_physical rows[0].value"),
        (json!({"value": "100.1"}), "reading_not_physical rows[0].value"),
        (json!({"at": "2026-06-10T00:05:01Z"}), "time_in_future rows[0].at"),
        (json!({"seq": 0}), "sequence_invalid rows[0].seq"),
    ] {
        assert_eq!(moved_in(&shop, vec![with(change)]).await, Err(expected.into()));
    }
    let mut shop = shop;
    shop.at("2026-06-21T00:00:00Z");
    let overdue = with(json!({"at": "2026-06-20T23:00:00Z"}));
    assert_eq!(moved_in(&shop, vec![overdue]).await, Err("reading_instrument_unfit".into()));
    assert!(deviations(&shop).await.is_empty());
}

#[tokio::test]
async fn a_correction_is_bound_by_instrument_and_point_and_a_new_fail_holds_at_once() {
    let mut shop = vat("Completed").await;
    given(
        &shop,
        json!({"batches": [{"batch": "R-1", "recipe": "OTHER", "state": "Running"}],
        "control_points": [{"code": "WIDE", "kind": "CCP", "unit": "Cel", "lower": "63.0"}]}),
    )
    .await;
    let at = |point: &str, seq: i64| {
        json!({"batch": "R-1", "control_point": point, "instrument": "T-1", "device": "d", "seq": seq,
               "at": format!("2026-06-10T00:0{seq}:00Z"), "value": "64", "unit": "Cel"})
    };
    shop.at("2026-06-10T00:05:00Z");
    for (point, seq) in [("VAT", 1), ("WIDE", 2), ("WIDE", 3)] {
        shop.run::<PostReading>("max", at(point, seq)).await.expect("posted");
    }
    let to = |seq: i64, value: &str| json!({"reading": {"device": "d", "seq": seq}, "value": value, "reason": "misread"});
    // The point bounds VAT from 0 to 100; only the instrument bounds WIDE, from -20 to 120.
    for (seq, value) in [(1, "104"), (1, "-0.1"), (2, "120.1"), (2, "-20.1")] {
        for who in ["max", "quinn"] {
            let refused = shop.run::<CorrectReading>(who, to(seq, value)).await;
            assert_eq!(refused, Err("reading_not_physical value".into()), "{seq} {value}");
        }
    }
    assert_has(
        &shop.ask::<GetBatch>("audi", json!({"batch": "R-1"})).await.expect("an answer"),
        json!({"state": "Running", "open_deviations": 0, "deviations": []}),
    );
    let failed = shop.run::<CorrectReading>("max", to(2, "-20")).await.expect("as cold as it can show");
    assert_has(&failed, json!({"result": "fail", "batch_state": "Held"}));
    assert_has(
        &shop.ask::<GetBatch>("audi", json!({"batch": "R-1"})).await.expect("an answer"),
        json!({"state": "Held", "open_deviations": 1, "deviations": ["R-1/D1"], "holds": ["R-1/D1"]}),
    );
    let back = shop.run::<CorrectReading>("max", to(2, "64")).await;
    assert_eq!(back, Err("correction_needs_quality".into()));
}

#[tokio::test]
async fn what_was_refused_stands_in_the_log_as_far_as_it_is_a_reading() {
    let shop = vat("Completed").await;
    let hot = read(1, 5, "104.0");
    assert_eq!(shop.run::<PostReading>("max", hot.clone()).await, Err("reading_not_physical value".into()));
    let odd = json!({"batch": "G-1", "value": 104, "unit": {"colour": "red"}, "colour": "red"});
    assert!(shop.run::<PostReading>("max", odd).await.is_err());
    let odd = json!({"batch": "G-1", "value": 104, "unit": null});
    assert_eq!(shop.run::<PostReading>("cas", hot.clone()).await, Err("permission_denied".into()));
    shop.run::<PostReading>("max", read(1, 5, "63.5")).await.expect("posted");
    let mut slip = json!({"reading": {"device": "logger", "seq": 1, "shade": "red"}, "value": "-20.1", "reason": "misread"});
    assert!(shop.run::<CorrectReading>("max", slip.clone()).await.is_err());
    slip["reading"].as_object_mut().expect("a name").remove("shade");
    let after = async |action: &str| -> Vec<Value> {
        let denied = shop.told(action).await.into_iter().filter(|event| event.result == "denied");
        denied.map(|event| event.content.after().unwrap_or_default()).collect()
    };
    let mut posted = after(PostReading::NAME).await;
    let mut sent = vec![json!({"refused": hot}), json!({"refused": odd}), Value::Null];
    for list in [&mut posted, &mut sent] {
        list.sort_by_key(Value::to_string);
    }
    assert_eq!(posted, sent);
    assert_eq!(after(CorrectReading::NAME).await, [json!({"refused": slip})]);
    // No other action stores the input that it refused.
    assert!(shop.run::<SubmitBatch>("max", json!({"batch": "NOPE"})).await.is_err());
    assert_eq!(after(SubmitBatch::NAME).await, [Value::Null]);
}
