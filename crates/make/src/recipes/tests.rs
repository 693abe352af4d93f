//! Recipe versions, on a real database.
//! Invariant: a published version never changes.

use super::publish::PublishRecipe;
use ledger::items::CreateItem;
use serde_json::json;
use testing::Shop;

#[tokio::test]
async fn what_the_table_has_no_room_for_is_refused_by_its_field() {
    let shop = Shop::dairy().await;
    let recipe = |field: &str, value: i64| {
        let mut sent = json!({ "code": "CURD", "version": 1, "lines": [] });
        sent[field] = value.into();
        sent
    };
    for (field, most) in [("version", 100_000), ("minimum_age_days", 36_500), ("shelf_life_days", 36_500)] {
        let refused = shop.run::<PublishRecipe>("olive", recipe(field, most + 1)).await;
        assert_eq!(refused, Err(format!("number_range {field}")));
    }
    assert_eq!(
        shop.run::<PublishRecipe>("olive", recipe("version", 0)).await,
        Err("number_range version".into())
    );
    let last = recipe("version", 100_000);
    let nothing = shop.run::<PublishRecipe>("olive", last.clone()).await;
    assert_eq!(nothing, Err("field_required lines".into()), "a recipe of nothing but a code");
    shop.run::<CreateItem>("mia", json!({ "code": "CURD", "unit": "kg" })).await.expect("an item");
    let mut makes = last;
    makes["output_item"] = json!("CURD");
    shop.run::<PublishRecipe>("olive", makes).await.expect("the last there is");
}
