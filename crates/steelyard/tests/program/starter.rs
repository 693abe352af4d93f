//! An empty workspace is filled with the samples of its trade, on a real database: once, by its Owner, without a posting.

use ledger::accounts::statements::ListBalances;
use ledger::items::{ListItems, UpdateItem};
use make::recipes::ListRecipes;
use platform::action::Action;
use serde_json::{Value, json};
use steelyard::starter::FillStarter;
use testing::Shop;

async fn items(shop: &Shop) -> Vec<Value> {
    shop.ask::<ListItems>("olive", json!({})).await.expect("items")["rows"].as_array().expect("rows").clone()
}

#[tokio::test]
async fn an_owner_fills_an_empty_workspace_once_with_samples_to_change() {
    let shop = Shop::jeweller().await;
    assert_eq!(shop.run::<FillStarter>("mia", json!({})).await, Err("permission_denied".into()));
    assert_eq!(
        shop.run::<FillStarter>("olive", json!({"trade": "bank"})).await,
        Err("value_unknown trade".into())
    );
    let filled = shop.run::<FillStarter>("olive", json!({"trade": "several"})).await.expect("filled");
    assert_eq!(filled["recipes"], json!(["SAMPLE-CHEESE"]));
    let all = items(&shop).await;
    assert_eq!(all.len(), filled["items"].as_array().map_or(0, Vec::len));
    assert!(all.iter().all(|item| item["name"].as_str().is_some_and(|name| name.ends_with(" (sample)"))));
    let recipes = shop.ask::<ListRecipes>("olive", json!({})).await.expect("recipes");
    assert_eq!(recipes["rows"].as_array().map(Vec::len), Some(1));
    assert_eq!(shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"], json!([]));
    let again = shop.run::<FillStarter>("olive", json!({"trade": "shop"})).await;
    assert_eq!(again, Err("order_state_invalid ".trim().into()));
    let named = json!({"code": "SAMPLE-MUG", "name": "Mug with our name"});
    shop.run::<UpdateItem>("olive", named).await.expect("changed");
    assert!(items(&shop).await.iter().any(|item| item["name"] == "Mug with our name"));
    let told = shop.told(FillStarter::NAME).await;
    assert_eq!(told.iter().filter(|event| event.result == "ok").count(), 1);
    let other = shop.beside("next-door").await;
    assert_eq!(items(&other).await, Vec::<Value>::new());
}
