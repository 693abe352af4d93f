//! The whole life of incidents: their states, their notices and their pages.
//! Invariant: an operator acts, and a stranger or an Owner sees what they may see.

use super::authorities::figure;
use super::page::{IncidentPage, IncidentsPage, WorkForms, message_after, steps};
use super::public::{SummariesPage, atom};
use super::reads::{
    Authorities, GetIncident, IncidentAuthority, IncidentClock, IncidentEvent, IncidentLine, IncidentNotice,
    IncidentShown, IncidentWorkspace, ListIncidents, NoticeMail,
};
use super::rules::{Agenda, Facts};
use super::work::{AddEvidence, AssignSeat, ChoosePlaybook, GetEvidence, TickStep};
use super::workspace::{ListNotices, NoticeLine, NoticesPage, ReadNotice};
use super::*;
use askama::Template;
use kernel::day::parse_instant;
use lifecycle::casework::figures::{Figures, figures};
use lifecycle::incident::{PublicSummary, summaries};
use platform::action::Query;
use testing::Shop;
use web::view::{Chrome, FormState};

const FRIDAY: &str = "2026-11-20T10:00:00Z";
const HOSTILE: &str = "<script>alert('x')</script>";

fn at(text: &str) -> Instant {
    parse_instant(text).expect("a moment")
}

/// An incident that was declared, confirmed, and affects the shop of India.
async fn confirm_one(ops: &Shop) -> Value {
    let seen = json!({ "seen": "A list was open", "severity": "high" });
    let number = ops.run::<DeclareIncident>("ops", seen).await.expect("declared")["number"].clone();
    let since = json!({ "number": number, "from": "2026-04-01T00:00:00Z" });
    let answer = ops.run::<ConfirmIncident>("ops", since).await.expect("confirmed");
    assert_eq!((&answer["state"], &answer["many"]), (&json!("confirmed"), &json!(1)), "the shop has traces");
    let affected = json!({ "number": number, "workspaces": ["shop"] });
    ops.run::<AffectWorkspaces>("ops", affected).await.expect("affected");
    number
}

fn notice(number: &Value, advice: Option<&str>) -> Value {
    let mut parts = json!({
        "number": number, "nature": "A list was open", "impact": "Names were seen", "measures": "It is closed",
        "contact": "help@shop.example",
    });
    if let Some(advice) = advice {
        parts["advice"] = json!(advice);
    }
    parts
}

async fn open_clocks(ops: &Shop, number: &Value) -> Vec<String> {
    let shown = ops.ask::<GetIncident>("ops", json!({ "number": number })).await.expect("an incident");
    let clocks = shown["clocks"].as_array().expect("clocks").iter();
    let open = clocks.filter(|clock| clock["stopped_at"].is_null());
    open.map(|clock| clock["clock"].as_str().expect("a word").to_owned()).collect()
}

async fn customer_notices(ops: &Shop, now: &str) -> Figures {
    figures(&ops.platform, Clock::CustomerNotice, at(now)).await.expect("figures")
}

#[tokio::test]
async fn an_incident_lives_from_what_was_seen_to_its_summary() {
    let shop = Shop::jeweller().await;
    let mut ops = shop.operators().await;
    ops.at(FRIDAY);
    let number = confirm_one(&ops).await;
    let clocks = open_clocks(&ops, &number).await;
    assert_eq!(clocks, ["cert_in", "customer_notice", "authority_in"], "by when they are due");
    let refused = ops.run::<NotifyOwners>("ops", notice(&number, None)).await;
    assert_eq!(refused, Err("field_required advice".into()), "in India the fifth part is needed");
    let mut without = notice(&number, Some("Change your PIN"));
    without["impact"] = json!("");
    let refused = ops.run::<NotifyOwners>("ops", without).await;
    assert_eq!(refused, Err("field_required impact".into()), "an empty part is named");
    ops.run::<NotifyOwners>("ops", notice(&number, Some("Change your PIN"))).await.expect("told");
    let shown = ops.ask::<GetIncident>("ops", json!({ "number": number })).await.expect("an incident");
    assert!(shown["mails"].as_array().is_some_and(|all| !all.is_empty()), "{shown}");
    assert_eq!(shown["mails"][0]["notice"], shown["notices"][0]["notice"], "a mail names its notice");
    let told: Vec<_> = ops.mails().await.into_iter().filter(|mail| mail.kind == "incident").collect();
    assert!(
        !told.is_empty() && told.iter().all(|mail| mail.tenant == shop.tenant.uuid()),
        "the Owners alone"
    );
    assert!(
        told.iter()
            .all(|mail| mail.text.contains("Names were seen") && mail.text.contains("Change your PIN"))
    );

    let early = ops.run::<ResolveIncident>("ops", json!({ "number": number, "words": "Done" })).await;
    assert_eq!(early, Err("value_unknown number".into()), "it is contained first");
    let measure = json!({ "number": number, "measure": "otherwise", "reason": "The list was closed" });
    ops.run::<ContainIncident>("ops", measure).await.expect("contained");
    for clock in ["cert_in", "authority_in"] {
        let told = json!({ "number": number, "clock": clock, "reference": "R-1" });
        ops.run::<TellAuthority>("ops", told).await.expect("told");
    }
    ops.run::<ResolveIncident>("ops", json!({ "number": number, "words": "Done" })).await.expect("resolved");
    assert_eq!(open_clocks(&ops, &number).await, ["public_summary"]);
    let early = ops.run::<ReviewIncident>("ops", json!({ "number": number, "words": "Done" })).await;
    assert_eq!(early, Err("value_unknown number".into()), "the summary comes first");
    let summary = json!({ "number": number, "what": "A list", "cause": "A fault", "effect": "One shop", "change": "A test" });
    ops.run::<SummariseIncident>("ops", summary).await.expect("published");
    let answer =
        ops.run::<ReviewIncident>("ops", json!({ "number": number, "words": "Done" })).await.expect("closed");
    assert_eq!(answer["state"], "reviewed");
    assert_eq!(summaries(&ops.platform).await.expect("summaries").len(), 1);
    assert!(open_clocks(&ops, &number).await.is_empty());
}

