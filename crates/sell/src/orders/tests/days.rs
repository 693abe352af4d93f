//! Days of orders and standing orders on a real database: those that were missed, and those out of reach.
//! Invariant: a day that went by is delivered, skipped or shown as missed.

use serde_json::{Value, json};
use testing::Shop;

use super::{farm_shop, set_standing};
use crate::fixtures::shows;
use crate::orders::{
    DeliverOrder, GetDeliveryRun, GetDemand, GetStandingOrder, ListStandingOrders, PickOrder,
    SetStandingOrder, SkipStandingOrder, StopStandingOrder, TakeOrder,
};

async fn ask_standing(shop: &Shop) -> Value {
    shop.ask::<GetStandingOrder>("max", json!({"standing": "SO-CAFE"})).await.expect("a standing order")
}

fn day(day: &str) -> Value {
    json!({"standing": "SO-CAFE", "day": day})
}

fn on_tuesdays() -> Value {
    json!({
        "standing": "SO-CAFE", "party": "b-cafe", "weekdays": ["tue"], "from": "2026-06-08",
        "lines": [{"item": "MILK", "quantity": "5", "unit": "L"}],
    })
}

#[tokio::test]
async fn a_missed_day_is_shown_until_it_is_delivered_late_or_skipped() {
    let mut shop = farm_shop().await;
    set_standing(&shop).await;
    shop.at("2026-06-11T01:00:00Z");
    let missed = json!({"missed_count": 2, "missed": ["2026-06-08", "2026-06-10"], "next_day": "2026-06-12"});
    shows(&ask_standing(&shop).await, &missed);
    let listed = shop.ask::<ListStandingOrders>("max", json!({})).await.expect("standing orders");
    shows(&listed["rows"], &json!([{"standing": "SO-CAFE", "next_day": "2026-06-12", "missed_lately": 2}]));
    let told = json!([{
        "standing": "SO-CAFE", "party": "b-cafe", "party_name": "Lantern Cafe", "days": ["2026-06-08", "2026-06-10"],
    }]);
    let run = shop.ask::<GetDeliveryRun>("max", json!({})).await.expect("a run");
    assert_eq!((&run["missed"], &run["stops"]), (&told, &json!([])));
    let week = json!({"from": "2026-06-11", "to": "2026-06-14"});
    let demand = shop.ask::<GetDemand>("max", week).await.expect("a demand");
    assert_eq!(demand["missed"], told);
    shop.run::<DeliverOrder>("cas", day("2026-06-08")).await.expect("delivered late");
    shows(&ask_standing(&shop).await, &json!({"missed_count": 1, "missed": ["2026-06-10"]}));
    // A change would hide the day that is still missed.
    let hidden = shop.run::<SetStandingOrder>("mia", on_tuesdays()).await;
    assert_eq!(hidden, Err("order_state_invalid".into()));
    let skip = json!({"standing": "SO-CAFE", "day": "2026-06-10", "reason": "nobody came"});
    shop.run::<SkipStandingOrder>("cas", skip).await.expect("skipped");
    shows(&ask_standing(&shop).await, &json!({"missed_count": 0, "missed": []}));
    shop.run::<SetStandingOrder>("mia", on_tuesdays()).await.expect("changed");
    // Tuesday went by before it was one of the days: nobody missed it.
    shows(&ask_standing(&shop).await, &json!({"missed": [], "next_day": "2026-06-16"}));
}

#[tokio::test]
async fn a_standing_order_that_begins_long_ago_has_missed_no_day_before_it_was_entered() {
    let mut shop = farm_shop().await;
    let mut set = on_tuesdays();
    (set["from"], set["weekdays"]) = (json!("2016-01-05"), json!(["mon", "tue"]));
    shop.run::<SetStandingOrder>("mia", set).await.expect("entered on 8 June");
    shows(&ask_standing(&shop).await, &json!({"missed_count": 0, "next_day": "2026-06-08"}));
    shop.at("2026-06-10T01:00:00Z");
    shows(&ask_standing(&shop).await, &json!({"missed": ["2026-06-08", "2026-06-09"]}));
    // A day before it was entered is still delivered late by its name.
    shop.run::<DeliverOrder>("cas", day("2026-06-02")).await.expect("delivered late");
    shows(&ask_standing(&shop).await, &json!({"missed_count": 2}));
}

