//! The register of sales as a page: bills and notes with their sums, by days, state, party and the person who posted them.
//! Invariant: a credit note stands with a minus, so that a column adds up to its sum.

use catalogue::{Phrase, say};
use kernel::id::DocumentId;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::Chrome;

use super::entries_page::{document, party};
use super::sales::{SaleRow, SalesRegister, SalesRegisterShown};
use super::sheet::{
    self, Cell, Column, ColumnKind, Filter, FilterKind, Row, RowKind, Table, ask_with_filters, further_pages,
};
use super::with_sign;

const FILTERS: [&str; 5] = ["from", "to", "state", "party", "by"];

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (mut shown, fault) = ask_with_filters::<SalesRegister>(cx, &[], &FILTERS, cx.wanted("after")).await?;
    for _ in 0..further_pages(cx) {
        let Some(next) = shown.next.clone() else { break };
        let (more, _) = ask_with_filters::<SalesRegister>(cx, &[], &FILTERS, &next).await?;
        shown.rows.extend(more.rows);
        shown.next = more.next;
    }
    let days = say!("{from} to {to}", from = cx.chrome.day(shown.from), to = cx.chrome.day(shown.to));
    let mut page = sheet::begin(cx, "/ledgers/sales", "Sales register".into(), days);
    page.fault = fault;
    page.with_days(cx, shown.from, shown.to);
    page.filters.extend(filters(cx, &shown));
    let by = with_params(
        &page.here,
        &[("from", &shown.from.to_string()), ("to", &shown.to.to_string()), ("state", cx.wanted("state"))],
    );
    page.tables = vec![table(&cx.chrome, &cx.href(""), &by, &shown)];
    page.answer(cx, shown.next)
}

/// The state, the party, and the person where one was chosen.
fn filters(cx: &PageCx, shown: &SalesRegisterShown) -> Vec<Filter> {
    let states = [("", "All"), ("posted", "Posted"), ("reversed", "Reversed")];
    let mut filters = vec![
        Filter {
            name: "state",
            word: "State".into(),
            value: cx.wanted("state").to_owned(),
            kind: FilterKind::Choice(states.map(|(value, word)| (value.to_owned(), Phrase::of(word))).into()),
        },
        Filter {
            name: "party",
            word: "Customer's code".into(),
            value: cx.wanted("party").trim().to_owned(),
            kind: FilterKind::Text,
        },
    ];
    let by = cx.wanted("by");
    if !by.is_empty() {
        let name = shown.rows.first().and_then(|row| row.by_name.clone()).unwrap_or_default();
        let options = vec![(String::new(), Phrase::of("Everybody")), (by.to_owned(), Phrase::verbatim(name))];
        filters.push(Filter {
            name: "by",
            word: "Posted by".into(),
            value: by.to_owned(),
            kind: FilterKind::Choice(options),
        });
    }
    filters
}

/// The table; `by` is the address of the register of one person, but for the person.
pub(crate) fn table(chrome: &Chrome, base: &str, by: &str, shown: &SalesRegisterShown) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let totals = &shown.totals;
    let foot = Row {
        kind: RowKind::Sum,
        cells: vec![
            Cell::words(
                Phrase::counted(totals.documents.unsigned_abs(), "{count} document", "{count} documents"),
                "",
            ),
            Cell::default(),
            Cell::default(),
            Cell::default(),
            Cell::default(),
            Cell::default(),
            Cell::money(chrome, totals.taxable_minor.get()),
            Cell::money(chrome, totals.tax_minor.get()),
            Cell::money(chrome, totals.round_off_minor.get()),
            Cell::money(chrome, totals.total_minor.get()),
        ],
    };
    Table {
        id: "sales",
        title: "Bills and notes".into(),
        aside: "notes that take back have a minus".into(),
        columns: vec![
            column("Document".into(), "document", ColumnKind::Words),
            column(Phrase::default(), "kind", ColumnKind::File),
            column("Date".into(), "date", ColumnKind::WideWords),
            column("Customer".into(), "party", ColumnKind::MoreWords),
            column("State".into(), "state", ColumnKind::WideWords),
            column("Posted by".into(), "posted_by", ColumnKind::WideWords),
            column("Taxable".into(), "taxable", ColumnKind::MoreFigure),
            column("Tax".into(), "tax", ColumnKind::MoreFigure),
            column("Round-off".into(), "round_off", ColumnKind::WideFigure),
            column("Total".into(), "total", ColumnKind::Figure),
        ],
        rows: shown.rows.iter().map(|row| row_of(chrome, base, by, row)).collect(),
        foot: vec![foot],
        empty: (
            "Nothing was sold on these days".into(),
            "Choose other days, or take the filters away.".into(),
        ),
    }
}

fn row_of(chrome: &Chrome, base: &str, by: &str, row: &SaleRow) -> Row {
    let kind = row.doc_type;
    let money = |figure: kernel::money::Money| Cell::money(chrome, with_sign(kind, figure.get()));
    let is_reversed = row.state == "reversed";
    let state: Phrase = if is_reversed { "Reversed".into() } else { "Posted".into() };
    let joint = if by.contains('?') { '&' } else { '?' };
    let name = row.party_name.clone().unwrap_or_default();
    let day = chrome.day(row.date);
    let upright = if is_reversed { say!("{day}, reversed", day) } else { Phrase::verbatim(day) };
    Row {
        kind: RowKind::Plain,
        cells: vec![
            document(base, Some(DocumentId::from_uuid(row.document_id)), Some(&row.number), Some(kind), "")
                .upright(upright)
                .narrow(Phrase::verbatim(name)),
            Cell::text(kind.as_str()),
            Cell::day(chrome, row.date),
            party(base, row.party.as_deref(), row.party_name.as_deref()),
            Cell::words(state, &row.state),
            Cell::text(row.by_name.as_deref().unwrap_or_default()).link(format!("{by}{joint}by={}", row.by)),
            money(row.taxable_minor),
            money(row.tax_minor),
            money(row.round_off_minor),
            money(row.total_minor),
        ],
    }
}
