//! One batch: in one transaction the next events without a leaf get their places in the tree and in their
//! workspaces.
//! Invariant: a holder of rows of one workspace delays only that workspace. The backlog advances only after
//! the commit.

use super::backlog::{Backlog, Part, Read, Stretches};
use super::{Looked, sql};
use crate::stored::{self, Tree};
use audit_queries::client::Params;
use futures::future::try_join_all;
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{self, Guard};
use platform::platform::Platform;
use platform::telemetry::spans::Key;
use std::collections::{BTreeMap, BTreeSet};
use tokio_postgres::error::SqlState;
use transparency::hash::Hash;
use transparency::tile::Growth;
use uuid::Uuid;

/// The most events that are read at once, of one workspace and of all.
const OF_ONE: i64 = 1000;
const OF_ALL: usize = 4000;
/// Workspaces that are read and written in one flight: so few that they are polled one after the other, and
/// each is entered right before its own statements are sent.
const IN_FLIGHT: usize = 4;
/// If somebody holds a row for longer than this, the batch does not wait: that workspace is left to the next
/// look.
const SHORT_WAIT: &str = "set local lock_timeout = '100ms'";

/// An event with its workspace, on its way into the tree.
struct Waiting {
    tenant: Uuid,
    row: sql::Sealable,
}

/// The events that were read from the backlog.
#[derive(Default)]
struct Found {
    waiting: Vec<Waiting>,
    read: Vec<Read>,
    /// By workspace, the number of its last event that has a leaf.
    seqs: BTreeMap<Uuid, i64>,
}

/// The leaves of one workspace in a batch.
#[derive(Default)]
struct Leaves {
    events: Vec<Uuid>,
    indexes: Vec<i64>,
    seqs: Vec<i64>,
}

/// Why no event got a leaf.
enum Stop {
    /// Rows of this workspace are held, or are being removed.
    Held(Uuid),
    /// Another program is sequencing.
    Elsewhere,
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Stop {
        Stop::Failed(error.into())
    }
}

/// Gives leaves to the next events, except of workspaces that somebody holds. Errors: the database's.
pub async fn seal(platform: &Platform, backlog: &mut Backlog) -> Result<Looked> {
    if backlog.free(&BTreeSet::new()).next().is_none() {
        return Ok(Looked { sealed: 0, more: false });
    }
    let span = platform.span("seal the audit log");
    let looked = span.around(free(platform, backlog)).await;
    match &looked {
        Ok(looked) => span.tell(Key::SEALED, looked.sealed),
        Err(_) => span.failed("database"),
    }
    looked
}

async fn free(platform: &Platform, backlog: &mut Backlog) -> Result<Looked> {
    let mut held = BTreeSet::new();
    while backlog.free(&held).next().is_some() {
        match batch(platform, backlog, &held).await {
            Ok((sealed, read)) => {
                backlog.advance(read);
                return Ok(Looked { sealed, more: backlog.free(&held).next().is_some() });
            }
            Err(Stop::Held(tenant)) => drop(held.insert(tenant)),
            Err(Stop::Elsewhere) => break,
            Err(Stop::Failed(error)) => return Err(error),
        }
    }
    Ok(Looked { sealed: 0, more: false })
}

/// The number of events that got a leaf, and how far the backlog was read.
async fn batch(
    platform: &Platform,
    backlog: &Backlog,
    held: &BTreeSet<Uuid>,
) -> std::result::Result<(usize, Vec<Read>), Stop> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let done = within(&guard, backlog, held).await;
    match done {
        Ok(_) => guard.commit().await?,
        Err(_) => guard.rollback().await,
    }
    done
}

async fn within(
    guard: &Guard,
    backlog: &Backlog,
    held: &BTreeSet<Uuid>,
) -> std::result::Result<(usize, Vec<Read>), Stop> {
    let instance = INSTANCE.uuid();
    guard.pg().batch_execute(SHORT_WAIT).await?;
    sql::open_head().bind(guard.pg(), &instance).opt().await.map_err(first_elsewhere)?;
    let head = sql::take_head().bind(guard.pg(), &instance).opt().await?.ok_or(Stop::Elsewhere)?;
    let Found { waiting, read, seqs } = found(guard, backlog.free(held)).await?;
    if waiting.is_empty() {
        return Ok((0, read));
    }
    let first = u64::try_from(head.size).map_err(Error::internal)?;
    let hashes = number(guard, &waiting, head.size, seqs).await?;
    enter(guard, instance).await?;
    let tree = Tree { client: guard.pg(), tenant: instance };
    let edge = tree.tiles(&transparency::tile::edge(first)).await?;
    let mut growth = Growth::of(first, &edge).ok_or_else(|| Error::internal("the tree has no edge"))?;
    hashes.into_iter().for_each(|hash| growth.push(hash));
    let size = i64::try_from(growth.size()).map_err(Error::internal)?;
    tree.keep(growth.tiles()).await?;
    sql::set_head().bind(guard.pg(), &size, &backlog.oldest(), &instance).one().await?;
    Ok((waiting.len(), read))
}

