//! Parses pgBackRest's output: its words count, because its exit code is 0 for a damaged file and for a wrong
//! key.
//! Invariant: no bytes of a file get into an error message, and output that cannot be parsed is a failure.

use super::timeline::Piece;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;

/// pgBackRest's name for the database that it backs up.
pub(super) const STANZA: &str = "steelyard";

const DAY: i64 = 86_400;
/// Longest error text that is shown.
const LONGEST: usize = 300;

/// Why a backup command failed, in words with the remedy.
#[derive(Debug)]
pub enum Trouble {
    /// pgBackRest is not on this machine.
    NotInstalled,
    /// There is a repository but no key.
    NoKey,
    /// The repository was written with another key.
    WrongKey,
    /// Another backup is under way.
    Busy,
    /// No noted minute of the database is in the backups yet.
    NothingReached,
    /// No space left.
    Full,
    /// A file differs from its digest.
    Damaged(String),
    /// No backup covers the moment, or there is none yet.
    NoBackup,
    /// The repository is not ready for this database.
    NotReady,
    /// The database does not answer.
    NoDatabase,
    /// The log does not reach the repository.
    NotArchived,
    /// The run was interrupted.
    CutShort,
    /// The copy did not reach its moment.
    Unreached(String),
    /// The folder is not empty.
    NotEmpty(PathBuf),
    /// The copy differs from the noted figures.
    Differs(String),
    /// A failure of folders and users.
    Ground(crate::Error),
    /// The restored copy ends before the database that it is to replace.
    EndsEarly {
        /// The position in the log where it ends.
        ends: String,
        /// The last checkpoint of the database.
        last: String,
    },
    /// A restored copy of the latest state ends before the last archived piece of the log.
    StopsShort {
        /// Where it ends.
        ends: String,
        /// The name of that piece.
        piece: String,
    },
    /// Recovery cannot compare the end of the restored copy with the end of the database that it replaces.
    EndUnknown(String),
    /// A part of the damaged database's log cannot be read, and no backup has it.
    LogUnread(String),
    /// No backup could be restored.
    NoneSound(String),
    /// The data disk has no room for a copy.
    NoRoom {
        /// Bytes that the copy needs.
        needed: u64,
        /// Bytes that are free.
        free: u64,
        /// The folder whose disk is meant.
        folder: PathBuf,
    },
    /// A failure that this list does not name.
    Other {
        /// pgBackRest's number.
        code: i32,
        /// Its words.
        words: String,
    },
}

impl Trouble {
    /// The public words: no path, no name.
    #[must_use]
    pub fn cause(&self) -> String {
        match self {
            Trouble::NotEmpty(_) => "the folder is not empty".into(),
            Trouble::EndsEarly { .. } => "the copy ends before the database".into(),
            Trouble::StopsShort { .. } => "the copy ends before the archived log".into(),
            Trouble::EndUnknown(_) | Trouble::LogUnread(_) => {
                "it cannot be told how far the damaged database was".into()
            }
            Trouble::NoneSound(_) => "no backup could be restored".into(),
            Trouble::NoRoom { .. } => "the data disk has no room for a copy".into(),
            Trouble::Ground(_) => "a folder or the database could not be used".into(),
            Trouble::Damaged(_) => "a file of the backup is damaged".into(),
            Trouble::Other { code, .. } => format!("the backup program ended with code {code}"),
            other => other.to_string(),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::NotInstalled => {
                f.write_str("pgBackRest is not installed (on Debian, as root: apt-get install pgbackrest)")
            }
            Trouble::NoKey => f.write_str("the key of the backups is missing: bring its file back"),
            Trouble::WrongKey => f.write_str("the backups do not open with the key that is here"),
            Trouble::Busy => f.write_str("another backup is under way: try again when it has ended"),
            Trouble::NothingReached => f.write_str("nothing that came after the backup can be restored yet"),
            Trouble::Full => f.write_str("the disk is full: make room, or set another folder for backups"),
            Trouble::Damaged(what) => write!(f, "a file of the backup is damaged ({what})"),
            Trouble::NoBackup => f.write_str("no backup is kept from before that moment"),
            Trouble::NotReady => f.write_str("the repository is not ready for this database"),
            Trouble::NoDatabase => f.write_str("the database does not answer"),
            Trouble::NotArchived => f.write_str("the database's log does not reach the backups"),
            Trouble::CutShort => f.write_str("it was ended in the middle"),
            Trouble::Unreached(why) => write!(f, "the copy did not reach its moment ({why})"),
            Trouble::NotEmpty(folder) => {
                write!(f, "{} is not empty: a restore goes into a new folder only", folder.display())
            }
            Trouble::Differs(what) => write!(f, "the copy is not what it was ({what})"),
            Trouble::EndsEarly { ends, last } => write!(
                f,
                "the copy ends at {ends} of the database's log, before the last checkpoint of the damaged database ({last}): \
                 pieces of the log are missing. To take it all the same: --accept-loss"
            ),
            Trouble::StopsShort { ends, piece } => write!(
                f,
                "the copy ends at {ends}, and the backups have log up to the piece {piece} that it does not reach. The copy \
                 stays in its folder; changes after its end are not in it"
            ),
            Trouble::EndUnknown(why) => write!(
                f,
                "it cannot be told how far the damaged database was ({why}), so a copy may lack its last changes. To go \
                 on all the same: --accept-loss"
            ),
            Trouble::LogUnread(what) => write!(
                f,
                "a part of the damaged database's log cannot be read, and no backup has it ({what}): the copy may lack \
                 the last changes. To go on without it: --accept-loss"
            ),
            Trouble::NoneSound(why) => write!(f, "no backup could be restored: {why}"),
            Trouble::NoRoom { needed, free, folder } => write!(
                f,
                "a copy of the database needs {} MB on the disk of {}, and {} MB are free: make room there",
                needed.div_ceil(1 << 20),
                folder.display(),
                free >> 20
            ),
            Trouble::Ground(why) => why.fmt(f),
            Trouble::Other { code, words } => write!(f, "pgBackRest ended with code {code}: {words}"),
        }
    }
}

