//! The rows of one table, page by page, as an archive has them.
//! Invariant: all pages are read in one transaction, so that they are of one moment; a page has a bound, so
//! that memory has one.

use super::columns::{Part, Table};
use super::comparing::RowSum;
use super::lines::{self, Row};
use super::sql;
use kernel::day::{Instant, parse_day};
use platform::encryption::Key;
use platform::error::{Error, Result};
use platform::internal::{Guard, Seals};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Rows of one statement: a document with its printed text may have some ten thousand bytes.
const PAGE: usize = 500;
/// The same for rows that hold a file of five million bytes; in memory there are several forms of it at once.
const PAGE_OF_FILES: usize = 1;
/// Bytes of one part before it is packed: a few parts are in memory at once.
const PART: usize = 4 * 1024 * 1024;

/// A column of a table's key, and its type.
pub(super) struct KeyColumn {
    name: String,
    kind: String,
}

impl KeyColumn {
    /// Whether the database reads this as a value of the column, as `to_jsonb` writes one.
    fn may_be(&self, value: &Value) -> bool {
        match (self.kind.as_str(), value) {
            // The database knows fewer forms of it than `Uuid`.
            ("uuid", Value::String(text)) => Uuid::parse_str(text).is_ok_and(|id| id.to_string() == *text),
            ("text", Value::String(text)) => !text.contains('\0'),
            ("date", Value::String(text)) => parse_day(text).is_ok(),
            ("timestamptz", Value::String(text)) => text.parse::<Instant>().is_ok(),
            ("int2", Value::Number(number)) => number.as_i64().is_some_and(|it| i16::try_from(it).is_ok()),
            ("int4", Value::Number(number)) => number.as_i64().is_some_and(|it| i32::try_from(it).is_ok()),
            ("int8", Value::Number(number)) => number.as_i64().is_some(),
            ("bool", Value::Bool(_)) => true,
            _ => false,
        }
    }
}

/// Whether a text is a key of these columns, each of them with a value that it may have.
fn is_key(key: &[KeyColumn], text: &str) -> bool {
    let Ok(row) = serde_json::from_str::<Row>(text) else { return false };
    let has = |column: &KeyColumn| row.get(&column.name).is_some_and(|value| column.may_be(value));
    row.len() == key.len() && key.iter().all(has)
}

/// One table of a workspace while it is read.
pub(super) struct Reader<'a, C> {
    pub snapshot: &'a C,
    pub tenant: Uuid,
    pub now: Instant,
    pub table: Table,
    key: Vec<KeyColumn>,
}

/// A file that goes into an archive.
pub(super) struct NewFile {
    pub name: String,
    pub count: i64,
    pub bytes: Vec<u8>,
}

/// Some rows of a table.
pub(super) struct TablePart {
    /// The rows as lines of JSON.
    pub json: String,
    /// The same for a spreadsheet; empty for tables that have none.
    pub csv: String,
    /// The files that the rows name.
    pub files: Vec<NewFile>,
    pub rows: usize,
    /// The key of the last row.
    pub last: Option<String>,
    pub is_end: bool,
}

/// A digest of a table's rows, with their number: it is another one after any change.
pub(super) async fn mark(snapshot: &Guard, tenant: Uuid, table: &Table) -> Result<(i64, String)> {
    let asked = format!(
        "select count(*), coalesce(sum(pg_catalog.hashtextextended(t::text, 0)::numeric), 0)::text
         from {} t where t.tenant_id = $1{}",
        table.name,
        table.condition()
    );
    let row = snapshot.pg().query_one(&asked, &[&tenant]).await?;
    let (count, sum): (i64, String) = (row.get(0), row.get(1));
    Ok((count, format!("{count}:{sum}")))
}

