//! Files of the settings that are read again: a few seconds after one changed, and at once on SIGHUP.
//! Invariant: content that cannot be used changes nothing. The earlier content stays in use, and the log, `/trust` and
//! `doctor` say so.

mod ends;
pub mod task;
#[cfg(test)]
mod tests;

pub use ends::End;

use crate::launcher;
use crate::problem::{Problem, Result};
use jiff::Timestamp;
use mail::messages::files as texts;
use platform::worries::Worries;
use std::fs;
use std::io::{self, IsTerminal};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Files that are used together, such as a certificate and its key.
pub struct FileSet {
    /// Their name in the log and among the worries.
    id: String,
    /// What they hold, for everybody.
    what: &'static str,
    files: Vec<PathBuf>,
    /// Reads them and puts what they hold in use.
    read: Box<dyn Fn() -> Result<()> + Send + Sync>,
    /// The end of the certificate among them.
    end: Option<End>,
    stamps: Vec<Option<Stamp>>,
    state: State,
}

/// What became of the last reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    InUse,
    /// It failed once. Files that are replaced one after the other fit together again at the next look.
    Failed,
    /// It failed again, and that was said.
    Told,
}

/// What changes when a file is written or replaced, whatever time its copy claims to have.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    place: (u64, u64),
    length: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

/// None: no file is there that can be looked at.
fn stamp(path: &Path) -> Option<Stamp> {
    let found = fs::metadata(path).ok()?;
    Some(Stamp {
        place: (found.dev(), found.ino()),
        length: found.size(),
        modified: (found.mtime(), found.mtime_nsec()),
        changed: (found.ctime(), found.ctime_nsec()),
    })
}

fn stamps(files: &[PathBuf]) -> Vec<Option<Stamp>> {
    files.iter().map(|path| stamp(path)).collect()
}

impl FileSet {
    /// Reads the files for the first time. Errors: they cannot be used.
    pub fn read(
        (id, what): (&str, &'static str),
        files: impl IntoIterator<Item = PathBuf>,
        read: impl Fn() -> Result<()> + Send + Sync + 'static,
    ) -> Result<FileSet> {
        let files: Vec<PathBuf> = files.into_iter().collect();
        // Before the reading, so that a file that is written meanwhile is read again.
        let stamps = stamps(&files);
        read()?;
        if files.iter().any(|file| launcher::is_carried(file)) {
            tracing::warn!(
                files = id,
                "only root can read a file: the program uses a newer one after a restart"
            );
        }
        let id = id.to_owned();
        Ok(FileSet { id, what, files, read: Box::new(read), end: None, stamps, state: State::InUse })
    }

    /// No file: only an end is watched.
    pub fn of_nothing(id: impl Into<String>, what: &'static str) -> FileSet {
        let (id, read) = (id.into(), Box::new(|| Ok(())));
        FileSet { id, what, files: Vec::new(), read, end: None, stamps: Vec::new(), state: State::InUse }
    }

    /// The same, with the end of their certificate watched.
    #[must_use]
    pub fn ending(self, end: End) -> FileSet {
        FileSet { end: Some(end), ..self }
    }

    /// Reads the files again if they changed, if that failed before, or if a signal asked. True: what they hold is in
    /// use now.
    fn look(&mut self, is_asked: bool, now: Timestamp, worries: &Worries) -> bool {
        let stamps = stamps(&self.files);
        let is_changed = stamps != self.stamps;
        if self.files.is_empty() || !is_asked && !is_changed && self.state != State::Failed {
            return false;
        }
        self.stamps = stamps;
        match (self.read)() {
            Ok(()) => {
                tracing::info!(files = self.id, "files were read again");
                self.state = State::InUse;
                worries.mended(&self.worry());
                true
            }
            Err(why) => {
                self.fail(is_asked, &why, (now, worries));
                false
            }
        }
    }

    fn fail(&mut self, is_asked: bool, why: &Problem, (now, worries): (Timestamp, &Worries)) {
        if self.state == State::InUse && !is_asked {
            self.state = State::Failed;
            return;
        }
        self.state = State::Told;
        let cause = why.words.as_str();
        tracing::error!(
            files = self.id,
            cause,
            "files that changed cannot be used; what was read before stays in use"
        );
        worries.tell(&self.worry(), texts::unusable(self.what, now));
    }

    /// The name of the worry about them.
    fn worry(&self) -> String {
        format!("files.{}", self.id)
    }
}

/// The files that an instance reads again.
#[derive(Default)]
pub struct Files(Mutex<Vec<FileSet>>);

impl Files {
    /// Has them read again from the start of the task on.
    pub fn keep(&self, set: FileSet) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(set);
    }

    fn take(&self) -> Vec<FileSet> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Listens for SIGHUP. From the first call on, the signal does not end the program. Errors: the system's.
pub fn hear() -> Result<Signal> {
    signal(SignalKind::hangup()).map_err(|why| Problem::unavailable(why.to_string()))
}

/// Waits until the terminal that the program was started from is closed, which sends the same signal. Never without
/// a terminal.
pub async fn closing_terminal(mut hangups: Signal) {
    let had_one = io::stderr().is_terminal();
    while hangups.recv().await.is_some() {
        if had_one && !io::stderr().is_terminal() {
            return;
        }
    }
    std::future::pending().await
}
