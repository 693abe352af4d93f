//! The register of tills as a page: each session with its cash, and the sums by the way of paying.
//! Invariant: a session that is open has no figures yet.

use catalogue::{Phrase, say};
use kernel::money::Money;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::Chrome;

use super::chart::{Chart, columns};
use super::sheet::{
    self, Cell, Column, ColumnKind, Filter, FilterKind, Row, RowKind, Table, ask_with_filters, further_pages,
    wants_file,
};
use super::tills::{TillRegister, TillRegisterShown, TillRow, TillTotals};
use crate::words;

const FILTERS: [&str; 4] = ["from", "to", "till", "by"];

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (mut shown, fault) = ask_with_filters::<TillRegister>(cx, &[], &FILTERS, cx.wanted("after")).await?;
    for _ in 0..further_pages(cx) {
        let Some(next) = shown.next else { break };
        let (more, _) = ask_with_filters::<TillRegister>(cx, &[], &FILTERS, &next.to_string()).await?;
        shown.rows.extend(more.rows);
        shown.next = more.next;
    }
    let days = say!("{from} to {to}", from = cx.chrome.day(shown.from), to = cx.chrome.day(shown.to));
    let mut page = sheet::begin(cx, "/ledgers/tills", "Till register".into(), days);
    page.fault = fault;
    page.with_days(cx, shown.from, shown.to);
    page.filters.push(Filter {
        name: "till",
        word: "Till".into(),
        value: cx.wanted("till").trim().to_owned(),
        kind: FilterKind::Text,
    });
    page.charts = chart(&cx.chrome, &shown).into_iter().collect();
    page.tables = vec![sessions(&cx.chrome, &cx.href("/tills"), &shown)];
    if !wants_file(cx) && !shown.totals.is_empty() {
        page.tables.push(totals(&cx.chrome, &shown.totals));
    }
    page.answer(cx, shown.next.map(|next| next.to_string()))
}

/// The difference of each counted till; none for fewer than two, and none where all agree.
pub(crate) fn chart(chrome: &Chrome, shown: &TillRegisterShown) -> Option<Chart> {
    let counted = || shown.rows.iter().filter_map(|row| Some((row.opened_at, row.difference_minor?.get())));
    let (first, last) = (counted().next()?.0, counted().next_back()?.0);
    let differs = counted().filter(|(_, difference)| *difference != 0).count();
    (first != last && differs > 0).then(|| Chart {
        id: "differences",
        title: "Differences".into(),
        aside: "cash counted, less what should be there".into(),
        words: Phrase::counted(
            u64::try_from(differs).unwrap_or_default(),
            "{count} count differs, in the table below",
            "{count} counts differ, in the table below",
        ),
        drawing: columns(&counted().map(|(_, difference)| vec![("all", difference)]).collect::<Vec<_>>()),
        scale: vec![chrome.instant(first), chrome.instant(last)],
        key: vec![("all", "Too much".into()), ("less", "Too little".into())],
    })
}

/// The table of the sessions.
pub(crate) fn sessions(chrome: &Chrome, tills: &str, shown: &TillRegisterShown) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let cash = shown.totals.iter().find(|total| total.mode == "cash");
    let foot = cash.map(|cash| Row {
        kind: RowKind::Sum,
        cells: vec![
            Cell::words("Sum".into(), ""),
            Cell::default(),
            Cell::default(),
            Cell::default(),
            Cell::default(),
            Cell::money(chrome, cash.expected_minor.get()),
            count_cell(chrome, cash.counted_minor),
            difference(chrome, cash.difference_minor),
        ],
    });
    Table {
        id: "sessions",
        title: "Tills and their cash".into(),
        aside: "in the order in which they were opened".into(),
        columns: vec![
            column("Till".into(), "till", ColumnKind::Words),
            column("Opened".into(), "opened", ColumnKind::MoreWords),
            column("Closed".into(), "closed", ColumnKind::WideWords),
            column("By".into(), "opened_by", ColumnKind::MoreWords),
            column("Float".into(), "float", ColumnKind::WideFigure),
            column("Should be there".into(), "expected", ColumnKind::MoreFigure),
            column("Counted".into(), "counted", ColumnKind::Figure),
            column("Difference".into(), "difference", ColumnKind::Figure),
        ],
        rows: shown.rows.iter().map(|row| row_of(chrome, tills, row)).collect(),
        foot: foot.into_iter().collect(),
        empty: ("No till was opened on these days".into(), "Choose other days, or another till.".into()),
    }
}

fn row_of(chrome: &Chrome, tills: &str, row: &TillRow) -> Row {
    let money = |figure: Option<Money>| figure.map_or_else(Cell::default, |it| Cell::money(chrome, it.get()));
    let is_counted_or_closed = row.counted_minor.is_some() || row.closed_at.is_some();
    let at = |at: jiff::Timestamp| Cell::words(Phrase::verbatim(chrome.instant(at)), &at.to_string());
    let narrow = say!("{when} {name}", when = chrome.instant(row.opened_at), name = row.by_name.clone());
    Row {
        kind: RowKind::Plain,
        cells: vec![
            Cell::text(&row.till).link(format!("{tills}/{}", row.session)).narrow(narrow),
            at(row.opened_at),
            row.closed_at.map_or_else(|| Cell::words("Open".into(), ""), at),
            Cell::text(&row.by_name),
            money(Some(row.float_minor)),
            money(row.expected_minor),
            if is_counted_or_closed { count_cell(chrome, row.counted_minor) } else { Cell::default() },
            difference(chrome, row.difference_minor),
        ],
    }
}

/// The count; one that nobody made is no zero.
fn count_cell(chrome: &Chrome, figure: Option<Money>) -> Cell {
    figure.map_or_else(|| Cell::words("not counted".into(), ""), |it| Cell::money(chrome, it.get()))
}

/// The difference; none where nobody counted.
fn difference(chrome: &Chrome, figure: Option<Money>) -> Cell {
    match figure.map(Money::get) {
        None => Cell::default(),
        Some(0) => Cell { text: "No difference".into(), ..Cell::money(chrome, 0) },
        Some(minor) => Cell::money(chrome, minor).lack(minor < 0),
    }
}

/// The sessions whose count is not in a sum of some others.
fn uncounted_words(it: &TillTotals) -> Phrase {
    match it.uncounted {
        0 => Phrase::default(),
        all if all == it.sessions => Phrase::default(),
        some => Phrase::counted(some.unsigned_abs(), "{count} till not counted", "{count} tills not counted"),
    }
}

/// The sums by the way of paying.
pub(crate) fn totals(chrome: &Chrome, totals: &[TillTotals]) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let row = |it: &TillTotals| Row {
        kind: RowKind::Plain,
        cells: vec![
            Cell::words(words::mode(&it.mode), &it.mode),
            Cell::count(it.sessions),
            Cell::money(chrome, it.expected_minor.get()),
            count_cell(chrome, it.counted_minor).over(uncounted_words(it)),
            difference(chrome, it.difference_minor),
        ],
    };
    Table {
        id: "ways",
        title: "By way of paying".into(),
        aside: Phrase::default(),
        columns: vec![
            column("Way".into(), "way", ColumnKind::Words),
            column("Tills".into(), "tills", ColumnKind::MoreFigure),
            column("Should be there".into(), "expected", ColumnKind::MoreFigure),
            column("Counted".into(), "counted", ColumnKind::Figure),
            column("Difference".into(), "difference", ColumnKind::Figure),
        ],
        rows: totals.iter().map(row).collect(),
        foot: vec![],
        empty: ("Nothing was counted on these days".into(), Phrase::default()),
    }
}
