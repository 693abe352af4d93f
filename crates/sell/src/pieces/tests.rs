//! Tagged pieces on a real database, as in the worked example P11.

use ledger::stock::locations::CreateLocation;
use testing::Shop;

use super::*;
use crate::fixtures::{MoveIn, moved_in, shows};

async fn with_two() -> Shop {
    let shop = Shop::jeweller().await;
    moved_in(&shop, "articles", json!([
        {"tag": "T-1", "huid": "A7K2Q9", "metal": "gold", "fineness_ppt": "916", "gross_mg": 5000, "net_mg": 5000, "location": "shop"},
        {"tag": "T-4", "huid": "D1L7W2", "metal": "gold", "fineness_ppt": "916", "gross_mg": 4200, "net_mg": 4200, "status": "sold"},
    ])).await;
    shop
}

fn piece(changes: Value) -> Value {
    let mut piece = json!({"tag": "T-9", "metal": "gold", "fineness_ppt": "916", "gross_mg": 5000, "net_mg": 5000, "location": "shop"});
    for (field, value) in changes.as_object().expect("an object") {
        piece[field] = value.clone();
    }
    piece
}

#[tokio::test]
async fn a_tag_and_a_huid_are_taken_once_and_the_weights_must_add_up() {
    let shop = with_two().await;
    // Who keeps a list of locations names no other.
    let kept = json!({"code": "shop", "name": "The shop"});
    shop.run::<CreateLocation>("olive", kept).await.expect("a location");
    for (changes, said) in [
        (json!({"tag": "T-1"}), "tag_taken tag"),
        (json!({"huid": "A7K2Q9"}), "huid_taken huid"),
        (json!({"huid": "a7k2q9"}), "huid_taken huid"),
        (json!({"huid": "a7k2q"}), "huid_format huid"),
        (json!({"tax_class": "nonsense"}), "value_unknown tax_class"),
        (json!({"location": "typo"}), "not_found location"),
        (json!({"stone_mg": -1}), "number_range stone_mg"),
        (json!({"net_mg": 4000, "stone_mg": 500}), "weight_mismatch gross_mg"),
        (json!({"making": {"mode": "percent"}}), "field_required making.percent"),
        (json!({"making": {"percent": "8", "minor_per_g": "2"}}), "field_required making.mode"),
    ] {
        assert_eq!(shop.run::<CreateArticle>("mia", piece(changes)).await, Err(said.into()));
    }
    assert_eq!(shop.run::<CreateArticle>("cas", piece(json!({}))).await, Err("permission_denied".into()));
    let added = shop
        .run::<CreateArticle>("mia", piece(json!({"net_mg": 4500, "stone_mg": 500})))
        .await
        .expect("added");
    shows(&added, &json!({"tag": "T-9", "fine_mg": 4122, "status": "in_stock"}));
    let metal =
        |account: &str, amount: i64| json!({"account": account, "commodity": "AU_FINE_MG", "amount": amount});
    assert_eq!(added["journal"], json!([metal("M_STOCK", 4122), metal("M_BOUGHT_IN", -4122)]));
}

#[tokio::test]
async fn no_stones_may_be_sent_as_nought_and_a_huid_in_small_letters_is_stored_in_capitals() {
    let shop = with_two().await;
    let sent = piece(json!({"stone_mg": 0, "huid": "z9y8x7", "tax_class": "gst_free"}));
    shop.run::<CreateArticle>("mia", sent).await.expect("added");
    let found = shop.ask::<ListArticles>("audi", json!({"tag": "T-9"})).await.expect("pieces");
    shows(&found["rows"], &json!([{"tag": "T-9", "huid": "Z9Y8X7", "stone_mg": 0}]));
}

#[tokio::test]
async fn an_import_takes_no_state_without_a_way_out_and_no_unknown_tax_class() {
    let shop = with_two().await;
    let refused = async |changes: Value| {
        let sent = json!({"kind": "articles", "rows": [piece(changes)]});
        shop.run::<MoveIn>("olive", sent).await.expect_err("refused")
    };
    for status in ["reserved", "with_karigar", "on_approval"] {
        assert_eq!(refused(json!({ "status": status })).await, "value_unknown rows[0].status");
    }
    assert_eq!(refused(json!({"tax_class": "nonsense"})).await, "value_unknown rows[0].tax_class");
}

#[tokio::test]
async fn pieces_in_stock_are_found_by_the_beginning_of_their_tag() {
    let shop = with_two().await;
    let other = shop.run::<CreateArticle>("mia", piece(json!({"tag": "t-1"}))).await;
    let other = other.expect("small letters are another tag");
    shows(&other["warnings"], &json!([{"field": "tag", "code": "looks_alike", "like": "T-1"}]));
    let found = shop.ask::<ListArticles>("audi", json!({"tag": "T-"})).await.expect("pieces");
    shows(&found["rows"], &json!([{"tag": "T-1", "huid": "A7K2Q9", "fine_mg": 4580, "status": "in_stock"}]));
    let sold = shop.ask::<ListArticles>("audi", json!({"status": "sold"})).await.expect("pieces");
    shows(&sold["rows"], &json!([{"tag": "T-4"}]));
}

#[tokio::test]
async fn a_piece_is_found_by_tag_or_huid_though_it_is_sold() {
    let shop = with_two().await;
    let found = async |text: &str| {
        let found = shop.ask::<find::FindArticles>("cas", json!({ "text": text })).await.expect("an answer");
        let row = |row: &Value| {
            format!("{} {}", row["tag"].as_str().unwrap_or(""), row["status"].as_str().unwrap_or(""))
        };
        found["rows"].as_array().expect("rows").iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(found("T-").await, ["T-1 in_stock", "T-4 sold"]);
    assert_eq!(found("d1l7w2").await, ["T-4 sold"]);
    assert!(found("D1L7").await.is_empty());
    let other = shop.beside("next-door").await;
    let elsewhere = other.ask::<find::FindArticles>("olive", json!({ "text": "T-" })).await;
    assert_eq!(elsewhere, Ok(json!({ "rows": [] })));
}
