//! The operator's settings: one TOML file, then the environment, then flags; the later source wins.
//! Invariant: `config --explain` shows the value and the source of every setting.

pub mod acme;
pub mod advisories;
pub mod backup;
pub mod contact;
pub mod deletion;
pub mod disk;
pub mod edge;
pub mod environment;
pub mod forward;
pub mod mail;
pub mod outgoing;
pub mod printers;
pub mod replica;
pub mod sign_in;
pub mod sign_up;
pub mod traces;
pub mod trust;
pub mod watch;

use crate::launcher::reading;
use crate::problem::{Problem, Result};
use acme::{Acme, AcmeFile, AcmeFlags};
use advisories::{AdvisoriesFile, AdvisoriesFlags};
use assurance::scheduler::FirstRound;
use backup::{Backup, BackupFile, BackupFlags};
use clap::Args;
use contact::{ContactFile, ContactFlags};
use database::backup::Wish;
use deletion::{DeletionFile, DeletionFlags};
use disk::{Disk, DiskFile, DiskFlags};
use edge::{Edge, EdgeFile, EdgeFlags};
use environment::{EnvironmentFlags, InstanceFile, Setting};
use forward::{Forward, ForwardFlags};
use kernel::contacts::Contacts;
use mail::{Mail, MailFile, MailFlags};
use platform::keyring::Unsealing;
use platform::printers::Printers;
use platform::sign_up::Mode;
use printers::{PrintersFile, PrintersFlags};
use replica::{Replica, ReplicaFile, ReplicaFlags};
use serde::Deserialize;
use sign_in::{Provider, SignInFile, SignInFlags};
use sign_up::SignUpFlags;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use traces::{Traces, TracesFile, TracesFlags};
use trust::{TrustFile, TrustFlags};
use watch::{WatchFile, WatchFlags};
use web::site::About;

/// Root does not read a configuration that somebody else may write.
pub const NOT_ROOTS: u8 = 77;

/// Days that the security log is kept (promises.toml, log-minimal).
const LOG_DAYS: u32 = 180;
/// Where the program listens unless it is told otherwise.
const LOCAL: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8443);

