//! Captures for support on a real database: asked, agreed to, looked at, deleted; and their pages.
//! Invariant: without the consent of an Owner no operator sees a record, and nothing is left after the end.

use super::page::{CapturePage, CapturesPage};
use super::reads::{CaptureLine, CaptureQuestion, CaptureShown, GetCapture, ListCaptures};
use super::workspace::{
    AllowCapture, EndCapture, WorkspaceCapture, WorkspaceCaptures, WorkspaceCapturesPage,
};
use super::*;
use askama::Template;
use content::CaptureValue;
use kernel::day::{Instant, parse_instant};
use ledger::parties::{CreateParty, EraseParty};
use lifecycle::captures::CaptureState;
use lifecycle::casework::reminders::Reminders;
use serde_json::Value;
use testing::Shop;
use web::view::{Chrome, FormState};

const HOSTILE: &str = "<script>alert('x')</script>";
const ASKED: &str = "2026-05-20T05:00:00Z";
/// Four hours later, and the second before.
const END: &str = "2026-05-20T09:00:00Z";
const BEFORE_END: &str = "2026-05-20T08:59:59Z";

fn moment(text: &str) -> Instant {
    parse_instant(text).expect("a moment")
}

fn question(record: &str, hours: i32) -> Value {
    json!({ "workspace": "shop", "kind": "party", "record": record, "purpose": "The balance is wrong", "hours": hours })
}

/// A shop with a customer, and an operator who asks for this customer for four hours.
async fn ask_for_meera() -> (Shop, Shop, Value) {
    let mut shop = Shop::jeweller().await;
    let new = json!({ "party": "c-meera", "name": "Meera Joshi", "kind": "customer" });
    shop.run::<CreateParty>("mia", new).await.expect("added");
    let mut ops = shop.operators().await;
    shop.at(ASKED);
    ops.at(ASKED);
    let number = ops.run::<AskCapture>("ops", question("c-meera", 4)).await.expect("asked")["number"].clone();
    (shop, ops, json!({ "number": number }))
}

async fn end_over(shop: &Shop, now: &str) -> usize {
    let mut reminders = Reminders::new(shop.platform.clone(), shop.db.jobs_config());
    reminders.end_captures(moment(now)).await.expect("ended")
}

/// How many captures still have a copy or the code of a record.
async fn count_kept(shop: &Shop) -> usize {
    let list = shop.ask::<WorkspaceCaptures>("olive", json!({})).await.expect("a list");
    list["rows"].as_array().expect("rows").iter().filter(|row| !row["record"].is_null()).count()
}

#[test]
fn a_copy_is_asked_for_a_day_at_most() {
    for (hours, may) in [(0, false), (1, true), (24, true), (25, false), (i32::MAX, false)] {
        assert_eq!(may_last(hours).is_ok(), may, "{hours}");
    }
}

