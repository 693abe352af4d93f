//! Reads the files of a private cluster through and checks every page of them by the checksum that PostgreSQL
//! wrote into it.
//! Invariant: the files are only read; a page counts as damaged only when each reading gives the same bad
//! bytes, or none, because a page that the server is writing may be seen half-written.

mod checksum;
mod relations;

pub use relations::{Part, Relations};

use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::ops::ControlFlow;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The codes by which the server reports damage: in data, in an index, or a disk that does not read or write.
const TOLD: [&str; 3] = ["XX001", "XX002", "58030"];

/// Whether the server found damage on the disk.
#[must_use]
pub fn tells_of_damage(why: &tokio_postgres::Error) -> bool {
    why.code().is_some_and(|state| TOLD.contains(&state.code()))
}

/// The size of a page in bytes, in every package of PostgreSQL.
pub const PAGE: usize = 8192;
/// Pages in one file of a relation; the next pages are in the next file.
const IN_A_FILE: u32 = 131_072;
/// Bytes per read.
const CHUNK: usize = 1 << 20;
/// The alignment of a buffer for reads that bypass the kernel's cache.
const ALIGNED: usize = 4096;
/// How often a page is read again, after this pause each, before it counts as damaged.
const AGAIN: usize = 3;
const PAUSE: Duration = Duration::from_millis(300);
/// A pass ends at this many damaged pages: the disk is broken, and more of them add nothing.
const MOST: usize = 1_000;

/// The position of a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// The relation's file in PostgreSQL's naming, without the number after the dot: `base/16385/1259`.
    pub file: String,
    /// The number of the page in the relation, from 0.
    pub page: u32,
}

/// The reports of a running pass.
#[derive(Debug)]
pub enum Step {
    /// So many bytes more were read.
    Read(u64),
    /// This page is damaged.
    Damaged(Spot),
    /// This user may not read the file.
    Closed,
}

/// The result of a pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pass {
    /// Bytes read.
    pub bytes: u64,
    /// Damaged pages, in the order of the files.
    pub damaged: Vec<Spot>,
    /// Files that this user may not read.
    pub closed: usize,
    /// Whether it completed.
    pub is_whole: bool,
}

/// Reads the files of one cluster.
#[derive(Debug)]
pub struct Reader {
    data: PathBuf,
    pause: Duration,
}

/// A page that failed the check, and its bytes; None where it could not be read.
type Suspect = (u32, Option<Vec<u8>>);

/// The state of a page when it is read again.
enum Seen {
    Well,
    Bad(Option<Vec<u8>>),
}

impl Reader {
    /// For the cluster in a data folder.
    #[must_use]
    pub fn of(data_dir: &Path) -> Reader {
        Reader { data: data_dir.join("pg/data"), pause: PAUSE }
    }

    /// For a cluster without a server: no page is written meanwhile.
    #[must_use]
    pub fn of_stopped(data_dir: &Path) -> Reader {
        Reader { pause: Duration::ZERO, ..Reader::of(data_dir) }
    }

