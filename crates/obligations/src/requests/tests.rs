//! Requests of persons from the form to the answer, and their pages.
//! Invariant: an Owner or Admin acts, and the person sees their own request alone.

use super::page::{Forms, HeldPage, NewPage, RequestPage, RequestsPage};
use super::public::{FormPage, ReceiptPage, StatusPage};
use super::reads::{GetHeld, GetRequest, ListRequests, RequestLine, RequestShown};
use super::*;
use crate::requests::export::{HeldTable, row};
use admin::settings::closing::Close;
use askama::Template;
use catalogue::Phrase;
use kernel::day::{Instant, parse_instant};
use ledger::parties::{CreateParty, EraseParty, UpdateParty};
use lifecycle::requests::outside::{self, Receipt};
use mail::messages::REQUEST_CODE;
use platform::error::Error;
use testing::Shop;
use web::view::{Chrome, FormState};

const HOSTILE: &str = "<script>alert('x')</script>\"";
const NOW: &str = "2026-04-20T05:00:00Z";

fn moment(text: &str) -> Instant {
    parse_instant(text).expect("a moment")
}

fn new_request(kind: RequestKind) -> NewRequest {
    NewRequest {
        kind,
        name: "Meera Joshi".into(),
        contact: Some("meera@mail.example".into()),
        words: Some("Please".into()),
    }
}

async fn meera(shop: &Shop) {
    let new = json!({"party": "c-meera", "name": "Meera Joshi", "kind": "customer", "phone": "9812345678"});
    shop.run::<CreateParty>("mia", new).await.expect("added");
}

async fn send_request(shop: &Shop, kind: RequestKind) -> Receipt {
    let at = ("shop", "198.51.100.7", "");
    outside::receive(&shop.platform, moment(NOW), at, &new_request(kind)).await.expect("a receipt")
}

/// Takes a request, finds Meera and identifies her.
async fn begin_request(shop: &Shop, number: i32) {
    shop.run::<TakeRequest>("adam", json!({ "number": number })).await.expect("taken");
    let party = json!({ "number": number, "party": "c-meera" });
    shop.run::<MatchRequest>("adam", party).await.expect("matched");
    let how = json!({ "number": number, "how": "call_back" });
    shop.run::<CheckRequest>("adam", how).await.expect("checked");
}

async fn answer(shop: &Shop, number: i32) -> std::result::Result<Value, String> {
    let done = json!({ "number": number, "outcome": "done", "message": "Here it is" });
    shop.run::<AnswerRequest>("adam", done).await
}

async fn sample_request(shop: &Shop, number: i32) -> Value {
    shop.ask::<GetRequest>("olive", json!({ "number": number })).await.expect("a request")
}

/// The clocks of a request that run.
fn clocks(shown: &Value) -> Vec<&str> {
    let all = shown["clocks"].as_array().expect("clocks").iter();
    all.filter(|it| it["stopped_at"].is_null()).filter_map(|it| it["clock"].as_str()).collect()
}

/// The JSON file about Meera, at a moment.
async fn file_about(shop: &Shop, number: i32, at: &str) -> Value {
    let tx = shop.reads("adam").await;
    let tables = record::of_party(&tx, "c-meera").await.expect("what is held");
    tx.close().await.expect("closed");
    let text = export::as_json(&CaseKind::Request.name(number), at, &tables);
    serde_json::from_str(&text).expect("JSON")
}

fn is_limited(sent: Result<Receipt>) -> bool {
    matches!(sent, Err(Error::Refused(refusal)) if refusal.code == Code::RateLimited)
}

#[tokio::test]
async fn one_network_sends_ten_requests_a_day_a_workspace_gets_fifty_and_a_mailbox_ten_mails() {
    let shop = Shop::jeweller().await;
    let new = new_request(RequestKind::Access);
    let send = async |now: &str, host: u8| {
        let ip = format!("203.0.113.{host}");
        outside::receive(&shop.platform, moment(now), ("shop", &ip, ""), &new).await
    };
    for host in 1..=5 {
        for _ in 0..10 {
            send(NOW, host).await.expect("within each allowance");
        }
        assert!(is_limited(send(NOW, host).await), "the eleventh of network {host}");
    }
    assert!(is_limited(send(NOW, 6).await), "the fifty-first of the workspace");
    let mails = shop.mails().await;
    let to_her = mails.iter().filter(|mail| mail.address == "meera@mail.example").count();
    assert_eq!(to_her, 10, "whoever types her address");
    send("2026-04-21T06:00:00Z", 1).await.expect("a day later");
}