/// The settings as flags and environment give them.
#[derive(Debug, Clone, Default, Args)]
pub struct Flags {
    /// Folder for all data of this instance
    #[arg(long, env = "STEELYARD_DATA", global = true)]
    pub data: Option<PathBuf>,
    /// Configuration file [default: DATA/steelyard.toml]
    #[arg(long, env = "STEELYARD_CONFIG", global = true)]
    pub config: Option<PathBuf>,
    /// Address to listen on, such as 0.0.0.0:8443
    #[arg(long, env = "STEELYARD_LISTEN", global = true)]
    pub listen: Option<SocketAddr>,
    /// Name people use, such as shop.example:8443 (may be given more than once)
    #[arg(long = "host", env = "STEELYARD_HOST", value_delimiter = ',', global = true)]
    pub hosts: Vec<String>,
    /// External PostgreSQL instead of the private one, prepared as docs/adr/0003 says
    #[arg(long, env = "STEELYARD_DATABASE_URL", global = true, hide_env_values = true)]
    pub database_url: Option<String>,
    /// Certificate chain (PEM) instead of the local CA's
    #[arg(long, env = "STEELYARD_CERT", requires = "key", global = true)]
    pub cert: Option<PathBuf>,
    /// Private key (PEM) of the certificate
    #[arg(long, env = "STEELYARD_KEY", requires = "cert", global = true)]
    pub key: Option<PathBuf>,
    /// Allow browsers to list the whole domain as HTTPS only before a first visit: set this only if
    /// the whole domain is yours
    #[arg(long, env = "STEELYARD_HSTS_PRELOAD", global = true)]
    pub hsts_preload: bool,
    /// Address of a plain listener that only redirects to HTTPS, such as 0.0.0.0:80; off unless set
    #[arg(long, env = "STEELYARD_REDIRECT", global = true)]
    pub redirect: Option<SocketAddr>,
    /// Address on this machine or a private network where Prometheus reads /metrics, such as 127.0.0.1:9464; off unless set
    #[arg(long, env = "STEELYARD_METRICS", global = true)]
    pub metrics: Option<SocketAddr>,
    /// File that unseals the keyring, with a phrase or random bytes, outside the data folder
    /// [default: DATA/keys/seal]
    #[arg(long, env = "STEELYARD_SEAL_FILE", global = true)]
    pub seal_file: Option<PathBuf>,
    /// Shell command that prints the secret that unseals the keyring, such as `age -d -i KEY
    /// FILE` or one of a key service
    #[arg(long, env = "STEELYARD_SEAL_COMMAND", conflicts_with = "seal_file", global = true)]
    pub seal_command: Option<String>,
    /// Level of the log: error, warn, info, debug
    #[arg(long, env = "STEELYARD_LOG", global = true)]
    pub log: Option<String>,
    /// Days that the security log in DATA/log is kept [default: 180]
    #[arg(long, env = "STEELYARD_LOG_DAYS", global = true)]
    pub log_days: Option<u32>,
    /// Where security events are passed on to
    #[command(flatten)]
    pub forward: ForwardFlags,
    /// Whether a configuration file counts only when root alone can write it, because root then opens the
    /// files it names.
    #[arg(skip)]
    pub by_root: bool,
    /// What the instance is for
    #[command(flatten)]
    pub environment: EnvironmentFlags,
    /// The mail server
    #[command(flatten)]
    pub mail: MailFlags,
    /// The operator and their contacts
    #[command(flatten)]
    pub contact: ContactFlags,
    /// Certificates by ACME
    #[command(flatten)]
    pub acme: AcmeFlags,
    /// How backups are made
    #[command(flatten)]
    pub backup: BackupFlags,
    /// Where advisories are read
    #[command(flatten)]
    pub advisories: AdvisoriesFlags,
    /// Whether copies follow
    #[command(flatten)]
    pub replica: ReplicaFlags,
    /// Which network printers may be used
    #[command(flatten)]
    pub printers: PrintersFlags,
    /// Limits for incoming requests
    #[command(flatten)]
    pub edge: EdgeFlags,
    /// Where traces go
    #[command(flatten)]
    pub traces: TracesFlags,
    /// When the checks of the promises begin
    #[command(flatten)]
    pub trust: TrustFlags,
    /// The file for judging unusual use
    #[command(flatten)]
    pub watch: WatchFlags,
    /// How workspaces end
    #[command(flatten)]
    pub deletion: DeletionFlags,
    /// How workspaces are opened
    #[command(flatten)]
    pub sign_up: SignUpFlags,
    /// How much room disks must have
    #[command(flatten)]
    pub disk: DiskFlags,
    /// How people sign in
    #[command(flatten)]
    pub sign_in: SignInFlags,
}

/// The same settings in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    listen: Option<SocketAddr>,
    hosts: Vec<String>,
    database_url: Option<String>,
    cert: Option<PathBuf>,
    key: Option<PathBuf>,
    hsts_preload: bool,
    redirect: Option<SocketAddr>,
    metrics: Option<SocketAddr>,
    seal_file: Option<PathBuf>,
    seal_command: Option<String>,
    log: Option<String>,
    log_days: Option<u32>,
    log_forward: Option<String>,
    log_forward_ca: Option<PathBuf>,
    sign_up: Option<String>,
    instance: InstanceFile,
    mail: MailFile,
    contact: ContactFile,
    acme: AcmeFile,
    backup: BackupFile,
    advisories: AdvisoriesFile,
    printers: PrintersFile,
    replica: ReplicaFile,
    edge: EdgeFile,
    traces: TracesFile,
    trust: TrustFile,
    watch: WatchFile,
    deletion: DeletionFile,
    disk: DiskFile,
    sign_in: SignInFile,
}

