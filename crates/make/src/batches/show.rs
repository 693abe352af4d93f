//! A batch, as pages and programs see it.
//! Invariant: every value is read as it is now; nothing is stored twice.

use kernel::decimal::{Decimal, Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::{BatchId, LotId, MovementId, RecipeVersionId};
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::unit::{self, Unit};
use ledger::stock::holds::OpenHolds;
use ledger::stock::lots::{self, MadeLot};
use make_queries::batches as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::make::batch_event::REASON;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

use super::recost::shares::is_by_product;
use super::release::{age_of, holds_on};
use super::steps::old_enough;
use super::{BatchRow, coded, observe, overheads, recipe_of, state_of};
use crate::batches::consume;
use crate::batches::rules::BatchState;
use crate::process::{self, BatchStepShown};
use crate::recipes::body::Body;
use crate::{control_points, deviations, recipes};

/// Batches on a page.
pub const PAGE: i64 = 50;
/// The name of an imported batch's earlier cost, among its costs.
const OPENING: &str = "opening";
/// The name of its work among them.
const LABOUR: &str = "labour";

input! {
    /// Which batch.
    pub struct GetBatch {
        /// Its code.
        batch: Name,
    }
}

/// A batch as it is now.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BatchShown {
    /// Its code.
    pub batch: String,
    /// Its state.
    pub state: String,
    /// The states it went through, in order.
    pub history: Vec<String>,
    /// Each move with its user and time.
    pub events: Vec<EventShown>,
    /// Its recipe.
    pub recipe: String,
    /// The recipe's name.
    pub recipe_name: String,
    /// The version that it keeps.
    pub recipe_version: i32,
    /// The item that the recipe makes.
    pub output_item: Option<String>,
    /// The wanted quantity.
    pub scale_quantity: Option<Quantity>,
    /// Its unit.
    pub scale_unit: Option<String>,
    /// The equipment it needs.
    pub equipment: Vec<String>,
    /// Planned and consumed quantities, by line.
    pub lines: Vec<BatchLineShown>,
    /// The steps of its recipe, with what was done of each.
    pub steps: Vec<BatchStepShown>,
    /// What the recipe's formulas take from the vat, and what was measured of it.
    pub observations: Vec<ObservationShown>,
    /// Whether the recipe pays for hours of work.
    pub is_paid_by_hours: bool,
    /// The consumption, in order of time.
    pub consumed: Vec<ConsumedShown>,
    /// Its outputs.
    pub outputs: Vec<OutputShown>,
    /// The control points that it requires.
    pub control_points: Vec<control_points::PointShown>,
    /// Its total cost, less what its by-products bear.
    pub cost_total_minor: Money,
    /// Its cost by cause: each input item by its code, `labour`, each overhead by its name, and the cost from
    /// before the import as `opening`.
    pub cost_lines_minor: BTreeMap<String, Money>,
    /// The mass of its outputs, in kg; null if one has no mass.
    pub made_kg: Option<Decimal>,
    /// Minor units a kg of that mass.
    pub cost_minor_per_kg: Option<Decimal>,
    /// That mass for 100 litres of the item that the recipe is written for; null if it has no volume.
    pub yield_kg_per_100_l: Option<Decimal>,
    /// The number of its open deviations.
    pub open_deviations: usize,
    /// Their names.
    pub deviations: Vec<String>,
    /// The holds that prevent its release.
    pub holds: Vec<String>,
    /// When it was started.
    pub started_at: Option<jiff::Timestamp>,
    /// When it was completed.
    pub completed_at: Option<jiff::Timestamp>,
    /// Seconds for which its age clock was paused; null if no age is required.
    pub excluded_seconds: Option<i64>,
    /// Seconds of age so far.
    pub age_seconds: Option<i64>,
    /// Required seconds of age.
    pub required_seconds: Option<i64>,
    /// When it is old enough.
    pub release_not_before: Option<jiff::Timestamp>,
}

/// A figure that is measured at the vat.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ObservationShown {
    /// The name that formulas have for it, without `observed:`.
    pub name: String,
    /// The last measurement; null while the lines wait for it.
    pub value: Option<SignedQuantity>,
}

/// A move of a batch.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EventShown {
    /// The verb.
    pub verb: String,
    /// The state after it.
    pub state: String,
    /// The reason.
    pub reason: Option<String>,
    /// When it happened.
    pub at: jiff::Timestamp,
    /// The user who did it.
    pub by: String,
}

/// A line of a batch.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BatchLineShown {
    /// Its number.
    pub line: i32,
    /// The item that is consumed.
    pub item: String,
    /// Its name.
    pub item_name: String,
    /// The planned quantity, in the unit.
    pub planned: Option<SignedQuantity>,
    /// The consumed quantity.
    pub consumed: SignedQuantity,
    /// The item's unit.
    pub unit: String,
}

