//! The export of the whole workspace: an Owner asks for an archive, sees its progress and takes it away.
//! Invariant: whoever takes it away proved themselves just now, and every Owner gets a mail; each step is in
//! the audit log. An archive from before the erasure of a person is not taken away.

pub(crate) mod page;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::day::Instant;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use lifecycle::archive::lock::{LEAST, seal_lock};
use lifecycle::archive::{self, is_outdated, sql};
use mail::messages;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Secret, Text};
use platform::input;
use platform::input::unfit;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::settings::NEWS;

/// Archives that the page lists.
const MANY: i64 = 20;
/// Longest passphrase.
const MOST_PHRASE: usize = 200;
/// The words for an archive that has a person who was erased since.
const OUTDATED: &str =
    "This archive was removed because a customer or supplier was erased since. Ask for a new one.";
/// When the workspace may ask again while an archive is written, in seconds.
const COME_BACK_S: i64 = 60;

input! {
    /// Asks for an archive of everything in the workspace.
    pub struct CreateExport {
        /// Why.
        reason: Text,
    }
}

/// An archive that was asked for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExportCreated {
    /// Its id.
    pub archive: Uuid,
    /// waiting.
    pub state: &'static str,
}

impl Action for CreateExport {
    const NAME: &'static str = "workspace.export.create";
    const NEEDS: Permission = Permission::WorkspaceExport;
    const STEP_UP: bool = true;
    const IN_CLOSED: bool = true;
    const IN_READ_ONLY: bool = true;
    const SUMMARY: &'static str =
        "Asks for an archive of everything in the workspace; it is written in the background.";
    type Output = ExportCreated;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ExportCreated>> {
        let archive = tx.new_id()?;
        let asked =
            sql::insert_archive().bind(tx, &tx.tenant(), &archive, &tx.person(), &tx.now).opt().await?;
        asked.ok_or_else(|| Refusal::new(Code::JobsWaiting).fact("retry_after_s", COME_BACK_S))?;
        let words = messages::exports::export(&tx.workspace, &tx.member.name, self.reason.as_str());
        mail::tell_owners(tx, words, link_of_page(tx), tx.now + NEWS).await?;
        let change = Change::of(archive).after(json!({ "archive": archive }));
        let answer = ExportCreated { archive, state: "waiting" };
        Ok(tx.record(change.reason(Some(self.reason.as_str())), answer))
    }
}

/// The page of the exports.
pub(crate) fn link_of_page(tx: &ReadTx) -> String {
    format!("/w/{}/settings/export", tx.workspace.slug)
}

input! {
    /// Asks for the link by which one archive is taken away.
    pub struct OpenExport {
        /// The archive's id.
        archive: Uuid,
        /// A passphrase of at least twelve characters, with which the file is encrypted; without one it is
        /// sent as it is. Nobody can open the file without it.
        passphrase: Option<Secret<MOST_PHRASE>>,
    }
}

/// The link of an archive.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExportLink {
    /// Where the file is; for the user who asked, and nobody else.
    pub link: String,
    /// Until when.
    pub until: Instant,
    /// The archive's size in bytes; an encrypted file is a little longer.
    pub bytes: i64,
    /// The archive's SHA-256, in hexadecimal digits: of an encrypted file, of what it holds.
    pub sha256: String,
    /// Whether the file is encrypted with a passphrase.
    pub encrypted: bool,
}

impl Action for OpenExport {
    const NAME: &'static str = "workspace.export.link";
    const NEEDS: Permission = Permission::WorkspaceExport;
    const STEP_UP: bool = true;
    const IN_CLOSED: bool = true;
    const IN_READ_ONLY: bool = true;
    const SUMMARY: &'static str = "Gives the caller alone a link to a finished archive, for a day.";
    type Output = ExportLink;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ExportLink>> {
        let row = archive_of(tx, self.archive).await?;
        if is_outdated(&row) {
            return Err(unfit("archive", OUTDATED).into());
        }
        let until = tx.now + archive::LINK;
        let lock = match &self.passphrase {
            Some(phrase) => Some(seal_lock(tx, self.archive, judge_phrase(phrase.as_str())?).await?),
            None => None,
        };
        let encrypted = lock.is_some();
        let opened =
            sql::open_link().bind(tx, &tx.person(), &until, &lock, &tx.tenant(), &self.archive).opt().await?;
        opened.ok_or_else(|| Refusal::new(Code::NotFound).field("archive"))?;
        let words = messages::exports::export_link(&tx.workspace, &tx.member.name);
        mail::tell_owners(tx, words, link_of_page(tx), tx.now + NEWS).await?;
        let sha256 = hex(&row.sha256.unwrap_or_default());
        let change = Change::of(self.archive)
            .after(json!({ "until": until, "sha256": sha256, "encrypted": encrypted }));
        let link = format!("/w/{}/settings/export/{}/file", tx.workspace.slug, self.archive);
        let bytes = row.bytes.unwrap_or_default();
        Ok(tx.record(change, ExportLink { link, until, bytes, sha256, encrypted }))
    }
}

