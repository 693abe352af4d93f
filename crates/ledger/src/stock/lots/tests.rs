//! Lots received, held, moved and written off, on a real database.
//! Invariant: stock never becomes negative, even with concurrent draws.

use super::receive::ReceiveLot;
use super::*;
use crate::items::CreateItem;
use crate::parties::CreateParty;
use crate::stock::holds::HoldLot;
use crate::stock::lots::adjust::AdjustLot;
use serde_json::{Value, json};
use testing::Shop;

async fn mill() -> Shop {
    let shop = Shop::dairy().await;
    shop.run::<CreateItem>("mia", json!({"code": "FLOUR", "name": "flour", "unit": "kg"}))
        .await
        .expect("added");
    shop.run::<CreateParty>("mia", json!({"party": "S", "name": "S", "kind": "supplier"}))
        .await
        .expect("added");
    shop
}

fn delivery(lot: &str, change: Value) -> Value {
    let mut body = json!({"item": "FLOUR", "lot": lot, "quantity": "10.000", "unit": "kg", "supplier": "S", "supplier_lot": "1",
                          "cost_minor": 1001, "expires": "2027-01-01"});
    body.as_object_mut().expect("an object").extend(change.as_object().expect("an object").clone());
    body
}

async fn lot(shop: &Shop, lot: &str) -> Value {
    shop.ask::<GetLot>("audi", json!({"lot": lot})).await.expect("an answer")
}

#[tokio::test]
async fn a_lots_code_that_looks_like_another_is_warned_of() {
    let shop = mill().await;
    let receive = async |code: &str| {
        shop.run::<ReceiveLot>("max", delivery(code, json!({}))).await.expect("received")["warnings"].clone()
    };
    assert_eq!(receive("M-100").await, Value::Null);
    let warned = receive("M-1OO").await;
    assert_eq!((&warned[0]["field"], &warned[0]["like"]), (&json!("lot"), &json!("M-100")));
    assert_eq!(receive("M-101").await, Value::Null);
}

#[tokio::test]
async fn a_lot_comes_in_once_and_keeps_both_codes() {
    let shop = mill().await;
    let came =
        shop.run::<ReceiveLot>("max", delivery("L-1", json!({"quantity": "10000", "unit": "g"}))).await;
    let owed = json!({"account": "RECEIVED_NOT_BILLED", "party": "S", "commodity": "AUD", "amount": -1001});
    let journal = json!([{"account": "STOCK", "commodity": "AUD", "amount": 1001}, owed]);
    assert_eq!(came, Ok(json!({"lot": "L-1", "quantity": "10", "held_by": [], "journal": journal})));
    let shown = lot(&shop, "L-1").await;
    assert_eq!(
        (&shown["supplier"], &shown["supplier_lot"], &shown["quantity"]),
        (&json!("S"), &json!("1"), &json!("10"))
    );
    assert_eq!((&shown["cost_minor"], &shown["cost_minor_per_kg"]), (&json!(1001), &json!("100.100000000")));
    for (change, expected) in [
        (json!({}), "lot_code_taken lot"),
        (json!({"lot": "L-2", "supplier_lot": null}), "field_required supplier_lot"),
        (json!({"lot": "L-2", "cost_minor": 100.5}), "number_must_be_integer cost_minor"),
        (json!({"lot": "L-2", "cost_minor": -1}), "number_range cost_minor"),
        (json!({"lot": "L-2", "expires": "2025-01-01"}), "lot_expired expires"),
        (json!({"lot": "LOT CODE LONGER THAN TWENTY"}), "lot_code_format lot"),
        (json!({"lot": "L-2", "quantity": "0"}), "number_range quantity"),
        (json!({"lot": "L-2", "quantity": "0.0001"}), "quantity_resolution quantity"),
        (json!({"lot": "L-2", "item": "NOPE"}), "not_found item"),
        (json!({"lot": "L-2", "supplier": "NOPE"}), "not_found supplier"),
        (json!({"lot": "L-2", "unit": "L"}), "density_missing unit"),
    ] {
        assert_eq!(shop.run::<ReceiveLot>("max", delivery("L-1", change)).await, Err(expected.into()));
    }
    assert_eq!(
        shop.run::<ReceiveLot>("cas", delivery("L-2", json!({}))).await,
        Err("permission_denied".into())
    );
}

