//! The keyring's folder: who may read it, one writer at a time, and a file that is whole at every moment.
//! What must stay true: whoever is killed where they like leaves the keyring as it was or as it was to be, nothing between.

use crate::Fault;
use rustix::process::geteuid;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Bits of a mode that let in anybody but the owner.
const OTHERS: u32 = 0o077;

/// A folder that holds keys.
pub(crate) struct Folder(PathBuf);

/// What tells that a file was replaced, without reading it.
pub(crate) type Stamp = (u64, i64, i64, u64);

/// The right to write, given up when it is dropped.
pub(crate) struct Turn(#[expect(dead_code, reason = "the lock ends with the file")] File);

impl Folder {
    /// The folder, made for its owner alone where it is not there.
    pub(crate) fn at(path: &Path) -> Result<Folder, Fault> {
        DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(Fault::file(path))?;
        Ok(Folder(path.to_owned()))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// None where there is no such file.
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

    /// What a file of the owner's holds; None where there is none.
    pub(crate) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let path = self.path(name);
        match fs::read(&path) {
            Ok(bytes) => private(&path).map(|()| Some(bytes)),
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(why) => Err(Fault::file(&path)(why)),
        }
    }

    /// What root writes here is the folder's owner's, who could not read it otherwise.
    fn keep_owner(&self, file: &File) -> io::Result<()> {
        if !geteuid().is_root() {
            return Ok(());
        }
        let folder = fs::metadata(&self.0)?;
        std::os::unix::fs::fchown(file, Some(folder.uid()), Some(folder.gid()))
    }

    /// Puts a file in the place of the one before, whole: written aside, on the disk, then renamed.
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

/// Refuses a file that others may read, or that somebody else owns. Root, who reads everything, keeps no keys of its own.
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
