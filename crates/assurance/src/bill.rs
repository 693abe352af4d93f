//! The bill of materials of the running instance: that of the build, and the programs that run beside it
//! here.
//! Invariant: the version of a program beside is the one that it reports itself.

use assurance_queries::bill as sql;
use kernel::day::Instant;
use platform::error::{Error, Result};
use platform::instance::Reading;
use platform::platform::Platform;
use sbom::bom::{Beside, cyclonedx};
use serde_json::Value;

/// The version of this program.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The path of the bill.
pub const PATH: &str = "/trust/sbom.json";

/// The bill. Errors: the database's.
pub async fn bill(platform: &Platform, now: Instant) -> Result<Value> {
    let reading = Reading::begin(platform).await?;
    let server = sql::server().bind(reading.pg(), &reading.tenant()).one().await;
    reading.end().await;
    let server = server?.unwrap_or_default();
    let mut beside = vec![Beside {
        name: "postgresql",
        // The package may add its own words: `15.18 (Debian 15.18-0+deb12u1)`.
        version: server.split(' ').next().unwrap_or_default().to_owned(),
        licence: "PostgreSQL",
    }];
    let backups = tokio::task::spawn_blocking(database::backup::installed).await.map_err(Error::internal)?;
    beside.extend(backups.map(|version| Beside { name: "pgbackrest", version, licence: "MIT" }));
    Ok(cyclonedx(VERSION, &beside, now))
}