#[tokio::test]
async fn an_access_request_lives_from_the_form_to_the_answer_with_its_digest() {
    let shop = Shop::jeweller().await;
    meera(&shop).await;
    let receipt = send_request(&shop, RequestKind::Access).await;
    let number = receipt.number;
    assert_eq!(clocks(&sample_request(&shop, number).await), ["request_forward", "request_done"]);
    let early = shop.run::<MatchRequest>("adam", json!({ "number": number, "party": "c-meera" })).await;
    assert_eq!(early, Err("value_unknown number".into()), "nothing before somebody took it");
    let unread = shop.ask::<GetHeld>("adam", json!({ "number": number })).await;
    assert_eq!(unread, Err("value_unknown number".into()));
    shop.run::<TakeRequest>("adam", json!({ "number": number })).await.expect("taken");
    assert_eq!(clocks(&sample_request(&shop, number).await), ["request_done"]);
    assert_eq!(answer(&shop, number).await, Err("value_unknown number".into()), "nobody looked");
    shop.run::<MatchRequest>("adam", json!({ "number": number, "party": "c-meera" })).await.expect("found");
    assert_eq!(answer(&shop, number).await, Err("value_unknown number".into()), "nobody knows who asks");
    let how = json!({ "number": number, "how": "document" });
    shop.run::<CheckRequest>("adam", how).await.expect("checked");
    let held = shop.ask::<GetHeld>("adam", json!({ "number": number })).await.expect("what is held");
    assert!(held.to_string().contains("9812345678") && held["form"] == export::FORM, "{held}");
    let file = file_about(&shop, number, NOW).await;
    assert_eq!(answer(&shop, number).await.expect("answered")["state"], "done");
    let after = sample_request(&shop, number).await;
    assert_eq!((after["sha256"].as_str().map(str::len), clocks(&after).len()), (Some(64), 0));
    assert_eq!(after["sha256"], file["sha256"], "it is the digest of the file that was handed over");
    let later = file_about(&shop, number, "2026-04-21T06:00:00Z").await;
    assert_eq!((&later["sha256"], later == file), (&file["sha256"], false), "and of a later one");
    assert_eq!(answer(&shop, number).await, Err("value_unknown number".into()), "once");
    let told = format!("{:?}", shop.told(AnswerRequest::NAME).await);
    assert!(!told.contains("Meera") && !told.contains("meera@"), "{told}");
    let mailed = shop.mails().await.into_iter().filter(|mail| mail.address == "meera@mail.example");
    let mut kinds: Vec<String> = mailed.map(|mail| mail.kind).collect();
    kinds.sort();
    assert_eq!(kinds, ["request", "request_news"]);
}

#[tokio::test]
async fn what_is_held_has_each_request_of_the_person_and_the_mails_to_them_alone() {
    let shop = Shop::jeweller().await;
    meera(&shop).await;
    let number = send_request(&shop, RequestKind::Access).await.number;
    let letter = json!({ "kind": "objection", "came_by": "letter", "name": "Meera J.", "contact": "9812345678",
        "note": "No calls" });
    let other = shop.run::<OpenRequest>("olive", letter).await.expect("written down")["number"].clone();
    let found = json!({ "number": other, "party": "c-meera" });
    shop.run::<MatchRequest>("olive", found).await.expect("matched");
    let how = json!({ "number": other, "how": "known" });
    shop.run::<CheckRequest>("olive", how).await.expect("checked");
    let elses = send_request(&shop, RequestKind::Access).await.number;
    begin_request(&shop, number).await;
    let held = |file: &Value, kind: &str, field: &str| -> Vec<String> {
        let rows = file["held"][kind].as_array().expect("rows").iter();
        rows.map(|row| row[field].as_str().unwrap_or_default().to_owned()).collect()
    };
    let before = file_about(&shop, number, NOW).await;
    assert_eq!(held(&before, "requests", "came_by"), ["form", "letter"]);
    assert_eq!(held(&before, "requests", "name"), ["Meera Joshi", "Meera J."]);
    assert_eq!(held(&before, "requests", "contact"), ["meera@mail.example", "9812345678"]);
    assert_eq!(held(&before, "requests", "words"), ["Please", "No calls"]);
    let named = format!("The shop has your request DR-{number}");
    assert_eq!(held(&before, "mails", "subject"), [named], "not of DR-{elses}, which is matched to nobody");
    let to_staff = shop.mails().await.iter().filter(|mail| mail.address.ends_with("@shop.example")).count();
    assert!(to_staff > 0 && !before.to_string().contains("@shop.example"), "{before}");
    answer(&shop, number).await.expect("answered");
    let after = file_about(&shop, number, NOW).await;
    let mut kinds = held(&after, "mails", "kind");
    kinds.sort_unstable();
    assert_eq!(kinds, ["request", "request_news"], "both are of one moment: their ids have no order");
    assert_eq!(held(&after, "mails", "address"), ["meera@mail.example"; 2]);
    assert_eq!(after["sha256"], before["sha256"], "the mail says what became of the request");
}

