//! The connection to the second process, which works for the database where root started the program.
//! Invariant: a program has at most one second process, from its first moments to its end; each answer reaches
//! the request of its number.

use super::wire;
use crate::cluster::os_user::OsUser;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io;
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

pub(super) fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The second process, where there is one.
pub(super) fn get() -> Option<&'static Remote> {
    REMOTE.get()
}

/// The second process, where it works as this user.
pub(super) fn working_as(user: &OsUser) -> Option<&'static Remote> {
    get().filter(|remote| remote.user == *user)
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

    pub fn call(&self, what: Value) -> io::Result<Value> {
        self.ask(what)?.next()
    }

    pub fn on(&self, verb: &str, path: &Path) -> io::Result<Value> {
        self.call(json!({ "do": verb, "path": text(path)? }))
    }
}

/// Paths are sent as absolute text, because the other process does not work in a folder of the program.
pub(super) fn text(path: &Path) -> io::Result<String> {
    let whole = std::path::absolute(path)?;
    whole.into_os_string().into_string().map_err(|_| io::Error::other("a path that is no UTF-8 text"))
}
