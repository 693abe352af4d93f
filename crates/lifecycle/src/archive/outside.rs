//! Archives at a terminal of the machine that serves the instance: taking one away, and bringing one in.
//! Invariant: whoever has the machine has its keys, so nobody is asked for a second factor to take an
//! encrypted file; but the workspace's own log has an event of each step, and its Owners get a mail. A file
//! in the clear is a raw dump (`raw`).

use super::bringing::{self, ArchiveRows, Progress, RulesOutside, Target};
use super::comparing::difference;
use super::lock::Lock;
use super::source::Open;
use super::unfit::refusal;
use super::writing::PATIENT;
use super::{Chunks, chunks, files_to_take, is_outdated, sql};
use catalogue::say;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::id::TenantId;
use kernel::refusal::Refusal;
use mail::{Notice, messages};
use platform::call::Call;
use platform::error::{Error, Result};
use platform::instance::{CANARIES, NOBODY};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::tx::{Change, Place, place_of};
use serde_json::{Value, json};
use uuid::Uuid;

/// How long the news of an archive is worth a mail.
const NEWS: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The events, as the actions of the same name write them.
const CREATE: &str = "workspace.export.create";
const TAKE: &str = "workspace.export.file";
const BRING: &str = "workspace.archive.import";

/// How far an archive is.
#[derive(Debug)]
pub struct ArchiveStatus {
    /// waiting, running, done, failed or removed.
    pub state: String,
    /// Rows that are in it.
    pub done: i64,
    /// Rows that will be in it; 0 until they are counted.
    pub of: i64,
}

/// Asks for an archive of a workspace, also of a closed one, or finds the one that is being written: a
/// command that was killed continues. Errors: the database's.
pub async fn request(platform: &Platform, call: &Call, tenant: TenantId) -> Result<Uuid> {
    let (guard, archive, of) =
        (Guard::begin(platform, tenant, NOBODY).await?, fresh_id(call.now)?, tenant.uuid());
    let asked =
        sql::insert_archive().bind(guard.pg(), &of, &archive, &NOBODY.uuid(), &call.now).opt().await?;
    if asked.is_none() {
        let there = sql::open_archive_of().bind(guard.pg(), &of).opt().await;
        guard.rollback().await;
        return there?.ok_or_else(|| Error::Busy("another archive has just ended".into()));
    }
    let place = place_of(guard.pg(), of).await?;
    let change =
        Change::of(archive).after(json!({ "archive": archive, "at": "a terminal of this instance" }));
    write_event_of(&guard, call, tenant, (CREATE, None), None, &change).await?;
    tell(&guard, call, (tenant, archive), &place, messages::exports::export_here(&place.name)).await?;
    guard.commit().await?;
    Ok(archive)
}

/// Mails the Owners; not those of a canary, for nobody reads their mail.
async fn tell(
    guard: &Guard,
    call: &Call,
    (tenant, about): (TenantId, Uuid),
    place: &Place,
    words: messages::Words,
) -> Result<()> {
    if CANARIES.contains(&place.slug.as_str()) {
        return Ok(());
    }
    let link = format!("/w/{}/audit", place.slug);
    let told = Notice { words, link, about, until: call.now + NEWS };
    mail::notify(guard, call.now, (tenant.uuid(), NOBODY.uuid()), &told).await
}

/// How far an archive is. Errors: the database's.
pub async fn status(platform: &Platform, tenant: TenantId, archive: Uuid) -> Result<ArchiveStatus> {
    let guard = Guard::begin(platform, tenant, NOBODY).await?;
    let row = sql::archive_of_id().bind(guard.pg(), &tenant.uuid(), &archive).one().await;
    guard.rollback().await;
    let row = row?;
    let state = if is_outdated(&row) { "removed".to_owned() } else { row.state };
    Ok(ArchiveStatus { state, done: row.done, of: row.total })
}

/// The bytes of an archive that is done, encrypted. The log has an event of it before the first byte. Errors:
/// `not_found` at `archive`, for one that is not done or that an erasure outdated; the database's.
pub async fn take(
    platform: &Platform,
    call: &Call,
    (tenant, archive): (TenantId, Uuid),
    lock: Lock,
) -> Result<(u64, Chunks)> {
    let (guard, of) = (Guard::begin(platform, tenant, NOBODY).await?, tenant.uuid());
    let files = files_to_take(guard.pg(), of, archive).await?;
    let change = Change::of(archive).after(json!({ "at": "a terminal of this instance", "encrypted": true }));
    write_event_of(&guard, call, tenant, (TAKE, None), None, &change).await?;
    let sent = chunks(guard.encryption(), (tenant, archive), files, call.now, Some(lock));
    guard.commit().await?;
    Ok(sent)
}

/// Brings an archive into an empty workspace, whose people wait until it is whole. What was written is
/// compared with the archive before it is committed; a command that is killed leaves the workspace empty.
/// Errors: `workspace_closed`, `workspace_not_empty`; `archive_refused` at `content`.
pub async fn bring(
    platform: &Platform,
    call: &Call,
    tenant: TenantId,
    open: Open,
    rules: RulesOutside,
    progress: Progress<'_>,
) -> Result<ArchiveRows> {
    let guard = Guard::begin(platform, tenant, NOBODY).await?;
    match bring_within(&guard, call, tenant, open, rules, progress).await {
        Ok(brought) => {
            guard.commit().await?;
            Ok(brought)
        }
        Err(error) => {
            guard.rollback().await;
            Err(error)
        }
    }
}

async fn bring_within(
    guard: &Guard,
    call: &Call,
    tenant: TenantId,
    open: Open,
    rules: RulesOutside,
    progress: Progress<'_>,
) -> Result<ArchiveRows> {
    guard.pg().batch_execute(PATIENT).await?;
    let (of, now) = (tenant.uuid(), call.now);
    let held = sql::lock_empty_workspace().bind(guard.pg(), &of).opt().await?;
    held.ok_or_else(|| Error::from(Refusal::new(Code::WorkspaceClosed)))?;
    let to = Target { client: guard, encryption: guard.encryption(), tenant: of, now, progress };
    let brought = bringing::bring(to, open, rules).await?;
    if let Some(table) = difference(guard, of, now, &brought).await? {
        return Err(refusal(say!(
            "Rows of table {table} would be stored with other values than the archive has.",
            table
        )));
    }
    let place = place_of(guard.pg(), of).await?;
    let change = Change::of(&brought.from).after(event_of(&brought));
    write_event_of(guard, call, tenant, (BRING, None), None, &change).await?;
    tell(
        guard,
        call,
        (tenant, fresh_id(now)?),
        &place,
        messages::exports::import_here(&place.name, &brought.from),
    )
    .await?;
    Ok(brought)
}

/// What the log says of an archive that was brought in.
pub fn event_of(brought: &ArchiveRows) -> Value {
    json!({ "from": brought.from, "moment": brought.moment, "rows": brought.rows, "events": brought.events,
            "sha256": brought.sha256 })
}