#[tokio::test]
async fn what_is_held_says_nothing_of_who_asked_in_the_persons_name_and_was_not_identified() {
    let shop = Shop::jeweller().await;
    meera(&shop).await;
    let asked = NewRequest {
        name: "Ravi Kale".into(),
        contact: Some("ravi@mail.example".into()),
        words: Some("I am Meera".into()),
        ..new_request(RequestKind::Access)
    };
    let at = ("shop", "198.51.100.8", "");
    let his = outside::receive(&shop.platform, moment(NOW), at, &asked).await.expect("a receipt").number;
    shop.run::<TakeRequest>("adam", json!({ "number": his })).await.expect("taken");
    let found = json!({ "number": his, "party": "c-meera" });
    shop.run::<MatchRequest>("adam", found).await.expect("matched");
    let hers = send_request(&shop, RequestKind::Access).await.number;
    begin_request(&shop, hers).await;
    let says = async |text: &str| file_about(&shop, hers, NOW).await.to_string().contains(text);
    let check = async |how: &str| {
        shop.run::<CheckRequest>("adam", json!({ "number": his, "how": how })).await.expect("checked");
    };
    for how in [None, Some("none")] {
        if let Some(how) = how {
            check(how).await;
        }
        for his_own in ["Ravi", "ravi@", "I am Meera"] {
            assert!(!says(his_own).await, "{his_own} {how:?}");
        }
        assert!(says(&format!("DR-{his}")).await && says("meera@mail.example").await, "{how:?}");
    }
    check("document").await;
    assert!(says("ravi@mail.example").await && says("I am Meera").await, "it was her, by another name");
}

#[tokio::test]
async fn the_answer_of_the_form_does_not_say_whether_somebody_is_known_and_the_link_alone_leads_to_it() {
    let shop = Shop::jeweller().await;
    meera(&shop).await;
    let (known, other) =
        (send_request(&shop, RequestKind::Access).await, send_request(&shop, RequestKind::Access).await);
    assert_eq!((known.secret.len(), other.number), (64, known.number + 1));
    let now = moment(NOW);
    let (_, found) = outside::by_secret(&shop.platform, now, ("shop", &known.secret)).await.expect("it");
    assert_eq!(found.case.number, known.number);
    for (slug, secret) in
        [("shop", ""), ("shop", "7"), ("instance", known.secret.as_str()), ("none", known.secret.as_str())]
    {
        let wrong = outside::by_secret(&shop.platform, now, (slug, secret)).await;
        assert!(matches!(wrong, Err(Error::Refused(it)) if it.code == Code::NotFound), "{slug} {secret}");
    }
    for person in ["mia", "cas", "acco", "audi"] {
        let refused = shop.ask::<ListRequests>(person, json!({})).await;
        assert_eq!(refused, Err("permission_denied".into()), "{person}");
    }
}

