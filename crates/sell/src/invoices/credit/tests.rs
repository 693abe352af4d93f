//! Credit notes on a real database: the worked example T10, goods that come back, refunds, and what is refused.

use ledger::accounts::periods::LockPeriod;
use ledger::accounts::statements::ListBalances;
use ledger::parties::CreateParty;
use ledger::stock::lots::GetLot;
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::fixtures::{aarav, bill_of, moved_in, shows, sorted};
use crate::invoices::PostInvoice;
use crate::invoices::list::Invoice;
use crate::invoices::reverse::ReverseInvoice;
use crate::invoices::sale::PostSale;
use crate::money::credit::ListCredits;
use crate::money::write_off::WriteOffDebt;
use crate::pieces::ListArticles;
use crate::pieces::check_in::CheckInArticle;
use crate::receipts::ReceivePayment;

/// A bill of 1,030.30 that is rounded to 1,030.
async fn idol(shop: &Shop) -> Value {
    let line = json!([{"description": "Idol", "other_minor": 100_030, "tax_class": "jewellery"}]);
    shop.run::<PostInvoice>("cas", bill_of(line)).await.expect("a bill")["number"].clone()
}

fn less(bill: &Value, taxable: i64) -> Value {
    json!({"invoice": bill, "reason": "flaw in the casting", "lines": [{"line": 1, "credit_taxable_minor": taxable}]})
}

async fn balances(shop: &Shop) -> Vec<(String, i64)> {
    let rows = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone();
    let row = |row: &Value| {
        (row["account"].as_str().expect("an account").to_owned(), row["amount"].as_i64().expect("an amount"))
    };
    rows.as_array().expect("rows").iter().map(row).collect()
}

#[tokio::test]
async fn a_bill_is_credited_in_parts_until_it_is_nil_as_t10_says() {
    let mut shop = aarav().await;
    let bill = idol(&shop).await;
    assert_eq!(
        shop.run::<PostCreditNote>("cas", less(&bill, 1)).await.map(drop),
        Err("permission_denied".into())
    );
    for (n, taxable, half, round_off, total) in
        [(1, 16_700, 250, 0, 17_200), (2, 16_700, 251, 0, 17_202), (3, 66_630, 999, -30, 68_598)]
    {
        shop.at(&format!("2026-06-0{n}T05:00:00Z"));
        let posted = shop.run::<PostCreditNote>("mia", less(&bill, taxable)).await.expect("a note");
        let document = json!({
            "title": "Credit note", "refers_to": bill, "reason": "flaw in the casting", "taxable_minor": taxable,
            "cgst_minor": half, "sgst_minor": half, "igst_minor": 0, "round_off_minor": round_off, "total_minor": total,
        });
        shows(
            &posted,
            &json!({"number": format!("C/26-27/0000{n}"), "refers_to": bill, "gstr1_period": "062026", "document": document}),
        );
        assert!(sorted(&posted["journal"]).contains(&format!("AR c-meera INR {}", -total)));
        let shown = shop.ask::<Invoice>("cas", json!({"invoice": bill})).await.expect("the bill");
        assert_eq!(shown["links"].as_array().map(Vec::len), Some(n));
    }
    let more = shop.run::<PostCreditNote>("mia", less(&bill, 1)).await;
    assert_eq!(more.map(drop), Err("credit_exceeds_invoice lines[0].credit_taxable_minor".into()));
    assert!(balances(&shop).await.iter().all(|(_, amount)| *amount == 0));
    let shown = shop.ask::<Invoice>("cas", json!({"invoice": bill})).await.expect("the bill");
    assert_eq!((&shown["open_minor"], &shown["state"]), (&json!(0), &json!("posted")));
    assert_eq!(shown["creditable"][0]["left_minor"], json!(0));
    let told = shop.told(PostCreditNote::NAME).await;
    assert_eq!(told.iter().filter(|event| event.result == "ok").count(), 3);
}

#[tokio::test]
async fn no_note_takes_more_than_is_left_of_a_bill_that_was_rounded_down() {
    let mut shop = aarav().await;
    let line = json!([{"description": "Idol", "other_minor": 100_029, "tax_class": "jewellery"}]);
    let bill = shop.run::<PostInvoice>("cas", bill_of(line)).await.expect("a bill");
    assert_eq!(bill["document"]["total_minor"], json!(103_000));
    for (n, taxable, round_off, total) in [(1, 100_020, -20, 103_000), (2, 9, -9, 0)] {
        shop.at(&format!("2026-04-2{n}T05:00:00Z"));
        let note = shop.run::<PostCreditNote>("mia", less(&bill["number"], taxable)).await.expect("a note");
        shows(&note["document"], &json!({"round_off_minor": round_off, "total_minor": total}));
    }
    let credits = shop.ask::<ListCredits>("cas", json!({"party": "c-meera"})).await.expect("credits");
    shows(&credits, &json!({"left_minor": 0, "rows": []}));
    assert!(balances(&shop).await.iter().all(|(_, amount)| *amount == 0));
}