#[tokio::test]
async fn a_notice_after_a_day_is_late_and_stays_so() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let number = confirm_one(&ops).await;
    assert_eq!(customer_notices(&ops, "2026-11-21T10:00:00Z").await.overdue, 0);
    assert_eq!(customer_notices(&ops, "2026-11-21T10:00:01Z").await.overdue, 1, "24 hours and a second");
    ops.at("2026-11-21T12:00:00Z");
    ops.run::<NotifyOwners>("ops", notice(&number, Some("Change your PIN"))).await.expect("told");
    let found = customer_notices(&ops, "2026-11-22T10:00:00Z").await;
    assert_eq!((found.overdue, found.late, found.worst_h), (0, 1, 26));
}

#[tokio::test]
async fn naming_no_workspace_for_a_while_gives_nobody_more_time() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let number = confirm_one(&ops).await;
    let affect = |slugs: Value| json!({ "number": number, "workspaces": slugs });
    ops.at("2026-11-20T20:00:00Z");
    ops.run::<AffectWorkspaces>("ops", affect(json!([]))).await.expect("none");
    assert!(!open_clocks(&ops, &number).await.contains(&"customer_notice".to_owned()));
    ops.at("2026-11-21T09:00:00Z");
    ops.run::<AffectWorkspaces>("ops", affect(json!(["shop"]))).await.expect("again");
    assert_eq!(customer_notices(&ops, "2026-11-21T10:00:00Z").await.overdue, 0);
    assert_eq!(
        customer_notices(&ops, "2026-11-21T10:00:01Z").await.overdue,
        1,
        "24 hours after the confirmation"
    );
    let unknown = ops.run::<AffectWorkspaces>("ops", affect(json!(["shop", "nobodys"]))).await;
    assert_eq!(unknown, Err("not_found workspaces".into()));
}

#[tokio::test]
async fn a_workspace_that_is_affected_after_the_notice_has_a_clock_of_its_own_until_it_is_told() {
    let shop = Shop::jeweller().await;
    let mut ops = shop.operators().await;
    ops.at(FRIDAY);
    let number = confirm_one(&ops).await;
    ops.run::<NotifyOwners>("ops", notice(&number, Some("Change your PIN"))).await.expect("told");
    let other = shop.beside("other").await;
    let affect = |slugs: Value| json!({ "number": number, "workspaces": slugs });
    let runs = async |ops: &Shop| open_clocks(ops, &number).await.contains(&"customer_notice".to_owned());
    ops.run::<AffectWorkspaces>("ops", affect(json!(["shop"]))).await.expect("as before");
    assert!(!runs(&ops).await, "nobody waits");
    ops.at("2026-11-30T10:00:00Z");
    ops.run::<AffectWorkspaces>("ops", affect(json!(["shop", "other"]))).await.expect("one more");
    assert!(runs(&ops).await);
    let shown = ops.ask::<GetIncident>("ops", json!({ "number": number })).await.expect("an incident");
    assert_eq!(shown["workspaces"][0]["told_at"], Value::Null, "the report that a law times comes next");
    assert_eq!(shown["next"], json!("authority_told"));
    ops.at("2026-11-30T20:00:00Z");
    ops.run::<AffectWorkspaces>("ops", affect(json!(["shop"]))).await.expect("without it");
    assert!(!runs(&ops).await);
    ops.run::<AffectWorkspaces>("ops", affect(json!(["shop", "other"]))).await.expect("with it again");
    assert_eq!(customer_notices(&ops, "2026-12-01T10:00:00Z").await.overdue, 0);
    assert_eq!(customer_notices(&ops, "2026-12-01T10:00:01Z").await.overdue, 1, "from the first time");
    contain(&ops, &number, json!({ "measure": "otherwise" })).await.expect("contained");
    let early = ops.run::<ResolveIncident>("ops", json!({ "number": number, "words": "Done" })).await;
    assert_eq!(early, Err("value_unknown number".into()), "it was not told");
    ops.run::<NotifyOwners>("ops", notice(&number, Some("Change your PIN"))).await.expect("told");
    assert!(!runs(&ops).await);
    let told = ops.mails().await.into_iter().filter(|mail| mail.kind == "incident");
    assert!(told.map(|mail| mail.tenant).any(|tenant| tenant == other.tenant.uuid()));
    ops.run::<ResolveIncident>("ops", json!({ "number": number, "words": "Done" })).await.expect("resolved");
}

