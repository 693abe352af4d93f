//! How a row is written: as a line of JSON with exact numbers, and as a line of a spreadsheet.
//! Invariant: no number passes through a float; no cell of a spreadsheet is run as a formula.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

/// A row by its columns.
pub type Row = Map<String, Value>;

/// An opened value: text where it is text, and otherwise its bytes as base64.
pub fn as_value(bytes: Vec<u8>) -> Value {
    match String::from_utf8(bytes) {
        Ok(text) => Value::String(text),
        Err(error) => json!({ "base64": STANDARD.encode(error.into_bytes()) }),
    }
}

/// The bytes of an opened value; None: it is neither text nor base64.
pub fn as_bytes(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::String(text) => Some(text.clone().into_bytes()),
        Value::Object(object) => STANDARD.decode(object.get("base64")?.as_str()?).ok(),
        _ => None,
    }
}

/// Whether a number of the row, at any depth, is not a whole one. A database without fractions gives none.
pub fn has_fraction(value: &Value) -> bool {
    match value {
        Value::Number(number) => !(number.is_i64() || number.is_u64()),
        Value::Array(all) => all.iter().any(has_fraction),
        Value::Object(all) => all.values().any(has_fraction),
        _ => false,
    }
}

/// The first line of a spreadsheet.
pub fn csv_head(columns: &[&str]) -> String {
    format!("{}\r\n", columns.join(","))
}

/// A row of a spreadsheet.
pub fn csv_line(columns: &[&str], row: &Row) -> String {
    let cells: Vec<String> =
        columns.iter().map(|name| cell(row.get(*name).unwrap_or(&Value::Null))).collect();
    format!("{}\r\n", cells.join(","))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        // A number of ours is never text that a spreadsheet could take for a formula.
        Value::Number(number) => number.to_string(),
        Value::Bool(is) => is.to_string(),
        Value::String(text) => in_quotes(text),
        other => in_quotes(&other.to_string()),
    }
}

/// A text as a cell. A spreadsheet runs a cell that begins with one of these characters; an apostrophe before
/// it makes it text. A text that begins with an apostrophe gets another one: a reader takes one away, and has the text.
fn in_quotes(text: &str) -> String {
    let mark = if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) { "'" } else { "" };
    match text.contains(['"', ',', '\n', '\r', '\t']) || !mark.is_empty() {
        true => format!("\"{mark}{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_a_spreadsheet_would_run_is_text() {
        for (text, cell) in [
            ("Ring, 22 carat", "\"Ring, 22 carat\""),
            ("plain", "plain"),
            ("=1+1", "\"'=1+1\""),
            ("+91 98", "\"'+91 98\""),
            ("-5", "\"'-5\""),
            ("@cmd", "\"'@cmd\""),
            ("\tx", "\"'\tx\""),
            ("\rx", "\"'\rx\""),
            ("say \"yes\"", "\"say \"\"yes\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("a=b", "a=b"),
            ("'=1+1", "\"''=1+1\""),
            ("'s-Hertogenbosch", "\"''s-Hertogenbosch\""),
        ] {
            assert_eq!(in_quotes(text), cell, "{text:?}");
        }
    }

    /// The text of a cell, as a reader of the file gets it.
    fn text_of(cell: &str) -> String {
        let inner = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let cell = inner.map_or(cell.to_owned(), |inner| inner.replace("\"\"", "\""));
        cell.strip_prefix('\'').map_or(cell.clone(), str::to_owned)
    }

    #[test]
    fn no_two_texts_have_one_cell() {
        for text in ["=x", "'=x", "''=x", "x", "'x", "-5", "'-5", "'", "", "\"", "'\"", "\tx", "'\tx", "a'b"]
        {
            assert_eq!(text_of(&in_quotes(text)), text, "{text:?}");
        }
    }

    #[test]
    fn a_negative_amount_stays_a_number_and_a_missing_one_an_empty_cell() {
        let row = json!({ "amount": -500, "sold": true, "memo": null, "body": { "a": 1 } });
        let row = row.as_object().expect("a row");
        let line = csv_line(&["amount", "sold", "memo", "none", "body"], row);
        assert_eq!(line, "-500,true,,,\"{\"\"a\"\":1}\"\r\n");
        assert_eq!(csv_head(&["amount", "sold"]), "amount,sold\r\n");
    }

    #[test]
    fn the_largest_amounts_are_exact_and_a_fraction_is_noticed() {
        for number in [i64::MAX, i64::MIN, 9_007_199_254_740_993] {
            let text = format!("{{\"amount\":{number}}}");
            let row: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(row.to_string(), text);
            assert!(!has_fraction(&row));
        }
        assert!(has_fraction(&json!({ "deep": [{ "rate": 0.1 }] })));
    }

    #[test]
    fn text_stays_text_and_other_bytes_come_back_as_they_were() {
        assert_eq!(as_value("स्वर्ण".into()), json!("स्वर्ण"));
        for bytes in [b"text".to_vec(), vec![0xff, 0xd8, 0xff, 0], vec![]] {
            assert_eq!(as_bytes(&as_value(bytes.clone())), Some(bytes));
        }
        assert_eq!((as_bytes(&json!(5)), as_bytes(&json!({ "base64": "%" }))), (None, None));
    }
}
