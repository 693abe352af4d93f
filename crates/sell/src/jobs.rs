//! The order and repair book: what a customer brings and orders, from intake to delivery.
//! Invariant: each step is one action and one event with its person and time; a job's metal is the sum of its
//! movements, and its journal entries say the same.

use kernel::decimal::Fineness;
use kernel::metal::Metal;
use kernel::weight::Milligrams;
use platform::input;

mod book;
mod cancel;
mod deliver;
pub(crate) mod deliver_form;
mod deposit;
mod document;
mod issue;
mod list;
pub(crate) mod list_page;
pub(crate) mod new_page;
pub(crate) mod page;
mod reverse;
pub mod rules;
mod show;
pub(crate) mod tag;
mod take;
#[cfg(test)]
mod tests;
mod work;

pub(crate) use book::{
    JobBook, JobHeld, JobMoved, JobSteps, StepRecord, stored_fineness, whole, write_untagged,
};
pub use cancel::{CancelJob, JobCancelled, MetalReturned, ReturnJobMetal};
pub use deliver::{DeliverJob, JobDelivered, LineToDeliver};
pub use deposit::{DepositJob, DepositTaken};
pub use document::AgreedRateShown;
pub(crate) use document::{ChallanDocument, JobDocument, KarigarReceiptDocument, PieceRow};
pub use issue::{IssueGiven, IssueJob, JobIssued};
pub use list::{JobListed, JobPage, ListJobs, OpenJobs};
pub(crate) use reverse::{JobReversal, job_of_bill};
pub use show::{GetJob, JobItemHeld, JobKarigarShown, JobMetalShown, JobPieceShown, JobShown, JobStepShown};
pub use take::{AgreedRateGiven, JobItemGiven, JobTaken, TakeJob};
pub use work::{JobReady, JobStarted, ReadyJob, StartJob};

input! {
    /// Metal by its weight.
    pub struct MetalGiven {
        /// The metal; absent: that of the job's items, else gold.
        metal: Option<Metal>,
        /// Its weight without stones.
        net_mg: Milligrams,
        /// Its fineness in parts per thousand.
        fineness_ppt: Fineness,
    }
}
