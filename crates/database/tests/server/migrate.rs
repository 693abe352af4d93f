//! Migrations against a real server: from nothing, again, two at once, changed, failing, and from an earlier
//! release.
//! A refusal leaves the database exactly as it was.

use database::{
    Error, Migration, TestDb, classes, connect, migrate, migrate_with, migrations, prepare, roles,
};
use tokio_postgres::Config;

const GROUND: Migration = Migration {
    number: 1,
    name: "ground",
    sha256: "1111111111111111111111111111111111111111111111111111111111111111",
    sql: "create table app.shelf (name text)",
};
const PEOPLE: Migration = Migration {
    number: 2,
    name: "people",
    sha256: "2222222222222222222222222222222222222222222222222222222222222222",
    sql: "select pg_sleep(0.05); create table app.person (name text)",
};

async fn tables(owner: &Config) -> Vec<String> {
    let client = connect(owner).await.expect("the owner may come in");
    let rows =
        client.query("select tablename::text from pg_tables where schemaname = 'app' order by 1", &[]).await;
    rows.expect("read").iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn the_products_migrations_apply_to_an_empty_database_once() {
    let db = TestDb::empty().await;
    let first = migrate(&db.owner_config()).await.expect("all apply");
    let numbers: Vec<i32> = first.applied.iter().map(|applied| applied.number).collect();
    assert_eq!(numbers, migrations().iter().map(|migration| migration.number).collect::<Vec<_>>());
    let again = migrate(&db.owner_config()).await.expect("nothing to do");
    assert!(again.applied.is_empty());
    roles::check(db.access()).await.expect("no migration widened a role");
}

#[tokio::test]
async fn a_database_of_the_previous_release_gets_only_what_is_new() {
    let db = TestDb::empty().await;
    migrate_with(&db.owner_config(), &[GROUND]).await.expect("the previous release");
    let report = migrate_with(&db.owner_config(), &[GROUND, PEOPLE]).await.expect("this release");
    assert_eq!(report.applied.iter().map(|applied| applied.name.as_str()).collect::<Vec<_>>(), ["people"]);
    assert_eq!(tables(&db.owner_config()).await, ["migration", "person", "shelf"]);
}

#[tokio::test]
async fn of_eight_runners_at_once_each_migration_is_applied_by_one() {
    let db = TestDb::empty().await;
    let runners: Vec<_> = (0..8)
        .map(|_| {
            let owner = db.owner_config();
            tokio::spawn(async move { migrate_with(&owner, &[GROUND, PEOPLE]).await })
        })
        .collect();
    let mut applied = Vec::new();
    for runner in runners {
        applied.extend(runner.await.expect("no panic").expect("nobody fails").applied);
    }
    applied.sort_by_key(|one| one.number);
    assert_eq!(applied.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2]);
}

#[tokio::test]
async fn a_migration_changed_after_it_was_applied_is_refused() {
    let db = TestDb::empty().await;
    migrate_with(&db.owner_config(), &[GROUND]).await.expect("applied");
    let changed = Migration { sha256: PEOPLE.sha256, ..GROUND };
    let refused = migrate_with(&db.owner_config(), &[changed, PEOPLE]).await.expect_err("another text");
    assert!(matches!(refused, Error::Migration { .. }), "{refused}");
    assert_eq!(tables(&db.owner_config()).await, ["migration", "shelf"], "nothing was applied");
}

#[tokio::test]
async fn an_older_program_does_not_touch_a_newer_database() {
    let db = TestDb::empty().await;
    migrate_with(&db.owner_config(), &[GROUND, PEOPLE]).await.expect("applied");
    let words = migrate_with(&db.owner_config(), &[GROUND]).await.expect_err("older").to_string();
    assert!(words.contains("newer Steelyard") && words.contains("untouched"), "{words}");
}

#[tokio::test]
async fn a_migration_that_fails_half_way_leaves_nothing_of_itself_and_all_before_it() {
    let db = TestDb::empty().await;
    let broken = Migration { sql: "create table app.person (name text); select 1 / 0", ..PEOPLE };
    let error = migrate_with(&db.owner_config(), &[GROUND, broken]).await.expect_err("division by zero");
    let words = error.to_string();
    assert!(words.contains("step 2 (people)") && words.contains("22012"), "{words}");
    assert_eq!(tables(&db.owner_config()).await, ["migration", "shelf"]);
    migrate_with(&db.owner_config(), &[GROUND, PEOPLE]).await.expect("the repaired one applies");
}

