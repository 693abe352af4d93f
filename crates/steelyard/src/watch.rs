//! The watch over the audit log, as a task of a serving program.
//! Invariant: a start also judges the events that a stopped program had not seen.

use crate::config::Config;
use crate::config::watch::networks;
use crate::instance::{Instance, now};
use crate::problem::Result;
use crate::task::Task;
use lifecycle::casework::reminders::Reminders;
use lifecycle::containment::watch_blocks;
use lifecycle::detection::Watcher;

/// Reads the file of networks, if the operator named one. Errors: it cannot be read, or a line is wrong.
pub fn read_networks(instance: &Instance, config: &Config) -> Result<()> {
    let Some(path) = &config.networks else { return Ok(()) };
    // A second reading would give the same.
    let _ = instance.platform.networks.set(networks(path)?);
    Ok(())
}

/// Starts to watch, and to keep the list of the networks that are shut out up to date.
pub fn start(instance: &Instance) -> Task {
    let watcher = Watcher::new(instance.platform.clone(), instance.access.jobs.clone());
    let platform = instance.platform.clone();
    Task::start(move |stopped| async move {
        tokio::join!(watcher.run(now, stopped.clone()), watch_blocks(platform, now, stopped));
    })
}

/// Starts to remind of what has to be done in time.
pub fn start_reminding(instance: &Instance) -> Task {
    let reminders = Reminders::new(instance.platform.clone(), instance.access.jobs.clone());
    Task::start(|stopped| reminders.run(now, stopped))
}
