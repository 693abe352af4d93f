//! The shop's day for the home page: sales, stale rates, unpaid bills and who owes them.
//! Invariant: a day without a bill is shown as zero, and the overdue sum counts all bills, however many are
//! listed; a Cashier sees the sales of today only, as in the registers.

use jiff::ToSpan;
use kernel::day::{Day, parse_day};
use kernel::id::PartyId;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use ledger::parties;
use platform::action::Query;
use platform::error::{Error, Result};
use platform::fields::Text;
use platform::input;
use platform::sealed::ledger::party as cell;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::dashboard as sql;
use serde::Serialize;
use std::collections::HashSet;
use uuid::Uuid;

use crate::rates::{BoardRow, stale_now};

#[cfg(test)]
mod tests;

/// Days shown to those who see the sales registers, including today.
const DAYS: i64 = 14;
/// Unpaid bills that are listed.
const UNPAID: i64 = 10;
/// Overdue bills on a page.
const PAGE: i64 = 50;
/// The earliest day that the database knows; no bill is due before it.
const BEFORE: Day = Day::constant(1, 1, 1);

input! {
    /// Asks for today's figures.
    pub struct DayOverview {}
}

/// The day's figures for the home page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DayShown {
    /// The workspace's local day.
    pub date: Day,
    /// Bills posted for today.
    pub bills: i64,
    /// Their total.
    pub total_minor: Money,
    /// Rates that must be published again before they can price a piece.
    pub stale_rates: Vec<BoardRow>,
    /// The last days, today last, including days without a bill; today alone for a Cashier and everybody else
    /// without `cost.read`.
    pub days: Vec<DaySold>,
    /// The oldest unpaid bills of parties with a debt in total.
    pub unpaid: Vec<Unpaid>,
    /// All overdue bills of parties with a debt in total.
    pub overdue: OverdueSum,
}

/// The sales of one day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DaySold {
    /// The day.
    pub date: Day,
    /// Bills.
    pub bills: i64,
    /// Their total.
    pub total_minor: Money,
}

/// The overdue bills, together.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OverdueSum {
    /// Their number.
    pub bills: i64,
    /// Their open amount.
    pub open_minor: Money,
    /// The due day of the oldest; null if there is none.
    pub oldest_due: Option<Day>,
}

/// An unpaid bill.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Unpaid {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Day,
    /// When it was due.
    pub due_on: Day,
    /// Days overdue; negative before its due day.
    pub overdue_days: i64,
    /// Its party's code.
    pub party: Option<String>,
    /// Its party's name.
    pub party_name: Option<String>,
    /// Its open amount.
    pub open_minor: Money,
}

impl Query for DayOverview {
    const NAME: &'static str = "sell.day";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str =
        "Shows the day: bills and their total, rates that are too old, unpaid bills.";
    type Output = DayShown;

    async fn fetch(self, tx: &ReadTx) -> Result<DayShown> {
        let (tenant, today, currency) = (tx.tenant(), tx.today(), &tx.workspace.currency.code);
        let many = if tx.member.may(Permission::CostRead) { DAYS } else { 1 };
        let first = today.saturating_sub((many - 1).days());
        // No bill of these days was posted before the first day started, so the index on the posting time
        // finds them.
        let since = first.to_zoned(tx.workspace.zone.clone()).map_err(Error::internal)?.timestamp();
        let (sold, unpaid, overdue) = (
            sql::sold_by_day().prepare(tx).await?,
            sql::oldest_unpaid().prepare(tx).await?,
            sql::overdue_on().prepare(tx).await?,
        );
        let (sold, unpaid, overdue, stale_rates) = tokio::join!(biased;
            async { sold.bind(tx, &tenant, &since, &first, &today).all().await },
            async { unpaid.bind(tx, &tenant, currency, &UNPAID).all().await },
            async { overdue.bind(tx, &tenant, &today, currency).one().await },
            stale_now(tx));
        let (days, overdue) = (every_day(&sold?, first, many), overdue?);
        Ok(DayShown {
            date: today,
            bills: days.last().map_or(0, |day| day.bills),
            total_minor: days.last().map_or(Money::ZERO, |day| day.total_minor),
            days,
            stale_rates: stale_rates?,
            unpaid: unpaid?.into_iter().map(|row| waiting(tx, row, today)).collect::<Result<_>>()?,
            overdue: OverdueSum {
                bills: overdue.bills,
                open_minor: Money::from_stored(overdue.open_minor),
                oldest_due: overdue.oldest_due,
            },
        })
    }
}

