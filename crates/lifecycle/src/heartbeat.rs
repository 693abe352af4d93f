//! The heartbeat: a running instance notes each minute, and a restored copy is judged by these notes.
//! Invariant: the notes are the instance's own, never change, and stay as long as any backup.

use crate::deletion;
use jiff::SignedDuration;
use kernel::day::Instant;
use lifecycle_queries::heartbeat as sql;
use platform::error::Result;
use platform::instance::{INSTANCE, NOBODY, Reading};
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::fresh_id;
use serde_json::Value;

/// Longer than any backup is kept: 35 days and two full cycles.
pub(crate) const KEPT: SignedDuration = SignedDuration::from_hours(50 * 24);
/// No backup has more minutes than this.
const MANY: i64 = 80_000;

/// Notes this minute, with the row counts if they were taken. Errors: the database's.
pub async fn note(platform: &Platform, now: Instant, tally: Option<&Value>) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let (tenant, before) = (INSTANCE.uuid(), now - KEPT);
    sql::insert_sentinel().bind(guard.pg(), &tenant, &fresh_id(now)?, &now, &tally).one().await?;
    sql::prune_sentinels().bind(guard.pg(), &tenant, &before).all().await?;
    guard.commit().await
}

/// A noted minute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minute {
    /// When it was noted.
    pub at: Instant,
    /// The piece of the log that the server wrote just before the note was committed; None: an earlier release noted it.
    pub log_piece: Option<String>,
}

/// The minutes noted since a moment, in order. Errors: the database's.
pub async fn since(platform: &Platform, since: Instant) -> Result<Vec<Minute>> {
    let reading = Reading::begin(platform).await?;
    let found = sql::sentinels().bind(reading.pg(), &reading.tenant(), &since, &MANY).all().await?;
    reading.end().await;
    Ok(found.into_iter().map(|row| Minute { at: row.at, log_piece: row.log_piece }).collect())
}

/// The last row counts before a moment, unless rows were removed since with their workspace. Errors: the
/// database's.
pub async fn tally_before(platform: &Platform, moment: Instant) -> Result<Option<Value>> {
    let since = deletion::removed_until(platform, moment).await?.max(moment - KEPT);
    let reading = Reading::begin(platform).await?;
    let found = sql::last_tally().bind(reading.pg(), &reading.tenant(), &since, &moment).opt().await?;
    reading.end().await;
    Ok(found.flatten())
}
