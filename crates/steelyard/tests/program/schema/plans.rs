//! Every statement that lists rows (`limit :…`) is explained as the serving role, in a large workspace: under
//! row security only leakproof operators use an index, and this test finds one that is not (database.md,
//! section 5).
//! Invariant: no list reads a whole table to show one page of it.

use super::seed::{LARGE, fill, known, unbind};
use super::statements::{Statement, all};
use super::{app, tenants, watcher};
use database::TestDb;
use tokio_postgres::Client;
use tokio_postgres::types::{Kind, Type};

const ROWS: i64 = 20_000;
/// Rows in a table that is small by its nature.
const FEW: i64 = 300;
/// Such tables, and the reason why they never grow: a scan is the fastest way to read one.
const SMALL: [(&str, &str); 20] = [
    ("app.address", "a row for each workspace, and an incident may touch any of them"),
    ("app.tenant", "a row for each workspace, and the sequencer asks for all of them"),
    ("app.membership", "the people of one workspace"),
    ("app.invitation", "people asked to join it"),
    ("app.pin", "one of each of them"),
    ("app.pin_failure", "wrong ones of each person at each till"),
    ("app.till", "browsers at a counter"),
    ("make.recipe_version", "versions are published by people, a few a month"),
    ("make.control_point", "so are control points"),
    ("sell.rate", "rates are published by people, a few a day"),
    ("make.equipment", "what stands in one place of work"),
    ("make.silo", "so do silos"),
    ("ledger.location", "shelves and rooms"),
    ("ledger.series", "a few a year"),
    ("ledger.tax_policy", "tax classes, changed by law"),
    ("app.supplier", "companies that work for one instance"),
    ("app.setting_change", "changes of six figures of one instance"),
    ("app.benchmark_member", "workspaces that take part in figures, a row for each"),
    ("app.benchmark_release", "three figures of a month for each trade and country"),
    ("app.benchmark_round", "one row a month"),
];
/// Lists that add up the whole of a table by their nature, and the reason.
const SUMS: [(&str, &str, &str); 2] = [
    ("aged", "open_item", "who owed most comes first, so what each party owes is added up for every page"),
    (
        "aged",
        "posting",
        "what each party owes is added up from month totals and the days of one month, which are all days here",
    ),
];
/// A page, and the row that shows whether there are more.
const PAGE: i64 = 51;

#[tokio::test]
async fn no_list_scans_a_whole_table_of_a_large_workspace() {
    let db = TestDb::fresh().await;
    let owner = watcher(&db).await;
    let lists: Vec<Statement> = all().into_iter().filter(|s| s.text.contains("limit $")).collect();
    assert!(lists.len() > 5, "only {} lists found", lists.len());
    seed(&owner, &lists).await;
    let client = app(&db).await;
    let mut scans = Vec::new();
    for list in &lists {
        let plan = plan(&client, list).await;
        let adds_up = |line: &str| {
            SUMS.iter()
                .any(|(name, table, _)| *name == list.name && line.contains(&format!("Seq Scan on {table} ")))
        };
        let found: Vec<&String> =
            plan.iter().filter(|line| scans_a_large_table(line) && !adds_up(line)).collect();
        if !found.is_empty() {
            println!("{}\n{}\n", list.at, plan.join("\n"));
        }
        scans.extend(found.iter().map(|line| format!("{}: {}", list.at, line.trim())));
    }
    assert!(scans.is_empty(), "\n{}\n", scans.join("\n"));
    println!("plans: {} lists over {ROWS} rows, none scans a table", lists.len());
}

fn scans_a_large_table(line: &str) -> bool {
    let table = line.split("Seq Scan on ").nth(1).and_then(|rest| rest.split(' ').next());
    table.is_some_and(|table| !SMALL.iter().any(|(name, _)| name.split('.').next_back() == Some(table)))
}

/// Every reading runs this statement: if it read all earlier readings, each would cost more than the last.
#[tokio::test]
async fn a_reading_is_judged_by_its_neighbours_alone() {
    let db = TestDb::fresh().await;
    let window = all().into_iter().find(|s| s.name == "window_about").expect("the statement");
    seed(&watcher(&db).await, std::slice::from_ref(&window)).await;
    let plan = plan(&app(&db).await, &window).await.join("\n");
    assert!(plan.contains("(read_at >= $") && plan.contains("(read_at <= $"), "{plan}");
}

