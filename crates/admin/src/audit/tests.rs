//! The audit log on a real database; the page from samples.

use super::page::{Filter, LogPage, People, days, seal, what};
use super::*;
use crate::people::RemoveMember;
use crate::testing::{HOSTILE, chrome, look};
use crate::tokens::CreateToken;
use askama::Template;
use audit::export::ExportStatus;
use platform::action::{Action, run};
use platform::disk::{Room, Seen};
use platform::error::{Error, Result};
use platform::tx::{Change, Recorded, Tx};
use serde_json::json;
use testing::Shop;

input! {
    /// Stands for an import: its rows existed before.
    pub struct MoveIn {}
}

impl Action for MoveIn {
    const NAME: &'static str = "workspace.token.create";
    const NEEDS: Permission = Permission::ImportRun;
    const SUMMARY: &'static str = "Moves in.";
    type Output = Value;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Value>> {
        tx.mark_opening();
        Ok(tx.record(Change::of("opening"), json!({})))
    }
}

async fn count(shop: &Shop, filter: Value) -> i64 {
    shop.ask::<Audit>("audi", filter).await.expect("a page")["count"].as_i64().expect("a count")
}

fn tokens_made(more: Value) -> Value {
    let mut filter = json!({ "action": "workspace.token.create" });
    filter.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    filter
}

async fn make(shop: &Shop) {
    shop.run::<CreateToken>("cas", json!({ "name": "till" })).await.expect("made");
}

#[tokio::test]
async fn what_was_done_and_what_was_refused_are_counted_apart_and_the_move_in_not_at_all() {
    let shop = Shop::jeweller().await;
    make(&shop).await;
    make(&shop).await;
    shop.run::<CreateToken>("cas", json!({ "name": "till", "days": 0 })).await.expect_err("too short");
    shop.run::<MoveIn>("olive", json!({})).await.expect("moved in");
    for (more, want) in [
        (json!({}), 3),
        (json!({ "result": "ok" }), 2),
        (json!({ "result": "denied" }), 1),
        (json!({ "opening": true }), 1),
        (json!({ "action": "workspace.token.revoke" }), 0),
    ] {
        assert_eq!(count(&shop, tokens_made(more.clone())).await, want, "{more}");
    }
}

#[tokio::test]
async fn an_event_says_who_when_from_where_and_what_changed() {
    let shop = Shop::jeweller().await;
    make(&shop).await;
    shop.run::<CreateToken>("max", json!({ "name": "x", "days": 0 })).await.expect_err("too short");
    let page = shop.ask::<Audit>("adam", tokens_made(json!({}))).await.expect("a page");
    let (denied, done) = (&page["rows"][0], &page["rows"][1]);
    let told = |event: &Value| {
        json!([event["user"], event["role"], event["time"], event["ip"], event["result"], event["code"]])
    };
    let at = "2026-04-20T05:00:00Z";
    let (first, second) = if denied["result"] == "denied" { (denied, done) } else { (done, denied) };
    assert_eq!(told(first), json!(["max", "Maker", at, "192.0.2.7", "denied", "number_range"]));
    assert_eq!(told(second), json!(["cas", "Cashier", at, "192.0.2.7", "ok", null]));
    assert_eq!(second["after"]["name"], "till");
    for key in ["before", "after", "reason", "device", "request_id", "step_up"] {
        assert!(first.get(key).is_some() && second.get(key).is_some(), "{key}");
    }
}

#[tokio::test]
async fn a_day_is_the_workspaces_own() {
    let mut shop = Shop::jeweller().await;
    make(&shop).await;
    // 20 April 20:00 UTC is 21 April 01:30 in India.
    shop.at("2026-04-20T20:00:00Z");
    make(&shop).await;
    for (from, to, want) in [
        ("2026-04-20", "2026-04-20", 1),
        ("2026-04-21", "2026-04-21", 1),
        ("2026-04-20", "2026-04-21", 2),
        ("2026-04-22", "2026-04-30", 0),
        ("2026-04-20T05:00:01Z", "2200-12-31", 1),
        ("1900-01-01", "2026-04-20T20:00:00Z", 1),
    ] {
        assert_eq!(count(&shop, tokens_made(json!({ "from": from, "to": to }))).await, want, "{from} {to}");
    }
    for (field, text) in [("from", "20 April"), ("to", "2026-04-31")] {
        let refused = shop.ask::<Audit>("audi", json!({ field: text })).await;
        assert_eq!(refused, Err(format!("time_format {field}")));
    }
}

