//! What this process itself does in the cluster's folders: whole files, folders with their rights, the log and
//! the lock.
//! Invariant: root writes here beside a less trusted user, so no link is followed: files are written under
//! another name and renamed.

use super::os_user::OsUser;
use crate::{Error, Result};
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, lchown};
use std::path::{Path, PathBuf};

/// Most bytes of an old log that are kept; by its settings the log is short.
const LOG_BYTES: u64 = 1 << 20;

/// The locked file. An explicit unlock releases the lock, not the closing of the file: a process that another
/// thread is about to start also has the file open until its program begins, and would hold the lock until
/// then.
#[derive(Debug)]
pub(crate) struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.0.unlock(); // The file is closed next, which releases the lock too, except for such a process.
    }
}

/// The server's log in the cluster's folder.
pub(crate) fn log_in(root: &Path) -> PathBuf {
    root.join("server.log")
}

/// Opens the file for the server's output, for appending; cut where earlier runs left much.
pub(crate) fn open_log(root: &Path, user: &OsUser) -> Result<File> {
    let path = log_in(root);
    let no_links = rustix::fs::OFlags::NOFOLLOW.bits().cast_signed();
    let open = || -> io::Result<File> {
        let log =
            OpenOptions::new().append(true).create(true).mode(0o600).custom_flags(no_links).open(&path)?;
        if log.metadata()?.len() > LOG_BYTES {
            log.set_len(0)?;
        }
        std::os::unix::fs::fchown(&log, Some(user.uid), Some(user.gid))?;
        log.set_permissions(Permissions::from_mode(as_open_as(root)))?;
        Ok(log)
    };
    open().map_err(Error::file("opening", &path))
}

/// The mode of a file in this folder: the group may read it where the folder is open to the group, otherwise
/// only its owner.
fn as_open_as(folder: &Path) -> u32 {
    let is_open = fs::metadata(folder).is_ok_and(|found| found.permissions().mode() & 0o050 == 0o050);
    if is_open { 0o640 } else { 0o600 }
}

/// Replaces a file as a whole, readable by its owner, and by the group where its folder is open to it.
pub(crate) fn replace(path: &Path, text: &str, owner: &OsUser) -> Result<()> {
    // A file that is already right is not written again, which matters on a full disk.
    if is_already(path, text, owner) {
        return Ok(());
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let aside = PathBuf::from(name);
    let write = || -> io::Result<()> {
        if aside.symlink_metadata().is_ok() {
            fs::remove_file(&aside)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&aside)?;
        std::os::unix::fs::fchown(&file, Some(owner.uid), Some(owner.gid))?;
        file.set_permissions(Permissions::from_mode(path.parent().map_or(0o600, as_open_as)))?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&aside, path)
    };
    write().map_err(Error::file("writing", path))
}

/// Whether a file that only its owner can read already has this content. Links are not followed.
fn is_already(path: &Path, text: &str, owner: &OsUser) -> bool {
    let ours = |found: fs::Metadata| {
        found.is_file() && found.uid() == owner.uid && found.permissions().mode() & 0o777 == 0o600
    };
    fs::symlink_metadata(path).is_ok_and(ours) && fs::read(path).is_ok_and(|said| said == text.as_bytes())
}

/// Copies a file with the owner of its new folder, which is another user where root does it.
pub(crate) fn copied(from: &Path, to: &Path) -> io::Result<()> {
    if !from.symlink_metadata()?.is_file() {
        return Err(io::Error::other("no file"));
    }
    fs::copy(from, to)?;
    let Some(folder) = to.parent().filter(|_| rustix::process::geteuid().is_root()) else { return Ok(()) };
    let owner = fs::metadata(folder)?;
    lchown(to, Some(owner.uid()), Some(owner.gid()))
}

/// Renames, and syncs the folder.
pub(crate) fn renamed(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    let Some(above) = to.parent() else { return Ok(()) };
    File::open(above)?.sync_all()
}

/// The program keeps its keys beside the cluster, so nobody else may enter a data folder created here.
pub(crate) fn make_private(data_dir: &Path) -> io::Result<()> {
    if data_dir.is_dir() {
        return Ok(());
    }
    if let Some(above) = data_dir.parent() {
        fs::create_dir_all(above)?;
    }
    DirBuilder::new().mode(0o700).create(data_dir)
}

