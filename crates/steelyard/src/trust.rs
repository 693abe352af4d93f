//! The promises: a running program keeps checking them, and a command shows them.
//! Invariant: a command reads the same results as the public page, and its exit code shows a promise that is
//! not kept.

use crate::advisories;
use crate::archives;
use crate::config::{Config, outgoing};
use crate::instance::{Instance, Listening, local_call, now};
use crate::problem::{Problem, Result};
use assurance::digest::hex;
use assurance::exports::{self, Export, Facts};
use assurance::lines::{self, Check};
use assurance::page::{CHECKS_ARE_OFF, OFF_MEANS};
use assurance::policy;
use assurance::register::{self, By, Promise};
use assurance::results::{self, Line, Word};
use assurance::scheduler::{self, FirstRound, Turn};
use assurance::world::{Logs, Served, World};
use catalogue::Phrase;
use clap::{Subcommand, ValueEnum};
use identity::canaries;
use kernel::day::Instant;
use lifecycle::archive::bringing::MOST_OF_CALL;
use lifecycle::pause::Rounds;
use platform::platform::Platform;
use platform::worries::Worry;
use rustix::fs::OFlags;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Write;
use std::net::SocketAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, watch};
use tokio::task::JoinHandle;
use web::site::About;

/// Longest time at a stop for the check under way.
const GRACE: Duration = Duration::from_secs(5);
/// The file in which a running program tells the commands beside it how to reach it.
const SERVED: &str = "served.json";
/// How often the text of the policy is compared with the one in force.
const PUBLISHES: Duration = Duration::from_secs(60);
/// A promise is not kept.
const NOT_KEPT: u8 = 1;
/// The name of checks that are off among the instance's worries.
const WORRY: &str = "checks";

/// The subcommands of `trust`.
#[derive(Debug, Subcommand)]
pub enum Trust {
    /// List every promise with the code that keeps it and the check that tries it
    List,
    /// Show the state of every promise, or of these; the exit code is 1 when one is not kept
    Check {
        /// The ids of promises
        ids: Vec<String>,
    },
    /// Run all checks now against the program that is serving, or those of these promises
    Run {
        /// The ids of promises
        ids: Vec<String>,
    },
    /// Write the register and the state of the promises into files
    Export {
        /// The format
        #[arg(long)]
        format: Format,
        /// The folder to write into
        #[arg(long, default_value = ".")]
        into: PathBuf,
        /// The files, where root opened them before it was given up
        #[arg(skip)]
        opened: Vec<File>,
    },
    /// Print the bill of materials of this program, and of what runs beside it here (CycloneDX 1.6)
    Sbom,
    /// Vouch for a fact that only a person can know; shown on the public page as vouched for, until it ends
    Attest {
        /// A promise's id
        id: String,
        /// The person who vouches for it
        #[arg(long)]
        by: String,
        /// The fact, in words for everybody to read
        #[arg(long)]
        says: String,
        /// The document that shows it; only its SHA-256 is stored
        #[arg(long)]
        file: Option<PathBuf>,
        /// For how many days, at most as many as the promise allows
        #[arg(long)]
        days: Option<u16>,
    },
}

/// The formats of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// OSCAL 1.1: component-definition.json and assessment-results.json
    Oscal,
    /// promises.csv, for a spreadsheet
    Csv,
    /// evidence.zip: all of it, with the policy, the bill of materials and a checkpoint of the audit log
    Zip,
}

impl Format {
    fn exports(self) -> &'static [Export] {
        match self {
            Format::Oscal => &[Export::Component, Export::Results],
            Format::Csv => &[Export::Table],
            Format::Zip => &[Export::Pack],
        }
    }
}