impl<'a, C: Seals> Reader<'a, C> {
    /// Errors: the database's.
    pub async fn of(snapshot: &'a C, tenant: Uuid, now: Instant, table: Table) -> Result<Reader<'a, C>> {
        let key = sql::key_of().bind(snapshot, &table.name).all().await?;
        let key = key.into_iter().map(|row| KeyColumn { name: row.name, kind: row.kind }).collect();
        Ok(Reader { snapshot, tenant, now, table, key })
    }

    /// The rows after a key, up to the size of a part.
    pub async fn part(&self, after: Option<&str>) -> Result<TablePart> {
        let mut part = TablePart {
            json: String::new(),
            csv: String::new(),
            files: vec![],
            rows: 0,
            last: after.map(str::to_owned),
            is_end: false,
        };
        let (columns, most) = (self.table.names(), self.page());
        if self.table.is_register() {
            part.csv = lines::csv_head(&columns);
        }
        while part.size() < PART && !part.is_end {
            let rows = self.rows(part.last.as_deref()).await?;
            part.is_end = rows.len() < most;
            part.rows += rows.len();
            part.last = rows.last().map(|row| self.key_text(row)).or(part.last);
            for mut row in rows {
                part.files.extend(self.file_of(&mut row)?);
                if self.table.is_register() {
                    part.csv += &lines::csv_line(&columns, &row);
                }
                part.json += &Value::Object(row).to_string();
                part.json.push('\n');
            }
        }
        Ok(part)
    }

    /// The sum of all rows, as an archive has them.
    pub async fn sum(&self) -> Result<RowSum> {
        let (mut sum, mut last, mut is_end) = (RowSum::default(), None::<String>, false);
        while !is_end {
            let rows = self.rows(last.as_deref()).await?;
            is_end = rows.len() < self.page();
            last = rows.last().map(|row| self.key_text(row)).or(last);
            for mut row in rows {
                self.file_of(&mut row)?;
                sum.add(self.table.name, &row);
            }
        }
        Ok(sum)
    }

    /// How many rows one page has; fewer are the last ones.
    pub fn page(&self) -> usize {
        if self.table.files().is_some() { PAGE_OF_FILES } else { PAGE }
    }

    /// The next rows, opened.
    pub async fn rows(&self, after: Option<&str>) -> Result<Vec<Row>> {
        let not_clear: Vec<&str> =
            self.table.columns.iter().map(|it| it.name).filter(|name| !self.is_clear(name)).collect();
        let statement = self.statement(after.is_some());
        let (on, statement) = (self.snapshot, statement.as_str());
        let rows = match after {
            Some(after) => on.query(statement, &[&self.tenant, &not_clear, &after]).await?,
            None => on.query(statement, &[&self.tenant, &not_clear]).await?,
        };
        rows.iter().map(|row| self.open_row(row)).collect()
    }

    fn is_clear(&self, name: &str) -> bool {
        self.table.with(Part::Value).any(|it| it.name == name)
    }

    fn statement(&self, is_later: bool) -> String {
        let flags = self
            .table
            .with(Part::IsThere)
            .map(|it| format!(" || pg_catalog.jsonb_build_object('{0}', t.{0} is not null)", it.name));
        let sealed = self.table.with(Part::Opened).map(|it| format!(", t.{}::bytea", it.name));
        let names: Vec<String> = self.key.iter().map(|it| format!("t.{}", it.name)).collect();
        let values = self.key.iter().map(|it| format!("($3::text::jsonb->>'{}')::{}", it.name, it.kind));
        let values = values.collect::<Vec<_>>().join(", ");
        let keys = names.join(", ");
        // A table with one row for a workspace has no key besides.
        let (after, order) = match (names.is_empty(), is_later) {
            (true, false) => (String::new(), String::new()),
            (true, true) => (" and $3::text is null".into(), String::new()),
            (false, false) => (String::new(), format!(" order by {keys}")),
            (false, true) => (format!(" and ({keys}) > ({values})"), format!(" order by {keys}")),
        };
        format!(
            "select ((pg_catalog.to_jsonb(t) - $2::text[]){})::text{} from {} t where t.tenant_id = $1{}{after}{order} limit {}",
            flags.collect::<String>(),
            sealed.collect::<String>(),
            self.table.name,
            self.table.condition(),
            self.page()
        )
    }

    fn open_row(&self, row: &tokio_postgres::Row) -> Result<Row> {
        let text: String = row.get(0);
        let mut told: Row = serde_json::from_str(&text).map_err(Error::internal)?;
        let mut sealed = self.table.with(Part::Opened).enumerate().peekable();
        if sealed.peek().is_some() {
            let id = cell_row(&self.key, &told, self.tenant).ok_or_else(|| {
                Error::internal(format!("nothing says how rows of {} are distinguished", self.table.name))
            })?;
            for (at, column) in sealed {
                let stored: Option<Vec<u8>> = row.get(at + 1);
                let name = column.cell().ok_or_else(|| Error::internal("a column that is not sealed"))?;
                let cipher = self.snapshot.cipher_of(self.tenant, self.now);
                let value = stored.map(|it| cipher.open_bytes(name, id, &it)).transpose()?;
                told.insert(column.name.to_owned(), value.map_or(Value::Null, lines::as_value));
            }
        }
        match told.values().any(lines::has_fraction) {
            true => Err(Error::internal(format!("{} has a number with a fraction", self.table.name))),
            false => Ok(told),
        }
    }

    /// The key of a row, as the next page begins after it.
    pub fn key_text(&self, row: &Row) -> String {
        let of = |it: &KeyColumn| (it.name.clone(), row.get(&it.name).cloned().unwrap_or(Value::Null));
        Value::Object(self.key.iter().map(of).collect::<Map<_, _>>()).to_string()
    }

    /// Whether a text may be what `key_text` gave: a page sends it back, so anybody may have written it.
    pub fn is_key(&self, text: &str) -> bool {
        is_key(&self.key, text)
    }

    /// Takes the bytes of a row's file out of the row, which names the file instead.
    fn file_of(&self, row: &mut Row) -> Result<Option<NewFile>> {
        let Some((column, folder)) = self.table.files() else { return Ok(None) };
        let Some(bytes) = row.get(column).and_then(lines::as_bytes) else { return Ok(None) };
        let key = self.key.first().and_then(|it| row.get(&it.name)).and_then(Value::as_str);
        let key = key.ok_or_else(|| Error::internal("a file without a key"))?;
        let ending = ending_of(row.get("media_type").and_then(Value::as_str).unwrap_or_default());
        let name = format!("{folder}/{key}.{ending}");
        row.insert(column.to_owned(), json!({ "file": name }));
        Ok(Some(NewFile { name, count: 0, bytes }))
    }
}

impl TablePart {
    fn size(&self) -> usize {
        self.json.len() + self.csv.len() + self.files.iter().map(|it| it.bytes.len()).sum::<usize>()
    }
}

/// The ending of a file's name, by its type.
fn ending_of(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => "pdf",
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        _ => "bin",
    }
}

