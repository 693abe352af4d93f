//! Calibrations, cleanings, deferrals and papers, on a real database.
//! Invariant: only a check that passes makes unfit equipment fit again.

use super::check::CheckEquipment;
use super::create::CreateEquipment;
use super::defer::DeferCheck;
use super::paper::AttachPaper;
use super::*;
use crate::batches::steps::{AbortBatch, CompleteBatch, StartBatch};
use crate::equipment::history::{GetCheck, ListChecks, ListDueChecks};
use crate::equipment::lookback::GetLookback;
use crate::equipment::paper::GetPaper;
use crate::fixtures::{assert_has, given, refused};
use crate::readings::PostReading;
use platform::action::Action;
use serde_json::{Value, json};
use std::result::Result as Answer;
use testing::{Shop, told};

/// A dairy on the evening of 5 March, with a running batch, and equipment as given.
async fn dairy(equipment: Value) -> Shop {
    let shop = Shop::dairy().await;
    let batch = |code: &str, state: &str| json!({"batch": code, "recipe": "MILK", "state": state, "equipment": ["VAT-1"]});
    given(
        &shop,
        json!({
            "equipment": equipment,
            "control_points": [{"code": "CP", "kind": "CCP", "unit": "Cel", "lower": "72.0"}],
            "batches": [{"batch": "R", "recipe": "MILK", "state": "Running"}, batch("B-1", "Ready"), batch("B-2", "Ready")],
        }),
    )
    .await;
    shop
}

async fn check(shop: &Shop, who: &str, input: Value) -> Answer<Value, String> {
    shop.run::<CheckEquipment>(who, input).await
}

fn calibration(error: &str) -> Value {
    json!({"equipment": "T-1", "kind": "calibration", "as_found_error": error})
}

async fn read(shop: &Shop, seq: i64, at: &str, value: &str) -> Answer<Value, String> {
    let input = json!({"batch": "R", "control_point": "CP", "instrument": "T-1", "device": "d", "seq": seq,
        "at": at, "value": value, "unit": "Cel"});
    shop.run::<PostReading>("max", input).await
}

async fn start(shop: &Shop, batch: &str) -> Answer<Value, String> {
    shop.run::<StartBatch>("max", json!({"batch": batch})).await
}

fn probe() -> Value {
    json!({"code": "T-1", "kind": "instrument", "measures": "Cel", "tolerance": "0.5", "calibration_every_days": 30})
}

#[tokio::test]
async fn an_instrument_with_an_interval_gives_no_reading_before_its_first_check() {
    let mut shop =
        dairy(json!([probe(), {"code": "VAT-1", "kind": "vessel", "calibration_every_days": 365}])).await;
    let unfit = Err("reading_instrument_unfit".to_owned());
    assert_eq!(read(&shop, 1, "2026-03-05T09:00:00Z", "72.5").await, unfit);
    let (code, facts) = refused::<StartBatch>(&shop, "max", json!({"batch": "B-1"})).await;
    assert_eq!((code, &facts["equipment"]), ("equipment_calibration_overdue", &json!("VAT-1")));
    shop.at("2026-03-05T10:00:00Z");
    let done = check(&shop, "quinn", calibration("-0.4")).await.expect("recorded");
    assert_has(
        &done,
        json!({"result": "pass", "next_due": "2026-04-04", "valid_until": null, "lookback": null}),
    );
    assert_has(
        &read(&shop, 1, "2026-03-05T10:00:00Z", "72.5").await.expect("posted"),
        json!({"result": "pass"}),
    );
    // It was unfit then, whenever the reading comes.
    assert_eq!(read(&shop, 2, "2026-03-05T09:59:59Z", "72.5").await, unfit);
    check(
        &shop,
        "olive",
        json!({"equipment": "VAT-1", "kind": "calibration", "result": "pass", "reference": "dipstick"}),
    )
    .await
    .expect("a vessel with an interval is calibrated");
    start(&shop, "B-1").await.expect("started");
    // Through its last day, by the dairy's clock.
    shop.at("2026-04-04T12:00:00Z");
    read(&shop, 3, "2026-04-04T12:00:00Z", "72.5").await.expect("posted");
    shop.at("2026-04-04T14:00:00Z");
    assert_eq!(read(&shop, 4, "2026-04-04T14:00:00Z", "72.5").await, unfit);
}

