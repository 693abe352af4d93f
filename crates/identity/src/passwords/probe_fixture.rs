//! A password lent to a check: short, by chance, and as one that was brought from elsewhere.
//! Invariant: it is a canary's, is shown to the check alone, and is taken back with all that coming in by it left
//! behind.

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

/// Who comes in by it: a role that needs no second factor.
const WHO: Role = Role::Quality;
/// Their address.
pub const ADDRESS: &str = "quality@canary-a.example";
/// Their name.
pub const NAME: &str = "Canary Quality";

/// Gives the person in the first canary a password that is too short for a new one: eight letters and figures, which nobody
/// guesses while it is lent. Nothing is known of it yet. Errors: `not_found` before the pair was made, the database's.
pub async fn lend(platform: &Platform, call: &Call) -> Result<String> {
    let person = canaries::seated(platform, CANARIES[0], WHO).await?;
    let secret = BASE32_NOPAD.encode(&random::<5>()?);
    let kept = hashed(secret.clone()).await?;
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    keep(&guard, &kept, None, call.now).await?;
    guard.commit().await?;
    Ok(secret)
}

/// Takes it back, and forgets the browsers it was used in. Errors: as `lend`.
pub async fn take_back(platform: &Platform, call: &Call) -> Result<()> {
    let person = canaries::seated(platform, CANARIES[0], WHO).await?;
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    keep(&guard, NONE, None, call.now).await?;
    let all = call.now + one_time_links::KEPT;
    sql::forget_browsers().bind(&guard, &INSTANCE.uuid(), &person.uuid(), &all).all().await?;
    guard.commit().await
}
