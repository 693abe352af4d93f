//! A customer who is erased, at the counter and in the books: not while something is open, and all bills stay
//! readable.

use ledger::accounts::statements::{ListBalances, Statement};
use ledger::parties::{CreateParty, EraseParty, ListParties, UpdateParty};
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::ageing::Ageing;
use crate::fixtures::{a_ring_is_sold, aarav};
use crate::invoices::list::{Invoice, ListInvoices};
use crate::invoices::reverse::ReverseInvoice;
use crate::receipts::ReceivePayment;

async fn erased(shop: &Shop, party: &str) -> std::result::Result<Value, String> {
    shop.run::<EraseParty>("olive", json!({ "party": party, "typed": party })).await
}

async fn paid(shop: &Shop, party: &str, amount: i64) -> std::result::Result<Value, String> {
    let tenders = json!([{ "mode": "bank", "amount_minor": amount, "reference": "NEFT-1" }]);
    let input = json!({ "party": party, "allocate": "oldest_first", "tenders": tenders });
    shop.run::<ReceivePayment>("cas", input).await
}

async fn added(shop: &Shop, party: &str, name: &str) {
    let new = json!({ "party": party, "name": name, "kind": "customer" });
    shop.run::<CreateParty>("mia", new).await.expect("added");
}

#[tokio::test]
async fn nobody_is_erased_who_owes_or_has_credit_and_every_reader_copes_with_who_was() {
    let shop = aarav().await;
    added(&shop, "c-anil", "Anil Rao").await;
    let bill = a_ring_is_sold(&shop).await;
    assert_eq!(erased(&shop, "c-meera").await, Err("party_open party".into()), "a bill is open");
    paid(&shop, "c-meera", 3_090_000).await.expect("paid");
    paid(&shop, "c-anil", 5_000).await.expect("an advance");
    assert_eq!(erased(&shop, "c-anil").await, Err("party_open party".into()), "there is credit");
    let gone = erased(&shop, "c-meera").await.expect("erased");
    let code = gone["party"].as_str().expect("a code").to_owned();
    assert!(code.starts_with("erased-"), "{gone}");
    let ask = async |answer: std::result::Result<Value, String>| {
        let text = answer.expect("it answers").to_string();
        assert!(!text.contains("c-meera") && !text.contains("ABCPJ"), "{text}");
        text
    };
    let days = json!({ "party": code, "from": "2026-04-01", "to": "2026-06-15" });
    let statement = ask(shop.ask::<Statement>("acco", days).await).await;
    assert!(
        statement.contains("Erased customer") && statement.contains("2026-04-20T05:00:00Z"),
        "{statement}"
    );
    assert!(ask(shop.ask::<ListCustomers>("cas", json!({})).await).await.contains("Erased customer"));
    assert!(ask(shop.ask::<ListInvoices>("cas", json!({})).await).await.contains("Erased customer"));
    assert!(ask(shop.ask::<ListInvoices>("cas", json!({ "party": code })).await).await.contains("A/26-27"));
    ask(shop.ask::<ListBalances>("acco", json!({ "as_of": "2026-06-15" })).await).await;
    ask(shop.ask::<Ageing>("cas", json!({ "party": code })).await).await;
    for search in ["meera", "erased", "joshi"] {
        let found = shop.ask::<ListCustomers>("cas", json!({ "search": search })).await.expect("an answer");
        assert_eq!(found["rows"], json!([]), "{search}");
    }
    // The bill has the same figures, and says no longer who bought.
    let shown = shop.ask::<Invoice>("cas", json!({ "invoice": bill["number"] })).await.expect("the bill");
    assert_eq!((&shown["total_minor"], &shown["buyer"]), (&json!(3_090_000), &json!(null)));
    assert!(!shown.to_string().contains("Meera"), "{shown}");
    assert_eq!(gone["kept_until"], "2035-03-31");
    let why = json!({ "invoice": bill["number"], "reason": "the ring came back" });
    let reversed = shop.run::<ReverseInvoice>("mia", why).await;
    assert!(reversed.is_ok(), "a bill of theirs is reversed like any other: {reversed:?}");
}

#[tokio::test]
async fn no_business_is_done_with_who_was_erased_and_nobody_takes_their_place() {
    let shop = aarav().await;
    let code = erased(&shop, "c-meera").await.expect("erased")["party"].as_str().expect("a code").to_owned();
    let gone = Err("party_erased party".to_owned());
    assert_eq!(paid(&shop, &code, 100).await, gone);
    let again = json!({ "party": code, "name": "Meera Joshi", "kind": "customer" });
    assert_eq!(shop.run::<UpdateParty>("mia", again.clone()).await, gone);
    assert_eq!(shop.run::<CreateParty>("mia", again).await, Err("value_unknown party".into()));
    let posed = json!({ "party": "erased-1", "name": "Nobody", "kind": "customer" });
    assert_eq!(shop.run::<CreateParty>("mia", posed).await, Err("value_unknown party".into()));
    assert_eq!(paid(&shop, "c-meera", 100).await, Err("not_found party".into()));
    added(&shop, "c-meera", "Meera Joshi").await;
    paid(&shop, "c-meera", 100).await.expect("whoever is added anew is a customer like any other");
    let found = shop.ask::<ListParties>("audi", json!({ "search": "meera" })).await.expect("an answer");
    assert_eq!(found["rows"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn money_that_comes_at_the_moment_of_erasing_is_never_left_with_nobody() {
    let shop = aarav().await;
    for n in 0..12 {
        let code = format!("c-{n}");
        added(&shop, &code, "Anil Rao").await;
        let (gone, taken) = tokio::join!(erased(&shop, &code), paid(&shop, &code, 100));
        assert_ne!(gone.is_ok(), taken.is_ok(), "{gone:?} {taken:?}");
    }
}

#[test]
fn the_message_after_an_erasure_says_whether_those_who_asked_are_told() {
    let says = |told, untold| page::message_after(told, untold).unwrap_or_default();
    assert_eq!((says("0", "0"), says("", ""), says("x", "1")), ("", "", ""));
    assert!(says("0", "2").contains("tell them yourself") && says("1", "1").contains("tell the others"));
    assert!(!says("2", "0").contains("yourself") && says("2", "0").contains("mail"));
}
