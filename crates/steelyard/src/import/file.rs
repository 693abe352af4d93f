//! A file of rows: JSON as in the API, or a table with the names of the fields in its first line (RFC 4180).
//! Invariant: a cell is parsed like the same field of a page's form, so that one place converts grams and
//! rupees; each fault names its row; a file makes no more rows and faults than their limits.

use super::{Kind, row_of};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::refusal::{Fault, Refusal, Ruled};
use platform::error::{Error, Result};
use platform::fields::AnyRow;
use platform::input::{Faults, Field, MOST_FAULTS, Path, Shape};
use platform::json;
use serde_json::Value;
use std::collections::BTreeSet;
use std::iter::Peekable;
use std::str::Chars;
use web::forms;

/// Largest file as base64: the largest body of the action.
const MOST: usize = 16 * 1024 * 1024;
/// Columns of a table. No kind has as many fields.
const COLUMNS: usize = 100;
/// Longest name of a column in a message, characters.
const LONGEST_NAME: usize = 60;
/// The messages for files that hold no rows.
const NO_ROWS: &str = "Choose a JSON file with a list of rows, or a CSV file with the names of its columns in the first line and at least one row.";
const NO_TABLE: &str = "These rows have parts of their own. Bring them as a JSON file.";
const UNEVEN: &str =
    "This line has another number of cells than the first line. Look for a missing quotation mark or comma.";
const TOO_MANY: &str = "The file has more than 20,000 rows. Split it into several files.";
const WORKBOOK: &str =
    "This is a workbook of a spreadsheet program. Save it there as CSV (UTF-8), then choose the CSV file.";
const UTF_16: &str = "This file is in UTF-16. Save it as CSV (UTF-8), then choose it again.";
const NOT_UTF_8: &str =
    "The characters of this file are not in UTF-8. Save it as CSV (UTF-8), then choose it again.";
const SEPARATOR: &str =
    "The cells of this file are separated by semicolons or tabs. Save it with commas between the cells.";
const UNCLOSED: &str = "A quotation mark opens a cell and nothing closes it. Close it, or take it away.";
const WIDE: &str = "The first line has more than 100 cells. Put the names of the columns there.";

/// The text of such a file.
#[derive(Debug, Clone)]
pub struct RowsFile(String);

impl Field for RowsFile {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let encoded = value.as_str().filter(|encoded| encoded.len() <= MOST);
        let text = encoded.and_then(|encoded| STANDARD.decode(encoded).ok()).ok_or(NO_ROWS).and_then(text_of);
        text.map_err(|remedy| faults.say(at, Code::ValueUnknown, remedy)).ok().map(RowsFile)
    }
    fn shape() -> Shape {
        Shape::Text(MOST)
    }
}

/// The text of a file's bytes. Errors: what to do with a file of another kind.
fn text_of(bytes: Vec<u8>) -> std::result::Result<String, &'static str> {
    let begins_with = |sign: &[u8]| bytes.starts_with(sign);
    // Workbooks are ZIP files, or older ones compound files.
    if begins_with(b"PK\x03\x04") || begins_with(b"\xd0\xcf\x11\xe0") {
        return Err(WORKBOOK);
    }
    // A letter of UTF-16 that ASCII has too has a zero byte beside it.
    if begins_with(b"\xff\xfe") || begins_with(b"\xfe\xff") || bytes.iter().take(64).any(|byte| *byte == 0) {
        return Err(UTF_16);
    }
    let text = String::from_utf8(bytes).map_err(|_| NOT_UTF_8)?;
    // Spreadsheets put a byte order mark before the first name.
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// The rows of a file, each with the fields of its kind.
#[derive(Debug, Default)]
pub struct Rows {
    pub rows: Vec<Value>,
    /// The line of each row, where the file is a table.
    lines: Vec<usize>,
}

impl From<Vec<Value>> for Rows {
    fn from(rows: Vec<Value>) -> Rows {
        Rows { rows, lines: Vec::new() }
    }
}

