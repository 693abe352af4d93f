//! The schema as the server sees it: every rule of row security, keys, rights, statements and plans, checked
//! in the catalogue.
//! Invariant: the tests list no table and no statement of the product, so that the same rules hold for each
//! new one.

mod books;
mod catalogue;
mod digests;
mod nullness;
mod nulls;
mod plans;
mod planted;
mod rules;
mod seed;
pub(crate) mod statements;
pub(crate) mod tenants;

use database::TestDb;
use tokio_postgres::Client;

/// The server as its superuser, who sees everything.
pub(crate) async fn watcher(db: &TestDb) -> Client {
    database::connect(&db.super_config()).await.expect("a connection")
}

/// The role that serves every request.
async fn app(db: &TestDb) -> Client {
    database::connect(&db.app_config()).await.expect("a connection")
}
