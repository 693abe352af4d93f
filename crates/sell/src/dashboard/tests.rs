//! The day's figures, on a real database.
//! Invariant: a bill that is not due yet is not shown as overdue.

use serde_json::json;

use super::*;
use crate::ageing::Ageing;
use crate::invoices::list::{Invoice, ListInvoices};
use crate::invoices::reverse::ReverseInvoice;
use crate::receipts::ReceivePayment;
use testing::Shop;

use crate::fixtures::{a_ring_is_sold, aarav, shows};

#[tokio::test]
async fn the_home_page_tells_the_day_the_old_rates_and_who_has_not_paid() {
    let mut shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await;
    a_ring_is_sold(&shop).await;
    let day = shop.ask::<DayOverview>("cas", json!({})).await.expect("a day");
    shows(&day, &json!({"date": "2026-04-20", "bills": 2, "total_minor": 6_180_000, "stale_rates": []}));
    let upi = json!([{"mode": "upi", "amount_minor": 3_090_000, "reference": "U-1"}]);
    shop.run::<ReceivePayment>("cas", json!({"party": "c-meera", "invoice": bill["number"], "tenders": upi}))
        .await
        .expect("paid");
    shop.at("2026-04-22T05:00:00Z");
    let day = shop.ask::<DayOverview>("cas", json!({})).await.expect("a day");
    shows(
        &day,
        &json!({"bills": 0, "total_minor": 0, "unpaid": [{"number": "A/26-27/00002", "overdue_days": 2, "open_minor": 3_090_000}]}),
    );
    assert_eq!(day["stale_rates"].as_array().map(Vec::len), Some(2));
    shows(&day["overdue"], &json!({"bills": 1, "open_minor": 3_090_000}));
}

#[tokio::test]
async fn the_last_days_are_told_with_those_without_a_bill() {
    let mut shop = aarav().await;
    a_ring_is_sold(&shop).await;
    shop.at("2026-04-22T05:00:00Z");
    let day = shop.ask::<DayOverview>("mia", json!({})).await.expect("a day");
    let days = day["days"].as_array().expect("days");
    assert_eq!(
        (days.len(), &days[0]["date"], &days[13]["date"]),
        (14, &json!("2026-04-09"), &json!("2026-04-22"))
    );
    shows(&days[11], &json!({"date": "2026-04-20", "bills": 1, "total_minor": 3_090_000}));
    shows(&days[12], &json!({"date": "2026-04-21", "bills": 0, "total_minor": 0}));
}

#[tokio::test]
async fn a_cashier_sees_the_sales_of_today_only() {
    let mut shop = aarav().await;
    a_ring_is_sold(&shop).await;
    shop.at("2026-04-21T05:00:00Z");
    let today = shop.ask::<DayOverview>("cas", json!({})).await.expect("a day");
    assert_eq!(today["days"], json!([{"date": "2026-04-21", "bills": 0, "total_minor": 0}]));
    for who in ["olive", "mia", "acco", "audi"] {
        let day = shop.ask::<DayOverview>(who, json!({})).await.expect("a day");
        assert_eq!(day["days"].as_array().map(Vec::len), Some(14), "{who}");
    }
}

#[tokio::test]
async fn who_is_overdue_is_listed_from_the_day_after_the_bill_was_due() {
    let mut shop = aarav().await;
    a_ring_is_sold(&shop).await;
    // Ids sort by time, but two ids of the same moment have no fixed order.
    shop.at("2026-04-20T05:00:01Z");
    a_ring_is_sold(&shop).await;
    assert_eq!(shop.ask::<Owing>("cas", json!({})).await.expect("nobody")["rows"], json!([]));
    shop.at("2026-04-22T05:00:00Z");
    let owing = shop.ask::<Owing>("cas", json!({})).await.expect("somebody");
    let row = json!([
        {"party": "c-meera", "number": "A/26-27/00001", "open_minor": 3_090_000, "overdue_days": 2},
        {"party": "c-meera", "number": "A/26-27/00002", "open_minor": 3_090_000, "overdue_days": 2},
    ]);
    shows(&owing["rows"], &row);
    assert_eq!(owing["next"], serde_json::Value::Null);
}

