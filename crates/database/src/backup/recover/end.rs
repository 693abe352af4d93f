//! Whether a copy reaches as far as the damaged database was.
//! Invariant: if recovery cannot compare the two, it fails; it never answers "far enough".

use super::super::{Result, Trouble};
use crate::hands;
use std::fmt;
use std::fs;
use std::path::Path;

const CONTROL: &str = "global/pg_control";
/// The position of the last checkpoint in `pg_control`: after the system's number, two versions, state and
/// time.
const LAST_CHECKPOINT: std::ops::Range<usize> = 32..40;
/// The file's checksum ends its data. Where that is differs between PostgreSQL's versions, but it is always
/// within one sector.
const SECTOR: usize = 512;

/// A position in the server's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u64);

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:X}/{:X}", self.0 >> 32, self.0 & 0xFFFF_FFFF)
    }
}

impl Place {
    fn read(text: &str) -> Option<Place> {
        let (high, low) = text.split_once('/')?;
        Some(Place(u64::from_str_radix(high, 16).ok()? << 32 | u64::from_str_radix(low, 16).ok()?))
    }
}

/// The last checkpoint of the damaged database. Errors: its control file does not tell it.
pub(super) fn last_checkpoint(damaged: &Path) -> Result<Place> {
    let unknown = |why: String| Trouble::EndUnknown(format!("{CONTROL}: {why}"));
    let control = fs::read(damaged.join(CONTROL)).map_err(|why| unknown(why.to_string()))?;
    checkpoint_in(&control).map_err(|why| unknown(why.into()))
}

/// Errors: the reason why these bytes do not tell it.
fn checkpoint_in(control: &[u8]) -> std::result::Result<Place, &'static str> {
    if !has_its_checksum(control) {
        return Err("its checksum is wrong");
    }
    let bytes = control.get(LAST_CHECKPOINT).and_then(|bytes| bytes.try_into().ok());
    match bytes.map(u64::from_ne_bytes) {
        None | Some(0) => Err("it names no checkpoint"),
        Some(place) => Ok(Place(place)),
    }
}

fn has_its_checksum(control: &[u8]) -> bool {
    let has_it_at = |end: usize| {
        let (data, rest) = control.split_at(end);
        rest.first_chunk().is_some_and(|sum| u32::from_ne_bytes(*sum) == crc32c(data))
    };
    (LAST_CHECKPOINT.end..SECTOR.min(control.len())).step_by(4).any(has_it_at)
}

/// CRC-32C, by which the server recognises its control file.
fn crc32c(data: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0x82F6_3B78;
    let shifted = |sum: u32| (sum >> 1) ^ if sum & 1 == 1 { POLYNOMIAL } else { 0 };
    let of_byte = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| shifted(sum));
    !data.iter().fold(u32::MAX, of_byte)
}

/// Where a timeline left the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::backup) struct Branch {
    /// The timeline that it left.
    pub from: u32,
    /// The position in the log, in bytes.
    pub at: u64,
}

impl fmt::Display for Branch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of timeline {}", Place(self.at), self.from)
    }
}

/// The lines of a history, the oldest first: `1<tab>0/5000000<tab>no recovery target specified`.
pub(in crate::backup) fn branches(history: &str) -> Vec<Branch> {
    let lines = history.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    let branch = |line: &str| {
        let mut parts = line.split('\t');
        Some(Branch { from: parts.next()?.trim().parse().ok()?, at: Place::read(parts.next()?)?.0 })
    };
    lines.filter_map(branch).collect()
}

/// Where a copy that left recovery began its own timeline. Errors: it does not tell.
pub(in crate::backup) fn own_branch(copy: &Path) -> Result<Branch> {
    let log = copy.join("pg_wal");
    let unknown = || Trouble::EndUnknown("the copy does not name the end of its log".into());
    let names = fs::read_dir(&log).map_err(|_| unknown())?.flatten().map(|entry| entry.file_name());
    let newest = names.filter(|name| name.to_string_lossy().ends_with(".history")).max();
    let history = hands::read(&log.join(newest.ok_or_else(unknown)?)).map_err(|_| unknown())?;
    branches(&history).pop().ok_or_else(unknown)
}

/// Errors: the copy left the old timeline before this checkpoint, or does not tell where.
pub(super) fn reaches(copy: &Path, last: Place) -> Result<()> {
    match Place(own_branch(copy)?.at) {
        ends if ends > last => Ok(()),
        ends => Err(Trouble::EndsEarly { ends: ends.to_string(), last: last.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The size of the data in PostgreSQL 15; other versions have a little more or less.
    const DATA: usize = 288;

    fn control(last: u64) -> Vec<u8> {
        let mut bytes = vec![7; DATA];
        bytes[LAST_CHECKPOINT].copy_from_slice(&last.to_ne_bytes());
        bytes.extend(crc32c(&bytes).to_ne_bytes());
        bytes.resize(8192, 0);
        bytes
    }

    #[test]
    fn a_control_file_that_lost_its_content_says_nothing_about_the_end() {
        assert_eq!(crc32c(b"123456789"), 0xE306_9283, "the check value of CRC-32C");
        assert_eq!(checkpoint_in(&control(0x1_0000_00A0)).map(|it| it.to_string()), Ok("1/A0".into()));
        let mut flipped = control(0x1_0000_00A0);
        flipped[LAST_CHECKPOINT.start] ^= 1;
        for (bytes, why) in [
            (vec![0; 8192], "its checksum is wrong"),
            (Vec::new(), "its checksum is wrong"),
            (control(160)[..200].to_vec(), "its checksum is wrong"),
            (flipped, "its checksum is wrong"),
            (control(0), "it names no checkpoint"),
        ] {
            assert_eq!(checkpoint_in(&bytes), Err(why));
        }
    }

    #[test]
    fn a_damaged_database_without_a_control_file_and_a_copy_without_a_history_are_refused() {
        let root = std::env::temp_dir().join(format!("steelyard-end-{}", std::process::id()));
        fs::create_dir_all(root.join("pg_wal")).expect("a folder");
        assert!(matches!(last_checkpoint(&root), Err(Trouble::EndUnknown(_))));
        assert!(matches!(reaches(&root, Place(9)), Err(Trouble::EndUnknown(_))));
        fs::write(root.join("pg_wal/00000002.history"), "1\t0/A0\tno recovery target\n").expect("a history");
        assert!(reaches(&root, Place(0x9F)).is_ok());
        assert!(matches!(reaches(&root, Place(0xA0)), Err(Trouble::EndsEarly { .. })));
        fs::remove_dir_all(&root).expect("removed");
    }

    #[test]
    fn the_end_of_the_way_before_is_read_from_the_history() {
        let history = "1\t0/3000148\tno recovery target specified\n\n2\t1/A0\tno recovery target specified\n";
        assert_eq!(branches(history).pop().map(|own| own.to_string()), Some("1/A0 of timeline 2".into()));
        assert!(branches("").is_empty());
        let place = |text| Place::read(text).expect("a place");
        assert!(place("1/0") > place("0/FFFFFFFF"));
    }
}
