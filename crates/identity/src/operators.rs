//! Operators: people who run the instance. They belong to its reserved workspace and to no other.
//! Invariant: an operator sees no workspace's data but by a grant that ends by itself, has a reason, and is
//! in that workspace's own log before anything is read.

pub mod probe_fixture;

use crate::account_mail::NEWS;
use crate::sign_in::second_factor::take_code;
use crate::{accounts, factors, memberships, people};
use identity_queries::client::Params;
use identity_queries::identity as sql;
use jiff::{SignedDuration, Timestamp};
use kernel::code::Code;
use kernel::id::{TenantId, UserId};
use kernel::refusal::{Refusal, Ruled};
use kernel::role::Role;
use mail::{Notice, messages};
use platform::call::Call;
use platform::email_address;
use platform::error::Result;
use platform::input::unfit;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::sealed::app::membership;
use platform::tx::{Change, place_of};
use serde_json::json;

/// The longest grant (promises.toml, operator-jit).
pub const LONGEST: SignedDuration = SignedDuration::from_hours(1);

/// What an operator asks for.
pub struct Grant<'a> {
    /// Their address.
    pub email: &'a str,
    /// The code of their authenticator.
    pub code: &'a str,
    /// The workspace's address.
    pub slug: &'a str,
    /// Why.
    pub reason: &'a str,
    /// In which role: never Owner.
    pub role: Role,
    /// For how long, an hour at most.
    pub life: SignedDuration,
}

/// Adds an operator: a person with an account of their own, who then signs in to the instance's workspace and
/// sets up a second factor. Errors: 422; a person who has an account cannot become an operator.
pub async fn add(platform: &Platform, call: &Call, email: &str, name: &str, secret: &str) -> Result<UserId> {
    let person = accounts::sign_up(platform, call, email, name, secret).await?;
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let address = email_address::email(email)?;
    memberships::add_member(&guard, call, INSTANCE, (person, name, &address), (&[Role::Admin], &[]), person)
        .await?;
    guard.commit().await?;
    Ok(person)
}

/// Lets an operator in. Gives until when. Errors: 422, also for one who has not signed confidentiality,
/// `step_up_required` for a wrong code, `not_found`.
pub async fn grant(platform: &Platform, call: &Call, wanted: &Grant<'_>) -> Result<Timestamp> {
    judge(wanted)?;
    let (person, name) = proved(platform, call, wanted.email, wanted.code).await?;
    let tenant = tenant_of(platform, wanted.slug).await?;
    has_signed(platform, person).await?;
    let until = call.now + wanted.life;
    let guard = Guard::begin(platform, tenant, person).await?;
    let shown = format!("{name} (operator)");
    let cipher = guard.cipher(tenant.uuid(), call.now);
    let (email, found_by) = people::address_kept(cipher, person, wanted.email)?;
    let let_in = sql::let_operator_in()
        .params(
            guard.pg(),
            &sql::LetOperatorInParams {
                tenant: tenant.uuid(),
                person: person.uuid(),
                name: cipher.seal(membership::NAME, person.uuid(), shown.as_str())?,
                email,
                email_blind: found_by,
                roles: &[wanted.role.as_str()][..],
                until,
                now: call.now,
            },
        )
        .opt()
        .await?;
    let_in.ok_or_else(|| unfit("email", "They are a member of this workspace, and need no grant."))?;
    record(&guard, call, tenant, (person, &shown), wanted, until).await?;
    guard.commit().await?;
    Ok(until)
}

/// Proves an operator at a terminal for one act that shows what a workspace holds, which they give a reason
/// for. Gives the person and their name. Errors: 422, also for one who has not signed confidentiality;
/// `step_up_required` for a wrong code; `not_found`.
pub async fn prove(
    platform: &Platform,
    call: &Call,
    (email, code): (&str, &str),
    reason: &str,
) -> Result<(UserId, String)> {
    is_told_in_words("reason", reason, 500)?;
    let who = proved(platform, call, email, code).await?;
    has_signed(platform, who.0).await?;
    Ok(who)
}

