//! Work on a job in the shop: it begins, and it is ready, with the pieces and the scrap that came of it.
//! Invariant: the metal of a job that is ready is what was weighed; the difference from what was there before is in
//! the books.

use kernel::code::Code;
use kernel::metal::Metal;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::accounts::journal::Posting;
use ledger::accounts::periods::{self, OpenDay};
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

use super::book::{JobBook, JobHeld, JobMoved, JobSteps};
use super::costs::costs_of;
use super::metal_given::MetalGiven;
use super::rules::{JobState, MetalWeight, Movement, Step, by_metal, ready};

input! {
    /// A job to begin.
    pub struct StartJob {
        /// The job: its number or id.
        job: Name,
    }
}

input! {
    /// A job that is ready.
    pub struct ReadyJob {
        /// The job: its number or id.
        job: Name,
        /// The pieces that were made in the shop.
        finished: Option<Vec<MetalGiven>>,
        /// The scrap that is left of the work in the shop.
        scrap: Option<Vec<MetalGiven>>,
    }
}

/// A job that was begun.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobStarted {
    /// The job's number.
    pub job: String,
    /// The job's id.
    pub job_id: Uuid,
    /// in_work.
    pub state: JobState,
}

/// A job that is ready.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobReady {
    /// The job's number.
    pub job: String,
    /// The job's id.
    pub job_id: Uuid,
    /// ready.
    pub state: JobState,
    /// Its journal: the metal by which the weighed pieces and scrap differ from what was there.
    pub journal: Vec<Posting>,
}

impl Action for StartJob {
    const NAME: &'static str = "sell.job.start";
    const NEEDS: Permission = Permission::JobsWork;
    const SUMMARY: &'static str = "Says that the work on an order or a repair began in the shop.";
    type Output = JobStarted;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<JobStarted>> {
        let job = JobBook::find(tx, self.job.as_str()).await?;
        let held = job.hold(tx).await?;
        let told = held.next(Step::Start)?;
        JobSteps::prepare(tx).await?.step(tx, job.id, &told).await?;
        let change = Change::of(&job.number)
            .before(json!({ "state": held.state }))
            .after(json!({ "state": told.state }));
        let started = JobStarted { job: job.number, job_id: job.id.uuid(), state: told.state };
        Ok(tx.record(change, started))
    }
}

impl Action for ReadyJob {
    const NAME: &'static str = "sell.job.ready";
    const NEEDS: Permission = Permission::JobsWork;
    const SUMMARY: &'static str =
        "Says that an order or a repair is ready, with what was made in the shop and the scrap.";
    type Output = JobReady;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<JobReady>> {
        let job = JobBook::find(tx, self.job.as_str()).await?;
        let held = job.hold(tx).await?;
        let work = self.work(&held)?;
        let told = held.next(Step::Ready)?;
        let movements = work.movements(&held)?;
        let worked = work.items(&held);
        let day = OpenDay::of(periods::locks_held(tx).await?, tx.today());
        // A job without metal moves nothing and needs no open day.
        let day = if movements.is_empty() { None } else { Some(day?) };
        let steps = JobSteps::prepare(tx).await?;
        let costs = costs_of(tx, &held, Step::Ready, &movements).await?;
        let moved = JobMoved {
            step: Step::Ready,
            karigar: None,
            document: job.id,
            movements: &movements,
            costs: &costs,
        };
        let (told_it, journal, moved, placed, made) = tokio::join!(biased;
            steps.step(tx, job.id, &told),
            async {
                match day {
                    Some(day) => steps.entry(tx, &job, day, &moved).await,
                    None => Ok(vec![]),
                }
            },
            steps.metal(tx, job.id, &moved),
            steps.place(tx, job.id, &worked, "worked"),
            steps.pieces(tx, job.id, held.pieces.len(), None, &work.finished));
        told_it?;
        let journal = journal?;
        moved?;
        placed?;
        made?;
        let change = Change::of(&job.number).before(json!({ "state": held.state })).after(json!({
            "state": told.state, "finished": work.finished.len(),
            "moved_mg": movements.iter().map(|it| (it.metal.as_str(), it.custody)).collect::<Vec<_>>(),
        }));
        let ready = JobReady { job: job.number, job_id: job.id.uuid(), state: told.state, journal };
        Ok(tx.record(change, ready))
    }
}

/// What was weighed when the work was done.
struct Work {
    finished: Vec<(MetalWeight, i64)>,
    /// The fine metal of pieces and scrap.
    made: BTreeMap<Metal, i64>,
}

impl ReadyJob {
    fn work(&self, held: &JobHeld) -> Result<Work> {
        let rows = |rows: &Option<Vec<MetalGiven>>, field: &str| {
            let weighed = held.weighed(rows.as_deref().unwrap_or_default(), field)?;
            let fine = |(n, it): (usize, MetalWeight)| {
                let fine =
                    it.fine().map_err(|code| Refusal::new(code).field(format!("{field}[{n}].net_mg")))?;
                Ok((it, fine))
            };
            weighed.into_iter().enumerate().map(fine).collect::<kernel::refusal::Ruled<Vec<_>>>()
        };
        let (finished, scrap) = (rows(&self.finished, "finished")?, rows(&self.scrap, "scrap")?);
        let all = finished.iter().chain(&scrap).map(|(it, fine)| (it.metal, *fine));
        let made = by_metal(all).map_err(|code: Code| Refusal::new(code).field("finished"))?;
        Ok(Work { finished, made })
    }
}

impl Work {
    fn movements(&self, held: &JobHeld) -> Result<Vec<Movement>> {
        let mut movements = ready(&self.made, &held.pieces_fine()?, &held.balances)?;
        movements.retain(|movement| !movement.is_none());
        Ok(movements)
    }

    /// The items that went into the work: those in the shop whose metal was weighed anew.
    fn items(&self, held: &JobHeld) -> Vec<i32> {
        let worked = held.items.iter().filter(|item| item.is_whole() && item.net_mg.is_some());
        let worked = worked.filter(|item| item.metal.is_some_and(|metal| self.made.contains_key(&metal)));
        worked.map(|item| item.number).collect()
    }
}
