//! Secrets that work once: links in mails, the cookie of who is half signed in, the state of who went to a provider.
//! What must stay true: only a hash is kept; one is used once, in its time, by the browser it is bound to, and ends with
//! the person's sessions.

use super::INSTANCE;
use crate::call::{Call, Credential};
use crate::chance::{fresh_id, random};
use crate::error::Result;
use crate::tx::Guard;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::id::UserId;
use queries::queries::platform::src::identity as sql;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// What a secret is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody gave a password and still owes the second factor.
    Half,
    /// Somebody went to another provider to sign in; the state that comes back with them.
    Outside,
    /// Somebody whom a provider knows and nobody here; what it told of them.
    Newcomer,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Kind::Half => "half",
            Kind::Outside => "outside",
            Kind::Newcomer => "newcomer",
        }
    }

    /// How long it works (promises.toml, magic-link).
    const fn life(self) -> SignedDuration {
        match self {
            Kind::Half | Kind::Outside => SignedDuration::from_mins(10),
            Kind::Newcomer => SignedDuration::from_mins(30),
        }
    }
}

/// A secret that may be used now.
#[derive(Debug)]
pub struct OneTime {
    id: Uuid,
    /// Whose it is.
    pub person: UserId,
    /// What it is about.
    pub note: Option<String>,
}

/// What is to be made.
pub struct New<'a> {
    /// What it is for.
    pub kind: Kind,
    /// Whose it is.
    pub person: UserId,
    /// The browser that alone may use it, by a secret of its own; None: any.
    pub browser: Option<[u8; 32]>,
    /// What it is about.
    pub note: Option<&'a str>,
}

/// Makes one, in a transaction of the instance's workspace. Gives its text, shown once, and when it ends.
pub(super) async fn make(guard: &Guard, call: &Call, new: &New<'_>) -> Result<(String, jiff::Timestamp)> {
    let (text, sha256) = Credential::make(INSTANCE, new.person, random()?);
    let (instance, person) = (INSTANCE.uuid(), new.person.uuid());
    let (id, expires) = (fresh_id(call.now)?, call.now + new.kind.life());
    let browser = new.browser.as_ref().map(|it| &it[..]);
    sql::sweep_one_time().bind(guard.pg(), &instance, &person, &(call.now - KEPT)).all().await?;
    sql::insert_one_time()
        .bind(
            guard.pg(),
            &instance,
            &id,
            &new.kind.word(),
            &person,
            &&sha256[..],
            &browser,
            &new.note,
            &call.now,
            &expires,
        )
        .one()
        .await?;
    Ok((text, expires))
}

/// How long one that has ended is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Looks one up without using it. Errors: `link_used`.
pub(super) async fn look(
    guard: &Guard,
    call: &Call,
    kind: Kind,
    claim: &Credential,
    browser: Option<[u8; 32]>,
) -> Result<OneTime> {
    let found = sql::one_time()
        .bind(guard.pg(), &INSTANCE.uuid(), &&claim.sha256[..], &kind.word(), &call.now)
        .opt()
        .await?;
    let found = found.filter(|it| is_bound_to(it.bound_sha256.as_deref(), browser)).ok_or(Code::LinkUsed)?;
    Ok(OneTime { id: found.one_time_id, person: UserId::from_uuid(found.person_id), note: found.note })
}

fn is_bound_to(bound: Option<&[u8]>, browser: Option<[u8; 32]>) -> bool {
    match (bound, browser) {
        (None, _) => true,
        (Some(bound), Some(browser)) => bool::from(bound.ct_eq(&browser[..])),
        (Some(_), None) => false,
    }
}

/// Uses it: of two at once, one. Errors: `link_used`.
pub(super) async fn spend(guard: &Guard, call: &Call, it: &OneTime) -> Result<()> {
    let used = sql::use_one_time().bind(guard.pg(), &call.now, &INSTANCE.uuid(), &it.id).opt().await?;
    used.map(drop).ok_or_else(|| Code::LinkUsed.into())
}
