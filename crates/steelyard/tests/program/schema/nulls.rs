//! The generated types take nullability on trust (README of the specification, "its holes"). Here every
//! result column is compared with the catalogue, and every statement must name the workspace for each table
//! it touches.
//! Invariant: a NULL never reaches a field that cannot hold one. There are two checks, and either one fails
//! the test:
//! * the protocol names the table's column behind a result column; if that may be null, the mark `?` must
//!   be there, unless the statement has `is not null` for it;
//! * the text is read (nullness.rs): left joins, unions, aggregates, common table expressions; a column that
//!   is not understood must be marked too, or listed below with the reason.

use super::nullness::{Tables, flattened, may_be_null};
use super::statements::{Statement, all};
use super::{tenants, watcher};
use database::TestDb;
use std::collections::{BTreeMap, BTreeSet};
use tokio_postgres::{Client, Column};

/// Columns that are never null, although neither catalogue nor text shows it: statement, column, reason.
const LISTED: &[(&str, &str, &str)] = &[
    ("credential_of", "person_id", "a column of app.person, by the function of the same name"),
    ("credential_of", "name", "a column of app.person, by the function of the same name"),
    ("credential_of", "password", "a column of app.person, by the function of the same name"),
    ("credential_of", "is_former", "told of each row, by the function of the same name"),
    ("add_proven_person", "is_added", "always told, by the function of the same name"),
    ("take_my_address", "is_taken", "always told, by the function of the same name"),
    ("my_account", "has_address", "told of each row, by the function of the same name"),
    ("my_account", "person_id", "a column of app.person, by the function of the same name"),
    ("my_account", "email", "a column of app.person, by the function of the same name"),
    ("my_account", "name", "a column of app.person, by the function of the same name"),
    ("my_account", "password", "a column of app.person, by the function of the same name"),
    ("my_factors", "factor_id", "a column of app.factor, by the function of the same name"),
    ("my_factors", "kind", "a column of app.factor, by the function of the same name"),
    ("my_factors", "name", "a column of app.factor, by the function of the same name"),
    ("my_factors", "secret", "a column of app.factor, by the function of the same name"),
    ("my_factors", "counter", "a column of app.factor, by the function of the same name"),
    ("my_factors", "created_at", "a column of app.factor, by the function of the same name"),
    ("my_identities", "identity_id", "a column of app.outside_identity, by the function of the same name"),
    ("my_identities", "issuer", "a column of app.outside_identity, by the function of the same name"),
    ("my_identities", "email", "a column of app.outside_identity, by the function of the same name"),
    ("my_identities", "created_at", "a column of app.outside_identity, by the function of the same name"),
    ("identity_of", "person_id", "a column of app.person, by the function of the same name"),
    ("identity_of", "name", "a column of app.person, by the function of the same name"),
    ("doubtful_passwords", "since", "a column of app.person, by the function password_standing"),
    ("password_kinds", "kind", "one of four words, by the function of the same name"),
    ("password_kinds", "people", "a count, by the function of the same name"),
    ("tables_of_workspaces", "name", "a table of the catalogue has one"),
    ("snapshot", "next", "there is always a snapshot, and it has a next transaction"),
    ("snapshot", "running", "an array of rows is one, if an empty one"),
    ("latest", "check", "one of the names sent with the statement"),
    ("days", "check", "one of the names sent with the statement"),
    ("days", "day", "the number of one of the days sent with the statement"),
    ("entries_of_account", "against", "an array of accounts, of a group that has a posting"),
    ("claim_print", "kind", "a column of ledger.printer"),
    ("claim_print", "width_mm", "a column of ledger.printer"),
    ("claim_print", "address", "a column of ledger.printer"),
    ("insert_daily_costs", "metal", "one of the metals sent with the statement"),
    ("sales_by_day", "day", "the day of a document, or the first of its month"),
    ("stock_by_age", "age", "one of five numbers"),
    ("workspaces_with_jobs", "is_served", "of a row with a state, and a job that runs has a lease"),
];

