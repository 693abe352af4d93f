//! Writes one archive: its tables, the audit log, the manifest, and at the end its digest.
//! Invariant: a piece and the note of how far its table is are committed together, while the lease is held; a
//! table whose rows changed since its pieces were written is written again.

use super::columns::{self, Table};
use super::reading::{NewFile, Reader, TablePart, mark};
use super::zip_frame::{PackedFile, deflate, head, tail, whole_length};
use super::{AuditLog, LEASE, LogPart, files_of, piece, sql};
use crate::archive::{manifest, schemas};
use kernel::day::Instant;
use kernel::id::TenantId;
use lifecycle_queries::client::Params;
use platform::error::{Error, Result};
use platform::instance::NOBODY;
use platform::internal::Guard;
use platform::platform::Platform;
use platform::sealed::app::archive_piece::CONTENT;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The place of the log's pieces, of the schemas' and of the manifest's.
const LOG: &str = "audit";
const SCHEMA: &str = "schema";
const MANIFEST: &str = "manifest";
/// An export reads long, and between two statements it packs and encrypts.
pub(super) const PATIENT: &str =
    "set local statement_timeout = '10min'; set local idle_in_transaction_session_timeout = '5min';
                       set local timezone = 'UTC'";

/// An archive that this program writes.
pub(super) struct Writing<'a> {
    pub platform: &'a Platform,
    pub tenant: TenantId,
    pub archive: Uuid,
    pub lease: Uuid,
    pub clock: fn() -> Instant,
    pub audit: AuditLog,
}

/// How far it is with a table.
#[derive(Default, Clone)]
struct Progress {
    last: Option<String>,
    parts: i32,
    is_done: bool,
}

