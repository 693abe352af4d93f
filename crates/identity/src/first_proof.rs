//! The first proof of an address by a reader of its mail, in a browser that is not signed in to the account
//! that named it.
//! Invariant: it makes a new account and never hands over the existing one: whoever made that one may still
//! hold its passkeys, authenticators and providers.

use crate::one_time_links::{self, Kind};
use crate::passwords::{self, PasswordStrength};
use crate::{accounts, people};
use kernel::code::Code;
use kernel::id::UserId;
use platform::call::{Call, Credential};
use platform::error::Result;
use platform::instance::INSTANCE;
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::fresh_id;

/// The address that an account named and nobody proved; None where it is proved. Errors: `link_used` where
/// the account has no address any more.
pub(super) async fn claimed(platform: &Platform, call: &Call, of: UserId) -> Result<Option<String>> {
    let guard = Guard::begin(platform, INSTANCE, of).await?;
    let it = people::myself(&guard, call.now).await;
    guard.rollback().await;
    let it = it?;
    let address = it.email.ok_or(Code::LinkUsed)?;
    Ok(Some(address).filter(|_| it.verified_at.is_none()))
}

/// Makes a new account for a person who followed a link that was mailed to an address nobody had proved; the
/// account that named it loses it. Errors: `link_used`; 422 at `password`, and the link still works.
pub async fn begin(
    platform: &Platform,
    call: &Call,
    (kind, link): (Kind, &Credential),
    (name, secret): (&str, &str),
) -> Result<()> {
    let known = one_time_links::find(platform, call, kind, link, None).await?;
    let address = claimed(platform, call, known.person).await?.ok_or(Code::LinkUsed)?;
    passwords::judge(secret, &[name, &address])?;
    let kept = passwords::hashed(secret.to_owned()).await?;
    let person = UserId::from_uuid(fresh_id(call.now)?);
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    one_time_links::spend(&guard, call, &known).await?;
    let standing = Some(PasswordStrength::Pass);
    let new = people::New { person, email: &address, name, password: &kept, standing };
    if !accounts::add_proven(platform, &guard, call, &new, None).await? {
        guard.rollback().await;
        return Err(Code::LinkUsed.into());
    }
    guard.commit().await
}
