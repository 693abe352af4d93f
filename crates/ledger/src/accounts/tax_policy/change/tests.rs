//! Changes of the policy on a real workspace: the product's rows become its own, rows never overlap, and what
//! bills were taxed by stays.

use super::*;
use crate::accounts::tax_policy::TaxPolicy;
use serde_json::Value;
use testing::Shop;

fn day(text: &str) -> Day {
    kernel::day::parse_day(text).unwrap()
}

fn jewellery(percent: &str, from: &str) -> Value {
    json!({ "class": "jewellery", "hsn": "7113", "rate_percent": percent, "from": from, "law": "Notification 9/2026" })
}

/// From and to of the rows of a class.
async fn rows(shop: &Shop, class: &str) -> Vec<(String, Option<String>)> {
    let policy = shop.ask::<TaxPolicy>("cas", json!({})).await.expect("a policy");
    let of_class = policy["rows"].as_array().expect("rows").iter().filter(|row| row["class"] == class);
    of_class
        .map(|row| {
            (row["from"].as_str().unwrap_or_default().to_owned(), row["to"].as_str().map(str::to_owned))
        })
        .collect()
}

#[test]
fn a_row_ends_no_earlier_than_it_begins_or_than_the_last_bill() {
    assert!(is_in_order(day("2026-04-01"), Some(day("2026-04-01"))).is_ok());
    assert_eq!(is_in_order(day("2026-04-01"), Some(day("2026-03-31"))).unwrap_err().code, Code::NumberRange);
    assert!(leaves_posted(None, "to", ends_later).is_ok());
    let refusal = leaves_posted(Some(day("2026-04-20")), "to", ends_later).unwrap_err();
    assert_eq!((refusal.code, refusal.faults[0].field.as_str()), (Code::PostedImmutable, "to"));
    assert!(refusal.faults[0].message.to_string().contains("2026-04-20"));
}

#[tokio::test]
async fn a_new_rate_ends_the_one_in_force_and_keeps_the_products_others() {
    let shop = Shop::jeweller().await;
    let overlap = shop.run::<AddTax>("olive", jewellery("5", "2026-07-01")).await;
    assert_eq!(overlap, Err("value_unknown from".into()));
    let mut new = jewellery("5", "2026-07-01");
    new["ends_current"] = json!(true);
    let added = shop.run::<AddTax>("olive", new.clone()).await.expect("added");
    assert_eq!((&added["from"], &added["taken_over"]), (&json!("2026-07-01"), &json!(10)));
    let expected =
        [("2017-07-01".to_owned(), Some("2026-06-30".to_owned())), ("2026-07-01".to_owned(), None)];
    assert_eq!(rows(&shop, "jewellery").await, expected);
    assert_eq!(rows(&shop, "bullion").await.len(), 1);
    let told = shop.told(AddTax::NAME).await;
    assert!(!told.is_empty());
    assert_eq!(shop.run::<AddTax>("mia", new.clone()).await, Err("permission_denied".into()));
    let twice = shop.run::<AddTax>("adam", new).await;
    assert_eq!(twice, Err("value_unknown from".into()));
    // Another workspace still has the product's.
    let other = shop.beside("next-door").await;
    assert_eq!(rows(&other, "jewellery").await, [("2017-07-01".to_owned(), None)]);
}

#[tokio::test]
async fn a_rate_is_ended_and_a_mistaken_one_taken_back() {
    let shop = Shop::jeweller().await;
    let end = |to: &str| json!({ "class": "bullion", "from": "2017-07-01", "to": to });
    shop.run::<EndTax>("adam", end("2026-12-31")).await.expect("ended");
    assert_eq!(rows(&shop, "bullion").await, [("2017-07-01".to_owned(), Some("2026-12-31".to_owned()))]);
    assert_eq!(shop.run::<EndTax>("adam", end("2017-06-30")).await, Err("number_range to".into()));
    let unknown = json!({ "class": "bullion", "from": "2018-07-01", "to": "2026-12-31" });
    assert_eq!(shop.run::<EndTax>("adam", unknown).await, Err("not_found from".into()));
    let slip =
        json!({ "class": "bullion", "rate_percent": "30", "from": "2027-01-01", "law": "typed too fast" });
    shop.run::<AddTax>("adam", slip).await.expect("added");
    let back = json!({ "class": "bullion", "from": "2027-01-01" });
    shop.run::<RemoveTax>("adam", back.clone()).await.expect("taken back");
    assert_eq!(shop.run::<RemoveTax>("adam", back).await, Err("not_found from".into()));
    assert_eq!(rows(&shop, "bullion").await.len(), 1);
}
