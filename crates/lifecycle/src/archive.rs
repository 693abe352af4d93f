//! The archive of a whole workspace, which an Owner takes away: a task writes it piece by piece, and it is
//! sent as one file.
//! Invariant: a program that is killed anywhere continues with the next piece; of everything there is one
//! moment; each piece is encrypted until it is sent, and removed some days later.

pub mod bringing;
pub mod columns;
pub mod comparing;
pub mod judging;
pub mod limits;
mod lines;
pub mod lock;
mod manifest;
pub mod outside;
pub mod raw;
mod reading;
pub mod rehearsal;
mod schemas;
pub mod search;
pub mod source;
mod unfit;
mod writing;
pub mod zip_frame;

pub use lifecycle_queries::archive as sql;

use crate::pause::Rounds;
use futures::future::BoxFuture;
use futures::stream::{self, BoxStream, StreamExt};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::TenantId;
use kernel::refusal::Refusal;
use lock::Lock;
use platform::encryption::service::Service;
use platform::error::{Error, Result};
use platform::instance::NOBODY;
use platform::internal::{Guard, Internals};
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::sealed::app::archive::LINK_LOCK;
use platform::sealed::app::archive_piece::CONTENT;
use platform::tx::ReadTx;
use queries::client::GenericClient;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_postgres::Client;
use uuid::Uuid;
use writing::Writing;
use zip_frame::{PackedFile, head, tail, whole_length};

/// How often it looks for archives to write.
const LOOK: Duration = Duration::from_secs(3);
/// How long the program that writes one has it without a sign; a piece takes a second or two.
pub(crate) const LEASE: SignedDuration = SignedDuration::from_secs(30);
/// How long an archive is kept.
pub const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long its link works (promises.toml, workspace-export).
pub const LINK: SignedDuration = SignedDuration::from_hours(24);
/// After so many attempts it fails.
const ATTEMPTS: i32 = 5;
/// Archives of one look.
const MANY: i64 = 100;
/// The code of an archive that could not be written.
const FAILED: &str = "internal_error";

/// A part of a workspace's audit log with its proofs.
#[derive(Debug, Default)]
pub struct LogPart {
    /// JSON Lines.
    pub text: String,
    /// Events in it.
    pub events: i64,
    /// Where the next part begins. None: this is the last.
    pub next: Option<i64>,
    /// The checkpoint of its proofs.
    pub checkpoint: i64,
}

/// Reads the part of the log after a place, proved by a checkpoint; in the transaction of the archive. None:
/// the log has no checkpoint yet.
pub type AuditLog = for<'a> fn(
    &'a Guard,
    &'a Platform,
    TenantId,
    (Option<i64>, Option<i64>),
) -> BoxFuture<'a, Result<Option<LogPart>>>;

/// A part of a log whose proofs hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedLog {
    /// The workspace that it is of.
    pub workspace: String,
    /// The numbers of its first and its last event.
    pub first: u64,
    /// The same.
    pub last: u64,
    /// How many events the workspace had at the checkpoint.
    pub count: u64,
    /// The checkpoint and the key that signed it: all parts of one log have the same.
    pub signed: String,
}

/// Checks a part of a log with its proofs. Errors: the first fault, in words.
pub type LogCheck = fn(&str) -> std::result::Result<CheckedLog, String>;

/// The bytes of an archive from the beginning to the end.
pub type Chunks = BoxStream<'static, Result<Vec<u8>>>;

/// Writes archives, and removes old ones.
pub struct Archives {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    audit: AuditLog,
    looker: Option<Client>,
}