#[tokio::test]
async fn a_workspace_that_can_only_be_read_takes_no_request_and_shows_those_it_has() {
    let shop = Shop::jeweller().await;
    shop.beside("other").await;
    let (now, new) = (moment(NOW), new_request(RequestKind::Access));
    let before = send_request(&shop, RequestKind::Access).await;
    let set = async |since: Option<Instant>| {
        lifecycle::containment::set_read_only_of(&shop.platform, shop.tenant, since).await.expect("set");
    };
    let send = async |slug: &str| {
        let sent = outside::receive(&shop.platform, now, (slug, "198.51.100.9", ""), &new).await;
        sent.map(drop).map_err(|error| error.refusal().map(|it| it.code))
    };
    set(Some(now)).await;
    assert_eq!(send("shop").await, Err(Some(Code::ReadOnly)));
    assert_eq!(send("other").await, Ok(()), "next door it goes on");
    let (_, found) = outside::by_secret(&shop.platform, now, ("shop", &before.secret)).await.expect("read");
    assert_eq!(found.case.number, before.number);
    set(None).await;
    assert_eq!(send("shop").await, Ok(()));
}

#[tokio::test]
async fn a_closed_workspace_takes_no_request_and_answers_those_it_has() {
    let shop = Shop::jeweller().await;
    meera(&shop).await;
    let before = send_request(&shop, RequestKind::Access).await;
    let close = json!({ "address": "shop", "reason": "the shop moves" });
    shop.run::<Close>("olive", close).await.expect("closed");
    let new = new_request(RequestKind::Access);
    let sent = outside::receive(&shop.platform, moment(NOW), ("shop", "198.51.100.9", ""), &new).await;
    let refused = sent.map(drop).map_err(|error| error.refusal().cloned());
    let refused = refused.expect_err("refused").expect("by a rule");
    assert_eq!(refused.code, Code::WorkspaceClosed);
    let told = refused.faults[0].message.to_string();
    assert!(refused.faults[0].field.is_empty() && told.contains("is closed"), "{told}");
    let letter = json!({ "kind": "access", "came_by": "letter", "name": "Asha" });
    assert_eq!(shop.run::<OpenRequest>("olive", letter).await, Err("workspace_closed".into()));
    begin_request(&shop, before.number).await;
    let note = json!({ "number": before.number, "note": "She called" });
    shop.run::<NoteRequest>("adam", note).await.expect("noted");
    assert_eq!(answer(&shop, before.number).await.expect("answered")["state"], "done");
    assert_eq!(clocks(&sample_request(&shop, before.number).await).len(), 0);
}

#[tokio::test]
async fn a_network_and_a_workspace_get_only_so_many_requests_a_day() {
    let shop = Shop::jeweller().await;
    let send = async |n: usize, ip: &str| {
        let new =
            NewRequest { contact: Some(format!("a{n}@mail.example")), ..new_request(RequestKind::Access) };
        outside::receive(&shop.platform, moment(NOW), ("shop", ip, ""), &new).await.is_ok()
    };
    for n in 0..10 {
        assert!(send(n, "198.51.100.7").await, "{n}");
    }
    assert!(!send(11, "198.51.100.7").await);
    let mut taken = 10;
    for n in 0..60 {
        taken += usize::from(send(n, &format!("203.0.113.{n}")).await);
    }
    assert_eq!(taken, 50);
}

#[tokio::test]
async fn whoever_reads_their_mail_asks_although_others_took_all_there_is() {
    let shop = Shop::jeweller().await;
    shop.platform.mail.sends(true);
    let send = async |ip: &str, contact: &str, code: &str, at: &str| {
        let new = NewRequest { contact: Some(contact.into()), ..new_request(RequestKind::Access) };
        let sent = outside::receive(&shop.platform, moment(at), ("shop", ip, code), &new).await;
        let fault = |error: Error| {
            let refusal = error.into_refusal(Uuid::nil());
            (refusal.code, refusal.faults.first().map(|fault| fault.field.clone()).unwrap_or_default())
        };
        sent.map(drop).map_err(fault)
    };
    for n in 0..50 {
        let (ip, contact) = (format!("203.0.113.{n}"), format!("eve{n}@mail.example"));
        assert_eq!(send(&ip, &contact, "", NOW).await, Ok(()), "{n}");
    }
    let (ip, meera) = ("198.51.100.7", "Meera@mail.example");
    assert_eq!(send(ip, "9812345678", "", NOW).await, Err((Code::RateLimited, "contact".into())));
    assert_eq!(send(ip, meera, "", NOW).await, Err((Code::RateLimited, "code".into())));
    let told = shop.mails().await.into_iter().rfind(|mail| mail.kind == REQUEST_CODE);
    let told = told.expect("a mail");
    assert_eq!((told.address.to_lowercase().as_str(), told.link.as_str()), ("meera@mail.example", ""));
    let is_code = |line: &&str| line.len() == 12 && line.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = told.text.lines().find(is_code).expect("a code").to_owned();
    assert_eq!(send(ip, meera, "000000000000", NOW).await, Err((Code::ValueUnknown, "code".into())));
    let other = send(ip, "asha@mail.example", &code, NOW).await;
    assert_eq!(other, Err((Code::ValueUnknown, "code".into())), "it is that of one mailbox");
    for n in 0..3 {
        assert_eq!(send(ip, meera, &format!(" {} ", code.to_uppercase()), NOW).await, Ok(()), "{n}");
    }
    assert_eq!(
        send(ip, meera, &code, NOW).await,
        Err((Code::RateLimited, String::new())),
        "a mailbox has few"
    );
    let next = send(ip, meera, &code, "2026-04-21T23:59:59Z").await;
    assert_eq!(next, Ok(()), "for a day at least");
    let late = send(ip, meera, &code, "2026-04-22T00:00:00Z").await;
    assert_eq!(late, Err((Code::ValueUnknown, "code".into())), "and not for ever");
}

