//! Long work, as a task of a serving program.
//! Invariant: a stop cuts what runs and gives it back, so that the next start begins it anew.

use crate::instance::{Instance, now};
use crate::task::Task;
use platform::job::Runner;

/// Begins to run jobs.
pub fn start(instance: &Instance) -> Task {
    let (platform, registry) = (instance.platform.clone(), instance.registry.clone());
    let runner = Runner::new(platform, registry, instance.access.jobs.clone(), now);
    Task::start(|stopped| runner.run(stopped))
}
