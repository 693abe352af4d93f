//! Judges an archive as somebody does who took it away: every file unpacked and compared with what the
//! manifest says, every row counted.
//! Invariant: it reads what would be sent, and nothing that the program remembers besides.

use super::zip_frame::{PackedFile, head, tail};
use super::{columns, files_of, piece, remove_written, sql};
use flate2::read::DeflateDecoder;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use platform::error::Result;
use platform::instance::NOBODY;
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::fresh_id;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::io::Read;
use uuid::Uuid;

/// What an archive was found to hold.
#[derive(Debug, Default)]
pub struct Judgement {
    /// Files.
    pub files: usize,
    /// Tables.
    pub tables: usize,
    /// Rows of all tables.
    pub rows: i64,
    /// The first fault, in a sentence that names no workspace.
    pub fault: Option<String>,
}

/// Asks for an archive of a workspace outside any call. None: one is being written. Errors: the database's.
pub async fn ask(platform: &Platform, tenant: TenantId, by: UserId, now: Instant) -> Result<Option<Uuid>> {
    let archive = fresh_id(now)?;
    let guard = Guard::begin(platform, tenant, NOBODY).await?;
    let asked =
        sql::insert_archive().bind(guard.pg(), &tenant.uuid(), &archive, &by.uuid(), &now).opt().await?;
    guard.commit().await?;
    Ok(asked.map(|_| archive))
}

/// The state of an archive. Errors: the database's.
pub async fn state(platform: &Platform, tenant: TenantId, archive: Uuid) -> Result<String> {
    let guard = Guard::begin(platform, tenant, NOBODY).await?;
    let row = sql::archive_of_id().bind(guard.pg(), &tenant.uuid(), &archive).one().await?;
    guard.rollback().await;
    Ok(row.state)
}

/// Removes an archive before its time, also one that waits or is being written. Errors: the database's.
pub async fn remove(platform: &Platform, tenant: TenantId, archive: Uuid) -> Result<()> {
    let guard = Guard::begin(platform, tenant, NOBODY).await?;
    // The row first: it waits for a piece that is being kept, which then goes with the others.
    sql::give_up().bind(guard.pg(), &tenant.uuid(), &archive).opt().await?;
    remove_written(&guard, tenant.uuid(), archive).await?;
    guard.commit().await
}

/// Unpacks and compares everything in an archive that is done. Errors: the database's.
pub async fn judge(platform: &Platform, tenant: TenantId, archive: Uuid, now: Instant) -> Result<Judgement> {
    let of = tenant.uuid();
    let guard = Guard::begin(platform, tenant, NOBODY).await?;
    let row = sql::archive_of_id().bind(guard.pg(), &of, &archive).one().await?;
    let tables = sql::tables_done().bind(guard.pg(), &of, &archive).all().await?;
    let files = files_of(sql::pieces_of().bind(guard.pg(), &of, &archive).all().await?)?;
    let (mut whole, mut counted) = (Sha256::new(), std::collections::BTreeMap::<String, i64>::new());
    let mut found = Judgement { files: files.len(), ..Judgement::default() };
    for file in &files {
        let content = piece(&guard, of, archive, file.no, now).await?;
        whole.update(head(file));
        whole.update(&content);
        match lines_of(file, &content) {
            Ok(lines) => {
                if let Some(table) = table_of(&file.name) {
                    *counted.entry(table.to_owned()).or_default() += lines;
                }
            }
            Err(why) => found.fault = found.fault.or(Some(why)),
        }
    }
    guard.rollback().await;
    whole.update(tail(&files));
    let digest: [u8; 32] = whole.finalize().into();
    if row.sha256.as_deref() != Some(&digest[..]) {
        found.fault = found.fault.or(Some("The archive is not the one whose digest is shown.".into()));
    }
    for table in tables.iter().filter(|it| columns::table(&it.place).is_some()) {
        // The mark begins with the rows that the database counted in the archive's moment.
        let there = table.mark.split_once(':').and_then(|(count, _)| count.parse::<i64>().ok());
        let lines = counted.get(&table.place).copied().unwrap_or(0);
        if there != Some(lines) {
            let why = format!("The archive has {lines} rows of {}, not those that are there.", table.place);
            found.fault = found.fault.or(Some(why));
        }
        found.tables += 1;
        found.rows += lines;
    }
    if found.tables != columns::tables().count() {
        found.fault = found.fault.or(Some("The archive lacks a table.".into()));
    }
    Ok(found)
}

/// The table of a file's lines; None for other files.
fn table_of(name: &str) -> Option<&str> {
    name.strip_prefix("tables/")?.strip_suffix(".jsonl")?.rsplit_once('.').map(|(table, _)| table)
}

/// The lines of a file, once its size and digest are what the manifest says. Errors: what differs, in a
/// sentence.
fn lines_of(file: &PackedFile, content: &[u8]) -> std::result::Result<i64, String> {
    let mut bytes = Vec::new();
    let most = file.size.saturating_add(1);
    let is_read = DeflateDecoder::new(content).take(most).read_to_end(&mut bytes).is_ok();
    let digest: [u8; 32] = Sha256::digest(&bytes).into();
    if !is_read || bytes.len() as u64 != file.size || digest[..] != file.sha256[..] {
        return Err("A file of the archive has another digest than the manifest says.".into());
    }
    if !file.name.ends_with(".jsonl") {
        return Ok(0);
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| "A file of lines is no text.".to_owned())?;
    let is_json = |line: &str| serde_json::from_str::<Value>(line).is_ok();
    match text.lines().all(is_json) {
        true => i64::try_from(text.lines().count()).map_err(|error| error.to_string()),
        false => Err("A line of the archive is no JSON.".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::zip_frame::deflate;

    fn file(name: &str, text: &str) -> (PackedFile, Vec<u8>) {
        let content = deflate(text.as_bytes()).expect("packed");
        let packed = PackedFile {
            no: 1,
            name: name.into(),
            count: 0,
            size: text.len() as u64,
            packed: content.len() as u64,
            crc32: 0,
            sha256: Sha256::digest(text.as_bytes()).to_vec(),
        };
        (packed, content)
    }

    #[test]
    fn the_lines_of_a_table_are_counted_and_a_changed_file_is_told() {
        let (packed, content) = file("tables/ledger.lot.00001.jsonl", "{\"a\":1}\n{\"a\":2}\n");
        assert_eq!(lines_of(&packed, &content), Ok(2));
        let other = PackedFile { sha256: vec![0; 32], ..packed.clone() };
        assert!(lines_of(&other, &content).expect_err("changed").contains("digest"));
        assert!(lines_of(&packed, &content[..4]).is_err());
        let (packed, content) = file("tables/ledger.lot.00001.jsonl", "{\"a\":\n");
        assert!(lines_of(&packed, &content).expect_err("no JSON").contains("JSON"));
    }

    #[test]
    fn a_file_of_lines_belongs_to_its_table() {
        assert_eq!(table_of("tables/ledger.lot_edge.00002.jsonl"), Some("ledger.lot_edge"));
        for name in ["audit/log.00001.jsonl", "csv/ledger.lot.00001.csv", "tables/x.csv", "manifest.json"] {
            assert_eq!(table_of(name), None, "{name}");
        }
    }
}
