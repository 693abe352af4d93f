//! A link lent to a check as it would be mailed, and the person of the canaries who follows it.
//! Invariant: it belongs to that person alone, is mailed to nobody, and is removed with everything that
//! following it left behind.

use super::Browser;
use crate::factors::{self, Authenticator, TOTP};
use crate::one_time_links::{self, Kind, New};
use crate::{browsers, canaries, people};
use identity_queries::identity as sql;
use kernel::role::Role;
use platform::call::Call;
use platform::error::Result;
use platform::instance::{CANARIES, INSTANCE};
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::fresh_id;

/// The role of the person who follows links: one that needs no second factor.
const WHO: Role = Role::Manager;

/// A link of the person who is in this canary, good in the browser with this secret. Gives its path. Errors: `not_found`
/// before the pair was made, the database's.
pub async fn lend(platform: &Platform, call: &Call, slug: &str, visitor: &str) -> Result<String> {
    let who = canaries::seated(platform, slug, WHO).await?;
    let by: Browser = browsers::hash(visitor);
    let guard = Guard::begin(platform, INSTANCE, who).await?;
    // A link signs in to no account whose address is not proved, and no mail reaches this one.
    let address = people::myself(&guard, call.now).await?.known_as;
    people::verify(&guard, &address, call.now).await?;
    let new = New { kind: Kind::Link, person: who, browser: Some(by), note: None };
    let (text, _) = one_time_links::make(&guard, call, &new).await?;
    guard.commit().await?;
    Ok(format!("{}{text}", Kind::Link.path().unwrap_or_default()))
}

/// Gives the person in the first canary a second factor until `take_back`. Errors: as `lend`.
pub async fn arm(platform: &Platform, call: &Call) -> Result<()> {
    let person = canaries::seated(platform, CANARIES[0], WHO).await?;
    let (id, key) = (fresh_id(call.now)?, Authenticator::fresh()?);
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    factors::add(&guard, &platform.encryption, (id, TOTP), ("check", key.bytes()), call.now).await?;
    guard.commit().await
}

/// Removes what was lent and everything that came of it: factors, links, and the browsers they were
/// followed in. Errors: as `lend`.
pub async fn take_back(platform: &Platform, call: &Call) -> Result<()> {
    for slug in CANARIES {
        let person = canaries::seated(platform, slug, WHO).await?;
        let guard = Guard::begin(platform, INSTANCE, person).await?;
        sql::remove_my_factors().bind(guard.pg()).one().await?;
        one_time_links::remove(&guard, person, &[Kind::Link, Kind::HalfByLink]).await?;
        let all = call.now + one_time_links::KEPT;
        sql::forget_browsers().bind(&guard, &INSTANCE.uuid(), &person.uuid(), &all).all().await?;
        guard.commit().await?;
    }
    Ok(())
}
