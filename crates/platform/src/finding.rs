//! Something the program found out by itself, as an event of the instance's own workspace.

use crate::call::own_call;
use crate::change::Change;
use crate::error::Result;
use crate::event::write::{Entry, write};
use crate::random::{fresh_id, random};
use crate::reserved::INSTANCE;
use crate::tx::guard::Guard;
use kernel::day::Instant;
use platform_queries::tx as sql;

/// The name under which the program itself notes something.
const BY: &str = "steelyard";

/// Something the program found out by itself.
pub struct Finding {
    /// What it did, in the words of the log: `trust.tls-min`.
    pub action: String,
    /// What is wrong; None: it is as it should be.
    pub code: Option<&'static str>,
    /// What there is to say of it.
    pub after: serde_json::Value,
}

/// As `note`, on a transaction that was begun in the instance's workspace.
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
