//! The watch over the audit log, as a task of a serving program.
//! What must stay true: a stopped program lets the look in hand end; what it had not seen is seen by the next start.

use crate::config::Config;
use crate::config::watch::networks;
use crate::instance::{Instance, now};
use crate::problem::Result;
use platform::watch::Watcher;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How long a look under way may take at a stop.
const GRACE: Duration = Duration::from_secs(5);

/// The task that watches.
pub struct Watching {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

/// Reads the file of networks, if the operator named one. Errors: it cannot be read; what is wrong in it.
pub fn read_networks(instance: &Instance, config: &Config) -> Result<()> {
    let Some(path) = &config.networks else { return Ok(()) };
    // Read twice it would be the same.
    let _ = instance.platform.networks.set(networks(path)?);
    Ok(())
}

/// Begins to watch.
pub fn start(instance: &Instance) -> Watching {
    let watcher = Watcher::new(instance.platform.clone(), instance.access.jobs.clone());
    let (stop, stopped) = watch::channel(false);
    Watching { stop, task: tokio::spawn(watcher.run(now, stopped)) }
}

impl Watching {
    /// Lets the look in hand end and stops.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        if tokio::time::timeout(GRACE, &mut self.task).await.is_err() {
            self.task.abort();
        }
    }
}
