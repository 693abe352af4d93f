//! Proves the address of an account by a link that was mailed to it.
//! Invariant: only a reader of the address's mail proves it, and for an account only in a browser that is
//! signed in to that account with its second factor: a click in another browser never confirms what somebody
//! else prepared. Looking at a link changes nothing.

use crate::addresses::ask_to_verify;
use crate::one_time_links::{self, Kind};
use crate::{first_proof, people, sessions};
use kernel::code::Code;
use platform::call::{Call, Credential};
use platform::error::Result;
use platform::instance::INSTANCE;
use platform::internal::{Guard, Internals, at_instance, write_event};
use platform::platform::Platform;
use platform::tx::Tx;

/// Mails the signed-in person the link once more; does nothing where the address is proved already, or there
/// is none. Errors: `rate_limited`.
pub async fn ask_again(tx: &Tx) -> Result<()> {
    let it = people::myself(tx, tx.now).await?;
    let Some(email) = it.email.filter(|_| it.verified_at.is_none()) else { return Ok(()) };
    let asked = ask_to_verify(tx, tx.call(), tx.member.person, &email);
    if at_instance(tx, asked).await? { Ok(()) } else { Err(Code::RateLimited.into()) }
}

/// An address that a link would prove.
#[derive(Debug)]
pub struct Proving {
    /// The address.
    pub email: String,
    /// This browser is signed in to the account, with every factor it has. In another browser the link begins
    /// a new account.
    pub is_here: bool,
}

/// What a link would prove now; `here` are the sessions of the browser that follows it. Errors: `link_used`.
pub async fn look(platform: &Platform, call: &Call, link: &Credential, here: &[Call]) -> Result<Proving> {
    let known = one_time_links::find(platform, call, Kind::Verify, link, None).await?;
    let email = first_proof::claimed(platform, call, known.person).await?.ok_or(Code::LinkUsed)?;
    let is_here = sessions::is_wholly(platform, here, known.person).await?;
    Ok(Proving { email, is_here })
}

/// Proves the address that a link was mailed to, in a browser that is signed in to its account. False, and nothing is done,
/// in any other. Errors: `link_used`.
pub async fn verify(platform: &Platform, call: &Call, link: &Credential, here: &[Call]) -> Result<bool> {
    let proving = look(platform, call, link, here).await?;
    if !proving.is_here {
        return Ok(false);
    }
    let known = one_time_links::find(platform, call, Kind::Verify, link, None).await?;
    let guard = Guard::begin(platform, INSTANCE, known.person).await?;
    one_time_links::spend(&guard, call, &known).await?;
    if !people::verify(&guard, &proving.email, call.now).await? {
        guard.rollback().await;
        return Err(Code::LinkUsed.into());
    }
    let name = people::myself(&guard, call.now).await?.name;
    let who = Some((known.person, name.as_str()));
    write_event(&guard, call, INSTANCE, "workspace.account.address.verify", who, None).await?;
    guard.commit().await?;
    Ok(true)
}

/// Makes a new account for a person who followed the link in another browser: the account that named the
/// address loses it. Errors: `link_used`; 422 at `password`.
pub async fn begin(
    platform: &Platform,
    call: &Call,
    link: &Credential,
    name: &str,
    secret: &str,
) -> Result<()> {
    first_proof::begin(platform, call, (Kind::Verify, link), (name, secret)).await
}