/// Every call runs these statements: keys must find the caller and the permissions of custom roles, whatever
/// else exists.
#[tokio::test]
async fn who_calls_is_found_by_keys_alone() {
    let db = TestDb::fresh().await;
    let named =
        |s: &Statement| ["by_session", "by_token", "given_roles", "added_to"].contains(&s.name.as_str());
    let asked: Vec<Statement> = all().into_iter().filter(named).collect();
    assert_eq!(asked.len(), 4);
    seed(&watcher(&db).await, &asked).await;
    let client = app(&db).await;
    for statement in &asked {
        let plan = plan(&client, statement).await;
        // There is one workspace here, and these tables have one row for it; the instance has one state.
        let of_one = [" on tenant ", " on closing ", " on instance_state "];
        let is_of_one = |line: &str| of_one.iter().any(|table| line.contains(table));
        let found = plan.iter().find(|line| scans_a_large_table(line) && !is_of_one(line));
        assert_eq!(found, None, "{}\n{}", statement.at, plan.join("\n"));
    }
}

#[tokio::test]
async fn a_list_by_an_operator_that_leaks_or_without_an_index_is_found() {
    let db = TestDb::fresh().await;
    let owner = watcher(&db).await;
    let list = |text: &str| Statement {
        at: "planted".into(),
        name: "planted".into(),
        text: text.into(),
        params: vec!["tenant".into(), "first".into(), "many".into()],
        nullable: Default::default(),
    };
    let good = list(
        "select i.code from ledger.item i where i.tenant_id = $1 and i.name_norm > $2 order by i.name_norm limit $3",
    );
    let bad = list(
        "select i.code from ledger.item i where i.tenant_id = $1 and i.label_name like $2 order by i.label_name limit $3",
    );
    seed(&owner, &[good.clone(), bad.clone()]).await;
    let client = app(&db).await;
    assert!(!plan(&client, &good).await.join("\n").contains("Seq Scan"));
    assert!(plan(&client, &bad).await.join("\n").contains("Seq Scan on"));
}

/// Fills the tables that the lists read.
async fn seed(owner: &Client, lists: &[Statement]) {
    let known = known(owner).await;
    unbind(owner).await;
    for table in tenants::tables(owner).await {
        let read = lists.iter().any(|list| {
            list.text.contains(&format!("{table} ")) || list.text.contains(&format!("{table}\n"))
        });
        if read {
            let small = SMALL.iter().any(|(name, _)| *name == table);
            fill(owner, &table, if small { FEW } else { ROWS }, &known).await;
        }
    }
    owner.batch_execute("analyze").await.expect("statistics");
}

async fn plan(client: &Client, list: &Statement) -> Vec<String> {
    // The name is part of a statement on this connection only, and comes from no input.
    client
        .batch_execute(&format!(
            "deallocate all; set plan_cache_mode = force_generic_plan; prepare p as {}",
            list.text
        ))
        .await
        .unwrap_or_else(|e| panic!("{}: {e:?}", list.at));
    let prepared = client.prepare(&list.text).await.expect("as above");
    let values: Vec<String> =
        list.params.iter().zip(prepared.params()).map(|(name, kind)| value(name, kind)).collect();
    client.batch_execute("begin").await.expect("a transaction");
    client.query_one("select app.enter($1, $1)", &[&LARGE]).await.expect("entered");
    let explained = client.query(&format!("explain execute p ({})", values.join(", ")), &[]).await;
    let rows = explained.unwrap_or_else(|e| panic!("{} ({}): {e:?}", list.at, values.join(", ")));
    client.batch_execute("rollback").await.expect("the end");
    rows.iter().map(|row| row.get(0)).collect()
}

/// A value for a parameter of this name and type, as a person in the middle of a long list would send it.
fn value(name: &str, kind: &Type) -> String {
    let late = ["beyond", "to", "until", "before"].iter().any(|word| name.starts_with(word));
    if name == "tenant" {
        return format!("'{LARGE}'");
    }
    match (kind.kind(), kind.name()) {
        (Kind::Array(of), _) => format!("array[{}]::{}[]", value(name, of), of.name()),
        (_, "uuid") if late => "'01900000-0000-7000-9000-000000000700'".to_owned(),
        (_, "uuid") => "'01900000-0000-7000-9000-000000000500'".to_owned(),
        (_, "text" | "varchar") if late => "'x\u{10ffff}'".to_owned(),
        (_, "text" | "varchar") => "'x000500'".to_owned(),
        (_, "int8" | "int4" | "int2") if name.contains("many") || name.contains("limit") => PAGE.to_string(),
        (_, "int8" | "int4" | "int2") => "500".to_owned(),
        (_, "bool") => "false".to_owned(),
        (_, "date") => if late { "'2026-12-01'" } else { "'2026-06-01'" }.to_owned(),
        (_, "timestamptz") => if late { "'2026-12-01T00:00Z'" } else { "'2026-06-01T00:00Z'" }.to_owned(),
        _ => "null".to_owned(),
    }
}
