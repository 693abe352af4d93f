//! A rehearsal of bringing an archive in: it is encrypted as on wish, opened again, and brought into a
//! workspace that exists for the length of one transaction and is never committed.
//! Invariant: nothing of it is left, whatever happens; the key of that workspace stays, and opens nothing.

use super::bringing::{self, MOST_OF_CALL, Progress, RulesOutside, Target};
use super::comparing::difference;
use super::lock::{Lock, LockedFile};
use super::source::{Bytes, Open};
use super::writing::PATIENT;
use super::{chunks, files_of, sql};
use futures::StreamExt;
use kernel::day::Instant;
use kernel::id::TenantId;
use platform::error::{Error, Result};
use platform::instance::NOBODY;
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::random;
use std::io::{self, Cursor};
use std::sync::Arc;
use uuid::Uuid;

/// The workspace of a rehearsal, which is in no list and at no address.
pub const REHEARSAL: TenantId =
    TenantId::from_uuid(Uuid::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0002));
/// Bytes of an archive that is rehearsed in memory: a canary's has far fewer.
const MOST: u64 = 32 * 1024 * 1024;

/// What a rehearsal found.
#[derive(Debug, Default)]
pub struct Rehearsal {
    /// Rows that were brought in and compared.
    pub rows: i64,
    /// Their tables.
    pub tables: usize,
    /// Events of the log whose proofs hold.
    pub events: u64,
    /// The first fault, in a sentence that names no workspace.
    pub fault: Option<String>,
}

/// Brings an archive that is done into an empty workspace, compares each row, and undoes it. Errors: the
/// database's; the archive is too large for a rehearsal.
pub async fn rehearse(
    platform: &Platform,
    (tenant, archive): (TenantId, Uuid),
    now: Instant,
    rules: RulesOutside,
) -> Result<Rehearsal> {
    let secret: [u8; 16] = random()?;
    let lock = Lock::of(&Uuid::from_bytes(secret).to_string(), random()?)?;
    let bytes = whole(platform, (tenant, archive), now, lock.clone()).await?;
    let open: Open = Arc::new(move || -> io::Result<Box<dyn Bytes>> {
        Ok(Box::new(LockedFile::open(Cursor::new(bytes.clone()), lock.clone())?))
    });
    platform.encryption.make_for(REHEARSAL, now).await?;
    let guard = Guard::begin(platform, REHEARSAL, NOBODY).await?;
    let done = within(&guard, open, now, RulesOutside { most: MOST_OF_CALL, ..rules }).await;
    guard.rollback().await;
    match done {
        // A refusal of the archive is a fault of it, not of the rehearsal.
        Err(Error::Refused(refusal)) => {
            let fault = Some(format!("The archive could not be brought into an empty workspace: {refusal}."));
            Ok(Rehearsal { fault, ..Rehearsal::default() })
        }
        done => done,
    }
}

async fn within(guard: &Guard, open: Open, now: Instant, rules: RulesOutside) -> Result<Rehearsal> {
    guard.pg().batch_execute(PATIENT).await?;
    let (tenant, quiet) = (REHEARSAL.uuid(), |_: usize, _: usize| {});
    let progress: Progress<'_> = &quiet;
    let to = Target { client: guard, encryption: guard.encryption(), tenant, now, progress };
    bringing::bring_workspace(to, open.clone(), rules).await?;
    let brought = bringing::bring(to, open, rules).await?;
    let fault = difference(guard, tenant, now, &brought).await?.map(|table| {
        format!("Rows of {table} that were brought into an empty workspace are not those of the archive.")
    });
    Ok(Rehearsal { rows: brought.rows, tables: brought.sums.len(), events: brought.events, fault })
}

/// The bytes of the archive as they are sent with this lock.
async fn whole(
    platform: &Platform,
    (tenant, archive): (TenantId, Uuid),
    now: Instant,
    lock: Lock,
) -> Result<Arc<[u8]>> {
    let guard = Guard::begin(platform, tenant, NOBODY).await?;
    let files = sql::pieces_of().bind(guard.pg(), &tenant.uuid(), &archive).all().await;
    guard.rollback().await;
    let (length, mut sent) =
        chunks(&platform.encryption, (tenant, archive), files_of(files?)?, now, Some(lock));
    if length > MOST {
        return Err(Error::internal("the archive is too large for a rehearsal"));
    }
    let mut bytes = Vec::new();
    while let Some(some) = sent.next().await {
        bytes.extend(some?);
    }
    Ok(bytes.into())
}
