//! The operator and their contacts: `[contact]` in the file, `STEELYARD_…` in the environment, flags.
//! Invariant: these settings are public; the start fails on an address that cannot receive mail.

use crate::problem::{Problem, Result};
use clap::Args;
use platform::email_address;
use serde::Deserialize;
use web::site::About;

/// The settings as flags and environment give them.
#[derive(Debug, Clone, Default, Args)]
pub struct ContactFlags {
    /// Name of the operator of this instance, as the policy shows it
    #[arg(long, env = "STEELYARD_OPERATOR", global = true)]
    pub operator: Option<String>,
    /// Address for reports of weaknesses, public at /.well-known/security.txt
    #[arg(long, env = "STEELYARD_SECURITY_CONTACT", global = true)]
    pub security_contact: Option<String>,
    /// Web address of the key with which reports by mail are encrypted (OpenPGP or age)
    #[arg(long, env = "STEELYARD_SECURITY_KEY", global = true)]
    pub security_key: Option<String>,
    /// Address for questions
    #[arg(long, env = "STEELYARD_SUPPORT_CONTACT", global = true)]
    pub support_contact: Option<String>,
}

/// The same settings in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ContactFile {
    operator: Option<String>,
    security: Option<String>,
    security_key: Option<String>,
    support: Option<String>,
}

/// The effective settings; an empty text counts as not set. Errors: a malformed e-mail address.
pub(super) fn read(
    flags: &ContactFlags,
    file: &ContactFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<About> {
    let mut pick = |name, flag: &Option<String>, file: &Option<String>| {
        let value = flag.clone().or_else(|| file.clone()).unwrap_or_default().trim().to_owned();
        let shown = if value.is_empty() { "not set".to_owned() } else { value.clone() };
        note(name, shown, flag.is_some(), file.is_some());
        value
    };
    let about = About {
        operator: pick("contact.operator", &flags.operator, &file.operator),
        security: pick("contact.security", &flags.security_contact, &file.security),
        security_key: pick("contact.security_key", &flags.security_key, &file.security_key),
        support: pick("contact.support", &flags.support_contact, &file.support),
    };
    if about.operator.chars().any(char::is_control) || about.operator.chars().count() > 200 {
        return Err(Problem::setup("contact.operator is a name of 200 characters at most"));
    }
    for (name, address) in [("security", &about.security), ("support", &about.support)] {
        if !address.is_empty() && email_address::email(address).is_err() {
            return Err(Problem::setup(format!("contact.{name}: {address:?} is no e-mail address")));
        }
    }
    let key = about.security_key.as_str();
    let is_address = key.starts_with("https://") && key.chars().all(|c| c.is_ascii_graphic());
    if !key.is_empty() && !is_address {
        return Err(Problem::setup("contact.security_key is a web address that begins with https://"));
    }
    Ok(about)
}
