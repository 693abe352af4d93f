//! A statement's values: from PostgreSQL's binary forms to a text that the server reads as the same value.
//! Invariant: an unknown type is an error and never guessed.

use super::message::Reader;
use std::fmt::Write as _;
use uuid::Uuid;

/// A value as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The type's number in the catalogue.
    pub kind: u32,
    /// Its text; None for null; an error message if its type is unknown here.
    pub text: Option<Result<String, String>>,
}

/// Catalogue number, name, and for lists the element's number.
const TYPES: &[(u32, &str, Option<u32>)] = &[
    (16, "bool", None),
    (17, "bytea", None),
    (20, "bigint", None),
    (21, "smallint", None),
    (23, "integer", None),
    (25, "text", None),
    (114, "json", None),
    (1082, "date", None),
    (1184, "timestamptz", None),
    (2950, "uuid", None),
    (3802, "jsonb", None),
    (1001, "bytea[]", Some(17)),
    (1005, "smallint[]", Some(21)),
    (1007, "integer[]", Some(23)),
    (1009, "text[]", Some(25)),
    (1016, "bigint[]", Some(20)),
    (1182, "date[]", Some(1082)),
    (1185, "timestamptz[]", Some(1184)),
    (2951, "uuid[]", Some(2950)),
];

/// A database numbers its own types from here on. Ours has one, `app.sealed`, and its form is bytes.
const OWN: u32 = 16384;

/// The built-in type with the form of this one.
fn form(kind: u32) -> u32 {
    if kind >= OWN { 17 } else { kind }
}

/// PostgreSQL counts from the beginning of 2000.
const EPOCH: jiff::civil::Date = jiff::civil::date(2000, 1, 1);

/// The SQL name of a type; None for an unknown one.
pub fn sql_type(kind: u32) -> Option<&'static str> {
    TYPES.iter().find(|(number, ..)| *number == form(kind)).map(|(_, name, _)| *name)
}

/// The text of a value. Errors: an unknown type, or bytes that do not fit it.
pub fn text(kind: u32, bytes: &[u8]) -> Result<String, String> {
    read(form(kind), bytes)
        .ok_or_else(|| format!("a value of type {kind} and {} bytes is not understood", bytes.len()))
}

fn read(kind: u32, bytes: &[u8]) -> Option<String> {
    if let Some(element) = TYPES.iter().find(|(number, ..)| *number == kind)?.2 {
        return list(element, bytes);
    }
    let utf8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    match kind {
        16 => Some(if bytes == [0] { "false" } else { "true" }.to_owned()),
        17 => Some(hex(bytes)),
        20 => Some(i64::from_be_bytes(bytes.try_into().ok()?).to_string()),
        21 => Some(i16::from_be_bytes(bytes.try_into().ok()?).to_string()),
        23 => Some(i32::from_be_bytes(bytes.try_into().ok()?).to_string()),
        25 | 114 => utf8(bytes),
        1082 => {
            let days = i32::from_be_bytes(bytes.try_into().ok()?);
            let day = EPOCH.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
            Some(day.to_string())
        }
        1184 => moment(i64::from_be_bytes(bytes.try_into().ok()?)),
        2950 => Some(Uuid::from_slice(bytes).ok()?.to_string()),
        // The first byte is the version of the form.
        3802 => utf8(bytes.get(1..)?),
        _ => None,
    }
}

/// An answer that is kept may have a million bytes.
fn hex(bytes: &[u8]) -> String {
    let start = String::with_capacity(2 + 2 * bytes.len()) + "\\x";
    bytes.iter().fold(start, |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The program's last moment, rounded to microseconds, is out of the range of `jiff::Timestamp`.
fn moment(micros: i64) -> Option<String> {
    match micros {
        i64::MAX => Some("infinity".to_owned()),
        i64::MIN => Some("-infinity".to_owned()),
        _ => {
            let since = jiff::SignedDuration::from_micros(micros);
            Some(format!("{}Z", EPOCH.at(0, 0, 0, 0).checked_add(since).ok()?))
        }
    }
}

fn list(element: u32, bytes: &[u8]) -> Option<String> {
    let mut bytes = Reader(bytes);
    let (dimensions, _has_null, _type) = (bytes.int32()?, bytes.int32()?, bytes.int32()?);
    if dimensions == 0 {
        return Some("{}".to_owned());
    }
    let (count, _lower_bound) = (bytes.int32()?, bytes.int32()?);
    let mut items = Vec::new();
    for _ in 0..count {
        let length = bytes.int32()?;
        items.push(match length {
            u32::MAX => "NULL".to_owned(),
            _ => quoted(&read(element, bytes.take(length as usize)?)?),
        });
    }
    (dimensions == 1).then(|| format!("{{{}}}", items.join(",")))
}

fn quoted(item: &str) -> String {
    format!("\"{}\"", item.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_back_as_they_were_meant() {
        let list = [1_u32, 0, 25, 2, 1, 2]
            .iter()
            .flat_map(|n| n.to_be_bytes())
            .chain(*b"a\"")
            .chain(u32::MAX.to_be_bytes())
            .collect::<Vec<u8>>();
        for (kind, bytes, want) in [
            (16, vec![1], "true"),
            (17, vec![0, 255], "\\x00ff"),
            (20, (-5_i64).to_be_bytes().to_vec(), "-5"),
            (21, 7_i16.to_be_bytes().to_vec(), "7"),
            (1082, 9_600_i32.to_be_bytes().to_vec(), "2026-04-14"),
            (1184, 1_500_000_i64.to_be_bytes().to_vec(), "2000-01-01T00:00:01.5Z"),
            (1184, 252_455_522_401_000_000_i64.to_be_bytes().to_vec(), "9999-12-30T22:00:01Z"),
            (1184, i64::MAX.to_be_bytes().to_vec(), "infinity"),
            (3802, b"\x01{}".to_vec(), "{}"),
            (1009, list, "{\"a\\\"\",NULL}"),
        ] {
            assert_eq!(text(kind, &bytes).as_deref(), Ok(want));
        }
        assert!(text(1700, &[0]).is_err(), "a type not known is told");
    }
}
