//! A bill corrected on a real database: taken back, copied, changed, posted, and linked.

use serde_json::json;

use super::*;
use crate::books::CheckBooks;
use crate::fixtures::{a_ring_is_sold, aarav, bill_of, ring, shows, sorted};
use crate::invoices::PostInvoice;
use crate::invoices::drafts::list::{GetDraft, ListDrafts};
use crate::invoices::list::Invoice;
use crate::invoices::sale::PostSale;
use crate::receipts::ReceivePayment;
use ledger::parties::CreateParty;

#[tokio::test]
async fn a_bill_is_taken_back_and_its_copy_is_posted_in_its_place() {
    let mut shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await;
    let wrong = json!({"invoice": bill["number"], "reason": "wrong customer"});
    assert_eq!(
        shop.run::<CorrectInvoice>("cas", wrong.clone()).await.map(drop),
        Err("permission_denied".into())
    );
    let begun = shop.run::<CorrectInvoice>("mia", wrong.clone()).await.expect("begun");
    shows(
        &begun,
        &json!({"number": "C/26-27/00001", "kind": "credit_note",
                "changed": [{"document": bill["number"], "state": "reversed"}]}),
    );
    assert_eq!(
        shop.run::<CorrectInvoice>("mia", wrong).await.map(drop),
        Err("already_reversed invoice".into())
    );
    let listed = shop.ask::<ListDrafts>("cas", json!({})).await.expect("drafts");
    shows(
        &listed["rows"][0],
        &json!({"draft": begun["draft"], "corrects": bill["number"], "party": "c-meera"}),
    );
    let draft = shop.ask::<GetDraft>("cas", json!({"draft": begun["draft"]})).await.expect("a draft");
    assert_eq!(draft["input"]["lines"][0]["making"]["amount_minor"], json!(300_000));
    shop.at("2026-04-20T05:10:00Z");
    let posted = shop.run::<PostInvoice>("cas", json!({"draft": begun["draft"]})).await.expect("a bill");
    assert_eq!(posted["number"], json!("A/26-27/00002"));
    assert_eq!(posted["document"]["total_minor"], bill["document"]["total_minor"]);
    let old = shop.ask::<Invoice>("cas", json!({"invoice": bill["number"]})).await.expect("the bill");
    shows(&old["links"], &json!([{"number": "A/26-27/00002", "kind": "corrects", "is_about_it": true}]));
    let new = shop.ask::<Invoice>("cas", json!({"invoice": posted["number"]})).await.expect("the bill");
    shows(&new["links"], &json!([{"number": bill["number"], "kind": "corrects", "is_about_it": false}]));
    let told = shop.told(CorrectInvoice::NAME).await;
    let reasons: Vec<Option<&str>> = told.iter().map(|event| event.content.reason.as_deref()).collect();
    assert!(reasons.contains(&Some("wrong customer")), "{reasons:?}");
}