impl Writing<'_> {
    /// Writes it to its end. Errors: the database's; the lease is lost, or an erasure outdated the archive.
    pub async fn run(&self) -> Result<()> {
        let snapshot = Guard::begin_snapshot(self.platform, self.tenant, NOBODY).await?;
        snapshot.pg().batch_execute(PATIENT).await?;
        let written = self.within(&snapshot).await;
        snapshot.rollback().await;
        written
    }

    async fn within(&self, snapshot: &Guard) -> Result<()> {
        let (tenant, moment) = (self.tenant.uuid(), (self.clock)());
        let known = sql::tables_done().bind(snapshot.pg(), &tenant, &self.archive).all().await?;
        let (mut marks, mut total, mut done) = (Vec::new(), 0, 0);
        for table in columns::tables() {
            let (count, mark) = mark(snapshot, tenant, &table).await?;
            let same = known.iter().find(|it| it.place == table.name && it.mark == mark);
            total += count;
            done += same.map_or(0, |it| it.count);
            let progress =
                same.map(|it| Progress { last: it.last.clone(), parts: it.parts, is_done: it.is_done });
            marks.push((table, mark, progress));
        }
        self.begin(moment, total, done).await?;
        for (table, mark, progress) in marks {
            let progress = match progress {
                Some(progress) => progress,
                None => self.begin_place(table.name, &mark).await?,
            };
            self.table(snapshot, moment, table, progress).await?;
        }
        let log = known.into_iter().find(|it| it.place == LOG);
        let log = log.map(|it| Progress { last: it.last, parts: it.parts, is_done: it.is_done });
        self.log(snapshot, log).await?;
        self.schemas(snapshot).await?;
        self.finish(moment).await
    }

    async fn begin(&self, moment: Instant, total: i64, done: i64) -> Result<()> {
        let guard = self.enter().await?;
        let begun = sql::begin_archive()
            .params(
                guard.pg(),
                &sql::BeginArchiveParams {
                    moment,
                    total,
                    done,
                    tenant: self.tenant.uuid(),
                    archive: self.archive,
                    lease: self.lease,
                },
            )
            .opt()
            .await?;
        begun.ok_or_else(lost_lease)?;
        guard.commit().await
    }

    async fn enter(&self) -> Result<Guard> {
        Guard::begin(self.platform, self.tenant, NOBODY).await
    }

    /// Begins a place, without what was written of it before.
    async fn begin_place(&self, place: &str, mark: &str) -> Result<Progress> {
        let (guard, tenant) = (self.enter().await?, self.tenant.uuid());
        self.hold(&guard, 0).await?;
        sql::remove_pieces_of().bind(guard.pg(), &tenant, &self.archive, &place).all().await?;
        sql::begin_table().bind(guard.pg(), &tenant, &self.archive, &place, &mark).one().await?;
        guard.commit().await?;
        Ok(Progress::default())
    }

    /// Renews the lease. Errors: another program has it, or an erasure outdated the archive.
    async fn hold(&self, guard: &Guard, rows: i64) -> Result<()> {
        let (until, tenant) = ((self.clock)() + LEASE, self.tenant.uuid());
        let held = sql::hold_archive()
            .bind(guard.pg(), &until, &rows, &tenant, &self.archive, &self.lease)
            .opt()
            .await?;
        held.map(drop).ok_or_else(lost_lease)
    }

    /// Writes the rest of one table.
    async fn table(&self, snapshot: &Guard, moment: Instant, table: Table, mut at: Progress) -> Result<()> {
        let reader = Reader::of(snapshot, self.tenant.uuid(), moment, table).await?;
        while !at.is_done {
            let part = reader.part(at.last.as_deref()).await?;
            let rows = i64::try_from(part.rows).map_err(Error::internal)?;
            at = Progress { last: part.last.clone(), parts: at.parts + 1, is_done: part.is_end };
            let files = part_files(&table, &at, rows, part);
            self.keep(table.name, &at, rows, files).await?;
        }
        Ok(())
    }

    /// Writes the rest of the audit log, up to one checkpoint.
    async fn log(&self, snapshot: &Guard, known: Option<Progress>) -> Result<()> {
        let mut at = match known {
            Some(known) => known,
            None => self.begin_place(LOG, "the log only grows").await?,
        };
        while !at.is_done {
            let place = at.last.as_deref().map(serde_json::from_str::<Value>).transpose();
            let place = place.map_err(Error::internal)?.unwrap_or_default();
            let wanted = (place["after"].as_i64(), place["checkpoint"].as_i64());
            let part = (self.audit)(snapshot, self.platform, self.tenant, wanted).await?;
            let LogPart { text, events, next, checkpoint } = part.unwrap_or_default();
            let last = json!({ "after": next, "checkpoint": checkpoint }).to_string();
            at = Progress { last: Some(last), parts: at.parts + 1, is_done: next.is_none() };
            let file = NewFile { name: part_name(LOG, "log", at.parts), count: events, bytes: text.into() };
            self.keep(LOG, &at, 0, vec![file]).await?;
        }
        Ok(())
    }

    /// Keeps files, and how far their place is, in one transaction.
    async fn keep(&self, place: &str, at: &Progress, rows: i64, files: Vec<NewFile>) -> Result<()> {
        let (guard, tenant) = (self.enter().await?, self.tenant.uuid());
        self.hold(&guard, rows).await?;
        let mut no = sql::next_piece().bind(guard.pg(), &tenant, &self.archive).one().await?;
        for file in files {
            let content = deflate(&file.bytes).map_err(Error::internal)?;
            let sealed = guard.cipher(tenant, (self.clock)());
            let sealed = sealed.seal(CONTENT, (self.archive, no), content.as_slice())?;
            let long = |bytes: &[u8]| i64::try_from(bytes.len()).map_err(Error::internal);
            let digest: [u8; 32] = Sha256::digest(&file.bytes).into();
            let kept = sql::insert_piece()
                .params(
                    guard.pg(),
                    &sql::InsertPieceParams {
                        tenant,
                        archive: self.archive,
                        piece: no,
                        place,
                        name: file.name.as_str(),
                        count: file.count,
                        size: long(&file.bytes)?,
                        packed: long(&content)?,
                        crc32: i64::from(crc32fast::hash(&file.bytes)),
                        sha256: &digest[..],
                        content: sealed,
                    },
                )
                .opt()
                .await?;
            no += i32::from(kept.is_some());
        }
        let last = at.last.as_deref();
        let moved = sql::MoveTableParams {
            last,
            parts: at.parts,
            rows,
            is_done: at.is_done,
            tenant,
            archive: self.archive,
            place,
        };
        sql::move_table().params(guard.pg(), &moved).one().await?;
        guard.commit().await
    }

    /// The schema of each table's file.
    async fn schemas(&self, snapshot: &Guard) -> Result<()> {
        let columns = sql::columns_of_tables().bind(snapshot.pg()).all().await?;
        let mut at = self.begin_place(SCHEMA, "of this program").await?;
        at.is_done = true;
        let file = |table: Table| NewFile {
            name: schemas::name_of(&table),
            count: 0,
            bytes: schemas::schema(&table, &columns).into(),
        };
        self.keep(SCHEMA, &at, 0, columns::tables().map(file).collect()).await
    }

    /// The manifest and the words for whoever opens the archive; then the digest of the whole.
    async fn finish(&self, moment: Instant) -> Result<()> {
        let tenant = self.tenant.uuid();
        let mut at = self.begin_place(MANIFEST, "written last").await?;
        at.is_done = true;
        let guard = self.enter().await?;
        let workspace = platform::tx::place_of(guard.pg(), tenant).await?;
        let tables = sql::tables_done().bind(guard.pg(), &tenant, &self.archive).all().await?;
        let files = files_of(sql::pieces_of().bind(guard.pg(), &tenant, &self.archive).all().await?)?;
        guard.rollback().await;
        let counts = tables.iter().filter(|it| columns::table(&it.place).is_some());
        let counts: Vec<(&str, i64)> = counts.map(|it| (it.place.as_str(), it.count)).collect();
        let told = manifest::json(&workspace.slug, tenant, moment, &counts, &files);
        let new = [("manifest.json", told), ("README.txt", manifest::README.to_owned())];
        let new = new.map(|(name, text)| NewFile { name: name.into(), count: 0, bytes: text.into() });
        self.keep(MANIFEST, &at, 0, new.into()).await?;
        self.end().await
    }

    async fn end(&self) -> Result<()> {
        let tenant = self.tenant.uuid();
        let guard = self.enter().await?;
        let files = files_of(sql::pieces_of().bind(guard.pg(), &tenant, &self.archive).all().await?)?;
        guard.rollback().await;
        let sha256 = self.digest(&files).await?;
        let bytes = i64::try_from(whole_length(&files)).map_err(Error::internal)?;
        let guard = self.enter().await?;
        let ended = sql::end_archive()
            .params(
                guard.pg(),
                &sql::EndArchiveParams {
                    bytes,
                    sha256: &sha256[..],
                    now: (self.clock)(),
                    tenant,
                    archive: self.archive,
                    lease: self.lease,
                },
            )
            .opt()
            .await?;
        guard.commit().await?;
        ended.map(drop).ok_or_else(lost_lease)
    }

    /// The digest of the whole file, read piece by piece as it is sent.
    async fn digest(&self, files: &[PackedFile]) -> Result<[u8; 32]> {
        let mut whole = Sha256::new();
        for file in files {
            whole.update(head(file));
            let guard = self.enter().await?;
            self.hold(&guard, 0).await?;
            whole.update(piece(&guard, self.tenant.uuid(), self.archive, file.no, (self.clock)()).await?);
            guard.commit().await?;
        }
        whole.update(tail(files));
        Ok(whole.finalize().into())
    }
}

/// The files of a part: its lines, those of a spreadsheet, and the files that its rows name.
fn part_files(table: &Table, at: &Progress, rows: i64, part: TablePart) -> Vec<NewFile> {
    let mut files = part.files;
    let name = |folder, ending| format!("{folder}/{}.{:05}.{ending}", table.name, at.parts);
    files.push(NewFile { name: name("tables", "jsonl"), count: rows, bytes: part.json.into() });
    if table.is_register() {
        files.push(NewFile { name: name("csv", "csv"), count: rows, bytes: part.csv.into() });
    }
    files
}

fn part_name(folder: &str, name: &str, part: i32) -> String {
    format!("{folder}/{name}.{part:05}.jsonl")
}

/// Another program continues the archive. What an erasure outdated ends in the same way, and is released.
fn lost_lease() -> Error {
    Error::Busy("the archive is not ours any more".into())
}