/// The next events without a leaf, in the order of their transactions.
async fn found(guard: &Guard, parts: impl Iterator<Item = &Part>) -> Result<Found> {
    let parts: Vec<&Part> = parts.collect();
    let (mut found, mut rows_read) = (Found::default(), 0);
    for some in parts.chunks(IN_FLIGHT) {
        if rows_read >= OF_ALL {
            break;
        }
        for (Part { tenant, .. }, (rows, seq)) in some.iter().zip(unsealed(guard, some).await?) {
            let last = rows.last().filter(|_| rows.len() as i64 == OF_ONE);
            found.read.push(Read { tenant: *tenant, after: last.map(|row| (row.xact, row.event_id)) });
            found.seqs.insert(*tenant, seq.unwrap_or(0));
            rows_read += rows.len();
            let unsealed = rows.into_iter().filter(|row| row.leaf_index < 0);
            found.waiting.extend(unsealed.map(|row| Waiting { tenant: *tenant, row }));
        }
    }
    found.waiting.sort_by_key(|one| (one.row.xact, one.row.event_id));
    Ok(found)
}

/// For each of these workspaces its next events, and the number of its last event that has a leaf, in one
/// flight.
async fn unsealed(guard: &Guard, parts: &[&Part]) -> Result<Vec<(Vec<sql::Sealable>, Option<i64>)>> {
    let client = guard.pg();
    let enter = internal::enter().prepare(client).await?;
    let unsealed = sql::unsealed().prepare(client).await?;
    let last_seq = sql::last_seq().prepare(client).await?;
    try_join_all(parts.iter().map(async |part| {
        let (tenant, (xact, event)) = (&part.tenant, part.after);
        let Stretches { firsts, ends } = part.stretches();
        let next = sql::UnsealedParams {
            tenant: *tenant,
            firsts,
            ends,
            after_xact: xact,
            after_event: event,
            many: OF_ONE,
        };
        let (entered, rows, seq) = tokio::join!(biased;
            async { enter.bind(client, tenant, &NOBODY.uuid()).one().await },
            async { unsealed.params(client, &next).all().await },
            async { last_seq.bind(client, tenant, &i64::MAX).opt().await });
        entered?;
        Ok((rows?, seq?))
    }))
    .await
}

/// Writes each event's place in the tree and in its workspace; returns the leaves' hashes in the tree's
/// order.
async fn number(
    guard: &Guard,
    waiting: &[Waiting],
    first: i64,
    mut seqs: BTreeMap<Uuid, i64>,
) -> std::result::Result<Vec<Hash>, Stop> {
    let mut by_tenant: BTreeMap<Uuid, Leaves> = BTreeMap::new();
    let mut hashes = Vec::with_capacity(waiting.len());
    for (one, index) in waiting.iter().zip(first..) {
        let seq = seqs.entry(one.tenant).or_default();
        *seq += 1;
        hashes.push(stored::leaf(guard.encryption(), one.tenant, &one.row, *seq)?);
        let leaves = by_tenant.entry(one.tenant).or_default();
        leaves.events.push(one.row.event_id);
        leaves.indexes.push(index);
        leaves.seqs.push(*seq);
    }
    let by_tenant: Vec<(Uuid, Leaves)> = by_tenant.into_iter().collect();
    for some in by_tenant.chunks(IN_FLIGHT) {
        write(guard, some).await?;
    }
    Ok(hashes)
}

/// Writes the leaves of these workspaces in one flight.
async fn write(guard: &Guard, leaves: &[(Uuid, Leaves)]) -> std::result::Result<(), Stop> {
    let client = guard.pg();
    let enter = internal::enter().prepare(client).await?;
    let insert = sql::insert_leaves().prepare(client).await?;
    try_join_all(leaves.iter().map(async |(tenant, Leaves { events, indexes, seqs })| {
        let (entered, written) = tokio::join!(biased;
            async { enter.bind(client, tenant, &NOBODY.uuid()).one().await },
            async { insert.bind(client, events, indexes, seqs, tenant).all().await });
        entered?;
        if written.map_err(|cause| stopped(*tenant, cause))?.len() != events.len() {
            return Err(Stop::Failed(Error::internal("a leaf was not written")));
        }
        Ok(())
    }))
    .await?;
    Ok(())
}

/// A leaf keeps its event from being removed. So inserting it waits for a transaction that holds the event,
/// and fails if that transaction removed it.
fn stopped(tenant: Uuid, cause: tokio_postgres::Error) -> Stop {
    match cause.code() {
        Some(&SqlState::LOCK_NOT_AVAILABLE | &SqlState::FOREIGN_KEY_VIOLATION) => Stop::Held(tenant),
        _ => Stop::Failed(cause.into()),
    }
}

/// Another program is making the first head, and has not committed it within the short wait.
fn first_elsewhere(cause: tokio_postgres::Error) -> Stop {
    match cause.code() == Some(&SqlState::LOCK_NOT_AVAILABLE) {
        true => Stop::Elsewhere,
        false => Stop::Failed(cause.into()),
    }
}

async fn enter(guard: &Guard, tenant: Uuid) -> Result<()> {
    internal::enter().bind(guard.pg(), &tenant, &NOBODY.uuid()).one().await?;
    Ok(())
}
