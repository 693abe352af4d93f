//! The deletion of a workspace whose day has passed: first its keys, then all its rows, then a certificate of
//! what there was. Before that its books are copied into the closed archive, if an Owner instructed it.
//! Invariant: a deletion that is interrupted anywhere can be continued, although nothing stores how far it
//! is: the keys and rows show it. No other workspace is touched.

mod deleted_leaves;
mod hold_trial;
mod remaining_rows;

pub use crate::deletion::deleted_leaves::DeletedLeaves;
pub use crate::deletion::hold_trial::{HoldTrial, try_hold};
pub use crate::deletion::remaining_rows::{Rows, left};

use crate::lifetime::Lifetime;
use crate::pause::Rounds;
use crate::retention::books::keep_books;
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::TenantId;
use keyring::Tombstone;
use lifecycle_queries::deletion as sql;
use platform::error::{Error, Result};
use platform::event::Content;
use platform::instance::{Finding, INSTANCE, NOBODY, Reading, note};
use platform::internal::Guard;
use platform::platform::Platform;
use platform::tx::find_place;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_postgres::Client;
use uuid::Uuid;

/// How often it looks for workspaces whose day has passed.
const LOOK: Duration = Duration::from_secs(60);
/// Longer than any call takes: calls that entered before the end are over by then.
const SETTLED: SignedDuration = SignedDuration::from_mins(2);
/// Rows, and events, that one transaction removes.
const ROWS: i32 = 5_000;
const EVENTS: i32 = 2_000;
/// Only one program at a time deletes workspaces of a database.
const LOCK: i64 = 0x656e_6469_6e67;
/// A table whose rows refer to each other is emptied by one statement.
const LONG: &str = "set statement_timeout = '10min'";
/// The event before a workspace loses its keys: its row counts.
const BEGUN: &str = "workspace.end.begin";
/// The event with the certificate: a workspace is deleted.
pub const ENDED: &str = "workspace.end";

/// Deletes workspaces.
pub struct Deletion {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
}

/// A deleted workspace.
#[derive(Debug, Clone)]
pub struct Deleted {
    /// Its id.
    pub workspace: Uuid,
    /// Its address, which is never used again.
    pub address: String,
    /// When its last row was removed.
    pub at: Instant,
    /// The row counts from before.
    pub rows: Rows,
    /// The certificate, signed like checkpoints.
    pub certificate: String,
    /// The digest of its places in the audit tree.
    pub(crate) gone: String,
}

