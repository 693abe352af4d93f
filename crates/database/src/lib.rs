//! The database as the program owns it: a private PostgreSQL, its roles, its migrations, and throw-away copies for tests.
//! What must stay true: it is never reachable by network, never outlives the program, and never writes a shop's content into its log.
//!
//! ```no_run
//! # async fn open() -> database::Result<()> {
//! let cluster = database::Cluster::start("data".as_ref(), database::Options::default()).await?;
//! let report = database::prepare(&cluster.access()).await?;
//! let mut app = database::connect(&cluster.access().app).await?;
//! # Ok(()) }
//! ```

mod access;
pub mod classes;
mod cluster;
mod error;
mod flight;
mod migrate;
pub mod roles;
pub mod testdb;

pub use access::{Access, connect, open};
pub use cluster::{Cluster, Options};
pub use error::{Error, Result};
pub use migrate::{Applied, Migration, Report, migrate, migrate_with, migrations};
pub use testdb::TestDb;

/// The one database of an instance.
pub const DATABASE: &str = "steelyard";

/// Makes a cluster ready to serve: roles, database, migrations. Safe to call at every start.
///
/// # Errors
/// As [`roles::ensure`] and [`migrate`]; [`Error::Unclassified`] for a column nobody gave a class.
pub async fn prepare(access: &Access) -> Result<Report> {
    if let Some(superuser) = &access.superuser {
        roles::ensure(superuser, DATABASE).await?;
    }
    roles::check(access).await?;
    let report = migrate(&access.owner).await?;
    classes::check(&access.owner).await?;
    Ok(report)
}
