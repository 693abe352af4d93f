//! The entries of one account with the balance after each; the cash book, which is that of an account of money, day by day; and the
//! register of a metal.
//! Invariant: each entry leads to its document, or to its day where it has none.

use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::day::Day;
use kernel::id::DocumentId;
use kernel::metal::Metal;
use kernel::refusal::Refusal;
use ledger::accounts::account_entries::{AccountEntries, AccountEntriesShown, AccountEntry, CashBook};
use ledger::accounts::chart::{METAL, TENDERS, name_of, name_or_own};
use ledger::accounts::journal::Account;
use ledger::accounts::own_accounts::OwnAccounts;
use platform::action::Query;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::Chrome;

use super::sheet::{
    self, Cell, Column, ColumnKind, Filter, FilterKind, Row, RowKind, SheetPage, Table, ask_with_filters,
    further_pages,
};
use super::trial_page::{amount, balance, is_in_the_shop, lacks_metal, metal_cell};
use crate::words;

/// The entries of the account that the address names.
pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (account, commodity) = (cx.wanted("account"), cx.wanted("commodity"));
    let account = if account.is_empty() { Account::Cash.as_str() } else { account };
    // An account or a commodity that does not exist is no fault of a filter: a link named it.
    let own = OwnAccounts::read(&cx.tx).await?;
    let is_account = account.parse::<Account>().is_ok() || own.get(account).is_some();
    let known = is_account && (commodity.is_empty() || is_commodity(cx, commodity));
    if !known {
        return Err(Refusal::new(Code::NotFound).field("account").into());
    }
    let fixed = [("account", account), ("commodity", commodity)];
    let (shown, fault) = all_of::<AccountEntries>(cx, &fixed).await?;
    let mut page =
        sheet::begin(cx, "/ledgers/account", name_of_shown(&shown), title_days(&cx.chrome, &shown));
    page.up = cx.href("/ledgers");
    page.fault = fault;
    page.filters = vec![kept_filter("account", account), kept_filter("commodity", &shown.commodity)];
    finish(cx, page, shown, false)
}

/// The cash book.
pub(crate) async fn draw_cash(cx: &PageCx) -> Result<Body> {
    let account = cx.wanted("account");
    let account = TENDERS.into_iter().find(|it| it.as_str() == account).unwrap_or(Account::Cash);
    let (shown, fault) = all_of::<CashBook>(cx, &[("account", account.as_str())]).await?;
    let mut page = sheet::begin(cx, "/ledgers/cash", "Cash book".into(), title_days(&cx.chrome, &shown));
    page.fault = fault;
    page.filters = vec![choice("account", "Money in", account.as_str(), &TENDERS)];
    finish(cx, page, shown, true)
}

/// The register of a metal.
pub(crate) async fn draw_metal(cx: &PageCx) -> Result<Body> {
    let account = METAL.into_iter().find(|it| it.as_str() == cx.wanted("account")).unwrap_or(Account::MStock);
    let metal = Metal::ALL.iter().find(|it| it.commodity() == cx.wanted("commodity")).copied();
    let metal = metal.unwrap_or(Metal::Gold);
    let fixed = [("account", account.as_str()), ("commodity", metal.commodity())];
    let (shown, fault) = all_of::<AccountEntries>(cx, &fixed).await?;
    let mut page =
        sheet::begin(cx, "/ledgers/metal", "Metal register".into(), title_days(&cx.chrome, &shown));
    page.fault = fault;
    let metals = Metal::ALL.iter().map(|it| (it.commodity().to_owned(), Phrase::of(words::metal_name(*it))));
    page.filters = vec![
        Filter {
            name: "commodity",
            word: "Metal".into(),
            value: metal.commodity().to_owned(),
            kind: FilterKind::Choice(metals.collect()),
        },
        choice("account", "Where", account.as_str(), &METAL),
    ];
    if account == Account::MStock && is_below_zero(&shown) {
        page.note = lacks_metal(words::metal_name(metal));
    }
    finish(cx, page, shown, false)
}