impl Archives {
    /// With the connection settings of the role for jobs, and the reader of the log.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config, audit: AuditLog) -> Archives {
        Archives { platform, jobs, audit, looker: None }
    }

    /// Runs until the program stops. An archive that is written then is left at its last piece, and the next
    /// start continues.
    pub async fn run(mut self, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
        let (mut told, mut rounds) = (stop.clone(), Rounds::new(LOOK, stop));
        while rounds.continue_now() {
            let looked = tokio::select! {
                looked = self.look(clock) => looked,
                // If nobody is left to send a stop, the program is ending, which counts as a stop.
                _ = told.wait_for(|is_over| *is_over) => return,
            };
            if looked.is_err() {
                self.looker = None;
            }
            rounds.rest(looked, "an archive could not be written; it is tried again soon").await;
        }
    }

    /// Writes each archive that waits, one after another, and removes those that are old. Returns how many
    /// were written. Errors: the first one, after all were tried.
    pub async fn look(&mut self, clock: fn() -> Instant) -> Result<usize> {
        let now = clock();
        if self.platform.disk.is_out() {
            return Ok(0);
        }
        let before = now - KEPT;
        let old =
            sql::workspaces_with_old_archives().bind(self.looker().await?, &before, &MANY).all().await?;
        for row in old {
            remove(&self.platform, row.tenant_id, row.archive_id).await?;
        }
        if self.platform.disk.spares() {
            return Ok(0);
        }
        let waiting = sql::workspaces_with_archives().bind(self.looker().await?, &now, &MANY).all().await?;
        let (mut written, mut trouble) = (0, None);
        for row in waiting {
            match self.write(TenantId::from_uuid(row.tenant_id), row.archive_id, clock).await {
                Ok(is_written) => written += usize::from(is_written),
                // A failure in one workspace does not stop the others.
                Err(error) => trouble = trouble.or(Some(error)),
            }
        }
        trouble.map_or(Ok(written), Err)
    }

    /// Writes one archive. False: another program does, or an erasure outdated it meanwhile.
    async fn write(&self, tenant: TenantId, archive: Uuid, clock: fn() -> Instant) -> Result<bool> {
        let (now, lease) = (clock(), fresh_id(clock())?);
        let guard = Guard::begin(&self.platform, tenant, NOBODY).await?;
        let claimed = sql::claim_archive()
            .bind(guard.pg(), &lease, &(now + LEASE), &tenant.uuid(), &archive, &now)
            .opt()
            .await?;
        guard.commit().await?;
        let Some(attempts) = claimed else { return Ok(false) };
        let writing = Writing { platform: &self.platform, tenant, archive, lease, clock, audit: self.audit };
        let Err(error) = writing.run().await else { return Ok(true) };
        // An erasure that outdated it is no failure: the lease is given back, and the attempt with it.
        let guard = Guard::begin(&self.platform, tenant, NOBODY).await?;
        let released =
            sql::release_archive().bind(guard.pg(), &tenant.uuid(), &archive, &lease).opt().await?;
        if released.is_none() && attempts >= ATTEMPTS {
            fail(&guard, (tenant.uuid(), archive, lease), clock()).await?;
        }
        guard.commit().await?;
        if released.is_some() {
            tracing::info!(%archive, "an archive is written again, because an erasure outdated it");
            return Ok(false);
        }
        Err(error)
    }

    async fn looker(&mut self) -> Result<&Client> {
        if self.looker.as_ref().is_none_or(Client::is_closed) {
            self.looker = Some(database::connect(&self.jobs).await.map_err(Error::internal)?);
        }
        self.looker.as_ref().ok_or_else(|| Error::internal("no connection"))
    }
}

/// Whether an archive is from before the erasure of a person, which marks it (`lifecycle/src/erasure.sql`):
/// nobody takes it away any more.
pub fn is_outdated(row: &sql::ArchiveRow) -> bool {
    row.state == "done" && row.code.as_deref() == Some(Code::PartyErased.as_str())
}

/// Ends an archive that could not be written. Its pieces and tables are removed at once: no erasure looks for
/// a person there. The record of the failure stays.
async fn fail(guard: &Guard, (tenant, archive, lease): (Uuid, Uuid, Uuid), now: Instant) -> Result<()> {
    let failed = sql::fail_archive().bind(guard.pg(), &FAILED, &now, &tenant, &archive, &lease).opt().await?;
    match failed {
        Some(_) => remove_written(guard, tenant, archive).await,
        // Another program has it.
        None => Ok(()),
    }
}

/// Removes what was written of an archive.
async fn remove_written(guard: &Guard, tenant: Uuid, archive: Uuid) -> Result<()> {
    sql::remove_pieces().bind(guard.pg(), &tenant, &archive).all().await?;
    sql::remove_tables().bind(guard.pg(), &tenant, &archive).all().await?;
    Ok(())
}

/// Removes an archive's pieces; that there was one stays known.
async fn remove(platform: &Platform, tenant: Uuid, archive: Uuid) -> Result<()> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    remove_written(&guard, tenant, archive).await?;
    sql::mark_removed().bind(guard.pg(), &tenant, &archive).opt().await?;
    guard.commit().await
}

