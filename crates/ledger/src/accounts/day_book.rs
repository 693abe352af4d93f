//! The day book: every entry of a day, with its document and what it debits and credits.
//! Invariant: each entry is shown whole; what a day debits is what it credits, in money and in each metal.

use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::id::PartyId;
use kernel::page::Page;
use kernel::permission::Permission;
use ledger_queries::accounts::day_book as sql;
use platform::action::Query;
use platform::error::{Result, stored};
use platform::fields::Name;
use platform::input;
use platform::sealed::ledger::journal_entry::MEMO;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

use super::account_entries::PAGE;
use super::documents::{self, kinds::DocumentKind};
use super::journal::{Leg, LegAccount, Transfer};
use super::own_accounts::OwnAccounts;
use super::trial_balance::reads_ledgers;
use crate::parties::{PartiesShown, code_of};

input! {
    /// Which day.
    pub struct DayBook {
        /// The day; absent: today.
        date: Option<Day>,
        /// Instead of a day, a document: its number or id.
        document: Option<Name>,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// The entries of a day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DayBookShown {
    /// The day.
    pub date: Day,
    /// A page of entries, in the order in which they were posted.
    pub rows: Vec<DayEntry>,
    /// The sums of the whole day, or of the document's entries.
    pub totals: Vec<DayTotal>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// An entry of the day book.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DayEntry {
    /// The entry's id.
    pub entry: Uuid,
    /// When it was posted.
    pub at: Instant,
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
    /// What it debits and credits.
    pub sides: Vec<EntrySide>,
}

/// What an entry debits and credits of one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EntrySide {
    /// The account.
    pub account: String,
    /// The name of an account of the shop's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The party's code, on accounts with a balance for each party.
    pub party: Option<String>,
    /// INR, AU_FINE_MG, …
    pub commodity: String,
    /// What is debited, in the commodity's smallest unit.
    pub debit: i64,
    /// What is credited.
    pub credit: i64,
}

/// The sum of a day in one commodity.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DayTotal {
    /// INR, AU_FINE_MG, …
    pub commodity: String,
    /// The number of entries that moved it.
    pub entries: i64,
    /// What they debited, which is what they credited.
    pub amount: i64,
}

impl Query for DayBook {
    const NAME: &'static str = "sell.day_book";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str =
        "Shows the entries of a day, or of a document, with their postings, a hundred a page.";
    type Output = DayBookShown;

    async fn fetch(self, tx: &ReadTx) -> Result<DayBookShown> {
        reads_ledgers(tx)?;
        let after = self.after.unwrap_or_else(Uuid::nil);
        let Some(named) = &self.document else {
            return of_day(tx, self.date.unwrap_or_else(|| tx.today()), after).await;
        };
        let document = documents::named(tx, named.as_str(), "document").await?;
        let id = document.document_id.uuid();
        let rows = sql::entries_of_document().bind(tx, &tx.tenant(), &id, &after).all().await?;
        let (rows, next) = with_sides(tx, rows).await?;
        Ok(DayBookShown { date: document.document_date, totals: sums_of(&rows)?, rows, next })
    }
}

async fn of_day(tx: &ReadTx, date: Day, after: Uuid) -> Result<DayBookShown> {
    let tenant = tx.tenant();
    let entries = sql::entries_of_day().prepare(tx).await?;
    let totals = sql::totals_of_day().prepare(tx).await?;
    let (rows, totals) = tokio::join!(biased;
        async { entries.bind(tx, &tenant, &date, &after).all().await },
        async { totals.bind(tx, &tenant, &date).all().await });
    let (rows, next) = with_sides(tx, rows?).await?;
    let total = |row: sql::TotalsOfDay| DayTotal {
        commodity: row.commodity,
        entries: row.entries,
        amount: row.amount,
    };
    Ok(DayBookShown { date, rows, totals: totals?.into_iter().map(total).collect(), next })
}

/// A page of entries with what they debit and credit, and where the next page begins.
async fn with_sides(tx: &ReadTx, rows: Vec<sql::DayEntryRow>) -> Result<(Vec<DayEntry>, Option<Uuid>)> {
    let Page { rows, next } = Page::of(rows, PAGE, |last| last.entry_id);
    let ids: Vec<Uuid> = rows.iter().map(|row| row.entry_id).collect();
    let mut transfers = transfers_of(tx, &ids).await?;
    let own = OwnAccounts::read(tx).await?;
    let mut parties = PartiesShown::default();
    let shown = rows.into_iter().map(|row| {
        let sides = sides(transfers.remove(&row.entry_id).unwrap_or_default(), &own)?;
        shown_entry(tx, &mut parties, row, sides)
    });
    Ok((shown.collect::<Result<_>>()?, next))
}

