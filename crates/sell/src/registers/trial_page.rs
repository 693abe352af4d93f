//! The trial balance's page: a table of money and one of each metal, each account with the way to its entries.
//! Invariant: money and metal are never in one table; the value of stock is one line with both its accounts below it.

use catalogue::{Phrase, say};
use ledger::accounts::chart::{name_of, name_or_own};
use ledger::accounts::journal::Account;
use ledger::accounts::trial_balance::{AccountTotals, CommodityTotals, TrialBalance, TrialBalanceShown};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::Chrome;

use super::sheet::{
    self, Cell, Column, ColumnKind, Filter, FilterKind, Row, RowKind, Table, ask_with_filters,
};
use crate::words;

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (shown, fault) = ask_with_filters::<TrialBalance>(cx, &[], &["from", "as_of"], "").await?;
    let days = say!("{from} to {to}", from = cx.chrome.day(shown.from), to = cx.chrome.day(shown.as_of));
    let mut page = sheet::begin(cx, "/ledgers", "Trial balance".into(), days);
    page.fault = fault;
    let day = |name, word: &'static str, day: kernel::day::Day| Filter {
        name,
        word: word.into(),
        value: day.to_string(),
        kind: FilterKind::Day,
    };
    page.filters = vec![day("from", "Movements from", shown.from), day("as_of", "As of", shown.as_of)];
    let below = shown.rows.iter().find(|row| row.closing < 0 && row.account == Account::MStock.as_str());
    page.note = below.map_or_else(Phrase::default, |row| lacks_metal(metal_of(&row.commodity)));
    page.tables = tables(&cx.chrome, &cx.href("/ledgers/account"), &cx.tx.workspace.currency.code, &shown);
    page.answer(cx, None)
}

/// A table of each commodity; a workspace without entries has an empty one.
pub(crate) fn tables(
    chrome: &Chrome,
    entries: &str,
    currency: &str,
    shown: &TrialBalanceShown,
) -> Vec<Table> {
    let (from, to) = (shown.from.to_string(), shown.as_of.to_string());
    let href = |row: &AccountTotals| {
        let params =
            [("account", row.account.as_str()), ("commodity", &row.commodity), ("from", &from), ("to", &to)];
        with_params(entries, &params)
    };
    let table = |total: &CommodityTotals| {
        let is_money = total.commodity == currency;
        let rows: Vec<&AccountTotals> =
            shown.rows.iter().filter(|row| row.commodity == total.commodity).collect();
        Table {
            id: table_id(&total.commodity, currency),
            title: if is_money {
                "Money".into()
            } else {
                say!("{name}, fine grams", name = Phrase::of(metal_of(&total.commodity)))
            },
            aside: if is_money { Phrase::default() } else { "kept in grams, not in money".into() },
            columns: columns(),
            rows: rows_of(chrome, currency, &rows, &href),
            foot: vec![foot(chrome, currency, total)],
            empty: empty(),
        }
    };
    let tables: Vec<Table> = shown.totals.iter().map(table).collect();
    if tables.is_empty() {
        return vec![Table {
            id: "money",
            title: "Money".into(),
            aside: Phrase::default(),
            columns: columns(),
            rows: vec![],
            foot: vec![],
            empty: empty(),
        }];
    }
    tables
}

fn empty() -> (Phrase, Phrase) {
    ("Nothing is posted yet".into(), "The first bill, receipt or opening balance is shown here.".into())
}

fn metal_of(commodity: &str) -> &'static str {
    let metal = kernel::metal::Metal::ALL.iter().find(|metal| metal.commodity() == commodity);
    metal.map_or("Metal", |metal| words::metal_name(*metal))
}

fn table_id(commodity: &str, currency: &str) -> &'static str {
    match commodity {
        it if it == currency => "money",
        "AU_FINE_MG" => "gold",
        "AG_FINE_MG" => "silver",
        "PT_FINE_MG" => "platinum",
        _ => "palladium",
    }
}

fn columns() -> Vec<Column> {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    vec![
        column("Account".into(), "name", ColumnKind::Words),
        column(Phrase::default(), "account", ColumnKind::File),
        column(Phrase::default(), "commodity", ColumnKind::File),
        column("Opening".into(), "opening", ColumnKind::WideFigure),
        column("Debit".into(), "debit", ColumnKind::MoreFigure),
        column("Credit".into(), "credit", ColumnKind::MoreFigure),
        column("Closing".into(), "closing", ColumnKind::Figure),
    ]
}

