//! Retention on a real database: notices, runs and holds, also when the program is killed at any moment; and
//! the pages.
//! Invariant: people act on the day of the shop's clock, because their tokens end; the runs have days of
//! their own.

use super::archive::{CopyShown, OpenShown, OpeningShown};
use super::archive_page::ArchivePage;
use super::books::{BooksShown, PieceShown};
use super::books_page::BooksPage;
use super::page::RulesPage;
use super::*;
use crate::holds::{LiftHold, PlaceHold};
use crate::requests::reads::GetRequest;
use crate::requests::{AnswerRequest, CheckRequest, HeldValue, MatchRequest, OpenRequest, TakeRequest};
use askama::Template;
use kernel::day::parse_instant;
use ledger::parties::{CreateParty, ListParties};
use lifecycle::containment::set_read_only_of;
use lifecycle::lifetime::Lifetime;
use lifecycle::requests::outside;
use lifecycle::requests::{NewRequest, RequestKind};
use lifecycle::retention::copies::Purpose;
use lifecycle::retention::{DONE, PLANNED, Retention};
use serde_json::Value;
use std::time::Duration;
use testing::Shop;
use uuid::Uuid;
use web::view::{Chrome, FormState};

const HOSTILE: &str = "<script>alert('x')</script>";
const ASKED: &str = "2026-04-20T05:00:00Z";
/// Requests that were answered on 20 April 2026 are kept to 20 April 2029.
const DUE: &str = "2029-05-01T05:00:00Z";
const EARLY: &str = "2029-05-30T05:00:00Z";
const IN_TIME: &str = "2029-06-01T05:00:00Z";

fn moment(text: &str) -> Instant {
    parse_instant(text).expect("a moment")
}

async fn look(shop: &Shop, at: &str) -> usize {
    let retention = Retention::new(shop.platform.clone(), shop.db.jobs_config());
    retention.look(&Lifetime::on_every_day_until(moment(at))).await.expect("a look")
}

async fn add_customer(shop: &Shop, party: &str, name: &str) {
    let new = json!({"party": party, "name": name, "kind": "customer"});
    shop.run::<CreateParty>("mia", new).await.expect("added");
}

/// A request of a customer that is answered. Gives its number.
async fn answer_request(shop: &Shop, party: &str) -> Value {
    let new = json!({"kind": "access", "came_by": "word", "name": "Meera Joshi"});
    let number = shop.run::<OpenRequest>("olive", new).await.expect("opened")["number"].clone();
    end_request(shop, party, &number).await;
    number
}

/// Answers a request of a customer that was taken.
async fn end_request(shop: &Shop, party: &str, number: &Value) {
    let matched = json!({"number": number, "party": party});
    shop.run::<MatchRequest>("olive", matched).await.expect("matched");
    shop.run::<CheckRequest>("olive", json!({"number": number, "how": "known"})).await.expect("checked");
    let done = json!({"number": number, "outcome": "done", "message": "Here"});
    shop.run::<AnswerRequest>("olive", done).await.expect("answered");
}

async fn name_of(shop: &Shop, number: &Value) -> Value {
    shop.ask::<GetRequest>("olive", json!({"number": number})).await.expect("a request")["name"].clone()
}

/// The part of the Owner's page about a kind.
async fn kind_of(shop: &Shop, kind: &str) -> Value {
    let shown = shop.ask::<GetRetention>("olive", json!({})).await.expect("a page");
    let mut kinds = shown["kinds"].as_array().expect("kinds").iter();
    kinds.find(|it| it["kind"] == kind).cloned().expect("the kind")
}

