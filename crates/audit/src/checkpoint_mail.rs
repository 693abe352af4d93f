//! The newest checkpoint, by mail to each workspace's Owners once a week: a copy that whoever runs the instance cannot take
//! back.
//! What must stay true: it goes out by the workspace's own outbox; a workspace gets one a week, however often the program
//! starts and however many run.

use super::{export, tree_sql};
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::new_id;
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

/// Time between two mails.
const EVERY: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How often it looks who is to get one.
const LOOK: Duration = Duration::from_secs(600);

/// Mails what is due until it is told to stop.
pub async fn run(
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    clock: fn() -> Instant,
    mut stop: watch::Receiver<bool>,
) {
    loop {
        // Nobody left to tell it to stop is a stop too: the program is ending.
        if tokio::time::timeout(LOOK, stop.wait_for(|is_over| *is_over)).await.is_ok() {
            return;
        }
        if !platform.disk.spares()
            && let Err(error) = send(&platform, &jobs, clock()).await
        {
            tracing::warn!(%error, "checkpoints could not be mailed; it is tried again soon");
        }
    }
}

/// Mails the newest checkpoint to the Owners of each workspace that is due. Gives how many workspaces. Errors: the
/// database's.
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

/// Whether a workspace was due, and is told.
async fn tell(platform: &Platform, tenant: Uuid, note: &str, now: Instant) -> Result<bool> {
    let guard = Guard::begin(platform, kernel::id::TenantId::from_uuid(tenant), NOBODY).await?;
    // Ids are made at their moment, so a range of ids is a range of time.
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