/// The effective settings with their sources.
#[derive(Debug, Clone)]
pub struct Config {
    /// The data folder.
    pub data: PathBuf,
    /// The address to listen on.
    pub listen: SocketAddr,
    /// Names served besides those of this machine.
    pub hosts: Vec<String>,
    /// PostgreSQL elsewhere.
    pub database_url: Option<String>,
    /// Certificate and key files.
    pub cert: Option<(PathBuf, PathBuf)>,
    /// The CA that issues certificates by ACME; none: no certificate is ordered.
    pub acme: Option<Acme>,
    /// Browsers may list the whole domain as HTTPS only, because all of it is the operator's.
    pub hsts_preload: bool,
    /// The plain listener that redirects to HTTPS.
    pub redirect: Option<SocketAddr>,
    /// The address of /metrics.
    pub metrics: Option<SocketAddr>,
    /// What unseals the keyring; none: a file beside it.
    pub seal: Option<Unsealing>,
    /// The filter for standard error.
    pub log: String,
    /// Days that the security log is kept.
    pub log_days: u32,
    /// Where security events are passed on to; none: nowhere.
    pub forward: Option<Forward>,
    /// What the instance is for.
    pub instance: Setting,
    /// The mail server; none: mail waits in the outbox.
    pub mail: Option<Mail>,
    /// How backups are made.
    pub backup: Backup,
    /// Where published advisories on packages are read; none: the program asks nothing of the internet.
    pub advisories: Option<advisories::From>,
    /// Whether copies follow.
    pub replica: Replica,
    /// The network printers that workspaces may use.
    pub printers: Printers,
    /// Limits for incoming requests, and the trusted proxies.
    pub edge: Edge,
    /// Where traces go; none: nothing is traced.
    pub traces: Option<Traces>,
    /// When the checks of the promises begin.
    pub first_round: FirstRound,
    /// File of networks and countries; none: the origin of a sign-in is not judged.
    pub networks: Option<PathBuf>,
    /// Days that a closed workspace remains.
    pub grace_days: u16,
    /// How workspaces are opened; none: nobody chose.
    pub sign_up: Option<Mode>,
    /// How much free space the disks must have.
    pub disk: Disk,
    /// Milliseconds of an answer whose duration must reveal nothing.
    pub answer_ms: u32,
    /// The operator and the contacts.
    pub about: About,
    /// Other providers by which people may sign in.
    pub providers: Vec<Provider>,
    /// (setting, value, source) for `config --explain`.
    pub explained: Vec<(&'static str, String, &'static str)>,
}

impl Config {
    /// The address that gets the operators' mails too: the one for questions, or else the one for reports.
    pub fn operators_contact(&self) -> String {
        let about = &self.about;
        if about.support.is_empty() { about.security.clone() } else { about.support.clone() }
    }

