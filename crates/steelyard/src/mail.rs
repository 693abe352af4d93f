//! The mail of a running program: the configured server, and the task that empties the queue.
//! Invariant: links lead to the configured host; a stop waits for the mail that is being sent.

pub mod note;
mod returns;

use crate::config::{Config, secret_in};
use crate::file_watch::FileSet;
use crate::instance::{Instance, now};
use crate::problem::{Problem, Result};
use crate::task::Task;
use mail::messages::files as texts;
use mail::sender::Sender;
use mail::smtp::{Security, Server, Smtp};
use platform::current::Current;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Longest time for the mail in hand at a stop; the next start sends an unfinished one again.
const GRACE: Duration = Duration::from_secs(20);

/// The port on which TLS comes before the greeting (RFC 8314); on other ports STARTTLS follows the greeting.
const WRAPPED: u16 = 465;

/// Shortest token by which returned mail is reported: 120 bits, in the letters that people make tokens of.
const SHORTEST: usize = 24;

/// The task that sends.
pub struct Post {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
    reading: Task,
}

/// Starts to send the mails of the queue; links lead to `origin`. Errors: settings that cannot be used.
pub fn start(instance: &Instance, config: &Config, origin: &str) -> Result<Post> {
    let server = server(config, origin)?;
    let word = config.instance.environment.as_str();
    match &server {
        None if config.mail.is_some() => {
            tracing::info!(
                environment = word,
                "outside production mails wait in the outbox (instance.mail_to)"
            );
        }
        None => tracing::info!("no mail server is set (mail.host): mails wait in the outbox"),
        Some(_) if config.hosts.is_empty() => {
            tracing::warn!("no host is set (hosts): links in mails lead to this machine only");
        }
        Some(_) => {}
    }
    if server.is_some() {
        instance.platform.mail.sends(true);
    }
    if let Err(error) = note::write(&instance.data, instance.platform.mail.reaches()) {
        tracing::warn!(%error, "commands beside this program do not know whether it sends mail");
    }
    let sender = Sender::new(instance.platform.clone(), instance.access.jobs.clone(), server);
    read_server_again(instance, config, (origin, sender.server()))?;
    let (stop, stopped) = watch::channel(false);
    let reading = notice_returns(instance, config)?;
    Ok(Post { stop, task: tokio::spawn(sender.run(now, stopped)), reading })
}

/// Has the files of the mail server read again. Errors: they cannot be used.
fn read_server_again(
    instance: &Instance,
    config: &Config,
    (origin, place): (&str, Arc<Current<Option<Smtp>>>),
) -> Result<()> {
    let (settings, origin) = (config.clone(), origin.to_owned());
    let read = move || {
        let read = server(&settings, &origin)?;
        // Without a server in use, mail still waits.
        if place.get().is_some() {
            place.set(read);
        }
        Ok(())
    };
    let mail = config.mail.as_ref();
    let password = mail.and_then(|mail| mail.user.as_ref()).map(|(_, file)| file.clone());
    let files = password.into_iter().chain(mail.and_then(|mail| mail.ca.clone()));
    instance.files.keep(FileSet::read(("mail", texts::MAIL_SERVER), files, read)?);
    Ok(())
}

/// Whether the files of the settings can be used. Errors: a password, a CA or a token that cannot.
pub fn check_files(config: &Config) -> Result<()> {
    server(config, "https://localhost")?;
    let returns = config.mail.as_ref().and_then(|mail| mail.returns.token_file.as_deref());
    returns.map_or(Ok(()), |file| token_in(file).map(drop))
}

/// The hash of the token in a file. Errors: it cannot be used.
fn token_in(file: &Path) -> Result<[u8; 32]> {
    let token = secret_in(file)?;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    if token.len() < SHORTEST || !token.bytes().all(fits) {
        return Err(Problem::setup(format!(
            "mail.returns_token_file: {SHORTEST} or more letters and digits, such as `openssl rand -hex 24` prints"
        )));
    }
    Ok(Sha256::digest(&token).into())
}

/// Starts to notice mail that comes back. Errors: a token that cannot be used.
fn notice_returns(instance: &Instance, config: &Config) -> Result<Task> {
    let set = config.mail.as_ref().map(|mail| &mail.returns);
    if let Some(file) = set.and_then(|set| set.token_file.clone()) {
        let (platform, path) = (instance.platform.clone(), file.clone());
        let read = move || token_in(&path).map(|token| platform.returns_token.set(Some(token)));
        instance.files.keep(FileSet::read(("mail.returns", texts::RETURNS_TOKEN), [file], read)?);
    }
    let folders = returns::Folders {
        returns: set.and_then(|set| set.folder.clone()),
        reports: set.and_then(|set| set.reports.clone()),
    };
    Ok(returns::start(instance, folders, &[config.about.security.as_str(), config.about.support.as_str()]))
}

impl Post {
    /// Finishes the mail in hand and ends.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        self.reading.stop().await;
        if tokio::time::timeout(GRACE, &mut self.task).await.is_err() {
            self.task.abort();
            tracing::warn!("a mail in hand did not end in time; it may be sent again");
        }
    }
}

/// The mail server in words, for `doctor`.
pub fn told(config: &Config) -> String {
    match &config.mail {
        Some(_) if !config.sends_mail() => {
            format!("{} sends none; mails wait in the outbox", config.instance.environment.as_str())
        }
        Some(mail) => format!("{}:{}", mail.host, mail.port),
        None => "no server set; mails wait in the outbox".into(),
    }
}

fn server(config: &Config, origin: &str) -> Result<Option<Smtp>> {
    let Some(mail) = config.mail.as_ref().filter(|_| config.sends_mail()) else { return Ok(None) };
    let user = match &mail.user {
        Some((user, file)) => Some((user.clone(), secret_in(file)?)),
        None => None,
    };
    let ca = mail.ca.as_ref().map(|path| std::fs::read(path).map_err(Problem::file(path))).transpose()?;
    let server = Server {
        host: mail.host.clone(),
        port: mail.port,
        tls: match (mail.tls, mail.port) {
            (false, _) => Security::None,
            (true, WRAPPED) => Security::Wrapped,
            (true, _) => Security::Asked,
        },
        ca,
        user,
        from: mail.from.clone(),
        returns_to: mail.returns.to.clone(),
        origin: origin.to_owned(),
    };
    let server = Smtp::new(server).map_err(Problem::setup)?;
    let Some(one) = &config.instance.mail_to else { return Ok(Some(server)) };
    server.for_one(one, config.instance.environment).map(Some).map_err(Problem::setup)
}
