//! Whether a legal hold keeps a workspace whose day has passed: it is tried, and undone.
//! Invariant: nobody else sees the try, so that no deletion can begin by it.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};
use kernel::day::{Instant, local_day};
use kernel::id::TenantId;
use lifecycle_queries::client::Params;
use lifecycle_queries::deletion as sql;
use platform::error::Result;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::sealed::app::legal_hold::REASON;
use uuid::Uuid;

/// How long the hold of the try lasts, and a moment at which it is over in every time zone.
const HELD_DAYS: i64 = 30;
const OVER: SignedDuration = SignedDuration::from_hours(24 * (HELD_DAYS + 3));
/// The try's workspace ended so long ago.
const ENDED: SignedDuration = SignedDuration::from_hours(24);

/// Whether a workspace whose day has passed is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoldTrial {
    /// Without a hold: it is.
    pub goes_without: bool,
    /// Under a hold: it is not.
    pub goes_under: bool,
    /// After the last day of the hold: it is.
    pub goes_after: bool,
}

/// Lets a workspace end, places a hold on it, asks each time whether it is deleted, and undoes all of
/// it. Errors: the database's; the keyring's.
pub async fn try_hold(platform: &Platform, workspace: TenantId, now: Instant) -> Result<HoldTrial> {
    let guard = Guard::begin(platform, workspace, NOBODY).await?;
    let tried = attempt(&guard, workspace.uuid(), now).await;
    guard.rollback().await;
    tried
}

async fn attempt(guard: &Guard, tenant: Uuid, now: Instant) -> Result<HoldTrial> {
    let (hold, ended) = (fresh_id(now)?, now - ENDED);
    sql::lift_tried().bind(guard.pg(), &now, &tenant).all().await?;
    sql::forget_day().bind(guard.pg(), &tenant).opt().await?;
    sql::set_day().bind(guard.pg(), &tenant, &(ended - ENDED), &ended).one().await?;
    let goes_without = goes(guard, tenant, now).await?;
    let reason = guard.cipher(tenant, now).seal(REASON, hold, "a check of this instance")?;
    let until_on = local_day(now, &TimeZone::UTC).saturating_add(HELD_DAYS.days());
    let by = NOBODY.uuid();
    sql::try_hold()
        .params(guard.pg(), &sql::TryHoldParams { hold, reason, until_on, by, now, tenant })
        .one()
        .await?;
    let goes_under = goes(guard, tenant, now).await?;
    Ok(HoldTrial { goes_without, goes_under, goes_after: goes(guard, tenant, now + OVER).await? })
}

/// Whether the statement by which workspaces are deleted names this one.
async fn goes(guard: &Guard, tenant: Uuid, at: Instant) -> Result<bool> {
    let ended = sql::workspaces_ended().bind(guard.pg(), &at, &INSTANCE.uuid()).all().await?;
    Ok(ended.iter().any(|it| it.tenant_id == tenant))
}
