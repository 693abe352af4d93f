//! Open amounts by age on any day, as they stood then: of one party with its bills, or of everybody who owed something.
//! Invariant: the ages less the unallocated credit are the ledger's balance, for each party and each day (S10, D11);
//! who owed nothing in all is never listed.

use std::collections::BTreeMap;

use jiff::ToSpan;
use kernel::day::{Day, Instant};
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::words;
use ledger::accounts::payments::Allocated;
use ledger::parties;
use platform::action::Query;
use platform::error::Result;
use platform::fields::{Flag, Name, Text};
use platform::sealed::ledger::party as cell;
use platform::tx::ReadTx;
use platform::{input, word_fields};
use schemars::JsonSchema;
use sell_queries::ageing as sql;
use sell_queries::client::Params;
use serde::Serialize;
use uuid::Uuid;

#[cfg(test)]
mod many;
pub(crate) mod page;
#[cfg(test)]
mod tests;

/// Parties on a page.
const PAGE: i64 = 50;
/// Open bills, and allocations, that one answer names.
const MOST: i64 = 1000;
/// Before every open amount in the order of the list: the start of the first page.
const START: i64 = i64::MIN;

words! {
    /// The day from which a bill's age is counted.
    pub enum AgeBy {
        /// The day on which it was due.
        DueDate = "due_date",
        /// Its own date.
        DocumentDate = "document_date",
    }
}
word_fields!(AgeBy);

