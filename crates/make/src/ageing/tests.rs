//! The ageing room and the weights of a lot, on a real database.
//! Invariant: weights and turns are those that were recorded; a lot that is used up is in no room.

use ledger::stock::lots::ageing::WeighLot;
use platform::action::{Action, Query};
use serde_json::{Value, json};
use testing::Shop;

use super::curve::GetLossCurve;
use super::room::GetAgeingRoom;
use super::{TurnLot, UndoTurn};
use crate::fixtures::{assert_has, given};

/// A dairy with two wheels that are expected to lose 1 to 4 % at a weighing.
async fn cave() -> Shop {
    let mut shop = Shop::dairy().await;
    shop.at("2026-03-10T05:00:00Z");
    given(
        &shop,
        json!({
            "items": [{"code": "WHEEL", "name": "Wheel", "kind": "intermediate", "unit": "kg", "resolution": "0.001"}],
            "locations": [{"code": "CAVE"}],
            "lots": [{"lot": "W-1", "item": "WHEEL", "quantity": "10", "unit": "kg", "cost_minor": 10_000,
                      "location": "CAVE", "loss_range_percent": {"lower": "1", "upper": "4"}}],
        }),
    )
    .await;
    shop
}

async fn row(shop: &Shop, asked: Value) -> Value {
    let room = shop.ask::<GetAgeingRoom>("mia", asked).await.expect("a room");
    room["rows"][0].clone()
}

#[tokio::test]
async fn a_wheel_is_weighed_and_turned_and_the_room_says_what_is_late() {
    let mut shop = cave().await;
    assert_has(
        &row(&shop, json!({})).await,
        json!({"lot": "W-1", "ripeness": "ageless", "loss_state": "open", "last_turn": null, "turn_late_days": 0}),
    );
    shop.at("2026-03-12T05:00:00Z");
    let turned = shop.run::<TurnLot>("mia", json!({"lot": "W-1", "again_days": 3})).await.expect("turned");
    assert_has(&turned, json!({"lot": "W-1", "next_turn": "2026-03-15"}));
    shop.at("2026-03-17T05:00:00Z");
    let weighed = json!({"lot": "W-1", "quantity": "9.5", "unit": "kg", "reason": "Ageing"});
    shop.run::<WeighLot>("mia", weighed).await.expect("weighed");
    assert_has(
        &row(&shop, json!({"location": "CAVE"})).await,
        json!({
            "came": "10", "left": "9.5", "loss_percent": "5.00", "loss_state": "more", "next_turn": "2026-03-15",
            "turn_late_days": 2, "expected_loss_percent": {"lower": "1", "upper": "4"},
        }),
    );
    assert_eq!(row(&shop, json!({"location": "SHOP"})).await, Value::Null);
    let curve = shop.ask::<GetLossCurve>("audi", json!({"lot": "W-1"})).await.expect("weights");
    assert_has(
        &curve,
        json!({"rows": [
            {"weighed": false, "quantity": "10"},
            {"weighed": true, "quantity": "9.5", "lost": "0.5", "lost_percent": "5.00", "loss_state": "more"},
        ]}),
    );
}

#[tokio::test]
async fn a_turn_pressed_by_mistake_is_undone_once_and_the_one_before_counts_again() {
    let mut shop = cave().await;
    shop.run::<TurnLot>("mia", json!({"lot": "W-1", "again_days": 3})).await.expect("turned");
    shop.at("2026-03-12T05:00:00Z");
    let slip = shop.run::<TurnLot>("mia", json!({"lot": "W-1", "again_days": 30})).await.expect("turned");
    let undo = json!({"lot": "W-1", "turn": slip["turn"]});
    assert_eq!(shop.run::<UndoTurn>("audi", undo.clone()).await, Err("permission_denied".into()));
    shop.run::<UndoTurn>("mia", undo.clone()).await.expect("undone");
    assert_has(&row(&shop, json!({})).await, json!({"next_turn": "2026-03-13"}));
    assert_eq!(shop.run::<UndoTurn>("mia", undo).await, Err("not_found turn".into()), "once");
    assert_eq!(shop.told(UndoTurn::NAME).await.iter().filter(|event| event.result == "ok").count(), 1);
}

#[tokio::test]
async fn a_lot_is_turned_by_the_phases_of_its_age() {
    let mut shop = cave().await;
    let phase = |days: i32, every: i32| json!({"days": days, "every": every});
    let turn = |phases: Value| json!({"lot": "W-1", "phases": phases});
    for (input, refusal) in [
        (json!({"lot": "W-1", "again_days": 3, "phases": [phase(4, 1)]}), "field_unknown phases"),
        (turn(json!([phase(0, 1)])), "number_range phases[0].days"),
        (turn(json!([phase(4, 1), phase(4, 366)])), "number_range phases[1].every"),
        (turn(json!(vec![phase(4, 1); 7])), "number_range phases"),
    ] {
        assert_eq!(shop.run::<TurnLot>("mia", input).await, Err(refusal.into()));
    }
    let turned = shop.run::<TurnLot>("mia", turn(json!([phase(4, 1), phase(30, 3)]))).await.expect("turned");
    assert_has(&turned, json!({"next_turn": "2026-03-11"}));
    shop.at("2026-03-12T05:00:00Z");
    let shown = row(&shop, json!({})).await;
    assert_eq!(shown["last_turn"]["phases"], json!([phase(4, 1), phase(30, 3)]));
    assert_eq!(shown["turn_late_days"], json!(1));
}

#[tokio::test]
async fn a_turn_needs_a_lot_in_stock_and_days_within_a_year() {
    let shop = cave().await;
    let turn = async |input: Value| shop.run::<TurnLot>("mia", input).await.expect_err("refused");
    assert_eq!(turn(json!({"lot": "W-9"})).await, "not_found lot");
    assert_eq!(turn(json!({"lot": "W-1", "again_days": 0})).await, "number_range again_days");
    assert_eq!(turn(json!({"lot": "W-1", "again_days": 366})).await, "number_range again_days");
    let denied = shop.run::<TurnLot>("audi", json!({"lot": "W-1"})).await.expect_err("refused");
    assert_eq!(denied, "permission_denied");
    assert_eq!(TurnLot::NAME, "make.lot.turn");
    assert_eq!(GetAgeingRoom::NAME, "make.ageing_room");
}
