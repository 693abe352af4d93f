//! Ledgers as people read them: a party's statement, and the balance of every account on a day.
//! Invariant: they are sums of postings and of nothing else, money and metal side by side.

use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::id::PartyId;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger_queries::accounts::statements as sql;
use platform::action::Query;
use platform::error::{Result, stored};
use platform::fields::Name;
use platform::input;
use platform::sealed::ledger::journal_entry::MEMO;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::accounts::documents::kinds::DocumentKind;
use crate::accounts::journal::Account;
use crate::parties::{code_of, coded};

/// Most rows of one statement; for more, the caller asks for shorter periods.
const MAX_ROWS: i64 = 20_000;

input! {
    /// Asks for a party's statement.
    pub struct Statement {
        /// The party's code.
        party: Name,
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
    }
}

/// A party's statement.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatementShown {
    /// The party's code.
    pub party: String,
    /// The party's name.
    pub name: String,
    /// When the party's identity was erased; null if it was not.
    pub erased_at: Option<Instant>,
    /// The debt before the first day; a negative amount is the party's credit.
    pub opening_minor: Money,
    /// The rows in money, in the order of their posting.
    pub rows: Vec<StatementRow>,
    /// The debt after the last day.
    pub closing_minor: Money,
    /// What the party owes as a customer after the last day, less its credit.
    pub ar_minor: Money,
    /// What the shop owes it as a supplier after the last day.
    pub ap_minor: Money,
    /// The one less the other; a positive amount is the party's debt.
    pub net_minor: Money,
    /// The same for each metal, in fine mg.
    pub metal: Vec<MetalStatement>,
    /// True if there were more rows than one answer holds.
    pub cut: bool,
}

/// One row of a statement in money.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatementRow {
    /// The day.
    pub date: Day,
    /// The document's number; null for an entry without one.
    pub document: Option<String>,
    /// The document's id, to open it by.
    pub document_id: Option<Uuid>,
    /// invoice, receipt, …
    pub doc_type: Option<DocumentKind>,
    /// The entry's text.
    pub memo: String,
    /// The amount added to the debt.
    pub debit_minor: Money,
    /// The amount taken off the debt.
    pub credit_minor: Money,
    /// The debt after this row.
    pub balance_minor: Money,
}

/// A party's balance of one metal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MetalStatement {
    /// AU_FINE_MG, …
    pub commodity: String,
    /// The balance before the first day.
    pub opening_fine_mg: i64,
    /// The rows in metal.
    pub rows: Vec<MetalRow>,
    /// The balance after the last day.
    pub closing_fine_mg: i64,
}

/// One row of a statement in metal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MetalRow {
    /// The day.
    pub date: Day,
    /// The document's number.
    pub document: Option<String>,
    /// A debit is positive, a credit negative.
    pub fine_mg: i64,
    /// The balance after it.
    pub balance_fine_mg: i64,
}

impl Query for Statement {
    const NAME: &'static str = "sell.statement";
    const NEEDS: Permission = Permission::LedgerRead;
    const SUMMARY: &'static str =
        "Shows what a party owed, what happened, and what is owed, in money and in metal.";
    type Output = StatementShown;

    async fn fetch(self, tx: &ReadTx) -> Result<StatementShown> {
        if self.to < self.from {
            return Err(Refusal::new(Code::NumberRange).field("to").into());
        }
        let party = coded(tx, self.party.as_str(), "party").await?;
        let (tenant, id) = (tx.tenant(), party.party_id.uuid());
        let opening = sql::opening_of().prepare(tx).await?;
        let moves = sql::moves_of().prepare(tx).await?;
        let (opening, moves, sides) = tokio::join!(biased;
            async { opening.bind(tx, &tenant, &id, &self.from).all().await },
            async { moves.bind(tx, &tenant, &id, &self.from, &self.to, &(MAX_ROWS + 1)).all().await },
            sides_of(tx, party.party_id, self.to));
        let (opening, sides) = (opening?, sides?);
        let Page { rows: moves, next } = Page::of(moves?, MAX_ROWS, |_| ());
        let currency = &tx.workspace.currency.code;
        let (rows, opening_minor, closing_minor) = in_money(tx, &opening, &moves)?;
        let metal = in_metal(&opening, &moves, currency);
        Ok(StatementShown {
            party: party.code,
            name: party.name,
            erased_at: party.erased_at,
            opening_minor,
            rows,
            closing_minor,
            ar_minor: sides.owes,
            ap_minor: sides.is_owed,
            net_minor: sides.net()?,
            metal,
            cut: next.is_some(),
        })
    }
}

/// The rows in money with the running balance. An advance that is allocated to a bill changes nothing for the
/// party and is no row.
fn in_money(
    tx: &ReadTx,
    opening: &[sql::OpeningOf],
    moves: &[sql::MovesOf],
) -> Result<(Vec<StatementRow>, Money, Money)> {
    let currency = &tx.workspace.currency.code;
    // These are sums of stored amounts. They are always shown, even if they exceed the limit of an input.
    let before = Money::from_stored(opening_of(opening, currency));
    let mut balance = before;
    let mut rows = Vec::new();
    for row in moves.iter().filter(|row| row.commodity == *currency && row.amount != 0) {
        let amount = Money::from_stored(row.amount);
        balance = balance.accumulate(amount)?;
        rows.push(StatementRow {
            date: row.entry_date,
            document: row.number.clone(),
            document_id: row.document_id,
            doc_type: row.doc_type.as_deref().map(stored).transpose()?,
            memo: tx.cipher().open(MEMO, row.entry_id, row.memo.clone())?,
            debit_minor: amount.max(Money::ZERO),
            credit_minor: Money::from_stored(amount.min(Money::ZERO).get().saturating_neg()),
            balance_minor: balance,
        });
    }
    Ok((rows, before, balance))
}