/// Statements that name no workspace, and the reason why that is right.
const WITHOUT_WORKSPACE: &[(&str, &str)] = &[
    (
        "workspaces_of",
        "asked at sign-in, before a workspace is known; the policy `own` on membership holds it",
    ),
    (
        "workspaces_due",
        "asked by the sender as steel_jobs, which of all may read two columns; the policy `job` lets it",
    ),
    (
        "workspaces_since",
        "asked by the sequencer as steel_jobs, which may read ids, moments and nothing else",
    ),
    ("snapshot", "reads which transactions run, which is nobody's"),
    ("waiting_since", "asked as steel_jobs, so too: a moment"),
    (
        "workspaces_between",
        "asked by the forwarder as steel_jobs, which may read places in the tree: whose they are",
    ),
    ("mails_due", "asked as steel_jobs, which of all may read two columns: a count and a moment"),
    ("workspaces_active", "asked by the watch as steel_jobs, which may read ids, moments and nothing else"),
    ("workspaces_with_clocks", "asked as steel_jobs, which of all may read two moments: whose clocks run"),
    ("workspaces_without_notice", "asked as steel_jobs: who is still to be told of a supplier"),
    ("notices_sent", "so too: how many were told"),
    ("workspaces_without_setting_notice", "asked as steel_jobs: who is still to be told of a looser figure"),
    ("setting_notices_sent", "so too: how many were told"),
    ("notices_missing", "so too: how many are still to be told"),
    ("captures_over", "asked as steel_jobs: whose copies for support are over"),
    ("objections_waiting", "so too: whose objection is still to be passed on"),
    ("benchmark_members", "asked as steel_jobs, which may read the ids of those who take part in figures"),
    (
        "workspaces_without_review",
        "asked as steel_jobs, which may read when workspaces and their clocks began: whose review is due",
    ),
    (
        "workspaces_with_archives",
        "asked as steel_jobs, which may read what waits to be written: ids and moments",
    ),
    ("workspaces_with_old_archives", "so too: ids and moments of what is to be removed"),
    (
        "workspaces_ended",
        "asked as steel_jobs, which may read ids and moments: whose day is past, and who waits",
    ),
    (
        "billing_due",
        "asked by the sender as steel_jobs, which of all may read two columns: who is asked again",
    ),
    ("persons_erased", "asked as steel_jobs, which of all may read three columns of who was erased"),
    ("copies_ended", "so too: three columns of copies in closed archives whose time was over"),
    ("workspaces_to_keep", "asked as steel_jobs, which may read the ids of workspaces"),
    (
        "workspaces_waiting",
        "asked as steel_jobs, which of all may read who waits for the entry of older stock",
    ),
    ("tables_of_workspaces", "reads the catalogue, which is nobody's"),
    ("remove_ended", "a function that enters the workspace it is given and looks at its day"),
    ("remove_ended_events", "so too"),
    ("workspaces_to_tell", "asked as steel_jobs: whose Owners are told of the machine"),
    ("workspaces_all", "asked as steel_jobs: whose events the whole tree is made of"),
    (
        "workspaces_with_jobs",
        "asked by the runner as steel_jobs, which may read states, moments and nothing else",
    ),
    ("workspaces_with_old_jobs", "so too"),
    ("workspaces_with_costed_metal", "asked as steel_jobs, which may read whose metal has a cost"),
    ("workspaces_with_old_prints", "asked as steel_jobs, which may read when prints were made"),
    ("workspaces_with_prints", "asked as steel_jobs, which may read when prints are due"),
    ("workspaces_with_pending", "asked as steel_jobs, which may read whose entries wait, and nothing else"),
];

/// The table's column behind a result column, by the protocol's table and column number.
struct Catalogue {
    by_number: BTreeMap<(u32, i16), (String, String)>,
    tables: Tables,
}

impl Catalogue {
    async fn read(client: &Client) -> Catalogue {
        let rows = client
            .query(
                "select a.attrelid, a.attnum, format('%s.%s', n.nspname, c.relname), a.attname::text, not a.attnotnull
                 from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                 where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v')",
                &[],
            )
            .await
            .expect("the catalogue");
        let name = |row: &tokio_postgres::Row| (row.get::<_, String>(2), row.get::<_, String>(3));
        Catalogue {
            by_number: rows.iter().map(|row| ((row.get(0), row.get(1)), name(row))).collect(),
            tables: rows.iter().map(|row| (name(row), row.get(4))).collect(),
        }
    }

    /// Why a result column may be null; None when it never is.
    fn may_be_null(&self, statement: &Statement, column: &Column) -> Option<String> {
        let of = column.table_oid().zip(column.column_id()).and_then(|at| self.by_number.get(&at));
        let by_table = of
            .filter(|of| self.tables[*of])
            .map(|(table, name)| (format!("{table}.{name} may be null"), name));
        by_table
            .filter(|(_, name)| !statement.text.contains(&format!("{name} is not null")))
            .map(|(why, _)| why)
            .or_else(|| may_be_null(&self.tables, &statement.text, column.name()))
    }
}

