//! Discounts by cashier, drawn and as a table.
//! Invariant: each person leads to the bills that they posted.

use catalogue::{Phrase, say};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::Chrome;

use super::chart::{Chart, bars};
use super::discounts::{DiscountFigures, DiscountRow, Discounts, DiscountsShown};
use super::sheet::{self, Cell, Column, ColumnKind, Row, RowKind, Table, ask_with_filters};

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (shown, fault) = ask_with_filters::<Discounts>(cx, &[], &["from", "to"], "").await?;
    let days = say!("{from} to {to}", from = cx.chrome.day(shown.from), to = cx.chrome.day(shown.to));
    let mut page = sheet::begin(cx, "/ledgers/discounts", "Discounts".into(), days);
    page.fault = fault;
    page.with_days(cx, shown.from, shown.to);
    page.charts = chart(&cx.chrome, &shown).into_iter().collect();
    page.tables = vec![table(&cx.chrome, &cx.href("/ledgers/sales"), &shown)];
    page.answer(cx, None)
}

/// What each person gave; none where nobody gave any.
pub(crate) fn chart(chrome: &Chrome, shown: &DiscountsShown) -> Option<Chart> {
    let bar = |row: &DiscountRow| {
        let name = Phrase::verbatim(row.by_name.clone().unwrap_or_default());
        let minor = row.figures.discount_minor.get();
        (name, minor, chrome.money(minor))
    };
    (shown.totals.discount_minor.get() != 0).then(|| Chart {
        id: "who",
        title: "By cashier".into(),
        aside: "discount before tax".into(),
        words: Phrase::default(),
        drawing: bars(shown.rows.iter().map(bar).collect()),
        scale: vec![],
        key: vec![],
    })
}

/// The table; `sales` is the address of the register of sales.
pub(crate) fn table(chrome: &Chrome, sales: &str, shown: &DiscountsShown) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let (from, to) = (shown.from.to_string(), shown.to.to_string());
    let row = |row: &DiscountRow| {
        let by = row.by.to_string();
        let href = with_params(sales, &[("from", &from), ("to", &to), ("by", &by)]);
        let name = Cell::text(row.by_name.as_deref().unwrap_or_default()).link(href);
        Row { kind: RowKind::Plain, cells: cells(chrome, name, &row.figures) }
    };
    let sum = cells(chrome, Cell::words("Sum".into(), ""), &shown.totals);
    Table {
        id: "discounts",
        title: "Bills and their discounts".into(),
        aside: "without tax, and without bills that were taken back".into(),
        columns: vec![
            column("Posted by".into(), "posted_by", ColumnKind::Words),
            column("Bills".into(), "bills", ColumnKind::MoreFigure),
            column("With discount".into(), "with_discount", ColumnKind::MoreFigure),
            column("Sales".into(), "sales", ColumnKind::MoreFigure),
            column("Discount".into(), "discount", ColumnKind::Figure),
            column("Discount %".into(), "discount_percent", ColumnKind::Figure),
        ],
        rows: shown.rows.iter().map(row).collect(),
        foot: vec![Row { kind: RowKind::Sum, cells: sum }],
        empty: ("No bill was posted on these days".into(), "Choose other days.".into()),
    }
}

fn cells(chrome: &Chrome, name: Cell, it: &DiscountFigures) -> Vec<Cell> {
    let share = it.discount_percent.map(|share| share.to_string()).unwrap_or_default();
    let bills = Phrase::counted(it.bills.unsigned_abs(), "{count} bill", "{count} bills");
    vec![
        name.narrow(bills),
        Cell::count(it.bills),
        Cell::count(it.with_discount),
        Cell::money(chrome, it.taxable_minor.get()),
        Cell::money(chrome, it.discount_minor.get()),
        Cell { text: Phrase::verbatim(share.clone()), file: share, ..Cell::default() },
    ]
}