impl std::error::Error for Trouble {}

/// The cause of a failed run.
pub(super) fn trouble(code: Option<i32>, text: &str) -> Trouble {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let unreadable_index = has(&["unable to load info file"]) && has(&["FormatError", "CryptoError"]);
    match code {
        _ if has(&["No space left on device", "Disk quota exceeded"]) => Trouble::Full,
        None | Some(63) => Trouble::CutShort,
        Some(37) => Trouble::NoKey,
        _ if unreadable_index => Trouble::WrongKey,
        Some(50) => Trouble::Busy,
        Some(75) => Trouble::NoBackup,
        Some(82) => Trouble::NotArchived,
        Some(56..=58) => Trouble::NoDatabase,
        Some(55) if has(&["stanza-create"]) => Trouble::NotReady,
        Some(26 | 29 | 95) => Trouble::Damaged(shown(text)),
        Some(code) => Trouble::Other { code, words: shown(text) },
    }
}

/// The error's first line, as plain text only: it may quote bytes of a file.
fn shown(text: &str) -> String {
    let line = text.lines().find(|line| line.contains("ERROR: ")).or_else(|| text.lines().next());
    let line = line.unwrap_or_default();
    line.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').take(LONGEST).collect()
}

/// One backup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Set {
    /// Its name, made from its start time.
    pub label: String,
    /// Whether it is a full backup, or holds the changes since an earlier one.
    pub full: bool,
    /// The time of its end, in seconds since 1970: no earlier moment can be restored from it.
    pub ended: i64,
    /// The database's size in bytes.
    pub bytes: u64,
    /// Bytes that this backup added to the repository.
    pub stored: u64,
    /// Whether pages were damaged when it was made.
    pub damaged: bool,
    /// The pieces of the log in which it began and ended.
    pub pieces: (Piece, Piece),
}

/// The backups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// Oldest first.
    pub sets: Vec<Set>,
    /// Whether the repository is encrypted.
    pub encrypted: bool,
}

/// Errors: the key is missing or another one, or the answer cannot be parsed.
pub(super) fn listing(text: &str) -> super::Result<Listing> {
    // With another key it quotes the bytes that it read in its JSON, with control characters, which makes the
    // JSON invalid.
    let text = text.replace(char::is_control, " ");
    let told: Value = serde_json::from_str(&text).map_err(|why| not_understood(&why.to_string()))?;
    let stanza = &told[0];
    match stanza["status"]["code"].as_i64() {
        Some(0..=3) => {}
        code => {
            let words = stanza["repo"][0]["status"]["message"].as_str().unwrap_or_default();
            return Err(trouble(Some(code.and_then(|code| i32::try_from(code).ok()).unwrap_or(0)), words));
        }
    }
    let sets = stanza["backup"].as_array().into_iter().flatten().map(set).collect::<Option<Vec<Set>>>();
    let encrypted = stanza["cipher"].as_str().is_some_and(|cipher| cipher == "aes-256-cbc");
    Ok(Listing { sets: sets.ok_or_else(|| not_understood("a backup"))?, encrypted })
}

