//! The cost of a kg of an item by month, drawn, and the table of all items.
//! Invariant: only those who see what goods cost see the page; a month in which nothing was made is empty.

use catalogue::{Phrase, say};
use kernel::day::Day;
use kernel::decimal::Decimal;
use kernel::exact::Exact;
use platform::error::Result;
use web::chart::{Chart, columns};
use web::page::{Body, PageCx};
use web::sheet::{Cell, Column, ColumnKind, Filter, FilterKind, Row, RowKind, Table, ask_with_filters};
use web::url::encoded;
use web::view::Chrome;

use super::costs::{CostByMonth, GetCostByMonth, MonthCost};
use super::sheet::{self, COSTS};

/// Most columns of the drawing, the newest.
const MOST_COLUMNS: usize = 60;

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (mut shown, fault) = ask_with_filters::<GetCostByMonth>(cx, &[], &["from", "to"], "").await?;
    let days = say!("{from} to {to}", from = cx.chrome.day(shown.from), to = cx.chrome.day(shown.to));
    let mut page = sheet::begin(cx, COSTS, "Cost of a kg".into(), days);
    page.fault = fault;
    page.with_days(cx, shown.from, shown.to);
    let items = items(&shown);
    let wanted = cx.wanted("item").trim().to_owned();
    let all = std::iter::once((String::new(), Phrase::of("All items")));
    let choices = items.iter().map(|(code, name)| (code.clone(), Phrase::verbatim(name)));
    page.filters.push(Filter {
        name: "item",
        word: "Item".into(),
        value: wanted.clone(),
        kind: FilterKind::Choice(all.chain(choices).collect()),
    });
    page.charts = chart(&cx.chrome, &shown, &wanted).into_iter().collect();
    if !wanted.is_empty() {
        shown.rows.retain(|row| row.item == wanted);
    }
    page.tables = vec![table(&cx.chrome, &cx.href("/items"), &shown)];
    page.answer(cx, None)
}

/// The items that were made, by code, each with its name.
fn items(shown: &CostByMonth) -> Vec<(String, String)> {
    let mut items: Vec<(String, String)> =
        shown.rows.iter().map(|row| (row.item.clone(), row.item_name.clone())).collect();
    items.sort();
    items.dedup_by(|one, other| one.0 == other.0);
    items
}

/// Minor units a kg, rounded once, as they are shown.
fn minor(per_kg: Decimal) -> i64 {
    Exact::from(per_kg).round().unwrap_or(0)
}

/// Every month from the first to the last of an item, with what a kg cost.
fn months(rows: &[&MonthCost]) -> Vec<(Day, i64)> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return vec![] };
    let next = |day: &Day| day.last_of_month().tomorrow().ok();
    let all = std::iter::successors(Some(first.month), next).take_while(|day| *day <= last.month);
    let cost = |day: Day| {
        let row = rows.iter().find(|row| row.month == day);
        (day, row.and_then(|row| row.cost_minor_per_kg).map_or(0, minor))
    };
    let mut all: Vec<(Day, i64)> = all.map(cost).collect();
    all.split_off(all.len().saturating_sub(MOST_COLUMNS))
}

/// The months of the wanted item, or else of the one on which most was spent; none where no cost is known.
pub(crate) fn chart(chrome: &Chrome, shown: &CostByMonth, wanted: &str) -> Option<Chart> {
    let known = || shown.rows.iter().filter(|row| row.cost_minor_per_kg.is_some());
    let dearest = || known().max_by_key(|row| row.cost_minor.get()).map(|row| row.item.as_str());
    let item = if wanted.is_empty() { dearest()? } else { wanted };
    let rows: Vec<&MonthCost> = known().filter(|row| row.item == item).collect();
    let last = rows.last()?;
    let figures = months(&rows);
    let (begin, end) = (figures.first()?.0, figures.last()?.0);
    let cost = |figure: &(Day, i64)| vec![("part", figure.1)];
    Some(Chart {
        id: "over-time",
        title: say!("{item}, month by month", item = &last.item_name),
        aside: "cost of a kg".into(),
        words: say!(
            "Cost of a kg from {first} to {last}, in the table month by month",
            first = chrome.money(figures.first().map_or(0, |it| it.1)),
            last = chrome.money(figures.last().map_or(0, |it| it.1))
        ),
        drawing: columns(&figures.iter().map(cost).collect::<Vec<_>>()),
        scale: vec![chrome.day(begin), chrome.day(end)],
        key: vec![],
    })
}

