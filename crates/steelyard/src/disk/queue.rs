//! The database's log that waits for the backups: how much may wait, and when the program drops it.
//! Invariant: a full backup disk never fills the data disk. The gap is noted before the log is dropped, and
//! shown until the next full backup.

use crate::instance::{Instance, now};
use assurance::backups::GAP;
use assurance::evidence::{self, Evidence};
use catalogue::say;
use database::backup::{Backups, Trouble, Waiting};
use jiff::Timestamp;
use platform::disk::Room;
use platform::error::Error;
use platform::instance::{Finding, note_at_once};
use platform::platform::Platform;
use platform::worries::Worry;
use serde_json::{Value, json};
use tokio_postgres::Config;

/// The name of the worry.
pub const WORRY: &str = "backup.gap";

/// Bytes that may wait while the data disk is low: four pieces, so that one failed try drops none.
const SHORT: u64 = 64 << 20;

/// The log that waits, and its bound.
pub struct Queue {
    backups: Backups,
    superuser: Config,
    most: u64,
    /// Log was dropped, and the database has not freed its disk space yet.
    is_to_shed: bool,
}

impl Queue {
    /// None where there are no backups.
    pub fn of(instance: &Instance, most: u64) -> Option<Queue> {
        let backups = instance.backups.as_ref().ok()?.clone();
        let superuser = instance.access.superuser.clone()?;
        Some(Queue { backups, superuser, most, is_to_shed: false })
    }

    /// One measurement. Errors, in words: the database's, the data folder's.
    pub async fn look(&mut self, platform: &Platform) -> Result<(), String> {
        let waiting = match self.backups.waiting(&self.superuser).await {
            Ok(waiting) => waiting,
            // The database does not start because the disk is full. When it starts, its log must not fill the
            // disk again.
            Err(_) if platform.disk.is_out() => return self.backups.let_go().map_err(in_words),
            Err(trouble) => return Err(in_words(trouble)),
        };
        platform.disk.set_waiting(waiting.bytes);
        let gap = gap(platform).await;
        match &gap {
            Some(gap) => platform.worries.tell(WORRY, worry(gap)),
            None => platform.worries.mended(WORRY),
        }
        if self.is_to_shed && waiting.bytes == 0 {
            self.backups.shed(&self.superuser).await.map_err(in_words)?;
            self.is_to_shed = false;
        }
        let lets_go = self.backups.lets_go();
        let is_too_much = is_too_much(waiting, self.most, platform.disk.room());
        if gap.is_none() && (lets_go || is_too_much) {
            self.note(platform, waiting).await?;
        }
        if is_too_much && !lets_go {
            self.backups.let_go().map_err(in_words)?;
            self.is_to_shed = true;
            self.backups.try_again(&self.superuser).await.map_err(in_words)?;
        }
        Ok(())
    }

    async fn note(&self, platform: &Platform, waiting: Waiting) -> Result<(), String> {
        let since =
            waiting.arrived.and_then(|second| Timestamp::from_second(second).ok()).unwrap_or_else(now);
        let megabytes = waiting.bytes >> 20;
        let after = json!({ "since": since, "let_go_mb": megabytes,
                            "cause": "a part of the database's log was dropped, because the backups did not take it" });
        note_gap(platform, after).await.map_err(|error| error.to_string())
    }
}

/// Notes that backups are not continuous, before anything else happens. Errors: the database's.
pub async fn note_gap(platform: &Platform, after: Value) -> Result<(), Error> {
    tracing::error!(%after, "backups are not continuous until the next full backup");
    let gap = Gap::of(&after, now());
    note_at_once(platform, now(), Finding { action: GAP.into(), code: Some("backup_gap"), after }).await?;
    platform.worries.tell(WORRY, worry(&gap));
    Ok(())
}

/// Whether too much log waits: more than its bound, or more than the data disk can spare.
fn is_too_much(waiting: Waiting, most: u64, data: Room) -> bool {
    let most = match data {
        Room::Plenty => most,
        Room::Low => most.min(SHORT),
        Room::Full | Room::Out => 0,
    };
    waiting.fails && waiting.bytes > most
}

fn in_words(trouble: Trouble) -> String {
    trouble.to_string()
}

/// A gap in the backups that the next full one ends.
#[derive(Debug, PartialEq, Eq)]
pub struct Gap {
    /// Since when.
    pub since: String,
    /// The database went on from a restored copy. Otherwise a part of its log was dropped.
    went_on: bool,
}

impl Gap {
    fn of(found: &Value, at: Timestamp) -> Gap {
        let since = found["since"].as_str().map_or_else(|| at.to_string(), str::to_owned);
        Gap { since, went_on: found["went_on"] == true }
    }
}

/// The gap in the backups; None: they are continuous.
pub async fn gap(platform: &Platform) -> Option<Gap> {
    let last = evidence::last(platform, [GAP]).await.ok()?;
    let [Some(Evidence { held: false, found, at })] = &last else { return None };
    Some(Gap::of(found, *at))
}

fn worry(gap: &Gap) -> Worry {
    let since = gap.since.as_str();
    let says = match gap.went_on {
        true => say!(
            "The database went on from a restored copy. Until the next full backup, which the program makes now, a moment after \
             {since} may be lost with the disk.",
            since
        ),
        false => say!(
            "No moment after {since} can be restored until the next full backup, which is made as soon as the disk of the \
             backups has room. The program dropped a part of the database's log, so that it did not fill the disk of the data.",
            since
        ),
    };
    Worry { title: "Backups are not continuous".into(), says, since: since.parse().unwrap_or_else(|_| now()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log_is_dropped_before_it_fills_the_disk_and_never_while_it_arrives() {
        let waiting = |mb: u64, fails| Waiting { bytes: mb << 20, fails, arrived: None };
        for (waits, room, too_much) in [
            (waiting(100, true), Room::Plenty, false),
            (waiting(101, true), Room::Plenty, true),
            (waiting(101, false), Room::Plenty, false),
            (waiting(64, true), Room::Low, false),
            (waiting(80, true), Room::Low, true),
            (waiting(16, true), Room::Full, true),
            (waiting(16, false), Room::Full, false),
            (waiting(0, true), Room::Out, false),
        ] {
            assert_eq!(is_too_much(waits, 100 << 20, room), too_much, "{waits:?} {room:?}");
        }
    }
}
