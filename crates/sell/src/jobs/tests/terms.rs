//! The terms of a job at its intake: the rate for the shop's metal, who may promise it, and what it is for.

use platform::action::Action;
use serde_json::{Value, json};
use testing::Shop;

use super::{item, take_in, with_karigar};
use crate::fixtures::{moved_in, shows};
use crate::jobs::{DeliverJob, GetJob, ReadyJob, StartJob, TakeJob};

/// An order of gold with an agreed rate; the board has 540,000 for 916 gold.
fn order(fineness: &str, minor: i64, more: Value) -> Value {
    let mut order = json!({
        "party": "c-meera", "kind": "order", "description": "Bracelet", "promised": "2026-05-25",
        "rate_agreed": {"fineness_ppt": fineness, "rate_minor": minor, "per_mg": "1000", "until": "2026-05-31"},
    });
    order.as_object_mut().expect("an order").extend(more.as_object().cloned().unwrap_or_default());
    order
}

#[tokio::test]
async fn a_rate_below_the_boards_is_promised_by_those_who_may_set_one_and_with_a_reason() {
    let shop = with_karigar().await;
    let why = json!({"reason": "a cousin of the owner"});
    let silver = json!([item("Coin", 8_000, 8_000, "916"), {"description": "Anklet", "gross_mg": 900, "metal": "silver", "net_mg": 900, "fineness_ppt": "916"}]);
    for (person, input, said) in [
        ("cas", order("916", 1, json!({})), Err("field_required reason")),
        ("cas", order("916", 539_999, why.clone()), Err("permission_denied rate_agreed.rate_minor")),
        ("cas", order("833.33", 540_000, why.clone()), Err("permission_denied rate_agreed.rate_minor")),
        ("cas", order("916", 540_000, json!({ "items": silver })), Err("field_required rate_agreed.metal")),
        ("mia", order("916", 539_999, json!({})), Err("field_required reason")),
        ("cas", order("916", 540_000, json!({})), Ok(())),
        ("cas", order("916", 541_000, json!({})), Ok(())),
        ("mia", order("916", 500_000, why.clone()), Ok(())),
    ] {
        let taken = shop.run::<TakeJob>(person, input.clone()).await.map(drop);
        assert_eq!(taken, said.map_err(str::to_owned), "{person}: {input}");
    }
    let told = shop.told(TakeJob::NAME).await.pop().expect("an event").content;
    assert_eq!(told.reason.as_deref(), Some("a cousin of the owner"));
    let after: Value = serde_json::from_str(&told.after.expect("values")).expect("JSON");
    assert_eq!(after["rate_agreed"]["rate_minor"], 500_000);
}

#[tokio::test]
async fn a_board_that_is_too_old_says_nothing_and_no_rate_is_promised_for_more_than_a_year() {
    let mut shop = with_karigar().await;
    let mut long = order("916", 540_000, json!({}));
    for (until, said) in [("2027-04-21", Err("number_range rate_agreed.until")), ("2027-04-20", Ok(()))] {
        long["rate_agreed"]["until"] = json!(until);
        let taken = shop.run::<TakeJob>("cas", long.clone()).await.map(drop);
        assert_eq!(taken, said.map_err(str::to_owned), "{until}");
    }
    shop.at("2026-04-22T05:00:00Z");
    let late = shop.run::<TakeJob>("cas", order("916", 540_000, json!({}))).await;
    assert_eq!(late.map(drop), Err("field_required reason".into()));
}

#[tokio::test]
async fn an_agreed_rate_without_items_and_without_a_metal_is_for_gold_alone() {
    let shop = with_karigar().await;
    let job = take_in(&shop, order("916", 540_000, json!({}))).await["job"].clone();
    shop.run::<StartJob>("max", json!({"job": job})).await.expect("begun");
    let made = json!([{"metal": "platinum", "net_mg": 5_000, "fineness_ppt": "916"}]);
    shop.run::<ReadyJob>("max", json!({"job": job, "finished": made})).await.expect("ready");
    let making = json!({"mode": "per_gram", "minor_per_g": "60000"});
    let lines = json!([{"finished": 1, "making": making, "tax_class": "jewellery"}]);
    let refused = shop.run::<DeliverJob>("cas", json!({"job": job, "lines": lines})).await;
    let refused = refused.expect_err("refused");
    assert!(refused.starts_with("rate_missing"), "{refused}");
}

