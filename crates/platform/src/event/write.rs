//! Writes an event in the transaction of its change.

use super::Content;
use crate::call::Call;
use crate::change::Change;
use crate::encryption::{ColumnCipher, Sealed, Seals};
use crate::error::Result;
use crate::random::{fresh_id, random};
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use platform_queries::client::Params;
use platform_queries::tx as sql;
use queries::client::GenericClient;
use transparency::hash::SALT;
use uuid::Uuid;

/// One event, borrowed from its call.
pub struct Entry<'a> {
    pub tenant: Uuid,
    /// The cipher of the same workspace; it seals the content.
    pub cipher: ColumnCipher<'a>,
    pub event: Uuid,
    pub now: Instant,
    pub actor_id: Option<Uuid>,
    pub actor: &'a str,
    pub roles: &'a [&'a str],
    pub action: &'a str,
    /// The refusal's code. None: it was done.
    pub code: Option<&'a str>,
    pub change: &'a Change,
    pub call: &'a Call,
    pub opening: bool,
    /// The salt of its leaf in the audit tree.
    pub salt: [u8; SALT],
}

/// An event with sealed content, ready to be sent in a flight.
pub struct Written<'a> {
    entry: Entry<'a>,
    content: Sealed,
}

impl<'a> Entry<'a> {
    /// Seals the content. Errors: `Internal`.
    pub fn sealed(self) -> Result<Written<'a>> {
        let content = Content::sealed(&self)?;
        Ok(Written { entry: self, content })
    }
}

/// Writes it with a prepared statement.
pub(crate) async fn write<C: GenericClient>(
    statement: &sql::InsertEventStmt,
    client: &C,
    Written { entry, content }: &Written<'_>,
) -> std::result::Result<bool, tokio_postgres::Error> {
    let result = if entry.code.is_some() { "denied" } else { "ok" };
    statement
        .params(
            client,
            &sql::InsertEventParams {
                tenant: entry.tenant,
                event: entry.event,
                at: entry.now,
                actor_id: entry.actor_id,
                roles: entry.roles,
                action: entry.action,
                result,
                code: entry.code,
                content,
                request: entry.call.request,
                step_up: entry.call.step_up,
                opening: entry.opening,
                salt: &entry.salt[..],
            },
        )
        .one()
        .await
}

/// Writes an event of something before or outside any action.
pub async fn write_event(
    client: &impl Seals,
    call: &Call,
    tenant: TenantId,
    action: &str,
    who: Option<(UserId, &str)>,
    code: Option<&str>,
) -> Result<()> {
    write_event_of(client, call, tenant, (action, code), who, &Change::default()).await
}

/// As `write_event`, with a change.
pub async fn write_event_of(
    client: &impl Seals,
    call: &Call,
    tenant: TenantId,
    (action, code): (&str, Option<&str>),
    who: Option<(UserId, &str)>,
    change: &Change,
) -> Result<()> {
    let entry = Entry {
        tenant: tenant.uuid(),
        cipher: client.cipher_of(tenant.uuid(), call.now),
        event: fresh_id(call.now)?,
        now: call.now,
        actor_id: who.map(|(person, _)| person.uuid()),
        actor: who.map_or("", |(_, name)| name),
        roles: &[],
        action,
        code,
        change,
        call,
        opening: false,
        salt: random()?,
    };
    let statement = sql::insert_event().prepare(client).await?;
    write(&statement, client, &entry.sealed()?).await?;
    Ok(())
}
