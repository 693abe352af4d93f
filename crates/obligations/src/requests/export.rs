//! The data of a party as files: JSON and CSV of one documented form (docs/subsystems/requests.md).
//! Invariant: both have the same values in the same order; a spreadsheet reads no cell as a formula.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The name and version of the form.
pub const FORM: &str = "steelyard-person/1";

/// A value that is held, with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HeldValue {
    /// Its name.
    pub field: &'static str,
    /// Its text.
    pub value: String,
}

/// The rows of one kind that are held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HeldTable {
    /// The kind, as a word.
    pub table: &'static str,
    /// The kind, for people.
    pub title: &'static str,
    /// The rows; a value that is not there is left out.
    pub rows: Vec<Vec<HeldValue>>,
    /// Whether there are more rows than are given.
    pub is_cut: bool,
}

/// A row of values: those that are there.
pub fn row<const N: usize>(values: [(&'static str, Option<String>); N]) -> Vec<HeldValue> {
    let held = |(field, value): (&'static str, Option<String>)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(HeldValue { field, value })
    };
    values.into_iter().filter_map(held).collect()
}

/// All of it as JSON: for each kind a list of objects, and all values as text.
pub fn as_json(case: &str, at: &str, tables: &[HeldTable]) -> String {
    let object = |row: &Vec<HeldValue>| {
        let members = row.iter().map(|it| (it.field.to_owned(), Value::from(it.value.as_str())));
        Value::Object(members.collect::<Map<_, _>>())
    };
    let list = |table: &HeldTable| (table.table.to_owned(), table.rows.iter().map(object).collect());
    let held: Map<String, Value> = tables.iter().map(list).collect();
    let cut: Vec<&str> = tables.iter().filter(|table| table.is_cut).map(|table| table.table).collect();
    let whole = json!({ "form": FORM, "request": case, "as_of": at, "held": held, "cut": cut });
    format!("{whole:#}\n")
}

/// All of it as CSV: a line for each value, with its kind, the number of its row and its name.
pub fn as_csv(tables: &[HeldTable]) -> String {
    let mut text = String::from("table,row,field,value\r\n");
    for table in tables {
        for (n, row) in table.rows.iter().enumerate() {
            for it in row {
                let _ = write!(text, "{},{},{},{}\r\n", table.table, n + 1, it.field, cell(&it.value));
            }
        }
    }
    text
}

/// A text as one cell: a spreadsheet must not read it as a formula.
pub(crate) fn cell(words: &str) -> String {
    let is_formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = format!("{}{words}", if is_formula { "'" } else { "" });
    if safe.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

/// The SHA-256 of a file that was handed over.
pub fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables() -> Vec<HeldTable> {
        let named =
            |name: &str| row([("name", Some(name.into())), ("phone", None), ("gln", Some(String::new()))]);
        let rows = vec![named("=1+1"), named("Meera, \"M\"\nJoshi")];
        vec![HeldTable { table: "party", title: "The party", rows, is_cut: false }]
    }

    #[test]
    fn a_cell_is_one_cell_and_never_a_formula() {
        let text = as_csv(&tables());
        assert_eq!(
            text,
            "table,row,field,value\r\nparty,1,name,'=1+1\r\nparty,2,name,\"Meera, \"\"M\"\"\nJoshi\"\r\n"
        );
        for first in ["+", "-", "@", "\t", "\r"] {
            assert!(cell(&format!("{first}x")).trim_start_matches('"').starts_with('\''), "{first:?}");
        }
    }

    #[test]
    fn the_json_has_the_same_values_and_names_its_form() {
        let text = as_json("DR-7", "2026-11-28T00:00:00Z", &tables());
        let read: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!((&read["form"], &read["request"]), (&json!(FORM), &json!("DR-7")));
        assert_eq!(read["held"]["party"], json!([{"name": "=1+1"}, {"name": "Meera, \"M\"\nJoshi"}]));
        assert_eq!(read["cut"], json!([]));
        assert_ne!(digest(&text), digest(&as_csv(&tables())));
    }
}