#[tokio::test]
async fn a_restriction_refuses_each_change_and_is_lifted_with_a_reason() {
    let shop = Shop::jeweller().await;
    meera(&shop).await;
    let number = send_request(&shop, RequestKind::Restriction).await.number;
    begin_request(&shop, number).await;
    assert_eq!(answer(&shop, number).await, Err("value_unknown outcome".into()), "it is not restricted");
    let restrict = json!({ "party": "c-meera", "reason": "she asked", "request": number });
    shop.run::<RestrictParty>("adam", restrict.clone()).await.expect("restricted");
    let again = shop.run::<RestrictParty>("adam", restrict).await;
    assert_eq!(again, Err("party_restricted party".into()));
    let change = json!({ "party": "c-meera", "name": "Another", "kind": "customer" });
    assert_eq!(shop.run::<UpdateParty>("mia", change).await, Err("party_restricted party".into()));
    let erase = json!({ "party": "c-meera", "typed": "c-meera" });
    assert_eq!(shop.run::<EraseParty>("olive", erase).await, Err("party_restricted party".into()));
    assert_eq!(answer(&shop, number).await.expect("answered")["state"], "done");
    let lift = json!({ "party": "c-meera", "reason": "settled" });
    shop.run::<LiftRestriction>("adam", lift.clone()).await.expect("lifted");
    assert_eq!(shop.run::<LiftRestriction>("adam", lift).await, Err("value_unknown party".into()));
    let change = json!({ "party": "c-meera", "name": "Meera Rao", "kind": "customer" });
    assert!(shop.run::<UpdateParty>("mia", change).await.is_ok());
}

#[tokio::test]
async fn who_asks_was_found_out_for_one_person_and_not_for_another_to_whom_the_request_is_matched() {
    let shop = Shop::jeweller().await;
    meera(&shop).await;
    let asha = json!({"party": "c-asha-2", "name": "Asha Rao", "kind": "customer"});
    shop.run::<CreateParty>("mia", asha).await.expect("added");
    let number = send_request(&shop, RequestKind::Access).await.number;
    shop.run::<TakeRequest>("adam", json!({ "number": number })).await.expect("taken");
    let check = async |how: &str| {
        shop.run::<CheckRequest>("adam", json!({ "number": number, "how": how })).await.map(drop)
    };
    let about = async |party: Option<&str>| {
        let matched = json!({ "number": number, "party": party });
        shop.run::<MatchRequest>("adam", matched).await.expect("matched");
        !sample_request(&shop, number).await["check"].is_null()
    };
    for how in ["call_back", "document", "known", "none"] {
        assert_eq!(
            check(how).await,
            Err("value_unknown how".into()),
            "nobody looked whose data it is: {how}"
        );
    }
    assert!(!about(Some("c-asha-2")).await);
    assert_eq!(check("call_back").await, Ok(()));
    assert!(about(Some("c-asha-2")).await, "the same person");
    assert_eq!(drops(&shop, number).await, 0);
    assert!(!about(Some("c-meera")).await);
    assert_eq!(drops(&shop, number).await, 1, "the history says that the check counts no more");
    assert_eq!(answer(&shop, number).await, Err("value_unknown number".into()), "nobody knows who asks");
    assert_eq!(check("mail").await, Ok(()));
    assert!(!about(None).await);
    assert_eq!(check("mail").await, Err("value_unknown how".into()));
    assert!(!about(Some("c-meera")).await);
    assert_eq!(drops(&shop, number).await, 2, "a check that was not made is not dropped");
    assert_eq!(check("document").await, Ok(()));
    assert_eq!(answer(&shop, number).await.expect("answered")["state"], "done");
}

