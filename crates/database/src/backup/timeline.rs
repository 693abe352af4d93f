//! Timelines: the server begins a new one when a copy leaves recovery, and writes a history file that says where.
//! Invariant: a history that the backups lack is handed over before the copy takes changes. Without it no restore gets past
//! that place.

use super::recover::end::{Branch, branches, own_branch};
use super::recover::log::archived;
use super::{Backups, Result, Stored, Trouble};
use crate::access::connect;
use crate::{Error, hands};
use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, iter};
use tokio_postgres::Config;

const HISTORY: &str = ".history";
const NOW: &str = "select pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn())";
/// Null where there is no such file.
const READ: &str = "select pg_catalog.pg_read_file($1, 0, 1048576, true)";
/// Bytes of a piece of the log.
const PIECE: u64 = 16 << 20;
/// Pieces per 4 GB of log: the two last parts of a name count them.
const IN_A_LOG: u64 = 256;

/// A piece of the log, and the timeline that wrote it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Piece {
    /// The timeline.
    pub timeline: u32,
    /// Its number, counted from the beginning of the log over all timelines.
    pub place: u64,
}

impl Piece {
    /// By its name of 24 hexadecimal digits; None: it is another file's.
    #[must_use]
    pub fn of(name: &str) -> Option<Piece> {
        let part = |n: usize| u64::from_str_radix(name.get(n * 8..n * 8 + 8)?, 16).ok();
        let timeline = u32::try_from(part(0)?).ok()?;
        (name.len() == 24).then_some(Piece { timeline, place: part(1)? * IN_A_LOG + part(2)? })
    }
}

/// A timeline of the running database, and the piece in which it left the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    pub timeline: u32,
    pub begins: u64,
}

impl Backups {
    /// Whether the running database has left the timeline of its newest backup.
    ///
    /// # Errors
    /// The database's, and those of `list`.
    pub async fn has_new_timeline(&self, superuser: &Config) -> Result<bool> {
        let own = self.line(superuser).await?.last().map_or(0, |now| now.timeline);
        if own == 1 {
            return Ok(false);
        }
        let newest = self.list().await?.sets.pop();
        Ok(newest.is_some_and(|newest| own > newest.pieces.1.timeline))
    }

    /// The timelines that the running database went through, its own last.
    pub(super) async fn line(&self, superuser: &Config) -> Result<Vec<Turn>> {
        let client = connect(superuser).await?;
        let fail = || Error::server("asking for the timeline");
        let name: String = client.query_one(NOW, &[]).await.map_err(fail())?.get(0);
        let timeline = Piece::of(&name).map_or(1, |piece| piece.timeline);
        let file = format!("pg_wal/{timeline:08X}{HISTORY}");
        let history: Option<String> = client.query_one(READ, &[&file]).await.map_err(fail())?.get(0);
        Ok(turns(timeline, &branches(&history.unwrap_or_default())))
    }

    /// Marks what the backups lack of a stopped copy's log, so that its server archives it first: the histories, and
    /// the whole pieces of the timelines before its own.
    pub(super) fn hand_over(&self, data: &Path, stored: &Stored) -> Result<()> {
        let log = data.join("pg_wal");
        let reading = Error::file("reading", &log);
        let names = fs::read_dir(&log).map_err(reading)?.flatten();
        let names: Vec<String> =
            names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        for name in lacking(&names, own_branch(data)?, stored) {
            let mark = log.join("archive_status").join(format!("{name}.ready"));
            hands::replace(&mark, "", &self.place.user)?;
        }
        Ok(())
    }
}

/// A timeline that left others at these branches, the oldest first.
fn turns(own: u32, branches: &[Branch]) -> Vec<Turn> {
    let timelines = branches.iter().map(|branch| branch.from).chain([own]);
    let begins = iter::once(0).chain(branches.iter().map(|branch| branch.at / PIECE));
    timelines.zip(begins).map(|(timeline, begins)| Turn { timeline, begins }).collect()
}

/// The timelines whose history the backups have.
pub(super) fn histories(stored: &Stored) -> BTreeSet<u32> {
    let names = stored.files.keys().filter_map(|path| path.rsplit('/').next()?.strip_suffix(HISTORY));
    names.filter_map(|name| u32::from_str_radix(name, 16).ok()).collect()
}

