//! Orders and standing orders on a real database: taken, counted, picked, delivered as a bill, skipped and called off.
//! Invariant: nothing leaves that may not be sold, and no day is delivered twice.

mod by_piece;
mod days;
mod pages;

use ledger::parties::CreateParty;
use ledger::stock::holds::HoldLot;
use ledger::stock::lots::GetLot;
use serde_json::{Value, json};
use testing::Shop;

use super::{
    CancelOrder, DeliverOrder, GetDeliveryRun, GetDemand, GetOrder, GetStandingOrder, ListOrders,
    ListStandingOrders, PickOrder, SetStandingOrder, SkipStandingOrder, StopStandingOrder, TakeOrder,
};
use crate::fixtures::{moved_in, shows};

/// A farm shop on a Monday: 12 litres that end on Tuesday, 20 that end on Friday, 40 on hold; carriage is a service.
async fn farm_shop() -> Shop {
    let mut shop = Shop::dairy().await;
    shop.at("2026-06-08T01:00:00Z");
    let items = json!([
        {"code": "MILK", "name": "Milk", "kind": "finished", "unit": "L", "resolution": "0.5", "tax_class": "gst_free",
         "price_minor_per_unit": "300"},
        {"code": "CARRIAGE", "name": "Carriage", "kind": "service", "unit": "each", "tax_class": "gst_free",
         "price_minor_per_unit": "500"},
    ]);
    moved_in(&shop, "items", items).await;
    let lot = |lot: &str, quantity: &str, cost: i64, expires: &str| {
        json!({"lot": lot, "item": "MILK", "quantity": quantity, "unit": "L", "cost_minor": cost, "expires": expires,
               "released": true})
    };
    let lots = json!([
        lot("MK-1", "12", 1200, "2026-06-09"),
        lot("MK-2", "20", 3000, "2026-06-12"),
        lot("MK-3", "40", 4000, "2026-06-15"),
    ]);
    moved_in(&shop, "lots", lots).await;
    shop.run::<HoldLot>("max", json!({"hold": "H-1", "lot": "MK-3", "reason": "a test is due"}))
        .await
        .expect("held");
    for (party, name) in [("b-cafe", "Lantern Cafe"), ("b-inn", "Old Bridge Inn")] {
        shop.run::<CreateParty>("mia", json!({"party": party, "name": name, "kind": "business"}))
            .await
            .expect("added");
    }
    shop
}

async fn set_standing(shop: &Shop) -> Value {
    let set = json!({
        "standing": "SO-CAFE", "party": "b-cafe", "weekdays": ["mon", "wed", "fri"], "from": "2026-06-08",
        "lines": [{"item": "MILK", "quantity": "8", "unit": "L"}],
    });
    shop.run::<SetStandingOrder>("mia", set).await.expect("set")
}

async fn order(shop: &Shop, quantity: &str, day: &str) -> Value {
    let taken = json!({
        "party": "b-inn", "deliver_on": day, "lines": [{"item": "MILK", "quantity": quantity, "unit": "L"}],
    });
    shop.run::<TakeOrder>("cas", taken).await.expect("taken")
}

fn day(day: &str) -> Value {
    json!({"standing": "SO-CAFE", "day": day})
}

#[tokio::test]
async fn a_week_shows_what_is_short_after_what_earlier_days_take() {
    let shop = farm_shop().await;
    assert_eq!(set_standing(&shop).await, json!({"standing": "SO-CAFE", "next_day": "2026-06-08"}));
    shows(&order(&shop, "10", "2026-06-10").await, &json!({"state": "taken", "deliver_on": "2026-06-10"}));
    let week = json!({"from": "2026-06-08", "to": "2026-06-14"});
    let demand = shop.ask::<GetDemand>("max", week).await.expect("an answer");
    let rows: Vec<String> = demand["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| {
            let text = |name: &str| row[name].as_str().expect("text").to_owned();
            [text("day"), text("orders"), text("standing"), text("demand"), text("sellable"), text("short")]
                .join(" ")
        })
        .collect();
    assert_eq!(rows, ["2026-06-08 0 8 8 32 0", "2026-06-10 10 8 18 20 0", "2026-06-12 0 8 8 2 6"]);
}

#[tokio::test]
async fn an_order_that_is_late_is_still_short() {
    let mut shop = farm_shop().await;
    order(&shop, "25", "2026-06-09").await;
    shop.at("2026-06-11T01:00:00Z");
    let week = json!({"from": "2026-06-11", "to": "2026-06-17"});
    let demand = shop.ask::<GetDemand>("max", week).await.expect("an answer");
    // The 12 litres that ended on Tuesday are past their day; 20 are left.
    let late =
        json!([{"day": "2026-06-11", "orders": "25", "standing": "0", "sellable": "20", "short": "5"}]);
    shows(&demand["rows"], &late);
    let before = json!({"from": "2026-06-08", "to": "2026-06-10"});
    let demand = shop.ask::<GetDemand>("max", before).await.expect("an answer");
    shows(&demand["rows"], &json!([{"day": "2026-06-09", "orders": "25"}]));
}

