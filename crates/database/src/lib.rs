//! The program's database: a private PostgreSQL, its roles, its migrations, and throw-away copies for tests.
//! Invariant: only invited copies reach it over the network, it never outlives the program, and it never
//! writes a shop's content into its log.
//!
//! ```no_run
//! # async fn open() -> database::Result<()> {
//! let cluster = database::Cluster::start("data".as_ref(), database::Options::default()).await?;
//! let report = database::prepare(&cluster.access()).await?;
//! let mut app = database::connect(&cluster.access().app).await?;
//! # Ok(()) }
//! ```

mod access;
pub mod backup;
mod child;
pub mod classes;
mod cluster;
mod error;
mod flight;
pub mod hands;
pub mod label;
mod migrate;
pub mod pages;
pub mod replica;
pub mod roles;
pub mod room;
pub mod schema;
mod socket;
pub mod testdb;

pub use access::{Access, connect, open};
pub use cluster::Cluster;
pub use cluster::options::{Options, Part};
pub use cluster::os_user::{self, OsUser};
pub use error::{Error, Result};
pub use migrate::{Applied, Migration, Report, migrate, migrate_with, migrations};
pub use testdb::TestDb;

/// The one database of an instance.
pub const DATABASE: &str = "steelyard";

/// Prepares a cluster for serving: roles, database, migrations. Safe to call at every start.
///
/// # Errors
/// As [`roles::ensure`] and [`migrate`]; [`Error::Unclassified`] for a column without a class,
/// [`Error::Unsealed`] for one that allows clear text and should not, [`Error::Schema`] where somebody
/// changed the schema manually in another way.
pub async fn prepare(access: &Access) -> Result<Report> {
    let report = bring_up(access).await?;
    classes::check(&access.owner).await?;
    as_built(access).await?;
    Ok(report)
}

/// Roles, database, migrations.
pub(crate) async fn bring_up(access: &Access) -> Result<Report> {
    if let Some(superuser) = &access.superuser {
        roles::ensure(superuser, DATABASE).await?;
    }
    roles::check(access).await?;
    migrate(&access.owner).await
}

/// Refuses a private cluster whose schema differs from the program's. For a server elsewhere, which may
/// describe the same schema in other words, it only logs the difference; `app.enter` differs by intent if the
/// database has several nodes (migration 32).
async fn as_built(access: &Access) -> Result<()> {
    let found = schema::dump(&connect(&access.owner).await?).await?;
    let schema::Differences { mut shape, rights } = schema::differences(&found, schema::BUILT_FOR);
    if access.superuser.is_none() {
        shape.retain(|line| !line.starts_with("app.enter: "));
    }
    let Some(first) = shape.first().or(rights.first()) else { return Ok(()) };
    if access.superuser.is_some() {
        return Err(Error::Schema { what: first.clone() });
    }
    tracing::warn!(
        first,
        others = shape.len() + rights.len() - 1,
        "the schema is not the one this program was built for"
    );
    Ok(())
}
