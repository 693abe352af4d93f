//! A password lent to a check: short, random, and stored as one that was imported from another system.
//! Invariant: it belongs to a canary, is shown to the check alone, and is removed with everything that
//! signing in by it left behind.

use super::{NONE, hashed, keep};
use crate::{canaries, one_time_links};
use data_encoding::BASE32_NOPAD;
use identity_queries::identity as sql;
use kernel::role::Role;
use platform::call::Call;
use platform::error::Result;
use platform::instance::{CANARIES, INSTANCE};
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::random;

/// The role that signs in with it: one that needs no second factor.
const WHO: Role = Role::Quality;
/// Their address.
pub const ADDRESS: &str = "quality@canary-a.example";
/// Their name.
pub const NAME: &str = "Canary Quality";

/// Gives the person in the first canary a password that is too short for a new one: eight letters and digits,
/// which nobody guesses while it is lent. Its strength is not stored yet. Errors: `not_found` before the pair
/// was made, the database's.
pub async fn lend(platform: &Platform, call: &Call) -> Result<String> {
    let person = canaries::seated(platform, CANARIES[0], WHO).await?;
    let secret = BASE32_NOPAD.encode(&random::<5>()?);
    let kept = hashed(secret.clone()).await?;
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    keep(&guard, &kept, None, call.now).await?;
    guard.commit().await?;
    Ok(secret)
}

/// Removes the password, and forgets the browsers it was used in. Errors: as `lend`.
pub async fn take_back(platform: &Platform, call: &Call) -> Result<()> {
    let person = canaries::seated(platform, CANARIES[0], WHO).await?;
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    keep(&guard, NONE, None, call.now).await?;
    let all = call.now + one_time_links::KEPT;
    sql::forget_browsers().bind(&guard, &INSTANCE.uuid(), &person.uuid(), &all).all().await?;
    guard.commit().await
}
