//! Backups of the private cluster by pgBackRest: make, verify, restore and drill.
//! Invariant: every file of the repository is encrypted, its key is stored apart from it, and a restore never
//! overwrites data. A copy replaces damaged data only after it was read through, and the damaged data is
//! kept.

mod drill;
mod pgbackrest_output;
mod place;
mod program;
mod reach;
mod recover;
mod restore;
mod row_counts;
mod timeline;
mod waiting;

pub use crate::backup::pgbackrest_output::{Listing, Segments, Set, Stored, Trouble, Verified};
pub use crate::backup::row_counts::{Tally, tally};
pub use drill::{Drilled, Expected, Restored};
pub use place::Wish;
pub use reach::{Minute, Span};
pub use recover::{DAMAGED, Recovered};
pub use restore::Target;
pub use timeline::Piece;
pub use waiting::Waiting;

use crate::Error;
use crate::access::connect;
use crate::backup::pgbackrest_output::STANZA;
use place::Place;
use rustix::process::Signal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio_postgres::Config;

/// Longest time for the log to arrive.
const ARRIVES: Duration = Duration::from_secs(30);

/// The result of a backup command.
pub type Result<T> = std::result::Result<T, Trouble>;

/// The backups of one data folder. Cheap to clone; every command is a separate process that ends with this
/// one.
#[derive(Debug, Clone)]
pub struct Backups {
    place: Arc<Place>,
}

/// The word in a folder's label.
fn word_in(folder: &Path) -> Option<String> {
    let text = crate::hands::read(&folder.join(place::ENVIRONMENT)).ok()?;
    Some(text.trim().to_owned()).filter(|word| !word.is_empty())
}

/// The version of pgBackRest on this machine; None: it is not installed.
#[must_use]
pub fn installed() -> Option<String> {
    let told = program::version().ok()?;
    told.split(' ').next_back().map(str::to_owned)
}

impl Backups {
    /// Creates the folders and, for a new repository, its key; rewrites the settings files.
    ///
    /// # Errors
    /// pgBackRest is not installed, or a folder cannot be made.
    pub fn open(data_dir: &Path, wish: &Wish) -> Result<Backups> {
        program::version()?;
        Ok(Backups { place: Arc::new(Place::open(data_dir, wish)?) })
    }

    /// The environment whose backups lie where this data folder's would; None: nobody labelled the place.
    /// Asked before `open`, which writes settings there.
    #[must_use]
    pub fn label_at(data_dir: &Path, wish: &Wish) -> Option<String> {
        word_in(&wish.folder_of(data_dir).canonicalize().ok()?)
    }

    /// The environment whose backups these are; None: nobody labelled the place.
    #[must_use]
    pub fn environment(&self) -> Option<String> {
        word_in(&self.place.folder)
    }

