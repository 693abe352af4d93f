//! The notice of a looser figure in every workspace.
//! Invariant: each workspace gets one notice of a change, in the transaction that mails it; the day of the change
//! counts from the moment when all have it.

use super::{SettingChange, values};
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::TenantId;
use lifecycle_queries::settings as sql;
use mail::Notice;
use mail::messages::settings as messages;
use platform::error::Result;
use platform::instance::{CANARIES, INSTANCE, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use tokio_postgres::Client;
use uuid::Uuid;

/// How long such a mail is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(72);
/// The most workspaces that get a notice in one look.
const WORKSPACES: i64 = 1000;

/// Tells the workspaces that were not told yet. `jobs` is a connection of the role for jobs. Returns the number
/// of notices. Errors: the database's.
pub async fn send(platform: &Platform, jobs: &Client, now: Instant) -> Result<usize> {
    let mut sent = 0;
    for change in values(platform).await?.0.iter().filter(|it| is_to_be_told(it, now)) {
        sent += tell_all(platform, jobs, now, change).await?;
    }
    Ok(sent)
}

/// One that is approved and not yet in force; a workspace that is made meanwhile gets the notice too.
fn is_to_be_told(change: &SettingChange, now: Instant) -> bool {
    change.is_looser && change.approved_at.is_some() && change.waits(now)
}

async fn tell_all(platform: &Platform, jobs: &Client, now: Instant, change: &SettingChange) -> Result<usize> {
    let instance = INSTANCE.uuid();
    let found =
        sql::workspaces_without_setting_notice().bind(jobs, &instance, &change.id, &WORKSPACES).all().await?;
    let (mut sent, mut failed) = (0, false);
    for tenant in &found {
        match tell_one(platform, *tenant, now, change).await {
            Ok(()) => sent += 1,
            // A failure in one workspace does not stop the notices of the others; the next look tries again.
            Err(error) => {
                tracing::error!(%error, %tenant, "a workspace could not be told of a looser figure");
                failed = true;
            }
        }
    }
    let is_whole = i64::try_from(found.len()).is_ok_and(|many| many < WORKSPACES) && !failed;
    if is_whole && change.noticed_at.is_none() {
        let told = sql::setting_notices_sent().bind(jobs, &change.id).one().await?;
        all_are_told(platform, now, change, i32::try_from(told).unwrap_or(i32::MAX)).await?;
    }
    Ok(sent)
}

async fn tell_one(platform: &Platform, tenant: Uuid, now: Instant, change: &SettingChange) -> Result<()> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let is_new = sql::insert_setting_notice().bind(guard.pg(), &change.id, &now, &tenant).opt().await?;
    let place = lifecycle_queries::casework::place().bind(guard.pg(), &tenant).one().await?;
    if is_new.is_some() && !CANARIES.contains(&place.slug.as_str()) {
        // Whoever joins after the notice reads the day that holds for everybody.
        let from = change.from_at.unwrap_or(now + change.notice());
        let figure = change.figure;
        let words =
            messages::looser(figure.label(), &figure.words(change.was), &figure.words(change.value), from);
        let link = format!("/trust/promise/{}", figure.promise());
        let told = Notice { words, link, about: change.id, until: now + NEWS };
        mail::notify(&guard, now, (tenant, NOBODY.uuid()), &told).await?;
    }
    guard.commit().await
}

async fn all_are_told(platform: &Platform, now: Instant, change: &SettingChange, told: i32) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let from = now + change.notice();
    sql::set_change_noticed()
        .bind(guard.pg(), &now, &told, &from, &INSTANCE.uuid(), &change.id)
        .opt()
        .await?;
    guard.commit().await
}