#[tokio::test]
async fn what_is_due_is_told_first_goes_after_its_time_and_only_once() {
    let shop = Shop::jeweller().await;
    add_customer(&shop, "c-meera", "Meera Joshi").await;
    let number = answer_request(&shop, "c-meera").await;
    assert_eq!(look(&shop, "2029-04-19T05:00:00Z").await, 0);
    assert!(shop.told(PLANNED).await.is_empty(), "nothing is due yet");
    assert_eq!(kind_of(&shop, "requests").await["due"], 0);

    assert_eq!(look(&shop, DUE).await, 0, "it is told, and not done");
    assert_eq!((shop.told(PLANNED).await.len(), look(&shop, DUE).await), (1, 0));
    assert_eq!(shop.told(PLANNED).await.len(), 1, "once");
    let mailed = shop.mails().await.into_iter().filter(|mail| mail.kind == "retention").collect::<Vec<_>>();
    assert!(!mailed.is_empty() && mailed.iter().all(|mail| !mail.text.contains("Meera")), "{mailed:?}");
    assert!(mailed[0].text.contains("Who asked about their data: 1"), "{mailed:?}");
    let kind = kind_of(&shop, "requests").await;
    assert_eq!((&kind["waiting"], &kind["due"], &kind["done"]), (&json!(1), &json!(0), &json!(0)));
    assert_eq!(kind["acts_at"], json!(moment("2029-05-31T05:00:00Z")));

    assert_eq!(look(&shop, EARLY).await, 0, "it is early");
    assert_eq!(name_of(&shop, &number).await, "Meera Joshi");
    assert_eq!(look(&shop, IN_TIME).await, 1);
    assert_eq!(look(&shop, IN_TIME).await, 0, "once");
    assert_eq!(name_of(&shop, &number).await, Value::Null);
    assert_eq!(shop.told(DONE).await.len(), 1);
    let told = format!("{:?}", shop.told(DONE).await);
    assert!(!told.contains("Meera"), "{told}");
    assert_eq!(kind_of(&shop, "requests").await["done"], 1);
}

#[tokio::test]
async fn the_mails_about_a_request_go_with_the_words_of_the_person() {
    let shop = Shop::jeweller().await;
    add_customer(&shop, "c-meera", "Meera Joshi").await;
    let (name, contact) = ("Meera Joshi".into(), Some("meera@mail.example".into()));
    let new = NewRequest { kind: RequestKind::Access, name, contact, words: None };
    let sent = outside::receive(&shop.platform, moment(ASKED), ("shop", "198.51.100.7", ""), &new).await;
    let number = json!(sent.expect("a receipt").number);
    shop.run::<TakeRequest>("olive", json!({"number": number})).await.expect("taken");
    end_request(&shop, "c-meera", &number).await;
    let mails = async || shop.mails().await.into_iter().filter(|mail| mail.kind.starts_with("request"));
    look(&shop, DUE).await;
    assert!(mails().await.any(|mail| mail.address == "meera@mail.example"), "it is only told");
    assert_eq!(look(&shop, IN_TIME).await, 1);
    assert_eq!((name_of(&shop, &number).await, mails().await.count()), (Value::Null, 0));
}

#[tokio::test]
async fn a_hold_on_the_party_or_the_workspace_stops_the_run_until_it_is_lifted() {
    let shop = Shop::jeweller().await;
    add_customer(&shop, "c-meera", "Meera Joshi").await;
    let number = answer_request(&shop, "c-meera").await;
    look(&shop, DUE).await;
    for hold in [
        json!({"party": "c-meera", "reason": "a dispute"}),
        json!({"reason": "an order of a court", "until": "2030-01-01"}),
    ] {
        let placed = shop.run::<PlaceHold>("olive", hold).await.expect("placed");
        assert_eq!(look(&shop, IN_TIME).await, 0);
        assert_eq!(name_of(&shop, &number).await, "Meera Joshi");
        let lift = json!({"hold": placed["hold"], "reason": "settled"});
        shop.run::<LiftHold>("olive", lift).await.expect("lifted");
    }
    assert_eq!(look(&shop, IN_TIME).await, 1);
    assert_eq!(name_of(&shop, &number).await, Value::Null);
}

#[tokio::test]
async fn nothing_goes_while_a_workspace_can_only_be_read() {
    let shop = Shop::jeweller().await;
    add_customer(&shop, "c-meera", "Meera Joshi").await;
    let number = answer_request(&shop, "c-meera").await;
    look(&shop, DUE).await;
    let set = async |since: Option<Instant>| set_read_only_of(&shop.platform, shop.tenant, since).await;
    set(Some(moment(DUE))).await.expect("read-only");
    assert_eq!(look(&shop, IN_TIME).await, 0);
    assert_eq!(name_of(&shop, &number).await, "Meera Joshi");
    set(None).await.expect("lifted");
    assert_eq!(look(&shop, IN_TIME).await, 1);
}

