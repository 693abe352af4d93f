//! A finding of the program itself, as an event of the instance's own workspace.

use crate::call::{Call, own_call};
use crate::change::Change;
use crate::error::Result;
use crate::event::write::{Entry, write};
use crate::random::{fresh_id, random};
use crate::reserved::INSTANCE;
use crate::tx::guard::Guard;
use kernel::day::Instant;
use platform_queries::tx as sql;

/// The actor's name in events of the program itself.
const BY: &str = "steelyard";

/// A finding of the program itself.
pub struct Finding {
    /// The check or deed, as the log names it: `trust.tls-min`.
    pub action: String,
    /// The fault. None: all is well.
    pub code: Option<&'static str>,
    /// The details; null where there are none.
    pub after: serde_json::Value,
}

/// As `note`, in a transaction that is already open in the instance's workspace, which it commits.
pub async fn note_on(guard: Guard, now: Instant, found: Finding) -> Result<()> {
    note_call_on(guard, &own_call(now)?, found).await
}

/// As `note_on`, of a call in which it was found.
pub(crate) async fn note_call_on(guard: Guard, call: &Call, found: Finding) -> Result<()> {
    let now = call.now;
    let statement = sql::insert_event().prepare(guard.pg()).await?;
    let change = Change { after: Some(found.after).filter(|after| !after.is_null()), ..Change::default() };
    let entry = Entry {
        tenant: INSTANCE.uuid(),
        cipher: guard.cipher(INSTANCE.uuid(), now),
        event: fresh_id(now)?,
        now,
        actor_id: None,
        actor: BY,
        roles: &[],
        action: &found.action,
        code: found.code,
        change: &change,
        call,
        opening: false,
        salt: random()?,
    };
    write(&statement, guard.pg(), &entry.sealed()?).await?;
    guard.commit().await
}
