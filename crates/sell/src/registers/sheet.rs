//! The sheets of the ledgers and registers, as the web's sheet draws them.
//! Invariant: every sheet leads to those of its part, and to the first of each other part.

use catalogue::Phrase;
use web::page::PageCx;
pub(crate) use web::sheet::{
    Cell, Column, ColumnKind, Filter, FilterKind, Row, RowKind, SheetPage, Table, ask_with_filters,
    further_pages, wants_file,
};
use web::sheet::{Group, Part};

/// The sheets of the ledgers, by what they are about.
pub(crate) const LEDGERS: Group =
    Group { name: "Ledgers and registers", first: "Trial balance", parts: &[MONEY, SALES, METAL] };

const MONEY: Part = Part {
    name: "Money",
    sheets: &[
        ("Trial balance", "/ledgers"),
        ("Day book", "/ledgers/day"),
        ("Cash book", "/ledgers/cash"),
        ("Tills", "/ledgers/tills"),
        ("Own accounts", "/ledgers/accounts"),
    ],
};

const SALES: Part = Part {
    name: "Sales",
    sheets: &[
        ("Sales register", "/ledgers/sales"),
        ("Sales by day", "/ledgers/daily"),
        ("Discounts", "/ledgers/discounts"),
        ("Tax", "/ledgers/tax"),
        ("Profit", "/ledgers/profit"),
    ],
};

const METAL: Part = Part {
    name: "Metal",
    sheets: &[
        ("Metal register", "/ledgers/metal"),
        ("Metal position", "/ledgers/position"),
        ("Stock by age", "/ledgers/stock-age"),
    ],
};

/// A sheet of these days, without tables yet.
pub(crate) fn begin(cx: &PageCx, path: &str, title: Phrase, lede: Phrase) -> SheetPage {
    SheetPage::new(cx, &LEDGERS, path, title, lede)
}
