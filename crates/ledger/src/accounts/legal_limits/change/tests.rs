//! Changes of the limits on a real workspace: only tighter than the law, only by an Owner, never two at once.

use super::*;
use crate::accounts::legal_limits::ListLimits;
use kernel::country::Country;
use serde_json::Value;
use testing::Shop;

fn day(text: &str) -> Day {
    kernel::day::parse_day(text).unwrap()
}

fn cash(amount: i64, from: &str) -> Value {
    json!({
        "code": "cash_limit", "amount_minor": amount, "from": from, "law": "Finance Act 2026",
        "reason": "The shop wants less cash",
    })
}

/// Amount, first day, source and whether it is in force, of the rows of a limit.
async fn rows(shop: &Shop, code: &str) -> Vec<(i64, String, String, bool)> {
    let list = shop.ask::<ListLimits>("cas", json!({})).await.expect("the limits");
    let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    let of_code = list["rows"].as_array().expect("rows").iter().filter(|row| row["code"] == code);
    of_code
        .map(|row| {
            let amount = row["amount_minor"].as_i64().expect("an amount");
            (amount, text(&row["from"]), text(&row["source"]), row["in_force"] == true)
        })
        .collect()
}

#[test]
fn a_limit_without_override_is_never_looser_than_the_law_of_any_of_its_days() {
    let law = defaults(Country::India);
    let judge = |code, amount: i64, from: &str, to: Option<&str>| {
        let judged = is_no_looser(&law, code, Money::from_stored(amount), day(from), to.map(day));
        judged.map_err(|refusal| (refusal.code, refusal.faults[0].field.clone()))
    };
    let too_much = Err((Code::NumberRange, "amount_minor".to_owned()));
    assert_eq!(judge(LimitCode::CashLimit, 20_000_000, "2026-07-01", None), Ok(()));
    assert_eq!(judge(LimitCode::CashLimit, 20_000_001, "2026-07-01", None), too_much);
    assert_eq!(judge(LimitCode::CashLimit, 20_000_001, "2010-01-01", None), too_much);
    assert_eq!(judge(LimitCode::CashLimit, 20_000_001, "2010-01-01", Some("2017-03-31")), Ok(()));
    assert_eq!(judge(LimitCode::CashPayoutLimit, 5_000_000, "2026-07-01", None), Ok(()));
    assert_eq!(judge(LimitCode::AmlReview, -1, "2026-07-01", None), too_much);
    let none = is_no_looser(&[], LimitCode::CashLimit, Money::ZERO, day("2026-07-01"), None).unwrap_err();
    assert_eq!(none.code, Code::ValueUnknown);
}

#[tokio::test]
async fn an_owner_tightens_a_limit_ends_it_and_takes_it_back() {
    let shop = Shop::jeweller().await;
    let law = ("2026-04-01".to_owned(), "law".to_owned());
    assert!(rows(&shop, "cash_limit").await.contains(&(20_000_000, law.0.clone(), law.1.clone(), true)));
    let looser = shop.run::<AddLimit>("olive", cash(20_000_001, "2026-04-10")).await;
    assert_eq!(looser, Err("number_range amount_minor".into()));
    let by_admin = shop.run::<AddLimit>("adam", cash(10_000_000, "2026-04-10")).await;
    assert_eq!(by_admin, Err("permission_denied".into()));
    let added = shop.run::<AddLimit>("olive", cash(10_000_000, "2026-04-10")).await.expect("added");
    assert_eq!((&added["from"], &added["to"]), (&json!("2026-04-10"), &Value::Null));
    let own = |amount, from: &str, holds| (amount, from.to_owned(), "workspace".to_owned(), holds);
    assert!(rows(&shop, "cash_limit").await.contains(&own(10_000_000, "2026-04-10", true)));
    let twice = shop.run::<AddLimit>("olive", cash(9_000_000, "2026-04-15")).await;
    assert_eq!(twice, Err("value_unknown from".into()));
    let mut next = cash(9_000_000, "2026-04-15");
    next["ends_current"] = json!(true);
    shop.run::<AddLimit>("olive", next).await.expect("the next");
    let end = json!({ "code": "cash_limit", "from": "2026-04-15", "to": "2026-04-16", "reason": "enough" });
    shop.run::<EndLimit>("olive", end).await.expect("ended");
    let back = |from: &str| json!({ "code": "cash_limit", "from": from, "reason": "a slip" });
    shop.run::<RemoveLimit>("olive", back("2026-04-10")).await.expect("taken back");
    let gone = shop.run::<RemoveLimit>("olive", back("2026-04-10")).await;
    assert_eq!(gone, Err("not_found from".into()));
    // The refusal is told too.
    assert_eq!(shop.told(RemoveLimit::NAME).await.len(), 2);
    // Another workspace has the law's alone.
    let other = shop.beside("next-door").await;
    assert!(rows(&other, "cash_limit").await.iter().all(|row| row.2 == "law"));
}