#[tokio::test]
async fn a_drill_reaches_the_operators_alone_and_is_not_published() {
    let shop = Shop::jeweller().await;
    let mut ops = shop.operators().await;
    ops.at(FRIDAY);
    let seen = json!({ "seen": "An exercise", "severity": "low", "is_drill": true });
    let number = ops.run::<DeclareIncident>("ops", seen).await.expect("declared")["number"].clone();
    ops.run::<ConfirmIncident>("ops", json!({ "number": number, "from": "2026-04-01T00:00:00Z" }))
        .await
        .expect("done");
    ops.run::<NotifyOwners>("ops", notice(&number, None)).await.expect("told");
    let told: Vec<_> = ops.mails().await.into_iter().filter(|mail| mail.kind == "incident").collect();
    assert!(told.iter().all(|mail| mail.tenant == ops.tenant.uuid() && mail.subject.starts_with("Drill")));
    let measure = json!({ "number": number, "measure": "end_all_sessions", "reason": "An exercise" });
    let answer = ops.run::<ContainIncident>("ops", measure).await.expect("done");
    assert_eq!(answer["many"], 0, "an exercise ends nobody's work");
    ops.run::<ResolveIncident>("ops", json!({ "number": number, "words": "Done" })).await.expect("resolved");
    let summary = json!({ "number": number, "what": "a", "cause": "b", "effect": "c", "change": "d" });
    ops.run::<SummariseIncident>("ops", summary).await.expect("kept");
    assert!(summaries(&ops.platform).await.expect("summaries").is_empty());
}

#[tokio::test]
async fn a_figure_is_unconfirmed_until_a_person_read_its_source() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let read = async |ops: &Shop| ops.ask::<Authorities>("ops", json!({})).await.expect("figures");
    let count = |list: &Value| {
        list["rows"].as_array().expect("rows").iter().filter(|row| row["is_confirmed"] == true).count()
    };
    assert_eq!(count(&read(&ops).await), 0);
    let own = json!({ "clock": "authority_eu", "source": "Article 33", "source_on": "2026-11-19" });
    ops.run::<ConfirmFigure>("ops", own).await.expect("confirmed");
    assert_eq!(count(&read(&ops).await), 1);
    let other = json!({ "clock": "news", "source": "None", "source_on": "2026-11-19" });
    assert_eq!(ops.run::<ConfirmFigure>("ops", other).await, Err("value_unknown clock".into()));
    assert!(ops.run::<DeclareIncident>("aud", json!({ "seen": "x", "severity": "low" })).await.is_err());
    let list = ops.ask::<ListIncidents>("aud", json!({})).await.expect("a list");
    assert_eq!(list["rows"], json!([]));
}

#[tokio::test]
async fn the_laws_that_apply_come_first_and_then_the_report_that_is_due_within_hours() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let seen = json!({ "seen": "A list was open", "severity": "critical" });
    let number = ops.run::<DeclareIncident>("ops", seen).await.expect("declared")["number"].clone();
    let next = async || {
        let shown = ops.ask::<GetIncident>("ops", json!({ "number": number })).await.expect("an incident");
        shown["next"].clone()
    };
    assert_eq!(next().await, "assessed");
    let laws = json!({ "number": number, "places": ["in"] });
    ops.run::<AssessIncident>("ops", laws).await.expect("assessed");
    assert_eq!(
        next().await,
        "authority_told",
        "the computer emergency team of India has to know in six hours"
    );
    let told = json!({ "number": number, "clock": "cert_in", "reference": "R-1" });
    ops.run::<TellAuthority>("ops", told).await.expect("recorded");
    assert_eq!(next().await, "confirmed", "the details are due in three days");
    let list = ops.ask::<ListIncidents>("aud", json!({})).await.expect("a list");
    assert_eq!(list["rows"][0]["severity"], "critical");
}

#[tokio::test]
async fn no_law_that_applies_is_an_answer_too() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let seen = json!({ "seen": "A list was open", "severity": "low" });
    let number = ops.run::<DeclareIncident>("ops", seen).await.expect("declared")["number"].clone();
    ops.run::<AssessIncident>("ops", json!({ "number": number })).await.expect("assessed");
    let shown = ops.ask::<GetIncident>("ops", json!({ "number": number })).await.expect("an incident");
    assert_eq!((&shown["next"], &shown["clocks"]), (&json!("confirmed"), &json!([])));
}

/// Contains an incident as the operators order it.
async fn contain(ops: &Shop, number: &Value, more: Value) -> std::result::Result<Value, String> {
    let mut order = json!({ "number": number, "reason": "It spreads" });
    order.as_object_mut().expect("fields").extend(more.as_object().expect("fields").clone());
    ops.run::<ContainIncident>("ops", order).await
}

