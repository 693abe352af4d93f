//! Recovery by an operator: of a workspace's last Owner, or of a person who is in several workspaces.
//! Invariant: the operator gave their own second factor. Each of the person's workspaces has it in its log,
//! with reason and case, before it is committed. The wait is the longest of theirs.

use super::{ASK, FINISH, New, Waiting, begin, is_due, locked, page_of, take_away, wait_of};
use crate::operators::{self, proved};
use crate::{factors, memberships, people};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::id::{TenantId, UserId};
use kernel::refusal::Refusal;
use kernel::role::Role;
use mail::{Notice, messages};
use platform::call::Call;
use platform::error::{Error, Result};
use platform::input::unfit;
use platform::instance::INSTANCE;
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::settings::Settings;
use platform::tx::{self, Change};
use serde_json::json;
use uuid::Uuid;

/// The roles that are notified in each workspace.
pub(super) const KEEPERS: [Role; 2] = [Role::Owner, Role::Admin];

/// What an operator asks for.
pub struct Wanted<'a> {
    /// The address of the person who lost their factors.
    pub email: &'a str,
    /// The operator's address.
    pub operator: &'a str,
    /// The code of the operator's authenticator.
    pub code: &'a str,
    /// Why.
    pub reason: &'a str,
    /// The operator's own number for it.
    pub case: &'a str,
}

/// A workspace of the person's.
pub(super) struct Place {
    pub tenant: TenantId,
    pub slug: String,
    pub name: String,
    pub wait: SignedDuration,
}

/// The operator who acts, and the name that is shown.
pub(super) struct Acting<'a> {
    pub operator: UserId,
    pub shown: &'a str,
}

/// Asks for a recovery; the person and the Owners and Admins of each of their workspaces get a mail.
/// Gives when it is due. Errors: 422, `step_up_required` for a wrong code, `not_found`,
/// `recovery_waits`, `rate_limited`.
pub async fn ask_as_operator(platform: &Platform, call: &Call, wanted: &Wanted<'_>) -> Result<Waiting> {
    operators::is_told_in_words("reason", wanted.reason, 500)?;
    operators::is_told_in_words("case", wanted.case, 100)?;
    let (operator, name) = proved(platform, call, wanted.operator, wanted.code).await?;
    let (shown, person) = (format!("{name} (operator)"), who(platform, call, wanted.email).await?);
    if person == operator {
        return Err(unfit("email", "You gave your second factor just now: it is not lost.").into());
    }
    let places = places_of(platform, call, person).await?;
    let new = New {
        person,
        asked_in: None,
        by: operator.uuid(),
        asker: &shown,
        reason: Some(wanted.reason.trim()),
        case: Some(wanted.case.trim()),
        address: None,
        wait: places.iter().map(|it| it.wait).max().unwrap_or_else(|| wait_of(&Settings::default())),
    };
    // Not committed until each workspace has it in its log.
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let waiting = begin(&guard, call, &new).await?;
    let whose = people::myself(&guard, call.now).await?.name;
    let acting = Acting { operator, shown: &shown };
    let change = Change::of(person.uuid())
        .after(json!({ "due_at": waiting.due_at, "case": wanted.case.trim() }))
        .reason(new.reason);
    for place in &places {
        let words = messages::recovery_of(&place.name, &whose, &shown, new.reason, waiting.due_at);
        let link = page_of(&place.slug, person);
        let told = Notice { words, link, about: person.uuid(), until: waiting.ends_at };
        record(platform, call, place, &acting, (ASK, &change), Some(&told)).await?;
    }
    write_event_of(&guard, call, INSTANCE, (ASK, None), Some((operator, &shown)), &change).await?;
    guard.commit().await?;
    Ok(waiting)
}

/// Finishes what an operator asked for, once the wait is over. Errors: `step_up_required` for a wrong code, `not_found`,
/// `recovery_waits` before it is due.
pub async fn finish_as_operator(
    platform: &Platform,
    call: &Call,
    (operator, code): (&str, &str),
    email: &str,
) -> Result<()> {
    let (operator, name) = proved(platform, call, operator, code).await?;
    let (shown, person) = (format!("{name} (operator)"), who(platform, call, email).await?);
    let places = places_of(platform, call, person).await?;
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let row = locked(&guard, person, call.now).await?.filter(|row| row.asked_in.is_none());
    let row = row.ok_or_else(nobody)?;
    // Checked before any log says that it was done.
    is_due(row.due_at, call.now)?;
    let change = Change::of(person.uuid())
        .before(json!({ "asked_by": row.asker, "asked_at": row.asked_at, "case": row.case_no }))
        .reason(row.reason.as_deref());
    let acting = Acting { operator, shown: &shown };
    for place in &places {
        record(platform, call, place, &acting, (FINISH, &change), None).await?;
    }
    take_away(&guard, call, &row, operator.uuid()).await?;
    write_event_of(&guard, call, INSTANCE, (FINISH, None), Some((operator, &shown)), &change).await?;
    guard.commit().await
}

fn nobody() -> Refusal {
    Refusal::new(Code::NotFound).field("email")
}

/// The person whose second factor is meant by an address: of the one who has it and those who lost it
/// to somebody's proof, the first who has a factor to lose. An Owner may have moved them to a new
/// account, which took the address.
async fn who(platform: &Platform, call: &Call, email: &str) -> Result<UserId> {
    let all = people::claimants(platform, email, call.now).await?;
    for known in &all {
        let guard = Guard::begin(platform, INSTANCE, known.person).await?;
        let has_any = factors::mine(guard.pg()).await.map(|mine| mine.has_any());
        guard.rollback().await;
        if has_any? {
            return Ok(known.person);
        }
    }
    all.first().map(|it| it.person).ok_or_else(|| Error::from(nobody()))
}

/// The workspaces where the person is a member, without the instance's own: its log has it anyway.
async fn places_of(platform: &Platform, call: &Call, person: UserId) -> Result<Vec<Place>> {
    let mut places = Vec::new();
    for of in memberships::workspaces_of(platform, call, person).await? {
        let tenant = TenantId::from_uuid(of.tenant_id);
        if tenant == INSTANCE {
            continue;
        }
        places.push(place_of(platform, tenant, person).await?);
    }
    Ok(places)
}

/// A workspace, as a person enters it.
pub(super) async fn place_of(platform: &Platform, tenant: TenantId, person: UserId) -> Result<Place> {
    let guard = Guard::begin(platform, tenant, person).await?;
    let place = tx::place_of(guard.pg(), tenant.uuid()).await;
    guard.rollback().await;
    let place = place?;
    let wait = wait_of(&place.settings()?);
    Ok(Place { tenant, slug: place.slug, name: place.name, wait })
}

/// Writes it into a workspace's log and notifies its keepers, in a transaction of its own.
pub(super) async fn record(
    platform: &Platform,
    call: &Call,
    place: &Place,
    acting: &Acting<'_>,
    (action, change): (&'static str, &Change),
    told: Option<&Notice>,
) -> Result<()> {
    let guard = Guard::begin(platform, place.tenant, acting.operator).await?;
    write_event_of(&guard, call, place.tenant, (action, None), Some((acting.operator, acting.shown)), change)
        .await?;
    if let Some(told) = told {
        let from: (Uuid, Uuid) = (place.tenant.uuid(), acting.operator.uuid());
        mail::tell(&guard, call.now, from, &KEEPERS, told).await?;
    }
    guard.commit().await
}
