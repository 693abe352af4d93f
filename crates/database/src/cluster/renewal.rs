//! Notices that the files of a running server were replaced, as by an upgrade of the system's packages.
//! Invariant: a change counts once it is complete: two looks in a row find the same files, and they are a server of the same
//! major version. Files that are gone, or of another version, leave the server as it is.

use super::binaries::version_of_program;
use super::folder::version_of;
use super::refusals::has_missed_a_file;
use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub(crate) const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Longest time for a stop before the server is killed, which loses nothing committed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);
/// Least time between two starts that only a refused connection causes: the missing file may be missing for
/// good.
const PAUSE_AFTER_REFUSED: Duration = Duration::from_secs(120);
/// Most libraries that are compared: a server has about a hundred.
const MOST_FILES: usize = 2_000;
/// A file's identity: it distinguishes files of the same name.
type Stamp = (u64, u64, u64, i64, i64);

fn stamp(found: &Metadata) -> Stamp {
    (found.dev(), found.ino(), found.size(), found.mtime(), found.mtime_nsec())
}

/// The files that a server was started from, as they were then. Empty: the program is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Programs(Vec<(PathBuf, Stamp)>);

impl Programs {
    /// The program and the libraries it loads for each connection, with links resolved.
    pub fn of(program: &Path) -> Programs {
        let Ok(real) = program.canonicalize() else { return Programs::default() };
        let Ok(found) = fs::metadata(&real) else { return Programs::default() };
        let mut files = vec![(real.clone(), stamp(&found))];
        for folder in libraries(&real) {
            let inside = fs::read_dir(&folder).into_iter().flatten().flatten().take(MOST_FILES);
            let inside = inside.map(|entry| entry.path()).filter(|path| is_library(path));
            files.extend(inside.filter_map(|path| Some((path.clone(), stamp(&fs::metadata(path).ok()?)))));
        }
        files.sort();
        Programs(files)
    }
}

/// Where packages put a server's libraries: beside its programs, or in a folder of its own below the
/// system's.
fn libraries(program: &Path) -> Vec<PathBuf> {
    let Some(home) = program.parent().and_then(Path::parent) else { return Vec::new() };
    if home == Path::new("/usr") || home == Path::new("/usr/local") {
        return ["lib64/pgsql", "lib/pgsql", "lib/postgresql"].map(|name| home.join(name)).to_vec();
    }
    vec![home.join("lib")]
}

fn is_library(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "so")
}

/// The files at the last look.
pub(crate) struct Watch<'a> {
    program: &'a Path,
    sockets: &'a Path,
    /// The files at the last look, where they differed from those of the running server.
    other: Option<Programs>,
    refused: bool,
    /// Files of another major version: their program is not asked again.
    unfit: Option<Programs>,
    /// When a refused connection may cause a start again.
    quiet_until: Option<Instant>,
}

