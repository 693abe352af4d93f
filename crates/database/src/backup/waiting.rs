//! The part of the database's log that waits for the backups, and how the program drops it before it fills
//! the data disk.
//! Invariant: log that the backups take is never dropped. A caller notes a gap before it drops log, because
//! the backups are not continuous until the next full one.

use super::{Backups, Result};
use crate::Error;
use crate::access::connect;
use crate::room::measure;
use std::fs;
use tokio_postgres::Config;

/// With less free space than one piece of the log needs, no backup completes.
const PIECE: u64 = 16 << 20;

/// Log that waits for the backups.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// In bytes.
    pub bytes: u64,
    /// Whether the last try to archive failed.
    pub fails: bool,
    /// When a piece last arrived, in seconds since 1970.
    pub arrived: Option<i64>,
}

const WAITING: &str = "select (select count(*) from pg_catalog.pg_ls_archive_statusdir() where name like '%.ready') \
                              * pg_catalog.pg_size_bytes(pg_catalog.current_setting('wal_segment_size')) as bytes, \
                              coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as fails, \
                              extract(epoch from last_archived_time)::bigint as arrived \
                       from pg_catalog.pg_stat_archiver";

impl Backups {
    /// Whether the disk of the backups has room for a piece.
    #[must_use]
    pub fn have_room(&self) -> bool {
        measure(&self.place.folder).is_ok_and(|disk| disk.free >= PIECE)
    }

    /// How much of the database's log waits.
    ///
    /// # Errors
    /// The database's.
    pub async fn waiting(&self, superuser: &Config) -> Result<Waiting> {
        let client = connect(superuser).await?;
        let row = client.query_one(WAITING, &[]).await.map_err(Error::server("looking what waits"))?;
        let bytes = u64::try_from(row.get::<_, i64>("bytes")).unwrap_or(0);
        Ok(Waiting { bytes, fails: row.get("fails"), arrived: row.get("arrived") })
    }

    /// From now on the server drops log that the backups do not take. Safe to call again.
    ///
    /// # Errors
    /// The file that tells the server cannot be created.
    pub fn let_go(&self) -> Result<()> {
        let path = self.place.let_go_file();
        Ok(fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .map(drop)
            .map_err(Error::file("making", &path))?)
    }

    /// Whether the server drops log.
    #[must_use]
    pub fn lets_go(&self) -> bool {
        self.place.let_go_file().exists()
    }

    /// From now on all log waits again until the backups have it.
    ///
    /// # Errors
    /// The file cannot be removed.
    pub fn hold_on(&self) -> Result<()> {
        let path = self.place.let_go_file();
        match fs::remove_file(&path) {
            Err(why) if why.kind() != std::io::ErrorKind::NotFound => {
                Err(Error::file("removing", &path)(why).into())
            }
            _ => Ok(()),
        }
    }

    /// Makes the server try again now instead of within a minute: a reload wakes its archiver.
    ///
    /// # Errors
    /// The database's.
    pub async fn try_again(&self, superuser: &Config) -> Result<()> {
        let client = connect(superuser).await?;
        let woken = client.query_one("select pg_catalog.pg_reload_conf()", &[]).await;
        Ok(woken.map(drop).map_err(Error::server("waking the archiver"))?)
    }

    /// Makes the database free the disk space of log that it no longer needs.
    ///
    /// # Errors
    /// The database's.
    pub async fn shed(&self, superuser: &Config) -> Result<()> {
        let client = connect(superuser).await?;
        Ok(client.batch_execute("checkpoint").await.map_err(Error::server("writing a checkpoint"))?)
    }
}
