//! What belongs to the instance and to no shop: reading it and noting it in the reserved workspace.
//! What must stay true: nothing of a shop is reached from here; what is noted is an event like any other, never changed.

use crate::call::Call;
use crate::error::Result;
use crate::event::{self, Entry};
use crate::platform::Platform;
use crate::random::{fresh_id, random};
use crate::tx::{Change, Guard, ReadTx, Tx};
use deadpool_postgres::Object;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use platform_queries::tx as sql;
use uuid::Uuid;

/// The reserved workspace: what belongs to the instance lies here (half-signed-in people, throttling).
pub const INSTANCE: TenantId =
    TenantId::from_uuid(Uuid::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0001));
/// Nobody in particular: who is not known yet.
pub const NOBODY: UserId = UserId::from_uuid(Uuid::nil());
/// The address of the reserved workspace.
pub const INSTANCE_SLUG: &str = "instance";
/// Their addresses.
pub const CANARIES: [&str; 2] = ["canary-a", "canary-b"];

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
        Ok(event::Content::judged(&self.0.safe, INSTANCE.uuid(), event, content)?.after())
    }

    /// Ends it; there is nothing to keep.
    pub async fn end(self) {
        self.0.rollback().await;
    }
}

/// Something the program found out by itself.
pub struct Finding {
    /// What it did, in the words of the log: `trust.tls-min`.
    pub action: String,
    /// What is wrong; None: it is as it should be.
    pub code: Option<&'static str>,
    /// What there is to say of it.
    pub after: serde_json::Value,
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

/// As `note`, on a transaction that was begun in the instance's workspace.
pub(crate) async fn note_on(guard: Guard, now: Instant, found: Finding) -> Result<()> {
    let statement = sql::insert_event().prepare(guard.pg()).await?;
    let change = Change { after: Some(found.after), ..Change::default() };
    let entry = Entry {
        tenant: INSTANCE.uuid(),
        cipher: guard.cipher(INSTANCE.uuid(), now),
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
    event::write(&statement, guard.pg(), &entry.sealed()?).await?;
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

/// Whether an address is that of somebody in a canary: nobody reads there.
pub fn is_of_canary(address: &str) -> bool {
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
    domain.strip_suffix(".example").is_some_and(|slug| CANARIES.contains(&slug))
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
