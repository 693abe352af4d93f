//! Gives the files of a data folder to the program's user and to the database's.
//! Invariant: root never follows a link here and never gives away a file that has another name elsewhere: each is opened
//! without following, looked at, and changed through what was opened. It goes a bounded way, and stays on one disk.

use super::Needs;
use crate::problem::{Problem, Result};
use database::OsUser;
use rustix::fs::{CWD, Dir, FileType, Gid, Mode, OFlags, Stat, Uid, fchmod, fchown, fstat, mkdirat, openat};
use rustix::io::Errno;
use std::ffi::{OsStr, OsString};
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Most files and folders of one data folder: a database of a few terabytes has so many.
const MOST: u32 = 4_000_000;
const DEEPEST: u32 = 32;
/// Folders of the system, which are never a data folder, whatever the operator typed.
const SYSTEM: [&str; 22] = [
    "/", "/bin", "/boot", "/dev", "/dev/shm", "/etc", "/home", "/lib", "/lib64", "/media", "/mnt", "/opt",
    "/proc", "/root", "/run", "/sbin", "/srv", "/sys", "/tmp", "/usr", "/var", "/var/lib",
];
/// Names by which a data folder is recognised.
const KNOWN: [&str; 6] = ["pg", "keys", "log", "tls", "backup", "steelyard.toml"];
/// Entries of a data folder that are not the program's: the database's parts, and the configuration, which
/// stays root's.
const APART: [&str; 3] = ["pg", "backup", "steelyard.toml"];
/// Copies of a database: those of a drill, and a damaged one.
const COPIES: [&str; 2] = ["drill-", database::backup::DAMAGED];
/// Entries of its folder of keys that are the database's.
const KEYS_APART: [&str; 3] = ["backup", "replica", "following"];

/// The two users.
#[derive(Debug)]
pub struct Owners {
    pub program: OsUser,
    pub database: OsUser,
}

/// Gives each file a command needs to its owner. Errors, in words: a file that cannot be given, a folder that
/// cannot be entered.
pub fn settle(needs: &Needs, owners: &Owners) -> Result<()> {
    if let Some(data) = &needs.data {
        let data = house(data, owners)?;
        let failed = |why: io::Error| Problem::setup(format!("{}: {why}", data.display()));
        let folder = open_path(&data).map_err(failed)?;
        give_to_program(folder.as_fd(), owners).map_err(failed)?;
        if needs.database {
            give_to_database(folder.as_fd(), owners).map_err(failed)?;
            for name in &needs.keys {
                keys_folder(folder.as_fd(), name, owners).map_err(failed)?;
            }
        }
    }
    if let Some(folder) = &needs.backups {
        backups(folder, owners).map_err(Problem::file(folder))?;
    }
    for folder in &needs.fills {
        let is_empty = std::fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_none());
        // Nothing else changes its owner; the command says so where it cannot write there.
        if is_empty || folder.symlink_metadata().is_err() {
            house(folder, owners)?;
        }
    }
    for path in &needs.secrets {
        secret(path, owners).map_err(Problem::file(path))?;
    }
    for path in &needs.writes {
        new_file(path, owners);
    }
    Ok(())
}

/// A folder of the program, created where it is missing; the database's user may pass through it.
fn house(path: &Path, owners: &Owners) -> Result<PathBuf> {
    if !path.is_dir() {
        if let Some(above) = path.parent() {
            std::fs::create_dir_all(above).map_err(Problem::file(above))?;
        }
        std::fs::DirBuilder::new().mode(0o700).create(path).map_err(Problem::file(path))?;
    }
    let path = path.canonicalize().map_err(Problem::file(path))?;
    if SYSTEM.iter().any(|folder| Path::new(folder) == path) {
        let words = "is a folder of the system: name one for this instance alone, such as /var/lib/steelyard";
        return Err(Problem::setup(format!("{} {words}", path.display())));
    }
    let folder = open_path(&path).map_err(Problem::file(&path))?;
    let found = fstat(&folder).map_err(io::Error::from).map_err(Problem::file(&path))?;
    if found.st_uid != 0 && found.st_uid != owners.program.uid {
        return Err(of_somebody_else(&path, found.st_uid));
    }
    if found.st_uid == 0 && holds_other_things(folder.as_fd()).map_err(Problem::file(&path))? {
        let words = "is root's and holds other things: name a folder for this instance alone";
        return Err(Problem::setup(format!("{} {words}", path.display())));
    }
    let give = || -> io::Result<()> {
        let (program, database) = (&owners.program, &owners.database);
        if found.st_uid == 0 || found.st_gid != database.gid {
            fchown(&folder, Some(Uid::from_raw(program.uid)), Some(Gid::from_raw(database.gid)))?;
        }
        // Only to pass through. A wider mode that an operator set stays.
        fchmod(&folder, Mode::from_raw_mode((found.st_mode & 0o777) | 0o710))?;
        Ok(())
    };
    give().map_err(Problem::file(&path))?;
    enterable(&path, owners)?;
    Ok(path)
}