#[tokio::test]
async fn the_answer_of_a_call_is_kept_for_400_days_and_goes_then() {
    let shop = Shop::jeweller().await;
    let call = shop.call("mia");
    let send = async |party: &str| {
        let new = json!({"party": party, "name": "Meera Joshi", "kind": "customer"});
        shop.run_call::<CreateParty>(&call, new).await
    };
    send("c-meera").await.expect("added");
    look(&shop, "2027-05-25T05:00:00Z").await;
    assert_eq!(send("c-asha-2").await, Err("idempotency_conflict".into()), "the key is kept");
    let set = async |since: Option<Instant>| set_read_only_of(&shop.platform, shop.tenant, since).await;
    set(Some(moment(DUE))).await.expect("read-only");
    look(&shop, "2027-05-25T05:00:01Z").await;
    set(None).await.expect("lifted");
    assert_eq!(send("c-asha-2").await, Err("idempotency_conflict".into()), "nothing goes meanwhile");
    look(&shop, "2027-05-25T05:00:01Z").await;
    assert_eq!(send("c-asha-2").await.expect("a new call")["version"], 1);
}

#[tokio::test]
async fn a_program_that_is_killed_anywhere_does_each_thing_once() {
    let shop = Shop::jeweller().await;
    add_customer(&shop, "c-meera", "Meera Joshi").await;
    let mut numbers = Vec::new();
    for _ in 0..6 {
        numbers.push(answer_request(&shop, "c-meera").await);
    }
    // Half of the kills are in the plan, the others in the run: a dropped look is rolled back like a killed
    // one.
    for (at, kills) in [(DUE, 25_u64), (IN_TIME, 25)] {
        for n in 0..kills {
            let retention = Retention::new(shop.platform.clone(), shop.db.jobs_config());
            let _ = tokio::time::timeout(
                Duration::from_millis(1 + 3 * n),
                retention.look(&Lifetime::on_every_day_until(moment(at))),
            )
            .await;
        }
        for _ in 0..10 {
            // The database may still be undoing what the last kill left.
            tokio::time::sleep(Duration::from_millis(50)).await;
            look(&shop, at).await;
        }
    }
    assert_eq!(shop.told(PLANNED).await.len(), 1);
    assert_eq!(shop.told(DONE).await.len(), numbers.len());
    for number in &numbers {
        assert_eq!(name_of(&shop, number).await, Value::Null);
    }
}

#[tokio::test]
async fn who_had_no_business_for_the_longest_rule_is_erased_and_a_longer_rule_takes_them_back() {
    let mut shop = Shop::jeweller().await;
    add_customer(&shop, "c-meera", "Meera Joshi").await;
    // Eight years after the financial year of 20 April 2026.
    assert_eq!(look(&shop, "2035-03-31T05:00:00Z").await, 0);
    assert!(shop.told(PLANNED).await.is_empty(), "not before the last day of the longest rule is over");
    look(&shop, "2035-04-03T05:00:00Z").await;
    let shown = shop.ask::<GetRetention>("olive", json!({})).await.expect("a page");
    assert_eq!(shown["parties"][0]["name"], "Meera Joshi", "shown before it acts");
    let longer = json!({"rule": "in_companies_128", "months": 120, "source": "our adviser", "source_on": "2026-04-01",
        "reason": "we sell the shop"});
    let set = shop.run::<SetRule>("olive", longer).await.expect("set");
    assert_eq!(set["from_day"], "2026-04-20", "a longer one holds at once");
    assert_eq!(look(&shop, "2035-05-10T05:00:00Z").await, 0);
    // Rows of one moment have no order.
    shop.at("2026-04-20T06:00:00Z");
    let shorter = json!({"rule": "in_companies_128", "months": 96, "source": "the act", "source_on": "2026-04-01",
        "reason": "the sale is off"});
    let set = shop.run::<SetRule>("olive", shorter).await.expect("set");
    assert_eq!(set["from_day"], "2026-05-20", "a shorter one 30 days later");
    look(&shop, "2035-05-20T05:00:00Z").await;
    assert_eq!(look(&shop, "2035-06-20T05:00:00Z").await, 1);
    let list = shop.ask::<ListParties>("mia", json!({})).await.expect("a list");
    assert!(list.to_string().contains("Erased customer") && !list.to_string().contains("Meera"), "{list}");
}

