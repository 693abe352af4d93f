//! Where published advisories on packages are read: `[advisories]` in the file, `STEELYARD_ADVISORIES`, `--advisories`.
//! Invariant: the program asks nothing of the internet unless the operator names the place.

use crate::problem::{Problem, Result};
use clap::Args;
use serde::Deserialize;
use std::path::PathBuf;

/// The setting as flag and environment variable.
#[derive(Debug, Clone, Default, Args)]
pub struct AdvisoriesFlags {
    /// Advisories on packages: a folder of the RustSec database, or the https address of its archive; read once a day
    #[arg(long = "advisories", env = "STEELYARD_ADVISORIES", global = true)]
    pub from: Option<String>,
}

/// The same setting in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AdvisoriesFile {
    from: Option<String>,
}

/// The source of advisories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// A copy that the operator keeps fresh.
    Folder(PathBuf),
    /// The archive at its public address.
    Address(String),
}

/// The effective setting. Errors: an address that is not https.
pub(super) fn read(
    flags: &AdvisoriesFlags,
    file: &AdvisoriesFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Option<From>> {
    let from = flags.from.clone().or_else(|| file.from.clone());
    let shown = from.clone().unwrap_or_else(|| "those this program was built with".to_owned());
    note("advisories.from", shown, flags.from.is_some(), file.from.is_some());
    match from {
        None => Ok(None),
        Some(from) if from.starts_with("https://") => Ok(Some(From::Address(from))),
        Some(from) if from.contains("://") => {
            Err(Problem::setup(format!("advisories.from: {from}: a folder, or an address of https")))
        }
        Some(from) => Ok(Some(From::Folder(from.into()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_folder_or_an_address_of_https_and_nothing_is_asked_unless_it_is_said() {
        let of = |from: Option<&str>| {
            let flags = AdvisoriesFlags { from: from.map(str::to_owned) };
            read(&flags, &AdvisoriesFile::default(), &mut |_, _, _, _| {}).map_err(|why| why.exit)
        };
        assert_eq!(of(None), Ok(None));
        assert_eq!(of(Some("/srv/db")), Ok(Some(From::Folder("/srv/db".into()))));
        let address = "https://advisories.example/db.zip";
        assert_eq!(of(Some(address)), Ok(Some(From::Address(address.into()))));
        assert_eq!(of(Some("http://advisories.example/db.zip")), Err(78));
    }
}