fn opening_of(opening: &[sql::OpeningOf], commodity: &str) -> i64 {
    opening.iter().find(|row| row.commodity == commodity).map_or(0, |row| row.amount)
}

fn in_metal(opening: &[sql::OpeningOf], moves: &[sql::MovesOf], currency: &str) -> Vec<MetalStatement> {
    let named = opening.iter().map(|row| &row.commodity).chain(moves.iter().map(|row| &row.commodity));
    let mut commodities: Vec<&String> = named.filter(|commodity| *commodity != currency).collect();
    commodities.sort();
    commodities.dedup();
    let of = |commodity: &String| {
        let opening_fine_mg = opening_of(opening, commodity);
        let mut balance = opening_fine_mg;
        let moved = moves.iter().filter(|row| row.commodity == *commodity);
        let rows = moved.map(|row| {
            balance += row.amount;
            MetalRow {
                date: row.entry_date,
                document: row.number.clone(),
                fine_mg: row.amount,
                balance_fine_mg: balance,
            }
        });
        let rows = rows.collect();
        MetalStatement { commodity: commodity.clone(), opening_fine_mg, rows, closing_fine_mg: balance }
    };
    commodities.into_iter().map(of).collect()
}

input! {
    /// As of which day.
    pub struct ListBalances {
        /// The day; absent: today.
        as_of: Option<Day>,
    }
}

/// The balance of every account.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BalanceList {
    /// The day.
    pub as_of: Day,
    /// One row for each account, party and commodity that ever moved; a debit is positive. The rows of each
    /// commodity sum to zero.
    pub rows: Vec<Balance>,
}

/// The balance of an account.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Balance {
    /// The account.
    pub account: String,
    /// The party, on accounts with a balance for each party.
    pub party: Option<String>,
    /// INR, AU_FINE_MG, …
    pub commodity: String,
    /// In the commodity's smallest unit.
    pub amount: i64,
}

impl Query for ListBalances {
    const NAME: &'static str = "sell.balances";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str = "Shows the balance of every account on a day, in money and in metal.";
    type Output = BalanceList;

    async fn fetch(self, tx: &ReadTx) -> Result<BalanceList> {
        let as_of = self.as_of.unwrap_or_else(|| tx.today());
        let rows = sql::balances().bind(tx, &tx.tenant(), &as_of.first_of_month(), &as_of).all().await?;
        let balance = |row: sql::Balances| -> Result<Balance> {
            Ok(Balance {
                account: row.account,
                party: code_of(tx, row.party_id.map(PartyId::from_uuid), row.party)?,
                commodity: row.commodity,
                amount: row.amount,
            })
        };
        let mut rows = rows.into_iter().map(balance).collect::<Result<Vec<_>>>()?;
        let place = |row: &Balance| (row.account.clone(), row.party.clone(), row.commodity.clone());
        rows.sort_by_cached_key(place);
        Ok(BalanceList { as_of, rows })
    }
}

/// A party's debt in money, less its advances.
pub async fn balance_of(tx: &ReadTx, party: PartyId) -> Result<Money> {
    let currency = &tx.workspace.currency.code;
    let balance = sql::party_balance().bind(tx, &tx.tenant(), &party.uuid(), currency).one().await?;
    Ok(Money::from_stored(balance))
}

/// The two sides of a party that both buys and sells (D14).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sides {
    /// What it owes as a customer, less its credit and its savings.
    pub owes: Money,
    /// What the shop owes it as a supplier.
    pub is_owed: Money,
}

impl Sides {
    /// The one less the other; a positive amount is the party's debt.
    pub fn net(self) -> std::result::Result<Money, Code> {
        self.owes.sub(self.is_owed)
    }
}

/// A party's two sides at the end of a day.
pub async fn sides_of(tx: &ReadTx, party: PartyId, as_of: Day) -> Result<Sides> {
    let accounts = accounts_of(tx, party, as_of).await?;
    let sum = |of: &[Account]| {
        let these = accounts.iter().filter(|(account, _)| of.contains(account));
        these.map(|(_, amount)| *amount).sum::<i64>()
    };
    Ok(Sides {
        owes: Money::from_stored(sum(&[Account::Ar, Account::Adv, Account::Scheme])),
        is_owed: Money::from_stored(sum(&[Account::Ap]).saturating_neg()),
    })
}

/// A party's balance in money on each of its accounts at the end of a day.
pub async fn accounts_of(tx: &ReadTx, party: PartyId, as_of: Day) -> Result<Vec<(Account, i64)>> {
    let currency = &tx.workspace.currency.code;
    let rows = sql::party_accounts().bind(tx, &tx.tenant(), &party.uuid(), currency, &as_of).all().await?;
    // What an account of the shop's own keeps for a party is neither a debt of theirs nor one to them.
    Ok(rows.into_iter().filter_map(|row| Some((row.account.parse().ok()?, row.amount))).collect())
}
