//! The limit for one transaction on a real database: notes and corrections are no way round it.
//! Invariant: a bill, the notes that add to it, and the bill that corrects it take together less cash than the limit, and so does
//! what the credit of a note pays.

use ledger::parties::CreateParty;
use serde_json::{Value, json};
use testing::Shop;

use crate::fixtures::{aarav, bill_of};
use crate::invoices::PostInvoice;
use crate::invoices::correct::CorrectInvoice;
use crate::invoices::credit::PostCreditNote;
use crate::invoices::debit::PostDebitNote;
use crate::invoices::reverse::ReverseInvoice;
use crate::invoices::sale::PostSale;
use crate::money::apply::UseCredit;
use crate::receipts::ReceivePayment;

const REFUSED: &str = "cash_limit_transaction";

fn idol(taxable: i64) -> Value {
    json!([{"description": "Idol", "other_minor": taxable, "tax_class": "jewellery"}])
}

async fn bill(shop: &Shop, taxable: i64) -> Value {
    shop.run::<PostInvoice>("mia", bill_of(idol(taxable))).await.expect("a bill")["number"].clone()
}

async fn cash(shop: &Shop, bill: &Value, amount: i64) -> Result<Value, String> {
    let tenders = json!([{"mode": "cash", "amount_minor": amount}]);
    shop.run::<ReceivePayment>("mia", json!({"party": "c-meera", "invoice": bill, "tenders": tenders})).await
}

#[tokio::test]
async fn the_bill_that_corrects_another_takes_no_cash_anew() {
    let mut shop = aarav().await;
    let tenders = json!([{"mode": "cash"}]);
    let sale = json!({"party": "c-meera", "lines": idol(14_000_000), "tenders": tenders});
    let sold = shop.run::<PostSale>("mia", sale).await.expect("sold")["number"].clone();
    shop.at("2026-04-21T05:00:00Z");
    let wrong = json!({"invoice": sold, "reason": "wrong weight"});
    let draft = shop.run::<CorrectInvoice>("olive", wrong).await.expect("begun")["draft"].clone();
    let anew = json!({"party": "c-meera", "draft": draft, "lines": idol(14_000_000), "tenders": tenders});
    let refused = shop.run::<PostSale>("mia", anew).await;
    assert_eq!(refused.map(drop), Err(format!("{REFUSED} tenders")));
    let on_account = json!({"party": "c-meera", "draft": draft, "lines": idol(20_000_000)});
    let corrected = shop.run::<PostInvoice>("mia", on_account).await.expect("posted");
    assert_eq!(corrected["taken_along_minor"], json!(14_420_000), "its own cash");
    let corrected = corrected["number"].clone();
    let refused = cash(&shop, &corrected, 5_580_000).await;
    assert_eq!(refused.map(drop), Err(format!("{REFUSED} tenders")), "144,200 came in for the bill before");
    cash(&shop, &corrected, 5_579_999).await.expect("below the limit");
}

#[tokio::test]
async fn a_bill_that_was_corrected_again_and_again_keeps_the_cash_of_the_first() {
    let mut shop = aarav().await;
    let sale = json!({"party": "c-meera", "lines": idol(14_000_000), "tenders": [{"mode": "cash"}]});
    let mut number = shop.run::<PostSale>("mia", sale).await.expect("sold")["number"].clone();
    shop.at("2026-04-21T05:00:00Z");
    for lines in [14_000_000; 11].into_iter().chain([20_000_000]) {
        let wrong = json!({"invoice": number, "reason": "wrong weight"});
        let draft = shop.run::<CorrectInvoice>("olive", wrong).await.expect("begun")["draft"].clone();
        let anew = json!({"party": "c-meera", "draft": draft, "lines": idol(lines)});
        number = shop.run::<PostInvoice>("mia", anew).await.expect("posted")["number"].clone();
    }
    let refused = cash(&shop, &number, 5_580_000).await;
    assert_eq!(refused.map(drop), Err(format!("{REFUSED} tenders")), "144,200 came in for the first bill");
    cash(&shop, &number, 5_579_999).await.expect("below the limit");
}

