//! A copy of the database at a past moment, in its own folder.
//! Invariant: a restore changes no existing file, the copy archives nothing, and it counts as restored only
//! when a live connection confirms its moment.

use super::program::{self, Talk, blocking};
use super::recover::last_change;
use super::timeline::reaches_the_archive;
use super::{Backups, Result, Set, Trouble};
use crate::access::connect;
use crate::cluster::folder::Folder;
use crate::cluster::os_user::OsUser;
use crate::hands;
use crate::{Cluster, Error, Options};
use jiff::Timestamp;
use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Seconds after its end from which on a backup serves: its end is noted in whole seconds.
const EDGE: i64 = 2;
const ASK_EVERY: Duration = Duration::from_millis(100);
/// Time to replay a week of a busy shop's log.
const LONGEST: Duration = Duration::from_secs(25 * 60);

/// The moment to restore.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A moment of the past.
    At(Timestamp),
    /// As far as the archive goes.
    Latest,
}

impl Backups {
    /// Restores into a new folder, which can then be served. The copy starts once on its private socket to
    /// reach the moment, and stops again. Gives the time of its last change; None: the log brought none since the
    /// backup.
    ///
    /// # Errors
    /// The folder is not empty, no backup covers the moment, the key is missing or another one, a file is
    /// damaged, the backups have log that a copy of the latest state does not reach.
    pub async fn restore(&self, target: Target, into: &Path) -> Result<Option<Timestamp>> {
        // The copy need not have log that the server archives from here on.
        let stored = self.stored().await?;
        self.put(target, into).await?;
        let copy = self.wake(into, true).await?;
        let last_change = last_change(&copy).await?;
        copy.stop_cleanly().await?;
        let data = into.join("pg/data");
        forget_the_restore(&data.join("postgresql.auto.conf"), &self.place.user)?;
        self.hand_over(&data, &stored)?;
        if target == Target::Latest {
            reaches_the_archive(&data, &stored)?;
        }
        Ok(last_change)
    }

    /// Puts the files of the last backup before the target into a folder, ready to replay the log up to it.
    pub(super) async fn put(&self, target: Target, into: &Path) -> Result<()> {
        let sets = self.list().await?.sets;
        let set = choose(&sets, target).map(|set| set.label.clone());
        self.put_set(set, target, into).await
    }

    /// Puts the files of this backup into a folder; None: pgBackRest chooses, or says that there is none.
    pub(super) async fn put_set(&self, set: Option<String>, target: Target, into: &Path) -> Result<()> {
        let (place, into) = (Arc::clone(&self.place), into.to_owned());
        blocking(move || {
            let data = empty_folder(&into)?;
            let mut arguments = vec![
                format!("--pg1-path={}", data.display()),
                "--archive-mode=off".to_owned(),
                // One second try, at once: damage stays, and pgBackRest waits 15 seconds before another try.
                "--job-retry=1".to_owned(),
                "restore".to_owned(),
            ];
            arguments.extend(set.map(|label| format!("--set={label}")));
            if let Target::At(moment) = target {
                let moment = moment.strftime("%Y-%m-%d %H:%M:%S.%6f+00");
                let by_time = ["--type=time".to_owned(), format!("--target={moment}")];
                arguments.extend(by_time);
                arguments.push("--target-action=promote".to_owned());
            }
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            program::run(&place, &place.key_folder(), &arguments, Talk::Progress).map(drop)
        })
        .await
    }

    /// Starts the copy on its own socket and waits until it has left recovery. A server that could not reach its target
    /// never leaves it: it ends, and the error names its restart.
    pub(super) async fn wake(&self, copy: &Path, durable: bool) -> Result<Cluster> {
        let options = Options { durable, start_timeout: LONGEST, ..Options::default() };
        let cluster = Cluster::start(copy, options).await.map_err(unreached)?;
        let until = Instant::now() + LONGEST;
        while in_recovery(&cluster).await? {
            if Instant::now() > until {
                return Err(Trouble::Unreached("the log was not replayed in time".into()));
            }
            tokio::time::sleep(ASK_EVERY).await;
        }
        Ok(cluster)
    }
}

/// The backup from which a target is restored: the newest before it, of those without damaged pages if there are any.
pub(super) fn choose(sets: &[Set], target: Target) -> Option<&Set> {
    let is_before = |set: &&Set| match target {
        Target::At(moment) => reigns_from(set) <= moment.as_second(),
        Target::Latest => true,
    };
    let before = || sets.iter().filter(is_before);
    let newest = before().filter(|set| !set.damaged).max_by_key(|set| set.ended);
    newest.or_else(|| before().max_by_key(|set| set.ended))
}

/// The first second that is restored from a backup, a little after its end.
pub(super) fn reigns_from(set: &Set) -> i64 {
    set.ended + EDGE
}

