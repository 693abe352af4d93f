//! The tasks of a serving program that add posted entries to the totals of their months, and that charge each day the cost of metal
//! sold by weight.
//! Invariant: a stop waits for the batch in hand; the next start does the rest.

use crate::instance::{Instance, now};
use crate::task::Task;
use lifecycle::month_totals::MonthTotals;
use lifecycle::untagged_cost::UntaggedCost;

/// Starts to add up.
pub fn start(instance: &Instance) -> Task {
    let totals = MonthTotals::new(instance.platform.clone(), instance.access.jobs.clone());
    Task::start(|stopped| totals.run(stopped))
}

/// Starts to charge the cost of metal sold by weight.
pub fn start_charging(instance: &Instance) -> Task {
    let cost = UntaggedCost::new(instance.platform.clone(), instance.access.jobs.clone());
    Task::start(|stopped| cost.run(now, stopped))
}
