//! Photos of steps, on a real database.
//! Invariant: a photo comes with a version and stays with it; the place in its file is not stored.

use serde_json::{Value, json};
use testing::Shop;

use super::GetPhoto;
use crate::fixtures::assert_has;
use crate::recipes::GetRecipe;
use crate::recipes::publish::PublishRecipe;
use ledger::items::CreateItem;
use platform::paper::as_text;

/// A grey JPEG of eight by sixteen pixels whose codes begin with these bytes, with or without a comment.
fn jpeg(codes: &[u8], comment: Option<&[u8]>) -> Vec<u8> {
    let comment = comment.map(|text| {
        let length = u8::try_from(text.len() + 2).expect("a short comment");
        [&[0xff, 0xfe, 0, length][..], text].concat()
    });
    [
        &[0xff, 0xd8][..],
        &comment.unwrap_or_default(),
        &[0xff, 0xc0, 0, 11, 8, 0, 16, 0, 8, 1, 1, 0x11, 0],
        &[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0],
        codes,
        &[0xff, 0xd9],
    ]
    .concat()
}

async fn dairy() -> Shop {
    let shop = Shop::dairy().await;
    shop.run::<CreateItem>("mia", json!({ "code": "CURD", "unit": "kg" })).await.expect("an item");
    shop.run::<CreateItem>("mia", json!({ "code": "WHEY", "unit": "kg" })).await.expect("an item");
    shop
}

fn version(number: i32, steps: Value) -> Value {
    json!({
        "code": "CURD", "version": number, "output_item": "CURD", "basis": { "item": "WHEY", "quantity": "1", "unit": "kg" },
        "lines": [{ "item": "WHEY", "mode": "basis" }], "steps": steps,
    })
}

fn step_with(bytes: &[u8]) -> Value {
    json!({ "instruction": "Cut the curd", "photo_file": as_text(bytes) })
}

async fn photo_of_step(shop: &Shop, number: i32) -> Value {
    let asked = json!({ "recipe": "CURD", "version": number });
    shop.ask::<GetRecipe>("audi", asked).await.expect("an answer")["steps"][0]["photo"].clone()
}

async fn photos(shop: &Shop) -> i64 {
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("the database");
    tokio::spawn(connection);
    client.query_one("select count(*) from make.recipe_photo", &[]).await.expect("counted").get(0)
}

#[tokio::test]
async fn a_version_keeps_its_photo_and_the_next_one_has_it_too() {
    let shop = dairy().await;
    let sent = jpeg(b"first", Some(b"57.6N 11.9E"));
    let first = shop.run::<PublishRecipe>("olive", version(1, json!([step_with(&sent)]))).await;
    let photo = photo_of_step(&shop, 1).await;
    let kept = shop.ask::<GetPhoto>("max", json!({ "photo": photo })).await.expect("a photo");
    let content = as_text(&jpeg(b"first", None));
    assert_has(
        &kept,
        json!({ "photo": photo, "media_type": "image/jpeg", "width": 8, "height": 16, "content": content }),
    );
    // The next version names the same photo, and one that stood elsewhere comes again: both are stored once.
    let same = json!([{ "instruction": "Cut it", "photo": photo }, step_with(&sent)]);
    shop.run::<PublishRecipe>("olive", version(2, same)).await.expect("the next");
    assert_eq!(photos(&shop).await, 1);
    // A new picture takes the place of the one before, which stays with the versions that show it.
    let mut other = step_with(&jpeg(b"other", None));
    other["photo"] = photo.clone();
    let third = shop.run::<PublishRecipe>("olive", version(3, json!([other]))).await.expect("the third");
    assert_ne!(photo_of_step(&shop, 3).await, photo);
    let bare = version(4, json!([{ "instruction": "Cut the curd" }]));
    shop.run::<PublishRecipe>("olive", bare).await.expect("the fourth");
    assert_eq!(photo_of_step(&shop, 4).await, Value::Null);
    assert_eq!((photo_of_step(&shop, 1).await, photo_of_step(&shop, 2).await), (photo.clone(), photo));
    assert_ne!(first.expect("the first")["sha256"], third["sha256"], "the digest covers the photo");
    assert_eq!(photos(&shop).await, 2);
}

#[tokio::test]
async fn what_is_no_photo_of_the_workspace_is_refused_at_its_step() {
    let shop = dairy().await;
    let step = |field: &str, value: &str| {
        let mut step = json!({ "instruction": "Cut the curd" });
        step[field] = value.into();
        json!([{ "instruction": "Wait" }, step])
    };
    for (field, value, expected) in [
        ("photo", "5e".repeat(32), "not_found steps[1].photo"),
        ("photo", "5E".repeat(32), "value_unknown steps[1].photo"),
        ("photo", "IMG_57.jpg".to_owned(), "value_unknown steps[1].photo"),
        ("photo_file", as_text(b"%PDF-1.7"), "value_unknown steps[1].photo_file"),
        ("photo_file", as_text(b"\xff\xd8\xff<script>"), "value_unknown steps[1].photo_file"),
        ("photo_file", "no base64".to_owned(), "value_unknown steps[1].photo_file"),
        ("photo_file", String::new(), "value_unknown steps[1].photo_file"),
        ("photo_file", "=".to_owned(), "value_unknown steps[1].photo_file"),
    ] {
        let refused = shop.run::<PublishRecipe>("olive", version(1, step(field, &value))).await;
        assert_eq!(refused, Err(expected.into()), "{field} {value}");
    }
    // A refused version leaves no photo behind.
    let both = json!([step_with(&jpeg(b"new", None)), { "instruction": "Wait", "photo": "5e".repeat(32) }]);
    let refused = shop.run::<PublishRecipe>("olive", version(1, both)).await;
    assert_eq!((refused, photos(&shop).await), (Err("not_found steps[1].photo".into()), 0));
    for photo in ["5e".repeat(32), "none".to_owned()] {
        assert_eq!(
            shop.ask::<GetPhoto>("audi", json!({ "photo": photo })).await,
            Err("not_found photo".into())
        );
    }
    let asked = json!({ "photo": "5e".repeat(32) });
    assert_eq!(shop.ask::<GetPhoto>("cas", asked).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn a_workspace_adds_so_many_photos_a_day() {
    let shop = dairy().await;
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("the database");
    tokio::spawn(connection);
    let set = "update app.tenant set settings = settings || '{\"papers_a_day\": 2}'";
    client.execute(set, &[]).await.expect("set");
    let steps = |from: u8, to: u8| (from..to).map(|n| step_with(&jpeg(&[n], None))).collect::<Value>();
    shop.run::<PublishRecipe>("olive", version(1, steps(0, 2))).await.expect("two");
    let known = shop.run::<PublishRecipe>("olive", version(2, steps(0, 2))).await;
    assert!(known.is_ok(), "known ones count once: {known:?}");
    let refused = shop.run::<PublishRecipe>("olive", version(3, steps(0, 3))).await;
    assert_eq!(refused, Err("rate_limited steps".into()));
}
