//! Batches: each makes one recipe version once, from the plan to the release.
//! Invariant: a batch moves only by the table of `state` (M14), every change locks its row first, and each
//! move is stored with its user and time.

pub mod balance;
pub mod consume;
pub(crate) mod day;
pub mod import;
pub mod list_page;
pub mod numbering;
pub mod observe;
pub mod output;
pub(crate) mod overheads;
pub mod page;
pub mod plan;
pub mod progress;
pub(crate) mod recost;
pub mod release;
pub mod returns;
pub mod rules;
pub mod show;
pub mod steps;

use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::decimal::Quantity;
use kernel::id::{BatchId, ItemId, RecipeVersionId};
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::unit::Unit;
use ledger::orders::is_within_reach;
use make_queries::batches as sql;
use make_queries::client::Params;
use platform::action::Action;
use platform::error::{Error, OnConstraint, Result};
use platform::fields::{Count, Name};
use platform::input;
use platform::sealed::make::batch_event::REASON;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use crate::batches::rules::{BatchState, Verb};
use crate::equipment;
use crate::recipes::body::Body;
use crate::recipes::book::load;
use crate::recipes::target::{Figures, ScaleGiven};
use crate::recipes::{self, VersionRow};
use plan::Plan;

pub use sql::{BatchLine, BatchRow, EventRow};

/// The batch of this code. Errors: `not_found` at `batch`.
pub async fn coded(tx: &ReadTx, code: &str) -> Result<BatchRow> {
    let row = sql::batch_coded().bind(tx, &tx.tenant(), &code).opt().await?;
    row.ok_or_else(missing)
}

/// The same, locked until the end of the transaction. Errors: `not_found` at `batch`.
pub async fn locked(tx: &Tx, code: &str) -> Result<BatchRow> {
    let row = sql::lock_batch().bind(tx, &tx.tenant(), &code).opt().await?;
    row.ok_or_else(missing)
}

pub(crate) fn missing() -> Error {
    Refusal::new(Code::NotFound).field("batch").into()
}

/// The state of a batch. Errors: `Internal` for a stored word that is no state.
pub fn state_of(batch: &BatchRow) -> Result<BatchState> {
    batch.state.parse().map_err(Error::internal)
}

/// The recipe version that a batch makes.
pub(crate) async fn recipe_of(tx: &ReadTx, batch: &BatchRow) -> Result<Body> {
    let version = RecipeVersionId::from_uuid(batch.recipe_version_id);
    let body = load::bodies_of(tx, &[version]).await?.remove(&version);
    body.ok_or_else(|| Error::internal("no recipe"))
}

/// When a batch started, less the tolerance of a clock: a reading with an earlier time was taken of something
/// else. None for an imported batch whose start nobody stated.
pub(crate) fn begun(tx: &ReadTx, batch: &BatchRow) -> Option<Instant> {
    let is_stated = |at: &Instant| !batch.opening || *at != batch.created_at;
    let tolerance = SignedDuration::from_secs(tx.workspace.settings.future_tolerance_s);
    batch.started_at.filter(is_stated).map(|at| at.checked_sub(tolerance).unwrap_or(Instant::MIN))
}

/// The answer of every verb of a batch.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BatchMoved {
    /// Its code.
    pub batch: String,
    /// Its state now.
    pub state: &'static str,
}

input! {
    /// A batch to plan.
    pub struct PlanBatch {
        /// Its code, new.
        batch: Name,
        /// The recipe.
        recipe: Name,
        /// Its version; the newest unless given.
        version: Option<Count>,
        /// How much; as the recipe is written unless given.
        scale: Option<ScaleGiven>,
        /// The figures of the recipe's parameters, by their names.
        parameters: Figures,
        /// The equipment it needs.
        equipment: Option<Vec<Name>>,
        /// The day it is made; absent: it has none yet.
        day: Option<Day>,
    }
}

/// The answer to planning.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BatchPlanned {
    /// Its code.
    pub batch: String,
    /// Planned.
    pub state: &'static str,
    /// The recipe version that it keeps.
    pub recipe_version: i32,
}

impl Action for PlanBatch {
    const NAME: &'static str = "make.batch.plan";
    const NEEDS: Permission = Verb::Plan.needs();
    const SUMMARY: &'static str = "Plans a batch of a recipe; it keeps the version it is planned with.";
    type Output = BatchPlanned;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<BatchPlanned>> {
        if let Some(day) = self.day {
            is_within_reach(day, tx.today(), "day")?;
        }
        let version = recipes::coded(tx, self.recipe.as_str(), self.version.map(|v| v.0), "recipe").await?;
        let wanted = Plan { scale: self.scale, parameters: self.parameters };
        let lines = plan::lines(tx, &version, &wanted).await?;
        let equipment: Vec<&str> = self.equipment.iter().flatten().map(Name::as_str).collect();
        equipment::known_vessels(tx, &equipment, &equipment::coded(tx, &equipment, tx.now).await?).await?;
        let id = BatchId::from_uuid(tx.new_id()?);
        let new = NewBatch {
            scale: plan::size_of(wanted.scale.as_ref()),
            equipment: &equipment,
            open_lines: version.open_lines,
            ..NewBatch::of(id, self.batch.as_str(), &version)
        };
        insert(tx, &new).await?;
        plan::keep(tx, id, &wanted).await?;
        if let Some(day) = self.day {
            day::put(tx, id, day).await?;
        }
        write_lines(tx, id, &lines).await?;
        sql::require_points_of().bind(tx, &id.uuid(), &tx.tenant(), &version.code.as_str()).all().await?;
        write_event(tx, id, 1, Verb::Plan.as_str(), BatchState::Planned, None).await?;
        let change = Change::of(&self.batch)
            .after(json!({ "recipe": version.code, "recipe_version": version.version, "day": self.day }));
        let answer = BatchPlanned {
            batch: self.batch.into_string(),
            state: BatchState::Planned.as_str(),
            recipe_version: version.version,
        };
        Ok(tx.record(change, answer))
    }
}

