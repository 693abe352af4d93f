//! Backups at a terminal: make one, list and verify them, restore into a new folder, drill.
//! Invariant: a named person opens a backup for one of three purposes, into a folder that was empty. No
//! command changes the folder that is served.

pub mod task;
mod work;

use crate::config::Config;
use crate::damage::Kept;
use crate::instance::{self, Instance, now};
use crate::problem::{Problem, Result};
use assurance::backups::{DRILLED, RESTORED, VERIFIED};
use assurance::evidence::{self, Evidence};
use clap::{Subcommand, ValueEnum};
use database::backup::{Recovered, Set, Span, Target, Trouble, person};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
pub use work::Works;

/// Something about the backups is not as promised.
const NOT_WELL: u8 = 1;
/// Another run is under way.
const BUSY: u8 = 75;

/// The name under which the program itself works on backups.
pub const PROGRAM: &str = "steelyard";

/// The subcommands of `backup`.
#[derive(Debug, Subcommand)]
pub enum Ask {
    /// Make a backup now: of the changes since the last one
    Now {
        /// Of everything
        #[arg(long)]
        full: bool,
    },
    /// List the stored backups
    List,
    /// Read every stored file and compare it with its digest
    Verify,
    /// Show the state of the backups and the moments that can be restored; the exit code is
    /// 1 when something is wrong
    Status,
    /// Restore a moment into a new folder, which can then be served
    Restore {
        /// The moment, such as 2026-11-20T10:15:00+05:30, or `latest`
        #[arg(long)]
        to: String,
        /// A folder that is new or empty
        #[arg(long)]
        into: PathBuf,
        /// Why the backup is opened; the instance's log records it with your name
        #[arg(long)]
        purpose: Option<Purpose>,
    },
    /// Recover a damaged database: all acknowledged data is restored in another folder, read
    /// through, and put in its place
    ///
    /// The program must be stopped. The damaged files are kept in the data folder, as damaged-…
    Recover {
        /// Accept a loss: also recover if pieces of the log are missing or unreadable, or if it is unknown
        /// how far the damaged database was
        #[arg(long)]
        accept_loss: bool,
    },
    /// Restore a random second within the backups, check the copy and delete it
    Drill,
}

/// The purposes for which a backup may be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Purpose {
    /// Data was lost
    Recovery,
    /// To check that it works
    Drill,
    /// A law or a court requires it
    Legal,
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Problem {
        let words = format!("backups: {trouble}");
        match trouble {
            Trouble::NotEmpty(_) => Problem::usage(words),
            Trouble::Busy => Problem { exit: BUSY, words },
            Trouble::NoKey | Trouble::WrongKey | Trouble::NotInstalled => Problem::setup(words),
            Trouble::NoBackup => Problem { exit: 66, words },
            _ => Problem::unavailable(words),
        }
    }
}

impl Ask {
    /// Refuses a restore from a folder that was never a data folder, before anything is made in it.
    pub fn refuses_a_typo(&self, data: &Path) -> Result<()> {
        let needs_one = matches!(self, Ask::Restore { .. } | Ask::Recover { .. });
        if !needs_one || ["pg", "backup", "keys/backup"].iter().any(|part| data.join(part).exists()) {
            return Ok(());
        }
        Err(Problem::usage(format!(
            "{} holds no database and no backups: name the data folder by --data",
            data.display()
        )))
    }
}

/// Says, before the program takes changes, where backups are not continuous. What hinders that goes to the log.
pub async fn judge_timeline(instance: &Instance) {
    let Ok(works) = Works::of(instance, PROGRAM.into()) else { return };
    if let Err(trouble) = works.judge_timeline().await {
        tracing::error!(%trouble, "it is not known whether the backups go on where the database does");
    }
}

/// Runs a subcommand beside the program that serves. Errors: it failed, or something is not as promised.
pub async fn run(ask: Ask, config: &Config, json: bool) -> Result<()> {
    ask.refuses_a_typo(&config.data)?;
    let wanted = match ask {
        Ask::Restore { to, into, purpose } => {
            let purpose = purpose.ok_or_else(|| {
                Problem::usage("say why the backup is opened: --purpose recovery, drill or legal")
            })?;
            return restore(config, target(&to)?, &into, purpose).await;
        }
        Ask::Recover { accept_loss } => return recover(config, accept_loss).await,
        other => other,
    };
    let instance = Instance::open_beside(config).await?;
    let done = match Works::of(&instance, person()) {
        Ok(works) => answer(wanted, &works, json).await,
        Err(why) => Err(Problem::setup(why)),
    };
    instance.close().await?;
    done
}