#[tokio::test]
async fn an_operator_sees_the_record_after_the_consent_of_an_owner_and_until_its_end() {
    let (mut shop, mut ops, case) = ask_for_meera().await;
    assert_eq!(ops.run::<LookAtCapture>("ops", case.clone()).await, Err("value_unknown number".into()));
    let mails = ops.mails().await;
    let told: Vec<_> = mails.iter().filter(|mail| mail.kind == "capture").collect();
    assert!(!told.is_empty() && told.iter().all(|mail| mail.tenant == shop.tenant.uuid()), "the Owners");
    assert!(told.iter().all(|mail| !mail.text.contains("meera")), "the mail does not name the record");
    let refused = shop.run::<AllowCapture>("adam", case.clone()).await;
    assert_eq!(refused, Err("permission_denied".into()), "an Owner agrees, and nobody else");
    let answer = shop.run::<AllowCapture>("olive", case.clone()).await.expect("agreed");
    assert_eq!((&answer["state"], &answer["ends_at"]), (&json!("open"), &json!(moment(END))));
    assert_eq!(shop.run::<AllowCapture>("olive", case.clone()).await, Err("value_unknown number".into()));

    let before = ops.ask::<GetCapture>("ops", case.clone()).await.expect("a case");
    assert_eq!(before["values"], json!([]), "nobody looked");
    ops.run::<LookAtCapture>("ops", case.clone()).await.expect("looked");
    let seen = ops.ask::<GetCapture>("ops", case.clone()).await.expect("a case");
    let is_name = |it: &Value| it["field"] == "name" && it["value"] == "Meera Joshi";
    assert!(seen["values"].as_array().expect("values").iter().any(is_name), "{seen}");
    let other = ops.ask::<GetCapture>("aud", case.clone()).await.expect("a case");
    assert_eq!(other["values"], json!([]), "another person has not looked");
    let looks = shop.told(LookAtCapture::NAME).await;
    assert_eq!(
        looks.iter().filter(|it| it.tenant == shop.tenant.uuid()).count(),
        1,
        "in the workspace's log"
    );
    ops.at("2026-05-20T05:15:00Z");
    let later = ops.ask::<GetCapture>("ops", case.clone()).await.expect("a case");
    assert_eq!(later["values"], json!([]), "a look lasts fifteen minutes");

    assert_eq!((end_over(&shop, BEFORE_END).await, count_kept(&shop).await), (0, 1));
    ops.at(END);
    shop.at(END);
    let late = ops.run::<LookAtCapture>("ops", case.clone()).await;
    assert_eq!(late, Err("value_unknown number".into()), "its time is over, even before it is deleted");
    assert_eq!((end_over(&shop, END).await, count_kept(&shop).await), (1, 0));
    assert_eq!(end_over(&shop, END).await, 0, "once");
    let list = ops.ask::<ListCaptures>("ops", json!({})).await.expect("a list");
    assert_eq!(list["rows"][0]["closed_at"], json!(moment(END)), "the case is closed with it");
    assert_eq!(ops.run::<CloseCapture>("ops", case).await, Err("value_unknown number".into()));
}

#[tokio::test]
async fn an_owner_refuses_or_deletes_and_an_operator_closes() {
    let (shop, ops, first) = ask_for_meera().await;
    shop.run::<EndCapture>("olive", first.clone()).await.expect("refused");
    assert_eq!(shop.run::<EndCapture>("olive", first.clone()).await, Err("value_unknown number".into()));
    assert_eq!(shop.run::<AllowCapture>("olive", first).await, Err("value_unknown number".into()));
    assert_eq!(end_over(&shop, ASKED).await, 1, "the case of a refusal is closed");

    let asked = ops.run::<AskCapture>("ops", question("c-meera", 24)).await.expect("asked");
    let second = json!({ "number": asked["number"] });
    let long = json!({ "number": asked["number"], "hours": 25 });
    assert_eq!(shop.run::<AllowCapture>("olive", long).await, Err("number_range hours".into()));
    let short = json!({ "number": asked["number"], "hours": 1 });
    let answer = shop.run::<AllowCapture>("olive", short).await.expect("agreed");
    assert_eq!(answer["ends_at"], json!(moment("2026-05-20T06:00:00Z")), "an Owner may shorten it");
    ops.run::<LookAtCapture>("ops", second.clone()).await.expect("looked");
    shop.run::<EndCapture>("olive", second.clone()).await.expect("deleted");
    assert_eq!(ops.run::<LookAtCapture>("ops", second.clone()).await, Err("value_unknown number".into()));
    let after = ops.ask::<GetCapture>("ops", second).await.expect("a case");
    assert_eq!((&after["values"], &after["question"]["state"]), (&json!([]), &json!("ended")));

    let asked = ops.run::<AskCapture>("ops", question("c-meera", 2)).await.expect("asked");
    let third = json!({ "number": asked["number"] });
    shop.run::<AllowCapture>("olive", third.clone()).await.expect("agreed");
    assert_eq!(ops.run::<CloseCapture>("aud", third.clone()).await, Err("permission_denied".into()));
    ops.run::<CloseCapture>("ops", third.clone()).await.expect("closed");
    assert_eq!(count_kept(&shop).await, 0, "the copy goes with the case");
    assert_eq!(ops.run::<LookAtCapture>("ops", third).await, Err("value_unknown number".into()));
}

