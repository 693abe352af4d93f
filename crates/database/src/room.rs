//! The room on a disk: free space, and the ballast, a file that reserves some of it.
//! Invariant: the ballast is deleted only when a full disk kept the database from starting, or would. Its
//! size is enough for all writes of the database's start.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// The room that a start of the database may need, which is the size of the ballast.
pub const BALLAST: u64 = 64 << 20;
/// The ballast's name in the data folder.
const NAME: &str = "ballast";

/// The room of a disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// Bytes that users other than root may still write.
    pub free: u64,
    /// Its size in bytes.
    pub total: u64,
    /// The disk's number in the kernel.
    pub device: u64,
}

/// Measures the disk of a folder. It may wait for a disk of another machine.
///
/// # Errors
/// The folder is missing, or this user may not read it.
pub fn measure(folder: &Path) -> io::Result<Measured> {
    let found = rustix::fs::statvfs(folder)?;
    let size = found.f_frsize;
    Ok(Measured {
        free: found.f_bavail.saturating_mul(size),
        total: found.f_blocks.saturating_mul(size),
        device: fs::metadata(folder)?.dev(),
    })
}

fn place(data_dir: &Path) -> PathBuf {
    data_dir.join(NAME)
}

/// Whether a data folder has the ballast.
#[must_use]
pub fn has_ballast(data_dir: &Path) -> bool {
    place(data_dir).exists()
}

/// Creates the ballast. The file system allocates its blocks; nothing is written into them.
///
/// # Errors
/// There is no room, or the file system cannot allocate blocks in advance.
pub fn take_ballast(data_dir: &Path) -> io::Result<()> {
    let path = place(data_dir);
    let aside = data_dir.join("ballast.new");
    let taken = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&aside).and_then(
        |file: File| {
            rustix::fs::fallocate(&file, rustix::fs::FallocateFlags::empty(), 0, BALLAST)?;
            file.sync_all()?;
            fs::rename(&aside, &path)
        },
    );
    if taken.is_err() {
        let _ = fs::remove_file(&aside); // A part of it is useless.
    }
    taken
}

/// Deletes the ballast if less room than its size is left. True: there is more room than before.
#[must_use]
pub fn give_back_ballast(data_dir: &Path) -> bool {
    let is_out = measure(data_dir).is_ok_and(|disk| disk.free < BALLAST);
    let given = is_out && fs::remove_file(place(data_dir)).is_ok();
    if given {
        tracing::error!(
            "the disk of the data is full: its ballast is given back, so that the database starts"
        );
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ballast_is_real_and_stays_while_there_is_room() {
        let folder = std::env::temp_dir().join(format!("steelyard-ballast-{}", std::process::id()));
        fs::create_dir(&folder).expect("a folder");
        take_ballast(&folder).expect("room for it");
        let found = fs::metadata(place(&folder)).expect("it is there");
        assert!(found.len() == BALLAST && found.blocks() * 512 >= BALLAST, "{found:?}");
        assert!(!give_back_ballast(&folder) && has_ballast(&folder), "this disk has room");
        fs::remove_dir_all(folder).expect("removed");
    }
}