fn is_below_zero(shown: &AccountEntriesShown) -> bool {
    let after = shown.rows.iter().map(|row| row.balance);
    after.chain([shown.opening, shown.brought_forward, shown.closing]).any(|balance| balance < 0)
}

fn is_commodity(cx: &PageCx, commodity: &str) -> bool {
    commodity == cx.tx.workspace.currency.code || Metal::ALL.iter().any(|it| it.commodity() == commodity)
}

fn kept_filter(name: &'static str, value: &str) -> Filter {
    Filter { name, word: Phrase::default(), value: value.to_owned(), kind: FilterKind::Kept }
}

fn choice(name: &'static str, word: &'static str, value: &str, accounts: &[Account]) -> Filter {
    let options = accounts.iter().map(|it| (it.as_str().to_owned(), name_of(it.as_str())));
    Filter { name, word: word.into(), value: value.to_owned(), kind: FilterKind::Choice(options.collect()) }
}

/// "Cash, 1 Apr 2026 to 20 Apr 2026".
fn title_days(chrome: &Chrome, shown: &AccountEntriesShown) -> Phrase {
    let (from, to) = (chrome.day(shown.from), chrome.day(shown.to));
    say!("{account}, {from} to {to}", account = name_of_shown(shown), from, to)
}

/// The name of the account.
fn name_of_shown(shown: &AccountEntriesShown) -> Phrase {
    name_or_own(&shown.account, shown.name.as_deref())
}

