//! The task of a serving program that watches the machine's clock.
//! Invariant: a start also notices a change of the clock while the program was stopped.

use crate::instance::{Instance, now};
use crate::task::Task;
use platform::clock;

/// Starts to compare it with a clock that never goes back.
pub fn start(instance: &Instance) -> Task {
    let platform = instance.platform.clone();
    Task::start(|stopped| clock::run(platform, now, stopped))
}