/// The rows under a heading for each kind of account.
fn rows_of(
    chrome: &Chrome,
    currency: &str,
    rows: &[&AccountTotals],
    href: &dyn Fn(&AccountTotals) -> String,
) -> Vec<Row> {
    let mut shown = Vec::new();
    let mut above = None;
    for row in rows {
        if above != Some(row.kind) {
            above = Some(row.kind);
            let heading = row.kind.map_or("Accounts that nobody knows".into(), |kind| kind.heading());
            shown.push(Row { kind: RowKind::Heading, cells: vec![Cell::words(heading, "")] });
        }
        if row.parts.is_empty() {
            shown.push(Row {
                kind: RowKind::Plain,
                cells: cells(
                    chrome,
                    currency,
                    row,
                    name_or_own(&row.account, row.name.as_deref()),
                    href(row),
                ),
            });
            continue;
        }
        shown.push(Row {
            kind: RowKind::Sum,
            cells: cells(chrome, currency, row, "Stock".into(), String::new()),
        });
        shown.extend(row.parts.iter().map(|part| Row {
            kind: RowKind::Part,
            cells: cells(chrome, currency, part, name_of(&part.account), href(part)),
        }));
    }
    shown
}

fn cells(chrome: &Chrome, currency: &str, row: &AccountTotals, name: Phrase, href: String) -> Vec<Cell> {
    let figure = |figure: i64| amount(chrome, currency, &row.commodity, figure);
    let said = name.to_string();
    let moved = say!(
        "{debit} debit, {credit} credit",
        debit = figure(row.debit).text,
        credit = figure(row.credit).text
    );
    let is_moved = row.debit != 0 || row.credit != 0;
    let opening = balance(chrome, currency, &row.commodity, row.opening);
    let began = say!("opening {amount}", amount = &opening.text);
    let is_lack = row.closing < 0 && row.commodity != currency && is_in_the_shop(&row.account);
    vec![
        Cell::words(name, &said)
            .link(href)
            .upright(if row.opening != 0 { began } else { Phrase::default() })
            .narrow(if is_moved { moved } else { Phrase::default() }),
        Cell::text(&row.account),
        Cell::text(&row.commodity),
        opening,
        figure(row.debit),
        figure(row.credit),
        balance(chrome, currency, &row.commodity, row.closing).lack(is_lack),
    ]
}

/// The sums: debits and credits are equal in each pair.
fn foot(chrome: &Chrome, currency: &str, total: &CommodityTotals) -> Row {
    let figure = |figure: i64| amount(chrome, currency, &total.commodity, figure);
    let both = |debit: i64, credit: i64| {
        let (debit, credit) = (figure(debit).text, figure(credit).text);
        Cell::words(say!("{debit} Dr", debit), "").over(say!("{credit} Cr", credit))
    };
    Row {
        kind: RowKind::Sum,
        cells: vec![
            Cell::words("Sum".into(), ""),
            Cell::default(),
            Cell::default(),
            both(total.opening_debit, total.opening_credit),
            figure(total.debit),
            figure(total.credit),
            both(total.closing_debit, total.closing_credit),
        ],
    }
}

/// A figure of money or of fine metal.
pub(crate) fn amount(chrome: &Chrome, currency: &str, commodity: &str, figure: i64) -> Cell {
    if commodity == currency { Cell::money(chrome, figure) } else { Cell::grams(chrome, figure) }
}

/// The accounts of metal that is in the shop. A karigar may have brought more than was given to him: that is a debt.
const IN_THE_SHOP: [Account; 3] = [Account::MStock, Account::MOldMetal, Account::MCustody];

/// Whether an account says what metal is in the shop: there can be no less than none.
pub(crate) fn is_in_the_shop(account: &str) -> bool {
    IN_THE_SHOP.iter().any(|it| it.as_str() == account)
}

/// A balance of metal that is in the shop: less than nothing has a minus and is red.
pub(crate) fn metal_cell(chrome: &Chrome, mg: i64) -> Cell {
    Cell::grams(chrome, mg).lack(mg < 0)
}

/// What to do about less metal than nothing.
pub(crate) fn lacks_metal(metal: &'static str) -> Phrase {
    say!(
        "{metal}: more was billed than had come in. Enter what is missing: opening stock, purchases or old metal.",
        metal = Phrase::of(metal)
    )
}

/// A balance: a debit or a credit. The file has its sign.
pub(crate) fn balance(chrome: &Chrome, currency: &str, commodity: &str, figure: i64) -> Cell {
    let size = amount(chrome, currency, commodity, figure.saturating_abs()).text;
    let text = match figure {
        0 => size,
        1.. => say!("{amount} Dr", amount = size),
        _ => say!("{amount} Cr", amount = size),
    };
    Cell { text, ..amount(chrome, currency, commodity, figure) }
}
