//! The capture for support of which each page of a workspace tells: a question that waits, or a copy that is
//! there.
//! Invariant: no page tells of one that is over.

use jiff::SignedDuration;
use kernel::day::Instant;
use mail_queries::captures as sql;
use platform::error::Result;
use platform::tx::ReadTx;

/// How long a question waits for an Owner; `lifecycle::captures` ends it then.
const ANSWER: SignedDuration = SignedDuration::from_hours(24 * 7);

/// The number of the support case, and when its copy ends; no end: an Owner is asked. Errors: the database's.
pub async fn current(tx: &ReadTx) -> Result<Option<(i32, Option<Instant>)>> {
    let asked_at = tx.now - ANSWER;
    let row = sql::capture_of_workspace().bind(tx, &tx.tenant(), &tx.now, &asked_at).opt().await?;
    Ok(row.map(|row| (row.case_no, row.ends_at)))
}
