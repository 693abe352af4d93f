//! The recovery from damage on the disk: it restores the newest state in another folder, reads it through,
//! and puts it in the place of the damaged database. The program is stopped meanwhile.
//! Invariant: the damaged files are only read and are kept whole. A copy that is damaged, or ends before
//! them, never replaces them.

use super::drill::whole;
use super::place::SCRATCH;
use super::program::blocking;
use super::restore::forget_the_restore;
use super::{Backups, Result, Target, Trouble};
use crate::Error;
use crate::cluster::folder::Folder;
use crate::hands;
use jiff::Timestamp;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the copy. A drill deletes it where somebody interrupted the command.
const BESIDE: &str = "recovery";
/// The position of the last checkpoint in `pg_control`: after the system's number, two versions, state and
/// time.
const LAST_CHECKPOINT: std::ops::Range<usize> = 32..40;

/// The result of a recovery.
#[derive(Debug)]
pub struct Recovered {
    /// The folder of the damaged files.
    pub kept: PathBuf,
    /// Bytes of the copy, all read and undamaged.
    pub bytes: u64,
}

/// A position in the server's log.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place(u64);

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

impl Backups {
    /// Restores everything that was acknowledged and puts it in the place of the damaged database.
    /// `accepts_loss`: also where the copy ends before the last checkpoint of the damaged database.
    ///
    /// # Errors
    /// The program runs, there is no backup, there is no room, the copy is damaged or ends too early. The
    /// damaged database is then still in its place.
    pub async fn recover(&self, now: Timestamp, accepts_loss: bool) -> Result<Recovered> {
        let data_dir = self.place.data_dir.clone();
        let held = blocking(move || {
            let held = Folder::open(&data_dir)?;
            held.clear()?;
            Ok(held)
        })
        .await?;
        let beside = self.place.data_dir.join(format!("{SCRATCH}{BESIDE}"));
        if beside.exists() {
            hands::remove_tree(&beside).map_err(Error::file("removing", &beside))?;
        }
        self.has_room().await?;
        let made = self.made(&held, &beside, accepts_loss).await;
        let bytes = match made {
            Ok(bytes) => bytes,
            Err(trouble) => {
                let _ = hands::remove_tree(&beside); // The next run, or a drill, deletes it.
                return Err(trouble);
            }
        };
        let kept = self.place.data_dir.join(format!("{DAMAGED}{}", now.strftime("%Y%m%dT%H%M%SZ")));
        swap(&held.root, &beside, &kept).map_err(Error::file("taking over", &held.root))?;
        Ok(Recovered { kept, bytes })
    }

    /// Makes and checks the copy. Gives its size.
    async fn made(&self, held: &Folder, beside: &Path, accepts_loss: bool) -> Result<u64> {
        self.put(Target::Latest, beside).await?;
        let (from, to) = (held.data(), beside.join("pg/data"));
        bring_the_log(&from.join("pg_wal"), &to.join("pg_wal"))?;
        let copy = self.wake(beside, true).await?;
        copy.stop_cleanly().await?;
        forget_the_restore(&to.join("postgresql.auto.conf"), &self.place.user)?;
        if !accepts_loss && let Some((ends, last)) = ends_early(&from, &to) {
            return Err(Trouble::EndsEarly { ends: ends.to_string(), last: last.to_string() });
        }
        whole(beside).await
    }
}

/// The prefix of the folder that keeps the damaged database.
pub const DAMAGED: &str = "damaged-";

/// Copies the log that is in no backup yet, such as the last piece after a crash. The copy reads the part
/// that the backups lack, and stops where the log ends.
fn bring_the_log(from: &Path, to: &Path) -> Result<()> {
    let fail = || Error::file("reading", from);
    for entry in fs::read_dir(from).map_err(fail())? {
        let name = entry.map_err(fail())?.file_name().to_string_lossy().into_owned();
        let is_piece = name.len() == 24 && name.bytes().all(|sign| sign.is_ascii_hexdigit());
        if is_piece || name.ends_with(".history") {
            hands::copy(&from.join(&name), &to.join(&name)).map_err(Error::file("copying", to))?;
        }
    }
    Ok(())
}

/// Where the copy left the old timeline, if that is before the last checkpoint of the damaged database.
fn ends_early(damaged: &Path, copy: &Path) -> Option<(Place, Place)> {
    let control = fs::read(damaged.join("global/pg_control")).ok()?;
    let last = Place(u64::from_ne_bytes(control.get(LAST_CHECKPOINT)?.try_into().ok()?));
    let names = fs::read_dir(copy.join("pg_wal")).ok()?.flatten().map(|entry| entry.file_name());
    let newest = names.filter(|name| name.to_string_lossy().ends_with(".history")).max()?;
    let history = hands::read(&copy.join("pg_wal").join(newest)).ok()?;
    let ends = ended(&history)?;
    (ends <= last).then_some((ends, last))
}

/// The end of the last earlier timeline: `1<tab>0/5000000<tab>no recovery target specified`.
fn ended(history: &str) -> Option<Place> {
    let mut lines = history.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    Place::read(lines.next_back()?.split('\t').nth(1)?)
}

/// Exchanges the copy and the damaged cluster, in one step where the file system supports it: a start in
/// between would find no database and make an empty one. It renames within one folder, because the cluster's
/// own may belong to another user.
fn swap(damaged: &Path, beside: &Path, kept: &Path) -> std::io::Result<()> {
    fs::rename(beside.join("pg"), kept)?;
    match renameat_with(CWD, damaged, CWD, kept, RenameFlags::EXCHANGE) {
        Ok(()) => {}
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {
            let copy = kept.with_extension("copy");
            fs::rename(kept, &copy)?;
            fs::rename(damaged, kept)?;
            fs::rename(&copy, damaged)?;
        }
        Err(why) => return Err(why.into()),
    }
    let _ = hands::remove_tree(beside); // Empty folders, which the next drill deletes.
    fs::File::open(kept.parent().unwrap_or(kept))?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_way_before_is_read_from_the_history() {
        let history = "1\t0/3000148\tno recovery target specified\n\n2\t1/A0\tno recovery target specified\n";
        assert_eq!(ended(history).map(|place| place.to_string()), Some("1/A0".into()));
        assert!(ended("").is_none());
        let place = |text| Place::read(text).expect("a place");
        assert!(place("1/0") > place("0/FFFFFFFF"));
    }

    #[test]
    fn the_copy_takes_the_place_and_the_damaged_is_kept() {
        let root = std::env::temp_dir().join(format!("steelyard-swap-{}", std::process::id()));
        let (pg, beside, kept) = (root.join("pg"), root.join("drill-recovery"), root.join("damaged-now"));
        fs::create_dir_all(&pg).and_then(|()| fs::create_dir_all(beside.join("pg"))).expect("folders");
        fs::write(pg.join("is"), "damaged")
            .and_then(|()| fs::write(beside.join("pg/is"), "whole"))
            .expect("files");
        swap(&pg, &beside, &kept).expect("swapped");
        let is = |folder: &Path| fs::read_to_string(folder.join("is")).expect("a file");
        assert_eq!((is(&pg), is(&kept), beside.exists()), ("whole".into(), "damaged".into(), false));
        fs::remove_dir_all(&root).expect("removed");
    }
}
