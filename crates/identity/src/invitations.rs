//! Invitations: a person is invited by a link, and their membership begins by it.
//! Invariant: a link is used once, and lets in only the person it was made for. The link that was shown
//! proves nothing; the one that only the mail carried proves the address. Nobody is a member before they gave
//! the second factor that they have or that the role needs. A person who stops on the way continues by the
//! same link, or by signing in.

pub mod joining;

use crate::sessions::Proven;
use crate::{memberships, people};
use identity_queries::client::Params;
use identity_queries::identity as sql;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::id::{TenantId, UserId};
use kernel::trust::Trust;
use platform::call::{Call, Credential, CredentialKind};
use platform::error::Result;
use platform::instance::NOBODY;
use platform::internal::{Guard, Internals, Seals, write_event_of};
use platform::platform::Platform;
use platform::sealed::app::{invitation as cell, membership};
use platform::settings::Settings;
use platform::tx::{Change, Tx, is_writable, lacks_factor, place_of, roles_of};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// How long an invitation works.
pub const INVITATION: SignedDuration = SignedDuration::from_hours(24 * 7);

/// An open invitation, as it is found by one of its links.
#[derive(Debug)]
pub struct Open {
    /// The address it is for.
    pub email: String,
    /// The link came by mail to that address, and proves it.
    pub is_mailed: bool,
    /// The member whose membership passes to the person who joins: a recovery.
    pub(super) moves: Option<UserId>,
    id: Uuid,
    roles: Vec<String>,
    custom_roles: Vec<Uuid>,
    by: Uuid,
}

impl Open {
    /// Whether the person who joins takes over the membership of an account of theirs that they lost.
    pub fn is_recovery(&self) -> bool {
        self.moves.is_some()
    }

    fn read(client: &impl Seals, call: &Call, tenant: TenantId, row: sql::OpenInvitation) -> Result<Open> {
        let email =
            client.cipher_of(tenant.uuid(), call.now).open(cell::EMAIL, row.invitation_id, row.email)?;
        Ok(Open {
            email,
            is_mailed: row.is_mailed.unwrap_or(false),
            moves: row.moves.map(UserId::from_uuid),
            id: row.invitation_id,
            roles: row.roles,
            custom_roles: row.custom_roles,
            by: row.created_by,
        })
    }
}

/// An invitation, by the stored hash of its link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joining {
    workspace: Uuid,
    sha256: [u8; 32],
}

impl Joining {
    /// The invitation of a link.
    pub fn of(link: &Credential) -> Joining {
        Joining { workspace: link.tenant.uuid(), sha256: link.sha256 }
    }

    pub(crate) fn link(&self) -> Credential {
        let tenant = TenantId::from_uuid(self.workspace);
        Credential { kind: CredentialKind::Token, tenant, person: NOBODY, sha256: self.sha256 }
    }
}

/// The open invitation of a link. Errors: `link_used`; `read_only`, before anybody makes an account for it.
pub async fn invited(platform: &Platform, call: &Call, link: &Credential) -> Result<Open> {
    let guard = Guard::begin(platform, link.tenant, NOBODY).await?;
    let open = opened(&guard, call, link).await;
    guard.rollback().await;
    open
}

async fn opened(client: &impl Seals, call: &Call, link: &Credential) -> Result<Open> {
    let tenant = link.tenant.uuid();
    is_writable(client, tenant).await?;
    let open = sql::open_invitation().bind(client, &&link.sha256[..], &tenant, &call.now).opt().await?;
    Open::read(client, call, link.tenant, open.ok_or(Code::LinkUsed)?)
}

// ---- the membership ----

/// Joins a person, who proved themselves with every factor they have, to the workspace of an
/// invitation. They are a member at once where their roles need no more than they gave; otherwise when
/// they have set up a second factor. Errors: `link_used`, for an account of another address too;
/// `permission_denied` for an operator.
pub async fn accept(platform: &Platform, call: &Call, link: &Credential, who: &Proven) -> Result<()> {
    if memberships::is_operator(platform, call, who.person).await? {
        return Err(Code::PermissionDenied.into());
    }
    let guard = Guard::begin(platform, link.tenant, who.person).await?;
    match accepted(&guard, call, link, who).await {
        Ok(()) => guard.commit().await,
        Err(error) => {
            guard.rollback().await;
            Err(error)
        }
    }
}

async fn accepted(client: &impl Seals, call: &Call, link: &Credential, who: &Proven) -> Result<()> {
    let (open, tenant) = (opened(client, call, link).await?, link.tenant);
    if !is_theirs(client, call, &open).await? || open.moves == Some(who.person) {
        return Err(Code::LinkUsed.into());
    }
    if open.is_mailed && !people::verify(client, &open.email, call.now).await? {
        return Err(Code::LinkUsed.into());
    }
    let (cipher, person) = (client.cipher_of(tenant.uuid(), call.now), who.person);
    let (email, found_by) = people::address_kept(cipher, person, &open.email)?;
    let halfway = sql::join_membership()
        .params(
            client,
            &sql::JoinMembershipParams {
                tenant: tenant.uuid(),
                person: person.uuid(),
                name: cipher.seal(membership::NAME, person.uuid(), who.name.as_str())?,
                email,
                email_blind: found_by,
                roles: &open.roles,
                custom_roles: &open.custom_roles,
                invitation: open.id,
                by: open.by,
                now: call.now,
            },
        )
        .opt()
        .await?;
    if halfway.is_none() {
        // A member already stays what they are; the link is used.
        return used(client, call, tenant, &open).await;
    }
    let place = place_of(client, tenant.uuid()).await?;
    go_further(client, call, tenant, who, (&open, &place.settings()?)).await.map(drop)
}