#[tokio::test]
async fn an_erasure_ends_what_may_show_the_person_and_the_case_says_so() {
    let (shop, ops, hers) = ask_for_meera().await;
    let new = json!({ "party": "c-anil", "name": "Anil Rao", "kind": "customer" });
    shop.run::<CreateParty>("mia", new).await.expect("added");
    let asked = ops.run::<AskCapture>("ops", question("c-anil", 4)).await.expect("asked");
    let his = json!({ "number": asked["number"] });
    let asked = ops.run::<AskCapture>("ops", question("c-meera", 4)).await.expect("asked");
    let unanswered = json!({ "number": asked["number"] });
    for case in [&hers, &his] {
        shop.run::<AllowCapture>("olive", case.clone()).await.expect("agreed");
    }
    ops.run::<LookAtCapture>("ops", hers.clone()).await.expect("looked");
    let typed = json!({ "party": "c-meera", "typed": "c-meera" });
    shop.run::<EraseParty>("olive", typed).await.expect("erased");

    let seen = ops.ask::<GetCapture>("ops", hers.clone()).await.expect("a case");
    assert!(!seen.to_string().contains("eera"), "{seen}");
    assert_eq!(ops.run::<LookAtCapture>("ops", hers.clone()).await, Err("value_unknown number".into()));
    assert_eq!(shop.run::<AllowCapture>("olive", unanswered).await, Err("value_unknown number".into()));
    ops.run::<LookAtCapture>("ops", his.clone()).await.expect("another person's copy stays");
    assert_eq!(end_over(&shop, ASKED).await, 2, "the cases are closed");
    let closed = ops.ask::<GetCapture>("ops", hers).await.expect("a case");
    let events = closed["events"].as_array().expect("events");
    assert!(events.iter().any(|event| event["what"] == "erased"), "{closed}");
    assert_eq!(shop.told("instance.capture.end").await.len(), 2, "and the workspace's log says so");
}

#[tokio::test]
async fn a_case_that_an_operator_closes_after_an_erasure_says_what_ended_the_copy() {
    let (shop, ops, hers) = ask_for_meera().await;
    shop.run::<AllowCapture>("olive", hers.clone()).await.expect("agreed");
    let typed = json!({ "party": "c-meera", "typed": "c-meera" });
    shop.run::<EraseParty>("olive", typed).await.expect("erased");
    ops.run::<CloseCapture>("ops", hers.clone()).await.expect("closed, before the task looked");
    let told = shop.told("instance.capture.end").await;
    let facts = told.iter().find_map(|it| it.content.after()).expect("in the workspace's log");
    assert_eq!((told.len(), &facts["is_by_erasure"]), (1, &json!(true)));
    let closed = ops.ask::<GetCapture>("ops", hers).await.expect("a case");
    let said: Vec<&Value> =
        closed["events"].as_array().expect("events").iter().map(|event| &event["what"]).collect();
    assert!(said.contains(&&json!("erased")) && said.contains(&&json!("closed")), "{closed}");
    assert_eq!(end_over(&shop, ASKED).await, 0, "nothing is told twice");
    assert_eq!(shop.told("instance.capture.end").await.len(), 1);
}

#[tokio::test]
async fn a_question_names_a_workspace_and_a_record_that_are_there() {
    let (shop, ops, _) = ask_for_meera().await;
    let nowhere =
        json!({ "workspace": "nowhere", "kind": "lot", "record": "L-1", "purpose": "A cost", "hours": 1 });
    assert_eq!(ops.run::<AskCapture>("ops", nowhere).await, Err("not_found workspace".into()));
    let long = question("c-meera", 25);
    assert_eq!(ops.run::<AskCapture>("ops", long).await, Err("number_range hours".into()));
    assert_eq!(
        ops.run::<AskCapture>("aud", question("c-meera", 1)).await,
        Err("permission_denied".into()),
        "an operator asks"
    );
    let asked = ops.run::<AskCapture>("ops", question("c-nobody", 1)).await.expect("asked");
    let case = json!({ "number": asked["number"] });
    assert_eq!(shop.run::<AllowCapture>("olive", case.clone()).await, Err("value_unknown number".into()));
    let unknown = json!({ "number": 99 });
    assert_eq!(shop.run::<AllowCapture>("olive", unknown.clone()).await, Err("not_found number".into()));
    assert_eq!(ops.run::<LookAtCapture>("ops", unknown.clone()).await, Err("not_found number".into()));
    assert_eq!(ops.ask::<GetCapture>("ops", unknown).await, Err("not_found number".into()));
    assert_eq!(end_over(&shop, "2026-05-27T04:59:59Z").await, 0, "a question waits a week");
    assert_eq!(end_over(&shop, "2026-05-27T05:00:00Z").await, 2, "and no longer");
}

