//! A file of rows: JSON as in the API, or a table with the names of the fields in its first line (RFC 4180).
//! Invariant: a cell is parsed like the same field of a page's form, so that one place converts grams and
//! rupees; each fault names its row.

use super::Kind;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::code::Code;
use kernel::refusal::{Fault, Refusal, Ruled};
use platform::fields::AnyRow;
use platform::input::{Faults, Field, Path, Shape};
use platform::json;
use serde_json::Value;
use web::forms;

/// Largest file as base64: the largest body of the action.
const MOST: usize = 16 * 1024 * 1024;
/// The messages for files that hold no rows.
const NO_ROWS: &str =
    "Choose a JSON file with a list of rows, or a CSV file with the names of its columns in the first line.";
const NO_TABLE: &str = "These rows have parts of their own. Bring them as a JSON file.";
const UNEVEN: &str =
    "This line has another number of cells than the first line. Look for a missing quotation mark or comma.";

/// The text of such a file.
#[derive(Debug, Clone)]
pub struct RowsFile(String);

impl Field for RowsFile {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let text = value.as_str().filter(|text| text.len() <= MOST);
        let bytes = text.and_then(|text| STANDARD.decode(text).ok());
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        if text.is_none() {
            faults.add(at, Code::ValueUnknown);
        }
        // Spreadsheets put a byte order mark before the first name.
        text.map(|text| RowsFile(text.trim_start_matches('\u{feff}').to_owned()))
    }
    fn shape() -> Shape {
        Shape::Text(MOST)
    }
}

impl RowsFile {
    /// Its rows, each with the fields of the kind. Errors: 422 at `content`, or under each bad row.
    pub fn rows(&self, kind: Kind, minor_digits: u32) -> Ruled<Vec<Value>> {
        let rows = match self.0.trim_start().chars().next() {
            Some('[' | '{') => from_json(&self.0)?,
            Some(_) => from_table(&self.0, kind, minor_digits)?,
            None => return Err(fault("content", NO_ROWS)),
        };
        match rows.len() > AnyRow::MOST {
            true => Err(Refusal::new(Code::ListTooLong).field("content")),
            false => Ok(rows),
        }
    }
}

fn fault(field: impl Into<String>, message: &str) -> Refusal {
    Fault { message: message.to_owned(), ..Fault::new(field, Code::ValueUnknown) }.into()
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
        _ => None,
    }
}

fn from_table(text: &str, kind: Kind, minor_digits: u32) -> Ruled<Vec<Value>> {
    let shape = shape_of(kind).ok_or_else(|| fault("content", NO_TABLE))?;
    let mut lines = lines(text).into_iter();
    let names = lines.next().unwrap_or_default();
    let names: Vec<String> = names.iter().map(|name| name.trim().to_lowercase().replace(' ', "_")).collect();
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for (n, cells) in lines.enumerate() {
        if cells.len() != names.len() {
            return Err(fault(format!("rows[{n}]"), UNEVEN));
        }
        let pairs: Vec<(String, String)> = names.iter().cloned().zip(cells).collect();
        let (row, wrong) = forms::to_json(&shape, &pairs, minor_digits);
        faults.extend(wrong.into_iter().map(|it| Fault { field: format!("rows[{n}].{}", it.field), ..it }));
        rows.push(row);
    }
    if faults.is_empty() { Ok(rows) } else { Err(Refusal::invalid(faults)) }
}

/// The lines of a table: cells between commas, quoted where they hold a comma, with doubled quotation marks.
/// Empty lines are skipped.
fn lines(text: &str) -> Vec<Vec<String>> {
    let (mut lines, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut is_quoted, mut signs) = (false, text.chars().peekable());
    while let Some(sign) = signs.next() {
        match sign {
            '"' if is_quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
            '"' if is_quoted || cell.is_empty() => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted && signs.peek() == Some(&'\n') => {}
            '\n' if !is_quoted => end_line(&mut lines, &mut cells, &mut cell),
            other => cell.push(other),
        }
    }
    end_line(&mut lines, &mut cells, &mut cell);
    lines
}

fn end_line(lines: &mut Vec<Vec<String>>, cells: &mut Vec<String>, cell: &mut String) {
    cells.push(std::mem::take(cell));
    let line = std::mem::take(cells);
    if line.iter().any(|cell| !cell.is_empty()) {
        lines.push(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rows(kind: Kind, text: &str) -> Result<Vec<Value>, Vec<String>> {
        RowsFile(text.to_owned())
            .rows(kind, 2)
            .map_err(|refusal| refusal.faults.iter().map(|it| format!("{} {}", it.field, it.code)).collect())
    }

    #[test]
    fn a_table_becomes_the_rows_that_the_api_takes() {
        let table = "Party,name,kind,Credit limit minor\r\nP-1,\"Shah, Asha\",customer,\"1,250.50\"\r\n\r\nP-2,\"say \"\"hi\"\"\",customer,\r\n";
        let want = vec![
            json!({ "party": "P-1", "name": "Shah, Asha", "kind": "customer", "credit_limit_minor": 125_050 }),
            json!({ "party": "P-2", "name": "say \"hi\"", "kind": "customer" }),
        ];
        assert_eq!(rows(Kind::Parties, table), Ok(want));
    }

    #[test]
    fn what_is_wrong_in_a_table_names_its_row() {
        for (kind, text, want) in [
            (Kind::Parties, "party,name\nP-1,Asha\nP-2\n", "rows[1] value_unknown"),
            (Kind::Parties, "party,colour\nP-1,red\n", "rows[0].colour field_unknown"),
            (
                Kind::Parties,
                "party,credit_limit_minor\nP-1,5\nP-2,a lot\n",
                "rows[1].credit_limit_minor number_format",
            ),
            (Kind::Recipes, "recipe,name\nR-1,Brie\n", "content value_unknown"),
            (Kind::Parties, "", "content value_unknown"),
        ] {
            assert_eq!(rows(kind, text), Err(vec![want.to_owned()]), "{text}");
        }
    }

    #[test]
    fn a_list_of_rows_is_taken_as_it_is_and_nothing_else() {
        let list = r#"[{"party":"P-1"}]"#;
        assert_eq!(rows(Kind::Parties, list), Ok(vec![json!({ "party": "P-1" })]));
        assert_eq!(
            rows(Kind::Parties, &format!(r#"{{"kind":"x","rows":{list}}}"#)),
            rows(Kind::Parties, list)
        );
        for text in ["[1]", "{}", "[{]", r#"{"rows":{}}"#] {
            assert_eq!(rows(Kind::Parties, text), Err(vec!["content value_unknown".to_owned()]), "{text}");
        }
        let many = format!("[{}]", vec![r#"{"party":"P-1234567"}"#; 20_001].join(","));
        assert_eq!(rows(Kind::Parties, &many), Err(vec!["content list_too_long".to_owned()]));
    }
}
