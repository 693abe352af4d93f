//! The keyring's folder: who may read it, one writer at a time, and a file that is always whole.
//! Invariant: a writer that is killed at any moment leaves either the old keyring or the new one.

use crate::Fault;
use rustix::process::geteuid;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Bits of a mode that give access to others than the owner.
const OTHERS: u32 = 0o077;

/// A folder that holds keys.
pub(crate) struct Folder(PathBuf);

/// A file's identity: it changes when the file is replaced.
pub(crate) type Stamp = (u64, i64, i64, u64);

/// The right to write; dropping it ends it.
pub(crate) struct Turn(#[expect(dead_code, reason = "the lock ends with the file")] File);

impl Folder {
    /// The folder, created for its owner alone where it is missing.
    pub(crate) fn at(path: &Path) -> Result<Folder, Fault> {
        DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(Fault::file(path))?;
        Ok(Folder(path.to_owned()))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// None where the file is missing.
    pub(crate) fn stamp(&self, name: &str) -> Option<Stamp> {
        let there = fs::metadata(self.path(name)).ok()?;
        Some((there.ino(), there.mtime(), there.mtime_nsec(), there.size()))
    }

    /// Waits until nobody else writes.
    pub(crate) fn turn(&self) -> Result<Turn, Fault> {
        let path = self.path("lock");
        let lock = OpenOptions::new().create(true).append(true).mode(0o600).open(&path);
        let lock = lock.map_err(Fault::file(&path))?;
        self.keep_owner(&lock).map_err(Fault::file(&path))?;
        lock.lock().map_err(Fault::file(&path))?;
        Ok(Turn(lock))
    }

    /// The content of a file of the owner; None where it is missing.
    pub(crate) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let path = self.path(name);
        match fs::read(&path) {
            Ok(bytes) => private(&path).map(|()| Some(bytes)),
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(why) => Err(Fault::file(&path)(why)),
        }
    }

    /// A file that root writes here becomes the folder owner's, who could not read it otherwise.
    fn keep_owner(&self, file: &File) -> io::Result<()> {
        if !geteuid().is_root() {
            return Ok(());
        }
        let folder = fs::metadata(&self.0)?;
        std::os::unix::fs::fchown(file, Some(folder.uid()), Some(folder.gid()))
    }

    /// Replaces a file as a whole: written under another name, synced, then renamed.
    pub(crate) fn replace(&self, _turn: &Turn, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        let (path, aside) = (self.path(name), self.path(&format!("{name}.new")));
        match fs::remove_file(&aside) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(Fault::file(&aside)(why)),
            _ => {}
        }
        let write = || {
            let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&aside)?;
            self.keep_owner(&file)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&aside, &path)?;
            File::open(&self.0)?.sync_all()
        };
        write().map_err(Fault::file(&path))
    }
}

/// Refuses a file that others may read, or that another user owns. Root may read everybody's files.
pub(crate) fn private(path: &Path) -> Result<(), Fault> {
    let there = fs::symlink_metadata(path).map_err(Fault::file(path))?;
    let me = geteuid();
    if !there.is_file() || (there.uid() != me.as_raw() && !me.is_root()) {
        return Err(Fault::OtherOwner { path: path.to_owned() });
    }
    match there.mode() & 0o777 {
        mode if mode & OTHERS != 0 => Err(Fault::Exposed { path: path.to_owned(), mode }),
        _ => Ok(()),
    }
}
