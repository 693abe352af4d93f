//! The work that only the database's user may do: in its folders, and with its programs.
//! Invariant: where root started the program and it gave up being root, a second process does everything for
//! the database; it has the database's user and no other right (`agent.rs`), and no process changes its user
//! any more.
//!
//! There are three cases, decided only here: program and database have the same user (nobody is root); the
//! process is root and becomes the other user for each command (the tests of this crate); or the second
//! process does the work. The second process runs the program's requests, which are no more than the program
//! may do anyway as the database's superuser. Its answers are not trusted: they are read as data, within
//! bounds.

pub mod agent;
pub(crate) mod order;
pub(crate) mod remote;
mod wire;

pub use remote::{is_started_by_root, join, started_by_root, user};

use crate::cluster::os_user::OsUser;
use crate::cluster::{files, leftovers};
use crate::{Error, Result};
use remote::{text, working_as};
use serde_json::json;
use std::io;
use std::path::Path;

/// A folder that only this user can enter. One that another user created is refused.
pub(crate) fn private_folder(path: &Path, user: &OsUser) -> Result<()> {
    match working_as(user) {
        Some(remote) => remote.on("folder", path).map(drop).map_err(Error::file("making", path)),
        None => files::private_folder(path, user),
    }
}

/// A folder in which the database's user works and which the program reads.
pub(crate) fn shared_folder(path: &Path, user: &OsUser) -> Result<()> {
    let Some(remote) = working_as(user) else {
        // As the two users left it; root may enter every folder.
        let is_root = rustix::process::geteuid().is_root();
        let is_shared = path.symlink_metadata().is_ok_and(|found| files::is_shared(&found, user));
        return if is_root && is_shared { Ok(()) } else { files::private_folder(path, user) };
    };
    match files::shared_folder(path, user) {
        // In a folder of the database's user the second process creates it, and opens one of earlier
        // versions.
        Err(Error::File { source, .. }) if source.kind() == io::ErrorKind::PermissionDenied => {
            remote.on("open", path).map(drop).map_err(Error::file("making", path))
        }
        done => done,
    }
}

/// Replaces a file as a whole, owned by this user.
pub(crate) fn replace(path: &Path, content: &str, user: &OsUser) -> Result<()> {
    let Some(remote) = working_as(user) else { return files::replace(path, content, user) };
    let fail = || Error::file("writing", path);
    let path = text(path).map_err(fail())?;
    let asked = remote.call(json!({ "do": "write", "path": path, "text": content }));
    asked.map(drop).map_err(fail())
}

/// The text of a file of the database's user. That user reads it, because it may have put a link to a key
/// there.
pub(crate) fn read(path: &Path) -> io::Result<String> {
    match remote::get() {
        Some(remote) => {
            let answer = remote.on("read", path)?;
            Ok(answer["text"].as_str().unwrap_or_default().to_owned())
        }
        None => std::fs::read_to_string(path),
    }
}

/// Copies a file of the database's user into a folder of that user.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    match remote::get() {
        Some(remote) => {
            let (from, to) = (text(from)?, text(to)?);
            remote.call(json!({ "do": "copy", "path": from, "to": to })).map(drop)
        }
        None => files::copied(from, to),
    }
}

/// Whether a file exists, also in a folder that only the database's user reads.
pub(crate) fn exists(path: &Path) -> bool {
    match remote::get() {
        Some(remote) => remote.on("exists", path).is_ok_and(|answer| answer["exists"] == true),
        None => path.symlink_metadata().is_ok(),
    }
}

/// The folder of a server's files, which the program also reads.
pub(crate) fn server_folder(path: &Path, user: &OsUser) -> Result<()> {
    match working_as(user) {
        Some(remote) => remote.on("open", path).map(drop).map_err(Error::file("making", path)),
        None => files::private_folder(path, user),
    }
}

/// Removes a folder with all its content, whichever of the two users owns it.
///
/// # Errors
/// Something remains.
pub fn remove_tree(path: &Path) -> io::Result<()> {
    if let Some(remote) = remote::get() {
        // Each removes the files it may; whatever remains is an error below.
        let _ = remote.on("remove", path);
        for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                let _ = remote.on("remove", &entry.path());
            }
        }
        // An empty folder of the other user cannot be entered, and is removed as an entry of its parent.
        if std::fs::remove_dir(path).is_ok() {
            return Ok(());
        }
    }
    match std::fs::remove_dir_all(path) {
        // The other process removed it already.
        Err(why) if why.kind() == io::ErrorKind::NotFound && remote::get().is_some() => Ok(()),
        removed => removed,
    }
}

/// Renames in a folder of this user, and syncs the folder.
pub(crate) fn rename(from: &Path, to: &Path, user: &OsUser) -> Result<()> {
    let fail = || Error::file("making", to);
    match working_as(user) {
        Some(remote) => {
            let (from, to) = (text(from).map_err(fail())?, text(to).map_err(fail())?);
            remote.call(json!({ "do": "rename", "path": from, "to": to })).map(drop).map_err(fail())
        }
        None => files::renamed(from, to).map_err(fail()),
    }
}

/// The lock on a cluster's folder, in this process or the other.
#[derive(Debug)]
pub(crate) enum Lock {
    Own(#[expect(dead_code, reason = "the lock is given back when it is dropped")] files::Lock),
    Remote(u64),
}

impl Lock {
    pub fn take(root: &Path, user: &OsUser) -> Result<Lock> {
        let Some(remote) = working_as(user) else { return Ok(Lock::Own(files::lock(root, user)?)) };
        let fail = || Error::file("locking", root);
        let owner = std::process::id();
        let asked = json!({ "do": "lock", "path": text(root).map_err(fail())?, "owner": owner });
        let answer = remote.call(asked).map_err(fail())?;
        match (answer["lock"].as_u64(), answer["by"].as_str()) {
            (Some(lock), _) => Ok(Lock::Remote(lock)),
            (None, by) => {
                Err(Error::InUse { folder: root.to_owned(), by: by.unwrap_or_default().to_owned() })
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let (Lock::Remote(lock), Some(remote)) = (&self, remote::get()) {
            let _ = remote.call(json!({ "do": "unlock", "lock": lock })); // The end of the other process releases it too.
        }
    }
}

/// Ends the processes that earlier runs left in a cluster's folder.
pub(crate) fn clear(data: &Path, sockets: &Path, user: &OsUser) -> Result<()> {
    let Some(remote) = working_as(user) else { return leftovers::clear(data, sockets) };
    let fail = || Error::file("clearing", data);
    let (at, sockets) = (text(data).map_err(fail())?, text(sockets).map_err(fail())?);
    let asked = remote.call(json!({ "do": "clear", "path": at, "sockets": sockets }));
    match asked.map_err(fail())?["stopped"].as_bool() {
        Some(true) => Ok(()),
        _ => Err(Error::NotStopped { folder: data.to_owned() }),
    }
}

/// Whether no process works in a copy of the cluster and nobody holds its lock.
pub(crate) fn is_idle(copy: &Path) -> bool {
    match remote::get() {
        Some(remote) => remote.on("idle", copy).is_ok_and(|answer| answer["idle"] == true),
        None => leftovers::is_idle(copy),
    }
}