/// How often a check of who asks counted no more.
async fn drops(shop: &Shop, number: i32) -> usize {
    let shown = sample_request(shop, number).await;
    let events = shown["events"].as_array().expect("events").iter();
    events.filter(|event| event["what"] == "check_dropped").count()
}

#[tokio::test]
async fn an_erasure_takes_the_words_of_the_person_with_it_and_says_what_stays() {
    let shop = Shop::jeweller().await;
    meera(&shop).await;
    let number = send_request(&shop, RequestKind::Erasure).await.number;
    begin_request(&shop, number).await;
    assert_eq!(answer(&shop, number).await, Err("value_unknown outcome".into()), "she is not erased");
    let erase = json!({ "party": "c-meera", "typed": "c-meera" });
    let erased = shop.run::<EraseParty>("olive", erase).await.expect("erased");
    assert_eq!((&erased["told"], &erased["untold"]), (&json!(1), &json!(0)));
    let after = sample_request(&shop, number).await;
    for gone in ["name", "contact", "words"] {
        assert!(after[gone].is_null(), "{gone}");
    }
    assert!(!after.to_string().contains("Meera"), "{after}");
    let mailed = mails_to_meera(&shop).await;
    assert_eq!(
        mailed.len(),
        1,
        "she is told that it is done, and all other mails to her are gone: {mailed:?}"
    );
    assert_eq!(mailed[0].0, "erasure");
    assert!(mailed[0].1.contains(&format!("DR-{number}")) && !mailed[0].1.contains("Meera"), "{mailed:?}");
    assert_eq!(answer(&shop, number).await.expect("answered")["state"], "done");
    let told = format!("{:?}", shop.told(AnswerRequest::NAME).await);
    assert!(told.contains("requests") && !told.contains("Meera"), "it says what stays: {told}");
}

/// Kind and text of the mails to the address that Meera gave.
async fn mails_to_meera(shop: &Shop) -> Vec<(String, String)> {
    let to_her = shop.mails().await.into_iter().filter(|mail| mail.address == "meera@mail.example");
    to_her.map(|mail| (mail.kind, mail.text)).collect()
}

/// Writes down a letter that asks to erase Meera, of a person who is identified.
async fn letter_to_erase(shop: &Shop, contact: &str) {
    let letter = json!({ "kind": "erasure", "came_by": "letter", "name": "Somebody", "contact": contact });
    let number = shop.run::<OpenRequest>("olive", letter).await.expect("written down")["number"].clone();
    let found = json!({ "number": number, "party": "c-meera" });
    shop.run::<MatchRequest>("olive", found).await.expect("matched");
    let how = json!({ "number": number, "how": "known" });
    shop.run::<CheckRequest>("olive", how).await.expect("checked");
}

#[tokio::test]
async fn a_workspace_of_any_age_mails_twenty_a_day_about_erasures_and_who_gets_none_is_counted() {
    let mut shop = Shop::jeweller().await;
    meera(&shop).await;
    shop.at("2026-06-20T05:00:00Z");
    for n in 0..21 {
        letter_to_erase(&shop, &format!("a{n}@mail.example")).await;
    }
    letter_to_erase(&shop, "9812345678").await;
    let erase = json!({ "party": "c-meera", "typed": "c-meera" });
    let held = shop.run::<EraseParty>("olive", erase.clone()).await;
    assert_eq!(held, Err("rate_limited told_otherwise".into()), "nobody has the address afterwards");
    let there = json!({ "party": "c-meera", "name": "Meera Rao", "kind": "customer" });
    assert!(shop.run::<UpdateParty>("mia", there).await.is_ok(), "she is not erased");
    let mut all_the_same = erase;
    all_the_same["told_otherwise"] = json!(true);
    let erased = shop.run::<EraseParty>("olive", all_the_same).await.expect("erased");
    assert_eq!((&erased["told"], &erased["untold"]), (&json!(20), &json!(2)));
    let mails = shop.mails().await;
    assert_eq!(mails.iter().filter(|mail| mail.kind == "erasure").count(), 20);
    let event = format!("{:?}", shop.told(EraseParty::NAME).await);
    assert!(event.contains("untold") && !event.contains("mail.example"), "{event}");
}

