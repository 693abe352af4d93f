//! The bill of a job is reversed: the pieces are in the shop again, and the metal is as it was before the delivery.
//! Invariant: what the delivery wrote is mirrored row by row; the job is ready again and is delivered by a new bill.

use kernel::id::DocumentId;
use ledger::accounts::journal::Transfer;
use platform::error::{Result, stored};
use platform::tx::{ReadTx, Tx};
use sell_queries::jobs::book as sql;

use super::book::{JobBook, JobMoved, JobSteps, StepRecord};
use super::rules::{Balance, JobCost, Movement, Step, cost_transfers};

/// The job that a bill delivered; None for a bill of no job.
pub(crate) async fn job_of_bill(tx: &ReadTx, bill: DocumentId) -> Result<Option<DocumentId>> {
    let job = sql::job_of_bill().bind(tx, &tx.tenant(), &bill.uuid()).opt().await?;
    Ok(job.map(DocumentId::from_uuid))
}

/// A delivery to undo, with its statements prepared; the job is locked.
pub(crate) struct JobReversal {
    job: DocumentId,
    bill: DocumentId,
    told: StepRecord<'static>,
    movements: Vec<Movement>,
    costs: Vec<JobCost>,
    steps: JobSteps,
}

impl JobReversal {
    /// Prepares to undo the delivery of a bill; None for a bill of no job. Errors: `order_state_invalid` for a job that is not
    /// delivered.
    pub async fn of(tx: &Tx, bill: DocumentId) -> Result<Option<JobReversal>> {
        let Some(job) = job_of_bill(tx, bill).await? else { return Ok(None) };
        let held = JobBook::find(tx, &job.uuid().to_string()).await?.hold(tx).await?;
        let told = held.next(Step::Reverse)?;
        let rows = sql::moved_with().bind(tx, &tx.tenant(), &job.uuid(), &bill.uuid()).all().await?;
        let cost = |row: &sql::MovedWith| {
            let (job, stock, gone) = (row.cost_minor, row.stock_cost_minor, row.gone_cost_minor);
            JobCost { job, stock, gone }.undone()
        };
        let costs = rows.iter().map(cost).collect();
        let undone = |row: sql::MovedWith| -> Result<Movement> {
            let of = Balance { custody: row.custody_mg, karigar: row.karigar_mg, owed: row.owed_mg };
            Ok(Movement::undoing(stored(&row.metal)?, of, row.stock_mg, row.elsewhere_mg))
        };
        let movements = rows.into_iter().map(undone).collect::<Result<Vec<_>>>()?;
        let steps = JobSteps::prepare(tx).await?;
        Ok(Some(JobReversal { job, bill, told, movements, costs, steps }))
    }

    /// The transfers that bring back the cost that the delivery sold.
    pub fn cost(&self, currency: &str) -> Vec<Transfer> {
        cost_transfers(Step::Reverse, &self.costs, currency)
    }

    /// Writes it with the note that reverses the bill.
    pub async fn write(&self, tx: &Tx, note: DocumentId) -> Result<()> {
        let told = StepRecord { document: Some(note), ..self.told };
        let moved = JobMoved {
            step: Step::Reverse,
            karigar: None,
            document: note,
            movements: &self.movements,
            costs: &self.costs,
        };
        let (told, moved, freed) = tokio::join!(biased;
            self.steps.step(tx, self.job, &told),
            self.steps.metal(tx, self.job, &moved),
            self.steps.take_back(tx, self.job, self.bill));
        told?;
        moved?;
        freed
    }
}
