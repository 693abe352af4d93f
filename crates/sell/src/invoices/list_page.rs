//! The list of bills: newest first, found by the beginning of a number, or those of one customer.
//! Invariant: the state of an open amount is shown by a word and an icon beside its colour.

use askama::Template;
use jiff::civil::Date;
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::Chrome;

use crate::invoices::list::{BillShown, ListInvoices};

#[derive(Template)]
#[template(path = "invoices/list.html")]
pub(crate) struct BillsPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub query: String,
    pub party: String,
    pub rows: Vec<Row>,
    pub next: String,
    pub may_bill: bool,
}

/// One bill of a list.
pub(crate) struct Row {
    pub href: String,
    pub number: String,
    pub date: Date,
    pub name: String,
    pub total_minor: i64,
    pub open_minor: i64,
    /// paid, open, overdue, reversed, returned.
    pub state: &'static str,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (query, party) = (cx.wanted("q").trim().to_owned(), cx.wanted("party").to_owned());
    let asked = [("number", query.as_str()), ("party", party.as_str()), ("after", cx.wanted("after"))];
    let page = cx.ask_with::<ListInvoices>(&asked).await?;
    let (base, here) = (cx.href(""), cx.href("/bills"));
    let next = page.next.map_or(String::new(), |after| {
        with_params(&here, &[("q", &query), ("party", &party), ("after", &after)])
    });
    cx.html(&BillsPage {
        chrome: cx.chrome("Bills"),
        rows: rows(&base, &page.rows),
        may_bill: cx.may(Permission::BillsWrite),
        base,
        here,
        query,
        party,
        next,
    })
}

/// Bills as lists show them.
pub(crate) fn rows(base: &str, bills: &[BillShown]) -> Vec<Row> {
    let row = |bill: &BillShown| Row {
        href: format!("{base}/bills/{}", bill.document_id),
        number: bill.number.clone(),
        date: bill.date,
        name: bill.party_name.clone().unwrap_or_default(),
        total_minor: bill.total_minor.get(),
        open_minor: bill.open_minor.get(),
        state: state(&bill.state, bill.open_minor.get(), bill.overdue, bill.cheque_returned),
    };
    bills.iter().map(row).collect()
}

/// The word for a bill's state. `is_returned`: its cheque came back, and somebody owes it.
pub(crate) fn state(state: &str, open_minor: i64, overdue: bool, is_returned: bool) -> &'static str {
    match (state, open_minor, overdue) {
        ("reversed", ..) => "reversed",
        _ if is_returned => "returned",
        (_, ..=0, _) => "paid",
        (_, _, true) => "overdue",
        _ => "open",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bill_is_told_by_one_word() {
        for (stored, open, overdue, returned, word) in [
            ("posted", 0, false, false, "paid"),
            ("posted", 0, false, true, "returned"),
            ("posted", 100, false, false, "open"),
            ("posted", 100, true, false, "overdue"),
            ("reversed", 0, false, true, "reversed"),
        ] {
            assert_eq!(state(stored, open, overdue, returned), word);
        }
    }
}
