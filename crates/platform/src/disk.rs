//! Free space on the disks that the instance writes to, and what the instance may still do with it.
//! Invariant: a call is judged by the last measurement and never waits for a disk. Reading always works;
//! signing in and out works almost to the end. Changes are refused long before that, so that the database
//! keeps its own room.

use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::refusal::{Refusal, Ruled};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The unit of the settings and of the messages to people.
pub const MIB: u64 = 1 << 20;

/// What the free space lets the instance do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// Everything.
    #[default]
    Plenty,
    /// Everything; the operator gets a warning.
    Low,
    /// Reading, signing in and signing out.
    Full,
    /// Reading.
    Out,
}

impl Room {
    const ALL: [Room; 4] = [Room::Plenty, Room::Low, Room::Full, Room::Out];

    /// The word that programs read.
    pub fn as_str(self) -> &'static str {
        match self {
            Room::Plenty => "plenty",
            Room::Low => "low",
            Room::Full => "full",
            Room::Out => "out",
        }
    }
}

/// The limits, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The operator gets a warning below the smaller of this share of the disk, in percent,
    pub warn_percent: u64,
    /// and this number of bytes.
    pub warn: u64,
    /// Below this, changes are refused.
    pub refuse: u64,
    /// Below this, sign-in and sign-out are refused too.
    pub floor: u64,
}

impl Limits {
    /// The limits, unless the operator sets others.
    pub const USUAL: Limits =
        Limits { warn_percent: 10, warn: 1_024 * MIB, refuse: 256 * MIB, floor: 64 * MIB };

    /// The free space below which the operator gets a warning. Never less than the limit for changes.
    pub fn warned_below(&self, total: u64) -> u64 {
        let part = u64::try_from(u128::from(total) * u128::from(self.warn_percent) / 100).unwrap_or(u64::MAX);
        part.min(self.warn).max(self.refuse)
    }

    /// What this much free space lets the instance do.
    pub fn judge(&self, free: u64, total: u64) -> Room {
        match free {
            free if free < self.floor => Room::Out,
            free if free < self.refuse => Room::Full,
            free if free < self.warned_below(total) => Room::Low,
            _ => Room::Plenty,
        }
    }
}

/// A disk at its last measurement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its use: `data`, `database log`, `backups`; the first of them if it has several.
    pub what: &'static str,
    /// A folder on it.
    pub path: PathBuf,
    /// Free bytes.
    pub free: u64,
    /// Its size in bytes.
    pub total: u64,
    /// What its free space lets the instance do.
    pub room: Room,
    /// Changes are written to it.
    pub takes_changes: bool,
    /// Backups are written to it.
    pub takes_backups: bool,
}

impl Seen {
    /// The state of the disk, in words.
    pub fn means(&self) -> &'static str {
        match self.room {
            Room::Plenty => "has enough room",
            Room::Low => "nearly full: make room soon",
            Room::Full if self.takes_changes => {
                "full: changes are refused; reading, signing in and signing out work. Make room"
            }
            Room::Out if self.takes_changes => {
                "full: changes are refused and nobody can sign in; reading works. Make room"
            }
            _ if self.takes_backups => "full: no backup can be made. Make room",
            _ => "full: new keys, certificates and the security log cannot be written. Make room",
        }
    }

    /// Its free space, for the operator.
    pub fn free_space(&self) -> Phrase {
        say!(
            "{free} MB of {total} MB free on the disk of {path}",
            free = self.free / MIB,
            total = self.total / MIB,
            path = self.path.display().to_string()
        )
    }
}

/// All disks at their last measurement, and how many calls were refused for lack of space.
#[derive(Debug, Default)]
pub struct Disk {
    room: AtomicU8,
    refused: AtomicU64,
    waiting: AtomicU64,
    seen: Mutex<Vec<Seen>>,
}

impl Disk {
    /// Sets the measurements.
    pub fn set(&self, seen: Vec<Seen>) {
        let of_changes = seen.iter().filter(|disk| disk.takes_changes).map(|disk| disk.room);
        let worst = of_changes.max().unwrap_or_default();
        *self.seen() = seen;
        self.room.store(worst as u8, Ordering::Relaxed);
    }