#[tokio::test]
async fn a_part_of_a_debt_that_was_given_up_is_not_paid_out() {
    let shop = aarav().await;
    let bill = idol(&shop).await;
    let paid =
        json!({"party": "c-meera", "invoice": bill, "tenders": [{"mode": "cash", "amount_minor": 53_000}]});
    shop.run::<ReceivePayment>("cas", paid).await.expect("paid");
    let off = json!({"invoice": bill, "reason": "moved away"});
    shop.run::<WriteOffDebt>("acco", off).await.expect("given up");
    let back = |taxable: i64| {
        let mut note = less(&bill, taxable);
        note["refund"] = json!({"mode": "cash"});
        note
    };
    let first = shop.run::<PostCreditNote>("mia", back(30_000)).await.expect("a note");
    shows(&first, &json!({"cash_due_minor": 0, "open_after_minor": 0}));
    let last = shop.run::<PostCreditNote>("mia", back(70_030)).await.expect("a note");
    shows(&last, &json!({"cash_due_minor": 53_000, "open_after_minor": 0}));
    assert!(balances(&shop).await.iter().all(|(_, amount)| *amount == 0));
}

#[tokio::test]
async fn what_a_walk_in_paid_goes_back_with_the_note() {
    let shop = aarav().await;
    let line = json!([{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}]);
    let sale = json!({"lines": line, "tenders": [{"mode": "cash"}]});
    let sold = shop.run::<PostSale>("cas", sale).await.expect("a sale")["number"].clone();
    let note = shop.run::<PostCreditNote>("mia", less(&sold, 10_000)).await;
    assert_eq!(note.map(drop), Err("field_required refund".into()));
    let mut back = less(&sold, 10_000);
    back["refund"] = json!({"mode": "cash", "reference": "N-1"});
    let note = shop.run::<PostCreditNote>("mia", back.clone()).await;
    assert_eq!(note.map(drop), Err("field_unknown refund.reference".into()));
    back["refund"] = json!({"mode": "cash"});
    let note = shop.run::<PostCreditNote>("mia", back).await.expect("a note");
    assert_eq!(note["cash_due_minor"], json!(10_300));
    let shown = shop.ask::<Invoice>("cas", json!({"invoice": note["number"]})).await.expect("the note");
    let back = json!([{"mode": "cash", "amount_minor": 10_300, "reference": null, "till": null}]);
    assert_eq!(shown["paid_out"], back);
    let unpaid = shop.run::<PostInvoice>("cas", json!({ "lines": line })).await;
    assert_eq!(unpaid.map(drop), Err("field_required party".into()), "nobody would owe it");
}

#[tokio::test]
async fn a_note_and_a_reversal_of_one_bill_exclude_each_other() {
    let shop = aarav().await;
    let (credited, reversed) = (idol(&shop).await, idol(&shop).await);
    let back = |bill: &Value| json!({"invoice": bill, "reason": "x"});
    shop.run::<PostCreditNote>("mia", less(&credited, 30)).await.expect("a note");
    assert_eq!(
        shop.run::<ReverseInvoice>("mia", back(&credited)).await.map(drop),
        Err("credit_exceeds_invoice invoice".into())
    );
    shop.run::<ReverseInvoice>("mia", back(&reversed)).await.expect("reversed");
    assert_eq!(
        shop.run::<PostCreditNote>("mia", less(&reversed, 30)).await.map(drop),
        Err("already_reversed invoice".into())
    );
    // Two notes at once share what is left.
    let both = futures::future::join(
        shop.run::<PostCreditNote>("mia", less(&credited, 60_000)),
        shop.run::<PostCreditNote>("olive", less(&credited, 60_000)),
    );
    let (one, other) = both.await;
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    let beside = shop.beside("next-door").await;
    assert_eq!(
        beside.run::<PostCreditNote>("mia", less(&credited, 1)).await.map(drop),
        Err("not_found invoice".into())
    );
}

