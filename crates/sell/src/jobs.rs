//! The order and repair book: what a customer brings and orders, from intake to delivery.
//! Invariant: each step is one action and one event with its person and time; a job's metal is the sum of its
//! movements, and its journal entries say the same.

pub(crate) mod book;
mod cancel;
pub(crate) mod costs;
pub mod deliver;
pub(crate) mod deliver_form;
mod deposit;
pub(crate) mod document;
mod issue;
mod list;
pub(crate) mod list_page;
pub(crate) mod metal_given;
pub(crate) mod new_page;
pub(crate) mod page;
pub(crate) mod reverse;
pub mod rules;
mod show;
pub(crate) mod tag;
mod take;
#[cfg(test)]
mod tests;
mod work;

pub use cancel::{CancelJob, JobCancelled, MetalReturned, ReturnJobMetal};
pub use deliver::{DeliverJob, JobDelivered, LineToDeliver};
pub use deposit::{DepositJob, DepositTaken};
pub use document::AgreedRateShown;
pub use issue::{IssueGiven, IssueJob, JobIssued};
pub use list::{JobListed, JobPage, ListJobs, OpenJobs};
pub use metal_given::MetalGiven;
pub use show::{GetJob, JobItemHeld, JobKarigarShown, JobMetalShown, JobPieceShown, JobShown, JobStepShown};
pub use take::{AgreedRateGiven, JobItemGiven, JobTaken, TakeJob};
pub use work::{JobReady, JobStarted, ReadyJob, StartJob};