#[tokio::test]
async fn several_days_are_skipped_at_once() {
    let mut shop = farm_shop().await;
    set_standing(&shop).await;
    shop.at("2026-06-18T01:00:00Z");
    let skip = |day: &str, through: &str| json!({"standing": "SO-CAFE", "day": day, "through": through, "reason": "shut for a week"});
    let backwards = shop.run::<SkipStandingOrder>("cas", skip("2026-06-08", "2026-06-07")).await;
    assert_eq!(backwards, Err("number_range through".into()));
    let none = shop.run::<SkipStandingOrder>("cas", skip("2026-06-09", "2026-06-09")).await;
    assert_eq!(none, Err("value_unknown through".into()));
    let all = skip("2026-06-08", "2026-06-17");
    let skipped = shop.run::<SkipStandingOrder>("cas", all.clone()).await.expect("skipped");
    assert_eq!(skipped["next_day"], json!("2026-06-19"));
    assert_eq!(shop.run::<SkipStandingOrder>("cas", all).await, Err("order_state_invalid".into()));
    let shown = ask_standing(&shop).await;
    shows(&shown, &json!({"missed_count": 0}));
    let step = json!({
        "verb": "skip", "day": "2026-06-08", "through": "2026-06-17", "reason": "shut for a week",
    });
    shows(&shown["history"][0], &step);
}

#[tokio::test]
async fn a_standing_order_that_is_stopped_leaves_no_day_open_after_its_last() {
    let mut shop = farm_shop().await;
    set_standing(&shop).await;
    shop.at("2026-06-13T01:00:00Z");
    let stop = json!({"standing": "SO-CAFE", "last_day": "2026-06-09", "reason": "the cafe moves"});
    let stopped = shop.run::<StopStandingOrder>("cas", stop).await.expect("stopped");
    assert_eq!(stopped["next_day"], Value::Null);
    shows(&ask_standing(&shop).await, &json!({"missed": ["2026-06-08"]}));
}

#[tokio::test]
async fn a_day_out_of_reach_is_refused_at_its_field() {
    let shop = farm_shop().await;
    set_standing(&shop).await;
    let order = |day: &str| {
        let lines = json!([{"item": "MILK", "quantity": "8", "unit": "L"}]);
        json!({"party": "b-inn", "deliver_on": day, "lines": lines})
    };
    for far in ["1999-12-31", "2028-06-09"] {
        let taken = shop.run::<TakeOrder>("cas", order(far)).await;
        assert_eq!(taken, Err("time_range deliver_on".into()), "{far}");
        let mut set = on_tuesdays();
        set["from"] = json!(far);
        assert_eq!(shop.run::<SetStandingOrder>("mia", set).await, Err("time_range from".into()), "{far}");
        let mut skip = day(far);
        skip["reason"] = json!("closed");
        assert_eq!(shop.run::<SkipStandingOrder>("cas", skip).await, Err("time_range day".into()), "{far}");
        assert_eq!(shop.ask::<PickOrder>("max", day(far)).await, Err("time_range day".into()), "{far}");
    }
    shop.run::<TakeOrder>("cas", order("2028-06-08")).await.expect("two years ahead");
    let over = shop.run::<TakeOrder>("cas", order("2026-06-07")).await;
    assert_eq!(over, Err("time_range deliver_on".into()), "yesterday");
}

#[tokio::test]
async fn lines_that_are_too_large_only_together_are_not_taken() {
    let shop = farm_shop().await;
    let line = || {
        let price = "400000000000";
        json!({"item": "MILK", "quantity": "1000", "unit": "L", "price_minor_per_unit": price})
    };
    let order = |lines: Vec<Value>| json!({"party": "b-inn", "deliver_on": "2026-06-08", "lines": lines});
    let much = shop.run::<TakeOrder>("cas", order(vec![line(), line(), line()])).await;
    assert_eq!(much, Err("number_range lines".into()));
    shop.run::<TakeOrder>("cas", order(vec![line(), line()])).await.expect("taken");
    let mut one = line();
    one["quantity"] = json!("3000");
    let alone = shop.run::<TakeOrder>("cas", order(vec![one])).await;
    assert_eq!(alone, Err("number_range lines[0].quantity".into()));
    let mut set = on_tuesdays();
    set["lines"] = json!([line(), line(), line()]);
    assert_eq!(shop.run::<SetStandingOrder>("mia", set).await, Err("number_range lines".into()));
}
