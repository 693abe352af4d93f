//! A drill: it restores a backup to some moment, opens the copy, checks it and deletes it.
//! Invariant: a drill passes only by the answers of a live connection to the copy; the copy never leaves its
//! folder and is always deleted.

use super::place::SCRATCH;
use super::{Backups, Result, Target, Trouble};
use crate::access::{Access, PORT, SUPER, connect};
use crate::backup::row_counts::{Tally, compare};
use crate::child::clean_environment;
use crate::cluster::binaries::Binaries;
use crate::cluster::folder::version_of;
use crate::hands;
use crate::pages::Reader;
use crate::{Cluster, DATABASE, Error};
use jiff::{SignedDuration, Timestamp};
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};
use tokio_postgres::Client;

/// Longest time between the moment of a noted minute and its commit.
const LEEWAY: SignedDuration = SignedDuration::from_secs(2);

/// The expected content of the copy.
#[derive(Debug, Clone)]
pub struct Expected {
    /// The moment.
    pub target: Timestamp,
    /// The minutes noted in the running database, before and after.
    pub minutes: Vec<Timestamp>,
    /// Rows counted at a moment before the target.
    pub tally: Option<Tally>,
}

/// The content of the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drilled {
    /// Noted minutes before the target, all of them found.
    pub before: usize,
    /// Noted minutes after it, none of them found.
    pub after: usize,
    /// Rows counted, as many as expected.
    pub rows: i64,
    /// Tables with forced row security.
    pub forced: i64,
    /// Whether every index was compared with its table; false: the tool is not installed.
    pub amcheck: bool,
}

/// A folder that is deleted with this value, after any server in it was stopped.
struct Scratch(PathBuf);

/// A restored copy that only this machine can reach. It is deleted with this value.
pub struct Restored {
    cluster: Cluster,
    scratch: Scratch,
}

impl Restored {
    /// Connection settings.
    #[must_use]
    pub fn access(&self) -> Access {
        self.cluster.access()
    }

    /// Checks the copy against the expected content.
    ///
    /// # Errors
    /// The copy differs.
    pub async fn look(&self, expected: &Expected) -> Result<Drilled> {
        look(&self.cluster, &self.scratch.0, expected).await
    }

    /// Stops its server and deletes it.
    ///
    /// # Errors
    /// The server does not end.
    pub async fn end(self) -> Result<()> {
        Ok(self.cluster.stop().await?)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = hands::remove_tree(&self.0) {
            tracing::error!(%error, "a drill's copy could not be deleted");
        }
    }
}

impl Backups {
    /// Restores a copy of a moment, for a drill. `name` distinguishes it from the others.
    ///
    /// # Errors
    /// Those of a restore.
    pub async fn restored(&self, name: &str, at: Timestamp) -> Result<Restored> {
        let folder = self.place.data_dir.join(format!("{SCRATCH}{name}"));
        self.has_room().await?;
        let scratch = Scratch(folder);
        self.put(Target::At(at), &scratch.0).await?;
        let cluster = self.wake(&scratch.0, false).await?;
        Ok(Restored { cluster, scratch })
    }

    /// The ages of copies that a killed drill left behind.
    #[must_use]
    pub fn leftovers(&self) -> Vec<Duration> {
        let age = |path: PathBuf| {
            let made = fs::metadata(path).and_then(|folder| folder.modified());
            made.ok().and_then(|made| SystemTime::elapsed(&made).ok())
        };
        self.place.scratches().into_iter().filter_map(age).collect()
    }

    /// Deletes copies in which no process works. Gives their number.
    pub fn sweep(&self) -> usize {
        let swept = self.place.scratches().into_iter().filter(|path| hands::is_idle(path));
        swept.filter(|path| hands::remove_tree(path).is_ok()).count()
    }

    pub(super) async fn has_room(&self) -> Result<()> {
        let bytes = self.list().await?.sets.last().map_or(0, |set| set.bytes);
        let free = rustix::fs::statvfs(&self.place.data_dir)
            .map_or(u64::MAX, |of| of.f_bavail.saturating_mul(of.f_frsize));
        holds_a_copy(&self.place.data_dir, bytes, free)
    }
}

/// Errors: a copy of this many bytes, with the log that it replays, does not fit.
fn holds_a_copy(folder: &Path, bytes: u64, free: u64) -> Result<()> {
    let needed = bytes + bytes / 8;
    let folder = folder.to_owned();
    if free < needed { Err(Trouble::NoRoom { needed, free, folder }) } else { Ok(()) }
}

