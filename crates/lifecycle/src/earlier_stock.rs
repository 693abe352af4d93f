//! Enters the stock from before into the books, once, in the background: pieces and lots with which the books began or which came
//! since, what was sold, what batches drew and made, what was lost. From the first start of this version on, every action posts by
//! itself, so a workspace that is opened later needs none of this.
//! Invariant: a row is entered once, whatever interrupts the work: what is entered is kept in the transaction of its entry. No
//! earlier row changes, and nothing is entered on a closed day.

mod entries;
mod stages;
mod untagged_balance;

use kernel::day::Instant;
use kernel::id::TenantId;
use lifecycle_queries::earlier_stock as sql;
use platform::error::{Error, Result};
use platform::instance::{NOBODY, own_call};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::tx::Change;
use serde_json::{Map, Value, json};
use stages::{Page, Stage};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

use crate::key_rotation::workspaces;
use crate::pause::Rounds;

pub use sql::Standings as Standing;

/// How long it waits before it tries again what failed.
const AGAIN: Duration = Duration::from_secs(60);
/// The event that tells a workspace what was entered.
const ENTERED: &str = "workspace.books.enter";
/// The accounts that stock moves.
const ACCOUNTS: [&str; 9] = [
    "STOCK",
    "OPENING_STOCK",
    "WORK_IN_PROGRESS",
    "OPENING",
    "COGS",
    "STOCK_LOSS",
    "PURCHASES",
    "OVERHEAD_ABSORBED",
    "M_STOCK",
];

/// Enters the stock from before.
pub struct EarlierStock {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
}

/// An open transaction in a workspace, and the moments that the work goes by.
struct Work {
    guard: Guard,
    tenant: Uuid,
    /// Whatever is newer posts by itself.
    since: Instant,
    now: Instant,
}

/// By how much an account changes in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthChange {
    /// The month: 2026-04.
    pub month: String,
    /// The account.
    pub account: String,
    /// INR, AU_FINE_MG, …
    pub commodity: String,
    /// The change; a debit is positive.
    pub amount: i64,
}

impl EarlierStock {
    /// With the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config) -> EarlierStock {
        EarlierStock { platform, jobs }
    }

    /// Runs until everything is entered: nothing can be missing again.
    pub async fn run(self, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(AGAIN, stop);
        while rounds.continue_now() {
            // It writes rows for all of the stock, which takes disk space.
            let looked =
                if self.platform.disk.spares() { Ok(None) } else { self.look(clock()).await.map(Some) };
            if matches!(looked, Ok(Some(_))) {
                return;
            }
            rounds
                .rest(looked, "stock from before could not be entered in the books; it is tried again soon")
                .await;
        }
    }

    /// Enters what is missing in each workspace that waits; returns the number of rows. Errors: the first one, after all
    /// workspaces were tried; finished work stays.
    pub async fn look(&self, now: Instant) -> Result<usize> {
        let (mut rows, mut trouble) = (0, None);
        for tenant in self.waiting().await? {
            match self.workspace(tenant, now).await {
                Ok(entered) => rows += entered,
                // A failure in one workspace does not stop the others.
                Err(error) => trouble = trouble.or(Some(error)),
            }
        }
        trouble.map_or(Ok(rows), Err)
    }

    /// The workspaces whose earlier stock is not yet entered; deleted ones are left out.
    async fn waiting(&self) -> Result<Vec<Uuid>> {
        let client = database::connect(&self.jobs).await.map_err(Error::internal)?;
        let all = sql::workspaces_waiting().bind(&client).all().await?;
        Ok(all.into_iter().filter(|tenant| !self.platform.encryption.vault().is_buried(*tenant)).collect())
    }

    async fn workspace(&self, tenant: Uuid, now: Instant) -> Result<usize> {
        if !self.begin(tenant, now).await? {
            return Ok(0);
        }
        let mut rows = 0;
        for stage in Stage::EACH {
            let mut after = Uuid::nil();
            loop {
                // Another program may have entered everything meanwhile.
                let Some(work) = self.held(tenant, now).await? else { return Ok(rows) };
                let Some(page) = stage.enter(&work, after).await? else {
                    work.guard.rollback().await;
                    break;
                };
                keep(&work, &page).await?;
                work.guard.commit().await?;
                after = page.last;
                rows += page.rows;
            }
        }
        self.end(tenant, now).await?;
        Ok(rows)
    }

    async fn enter(&self, tenant: Uuid) -> Result<Guard> {
        Guard::begin(&self.platform, TenantId::from_uuid(tenant), NOBODY).await
    }

    /// A transaction that holds the workspace's row, so that it is the only one that enters anything; none where nothing is left
    /// to do.
    async fn held(&self, tenant: Uuid, now: Instant) -> Result<Option<Work>> {
        let guard = self.enter(tenant).await?;
        match sql::hold_standing().bind(guard.pg(), &tenant).opt().await? {
            Some(row) if row.ended_at.is_none() => Ok(Some(Work { guard, tenant, since: row.since, now })),
            _ => {
                guard.rollback().await;
                Ok(None)
            }
        }
    }

    /// Notes how much there is to enter and what the books say before; false where nothing is left to do.
    async fn begin(&self, tenant: Uuid, now: Instant) -> Result<bool> {
        let Some(work) = self.held(tenant, now).await? else { return Ok(false) };
        let there_were = sql::count_missing().bind(work.guard.pg(), &tenant).one().await?;
        let sums = sums(&work).await?;
        // A task that continues finds it done.
        sql::begin_standing().bind(work.guard.pg(), &now, &there_were, &sums, &tenant).all().await?;
        work.guard.commit().await?;
        Ok(true)
    }

    /// Marks a workspace as done, and tells its audit log what was entered and what the books said before and say now. One without
    /// earlier stock has nothing to tell.
    async fn end(&self, tenant: Uuid, now: Instant) -> Result<()> {
        let Some(work) = self.held(tenant, now).await? else { return Ok(()) };
        let (pg, after) = (work.guard.pg(), sums(&work).await?);
        let before = sql::end_standing().bind(pg, &now, &after, &tenant).one().await?;
        let entered = counts(&work).await?;
        if !entered.is_empty() {
            let change = Change::of("earlier stock")
                .before(json!({ "sums": before }))
                .after(json!({ "sums": after, "entered": entered }));
            let told = (ENTERED, None);
            write_event_of(&work.guard, &own_call(now)?, TenantId::from_uuid(tenant), told, None, &change)
                .await?;
        }
        work.guard.commit().await
    }

    /// By how much the figures of each month will change in a workspace that waits: everything is entered and undone.
    pub async fn rehearsal(&self, tenant: Uuid, now: Instant) -> Result<Vec<MonthChange>> {
        let Some(work) = self.held(tenant, now).await? else { return Ok(vec![]) };
        let before = months(&work).await?;
        for stage in Stage::EACH {
            let mut after = Uuid::nil();
            while let Some(page) = stage.enter(&work, after).await? {
                after = page.last;
            }
        }
        let after = months(&work).await?;
        work.guard.rollback().await;
        Ok(changes(&before, &after))
    }

    /// How far each workspace is that was there before, by its address. Errors: the database's.
    pub async fn standings(&self) -> Result<Vec<(String, Uuid, Standing)>> {
        let mut found = Vec::new();
        for (slug, tenant) in workspaces(&self.platform).await? {
            let guard = self.enter(tenant).await?;
            let row = sql::standings().bind(guard.pg(), &tenant).opt().await;
            guard.rollback().await;
            found.extend(row?.map(|row| (slug, tenant, row)));
        }
        Ok(found)
    }

    /// In how many workspaces earlier stock is still to be entered. Errors: the database's.
    pub async fn still_waiting(&self) -> Result<usize> {
        Ok(self.waiting().await?.len())
    }
}

