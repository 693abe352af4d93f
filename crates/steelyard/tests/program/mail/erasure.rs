//! The mail that tells a person of their erasure, at a real mail server; and the requests that somebody works on
//! meanwhile.
//! Invariant: it arrives, and afterwards no row of the outbox has the person's address.

use super::header;
use super::post_office::{PostOffice, look, noon};
use jiff::SignedDuration;
use ledger::parties::{CreateParty, EraseParty};
use lifecycle::requests::{NewRequest, RequestKind, outside};
use obligations::requests::{AnswerRequest, CheckRequest, MatchRequest, OpenRequest, TakeRequest};
use platform::action::Action;
use serde_json::{Value, json};
use testing::Shop;
use testing::behind::behind;

pub(crate) const HERS: &str = "meera@mail.example";

/// Meera asks for her erasure, and is erased. Gives the number of the request.
pub(crate) async fn erase(shop: &Shop) -> i32 {
    let new = json!({ "party": "c-meera", "name": "Meera Joshi", "kind": "customer" });
    shop.run::<CreateParty>("mia", new).await.expect("added");
    let (name, contact) = ("Meera Joshi".into(), Some(HERS.into()));
    let new = NewRequest { kind: RequestKind::Erasure, name, contact, words: None };
    let asked = outside::receive(&shop.platform, noon(), ("shop", "198.51.100.7", ""), &new).await;
    let number = asked.expect("a receipt").number;
    shop.run::<TakeRequest>("adam", json!({ "number": number })).await.expect("taken");
    let found = json!({ "number": number, "party": "c-meera" });
    shop.run::<MatchRequest>("adam", found).await.expect("matched");
    let how = json!({ "number": number, "how": "known" });
    shop.run::<CheckRequest>("adam", how).await.expect("checked");
    let typed = json!({ "party": "c-meera", "typed": "c-meera" });
    shop.run::<EraseParty>("olive", typed).await.expect("erased");
    number
}

#[tokio::test]
async fn an_address_that_the_shop_typed_gets_no_mail_from_whoever_has_not_proved_their_own() {
    let shop = Shop::jeweller().await;
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    superuser.batch_execute("update app.person set verified_at = null").await.expect("unproved");
    let new = json!({ "party": "c-meera", "name": "Meera Joshi", "kind": "customer" });
    shop.run::<CreateParty>("mia", new).await.expect("added");
    let letter = json!({ "kind": "erasure", "came_by": "letter", "name": "Meera Joshi", "contact": HERS });
    let number = shop.run::<OpenRequest>("olive", letter).await.expect("written down")["number"].clone();
    let found = json!({ "number": number, "party": "c-meera" });
    shop.run::<MatchRequest>("olive", found).await.expect("matched");
    let how = json!({ "number": number, "how": "known" });
    shop.run::<CheckRequest>("olive", how).await.expect("checked");
    let typed = json!({ "party": "c-meera", "typed": "c-meera" });
    let held = shop.run::<EraseParty>("olive", typed).await;
    assert_eq!(held, Err("rate_limited told_otherwise".into()));
    let typed = json!({ "party": "c-meera", "typed": "c-meera", "told_otherwise": true });
    let erased = shop.run::<EraseParty>("olive", typed).await.expect("erased");
    assert_eq!((&erased["told"], &erased["untold"], kept(&shop).await), (&json!(0), &json!(1), 0));
}

/// How many mails of the outbox are to her.
pub(super) async fn kept(shop: &Shop) -> usize {
    shop.mails().await.iter().filter(|mail| mail.address == HERS).count()
}

#[tokio::test]
async fn who_asked_for_it_is_told_and_their_address_goes_with_the_mail() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    let number = erase(&shop).await;
    assert_eq!(kept(&shop).await, 1);
    look(&mut office.sender(&shop), noon()).await;
    let taken = office.taken();
    let to_her: Vec<&String> = taken.iter().filter(|message| header(message, "To") == HERS).collect();
    let [message] = to_her[..] else { panic!("one message: {taken:?}") };
    let subject = format!("The shop has erased you, as request DR-{number} asked");
    assert_eq!(header(message, "Subject"), subject);
    assert_eq!(kept(&shop).await, 0);
}

#[tokio::test]
async fn a_mail_that_cannot_be_sent_goes_when_it_is_of_no_use() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    office.forgets(HERS);
    erase(&shop).await;
    let mut sender = office.sender(&shop);
    look(&mut sender, noon()).await;
    assert_eq!(kept(&shop).await, 1, "somebody may try it again");
    look(&mut sender, noon() + SignedDuration::from_hours(72)).await;
    assert_eq!(kept(&shop).await, 0);
}

/// A request of Meera to see her data, which somebody took. Gives its number.
async fn access_asked(shop: &Shop) -> i32 {
    let new = json!({ "party": "c-meera", "name": "Meera Joshi", "kind": "customer" });
    shop.run::<CreateParty>("mia", new).await.expect("added");
    let (name, contact) = ("Meera Joshi".into(), Some(HERS.into()));
    let new = NewRequest { kind: RequestKind::Access, name, contact, words: None };
    let asked = outside::receive(&shop.platform, noon(), ("shop", "198.51.100.7", ""), &new).await;
    let number = asked.expect("a receipt").number;
    shop.run::<TakeRequest>("adam", json!({ "number": number })).await.expect("taken");
    number
}

/// Erases Meera, and runs an action that begins while the erasure is under way and waits for its end.
async fn behind_erasure<A: Action>(shop: &Shop, input: Value) -> Result<Value, String> {
    let typed = json!({ "party": "c-meera", "typed": "c-meera" });
    let (erases, acts) = (shop.run::<EraseParty>("olive", typed), shop.run::<A>("adam", input));
    let (erased, answer) = behind(&shop.db, "select from ledger.party for update", erases, acts).await;
    erased.expect("erased");
    answer
}

#[tokio::test]
async fn a_request_that_is_answered_during_an_erasure_waits_for_its_end_and_mails_nobody() {
    let shop = Shop::jeweller().await;
    let number = access_asked(&shop).await;
    let found = json!({ "number": number, "party": "c-meera" });
    shop.run::<MatchRequest>("adam", found).await.expect("matched");
    shop.run::<CheckRequest>("adam", json!({ "number": number, "how": "known" })).await.expect("checked");
    let done = json!({ "number": number, "outcome": "done", "message": "Here it is" });
    let answered = behind_erasure::<AnswerRequest>(&shop, done).await.expect("answered");
    assert_eq!((&answered["state"], kept(&shop).await), (&json!("done"), 0));
}

#[tokio::test]
async fn a_request_is_not_matched_to_whom_an_erasure_takes_meanwhile() {
    let shop = Shop::jeweller().await;
    let number = access_asked(&shop).await;
    let matched = json!({ "number": number, "party": "c-meera" });
    let refused = behind_erasure::<MatchRequest>(&shop, matched).await;
    assert_eq!(refused, Err("party_erased party".into()));
}
