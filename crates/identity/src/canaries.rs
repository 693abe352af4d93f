//! Two workspaces without a shop, in which the program tests its own promises, and the people in them.
//! Invariant: nobody can sign in as one of these people; a visit lasts minutes and reaches a canary alone.

use super::founding::{self, NewWorkspace};
use crate::sessions::CameFrom;
use crate::sessions::session_cookie;
use crate::{memberships, passwords, people};
use identity_queries::client::Params;
use identity_queries::identity as sql;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::country::Country;
use kernel::id::{TenantId, UserId};
use kernel::role::Role;
use platform::call::{Call, Credential};
use platform::error::{Error, Result};
use platform::instance::{CANARIES, INSTANCE, NOBODY};
use platform::internal::{Guard, write_event};
use platform::platform::Platform;
use platform::random::{fresh_id, random};
use platform::sealed::app::api_token;
use serde_json::json;
use uuid::Uuid;

/// How long a visit lasts unless a check says otherwise: longer than any of them.
const VISIT: SignedDuration = SignedDuration::from_mins(2);

/// How old the people of a canary are when they are made.
const OLD: SignedDuration = SignedDuration::from_hours(48);

/// Somebody let in to a canary for a check.
pub struct Visit {
    /// The workspace's address.
    pub slug: &'static str,
    /// The workspace.
    pub tenant: TenantId,
    /// The cookie of a session: name and value.
    pub cookie: String,
    /// A bearer token.
    pub token: String,
}

/// How a person of a canary comes in for a check.
#[derive(Debug, Clone, Copy)]
pub struct As {
    /// In which role.
    pub role: Role,
    /// Having proved themselves by more than a password.
    pub second_factor: bool,
    /// How long ago they came: a visit of yesterday is over.
    pub ago: SignedDuration,
    /// How long the visit lasts.
    pub life: SignedDuration,
}

impl As {
    /// In this role, just now, with everything the role needs.
    pub fn role(role: Role) -> As {
        As { role, second_factor: true, ago: SignedDuration::ZERO, life: VISIT }
    }
}

/// Makes the pair where it is not there yet. Errors: the database's.
pub async fn found(platform: &Platform, call: &Call) -> Result<()> {
    for slug in CANARIES {
        if tenant_at(platform, slug).await?.is_none() {
            let tenant = founding::found_seated(platform, call, &workspace(slug)).await?;
            for role in Role::ALL {
                seat(platform, call, (slug, tenant), *role).await?;
            }
        }
    }
    Ok(())
}

fn workspace(slug: &str) -> NewWorkspace {
    NewWorkspace {
        slug: slug.into(),
        name: "Canary".into(),
        country: Country::Australia,
        currency: "AUD".into(),
        minor_digits: 2,
        timezone: "UTC".into(),
        fy_start: (7, 1),
        state: None,
        gstin: None,
        abn: None,
        gst_registered: false,
        location: None,
        gln: None,
        // In the first a mailed link signs in, as a workspace may choose; in the other none does.
        settings: if slug == CANARIES[0] { json!({ "magic_link": true }) } else { json!({}) },
    }
}

/// The person with this role in a canary: the same one for ever.
fn person(tenant: TenantId, role: Role) -> UserId {
    UserId::from_uuid(Uuid::from_u128(tenant.uuid().as_u128() ^ (role as u128 + 1)))
}

async fn seat(platform: &Platform, call: &Call, (slug, tenant): (&str, TenantId), role: Role) -> Result<()> {
    let who = person(tenant, role);
    let (name, email) =
        (format!("Canary {}", role.as_str()), format!("{}@{slug}.example", role.as_str().to_lowercase()));
    let guard = Guard::begin(platform, tenant, who).await?;
    // Older than any session that a check opens: such a session has to end by its own age.
    let since = call.now - OLD;
    let new =
        people::New { person: who, email: &email, name: &name, password: passwords::NONE, standing: None };
    people::add(&guard, &new, since).await?;
    memberships::add_member(&guard, call, tenant, (who, &name, &email), (&[role], &[]), who).await?;
    guard.commit().await
}

