//! The bill of materials of the running instance: the build's, with the programs that run beside it here.
//! What must stay true: what is told of a program beside is what that program says of itself.

use crate::results::{VERSION, sql};
use kernel::day::Instant;
use parts::bom::{Beside, cyclonedx};
use platform::error::{Error, Result};
use platform::instance::Reading;
use platform::platform::Platform;
use serde_json::Value;

/// Where it stands.
pub const PATH: &str = "/trust/sbom.json";

/// The bill. Errors: the database's.
pub async fn bill(platform: &Platform, now: Instant) -> Result<Value> {
    let reading = Reading::begin(platform).await?;
    let server = sql::server().bind(reading.pg(), &reading.tenant()).one().await;
    reading.end().await;
    let server = server?.unwrap_or_default();
    let mut beside = vec![Beside {
        name: "postgresql",
        // A package's own words may follow: `15.18 (Debian 15.18-0+deb12u1)`.
        version: server.split(' ').next().unwrap_or_default().to_owned(),
        licence: "PostgreSQL",
    }];
    let backups = tokio::task::spawn_blocking(database::backup::installed).await.map_err(Error::internal)?;
    beside.extend(backups.map(|version| Beside { name: "pgbackrest", version, licence: "MIT" }));
    Ok(cyclonedx(VERSION, &beside, now))
}
