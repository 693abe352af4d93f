//! Reviews of access from their beginning to the record that an auditor reads, and their pages.
//! Invariant: a removed person has no way in, and a closed review does not change.

use super::export::as_csv;
use super::page::{AccessReviewPage, AccessReviewsPage, Forms};
use super::reads::{
    AccessReviewLine, AccessReviewShown, GetAccessReview, ListAccessReviews, PersonInReview, PersonLater,
    TokenInReview, Verdict,
};
use super::*;
use admin::people::{ListMembers, RemoveMember};
use admin::tokens::CreateToken;
use askama::Template;
use kernel::day::{Instant, parse_instant};
use lifecycle::casework::reminders::Reminders;
use mail::messages::duties::DUTY;
use testing::Shop;
use web::view::{Chrome, FormState};

const HOSTILE: &str = "<script>alert('x')</script>";

fn moment(text: &str) -> Instant {
    parse_instant(text).expect("a moment")
}

async fn review(shop: &Shop, number: &Value) -> Value {
    shop.ask::<GetAccessReview>("olive", json!({ "number": number })).await.expect("a review")
}

/// Begins a review. Gives its number.
async fn begin_review(shop: &Shop) -> Value {
    shop.run::<OpenAccessReview>("olive", json!({})).await.expect("begun")["number"].clone()
}

/// The ids of a list's entries that wait for a decision.
fn open(list: &Value) -> Vec<Value> {
    let rows = list.as_array().expect("a list").iter();
    rows.filter(|it| it["decision"].is_null()).map(|it| it["entry"].clone()).collect()
}

fn entry_of<'v>(list: &'v Value, name: &str) -> &'v Value {
    let rows = list.as_array().expect("a list");
    rows.iter().find(|it| it["name"] == name).expect("somebody of this name")
}

#[tokio::test]
async fn a_review_lists_everybody_and_every_token_and_closes_when_each_is_decided() {
    let shop = Shop::jeweller().await;
    let number = begin_review(&shop).await;
    let at_first = review(&shop, &number).await;
    let (people, tokens) = (open(&at_first["people"]), open(&at_first["tokens"]));
    assert_eq!((people.len(), tokens.len()), (8, 8), "each has the token of the tests");
    assert_eq!(entry_of(&at_first["people"], "cas")["roles"], json!(["Cashier"]));
    let early = shop.run::<CloseAccessReview>("adam", json!({ "number": number })).await;
    assert_eq!(early, Err("value_unknown number".into()), "nothing is decided");

    let cas = entry_of(&at_first["people"], "cas")["entry"].clone();
    let remove = json!({ "number": number, "entry": cas, "reason": "left in March" });
    shop.run::<RemoveAccess>("adam", remove.clone()).await.expect("removed");
    assert_eq!(shop.ask::<ListMembers>("cas", json!({})).await, Err("sign_in_required".into()));
    assert_eq!(shop.run::<RemoveAccess>("adam", remove).await, Err("value_unknown entry".into()));
    let then = review(&shop, &number).await;
    assert_eq!(entry_of(&then["people"], "cas")["decision"]["decision"], "removed");
    let (people, tokens) = (open(&then["people"]), open(&then["tokens"]));
    assert_eq!((people.len(), tokens.len()), (7, 7), "the token went with its person");

    let all: Vec<Value> = people.into_iter().chain(tokens).collect();
    shop.run::<KeepAccess>("olive", json!({ "number": number, "entries": all })).await.expect("confirmed");
    let closed = shop.run::<CloseAccessReview>("adam", json!({ "number": number })).await.expect("closed");
    assert_eq!(closed["state"], "closed");
    let record = shop.ask::<GetAccessReview>("audi", json!({ "number": number })).await.expect("a record");
    assert_eq!((&record["line"]["decided"], &record["line"]["removed"]), (&json!(16), &json!(2)));
    let cas = entry_of(&record["people"], "cas");
    assert_eq!((&cas["roles"], &cas["decision"]["by"]), (&json!(["Cashier"]), &json!("adam")));
    assert_eq!(entry_of(&record["people"], "mia")["decision"]["by"], "olive");
    let again = shop.run::<KeepAccess>("olive", json!({ "number": number, "entries": [cas["entry"]] })).await;
    assert_eq!(again, Err("value_unknown number".into()), "a closed review does not change");
}

