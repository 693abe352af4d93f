//! Payments on a real database: the worked example P7, the law's limits, two tills at once.

use ledger::accounts::statements::{ListBalances, Statement};
use ledger::parties::CreateParty;
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::fixtures::{a_ring_is_sold, aarav, bill_of, moved_in, ring, shows, sorted};
use crate::invoices::PostInvoice;
use crate::invoices::list::{Invoice, ListInvoices};
use crate::invoices::sale::PostSale;
use crate::money::apply::UseCredit;
use crate::money::write_off::WriteOffDebt;

fn cash(amount: i64) -> Value {
    json!([{"mode": "cash", "amount_minor": amount}])
}

async fn paid(shop: &Shop, input: Value) -> std::result::Result<Value, String> {
    shop.run::<ReceivePayment>("cas", input).await
}

#[tokio::test]
async fn one_payment_over_two_bills_settles_the_oldest_first_as_p7_says() {
    let mut shop = aarav().await;
    moved_in(&shop, "opening_invoices", json!([
        {"document": "A/26-27/00001", "date": "2026-04-10", "due": "2026-05-10", "total_minor": 3_090_000, "party": "c-meera"},
        {"document": "A/26-27/00002", "date": "2026-05-02", "due": "2026-06-01", "total_minor": 2_114_076, "party": "c-meera"},
    ])).await;
    shop.at("2026-05-20T04:30:00Z");
    let tenders = json!([{"mode": "bank", "amount_minor": 4_000_000, "reference": "NEFT-1"}]);
    let received = paid(&shop, json!({"party": "c-meera", "allocate": "oldest_first", "tenders": tenders}))
        .await
        .expect("received");
    shows(
        &received,
        &json!({
            "number": "R/26-27/00001",
            "allocations": [
                {"payment": "R/26-27/00001", "invoice": "A/26-27/00001", "amount_minor": 3_090_000},
                {"payment": "R/26-27/00001", "invoice": "A/26-27/00002", "amount_minor": 910_000},
            ],
            "advance_minor": 0, "open_after_minor": 1_204_076,
        }),
    );
    assert_eq!(sorted(&received["journal"]), ["AR c-meera INR -4000000", "BANK  INR 4000000"]);
    let asked = json!({"party": "c-meera", "from": "2026-04-01", "to": "2026-06-15"});
    let statement = shop.ask::<Statement>("acco", asked).await.expect("a statement");
    shows(
        &statement,
        &json!({
            "opening_minor": 0, "closing_minor": 1_204_076,
            "rows": [
                {"date": "2026-04-10", "document": "A/26-27/00001", "debit_minor": 3_090_000, "credit_minor": 0, "balance_minor": 3_090_000},
                {"date": "2026-05-02", "document": "A/26-27/00002", "debit_minor": 2_114_076, "credit_minor": 0, "balance_minor": 5_204_076},
                {"date": "2026-05-20", "document": "R/26-27/00001", "debit_minor": 0, "credit_minor": 4_000_000, "balance_minor": 1_204_076},
            ],
        }),
    );
    let later = json!({"party": "c-meera", "from": "2026-05-03", "to": "2026-06-15"});
    let statement = shop.ask::<Statement>("acco", later).await.expect("a statement");
    shows(&statement, &json!({"opening_minor": 5_204_076, "closing_minor": 1_204_076}));
}

#[tokio::test]
async fn a_bill_brought_forward_from_a_later_day_is_settled_by_no_payment_before_it() {
    let mut shop = aarav().await;
    let ahead = json!([
        {"document": "OLD-1", "date": "2026-04-25", "due": "2026-04-01", "total_minor": 50_000, "party": "c-meera"},
        {"document": "OLD-2", "date": "2026-04-20", "due": "2026-05-01", "total_minor": 30_000, "party": "c-meera"},
    ]);
    moved_in(&shop, "opening_invoices", ahead).await;
    let oldest = json!({"party": "c-meera", "allocate": "oldest_first", "tenders": cash(40_000)});
    let received = paid(&shop, oldest.clone()).await.expect("received");
    shows(
        &received,
        &json!({"allocations": [{"invoice": "OLD-2", "amount_minor": 30_000}], "advance_minor": 10_000, "open_after_minor": 0}),
    );
    let named = json!({"party": "c-meera", "invoice": "OLD-1", "open_minor": 50_000, "tenders": cash(5_000)});
    let received = paid(&shop, named).await.expect("received");
    shows(&received, &json!({"allocations": [], "advance_minor": 5_000, "open_after_minor": 50_000}));
    let of_bill = json!({"party": "c-meera", "invoice": "OLD-1"});
    let used = shop.run::<UseCredit>("cas", of_bill.clone()).await;
    assert_eq!(used.map(drop), Err("payment_state_invalid invoice".into()));
    let given_up = shop.run::<WriteOffDebt>("acco", json!({"invoice": "OLD-1", "reason": "old"})).await;
    assert_eq!(given_up.map(drop), Err("payment_state_invalid invoice".into()));
    shop.at("2026-04-25T04:30:00Z");
    shows(&paid(&shop, oldest).await.expect("received"), &json!({"allocations": [{"amount_minor": 40_000}]}));
    shows(&shop.run::<UseCredit>("cas", of_bill).await.expect("used"), &json!({"applied_minor": 10_000}));
}

