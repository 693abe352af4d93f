//! Re-encrypts a workspace's values with its newer key in the background, table by table, while everybody
//! works.
//! Invariant: an interruption anywhere leaves each value complete, under a key that exists. A value that does
//! not open in its own cell is left unchanged. A row that the program may not change is not changed here
//! either.

mod table;

pub use table::stays;

use crate::heartbeat;
use crate::lifetime::Lifetime;
use crate::pause::Rounds;
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::TenantId;
use keyring::Version;
use platform::error::{Error, Result};
use platform::instance::{Finding, INSTANCE, NOBODY, note};
use platform::internal::Guard;
use platform::platform::Platform;
use std::collections::{BTreeMap, HashMap};
use std::ops::AddAssign;
use std::sync::Arc;
use std::time::Duration;
use table::{Rewritten, Table};
use tokio::sync::watch;
use uuid::Uuid;

/// How often it looks for replaced keys.
const LOOK: Duration = Duration::from_secs(10);
/// Longer than any call takes: values sealed with the old key are committed by then.
const SETTLED: SignedDuration = SignedDuration::from_mins(2);
/// After this time a finished workspace is checked again.
const AGAIN: SignedDuration = SignedDuration::from_hours(24);
/// The code of an event about values that do not open.
const BROKEN: &str = "seal_broken";

/// Re-encrypts values of older keys, and retires such a key when nothing needs it.
pub struct Rotation {
    platform: Arc<Platform>,
    /// By workspace, the key that seals all its values, and when that was found.
    done: HashMap<Uuid, (u32, Instant)>,
    /// By workspace, the values re-encrypted for a key that is not finished yet.
    under_way: HashMap<Uuid, i64>,
}

/// The progress of a workspace with its newest key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RotationStatus {
    /// The workspace.
    pub tenant: Uuid,
    /// Its newest key.
    pub key: u32,
    /// When that key was made.
    pub made_at: Instant,
    /// How many of its keys exist.
    pub versions: usize,
    /// Values that are still to be re-encrypted.
    pub waiting: i64,
}

/// The result of a walk.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Moved {
    /// Values that were re-encrypted.
    values: i64,
    /// Values left unchanged, because they do not open.
    broken: i64,
}

impl AddAssign for Moved {
    fn add_assign(&mut self, other: Moved) {
        self.values += other.values;
        self.broken += other.broken;
    }
}

impl Rotation {
    /// For this instance.
    pub fn new(platform: Arc<Platform>) -> Rotation {
        Rotation { platform, done: HashMap::new(), under_way: HashMap::new() }
    }

    /// Runs until the program stops.
    pub async fn run(mut self, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(LOOK, stop);
        while rounds.continue_now() {
            // It rewrites whole tables, which takes disk space. Mostly no key was replaced.
            let rests = self.platform.disk.spares() || replaced(&self.platform).is_empty();
            let looked = async {
                if rests {
                    return Ok(0);
                }
                let lived = Lifetime::read(&self.platform, clock()).await?;
                self.look(&lived).await
            };
            rounds.rest(looked.await, "values could not be encrypted again; it is tried again later").await;
        }
    }

    /// One walk over each workspace whose key was replaced; returns the number of re-encrypted values.
    /// Errors: the first one, after all workspaces were walked; finished work stays.
    pub async fn look(&mut self, lived: &Lifetime) -> Result<i64> {
        let (mut values, mut trouble) = (0, None);
        for versions in replaced(&self.platform).into_values() {
            match self.of(&versions, lived).await {
                Ok(moved) => values += moved,
                // A failure in one workspace does not stop the others.
                Err(error) => trouble = trouble.or(Some(error)),
            }
        }
        trouble.map_or(Ok(values), Err)
    }

    /// One walk over a workspace, unless all its values were recently found under its newest key.
    async fn of(&mut self, versions: &[Version], lived: &Lifetime) -> Result<i64> {
        let now = lived.clock;
        let Some(newest) = versions.last().copied() else { return Ok(0) };
        let is_done = |&(key, at): &(u32, Instant)| key == newest.key && now.duration_since(at) < AGAIN;
        if self.done.get(&newest.tenant).is_some_and(is_done) {
            return Ok(0);
        }
        let moved = self.walk(newest).await?;
        *self.under_way.entry(newest.tenant).or_default() += moved.values;
        let is_settled = now.duration_since(newest.made_at) >= SETTLED;
        if is_settled && waiting(&self.platform, newest).await? <= moved.broken {
            self.end(newest, moved, now).await?;
            self.retire(versions, lived).await?;
        }
        Ok(moved.values)
    }

    /// Walks once over every table of one workspace.
    async fn walk(&self, newest: Version) -> Result<Moved> {
        let mut moved = Moved::default();
        for table in Table::all().filter(|table| !table.stays()) {
            let mut after = Uuid::nil();
            loop {
                let batch = self.batch(&table, newest, after).await?;
                moved += batch.moved;
                match batch.next {
                    Some(next) => after = next,
                    None => break,
                }
            }
        }
        Ok(moved)
    }