/// Lifts the only measure in force.
async fn lift(ops: &Shop, number: &Value) {
    let shown = ops.ask::<GetIncident>("ops", json!({ "number": number })).await.expect("an incident");
    let mut in_force = shown["containments"].as_array().expect("measures").iter();
    let one = in_force.find(|it| it["lifted_at"].is_null()).expect("one in force");
    let order = json!({ "number": number, "containment": one["containment"], "reason": "It is over" });
    ops.run::<LiftMeasure>("ops", order.clone()).await.expect("lifted");
    assert_eq!(ops.run::<LiftMeasure>("ops", order).await, Err("value_unknown containment".into()), "once");
}

#[tokio::test]
async fn a_red_line_opens_one_incident_and_a_false_alarm_closes_it() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let platform = ops.platform.clone();
    let suspect = async |now: &str| {
        let says = "A row of another workspace was read.";
        let opened = lifecycle::suspicion::suspect(&platform, "tenant-isolation", says, at(now)).await;
        opened.expect("looked at")
    };
    let number = suspect(FRIDAY).await.expect("it is opened");
    assert_eq!(suspect("2026-11-20T10:05:00Z").await, None, "once while it is open");
    let told: Vec<_> = ops.mails().await.into_iter().filter(|mail| mail.kind == "incident").collect();
    assert!(
        told.len() == 1 && told[0].subject.starts_with("Suspected"),
        "those who run the instance are told"
    );
    let asked = json!({ "number": number });
    let shown = ops.ask::<GetIncident>("ops", asked.clone()).await.expect("an incident");
    assert_eq!((&shown["state"], &shown["promise"]), (&json!("suspected"), &json!("tenant-isolation")));
    assert_eq!((&shown["is_false_alarm"], &shown["clocks"]), (&json!(false), &json!([])));
    ops.at("2026-11-20T11:00:00Z");
    let why = json!({ "number": number, "words": "A test of ours" });
    ops.run::<ReviewIncident>("ops", why).await.expect("closed");
    let shown = ops.ask::<GetIncident>("ops", asked).await.expect("an incident");
    assert_eq!(shown["is_false_alarm"], json!(true));
    assert_eq!(suspect("2026-11-21T10:59:59Z").await, None, "it is quiet for a day");
    assert!(suspect("2026-11-21T11:00:00Z").await.is_some_and(|next| next > number));
}

#[tokio::test]
async fn evidence_is_kept_as_it_was_given_and_each_reading_is_logged() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let number = confirm_one(&ops).await;
    let nothing = ops.run::<AddEvidence>("ops", json!({ "number": number })).await;
    assert_eq!(nothing, Err("field_required text".into()));
    let text = json!({ "number": number, "text": "10:02 a row was read" });
    let kept = ops.run::<AddEvidence>("ops", text).await.expect("kept");
    let file = json!({ "number": number, "content": "AAEC/w==", "content_name": "dump.bin" });
    let file = ops.run::<AddEvidence>("ops", file).await.expect("any file is kept");
    assert_eq!((&kept["size"], &file["size"]), (&json!(20), &json!(4)));
    let asked = json!({ "number": number, "evidence": file["evidence"] });
    let read = ops.ask::<GetEvidence>("aud", asked).await.expect("read");
    assert_eq!((&read["name"], &read["content"]), (&json!("dump.bin"), &json!("AAEC/w==")));
    assert_eq!(read["sha256"], file["sha256"]);
    assert_eq!(ops.told(GetEvidence::NAME).await.len(), 1, "who looked is in the audit log");
    let unknown = json!({ "number": number, "evidence": Uuid::from_u128(7) });
    assert_eq!(ops.ask::<GetEvidence>("aud", unknown).await, Err("not_found evidence".into()));
    assert!(ops.run::<AddEvidence>("aud", json!({ "number": number, "text": "x" })).await.is_err());
    let shown = ops.ask::<GetIncident>("ops", json!({ "number": number })).await.expect("an incident");
    assert_eq!(shown["evidence"].as_array().expect("pieces").len(), 2);
}

#[tokio::test]
async fn a_playbook_is_chosen_and_ticked_off() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let number = confirm_one(&ops).await;
    let tick = json!({ "number": number, "step": "close" });
    let early = ops.run::<TickStep>("ops", tick.clone()).await;
    assert_eq!(early, Err("value_unknown number".into()), "a playbook comes first");
    let choice = json!({ "number": number, "playbook": "leak" });
    ops.run::<ChoosePlaybook>("ops", choice).await.expect("chosen");
    ops.run::<TickStep>("ops", tick.clone()).await.expect("done");
    assert_eq!(ops.run::<TickStep>("ops", tick).await, Err("value_unknown step".into()), "once");
    let other = json!({ "number": number, "step": "image" });
    assert_eq!(
        ops.run::<TickStep>("ops", other).await,
        Err("value_unknown step".into()),
        "of another playbook"
    );
    for who in ["Asha", "Chi"] {
        let lead = json!({ "number": number, "seat": "lead", "who": who });
        ops.run::<AssignSeat>("ops", lead).await.expect("assigned");
        ops.at("2026-11-20T10:01:00Z");
    }
    let shown = ops.ask::<GetIncident>("ops", json!({ "number": number })).await.expect("an incident");
    assert_eq!(shown["seats"], json!([{ "seat": "lead", "title": "Decides", "who": "Chi" }]));
    let steps = shown["playbook"]["steps"].as_array().expect("steps");
    assert_eq!(steps.iter().filter(|step| !step["done_at"].is_null()).count(), 1);
}

