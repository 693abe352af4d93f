//! The task that watches the disks the instance writes to. It measures their room, warns the operator, keeps
//! the ballast, and bounds the log that waits for the backups.
//! Invariant: it measures more often near the end. The operator gets one mail for each step down, and another
//! the next day if it lasts.

pub mod queue;

use crate::config::Config;
use crate::instance::{Instance, now};
use crate::task::Task;
use assurance::evidence;
use catalogue::{Phrase, say};
use database::backup::Backups;
use database::room;
use jiff::{SignedDuration, Timestamp};
use mail::{messages, operators};
use platform::disk::{Limits, MIB, Room, Seen};
use platform::error::Result;
use platform::instance::{Finding, note_at_once};
use platform::platform::Platform;
use platform::worries::Worry;
use queue::Queue;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Time between two measurements: far from the limits, near them, and after a warning.
const FAR: Duration = Duration::from_secs(5);
const NEAR: Duration = Duration::from_secs(1);
const CLOSE: Duration = Duration::from_millis(200);
/// So many times the warning limit counts as far.
const TIMES: u64 = 4;
/// Least time between two mails about the same step of the same disk.
const AGAIN: SignedDuration = SignedDuration::from_hours(24);
/// A mail that could not be queued is tried again after this.
const MAIL_AGAIN: SignedDuration = SignedDuration::from_mins(1);
/// Longest time for one measurement: a disk of another machine may not answer.
const LONGEST: Duration = Duration::from_secs(10);

/// A folder that the instance writes to.
#[derive(Debug, Clone)]
struct Place {
    what: &'static str,
    path: PathBuf,
    takes_changes: bool,
    takes_backups: bool,
}

/// Where the instance writes. A database elsewhere has disks of its own.
fn places(data: &Path, is_private: bool, backups: Option<&Backups>) -> Vec<Place> {
    let of_changes = |what, path| Place { what, path, takes_changes: is_private, takes_backups: false };
    let mut places = vec![of_changes("data", data.to_owned())];
    if is_private {
        places.push(of_changes("database", data.join("pg/data")));
        places.push(of_changes("database log", data.join("pg/data/pg_wal")));
    }
    if let Some(folder) = backups.and_then(|backups| backups.repository().parent().map(Path::to_owned)) {
        places.push(Place { what: "backups", path: folder, takes_changes: false, takes_backups: true });
    }
    places
}

/// Each disk once, however many of the folders it holds. A folder that cannot be measured is left out: it is
/// on the disk of its parent folder, or missing.
fn look(places: &[Place], limits: &Limits) -> Vec<Seen> {
    let mut disks: BTreeMap<u64, usize> = BTreeMap::new();
    let mut seen: Vec<Seen> = Vec::new();
    for place in places {
        let Ok(room::Measured { free, total, device }) = room::measure(&place.path) else { continue };
        let at = *disks.entry(device).or_insert(seen.len());
        if let Some(disk) = seen.get_mut(at) {
            disk.takes_changes |= place.takes_changes;
            disk.takes_backups |= place.takes_backups;
            continue;
        }
        let (what, path, room) = (place.what, place.path.clone(), limits.judge(free, total));
        let Place { takes_changes, takes_backups, .. } = *place;
        seen.push(Seen { what, path, free, total, room, takes_changes, takes_backups });
    }
    seen
}

/// The disks as they are now, for a command.
pub fn seen(instance: &Instance, config: &Config) -> Vec<Seen> {
    let is_private = instance.access.superuser.is_some();
    look(&places(&instance.data, is_private, instance.backups.as_ref().ok()), &config.disk.limits)
}

/// Time until the next measurement.
fn pause(seen: &[Seen], limits: &Limits) -> Duration {
    let wait = |disk: &Seen| match disk.free {
        free if free < limits.warned_below(disk.total) => CLOSE,
        free if free < limits.warned_below(disk.total).saturating_mul(TIMES) => NEAR,
        _ => FAR,
    };
    seen.iter().map(wait).min().unwrap_or(FAR)
}

/// The warnings so far about a disk.
#[derive(Debug, Clone, Default)]
struct Told {
    /// The last room that was logged.
    logged: Room,
    /// The last room that was noted as an event.
    noted: Room,
    /// When a mail was sent for a room.
    mailed: BTreeMap<Room, Timestamp>,
    /// A room that was noted and not mailed yet, and when the mail was last tried.
    unmailed: Option<(Room, Timestamp)>,
}

/// The next step for a disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    Nothing,
    /// An event, and a mail.
    Warning,
    /// An event.
    Relief,
}

impl Told {
    /// A room is mailed once in a day, however often the disk crosses the limit.
    fn due(&self, room: Room, now: Timestamp) -> Due {
        let is_mailed = |at: &Timestamp| now.duration_since(*at) < AGAIN;
        let is_tried = |at: Timestamp| now.duration_since(at).abs() < MAIL_AGAIN;
        match room {
            Room::Plenty if self.noted > Room::Plenty => Due::Relief,
            Room::Plenty => Due::Nothing,
            room if self.unmailed.is_some_and(|(of, at)| of >= room && is_tried(at)) => Due::Nothing,
            // On the way up nothing new is wrong.
            room if self.mailed.range(room..).any(|(_, at)| is_mailed(at)) => Due::Nothing,
            _ => Due::Warning,
        }
    }
}