#[tokio::test]
async fn samples_and_losses_take_their_part_of_the_cost_and_a_count_adds_none() {
    let shop = mill().await;
    shop.run::<ReceiveLot>("max", delivery("L-1", json!({}))).await.expect("received");
    let adjust = |quantity: &str, reason: &str| json!({"lot": "L-1", "quantity": quantity, "reason": reason});
    for (quantity, reason, left, cost_minor) in [
        ("-3", "sample", "7", 701),
        ("-1", "loss", "6", 601),
        ("2", "count", "8", 601),
        ("-8", "trim", "0", 0),
    ] {
        let answer = shop.run::<AdjustLot>("quinn", adjust(quantity, reason)).await.expect("booked");
        assert_eq!(
            (&answer["quantity"], &answer["cost_minor"]),
            (&json!(left), &json!(cost_minor)),
            "{reason}"
        );
        assert_eq!(lot(&shop, "L-1").await["cost_minor"], json!(cost_minor));
    }
    for (quantity, reason, expected) in [
        ("-0.001", "loss", "lot_insufficient quantity"),
        ("1", "sample", "number_range quantity"),
        ("0", "count", "number_range quantity"),
        ("-0.0001", "loss", "quantity_resolution quantity"),
        ("-1", "theft", "value_unknown reason"),
    ] {
        assert_eq!(shop.run::<AdjustLot>("max", adjust(quantity, reason)).await, Err(expected.into()));
    }
}

#[tokio::test]
async fn lots_are_listed_newest_first_and_page_by_page() {
    let mut shop = mill().await;
    for n in 1..=52 {
        shop.at(&format!("2026-03-05T10:00:{n:02}Z"));
        shop.run::<ReceiveLot>("max", delivery(&format!("L-{n:02}"), json!({}))).await.expect("received");
    }
    shop.run::<HoldLot>("max", json!({"hold": "H", "lot": "L-52", "reason": "x"})).await.expect("held");
    let first = shop.ask::<ListLots>("audi", json!({"item": "FLOUR"})).await.expect("an answer");
    let codes = |page: &Value| -> Vec<String> {
        page["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| row["lot"].as_str().expect("a code").to_owned())
            .collect()
    };
    assert_eq!((codes(&first).len(), codes(&first)[0].as_str()), (50, "L-52"));
    assert_eq!((&first["rows"][0]["held"], &first["rows"][1]["held"]), (&json!(true), &json!(false)));
    let second = shop.ask::<ListLots>("audi", json!({"after": first["next"]})).await.expect("an answer");
    assert_eq!((codes(&second), &second["next"]), (vec!["L-02".to_owned(), "L-01".to_owned()], &Value::Null));
    let found =
        shop.ask::<ListLots>("audi", json!({"search": "L-1", "in_stock": true})).await.expect("an answer");
    assert_eq!(codes(&found).len(), 10);
    assert_eq!(shop.ask::<ListLots>("audi", json!({"item": "NOPE"})).await, Err("not_found item".into()));
}

#[tokio::test]
async fn lots_that_expire_are_listed_by_themselves() {
    let mut shop = mill().await;
    for (lot, expires) in [("PAST", "2026-03-06"), ("SOON", "2026-03-14"), ("LATER", "2026-03-15")] {
        let lot = delivery(lot, json!({ "expires": expires }));
        shop.run::<ReceiveLot>("max", lot).await.expect("received");
    }
    shop.run::<ReceiveLot>("max", delivery("SALT", json!({}))).await.expect("received");
    // 7 March in Hobart.
    shop.at("2026-03-06T20:00:00Z");
    let found = shop.ask::<ListLots>("audi", json!({"expiring": true})).await.expect("an answer");
    let mut lots: Vec<&str> =
        found["rows"].as_array().expect("rows").iter().filter_map(|row| row["lot"].as_str()).collect();
    lots.sort_unstable();
    assert_eq!(lots, ["PAST", "SOON"]);
}

#[tokio::test]
async fn another_shops_lot_is_not_there() {
    let shop = mill().await;
    shop.run::<ReceiveLot>("max", delivery("L-1", json!({}))).await.expect("received");
    let other = shop.beside("next-door").await;
    assert_eq!(other.ask::<GetLot>("olive", json!({"lot": "L-1"})).await, Err("not_found lot".into()));
    assert_eq!(other.ask::<ListLots>("olive", json!({})).await.expect("an answer")["rows"], json!([]));
    let hold = json!({"hold": "H", "lot": "L-1", "reason": "x"});
    assert_eq!(other.run::<HoldLot>("olive", hold).await, Err("not_found lot".into()));
    let adjust = json!({"lot": "L-1", "quantity": "-1", "reason": "loss"});
    assert_eq!(other.run::<AdjustLot>("olive", adjust).await, Err("not_found lot".into()));
}