#[tokio::test]
async fn every_column_has_a_class_and_one_added_or_laid_bare_by_hand_stops_the_start_by_name() {
    let db = TestDb::fresh().await;
    let owner = connect(&db.owner_config()).await.expect("the owner may come in");
    let drift = classes::drift(&owner).await.expect("read");
    assert_eq!(drift, classes::Drift::default(), "give it a class in its migration");
    owner.batch_execute("alter table app.person add column shoe_size integer").await.expect("added");
    let refused = prepare(db.access()).await.expect_err("nobody gave it a class");
    assert!(matches!(&refused, Error::Unclassified { columns } if *columns == ["app.person.shoe_size"]));
    assert!(refused.to_string().contains("app.person.shoe_size"), "{refused}");
    owner.batch_execute("alter table app.person drop column shoe_size").await.expect("taken out");
    let plain = "alter table ledger.party alter column name type bytea";
    owner.batch_execute(plain).await.expect("changed");
    let refused = prepare(db.access()).await.expect_err("it takes clear text");
    assert!(matches!(&refused, Error::Unsealed { columns } if *columns == ["ledger.party.name"]));
    assert!(refused.to_string().contains("ledger.party.name"), "{refused}");
    let sealed = "alter table ledger.party alter column name type app.sealed";
    owner.batch_execute(sealed).await.expect("undone");
    prepare(db.access()).await.expect("as before");
}

/// The release that introduced the setting for opening workspaces.
const SIGN_UP: usize = 19;

#[tokio::test]
async fn an_instance_that_had_workspaces_is_open_until_somebody_decides_and_no_other_is() {
    let own = ["instance", "canary-a", "canary-b"];
    for (there, is_open) in [(vec![], false), (own.to_vec(), false), ([&own[..], &["sona"]].concat(), true)] {
        let db = TestDb::empty().await;
        migrate_with(&db.owner_config(), &migrations()[..SIGN_UP - 1]).await.expect("the previous release");
        let client = connect(&db.super_config()).await.expect("the database");
        for (n, slug) in there.iter().enumerate() {
            let id = format!("00000000-0000-7000-8000-{:012}", n + 1);
            let made = "insert into app.tenant (tenant_id, slug, name, country, currency, minor_digits, timezone, fy_start_month,
                            fy_start_day, gst_registered, settings, version, created_at)
                        select $1::text::uuid, $2, $2, 'IN', 'INR', 2, 'UTC', 4, 1, false, '{}', 1, now()";
            client.execute(made, &[&id, slug]).await.expect("a workspace");
            let address = "insert into app.address (slug, tenant_id) values ($2, $1::text::uuid)";
            client.execute(address, &[&id, slug]).await.expect("its address");
        }
        migrate_with(&db.owner_config(), &migrations()[..SIGN_UP]).await.expect("this release");
        let rows = client.query("select from app.sign_up where decided_at is null", &[]).await.expect("rows");
        assert_eq!(rows.len(), usize::from(is_open), "{there:?}");
    }
}

/// The release that gave the code of a request a kind of its own.
const REQUEST_CODES: usize = 84;

#[tokio::test]
async fn of_mails_with_codes_of_requests_those_that_wait_stay_and_get_their_kind() {
    const SHOP: &str = "00000000-0000-7000-8000-00000000000a";
    const CASE: &str = "00000000-0000-7000-8000-00000000000b";
    const SEALED: &str = "decode(repeat('01', 45), 'hex')";
    let db = TestDb::empty().await;
    migrate_with(&db.owner_config(), &migrations()[..REQUEST_CODES - 1]).await.expect("the previous release");
    let client = connect(&db.super_config()).await.expect("the database");
    let made = "insert into app.tenant (tenant_id, slug, name, country, currency, minor_digits, timezone, fy_start_month,
                    fy_start_day, gst_registered, settings, version, created_at)
                values ($1::text::uuid, 'sona', 'sona', 'IN', 'INR', 2, 'UTC', 4, 1, false, '{}', 1, now())";
    client.execute(made, &[&SHOP]).await.expect("a workspace");
    for (n, about, waits) in [(1, SHOP, false), (2, SHOP, true), (3, CASE, false), (4, CASE, true)] {
        let (text, due) = if waits { (SEALED, "now()") } else { ("null", "null") };
        let mail = format!(
            "insert into app.mail (tenant_id, mail_id, kind, about, address, address_blind, subject, text, created_by,
                 created_at, useless_at, due_at, tries)
             values ('{SHOP}', '00000000-0000-7000-8000-00000000000{n}', 'request', '{about}', {SEALED},
                 decode(repeat('01', 16), 'hex'), {SEALED}, {text}, '{SHOP}', now(), now(), {due}, 0)"
        );
        client.batch_execute(&mail).await.expect("a mail");
    }
    migrate_with(&db.owner_config(), &migrations()[..REQUEST_CODES]).await.expect("this release");
    let left = "select right(mail_id::text, 1), kind from app.mail order by mail_id";
    let rows = client.query(left, &[]).await.expect("rows");
    let left: Vec<(&str, &str)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(left, [("2", "request_code"), ("3", "request"), ("4", "request")]);
}