/// A page of entries, or all of them for the file.
async fn all_of<Q: Query<Output = AccountEntriesShown>>(
    cx: &PageCx,
    fixed: &[(&'static str, &str)],
) -> Result<(AccountEntriesShown, Phrase)> {
    let (mut shown, fault) = ask_with_filters::<Q>(cx, fixed, &["from", "to"], cx.wanted("after")).await?;
    for _ in 0..further_pages(cx) {
        let Some(next) = shown.next.clone() else { break };
        let (more, _) = ask_with_filters::<Q>(cx, fixed, &["from", "to"], &next).await?;
        shown.rows.extend(more.rows);
        shown.next = more.next;
    }
    Ok((shown, fault))
}

fn finish(cx: &PageCx, mut page: SheetPage, shown: AccountEntriesShown, by_day: bool) -> Result<Body> {
    page.with_days(cx, shown.from, shown.to);
    page.tables = vec![table(&cx.chrome, &cx.href(""), &cx.tx.workspace.currency.code, &shown, by_day)];
    page.answer(cx, shown.next)
}

/// The table of the entries; by day, each day has its balance.
pub(crate) fn table(
    chrome: &Chrome,
    base: &str,
    currency: &str,
    shown: &AccountEntriesShown,
    by_day: bool,
) -> Table {
    let figure = |it: i64| amount(chrome, currency, &shown.commodity, it);
    let balance = |it: i64| match shown.commodity != currency && is_in_the_shop(&shown.account) {
        true => metal_cell(chrome, it),
        false => balance(chrome, currency, &shown.commodity, it),
    };
    let line = |day: Option<Day>, word: Phrase, moved: Option<(i64, i64)>, after: i64| {
        let (debit, credit) = match moved {
            Some((debit, credit)) => (figure(debit), figure(credit)),
            None => (Cell::default(), Cell::default()),
        };
        let on = day.map_or_else(Cell::default, |day| Cell::day(chrome, day));
        let both = moved.map(|_| both(by_day, &debit.text, &credit.text));
        let narrow = both.unwrap_or_else(|| on.text.clone());
        let word = Cell::words(word, "").narrow(narrow);
        Row {
            kind: RowKind::Sum,
            cells: vec![on, word, Cell::default(), Cell::default(), debit, credit, balance(after)],
        }
    };
    let mut rows = Vec::new();
    if !shown.rows.is_empty() {
        rows.push(line(None, "Brought forward".into(), None, shown.brought_forward));
    }
    for (n, entry) in shown.rows.iter().enumerate() {
        rows.push(Row { kind: RowKind::Plain, cells: cells(chrome, base, entry, &figure, &balance) });
        let ends = shown.rows.get(n + 1).map_or(shown.next.is_none(), |next| next.date != entry.date);
        if by_day && ends {
            rows.push(line(Some(entry.date), "Closing of the day".into(), None, entry.balance));
        }
    }
    let foot = vec![
        line(None, "Opening".into(), None, shown.opening),
        line(None, "Sum".into(), Some((shown.debit, shown.credit)), shown.closing),
    ];
    Table {
        id: "entries",
        title: name_of_shown(shown),
        aside: if shown.commodity == currency { Phrase::default() } else { "in fine grams".into() },
        columns: columns(by_day),
        rows,
        foot,
        empty: (
            "Nothing moved on these days".into(),
            say!("The balance was {amount} all along.", amount = balance(shown.opening).text),
        ),
    }
}

/// What came and went, in words for a phone, which has a column of the balance alone.
fn both(by_day: bool, debit: &Phrase, credit: &Phrase) -> Phrase {
    match by_day {
        true => say!("{received} in, {paid} out", received = debit, paid = credit),
        false => say!("{debit} debit, {credit} credit", debit, credit),
    }
}

fn columns(by_day: bool) -> Vec<Column> {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let (debit, credit) = if by_day {
        (Phrase::of("In"), Phrase::of("Out"))
    } else {
        (Phrase::of("Debit"), Phrase::of("Credit"))
    };
    vec![
        column("Date".into(), "date", ColumnKind::MoreWords),
        column("Entry".into(), "entry", ColumnKind::Words),
        column("Party".into(), "party", ColumnKind::MoreWords),
        column("Against".into(), "against", ColumnKind::WideWords),
        column(debit, "debit", ColumnKind::MoreFigure),
        column(credit, "credit", ColumnKind::MoreFigure),
        column("Balance".into(), "balance", ColumnKind::Figure),
    ]
}

fn cells(
    chrome: &Chrome,
    base: &str,
    entry: &AccountEntry,
    figure: &dyn Fn(i64) -> Cell,
    balance: &dyn Fn(i64) -> Cell,
) -> Vec<Cell> {
    let moved = |it: i64| if it == 0 { Cell::words(Phrase::default(), "0") } else { figure(it) };
    let change = if entry.debit >= entry.credit {
        say!("+{amount}", amount = figure(entry.debit.saturating_sub(entry.credit)).text)
    } else {
        say!("−{amount}", amount = figure(entry.credit.saturating_sub(entry.debit)).text)
    };
    let day = with_params(&format!("{base}/ledgers/day"), &[("date", &entry.date.to_string())]);
    let against = words::listed(entry.against.iter().map(|account| name_of(account)));
    let name = entry.party_name.clone().unwrap_or_default();
    vec![
        Cell::day(chrome, entry.date).link(day),
        document(
            base,
            entry.document_id.map(DocumentId::from_uuid),
            entry.document.as_deref(),
            entry.doc_type,
            &entry.memo,
        )
        .upright(against.clone())
        .narrow(say!("{day} {name}", day = chrome.day(entry.date), name)),
        party(base, entry.party.as_deref(), entry.party_name.as_deref()),
        Cell::words(against, &entry.against.join(" ")),
        moved(entry.debit),
        moved(entry.credit),
        balance(entry.balance).narrow(change),
    ]
}

/// A document with its kind, or the words of an entry without one.
pub(crate) fn document(
    base: &str,
    id: Option<DocumentId>,
    number: Option<&str>,
    kind: Option<ledger::accounts::documents::kinds::DocumentKind>,
    memo: &str,
) -> Cell {
    match (id, number, kind) {
        (Some(id), Some(number), Some(kind)) => {
            Cell::text(number).link(format!("{base}/bills/{id}")).over(kind.facts().name.into())
        }
        _ => Cell::text(memo),
    }
}

/// A party, with its ledger.
pub(crate) fn party(base: &str, code: Option<&str>, name: Option<&str>) -> Cell {
    let Some(code) = code else { return Cell::default() };
    let name = name.filter(|name| !name.is_empty()).unwrap_or(code);
    Cell::text(name).link(format!("{base}/customers/{}", web::url::encoded(code)))
}
