//! Signing in: a password, then the second factor, where the person has one.
//! Invariant: an unknown address and a wrong password take the same time and get the same words. Each try is
//! counted before it is judged. A person who owes a second factor has no session yet.

pub(crate) mod errand;
pub mod link;
pub mod second_factor;

use crate::account_mail::{self, Warning};
use crate::attempts::{self, Counted, From};
use crate::one_time_links::{self, Kind, New};
use crate::passkeys::{self, Offer, Shown};
use crate::people::{self, Myself, Named};
use crate::sessions::opening::{open_all, open_by_link};
use crate::sessions::{self, Proven, SignedIn};
use crate::{factors, passwords, recovery};
use futures::future::BoxFuture;
use identity_queries::identity as sql;
use kernel::code::Code;
use kernel::id::UserId;
use kernel::refusal::Ruled;
use mail::messages;
use platform::call::Call;
use platform::email_address;
use platform::error::{Error, Result};
use platform::input::unfit;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, open_read, write_event, write_event_of};
use platform::platform::Platform;
use platform::tx::Change;
use std::sync::Arc;

/// How far a sign-in came.
pub enum Entered {
    /// Signed in to these workspaces.
    In(Vec<SignedIn>),
    /// They still owe the second factor; the cookie by which they are known until then.
    Half(String),
    /// They open a workspace and have to set up a second factor first; the cookie by which
    /// they are known until then.
    Owes(String),
}

/// Checks e-mail and password. Errors: `sign_in_required` for any mismatch, `rate_limited` while a delay runs.
pub async fn by_password(
    platform: &Arc<Platform>,
    call: &Call,
    address: &str,
    secret: &str,
) -> Result<Proven> {
    // Text that is not an address belongs to no account, and takes as long to judge. All such tries from one
    // network are counted together, as if they were at one account.
    let named = email_address::email(address);
    let account = named.clone().unwrap_or_else(|_| format!("no address, by {:?}", call.ip));
    let all = people::claimants(platform, &named.unwrap_or_default(), call.now).await?;
    // A try at an address that no account has is counted as one from an unknown browser. The browser is looked
    // up even then, so that the time is the same.
    let whose = all.first().filter(|it| !it.is_former).map_or(NOBODY, |it| it.person);
    let counted = attempts::count_from(platform, call, &account, From::Of(whose)).await?;
    let judged = judged(all, secret, counted.is_apart).await;
    let (known, right) = attempts::judged(platform, &counted, judged).await?;
    match known {
        Some(known) if right => {
            let (person, name) = (known.person, known.name(platform, call.now)?);
            let (kept, address, is_former) = (&known.password, &account, known.is_former);
            let seen = Seen { kept, secret, name: &name, address, is_former };
            accepted(platform, call, &counted, person, seen).await?;
            Ok(Proven { person, name, second_factor: false })
        }
        known => {
            let whose = known.as_ref().map(|it| it.person);
            if let Some(known) = known.filter(|it| passwords::costs_too_much(&it.password)) {
                have_them_choose(platform, call, known.person, account);
            }
            Err(refused(platform, call, &counted, whose).await?.into())
        }
    }
}

/// The person whose password it is, of the one who has an address and those who lost it to somebody's proof
/// and still sign in by it. All of them are judged in one turn.
async fn judged(all: Vec<Named>, secret: &str, is_apart: bool) -> Result<(Option<Named>, bool)> {
    let kept = all.iter().map(|it| it.password.clone()).collect();
    let whose = passwords::first_match(secret.to_owned(), kept, is_apart).await?;
    Ok((all.into_iter().nth(whose.unwrap_or_default()), whose.is_some()))
}

/// A password that was right, while it is at hand.
struct Seen<'a> {
    /// Its stored hash.
    kept: &'a str,
    secret: &'a str,
    name: &'a str,
    address: &'a str,
    /// They signed in by an address that they lost: the guesses counted there were at another account.
    is_former: bool,
}

/// Forgives the failures of the account that was counted, if it is theirs. While the password is at
/// hand, an old hash is renewed and the strength is stored. Errors: `rate_limited` where the
/// network was shut meanwhile.
async fn accepted(
    platform: &Platform,
    call: &Call,
    counted: &Counted,
    person: UserId,
    seen: Seen<'_>,
) -> Result<()> {
    let renewed = match passwords::is_dated(seen.kept) {
        true => Some(passwords::hashed(seen.secret.to_owned()).await?),
        false => None,
    };
    let standing = passwords::strength_of(seen.secret, &[seen.name, seen.address]);
    let (was, kept) = (seen.kept, renewed.as_deref().unwrap_or(seen.kept));
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    if let Err(shut) = attempts::is_still_open(&guard, call, counted).await {
        guard.rollback().await;
        return Err(shut);
    }
    match seen.is_former {
        true => attempts::take_back(&guard, counted).await?,
        false => attempts::forgive(&guard, counted).await?,
    }
    sql::judge_my_password()
        .bind(guard.pg(), &was, &kept, &standing.as_str(), &passwords::LIST)
        .one()
        .await?;
    guard.commit().await
}

