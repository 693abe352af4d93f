//! The database formats numbers as the program does, and a workspace has series without setup.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::json;
use testing::Shop;

use super::*;

#[test]
fn a_year_is_named_in_the_workspaces_own_way_of_counting() {
    let named = |label, start| year_named(label, start).map(|fy| fy.start.to_string());
    assert_eq!(named("2026-27", (4, 1)), Ok("2026-04-01".to_owned()));
    assert_eq!(named("2026", (1, 1)), Ok("2026-01-01".to_owned()));
    assert_eq!(named("9998-99", (4, 1)), Err(Code::TimeRange));
    for wrong in ["2026", "2026-28", "26-27", "", "२०२६-27"] {
        assert_eq!(named(wrong, (4, 1)), Err(Code::ValueUnknown), "{wrong}");
    }
}

#[tokio::test]
async fn the_series_of_a_shop_that_set_none_up_begin_at_one() {
    let shop = Shop::jeweller().await;
    let next = shop.ask::<Series>("cas", json!({"code": "RCP", "fy": "2026-27"})).await.expect("an answer");
    assert_eq!((&next["next"], &next["next_number"]), (&json!(1), &json!("RCP/26-27/00001")));
    let unknown = shop.ask::<Series>("cas", json!({"code": "XYZ", "fy": "2026-27"})).await;
    assert_eq!(unknown, Err("not_found code".into()));
    let no_year = shop.ask::<Series>("cas", json!({"code": "INV", "fy": "2026"})).await;
    assert_eq!(no_year, Err("value_unknown fy".into()));
}

fn in_use(doc: &str, code: &str, fy: &str, pattern: &str) -> InUse {
    let (doc_type, code, fy, pattern) = (doc.to_owned(), code.to_owned(), fy.to_owned(), pattern.to_owned());
    InUse { doc_type, code, fy, pattern }
}

#[test]
fn no_number_is_of_two_kinds_of_paper() {
    let fy = financial_year(jiff::civil::date(2026, 4, 1), (4, 1));
    let none: &[InUse] = &[];
    let old: &[InUse] = &[
        in_use("receipt", "R", "2026-27", "R/{fy2}/{n:4}"),
        in_use("receipt", "R", "2025-26", "V{n}"),
        in_use("receipt", "R", "2024-25", "W/{fy2}/{n:4}"),
    ];
    for (pattern, doc, rows, expected) in [
        ("A/{fy2}/{n:5}", DocumentKind::Invoice, none, None),
        // The first receipt will have this pattern.
        ("RCP/{fy2}/{n}", DocumentKind::Invoice, none, Some((DocumentKind::Receipt, "RCP/26-27/99999"))),
        ("RCP/{fy2}/{n}", DocumentKind::Receipt, none, None),
        ("RCP/{fy2}/{n}", DocumentKind::Invoice, old, None),
        ("R/{fy2}/{n:5}", DocumentKind::Invoice, old, Some((DocumentKind::Receipt, "R/26-27/99999"))),
        ("R/{fy2}/{n:5}", DocumentKind::Receipt, old, None),
        // The pattern of another year counts too, and a year that is written out.
        ("V1{n}", DocumentKind::Invoice, old, Some((DocumentKind::Receipt, "V19"))),
        ("R/27-28/{n}", DocumentKind::Invoice, old, Some((DocumentKind::Receipt, "R/27-28/9999"))),
        // A pattern that has gone gives the numbers of its own year, and of no other.
        ("W/{fy2}/{n}", DocumentKind::Invoice, old, None),
        ("W/25-26/{n}", DocumentKind::Invoice, old, None),
        ("W/24-25/{n}", DocumentKind::Invoice, old, Some((DocumentKind::Receipt, "W/24-25/9999"))),
    ] {
        let expected = expected.map(|(doc, number): (_, &str)| (doc, number.to_owned()));
        assert_eq!(number_of_two(pattern, doc, &fy, (4, 1), rows), expected, "{pattern} {doc:?}");
    }
}

