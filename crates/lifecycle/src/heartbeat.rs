//! The minutes that a running instance notes, by which a restored copy of it is judged.
//! What must stay true: they are the instance's own; what is noted is never changed, and stays as long as any backup.

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
/// More minutes than that are in no backup.
const MANY: i64 = 80_000;

/// Notes this minute, with how many rows there are where somebody counted them. Errors: the database's.
pub async fn note(platform: &Platform, now: Instant, tally: Option<&Value>) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let (tenant, before) = (INSTANCE.uuid(), now - KEPT);
    sql::insert_sentinel().bind(guard.pg(), &tenant, &fresh_id(now)?, &now, &tally).one().await?;
    sql::prune_sentinels().bind(guard.pg(), &tenant, &before).all().await?;
    guard.commit().await
}

/// The minutes noted since then, in order. Errors: the database's.
pub async fn since(platform: &Platform, since: Instant) -> Result<Vec<Instant>> {
    let reading = Reading::begin(platform).await?;
    let found = sql::sentinels().bind(reading.pg(), &reading.tenant(), &since, &MANY).all().await?;
    reading.end().await;
    Ok(found)
}

/// The rows counted last before a moment, unless some of them were removed since with their workspace. Errors: the database's.
pub async fn tally_before(platform: &Platform, moment: Instant) -> Result<Option<Value>> {
    let since = deletion::removed_until(platform, moment).await?.max(moment - KEPT);
    let reading = Reading::begin(platform).await?;
    let found = sql::last_tally().bind(reading.pg(), &reading.tenant(), &since, &moment).opt().await?;
    reading.end().await;
    Ok(found.flatten())
}
