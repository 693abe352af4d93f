//! Holidays on a real database: who may add and remove one, a day that is there already, and another workspace.

use super::*;
use testing::Shop;

fn recreation_day() -> Value {
    json!({
        "day": "2026-11-02", "region": "AU-TAS", "name": "Recreation Day", "source": "Statutory Holidays Act 2000",
    })
}

async fn days(shop: &Shop, asked: Value) -> Vec<String> {
    let list = shop.ask::<ListHolidays>("max", asked).await.expect("a list");
    let told =
        |row: &Value| format!("{} {}", row["day"].as_str().unwrap_or(""), row["name"].as_str().unwrap_or(""));
    list["rows"].as_array().expect("rows").iter().map(told).collect()
}

#[tokio::test]
async fn a_holiday_is_added_once_for_a_region_and_removed_with_a_reason() {
    let mut shop = Shop::dairy().await;
    shop.at("2026-06-01T00:00:00Z");
    assert_eq!(shop.run::<AddHoliday>("adam", recreation_day()).await, Ok(recreation_day()));
    let again = shop.run::<AddHoliday>("adam", recreation_day()).await;
    assert_eq!(again, Err("value_unknown day".into()));
    let own = json!({ "day": "2026-11-02", "name": "Stocktaking" });
    shop.run::<AddHoliday>("adam", own.clone()).await.expect("the same day, for the shop alone");
    assert_eq!(shop.run::<AddHoliday>("mia", own).await, Err("permission_denied".into()));
    let bare = json!({ "day": "2026-11-03", "region": "AU", "name": "A day" });
    assert_eq!(shop.run::<AddHoliday>("adam", bare).await, Err("field_required source".into()));
    let nowhere = json!({ "day": "2026-11-03", "region": "Tasmania", "name": "A day", "source": "x" });
    assert!(shop.run::<AddHoliday>("adam", nowhere).await.is_err_and(|said| said.ends_with(" region")));
    assert_eq!(days(&shop, json!({})).await, ["2026-11-02 Stocktaking", "2026-11-02 Recreation Day"]);
    assert_eq!(days(&shop, json!({ "from": "2026-11-03" })).await, [""; 0]);
    let remove = json!({ "day": "2026-11-02", "region": "AU-TAS", "reason": "a northern holiday only" });
    let removed = shop.run::<RemoveHoliday>("adam", remove.clone()).await;
    assert_eq!(removed, Ok(recreation_day()));
    assert_eq!(shop.run::<RemoveHoliday>("adam", remove).await, Err("not_found day".into()));
    assert_eq!(days(&shop, json!({})).await, ["2026-11-02 Stocktaking"]);
    assert!(!shop.told(RemoveHoliday::NAME).await.is_empty());
    let other = shop.beside("next-door").await;
    assert_eq!(days(&other, json!({})).await, [""; 0]);
}

#[test]
fn a_cursor_is_a_day_with_or_without_a_region() {
    let day = jiff::civil::date(2026, 11, 2);
    assert_eq!(read_cursor("2026-11-02 AU-TAS"), Some((day, "AU-TAS".into())));
    assert_eq!(read_cursor("2026-11-02"), Some((day, String::new())));
    assert_eq!(read_cursor("soon"), None);
    assert_eq!(read_cursor("-009999-01-01"), None, "a day that the database does not have");
}
