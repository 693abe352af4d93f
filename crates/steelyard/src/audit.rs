//! The audit tree: a running program seals it, and a command checks it. The command checks an export on any
//! machine, or the whole log beside the program that serves.
//! Invariant: checking an export needs only the file. The exit code is 1 for a log that is not whole, and 66
//! where the command could not check it.

use crate::config::Config;
use crate::forward;
use crate::instance::{Instance, now};
use crate::problem::{Problem, Result};
use crate::task::Task;
use audit::checkpoint_mail;
use audit::sequencer::Sealer;
use audit::verify::{self, Wanted};
use clap::Subcommand;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use transparency::export::{self, Fault, Known};
use transparency::note::Public;

/// Longest time for the last batch at a stop; the next start repeats a batch that was cut short.
const GRACE: Duration = Duration::from_secs(5);
/// Somebody tampered with the log.
const NOT_WHOLE: u8 = 1;
/// A file that the command needs is missing.
const MISSING: u8 = 66;

/// The subcommands of `audit`.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Check that no event was changed, removed, added or reordered: in an export, or, without one, in the
    /// database of this data folder
    Verify {
        /// A file downloaded from the audit log
        export: Option<PathBuf>,
        /// A checkpoint you kept: history before it must be the same
        #[arg(long, requires = "export")]
        checkpoint: Option<PathBuf>,
        /// The public key you kept, as /trust/key shows it
        #[arg(long, requires = "export")]
        public_key: Option<String>,
        /// Accept an export that does not contain every event, if its content is unchanged
        #[arg(long, requires = "export")]
        part: bool,
    },
}

/// The task that seals.
pub struct Sealing {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
    letters: JoinHandle<()>,
    forwarding: Option<Task>,
}

/// Starts to seal committed events, to mail a checkpoint once a week, and to pass security events on if the
/// operator wants that. Errors: settings that cannot be used.
pub fn start(instance: &Instance, config: &Config) -> Result<Sealing> {
    let forwarding = forward::start(instance, config)?;
    let (platform, jobs) = (&instance.platform, &instance.access.jobs);
    let sealer = Sealer::new(platform.clone(), jobs.clone());
    let (stop, stopped) = watch::channel(false);
    let letters = tokio::spawn(checkpoint_mail::run(platform.clone(), jobs.clone(), now, stopped.clone()));
    Ok(Sealing { stop, task: tokio::spawn(sealer.run(now, stopped)), letters, forwarding })
}

impl Sealing {
    /// Seals the remaining events and ends.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        if tokio::time::timeout(GRACE, &mut self.task).await.is_err() {
            self.task.abort();
        }
        self.letters.abort();
        if let Some(forwarding) = self.forwarding {
            forwarding.stop().await;
        }
    }
}

/// Runs a subcommand. Errors: the log is not whole (1), a file is missing or proves nothing (66), a malformed
/// key (64).
pub async fn run(asked: Audit, config: &Config) -> Result<()> {
    match asked {
        Audit::Verify { export: Some(path), checkpoint, public_key, part } => {
            let checkpoint = checkpoint.as_deref().map(read).transpose()?;
            let key = public_key.map(|text| public(&text)).transpose()?;
            let known = Known { key, checkpoint: checkpoint.as_deref() };
            offline(&read(&path)?, &known, part)
        }
        Audit::Verify { .. } => {
            let instance = Instance::open_beside(config).await?;
            let done = beside(&instance).await;
            instance.close().await?;
            done
        }
    }
}

fn read(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path)
        .map_err(|why| Problem { exit: MISSING, words: format!("{}: {why}", path.display()) })?;
    String::from_utf8(bytes).map_err(|_| not_whole(format!("{} is not text", path.display())))
}

fn public(text: &str) -> Result<Public> {
    Public::parse(text).ok_or_else(|| Problem::usage("that is no public key of an audit log"))
}

fn not_whole(words: impl Into<String>) -> Problem {
    Problem { exit: NOT_WHOLE, words: words.into() }
}

fn offline(text: &str, known: &Known<'_>, is_part: bool) -> Result<()> {
    let whole = export::check(text, known).map_err(|fault| match fault {
        Fault::Tampered(says) => not_whole(says),
        Fault::Unproved(says) => Problem { exit: MISSING, words: says },
    })?;
    if !is_part && !whole.is_complete() {
        let missing = if whole.first > 1 { 1 } else { whole.last + 1 };
        return Err(not_whole(format!("event {missing} of {} is missing", whole.count)));
    }
    let (at, size) = (&whole.checkpoint.at, whole.checkpoint.size);
    println!(
        "Whole: events {} to {} of {}, in the tree of {size} events signed on {at}.",
        whole.first, whole.last, whole.count
    );
    if known.key.is_none() {
        println!("Signed with {}. Compare it with the key you kept.", whole.key.text());
    }
    Ok(())
}

async fn beside(instance: &Instance) -> Result<()> {
    let seen = verify::look(&instance.platform, &instance.access.jobs, Wanted::ALL).await?;
    if let Some(fault) = seen.fault {
        return Err(not_whole(fault));
    }
    println!("Whole: {} events computed again, {} checkpoints.", seen.size, seen.checkpoints);
    if let Some(since) = seen.waiting_since {
        println!("Events wait for their leaf, the oldest of {since}.");
    }
    Ok(())
}
