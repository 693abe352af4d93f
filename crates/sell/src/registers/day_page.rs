//! The day book's page: every entry of a day with what it debits and credits, and the sums of the day.
//! Invariant: an entry is shown whole; money and metal have a column each.

use catalogue::{Phrase, say};
use jiff::ToSpan;
use kernel::day::Day;
use kernel::id::DocumentId;
use ledger::accounts::chart::name_or_own;
use ledger::accounts::day_book::{DayBook, DayBookShown, DayEntry};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::Chrome;

use super::entries_page::document;
use super::sheet::{
    self, Cell, Column, ColumnKind, Filter, FilterKind, Row, RowKind, Table, ask_with_filters, further_pages,
};
use super::trial_page::amount;
use crate::words;

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (mut shown, fault) =
        ask_with_filters::<DayBook>(cx, &[], &["date", "document"], cx.wanted("after")).await?;
    for _ in 0..further_pages(cx) {
        let Some(next) = shown.next else { break };
        let (more, _) =
            ask_with_filters::<DayBook>(cx, &[], &["date", "document"], &next.to_string()).await?;
        shown.rows.extend(more.rows);
        shown.next = more.next;
    }
    let document = cx.wanted("document").trim().to_owned();
    let of_document = !document.is_empty() && fault.is_empty();
    let mut title = Phrase::verbatim(cx.chrome.day(shown.date));
    if of_document {
        title = say!("{document}, {day}", document, day = cx.chrome.day(shown.date));
    }
    let mut page = sheet::begin(cx, "/ledgers/day", "Day book".into(), title);
    page.fault = fault;
    page.filters = vec![
        Filter { name: "date", word: "Day".into(), value: shown.date.to_string(), kind: FilterKind::Day },
        Filter {
            name: "document",
            word: "Number of a document".into(),
            value: cx.wanted("document").trim().to_owned(),
            kind: FilterKind::Text,
        },
    ];
    page.periods = around(&cx.href("/ledgers/day"), shown.date, cx.tx.today());
    page.tables = vec![table(&cx.chrome, &cx.href(""), &cx.tx.workspace.currency.code, &shown)];
    page.answer(cx, shown.next.map(|next| next.to_string()))
}

/// The day before, today, and the day after unless it is still to come.
fn around(here: &str, day: Day, today: Day) -> Vec<(Phrase, String, bool)> {
    let link = |word: &'static str, day: Day, is_this: bool| {
        (Phrase::of(word), with_params(here, &[("date", &day.to_string())]), is_this)
    };
    let mut links = vec![link("Day before", day.saturating_sub(1.day()), false)];
    if day < today {
        links.push(link("Day after", day.saturating_add(1.day()), false));
    }
    links.push(link("Today", today, day == today));
    links
}

/// The table of a day: a row of each entry, and below it a row of each account that it moves.
pub(crate) fn table(chrome: &Chrome, base: &str, currency: &str, shown: &DayBookShown) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let rows = shown.rows.iter().flat_map(|entry| rows_of(chrome, base, currency, shown.date, entry));
    let foot = shown.totals.iter().map(|total| {
        let sum = || amount(chrome, currency, &total.commodity, total.amount);
        let of = if total.commodity == currency {
            Phrase::of("Sum of the day")
        } else {
            say!("{name}, fine grams", name = Phrase::verbatim(words::commodity_metal(&total.commodity)))
        };
        Row {
            kind: RowKind::Sum,
            cells: vec![
                Cell::words(of, "").over(say!("{count} entries", count = total.entries)),
                Cell::default(),
                Cell::default(),
                Cell::default(),
                Cell::default(),
                Cell::default(),
                sum(),
                sum(),
            ],
        }
    });
    Table {
        id: "entries",
        title: "Entries".into(),
        aside: "in the order in which they were posted".into(),
        columns: vec![
            column("Entry and accounts".into(), "account", ColumnKind::Words),
            column(Phrase::default(), "date", ColumnKind::File),
            column(Phrase::default(), "document", ColumnKind::File),
            column(Phrase::default(), "entry", ColumnKind::File),
            column("Party".into(), "party", ColumnKind::MoreWords),
            column(Phrase::default(), "commodity", ColumnKind::File),
            column("Debit".into(), "debit", ColumnKind::Figure),
            column("Credit".into(), "credit", ColumnKind::Figure),
        ],
        rows: rows.collect(),
        foot: foot.collect(),
        empty: (
            "No entry on this day".into(),
            "Bills, receipts and everything else that is posted is shown here.".into(),
        ),
    }
}

fn rows_of(chrome: &Chrome, base: &str, currency: &str, date: Day, entry: &DayEntry) -> Vec<Row> {
    let head = document(
        base,
        entry.document_id.map(DocumentId::from_uuid),
        entry.document.as_deref(),
        entry.doc_type,
        &entry.memo,
    );
    let name = entry.party_name.clone().or_else(|| entry.party.clone()).unwrap_or_default();
    let time = chrome.hour(entry.at);
    let below = match head.below.is_empty() {
        true => Phrase::verbatim(time),
        false => say!("{document}, {time}", document = &head.below, time),
    };
    let head = head.over(below).narrow(Phrase::verbatim(name.clone()));
    let blank = Cell::default;
    let mut rows = vec![Row {
        kind: RowKind::Sum,
        cells: vec![head, blank(), blank(), blank(), Cell::text(&name), blank(), blank(), blank()],
    }];
    rows.extend(entry.sides.iter().map(|side| {
        let figure = |it: i64| match it {
            0 => Cell::words(Phrase::default(), "0"),
            it => amount(chrome, currency, &side.commodity, it),
        };
        let party = side.party.as_deref().unwrap_or_default();
        Row {
            kind: RowKind::Part,
            cells: vec![
                Cell::words(name_or_own(&side.account, side.name.as_deref()), &side.account),
                Cell::day(chrome, date),
                Cell::text(entry.document.as_deref().unwrap_or_default()),
                Cell::text(&entry.entry.to_string()),
                Cell::text(party),
                Cell::text(&side.commodity),
                figure(side.debit),
                figure(side.credit),
            ],
        }
    }));
    rows
}