/// The backups in the order in which a recovery tries them: the newest first, and those of damaged pages
/// after all others.
pub(super) fn candidates(mut sets: Vec<Set>) -> Vec<Set> {
    sets.sort_by_key(|set| (set.damaged, Reverse(set.ended)));
    sets
}

/// Errors: it does not answer, or it died and was started again, which means that its log ended before its
/// target.
async fn in_recovery(cluster: &Cluster) -> Result<bool> {
    let superuser = cluster.access().superuser.unwrap_or_default();
    let asked = async {
        let client = connect(superuser.clone().dbname("postgres")).await?;
        let row = client.query_one("select pg_catalog.pg_is_in_recovery()", &[]).await;
        row.map(|row| row.get(0)).map_err(Error::server("asking the copy"))
    };
    match asked.await {
        Ok(answer) if cluster.restarts() == 0 => Ok(answer),
        _ => {
            let log = hands::read(&cluster.log_file()).unwrap_or_default();
            Err(Trouble::Unreached(last_fault(&log)))
        }
    }
}

fn unreached(why: Error) -> Trouble {
    match why {
        Error::NotStarted { log, .. } => Trouble::Unreached(last_fault(&log)),
        other => other.into(),
    }
}

/// The server's last reason for its end.
fn last_fault(log: &str) -> String {
    let faults = log.lines().filter_map(|line| line.split_once("FATAL:").map(|(_, words)| words.trim()));
    // The server says this to connections during its start or end; it is not a reason.
    let mut reasons = faults.filter(|words| !words.starts_with("the database system is"));
    reasons.next_back().unwrap_or("the copy ended without a word").to_owned()
}

/// The folder of the server's files in a new or empty folder.
fn empty_folder(into: &Path) -> Result<PathBuf> {
    let is_empty = fs::read_dir(into).is_ok_and(|mut inside| inside.next().is_none());
    if into.symlink_metadata().is_ok() && !is_empty {
        return Err(Trouble::NotEmpty(into.to_owned()));
    }
    let folder = Folder::open(into)?;
    let data = folder.data();
    hands::server_folder(&data, &folder.user)?;
    Ok(data)
}

/// Removes the settings of the restore for the first start: the copy then archives and starts like any other.
pub(super) fn forget_the_restore(path: &Path, user: &OsUser) -> Result<()> {
    let text = hands::read(path).map_err(Error::file("reading", path))?;
    Ok(hands::replace(path, &kept(&text), user)?)
}

fn kept(text: &str) -> String {
    let gone = ["restore_command", "recovery_target", "archive_mode", "# Recovery settings generated"];
    let kept = text.lines().filter(|line| !gone.iter().any(|start| line.starts_with(start)));
    kept.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_restore_wrote_is_taken_out_and_the_rest_stays() {
        let text = "# Do not edit this file manually!\nwork_mem = '8MB'\n\n# Recovery settings generated by pgBackRest \
                    restore on 2026-11-21 02:07:09\nrestore_command = 'pgbackrest archive-get %f \"%p\"'\n\
                    recovery_target_time = '2099-01-01 00:00:00+00'\nrecovery_target_action = 'promote'\narchive_mode = 'off'\n";
        assert_eq!(kept(text), "# Do not edit this file manually!\nwork_mem = '8MB'\n\n");
    }

    #[test]
    fn a_backup_of_damaged_pages_is_passed_over_where_an_older_one_is_sound() {
        let set = |label: &str, ended, damaged| Set { label: label.into(), ended, damaged, ..Set::default() };
        let at = |second| Target::At(Timestamp::from_second(second).expect("a moment"));
        let sets = [set("a", 10, false), set("b", 20, false), set("c", 30, true), set("d", 40, true)];
        let chosen = |sets: &[Set], target| choose(sets, target).map(|set| set.label.clone());
        assert_eq!(chosen(&sets, Target::Latest).as_deref(), Some("b"));
        assert_eq!(chosen(&sets, at(35)).as_deref(), Some("b"));
        assert_eq!(chosen(&sets, at(21)).as_deref(), Some("a"), "a backup serves a little after its end");
        assert_eq!(chosen(&sets[2..], Target::Latest).as_deref(), Some("d"), "no other is there");
        assert_eq!(chosen(&sets, at(11)), None, "the backup program says so");
        assert_eq!(chosen(&[], Target::Latest), None);
        let order = candidates(sets.to_vec()).into_iter().map(|set| set.label);
        assert_eq!(order.collect::<Vec<_>>(), ["b", "a", "d", "c"], "a recovery tries one after the other");
    }

    #[test]
    fn the_reason_is_found_behind_what_connections_were_told() {
        let log = "2026-11-21 [7] FATAL:  recovery ended before configured recovery target was reached\n\
                   2026-11-21 [9] FATAL:  the database system is shutting down\n";
        assert_eq!(last_fault(log), "recovery ended before configured recovery target was reached");
        assert_eq!(last_fault(""), "the copy ended without a word");
    }
}
