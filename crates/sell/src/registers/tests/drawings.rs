//! The registers that are also drawn: their figures on a real database, and their charts from values.

use super::super::chart::Chart;
use super::super::metal_position::{DayPosition, MetalPosition, MetalPositionShown};
use super::super::stock_age::{AgeCost, StockAge, StockAgeRow, StockByAge, StockByAgeShown};
use super::super::{daily, daily_page, discounts, discounts_page, position_page, stock_age_page, tills};
use super::*;
use crate::fixtures::{bill_of, ring};
use crate::invoices::PostInvoice;
use crate::pieces::CreateArticle;
use kernel::metal::Metal;
use kernel::money::Money;

fn money(minor: i64) -> Money {
    Money::from_stored(minor)
}

#[tokio::test]
async fn sales_by_day_and_discounts_by_person_are_those_of_the_bills() {
    let mut shop = aarav().await;
    a_ring_is_sold(&shop).await;
    shop.at("2026-04-21T04:00:00Z");
    let mut cheaper = ring();
    cheaper["discount_minor"] = json!(30_000);
    shop.run::<PostInvoice>("mia", bill_of(json!([cheaper]))).await.expect("a bill");
    let shown = shop.ask::<daily::SalesByDay>("acco", json!({})).await.expect("sales");
    shows(
        &shown,
        &json!({
            "by_month": false,
            "days": [
                {"day": "2026-04-20", "lines": 1, "sales_minor": 3_000_000},
                {"day": "2026-04-21", "lines": 1, "sales_minor": 2_970_000},
            ],
            "classes": [{"tax_class": "jewellery", "lines": 2, "sales_minor": 5_970_000}],
            "totals": {"sales_minor": 5_970_000, "cost_minor": 0, "cost_missing": 2, "profit_minor": null},
        }),
    );
    let year = json!({"from": "2025-04-01", "to": "2026-04-21"});
    let shown = shop.ask::<daily::SalesByDay>("acco", year).await.expect("sales");
    shows(
        &shown,
        &json!({"by_month": true, "days": [{"day": "2026-04-01", "lines": 2, "sales_minor": 5_970_000}]}),
    );
    let given = shop.ask::<discounts::Discounts>("acco", json!({})).await.expect("discounts");
    shows(
        &given,
        &json!({
            "rows": [
                {"by_name": "mia", "bills": 1, "with_discount": 1, "discount_minor": 30_000, "discount_percent": "1.00"},
                {"by_name": "cas", "bills": 1, "with_discount": 0, "discount_minor": 0},
            ],
            "totals": {"bills": 2, "taxable_minor": 5_970_000, "discount_percent": "0.50"},
        }),
    );
    let denied = shop.ask::<discounts::Discounts>("cas", json!({})).await;
    assert_eq!(denied.expect_err("refused"), "permission_denied");
}

#[tokio::test]
async fn the_metal_position_is_the_balance_of_the_books_and_stock_grows_old() {
    let mut shop = aarav().await;
    let piece = |tag: &str, cost: Value| json!({"tag": tag, "metal": "gold", "fineness_ppt": "916", "gross_mg": 5_000, "net_mg": 5_000, "cost_minor": cost});
    shop.run::<CreateArticle>("mia", piece("T-1", json!(2_000_000))).await.expect("a piece");
    shop.at("2026-05-25T05:00:00Z");
    shop.run::<CreateArticle>("mia", piece("T-2", json!(null))).await.expect("a piece");
    let days = json!({"from": "2026-04-01", "to": "2026-05-25"});
    let shown = shop.ask::<MetalPosition>("acco", days).await.expect("a position");
    shows(
        &shown,
        &json!({
            "opening_mg": 0, "closing_mg": 9_160, "fineness_ppt": "916",
            "rows": [
                {"date": "2026-04-20", "in_mg": 4_580, "out_mg": 0, "position_mg": 4_580},
                {"date": "2026-05-25", "in_mg": 4_580, "position_mg": 9_160, "rate_minor": 540_000},
            ],
        }),
    );
    let books = shop.ask::<TrialBalance>("acco", json!({})).await.expect("a trial balance");
    let stock =
        books["rows"].as_array().expect("rows").iter().find(|row| row["account"] == "M_STOCK").cloned();
    assert_eq!(stock.expect("M_STOCK")["closing"], shown["closing_mg"]);
    let old = shop.ask::<StockByAge>("acco", json!({})).await.expect("ages");
    shows(
        &old,
        &json!({
            "rows": [
                {"metal": "gold", "age": "to_30", "pieces": 1, "cost_missing": 1, "cost_minor": 0, "net_mg": 5_000},
                {"metal": "gold", "age": "to_90", "pieces": 1, "cost_missing": 0, "cost_minor": 2_000_000},
            ],
            "pieces": 2, "cost_missing": 1, "cost_minor": 2_000_000,
        }),
    );
}

