//! The event of a value that does not open, written outside the call that found it.

use super::service::Service;
use crate::error::Result;
use crate::finding::{Finding, note_on};
use crate::reserved::{INSTANCE, NOBODY};
use crate::tx::guard::Guard;
use kernel::day::Instant;
use keyring::Cell;
use std::sync::Arc;

/// The event of a value that does not open, and its code.
const ACTION: &str = "vault.open";
const CODE: &str = "seal_broken";

/// Writes the event to the instance's own log; meanwhile the call continues to its refusal.
pub(crate) fn tell_broken(encryption: Arc<Service>, cell: Cell, now: Instant) {
    tokio::spawn(async move {
        if let Err(error) = tell(&encryption, cell, now).await {
            tracing::error!(cause = %error, column = cell.column, "a value that does not open was not told of");
        }
    });
}

async fn tell(encryption: &Arc<Service>, cell: Cell, now: Instant) -> Result<()> {
    let guard = Guard::begin_apart(encryption, INSTANCE, NOBODY).await?;
    let after = serde_json::json!({ "workspace": cell.tenant, "column": cell.column, "row": cell.row });
    note_on(guard, now, Finding { action: ACTION.into(), code: Some(CODE), after }).await
}
