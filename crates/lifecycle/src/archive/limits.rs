//! What a value of an archive may be: the limits of what people type, for the kind of its column.
//! Invariant: each column that is brought in has a limit. It follows from the column's class and type, and from the unit that ends its
//! name; the database's own checks are narrower.

use super::columns::{Part, is_file, part_of};
use catalogue::{Phrase, say};
use database::classes::Column;
use kernel::code::Code;
use kernel::day::{parse_day, parse_instant};
use kernel::decimal::Quantity;
use kernel::money::Money;
use kernel::plain_text;
use kernel::unit::Unit;
use platform::fields::{MAX_CODE, MAX_TEXT};
use serde_json::Value;
use uuid::Uuid;

/// The largest count: a version or a number of prints that grows by one still fits.
const MOST_COUNT: i64 = 1_000_000_000;
/// Characters of a text inside a body: the formula of a recipe is the longest.
const MOST_IN_BODY: usize = 10_000;
/// Characters of a text of several lines: a policy is the longest.
const MOST_OF_PAGES: usize = 6_000;
/// All amounts of one column together, of either sign. A sum over nine columns still fits in 64 bits.
pub const MOST_TOGETHER: i128 = 1_000_000_000_000_000_000;

/// Sealed columns that hold more than a line of text.
const LARGER: [(&str, &str, Limit); 5] = [
    ("app.policy_version", "body", Limit::Pages),
    ("ledger.document", "body", Limit::Body),
    ("make.batch_plan", "target", Limit::Body),
    ("make.recipe_version", "body", Limit::Body),
    ("sell.draft", "input", Limit::Body),
];

/// What the values of a column may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// Anything: the database computes the column and does not read it.
    Computed,
    /// An id.
    Id,
    /// True or false.
    Flag,
    /// A day of the years that people may type.
    Day,
    /// A moment of these years.
    Moment,
    /// A whole number of either sign, at most this far from zero.
    Number(i64),
    /// A line of text.
    Line,
    /// A code, by which its page is found.
    Code,
    /// A unit.
    Unit,
    /// Several lines of text.
    Pages,
    /// JSON that the program wrote, as a text.
    Body,
    /// JSON.
    Json,
    /// A digest, as the database writes bytes.
    Digest,
    /// A file of the archive.
    File,
    /// A list of such values.
    List(Box<Limit>),
}

/// The limit of a column with this type. None: nothing says what its values may be.
pub fn limit_of(column: &Column, kind: &str) -> Option<Limit> {
    let larger = LARGER.iter().find(|(table, name, _)| (*table, *name) == (column.table, column.name));
    match part_of(column) {
        Part::Nothing => None,
        Part::IsThere => Some(Limit::Flag),
        Part::Opened if is_file(column) => Some(Limit::File),
        Part::Opened => Some(larger.map_or(Limit::Line, |(.., limit)| limit.clone())),
        Part::Value => of_type(column.name, kind),
    }
}

fn of_type(name: &str, kind: &str) -> Option<Limit> {
    if let Some(kind) = kind.strip_prefix('_') {
        return of_type(name, kind).map(|limit| Limit::List(Box::new(limit)));
    }
    Some(match kind {
        "uuid" => Limit::Id,
        "bool" => Limit::Flag,
        "date" => Limit::Day,
        "timestamptz" => Limit::Moment,
        "int2" | "int4" => Limit::Number(MOST_COUNT),
        "int8" => Limit::Number(most_of(name)),
        "text" if matches!(name, "code" | "tag") => Limit::Code,
        "text" if name == "unit" || name.ends_with("_unit") => Limit::Unit,
        "text" => Limit::Line,
        "bytea" => Limit::Digest,
        "json" | "jsonb" => Limit::Json,
        _ => return None,
    })
}

/// The largest number of a column, by the unit that ends its name. The totals of a month exceed one amount.
fn most_of(name: &str) -> i64 {
    match unit_of(name) {
        "e4" | "e6" | "e15" | "debit" | "credit" => Quantity::MAX,
        _ => Money::LIMIT,
    }
}

fn unit_of(name: &str) -> &str {
    name.rsplit_once('_').map_or(name, |(_, unit)| unit)
}

/// Whether the numbers of a column are added up somewhere.
pub fn is_summed(name: &str) -> bool {
    matches!(unit_of(name), "minor" | "mg" | "e6" | "amount" | "debit" | "credit")
}