    /// One transaction. It skips rows that others hold, so that it cannot take part in a deadlock.
    async fn batch(&self, table: &Table, newest: Version, after: Uuid) -> Result<Rewritten> {
        let guard = Guard::begin(&self.platform, TenantId::from_uuid(newest.tenant), NOBODY).await?;
        let done = table.rewrite(guard.pg(), self.platform.encryption.vault(), newest, after).await?;
        guard.commit().await?;
        Ok(done)
    }

    /// Ends the work on a key: every value that can be re-encrypted is.
    async fn end(&mut self, newest: Version, moved: Moved, now: Instant) -> Result<()> {
        self.done.insert(newest.tenant, (newest.key, now));
        let values = self.under_way.remove(&newest.tenant).unwrap_or(0);
        if values == 0 {
            return Ok(());
        }
        let code = (moved.broken > 0).then_some(BROKEN);
        let after = serde_json::json!({
            "workspace": newest.tenant, "key": newest.key, "values": values, "broken": moved.broken,
        });
        note(&self.platform, now, Finding { action: "keys.reseal".into(), code, after }).await
    }

    /// Retires each older key that nothing needs: no value in the database, and no backup that is kept.
    async fn retire(&self, versions: &[Version], lived: &Lifetime) -> Result<()> {
        for pair in versions.windows(2) {
            let [old, next] = pair else { continue };
            let in_backups = !lived.is_over(next.made_at, heartbeat::KEPT);
            if in_backups || self.is_needed(*old).await? {
                continue;
            }
            let (vault, old) = (self.platform.encryption.vault().clone(), *old);
            // Waits for the disk.
            let retired = tokio::task::spawn_blocking(move || vault.retire(old)).await;
            if retired.map_err(Error::internal)?.map_err(Error::internal)? {
                let after = serde_json::json!({ "workspace": old.tenant, "key": old.key });
                note(
                    &self.platform,
                    lived.clock,
                    Finding { action: "keys.retire".into(), code: None, after },
                )
                .await?;
            }
        }
        Ok(())
    }

    /// Whether a value is sealed with this key. The data of people's accounts cannot be read from here, so
    /// the keys of the instance's own workspace are kept.
    async fn is_needed(&self, old: Version) -> Result<bool> {
        if old.tenant == INSTANCE.uuid() {
            return Ok(true);
        }
        let guard = Guard::begin(&self.platform, TenantId::from_uuid(old.tenant), NOBODY).await?;
        for table in Table::all().filter(Table::is_of_workspaces) {
            if table.has_any(guard.pg(), old).await? {
                guard.rollback().await;
                return Ok(true);
            }
        }
        guard.rollback().await;
        Ok(false)
    }
}

/// The keys of every workspace that has more than one, in the order of their making.
fn replaced(platform: &Platform) -> BTreeMap<Uuid, Vec<Version>> {
    let mut by_tenant: BTreeMap<Uuid, Vec<Version>> = BTreeMap::new();
    for version in platform.encryption.vault().versions() {
        by_tenant.entry(version.tenant).or_default().push(version);
    }
    by_tenant.retain(|_, versions| versions.len() > 1);
    by_tenant
}

/// The number of a workspace's values that are still to be sealed with its newest key.
async fn waiting(platform: &Platform, newest: Version) -> Result<i64> {
    under_older(platform, newest, |table| !table.stays()).await
}

/// The number of a workspace's values that stay under older keys, because their rows never change. Errors:
/// the database's.
pub async fn staying(platform: &Platform, of: RotationStatus) -> Result<i64> {
    let newest = Version { tenant: of.tenant, key: of.key, made_at: of.made_at };
    under_older(platform, newest, |table| table.stays() && table.is_of_workspaces()).await
}

async fn under_older(platform: &Platform, newest: Version, is_meant: impl Fn(&Table) -> bool) -> Result<i64> {
    let guard = Guard::begin(platform, TenantId::from_uuid(newest.tenant), NOBODY).await?;
    let mut count = 0;
    for table in Table::all().filter(is_meant) {
        count += table.under_older(guard.pg(), newest).await?;
    }
    guard.rollback().await;
    Ok(count)
}

/// The progress of each workspace whose key was replaced. Errors: the database's.
pub async fn standings(platform: &Platform) -> Result<Vec<RotationStatus>> {
    let mut found = Vec::new();
    for (tenant, versions) in replaced(platform) {
        let Some(newest) = versions.last() else { continue };
        let waiting = waiting(platform, *newest).await?;
        let (key, made_at, versions) = (newest.key, newest.made_at, versions.len());
        found.push(RotationStatus { tenant, key, made_at, versions, waiting });
    }
    Ok(found)
}

/// Every workspace by its address, including the instance's own, except deleted ones. Errors: the database's.
pub async fn workspaces(platform: &Platform) -> Result<Vec<(String, Uuid)>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let rows = guard.pg().query("select slug, tenant_id from app.address order by slug", &[]).await;
    guard.rollback().await;
    let all = rows?.into_iter().map(|row| (row.get(0), row.get(1)));
    Ok(all.filter(|(_, tenant)| !platform.encryption.vault().is_buried(*tenant)).collect())
}
