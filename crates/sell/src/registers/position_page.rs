//! The shop's own metal day by day beside the rate, drawn and as a table.
//! Invariant: each day leads to its entries; less than nothing is shown as a mistake, with its remedy.

use catalogue::{Phrase, say};
use kernel::metal::Metal;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::Chrome;

use super::chart::{Chart, balance};
use super::metal_position::{DayPosition, MetalPosition, MetalPositionShown};
use super::sheet::{
    self, Cell, Column, ColumnKind, Filter, FilterKind, Row, RowKind, Table, ask_with_filters,
};
use super::trial_page::{lacks_metal, metal_cell};
use crate::words;

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (shown, fault) = ask_with_filters::<MetalPosition>(cx, &[], &["metal", "from", "to"], "").await?;
    let days = say!("{from} to {to}", from = cx.chrome.day(shown.from), to = cx.chrome.day(shown.to));
    let mut page = sheet::begin(cx, "/ledgers/position", "Metal position".into(), days);
    page.fault = fault;
    page.with_days(cx, shown.from, shown.to);
    let metals = Metal::ALL.iter().map(|it| (it.as_str().to_owned(), Phrase::of(words::metal_name(*it))));
    page.filters.push(Filter {
        name: "metal",
        word: "Metal".into(),
        value: shown.metal.as_str().to_owned(),
        kind: FilterKind::Choice(metals.collect()),
    });
    if lowest(&shown) < 0 {
        page.note = lacks_metal(words::metal_name(shown.metal));
    }
    page.charts = chart(&cx.chrome, &shown).into_iter().collect();
    page.tables = vec![table(&cx.chrome, &cx.href("/ledgers/day"), &shown)];
    page.answer(cx, None)
}

/// The days since the beginning of the time of computers.
fn number_of(day: kernel::day::Day) -> i64 {
    let first = jiff::civil::Date::constant(1970, 1, 1);
    i64::from((day - first).get_days())
}

/// The least that there was on these days.
fn lowest(shown: &MetalPositionShown) -> i64 {
    shown.rows.iter().map(|row| row.position_mg).fold(shown.opening_mg, i64::min)
}

/// The most that there was on these days.
fn highest(shown: &MetalPositionShown) -> i64 {
    shown.rows.iter().map(|row| row.position_mg).fold(shown.opening_mg, i64::max)
}

/// The metal with the rate; none where there is no day between the first and the last.
pub(crate) fn chart(chrome: &Chrome, shown: &MetalPositionShown) -> Option<Chart> {
    if shown.rows.is_empty() || shown.from == shown.to {
        return None;
    }
    let first = (number_of(shown.from), shown.opening_mg);
    let moved = shown.rows.iter().map(|row| (number_of(row.date), row.position_mg));
    let points: Vec<(i64, i64)> = std::iter::once(first).chain(moved).collect();
    let rate = |row: &DayPosition| Some((number_of(row.date), row.rate_minor?.get()));
    let rates: Vec<(i64, i64)> = shown.rows.iter().filter_map(rate).collect();
    let mut key = vec![("part", Phrase::of("Fine metal of the shop"))];
    if lowest(shown) < 0 {
        key.push(("lack", Phrase::of("Less than nothing")));
    }
    key.push(("zero", Phrase::of("Zero")));
    if let Some(rate) = rate_words(chrome, shown) {
        key.push(("other", rate));
    }
    Some(Chart {
        id: "over-time",
        title: "Day by day".into(),
        aside: say!(
            "fine grams, between {low} and {high}",
            low = chrome.grams(lowest(shown)),
            high = chrome.grams(highest(shown))
        ),
        words: say!(
            "From {first} to {last} fine grams, in the table day by day",
            first = chrome.grams(shown.opening_mg),
            last = chrome.grams(shown.closing_mg)
        ),
        drawing: balance(&points, &rates, number_of(shown.to)),
        scale: vec![
            format!("{}: {} g", chrome.day(shown.from), chrome.grams(shown.opening_mg)),
            format!("{}: {} g", chrome.day(shown.to), chrome.grams(shown.closing_mg)),
        ],
        key,
    })
}

/// "Rate of 22K"; none where no rate was published.
fn rate_words(chrome: &Chrome, shown: &MetalPositionShown) -> Option<Phrase> {
    let last = shown.rows.iter().rev().find_map(|row| row.rate_minor)?;
    let of = words::piece(shown.metal, shown.fineness_ppt?);
    Some(say!("Rate of {of}, now {rate}", of, rate = chrome.money(last.get())))
}

/// The table; `day` is the address of the day book.
pub(crate) fn table(chrome: &Chrome, day: &str, shown: &MetalPositionShown) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let opening = Row {
        kind: RowKind::Sum,
        cells: vec![
            Cell::words("Opening".into(), ""),
            Cell::default(),
            Cell::default(),
            metal_cell(chrome, shown.opening_mg),
            Cell::default(),
        ],
    };
    let row = |row: &DayPosition| {
        let href = with_params(day, &[("date", &row.date.to_string())]);
        Row {
            kind: RowKind::Plain,
            cells: vec![
                Cell::day(chrome, row.date).link(href),
                Cell::grams(chrome, row.in_mg),
                Cell::grams(chrome, row.out_mg),
                metal_cell(chrome, row.position_mg),
                row.rate_minor.map_or_else(Cell::default, |rate| Cell::money(chrome, rate.get())),
            ],
        }
    };
    let closing = vec![
        Cell::words("Closing".into(), ""),
        Cell::default(),
        Cell::default(),
        metal_cell(chrome, shown.closing_mg),
        Cell::default(),
    ];
    let per = shown.per_mg.map(words::per);
    let rows = if shown.rows.is_empty() { vec![] } else { vec![opening] };
    Table {
        id: "days",
        title: "Days on which metal moved".into(),
        aside: per.map_or_else(Phrase::default, |per| say!("the rate is per {per}", per)),
        columns: vec![
            column("Day".into(), "day", ColumnKind::Words),
            column("In g".into(), "in_g", ColumnKind::MoreFigure),
            column("Out g".into(), "out_g", ColumnKind::MoreFigure),
            column("Fine g".into(), "fine_g", ColumnKind::Figure),
            column("Rate".into(), "rate", ColumnKind::Figure),
        ],
        rows: rows.into_iter().chain(shown.rows.iter().map(row)).collect(),
        foot: vec![Row { kind: RowKind::Sum, cells: closing }],
        empty: (
            "No metal moved on these days".into(),
            say!("There were {grams} fine grams all along.", grams = chrome.grams(shown.opening_mg)),
        ),
    }
}
