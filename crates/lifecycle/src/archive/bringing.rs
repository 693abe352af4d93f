//! Brings an archive into an empty workspace: every row with its id, sealed again for this workspace.
//! Invariant: all of it or nothing, in the transaction of its action; a file whose digest is not the
//! manifest's is refused.

use super::columns::{self, Part, Table, part_of};
use super::lines::{self, Row};
use super::reading::brought_row;
use super::{manifest, sql};
use catalogue::say;
use database::classes::Column;
use kernel::code::Code;
use kernel::refusal::{Fault, Refusal};
use keyring::Cell;
use lifecycle_queries::deletion;
use platform::encryption::ColumnCipher;
use platform::error::{Error, Result};
use platform::internal::Internals;
use platform::tx::Tx;
use queries::client::GenericClient;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use uuid::Uuid;
use zip::ZipArchive;

/// Rows of one statement, and bytes of them.
const ROWS: usize = 500;
const BYTES: usize = 4 * 1024 * 1024;
/// Bytes of one file when it is unpacked: no file of ours has nearly as many, and a hostile one fills no
/// memory.
const FILE: u64 = 64 * 1024 * 1024;
/// Bytes of all files when they are unpacked.
const WHOLE: usize = 1024 * 1024 * 1024;
/// The table of digests over what is sealed; they are computed from what is stored here.
const SEALS: &str = "ledger.document_seal";
/// The table whose rows are found by keyed digests.
const PARTIES: &str = "ledger.party";

/// The keyed digests by which a party is found.
#[derive(Debug, Default)]
pub struct Digests {
    /// Those of its own row, by their columns.
    pub own: Vec<(&'static str, Option<Vec<u8>>)>,
    /// Those of the beginnings of its name and of its telephone number.
    pub words: Vec<Vec<u8>>,
}

/// Computes the digests of a party's row with this workspace's key.
pub type Finder = for<'a> fn(ColumnCipher<'a>, &Row) -> Result<Digests>;

/// Rows that were brought in.
#[derive(Debug)]
pub struct ArchiveRows {
    /// Rows.
    pub rows: i64,
    /// The address of the workspace that they come from.
    pub from: String,
    /// The moment that they are of.
    pub moment: String,
    /// The digest of the archive, in hexadecimal digits.
    pub sha256: String,
}

/// An archive that is read.
struct Source {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    /// By name, the digest of each file.
    digests: BTreeMap<String, String>,
    manifest: Value,
}

/// The files' digest in hexadecimal digits.
fn hex_digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The refusal of a file that is no archive of ours.
fn not_ours(why: &str) -> Error {
    let message = say!("This is no archive of a workspace that can be brought in: {why}", why);
    Refusal::invalid(vec![Fault { message, ..Fault::new("content", Code::ValueUnknown) }]).into()
}

impl Source {
    fn of(bytes: Vec<u8>) -> Result<Source> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_ours("it is no zip file"))?;
        let mut source = Source { zip, digests: BTreeMap::new(), manifest: Value::Null };
        let told = source.unpack("manifest.json")?;
        source.manifest = serde_json::from_slice(&told).map_err(|_| not_ours("manifest.json"))?;
        let is_ours = source.manifest["format"] == "steelyard-workspace"
            && source.manifest["version"] == manifest::VERSION;
        if !is_ours {
            return Err(not_ours("manifest.json has another version"));
        }
        let files = source.manifest["files"].as_array().cloned().unwrap_or_default();
        let named = |it: &Value| Some((it["name"].as_str()?.to_owned(), it["sha256"].as_str()?.to_owned()));
        source.digests = files.iter().filter_map(named).collect();
        Ok(source)
    }

    fn unpack(&mut self, name: &str) -> Result<Vec<u8>> {
        let file = self.zip.by_name(name).map_err(|_| not_ours(name))?;
        let mut bytes = Vec::new();
        file.take(FILE + 1).read_to_end(&mut bytes).map_err(|_| not_ours(name))?;
        if u64::try_from(bytes.len()).is_ok_and(|many| many > FILE) {
            return Err(not_ours(name));
        }
        Ok(bytes)
    }

    /// The bytes of a file that the manifest names; `is_whole` compared its digest. Errors: it names no such
    /// file.
    fn file(&mut self, name: &str) -> Result<Vec<u8>> {
        match self.digests.contains_key(name) {
            true => self.unpack(name),
            false => Err(not_ours(name)),
        }
    }

    /// Whether each file is as the archive's own list and the manifest say, those too that nothing is brought
    /// in from. Errors: `value_unknown` at `content`, for a file that is another, is not there, or makes the
    /// whole too large.
    fn is_whole(&mut self) -> Result<()> {
        let names = self.zip.file_names().map(|name| name.map(|it| it.into_owned()));
        let names: std::result::Result<BTreeSet<String>, _> = names.collect();
        let names = names.map_err(|_| not_ours("a file's name"))?;
        if let Some(missing) = self.digests.keys().find(|name| !names.contains(*name)) {
            return Err(not_ours(missing));
        }
        let mut room = WHOLE;
        for name in &names {
            let bytes = self.unpack(name)?;
            room = room
                .checked_sub(bytes.len())
                .ok_or_else(|| not_ours("it is too large when it is unpacked"))?;
            if self.digests.get(name).is_some_and(|it| *it != hex_digest(&bytes)) {
                return Err(not_ours(name));
            }
        }
        Ok(())
    }

    /// The parts of a table in their order.
    fn parts(&self, table: &str) -> Vec<String> {
        let begins = format!("tables/{table}.");
        // A table's name may begin another's: the number follows it at once.
        let is_part = |name: &&String| {
            let rest = name.strip_prefix(&begins).and_then(|rest| rest.strip_suffix(".jsonl"));
            rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
        };
        self.digests.keys().filter(is_part).cloned().collect()
    }

    /// The bytes of a sealed value: those of its text, or of the file that it names.
    fn bytes_of(&mut self, value: &Value) -> Result<Vec<u8>> {
        match value["file"].as_str() {
            Some(name) => self.file(name),
            None => lines::as_bytes(value).ok_or_else(|| not_ours("a value has another form")),
        }
    }
}

