//! The failures of the database, in words with the remedy.
//! They cover only the program's own set-up; the server's detail, which may quote a row, is never shown.

use crate::pages::tells_of_damage;
use std::path::{Path, PathBuf};
use std::{fmt, io};

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug)]
pub enum Error {
    /// No usable server programs on this machine.
    NoServer { looked_in: Vec<PathBuf> },
    /// The folder belongs to another major version than the installed ones.
    OtherVersion { folder: u32, found: Vec<u32> },
    /// Another running program holds the folder.
    InUse { folder: PathBuf, by: String },
    /// The system user who runs the database cannot reach the folder.
    Unreachable { folder: PathBuf, blocked_by: PathBuf, user: String },
    /// The folder belongs to another system user than the one who started the program.
    OtherOwner { folder: PathBuf, owner: u32 },
    /// The system has no usable user for the database.
    NoUser { why: String },
    /// The server ended, or did not answer in time, during its start.
    NotStarted { why: String, log: String },
    /// The folder holds a copy that follows another machine.
    Follows { folder: PathBuf },
    /// A second copy is not possible in this way.
    Replica { why: String },
    /// A server of an earlier run still uses the folder and does not end.
    NotStopped { folder: PathBuf },
    /// The roles of the database do not have the expected rights.
    Roles { why: String },
    /// The migrations of this program and of the database do not match.
    Migration { why: String },
    /// One migration failed and was rolled back.
    MigrationFailed { number: i32, name: String, source: tokio_postgres::Error },
    /// The database has columns without a class in this program.
    Unclassified { columns: Vec<String> },
    /// The database has columns in another form than this program expects.
    Unsealed { columns: Vec<String> },
    /// The schema differs from that of this program.
    Schema { what: String },
    /// The address of an external database cannot be used.
    Address { why: String },
    /// The server refused or dropped a statement or connection.
    Server { doing: &'static str, source: tokio_postgres::Error },
    /// A file operation failed.
    File { doing: &'static str, path: PathBuf, source: io::Error },
}

impl Error {
    pub(crate) fn file(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
        let path = path.to_owned();
        move |source| Error::File { doing, path, source }
    }

    /// Whether the server found damage on the disk.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        match self {
            Error::MigrationFailed { source, .. } | Error::Server { source, .. } => tells_of_damage(source),
            _ => false,
        }
    }

    pub(crate) fn server(doing: &'static str) -> impl FnOnce(tokio_postgres::Error) -> Error {
        move |source| Error::Server { doing, source }
    }
}

const UNSEALED: &str = "The database has columns that take clear text where their class says sealed, or the other way \
                        round. Somebody changed it manually: undo that, or restore a backup. They are:";

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NoServer { looked_in } => write!(
                f,
                "PostgreSQL 15 or newer is not installed (looked in {}). Install it, for example `apt-get install postgresql`, \
                 or name its folder of programs in STEELYARD_PG_BIN.",
                list(looked_in.iter().map(|folder| folder.display()))
            ),
            Error::OtherVersion { folder, found } => write!(
                f,
                "The data was written by PostgreSQL {folder}, but only version {} is installed. \
                 Install PostgreSQL {folder} again, or restore a backup into a new folder.",
                list(found.iter())
            ),
            Error::InUse { folder, by } => write!(
                f,
                "Another Steelyard{by} is already using {}. Stop it first, or choose another folder.",
                folder.display()
            ),
            Error::Unreachable { folder, blocked_by, user } => write!(
                f,
                "The database runs as the system user '{user}', who may not enter {}. \
                 Choose a data folder that user can reach instead of {}, for example /var/lib/steelyard.",
                blocked_by.display(),
                folder.display()
            ),
            Error::OtherOwner { folder, owner } => write!(
                f,
                "{} belongs to another system user (number {owner}). Start the program as that user or as root.",
                folder.display()
            ),
            Error::NoUser { why } => write!(f, "The database needs a system user of its own: {why}."),
            Error::NotStarted { why, log } => {
                let words = if log.is_empty() { "" } else { " Its last words:\n" };
                write!(f, "The database did not start: {why}.{words}{log}")
            }
            Error::Follows { folder } => f.write_str(&follows_words(folder)),
            Error::Replica { why } => write!(f, "Second copy: {why}."),
            Error::NotStopped { folder } => write!(
                f,
                "A database of an earlier run still works in {} and does not stop. Restart the machine, then try again.",
                folder.display()
            ),
            Error::Roles { why } => write!(f, "The database's roles are not as they must be: {why}."),
            Error::Migration { why } => write!(f, "{why}"),
            Error::MigrationFailed { number, name, source } => write!(
                f,
                "Updating the database stopped at step {number} ({name}); the data is as it was before that step. {}",
                server_words(source)
            ),
            Error::Unclassified { columns } => write!(
                f,
                "The database has columns that nobody gave a class: {}. It was changed manually; \
                 take them out again, or install a program that knows them.",
                list(columns.iter())
            ),
            Error::Unsealed { columns } => write!(f, "{UNSEALED} {}.", list(columns.iter())),
            Error::Schema { what } => write!(
                f,
                "The database's schema is not the one this program was built for: {what}. Somebody changed it manually: \
                 undo that, or restore a backup."
            ),
            Error::Address { why } => write!(f, "The address of the database cannot be used: {why}."),
            Error::Server { doing, source } => {
                write!(f, "The database failed while {doing}. {}", server_words(source))
            }
            Error::File { doing, path, source } => write!(f, "{doing} {} failed: {source}.", path.display()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::MigrationFailed { source, .. } | Error::Server { source, .. } => Some(source),
            Error::File { source, .. } => Some(source),
            _ => None,
        }
    }
}

fn follows_words(folder: &Path) -> String {
    let folder = folder.display();
    format!(
        "{folder} is a copy that follows another machine and takes no change. If that machine is gone for good: \
         steelyard replica promote --data {folder}"
    )
}

/// The server's short message with its code, without detail and hint.
fn server_words(source: &tokio_postgres::Error) -> String {
    match source.as_db_error() {
        Some(answer) => format!("{} ({}).", answer.message(), answer.code().code()),
        None => {
            let cause =
                std::error::Error::source(source).map(|cause| format!(": {cause}")).unwrap_or_default();
            format!("{source}{cause}.")
        }
    }
}

fn list(words: impl Iterator<Item = impl fmt::Display>) -> String {
    let words: Vec<String> = words.map(|word| word.to_string()).collect();
    if words.is_empty() { "nowhere".into() } else { words.join(", ") }
}
