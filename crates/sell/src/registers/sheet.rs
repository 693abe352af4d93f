//! The sheets of the ledgers and registers, as the web's sheet draws them.
//! Invariant: every sheet leads to all the others.

use catalogue::Phrase;
use web::page::PageCx;
use web::sheet::Group;
pub(crate) use web::sheet::{
    Cell, Column, ColumnKind, Filter, FilterKind, PARTS, Row, RowKind, SheetPage, Table, ask_with_filters,
    wants_file,
};

/// The sheets: what each is called, and where it is.
pub(crate) const SHEETS: [(&str, &str); 13] = [
    ("Trial balance", "/ledgers"),
    ("Day book", "/ledgers/day"),
    ("Cash book", "/ledgers/cash"),
    ("Sales", "/ledgers/sales"),
    ("Sales by day", "/ledgers/daily"),
    ("Discounts", "/ledgers/discounts"),
    ("Tax", "/ledgers/tax"),
    ("Metal", "/ledgers/metal"),
    ("Metal position", "/ledgers/position"),
    ("Stock by age", "/ledgers/stock-age"),
    ("Tills", "/ledgers/tills"),
    ("Profit", "/ledgers/profit"),
    ("Own accounts", "/ledgers/accounts"),
];

const LEDGERS: Group = Group { name: "Ledgers and registers", first: "Trial balance", sheets: &SHEETS };

/// A sheet of these days, without tables yet.
pub(crate) fn begin(cx: &PageCx, path: &str, title: Phrase, lede: Phrase) -> SheetPage {
    SheetPage::new(cx, &LEDGERS, path, title, lede)
}
