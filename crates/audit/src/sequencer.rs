//! The sequencer: gives every committed event its leaf in the tree of the instance, and signs checkpoints.
//! What must stay true: leaves have no gap and no double, whoever is killed and however many programs try: a batch is one
//! transaction that holds the tree's head; an event that is committed late gets a later leaf and holds nobody up.

mod backlog;
mod batch;

use super::stored::Tree;
use super::tree_sql as sql;
use backlog::{Backlog, Moment};
use jiff::SignedDuration;
use kernel::day::Instant;
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use queries::client::GenericClient;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_postgres::Client;
use tree::note::Checkpoint;

/// How often it looks for events.
const LOOK: Duration = Duration::from_secs(1);
/// Time between checkpoints while there are new leaves: half of what is promised.
const EVERY: SignedDuration = SignedDuration::from_secs(30);

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
    /// None: to be read from the head, since nothing was looked through yet or the last look failed.
    backlog: Option<Backlog>,
    /// Whether there may be leaves that no checkpoint holds.
    is_unsigned: bool,
}

impl Sealer {
    /// Over the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config) -> Sealer {
        Sealer { platform, jobs, looker: None, backlog: None, is_unsigned: true }
    }

    /// Seals until it is told to stop, and once more then, so that a stopped program leaves little behind.
    pub async fn run(mut self, clock: fn() -> Instant, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let nothing = Looked { sealed: 0, more: false };
            let looked = if self.platform.disk.is_out() { Ok(nothing) } else { self.look(clock()).await };
            match looked {
                Ok(looked) if looked.more => continue,
                Ok(_) => {}
                Err(error) => {
                    self.looker = None;
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
        // Put back at the end: whatever goes wrong before, the head says again from where on to look.
        let mut backlog = match self.backlog.take() {
            Some(backlog) => backlog,
            None => begin(&self.platform).await?,
        };
        let client = self.looker().await?;
        // Asked before the workspaces are: what ended by then is seen by what is asked after.
        let seen = moment(client).await?;
        let Moment { next, running } = backlog.known();
        let tenants = sql::workspaces_since().bind(client, next, running).all().await?;
        backlog.learn(seen, tenants);
        let looked = batch::seal(&self.platform, &mut backlog).await?;
        self.backlog = Some(backlog);
        self.is_unsigned |= looked.sealed > 0;
        if self.is_unsigned && sign(&self.platform, now).await? {
            self.is_unsigned = false;
        }
        Ok(looked)
    }

    async fn looker(&mut self) -> Result<&Client> {
        if self.looker.as_ref().is_none_or(Client::is_closed) {
            self.looker = Some(database::connect(&self.jobs).await.map_err(Error::internal)?);
        }
        self.looker.as_ref().ok_or_else(|| Error::internal("no connection"))
    }
}

/// From where on there may be events without a leaf. A database that counts less far than it did was moved to another
/// server: then everything is looked through.
async fn begin(platform: &Platform) -> Result<Backlog> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let now = moment(guard.pg()).await;
    let head = sql::head().bind(guard.pg(), &INSTANCE.uuid()).opt().await;
    guard.rollback().await;
    let from = head?.map_or(0, |head| head.xact);
    Ok(Backlog::since(if from > now?.oldest() { 0 } else { from }))
}

async fn moment<C: GenericClient>(client: &C) -> Result<Moment> {
    let sql::Snapshot { next, running } = sql::snapshot().bind(client).one().await?;
    Ok(Moment { next, running })
}

/// Since when the oldest event waits for its leaf, asked as the role for jobs. Errors: the database's.
pub async fn unsealed_since(platform: &Platform, jobs: &Client) -> Result<Option<Instant>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let head = sql::head().bind(guard.pg(), &INSTANCE.uuid()).opt().await;
    guard.rollback().await;
    let from = head?.map_or(0, |head| head.xact);
    let found = sql::waiting_since().bind(jobs, &from).all().await?;
    Ok(found.into_iter().min())
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
