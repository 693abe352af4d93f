//! Certificates from a CA by ACME: a task orders the first one and each renewal while the program serves.
//! Invariant: the program serves the current certificate until a better one is there. After each refusal by the
//! CA it waits longer before it asks again. It offers only TLS-ALPN-01, on the listener that serves.

mod certificate;
mod kept;
mod order;
mod shown;

pub use shown::Shown;

use crate::config::Config;
use crate::config::acme::Acme;
use crate::instance::now;
use crate::problem::{Problem, Result};
use certificate::Certificate;
use jiff::Timestamp;
use kept::Kept;
use order::Ca;
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
    names: Vec<String>,
    kept: Kept,
    shown: Arc<Shown>,
}

/// Shows the stored certificate and renews it. Errors: settings that cannot be used, or the folder.
pub fn start(acme: &Acme, data: &Path, shown: Arc<Shown>) -> Result<Keeper> {
    let further =
        acme.ca.as_ref().map(|path| std::fs::read(path).map_err(Problem::file(path))).transpose()?;
    let client = platform::outgoing::authorities::client(further.as_deref())
        .map_err(|why| Problem::setup(format!("acme.ca_file: {why}")))?;
    let contact = acme.contact.iter().map(|it| format!("mailto:{it}")).collect();
    let ca = Ca { client, directory: acme.directory.clone(), contact };
    let kept = Kept::of(data, &acme.directory);
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
    let task = Task { ca, names: acme.names.clone(), kept, shown };
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
        Duration::try_from(shown.renew_at().duration_since(now)).ok().filter(|wait| !wait.is_zero())
    }

    async fn renew(&self) -> std::result::Result<(), String> {
        let key = self.kept.account_key().map_err(|why| why.words)?;
        let order = order::order(&self.ca, &self.names, &key, &self.shown);
        let pem = tokio::time::timeout(LONGEST, order).await.map_err(|_| "the CA took too long")??;
        let certificate = Certificate::read(pem.as_bytes())?;
        // Otherwise the next order would follow at once, again and again.
        if !certificate.is_for(&self.names) || certificate.renew_at() <= now() {
            return Err("the CA's certificate has other names or has ended: is the clock right?".to_owned());
        }
        let until = certificate.until.to_string();
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

/// The certificate in words, for `doctor`; an error where a browser would warn of it.
pub fn told(config: &Config, now: Timestamp) -> std::result::Result<String, String> {
    let Some(acme) = &config.acme else {
        let own = config.cert.as_ref().map(|(cert, _)| cert.display().to_string());
        return Ok(own.unwrap_or_else(|| "this machine's own: browsers warn".into()));
    };
    let kept = Kept::of(&config.data, &acme.directory);
    let failure = kept.failure().map_or(String::new(), |it| format!("; the last order failed: {it}"));
    match kept.certificate().ok().flatten() {
        Some(it) if it.until > now && it.is_for(&acme.names) => {
            Ok(format!("of {} until {}, renewed from {}{failure}", acme.directory, it.until, it.renew_at()))
        }
        Some(it) => {
            Err(format!("of {} for {} until {}{failure}", acme.directory, it.names.join(", "), it.until))
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
