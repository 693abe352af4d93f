//! The instance's own workspace: reading it, and writing events into it.
//! Invariant: nothing here reads or writes a shop's data; an event written here is like any other and never
//! changes.

pub use crate::call::own_call;
pub use crate::finding::{Finding, note_on};
pub use crate::reserved::{CANARIES, INSTANCE, INSTANCE_SLUG, NOBODY, is_of_canary};

use crate::error::Result;
use crate::event;
use crate::platform::Platform;
use crate::tx::Guard;
use deadpool_postgres::Object;
use kernel::day::Instant;
use uuid::Uuid;

/// A transaction in the instance's own workspace that only reads.
pub struct Reading(Guard);

impl Reading {
    /// Errors: the database's.
    pub async fn begin(platform: &Platform) -> Result<Reading> {
        Guard::begin(platform, INSTANCE, NOBODY).await.map(Reading)
    }

    /// The connection for generated statements.
    pub fn pg(&self) -> &Object {
        self.0.pg()
    }

    /// The workspace's id.
    pub fn tenant(&self) -> Uuid {
        INSTANCE.uuid()
    }

    /// The values after, of an event of the instance. None: its content does not open, or has none. Errors:
    /// the keyring's.
    pub fn after(&self, event: Uuid, content: &[u8]) -> Result<Option<serde_json::Value>> {
        Ok(event::Content::judged(&self.0.encryption, INSTANCE.uuid(), event, content)?.after())
    }

    /// Ends the transaction, which has nothing to commit.
    pub async fn end(self) {
        self.0.rollback().await;
    }
}

/// Writes a finding as an event of the instance's own workspace. Errors: the database's.
pub async fn note(platform: &Platform, now: Instant, found: Finding) -> Result<()> {
    note_on(Guard::begin(platform, INSTANCE, NOBODY).await?, now, found).await
}

/// As `note`, without waiting for the replica: for what must be written while the replica is down. Errors:
/// the database's.
pub async fn note_at_once(platform: &Platform, now: Instant, found: Finding) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    guard.pg().batch_execute("set local synchronous_commit = local").await?;
    note_on(guard, now, found).await
}
