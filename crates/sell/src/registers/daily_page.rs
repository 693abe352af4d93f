//! Sales and margin by day and class, drawn and as tables.
//! Invariant: the page counts the goods of unknown cost beside the profit, and they are in none. A profit that is
//! unknown is never drawn as zero.

use catalogue::{Phrase, say};
use kernel::day::Day;
use kernel::money::Money;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::Chrome;

use super::chart::{Chart, bars, columns};
use super::daily::{SalesByDay, SalesByDayShown};
use super::profit::ProfitFigures;
use super::profit_page::{figures, sold_words, unknown_costs};
use super::sheet::{self, Cell, Column, ColumnKind, Row, RowKind, Table, ask_with_filters};
use crate::words;

/// Most columns of the drawing, the newest: thinner ones would run together.
const MOST_COLUMNS: usize = 120;

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (shown, fault) = ask_with_filters::<SalesByDay>(cx, &[], &["from", "to"], "").await?;
    let days = say!("{from} to {to}", from = cx.chrome.day(shown.from), to = cx.chrome.day(shown.to));
    let mut page = sheet::begin(cx, "/ledgers/daily", "Sales by day".into(), days);
    page.fault = fault;
    page.with_days(cx, shown.from, shown.to);
    page.note = unknown_costs(&shown.totals);
    page.charts = charts(&cx.chrome, &shown);
    page.tables = vec![by_day(&cx.chrome, &cx.href("/ledgers/sales"), &shown), by_class(&cx.chrome, &shown)];
    page.answer(cx, None)
}

/// Each day with its sales and its profit, which is None where it is unknown. The days with nothing sold have their
/// place too.
fn every_day(shown: &SalesByDayShown) -> Vec<(Day, i64, Option<i64>)> {
    let sold = |day: Day| shown.days.iter().find(|it| it.day == day).map(|it| it.figures);
    let (Some(first), Some(last)) = (shown.days.first(), shown.days.last()) else { return vec![] };
    let first = if shown.by_month { first.day } else { shown.from };
    let last = if shown.by_month { last.day } else { shown.to };
    let next = |day: &Day| match shown.by_month {
        true => day.last_of_month().tomorrow().ok(),
        false => day.tomorrow().ok(),
    };
    let all = std::iter::successors(Some(first), next).take_while(|day| *day <= last);
    let mut all: Vec<Day> = all.collect();
    let all = all.split_off(all.len().saturating_sub(MOST_COLUMNS));
    let figures = |day: Day| match sold(day) {
        Some(it) => (day, it.sales_minor.get(), it.profit_minor.map(Money::get)),
        None => (day, 0, Some(0)),
    };
    all.into_iter().map(figures).collect()
}

/// The parts of a day's column: a profit that is unknown has no length, so the sales say it by their colour.
fn parts((_, sales, profit): &(Day, i64, Option<i64>)) -> Vec<(&'static str, i64)> {
    match profit {
        Some(profit) => vec![("all", *sales), ("part", *profit)],
        None => vec![("unknown", *sales)],
    }
}

/// How many of the columns have no known profit; empty for none.
fn without_profit(unknown: usize, by_month: bool) -> Phrase {
    let many = u64::try_from(unknown).unwrap_or(u64::MAX);
    match (many, by_month) {
        (0, _) => Phrase::default(),
        (_, true) => Phrase::counted(
            many,
            "Of {count} month the profit is unknown.",
            "Of {count} months the profit is unknown.",
        ),
        (_, false) => Phrase::counted(
            many,
            "Of {count} day the profit is unknown.",
            "Of {count} days the profit is unknown.",
        ),
    }
}

