//! Joining by an invitation: a person follows its link, proves who they are or makes an account, and comes in.
//! Invariant: nobody learns from the link that was shown whether the invited address has an account. Nobody
//! is a member before they gave the second factor that they have.

use crate::invitations::{Joining, Open, accept};
use crate::one_time_links::{self, Kind, New};
use crate::passwords::{self, PasswordStrength};
use crate::people::{self, Named};
use crate::sessions::opening::open_all;
use crate::sessions::{Proven, SignedIn};
use crate::sign_in::{self, Entered};
use crate::{accounts, factors, memberships};
use kernel::code::Code;
use kernel::id::UserId;
use kernel::plain_name;
use kernel::refusal::{Fault, Refusal};
use platform::call::{Call, Credential};
use platform::error::{Error, Result};
use platform::input::unfit;
use platform::instance::INSTANCE;
use platform::internal::Guard;
use platform::platform::Platform;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The input of a person who follows a link.
pub struct Typed<'a> {
    /// What they are called.
    pub name: &'a str,
    /// The password they have, or choose.
    pub secret: &'a str,
    /// They say that the account which has their address without proof is not theirs.
    pub begins_anew: bool,
}

/// The person who joins: the owner of the invited address, by the password they have; or a new person, who
/// chooses one. With the link that came by mail, an account that only named the address is set aside, if they
/// say that it is not theirs. Errors: 422; `rate_limited`.
pub async fn guest(platform: &Arc<Platform>, call: &Call, open: &Open, typed: &Typed<'_>) -> Result<Proven> {
    let holder = people::named(platform, &open.email, call.now).await?;
    let holder = holder.filter(|it| Some(it.person) != open.moves);
    let is_set_aside = typed.begins_anew && holder.as_ref().is_some_and(|it| may_begin_anew(open, it));
    if is_set_aside || (holder.is_none() && open.is_mailed) {
        return become_somebody(platform, call, open, typed).await;
    }
    // With the link that was shown, the address is tried as if it had an account: neither count nor
    // time shows whether it has.
    match sign_in::by_password(platform, call, &open.email, typed.secret).await {
        Ok(who) if holder.as_ref().is_some_and(|it| it.person == who.person) => return Ok(who),
        // An account that had the address once: it gains nothing by it.
        Ok(_) => {}
        Err(Error::Refused(late)) if late.code == Code::SignInRequired => {}
        Err(error) => return Err(error),
    }
    let Some(holder) = holder else { return become_somebody(platform, call, open, typed).await };
    if !open.is_mailed {
        // A password that nobody could choose reveals nothing either.
        passwords::judge(typed.secret, &[typed.name, &open.email])?;
        plain_name::read("name", typed.name)?;
    }
    Err(not_theirs(open, &holder).into())
}

/// Whether the reader of the mail may start a new account, because nobody proved the address of the one that names it.
fn may_begin_anew(open: &Open, holder: &Named) -> bool {
    open.is_mailed && !holder.is_proved
}

/// The field that shows a page that it may offer a new account.
pub const ANEW: &str = "begins_anew";

fn not_theirs(open: &Open, holder: &Named) -> Refusal {
    if may_begin_anew(open, holder) {
        let words = "An account was made with this address, and nobody confirmed that it is theirs. If you made it, give \
                     its password. If you did not, say so below: you get an account of your own.";
        return unfit(ANEW, words);
    }
    let words = "This address has an account: give the password you have for it. If you do not know it, choose a new \
                 one by the link on the sign-in page, then follow this link again.";
    let fault = Fault { message: words.into(), ..Fault::new("password", Code::ValueUnknown) };
    Refusal::invalid(vec![fault])
}

async fn become_somebody(platform: &Platform, call: &Call, open: &Open, typed: &Typed<'_>) -> Result<Proven> {
    let (address, name, secret) = (open.email.as_str(), typed.name, typed.secret);
    let person = if open.is_mailed {
        passwords::judge(secret, &[name, address])?;
        let kept = passwords::hashed(secret.to_owned()).await?;
        let new = (address, name, kept.as_str(), Some(PasswordStrength::Pass));
        accounts::create_over(platform, call, new, open.moves).await?
    } else {
        accounts::sign_up(platform, call, address, name, secret).await?
    };
    Ok(Proven { person, name: name.to_owned(), second_factor: false })
}

/// The stored state of somebody who joins and still owes the second factor that their account has.
#[derive(Serialize, Deserialize)]
struct Half {
    name: String,
    joining: Joining,
}

/// Lets in somebody who joins, or asks for the second factor that their account has. Errors: as `accept`.
pub async fn go_on(platform: &Platform, call: &Call, link: &Credential, who: Proven) -> Result<Entered> {
    if memberships::is_operator(platform, call, who.person).await? {
        return Err(Code::PermissionDenied.into());
    }
    let guard = Guard::begin(platform, INSTANCE, who.person).await?;
    if who.second_factor || !factors::mine(guard.pg()).await?.has_any() {
        guard.rollback().await;
        return Ok(Entered::In(enter(platform, call, link, &who).await?));
    }
    let half = Half { name: who.name, joining: Joining::of(link) };
    let note = serde_json::to_string(&half).map_err(Error::internal)?;
    let new = New { kind: Kind::HalfJoining, person: who.person, browser: None, note: Some(&note) };
    let (cookie, _) = one_time_links::make(&guard, call, &new).await?;
    guard.commit().await?;
    Ok(Entered::Half(cookie))
}

/// Lets in somebody who has just given the second factor. Errors: as `accept`.
pub(crate) async fn go_on_whole(
    platform: &Platform,
    call: &Call,
    person: UserId,
    note: &str,
) -> Result<Vec<SignedIn>> {
    let half: Half = serde_json::from_str(note).map_err(Error::internal)?;
    let who = Proven { person, name: half.name, second_factor: true };
    enter(platform, call, &half.joining.link(), &who).await
}

async fn enter(platform: &Platform, call: &Call, link: &Credential, who: &Proven) -> Result<Vec<SignedIn>> {
    accept(platform, call, link, who).await?;
    open_all(platform, call, who).await
}
