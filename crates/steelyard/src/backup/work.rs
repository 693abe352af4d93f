//! What is done with backups, each noted as an event of the instance: who, why, how it went.
//! What must stay true: nothing is done here without its event; what a failure is called is for everybody, its details are
//! for this machine's log.

use crate::damage::EVENT;
use crate::disk::queue::{WORRY, gap};
use crate::instance::{Instance, now};
use audit::copied::{self, Copied};
use database::backup::{self, Backups, Drilled, Expected, Restored, Set, Tally, Target, Trouble, Verified};
use jiff::{SignedDuration, Timestamp};
use lifecycle::sentinel;
use platform::chance;
use platform::error::Error;
use platform::instance::{Found, note};
use platform::platform::Platform;
use serde_json::{Map, Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio_postgres::Config;
use trust::backups::{DRILLED, GAP, MADE, RESTORED, VERIFIED};

/// The code of an event that tells of something that failed.
const FAILED: &str = "backup_failed";
/// A backup can be restored to a second a little after its end, and a drill wants some to choose from.
const EDGE: SignedDuration = SignedDuration::from_secs(2);
const ROOM: SignedDuration = SignedDuration::from_secs(4);

/// Hands that work on the backups of one instance.
#[derive(Clone)]
pub struct Works {
    /// The backups.
    pub backups: Backups,
    /// Where events go.
    pub platform: Arc<Platform>,
    superuser: Config,
    person: String,
}

/// A drill whose copy was as it had to be.
pub struct Passed {
    /// The second that was restored.
    pub target: Timestamp,
    /// What was in the copy.
    pub copy: Drilled,
    /// Its audit log.
    pub log: Copied,
}

impl Passed {
    /// As it is noted and told to programs.
    pub fn told(&self) -> Value {
        let (copy, log) = (&self.copy, &self.log);
        json!({ "target": self.target, "before": copy.before, "after": copy.after, "rows": copy.rows,
                "forced": copy.forced, "amcheck": copy.amcheck, "events": log.events, "buried": log.buried })
    }
}

impl Works {
    /// By this person. Errors, in words: this instance has no backups of its own.
    pub fn of(instance: &Instance, person: String) -> Result<Works, String> {
        let backups = instance.backups.clone()?;
        let superuser = instance.access.superuser.clone().ok_or("The database is run by the operator.")?;
        Ok(Works { backups, platform: instance.platform.clone(), superuser, person })
    }

    /// Makes a backup. Errors: the backup's or the database's.
    pub async fn make(&self, full: bool) -> Result<Set, Trouble> {
        let began = now();
        let made = self.made(full, began).await;
        let told = made.as_ref().map(|set| {
            json!({ "label": set.label, "full": set.full, "bytes": set.bytes, "stored": set.stored,
                    "seconds": seconds_since(began) })
        });
        self.tell(MADE, "recovery", told).await;
        if made.as_ref().is_ok_and(|set| set.full) && gap(&self.platform).await.is_some() {
            self.tell(GAP, "recovery", Ok(json!({ "until": began }))).await;
            self.platform.worries.mended(WORRY);
        }
        made
    }

    async fn made(&self, full: bool, began: Timestamp) -> Result<Set, Trouble> {
        if !self.backups.have_room() {
            return Err(Trouble::Full);
        }
        if full {
            // The log after this backup must be whole: the server drops nothing from here on.
            self.backups.hold_on()?;
        }
        match self.backups.make(full, began.as_second()).await {
            Err(Trouble::NotReady) => {
                self.backups.prepare().await?;
                self.backups.make(full, began.as_second()).await
            }
            made => made,
        }
    }

    /// Reads everything back. Errors: the backup's; damage is one.
    pub async fn verify(&self) -> Result<Verified, Trouble> {
        let began = now();
        let verified = self.backups.verify().await.and_then(|found| match found.faults.first() {
            Some(fault) => Err(Trouble::Damaged(fault.clone())),
            None => Ok(found),
        });
        let told = verified.as_ref().map(|_| json!({ "seconds": seconds_since(began) }));
        self.tell(VERIFIED, "recovery", told).await;
        verified
    }

    /// Restores a random second of what is kept, looks at it and deletes it. Errors: the backup's, what the copy lacks.
    pub async fn drill(&self) -> Result<Passed, Trouble> {
        let began = now();
        let swept = self.backups.sweep();
        if swept > 0 {
            tracing::warn!(swept, "copies of drills that were killed are deleted");
        }
        let drilled = self.drill_some_second().await;
        let told = drilled.as_ref().map(|passed| {
            let mut told = passed.told();
            told["seconds"] = json!(seconds_since(began));
            told
        });
        self.tell(DRILLED, "drill", told).await;
        drilled
    }

    async fn drill_some_second(&self) -> Result<Passed, Trouble> {
        let from = self.earliest().await? + EDGE;
        let wait = (from + ROOM).duration_since(now());
        tokio::time::sleep(Duration::try_from(wait).unwrap_or_default()).await;
        let to = now();
        self.minute(false).await?;
        self.backups.flush(&self.superuser).await?;
        let seconds = u64::try_from(to.duration_since(from).as_secs()).unwrap_or(0).max(1);
        let random = u64::from_le_bytes(chance::random().map_err(ours)?) % seconds;
        let target = from + SignedDuration::from_secs(i64::try_from(random).unwrap_or(0));
        let minutes = sentinel::since(&self.platform, from).await.map_err(ours)?;
        let tally = sentinel::tally_before(&self.platform, target - EDGE).await.map_err(ours)?;
        let tally = tally.as_ref().and_then(Tally::from_json);
        let name = format!("{}-{}", to.as_second(), std::process::id());
        let restored = self.backups.restored(&name, target).await?;
        let judged = self.judge(&restored, &Expected { target, minutes, tally }).await;
        restored.end().await?;
        judged
    }

    /// By what was noted, and by what the keyring of now opens.
    async fn judge(&self, restored: &Restored, expected: &Expected) -> Result<Passed, Trouble> {
        let copy = restored.look(expected).await?;
        let log = copied::look(&self.platform, &restored.access()).await.map_err(ours)?;
        Ok(Passed { target: expected.target, copy, log: log.map_err(Trouble::Differs)? })
    }

    /// The earliest moment that can be restored. Errors: there is no backup.
    pub async fn earliest(&self) -> Result<Timestamp, Trouble> {
        let sets = self.backups.list().await?.sets;
        let first = sets.first().ok_or(Trouble::NoBackup)?.ended;
        Timestamp::from_second(first).map_err(|why| ours(Error::internal(why)))
    }

    /// Restores into a new folder, for a purpose. What the database still holds back is handed over first, if it is there.
    /// Errors: the backup's.
    pub async fn restore(&self, target: Target, into: &Path, purpose: &str) -> Result<(), Trouble> {
        let began = now();
        if let Err(trouble) = self.backups.flush(&self.superuser).await {
            tracing::warn!(%trouble, "the last minute may not be in the backups");
        }
        let restored = self.backups.restore(target, into).await;
        let told = restored.as_ref().map(|()| json!({ "seconds": seconds_since(began) }));
        let told = told.map(|mut told| {
            told["target"] = match target {
                Target::At(moment) => json!(moment),
                Target::Latest => json!("latest"),
            };
            told
        });
        self.tell(RESTORED, purpose, told).await;
        restored
    }

    /// Notes that the newest state was restored in the place of damaged data.
    pub async fn recovered(&self, began: Timestamp) {
        let told = json!({ "target": "latest", "in_place": true, "seconds": seconds_since(began) });
        self.tell(RESTORED, "recovery", Ok(told)).await;
        self.tell(EVENT, "recovery", Ok(json!({ "tables": [] }))).await;
    }

    /// Notes this minute, with the rows there are where they are counted. Errors: the database's.
    pub async fn minute(&self, count: bool) -> Result<(), Trouble> {
        let tally = if count { Some(backup::tally(&self.superuser).await?.to_json()) } else { None };
        sentinel::note(&self.platform, now(), tally.as_ref()).await.map_err(ours)
    }

    /// Notes how something went. That it cannot be noted is told in the log and changes nothing of what was done.
    async fn tell(&self, action: &str, purpose: &str, how: Result<Value, &Trouble>) {
        let mut after = how.as_ref().ok().and_then(Value::as_object).cloned().unwrap_or_else(Map::new);
        let code = how.as_ref().err().map(|trouble| {
            tracing::warn!(action, %trouble, "backups");
            after.insert("cause".into(), json!(trouble.cause()));
            FAILED
        });
        after.insert("person".into(), json!(self.person));
        after.insert("purpose".into(), json!(purpose));
        let found = Found { action: action.to_owned(), code, after: Value::Object(after) };
        if let Err(error) = note(&self.platform, now(), found).await {
            tracing::error!(%error, action, "it could not be noted what was done with the backups");
        }
    }
}

fn seconds_since(began: Timestamp) -> i64 {
    now().duration_since(began).as_secs()
}

/// Our own database's failure, as one of the backups'.
fn ours(why: Error) -> Trouble {
    Trouble::Other { code: 0, words: why.to_string() }
}