/// Refuses an operator who has not signed the undertaking of confidentiality, where there is one. Errors: 422
/// at `email`; the database's.
async fn has_signed(platform: &Platform, person: UserId) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let missing = sql::unsigned_undertakings().bind(guard.pg(), &INSTANCE.uuid(), &person.uuid()).one().await;
    guard.rollback().await;
    match missing? {
        0 => Ok(()),
        _ => {
            Err(unfit("email", "Sign the undertaking of confidentiality first, at /w/instance/policies.")
                .into())
        }
    }
}

fn judge(wanted: &Grant<'_>) -> Ruled<()> {
    is_told_in_words("reason", wanted.reason, 500)?;
    if wanted.role == Role::Owner {
        return Err(unfit("role", "Nobody is let in as an Owner."));
    }
    if wanted.life > LONGEST || wanted.life < SignedDuration::from_mins(1) {
        return Err(unfit("minutes", "A grant lasts from 1 to 60 minutes."));
    }
    Ok(())
}

/// Judges a text that the Owners will read. Errors: `field_required`, `text_too_long`.
pub(super) fn is_told_in_words(field: &str, text: &str, most: usize) -> Ruled<()> {
    if text.trim().is_empty() {
        return Err(Refusal::new(Code::FieldRequired).field(field));
    }
    if text.chars().count() > most || text.chars().any(char::is_control) {
        return Err(Refusal::new(Code::TextTooLong).field(field));
    }
    Ok(())
}

/// An operator by their address, who gave a code of their second factor. Errors: `not_found`, `step_up_required`,
/// `rate_limited`.
pub(super) async fn proved(
    platform: &Platform,
    call: &Call,
    email: &str,
    code: &str,
) -> Result<(UserId, String)> {
    let (person, name) = operator(platform, call, email).await?;
    take_code(platform, call, person, code).await?;
    Ok((person, name))
}

/// An operator by their address. Errors: `not_found` where there is none.
async fn operator(platform: &Platform, call: &Call, email: &str) -> Result<(UserId, String)> {
    let known = people::named(platform, email, call.now).await?;
    let known = known.ok_or_else(|| Refusal::new(Code::NotFound).field("email"))?;
    match memberships::is_operator(platform, call, known.person).await? {
        true => Ok((known.person, known.name(platform, call.now)?)),
        false => Err(Refusal::new(Code::NotFound).field("email").into()),
    }
}

/// How many of the people who run the instance since then have no second factor: no command accepts them as
/// operators. Errors: the database's.
pub async fn without_factor(platform: &Platform, since: Timestamp) -> Result<usize> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let all = sql::members_since().bind(guard.pg(), &INSTANCE.uuid(), &since).all().await;
    guard.rollback().await;
    let mut bare = 0;
    for person in all? {
        let guard = Guard::begin(platform, INSTANCE, UserId::from_uuid(person)).await?;
        let factors = factors::mine(guard.pg()).await;
        guard.rollback().await;
        bare += usize::from(!factors?.has_any());
    }
    Ok(bare)
}

pub(super) async fn tenant_of(platform: &Platform, slug: &str) -> Result<TenantId> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let found = sql::tenant_of().bind(guard.pg(), &slug).opt().await;
    guard.rollback().await;
    let found = found?.ok_or_else(|| Refusal::new(Code::NotFound).field("workspace"))?;
    Ok(TenantId::from_uuid(found))
}

/// Writes into the workspace's own log who came in, as what, why and until when, and mails it to the Owners.
async fn record(
    guard: &Guard,
    call: &Call,
    tenant: TenantId,
    who: (UserId, &str),
    wanted: &Grant<'_>,
    until: Timestamp,
) -> Result<()> {
    let change = Change::of(who.0.uuid())
        .after(json!({ "role": wanted.role.as_str(), "until": until }))
        .reason(Some(wanted.reason.trim()));
    write_event_of(guard, call, tenant, ("workspace.operator.grant", None), Some(who), &change).await?;
    let place = place_of(guard.pg(), tenant.uuid()).await?;
    let words = messages::grant(&place.name, who.1, wanted.role.as_str(), wanted.reason.trim(), until);
    let link = format!("/w/{}/audit", place.slug);
    let told = Notice { words, link, about: who.0.uuid(), until: call.now + NEWS };
    mail::notify(guard, call.now, (tenant.uuid(), who.0.uuid()), &told).await
}
