//! Brings a database to the schema of this program: numbered files, forward only, each in one transaction.
//! An applied migration is never applied again. A different text under a known number is refused, except the few
//! that are listed with the text that they replace.

use crate::access::connect;
use crate::{Error, Result};
use std::time::Instant;
use tokio_postgres::{Client, Config};

mod statements;

/// One file of `migrations/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migration {
    /// 1, 2, 3 … without a gap.
    pub number: i32,
    /// The file's name without number and ending.
    pub name: &'static str,
    /// Of the file's bytes, in hexadecimal.
    pub sha256: &'static str,
    pub sql: &'static str,
}

const MIGRATIONS: &[Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// Every migration this program knows, in order.
#[must_use]
pub fn migrations() -> &'static [Migration] {
    MIGRATIONS
}

/// Migrations that were reworded after their release, because Citus refuses several changes of a table in one
/// statement: each with the digest of the text before. Both texts make the same schema, which `schema.sql` holds.
const REWORDED: &[(i32, &str)] = &[
    (18, "6d0d8c5e7c701d6f0d77a3132cc64e7cd488f19c51a8a41a76cdba1e87d343e5"),
    (21, "2436b68178b026344cf57eb63ad767d06f05d296b5f4a42e9ea029f71083dbb4"),
    (30, "caec250d6d3e16a810b0fae292cc808b2f7784a0319c7305e1fe513cba6995e8"),
];

/// The result of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// In order; empty when the database was up to date.
    pub applied: Vec<Applied>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    pub number: i32,
    pub name: String,
    pub ms: i64,
}

/// The value is arbitrary, but every release must use the same.
const LOCK: i64 = 0x7374_6565_6c79; // "steely"

/// Settings every migration runs under (database.md, section 7). Plain PostgreSQL keeps the `citus.` ones as placeholders.
const SESSION: &str = "
set search_path = '';
set statement_timeout = 0;
set idle_in_transaction_session_timeout = 0;
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential';
set citus.enable_unsafe_triggers = on;
";

/// The one table the runner needs before the first migration.
const GROUND: &str = "
create schema if not exists app;
create table if not exists app.migration (
    number integer primary key check (number > 0),
    name text not null,
    sha256 text not null check (length(sha256) = 64),
    applied_at timestamptz not null,
    ms bigint not null
);
";

/// Applies what is missing, as `steel_owner`.
///
/// One runner at a time: an advisory lock for the whole run, which counts on one node only (on Citus: the
/// coordinator, where all migrations run), and inside each transaction a lock on `app.migration`, which
/// always works. A failed migration is rolled back; those before it stay applied.
///
/// # Errors
/// [`Error::Migration`] when database and program do not match, [`Error::MigrationFailed`] when a statement
/// fails.
pub async fn migrate(owner: &Config) -> Result<Report> {
    migrate_with(owner, MIGRATIONS).await
}

/// As [`migrate`], with the given migrations: for tests, and for trying the previous release's.
///
/// # Errors
/// As [`migrate`].
pub async fn migrate_with(owner: &Config, migrations: &[Migration]) -> Result<Report> {
    let mut client = connect(owner).await?;
    client.batch_execute(SESSION).await.map_err(Error::server("preparing an update"))?;
    client
        .execute("select pg_advisory_lock($1)", &[&LOCK])
        .await
        .map_err(Error::server("waiting for another update"))?;
    // A waiting migration delays everybody behind it: it is better to fail, and try again in a quiet hour.
    client.batch_execute("set lock_timeout = '60s'").await.map_err(Error::server("preparing an update"))?;
    let known = applied(&client).await?;
    let missing = missing(&known, migrations)?;
    let mut report = Report::default();
    for migration in missing {
        if let Some(ms) = apply(&mut client, migration).await? {
            tracing::info!(number = migration.number, name = migration.name, ms, "the database was updated");
            report.applied.push(Applied { number: migration.number, name: migration.name.to_owned(), ms });
        }
    }
    Ok(report) // The advisory lock ends with the connection.
}

/// A migration in the database's records.
#[derive(Debug)]
struct Known {
    number: i32,
    name: String,
    sha256: String,
}

async fn applied(client: &Client) -> Result<Vec<Known>> {
    const DOING: &str = "reading which updates it has";
    let there = "select pg_catalog.to_regclass('app.migration') is not null";
    let there: bool = client.query_one(there, &[]).await.map_err(Error::server(DOING))?.get(0);
    if !there {
        client.batch_execute(GROUND).await.map_err(Error::server("preparing an update"))?;
    }
    let rows = client.query("select number, name, sha256 from app.migration order by number", &[]).await;
    let rows = rows.map_err(Error::server(DOING))?;
    Ok(rows.iter().map(|row| Known { number: row.get(0), name: row.get(1), sha256: row.get(2) }).collect())
}

