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
use platform::instance::{Finding, note_at_once};
use platform::platform::Platform;
use platform::worries::Worry;
use serde_json::json;
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
            Some(since) => platform.worries.tell(WORRY, worry(since)),
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
        let at = now();
        let since = waiting.arrived.and_then(|second| Timestamp::from_second(second).ok()).unwrap_or(at);
        let megabytes = waiting.bytes >> 20;
        tracing::error!(%since, megabytes, "a part of the database's log is dropped: backups are not continuous");
        let after = json!({ "since": since, "let_go_mb": megabytes,
                            "cause": "a part of the database's log was dropped, because the backups did not take it" });
        let found = Finding { action: GAP.into(), code: Some("backup_gap"), after };
        note_at_once(platform, at, found).await.map_err(|error| error.to_string())?;
        platform.worries.tell(WORRY, worry(&since.to_string()));
        Ok(())
    }
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

/// Since when backups are not continuous; None: they are.
pub async fn gap(platform: &Platform) -> Option<String> {
    let last = evidence::last(platform, [GAP]).await.ok()?;
    let [Some(Evidence { held: false, found, at })] = &last else { return None };
    Some(found["since"].as_str().map_or_else(|| at.to_string(), str::to_owned))
}

fn worry(since: &str) -> Worry {
    Worry {
        title: "Backups are not continuous".into(),
        says: say!(
            "No moment after {since} can be restored until the next full backup, which is made as soon as the disk of the \
             backups has room. The program dropped a part of the database's log, so that it did not fill the disk of the data.",
            since
        ),
        since: since.parse().unwrap_or_else(|_| now()),
    }
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
