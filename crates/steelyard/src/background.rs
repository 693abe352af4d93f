//! The work beside answering requests, the same for an instance and for its demo: mail, checks, backups,
//! reminders, and what waits for its hour.
//! Invariant: there is one list of it, so that nothing runs in one of the two alone.

use crate::backup::{self, Works};
use crate::config::Config;
use crate::instance::{Instance, Listening};
use crate::problem::Result;
use crate::{
    archives, audit, clock, damage, file_watch, jobs, keys, mail, printing, totals, trust, watch, workspaces,
};
use futures::future::BoxFuture;

/// The work in hand: what stops each part, in the order of their start.
pub struct Background(Vec<BoxFuture<'static, ()>>);

impl Background {
    /// Starts all of it. `looks` is false where a test runs the checks of the promises itself and looks for
    /// damage itself. Errors: settings that cannot be used.
    pub fn start(
        instance: &Instance,
        config: &Config,
        listening: &Listening,
        looks: bool,
    ) -> Result<Background> {
        let mut started = Background(Vec::new());
        started.keep(audit::start(instance, config)?.stop());
        started.keep(mail::start(instance, config, &listening.url)?.stop());
        started.keep(clock::start(instance, config).stop());
        started.keep(watch::start(instance).stop());
        started.keep(keys::start(instance).stop());
        started.keep(workspaces::Tasks::start(instance).stop());
        started.keep(totals::start(instance).stop());
        started.keep(watch::start_reminding(instance).stop());
        started.keep(printing::start(instance).stop());
        started.keep(totals::start_charging(instance).stop());
        started.keep(archives::start(instance).stop());
        started.keep(jobs::start(instance).stop());
        if looks {
            started.keep(damage::start(instance, config).stop());
            started.keep(trust::start(instance, config, listening)?.stop());
        }
        if let Some(keeping) = keep_backups(instance, config) {
            started.keep(keeping.stop());
        }
        // Last: each part has named its files.
        started.keep(file_watch::task::start(instance, config)?.stop());
        Ok(started)
    }

    /// Keeps how a part is stopped; nothing of it runs before `stop`.
    fn keep(&mut self, stop: impl Future<Output = ()> + Send + 'static) {
        self.0.push(Box::pin(stop));
    }

    /// Stops each part, the last one first.
    pub async fn stop(self) {
        for stop in self.0.into_iter().rev() {
            stop.await;
        }
    }
}

/// Starts backups as the settings say. None where backups are impossible; the log says why.
fn keep_backups(instance: &Instance, config: &Config) -> Option<backup::task::Keeping> {
    Works::of(instance, backup::PROGRAM.into())
        .map(|works| backup::task::start(works, config.backup.clone()))
        .inspect_err(|why| tracing::warn!(why, "no backups are made"))
        .ok()
}
