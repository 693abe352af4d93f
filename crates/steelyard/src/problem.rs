//! The failure of a command, in words for a person at a terminal, with the exit code for scripts.
//! Invariant: every end of a command has one of the codes of errors.md.

use std::path::{Path, PathBuf};

/// Another program uses the data folder (errors.md: state or busy).
pub const IN_USE: u8 = 75;

/// The result of a command.
pub type Result<T> = std::result::Result<T, Problem>;

/// A command's failure: its words and its exit code.
#[derive(Debug)]
pub struct Problem {
    /// Exit code (sysexits; errors.md).
    pub exit: u8,
    /// The failure and the remedy.
    pub words: String,
}

impl Problem {
    /// The call was wrong (64).
    pub fn usage(words: impl Into<String>) -> Self {
        Self { exit: 64, words: words.into() }
    }
    /// The service is not there (69).
    pub fn unavailable(words: impl Into<String>) -> Self {
        Self { exit: 69, words: words.into() }
    }
    /// The set-up or configuration is wrong (78).
    pub fn setup(words: impl Into<String>) -> Self {
        Self { exit: 78, words: words.into() }
    }
    /// A file that cannot be read or written (78).
    pub fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path: PathBuf = path.to_owned();
        move |why| Self::setup(format!("{}: {why}", path.display()))
    }
}

impl From<database::Error> for Problem {
    fn from(why: database::Error) -> Self {
        let exit = if matches!(why, database::Error::InUse { .. }) { IN_USE } else { 69 };
        let hint = match why.is_damage() {
            true => {
                " The stored data is damaged: `steelyard doctor` names what, `steelyard backup recover` brings it back."
            }
            false => "",
        };
        Self { exit, words: format!("{why}{hint}") }
    }
}

impl From<platform::keyring::Fault> for Problem {
    fn from(why: platform::keyring::Fault) -> Self {
        Self::setup(why.to_string())
    }
}

impl From<platform::error::Error> for Problem {
    fn from(why: platform::error::Error) -> Self {
        let exit = why.refusal().map_or(69, |refusal| exit_of(refusal.code.status()));
        let from = why.refusal().and_then(|refusal| refusal.facts.get("not_before")?.as_str());
        let from = from.map(|moment| format!(" It can be done from {moment} on.")).unwrap_or_default();
        Self { exit, words: format!("{why}{from}") }
    }
}

/// The exit code of an HTTP status (errors.md).
pub fn exit_of(status: u16) -> u8 {
    match status {
        200..=299 => 0,
        400 | 413 | 415 | 422 | 428 => 64,
        401 | 403 => 77,
        404 => 66,
        409 | 410 | 412 | 429 => 75,
        _ => 69,
    }
}