#[tokio::test]
async fn a_failed_calibration_locks_and_names_the_readings_since_the_last_good_one() {
    let mut shop = dairy(json!([probe()])).await;
    let at = |time: &str| format!("2026-03-05T{time}Z");
    for (time, error) in [("09:00:00", "0"), ("09:30:00", "0.1")] {
        shop.at(&at(time));
        check(&shop, "quinn", calibration(error)).await.expect("recorded");
    }
    for (seq, time, value) in
        [(1, "09:30:00", "72.1"), (2, "09:40:00", "72.5"), (3, "09:50:00", "73.2"), (4, "10:00:00", "71.9")]
    {
        shop.at(&at(time));
        read(&shop, seq, &at(time), value).await.expect("posted");
    }
    let failed = check(&shop, "quinn", calibration("0.7")).await.expect("recorded");
    assert_has(
        &failed,
        json!({"result": "fail", "next_due": null,
        "lookback": {"from_exclusive": at("09:30:00"), "to_inclusive": at("10:00:00"), "readings": 3}}),
    );
    let asked = json!({"equipment": "T-1", "check": failed["check"]});
    let doubt = shop.ask::<GetLookback>("audi", asked.clone()).await.expect("an answer");
    assert_has(
        &doubt,
        json!({"count": 3, "next": null, "rows": [
        {"batch": "R", "indicated": "72.5", "corrected": "71.8", "was": "pass", "now": "fail"},
        {"batch": "R", "indicated": "73.2", "corrected": "72.5", "was": "pass", "now": "pass"},
        {"batch": "R", "indicated": "71.9", "corrected": "71.2", "was": "fail", "now": "fail"}]}),
    );
    shop.at(&at("10:01:00"));
    assert_eq!(read(&shop, 5, &at("10:01:00"), "72.5").await, Err("reading_instrument_unfit".into()));
    let due = shop.ask::<ListDueChecks>("max", json!({})).await.expect("an answer");
    assert_has(
        &due,
        json!({"rows": [{"equipment": "T-1", "fit": false, "unfit_code": "equipment_failed", "needs": "calibration"}]}),
    );
    let wait = json!({"equipment": "T-1", "kind": "calibration", "until": "2026-03-20", "reason": "no time"});
    assert_eq!(shop.run::<DeferCheck>("quinn", wait).await, Err("equipment_failed".into()));
    // A check that is recorded after the failure with an older time makes nothing fit, and takes no reading
    // out of doubt.
    let mut forgotten = calibration("0");
    forgotten["at"] = json!(at("09:45:00"));
    check(&shop, "quinn", forgotten).await.expect("recorded");
    assert_eq!(read(&shop, 5, &at("10:01:00"), "72.5").await, Err("reading_instrument_unfit".into()));
    let doubt = shop.ask::<GetLookback>("audi", asked).await.expect("an answer");
    assert_has(&doubt, json!({"from_exclusive": at("09:30:00"), "count": 3}));
    check(&shop, "quinn", calibration("0.0")).await.expect("recorded");
    read(&shop, 5, &at("10:01:00"), "72.5").await.expect("posted");
}

