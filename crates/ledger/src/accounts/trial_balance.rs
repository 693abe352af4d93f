//! The trial balance: what each account had, what went in and out of it, and what it has, in money and in metal apart.
//! Invariant: in each commodity the debits equal the credits; money and metal are never in one sum.

use kernel::code::Code;
use kernel::day::{Day, financial_year};
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::role::least;
use ledger_queries::accounts::trial_balance as sql;
use ledger_queries::client::Params;
use platform::action::Query;
use platform::error::Result;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

use super::chart::{AccountKind, kind_of};
use super::journal::Account;
use super::own_accounts::OwnAccounts;

#[cfg(test)]
mod tests;

input! {
    /// As of which day.
    pub struct TrialBalance {
        /// The last day; absent: today.
        as_of: Option<Day>,
        /// The first day of the movements; absent: the first day of the financial year.
        from: Option<Day>,
    }
}

/// The trial balance of a workspace.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TrialBalanceShown {
    /// The first day of the movements.
    pub from: Day,
    /// The last day.
    pub as_of: Day,
    /// The accounts that ever moved, in the order of the books: those of money first, then those of each metal.
    pub rows: Vec<AccountTotals>,
    /// The sums of each commodity.
    pub totals: Vec<CommodityTotals>,
}

/// An account of the trial balance. A debit is positive, a credit negative; figures are in the commodity's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AccountTotals {
    /// The account. STOCK is the value of all stock, and has its two accounts in `parts`.
    pub account: String,
    /// The name of an account of the shop's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is; null for an account that the product does not know.
    pub kind: Option<AccountKind>,
    /// INR, AU_FINE_MG, …
    pub commodity: String,
    /// The balance before the first day.
    pub opening: i64,
    /// What was debited through the last day.
    pub debit: i64,
    /// What was credited.
    pub credit: i64,
    /// The balance after the last day.
    pub closing: i64,
    /// The accounts that it adds up.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<AccountTotals>,
}

/// The sums of a commodity. Debits equal credits in each pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CommodityTotals {
    /// INR, AU_FINE_MG, …
    pub commodity: String,
    /// The sum of the opening balances that are debits.
    pub opening_debit: i64,
    /// The sum of those that are credits.
    pub opening_credit: i64,
    /// The sum of what was debited.
    pub debit: i64,
    /// The sum of what was credited.
    pub credit: i64,
    /// The sum of the closing balances that are debits.
    pub closing_debit: i64,
    /// The sum of those that are credits.
    pub closing_credit: i64,
}

impl Query for TrialBalance {
    const NAME: &'static str = "sell.trial_balance";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str =
        "Shows what each account had, what went in and out, and what it has, in money and in metal.";
    type Output = TrialBalanceShown;

    async fn fetch(self, tx: &ReadTx) -> Result<TrialBalanceShown> {
        reads_ledgers(tx)?;
        let as_of = self.as_of.unwrap_or_else(|| tx.today());
        let from = self.from.unwrap_or_else(|| financial_year(as_of, tx.workspace.fy_start).start);
        if as_of < from {
            return Err(Refusal::new(Code::NumberRange).field("from").into());
        }
        let asked = sql::AccountTotalsParams {
            from_month: from.first_of_month(),
            tenant: tx.tenant(),
            to_month: as_of.first_of_month(),
            from_day: from,
            to_day: as_of,
        };
        let found = sql::account_totals().params(tx, &asked).all().await?;
        let own = OwnAccounts::read(tx).await?;
        let found = found
            .into_iter()
            .map(|row| AccountTotals::of(row, &own))
            .collect::<std::result::Result<Vec<_>, _>>()?;
        let rows = in_order(found, &tx.workspace.currency.code)?;
        Ok(TrialBalanceShown { from, as_of, totals: sums(&rows)?, rows })
    }
}

