//! The environment that a database is labelled with.
//! Invariant: it is read before any migration, and the schema stays what it was.

use database::{TestDb, connect, label, schema};

#[tokio::test]
async fn a_database_carries_its_label_and_its_schema_stays_what_it_was() {
    let db = TestDb::fresh().await;
    let found = async || label::read(db.access()).await.expect("read");
    assert_eq!(found().await, None);
    label::write(db.access(), "staging").await.expect("written");
    label::write(db.access(), "another").await.expect("nothing is written");
    assert_eq!(found().await.as_deref(), Some("staging"));
    let owner = connect(&db.owner_config()).await.expect("the owner may come in");
    let dumped = schema::dump(&owner).await.expect("dumped");
    let schema::Differences { shape, .. } = schema::differences(&dumped, schema::BUILT_FOR);
    assert!(shape.is_empty(), "{shape:?}");
    let nowhere = db.access().database("not_made_yet");
    assert_eq!(label::read(&nowhere).await.expect("no database has no label"), None);
}

#[tokio::test]
async fn a_database_without_a_schema_has_no_label() {
    let db = TestDb::empty().await;
    assert_eq!(label::read(db.access()).await.expect("read"), None);
}