#[tokio::test]
async fn a_day_is_delivered_once_from_the_lot_that_expires_first() {
    let mut shop = farm_shop().await;
    set_standing(&shop).await;
    let tuesday = shop.run::<DeliverOrder>("cas", day("2026-06-09")).await;
    assert_eq!(tuesday, Err("value_unknown day".into()));
    let picks = shop.ask::<PickOrder>("max", day("2026-06-08")).await.expect("picks");
    shows(
        &picks["lines"][0],
        &json!({"line": 1, "item": "MILK", "picks": [{"lot": "MK-1", "quantity": "8"}], "short": "0"}),
    );
    let delivered = shop.run::<DeliverOrder>("cas", day("2026-06-08")).await.expect("delivered");
    shows(
        &delivered,
        &json!({
            "state": "delivered", "picks": [{"line": 1, "lot": "MK-1", "quantity": "8"}], "short": {},
            "left_to_pay_minor": 2400, "document": {"total_minor": 2400, "gst_free_minor": 2400},
        }),
    );
    let again = shop.run::<DeliverOrder>("cas", day("2026-06-08")).await;
    assert_eq!(again, Err("order_state_invalid".into()));
    assert_eq!(shop.ask::<PickOrder>("max", day("2026-06-08")).await, Err("order_state_invalid".into()));
    let left = shop.ask::<GetLot>("audi", json!({"lot": "MK-1"})).await.expect("a lot");
    shows(&left, &json!({"quantity": "4", "cost_minor": 400}));
    // On Wednesday the rest of the first lot is past its day, and the third is held.
    shop.at("2026-06-10T01:00:00Z");
    let taken = order(&shop, "30", "2026-06-10").await;
    let delivered =
        shop.run::<DeliverOrder>("cas", json!({"order": taken["order"]})).await.expect("delivered");
    shows(
        &delivered,
        &json!({"picks": [{"line": 1, "lot": "MK-2", "quantity": "20"}], "short": {"1": "10"}}),
    );
    let none = shop.run::<DeliverOrder>("cas", day("2026-06-10")).await;
    assert_eq!(none, Err("lot_insufficient".into()));
}

#[tokio::test]
async fn lots_that_a_person_chose_need_a_reason_where_they_pass_over_another() {
    let shop = farm_shop().await;
    let taken = order(&shop, "6", "2026-06-08").await["order"].clone();
    let chosen =
        |picks: Value, reason: Value| json!({"order": taken, "picks": picks, "override_reason": reason});
    let later = json!([{"line": 1, "lot": "MK-2", "quantity": "6"}]);
    for (picks, expected) in [
        (later.clone(), "fefo_override_reason_required override_reason"),
        (json!([{"line": 2, "lot": "MK-1", "quantity": "1"}]), "value_unknown picks[0].line"),
        (json!([{"line": 1, "lot": "MK-1", "quantity": "7"}]), "number_range picks[0].quantity"),
        (json!([{"line": 1, "lot": "MK-1", "quantity": "0.2"}]), "quantity_resolution picks[0].quantity"),
        (
            json!([{"line": 1, "lot": "MK-3", "quantity": "1"}]),
            "fefo_override_reason_required override_reason",
        ),
        (json!([]), "field_required picks"),
    ] {
        let refused = shop.run::<DeliverOrder>("cas", chosen(picks.clone(), Value::Null)).await;
        assert_eq!(refused, Err(expected.into()), "{picks}");
    }
    let held = json!([{"line": 1, "lot": "MK-3", "quantity": "1"}]);
    let refused = shop.run::<DeliverOrder>("cas", chosen(held, json!("it is fresh"))).await;
    assert_eq!(refused, Err("lot_held picks[0].lot".into()));
    let delivered = shop.run::<DeliverOrder>("cas", chosen(later, json!("the inn wants it fresh"))).await;
    shows(
        &delivered.expect("delivered"),
        &json!({"picks": [{"line": 1, "lot": "MK-2", "quantity": "6"}], "short": {}}),
    );
    let shown = shop.ask::<GetOrder>("cas", json!({"order": taken})).await.expect("an order");
    shows(&shown["history"][0], &json!({"verb": "deliver", "reason": "the inn wants it fresh"}));
}

#[tokio::test]
async fn an_order_is_paid_when_it_is_delivered_at_the_price_that_was_agreed() {
    let shop = farm_shop().await;
    let lines = json!([
        {"item": "MILK", "quantity": "4000", "unit": "mL", "price_minor_per_unit": "0.2"},
        {"item": "CARRIAGE", "quantity": "1"},
    ]);
    let wanted = json!({"party": "b-inn", "deliver_on": "2026-06-08", "lines": lines});
    // A third below the list is more than a cashier may give.
    let refused = shop.run::<TakeOrder>("cas", wanted.clone()).await;
    assert_eq!(refused, Err("discount_ceiling lines[0].price_minor_per_unit".into()));
    let taken = shop.run::<TakeOrder>("olive", wanted).await.expect("taken");
    let cash = json!([{"mode": "cash", "amount_minor": 1300}]);
    let delivered = shop
        .run::<DeliverOrder>("cas", json!({"order": taken["order"], "tenders": cash}))
        .await
        .expect("delivered");
    shows(&delivered, &json!({"document": {"total_minor": 1300}, "left_to_pay_minor": 0, "change_minor": 0}));
}

