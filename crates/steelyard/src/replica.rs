//! A second copy on another machine, for the operator at a terminal: invite, follow, check, forget, and
//! promote.
//! Invariant: each invitation and each removal is an event in the instance's log; a copy becomes the first
//! only when somebody says so.

use crate::config::Config;
use crate::instance::{Instance, now};
use crate::problem::{Problem, Result};
use assurance::replica::{Copies, Seen, look, worry};
use clap::Subcommand;
use database::replica::{self, Following, Progress, Ticket};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use platform::instance::{Finding, note_at_once};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tokio::signal::unix::{SignalKind, signal};

/// A copy is not as promised.
const NOT_WELL: u8 = 1;
/// There is no copy of this name.
const UNKNOWN: u8 = 66;
/// How often a copy is checked, and how often it reports although nothing changed.
const LOOK: Duration = Duration::from_secs(1);
const SAY: Duration = Duration::from_secs(60);

/// The subcommands of `replica`. Shown by `steelyard replica --help`.
#[derive(Debug, Subcommand)]
pub enum Ask {
    /// On the first machine: let a copy follow. Writes the file that the second machine needs; protect it
    /// like a key. A name that is invited again connects with the new file only
    Invite {
        /// The copy's name: lower-case letters, digits and _
        name: String,
        /// The file to write, which must not exist yet
        #[arg(long)]
        out: PathBuf,
    },
    /// On the second machine: follow until stopped. The first time, with --ticket, everything is copied into
    /// --data, which must be new or empty; later it continues where it stopped, without the ticket
    Follow {
        /// The file that the first machine wrote
        #[arg(long)]
        ticket: Option<PathBuf>,
    },
    /// On the first machine: show the state of each copy; the exit code is 1 when one is
    /// not well or there is none
    Status,
    /// On the first machine: remove a copy. It can no longer connect, nothing is kept for it,
    /// and no change waits for it
    Forget {
        /// The copy's name
        name: String,
    },
    /// On the second machine: promote the copy, when the first machine is lost for good. It is an
    /// ordinary data folder then
    Promote,
}

/// Runs a subcommand. Errors: it failed, or a copy is not as promised.
pub async fn run(ask: Ask, config: &Config, json: bool) -> Result<()> {
    match ask {
        Ask::Follow { ticket } => return follow(config, ticket.as_deref()).await,
        Ask::Promote => return promote(config).await,
        _ => {}
    }
    let instance = Instance::open_beside(config).await?;
    let done = match ask {
        Ask::Invite { name, out } => invite(&instance, config, &name, &out).await,
        Ask::Forget { name } => forget(&instance, config, &name).await,
        _ => status(&instance, json).await,
    };
    instance.close().await?;
    done
}

fn superuser(instance: &Instance) -> Result<&tokio_postgres::Config> {
    let none = || Problem::setup("the database is run by the operator, and so are its copies");
    instance.access.superuser.as_ref().ok_or_else(none)
}

async fn invite(instance: &Instance, config: &Config, name: &str, out: &Path) -> Result<()> {
    // Root made an empty one for a program that may not create files there.
    if out.symlink_metadata().is_ok_and(|there| there.len() > 0 || !there.is_file()) {
        return Err(Problem::usage(format!("{} is there already", out.display())));
    }
    let today = now().to_zoned(TimeZone::UTC).date();
    let ticket = replica::invite(&config.data, superuser(instance)?, name, today).await?;
    crate::tls::write(out, ticket.text().as_bytes(), 0o600)?;
    tell(instance, "replica.invite", name).await?;
    let out = out.display();
    println!(
        "{name} may follow. Carry {out} to the second machine as you would a key, and there:\n\
         steelyard replica follow --ticket {out} --data DIR"
    );
    Ok(())
}

async fn forget(instance: &Instance, config: &Config, name: &str) -> Result<()> {
    if !replica::forget(&config.data, superuser(instance)?, name).await? {
        return Err(Problem { exit: UNKNOWN, words: format!("there is no copy {name}") });
    }
    tell(instance, "replica.forget", name).await?;
    println!("{name} can no longer connect.");
    Ok(())
}

async fn tell(instance: &Instance, action: &str, name: &str) -> Result<()> {
    let after = json!({ "copy": name, "person": database::backup::person() });
    let found = Finding { action: action.to_owned(), code: None, after };
    Ok(note_at_once(&instance.platform, now(), found).await?)
}

/// Shows the state of the copies. Errors: a copy is not as promised, or there is none (exit code 1).
async fn status(instance: &Instance, json: bool) -> Result<()> {
    let copies = look(&instance.platform, superuser(instance)?, now()).await?;
    for seen in &copies.seen {
        if json {
            println!("{}", told(seen));
        } else {
            println!("{}", line(seen));
        }
    }
    match in_words(&copies) {
        Ok(words) => {
            if !json {
                println!("{words}");
            }
            Ok(())
        }
        Err(words) => Err(Problem { exit: NOT_WELL, words }),
    }
}

fn told(seen: &Seen) -> Value {
    let copy = &seen.copy;
    let since = copy.since.and_then(|seconds| Timestamp::from_second(seconds).ok());
    json!({ "name": copy.name, "connected": copy.since.is_some(), "since": since, "behind_bytes": copy.behind,
            "behind_seconds": seen.late, "kept_bytes": copy.kept, "lost": copy.lost, "waited_for": copy.waited_for,
            "worry": worry(seen) })
}

