//! The verbs that move a batch: ready, start, hold, resume, complete, submit, return, reject, abort.
//! Invariant: permission before existence, existence before state, state before everything else (M29).

use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::BatchId;
use kernel::permission::Permission;
use ledger::stock::holds::{self, NewHold};
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use std::slice;

use super::recost::Web;
use super::{BatchMoved, BatchRow, balance, locked, state_of, step};
use crate::batches::rules::{self, BatchState, Verb};
use crate::deviations::{self, gaps, lookback};
use crate::equipment;

/// Seconds of a day of ageing.
const DAY_SECONDS: i64 = 86_400;

/// A verb without a reason.
macro_rules! verb {
    ($(#[doc = $what:literal])+ $name:ident, $action:literal, $verb:expr, $summary:literal) => {
        input! {
            $(#[doc = $what])+
            pub struct $name {
                /// The batch.
                batch: Name,
            }
        }

        impl Action for $name {
            const NAME: &'static str = $action;
            const NEEDS: Permission = $verb.needs();
            const SUMMARY: &'static str = $summary;
            type Output = BatchMoved;

            async fn perform(self, tx: &mut Tx) -> Result<Recorded<BatchMoved>> {
                by_hand(tx, $verb, self.batch.as_str(), None).await
            }
        }
    };
}

/// A verb that needs a reason.
macro_rules! reasoned {
    ($(#[doc = $what:literal])+ $name:ident, $action:literal, $verb:expr, $summary:literal) => {
        input! {
            $(#[doc = $what])+
            pub struct $name {
                /// The batch.
                batch: Name,
                /// Why.
                reason: Text,
            }
        }

        impl Action for $name {
            const NAME: &'static str = $action;
            const NEEDS: Permission = $verb.needs();
            const SUMMARY: &'static str = $summary;
            type Output = BatchMoved;

            async fn perform(self, tx: &mut Tx) -> Result<Recorded<BatchMoved>> {
                by_hand(tx, $verb, self.batch.as_str(), Some(self.reason.as_str())).await
            }
        }
    };
}

verb! {
    /// Make a planned batch ready.
    ReadyBatch, "make.batch.ready", Verb::Ready, "Makes a planned batch ready to start."
}
verb! {
    /// Start a batch.
    StartBatch, "make.batch.start", Verb::Start, "Starts a batch on equipment that is fit."
}
verb! {
    /// Resume a held batch.
    ResumeBatch, "make.batch.resume", Verb::Resume, "Goes on with a held batch when nothing is open."
}
verb! {
    /// Submit a batch's record to Quality.
    SubmitBatch, "make.batch.submit", Verb::Submit, "Hands the record of a completed batch to Quality."
}
reasoned! {
    /// Put a batch on hold.
    HoldBatch, "make.batch.hold", Verb::Hold, "Puts a running batch on hold."
}
reasoned! {
    /// Return a record.
    ReturnBatch, "make.batch.return", Verb::Return, "Hands a record under review back."
}
reasoned! {
    /// Decide that a batch may not be sold.
    RejectBatch, "make.batch.reject", Verb::Reject, "Rejects a batch for good and holds all that was made of it."
}
reasoned! {
    /// Abort a batch.
    AbortBatch, "make.batch.abort", Verb::Abort, "Gives a batch up; what was consumed stays consumed."
}

async fn by_hand(tx: &mut Tx, verb: Verb, code: &str, reason: Option<&str>) -> Result<Recorded<BatchMoved>> {
    // A verb that may end the batch shares its cost: it locks what the goods went into.
    let web = match verb {
        Verb::Reject | Verb::Abort => Some(Web::locked(tx, code, None).await?),
        _ => None,
    };
    let batch = match &web {
        Some(web) => web.root.clone(),
        None => locked(tx, code).await?,
    };
    let from = state_of(&batch)?;
    let to = match verb {
        Verb::Resume => rules::resume(from, &deviations::open_of(tx, &batch).await?)?,
        _ => verb.apply(from)?,
    };
    if verb == Verb::Start {
        begin_on_equipment(tx, &batch).await?;
    }
    if verb == Verb::Submit {
        gaps::redraw(tx, &batch).await?;
        lookback::redraw(tx, slice::from_ref(&batch)).await?;
    }
    if from.is_being_made() && !to.is_being_made() {
        // A cleaning recorded while the batch was in the vessel does not count after the batch.
        equipment::mark_used(tx, &batch.equipment).await?;
    }
    if let Some(web) = web.filter(|_| to.is_final() && from.is_being_made()) {
        // It ends before it is complete: nothing shared its cost yet. One that never started has none.
        web.end(tx).await?;
    }
    step(tx, &batch, verb.as_str(), to, reason).await?;
    if verb == Verb::Reject {
        reject(tx, BatchId::from_uuid(batch.batch_id), &batch.code, reason.unwrap_or_default()).await?;
    }
    let change = Change::of(code)
        .before(json!({ "state": from.as_str() }))
        .after(json!({ "state": to.as_str() }))
        .reason(reason);
    Ok(tx.record(change, BatchMoved { batch: batch.code, state: to.as_str() }))
}

/// Holds all outputs of a rejected batch and everything made from them: such goods are parked or destroyed,
/// nothing else (D25).
pub(crate) async fn reject(tx: &Tx, batch: BatchId, code: &str, reason: &str) -> Result<()> {
    let name = holds::of_rejected(tx, code).await?;
    holds::open(tx, &NewHold { code: &name, lot: None, batch: Some(batch), cascade: true, reason }).await?;
    Ok(())
}

/// Refuses a start on equipment that is unknown, in use or unfit, and marks the equipment as used.
async fn begin_on_equipment(tx: &Tx, batch: &BatchRow) -> Result<()> {
    if batch.equipment.is_empty() {
        return Ok(());
    }
    let codes: Vec<&str> = batch.equipment.iter().map(String::as_str).collect();
    equipment::lock(tx, &codes).await?;
    let known = equipment::coded(tx, &codes, tx.now).await?;
    equipment::known_vessels(tx, &codes, &known).await?;
    equipment::fit_and_free(tx, &known).await?;
    equipment::mark_used(tx, &batch.equipment).await
}

input! {
    /// Complete a batch.
    pub struct CompleteBatch {
        /// The batch.
        batch: Name,
    }
}

/// The answer to completing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BatchCompleted {
    /// Its code.
    pub batch: String,
    /// Completed.
    pub state: &'static str,
    /// When it is old enough, if its age never pauses; null if no age is required.
    pub release_not_before: Option<Instant>,
}

impl Action for CompleteBatch {
    const NAME: &'static str = "make.batch.complete";
    const NEEDS: Permission = Verb::Complete.needs();
    const SUMMARY: &'static str = "Completes a batch; its inputs and outputs must agree.";
    type Output = BatchCompleted;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<BatchCompleted>> {
        let web = Web::locked(tx, self.batch.as_str(), None).await?;
        let batch = web.root.clone();
        let from = state_of(&batch)?;
        let to = Verb::Complete.apply(from)?;
        balance::of(tx, &batch).await?.judge()?;
        web.end(tx).await?;
        equipment::mark_used(tx, &batch.equipment).await?;
        step(tx, &batch, Verb::Complete.as_str(), to, None).await?;
        gaps::at_completion(tx, &batch).await?;
        let change = Change::of(&self.batch)
            .before(json!({ "state": from.as_str() }))
            .after(json!({ "state": BatchState::Completed.as_str() }));
        let release_not_before = old_enough(&batch, tx.now);
        Ok(tx.record(change, BatchCompleted { batch: batch.code, state: to.as_str(), release_not_before }))
    }
}

/// When a batch completed at this moment is old enough, if its age never pauses.
pub(crate) fn old_enough(batch: &BatchRow, completed: Instant) -> Option<Instant> {
    let days = i64::from(batch.minimum_age_days);
    (days > 0)
        .then(|| completed.checked_add(SignedDuration::from_secs(days * DAY_SECONDS)).unwrap_or(Instant::MAX))
}