    /// Labels the place with its environment.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn label(&self, word: &str) -> Result<()> {
        self.place.write(&self.place.folder.join(place::ENVIRONMENT), &format!("{word}\n"))
    }

    /// The settings by which the cluster's server archives each piece of its log.
    #[must_use]
    pub fn settings(&self) -> Vec<(String, String)> {
        self.place.server_settings()
    }

    /// The folder of the repository.
    #[must_use]
    pub fn repository(&self) -> PathBuf {
        self.place.repository()
    }

    /// The file of the key, without which no backup opens.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.place.key_file()
    }

    /// Whether the key exists, where only the database's user reads it.
    #[must_use]
    pub fn has_key(&self) -> bool {
        crate::hands::exists(&self.place.key_file())
    }

    /// Least number of days that a backup is kept.
    #[must_use]
    pub fn retention_days(&self) -> u16 {
        self.place.retention_days
    }

    /// Prepares the repository for this cluster, which must be running. Safe to call at every start.
    ///
    /// # Errors
    /// The key is missing or another one, or the disk's.
    pub async fn prepare(&self) -> Result<()> {
        self.run(&["stanza-create"]).await.map(drop)
    }

    /// Makes a full or an incremental backup.
    ///
    /// # Errors
    /// Another one is under way, the key is missing or another one, the disk is full, the log is not archived.
    pub async fn make(&self, full: bool) -> Result<Set> {
        self.run(&[if full { "--type=full" } else { "--type=incr" }, "backup"]).await?;
        self.list().await?.sets.pop().ok_or(Trouble::NoBackup)
    }

    /// Deletes expired backups. `is_old`: whether a backup that ended then, in seconds since 1970, was kept long enough.
    ///
    /// # Errors
    /// Another command is under way, the key is missing or another one.
    pub async fn expire(&self, now: i64, is_old: impl Fn(i64) -> bool) -> Result<()> {
        let sets = self.list().await?.sets;
        if let Some(days) = pgbackrest_output::expiry(&sets, self.place.retention_days, now, is_old) {
            self.run(&[&format!("--repo1-retention-full={days}"), "expire"]).await?;
        }
        Ok(())
    }

    /// Every backup, the oldest first.
    ///
    /// # Errors
    /// The key is missing or another one.
    pub async fn list(&self) -> Result<Listing> {
        pgbackrest_output::listing(&self.ask(&["info", "--output=json"]).await?)
    }

    /// Reads every file of the repository and compares it with its stored digest.
    ///
    /// # Errors
    /// It could not run at all; damage that it found is in its answer.
    pub async fn verify(&self) -> Result<Verified> {
        pgbackrest_output::verified(&self.run(&["verify"]).await?)
    }

    /// Every file of the repository, with the time when it was written.
    ///
    /// # Errors
    /// As `list`.
    pub async fn stored(&self) -> Result<Stored> {
        pgbackrest_output::stored(&self.ask(&["repo-ls", "--recurse", "--output=json"]).await?)
    }

    /// The archived pieces of the log.
    ///
    /// # Errors
    /// As `list`.
    pub async fn segments(&self) -> Result<Segments> {
        let folder = format!("archive/{STANZA}");
        pgbackrest_output::segments(&self.ask(&["repo-ls", "--recurse", "--output=json", &folder]).await?)
    }

    /// Whether a repository opens with a key other than its own: it must not.
    ///
    /// # Errors
    /// The folder for the other key cannot be made.
    pub async fn opens_with_another_key(&self) -> Result<bool> {
        let place = Arc::clone(&self.place);
        program::blocking(move || {
            let aside = place.other_key()?;
            let tried = program::run(&place, &aside, &["info", "--output=json"], program::Talk::Answer);
            let listed = tried.and_then(|text| pgbackrest_output::listing(&text));
            place.forget(&aside);
            match listed {
                Ok(listing) => Ok(!listing.sets.is_empty()),
                Err(_) => Ok(false),
            }
        })
        .await
    }

    /// Stops the running commands in an orderly way, because the program stops.
    pub fn cancel(&self) {
        for run in self.place.running().iter() {
            run.signal(Signal::TERM, true); // It may have ended already.
        }
    }

    /// Makes the database hand over its current log, and waits until it has arrived. Gives the name of its last piece.
    ///
    /// # Errors
    /// It does not arrive within half a minute.
    pub async fn flush(&self, superuser: &Config) -> Result<String> {
        let client = connect(superuser).await?;
        let fail = || Error::server("handing over the log");
        let row =
            client.query_one("select pg_catalog.pg_walfile_name(pg_catalog.pg_switch_wal())", &[]).await;
        let last: String = row.map_err(fail())?.get(0);
        let arrived = "select coalesce(last_archived_wal >= $1, false) from pg_catalog.pg_stat_archiver";
        let until = Instant::now() + ARRIVES;
        while !client.query_one(arrived, &[&last]).await.map_err(fail())?.get::<_, bool>(0) {
            if Instant::now() > until {
                return Err(Trouble::NotArchived);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(last)
    }

    async fn run(&self, arguments: &[&str]) -> Result<String> {
        self.command(arguments, program::Talk::Progress).await
    }

    async fn ask(&self, arguments: &[&str]) -> Result<String> {
        self.command(arguments, program::Talk::Answer).await
    }

    async fn command(&self, arguments: &[&str], talk: program::Talk) -> Result<String> {
        let place = Arc::clone(&self.place);
        let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        program::blocking(move || {
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            program::run(&place, &place.key_folder(), &arguments, talk)
        })
        .await
    }
}

/// The caller: the system's user, and the user who became it.
#[must_use]
pub fn person() -> String {
    let now = || crate::OsUser::current().map_or_else(|_| "nobody".into(), |user| user.name);
    let user = if crate::hands::remote::is_started_by_root() { "root".to_owned() } else { now() };
    match std::env::var("SUDO_USER") {
        Ok(before) if !before.is_empty() && before != user => format!("{before} as {user}"),
        _ => user,
    }
}
