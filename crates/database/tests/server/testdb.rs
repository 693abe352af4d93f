//! Throw-away databases: quick, separate, with the product's schema and roles, and removed after the test.
//! It checks once everything that the other crates' tests rely on.

use database::{TestDb, connect, migrations, roles};
use std::time::{Duration, Instant};

async fn databases(db: &TestDb) -> Vec<String> {
    let client = connect(&db.super_config()).await.expect("the superuser may come in");
    let rows = client.query("select datname::text from pg_database where datname like 'test\\_%'", &[]).await;
    rows.expect("read").iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn two_tests_do_not_see_each_others_rows() {
    let (first, second) = (TestDb::empty().await, TestDb::empty().await);
    let owner = connect(&first.owner_config()).await.expect("the owner may come in");
    owner.batch_execute("create schema app; create table app.note (word text)").await.expect("made");
    let other = connect(&second.owner_config()).await.expect("the owner may come in");
    assert!(other.query("select word from app.note", &[]).await.is_err());
}

#[tokio::test]
async fn a_fresh_database_has_every_migration_and_takes_well_under_a_second() {
    let first = TestDb::fresh().await; // The first starts the server.
    let begun = Instant::now();
    let db = TestDb::fresh().await;
    assert!(begun.elapsed() < Duration::from_millis(900), "{:?}", begun.elapsed());
    let client = connect(&db.super_config()).await.expect("the superuser may come in");
    let count: i64 = client.query_one("select count(*) from app.migration", &[]).await.expect("read").get(0);
    assert_eq!(usize::try_from(count), Ok(migrations().len()));
    drop(first);
}

#[tokio::test]
async fn the_roles_of_a_copy_are_as_harmless_as_those_of_the_template() {
    let db = TestDb::fresh().await;
    roles::check(db.access()).await.expect("nothing to complain about");
    let app = connect(&db.app_config()).await.expect("the app may come in");
    for refused in ["create temp table t (x int)", "create schema mine", "create table public.t (x int)"] {
        let code =
            app.batch_execute(refused).await.expect_err(refused).code().map(|code| code.code().to_owned());
        assert_eq!(code.as_deref(), Some("42501"), "{refused}");
    }
}

#[tokio::test]
async fn a_role_that_could_do_more_is_found_and_said() {
    let db = TestDb::empty().await;
    let client = connect(&db.super_config()).await.expect("the superuser may come in");
    let database = db.owner_config().get_dbname().expect("it has one").to_owned();
    client.batch_execute(&format!("grant temp on database {database} to steel_app")).await.expect("planted");
    let words = roles::check(db.access()).await.expect_err("temporary tables").to_string();
    assert!(words.contains("steel_app may make temporary tables"), "{words}");
}

#[tokio::test]
async fn a_database_goes_with_its_test() {
    let (stays, goes) = (TestDb::empty().await, TestDb::empty().await);
    let name = goes.owner_config().get_dbname().expect("it has one").to_owned();
    assert!(databases(&stays).await.contains(&name));
    drop(goes);
    let mut there = databases(&stays).await;
    for _ in 0..200 {
        if !there.contains(&name) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        there = databases(&stays).await;
    }
    panic!("{name} is still there");
}

#[tokio::test]
async fn a_statement_of_the_app_finds_nothing_without_its_schema() {
    let db = TestDb::fresh().await;
    let app = connect(&db.app_config()).await.expect("the app may come in");
    let code = app.query("select * from migration", &[]).await.expect_err("no schema is searched");
    assert_eq!(code.code().map(tokio_postgres::error::SqlState::code), Some("42P01"));
}