#[tokio::test]
async fn a_vessel_is_cleaned_by_the_maker_after_each_batch() {
    let mut shop = dairy(json!([probe(), {"code": "VAT-1", "kind": "vessel", "clean_after_each_batch": true, "clean_valid_hours": 72}])).await;
    assert_eq!(start(&shop, "B-1").await, Err("equipment_cleaning_overdue".into()), "nobody cleaned it yet");
    let clean = json!({"equipment": "VAT-1", "kind": "cleaning", "programme": "CIP-A"});
    let done = check(&shop, "max", clean.clone()).await.expect("recorded");
    assert_has(&done, json!({"result": "pass", "valid_until": "2026-03-08T09:00:00Z", "next_due": null}));
    shop.at("2026-03-05T09:01:00Z");
    start(&shop, "B-1").await.expect("started");
    assert_eq!(start(&shop, "B-2").await, Err("equipment_dirty".into()));
    // While a batch is in it, nobody is asked to clean it, and a cleaning recorded then does not count after
    // the batch.
    let vat = shop.ask::<ListEquipment>("max", json!({"equipment": "VAT-1"})).await.expect("an answer");
    assert_has(&vat, json!({"rows": [{"equipment": "VAT-1", "fit": true, "checks": ["cleaning"]}]}));
    shop.at("2026-03-05T09:02:00Z");
    check(&shop, "max", clean.clone()).await.expect("recorded");
    shop.at("2026-03-05T09:03:00Z");
    for batch in ["B-1", "R"] {
        shop.run::<AbortBatch>("mia", json!({"batch": batch, "reason": "split milk"}))
            .await
            .expect("given up");
    }
    assert_eq!(start(&shop, "B-2").await, Err("equipment_dirty".into()));
    let due = shop.ask::<ListDueChecks>("max", json!({})).await.expect("an answer");
    assert_has(
        &due,
        json!({"rows": [{"equipment": "T-1"}, {"equipment": "VAT-1", "unfit_code": "equipment_dirty", "needs": "cleaning"}]}),
    );
    shop.at("2026-03-05T09:04:00Z");
    let mut bad = clean.clone();
    bad["result"] = json!("fail");
    check(&shop, "max", bad).await.expect("recorded");
    let (code, facts) = refused::<StartBatch>(&shop, "max", json!({"batch": "B-2"})).await;
    assert_eq!((code, &facts["equipment"]), ("equipment_failed", &json!("VAT-1")));
    shop.at("2026-03-05T09:05:00Z");
    check(&shop, "max", clean).await.expect("recorded");
    start(&shop, "B-2").await.expect("started");
    shop.at("2026-03-05T11:00:00Z");
    shop.run::<CompleteBatch>("max", json!({"batch": "B-2"})).await.expect("made");
    let vat = shop.ask::<ListEquipment>("max", json!({"equipment": "VAT-1"})).await.expect("an answer");
    assert_has(
        &vat,
        json!({"rows": [{"fit": false, "unfit_code": "equipment_dirty", "needs_since": "2026-03-05"}]}),
    );
}