impl Deletion {
    /// With the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config) -> Deletion {
        Deletion { platform, jobs }
    }

    /// Runs until the program stops.
    pub async fn run(self, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(LOOK, stop);
        while rounds.continue_now() {
            let looked = async { self.look(&Lifetime::read(&self.platform, clock()).await?).await };
            rounds.rest(looked.await, "a workspace could not be ended; it is tried again later").await;
        }
    }

    /// Deletes each workspace whose day has passed. Continues deletions that were interrupted, and repeats
    /// those whose rows came back with an older copy of the database. Returns how many were deleted; none while a clock has jumped.
    /// Errors: the first one, after all were tried.
    pub async fn look(&self, lived: &Lifetime) -> Result<usize> {
        let Some(now) = lived.now() else { return Ok(0) };
        let client = self.connect().await?;
        let alone = client.query_one("select pg_catalog.pg_try_advisory_lock($1)", &[&LOCK]).await?;
        if !alone.get::<_, bool>(0) {
            return Ok(0);
        }
        let mut due = unfinished(&self.platform, now).await?;
        due.extend(over(&client, lived).await?);
        due.sort_unstable();
        due.dedup();
        let (mut ended, mut trouble) = (0, None);
        for tenant in due {
            match self.end_if_due(&client, tenant, lived).await {
                Ok(true) => ended += 1,
                Ok(false) => {}
                // A failure in one workspace does not stop the others.
                Err(error) => trouble = trouble.or(Some(error)),
            }
        }
        trouble.map_or(Ok(ended), Err)
    }

    async fn connect(&self) -> Result<Client> {
        let client = database::connect(&self.jobs).await.map_err(Error::internal)?;
        client.batch_execute(LONG).await?;
        Ok(client)
    }

    /// Ends a workspace unless a hold or an incident stopped that since the list was made: the deletions before
    /// it may have taken minutes. One that has lost its keys continues. Gives whether it is gone.
    async fn end_if_due(&self, client: &Client, tenant: Uuid, lived: &Lifetime) -> Result<bool> {
        let is_begun = self.platform.encryption.vault().is_buried(tenant);
        let may_end = is_begun || over(client, lived).await?.contains(&tenant);
        if let Some(now) = lived.now().filter(|_| may_end) {
            self.end(client, tenant, now).await?;
        }
        Ok(may_end)
    }

    async fn end(&self, client: &Client, tenant: Uuid, now: Instant) -> Result<()> {
        let is_there = shut(&self.platform, tenant).await?;
        if !self.platform.encryption.vault().is_buried(tenant) {
            keep_books(&self.platform, TenantId::from_uuid(tenant), now).await?;
            self.begin(tenant, now).await?;
        }
        let stones = self.platform.encryption.vault().tombstones();
        let stone = stones.into_iter().find(|it| it.tenant == tenant);
        let stone = stone.ok_or_else(|| Error::internal("a workspace that was buried is not on the list"))?;
        if is_there {
            tell_its_day(&self.platform, stone).await?;
            remove(client, tenant, now).await?;
        }
        // Rows are counted before anything is certified.
        if let Some((table, rows)) = left(&self.platform, tenant).await?.pop_first() {
            return Err(Error::internal(format!(
                "{rows} rows of {table} are left of a workspace that ended"
            )));
        }
        self.certify(tenant, now).await
    }

    /// Records the row counts, then destroys the keys.
    async fn begin(&self, tenant: Uuid, now: Instant) -> Result<()> {
        let rows = left(&self.platform, tenant).await?;
        let after = json!({ "workspace": tenant, "rows": rows });
        note(&self.platform, now, Finding { action: BEGUN.into(), code: None, after }).await?;
        bury(&self.platform, tenant, now).await
    }

    /// The last step: the signed certificate.
    async fn certify(&self, tenant: Uuid, now: Instant) -> Result<()> {
        let begun = told(&self.platform, BEGUN).await?;
        let begun = begun.into_iter().rev().find(|(_, it)| it["workspace"] == json!(tenant));
        // A copy from before the start does not have the row counts.
        let rows = begun.map_or(json!({}), |(_, it)| it["rows"].clone());
        let address = address(&self.platform, tenant).await?;
        let gone = DeletedLeaves::of(&self.platform, tenant).await?.digest();
        let text = json!({ "workspace": tenant, "address": address, "ended_at": now, "rows": rows });
        let certificate = self.platform.signer.sign(&format!("steelyard-end\n{text}\n"));
        let after = json!({ "workspace": tenant, "address": address, "rows": rows, "gone": gone,
                            "certificate": certificate });
        note(&self.platform, now, Finding { action: ENDED.into(), code: None, after }).await
    }
}

async fn bury(platform: &Platform, tenant: Uuid, at: Instant) -> Result<()> {
    let vault = platform.encryption.vault().clone();
    // Waits for the disk.
    let buried = tokio::task::spawn_blocking(move || vault.bury(tenant, at)).await;
    buried.map_err(Error::internal)?.map_err(Error::internal)
}

/// Completes, before any call is answered, the deletions that were interrupted or whose data came back with
/// an older copy of the database or of the keyring. Errors: the keyring's, the database's.
pub async fn finish(
    platform: &Arc<Platform>,
    jobs: &tokio_postgres::Config,
    lived: &Lifetime,
) -> Result<usize> {
    let came_back = |it: &Deleted| !platform.encryption.vault().is_buried(it.workspace);
    for it in ended(platform).await?.into_iter().filter(came_back) {
        bury(platform, it.workspace, it.at).await?;
    }
    match unfinished(platform, lived.clock).await?.is_empty() {
        true => Ok(0),
        false => Deletion::new(platform.clone(), jobs.clone()).look(lived).await,
    }
}

/// The workspaces whose wait is over, but for those that a hold or an incident keeps.
async fn over(client: &Client, lived: &Lifetime) -> Result<Vec<Uuid>> {
    let settled = lived.clock - SETTLED;
    let closed = sql::workspaces_ended().bind(client, &settled, &INSTANCE.uuid()).all().await?;
    let is_over = |it: &sql::WorkspacesEnded| {
        lived.is_over(it.closed_at, it.ends_at.duration_since(it.closed_at) + SETTLED)
    };
    Ok(closed.into_iter().filter(is_over).map(|it| it.tenant_id).collect())
}

/// Workspaces whose keys were destroyed and that have no certificate yet. The rest of one whose keys an earlier release
/// destroyed before its day, by a clock that was ahead, is removed on its day.
async fn unfinished(platform: &Platform, now: Instant) -> Result<Vec<Uuid>> {
    let mut stones = platform.encryption.vault().tombstones();
    stones.retain(|it| it.at <= now);
    if stones.is_empty() {
        return Ok(Vec::new());
    }
    let done = ended(platform).await?;
    let is_done = |tenant: Uuid| done.iter().any(|it| it.workspace == tenant);
    Ok(stones.into_iter().map(|it| it.tenant).filter(|tenant| !is_done(*tenant)).collect())
}

