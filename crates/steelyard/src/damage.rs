//! The task that reads the files of the private database again and again and names the damage it finds on the
//! disk.
//! Invariant: a damaged page is shown at once, by its table, also where the damage is in the catalog that
//! would name it. Reading takes a bounded part of the disk's time. The task does not read a database on
//! another server.

mod kept;
mod look;

use crate::config::Config;
use crate::instance::{Instance, now};
use crate::task::Task;
use catalogue::{Phrase, say};
use database::pages::{Pass, Reader, Relations, Spot, Step};
use jiff::{SignedDuration, Timestamp};
pub use kept::Kept;
pub use look::look;
use mail::{messages, operators};
use platform::damage::{Read, WORRY};
use platform::error::Result;
use platform::instance::{Finding, note_at_once};
use platform::platform::Platform;
use platform::worries::Worry;
use serde_json::json;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::sync::watch;
use tokio::time::Instant;

/// Bytes per second: it reads 50 GB within the hour.
const RATE: u64 = 16 << 20;
/// Time between the starts of two passes, where a pass takes less.
const EVERY: Duration = Duration::from_secs(600);
/// A mail or an event that failed is tried again after this time.
const TELL_AGAIN: SignedDuration = SignedDuration::from_mins(1);
/// The name of the event in the instance's log.
pub const EVENT: &str = "data.damaged";
const NO_CHECKSUMS: &str = "data.checksums";
const CLOSED: &str = "data.closed";

/// How to recover the data.
pub const RECOVER: &str = "The way back: stop the program, run `steelyard backup recover`, and start it again. That brings back \
                           everything that was acknowledged, and keeps the damaged files aside.";
const NO_BACKUPS: &str =
    "No backups are made here: stop the program and copy its data folder before anything else is tried.";
const ELSEWHERE: &str = "The database is run by the operator: restore it from its own backups.";

struct Watcher {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    /// None: the database is on another server.
    superuser: Option<tokio_postgres::Config>,
    app: tokio_postgres::Config,
    data: PathBuf,
    contact: String,
    kept: Kept,
    /// Tables that an event and a mail named already, and the time of the last try.
    told: BTreeSet<String>,
    tried: Option<Timestamp>,
    /// When a call that met damage last started a pass in a hurry.
    hurried: Option<Instant>,
    /// Whether the next pass is in a hurry.
    hurries: bool,
}

/// Starts to read. Damage that an earlier run found is known at once.
pub fn start(instance: &Instance, config: &Config) -> Task {
    let contact = config.operators_contact();
    let way_back = match (&instance.access.superuser, &instance.backups) {
        (None, _) => ELSEWHERE,
        (_, Ok(_)) => RECOVER,
        (_, Err(_)) => NO_BACKUPS,
    };
    instance.platform.damage.way_back.get_or_init(|| way_back);
    let kept = Kept::in_folder(&instance.data);
    let watcher = Watcher {
        platform: instance.platform.clone(),
        jobs: instance.access.jobs.clone(),
        superuser: instance.access.superuser.clone(),
        app: instance.access.app.clone(),
        data: instance.data.clone(),
        contact,
        told: kept.tables(),
        kept,
        tried: None,
        hurried: None,
        hurries: false,
    };
    if watcher.superuser.is_some() {
        watcher.show();
    }
    Task::start(|stop| watcher.run(stop))
}

