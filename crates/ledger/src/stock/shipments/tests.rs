//! Tests of shipments, on a real database.
//! Invariant: returned goods bring the cost with which they left; goods that may not be sold do not leave.

use super::*;
use crate::accounts::statements::ListBalances;
use crate::items::CreateItem;
use crate::parties::CreateParty;
use crate::stock::holds::{HoldLot, ListHolds};
use crate::stock::lots::GetLot;
use crate::stock::lots::receive::ReceiveLot;
use crate::stock::sales;
use serde_json::Value;
use testing::Shop;

/// Ten kg of cheese for 1,000 from a farm.
async fn dairy() -> Shop {
    let shop = Shop::dairy().await;
    shop.run::<CreateItem>("mia", json!({"code": "CHEESE", "unit": "kg"})).await.expect("an item");
    for (party, kind) in [("farm", "supplier"), ("deli", "customer")] {
        let party = json!({"party": party, "name": party, "kind": kind});
        shop.run::<CreateParty>("mia", party).await.expect("a party");
    }
    let came = json!({"item": "CHEESE", "lot": "CH", "supplier": "farm", "supplier_lot": "7", "quantity": "10",
                      "unit": "kg", "cost_minor": 1000});
    shop.run::<ReceiveLot>("max", came).await.expect("received");
    shop
}

fn ship(quantity: &str, note: &str) -> Value {
    json!({"lot": "CH", "consignee": "deli", "quantity": quantity, "unit": "kg", "document": note})
}

async fn stock(shop: &Shop) -> (Value, Value, i64) {
    let lot = shop.ask::<GetLot>("olive", json!({"lot": "CH"})).await.expect("a lot");
    let rows = shop.ask::<ListBalances>("olive", json!({})).await.expect("balances")["rows"].clone();
    let cogs = rows.as_array().expect("rows").iter().find(|row| row["account"] == "COGS");
    let cogs = cogs.map_or(0, |row| row["amount"].as_i64().expect("an amount"));
    (lot["quantity"].clone(), lot["cost_minor"].clone(), cogs)
}

#[tokio::test]
async fn goods_are_shipped_at_their_cost_and_a_wrong_note_is_put_right() {
    let shop = dairy().await;
    let shipped = shop.run::<ShipLot>("max", ship("3", "DN-1")).await.expect("shipped");
    assert_eq!((&shipped["quantity"], &shipped["cost_minor"]), (&json!("7"), &json!(300)));
    shop.run::<ShipLot>("max", ship("1", "DN-2")).await.expect("shipped");
    assert_eq!(stock(&shop).await, (json!("6"), json!(600), 400));
    let fix = |note: &str, reason: &str, quantity: Value| json!({"document": note, "lot": "CH", "quantity": quantity, "unit": "kg", "reason": reason});
    let fixed = shop.run::<CorrectShipment>("max", fix("DN-1", "incorrect_data", json!("2.5"))).await;
    assert_eq!(fixed, Ok(json!({"lot": "CH", "quantity": "6.5", "cost_back_minor": 300, "cost_minor": 250})));
    let fixed = shop.run::<CorrectShipment>("max", fix("DN-2", "did_not_occur", Value::Null)).await;
    assert_eq!(fixed.expect("corrected")["cost_minor"], json!(0));
    assert_eq!(stock(&shop).await, (json!("7.5"), json!(750), 250));
    let again = shop.run::<CorrectShipment>("max", fix("DN-2", "did_not_occur", Value::Null)).await;
    assert_eq!(again, Err("not_found document".into()));
    let without = shop.run::<CorrectShipment>("max", fix("DN-1", "incorrect_data", Value::Null)).await;
    assert_eq!(without, Err("field_required quantity".into()));
    let too_much = shop.run::<CorrectShipment>("max", fix("DN-1", "incorrect_data", json!("10.5"))).await;
    assert_eq!(too_much, Err("lot_insufficient quantity".into()));
    assert_eq!(stock(&shop).await, (json!("7.5"), json!(750), 250));
}

/// The document, the day and the quantity in millionths of each shipment of the lot that stands.
async fn shipments_of_lot(shop: &Shop) -> Vec<(String, String, i64)> {
    let tx = shop.reads("audi").await;
    let lot = lots::coded(&tx, "CH", "lot").await.expect("a lot");
    let all = sales::of_lots(&tx, &[LotId::from_uuid(lot.lot_id)]).await.expect("shipments");
    tx.close().await.expect("closed");
    all.into_iter().map(|it| (it.document, it.document_date.to_string(), it.quantity_e6)).collect()
}