#[tokio::test]
async fn pages_follow_each_other_newest_first_and_each_says_how_many_there_are() {
    let mut shop = Shop::jeweller().await;
    for minute in 0..73 {
        shop.at(&format!("2026-04-20T{:02}:{:02}:00Z", 6 + minute / 60, minute % 60));
        shop.run::<CreateToken>("cas", json!({})).await.expect_err("no name");
    }
    let first = shop.ask::<Audit>("olive", tokens_made(json!({}))).await.expect("a page");
    let second =
        shop.ask::<Audit>("olive", tokens_made(json!({ "after": first["next"] }))).await.expect("a page");
    let times = |page: &Value| -> Vec<String> {
        page["rows"].as_array().expect("rows").iter().map(|row| row["time"].to_string()).collect()
    };
    let all: Vec<String> = times(&first).into_iter().chain(times(&second)).collect();
    assert_eq!((times(&first).len(), all.len()), (50, 73));
    assert!(all.windows(2).all(|pair| pair[0] > pair[1]));
    assert_eq!((first["count"].clone(), second["count"].clone()), (json!(73), json!(73)));
    assert_eq!(second["next"], Value::Null);
}

#[tokio::test]
async fn owner_admin_and_auditor_read_it_and_nobody_else_and_no_other_workspace() {
    let shop = Shop::jeweller().await;
    let other = shop.beside("next-door").await;
    make(&other).await;
    for person in ["olive", "adam", "audi"] {
        assert!(shop.ask::<Audit>(person, json!({})).await.is_ok(), "{person}");
    }
    for person in ["mia", "cas", "max", "quinn", "acco"] {
        assert_eq!(shop.ask::<Audit>(person, json!({})).await, Err("permission_denied".into()), "{person}");
    }
    assert_eq!(count(&shop, tokens_made(json!({}))).await, 0);
    let theirs = other.ask::<Audit>("audi", tokens_made(json!({}))).await.expect("a page");
    let after = json!({ "after": theirs["rows"][0]["event_id"] });
    assert_eq!(shop.ask::<Audit>("audi", tokens_made(after)).await.expect("a page")["rows"], json!([]));
}

#[tokio::test]
async fn a_change_whose_commit_fails_is_told_as_failed_and_the_next_call_is_not_touched() {
    let shop = Shop::jeweller().await;
    let owner = look(&shop).await;
    let refuse =
        "create function app.refuse_late() returns trigger language plpgsql as $$ begin raise 'late'; end $$;
                  create constraint trigger late after insert on app.api_token deferrable initially deferred
                  for each row when (length(new.name) = 45 + length('late')) execute function app.refuse_late()";
    owner.batch_execute(refuse).await.expect("a trigger that waits for COMMIT");
    for _ in 0..20 {
        let (late, good) = (shop.call("cas"), shop.call("max"));
        let (token, other) = (json!({ "name": "late" }), json!({ "name": "printer" }));
        let (late, good) = tokio::join!(
            run::<CreateToken>(&shop.platform, &late, &token),
            run::<CreateToken>(&shop.platform, &good, &other)
        );
        assert!(late.is_err());
        good.expect("made");
    }
    assert_eq!(count(&shop, tokens_made(json!({}))).await, 20);
}

input! {
    /// An action with a write that cannot even be sent.
    pub struct Unsent {}
}

impl Action for Unsent {
    const NAME: &'static str = "test.unsent";
    const NEEDS: Permission = Permission::TokensWrite;
    const SUMMARY: &'static str = "Fails on the way to the database.";
    type Output = Value;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Value>> {
        tx.with_commit(|_| Box::pin(async { Err(Error::internal("it cannot be written down")) }));
        Ok(tx.record(Change::of("nothing"), json!({})))
    }
}

#[tokio::test]
async fn a_change_is_not_committed_where_a_write_could_not_be_sent() {
    let shop = Shop::jeweller().await;
    let call = shop.call("cas");
    for _ in 0..2 {
        run::<Unsent>(&shop.platform, &call, &json!({})).await.expect_err("it was not sent");
    }
    assert_eq!(count(&shop, json!({ "action": Unsent::NAME })).await, 0);
    make(&shop).await;
}

#[tokio::test]
async fn who_reads_the_log_stands_in_it_and_who_tried_to() {
    let shop = Shop::jeweller().await;
    let read = json!({ "action": Audit::NAME });
    assert_eq!(count(&shop, read.clone()).await, 0);
    shop.ask::<Audit>("cas", json!({})).await.expect_err("not hers to read");
    shop.ask::<Audit>("olive", json!({ "from": "someday" })).await.expect_err("no day");
    let rows = shop.ask::<Audit>("adam", read).await.expect("a page")["rows"].take();
    let told = |event: &Value| json!([event["user"], event["result"], event["code"]]);
    let mut told: Vec<String> = rows.as_array().expect("rows").iter().map(|e| told(e).to_string()).collect();
    told.sort();
    let want = [
        r#"["audi","ok",null]"#,
        r#"["cas","denied","permission_denied"]"#,
        r#"["olive","denied","time_format"]"#,
    ];
    assert_eq!(told, want);
}

