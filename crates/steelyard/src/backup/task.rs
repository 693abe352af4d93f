//! The task that makes backups on time, verifies them, runs drills, and notes each minute the figures by
//! which a drill judges a copy.
//! Invariant: a missed run follows at the next start; a failed run is repeated, and each failure is logged.

use super::work::Works;
use crate::config::backup::Backup;
use crate::instance::now;
use assurance::backups::{DRILLED, GAP, VERIFIED};
use assurance::evidence::{self, Evidence};
use assurance::state::Run;
use database::backup::{Set, Trouble};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use lifecycle::pause;
use platform::disk::Room;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The program serves first after its start.
const SETTLE: Duration = Duration::from_secs(5);
const LOOK: Duration = Duration::from_secs(20);
const MINUTE: Duration = Duration::from_secs(60);
/// The rows are counted once in this many minutes.
const COUNTED: u32 = 60;
/// After a failure.
const PAUSE: Duration = Duration::from_secs(15 * 60);
const AGAIN: SignedDuration = SignedDuration::from_hours(1);
const SOON: Duration = Duration::from_secs(30);
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// The running task.
pub struct Keeping {
    stop: watch::Sender<bool>,
    works: Works,
    task: JoinHandle<()>,
}

/// Starts the task.
pub fn start(works: Works, schedule: Backup) -> Keeping {
    let (stop, stopped) = watch::channel(false);
    let task = tokio::spawn(run(works.clone(), schedule, stopped));
    Keeping { stop, works, task }
}

impl Keeping {
    /// Stops, and ends a run that is under way: the next start makes up a backup that was cut short.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        self.works.backups.cancel();
        self.task.abort();
        let _ = self.task.await; // The abort is the expected end.
    }
}

async fn run(works: Works, schedule: Backup, stop: watch::Receiver<bool>) {
    tokio::time::sleep(SETTLE).await;
    while let Err(trouble) = works.backups.prepare().await {
        tracing::error!(%trouble, "no backups can be made; trying again");
        tokio::time::sleep(SOON).await;
    }
    tokio::join!(minutes(&works, stop.clone()), jobs(&works, &schedule, stop));
}

async fn minutes(works: &Works, stop: watch::Receiver<bool>) {
    let mut passed = 0;
    while !*stop.borrow() {
        if works.platform.disk.is_out() {
            tokio::time::sleep(LOOK).await;
            continue;
        }
        if let Err(trouble) = works.minute(passed % COUNTED == 0).await {
            tracing::error!(%trouble, "a minute could not be noted");
        }
        passed += 1;
        tokio::time::sleep(MINUTE).await;
    }
}

async fn jobs(works: &Works, schedule: &Backup, stop: watch::Receiver<bool>) {
    let (mut failures, mut last) = (0, None);
    while !*stop.borrow() {
        match next(works, schedule).await {
            Ok(None) => {
                (failures, last) = (0, None);
                tokio::time::sleep(LOOK).await;
            }
            // It failed, or it did not help: a backup does not cure the age that a wrong clock tells.
            Ok(Some(job)) if last == Some(job) => {
                rested(works, failures).await;
                (failures, last) = (failures + 1, None);
            }
            Ok(Some(job)) => match run_one(works, job).await {
                Err(Trouble::Busy) => tokio::time::sleep(SOON).await,
                _ => last = Some(job),
            },
            Err(trouble) => {
                tracing::error!(%trouble, "what there is of backups could not be looked at");
                rested(works, failures).await;
                failures += 1;
            }
        }
    }
}

/// Waits after a failure, longer each time, but only until a full backup disk has room again.
async fn rested(works: &Works, failures: u32) {
    let is_full = || works.platform.disk.of_backups() >= Room::Full;
    let (was_full, end) = (is_full(), tokio::time::Instant::now() + pause::after(failures, PAUSE));
    while tokio::time::Instant::now() < end && (!was_full || is_full()) {
        tokio::time::sleep(LOOK).await;
    }
}

async fn run_one(works: &Works, job: Job) -> Result<(), Trouble> {
    tracing::info!(?job, "backups");
    let span = works.platform.span(job.name());
    let doing = async {
        match job {
            Job::Full => works.make(true).await.map(drop),
            Job::Changes => works.make(false).await.map(drop),
            Job::Verify => works.verify().await.map(drop),
            Job::Drill => works.drill().await.map(drop),
        }
    };
    let done = span.around(doing).await;
    if done.is_err() {
        span.failed("backup");
    }
    done
}

/// The kinds of run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Job {
    Full,
    Changes,
    Verify,
    Drill,
}

impl Job {
    /// The name of its span.
    fn name(self) -> &'static str {
        match self {
            Job::Full => "back up everything",
            Job::Changes => "back up changes",
            Job::Verify => "read the backups back",
            Job::Drill => "drill a restore",
        }
    }
}

async fn next(works: &Works, schedule: &Backup) -> Result<Option<Job>, Trouble> {
    let sets = works.backups.list().await?.sets;
    let last = evidence::last(&works.platform, [VERIFIED, DRILLED, GAP]).await;
    let [verified, drilled, gap] = last.map_err(|why| Trouble::Other { code: 0, words: why.to_string() })?;
    let run = |evidence: Option<Evidence>| evidence.map(|it| Run { at: it.at, held: it.held });
    // A drill from before the gap says nothing about the backups after it.
    let ended = gap.as_ref().map(|gap| gap.at);
    let drilled = drilled.filter(|drill| ended.is_none_or(|ended| drill.at > ended));
    let job = match gap {
        // Until then no later moment can be restored.
        Some(gap) if !gap.held => Some(Job::Full),
        _ => due(&sets, run(verified), run(drilled), schedule, now()),
    };
    let disk = &works.platform.disk;
    Ok(job.filter(|job| has_room(*job, disk.room(), disk.of_backups())))
}

