//! A day of milk on a real database.
//! Invariant: all milk that comes in is drawn, left or lost, to the drop and to the cent. Refused milk leaves
//! only its event.

use super::clean::CleanSilo;
use super::composition::GetComposition;
use super::create::CreateSilo;
use super::draw::DrawSilo;
use super::intake::TakeInMilk;
use super::refusals::ListRefusedMilk;
use super::show::{GetSilo, ListSilos};
use crate::batches::returns::ReturnInput;
use crate::fixtures::{assert_has, given, refused};
use crate::traceability::AskTrace;
use ledger::accounts::statements::ListBalances;
use ledger::items::UpdateItem;
use ledger::parties::CreateParty;
use ledger::stock::holds::{HoldLot, LiftHold};
use ledger::stock::lots::GetLot;
use ledger::stock::lots::adjust::{AdjustLot, MoveLot};
use ledger::stock::shipments::{CorrectShipment, ShipLot};
use platform::action::Action;
use serde_json::{Value, json};
use testing::Shop;

/// A dairy with a clean silo of 3,000 L, two farms and two batches that run.
async fn dairy() -> Shop {
    let mut shop = Shop::dairy().await;
    shop.at("2026-03-10T05:00:00Z");
    for party in ["farm-a", "farm-b"] {
        let party = json!({"party": party, "name": party, "kind": "supplier"});
        shop.run::<CreateParty>("mia", party).await.expect("a farm");
    }
    given(&shop, json!({
        "items": [{"code": "MILK", "name": "Raw cow milk", "kind": "raw", "unit": "L", "density_kg_per_l": "1.0320",
                   "allergens": ["milk"], "resolution": "0.1"},
                  {"code": "WHEY", "unit": "L", "resolution": "0.1"}],
        "silos": [{"code": "SILO-1", "capacity": "3000.0", "unit": "L", "cleaned_at": "2026-03-10T03:00:00Z"}],
        "batches": [{"batch": "D-1", "recipe": "CHEDDAR", "state": "Running"},
                    {"batch": "D-2", "recipe": "CHEDDAR", "state": "Running"},
                    {"batch": "D-3", "recipe": "CHEDDAR", "state": "Planned"}],
    })).await;
    shop
}

fn milk(lot: &str, quantity: &str, cost_minor: i64, change: Value) -> Value {
    let mut body = json!({"silo": "SILO-1", "lot": lot, "supplier": "farm-a", "supplier_lot": format!("{lot}-S"),
                          "quantity": quantity, "unit": "L", "temperature": "3.8", "antibiotic": "negative",
                          "fat_percent": "4.10", "cost_minor": cost_minor});
    body.as_object_mut().expect("an object").extend(change.as_object().expect("an object").clone());
    body
}

fn to(batch: &str, quantity: &str) -> Value {
    json!({"silo": "SILO-1", "batch": batch, "line": 1, "quantity": quantity})
}

async fn lot(shop: &Shop, lot: &str) -> Value {
    shop.ask::<GetLot>("audi", json!({ "lot": lot })).await.expect("a lot")
}

async fn balance(shop: &Shop, account: &str) -> i64 {
    let rows = shop.ask::<ListBalances>("olive", json!({})).await.expect("balances")["rows"].clone();
    let amount = |row: &Value| row["amount"].as_i64().expect("an amount");
    rows.as_array().expect("rows").iter().filter(|row| row["account"] == account).map(amount).sum()
}

/// Two deliveries with a draw after each.
async fn two_deliveries(shop: &mut Shop) {
    let first =
        shop.run::<TakeInMilk>("max", milk("IN-1", "1850.0", 151_700, json!({}))).await.expect("taken in");
    assert_has(
        &first,
        json!({"silo_lot": "SILO-1/1", "volume": "1850", "fat_percent": "4.1", "held_by": []}),
    );
    shop.at("2026-03-10T06:00:00Z");
    let drawn = shop.run::<DrawSilo>("max", to("D-1", "1000.0")).await.expect("drawn");
    assert_eq!(drawn, json!({"silo_lot": "SILO-1/1", "cost_minor": 82_000, "volume": "850"}));
    shop.at("2026-03-10T07:00:00Z");
    let other = json!({"supplier": "farm-b", "temperature": "4.6", "fat_percent": "3.80"});
    let second =
        shop.run::<TakeInMilk>("max", milk("IN-2", "1240.0", 104_160, other)).await.expect("taken in");
    assert_has(&second, json!({"silo_lot": "SILO-1/2", "volume": "2090"}));
    shop.at("2026-03-10T08:00:00Z");
    let drawn = shop.run::<DrawSilo>("max", to("D-2", "640.0")).await.expect("drawn");
    assert_has(&drawn, json!({"silo_lot": "SILO-1/2", "cost_minor": 53_239}));
}

