//! The cost of metal that is sold by weight, from the balance that is neither a piece nor a lot: once a day, for each metal, so that
//! no bill waits for another (postings.md, section 2).
//! Invariant: a day of a metal is charged once, in the transaction that says so, and the days in their order; the sum of all charges is
//! never more than the cost of the balance.

use crate::pause::Rounds;
use jiff::{SignedDuration, ToSpan};
use kernel::day::{Day, Instant};
use kernel::id::TenantId;
use kernel::metal::cost_of_part;
use lifecycle_queries::client::Params;
use lifecycle_queries::earlier_stock as entries;
use lifecycle_queries::untagged_cost as sql;
use platform::error::{Error, Result};
use platform::instance::NOBODY;
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::sealed::ledger::journal_entry::MEMO;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

/// How often it checks whether a day is over somewhere.
const LOOK: Duration = Duration::from_secs(15 * 60);
/// How long after midnight a day is over: bills that were started before are posted by then.
const OVER: SignedDuration = SignedDuration::from_mins(30);
/// Workspaces of one look into the index.
const PAGE: usize = 1_000;
/// The text of the entry.
const TEXT: &str = "Cost of metal sold by weight";

/// Charges the cost of metal that was sold by weight, in all workspaces.
pub struct UntaggedCost {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
}

/// A metal on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct MetalDay {
    /// What there was: all that came, less what bills took before.
    there_were_mg: i64,
    cost_minor: i64,
    /// What bills took; negative where more came back.
    billed_mg: i64,
    /// What bills took before, and what was charged for it.
    billed_before_mg: i64,
    charged_minor: i64,
}

impl MetalDay {
    /// What the day charges; negative where more came back than was sold. Returned metal bears the average of the charges.
    fn charge(&self) -> Result<i64> {
        let charge = if self.billed_mg >= 0 {
            cost_of_part(self.cost_minor, self.billed_mg, self.there_were_mg)
        } else {
            cost_of_part(self.charged_minor, -self.billed_mg, self.billed_before_mg).map(|cost| -cost)
        };
        charge.map_err(Error::internal)
    }
}

impl UntaggedCost {
    /// With the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config) -> UntaggedCost {
        UntaggedCost { platform, jobs }
    }

    /// Runs until the program stops.
    pub async fn run(self, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(LOOK, stop);
        while rounds.continue_now() {
            let looked = if self.platform.disk.is_out() { Ok(0) } else { self.look(clock()).await };
            rounds
                .rest(looked, "the cost of metal sold by weight could not be charged; it is tried again soon")
                .await;
        }
    }

    /// Charges the days that are over, in each workspace; returns how many. Errors: the first one, after all workspaces had their
    /// turn; finished days stay.
    pub async fn look(&self, now: Instant) -> Result<usize> {
        let client = database::connect(&self.jobs).await.map_err(Error::internal)?;
        let (mut days, mut trouble, mut after) = (0, None, Uuid::nil());
        loop {
            let found = sql::workspaces_with_costed_metal().bind(&client, &after).all().await?;
            let alive = found.iter().filter(|tenant| !self.platform.encryption.vault().is_buried(**tenant));
            for tenant in alive {
                match self.workspace(*tenant, now).await {
                    Ok(charged) => days += charged,
                    // A failure in one workspace does not stop the others.
                    Err(error) => trouble = trouble.or(Some(error)),
                }
            }
            match found.last() {
                Some(last) if found.len() == PAGE => after = *last,
                _ => return trouble.map_or(Ok(days), Err),
            }
        }
    }

    /// Charges the days that are over, one after the other, each in a transaction of its own.
    async fn workspace(&self, tenant: Uuid, now: Instant) -> Result<usize> {
        let mut days = 0;
        while charge_next(&self.platform, tenant, now).await? {
            days += 1;
        }
        Ok(days)
    }
}

/// Charges the oldest day that is over and not yet charged; false where there is none. Errors: the database's.
async fn charge_next(platform: &Platform, tenant: Uuid, now: Instant) -> Result<bool> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let (pg, over) = (guard.pg(), now.checked_sub(OVER).map_err(Error::internal)?);
    sql::begin_costing().bind(pg, &tenant).all().await?;
    let next = sql::next_to_charge().bind(pg, &over, &tenant).opt().await?;
    let next = next.and_then(|row| Some((row.day?, row.last_day?, row.currency?)));
    let Some((day, _, currency)) = next.filter(|(day, last, _)| day <= last) else {
        guard.commit().await?;
        return Ok(false);
    };
    sql::hold_metals().bind(pg, &tenant, &day).all().await?;
    // Read after the rows are held: of two programs, the second finds the day charged, and no row.
    let rows = sql::metals_of_day().bind(pg, &tenant, &day).all().await?;
    charge(&guard, tenant, (day, now), &currency, &rows).await?;
    guard.commit().await?;
    Ok(true)
}

