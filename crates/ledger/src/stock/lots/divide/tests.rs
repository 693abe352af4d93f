//! Lots divided, weighed and charged, on a real database.
//! Invariant: the new lots have what the old one lost, and a hold on the old one refuses and reaches them.

use super::*;
use crate::accounts::statements::ListBalances;
use crate::items::CreateItem;
use crate::parties::CreateParty;
use crate::stock::holds::HoldLot;
use crate::stock::lots::GetLot;
use crate::stock::lots::ageing::{ChargeLot, WeighLot};
use crate::stock::lots::receive::ReceiveLot;
use crate::stock::lots::weighing_back::TakeWeighingBack;
use serde_json::Value;
use testing::Shop;

/// A shop with ten jars of a lot that cost 1001.
async fn larder() -> Shop {
    let shop = Shop::dairy().await;
    shop.run::<CreateItem>("mia", json!({"code": "JAR", "name": "jar", "unit": "kg"})).await.expect("added");
    let supplier = json!({"party": "S", "name": "S", "kind": "supplier"});
    shop.run::<CreateParty>("mia", supplier).await.expect("added");
    let came = json!({"item": "JAR", "lot": "J", "quantity": "10", "unit": "kg", "supplier": "S", "supplier_lot": "7",
                      "cost_minor": 1001, "expires": "2027-01-01"});
    shop.run::<ReceiveLot>("max", came).await.expect("received");
    shop
}

async fn lot(shop: &Shop, lot: &str) -> Value {
    shop.ask::<GetLot>("audi", json!({"lot": lot})).await.expect("a lot")
}

/// The quantity and the cost of a lot.
async fn stock(shop: &Shop, code: &str) -> (String, i64) {
    let lot = lot(shop, code).await;
    let quantity = lot["quantity"].as_str().expect("a quantity").to_owned();
    (quantity, lot["cost_minor"].as_i64().expect("a cost"))
}

async fn balance(shop: &Shop, account: &str) -> i64 {
    let rows = shop.ask::<ListBalances>("olive", json!({})).await.expect("balances")["rows"].clone();
    let rows = rows.as_array().expect("rows").iter().filter(|row| row["account"] == account);
    rows.map(|row| row["amount"].as_i64().expect("an amount")).sum()
}

fn split(to: Value, quantities: Value) -> Value {
    json!({"from": "J", "to": to, "quantities": quantities})
}

fn pack(to: &str, quantity: &str, unit: &str) -> Value {
    json!({"from": "J", "to": to, "quantity": quantity, "unit": unit})
}

#[tokio::test]
async fn parts_have_the_cost_the_day_and_the_supplier_of_their_lot() {
    let shop = larder().await;
    let answer = shop.run::<SplitLot>("max", split(json!(["A", "B"]), json!(["2.5", "4"]))).await;
    let lots = json!([{"lot": "A", "quantity": "2.5", "cost_minor": 250}, {"lot": "B", "quantity": "4", "cost_minor": 401}]);
    assert_eq!(answer, Ok(json!({"lots": lots, "quantity": "3.5", "cost_minor": 350})));
    let answer = shop.run::<PackLot>("max", pack("C", "3500", "g")).await.expect("packed");
    assert_eq!((&answer["quantity"], &answer["cost_minor"]), (&json!("0"), &json!(0)));
    for (code, quantity, cost) in [("J", "0", 0), ("A", "2.5", 250), ("B", "4", 401), ("C", "3.5", 350)] {
        assert_eq!(stock(&shop, code).await, (quantity.to_owned(), cost), "{code}");
    }
    let (old, new) = (lot(&shop, "J").await, lot(&shop, "C").await);
    for field in ["item", "expires", "received", "supplier", "supplier_lot", "released", "location"] {
        assert_eq!(old[field], new[field], "{field}");
    }
    assert_eq!(balance(&shop, "STOCK").await, 1001, "what moves inside stock posts nothing");
}

