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
mod order;
mod wire;

pub(crate) use order::{BACKUP_PROGRAM, Handle, Order, Output, Running};

use crate::cluster::folder;
use crate::cluster::os_user::OsUser;
use crate::{Error, Result};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// The second process. A program has at most one, from its first moments to its end.
static REMOTE: OnceLock<Remote> = OnceLock::new();
/// Set where root started the program, before it gave up being root.
static STARTED_BY_ROOT: OnceLock<()> = OnceLock::new();

/// The connection to the second process.
#[derive(Debug)]
pub(crate) struct Remote {
    pub user: OsUser,
    asks: Mutex<UnixStream>,
    waiting: Arc<Mutex<HashMap<u64, Sender<Value>>>>,
    next: AtomicU64,
}

/// Notes that root started this program, which now has another user.
pub fn started_by_root() {
    let _ = STARTED_BY_ROOT.set(());
}

/// Whether root started this program, which now has another user.
#[must_use]
pub fn is_started_by_root() -> bool {
    STARTED_BY_ROOT.get().is_some()
}

/// From now on the process at the other end works for the database. `lost` is called if it ends first.
///
/// # Errors
/// No thread for its answers.
pub fn join(stream: UnixStream, user: OsUser, lost: fn()) -> io::Result<()> {
    let mut answers = stream.try_clone()?;
    let waiting = Arc::<Mutex<HashMap<u64, Sender<Value>>>>::default();
    let theirs = Arc::clone(&waiting);
    std::thread::Builder::new().name("database-answers".into()).spawn(move || {
        while let Ok(Some(answer)) = wire::receive(&mut answers, wire::MOST_ANSWERED) {
            let id = answer["id"].as_u64().unwrap_or_default();
            if let Some(sender) = held(&theirs).get(&id) {
                let _ = sender.send(answer); // Nobody waits for it any more.
            }
        }
        held(&theirs).clear();
        lost();
    })?;
    let remote = Remote { user, asks: Mutex::new(stream), waiting, next: AtomicU64::new(1) };
    REMOTE.set(remote).map_err(|_| io::Error::other("there is a second process already"))
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The second process, where it works as this user.
pub(crate) fn remote(user: &OsUser) -> Option<&'static Remote> {
    REMOTE.get().filter(|remote| remote.user == *user)
}

/// The user of the second process, where there is one.
#[must_use]
pub fn user() -> Option<&'static OsUser> {
    other_user()
}

pub(crate) fn other_user() -> Option<&'static OsUser> {
    REMOTE.get().map(|remote| &remote.user)
}

/// The answers to a request; its number is used until this is dropped.
pub(crate) struct Heard {
    pub id: u64,
    answers: Receiver<Value>,
    waiting: Arc<Mutex<HashMap<u64, Sender<Value>>>>,
}

impl Drop for Heard {
    fn drop(&mut self) {
        held(&self.waiting).remove(&self.id);
    }
}

impl Heard {
    /// The next answer. Errors: the other process failed, or is gone.
    pub fn next(&self) -> io::Result<Value> {
        let gone = || io::Error::other("the process that works for the database is gone");
        let answer = self.answers.recv().map_err(|_| gone())?;
        match (&answer["errno"], &answer["error"]) {
            (Value::Number(errno), _) => {
                let errno = errno.as_i64().and_then(|errno| i32::try_from(errno).ok());
                Err(io::Error::from_raw_os_error(errno.unwrap_or_default()))
            }
            (_, Value::String(words)) => Err(io::Error::other(words.clone())),
            _ => Ok(answer),
        }
    }
}

impl Remote {
    pub fn ask(&self, mut what: Value) -> io::Result<Heard> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        what["id"] = json!(id);
        let (sender, answers) = channel();
        held(&self.waiting).insert(id, sender);
        let heard = Heard { id, answers, waiting: Arc::clone(&self.waiting) };
        wire::send(&mut *held(&self.asks), &what)?;
        Ok(heard)
    }

    fn call(&self, what: Value) -> io::Result<Value> {
        self.ask(what)?.next()
    }

    fn on(&self, verb: &str, path: &Path) -> io::Result<Value> {
        self.call(json!({ "do": verb, "path": text(path)? }))
    }
}

/// Paths are sent as absolute text, because the other process does not work in a folder of the program.
pub(crate) fn text(path: &Path) -> io::Result<String> {
    let whole = std::path::absolute(path)?;
    whole.into_os_string().into_string().map_err(|_| io::Error::other("a path that is no UTF-8 text"))
}

/// A folder that only this user can enter. One that another user created is refused.
pub(crate) fn private_folder(path: &Path, user: &OsUser) -> Result<()> {
    match remote(user) {
        Some(remote) => remote.on("folder", path).map(drop).map_err(Error::file("making", path)),
        None => folder::private_folder(path, user),
    }
}