/// Writes what a day charges for its metals.
async fn charge(
    guard: &Guard,
    tenant: Uuid,
    (day, now): (Day, Instant),
    currency: &str,
    rows: &[sql::MetalsOfDay],
) -> Result<()> {
    let of_day = |row: &sql::MetalsOfDay| MetalDay {
        there_were_mg: row.fine_mg - row.billed_before_mg,
        // A job may have drawn on it since.
        cost_minor: row.cost_minor.min(row.cost_now_minor),
        billed_mg: row.billed_mg,
        billed_before_mg: row.billed_before_mg,
        charged_minor: row.charged_minor,
    };
    let costs = rows.iter().map(|row| of_day(row).charge()).collect::<Result<Vec<i64>>>()?;
    let metals: Vec<&str> = rows.iter().map(|row| row.metal.as_str()).collect();
    let charged: Vec<(&str, i64)> =
        metals.iter().copied().zip(costs.iter().copied()).filter(|(_, cost)| *cost != 0).collect();
    if !charged.is_empty() {
        let entry = fresh_id(now)?;
        write_entry(guard, tenant, (entry, day, now), currency, &charged).await?;
        let of_metals = sql::InsertDailyCostsParams {
            entry,
            day,
            by: NOBODY.uuid(),
            now,
            ids: charged.iter().map(|_| fresh_id(now)).collect::<Result<Vec<Uuid>>>()?,
            metals: charged.iter().map(|(metal, _)| *metal).collect::<Vec<_>>(),
            costs_minor: charged.iter().map(|(_, cost)| *cost).collect::<Vec<_>>(),
            tenant,
        };
        let made = sql::insert_daily_costs().params(guard.pg(), &of_metals).all().await?;
        whole(made.len(), charged.len())?;
    }
    let billed: Vec<i64> = rows.iter().map(|row| row.billed_mg).collect();
    let moved = sql::move_costing().bind(guard.pg(), &day, &metals, &billed, &costs, &tenant).all().await?;
    whole(moved.len(), metals.len())
}

/// Posts COGS / STOCK for each metal, on the day, or on the first open one.
async fn write_entry(
    guard: &Guard,
    tenant: Uuid,
    (entry, day, now): (Uuid, Day, Instant),
    currency: &str,
    charged: &[(&str, i64)],
) -> Result<()> {
    let pg = guard.pg();
    let closed = entries::last_closed().bind(pg, &tenant).opt().await?;
    let open = closed.map_or(day, |closed| day.max(closed.saturating_add(1.day())));
    let memo = guard.cipher(tenant, now).seal(MEMO, entry, TEXT)?;
    let head = entries::InsertEarlierEntriesParams {
        by: NOBODY.uuid(),
        now,
        ids: vec![entry],
        documents: vec![None::<Uuid>],
        batches: vec![None::<Uuid>],
        days: vec![open],
        memos: vec![memo],
        tenant,
    };
    whole(entries::insert_earlier_entries().params(pg, &head).all().await?.len(), 1)?;
    let pending =
        entries::insert_earlier_pending().bind(pg, &vec![entry], &vec![open], &tenant).all().await?;
    whole(pending.len(), 1)?;
    let side = |cost: &i64| if *cost > 0 { ("COGS", "STOCK") } else { ("STOCK", "COGS") };
    let many = i32::try_from(charged.len()).map_err(Error::internal)?;
    let legs = entries::InsertEarlierPostingsParams {
        entries: charged.iter().map(|_| entry).collect::<Vec<_>>(),
        lines: (1..=many).collect::<Vec<i32>>(),
        debits: charged.iter().map(|(_, cost)| side(cost).0).collect::<Vec<_>>(),
        credits: charged.iter().map(|(_, cost)| side(cost).1).collect::<Vec<_>>(),
        commodities: charged.iter().map(|_| currency).collect::<Vec<_>>(),
        amounts: charged.iter().map(|(_, cost)| cost.saturating_abs()).collect::<Vec<_>>(),
        days: charged.iter().map(|_| open).collect::<Vec<_>>(),
        tenant,
    };
    whole(entries::insert_earlier_postings().params(pg, &legs).all().await?.len(), charged.len())
}

/// Without its source row, a statement writes none and reports no error.
fn whole(written: usize, given: usize) -> Result<()> {
    if written == given { Ok(()) } else { Err(Error::internal(format!("{written} rows written of {given}"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn charge(there_were: i64, cost: i64, billed: i64, before: (i64, i64)) -> i64 {
        let (billed_before_mg, charged_minor) = before;
        let day = MetalDay {
            there_were_mg: there_were,
            cost_minor: cost,
            billed_mg: billed,
            billed_before_mg,
            charged_minor,
        };
        day.charge().expect("in range")
    }

    #[test]
    fn a_day_charges_its_share_and_the_last_metal_bears_the_rest() {
        assert_eq!(charge(10_000, 1000, 3333, (0, 0)), 333);
        assert_eq!(charge(6667, 667, 6667, (3333, 333)), 667);
        // More was sold than there was: all of the cost, and nothing after that.
        assert_eq!(charge(6667, 667, 9000, (3333, 333)), 667);
        assert_eq!(charge(-2333, 0, 100, (12_333, 1000)), 0);
        assert_eq!(charge(6667, 667, 0, (3333, 333)), 0);
    }

    #[test]
    fn what_comes_back_bears_the_average_of_what_was_charged_and_all_of_it_bears_all() {
        assert_eq!(charge(6667, 667, -1111, (3333, 333)), -111);
        assert_eq!(charge(6667, 667, -3333, (3333, 333)), -333);
        // A return of what was sold before any cost was known brings none back.
        assert_eq!(charge(6667, 667, -500, (3333, 0)), 0);
    }
}