/// Whether the disks have room for a job: the data disk, where a drill also puts a copy, and the backup disk.
fn has_room(job: Job, data: Room, backups: Room) -> bool {
    match job {
        Job::Full | Job::Changes => backups < Room::Full && data < Room::Out,
        Job::Verify => true,
        Job::Drill => data == Room::Plenty,
    }
}

/// Backups come first: without one there is nothing to verify or drill.
fn due(
    sets: &[Set],
    verified: Option<Run>,
    drilled: Option<Run>,
    schedule: &Backup,
    now: Timestamp,
) -> Option<Job> {
    let ended = |set: Option<&Set>| set.map_or(i64::MIN, |set| set.ended);
    let is_late = |last: Option<Run>, every: SignedDuration| {
        last.is_none_or(|last| now.duration_since(last.at) >= if last.held { every } else { AGAIN })
    };
    let (full, any) = (ended(sets.iter().rev().find(|set| set.full)), ended(sets.last()));
    if full < last_turn(schedule, now, Some(schedule.full_on)).as_second() {
        return Some(Job::Full);
    }
    if any < last_turn(schedule, now, None).as_second() {
        return Some(Job::Changes);
    }
    if is_late(verified, DAY) {
        return Some(Job::Verify);
    }
    is_late(drilled, DAY * i32::from(schedule.drill_days)).then_some(Job::Drill)
}

/// The last time of day before now, of any day or of this weekday.
fn last_turn(schedule: &Backup, now: Timestamp, weekday: Option<Weekday>) -> Timestamp {
    let today = now.to_zoned(TimeZone::UTC).date();
    let turn = |date: Date| {
        let zoned = date.to_datetime(schedule.at).to_zoned(TimeZone::UTC);
        zoned.map(|zoned| zoned.timestamp()).unwrap_or(now)
    };
    let days = (0..8).map(|back| today.saturating_sub(back.days()));
    let fits = |date: &Date| weekday.is_none_or(|day| day == date.weekday()) && turn(*date) <= now;
    days.filter(fits).map(turn).next().unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    fn schedule() -> Backup {
        let (at, full_on) = (time(2, 0, 0, 0), Weekday::Sunday);
        Backup { on: None, folder: None, retention_days: 14, at, full_on, drill_days: 7 }
    }

    fn at(text: &str) -> Timestamp {
        format!("2026-11-{text}:00Z").parse().expect("a moment")
    }

    fn set(full: bool, ended: &str) -> Set {
        let ended = at(ended).as_second();
        Set { full, ended, ..Set::default() }
    }

    /// 2026-11-22 is a Sunday.
    #[test]
    fn everything_weekly_changes_daily_and_what_was_missed_at_once() {
        let done = Some(Run { at: at("23T09:00"), held: true });
        let next = |sets: &[Set], now: &str| due(sets, done, done, &schedule(), at(now));
        assert_eq!(next(&[], "23T09:00"), Some(Job::Full));
        let sunday = set(true, "22T02:03");
        assert_eq!(next(std::slice::from_ref(&sunday), "23T01:59"), None);
        assert_eq!(next(std::slice::from_ref(&sunday), "23T02:00"), Some(Job::Changes));
        let both = [sunday, set(false, "23T02:01")];
        assert_eq!(next(&both, "23T09:00"), None);
        assert_eq!(
            next(&both, "25T11:00"),
            Some(Job::Changes),
            "two nights the machine was off: one is made up"
        );
        assert_eq!(next(&both, "29T02:00"), Some(Job::Full));
        assert_eq!(next(&[set(true, "21T10:00")], "22T01:00"), None, "it is not Sunday's turn yet");
    }

    #[test]
    fn nothing_is_copied_to_a_disk_without_room() {
        for (job, data, backups, goes) in [
            (Job::Full, Room::Full, Room::Low, true),
            (Job::Full, Room::Plenty, Room::Full, false),
            (Job::Changes, Room::Plenty, Room::Out, false),
            (Job::Changes, Room::Out, Room::Plenty, false),
            (Job::Drill, Room::Low, Room::Plenty, false),
            (Job::Drill, Room::Plenty, Room::Out, true),
            (Job::Verify, Room::Out, Room::Out, true),
        ] {
            assert_eq!(has_room(job, data, backups), goes, "{job:?} {data:?} {backups:?}");
        }
    }

    #[test]
    fn each_day_is_read_back_and_each_week_drilled() {
        let sets = [set(true, "22T02:03"), set(false, "23T02:01")];
        let run = |text, held| Some(Run { at: at(text), held });
        let (early, late) = (run("22T08:59", true), run("23T08:00", true));
        let next = |verified, drilled| due(&sets, verified, drilled, &schedule(), at("23T09:00"));
        assert_eq!(next(None, late), Some(Job::Verify));
        assert_eq!(next(early, late), Some(Job::Verify));
        assert_eq!(next(late, None), Some(Job::Drill));
        assert_eq!(next(late, early), None);
        assert_eq!(next(late, run("16T09:00", true)), Some(Job::Drill));
        assert_eq!(next(run("23T08:00", false), late), Some(Job::Verify), "what failed is tried each hour");
        assert_eq!(next(run("23T08:01", false), early), None);
    }
}
