//! How people sign in: the duration of an answer, and the other providers, one `[[sign_in.providers]]` in the
//! file for each.
//! Invariant: the program reaches a provider only by https. The provider's secret is in its own file, never
//! in this one or in the output of `config --explain`.

use super::outgoing::of_address;
use super::secret_in;
use crate::problem::{Problem, Result};
use clap::Args;
use identity::federated::{Providers, Setting, Speaks};
use platform::pace::USUAL_MS;
use serde::Deserialize;
use std::path::{Path, PathBuf};

const GOOGLE: &str = "https://accounts.google.com";
const GITHUB: &str = "https://github.com";

/// Longest duration of an answer to a sign-in, in milliseconds: a person waits for it.
const LONGEST_MS: u32 = 5000;

/// The setting as flag and environment variable.
#[derive(Debug, Clone, Default, Args)]
pub struct SignInFlags {
    /// Milliseconds that every answer to a sign-in, a PIN or a forgotten password takes, whatever
    /// the result [default: 500]
    #[arg(long = "sign-in-answer-ms", env = "STEELYARD_SIGN_IN_ANSWER_MS", global = true)]
    pub answer_ms: Option<u32>,
}

/// `[sign_in]` of the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SignInFile {
    answer_ms: Option<u32>,
    providers: Vec<ProviderFile>,
}

/// The duration of an answer that must reveal nothing by its time. Errors: zero, or longer than a person
/// waits.
pub(super) fn answer_ms(
    flags: &SignInFlags,
    file: &SignInFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<u32> {
    let ms = flags.answer_ms.or(file.answer_ms).unwrap_or(USUAL_MS);
    note("sign_in.answer_ms", ms.to_string(), flags.answer_ms.is_some(), file.answer_ms.is_some());
    match ms {
        1..=LONGEST_MS => Ok(ms),
        _ => Err(Problem::setup(format!("sign_in.answer_ms is between 1 and {LONGEST_MS}"))),
    }
}

/// The kinds of provider.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    #[default]
    Oidc,
    Google,
    Github,
}

/// One provider in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProviderFile {
    id: String,
    name: String,
    #[serde(default)]
    kind: Kind,
    issuer: Option<String>,
    client_id: String,
    client_secret_file: PathBuf,
    #[serde(default)]
    scopes: Vec<String>,
    ca_file: Option<PathBuf>,
    #[serde(default)]
    trusts_mfa: bool,
}

/// A provider with consistent settings.
#[derive(Debug, Clone)]
pub struct Provider {
    setting: Setting,
    secret: PathBuf,
    ca: Option<PathBuf>,
}

impl Provider {
    /// The hosts that the program asks: the issuer's, and those that a known provider uses besides.
    pub(super) fn hosts(&self) -> Vec<String> {
        let issuer = self.setting.issuer.as_str();
        let besides: &[&str] = match issuer {
            GOOGLE => &["oauth2.googleapis.com", "www.googleapis.com", "openidconnect.googleapis.com"],
            GITHUB => &["api.github.com"],
            _ => &[],
        };
        let besides = besides.iter().map(|host| (*host).to_owned());
        of_address(issuer).into_iter().chain(besides).collect()
    }

    /// The setting of its CA, and the file.
    pub(super) fn authority(&self) -> (String, Option<&Path>) {
        (format!("sign_in.providers.{}", self.setting.id), self.ca.as_deref())
    }

    /// The files of this provider, to be read.
    pub fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        std::iter::once(&self.secret).chain(&self.ca)
    }

    /// The files of this provider.
    pub(super) fn files(&mut self) -> impl Iterator<Item = &mut PathBuf> {
        std::iter::once(&mut self.secret).chain(&mut self.ca)
    }
}