/// The row that values are bound to, by its key without the workspace.
fn cell_row(key: &[KeyColumn], row: &Row, tenant: Uuid) -> Option<Uuid> {
    let id = |at: usize| Uuid::parse_str(row.get(&key.get(at)?.name)?.as_str()?).ok();
    match key {
        [] => Some(tenant),
        [_] => id(0),
        [_, which] if which.kind == "uuid" => Some((id(0)?, id(1)?).row()),
        [_, which] => match row.get(&which.name)? {
            Value::Number(number) => Some((id(0)?, number.as_i64()?).row()),
            Value::String(text) => Some((id(0)?, text.as_str()).row()),
            _ => None,
        },
        _ => None,
    }
}

/// The same for a row that is brought into another workspace, whose key has these columns and types.
pub(super) fn brought_row(key: &[(String, String)], row: &Row, tenant: Uuid) -> Option<Uuid> {
    let key: Vec<KeyColumn> =
        key.iter().map(|(name, kind)| KeyColumn { name: name.clone(), kind: kind.clone() }).collect();
    cell_row(&key, row, tenant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(of: &[(&str, &str)]) -> Vec<KeyColumn> {
        of.iter().map(|(name, kind)| KeyColumn { name: (*name).into(), kind: (*kind).into() }).collect()
    }

    #[test]
    fn a_row_is_found_by_its_key_as_its_values_were_sealed() {
        let [tenant, one, two] = [1, 2, 3].map(Uuid::from_u128);
        let row = json!({ "a": one, "n": 7, "b": two, "c": "CASH" });
        let row = row.as_object().expect("a row");
        let found = |of: &[(&str, &str)]| cell_row(&key(of), row, tenant);
        assert_eq!(found(&[]), Some(tenant));
        assert_eq!(found(&[("a", "uuid")]), Some(one));
        assert_eq!(found(&[("a", "uuid"), ("n", "int4")]), Some((one, 7_i32).row()));
        assert_eq!(found(&[("a", "uuid"), ("b", "uuid")]), Some((one, two).row()));
        assert_eq!(found(&[("a", "uuid"), ("c", "text")]), Some((one, "CASH").row()));
        assert_eq!(found(&[("a", "uuid"), ("b", "uuid"), ("n", "int4")]), None);
        assert_eq!(found(&[("c", "text")]), None);
    }

    #[test]
    fn a_key_has_all_its_columns_with_values_that_the_database_reads() {
        let id = Uuid::from_u128(7);
        let none: &[(&str, &str)] = &[];
        let line: &[(&str, &str)] = &[("a", "uuid"), ("n", "int4")];
        let month: &[(&str, &str)] = &[("month", "date"), ("code", "text"), ("many", "int8")];
        let moment: &[(&str, &str)] = &[("at", "timestamptz"), ("is", "bool")];
        let bytes: &[(&str, &str)] = &[("b", "bytea")];
        for (columns, text) in [
            (line, format!(r#"{{"n":7,"a":"{id}"}}"#)),
            (month, r#"{"month":"2026-04-01","code":"CASH","many":-9007199254740993}"#.into()),
            (moment, r#"{"at":"2026-04-20T05:00:00+00:00","is":true}"#.into()),
            (none, "{}".into()),
        ] {
            assert!(is_key(&key(columns), &text), "{text}");
        }
        for (columns, text) in [
            (line, String::new()),
            (line, format!(r#"{{"a":"{id}"}}"#)),
            (line, format!(r#"{{"a":"{id}","n":7,"b":1}}"#)),
            (line, r#"{"a":"x","n":7}"#.into()),
            (line, format!(r#"{{"a":"{}","n":7}}"#, id.urn())),
            (line, format!(r#"{{"a":"{id}","n":"7"}}"#)),
            (line, format!(r#"{{"a":"{id}","n":7.5}}"#)),
            (line, format!(r#"{{"a":"{id}","n":2147483648}}"#)),
            (line, format!(r#"{{"a":"{id}","n":null}}"#)),
            (month, r#"{"month":"2026-02-30","code":"CASH","many":1}"#.into()),
            (month, r#"{"month":"2026-04-01","code":"\u0000","many":1}"#.into()),
            (none, r#"{"a":1}"#.into()),
            (bytes, r#"{"b":"\\x00"}"#.into()),
        ] {
            assert!(!is_key(&key(columns), &text), "{text}");
        }
    }

    #[test]
    fn a_file_has_the_ending_of_its_type() {
        for (kind, ending) in [("application/pdf", "pdf"), ("image/jpeg", "jpg"), ("text/html", "bin")] {
            assert_eq!(ending_of(kind), ending);
        }
    }
}
