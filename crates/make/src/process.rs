//! The steps of a batch's recipe: a timer begins, a step is done, and a slip is reversed.
//! Invariant: a mark is never changed; a step has the state of its last mark that was not reversed, so that a
//! reversal makes the step what it was before.

pub mod rules;
pub(crate) mod words;

use jiff::Timestamp;
use kernel::code::Code;
use kernel::decimal::SignedQuantity;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use make_queries::client::Params;
use make_queries::process as sql;
use platform::action::Action;
use platform::error::{Error, OnConstraint, Result};
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::make::batch_step::NOTE;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::batches::{self, BatchRow, state_of};
use crate::recipes::body::Body;
use crate::recipes::book::load;
use crate::recipes::{self, StepShown};
use rules::{KeptMark, Mark, StepState};

input! {
    /// A step whose time begins.
    pub struct BeginStep {
        /// The batch.
        batch: Name,
        /// The number of the step in the recipe's version.
        step: Count,
    }
}

input! {
    /// A step that is done.
    pub struct FinishStep {
        /// The batch.
        batch: Name,
        /// The number of the step in the recipe's version.
        step: Count,
        /// The measured value, in the unit of the step's figure.
        value: Option<SignedQuantity>,
        /// A note that is kept with it.
        note: Option<Text>,
    }
}

input! {
    /// A mark of a step that was a slip.
    pub struct UndoStep {
        /// The batch.
        batch: Name,
        /// The number of the step in the recipe's version.
        step: Count,
        /// Why.
        note: Option<Text>,
    }
}

/// The answer of every mark.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StepMarked {
    /// The batch.
    pub batch: String,
    /// The step.
    pub step: i32,
    /// open, running or done.
    pub state: &'static str,
    /// The first step that is not done; null when all are.
    pub next: Option<i32>,
}

impl Action for BeginStep {
    const NAME: &'static str = "make.batch.step_start";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Begins the time of a step of a batch.";
    type Output = StepMarked;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<StepMarked>> {
        let wanted = NewMark { mark: Mark::Start, value: None, note: None };
        mark(tx, self.batch.as_str(), self.step.0, wanted).await
    }
}

impl Action for FinishStep {
    const NAME: &'static str = "make.batch.step_done";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Marks a step of a batch as done, with what was measured.";
    type Output = StepMarked;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<StepMarked>> {
        let wanted = NewMark { mark: Mark::Done, value: self.value, note: self.note };
        mark(tx, self.batch.as_str(), self.step.0, wanted).await
    }
}

impl Action for UndoStep {
    const NAME: &'static str = "make.batch.step_undo";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Reverses the last mark of a step of a batch.";
    type Output = StepMarked;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<StepMarked>> {
        let wanted = NewMark { mark: Mark::Undo, value: None, note: self.note };
        mark(tx, self.batch.as_str(), self.step.0, wanted).await
    }
}

/// A mark to write.
struct NewMark {
    mark: Mark,
    value: Option<SignedQuantity>,
    note: Option<Text>,
}

/// Writes one mark under the batch's lock. Errors: `not_found`, `field_unknown` for a value of a step that measures
/// nothing, `batch_state_invalid`.
async fn mark(tx: &mut Tx, code: &str, step: i32, wanted: NewMark) -> Result<Recorded<StepMarked>> {
    let batch = batches::locked(tx, code).await?;
    let (body, _) = load::version(tx, &batch.recipe, Some(batch.recipe_version)).await?;
    let steps = recipes::steps_of(&body);
    let at = steps.iter().find(|it| it.step == step);
    let at = at.ok_or_else(|| Refusal::new(Code::NotFound).field("step"))?;
    judge_value(at, wanted.value.as_ref())?;
    let mut marks = marks_of(tx, &batch).await?;
    let state = state_of(&batch)?;
    if wanted.mark == Mark::Undo {
        state.take_back()?
    } else {
        state.mark_step()?
    }
    let undoes = rules::judge(wanted.mark, &marks, step)?.map(|mark| mark.id);
    let id = tx.new_id()?;
    let note = wanted.note.as_ref().map(Text::as_str);
    let row = sql::InsertMarkParams {
        tenant: tx.tenant(),
        step: id,
        batch: batch.batch_id,
        step_no: step,
        mark: wanted.mark.as_str(),
        undoes,
        value_e6: wanted.value.map(SignedQuantity::get),
        note: tx.cipher().seal(NOTE, id, note)?,
        by: tx.person(),
        now: tx.now,
    };
    let written = sql::insert_mark().params(tx, &row).one().await;
    written.on_constraint("batch_step_undone", Code::BatchStateInvalid, "step")?;
    let before = rules::state(&marks, step);
    marks.push(KeptMark { id, step, mark: wanted.mark, undoes });
    let answer = StepMarked {
        step,
        state: rules::state(&marks, step).as_str(),
        next: rules::next(&marks, steps.len()),
        batch: batch.code,
    };
    let change = Change::of(&answer.batch)
        .before(json!({ "step": step, "state": before.as_str() }))
        .after(json!({ "step": step, "state": answer.state, "value": wanted.value }))
        .reason(note);
    Ok(tx.record(change, answer))
}

