//! Calls a job off, and gives a customer's metal back.
//! Invariant: the customer never gets more than the shop owes; what of the job's metal is the shop's own is stock again.

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::journal::Posting;
use ledger::accounts::periods::{self, OpenDay};
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::book::{JobBook, JobHeld, JobMoved, JobSteps, StepRecord};
use super::costs::costs_of;
use super::metal_given::MetalGiven;
use super::rules::{JobState, Movement, Step, by_metal, give_back, is_all_back};

input! {
    /// A job to call off.
    pub struct CancelJob {
        /// The job: its number or id.
        job: Name,
        /// Why.
        reason: Text,
        /// The metal that goes back beside the items that were never given to a karigar.
        returned: Option<Vec<MetalGiven>>,
    }
}

input! {
    /// Metal of a job to give back.
    pub struct ReturnJobMetal {
        /// The job: its number or id.
        job: Name,
        /// The metal that goes back.
        returned: Vec<MetalGiven>,
    }
}

/// A job that was called off.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "CustomerJobCancelled")]
pub struct JobCancelled {
    /// The job's number.
    pub job: String,
    /// The job's id.
    pub job_id: Uuid,
    /// cancelled.
    pub state: JobState,
    /// The job's deposits, now free advances.
    pub deposits_minor: Money,
    /// The fine metal that went back, of the first weighed item's metal.
    pub returned_fine_mg: i64,
    /// The fine metal still owed, of that metal.
    pub customer_metal_fine_mg: i64,
    /// Its journal.
    pub journal: Vec<Posting>,
}

/// Metal that went back to a customer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MetalReturned {
    /// The job's number.
    pub job: String,
    /// The job's id.
    pub job_id: Uuid,
    /// The fine metal that went back, of the first weighed item's metal, else of the first row's.
    pub returned_fine_mg: i64,
    /// The fine metal still owed, of that metal.
    pub customer_metal_fine_mg: i64,
    /// Its journal.
    pub journal: Vec<Posting>,
}

impl Action for CancelJob {
    const NAME: &'static str = "sell.job.cancel";
    const NEEDS: Permission = Permission::BillsReverse;
    const SUMMARY: &'static str = "Calls an order or a repair off, and gives the customer's metal back.";
    type Output = JobCancelled;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<JobCancelled>> {
        let job = JobBook::find(tx, self.job.as_str()).await?;
        let held = job.hold(tx).await?;
        let returned = held.fine_of(self.returned.as_deref().unwrap_or_default(), "returned")?;
        let told = held.next(Step::Cancel)?;
        is_all_back(&held.balances, held.state)?;
        let whole: Vec<i32> =
            held.items.iter().filter(|item| item.is_whole()).map(|item| item.number).collect();
        let movements = give_back(&items_fine(&held)?, &returned, &held.balances)?;
        let told = StepRecord { reason: Some(self.reason.as_str()), ..told };
        let back = Back { job: &job, held: &held, movements: &movements, items: &whole };
        let journal = back.write(tx, &told).await?;
        let deposits_minor = job.deposits(tx).await?;
        let (before, main) = (held.state, held.main_metal());
        let returned_fine_mg = fine_given(&movements, main);
        let after = held.after(&movements);
        let change = Change::of(&job.number)
            .before(json!({ "state": before }))
            .after(json!({ "state": told.state, "deposits_minor": deposits_minor, "returned_fine_mg": returned_fine_mg }))
            .reason(Some(self.reason.as_str()));
        let cancelled = JobCancelled {
            state: told.state,
            job_id: job.id.uuid(),
            deposits_minor,
            returned_fine_mg,
            customer_metal_fine_mg: after.balances.get(&main).map_or(0, |balance| balance.owed),
            journal,
            job: job.number.clone(),
        };
        Ok(tx.record(change, cancelled))
    }
}

impl Action for ReturnJobMetal {
    const NAME: &'static str = "sell.job.return_metal";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Gives back the metal that a customer is still owed after a job.";
    type Output = MetalReturned;

    fn check(&self) -> Ruled<()> {
        match self.returned.is_empty() {
            true => Err(Refusal::new(Code::FieldRequired).field("returned")),
            false => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<MetalReturned>> {
        let job = JobBook::find(tx, self.job.as_str()).await?;
        let held = job.hold(tx).await?;
        let returned = held.fine_of(&self.returned, "returned")?;
        let told = held.next(Step::ReturnMetal)?;
        let movements = give_back(&BTreeMap::new(), &returned, &held.balances)?;
        let back = Back { job: &job, held: &held, movements: &movements, items: &[] };
        let journal = back.write(tx, &told).await?;
        let main = if held.metals().is_empty() {
            returned.keys().next().copied().unwrap_or(Metal::Gold)
        } else {
            held.main_metal()
        };
        let after = held.after(&movements);
        let returned = MetalReturned {
            job_id: job.id.uuid(),
            returned_fine_mg: fine_given(&movements, main),
            customer_metal_fine_mg: after.balances.get(&main).map_or(0, |balance| balance.owed),
            journal,
            job: job.number.clone(),
        };
        let change = Change::of(&job.number).after(json!({
            "returned_fine_mg": returned.returned_fine_mg, "owed_fine_mg": returned.customer_metal_fine_mg,
        }));
        Ok(tx.record(change, returned))
    }
}

/// The fine metal of the items that are in the shop as they came.
fn items_fine(held: &JobHeld) -> std::result::Result<BTreeMap<Metal, i64>, Code> {
    let whole = held.items.iter().filter(|item| item.is_whole() && item.net_mg.is_some());
    by_metal(whole.filter_map(|item| Some((item.metal?, item.fine_mg))))
}

/// The fine metal of one kind that went back.
fn fine_given(movements: &[Movement], metal: Metal) -> i64 {
    movements.iter().find(|it| it.metal == metal).map_or(0, |it| -it.owed)
}

/// Metal on its way back to the customer.
struct Back<'a> {
    job: &'a JobBook,
    held: &'a JobHeld,
    movements: &'a [Movement],
    /// The items that go back as they came.
    items: &'a [i32],
}

impl Back<'_> {
    /// Writes it in one flight and returns the journal. A job without metal needs no open day.
    async fn write(&self, tx: &Tx, told: &StepRecord<'_>) -> Result<Vec<Posting>> {
        let day = match self.movements.is_empty() {
            true => None,
            false => Some(OpenDay::of(periods::locks_held(tx).await?, tx.today())?),
        };
        let steps = JobSteps::prepare(tx).await?;
        let id = self.job.id;
        let costs = costs_of(tx, self.held, told.step, self.movements).await?;
        let moved = JobMoved {
            step: told.step,
            karigar: None,
            document: id,
            movements: self.movements,
            costs: &costs,
        };
        let (told_it, journal, moved, placed) = tokio::join!(biased;
            steps.step(tx, id, told),
            async {
                match day {
                    Some(day) => steps.entry(tx, self.job, day, &moved).await,
                    None => Ok(vec![]),
                }
            },
            steps.metal(tx, id, &moved),
            steps.place(tx, id, self.items, "returned"));
        told_it?;
        let journal = journal?;
        moved?;
        placed?;
        Ok(journal)
    }
}
