//! The log beside the damaged database, of which the last part is in no backup yet.
//! Invariant: a piece that is in no backup and cannot be read is never left out without the operator's
//! consent, and the result names it.

use super::super::{Result, Trouble};
use crate::hands;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The pieces to bring into the copy.
#[derive(Debug)]
pub(super) struct Log {
    folder: PathBuf,
    pieces: Vec<String>,
    /// What cannot be brought, and why.
    pub left_out: Vec<String>,
    judge: Judge,
}

/// Decides about a piece that cannot be read.
#[derive(Debug)]
struct Judge {
    /// The pieces that the backups have.
    archived: BTreeSet<String>,
    accepts_loss: bool,
}

impl Judge {
    /// What to name as left out; None: the backups have it. Errors: the operator must consent.
    fn unread(&self, name: &str, why: &io::Error) -> Result<Option<String>> {
        let what = format!("{name}: {why}");
        match (self.archived.contains(name), self.accepts_loss) {
            (true, _) => Ok(None),
            (false, true) => Ok(Some(what)),
            (false, false) => Err(Trouble::LogUnread(what)),
        }
    }
}

impl Log {
    /// Reads all of it once. Errors: something that is in no backup cannot be read.
    pub fn survey(folder: &Path, archived: BTreeSet<String>, accepts_loss: bool) -> Result<Log> {
        let judge = Judge { archived, accepts_loss };
        let mut log = Log { folder: folder.to_owned(), pieces: Vec::new(), left_out: Vec::new(), judge };
        let names = match names(folder) {
            Ok(names) => names,
            Err(why) => {
                log.left_out.extend(log.judge.unread(&folder.display().to_string(), &why)?);
                return Ok(log);
            }
        };
        for name in names {
            match read_through(&folder.join(&name)) {
                // The database's user may still read it.
                Err(why) if why.kind() != io::ErrorKind::PermissionDenied => {
                    log.left_out.extend(log.judge.unread(&name, &why)?);
                }
                _ => log.pieces.push(name),
            }
        }
        Ok(log)
    }

    /// Copies it. The copy of the database reads the part that the backups lack, and stops where the log ends.
    /// Gives what was left out. Errors: as `survey`.
    pub fn bring(&self, to: &Path) -> Result<Vec<String>> {
        let mut left_out = self.left_out.clone();
        for name in &self.pieces {
            if let Err(why) = hands::copy(&self.folder.join(name), &to.join(name)) {
                let _ = fs::remove_file(to.join(name)); // The server takes half a piece for the end of its log.
                left_out.extend(self.judge.unread(name, &why)?);
            }
        }
        Ok(left_out)
    }
}

/// The names of pieces and histories.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is_piece(&name) || name.ends_with(".history") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn is_piece(name: &str) -> bool {
    name.len() == 24 && name.bytes().all(|sign| sign.is_ascii_hexdigit())
}

fn read_through(path: &Path) -> io::Result<()> {
    if !path.symlink_metadata()?.is_file() {
        return Err(io::Error::other("no file"));
    }
    io::copy(&mut File::open(path)?, &mut io::sink()).map(drop)
}

/// The pieces that the backups have, by the paths of their files: `…/000000010000000000000003-DIGEST.zst`.
pub(in crate::backup) fn archived<'a>(paths: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    let names = paths.filter_map(|path| path.rsplit('/').next()?.split_once('-').map(|(name, _)| name));
    names.filter(|name| is_piece(name)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "000000010000000000000003";
    const SECOND: &str = "000000010000000000000004";

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("steelyard-log-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("pg_wal")).expect("a folder");
        folder
    }

    #[test]
    fn a_log_that_is_gone_is_left_out_only_with_consent() {
        let root = folder("gone");
        let gone = root.join("gone/pg_wal");
        let refused = Log::survey(&gone, BTreeSet::new(), false).expect_err("nobody consented");
        assert!(refused.to_string().contains("--accept-loss"), "{refused}");
        let log = Log::survey(&gone, BTreeSet::new(), true).expect("the operator consented");
        let left_out = log.bring(&root.join("pg_wal")).expect("nothing to bring");
        assert!(left_out.len() == 1 && left_out[0].contains("gone/pg_wal"), "{left_out:?}");
        fs::remove_dir_all(&root).expect("removed");
    }

    #[test]
    fn a_piece_that_cannot_be_read_is_left_out_where_the_backups_have_it_or_with_consent() {
        let root = folder("piece");
        let log = root.join("pg_wal");
        fs::write(log.join(FIRST), "log").and_then(|()| fs::create_dir(log.join(SECOND))).expect("pieces");
        fs::create_dir(root.join("copy")).expect("a folder");
        let survey = |has: &[&str], accepts| {
            Log::survey(&log, has.iter().map(|it| (*it).to_owned()).collect(), accepts)
        };
        assert!(matches!(survey(&[FIRST], false), Err(Trouble::LogUnread(what)) if what.contains(SECOND)));
        let archived = survey(&[SECOND], false).expect("the backups have it");
        assert!(archived.bring(&root.join("copy")).expect("brought").is_empty());
        assert!(root.join("copy").join(FIRST).is_file(), "a piece that can be read comes along");
        assert_eq!(survey(&[], true).expect("accepted").left_out, [format!("{SECOND}: no file")]);
        fs::remove_dir_all(&root).expect("removed");
    }

    #[test]
    fn the_pieces_of_the_backups_are_known_by_their_names() {
        let paths = [
            format!("archive/steelyard/15-1/0000000100000000/{FIRST}-0a1b.zst"),
            "a/00000002.history".into(),
        ];
        assert_eq!(archived(paths.iter()), BTreeSet::from([FIRST.to_owned()]));
    }
}
