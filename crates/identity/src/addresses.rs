//! The e-mail address of an account: it is confirmed by a mailed link, and changed by one.
//! Invariant: an address belongs to one account; only a proof by its mail takes it from another.

pub mod change;
pub mod confirm;

use crate::account_mail;
use crate::one_time_links::{Kind, New};
use kernel::id::UserId;
use mail::{Posts, messages};
use platform::call::Call;
use platform::error::Result;

/// Mails a link that proves a person's address. False where it was written to very often today.
pub(crate) async fn ask_to_verify(
    client: &impl Posts,
    call: &Call,
    person: UserId,
    address: &str,
) -> Result<bool> {
    let new = New { kind: Kind::Verify, person, browser: None, note: None };
    account_mail::link(client, call, address, &new, messages::verify).await
}
