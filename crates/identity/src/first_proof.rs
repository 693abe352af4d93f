//! The first proof of an address by who reads its mail, elsewhere than in a browser of the account that named it.
//! What must stay true: it makes a new account and never hands over the one there was: whoever made that one may still hold
//! its passkeys, authenticators and providers.

use super::one_time::{self, Kind};
use super::password::{self, Standing};
use super::{account, person};
use kernel::code::Code;
use kernel::id::UserId;
use platform::call::{Call, Credential};
use platform::chance::fresh_id;
use platform::error::Result;
use platform::instance::INSTANCE;
use platform::internal::Guard;
use platform::platform::Platform;

/// The address that an account named and nobody proved; None where it is proved. Errors: `link_used` where the account has
/// none any more.
pub(super) async fn claimed(platform: &Platform, call: &Call, of: UserId) -> Result<Option<String>> {
    let guard = Guard::begin(platform, INSTANCE, of).await?;
    let it = person::myself(&guard, call.now).await;
    guard.rollback().await;
    let it = it?;
    let address = it.email.ok_or(Code::LinkUsed)?;
    Ok(Some(address).filter(|_| it.verified_at.is_none()))
}

/// Makes a new account for who followed a link that was mailed to an address nobody had proved; the account that named it
/// loses it. Errors: `link_used`; 422 at `password`, and the link still works.
pub async fn begin(
    platform: &Platform,
    call: &Call,
    (kind, link): (Kind, &Credential),
    (name, secret): (&str, &str),
) -> Result<()> {
    let known = one_time::find(platform, call, kind, link, None).await?;
    let address = claimed(platform, call, known.person).await?.ok_or(Code::LinkUsed)?;
    password::judge(secret, &[name, &address])?;
    let kept = password::hashed(secret.to_owned()).await?;
    let person = UserId::from_uuid(fresh_id(call.now)?);
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    one_time::spend(&guard, call, &known).await?;
    let standing = Some(Standing::Pass);
    let new = person::New { person, email: &address, name, password: &kept, standing };
    if !account::add_proven(platform, &guard, call, &new, None).await? {
        guard.rollback().await;
        return Err(Code::LinkUsed.into());
    }
    guard.commit().await
}