#[tokio::test]
async fn a_removal_and_its_reason_are_in_the_log() {
    let shop = Shop::jeweller().await;
    let cas = crate::people::tests::id_of(&shop, "cas").await;
    shop.run::<RemoveMember>("olive", json!({ "person": cas, "reason": "left for the city" }))
        .await
        .expect("removed");
    let page =
        shop.ask::<Audit>("audi", json!({ "action": "workspace.member.remove" })).await.expect("a page");
    let event = &page["rows"][0];
    assert_eq!((&event["subject"], &event["reason"]), (&json!(cas), &json!("left for the city")));
    assert_eq!(event["before"], json!({ "roles": ["Cashier"] }));
}

// ---- page ----

fn event(words: &str, at: &str, code: Option<&str>) -> Event {
    Event {
        event_id: Uuid::nil(),
        user: words.into(),
        role: "Cashier".into(),
        action: words.into(),
        subject: Some(words.into()),
        time: at.parse().expect("an instant"),
        ip: Some(words.into()),
        device: Some(words.into()),
        request_id: Uuid::from_u128(0xabcd_ef01),
        code: code.map(Into::into),
        reason: Some(words.into()),
        before: Some(json!({ "name": words })),
        after: None,
        result: if code.is_some() { "denied" } else { "ok" }.into(),
        step_up: false,
    }
}

fn drawn(events: Vec<Event>, filter: Filter) -> String {
    let chrome = chrome("Audit log");
    LogPage {
        here: "/w/shop/audit".into(),
        zone: "Asia/Kolkata".into(),
        filter,
        fault: String::new(),
        count: events.len() as i64,
        names: events.iter().map(|event| event.action.clone()).collect(),
        days: days(
            "/w/shop/audit",
            events,
            &People::from([(Uuid::max().to_string(), "Farah".into())]),
            &chrome,
        ),
        next: String::new(),
        seal: seal(
            &ExportStatus { checkpoint: Some((7, Instant::UNIX_EPOCH)), ..ExportStatus::default() },
            &chrome,
        ),
        chrome,
    }
    .render()
    .expect("drawn")
}

#[test]
fn events_stand_under_the_local_day_they_happened_on() {
    let late = event("sell.invoice.post", "2026-04-20T20:00:00Z", None);
    let early = event("sell.invoice.post", "2026-04-20T05:00:00Z", Some("number_range"));
    let page = drawn(vec![late, early], Filter::default());
    assert!(page.contains("Tuesday 21 April 2026") && page.contains("Monday 20 April 2026"));
    assert!(
        page.contains(">01:30:00</time>")
            && page.contains("Invoice, post")
            && page.contains("Refused</span>")
    );
    assert!(page.contains(Code::NumberRange.meaning()) && page.contains("abcdef01"));
}