/// Opens the data folder itself, and no folder above it, for the server's user to pass through.
pub(crate) fn let_through(data_dir: &Path, program: &OsUser, user: &OsUser) -> Result<()> {
    if program == user {
        return Ok(());
    }
    let look = |path: &Path| fs::metadata(path).map_err(Error::file("opening", path));
    let own = look(data_dir)?;
    if !user.may_enter(&own) {
        let mode = own.permissions().mode() | 0o010;
        std::os::unix::fs::chown(data_dir, None, Some(user.gid)).map_err(Error::file("sharing", data_dir))?;
        fs::set_permissions(data_dir, Permissions::from_mode(mode))
            .map_err(Error::file("sharing", data_dir))?;
    }
    for above in data_dir.ancestors().skip(1) {
        if !user.may_enter(&look(above)?) {
            let (folder, blocked_by) = (data_dir.to_owned(), above.to_owned());
            return Err(Error::Unreachable { folder, blocked_by, user: user.name.clone() });
        }
    }
    Ok(())
}

/// A folder that only the server's user (and root) can enter. One that another user created is refused.
pub(crate) fn private_folder(path: &Path, user: &OsUser) -> Result<()> {
    let fail = || Error::file("making", path);
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => lchown(path, Some(user.uid), Some(user.gid)).map_err(fail())?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(fail()(error)),
    }
    let there = fs::symlink_metadata(path).map_err(fail())?;
    if !there.is_dir() || there.uid() != user.uid {
        return Err(Error::OtherOwner { folder: path.to_owned(), owner: there.uid() });
    }
    if there.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(path, Permissions::from_mode(0o700)).map_err(fail())?;
    }
    Ok(())
}

/// Whether program and database share a folder.
pub(crate) fn is_shared(found: &fs::Metadata, user: &OsUser) -> bool {
    found.is_dir() && found.gid() == user.gid && matches!(found.mode() & 0o777, 0o770 | 0o750)
}

/// A folder of the program in which the database's user works through its group.
pub(crate) fn shared_folder(path: &Path, user: &OsUser) -> Result<()> {
    let fail = || Error::file("making", path);
    let own = rustix::process::geteuid().as_raw();
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(fail()(error)),
    }
    // Through the opened folder, because the database's user may put a link in its place.
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::DIRECTORY;
    let opened = OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path);
    let opened = opened.map_err(fail())?;
    let there = opened.metadata().map_err(fail())?;
    if there.uid() != user.uid && there.uid() != own {
        return Err(Error::OtherOwner { folder: path.to_owned(), owner: there.uid() });
    }
    let mode = there.permissions().mode() & 0o777;
    if there.uid() == own && (mode, there.gid()) != (0o770, user.gid) {
        std::os::unix::fs::fchown(&opened, None, Some(user.gid)).map_err(fail())?;
        opened.set_permissions(Permissions::from_mode(0o770)).map_err(fail())?;
    }
    if there.uid() != own && mode != 0o750 {
        return Err(fail()(io::ErrorKind::PermissionDenied.into()));
    }
    Ok(())
}

/// Takes the lock of a cluster's folder for this process.
pub(crate) fn lock(root: &Path, user: &OsUser) -> Result<Lock> {
    lock_for(root, user, std::process::id())
}

/// The same for a program that this process works for.
pub(crate) fn lock_for(root: &Path, user: &OsUser, owner: u32) -> Result<Lock> {
    let path = root.join("lock");
    let no_links = rustix::fs::OFlags::NOFOLLOW.bits().cast_signed();
    let open = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .custom_flags(no_links)
        .open(&path);
    let mut file = open.map_err(Error::file("opening", &path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut by = String::new();
            let _ = file.read_to_string(&mut by); // Only for the message.
            let by = if by.trim().is_empty() { by } else { format!(" (process {})", by.trim()) };
            return Err(Error::InUse { folder: root.to_owned(), by });
        }
        Err(TryLockError::Error(error)) => return Err(Error::file("locking", &path)(error)),
    }
    let note = |file: &mut File| -> io::Result<()> {
        std::os::unix::fs::fchown(&*file, Some(user.uid), Some(user.gid))?;
        file.set_len(0)?;
        file.rewind()?;
        file.set_permissions(Permissions::from_mode(as_open_as(root)))?;
        write!(file, "{owner}")
    };
    note(&mut file).map_err(Error::file("writing", &path))?;
    Ok(Lock(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_given_back_though_a_process_being_started_has_the_file_open() {
        let root = std::env::temp_dir().join(format!("steelyard-lock-{}", std::process::id()));
        fs::create_dir(&root).expect("a folder");
        let user = OsUser::current().expect("somebody");
        let held = lock(&root, &user).expect("free");
        // A fork has this until its program begins.
        let inherited = held.0.try_clone().expect("the same open file");
        assert!(matches!(lock(&root, &user), Err(Error::InUse { .. })), "one at a time");
        drop(held);
        let again = lock(&root, &user);
        drop(inherited);
        fs::remove_dir_all(&root).expect("removed");
        assert!(again.is_ok(), "{again:?}");
    }
}