async fn look(copy: &Cluster, folder: &Path, expected: &Expected) -> Result<Drilled> {
    let superuser = copy.access().superuser.unwrap_or_default();
    let client = connect(&superuser).await?;
    let (before, after) = minutes(&client, expected).await?;
    let rows = match &expected.tally {
        Some(noted) => compare(&client, noted).await?,
        None => 0,
    };
    let forced = forced_security(&client).await?;
    whole(folder).await?;
    let sockets = copy.socket_dir().to_owned();
    let data = folder.join("pg/data");
    let amcheck = super::program::blocking(move || amcheck(&data, &sockets)).await?;
    Ok(Drilled { before, after, rows, forced, amcheck })
}

/// Checks that every page of the copy is as it was written. Errors: one is damaged.
pub(super) async fn whole(copy: &Path) -> Result<u64> {
    let (reader, copy) = (Reader::of(copy), copy.to_owned());
    let pass = super::program::blocking(move || {
        let read = reader.read(&mut |_| ControlFlow::Continue(()));
        Ok(read.map_err(Error::file("reading", &copy))?)
    })
    .await?;
    match pass.damaged.first() {
        None if pass.closed == 0 => Ok(pass.bytes),
        None => Err(Trouble::Differs(format!("{} of its files cannot be read", pass.closed))),
        Some(spot) => {
            Err(Trouble::Differs(format!("page {} of its file {} is damaged", spot.page, spot.file)))
        }
    }
}

/// Errors: a minute before the target is missing, or one after it exists.
async fn minutes(copy: &Client, expected: &Expected) -> Result<(usize, usize)> {
    let found = copy.query("select at from app.sentinel", &[]).await;
    let found = found.map_err(Error::server("reading the copy's minutes"))?;
    let found: Vec<Timestamp> = found.iter().map(|row| row.get(0)).collect();
    let before = expected.minutes.iter().filter(|at| **at < expected.target - LEEWAY);
    if let Some(lost) = before.clone().find(|at| !found.contains(at)) {
        return Err(Trouble::Differs(format!("the minute of {lost} is missing")));
    }
    if let Some(late) = found.iter().find(|at| **at > expected.target) {
        return Err(Trouble::Differs(format!("the minute of {late} is there and came later")));
    }
    let after = expected.minutes.iter().filter(|at| **at > expected.target).count();
    Ok((before.count(), after))
}

/// Checks that every table of workspaces forces row security in the copy too. Errors: one does not.
async fn forced_security(copy: &Client) -> Result<i64> {
    let row = copy
        .query_one(
            "select count(*) filter (where c.relforcerowsecurity and c.relrowsecurity), count(*)
             from pg_catalog.pg_class c
             join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
             where c.relkind in ('r', 'p') and n.nspname in ('app', 'ledger', 'make', 'sell')
               and exists (select from pg_catalog.pg_policy p where p.polrelid = c.oid)",
            &[],
        )
        .await
        .map_err(Error::server("reading the copy's catalogue"))?;
    let (forced, all): (i64, i64) = (row.get(0), row.get(1));
    if forced == all && all > 0 {
        return Ok(forced);
    }
    Err(Trouble::Differs(format!("{forced} of {all} tables hold workspaces apart")))
}

/// Compares every index with its table. Gives whether the tool is installed. Errors: an index is damaged.
fn amcheck(data: &Path, sockets: &Path) -> Result<bool> {
    let program = Binaries::find(version_of(data))?.program("pg_amcheck");
    if !program.is_file() {
        return Ok(false);
    }
    let mut command = Command::new(&program);
    clean_environment(&mut command);
    command.arg("--host").arg(sockets).args(["--port", &PORT.to_string(), "--username", SUPER]);
    command.args(["--install-missing", "--heapallindexed", DATABASE]);
    let done = command.output().map_err(Error::file("starting", &program))?;
    if done.status.success() {
        return Ok(true);
    }
    let said = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
    Err(Trouble::Differs(format!("comparing indexes: {}", said.lines().next().unwrap_or_default())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_little_room_names_the_disk_and_the_size() {
        let folder = Path::new("/srv/steelyard");
        assert!(holds_a_copy(folder, 800 << 20, 900 << 20).is_ok());
        let said = holds_a_copy(folder, 800 << 20, 100 << 20).expect_err("no room").to_string();
        let told = "needs 900 MB on the disk of /srv/steelyard, and 100 MB are free: make room there";
        assert!(said.contains(told), "{said}");
    }
}
