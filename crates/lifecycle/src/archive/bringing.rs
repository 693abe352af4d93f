//! Brings an archive into an empty workspace: every row with its id, sealed again for this workspace.
//! Invariant: all of it or nothing, in one transaction; a file whose digest is not the manifest's, a row of
//! another workspace and a column that an archive never has are refused. The memory it takes has a bound,
//! whatever the length of the archive.

use super::columns::{self, Part, Table, part_of};
use super::comparing::RowSum;
use super::lines::Row;
use super::reading::brought_row;
use super::source::{Open, Source, hex_of, not_ours};
use super::{LogCheck, sql};
use database::classes::Column;
use kernel::code::Code;
use kernel::day::Instant;
use keyring::Cell;
use lifecycle_queries::deletion;
use platform::encryption::ColumnCipher;
use platform::encryption::service::Service;
use platform::error::{Error, Result};
use platform::internal::{Internals, Seals};
use platform::tx::Tx;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read;
use uuid::Uuid;

/// Rows of one statement, and bytes of them.
const ROWS: usize = 500;
const BYTES: usize = 2 * 1024 * 1024;
/// Bytes of all files when they are unpacked, for an archive that a call sends.
pub const MOST_OF_CALL: u64 = 1024 * 1024 * 1024;
/// The same for a file of this machine. Nothing is unpacked to a disk: it bounds the time.
pub const MOST_HERE: u64 = 64 * MOST_OF_CALL;
/// The table of digests over what is sealed; they are computed from what is stored here.
pub(super) const SEALS: &str = "ledger.document_seal";
/// The table whose rows are found by keyed digests.
const PARTIES: &str = "ledger.party";
/// The workspace's own row: only a rehearsal brings it in.
const WORKSPACE: &str = "app.tenant";

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

/// How an archive is judged and brought in.
#[derive(Clone, Copy)]
pub struct Rules {
    /// Finds parties again.
    pub finder: Finder,
    /// Checks the log with its proofs.
    pub log: LogCheck,
    /// Bytes of all files when they are unpacked.
    pub most: u64,
}

/// Hears how many tables of how many are in.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Send + Sync);

/// The empty workspace that an archive is brought into, in an open transaction.
pub struct Target<'a, C> {
    /// The transaction.
    pub client: &'a C,
    /// Its keys.
    pub encryption: &'a Service,
    /// The workspace.
    pub tenant: Uuid,
    /// The moment.
    pub now: Instant,
    /// Hears of the progress.
    pub progress: Progress<'a>,
}

impl<C> Clone for Target<'_, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Target<'_, C> {}

/// Rows that were brought in.
#[derive(Debug)]
pub struct ArchiveRows {
    /// Rows.
    pub rows: i64,
    /// Events of its audit log, each with its proof.
    pub events: u64,
    /// The address of the workspace that they come from.
    pub from: String,
    /// The moment that they are of.
    pub moment: String,
    /// The digest of the archive, in hexadecimal digits.
    pub sha256: String,
    /// The rows of each table, as the archive has them.
    pub sums: BTreeMap<&'static str, RowSum>,
}

/// A table while it is filled.
struct Filling<'a, C> {
    to: Target<'a, C>,
    source: &'a Source,
    finder: Finder,
    table: Table,
    key: Vec<(String, String)>,
    columns: Vec<String>,
    /// The columns that a row of an archive may have.
    known: Vec<&'static str>,
    /// The rows that wait for their statement, as the members of a JSON array.
    waiting: String,
    count: usize,
    words: (Vec<Vec<u8>>, Vec<Uuid>),
    sum: RowSum,
}

/// The digest of the whole file. Errors: it cannot be read.
fn digest_of(open: &Open) -> std::io::Result<String> {
    let (mut from, mut digest, mut buffer) = (open()?, Sha256::new(), vec![0; 64 * 1024]);
    loop {
        match from.read(&mut buffer)? {
            0 => return Ok(hex_of(digest)),
            many => digest.update(&buffer[..many]),
        }
    }
}

