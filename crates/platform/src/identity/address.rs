//! The address of an account: proved by a link that was mailed to it.
//! What must stay true: only who reads an address's mail proves it; looking at a link changes nothing.

use super::letter::{self, at_instance};
use super::one_time::{self, Kind, New};
use super::{INSTANCE, person, write_event};
use crate::call::{Call, Credential};
use crate::error::Result;
use crate::mail::{Posts, words};
use crate::platform::Platform;
use crate::tx::{Guard, Tx};
use kernel::code::Code;
use kernel::id::UserId;

/// Mails a link that proves a person's address. False where it was written to very often today.
pub(super) async fn ask_to_verify(
    client: &impl Posts,
    call: &Call,
    person: UserId,
    address: &str,
) -> Result<bool> {
    let new = New { kind: Kind::Verify, person, browser: None, note: None };
    letter::link(client, call, address, &new, words::verify).await
}

/// Mails the signed-in person the link once more; nothing where the address is proved already. Errors: `rate_limited`.
pub async fn ask_again(tx: &Tx) -> Result<()> {
    let it = person::myself(tx, tx.now).await?;
    let Some(email) = it.email.filter(|_| it.verified_at.is_none()) else { return Ok(()) };
    let asked = ask_to_verify(tx, &tx.call, tx.member.person, &email);
    if at_instance(tx, asked).await? { Ok(()) } else { Err(Code::RateLimited.into()) }
}

/// Whether a link would prove an address now. Errors: `link_used`.
pub async fn is_verifying(platform: &Platform, call: &Call, link: &Credential) -> Result<()> {
    one_time::find(platform, call, Kind::Verify, link, None).await.map(drop)
}

/// Proves the address that a link was mailed to. Errors: `link_used`.
pub async fn verify(platform: &Platform, call: &Call, link: &Credential) -> Result<()> {
    let known = one_time::find(platform, call, Kind::Verify, link, None).await?;
    let guard = Guard::begin(platform, INSTANCE, known.person).await?;
    one_time::spend(&guard, call, &known).await?;
    let it = person::myself(&guard, call.now).await?;
    person::verify(&guard, &it.known_as, call.now).await?;
    let who = Some((known.person, it.name.as_str()));
    write_event(&guard, call, INSTANCE, "workspace.account.address.verify", who, None).await?;
    guard.commit().await
}