#[tokio::test]
async fn a_note_says_what_is_wrong_with_it() {
    let shop = aarav().await;
    let bill = idol(&shop).await;
    let note = |more: Value| {
        let mut note = json!({"invoice": bill, "reason": "x"});
        note.as_object_mut().expect("a note").extend(more.as_object().expect("fields").clone());
        note
    };
    let line = |line: i64, taxable: i64| json!({"line": line, "credit_taxable_minor": taxable});
    for (input, said) in [
        (note(json!({})), "field_required lines"),
        (note(json!({"lines": [line(2, 1)]})), "value_unknown lines[0].line"),
        (note(json!({"lines": [line(0, 1)]})), "value_unknown lines[0].line"),
        (note(json!({"lines": [line(1, 0)]})), "number_range lines[0].credit_taxable_minor"),
        (note(json!({"lines": [line(1, 1)], "returns": [{"line": 1}]})), "value_unknown lines[0].line"),
        (note(json!({"returns": [{"line": 1, "quantity": "1"}]})), "field_unknown returns[0].quantity"),
        (note(json!({"lines": [line(1, 1)], "with_tax": "no"})), "value_unknown with_tax"),
        (json!({"invoice": "A/1", "reason": "x", "lines": [line(1, 1)]}), "not_found invoice"),
        (json!({"invoice": bill, "lines": [line(1, 1)]}), "field_required reason"),
        (
            note(json!({"lines": [line(1, 1)], "refund": {"mode": "card", "reference": "4111111111111111"}})),
            "text_too_long refund.reference",
        ),
    ] {
        assert_eq!(
            shop.run::<PostCreditNote>("mia", input.clone()).await.map(drop),
            Err(said.into()),
            "{input}"
        );
    }
    let cash = note(json!({"lines": [line(1, 1)], "refund": {"mode": "cash"}}));
    assert_eq!(shop.run::<PostCreditNote>("acco", cash).await.map(drop), Err("permission_denied".into()));
    shop.run::<LockPeriod>("acco", json!({"until": "2026-04-20", "reason": "x"})).await.expect("locked");
    let locked = shop.run::<PostCreditNote>("mia", less(&bill, 1)).await;
    assert_eq!(locked.map(drop), Err("period_locked date".into()));
}

#[tokio::test]
async fn tax_is_credited_in_time_and_afterwards_only_the_price() {
    let mut shop = aarav().await;
    let bill = idol(&shop).await;
    let a_whole_one = idol(&shop).await;
    shop.at("2027-11-30T12:00:00Z");
    shop.run::<PostCreditNote>("mia", less(&bill, 30)).await.expect("the last day");
    shop.at("2027-12-01T05:00:00Z");
    let late = shop.run::<PostCreditNote>("mia", less(&bill, 30)).await;
    assert_eq!(late.map(drop), Err("credit_note_tax_time_barred with_tax".into()));
    let whole = json!({"invoice": a_whole_one, "reason": "x"});
    let reversed = shop.run::<ReverseInvoice>("mia", whole).await;
    assert_eq!(reversed.map(drop), Err("credit_note_tax_time_barred invoice".into()));
    let too_much = shop.run::<PostCreditNote>("mia", less(&bill, 100_001)).await;
    assert_eq!(too_much.map(drop), Err("credit_exceeds_invoice lines[0].credit_taxable_minor".into()));
    let mut price_only = less(&bill, 100_000);
    price_only["with_tax"] = json!(false);
    let posted = shop.run::<PostCreditNote>("mia", price_only).await.expect("a note");
    assert_eq!(sorted(&posted["journal"]), ["AR c-meera INR -100000", "SALES  INR 100000"]);
    shows(&posted["document"], &json!({"cgst_minor": 0, "round_off_minor": 0, "total_minor": 100_000}));
}

#[tokio::test]
async fn a_tagged_piece_comes_back_and_is_sold_again_after_a_check() {
    let shop = aarav().await;
    let piece = json!([{"tag": "T-5", "metal": "gold", "fineness_ppt": "916", "net_mg": 4321, "cost_minor": 2_000_000}]);
    moved_in(&shop, "articles", piece).await;
    let band = json!([{"description": "Band", "tag": "T-5", "tax_class": "jewellery"}]);
    let bill = shop.run::<PostInvoice>("cas", bill_of(band.clone())).await.expect("a bill");
    let back = json!({"invoice": bill["number"], "reason": "too small", "returns": [{"line": 1}]});
    let posted = shop.run::<PostCreditNote>("mia", back.clone()).await.expect("a note");
    shows(&posted, &json!({"articles": [{"tag": "T-5", "status": "returned"}], "open_after_minor": 0}));
    assert_eq!(posted["document"]["total_minor"], bill["document"]["total_minor"]);
    let journal = sorted(&posted["journal"]);
    for row in
        ["M_STOCK  AU_FINE_MG 3958", "M_SOLD  AU_FINE_MG -3958", "STOCK  INR 2000000", "COGS  INR -2000000"]
    {
        assert!(journal.contains(&row.to_owned()), "{row} in {journal:?}");
    }
    let again = shop.run::<PostCreditNote>("mia", back).await;
    assert_eq!(again.map(drop), Err("credit_exceeds_invoice returns[0].line".into()));
    let sold = shop.run::<PostInvoice>("cas", bill_of(band.clone())).await;
    assert_eq!(sold.map(drop), Err("article_not_available lines[0].tag".into()));
    let tag = json!({"tag": "T-5"});
    assert_eq!(
        shop.run::<CheckInArticle>("cas", tag.clone()).await.map(drop),
        Err("permission_denied".into())
    );
    shop.run::<CheckInArticle>("mia", tag.clone()).await.expect("checked in");
    assert_eq!(
        shop.run::<CheckInArticle>("mia", tag).await.map(drop),
        Err("article_not_available tag".into())
    );
    let listed = shop.ask::<ListArticles>("cas", json!({"tag": "T-5"})).await.expect("pieces");
    assert_eq!(listed["rows"].as_array().map(Vec::len), Some(1));
    assert!(shop.run::<PostInvoice>("cas", bill_of(band)).await.is_ok());
}

