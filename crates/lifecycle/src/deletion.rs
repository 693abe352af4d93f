//! The end of a workspace whose day is past: its keys first, then every row of it, then a certificate of what there was.
//! What must stay true: who is killed anywhere leaves it to be gone on with, and nothing is stored of how far it is: keys and
//! rows say so; nothing of another workspace is touched.

mod deleted_leaves;
mod remaining_rows;

pub use crate::deletion::deleted_leaves::DeletedLeaves;
pub use crate::deletion::remaining_rows::{Rows, left};

use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::TenantId;
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
use vault::Tombstone;

/// How often it is looked whose day is past.
const LOOK: Duration = Duration::from_secs(60);
/// Longer than a call takes: what entered before the end is over by then.
const SETTLED: SignedDuration = SignedDuration::from_mins(2);
/// Rows, and events, of one transaction.
const ROWS: i32 = 5_000;
const EVENTS: i32 = 2_000;
/// One program at a time ends workspaces of a database.
const LOCK: i64 = 0x656e_6469_6e67;
/// A table whose rows refer to each other is emptied by one statement.
const LONG: &str = "set statement_timeout = '10min'";
/// A workspace is about to lose its keys: what there was in it.
const BEGUN: &str = "workspace.end.begin";
/// The certificate: a workspace is gone.
pub const ENDED: &str = "workspace.end";

/// Ends workspaces.
pub struct Deletion {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
}

/// A workspace that is gone.
#[derive(Debug, Clone)]
pub struct Deleted {
    /// Which it was.
    pub workspace: Uuid,
    /// Its address; nobody gets it again.
    pub address: String,
    /// When its last row went.
    pub at: Instant,
    /// What there was in it.
    pub rows: Rows,
    /// The certificate, signed as checkpoints are.
    pub certificate: String,
    /// What its places in the audit tree digest to.
    pub(crate) gone: String,
}