/// A value needs a unit: that of the step's figure.
fn judge_value(step: &StepShown, value: Option<&SignedQuantity>) -> Ruled<()> {
    match (value, &step.target_unit) {
        (Some(_), None) => Err(Refusal::new(Code::FieldUnknown).field("value")),
        _ => Ok(()),
    }
}

/// The marks of a batch, in order.
async fn marks_of(tx: &ReadTx, batch: &BatchRow) -> Result<Vec<KeptMark>> {
    let rows = sql::marks_of().bind(tx, &tx.tenant(), &batch.batch_id).all().await?;
    rows.iter().map(mark_of).collect()
}

fn mark_of(row: &sql::MarkRow) -> Result<KeptMark> {
    let mark = row.mark.parse().map_err(Error::internal)?;
    Ok(KeptMark { id: row.batch_step_id, step: row.step_no, mark, undoes: row.undoes })
}

/// A step of a batch: what its recipe says, and what was done.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BatchStepShown {
    /// The step, as the recipe has it.
    #[serde(flatten)]
    pub of: StepShown,
    /// open, running or done.
    pub state: &'static str,
    /// When its time began; null where it did not, or was reversed.
    pub started_at: Option<Timestamp>,
    /// When it was done; null while it is not.
    pub done_at: Option<Timestamp>,
    /// Who did it.
    pub by: Option<String>,
    /// The measured value.
    pub value: Option<SignedQuantity>,
    /// The note that is kept with it.
    pub done_note: Option<String>,
    /// All its marks, in order of time.
    pub marks: Vec<StepMarkShown>,
}

/// One mark of a step.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StepMarkShown {
    /// Its id.
    pub mark_id: Uuid,
    /// start, done or undo.
    pub mark: &'static str,
    /// Whether it was reversed later.
    pub is_undone: bool,
    /// The measured value.
    pub value: Option<SignedQuantity>,
    /// The note that is kept with it.
    pub note: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
}

/// The steps of a batch with their marks.
pub(crate) async fn of_batch(tx: &ReadTx, batch: &BatchRow, body: &Body) -> Result<Vec<BatchStepShown>> {
    if body.steps.is_empty() {
        return Ok(Vec::new());
    }
    let rows = sql::marks_of().bind(tx, &tx.tenant(), &batch.batch_id).all().await?;
    let marks = rows.iter().map(mark_of).collect::<Result<Vec<_>>>()?;
    let mut shown: Vec<(i32, StepMarkShown)> = Vec::with_capacity(rows.len());
    for (row, mark) in rows.into_iter().zip(&marks) {
        shown.push((row.step_no, mark_shown(tx, row, mark, &marks)?));
    }
    let of = |step: StepShown| {
        let own = shown.iter().filter(|(no, _)| *no == step.step).map(|(_, mark)| mark.clone()).collect();
        step_shown(step, own, &marks)
    };
    Ok(recipes::steps_of(body).into_iter().map(of).collect())
}

fn mark_shown(tx: &ReadTx, row: sql::MarkRow, mark: &KeptMark, marks: &[KeptMark]) -> Result<StepMarkShown> {
    Ok(StepMarkShown {
        mark_id: mark.id,
        mark: mark.mark.as_str(),
        is_undone: rules::is_undone(marks, mark),
        value: row.value_e6.map(SignedQuantity::from_stored),
        note: tx.cipher().open(NOTE, row.batch_step_id, row.note)?,
        at: row.created_at,
        by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
    })
}

/// A step as it stands by its marks.
pub(crate) fn step_shown(of: StepShown, own: Vec<StepMarkShown>, marks: &[KeptMark]) -> BatchStepShown {
    let state = rules::state(marks, of.step);
    let standing = |mark: Mark| own.iter().rev().find(|it| it.mark == mark.as_str() && !it.is_undone);
    let done = standing(Mark::Done).filter(|_| state == StepState::Done);
    BatchStepShown {
        state: state.as_str(),
        started_at: standing(Mark::Start).map(|it| it.at),
        done_at: done.map(|it| it.at),
        by: done.map(|it| it.by.clone()),
        value: done.and_then(|it| it.value),
        done_note: done.and_then(|it| it.note.clone()),
        of,
        marks: own,
    }
}

#[cfg(test)]
mod tests;