/// The cafe has three kilograms of cheddar and pays for them.
async fn cheese_is_sold(shop: &Shop) -> Value {
    let items = json!([{"code": "CHEDDAR", "name": "Farm cheddar", "kind": "finished", "unit": "kg", "resolution": "0.001",
                        "tax_class": "gst", "price_minor_per_unit": "3801"}]);
    moved_in(shop, "items", items).await;
    let lots = json!([{"lot": "CH-1", "item": "CHEDDAR", "quantity": "5", "unit": "kg", "cost_minor": 10_001,
                       "expires": "2026-04-05", "released": true}]);
    moved_in(shop, "lots", lots).await;
    let cafe = json!({"party": "cafe", "name": "The Corner Cafe", "kind": "business"});
    shop.run::<CreateParty>("cas", cafe).await.expect("a party");
    let bill = json!({"party": "cafe", "lines": [{"lot": "CH-1", "quantity": "3"}]});
    shop.run::<PostInvoice>("cas", bill).await.expect("a bill")
}

#[tokio::test]
async fn cheese_comes_back_by_weight_and_the_shop_pays_in_coins() {
    let mut shop = Shop::dairy().await;
    let bill = cheese_is_sold(&shop).await;
    let total = bill["document"]["total_minor"].as_i64().expect("a total");
    assert_eq!(total, 11_403);
    let pay = json!({"party": "cafe", "invoice": bill["number"], "tenders": [{"mode": "cash", "amount_minor": total}]});
    shop.run::<ReceivePayment>("cas", pay).await.expect("paid");
    shop.at("2026-03-05T09:30:00Z");
    let back = |quantity: &str, unit: &str| {
        json!({"invoice": bill["number"], "reason": "too salty", "refund": {"mode": "cash"},
               "returns": [{"line": 1, "quantity": quantity, "unit": unit}]})
    };
    let posted = shop.run::<PostCreditNote>("mia", back("1000", "g")).await.expect("a note");
    shows(
        &posted["document"],
        &json!({"title": "Adjustment note", "taxable_minor": 3455, "gst_minor": 346, "total_minor": 3801}),
    );
    shows(&posted, &json!({"cash_due_minor": 3800, "cash_round_minor": -1, "gstr1_period": null}));
    let cost: i64 = 2000;
    assert_eq!(
        sorted(&posted["journal"]),
        [
            "CASH  AUD -3800".to_owned(),
            "CASH_ROUND  AUD -1".into(),
            format!("COGS  AUD {}", -cost),
            "OUT_GST  AUD 346".into(),
            "SALES  AUD 3455".into(),
            format!("STOCK  AUD {cost}"),
        ]
    );
    shows(&posted["lots"], &json!([{"lot": "CH-1", "quantity": "3"}]));
    let finer = shop.run::<PostCreditNote>("mia", back("0.0005", "kg")).await;
    assert_eq!(
        finer.map(drop),
        Err("quantity_resolution returns[0].quantity".into()),
        "than the scale weighs"
    );
    shop.at("2026-03-05T09:40:00Z");
    let too_much = shop.run::<PostCreditNote>("mia", back("2.001", "kg")).await;
    assert_eq!(too_much.map(drop), Err("credit_exceeds_invoice returns[0].quantity".into()));
    let wrong_unit = shop.run::<PostCreditNote>("mia", back("1", "each")).await;
    assert_eq!(wrong_unit.map(drop), Err("unit_mismatch returns[0].unit".into()));
    let rest = json!({"invoice": bill["number"], "reason": "all of it", "returns": [{"line": 1}]});
    let posted = shop.run::<PostCreditNote>("mia", rest).await.expect("a note");
    assert_eq!(posted["document"]["total_minor"], json!(total - 3801));
    let lot = shop.ask::<GetLot>("audi", json!({"lot": "CH-1"})).await.expect("a lot");
    assert_eq!((&lot["quantity"], &lot["cost_minor"]), (&json!("5"), &json!(10_001)));
    let ar = balances(&shop).await.into_iter().find(|(account, _)| account == "AR");
    assert_eq!(ar, Some(("AR".into(), 3801 - total)), "what is not paid out is the cafe's credit");
}
