//! The sequencer: gives every committed event its leaf in the tree of the instance, and signs checkpoints.
//! What must stay true: leaves have no gap and no double, whoever is killed and however many programs try: a batch is one
//! transaction that holds the tree's head; an event that is committed late gets a later leaf and holds nobody up.

use super::stored::{self, Tree};
use super::tree_sql as sql;
use crate::error::{Error, Result};
use crate::identity::{INSTANCE, NOBODY};
use crate::platform::Platform;
use crate::tx::Guard;
use jiff::SignedDuration;
use kernel::day::Instant;
use queries::queries::platform::src::tx as tx_sql;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_postgres::Client;
use tree::hash::Hash;
use tree::note::Checkpoint;
use tree::tile::Growth;
use uuid::Uuid;

/// How often it looks for events.
const LOOK: Duration = Duration::from_secs(1);
/// Time between checkpoints while there are new leaves: half of what is promised.
const EVERY: SignedDuration = SignedDuration::from_secs(30);
/// Workspaces of one look, events of one of them, events of one batch.
const WORKSPACES: i64 = 1000;
const OF_ONE: i64 = 1000;
const BATCH: usize = 4000;

/// How a look went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// Events that got their leaf.
    pub sealed: usize,
    /// Whether more wait that could be sealed at once.
    pub more: bool,
}

/// Seals what was committed.
pub struct Sealer {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    looker: Option<Client>,
    /// The transaction before which nothing waits; None: not read yet.
    from: Option<i64>,
    /// Whether there may be leaves that no checkpoint holds.
    is_unsigned: bool,
}

/// An event with its workspace, on its way into the tree.
struct Waiting {
    tenant: Uuid,
    row: sql::Sealable,
}

/// The leaves of one workspace in a batch.
#[derive(Default)]
struct Leaves {
    events: Vec<Uuid>,
    indexes: Vec<i64>,
    seqs: Vec<i64>,
}

impl Sealer {
    /// Over the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config) -> Sealer {
        Sealer { platform, jobs, looker: None, from: None, is_unsigned: true }
    }

    /// Seals until it is told to stop, and once more then, so that a stopped program leaves little behind.
    pub async fn run(mut self, clock: fn() -> Instant, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            match self.look(clock()).await {
                Ok(looked) if looked.more => continue,
                Ok(_) => {}
                Err(error) => {
                    (self.looker, self.from) = (None, None);
                    tracing::warn!(%error, "events could not be sealed; it is tried again soon");
                }
            }
            // Nobody left to tell it to stop is a stop too: the program is ending.
            let _ = tokio::time::timeout(LOOK, stop.wait_for(|is_over| *is_over)).await;
        }
        if let Err(error) = self.look(clock()).await {
            tracing::info!(%error, "the last events are sealed by the next start");
        }
    }

    /// Seals one batch and signs when it is time. Errors: the database's.
    pub async fn look(&mut self, now: Instant) -> Result<Looked> {
        let from = self.begin().await?;
        let client = self.looker().await?;
        // Asked before the events are: what ended by then is seen by what is asked after.
        let horizon = sql::horizon().bind(client).one().await?;
        let found = sql::workspaces_unsealed().bind(client, &from, &WORKSPACES).all().await?;
        let tenants: Vec<Uuid> = found.iter().map(|row| row.tenant_id).collect();
        let mut looked = Looked { sealed: 0, more: false };
        if !tenants.is_empty() {
            let Some((sealed, is_all)) = seal(&self.platform, &tenants, from).await? else {
                return Ok(looked);
            };
            self.is_unsigned = true;
            looked = Looked { sealed, more: !is_all || tenants.len() as i64 == WORKSPACES };
        }
        if !looked.more {
            self.from = Some(horizon);
        }
        if self.is_unsigned && sign(&self.platform, now).await? {
            self.is_unsigned = false;
        }
        Ok(looked)
    }

    /// From which transaction on there may be events without a leaf. A database that counts less far than it did was
    /// moved to another server: then everything is looked at.
    async fn begin(&mut self) -> Result<i64> {
        if let Some(from) = self.from {
            return Ok(from);
        }
        let guard = Guard::begin(&self.platform, INSTANCE, NOBODY).await?;
        let horizon = sql::horizon().bind(guard.pg()).one().await;
        let head = sql::head().bind(guard.pg(), &INSTANCE.uuid()).opt().await;
        guard.rollback().await;
        let from = head?.map_or(0, |head| head.xact);
        Ok(*self.from.insert(if from > horizon? { 0 } else { from }))
    }

    async fn looker(&mut self) -> Result<&Client> {
        if self.looker.as_ref().is_none_or(Client::is_closed) {
            self.looker = Some(database::connect(&self.jobs).await.map_err(Error::internal)?);
        }
        self.looker.as_ref().ok_or_else(|| Error::internal("no connection"))
    }
}

/// Since when the oldest event waits for its leaf, asked as the role for jobs. Errors: the database's.
pub async fn unsealed_since(platform: &Platform, jobs: &Client) -> Result<Option<Instant>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let head = sql::head().bind(guard.pg(), &INSTANCE.uuid()).opt().await;
    guard.rollback().await;
    let from = head?.map_or(0, |head| head.xact);
    let found = sql::workspaces_unsealed().bind(jobs, &from, &WORKSPACES).all().await?;
    Ok(found.into_iter().map(|row| row.since).min())
}

