//! Every statement of the product on several nodes, with a plausible value for each parameter.
//! Invariant: a node may refuse the values (a key that is not there), but not the statement.

use crate::schema::statements::{Statement, all};
use crate::schema::watcher;
use database::TestDb;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config};

const SOMEBODY: &str = "11111111-1111-7111-8111-111111111111";

#[tokio::test]
#[ignore = "needs several nodes; bin/scale runs it"]
async fn every_statement_runs_on_several_nodes() {
    let db = TestDb::fresh().await;
    let nodes: i64 = watcher(&db)
        .await
        .query_one("select count(*) from pg_catalog.pg_dist_node", &[])
        .await
        .expect("a database of several nodes")
        .get(0);
    assert!(nodes >= 3, "{nodes} nodes");
    let mut clients = Vec::new();
    for config in [db.app_config(), db.jobs_config(), db.access().probe.clone()] {
        clients.push(connection(&config).await);
    }
    let statements = all();
    let mut found = Vec::new();
    for statement in &statements {
        found.extend(refusal(&clients, statement).await);
    }
    println!("{} statements on {nodes} nodes", statements.len());
    assert!(found.is_empty(), "{found:#?}");
}

async fn connection(config: &Config) -> Client {
    database::connect(config).await.expect("a connection")
}

/// Why the nodes refuse a statement of the first role that may run it.
async fn refusal(clients: &[Client], statement: &Statement) -> Option<String> {
    for client in clients {
        let outcome = attempt(client, statement).await;
        client.batch_execute("rollback; deallocate all").await.expect("undone");
        match outcome.as_ref().err().and_then(tokio_postgres::Error::as_db_error) {
            Some(why) if why.message().starts_with("permission denied") => {}
            Some(why) if is_of_the_form(why.code()) => {
                return Some(format!("{}: {} {}", statement.at, why.code().code(), why.message()));
            }
            _ => return None,
        }
    }
    Some(format!("{}: no role may run it", statement.at))
}

/// Not supported, an internal error, or a statement that is not understood.
fn is_of_the_form(state: &SqlState) -> bool {
    ["0A", "XX", "42"].iter().any(|class| state.code().starts_with(class))
        && *state != SqlState::INSUFFICIENT_PRIVILEGE
}

async fn attempt(client: &Client, statement: &Statement) -> Result<(), tokio_postgres::Error> {
    client.batch_execute("begin").await?;
    client.batch_execute(&format!("select app.enter('{SOMEBODY}', '{SOMEBODY}')")).await?;
    client.batch_execute(&format!("prepare tried as {}", statement.text)).await?;
    let types = "select parameter_types::text[] from pg_catalog.pg_prepared_statements where name = 'tried'";
    let types: Vec<String> = client.query_one(types, &[]).await?.get(0);
    let values: Vec<String> = types.iter().map(|of| format!("{}::{of}", value(of))).collect();
    let list = if values.is_empty() { String::new() } else { format!("({})", values.join(", ")) };
    client.batch_execute(&format!("execute tried{list}")).await
}

fn value(of: &str) -> String {
    let text = match of {
        list if list.ends_with("[]") => "'{}'",
        "uuid" => return format!("'{SOMEBODY}'"),
        "bigint" | "integer" | "smallint" | "numeric" => "1",
        "boolean" => "true",
        "date" => "'2026-01-01'",
        "timestamp with time zone" => "'2026-01-01T00:00:00Z'",
        "bytea" => r"'\x01'",
        "jsonb" | "json" => "'{}'",
        "text" => "'x'",
        _ => "null",
    };
    text.to_owned()
}