#[tokio::test]
async fn a_locked_person_has_no_way_in_until_the_lock_is_lifted() {
    let shop = Shop::jeweller().await;
    let mut ops = shop.operators().await;
    ops.at(FRIDAY);
    let number = confirm_one(&ops).await;
    assert_eq!(
        contain(&ops, &number, json!({ "measure": "lock_person" })).await,
        Err("field_required person".into())
    );
    let own = json!({ "measure": "lock_person", "person": ops.person("ops").uuid() });
    assert_eq!(
        contain(&ops, &number, own).await,
        Err("value_unknown person".into()),
        "nobody locks themselves"
    );
    let nobody = json!({ "measure": "lock_person", "person": Uuid::from_u128(7) });
    assert_eq!(contain(&ops, &number, nobody).await, Err("not_found person".into()));
    let asks = async || shop.ask::<ListNotices>("adam", json!({})).await;
    assert!(asks().await.is_ok());
    let lock = json!({ "measure": "lock_person", "person": shop.person("adam").uuid() });
    contain(&ops, &number, lock).await.expect("locked");
    assert_eq!(asks().await, Err("sign_in_required".into()));
    assert!(shop.ask::<ListNotices>("olive", json!({})).await.is_ok(), "nobody else is");
    lift(&ops, &number).await;
    assert!(asks().await.is_ok());
}

#[tokio::test]
async fn a_person_is_found_by_their_address_too() {
    let shop = Shop::jeweller().await;
    let mut ops = shop.operators().await;
    ops.at(FRIDAY);
    let number = confirm_one(&ops).await;
    let lock = |whom: &str| json!({ "measure": "lock_person", "person": whom });
    for nobody in ["nobody@shop.example", "adam"] {
        assert_eq!(contain(&ops, &number, lock(nobody)).await, Err("not_found person".into()), "{nobody}");
    }
    contain(&ops, &number, lock("Adam@Shop.example")).await.expect("locked");
    assert_eq!(shop.ask::<ListNotices>("adam", json!({})).await, Err("sign_in_required".into()));
    let shown = ops.ask::<GetIncident>("ops", json!({ "number": number })).await.expect("an incident");
    let events = shown["events"].as_array().expect("events");
    let told = events.iter().any(|event| event["words"] == "Adam@Shop.example: It spreads");
    assert!(told, "the timeline says who it is: {events:?}");

    let seen = json!({ "seen": "A list was open", "severity": "high" });
    let other = ops.run::<DeclareIncident>("ops", seen).await.expect("declared")["number"].clone();
    let by = |whom: &str| json!({ "number": other, "actor": whom, "from": "2026-04-01T00:00:00Z" });
    let nobody = ops.run::<ConfirmIncident>("ops", by("nobody@shop.example")).await;
    assert_eq!(nobody, Err("not_found actor".into()));
    ops.run::<ConfirmIncident>("ops", by("adam@shop.example")).await.expect("confirmed");
}

#[tokio::test]
async fn of_two_operators_who_lock_each_other_one_is_left_and_the_machine_lets_the_other_in() {
    let mut ops = Shop::jeweller().await.operators().await.with_operator("otto").await;
    ops.at(FRIDAY);
    let numbers = (confirm_one(&ops).await, confirm_one(&ops).await);
    let lock = async |who: &str, whom: &str, number: &Value| {
        let order = json!({ "number": number, "measure": "lock_person", "person": ops.person(whom).uuid(), "reason": "Theirs" });
        ops.run::<ContainIncident>(who, order).await
    };
    let call = testing::call(at(FRIDAY), None);
    for _ in 0..4 {
        let (one, other) = tokio::join!(lock("ops", "otto", &numbers.0), lock("otto", "ops", &numbers.1));
        assert!(one.is_ok() != other.is_ok(), "one of them is locked: {one:?} {other:?}");
        let (left, locked) = if one.is_ok() { ("ops", "otto") } else { ("otto", "ops") };
        let asks = async |who: &str| ops.ask::<ListIncidents>(who, json!({})).await.map(drop);
        assert_eq!((asks(left).await, asks(locked).await), (Ok(()), Err("sign_in_required".into())));
        let unlock = async |who: &str, why: &str| {
            let done = lifecycle::containment::unlock(&ops.platform, &call, ops.person(who), why).await;
            done.map_err(|error| error.refusal().map(|it| it.code.as_str().to_owned()))
        };
        assert_eq!(unlock(locked, " ").await, Err(Some("field_required".into())), "a reason is told");
        assert_eq!(unlock(left, "By mistake").await, Err(Some("value_unknown".into())), "nobody locked them");
        assert_eq!(unlock(locked, "They lock each other").await, Ok(()));
        assert_eq!(asks(locked).await, Ok(()));
    }
    assert_eq!(ops.told("instance.incident.lift").await.len(), 4, "each is in the audit log");
    let mut lifted = 0;
    for number in [&numbers.0, &numbers.1] {
        let shown = ops.ask::<GetIncident>("ops", json!({ "number": number })).await.expect("an incident");
        let measures = shown["containments"].as_array().expect("measures");
        assert!(measures.iter().all(|it| !it["lifted_at"].is_null()), "{measures:?}");
        lifted += measures.len();
    }
    assert_eq!(lifted, 4, "each is in the timeline of its incident");
}

