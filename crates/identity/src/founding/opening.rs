//! Opening a workspace in two steps: the first Owner's input waits until their second factor is given.
//! Invariant: nothing is made before that. A new account, its factor and the workspace come in one
//! transaction, which uses the link up. With an account that has a factor, the password alone founds nothing.

use crate::factors::{self, Authenticator};
use crate::founding::{self, By, NewWorkspace};
use crate::one_time_links::{self, Kind, New, OneTime};
use crate::passkeys::{self, Offer, Shown};
use crate::passwords::{self, PasswordStrength};
use crate::sessions::opening::open_all;
use crate::sessions::{Proven, SignedIn};
use crate::sign_in::Entered;
use crate::sign_up::is_possible;
use crate::{account_mail, accounts, addresses, people};
use kernel::code::Code;
use kernel::id::UserId;
use kernel::plain_name;
use kernel::refusal::{Refusal, Ruled};
use mail::messages;
use platform::call::{Call, Credential};
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, write_event};
use platform::platform::Platform;
use platform::random::fresh_id;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The person who opens a workspace.
pub enum Opener {
    /// A person with an account, who proved themselves.
    Known(Proven),
    /// A new person.
    New(Newcomer),
}

/// An account to be made with the workspace; its password was judged.
#[derive(Debug, Serialize, Deserialize)]
pub struct Newcomer {
    name: String,
    /// The hash of it.
    password: String,
}

/// A workspace, and why the person may found it.
pub struct Opening {
    /// What it will be.
    pub new: NewWorkspace,
    /// Why.
    pub by: By,
    /// The address that was typed, or that a link or a provider says.
    pub email: String,
}

/// The note of the one-time secret. `newcomer` is absent where the secret is that of an account's person.
#[derive(Serialize, Deserialize)]
struct Kept {
    new: NewWorkspace,
    by: By,
    email: String,
    name: String,
    newcomer: Option<Newcomer>,
    /// The id of the person, whom a passkey names; a newcomer gets it with their account. Absent in notes from
    /// before it was kept.
    #[serde(default)]
    person: Option<Uuid>,
}

impl Kept {
    fn of(known: &OneTime) -> Result<Kept> {
        serde_json::from_str(known.note.as_deref().unwrap_or_default()).map_err(Error::internal)
    }
}

/// Judges the input of a new person. Errors: 422.
pub async fn newcomer(name: &str, secret: &str, it: &Opening) -> Result<Opener> {
    let name = plain_name::read("name", name)?;
    passwords::judge(secret, &[&name, &it.email, &it.new.name, &it.new.slug])?;
    let password = passwords::hashed(secret.to_owned()).await?;
    Ok(Opener::New(Newcomer { name, password }))
}

/// As `newcomer`, for a person who names an address that nothing proves. Errors: 422, at `email`
/// where it has an account.
pub async fn claimant(
    platform: &Platform,
    call: &Call,
    (name, secret): (&str, &str),
    it: &Opening,
) -> Result<Opener> {
    let new = newcomer(name, secret, it).await?;
    match people::named(platform, &it.email, call.now).await? {
        Some(_) => Err(accounts::has_account().into()),
        None => Ok(new),
    }
}

/// Sends a person who opens a workspace to the second factor they have or still set up; where a provider
/// vouches for one, founds the workspace. Errors: `read_only`; as `founding::found`.
pub async fn go_on(platform: &Platform, call: &Call, it: Opening, who: Opener) -> Result<Entered> {
    is_possible(platform).await?;
    let Opening { new, by, email } = it;
    let (kind, whose, name, newcomer) = match who {
        Opener::Known(who) if who.second_factor => {
            founding::found(platform, call, &new, &by, (who.person, &who.name)).await?;
            return Ok(Entered::In(open_all(platform, call, &who).await?));
        }
        Opener::Known(who) => {
            founding::may_found(platform, call, &by, who.person).await?;
            let guard = Guard::begin(platform, INSTANCE, who.person).await?;
            let factors = factors::mine(guard.pg()).await;
            guard.rollback().await;
            let kind = if factors?.has_any() { Kind::HalfOpening } else { Kind::Opening };
            (kind, who.person, who.name, None)
        }
        Opener::New(it) => (Kind::Opening, NOBODY, it.name.clone(), Some(it)),
    };
    let person = match &newcomer {
        Some(_) => fresh_id(call.now)?,
        None => whose.uuid(),
    };
    let kept = Kept { new, by, email, name, newcomer, person: Some(person) };
    let note = serde_json::to_string(&kept).map_err(Error::internal)?;
    let guard = Guard::begin(platform, INSTANCE, whose).await?;
    let secret = New { kind, person: whose, browser: None, note: Some(&note) };
    let (cookie, _) = one_time_links::make(&guard, call, &secret).await?;
    guard.commit().await?;
    Ok(if kind == Kind::HalfOpening { Entered::Half(cookie) } else { Entered::Owes(cookie) })
}

/// Founds the workspace of a person who gave the second factor they have. Errors: as `founding::found`.
pub(crate) async fn go_on_whole(
    platform: &Platform,
    call: &Call,
    person: UserId,
    note: &str,
) -> Result<Vec<SignedIn>> {
    let kept: Kept = serde_json::from_str(note).map_err(Error::internal)?;
    founding::found(platform, call, &kept.new, &kept.by, (person, &kept.name)).await?;
    let who = Proven { person, name: kept.name, second_factor: true };
    open_all(platform, call, &who).await
}