#[tokio::test]
async fn who_may_not_calibrate_cannot_say_either_until_when_something_is_good() {
    let shop = dairy(json!([probe(), {"code": "VAT-1", "kind": "vessel"}])).await;
    for (who, least) in [("max", "Quality"), ("mia", "Owner")] {
        let (code, facts) = refused::<CheckEquipment>(&shop, who, calibration("0.1")).await;
        assert_eq!((code, &facts["needs_role"]), ("permission_denied", &json!(least)), "{who}");
    }
    let wait = json!({"equipment": "T-1", "kind": "calibration", "until": "2026-03-20", "reason": "x"});
    assert_eq!(shop.run::<DeferCheck>("mia", wait).await, Err("permission_denied".into()));
    for who in ["adam", "cas", "audi"] {
        let clean = json!({"equipment": "VAT-1", "kind": "cleaning"});
        assert_eq!(check(&shop, who, clean).await, Err("permission_denied".into()), "{who}");
    }
    let new = |code: &str, more: (&str, Value)| {
        let mut new =
            json!({"code": code, "kind": "instrument", "calibration_every_days": 30, "tolerance": "0.5"});
        new[more.0] = more.1;
        new
    };
    let past = json!([{"kind": "calibration", "at": "2026-03-01T00:00:00Z", "as_found_error": "0.1"}]);
    for more in [("calibration_due", json!("2099-01-01")), ("checks", past.clone())] {
        assert_eq!(shop.run::<CreateEquipment>("mia", new("X", more)).await, Err("permission_denied".into()));
    }
    shop.run::<CreateEquipment>("mia", new("X", ("name", json!("Scale")))).await.expect("added");
    shop.run::<CreateEquipment>("quinn", new("Y", ("checks", past))).await.expect("added with its past");
    let rows = shop.ask::<ListEquipment>("audi", json!({})).await.expect("an answer")["rows"].clone();
    let fit: Vec<(&str, bool)> = rows
        .as_array()
        .expect("rows")
        .iter()
        .map(|it| (it["equipment"].as_str().expect("a code"), it["fit"] == true))
        .collect();
    assert_eq!(fit, [("T-1", false), ("VAT-1", true), ("X", false), ("Y", true)]);
    for (wrong, expected) in [
        (json!({"equipment": "NONE", "kind": "cleaning"}), "not_found equipment"),
        (
            json!({"equipment": "VAT-1", "kind": "calibration", "as_found_error": "0"}),
            "check_kind_not_for_equipment kind",
        ),
        (json!({"equipment": "T-1", "kind": "cleaning"}), "check_kind_not_for_equipment kind"),
        (json!({"equipment": "T-1", "kind": "calibration"}), "field_required as_found_error"),
        (
            json!({"equipment": "T-1", "kind": "calibration", "as_found_error": 0.1}),
            "number_must_be_text as_found_error",
        ),
        (
            json!({"equipment": "T-1", "kind": "calibration", "as_found_error": "0", "programme": "CIP"}),
            "field_unknown programme",
        ),
        (
            json!({"equipment": "VAT-1", "kind": "cleaning", "as_left_error": "0"}),
            "field_unknown as_left_error",
        ),
        (
            json!({"equipment": "VAT-1", "kind": "cleaning", "at": "2026-03-05T09:05:01Z"}),
            "time_in_future at",
        ),
    ] {
        assert_eq!(check(&shop, "quinn", wrong).await, Err(expected.into()));
    }
}

#[tokio::test]
async fn what_was_checked_before_is_moved_in_with_the_equipment() {
    let past = |at: &str, error: &str| json!({"kind": "calibration", "at": at, "as_found_error": error, "reference": "CERT-1"});
    let mut moved = probe();
    moved["checks"] = json!([past("2026-03-01T00:00:00Z", "0.1"), past("2026-02-01T00:00:00Z", "0.9")]);
    let shop = dairy(json!([moved, {"code": "VAT-1", "kind": "vessel", "clean_after_each_batch": true,
        "checks": [{"kind": "cleaning", "at": "2026-03-05T08:00:00Z"}]}]))
    .await;
    read(&shop, 1, "2026-03-05T09:00:00Z", "72.5").await.expect("posted");
    let page = shop.ask::<ListChecks>("audi", json!({"equipment": "T-1"})).await.expect("an answer");
    assert_has(
        &page,
        json!({"next": null, "rows": [
        {"result": "pass", "opening": true, "next_due": "2026-03-31", "reference": "CERT-1", "tolerance": "0.5"},
        {"result": "fail", "opening": true, "as_found_error": "0.9", "next_due": null}]}),
    );
    start(&shop, "B-1").await.expect("started");
}

