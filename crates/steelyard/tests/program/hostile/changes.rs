//! Changes to a valid input, and bodies that are no input.
//! Invariant: a broken client, a spreadsheet or an attacker really sends each of them.

use crate::common::shape::{Step, with};
use serde_json::{Value, json};

/// One change.
pub enum Change {
    /// Puts another value at a place.
    Put(Vec<Step>, Value),
    /// Puts random text at a place.
    Noise(Vec<Step>, String),
    /// Removes a place.
    Without(Vec<Step>),
    /// Adds a field that does not exist.
    Unknown,
    /// Replaces the whole input by another kind of value.
    Whole(usize),
}

/// The input after the change.
pub fn changed(base: &Value, change: &Change) -> Value {
    match change {
        Change::Put(way, value) => with(base, way, Some(value)),
        Change::Noise(way, text) => with(base, way, Some(&json!(text))),
        Change::Without(way) => with(base, way, None),
        Change::Unknown => with(base, &[Step::Key("override_hold".into())], Some(&json!(true))),
        Change::Whole(n) => [
            json!({}),
            json!({"": ""}),
            json!({"id": null}),
            json!({"a": [[[[]]]]}),
            json!({"lines": []}),
            json!({"reason": "x"}),
        ][*n]
            .clone(),
    }
}

/// Values that do not belong at the place where they are put.
pub fn words() -> Vec<Value> {
    let texts = [
        "",
        " ",
        "NaN",
        "Infinity",
        "-0",
        "1e3",
        "1e400",
        "0.0000001",
        "1,5",
        "٣",
        "12.",
        ".5",
        "--1",
        "0x10",
        "true",
        "null",
        "undefined",
        "999999999999999999999999999999",
        "9999999999999999999999999999999999999999",
        "-1",
        "0",
        "\u{0}",
        "a\u{0}b",
        "a\nb",
        "\u{7f}",
        "\u{202e}abc",
        "e\u{301}\u{301}\u{301}",
        "👩‍👩‍👧‍👦",
        "\u{feff}x",
        "ﷺ",
        "'; drop table app.tenant; --",
        "\" or 1=1 --",
        "$1",
        "%s%s%n",
        "{{7*7}}",
        "../../../etc/passwd",
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "9999-12-31",
        "0000-00-00",
        "2026-02-30",
        "2026-13-01",
        "2026-06-01",
        "10000-01-01",
        "9999-12-31T23:59:59Z",
        "-009999-01-01T00:00:00Z",
        "2026-06-01T00:00:00",
        "2026-06-01T25:00:00Z",
        "2026-06-01T00:00:60Z",
        "2026-06-01T00:00:00+99:00",
        "00000000-0000-0000-0000-000000000000",
        "not-a-uuid",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "27AAPFU0939F1ZW",
        "INV/0",
        "A/26-27/00001",
    ];
    let mut all: Vec<Value> = texts.iter().map(|text| json!(text)).collect();
    all.extend([
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(1),
        json!(1.5),
        json!(-0.0),
        json!(1e308),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1_000_000_000_000_001_i64),
        json!([]),
        json!({}),
        json!([null]),
        json!([[]]),
        json!({"a": {"b": {}}}),
        json!([1, "2", null]),
        json!("x".repeat(501)),
        json!("x".repeat(65)),
        json!("é".repeat(30_000)),
        json!("9".repeat(1000)),
        Value::Array(vec![json!("x"); 1001]),
        Value::Array(vec![json!({}); 1000]),
    ]);
    all
}

/// Bodies that every operation must refuse.
pub fn raw_bodies(base: &Value) -> Vec<Vec<u8>> {
    let text = base.to_string();
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(40), "]".repeat(40));
    let twice = format!("{{\"x\":1,\"x\":2,{}", text.trim_start_matches('{'));
    let padded = format!("{text}{}", " ".repeat(1024 * 1024 + 1 - text.len().min(1024 * 1024)));
    vec![
        Vec::new(),
        b"{".to_vec(),
        b"[]".to_vec(),
        b"\"text\"".to_vec(),
        b"null".to_vec(),
        b"NaN".to_vec(),
        b"{\"a\":NaN}".to_vec(),
        b"{\"a\":\"\\ud800\"}".to_vec(),
        b"\xff\xfe{}".to_vec(),
        b"{\"a\":\"\xc3\x28\"}".to_vec(),
        b"{}{}".to_vec(),
        b"--x\r\nContent-Disposition: form-data".to_vec(),
        text.as_bytes()[..text.len() / 2].to_vec(),
        deep.into_bytes(),
        twice.into_bytes(),
        padded.into_bytes(),
        format!("{{\"a\":\"{}\"}}", "x".repeat(1024 * 1024)).into_bytes(),
        "[".repeat(500_000).into_bytes(),
    ]
}
