//! Finds the server's programs on this machine.
//! A folder of one major version is only ever opened with programs of the same version.

use crate::{Error, Result};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The oldest major version on which the product is tested.
const OLDEST: u32 = 15;

/// Where Debian and Red Hat put server programs, a folder for each version.
const HOMES: [(&str, &str); 2] = [("/usr/lib/postgresql", "bin"), ("/usr", "bin")];

#[derive(Clone, Debug)]
pub(crate) struct Binaries {
    pub folder: PathBuf,
    pub major: u32,
}

impl Binaries {
    pub fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The newest usable programs, or those of version `wanted` for an existing data folder.
    ///
    /// The order is: `STEELYARD_PG_BIN` alone when set; else the packages' folders, newest first, then `PATH`.
    pub fn find(wanted: Option<u32>) -> Result<Binaries> {
        let folders = folders();
        let found: Vec<Binaries> = folders
            .iter()
            .filter_map(|folder| Binaries::in_folder(folder))
            .filter(|b| b.major >= OLDEST)
            .collect();
        choose(found, wanted, folders)
    }

    fn in_folder(folder: &Path) -> Option<Binaries> {
        if !folder.join("initdb").is_file() {
            return None;
        }
        let major = version_of_program(&folder.join("postgres"))?;
        Some(Binaries { folder: folder.to_owned(), major })
    }
}

/// Where a server's programs may be.
pub(crate) fn folders() -> Vec<PathBuf> {
    match env::var_os("STEELYARD_PG_BIN") {
        Some(folder) => vec![PathBuf::from(folder)],
        None => usual_folders(),
    }
}

fn choose(found: Vec<Binaries>, wanted: Option<u32>, looked_in: Vec<PathBuf>) -> Result<Binaries> {
    let versions: Vec<u32> = found.iter().map(|b| b.major).collect();
    let fitting = found.into_iter().filter(|b| wanted.is_none_or(|major| b.major == major));
    // `max_by_key` takes the last of equals; reversed, the first folder in the list wins.
    match (fitting.rev().max_by_key(|b| b.major), wanted) {
        (Some(binaries), _) => Ok(binaries),
        (None, Some(folder)) if !versions.is_empty() => Err(Error::OtherVersion { folder, found: versions }),
        (None, _) => Err(Error::NoServer { looked_in }),
    }
}

fn usual_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = HOMES
        .iter()
        .flat_map(|(home, bin)| {
            fs::read_dir(home).into_iter().flatten().flatten().map(move |e| e.path().join(bin))
        })
        .filter(|folder| folder.join("postgres").is_file())
        .collect();
    folders.extend(
        env::split_paths(&env::var_os("PATH").unwrap_or_default()).filter(|f| f.join("postgres").is_file()),
    );
    folders
}

/// The major version that a server's program reports; None: it does not run.
pub(crate) fn version_of_program(program: &Path) -> Option<u32> {
    let answer = Command::new(program).arg("--version").output().ok()?;
    major_version(&String::from_utf8_lossy(&answer.stdout))
}

/// `postgres (PostgreSQL) 15.20 (Debian ...)` is 15; `17beta1` is 17.
fn major_version(answer: &str) -> Option<u32> {
    let number = answer.split_once("(PostgreSQL) ")?.1;
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    number[..digits].parse().ok()
}

/// Runs a system tool by name, so that a missing one gives one clear error.
pub(crate) fn tool(name: &'static str, arguments: &[&OsStr]) -> Result<std::process::Output> {
    Command::new(name).args(arguments).output().map_err(Error::file("starting", Path::new(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(folder: &str, major: u32) -> Binaries {
        Binaries { folder: folder.into(), major }
    }

    #[test]
    fn the_major_version_is_read_from_what_the_program_says() {
        let table = [
            ("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)", Some(15)),
            ("postgres (PostgreSQL) 17beta1", Some(17)),
            ("postgres (PostgreSQL) 18", Some(18)),
            ("initdb: not found", None),
        ];
        for (answer, expected) in table {
            assert_eq!(major_version(answer), expected, "{answer}");
        }
    }

    #[test]
    fn a_new_folder_takes_the_newest_and_an_old_one_its_own_version() {
        let both = || vec![at("/a/15", 15), at("/a/17", 17)];
        assert_eq!(choose(both(), None, vec![]).map(|b| b.major).ok(), Some(17));
        assert_eq!(choose(both(), Some(15), vec![]).map(|b| b.major).ok(), Some(15));
    }

    #[test]
    fn of_two_equal_versions_the_first_folder_wins() {
        let twice = vec![at("/first", 15), at("/second", 15)];
        assert_eq!(choose(twice, None, vec![]).map(|b| b.folder).ok(), Some("/first".into()));
    }

    #[test]
    fn a_folder_of_a_removed_version_names_both_versions() {
        let error = choose(vec![at("/a/17", 17)], Some(15), vec![]).expect_err("15 is not there").to_string();
        assert!(error.contains("PostgreSQL 15") && error.contains("17"), "{error}");
    }
}