#[tokio::test]
async fn milk_mixes_with_what_is_left_and_every_draw_finds_its_deliveries() {
    let mut shop = dairy().await;
    two_deliveries(&mut shop).await;
    let (code, facts) = refused::<DrawSilo>(&shop, "max", to("D-2", "1450.1")).await;
    assert_eq!((code, &facts["available"]), ("lot_insufficient", &json!("1450")));
    let left = lot(&shop, "SILO-1/2").await;
    assert_has(&left, json!({"quantity": "1450", "cost_minor": 120_621, "fat_percent": "3.922009569"}));
    assert_has(&lot(&shop, "SILO-1/1").await, json!({"quantity": "0", "cost_minor": 0}));
    assert_has(&lot(&shop, "IN-2").await, json!({"quantity": "0", "cost_minor": 0, "fat_percent": "3.8"}));
    for (start, direction, expected) in [
        ("D-1", "back", json!({"lots": ["IN-1", "SILO-1/1"]})),
        ("D-2", "back", json!({"lots": ["IN-1", "IN-2", "SILO-1/1", "SILO-1/2"]})),
        ("IN-2", "forward", json!({"batches": ["D-2"]})),
        ("IN-1", "forward", json!({"batches": ["D-1", "D-2"]})),
    ] {
        let field = if start.starts_with("IN") { "lot" } else { "batch" };
        let traced = shop.ask::<AskTrace>("max", json!({field: start, "direction": direction})).await;
        assert_has(&traced.expect("a trace"), expected);
    }
    let of_batch = shop.ask::<GetComposition>("audi", json!({"batch": "D-2"})).await.expect("a composition");
    let shares = json!({"IN-1": "260.28708134", "IN-2": "379.71291866"});
    assert_eq!(of_batch, json!({"quantity": "640", "shares": shares}));
    let of_lot = shop.ask::<GetComposition>("audi", json!({"lot": "SILO-1/1"})).await.expect("a composition");
    assert_has(&of_lot, json!({"quantity": "0", "shares": {"IN-1": "0"}}));
    let no_silo = shop.ask::<GetComposition>("audi", json!({"lot": "IN-1"})).await;
    assert_eq!(no_silo, Err("not_found lot".into()));
    // STOCK has what is left, and what was drawn is in the batches.
    assert_eq!((balance(&shop, "STOCK").await, balance(&shop, "WORK_IN_PROGRESS").await), (120_621, 135_239));
    assert_eq!(balance(&shop, "RECEIVED_NOT_BILLED").await, -255_860);
    let sheet = shop.ask::<GetSilo>("audi", json!({"silo": "SILO-1"})).await.expect("a silo");
    assert_has(
        &sheet,
        json!({"volume": "1450", "full_percent": "48.3", "lots": ["SILO-1/2"], "cost_minor": 120_621,
        "needs_cleaning": false, "holds": [],
        "composition": [{"lot": "IN-2", "percent": "59.3"}, {"lot": "IN-1", "percent": "40.7"}],
        "intakes": [{"lot": "IN-2", "supplier": "farm-b", "temperature": "4.6"}, {"lot": "IN-1", "quantity": "1850"}],
        "draws": [{"batch": "D-2", "quantity": "640"}, {"batch": "D-1", "cost_minor": 82_000}]}),
    );
}

