//! The mailed link after the second factor, for an account that had very many wrong codes.
//! Invariant: it works once, in the browser that gave password and code.

use crate::one_time_links::{self, Kind, New};
use crate::sessions::opening::open_all;
use crate::sessions::{Proven, SignedIn};
use crate::sign_in::errand::Errand;
use crate::{account_mail, people};
use kernel::code::Code;
use kernel::id::UserId;
use mail::messages;
use platform::call::{Call, Credential};
use platform::error::{Error, Result};
use platform::instance::INSTANCE;
use platform::internal::Guard;
use platform::platform::Platform;
use serde::{Deserialize, Serialize};

/// The state stored until the link is followed.
#[derive(Serialize, Deserialize)]
struct Step {
    name: String,
    /// What the person signs in for.
    errand: Option<Errand>,
}

/// Mails the link to the person who gave password and code in the browser that was half signed in by this cookie. Somebody who
/// joins or opens a workspace continues by it.
pub(crate) async fn ask(
    guard: &Guard,
    call: &Call,
    person: UserId,
    half: &Credential,
    errand: Option<Errand>,
) -> Result<()> {
    let it = people::myself(guard, call.now).await?;
    // Only an account with a proved address is asked: `is_besieged`.
    let Some(to) = it.email else { return Err(Code::SignInRequired.into()) };
    let note = serde_json::to_string(&Step { name: it.name, errand }).map_err(Error::internal)?;
    let new = New { kind: Kind::Last, person, browser: Some(half.sha256), note: Some(&note) };
    account_mail::link_always(guard, call, &to, &new, messages::last_step).await
}

/// Whether a link signs this browser in now. Errors: `link_used`; `permission_denied` in another browser.
pub async fn is_open(
    platform: &Platform,
    call: &Call,
    link: &Credential,
    half: Option<&Credential>,
) -> Result<()> {
    one_time_links::find(platform, call, Kind::Last, link, half.map(|it| it.sha256)).await.map(drop)
}

/// Signs in who followed a link in the browser that gave password and code. Errors: as `is_open`.
pub async fn follow(
    platform: &Platform,
    call: &Call,
    link: &Credential,
    half: Option<&Credential>,
) -> Result<Vec<SignedIn>> {
    let known = one_time_links::find(platform, call, Kind::Last, link, half.map(|it| it.sha256)).await?;
    let guard = Guard::begin(platform, INSTANCE, known.person).await?;
    let step: Step =
        serde_json::from_str(known.note.as_deref().unwrap_or_default()).map_err(|_| Code::LinkUsed)?;
    one_time_links::spend(&guard, call, &known).await?;
    guard.commit().await?;
    if let Some(errand) = &step.errand {
        return errand.go_on(platform, call, known.person).await;
    }
    let who = Proven { person: known.person, name: step.name, second_factor: true };
    open_all(platform, call, &who).await
}