/// The files of an archive that is taken away. Errors: `not_found` at `archive`, for one that is not done or
/// that an erasure outdated.
pub(crate) async fn files_to_take(
    on: &impl GenericClient,
    tenant: Uuid,
    archive: Uuid,
) -> Result<Vec<PackedFile>> {
    let rows = sql::pieces_to_take().bind(on, &tenant, &archive).all().await?;
    if rows.is_empty() {
        return Err(Refusal::new(Code::NotFound).field("archive").into());
    }
    files_of(rows)
}

/// An archive's files by their rows.
pub(crate) fn files_of(rows: Vec<sql::PieceRow>) -> Result<Vec<PackedFile>> {
    let one = |row: sql::PieceRow| -> Result<PackedFile> {
        Ok(PackedFile {
            no: row.piece_no,
            name: row.name,
            count: row.count,
            size: u64::try_from(row.size).map_err(Error::internal)?,
            packed: u64::try_from(row.packed).map_err(Error::internal)?,
            crc32: u32::try_from(row.crc32).map_err(Error::internal)?,
            sha256: row.sha256,
        })
    };
    rows.into_iter().map(one).collect()
}

/// The packed bytes of one file.
pub(crate) async fn piece(
    guard: &Guard,
    tenant: Uuid,
    archive: Uuid,
    no: i32,
    now: Instant,
) -> Result<Vec<u8>> {
    let content = sql::piece_content().bind(guard.pg(), &tenant, &archive, &no).one().await?;
    guard.cipher(tenant, now).open_bytes(CONTENT, (archive, no), &content)
}

/// An archive as it is sent: its length, and its bytes piece by piece. Each piece is read in a transaction of
/// its own, so that a slow client holds none. With a lock it is encrypted. Errors: `not_found` at `archive`,
/// for one that is not done or that an erasure outdated; the database's.
pub async fn send(tx: &ReadTx, archive: Uuid) -> Result<(u64, Chunks)> {
    // The lock comes first: an erasure takes it away, and nothing is sent then.
    let stored = sql::link_lock_of().bind(tx, &tx.tenant(), &archive).opt().await?.flatten();
    let files = files_to_take(tx, tx.tenant(), archive).await?;
    let bytes = stored.map(|it| tx.cipher().open_bytes(LINK_LOCK, archive, &it)).transpose()?;
    let lock = match bytes {
        Some(bytes) => {
            Some(Lock::from_bytes(&bytes).ok_or_else(|| Error::internal("a lock of another form"))?)
        }
        None => None,
    };
    Ok(chunks(tx.encryption(), (tx.workspace.tenant, archive), files, tx.now, lock))
}

/// The bytes of an archive in its frame, and their number.
fn chunks(
    encryption: &Arc<Service>,
    ids: (TenantId, Uuid),
    files: Vec<PackedFile>,
    now: Instant,
    lock: Option<Lock>,
) -> (u64, Chunks) {
    frame_of(encryption, ids, (files, None), now, lock)
}

/// The same, with one more file at the end and its packed bytes.
fn frame_of(
    encryption: &Arc<Service>,
    (tenant, archive): (TenantId, Uuid),
    (files, last): (Vec<PackedFile>, Option<(PackedFile, Vec<u8>)>),
    now: Instant,
    lock: Option<Lock>,
) -> (u64, Chunks) {
    let listed: Vec<PackedFile> = files.iter().chain(last.iter().map(|it| &it.0)).cloned().collect();
    let (length, end) = (whole_length(&listed), tail(&listed));
    let last = last.map(|(file, packed)| [head(&file), packed].concat());
    let ends: Vec<Result<Vec<u8>>> = last.into_iter().chain([end]).map(Ok).collect();
    let encryption = encryption.clone();
    let pieces = stream::iter(files).then(move |file| chunk(encryption.clone(), tenant, archive, file, now));
    let whole = pieces.chain(stream::iter(ends)).boxed();
    match lock {
        Some(lock) => (lock::locked_length(length), lock::with_lock(whole, lock)),
        None => (length, whole),
    }
}

async fn chunk(
    encryption: Arc<Service>,
    tenant: TenantId,
    archive: Uuid,
    file: PackedFile,
    now: Instant,
) -> Result<Vec<u8>> {
    let guard = Guard::begin_apart(&encryption, tenant, NOBODY).await?;
    let content = piece(&guard, tenant.uuid(), archive, file.no, now).await;
    guard.rollback().await;
    let mut bytes = head(&file);
    bytes.extend(content?);
    Ok(bytes)
}