/// Counts what a page entered.
async fn keep(work: &Work, page: &Page) -> Result<()> {
    let counted = if page.is_of_books { page.rows } else { 0 };
    let rows = i64::try_from(counted).map_err(Error::internal)?;
    if rows > 0 {
        sql::move_standing().bind(work.guard.pg(), &rows, &work.tenant).one().await?;
    }
    Ok(())
}

/// How many of each kind are entered, whenever that was.
async fn counts(work: &Work) -> Result<Map<String, Value>> {
    let rows = sql::counts_of().bind(work.guard.pg(), &work.tenant).all().await?;
    Ok(rows.into_iter().map(|row| (row.kind, json!(row.many))).collect())
}

/// What the accounts of stock hold now: by account, by commodity.
async fn sums(work: &Work) -> Result<Value> {
    let rows = sql::sums_of().bind(work.guard.pg(), &work.tenant, &&ACCOUNTS[..]).all().await?;
    let mut all: Map<String, Value> = Map::new();
    for row in rows {
        let (Some(account), Some(commodity)) = (row.account, row.commodity) else { continue };
        let of_account = all.entry(account).or_insert_with(|| json!({}));
        of_account[commodity] = json!(row.amount);
    }
    Ok(Value::Object(all))
}

/// By month, account and commodity.
type Months = BTreeMap<(String, String, String), i64>;

async fn months(work: &Work) -> Result<Months> {
    let rows = sql::months_of().bind(work.guard.pg(), &work.tenant, &&ACCOUNTS[..]).all().await?;
    let keyed =
        rows.into_iter().filter_map(|row| Some(((row.month?, row.account?, row.commodity?), row.amount)));
    Ok(keyed.collect())
}

fn changes(before: &Months, after: &Months) -> Vec<MonthChange> {
    let change = |(key, amount): (&(String, String, String), &i64)| {
        let amount = amount - before.get(key).copied().unwrap_or_default();
        let (month, account, commodity) = key.clone();
        (amount != 0).then_some(MonthChange { month, account, commodity, amount })
    };
    after.iter().filter_map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_tells_by_how_much_it_changes() {
        let of = |rows: &[(&str, i64)]| -> Months {
            rows.iter()
                .map(|(month, amount)| (((*month).into(), "STOCK".into(), "INR".into()), *amount))
                .collect()
        };
        let found = changes(
            &of(&[("2026-03", 5), ("2026-04", 7)]),
            &of(&[("2026-03", 5), ("2026-04", 4), ("2026-05", 1)]),
        );
        let shown: Vec<(&str, i64)> = found.iter().map(|it| (it.month.as_str(), it.amount)).collect();
        assert_eq!(shown, [("2026-04", -3), ("2026-05", 1)]);
    }
}