input! {
    /// Asks for the open amounts by age.
    pub struct Ageing {
        /// Their party's code; left out, everybody's who owed something.
        party: Option<Name>,
        /// The day; absent: today.
        as_of: Option<Day>,
        /// How the age is counted; absent: from the due date.
        by: Option<AgeBy>,
        /// Of everybody, only those who were overdue with a bill.
        overdue: Flag,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// Amounts by age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Buckets {
    /// Not overdue on that day.
    pub not_due: Money,
    /// Overdue by 1 to 30 days.
    #[serde(rename = "1-30")]
    pub to_30: Money,
    /// By 31 to 60.
    #[serde(rename = "31-60")]
    pub to_60: Money,
    /// By 61 to 90.
    #[serde(rename = "61-90")]
    pub to_90: Money,
    /// By more.
    #[serde(rename = "90+")]
    pub over_90: Money,
}

impl Buckets {
    /// All ages together.
    pub fn sum(&self) -> Money {
        let ages = [self.not_due, self.to_30, self.to_60, self.to_90, self.over_90];
        Money::from_stored(ages.into_iter().fold(0, |sum, age| sum.saturating_add(age.get())))
    }
}

/// The open amounts by age on a day: the ages less the credit are the balance.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct AgeingShown {
    /// The day.
    pub as_of: Day,
    /// The open amounts by age, of all these parties.
    pub buckets_minor: Buckets,
    /// Advances and credits that were not allocated to a bill.
    pub unallocated_credit_minor: Money,
    /// The total debt; a negative amount is credit.
    pub ledger_balance_minor: Money,
    /// The number of open bills.
    pub bills: i64,
    /// The number of parties.
    pub parties: i64,
    /// The open bills of the named party by their numbers, the thousand oldest; empty if none was named.
    pub open_minor: BTreeMap<String, Money>,
    /// What had settled the named party's bills by then, the newest thousand; empty if none was named.
    pub allocations: Vec<Allocated>,
    /// A page of the parties, who owed most first; empty if one was named.
    pub rows: Vec<AgedParty>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A party that owed something.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgedParty {
    /// Its code.
    pub party: String,
    /// Its name.
    pub name: String,
    /// The number of its open bills.
    pub bills: i64,
    /// Its open amounts by age.
    pub buckets_minor: Buckets,
    /// Its advances and credits that were not allocated to a bill.
    pub unallocated_credit_minor: Money,
    /// Its debt.
    pub ledger_balance_minor: Money,
}

impl Query for Ageing {
    const NAME: &'static str = "sell.ageing";
    const NEEDS: Permission = Permission::LedgerRead;
    const SUMMARY: &'static str = "Shows the open amounts of bills by age as they stood on a day, for one customer, or for everybody who owed something, fifty a page.";
    type Output = AgeingShown;

    async fn fetch(self, tx: &ReadTx) -> Result<AgeingShown> {
        let as_of = self.as_of.unwrap_or_else(|| tx.today());
        let days = Days::of(tx, as_of, self.by.unwrap_or(AgeBy::DueDate));
        match &self.party {
            Some(code) => {
                let party = parties::coded(tx, code.as_str(), "party").await?.party_id.uuid();
                of_party(tx, &days, party).await
            }
            None => of_all(tx, &days, self.overdue.0, self.after.as_ref().map(Text::as_str)).await,
        }
    }
}

/// The days that divide the ages, and the moment at which the day ended.
struct Days {
    day: Day,
    day_30: Day,
    day_60: Day,
    day_90: Day,
    until: Instant,
    by_due: bool,
}

impl Days {
    fn of(tx: &ReadTx, day: Day, by: AgeBy) -> Days {
        let [day_30, day_60, day_90] = [30, 60, 90].map(|days: i64| day.saturating_sub(days.days()));
        let next = day.saturating_add(1.day()).to_zoned(tx.workspace.zone.clone());
        // The last days of the calendar have no end; nothing is posted after them either.
        let until = next.map_or(Instant::MAX, |next| next.timestamp());
        Days { day, day_30, day_60, day_90, until, by_due: by == AgeBy::DueDate }
    }
}

/// One party's ages, open bills and allocations, in one flight.
async fn of_party(tx: &ReadTx, days: &Days, party: Uuid) -> Result<AgeingShown> {
    let (tenant, commodity) = (tx.tenant(), &tx.workspace.currency.code);
    let Days { day, day_30, day_60, day_90, until, by_due } = *days;
    let asked = sql::AgedOfParams { day, day_30, day_60, day_90, by_due, tenant, until, party, commodity };
    let (sum, open, allocated) = (
        sql::aged_of().prepare(tx).await?,
        sql::open_on().prepare(tx).await?,
        sql::allocated_on().prepare(tx).await?,
    );
    let (sum, open, allocated) = tokio::join!(biased;
        async { sum.params(tx, &asked).one().await },
        async { open.bind(tx, &tenant, &until, &day, &party, &MOST).all().await },
        async { allocated.bind(tx, &tenant, &party, &day, &until, &MOST).all().await });
    let of_bill = |row: sql::OpenOn| (row.number, Money::from_stored(row.open_minor));
    let settled = |row: sql::AllocatedOn| Allocated {
        payment: row.payment,
        invoice: row.invoice,
        amount_minor: Money::from_stored(row.amount_minor),
    };
    Ok(AgeingShown {
        open_minor: open?.into_iter().map(of_bill).collect(),
        allocations: allocated?.into_iter().map(settled).collect(),
        ..sum_up(days, &sum?)?
    })
}

/// Everybody's ages, and a page of the parties.
async fn of_all(tx: &ReadTx, days: &Days, overdue: bool, after: Option<&str>) -> Result<AgeingShown> {
    let Days { day, day_30, day_60, day_90, until, by_due } = *days;
    let (after_open, after) = after.and_then(read_cursor).unwrap_or((START, Uuid::nil()));
    let asked = sql::AgedParams {
        day,
        day_30,
        day_60,
        day_90,
        by_due,
        tenant: tx.tenant(),
        until,
        month: day.first_of_month(),
        commodity: &tx.workspace.currency.code,
        after_open,
        after,
        overdue,
        many: PAGE + 1,
    };
    let rows = sql::aged().params(tx, &asked).all().await?;
    let none = AgeingShown { as_of: day, ..AgeingShown::default() };
    let sums = rows.first().map_or(Ok(none), |row| sum_up(days, &of_all_parties(row)))?;
    let parties = rows.into_iter().filter_map(party_row).collect();
    let Page { rows, next } = Page::of(parties, PAGE, |row: &PartyRow| {
        format!("{} {}", row.open.get().saturating_neg(), row.party)
    });
    let rows = rows.into_iter().map(|row| aged_party(tx, row)).collect::<Result<_>>()?;
    Ok(AgeingShown { rows, next, ..sums })
}

/// The sums that are beside each party of a page.
fn of_all_parties(row: &sql::AgedPage) -> sql::AgedSum {
    sql::AgedSum {
        items: row.items,
        parties: row.parties,
        not_due_minor: row.not_due_minor,
        to_30_minor: row.to_30_minor,
        to_60_minor: row.to_60_minor,
        to_90_minor: row.to_90_minor,
        over_90_minor: row.over_90_minor,
        balance_minor: row.balance_minor,
    }
}

/// A party of the page, as stored.
struct PartyRow {
    party: Uuid,
    code: Vec<u8>,
    name: Vec<u8>,
    bills: i64,
    buckets: Buckets,
    open: Money,
    balance: Money,
}

/// None where the row has sums alone.
fn party_row(row: sql::AgedPage) -> Option<PartyRow> {
    let money = |stored: Option<i64>| Money::from_stored(stored.unwrap_or_default());
    Some(PartyRow {
        party: row.party_id?,
        code: row.code?,
        name: row.name?,
        bills: row.of_items.unwrap_or_default(),
        buckets: Buckets {
            not_due: money(row.of_not_due_minor),
            to_30: money(row.of_to_30_minor),
            to_60: money(row.of_to_60_minor),
            to_90: money(row.of_to_90_minor),
            over_90: money(row.of_over_90_minor),
        },
        open: money(row.of_open_minor),
        balance: money(row.of_balance_minor),
    })
}

fn aged_party(tx: &ReadTx, row: PartyRow) -> Result<AgedParty> {
    Ok(AgedParty {
        party: tx.cipher().open(cell::CODE, row.party, row.code)?,
        name: tx.cipher().open(cell::NAME, row.party, row.name)?,
        bills: row.bills,
        buckets_minor: row.buckets,
        unallocated_credit_minor: less(row.open, row.balance),
        ledger_balance_minor: row.balance,
    })
}

/// The difference of stored sums, which may exceed the limit of one amount and are shown all the same.
fn less(sum: Money, other: Money) -> Money {
    Money::from_stored(sum.get().saturating_sub(other.get()))
}

/// The sums. What the ages exceed the balance by is the credit that no bill took.
fn sum_up(days: &Days, sum: &sql::AgedSum) -> Result<AgeingShown> {
    let buckets_minor = Buckets {
        not_due: Money::from_stored(sum.not_due_minor),
        to_30: Money::from_stored(sum.to_30_minor),
        to_60: Money::from_stored(sum.to_60_minor),
        to_90: Money::from_stored(sum.to_90_minor),
        over_90: Money::from_stored(sum.over_90_minor),
    };
    let balance = Money::from_stored(sum.balance_minor);
    Ok(AgeingShown {
        as_of: days.day,
        buckets_minor,
        unallocated_credit_minor: less(buckets_minor.sum(), balance),
        ledger_balance_minor: balance,
        bills: sum.items,
        parties: sum.parties,
        ..AgeingShown::default()
    })
}

/// A cursor is the last row's negative open amount and its party's id; any other text starts at the first page.
fn read_cursor(text: &str) -> Option<(i64, Uuid)> {
    let (open, id) = text.split_once(' ')?;
    Some((open.parse().ok()?, Uuid::parse_str(id).ok()?))
}