#[tokio::test]
async fn milk_that_fails_a_test_adds_nothing_and_its_refusal_keeps_all_of_it() {
    let mut shop = dairy().await;
    shop.run::<TakeInMilk>("max", milk("IN-1", "1850.0", 151_700, json!({}))).await.expect("taken in");
    let stock = balance(&shop, "STOCK").await;
    for (minute, code, change, expected) in [
        (
            1,
            "IN-3",
            json!({"antibiotic": "positive", "temperature": "9"}),
            "milk_antibiotic_positive antibiotic",
        ),
        (2, "IN-4", json!({"temperature": "5.1"}), "milk_temperature_high temperature"),
        (3, "IN-5", json!({"antibiotic": null}), "field_required antibiotic"),
        (4, "IN-6", json!({"quantity": "1150.1"}), "silo_overfull quantity"),
        (5, "IN-7", json!({"antibiotic": "unsure"}), "value_unknown antibiotic"),
        (6, "IN-8", json!({"fat_percent": "101"}), "number_range fat_percent"),
        (7, "IN-9", json!({"cost_minor": -1}), "number_range cost_minor"),
        (8, "IN-10", json!({"quantity": "10.05"}), "quantity_resolution quantity"),
        (9, "IN-11", json!({"expires": "2026-03-09"}), "lot_expired expires"),
        (10, "IN-12", json!({"item": "WHEY"}), "lot_item_mismatch silo"),
        (11, "IN-13", json!({"silo": "SILO-9"}), "not_found silo"),
        (12, "IN-14", json!({"supplier": "farm-z"}), "not_found supplier"),
        (13, "IN-1", json!({}), "lot_code_taken lot"),
        (14, "IN-15", json!({"item": "NOPE"}), "not_found item"),
    ] {
        shop.at(&format!("2026-03-10T06:{minute:02}:00Z"));
        let sent = milk(code, "500.0", 41_000, change);
        assert_eq!(shop.run::<TakeInMilk>("max", sent).await, Err(expected.into()), "{code}");
    }
    let who = shop.run::<TakeInMilk>("quinn", milk("IN-16", "5.0", 1, json!({}))).await;
    assert_eq!(who, Err("permission_denied".into()));
    assert_has(&lot(&shop, "SILO-1/1").await, json!({"quantity": "1850", "cost_minor": 151_700}));
    assert_eq!(shop.ask::<GetLot>("audi", json!({"lot": "IN-4"})).await, Err("not_found lot".into()));
    assert_eq!(balance(&shop, "STOCK").await, stock);
    let listed = shop.ask::<ListRefusedMilk>("audi", json!({"silo": "SILO-1"})).await.expect("a list");
    assert_has(
        &listed,
        json!({"next": null, "rows": [
        {"lot": "IN-3", "code": "milk_antibiotic_positive", "antibiotic": "positive", "supplier": "farm-a", "by": "max"},
        {"lot": "IN-4", "code": "milk_temperature_high", "temperature": "5.1", "quantity": "500.0", "fat_percent": "4.10"}]}),
    );
    let elsewhere = shop.ask::<ListRefusedMilk>("audi", json!({"silo": "SILO-2"})).await.expect("a list");
    assert_eq!(elsewhere["rows"], json!([]));
    // The event has the whole input (D27).
    let events = shop.told(TakeInMilk::NAME).await;
    let warm =
        events.iter().find(|it| it.code.as_deref() == Some("milk_temperature_high")).expect("an event");
    let kept = warm.content.after().expect("content")["refused"].clone();
    assert_eq!(kept, milk("IN-4", "500.0", 41_000, json!({"temperature": "5.1"})));
}

#[test]
fn every_figure_of_a_delivery_that_cannot_be_is_named_at_once() {
    let faults = |change: Value| -> Vec<String> {
        let sent = platform::input::read::<TakeInMilk>(&milk("IN-1", "10.0", 820, change)).expect("read");
        let refused = sent.check().err().map_or_else(Vec::new, |refusal| refusal.faults);
        refused.into_iter().map(|fault| fault.field).collect()
    };
    let wrong = json!({
        "quantity": "0", "temperature": "50.1", "fat_percent": "101", "protein_percent": "101", "somatic_cells": 100_000_001,
        "total_count": -1, "freezing_point": "-2.1", "cost_minor": -1,
    });
    let all = [
        "quantity",
        "temperature",
        "fat_percent",
        "protein_percent",
        "somatic_cells",
        "total_count",
        "freezing_point",
        "cost_minor",
    ];
    assert_eq!(faults(wrong), all);
    for (temperature, freezing) in [("-5", "-2"), ("50", "1"), ("3.8", "-0.52")] {
        let right = json!({"temperature": temperature, "freezing_point": freezing, "somatic_cells": 100_000_000, "total_count": 0});
        assert!(faults(right).is_empty(), "{temperature} {freezing}");
    }
    assert_eq!(
        faults(json!({"temperature": "-5.1", "freezing_point": "1.1"})),
        ["temperature", "freezing_point"]
    );
}

