//! The entries of one account, with the balance after each: the way from a figure of the trial balance to the papers behind it,
//! the cash book, and the register of a metal.
//! Invariant: the balances are sums of postings alone; each entry names its document, where it has one.

use kernel::code::Code;
use kernel::day::{Day, parse_day};
use kernel::id::PartyId;
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger_queries::accounts::account_entries as sql;
use ledger_queries::client::Params;
use platform::action::Query;
use platform::error::{Error, Result, stored};
use platform::fields::{Name, Text};
use platform::input;
use platform::sealed::ledger::journal_entry::MEMO;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::chart::TENDERS;
use super::documents::kinds::DocumentKind;
use super::journal::{Account, LegAccount};
use super::own_accounts::OwnAccounts;
use super::trial_balance::reads_ledgers;
use crate::parties::PartiesShown;

/// Entries of a page. The statement reads one more.
pub const PAGE: i64 = 100;

input! {
    /// Whose entries.
    pub struct AccountEntries {
        /// The account: SALES, M_STOCK, …
        account: Name,
        /// INR, AU_FINE_MG, …; absent: the workspace's currency.
        commodity: Option<Name>,
        /// The first day; absent: the first of the month of the last day.
        from: Option<Day>,
        /// The last day; absent: today.
        to: Option<Day>,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

input! {
    /// Which cash book.
    pub struct CashBook {
        /// CASH, UPI_CLEARING, CARD_CLEARING, CHEQUES_IN_HAND or BANK; absent: CASH.
        account: Option<Name>,
        /// The first day; absent: the first of the month of the last day.
        from: Option<Day>,
        /// The last day; absent: today.
        to: Option<Day>,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// An account's entries of some days.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AccountEntriesShown {
    /// The account.
    pub account: String,
    /// The name of an account of the shop's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// INR, AU_FINE_MG, …; all figures are in its smallest unit.
    pub commodity: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The balance before the first day; a debit is positive.
    pub opening: i64,
    /// The balance before the first row of this page.
    pub brought_forward: i64,
    /// A page of entries, in the order of their days.
    pub rows: Vec<AccountEntry>,
    /// What was debited on all these days.
    pub debit: i64,
    /// What was credited on all these days.
    pub credit: i64,
    /// The balance after the last day.
    pub closing: i64,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// An entry, as far as it moves the account.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AccountEntry {
    /// The entry's id.
    pub entry: Uuid,
    /// Its day.
    pub date: Day,
    /// Its document's number; null for an entry without one.
    pub document: Option<String>,
    /// The document's id, to open it by.
    pub document_id: Option<Uuid>,
    /// invoice, receipt, …
    pub doc_type: Option<DocumentKind>,
    /// The code of the document's party.
    pub party: Option<String>,
    /// The party's name.
    pub party_name: Option<String>,
    /// The entry's text.
    pub memo: String,
    /// The accounts on the opposite side.
    pub against: Vec<String>,
    /// What it debits.
    pub debit: i64,
    /// What it credits.
    pub credit: i64,
    /// The balance after it.
    pub balance: i64,
}

impl Query for AccountEntries {
    const NAME: &'static str = "sell.account_entries";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str =
        "Shows the entries of an account with the balance after each, a hundred a page.";
    type Output = AccountEntriesShown;

    async fn fetch(self, tx: &ReadTx) -> Result<AccountEntriesShown> {
        reads_ledgers(tx)?;
        let account = LegAccount::named(self.account.as_str());
        let own = OwnAccounts::read(tx).await?;
        if matches!(&account, LegAccount::Own(code) if own.get(code).is_none()) {
            return Err(Refusal::new(Code::ValueUnknown).field("account").into());
        }
        let currency = &tx.workspace.currency.code;
        let commodity = self.commodity.as_ref().map_or(currency.as_str(), Name::as_str);
        is_commodity(commodity, currency)?;
        let (from, to) = days(tx, self.from, self.to)?;
        let name = own.name_of(account.as_str());
        let asked = EntryRange { account, commodity, from, to, after: cursor(self.after.as_ref(), from) };
        Ok(AccountEntriesShown { name, ..entries(tx, &asked).await? })
    }
}

impl Query for CashBook {
    const NAME: &'static str = "sell.cash_book";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str = "Shows what came into the cash, or another account of money, and what left it, a hundred entries a page.";
    type Output = AccountEntriesShown;

    async fn fetch(self, tx: &ReadTx) -> Result<AccountEntriesShown> {
        reads_ledgers(tx)?;
        let account: LegAccount =
            tender(self.account.as_ref().map_or(Account::Cash.as_str(), Name::as_str))?.into();
        let commodity = tx.workspace.currency.code.as_str();
        let (from, to) = days(tx, self.from, self.to)?;
        entries(tx, &EntryRange { account, commodity, from, to, after: cursor(self.after.as_ref(), from) })
            .await
    }
}

/// The account of money of this name. Errors: `value_unknown`.
fn tender(name: &str) -> Ruled<Account> {
    let found = TENDERS.into_iter().find(|account| account.as_str() == name);
    found.ok_or_else(|| Refusal::new(Code::ValueUnknown).field("account"))
}

/// Errors: `value_unknown` for what is neither the workspace's currency nor a metal.
fn is_commodity(commodity: &str, currency: &str) -> Ruled<()> {
    if commodity == currency || Metal::ALL.iter().any(|metal| metal.commodity() == commodity) {
        return Ok(());
    }
    Err(Refusal::new(Code::ValueUnknown).field("commodity"))
}

/// The days asked for: through today, from the first of that month, if nothing else is said. Errors: `number_range`.
pub fn days(tx: &ReadTx, from: Option<Day>, to: Option<Day>) -> Result<(Day, Day)> {
    let to = to.unwrap_or_else(|| tx.today());
    let from = from.unwrap_or_else(|| to.first_of_month());
    if to < from {
        return Err(Refusal::new(Code::NumberRange).field("to").into());
    }
    Ok((from, to))
}

/// A place in the order of entries: a day, and the last entry of it that was shown.
type Place = (Day, Uuid);

/// A cursor is the last row's day and entry; any other text, or a day before the first, starts at the first page.
fn cursor(text: Option<&Text>, from: Day) -> Option<Place> {
    let (day, entry) = text?.as_str().split_once(' ')?;
    Some((parse_day(day).ok()?, Uuid::parse_str(entry).ok()?)).filter(|(day, _)| *day >= from)
}

struct EntryRange<'a> {
    account: LegAccount,
    commodity: &'a str,
    from: Day,
    to: Day,
    after: Option<Place>,
}

async fn entries(tx: &ReadTx, asked: &EntryRange<'_>) -> Result<AccountEntriesShown> {
    let (account, commodity) = (asked.account.as_str(), asked.commodity);
    let first = (asked.from, Uuid::nil());
    let (after_day, after) = asked.after.unwrap_or(first);
    let through = sql::account_through().prepare(tx).await?;
    let page = sql::entries_of_account().prepare(tx).await?;
    let through = async |(day, entry): Place| {
        let params = sql::AccountThroughParams {
            tenant: tx.tenant(),
            account,
            commodity,
            month: day.first_of_month(),
            day,
            entry,
        };
        through.params(tx, &params).one().await
    };
    let asked_page = sql::EntriesOfAccountParams {
        account,
        tenant: tx.tenant(),
        commodity,
        after_day,
        after,
        to_day: asked.to,
    };
    let (opening, before, end, rows) = tokio::join!(biased;
        through(first),
        through((after_day, after)),
        through((asked.to, Uuid::max())),
        async { page.params(tx, &asked_page).all().await });
    let (opening, before, end) = (opening?, before?, end?);
    let Page { rows, next } = Page::of(rows?, PAGE, |last| format!("{} {}", last.entry_date, last.entry_id));
    let brought_forward = difference(before.debit, before.credit)?;
    Ok(AccountEntriesShown {
        account: account.to_owned(),
        name: None,
        commodity: commodity.to_owned(),
        from: asked.from,
        to: asked.to,
        opening: difference(opening.debit, opening.credit)?,
        brought_forward,
        rows: with_balances(tx, rows, brought_forward)?,
        debit: difference(end.debit, opening.debit)?,
        credit: difference(end.credit, opening.credit)?,
        closing: difference(end.debit, end.credit)?,
        next,
    })
}

/// What an account had before some days, and what went in and out of it on each of them that moved it.
pub struct DayMoves {
    /// The balance before the first day; a debit is positive.
    pub opening: i64,
    /// A day, what was debited on it, and what was credited, in the order of the days.
    pub days: Vec<(Day, i64, i64)>,
}

/// Reads the moves of an account day by day.
pub async fn day_moves(
    tx: &ReadTx,
    account: Account,
    commodity: &str,
    (from, to): (Day, Day),
) -> Result<DayMoves> {
    let (tenant, account) = (tx.tenant(), account.as_str());
    let through = sql::account_through().prepare(tx).await?;
    let moves = sql::moves_by_day().prepare(tx).await?;
    let before = sql::AccountThroughParams {
        tenant,
        account,
        commodity,
        month: from.first_of_month(),
        day: from,
        entry: Uuid::nil(),
    };
    let between = sql::MovesByDayParams { account, tenant, from_day: from, to_day: to, commodity };
    let (before, days) = tokio::join!(biased;
        async { through.params(tx, &before).one().await },
        async { moves.params(tx, &between).all().await });
    let before = before?;
    let days = days?.into_iter().map(|row| (row.entry_date, row.debit, row.credit)).collect();
    Ok(DayMoves { opening: difference(before.debit, before.credit)?, days })
}

fn difference(of: i64, less: i64) -> Result<i64> {
    of.checked_sub(less).ok_or_else(|| Error::from(Code::NumberRange))
}

fn with_balances(
    tx: &ReadTx,
    rows: Vec<sql::EntriesOfAccount>,
    brought_forward: i64,
) -> Result<Vec<AccountEntry>> {
    let (mut balance, mut parties) = (brought_forward, PartiesShown::default());
    let entry = |row: sql::EntriesOfAccount| {
        let moved = difference(row.debit, row.credit)?;
        balance = balance.checked_add(moved).ok_or(Code::NumberRange)?;
        let party = row.party_id.map(PartyId::from_uuid);
        let (party, party_name) = parties.of(tx, party, row.party, row.party_name)?;
        Ok(AccountEntry {
            entry: row.entry_id,
            date: row.entry_date,
            document: row.number,
            document_id: row.document_id,
            doc_type: row.doc_type.as_deref().map(stored).transpose()?,
            party,
            party_name,
            memo: tx.cipher().open(MEMO, row.entry_id, row.memo)?,
            against: row.against,
            debit: row.debit,
            credit: row.credit,
            balance,
        })
    };
    rows.into_iter().map(entry).collect()
}

/// What an account holds in the workspace's currency, with all that is posted.
pub async fn balance_of(tx: &ReadTx, account: Account) -> Result<Money> {
    Ok(Money::from_stored(balance_in(tx, account, &tx.workspace.currency.code).await?))
}

/// What an account holds of a commodity, with all that is posted: minor units of a currency, fine mg of a metal.
pub async fn balance_in(tx: &ReadTx, account: Account, commodity: &str) -> Result<i64> {
    let today = tx.today();
    let asked = sql::AccountThroughParams {
        tenant: tx.tenant(),
        account: account.as_str(),
        commodity,
        month: today.first_of_month(),
        day: today,
        entry: Uuid::max(),
    };
    let moved = sql::account_through().params(tx, &asked).one().await?;
    Ok(moved.debit.saturating_sub(moved.credit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_accounts_of_money_have_a_cash_book_and_only_money_and_metal_are_counted() {
        assert_eq!(tender("BANK"), Ok(Account::Bank));
        assert_eq!(tender("SALES").map_err(|refusal| refusal.code), Err(Code::ValueUnknown));
        assert!(is_commodity("INR", "INR").is_ok() && is_commodity("AU_FINE_MG", "INR").is_ok());
        assert_eq!(is_commodity("AUD", "INR").map_err(|refusal| refusal.code), Err(Code::ValueUnknown));
    }

    #[test]
    fn a_page_goes_on_where_the_one_before_ended_and_never_before_the_first_day() {
        let from: Day = "2026-04-10".parse().expect("a day");
        let place = |text: &str| cursor(Some(&Text::parse(text).expect("a text")), from);
        let entry = "01900000-0000-7000-8000-000000000007";
        assert_eq!(place(&format!("2026-04-12 {entry}")).map(|it| it.1.to_string()), Some(entry.into()));
        assert_eq!(place(&format!("2026-04-09 {entry}")), None);
        assert_eq!((place("2026-04-12"), place("x y"), cursor(None, from)), (None, None, None));
    }
}
