//! What this instance is for, and that everything it opens is for the same (promises.toml,
//! environment-separation).
//! Invariant: nothing that belongs to another environment is changed: each label is read before the program
//! writes beside it. A place without a label gets that of the settings.

use crate::config::Config;
use crate::problem::{Problem, Result};
use database::Access;
use database::backup::Backups;
use database::label;
use kernel::environment::Environment;
use platform::keyring::Vault;

/// Refuses the place of the backups if it is labelled for another environment. Errors: it is.
pub fn judge_backups(config: &Config) -> Result<()> {
    if !config.makes_backups() {
        return Ok(());
    }
    judge(
        config.instance.environment,
        "the place of the backups",
        Backups::label_at(&config.data, &config.wish()),
    )
}

/// Refuses a database that is labelled for another environment, before it is migrated. Errors: it is; the
/// database's.
pub async fn judge_database(config: &Config, access: &Access) -> Result<()> {
    judge(config.instance.environment, "the database", label::read(access).await?)
}

/// Refuses a keyring that is labelled for another environment. Errors: it is; the keyring's.
pub fn judge_keyring(config: &Config, vault: &Vault) -> Result<()> {
    judge(config.instance.environment, "the keyring", vault.environment()?)
}

/// Whether a label is that of the settings, or missing. Errors, in words: it is another one.
fn judge(ours: Environment, place: &str, label: Option<String>) -> Result<()> {
    match label {
        Some(theirs) if theirs != ours.as_str() => Err(Problem::setup(format!(
            "{place} is labelled {theirs}, and this instance is {ours}: they share neither data nor keys. Name other \
             places, or set instance.environment to {theirs}.",
            ours = ours.as_str()
        ))),
        _ => Ok(()),
    }
}

/// Labels what has no label yet. What cannot be labelled now, for example on a full disk, is labelled at a
/// later start; until then the check of the promise tells it.
pub async fn label_all(environment: Environment, vault: &Vault, access: &Access, backups: Option<&Backups>) {
    let word = environment.as_str();
    if let Ok(None) = vault.environment()
        && let Err(error) = vault.label(word)
    {
        tracing::warn!(%error, "the keyring could not be labelled with its environment");
    }
    if let Ok(None) = label::read(access).await
        && let Err(error) = label::write(access, word).await
    {
        tracing::warn!(%error, "the database could not be labelled with its environment");
    }
    if let Some(backups) = backups
        && backups.environment().is_none()
        && let Err(error) = backups.label(word)
    {
        tracing::warn!(%error, "the place of the backups could not be labelled with its environment");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_label_stops_the_start_and_is_named_and_a_missing_one_does_not() {
        let judged = |ours, label: Option<&str>| judge(ours, "the keyring", label.map(str::to_owned));
        assert!(judged(Environment::Staging, None).is_ok());
        assert!(judged(Environment::Staging, Some("staging")).is_ok());
        for (ours, theirs) in [(Environment::Staging, "production"), (Environment::Production, "staging")] {
            let problem = judged(ours, Some(theirs)).expect_err("another environment");
            assert_eq!(problem.exit, 78);
            let says = format!("the keyring is labelled {theirs}, and this instance is {}", ours.as_str());
            assert!(problem.words.starts_with(&says), "{}", problem.words);
        }
    }
}
