//! What belongs to the instance and to no shop: reading it and noting it in the reserved workspace.
//! What must stay true: nothing of a shop is reached from here; what is noted is an event like any other, never changed.

use crate::audit::{self, Entry};
use crate::call::Call;
use crate::chance::{fresh_id, random};
use crate::error::Result;
use crate::identity::{INSTANCE, NOBODY};
use crate::platform::Platform;
use crate::tx::{Change, Guard};
use deadpool_postgres::Object;
use kernel::day::Instant;
use platform_queries::tx as sql;
use uuid::Uuid;

/// The name under which the program itself notes something.
const BY: &str = "steelyard";

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
        Ok(audit::Content::judged(&self.0.safe, INSTANCE.uuid(), event, content)?.after())
    }

    /// Ends it; there is nothing to keep.
    pub async fn end(self) {
        self.0.rollback().await;
    }
}

/// Something the program found out by itself.
pub struct Found {
    /// What it did, in the words of the log: `trust.tls-min`.
    pub action: String,
    /// What is wrong; None: it is as it should be.
    pub code: Option<&'static str>,
    /// What there is to say of it.
    pub after: serde_json::Value,
}

/// Notes it as an event of the instance's own workspace. Errors: the database's.
pub async fn note(platform: &Platform, now: Instant, found: Found) -> Result<()> {
    note_on(Guard::begin(platform, INSTANCE, NOBODY).await?, now, found).await
}

/// As `note`, and waits for no second copy of the database: for what must be told where that copy is gone. Errors: the
/// database's.
pub async fn note_at_once(platform: &Platform, now: Instant, found: Found) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    guard.pg().batch_execute("set local synchronous_commit = local").await?;
    note_on(guard, now, found).await
}

/// As `note`, on a transaction that was begun in the instance's workspace.
pub(crate) async fn note_on(guard: Guard, now: Instant, found: Found) -> Result<()> {
    let statement = sql::insert_event().prepare(guard.pg()).await?;
    let change = Change { after: Some(found.after), ..Change::default() };
    let entry = Entry {
        tenant: INSTANCE.uuid(),
        cells: guard.cells(INSTANCE.uuid(), now),
        event: fresh_id(now)?,
        now,
        actor_id: None,
        actor: BY,
        roles: &[],
        action: &found.action,
        code: found.code,
        change: &change,
        call: &own_call(now)?,
        opening: false,
        salt: random()?,
    };
    audit::write(&statement, guard.pg(), &entry.sealed()?).await?;
    guard.commit().await
}

/// A call of the program's own, by nobody in particular. Errors: no random bytes.
pub fn own_call(now: Instant) -> Result<Call> {
    Ok(Call {
        credential: None,
        key: None,
        now,
        step_up: false,
        request: fresh_id(now)?,
        host: None,
        ip: None,
        device: Some("this machine".into()),
        browser: None,
        tills: Vec::new(),
        job: None,
    })
}
