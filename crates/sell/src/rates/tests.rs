//! The rate board on a real database, as in the worked example P12.

use ledger::parties::CreateParty;
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::fixtures::{a_ring_is_sold, moved_in, shows};
use crate::invoices::list::Invoice;

fn gold(fineness: &str, rate: i64, at: &str) -> Value {
    json!({"metal": "gold", "fineness_ppt": fineness, "side": "sell", "rate_minor": rate, "per_mg": "1000", "effective_at": at})
}

fn piece(fineness: &str, net_mg: i64) -> Value {
    json!({"metal": "gold", "fineness_ppt": fineness, "net_mg": net_mg})
}

async fn metal(shop: &Shop, fineness: &str, net_mg: i64) -> std::result::Result<i64, String> {
    let preview = shop.ask::<PreviewPrice>("cas", piece(fineness, net_mg)).await?;
    Ok(preview["metal_minor"].as_i64().expect("an amount"))
}

#[tokio::test]
async fn the_board_is_dated_stored_and_never_derived_as_p12_says() {
    let mut shop = Shop::jeweller().await;
    shop.at("2026-04-20T03:30:00Z");
    let ten = gold("916", 540_000, "2026-04-20T10:00:00+05:30");
    let two = gold("916", 545_500, "2026-04-20T14:00:00+05:30");
    for rate in [&ten, &two] {
        shop.run::<PublishRate>("mia", rate.clone()).await.expect("published");
    }
    shop.at("2026-04-20T08:29:59Z");
    assert_eq!(metal(&shop, "916", 8000).await, Ok(4_320_000));
    shop.at("2026-04-20T08:30:00Z");
    assert_eq!(metal(&shop, "916", 8000).await, Ok(4_364_000));
    assert_eq!(metal(&shop, "750", 8000).await, Err("rate_missing fineness_ppt".into()));
    let three = "2026-04-20T15:00:00+05:30";
    for (who, rate, said) in [
        ("mia", gold("916", 546_000, "2026-04-20T14:00:00+05:30"), "rate_duplicate effective_at"),
        ("mia", gold("916", 5_455_000, three), "rate_jump rate_minor"),
        ("cas", gold("916", 546_000, three), "permission_denied"),
        ("mia", gold("916", 0, three), "number_range rate_minor"),
    ] {
        assert_eq!(shop.run::<PublishRate>(who, rate).await, Err(said.into()));
    }
    let mut text = gold("916", 1, three);
    text["rate_minor"] = json!("5455.005");
    assert_eq!(shop.run::<PublishRate>("mia", text).await, Err("number_must_be_integer rate_minor".into()));
    let mut meant = gold("916", 5_455_000, three);
    meant["confirm_jump"] = json!(true);
    assert!(shop.run::<PublishRate>("mia", meant).await.is_ok());
}

#[tokio::test]
async fn a_rate_is_good_for_a_day_and_one_for_a_tola_prices_by_the_mg() {
    let mut shop = Shop::jeweller().await;
    let tola = json!({"metal": "gold", "fineness_ppt": "995", "side": "sell", "rate_minor": 70_000_000, "per_mg": "11663.8038",
                      "effective_at": "2026-04-20T10:30:00+05:30"});
    shop.run::<PublishRate>("mia", tola).await.expect("published");
    shop.at("2026-04-21T05:00:00Z");
    assert_eq!(metal(&shop, "995", 11_664).await, Ok(70_001_177));
    shop.at("2026-04-21T05:00:01Z");
    assert_eq!(metal(&shop, "995", 11_664).await, Err("rate_stale".into()));
    let board = shop.ask::<Board>("audi", json!({})).await.expect("a board");
    shows(&board["rows"][0]["in_force"], &json!({"stale": true, "age_seconds": 86_401}));
}

#[tokio::test]
async fn a_correction_replaces_the_row_for_what_comes_and_leaves_what_was_posted() {
    let mut shop = Shop::jeweller().await;
    moved_in(&shop, "rates", json!([gold("916", 540_000, "2026-04-20T04:30:00Z")])).await;
    let meera = json!({"party": "c-meera", "name": "Meera", "kind": "customer", "state": "27"});
    shop.run::<CreateParty>("cas", meera).await.expect("a customer");
    let bill = a_ring_is_sold(&shop).await;
    let mut right = gold("916", 541_000, "2026-04-20T04:30:00Z");
    assert_eq!(shop.run::<CorrectRate>("mia", right.clone()).await, Err("field_required reason".into()));
    right["reason"] = json!("read from the wrong line");
    shop.at("2026-04-20T05:01:00Z");
    let corrected = shop.run::<CorrectRate>("mia", right.clone()).await.expect("corrected");
    assert_eq!(metal(&shop, "916", 1000).await, Ok(541_000));
    // The second correction replaces the first, and the moment still has one rate.
    right["rate_minor"] = json!(542_000);
    let again = shop.run::<CorrectRate>("mia", right.clone()).await.expect("corrected again");
    assert_eq!(again["supersedes"], corrected["rate"]);
    assert_eq!(metal(&shop, "916", 1000).await, Ok(542_000));
    let history = shop
        .ask::<History>("mia", json!({"metal": "gold", "fineness_ppt": "916", "side": "sell"}))
        .await
        .expect("a history");
    let rows = history["rows"].as_array().expect("rows");
    assert_eq!((rows.len(), rows.iter().filter(|row| row["superseded_by"].is_null()).count()), (3, 1));
    let stored = shop.ask::<Invoice>("audi", json!({"invoice": bill["number"]})).await.expect("the bill");
    assert_eq!(stored["document"]["lines"][0]["rate_used"]["rate_minor"], json!(540_000));
    right["effective_at"] = json!("2026-04-20T04:31:00Z");
    assert_eq!(shop.run::<CorrectRate>("mia", right).await, Err("not_found effective_at".into()));
}

#[tokio::test]
async fn a_slip_of_a_digit_is_mended_without_confirming_a_jump() {
    let shop = Shop::jeweller().await;
    moved_in(
        &shop,
        "rates",
        json!([gold("916", 540_000, "2026-04-20T04:00:00Z"), gold("916", 5_400_000, "2026-04-20T04:30:00Z")]),
    )
    .await;
    let mut right = gold("916", 541_000, "2026-04-20T04:30:00Z");
    right["reason"] = json!("a nought too many");
    assert!(shop.run::<CorrectRate>("mia", right).await.is_ok());
}

#[tokio::test]
async fn the_board_shows_what_is_in_force_and_what_comes_next() {
    let shop = Shop::jeweller().await;
    moved_in(
        &shop,
        "rates",
        json!([
            gold("750", 465_000, "2026-04-20T04:00:00Z"),
            gold("916", 540_000, "2026-04-20T04:00:00Z"),
            gold("916", 545_000, "2026-04-20T08:00:00Z"),
            gold("916", 546_000, "2026-04-20T07:00:00Z"),
        ]),
    )
    .await;
    let board = shop.ask::<Board>("max", json!({})).await.expect("a board");
    let shown: Vec<(&Value, &Value, Vec<&Value>)> = board["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| {
            let ahead =
                row["ahead"].as_array().expect("a list").iter().map(|rate| &rate["rate_minor"]).collect();
            (&row["fineness_ppt"], &row["in_force"]["rate_minor"], ahead)
        })
        .collect();
    assert_eq!(
        shown,
        [
            (&json!("916"), &json!(540_000), vec![&json!(546_000), &json!(545_000)]),
            (&json!("750"), &json!(465_000), vec![]),
        ]
    );
}