#[test]
fn the_log_stands_empty_full_and_hostile() {
    assert!(drawn(vec![], Filter::default()).contains("No event"));
    let many = (0..100).map(|_| event("make.reading.post", "2026-04-20T05:00:00Z", None)).collect();
    assert_eq!(drawn(many, Filter::default()).matches("<li><time").count(), 100);
    let filter =
        Filter { action: HOSTILE.into(), result: HOSTILE.into(), from: HOSTILE.into(), to: HOSTILE.into() };
    let page = drawn(vec![event(HOSTILE, "2026-04-20T05:00:00Z", Some(HOSTILE))], filter);
    assert!(!page.contains("<script>alert") && page.contains("action=%3Cscript%3E"));
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn the_filter_is_folded_until_it_leaves_something_out() {
    let open = "<details class=\"card fold\" open>";
    assert!(!drawn(vec![], Filter::default()).contains(open));
    let filter = Filter { result: "denied".into(), ..Filter::default() };
    assert!(drawn(vec![], filter).contains(open));
}

#[test]
fn a_member_is_told_by_name_and_an_id_of_nobody_stands_in_the_details_only() {
    let of = |id: Uuid| Event { subject: Some(id.to_string()), ..event("x", "2026-04-20T05:00:00Z", None) };
    assert!(drawn(vec![of(Uuid::max())], Filter::default()).contains("quiet blk\">Farah · x"));
    let page = drawn(vec![of(Uuid::nil())], Filter::default());
    assert_eq!(page.matches(&Uuid::nil().to_string()).count(), 1);
    assert!(page.contains(&format!("<dt>Of</dt><dd class=\"mono\">{}", Uuid::nil())));
}

#[test]
fn a_thing_without_a_name_is_told_by_its_facts_and_a_sign_in_by_its_place() {
    let rate = Event {
        subject: Some(Uuid::nil().to_string()),
        after: Some(
            json!({ "metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 1_217_500 }),
        ),
        ..event("sell.rate.publish", "2026-04-20T05:00:00Z", None)
    };
    let rate = Event { reason: None, ..rate };
    assert!(drawn(vec![rate], Filter::default()).contains("gold · 916 · sell · "));
    let session = Event {
        subject: Some(Uuid::nil().to_string()),
        reason: None,
        ip: Some("203.0.113.9".into()),
        device: Some("Firefox".into()),
        before: None,
        after: None,
        ..event("workspace.session.open", "2026-04-20T05:00:00Z", None)
    };
    assert!(drawn(vec![session], Filter::default()).contains("quiet blk\">from 203.0.113.9<"));
}

#[test]
fn an_actions_name_is_told_in_plain_words() {
    for (action, want) in [
        ("sell.invoice.post", "Invoice, post"),
        ("workspace.session.open", "Sign in"),
        ("workspace.audit", "Audit log, read"),
        ("workspace.member.change_roles", "Member, change roles"),
        ("workspace.create", "Workspace, create"),
        ("/team/{id}", "Page /team/{id}"),
        ("odd", "Odd"),
        ("", ""),
    ] {
        assert_eq!(what(action), want);
    }
}

#[test]
fn the_log_says_to_which_checkpoint_it_is_whole_or_what_is_wrong() {
    let chrome = chrome("Audit log");
    let at = Instant::UNIX_EPOCH;
    let told = |standing| seal(&standing, &chrome).says;
    let whole = ExportStatus { checkpoint: Some((1204, at)), checked_at: Some(at), fault: None };
    assert!(told(whole).to_string().starts_with("Whole to checkpoint 1204 of "));
    assert_eq!(told(ExportStatus::default()), "Not sealed yet.");
    let fault = Some("The event at place 7 of the tree is not as it was sealed.".to_owned());
    let broken = seal(&ExportStatus { checkpoint: Some((9, at)), checked_at: Some(at), fault }, &chrome);
    assert!(broken.is_wrong && broken.says.to_string().contains("place 7"), "{}", broken.says);
}

/// Waiting does not help, so the code is neither "busy" nor "try again".
#[tokio::test]
async fn damage_that_a_statement_meets_has_words_of_its_own_and_leaves_no_event() {
    let shop = Shop::jeweller().await;
    let database = look(&shop).await;
    for state in ["XX001", "XX002", "58030"] {
        let damage = format!(
            "create or replace function public.damaged() returns trigger language plpgsql
                 as $$ begin raise exception 'invalid page in block 3' using errcode = '{state}'; end $$;
             create or replace trigger damaged before insert on app.api_token for each row execute function public.damaged()"
        );
        database.batch_execute(&damage).await.expect("a damaged table");
        let refused = shop.run::<CreateToken>("cas", json!({ "name": "till" })).await;
        assert_eq!(refused.map_err(|it| it.trim().to_owned()), Err("data_damaged".into()), "{state}");
    }
    assert_eq!(count(&shop, tokens_made(json!({ "result": "denied" }))).await, 0);
}

/// The program measures the disk; a statement of the database may still find no room.
#[tokio::test]
async fn a_change_without_room_leaves_no_event_and_one_that_was_done_gets_its_first_answer() {
    let shop = Shop::jeweller().await;
    let (till, call) = (json!({ "name": "till" }), shop.call("cas"));
    let full = Err("disk_full".to_owned());
    let refused =
        async || shop.run::<CreateToken>("cas", till.clone()).await.map_err(|it| it.trim().to_owned());
    shop.run_call::<CreateToken>(&call, till.clone()).await.expect("made");
    shop.platform.disk.set(vec![Seen {
        what: "data",
        path: "/srv".into(),
        free: 1,
        total: 2,
        room: Room::Full,
        takes_changes: true,
        takes_backups: false,
    }]);
    assert_eq!(refused().await, full);
    let again = shop.run_call::<CreateToken>(&call, till.clone()).await.expect("its first answer");
    assert_eq!(again["duplicate"], true);
    shop.platform.disk.set(Vec::new());
    let database = look(&shop).await;
    let no_room = "create function public.no_room() returns trigger language plpgsql
                       as $$ begin raise exception 'no space left' using errcode = '53100'; end $$;
                   create trigger no_room before insert on app.api_token for each row execute function public.no_room()";
    database.batch_execute(no_room).await.expect("a table without room");
    assert_eq!(refused().await, full);
    assert_eq!(count(&shop, tokens_made(json!({ "result": "denied" }))).await, 0);
    database.batch_execute("drop trigger no_room on app.api_token").await.expect("room again");
    refused().await.expect("made");
    assert_eq!(count(&shop, tokens_made(json!({ "result": "ok" }))).await, 2);
}
