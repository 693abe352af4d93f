//! The second machine: a copy of the first's cluster that follows it until somebody makes it the first.
//! Invariant: a copy never overwrites existing data, half a copy is never opened, and a folder that follows
//! is never served.

use super::ticket::Ticket;
use super::{ROLE, slot};
use crate::access::connect;
use crate::cluster::Part;
use crate::cluster::binaries::{Binaries, version_of};
use crate::cluster::folder::{Folder, let_through, make_private};
use crate::cluster::os_user::OsUser;
use crate::cluster::settings::line;
use crate::hands::{self, Order, Output, private_folder, replace};
use crate::{Cluster, Error, Options, Result};
use rustix::process::Signal;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config};

/// While this file exists, a server follows and accepts no change; the server removes it when it is promoted.
const FOLLOWS: &str = "standby.signal";
/// Promotion replays the log that has arrived; a program beside it must stop afterwards.
const LONGEST: Duration = Duration::from_secs(120);
const ASK_EVERY: Duration = Duration::from_millis(50);

/// The machine that a folder follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The copy's own name.
    pub name: String,
    /// Where the first machine listens.
    pub address: IpAddr,
    major: u32,
    /// The folder of the certificates.
    keys: PathBuf,
}

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

fn wrong(why: &str) -> Error {
    Error::Replica { why: why.to_owned() }
}

/// Whether this data folder has a copy that follows.
pub(crate) fn is_following(data_dir: &Path) -> bool {
    hands::exists(&data_dir.join("pg/data").join(FOLLOWS))
}

impl Source {
    /// Stores a ticket's certificates in the folder that is to follow.
    fn of(data_dir: &Path, ticket: &Ticket) -> Result<Source> {
        if version_of(&data_dir.join("pg/data")).is_some() && !is_following(data_dir) {
            return Err(wrong("this folder holds a database that follows nobody: choose a new one"));
        }
        make_private(data_dir).map_err(Error::file("making", data_dir))?;
        let data_dir = data_dir.canonicalize().map_err(Error::file("opening", data_dir))?;
        let program = OsUser::current()?;
        let user = OsUser::of_server(&program, &data_dir.join("pg"))?;
        let_through(&data_dir, &program, &user)?;
        let above = data_dir.join("keys");
        make_private(&above).map_err(Error::file("making", &above))?;
        let_through(&above, &program, &user)?;
        let keys = kept_in(&data_dir);
        private_folder(&keys, &user)?;
        let told =
            json!({ "name": ticket.name, "address": ticket.address.to_string(), "major": ticket.major });
        for (name, text) in [
            ("ca.pem", &ticket.authority),
            ("copy.pem", &ticket.certificate),
            ("copy.key", &ticket.key),
            ("source.json", &told.to_string()),
        ] {
            replace(&keys.join(name), text, &user)?;
        }
        Ok(Source { name: ticket.name.clone(), address: ticket.address, major: ticket.major, keys })
    }

    fn kept(data_dir: &Path) -> Result<Source> {
        let data_dir = data_dir.canonicalize().map_err(Error::file("opening", data_dir))?;
        let keys = kept_in(&data_dir);
        let path = keys.join("source.json");
        let text = hands::read(&path).map_err(Error::file("reading", &path))?;
        let told: Value = serde_json::from_str(&text).unwrap_or_default();
        let name = told["name"].as_str().map(str::to_owned);
        let address = told["address"].as_str().and_then(|text| text.parse().ok());
        let major = told["major"].as_u64().and_then(|major| u32::try_from(major).ok());
        let source = name.zip(address).zip(major);
        let source = source.map(|((name, address), major)| Source { name, address, major, keys });
        source.ok_or_else(|| wrong("whom this folder follows cannot be read: begin again with --ticket FILE"))
    }

    /// The programs that match the first machine's server.
    pub(crate) fn binaries(&self) -> Result<Binaries> {
        Binaries::find(Some(self.major))
    }

    /// Copies the first machine's cluster under another name and renames it when it is whole.
    pub(crate) fn copy(&self, folder: &Folder, binaries: &Binaries) -> Result<()> {
        let data = folder.data();
        let aside = folder.root.join("data.new");
        if hands::exists(&aside) {
            hands::remove_tree(&aside).map_err(Error::file("removing", &aside))?;
        }
        let fixed = ["--wal-method=stream", "--checkpoint=fast", "--progress", "--no-password"];
        let mut arguments: Vec<OsString> = fixed.map(OsString::from).to_vec();
        arguments.extend(["--dbname".into(), self.way().into(), "--pgdata".into(), aside.clone().into()]);
        arguments.extend(["--slot".into(), slot(&self.name).into()]);
        let order = Order {
            program: binaries.program("pg_basebackup"),
            arguments,
            folder: folder.root.clone(),
            output: Output::Shown,
            dies_by: Signal::TERM,
        };
        let done = order.output(&folder.user)?.status;
        if !done.success() {
            return Err(wrong("nothing was copied; what stopped it is said above"));
        }
        folder.write(&aside, FOLLOWS, "")?;
        hands::rename(&aside, &data, &folder.user)
    }

    /// The settings with which the copy's server follows.
    pub(crate) fn settings(&self) -> String {
        let mut text = String::new();
        for (name, value) in [
            ("primary_conninfo", self.way().as_str()),
            ("primary_slot_name", &slot(&self.name)),
            ("hot_standby", "on"),
            // How often it reports its position, and how soon it connects again.
            ("wal_receiver_status_interval", "1s"),
            ("wal_retrieve_retry_interval", "1s"),
            ("wal_receiver_timeout", "30s"),
        ] {
            line(&mut text, name, value);
        }
        text
    }

    /// A connection string: it has names of files and no secret.
    fn way(&self) -> String {
        let file =
            |name: &str| self.keys.join(name).to_string_lossy().replace('\\', "\\\\").replace('\'', "\\'");
        format!(
            "host={} port={} user={ROLE} application_name={} sslmode=verify-full sslrootcert='{}' sslcert='{}' sslkey='{}' \
             ssl_min_protocol_version=TLSv1.2 gssencmode=disable connect_timeout=10",
            self.address,
            crate::access::PORT,
            slot(&self.name),
            file("ca.pem"),
            file("copy.pem"),
            file("copy.key"),
        )
    }
}

fn kept_in(data_dir: &Path) -> PathBuf {
    data_dir.join("keys/following")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_in_a_path_stays_inside_its_value() {
        let keys = PathBuf::from("/srv/o'brien/keys");
        let source = Source { name: "second".into(), address: [10, 0, 0, 1].into(), major: 15, keys };
        assert!(source.way().contains("sslkey='/srv/o\\'brien/keys/copy.key'"), "{}", source.way());
        assert!(source.settings().contains("''/srv/o\\\\''brien/keys/copy.key''"), "{}", source.settings());
    }
}