#[tokio::test]
async fn a_pattern_that_gives_the_number_of_another_paper_is_refused() {
    let shop = Shop::jeweller().await;
    let of = |doc: &str, code: &str, pattern: &str| json!({"doc": doc, "code": code, "pattern": pattern});
    shop.run::<ChangeSeries>("olive", of("invoice", "B", "X/{fy2}/{n:4}")).await.expect("numbered");
    let same = shop.run::<ChangeSeries>("olive", of("receipt", "R", "X/{fy2}/{n}")).await;
    assert_eq!(same, Err("series_code_taken pattern".into()));
    shop.run::<ChangeSeries>("olive", of("receipt", "R", "Y/{fy2}/{n}")).await.expect("a pattern of its own");
    shop.run::<ChangeSeries>("olive", of("invoice", "B", "X/{fy2}/{n}")).await.expect("the same kind's");
}

#[test]
fn a_code_is_of_one_kind_of_paper_in_every_year() {
    let in_use = |rows: &[(&str, &str)]| -> Vec<InUse> {
        rows.iter().map(|(doc, code)| in_use(doc, code, "2026-27", &default_pattern(code))).collect()
    };
    for (code, doc, rows, taken) in [
        ("A", DocumentKind::Invoice, &[][..], false),
        ("INV", DocumentKind::Invoice, &[], false),
        // The first receipt will have this code.
        ("RCP", DocumentKind::Invoice, &[], true),
        ("RCP", DocumentKind::Invoice, &[("receipt", "R")], false),
        ("R", DocumentKind::Invoice, &[("receipt", "R")], true),
        ("R", DocumentKind::Receipt, &[("receipt", "R")], false),
        // The code counts whatever code the kind has now.
        ("R", DocumentKind::Invoice, &[("receipt", "Q"), ("receipt", "R")], true),
        ("r", DocumentKind::Invoice, &[("receipt", "R")], false),
    ] {
        assert_eq!(is_taken(code, doc, &in_use(rows)), taken, "{code} {doc:?} {rows:?}");
    }
}

#[tokio::test]
async fn two_kinds_of_paper_share_no_code_whatever_the_year() {
    let shop = Shop::jeweller().await;
    let of = |doc: &str, code: &str, fy: &str| json!({"doc": doc, "code": code, "pattern": default_pattern(code), "fy": fy});
    shop.run::<ChangeSeries>("olive", of("invoice", "B", "2026-27")).await.expect("numbered");
    let taken = Err("series_code_taken code".to_owned());
    for (doc, code, fy) in
        [("receipt", "B", "2026-27"), ("receipt", "B", "2027-28"), ("credit_note", "RCP", "2026-27")]
    {
        assert_eq!(shop.run::<ChangeSeries>("olive", of(doc, code, fy)).await, taken, "{doc} {code} {fy}");
    }
    shop.run::<ChangeSeries>("olive", of("receipt", "R", "2026-27")).await.expect("numbered");
    shop.run::<ChangeSeries>("olive", of("invoice", "B", "2027-28")).await.expect("its own, a year later");
}

/// Patterns as shops write them: capitals, then the parts in any order.
fn any_pattern() -> impl Strategy<Value = String> {
    let count = prop_oneof![Just("{n}".to_owned()), (1..=6).prop_map(|width| format!("{{n:{width}}}"))];
    ("[A-Z]{0,3}", prop_oneof![Just(""), Just("/{fy2}/"), Just("-{fy}-"), Just("/")], count)
        .prop_map(|(head, year, count)| format!("{head}{year}{count}"))
}

#[tokio::test]
async fn the_database_prints_a_number_as_the_program_does() {
    let shop = Shop::jeweller().await;
    let (client, connection) =
        shop.db.app_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    let connection = tokio::spawn(connection);
    let fy = financial_year(jiff::civil::date(2026, 4, 1), (4, 1));
    let mut runner = TestRunner::deterministic();
    for _ in 0..200 {
        let (pattern, n) = (any_pattern(), 1i64..2_000_000).new_tree(&mut runner).expect("a case").current();
        let Ok(number) = number::format(&pattern, &fy, n) else { continue };
        let printed: String = client
            .query_one("select ledger.format_number($1, $2, $3, $4)", &[&pattern, &fy.short, &fy.label, &n])
            .await
            .expect("a number")
            .get(0);
        assert_eq!(printed, number, "{pattern} {n}");
    }
    drop(client);
    connection.await.expect("no panic").expect("closed");
}