#[tokio::test]
async fn an_erasure_by_a_run_says_how_many_who_asked_for_it_were_told_and_how_many_nobody_told() {
    let shop = Shop::jeweller().await;
    add_customer(&shop, "c-meera", "Meera Joshi").await;
    for contact in ["meera@mail.example", "9812345678", "9812345679"] {
        let new = json!({"kind": "erasure", "came_by": "letter", "name": "Meera Joshi", "contact": contact});
        let number = shop.run::<OpenRequest>("olive", new).await.expect("opened")["number"].clone();
        let matched = json!({"number": number, "party": "c-meera"});
        shop.run::<MatchRequest>("olive", matched).await.expect("matched");
        shop.run::<CheckRequest>("olive", json!({"number": number, "how": "known"})).await.expect("checked");
    }
    look(&shop, "2035-04-03T05:00:00Z").await;
    assert_eq!(look(&shop, "2035-05-10T05:00:00Z").await, 1);
    let told = shop.told(DONE).await;
    let after = told.first().and_then(|event| event.content.after()).expect("what was done");
    assert_eq!(after, json!({"kind": "parties", "told": 1, "untold": 2}));
    assert_eq!(shop.mails().await.iter().filter(|mail| mail.kind == "erasure").count(), 1);
}

#[tokio::test]
async fn a_rule_has_a_name_of_the_table_a_time_and_a_source_that_was_read() {
    let shop = Shop::jeweller().await;
    let set = async |rule: &str, months: i64, on: &str| {
        let sent =
            json!({"rule": rule, "months": months, "source": "the act", "source_on": on, "reason": "advice"});
        shop.run::<SetRule>("olive", sent).await
    };
    assert_eq!(set("none", 12, "2026-04-01").await, Err("value_unknown rule".into()));
    assert_eq!(set("mails", 1201, "2026-04-01").await, Err("number_range months".into()));
    assert_eq!(set("mails", 12, "2026-04-21").await, Err("time_in_future source_on".into()));
    assert!(set("mails", 36, "2026-04-20").await.is_ok());
    let mails = kind_of(&shop, "mails").await;
    assert_eq!((&mails["rules"][0]["months"], &mails["rules"][0]["is_own"]), (&json!(36), &json!(true)));
    for person in ["adam", "mia", "acco", "audi"] {
        let refused = shop.ask::<GetRetention>(person, json!({})).await;
        assert_eq!(refused, Err("permission_denied".into()), "{person}");
    }
}

fn kinds() -> Vec<KindShown> {
    let rule = RuleShown {
        rule: "mails",
        title: "Rule of this program: mails with papers",
        months: 24,
        begins: "from its day",
        from_day: jiff::civil::date(2026, 1, 1),
        source: HOSTILE.into(),
        source_on: jiff::civil::date(2026, 1, 1),
        is_own: true,
        next_months: Some(12),
        next_from: Some(jiff::civil::date(2026, 12, 1)),
    };
    let kind = |kind: &RecordKind| KindShown {
        kind: *kind,
        title: kind.title(),
        end: kind.end(),
        goes: kind.goes(),
        rules: if kind.goes() { vec![rule.clone()] } else { vec![] },
        due: 3,
        waiting: 2,
        acts_at: Some(Instant::UNIX_EPOCH),
        done: 1,
    };
    RecordKind::ALL.iter().map(kind).collect()
}

#[test]
fn the_page_of_the_rules_shows_each_kind_its_source_and_who_is_erased_next() {
    let page = |parties: Vec<PartyDue>| {
        let page = RulesPage {
            chrome: Chrome::sample("What is kept"),
            base: "/w/shop".into(),
            here: "/w/shop/retention".into(),
            holds: "/w/shop/holds".into(),
            archive: String::new(),
            kinds: kinds(),
            parties,
            form: FormState::default(),
        };
        page.render().expect("a page")
    };
    let empty = page(vec![]);
    assert!(!empty.contains("Who is erased next") && empty.contains("/w/shop/holds"), "{empty}");
    let full =
        page(vec![PartyDue { code: "c-1".into(), name: HOSTILE.into(), acts_at: Instant::UNIX_EPOCH }]);
    assert!(full.contains("do/workspace.retention.set") && full.contains("/w/shop/customers/c-1"), "{full}");
    assert!(full.contains("The audit log") && !full.contains(HOSTILE), "{full}");
    assert!(
        full.contains(">Rule of this program: mails with papers<") && !full.contains("(mails)"),
        "{full}"
    );
}