impl Limit {
    /// The fault of a value. None: it is within the limit, or it is null, which the database judges.
    pub fn fault(&self, value: &Value) -> Option<Phrase> {
        if value.is_null() {
            return None;
        }
        let text = value.as_str().ok_or_else(other_kind);
        match self {
            Limit::Computed => None,
            Limit::Flag => unless(value.is_boolean()),
            Limit::Number(most) => number(value, *most),
            Limit::File => unless(value["file"].is_string() || value["base64"].is_string()),
            Limit::Json => json(value),
            Limit::List(limit) => match value.as_array() {
                Some(all) => all.iter().find_map(|one| limit.fault(one)),
                None => Some(other_kind()),
            },
            _ => text.map_or_else(Some, |text| self.fault_of_text(text)),
        }
    }

    fn fault_of_text(&self, text: &str) -> Option<Phrase> {
        match self {
            Limit::Id => unless(Uuid::parse_str(text).is_ok()),
            Limit::Day => parse_day(text).err().map(of_time),
            Limit::Moment => parse_instant(text).err().map(of_time),
            Limit::Code if !plain_text::stands_in_address(text) => Some(bad_letter()),
            Limit::Code => line(text, MAX_CODE),
            Limit::Unit => unless(text.parse::<Unit>().is_ok()),
            Limit::Pages => too_long(text, MOST_OF_PAGES).or_else(|| text.lines().find_map(letters)),
            Limit::Body => match serde_json::from_str::<Value>(text) {
                Ok(body) if body.is_object() => json(&body),
                _ => Some(other_kind()),
            },
            Limit::Digest => unless(text.strip_prefix("\\x").is_some_and(is_hex)),
            _ => line(text, MAX_TEXT),
        }
    }
}

fn unless(is_fit: bool) -> Option<Phrase> {
    (!is_fit).then(other_kind)
}