fn line(seen: &Seen) -> String {
    let copy = &seen.copy;
    let since = copy.since.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let since = since.map_or("not connected".to_owned(), |at| format!("connected since {at}"));
    let waited = if copy.waited_for { "  changes wait for it" } else { "" };
    format!(
        "{:<16} {since:<36}  {} s and {} bytes behind  {} KiB of the log kept for it{waited}",
        copy.name,
        seen.late,
        copy.behind,
        copy.kept / 1024
    )
}

/// The state of all copies in words. Errors: the copies that are not as promised.
fn in_words(copies: &Copies) -> std::result::Result<String, String> {
    if copies.seen.is_empty() {
        return Err("single copy: nobody is invited to follow".into());
    }
    let worry = |seen: &Seen| worry(seen).map(|words| format!("{} {words}", seen.copy.name));
    let mut worries: Vec<String> = copies.seen.iter().filter_map(worry).collect();
    if copies.holds_changes_up() {
        let way = "every change waits for a copy and none is connected: start one, or let all go with `steelyard replica \
                   forget NAME`";
        worries.push(way.into());
    }
    match worries.len() {
        0 => Ok(format!("Copies that follow: {}", copies.seen.len())),
        _ => Err(worries.join("; ")),
    }
}

/// A line for `steelyard doctor`. Errors: the database's.
pub async fn told_briefly(instance: &Instance) -> Result<String> {
    let Some(superuser) = &instance.access.superuser else { return Ok("the operator's own".into()) };
    let copies = look(&instance.platform, superuser, now()).await?;
    Ok(in_words(&copies).unwrap_or_else(|worries| worries))
}

async fn follow(config: &Config, ticket: Option<&Path>) -> Result<()> {
    let read = |path: &Path| -> Result<Ticket> {
        let text = std::fs::read_to_string(path).map_err(Problem::file(path))?;
        Ok(Ticket::read(&text)?)
    };
    let ticket = ticket.map(read).transpose()?;
    let following = Following::begin(&config.data, ticket.as_ref()).await?;
    println!("ready following {} as {}", following.source.address, following.source.name);
    let was_promoted = watched(&following).await?;
    following.stop().await?;
    if was_promoted {
        println!("This copy was promoted. It no longer follows.");
    }
    Ok(())
}

/// Prints the progress of the copy until the program stops. True: the copy was promoted.
async fn watched(following: &Following) -> Result<bool> {
    let hear = |kind| signal(kind).map_err(|why| Problem::unavailable(why.to_string()));
    let (mut terminate, mut interrupt) = (hear(SignalKind::terminate())?, hear(SignalKind::interrupt())?);
    let mut said: Option<(bool, Instant)> = None;
    loop {
        tokio::select! {
            _ = terminate.recv() => return Ok(false),
            _ = interrupt.recv() => return Ok(false),
            () = tokio::time::sleep(LOOK) => {}
        }
        match following.progress().await {
            Ok(progress) if !progress.follows => return Ok(true),
            Ok(progress) => {
                let is_news = said.is_none_or(|(was, at)| was != progress.connected || at.elapsed() > SAY);
                if is_news {
                    say(progress);
                    said = Some((progress.connected, Instant::now()));
                }
            }
            Err(error) => tracing::warn!(%error, "the copy does not answer"),
        }
    }
}

fn say(Progress { connected, waiting, last_change, .. }: Progress) {
    if connected {
        tracing::info!(waiting_bytes = waiting, last_change_seconds = last_change, "following");
    } else {
        tracing::warn!(
            last_change_seconds = last_change,
            "the first machine is not reached, or does not let this copy in; trying again. `steelyard replica status` there \
             tells more"
        );
    }
}

async fn promote(config: &Config) -> Result<()> {
    let promoted = replica::promote(&config.data).await?;
    let data = config.data.display();
    let keys = match config.data.join("keys/keyring").exists() {
        true => String::new(),
        false => format!(
            "2. Put your copies of keys/keyring, keys/tombstones and of what unseals it into {data}: nothing starts without them.\n"
        ),
    };
    println!(
        "{data} is the first now; that took {} ms.\n\
         1. Make sure the old first machine never serves again: what is written there from now on is nowhere else.\n\
         {keys}3. steelyard serve --data {data}\n\
         steelyard.toml and tls/ are no part of the database: copy them if you need them. Backups start again.",
        promoted.took.as_millis()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use database::replica::{Copy, ReplicaStatus};

    fn copies(waits: bool, since: Option<i64>) -> Copies {
        let copy = Copy {
            name: "second".into(),
            since,
            has: Some(1),
            behind: 0,
            took: None,
            kept: 0,
            lost: false,
            waited_for: false,
        };
        let standing = ReplicaStatus { written: 1, waits, copies: vec![copy.clone()] };
        Copies { standing, seen: vec![Seen { copy, late: 0 }] }
    }

    #[test]
    fn who_waits_for_a_copy_that_is_away_is_told_the_way_on() {
        assert_eq!(in_words(&copies(true, Some(1))), Ok("Copies that follow: 1".into()));
        let told = in_words(&copies(true, None)).expect_err("changes wait");
        assert!(told.contains("second is not connected") && told.contains("replica forget"), "{told}");
        assert!(!in_words(&copies(false, None)).expect_err("it is away").contains("forget"));
    }
}
