//! Policies from their first version to those who have read it, and their pages.
//! Invariant: who must read a version is asked for it until they have.

use super::page::{PoliciesPage, PolicyPage, VersionForm};
use super::reads::{GetPolicy, ListPolicies, PolicyLine, PolicyShown, Reader, ReaderCounts, VersionLine};
use super::*;
use askama::Template;
use catalogue::Phrase;
use jiff::civil::date;
use kernel::day::parse_instant;
use mail::messages::POLICY;
use serde_json::Value;
use testing::Shop;
use web::view::{Chrome, FormState};

const HOSTILE: &str = "<script>alert('x')</script>";

fn moment(text: &str) -> Instant {
    parse_instant(text).expect("a moment")
}

/// Adds a policy. Gives its id.
async fn add_policy(shop: &Shop, kind: &str, readers: Value) -> Value {
    let new = json!({ "kind": kind, "title": "Who gets in", "body": "Ask first.\n\nThen write it down.",
                      "readers": readers });
    shop.run::<AddPolicy>("adam", new).await.expect("added")["policy"].clone()
}

async fn list(shop: &Shop, person: &str) -> Value {
    shop.ask::<ListPolicies>(person, json!({})).await.expect("a list")["rows"].clone()
}

fn acknowledges(policy: &Value, version: i32) -> Value {
    json!({ "policy": policy, "version": version })
}

#[tokio::test]
async fn a_version_is_asked_for_until_each_reader_has_acknowledged_it() {
    let mut shop = Shop::jeweller().await;
    let policy = add_policy(&shop, "access", json!(["Cashier", "Maker"])).await;
    assert_eq!(list(&shop, "cas").await[0]["read_by"], "2026-04-27T05:00:00Z");
    assert_eq!(list(&shop, "mia").await[0]["read_by"], json!(null), "a Manager need not");
    assert_eq!(list(&shop, "mia").await[0]["counts"], json!(null), "nor sees who has");
    let shown = shop.ask::<GetPolicy>("cas", json!({ "policy": policy })).await.expect("a policy");
    assert_eq!(shown["body"], "Ask first.\n\nThen write it down.");
    shop.run::<AcknowledgePolicy>("cas", acknowledges(&policy, 1)).await.expect("acknowledged");
    let again = shop.run::<AcknowledgePolicy>("cas", acknowledges(&policy, 1)).await;
    assert_eq!(again, Err("value_unknown version".into()));
    let counts = json!({ "readers": 2, "acknowledged": 1, "overdue": 0 });
    assert_eq!(list(&shop, "adam").await[0]["counts"], counts);
    shop.at("2026-04-28T05:00:00Z");
    assert_eq!(list(&shop, "adam").await[0]["counts"]["overdue"], 1, "seven days are over");
    let read = shop.ask::<GetPolicy>("audi", json!({ "policy": policy })).await.expect("a policy");
    let late: Vec<&Value> = read["readers"].as_array().expect("readers").iter().collect();
    assert_eq!(late.iter().filter(|it| it["is_late"] == true).count(), 1);

    let next = json!({ "policy": policy, "body": "Ask twice.", "readers": ["Cashier"] });
    let published = shop.run::<PublishPolicy>("adam", next).await.expect("published");
    assert_eq!(published["version"], 2);
    assert_eq!(list(&shop, "cas").await[0]["read_by"], "2026-05-05T05:00:00Z", "it is read anew");
    let old = shop.run::<AcknowledgePolicy>("cas", acknowledges(&policy, 1)).await;
    assert_eq!(old, Err("value_unknown version".into()));
    let first = shop.ask::<GetPolicy>("max", json!({ "policy": policy, "version": 1 })).await.expect("it");
    assert_eq!((&first["is_last"], &first["line"]["version"]), (&json!(false), &json!(1)));
    let mailed = shop.mails().await.into_iter().filter(|mail| mail.kind == POLICY).count();
    assert_eq!(mailed, 3, "two readers of the first version, one of the second");
    let told = format!("{:?}", shop.told(PublishPolicy::NAME).await);
    assert!(!told.contains("Ask twice"), "the text is not in the log: {told}");
}

#[tokio::test]
async fn an_undertaking_is_signed_with_the_own_name() {
    let shop = Shop::jeweller().await;
    let policy = add_policy(&shop, "confidentiality", json!(null)).await;
    let sign = |name: Option<&str>| json!({ "policy": policy, "version": 1, "name": name });
    for (name, refused) in [(None, "field_required name"), (Some("mia"), "value_unknown name")] {
        assert_eq!(shop.run::<AcknowledgePolicy>("cas", sign(name)).await, Err(refused.into()));
    }
    shop.run::<AcknowledgePolicy>("cas", sign(Some("Cas"))).await.expect("signed");
    assert_eq!(list(&shop, "olive").await[0]["counts"]["acknowledged"], 1);
    assert_eq!(list(&shop, "olive").await[0]["counts"]["readers"], 8, "everybody");
}