/// Writes the event of a wrong try, and of a burst of them, which is mailed to the person.
async fn refused(
    platform: &Arc<Platform>,
    call: &Call,
    counted: &Counted,
    whose: Option<UserId>,
) -> Result<Code> {
    let code = Code::SignInRequired;
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let (told, account) = (Some(code.as_str()), Change::of(attempts::disguised(platform, counted)));
    write_event_of(&guard, call, INSTANCE, ("workspace.session.open", told), None, &account).await?;
    if attempts::shut(&guard, call, counted).await? {
        write_event(&guard, call, INSTANCE, "workspace.session.shut", None, told).await?;
    }
    if counted.failures == attempts::BURST {
        write_event(&guard, call, INSTANCE, "workspace.session.burst", None, Some(code.as_str())).await?;
    }
    guard.commit().await?;
    if counted.failures == attempts::BURST {
        tell_of_burst(platform, call, whose);
    }
    Ok(code)
}

/// Mails the person whose account somebody tries, in the background: it takes as long where
/// the address is nobody's.
fn tell_of_burst(platform: &Arc<Platform>, call: &Call, whose: Option<UserId>) {
    let (platform, call) = (platform.clone(), call.clone());
    account_mail::apart(call.request, async move {
        let Some(person) = whose else { return Ok(()) };
        let guard = Guard::begin(&platform, INSTANCE, person).await?;
        account_mail::warn(&guard, &call, person, Warning::Passwords).await?;
        guard.commit().await
    });
}

/// Mails a link to a new password to a person whose hash no sign-in verifies, in the background: a
/// few a day, whoever tries.
fn have_them_choose(platform: &Arc<Platform>, call: &Call, person: UserId, address: String) {
    let (platform, call) = (platform.clone(), call.clone());
    account_mail::apart(call.request, async move {
        let guard = Guard::begin(&platform, INSTANCE, person).await?;
        // A former holder of the address gains nothing here.
        let own = people::myself(&guard, call.now).await?.email;
        let Some(to) = own.filter(|own| *own == email_address::folded(&address).as_str()) else {
            guard.rollback().await;
            return Ok(());
        };
        let new = New { kind: Kind::Reset, person, browser: None, note: None };
        account_mail::link_unasked(&guard, &call, &to, &new, messages::choose_password).await?;
        guard.commit().await
    });
}

/// Continues with a person who proved themselves: signs them in, or asks for the second
/// factor. Errors: the database's.
pub async fn go_on(platform: &Platform, call: &Call, who: Proven) -> Result<Entered> {
    go_on_as(platform, call, who, Kind::Half).await
}

/// Continues with a person who followed a mailed link, and signs them in where a link may. Errors:
/// `link_used` where none may.
pub(super) async fn go_on_by_link(platform: &Platform, call: &Call, who: Proven) -> Result<Entered> {
    go_on_as(platform, call, who, Kind::HalfByLink).await
}

async fn go_on_as(platform: &Platform, call: &Call, who: Proven, half: Kind) -> Result<Entered> {
    let guard = Guard::begin(platform, INSTANCE, who.person).await?;
    let owes = !who.second_factor && factors::mine(guard.pg()).await?.has_any();
    if !owes {
        // A person who signs in has lost nothing.
        let stopped = recovery::is_not_lost(&guard, call, who.person).await?;
        guard.commit().await?;
        if let Some(stopped) = stopped {
            stopped.tell(platform, call, (who.person, &who.name), "sign_in").await?;
        }
        return Ok(Entered::In(open(platform, call, &who, half).await?));
    }
    let new = New { kind: half, person: who.person, browser: None, note: Some(&who.name) };
    let (cookie, _) = one_time_links::make(&guard, call, &new).await?;
    guard.commit().await?;
    Ok(Entered::Half(cookie))
}