    /// Reads file and flags. Errors: the file is no TOML, has an unknown setting, or was named and is
    /// missing.
    pub fn read(flags: &Flags) -> Result<Config> {
        let data = flags.data.clone().unwrap_or_else(|| PathBuf::from("data"));
        let file = file(flags, &data)?;
        let mut explained = vec![("data", data.display().to_string(), source(flags.data.is_some(), false))];
        let mut note = |name, value: String, flag: bool, in_file: bool| {
            explained.push((name, value, source(flag, in_file)))
        };
        let listen = flags.listen.or(file.listen).unwrap_or(LOCAL);
        note("listen", listen.to_string(), flags.listen.is_some(), file.listen.is_some());
        let hosts = if flags.hosts.is_empty() { file.hosts.clone() } else { flags.hosts.clone() };
        note("hosts", hosts.join(", "), !flags.hosts.is_empty(), !file.hosts.is_empty());
        let database_url = flags.database_url.clone().or_else(|| file.database_url.clone());
        let shown = if database_url.is_some() { "(set; not shown)" } else { "the private cluster" };
        note("database_url", shown.into(), flags.database_url.is_some(), file.database_url.is_some());
        let cert =
            flags.cert.clone().zip(flags.key.clone()).or_else(|| file.cert.clone().zip(file.key.clone()));
        let shown = cert.as_ref().map_or("the local CA's".into(), |(cert, _)| cert.display().to_string());
        note("cert", shown, flags.cert.is_some(), file.cert.is_some());
        let acme = acme::read(&flags.acme, &file.acme, &hosts, &mut note)?;
        if cert.is_some() && acme.is_some() {
            return Err(Problem::setup("cert and acme.names do not go together: take one of them"));
        }
        let hsts_preload = flags.hsts_preload || file.hsts_preload;
        note("hsts_preload", hsts_preload.to_string(), flags.hsts_preload, file.hsts_preload);
        let or_off = |at: Option<SocketAddr>| at.map_or("off".into(), |at| at.to_string());
        let redirect = flags.redirect.or(file.redirect);
        note("redirect", or_off(redirect), flags.redirect.is_some(), file.redirect.is_some());
        let metrics = flags.metrics.or(file.metrics);
        note("metrics", or_off(metrics), flags.metrics.is_some(), file.metrics.is_some());
        let seal = unsealing(flags, &file, &mut note)?;
        let log = flags.log.clone().or_else(|| file.log.clone()).unwrap_or_else(|| "info".into());
        note("log", log.clone(), flags.log.is_some(), file.log.is_some());
        let log_days = flags.log_days.or(file.log_days).unwrap_or(LOG_DAYS);
        note("log_days", log_days.to_string(), flags.log_days.is_some(), file.log_days.is_some());
        let mail = mail::read(&flags.mail, &file.mail, &mut note)?;
        let backup = backup::read(&flags.backup, &file.backup, &mut note)?;
        let replica = replica::read(&flags.replica, &file.replica, database_url.is_some(), &mut note)?;
        Ok(Config {
            data,
            listen,
            hosts,
            database_url,
            cert,
            acme,
            hsts_preload,
            redirect,
            metrics,
            seal,
            log,
            log_days,
            forward: forward::read(&flags.forward, &file, &mut note)?,
            instance: environment::read(&flags.environment, &file.instance, &mut note)?,
            mail,
            backup,
            advisories: advisories::read(&flags.advisories, &file.advisories, &mut note)?,
            replica,
            printers: printers::read(&flags.printers, &file.printers, &mut note)?,
            edge: edge::read(&flags.edge, &file.edge, &mut note)?,
            traces: traces::read(&flags.traces, &file.traces, &mut note)?,
            first_round: trust::read(&flags.trust, &file.trust, &mut note)?,
            networks: watch::read(&flags.watch, &file.watch, &mut note),
            answer_ms: sign_in::answer_ms(&flags.sign_in, &file.sign_in, &mut note)?,
            grace_days: deletion::read(&flags.deletion, &file.deletion, &mut note)?,
            sign_up: sign_up::read(&flags.sign_up, file.sign_up.as_ref(), &mut note)?,
            disk: disk::read(&flags.disk, &file.disk, &mut note)?,
            about: contact::read(&flags.contact, &file.contact, &mut note)?,
            providers: sign_in::read(&file.sign_in, &mut note)?,
            explained,
        })
    }
}