fn figures(sales: i64, cost: i64) -> profit::ProfitFigures {
    let sums = profit::ProfitSums { lines: 1, unknown: 0, sales, known: sales, cost };
    profit::ProfitFigures::of(sums).expect("figures")
}

fn sales_of(words: &str, full: bool) -> daily::SalesByDayShown {
    let of = |day: &str, sales, cost| daily::SalesOfDay {
        day: day.parse().expect("a day"),
        figures: figures(sales, cost),
    };
    let days = vec![of("2026-04-02", 10_000, 7_000), of("2026-04-19", -4_000, 1_000)];
    let class = daily::ClassSold { tax_class: words.into(), figures: figures(6_000, 8_000) };
    daily::SalesByDayShown {
        from: "2026-04-01".parse().expect("a day"),
        to: day(),
        by_month: false,
        rows: vec![],
        days: if full { days } else { vec![] },
        classes: if full { vec![class] } else { vec![] },
        totals: if full { figures(6_000, 8_000) } else { figures(0, 0) },
    }
}

fn discounts_of(words: &str, full: bool) -> discounts::DiscountsShown {
    let of = |discount: i64| discounts::DiscountFigures {
        bills: 3,
        with_discount: 1,
        taxable_minor: money(90_000),
        discount_minor: money(discount),
        discount_percent: None,
    };
    let row = discounts::DiscountRow { by: Uuid::nil(), by_name: Some(words.into()), figures: of(700) };
    discounts::DiscountsShown {
        from: day(),
        to: day(),
        rows: if full { vec![row] } else { vec![] },
        totals: of(if full { 700 } else { 0 }),
    }
}

fn position(full: bool) -> MetalPositionShown {
    let on = |date: &str, position_mg: i64, rate: Option<i64>| DayPosition {
        date: date.parse().expect("a day"),
        in_mg: 500,
        out_mg: 0,
        position_mg,
        rate_minor: rate.map(money),
    };
    let rows = vec![on("2026-04-03", 10_500, None), on("2026-04-12", 9_000, Some(1_217_500))];
    MetalPositionShown {
        metal: Metal::Gold,
        from: "2026-04-01".parse().expect("a day"),
        to: day(),
        opening_mg: 10_000,
        rows: if full { rows } else { vec![] },
        closing_mg: if full { 9_000 } else { 10_000 },
        fineness_ppt: kernel::decimal::Fineness::parse("916").ok(),
        per_mg: None,
    }
}

fn ages_of(full: bool) -> StockByAgeShown {
    let row = |age: StockAge| StockAgeRow {
        metal: Metal::Gold,
        age,
        pieces: 1,
        cost_missing: 1,
        net_mg: 5_000,
        fine_mg: 4_580,
        cost_minor: money(700),
    };
    let cost =
        |age: &StockAge| AgeCost { age: *age, pieces: 1, cost_minor: money(if full { 700 } else { 0 }) };
    StockByAgeShown {
        rows: if full { StockAge::ALL.iter().map(|age| row(*age)).collect() } else { vec![] },
        ages: StockAge::ALL.iter().map(cost).collect(),
        pieces: 5,
        cost_missing: 5,
        cost_minor: money(if full { 3_500 } else { 0 }),
    }
}

fn counts_of(words: &str) -> tills::TillRegisterShown {
    let till = |second: i64, difference: i64| tills::TillRow {
        session: Uuid::nil(),
        till: words.into(),
        state: "closed".into(),
        by: Uuid::nil(),
        by_name: words.into(),
        opened_at: jiff::Timestamp::from_second(second).expect("a moment"),
        closed_at: None,
        closed_by: None,
        float_minor: money(100),
        expected_minor: Some(money(100)),
        counted_minor: Some(money(100 + difference)),
        difference_minor: Some(money(difference)),
    };
    let rows = vec![till(0, 0), till(86_400, 300), till(172_800, -500)];
    tills::TillRegisterShown { from: day(), to: day(), rows, totals: vec![], next: None }
}