impl Rows {
    /// Adds the line in the file to the words of each fault of a row.
    pub fn with_lines(&self, error: Error) -> Error {
        match error {
            Error::Refused(mut refusal) => {
                for fault in &mut refusal.faults {
                    let line = row_of(&fault.field).and_then(|row| self.lines.get(row));
                    if let Some(line) = line {
                        fault.message = on_line(*line, fault.message.clone());
                    }
                }
                Error::Refused(refusal)
            }
            other => other,
        }
    }
}

/// A message about a line of the file.
fn on_line(line: usize, message: impl Into<Phrase>) -> Phrase {
    say!("Line {line}: {message}", line, message = message.into())
}

impl RowsFile {
    /// Its rows, read on a thread of its own: a large file takes a moment, in which everybody else is served.
    /// Errors: as of `rows`.
    pub async fn read_apart(self, kind: Kind, minor_digits: u32) -> Result<Rows> {
        let reading = tokio::task::spawn_blocking(move || self.rows(kind, minor_digits));
        Ok(reading.await.map_err(Error::internal)??)
    }

    /// Its rows. Errors: 422 at `content`, or under each bad row.
    fn rows(&self, kind: Kind, minor_digits: u32) -> Ruled<Rows> {
        let found = match self.0.trim_start().chars().next() {
            Some('[' | '{') => from_json(&self.0)?.into(),
            Some(_) => from_table(&self.0, kind, minor_digits)?,
            None => return Err(fault("content", NO_ROWS)),
        };
        match found.rows.len() {
            0 => Err(fault("content", NO_ROWS)),
            1..=AnyRow::MOST => Ok(found),
            _ => Err(too_many()),
        }
    }
}

/// The rows of a JSON file as it is sent; none where it holds no list of rows.
pub fn json_rows(content: &Value) -> Vec<Value> {
    let file = RowsFile::read(content, &Path::Root, &mut Faults::default());
    file.and_then(|file| from_json(&file.0).ok()).unwrap_or_default()
}

fn fault(field: impl Into<String>, message: impl Into<Phrase>) -> Refusal {
    Fault { message: message.into(), ..Fault::new(field, Code::ValueUnknown) }.into()
}

fn too_many() -> Refusal {
    Fault { message: TOO_MANY.into(), ..Fault::new("content", Code::ListTooLong) }.into()
}

/// A list of rows, or an input of the action with one.
fn from_json(text: &str) -> Ruled<Vec<Value>> {
    let mut sent = json::parse(text.as_bytes()).map_err(|_| fault("content", NO_ROWS))?;
    let list = if sent.is_object() { sent["rows"].take() } else { sent };
    match list {
        Value::Array(rows) if rows.iter().all(Value::is_object) => Ok(rows),
        _ => Err(fault("content", NO_ROWS)),
    }
}

/// The fields of a kind that can be a table.
fn shape_of(kind: Kind) -> Option<Shape> {
    match kind {
        Kind::Parties => Some(ledger::parties::import_shape()),
        Kind::Items => Some(ledger::items::import_shape()),
        Kind::Articles => Some(sell::pieces::import_shape()),
        Kind::Rates => Some(sell::rates::import_shape()),
        Kind::Holidays => Some(ledger::holidays::import_shape()),
        _ => None,
    }
}

fn from_table(text: &str, kind: Kind, minor_digits: u32) -> Ruled<Rows> {
    let shape = shape_of(kind).ok_or_else(|| fault("content", NO_TABLE))?;
    let mut lines = Lines { signs: text.chars().peekable(), line: 1, is_open: false };
    let names = names_of(lines.next().unwrap_or_default(), &shape)?;
    let (mut found, mut faults) = (Rows::default(), Vec::new());
    while let Some((line, cells)) = lines.next() {
        let row = found.rows.len();
        if lines.is_open {
            // The rest of the file would be in this one cell.
            return Err(fault(format!("rows[{row}]"), on_line(line, UNCLOSED)));
        }
        if row == AnyRow::MOST {
            return Err(too_many());
        }
        if cells.len() != names.len() {
            faults.extend(fault(format!("rows[{row}]"), on_line(line, UNEVEN)).faults);
            break;
        }
        let pairs: Vec<(String, String)> = names.iter().cloned().zip(cells).collect();
        let (fields, wrong) = forms::line_to_json(&shape, &pairs, minor_digits);
        faults.extend(wrong.into_iter().map(|it| Fault {
            field: format!("rows[{row}].{}", it.field).trim_end_matches('.').to_owned(),
            message: on_line(line, it.message),
            ..it
        }));
        if faults.len() >= MOST_FAULTS {
            break;
        }
        found.rows.push(fields);
        found.lines.push(line);
    }
    if faults.is_empty() { Ok(found) } else { Err(Refusal::invalid(faults)) }
}

