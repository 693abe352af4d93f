//! A bill reversed on a real database, as in the worked example P8.

use ledger::accounts::series::Series;
use ledger::accounts::statements::ListBalances;
use serde_json::json;

use super::*;
use crate::ageing::Ageing;
use crate::fixtures::{a_ring_is_sold, aarav, bill_of, moved_in, shows, sorted};
use crate::invoices::PostInvoice;
use crate::invoices::credit::PostCreditNote;
use crate::invoices::list::{Invoice, ListInvoices};
use crate::invoices::sale::PostSale;
use crate::money::bounce::BounceCheque;
use crate::money::refund::RefundPayment;
use crate::money::write_off::WriteOffDebt;
use crate::receipts::ReceivePayment;

#[tokio::test]
async fn a_bill_is_taken_back_once_and_stays_as_it_was_posted_as_p8_says() {
    let shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await;
    let wrong = |reason: &str| json!({"invoice": bill["number"], "reason": reason});
    assert_eq!(shop.run::<ReverseInvoice>("cas", wrong("x")).await, Err("permission_denied".into()));
    let reversed = shop.run::<ReverseInvoice>("mia", wrong("wrong ring")).await.expect("reversed");
    shows(
        &reversed,
        &json!({
            "number": "C/26-27/00001", "state": "posted", "kind": "credit_note",
            "changed": [{"document": "A/26-27/00001", "state": "reversed"}],
        }),
    );
    assert_eq!(
        sorted(&reversed["journal"]),
        [
            "AR c-meera INR -3090000",
            "M_SOLD  AU_FINE_MG -4580",
            "M_STOCK  AU_FINE_MG 4580",
            "OUT_CGST  INR 45000",
            "OUT_SGST  INR 45000",
            "SALES  INR 3000000",
        ]
    );
    assert_eq!(
        shop.run::<ReverseInvoice>("mia", wrong("again")).await,
        Err("already_reversed invoice".into())
    );
    let again = a_ring_is_sold(&shop).await;
    assert_eq!(again["number"], json!("A/26-27/00002"));
    for (code, next) in [("INV", 3), ("CRN", 2)] {
        let series =
            shop.ask::<Series>("olive", json!({"code": code, "fy": "2026-27"})).await.expect("a series");
        assert_eq!(series["next"], json!(next), "{code}");
    }
    let stored =
        shop.ask::<Invoice>("audi", json!({"invoice": bill["document_id"]})).await.expect("the bill");
    assert_eq!((&stored["document"], &stored["state"]), (&bill["document"], &json!("reversed")));
    assert_eq!((&stored["open_minor"], &stored["reversed_by"]), (&json!(0), &reversed["document_id"]));
    let listed = shop.ask::<ListInvoices>("audi", json!({"number": "A/26-27/00001"})).await.expect("bills");
    assert_eq!(listed["rows"][0]["reversed_by"], json!("C/26-27/00001"));
}

#[tokio::test]
async fn the_round_off_is_mirrored_and_every_account_is_nil_again() {
    let shop = aarav().await;
    let piece = json!([{"tag": "T-5", "metal": "gold", "fineness_ppt": "916", "net_mg": 4321}]);
    moved_in(&shop, "articles", piece).await;
    let line = json!([{"description": "Band", "tag": "T-5", "tax_class": "jewellery"}]);
    let bill = shop.run::<PostInvoice>("cas", bill_of(line.clone())).await.expect("a bill");
    assert_ne!(bill["document"]["round_off_minor"], json!(0));
    let back = json!({"invoice": bill["number"], "reason": "wrong size"});
    let reversed = shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    shows(&reversed["articles"], &json!([{"tag": "T-5", "status": "in_stock"}]));
    let rows = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone();
    let opening = |row: &&Value| row["account"] != "OPENING" && row["account"] != "M_STOCK";
    let rows = rows.as_array().expect("rows");
    assert!(rows.iter().filter(opening).all(|row| row["amount"] == 0), "{rows:?}");
    let metal = rows.iter().find(|row| row["account"] == "M_STOCK").expect("the band's metal");
    assert_eq!(metal["amount"], json!(3958));
    assert!(shop.run::<PostInvoice>("cas", bill_of(line)).await.is_ok(), "the ring is in stock again");
}