fn upi(reference: &str) -> Value {
    json!([{"mode": "upi", "amount_minor": 100, "reference": reference}])
}

/// What an answer says of references that came in before: the warnings, and the papers.
fn told_of(answer: &Value) -> (Value, Vec<String>) {
    let seen = answer["reference_seen"].as_array().cloned().unwrap_or_default();
    let paper = |it: &Value| format!("{} {}", it["field"].as_str().unwrap(), it["number"].as_str().unwrap());
    (answer["warnings"].clone(), seen.iter().map(paper).collect())
}

#[tokio::test]
async fn a_upi_reference_that_came_in_within_thirty_days_is_warned_of_and_taken() {
    let mut shop = aarav().await;
    let advance = |tenders: Value| json!({"party": "c-meera", "tenders": tenders});
    let nothing = (json!([]), vec![]);
    let first = paid(&shop, advance(upi("UPI-4411"))).await.expect("taken");
    assert_eq!(told_of(&first), nothing);
    for (other, way) in [("UPI-4412", "upi"), ("UPI-4411", "card"), ("UPI-4411", "bank")] {
        let tenders = json!([{"mode": way, "amount_minor": 100, "reference": other}]);
        assert_eq!(
            told_of(&paid(&shop, advance(tenders)).await.expect("taken")),
            nothing,
            "{other} by {way}"
        );
    }
    // The thirtieth day after, in another spelling, behind cash: at the counter and at the desk.
    shop.at("2026-05-20T05:00:00Z");
    let both = json!([{"mode": "cash", "amount_minor": 100}, {"mode": "upi", "amount_minor": 100, "reference": "upi-4411"}]);
    let again = paid(&shop, advance(both)).await.expect("taken, never refused");
    let seen = (json!(["reference_seen"]), vec!["tenders[1].reference R/26-27/00001".to_owned()]);
    assert_eq!(told_of(&again), seen);
    let box_sold = json!([{"description": "Box", "amount_minor": 1_000, "tax_class": "jewellery"}]);
    let sale = |more: Value| {
        let mut sale = json!({"lines": box_sold, "tenders": [{"mode": "upi", "reference": "UPI-4411"}]});
        sale.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        sale
    };
    let sold = shop.run::<PostSale>("cas", sale(json!({}))).await.expect("taken, never refused");
    let number = again["number"].as_str().unwrap();
    assert_eq!(told_of(&sold), (json!(["reference_seen"]), vec![format!("tenders[0].reference {number}")]));
    // A page asks first.
    let asked = shop.run::<PostSale>("cas", sale(json!({"reference_is_new": true}))).await;
    assert_eq!(asked.map(drop), Err("payment_state_invalid reference_is_new".into()));
    let asked = json!({"party": "c-meera", "tenders": upi("UPI-4411"), "reference_is_new": true});
    assert_eq!(paid(&shop, asked).await.map(drop), Err("payment_state_invalid reference_is_new".into()));
    let other = shop.beside("next-door").await;
    let theirs = other.run::<PostSale>("cas", sale(json!({"reference_is_new": true}))).await.expect("taken");
    assert_eq!(told_of(&theirs), nothing, "another workspace's payment");
    shop.at("2026-06-20T05:00:00Z");
    assert_eq!(
        told_of(&paid(&shop, advance(upi("UPI-4411"))).await.expect("taken")),
        nothing,
        "31 days after"
    );
}