/// A line of a batch to write: its number, its item, the planned quantity, its unit.
#[derive(Debug, Clone)]
pub(crate) struct PlannedLine {
    pub line_no: i32,
    pub item: ItemId,
    pub planned_e6: Option<i64>,
    pub unit: String,
}

/// A batch to write.
#[derive(Debug, Clone)]
pub(crate) struct NewBatch<'a> {
    pub id: BatchId,
    pub code: &'a str,
    pub version: &'a VersionRow,
    pub state: BatchState,
    pub scale: Option<(Quantity, Unit)>,
    pub equipment: &'a [&'a str],
    pub open_lines: bool,
    pub minimum_age_days: i32,
    pub tolerance_e6: Option<i64>,
    pub opening_mass_e6: Option<i64>,
    pub opening_cost_minor: i64,
    pub started_at: Option<jiff::Timestamp>,
    pub completed_at: Option<jiff::Timestamp>,
    /// The number of its events.
    pub events: i32,
}

impl<'a> NewBatch<'a> {
    /// A planned batch with the values of its recipe.
    pub fn of(id: BatchId, code: &'a str, version: &'a VersionRow) -> NewBatch<'a> {
        NewBatch {
            id,
            code,
            version,
            state: BatchState::Planned,
            scale: None,
            equipment: &[],
            open_lines: version.open_lines,
            minimum_age_days: version.minimum_age_days,
            tolerance_e6: version.tolerance_e6,
            opening_mass_e6: None,
            opening_cost_minor: 0,
            started_at: None,
            completed_at: None,
            events: 1,
        }
    }
}

/// Errors: `batch_state_invalid` for a code in use: a batch is planned once.
pub(crate) async fn insert(tx: &Tx, new: &NewBatch<'_>) -> Result<()> {
    sql::insert_batch()
        .params(
            tx,
            &sql::InsertBatchParams {
                tenant: tx.tenant(),
                batch: new.id.uuid(),
                code: new.code,
                recipe_version: new.version.recipe_version_id,
                state: new.state.as_str(),
                scale_e6: new.scale.map(|(quantity, _)| quantity.get()),
                scale_unit: new.scale.map(|(_, unit)| unit.as_str()),
                equipment: new.equipment,
                open_lines: new.open_lines,
                minimum_age_days: new.minimum_age_days,
                shelf_life_days: new.version.shelf_life_days,
                tolerance_e6: new.tolerance_e6,
                opening_mass_e6: new.opening_mass_e6,
                opening_cost_minor: new.opening_cost_minor,
                started_at: new.started_at,
                completed_at: new.completed_at,
                opening: tx.is_opening(),
                version: new.events,
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await
        .on_constraint("batch_key", Code::BatchStateInvalid, "batch")?;
    Ok(())
}

pub(crate) async fn write_lines(tx: &Tx, batch: BatchId, lines: &[PlannedLine]) -> Result<()> {
    let statement = sql::insert_batch_line().prepare(tx).await?;
    let written = lines.iter().map(|line| {
        let statement = &statement;
        async move {
            let tenant = tx.tenant();
            statement
                .params(
                    tx,
                    &sql::InsertBatchLineParams {
                        tenant,
                        batch: batch.uuid(),
                        line_no: line.line_no,
                        item: line.item.uuid(),
                        planned_e6: line.planned_e6,
                        unit: line.unit.as_str(),
                    },
                )
                .one()
                .await
        }
    });
    for line in futures::future::join_all(written).await {
        line?;
    }
    Ok(())
}

pub(crate) async fn write_event(
    tx: &Tx,
    batch: BatchId,
    seq: i32,
    verb: &str,
    to: BatchState,
    reason: Option<&str>,
) -> Result<()> {
    sql::insert_event()
        .params(
            tx,
            &sql::InsertEventParams {
                tenant: tx.tenant(),
                batch: batch.uuid(),
                seq,
                verb,
                to_state: to.as_str(),
                reason: tx.cipher().seal(REASON, (batch.uuid(), seq), reason)?,
                at: tx.now,
                opening: tx.is_opening(),
                by: tx.person(),
            },
        )
        .one()
        .await?;
    Ok(())
}

/// Moves a locked batch in one flight: its state, and the event that records the user.
pub(crate) async fn step(
    tx: &Tx,
    batch: &BatchRow,
    verb: &str,
    to: BatchState,
    reason: Option<&str>,
) -> Result<()> {
    let moving = sql::move_batch().prepare(tx).await?;
    let started = batch.started_at.or((to == BatchState::Running).then_some(tx.now));
    let completed = if verb == Verb::Complete.as_str() { Some(tx.now) } else { batch.completed_at };
    let (moved, kept) = tokio::join!(biased;
        async { moving.bind(tx, &to.as_str(), &started, &completed, &tx.tenant(), &batch.batch_id).one().await },
        write_event(tx, BatchId::from_uuid(batch.batch_id), batch.version + 1, verb, to, reason));
    moved?;
    kept
}

#[cfg(test)]
mod books;
#[cfg(test)]
mod by_piece;
#[cfg(test)]
mod rejected;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod vessel;
