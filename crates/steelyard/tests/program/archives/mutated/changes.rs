//! Changes of an archive, made from its tables, their columns and the values in them.
//! Invariant: it knows kinds of values and the keys of tables, and no column by its name but in the attacks that people tried. The
//! seed is fixed, so that each run makes the same archives.

use super::super::opened::Opened;
use lifecycle::archive::columns;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

const SEED: u64 = 0x5eed;
/// An id that nothing has.
const NOBODY: Uuid = Uuid::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0003);
/// Far above each number of a key.
const FURTHER: i64 = 500;

/// The columns of each table's key, by the table.
pub type Keys = BTreeMap<String, Vec<String>>;
/// Changes the rows of a table.
type Change = Box<dyn Fn(&mut Vec<Value>)>;

/// An archive with one change.
pub struct Mutation {
    /// The change, in words.
    pub what: String,
    /// Words of its refusal. None: it may be refused or taken.
    pub told: Option<&'static str>,
    table: String,
    change: Change,
}

impl Mutation {
    fn of(table: &str, what: String, change: impl Fn(&mut Vec<Value>) + 'static) -> Mutation {
        let (what, table) = (format!("{table}: {what}"), table.to_owned());
        Mutation { what, told: None, table, change: Box::new(change) }
    }

    /// The same, which has to be refused in these words.
    fn told(self, words: &'static str) -> Mutation {
        Mutation { told: Some(words), ..self }
    }

    /// The bytes of the changed archive; its manifest fits it.
    pub fn bytes(&self, right: &Opened) -> Vec<u8> {
        let mut all = right.clone();
        let file = all.file(&file_of(&self.table));
        let mut rows = rows_of(file);
        (self.change)(&mut rows);
        *file = rows.iter().map(|row| format!("{row}\n")).collect::<String>().into_bytes();
        all.fitting()
    }
}

/// Random numbers from a seed (splitmix64).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides.max(1) as u64).expect("a side")
    }
}

fn file_of(table: &str) -> String {
    format!("tables/{table}.00001.jsonl")
}

fn rows_of(file: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(file).expect("text");
    text.lines().map(|line| serde_json::from_str(line).expect("a row")).collect()
}

/// The rows of each table that is brought in and has some.
pub fn tables(right: &Opened) -> BTreeMap<&'static str, Vec<Value>> {
    let brought = columns::tables().filter(|table| table.is_brought());
    let rows = brought.map(|table| {
        let file = right.0.iter().find(|(name, _)| *name == file_of(table.name));
        (table.name, file.map(|(_, bytes)| rows_of(bytes)).unwrap_or_default())
    });
    rows.filter(|(_, rows)| !rows.is_empty()).collect()
}

/// The attacks that people tried, and so many changes by schema that there are `many` together.
pub fn mutations(right: &Opened, keys: &Keys, many: usize) -> Vec<Mutation> {
    let (tables, mut dice) = (tables(right), Dice(SEED));
    let mut all = attacks(keys);
    let mut places: Vec<(&str, String)> = tables
        .iter()
        .flat_map(|(table, rows)| {
            let names = rows[0].as_object().expect("a row").keys().filter(|name| *name != "tenant_id");
            names.map(move |name| (*table, name.clone()))
        })
        .collect();
    while all.len() < many {
        // Each column once at most.
        let (table, column) = match places.len() {
            0 => break,
            left => places.swap_remove(dice.throw(left)),
        };
        all.push(one(table, &tables[table], &column, keys, &mut dice));
    }
    all
}

fn one(table: &str, rows: &[Value], column: &str, keys: &Keys, dice: &mut Dice) -> Mutation {
    let at = dice.throw(rows.len());
    let key = keys.get(table).cloned().unwrap_or_default();
    match dice.throw(8) {
        0 => Mutation::of(table, format!("row {at} is not there"), move |rows| drop(rows.remove(at))),
        1 => Mutation::of(table, format!("row {at} twice"), move |rows| rows.push(rows[at].clone())),
        2 => Mutation::of(table, format!("row {at} twice under another key"), move |rows| {
            let mut row = rows[at].clone();
            under_another_key(&mut row, &key);
            rows.push(row);
        }),
        place => {
            let there = &rows[at][column];
            let others: Vec<Value> =
                rows.iter().map(|row| row[column].clone()).filter(|it| it != there).collect();
            // The value of another row, or one that belongs to none.
            let values = if place == 3 && !others.is_empty() { others } else { instead_of(there) };
            put(table, at, column, values[dice.throw(values.len())].clone())
        }
    }
}

fn put(table: &str, at: usize, column: &str, value: Value) -> Mutation {
    let (column, shown) = (column.to_owned(), value.to_string().chars().take(40).collect::<String>());
    Mutation::of(table, format!("{column} of row {at} is {shown}"), move |rows| {
        rows[at][&column] = value.clone();
    })
}