/// The names of what the backups lack: every history, and the pieces that ended before the copy's own timeline began.
fn lacking<'a>(names: &'a [String], own: Branch, stored: &Stored) -> Vec<&'a str> {
    let (pieces, histories) = (archived(stored.files.keys()), histories(stored));
    let is_whole =
        |name: &str| Piece::of(name).is_some_and(|it| it.timeline <= own.from && it.place < own.at / PIECE);
    let is_lacking = |name: &str| match name.strip_suffix(HISTORY) {
        Some(timeline) => !u32::from_str_radix(timeline, 16).is_ok_and(|it| histories.contains(&it)),
        None => is_whole(name) && !pieces.contains(name),
    };
    names.iter().map(String::as_str).filter(|name| is_lacking(name)).collect()
}

/// Errors: the backups had log that a copy of the latest state does not reach.
pub(super) fn reaches_the_archive(data: &Path, stored: &Stored) -> Result<()> {
    let own = own_branch(data)?;
    match beyond(own, stored) {
        None => Ok(()),
        Some(piece) => Err(Trouble::StopsShort { ends: own.to_string(), piece }),
    }
}

/// The last archived piece, if a copy that ends here does not reach it.
fn beyond(own: Branch, stored: &Stored) -> Option<String> {
    let pieces = archived(stored.files.keys());
    let (last, name) = pieces.iter().filter_map(|name| Some((Piece::of(name)?, name))).max()?;
    // A copy that ends where a piece begins has nothing of it.
    let reached = Piece { timeline: own.from, place: own.at.saturating_sub(1) / PIECE };
    (last > reached).then(|| name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(names: &[&str]) -> Stored {
        let path = |name: &&str| match name.ends_with(HISTORY) {
            true => format!("archive/steelyard/15-1/{name}"),
            false => format!("archive/steelyard/15-1/{}/{name}-0a1b.zst", &name[..16]),
        };
        Stored { files: names.iter().map(|name| (path(name), 7)).collect() }
    }

    /// A copy that left timeline 1 in its sixth piece.
    const OWN: Branch = Branch { from: 1, at: 5 * PIECE + 100 };

    #[test]
    fn what_the_backups_lack_is_every_history_and_each_whole_piece_before_the_own_timeline() {
        let there = [
            "000000010000000000000003",
            "000000010000000000000004",
            "000000010000000000000005",
            "000000020000000000000005",
            "00000002.history",
            "archive_status",
        ];
        let names = there.map(str::to_owned);
        let lacks = |has: &[&str]| lacking(&names, OWN, &stored(has)).join(" ");
        assert_eq!(lacks(&["000000010000000000000003"]), "000000010000000000000004 00000002.history");
        assert_eq!(lacks(&there[..2]), "00000002.history");
        assert_eq!(lacks(&[there[0], there[1], there[4]]), "");
    }

    #[test]
    fn a_copy_of_the_latest_reaches_the_last_piece_of_the_newest_timeline() {
        let beyond = |has: &[&str]| super::beyond(OWN, &stored(has));
        assert_eq!(
            beyond(&["000000010000000000000004", "000000010000000000000005", "00000002.history"]),
            None
        );
        assert_eq!(beyond(&["000000010000000000000006"]).as_deref(), Some("000000010000000000000006"));
        assert_eq!(beyond(&["000000020000000000000002"]).as_deref(), Some("000000020000000000000002"));
        assert_eq!(beyond(&[]), None);
        let at_its_begin = Branch { from: 1, at: 5 * PIECE };
        assert!(super::beyond(at_its_begin, &stored(&["000000010000000000000005"])).is_some());
        assert!(super::beyond(at_its_begin, &stored(&["000000010000000000000004"])).is_none());
    }

    #[test]
    fn a_name_has_timeline_and_place() {
        assert_eq!(Piece::of("000000020000000100000003"), Some(Piece { timeline: 2, place: 259 }));
        for other in
            ["00000002.history", "x", "", "000000020000000100000003.partial", "0000000200000001000000é3"]
        {
            assert_eq!(Piece::of(other), None, "{other}");
        }
    }

    #[test]
    fn a_database_went_through_the_timelines_of_its_history() {
        let history = "1\t0/5000064\tno recovery target specified\n\n3\t0/7000000\tbefore 2026-11-30\n";
        let line: Vec<(u32, u64)> =
            turns(4, &branches(history)).iter().map(|turn| (turn.timeline, turn.begins)).collect();
        assert_eq!(line, [(1, 0), (3, 5), (4, 7)]);
        assert_eq!(turns(1, &branches("")), [Turn { timeline: 1, begins: 0 }]);
        let has = stored(&["000000010000000000000003", "00000002.history", "0000000A.history"]);
        assert_eq!(histories(&has), BTreeSet::from([2, 10]));
    }
}
