//! The date of a bill: its rules, and the worked example T12 on a real database.

use ledger::accounts::periods::LockPeriod;
use ledger::parties::CreateParty;
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::fixtures::{aarav, moved_in};
use crate::invoices::PostInvoice;
use crate::invoices::list::Invoice;
use kernel::day::{parse_day, parse_instant};

fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

#[test]
fn a_cashier_posts_with_todays_date_and_everybody_else_who_posts_with_any_other() {
    let (today, before) = (day("2026-04-02"), day("2026-03-31"));
    for (role, may) in [
        (Role::Owner, true),
        (Role::Admin, true),
        (Role::Manager, true),
        (Role::Accountant, true),
        (Role::Cashier, false),
    ] {
        let roles = RoleSet::of(&[role]);
        assert!(may_be_dated(today, today, roles).is_ok(), "{role:?}");
        assert_eq!(may_be_dated(before, today, roles).is_ok(), may, "{role:?}");
    }
    let refusal = may_be_dated(before, today, RoleSet::of(&[Role::Cashier])).unwrap_err();
    assert_eq!((refusal.code, refusal.facts["needs_role"].as_str()), (Code::DateNotToday, Some("Manager")));
    assert_eq!(refusal.faults[0].field, "date");
    assert!(may_be_dated(before, today, RoleSet::of(&[Role::Cashier, Role::Manager])).is_ok());
}

#[test]
fn a_day_ends_where_the_shop_is() {
    let zone = TimeZone::get("Asia/Kolkata").unwrap();
    let end = PricedAt::end_of(day("2026-03-31"), &zone).unwrap();
    let midnight = parse_instant("2026-04-01T00:00:00+05:30").unwrap();
    assert_eq!(end.aged_at, midnight);
    assert!(end.rates_at < midnight && end.rates_at > parse_instant("2026-03-31T23:59:59+05:30").unwrap());
}

/// Gold at 6,500, 6,550 and 6,900 on the last days of a year and the first of the next.
async fn year_end() -> Shop {
    let mut shop = Shop::jeweller().await;
    let rate = |at: &str, minor: i64| {
        json!({"metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": minor, "per_mg": "1000",
               "effective_at": at, "source": "owner"})
    };
    let rates = json!([
        rate("2026-03-30T10:00:00+05:30", 650_000),
        rate("2026-03-31T10:00:00+05:30", 655_000),
        rate("2026-04-02T10:00:00+05:30", 690_000),
    ]);
    moved_in(&shop, "rates", rates).await;
    let hema = json!({"party": "c-hema", "name": "Hema Dixit", "kind": "customer", "state": "27"});
    shop.run::<CreateParty>("mia", hema).await.expect("a customer");
    shop.at("2026-04-02T05:30:00Z");
    shop.run::<LockPeriod>("acco", json!({"until": "2026-02-28", "reason": "x"})).await.expect("locked");
    shop
}

fn studs(date: &str) -> Value {
    let line = json!({"description": "Studs", "metal": "gold", "net_mg": 2000, "fineness_ppt": "916", "tax_class": "jewellery"});
    json!({"party": "c-hema", "date": date, "lines": [line]})
}

#[tokio::test]
async fn a_forgotten_bill_has_the_number_and_the_rate_of_its_day_as_t12_says() {
    let shop = year_end().await;
    for (date, said) in [
        ("2026-03-31", "date_not_today date"),
        ("2026-02-27", "period_locked date"),
        ("2026-04-03", "time_in_future date"),
    ] {
        assert_eq!(shop.run::<PostInvoice>("cas", studs(date)).await.map(drop), Err(said.into()), "{date}");
    }
    for (who, date, number, taxable) in [
        ("cas", "2026-04-02", "INV/26-27/00001", 1_380_000),
        ("mia", "2026-03-31", "INV/25-26/00001", 1_310_000),
        ("acco", "2026-03-30", "INV/25-26/00002", 1_300_000),
    ] {
        let posted = shop.run::<PostInvoice>(who, studs(date)).await.expect("a bill");
        let got = (&posted["number"], &posted["document"]["taxable_minor"]);
        assert_eq!(got, (&json!(number), &json!(taxable)), "{date}");
    }
    // 1 April had no rate of its own: the one of the day before is 38 hours old at its end.
    assert_eq!(shop.run::<PostInvoice>("mia", studs("2026-04-01")).await.map(drop), Err("rate_stale".into()));
    assert_eq!(
        shop.run::<PostInvoice>("mia", studs("2026-02-28")).await.map(drop),
        Err("period_locked date".into())
    );
}

#[tokio::test]
async fn a_bill_of_zero_moves_the_goods_and_opens_nothing() {
    let shop = aarav().await;
    let gift = json!({"party": "c-meera", "reason": "a wedding gift", "lines": [
        {"description": "Coin", "other_minor": 50_000, "discount_minor": 50_000, "tax_class": "jewellery"}]});
    let posted = shop.run::<PostInvoice>("olive", gift).await.expect("a bill");
    assert_eq!((&posted["journal"], &posted["document"]["total_minor"]), (&json!([]), &json!(0)));
    let shown = shop.ask::<Invoice>("cas", json!({"invoice": posted["number"]})).await.expect("the bill");
    assert_eq!(shown["open_minor"], Value::Null);
}

#[tokio::test]
async fn an_amount_that_is_not_quantity_times_price_is_told_the_right_one() {
    let shop = aarav().await;
    let line = json!({"description": "Box", "quantity": "2", "unit": "each", "price_minor_per_unit": "150",
                      "amount_minor": 301, "tax_class": "jewellery"});
    let refused = shop.run::<PostInvoice>("cas", json!({"lines": [line]})).await;
    assert_eq!(refused.map(drop), Err("amount_mismatch lines[0].amount_minor".into()));
}
