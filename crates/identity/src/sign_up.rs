//! The rule of sign-up as it is stored: whether an operator has chosen, and whether
//! the first workspace exists.
//! Invariant: the first workspace is founded once, whoever tries. The instance's own and
//! the canaries do not count.

use identity_queries::sign_up as sql;
use kernel::day::Instant;
use platform::error::Result;
use platform::instance::{CANARIES, INSTANCE, INSTANCE_SLUG, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use platform::sign_up::{Mode, SignUp, Way, way};
use platform::tx::is_writable;

/// How a workspace is opened on this instance now. Errors: the database's.
pub async fn way_here(platform: &Platform) -> Result<Way> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let first = is_first(&guard).await;
    guard.rollback().await;
    Ok(way(platform.sign_up().mode(), first?, platform.mail.reaches()))
}

/// Refuses a sign-up while nothing can be changed on this instance because of an incident. Errors: `read_only`; the
/// database's.
pub(crate) async fn is_possible(platform: &Platform) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let writable = is_writable(guard.pg(), INSTANCE.uuid()).await;
    guard.rollback().await;
    writable
}

async fn is_first(guard: &Guard) -> Result<bool> {
    let own = [INSTANCE_SLUG, CANARIES[0], CANARIES[1]];
    Ok(sql::is_first().bind(guard.pg(), &&own[..]).one().await?)
}

/// Holds the place of the first workspace until the transaction ends. Errors:
/// `permission_denied` where it is taken.
pub async fn hold_first(platform: &Platform, guard: &Guard) -> Result<()> {
    sql::hold_first().bind(guard.pg()).one().await?;
    match is_first(guard).await? {
        true => Ok(()),
        false => Err(way(platform.sign_up().mode(), false, false).refusal().into()),
    }
}

/// Takes the operator's choice, and checks whether an instance for which nobody chose was open
/// before. Errors: the database's.
pub async fn settle(platform: &Platform, chosen: Option<Mode>) -> Result<SignUp> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let since = sql::undecided_since().bind(guard.pg(), &INSTANCE.uuid()).opt().await;
    guard.rollback().await;
    let settled = SignUp { chosen, open_since: since? };
    Ok(*platform.sign_up.get_or_init(|| settled))
}

/// Notes that the operator chose: without a choice the default holds from now on. Errors: the database's.
pub async fn decide(platform: &Platform, now: Instant) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    sql::decide().bind(guard.pg(), &now, &INSTANCE.uuid()).opt().await?;
    guard.commit().await
}