#[test]
fn the_archive_shows_a_name_only_while_it_is_open() {
    let copy = CopyShown {
        copy: Uuid::nil(),
        party: "erased-1".into(),
        rule: "in_companies_128".into(),
        keep_until: jiff::civil::date(2035, 3, 31),
        documents: 2,
        erased_at: Instant::UNIX_EPOCH,
        ended_at: None,
    };
    let opening = OpeningShown {
        opening: Uuid::from_u128(7),
        party: "erased-1".into(),
        purpose: Purpose::Tax,
        reason: HOSTILE.into(),
        asked_by: Some("Acco".into()),
        asked_at: Instant::UNIX_EPOCH,
        approved_by: None,
        approved_at: None,
        closes_at: None,
        may_approve: true,
    };
    let page = |rows: Vec<CopyShown>, openings: Vec<OpeningShown>, open: Vec<OpenShown>| {
        let page = ArchivePage {
            chrome: Chrome::sample("Closed archive"),
            base: "/w/shop".into(),
            here: "/w/shop/retention/archive".into(),
            up: String::new(),
            rows,
            next: String::new(),
            openings,
            open,
            ask: FormState::default(),
            approve: FormState::default(),
        };
        page.render().expect("a page")
    };
    let empty = page(vec![], vec![], vec![]);
    assert!(!empty.contains("do/workspace.retention"), "{empty}");
    let shut = page(vec![copy.clone()], vec![opening], vec![]);
    assert!(shut.contains("do/workspace.retention.ask") && shut.contains("do/workspace.retention.approve"));
    assert!(!shut.contains("Meera") && !shut.contains(HOSTILE), "{shut}");
    let law = "Companies Act 2013, section 128(5)";
    assert!(shut.contains(law) && !shut.contains("in_companies_128"), "by the law: {shut}");
    let values = vec![HeldValue { field: "name", value: "Meera Joshi".into() }];
    let open = OpenShown { opening: Uuid::from_u128(7), closes_at: Instant::UNIX_EPOCH, values };
    assert!(page(vec![copy], vec![], vec![open]).contains("Meera Joshi"));
}

#[test]
fn the_page_of_ended_books_offers_two_forms_to_operators_and_files_to_the_two_of_an_opening() {
    let row = BooksShown {
        books: Uuid::from_u128(5),
        workspace: "old-shop".into(),
        year: "2026-27".into(),
        rule: "in_companies_128".into(),
        keep_until: jiff::civil::date(2035, 3, 31),
        records: 12,
        copied_at: Instant::UNIX_EPOCH,
        ended_at: None,
    };
    let opening = OpeningShown {
        opening: Uuid::from_u128(7),
        party: "old-shop 2026-27".into(),
        purpose: Purpose::Tax,
        reason: HOSTILE.into(),
        asked_by: Some("Ops".into()),
        asked_at: Instant::UNIX_EPOCH,
        approved_by: None,
        approved_at: None,
        closes_at: None,
        may_approve: true,
    };
    let page = |rows: Vec<BooksShown>, openings: Vec<OpeningShown>, open: Vec<PieceShown>, may: bool| {
        let form = || may.then(FormState::default);
        let page = BooksPage {
            chrome: Chrome::sample("Books of workspaces that ended"),
            base: "/w/instance".into(),
            here: "/w/instance/instance/books".into(),
            rows,
            next: String::new(),
            openings,
            open,
            ask: form(),
            approve: form(),
        };
        page.render().expect("a page")
    };
    let empty = page(vec![], vec![], vec![], true);
    assert!(empty.contains("Nothing is here") && !empty.contains("do/instance.books"), "{empty}");
    let looks = page(vec![row.clone()], vec![opening.clone()], vec![], false);
    assert!(looks.contains("old-shop 2026-27") && !looks.contains("do/instance.books"), "{looks}");
    assert!(
        looks.contains("Companies Act 2013") && !looks.contains("in_companies_128"),
        "by the law: {looks}"
    );
    let shut = page(vec![row.clone()], vec![opening], vec![], true);
    assert!(shut.contains("do/instance.books.ask") && shut.contains("do/instance.books.approve"), "{shut}");
    assert!(!shut.contains("Open for you now") && !shut.contains(HOSTILE), "{shut}");
    let piece = PieceShown {
        opening: Uuid::from_u128(7),
        workspace: "old-shop".into(),
        year: "2026-27".into(),
        piece: 1,
        has_documents: true,
        records: 12,
        closes_at: Instant::UNIX_EPOCH,
    };
    let open = page(vec![row], vec![], vec![piece], true);
    let file = format!("/w/instance/instance/books/open.json?opening={}", Uuid::from_u128(7));
    assert!(open.contains(&file) && open.contains("old-shop 2026-27: 12 documents"), "{open}");
}