#[tokio::test]
async fn what_was_paid_on_a_bill_that_is_taken_back_stays_the_customers() {
    let shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    let part = json!({"party": "c-meera", "invoice": bill, "tenders": [{"mode": "cash", "amount_minor": 1_000_000}]});
    let receipt = shop.run::<ReceivePayment>("cas", part).await.expect("received")["number"].clone();
    let of_receipt = json!({"invoice": receipt, "reason": "x"});
    assert_eq!(shop.run::<ReverseInvoice>("mia", of_receipt).await, Err("not_found invoice".into()));
    shop.run::<ReverseInvoice>("mia", json!({"invoice": bill, "reason": "x"})).await.expect("reversed");
    let rows = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone();
    let ar = rows.as_array().expect("rows").iter().find(|row| row["account"] == "AR").expect("AR");
    assert_eq!(ar["amount"], json!(-1_000_000));
}

/// The amounts of all accounts.
async fn amounts(shop: &testing::Shop) -> Vec<i64> {
    let rows = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone();
    rows.as_array().expect("rows").iter().filter_map(|row| row["amount"].as_i64()).collect()
}

#[tokio::test]
async fn a_debt_that_was_given_up_is_no_credit_when_its_bill_is_taken_back() {
    let shop = aarav().await;
    let line = json!([{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}]);
    let bill = shop.run::<PostInvoice>("cas", bill_of(line)).await.expect("a bill")["number"].clone();
    let off = json!({"invoice": bill, "reason": "moved away"});
    shop.run::<WriteOffDebt>("acco", off).await.expect("given up");
    let back = json!({"invoice": bill, "reason": "came back"});
    let note = shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    assert!(amounts(&shop).await.iter().all(|amount| *amount == 0));
    let refund = json!({"payment": note["number"], "amount_minor": 1, "mode": "cash", "reason": "x"});
    assert_eq!(shop.run::<RefundPayment>("mia", refund).await, Err("number_range amount_minor".into()));
    let shown = shop.ask::<Invoice>("cas", json!({"invoice": bill})).await.expect("the bill");
    assert_eq!(shown["open_minor"], json!(0));
}

#[tokio::test]
async fn the_cash_of_a_walk_in_goes_back_when_the_sale_is_taken_back() {
    let shop = aarav().await;
    let line = json!([{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}]);
    let sale = json!({"lines": line, "tenders": [{"mode": "cash"}]});
    let sold = shop.run::<PostSale>("cas", sale).await.expect("a sale")["number"].clone();
    let back = |bill: &Value, refund: Value| json!({"invoice": bill, "reason": "x", "refund": refund});
    for (refund, said) in [
        (json!(null), "field_required refund"),
        (json!({"mode": "card", "reference": "4111111111111111"}), "text_too_long refund.reference"),
        (json!({"mode": "cash", "reference": "N-1"}), "field_unknown refund.reference"),
    ] {
        assert_eq!(shop.run::<ReverseInvoice>("mia", back(&sold, refund)).await.map(drop), Err(said.into()));
    }
    let cash = json!({"mode": "cash"});
    let note = shop.run::<ReverseInvoice>("mia", back(&sold, cash.clone())).await.expect("reversed");
    shows(&note, &json!({"cash_due_minor": 103_000, "cash_round_minor": 0}));
    assert!(sorted(&note["journal"]).contains(&"CASH  INR -103000".to_owned()));
    assert!(amounts(&shop).await.iter().all(|amount| *amount == 0));
    // What a customer who is named paid becomes their credit.
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    assert_eq!(
        shop.run::<ReverseInvoice>("mia", back(&bill, cash)).await.map(drop),
        Err("field_unknown refund".into())
    );
    shop.run::<ReverseInvoice>("mia", back(&bill, json!(null))).await.expect("reversed");
}

/// A sale to nobody of 1,030 rupees, 30 in cash and 1,000 by a cheque that came back: Meera owes it.
async fn a_walk_ins_cheque_bounced(shop: &testing::Shop) -> Value {
    let sale = json!({
        "lines": [{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}],
        "tenders": [{"mode": "cash", "amount_minor": 3_000},
                    {"mode": "cheque", "amount_minor": 100_000, "reference": "000123"}],
    });
    let sold = shop.run::<PostSale>("cas", sale).await.expect("sold")["number"].clone();
    let bounce = json!({"payment": sold, "reason": "no funds", "party": "c-meera"});
    shop.run::<BounceCheque>("acco", bounce).await.expect("bounced");
    sold
}

