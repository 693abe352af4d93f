//! A finding of the program itself, as an event of the instance's own workspace.

use crate::call::own_call;
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
    /// The details.
    pub after: serde_json::Value,
}

/// As `note`, in a transaction that is already open in the instance's workspace.
pub(crate) async fn note_on(guard: Guard, now: Instant, found: Finding) -> Result<()> {
    let statement = sql::insert_event().prepare(guard.pg()).await?;
    let change = Change { after: Some(found.after), ..Change::default() };
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
        call: &own_call(now)?,
        opening: false,
        salt: random()?,
    };
    write(&statement, guard.pg(), &entry.sealed()?).await?;
    guard.commit().await
}
