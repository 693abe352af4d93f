//! Every table of the catalogue: the serving role and the owner, entered in one workspace, read and write
//! rows of another.
//! Invariant: a table without rows is tested too, by its refusals.

use crate::common::world::{Shop, World};
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;
use uuid::Uuid;

const NOBODY: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_dead);

/// The number of tables with rows of theirs, and all faults.
pub async fn looked_at(world: &World, theirs: &Shop, ours: &Shop) -> (usize, Vec<String>) {
    let (mut with_rows, mut faults) = (0, Vec::new());
    for table in world.tables().await {
        let (rows, wrong) = look(world, theirs, ours, &table).await;
        with_rows += usize::from(rows > 0);
        faults.extend(wrong);
    }
    (with_rows, faults)
}

/// The number of their rows in a table, and the faults found there.
pub async fn look(world: &World, theirs: &Shop, ours: &Shop, table: &str) -> (i64, Vec<String>) {
    let all = |tenant: Uuid| async move {
        let statement = format!("select count(*) from {table} where tenant_id = $1");
        world.watcher.query_one(&statement, &[&tenant]).await.expect("a count").get::<_, i64>(0)
    };
    let (rows, own) = (all(theirs.tenant.uuid()).await, all(ours.tenant.uuid()).await);
    let mut faults = Vec::new();
    for (who, config) in [("steel_app", &world.access.app), ("steel_owner", &world.access.owner)] {
        let client = database::connect(config).await.expect("a connection");
        let mut wrong = Vec::new();
        enter(&client, ours).await;
        if who == "steel_app" || granted(&client, table).await {
            wrong.extend(reading(&client, table, theirs, own).await);
        }
        wrong.extend(writing(&client, table, theirs, ours).await);
        client.batch_execute("rollback").await.expect("the end");
        faults.extend(wrong.into_iter().map(|fault| format!("{table} as {who}: {fault}")));
    }
    (rows, faults)
}

async fn enter(client: &Client, shop: &Shop) {
    client.batch_execute("begin").await.expect("a transaction");
    client.query_one("select app.enter($1, $2)", &[&shop.tenant.uuid(), &NOBODY]).await.expect("entered");
}

async fn granted(client: &Client, table: &str) -> bool {
    client.query_one("select has_table_privilege($1, 'select')", &[&table]).await.expect("a right").get(0)
}

async fn reading(client: &Client, table: &str, theirs: &Shop, own: i64) -> Vec<String> {
    let statement = format!(
        "select count(*), count(*) filter (where tenant_id = $1), count(distinct tenant_id) from {table}"
    );
    let row = client.query_one(&statement, &[&theirs.tenant.uuid()]).await.expect("a count");
    let (seen, foreign, tenants): (i64, i64, i64) = (row.get(0), row.get(1), row.get(2));
    let mut wrong = Vec::new();
    if foreign > 0 || tenants > 1 {
        wrong.push(format!("shows {foreign} rows of the other workspace"));
    }
    if seen != own {
        wrong.push(format!("shows {seen} of its own {own} rows"));
    }
    wrong
}

/// A row with only the key suffices: the policy is applied before NOT NULL and CHECK.
async fn writing(client: &Client, table: &str, theirs: &Shop, ours: &Shop) -> Vec<String> {
    let mut wrong = Vec::new();
    let insert = |tenant: Uuid| format!("insert into {table} (tenant_id) values ('{tenant}')");
    let policy = |state: &Option<(SqlState, String)>| {
        state.as_ref().is_some_and(|(code, text)| {
            *code == SqlState::INSUFFICIENT_PRIVILEGE && text.contains("row-level security")
        })
    };
    if !policy(&tried(client, &insert(theirs.tenant.uuid())).await) {
        wrong.push("takes a row for the other workspace".to_owned());
    }
    let own = tried(client, &insert(ours.tenant.uuid())).await;
    if policy(&own) {
        wrong.push("refuses its own row".to_owned());
    }
    for change in [
        format!("update {table} set tenant_id = tenant_id where tenant_id = '{}'", theirs.tenant.uuid()),
        format!("delete from {table} where tenant_id = '{}'", theirs.tenant.uuid()),
    ] {
        client.batch_execute("savepoint before").await.expect("a savepoint");
        match client.execute(change.as_str(), &[]).await {
            Ok(0) => {}
            Ok(rows) => wrong.push(format!("{rows} rows of the other workspace: {change}")),
            Err(error) if error.code() == Some(&SqlState::INSUFFICIENT_PRIVILEGE) => {}
            Err(error) => wrong.push(format!("{change}: {error:?}")),
        }
        client.batch_execute("rollback to before").await.expect("undone");
    }
    wrong
}

async fn tried(client: &Client, statement: &str) -> Option<(SqlState, String)> {
    client.batch_execute("savepoint before").await.expect("a savepoint");
    let error = client.batch_execute(statement).await.err();
    client.batch_execute("rollback to before").await.expect("undone");
    error.and_then(|error| error.as_db_error().map(|db| (db.code().clone(), db.message().to_owned())))
}

/// Statements that remove a table's protection, each with the statement that restores it.
pub fn drops(table: &str) -> [(String, String); 4] {
    let mine = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid";
    let policy = format!("create policy tenant on {table} using ({mine}) with check ({mine})");
    [
        (format!("drop policy tenant on {table}"), policy),
        (
            format!("alter policy tenant on {table} using (true) with check (true)"),
            format!("alter policy tenant on {table} using ({mine}) with check ({mine})"),
        ),
        (
            format!("alter table {table} disable row level security"),
            format!("alter table {table} enable row level security"),
        ),
        (
            format!("alter table {table} no force row level security"),
            format!("alter table {table} force row level security"),
        ),
    ]
}
