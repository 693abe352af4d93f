//! Mails the newest checkpoint to each workspace's Owners once a week: a copy that the people who run the
//! instance cannot take back.
//! Invariant: it goes out by the workspace's own outbox. A workspace gets one a week, however often the
//! program starts and however many programs run.

use super::{export, tree_sql};
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::new_id;
use lifecycle::pause::Rounds;
use mail::{Notice, messages};
use platform::error::{Error, Result};
use platform::instance::{CANARIES, INSTANCE, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use platform::tx::place_of;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

/// The time between two mails.
const EVERY: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How often it looks for workspaces that are due.
const LOOK: Duration = Duration::from_secs(600);

/// Mails what is due until the program stops.
pub async fn run(
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    clock: fn() -> Instant,
    stop: watch::Receiver<bool>,
) {
    let mut rounds = Rounds::new(LOOK, stop);
    rounds.pause().await;
    while rounds.continue_now() {
        let sent = if platform.disk.spares() { Ok(0) } else { send(&platform, &jobs, clock()).await };
        rounds.rest(sent, "checkpoints could not be mailed; it is tried again soon").await;
    }
}

/// Mails the newest checkpoint to the Owners of each workspace that is due. Returns the number of workspaces.
/// Errors: the database's.
pub async fn send(platform: &Platform, jobs: &tokio_postgres::Config, now: Instant) -> Result<usize> {
    let Some(note) = export::latest(platform).await? else { return Ok(0) };
    let client = database::connect(jobs).await.map_err(Error::internal)?;
    let mut told = 0;
    for tenant in tree_sql::workspaces_all().bind(&client).all().await? {
        if tenant != INSTANCE.uuid() && tell(platform, tenant, &note, now).await? {
            told += 1;
        }
    }
    Ok(told)
}

/// Mails one workspace, if it is due; returns whether it was.
async fn tell(platform: &Platform, tenant: Uuid, note: &str, now: Instant) -> Result<bool> {
    let guard = Guard::begin(platform, kernel::id::TenantId::from_uuid(tenant), NOBODY).await?;
    // Ids contain their moment, so a range of ids is a range of time.
    let since = new_id(now - EVERY, [0; 10]);
    let place = place_of(guard.pg(), tenant).await?;
    let due = tree_sql::is_checkpoint_due().bind(guard.pg(), &tenant, &(now - EVERY), &since).opt().await?;
    if due.is_none() || CANARIES.contains(&place.slug.as_str()) {
        guard.rollback().await;
        return Ok(false);
    }
    let words = messages::checkpoint(&place.name, note, &export::key(platform));
    let told =
        Notice { words, link: format!("/w/{}/audit", place.slug), about: NOBODY.uuid(), until: now + EVERY };
    mail::notify(&guard, now, (tenant, NOBODY.uuid()), &told).await?;
    guard.commit().await?;
    Ok(true)
}