async fn answer(ask: Ask, works: &Works, json: bool) -> Result<()> {
    match ask {
        Ask::Now { full } => {
            let set = works.make(full).await?;
            say(json, &told(&set), &line(&set));
        }
        Ask::List => {
            works.backups.list().await?.sets.iter().for_each(|set| say(json, &told(set), &line(set)))
        }
        Ask::Verify => {
            works.verify().await?;
            say(json, &json!({ "faults": 0 }), "Every file that is kept is what was written.");
        }
        Ask::Drill => {
            let passed = works.drill().await?;
            let (copy, log) = (&passed.copy, &passed.log);
            let words = format!(
                "A copy of {} was restored and is as it was: {} rows, {} noted minutes, {} tables hold workspaces apart, the \
                 {} events of its audit log are those that were sealed, and of workspaces that were ended nothing opens{}. \
                 It is deleted.",
                passed.target,
                copy.rows,
                copy.before,
                copy.forced,
                log.events,
                if copy.amcheck { "; every index fits its table" } else { "" }
            );
            say(json, &passed.told(), &words);
        }
        Ask::Status => return status(works, json).await,
        Ask::Restore { .. } | Ask::Recover { .. } => {}
    }
    Ok(())
}

fn say(json: bool, told: &Value, words: &str) {
    if json {
        println!("{told}");
    } else {
        println!("{words}");
    }
}

fn told(set: &Set) -> Value {
    let ended = Timestamp::from_second(set.ended).ok();
    json!({ "label": set.label, "full": set.full, "ended": ended, "bytes": set.bytes, "stored": set.stored,
            "damaged": set.damaged })
}

fn line(set: &Set) -> String {
    let ended = Timestamp::from_second(set.ended).map(|at| at.to_string()).unwrap_or_default();
    let kind = if set.full { "everything" } else { "changes" };
    let damaged = if set.damaged { "  the database had damaged pages" } else { "" };
    format!("{ended}  {kind:<10}  {:>9} KiB  {}{damaged}", set.stored.div_ceil(1024), set.label)
}

fn target(to: &str) -> Result<Target> {
    if to == "latest" {
        return Ok(Target::Latest);
    }
    let moment: Timestamp = to.parse().map_err(|_| {
        Problem::usage(format!("{to}: a moment is written like 2026-11-20T10:15:00+05:30, or latest"))
    })?;
    if moment > now() {
        return Err(Problem::usage(format!("{to} is not over yet")));
    }
    Ok(Target::At(moment))
}

/// Shows the state of the backups. Errors: something is not as promised (exit code 1).
async fn status(works: &Works, json: bool) -> Result<()> {
    let sets = works.backups.list().await?.sets;
    let segments = works.backups.segments().await?;
    let last = evidence::last(&works.platform, [VERIFIED, DRILLED, RESTORED]).await?;
    let mut worries = Vec::new();
    let age = sets.last().map(|set| now().as_second() - set.ended);
    match age {
        None => worries.push("no backup has been made yet".to_owned()),
        Some(age) if age > 26 * 3_600 => {
            worries.push(format!("the last backup ended {} hours ago", age / 3_600))
        }
        Some(_) => {}
    }
    let spans = works.spans(None).await?;
    // A minute is noted, the next one after it, and its piece of the log is full: that takes three of them.
    let reached = spans.last().map(|span| span.to.as_second()).max(sets.last().map(|set| set.ended));
    if let Some(late) = reached.map(|at| now().as_second() - at).filter(|late| *late > 300) {
        worries.push(format!("nothing of the last {} minutes can be restored yet", late / 60));
    }
    let lag = segments.newest.map(|newest| (now().as_second() - newest).max(0));
    if lag.is_none_or(|lag| lag > 120) {
        worries.push("the database's log does not reach the backups".to_owned());
    }
    if segments.missing > 0 {
        worries.push(format!("{} pieces of the archived log are missing", segments.missing));
    }
    if let Some(gap) = crate::disk::queue::gap(&works.platform).await {
        worries.push(format!("backups are not continuous since {}", gap.since));
    }
    for (what, evidence) in [("reading back", &last[0]), ("drill", &last[1])] {
        if evidence.as_ref().is_none_or(|it| !it.held) {
            let how = evidence.as_ref().map_or("none yet", |it| it.text("cause"));
            worries.push(format!("{what}: {how}"));
        }
    }
    let told = json!({
        "backups": sets.len(), "last": sets.last().map(told), "restorable": spans.iter().map(ends).collect::<Vec<_>>(),
        "lag_seconds": lag, "missing": segments.missing,
        "verified": last[0].as_ref().map(how), "drilled": last[1].as_ref().map(how), "restored": last[2].as_ref().map(how),
        "repository": works.backups.repository(), "key": works.backups.key_file(),
        "retention_days": works.backups.retention_days(), "worries": worries,
    });
    say(json, &told, &in_words(&told));
    match worries.len() {
        0 => Ok(()),
        _ => Err(Problem { exit: NOT_WELL, words: worries.join("; ") }),
    }
}