#[tokio::test]
async fn a_removal_has_the_rules_of_the_team_and_nobody_else_may_review() {
    let shop = Shop::jeweller().await;
    let number = begin_review(&shop).await;
    let people = review(&shop, &number).await["people"].clone();
    let olive = json!({ "number": number, "entry": entry_of(&people, "olive")["entry"] });
    let by_admin = shop.run::<RemoveAccess>("adam", olive.clone()).await;
    assert_eq!(by_admin, Err("value_unknown person".into()), "a workspace keeps an Owner");
    assert_eq!(shop.run::<RemoveAccess>("olive", olive).await, Err("value_unknown person".into()));
    let after = review(&shop, &number).await;
    assert_eq!(open(&after["people"]).len(), 8, "a refused removal decides nothing");
    let unknown = json!({ "number": number, "entries": [Uuid::nil()] });
    assert_eq!(shop.run::<KeepAccess>("adam", unknown).await, Err("not_found entries[0]".into()));
    for person in ["mia", "cas", "acco", "audi"] {
        let refused = shop.run::<OpenAccessReview>(person, json!({})).await;
        assert_eq!(refused, Err("permission_denied".into()), "{person}");
    }
    assert_eq!(shop.ask::<ListAccessReviews>("mia", json!({})).await, Err("permission_denied".into()));
    let second = shop.run::<OpenAccessReview>("adam", json!({})).await;
    assert_eq!(second, Err("value_unknown reason".into()), "one is open");
}

#[tokio::test]
async fn a_token_ends_in_a_review_and_what_ended_elsewhere_needs_no_decision() {
    let shop = Shop::jeweller().await;
    let made = shop.run::<CreateToken>("mia", json!({ "name": "price board" })).await.expect("a token");
    let number = begin_review(&shop).await;
    let remove = json!({ "number": number, "entry": made["token_id"] });
    shop.run::<RemoveAccess>("olive", remove).await.expect("removed");
    let people = review(&shop, &number).await["people"].clone();
    let max = entry_of(&people, "max")["entry"].clone();
    shop.run::<RemoveMember>("olive", json!({ "person": max })).await.expect("removed on the team's page");
    let then = review(&shop, &number).await;
    assert_eq!(entry_of(&then["tokens"], "price board")["decision"]["decision"], "removed");
    let of_max = entry_of(&then["people"], "max");
    assert_eq!((&of_max["is_member"], &of_max["decision"]), (&json!(false), &json!(null)));
    let live = |list: &Value, mark: &str| {
        let rows = list.as_array().expect("a list").iter();
        let waits = rows.filter(|it| it["decision"].is_null() && it[mark] == true);
        waits.map(|it| it["entry"].clone()).collect::<Vec<_>>()
    };
    let rest = [live(&then["people"], "is_member"), live(&then["tokens"], "is_live")].concat();
    shop.run::<KeepAccess>("olive", json!({ "number": number, "entries": rest })).await.expect("confirmed");
    shop.run::<CloseAccessReview>("olive", json!({ "number": number })).await.expect("closed");
    let record = review(&shop, &number).await;
    assert_eq!(entry_of(&record["people"], "max")["decision"]["decision"], "gone");
    let told = shop.told(CloseAccessReview::NAME).await;
    assert_eq!(told.len(), 1, "{told:?}");
}

#[tokio::test]
async fn the_program_begins_one_review_in_a_quarter_and_mails_it() {
    let mut shop = Shop::jeweller().await;
    let begin = async |shop: &Shop, now: &str| {
        let mut reminders = Reminders::new(shop.platform.clone(), shop.db.jobs_config());
        reminders.begin_reviews(moment(now)).await.expect("a look")
    };
    assert_eq!(begin(&shop, "2026-06-30T23:00:00Z").await, 0, "the shop began in this quarter");
    assert_eq!(begin(&shop, "2026-07-01T00:00:00Z").await, 2, "the shop and the instance");
    assert_eq!(begin(&shop, "2026-07-02T00:00:00Z").await, 0, "once");
    let mails = shop.mails().await.into_iter().filter(|mail| mail.kind == DUTY);
    assert_eq!(mails.count(), 2, "the Owner and the Admin");
    assert_eq!(begin(&shop, "2026-10-01T00:00:00Z").await, 0, "one that is open is closed first");
    shop.at("2026-07-03T05:00:00Z");
    let list = shop.ask::<ListAccessReviews>("olive", json!({})).await.expect("a list");
    assert_eq!((&list["rows"][0]["case"], &list["rows"][0]["is_late"]), (&json!("AR-1"), &json!(false)));
    assert_eq!(list["rows"][0]["entries"], 16);
    shop.at("2026-08-02T05:00:00Z");
    let late = shop.ask::<ListAccessReviews>("olive", json!({})).await.expect("a list");
    assert_eq!(late["rows"][0]["is_late"], true, "30 days are over");
}