    /// What the disks with changes on them let the instance do.
    pub fn room(&self) -> Room {
        let room = self.room.load(Ordering::Relaxed);
        Room::ALL.get(usize::from(room)).copied().unwrap_or_default()
    }

    /// Every disk.
    pub fn all(&self) -> Vec<Seen> {
        self.seen().clone()
    }

    fn seen(&self) -> MutexGuard<'_, Vec<Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the disk of the backups lets the instance do.
    pub fn of_backups(&self) -> Room {
        self.seen().iter().find(|disk| disk.takes_backups).map(|disk| disk.room).unwrap_or_default()
    }

    /// Whether work that can wait must wait: checks, drills, re-encryption with newer keys.
    pub fn spares(&self) -> bool {
        self.room() >= Room::Full
    }

    /// Whether the program itself must write nothing.
    pub fn is_out(&self) -> bool {
        self.room() == Room::Out
    }

    /// Errors: `disk_full`, if there is too little space for a change.
    pub fn takes_changes(&self) -> Ruled<()> {
        self.within(Room::Low)
    }

    /// Whether the space is at least as good as this. Errors: `disk_full`.
    pub fn within(&self, most: Room) -> Ruled<()> {
        if self.room() <= most {
            return Ok(());
        }
        let refusal = Refusal::new(Code::DiskFull);
        let seen = self.seen();
        let fullest = seen.iter().filter(|disk| disk.takes_changes).max_by_key(|disk| disk.room);
        Err(match fullest {
            Some(disk) => refusal.fact("disk", disk.what).fact("free_mb", disk.free / MIB),
            None => refusal,
        })
    }

    /// Counts a call that was refused for lack of space.
    pub fn refused(&self) {
        self.refused.fetch_add(1, Ordering::Relaxed);
    }

    /// The number of calls that were refused.
    pub fn refusals(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    /// Notes how many bytes of the database's log wait for the backups.
    pub fn set_waiting(&self, bytes: u64) {
        self.waiting.store(bytes, Ordering::Relaxed);
    }

    /// How many bytes of the database's log wait for the backups.
    pub fn waiting(&self) -> u64 {
        self.waiting.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIB: u64 = 1 << 30;

    #[test]
    fn room_is_judged_by_the_smaller_of_a_part_and_a_figure() {
        for (free, total, room) in [
            (2 * GIB, 100 * GIB, Room::Plenty),
            (GIB, 100 * GIB, Room::Plenty),
            (GIB - 1, 100 * GIB, Room::Low),
            (600 * MIB, 5 * GIB, Room::Plenty),
            (500 * MIB, 5 * GIB, Room::Low),
            (256 * MIB, 100 * GIB, Room::Low),
            (256 * MIB - 1, 100 * GIB, Room::Full),
            // A small disk: a tenth of it is less than changes need.
            (300 * MIB, GIB, Room::Plenty),
            (255 * MIB, GIB, Room::Full),
            (64 * MIB, GIB, Room::Full),
            (64 * MIB - 1, GIB, Room::Out),
            (0, 0, Room::Out),
        ] {
            assert_eq!(Limits::USUAL.judge(free, total), room, "{free} of {total}");
        }
    }

    fn disk(what: &'static str, room: Room, takes_changes: bool) -> Seen {
        let takes_backups = !takes_changes;
        Seen { what, path: "/srv".into(), free: 5 * MIB, total: GIB, room, takes_changes, takes_backups }
    }

    #[test]
    fn a_full_disk_of_backups_refuses_nothing_and_a_refusal_names_the_disk() {
        let it = Disk::default();
        it.set(vec![disk("data", Room::Plenty, true), disk("backups", Room::Out, false)]);
        assert_eq!((it.takes_changes(), it.of_backups()), (Ok(()), Room::Out));
        it.set(vec![disk("data", Room::Low, true), disk("database log", Room::Full, true)]);
        let refusal = it.takes_changes().expect_err("no room for the log");
        assert_eq!((refusal.code, &refusal.facts["disk"]), (Code::DiskFull, &"database log".into()));
        assert_eq!(refusal.facts["free_mb"], 5);
    }
}
