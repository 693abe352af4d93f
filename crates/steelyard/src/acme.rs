//! Certificates from a CA by ACME: a task orders the first one and each renewal while the program serves.
//! Invariant: the program serves the current certificate until a better one is there. After each refusal by the
//! CA it waits longer before it asks again. It offers only TLS-ALPN-01, on the listener that serves.

mod kept;
mod order;
mod shown;

pub use shown::Shown;

use crate::certificate::Certificate;
use crate::config::Config;
use crate::config::acme::Acme;
use crate::file_watch::{End, FileSet};
use crate::instance::{Instance, now};
use crate::problem::{Problem, Result};
use jiff::Timestamp;
use kept::Kept;
use mail::messages::files as texts;
use order::Ca;
use platform::current::Current;
use rustls::ClientConfig;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinHandle;

/// How often the task checks whether a certificate is due. This also catches a clock that was set and a
/// machine that slept.
const LOOK: Duration = Duration::from_secs(3600);
/// The wait after the first failure; each further failure makes it four times longer. That is five tries in
/// the first hour, as many as Let's Encrypt allows.
const FIRST: Duration = Duration::from_secs(15);
const RAREST: Duration = Duration::from_secs(6 * 3600);
/// Longest time for one order.
const LONGEST: Duration = Duration::from_secs(300);

/// The task, while it runs.
pub struct Keeper(JoinHandle<()>);

impl Keeper {
    /// Ends at once. The next start begins an unfinished order again.
    pub fn stop(self) {
        self.0.abort();
    }
}

struct Task {
    ca: Ca,
    client: Arc<Current<ClientConfig>>,
    names: Vec<String>,
    kept: Kept,
    shown: Arc<Shown>,
}

/// How the CA is reached. Errors: the file of its own CA.
fn client(acme: &Acme) -> Result<Arc<ClientConfig>> {
    let further =
        acme.ca.as_ref().map(|path| std::fs::read(path).map_err(Problem::file(path))).transpose()?;
    platform::outgoing::authorities::client(further.as_deref())
        .map_err(|why| Problem::setup(format!("acme.ca_file: {why}")))
}

/// Has the file of the CA's own CA read again, and the end of its certificate watched.
fn watch_files(acme: &Acme, instance: &Instance, shown: &Arc<Shown>) -> Result<Arc<Current<ClientConfig>>> {
    let current = Arc::new(Current::new(ClientConfig::clone(&*client(acme)?)));
    let (settings, place) = (acme.clone(), current.clone());
    let read = move || client(&settings).map(|client| place.set(ClientConfig::clone(&*client)));
    instance.files.keep(FileSet::read(("acme.ca_file", texts::AUTHORITY), acme.ca.clone(), read)?);
    let shown = shown.clone();
    let end = End::new(texts::ORDER, move || shown.certificate().map(|it| it.period));
    instance.files.keep(FileSet::of_nothing("acme", texts::OWN_CERTIFICATE).ending(end));
    Ok(current)
}

/// Shows the stored certificate and renews it. Errors: settings that cannot be used, or the folder.
pub fn start(acme: &Acme, instance: &Instance, shown: Arc<Shown>) -> Result<Keeper> {
    let client = watch_files(acme, instance, &shown)?;
    let contact = acme.contact.iter().map(|it| format!("mailto:{it}")).collect();
    let ca = Ca { client: client.get(), directory: acme.directory.clone(), contact };
    let kept = Kept::of(&instance.data, &acme.directory);
    kept.make()?;
    match kept.certificate() {
        Ok(Some(certificate)) => shown.show(certificate),
        Ok(None) => tracing::warn!(
            names = acme.names.join(", "),
            directory = acme.directory,
            "no certificate of the CA yet: browsers are shown this machine's own, and warn, until it comes"
        ),
        Err(why) => {
            tracing::warn!(cause = why.words, "the stored certificate cannot be used: ordering another")
        }
    }
    let task = Task { ca, client, names: acme.names.clone(), kept, shown };
    Ok(Keeper(tokio::spawn(task.run())))
}

