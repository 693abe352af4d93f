//! Timelines: the server begins a new one when a copy leaves recovery, and writes a history file that says where.
//! Invariant: a history that the backups lack is handed over before the copy takes changes. Without it no restore gets past
//! that place.

use super::recover::end::{Branch, own_branch};
use super::recover::log::{archived, is_piece};
use super::{Backups, Result, Stored, Trouble};
use crate::access::connect;
use crate::{Error, hands};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tokio_postgres::Config;

const HISTORY: &str = ".history";
/// Bytes of a piece of the log.
const PIECE: u64 = 16 << 20;
/// Pieces per 4 GB of log: the two last parts of a name count them.
const IN_A_LOG: u64 = 256;

impl Backups {
    /// Whether the running database has left the timeline of its newest backup.
    ///
    /// # Errors
    /// The database's, and those of `list`.
    pub async fn has_new_timeline(&self, superuser: &Config) -> Result<bool> {
        let Some(newest) = self.list().await?.sets.pop() else { return Ok(false) };
        let client = connect(superuser).await?;
        let asked = "select pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn())";
        let row = client.query_one(asked, &[]).await.map_err(Error::server("asking for the timeline"))?;
        Ok(timeline_of(row.get(0)).is_none_or(|now| now > newest.timeline))
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

/// The names of what the backups lack: every history, and the pieces that ended before the copy's own timeline began.
fn lacking<'a>(names: &'a [String], own: Branch, stored: &Stored) -> Vec<&'a str> {
    let pieces = archived(stored.files.keys());
    let histories: BTreeSet<&str> = stored
        .files
        .keys()
        .filter_map(|path| path.rsplit('/').next())
        .filter(|name| name.ends_with(HISTORY))
        .collect();
    let is_whole = |name: &str| {
        place_of(name).is_some_and(|(timeline, place)| timeline <= own.from && place < own.at / PIECE)
    };
    let is_lacking = |name: &str| match name.ends_with(HISTORY) {
        true => !histories.contains(name),
        false => is_piece(name) && is_whole(name) && !pieces.contains(name),
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
    let last = pieces.iter().filter_map(|name| Some((place_of(name)?, name))).max()?;
    // A copy that ends where a piece begins has nothing of it.
    ((last.0) > (own.from, own.at.saturating_sub(1) / PIECE)).then(|| last.1.clone())
}

/// The timeline of a piece, by its name.
pub(super) fn timeline_of(name: &str) -> Option<u32> {
    u32::from_str_radix(name.get(..8)?, 16).ok()
}

/// Timeline and position of a piece, by its name of 24 hexadecimal digits.
pub(super) fn place_of(name: &str) -> Option<(u32, u64)> {
    let part = |n: usize| u64::from_str_radix(name.get(n * 8..n * 8 + 8)?, 16).ok();
    Some((timeline_of(name)?, part(1)? * IN_A_LOG + part(2)?))
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
        assert_eq!(place_of("000000020000000100000003"), Some((2, 259)));
        assert_eq!((place_of("00000002.history"), timeline_of("x")), (None, None));
    }
}
