//! The schema as the server sees it: every rule of row security, keys, rights, statements and plans, asked of the catalogue.
//! Must stay true: nothing here lists the product's tables or statements; what is added is held to the same rules.

mod catalogue;
mod nullness;
mod nulls;
mod plans;
mod planted;
mod rules;
mod seed;
mod statements;
mod tenants;

use database::TestDb;
use tokio_postgres::Client;

/// The server as its superuser, who sees everything.
async fn watcher(db: &TestDb) -> Client {
    database::connect(&db.super_config()).await.expect("a connection")
}

/// The role that serves every request.
async fn app(db: &TestDb) -> Client {
    database::connect(&db.app_config()).await.expect("a connection")
}
