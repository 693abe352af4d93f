//! Brings an archive into an empty workspace: every row with its id, sealed again for this workspace.
//! Invariant: all of it or nothing, in one transaction; a file whose digest is not the manifest's, a row of
//! another workspace, a column that an archive never has, a value that a form would refuse and books that do not
//! agree are refused. The memory it takes has a bound, whatever the length of the archive.

use super::columns::{self, Part, Table, part_of};
use super::comparing::RowSum;
use super::limits::{self, Limit, MOST_TOGETHER};
use super::lines::Row;
use super::reading::brought_row;
use super::source::{Open, Source, hex_of};
use super::unfit::{RowAt, is_refusal, not_ours, refusal};
use super::{LogCheck, sql};
use catalogue::{Phrase, say};
use database::classes::{Column, Sealed};
use futures::future::BoxFuture;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::plain_text;
use keyring::Cell;
use lifecycle_queries::deletion;
use platform::encryption::ColumnCipher;
use platform::encryption::service::Service;
use platform::error::{Error, Result};
use platform::internal::{Guard, Internals, Seals};
use platform::sealed::ledger::tender::{OCCASION, REFERENCE};
use platform::tx::Tx;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
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
/// A keyed digest by which rows of another table are found.
struct FoundBy {
    table: &'static str,
    name: &'static str,
    /// The sealed column that it is computed from.
    words: Sealed,
    /// The only rows that have it: those with this word in this column.
    only: Option<(&'static str, &'static str)>,
}

/// All of them.
const FOUND_BY: [FoundBy; 2] = [
    FoundBy { table: "ledger.tender", name: "occasion_blind", words: OCCASION, only: None },
    FoundBy {
        table: "ledger.tender",
        name: "reference_blind",
        words: REFERENCE,
        only: Some(("mode", "upi")),
    },
];
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

/// Judges a row by itself. Returns its fault, or None.
pub type RowRule = fn(&Row) -> Option<Phrase>;

/// A check of the books that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenCheck {
    /// Its name: K1, K2, …
    pub check: &'static str,
    /// What must hold.
    pub says: &'static str,
    /// A row that breaks it: a commodity, an account, a lot, a batch, a document's number.
    pub about: String,
}

/// The first check of the books of a workspace that does not hold.
pub type BooksCheck<C> = for<'a> fn(&'a C, Uuid) -> BoxFuture<'a, Result<Option<BrokenCheck>>>;

/// How an archive is judged and brought in.
pub struct Rules<C> {
    /// Finds parties again.
    pub finder: Finder,
    /// Checks the log with its proofs.
    pub log: LogCheck,
    /// Judges the rows of a table, by its name.
    pub rows: &'static [(&'static str, RowRule)],
    /// Checks the books that were brought in.
    pub books: BooksCheck<C>,
    /// Bytes of all files when they are unpacked.
    pub most: u64,
}

/// The rules of an archive that is brought in outside any call.
pub type RulesOutside = Rules<Guard>;

impl<C> Clone for Rules<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Rules<C> {}

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

/// The types of all columns, by table and name.
struct Types(BTreeMap<(String, String), String>);

impl Types {
    async fn of(client: &impl Seals) -> Result<Types> {
        let columns = sql::columns_of_tables().bind(client).all().await?;
        Ok(Types(columns.into_iter().map(|it| ((it.place, it.name), it.kind)).collect()))
    }

    /// The limit of each column that a row of an archive may have. Errors: `Internal`, for a column without one.
    fn limits(&self, table: Table, filled: &[String]) -> Result<BTreeMap<&'static str, Limit>> {
        let limit = |column: &'static Column| {
            let kind = self.0.get(&(table.name.to_owned(), column.name.to_owned()));
            let limit = match filled.iter().any(|name| name == column.name) {
                true => kind.and_then(|kind| limits::limit_of(column, kind)),
                false => Some(Limit::Computed),
            };
            let without = || Error::internal(format!("{}.{} has no limit", table.name, column.name));
            Ok((column.name, limit.ok_or_else(without)?))
        };
        table.columns.iter().filter(|it| part_of(it) != Part::Nothing).map(limit).collect()
    }
}

/// The workspace that is filled, the archive, and the rules.
struct Work<'a, C> {
    to: Target<'a, C>,
    source: &'a Source,
    rules: Rules<C>,
    types: Types,
}

