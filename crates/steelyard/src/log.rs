//! The program's log: to standard error as the operator configured it and, while it serves, to the security
//! log in the data folder.
//! Invariant: the security log always has a line for every request, with its id and kind and never its
//! content. Only its owner can read it, and it is bounded by days and by size.

use crate::problem::{Problem, Result};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, SystemTime};
use tracing_subscriber::filter::EnvFilter;
use tracing_subscriber::fmt::writer::MakeWriterExt;
use tracing_subscriber::fmt::{MakeWriter, layer};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, Registry};

/// The folder of the security log, in the data folder.
const FOLDER: &str = "log";
/// The filter of the security log, independent of that of standard error.
const TOLD: &str = "info";
/// The size of a piece of the log, and the most pieces.
const PIECE_BYTES: u64 = 16 << 20;
const PIECES: usize = 64;
const DAY: Duration = Duration::from_secs(24 * 3_600);

/// How many lines were lost because the disk was full, and whether it is full now.
static LOST: AtomicU64 = AtomicU64::new(0);
static IS_HELD: AtomicBool = AtomicBool::new(false);

/// Pauses the security log, or continues it; after a pause it says how many lines it lost.
pub fn hold(is_held: bool) {
    IS_HELD.store(is_held, Ordering::Relaxed);
}

/// The folder of the security log of a data folder.
pub fn folder(data: &Path) -> PathBuf {
    data.join(FOLDER)
}

/// Starts logging: to standard error by this filter, one JSON object a line, and also to the security log
/// where a folder is given. Errors: the folder.
pub fn begin(filter: &str, kept: Option<(&Path, u32)>) -> Result<()> {
    // Standard output is for scripts.
    let aloud = || layer().json().with_writer(io::stderr).with_filter(filtered(filter));
    let Some((data, days)) = kept else {
        Registry::default().with(aloud()).init();
        return Ok(());
    };
    let folder = folder(data);
    let pieces = Pieces::open(folder.clone(), days).map_err(Problem::file(&folder))?;
    // A line that goes to both is formatted once.
    if filter == TOLD {
        let both = layer().json().with_writer(pieces.and(io::stderr)).with_filter(filtered(TOLD));
        Registry::default().with(both).init();
    } else {
        let kept = layer().json().with_writer(pieces).with_filter(filtered(TOLD));
        Registry::default().with(aloud()).with(kept).init();
    }
    Ok(())
}

/// The pool logs each connection that ends with the database; the database's keeper logs that once.
fn filtered(filter: &str) -> EnvFilter {
    EnvFilter::try_new(format!("{filter},deadpool=error")).unwrap_or_default()
}

/// The log as numbered pieces in a folder: the newest is written, the oldest is deleted.
struct Pieces(Mutex<Piece>);

struct Piece {
    folder: PathBuf,
    days: u32,
    number: u64,
    file: File,
    bytes: u64,
    /// A full disk cut the last line off: the next one begins on a new line.
    is_torn: bool,
}

impl Pieces {
    fn open(folder: PathBuf, days: u32) -> io::Result<Pieces> {
        DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
        // Each start begins a new piece, so that the lines of one run are together.
        let number = numbers(&folder)?.last().map_or(1, |last| last + 1);
        let file = make(&folder, number)?;
        sweep(&folder, days)?;
        Ok(Pieces(Mutex::new(Piece { folder, days, number, file, bytes: 0, is_torn: false })))
    }
}

impl Piece {
    fn next(&mut self) -> io::Result<()> {
        self.file = make(&self.folder, self.number + 1)?;
        (self.number, self.bytes) = (self.number + 1, 0);
        sweep(&self.folder, self.days)
    }
}

fn path(folder: &Path, number: u64) -> PathBuf {
    folder.join(format!("{number:08}.jsonl"))
}

fn make(folder: &Path, number: u64) -> io::Result<File> {
    OpenOptions::new().append(true).create(true).mode(0o600).open(path(folder, number))
}

/// The numbers of the pieces, the oldest first.
fn numbers(folder: &Path) -> io::Result<Vec<u64>> {
    let names = fs::read_dir(folder)?.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut numbers: Vec<u64> =
        names.filter_map(|name| name.strip_suffix(".jsonl").and_then(|stem| stem.parse().ok())).collect();
    numbers.sort_unstable();
    Ok(numbers)
}

/// Deletes pieces that are too old, and the oldest of too many; never the newest.
fn sweep(folder: &Path, days: u32) -> io::Result<()> {
    let numbers = numbers(folder)?;
    let too_many = numbers.len().saturating_sub(PIECES);
    for (n, number) in numbers.iter().enumerate().take(numbers.len().saturating_sub(1)) {
        let path = path(folder, *number);
        let written = fs::metadata(&path)?.modified()?;
        let age = SystemTime::now().duration_since(written).unwrap_or_default();
        if n < too_many || age > DAY * days {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

impl<'a> MakeWriter<'a> for Pieces {
    type Writer = Writing<'a>;

    fn make_writer(&'a self) -> Writing<'a> {
        Writing(self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()))
    }
}

/// A line that is being written.
struct Writing<'a>(MutexGuard<'a, Piece>);

impl Write for Writing<'_> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if IS_HELD.load(Ordering::Relaxed) {
            LOST.fetch_add(1, Ordering::Relaxed);
            return Ok(line.len());
        }
        if self.0.bytes >= PIECE_BYTES {
            self.0.next()?;
        }
        if self.0.is_torn {
            self.0.file.write_all(b"\n")?;
            self.0.is_torn = false;
        }
        if let lost @ 1.. = LOST.swap(0, Ordering::Relaxed) {
            writeln!(
                self.0.file,
                "{{\"level\":\"ERROR\",\"lost_lines\":{lost},\"why\":\"the disk was full\"}}"
            )?;
        }
        let written = self.0.file.write(line)?;
        self.0.bytes += u64::try_from(written).unwrap_or(u64::MAX);
        if written < line.len() {
            // The rest would find no room either. This line is lost; the next begins on a new line.
            self.0.is_torn = true;
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn fresh(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("steelyard-log-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn a_full_piece_is_followed_by_the_next_and_only_so_many_are_kept() {
        let folder = fresh("full");
        let pieces = Pieces::open(folder.clone(), 180).unwrap();
        for n in 0..=PIECES + 3 {
            pieces.0.lock().unwrap().bytes = PIECE_BYTES;
            writeln!(pieces.make_writer(), "{{\"n\":{n}}}").unwrap();
        }
        let numbers = numbers(&folder).unwrap();
        assert_eq!(numbers.len(), PIECES);
        let newest = path(&folder, *numbers.last().unwrap());
        assert_eq!(fs::read_to_string(&newest).unwrap(), format!("{{\"n\":{}}}\n", PIECES + 3));
        assert_eq!(fs::metadata(&newest).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_older_than_it_is_kept_is_let_go_at_the_next_start() {
        let folder = fresh("old");
        drop(Pieces::open(folder.clone(), 2).unwrap());
        let aged = |days| SystemTime::now() - DAY * days;
        File::open(path(&folder, 1)).unwrap().set_modified(aged(3)).unwrap();
        drop(Pieces::open(folder.clone(), 2).unwrap());
        assert_eq!(numbers(&folder).unwrap(), [2]);
        File::open(path(&folder, 2)).unwrap().set_modified(aged(1)).unwrap();
        drop(Pieces::open(folder.clone(), 2).unwrap());
        assert_eq!(numbers(&folder).unwrap(), [2, 3]);
        fs::remove_dir_all(folder).unwrap();
    }
}
