//! Long work, as a task of a serving program.
//! Invariant: a stop cuts the jobs that run and gives them back, so that the next start runs them again.

use crate::instance::{Instance, now};
use crate::task::Task;
use platform::job::Runner;

/// Begins to run jobs.
pub fn start(instance: &Instance) -> Task {
    let (platform, registry) = (instance.platform.clone(), instance.registry.clone());
    let runner = Runner::new(platform, registry.runners(), instance.access.jobs.clone(), now);
    Task::start(|stopped| runner.run(stopped))
}