/// Brings an archive in. Errors: `workspace_not_empty`; `value_unknown` at `content`, if it is no archive of
/// ours, not whole, or says something that the database refuses.
pub async fn bring<C: Seals>(to: Target<'_, C>, open: Open, rules: Rules) -> Result<ArchiveRows> {
    let sha256 = digest_of(&open).map_err(|_| not_ours("it cannot be read"))?;
    let source = Source::of(open)?;
    let events = source.judge(rules.most, rules.log)?;
    let tables = tables_in_order(to.client).await?;
    is_empty(to, &tables).await?;
    has_same_books(to, &source).await?;
    let (many, mut sums) = (tables.len(), BTreeMap::new());
    for (at, table) in tables.into_iter().enumerate() {
        sums.insert(table.name, fill(to, &source, table, rules.finder).await?);
        (to.progress)(at + 1, many);
    }
    let (from, moment) = source.origin();
    let rows = sums.values().map(|it| it.rows).sum();
    Ok(ArchiveRows { rows, events, from, moment, sha256, sums })
}

/// As `bring`, in the transaction of a call: nobody else writes a first row before it ends. Errors: as
/// `bring`; `workspace_closed`.
pub async fn bring_in_call(tx: &Tx, open: Open, rules: Rules) -> Result<ArchiveRows> {
    let progress = |done, of| tx.progress(done, of);
    let (tenant, now) = (tx.tenant(), tx.now);
    let held = sql::lock_empty_workspace().bind(tx, &tenant).opt().await?;
    held.ok_or_else(|| Error::from(Code::WorkspaceClosed))?;
    bring(Target { client: tx, encryption: tx.encryption(), tenant, now, progress: &progress }, open, rules)
        .await
}

/// Brings the row of the workspace itself in, where a rehearsal needs one. Errors: as `bring`.
pub(super) async fn bring_workspace<C: Seals>(to: Target<'_, C>, open: Open, finder: Finder) -> Result<()> {
    let table = columns::table(WORKSPACE).ok_or_else(|| Error::internal("no table of workspaces"))?;
    match fill(to, &Source::of(open)?, table, finder).await?.rows {
        1 => Ok(()),
        _ => Err(not_ours(WORKSPACE)),
    }
}

/// Fills one table. Errors: as `bring`; the manifest counts other rows.
async fn fill<C: Seals>(to: Target<'_, C>, source: &Source, table: Table, finder: Finder) -> Result<RowSum> {
    let mut filling = Filling::of(to, source, table, finder).await?;
    for part in source.parts(table.name) {
        let mut lines = source.lines(&part)?;
        while let Some(row) = lines.next_row()? {
            filling.add(row).await?;
        }
    }
    filling.flush().await?;
    match filling.sum.rows == source.rows_of(table.name) {
        true => Ok(filling.sum),
        false => Err(not_ours(table.name)),
    }
}

/// The tables that are brought in: a table after those that it refers to, and the digests of documents last.
pub(super) async fn tables_in_order(client: &impl Seals) -> Result<Vec<Table>> {
    let mut names = deletion::tables_of_workspaces().bind(client).all().await?;
    names.reverse();
    let mut tables: Vec<Table> = names.iter().filter_map(|name| columns::table(name)).collect();
    tables.retain(Table::is_brought);
    tables.sort_by_key(|it| it.name == SEALS);
    Ok(tables)
}

/// Whether nothing is in any of the tables. Errors: `workspace_not_empty`.
async fn is_empty<C: Seals>(to: Target<'_, C>, tables: &[Table]) -> Result<()> {
    let any = |it: &Table| format!("exists (select from {} where tenant_id = $1)", it.name);
    let any = format!("select {}", tables.iter().map(any).collect::<Vec<_>>().join(" or "));
    match to.client.query_one(any.as_str(), &[&to.tenant]).await?.get::<_, bool>(0) {
        true => Err(Code::WorkspaceNotEmpty.into()),
        false => Ok(()),
    }
}

/// Whether the workspace has the country and the currency of the archive: an amount has neither with it.
/// Errors: `value_unknown` at `content`.
async fn has_same_books<C: Seals>(to: Target<'_, C>, source: &Source) -> Result<()> {
    let books = sql::books_of().bind(to.client, &to.tenant).one().await?;
    let here = json!([books.country, books.currency, books.minor_digits]);
    for part in source.parts(WORKSPACE) {
        let mut lines = source.lines(&part)?;
        while let Some(row) = lines.next_row()? {
            let there = ["country", "currency", "minor_digits"].map(|name| row.get(name).cloned());
            if json!(there) != here {
                return Err(not_ours("it is of a workspace with another country or currency"));
            }
        }
    }
    Ok(())
}