fn sample(state: CaptureState) -> CaptureQuestion {
    CaptureQuestion {
        kind: CaptureKind::Lot,
        record: Some(HOSTILE.into()),
        purpose: HOSTILE.into(),
        hours: 4,
        asked_at: moment(ASKED),
        state,
        allowed_at: None,
        ends_at: Some(moment(END)),
        deleted_at: None,
        looks: 2,
    }
}

fn line() -> CaptureLine {
    CaptureLine {
        number: 7,
        case: "SC-7".into(),
        workspace: Some("shop".into()),
        opened_at: moment(ASKED),
        closed_at: None,
    }
}

#[test]
fn the_list_leads_to_each_case_and_has_the_form_for_those_who_may_ask() {
    let page = |rows, ask| {
        let (base, here) = ("/w/instance".into(), "/w/instance/instance/captures".into());
        let chrome = Chrome::sample("Captures for support");
        CapturesPage { chrome, base, here, rows, next: String::new(), ask }.render().expect("a page")
    };
    let html = page(vec![line()], Some(FormState::default()));
    assert!(html.contains("/w/instance/instance/captures/7") && html.contains("do/instance.capture.ask"));
    let empty = page(vec![], None);
    assert!(empty.contains("No support cases") && !empty.contains("do/instance.capture.ask"));
}

#[test]
fn a_case_shows_its_copy_as_text_and_only_the_forms_that_are_given() {
    let values = vec![CaptureValue { field: "name".into(), value: HOSTILE.into() }];
    let page = |seen_until: Option<Instant>, look| {
        let capture = CaptureShown {
            line: line(),
            question: Some(sample(CaptureState::Open)),
            values: if seen_until.is_some() { values.clone() } else { vec![] },
            seen_until,
            events: vec![],
        };
        let (base, list) = ("/w/instance".into(), "/w/instance/instance/captures".into());
        let (chrome, here) = (Chrome::sample("SC-7"), "/w/instance/instance/captures/7".into());
        CapturePage { chrome, base, list, here, capture, look, close: None }.render().expect("a page")
    };
    let seen = page(Some(moment(END)), None);
    assert!(seen.contains("The copy") && !seen.contains(HOSTILE) && !seen.contains("do/instance.capture"));
    let hidden = page(None, Some(FormState::default()));
    assert!(!hidden.contains("The copy<") && hidden.contains("do/instance.capture.look"));
}

#[test]
fn an_owner_has_a_form_for_what_waits_and_for_what_is_open() {
    let page = |state: Option<CaptureState>| {
        let row = |state| WorkspaceCapture { number: 7, case: "SC-7".into(), question: sample(state) };
        let rows = state.map(row).into_iter().collect();
        let (base, here) = ("/w/shop".into(), "/w/shop/security/captures".into());
        let (allow, end) = (Some(FormState::default()), Some(FormState::default()));
        let chrome = Chrome::sample("Questions of support");
        WorkspaceCapturesPage { chrome, base, here, rows, allow, end }.render().expect("a page")
    };
    for (state, allows, ends) in [
        (Some(CaptureState::Waiting), true, true),
        (Some(CaptureState::Open), false, true),
        (Some(CaptureState::Ended), false, false),
        (Some(CaptureState::Refused), false, false),
        (None, false, false),
    ] {
        let html = page(state);
        assert_eq!(html.contains("do/workspace.capture.allow"), allows, "{state:?}");
        assert_eq!(html.contains("do/workspace.capture.end"), ends, "{state:?}");
        assert!(!html.contains(HOSTILE));
    }
}