/// The task that checks.
pub struct Checking {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

#[derive(Serialize, Deserialize)]
struct Told {
    address: SocketAddr,
    host: String,
    redirect: Option<SocketAddr>,
    ca: Option<PathBuf>,
    /// Whether it runs no check by itself.
    #[serde(default)]
    checks_are_off: bool,
}

/// Starts to check. It makes the canaries before anybody can take their addresses. Errors: the data folder's,
/// the database's.
pub fn start(instance: &Instance, config: &Config, listening: &Listening) -> Result<Checking> {
    let served = served(config, listening);
    let told = Told {
        address: served.address,
        host: served.host.clone(),
        redirect: served.redirect,
        ca: served.ca.clone(),
        checks_are_off: config.first_round == FirstRound::Off,
    };
    let text = serde_json::to_vec_pretty(&told).map_err(|why| Problem::setup(why.to_string()))?;
    crate::tls::write(&config.data.join(SERVED), &text, 0o600)?;
    let (stop, stopped) = watch::channel(false);
    let checks = scheduler::run(world(instance, config, served), config.first_round, stopped.clone());
    let policy = publish_again(instance.platform.clone(), config.about.clone(), stopped);
    let both = async move {
        tokio::join!(checks, policy);
    };
    Ok(Checking { stop, task: tokio::spawn(both) })
}

/// Makes the workspaces in which the checks run, and publishes a version of the policy where its text
/// changed. Shows on `/trust` and in the log where checks are switched off. Errors: the database's.
pub async fn found(instance: &Instance, config: &Config) -> Result<()> {
    if config.first_round == FirstRound::Off {
        tracing::warn!("{OFF_MEANS}");
        instance.platform.worries.tell(WORRY, off(now()));
    }
    canaries::found(&instance.platform, &local_call()?).await?;
    Ok(policy::publish(&instance.platform, &config.about, now()).await?)
}

/// The fault that checks are switched off, since this start.
fn off(since: Instant) -> Worry {
    Worry { title: Phrase::of(CHECKS_ARE_OFF), says: Phrase::of(OFF_MEANS), since }
}

/// When checks run, for `doctor`.
pub fn told_briefly(config: &Config) -> String {
    match config.first_round {
        FirstRound::Off => format!("RED: {OFF_MEANS}"),
        FirstRound::After(wait) => format!("begin {} s after a start", wait.as_secs()),
    }
}

/// Publishes a version of the policy when a promised figure has changed, until the program stops.
async fn publish_again(platform: Arc<Platform>, about: About, stop: watch::Receiver<bool>) {
    let mut rounds = Rounds::new(PUBLISHES, stop);
    rounds.pause().await;
    while rounds.continue_now() {
        let published = policy::publish(&platform, &about, now()).await;
        rounds.rest(published, "the policy could not be published; it is tried again soon").await;
    }
}

impl Checking {
    /// Waits for the check in hand and stops.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        if tokio::time::timeout(GRACE, &mut self.task).await.is_err() {
            self.task.abort();
        }
    }
}

fn served(config: &Config, listening: &Listening) -> Served {
    let host = listening.url.strip_prefix("https://").unwrap_or(&listening.url).to_owned();
    Served { address: listening.address, host, redirect: config.redirect, ca: listening.ca.clone() }
}

fn world(instance: &Instance, config: &Config, served: Served) -> World {
    World {
        platform: instance.platform.clone(),
        registry: instance.registry.clone(),
        access: instance.access.clone(),
        backups: instance.backups.clone(),
        advisories: advisories::source(config),
        hosts: outgoing::hosts(config),
        data: instance.data.clone(),
        logs: Logs { program: crate::log::folder(&instance.data), database: instance.database_log() },
        served,
        rules: archives::rules(MOST_OF_CALL),
        clock: now,
        at_work: Mutex::default(),
    }
}

/// Runs a subcommand beside the program that serves. Errors: an unknown promise, no program serves, a promise
/// is not kept.
pub async fn run(asked: Trust, config: &Config, json: bool) -> Result<()> {
    if let Trust::List = asked {
        list(json);
        return Ok(());
    }
    let instance = Instance::open_beside(config).await?;
    let done = ask(asked, config, &instance, json).await;
    instance.close().await?;
    done
}

async fn ask(asked: Trust, config: &Config, instance: &Instance, json: bool) -> Result<()> {
    match asked {
        Trust::List => Ok(()),
        Trust::Check { ids } => {
            if told(config).is_ok_and(|told| told.checks_are_off) {
                eprintln!("{OFF_MEANS}");
            }
            show(instance, &ids, json).await
        }
        Trust::Run { ids } => {
            let _turn = try_now(config, instance, &ids).await?;
            show(instance, &ids, json).await
        }
        Trust::Export { format, into, opened } => export(config, instance, (format, &into), opened).await,
        Trust::Sbom => {
            let bill = exports::pretty(&assurance::bill(&instance.platform, now()).await?)?;
            print!("{}", String::from_utf8_lossy(&bill));
            Ok(())
        }
        Trust::Attest { id, by, says, file, days } => {
            let promise = named(&id)?;
            let digest = file.as_deref().map(digest).transpose()?;
            let word = Word { by, says, digest, days };
            let until =
                results::vouch(&instance.platform, promise, now(), word).await.map_err(Problem::usage)?;
            println!("{id} is vouched for until {until}.");
            Ok(())
        }
    }
}

/// Opens the files of an export, which keep their content until the export is written: root's command may
/// write where the program may not. Errors: the folder's, a file's.
pub fn open_files(format: Format, into: &Path) -> Result<Vec<File>> {
    std::fs::create_dir_all(into).map_err(Problem::file(into))?;
    format.exports().iter().map(|export| open_file(&into.join(export.name()))).collect()
}

