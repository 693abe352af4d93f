//! The second factor of a sign-in: a code or a passkey, from a person who gave the first one.
//! Invariant: each try is counted before it is judged. A code is used up by it. A person with very many wrong
//! codes needs a mailed link too.

use crate::account_mail;
use crate::attempts::{self, From};
use crate::factors::{self, Given};
use crate::one_time_links::{self, Kind, OneTime};
use crate::sessions::{Proven, SignedIn};
use crate::siege::{self, last_step};
use crate::sign_in::errand::Errand;
use crate::sign_in::{Asks, Proof, asks, open};
use crate::{passkeys, people, recovery};
use kernel::code::Code;
use kernel::id::UserId;
use mail::messages;
use platform::call::{Call, Credential};
use platform::error::Result;
use platform::instance::INSTANCE;
use platform::internal::{Guard, write_event};
use platform::platform::Platform;

/// What a person is asked for who still owes the second factor and is known by this
/// cookie. Errors: `link_used`.
pub async fn asks_half(platform: &Platform, call: &Call, half: &Credential) -> Result<Asks> {
    let (known, _) = half_in(platform, call, half).await?;
    asks(platform, call, known.person, half.sha256).await
}

/// The kinds of secrets of people who owe a second factor.
const HALVES: [Kind; 4] = [Kind::Half, Kind::HalfByLink, Kind::HalfJoining, Kind::HalfOpening];

/// The person who still owes the second factor, by the cookie, and the step before it.
async fn half_in(platform: &Platform, call: &Call, half: &Credential) -> Result<(OneTime, Kind)> {
    let mut found = Err(Code::LinkUsed.into());
    for kind in HALVES {
        found = one_time_links::find(platform, call, kind, half, None).await.map(|known| (known, kind));
        if found.is_ok() {
            break;
        }
    }
    found
}

/// How far the second factor led.
#[derive(Debug)]
pub enum Stepped {
    /// In to these workspaces.
    In(Vec<SignedIn>),
    /// To a link that was mailed: very many wrong codes were given for the account.
    Mailed,
}

/// Takes the second factor of a person who owes it. Errors: `link_used` where they took too long,
/// `step_up_required` where the code is wrong or was used before, `rate_limited`.
pub async fn by_factor(
    platform: &Platform,
    call: &Call,
    half: &Credential,
    given: Proof<'_>,
) -> Result<Stepped> {
    let (known, after) = half_in(platform, call, half).await?;
    let name = known.note.clone().unwrap_or_default();
    match given {
        Proof::Typed(text) => take_code(platform, call, known.person, text).await?,
        Proof::Passkey(shown) => passkeys::take(platform, call, known.person, half.sha256, shown).await?,
    }
    let guard = Guard::begin(platform, INSTANCE, known.person).await?;
    one_time_links::spend(&guard, call, &known).await?;
    // A passkey is not guessed, and a person who came by a mailed link has followed one.
    let is_guessed = matches!(given, Proof::Typed(_)) && after != Kind::HalfByLink;
    if is_guessed && siege::is_besieged(platform, &guard, known.person, call.now).await? {
        last_step::ask(&guard, call, known.person, half, Errand::after(after, name)).await?;
        guard.commit().await?;
        return Ok(Stepped::Mailed);
    }
    guard.commit().await?;
    if let Some(errand) = Errand::after(after, name.clone()) {
        return errand.go_on(platform, call, known.person).await.map(Stepped::In);
    }
    let who = Proven { person: known.person, name, second_factor: true };
    open(platform, call, &who, after).await.map(Stepped::In)
}

/// Takes a code of a person's second factor and uses it up. Errors: `step_up_required`, `rate_limited`.
pub(crate) async fn take_code(platform: &Platform, call: &Call, person: UserId, given: &str) -> Result<()> {
    let what = format!("second {}", person.uuid());
    let counted = attempts::count_from(platform, call, &what, From::Of(person)).await?;
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let taken =
        factors::mine(guard.pg()).await?.take(&platform.encryption, guard.pg(), given, call.now).await?;
    let account = people::myself(&guard, call.now).await?;
    let who = Some((person, account.name.as_str()));
    let action = match taken {
        Some(Given::Recovery) => "workspace.account.recovery_code.use",
        _ => "workspace.session.second_factor",
    };
    let code = taken.is_none().then_some(Code::StepUpRequired.as_str());
    if taken.is_some() {
        attempts::forgive(&guard, &counted).await?;
    }
    if taken == Some(Given::Recovery) {
        account_mail::notify(&guard, call, person, messages::recovery_code_used(call.now)).await?;
    }
    write_event(&guard, call, INSTANCE, action, who, code).await?;
    if taken.is_none() {
        siege::note(&guard, person, call.now).await?;
        siege::tell_of_factors(&guard, call, person, &counted).await?;
        guard.commit().await?;
        return Err(Code::StepUpRequired.into());
    }
    let stopped = recovery::is_not_lost(&guard, call, person).await?;
    guard.commit().await?;
    match stopped {
        Some(stopped) => stopped.tell(platform, call, (person, &account.name), "second_factor").await,
        None => Ok(()),
    }
}