/// Whether it has entries, and none of an instance. A disk of its own has a folder for lost files, and a
/// caller may send the program's output to a log there.
fn holds_other_things(folder: BorrowedFd<'_>) -> io::Result<bool> {
    let inside = names(folder)?;
    let is_known = |name: &OsString| KNOWN.iter().any(|known| name == *known);
    if inside.iter().any(is_known) {
        return Ok(false);
    }
    let is_log = |name: &OsString| Path::new(name).extension().is_some_and(|end| end == "log");
    Ok(inside.iter().any(|name| name != "lost+found" && !is_log(name)))
}

fn of_somebody_else(path: &Path, owner: u32) -> Problem {
    let name =
        OsUser::named(&owner.to_string()).ok().flatten().map_or_else(|| owner.to_string(), |user| user.name);
    let path = path.display();
    Problem::setup(format!(
        "{path} belongs to the system user '{name}'. Start the program as that user, or give the folder to root (chown -R root \
         {path}) and start it as root"
    ))
}

/// Errors: one of the two users cannot enter this folder.
fn enterable(path: &Path, owners: &Owners) -> Result<()> {
    for above in path.ancestors().skip(1) {
        let found = std::fs::metadata(above).map_err(Problem::file(above))?;
        for user in [&owners.program, &owners.database] {
            if !user.may_enter(&found) {
                return Err(Problem::setup(format!(
                    "Root starts the program as the system user '{}', who may not enter {}. Choose another folder than {}, for \
                     example /var/lib/steelyard",
                    user.name,
                    above.display(),
                    path.display()
                )));
            }
        }
    }
    Ok(())
}

/// Whether a user may read a file, by its folders and its mode.
pub fn may_read(path: &Path, user: &OsUser) -> bool {
    let Ok(path) = path.canonicalize() else { return false };
    let enters = |above: &Path| above.metadata().is_ok_and(|found| user.may_enter(&found));
    let reads = path.metadata().is_ok_and(|found| {
        let shift = match (found.uid() == user.uid, found.gid() == user.gid) {
            (true, _) => 6,
            (false, true) => 3,
            (false, false) => 0,
        };
        found.permissions().mode() >> shift & 0o4 != 0
    });
    reads && path.ancestors().skip(1).all(enters)
}

/// The change of one entry.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Change {
    owner: Option<(u32, u32)>,
    /// Mode bits that are added.
    mode: u32,
}

/// A walk through a folder.
struct Walk<'a> {
    rule: &'a dyn Fn(&Stat) -> Change,
    device: u64,
    left: u32,
}

impl Walk<'_> {
    /// Changes everything in this folder, then the folder itself, so that an interrupted walk starts again.
    fn tree(&mut self, folder: BorrowedFd<'_>, depth: u32) -> io::Result<()> {
        for name in names(folder)? {
            self.left =
                self.left.checked_sub(1).ok_or_else(|| io::Error::other("more files than can be given"))?;
            self.entry(folder, &name, depth)?;
        }
        self.change(folder)
    }

    fn entry(&mut self, folder: BorrowedFd<'_>, name: &OsStr, depth: u32) -> io::Result<()> {
        let Some(opened) = open_at(folder, name)? else { return Ok(()) };
        let found = fstat(&opened)?;
        if found.st_dev != self.device {
            return Ok(());
        }
        match FileType::from_raw_mode(found.st_mode) {
            FileType::Directory if depth >= DEEPEST => {
                Err(io::Error::other("folders in folders without an end"))
            }
            FileType::Directory => self.tree(opened.as_fd(), depth + 1),
            // Another name of the file may be in a folder that is not ours.
            FileType::RegularFile if found.st_nlink == 1 => self.change(opened.as_fd()),
            _ => Ok(()),
        }
    }

    fn change(&self, opened: BorrowedFd<'_>) -> io::Result<()> {
        let found = fstat(opened)?;
        let change = (self.rule)(&found);
        if let Some((user, group)) = change.owner {
            fchown(opened, Some(Uid::from_raw(user)), Some(Gid::from_raw(group)))?;
        }
        let mode = (found.st_mode & 0o777) | change.mode;
        if mode != found.st_mode & 0o777 {
            fchmod(opened, Mode::from_raw_mode(mode))?;
        }
        Ok(())
    }
}

/// Applies a rule to everything below.
fn walk(folder: BorrowedFd<'_>, rule: &dyn Fn(&Stat) -> Change) -> io::Result<()> {
    let device = fstat(folder)?.st_dev;
    Walk { rule, device, left: MOST }.tree(folder, 0)
}

