//! Test databases on several nodes that somebody started (`bin/scale`), each made there from nothing.
//! Invariant: a test cannot tell the difference, except by how long its database takes to make.

use crate::access::{Access, connect};
use crate::roles::{self, Node};
use crate::{Error, Result, migrate};
use tokio::sync::Mutex;
use tokio_postgres::Config;

/// The nodes as `HOST:PORT,…`, the coordinator first. Their superuser is `postgres` and needs no password.
const NODES: &str = "STEELYARD_TEST_NODES";
/// Which of them the product's roles use: 0 is the coordinator, and the usual.
const ENTRANCE: &str = "STEELYARD_TEST_ENTRANCE";

/// The number of the next database. One at a time is made: two at once would change the same roles.
static NEXT: Mutex<u32> = Mutex::const_new(1);

/// The nodes that the tests are to use, if any.
pub(super) fn nodes() -> Option<Vec<Node>> {
    let text = std::env::var(NODES).ok()?;
    let nodes: std::result::Result<Vec<Node>, String> = text.split(',').map(str::parse).collect();
    match nodes {
        Ok(nodes) => Some(nodes),
        Err(why) => panic!("{NODES}={text}: {why}"),
    }
}

/// A database with the roles, and with every migration if `is_migrated`.
pub(super) async fn make(nodes: &[Node], is_migrated: bool) -> Result<(String, Access)> {
    let (coordinator, workers) = nodes.split_first().expect("a list of nodes names one");
    let mut next = NEXT.lock().await;
    let name = format!("test_{}_{next}", std::process::id());
    *next += 1;
    for node in nodes {
        let superuser = superuser(node, "postgres");
        roles::ensure(&superuser, &name).await?;
        extend(&superuser, &name).await?;
        // Once more, now that the extension is there.
        roles::secure(&superuser, &name).await?;
    }
    let client = connect(&superuser(coordinator, &name)).await?;
    client.batch_execute(&roles::join_workers(coordinator, workers)).await.map_err(server_error)?;
    let access = access(coordinator, &name);
    if is_migrated {
        roles::check(&access).await?;
        migrate(&access.owner).await?;
    }
    let entrance = std::env::var(ENTRANCE).ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    // Only the coordinator takes changes of the schema.
    let served = self::access(nodes.get(entrance).unwrap_or(coordinator), &name);
    Ok((name, Access { superuser: access.superuser, owner: access.owner, ..served }))
}

/// Removes a database from every node. A test is over: what fails is left to the end of the nodes.
pub(super) async fn remove(nodes: &[Node], name: &str) {
    for node in nodes {
        if let Ok(client) = connect(&superuser(node, "postgres")).await {
            let _ = client.batch_execute(&format!("drop database if exists {name} with (force)")).await;
        }
    }
}

async fn extend(superuser: &Config, name: &str) -> Result<()> {
    let client = connect(superuser.clone().dbname(name)).await?;
    client
        .batch_execute("set client_min_messages = warning; create extension citus")
        .await
        .map_err(server_error)
}

fn server_error(source: tokio_postgres::Error) -> Error {
    Error::server("making a test database of several nodes")(source)
}

fn superuser(node: &Node, database: &str) -> Config {
    let mut config = Config::new();
    config.host(&node.host).port(node.port).user("postgres").dbname(database);
    config
}

fn access(node: &Node, database: &str) -> Access {
    let config = |role: &str| superuser(node, database).user(role).clone();
    Access {
        superuser: Some(superuser(node, database)),
        owner: config(crate::access::OWNER),
        app: config(crate::access::APP),
        jobs: config(crate::access::JOBS),
        probe: config(crate::access::PROBE),
    }
}
