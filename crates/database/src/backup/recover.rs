//! The recovery from damage on the disk: it restores the newest state in another folder, reads it through,
//! and puts it in place of the damaged database. The program is stopped meanwhile.
//! Invariant: the damaged files are only read and are kept whole. A copy that is damaged, or not known to
//! reach as far as they do, never replaces them without the operator's consent.

pub(super) mod end;
pub(super) mod log;

use super::drill::whole;
use super::place::SCRATCH;
use super::program::blocking;
use super::restore::{candidates, forget_the_restore};
use super::{Backups, Result, Set, Stored, Target, Trouble};
use crate::access::connect;
use crate::cluster::folder::Folder;
use crate::hands;
use crate::{Cluster, Error};
use end::{Place, last_checkpoint, reaches};
use jiff::Timestamp;
use log::{Log, archived};
use rustix::fs::{CWD, RenameFlags, renameat_with};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The folder of the copy. A drill deletes it where somebody interrupted the command.
const BESIDE: &str = "recovery";
/// Longest time for the processes of a killed run to end, which still write to its folder.
const ORPHANS_END: Duration = Duration::from_secs(30);
const TRY_EVERY: Duration = Duration::from_millis(250);

/// The prefix of the folder that keeps the damaged database.
pub const DAMAGED: &str = "damaged-";

/// The result of a recovery.
#[derive(Debug)]
pub struct Recovered {
    /// The folder of the damaged files.
    pub kept: PathBuf,
    /// Bytes of the copy, all read and undamaged.
    pub bytes: u64,
    /// When the last change in the copy was made; None: the log brought none since the backup.
    pub last_change: Option<Timestamp>,
    /// The restored backup.
    pub backup: Set,
    /// Newer backups that could not be restored, and why.
    pub passed_over: Vec<String>,
    /// Parts of the log that could not be read and that no backup has, and why.
    pub left_out: Vec<String>,
}

/// A copy that passed every check.
struct Copy {
    bytes: u64,
    last_change: Option<Timestamp>,
    left_out: Vec<String>,
}

/// The facts that recovery collects before it restores anything.
struct Ground {
    beside: PathBuf,
    log: Log,
    /// The files of the repository.
    stored: Stored,
    /// How far the copy must reach; None: the operator accepts a loss.
    last: Option<Place>,
}

impl Backups {
    /// Restores everything that was acknowledged and puts it in place of the damaged database.
    /// `accepts_loss`: also if the copy ends before the last checkpoint of the damaged database, or if
    /// recovery cannot compare the two.
    ///
    /// # Errors
    /// The program runs, there is no backup, there is no room, every copy is damaged or ends too early. The
    /// damaged database is then still in its place.
    pub async fn recover(&self, now: Timestamp, accepts_loss: bool) -> Result<Recovered> {
        let data_dir = self.place.data_dir.clone();
        let held = blocking(move || {
            let held = Folder::open(&data_dir)?;
            held.clear()?;
            Ok(held)
        })
        .await?;
        let beside = self.place.data_dir.join(format!("{SCRATCH}{BESIDE}"));
        patiently(ORPHANS_END, async || clear_away(&beside)).await?;
        self.has_room().await?;
        let stored = self.stored().await.unwrap_or_default();
        let damaged = held.data();
        let log = Log::survey(&damaged.join("pg_wal"), archived(stored.files.keys()), accepts_loss)?;
        let last = if accepts_loss { None } else { Some(last_checkpoint(&damaged)?) };
        let ground = Ground { beside, log, stored, last };
        let (backup, copy, passed_over) = self.newest_sound(&ground).await?;
        let kept = self.place.data_dir.join(format!("{DAMAGED}{}", now.strftime("%Y%m%dT%H%M%SZ")));
        swap(&held.root, &ground.beside, &kept).map_err(Error::file("taking over", &held.root))?;
        let Copy { bytes, last_change, left_out } = copy;
        Ok(Recovered { kept, bytes, last_change, backup, passed_over, left_out })
    }

    /// Makes a copy from the newest backup from which it can be made. Gives also the backups that were passed
    /// over. Errors: those of the copy; there is no such backup.
    async fn newest_sound(&self, ground: &Ground) -> Result<(Set, Copy, Vec<String>)> {
        let mut passed_over = Vec::new();
        for set in candidates(self.list().await?.sets) {
            match self.made(ground, &set).await {
                Ok(copy) => return Ok((set, copy, passed_over)),
                Err(trouble) => {
                    let _ = hands::remove_tree(&ground.beside); // The next try, or a drill, deletes it.
                    if !is_of_the_backup(&trouble) {
                        return Err(trouble);
                    }
                    tracing::warn!(backup = set.label, %trouble, "this backup cannot be restored; an older one is tried");
                    passed_over.push(format!("{} ({trouble})", set.label));
                }
            }
        }
        match passed_over.is_empty() {
            true => Err(Trouble::NoBackup),
            false => Err(Trouble::NoneSound(passed_over.join("; "))),
        }
    }

    /// Makes and checks a copy.
    async fn made(&self, ground: &Ground, set: &Set) -> Result<Copy> {
        let beside = &ground.beside;
        patiently(ORPHANS_END, async || {
            clear_away(beside)?;
            self.put_set(Some(set.label.clone()), Target::Latest, beside).await
        })
        .await?;
        let data = beside.join("pg/data");
        let left_out = ground.log.bring(&data.join("pg_wal"))?;
        let copy = self.wake(beside, true).await?;
        let last_change = last_change(&copy).await?;
        copy.stop_cleanly().await?;
        forget_the_restore(&data.join("postgresql.auto.conf"), &self.place.user)?;
        self.hand_over(&data, &ground.stored)?;
        if let Some(last) = ground.last {
            reaches(&data, last)?;
        }
        Ok(Copy { bytes: whole(beside).await?, last_change, left_out })
    }
}

