//! The watch over the audit log, as a task of a serving program.
//! What must stay true: what a stopped program had not seen is seen by the next start.

use crate::instance::{Instance, now};
use crate::task::Task;
use platform::watch::Watcher;

/// Begins to watch.
pub fn start(instance: &Instance) -> Task {
    let watcher = Watcher::new(instance.platform.clone(), instance.access.jobs.clone());
    Task::start(|stopped| watcher.run(now, stopped))
}