/// A table while it is filled.
struct Filling<'a> {
    tx: &'a Tx,
    table: Table,
    key: Vec<(String, String)>,
    columns: Vec<String>,
    finder: Finder,
    rows: Vec<Value>,
    bytes: usize,
    words: (Vec<Vec<u8>>, Vec<Uuid>),
}

/// Brings an archive in. Errors: `workspace_not_empty`; `value_unknown` at `content`, if it is no archive of
/// ours or not whole.
pub async fn bring(tx: &Tx, bytes: Vec<u8>, finder: Finder) -> Result<ArchiveRows> {
    let sha256 = hex_digest(&bytes);
    let mut source = Source::of(bytes)?;
    source.is_whole()?;
    let tables = tables_in_order(tx).await?;
    is_empty(tx, &tables).await?;
    let many = tables.len();
    let mut count = 0;
    for (at, table) in tables.into_iter().enumerate() {
        let mut filling = Filling::of(tx, table, finder).await?;
        for part in source.parts(table.name) {
            let text = String::from_utf8(source.file(&part)?).map_err(|_| not_ours(&part))?;
            for line in text.lines() {
                let row: Row = serde_json::from_str(line).map_err(|_| not_ours(&part))?;
                filling.add(row, &mut source).await?;
                count += 1;
            }
        }
        filling.flush().await?;
        tx.progress(at + 1, many);
    }
    let told = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (from, moment) = (told(&source.manifest["workspace"]["address"]), told(&source.manifest["moment"]));
    Ok(ArchiveRows { rows: count, from, moment, sha256 })
}

/// The tables that are brought in: a table after those that it refers to, and the digests of documents last.
async fn tables_in_order(tx: &Tx) -> Result<Vec<Table>> {
    let mut names = deletion::tables_of_workspaces().bind(tx).all().await?;
    names.reverse();
    let mut tables: Vec<Table> = names.iter().filter_map(|name| columns::table(name)).collect();
    tables.retain(Table::is_brought);
    tables.sort_by_key(|it| it.name == SEALS);
    Ok(tables)
}

/// Whether nothing is in any of the tables. Errors: `workspace_not_empty`.
async fn is_empty(tx: &Tx, tables: &[Table]) -> Result<()> {
    let any = |it: &Table| format!("exists (select from {} where tenant_id = $1)", it.name);
    let any = format!("select {}", tables.iter().map(any).collect::<Vec<_>>().join(" or "));
    match tx.query_one(any.as_str(), &[&tx.tenant()]).await?.get::<_, bool>(0) {
        true => Err(Code::WorkspaceNotEmpty.into()),
        false => Ok(()),
    }
}