fn is_hex(text: &str) -> bool {
    text.len() <= MAX_CODE * 2 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn number(value: &Value, most: i64) -> Option<Phrase> {
    match value.as_i64() {
        Some(n) if (-most..=most).contains(&n) => None,
        Some(_) => Some(too_large(most)),
        None if value.is_u64() => Some(too_large(most)),
        None => Some(other_kind()),
    }
}

/// The first fault in JSON, at any depth.
fn json(value: &Value) -> Option<Phrase> {
    match value {
        Value::Null | Value::Bool(_) => None,
        Value::Number(_) => number(value, Money::LIMIT),
        Value::String(text) => line(text, MOST_IN_BODY),
        Value::Array(all) => all.iter().find_map(json),
        Value::Object(all) => {
            all.iter().find_map(|(name, value)| line(name, MAX_CODE).or_else(|| json(value)))
        }
    }
}

fn line(text: &str, most: usize) -> Option<Phrase> {
    too_long(text, most).or_else(|| letters(text))
}

fn too_long(text: &str, most: usize) -> Option<Phrase> {
    (text.chars().count() > most).then(|| say!("The text has more than {most} characters.", most))
}

fn letters(text: &str) -> Option<Phrase> {
    plain_text::read(text).err().map(|_| bad_letter())
}

fn bad_letter() -> Phrase {
    say!("The text has a character that cannot be shown.")
}

fn other_kind() -> Phrase {
    say!("The value is of another kind than those of this column.")
}

fn too_large(most: i64) -> Phrase {
    say!("The number is further from zero than {most}.", most)
}

fn of_time(code: Code) -> Phrase {
    match code {
        Code::TimeRange => say!("The day is before 1900 or after 2200."),
        _ => other_kind(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::tables;
    use super::*;
    use serde_json::json;

    fn column(table: &str, name: &str) -> &'static Column {
        let table = tables().find(|it| it.name == table).expect("a table");
        table.columns.iter().find(|it| it.name == name).expect("a column")
    }

    /// The limit of a column, and what it says of a value.
    fn said(table: &str, name: &str, kind: &str, value: Value) -> String {
        let limit = limit_of(column(table, name), kind).expect("a limit");
        limit.fault(&value).map(|fault| fault.to_string()).unwrap_or_default()
    }

    #[test]
    fn what_people_may_type_is_fit_and_what_they_may_not_is_told() {
        let (long, other) = ("x".repeat(501), "of another kind");
        for (table, name, kind, value, fault) in [
            ("ledger.party", "name", "bytea", json!("मीरा"), ""),
            ("ledger.party", "name", "bytea", json!(long), "more than 500"),
            ("ledger.party", "name", "bytea", json!("\u{202e}areeM"), "cannot be shown"),
            ("ledger.party", "name", "bytea", json!({ "base64": "AA==" }), other),
            ("ledger.party", "name", "bytea", Value::Null, ""),
            ("ledger.item", "code", "text", json!("x".repeat(65)), "more than 64"),
            ("ledger.item", "code", "text", json!(".."), "cannot be shown"),
            ("ledger.item", "unit", "text", json!("kg"), ""),
            ("ledger.item", "unit", "text", json!("stone"), other),
            ("ledger.posting", "amount", "int8", json!(1_000_000_000_000_000_i64), ""),
            (
                "ledger.posting",
                "amount",
                "int8",
                json!(-1_000_000_000_000_001_i64),
                "from zero than 1000000000000000",
            ),
            ("ledger.posting", "amount", "int8", json!(u64::MAX), "from zero"),
            ("ledger.posting", "amount", "int8", json!("5"), other),
            ("ledger.movement", "quantity_e6", "int8", json!(999_999_999_999_999_999_i64), ""),
            ("ledger.movement", "quantity_e6", "int8", json!(i64::MIN), "from zero"),
            ("ledger.party", "version", "int4", json!(i32::MAX), "from zero"),
            ("ledger.document", "document_date", "date", json!("2200-12-31"), ""),
            ("ledger.document", "document_date", "date", json!("9999-12-31"), "before 1900 or after 2200"),
            ("ledger.document", "document_date", "date", json!("infinity"), other),
            ("ledger.document", "posted_at", "timestamptz", json!("2026-04-20T05:10:00.5+00:00"), ""),
            (
                "ledger.document",
                "posted_at",
                "timestamptz",
                json!("0001-01-01T00:00:00+00:00"),
                "before 1900",
            ),
            ("ledger.document", "party_id", "uuid", json!("me"), other),
            ("ledger.document", "opening", "bool", json!(1), other),
            ("ledger.document", "body", "bytea", json!("{\"a\":[{\"b\":\"c\"}]}"), ""),
            ("ledger.document", "body", "bytea", json!("{\"a\":[{\"b\":\"\\u202e\"}]}"), "cannot be shown"),
            ("ledger.document", "body", "bytea", json!("[]"), other),
            ("app.policy_version", "body", "bytea", json!("one\ntwo"), ""),
            ("app.policy_version", "body", "bytea", json!("one\n\u{200b}"), "cannot be shown"),
            ("ledger.item", "allergens", "_text", json!(["milk", long]), "more than 500"),
            ("make.recipe_photo", "sha256", "bytea", json!("\\x00ff"), ""),
            ("make.recipe_photo", "sha256", "bytea", json!("ff"), other),
            ("make.recipe_photo", "content", "bytea", json!({ "file": "files/photos/1.png" }), ""),
            ("make.recipe_photo", "content", "bytea", json!("text"), other),
            ("ledger.party", "phone_blind", "bytea", json!("\\x00"), other),
            ("sell.article", "making", "jsonb", json!({ "per_g": i64::MAX }), "from zero"),
        ] {
            let found = said(table, name, kind, value.clone());
            assert!(
                found.contains(fault) && found.is_empty() == fault.is_empty(),
                "{table}.{name} {value}: {found}"
            );
        }
    }

    #[test]
    fn a_type_that_nobody_thought_of_has_no_limit() {
        assert_eq!(limit_of(column("ledger.item", "name"), "xml"), None);
    }

    #[test]
    fn each_larger_column_is_sealed() {
        for (table, name, _) in LARGER {
            assert_eq!(part_of(column(table, name)), Part::Opened, "{table}.{name}");
        }
    }

    #[test]
    fn amounts_are_summed_and_counts_are_not() {
        for name in ["total_minor", "fine_mg", "quantity_e6", "amount", "debit"] {
            assert!(is_summed(name), "{name}");
        }
        assert!(!["seq", "next", "piece", "max_gap_s"].into_iter().any(is_summed));
    }
}