impl<'a> Watch<'a> {
    pub fn new(program: &'a Path, sockets: &'a Path) -> Watch<'a> {
        Watch { program, sockets, other: None, refused: false, unfit: None, quiet_until: None }
    }

    /// The reason to start the server again that was started from these files, if there is one.
    pub fn look(&mut self, running: &Programs) -> Option<&'static str> {
        self.refused |= has_missed_a_file(self.sockets);
        let now = Programs::of(self.program);
        if now.0.is_empty() || running.0.is_empty() {
            return None;
        }
        if now == *running {
            self.other = None;
            return self
                .is_refused()
                .then_some("it refused a connection because a file of its own is missing");
        }
        // An upgrade replaces one file after the other: it is complete when a second look finds the same
        // files.
        let is_over = self.other.replace(now.clone()).as_ref() == Some(&now);
        if !is_over || self.unfit.as_ref() == Some(&now) {
            return None;
        }
        match self.is_same_major() {
            Some(true) => {}
            Some(false) => {
                self.unfit = Some(now);
                return None;
            }
            None => return None,
        }
        (self.other, self.refused) = (None, false);
        Some("its files were replaced")
    }

    fn is_refused(&mut self) -> bool {
        let is_quiet = self.quiet_until.is_some_and(|until| Instant::now() < until);
        if !std::mem::take(&mut self.refused) || is_quiet {
            return false;
        }
        self.quiet_until = Some(Instant::now() + PAUSE_AFTER_REFUSED);
        true
    }

    /// None: the program does not report its version.
    fn is_same_major(&self) -> Option<bool> {
        let data = self.sockets.parent().map(|root| root.join("data"));
        let wanted = data.and_then(|data| version_of(&data));
        let there = version_of_program(self.program)?;
        Some(wanted.is_none_or(|wanted| wanted == there))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::refusals::missed_a_file;
    use std::os::unix::fs::PermissionsExt;

    /// A program that reports its version, and a library beside it.
    struct Tree(PathBuf);

    impl Tree {
        fn new(name: &str) -> Tree {
            let tree =
                Tree(std::env::temp_dir().join(format!("steelyard-tree-{name}-{}", std::process::id())));
            for folder in ["bin", "lib"] {
                fs::create_dir_all(tree.0.join(folder)).expect("a folder");
            }
            tree.put("bin/postgres", "#!/bin/sh\necho 'postgres (PostgreSQL) 15.1'\n");
            tree.put("lib/one.so", "one");
            tree
        }

        /// As a package manager does it: it writes under another name, then renames.
        fn put(&self, name: &str, text: &str) {
            let aside = self.0.join("aside");
            fs::write(&aside, text).expect("written");
            fs::set_permissions(&aside, fs::Permissions::from_mode(0o755)).expect("executable");
            fs::rename(&aside, self.0.join(name)).expect("renamed");
        }

        fn program(&self) -> PathBuf {
            self.0.join("bin/postgres")
        }
    }

    impl Drop for Tree {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_replaced_library_or_program_counts_when_a_second_look_finds_the_same() {
        let tree = Tree::new("replaced");
        let (program, sockets) = (tree.program(), tree.0.join("run"));
        let mut watch = Watch::new(&program, &sockets);
        for name in ["lib/one.so", "lib/two.so", "bin/postgres"] {
            let running = Programs::of(&program);
            assert_eq!(watch.look(&running), None, "nothing changed");
            tree.put(name, "#!/bin/sh\necho 'postgres (PostgreSQL) 15.2'\n");
            assert_eq!(watch.look(&running), None, "{name}: it may go on changing");
            tree.put("lib/three.so", name);
            assert_eq!(watch.look(&running), None, "{name}: it did");
            assert_eq!(watch.look(&running), Some("its files were replaced"), "{name}");
        }
    }

    #[test]
    fn a_program_that_is_gone_or_of_another_version_leaves_the_server_alone() {
        let tree = Tree::new("gone");
        let (program, sockets) = (tree.program(), tree.0.join("run"));
        fs::create_dir_all(tree.0.join("data")).expect("a folder");
        fs::write(tree.0.join("data/PG_VERSION"), "15\n").expect("written");
        let running = Programs::of(&program);
        let mut watch = Watch::new(&program, &sockets);
        tree.put("bin/postgres", "#!/bin/sh\necho 'postgres (PostgreSQL) 17.1'\n");
        assert_eq!([(); 3].map(|()| watch.look(&running)), [None; 3]);
        fs::remove_file(&program).expect("removed");
        assert_eq!([(); 3].map(|()| watch.look(&running)), [None; 3]);
    }

    #[test]
    fn a_program_of_another_version_is_asked_for_it_once() {
        let tree = Tree::new("asked");
        let (program, sockets) = (tree.program(), tree.0.join("run"));
        fs::create_dir_all(tree.0.join("data")).expect("a folder");
        fs::write(tree.0.join("data/PG_VERSION"), "15\n").expect("written");
        let running = Programs::of(&program);
        let mut watch = Watch::new(&program, &sockets);
        let asked = tree.0.join("asked");
        let text = |version| {
            let line = format!("echo asked >> '{}'", asked.display());
            format!("#!/bin/sh\n{line}\necho 'postgres (PostgreSQL) {version}'\n")
        };
        tree.put("bin/postgres", &text("17.1"));
        assert_eq!([(); 5].map(|()| watch.look(&running)), [None; 5]);
        assert_eq!(fs::read_to_string(&asked).expect("asked").lines().count(), 1);
        tree.put("bin/postgres", &text("15.2"));
        assert_eq!(watch.look(&running), None, "it may go on changing");
        assert_eq!(watch.look(&running), Some("its files were replaced"));
    }

    #[test]
    fn a_refused_connection_is_a_reason_once_and_of_its_own_server_alone() {
        let tree = Tree::new("refused");
        let (program, sockets) = (tree.program(), tree.0.join("run"));
        let running = Programs::of(&program);
        let mut watch = Watch::new(&program, &sockets);
        missed_a_file(&tree.0.join("other"));
        assert_eq!(watch.look(&running), None);
        missed_a_file(&sockets);
        assert!(watch.look(&running).is_some_and(|why| why.contains("refused")));
        missed_a_file(&sockets);
        assert_eq!(watch.look(&running), None, "not again and again");
    }
}