struct Watcher {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    data: PathBuf,
    contact: String,
    limits: Limits,
    places: Vec<Place>,
    keeps_ballast: bool,
    told: BTreeMap<&'static str, Told>,
    queue: Option<Queue>,
}

/// Starts to watch. It measures once before the program serves.
pub fn start(instance: &Instance, config: &Config) -> Task {
    let is_private = instance.access.superuser.is_some();
    let contact = config.operators_contact();
    let watcher = Watcher {
        platform: instance.platform.clone(),
        jobs: instance.access.jobs.clone(),
        data: instance.data.clone(),
        contact,
        limits: config.disk.limits,
        places: places(&instance.data, is_private, instance.backups.as_ref().ok()),
        keeps_ballast: is_private,
        told: BTreeMap::new(),
        queue: Queue::of(instance, config.disk.archive_queue),
    };
    instance.platform.disk.set(look(&watcher.places, &watcher.limits));
    Task::start(|stop| watcher.run(stop))
}

impl Watcher {
    async fn run(mut self, mut stop: watch::Receiver<bool>) {
        self.remember().await;
        let mut looked = tokio::time::Instant::now();
        while !*stop.borrow() {
            let seen = self.look().await;
            self.tell(&seen).await;
            self.keep_ballast(&seen).await;
            if looked.elapsed() >= FAR || self.platform.disk.room() > Room::Plenty {
                looked = tokio::time::Instant::now();
                self.look_at_the_queue().await;
            }
            // A closed channel counts as a stop: the program is ending.
            let _ = tokio::time::timeout(pause(&seen, &self.limits), stop.wait_for(|is_over| *is_over)).await;
        }
    }

    /// A restart alone sends no mail again.
    async fn remember(&mut self) {
        for what in self.places.iter().map(|place| place.what) {
            let Ok([Some(last)]) = evidence::last(&self.platform, [event(what).as_str()]).await else {
                continue;
            };
            let named = |room: &Room| room.as_str() == last.text("room");
            let told = self.told.entry(what).or_default();
            told.noted = [Room::Low, Room::Full, Room::Out].into_iter().find(named).unwrap_or_default();
            if told.noted > Room::Plenty {
                told.mailed.insert(told.noted, last.at);
            }
        }
    }

    async fn look(&self) -> Vec<Seen> {
        let (places, limits) = (self.places.clone(), self.limits);
        let looking = tokio::task::spawn_blocking(move || look(&places, &limits));
        match tokio::time::timeout(LONGEST, looking).await {
            Ok(Ok(seen)) => {
                self.platform.disk.set(seen.clone());
                crate::log::hold(self.platform.disk.is_out());
                seen
            }
            // The last measurement holds.
            _ => {
                tracing::error!("a disk does not answer");
                self.platform.disk.all()
            }
        }
    }

    async fn tell(&mut self, seen: &[Seen]) {
        for disk in seen {
            let (name, at, room) = (event(disk.what), now(), disk.room);
            match room {
                Room::Plenty => self.platform.worries.mended(&name),
                _ => self.platform.worries.tell(&name, worry(disk, at)),
            }
            let told = self.told.entry(disk.what).or_default();
            if std::mem::replace(&mut told.logged, room) != room {
                tracing::error!(
                    disk = disk.what,
                    room = room.as_str(),
                    told = %disk.free_space(),
                    "the room on a disk changed"
                );
            }
            let due = told.due(room, at);
            // Below the floor of its own disk the database has no room for a mail. The next look tries again.
            if due == Due::Nothing || self.platform.disk.is_out() {
                continue;
            }
            if let Err(error) = self.note(disk, due, at).await {
                tracing::warn!(%error, "that a disk is short of space could not be told yet");
            }
        }
    }

    /// An event, and a mail where room is short. An event whose mail failed is not written again with the next try.
    async fn note(&mut self, disk: &Seen, due: Due, at: Timestamp) -> Result<()> {
        let is_short = due == Due::Warning;
        let told = self.told.get(disk.what).cloned().unwrap_or_default();
        if !is_short || told.unmailed.is_none_or(|(of, _)| of != disk.room) {
            self.write_event(disk, is_short, at).await?;
        }
        let told = self.told.entry(disk.what).or_default();
        (told.noted, told.unmailed) = (disk.room, is_short.then_some((disk.room, at)));
        if is_short {
            let words = messages::machine::disk(disk, at);
            operators::warn(&self.platform, &self.jobs, &self.contact, &words, at).await?;
            self.platform.mail.wake();
            let told = self.told.entry(disk.what).or_default();
            told.unmailed = None;
            told.mailed.insert(disk.room, at);
        }
        Ok(())
    }