/// One consumption.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ConsumedShown {
    /// The line.
    pub line: i32,
    /// The lot.
    pub lot: String,
    /// Its item.
    pub item: String,
    /// The quantity.
    pub quantity: SignedQuantity,
    /// Its unit.
    pub unit: String,
    /// Its cost.
    pub cost_minor: Money,
    /// The reason for skipping other lots.
    pub override_reason: Option<String>,
    /// When it was consumed.
    pub at: jiff::Timestamp,
    /// The user who booked it.
    pub by: String,
}

/// One output lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OutputShown {
    /// Its code.
    pub lot: String,
    /// Its item.
    pub item: String,
    /// The item's name.
    pub item_name: String,
    /// The hold on it, if it is the part of an output that was rejected at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rejected: Option<String>,
    /// The quantity made.
    pub made: SignedQuantity,
    /// The quantity left.
    pub quantity: SignedQuantity,
    /// The unit of both.
    pub unit: String,
    /// The cost of the quantity left.
    pub cost_minor: Money,
    /// Whether it may be sold.
    pub released: bool,
}

impl Query for GetBatch {
    const NAME: &'static str = "make.batch";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Shows a batch: its state, its inputs and outputs, and what blocks it.";
    type Output = BatchShown;

    async fn fetch(self, tx: &ReadTx) -> Result<BatchShown> {
        let batch = coded(tx, self.batch.as_str()).await?;
        let (id, own) = (batch.batch_id, BatchId::from_uuid(batch.batch_id));
        let events = sql::events_of().prepare(tx).await?;
        let lines = sql::batch_lines_of().prepare(tx).await?;
        let measured = sql::observations_of().prepare(tx).await?;
        let tenant = tx.tenant();
        let version = RecipeVersionId::from_uuid(batch.recipe_version_id);
        let (events, lines, measured, body, taken, made, points) = tokio::join!(biased;
            async { events.bind(tx, &tenant, &id).all().await },
            async { lines.bind(tx, &tenant, &id).all().await },
            async { measured.bind(tx, &tenant, &id).all().await },
            recipes::body_of(tx, version, &batch.recipe, batch.recipe_version),
            consume::of_batch(tx, own),
            lots::of_batch(tx, own),
            control_points::required(tx, own));
        let (events, lines, measured, taken, made) = (events?, lines?, measured?, taken?, made?);
        let body = body?;
        let age = age_of(tx, &batch, tx.now).await?;
        let costs = Costs::read(tx, &batch, &taken).await?;
        let deviations = deviations::open_of(tx, &batch).await?;
        Ok(BatchShown {
            open_deviations: deviations.len(),
            deviations,
            holds: holds_on(tx, own).await?,
            lines: lines.into_iter().map(|line| line_shown(line, &taken)).collect(),
            steps: process::of_batch(tx, &batch, &body).await?,
            observations: measurements(&body, &measured),
            is_paid_by_hours: body.labour.is_some(),
            consumed: taken.into_iter().map(|row| consumed_shown(tx, row)).collect::<Result<_>>()?,
            outputs: outputs(tx, made).await?,
            control_points: points?.into_iter().map(control_points::shown).collect(),
            history: events.iter().map(|event| event.to_state.clone()).collect(),
            events: events.into_iter().map(|row| event_shown(tx, id, row)).collect::<Result<_>>()?,
            cost_minor_per_kg: costs.per_kg(),
            yield_kg_per_100_l: costs.yield_for_100_l(),
            made_kg: costs.made_kg.and_then(|kg| kg.round_to(9).ok()),
            cost_total_minor: costs.total,
            cost_lines_minor: costs.lines,
            excluded_seconds: age.map(|age| age.excluded_seconds),
            age_seconds: age.map(|age| age.age_seconds),
            required_seconds: age.map(|age| age.required_seconds),
            release_not_before: age
                .map(|age| age.not_before)
                .or_else(|| old_enough(&batch, batch.completed_at?)),
            batch: batch.code,
            state: batch.state,
            recipe: batch.recipe,
            recipe_name: recipes::name_of(tx, version, batch.recipe_name)?,
            recipe_version: batch.recipe_version,
            output_item: batch.output_item,
            scale_quantity: batch.scale_e6.map(Quantity::from_stored),
            scale_unit: batch.scale_unit,
            equipment: batch.equipment,
            started_at: batch.started_at,
            completed_at: batch.completed_at,
        })
    }
}

/// The cost of a batch, in total and per kg.
struct Costs {
    total: Money,
    lines: BTreeMap<String, Money>,
    made_kg: Option<Exact>,
    /// The litres that went in of the item that the recipe is written for.
    basis_l: Option<Exact>,
}