#[tokio::test]
async fn an_emptied_silo_is_cleaned_and_begins_a_new_chain() {
    let mut shop = dairy().await;
    shop.run::<TakeInMilk>("max", milk("IN-1", "100.0", 8_200, json!({}))).await.expect("taken in");
    let wash = json!({"silo": "SILO-1", "programme": "CIP, alkaline 1.5 %"});
    let (code, facts) = refused::<CleanSilo>(&shop, "max", wash.clone()).await;
    assert_eq!(
        (code, &facts["volume"], &facts["lots"]),
        ("silo_not_empty", &json!("100"), &json!(["SILO-1/1"]))
    );
    shop.at("2026-03-10T06:00:00Z");
    shop.run::<DrawSilo>("max", to("D-1", "99.0")).await.expect("drawn");
    let rest = json!({"lot": "SILO-1/1", "quantity": "-1", "reason": "loss"});
    shop.run::<AdjustLot>("max", rest).await.expect("lost");
    let (code, facts) = refused::<DrawSilo>(&shop, "max", to("D-1", "0.1")).await;
    assert_eq!((code, &facts["available"]), ("lot_insufficient", &json!("0")));
    let dirty = shop.run::<TakeInMilk>("max", milk("IN-2", "50.0", 4_100, json!({}))).await;
    assert_eq!(dirty, Err("silo_dirty silo".into()));
    let listed = shop.ask::<ListSilos>("audi", json!({})).await.expect("a list");
    assert_has(
        &listed,
        json!({"rows": [{"silo": "SILO-1", "volume": "0", "lots": [], "needs_cleaning": true}]}),
    );
    assert_eq!(shop.run::<CleanSilo>("cas", wash.clone()).await, Err("permission_denied".into()));
    shop.at("2026-03-10T07:00:00Z");
    let cleaned = shop.run::<CleanSilo>("quinn", wash).await.expect("cleaned");
    assert_eq!(cleaned, json!({"silo": "SILO-1", "cleaned_at": "2026-03-10T07:00:00Z"}));
    let taken =
        shop.run::<TakeInMilk>("max", milk("IN-2", "50.0", 4_100, json!({}))).await.expect("taken in");
    assert_has(&taken, json!({"silo_lot": "SILO-1/2", "volume": "50"}));
    let back =
        shop.ask::<AskTrace>("max", json!({"lot": "SILO-1/2", "direction": "back"})).await.expect("a trace");
    assert_has(&back, json!({"lots": ["IN-2"]}));
    let sheet = shop.ask::<GetSilo>("audi", json!({"silo": "SILO-1"})).await.expect("a silo");
    assert_has(&sheet, json!({"cleanings": [{"programme": "CIP, alkaline 1.5 %", "by": "quinn"}]}));
}

#[tokio::test]
async fn a_draw_needs_a_running_batch_and_its_line_and_milk_that_is_not_held() {
    let shop = dairy().await;
    shop.run::<TakeInMilk>("max", milk("IN-1", "100.0", 8_200, json!({}))).await.expect("taken in");
    for (change, expected) in [
        (json!({"batch": "D-9"}), "not_found batch"),
        (json!({"silo": "SILO-9"}), "not_found silo"),
        (json!({"quantity": "0"}), "number_range quantity"),
        (json!({"quantity": "0.05"}), "quantity_resolution quantity"),
        (json!({"unit": "each"}), "unit_mismatch unit"),
        (json!({"batch": "D-3"}), "batch_state_invalid"),
    ] {
        let mut body = to("D-1", "10.0");
        body.as_object_mut().expect("an object").extend(change.as_object().expect("an object").clone());
        let answer = shop.run::<DrawSilo>("max", body).await.expect_err("refused");
        assert_eq!(answer.trim(), expected, "{change}");
    }
    let hold = json!({"hold": "H-1", "lot": "IN-1", "reason": "the farm called"});
    shop.run::<HoldLot>("max", hold).await.expect("held");
    let (code, facts) = refused::<DrawSilo>(&shop, "max", to("D-1", "10.0")).await;
    assert_eq!((code, &facts["holds"]), ("lot_held", &json!(["H-1"])));
    // Milk on hold does not mix with other milk.
    let (code, facts) = refused::<TakeInMilk>(&shop, "max", milk("IN-2", "10.0", 820, json!({}))).await;
    assert_eq!((code, &facts["holds"]), ("lot_held", &json!(["H-1"])));
    let sheet = shop.ask::<GetSilo>("audi", json!({"silo": "SILO-1"})).await.expect("a silo");
    assert_has(&sheet, json!({"holds": ["H-1"]}));
    shop.run::<LiftHold>("quinn", json!({"hold": "H-1", "reason": "tested"})).await.expect("lifted");
    // In kg, by the density of the milk.
    let mut by_weight = to("D-1", "10.32");
    by_weight["unit"] = json!("kg");
    let drawn = shop.run::<DrawSilo>("max", by_weight).await.expect("drawn");
    assert_has(&drawn, json!({"cost_minor": 820, "volume": "90"}));
}

