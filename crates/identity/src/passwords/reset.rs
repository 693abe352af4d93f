//! Sets a new password for a person who forgot theirs, by a link mailed to their address.
//! Invariant: people who ask learn nothing, by words or by time. A reset signs nobody in, ends every session
//! and API token, and leaves the second factor as it is. It does not hand over an account whose address
//! nobody proved: a reader of the mail gets a new one.

use crate::one_time_links::{self, Kind, New, OneTime};
use crate::passwords::{self, PasswordStrength};
use crate::{account_mail, attempts, first_proof, people};
use identity_queries::identity as sql;
use kernel::code::Code;
use mail::messages;
use platform::admission::throttle::{LINKS, Limit};
use platform::call::{Call, Credential};
use platform::email_address;
use platform::error::Result;
use platform::instance::INSTANCE;
use platform::internal::{Guard, write_event};
use platform::platform::Platform;
use std::sync::Arc;

/// Mails a link to the account of an address, if there is one. The answer does not wait for anything that
/// depends on it: the address is looked up and the mail is written in the background. Errors: `email_format`;
/// `rate_limited`, as for any address.
pub async fn ask(platform: &Arc<Platform>, call: &Call, address: &str) -> Result<()> {
    let address = may_ask(platform, call, LINKS, address).await?;
    let (platform, call) = (platform.clone(), call.clone());
    account_mail::apart(call.request, async move { mail(&platform, &call, &address).await });
    Ok(())
}

/// Counts a person who asks for a link, by network and by address, known or not. Gives the
/// address as it is stored.
pub(crate) async fn may_ask(platform: &Platform, call: &Call, limit: Limit, address: &str) -> Result<String> {
    let address = email_address::email(address)?;
    platform.throttle.knock(limit, call.ip.as_deref().unwrap_or_default())?;
    // Each page counts for itself: people who ask for links to open a workspace slow nobody
    // who forgot their password.
    attempts::count(platform, call, &format!("{} {address}", limit.door)).await?;
    Ok(address)
}

async fn mail(platform: &Platform, call: &Call, address: &str) -> Result<()> {
    let Some(known) = people::named(platform, address, call.now).await? else { return Ok(()) };
    let person = known.person;
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let new = New { kind: Kind::Reset, person, browser: None, note: None };
    // The address may belong to somebody else by now.
    let own = people::myself(&guard, call.now).await?;
    if own.email.as_deref() != Some(email_address::folded(address).as_str()) {
        guard.rollback().await;
        return Ok(());
    }
    let words = if own.verified_at.is_some() { messages::reset } else { messages::reset_of_nobody };
    account_mail::link(&guard, call, address, &new, words).await?;
    guard.commit().await
}

/// The address for which a link begins a new account; None where the link sets a new
/// password. Errors: `link_used`.
pub async fn look(platform: &Platform, call: &Call, link: &Credential) -> Result<Option<String>> {
    let known = find(platform, call, link).await?;
    first_proof::claimed(platform, call, known.person).await
}

/// Makes a new account for a reader of the mail of an address that nobody had proved. Errors:
/// `link_used`; 422 at `password`.
pub async fn begin(
    platform: &Platform,
    call: &Call,
    link: &Credential,
    name: &str,
    secret: &str,
) -> Result<()> {
    first_proof::begin(platform, call, (Kind::Reset, link), (name, secret)).await
}

async fn find(platform: &Platform, call: &Call, link: &Credential) -> Result<OneTime> {
    one_time_links::find(platform, call, Kind::Reset, link, None).await
}

/// Sets a new password of an account whose address is proved. Errors: `link_used`; 422 at `password`, and the link still
/// works.
pub async fn set(platform: &Platform, call: &Call, link: &Credential, secret: &str) -> Result<()> {
    let known = find(platform, call, link).await?;
    let guard = Guard::begin(platform, INSTANCE, known.person).await?;
    let who = people::myself(&guard, call.now).await;
    // Looked up again after the password was read: if the link was used meanwhile, that may be
    // the new password already.
    let still = one_time_links::look(&guard, call, Kind::Reset, link, None).await;
    guard.rollback().await;
    let (who, _) = (who?, still?);
    if who.verified_at.is_none() {
        return Err(Code::LinkUsed.into());
    }
    passwords::judge(secret, &[&who.name, &who.known_as])?;
    passwords::differs(secret, &who.password).await?;
    let kept = passwords::hashed(secret.to_owned()).await?;
    let guard = Guard::begin(platform, INSTANCE, known.person).await?;
    one_time_links::spend(&guard, call, &known).await?;
    passwords::keep(&guard, &kept, Some(PasswordStrength::Pass), call.now).await?;
    sql::end_my_sessions().bind(&guard, &call.now).one().await?;
    // Whether sessions and tokens existed does not matter: nothing made before this works any more.
    sql::end_my_tokens().bind(&guard, &call.now).one().await?;
    let event = "workspace.account.password.reset";
    write_event(&guard, call, INSTANCE, event, Some((known.person, &who.name)), None).await?;
    account_mail::notify(&guard, call, known.person, messages::password_changed(call.now)).await?;
    guard.commit().await
}