#[tokio::test]
async fn a_bill_paid_in_two_parts_is_settled_by_the_second_and_the_rest_is_an_advance() {
    let shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await;
    let number = bill["number"].clone();
    let first = paid(&shop, json!({"party": "c-meera", "invoice": number, "tenders": cash(1_000_000)}))
        .await
        .expect("received");
    assert_eq!(first["open_after_minor"], json!(2_090_000));
    let both = json!([{"mode": "cash", "amount_minor": 2_000_000}, {"mode": "upi", "amount_minor": 100_000, "reference": "U-1"}]);
    let by_id = json!({"party": "c-meera", "invoice": bill["document_id"], "tenders": both, "amount_minor": 2_100_000});
    let second = paid(&shop, by_id).await.expect("received");
    shows(&second, &json!({"open_after_minor": 0, "advance_minor": 10_000}));
    assert_eq!(
        sorted(&second["journal"]),
        [
            "ADV c-meera INR -10000",
            "AR c-meera INR -2090000",
            "CASH  INR 2000000",
            "UPI_CLEARING  INR 100000",
        ]
    );
    let shown = shop.ask::<Invoice>("cas", json!({"invoice": number})).await.expect("the bill");
    assert_eq!((&shown["open_minor"], shown["paid"].as_array().map(Vec::len)), (&json!(0), Some(2)));
    let listed = shop.ask::<ListInvoices>("cas", json!({"number": "a/26"})).await.expect("bills");
    shows(&listed["rows"][0], &json!({"number": "A/26-27/00001", "open_minor": 0, "party": "c-meera"}));
}

