//! Recipe versions, on a real database.
//! Invariant: a published version never changes.

use super::publish::PublishRecipe;
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
    shop.run::<PublishRecipe>("olive", recipe("version", 100_000)).await.expect("the last there is");
}