/// What the database refuses of a row is the fault of the archive: a value of another kind, a reference to
/// nothing, a second row with one key.
fn as_refused(cause: tokio_postgres::Error, table: &str) -> Error {
    let state = cause.code().map_or("", |code| code.code());
    match state.starts_with("22") || state.starts_with("23") {
        true => not_ours(table),
        false => cause.into(),
    }
}

impl<'a, C: Seals> Filling<'a, C> {
    async fn of(
        to: Target<'a, C>,
        source: &'a Source,
        table: Table,
        finder: Finder,
    ) -> Result<Filling<'a, C>> {
        let key = sql::key_of().bind(to.client, &table.name).all().await?;
        let key = key.into_iter().map(|row| (row.name, row.kind)).collect();
        let columns = sql::columns_to_fill().bind(to.client, &table.name).all().await?;
        let (known, words, sum) = (table.names(), (vec![], vec![]), RowSum::default());
        let waiting = String::new();
        Ok(Filling { to, source, finder, table, key, columns, known, waiting, count: 0, words, sum })
    }

    fn cipher(&self) -> ColumnCipher<'a> {
        self.to.client.cipher_of(self.to.tenant, self.to.now)
    }

    /// Errors: the row is of another workspace than the archive, or has a column that no archive has: a
    /// credential, for example.
    fn judge(&self, row: &Row) -> Result<()> {
        let of = row.get("tenant_id").and_then(Value::as_str).and_then(|it| Uuid::parse_str(it).ok());
        let is_known = |name: &String| self.known.contains(&name.as_str());
        match of == Some(self.source.workspace()) && row.keys().all(is_known) {
            true => Ok(()),
            false => Err(not_ours(self.table.name)),
        }
    }

    async fn add(&mut self, mut row: Row) -> Result<()> {
        self.judge(&row)?;
        self.sum.add(self.table.name, &row);
        row.insert("tenant_id".into(), Value::from(self.to.tenant.to_string()));
        if self.table.name == PARTIES {
            self.find_by(&mut row)?;
        }
        let id = brought_row(&self.key, &row, self.to.tenant);
        for column in self.table.with(Part::Opened) {
            let value = row.get(column.name).filter(|value| !value.is_null());
            let Some(value) = value else { continue };
            let plain = self.source.bytes_of(value)?;
            let id = id.ok_or_else(|| not_ours(self.table.name))?;
            let sealed = hex(&self.seal(column, id, &plain, &row)?);
            row.insert(column.name.into(), sealed.into());
        }
        self.waiting.push(if self.count == 0 { '[' } else { ',' });
        write!(self.waiting, "{}", Value::Object(row)).map_err(Error::internal)?;
        self.count += 1;
        if self.count >= ROWS || self.waiting.len() >= BYTES {
            self.flush().await?;
        }
        Ok(())
    }

    /// Puts the digests by which a party is found in place of the words that there were some.
    fn find_by(&mut self, row: &mut Row) -> Result<()> {
        let found = (self.finder)(self.cipher(), row)?;
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
            let cell = Cell { tenant: self.to.tenant, column: cell.name(), row: id };
            return self.to.encryption.seal(&cell, plain);
        }
        Ok(self.cipher().seal(cell, id, plain)?.as_bytes().to_vec())
    }

    /// Writes the rows so far in one statement, and the words of their parties.
    async fn flush(&mut self) -> Result<()> {
        if self.count == 0 {
            return Ok(());
        }
        let rows = std::mem::take(&mut self.waiting) + "]";
        self.count = 0;
        let (statement, tenant, client) = (self.statement(), self.to.tenant, self.to.client);
        let written = client.execute(statement.as_str(), &[&rows, &tenant]).await;
        written.map_err(|cause| as_refused(cause, self.table.name))?;
        let (words, parties) = std::mem::take(&mut self.words);
        if !words.is_empty() {
            client.execute(WORDS, &[&words, &parties, &tenant]).await?;
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
        // The workspace's own row is not there yet when it is written.
        let workspace = match self.table.name == WORKSPACE {
            true => "(select $2::uuid as tenant_id)",
            false => "app.tenant",
        };
        format!(
            "insert into {0} ({1}) select {2} from {workspace} w
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

    #[test]
    fn bytes_are_written_as_the_database_reads_them() {
        assert_eq!(hex(&[0, 0xab, 0x10]), "\\x00ab10");
        assert_eq!(hex(&[]), "\\x");
    }
}