impl Task {
    async fn run(self) {
        let mut failures = 0;
        loop {
            let wait = match self.due_in(now()) {
                Some(wait) => wait.min(LOOK),
                None => match self.renew().await {
                    Ok(()) => {
                        failures = 0;
                        continue;
                    }
                    Err(cause) => {
                        failures += 1;
                        self.failed(&cause, rest(failures))
                    }
                },
            };
            tokio::time::sleep(wait).await;
        }
    }

    /// Time until a certificate must be ordered; None: now.
    fn due_in(&self, now: Timestamp) -> Option<Duration> {
        let shown = self.shown.certificate().filter(|it| it.is_for(&self.names))?;
        Duration::try_from(shown.period.renew_at().duration_since(now)).ok().filter(|wait| !wait.is_zero())
    }

    async fn renew(&self) -> std::result::Result<(), String> {
        let key = self.kept.account_key().map_err(|why| why.words)?;
        let ca = Ca { client: self.client.get(), ..self.ca.clone() };
        let order = order::order(&ca, &self.names, &key, &self.shown);
        let pem = tokio::time::timeout(LONGEST, order).await.map_err(|_| "the CA took too long")??;
        let certificate = Certificate::read(pem.as_bytes())?;
        // Otherwise the next order would follow at once, again and again.
        if !certificate.is_for(&self.names) || certificate.period.renew_at() <= now() {
            return Err("the CA's certificate has other names or has ended: is the clock right?".to_owned());
        }
        let until = certificate.period.until.to_string();
        self.shown.show(certificate);
        if let Err(why) = self.kept.keep(&pem) {
            tracing::error!(cause = why.words, "the new certificate is served but could not be kept");
        }
        tracing::info!(names = self.names.join(", "), until, "a certificate came from the CA and is served");
        Ok(())
    }

    fn failed(&self, cause: &str, wait: Duration) -> Duration {
        tracing::warn!(
            names = self.names.join(", "),
            cause,
            again_in_s = wait.as_secs(),
            "no certificate came from the CA; the certificate served until now stays in use"
        );
        if let Err(why) = self.kept.note_failure(&format!("{} {cause}", now())) {
            tracing::warn!(cause = why.words, "the failure could not be noted for doctor");
        }
        wait
    }
}

/// Time to wait after this many failures in a row.
fn rest(failures: u32) -> Duration {
    FIRST.saturating_mul(4_u32.saturating_pow(failures.saturating_sub(1))).min(RAREST)
}

/// Whether the files of the settings can be used. Errors: the file of the CA's own CA.
pub fn check_files(config: &Config) -> Result<()> {
    config.acme.as_ref().map_or(Ok(()), |acme| client(acme).map(drop))
}

/// The certificate in words, for `doctor`; an error where a browser would warn of it.
pub fn told(acme: &Acme, data: &Path, now: Timestamp) -> std::result::Result<String, String> {
    let kept = Kept::of(data, &acme.directory);
    let failure = kept.failure().map_or(String::new(), |it| format!("; the last order failed: {it}"));
    match kept.certificate().ok().flatten() {
        Some(it) if !it.period.is_over(now) && it.is_for(&acme.names) => {
            let (until, renewed) = (it.period.until, it.period.renew_at());
            Ok(format!("of {} until {until}, renewed from {renewed}{failure}", acme.directory))
        }
        Some(it) => {
            let (names, ends) = (it.names.join(", "), it.period.in_words(now));
            Err(format!("of {} for {names}; it {ends}{failure}", acme.directory))
        }
        None => Err(format!("none yet from {}{failure}", acme.directory)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ca_that_refuses_is_asked_five_times_in_the_first_hour_then_ever_more_rarely() {
        let waits: Vec<u64> = (1..=8).map(|failures| rest(failures).as_secs()).collect();
        assert_eq!(waits, [15, 60, 240, 960, 3840, 15_360, 21_600, 21_600]);
        assert!(waits[..4].iter().sum::<u64>() < 3600 && waits[..5].iter().sum::<u64>() > 3600);
        assert_eq!(rest(u32::MAX), RAREST);
    }
}