fn set(told: &Value) -> Option<Set> {
    let piece = |end: &str| Piece::of(told["archive"][end].as_str()?);
    Some(Set {
        label: told["label"].as_str()?.to_owned(),
        full: told["type"].as_str()? == "full",
        ended: told["timestamp"]["stop"].as_i64()?,
        bytes: told["info"]["size"].as_u64()?,
        stored: told["info"]["repository"]["delta"].as_u64()?,
        damaged: told["error"].as_bool().unwrap_or(false),
        pieces: (piece("start")?, piece("stop")?),
    })
}

fn not_understood(what: &str) -> Trouble {
    Trouble::Other { code: 0, words: format!("its answer is not understood ({})", shown(what)) }
}

/// The result of reading the whole repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The faults, a line each; empty: every file is as it was written.
    pub faults: Vec<String>,
}

/// Errors: it did not complete.
pub(super) fn verified(text: &str) -> super::Result<Verified> {
    if !text.contains("verify command end: completed successfully") {
        return Err(Trouble::CutShort);
    }
    let bad = |line: &&str| {
        ["status: error", "status: invalid", "invalid checksum", "No usable", "ERROR", "WARN", "missing: "]
            .iter()
            .any(|sign| line.contains(sign))
    };
    Ok(Verified { faults: text.lines().filter(bad).map(|line| shown(line.trim())).collect() })
}

/// A file of the repository.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stored {
    /// Each file's path and the time when it was written, in seconds since 1970.
    pub files: BTreeMap<String, i64>,
}

pub(super) fn stored(text: &str) -> super::Result<Stored> {
    let told: BTreeMap<String, Value> =
        serde_json::from_str(text).map_err(|why| not_understood(&why.to_string()))?;
    let files = told.into_iter().filter(|(_, it)| it["type"] == "file");
    Ok(Stored { files: files.map(|(path, it)| (path, it["time"].as_i64().unwrap_or(0))).collect() })
}

impl Stored {
    /// The archived pieces of the log.
    pub(super) fn pieces(&self) -> BTreeSet<Piece> {
        self.files.keys().filter_map(|path| piece(path.rsplit('/').next()?)).collect()
    }
}

/// The archived pieces of the log, each 16 MB of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Segments {
    /// How many there are.
    pub count: usize,
    /// Pieces that are missing between two existing ones.
    pub missing: u64,
    /// When the newest arrived, in seconds since 1970.
    pub newest: Option<i64>,
}

pub(super) fn segments(text: &str) -> super::Result<Segments> {
    let files = stored(text)?.files;
    let mut lines: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
    let mut newest = None;
    for (path, time) in &files {
        let name = path.rsplit('/').next().unwrap_or_default();
        if let Some(piece) = piece(name) {
            lines.entry(piece.timeline).or_default().push(piece.place);
            newest = newest.max(Some(*time));
        }
    }
    let count = lines.values().map(Vec::len).sum();
    let gap = |pair: &[u64]| pair[1].saturating_sub(pair[0]).saturating_sub(1);
    let missing = lines.values_mut().map(|places| {
        places.sort_unstable();
        places.windows(2).map(gap).sum::<u64>()
    });
    Ok(Segments { count, missing: missing.sum(), newest })
}

/// A piece by its file's name, in which its digest follows.
fn piece(name: &str) -> Option<Piece> {
    Piece::of(name.split_once('-')?.0)
}

/// The days to pass to `expire`, so that it deletes expired backups and always keeps two full ones. None: it
/// deletes nothing, as while the newest has damaged pages, because the older ones are the way back.
pub(super) fn expiry(sets: &[Set], keep_days: u16, now: i64, is_old: impl Fn(i64) -> bool) -> Option<i64> {
    if sets.iter().max_by_key(|set| set.ended).is_some_and(|newest| newest.damaged) {
        return None;
    }
    let mut fulls: Vec<i64> = sets.iter().filter(|set| set.full).map(|set| set.ended).collect();
    fulls.sort_unstable_by(|a, b| b.cmp(a));
    let old = fulls.iter().skip(1).find(|ended| is_old(**ended))?;
    // pgBackRest keeps the newest full backup that is at least this old, and deletes those before it.
    Some(i64::from(keep_days).max((now - old) / DAY))
}

#[cfg(test)]
mod tests;