impl Watcher {
    async fn run(mut self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let begun = Instant::now();
            match self.superuser.clone() {
                Some(superuser) => {
                    self.know(&superuser).await;
                    self.pass(&superuser, &mut stop).await;
                }
                None => self.ask_elsewhere().await,
            }
            self.tell().await;
            let platform = Arc::clone(&self.platform);
            let rest = if self.hurries { Duration::ZERO } else { EVERY.saturating_sub(begun.elapsed()) };
            tokio::select! {
                () = over(&mut stop) => {}
                () = tokio::time::sleep(rest) => {}
                () = platform.damage.hurry(), if self.may_hurry() => self.hurry(),
            }
        }
    }

    /// However many calls meet damage, a pass in a hurry is rare.
    fn may_hurry(&self) -> bool {
        self.hurried.is_none_or(|at| at.elapsed() > EVERY)
    }

    fn hurry(&mut self) {
        (self.hurried, self.hurries) = (Some(Instant::now()), true);
    }

    /// Asks the server which table owns each file. Where it does not answer, its last answer holds.
    async fn know(&mut self, superuser: &tokio_postgres::Config) {
        match Relations::ask(superuser).await {
            Ok(relations) if self.kept.relations != relations => {
                self.kept.relations = relations;
                self.kept.keep(&self.data);
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "which table a file belongs to is known from before"),
        }
        self.checksums(self.kept.relations.checksums != Some(false));
    }

    fn checksums(&self, are_on: bool) {
        let worries = &self.platform.worries;
        if are_on {
            return worries.mended(NO_CHECKSUMS);
        }
        let says = "Damage on the disk would not be noticed. With the program and its database stopped, the database's user runs \
                    `pg_checksums --enable` on the folder of the database.";
        worries.tell(NO_CHECKSUMS, worry("The database writes no checksums", says));
    }

    /// Reads every file once.
    async fn pass(&mut self, superuser: &tokio_postgres::Config, stop: &mut watch::Receiver<bool>) {
        if self.kept.relations.checksums == Some(false) {
            return;
        }
        let (says, mut said) = unbounded_channel();
        let goes_on = Arc::new(AtomicBool::new(true));
        let hurries = Arc::new(AtomicBool::new(std::mem::take(&mut self.hurries)));
        let (reader, platform) = (Reader::of(&self.data), Arc::clone(&self.platform));
        let (goes, fast) = (Arc::clone(&goes_on), Arc::clone(&hurries));
        let pace = Pace { goes_on: goes, hurries: fast, says, begun: Instant::now(), bytes: 0 };
        let mut reading = tokio::task::spawn_blocking(move || pace.read(&reader));
        let read = loop {
            tokio::select! {
                Some(spot) = said.recv() => {
                    self.found(spot);
                    self.tell().await;
                }
                // The pass in a hurry reads every file again.
                () = platform.damage.hurry(), if self.may_hurry() => {
                    hurries.store(true, Ordering::Relaxed);
                    self.hurry();
                }
                () = over(stop), if goes_on.load(Ordering::Relaxed) => {
                    goes_on.store(false, Ordering::Relaxed);
                }
                read = &mut reading => break read,
            }
        };
        match read {
            Ok(Ok(pass)) => self.passed(pass, superuser).await,
            Ok(Err(error)) => tracing::error!(%error, "the database's files could not be read through"),
            Err(error) => tracing::error!(%error, "the database's files were not read through"),
        }
    }

    /// A damaged page is shown at once where its table is known. Otherwise the file may belong to no table
    /// any more.
    fn found(&mut self, spot: Spot) {
        if self.kept.relations.of(&spot).is_some() && !self.kept.damaged.contains(&spot) {
            tracing::error!(damaged = self.kept.name(&spot), "a page of the database is damaged on the disk");
            self.kept.damaged.push(spot);
            self.kept.keep(&self.data);
            self.show();
        }
    }

    async fn passed(&mut self, mut pass: Pass, superuser: &tokio_postgres::Config) {
        let worries = &self.platform.worries;
        match pass.closed {
            0 => worries.mended(CLOSED),
            many => {
                let says = say!(
                    "{many} files of the database are closed to the program: damage in them is not noticed.",
                    many
                );
                worries.tell(CLOSED, worry("Files of the database cannot be read", says));
            }
        }
        // A stopped pass has seen only a part, unless it stopped because of too much damage.
        if !pass.is_whole && pass.damaged.len() <= self.kept.damaged.len() {
            return;
        }
        if pass.damaged.iter().any(|spot| self.kept.relations.of(spot).is_none())
            && let Ok(relations) = Relations::ask(superuser).await
        {
            pass.damaged.retain(|spot| relations.of(spot).is_some());
            self.kept.relations = relations;
        }
        let read = Read { at: now(), bytes: pass.bytes };
        self.kept.damaged = pass.damaged;
        if pass.is_whole {
            self.kept.set_read(read);
            tracing::debug!(bytes = read.bytes, "the database's files were read through");
        }
        self.kept.keep(&self.data);
        self.show();
    }

    /// Shows the damage in red, or removes the message.
    fn show(&self) {
        let damage = &self.platform.damage;
        damage.set(self.kept.damaged.iter().map(|spot| self.kept.name(spot)).collect());
        if let Some(read) = self.kept.read() {
            damage.set_read(read);
        }
        match damage.is_known() {
            true => self.platform.worries.tell(WORRY, damage.worry(now())),
            false => self.platform.worries.mended(WORRY),
        }
    }

    /// Asks a database on another server for the damage it noticed itself.
    async fn ask_elsewhere(&self) {
        match look::elsewhere(&self.app).await {
            Ok((are_on, failures)) => {
                self.checksums(are_on);
                let noticed =
                    (failures > 0).then(|| format!("{failures} pages, counted by the database's server"));
                self.platform.damage.set(noticed.into_iter().collect());
                match self.platform.damage.is_known() {
                    true => self.platform.worries.tell(WORRY, self.platform.damage.worry(now())),
                    false => self.platform.worries.mended(WORRY),
                }
            }
            Err(error) => {
                tracing::warn!(%error, "the external database does not say whether its pages are whole")
            }
        }
    }

    /// Sends an event and a mail for newly damaged tables, and an event when no table is damaged any more.
    async fn tell(&mut self) {
        let tables = match self.superuser {
            Some(_) => self.kept.tables(),
            None => {
                (self.platform.damage.many() > 0).then(|| "the database".to_owned()).into_iter().collect()
            }
        };
        let is_tried = self.tried.is_some_and(|at| now().duration_since(at).abs() < TELL_AGAIN);
        if tables.is_subset(&self.told) && (!tables.is_empty() || self.told.is_empty()) || is_tried {
            return;
        }
        self.tried = Some(now());
        match self.note(&tables).await {
            Ok(()) => self.told = tables,
            // The damage itself may prevent it.
            Err(error) => tracing::warn!(%error, "damage on the disk could not be noted and mailed yet"),
        }
    }

    async fn note(&self, tables: &BTreeSet<String>) -> Result<()> {
        let at = now();
        let is_damaged = !tables.is_empty();
        let code = is_damaged.then_some("data_damaged");
        let found = Finding { action: EVENT.into(), code, after: json!({ "tables": tables }) };
        if is_damaged {
            // The mail comes first: the person who can repair the data matters more than the log.
            let words = messages::machine::damage(&self.platform.damage.worry(at), at);
            operators::warn(&self.platform, &self.jobs, &self.contact, &words, at).await?;
            self.platform.mail.wake();
        }
        note_at_once(&self.platform, at, found).await
    }
}

