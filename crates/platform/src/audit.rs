//! The audit event of a change or refusal, as it is written.
//! What must stay true: it is written in the transaction of what it tells of, and holds no secret.

pub mod export;
pub mod letter;
pub mod seal;
mod stored;
pub mod whole;

use crate::call::Call;
use crate::tx::Change;
use kernel::day::Instant;
use queries::client::GenericClient;
pub(crate) use queries::queries::platform::src::audit::tree as tree_sql;
use queries::queries::platform::src::tx as sql;
use tree::hash::SALT;
use uuid::Uuid;

/// One event, borrowed from the call it tells of.
pub(crate) struct Entry<'a> {
    pub tenant: Uuid,
    pub event: Uuid,
    pub now: Instant,
    pub actor_id: Option<Uuid>,
    pub actor: &'a str,
    pub roles: &'a [&'a str],
    pub action: &'a str,
    /// The refusal's code; None for what was done.
    pub code: Option<&'a str>,
    pub change: &'a Change,
    pub call: &'a Call,
    pub opening: bool,
    /// Of its leaf in the audit tree.
    pub salt: [u8; SALT],
}

/// Writes it by a statement prepared before.
pub(crate) async fn write<C: GenericClient>(
    statement: &sql::InsertEventStmt,
    client: &C,
    entry: &Entry<'_>,
) -> Result<bool, tokio_postgres::Error> {
    let result = if entry.code.is_some() { "denied" } else { "ok" };
    let (change, call) = (entry.change, entry.call);
    let subject = Some(change.subject.as_str()).filter(|s| !s.is_empty());
    statement
        .bind(
            client,
            &entry.tenant,
            &entry.event,
            &entry.now,
            &entry.actor_id,
            &entry.actor,
            &entry.roles,
            &entry.action,
            &result,
            &entry.code,
            &subject,
            &change.before,
            &change.after,
            &change.reason.as_deref(),
            &call.ip.as_deref(),
            &call.device.as_deref(),
            &call.request,
            &call.step_up,
            &entry.opening,
            &&entry.salt[..],
        )
        .one()
        .await
}
