//! Joining the workspace that one was invited to.
//! What must stay true: a link is used once, and lets in only whom it was made for.

use super::{NOBODY, founding, operator, write_event};
use crate::call::{Call, Credential};
use crate::error::Result;
use crate::platform::Platform;
use crate::sealed::app::invitation as cell;
use crate::tx::{Guard, roles_of};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::id::UserId;
use kernel::role::Role;
use queries::queries::platform::src::identity as sql;

/// An invitation's life.
pub const INVITATION: SignedDuration = SignedDuration::from_hours(24 * 7);

/// Joins a proven person to the workspace of an invitation. Errors: `link_used`.
pub async fn join(
    platform: &Platform,
    call: &Call,
    link: &Credential,
    person: UserId,
    name: &str,
    address: &str,
) -> Result<()> {
    if operator::is_one(platform, call, person).await? {
        return Err(Code::PermissionDenied.into());
    }
    let guard = Guard::begin(platform, link.tenant, person).await?;
    let open = opened(&guard, call, link).await?;
    let Some((_, open)) = open.filter(|(invited, _)| invited == address) else {
        guard.rollback().await;
        return Err(Code::LinkUsed.into());
    };
    let used = sql::use_invitation()
        .bind(guard.pg(), &call.now, &link.tenant.uuid(), &open.invitation_id)
        .opt()
        .await?;
    if used.is_none() {
        guard.rollback().await;
        return Err(Code::LinkUsed.into());
    }
    let roles: Vec<Role> = roles_of(&open.roles)?.iter().collect();
    founding::add_member(
        &guard,
        call,
        link.tenant,
        (person, name, address),
        (&roles, &open.custom_roles),
        UserId::from_uuid(open.created_by),
    )
    .await?;
    write_event(&guard, call, link.tenant, "workspace.member.join", Some((person, name)), None).await?;
    guard.commit().await
}

/// The address an open invitation is for. Errors: `link_used`.
pub async fn invited(platform: &Platform, call: &Call, link: &Credential) -> Result<String> {
    let guard = Guard::begin(platform, link.tenant, NOBODY).await?;
    let open = opened(&guard, call, link).await;
    guard.rollback().await;
    open?.map(|(invited, _)| invited).ok_or_else(|| Code::LinkUsed.into())
}

/// The open invitation of a link, with the address it is for.
async fn opened(
    guard: &Guard,
    call: &Call,
    link: &Credential,
) -> Result<Option<(String, sql::OpenInvitation)>> {
    let tenant = link.tenant.uuid();
    let open = sql::open_invitation().bind(guard.pg(), &tenant, &&link.sha256[..], &call.now).opt().await?;
    let Some(open) = open else { return Ok(None) };
    let invited = guard.cells(tenant, call.now).open(cell::EMAIL, open.invitation_id, open.email.clone())?;
    Ok(Some((invited, open)))
}