/// The sums of entries in each commodity.
fn sums_of(entries: &[DayEntry]) -> std::result::Result<Vec<DayTotal>, Code> {
    let mut sums: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for entry in entries {
        let mut moved: BTreeMap<&str, i64> = BTreeMap::new();
        for side in &entry.sides {
            let sum = moved.entry(&side.commodity).or_default();
            *sum = sum.checked_add(side.debit).ok_or(Code::NumberRange)?;
        }
        for (commodity, amount) in moved {
            let sum = sums.entry(commodity).or_default();
            *sum = (sum.0 + 1, sum.1.checked_add(amount).ok_or(Code::NumberRange)?);
        }
    }
    let total = |(commodity, (entries, amount)): (&str, (i64, i64))| DayTotal {
        commodity: commodity.to_owned(),
        entries,
        amount,
    };
    Ok(sums.into_iter().map(total).collect())
}

/// The transfers of each entry.
async fn transfers_of(tx: &ReadTx, entries: &[Uuid]) -> Result<HashMap<Uuid, Vec<Transfer>>> {
    let mut found: HashMap<Uuid, Vec<Transfer>> = HashMap::new();
    if entries.is_empty() {
        return Ok(found);
    }
    for row in sql::postings_of_entries().bind(tx, &tx.tenant(), &entries).all().await? {
        let transfer = Transfer {
            debit: Leg {
                account: LegAccount::named(&row.debit_account),
                party: code_of(tx, row.debit_id.map(PartyId::from_uuid), row.debit_party)?,
                party_id: None,
            },
            credit: Leg {
                account: LegAccount::named(&row.credit_account),
                party: code_of(tx, row.credit_id.map(PartyId::from_uuid), row.credit_party)?,
                party_id: None,
            },
            commodity: row.commodity,
            amount: row.amount,
        };
        found.entry(row.entry_id).or_default().push(transfer);
    }
    Ok(found)
}

fn shown_entry(
    tx: &ReadTx,
    parties: &mut PartiesShown,
    row: sql::DayEntryRow,
    sides: Vec<EntrySide>,
) -> Result<DayEntry> {
    let (party, party_name) =
        parties.of(tx, row.party_id.map(PartyId::from_uuid), row.party, row.party_name)?;
    Ok(DayEntry {
        entry: row.entry_id,
        at: row.created_at,
        document: row.number,
        document_id: row.document_id,
        doc_type: row.doc_type.as_deref().map(stored).transpose()?,
        party,
        party_name,
        memo: tx.cipher().open(MEMO, row.entry_id, row.memo)?,
        sides,
    })
}

/// What transfers debit and credit of each account, in the order of first use. Debits and credits of one account stay apart, so
/// that the entries of a day add up to its sums.
fn sides(transfers: Vec<Transfer>, own: &OwnAccounts) -> std::result::Result<Vec<EntrySide>, Code> {
    let mut sides: Vec<EntrySide> = Vec::new();
    for Transfer { debit, credit, commodity, amount } in transfers {
        for (leg, debit, credit) in [(debit, amount, 0), (credit, 0, amount)] {
            let account = leg.account.as_str();
            let same = |side: &&mut EntrySide| {
                side.account == account && side.party == leg.party && side.commodity == commodity
            };
            match sides.iter_mut().find(same) {
                Some(side) => {
                    side.debit = side.debit.checked_add(debit).ok_or(Code::NumberRange)?;
                    side.credit = side.credit.checked_add(credit).ok_or(Code::NumberRange)?;
                }
                None => sides.push(EntrySide {
                    account: account.to_owned(),
                    name: own.name_of(account),
                    party: leg.party,
                    commodity: commodity.clone(),
                    debit,
                    credit,
                }),
            }
        }
    }
    Ok(sides)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::journal::Account;

    #[test]
    fn an_entry_shows_what_it_debits_and_credits_of_each_account_apart() {
        let of = |debit, credit, amount| {
            Transfer::of(Leg::of(debit), Leg::of(credit), "INR", amount).expect("a transfer")
        };
        let transfers = vec![
            of(Account::Ar, Account::Sales, 100),
            of(Account::Ar, Account::OutGst, 10),
            of(Account::Cash, Account::Ar, 110),
        ];
        let shown = sides(transfers, &OwnAccounts::default()).expect("sides");
        let of = |side: &EntrySide| (side.account.clone(), side.debit, side.credit);
        let expected = [("AR", 110, 110), ("SALES", 0, 100), ("OUT_GST", 0, 10), ("CASH", 110, 0)];
        let expected = expected.map(|(account, debit, credit)| (account.to_owned(), debit, credit));
        assert_eq!(shown.iter().map(of).collect::<Vec<_>>(), expected);
    }
}
