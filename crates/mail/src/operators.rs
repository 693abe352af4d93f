//! Mail to the operators about their machine.
//! Invariant: somebody gets it. If no operator is known, the Owners of the workspaces do.

use super::{queue_in, recipients, tell};
use crate::Notice;
use crate::messages::Words;
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::TenantId;
use kernel::role::Role;
use mail_queries::outbox as sql;
use platform::error::{Error, Result};
use platform::instance::{CANARIES, INSTANCE, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use platform::tx::place_of;
use std::collections::BTreeSet;
use uuid::Uuid;

/// How long such a mail is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(72);
/// The page that it links to.
const PLACE: &str = "/trust";

/// Puts a mail in the queue to each operator and to the contact address or, if there is neither, to each
/// workspace's Owners. Returns the number of addresses or workspaces. Errors: the database's.
pub async fn warn(
    platform: &Platform,
    jobs: &tokio_postgres::Config,
    contact: &str,
    words: &Words,
    now: Instant,
) -> Result<usize> {
    let told = Notice { words: words.clone(), link: PLACE.into(), about: NOBODY.uuid(), until: now + NEWS };
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let instance = INSTANCE.uuid();
    let known = recipients::of_roles(&guard, instance, &[Role::Admin.as_str()], now).await?;
    let mut addresses: BTreeSet<String> = known.into_iter().map(|one| one.email).collect();
    addresses.extend(Some(contact.to_owned()).filter(|contact| !contact.is_empty()));
    for address in &addresses {
        queue_in(&guard, (instance, NOBODY.uuid()), now, &told.to(address)).await?;
    }
    guard.commit().await?;
    match addresses.len() {
        0 => warn_owners(platform, jobs, &told, now).await,
        many => Ok(many),
    }
}

async fn warn_owners(
    platform: &Platform,
    jobs: &tokio_postgres::Config,
    told: &Notice,
    now: Instant,
) -> Result<usize> {
    let client = database::connect(jobs).await.map_err(Error::internal)?;
    let (mut many, mut failed) = (0, None);
    for tenant in sql::workspaces_to_tell().bind(&client).all().await? {
        match warn_owners_of(platform, tenant, told, now).await {
            Ok(is_told) => many += usize::from(is_told),
            // A failure in one workspace does not stop the mails to the others.
            Err(error) => {
                tracing::warn!(%error, workspace = %tenant, "its Owners could not be told of the machine");
                failed = Some(error);
            }
        }
    }
    match failed {
        Some(error) if many == 0 => Err(error),
        _ => Ok(many),
    }
}

/// Mails the Owners of a workspace; returns false for the instance and the canaries, which have none to mail.
async fn warn_owners_of(platform: &Platform, tenant: Uuid, told: &Notice, now: Instant) -> Result<bool> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let place = place_of(guard.pg(), tenant).await?;
    if tenant == INSTANCE.uuid() || CANARIES.contains(&place.slug.as_str()) {
        guard.rollback().await;
        return Ok(false);
    }
    tell(&guard, now, (tenant, NOBODY.uuid()), &[Role::Owner], told).await?;
    guard.commit().await?;
    Ok(true)
}