/// So many days from the first on, each once; days without sales are zero.
fn every_day(sold: &[sql::SoldByDay], first: Day, many: i64) -> Vec<DaySold> {
    let day = |n: i64| {
        let date = first.saturating_add(n.days());
        let found = sold.iter().find(|row| row.document_date == date);
        DaySold {
            date,
            bills: found.map_or(0, |row| row.bills),
            total_minor: Money::from_stored(found.map_or(0, |row| row.total_minor)),
        }
    };
    (0..many).map(day).collect()
}

fn waiting(tx: &ReadTx, row: sql::OldestUnpaid, today: Day) -> Result<Unpaid> {
    let party_id = row.party_id.map(PartyId::from_uuid);
    Ok(Unpaid {
        document_id: row.document_id,
        number: row.number,
        date: row.document_date,
        due_on: row.due_on,
        overdue_days: days_past(row.due_on, today),
        party: parties::code_of(tx, party_id, row.party)?,
        party_name: parties::name_of(tx, party_id, row.party_name)?,
        open_minor: Money::from_stored(row.open_minor),
    })
}

/// Whole days from one to the other; negative while the first is ahead.
fn days_past(due_on: Day, today: Day) -> i64 {
    today.duration_since(due_on).as_hours() / 24
}

/// The parties among these that have a debt in total: no other party is late with a bill (D11).
pub(crate) async fn owing_among(tx: &ReadTx, parties: &[PartyId]) -> Result<HashSet<PartyId>> {
    if parties.is_empty() {
        return Ok(HashSet::new());
    }
    let currency = &tx.workspace.currency.code;
    let parties = PartyId::uuids(parties);
    let owing = sql::owing_among().bind(tx, &tx.tenant(), currency, &parties).all().await?;
    Ok(owing.into_iter().map(PartyId::from_uuid).collect())
}

input! {
    /// Asks for the overdue bills.
    pub struct Owing {
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// A page of overdue bills with their parties.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct OwingPage {
    /// The longest overdue first.
    pub rows: Vec<OwingShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// One overdue bill.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwingShown {
    /// The code of the party that owes it.
    pub party: String,
    /// The party's name.
    pub name: String,
    /// The bill's id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// Its open amount.
    pub open_minor: Money,
    /// Its due day.
    pub due_on: Day,
    /// Days overdue.
    pub overdue_days: i64,
}

impl Query for Owing {
    const NAME: &'static str = "sell.owing";
    const NEEDS: Permission = Permission::LedgerRead;
    const SUMMARY: &'static str = "Lists overdue bills with their customers, the longest overdue first, fifty a page; without customers who owe nothing in total.";
    type Output = OwingPage;

    async fn fetch(self, tx: &ReadTx) -> Result<OwingPage> {
        let today = tx.today();
        let (due, id) = self
            .after
            .as_ref()
            .and_then(|after| read_cursor(after.as_str()))
            .unwrap_or((BEFORE, Uuid::nil()));
        let (tenant, currency) = (tx.tenant(), &tx.workspace.currency.code);
        let rows = sql::owing_on()
            .params(
                tx,
                &sql::OwingOnParams {
                    tenant,
                    commodity: currency,
                    day: today,
                    after_due: due,
                    after: id,
                    many: PAGE + 1,
                },
            )
            .all()
            .await?;
        let Page { rows, next } = Page::of(rows, PAGE, |row| format!("{} {}", row.due_on, row.document_id));
        let owing = |row: sql::OwingOn| -> Result<OwingShown> {
            Ok(OwingShown {
                party: tx.cipher().open(cell::CODE, row.party_id, row.code)?,
                name: tx.cipher().open(cell::NAME, row.party_id, row.name)?,
                document_id: row.document_id,
                number: row.number,
                open_minor: Money::from_stored(row.open_minor),
                due_on: row.due_on,
                overdue_days: days_past(row.due_on, today),
            })
        };
        Ok(OwingPage { rows: rows.into_iter().map(owing).collect::<Result<_>>()?, next })
    }
}

/// A cursor is the last row's day and id; any other text starts at the first page.
fn read_cursor(text: &str) -> Option<(Day, Uuid)> {
    let (due, id) = text.split_once(' ')?;
    Some((parse_day(due).ok()?, Uuid::parse_str(id).ok()?))
}