/// Both ends, in whole seconds.
fn ends(span: &Span) -> Value {
    let second = |at: Timestamp| Timestamp::from_second(at.as_second()).ok();
    json!({ "from": second(span.from), "to": second(span.to) })
}

fn how(evidence: &Evidence) -> Value {
    json!({ "at": evidence.at, "held": evidence.held, "found": evidence.found })
}

fn in_words(told: &Value) -> String {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => "none yet".to_owned(),
        other => other.to_string(),
    };
    let run = |value: &Value| match &value["held"] {
        Value::Bool(true) => format!("{}, well", text(&value["at"])),
        Value::Bool(false) => format!("{}, failed: {}", text(&value["at"]), text(&value["found"]["cause"])),
        _ => "none yet".to_owned(),
    };
    let spans = told["restorable"].as_array().into_iter().flatten();
    let restorable = spans
        .map(|span| format!("{} to {}", text(&span["from"]), text(&span["to"])))
        .reduce(|a, b| format!("{a}, {b}"));
    [
        ("last backup", format!("{} ({})", text(&told["last"]["ended"]), text(&told["last"]["label"]))),
        ("can be restored", restorable.unwrap_or_else(|| "nothing yet".to_owned())),
        ("read back", run(&told["verified"])),
        ("drill", run(&told["drilled"])),
        ("kept", format!("{} days, {} backups", text(&told["retention_days"]), text(&told["backups"]))),
        ("repository", text(&told["repository"])),
        ("key", format!("{} (keep a copy somewhere else)", text(&told["key"]))),
    ]
    .map(|(name, value)| format!("{name:<16}{value}"))
    .join("\n")
}

/// Restores; where the database no longer starts, from the backups alone. Errors: the backup's.
async fn restore(config: &Config, target: Target, into: &Path, purpose: Purpose) -> Result<()> {
    let purpose = purpose.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    let is_there = config.data.join("pg/data").exists();
    let nothing = || Err(Problem::unavailable("there is none in this folder"));
    let last_change = match if is_there { Instance::open_beside(config).await } else { nothing() } {
        Ok(instance) => {
            let done = match Works::of(&instance, person()) {
                Ok(works) => works.restore(target, into, &purpose).await.map_err(Problem::from),
                Err(why) => Err(Problem::setup(why)),
            };
            instance.close().await?;
            done?
        }
        Err(problem) => {
            let backups = instance::backups(config).map_err(Problem::setup)?;
            eprintln!(
                "The database does not start ({}). Changes that only its log holds are not in the copy.",
                problem.words
            );
            eprintln!("Only this message records that {} restored it ({purpose}).", person());
            backups.restore(target, into).await?
        }
    };
    println!("{}", how_far(last_change));
    let with_keys = platform::keyring::copied(&config.data.join("keys"), &into.join("keys"))?;
    println!("{}", what_is_left(into, with_keys));
    Ok(())
}

/// Restores a damaged database in its place and opens it as a test. Errors: the backup's; the damaged one is
/// then still in place.
async fn recover(config: &Config, accepts_loss: bool) -> Result<()> {
    let backups = instance::backups(config).map_err(Problem::setup)?;
    let began = now();
    let recovered = backups.recover(began, accepts_loss).await?;
    let kept = recovered.kept.display();
    println!("{}", what_came_back(&recovered));
    Kept::mended(&config.data);
    let instance = Instance::open(config).await?;
    if let Ok(works) = Works::of(&instance, person()) {
        works.recovered(began).await;
        works.judge_timeline().await?;
    }
    instance.close().await?;
    println!(
        "Start the program: steelyard serve --data {}\nWhen all is well, delete {kept}. Find out why the disk lost what was on it.",
        config.data.display()
    );
    Ok(())
}