#[tokio::test]
async fn every_column_that_may_be_null_is_marked() {
    let db = TestDb::fresh().await;
    let client = watcher(&db).await;
    let catalogue = Catalogue::read(&client).await;
    let (mut wrong, mut columns) = (Vec::new(), 0);
    for statement in all() {
        let prepared =
            client.prepare(&statement.text).await.unwrap_or_else(|e| panic!("{}: {e:?}", statement.at));
        for refused in [" right join ", " full join "] {
            assert!(
                !flattened(&statement.text).contains(refused),
                "{}: turn the{refused}round",
                statement.at
            );
        }
        for column in prepared.columns().iter().filter(|c| !statement.nullable.contains(c.name())) {
            columns += 1;
            let listed = LISTED.iter().any(|(name, c, _)| *name == statement.name && *c == column.name());
            if let Some(why) = catalogue.may_be_null(&statement, column).filter(|_| !listed) {
                wrong.push(format!("{}: write `{}?` in its row: {why}", statement.at, column.name()));
            }
        }
        let names: BTreeSet<&str> = prepared.columns().iter().map(Column::name).collect();
        let strange = statement.nullable.iter().filter(|mark| !names.contains(mark.as_str()));
        wrong
            .extend(strange.map(|mark| format!("{}: marks `{mark}?`, which it does not give", statement.at)));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    println!("nulls: {} statements, {columns} columns taken as never null, each looked up", all().len());
}

#[tokio::test]
async fn every_statement_names_the_workspace_for_each_table_it_touches() {
    let db = TestDb::fresh().await;
    let tables = tenants::tables(&watcher(&db).await).await;
    let (mut wrong, mut touched) = (Vec::new(), 0);
    for statement in all().iter().filter(|s| !WITHOUT_WORKSPACE.iter().any(|(name, _)| *name == s.name)) {
        let flat = flattened(&statement.text);
        let uses = uses(&flat, &tables);
        touched += uses.len();
        if !uses.is_empty() && !statement.params.iter().any(|param| param == "tenant") {
            wrong.push(format!("{}: takes no :tenant", statement.at));
        }
        wrong.extend(unnamed(&flat, &uses).into_iter().map(|of| format!("{}: {of}", statement.at)));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    println!("workspace: {} statements name it for {touched} uses of tables", all().len());
}

/// A statement's use of a workspace's table.
#[derive(Debug, PartialEq)]
enum Use {
    Written(String),
    Alias(String, String),
    Bare(String),
}

const KEYWORDS: [&str; 14] = [
    "where",
    "set",
    "on",
    "order",
    "group",
    "limit",
    "join",
    "left",
    "cross",
    "for",
    "union",
    "returning",
    "select",
    "inner",
];

fn uses(flat: &str, tables: &[String]) -> Vec<Use> {
    let mut found = Vec::new();
    for before in ["from ", "join ", "update ", "into ", "using "] {
        for (at, _) in flat.match_indices(before) {
            let rest = &flat[at + before.len()..];
            let table = rest.split([' ', ')', ',']).next().unwrap_or_default();
            if !tables.iter().any(|t| t == table) {
                continue;
            }
            let ended = rest[table.len()..].starts_with([')', ',']);
            let after = rest[table.len()..].trim_start().trim_start_matches("as ");
            let word =
                after.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
            found.push(match before {
                "into " => Use::Written(table.to_owned()),
                _ if ended || word.is_empty() || KEYWORDS.contains(&word) => Use::Bare(table.to_owned()),
                _ => Use::Alias(table.to_owned(), word.to_owned()),
            });
        }
    }
    found
}

/// The uses that lack their workspace.
fn unnamed(flat: &str, uses: &[Use]) -> Vec<String> {
    let mut wrong = Vec::new();
    let bare = uses.iter().filter(|one| matches!(one, Use::Bare(_))).count();
    let named =
        [" tenant_id = $", "(tenant_id = $"].iter().map(|text| flat.matches(text).count()).sum::<usize>();
    if named < bare {
        wrong.push(format!("{bare} tables without an alias, and `tenant_id = :tenant` only {named} times"));
    }
    for one in uses {
        let (fine, what) = match one {
            Use::Bare(_) => (true, String::new()),
            Use::Alias(table, alias) => {
                let fine = flat.contains(&format!("{alias}.tenant_id ="))
                    || flat.contains(&format!("= {alias}.tenant_id"));
                (fine, format!("`{table} {alias}`: say `{alias}.tenant_id = …`"))
            }
            Use::Written(table) => {
                let columns =
                    flat.split(&format!("into {table}")).nth(1).and_then(|rest| rest.split_once('('));
                let fine = columns.is_some_and(|(_, columns)| columns.starts_with("tenant_id,"));
                (fine, format!("`into {table}`: its first column must be tenant_id"))
            }
        };
        if !fine {
            wrong.push(what);
        }
    }
    wrong
}

#[test]
fn a_table_without_its_workspace_is_found() {
    let tables = ["s.t".to_owned(), "s.u".to_owned()];
    for (text, faults) in [
        ("select a from s.t where tenant_id = $1", 0),
        ("select a from s.t where a = $1", 1),
        (
            "select t.a from s.t t join s.u u on u.tenant_id = t.tenant_id and u.a = t.a where t.tenant_id = $1",
            0,
        ),
        ("select t.a from s.t t join s.u u on u.a = t.a where t.tenant_id = $1", 1),
        ("select a from s.t where tenant_id = $1 union all select a from s.u where a = 1", 1),
        ("insert into s.t (tenant_id, a) values ($1, $2) returning a", 0),
        ("insert into s.t as n (tenant_id, a) values ($1, $2) returning a", 0),
        ("insert into s.t (a, tenant_id) values ($1, $2) returning a", 1),
        ("update s.t set a = $2 where a = 1", 1),
        ("delete from s.t where tenant_id = $1", 0),
    ] {
        let uses = uses(text, &tables);
        assert_eq!(unnamed(text, &uses).len(), faults, "{text}: {uses:?}");
    }
}