#[tokio::test]
async fn a_half_ripens_on_as_its_lot_does_and_what_is_packed_does_not() {
    let shop = larder().await;
    let (client, task) = shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("the database");
    tokio::spawn(task);
    let range = "update ledger.lot set loss_lower_e6 = 1000000, loss_upper_e6 = 3000000 where code = 'J'";
    client.batch_execute(&format!("set session_replication_role = replica; {range}")).await.expect("set");
    shop.run::<SplitLot>("max", split(json!(["H"]), json!(["4"]))).await.expect("split");
    shop.run::<PackLot>("max", pack("P", "1", "kg")).await.expect("packed");
    let weigh = async |lot: &str, quantity: &str| {
        let weight = json!({"lot": lot, "quantity": quantity, "unit": "kg", "reason": "a month"});
        shop.run::<WeighLot>("max", weight).await.expect("weighed")["flagged"].clone()
    };
    assert_eq!(weigh("H", "3.5").await.as_array().map(Vec::len), Some(1), "an eighth less is not expected");
    assert_ne!(weigh("P", "0.9").await.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn what_cannot_be_divided_is_refused_and_nothing_moves() {
    let shop = larder().await;
    for (body, expected) in [
        (split(json!([]), json!([])), "field_required to"),
        (split(json!(["A"]), json!([])), "field_required quantities[0]"),
        (split(json!([]), json!(["1"])), "field_required to"),
        (split(json!(["A"]), json!(["1", "1"])), "field_required to[1]"),
        (split(json!(["A"]), json!(["0"])), "number_range quantities[0]"),
        (split(json!(["A"]), json!(["0.0001"])), "quantity_resolution quantities[0]"),
        (split(json!(["A", "B"]), json!(["6", "5"])), "lot_insufficient quantities[1]"),
        (split(json!(["A", "A"]), json!(["1", "1"])), "lot_code_taken to[1]"),
        (split(json!(["J"]), json!(["1"])), "lot_code_taken to[0]"),
        (split(json!(["A b"]), json!(["1"])), "lot_code_format to[0]"),
    ] {
        assert_eq!(shop.run::<SplitLot>("max", body.clone()).await, Err(expected.into()), "{body}");
    }
    for (body, expected) in [
        (pack("A", "11", "kg"), "lot_insufficient quantity"),
        (pack("J", "1", "kg"), "lot_code_taken to"),
        (pack("A", "1", "L"), "density_missing unit"),
    ] {
        assert_eq!(shop.run::<PackLot>("max", body.clone()).await, Err(expected.into()), "{body}");
    }
    let denied = shop.run::<PackLot>("quinn", pack("A", "1", "kg")).await;
    assert_eq!(denied, Err("permission_denied".into()));
    assert_eq!(stock(&shop, "J").await, ("10".to_owned(), 1001));
}

#[tokio::test]
async fn a_hold_refuses_to_divide_a_lot_and_reaches_what_it_became() {
    let shop = larder().await;
    shop.run::<PackLot>("max", pack("A", "1", "kg")).await.expect("packed");
    let hold = json!({"hold": "H", "lot": "J", "reason": "glass"});
    let placed = shop.run::<HoldLot>("quinn", hold).await.expect("held");
    assert_eq!(placed["affected"], json!(["A", "J"]));
    assert_eq!(shop.run::<PackLot>("max", pack("B", "1", "kg")).await, Err("lot_held".into()));
    let halves = split(json!(["B"]), json!(["1"]));
    assert_eq!(shop.run::<SplitLot>("max", halves).await, Err("lot_held".into()));
    let weight = json!({"lot": "J", "quantity": "8.9", "unit": "kg", "reason": "ageing"});
    shop.run::<WeighLot>("max", weight).await.expect("a held lot is weighed all the same");
}

#[tokio::test]
async fn a_slipped_point_must_be_confirmed_and_the_last_weighing_goes_back_while_nothing_followed() {
    let shop = larder().await;
    let weigh = |quantity: &str| json!({"lot": "J", "quantity": quantity, "unit": "kg", "reason": "ageing"});
    let undo = json!({"lot": "J", "reason": "a slip"});
    let refused = "weighing_not_last lot".to_owned();
    assert_eq!(shop.run::<TakeWeighingBack>("max", undo.clone()).await, Err(refused.clone()));
    assert_eq!(shop.run::<WeighLot>("max", weigh("0.98")).await, Err("weight_loss_large quantity".into()));
    let mut meant = weigh("0.98");
    meant["confirm_loss"] = json!(true);
    shop.run::<WeighLot>("max", meant).await.expect("confirmed");
    assert_eq!(stock(&shop, "J").await, ("0.98".to_owned(), 1001));
    let back = shop.run::<TakeWeighingBack>("max", undo.clone()).await;
    assert_eq!(back, Ok(json!({"lot": "J", "quantity": "10"})));
    assert_eq!(shop.run::<TakeWeighingBack>("max", undo.clone()).await, Err(refused.clone()), "once");
    assert_eq!(stock(&shop, "J").await, ("10".to_owned(), 1001));
    shop.run::<WeighLot>("max", weigh("9.8")).await.expect("weighed again");
    shop.run::<PackLot>("max", pack("A", "1", "kg")).await.expect("packed");
    assert_eq!(shop.run::<TakeWeighingBack>("max", undo).await, Err(refused), "goods left after it");
    assert_eq!(stock(&shop, "J").await, ("8.8".to_owned(), 899));
}

#[tokio::test]
async fn weight_that_is_lost_bears_no_cost_and_a_charge_bears_its_own() {
    let shop = larder().await;
    let weigh = |quantity: &str| json!({"lot": "J", "quantity": quantity, "unit": "kg", "reason": "ageing"});
    let answer = shop.run::<WeighLot>("max", weigh("8")).await.expect("weighed");
    let of = |field: &str| answer[field].clone();
    assert_eq!((of("loss_kg"), of("loss_percent")), (json!("2"), json!("20")));
    assert_eq!((of("cost_total_minor"), of("cost_minor_per_kg")), (json!(1001), json!("125.125000000")));
    let gain = shop.run::<WeighLot>("max", weigh("8.001")).await;
    assert_eq!(gain, Err("weight_gain_not_allowed quantity".into()));
    let charge = |amount: i64| json!({"lot": "J", "name": "cave", "amount_minor": amount});
    let charged = shop.run::<ChargeLot>("max", charge(99)).await;
    assert_eq!(charged, Ok(json!({"cost_minor": 99, "cost_total_minor": 1100})));
    for amount in [0, 1_000_000_000_000_000] {
        let refused = Err("number_range amount_minor".into());
        assert_eq!(shop.run::<ChargeLot>("max", charge(amount)).await, refused, "{amount}");
    }
    let rate = "charge_minor_per_piece_per_day";
    for (both, refused) in [
        (json!({"amount_minor": 9, rate: "1.5", "days": 3}), "field_unknown charge_minor_per_piece_per_day"),
        (json!({"amount_minor": 9, "days": 3}), "field_unknown days"),
        (json!({rate: "1.5", "days": 0}), "number_range days"),
        (json!({rate: "1.5"}), "field_required days"),
    ] {
        let mut sent = json!({"lot": "J", "name": "cave"});
        sent.as_object_mut().expect("an object").extend(both.as_object().expect("an object").clone());
        assert_eq!(shop.run::<ChargeLot>("max", sent).await, Err(refused.into()));
    }
    assert_eq!(stock(&shop, "J").await, ("8".to_owned(), 1100));
    assert_eq!((balance(&shop, "STOCK").await, balance(&shop, "OVERHEAD_ABSORBED").await), (1100, -99));
    shop.run::<PackLot>("max", pack("A", "8", "kg")).await.expect("packed");
    assert_eq!(shop.run::<ChargeLot>("max", charge(1)).await, Err("lot_insufficient lot".into()));
}

#[tokio::test]
async fn a_part_that_is_rejected_when_it_comes_is_a_lot_that_is_held() {
    let shop = larder().await;
    let came = json!({"item": "JAR", "lot": "K", "quantity": "97", "unit": "kg", "supplier": "S", "supplier_lot": "8",
                      "cost_minor": 3333, "rejected": {"quantity": "3", "reason": "cracked"}});
    let answer = shop.run::<ReceiveLot>("max", came.clone()).await.expect("received");
    assert_eq!(answer["rejected"], json!({"lot": "K-R", "quantity": "3", "hold": "rejected:K-R"}));
    assert_eq!((stock(&shop, "K").await.1, stock(&shop, "K-R").await.1), (3233, 100));
    assert_eq!(
        (&lot(&shop, "K").await["held"], &lot(&shop, "K-R").await["held"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(balance(&shop, "STOCK").await, 1001 + 3333);
    let again = |lot: &str, own: Value| {
        let mut body = came.clone();
        body["lot"] = json!(lot);
        body["rejected"]["lot"] = own;
        body
    };
    for (body, expected) in [
        (again("L", json!("J")), "lot_code_taken rejected.lot"),
        (again("12345678901234567890", Value::Null), "lot_code_format rejected.lot"),
    ] {
        assert_eq!(shop.run::<ReceiveLot>("max", body).await, Err(expected.into()));
    }
    let sent = json!({"from": "K-R", "to": "X", "quantity": "1", "unit": "kg"});
    assert_eq!(shop.run::<PackLot>("max", sent).await, Err("lot_held".into()));
}
