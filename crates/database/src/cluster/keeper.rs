//! The thread that owns the server process: it starts the server, waits for it, and starts it again when it
//! dies by itself or when its files were replaced (`renewal.rs`).
//! The kernel ties the server's life to the thread that started it, so this thread never ends before the
//! server. Where a full disk ended the server, the thread deletes the ballast and starts the server again
//! until it stays up.

use super::folder::Folder;
use super::renewal::{self, Programs};
use crate::hands::order::{Handle, Order, Output, Running};
use crate::room;
use crate::{Error, Result};
use rustix::process::Signal;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

const FIRST_PAUSE: Duration = Duration::from_millis(20);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// After this time a server counts as healthy: the next pause is the first one again.
const WELL: Duration = Duration::from_secs(60);

#[derive(Debug, Default)]
struct State {
    /// The running server before it was waited for: until then its number cannot belong to another process.
    server: Option<Handle>,
    /// It answered once; from then on it is started again when it dies.
    serving: bool,
    stopping: bool,
    ended: bool,
    restarts: u32,
    /// It was signalled to stop, so that the installed programs take over.
    renewing: bool,
    renewals: u32,
    /// The files that the running server was started from.
    programs: Programs,
    last_words: String,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    /// A panic in another thread must not prevent a stop of the server.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The values needed to start the server.
#[derive(Debug)]
pub(crate) struct Launch {
    pub program: PathBuf,
    pub folder: Arc<Folder>,
}

#[derive(Debug)]
pub(crate) struct Keeper {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    watch: Option<JoinHandle<()>>,
}

impl Keeper {
    /// `is_watched`: whether the server is started again when its files are replaced.
    pub fn start(launch: Launch, is_watched: bool) -> Result<Keeper> {
        let shared = Arc::<Shared>::default();
        let theirs = Arc::clone(&shared);
        let path = launch.program.clone();
        let sockets = launch.folder.sockets.clone();
        let thread =
            std::thread::Builder::new().name("database-keeper".into()).spawn(move || keep(&launch, &theirs));
        let thread = Some(thread.map_err(Error::file("starting a thread for", &path))?);
        let mut keeper = Keeper { shared, thread, watch: None };
        if is_watched {
            let theirs = Arc::clone(&keeper.shared);
            let watch = std::thread::Builder::new()
                .name("database-watch".into())
                .spawn(move || watch(&path, &sockets, &theirs));
            keeper.watch = watch.ok(); // Without the watch the server is kept, but not renewed.
        }
        Ok(keeper)
    }

    pub fn pid(&self) -> Option<u32> {
        self.shared.state().server.map(|server| server.pid().as_raw_pid().cast_unsigned())
    }

    pub fn restarts(&self) -> u32 {
        self.shared.state().restarts
    }

    /// How often it was started again because its files were replaced.
    pub fn renewals(&self) -> u32 {
        self.shared.state().renewals
    }

    /// From now on a dying server is started again.
    pub fn serving(&self) {
        self.shared.state().serving = true;
    }

    /// The failure of the first start, if it failed.
    pub fn ended(&self) -> Option<String> {
        let state = self.shared.state();
        state.ended.then(|| state.last_words.clone())
    }

    /// Sends `signal` and waits; a server that does not end in time is killed.
    pub fn stop(&mut self, signal: Signal, patience: Duration) {
        self.ask(signal);
        if !self.wait(patience) {
            tracing::warn!("the database does not stop; ending it the hard way, nothing committed is lost");
            self.ask(Signal::QUIT);
            self.wait(patience);
        }
        if let Some(thread) = self.thread.take()
            && self.shared.state().ended
        {
            let _ = thread.join(); // Its result says only that it ended.
            if let Some(watch) = self.watch.take() {
                let _ = watch.join(); // It ends with the server.
            }
        }
    }

    fn ask(&self, signal: Signal) {
        let mut state = self.shared.state();
        state.stopping = true;
        if let Some(server) = state.server {
            server.signal(signal, false); // It may be dead and not waited for yet.
        }
        self.shared.changed.notify_all();
    }