pub(super) fn tables(words: &str, full: bool) -> Vec<Table> {
    let chrome = chrome(words);
    vec![
        daily_page::by_day(&chrome, "/w/s/ledgers/sales", &sales_of(words, full)),
        daily_page::by_class(&chrome, &sales_of(words, full)),
        discounts_page::table(&chrome, "/w/s/ledgers/sales", &discounts_of(words, full)),
        position_page::table(&chrome, "/w/s/ledgers/day", &position(full)),
        stock_age_page::table(&chrome, &ages_of(full)),
    ]
}

fn charts(words: &str, full: bool) -> Vec<Chart> {
    let chrome = chrome(words);
    let mut charts = daily_page::charts(&chrome, &sales_of(words, full));
    charts.extend(discounts_page::chart(&chrome, &discounts_of(words, full)));
    charts.extend(position_page::chart(&chrome, &position(full)));
    charts.extend(stock_age_page::chart(&chrome, &ages_of(full)));
    charts
}

#[test]
fn metal_below_zero_is_told_and_drawn_below_the_level_of_zero() {
    let mut low = position(true);
    low.rows[1].position_mg = -2_491_049;
    low.closing_mg = -2_491_049;
    let mut page = sheet("Plain", vec![position_page::table(&chrome("Plain"), "/w/s/ledgers/day", &low)]);
    let chart = position_page::chart(&chrome("Plain"), &low).expect("a chart");
    assert_eq!(chart.scale, ["1 Apr 2026: 10.000 g", "20 Apr 2026: −2491.049 g"]);
    page.charts = vec![chart];
    let html = draw_sheet(&page);
    for part in ["class=\"area lack\"", "<bdi class=\"lack\">−2491.049</bdi>", "Less than nothing"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    page.charts = position_page::chart(&chrome("Plain"), &position(true)).into_iter().collect();
    assert!(!draw_sheet(&page).contains("area lack"), "there was metal on all days");
}

#[test]
fn a_profit_that_is_unknown_is_not_drawn_as_zero() {
    let mut sold = sales_of("Plain", true);
    let sums = profit::ProfitSums { lines: 1, unknown: 1, sales: 10_000, known: 0, cost: 0 };
    sold.days[0].figures = profit::ProfitFigures::of(sums).expect("figures");
    let draw = |sold: &daily::SalesByDayShown| {
        let mut page = sheet("Plain", vec![]);
        page.charts = daily_page::charts(&chrome("Plain"), sold);
        draw_sheet(&page)
    };
    let html = draw(&sold);
    for part in ["<rect class=\"unknown\"", "profit unknown", "Of 1 day the profit is unknown."] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let known = draw(&sales_of("Plain", true));
    assert!(!known.contains("profit unknown") && !known.contains("class=\"unknown\""), "{known}");
}

#[test]
fn charts_are_drawn_full_and_hostile_and_none_is_drawn_of_nothing() {
    assert!(charts("Plain", false).is_empty());
    for words in ["Plain", HOSTILE] {
        let mut page = sheet(words, tables(words, true));
        page.charts = charts(words, true);
        page.charts.extend(tills_page::chart(&chrome(words), &counts_of(words)));
        assert_eq!(page.charts.len(), 6);
        let html = draw_sheet(&page);
        for part in
            ["class=\"part\"", "class=\"less\"", "class=\"other\"", "2 counts differ", "Over 365 days"]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
    }
    let one = tills::TillRegisterShown { rows: vec![], ..counts_of("Plain") };
    assert!(tills_page::chart(&chrome("Plain"), &one).is_none());
    let mut equal = counts_of("Plain");
    equal.rows.iter_mut().for_each(|row| row.difference_minor = Some(money(0)));
    assert!(tills_page::chart(&chrome("Plain"), &equal).is_none(), "an empty box says nothing");
    let told = tills_page::sessions(&chrome("Plain"), "/w/s/tills", &equal);
    assert_eq!(told.rows[0].cells[7].text.to_string(), "No difference");
}