impl Costs {
    async fn read(tx: &ReadTx, batch: &BatchRow, taken: &[TakenRow]) -> Result<Costs> {
        let labour = observe::labour_of(tx, batch).await?.cost;
        let overheads = overheads::absorbed_by(tx, batch).await?;
        let made = lots::made_by(tx, &[BatchId::from_uuid(batch.batch_id)]).await?;
        let body = &recipe_of(tx, batch).await?;
        let (beside, main): (Vec<&MadeLot>, Vec<&MadeLot>) =
            made.iter().partition(|lot| is_by_product(body, &lot.item, &lot.kind));
        let mut costs = Costs::of(batch, taken, labour, overheads)?;
        let has_ended = state_of(batch)?.has_ended();
        for lot in beside.iter().filter(|_| has_ended) {
            costs.total = costs.total.sub(Money::from_stored(lot.cost_minor))?;
        }
        let kg = |lot: &&MadeLot| lots::in_kg(lot.made_e6, &lot.unit, lot.density_e6);
        let masses: Option<Vec<Exact>> = main.iter().map(kg).collect();
        costs.made_kg = masses.map(|masses| masses.into_iter().sum());
        let basis = body.basis.as_ref().and_then(|basis| basis.item.as_deref());
        let litres: Option<Vec<Exact>> =
            taken.iter().filter(|row| Some(row.item.as_str()) == basis).map(litres_of).collect();
        costs.basis_l = litres.map(|litres| litres.into_iter().sum());
        Ok(costs)
    }

    /// By-products take off nothing yet.
    fn of(
        batch: &BatchRow,
        taken: &[TakenRow],
        labour: Money,
        overheads: BTreeMap<String, Money>,
    ) -> Result<Costs> {
        let opening = Money::from_stored(batch.opening_cost_minor);
        let moved_in = (opening != Money::ZERO).then_some((OPENING, opening));
        let went_in = taken.iter().map(|row| (row.item.as_str(), Money::from_stored(row.cost_minor)));
        let mut lines: BTreeMap<String, Money> = BTreeMap::new();
        let labour = (!labour.is_zero()).then_some((LABOUR, labour));
        let overheads = overheads.iter().map(|(name, cost)| (name.as_str(), *cost));
        for (what, cost) in moved_in.into_iter().chain(went_in).chain(labour).chain(overheads) {
            let line = lines.entry(what.to_owned()).or_default();
            *line = line.add(cost)?;
        }
        let total = Money::sum(lines.values().copied())?;
        Ok(Costs { total, lines, made_kg: None, basis_l: None })
    }

    fn per_kg(&self) -> Option<Decimal> {
        Exact::from(self.total).checked_div(self.made_kg.as_ref()?)?.round_to(9).ok()
    }

    fn yield_for_100_l(&self) -> Option<Decimal> {
        let kg = self.made_kg.as_ref()? * Exact::from(100);
        kg.checked_div(self.basis_l.as_ref()?)?.round_to(9).ok()
    }
}

/// A consumption in litres, if it is a volume or has a density.
fn litres_of(row: &TakenRow) -> Option<Exact> {
    let stored = |e6: i64| Decimal::from(SignedQuantity::from_stored(e6));
    unit::convert(stored(row.quantity_e6), row.unit.parse().ok()?, Unit::Litre, row.density_e6.map(stored))
        .ok()
}

type TakenRow = make_queries::batches::Consumed;

fn line_shown(line: sql::BatchLine, taken: &[TakenRow]) -> BatchLineShown {
    let consumed = taken.iter().filter(|row| row.line_no == line.line_no).map(|row| row.quantity_e6).sum();
    BatchLineShown {
        line: line.line_no,
        item: line.item,
        item_name: line.item_name,
        planned: line.planned_e6.map(SignedQuantity::from_stored),
        consumed: SignedQuantity::from_stored(consumed),
        unit: line.unit,
    }
}

/// What the formulas take from the vat, with the last value of each.
fn measurements(body: &Body, measured: &[sql::ObservationsOf]) -> Vec<ObservationShown> {
    let value = |name: &String| measured.iter().find(|row| row.name == *name);
    let shown = |name: String| ObservationShown {
        value: value(&name).map(|row| SignedQuantity::from_stored(row.value_e6)),
        name,
    };
    body.observations().into_iter().map(shown).collect()
}

fn consumed_shown(tx: &ReadTx, row: TakenRow) -> Result<ConsumedShown> {
    Ok(ConsumedShown {
        line: row.line_no,
        lot: row.lot,
        item: row.item,
        quantity: SignedQuantity::from_stored(row.quantity_e6),
        unit: row.unit,
        cost_minor: Money::from_stored(row.cost_minor),
        override_reason: consume::reason_of(tx, MovementId::from_uuid(row.movement_id), row.override_reason)?,
        at: row.consumed_at,
        by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
    })
}