impl<'a> Filling<'a> {
    async fn of(tx: &'a Tx, table: Table, finder: Finder) -> Result<Filling<'a>> {
        let key = sql::key_of().bind(tx, &table.name).all().await?;
        let key = key.into_iter().map(|row| (row.name, row.kind)).collect();
        let columns = sql::columns_to_fill().bind(tx, &table.name).all().await?;
        let (rows, words) = (vec![], (vec![], vec![]));
        Ok(Filling { tx, table, key, columns, finder, rows, bytes: 0, words })
    }

    async fn add(&mut self, mut row: Row, source: &mut Source) -> Result<()> {
        row.insert("tenant_id".into(), Value::from(self.tx.tenant().to_string()));
        if self.table.name == PARTIES {
            self.find_by(&mut row)?;
        }
        let id = brought_row(&self.key, &row, self.tx.tenant());
        for column in self.table.with(Part::Opened) {
            let value = row.get(column.name).cloned().unwrap_or(Value::Null);
            if value.is_null() {
                continue;
            }
            let plain = source.bytes_of(&value)?;
            let id = id.ok_or_else(|| not_ours(self.table.name))?;
            row.insert(column.name.into(), hex(&self.seal(column, id, &plain, &row)?).into());
        }
        let row = Value::Object(row);
        self.bytes += row.to_string().len();
        self.rows.push(row);
        if self.rows.len() >= ROWS || self.bytes >= BYTES {
            self.flush().await?;
        }
        Ok(())
    }

    /// Puts the digests by which a party is found in place of the words that there were some.
    fn find_by(&mut self, row: &mut Row) -> Result<()> {
        let found = (self.finder)(self.tx.cipher(), row)?;
        for column in self.table.columns.iter().filter(|it| part_of(it) == Part::IsThere) {
            row.remove(column.name);
        }
        for (name, digest) in found.own {
            row.insert(name.into(), digest.as_deref().map_or(Value::Null, |it| hex(it).into()));
        }
        let party = row.get("party_id").and_then(Value::as_str).and_then(|it| Uuid::parse_str(it).ok());
        let party = party.ok_or_else(|| not_ours(PARTIES))?;
        self.words.1.extend(found.words.iter().map(|_| party));
        self.words.0.extend(found.words);
        Ok(())
    }

    /// Seals a value for this workspace. The text in place of an erased person is not sealed with that
    /// person's key, which is gone.
    fn seal(&self, column: &Column, id: Uuid, plain: &[u8], row: &Row) -> Result<Vec<u8>> {
        let cell = column.cell().ok_or_else(|| Error::internal("a column that is not sealed"))?;
        if row.get("erased_at").is_some_and(|at| !at.is_null()) {
            let cell = Cell { tenant: self.tx.tenant(), column: cell.name(), row: id };
            return self.tx.encryption().seal(&cell, plain);
        }
        Ok(self.tx.cipher().seal(cell, id, plain)?.as_bytes().to_vec())
    }

    /// Writes the rows so far in one statement, and the words of their parties.
    async fn flush(&mut self) -> Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let rows = Value::Array(std::mem::take(&mut self.rows)).to_string();
        self.bytes = 0;
        let (statement, tenant) = (self.statement(), self.tx.tenant());
        self.tx.execute(statement.as_str(), &[&rows, &tenant]).await?;
        let (words, parties) = std::mem::take(&mut self.words);
        if !words.is_empty() {
            self.tx.execute(WORDS, &[&words, &parties, &tenant]).await?;
        }
        Ok(())
    }

    fn statement(&self) -> String {
        let is_seal = |name: &str| self.table.name == SEALS && name == "sha256";
        let value = |name: &String| match name.as_str() {
            "tenant_id" => "w.tenant_id".to_owned(),
            name if is_seal(name) => SEAL.to_owned(),
            name => format!("r.{name}"),
        };
        let join = if self.table.name == SEALS { DOCUMENT } else { "" };
        format!(
            "insert into {0} ({1}) select {2} from app.tenant w
             cross join pg_catalog.jsonb_populate_recordset(null::{0}, $1::text::jsonb) r{join} where w.tenant_id = $2",
            self.table.name,
            self.columns.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", "),
            self.columns.iter().map(value).collect::<Vec<_>>().join(", "),
        )
    }
}

/// The digest of a document as it is stored here.
const SEAL: &str = "ledger.seal_of(d.number, d.document_date, d.taxable_minor, d.tax_minor, d.round_off_minor, d.total_minor, d.body)";
const DOCUMENT: &str = " join ledger.document d on d.tenant_id = $2 and d.document_id = r.document_id";
const WORDS: &str = "
    insert into ledger.party_word (tenant_id, beginning, party_id)
    select w.tenant_id, word.beginning, word.party_id from app.tenant w
    cross join unnest($1::bytea[], $2::uuid[]) as word (beginning, party_id)
    where w.tenant_id = $3
    on conflict do nothing";

/// Bytes as the database reads them from a text.
fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(2 + bytes.len() * 2);
    text.push_str("\\x");
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(of: &[&str]) -> Source {
        let bytes = super::super::zip_frame::tail(&[]);
        let zip = ZipArchive::new(Cursor::new(bytes)).expect("an empty archive");
        let digests = of.iter().map(|name| ((*name).to_owned(), String::new())).collect();
        Source { zip, digests, manifest: Value::Null }
    }

    #[test]
    fn the_parts_of_a_table_are_its_own_and_in_order() {
        let source = source(&[
            "tables/ledger.lot.00002.jsonl",
            "tables/ledger.lot.00001.jsonl",
            "tables/ledger.lot_edge.00001.jsonl",
            "tables/ledger.lot..jsonl",
            "csv/ledger.lot.00001.csv",
        ]);
        let parts = source.parts("ledger.lot");
        assert_eq!(parts, ["tables/ledger.lot.00001.jsonl", "tables/ledger.lot.00002.jsonl"]);
    }

    #[test]
    fn bytes_are_written_as_the_database_reads_them() {
        assert_eq!(hex(&[0, 0xab, 0x10]), "\\x00ab10");
        assert_eq!(hex(&[]), "\\x");
    }

    #[test]
    fn a_file_that_is_no_archive_is_refused_at_its_field() {
        for bytes in [&b""[..], b"PK", b"%PDF-1.7", super::super::zip_frame::tail(&[]).as_slice()] {
            let refused = Source::of(bytes.to_vec()).err().and_then(|error| error.refusal().cloned());
            assert_eq!(refused.expect("refused").faults[0].field, "content");
        }
    }
}
