//! Checks of the backups: their age, whether they can be read and restored, encryption, retention, and a
//! reason for each opening.
//! Invariant: a backup that nobody restored lately proves nothing; the backup program is judged by its output
//! and never by its exit code.

use crate::evidence::{self, Evidence};
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use database::backup::{Backups, Segments, Set, Trouble};
use jiff::SignedDuration;
use kernel::day::Instant;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// The names of the instance's events about backups.
pub const MADE: &str = "backup.make";
/// Every file was read and compared.
pub const VERIFIED: &str = "backup.verify";
/// A backup was restored, checked and deleted.
pub const DRILLED: &str = "backup.drill";
/// A backup was restored to be used.
pub const RESTORED: &str = "backup.restore";
/// The program dropped a part of the database's log, so backups are not continuous until an event says that they are again.
pub const GAP: &str = "backup.gap";

/// A day, and some hours for a long run.
const DAILY: SignedDuration = SignedDuration::from_hours(30);
const DRILLED_WITHIN: SignedDuration = SignedDuration::from_hours(8 * 24);
const LAG: i64 = 5 * 60;
const CYCLE_DAYS: i64 = 7;
const DAY: i64 = 86_400;
/// Files whose first bytes are checked.
const SAMPLE: usize = 50;
/// The first bytes of a file from OpenSSL's cipher.
const SALTED: &[u8] = b"Salted__";

fn backups(world: &World) -> Result<&Backups, Broken> {
    world.backups.as_ref().map_err(|why| Broken::because(why.clone()))
}

/// A failure in public words; this machine's log has the details.
fn broken(trouble: Trouble) -> Broken {
    let cause = trouble.cause();
    Broken::caused(format!("The backups cannot be used: {cause}."), trouble)
}

/// backup-daily
pub async fn daily(world: &World) -> Verdict {
    let listing = backups(world)?.list().await.map_err(broken)?;
    let [verified] = evidence::last(&world.platform, [VERIFIED]).await?;
    recent(listing.sets.last(), verified.as_ref(), (world.clock)())
}

fn recent(last: Option<&Set>, verified: Option<&Evidence>, now: Instant) -> Verdict {
    let last = last.ok_or_else(|| Broken::because("No backup has been made yet."))?;
    let age = now.as_second() - last.ended;
    ensure(age <= DAILY.as_secs(), || format!("The last good backup ended {} hours ago.", age / 3_600))?;
    ensure(!last.damaged, || "The database had damaged pages when the last backup was made.".into())?;
    let verified = verified.ok_or_else(|| Broken::because("The backups have not been read back yet."))?;
    ensure(verified.held, || {
        format!("Reading the backups back found them wrong: {}.", verified.text("cause"))
    })?;
    ensure(!verified.is_older(DAILY, now), || "The backups were not read back for more than a day.".into())?;
    let kind = if last.full { "Everything" } else { "What had changed" };
    Ok(Proof::of(format!(
        "{kind} was backed up {} minutes ago ({}); every file that is kept was read back and is what was written.",
        age / 60,
        last.label
    ))
    .with("age_seconds", usize::try_from(age).unwrap_or(0))
    .with("stored_bytes", usize::try_from(last.stored).unwrap_or(usize::MAX)))
}

/// backup-pitr
pub async fn any_second(world: &World) -> Verdict {
    let segments = backups(world)?.segments().await.map_err(broken)?;
    let [gap] = evidence::last(&world.platform, [GAP]).await?;
    if let Some(gap) = gap.filter(|gap| !gap.held) {
        return Err(Broken::because(format!(
            "Backups are not continuous since {}. A full backup follows as soon as the disk of the backups has room.",
            gap.text("since")
        )));
    }
    unbroken(&segments, (world.clock)())
}

fn unbroken(segments: &Segments, now: Instant) -> Verdict {
    let newest =
        segments.newest.ok_or_else(|| Broken::because("Nothing of the log has been archived yet."))?;
    let lag = (now.as_second() - newest).max(0);
    ensure(lag <= LAG, || {
        format!("The database's log has not reached the backups for {} minutes.", lag / 60)
    })?;
    ensure(segments.missing == 0, || {
        format!("{} pieces of the archived log are missing.", segments.missing)
    })?;
    let says =
        format!("The log's {} pieces follow each other; the last came {lag} seconds ago.", segments.count);
    Ok(Proof::of(says)
        .with("lag_seconds", usize::try_from(lag).unwrap_or(0))
        .with("pieces", segments.count)
        .with("gaps", 0))
}

