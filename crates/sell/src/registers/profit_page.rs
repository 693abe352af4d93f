//! Profit as a page: what was sold of each item or piece, what it had cost, and what is left.
//! Invariant: goods of unknown cost are counted beside the profit, and no profit is shown of them.

use catalogue::{Phrase, say};
use kernel::money::Money;
use kernel::permission::Permission;
use ledger::accounts::chart::name_or_own;
use ledger::accounts::journal::Account;
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
    page.note = unknown_costs(&shown.totals);
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
    if !(shown.accounts.is_empty() && shown.unbilled_cost_minor.is_zero()) {
        page.tables.push(own_table(&cx.chrome, &cx.href("/ledgers/account"), &shown));
    }
    page.answer(cx, None)
}

/// The pages of items and of stock; empty for users who may not see them.
pub(crate) struct Places {
    pub items: String,
    pub stock: String,
}

/// What the profit leaves out; empty for nothing.
pub(super) fn unknown_costs(totals: &ProfitFigures) -> Phrase {
    match totals.cost_missing {
        0 => Phrase::default(),
        many => Phrase::counted(
            many.unsigned_abs(),
            "The cost of {count} line that was sold is unknown. It is in the sales, and in no profit and no margin.",
            "The cost of {count} lines that were sold is unknown. They are in the sales, and in no profit and no margin.",
        ),
    }
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

/// The table of the other income and expenses: the cost of what left without a bill, the shop's own accounts,
/// and those that the product keeps.
pub(crate) fn own_table(chrome: &Chrome, entries: &str, shown: &ProfitShown) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let (from, to) = (shown.from.to_string(), shown.to.to_string());
    let href = |account: &str| with_params(entries, &[("account", account), ("from", &from), ("to", &to)]);
    let row = |it: &OwnSum| {
        let is_kept = it.account.parse::<Account>().is_ok();
        let name = name_or_own(&it.account, (!is_kept).then_some(it.name.as_str()));
        let cells = vec![
            Cell::words(name, &it.name).link(href(&it.account)),
            Cell::text(&it.account),
            Cell::money(chrome, it.earned_minor.get()),
        ];
        Row { kind: RowKind::Plain, cells }
    };
    let unbilled = (!shown.unbilled_cost_minor.is_zero()).then(|| {
        let name = Cell::words(
            "Goods that left without a bill, and corrections of cost".into(),
            "Goods that left without a bill, and corrections of cost",
        );
        let cells = vec![
            name.link(href(Account::Cogs.as_str())),
            Cell::text(Account::Cogs.as_str()),
            Cell::money(chrome, shown.unbilled_cost_minor.get().saturating_neg()),
        ];
        Row { kind: RowKind::Plain, cells }
    });
    let result = money_or_unknown(chrome, shown.result_minor);
    let foot = vec![Cell::words("Profit with these".into(), ""), Cell::default(), result];
    Table {
        id: "own-accounts",
        title: "Other income and expenses".into(),
        aside: "expenses have a minus".into(),
        columns: vec![
            column("Account".into(), "name", ColumnKind::Words),
            column(Phrase::default(), "account", ColumnKind::File),
            column("Earned".into(), "earned", ColumnKind::Figure),
        ],
        rows: unbilled.into_iter().chain(shown.accounts.iter().map(row)).collect(),
        foot: vec![Row { kind: RowKind::Sum, cells: foot }],
        empty: ("Nothing moved on these days".into(), "Choose other days.".into()),
    }
}

fn row_of(chrome: &Chrome, places: &Places, row: &ProfitRow) -> Row {
    let mut cells = vec![
        name_cell(places, row).narrow(sold_words(chrome, &row.figures)),
        Cell::text(row.code.as_deref().unwrap_or_default()),
    ];
    cells.extend(figures(chrome, &row.figures));
    Row { kind: RowKind::Plain, cells }
}

/// Sales and cost in words for a phone, which has no column of them.
pub(super) fn sold_words(chrome: &Chrome, it: &ProfitFigures) -> Phrase {
    let sales = chrome.money(it.sales_minor.get());
    match (it.profit_minor, it.cost_minor.get()) {
        (None, 0) => say!("{sales} sold, cost unknown", sales),
        (_, cost) => say!("{sales} sold, {cost} cost", sales, cost = chrome.money(cost)),
    }
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

/// A profit; no zero where it is unknown.
fn money_or_unknown(chrome: &Chrome, minor: Option<Money>) -> Cell {
    minor.map_or_else(|| Cell::words("unknown".into(), ""), |minor| Cell::money(chrome, minor.get()))
}

/// The figures of a row. A profit of some of its lines tells how many it leaves out.
pub(super) fn figures(chrome: &Chrome, it: &ProfitFigures) -> [Cell; 5] {
    let margin = it.margin_percent.map(|share| share.to_string()).unwrap_or_default();
    let missing = it.cost_missing.unsigned_abs();
    let missing = match (missing, it.profit_minor) {
        (0, _) => Phrase::default(),
        (many, Some(_)) => Phrase::counted(
            many,
            "without {count} line of unknown cost",
            "without {count} lines of unknown cost",
        ),
        (many, None) => {
            Phrase::counted(many, "cost of {count} line unknown", "cost of {count} lines unknown")
        }
    };
    let cost = match it.profit_minor {
        None if it.cost_minor.get() == 0 => Cell::words("unknown".into(), ""),
        _ => Cell::money(chrome, it.cost_minor.get()),
    };
    [
        Cell::count(it.lines),
        Cell::money(chrome, it.sales_minor.get()),
        cost,
        money_or_unknown(chrome, it.profit_minor).over(missing),
        Cell { text: Phrase::verbatim(margin.clone()), file: margin, ..Cell::default() },
    ]
}