/// The facts for the page that asks for the first factor.
pub struct Label {
    /// The workspace's name.
    pub place: String,
    /// The address, which an authenticator shows beside its code.
    pub address: String,
    /// None where no passkey can be used.
    pub passkey: Option<Offer>,
}

/// The facts for the page that asks for the first factor. Errors: `link_used`.
pub async fn label(platform: &Platform, call: &Call, claim: &Credential) -> Result<Label> {
    let kept = Kept::of(&one_time_links::find(platform, call, Kind::Opening, claim, None).await?)?;
    let passkey = match kept.person.map(UserId::from_uuid) {
        Some(person) => passkeys::offer_first(platform, call, person, (&kept.email, &kept.name))?,
        None => None,
    };
    Ok(Label { place: kept.new.name, address: kept.email, passkey })
}

/// The first second factor of a person who opens a workspace.
#[derive(Clone, Copy)]
pub enum FirstFactor<'a> {
    /// An authenticator whose code of this step was given.
    Authenticator(&'a Authenticator, i64),
    /// A passkey that a browser made for the page's challenge.
    Passkey(Shown<'a>),
}

/// A workspace that was founded.
pub struct Opened {
    /// Its address.
    pub slug: String,
    /// Its Owner is signed in.
    pub sessions: Vec<SignedIn>,
    /// Shown this once.
    pub recovery_codes: Vec<String>,
}

/// Makes the workspace that waited, with the second factor that was given. Errors: `link_used`; 422;
/// `permission_denied` where it is no longer the first.
pub async fn finish(
    platform: &Platform,
    call: &Call,
    claim: &Credential,
    given: FirstFactor<'_>,
) -> Result<Opened> {
    let known = one_time_links::find(platform, call, Kind::Opening, claim, None).await?;
    let kept = Kept::of(&known)?;
    let person = match (&kept.newcomer, kept.person) {
        (Some(_), Some(id)) => UserId::from_uuid(id),
        (Some(_), None) => UserId::from_uuid(fresh_id(call.now)?),
        (None, _) => known.person,
    };
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let (email, recovery_codes) = match begun(platform, &guard, call, (&known, &kept, person), given).await {
        Ok(begun) => begun,
        Err(error) => {
            guard.rollback().await;
            return Err(error);
        }
    };
    founding::found_within(platform, guard, call, &kept.new, (person, &kept.name, &email)).await?;
    let who = Proven { person, name: kept.name, second_factor: true };
    let sessions = open_all(platform, call, &who).await?;
    Ok(Opened { slug: kept.new.slug, sessions, recovery_codes })
}

/// Whether a person with an account still has no factor: nobody who began with the password alone adds one
/// beside the factor that the person set up meanwhile. Errors: `link_used`.
fn owes_factor(has_any: bool) -> Ruled<()> {
    if has_any { Err(Refusal::new(Code::LinkUsed)) } else { Ok(()) }
}

/// Uses up the right to found; makes the account where there is none, and the factor. Gives the
/// address and recovery codes.
async fn begun(
    platform: &Platform,
    guard: &Guard,
    call: &Call,
    (known, kept, person): (&OneTime, &Kept, UserId),
    given: FirstFactor<'_>,
) -> Result<(String, Vec<String>)> {
    one_time_links::spend(guard, call, known).await?;
    kept.by.spend(platform, guard, call, person).await?;
    let email = match &kept.newcomer {
        Some(it) => {
            let (password, standing) = (it.password.as_str(), Some(PasswordStrength::Pass));
            let new = people::New { person, email: &kept.email, name: &kept.name, password, standing };
            make(platform, guard, call, &new, kept.by.proves()).await?;
            kept.email.clone()
        }
        None => {
            owes_factor(factors::mine(guard.pg()).await?.has_any())?;
            founding::address_of_founder(guard, call, &kept.by).await?
        }
    };
    let (codes, action, words) = match given {
        FirstFactor::Authenticator(key, step) => (
            factors::enrol_first(guard, &platform.encryption, key, step, call.now).await?,
            "workspace.account.authenticator.enrol",
            messages::authenticator_added(factors::CALLED, call.now),
        ),
        FirstFactor::Passkey(shown) => (
            passkeys::enrol_first(platform, guard, call, person, shown).await?,
            "workspace.account.passkey.enrol",
            messages::passkey_added(factors::PASSKEY_CALLED, call.now),
        ),
    };
    let who = Some((person, kept.name.as_str()));
    write_event(guard, call, INSTANCE, action, who, None).await?;
    if kept.newcomer.is_none() {
        account_mail::notify(guard, call, person, words).await?;
    }
    Ok((email, codes))
}

async fn make(
    platform: &Platform,
    guard: &Guard,
    call: &Call,
    new: &people::New<'_>,
    is_proved: bool,
) -> Result<()> {
    if is_proved {
        let is_made = accounts::add_proven(platform, guard, call, new, None).await?;
        return if is_made { Ok(()) } else { Err(accounts::has_account().into()) };
    }
    accounts::add_claiming(guard, call, new).await?;
    addresses::ask_to_verify(guard, call, new.person, new.email).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_factor_that_was_set_up_meanwhile_ends_the_opening() {
        assert_eq!(owes_factor(true).map_err(|it| it.code), Err(Code::LinkUsed));
        assert_eq!(owes_factor(false), Ok(()));
    }
}
