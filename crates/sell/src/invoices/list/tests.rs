//! Lists and single bills, on a real database.

use serde_json::json;

use super::*;
use crate::customers::ListCustomers;
use crate::fixtures::{a_ring_is_sold, aarav, bill_of, shows};
use crate::invoices::PostInvoice;
use crate::receipts::ReceivePayment;

#[tokio::test]
async fn bills_are_listed_newest_first_and_a_page_goes_on_where_the_last_ended() {
    let shop = aarav().await;
    for _ in 0..PAGE + 2 {
        a_ring_is_sold(&shop).await;
    }
    let first = shop.ask::<ListInvoices>("cas", json!({})).await.expect("bills");
    let second = shop.ask::<ListInvoices>("cas", json!({"after": first["next"]})).await.expect("bills");
    let numbers = |page: &Value| -> Vec<String> {
        let rows = page["rows"].as_array().expect("rows");
        rows.iter().filter_map(|row| row["number"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!((numbers(&first).len(), numbers(&second).len(), &second["next"]), (50, 2, &Value::Null));
    let mut all = [numbers(&first), numbers(&second)].concat();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 52);
}

#[tokio::test]
async fn customers_are_listed_with_what_they_owe_and_advances_taken_off() {
    let shop = aarav().await;
    a_ring_is_sold(&shop).await;
    let advance = json!({"party": "c-meera", "tenders": [{"mode": "cash", "amount_minor": 90_000}]});
    shop.run::<ReceivePayment>("cas", advance).await.expect("an advance");
    let listed = shop.ask::<ListCustomers>("cas", json!({"search": "Mee"})).await.expect("customers");
    shows(
        &listed["rows"],
        &json!([{"party": "c-meera", "balance_minor": 3_000_000, "open_minor": 3_090_000, "open_bills": 1}]),
    );
}

#[tokio::test]
async fn a_bill_is_shown_as_stored_with_seller_and_buyer_as_they_were() {
    let shop = aarav().await;
    let posted =
        shop.run::<PostInvoice>("cas", bill_of(json!([crate::fixtures::ring()]))).await.expect("a bill");
    for by in [&posted["number"], &posted["document_id"]] {
        let shown = shop.ask::<Invoice>("audi", json!({"invoice": by})).await.expect("the bill");
        assert_eq!(shown["document"], posted["document"]);
        shows(
            &shown,
            &json!({"seller": {"gstin": "27AAPFU0939F1ZV"}, "buyer": {"name": "Meera Joshi"}, "open_minor": 3_090_000}),
        );
        assert!(shown["buyer"].get("pan").is_none());
    }
    assert_eq!(
        shop.ask::<Invoice>("cas", json!({"invoice": "A/26-27/00009"})).await,
        Err("not_found invoice".into())
    );
    let other = shop.beside("next-door").await;
    let elsewhere = other.ask::<Invoice>("cas", json!({"invoice": posted["document_id"]})).await;
    assert_eq!(elsewhere, Err("not_found invoice".into()));
}

#[tokio::test]
async fn a_bill_is_found_by_the_end_of_its_number_and_by_its_beginning() {
    let shop = aarav().await;
    for _ in 0..12 {
        a_ring_is_sold(&shop).await;
    }
    let found = async |part: &str| {
        let page = shop.ask::<ListInvoices>("cas", json!({ "number": part })).await.expect("bills");
        let rows = page["rows"].as_array().expect("rows").clone();
        // Bills of one moment have no order.
        let mut numbers: Vec<String> =
            rows.iter().filter_map(|row| row["number"].as_str().map(str::to_owned)).collect();
        numbers.sort();
        numbers
    };
    assert_eq!(found("00012").await, ["A/26-27/00012"]);
    assert_eq!(found("26-27/00003").await, ["A/26-27/00003"]);
    assert_eq!(found("2").await, ["A/26-27/00002", "A/26-27/00012"]);
    assert_eq!((found("a/26").await.len(), found("99").await.len()), (12, 0));
    let other = shop.beside("next-door").await;
    let elsewhere = other.ask::<ListInvoices>("cas", json!({ "number": "00012" })).await.expect("bills");
    assert_eq!(elsewhere["rows"], json!([]));
}
