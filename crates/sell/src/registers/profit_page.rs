//! Profit as a page: what was sold of each item or piece, what it had cost, and what is left.
//! Invariant: goods of unknown cost are told beside the profit that they make too high.

use catalogue::{Phrase, say};
use kernel::permission::Permission;
use ledger::accounts::own_accounts::OwnSum;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::Chrome;

use super::profit::{Profit, ProfitBy, ProfitFigures, ProfitRow, ProfitShown};
use super::sheet::{
    self, Cell, Column, ColumnKind, Filter, FilterKind, Row, RowKind, Table, ask_with_filters,
};
use crate::words;

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (shown, fault) = ask_with_filters::<Profit>(cx, &[], &["from", "to", "by"], "").await?;
    let days = say!("{from} to {to}", from = cx.chrome.day(shown.from), to = cx.chrome.day(shown.to));
    let mut page = sheet::begin(cx, "/ledgers/profit", "Profit".into(), days);
    page.fault = fault;
    if page.fault.is_empty() && shown.cut {
        page.fault = "There are more rows than one page holds. Ask for fewer days.".into();
    }
    page.with_days(cx, shown.from, shown.to);
    let kinds = [("item", "Item"), ("piece", "Tagged piece")];
    page.filters.push(Filter {
        name: "by",
        word: "By".into(),
        value: shown.by.as_str().to_owned(),
        kind: FilterKind::Choice(kinds.map(|(value, word)| (value.to_owned(), Phrase::of(word))).into()),
    });
    let place = |needs: Permission, path: &str| if cx.may(needs) { cx.href(path) } else { String::new() };
    let places = Places {
        items: place(Permission::ItemsRead, "/items"),
        stock: place(Permission::ArticlesRead, "/stock"),
    };
    page.tables = vec![table(&cx.chrome, &places, &shown)];
    if !shown.accounts.is_empty() {
        page.tables.push(own_table(&cx.chrome, &cx.href("/ledgers/account"), &shown));
    }
    page.answer(cx, None)
}

/// The pages of items and of stock; empty for users who may not see them.
pub(crate) struct Places {
    pub items: String,
    pub stock: String,
}

/// The table.
pub(crate) fn table(chrome: &Chrome, places: &Places, shown: &ProfitShown) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let mut foot = vec![Cell::words("Everything sold".into(), ""), Cell::default()];
    foot.extend(figures(chrome, &shown.totals));
    Table {
        id: "profit",
        title: match shown.by {
            ProfitBy::Item => "By item".into(),
            ProfitBy::Piece => "By tagged piece".into(),
        },
        aside: "without tax, the most profitable first".into(),
        columns: vec![
            column("What".into(), "name", ColumnKind::Words),
            column(Phrase::default(), "code", ColumnKind::File),
            column("Lines".into(), "lines", ColumnKind::MoreFigure),
            column("Sales".into(), "sales", ColumnKind::MoreFigure),
            column("Cost".into(), "cost", ColumnKind::MoreFigure),
            column("Profit".into(), "profit", ColumnKind::Figure),
            column("Margin %".into(), "margin_percent", ColumnKind::Figure),
        ],
        rows: shown.rows.iter().map(|row| row_of(chrome, places, row)).collect(),
        foot: vec![Row { kind: RowKind::Sum, cells: foot }],
        empty: ("Nothing was sold on these days".into(), "Choose other days.".into()),
    }
}

/// The table of the shop's own accounts of income and expense.
pub(crate) fn own_table(chrome: &Chrome, entries: &str, shown: &ProfitShown) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let (from, to) = (shown.from.to_string(), shown.to.to_string());
    let row = |it: &OwnSum| {
        let href = with_params(entries, &[("account", it.account.as_str()), ("from", &from), ("to", &to)]);
        let cells = vec![
            Cell::text(&it.name).link(href),
            Cell::text(&it.account),
            Cell::money(chrome, it.earned_minor.get()),
        ];
        Row { kind: RowKind::Plain, cells }
    };
    let result = Cell::money(chrome, shown.result_minor.get());
    let foot = vec![Cell::words("Profit with these".into(), ""), Cell::default(), result];
    Table {
        id: "own-accounts",
        title: "Own accounts".into(),
        aside: "income, and expenses as minus".into(),
        columns: vec![
            column("Account".into(), "name", ColumnKind::Words),
            column(Phrase::default(), "account", ColumnKind::File),
            column("Earned".into(), "earned", ColumnKind::Figure),
        ],
        rows: shown.accounts.iter().map(row).collect(),
        foot: vec![Row { kind: RowKind::Sum, cells: foot }],
        empty: ("Nothing moved on these days".into(), "Choose other days.".into()),
    }
}

fn row_of(chrome: &Chrome, places: &Places, row: &ProfitRow) -> Row {
    let (sales, cost) =
        (chrome.money(row.figures.sales_minor.get()), chrome.money(row.figures.cost_minor.get()));
    let mut cells = vec![
        name_cell(places, row).narrow(say!("{sales} sold, {cost} cost", sales, cost)),
        Cell::text(row.code.as_deref().unwrap_or_default()),
    ];
    cells.extend(figures(chrome, &row.figures));
    Row { kind: RowKind::Plain, cells }
}

/// What a row is of, with its page.
fn name_cell(places: &Places, row: &ProfitRow) -> Cell {
    match (&row.code, &row.name) {
        (Some(code), Some(name)) => Cell::text(name)
            .over(Phrase::verbatim(code))
            .link(below(&places.items, |items| format!("{items}/{}", encoded(code)))),
        (Some(tag), None) => {
            let of = row.metal.zip(row.fineness_ppt).map(|(metal, fineness)| words::piece(metal, fineness));
            let href = below(&places.stock, |stock| with_params(stock, &[("q", tag)]));
            Cell::text(tag).over(of.unwrap_or_default()).link(href)
        }
        (None, _) if row.is_piece => Cell::words("Tagged pieces".into(), "Tagged pieces"),
        (None, _) => {
            Cell::words("Services and lines without an item".into(), "Services and lines without an item")
        }
    }
}

/// An address below a page; empty where that is.
fn below(place: &str, of: impl FnOnce(&str) -> String) -> String {
    if place.is_empty() { String::new() } else { of(place) }
}

pub(super) fn figures(chrome: &Chrome, it: &ProfitFigures) -> [Cell; 5] {
    let margin = it.margin_percent.map(|share| share.to_string()).unwrap_or_default();
    let missing = match it.cost_missing {
        0 => Phrase::default(),
        many => Phrase::counted(
            many.unsigned_abs(),
            "cost of {count} line unknown",
            "cost of {count} lines unknown",
        ),
    };
    [
        Cell::count(it.lines),
        Cell::money(chrome, it.sales_minor.get()),
        Cell::money(chrome, it.cost_minor.get()),
        Cell::money(chrome, it.profit_minor.get()).over(missing),
        Cell { text: Phrase::verbatim(margin.clone()), file: margin, ..Cell::default() },
    ]
}