/// The table; `items` is the address of their list.
pub(crate) fn table(chrome: &Chrome, items: &str, shown: &CostByMonth) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let row = |row: &MonthCost| {
        let kg = row.made_kg.map(|kg| kg.normalized().to_string());
        let per_kg = row.cost_minor_per_kg.map(|it| Cell::money(chrome, minor(it)));
        Row {
            kind: RowKind::Plain,
            cells: vec![
                Cell::day(chrome, row.month),
                Cell::text(&row.item_name).link(format!("{items}/{}", encoded(&row.item))),
                Cell::text(&row.item),
                kg.map_or_else(Cell::default, |kg| Cell::figure(&kg, "")),
                Cell::money(chrome, row.cost_minor.get()),
                per_kg.unwrap_or_else(|| Cell::words("no mass".into(), "")),
            ],
        }
    };
    let aside = match shown.more {
        true => "only the newest 500 batches count".into(),
        false => "by the month in which a batch was completed".into(),
    };
    Table {
        id: "months",
        title: "Months".into(),
        aside,
        columns: vec![
            column("Month from".into(), "month", ColumnKind::Words),
            column("Item".into(), "item_name", ColumnKind::Words),
            column("Code".into(), "item", ColumnKind::File),
            column("Made kg".into(), "made_kg", ColumnKind::MoreFigure),
            column("Cost".into(), "cost", ColumnKind::MoreFigure),
            column("Cost of a kg".into(), "cost_per_kg", ColumnKind::Figure),
        ],
        rows: shown.rows.iter().map(row).collect(),
        foot: vec![],
        empty: (
            "No batch was completed on these days".into(),
            "Choose other days, or complete a batch.".into(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::money::Money;

    const HOSTILE: &str = "<script>alert('x')</script>\"";

    fn row(month: &str, item: &str, per_kg: Option<&str>, cost: i64) -> MonthCost {
        MonthCost {
            month: month.parse().expect("a day"),
            item: item.into(),
            item_name: HOSTILE.into(),
            made_kg: Decimal::parse("12.500000000").ok(),
            cost_minor: Money::from_stored(cost),
            cost_minor_per_kg: per_kg.and_then(|text| Decimal::parse(text).ok()),
        }
    }

    fn shown(rows: Vec<MonthCost>) -> CostByMonth {
        let day = |text: &str| text.parse().expect("a day");
        CostByMonth { from: day("2025-11-27"), to: day("2026-11-27"), rows, more: false }
    }

    #[test]
    fn a_month_in_which_nothing_was_made_has_its_place() {
        let (first, last) =
            (row("2026-08-01", "BRIE", Some("1500.4"), 9), row("2026-10-01", "BRIE", Some("1500.5"), 9));
        let told: Vec<i64> = months(&[&first, &last]).into_iter().map(|(_, minor)| minor).collect();
        assert_eq!(told, [1_500, 0, 1_501]);
        assert!(months(&[]).is_empty());
    }

    #[test]
    fn the_chart_is_of_the_wanted_item_or_of_the_one_on_which_most_was_spent() {
        let chrome = Chrome::sample("Costs");
        let rows = vec![
            row("2026-10-01", "BRIE", Some("1500"), 100),
            row("2026-11-01", "MILK", Some("90"), 900),
            row("2026-11-01", "JAR", None, 9_000),
        ];
        let shown = shown(rows);
        let scale = |wanted: &str| chart(&chrome, &shown, wanted).map(|chart| chart.scale[0].clone());
        assert_eq!(scale(""), Some(chrome.day(date(2026, 11, 1))));
        assert_eq!(scale("BRIE"), Some(chrome.day(date(2026, 10, 1))));
        assert_eq!(scale("JAR"), None, "it has no mass");
    }

    #[test]
    fn a_row_has_a_cell_for_each_column() {
        let chrome = Chrome::sample("Costs");
        let table = table(&chrome, "/w/s/items", &shown(vec![row("2026-10-01", "BRIE", None, 100)]));
        assert_eq!(table.rows[0].cells.len(), table.columns.len());
        assert_eq!(table.rows[0].cells[3].file, "12.5");
    }
}