#[tokio::test]
async fn two_measures_against_one_workspace_that_are_lifted_at_one_time_leave_it_writable() {
    let shop = Shop::jeweller().await;
    let mut ops = shop.operators().await;
    ops.at(FRIDAY);
    let (first, second) = (confirm_one(&ops).await, confirm_one(&ops).await);
    let hold = json!({ "reason": "a dispute", "until": "2027-01-01" });
    let writes = async || shop.run::<crate::holds::PlaceHold>("olive", hold.clone()).await;
    for _ in 0..4 {
        for number in [&first, &second] {
            contain(&ops, number, json!({ "measure": "read_only" })).await.expect("contained");
        }
        assert_eq!(writes().await, Err("read_only".into()));
        tokio::join!(lift(&ops, &first), lift(&ops, &second));
        assert!(writes().await.is_ok(), "no measure is in force, and nothing is left to lift");
    }
}

#[tokio::test]
async fn a_network_is_shut_out_unless_it_is_none_or_too_wide() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let number = confirm_one(&ops).await;
    let block = |network: &str| json!({ "measure": "block_network", "network": network });
    for wrong in ["nowhere", "0.0.0.0/0", "127.0.0.1"] {
        let refused = contain(&ops, &number, block(wrong)).await;
        assert_eq!(refused, Err("value_unknown network".into()), "{wrong}");
    }
    contain(&ops, &number, block("198.51.100.7/24")).await.expect("shut out");
    let has = |address: &str| ops.platform.blocks.has(address.parse().expect("an address"));
    lifecycle::containment::read_blocks(&ops.platform, at(FRIDAY)).await.expect("read");
    assert!(has("198.51.100.200") && !has("198.51.101.1"));
    lift(&ops, &number).await;
    lifecycle::containment::read_blocks(&ops.platform, at(FRIDAY)).await.expect("read");
    assert!(!has("198.51.100.200"));
    let missing = json!({ "measure": "end_supplier", "supplier_no": 999 });
    assert_eq!(contain(&ops, &number, missing).await, Err("not_found supplier_no".into()));
}

#[tokio::test]
async fn a_notice_is_read_in_the_workspace_by_each_owner_and_admin() {
    let shop = Shop::jeweller().await;
    let mut ops = shop.operators().await;
    ops.at(FRIDAY);
    let number = confirm_one(&ops).await;
    let none = shop.ask::<ListNotices>("olive", json!({})).await.expect("a list");
    assert_eq!(none["rows"], json!([]));
    ops.run::<NotifyOwners>("ops", notice(&number, Some("Change your PIN"))).await.expect("told");
    let list = shop.ask::<ListNotices>("olive", json!({})).await.expect("a list");
    let row = &list["rows"][0];
    assert_eq!((&row["impact"], &row["read_at"]), (&json!("Names were seen"), &Value::Null));
    let read = json!({ "notice": row["notice"] });
    assert_eq!(shop.run::<ReadNotice>("cas", read.clone()).await, Err("permission_denied".into()));
    let first = shop.run::<ReadNotice>("olive", read.clone()).await.expect("read");
    let again = shop.run::<ReadNotice>("olive", read).await.expect("read again");
    assert_eq!((&first["is_first"], &again["is_first"]), (&json!(true), &json!(false)));
    let unknown = json!({ "notice": Uuid::from_u128(7) });
    assert_eq!(shop.run::<ReadNotice>("olive", unknown).await, Err("not_found notice".into()));
    let shown = ops.ask::<GetIncident>("ops", json!({ "number": number })).await.expect("an incident");
    let readers = shown["readers"].as_array().expect("readers");
    let has_read = |address: &str| {
        readers
            .iter()
            .any(|it| it["address"] == format!("{address}@shop.example") && !it["read_at"].is_null())
    };
    assert!(readers.len() >= 2 && has_read("olive") && !has_read("adam"), "{readers:?}");
}

