//! Destroys the key of an erased person, or of a copy in the closed archive, when no call can still be
//! reading their data.
//! Invariant: a run that is interrupted anywhere can be continued, because the rows and the list beside the
//! keyring show how far it is; each destroyed key has one event. No older copy of either brings an erased person
//! back. No other person's key changes.

use crate::deletion::told;
use crate::erasure;
use crate::lifetime::Lifetime;
use crate::pause::Rounds;
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::TenantId;
use lifecycle_queries::key_destruction as sql;
use platform::error::{Error, Result};
use platform::instance::{Finding, NOBODY, note};
use platform::internal::Guard;
use platform::platform::Platform;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_postgres::Client;
use uuid::Uuid;

/// How often it looks for erased people: they are rare, and each look costs a connection and a query.
const LOOK: Duration = Duration::from_secs(60);
/// Longer than any call takes: calls that read the row before the erasure are answered by then.
const SETTLED: SignedDuration = SignedDuration::from_mins(2);
/// Only one program at a time destroys keys of a database, so that each key has one event.
const LOCK: i64 = 0x6b65_795f_656e_6421;
/// The event of a destroyed key.
const DESTROYED: &str = "person.end";

/// Destroys the keys of erased people.
pub struct Erasure {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
}

impl Erasure {
    /// With the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config) -> Erasure {
        Erasure { platform, jobs }
    }

    /// Runs until the program stops.
    pub async fn run(self, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(LOOK, stop);
        while rounds.continue_now() {
            let looked = async { self.look(&Lifetime::read(&self.platform, clock()).await?).await };
            rounds
                .rest(
                    looked.await,
                    "the key of an erased person could not be destroyed; it is tried again later",
                )
                .await;
        }
    }

    /// Destroys the keys of erased people whose data no call can still be reading. Returns how many; none while another
    /// program does so, or while a clock has jumped. Errors: the database's, the keyring's.
    pub async fn look(&self, lived: &Lifetime) -> Result<usize> {
        let Some(now) = lived.now() else { return Ok(0) };
        let client = database::connect(&self.jobs).await.map_err(Error::internal)?;
        let alone = client.query_one("select pg_catalog.pg_try_advisory_lock($1)", &[&LOCK]).await?;
        if !alone.get::<_, bool>(0) {
            return Ok(0);
        }
        let done = self.look_alone(&client, now).await;
        given_back(&client, done).await
    }

    async fn look_alone(&self, client: &Client, now: Instant) -> Result<usize> {
        let erased = erased_by(client, now - SETTLED).await?;
        destroyed(&self.platform, &erased, &buried(&self.platform), now).await
    }
}

/// Gives the lock back, also after an error: the database notices the closed connection later, and who looks
/// next would find the lock taken. Errors: that of the work first; the database's.
async fn given_back(client: &Client, done: Result<usize>) -> Result<usize> {
    let freed = client.query_one("select pg_catalog.pg_advisory_unlock($1)", &[&LOCK]).await;
    let done = done?;
    freed?;
    Ok(done)
}

async fn erased_by(client: &Client, at: Instant) -> Result<ErasedPersons> {
    let persons = sql::persons_erased().bind(client, &at).all().await?;
    let persons = persons.into_iter().map(|row| ((row.tenant_id, row.party_id), row.erased_at));
    let copies = sql::copies_ended().bind(client, &at).all().await?;
    let copies = copies.into_iter().map(|row| ((row.tenant_id, row.retained_copy_id), row.ended_at));
    Ok(persons.chain(copies).collect())
}

/// Completes, before any call is answered, what was interrupted or came back with an older copy of the
/// database or of the keyring. Returns the number of rows that were emptied. Errors: the keyring's, the
/// database's.
pub async fn finish(
    platform: &Arc<Platform>,
    jobs: &tokio_postgres::Config,
    lived: &Lifetime,
) -> Result<usize> {
    let client = database::connect(jobs).await.map_err(Error::internal)?;
    client.query_one("select pg_catalog.pg_advisory_lock($1)", &[&LOCK]).await?;
    let done = finish_alone(platform, &client, lived).await;
    given_back(&client, done).await
}