/// A table while it is filled.
struct Filling<'a, C> {
    work: &'a Work<'a, C>,
    table: Table,
    key: Vec<(String, String)>,
    columns: Vec<String>,
    limits: BTreeMap<&'static str, Limit>,
    rule: Option<RowRule>,
    /// The rows that wait for their statement.
    waiting: Vec<String>,
    /// Their bytes.
    bytes: usize,
    words: (Vec<Vec<u8>>, Vec<Uuid>),
    sum: RowSum,
    /// The sum of each column of amounts, all taken as positive.
    together: BTreeMap<&'static str, i128>,
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

/// Brings an archive in. Errors: `workspace_not_empty`; `archive_refused` at `content`, if it is no archive of ours, not whole, has
/// a value that a form would refuse or that the database refuses, or if its books do not agree.
pub async fn bring<C: Seals>(to: Target<'_, C>, open: Open, rules: Rules<C>) -> Result<ArchiveRows> {
    let sha256 = digest_of(&open).map_err(|_| not_ours("it cannot be read"))?;
    let source = Source::of(open)?;
    let events = source.judge(rules.most, rules.log)?;
    let tables = tables_in_order(to.client).await?;
    is_empty(to, &tables).await?;
    has_same_books(to, &source).await?;
    let work = Work { to, source: &source, rules, types: Types::of(to.client).await? };
    let (many, mut sums) = (tables.len(), BTreeMap::new());
    for (at, table) in tables.into_iter().enumerate() {
        sums.insert(table.name, fill(&work, table).await?);
        (to.progress)(at + 1, many);
    }
    goes_on(to).await?;
    agree(to, rules.books).await?;
    sql::mark_brought_in().bind(to.client, &to.now, &to.tenant).opt().await?;
    let (from, moment) = source.origin();
    let rows = sums.values().map(|it| it.rows).sum();
    Ok(ArchiveRows { rows, events, from, moment, sha256, sums })
}

/// As `bring`, in the transaction of a call: nobody else writes a first row before it ends. Errors: as
/// `bring`; `workspace_closed`.
pub async fn bring_in_call(tx: &Tx, open: Open, rules: Rules<Tx>) -> Result<ArchiveRows> {
    let progress = |done, of| tx.progress(done, of);
    let (tenant, now) = (tx.tenant(), tx.now);
    let held = sql::lock_empty_workspace().bind(tx, &tenant).opt().await?;
    held.ok_or_else(|| Error::from(Code::WorkspaceClosed))?;
    bring(Target { client: tx, encryption: tx.encryption(), tenant, now, progress: &progress }, open, rules)
        .await
}

/// Brings the row of the workspace itself in, where a rehearsal needs one. Errors: as `bring`.
pub(super) async fn bring_workspace<C: Seals>(to: Target<'_, C>, open: Open, rules: Rules<C>) -> Result<()> {
    let table = columns::table(WORKSPACE).ok_or_else(|| Error::internal("no table of workspaces"))?;
    let source = Source::of(open)?;
    let work = Work { to, source: &source, rules, types: Types::of(to.client).await? };
    match fill(&work, table).await?.rows {
        1 => Ok(()),
        _ => Err(not_ours("it is not of one workspace")),
    }
}

/// Fills one table. Errors: as `bring`; the manifest counts other rows.
async fn fill<C: Seals>(work: &Work<'_, C>, table: Table) -> Result<RowSum> {
    let mut filling = Filling::of(work, table).await?;
    for part in work.source.parts(table.name) {
        let mut lines = work.source.lines(&part)?;
        while let Some(row) = lines.next_row()? {
            filling.add(row).await?;
        }
    }
    filling.flush().await?;
    let (rows, told) = (filling.sum.rows, work.source.rows_of(table.name));
    match rows == told {
        true => Ok(filling.sum),
        false => Err(refusal(say!(
            "Table {table} has {rows} rows, and the manifest says {told}.",
            table = table.name,
            rows,
            told
        ))),
    }
}

/// Whether each series can number its next paper. Errors: `archive_refused` at `content`.
async fn goes_on<C: Seals>(to: Target<'_, C>) -> Result<()> {
    match sql::series_behind().bind(to.client, &to.tenant).opt().await? {
        None => Ok(()),
        Some(code) => Err(refusal(say!("The next number of the series {code} is taken already.", code))),
    }
}