#[tokio::test]
async fn milk_that_comes_back_is_drawn_again_and_mixes_with_the_next_delivery() {
    let mut shop = dairy().await;
    two_deliveries(&mut shop).await;
    shop.at("2026-03-10T09:00:00Z");
    let back = |batch: &str, lot: &str, quantity: &str| json!({"batch": batch, "line": 1, "lot": lot, "quantity": quantity, "unit": "L", "reason": "misread the meter"});
    // The milk of the first lot is mixed into the second.
    let (code, facts) = refused::<ReturnInput>(&shop, "max", back("D-1", "SILO-1/1", "100.0")).await;
    assert_eq!((code, &facts["lots"]), ("silo_not_empty", &json!(["SILO-1/2"])));
    let returned = shop.run::<ReturnInput>("max", back("D-2", "SILO-1/2", "100.0")).await.expect("returned");
    assert_has(&returned, json!({"cost_minor": 8_319, "line_quantity": "540"}));
    let sheet = shop.ask::<GetSilo>("audi", json!({"silo": "SILO-1"})).await.expect("a silo");
    assert_has(&sheet, json!({"volume": "1550", "lots": ["SILO-1/2"], "cost_minor": 128_940}));
    shop.at("2026-03-10T09:10:00Z");
    let drawn = shop.run::<DrawSilo>("max", to("D-2", "1500.0")).await.expect("drawn");
    assert_eq!(drawn, json!({"silo_lot": "SILO-1/2", "cost_minor": 124_781, "volume": "50"}));
    shop.at("2026-03-10T09:20:00Z");
    let third =
        shop.run::<TakeInMilk>("max", milk("IN-3", "150.0", 12_000, json!({}))).await.expect("taken in");
    assert_has(&third, json!({"silo_lot": "SILO-1/3", "volume": "200"}));
    assert_has(&lot(&shop, "SILO-1/3").await, json!({"quantity": "200", "cost_minor": 16_159}));
    let of_lot = shop.ask::<GetComposition>("audi", json!({"lot": "SILO-1/3"})).await.expect("a composition");
    let shares = json!({"IN-1": "20.33492823", "IN-2": "29.66507177", "IN-3": "150"});
    assert_eq!(of_lot["shares"], shares);
    let left = balance(&shop, "STOCK").await;
    assert_eq!((left, left + balance(&shop, "WORK_IN_PROGRESS").await), (16_159, 151_700 + 104_160 + 12_000));
}

#[tokio::test]
async fn milk_comes_back_only_while_the_silo_has_room_and_was_not_cleaned() {
    let mut shop = dairy().await;
    shop.run::<TakeInMilk>("max", milk("IN-1", "3000.0", 30_000, json!({}))).await.expect("taken in");
    shop.run::<DrawSilo>("max", to("D-1", "200.0")).await.expect("drawn");
    let found = json!({"lot": "SILO-1/1", "quantity": "150", "reason": "count"});
    shop.run::<AdjustLot>("max", found).await.expect("found");
    let back = |quantity: &str| json!({"batch": "D-1", "line": 1, "lot": "SILO-1/1", "quantity": quantity, "unit": "L", "reason": "a slip"});
    let (code, facts) = refused::<ReturnInput>(&shop, "max", back("50.1")).await;
    assert_eq!((code, &facts["room"]), ("silo_overfull", &json!("50")));
    shop.run::<ReturnInput>("max", back("50.0")).await.expect("to the brim");
    shop.at("2026-03-10T06:00:00Z");
    shop.run::<DrawSilo>("max", to("D-1", "3000.0")).await.expect("emptied");
    shop.at("2026-03-10T07:00:00Z");
    shop.run::<CleanSilo>("quinn", json!({"silo": "SILO-1"})).await.expect("cleaned");
    assert_eq!(shop.run::<ReturnInput>("max", back("1.0")).await, Err("silo_dirty lot".into()));
}