/// Reports the progress of a pass and limits its rate. In a hurry it reads as fast as the disk allows.
struct Pace {
    goes_on: Arc<AtomicBool>,
    hurries: Arc<AtomicBool>,
    says: UnboundedSender<Spot>,
    begun: Instant,
    bytes: u64,
}

impl Pace {
    fn read(mut self, reader: &Reader) -> std::io::Result<Pass> {
        reader.read(&mut |step| {
            match step {
                Step::Read(bytes) => self.bytes += bytes,
                Step::Damaged(spot) => drop(self.says.send(spot)), // Nobody listens: the program is ending.
                Step::Closed => {}
            }
            while self.is_early() {
                std::thread::sleep(Duration::from_millis(20));
            }
            match self.goes_on.load(Ordering::Relaxed) {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(()),
            }
        })
    }

    fn is_early(&self) -> bool {
        let due = Duration::from_millis(self.bytes.saturating_mul(1_000) / RATE);
        let is_set = |flag: &AtomicBool| flag.load(Ordering::Relaxed);
        is_set(&self.goes_on) && !is_set(&self.hurries) && self.begun.elapsed() < due
    }
}

/// A closed channel counts as a stop: the program is ending.
async fn over(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|is_over| *is_over).await;
}

fn worry(title: &'static str, says: impl Into<Phrase>) -> Worry {
    Worry { title: title.into(), says: says.into(), since: now() }
}
