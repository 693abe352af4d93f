//! The task of a serving program that watches the files of its settings, and the ends of the certificates in them.
//! Invariant: a stop waits for the look in hand; the next start reads every file.

use super::ends::Ends;
use super::{FileSet, hear};
use crate::config::Config;
use crate::instance::{Instance, now};
use crate::problem::Result;
use crate::task::Task;
use platform::platform::Platform;
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::Signal;
use tokio::sync::watch;

/// How often it checks whether a file changed.
const LOOK: Duration = Duration::from_secs(5);
/// It looks at the ends of certificates with one of so many looks.
const LOOKS_FOR_ENDS: u32 = 12;

struct Watcher {
    platform: Arc<Platform>,
    sets: Vec<FileSet>,
    ends: Ends,
}

/// Starts to watch the files that the instance has read. Errors: the system's.
pub fn start(instance: &Instance, config: &Config) -> Result<Task> {
    let (platform, jobs) = (instance.platform.clone(), instance.access.jobs.clone());
    let contact = config.operators_contact();
    let ends = Ends::new(platform.clone(), jobs, contact);
    let (watcher, hangups) = (Watcher { platform, sets: instance.files.take(), ends }, hear()?);
    Ok(Task::start(|stop| watcher.run(hangups, stop)))
}

impl Watcher {
    async fn run(mut self, mut hangups: Signal, mut stop: watch::Receiver<bool>) {
        for n in 0_u32.. {
            if n % LOOKS_FOR_ENDS == 0 {
                self.ends.look(&self.sets, now()).await;
            }
            let is_asked = tokio::select! {
                // A closed channel counts as a stop: the program is ending.
                _ = stop.wait_for(|is_over| *is_over) => return,
                () = tokio::time::sleep(LOOK) => false,
                Some(()) = hangups.recv() => true,
            };
            if self.look(is_asked).await {
                self.ends.look(&self.sets, now()).await;
            }
        }
    }

    /// True: something was read again. A disk may be slow, and a file long.
    async fn look(&mut self, is_asked: bool) -> bool {
        let (mut sets, platform) = (std::mem::take(&mut self.sets), self.platform.clone());
        let looking = tokio::task::spawn_blocking(move || {
            let many = sets
                .iter_mut()
                .filter_map(|set| set.look(is_asked, now(), &platform.worries).then_some(()))
                .count();
            (sets, many > 0)
        });
        match looking.await {
            Ok((sets, is_read)) => {
                self.sets = sets;
                is_read
            }
            Err(error) => {
                tracing::error!(%error, "files are not read again any more");
                false
            }
        }
    }
}
