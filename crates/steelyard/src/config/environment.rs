//! What the instance is for: `[instance]` in the file, `STEELYARD_ENVIRONMENT`, `--environment`.
//! Invariant: without a setting it is production. Only outside production may one address get every mail.

use crate::problem::{Problem, Result};
use clap::Args;
use kernel::environment::Environment;
use platform::email_address;
use serde::Deserialize;

/// The settings as flags and environment give them.
#[derive(Debug, Clone, Default, Args)]
pub struct EnvironmentFlags {
    /// What this instance is for: production, staging, demo or test; keys, database and backups of one are
    /// refused by the others [default: production]
    #[arg(long, env = "STEELYARD_ENVIRONMENT", global = true)]
    pub environment: Option<String>,
    /// Address that gets every mail outside production; without one such mail stays in the outbox
    #[arg(long = "environment-mail-to", env = "STEELYARD_ENVIRONMENT_MAIL_TO", global = true)]
    pub mail_to: Option<String>,
}

/// The same settings in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct InstanceFile {
    environment: Option<String>,
    mail_to: Option<String>,
}

/// What an instance is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its environment.
    pub environment: Environment,
    /// The address that gets every mail outside production; none: such mail waits in the outbox.
    pub mail_to: Option<String>,
}

/// The effective settings. Errors: another word, no address, an address in production.
pub(super) fn read(
    flags: &EnvironmentFlags,
    file: &InstanceFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Setting> {
    let word = flags.environment.as_ref().or(file.environment.as_ref());
    let environment = word.map_or(Some(Environment::default()), |word| Environment::of(word));
    let environment = environment
        .ok_or_else(|| Problem::setup("instance.environment is production, staging, demo or test"))?;
    let (flag, in_file) = (flags.environment.is_some(), file.environment.is_some());
    note("instance.environment", environment.as_str().to_owned(), flag, in_file);
    let mail_to = flags.mail_to.clone().or_else(|| file.mail_to.clone());
    let shown = mail_to.clone().unwrap_or_else(|| "not set".to_owned());
    note("instance.mail_to", shown, flags.mail_to.is_some(), file.mail_to.is_some());
    match &mail_to {
        Some(_) if environment.is_production() => Err(Problem::setup(
            "instance.mail_to is for staging, demo and test: production mails the people themselves",
        )),
        Some(address) if email_address::email(address).is_err() => {
            Err(Problem::setup(format!("instance.mail_to: {address:?} is no e-mail address")))
        }
        _ => Ok(Setting { environment, mail_to }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: Option<&str>, address: Option<&str>) -> std::result::Result<Setting, u8> {
        let file = InstanceFile { environment: word.map(Into::into), mail_to: address.map(Into::into) };
        read(&EnvironmentFlags::default(), &file, &mut |_, _, _, _| ()).map_err(|why| why.exit)
    }

    fn setting(environment: Environment, address: Option<&str>) -> std::result::Result<Setting, u8> {
        Ok(Setting { environment, mail_to: address.map(Into::into) })
    }

    #[test]
    fn it_is_production_unless_it_is_said_and_a_flag_wins() {
        assert_eq!(of(None, None), setting(Environment::Production, None));
        assert_eq!(of(Some("staging"), None), setting(Environment::Staging, None));
        let flags = EnvironmentFlags { environment: Some("test".into()), mail_to: None };
        let file = InstanceFile { environment: Some("demo".into()), mail_to: None };
        let read = read(&flags, &file, &mut |_, _, _, _| ()).expect("fine");
        assert_eq!(read.environment, Environment::Test);
    }

    #[test]
    fn another_word_and_an_address_in_production_are_told_at_the_start() {
        let address = "tester@shop.example";
        assert_eq!(of(Some("live"), None), Err(78));
        assert_eq!(of(None, Some(address)), Err(78));
        assert_eq!(of(Some("staging"), Some("nobody")), Err(78));
        assert_eq!(of(Some("staging"), Some(address)), setting(Environment::Staging, Some(address)));
    }
}
