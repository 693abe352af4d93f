//! Opening sessions: a person who proved who they are is signed in to their workspaces.
//! Invariant: each session has a secret of its own, made when it begins. On a shared device it is the only
//! session from then on. The answer says what its person still owes.

use crate::sessions::{CameFrom, Proven, SESSION, SignedIn};
use crate::{browsers, invitations, memberships, shared_device};
use identity_queries::client::Params;
use identity_queries::identity as sql;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::id::{TenantId, UserId};
use kernel::trust::Trust;
use platform::call::{Call, Credential};
use platform::error::Result;
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::random::{fresh_id, random};
use platform::settings::Settings;
use platform::tx::{Change, Place, lacks_factor, place_of, roles_of};
use uuid::Uuid;

/// Signs a proven person in to each of their workspaces. Errors: the database's.
pub async fn open_all(platform: &Platform, call: &Call, who: &Proven) -> Result<Vec<SignedIn>> {
    open_where(platform, call, who, |_| true).await
}

/// Signs in a person who followed a mailed link, where the workspace lets a link do that. Errors:
/// `link_used` where none does.
pub(crate) async fn open_by_link(platform: &Platform, call: &Call, who: &Proven) -> Result<Vec<SignedIn>> {
    let sessions = open_where(platform, call, who, |settings| settings.magic_link).await?;
    if sessions.is_empty() { Err(Code::LinkUsed.into()) } else { Ok(sessions) }
}

/// Whether a mailed link would sign a person in anywhere. Errors: the database's.
pub(crate) async fn opens_by_link(platform: &Platform, call: &Call, person: UserId) -> Result<bool> {
    for of in memberships::workspaces_of(platform, call, person).await? {
        let guard = Guard::begin(platform, TenantId::from_uuid(of.tenant_id), person).await?;
        let place = place_of(guard.pg(), of.tenant_id).await;
        guard.rollback().await;
        if place?.settings()?.magic_link {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn open_where(
    platform: &Platform,
    call: &Call,
    who: &Proven,
    is_open: impl Fn(&Settings) -> bool,
) -> Result<Vec<SignedIn>> {
    let mut sessions: Vec<SignedIn> = Vec::new();
    let tills = shared_device::of_browser(platform, call).await?;
    for of in memberships::entered_by(platform, call, who.person).await? {
        let tenant = TenantId::from_uuid(of.tenant_id);
        let till = tills.iter().find(|till| till.tenant == tenant).map(|till| till.id);
        // Somebody else uses the till next: this person's other workspaces are not opened on it.
        if !tills.is_empty() && till.is_none() {
            continue;
        }
        // One workspace, one transaction: two in one would need two-phase commit (database.md, section 2).
        let guard = Guard::begin(platform, tenant, who.person).await?;
        let place = place_of(guard.pg(), of.tenant_id).await?;
        let settings = place.settings()?;
        let is_in = is_open(&settings)
            && (!of.is_joining || invitations::resume(&guard, call, tenant, who, &settings).await?.is_some());
        if is_in {
            let opening = Opening { who, till, by_pin: false };
            sessions.push(open(guard, call, &opening, &of, place).await?);
        } else {
            guard.rollback().await;
        }
    }
    if let Some(first) = sessions.first_mut() {
        first.browser = browsers::greet(platform, call, who.person).await?;
    }
    Ok(sessions)
}

/// The person who signs in, and how.
pub(crate) struct Opening<'a> {
    /// Who.
    pub who: &'a Proven,
    /// The till that this browser is; None: it is the person's own browser.
    pub till: Option<Uuid>,
    /// By a PIN, which does not count as a recent proof.
    pub by_pin: bool,
}

/// Opens a session in an entered workspace and commits. On a till it is the only one from then on.
pub(crate) async fn open(
    guard: Guard,
    call: &Call,
    Opening { who, till, by_pin }: &Opening<'_>,
    of: &sql::WorkspacesOf,
    place: Place,
) -> Result<SignedIn> {
    let (tenant, person, settings) = (TenantId::from_uuid(of.tenant_id), who.person, place.settings()?);
    let mut change = Change::default();
    if let Some(till) = till {
        change = Change::of(shared_device::take(&guard, call, tenant, *till).await?);
    }
    if !by_pin {
        shared_device::open_pin_again(&guard, tenant.uuid(), person.uuid()).await?;
    }
    let (token, kept) = Credential::make(tenant, person, random()?);
    let added = sql::added_to().bind(guard.pg(), &tenant.uuid(), &person.uuid()).one().await?;
    let trust = Trust::of(roles_of(&of.roles)?).with_stored(added.as_deref().unwrap_or_default());
    if *by_pin && trust.needs_factor() {
        guard.rollback().await;
        return Err(Code::SignInRequired.into());
    }
    let life = SESSION.min(SignedDuration::from_hours(settings.session_hours));
    let (session, longest) = (fresh_id(call.now)?, call.now + life);
    let expires = of.until.map_or(longest, |until| until.min(longest));
    let from = CameFrom { device: call.device.as_deref(), ip: call.ip.as_deref() };
    let from = from.sealed(guard.cipher(tenant.uuid(), call.now), session)?;
    sql::open_session()
        .params(
            guard.pg(),
            &sql::OpenSessionParams {
                tenant: tenant.uuid(),
                session,
                person: person.uuid(),
                token_sha256: &kept[..],
                device: from.device,
                device_blind: from.device_blind,
                ip: from.ip,
                ip_blind: from.ip_blind,
                now: call.now,
                expires,
                proved_at: Some(call.now).filter(|_| !by_pin),
                second_factor: who.second_factor,
                till: *till,
                by_pin: *by_pin,
            },
        )
        .one()
        .await?;
    let action = if *by_pin { "workspace.till.switch" } else { "workspace.session.open" };
    write_event_of(&guard, call, tenant, (action, None), Some((person, &who.name)), &change).await?;
    guard.commit().await?;
    let lacks_factor = lacks_factor(trust, who.second_factor || *by_pin, &settings);
    Ok(SignedIn {
        slug: place.slug,
        name: place.name,
        token,
        browser: None,
        lacks_factor,
        owes_password: of.owes_password && !by_pin,
        lacks_address: of.lacks_address && !by_pin,
    })
}
