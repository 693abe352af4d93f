//! A day's rates in one act, on a real database: all or none.

use serde_json::Value;
use testing::Shop;

use super::*;
use crate::rates::{Board, PublishRate};

fn rate(fineness: &str, side: &str, minor: Option<i64>) -> Value {
    json!({ "metal": "gold", "fineness_ppt": fineness, "side": side, "rate_minor": minor, "per_mg": "1000" })
}

async fn prices(shop: &Shop) -> Vec<i64> {
    let board = shop.ask::<Board>("cas", json!({})).await.expect("a board");
    let rows = board["rows"].as_array().expect("rows");
    rows.iter().filter_map(|row| row["in_force"]["rate_minor"].as_i64()).collect()
}

#[tokio::test]
async fn the_days_rates_are_published_at_once_and_an_empty_one_stays() {
    let mut shop = Shop::jeweller().await;
    let first = json!({ "rates": [rate("916", "sell", Some(540_000)), rate("750", "sell", Some(465_000)), rate("916", "buy", Some(530_000))] });
    let published = shop.run::<PublishRates>("mia", first).await.expect("published");
    assert_eq!((published["rates"].as_array().map(Vec::len), &published["left"]), (Some(3), &json!(0)));
    shop.at("2026-04-21T05:00:00Z");
    let next = json!({ "rates": [rate("916", "sell", Some(541_000)), rate("750", "sell", None)], "source": "board" });
    let published = shop.run::<PublishRates>("mia", next.clone()).await.expect("published");
    assert_eq!((&published["rates"][0]["rate_minor"], &published["left"]), (&json!(541_000), &json!(1)));
    assert_eq!(prices(&shop).await, [530_000, 541_000, 465_000]);
    assert!(!shop.told(PublishRates::NAME).await.is_empty());
    // The same moment again.
    assert_eq!(
        shop.run::<PublishRates>("mia", next.clone()).await,
        Err("rate_duplicate effective_at".into())
    );
    assert_eq!(shop.run::<PublishRates>("cas", next).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn one_jump_keeps_all_off_the_board_until_its_row_confirms_it() {
    let mut shop = Shop::jeweller().await;
    let gold = |minor: i64| json!({ "metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": minor, "per_mg": "1000" });
    shop.run::<PublishRate>("mia", gold(540_000)).await.expect("published");
    shop.at("2026-04-21T05:00:00Z");
    let mut day =
        json!({ "rates": [rate("750", "sell", Some(465_000)), rate("916", "sell", Some(5_400_000))] });
    let refused = shop.run::<PublishRates>("mia", day.clone()).await;
    assert_eq!(refused, Err("rate_jump rates[1].rate_minor".into()));
    assert_eq!(prices(&shop).await, [540_000]);
    day["rates"][1]["confirm_jump"] = json!(true);
    shop.run::<PublishRates>("mia", day).await.expect("published");
    assert_eq!(prices(&shop).await, [5_400_000, 465_000]);
}

#[tokio::test]
async fn a_faulty_row_is_named_and_nothing_is_written() {
    let shop = Shop::jeweller().await;
    for (rates, said) in [
        (json!([]), "field_required rates"),
        (json!([rate("916", "sell", None)]), "field_required rates"),
        (json!([rate("916", "sell", Some(0))]), "number_range rates[0].rate_minor"),
        (
            json!([rate("916", "sell", Some(1)), rate("916.00", "sell", Some(2))]),
            "value_unknown rates[1].rate_minor",
        ),
    ] {
        assert_eq!(shop.run::<PublishRates>("mia", json!({ "rates": rates })).await, Err(said.into()));
    }
    assert!(prices(&shop).await.is_empty());
}
