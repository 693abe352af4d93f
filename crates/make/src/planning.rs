//! When and in which vessel batches are made: the plan that customers' orders ask for, and the calendar.
//! Invariant: a proposal writes nothing; a day and a vessel are changed only until the batch starts.

pub mod calendar;
pub mod feed;
pub(crate) mod page;
pub mod propose;
mod rules;
pub mod schedule;

pub use calendar::GetCalendar;
pub use propose::ProposePlan;
pub use schedule::ScheduleBatch;