/// The sales of each day with the profit in them, and those of each class; none where nothing was sold.
pub(crate) fn charts(chrome: &Chrome, shown: &SalesByDayShown) -> Vec<Chart> {
    let days = every_day(shown);
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return vec![] };
    let sales = chrome.money(shown.totals.sales_minor.get());
    let mut key = vec![("all", Phrase::of("Sales"))];
    let words = match shown.totals.profit_minor {
        Some(profit) => {
            key.push(("part", Phrase::of("of it profit")));
            let profit = chrome.money(profit.get());
            say!("Sales {sales}, profit {profit}, in the table day by day", sales, profit)
        }
        None => say!("Sales {sales}, profit unknown, in the table day by day", sales),
    };
    let unknown = days.iter().filter(|(.., profit)| profit.is_none()).count();
    if unknown > 0 {
        key.push(("unknown", Phrase::of("profit unknown")));
    }
    let aside = without_profit(unknown, shown.by_month);
    let words = if aside.is_empty() { words } else { Phrase::joined([words, aside]) };
    key.push(("less", Phrase::of("taken back, or a loss")));
    let over_time = Chart {
        id: "over-time",
        title: if shown.by_month { "Month by month".into() } else { "Day by day".into() },
        aside: "without tax".into(),
        words,
        drawing: columns(&days.iter().map(parts).collect::<Vec<_>>()),
        scale: vec![chrome.day(first.0), chrome.day(last.0)],
        key,
    };
    let class = |it: &super::daily::ClassSold| {
        let minor = it.figures.sales_minor.get();
        (class_name(&it.tax_class), minor, chrome.money(minor))
    };
    let by_class = Chart {
        id: "by-class",
        title: "By tax class".into(),
        aside: "without tax".into(),
        words: Phrase::default(),
        drawing: bars(shown.classes.iter().map(class).collect()),
        scale: vec![],
        key: vec![],
    };
    vec![over_time, by_class]
}

fn class_name(class: &str) -> Phrase {
    Phrase::verbatim(words::capital(&class.replace('_', " ")))
}

fn money_columns(first: Column) -> Vec<Column> {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    vec![
        first,
        column("Lines".into(), "lines", ColumnKind::MoreFigure),
        column("Sales".into(), "sales", ColumnKind::MoreFigure),
        column("Cost".into(), "cost", ColumnKind::MoreFigure),
        column("Profit".into(), "profit", ColumnKind::Figure),
        column("Margin %".into(), "margin_percent", ColumnKind::Figure),
    ]
}

fn money_row(chrome: &Chrome, kind: RowKind, first: Cell, it: &ProfitFigures) -> Row {
    let first = first.narrow(sold_words(chrome, it));
    Row { kind, cells: std::iter::once(first).chain(figures(chrome, it)).collect() }
}

/// The table of the days; a day leads to its bills.
pub(crate) fn by_day(chrome: &Chrome, sales: &str, shown: &SalesByDayShown) -> Table {
    let day = |it: &super::daily::SalesOfDay| {
        let last = if shown.by_month { it.day.last_of_month() } else { it.day };
        let href = with_params(sales, &[("from", &it.day.to_string()), ("to", &last.to_string())]);
        money_row(chrome, RowKind::Plain, Cell::day(chrome, it.day).link(href), &it.figures)
    };
    let word = if shown.by_month { "Month from" } else { "Day" };
    Table {
        id: "days",
        title: if shown.by_month { "Months".into() } else { "Days".into() },
        aside: "without tax; notes that take back are subtracted".into(),
        columns: money_columns(Column { word: Phrase::of(word), file: "day", kind: ColumnKind::Words }),
        rows: shown.days.iter().map(day).collect(),
        foot: vec![money_row(chrome, RowKind::Sum, Cell::words("Sum".into(), ""), &shown.totals)],
        empty: ("Nothing was sold on these days".into(), "Choose other days.".into()),
    }
}

/// The table of the classes.
pub(crate) fn by_class(chrome: &Chrome, shown: &SalesByDayShown) -> Table {
    let class = |it: &super::daily::ClassSold| {
        let name = Cell::words(class_name(&it.tax_class), &it.tax_class);
        money_row(chrome, RowKind::Plain, name, &it.figures)
    };
    Table {
        id: "classes",
        title: "Tax classes".into(),
        aside: Phrase::default(),
        columns: money_columns(Column { word: "Class".into(), file: "tax_class", kind: ColumnKind::Words }),
        rows: shown.classes.iter().map(class).collect(),
        foot: vec![],
        empty: ("Nothing was sold on these days".into(), "Choose other days.".into()),
    }
}
