//! The data of a party as files: JSON and CSV of one documented form (docs/subsystems/requests.md).
//! Invariant: both have the same values in the same order; a spreadsheet reads no cell as a formula. The
//! digest of an answer is the one that the JSON names.

use super::hex;
use mail::messages::REQUEST_NEWS;
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

/// All of it as JSON: for each kind a list of objects, all values as text, and the digest of what it says.
pub fn as_json(case: &str, at: &str, tables: &[HeldTable]) -> String {
    let (held, cut) = (rows_by_kind(tables, |_, _| true, |_, _| true), kinds_cut(tables));
    let sha256 = hex(&digest(case, tables));
    let whole =
        json!({ "form": FORM, "request": case, "as_of": at, "sha256": sha256, "held": held, "cut": cut });
    format!("{whole:#}\n")
}

/// The rows that are asked for as objects by their kind, with those values that are asked for.
fn rows_by_kind(
    tables: &[HeldTable],
    is_row_asked: fn(&HeldTable, &[HeldValue]) -> bool,
    is_asked: fn(&HeldTable, &HeldValue) -> bool,
) -> Map<String, Value> {
    let object = |table: &HeldTable, row: &[HeldValue]| {
        let asked = row.iter().filter(|it| is_asked(table, it));
        let members = asked.map(|it| (it.field.to_owned(), Value::from(it.value.as_str())));
        Value::Object(members.collect::<Map<_, _>>())
    };
    let list = |table: &HeldTable| {
        let asked = table.rows.iter().filter(|row| is_row_asked(table, row.as_slice()));
        (table.table.to_owned(), asked.map(|row| object(table, row)).collect())
    };
    tables.iter().map(list).collect()
}

/// The kinds with more rows than are given.
fn kinds_cut(tables: &[HeldTable]) -> Vec<&'static str> {
    tables.iter().filter(|table| table.is_cut).map(|table| table.table).collect()
}

/// The SHA-256 of what is handed over, without the moment and without what became of requests, which a mail
/// says too: the answer and a file from before or after it have the same one, as long as the same is held.
pub fn digest(case: &str, tables: &[HeldTable]) -> [u8; 32] {
    let held = rows_by_kind(
        tables,
        |table, row| table.table != "mails" || !row.iter().any(is_answered),
        |table, it| (table.table, it.field) != ("requests", "outcome"),
    );
    let said = json!({ "form": FORM, "request": case, "held": held, "cut": kinds_cut(tables) });
    Sha256::digest(said.to_string().as_bytes()).into()
}

/// Whether a value says that its mail told of an answer.
fn is_answered(it: &HeldValue) -> bool {
    it.field == "kind" && it.value == REQUEST_NEWS
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
        assert_eq!(read["sha256"], json!(hex(&digest("DR-7", &tables()))));
    }

    #[test]
    fn the_digest_is_that_of_what_is_said_whenever_it_is_said_and_whatever_comes_of_it() {
        let request = |outcome: Option<&str>| {
            let rows = vec![row([("number", Some("DR-7".into())), ("outcome", outcome.map(Into::into))])];
            vec![HeldTable { table: "requests", title: "Requests", rows, is_cut: false }]
        };
        let digest_of = |at: &str, tables: &[HeldTable]| {
            let read: Value = serde_json::from_str(&as_json("DR-7", at, tables)).expect("JSON");
            read["sha256"].clone()
        };
        let before = digest_of("2026-11-28T00:00:00Z", &request(None));
        assert_eq!(digest_of("2026-11-29T00:00:00Z", &request(Some("done"))), before);
        assert_ne!(digest_of("2026-11-28T00:00:00Z", &tables()), before);
        let cut: Vec<_> =
            request(None).into_iter().map(|table| HeldTable { is_cut: true, ..table }).collect();
        assert_ne!(digest_of("2026-11-28T00:00:00Z", &cut), before);
        let mails = |kinds: &[&str]| {
            let rows = kinds.iter().map(|kind| row([("kind", Some((*kind).to_owned()))])).collect();
            vec![HeldTable { table: "mails", title: "Mails", rows, is_cut: false }]
        };
        let receipt = digest("DR-7", &mails(&["request"]));
        assert_eq!(digest("DR-7", &mails(&["request", REQUEST_NEWS])), receipt, "the answer's own mail");
        assert_ne!(digest("DR-7", &mails(&["request", "paper"])), receipt);
        // As docs/subsystems/requests.md tells people to compute it.
        let said = r#"{"form":"steelyard-person/1","request":"DR-7","held":{"requests":[{"number":"DR-7"}]},"cut":[]}"#;
        assert_eq!(before, json!(hex(&Sha256::digest(said.as_bytes()))));
    }
}