#[tokio::test]
async fn a_receipt_that_does_not_add_up_or_names_nothing_is_refused() {
    let shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    shop.run::<CreateParty>("cas", json!({"party": "c-anil", "name": "Anil", "kind": "customer"}))
        .await
        .expect("a customer");
    let receipt =
        paid(&shop, json!({"party": "c-meera", "tenders": cash(100)})).await.expect("an advance")["number"]
            .clone();
    for (input, said) in [
        (json!({"party": "c-meera", "tenders": []}), "field_required tenders"),
        (json!({"party": "c-meera", "tenders": cash(0)}), "number_range tenders[0].amount_minor"),
        (
            json!({"party": "c-meera", "tenders": [{"mode": "card", "amount_minor": 5}]}),
            "field_required tenders[0].reference",
        ),
        (
            json!({"party": "c-meera", "tenders": [{"mode": "card", "amount_minor": 5, "reference": "4111 1111 1111 1111"}]}),
            "text_too_long tenders[0].reference",
        ),
        (json!({"party": "c-meera", "tenders": cash(5), "amount_minor": 6}), "tender_mismatch tenders"),
        (json!({"party": "c-meera", "tenders": cash(5), "invoice": "A/26-27/09999"}), "not_found invoice"),
        (json!({"party": "c-meera", "tenders": cash(5), "invoice": receipt}), "not_found invoice"),
        (json!({"party": "c-anil", "tenders": cash(5), "invoice": bill}), "not_found invoice"),
        (json!({"party": "c-nobody", "tenders": cash(5)}), "not_found party"),
    ] {
        assert_eq!(paid(&shop, input).await, Err(said.into()));
    }
    let by_accountant = json!({"party": "c-meera", "tenders": cash(5)});
    assert_eq!(shop.run::<ReceivePayment>("acco", by_accountant).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn cash_of_a_person_stays_below_two_lakh_a_day_under_every_name() {
    let mut shop = aarav().await;
    let same_pan = json!({"party": "c-meera-2", "name": "M. Joshi", "kind": "customer", "pan": "ABCPJ1234K"});
    shop.run::<CreateParty>("cas", same_pan).await.expect("a customer");
    paid(&shop, json!({"party": "c-meera", "tenders": cash(15_000_000)})).await.expect("received");
    let more = |amount: i64| json!({"party": "c-meera-2", "tenders": cash(amount)});
    assert_eq!(paid(&shop, more(5_000_000)).await, Err("cash_limit_day tenders".into()));
    paid(&shop, more(4_999_999)).await.expect("one paisa below");
    let bank = json!([{"mode": "upi", "amount_minor": 9_000_000, "reference": "U-2"}]);
    paid(&shop, json!({"party": "c-meera", "tenders": bank})).await.expect("UPI is not cash");
    assert_eq!(shop.run::<ReceivePayment>("olive", more(1)).await, Err("cash_limit_day tenders".into()));
    shop.at("2026-04-20T18:30:00Z");
    paid(&shop, more(1)).await.expect("the next day begins at local midnight");
}

#[tokio::test]
async fn cash_for_one_bill_or_one_event_counts_over_the_days() {
    let mut shop = aarav().await;
    let necklace = json!([{"description": "Necklace", "other_minor": 25_000_000, "tax_class": "jewellery"}]);
    let bill = shop.run::<PostInvoice>("cas", bill_of(necklace)).await.expect("a bill")["number"].clone();
    paid(&shop, json!({"party": "c-meera", "invoice": bill, "tenders": cash(19_000_000)}))
        .await
        .expect("received");
    let wedding =
        |amount: i64| json!({"party": "c-meera", "tenders": cash(amount), "event": "wedding of June"});
    shop.at("2026-04-21T05:00:00Z");
    let rest = json!({"party": "c-meera", "invoice": bill, "tenders": cash(1_000_000)});
    assert_eq!(paid(&shop, rest).await, Err("cash_limit_transaction tenders".into()));
    paid(&shop, wedding(15_000_000)).await.expect("received");
    shop.at("2026-04-22T05:00:00Z");
    for spelling in ["wedding of June", "Wedding of June", " WEDDING OF JUNE"] {
        let mut again = wedding(5_000_000);
        again["event"] = json!(spelling);
        assert_eq!(paid(&shop, again).await, Err("cash_limit_event tenders".into()), "{spelling}");
    }
}

#[tokio::test]
async fn cash_of_a_bill_that_is_dated_back_counts_for_the_day_it_came_in() {
    let mut shop = aarav().await;
    shop.at("2026-04-22T05:00:00Z");
    let sale = |date: &str| {
        let line = json!([{"description": "Necklace", "other_minor": 9_000_000, "tax_class": "jewellery"}]);
        let mut sale = bill_of(line);
        sale["tenders"] = json!([{"mode": "cash"}]);
        sale["date"] = json!(date);
        sale
    };
    shop.run::<PostSale>("mia", sale("2026-04-20")).await.expect("9,27,000 rupees in cash");
    shop.run::<PostSale>("mia", sale("2026-04-21")).await.expect("and again");
    let refused = shop.run::<PostSale>("mia", sale("2026-04-19")).await;
    assert_eq!(refused, Err("cash_limit_day tenders".into()));
    let more = json!({"party": "c-meera", "tenders": cash(2_000_000)});
    assert_eq!(paid(&shop, more).await, Err("cash_limit_day tenders".into()));
}

#[tokio::test]
async fn two_tills_at_once_cannot_both_pass_the_limit() {
    let shop = aarav().await;
    let take = || paid(&shop, json!({"party": "c-meera", "tenders": cash(12_000_000)}));
    let (one, two) = tokio::join!(take(), take());
    let refused: Vec<String> = [one, two].into_iter().filter_map(|answer| answer.err()).collect();
    assert_eq!(refused, ["cash_limit_day tenders"]);
}

#[tokio::test]
async fn two_payments_of_one_bill_at_once_leave_the_second_as_an_advance() {
    let shop = aarav().await;
    let bill =
        shop.run::<PostInvoice>("cas", bill_of(json!([ring()]))).await.expect("a bill")["number"].clone();
    let upi = json!([{"mode": "upi", "amount_minor": 3_090_000, "reference": "U-3"}]);
    let pay = || paid(&shop, json!({"party": "c-meera", "invoice": bill, "tenders": upi}));
    let (one, two) = tokio::join!(pay(), pay());
    let advances =
        [one, two].map(|answer| answer.expect("received")["advance_minor"].as_i64().expect("an amount"));
    assert_eq!(advances.iter().sum::<i64>(), 3_090_000);
    let rows = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone();
    let ar = rows.as_array().expect("rows").iter().find(|row| row["account"] == "AR").expect("AR");
    assert_eq!(ar["amount"], json!(0));
}

#[tokio::test]
async fn a_payment_from_a_page_that_is_out_of_date_is_refused() {
    let shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    let seen = |open: i64| json!({"party": "c-meera", "invoice": bill, "open_minor": open, "tenders": cash(1_000_000)});
    paid(&shop, seen(3_090_000)).await.expect("as the page says");
    assert_eq!(paid(&shop, seen(3_090_000)).await.map(drop), Err("payment_state_invalid invoice".into()));
    paid(&shop, seen(2_090_000)).await.expect("as the page says now");
    let advance = json!({"party": "c-meera", "open_minor": 0, "tenders": cash(1)});
    assert_eq!(paid(&shop, advance).await.map(drop), Err("field_unknown open_minor".into()));
}
