//! The settings of certificates by ACME: `[acme]` in the file, `STEELYARD_ACME_…` in the environment, `--acme-…` as flags.
//! Invariant: the program orders only for names that it serves, and reaches the CA only by https; without a
//! name it orders nothing.

use crate::problem::{Problem, Result};
use clap::Args;
use serde::Deserialize;
use std::path::PathBuf;

/// Let's Encrypt, the default CA.
const LETS_ENCRYPT: &str = "https://acme-v02.api.letsencrypt.org/directory";
/// Most names of one certificate at Let's Encrypt.
const MOST: usize = 100;

/// The settings as flags and environment give them.
#[derive(Debug, Clone, Default, Args)]
pub struct AcmeFlags {
    /// Name to get a certificate for by ACME, such as shop.example (may be given more than once); setting it
    /// agrees to the terms of the CA
    #[arg(long = "acme-name", env = "STEELYARD_ACME_NAMES", value_delimiter = ',', global = true)]
    pub acme_names: Vec<String>,
    /// E-mail address that the CA may write to
    #[arg(long, env = "STEELYARD_ACME_CONTACT", global = true)]
    pub acme_contact: Option<String>,
    /// The CA's ACME directory [default: Let's Encrypt]
    #[arg(long, env = "STEELYARD_ACME_DIRECTORY", global = true)]
    pub acme_directory: Option<String>,
    /// Certificate (PEM) to trust besides the system's when the CA is asked
    #[arg(long, env = "STEELYARD_ACME_CA", global = true)]
    pub acme_ca: Option<PathBuf>,
}

/// The same settings in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AcmeFile {
    names: Vec<String>,
    contact: Option<String>,
    directory: Option<String>,
    ca_file: Option<PathBuf>,
}

/// A CA and the certificate to order from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acme {
    /// Names of the certificate, in lower case.
    pub names: Vec<String>,
    /// Whom the CA may write to.
    pub contact: Option<String>,
    /// Its directory.
    pub directory: String,
    /// A further CA to trust for its https.
    pub ca: Option<PathBuf>,
}

/// The effective settings of flags and file; `served` are the hosts. Errors: settings that contradict each
/// other.
pub(super) fn read(
    flags: &AcmeFlags,
    file: &AcmeFile,
    served: &[String],
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Option<Acme>> {
    let mut text = |name, flag: Option<String>, in_file: Option<String>, default: &str| {
        let value = flag.clone().or_else(|| in_file.clone());
        note(name, value.clone().unwrap_or_else(|| default.into()), flag.is_some(), in_file.is_some());
        value
    };
    let list = |names: &[String]| (!names.is_empty()).then(|| names.join(", "));
    let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
    let names = list(&flags.acme_names);
    text("acme.names", names, list(&file.names), "none: no certificate is ordered");
    let contact = text("acme.contact", flags.acme_contact.clone(), file.contact.clone(), "none");
    let directory =
        text("acme.directory", flags.acme_directory.clone(), file.directory.clone(), LETS_ENCRYPT);
    text("acme.ca_file", path(&flags.acme_ca), path(&file.ca_file), "the system's");
    let names = if flags.acme_names.is_empty() { &file.names } else { &flags.acme_names };
    if names.is_empty() {
        return Ok(None);
    }
    let names: Vec<String> = names.iter().map(|name| name.trim().to_ascii_lowercase()).collect();
    let ca = flags.acme_ca.clone().or_else(|| file.ca_file.clone());
    let acme = Acme { names, contact, directory: directory.unwrap_or_else(|| LETS_ENCRYPT.into()), ca };
    goes_together(&acme, served)?;
    Ok(Some(acme))
}

fn goes_together(acme: &Acme, served: &[String]) -> Result<()> {
    if acme.names.len() > MOST {
        return Err(Problem::setup(format!("acme.names: {MOST} at most")));
    }
    for name in &acme.names {
        if !is_name(name) {
            let words = "a full name such as shop.example is needed: no port, no *, no bare address";
            return Err(Problem::setup(format!("acme.names: {name}: {words}")));
        }
        let is_it = |host: &String| host.split(':').next().is_some_and(|it| it.eq_ignore_ascii_case(name));
        if !served.iter().any(is_it) {
            return Err(Problem::setup(format!("acme.names: {name}: not served here: name it in hosts too")));
        }
    }
    if !acme.directory.starts_with("https://") {
        return Err(Problem::setup("acme.directory: begins with https://"));
    }
    match &acme.contact {
        Some(contact) if !contact.contains('@') || contact.contains([':', ' ', ',']) => {
            Err(Problem::setup("acme.contact: one e-mail address"))
        }
        _ => Ok(()),
    }
}

/// Letters, digits and hyphens in labels of up to 63, with a dot: the CA proves no other names by
/// TLS-ALPN-01.
fn is_name(name: &str) -> bool {
    let label = |it: &str| {
        (1..=63).contains(&it.len())
            && !it.starts_with('-')
            && !it.ends_with('-')
            && it.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
    };
    let labels: Vec<&str> = name.split('.').collect();
    let is_address = labels.last().is_some_and(|last| last.bytes().all(|c| c.is_ascii_digit()));
    name.len() <= 253 && labels.len() > 1 && labels.iter().all(|it| label(it)) && !is_address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(flags: &AcmeFlags, file: &str) -> std::result::Result<Option<Acme>, String> {
        let file: AcmeFile = toml::from_str(file).expect("a file");
        let served = ["shop.example:8443".to_owned(), "til.shop.example".to_owned()];
        read(flags, &file, &served, &mut |_, _, _, _| {}).map_err(|why| why.words)
    }

    #[test]
    fn a_name_is_enough_and_no_name_asks_nobody() {
        let acme = of(&AcmeFlags::default(), "names = [\"Shop.example\"]").expect("fine").expect("a CA");
        assert_eq!((acme.names[0].as_str(), acme.directory.as_str()), ("shop.example", LETS_ENCRYPT));
        assert_eq!(of(&AcmeFlags::default(), "contact = \"a@b.example\""), Ok(None));
        let flags = AcmeFlags { acme_names: vec!["til.shop.example".into()], ..AcmeFlags::default() };
        let acme = of(&flags, "names = [\"shop.example\"]").expect("fine").expect("a CA");
        assert_eq!(acme.names, ["til.shop.example"]);
    }

    #[test]
    fn what_does_not_go_together_is_told_at_the_start() {
        for (file, told) in [
            ("names = [\"*.shop.example\"]", "no *"),
            ("names = [\"127.0.0.1\"]", "no bare address"),
            ("names = [\"localhost\"]", "full name"),
            ("names = [\"shop.example:8443\"]", "no port"),
            ("names = [\"other.example\"]", "hosts"),
            ("names = [\"shop.example\"]\ndirectory = \"http://ca.example\"", "https://"),
            ("names = [\"shop.example\"]\ncontact = \"mailto:a@b.example\"", "acme.contact"),
        ] {
            let why = of(&AcmeFlags::default(), file).expect_err(file);
            assert!(why.contains(told), "{why}");
        }
    }
}