#[tokio::test]
async fn what_was_paid_of_the_bill_pays_the_one_that_takes_its_place() {
    let shop = aarav().await;
    let open = async |number: &Value| {
        shop.ask::<Invoice>("cas", json!({ "invoice": number })).await.expect("the bill")["open_minor"]
            .clone()
    };
    for (discount, left) in [(0, 0), (100_000, 0)] {
        let bill = a_ring_is_sold(&shop).await;
        let paid = json!({"party": "c-meera", "invoice": bill["number"],
            "tenders": [{"mode": "upi", "amount_minor": 3_090_000, "reference": format!("U-{discount}")}]});
        shop.run::<ReceivePayment>("cas", paid).await.expect("paid");
        let wrong = json!({"invoice": bill["number"], "reason": "a slip"});
        let begun = shop.run::<CorrectInvoice>("mia", wrong).await.expect("begun");
        let post = json!({"draft": begun["draft"], "bill_discount_minor": discount, "reason": "agreed"});
        let posted = shop.run::<PostInvoice>("mia", post).await.expect("a bill");
        assert_eq!(posted["taken_along_minor"], posted["document"]["total_minor"]);
        assert_eq!(open(&posted["number"]).await, json!(left));
    }
    // Of a bill that was paid in part that part goes along; one of another customer is not paid by it.
    let bill = a_ring_is_sold(&shop).await;
    let paid = json!({"party": "c-meera", "invoice": bill["number"],
        "tenders": [{"mode": "upi", "amount_minor": 1_000_000, "reference": "U-2"}]});
    shop.run::<ReceivePayment>("cas", paid).await.expect("paid");
    let wrong = json!({"invoice": bill["number"], "reason": "a slip"});
    let begun = shop.run::<CorrectInvoice>("mia", wrong).await.expect("begun");
    let posted = shop.run::<PostInvoice>("cas", json!({"draft": begun["draft"]})).await.expect("a bill");
    assert_eq!(
        (&posted["taken_along_minor"], open(&posted["number"]).await),
        (&json!(1_000_000), json!(2_090_000))
    );
    let wrong = json!({"invoice": posted["number"], "reason": "the other one"});
    let begun = shop.run::<CorrectInvoice>("mia", wrong).await.expect("begun");
    let new = json!({"party": "c-anil", "name": "Anil Rao", "kind": "customer", "state": "27"});
    shop.run::<CreateParty>("mia", new).await.expect("a customer");
    let other = json!({"draft": begun["draft"], "party": "c-anil"});
    let posted = shop.run::<PostInvoice>("cas", other).await.expect("a bill");
    assert_eq!((posted.get("taken_along_minor"), open(&posted["number"]).await), (None, json!(3_090_000)));
    assert_eq!(shop.ask::<CheckBooks>("acco", json!({})).await.expect("a check")["holds"], true);
}

#[tokio::test]
async fn the_copy_keeps_the_agreed_rate_and_the_day() {
    let mut shop = aarav().await;
    let mut input = bill_of(json!([ring()]));
    input["rate_override_minor"] = json!(530_000);
    input["reason"] = json!("a friend of the house");
    let bill = shop.run::<PostInvoice>("mia", input).await.expect("a bill");
    shop.at("2026-04-21T05:00:00Z");
    let wrong = json!({"invoice": bill["number"], "reason": "wrong customer"});
    let begun = shop.run::<CorrectInvoice>("mia", wrong).await.expect("begun");
    let note = shop.ask::<Invoice>("cas", json!({"invoice": begun["number"]})).await.expect("the note");
    assert_eq!(note["date"], json!("2026-04-20"), "no day counts the sale twice");
    let draft = shop.ask::<GetDraft>("cas", json!({"draft": begun["draft"]})).await.expect("a draft");
    shows(
        &draft["input"],
        &json!({"rate_override_minor": 530_000, "date": "2026-04-20", "reason": "wrong customer"}),
    );
    let posted = shop.run::<PostInvoice>("mia", json!({"draft": begun["draft"]})).await.expect("a bill");
    assert_eq!(posted["date"], json!("2026-04-20"));
    assert_eq!(posted["document"]["total_minor"], bill["document"]["total_minor"]);
}

#[tokio::test]
async fn a_walk_ins_sale_is_corrected_when_its_money_goes_back() {
    let shop = aarav().await;
    let sale = json!({"lines": [ring()], "tenders": [{"mode": "upi", "reference": "U-1"}]});
    let sold = shop.run::<PostSale>("cas", sale).await.expect("a sale")["number"].clone();
    let mut wrong = json!({"invoice": sold, "reason": "wrong ring"});
    assert_eq!(
        shop.run::<CorrectInvoice>("mia", wrong.clone()).await.map(drop),
        Err("field_required refund".into())
    );
    wrong["refund"] = json!({"mode": "upi", "reference": "U-2"});
    let begun = shop.run::<CorrectInvoice>("mia", wrong).await.expect("begun");
    assert_eq!(begun["cash_due_minor"], json!(3_090_000));
    assert!(sorted(&begun["journal"]).contains(&"UPI_CLEARING  INR -3090000".to_owned()));
}
