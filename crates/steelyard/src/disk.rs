//! The task that watches the disks the instance writes to: it judges their room, tells who runs the instance, keeps the
//! ballast, and has the database's log let go before it fills the disk.
//! What must stay true: it looks the more often the closer the end is; whoever runs the instance is told once of each step
//! down, and again when it comes another day; what the backups lose is noted before it is let go.

pub mod queue;

use crate::config::Config;
use crate::instance::{Instance, now};
use crate::task::Task;
use database::backup::Backups;
use database::room;
use jiff::{SignedDuration, Timestamp};
use platform::disk::{Limits, Room, Seen};
use platform::error::Result;
use platform::instance::{Found, note_at_once};
use platform::mail::{operators, words};
use platform::platform::Platform;
use platform::worries::Worry;
use queue::Queue;
use serde_json::json;
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use trust::evidence;

/// How often it looks: far from the end, where a warning may come soon, and where it has come.
const FAR: Duration = Duration::from_secs(5);
const NEAR: Duration = Duration::from_secs(1);
const CLOSE: Duration = Duration::from_millis(200);
/// So many times what is warned of is far.
const TIMES: u64 = 4;
/// The same step of the same disk is mailed of once in this time.
const AGAIN: SignedDuration = SignedDuration::from_hours(24);
/// Longest that a look at a disk may take: one of another machine may not answer.
const LONGEST: Duration = Duration::from_secs(10);

/// What is looked at.
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

/// Each disk once, however many of the places lie on it. What cannot be looked at is left out: it is on the disk of the folder
/// around it, or away.
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

/// How long to wait for the next look.
fn pause(seen: &[Seen], limits: &Limits) -> Duration {
    let wait = |disk: &Seen| match disk.free {
        free if free < limits.warned_below(disk.total) => CLOSE,
        free if free < limits.warned_below(disk.total).saturating_mul(TIMES) => NEAR,
        _ => FAR,
    };
    seen.iter().map(wait).min().unwrap_or(FAR)
}

/// What whoever runs the instance was told last of a disk.
#[derive(Debug, Clone, Copy)]
struct Told {
    room: Room,
    at: Timestamp,
}

/// What there is to tell now. A step up is none before there is plenty again: at an edge it goes up and down.
fn news(told: Option<Told>, room: Room, now: Timestamp) -> bool {
    match told {
        None => room > Room::Plenty,
        Some(told) if room == Room::Plenty => told.room > Room::Plenty,
        Some(told) => room > told.room || now.duration_since(told.at) >= AGAIN,
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

/// Begins to watch. What was seen first holds before anything is served.
pub fn start(instance: &Instance, config: &Config) -> Task {
    let is_private = instance.access.superuser.is_some();
    let about = &config.about;
    let contact = if about.support.is_empty() { &about.security } else { &about.support };
    let watcher = Watcher {
        platform: instance.platform.clone(),
        jobs: instance.access.jobs.clone(),
        data: instance.data.clone(),
        contact: contact.clone(),
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
            // Nobody left to tell it to stop is a stop too: the program is ending.
            let _ = tokio::time::timeout(pause(&seen, &self.limits), stop.wait_for(|is_over| *is_over)).await;
        }
    }

    /// What was told before the program began is not told again at once.
    async fn remember(&mut self) {
        for what in self.places.iter().map(|place| place.what).collect::<HashSet<_>>() {
            let Ok([Some(last)]) = evidence::last(&self.platform, [event(what).as_str()]).await else {
                continue;
            };
            let room =
                [Room::Low, Room::Full, Room::Out].into_iter().find(|it| it.as_str() == last.text("room"));
            self.told.insert(what, Told { room: room.unwrap_or_default(), at: last.at });
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
            // What was seen last holds.
            _ => {
                tracing::error!("a disk does not answer");
                self.platform.disk.all()
            }
        }
    }

    async fn tell(&mut self, seen: &[Seen]) {
        for disk in seen {
            let (name, at) = (event(disk.what), now());
            match disk.room {
                Room::Plenty => self.platform.worries.mended(&name),
                _ => self.platform.worries.tell(&name, worry(disk, at)),
            }
            if !news(self.told.get(disk.what).copied(), disk.room, at) {
                continue;
            }
            if disk.room > Room::Plenty {
                tracing::error!(
                    disk = disk.what,
                    told = disk.told(),
                    room = disk.room.as_str(),
                    "a disk is short of room"
                );
            } else {
                tracing::warn!(disk = disk.what, told = disk.told(), "a disk has room again");
            }
            // At the very end even this has no room; it is tried again with each look.
            if disk.room < Room::Out && self.note(disk, at).await.is_ok() {
                self.told.insert(disk.what, Told { room: disk.room, at });
            }
        }
    }

    async fn note(&self, disk: &Seen, at: Timestamp) -> Result<()> {
        let is_short = disk.room > Room::Plenty;
        let after =
            json!({ "room": disk.room.as_str(), "free_mb": disk.free >> 20, "total_mb": disk.total >> 20 });
        let code = is_short.then_some("disk_full");
        let noted = async {
            note_at_once(&self.platform, at, Found { action: event(disk.what), code, after }).await?;
            if is_short {
                let words = words::disk(disk, at);
                operators::warn(&self.platform, &self.jobs, &self.contact, &words, at).await?;
                self.platform.mail.wake();
            }
            Ok(())
        };
        noted.await.inspect_err(|error: &platform::error::Error| {
            tracing::warn!(%error, "that a disk is short of room could not be mailed yet");
        })
    }

    /// It is taken up again where there is room for it besides.
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

/// Under which name a disk's room stands among the instance's events and worries.
fn event(what: &str) -> String {
    format!("disk.{}", what.replace(' ', "_"))
}

/// As everybody may read it.
fn worry(disk: &Seen, since: Timestamp) -> Worry {
    let (free, total) = (disk.free >> 20, disk.total >> 20);
    Worry {
        title: format!("The disk of the {} is short of room", disk.what),
        says: format!("{free} MB of {total} MB are free. It is {}.", disk.means()),
        since,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::disk::MIB;

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
    fn each_step_down_is_news_and_a_step_up_only_when_there_is_plenty() {
        let told = |room| Some(Told { room, at: at(0) });
        let hour = at(3_600);
        for (before, room, is_news) in [
            (None, Room::Plenty, false),
            (None, Room::Low, true),
            (told(Room::Low), Room::Low, false),
            (told(Room::Low), Room::Full, true),
            (told(Room::Full), Room::Low, false),
            (told(Room::Full), Room::Plenty, true),
            (told(Room::Plenty), Room::Plenty, false),
            (told(Room::Plenty), Room::Low, true),
        ] {
            assert_eq!(news(before, room, hour), is_news, "{before:?} {room:?}");
        }
        assert!(news(told(Room::Low), Room::Low, at(86_400)), "another day");
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