async fn is_settled(shop: &testing::Shop) {
    assert!(amounts(shop).await.iter().all(|amount| *amount == 0));
    let aged = shop.ask::<Ageing>("acco", json!({"party": "c-meera"})).await.expect("the ages");
    shows(&aged, &json!({"ledger_balance_minor": 0, "unallocated_credit_minor": 0, "open_minor": {}}));
}

#[tokio::test]
async fn whoever_owes_a_walk_ins_cheque_owes_nothing_when_the_sale_is_taken_back() {
    let shop = aarav().await;
    let sold = a_walk_ins_cheque_bounced(&shop).await;
    let back = json!({"invoice": sold, "reason": "x", "refund": {"mode": "cash"}});
    let note = shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    shows(&note, &json!({"cash_due_minor": 3_000}));
    let journal = sorted(&note["journal"]);
    assert!(journal.contains(&"AR c-meera INR -100000".to_owned()), "{journal:?}");
    is_settled(&shop).await;
}

#[tokio::test]
async fn a_note_about_a_walk_ins_sale_pays_out_only_what_came_in_and_stayed() {
    let shop = aarav().await;
    let sold = a_walk_ins_cheque_bounced(&shop).await;
    let less = |taxable: i64| {
        json!({"invoice": sold, "reason": "x", "refund": {"mode": "cash"},
               "lines": [{"line": 1, "credit_taxable_minor": taxable}]})
    };
    let first = shop.run::<PostCreditNote>("mia", less(90_000)).await.expect("a note");
    shows(
        &first,
        &json!({"cash_due_minor": 0, "open_after_minor": null, "document": {"total_minor": 92_700}}),
    );
    let mut unpaid = less(10_000);
    unpaid.as_object_mut().expect("an input").remove("refund");
    assert_eq!(
        shop.run::<PostCreditNote>("mia", unpaid).await.map(drop),
        Err("field_required refund".into())
    );
    let last = shop.run::<PostCreditNote>("mia", less(10_000)).await.expect("a note");
    shows(&last, &json!({"cash_due_minor": 3_000}));
    is_settled(&shop).await;
}

#[tokio::test]
async fn nothing_that_never_came_in_is_paid_out_to_a_customer_whose_cheque_came_back() {
    let shop = aarav().await;
    let sold = async || {
        let sale = json!({
            "party": "c-meera", "lines": [{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}],
            "tenders": [{"mode": "cash", "amount_minor": 3_000},
                        {"mode": "cheque", "amount_minor": 100_000, "reference": "000123"}],
        });
        let sold = shop.run::<PostSale>("cas", sale).await.expect("sold")["number"].clone();
        let bounce = json!({"payment": sold, "reason": "no funds"});
        shop.run::<BounceCheque>("acco", bounce).await.expect("bounced");
        sold
    };
    let all = json!({"invoice": sold().await, "reason": "x", "refund": {"mode": "cash"}, "lines": [{"line": 1, "credit_taxable_minor": 100_000}]});
    let note = shop.run::<PostCreditNote>("mia", all).await.expect("a note");
    shows(&note, &json!({"cash_due_minor": 3_000}));
    is_settled(&shop).await;
    let back = json!({"invoice": sold().await, "reason": "x"});
    shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    let aged = shop.ask::<Ageing>("acco", json!({"party": "c-meera"})).await.expect("the ages");
    shows(
        &aged,
        &json!({"ledger_balance_minor": -3_000, "unallocated_credit_minor": 3_000, "open_minor": {}}),
    );
}

#[tokio::test]
async fn nothing_goes_back_of_a_walk_ins_sale_that_a_bounced_cheque_had_paid() {
    let shop = aarav().await;
    let sale = json!({
        "lines": [{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}],
        "tenders": [{"mode": "cheque", "amount_minor": 103_000, "reference": "000123"}],
    });
    let sold = shop.run::<PostSale>("cas", sale).await.expect("sold")["number"].clone();
    let bounce = json!({"payment": sold, "reason": "no funds", "party": "c-meera"});
    shop.run::<BounceCheque>("acco", bounce).await.expect("bounced");
    let back = |refund: Value| json!({"invoice": sold, "reason": "x", "refund": refund});
    let with_cash = shop.run::<ReverseInvoice>("mia", back(json!({"mode": "cash"}))).await;
    assert_eq!(with_cash.map(drop), Err("field_unknown refund".into()));
    shop.run::<ReverseInvoice>("mia", back(json!(null))).await.expect("reversed");
    is_settled(&shop).await;
}