#[tokio::test]
async fn a_wrong_shipment_is_corrected_after_the_next_intake_and_a_count_finds_milk_only_in_the_newest_lot() {
    let mut shop = dairy().await;
    let inn = json!({"party": "inn", "name": "inn", "kind": "customer"});
    shop.run::<CreateParty>("mia", inn).await.expect("a customer");
    shop.run::<TakeInMilk>("max", milk("IN-1", "3000.0", 30_000, json!({}))).await.expect("taken in");
    for (quantity, note) in [("200.0", "DN-1"), ("100.0", "DN-2")] {
        let ship = json!({"lot": "SILO-1/1", "consignee": "inn", "quantity": quantity, "unit": "L", "document": note});
        shop.run::<ShipLot>("max", ship).await.expect("shipped");
    }
    let found = |lot: &str, litres: &str| json!({"lot": lot, "quantity": litres, "reason": "count"});
    shop.run::<AdjustLot>("max", found("SILO-1/1", "150")).await.expect("found");
    let (code, facts) = refused::<AdjustLot>(&shop, "max", found("SILO-1/1", "151")).await;
    assert_eq!((code, &facts["room"]), ("silo_overfull", &json!("150")));
    let less = json!({"document": "DN-1", "lot": "SILO-1/1", "quantity": "60", "unit": "L", "reason": "incorrect_data"});
    let fixed = shop.run::<CorrectShipment>("max", less).await.expect("140 L came back");
    assert_has(&fixed, json!({"quantity": "2990"}));
    shop.at("2026-03-10T06:00:00Z");
    shop.run::<TakeInMilk>("max", milk("IN-2", "5.0", 50, json!({}))).await.expect("taken in");
    let (code, facts) = refused::<AdjustLot>(&shop, "max", found("SILO-1/1", "1")).await;
    assert_eq!((code, &facts["lots"]), ("silo_not_empty", &json!(["SILO-1/2"])));
    let never = json!({"document": "DN-2", "lot": "SILO-1/1", "reason": "did_not_occur"});
    shop.run::<CorrectShipment>("max", never).await.expect("nobody got it");
    assert_has(&lot(&shop, "SILO-1/1").await, json!({"quantity": "100"}));
    shop.run::<DrawSilo>("max", to("D-1", "3095.0")).await.expect("emptied");
    shop.at("2026-03-10T07:00:00Z");
    shop.run::<CleanSilo>("quinn", json!({"silo": "SILO-1"})).await.expect("cleaned");
    let old = shop.run::<AdjustLot>("max", found("SILO-1/2", "1")).await;
    assert_eq!(old, Err("silo_dirty lot".into()), "no milk of before is in a clean silo");
}

#[tokio::test]
async fn many_takers_of_one_silo_never_go_below_nil() {
    let shop = dairy().await;
    shop.run::<TakeInMilk>("max", milk("IN-1", "95.0", 9_500, json!({}))).await.expect("taken in");
    let takers = (0..12).map(|_| shop.run::<DrawSilo>("max", to("D-1", "10.0")));
    let answers = futures::future::join_all(takers).await;
    let taken: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
    assert_eq!(taken.len(), 9); // 95 L
    assert!(
        answers.iter().all(|answer| answer.is_ok() || *answer == Err("lot_insufficient quantity".into())),
        "{answers:?}"
    );
    assert_has(&lot(&shop, "SILO-1/1").await, json!({"quantity": "5", "cost_minor": 500}));
}