#[tokio::test]
async fn who_was_not_identified_is_not_told_of_an_erasure() {
    let shop = Shop::jeweller().await;
    meera(&shop).await;
    let number = send_request(&shop, RequestKind::Erasure).await.number;
    shop.run::<TakeRequest>("adam", json!({ "number": number })).await.expect("taken");
    let found = json!({ "number": number, "party": "c-meera" });
    shop.run::<MatchRequest>("adam", found).await.expect("matched");
    let erase = json!({ "party": "c-meera", "typed": "c-meera" });
    shop.run::<EraseParty>("olive", erase).await.expect("erased");
    assert!(mails_to_meera(&shop).await.is_empty(), "anybody may have asked in her name");
}

#[tokio::test]
async fn a_request_by_letter_is_in_hand_at_once_and_refused_only_with_a_ground_that_fits() {
    let shop = Shop::jeweller().await;
    let letter = json!({ "kind": "objection", "came_by": "letter", "name": "Asha", "note": "No" });
    let form = json!({ "kind": "objection", "came_by": "form", "name": "Asha" });
    assert_eq!(shop.run::<OpenRequest>("olive", form).await, Err("value_unknown came_by".into()));
    let mut nowhere = letter.clone();
    nowhere["contact"] = json!("not a contact");
    assert_eq!(shop.run::<OpenRequest>("olive", nowhere).await, Err("value_unknown contact".into()));
    let opened = shop.run::<OpenRequest>("olive", letter).await.expect("written down");
    let number = &opened["number"];
    assert_eq!(
        clocks(&shop.ask::<GetRequest>("adam", json!({ "number": number })).await.expect("it")),
        ["request_done"]
    );
    let refuse = |ground: Option<&str>| json!({ "number": number, "outcome": "refused", "ground": ground, "message": "No" });
    assert_eq!(shop.run::<AnswerRequest>("adam", refuse(None)).await, Err("field_required ground".into()));
    let nobody = refuse(Some("nobody_found"));
    assert_eq!(shop.run::<AnswerRequest>("adam", nobody.clone()).await, Err("value_unknown ground".into()));
    shop.run::<MatchRequest>("adam", json!({ "number": number })).await.expect("nobody");
    assert_eq!(shop.run::<AnswerRequest>("adam", nobody).await.expect("refused")["state"], "refused");
}

fn line(words: &str) -> RequestLine {
    RequestLine {
        number: 7,
        case: words.into(),
        kind: RequestKind::Access,
        state: RequestState::Received,
        opened_at: moment(NOW),
        clocks: vec![],
    }
}

fn request_shown(words: &str) -> RequestShown {
    RequestShown {
        number: 7,
        case: "DR-7".into(),
        kind: RequestKind::Erasure,
        came_by: CameBy::Form,
        state: RequestState::Taken,
        opened_at: moment(NOW),
        name: Some(words.into()),
        contact: Some(words.into()),
        words: Some(words.into()),
        party: Some(reads::RequestParty {
            code: words.into(),
            name: words.into(),
            restricted_at: Some(moment(NOW)),
            erased_at: None,
        }),
        is_unknown: false,
        check: None,
        ground: Some(Ground::LawKeeps),
        answered_at: None,
        sha256: Some("ab".repeat(32)),
        events: vec![reads::RequestEvent {
            what: "note".into(),
            title: "A note",
            words: Some(words.into()),
            is_public: true,
            at: moment(NOW),
        }],
        clocks: vec![],
        may_take: false,
        may_work: true,
    }
}

fn draw_page(page: &impl Template) -> String {
    let html = page.render().expect("a page");
    assert!(!html.contains("<script>alert"), "{html}");
    html
}