    async fn write_event(&self, disk: &Seen, is_short: bool, at: Timestamp) -> Result<()> {
        let after =
            json!({ "room": disk.room.as_str(), "free_mb": disk.free / MIB, "total_mb": disk.total / MIB });
        let found = Finding { action: event(disk.what), code: is_short.then_some("disk_full"), after };
        note_at_once(&self.platform, at, found).await
    }

    /// Makes the ballast again where there is room for it besides.
    async fn keep_ballast(&mut self, seen: &[Seen]) {
        let Some(disk) = seen.first().filter(|_| self.keeps_ballast) else { return };
        let besides = disk.free.saturating_sub(room::BALLAST);
        if room::has_ballast(&self.data) || self.limits.judge(besides, disk.total) > Room::Plenty {
            return;
        }
        let data = self.data.clone();
        let taken = tokio::task::spawn_blocking(move || room::take_ballast(&data)).await;
        if !matches!(taken, Ok(Ok(()))) {
            tracing::warn!("no ballast is kept: this file system sets no blocks aside");
            self.keeps_ballast = false;
        }
    }

    async fn look_at_the_queue(&mut self) {
        let Some(queue) = &mut self.queue else { return };
        if let Err(trouble) = queue.look(&self.platform).await {
            tracing::warn!(trouble, "what waits for the backups could not be looked at");
        }
    }
}

/// The name of a disk's room among the instance's events and worries.
fn event(what: &str) -> String {
    format!("disk.{}", what.replace(' ', "_"))
}

/// The public words.
fn worry(disk: &Seen, since: Timestamp) -> Worry {
    let (free, total) = (disk.free / MIB, disk.total / MIB);
    Worry {
        title: say!("The disk of the {what} is short of space", what = Phrase::of(disk.what)),
        says: say!(
            "{free} MB of {total} MB are free: {state}.",
            free,
            total,
            state = Phrase::of(disk.means())
        ),
        since,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).expect("a moment")
    }

    fn disk(free: u64) -> Seen {
        let (total, room) = (100_000 * MIB, Limits::USUAL.judge(free, 100_000 * MIB));
        Seen { what: "data", path: "/".into(), free, total, room, takes_changes: true, takes_backups: false }
    }

    #[test]
    fn the_closer_the_end_the_more_often_it_is_looked() {
        let wait = |mb: u64| pause(&[disk(50_000 * MIB), disk(mb * MIB)], &Limits::USUAL);
        assert_eq!((wait(5_000), wait(4_000), wait(1_000)), (FAR, NEAR, CLOSE));
        assert_eq!(pause(&[], &Limits::USUAL), FAR);
    }

    #[test]
    fn a_step_down_is_mailed_once_a_day_and_relief_is_noted_once() {
        let mut told = Told::default();
        assert_eq!(told.due(Room::Plenty, at(0)), Due::Nothing);
        assert_eq!(told.due(Room::Low, at(0)), Due::Warning);
        (told.noted, told.mailed) = (Room::Low, BTreeMap::from([(Room::Low, at(0))]));
        for (room, second, due) in [
            (Room::Low, 86_399, Due::Nothing),
            (Room::Low, 86_400, Due::Warning),
            (Room::Full, 1, Due::Warning),
            (Room::Plenty, 1, Due::Relief),
        ] {
            assert_eq!(told.due(room, at(second)), due, "{room:?} after {second} s");
        }
        (told.noted, told.mailed) = (Room::Plenty, BTreeMap::from([(Room::Full, at(0))]));
        assert_eq!(told.due(Room::Low, at(1)), Due::Nothing, "less than was mailed of");
        assert_eq!(told.due(Room::Plenty, at(1)), Due::Nothing, "noted already");
    }

    #[test]
    fn a_mail_that_failed_is_tried_again_after_a_minute_and_at_once_for_less_room() {
        let told = Told { noted: Room::Low, unmailed: Some((Room::Low, at(0))), ..Told::default() };
        for (room, second, due) in [
            (Room::Low, 0, Due::Nothing),
            (Room::Low, 59, Due::Nothing),
            (Room::Low, 60, Due::Warning),
            (Room::Full, 1, Due::Warning),
            (Room::Plenty, 1, Due::Relief),
        ] {
            assert_eq!(told.due(room, at(second)), due, "{room:?} after {second} s");
        }
    }

    #[test]
    fn places_on_one_disk_are_one_disk() {
        let folder = std::env::temp_dir();
        let of = |what, takes_changes| Place {
            what,
            path: folder.clone(),
            takes_changes,
            takes_backups: !takes_changes,
        };
        let nowhere = Place { path: folder.join("nothing-here"), ..of("database", true) };
        let seen = look(&[of("data", true), nowhere, of("backups", false)], &Limits::USUAL);
        assert_eq!(seen.len(), 1);
        assert!(seen[0].what == "data" && seen[0].takes_changes && seen[0].takes_backups);
        assert!(seen[0].total > 0 && seen[0].free <= seen[0].total);
    }
}