fn names(folder: BorrowedFd<'_>) -> io::Result<Vec<OsString>> {
    let mut names = Vec::new();
    for entry in Dir::read_from(folder)? {
        let name = OsStr::from_bytes(entry?.file_name().to_bytes()).to_owned();
        if name != "." && name != ".." {
            names.push(name);
        }
    }
    Ok(names)
}

/// Opens without following links; None: it is gone, a link, or cannot be opened.
fn open_at(folder: BorrowedFd<'_>, name: &OsStr) -> io::Result<Option<OwnedFd>> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    match openat(folder, name, flags, Mode::empty()) {
        Ok(opened) => Ok(Some(opened)),
        Err(Errno::LOOP | Errno::NOENT | Errno::NXIO) => Ok(None),
        Err(why) => Err(why.into()),
    }
}

fn open_folder(folder: BorrowedFd<'_>, name: &str) -> io::Result<Option<OwnedFd>> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::DIRECTORY | OFlags::CLOEXEC;
    match openat(folder, name, flags, Mode::empty()) {
        Ok(opened) => Ok(Some(opened)),
        Err(Errno::NOENT) => Ok(None),
        Err(Errno::LOOP | Errno::NOTDIR) => Err(io::Error::other(format!("{name} is no folder"))),
        Err(why) => Err(why.into()),
    }
}

fn open_path(path: &Path) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::DIRECTORY | OFlags::CLOEXEC;
    Ok(openat(CWD, path, flags, Mode::empty())?)
}

/// Gives files that root left or put there to the program.
fn give_to_program(data: BorrowedFd<'_>, owners: &Owners) -> io::Result<()> {
    let program = (owners.program.uid, owners.program.gid);
    let rule = |found: &Stat| Change { owner: (found.st_uid == 0).then_some(program), mode: 0 };
    let device = fstat(data)?.st_dev;
    for name in names(data)? {
        let is_copy = COPIES.iter().any(|begins| name.as_bytes().starts_with(begins.as_bytes()));
        if is_copy || APART.iter().any(|apart| name == *apart) {
            continue;
        }
        let mut walk = Walk { rule: &rule, device, left: MOST };
        if name != "keys" {
            walk.entry(data, &name, 0)?;
            continue;
        }
        let Some(keys) = open_folder(data, "keys")? else { continue };
        for name in names(keys.as_fd())? {
            if KEYS_APART.iter().all(|apart| name != *apart) {
                walk.entry(keys.as_fd(), &name, 0)?;
            }
        }
        walk.change(keys.as_fd())?;
    }
    Ok(())
}

/// Gives a database to its own user where root made it, or where its user is now the program's; the program
/// reads its files through the group.
fn give_to_database(data: BorrowedFd<'_>, owners: &Owners) -> io::Result<()> {
    let (program, database) = (owners.program.uid, &owners.database);
    let ours = |found: &Stat| found.st_uid == 0 || found.st_uid == program;
    let to_database = Some((database.uid, database.gid));
    let Some(root) = open_folder(data, "pg")? else { return of_backups(data, owners) };
    let Some(cluster) = open_folder(root.as_fd(), "data")? else { return of_backups(data, owners) };
    let found = fstat(&cluster)?;
    if !ours(&found) && found.st_uid != database.uid {
        let words = "the database in it belongs to another system user: start the program as that user";
        return Err(io::Error::other(format!("{words} (number {})", found.st_uid)));
    }
    if ours(&found) || found.st_mode & 0o050 != 0o050 {
        let opened = |found: &Stat| {
            let is_folder = FileType::from_raw_mode(found.st_mode) == FileType::Directory;
            let owner = if ours(found) { to_database } else { None };
            Change { owner, mode: if is_folder { 0o050 } else { 0o040 } }
        };
        walk(root.as_fd(), &opened)?;
    }
    of_backups(data, owners)
}

/// The owner of the database of this data folder, if there is one.
pub fn of_cluster(data: &Path) -> Option<u32> {
    let data = open_path(&data.canonicalize().ok()?).ok()?;
    let root = open_folder(data.as_fd(), "pg").ok()??;
    let cluster = open_folder(root.as_fd(), "data").ok()??;
    fstat(&cluster).ok().map(|found| found.st_uid)
}

/// The files of pgBackRest in the data folder.
fn of_backups(data: BorrowedFd<'_>, owners: &Owners) -> io::Result<()> {
    if let Some(backup) = open_folder(data, "backup")? {
        repository(backup.as_fd(), owners)?;
    }
    let Some(keys) = open_folder(data, "keys")? else { return Ok(()) };
    for name in KEYS_APART {
        if let Some(folder) = open_folder(keys.as_fd(), name)? {
            walk(folder.as_fd(), &|found| of_database(found, owners))?;
        }
    }
    Ok(())
}