#[tokio::test]
async fn only_who_runs_the_workspace_writes_policies_and_a_review_is_within_a_year() {
    let shop = Shop::jeweller().await;
    let new = |due: &str, owner: Value| {
        let (title, body) = ("Keys", "In the safe.");
        json!({ "kind": "other", "title": title, "body": body, "review_due": due, "owner": owner })
    };
    for person in ["mia", "cas", "audi"] {
        let refused = shop.run::<AddPolicy>(person, new("2026-10-01", json!(null))).await;
        assert_eq!(refused, Err("permission_denied".into()), "{person}");
    }
    let late = shop.run::<AddPolicy>("olive", new("2027-04-21", json!(null))).await;
    assert_eq!(late, Err("number_range review_due".into()));
    let nobody = shop.run::<AddPolicy>("olive", new("2026-10-01", json!(Uuid::nil()))).await;
    assert_eq!(nobody, Err("not_found owner".into()));
    let mia = json!(shop.person("mia").uuid());
    let kept = shop.run::<AddPolicy>("olive", new("2026-10-01", mia)).await.expect("added");
    assert_eq!(list(&shop, "cas").await[0]["owner"], "mia");
    let end = json!({ "policy": kept["policy"], "reason": "the safe is gone" });
    shop.run::<EndPolicy>("olive", end.clone()).await.expect("ended");
    assert_eq!(shop.run::<EndPolicy>("olive", end).await, Err("not_found policy".into()));
    assert_eq!(list(&shop, "cas").await, json!([]));
    let after = shop.run::<AcknowledgePolicy>("cas", acknowledges(&kept["policy"], 1)).await;
    assert_eq!(after, Err("not_found policy".into()));
}

fn line(words: &str, read_by: Option<Instant>) -> PolicyLine {
    PolicyLine {
        policy: Uuid::nil(),
        kind: PolicyKind::Confidentiality,
        title: words.into(),
        owner: Some(words.into()),
        readers: vec![words.into()],
        version: 2,
        published_at: moment("2026-04-01T00:00:00Z"),
        review_due: date(2026, 4, 1),
        is_outdated: true,
        read_by,
        acknowledged_at: None,
        counts: Some(ReaderCounts { readers: 2, acknowledged: 1, overdue: 1 }),
    }
}

fn version_form(words: &str) -> VersionForm {
    let owners = vec![(Uuid::nil().to_string(), Phrase::verbatim(words.to_owned()))];
    VersionForm { form: FormState::default(), owners, now: vec!["Cashier".into()], body: words.into() }
}

fn html_of(page: &impl Template) -> String {
    let html = page.render().expect("a page");
    assert!(!html.contains("<script>alert"), "{html}");
    html
}

#[test]
fn the_list_begins_with_what_is_to_be_read_and_says_what_is_overdue() {
    let page = |rows, add| PoliciesPage {
        chrome: Chrome::sample("Policies"),
        base: "/w/shop".into(),
        here: "/w/shop/policies".into(),
        rows,
        add,
        kind: Some(PolicyKind::Access),
    };
    let waits = html_of(&page(vec![line(HOSTILE, Some(moment("2020-01-01T00:00:00Z")))], None));
    assert!(waits.contains("To read") && waits.contains("Overdue") && waits.contains("1 of 2 have read it"));
    assert!(!waits.contains("do/workspace.policy.add"));
    let empty = html_of(&page(vec![], Some(version_form(HOSTILE))));
    assert!(empty.contains("No policies yet") && empty.contains("do/workspace.policy.add"));
    assert!(!empty.contains("To read"));
    assert!(
        empty.contains("/w/shop/policies?kind=incidents#add") && empty.contains("value=\"access\" selected")
    );
}

#[test]
fn a_policy_shows_its_text_and_only_the_forms_that_are_given() {
    let page = |acknowledge, publish, end| PolicyPage {
        chrome: Chrome::sample("Who gets in"),
        base: "/w/shop".into(),
        list: "/w/shop/policies".into(),
        here: "/w/shop/policies/1".into(),
        policy: PolicyShown {
            line: line(HOSTILE, Some(moment("2026-04-27T00:00:00Z"))),
            body: format!("{HOSTILE}\n\nThe second part"),
            is_last: true,
            ended_at: None,
            versions: vec![VersionLine { version: 2, published_at: moment("2026-04-01T00:00:00Z") }],
            readers: vec![Reader {
                name: HOSTILE.into(),
                acknowledged_at: None,
                read_by: moment("2026-04-27T00:00:00Z"),
                is_late: true,
            }],
        },
        acknowledge,
        publish,
        end,
    };
    let form = || Some(FormState::default());
    let whole = html_of(&page(form(), Some(version_form(HOSTILE)), form()));
    for action in ["acknowledge", "publish", "end"] {
        assert!(whole.contains(&format!("/w/shop/do/workspace.policy.{action}")), "{action}");
    }
    assert!(whole.contains("Your name, as you sign it") && whole.contains("The second part"));
    let read = html_of(&page(None, None, None));
    assert!(!read.contains("/do/") && read.contains("Version 2") && read.contains("Overdue"));
}
