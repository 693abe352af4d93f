//! The last runs of the program's own work and their results, from the instance's events.
//! Invariant: this file only reads events; a missing event does not count as a success.

use crate::results::latest;
use jiff::SignedDuration;
use kernel::day::Instant;
use platform::error::Result;
use platform::instance::Reading;
use platform::platform::Platform;
use serde_json::Value;

/// One event.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// The time.
    pub at: Instant,
    /// Whether the run succeeded.
    pub held: bool,
    /// The content of the event.
    pub found: Value,
}

impl Evidence {
    /// A text of the content.
    pub fn text(&self, name: &str) -> &str {
        self.found[name].as_str().unwrap_or_default()
    }

    /// Whether it is older than this.
    pub fn is_older(&self, than: SignedDuration, now: Instant) -> bool {
        now.duration_since(self.at) > than
    }
}

/// The last event of each of these kinds, in their order. Errors: the database's.
pub async fn last<const N: usize>(platform: &Platform, kinds: [&str; N]) -> Result<[Option<Evidence>; N]> {
    let reading = Reading::begin(platform).await?;
    let names: Vec<String> = kinds.iter().map(|&kind| kind.to_owned()).collect();
    let rows = latest(&reading, &names).await;
    reading.end().await;
    let rows = rows?;
    Ok(kinds.map(|kind| {
        let row = rows.iter().find(|row| row.check == kind)?;
        let found = row.found.clone().unwrap_or_default();
        Some(Evidence { at: row.ended_at?, held: row.result.as_deref() == Some("ok"), found })
    }))
}
