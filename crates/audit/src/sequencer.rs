//! The sequencer: gives every committed event its leaf in the tree of the instance, and signs checkpoints.
//! Invariant: leaves have no gaps and no duplicates, even if programs are killed or several run. A batch is
//! one transaction that holds the tree's head. An event that is committed late gets a later leaf and delays
//! nobody.

mod backlog;
mod batch;

use super::stored::Tree;
use super::tree_sql as sql;
use backlog::{Backlog, Moment};
use jiff::SignedDuration;
use kernel::day::Instant;
use lifecycle::pause::Rounds;
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use queries::client::GenericClient;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_postgres::Client;
use transparency::note::Checkpoint;

/// How often it looks for events.
const LOOK: Duration = Duration::from_secs(1);
/// The time between checkpoints while there are new leaves: half of the promised time.
const EVERY: SignedDuration = SignedDuration::from_secs(30);

/// The result of a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// Events that got their leaf.
    pub sealed: usize,
    /// Whether more events wait and could get their leaves at once.
    pub more: bool,
}

/// Gives leaves to committed events.
pub struct Sealer {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    looker: Option<Client>,
    /// None: to be read from the head, because this is the first look or the last one failed.
    backlog: Option<Backlog>,
    /// Whether there may be leaves without a checkpoint.
    is_unsigned: bool,
}

impl Sealer {
    /// A sequencer with the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config) -> Sealer {
        Sealer { platform, jobs, looker: None, backlog: None, is_unsigned: true }
    }

    /// Runs until the program stops, and then once more, so that a stopped program leaves few events without
    /// a leaf.
    pub async fn run(mut self, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(LOOK, stop);
        while rounds.continue_now() {
            let nothing = Looked { sealed: 0, more: false };
            let looked = if self.platform.disk.is_out() { Ok(nothing) } else { self.look(clock()).await };
            if looked.as_ref().is_ok_and(|it| it.more) {
                continue;
            }
            if looked.is_err() {
                self.looker = None;
            }
            rounds.rest(looked, "events could not be sealed; it is tried again soon").await;
        }
        if let Err(error) = self.look(clock()).await {
            tracing::info!(%error, "the last events are sealed by the next start");
        }
    }

    /// Gives leaves to one batch, and signs when it is time. Errors: the database's.
    pub async fn look(&mut self, now: Instant) -> Result<Looked> {
        // Put back at the end: after any failure before that, the head says again where to start.
        let mut backlog = match self.backlog.take() {
            Some(backlog) => backlog,
            None => begin(&self.platform).await?,
        };
        let client = self.looker().await?;
        // Asked before the workspaces are: the later question sees everything that ended by now.
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

/// The first transaction from which events may lack a leaf. If the database's counter is below an earlier
/// one, the database was moved to another server, and everything is looked through.
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

/// Since when the oldest event waits for its leaf, asked with the role for jobs. Errors: the database's.
pub async fn unsealed_since(platform: &Platform, jobs: &Client) -> Result<Option<Instant>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let head = sql::head().bind(guard.pg(), &INSTANCE.uuid()).opt().await;
    guard.rollback().await;
    let from = head?.map_or(0, |head| head.xact);
    let found = sql::waiting_since().bind(jobs, &from).all().await?;
    Ok(found.into_iter().min())
}

/// Signs the tree unless that was done recently. Returns true when every leaf is in a checkpoint.
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