#[test]
fn a_notice_is_shown_as_text_with_one_form() {
    let line = |read_at| NoticeLine {
        notice: Uuid::from_u128(7),
        incident: "IN-7".into(),
        nature: HOSTILE.into(),
        impact: "Names were seen".into(),
        measures: "It is closed".into(),
        contact: "help@shop.example".into(),
        advice: None,
        told_at: at(FRIDAY),
        read_at,
    };
    let page = |rows| {
        let (chrome, base, form) = (Chrome::sample("Notices"), "/w/shop".to_owned(), FormState::default());
        NoticesPage { chrome, here: format!("{base}/notices"), base, rows, form }.render().expect("a page")
    };
    let unread = page(vec![line(None)]);
    assert!(unread.contains("workspace.notice.read") && !unread.contains(HOSTILE), "{unread}");
    assert!(!page(vec![line(Some(at(FRIDAY)))]).contains("workspace.notice.read"));
    assert!(page(vec![]).contains("No incident concerned this workspace."));
}

fn sample(state: IncidentState) -> IncidentShown {
    let facts = Facts {
        state,
        affected: 1,
        has_notice: false,
        untold: 1,
        has_summary: false,
        open_authorities: 0,
        is_drill: true,
    };
    let agenda = Agenda { has_laws: state != IncidentState::Suspected, ..Agenda::default() };
    IncidentShown {
        number: 7,
        case: "IN-7".into(),
        state,
        is_drill: true,
        severity: "high".into(),
        seen: HOSTILE.into(),
        noticed_at: at(FRIDAY),
        promise: Some("tenant-isolation".into()),
        is_false_alarm: false,
        next: rules::next(facts, agenda).map(Deed::word),
        tasks: vec![],
        clocks: vec![],
        workspaces: vec![],
        needs_advice: false,
        notices: vec![],
        mails: vec![],
        readers: vec![],
        containments: vec![],
        seats: vec![],
        playbook: None,
        evidence: vec![],
        authorities: vec![],
        events: vec![],
        facts: Some(facts),
    }
}

/// The page of an incident as an operator sees it.
fn page_of(incident: IncidentShown) -> String {
    let forms = steps(&incident).into_iter().map(|deed| (deed, FormState::default())).collect();
    let (chrome, base) = (Chrome::sample("Incident"), "/w/instance".to_owned());
    let list = format!("{base}/instance/incidents");
    let here = format!("{list}/7");
    let work = incident.next.map(|_| WorkForms::default());
    let limit = catalogue::Phrase::of("24 hours");
    let page = IncidentPage { chrome, base, list, here, incident, forms, lift: None, work, limit };
    page.render().expect("a page")
}

/// Where the form of a step is on a page.
fn place(page: &str, name: &str) -> Option<usize> {
    page.find(&format!("do/instance.incident.{name}\""))
}

#[test]
fn the_page_of_an_incident_shows_its_next_step_first() {
    let first = page_of(sample(IncidentState::Suspected));
    assert!(
        place(&first, "assess").is_some() && place(&first, "assess") < place(&first, "confirm"),
        "{first}"
    );
    assert!(place(&first, "notify").is_none() && !first.contains(HOSTILE) && first.contains("Drill"));
    assert!(first.contains("High severity"), "{first}");
    let then = page_of(sample(IncidentState::Confirmed));
    assert!(place(&then, "notify").is_some() && place(&then, "notify") < place(&then, "contain"), "{then}");
}

#[test]
fn a_closed_incident_has_no_empty_card() {
    let open = page_of(sample(IncidentState::Confirmed));
    let closed = page_of(sample(IncidentState::Reviewed));
    assert!(closed.contains("This incident is closed."));
    for card in ["\"roles\"", "\"playbook\"", "\"evidence\""] {
        assert!(open.contains(&format!("id={card}")) && !closed.contains(&format!("id={card}")), "{card}");
    }
}