async fn paid_ahead(shop: &Shop, minor: i64) {
    let tenders = json!([{"mode": "upi", "amount_minor": minor, "reference": "U-1"}]);
    let paid = json!({"party": "c-meera", "tenders": tenders});
    shop.run::<ReceivePayment>("cas", paid).await.expect("an advance");
}

/// The number of late or waiting bills in each place: the list, the day's sum, the day's names, the list of
/// bills.
async fn late(shop: &Shop) -> [usize; 4] {
    let rows = |answer: &serde_json::Value, name: &str| answer[name].as_array().map_or(0, Vec::len);
    let owing = shop.ask::<Owing>("cas", json!({})).await.expect("a list");
    let day = shop.ask::<DayOverview>("cas", json!({})).await.expect("a day");
    let bills = shop.ask::<ListInvoices>("cas", json!({})).await.expect("bills");
    let told = bills["rows"].as_array().expect("rows").iter().filter(|bill| bill["overdue"] == json!(true));
    let sum = usize::try_from(day["overdue"]["bills"].as_i64().expect("a count")).expect("a count");
    [rows(&owing, "rows"), sum, rows(&day, "unpaid"), told.count()]
}

#[tokio::test]
async fn who_owes_nothing_in_all_is_late_with_nothing() {
    let mut shop = aarav().await;
    paid_ahead(&shop, 3_000_000).await;
    let bill = a_ring_is_sold(&shop).await;
    shop.at("2026-04-22T05:00:00Z");
    // The bill is open and overdue; the advance is 900.00 too small.
    assert_eq!(late(&shop).await, [1; 4]);
    paid_ahead(&shop, 90_000).await;
    assert_eq!(late(&shop).await, [0; 4], "exactly nothing is owed");
    let shown = shop.ask::<Invoice>("cas", json!({"invoice": bill["number"]})).await.expect("a bill");
    shows(&shown, &json!({"open_minor": 3_090_000, "overdue": false}));
    let everybody = shop.ask::<Ageing>("cas", json!({})).await.expect("ages");
    shows(&everybody, &json!({"bills": 0, "parties": 0, "rows": [], "ledger_balance_minor": 0}));
    shows(&everybody["buckets_minor"], &json!({"not_due": 0, "1-30": 0, "31-60": 0, "61-90": 0, "90+": 0}));
    let hers = shop.ask::<Ageing>("cas", json!({"party": "c-meera"})).await.expect("ages");
    shows(
        &hers,
        &json!({"buckets_minor": {"1-30": 3_090_000}, "unallocated_credit_minor": 3_090_000, "ledger_balance_minor": 0}),
    );
}

#[tokio::test]
async fn who_owes_less_than_is_open_is_late_with_all_of_it_and_the_ages_less_the_credit_are_the_balance() {
    let mut shop = aarav().await;
    paid_ahead(&shop, 3_090_000).await;
    a_ring_is_sold(&shop).await;
    a_ring_is_sold(&shop).await;
    shop.at("2026-04-22T05:00:00Z");
    assert_eq!(late(&shop).await, [2; 4]);
    let everybody = shop.ask::<Ageing>("cas", json!({})).await.expect("ages");
    shows(
        &everybody,
        &json!({"bills": 2, "parties": 1, "unallocated_credit_minor": 3_090_000, "ledger_balance_minor": 3_090_000}),
    );
}

#[tokio::test]
async fn the_credit_of_a_paid_bill_that_was_taken_back_counts_like_an_advance() {
    let mut shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await;
    a_ring_is_sold(&shop).await;
    let upi = json!([{"mode": "upi", "amount_minor": 3_090_000, "reference": "U-1"}]);
    let paid = json!({"party": "c-meera", "invoice": bill["number"], "tenders": upi});
    shop.run::<ReceivePayment>("cas", paid).await.expect("paid");
    shop.at("2026-04-22T05:00:00Z");
    assert_eq!(late(&shop).await, [1; 4]);
    let back = json!({"invoice": bill["number"], "reason": "wrong ring"});
    shop.run::<ReverseInvoice>("mia", back).await.expect("taken back");
    assert_eq!(late(&shop).await, [0; 4]);
}