#[tokio::test]
async fn who_joined_since_is_told_and_waits_for_the_next_review() {
    let mut shop = Shop::jeweller().await;
    // The operators' workspace has nobody yet when its review begins.
    let mut reminders = Reminders::new(shop.platform.clone(), shop.db.jobs_config());
    reminders.begin_reviews(moment("2026-07-01T00:00:00Z")).await.expect("a look");
    let ops = shop.at("2026-07-02T05:00:00Z").operators().await;
    let shown = ops.ask::<GetAccessReview>("aud", json!({ "number": 1 })).await.expect("a review");
    assert_eq!((&shown["people"], shown["later"].as_array().map(Vec::len)), (&json!([]), Some(2)));
    ops.run::<CloseAccessReview>("ops", json!({ "number": 1 })).await.expect("nothing waits");
    ops.run::<OpenAccessReview>("ops", json!({})).await.expect("begun");
    let next = ops.ask::<GetAccessReview>("aud", json!({ "number": 2 })).await.expect("a review");
    assert_eq!((next["people"].as_array().map(Vec::len), &next["later"]), (Some(2), &json!([])));
    assert_eq!(shop.told(OpenAccessReview::NAME).await.len(), 1);
}

fn line(words: &str) -> AccessReviewLine {
    AccessReviewLine {
        number: 7,
        case: words.into(),
        state: ReviewState::Open,
        opened_at: moment("2026-04-01T00:00:00Z"),
        closed_at: None,
        due_at: Some(moment("2026-05-01T00:00:00Z")),
        is_late: true,
        entries: 3,
        decided: 1,
        removed: 0,
    }
}

fn verdict(words: &str) -> Verdict {
    Verdict { decision: Decision::Removed, by: words.into(), at: moment("2026-04-20T05:00:00Z") }
}

fn review_shown(words: &str, decision: Option<Verdict>) -> AccessReviewShown {
    AccessReviewShown {
        line: line("AR-7"),
        people: vec![PersonInReview {
            entry: Uuid::nil(),
            name: words.into(),
            roles: vec![words.into()],
            second_factor: None,
            used_at: Some(moment("2026-04-20T05:00:00Z")),
            is_member: true,
            decision: decision.clone(),
        }],
        tokens: vec![TokenInReview {
            entry: Uuid::max(),
            name: words.into(),
            person: words.into(),
            permissions: None,
            used_at: None,
            expires_at: moment("2026-06-20T05:00:00Z"),
            is_live: true,
            decision,
        }],
        later: vec![PersonLater {
            name: words.into(),
            roles: vec![],
            joined_at: moment("2026-04-20T05:00:00Z"),
        }],
        may_work: true,
        is_cut: true,
    }
}

fn html_of(page: &impl Template) -> String {
    let html = page.render().expect("a page");
    assert!(!html.contains("<script>alert"), "{html}");
    html
}

#[test]
fn the_list_says_what_is_overdue_and_offers_a_review_only_to_who_may() {
    let page = |rows, form| AccessReviewsPage {
        chrome: Chrome::sample("Access reviews"),
        base: "/w/shop".into(),
        here: "/w/shop/team/reviews".into(),
        rows,
        next: String::new(),
        form,
    };
    let shown = html_of(&page(vec![line(HOSTILE)], None));
    assert!(shown.contains("/w/shop/team/reviews/7") && shown.contains("Overdue"));
    assert!(!shown.contains("do/workspace.access_review.open"));
    let empty = html_of(&page(vec![], Some(FormState::default())));
    assert!(empty.contains("No reviews yet") && empty.contains("do/workspace.access_review.open"));
}

#[test]
fn a_review_offers_what_waits_and_closes_only_when_nothing_does() {
    let page = |review, with_forms: bool| {
        let form = FormState::default;
        let forms = Forms { keep: form(), remove: form(), close: form() };
        AccessReviewPage {
            chrome: Chrome::sample("AR-7"),
            base: "/w/shop".into(),
            list: "/w/shop/team/reviews".into(),
            here: "/w/shop/team/reviews/7".into(),
            review,
            forms: with_forms.then_some(forms),
        }
    };
    let waits = html_of(&page(review_shown(HOSTILE, None), true));
    assert!(waits.contains("do/workspace.access_review.keep") && waits.contains(&Uuid::nil().to_string()));
    assert!(!waits.contains("do/workspace.access_review.close") && waits.contains("Joined since it began"));
    let done = html_of(&page(review_shown(HOSTILE, Some(verdict(HOSTILE))), true));
    assert!(done.contains("do/workspace.access_review.close") && done.contains("Removed"));
    let read = html_of(&page(review_shown(HOSTILE, None), false));
    assert!(!read.contains("/do/") && read.contains("record.csv"));
}

#[test]
fn the_file_for_an_auditor_has_a_line_for_each_and_no_formula() {
    let text = as_csv(&review_shown("=1+1", Some(verdict("adam"))));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(
        lines[1],
        "AR-7,person,'=1+1,'=1+1,'=1+1,,2026-04-20T05:00:00Z,removed,adam,2026-04-20T05:00:00Z"
    );
    assert!(lines[2].starts_with("AR-7,token,'=1+1,'=1+1,all of the person's,,,removed,"), "{}", lines[2]);
    assert!(as_csv(&review_shown("x", None)).contains("undecided"));
}
