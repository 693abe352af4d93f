//! Locations on a real database: who may add one, a code in use, and another workspace.

use super::*;
use testing::Shop;

#[tokio::test]
async fn a_location_is_added_once_and_listed_by_its_code() {
    let shop = Shop::jeweller().await;
    let safe = json!({ "code": "SAFE", "name": "Upper safe" });
    let added = shop.run::<CreateLocation>("mia", safe.clone()).await;
    assert_eq!(added, Ok(json!({ "code": "SAFE", "name": "Upper safe", "quarantine": false })));
    assert_eq!(shop.run::<CreateLocation>("mia", safe.clone()).await, Err("value_unknown code".into()));
    assert_eq!(shop.run::<CreateLocation>("cas", safe).await, Err("permission_denied".into()));
    shop.run::<CreateLocation>("mia", json!({ "code": "HELD", "quarantine": true })).await.expect("added");
    let list = shop.ask::<ListLocations>("cas", json!({})).await.expect("a list");
    let codes: Vec<&str> =
        list["rows"].as_array().expect("rows").iter().filter_map(|it| it["code"].as_str()).collect();
    assert_eq!(codes, ["HELD", "SAFE"]);
    let told = shop.told(CreateLocation::NAME).await;
    assert!(!told.is_empty());
    let other = shop.beside("next-door").await;
    assert_eq!(other.ask::<ListLocations>("olive", json!({})).await.expect("a list")["rows"], json!([]));
}

#[test]
fn a_forms_list_begins_with_nothing_chosen_and_names_what_has_a_name() {
    let location =
        |code: &str, name: &str| LocationShown { code: code.into(), name: name.into(), quarantine: false };
    let page = LocationPage { rows: vec![location("A", "A"), location("B", "Upper safe")], next: None };
    let words: Vec<String> = choices(&page).into_iter().map(|(_, words)| words).collect();
    assert_eq!(words, ["Not said", "A", "B · Upper safe"]);
}