    /// Reads every file. `on` receives each step, and may end the pass.
    ///
    /// # Errors
    /// The cluster's folders cannot be listed.
    pub fn read(&self, on: &mut dyn FnMut(Step) -> ControlFlow<()>) -> io::Result<Pass> {
        let mut pass = Pass::default();
        for file in self.files()? {
            let done = self.read_file(&file, &mut |step| {
                match &step {
                    Step::Read(bytes) => pass.bytes += bytes,
                    Step::Damaged(spot) => pass.damaged.push(spot.clone()),
                    Step::Closed => pass.closed += 1,
                }
                on(step)?;
                if pass.damaged.len() < MOST { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
            if done.is_break() {
                return Ok(pass);
            }
        }
        pass.is_whole = true;
        Ok(pass)
    }

    /// The main files of every relation, relative to the cluster's folder: `base/16385/1259.1`.
    ///
    /// # Errors
    /// A folder cannot be listed.
    pub fn files(&self) -> io::Result<Vec<String>> {
        let mut found = files_in(&self.data, "global")?;
        for entry in fs::read_dir(self.data.join("base"))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if is_number(&name) {
                found.extend(files_in(&self.data, &format!("base/{name}"))?);
            }
        }
        found.sort();
        Ok(found)
    }

    /// Reads one of them. A file that is gone meanwhile is skipped.
    pub fn read_file(&self, file: &str, on: &mut dyn FnMut(Step) -> ControlFlow<()>) -> ControlFlow<()> {
        let (relation, first) = place(file);
        let mut opened = match Opened::at(&self.data.join(file)) {
            Ok(opened) => opened,
            // Dropped since it was listed.
            Err(why) if why.kind() == io::ErrorKind::NotFound => return ControlFlow::Continue(()),
            Err(why) if why.kind() == io::ErrorKind::PermissionDenied => return on(Step::Closed),
            Err(_) => return on(Step::Damaged(Spot { file: relation, page: first })),
        };
        let mut chunk: u64 = 0;
        loop {
            let at = chunk * CHUNK as u64;
            let from = first + page_of(at);
            let (read, suspects) = opened.look(at, from);
            for page in self.confirmed(&mut opened, first, suspects) {
                on(Step::Damaged(Spot { file: relation.clone(), page }))?;
            }
            on(Step::Read(read as u64))?;
            if read < CHUNK {
                return ControlFlow::Continue(());
            }
            chunk += 1;
        }
    }

    /// The suspects that stay bad, with the same bytes each time.
    fn confirmed(&self, opened: &mut Opened, first: u32, mut suspects: Vec<Suspect>) -> Vec<u32> {
        for _ in 0..AGAIN {
            if suspects.is_empty() {
                return Vec::new();
            }
            std::thread::sleep(self.pause);
            suspects.retain(|(page, before)| {
                let at = u64::from(page - first) * PAGE as u64;
                matches!(opened.again(at, *page), Seen::Bad(now) if now == *before)
            });
        }
        suspects.into_iter().map(|(page, _)| page).collect()
    }
}

/// The numbered files of a folder, which are main files of relations. Their maps (`_fsm`, `_vm`) and other
/// files are left out.
fn files_in(data: &Path, folder: &str) -> io::Result<Vec<String>> {
    let inside = match fs::read_dir(data.join(folder)) {
        // The database was dropped meanwhile.
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        inside => inside?,
    };
    let names = inside.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_main = |name: &String| name.split('.').all(is_number) && name.split('.').count() <= 2;
    Ok(names.filter(is_main).map(|name| format!("{folder}/{name}")).collect())
}

fn is_number(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|sign| sign.is_ascii_digit())
}

/// The relation of a file, and the number of its first page.
fn place(file: &str) -> (String, u32) {
    match file.split_once('.') {
        Some((relation, part)) => {
            (relation.to_owned(), part.parse().unwrap_or(0_u32).saturating_mul(IN_A_FILE))
        }
        None => (file.to_owned(), 0),
    }
}

fn page_of(at: u64) -> u32 {
    u32::try_from(at / PAGE as u64).unwrap_or(u32::MAX)
}

/// A file whose reads bypass the kernel's cache where the disk allows it: a cached page would hide that the
/// disk lost it.
struct Opened {
    file: File,
    buffer: Vec<u8>,
    start: usize,
}

impl Opened {
    fn at(path: &Path) -> io::Result<Opened> {
        let flags = rustix::fs::OFlags::NOFOLLOW;
        let open = |flags: rustix::fs::OFlags| {
            OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
        };
        let file = open(flags | rustix::fs::OFlags::DIRECT).or_else(|_| open(flags))?;
        let buffer = vec![0; CHUNK + ALIGNED];
        let start = buffer.as_ptr().align_offset(ALIGNED);
        let mut opened = Opened { file, buffer, start };
        if opened.fill(0, PAGE).is_err_and(|why| why.kind() == io::ErrorKind::InvalidInput) {
            opened.file = open(flags)?;
        }
        Ok(opened)
    }

    /// Reads this many bytes at a position, fewer at the file's end.
    fn fill(&mut self, at: u64, many: usize) -> io::Result<&[u8]> {
        let room = &mut self.buffer[self.start..self.start + many];
        let mut filled = 0;
        while filled < many {
            match self.file.read_at(&mut room[filled..], at + filled as u64) {
                Ok(0) => break,
                Ok(more) => filled += more,
                Err(why) if why.kind() == io::ErrorKind::Interrupted => {}
                Err(why) => return Err(why),
            }
            // The end of the file: an unaligned position cannot be read.
            if filled % ALIGNED != 0 {
                break;
            }
        }
        Ok(&room[..filled])
    }