/// Whether all checks of the books hold for what was brought in. Errors: `archive_refused` at `content`, with the check that does not.
async fn agree<C>(to: Target<'_, C>, books: BooksCheck<C>) -> Result<()> {
    match books(to.client, to.tenant).await? {
        None => Ok(()),
        Some(BrokenCheck { check, says, about }) => Err(refusal(say!(
            "The books of the archive do not agree. Check {check} does not hold for {about}: {says}",
            check,
            about,
            says = Phrase::of(says)
        ))),
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
/// Errors: `archive_refused` at `content`.
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

impl<'a, C: Seals> Filling<'a, C> {
    async fn of(work: &'a Work<'a, C>, table: Table) -> Result<Filling<'a, C>> {
        let client = work.to.client;
        let key = sql::key_of().bind(client, &table.name).all().await?;
        let mut columns = sql::columns_to_fill().bind(client, &table.name).all().await?;
        columns.retain(|name| !table.columns.iter().any(|it| it.name == name && it.moved_to.is_some()));
        let rule = work.rules.rows.iter().find(|(name, _)| *name == table.name).map(|(_, rule)| *rule);
        Ok(Filling {
            key: key.into_iter().map(|row| (row.name, row.kind)).collect(),
            limits: work.types.limits(table, &columns)?,
            work,
            table,
            columns,
            rule,
            waiting: vec![],
            bytes: 0,
            words: (vec![], vec![]),
            sum: RowSum::default(),
            together: BTreeMap::new(),
        })
    }

    fn cipher(&self) -> ColumnCipher<'a> {
        self.work.to.client.cipher_of(self.work.to.tenant, self.work.to.now)
    }

    /// The place of the row that was counted last.
    fn at(&self) -> RowAt<'static> {
        RowAt { table: self.table.name, row: self.sum.rows }
    }

    /// Errors: the row is of another workspace than the archive, has a column that no archive has (a credential, for example), or
    /// a value beyond its limit.
    fn judge(&mut self, row: &Row) -> Result<()> {
        let of = row.get("tenant_id").and_then(Value::as_str).and_then(|it| Uuid::parse_str(it).ok());
        if of != Some(self.work.source.workspace()) {
            return Err(self.at().unfit(say!("It is of another workspace than the archive.")));
        }
        for (name, value) in row {
            let at = self.at();
            let Some((&name, limit)) = self.limits.get_key_value(name.as_str()) else {
                return Err(at.unfit_at(name, say!("No archive has this column.")));
            };
            if let Some(fault) = limit.fault(value) {
                return Err(at.unfit_at(name, fault));
            }
            if limits::is_summed(name) && !self.fits_together(name, value) {
                return Err(at.unfit_at(name, say!("The numbers of this column are too large together.")));
            }
        }
        match self.rule.and_then(|rule| rule(row)) {
            Some(fault) => Err(self.at().unfit(fault)),
            None => Ok(()),
        }
    }

    /// Adds a number to those of its column. False: they are too large together.
    fn fits_together(&mut self, name: &'static str, value: &Value) -> bool {
        let sum = self.together.entry(name).or_default();
        *sum += i128::from(value.as_i64().unwrap_or_default()).abs();
        *sum <= MOST_TOGETHER
    }

    async fn add(&mut self, mut row: Row) -> Result<()> {
        self.move_to_sealed(&mut row);
        self.sum.add(self.table.name, &row);
        self.judge(&row)?;
        let tenant = self.work.to.tenant;
        row.insert("tenant_id".into(), Value::from(tenant.to_string()));
        if self.table.name == PARTIES {
            self.find_by(&mut row)?;
        }
        self.find_words(&mut row)?;
        let id = brought_row(&self.key, &row, tenant);
        for column in self.table.with(Part::Opened) {
            let value = row.get(column.name).filter(|value| !value.is_null());
            let Some(value) = value else { continue };
            let plain = self.work.source.bytes_of(value)?;
            if columns::is_file(column) && !is_file_of(&row, &plain) {
                let fault = say!("The file has another digest or another size than its row says.");
                return Err(self.at().unfit_at(column.name, fault));
            }
            let id = id.ok_or_else(|| self.at().unfit(say!("It has no key.")))?;
            let sealed = hex(&self.seal(column, id, &plain, &row)?);
            row.insert(column.name.into(), sealed.into());
        }
        let row = Value::Object(row).to_string();
        self.bytes += row.len();
        self.waiting.push(row);
        if self.waiting.len() >= ROWS || self.bytes >= BYTES {
            self.flush().await?;
        }
        Ok(())
    }

    /// Takes values that an earlier release had in clear text to the sealed column that they have now.
    fn move_to_sealed(&self, row: &mut Row) {
        for column in self.table.columns {
            let value = column.moved_to.and_then(|to| Some((to, row.remove(column.name)?)));
            if let Some((to, value)) = value.filter(|(_, value)| !value.is_null()) {
                row.insert(to.into(), value);
            }
        }
    }

    /// Puts the digests by which words are found in place of what the archive says of them.
    fn find_words(&self, row: &mut Row) -> Result<()> {
        for it in FOUND_BY.iter().filter(|it| it.table == self.table.name) {
            let column = it.words.name().rsplit('.').next().unwrap_or_default();
            let has_one =
                it.only.is_none_or(|(column, word)| row.get(column).is_some_and(|value| value == word));
            let digest = match row.get(column).and_then(Value::as_str).filter(|_| has_one) {
                Some(text) => hex(&self.cipher().blind(it.words, &plain_text::fold_words(text))?).into(),
                None => Value::Null,
            };
            row.insert(it.name.into(), digest);
        }
        Ok(())
    }

    /// Puts the digests by which a party is found in place of the words that there were some.
    fn find_by(&mut self, row: &mut Row) -> Result<()> {
        let found = (self.work.rules.finder)(self.cipher(), row)?;
        for column in self.table.columns.iter().filter(|it| part_of(it) == Part::IsThere) {
            row.remove(column.name);
        }
        for (name, digest) in found.own {
            row.insert(name.into(), digest.as_deref().map_or(Value::Null, |it| hex(it).into()));
        }
        let party = row.get("party_id").and_then(Value::as_str).and_then(|it| Uuid::parse_str(it).ok());
        let party = party.ok_or_else(|| self.at().unfit(say!("It has no key.")))?;
        self.words.1.extend(found.words.iter().map(|_| party));
        self.words.0.extend(found.words);
        Ok(())
    }

    /// Seals a value for this workspace. The text in place of an erased person is not sealed with that
    /// person's key, which is gone.
    fn seal(&self, column: &Column, id: Uuid, plain: &[u8], row: &Row) -> Result<Vec<u8>> {
        let cell = column.cell().ok_or_else(|| Error::internal("a column that is not sealed"))?;
        if row.get("erased_at").is_some_and(|at| !at.is_null()) {
            let cell = Cell { tenant: self.work.to.tenant, column: cell.name(), row: id };
            return self.work.to.encryption.seal(&cell, plain);
        }
        Ok(self.cipher().seal(cell, id, plain)?.as_bytes().to_vec())
    }

    /// Writes the rows so far in one statement, and the words of their parties. Errors: the database refuses one of them, which
    /// is found then.
    async fn flush(&mut self) -> Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let rows = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        let (tenant, client) = (self.work.to.tenant, self.work.to.client);
        client.execute("savepoint before_rows", &[]).await?;
        if let Err(cause) = self.write(&rows).await {
            return Err(self.refused_of(&rows, cause).await);
        }
        client.execute("release savepoint before_rows", &[]).await?;
        let (words, parties) = std::mem::take(&mut self.words);
        if !words.is_empty() {
            client.execute(WORDS, &[&words, &parties, &tenant]).await?;
        }
        Ok(())
    }

    async fn write(&self, rows: &[String]) -> std::result::Result<u64, tokio_postgres::Error> {
        let (statement, rows) = (self.statement(), format!("[{}]", rows.join(",")));
        self.work.to.client.execute(statement.as_str(), &[&rows, &self.work.to.tenant]).await
    }

    /// The refusal of these rows, of which the database refused one: they are written one by one to find it. If each is fit by
    /// itself, the last one is named.
    async fn refused_of(&self, rows: &[String], cause: tokio_postgres::Error) -> Error {
        let client = self.work.to.client;
        let first = self.sum.rows - i64::try_from(rows.len()).unwrap_or(0) + 1;
        if !is_refusal(&cause) || client.execute("rollback to savepoint before_rows", &[]).await.is_err() {
            return cause.into();
        }
        for (row, place) in rows.iter().zip(first..) {
            if let Err(cause) = self.write(std::slice::from_ref(row)).await {
                return RowAt { table: self.table.name, row: place }.as_refused(cause);
            }
        }
        self.at().as_refused(cause)
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

/// Whether a file has the digest and the size that its row says.
fn is_file_of(row: &Row, bytes: &[u8]) -> bool {
    let digest = hex(&Sha256::digest(bytes));
    let has = |name: &str, told: &Value| row.get(name).is_none_or(|it| it == told);
    has("sha256", &digest.into()) && has("size", &bytes.len().into())
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