#[test]
fn the_pages_of_the_workspace_show_words_as_text_and_a_form_for_each_step() {
    let chrome = || Chrome::sample("Requests");
    let here = "/w/shop/requests".to_owned();
    for rows in [vec![], vec![line(HOSTILE)]] {
        let page = RequestsPage {
            chrome: chrome(),
            here: here.clone(),
            form: "/privacy/shop".into(),
            is_all: false,
            rows,
            next: String::new(),
            take_in: Phrase::of("2 days"),
            answer_in: Phrase::of("20 days"),
        };
        assert!(draw_page(&page).contains("/privacy/shop"));
        assert!(draw_page(&page).contains("within 2 days and answered within 20 days"));
    }
    let faults = vec![("name".to_owned(), Phrase::from("Write a name."))];
    let form = FormState::refused(vec![("name".into(), HOSTILE.into())], faults);
    let new = NewPage { chrome: chrome(), base: "/w/shop".into(), here: here.clone(), form: form.clone() };
    assert!(draw_page(&new).contains("Write a name."));
    let some = || Some(FormState::default());
    let forms = Forms {
        take: some(),
        matches: some(),
        check: some(),
        restrict: some(),
        lift: some(),
        note: some(),
        answer: some(),
    };
    let page = RequestPage {
        chrome: chrome(),
        base: "/w/shop".into(),
        list: here.clone(),
        here: format!("{here}/7"),
        request: request_shown(HOSTILE),
        found: vec![],
        search: HOSTILE.into(),
        is_proved: true,
        forms,
    };
    let html = draw_page(&page);
    assert!(
        html.contains("/w/shop/requests/7/receipt.jsonl") && html.contains("value=\"call_back\""),
        "{html}"
    );
    for action in ["request.take", "request.match", "request.check", "request.note", "request.answer"] {
        assert!(html.contains(&format!("/w/shop/do/workspace.{action}")), "{action}");
    }
    assert!(html.contains("workspace.party.restrict") && html.contains("workspace.party.lift_restriction"));
    let nobody = RequestShown { party: None, is_unknown: true, ..request_shown(HOSTILE) };
    assert!(nobody.is_settled() && !RequestShown { is_unknown: false, ..nobody.clone() }.is_settled());
    let without = draw_page(&RequestPage { request: nobody, ..page });
    assert!(without.contains("value=\"document\"") && !without.contains("value=\"call_back\""), "{without}");
    let rows = vec![row([("name", Some(HOSTILE.into()))])];
    let tables = vec![HeldTable { table: "party", title: "The party", rows, is_cut: true }];
    let held = HeldPage { chrome: chrome(), up: format!("{here}/7"), case: "DR-7".into(), tables };
    assert!(draw_page(&held).contains("There are more rows"));
}

#[test]
fn the_public_pages_show_words_as_text_and_nothing_of_what_is_held() {
    let chrome = || Chrome::sample("Your data");
    let form = FormState::refused(vec![("name".into(), HOSTILE.into())], vec![]);
    let limits = || (Phrase::of("2 days"), Phrase::of("20 days"));
    let (take_in, answer_in) = limits();
    let (here, workspace) = ("/privacy/shop".into(), HOSTILE.into());
    let page = FormPage { chrome: chrome(), here, workspace, form, take_in, answer_in };
    let html = draw_page(&page);
    assert!(html.contains("within 2 days, and answers within 20 days"), "{html}");
    for kind in RequestKind::ALL {
        assert!(html.contains(&format!("value=\"{kind}\"")), "{kind}");
    }
    assert!(!html.contains("name=\"code\""), "{html}");
    let many = FormState::refused(vec![], vec![("code".into(), Phrase::verbatim("Very many"))]);
    let page = FormPage { form: many, ..page };
    assert!(draw_page(&page).contains("name=\"code\""), "who got a code can type it");
    let link = "/privacy/shop/abc".to_owned();
    let (workspace, case, (_, answer_in)) = (HOSTILE.into(), "DR-7".into(), limits());
    let receipt = ReceiptPage { chrome: chrome(), workspace, case, link, answer_in };
    assert!(draw_page(&receipt).contains("/privacy/shop/abc"));
    let request = RequestShown { party: None, ..request_shown(HOSTILE) };
    let (take_in, answer_in) = limits();
    let status = StatusPage { chrome: chrome(), workspace: HOSTILE.into(), request, take_in, answer_in };
    assert!(!draw_page(&status).contains("Restricted"));
}