#[tokio::test]
async fn the_cash_of_a_wrong_customer_is_not_that_of_the_right_one() {
    let mut shop = aarav().await;
    for (code, name, pan) in [("c-anil", "Anil Rao", "ABCPA1234K"), ("c-m2", "M. Joshi", "ABCPJ1234K")] {
        let party = json!({"party": code, "name": name, "kind": "customer", "state": "27", "pan": pan});
        shop.run::<CreateParty>("mia", party).await.expect("a customer");
    }
    let sale = |party: &str, draft: &Value| {
        let tenders = json!([{"mode": "cash"}]);
        json!({"party": party, "draft": draft, "lines": idol(14_000_000), "tenders": tenders})
    };
    let sold =
        shop.run::<PostSale>("mia", sale("c-meera", &json!(null))).await.expect("sold")["number"].clone();
    shop.at("2026-04-21T05:00:00Z");
    let mistaken = json!({"invoice": sold, "reason": "wrong customer"});
    let draft = shop.run::<CorrectInvoice>("olive", mistaken).await.expect("begun")["draft"].clone();
    let refused = shop.run::<PostSale>("mia", sale("c-m2", &draft)).await;
    assert_eq!(refused.map(drop), Err(format!("{REFUSED} tenders")), "who has her PAN is her");
    shop.run::<PostSale>("mia", sale("c-anil", &draft)).await.expect("his first cash");
}

#[tokio::test]
async fn a_notes_credit_brings_its_cash_to_the_bill_that_it_pays() {
    let mut shop = aarav().await;
    for cash_first in [true, false] {
        let first = bill(&shop, 14_000_000).await;
        cash(&shop, &first, 14_420_000).await.expect("below the limit");
        let gone = json!({"invoice": first, "reason": "returned"});
        shop.run::<ReverseInvoice>("mia", gone).await.expect("reversed");
        let second = bill(&shop, 25_000_000).await;
        let credit = json!({"party": "c-meera", "invoice": second});
        shop.at(if cash_first { "2026-04-21T05:00:00Z" } else { "2026-04-23T05:00:00Z" });
        if cash_first {
            cash(&shop, &second, 5_580_000).await.expect("the first cash of this bill");
            let refused = shop.run::<UseCredit>("mia", credit).await;
            assert_eq!(refused.map(drop), Err(format!("{REFUSED} party")));
            shop.at("2026-04-22T05:00:00Z");
        } else {
            // Credit of both notes is there; the older one was paid in cash too.
            let refused = shop.run::<UseCredit>("mia", credit).await;
            assert_eq!(refused.map(drop), Err(format!("{REFUSED} party")));
        }
    }
}

#[tokio::test]
async fn a_note_that_adds_to_a_bill_is_one_transaction_with_it() {
    let mut shop = aarav().await;
    let bill = bill(&shop, 14_000_000).await;
    cash(&shop, &bill, 14_420_000).await.expect("below the limit");
    shop.at("2026-04-21T05:00:00Z");
    let line = json!([{"line": 1, "description": "Stones", "debit_taxable_minor": 7_000_000}]);
    let more = json!({"invoice": bill, "reason": "stones left out", "lines": line});
    let note = shop.run::<PostDebitNote>("mia", more).await.expect("a note")["number"].clone();
    assert_eq!(cash(&shop, &note, 5_580_000).await.map(drop), Err(format!("{REFUSED} tenders")));
    cash(&shop, &note, 5_579_999).await.expect("below the limit");
    let gone = json!({"invoice": bill, "reason": "returned"});
    let refused = shop.run::<ReverseInvoice>("mia", gone.clone()).await;
    assert_eq!(refused.map(drop), Err("debit_note_stands invoice".into()));
    let part = |taxable: i64| json!({"invoice": note, "reason": "no stones", "lines": [{"line": 1, "credit_taxable_minor": taxable}]});
    shop.run::<PostCreditNote>("mia", part(6_999_999)).await.expect("credited");
    let refused = shop.run::<ReverseInvoice>("mia", gone.clone()).await;
    assert_eq!(refused.map(drop), Err("debit_note_stands invoice".into()), "a part of the note stands");
    shop.run::<PostCreditNote>("mia", part(1)).await.expect("credited");
    shop.run::<ReverseInvoice>("mia", gone).await.expect("nothing adds to it now");
}