/// The migrations still to apply, or why database and program do not match.
fn missing<'m>(known: &[Known], migrations: &'m [Migration]) -> Result<&'m [Migration]> {
    let refuse = |why: String| Err(Error::Migration { why });
    for (number, there) in (1_i32..).zip(known) {
        if there.number != number {
            return refuse(format!(
                "The database lacks update {number} but has {} ({}). It was changed manually; restore a backup.",
                there.number, there.name
            ));
        }
    }
    for (at, migration) in (1_i32..).zip(migrations) {
        if migration.number != at {
            return refuse(format!(
                "This program lacks update {at} before {}. Install it again.",
                migration.name
            ));
        }
    }
    if let Some(newer) = known.get(migrations.len()) {
        return refuse(format!(
            "The database was already updated by a newer Steelyard (update {} {}, this program knows {}). \
             Install that version again; the data is untouched.",
            newer.number,
            newer.name,
            migrations.len()
        ));
    }
    for (there, ours) in known.iter().zip(migrations) {
        if there.sha256 != ours.sha256 && !REWORDED.contains(&(ours.number, there.sha256.as_str())) {
            return refuse(format!(
                "Update {} ({}) is not the one the database has. This program was changed after it was released; \
                 install an unchanged one. The data is untouched.",
                ours.number, ours.name
            ));
        }
    }
    Ok(&migrations[known.len()..])
}

/// Applies one migration with its record in one transaction; `None` when another runner was faster.
async fn apply(client: &mut Client, migration: &Migration) -> Result<Option<i64>> {
    let Migration { number, name, sha256, sql } = *migration;
    let failed = |source| Error::MigrationFailed { number, name: name.to_owned(), source };
    let started = Instant::now();
    let transaction = client.transaction().await.map_err(failed)?;
    let lock = "lock table app.migration in share row exclusive mode";
    transaction.batch_execute(lock).await.map_err(failed)?;
    let done = transaction
        .query_opt("select from app.migration where number = $1", &[&number])
        .await
        .map_err(failed)?;
    if done.is_some() {
        return Ok(None);
    }
    for statement in statements::statements(sql) {
        transaction.batch_execute(statement).await.map_err(failed)?;
    }
    let ms = i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX);
    let note =
        "insert into app.migration (number, name, sha256, applied_at, ms) values ($1, $2, $3, now(), $4)";
    transaction.execute(note, &[&number, &name, &sha256, &ms]).await.map_err(failed)?;
    transaction.commit().await.map_err(failed)?;
    Ok(Some(ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Migration = Migration { number: 1, name: "ground", sha256: "aa", sql: "" };
    const TWO: Migration = Migration { number: 2, name: "people", sha256: "bb", sql: "" };

    fn known(rows: &[(i32, &str)]) -> Vec<Known> {
        rows.iter()
            .map(|(number, sha256)| Known { number: *number, name: "x".into(), sha256: (*sha256).into() })
            .collect()
    }

    #[test]
    fn what_is_missing_is_what_comes_after_the_last_applied() {
        let both = [ONE, TWO];
        for (rows, expected) in [(&[][..], 0), (&[(1, "aa")], 1), (&[(1, "aa"), (2, "bb")], 2)] {
            assert_eq!(missing(&known(rows), &both).expect("they fit"), &both[expected..], "{rows:?}");
        }
    }

    #[test]
    fn a_database_that_does_not_fit_is_refused_in_words() {
        let table: [(&[(i32, &str)], &str); 4] = [
            (&[(1, "changed")], "is not the one the database has"),
            (&[(2, "bb")], "lacks update 1"),
            (&[(1, "aa"), (2, "bb"), (3, "cc")], "newer Steelyard"),
            (&[(1, "aa"), (3, "cc")], "lacks update 2"),
        ];
        for (rows, expected) in table {
            let why = missing(&known(rows), &[ONE, TWO]).expect_err(expected).to_string();
            assert!(why.contains(expected), "{why}");
        }
    }

    #[test]
    fn a_database_with_the_text_from_before_a_rewording_is_up_to_date() {
        for (number, before) in REWORDED {
            let rows: Vec<Known> = migrations()
                .iter()
                .map(|it| Known { number: it.number, name: it.name.into(), sha256: it.sha256.into() })
                .map(|it| if it.number == *number { Known { sha256: (*before).into(), ..it } } else { it })
                .collect();
            assert_eq!(missing(&rows, migrations()).expect("the same schema"), []);
        }
    }

    #[test]
    fn a_program_with_a_gap_in_its_updates_is_refused() {
        assert!(missing(&[], &[TWO]).is_err());
    }

    #[test]
    fn the_migrations_built_in_have_the_checksum_of_their_text() {
        use sha2::{Digest, Sha256};
        for migration in migrations() {
            let digest: String =
                Sha256::digest(migration.sql).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(migration.sha256, digest, "{}", migration.name);
        }
    }
}
