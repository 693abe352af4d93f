//! Whether the books of a workspace would be kept after its end as the law says: they are copied, and the
//! copy is undone.
//! Invariant: nothing of the try is left, in the workspace and in the closed archive.

use super::books::{Copying, books_until};
use super::copies::FIRST;
use super::laws::LAWS;
use kernel::day::{Day, Instant};
use kernel::id::TenantId;
use lifecycle_queries::kept_books as sql;
use platform::error::Result;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, Seals};
use platform::platform::Platform;
use platform::sealed::app::retained_copy;
use serde_json::Value;
use uuid::Uuid;

/// Pieces that are looked at.
const PIECES: i64 = 1000;
/// The first byte of a value that has a key of its own.
const OWN_KEY: u8 = 2;

/// What the try found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BooksTrial {
    /// Documents that a rule keeps.
    pub documents: i64,
    /// Those in the copy.
    pub copied: i64,
    /// Whether the newest piece has the last day of the rules, and each one a rule of the table.
    pub ends_by_law: bool,
    /// Whether each piece has a key of its own, opens in the archive and has the records that it says.
    pub is_sealed_apart: bool,
}

/// Copies the books of a workspace, looks at the copy, and undoes it. Errors: the database's; the keyring's.
pub async fn try_books(platform: &Platform, workspace: TenantId, now: Instant) -> Result<BooksTrial> {
    let from = Guard::begin_snapshot(platform, workspace, NOBODY).await?;
    let into = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let tried = attempt(&from, &into, workspace.uuid(), now).await;
    from.rollback().await;
    into.rollback().await;
    tried
}

async fn attempt(from: &Guard, into: &Guard, workspace: Uuid, now: Instant) -> Result<BooksTrial> {
    let copying = Copying::of(from, into, (workspace, NOBODY.uuid()), now).await?;
    copying.all().await?;
    let documents = sql::count_documents().bind(from, &workspace, &copying.over()).one().await?;
    let until = books_until(from, workspace, &copying.terms).await?;
    let tenant = INSTANCE.uuid();
    let pieces = sql::pieces_of_workspace().bind(into, &tenant, &workspace, &PIECES).all().await?;
    let (mut trial, mut newest) =
        (BooksTrial { documents, is_sealed_apart: true, ..BooksTrial::default() }, FIRST);
    let mut has_rules = true;
    for piece in pieces {
        newest = newest.max(piece.keep_until);
        has_rules &= LAWS.iter().any(|law| law.rule == piece.rule);
        if piece.record_kind == "documents" {
            trial.copied += i64::from(piece.documents);
        }
        let Some(contents) = piece.contents else { continue };
        let is_own = contents.first() == Some(&OWN_KEY);
        let text: String =
            into.cipher_of(tenant, now).open(retained_copy::CONTENTS, piece.retained_copy_id, contents)?;
        trial.is_sealed_apart &= is_own && records_of(&text) == usize::try_from(piece.documents).ok();
    }
    trial.ends_by_law = has_rules && ends_on(newest, until);
    Ok(trial)
}

/// Whether the newest piece ends on the last day of the rules; without any record there is none.
fn ends_on(newest: Day, until: Option<Day>) -> bool {
    newest == until.unwrap_or(FIRST)
}

/// How many records the text of a piece has.
fn records_of(text: &str) -> Option<usize> {
    let piece: Value = serde_json::from_str(text).ok()?;
    Some(piece["records"].as_array()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_copy_ends_on_the_day_of_the_law_and_has_the_records_that_it_says() {
        let day = date(2035, 3, 31);
        assert!(ends_on(day, Some(day)) && ends_on(FIRST, None));
        assert!(!ends_on(date(2020, 1, 1), Some(day)) && !ends_on(FIRST, Some(day)));
        assert_eq!(records_of(r#"{"records":[1,2]}"#), Some(2));
        assert_eq!((records_of("{}"), records_of("no")), (None, None));
    }
}
