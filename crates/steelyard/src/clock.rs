//! The watch over the machine's clock, as a task of a serving program.
//! What must stay true: what the clock did while the program stood still is seen by the next start.

use crate::instance::{Instance, now};
use crate::task::Task;
use platform::clock;

/// Begins to compare it with one that never goes back.
pub fn start(instance: &Instance) -> Task {
    let platform = instance.platform.clone();
    Task::start(|stopped| clock::run(platform, now, stopped))
}
