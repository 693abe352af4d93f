//! How a workspace ends: `[deletion]` in the file, `STEELYARD_DELETION_GRACE_DAYS`, `--deletion-grace-days`.
//! Invariant: at least a day passes between the closing of a workspace and its end, so that somebody can open
//! it again.

use crate::problem::{Problem, Result};
use clap::Args;
use platform::platform::GRACE_DAYS;
use serde::Deserialize;

/// The books of a closed shop need no more than a year.
const MOST: u16 = 366;

/// The setting as flag and environment variable.
#[derive(Debug, Clone, Default, Args)]
pub struct DeletionFlags {
    /// Days between closing a workspace and its deletion, in which it can only be read and may be
    /// opened again [default: 30]
    #[arg(long = "deletion-grace-days", env = "STEELYARD_DELETION_GRACE_DAYS", global = true)]
    pub grace_days: Option<u16>,
}

/// The same setting in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DeletionFile {
    grace_days: Option<u16>,
}

/// The effective setting. Errors: no day at all, or more than a year.
pub(super) fn read(
    flags: &DeletionFlags,
    file: &DeletionFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<u16> {
    let days = flags.grace_days.or(file.grace_days).unwrap_or(GRACE_DAYS);
    note("deletion.grace_days", days.to_string(), flags.grace_days.is_some(), file.grace_days.is_some());
    match days {
        1..=MOST => Ok(days),
        _ => Err(Problem::setup(format!("deletion.grace_days is between 1 and {MOST}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_unless_it_is_said_and_never_none_at_all() {
        let read =
            |days| read(&DeletionFlags { grace_days: days }, &DeletionFile::default(), &mut |_, _, _, _| ());
        assert_eq!(read(None).expect("the default"), 30);
        assert_eq!(read(Some(7)).expect("a week"), 7);
        assert!([0, 367].map(|days| read(Some(days)).is_err()).iter().all(|is| *is));
    }
}
