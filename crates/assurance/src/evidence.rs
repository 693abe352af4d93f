//! The last runs of the program's own work and their results, from the instance's events.
//! Invariant: this file only reads events; a missing event does not count as a success.

use assurance_queries::evidence as sql;
use jiff::SignedDuration;
use kernel::day::Instant;
use platform::error::Result;
use platform::instance::Reading;
use platform::platform::Platform;
use serde_json::{Value, json};

/// The words for a check whose result cannot be opened.
const CHANGED: &str = "What this check found cannot be read: it was changed outside the program.";

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

/// A check's last result, opened.
pub(crate) struct Latest {
    pub check: String,
    pub ended_at: Option<Instant>,
    pub result: Option<String>,
    pub found: Option<Value>,
    pub held_at: Option<Instant>,
    pub broken_since: Option<Instant>,
}

/// The last results of these checks. Errors: the database's, the keyring's.
pub(crate) async fn latest(reading: &Reading, checks: &[String]) -> Result<Vec<Latest>> {
    let rows = sql::latest().bind(reading.pg(), &checks, &reading.tenant()).all().await?;
    let open = |row: sql::Latest| -> Result<Latest> {
        let content = row.event_id.zip(row.content.as_deref());
        let found = content.map(|(event, content)| reading.after(event, content)).transpose()?;
        Ok(Latest {
            check: row.check,
            ended_at: row.ended_at,
            result: row.result,
            found: found.map(|found| found.unwrap_or_else(|| json!({ "says": CHANGED }))),
            held_at: row.held_at,
            broken_since: row.broken_since,
        })
    };
    rows.into_iter().map(open).collect()
}
