//! The second machine: a copy of the first's cluster that follows it until somebody makes it the first.
//! Invariant: a copy never overwrites existing data, half a copy is never opened, and a folder that follows
//! is never served.

use super::source::{Source, is_following, wrong};
use super::ticket::Ticket;
use crate::access::connect;
use crate::cluster::Cluster;
use crate::cluster::folder::Folder;
use crate::cluster::options::{Options, Part};
use crate::hands;
use crate::{Error, Result};
use std::path::Path;
use std::time::{Duration, Instant};
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config};

/// Promotion replays the log that has arrived; a program beside it must stop afterwards.
const LONGEST: Duration = Duration::from_secs(120);
const ASK_EVERY: Duration = Duration::from_millis(50);

/// A copy that follows. Dropping it stops it.
#[derive(Debug)]
pub struct Following {
    cluster: Cluster,
    /// The machine that it follows.
    pub source: Source,
}

/// The state of a copy, as it knows it itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// False: it was promoted.
    pub follows: bool,
    /// Whether the first machine sends to it.
    pub connected: bool,
    /// Bytes that arrived and are not applied yet.
    pub waiting: i64,
    /// The age in seconds of the last applied change; None: there is none yet.
    pub last_change: Option<i64>,
}

/// The result of a promotion.
#[derive(Debug, Clone, Copy)]
pub struct Promoted {
    /// The time until it could accept a change.
    pub took: Duration,
}

impl Following {
    /// Continues to follow, or starts with a ticket: it then copies everything first and prints its progress
    /// on standard error.
    ///
    /// # Errors
    /// The folder has a database that follows nobody; there is no ticket; the first machine does not answer
    /// or refuses.
    pub async fn begin(data_dir: &Path, ticket: Option<&Ticket>) -> Result<Following> {
        let source = match (is_following(data_dir), ticket) {
            (true, None) => Source::kept(data_dir)?,
            (_, Some(ticket)) => Source::of(data_dir, ticket)?,
            (false, None) => return Err(wrong("this folder follows nobody: begin with --ticket FILE")),
        };
        let options =
            Options { part: Part::Second(source.clone()), start_timeout: LONGEST, ..Options::default() };
        Ok(Following { cluster: Cluster::start(data_dir, options).await?, source })
    }

    /// Its state.
    ///
    /// # Errors
    /// It does not answer: it died and is being started again.
    pub async fn progress(&self) -> Result<Progress> {
        let asked = "select pg_catalog.pg_is_in_recovery(),
                exists (select from pg_catalog.pg_stat_wal_receiver where status = 'streaming'),
                coalesce(pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_last_wal_receive_lsn(),
                                                    pg_catalog.pg_last_wal_replay_lsn()), 0)::bigint,
                extract(epoch from pg_catalog.now() - pg_catalog.pg_last_xact_replay_timestamp())::bigint";
        let client = connect(&server(&self.cluster.access().superuser.unwrap_or_default())).await?;
        let row = client.query_one(asked, &[]).await.map_err(Error::server("asking the copy"))?;
        Ok(Progress {
            follows: row.get(0),
            connected: row.get(1),
            waiting: row.get(2),
            last_change: row.get(3),
        })
    }

    /// Stops; the next start continues at the same position.
    ///
    /// # Errors
    /// None today, except the runtime's.
    pub async fn stop(self) -> Result<()> {
        self.cluster.stop().await
    }
}

/// Promotes a copy: from now on it accepts changes and is an ordinary data folder. A program that follows in
/// it stops.
///
/// # Errors
/// The folder follows nobody, or it does not become ready in time.
pub async fn promote(data_dir: &Path) -> Result<Promoted> {
    if !is_following(data_dir) {
        return Err(wrong("this folder follows nobody"));
    }
    let source = Source::kept(data_dir)?;
    let options =
        Options { part: Part::Second(source.clone()), start_timeout: LONGEST, ..Options::default() };
    let promoted = match Cluster::start(data_dir, options).await {
        Ok(cluster) => {
            let promoted = promote_server(&cluster.access().superuser.unwrap_or_default()).await?;
            cluster.stop_cleanly().await?;
            promoted
        }
        Err(Error::InUse { .. }) => promote_beside(data_dir).await?,
        Err(other) => return Err(other),
    };
    // The certificate was only for following, which is over.
    hands::remove_tree(&source.keys).map_err(Error::file("removing", &source.keys))?;
    Ok(promoted)
}

/// Promotes beside a program that follows. That program stops the server when it notices the promotion,
/// sometimes before the server has answered here; then the files of the folder show the result.
async fn promote_beside(data_dir: &Path) -> Result<Promoted> {
    let (superuser, began) = (Cluster::beside(data_dir)?.superuser.unwrap_or_default(), Instant::now());
    let (told, took) = (promote_server(&superuser).await, began.elapsed());
    if told.as_ref().is_err_and(|error| !is_stopped(error)) {
        return told;
    }
    free(data_dir).await?;
    if is_following(data_dir) { told } else { Ok(told.unwrap_or(Promoted { took })) }
}

/// Whether the server stopped during the call.
fn is_stopped(error: &Error) -> bool {
    let Error::Server { source, .. } = error else { return false };
    source.is_closed() || source.code() == Some(&SqlState::ADMIN_SHUTDOWN)
}

async fn promote_server(superuser: &Config) -> Result<Promoted> {
    let fail = || Error::server("promoting the copy");
    let began = Instant::now();
    let client = connect(&server(superuser)).await?;
    let done = client.query_one("select pg_catalog.pg_promote(true, 100)", &[]).await.map_err(fail())?;
    if !done.get::<_, bool>(0) || in_recovery(&client).await? {
        return Err(wrong("it was told, and still replays: ask again"));
    }
    Ok(Promoted { took: began.elapsed() })
}

async fn in_recovery(client: &Client) -> Result<bool> {
    let row = client.query_one("select pg_catalog.pg_is_in_recovery()", &[]).await;
    Ok(row.map_err(Error::server("asking the copy"))?.get(0))
}

/// Waits until the program that follows there has noticed the promotion.
async fn free(data_dir: &Path) -> Result<()> {
    let until = Instant::now() + LONGEST;
    loop {
        match Folder::open(data_dir) {
            Err(Error::InUse { .. }) if Instant::now() < until => tokio::time::sleep(ASK_EVERY).await,
            opened => return opened.map(drop),
        }
    }
}

fn server(superuser: &Config) -> Config {
    superuser.clone().dbname("postgres").clone()
}