/// The names of the columns. Errors: each that is no field of the kind, or is there twice, once for the whole file.
fn names_of((line, cells): (usize, Vec<String>), shape: &Shape) -> Ruled<Vec<String>> {
    if let [only] = &cells[..]
        && only.contains([';', '\t'])
    {
        return Err(fault("content", SEPARATOR));
    }
    if cells.len() > COLUMNS {
        return Err(fault("content", WIDE));
    }
    let names = cells.iter().map(|name| name.trim().to_lowercase().replace(' ', "_"));
    let names: Vec<String> = names.collect();
    let mut seen = BTreeSet::new();
    let faults = names.iter().filter(|name| !name.is_empty()).filter_map(|name| {
        let shown: String = name.chars().take(LONGEST_NAME).collect();
        let (code, message) = if !is_field(name, shape) {
            (
                Code::FieldUnknown,
                say!("There is no field {shown}. Rename this column or leave it out.", shown),
            )
        } else if !seen.insert(name) {
            (
                Code::ValueUnknown,
                say!("Two columns have the name {shown}. Rename or remove one of them.", shown),
            )
        } else {
            return None;
        };
        Some(Fault { field: "content".to_owned(), code, message: on_line(line, message) })
    });
    let faults: Vec<Fault> = faults.collect();
    if faults.is_empty() { Ok(names) } else { Err(Refusal::invalid(faults)) }
}

/// Whether a column's name leads to a field, and is the only spelling that does.
fn is_field(name: &str, shape: &Shape) -> bool {
    let is_index = |index: &str| index.parse::<usize>().is_ok_and(|n| n.to_string() == index);
    let is_plain = name
        .split('.')
        .all(|part| part.split('[').skip(1).all(|it| it.strip_suffix(']').is_some_and(is_index)));
    let (_, wrong) = forms::to_json(shape, &[(name.to_owned(), "1".to_owned())], 0);
    is_plain && !name.starts_with('_') && wrong.iter().all(|it| it.code != Code::FieldUnknown)
}

/// The lines of a table that are not empty, each with its number in the file and its cells, of which it gives one more than
/// there may be columns. Cells are separated by commas, in quotation marks where they hold a comma, with doubled marks inside.
struct Lines<'a> {
    signs: Peekable<Chars<'a>>,
    line: usize,
    /// Whether the last line ended in a quotation that nobody closed.
    is_open: bool,
}

impl Iterator for Lines<'_> {
    type Item = (usize, Vec<String>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.signs.peek()?;
            let line = self.line;
            let cells = self.cells();
            if cells.iter().any(|cell| !cell.is_empty()) {
                return Some((line, cells));
            }
        }
    }
}

impl Lines<'_> {
    /// The cells up to the end of the line.
    fn cells(&mut self) -> Vec<String> {
        let (mut cells, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
        while let Some(sign) = self.signs.next() {
            match sign {
                '"' if is_quoted && self.signs.peek() == Some(&'"') => cell.extend(self.signs.next()),
                '"' if is_quoted || cell.is_empty() => is_quoted = !is_quoted,
                ',' if !is_quoted => add(&mut cells, &mut cell),
                // Of the two signs that end a line on Windows the second one counts.
                '\r' if self.signs.peek() == Some(&'\n') => cell.extend(is_quoted.then_some(sign)),
                '\r' | '\n' => {
                    self.line += 1;
                    if !is_quoted {
                        break;
                    }
                    cell.push(sign);
                }
                other => cell.push(other),
            }
        }
        add(&mut cells, &mut cell);
        self.is_open = is_quoted;
        cells
    }
}