#[tokio::test]
async fn goods_left_on_the_day_of_their_note_however_often_it_is_put_right() {
    let mut shop = dairy().await;
    shop.run::<ShipLot>("max", ship("3", "DN-1")).await.expect("shipped");
    let fix = |quantity: &str| json!({"document": "DN-1", "lot": "CH", "quantity": quantity, "unit": "kg", "reason": "incorrect_data"});
    for (at, quantity) in [("2026-03-09T01:00:00Z", "2.5"), ("2026-04-20T01:00:00Z", "4")] {
        shop.at(at);
        shop.run::<CorrectShipment>("max", fix(quantity)).await.expect("corrected");
    }
    shop.at("2026-04-20T02:00:00Z");
    shop.run::<ShipLot>("max", ship("1", "DN-2")).await.expect("shipped");
    let day = |note: &str, day: &str, e6: i64| (note.to_owned(), day.to_owned(), e6);
    assert_eq!(
        shipments_of_lot(&shop).await,
        [day("DN-1", "2026-03-05", 4_000_000), day("DN-2", "2026-04-20", 1_000_000)]
    );
}

#[tokio::test]
async fn a_note_with_several_shipments_of_a_lot_is_corrected_by_the_one_that_is_named() {
    let shop = dairy().await;
    let first = shop.run::<ShipLot>("max", ship("3", "DN-1")).await.expect("shipped")["shipment"].clone();
    shop.run::<ShipLot>("max", ship("1", "DN-1")).await.expect("shipped");
    let fix = |shipment: &Value| json!({"document": "DN-1", "lot": "CH", "shipment": shipment, "reason": "did_not_occur"});
    let unnamed = shop.run::<CorrectShipment>("max", fix(&Value::Null)).await;
    assert_eq!(unnamed, Err("field_required shipment".into()));
    let fixed = shop.run::<CorrectShipment>("max", fix(&first)).await.expect("corrected");
    assert_eq!((&fixed["quantity"], &fixed["cost_back_minor"]), (&json!("9"), &json!(300)));
    assert_eq!(shop.run::<CorrectShipment>("max", fix(&first)).await, Err("not_found shipment".into()));
    let other = json!("01890000-0000-7000-8000-000000000000");
    assert_eq!(shop.run::<CorrectShipment>("max", fix(&other)).await, Err("not_found shipment".into()));
    // One is left, which needs no name.
    let fixed = shop.run::<CorrectShipment>("max", fix(&Value::Null)).await.expect("corrected");
    assert_eq!(fixed["quantity"], json!("10"));
}

#[tokio::test]
async fn a_held_lot_is_not_shipped_and_a_wrong_note_of_it_is_only_made_less() {
    let shop = dairy().await;
    shop.run::<ShipLot>("max", ship("3", "DN-1")).await.expect("shipped");
    let hold = json!({"hold": "H-1", "lot": "CH", "reason": "listeria"});
    shop.run::<HoldLot>("quinn", hold).await.expect("held");
    assert_eq!(shop.run::<ShipLot>("max", ship("1", "DN-2")).await, Err("lot_held".into()));
    let fix = |quantity: &str| json!({"document": "DN-1", "lot": "CH", "quantity": quantity, "unit": "kg", "reason": "incorrect_data"});
    assert_eq!(shop.run::<CorrectShipment>("max", fix("3.5")).await, Err("lot_held".into()));
    shop.run::<CorrectShipment>("max", fix("2")).await.expect("less left");
    assert_eq!(shop.run::<ShipLot>("cas", ship("1", "DN-2")).await, Err("permission_denied".into()));
    let hold = shop.ask::<ListHolds>("audi", json!({"hold": "H-1"})).await.expect("a hold");
    assert_eq!(hold["refusals"], json!(2), "the hold tells how often it was the reason");
}

#[tokio::test]
async fn goods_of_a_supplier_or_an_item_that_waits_for_tests_are_held_when_they_come() {
    let shop = dairy().await;
    let update = json!({"party": "farm", "name": "farm", "kind": "supplier", "hold_until_tested": true});
    shop.run::<crate::parties::UpdateParty>("mia", update).await.expect("changed");
    let came = |lot: &str, item: &str| {
        json!({"item": item, "lot": lot, "supplier": "farm", "supplier_lot": "8",
        "quantity": "10", "unit": "kg", "cost_minor": 1000})
    };
    let held = shop.run::<ReceiveLot>("max", came("CH-2", "CHEESE")).await.expect("received");
    assert_eq!(held["held_by"], json!(["test:CH-2"]));
    let free = json!({"party": "farm", "name": "farm", "kind": "supplier"});
    shop.run::<crate::parties::UpdateParty>("mia", free).await.expect("changed");
    let free = shop.run::<ReceiveLot>("max", came("CH-3", "CHEESE")).await.expect("received");
    assert_eq!(free["held_by"], json!([]));
    let cream = json!({"code": "CREAM", "unit": "kg", "hold_until_tested": true});
    shop.run::<CreateItem>("mia", cream).await.expect("an item");
    let held = shop.run::<ReceiveLot>("max", came("CR", "CREAM")).await.expect("received");
    assert_eq!(held["held_by"], json!(["test:CR"]));
    let named = json!({"hold": "test:CH", "lot": "CH", "reason": "mine"});
    assert_eq!(shop.run::<HoldLot>("quinn", named).await, Err("value_unknown hold".into()));
}