/// The outputs, each with the hold that it got when it was rejected.
async fn outputs(tx: &ReadTx, made: Vec<lots::BatchLot>) -> Result<Vec<OutputShown>> {
    if made.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<LotId> = made.iter().map(|row| LotId::from_uuid(row.lot_id)).collect();
    let mut rejected = OpenHolds::read(tx).await?.rejected_among(&ids);
    let shown = |row: lots::BatchLot| {
        let hold = rejected.remove(&LotId::from_uuid(row.lot_id));
        output_shown(row, hold)
    };
    Ok(made.into_iter().map(shown).collect())
}

fn output_shown(row: lots::BatchLot, rejected: Option<String>) -> OutputShown {
    OutputShown {
        lot: row.code,
        item: row.item,
        item_name: row.item_name,
        rejected,
        made: SignedQuantity::from_stored(row.made_e6),
        quantity: SignedQuantity::from_stored(row.quantity_e6),
        unit: row.unit,
        cost_minor: Money::from_stored(row.cost_minor),
        released: row.released,
    }
}

fn event_shown(tx: &ReadTx, batch: uuid::Uuid, row: sql::EventRow) -> Result<EventShown> {
    let reason = tx.cipher().open(REASON, (batch, row.seq), row.reason)?;
    let by = tx.cipher().open(membership::NAME, row.created_by, row.by_name)?;
    Ok(EventShown { verb: row.verb, state: row.to_state, reason, at: row.at, by })
}

input! {
    /// Which batches.
    pub struct ListBatches {
        /// Only batches in this state.
        state: Option<Name>,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// A page of batches, newest first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BatchPage {
    /// The batches.
    pub rows: Vec<BatchListed>,
    /// The number of batches in each state.
    pub states: BTreeMap<String, i64>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A batch as lists show it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BatchListed {
    /// Its code.
    pub batch: String,
    /// Its state.
    pub state: String,
    /// Its recipe.
    pub recipe: String,
    /// The recipe's name.
    pub recipe_name: String,
    /// The version that it keeps.
    pub recipe_version: i32,
    /// When it was started.
    pub started_at: Option<jiff::Timestamp>,
    /// When it was completed.
    pub completed_at: Option<jiff::Timestamp>,
    /// When it was planned.
    pub planned_at: jiff::Timestamp,
}

fn listed(tx: &ReadTx, row: BatchRow) -> Result<BatchListed> {
    Ok(BatchListed {
        batch: row.code,
        state: row.state,
        recipe: row.recipe,
        recipe_name: recipes::name_of(
            tx,
            RecipeVersionId::from_uuid(row.recipe_version_id),
            row.recipe_name,
        )?,
        recipe_version: row.recipe_version,
        started_at: row.started_at,
        completed_at: row.completed_at,
        planned_at: row.created_at,
    })
}

impl Query for ListBatches {
    const NAME: &'static str = "make.batches";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Lists batches, newest first, fifty a page.";
    type Output = BatchPage;

    async fn fetch(self, tx: &ReadTx) -> Result<BatchPage> {
        let states = match &self.state {
            Some(state) => vec![
                state
                    .as_str()
                    .parse::<BatchState>()
                    .map_err(|code| kernel::refusal::Refusal::new(code).field("state"))?,
            ],
            None => BatchState::ALL.to_vec(),
        };
        let before = lots::cursor(self.after.as_ref());
        let rows = in_states(tx, &states, before, PAGE + 1).await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.batch_id.to_string());
        let states = by_state(tx).await?;
        Ok(BatchPage {
            rows: rows.into_iter().map(|row| listed(tx, row)).collect::<Result<_>>()?,
            states,
            next,
        })
    }
}

async fn in_states(
    tx: &ReadTx,
    states: &[BatchState],
    before: uuid::Uuid,
    many: i64,
) -> Result<Vec<BatchRow>> {
    let states: Vec<&str> = states.iter().map(|state| state.as_str()).collect();
    Ok(sql::batches_page().bind(tx, &tx.tenant(), &states, &before, &many).all().await?)
}

/// The newest batches in these states.
pub(crate) async fn newest(tx: &ReadTx, states: &[BatchState], many: i64) -> Result<Vec<BatchListed>> {
    in_states(tx, states, uuid::Uuid::max(), many).await?.into_iter().map(|row| listed(tx, row)).collect()
}

/// The number of batches in each state.
pub(crate) async fn by_state(tx: &ReadTx) -> Result<BTreeMap<String, i64>> {
    let rows = sql::batches_by_state().bind(tx, &tx.tenant()).all().await?;
    Ok(rows.into_iter().map(|row| (row.state, row.batches)).collect())
}