fn add(cells: &mut Vec<String>, cell: &mut String) {
    let cell = std::mem::take(cell);
    if cells.len() <= COLUMNS {
        cells.push(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(kind: Kind, text: &str) -> std::result::Result<Rows, Refusal> {
        RowsFile(text.to_owned()).rows(kind, 2)
    }

    fn rows(kind: Kind, text: &str) -> std::result::Result<Vec<Value>, Vec<String>> {
        let told = |refusal: Refusal| {
            refusal.faults.iter().map(|it| format!("{} {}", it.field, it.code)).collect::<Vec<_>>()
        };
        found(kind, text).map(|found| found.rows).map_err(told)
    }

    fn message(text: &str) -> String {
        found(Kind::Parties, text).expect_err("refused").faults[0].message.to_string()
    }

    #[test]
    fn a_table_becomes_the_rows_that_the_api_takes() {
        let table = "Party,name,kind,Credit limit minor\r\nP-1,\"Shah, Asha\",customer,\"1,250.50\"\r\n\r\nP-2,\"say \"\"hi\"\"\",customer,\r\n";
        let want = vec![
            json!({ "party": "P-1", "name": "Shah, Asha", "kind": "customer", "credit_limit_minor": 125_050 }),
            json!({ "party": "P-2", "name": "say \"hi\"", "kind": "customer" }),
        ];
        assert_eq!(rows(Kind::Parties, table), Ok(want.clone()));
        assert_eq!(rows(Kind::Parties, &table.replace("\r\n", "\r")), Ok(want.clone()), "line ends of old");
        assert_eq!(rows(Kind::Parties, &table.replace("\r\n", "\n")), Ok(want));
    }

    #[test]
    fn a_table_of_holidays_has_a_region_or_none() {
        let table = "Day,Region,Name,Source\n2026-11-02,AU-TAS,Recreation Day,Statutory Holidays Act 2000\n2026-12-31,,Stocktaking,\n";
        let want = vec![
            json!({ "day": "2026-11-02", "region": "AU-TAS", "name": "Recreation Day", "source": "Statutory Holidays Act 2000" }),
            json!({ "day": "2026-12-31", "name": "Stocktaking" }),
        ];
        assert_eq!(rows(Kind::Holidays, table), Ok(want));
    }

    #[test]
    fn what_is_wrong_in_a_table_names_its_row() {
        for (kind, text, want) in [
            (Kind::Parties, "party,name\nP-1,Asha\nP-2\n", "rows[1] value_unknown"),
            (Kind::Parties, "party,colour\nP-1,red\nP-2,blue\n", "content field_unknown"),
            (Kind::Parties, "party,_x\nP-1,red\n", "content field_unknown"),
            (Kind::Parties, "party,name,name\nP-1,Asha,Ravi\n", "content value_unknown"),
            (Kind::Parties, "party,name,name[x]\nP-1,Asha,Ravi\n", "content field_unknown"),
            (
                Kind::Parties,
                "party,credit_limit_minor\nP-1,5\nP-2,a lot\n",
                "rows[1].credit_limit_minor number_format",
            ),
            (
                Kind::Parties,
                "party,phone_verified\nP-1,0\nP-2,maybe\n",
                "rows[1].phone_verified value_unknown",
            ),
            (Kind::Parties, "party,name\nP-1,\"Asha\nP-2,Ravi\n", "rows[0] value_unknown"),
            (Kind::Recipes, "recipe,name\nR-1,Brie\n", "content value_unknown"),
            (Kind::Parties, "", "content value_unknown"),
            (Kind::Parties, "party,name\r\n", "content value_unknown"),
            (Kind::Parties, "party;name\r\nP-1;Asha\r\n", "content value_unknown"),
        ] {
            assert_eq!(rows(kind, text), Err(vec![want.to_owned()]), "{text}");
        }
    }

    #[test]
    fn a_fault_tells_the_line_of_the_file_and_what_to_do() {
        let late = "party,credit_limit_minor\r\n\r\nP-1,5\r\n\"P\r\n2\",6\r\nP-3,a lot\r\n";
        assert!(message(late).starts_with("Line 6: Write this as a plain number"), "{}", message(late));
        assert!(message("party\tname\nP-1\tAsha\n").contains("commas"));
        assert!(message("party,name,party\nP-1,A,B\n").contains("Two columns have the name party"));
        assert!(message("party,colour\nP-1,red\n").starts_with("Line 1: There is no field colour."));
        let given = found(Kind::Parties, "party\n\nP-1\nP-2\n").expect("rows");
        let refused = Refusal::new(Code::ValueUnknown).field("rows[1].party").field("content");
        let told = given.with_lines(refused.into());
        let told: Vec<String> =
            told.refusal().expect("refused").faults.iter().map(|it| it.message.to_string()).collect();
        let meaning = Code::ValueUnknown.meaning();
        assert_eq!(told, [format!("Line 4: {meaning}"), meaning.to_owned()]);
    }

    #[test]
    fn a_file_of_another_kind_is_refused_with_what_to_do() {
        for (bytes, want) in [
            (&b"PK\x03\x04\x14"[..], WORKBOOK),
            (b"\xff\xfep\0a\0", UTF_16),
            (b"p\0a\0r\0", UTF_16),
            (b"party,name\nP-1,Caf\xe9\n", NOT_UTF_8),
        ] {
            let mut faults = Faults::default();
            let sent = Value::from(STANDARD.encode(bytes));
            assert!(RowsFile::read(&sent, &Path::Root, &mut faults).is_none());
            assert!(format!("{faults:?}").contains(want), "{faults:?}");
        }
    }

    #[test]
    fn a_small_file_makes_no_large_refusal() {
        let faults = |text: &str| found(Kind::Parties, text).expect_err("refused").faults.len();
        assert_eq!(faults(&"x\n".repeat(524_288)), 1, "the name of the column, once");
        assert_eq!(faults(&",".repeat(1_000_000)), 1);
        let words = format!("party,credit_limit_minor\n{}", "P,x\n".repeat(15_000));
        assert_eq!(faults(&words), MOST_FAULTS);
        assert_eq!(
            rows(Kind::Parties, &format!("party\n{}", "P\n".repeat(500_000))),
            Err(vec!["content list_too_long".to_owned()])
        );
        let wide = "a,".repeat(5000);
        let cells = Lines { signs: wide.chars().peekable(), line: 1, is_open: false }
            .next()
            .map(|(_, cells)| cells.len());
        assert_eq!(cells, Some(COLUMNS + 1));
    }

    #[tokio::test]
    async fn while_a_file_is_read_its_thread_serves_others() {
        let file = RowsFile(format!("party,name\n{}", "P-1,Asha\n".repeat(20_000)));
        let reading = file.read_apart(Kind::Parties, 2);
        let is_first = tokio::select! {
            biased;
            _ = reading => false,
            () = tokio::task::yield_now() => true,
        };
        assert!(is_first, "the runtime's thread goes on at once");
    }

    #[test]
    fn a_list_of_rows_is_taken_as_it_is_and_nothing_else() {
        let list = r#"[{"party":"P-1"}]"#;
        assert_eq!(rows(Kind::Parties, list), Ok(vec![json!({ "party": "P-1" })]));
        assert_eq!(
            rows(Kind::Parties, &format!(r#"{{"kind":"x","rows":{list}}}"#)),
            rows(Kind::Parties, list)
        );
        for text in ["[1]", "{}", "[{]", r#"{"rows":{}}"#, "[]"] {
            assert_eq!(rows(Kind::Parties, text), Err(vec!["content value_unknown".to_owned()]), "{text}");
        }
        let many = format!("[{}]", vec![r#"{"party":"P-1234567"}"#; 20_001].join(","));
        assert_eq!(rows(Kind::Parties, &many), Err(vec!["content list_too_long".to_owned()]));
    }
}
