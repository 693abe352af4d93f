//! The task of a serving program that runs long actions.
//! Invariant: a stop interrupts the running jobs and returns them to the queue, so that the next start runs
//! them again.

use crate::instance::{Instance, now};
use crate::task::Task;
use platform::job::Runner;

/// Starts to run jobs.
pub fn start(instance: &Instance) -> Task {
    let (platform, registry) = (instance.platform.clone(), instance.registry.clone());
    let runner = Runner::new(platform, registry.runners(), instance.access.jobs.clone(), now);
    Task::start(|stopped| runner.run(stopped))
}
