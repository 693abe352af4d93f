//! The table of kinds is the database's, and each constraint that tells kinds apart agrees with it.

use super::*;
use platform::input::read;
use serde_json::json;
use testing::Shop;
use tokio_postgres::Client;

platform::input! {
    /// A kind, as sent.
    pub struct Sent {
        /// The kind.
        doc: NumberedKind,
    }
}

/// The text of a constraint, by its name.
const CONSTRAINT: &str = "select pg_get_constraintdef(oid) from pg_constraint where conname = $1";

async fn connected(shop: &Shop) -> Client {
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    client
}

/// The kinds whose words are in the text of a constraint.
async fn named_in(database: &Client, constraint: &str) -> Vec<DocumentKind> {
    let text: String = database.query_one(CONSTRAINT, &[&constraint]).await.expect("a constraint").get(0);
    let words: Vec<&str> = text.split('\'').skip(1).step_by(2).collect();
    DocumentKind::ALL.iter().copied().filter(|kind| words.contains(&kind.as_str())).collect()
}

fn kinds(of: impl Fn(&Facts) -> bool) -> Vec<DocumentKind> {
    DocumentKind::ALL.iter().copied().filter(|kind| of(kind.facts())).collect()
}

#[tokio::test]
async fn the_database_has_the_same_kinds_and_its_constraints_agree() {
    let shop = Shop::jeweller().await;
    let database = connected(&shop).await;
    let stored = "select kind, parts_sum_to_total from ledger.document_kind order by kind";
    let rows = database.query(stored, &[]).await.expect("the rows");
    let rows: Vec<(String, bool)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    let mut table: Vec<(String, bool)> = DocumentKind::ALL
        .iter()
        .map(|kind| (kind.as_str().to_owned(), kind.facts().parts_sum_to_total))
        .collect();
    table.sort();
    assert_eq!(rows, table);
    assert_eq!(named_in(&database, "doc_type_check").await, DocumentKind::ALL);
    assert_eq!(named_in(&database, "document_check").await, kinds(|it| !it.parts_sum_to_total));
    assert_eq!(named_in(&database, "document_number_format").await, kinds(|it| it.default_series.is_none()));
}

#[tokio::test]
async fn a_series_numbers_a_kind_that_there_is() {
    let shop = Shop::jeweller().await;
    let database = connected(&shop).await;
    let added = "insert into ledger.series (tenant_id, code, fy, doc_type, device, pattern, next)
        select tenant_id, 'X', '2026-27', $1, '', 'X{n}', 1 from app.tenant limit 1";
    let refused = database.execute(added, &[&"estimate"]).await.expect_err("no such kind");
    assert_eq!(refused.as_db_error().and_then(|it| it.constraint()), Some("series_doc_type_fkey"));
    database.execute(added, &[&"invoice"]).await.expect("a kind");
}

#[test]
fn a_kind_without_numbers_of_its_own_cannot_be_sent() {
    let sent = |doc: &str| read::<Sent>(&json!({ "doc": doc })).map(|sent| sent.doc.0).ok();
    for &kind in DocumentKind::ALL {
        assert_eq!(sent(kind.as_str()), Some(kind).filter(|it| it.facts().default_series.is_some()));
    }
    assert_eq!(sent("estimate"), None);
}