/// One batch, in one transaction: how many events got a leaf, and whether those were all. None while somebody else seals.
async fn seal(platform: &Platform, tenants: &[Uuid], from: i64) -> Result<Option<(usize, bool)>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let instance = INSTANCE.uuid();
    sql::open_head().bind(guard.pg(), &instance).opt().await?;
    let Some(head) = sql::take_head().bind(guard.pg(), &instance).opt().await? else {
        guard.rollback().await;
        return Ok(None);
    };
    let (waiting, is_all) = waiting(&guard, tenants, from).await?;
    let first = u64::try_from(head.size).map_err(Error::internal)?;
    let hashes = number(&guard, &waiting, head.size).await?;
    enter(&guard, instance).await?;
    let tree = Tree { client: guard.pg(), tenant: instance };
    let edge = tree.tiles(&tree::tile::edge(first)).await?;
    let mut growth = Growth::of(first, &edge).ok_or_else(|| Error::internal("the tree has no edge"))?;
    hashes.into_iter().for_each(|hash| growth.push(hash));
    let size = i64::try_from(growth.size()).map_err(Error::internal)?;
    tree.keep(growth.tiles()).await?;
    sql::set_head().bind(guard.pg(), &size, &from, &instance).one().await?;
    guard.commit().await?;
    Ok(Some((waiting.len(), is_all)))
}

/// The next events without a leaf in the order of their transactions, and whether there are no more.
async fn waiting(guard: &Guard, tenants: &[Uuid], from: i64) -> Result<(Vec<Waiting>, bool)> {
    let (mut found, mut is_all) = (Vec::new(), true);
    for tenant in tenants {
        enter(guard, *tenant).await?;
        let rows = sql::unsealed().bind(guard.pg(), tenant, &from, &OF_ONE).all().await?;
        is_all &= (rows.len() as i64) < OF_ONE;
        found.extend(rows.into_iter().map(|row| Waiting { tenant: *tenant, row }));
        if found.len() >= BATCH {
            is_all = false;
            break;
        }
    }
    found.sort_by_key(|one| (one.row.xact, one.row.event_id));
    Ok((found, is_all))
}

/// Writes each event's place in the tree and among its workspace's; gives the leaves' hashes in the tree's order.
async fn number(guard: &Guard, waiting: &[Waiting], first: i64) -> Result<Vec<Hash>> {
    let mut by_tenant: BTreeMap<Uuid, Leaves> = BTreeMap::new();
    let mut last: BTreeMap<Uuid, i64> = BTreeMap::new();
    for one in waiting {
        if let Entry::Vacant(unknown) = last.entry(one.tenant) {
            enter(guard, one.tenant).await?;
            let seq = sql::last_seq().bind(guard.pg(), &one.tenant, &i64::MAX).opt().await?;
            unknown.insert(seq.unwrap_or(0));
        }
    }
    let mut hashes = Vec::with_capacity(waiting.len());
    for (one, index) in waiting.iter().zip(first..) {
        let seq = last.entry(one.tenant).or_default();
        *seq += 1;
        hashes.push(stored::leaf(&guard.safe, one.tenant, &one.row, *seq)?);
        let leaves = by_tenant.entry(one.tenant).or_default();
        leaves.events.push(one.row.event_id);
        leaves.indexes.push(index);
        leaves.seqs.push(*seq);
    }
    for (tenant, Leaves { events, indexes, seqs }) in by_tenant {
        enter(guard, tenant).await?;
        let written =
            sql::insert_leaves().bind(guard.pg(), &events, &indexes, &seqs, &tenant).all().await?.len();
        if written != events.len() {
            return Err(Error::internal("a leaf was not written"));
        }
    }
    Ok(hashes)
}

async fn enter(guard: &Guard, tenant: Uuid) -> Result<()> {
    tx_sql::enter().bind(guard.pg(), &tenant, &NOBODY.uuid()).one().await?;
    Ok(())
}

/// Signs the tree as it stands unless that was done lately. True when every leaf is in a checkpoint.
async fn sign(platform: &Platform, now: Instant) -> Result<bool> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let instance = INSTANCE.uuid();
    let size = sql::head().bind(guard.pg(), &instance).opt().await?.map_or(0, |head| head.size);
    let last = sql::last_checkpoints().bind(guard.pg(), &instance, &1).opt().await?;
    let is_signed = size == last.as_ref().map_or(0, |last| last.size);
    if is_signed || last.is_some_and(|last| now.duration_since(last.at).abs() < EVERY) {
        guard.rollback().await;
        return Ok(is_signed);
    }
    let leaves = u64::try_from(size).map_err(Error::internal)?;
    let tree = Tree { client: guard.pg(), tenant: instance };
    let root = tree.root(leaves).await?;
    let note = platform.signer.sign(&Checkpoint { size: leaves, root, at: now.to_string() }.text());
    sql::insert_checkpoint().bind(guard.pg(), &instance, &size, &now, &note.as_str()).opt().await?;
    guard.commit().await?;
    Ok(true)
}
