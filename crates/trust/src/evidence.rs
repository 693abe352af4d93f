//! What the program did last and how it went, read back from the instance's own events.
//! What must stay true: it is read, never written, here; an event that is not there is no good news.

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
    /// When.
    pub at: Instant,
    /// Whether it went well.
    pub held: bool,
    /// What there was to say.
    pub found: Value,
}

impl Evidence {
    /// A word of what was said.
    pub fn text(&self, name: &str) -> &str {
        self.found[name].as_str().unwrap_or_default()
    }

    /// Whether it is older than that.
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
