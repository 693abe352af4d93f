//! What belongs to the instance and to no shop: reading it and noting it in the reserved workspace.
//! What must stay true: nothing of a shop is reached from here; what is noted is an event like any other, never changed.

pub use crate::call::own_call;
pub use crate::finding::Finding;
pub use crate::reserved::{CANARIES, INSTANCE, INSTANCE_SLUG, NOBODY, is_of_canary};

use crate::error::Result;
use crate::event;
use crate::finding::note_on;
use crate::platform::Platform;
use crate::tx::{Guard, ReadTx, Tx};
use deadpool_postgres::Object;
use kernel::day::Instant;
use kernel::id::UserId;
use platform_queries::tx as sql;
use uuid::Uuid;

/// A transaction in the instance's own workspace that only reads.
pub struct Reading(Guard);

impl Reading {
    /// Errors: the database's.
    pub async fn begin(platform: &Platform) -> Result<Reading> {
        Guard::begin(platform, INSTANCE, NOBODY).await.map(Reading)
    }

    /// What generated statements run on.
    pub fn pg(&self) -> &Object {
        self.0.pg()
    }

    /// The workspace's id.
    pub fn tenant(&self) -> Uuid {
        INSTANCE.uuid()
    }

    /// What an event of the instance's own came to; none where its content does not open, or says nothing of it. Errors:
    /// the keyring's.
    pub fn after(&self, event: Uuid, content: &[u8]) -> Result<Option<serde_json::Value>> {
        Ok(event::Content::judged(&self.0.safe, INSTANCE.uuid(), event, content)?.after())
    }

    /// Ends it; there is nothing to keep.
    pub async fn end(self) {
        self.0.rollback().await;
    }
}

/// Notes it as an event of the instance's own workspace. Errors: the database's.
pub async fn note(platform: &Platform, now: Instant, found: Finding) -> Result<()> {
    note_on(Guard::begin(platform, INSTANCE, NOBODY).await?, now, found).await
}

/// As `note`, and waits for no second copy of the database: for what must be told where that copy is gone. Errors: the
/// database's.
pub async fn note_at_once(platform: &Platform, now: Instant, found: Finding) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    guard.pg().batch_execute("set local synchronous_commit = local").await?;
    note_on(guard, now, found).await
}

/// Does inside a call's transaction what belongs to the account and so lies in the instance's workspace: entered there
/// meanwhile, so that it is done when and only when the call is. What writes a person is committed on every node
/// anyway. Where it fails, the whole call is undone.
pub async fn at_instance<T>(tx: &Tx, work: impl Future<Output = Result<T>>) -> Result<T> {
    at_instance_as(tx, tx.member.person, work).await
}

/// As `at_instance`, as another person: what is done there is done to them. A refused read goes on in its own workspace.
pub async fn at_instance_as<T>(
    tx: &ReadTx,
    person: UserId,
    work: impl Future<Output = Result<T>>,
) -> Result<T> {
    entered_at(tx, INSTANCE.uuid(), person, work).await
}

/// As `at_instance_as`, in another workspace of the person's.
pub async fn entered_at<T>(
    tx: &ReadTx,
    tenant: Uuid,
    person: UserId,
    work: impl Future<Output = Result<T>>,
) -> Result<T> {
    sql::enter().bind(tx, &tenant, &person.uuid()).one().await?;
    let done = work.await;
    let back = sql::enter().bind(tx, &tx.tenant(), &tx.person()).one().await;
    let done = done?;
    back?;
    Ok(done)
}