/// Whether the entered person's address is still the one that was invited.
async fn is_theirs(client: &impl Seals, call: &Call, open: &Open) -> Result<bool> {
    let own = people::entered(client, call.now).await?;
    Ok(own.and_then(|it| it.email).as_deref() == Some(open.email.as_str()))
}

/// Begins the membership of a person who is joining, if their roles need no more than they gave. False where
/// they still owe a factor.
async fn go_further(
    client: &impl Seals,
    call: &Call,
    tenant: TenantId,
    who: &Proven,
    (open, settings): (&Open, &Settings),
) -> Result<bool> {
    // The roles that begin are judged: in a recovery those of the membership that is moved, as they are now.
    let moved = moved(client, tenant, open).await?;
    let (whose, roles) = match &moved {
        Some((old, roles, _)) => (*old, roles),
        None => (who.person.uuid(), &open.roles),
    };
    let added = sql::added_to().bind(client, &tenant.uuid(), &whose).one().await?;
    let trust = Trust::of(roles_of(roles)?).with_stored(added.as_deref().unwrap_or_default());
    if lacks_factor(trust, who.second_factor, settings) {
        return Ok(false);
    }
    let person = who.person.uuid();
    used(client, call, tenant, open).await?;
    let (roles, custom_roles) = match moved {
        Some((old, roles, custom_roles)) => {
            end_every_way_in(client, call, tenant, old).await?;
            (roles, custom_roles)
        }
        None => (open.roles.clone(), open.custom_roles.clone()),
    };
    let begun =
        sql::begin_membership().bind(client, &roles, &custom_roles, &tenant.uuid(), &person).opt().await?;
    begun.ok_or(Code::LinkUsed)?;
    let change = match open.moves {
        Some(old) => Change::of(person).before(json!({ "person": old.uuid() })),
        None => Change::default(),
    };
    let event = ("workspace.member.join", None);
    write_event_of(client, call, tenant, event, Some((who.person, &who.name)), &change).await?;
    Ok(true)
}

/// Uses the invitation up: of two people who join by it, one succeeds. Errors: `link_used`.
async fn used(client: &impl Seals, call: &Call, tenant: TenantId, open: &Open) -> Result<()> {
    let used = sql::use_invitation().bind(client, &call.now, &tenant.uuid(), &open.id).opt().await?;
    used.map(drop).ok_or_else(|| Code::LinkUsed.into())
}

/// The person whose membership is moved, with its roles as they are now. Errors: `link_used`
/// where it has ended meanwhile.
async fn moved(
    client: &impl Seals,
    tenant: TenantId,
    open: &Open,
) -> Result<Option<(Uuid, Vec<String>, Vec<Uuid>)>> {
    let Some(old) = open.moves.map(UserId::uuid) else { return Ok(None) };
    let was = sql::member_moved().bind(client, &tenant.uuid(), &old).opt().await?;
    let was = was.filter(|it| it.until.is_none()).ok_or(Code::LinkUsed)?;
    Ok(Some((old, was.roles, was.custom_roles)))
}

/// Ends the membership of an account that was lost, and every way in that depends on it. The
/// account itself does not change.
async fn end_every_way_in(client: &impl Seals, call: &Call, tenant: TenantId, old: Uuid) -> Result<()> {
    let tenant = tenant.uuid();
    sql::end_membership().bind(client, &tenant, &old).opt().await?;
    sql::end_sessions_of().bind(client, &call.now, &tenant, &old).all().await?;
    sql::revoke_tokens_of().bind(client, &call.now, &tenant, &old).all().await?;
    sql::forget_pin_of().bind(client, &tenant, &old).opt().await?;
    let theirs = sql::withdraw_invitations_by().bind(client, &call.now, &tenant, &old).all().await?;
    mail::withdraw_in(client, (tenant, call.now), &theirs).await
}

/// Continues the joining of a person who signs in or has set up a second factor, in a transaction
/// entered in the workspace as them. None where the invitation is no longer open, or is for an address that
/// is not theirs any more; otherwise whether they are a member now. Errors: the database's.
pub(super) async fn resume(
    client: &impl Seals,
    call: &Call,
    tenant: TenantId,
    who: &Proven,
    settings: &Settings,
) -> Result<Option<bool>> {
    let (place, person) = (tenant.uuid(), who.person.uuid());
    let row = sql::invitation_joined().bind(client, &place, &person, &call.now).opt().await?;
    let Some(row) = row else { return Ok(None) };
    let open = Open::read(client, call, tenant, row)?;
    if !is_theirs(client, call, &open).await? {
        return Ok(None);
    }
    match go_further(client, call, tenant, who, (&open, settings)).await {
        Ok(is_member) => Ok(Some(is_member)),
        Err(error) if error.refusal().is_some_and(|it| it.code == Code::LinkUsed) => Ok(None),
        Err(error) => Err(error),
    }
}

/// As `resume`, for a person who just set up a second factor in their session of the
/// workspace. Errors: the database's.
pub async fn go_on_joining(tx: &Tx) -> Result<()> {
    if !tx.member.is_joining() {
        return Ok(());
    }
    let who = Proven { person: tx.member.person, name: tx.member.name.clone(), second_factor: true };
    resume(tx, tx.call(), tx.workspace.tenant, &who, &tx.workspace.settings).await.map(drop)
}
