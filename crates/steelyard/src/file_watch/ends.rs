//! The watch over the ends of certificates: mails to the operators three weeks and one week before, and when one ended.
//! Invariant: each step of a certificate is mailed once, whatever is restarted. One that ends within a week, or has
//! ended, is shown on `/trust` until a newer one is in use.

use super::FileSet;
use crate::certificate::{Nearness, Period};
use assurance::evidence;
use jiff::Timestamp;
use mail::messages::files as texts;
use mail::operators;
use platform::error::Result;
use platform::instance::{Finding, note_at_once};
use platform::platform::Platform;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The code of an event about a certificate that ends.
const ENDS: &str = "certificate_ends";

/// The end of a certificate.
pub struct End {
    /// What to do before it.
    remedy: &'static str,
    period: Box<dyn Fn() -> Option<Period> + Send + Sync>,
}

impl End {
    /// Of the certificate that is in use, if there is one.
    pub fn new(remedy: &'static str, period: impl Fn() -> Option<Period> + Send + Sync + 'static) -> End {
        End { remedy, period: Box::new(period) }
    }
}

/// The last step that was mailed of a certificate, by its end.
type Step = (Timestamp, Nearness);

/// Whether a step is mailed now: it is nearer to the end than the last one of this certificate.
fn is_due(last: Option<&Step>, (until, nearness): Step) -> bool {
    nearness > Nearness::Far && last.is_none_or(|(of, step)| *of != until || *step < nearness)
}

/// Whether everybody is shown it.
fn is_shown(nearness: Nearness) -> bool {
    nearness >= Nearness::Close
}

pub(super) struct Ends {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    contact: String,
    /// The steps that were mailed; None: those before this start are not read yet.
    told: Option<BTreeMap<String, Step>>,
}

/// The name of the events about a certificate, and of its worry.
fn event(id: &str) -> String {
    format!("instance.ends.{id}")
}

impl Ends {
    /// Of an instance; the contact gets the operators' mails too.
    pub(super) fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config, contact: String) -> Ends {
        Ends { platform, jobs, contact, told: None }
    }

    /// Looks at each end. What cannot be mailed is tried again with the next look.
    pub(super) async fn look(&mut self, sets: &[FileSet], now: Timestamp) {
        if self.told.is_none() {
            match self.remember(sets).await {
                Ok(told) => self.told = Some(told),
                Err(error) => tracing::warn!(%error, "what was mailed about certificates is not known yet"),
            }
        }
        for set in sets {
            let Some(end) = &set.end else { continue };
            let Some(period) = (end.period)() else { continue };
            self.show(set, end, period, now);
            if let Err(error) = self.tell(set, end, period, now).await {
                tracing::warn!(%error, certificate = set.id, "that a certificate ends could not be mailed yet");
            }
        }
    }

    /// A restart alone sends no mail again.
    async fn remember(&self, sets: &[FileSet]) -> Result<BTreeMap<String, Step>> {
        let mut told = BTreeMap::new();
        for set in sets.iter().filter(|set| set.end.is_some()) {
            let [last] = evidence::last(&self.platform, [event(&set.id).as_str()]).await?;
            let step = last.and_then(|last| {
                let nearness = Nearness::ALL.into_iter().find(|it| it.as_str() == last.text("nearness"))?;
                Some((last.text("until").parse().ok()?, nearness))
            });
            told.extend(step.map(|step| (set.id.clone(), step)));
        }
        Ok(told)
    }

    fn show(&self, set: &FileSet, end: &End, period: Period, now: Timestamp) {
        let (name, worries) = (event(&set.id), &self.platform.worries);
        match period.nearness(now) {
            nearness if is_shown(nearness) => {
                worries.tell(&name, texts::end(set.what, period.until, end.remedy, now))
            }
            _ => worries.mended(&name),
        }
    }

    /// The mail comes first: after a restart, an event without one would look as if it was sent.
    async fn tell(&mut self, set: &FileSet, end: &End, period: Period, now: Timestamp) -> Result<()> {
        let Some(told) = &mut self.told else { return Ok(()) };
        let step = (period.until, period.nearness(now));
        if !is_due(told.get(&set.id), step) {
            return Ok(());
        }
        let words = texts::end_mail(&texts::end(set.what, period.until, end.remedy, now));
        operators::warn(&self.platform, &self.jobs, &self.contact, &words, now).await?;
        self.platform.mail.wake();
        told.insert(set.id.clone(), step);
        let after = json!({ "until": period.until.to_string(), "nearness": step.1.as_str() });
        note_at_once(&self.platform, now, Finding { action: event(&set.id), code: Some(ENDS), after }).await
    }
}