#[tokio::test]
async fn quality_lets_a_check_wait_until_the_next_one() {
    let mut late = probe();
    late["calibration_due"] = json!("2026-03-04");
    let mut shop = dairy(json!([late])).await;
    assert_eq!(read(&shop, 1, "2026-03-05T09:00:00Z", "72.5").await, Err("reading_instrument_unfit".into()));
    let wait = |until: &str| json!({"equipment": "T-1", "kind": "calibration", "until": until, "reason": "lab busy"});
    let (code, facts) = refused::<DeferCheck>(&shop, "quinn", wait("2026-06-03")).await;
    assert_eq!((code, &facts["latest"]), ("number_range", &json!("2026-06-02")));
    let done = shop.run::<DeferCheck>("quinn", wait("2026-03-06")).await.expect("it waits");
    assert_has(&done, json!({"due": "2026-03-04", "until": "2026-03-06"}));
    shop.at("2026-03-05T09:10:00Z");
    read(&shop, 1, "2026-03-05T09:10:00Z", "72.5").await.expect("posted");
    // It was overdue until Quality deferred it.
    assert_eq!(read(&shop, 2, "2026-03-05T08:59:00Z", "72.5").await, Err("reading_instrument_unfit".into()));
    let page = shop.ask::<ListChecks>("audi", json!({"equipment": "T-1"})).await.expect("an answer");
    assert_has(
        &page,
        json!({"rows": [], "deferrals": [{"kind": "calibration", "due": "2026-03-04", "until": "2026-03-06", "reason": "lab busy"}]}),
    );
    shop.at("2026-03-06T13:00:00Z"); // 7 March in Hobart
    assert_eq!(read(&shop, 2, "2026-03-06T13:00:00Z", "72.5").await, Err("reading_instrument_unfit".into()));
    check(&shop, "quinn", calibration("0.1")).await.expect("recorded");
    let it = shop.ask::<ListEquipment>("audi", json!({"equipment": "T-1"})).await.expect("an answer");
    assert_has(
        &it,
        json!({"rows": [{"fit": true, "calibration_due": "2026-04-06", "calibration_deferred_to": null}]}),
    );
}

#[tokio::test]
async fn the_list_of_checks_goes_on_where_its_page_ended() {
    let mut shop = dairy(json!([{"code": "VAT-1", "kind": "vessel"}])).await;
    for n in 0..(history::PAGE + 2) {
        shop.at(&format!("2026-03-05T{:02}:{:02}:00Z", 9 + n / 60, n % 60));
        check(&shop, "max", json!({"equipment": "VAT-1", "kind": "cleaning", "note": format!("no {n}")}))
            .await
            .expect("recorded");
    }
    let first = shop.ask::<ListChecks>("audi", json!({"equipment": "VAT-1"})).await.expect("an answer");
    assert_eq!(first["rows"].as_array().map(Vec::len), Some(history::PAGE as usize));
    let second = shop
        .ask::<ListChecks>("audi", json!({"equipment": "VAT-1", "after": first["next"]}))
        .await
        .expect("an answer");
    assert_has(&second, json!({"next": null, "rows": [{"note": "no 1"}, {"note": "no 0"}]}));
    let none = shop
        .ask::<ListChecks>("audi", json!({"equipment": "VAT-1", "kind": "calibration"}))
        .await
        .expect("an answer");
    assert_has(&none, json!({"rows": []}));
}

#[tokio::test]
async fn a_workspace_attaches_so_many_papers_a_day() {
    let shop = dairy(json!([probe()])).await;
    let checked = check(&shop, "quinn", calibration("0.1")).await.expect("recorded")["check"].clone();
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("the database");
    tokio::spawn(connection);
    let set = "update app.tenant set settings = settings || '{\"papers_a_day\": 2}'";
    client.execute(set, &[]).await.expect("set");
    let paper =
        json!({"equipment": "T-1", "check": checked, "content_name": "a.pdf", "content": "JVBERi0xLjcK"});
    for _ in 0..2 {
        shop.run::<AttachPaper>("max", paper.clone()).await.expect("attached");
    }
    assert_eq!(shop.run::<AttachPaper>("max", paper.clone()).await, Err("rate_limited content".into()));
    let kept = client.query_one("select count(*) from app.paper", &[]).await.expect("counted");
    assert_eq!(kept.get::<_, i64>(0), 2);
}

