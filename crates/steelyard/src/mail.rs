//! The mail of a running program: the configured server, and the task that empties the queue.
//! Invariant: links lead to the configured host; a stop waits for the mail that is being sent.

use crate::config::{Config, secret_in};
use crate::instance::{Instance, now};
use crate::problem::{Problem, Result};
use mail::sender::Sender;
use mail::smtp::{Security, Server, Smtp};
use std::path::Path;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Longest time for the mail in hand at a stop; the next start sends an unfinished one again.
const GRACE: Duration = Duration::from_secs(20);

/// The port on which TLS comes before the greeting (RFC 8314); on other ports STARTTLS follows the greeting.
const WRAPPED: u16 = 465;

/// The note in the data folder by which commands know whether the program that serves sends mail.
const NOTE: &str = "mail-goes-out";

/// The task that sends.
pub struct Post {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

/// Starts to send the mails of the queue; links lead to `origin`. Errors: settings that cannot be used.
pub fn start(instance: &Instance, config: &Config, origin: &str) -> Result<Post> {
    let server = server(config, origin)?;
    match &server {
        None => tracing::info!("no mail server is set (mail.host): mails wait in the outbox"),
        Some(_) if config.hosts.is_empty() => {
            tracing::warn!("no host is set (hosts): links in mails lead to this machine only");
        }
        Some(_) => {}
    }
    if server.is_some() {
        instance.platform.mail.sends(true);
    }
    if let Err(error) = note(&instance.data, instance.platform.mail.reaches()) {
        tracing::warn!(%error, "commands beside this program do not know whether it sends mail");
    }
    let sender = Sender::new(instance.platform.clone(), instance.access.jobs.clone(), server);
    let (stop, stopped) = watch::channel(false);
    Ok(Post { stop, task: tokio::spawn(sender.run(now, stopped)) })
}

impl Post {
    /// Finishes the mail in hand and ends.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        if tokio::time::timeout(GRACE, &mut self.task).await.is_err() {
            self.task.abort();
            tracing::warn!("a mail in hand did not end in time; it may be sent again");
        }
    }
}

fn note(data: &Path, goes_out: bool) -> std::io::Result<()> {
    std::fs::write(data.join(NOTE), if goes_out { "yes\n" } else { "no\n" })
}

/// Whether the program that serves this folder, or served it last, sends mail; None: it was never served.
pub fn goes_out(data: &Path) -> Option<bool> {
    let noted = std::fs::read_to_string(data.join(NOTE)).ok()?;
    Some(noted.trim() == "yes")
}

/// The mail server in words, for `doctor`.
pub fn told(config: &Config) -> String {
    match &config.mail {
        Some(mail) => format!("{}:{}", mail.host, mail.port),
        None => "no server set; mails wait in the outbox".into(),
    }
}

fn server(config: &Config, origin: &str) -> Result<Option<Smtp>> {
    let Some(mail) = &config.mail else { return Ok(None) };
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
        origin: origin.to_owned(),
    };
    Smtp::new(server).map(Some).map_err(Problem::setup)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_knows_from_the_serving_program_whether_mail_goes_out() {
        let folder = std::env::temp_dir().join(format!("steelyard-mail-note-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        assert_eq!(goes_out(&folder), None, "it was never served");
        for does in [true, false] {
            note(&folder, does).expect("noted");
            assert_eq!(goes_out(&folder), Some(does));
        }
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