async fn finish_alone(platform: &Arc<Platform>, client: &Client, lived: &Lifetime) -> Result<usize> {
    let now = lived.clock;
    let (erased, before) = (erased_by(client, now).await?, buried(platform));
    tell_rest(platform, &before, now).await?;
    if lived.jump().is_none() {
        destroyed(platform, &erased, &before, now).await?;
    }
    redact_rest(platform, erased.keys(), now).await?;
    let mut back: BTreeMap<Uuid, BTreeMap<Uuid, Instant>> = BTreeMap::new();
    for ((tenant, person), at) in before.into_iter().filter(|(of, _)| !erased.contains_key(of)) {
        back.entry(tenant).or_default().insert(person, at);
    }
    let mut count = 0;
    for (tenant, persons) in back {
        count += emptied_again(platform, tenant, &persons).await?;
    }
    Ok(count)
}

/// Erased people by workspace and id, and since when.
type ErasedPersons = BTreeMap<(Uuid, Uuid), Instant>;

/// The people whose keys are destroyed.
fn buried(platform: &Platform) -> ErasedPersons {
    let stones = platform.encryption.vault().persons_buried();
    stones.into_iter().filter_map(|stone| Some(((stone.tenant, stone.person?), stone.at))).collect()
}

/// Destroys the keys that still exist, and writes an event for each. Returns how many.
async fn destroyed(
    platform: &Platform,
    erased: &ErasedPersons,
    done: &ErasedPersons,
    now: Instant,
) -> Result<usize> {
    let mut count = 0;
    for (&(tenant, person), &at) in erased.iter().filter(|(of, _)| !done.contains_key(of)) {
        let vault = platform.encryption.vault().clone();
        // Waits for the disk.
        let buried = tokio::task::spawn_blocking(move || vault.bury_person(tenant, person, at)).await;
        buried.map_err(Error::internal)?.map_err(Error::internal)?;
        tell(platform, (tenant, person), at, now).await?;
        count += 1;
    }
    Ok(count)
}

/// Writes the event of a destroyed key.
async fn tell(platform: &Platform, (tenant, person): (Uuid, Uuid), at: Instant, now: Instant) -> Result<()> {
    let after = json!({ "workspace": tenant, "person": person, "erased_at": at });
    note(platform, now, Finding { action: DESTROYED.into(), code: None, after }).await
}

/// Writes the events that are missing: the program ended between a key and its event, or they went with a newer copy
/// of the database. Their number says nothing: two programs of before could write two events for one key.
async fn tell_rest(platform: &Platform, buried: &ErasedPersons, now: Instant) -> Result<()> {
    let id = |it: &Value, name: &str| it[name].as_str()?.parse::<Uuid>().ok();
    let events = told(platform, DESTROYED).await?;
    let done: BTreeSet<(Uuid, Uuid)> =
        events.iter().filter_map(|(_, it)| Some((id(it, "workspace")?, id(it, "person")?))).collect();
    for (&of, &at) in buried.iter().filter(|(of, _)| !done.contains(of)) {
        tell(platform, of, at, now).await?;
    }
    Ok(())
}

/// Redacts documents of people who were erased before the program did so. Another program may be posting one of
/// them: the persons are held first, as in an erasure, and then the bodies are read.
async fn redact_rest(
    platform: &Platform,
    erased: impl Iterator<Item = &(Uuid, Uuid)>,
    now: Instant,
) -> Result<()> {
    let mut by_tenant: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for &(tenant, person) in erased {
        by_tenant.entry(tenant).or_default().push(person);
    }
    for (tenant, persons) in by_tenant {
        if platform.encryption.vault().is_buried(tenant) {
            continue;
        }
        let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
        let held = erasure::hold_erased(&guard, tenant, &persons).await?;
        let count = erasure::redact(&guard, tenant, &held, now).await?;
        guard.commit().await?;
        if count > 0 {
            tracing::info!(count, "documents of erased people were redacted");
        }
    }
    Ok(())
}

/// Empties rows of a workspace that came back with an older copy. A deleted workspace has none.
async fn emptied_again(platform: &Platform, tenant: Uuid, since: &BTreeMap<Uuid, Instant>) -> Result<usize> {
    if platform.encryption.vault().is_buried(tenant) {
        return Ok(0);
    }
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let persons: Vec<Uuid> = since.keys().copied().collect();
    let there = erasure::hold_all(&guard, tenant, &persons).await?;
    for (person, kind) in &there {
        let at = since.get(person).copied().unwrap_or_default();
        erasure::erase_at(&guard, tenant, (*person, kind), at).await?;
    }
    guard.commit().await?;
    Ok(there.len())
}