/// The proof that a person gives of themselves.
#[derive(Debug, Clone, Copy)]
pub enum Proof<'a> {
    /// A code or password, as it was typed.
    Typed(&'a str),
    /// A passkey's answer.
    Passkey(Shown<'a>),
}

/// What a person can be asked to type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// A code of their authenticator, or a recovery code.
    Code,
    /// A recovery code: they have only passkeys besides.
    Recovery,
    /// The password: they have nothing else.
    Password,
    /// Nothing: they sign in with another provider, and do so again.
    SignIn,
}

/// What a known person can prove themselves with.
#[derive(Debug)]
pub struct Asks {
    /// What they type.
    pub typed: Typed,
    /// The question to their passkeys; None where they have none.
    pub passkey: Option<Offer>,
}

/// What this person can prove themselves with, in this browser. Errors: the database's.
pub(super) async fn asks(
    platform: &Platform,
    call: &Call,
    person: UserId,
    browser: [u8; 32],
) -> Result<Asks> {
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let (factors, account) = (factors::mine(guard.pg()).await, people::myself(&guard, call.now).await);
    guard.rollback().await;
    let (factors, account) = (factors?, account?);
    let typed = match (factors.has_authenticator(), factors.has_any()) {
        (true, _) => Typed::Code,
        (false, true) => Typed::Recovery,
        (false, false) if account.password == passwords::NONE => Typed::SignIn,
        (false, false) => Typed::Password,
    };
    Ok(Asks { typed, passkey: passkeys::offer_to(platform, call, person, browser, &factors)? })
}

/// Opens the sessions of a person who owes nothing any more: in all workspaces, or after a mailed link in
/// those where a link signs in.
pub(super) async fn open(
    platform: &Platform,
    call: &Call,
    who: &Proven,
    after: Kind,
) -> Result<Vec<SignedIn>> {
    match after {
        Kind::HalfByLink => open_by_link(platform, call, who).await,
        _ => open_all(platform, call, who).await,
    }
}

/// Judges the password that a signed-in person gives for an action, counted like one on the
/// sign-in page. None: nothing is judged, because the call is refused without it, or there is no
/// password. Errors: the database's.
pub fn own_password<'a>(
    platform: &'a Platform,
    call: &'a Call,
    given: &'a str,
) -> BoxFuture<'a, Result<Option<Ruled<()>>>> {
    Box::pin(own_password_of(platform, call, given))
}

async fn own_password_of(platform: &Platform, call: &Call, given: &str) -> Result<Option<Ruled<()>>> {
    let Ok(tx) = open_read(platform, call).await else { return Ok(None) };
    let (person, is_proved) = (tx.member.person, sessions::is_fresh(&tx));
    let account = people::myself(&tx, call.now).await;
    tx.close().await?;
    let account = account?;
    if !is_proved || account.password == passwords::NONE {
        return Ok(None);
    }
    match is_password_of(platform, call, person, &account, given).await {
        Ok(()) => Ok(Some(Ok(()))),
        Err(Error::Refused(refusal)) if refusal.code == Code::StepUpRequired => {
            Ok(Some(Err(unfit("current", "This is not the password you have."))))
        }
        Err(Error::Refused(refusal)) => Ok(Some(Err(*refusal))),
        Err(error) => Err(error),
    }
}

/// Whether it is the password of a known person, each try counted. Errors:
/// `step_up_required`, `rate_limited`.
pub(super) async fn is_password_of(
    platform: &Platform,
    call: &Call,
    person: UserId,
    account: &Myself,
    given: &str,
) -> Result<()> {
    // An address that they lost belongs to another account.
    let what = account.email.clone().unwrap_or_else(|| format!("password {}", person.uuid()));
    let counted = attempts::count_from(platform, call, &what, From::Of(person)).await?;
    let kept = vec![account.password.clone()];
    let judged = passwords::first_match(given.to_owned(), kept, counted.is_apart).await;
    if attempts::judged(platform, &counted, judged).await?.is_none() {
        if counted.failures == attempts::BURST {
            let guard = Guard::begin(platform, INSTANCE, person).await?;
            let (who, code) = (Some((person, account.name.as_str())), Some(Code::StepUpRequired.as_str()));
            write_event(&guard, call, INSTANCE, "workspace.session.burst", who, code).await?;
            account_mail::warn(&guard, call, person, Warning::Passwords).await?;
            guard.commit().await?;
        }
        return Err(Code::StepUpRequired.into());
    }
    let (kept, name, address) = (&account.password, &account.name, &account.known_as);
    let seen = Seen { kept, secret: given, name, address, is_former: false };
    accepted(platform, call, &counted, person, seen).await
}
