//! The file for judging unusual use: `[watch]` in the file, `STEELYARD_NETWORKS`, `--networks`.
//! Invariant: the program asks no other service; a line that cannot be read stops the start, by its number.

use crate::problem::{Problem, Result};
use clap::Args;
use kernel::networks::Networks;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The setting as flag and environment variable.
#[derive(Debug, Clone, Default, Args)]
pub struct WatchFlags {
    /// File of networks and countries by ranges of addresses, in the form of iptoasn.com
    /// (first, last, number, country, separated by tabs): with it, sign-ins from new ones are
    /// noticed; without it they are not
    #[arg(long = "networks", env = "STEELYARD_NETWORKS", global = true)]
    pub networks: Option<PathBuf>,
}

/// The same setting in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct WatchFile {
    networks: Option<PathBuf>,
}

/// The effective setting.
pub(super) fn read(
    flags: &WatchFlags,
    file: &WatchFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Option<PathBuf> {
    let networks = flags.networks.clone().or_else(|| file.networks.clone());
    let shown = networks.as_ref().map_or("none".into(), |path| path.display().to_string());
    note("watch.networks", shown, flags.networks.is_some(), file.networks.is_some());
    networks
}

/// The ranges of a file. Errors: it cannot be read, or a line is wrong.
pub fn networks(path: &Path) -> Result<Networks> {
    let text = std::fs::read_to_string(path).map_err(Problem::file(path))?;
    Networks::parse(&text).map_err(|why| Problem::setup(format!("{}: {why}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_wrong_is_refused_by_its_line_and_one_that_is_not_there_too() {
        let path = std::env::temp_dir().join(format!("steelyard-networks-{}", std::process::id()));
        assert_eq!(networks(&path).expect_err("nothing is there").exit, 78);
        std::fs::write(&path, "192.0.2.0\t192.0.2.255\t64496\tAU\n192.0.2.0\n").expect("written");
        let told = networks(&path).expect_err("half a line");
        assert!(told.exit == 78 && told.words.ends_with("line 2: the last is missing"), "{}", told.words);
        std::fs::write(&path, "192.0.2.0\t192.0.2.255\t64496\tAU\n").expect("written");
        assert_eq!(networks(&path).expect("ranges").ranges(), 1);
        std::fs::remove_file(path).expect("removed");
    }
}