    /// One chunk: its length, and the pages that fail the check.
    fn look(&mut self, at: u64, from: u32) -> (usize, Vec<Suspect>) {
        let Ok(read) = self.fill(at, CHUNK) else { return self.look_at_each(at, from) };
        let bad = (from..).zip(read.chunks(PAGE)).filter(|(page, bytes)| !is_well(bytes, *page));
        (read.len(), bad.map(|(page, bytes)| (page, Some(bytes.to_vec()))).collect())
    }

    /// The same where a part of it cannot be read.
    fn look_at_each(&mut self, at: u64, from: u32) -> (usize, Vec<Suspect>) {
        let end = self.file.metadata().map_or(0, |found| found.len());
        let left = usize::try_from(end.saturating_sub(at)).unwrap_or(CHUNK).min(CHUNK);
        let mut suspects = Vec::new();
        for (page, offset) in (from..).zip((0..left).step_by(PAGE)) {
            if let Seen::Bad(bytes) = self.again(at + offset as u64, page) {
                suspects.push((page, bytes));
            }
        }
        (left, suspects)
    }

    fn again(&mut self, at: u64, page: u32) -> Seen {
        match self.fill(at, PAGE) {
            Ok(bytes) if is_well(bytes, page) => Seen::Well,
            Ok(bytes) => Seen::Bad(Some(bytes.to_vec())),
            Err(_) => Seen::Bad(None),
        }
    }
}

/// Whether a page is whole with the right checksum, or new and unwritten. An empty page means that the file
/// was truncated on purpose.
fn is_well(bytes: &[u8], page: u32) -> bool {
    match bytes.len() {
        0 => true,
        PAGE => checksum::fits(bytes, page) || bytes.iter().all(|byte| *byte == 0),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_behind_the_first_goes_on_counting() {
        assert_eq!(place("base/5/1259"), ("base/5/1259".into(), 0));
        assert_eq!(place("base/5/1259.2"), ("base/5/1259".into(), 262_144));
    }

    #[test]
    fn an_empty_page_is_well_until_one_bit_of_it_is_set() {
        let mut page = vec![0; PAGE];
        assert!(is_well(&page, 7) && is_well(&[], 7) && !is_well(&page[..100], 7));
        for at in 0..PAGE {
            page[at] = 1;
            assert!(!is_well(&page, 7), "{at}");
            page[at] = 0;
        }
    }

    /// A page with different bytes at each reading, as while it is written, does not count as damaged.
    #[test]
    fn what_changes_between_two_looks_is_not_damaged() {
        let folder = std::env::temp_dir().join(format!("steelyard-pages-{}", std::process::id()));
        fs::create_dir_all(folder.join("pg/data/base/5")).expect("a folder");
        fs::create_dir_all(folder.join("pg/data/global")).expect("a folder");
        let path = folder.join("pg/data/base/5/1259");
        fs::write(&path, [vec![0; PAGE], vec![3; PAGE]].concat()).expect("a file");
        fs::write(path.with_file_name("1259_fsm"), [9; 100]).expect("its map");
        let all = |on: Reader| on.read(&mut |_| ControlFlow::Continue(())).expect("listed");
        let spot = Spot { file: "base/5/1259".into(), page: 1 };
        let pass = all(Reader::of_stopped(&folder));
        assert_eq!(pass, Pass { bytes: 2 * PAGE as u64, damaged: vec![spot], closed: 0, is_whole: true });
        let begun = std::sync::atomic::AtomicBool::new(true);
        let pass = std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut byte = 0_u8;
                while begun.load(std::sync::atomic::Ordering::Relaxed) {
                    byte = byte.wrapping_add(1);
                    let file = OpenOptions::new().write(true).open(&path).expect("the file");
                    file.write_all_at(&[byte; PAGE], PAGE as u64).expect("written");
                    std::thread::sleep(Duration::from_millis(20));
                }
            });
            let pass = all(Reader::of(&folder));
            begun.store(false, std::sync::atomic::Ordering::Relaxed);
            pass
        });
        fs::remove_dir_all(&folder).expect("removed");
        assert_eq!(pass.damaged, []);
    }
}
