//! How workspaces are opened: `sign_up` in the file, `STEELYARD_SIGN_UP`, `--sign-up`.
//! Invariant: without a setting the program decides by the instance's history, and says so.

use crate::problem::{Problem, Result};
use clap::Args;
use platform::sign_up::Mode;

/// The setting as flag and environment variable.
#[derive(Debug, Clone, Default, Args)]
pub struct SignUpFlags {
    /// People who may open a workspace beyond the first: open (everybody who proves an e-mail address),
    /// invited (with a link of `operator invite`) or closed [default: invited; an instance older than this
    /// setting stays open until it is set]
    #[arg(long, env = "STEELYARD_SIGN_UP", global = true)]
    pub sign_up: Option<String>,
}

/// The effective setting; None: no setting. Errors: another word.
pub(super) fn read(
    flags: &SignUpFlags,
    file: Option<&String>,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Option<Mode>> {
    let word = flags.sign_up.as_ref().or(file);
    let mode = word.map(|word| Mode::of(word)).map(|mode| mode.ok_or_else(wrong)).transpose()?;
    let shown = mode.map_or("invited, or open where it was open before", Mode::as_str);
    note("sign_up", shown.to_owned(), flags.sign_up.is_some(), file.is_some());
    Ok(mode)
}

fn wrong() -> Problem {
    Problem::setup("sign_up is open, invited or closed")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(flag: Option<&str>, file: Option<&str>) -> (std::result::Result<Option<Mode>, u8>, String) {
        let (flags, file) = (SignUpFlags { sign_up: flag.map(Into::into) }, file.map(String::from));
        let mut told = String::new();
        let read = read(&flags, file.as_ref(), &mut |_, value, _, _| told = value);
        (read.map_err(|why| why.exit), told)
    }

    #[test]
    fn a_flag_wins_and_another_word_is_told_at_the_start() {
        assert_eq!(of(Some("closed"), Some("open")), (Ok(Some(Mode::Closed)), "closed".into()));
        assert_eq!(of(None, Some("open")), (Ok(Some(Mode::Open)), "open".into()));
        let (mode, told) = of(None, None);
        assert!(mode == Ok(None) && told.starts_with("invited"), "{told}");
        assert_eq!(of(Some("everybody"), None).0, Err(78));
    }
}