/// A folder in which the database's user works and which the program reads.
pub(crate) fn shared_folder(path: &Path, user: &OsUser) -> Result<()> {
    let Some(remote) = remote(user) else {
        // As the two users left it; root may enter every folder.
        let is_root = rustix::process::geteuid().is_root();
        let is_shared = path.symlink_metadata().is_ok_and(|found| folder::is_shared(&found, user));
        return if is_root && is_shared { Ok(()) } else { folder::private_folder(path, user) };
    };
    match folder::shared_folder(path, user) {
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
    let Some(remote) = remote(user) else { return folder::replace(path, content, user) };
    let fail = || Error::file("writing", path);
    let path = text(path).map_err(fail())?;
    let asked = remote.call(json!({ "do": "write", "path": path, "text": content }));
    asked.map(drop).map_err(fail())
}

/// The text of a file of the database's user. That user reads it, because it may have put a link to a key
/// there.
pub(crate) fn read(path: &Path) -> io::Result<String> {
    match REMOTE.get() {
        Some(remote) => {
            let answer = remote.on("read", path)?;
            Ok(answer["text"].as_str().unwrap_or_default().to_owned())
        }
        None => std::fs::read_to_string(path),
    }
}

/// Copies a file of the database's user into a folder of that user.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    match REMOTE.get() {
        Some(remote) => {
            let (from, to) = (text(from)?, text(to)?);
            remote.call(json!({ "do": "copy", "path": from, "to": to })).map(drop)
        }
        None => copied(from, to),
    }
}

/// With the owner of the folder, which is another user where root does it.
fn copied(from: &Path, to: &Path) -> io::Result<()> {
    if !from.symlink_metadata()?.is_file() {
        return Err(io::Error::other("no file"));
    }
    std::fs::copy(from, to)?;
    let Some(folder) = to.parent().filter(|_| rustix::process::geteuid().is_root()) else { return Ok(()) };
    let owner = std::fs::metadata(folder)?;
    std::os::unix::fs::lchown(to, Some(owner.uid()), Some(owner.gid()))
}

/// Whether a file exists, also in a folder that only the database's user reads.
pub(crate) fn exists(path: &Path) -> bool {
    match REMOTE.get() {
        Some(remote) => remote.on("exists", path).is_ok_and(|answer| answer["exists"] == true),
        None => path.symlink_metadata().is_ok(),
    }
}

/// The folder of a server's files, which the program also reads.
pub(crate) fn server_folder(path: &Path, user: &OsUser) -> Result<()> {
    match remote(user) {
        Some(remote) => remote.on("open", path).map(drop).map_err(Error::file("making", path)),
        None => folder::private_folder(path, user),
    }
}

/// Removes a folder with all its content, whichever of the two users owns it.
///
/// # Errors
/// Something remains.
pub fn remove_tree(path: &Path) -> io::Result<()> {
    if let Some(remote) = REMOTE.get() {
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
        Err(why) if why.kind() == io::ErrorKind::NotFound && REMOTE.get().is_some() => Ok(()),
        removed => removed,
    }
}

/// Renames in a folder of this user, and syncs the folder.
pub(crate) fn rename(from: &Path, to: &Path, user: &OsUser) -> Result<()> {
    let fail = || Error::file("making", to);
    match remote(user) {
        Some(remote) => {
            let (from, to) = (text(from).map_err(fail())?, text(to).map_err(fail())?);
            remote.call(json!({ "do": "rename", "path": from, "to": to })).map(drop).map_err(fail())
        }
        None => renamed(from, to).map_err(fail()),
    }
}

fn renamed(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::rename(from, to)?;
    let Some(above) = to.parent() else { return Ok(()) };
    std::fs::File::open(above)?.sync_all()
}

/// The lock on a cluster's folder, in this process or the other.
#[derive(Debug)]
pub(crate) enum Lock {
    Own(#[expect(dead_code, reason = "the lock is given back when it is dropped")] folder::Lock),
    Remote(u64),
}

impl Lock {
    pub fn take(root: &Path, user: &OsUser) -> Result<Lock> {
        let Some(remote) = remote(user) else { return Ok(Lock::Own(folder::lock(root, user)?)) };
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
        if let (Lock::Remote(lock), Some(remote)) = (&self, REMOTE.get()) {
            let _ = remote.call(json!({ "do": "unlock", "lock": lock })); // The end of the other process releases it too.
        }
    }
}

/// Ends the processes that earlier runs left in a cluster's folder.
pub(crate) fn clear(folder: &folder::Folder) -> Result<()> {
    use crate::cluster::leftovers;
    let (data, sockets) = (folder.data(), &folder.sockets);
    let Some(remote) = remote(&folder.user) else { return leftovers::clear(&data, sockets) };
    let fail = || Error::file("clearing", &data);
    let (at, sockets) = (text(&data).map_err(fail())?, text(sockets).map_err(fail())?);
    let asked = remote.call(json!({ "do": "clear", "path": at, "sockets": sockets }));
    match asked.map_err(fail())?["stopped"].as_bool() {
        Some(true) => Ok(()),
        _ => Err(Error::NotStopped { folder: data }),
    }
}

/// Whether no process works in a copy of the cluster and nobody holds its lock.
pub(crate) fn is_idle(copy: &Path) -> bool {
    match REMOTE.get() {
        Some(remote) => remote.on("idle", copy).is_ok_and(|answer| answer["idle"] == true),
        None => agent::is_idle(copy),
    }
}
