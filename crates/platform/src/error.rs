//! The one error of everything below the edge: a refusal that a person can act on, or an internal fault.
//! Invariant: text of the database never reaches an answer; only its SQLSTATE is used.

use database::pages::tells_of_damage;
use deadpool_postgres::PoolError;
use kernel::code::Code;
use kernel::refusal::Refusal;
use std::any::type_name;
use std::str::FromStr;
use tokio_postgres::error::{Severity, SqlState};
use uuid::Uuid;

/// The result of an action, query or page.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a call failed.
#[derive(Debug)]
pub enum Error {
    /// The caller can do something about it.
    Refused(Box<Refusal>),
    /// The database refused a statement; mapped to a refusal where a slice knows the constraint.
    Database(tokio_postgres::Error),
    /// Another call was first to write what this call had predicted (`fast_path`).
    LostRace,
    /// The database found damage on the disk; its SQLSTATE.
    Damaged(String),
    /// Too much at once, or the database is down.
    Busy(String),
    /// Our fault; the cause is for the log only.
    Internal(String),
}

/// The value of a stored word. Errors: `Internal` for a word that its list does not have.
pub fn stored<T: FromStr>(word: &str) -> Result<T> {
    let unknown = |_| Error::internal(format!("{word:?} is stored where a {} is expected", type_name::<T>()));
    word.parse().map_err(unknown)
}

impl Error {
    /// The refusal that the caller gets. Internal faults are logged here, once.
    pub fn into_refusal(self, request: Uuid) -> Refusal {
        match self {
            Error::Refused(refusal) => *refusal,
            Error::Busy(cause) => {
                tracing::warn!(%request, cause, "busy");
                Refusal::new(Code::Overloaded)
            }
            damage @ Error::Damaged(_) => {
                tracing::error!(%request, cause = %damage, "ours");
                Refusal::new(Code::DataDamaged)
            }
            other => {
                tracing::error!(%request, cause = %other, "ours");
                Refusal::new(Code::InternalError)
            }
        }
    }

    /// An internal fault with its cause, for the log.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Error::Internal(cause.to_string())
    }

    /// Whether the same call may be tried again: after a serialisation failure, a deadlock, or a rival that
    /// wrote first or stored its answer under the same key first.
    pub fn is_retryable(&self) -> bool {
        let cause = match self {
            Error::LostRace => return true,
            Error::Database(cause) => cause,
            _ => return false,
        };
        match cause.code() {
            Some(code) if *code == SqlState::T_R_SERIALIZATION_FAILURE => true,
            Some(code) if *code == SqlState::T_R_DEADLOCK_DETECTED => true,
            Some(code) if *code == SqlState::UNIQUE_VIOLATION => constraint(cause).starts_with("kept_answer"),
            _ => false,
        }
    }

    /// The refusal, if it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Error::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }
}

/// Whether the SQLSTATE says that the server, one of several nodes (class 08), or a row that another call holds
/// (55P03) cannot be had for a while.
fn is_away(state: &str) -> bool {
    let is_connection = state.starts_with("08") && state != "08P01"; // 08P01: the protocol was broken
    is_connection || ["57P01", "57P02", "57P03", "53300", "25006", "55P03"].contains(&state)
}

/// Whether the server closed the connection because of it.
fn is_gone(cause: &tokio_postgres::Error) -> bool {
    let severity = cause.as_db_error().and_then(|told| told.parsed_severity());
    matches!(severity, Some(Severity::Panic | Severity::Fatal))
}

/// The name of the violated constraint. Several nodes tell it in the message alone, as the last name in quotes.
#[must_use]
pub fn constraint(cause: &tokio_postgres::Error) -> &str {
    let Some(told) = cause.as_db_error() else { return "" };
    let is_violated = told.code().code().starts_with("23");
    told.constraint().unwrap_or_else(|| if is_violated { last_quoted(told.message()) } else { "" })
}

fn last_quoted(message: &str) -> &str {
    message.rsplit('"').nth(1).unwrap_or_default()
}

/// Turns a violated constraint into the field that a person can correct.
pub trait OnConstraint<T> {
    /// `.on_constraint("article_tag_key", Code::TagTaken, "tag")`: only the beginning of the name is
    /// compared, because Citus appends a shard's number.
    fn on_constraint(self, name: &str, code: Code, field: &str) -> Result<T>;
}

impl<T> OnConstraint<T> for std::result::Result<T, tokio_postgres::Error> {
    fn on_constraint(self, name: &str, code: Code, field: &str) -> Result<T> {
        self.map_err(|cause| {
            if constraint(&cause).starts_with(name) {
                Refusal::new(code).field(field).into()
            } else {
                cause.into()
            }
        })
    }
}

/// For a result that was already checked against another constraint.
impl<T> OnConstraint<T> for Result<T> {
    fn on_constraint(self, name: &str, code: Code, field: &str) -> Result<T> {
        match self {
            Err(Error::Database(cause)) => Err(cause).on_constraint(name, code, field),
            other => other,
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Box::new(refusal))
    }
}

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Refusal::new(code).into()
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(cause: tokio_postgres::Error) -> Self {
        match cause.code() {
            None => Error::Busy(cause.to_string()),
            Some(code) if tells_of_damage(&cause) => Error::Damaged(code.code().to_owned()),
            Some(code) if is_away(code.code()) => Error::Busy(code.code().to_owned()),
            // A statement that found no space was undone. A server that found none for its own log restarts.
            // Whether a COMMIT was kept shows when it is back: the same key tells.
            Some(code) if *code == SqlState::DISK_FULL => match is_gone(&cause) {
                true => Error::Busy(code.code().to_owned()),
                false => Code::DiskFull.into(),
            },
            // A character that the database cannot store and that no field's check found: the sender's fault,
            // not ours.
            Some(code) if *code == SqlState::CHARACTER_NOT_IN_REPERTOIRE => Code::TextCharacter.into(),
            Some(_) => Error::Database(cause),
        }
    }
}

impl From<PoolError> for Error {
    fn from(cause: PoolError) -> Self {
        match cause {
            // A damaged catalogue, without which nobody can connect.
            PoolError::Backend(cause) if tells_of_damage(&cause) => cause.into(),
            other => Error::Busy(other.to_string()),
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Refused(refusal) => write!(f, "{refusal}"),
            // The SQLSTATE and the constraint's name; never the row (protect.md, R25).
            Error::Database(cause) => {
                write!(f, "database {} {}", cause.code().map_or("", |c| c.code()), constraint(cause))
            }
            Error::LostRace => f.write_str("overtaken"),
            Error::Damaged(state) => write!(f, "the database met damaged data ({state})"),
            Error::Busy(cause) | Error::Internal(cause) => f.write_str(cause),
        }
    }
}
impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_constraint_is_the_last_one_in_quotes() {
        for (message, name) in [
            (
                r#"duplicate key value violates unique constraint "article_tag_key_103286""#,
                "article_tag_key_103286",
            ),
            (
                r#"insert or update on table "line_1" violates foreign key constraint "line_item_fkey_1""#,
                "line_item_fkey_1",
            ),
            ("null value in a column", ""),
        ] {
            assert_eq!(last_quoted(message), name);
        }
    }
}
