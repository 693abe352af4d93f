//! The rules of a masked copy: each column has one, and nothing of an original is in what replaces it.
//! Invariant: a column without a rule fails here, before any copy is made.

use super::columns::{AMOUNTS, BOUNDS, KEPT_FIGURES, SUMS};
use super::*;
use database::classes::COLUMNS;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn column(table: &str, name: &str) -> &'static Column {
    COLUMNS.iter().find(|it| it.table == table && it.name == name).expect("a column")
}

#[test]
fn each_column_has_a_rule_and_each_name_of_a_rule_is_a_column() {
    let without: Vec<String> = COLUMNS
        .iter()
        .filter(|column| rule_of(column).is_none())
        .map(|column| format!("{}.{}", column.table, column.name))
        .collect();
    assert_eq!(without, Vec::<String>::new(), "a column about a shop or a person needs a rule");
    let there: BTreeSet<(&str, &str)> = COLUMNS.iter().map(|it| (it.table, it.name)).collect();
    let tables: BTreeSet<&str> = COLUMNS.iter().map(|it| it.table).collect();
    let lists: [&[(&str, &str)]; 9] =
        [&TEXTS, &JSON, &CODES, &MAILS, &FILES, &DIGESTS, &FIGURES, &AMOUNTS, &KEPT_FIGURES];
    let unknown: Vec<_> =
        lists.iter().flat_map(|list| list.iter()).filter(|it| !there.contains(*it)).collect();
    assert_eq!(unknown, Vec::<&(&str, &str)>::new(), "no such column");
    let gone: Vec<_> = LEFT_OUT.iter().filter(|(table, _)| !tables.contains(table)).collect();
    assert_eq!(gone, Vec::<&(&str, &str)>::new(), "no such table");
}

/// The columns of eight bytes in the tables that a copy has.
fn long_numbers() -> Vec<(&'static str, &'static str)> {
    let (mut table, mut found) = ("", Vec::new());
    for line in database::schema::BUILT_FOR.lines() {
        if let Some(named) = line.strip_prefix("create table ") {
            table = named.trim_end_matches(" (");
        } else if line.starts_with(')') {
            table = "";
        }
        let Some((name, kind)) = line.strip_prefix("    ").and_then(|it| it.split_once(' ')) else {
            continue;
        };
        let kind = kind.trim_end_matches(',').split(' ').next().unwrap_or_default();
        if !table.is_empty() && ["bigint", "app.positive", "app.unsigned"].contains(&kind) {
            found.push((table, name));
        }
    }
    found
}

#[test]
fn a_long_number_is_an_amount_or_in_the_list_of_those_that_are_kept() {
    let found = long_numbers();
    assert!(found.contains(&("ledger.posting", "amount")), "{found:?}");
    let rule = |(table, name)| rule_of(column(table, name));
    let kept: Vec<_> = found.iter().filter(|it| rule(**it) == Some(Rule::Kept)).collect();
    let forgotten: Vec<_> = kept.iter().filter(|it| !KEPT_FIGURES.contains(**it)).collect();
    assert_eq!(forgotten, Vec::<&&(&str, &str)>::new(), "an amount, or a figure that is kept?");
    assert_eq!(rule(("ledger.posting", "amount")), Some(Rule::Amount));
    let bounds = BOUNDS.iter().flat_map(|(table, less, more)| [(*table, *less), (*table, *more)]);
    let sums = SUMS.iter().flat_map(|(table, parts)| parts.iter().map(move |part| (*table, part.0)));
    for it in bounds.chain(sums) {
        assert_eq!(rule(it), Some(Rule::Amount), "{it:?}");
    }
}

#[test]
fn figures_in_clear_json_are_others_and_its_words_stay() {
    let making = column("sell.article", "making");
    let said = Mask::new([7; 32]).figures(
        making,
        "a",
        r#"{"mode":"per_gram","minor_per_g":"450","amount_minor":0}"#,
    );
    let said: Value = serde_json::from_str(&said.expect("JSON")).expect("JSON");
    assert_eq!((&said["mode"], &said["amount_minor"]), (&"per_gram".into(), &0.into()));
    assert_ne!(said["minor_per_g"], Value::from("450"));
    assert!(Mask::new([7; 32]).figures(making, "a", "{").is_err());
}

#[test]
fn what_is_kept_is_neither_sealed_nor_about_somebody_and_no_credential_is_copied() {
    for column in COLUMNS {
        let (name, rule) = (format!("{}.{}", column.table, column.name), rule_of(column));
        if rule == Some(Rule::Kept) {
            assert!(column.class <= Class::Business && column.form == Form::Clear, "{name}");
        }
        if column.class == Class::Secret {
            assert!(matches!(rule, Some(Rule::LeftOut | Rule::Digest)), "{name}");
        }
    }
}

#[test]
fn a_code_and_an_address_are_of_their_row_and_a_copy_has_its_own() {
    let (code, mail) = (column("ledger.party", "code"), column("ledger.party", "email"));
    let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let mask = Mask::new([7; 32]);
    let of = |mask: &Mask, row| mask.value(Rule::Code, code, row, b"c-meera");
    assert_eq!(of(&mask, one), of(&mask, one));
    assert_ne!(of(&mask, one), of(&mask, other));
    assert_ne!(of(&mask, one), of(&Mask::new([8; 32]), one));
    let address = mask.value(Rule::Mail, mail, one, b"meera@shop.example");
    assert!(
        String::from_utf8(address).is_ok_and(|it| it.ends_with("@masked.example") && !it.contains("meera"))
    );
}

#[test]
fn json_keeps_its_form_and_its_words_of_lists_and_no_amount() {
    let body = br#"{"buyer":{"name":"Meera Joshi"},"kind":"invoice","on":"2026-05-20","line":3,"total_minor":510,"notes":["Ring 7"]}"#;
    let masked = Mask::new([7; 32]).value(Rule::Json, column("ledger.document", "body"), Uuid::nil(), body);
    let masked: Value = serde_json::from_slice(&masked).expect("JSON");
    assert_eq!(
        (&masked["kind"], &masked["on"], &masked["line"]),
        (&"invoice".into(), &"2026-05-20".into(), &3.into())
    );
    assert!(masked["total_minor"].as_i64().is_some_and(|it| (1_000..10_000).contains(&it)), "{masked}");
    let name = masked["buyer"]["name"].as_str().expect("a name");
    assert!(name.len() == 11 && name.as_bytes()[5] == b' ' && !name.contains("Meera"), "{name}");
    let long = br#"{"buyer":"Venkataraman & Sons","kind":"opening_invoice"}"#;
    assert_eq!(words_of(Rule::Json, long), ["Venkataraman"], "and no word of a list");
    assert_eq!(words_of(Rule::Text, b"c-meera, 9812345678"), ["9812345678"]);
}

proptest! {
    #[test]
    fn no_letter_and_no_digit_stays_at_its_place(plain in "[ -~]{0,60}", seed in any::<[u8; 32]>()) {
        let masked = Mask::new(seed).value(Rule::Text, column("ledger.party", "name"), Uuid::nil(), plain.as_bytes());
        prop_assert_eq!(masked.len(), plain.len());
        for (was, is) in plain.bytes().zip(&masked) {
            prop_assert_eq!(was.is_ascii_uppercase(), is.is_ascii_uppercase());
            prop_assert_eq!(was.is_ascii_digit(), is.is_ascii_digit());
            prop_assert_eq!(was == *is, !was.is_ascii_alphanumeric());
        }
    }
}