async fn tenant_at(platform: &Platform, slug: &str) -> Result<Option<TenantId>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let found = sql::tenant_of().bind(guard.pg(), &slug).opt().await;
    guard.rollback().await;
    Ok(found?.map(TenantId::from_uuid))
}

/// The address of the person of the first canary as whom a check comes in by other ways.
pub(super) const ADDRESS: &str = "maker@canary-a.example";

/// The person with a role in a canary. Errors: `not_found` before the pair was made, the database's.
pub(super) async fn seated(platform: &Platform, slug: &str, role: Role) -> Result<UserId> {
    let tenant = tenant_at(platform, slug).await?.ok_or_else(|| Error::from(Code::NotFound))?;
    Ok(person(tenant, role))
}

/// Somebody beside the people of the canaries. Errors: as `seated`.
pub(super) async fn guest(platform: &Platform) -> Result<UserId> {
    let tenant = tenant_at(platform, CANARIES[0]).await?.ok_or_else(|| Error::from(Code::NotFound))?;
    Ok(UserId::from_uuid(Uuid::from_u128(tenant.uuid().as_u128() ^ 0x100)))
}

/// Lets somebody in to one of the pair. Errors: `not_found` before the pair was made, the database's.
pub async fn visit(platform: &Platform, call: &Call, slug: &'static str, how: As) -> Result<Visit> {
    let tenant = tenant_at(platform, slug).await?.ok_or_else(|| Error::from(Code::NotFound))?;
    let who = person(tenant, how.role);
    let (cookie, secret) = Credential::make(tenant, who, random()?);
    let (token, kept) = Credential::make(tenant, who, random()?);
    let came = call.now - how.ago;
    let until = came + how.life;
    // Each visit by a browser of its own.
    let browser = format!("a check of this instance, {}", fresh_id(call.now)?);
    let guard = Guard::begin(platform, tenant, who).await?;
    let session = fresh_id(call.now)?;
    let from = CameFrom { device: Some(&browser), ip: None };
    let from = from.sealed(guard.cipher(tenant.uuid(), call.now), session)?;
    // A check that found a weak password taken must not leave it behind.
    passwords::keep(guard.pg(), passwords::NONE, None, call.now).await?;
    sql::open_session()
        .params(
            guard.pg(),
            &sql::OpenSessionParams {
                tenant: tenant.uuid(),
                session,
                person: who.uuid(),
                token_sha256: &secret[..],
                device: from.device,
                device_blind: from.device_blind,
                ip: from.ip,
                ip_blind: from.ip_blind,
                now: came,
                expires: until,
                proved_at: Some(came),
                second_factor: how.second_factor,
                till: None,
                by_pin: false,
            },
        )
        .one()
        .await?;
    let id = fresh_id(call.now)?;
    let name = guard.cipher(tenant.uuid(), call.now).seal(api_token::NAME, id, "check")?;
    sql::insert_token()
        .params(
            guard.pg(),
            &sql::InsertTokenParams {
                tenant: tenant.uuid(),
                token: id,
                person: who.uuid(),
                name,
                token_sha256: &kept[..],
                now: came,
                expires: until,
            },
        )
        .one()
        .await?;
    write_event(&guard, call, tenant, "workspace.session.open", Some((who, how.role.as_str())), None).await?;
    guard.commit().await?;
    Ok(Visit { slug, tenant, cookie: format!("{}={cookie}", session_cookie(slug)), token })
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::instance::is_of_canary;

    #[test]
    fn the_addresses_of_a_canary_are_known_and_no_other() {
        for (address, is_one) in [
            (ADDRESS, true),
            ("owner@canary-b.example", true),
            ("owner@canary-c.example", false),
            ("owner@canary-a.example.shop.example", false),
            ("owner@xcanary-a.example", false),
            ("canary-a.example", false),
        ] {
            assert_eq!(is_of_canary(address), is_one, "{address}");
        }
    }
}