/// Whether an older backup may do better.
fn is_of_the_backup(trouble: &Trouble) -> bool {
    matches!(
        trouble,
        Trouble::Damaged(_) | Trouble::Differs(_) | Trouble::Unreached(_) | Trouble::Other { .. }
    )
}

/// When the last transaction that was replayed was committed; the server still knows it after its recovery.
pub(super) async fn last_change(copy: &Cluster) -> Result<Option<Timestamp>> {
    let mut superuser = copy.access().superuser.unwrap_or_default();
    let client = connect(superuser.dbname("postgres")).await?;
    let row = client.query_one("select pg_catalog.pg_last_xact_replay_timestamp()", &[]).await;
    Ok(row.map_err(Error::server("asking the copy for its last change"))?.get(0))
}

fn clear_away(beside: &Path) -> Result<()> {
    match hands::remove_tree(beside) {
        Err(why) if why.kind() != ErrorKind::NotFound => Err(Error::file("removing", beside)(why).into()),
        _ => Ok(()),
    }
}

/// Repeats what the processes of a killed run may still prevent. Errors: they did not end in time.
async fn patiently<T>(patience: Duration, mut attempt: impl AsyncFnMut() -> Result<T>) -> Result<T> {
    let until = Instant::now() + patience;
    let mut is_told = false;
    loop {
        match attempt().await {
            Err(trouble) if passes(&trouble) && Instant::now() < until => {
                if !is_told {
                    tracing::warn!(%trouble, "an interrupted run may not have ended yet; this is tried again");
                }
                is_told = true;
                tokio::time::sleep(TRY_EVERY).await;
            }
            done => return done,
        }
    }
}

/// Whether it ends by itself when the processes of a killed run end.
fn passes(trouble: &Trouble) -> bool {
    match trouble {
        Trouble::Busy => true,
        Trouble::Ground(Error::File { source, .. }) => {
            matches!(source.kind(), ErrorKind::PermissionDenied | ErrorKind::DirectoryNotEmpty)
        }
        _ => false,
    }
}

/// Exchanges the copy and the damaged cluster, in one step where the file system supports it: a start in
/// between would find no database and make an empty one. It renames within one folder, because the cluster's
/// own may belong to another user.
fn swap(damaged: &Path, beside: &Path, kept: &Path) -> std::io::Result<()> {
    fs::rename(beside.join("pg"), kept)?;
    match renameat_with(CWD, damaged, CWD, kept, RenameFlags::EXCHANGE) {
        Ok(()) => {}
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {
            let copy = kept.with_extension("copy");
            fs::rename(kept, &copy)?;
            fs::rename(damaged, kept)?;
            fs::rename(&copy, damaged)?;
        }
        Err(why) => return Err(why.into()),
    }
    let _ = hands::remove_tree(beside); // Empty folders, which the next drill deletes.
    fs::File::open(kept.parent().unwrap_or(kept))?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_an_interrupted_run_still_holds_is_tried_again_and_nothing_else_is() {
        let after = async |tries: u32, why: fn() -> Trouble| {
            let mut left = tries;
            let attempt = async || {
                left = left.saturating_sub(1);
                if left > 0 { Err(why()) } else { Ok(()) }
            };
            (patiently(Duration::from_secs(20), attempt).await.is_ok(), left)
        };
        let denied = || {
            Trouble::Ground(Error::file("removing", Path::new("drill-recovery"))(
                ErrorKind::PermissionDenied.into(),
            ))
        };
        assert_eq!(after(3, denied).await, (true, 0));
        assert_eq!(after(3, || Trouble::Busy).await, (true, 0));
        assert_eq!(after(3, || Trouble::NoKey).await, (false, 2));
        let at_once = patiently(Duration::ZERO, async || Err::<(), _>(Trouble::Busy)).await;
        assert!(matches!(at_once, Err(Trouble::Busy)), "not for ever");
    }

    #[test]
    fn an_older_backup_is_tried_only_where_it_may_do_better() {
        assert!(is_of_the_backup(&Trouble::Damaged("a file".into())));
        let missing = Trouble::Other { code: 55, words: "unable to open missing file".into() };
        assert!(is_of_the_backup(&missing));
        let early = Trouble::EndsEarly { ends: "0/1".into(), last: "0/2".into() };
        assert!(!is_of_the_backup(&early) && !is_of_the_backup(&Trouble::WrongKey));
    }

    #[test]
    fn the_copy_takes_the_place_and_the_damaged_is_kept() {
        let root = std::env::temp_dir().join(format!("steelyard-swap-{}", std::process::id()));
        let (pg, beside, kept) = (root.join("pg"), root.join("drill-recovery"), root.join("damaged-now"));
        fs::create_dir_all(&pg).and_then(|()| fs::create_dir_all(beside.join("pg"))).expect("folders");
        fs::write(pg.join("is"), "damaged")
            .and_then(|()| fs::write(beside.join("pg/is"), "whole"))
            .expect("files");
        swap(&pg, &beside, &kept).expect("swapped");
        let is = |folder: &Path| fs::read_to_string(folder.join("is")).expect("a file");
        assert_eq!((is(&pg), is(&kept), beside.exists()), ("whole".into(), "damaged".into(), false));
        fs::remove_dir_all(&root).expect("removed");
    }
}
