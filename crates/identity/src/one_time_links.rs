//! Secrets that work once: links in mails, the cookie of a person who still owes the second factor, the state
//! of a trip to a provider.
//! Invariant: only a hash is stored. A secret is used once, within its time, by the browser it is bound to,
//! and ends with the person's sessions.

use identity_queries::client::Params;
use identity_queries::identity as sql;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::id::UserId;
use platform::call::{Call, Credential};
use platform::error::Result;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, Seals};
use platform::platform::Platform;
use platform::random::{fresh_id, random};
use platform::sealed::app::one_time::NOTE;
use queries::client::GenericClient;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// What a secret is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A person gave a password and still owes the second factor.
    Half,
    /// A person went to another provider to sign in; the state that comes back with them.
    Outside,
    /// A person whom a provider knows and nobody here; what the provider said about them.
    Newcomer,
    /// A person followed a link and still owes the second factor.
    HalfByLink,
    /// A person who joins by an invitation gave a password and still owes the second factor.
    HalfJoining,
    /// A person who opens a workspace gave a password and still owes the second factor they have.
    HalfOpening,
    /// A person who opens a workspace has no second factor yet: all they typed waits for it.
    Opening,
    /// Proves an address.
    Verify,
    /// Lets a new password be set.
    Reset,
    /// Signs in.
    Link,
    /// Signs in a person who gave password and code, where very many wrong codes were given.
    Last,
    /// The present address agrees to another one.
    LeaveAddress,
    /// The other address is proved.
    TakeAddress,
}

/// Links that were mailed because of an account's address, or to it: they stop working when
/// it has another, or none.
pub(super) const ABOUT_ADDRESS: [Kind; 5] =
    [Kind::LeaveAddress, Kind::TakeAddress, Kind::Verify, Kind::Reset, Kind::Link];

impl Kind {
    /// Its name as it is stored.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Kind::Half => "half",
            Kind::Outside => "outside",
            Kind::Newcomer => "newcomer",
            Kind::HalfByLink => "half_by_link",
            Kind::HalfJoining => "half_joining",
            Kind::HalfOpening => "half_opening",
            Kind::Opening => "opening",
            Kind::Verify => "verify",
            Kind::Reset => "reset",
            Kind::Link => "link",
            Kind::Last => "last",
            Kind::LeaveAddress => "leave_address",
            Kind::TakeAddress => "take_address",
        }
    }

    /// The path of a mailed link; None for a cookie.
    pub(super) const fn path(self) -> Option<&'static str> {
        match self {
            Kind::Half | Kind::HalfByLink | Kind::HalfJoining | Kind::HalfOpening => None,
            Kind::Opening | Kind::Outside | Kind::Newcomer => None,
            Kind::Verify => Some("/confirm/"),
            Kind::Reset => Some("/reset/"),
            Kind::Link => Some("/sign-in/link/"),
            Kind::Last => Some("/sign-in/last/"),
            Kind::LeaveAddress => Some("/address/leave/"),
            Kind::TakeAddress => Some("/address/take/"),
        }
    }

    /// How long it works (promises.toml, magic-link).
    pub(super) const fn life(self) -> SignedDuration {
        match self {
            Kind::Half
            | Kind::HalfByLink
            | Kind::HalfJoining
            | Kind::HalfOpening
            | Kind::Outside
            | Kind::Reset => SignedDuration::from_mins(10),
            Kind::Link | Kind::Last => SignedDuration::from_mins(15),
            Kind::Verify | Kind::LeaveAddress | Kind::TakeAddress => SignedDuration::from_hours(24),
            Kind::Newcomer | Kind::Opening => SignedDuration::from_mins(30),
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

/// A secret to be made.
pub struct New<'a> {
    /// What it is for.
    pub kind: Kind,
    /// Whose it is.
    pub person: UserId,
    /// The browser that alone may use it, by the hash of a secret of its own; None: any.
    pub browser: Option<[u8; 32]>,
    /// What it is about.
    pub note: Option<&'a str>,
}

/// Makes one, in a transaction entered in the instance's workspace. Gives its text, shown once, and when it
/// ends. After a new mailed secret, earlier ones of its kind no longer work.
pub async fn make(client: &impl Seals, call: &Call, new: &New<'_>) -> Result<(String, jiff::Timestamp)> {
    let (text, sha256) = Credential::make(INSTANCE, new.person, random()?);
    let (instance, person) = (INSTANCE.uuid(), new.person.uuid());
    let (id, expires) = (fresh_id(call.now)?, call.now + new.kind.life());
    let browser = new.browser.as_ref().map(|it| &it[..]);
    sql::sweep_one_time().bind(client, &instance, &person, &(call.now - KEPT)).all().await?;
    if new.kind.path().is_some() {
        remove(client, new.person, &[new.kind]).await?;
    }
    sql::insert_one_time()
        .params(
            client,
            &sql::InsertOneTimeParams {
                tenant: instance,
                one_time: id,
                kind: new.kind.word(),
                person,
                token_sha256: &sha256[..],
                bound_sha256: browser,
                note: client.cipher_of(instance, call.now).seal(NOTE, id, new.note)?,
                now: call.now,
                expires,
            },
        )
        .one()
        .await?;
    Ok((text, expires))
}

/// Removes a person's secrets of some kinds, used or not.
pub(super) async fn remove(client: &impl GenericClient, person: UserId, kinds: &[Kind]) -> Result<()> {
    let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
    sql::remove_one_times().bind(client, &INSTANCE.uuid(), &person.uuid(), &words).all().await?;
    Ok(())
}

/// How long a secret that has ended is kept.
pub(super) const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Looks one up, in a transaction of its own. Errors: as `look`.
pub async fn find(
    platform: &Platform,
    call: &Call,
    kind: Kind,
    claim: &Credential,
    browser: Option<[u8; 32]>,
) -> Result<OneTime> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let found = look(&guard, call, kind, claim, browser).await;
    guard.rollback().await;
    found
}

/// Looks one up without using it. Errors: `link_used`; `permission_denied` in a browser other
/// than the one it is bound to.
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
        .await?
        .ok_or(Code::LinkUsed)?;
    if !is_bound_to(found.bound_sha256.as_deref(), browser) {
        return Err(Code::PermissionDenied.into());
    }
    let id = found.one_time_id;
    let note = guard.cipher(INSTANCE.uuid(), call.now).open(NOTE, id, found.note)?;
    Ok(OneTime { id, person: UserId::from_uuid(found.person_id), note })
}

fn is_bound_to(bound: Option<&[u8]>, browser: Option<[u8; 32]>) -> bool {
    match (bound, browser) {
        (None, _) => true,
        (Some(bound), Some(browser)) => bool::from(bound.ct_eq(&browser[..])),
        (Some(_), None) => false,
    }
}

/// Spends it: of two uses at the same time, one succeeds. Errors: `link_used`.
pub(super) async fn spend(guard: &Guard, call: &Call, it: &OneTime) -> Result<()> {
    let used = sql::use_one_time().bind(guard.pg(), &call.now, &INSTANCE.uuid(), &it.id).opt().await?;
    used.map(drop).ok_or_else(|| Code::LinkUsed.into())
}