#[tokio::test]
async fn a_paper_is_kept_as_it_came_and_told_in_the_log() {
    let shop = dairy(json!([probe(), {"code": "VAT-1", "kind": "vessel"}])).await;
    let checked = check(&shop, "quinn", calibration("0.1")).await.expect("recorded")["check"].clone();
    let cleaned = check(&shop, "max", json!({"equipment": "VAT-1", "kind": "cleaning"}))
        .await
        .expect("recorded")["check"]
        .clone();
    // "%PDF-1.7" with bytes that are no text; below "<script>".
    let pdf = "JVBERi0xLjcK/wAgY2VydGlmaWNhdGU=";
    let attach = |of: &str, check: &Value, content: &str| json!({"equipment": of, "check": check, "content_name": "cert \"1\".pdf", "content": content});
    let kept = shop.run::<AttachPaper>("max", attach("T-1", &checked, pdf)).await.expect("attached");
    assert_has(&kept, json!({"media_type": "application/pdf", "size": 23}));
    let asked = |of: &str, check: &Value| json!({"equipment": of, "check": check, "paper": kept["paper"]});
    let given = shop.ask::<GetPaper>("audi", asked("T-1", &checked)).await.expect("an answer");
    assert_has(&given, json!({"name": "cert \"1\".pdf", "content": pdf, "sha256": kept["sha256"]}));
    assert_eq!(shop.ask::<GetPaper>("audi", asked("VAT-1", &cleaned)).await, Err("not_found paper".into()));
    assert_eq!(shop.ask::<GetPaper>("cas", asked("T-1", &checked)).await, Err("permission_denied".into()));
    let one =
        shop.ask::<GetCheck>("audi", json!({"equipment": "T-1", "check": checked})).await.expect("an answer");
    assert_has(&one, json!({"papers": [{"paper": kept["paper"], "name": "cert \"1\".pdf"}]}));
    for (of, check, content, expected) in [
        ("T-1", &checked, "PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "value_unknown content"),
        ("T-1", &checked, "no base64", "value_unknown content"),
        ("VAT-1", &checked, pdf, "not_found check"),
    ] {
        assert_eq!(shop.run::<AttachPaper>("max", attach(of, check, content)).await, Err(expected.into()));
    }
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("the database");
    tokio::spawn(connection);
    let events = told(shop.platform.encryption.vault(), &client, AttachPaper::NAME).await;
    let done = events.iter().find(|event| event.result == "ok").expect("its event");
    let after = done.content.after.clone().unwrap_or_default();
    assert_has(
        &serde_json::from_str(&after).expect("JSON"),
        json!({"check": checked, "sha256": kept["sha256"], "media_type": "application/pdf"}),
    );
}

#[tokio::test]
async fn codes_that_look_alike_are_warned_of_and_their_next_versions_are_not() {
    let shop = dairy(json!([])).await;
    let scale = |code: &str| json!({"code": code, "kind": "instrument", "unit": "Cel"});
    let added = shop.run::<CreateEquipment>("quinn", scale("X-1")).await.expect("added");
    assert_eq!(added["warnings"], Value::Null);
    let alike = shop.run::<CreateEquipment>("quinn", scale("\u{425}-l")).await.expect("added");
    assert_eq!(alike["warnings"][0]["like"], "X-1", "a Cyrillic letter and a small one");
    let point = |code: &str| json!({"code": code, "kind": "CCP", "unit": "Cel", "lower": "72.0"});
    let publish = async |code: &str| {
        let published = shop.run::<crate::control_points::PublishControlPoint>("quinn", point(code)).await;
        published.expect("published")["warnings"][0]["like"].clone()
    };
    assert_eq!(publish("cp").await, "CP");
    assert_eq!(publish("cp").await, Value::Null);
}
