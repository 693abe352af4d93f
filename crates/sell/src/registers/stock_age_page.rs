//! The tagged stock by its age, drawn and as a table.
//! Invariant: the page counts the pieces of unknown cost beside the cost, which is too low by theirs.

use catalogue::{Phrase, say};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::Chrome;

use super::chart::{Chart, bars};
use super::sheet::{self, Cell, Column, ColumnKind, Row, RowKind, Table};
use super::stock_age::{AgeCost, StockAge, StockAgeRow, StockByAge, StockByAgeShown};
use crate::words;

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let shown = cx.ask(StockByAge {}).await?;
    let today = say!("as of {day}", day = cx.chrome.day(cx.tx.today()));
    let mut page = sheet::begin(cx, "/ledgers/stock-age", "Stock by age".into(), today);
    page.charts = chart(&cx.chrome, &shown).into_iter().collect();
    page.tables = vec![table(&cx.chrome, &shown)];
    page.answer(cx, None)
}

fn age_words(age: StockAge) -> Phrase {
    match age {
        StockAge::To30 => "Up to 30 days".into(),
        StockAge::To90 => "31 to 90 days".into(),
        StockAge::To180 => "91 to 180 days".into(),
        StockAge::To365 => "181 to 365 days".into(),
        StockAge::Older => "Over 365 days".into(),
    }
}

/// "cost of 3 pieces unknown"; empty for none.
fn missing(many: i64) -> Phrase {
    match many {
        0 => Phrase::default(),
        many => Phrase::counted(
            many.unsigned_abs(),
            "cost of {count} piece unknown",
            "cost of {count} pieces unknown",
        ),
    }
}

/// What the pieces of each age cost; none where no cost is known.
pub(crate) fn chart(chrome: &Chrome, shown: &StockByAgeShown) -> Option<Chart> {
    let bar = |it: &AgeCost| (age_words(it.age), it.cost_minor.get(), chrome.money(it.cost_minor.get()));
    (shown.cost_minor.get() > 0).then(|| Chart {
        id: "ages",
        title: "Money in the trays".into(),
        aside: "what the pieces cost, by the time they have been here".into(),
        words: Phrase::default(),
        drawing: bars(shown.ages.iter().map(bar).collect()),
        scale: vec![],
        key: vec![],
    })
}

/// The table.
pub(crate) fn table(chrome: &Chrome, shown: &StockByAgeShown) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let row = |row: &StockAgeRow| Row {
        kind: RowKind::Plain,
        cells: vec![
            Cell::words(words::metal_name(row.metal).into(), row.metal.as_str()).narrow(Phrase::counted(
                row.pieces.unsigned_abs(),
                "{count} piece",
                "{count} pieces",
            )),
            Cell::words(age_words(row.age), row.age.as_str()),
            Cell::count(row.pieces),
            Cell::grams(chrome, row.net_mg),
            Cell::grams(chrome, row.fine_mg),
            Cell::money(chrome, row.cost_minor.get()).over(missing(row.cost_missing)),
        ],
    };
    let sum = vec![
        Cell::words("Sum".into(), ""),
        Cell::default(),
        Cell::count(shown.pieces),
        Cell::default(),
        Cell::default(),
        Cell::money(chrome, shown.cost_minor.get()).over(missing(shown.cost_missing)),
    ];
    Table {
        id: "stock",
        title: "Tagged pieces of the shop".into(),
        aside: "by the day on which they were entered".into(),
        columns: vec![
            column("Metal".into(), "metal", ColumnKind::Words),
            column("In the shop".into(), "age", ColumnKind::Words),
            column("Pieces".into(), "pieces", ColumnKind::MoreFigure),
            column("Net g".into(), "net_g", ColumnKind::MoreFigure),
            column("Fine g".into(), "fine_g", ColumnKind::MoreFigure),
            column("Cost".into(), "cost", ColumnKind::Figure),
        ],
        rows: shown.rows.iter().map(row).collect(),
        foot: vec![Row { kind: RowKind::Sum, cells: sum }],
        empty: ("No tagged piece is in stock".into(), "Add pieces on the page Stock.".into()),
    }
}