/// A passphrase that is long enough. Errors: 422 at `passphrase`.
fn judge_phrase(phrase: &str) -> Ruled<&str> {
    match phrase.chars().count() < LEAST {
        true => Err(unfit("passphrase", "A passphrase has twelve characters or more. A sentence is fine.")),
        false => Ok(phrase),
    }
}

/// An archive of the workspace. Errors: `not_found` at `archive`.
async fn archive_of(tx: &ReadTx, archive: Uuid) -> Result<sql::ArchiveRow> {
    let row = sql::archive_of_id().bind(tx, &tx.tenant(), &archive).opt().await?;
    Ok(row.ok_or_else(|| Refusal::new(Code::NotFound).field("archive"))?)
}

input! {
    /// The archives of the workspace.
    pub struct ListExports {}
}

/// The archives, the newest first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExportList {
    /// Twenty at most.
    pub rows: Vec<ExportShown>,
}

/// One archive.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExportShown {
    /// Its id.
    pub archive: Uuid,
    /// waiting, running, done, failed, or removed: its seven days are over, or a person was erased since.
    pub state: String,
    /// The user who asked for it.
    pub asked_by: Uuid,
    /// When it was asked for.
    pub created_at: Instant,
    /// The moment that it is of; null until it is started.
    pub moment: Option<Instant>,
    /// Rows that are in it.
    pub done: i64,
    /// Rows that will be in it; 0 until they are counted.
    pub of: i64,
    /// The file's size in bytes; null until it is done.
    pub bytes: Option<i64>,
    /// Its SHA-256, in hexadecimal digits; null until it is done.
    pub sha256: Option<String>,
    /// The code of its failure; `party_erased` for an archive that an erasure removed.
    pub code: Option<String>,
    /// When it was done or failed.
    pub ended_at: Option<Instant>,
    /// Until when the caller's link works; null where the caller has none.
    pub link_until: Option<Instant>,
    /// Whether the file of that link is encrypted with a passphrase.
    pub encrypted: bool,
}

impl Query for ListExports {
    const NAME: &'static str = "workspace.exports";
    const NEEDS: Permission = Permission::WorkspaceExport;
    const SUMMARY: &'static str = "Lists the archives of the whole workspace, the newest first.";
    type Output = ExportList;

    async fn fetch(self, tx: &ReadTx) -> Result<ExportList> {
        let rows = sql::archives().bind(tx, &tx.tenant(), &MANY).all().await?;
        Ok(ExportList { rows: rows.into_iter().map(|row| as_shown(row, tx.person(), tx.now)).collect() })
    }
}

fn as_shown(row: sql::ArchiveRow, caller: Uuid, now: Instant) -> ExportShown {
    let link_until = row.link_until.filter(|until| row.link_by == Some(caller) && *until > now);
    let state = if is_outdated(&row) { "removed".to_owned() } else { row.state };
    // One that is being written bears the mark until it is started again, which is no failure.
    let code = row.code.filter(|_| state == "failed" || state == "removed");
    ExportShown {
        archive: row.archive_id,
        state,
        asked_by: row.asked_by,
        created_at: row.created_at,
        moment: row.moment,
        done: row.done,
        of: row.total,
        bytes: row.bytes,
        sha256: row.sha256.as_deref().map(hex),
        code,
        ended_at: row.ended_at,
        link_until,
        encrypted: row.is_locked && link_until.is_some(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

input! {
    /// The archive that is taken away.
    pub struct TakeExport {
        /// Its id.
        archive: Uuid,
    }
}

impl Query for TakeExport {
    const NAME: &'static str = "workspace.export.file";
    const NEEDS: Permission = Permission::WorkspaceExport;
    const LOGGED: bool = true;
    const SUMMARY: &'static str =
        "Shows an archive whose link the caller has; its file is at the link's address.";
    type Output = ExportShown;

    async fn fetch(self, tx: &ReadTx) -> Result<ExportShown> {
        let archive = as_shown(archive_of(tx, self.archive).await?, tx.person(), tx.now);
        // Without a link of their own nobody learns whether there is one.
        if archive.link_until.is_none() || archive.state != "done" {
            return Err(Refusal::new(Code::NotFound).field("archive").into());
        }
        tx.takes_out(archive.of);
        Ok(archive)
    }
}