/// Who sees all accounts may also read ledgers. Errors: `permission_denied`.
pub fn reads_ledgers(tx: &ReadTx) -> Result<()> {
    let needs = Permission::LedgerRead;
    if tx.member.may(needs) {
        return Ok(());
    }
    Err(Refusal::new(Code::PermissionDenied).fact("needs_role", least(needs.roles()).as_str()).into())
}

impl AccountTotals {
    fn of(row: sql::AccountTotals, own: &OwnAccounts) -> std::result::Result<AccountTotals, Code> {
        let closing = row.opening.checked_add(row.debit).and_then(|sum| sum.checked_sub(row.credit));
        Ok(AccountTotals {
            name: own.name_of(&row.account),
            kind: kind_of_name(&row.account, own),
            account: row.account,
            commodity: row.commodity,
            opening: row.opening,
            debit: row.debit,
            credit: row.credit,
            closing: closing.ok_or(Code::NumberRange)?,
            parts: vec![],
        })
    }
}

/// What an account is, of the product's or of the shop's own.
fn kind_of_name(account: &str, own: &OwnAccounts) -> Option<AccountKind> {
    let kept = account.parse().ok().map(kind_of);
    kept.or_else(|| own.get(account).map(|own| own.kind.in_chart()))
}

/// The rows in the order of the books, money first, with stock as one line.
fn in_order(rows: Vec<AccountTotals>, currency: &str) -> std::result::Result<Vec<AccountTotals>, Code> {
    let stock = [Account::Stock, Account::OpeningStock].map(Account::as_str);
    let is_stock = |row: &AccountTotals| row.commodity == currency && stock.contains(&row.account.as_str());
    let (mut parts, mut rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_stock);
    parts.sort_by_key(place_in_books);
    if !parts.is_empty() {
        let sum = |of: fn(&AccountTotals) -> i64| sum_of(parts.iter().map(of));
        rows.push(AccountTotals {
            account: Account::Stock.as_str().to_owned(),
            name: None,
            kind: Some(AccountKind::Asset),
            commodity: currency.to_owned(),
            opening: sum(|row| row.opening)?,
            debit: sum(|row| row.debit)?,
            credit: sum(|row| row.credit)?,
            closing: sum(|row| row.closing)?,
            parts,
        });
    }
    let place = |row: &AccountTotals| {
        (row.commodity != currency, row.commodity.clone(), row.kind.is_none(), row.kind, place_in_books(row))
    };
    rows.sort_by_cached_key(place);
    Ok(rows)
}

fn place_in_books(row: &AccountTotals) -> (usize, String) {
    let place = Account::ALL.iter().position(|account| account.as_str() == row.account);
    (place.unwrap_or(Account::ALL.len()), row.account.clone())
}

/// The sums of each commodity, in the order of the rows.
fn sums(rows: &[AccountTotals]) -> std::result::Result<Vec<CommodityTotals>, Code> {
    let mut commodities: Vec<&str> = rows.iter().map(|row| row.commodity.as_str()).collect();
    commodities.dedup();
    let total = |commodity: &str| {
        let sum = |of: &dyn Fn(&AccountTotals) -> i64| {
            sum_of(rows.iter().filter(|row| row.commodity == commodity).map(of))
        };
        let debit = |balance: i64| balance.max(0);
        let credit = |balance: i64| balance.min(0).saturating_neg();
        Ok(CommodityTotals {
            commodity: commodity.to_owned(),
            opening_debit: sum(&|row| debit(row.opening))?,
            opening_credit: sum(&|row| credit(row.opening))?,
            debit: sum(&|row| row.debit)?,
            credit: sum(&|row| row.credit)?,
            closing_debit: sum(&|row| debit(row.closing))?,
            closing_credit: sum(&|row| credit(row.closing))?,
        })
    };
    commodities.into_iter().map(total).collect()
}

fn sum_of(mut amounts: impl Iterator<Item = i64>) -> std::result::Result<i64, Code> {
    amounts.try_fold(0_i64, |sum, amount| sum.checked_add(amount)).ok_or(Code::NumberRange)
}