/// The effective settings of the file. Errors: settings that contradict each other.
pub(super) fn read(
    file: &SignInFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Vec<Provider>> {
    let providers: Vec<Provider> = file.providers.iter().map(provider).collect::<Result<_>>()?;
    for (n, one) in providers.iter().enumerate() {
        let same = |it: &Provider| it.setting.id == one.setting.id || it.setting.issuer == one.setting.issuer;
        if providers[..n].iter().any(same) {
            return Err(wrong(&one.setting.id, "its id and its issuer are its own"));
        }
    }
    let told = providers.iter().map(|it| format!("{} ({})", it.setting.id, it.setting.issuer));
    let told = told.collect::<Vec<_>>().join(", ");
    let shown = if told.is_empty() { "none".to_owned() } else { told };
    note("sign_in.providers", shown, false, !providers.is_empty());
    Ok(providers)
}

fn wrong(id: &str, words: &str) -> Problem {
    Problem::setup(format!("sign_in.providers: {id}: {words}"))
}

fn provider(file: &ProviderFile) -> Result<Provider> {
    let id = file.id.as_str();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || id.len() > 40 || !id.chars().all(plain) {
        return Err(wrong(id, "an id has lower-case letters, digits and hyphens: it is part of an address"));
    }
    if file.name.trim().is_empty() || file.name.chars().count() > 40 {
        return Err(wrong(id, "name: required, 40 characters at most: it is shown on a button"));
    }
    let (speaks, preset) = match file.kind {
        Kind::Oidc => (Speaks::OpenId, None),
        Kind::Google => (Speaks::OpenId, Some(GOOGLE)),
        Kind::Github => (Speaks::GitHub, Some(GITHUB)),
    };
    let issuer = file.issuer.as_deref().or(preset).ok_or_else(|| wrong(id, "issuer: needed"))?;
    if !issuer.starts_with("https://") {
        return Err(wrong(id, "issuer: begins with https://"));
    }
    let setting = Setting {
        id: id.to_owned(),
        name: file.name.trim().to_owned(),
        speaks,
        issuer: issuer.to_owned(),
        client_id: file.client_id.clone(),
        client_secret: String::new(),
        scopes: file.scopes.clone(),
        ca: None,
        trusts_mfa: file.trusts_mfa,
    };
    Ok(Provider { setting, secret: file.client_secret_file.clone(), ca: file.ca_file.clone() })
}

/// The settings with the content of their files. Errors: a file that cannot be read, or is empty.
fn with_files(configured: &[Provider]) -> Result<Vec<Setting>> {
    let whole = |it: &Provider| {
        let ca = it.ca.as_ref().map(|path| std::fs::read(path).map_err(Problem::file(path))).transpose()?;
        Ok(Setting { client_secret: secret_in(&it.secret)?, ca, ..it.setting.clone() })
    };
    configured.iter().map(whole).collect()
}

fn unusable(why: String) -> Problem {
    Problem::setup(format!("sign_in.providers: {why}"))
}

/// The providers with the content of their files. Errors: a file that cannot be read, or is empty.
pub fn providers(configured: &[Provider]) -> Result<Providers> {
    Providers::new(with_files(configured)?).map_err(unusable)
}

/// Reads the files of the providers again. Errors: as `providers`; then no provider changes.
pub fn read_again(configured: &[Provider], providers: &Providers) -> Result<()> {
    providers.replace_keys(&with_files(configured)?).map_err(unusable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> std::result::Result<(Vec<Provider>, String), String> {
        let file: SignInFile = toml::from_str(text).map_err(|why| why.to_string())?;
        let mut told = String::new();
        let read = read(&file, &mut |_, value, _, _| told = value).map_err(|why| why.words)?;
        Ok((read, told))
    }

    const CLIENT: &str = "client_id = \"shop\"\nclient_secret_file = \"keys/hub\"\n";

    fn one(lines: &str) -> String {
        format!("[[providers]]\n{lines}\n{CLIENT}")
    }

    #[test]
    fn an_answer_takes_half_a_second_unless_it_is_said_and_never_no_time_or_for_ever() {
        let read = |ms, file: &str| {
            let file: SignInFile = toml::from_str(file).expect("settings");
            answer_ms(&SignInFlags { answer_ms: ms }, &file, &mut |_, _, _, _| ()).ok()
        };
        assert_eq!((read(None, ""), read(None, "answer_ms = 800")), (Some(500), Some(800)));
        assert_eq!(read(Some(900), "answer_ms = 800"), Some(900));
        assert_eq!((read(Some(0), ""), read(Some(5001), "")), (None, None));
    }

    #[test]
    fn known_providers_need_no_issuer_and_others_do() {
        let google = one("id = \"google\"\nname = \"Google\"\nkind = \"google\"");
        let github = one("id = \"github\"\nname = \"GitHub\"\nkind = \"github\"");
        let (read, told) = of(&format!("{google}{github}")).expect("fine");
        assert_eq!((read[0].setting.speaks, read[1].setting.speaks), (Speaks::OpenId, Speaks::GitHub));
        assert_eq!(told, "google (https://accounts.google.com), github (https://github.com)");
        assert!(of(&one("id = \"hub\"\nname = \"Hub\"")).expect_err("no issuer").contains("issuer"));
        assert_eq!(of("").expect("fine").1, "none");
    }

    #[test]
    fn what_does_not_go_together_is_told_at_the_start() {
        let hub = one("id = \"hub\"\nname = \"Hub\"\nissuer = \"https://hub.example\"");
        for (text, told) in [
            (hub.replace("https:", "http:"), "https://"),
            (hub.replace("\"hub\"", "\"Hub/..\""), "lower-case letters"),
            (hub.replace("\"Hub\"", "\" \""), "name"),
            (format!("{hub}{}", hub.replace("id = \"hub\"", "id = \"other\"")), "its own"),
            (format!("{hub}client_secret = \"x\"\n"), "client_secret"),
        ] {
            let why = of(&text).expect_err(told);
            assert!(why.contains(told), "{why}");
        }
    }
}
