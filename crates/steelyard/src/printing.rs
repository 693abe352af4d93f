//! The task of a serving program that sends what is printed to the network printers of the operator's list.
//! Invariant: a stop waits for the print in hand; the next start sends the rest.

use crate::instance::{Instance, now};
use crate::task::Task;
use lifecycle::print_queue::PrintQueue;

/// Starts to send.
pub fn start(instance: &Instance) -> Task {
    let queue = PrintQueue::new(instance.platform.clone(), instance.access.jobs.clone());
    Task::start(|stopped| queue.run(now, stopped))
}
