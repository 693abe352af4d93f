//! The settings of the mail server: `[mail]` in the file, `STEELYARD_MAIL_…` in the environment, `--mail-…` as flags.
//! Invariant: TLS is required unless the server is on this machine. The password is in its own file, never in
//! a flag or in the output of `config --explain`.

use crate::problem::{Problem, Result};
use clap::Args;
use serde::Deserialize;
use std::path::PathBuf;

/// The port for mail from programs and people (RFC 6409).
const SUBMISSION: u16 = 587;

/// The settings as flags and environment give them.
#[derive(Debug, Clone, Default, Args)]
pub struct MailFlags {
    /// Mail server that sends mail; without one it waits in the outbox
    #[arg(long, env = "STEELYARD_MAIL_HOST", global = true)]
    pub mail_host: Option<String>,
    /// Its port [default: 587; on 465 TLS comes before the greeting]
    #[arg(long, env = "STEELYARD_MAIL_PORT", global = true)]
    pub mail_port: Option<u16>,
    /// Whether TLS is needed: required, or none for a mail server on this machine [default: required]
    #[arg(long, env = "STEELYARD_MAIL_TLS", global = true)]
    pub mail_tls: Option<String>,
    /// Certificate (PEM) of a CA to trust besides the system's
    #[arg(long, env = "STEELYARD_MAIL_CA", global = true)]
    pub mail_ca: Option<PathBuf>,
    /// Name to sign in with at the mail server
    #[arg(long, env = "STEELYARD_MAIL_USER", global = true)]
    pub mail_user: Option<String>,
    /// File that holds the password there
    #[arg(long, env = "STEELYARD_MAIL_PASSWORD_FILE", global = true)]
    pub mail_password_file: Option<PathBuf>,
    /// Sender of mails, such as "Steelyard <post@shop.example>"
    #[arg(long, env = "STEELYARD_MAIL_FROM", global = true)]
    pub mail_from: Option<String>,
    /// Address that mails are returned to, such as returns@shop.example: each mail gets an ending of its own
    /// (returns+…@shop.example), by which it is known again [default: that of the sender]
    #[arg(long, env = "STEELYARD_MAIL_RETURNS_TO", global = true)]
    pub mail_returns_to: Option<String>,
    /// Folder (Maildir) in which returned mail arrives
    #[arg(long, env = "STEELYARD_MAIL_RETURNS_FOLDER", global = true)]
    pub mail_returns_folder: Option<PathBuf>,
    /// File that holds the token by which returned mail is reported at /mail/returns/TOKEN
    #[arg(long, env = "STEELYARD_MAIL_RETURNS_TOKEN_FILE", global = true)]
    pub mail_returns_token_file: Option<PathBuf>,
    /// Folder (Maildir) in which mail to the security contact arrives: each letter becomes a report
    #[arg(long, env = "STEELYARD_MAIL_REPORTS_FOLDER", global = true)]
    pub mail_reports_folder: Option<PathBuf>,
}

/// The same settings in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct MailFile {
    host: Option<String>,
    port: Option<u16>,
    tls: Option<String>,
    ca: Option<PathBuf>,
    user: Option<String>,
    password_file: Option<PathBuf>,
    from: Option<String>,
    returns_to: Option<String>,
    returns_folder: Option<PathBuf>,
    returns_token_file: Option<PathBuf>,
    reports_folder: Option<PathBuf>,
}

/// A mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether TLS is required.
    pub tls: bool,
    /// A further CA to trust.
    pub ca: Option<PathBuf>,
    /// User name, and the file of the password.
    pub user: Option<(String, PathBuf)>,
    /// The sender of mails.
    pub from: String,
    /// How returned mail is noticed.
    pub returns: Returns,
}

/// How returned mail is noticed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Returns {
    /// The address that it is returned to.
    pub to: Option<String>,
    /// The folder in which it arrives.
    pub folder: Option<PathBuf>,
    /// The file of the token by which it is reported.
    pub token_file: Option<PathBuf>,
    /// The folder in which mail to the security contact arrives.
    pub reports: Option<PathBuf>,
}