/// What unseals the keyring. A flag wins over the file, whichever of the two it names. Errors: the file names
/// both.
fn unsealing(
    flags: &Flags,
    file: &File,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Option<Unsealing>> {
    let of = |path: &Option<PathBuf>, command: &Option<String>| {
        let command = command.clone().map(Unsealing::Command);
        path.clone().map(Unsealing::File).or(command)
    };
    if file.seal_file.is_some() && file.seal_command.is_some() {
        return Err(Problem::setup("seal_file and seal_command do not go together: take one of them"));
    }
    let flag = of(&flags.seal_file, &flags.seal_command);
    let seal = flag.clone().or_else(|| of(&file.seal_file, &file.seal_command));
    let (path, command) = match &seal {
        None => ("beside the keyring".to_owned(), "none"),
        Some(Unsealing::File(path)) => (path.display().to_string(), "none"),
        // A command may contain a password.
        Some(Unsealing::Command(_)) => ("none".to_owned(), "(set; not shown)"),
    };
    note("seal_file", path, flags.seal_file.is_some(), flag.is_none() && file.seal_file.is_some());
    let is_told = flag.is_none() && file.seal_command.is_some();
    note("seal_command", command.to_owned(), flags.seal_command.is_some(), is_told);
    Ok(seal)
}

impl Config {
    /// Whether mail leaves this machine: outside production only to the one address of the setting.
    pub fn sends_mail(&self) -> bool {
        self.mail.is_some() && (self.instance.environment.is_production() || self.instance.mail_to.is_some())
    }

    /// The addresses at which the operator is reached.
    pub fn contacts(&self) -> Contacts {
        Contacts { security: self.about.security.clone(), support: self.about.support.clone() }
    }

    /// Whether the instance makes the backups of its database.
    pub fn makes_backups(&self) -> bool {
        self.database_url.is_none() && self.backup.on != Some(false)
    }

    /// The operator's choices for the backups.
    pub fn wish(&self) -> Wish {
        Wish { folder: self.backup.folder.clone(), retention_days: self.backup.retention_days }
    }

    /// The files that settings name and the program reads: the author of the settings decides who may read
    /// them.
    pub fn files(&mut self) -> Vec<&mut PathBuf> {
        let certificate = self.cert.iter_mut().flat_map(|(cert, key)| [cert, key]);
        let mail = self.mail.iter_mut().flat_map(|mail| {
            let secrets = mail.user.iter_mut().map(|(_, password)| password);
            mail.ca.iter_mut().chain(secrets).chain(&mut mail.returns.token_file)
        });
        let providers = self.providers.iter_mut().flat_map(Provider::files);
        let asked = self.acme.iter_mut().flat_map(|acme| &mut acme.ca);
        let traces = self.traces.iter_mut().flat_map(|traces| &mut traces.ca);
        let forward = self.forward.iter_mut().flat_map(|forward| &mut forward.ca);
        certificate
            .chain(mail)
            .chain(providers)
            .chain(asked)
            .chain(traces)
            .chain(forward)
            .chain(&mut self.networks)
            .collect()
    }
}

impl Config {
    /// The files of CAs to trust, each with its setting.
    pub fn authorities(&self) -> Vec<(String, &Path)> {
        let mail = self.mail.as_ref().and_then(|mail| mail.ca.as_deref());
        let acme = self.acme.as_ref().and_then(|acme| acme.ca.as_deref());
        let traces = self.traces.as_ref().and_then(|traces| traces.ca.as_deref());
        let forward = self.forward.as_ref().and_then(|forward| forward.ca.as_deref());
        let one =
            [("mail.ca", mail), ("acme.ca_file", acme), ("traces.ca", traces), ("log_forward_ca", forward)];
        let one = one.into_iter().map(|(setting, path)| (setting.to_owned(), path));
        let all = one.chain(self.providers.iter().map(Provider::authority));
        all.filter_map(|(setting, path)| Some((setting, path?))).collect()
    }
}

fn source(flag: bool, file: bool) -> &'static str {
    match (flag, file) {
        (true, _) => "flag or environment",
        (false, true) => "configuration file",
        (false, false) => "default",
    }
}

/// Reads a secret from the first line of its file. Errors: the file, or an empty one.
pub fn secret_in(path: &Path) -> Result<String> {
    let text = std::fs::read_to_string(path).map_err(Problem::file(path))?;
    let first = text.lines().next().unwrap_or_default();
    if first.is_empty() {
        return Err(Problem::setup(format!("{}: no secret in its first line", path.display())));
    }
    Ok(first.to_owned())
}

fn file(flags: &Flags, data: &Path) -> Result<File> {
    let path = flags.config.clone().unwrap_or_else(|| data.join("steelyard.toml"));
    match text_of(&path, flags.by_root) {
        Ok(text) => toml::from_str(&text).map_err(|why| Problem::setup(format!("{}: {why}", path.display()))),
        Err(why) if flags.by_root && why.kind() == std::io::ErrorKind::PermissionDenied => {
            Err(Problem { exit: NOT_ROOTS, words: format!("{} is not root's alone", path.display()) })
        }
        Err(why) if flags.config.is_none() && why.kind() == std::io::ErrorKind::NotFound => {
            Ok(File::default())
        }
        Err(why) => Err(Problem::file(&path)(why)),
    }
}

fn text_of(path: &Path, by_root: bool) -> std::io::Result<String> {
    if by_root { std::io::read_to_string(reading::roots_own(path)?) } else { std::fs::read_to_string(path) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_wins_over_the_file_and_the_file_over_the_default() {
        let folder = std::env::temp_dir().join(format!("steelyard-config-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("steelyard.toml"), "listen = \"0.0.0.0:9000\"\nlog = \"warn\"\n").unwrap();
        let flags = Flags { data: Some(folder.clone()), log: Some("debug".into()), ..Flags::default() };
        let config = Config::read(&flags).unwrap();
        assert_eq!((config.listen.port(), config.log.as_str()), (9000, "debug"));
        std::fs::write(folder.join("steelyard.toml"), "lisen = 1\n").unwrap();
        assert_eq!(Config::read(&flags).unwrap_err().exit, 78);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
