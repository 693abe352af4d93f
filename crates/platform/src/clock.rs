//! Compares the machine's clock with one that never goes back.
//! Invariant: if the clock goes back, a line is logged and an event of the instance is written, which the
//! check of the promises shows on `/trust`. It makes no wait longer (`identity/attempts.rs`) and no used code
//! valid again (`identity/factors.rs`).

use crate::error::Result;
use crate::instance::{Finding, Reading, note};
use crate::platform::Platform;
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::new_id;
use platform_queries::clock as sql;
use serde_json::json;
use std::sync::Arc;
use std::time::{Duration, Instant as Tick};
use tokio::sync::watch;

/// The event of a clock that went back, and its code.
const WENT_BACK: &str = "instance.clock.back";
const CODE: &str = "clock_went_back";
/// How often the clocks are compared.
const LOOK: Duration = Duration::from_secs(10);
/// Clocks are corrected by less than this all the time.
const TOLERATED: SignedDuration = SignedDuration::from_secs(2);
/// How long `/trust` shows it.
pub const TOLD: SignedDuration = SignedDuration::from_hours(24);

/// By how much the clock went back between two comparisons. None: it did not.
fn went_back(before: Instant, passed: Duration, now: Instant) -> Option<SignedDuration> {
    let passed = SignedDuration::try_from(passed).unwrap_or_default();
    Some((before + passed).duration_since(now)).filter(|back| *back > TOLERATED)
}

/// Compares the clocks until the program stops.
pub async fn run(platform: Arc<Platform>, clock: fn() -> Instant, mut stop: watch::Receiver<bool>) {
    match newest(&platform).await {
        Ok(Some(at)) => tell(&platform, went_back(at, Duration::ZERO, clock()), clock()).await,
        Ok(None) => {}
        Err(error) => tracing::warn!(%error, "whether the clock went back since the last stop is not known"),
    }
    let mut before = (clock(), Tick::now());
    while !*stop.borrow() {
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            changed = stop.changed() => if changed.is_err() { return },
        }
        let (now, tick) = (clock(), Tick::now());
        tell(&platform, went_back(before.0, tick.duration_since(before.1), now), now).await;
        before = (now, tick);
    }
}

async fn tell(platform: &Platform, back: Option<SignedDuration>, now: Instant) {
    let Some(back) = back else { return };
    let seconds = back.as_secs();
    tracing::warn!(seconds, "the clock of this machine went back");
    let found =
        Finding { action: WENT_BACK.to_owned(), code: Some(CODE), after: json!({ "seconds": seconds }) };
    if let Err(error) = note(platform, now, found).await {
        tracing::error!(%error, "that the clock went back could not be noted");
    }
}

/// The time of the instance's newest event.
async fn newest(platform: &Platform) -> Result<Option<Instant>> {
    let reading = Reading::begin(platform).await?;
    let found = sql::newest_event().bind(reading.pg(), &reading.tenant()).opt().await;
    reading.end().await;
    Ok(found?)
}

/// When the clock last went back, and by how many seconds, if `/trust` still shows it. Errors: the
/// database's.
pub async fn last_back(platform: &Platform, now: Instant) -> Result<Option<(Instant, i64)>> {
    let reading = Reading::begin(platform).await?;
    let first = new_id(now - TOLD, [0; 10]);
    let found = sql::last_of().bind(reading.pg(), &reading.tenant(), &WENT_BACK, &first).opt().await?;
    let told = found.map(|row| {
        let after = reading.after(row.event_id, &row.content)?;
        Ok((row.at, after.and_then(|it| it["seconds"].as_i64()).unwrap_or_default()))
    });
    let told = told.transpose();
    reading.end().await;
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_goes_back_when_it_says_less_than_passed() {
        let at = |seconds: i64| Instant::UNIX_EPOCH + SignedDuration::from_secs(100_000 + seconds);
        for (passed, now, back) in
            [(10, 10, None), (10, 8, None), (10, 3600, None), (10, 7, Some(3)), (0, -3600, Some(3600))]
        {
            let seen = went_back(at(0), Duration::from_secs(passed), at(now)).map(|it| it.as_secs());
            assert_eq!(seen, back, "{passed} s passed, {now} s by the clock");
        }
    }
}
