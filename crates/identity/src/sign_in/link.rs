//! Signing in by a mailed link, where the workspace lets one do that (promises.toml, magic-link).
//! Invariant: a link works once, in the browser that asked for it. The second factor is asked for
//! after it. People who ask learn nothing. It signs in to no account whose address nobody proved: the
//! address is confirmed first.

pub mod probe_fixture;

use crate::addresses::ask_to_verify;
use crate::one_time_links::{self, Kind, New, OneTime};
use crate::passwords::reset;
use crate::sessions::Proven;
use crate::sessions::opening::opens_by_link;
use crate::sign_in::{self, Entered};
use crate::{account_mail, people};
use kernel::code::Code;
use mail::messages;
use platform::admission::throttle::LINKS;
use platform::call::{Call, Credential};
use platform::error::Result;
use platform::instance::INSTANCE;
use platform::internal::Guard;
use platform::platform::Platform;
use std::sync::Arc;

/// A browser, by the hash of a secret of its own.
pub type Browser = [u8; 32];

/// Mails a link to the account of an address, if a link signs its person in anywhere; `to` is where they
/// wanted to go. As with a forgotten password, the answer does not wait for anything that depends on it.
/// Errors: `email_format`, `rate_limited`.
pub async fn ask(platform: &Arc<Platform>, call: &Call, address: &str, by: Browser, to: &str) -> Result<()> {
    let address = reset::may_ask(platform, call, LINKS, address).await?;
    let (platform, call, to) = (platform.clone(), call.clone(), to.to_owned());
    account_mail::apart(call.request, async move { mail(&platform, &call, &address, by, &to).await });
    Ok(())
}

async fn mail(platform: &Platform, call: &Call, address: &str, by: Browser, to: &str) -> Result<()> {
    let Some(known) = people::named(platform, address, call.now).await? else { return Ok(()) };
    let person = known.person;
    if !opens_by_link(platform, call, person).await? {
        return Ok(());
    }
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    if !known.is_proved {
        ask_to_verify(&guard, call, person, address).await?;
        return guard.commit().await;
    }
    let new = New { kind: Kind::Link, person, browser: Some(by), note: Some(to) };
    account_mail::link(&guard, call, address, &new, messages::link).await?;
    guard.commit().await
}

/// Whether a link signs this browser in now. Errors: `link_used`; `permission_denied` in another browser.
pub async fn is_open(platform: &Platform, call: &Call, link: &Credential, by: Option<Browser>) -> Result<()> {
    find(platform, call, link, by).await.map(drop)
}

async fn find(platform: &Platform, call: &Call, link: &Credential, by: Option<Browser>) -> Result<OneTime> {
    one_time_links::find(platform, call, Kind::Link, link, by).await
}

/// Continues with a person who followed a link. Gives where they wanted to go. Errors: `link_used`;
/// `permission_denied` in another browser.
pub async fn follow(
    platform: &Platform,
    call: &Call,
    link: &Credential,
    by: Option<Browser>,
) -> Result<(Entered, String)> {
    let known = find(platform, call, link, by).await?;
    let guard = Guard::begin(platform, INSTANCE, known.person).await?;
    one_time_links::spend(&guard, call, &known).await?;
    let it = people::myself(&guard, call.now).await?;
    if it.verified_at.is_none() {
        guard.rollback().await;
        return Err(Code::LinkUsed.into());
    }
    let name = it.name;
    guard.commit().await?;
    let who = Proven { person: known.person, name, second_factor: false };
    let entered = sign_in::go_on_by_link(platform, call, who).await?;
    Ok((entered, known.note.unwrap_or_default()))
}
