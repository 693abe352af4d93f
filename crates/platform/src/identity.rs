//! Who somebody is: accounts and their proofs, sessions, invitations, the founding of workspaces.
//! What must stay true: an unknown address and a wrong password take the same time and get the same words; nobody is
//! locked out for good; no secret is stored as it is shown.

pub mod account;
pub mod address;
pub(crate) mod allowance;
pub(crate) mod attempts;
pub mod browser;
pub mod canary;
pub mod factor;
mod first_proof;
pub mod founding;
pub mod founding_link;
mod hashing;
pub mod invitation;
pub(crate) mod letter;
pub mod link;
pub mod new_address;
mod one_time;
pub mod opening;
pub mod operator;
pub mod outside;
pub mod passkey;
pub(crate) mod password;
pub(crate) mod person;
pub mod recovery;
pub mod reset;
pub mod session;
pub mod siege;
pub mod sign_in;

#[cfg(feature = "testing")]
pub use hashing::busy;
pub use password::trial as password_trial;
pub use password::{
    LIST as PASSWORD_LIST, Standing, costs_too_much, judge as judge_password, standing as password_standing,
};

use crate::audit::{self, Entry};
use crate::call::Call;
use crate::cells::Seals;
use crate::chance::{fresh_id, random};
use crate::error::Result;
use crate::tx::Change;
use kernel::code::Code;
use kernel::id::{TenantId, UserId};
use kernel::refusal::{Fault, Refusal};
use platform_queries::tx as tx_sql;
use uuid::Uuid;

/// The reserved workspace: what belongs to the instance lies here (half-signed-in people, throttling).
pub const INSTANCE: TenantId =
    TenantId::from_uuid(Uuid::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0001));
/// Nobody in particular: who is not known yet.
pub(crate) const NOBODY: UserId = UserId::from_uuid(Uuid::nil());

/// What cannot be had, in words of its own: there is no list to pick from.
pub(crate) fn unfit(field: &str, words: &str) -> Refusal {
    let fault = Fault { message: words.to_owned(), ..Fault::new(field, Code::ValueUnknown) };
    Refusal::invalid(vec![fault])
}

/// Writes what happened before or beside any action.
pub(crate) async fn write_event(
    client: &impl Seals,
    call: &Call,
    tenant: TenantId,
    action: &str,
    who: Option<(UserId, &str)>,
    code: Option<&str>,
) -> Result<()> {
    write_event_of(client, call, tenant, (action, code), who, &Change::default()).await
}

/// As `write_event`, of something that has a name.
pub(crate) async fn write_event_of(
    client: &impl Seals,
    call: &Call,
    tenant: TenantId,
    (action, code): (&str, Option<&str>),
    who: Option<(UserId, &str)>,
    change: &Change,
) -> Result<()> {
    let entry = Entry {
        tenant: tenant.uuid(),
        cells: client.cells_of(tenant.uuid(), call.now),
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
    let statement = tx_sql::insert_event().prepare(client).await?;
    audit::write(&statement, client, &entry.sealed()?).await?;
    Ok(())
}
