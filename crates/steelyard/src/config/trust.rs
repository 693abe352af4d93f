//! When the checks of the promises begin: `[trust]` in the file, `STEELYARD_TRUST_FIRST_ROUND`,
//! `--trust-first-round`.
//! Invariant: the checks are on unless the operator switched them off, and then `/trust` says so.

use crate::problem::{Problem, Result};
use assurance::scheduler::{FirstRound, SETTLE};
use clap::Args;
use serde::Deserialize;
use std::time::Duration;
use toml::Value;

/// An operator who wants the machine for longer than an hour after a start switches the checks off.
const MOST_SECONDS: u64 = 60 * 60;

/// The setting as flag and environment variable.
#[derive(Debug, Clone, Default, Args)]
pub struct TrustFlags {
    /// Seconds from the start to the first round of checks of the promises, or off: then checks run only
    /// by `trust run`, and /trust says so [default: 60]
    #[arg(long = "trust-first-round", env = "STEELYARD_TRUST_FIRST_ROUND", global = true)]
    pub first_round: Option<String>,
}

/// The same setting in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct TrustFile {
    first_round: Option<Value>,
}

/// The effective setting. Errors: neither off nor a number of seconds up to an hour.
pub(super) fn read(
    flags: &TrustFlags,
    file: &TrustFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<FirstRound> {
    let in_file = file.first_round.as_ref().map(|value| match value {
        Value::String(text) => text.clone(),
        Value::Integer(seconds) => seconds.to_string(),
        other => other.type_str().to_owned(),
    });
    let named = (flags.first_round.is_some(), in_file.is_some());
    let first_round = match flags.first_round.clone().or(in_file) {
        Some(text) => of(&text)?,
        None => FirstRound::After(SETTLE),
    };
    note("trust.first_round", text_of(first_round), named.0, named.1);
    Ok(first_round)
}

fn of(text: &str) -> Result<FirstRound> {
    match (text, text.parse()) {
        ("off", _) => Ok(FirstRound::Off),
        (_, Ok(seconds @ 0..=MOST_SECONDS)) => Ok(FirstRound::After(Duration::from_secs(seconds))),
        _ => Err(Problem::setup(format!(
            "trust.first_round: {text}: it is \"off\", or from 0 to {MOST_SECONDS} seconds"
        ))),
    }
}

fn text_of(first_round: FirstRound) -> String {
    match first_round {
        FirstRound::Off => "off".to_owned(),
        FirstRound::After(wait) => wait.as_secs().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_from(flag: Option<&str>, file: &str) -> std::result::Result<FirstRound, String> {
        let file: TrustFile = toml::from_str(file).map_err(|why| why.to_string())?;
        let flags = TrustFlags { first_round: flag.map(str::to_owned) };
        read(&flags, &file, &mut |_, _, _, _| {}).map_err(|why| why.words)
    }

    fn after(seconds: u64) -> std::result::Result<FirstRound, String> {
        Ok(FirstRound::After(Duration::from_secs(seconds)))
    }

    #[test]
    fn checks_begin_after_a_minute_unless_the_operator_chose_another_time_or_switched_them_off() {
        assert_eq!(read_from(None, ""), after(60));
        assert_eq!(read_from(None, "first_round = 5"), after(5));
        assert_eq!(read_from(None, "first_round = \"off\""), Ok(FirstRound::Off));
        assert_eq!(read_from(Some("off"), "first_round = 5"), Ok(FirstRound::Off));
        assert_eq!(read_from(Some("3600"), "first_round = \"off\""), after(3600));
    }

    #[test]
    fn what_is_neither_off_nor_a_time_is_refused_by_its_name() {
        for value in ["\"on\"", "\"\"", "true", "false", "-1", "1.5", "3601", "[]"] {
            let why = read_from(None, &format!("first_round = {value}")).expect_err(value);
            assert!(why.starts_with("trust.first_round: ") && why.contains("\"off\""), "{why}");
        }
        assert!(read_from(None, "second_round = 5").expect_err("no such setting").contains("second_round"));
    }
}
