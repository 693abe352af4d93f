//! Registers: the sales, the tax, the tills and the profit of some days, each with its sums; and the pages of the ledgers.
//! Invariant: a register repeats stored figures and computes none of a document again; a document that takes another back counts
//! with the opposite sign, so that the sums are those of the books.

mod accounts_page;
pub mod daily;
mod daily_page;
mod day_page;
pub mod discounts;
mod discounts_page;
mod entries_page;
pub mod metal_position;
pub mod pages;
mod position_page;
pub mod profit;
mod profit_page;
pub mod sales;
mod sales_page;
mod sheet;
pub mod stock_age;
mod stock_age_page;
mod tax_page;
pub mod taxes;
pub mod tills;
mod tills_page;
mod trial_page;

#[cfg(test)]
pub(crate) mod tests;

use kernel::day::{Day, parse_day};
use ledger::accounts::documents::kinds::DocumentKind;
use platform::fields::Text;
use uuid::Uuid;
use web::chart;

/// Rows of a page. The statements read one more.
pub const PAGE: i64 = 100;
/// The documents on which goods and services are sold, and those that take them back.
const SALES: [&str; 3] =
    [DocumentKind::Invoice.as_str(), DocumentKind::DebitNote.as_str(), DocumentKind::CreditNote.as_str()];

/// Whether a document takes back what another one sold.
fn takes_back(kind: DocumentKind) -> bool {
    kind == DocumentKind::CreditNote
}

/// A figure of a document with the sign that it has in sums.
fn with_sign(kind: DocumentKind, figure: i64) -> i64 {
    if takes_back(kind) { figure.saturating_neg() } else { figure }
}

/// A place in a list by day: the day and the document of the last row.
type Place = (Day, Uuid);

/// The cursor of a row.
fn cursor_of((day, id): Place) -> String {
    format!("{day} {id}")
}

/// Where a page begins: behind the cursor, or before the first day. Any other text, or an earlier day, starts at the first page.
fn place_after(text: Option<&Text>, from: Day) -> Place {
    let parsed = text.and_then(|text| {
        let (day, id) = text.as_str().split_once(' ')?;
        Some((parse_day(day).ok()?, Uuid::parse_str(id).ok()?))
    });
    parsed.filter(|(day, _)| *day >= from).unwrap_or((from, Uuid::nil()))
}
