//! The database's log that waits for the backups: how much may wait, and when it is let go.
//! What must stay true: a full disk of the backups never fills the disk of the data; that backups are no longer continuous is
//! noted and told until everything was backed up anew.

use crate::instance::{Instance, now};
use database::backup::{Backups, Trouble, Waiting};
use jiff::Timestamp;
use platform::disk::Room;
use platform::instance::{Found, note_at_once};
use platform::platform::Platform;
use platform::worries::Worry;
use serde_json::json;
use tokio_postgres::Config;
use trust::backups::GAP;
use trust::evidence::{self, Evidence};

/// The name of the worry.
pub const WORRY: &str = "backup.gap";

/// What may wait where the disk of the data is short of room: four pieces, so that one failure is none.
const SHORT: u64 = 64 << 20;

/// What waits, and how it is let go.
pub struct Queue {
    backups: Backups,
    superuser: Config,
    most: u64,
    /// Since it was let go the database was not asked for the room yet.
    is_to_shed: bool,
}

impl Queue {
    /// None where there are no backups.
    pub fn of(instance: &Instance, most: u64) -> Option<Queue> {
        let backups = instance.backups.as_ref().ok()?.clone();
        let superuser = instance.access.superuser.clone()?;
        Some(Queue { backups, superuser, most, is_to_shed: false })
    }

    /// One look. Errors, in words: the database's, the data folder's.
    pub async fn look(&mut self, platform: &Platform) -> Result<(), String> {
        let waiting = match self.backups.waiting(&self.superuser).await {
            Ok(waiting) => waiting,
            // A database that does not start for want of room finds the way free when it does.
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
        }
        Ok(())
    }

    async fn note(&self, platform: &Platform, waiting: Waiting) -> Result<(), String> {
        let at = now();
        let since = waiting.arrived.and_then(|second| Timestamp::from_second(second).ok()).unwrap_or(at);
        let megabytes = waiting.bytes >> 20;
        tracing::error!(%since, megabytes, "the database's log is let go: backups are not continuous since then");
        let after = json!({ "since": since, "let_go_mb": megabytes,
                            "cause": "the database's log was let go, because the backups did not take it" });
        let found = Found { action: GAP.into(), code: Some("backup_gap"), after };
        note_at_once(platform, at, found).await.map_err(|error| error.to_string())?;
        platform.worries.tell(WORRY, worry(&since.to_string()));
        Ok(())
    }
}

/// Whether what waits would fill the disk: by its figure, or because that disk is short of room already.
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

/// Since when backups are not continuous, if they are not.
pub async fn gap(platform: &Platform) -> Option<String> {
    let last = evidence::last(platform, [GAP]).await.ok()?;
    let [Some(Evidence { held: false, found, at })] = &last else { return None };
    Some(found["since"].as_str().map_or_else(|| at.to_string(), str::to_owned))
}

fn worry(since: &str) -> Worry {
    Worry {
        title: "Backups are not continuous".into(),
        says: format!(
            "No moment after {since} can be restored until everything is backed up anew, which happens as soon as the disk of \
             the backups has room. What the database would have handed over was let go, so that it did not fill the disk of \
             the data."
        ),
        since: since.parse().unwrap_or_else(|_| now()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_let_go_before_it_fills_the_disk_and_never_while_it_arrives() {
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