/// restore-drills
pub async fn drills(world: &World) -> Verdict {
    backups(world)?;
    let [last] = evidence::last(&world.platform, [DRILLED]).await?;
    drilled(last.as_ref(), (world.clock)())
}

fn drilled(last: Option<&Evidence>, now: Instant) -> Verdict {
    let last = last.ok_or_else(|| Broken::because("No backup has been restored for a drill yet."))?;
    ensure(last.held, || format!("The last drill failed: {}.", last.text("cause")))?;
    ensure(!last.is_older(DRILLED_WITHIN, now), || "The last drill was more than eight days ago.".into())?;
    let count = |name: &str| last.found[name].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    Ok(Proof::of(format!(
        "A copy of {} was restored in {} seconds: {} rows and {} noted minutes as they were, {} tables hold workspaces apart, \
         the {} events of its audit log open and are those that were sealed, and of workspaces that were ended nothing opens.",
        last.text("target"),
        count("seconds"),
        count("rows"),
        count("before"),
        count("forced"),
        count("events")
    ))
    .with("rows", count("rows"))
    .with("events", count("events"))
    .with("seconds", count("seconds")))
}

/// backup-purpose
pub async fn purpose(world: &World) -> Verdict {
    let old = backups(world)?.leftovers().iter().filter(|age| age.as_secs() > 3_600).count();
    ensure(old == 0, || format!("{old} copies of a drill have been left for more than an hour."))?;
    let [restored] = evidence::last(&world.platform, [RESTORED]).await?;
    ensure(restored.is_none_or(|it| !it.text("purpose").is_empty()), || {
        "A backup was opened and nobody said why.".into()
    })?;
    Ok(Proof::of("No copy of a drill is left, and the last restore says who asked for it and why.")
        .with("copies", old))
}

/// backup-retention
pub async fn retention(world: &World) -> Verdict {
    let backups = backups(world)?;
    let sets = backups.list().await.map_err(broken)?.sets;
    let files = backups.stored().await.map_err(broken)?.files;
    kept(&sets, &files, i64::from(backups.retention_days()), (world.clock)().as_second())
}

fn kept(sets: &[Set], files: &BTreeMap<String, i64>, days: i64, now: i64) -> Verdict {
    let oldest = sets.first().ok_or_else(|| Broken::because("No backup has been made yet."))?;
    let fulls = sets.iter().filter(|set| set.full).count();
    ensure(fulls > 1 || now - oldest.ended <= (CYCLE_DAYS + 1) * DAY, || {
        "There is one full backup and it is more than a week old: two are kept.".into()
    })?;
    // Two full backups stay however few the days are; the next run deletes expired ones.
    let limit = (days.max(CYCLE_DAYS) + CYCLE_DAYS + 1) * DAY;
    // Two indexes and a short history stay as long as the repository.
    let is_kept = |path: &str| !path.contains(".info") && !path.contains("backup.history");
    let late = files.iter().filter(|(path, time)| is_kept(path) && now - **time > limit).count();
    ensure(late == 0, || format!("{late} files are older than {} days and still there.", limit / DAY))?;
    Ok(Proof::of(format!(
        "{} backups are kept, the oldest {} days old; the figure is {days} days and two full backups.",
        sets.len(),
        (now - oldest.ended) / DAY
    ))
    .with("backups", sets.len())
    .with("full", fulls))
}

/// encrypt-backups
pub async fn encrypted(world: &World) -> Verdict {
    let backups = backups(world)?;
    ensure(backups.list().await.map_err(broken)?.encrypted, || "Backups are not encrypted.".into())?;
    let (repository, key) = (backups.repository(), backups.key_file());
    ensure(backups.has_key() && !key.starts_with(&repository), || {
        "The key of the backups is missing or is stored among them.".into()
    })?;
    let files: Vec<String> = backups.stored().await.map_err(broken)?.files.into_keys().collect();
    let sample = sample(&files, platform::random::random::<8>().map(u64::from_le_bytes)?);
    let plain = sample.iter().filter(|file| !is_salted(&repository.join(file))).count();
    ensure(plain == 0, || format!("{plain} of {} files looked at are not encrypted.", sample.len()))?;
    ensure(!backups.opens_with_another_key().await.map_err(broken)?, || {
        "The backups open with another key.".into()
    })?;
    let says = format!(
        "{} files of {} were looked at: each is encrypted. Another key opens nothing.",
        sample.len(),
        files.len()
    );
    Ok(Proof::of(says).with("files", sample.len()).with("plain", plain))
}

