//! The watch over the audit log, as a task of a serving program.
//! Invariant: a start also judges the events that a stopped program had not seen.

use crate::config::Config;
use crate::config::watch::networks;
use crate::file_watch::FileSet;
use crate::instance::{Instance, now};
use crate::problem::Result;
use crate::task::Task;
use lifecycle::casework::reminders::Reminders;
use lifecycle::containment::watch_blocks;
use lifecycle::detection::Watcher;
use mail::messages::files as texts;

/// Reads the file of networks, if the operator named one, and again when it changes. Errors: it cannot be read, or a
/// line is wrong.
pub fn read_networks(instance: &Instance, config: &Config) -> Result<()> {
    let Some(path) = config.networks.clone() else { return Ok(()) };
    let (platform, file) = (instance.platform.clone(), path.clone());
    let read = move || networks(&file).map(|networks| platform.networks.set(Some(networks)));
    instance.files.keep(FileSet::read(("watch.networks", texts::NETWORKS), [path], read)?);
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