/// The effective settings of flags and file. Errors: settings that contradict each other.
pub(super) fn read(
    flags: &MailFlags,
    file: &MailFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Option<Mail>> {
    let mut text = |name, flag: Option<String>, in_file: Option<String>, default: &str| {
        let value = flag.clone().or_else(|| in_file.clone());
        note(name, value.clone().unwrap_or_else(|| default.into()), flag.is_some(), in_file.is_some());
        value
    };
    let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
    let port = |port: &Option<u16>| port.map(|port| port.to_string());
    let host =
        text("mail.host", flags.mail_host.clone(), file.host.clone(), "none: mail waits in the outbox");
    text("mail.port", port(&flags.mail_port), port(&file.port), "587");
    let tls = text("mail.tls", flags.mail_tls.clone(), file.tls.clone(), "required");
    text("mail.ca", path(&flags.mail_ca), path(&file.ca), "the system's");
    let user = text("mail.user", flags.mail_user.clone(), file.user.clone(), "none");
    text("mail.password_file", path(&flags.mail_password_file), path(&file.password_file), "none");
    let from = text("mail.from", flags.mail_from.clone(), file.from.clone(), "none");
    let returns_to =
        text("mail.returns_to", flags.mail_returns_to.clone(), file.returns_to.clone(), "the sender");
    text("mail.returns_folder", path(&flags.mail_returns_folder), path(&file.returns_folder), "none");
    text(
        "mail.returns_token_file",
        path(&flags.mail_returns_token_file),
        path(&file.returns_token_file),
        "none",
    );
    text("mail.reports_folder", path(&flags.mail_reports_folder), path(&file.reports_folder), "none");
    let Some(host) = host else { return Ok(None) };
    let tls = match tls.as_deref() {
        None | Some("required") => true,
        Some("none") => false,
        Some(other) => return Err(Problem::setup(format!("mail.tls: {other}: it is required or none"))),
    };
    let from =
        from.ok_or_else(|| Problem::setup("mail.from: needed with mail.host: whom mails come from"))?;
    let password = flags.mail_password_file.clone().or_else(|| file.password_file.clone());
    let user = match (user, password) {
        (None, None) => None,
        (Some(user), Some(password)) => Some((user, password)),
        _ => return Err(Problem::setup("mail.user and mail.password_file go together")),
    };
    let port = flags.mail_port.or(file.port).unwrap_or(SUBMISSION);
    let ca = flags.mail_ca.clone().or_else(|| file.ca.clone());
    let returns = Returns {
        to: returns_to,
        folder: flags.mail_returns_folder.clone().or_else(|| file.returns_folder.clone()),
        token_file: flags.mail_returns_token_file.clone().or_else(|| file.returns_token_file.clone()),
        reports: flags.mail_reports_folder.clone().or_else(|| file.reports_folder.clone()),
    };
    Ok(Some(Mail { host, port, tls, ca, user, from, returns }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(flags: &MailFlags, file: &str) -> std::result::Result<Option<Mail>, String> {
        let file: MailFile = toml::from_str(file).expect("a file");
        read(flags, &file, &mut |_, _, _, _| {}).map_err(|why| why.words)
    }

    #[test]
    fn a_server_needs_no_more_than_its_name_and_whom_mails_come_from() {
        let file = "host = \"mail.example\"\nfrom = \"Steelyard <post@shop.example>\"\n";
        let mail = of(&MailFlags::default(), file).expect("fine").expect("a server");
        assert_eq!((mail.port, mail.tls, mail.user, mail.returns), (587, true, None, Returns::default()));
        let flags = MailFlags { mail_port: Some(465), ..MailFlags::default() };
        assert_eq!(of(&flags, file).expect("fine").expect("a server").port, 465);
        assert_eq!(of(&MailFlags::default(), ""), Ok(None));
    }

    #[test]
    fn what_does_not_go_together_is_told_at_the_start() {
        let server = "host = \"mail.example\"\nfrom = \"post@shop.example\"\n";
        for (more, told) in [
            ("tls = \"maybe\"", "mail.tls"),
            ("user = \"shop\"", "mail.password_file"),
            ("password_file = \"secret\"", "mail.user"),
        ] {
            let why = of(&MailFlags::default(), &format!("{server}{more}\n")).expect_err(more);
            assert!(why.contains(told), "{why}");
        }
        assert!(
            of(&MailFlags::default(), "host = \"mail.example\"\n")
                .expect_err("no from")
                .contains("mail.from")
        );
    }

    #[test]
    fn a_password_is_told_by_its_file_alone() {
        let mut told = Vec::new();
        let file: MailFile = toml::from_str(
            "host = \"m.example\"\nfrom = \"a@b.example\"\nuser = \"u\"\npassword_file = \"f\"\n",
        )
        .expect("a file");
        read(&MailFlags::default(), &file, &mut |name, value, _, _| told.push((name, value))).expect("fine");
        assert!(told.contains(&("mail.password_file", "f".to_owned())), "{told:?}");
        assert_eq!(told.len(), 11);
    }
}