/// How far the copy reaches, and what it was made of.
fn what_came_back(recovered: &Recovered) -> String {
    let Recovered { kept, bytes, last_change, backup, passed_over, left_out } = recovered;
    let ended = Timestamp::from_second(backup.ended).map(|at| at.to_string()).unwrap_or_default();
    let mut words = format!("Restored, and read through: {} MB, each page as it was written.\n", bytes >> 20);
    words += &match last_change {
        Some(at) => format!("The last change in it was made at {at}.\n"),
        None => format!("It has no change after the end of the backup, {ended}.\n"),
    };
    if !passed_over.is_empty() {
        let passed = passed_over.join("; ");
        words += &format!(
            "These backups could not be restored: {passed}. The copy is made from the one before, {} of {ended}.\n",
            backup.label
        );
    }
    if !left_out.is_empty() {
        words += &format!("Left out of the log, because it could not be read: {}.\n", left_out.join("; "));
    }
    words + &format!("The damaged files are kept in {}.", kept.display())
}

/// How far a restored copy reaches.
fn how_far(last_change: Option<Timestamp>) -> String {
    match last_change {
        Some(at) => format!("The last change in it was made at {at}."),
        None => "It has no change after the end of the backup.".into(),
    }
}

/// The operator's next steps with a restored folder.
fn what_is_left(into: &Path, with_keys: bool) -> String {
    let into = into.display();
    let keys = match with_keys {
        true => {
            "The keyring was restored too, and so was the secret that unseals it, if it is in the same folder."
        }
        false => {
            "First put your newest copies of keys/keyring, keys/tombstones and the secret that unseals it into it: nothing starts without them."
        }
    };
    format!(
        "Restored into {into}. To serve it: steelyard serve --data {into}\n{keys}\nsteelyard.toml and tls/ are no part of \
         the database: bring them if you need them. New backups begin with the new folder."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_says_how_far_it_reaches_and_what_it_lacks() {
        let at = |second| Timestamp::from_second(second).expect("a moment");
        let backup = Set { label: "20261120-020000F".into(), full: true, ended: 60, ..Set::default() };
        let mut recovered = Recovered {
            kept: "/srv/steelyard/damaged-now".into(),
            bytes: 50 << 20,
            last_change: Some(at(90)),
            backup,
            passed_over: Vec::new(),
            left_out: Vec::new(),
        };
        let said = what_came_back(&recovered);
        assert!(said.contains("50 MB") && said.contains("was made at 1970-01-01T00:01:30Z"), "{said}");
        assert!(said.ends_with("kept in /srv/steelyard/damaged-now.") && said.lines().count() == 3, "{said}");
        recovered.last_change = None;
        recovered.passed_over.push("20261121-020000F (a file of the backup is damaged (x))".into());
        recovered.left_out.push("000000010000000000000004: Input/output error".into());
        let said = what_came_back(&recovered);
        for words in [
            "no change after the end of the backup, 1970-01-01T00:01:00Z",
            "could not be restored: 20261121-020000F (a file",
            "from the one before, 20261120-020000F of",
            "000000010000000000000004: Input/output error",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }

    #[test]
    fn a_folder_that_was_never_a_data_folder_is_refused_and_stays_as_it_is() {
        let typo = std::env::temp_dir().join(format!("steelyard-typo-{}", std::process::id()));
        let recover = Ask::Recover { accept_loss: false };
        let refused = recover.refuses_a_typo(&typo).expect_err("there is nothing");
        assert!(refused.exit == 64 && refused.words.contains("--data"), "{refused:?}");
        assert!(!typo.exists() && Ask::Drill.refuses_a_typo(&typo).is_ok());
        for part in ["pg", "backup", "keys/backup"] {
            std::fs::create_dir_all(typo.join(part)).expect("a folder");
            assert!(recover.refuses_a_typo(&typo).is_ok(), "{part}");
            std::fs::remove_dir_all(&typo).expect("removed");
        }
    }
}
