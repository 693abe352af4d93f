//! Debit notes on a real database: what a customer owes more, in the books, the registers and the ageing; and what is refused.

use ledger::accounts::periods::LockPeriod;
use ledger::accounts::statements::Statement;
use ledger::parties::CreateParty;
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::ageing::Ageing;
use crate::fixtures::{aarav, bill_of, moved_in, shows, sorted};
use crate::invoices::PostInvoice;
use crate::invoices::correct::CorrectInvoice;
use crate::invoices::credit::PostCreditNote;
use crate::invoices::list::{Invoice, ListInvoices};
use crate::invoices::reverse::ReverseInvoice;
use crate::invoices::sale::PostSale;
use crate::receipts::ReceivePayment;
use crate::registers::sales::SalesRegister;
use crate::registers::taxes::TaxRegister;

/// A bill of 1,030 on the day of the fixtures.
async fn idol(shop: &Shop) -> Value {
    let line = json!([{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}]);
    shop.run::<PostInvoice>("cas", bill_of(line)).await.expect("a bill")["number"].clone()
}

fn more(bill: &Value, line: Value) -> Value {
    json!({"invoice": bill, "reason": "hallmark left out", "lines": [line]})
}

/// Jewellery is taxed at 3 % until the end of April, and at 5 % from May on.
async fn the_rate_changes(shop: &Shop) {
    let row = |rate: &str, from: &str, to: Option<&str>| json!({"class": "jewellery", "hsn": "7113", "rate_percent": rate, "from": from, "to": to});
    let rows = json!([row("3", "2017-07-01", Some("2026-04-30")), row("5", "2026-05-01", None)]);
    moved_in(shop, "tax_policy", rows).await;
}

