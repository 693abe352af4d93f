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

#[test]
fn a_code_is_of_one_kind_of_paper_in_every_year() {
    let in_use = |rows: &[(&str, &str)]| -> Vec<(String, String)> {
        rows.iter().map(|(doc, code)| ((*doc).to_owned(), (*code).to_owned())).collect()
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
    let of = |doc: &str, code: &str, fy: &str| json!({"doc": doc, "code": code, "pattern": "X/{fy2}/{n:4}", "fy": fy});
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