/// Follows no link, because others may be able to write in the folder.
fn open_file(path: &Path) -> Result<File> {
    let mut options = File::options();
    let no_link = i32::try_from(OFlags::NOFOLLOW.bits()).unwrap_or_default();
    options.create(true).write(true).truncate(false).custom_flags(no_link);
    options.open(path).map_err(Problem::file(path))
}

async fn export(
    config: &Config,
    instance: &Instance,
    (format, into): (Format, &Path),
    mut opened: Vec<File>,
) -> Result<()> {
    let found = results::found(&instance.platform, now()).await?;
    // The host of the program that serves or served last.
    let host = told(config).map_or_else(|_| "localhost".to_owned(), |told| told.host);
    let facts = Facts::of(&found, &host, &config.about, now());
    if opened.is_empty() {
        opened = open_files(format, into)?;
    }
    for (export, mut file) in format.exports().iter().zip(opened) {
        let paper = exports::make(&instance.platform, *export, &facts).await?;
        let path = into.join(&paper.name);
        let written = file.set_len(0).and_then(|()| file.write_all(&paper.bytes));
        written.map_err(Problem::file(&path))?;
        println!("{}", path.display());
    }
    Ok(())
}

fn named(id: &str) -> Result<&'static Promise> {
    register::named(id).ok_or_else(|| Problem {
        exit: 66,
        words: format!("{id} is no promise; `steelyard trust list` has them all"),
    })
}

fn digest(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).map_err(Problem::file(path))?;
    Ok(hex(&Sha256::digest(&bytes)))
}

fn list(json: bool) {
    for promise in register::PROMISES {
        let kept = lines::of(promise.by);
        let how = match kept.check {
            Check::Live(_) => promise.does.to_owned(),
            Check::Part(_, missing) => format!("{} Not built yet: {missing}", promise.does),
            Check::Awaits(what) => format!("not built yet: {what}"),
            Check::Word(word) => format!("somebody vouches for {}", word.asks),
            Check::Seen(_, word) => format!("{} Or somebody vouches for {}", promise.does, word.asks),
        };
        let by = if matches!(promise.by, By::Product(_)) { "product" } else { "operator" };
        if json {
            let line = serde_json::json!({ "id": promise.id, "title": promise.title, "by": by, "statement": promise.statement,
                                           "mechanism": promise.mechanism, "code": kept.code, "check": how });
            println!("{line}");
        } else {
            println!("{:<28} {:<9} {}\n{:>38} {how}", promise.id, by, promise.title, "");
        }
    }
}

/// How to reach the program that serves this data folder. Errors: none serves.
fn told(config: &Config) -> Result<Told> {
    let path = config.data.join(SERVED);
    let text =
        std::fs::read(&path).map_err(|_| Problem::unavailable("nothing is served from this data folder"))?;
    serde_json::from_slice(&text).map_err(|why| Problem::setup(format!("{}: {why}", path.display())))
}

/// Runs the checks of these promises, or of all, and returns their turn. Errors: no program serves, or a promise has no
/// check.
async fn try_now(config: &Config, instance: &Instance, ids: &[String]) -> Result<Turn> {
    let told = told(config)?;
    crate::watch::read_networks(instance, config)?;
    let served = Served { address: told.address, host: told.host, redirect: told.redirect, ca: told.ca };
    let world = Arc::new(world(instance, config, served));
    for id in ids {
        named(id)?;
        if !lines::checks().any(|(promise, _)| promise.id == id) {
            return Err(Problem::usage(format!("{id} has no check that could be run")));
        }
    }
    let turn = Turn::take(&world).await?;
    scheduler::round(&world, ids).await?;
    Ok(turn)
}

/// Prints one line for each of these promises, or for all. Errors: one is not kept (exit code 1).
async fn show(instance: &Instance, ids: &[String], json: bool) -> Result<()> {
    for id in ids {
        named(id)?;
    }
    let lines = results::found(&instance.platform, now()).await?.lines(now());
    let is_asked = |line: &&Line| ids.is_empty() || ids.iter().any(|id| id == line.id);
    let asked: Vec<&Line> = lines.iter().filter(is_asked).collect();
    for line in &asked {
        if json {
            println!("{}", serde_json::to_string(line).map_err(|why| Problem::unavailable(why.to_string()))?);
        } else {
            println!("{:<9} {:<28} {}", line.state, line.id, line.says);
        }
    }
    match asked.iter().filter(|line| line.is_broken()).count() {
        0 => Ok(()),
        n => Err(Problem { exit: NOT_KEPT, words: format!("{n} of {} promises are not kept", asked.len()) }),
    }
}