#[tokio::test]
async fn a_silo_is_added_once_with_a_code_that_its_lots_can_bear() {
    let shop = dairy().await;
    let silo = |change: Value| {
        let mut body = json!({"code": "TANK-2", "capacity": "500", "unit": "L"});
        body.as_object_mut().expect("an object").extend(change.as_object().expect("an object").clone());
        body
    };
    for (change, expected) in [
        (json!({"code": "SILO-1"}), "value_unknown code"),
        (json!({"code": "A-TANK-OF-MILK-2"}), "lot_code_format code"),
        (json!({"code": "TANK 2"}), "lot_code_format code"),
        (json!({"unit": "each"}), "unit_mismatch unit"),
        (json!({"capacity": "0"}), "number_range capacity"),
        (json!({"cleaned_at": "2027-01-01T00:00:00Z"}), "time_in_future cleaned_at"),
    ] {
        assert_eq!(shop.run::<CreateSilo>("mia", silo(change)).await, Err(expected.into()));
    }
    assert_eq!(shop.run::<CreateSilo>("max", silo(json!({}))).await, Err("permission_denied".into()));
    let added = shop.run::<CreateSilo>("mia", silo(json!({}))).await;
    assert_eq!(added, Ok(json!({"silo": "TANK-2"})));
    let never = milk("IN-1", "5.0", 410, json!({"silo": "TANK-2"}));
    assert_eq!(shop.run::<TakeInMilk>("max", never).await, Err("silo_dirty silo".into()));
    let other = shop.beside("next-door").await;
    assert_eq!(other.ask::<GetSilo>("olive", json!({"silo": "TANK-2"})).await, Err("not_found silo".into()));
    assert_eq!(other.ask::<ListSilos>("olive", json!({})).await.expect("a list")["rows"], json!([]));
}

#[tokio::test]
async fn a_silo_passes_over_the_codes_that_other_lots_have() {
    let mut shop = dairy().await;
    given(
        &shop,
        json!({
            "lots": [{"lot": "SILO-1/1", "item": "WHEY", "quantity": "1.0", "unit": "L", "cost_minor": 1},
                     {"lot": "SILO-1/2", "item": "WHEY", "quantity": "1.0", "unit": "L", "cost_minor": 1}],
        }),
    )
    .await;
    let taken = shop.run::<TakeInMilk>("max", milk("IN-1", "10.0", 820, json!({}))).await.expect("taken in");
    assert_has(&taken, json!({"silo_lot": "SILO-1/3", "volume": "10"}));
    shop.at("2026-03-10T06:00:00Z");
    let taken = shop.run::<TakeInMilk>("max", milk("IN-2", "10.0", 820, json!({}))).await.expect("taken in");
    assert_has(&taken, json!({"silo_lot": "SILO-1/4", "volume": "20"}));
}

#[tokio::test]
async fn a_changed_density_of_the_item_does_not_change_what_is_in_the_silo() {
    let mut shop = dairy().await;
    given(
        &shop,
        json!({
            "items": [{"code": "CREAM", "unit": "kg", "density_kg_per_l": "1.0000", "resolution": "0.1"}],
        }),
    )
    .await;
    let cream = |lot: &str| milk(lot, "100.0", 8_200, json!({"item": "CREAM", "unit": "kg"}));
    let taken = shop.run::<TakeInMilk>("max", cream("IN-1")).await.expect("taken in");
    assert_has(&taken, json!({"volume": "100"}));
    let denser = json!({"code": "CREAM", "density_kg_per_l": "1.2500"});
    shop.run::<UpdateItem>("mia", denser).await.expect("changed");
    let sheet = shop.ask::<GetSilo>("audi", json!({"silo": "SILO-1"})).await.expect("a silo");
    assert_has(&sheet, json!({"volume": "100"}));
    shop.at("2026-03-10T06:00:00Z");
    let taken = shop.run::<TakeInMilk>("max", cream("IN-2")).await.expect("taken in");
    assert_has(&taken, json!({"silo_lot": "SILO-1/2", "volume": "180"}));
}

#[tokio::test]
async fn milk_stays_in_its_silo_and_a_count_finds_no_more_than_it_holds() {
    let shop = dairy().await;
    given(&shop, json!({"locations": [{"code": "COLD"}]})).await;
    shop.run::<TakeInMilk>("max", milk("IN-1", "2900.0", 29_000, json!({}))).await.expect("taken in");
    let found = |quantity: &str| json!({"lot": "SILO-1/1", "quantity": quantity, "reason": "count"});
    let (code, facts) = refused::<AdjustLot>(&shop, "max", found("100.1")).await;
    assert_eq!((code, &facts["room"]), ("silo_overfull", &json!("100")));
    let full = shop.run::<AdjustLot>("max", found("100.0")).await.expect("to the brim");
    assert_has(&full, json!({"quantity": "3000", "cost_minor": 29_000}));
    let moved = |lot: &str| json!({"lot": lot, "to_location": "COLD"});
    assert_eq!(shop.run::<MoveLot>("max", moved("SILO-1/1")).await, Err("silo_not_empty lot".into()));
    shop.run::<MoveLot>("max", moved("IN-1")).await.expect("nothing is left of the delivery");
}