/// Some of the files, evenly spaced from a random start; the newest are among them.
fn sample(files: &[String], chance: u64) -> Vec<&String> {
    let step = files.len().div_ceil(SAMPLE).max(1);
    let from = usize::try_from(chance % u64::try_from(step).unwrap_or(1)).unwrap_or(0);
    files.iter().skip(from).step_by(step).collect()
}

/// A file that was deleted meanwhile is not unencrypted.
fn is_salted(path: &Path) -> bool {
    let mut head = [0; SALTED.len()];
    match std::fs::File::open(path) {
        Ok(mut file) => file.read_exact(&mut head).is_ok() && head == SALTED,
        Err(why) => why.kind() == std::io::ErrorKind::NotFound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn at(seconds: i64) -> Instant {
        Instant::from_second(1_800_000_000 + seconds).expect("a moment")
    }

    fn full(age_days: i64) -> Set {
        let ended = 1_800_000_000 - age_days * DAY;
        Set { label: "x".into(), full: true, ended, bytes: 1, stored: 1, ..Set::default() }
    }

    fn told(held: bool, found: serde_json::Value) -> Evidence {
        Evidence { at: at(0), held, found }
    }

    #[test]
    fn a_scheduler_that_stood_still_for_31_hours_shows() {
        let good = told(true, json!({}));
        assert!(recent(Some(&full(0)), Some(&good), at(3_600)).is_ok());
        let late = recent(Some(&full(0)), Some(&good), at(31 * 3_600)).expect_err("too old").says;
        assert!(late.contains("31 hours"), "{late}");
        assert!(recent(None, Some(&good), at(0)).is_err() && recent(Some(&full(0)), None, at(0)).is_err());
        let wrong = told(false, json!({ "cause": "a file of the backup is damaged" }));
        let says = recent(Some(&full(0)), Some(&wrong), at(0)).expect_err("damaged").says;
        assert!(says.contains("damaged"), "{says}");
    }

    #[test]
    fn a_log_that_stands_still_or_has_a_gap_shows() {
        let log = |newest, missing| Segments { count: 3, missing, newest };
        let now = Some(1_800_000_000);
        assert!(unbroken(&log(now, 0), at(300)).is_ok());
        assert!(unbroken(&log(now, 0), at(301)).is_err());
        assert!(unbroken(&log(now, 1), at(0)).is_err() && unbroken(&log(None, 0), at(0)).is_err());
    }

    #[test]
    fn a_drill_counts_for_eight_days() {
        let good = told(true, json!({ "rows": 5 }));
        assert!(drilled(Some(&good), at(8 * DAY)).is_ok());
        assert!(drilled(Some(&good), at(8 * DAY + 1)).is_err());
        let failed =
            drilled(Some(&told(false, json!({ "cause": "no key" }))), at(0)).expect_err("failed").says;
        assert!(failed.contains("no key"), "{failed}");
        assert!(drilled(None, at(0)).is_err());
    }

    #[test]
    fn what_is_kept_too_long_or_too_short_shows() {
        let now = 1_800_000_000;
        let files = |age: i64| {
            BTreeMap::from([
                ("archive/steelyard/15-1/x.zst".to_owned(), now - age * DAY),
                ("backup/steelyard/backup.info".to_owned(), 0),
            ])
        };
        assert!(kept(&[full(9), full(2)], &files(22), 14, now).is_ok());
        assert!(kept(&[full(9), full(2)], &files(23), 14, now).is_err());
        assert!(kept(&[full(9)], &files(1), 14, now).is_err(), "one full backup, and its turn is over");
        assert!(kept(&[full(8)], &files(1), 14, now).is_ok());
        assert!(kept(&[], &files(1), 14, now).is_err());
    }

    #[test]
    fn a_sample_is_of_the_size_and_of_the_whole() {
        let files: Vec<String> = (0..1_000).map(|n| n.to_string()).collect();
        assert_eq!((sample(&files, 7).len(), sample(&files[..3], 9).len(), sample(&[], 1).len()), (50, 3, 0));
    }
}