/// A board with gold 999 at 7,000 rupees a gram and silver 999 at 90, which is 110 from 25 April on.
async fn with_silver() -> Shop {
    let shop = with_karigar().await;
    let rate = |metal: &str, minor: i64, at: &str| {
        json!({"metal": metal, "fineness_ppt": "999", "side": "sell", "rate_minor": minor, "per_mg": "1000",
               "effective_at": at, "source": "owner"})
    };
    let (first, later) = ("2026-04-20T10:00:00+05:30", "2026-04-25T10:00:00+05:30");
    let rows =
        json!([rate("gold", 700_000, first), rate("silver", 9_000, first), rate("silver", 11_000, later)]);
    moved_in(&shop, "rates", rows).await;
    shop
}

/// An order with a rate of 999 metal for a gram; an empty metal is not sent.
fn order_of(metal: &str, minor: i64, items: Value) -> Value {
    let mut order = order("999", minor, json!({ "items": items }));
    if !metal.is_empty() {
        order["rate_agreed"]["metal"] = json!(metal);
    }
    order
}

fn bar(metal: &str) -> Value {
    json!({"description": "Bar", "gross_mg": 10_000, "metal": metal, "net_mg": 10_000, "fineness_ppt": "999"})
}

#[tokio::test]
async fn an_agreed_rate_is_judged_by_the_board_of_its_own_metal() {
    let shop = with_silver().await;
    let (gold, silver) = (bar("gold"), bar("silver"));
    for (metal, minor, items, said) in [
        ("silver", 9_500, json!([]), Ok("silver")),
        ("silver", 8_999, json!([]), Err("field_required reason")),
        ("", 9_500, json!([]), Err("field_required reason")),
        ("", 700_000, json!([]), Ok("gold")),
        ("", 9_500, json!([silver, silver]), Ok("silver")),
        ("", 700_000, json!([gold, silver]), Err("field_required rate_agreed.metal")),
        ("silver", 9_500, json!([gold, silver]), Ok("silver")),
        ("gold", 9_500, json!([gold, silver]), Err("field_required reason")),
        ("silver", 9_500, json!([gold]), Ok("silver")),
        ("tin", 9_500, json!([]), Err("value_unknown rate_agreed.metal")),
    ] {
        let taken = shop.run::<TakeJob>("cas", order_of(metal, minor, items.clone())).await;
        let of = match taken {
            Ok(taken) => {
                let shown = shop.ask::<GetJob>("cas", json!({"job": taken["job"]})).await.expect("the job");
                Ok(shown["rate_agreed"]["metal"].as_str().expect("a metal").to_owned())
            }
            Err(refused) => Err(refused),
        };
        assert_eq!(of, said.map(str::to_owned).map_err(str::to_owned), "{metal} {minor} {items}");
    }
}

/// A job that is ready: a piece of 999 silver was made.
async fn made_of_silver(shop: &Shop, order: Value, net_mg: i64) -> Value {
    let job = take_in(shop, order).await["job"].clone();
    shop.run::<StartJob>("max", json!({"job": job})).await.expect("begun");
    let made = json!([{"metal": "silver", "net_mg": net_mg, "fineness_ppt": "999"}]);
    shop.run::<ReadyJob>("max", json!({"job": job, "finished": made})).await.expect("ready");
    job
}

#[tokio::test]
async fn an_order_of_silver_is_delivered_at_its_agreed_rate_and_not_at_the_boards_or_golds() {
    let mut shop = with_silver().await;
    // The customer brings nothing to the one, and 10 g of each metal to the other.
    let both = json!([bar("gold"), bar("silver")]);
    let idol = made_of_silver(&shop, order_of("silver", 9_500, json!([])), 500_000).await;
    let cup = made_of_silver(&shop, order_of("gold", 700_000, both), 20_000).await;
    shop.at("2026-04-25T05:00:00Z");
    let making = json!({"mode": "per_gram", "minor_per_g": "100"});
    let lines = json!([{"finished": 1, "making": making, "tax_class": "jewellery"}]);
    for (job, metal_minor, rate_minor) in [(idol, 4_750_000, 9_500), (cup, 110_000, 11_000)] {
        let input = json!({"job": job, "lines": lines});
        let delivered = shop.run::<DeliverJob>("cas", input).await.expect("delivered");
        shows(
            &delivered["document"]["lines"],
            &json!([{"components_minor": {"metal": metal_minor}, "rate_used": {"rate_minor": rate_minor}}]),
        );
    }
}
