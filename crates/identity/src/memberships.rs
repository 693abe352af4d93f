//! Memberships: the workspaces that a person is a member of, and their roles there.
//! Invariant: an operator is a member of the instance's own workspace, and of no other.

use crate::people;
use identity_queries::client::Params;
use identity_queries::identity as sql;
use kernel::id::{TenantId, UserId};
use kernel::role::Role;
use platform::call::Call;
use platform::error::Result;
use platform::instance::INSTANCE;
use platform::internal::Guard;
use platform::platform::Platform;
use platform::sealed::app::membership;
use uuid::Uuid;

/// The workspaces where a person is a member. Errors: the database's.
pub(super) async fn workspaces_of(
    platform: &Platform,
    call: &Call,
    person: UserId,
) -> Result<Vec<sql::WorkspacesOf>> {
    Ok(entered_by(platform, call, person).await?.into_iter().filter(|of| !of.is_joining).collect())
}

/// The workspaces where a person is a member or is joining. Errors: the database's.
pub(super) async fn entered_by(
    platform: &Platform,
    call: &Call,
    person: UserId,
) -> Result<Vec<sql::WorkspacesOf>> {
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let mine = sql::workspaces_of().bind(guard.pg(), &person.uuid(), &call.now).all().await;
    guard.rollback().await;
    Ok(mine?)
}

/// Whether a person is an operator: then they are nobody's member. Errors: the database's.
pub(super) async fn is_operator(platform: &Platform, call: &Call, person: UserId) -> Result<bool> {
    let all = entered_by(platform, call, person).await?;
    Ok(all.iter().any(|one| one.tenant_id == INSTANCE.uuid()))
}

/// Makes a person a member, with built-in and custom roles.
pub(super) async fn add_member(
    guard: &Guard,
    call: &Call,
    tenant: TenantId,
    who: (UserId, &str, &str),
    (roles, custom): (&[Role], &[Uuid]),
    by: UserId,
) -> Result<()> {
    let words: Vec<&str> = roles.iter().map(|r| r.as_str()).collect();
    let (person, name, email) = who;
    let cipher = guard.cipher(tenant.uuid(), call.now);
    let (email, found_by) = people::address_kept(cipher, person, email)?;
    sql::insert_membership()
        .params(
            guard.pg(),
            &sql::InsertMembershipParams {
                tenant: tenant.uuid(),
                person: person.uuid(),
                name: cipher.seal(membership::NAME, person.uuid(), name)?,
                email,
                email_blind: found_by,
                roles: words,
                custom_roles: custom,
                by: by.uuid(),
                now: call.now,
            },
        )
        .one()
        .await?;
    Ok(())
}