/// Files of root and of the program become the database's.
fn of_database(found: &Stat, owners: &Owners) -> Change {
    let is_given = found.st_uid == 0 || found.st_uid == owners.program.uid;
    Change { owner: is_given.then_some((owners.database.uid, owners.database.gid)), mode: 0 }
}

/// Backups that root copied from another machine, or whose user is now the program's. The database's user
/// writes two folders deep; the folders above may be the program's, which works in them.
fn repository(folder: BorrowedFd<'_>, owners: &Owners) -> io::Result<()> {
    let mut is_given = fstat(folder)?.st_uid == 0;
    for name in names(folder)? {
        let Some(opened) = open_at(folder, &name)? else { continue };
        let found = fstat(&opened)?;
        is_given |= found.st_uid == 0;
        if FileType::from_raw_mode(found.st_mode) == FileType::Directory {
            for name in names(opened.as_fd())? {
                let inside = open_at(opened.as_fd(), &name)?;
                is_given |= inside.is_some_and(|inside| {
                    fstat(&inside).is_ok_and(|found| of_database(&found, owners).owner.is_some())
                });
            }
        }
    }
    if is_given { walk(folder, &|found| of_database(found, owners)) } else { Ok(()) }
}

/// A folder of keys inside the program's folder of keys, which only the database's user enters.
fn keys_folder(data: BorrowedFd<'_>, name: &str, owners: &Owners) -> io::Result<()> {
    let (program, database) = (&owners.program, &owners.database);
    let keys = made(data, "keys", program.uid, database.gid, 0o710)?;
    made(keys.as_fd(), name, database.uid, database.gid, 0o700).map(drop)
}

/// A folder in another, created where it is missing; an existing one stays as it is.
fn made(folder: BorrowedFd<'_>, name: &str, user: u32, group: u32, mode: u32) -> io::Result<OwnedFd> {
    let is_new = match mkdirat(folder, name, Mode::from_raw_mode(0o700)) {
        Ok(()) => true,
        Err(Errno::EXIST) => false,
        Err(why) => return Err(why.into()),
    };
    let opened = open_folder(folder, name)?.ok_or_else(|| io::Error::other(format!("{name} is gone")))?;
    // The folder created a moment ago is root's; any other owner means that somebody put it there in between.
    if is_new && fstat(&opened)?.st_uid == 0 {
        fchown(&opened, Some(Uid::from_raw(user)), Some(Gid::from_raw(group)))?;
        fchmod(&opened, Mode::from_raw_mode(mode))?;
    }
    Ok(opened)
}

/// A folder outside the data folder for backups: created, or given away where it is root's and empty or holds
/// backups.
fn backups(path: &Path, owners: &Owners) -> io::Result<()> {
    let (program, database) = (&owners.program, &owners.database);
    let is_new = match std::fs::DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => true,
        Err(why) if why.kind() == io::ErrorKind::AlreadyExists => false,
        Err(why) => return Err(why),
    };
    let folder = open_path(path)?;
    let found = fstat(&folder)?;
    let inside = names(folder.as_fd())?;
    if inside.iter().any(|name| name == "repo1" || name == "pgbackrest.conf") {
        return repository(folder.as_fd(), owners);
    }
    if found.st_uid != 0 {
        return Ok(());
    }
    if !is_new && !inside.is_empty() {
        return Err(io::Error::other(
            "it is root's and holds other things: name a folder for the backups alone",
        ));
    }
    fchown(&folder, Some(Uid::from_raw(program.uid)), Some(Gid::from_raw(database.gid)))?;
    Ok(fchmod(&folder, Mode::from_raw_mode(0o770))?)
}

/// A secret of root becomes the program's, which reads it at each start.
fn secret(path: &Path, owners: &Owners) -> io::Result<()> {
    let Some(opened) = open_at(CWD, path.as_os_str())? else { return Ok(()) };
    let found = fstat(&opened)?;
    let is_plain = FileType::from_raw_mode(found.st_mode) == FileType::RegularFile && found.st_nlink == 1;
    if is_plain && found.st_uid == 0 {
        let (user, group) = (Uid::from_raw(owners.program.uid), Gid::from_raw(owners.program.gid));
        fchown(&opened, Some(user), Some(group))?;
    }
    Ok(())
}

/// An empty file for the program to fill. Where it cannot be created, the command that needs it says why.
fn new_file(path: &Path, owners: &Owners) {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    if let Ok(opened) = openat(CWD, path, flags, Mode::from_raw_mode(0o600)) {
        let (user, group) = (Uid::from_raw(owners.program.uid), Gid::from_raw(owners.program.gid));
        let _ = fchown(&opened, Some(user), Some(group));
    }
}