#[test]
fn a_report_to_an_authority_is_recorded_and_not_sent_from_here() {
    let clock = |clock: Clock, due: &str| IncidentClock {
        clock,
        task: clock.task(),
        begun_at: at(FRIDAY),
        due_at: at(due),
        stopped_at: None,
        is_late: false,
        says: catalogue::Phrase::of("5 h left"),
    };
    let mut incident = sample(IncidentState::Confirmed);
    incident.clocks = vec![
        clock(Clock::CertIn, "2026-11-20T16:00:00Z"),
        clock(Clock::AssessmentAu, "2026-12-20T10:00:00Z"),
    ];
    let draft = |clock, line: &str| IncidentAuthority {
        figure: figure(clock, &[]).expect("a figure"),
        draft: vec![line.to_owned()],
    };
    incident.authorities =
        vec![draft(Clock::CertIn, "A draft for India"), draft(Clock::AssessmentAu, HOSTILE)];
    let page = page_of(incident);
    for text in
        ["Steelyard sends nothing to an authority.", "https://www.cert-in.org.in", "A draft for India"]
    {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(page.contains("Record the report") && page.contains("5 h left") && !page.contains(HOSTILE));
    assert!(place(&page, "tell_authority") < place(&page, "contain"), "what a law times comes first");
    assert!(!page.contains("value=\"assessment_au\""), "an assessment is no report");
    assert!(page.contains("draft-assessment_au") && !page.contains("draft-cert_in"), "each draft once");
}

/// A notice that was sent.
fn sent_notice(notice: Uuid) -> IncidentNotice {
    IncidentNotice {
        notice,
        nature: HOSTILE.into(),
        impact: "Names were seen".into(),
        measures: "It is closed".into(),
        contact: "help@shop.example".into(),
        advice: None,
        at: at(FRIDAY),
    }
}

#[test]
fn a_notice_that_a_workspace_still_waits_for_is_the_open_step_with_its_clock() {
    let mut incident = sample(IncidentState::Contained);
    incident.notices = vec![sent_notice(Uuid::from_u128(9))];
    incident.clocks = vec![IncidentClock {
        clock: Clock::CustomerNotice,
        task: Clock::CustomerNotice.task(),
        begun_at: at(FRIDAY),
        due_at: at("2026-11-21T10:00:00Z"),
        stopped_at: None,
        is_late: false,
        says: catalogue::Phrase::of("23 h left"),
    }];
    let workspace = |slug: &str, is_untold: bool| IncidentWorkspace {
        slug: slug.into(),
        country: "AU".into(),
        events: 0,
        is_affected: true,
        told_at: (!is_untold).then(|| at(FRIDAY)),
        is_untold,
    };
    incident.workspaces = vec![workspace("told", false), workspace("waits", true)];
    let page = page_of(incident);
    assert!(page.contains("<h2 id=\"step-notify\">Tell the Owners</h2>"), "{page}");
    assert!(!page.contains("Send another notice"), "{page}");
    let (head, form) = (page.find("id=\"step-notify\""), place(&page, "notify"));
    let left = page.find("23 h left");
    assert!(head < left && left < form, "its clock is in the head of the card: {page}");
    assert_eq!(page.matches("Not told yet").count(), 1, "{page}");
}

#[test]
fn a_notice_that_was_sent_is_listed_and_a_further_one_is_folded() {
    let id = Uuid::from_u128(9);
    let mut incident = sample(IncidentState::Confirmed);
    incident.is_drill = false;
    incident.notices = vec![sent_notice(id)];
    let mail = |notice, slug: &str, sent: Option<&str>, is_failed| NoticeMail {
        notice,
        slug: slug.into(),
        address: "olive@shop.example".into(),
        sent_at: sent.map(at),
        is_failed,
        error: None,
    };
    incident.mails = vec![
        mail(id, "shop", Some(FRIDAY), false),
        mail(id, "shop", None, false),
        mail(id, "other", None, true),
        mail(Uuid::from_u128(8), "third", None, false),
    ];
    incident.facts = incident.facts.map(|facts| Facts { has_notice: true, untold: 0, ..facts });
    let page = page_of(incident.clone());
    assert!(page.contains("3 mails to 2 workspaces: 1 sent, 1 waiting, 1 not delivered."), "{page}");
    assert!(page.contains("olive@<wbr>shop.<wbr>example") && !page.contains(HOSTILE), "{page}");
    assert!(page.contains("Send another notice") && !page.contains("<h2 id=\"step-notify\">"), "{page}");
    let event = IncidentEvent { what: "notified".into(), title: "", words: None, at: at(FRIDAY) };
    assert_eq!(message_after(&incident), None);
    incident.events = vec![event];
    assert!(message_after(&incident).is_some_and(|it| it.contains("queue of mails")));
}

#[test]
fn the_list_begins_with_the_form_to_declare_one() {
    let page = |declare| {
        let (chrome, base) = (Chrome::sample("Incidents"), "/w/instance".to_owned());
        let here = format!("{base}/instance/incidents");
        let row = IncidentLine {
            number: 7,
            case: "IN-7".into(),
            state: IncidentState::Suspected,
            is_drill: false,
            severity: "critical".into(),
            opened_at: at(FRIDAY),
            clocks: vec![],
        };
        IncidentsPage {
            chrome,
            base,
            here,
            declare,
            confirm: None,
            rows: vec![row],
            figures: vec![],
            next: String::new(),
        }
        .render()
        .expect("a page")
    };
    let with = page(Some(FormState::default()));
    assert!(
        with.contains("instance.incident.declare") && with.contains("/instance/incidents/{number}"),
        "{with}"
    );
    assert!(with.contains("Critical severity"), "{with}");
    assert!(!page(None).contains("instance.incident.declare"));
}

#[test]
fn the_public_page_and_the_feed_show_words_as_text() {
    let summary = Summary {
        what: HOSTILE.into(),
        cause: "A fault".into(),
        effect: "One".into(),
        change: "A test".into(),
    };
    let rows = vec![PublicSummary { number: 7, noticed_at: at(FRIDAY), summary, at: at(FRIDAY) }];
    let feed = atom(&rows, "shop.example", at(FRIDAY));
    assert!(feed.contains("/trust/incidents#IN-7") && !feed.contains("<script>"), "{feed}");
    let page = |rows| {
        let chrome = Chrome::bare("Incidents", "n", "", at(FRIDAY));
        SummariesPage { chrome, rows }.render().expect("a page")
    };
    let page_of_one = page(rows);
    assert!(page_of_one.contains("id=\"IN-7\"") && !page_of_one.contains(HOSTILE));
    assert!(page(vec![]).contains("No incident was published."));
}