fn under_another_key(row: &mut Value, key: &[String]) {
    for column in key {
        match &row[column] {
            Value::Number(number) => row[column] = json!(number.as_i64().expect("a number") + FURTHER),
            Value::String(text) if Uuid::parse_str(text).is_ok() && key.len() == 1 => {
                row[column] = json!(NOBODY)
            }
            _ => {}
        }
    }
}

/// Values of every kind that do not belong in place of this one.
fn instead_of(value: &Value) -> Vec<Value> {
    let mut values = values_for(value);
    values.retain(|it| it != value);
    values
}

fn values_for(value: &Value) -> Vec<Value> {
    let long = "x".repeat(1_000_000);
    match value {
        Value::Number(number) => {
            let n = number.as_i64().unwrap_or_default();
            vec![
                json!(i64::MAX),
                json!(i64::MIN),
                json!(1_000_000_000_000_001_i64),
                json!(1_000_000_000_000_000_i64),
                json!(n.saturating_neg()),
                json!(n.saturating_add(1)),
                json!(0),
                json!("5"),
                Value::Null,
            ]
        }
        Value::Bool(is) => vec![json!(!is), Value::Null, json!(5)],
        Value::String(text) if Uuid::parse_str(text).is_ok() => {
            vec![json!(NOBODY), json!(Uuid::nil()), json!("no id"), Value::Null]
        }
        Value::String(text) if text.starts_with("20") && text.get(4..5) == Some("-") => {
            let rest = text.get(10..).unwrap_or_default();
            let on = |day: &str| json!(format!("{day}{rest}"));
            vec![
                on("9999-12-31"),
                on("0001-01-01"),
                on("2200-12-31"),
                on("1900-01-01"),
                json!("infinity"),
                Value::Null,
            ]
        }
        Value::String(text) => vec![
            json!(long),
            json!(format!("\u{202e}{text}")),
            json!("\"><script>alert(1)</script>"),
            json!("a\u{0}b"),
            json!("nonsense"),
            json!("=1+1"),
            json!(".."),
            json!(""),
            json!("{}"),
            json!(5),
            Value::Null,
        ],
        Value::Array(_) => vec![json!([]), json!([long]), json!([5, null]), json!(5)],
        Value::Null => vec![json!(1), json!("x"), json!("2026-04-20"), json!(NOBODY), json!({})],
        Value::Object(_) => {
            vec![json!({}), json!({ "file": "manifest.json" }), json!("x"), json!({ "a": long })]
        }
    }
}

/// Attacks that an earlier program believed, and two that it may believe.
fn attacks(keys: &Keys) -> Vec<Mutation> {
    let key = keys.get("ledger.posting").cloned().unwrap_or_default();
    vec![
        Mutation::of("ledger.posting", "each row twice under another key".into(), move |rows| {
            for mut row in rows.clone() {
                under_another_key(&mut row, &key);
                rows.push(row);
            }
        })
        .told("The books of the archive do not agree."),
        put("ledger.posting", 0, "amount", json!(i64::MAX))
            .told("column amount, row 1: The number is further from zero"),
        Mutation::of("ledger.posting", "the two largest amounts".into(), |rows| {
            rows[0]["amount"] = json!(i64::MAX);
            rows[1]["amount"] = json!(i64::MAX);
        })
        .told("column amount, row 1: The number is further from zero"),
        Mutation::of("ledger.posting", "a thousand of the largest that one may have".into(), |rows| {
            for line in 1..=1_001 {
                let mut row = rows[0].clone();
                (row["line_no"], row["amount"]) = (json!(FURTHER + line), json!(1_000_000_000_000_000_i64));
                rows.push(row);
            }
        })
        .told("The numbers of this column are too large together."),
        put("ledger.document", 0, "document_date", json!("9999-12-31"))
            .told("The day is before 1900 or after 2200."),
        put("ledger.party", 0, "name", json!(format!("\u{202e}{}", "x".repeat(1_000_000))))
            .told("more than 500 characters"),
        put("ledger.party", 0, "name", json!("\u{202e}areeM")).told("a character that cannot be shown"),
        put("ledger.party", 0, "code", json!("\"><script>alert(1)</script>")),
        put("ledger.series", 0, "next", json!(1_000_000_000_000_000_i64))
            .told("Its next number is none that a paper may have."),
        Mutation::of("ledger.series", "each begins again".into(), |rows| {
            for row in rows {
                row["next"] = json!(1);
            }
        })
        .told("The next number of the series"),
        put("ledger.document", 0, "body", json!("{}")),
        put("ledger.document", 0, "body", json!(json!({ "document": { "lines": 5 } }).to_string()))
            .told("Its body is not one of a document."),
    ]
}

/// The keys of tables, from rows of the catalogue: table and column.
pub fn keys(rows: impl IntoIterator<Item = (String, String)>) -> Keys {
    let mut keys = Keys::new();
    for (table, column) in rows {
        keys.entry(table).or_default().push(column);
    }
    keys
}