#[tokio::test]
async fn a_missed_charge_is_taxed_as_on_the_bills_day_and_owed_beside_the_bill() {
    let mut shop = aarav().await;
    the_rate_changes(&shop).await;
    let bill = idol(&shop).await;
    shop.at("2026-05-05T05:00:00Z");
    let charge = json!({"line": 1, "description": "Hallmark", "debit_taxable_minor": 50_000});
    let posted = shop.run::<PostDebitNote>("mia", more(&bill, charge)).await.expect("a note");
    let document = json!({
        "title": "Debit note", "refers_to": bill, "refers_to_date": "2026-04-20", "reason": "hallmark left out",
        "taxable_minor": 50_000, "cgst_minor": 750, "sgst_minor": 750, "total_minor": 51_500,
        "lines": [{"description": "Hallmark", "tax_class": "jewellery", "line_total_minor": 51_500}],
    });
    shows(
        &posted,
        &json!({"number": "DBN/26-27/00001", "document": document, "refers_to": bill, "gstr1_period": "052026",
                "open_after_minor": 51_500, "date": "2026-05-05", "due_on": "2026-05-05"}),
    );
    assert_eq!(
        sorted(&posted["journal"]),
        ["AR c-meera INR 51500", "OUT_CGST  INR -750", "OUT_SGST  INR -750", "SALES  INR -50000"]
    );
    let shown = shop.ask::<Invoice>("cas", json!({"invoice": bill})).await.expect("the bill");
    shows(
        &shown,
        &json!({"total_minor": 103_000, "open_minor": 103_000, "links": [{"kind": "debits", "is_about_it": true}]}),
    );
    let days = json!({"from": "2026-05-01", "to": "2026-05-31"});
    let sales = shop.ask::<SalesRegister>("acco", days.clone()).await.expect("sales");
    shows(&sales["totals"], &json!({"documents": 1, "taxable_minor": 50_000, "total_minor": 51_500}));
    let taxes = shop.ask::<TaxRegister>("acco", days.clone()).await.expect("taxes");
    shows(
        &taxes,
        &json!({"totals": {"cgst_minor": 750, "sgst_minor": 750}, "rows": [{"doc_type": "debit_note"}]}),
    );
    let mut of_meera = days;
    of_meera["party"] = json!("c-meera");
    let told = shop.ask::<Statement>("acco", of_meera).await.expect("a statement");
    shows(
        &told,
        &json!({"closing_minor": 154_500, "rows": [{"doc_type": "debit_note", "debit_minor": 51_500}]}),
    );
    let aged = shop.ask::<Ageing>("acco", json!({"party": "c-meera"})).await.expect("the ages");
    shows(&aged["open_minor"], &json!({"DBN/26-27/00001": 51_500}));
    let listed = shop.ask::<ListInvoices>("cas", json!({"party": "c-meera"})).await.expect("bills");
    assert_eq!(listed["rows"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        shop.told(PostDebitNote::NAME).await.last().map(|event| event.result.clone()),
        Some("ok".into())
    );
}

#[tokio::test]
async fn a_debit_note_is_paid_credited_and_cancelled_as_a_bill_is() {
    let shop = aarav().await;
    let bill = idol(&shop).await;
    let charge = json!({"description": "Polishing", "tax_class": "jewellery", "debit_taxable_minor": 10_000});
    let post = async || {
        let posted = shop.run::<PostDebitNote>("mia", more(&bill, charge.clone())).await.expect("a note");
        posted["number"].clone()
    };
    let (paid, cancelled) = (post().await, post().await);
    let less = json!({"invoice": paid, "reason": "x", "lines": [{"line": 1, "credit_taxable_minor": 3_000}]});
    let credited = shop.run::<PostCreditNote>("mia", less).await.expect("a credit note");
    shows(
        &credited,
        &json!({"refers_to": paid, "document": {"total_minor": 3_090}, "open_after_minor": 7_210}),
    );
    let pay =
        json!({"party": "c-meera", "invoice": paid, "tenders": [{"mode": "cash", "amount_minor": 7_210}]});
    let received = shop.run::<ReceivePayment>("cas", pay).await.expect("paid");
    assert_eq!(received["open_after_minor"], json!(0));
    let back = json!({"invoice": cancelled, "reason": "charged twice"});
    let corrected = shop.run::<CorrectInvoice>("mia", back.clone()).await;
    assert_eq!(corrected.map(drop), Err("not_found invoice".into()));
    shop.run::<ReverseInvoice>("mia", back.clone()).await.expect("cancelled");
    assert_eq!(
        shop.run::<ReverseInvoice>("mia", back).await.map(drop),
        Err("already_reversed invoice".into())
    );
    let aged = shop.ask::<Ageing>("acco", json!({"party": "c-meera"})).await.expect("the ages");
    shows(&aged, &json!({"ledger_balance_minor": 103_000, "unallocated_credit_minor": 0}));
}

#[tokio::test]
async fn a_debit_note_says_what_is_wrong_with_it() {
    let shop = aarav().await;
    let (bill, reversed) = (idol(&shop).await, idol(&shop).await);
    shop.run::<ReverseInvoice>("mia", json!({"invoice": reversed, "reason": "x"})).await.expect("reversed");
    let line = json!([{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}]);
    let nobody = json!({"lines": line, "tenders": [{"mode": "cash"}]});
    let nobody = shop.run::<PostSale>("cas", nobody).await.expect("a bill")["number"].clone();
    let charge = |minor: i64| json!({"line": 1, "debit_taxable_minor": minor});
    let dated = |date: &str| {
        let mut note = more(&bill, charge(1));
        note["date"] = json!(date);
        note
    };
    for (input, said) in [
        (json!({"invoice": bill, "reason": "x", "lines": []}), "field_required lines"),
        (json!({"invoice": bill, "lines": [charge(1)]}), "field_required reason"),
        (more(&bill, charge(0)), "number_range lines[0].debit_taxable_minor"),
        (more(&bill, json!({"line": 2, "debit_taxable_minor": 1})), "value_unknown lines[0].line"),
        (
            more(&bill, json!({"tax_class": "jewellery", "debit_taxable_minor": 1})),
            "field_required lines[0].description",
        ),
        (
            more(&bill, json!({"description": "x", "debit_taxable_minor": 1})),
            "field_required lines[0].tax_class",
        ),
        (
            more(&bill, json!({"line": 1, "tax_class": "velvet", "debit_taxable_minor": 1})),
            "value_unknown lines[0].tax_class",
        ),
        (more(&json!("A/1"), charge(1)), "not_found invoice"),
        (more(&nobody, charge(1)), "value_unknown invoice"),
        (more(&reversed, charge(1)), "already_reversed invoice"),
        (dated("2026-04-19"), "number_range date"),
        (dated("2026-04-21"), "time_in_future date"),
    ] {
        let refused = shop.run::<PostDebitNote>("mia", input.clone()).await.map(drop);
        assert_eq!(refused, Err(said.into()), "{input}");
    }
    let by_cashier = shop.run::<PostDebitNote>("cas", more(&bill, charge(1))).await;
    assert_eq!(by_cashier.map(drop), Err("permission_denied".into()));
    let beside = shop.beside("next-door").await;
    let stolen = beside.run::<PostDebitNote>("mia", more(&bill, charge(1))).await;
    assert_eq!(stolen.map(drop), Err("not_found invoice".into()));
    shop.run::<LockPeriod>("acco", json!({"until": "2026-04-20", "reason": "x"})).await.expect("locked");
    let locked = shop.run::<PostDebitNote>("mia", more(&bill, charge(1))).await;
    assert_eq!(locked.map(drop), Err("period_locked date".into()));
}

#[tokio::test]
async fn bill_and_notes_are_one_sale_for_the_pan_and_the_credit_limit() {
    let shop = aarav().await;
    let anil = json!({"party": "c-anil", "name": "Anil", "kind": "customer", "state": "27", "credit_limit_minor": 19_900_000});
    shop.run::<CreateParty>("mia", anil).await.expect("a customer");
    let line = json!([{"description": "Idol", "other_minor": 19_000_000, "tax_class": "jewellery"}]);
    let mut bill = bill_of(line);
    bill["party"] = json!("c-anil");
    let bill = shop.run::<PostInvoice>("cas", bill).await.expect("a bill")["number"].clone();
    let charge = |minor: i64| more(&bill, json!({"line": 1, "debit_taxable_minor": minor}));
    shop.run::<PostDebitNote>("mia", charge(200_000)).await.expect("within");
    let pan = shop.run::<PostDebitNote>("mia", charge(300_000)).await;
    assert_eq!(pan.map(drop), Err("pan_required party".into()), "19,570,000 and 206,000 are there already");
    let limit = shop.run::<PostDebitNote>("mia", charge(200_001)).await;
    assert_eq!(limit.map(drop), Err("credit_limit party".into()));
}

#[tokio::test]
async fn in_australia_a_debit_note_is_an_adjustment_note_with_the_difference_in_price_and_gst() {
    let shop = Shop::dairy().await;
    let cafe = json!({"party": "cafe", "name": "The Corner Cafe", "kind": "business"});
    shop.run::<CreateParty>("cas", cafe).await.expect("a party");
    let sold = json!({"party": "cafe", "lines": [{"description": "Platter", "amount_minor": 11_000, "tax_class": "gst"}]});
    let bill = shop.run::<PostInvoice>("cas", sold).await.expect("a bill")["number"].clone();
    let posted =
        shop.run::<PostDebitNote>("mia", more(&bill, json!({"line": 1, "debit_taxable_minor": 1_005}))).await;
    let posted = posted.expect("a note");
    shows(
        &posted,
        &json!({"gstr1_period": null, "document": {
            "title": "Adjustment note", "refers_to": bill, "taxable_minor": 1_005, "gst_minor": 101, "total_minor": 1_106,
            "gst_rounding": "total",
        }}),
    );
    assert_eq!(sorted(&posted["journal"]), ["AR cafe AUD 1106", "OUT_GST  AUD -101", "SALES  AUD -1005"]);
}
