//! The totals of the books: a task adds the entries that were posted since to the totals of their months.
//! Invariant: an entry leaves the list of those that wait in the transaction that adds it up, so that it is never counted
//! twice and never left out. While the task stands still, reads are slower and never wrong.

use crate::pause::Rounds;
use kernel::id::TenantId;
use lifecycle_queries::month_totals as sql;
use platform::error::{Error, Result};
use platform::instance::NOBODY;
use platform::internal::Guard;
use platform::platform::Platform;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_postgres::Client;

/// How often it looks for entries: a few hundred wait at most, which a read adds up in a millisecond.
const LOOK: Duration = Duration::from_secs(3);
/// Entries of one transaction: well below the time that one statement may take.
const ENTRIES: i64 = 5_000;

/// Adds up the entries of all workspaces.
pub struct MonthTotals {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    looker: Option<Client>,
}

impl MonthTotals {
    /// With the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config) -> MonthTotals {
        MonthTotals { platform, jobs, looker: None }
    }

    /// Runs until the program stops.
    pub async fn run(mut self, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(LOOK, stop);
        while rounds.continue_now() {
            let looked = if self.platform.disk.is_out() { Ok(false) } else { self.look().await };
            if matches!(looked, Ok(true)) {
                continue;
            }
            if looked.is_err() {
                self.looker = None;
            }
            rounds.rest(looked, "entries could not be added to the totals; it is tried again soon").await;
        }
    }

    /// Adds up one batch of each workspace that has entries waiting. Returns whether more wait. Errors: the first one, after
    /// all workspaces had their turn.
    pub async fn look(&mut self) -> Result<bool> {
        let found = sql::workspaces_with_pending().bind(self.looker().await?).all().await?;
        let (mut more, mut trouble) = (false, None);
        for tenant in found {
            match add_up(&self.platform, TenantId::from_uuid(tenant)).await {
                Ok(entries) => more |= entries == ENTRIES.unsigned_abs(),
                // A failure in one workspace does not stop the others.
                Err(error) => trouble = trouble.or(Some(error)),
            }
        }
        trouble.map_or(Ok(more), Err)
    }

    async fn looker(&mut self) -> Result<&Client> {
        if self.looker.as_ref().is_none_or(Client::is_closed) {
            self.looker = Some(database::connect(&self.jobs).await.map_err(Error::internal)?);
        }
        self.looker.as_ref().ok_or_else(|| Error::internal("no connection"))
    }
}

/// Adds a batch of a workspace's waiting entries to the totals of their months, in one transaction. Returns their number.
/// Errors: the database's.
pub async fn add_up(platform: &Platform, tenant: TenantId) -> Result<u64> {
    let guard = Guard::begin(platform, tenant, NOBODY).await?;
    let of = tenant.uuid();
    let oldest = sql::oldest_pending().bind(guard.pg(), &of, &ENTRIES).all().await?;
    let entries = sql::take_pending().bind(guard.pg(), &of, &oldest).all().await?;
    if entries.is_empty() {
        guard.rollback().await;
        return Ok(0);
    }
    sql::add_to_months().bind(guard.pg(), &entries, &of).all().await?;
    guard.commit().await?;
    u64::try_from(entries.len()).map_err(Error::internal)
}