impl Deletion {
    /// Over the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config) -> Deletion {
        Deletion { platform, jobs }
    }

    /// Looks until it is told to stop.
    pub async fn run(self, clock: fn() -> Instant, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            if let Err(error) = self.look(clock()).await {
                tracing::warn!(%error, "a workspace could not be ended; it is tried again soon");
            }
            // Nobody left to tell it to stop is a stop too: the program is ending.
            let _ = tokio::time::timeout(LOOK, stop.wait_for(|is_over| *is_over)).await;
        }
    }

    /// Ends each workspace whose day is past, and goes on with those that were begun or came back with an older copy of the
    /// database. Gives how many are gone now. Errors: the first that one of them met, when all were tried.
    pub async fn look(&self, now: Instant) -> Result<usize> {
        let client = self.connect().await?;
        let alone = client.query_one("select pg_catalog.pg_try_advisory_lock($1)", &[&LOCK]).await?;
        if !alone.get::<_, bool>(0) {
            return Ok(0);
        }
        let mut due = unfinished(&self.platform).await?;
        due.extend(sql::workspaces_ended().bind(&client, &(now - SETTLED)).all().await?);
        due.sort_unstable();
        due.dedup();
        let (mut ended, mut trouble) = (0, None);
        for tenant in due {
            match self.end(&client, tenant, now).await {
                Ok(()) => ended += 1,
                // One workspace's trouble is not the others'.
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

    async fn end(&self, client: &Client, tenant: Uuid, now: Instant) -> Result<()> {
        let is_there = shut(&self.platform, tenant).await?;
        if !self.platform.safe.vault().is_buried(tenant) {
            self.begin(tenant, now).await?;
        }
        let stones = self.platform.safe.vault().tombstones();
        let stone = stones.into_iter().find(|it| it.tenant == tenant);
        let stone = stone.ok_or_else(|| Error::internal("a workspace that was buried is not on the list"))?;
        if is_there {
            tell_its_day(&self.platform, stone).await?;
            remove(client, tenant, now).await?;
        }
        // Nothing is certified that was not looked for.
        if let Some((table, rows)) = left(&self.platform, tenant).await?.pop_first() {
            return Err(Error::internal(format!(
                "{rows} rows of {table} are left of a workspace that ended"
            )));
        }
        self.certify(tenant, now).await
    }

    /// Tells what there is, then destroys the keys.
    async fn begin(&self, tenant: Uuid, now: Instant) -> Result<()> {
        let rows = left(&self.platform, tenant).await?;
        let after = json!({ "workspace": tenant, "rows": rows });
        note(&self.platform, now, Finding { action: BEGUN.into(), code: None, after }).await?;
        bury(&self.platform, tenant, now).await
    }

    /// The last of it: what there was, signed.
    async fn certify(&self, tenant: Uuid, now: Instant) -> Result<()> {
        let begun = told(&self.platform, BEGUN).await?;
        let begun = begun.into_iter().rev().find(|(_, it)| it["workspace"] == json!(tenant));
        // A copy of before it began says nothing of what there was.
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
    let vault = platform.safe.vault().clone();
    // The disk is waited for.
    let buried = tokio::task::spawn_blocking(move || vault.bury(tenant, at)).await;
    buried.map_err(Error::internal)?.map_err(Error::internal)
}

/// Ends what was begun, or came back with an older copy of the database or of the keyring, before anybody is answered.
/// Errors: the keyring's, the database's.
pub async fn finish(platform: &Arc<Platform>, jobs: &tokio_postgres::Config, now: Instant) -> Result<usize> {
    let came_back = |it: &Deleted| !platform.safe.vault().is_buried(it.workspace);
    for it in ended(platform).await?.into_iter().filter(came_back) {
        bury(platform, it.workspace, it.at).await?;
    }
    match unfinished(platform).await?.is_empty() {
        true => Ok(0),
        false => Deletion::new(platform.clone(), jobs.clone()).look(now).await,
    }
}

/// Whose keys were destroyed, and no certificate tells that their rows are gone.
async fn unfinished(platform: &Platform) -> Result<Vec<Uuid>> {
    let stones = platform.safe.vault().tombstones();
    if stones.is_empty() {
        return Ok(Vec::new());
    }
    let done = ended(platform).await?;
    let is_done = |tenant: Uuid| done.iter().any(|it| it.workspace == tenant);
    Ok(stones.into_iter().map(|it| it.tenant).filter(|tenant| !is_done(*tenant)).collect())
}

/// Every workspace that is gone, the first first. Errors: the database's.
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

/// Until when rows of some workspace that ended were being removed, of those that began before a moment. Errors: the
/// database's.
pub async fn removed_until(platform: &Platform, moment: Instant) -> Result<Instant> {
    let done = ended(platform).await?;
    let end = |stone: Tombstone| {
        done.iter().find(|it| it.workspace == stone.tenant).map_or(Instant::MAX, |it| it.at)
    };
    let stones = platform.safe.vault().tombstones();
    Ok(stones.into_iter().filter(|it| it.at <= moment).map(end).max().unwrap_or(Instant::MIN))
}

/// What the instance's log tells by this name.
async fn told(platform: &Platform, action: &str) -> Result<Vec<(Instant, Value)>> {
    let reading = Reading::begin(platform).await?;
    let rows = sql::events_of().bind(reading.pg(), &reading.tenant(), &action).all().await;
    reading.end().await;
    let after = |row: sql::EventsOf| {
        let content = Content::judged(&platform.safe, INSTANCE.uuid(), row.event_id, &row.content)?;
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

/// Lets nobody in any more. False: the workspace's row is gone already, or was never in this copy.
async fn shut(platform: &Platform, tenant: Uuid) -> Result<bool> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let there = find_place(guard.pg(), tenant).await?.is_some();
    sql::shut().bind(guard.pg(), &tenant).all().await?;
    guard.commit().await?;
    Ok(there)
}

/// A copy of before may know no day of its end: that was when its keys were destroyed.
async fn tell_its_day(platform: &Platform, stone: Tombstone) -> Result<()> {
    let guard = Guard::begin(platform, TenantId::from_uuid(stone.tenant), NOBODY).await?;
    sql::forget_day().bind(guard.pg(), &stone.tenant).opt().await?;
    let closed_at = stone.at - SignedDuration::from_hours(24);
    sql::set_day().bind(guard.pg(), &stone.tenant, &closed_at, &stone.at).one().await?;
    guard.commit().await
}

/// Workspaces whose day is past since then and that are not gone. Errors: the database's.
pub async fn overdue(jobs: &tokio_postgres::Config, since: Instant) -> Result<usize> {
    let client = database::connect(jobs).await.map_err(Error::internal)?;
    Ok(sql::workspaces_ended().bind(&client, &since).all().await?.len())
}

/// Every row, a few thousand a transaction; the workspace's own last.
async fn remove(client: &Client, tenant: Uuid, now: Instant) -> Result<()> {
    for table in sql::tables_of_workspaces().bind(client).all().await? {
        let place = table.as_str();
        while sql::remove_ended().bind(client, &tenant, &now, &place, &ROWS).one().await? > 0 {}
    }
    while sql::remove_ended_events().bind(client, &tenant, &now, &EVENTS).one().await? > 0 {}
    sql::remove_ended().bind(client, &tenant, &now, &"app.tenant", &ROWS).one().await?;
    Ok(())
}
