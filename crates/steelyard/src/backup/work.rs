//! The work with backups. Each run leaves an event of the instance: who, why and the result.
//! Invariant: every run here leaves its event. The name of a failure is public; its details go only to this
//! machine's log.

use crate::damage::EVENT;
use crate::disk::queue::{WORRY, gap, note_gap};
use crate::instance::{Instance, now};
use assurance::backups::{DRILLED, GAP, MADE, RESTORED, VERIFIED};
use audit::verify_restored::{self, Copied};
use database::backup::{
    self, Backups, Drilled, Expected, Minute, Piece, Restored, Set, Span, Tally, Target, Trouble, Verified,
};
use jiff::{SignedDuration, Timestamp};
use lifecycle::heartbeat;
use lifecycle::lifetime::Lifetime;
use platform::error::Error;
use platform::instance::{Finding, note};
use platform::platform::Platform;
use platform::random;
use serde_json::{Map, Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio_postgres::Config;

/// The code of an event of a failed run.
const FAILED: &str = "backup_failed";
/// A drill needs several seconds to choose from.
const ROOM: SignedDuration = SignedDuration::from_secs(6);
/// Rows are counted a little before they are noted.
const EDGE: SignedDuration = SignedDuration::from_secs(2);

/// Works on the backups of one instance for one person.
#[derive(Clone)]
pub struct Works {
    /// The backups.
    pub backups: Backups,
    /// Where events go.
    pub platform: Arc<Platform>,
    superuser: Config,
    person: String,
}

/// A drill whose copy passed every check.
pub struct Passed {
    /// The second that was restored.
    pub target: Timestamp,
    /// The content of the copy.
    pub copy: Drilled,
    /// Its audit log.
    pub log: Copied,
}

impl Passed {
    /// The result as the event and `--json` hold it.
    pub fn told(&self) -> Value {
        let (copy, log) = (&self.copy, &self.log);
        json!({ "target": self.target, "before": copy.before, "after": copy.after, "rows": copy.rows,
                "forced": copy.forced, "amcheck": copy.amcheck, "events": log.events, "buried": log.buried })
    }
}

impl Works {
    /// For this person. Errors, in words: this instance has no backups of its own.
    pub fn of(instance: &Instance, person: String) -> Result<Works, String> {
        let backups = instance.backups.clone()?;
        let superuser = instance.access.superuser.clone().ok_or("The database is run by the operator.")?;
        Ok(Works { backups, platform: instance.platform.clone(), superuser, person })
    }

    /// Makes a backup. Errors: the backup's or the database's.
    pub async fn make(&self, full: bool) -> Result<Set, Trouble> {
        let began = now();
        let made = self.made(full).await;
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

    async fn made(&self, full: bool) -> Result<Set, Trouble> {
        if !self.backups.have_room() {
            return Err(Trouble::Full);
        }
        if full {
            // The log after this backup must be whole: from here on the server drops none of it.
            self.backups.hold_on()?;
        }
        let made = match self.backups.make(full).await {
            Err(Trouble::NotReady) => {
                self.backups.prepare().await?;
                self.backups.make(full).await
            }
            made => made,
        }?;
        self.expire().await?;
        Ok(made)
    }

    /// Deletes the backups that were kept long enough, by days that the instance has lived.
    async fn expire(&self) -> Result<(), Trouble> {
        let lived = Lifetime::read(&self.platform, now()).await.map_err(ours)?;
        let Some(at) = lived.now() else { return Ok(()) };
        let kept = SignedDuration::from_hours(24 * i64::from(self.backups.retention_days()));
        let is_old = |ended| Timestamp::from_second(ended).is_ok_and(|ended| lived.is_over(ended, kept));
        self.backups.expire(at.as_second(), is_old).await
    }

    /// Reads every backup back. Errors: the backup's, and damage.
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

    /// Restores a random moment, checks the copy and deletes it. Errors: the backup's, and what the copy
    /// lacks.
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
        let wait = (self.earliest().await? + ROOM).duration_since(now());
        tokio::time::sleep(Duration::try_from(wait).unwrap_or_default()).await;
        self.minute(false).await?;
        let flushed = self.backups.flush(&self.superuser).await?;
        let spans = self.spans(Some(&flushed)).await?;
        let random = u64::from_le_bytes(random::random().map_err(ours)?);
        let target = pick(&spans, random).ok_or(Trouble::NothingReached)?;
        let minutes = heartbeat::since(&self.platform, spans[0].from).await.map_err(ours)?;
        let minutes = minutes.into_iter().map(|minute| minute.at).collect();
        let tally = heartbeat::tally_before(&self.platform, target - EDGE).await.map_err(ours)?;
        let tally = tally.as_ref().and_then(Tally::from_json);
        let name = format!("{}-{}", now().as_second(), std::process::id());
        let restored = self.backups.restored(&name, target).await?;
        let judged = self.judge(&restored, &Expected { target, minutes, tally }).await;
        restored.end().await?;
        judged
    }

    /// Judges a copy by the noted figures, and by what the current keyring can open.
    async fn judge(&self, restored: &Restored, expected: &Expected) -> Result<Passed, Trouble> {
        let copy = restored.look(expected).await?;
        let log = verify_restored::look(&self.platform, &restored.access()).await.map_err(ours)?;
        Ok(Passed { target: expected.target, copy, log: log.map_err(Trouble::Differs)? })
    }

    /// The moments that can be restored; `flushed`: the piece of the log that the database has just handed over. Errors:
    /// the backup's, the database's.
    pub async fn spans(&self, flushed: Option<&str>) -> Result<Vec<Span>, Trouble> {
        let Ok(earliest) = self.earliest().await else { return Ok(Vec::new()) };
        let noted = heartbeat::since(&self.platform, earliest).await.map_err(ours)?;
        let noted = noted.into_iter().filter_map(|minute| Some((minute.at, minute.log_piece?)));
        let all = noted.chain(flushed.map(|piece| (now(), piece.to_owned())));
        let minute = |(at, piece): (Timestamp, String)| Some(Minute { at, piece: Piece::of(&piece)? });
        let minutes: Vec<Minute> = all.filter_map(minute).collect();
        self.backups.reach(&self.superuser, &minutes).await
    }

    /// When the first backup ended. Errors: there is none.
    async fn earliest(&self) -> Result<Timestamp, Trouble> {
        let sets = self.backups.list().await?.sets;
        let first = sets.first().ok_or(Trouble::NoBackup)?.ended;
        Timestamp::from_second(first).map_err(|why| ours(Error::internal(why)))
    }

    /// Restores into a new folder, for a purpose. A running database first hands over the log it still holds. Gives
    /// the time of the last change in the copy; None: there is none after the backup. Errors: the backup's.
    pub async fn restore(
        &self,
        target: Target,
        into: &Path,
        purpose: &str,
    ) -> Result<Option<Timestamp>, Trouble> {
        let began = now();
        if let Err(trouble) = self.backups.flush(&self.superuser).await {
            tracing::warn!(%trouble, "the last minute may not be in the backups");
        }
        let restored = self.backups.restore(target, into).await;
        let told =
            restored.as_ref().map(|last| json!({ "seconds": seconds_since(began), "last_change": last }));
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

    /// Says that backups are not continuous, where the database has left the timeline of its newest backup: until the
    /// next full backup, every later moment depends on one small file of the log. Errors: the backup's, the database's.
    pub async fn judge_timeline(&self) -> Result<(), Trouble> {
        let is_known = gap(&self.platform).await.is_some();
        if is_known || !self.backups.has_new_timeline(&self.superuser).await? {
            return Ok(());
        }
        let after = json!({ "since": now(), "went_on": true,
                            "cause": "the database went on from a restored copy, and no full backup was made since" });
        note_gap(&self.platform, after).await.map_err(ours)
    }

    /// Notes that the newest state replaced the damaged data.
    pub async fn recovered(&self, began: Timestamp) {
        let told = json!({ "target": "latest", "in_place": true, "seconds": seconds_since(began) });
        self.tell(RESTORED, "recovery", Ok(told)).await;
        self.tell(EVENT, "recovery", Ok(json!({ "tables": [] }))).await;
    }

    /// Notes this minute, with the number of rows where they are counted. Errors: the database's.
    pub async fn minute(&self, count: bool) -> Result<(), Trouble> {
        let tally = if count { Some(backup::tally(&self.superuser).await?.to_json()) } else { None };
        heartbeat::note(&self.platform, now(), tally.as_ref()).await.map_err(ours)
    }

    /// Writes the event of a run. A failure to write it goes to the log and does not change the result.
    async fn tell(&self, action: &str, purpose: &str, how: Result<Value, &Trouble>) {
        let mut after = how.as_ref().ok().and_then(Value::as_object).cloned().unwrap_or_else(Map::new);
        let code = how.as_ref().err().map(|trouble| {
            tracing::warn!(action, %trouble, "backups");
            after.insert("cause".into(), json!(trouble.cause()));
            FAILED
        });
        after.insert("person".into(), json!(self.person));
        after.insert("purpose".into(), json!(purpose));
        let found = Finding { action: action.to_owned(), code, after: Value::Object(after) };
        if let Err(error) = note(&self.platform, now(), found).await {
            tracing::error!(%error, action, "it could not be noted what was done with the backups");
        }
    }
}

/// A moment of the spans, by a random number. None: there is no span.
fn pick(spans: &[Span], random: u64) -> Option<Timestamp> {
    let seconds = |span: &Span| u64::try_from(span.to.duration_since(span.from).as_secs()).unwrap_or(0) + 1;
    let mut left = random.checked_rem(spans.iter().map(seconds).sum())?;
    for span in spans {
        match left.checked_sub(seconds(span)) {
            None => return Some(span.from + SignedDuration::from_secs(i64::try_from(left).unwrap_or(0))),
            Some(rest) => left = rest,
        }
    }
    None
}

fn seconds_since(began: Timestamp) -> i64 {
    now().duration_since(began).as_secs()
}

/// Turns a failure of our own database into one of the backups.
fn ours(why: Error) -> Trouble {
    Trouble::Other { code: 0, words: why.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_second_of_each_span_is_drilled_as_often_and_none_between_them() {
        let at = |second| Timestamp::from_second(second).expect("a time");
        let spans = [Span { from: at(10), to: at(12) }, Span { from: at(20), to: at(21) }];
        let all: Vec<i64> =
            (0..6).map(|random| pick(&spans, random).expect("a second").as_second()).collect();
        assert_eq!(all, [10, 11, 12, 20, 21, 10]);
        assert_eq!(pick(&[], 7), None);
    }
}