#[tokio::test]
async fn a_day_is_skipped_and_a_standing_order_is_changed_and_stopped() {
    let shop = farm_shop().await;
    set_standing(&shop).await;
    let skip = |day: &str| json!({"standing": "SO-CAFE", "day": day, "reason": "closed"});
    let skipped = shop.run::<SkipStandingOrder>("cas", skip("2026-06-08")).await.expect("skipped");
    assert_eq!(skipped["next_day"], json!("2026-06-10"));
    assert_eq!(
        shop.run::<SkipStandingOrder>("cas", skip("2026-06-08")).await,
        Err("order_state_invalid".into())
    );
    assert_eq!(
        shop.run::<SkipStandingOrder>("cas", skip("2026-06-09")).await,
        Err("value_unknown day".into())
    );
    let change = json!({
        "standing": "SO-CAFE", "party": "b-cafe", "weekdays": ["tue"], "from": "2026-06-08",
        "lines": [{"item": "MILK", "quantity": "5", "unit": "L"}],
    });
    let changed = shop.run::<SetStandingOrder>("mia", change.clone()).await.expect("changed");
    assert_eq!(changed["next_day"], json!("2026-06-09"));
    let mut other = change;
    other["party"] = json!("b-inn");
    assert_eq!(shop.run::<SetStandingOrder>("mia", other).await, Err("value_unknown party".into()));
    let stop = json!({"standing": "SO-CAFE", "last_day": "2026-06-08", "reason": "the cafe moves"});
    let stopped = shop.run::<StopStandingOrder>("cas", stop).await.expect("stopped");
    assert_eq!(stopped["next_day"], Value::Null);
    let shown =
        shop.ask::<GetStandingOrder>("max", json!({"standing": "SO-CAFE"})).await.expect("a standing order");
    assert_eq!(shown["lines"][0]["quantity"], json!("5"));
    assert_eq!(shown["history"].as_array().map(Vec::len), Some(4));
}

#[tokio::test]
async fn an_order_that_is_called_off_is_not_delivered_and_not_counted() {
    let shop = farm_shop().await;
    let taken = order(&shop, "6", "2026-06-08").await["order"].clone();
    let cancel = json!({"order": taken, "reason": "a holiday"});
    assert_eq!(shop.run::<CancelOrder>("max", cancel.clone()).await, Err("permission_denied".into()));
    shows(
        &shop.run::<CancelOrder>("cas", cancel.clone()).await.expect("cancelled"),
        &json!({"state": "cancelled"}),
    );
    assert_eq!(shop.run::<CancelOrder>("cas", cancel).await, Err("order_state_invalid".into()));
    let refused = shop.run::<DeliverOrder>("cas", json!({"order": taken})).await;
    assert_eq!(refused, Err("order_state_invalid".into()));
    let demand = shop.ask::<GetDemand>("max", json!({"from": "2026-06-08", "to": "2026-06-14"})).await;
    assert_eq!(demand, Ok(json!({"rows": [], "missed": []})));
}

#[tokio::test]
async fn bad_lines_are_all_named_at_once() {
    let shop = farm_shop().await;
    let wanted = |lines: Value| json!({"party": "b-inn", "deliver_on": "2026-06-08", "lines": lines});
    for (lines, expected) in [
        (json!([]), "field_required lines"),
        (json!([{"item": "NOPE", "quantity": "1", "unit": "L"}]), "not_found lines[0].item"),
        (json!([{"item": "MILK", "quantity": "1", "unit": "each"}]), "unit_mismatch lines[0].unit"),
        (json!([{"item": "MILK", "quantity": "0.3", "unit": "L"}]), "quantity_resolution lines[0].quantity"),
    ] {
        assert_eq!(shop.run::<TakeOrder>("cas", wanted(lines)).await, Err(expected.into()));
    }
}

#[tokio::test]
async fn a_run_loads_each_lot_once_for_all_its_stops() {
    let shop = farm_shop().await;
    set_standing(&shop).await;
    order(&shop, "6", "2026-06-08").await;
    let run = shop.ask::<GetDeliveryRun>("max", json!({"day": "2026-06-08"})).await.expect("a run");
    assert_eq!(run["stops"].as_array().map(Vec::len), Some(2));
    shows(
        &run["loaded"],
        &json!([{"lot": "MK-1", "quantity": "12", "unit": "L"}, {"lot": "MK-2", "quantity": "2", "unit": "L"}]),
    );
    let orders = shop.ask::<ListOrders>("max", json!({})).await.expect("orders");
    shows(&orders["rows"][0], &json!({"party": "b-inn", "overdue": false, "lines": [{"quantity": "6"}]}));
    let standing = shop.ask::<ListStandingOrders>("max", json!({})).await.expect("standing orders");
    shows(&standing["rows"][0], &json!({"standing": "SO-CAFE", "weekdays": ["mon", "wed", "fri"]}));
}
