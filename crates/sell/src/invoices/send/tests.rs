//! Bills by mail on a real database; that the PDF reaches a mail server is tested with one, in the program's tests.

use ledger::parties::{CreateParty, EraseParty, GetParty};
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::fixtures::{a_ring_is_sold, aarav, behind_erasure, shows};
use crate::invoices::PostInvoice;
use crate::invoices::sale::PostSale;
use crate::receipts::ReceivePayment;

async fn send(shop: &Shop, who: &str, bill: &Value, more: Value) -> std::result::Result<Value, String> {
    let mut input = json!({"invoice": bill});
    input.as_object_mut().expect("an input").extend(more.as_object().cloned().unwrap_or_default());
    shop.run::<SendInvoice>(who, input).await
}

#[tokio::test]
async fn a_bill_goes_to_the_address_that_is_typed_and_then_to_the_one_that_was_kept() {
    let shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    assert_eq!(send(&shop, "cas", &bill, json!({})).await, Err("field_required email".into()));
    let typed = json!({"email": "Meera@Home.example", "keep_address": true});
    let sent = send(&shop, "cas", &bill, typed).await.expect("sent");
    shows(&sent, &json!({"number": bill, "kept": true}));
    let party = shop.ask::<GetParty>("cas", json!({"party": "c-meera"})).await.expect("a party");
    assert_eq!(party["email"], json!("meera@home.example"));
    send(&shop, "mia", &bill, json!({})).await.expect("to the address that was kept");
    let told = shop.told(SendInvoice::NAME).await;
    let events = format!("{told:?}");
    assert!(!events.contains("home.example"), "no address is in an event: {events}");
}

#[tokio::test]
async fn what_is_no_paper_and_who_may_not_send_are_refused() {
    let shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    for (who, more, said) in [
        ("cas", json!({"email": "nobody"}), "email_format email"),
        ("cas", json!({"invoice": "A/none", "email": "a@b.example"}), "not_found invoice"),
        ("audi", json!({"email": "a@b.example"}), "permission_denied"),
    ] {
        assert_eq!(send(&shop, who, &bill, more).await, Err(said.into()));
    }
    let beside = shop.beside("next-door").await;
    let stolen = send(&beside, "mia", &bill, json!({"email": "a@b.example"})).await;
    assert_eq!(stolen, Err("not_found invoice".into()));
    let line = json!([{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}]);
    let nobody = json!({"lines": line, "tenders": [{"mode": "cash"}]});
    let walk_in = shop.run::<PostSale>("cas", nobody).await.expect("a bill")["number"].clone();
    let kept = send(&shop, "cas", &walk_in, json!({"email": "a@b.example", "keep_address": true})).await;
    assert_eq!(kept, Err("field_unknown keep_address".into()));
    send(&shop, "cas", &walk_in, json!({"email": "a@b.example"})).await.expect("sent");
}

/// A customer with an address pays a bill; returns its number.
async fn anil_pays(shop: &Shop) -> Value {
    let anil = json!({"party": "c-anil", "name": "Anil", "kind": "customer", "email": "anil@home.example"});
    shop.run::<CreateParty>("mia", anil).await.expect("a customer");
    let idol = json!({"party": "c-anil", "lines": [{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}]});
    let bill = shop.run::<PostInvoice>("cas", idol).await.expect("a bill")["number"].clone();
    let pay =
        json!({"party": "c-anil", "invoice": bill, "tenders": [{"mode": "cash", "amount_minor": 103_000}]});
    shop.run::<ReceivePayment>("cas", pay).await.expect("paid");
    bill
}

/// How many mails with papers are kept.
async fn papers_kept(shop: &Shop) -> usize {
    shop.mails().await.iter().filter(|mail| mail.kind == PAPER).count()
}

#[tokio::test]
async fn one_mailbox_gets_ten_a_day_and_an_erased_customer_leaves_no_mail_and_gets_none() {
    let shop = aarav().await;
    let bill = anil_pays(&shop).await;
    for _ in 0..10 {
        send(&shop, "cas", &bill, json!({})).await.expect("sent");
    }
    assert_eq!(send(&shop, "cas", &bill, json!({})).await, Err("rate_limited email".into()));
    let typed = json!({"party": "c-anil", "typed": "c-anil"});
    shop.run::<EraseParty>("olive", typed).await.expect("erased");
    assert_eq!(papers_kept(&shop).await, 0);
    let anywhere = send(&shop, "cas", &bill, json!({"email": "a@b.example"})).await;
    assert_eq!(anywhere, Err("party_erased invoice".into()), "nor does an address that is typed");
}

#[tokio::test]
async fn a_bill_that_is_sent_during_an_erasure_waits_for_its_end_and_leaves_no_mail() {
    let shop = aarav().await;
    let bill = anil_pays(&shop).await;
    let sent = behind_erasure::<SendInvoice>(&shop, "c-anil", ("cas", json!({"invoice": bill}))).await;
    assert_eq!(sent, Err("party_erased invoice".into()));
    assert_eq!(papers_kept(&shop).await, 0);
}
