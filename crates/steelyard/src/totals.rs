//! The task of a serving program that adds posted entries to the totals of their months.
//! Invariant: a stop waits for the batch in hand; the next start adds up the rest.

use crate::instance::Instance;
use crate::task::Task;
use lifecycle::month_totals::MonthTotals;

/// Starts to add up.
pub fn start(instance: &Instance) -> Task {
    let totals = MonthTotals::new(instance.platform.clone(), instance.access.jobs.clone());
    Task::start(|stopped| totals.run(stopped))
}