/// All deleted workspaces, the oldest deletion first. Errors: the database's.
pub async fn ended(platform: &Platform) -> Result<Vec<Deleted>> {
    let of = |(at, it): (Instant, Value)| {
        let text = |name: &str| it[name].as_str().unwrap_or_default().to_owned();
        let rows = it["rows"].as_object().into_iter().flatten();
        Some(Deleted {
            workspace: text("workspace").parse().ok()?,
            address: text("address"),
            at,
            rows: rows.filter_map(|(name, n)| Some((name.clone(), n.as_i64()?))).collect(),
            certificate: text("certificate"),
            gone: text("gone"),
        })
    };
    Ok(told(platform, ENDED).await?.into_iter().filter_map(of).collect())
}

/// When the last deletion that started before a moment was complete: until then rows were being removed.
/// Errors: the database's.
pub async fn removed_until(platform: &Platform, moment: Instant) -> Result<Instant> {
    let done = ended(platform).await?;
    let end = |stone: Tombstone| {
        done.iter().find(|it| it.workspace == stone.tenant).map_or(Instant::MAX, |it| it.at)
    };
    let stones = platform.encryption.vault().tombstones();
    Ok(stones.into_iter().filter(|it| it.at <= moment).map(end).max().unwrap_or(Instant::MIN))
}

/// The events of the instance's log with this action, the oldest first. Errors: the database's, the keyring's.
pub(crate) async fn told(platform: &Platform, action: &str) -> Result<Vec<(Instant, Value)>> {
    let reading = Reading::begin(platform).await?;
    let rows = sql::events_of().bind(reading.pg(), &reading.tenant(), &action).all().await;
    reading.end().await;
    let after = |row: sql::EventsOf| {
        let content = Content::judged(&platform.encryption, INSTANCE.uuid(), row.event_id, &row.content)?;
        Ok((row.at, content.after().unwrap_or_default()))
    };
    rows?.into_iter().map(after).collect()
}

async fn address(platform: &Platform, tenant: Uuid) -> Result<String> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let found = sql::address_of().bind(guard.pg(), &tenant).opt().await;
    guard.rollback().await;
    Ok(found?.unwrap_or_default())
}

/// Removes all memberships, so that nobody can enter. False: the workspace's row is already deleted, or was
/// never in this copy.
async fn shut(platform: &Platform, tenant: Uuid) -> Result<bool> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let there = find_place(guard.pg(), tenant).await?.is_some();
    sql::shut().bind(guard.pg(), &tenant).all().await?;
    guard.commit().await?;
    Ok(there)
}

/// A copy from before may not have the day of its end: that was when its keys were destroyed.
async fn tell_its_day(platform: &Platform, stone: Tombstone) -> Result<()> {
    let guard = Guard::begin(platform, TenantId::from_uuid(stone.tenant), NOBODY).await?;
    sql::forget_day().bind(guard.pg(), &stone.tenant).opt().await?;
    let closed_at = stone.at - SignedDuration::from_hours(24);
    sql::set_day().bind(guard.pg(), &stone.tenant, &closed_at, &stone.at).one().await?;
    guard.commit().await
}

/// The number of workspaces whose wait is over for so long and that are not deleted, without those that a hold or an incident
/// keeps. Errors: the database's.
pub async fn overdue(jobs: &tokio_postgres::Config, lived: &Lifetime, late: SignedDuration) -> Result<usize> {
    let client = database::connect(jobs).await.map_err(Error::internal)?;
    let closed = sql::workspaces_ended().bind(&client, &lived.clock, &INSTANCE.uuid()).all().await?;
    let is_late = |it: &&sql::WorkspacesEnded| {
        lived.is_over(it.closed_at, it.ends_at.duration_since(it.closed_at) + late)
    };
    Ok(closed.iter().filter(is_late).count())
}

/// Removes every row, a few thousand in each transaction; the workspace's own row last.
async fn remove(client: &Client, tenant: Uuid, now: Instant) -> Result<()> {
    for table in sql::tables_of_workspaces().bind(client).all().await? {
        let place = table.as_str();
        while sql::remove_ended().bind(client, &tenant, &now, &place, &ROWS).one().await? > 0 {}
    }
    while sql::remove_ended_events().bind(client, &tenant, &now, &EVENTS).one().await? > 0 {}
    sql::remove_ended().bind(client, &tenant, &now, &"app.tenant", &ROWS).one().await?;
    Ok(())
}