    fn wait(&self, patience: Duration) -> bool {
        let state = self.shared.state();
        let waited = self.shared.changed.wait_timeout_while(state, patience, |state| !state.ended);
        waited.unwrap_or_else(PoisonError::into_inner).0.ended
    }
}

fn keep(launch: &Launch, shared: &Shared) {
    let mut pause = FIRST_PAUSE;
    loop {
        let born = Instant::now();
        let words = match run_once(launch, shared) {
            Ok(words) => words,
            Err(error) => error.to_string(),
        };
        let is_stopping = shared.state().stopping;
        let has_room_again = !is_stopping && room::give_back_ballast(&launch.folder.above());
        let mut state = shared.state();
        if state.stopping || !(state.serving || has_room_again) {
            state.last_words = words;
            break;
        }
        if std::mem::take(&mut state.renewing) {
            state.renewals += 1;
            shared.changed.notify_all();
            tracing::warn!(%words, "starting the database with the programs that are installed now");
            pause = FIRST_PAUSE;
            continue;
        }
        state.restarts += 1;
        pause = if born.elapsed() > WELL { FIRST_PAUSE } else { pause };
        tracing::error!(%words, ?pause, "the database ended by itself; starting it again");
        let waited = shared.changed.wait_timeout_while(state, pause, |state| !state.stopping);
        drop(waited);
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
    // Helpers of a killed server may still be ending; a caller that stops the cluster may remove its folder
    // next.
    if let Err(error) = launch.folder.clear() {
        tracing::error!(%error, "the database did not stop completely");
    }
    shared.state().ended = true;
    shared.changed.notify_all();
}

/// Checks every second whether the server's files are still those it was started from, and starts it again
/// when they are not: new connections to a server whose files were replaced fail (58P01).
fn watch(program: &Path, sockets: &Path, shared: &Shared) {
    let mut seen = renewal::Watch::new(program, sockets);
    loop {
        let state = shared.state();
        let waited = shared.changed.wait_timeout_while(state, renewal::LOOK_EVERY, |state| !state.ended);
        let state = waited.unwrap_or_else(PoisonError::into_inner).0;
        if state.ended {
            return;
        }
        let (running, is_up) = (state.programs.clone(), state.serving && state.server.is_some());
        drop(state); // The files are read without delaying a stop.
        let Some(why) = seen.look(&running).filter(|_| is_up) else { continue };
        let mut state = shared.state();
        // It may have been restarted, or signalled to stop, while the files were read.
        if state.stopping || state.renewing || state.programs != running {
            continue;
        }
        let Some(server) = state.server else { continue };
        tracing::warn!(why, "the database is stopped orderly and started again; what is acknowledged stays");
        state.renewing = true;
        server.signal(Signal::INT, false); // It may be dead and not waited for yet.
        let waited = shared.changed.wait_timeout_while(state, renewal::PATIENCE, |state| state.renewing);
        let state = waited.unwrap_or_else(PoisonError::into_inner).0;
        if let Some(server) = state.server.filter(|_| state.renewing && !state.stopping) {
            tracing::warn!("the database does not stop; ending it the hard way, nothing committed is lost");
            server.signal(Signal::QUIT, false);
        }
    }
}

/// One life of the server, from cleaning up after the one before to its exit status.
fn run_once(launch: &Launch, shared: &Shared) -> Result<String> {
    launch.folder.clear()?;
    let Some(server) = start_unless_stopping(launch, shared)? else {
        return Ok("it was stopped before it started".into());
    };
    let fail = || Error::file("waiting for", &launch.program);
    // Forgotten before its number is free, so that `stop` never signals a number that belongs to another
    // process.
    let ended = server.wait(|| shared.state().server = None).map_err(fail())?;
    Ok(ended.status.to_string())
}

fn start_unless_stopping(launch: &Launch, shared: &Shared) -> Result<Option<Running>> {
    let order = launch.order();
    // Before the start: a file that is replaced during the start then counts as a later change and is never
    // missed.
    let programs = Programs::of(&launch.program);
    let mut state = shared.state(); // Held during the start: `stop` sees either no server or this one.
    if state.stopping {
        return Ok(None);
    }
    let server = order.start(&launch.folder.user)?;
    state.server = Some(server.handle());
    state.programs = programs;
    Ok(Some(server))
}

impl Launch {
    fn order(&self) -> Order {
        Order {
            program: self.program.clone(),
            arguments: vec!["-D".into(), self.folder.data().into_os_string()],
            folder: self.folder.root.clone(),
            output: Output::Log(self.folder.root.clone()),
            dies_by: Signal::INT,
        }
    }
}
