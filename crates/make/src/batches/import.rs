//! Batches imported from an old system, in any state.
//! Invariant: an imported batch counts as complete up to its state; the user who imported it did not make it,
//! so the four-eyes rule ignores those events; every value of a row is kept or refused, never dropped.

use kernel::code::Code;
use kernel::day::Instant;
use kernel::decimal::{Decimal, Percent, Quantity, SignedQuantity};
use kernel::id::{BatchId, ItemId, LotId};
use kernel::lot_code::LotCode;
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::{self, Unit};
use ledger::import::{in_row, rows};
use ledger::items;
use ledger::stock::lots::NewLot;
use ledger::stock::lots::import::{import as import_lots, import_edges, in_unit_of, lots_of};
use ledger::stock::metal::LotMetal;
use ledger::stock::movements::{self, Moved, Movement};
use ledger::stock::postings::{self, Goods, StockEntry};
use ledger::stock::quantities::{self, FIELDS};
use make_queries::batches as sql;
use platform::error::{Error, Result};
use platform::fields::{Count, Name};
use platform::input;
use platform::input::{Faults, Field, Path, Shape};
use platform::tx::Tx;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};
use uuid::Builder;

use super::steps::reject;
use super::{NewBatch, PlannedLine, insert, plan, write_event, write_lines};
use crate::batches::consume::{self, Kept};
use crate::batches::output::draw_edges;
use crate::batches::rules::{BatchState, Verb};
use crate::control_points;
use crate::recipes::{self, check::DAYS};

input! {
    /// A lot that a batch made.
    pub struct MadeGiven {
        /// Its code.
        lot: LotCode,
        /// What it is; what the recipe makes unless said.
        item: Option<Name>,
        /// How much.
        quantity: Option<Decimal>,
        /// Its unit.
        unit: Option<Unit>,
    }
}

/// An output lot, by its code alone or with its facts.
#[derive(Debug, Clone)]
pub struct OutputGiven(MadeGiven);

impl Field for OutputGiven {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let made = match value {
            Value::String(_) => {
                let lot = LotCode::read(value, at, faults)?;
                MadeGiven { lot, item: None, quantity: None, unit: None }
            }
            _ => MadeGiven::read(value, at, faults)?,
        };
        Some(OutputGiven(made))
    }
    fn shape() -> Shape {
        MadeGiven::shape()
    }
}

input! {
    /// A line of a batch to import.
    pub struct BatchLineGiven {
        /// Its number.
        line: Count,
        /// The item.
        item: Name,
        /// How much was planned.
        quantity: Option<Quantity>,
        /// Its unit.
        unit: Option<Unit>,
    }
}

input! {
    /// A consumption from before the import; the lot's own quantity is what is left after it.
    pub struct ConsumedGiven {
        /// For which line.
        line: Option<Count>,
        /// From which lot.
        lot: LotCode,
        /// How much.
        quantity: Decimal,
        /// In which unit; the lot's unless said.
        unit: Option<Unit>,
        /// What that cost.
        cost_minor: Option<Money>,
    }
}

input! {
    /// A batch to import.
    pub struct BatchGiven {
        /// Its code.
        batch: Name,
        /// Its recipe; its own code where it has none.
        recipe: Option<Name>,
        /// The version it keeps.
        recipe_version: Option<Count>,
        /// Its state.
        state: Option<Name>,
        /// The states it went through.
        history: Option<Vec<Name>>,
        /// The equipment it needs.
        equipment: Option<Vec<Name>>,
        /// The points it must be watched by, over those of its recipe.
        control_points: Option<Vec<Name>>,
        /// Its lines; the recipe's unless said.
        lines: Option<Vec<BatchLineGiven>>,
        /// What it took.
        consumed: Option<Vec<ConsumedGiven>>,
        /// What went in, in kg.
        consumed_kg: Option<Quantity>,
        /// The same.
        mass_in_kg: Option<Quantity>,
        /// The lot it made.
        output: Option<OutputGiven>,
        /// The lots it made.
        outputs: Option<Vec<OutputGiven>>,
        /// When it was started.
        started: Option<Instant>,
        /// When it was completed.
        completed: Option<Instant>,
        /// How old it must be before release.
        minimum_age_days: Option<Count>,
        /// How far in and out may differ.
        mass_balance_tolerance_percent: Option<Percent>,
        /// What it cost by then.
        cost_so_far_minor: Option<Money>,
        /// Costs that no lot brings.
        overhead_minor: Option<Money>,
    }
}

/// The id of an imported batch, derived from its code: lots that name the batch are imported before it.
fn opening_id(tx: &Tx, code: &str) -> BatchId {
    let mut hash = Sha256::new();
    hash.update(tx.tenant().as_bytes());
    hash.update(b" batch ");
    hash.update(code.as_bytes());
    let digest: [u8; 32] = hash.finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    BatchId::from_uuid(Builder::from_custom_bytes(bytes).into_uuid())
}

/// The batches that these rows name under `field`: their ids, and whether each is already released.
async fn named(tx: &Tx, given: &[Value], fields: &[&str]) -> Result<HashMap<String, (BatchId, bool)>> {
    let codes: Vec<&str> =
        given.iter().flat_map(|row| fields.iter().filter_map(|field| row.get(*field)?.as_str())).collect();
    let mut named: HashMap<String, (BatchId, bool)> =
        codes.iter().map(|code| ((*code).to_owned(), (opening_id(tx, code), false))).collect();
    named.extend(known(tx, &codes).await?);
    Ok(named)
}

/// The existing batches of these codes: their ids, and whether each is released.
async fn known(tx: &Tx, codes: &[&str]) -> Result<HashMap<String, (BatchId, bool)>> {
    let rows = sql::batch_ids_coded().bind(tx, &tx.tenant(), &codes).all().await?;
    let is_released = |state: &str| state == BatchState::Released.as_str();
    let known =
        |row: sql::BatchIdsCoded| (row.code, (BatchId::from_uuid(row.batch_id), is_released(&row.state)));
    Ok(rows.into_iter().map(known).collect())
}

/// Imports lots. Errors: as `make.lot.receive`, each under its row.
pub async fn lots(tx: &Tx, given: &[Value]) -> Result<()> {
    import_lots(tx, given, &named(tx, given, &["batch", "parents_batch"]).await?).await
}

/// Imports edges, after all batches. Errors: `not_found`, `lot_cycle`, each under its row.
pub async fn edges(tx: &Tx, given: &[Value]) -> Result<()> {
    let codes: Vec<&str> = given.iter().filter_map(|row| row.get("batch")?.as_str()).collect();
    import_edges(tx, given, &known(tx, &codes).await?).await
}

/// Imports batches. Errors: each under its row.
pub async fn import(tx: &Tx, given: &[Value]) -> Result<()> {
    for (n, row) in rows::<BatchGiven>(given)?.into_iter().enumerate() {
        one(tx, &row).await.map_err(|error| match error {
            Error::Refused(refusal) => in_row(n)(*refusal).into(),
            other => other,
        })?;
    }
    Ok(())
}

impl BatchGiven {
    fn state(&self) -> Result<BatchState> {
        let last = self.history.iter().flatten().last();
        let word = self.state.as_ref().or(last).map_or(BatchState::Planned.as_str(), Name::as_str);
        Ok(word.parse().map_err(|code: Code| Refusal::new(code).field("state"))?)
    }

    fn history(&self, state: BatchState) -> Result<Vec<BatchState>> {
        let given = self.history.iter().flatten().map(|word| word.as_str().parse());
        let given: std::result::Result<Vec<BatchState>, Code> = given.collect();
        let given = given.map_err(|code| Refusal::new(code).field("history"))?;
        match given.last() {
            None => Ok(usual_way(state).to_vec()),
            Some(last) if *last == state => Ok(given),
            Some(_) => Err(Refusal::new(Code::ValueUnknown).field("history").into()),
        }
    }

    /// Refuses fields that contradict each other, and an age beyond a century. Errors: `number_range`.
    fn judge(&self) -> Ruled<()> {
        let refuse = |field: &str| Err(Refusal::new(Code::NumberRange).field(field));
        let differ = |one: Option<Quantity>, other: Option<Quantity>| {
            one.zip(other).is_some_and(|(one, other)| one != other)
        };
        match self {
            _ if self.minimum_age_days.is_some_and(|days| !DAYS.contains(&days.0)) => {
                refuse("minimum_age_days")
            }
            _ if differ(self.mass_in_kg, self.consumed_kg) => refuse("consumed_kg"),
            _ if self.started.zip(self.completed).is_some_and(|(from, to)| to < from) => refuse("completed"),
            _ => Ok(()),
        }
    }

    fn outputs(&self) -> impl Iterator<Item = &MadeGiven> {
        self.output.iter().chain(self.outputs.iter().flatten()).map(|output| &output.0)
    }
}

/// The shortest path to a state.
fn usual_way(state: BatchState) -> &'static [BatchState] {
    use BatchState::*;
    match state {
        Planned => &[Planned],
        Ready => &[Planned, Ready],
        Running => &[Planned, Ready, Running],
        Held => &[Planned, Ready, Running, Held],
        Completed => &[Planned, Ready, Running, Completed],
        UnderReview => &[Planned, Ready, Running, Completed, UnderReview],
        Released => &[Planned, Ready, Running, Completed, UnderReview, Released],
        Rejected => &[Planned, Ready, Running, Completed, UnderReview, Rejected],
        Aborted => &[Planned, Aborted],
    }
}

/// The verb that leads to a state.
fn verb_to(state: BatchState, before: Option<BatchState>) -> Verb {
    match state {
        BatchState::Planned => Verb::Plan,
        BatchState::Ready => Verb::Ready,
        BatchState::Running if before == Some(BatchState::Held) => Verb::Resume,
        BatchState::Running => Verb::Start,
        BatchState::Held => Verb::Hold,
        BatchState::Completed if before == Some(BatchState::UnderReview) => Verb::Return,
        BatchState::Completed => Verb::Complete,
        BatchState::UnderReview => Verb::Submit,
        BatchState::Released => Verb::Release,
        BatchState::Rejected => Verb::Reject,
        BatchState::Aborted => Verb::Abort,
    }
}

async fn one(tx: &Tx, row: &BatchGiven) -> Result<()> {
    row.judge()?;
    let recipe = row.recipe.as_ref().unwrap_or(&row.batch).as_str();
    let version = recipes::import::ensured(tx, recipe, row.recipe_version.map(|version| version.0)).await?;
    let (id, state) = (opening_id(tx, row.batch.as_str()), row.state()?);
    let history = row.history(state)?;
    let lines = lines(tx, row, &version).await?;
    let cost = Money::sum([row.cost_so_far_minor, row.overhead_minor].into_iter().flatten())?;
    let has_begun = history.contains(&BatchState::Running);
    let is_made = history.contains(&BatchState::Completed);
    let equipment: Vec<&str> = row.equipment.iter().flatten().map(Name::as_str).collect();
    let new = NewBatch {
        state,
        equipment: &equipment,
        open_lines: lines.is_empty(),
        minimum_age_days: row.minimum_age_days.map_or(version.minimum_age_days, |days| days.0),
        tolerance_e6: row.mass_balance_tolerance_percent.map(Percent::get).or(version.tolerance_e6),
        opening_mass_e6: row.mass_in_kg.or(row.consumed_kg).map(Quantity::get),
        opening_cost_minor: cost.get(),
        // The start of a finished batch may stay unknown; a batch in progress starts now.
        started_at: row.started.or((has_begun && !is_made).then_some(tx.now)),
        completed_at: row.completed.or(is_made.then_some(tx.now)),
        events: i32::try_from(history.len()).map_err(Error::internal)?,
        ..NewBatch::of(id, row.batch.as_str(), &version)
    };
    insert(tx, &new).await?;
    write_lines(tx, id, &lines).await?;
    require_points(tx, id, recipe, row).await?;
    if state.is_made() && row.started.is_none() {
        start_is_not_needed(tx, id).await?;
    }
    write_history(tx, id, &history).await?;
    write_consumed(tx, id, row).await?;
    if !state.is_made() && !state.is_final() {
        write_cost(tx, id, row, cost).await?;
    }
    for output in row.outputs() {
        write_output(tx, id, &version, state, output).await?;
    }
    match state {
        // Lots that name this batch were imported before it.
        BatchState::Released => ledger::stock::lots::release_of_batch(tx, id).await,
        BatchState::Rejected => reject(tx, id, row.batch.as_str(), "rejected before it was moved in").await,
        _ => Ok(()),
    }
}

/// If the batch has a point with a longest gap, its start is required. Errors: `field_required` at `started`.
async fn start_is_not_needed(tx: &Tx, batch: BatchId) -> Result<()> {
    let points = control_points::required(tx, batch).await?;
    match points.iter().any(|point| point.max_gap_s.is_some()) {
        true => Err(Refusal::new(Code::FieldRequired).field("started").into()),
        false => Ok(()),
    }
}

async fn require_points(tx: &Tx, id: BatchId, recipe: &str, row: &BatchGiven) -> Result<()> {
    match &row.control_points {
        Some(points) => {
            let codes: BTreeSet<&str> = points.iter().map(Name::as_str).collect();
            let codes: Vec<&str> = codes.into_iter().collect();
            let found = sql::require_points_coded().bind(tx, &id.uuid(), &tx.tenant(), &codes).all().await?;
            if found.len() < codes.len() {
                return Err(Refusal::new(Code::NotFound).field("control_points").into());
            }
        }
        None => {
            sql::require_points_of().bind(tx, &id.uuid(), &tx.tenant(), &recipe).all().await?;
        }
    }
    Ok(())
}

async fn write_history(tx: &Tx, id: BatchId, history: &[BatchState]) -> Result<()> {
    let mut before = None;
    for (seq, state) in (1..).zip(history) {
        write_event(tx, id, seq, verb_to(*state, before).as_str(), *state, None).await?;
        before = Some(*state);
    }
    Ok(())
}

async fn lines(tx: &Tx, row: &BatchGiven, version: &recipes::VersionRow) -> Result<Vec<PlannedLine>> {
    let Some(given) = &row.lines else {
        return plan::lines_as_written(tx, version).await;
    };
    let used: Vec<(&str, Unit)> =
        given.iter().map(|line| (line.item.as_str(), line.unit.unwrap_or(Unit::Kilogram))).collect();
    let items = items::ensured(tx, &used).await?;
    let line = |(n, line): (usize, &BatchLineGiven)| {
        let item = &items[line.item.as_str()];
        let planned = line.quantity.map(|quantity| planned(quantity, line.unit, item));
        let planned_e6 =
            planned.transpose().map_err(|code| Refusal::new(code).field(format!("lines[{n}].unit")))?;
        Ok(PlannedLine {
            line_no: line.line.0,
            item: ItemId::from_uuid(item.item_id),
            planned_e6,
            unit: item.unit.clone(),
        })
    };
    given.iter().enumerate().map(line).collect()
}

/// The planned quantity, in millionths of the item's unit. Errors: `unit_mismatch`, `density_missing`,
/// `number_range`.
fn planned(quantity: Quantity, unit: Option<Unit>, item: &items::ItemRow) -> std::result::Result<i64, Code> {
    let own: Unit = item.unit.parse()?;
    let density = item.density_e6.map(|e6| Decimal::from(Quantity::from_stored(e6)));
    let exact = unit::convert(Decimal::from(quantity), unit.unwrap_or(own), own, density)?;
    SignedQuantity::rounded(&exact).map(SignedQuantity::get)
}

/// An earlier consumption leaves its trace. The lot's quantity is what is left after it, so no stock
/// moves.
async fn write_consumed(tx: &Tx, batch: BatchId, row: &BatchGiven) -> Result<()> {
    let given: Vec<&ConsumedGiven> = row.consumed.iter().flatten().collect();
    let codes: Vec<&str> = given.iter().map(|taken| taken.lot.as_str()).collect();
    let lots = lots_of(tx, &codes).await?;
    for taken in given {
        let missing = || Refusal::new(Code::NotFound).field("consumed");
        let from = lots.get(taken.lot.as_str()).ok_or_else(missing)?;
        let lot = LotId::from_uuid(from.lot_id);
        let quantity_e6 = match in_unit_of(from, taken.quantity, taken.unit)? {
            0 => return Err(Refusal::new(Code::NumberRange).field("consumed").into()),
            e6 => e6,
        };
        let density_e6 = from.density_e6;
        let trace =
            Movement { batch: Some(batch), density_e6, ..Movement::of(lot, Moved::Consume, 0, Money::ZERO) };
        let kept = Kept {
            movement: movements::post(tx, &trace).await?,
            batch,
            line_no: taken.line.map_or(1, |line| line.0),
            lot,
            quantity_e6,
            cost: taken.cost_minor.unwrap_or(Money::ZERO),
        };
        consume::keep(tx, &kept, None).await?;
    }
    Ok(())
}

/// A batch that has not ended begins with what it cost until now.
async fn write_cost(tx: &Tx, batch: BatchId, row: &BatchGiven, so_far: Money) -> Result<()> {
    let taken = row.consumed.iter().flatten().filter_map(|taken| taken.cost_minor);
    let cost = Goods::costing(Money::sum(taken.chain([so_far]))?);
    let transfers = cost.opening_batch(&tx.workspace.currency.code);
    let entry = StockEntry::of(tx, "A batch brought in at the start", transfers).await?;
    postings::write(tx, entry.map(|entry| entry.about(batch)).as_ref()).await
}

async fn write_output(
    tx: &Tx,
    batch: BatchId,
    version: &recipes::VersionRow,
    state: BatchState,
    made: &MadeGiven,
) -> Result<()> {
    if let Some(there) = lots_of(tx, &[made.lot.as_str()]).await?.get(made.lot.as_str()) {
        // The lots' own import has already described this lot, with its batch: here a row only names it.
        let is_named = made.item.is_none() && made.quantity.is_none() && made.unit.is_none();
        return match is_named && there.batch_id == Some(batch.uuid()) {
            true => Ok(()),
            false => Err(Refusal::new(Code::LotCodeTaken).field("output").into()),
        };
    }
    let code =
        made.item.as_ref().map(Name::as_str).or(version.output_item.as_deref()).unwrap_or(&version.code);
    let items = items::ensured(tx, &[(code, made.unit.unwrap_or(Unit::Kilogram))]).await?;
    let item = &items[code];
    let unit: &str = match made.unit {
        Some(unit) => unit.as_str(),
        None => &item.unit,
    };
    let quantity_e6 = match made.quantity {
        Some(quantity) if !quantity.is_zero() => {
            let asked = quantities::read(&quantity.to_string(), unit, FIELDS)?;
            quantities::measure(
                &asked,
                &items::measure(&item.unit, item.resolution_e6, item.density_e6)?,
                FIELDS,
            )?
            .get()
        }
        _ => 0,
    };
    let made = OutputLot { code: made.lot.as_str(), item, quantity_e6 };
    let ended = state.is_final() || state.is_made();
    let lot = write_lot(tx, batch, &made, (state == BatchState::Released, ended)).await?;
    draw_edges(tx, Some(batch), lot).await
}

/// An output lot to write.
struct OutputLot<'a> {
    code: &'a str,
    item: &'a items::ItemRow,
    quantity_e6: i64,
}

/// Writes an output lot of a batch that is `(released, ended)`. Nobody said what it cost; one of a batch that has not ended gets
/// its share when it does.
async fn write_lot(
    tx: &Tx,
    batch: BatchId,
    made: &OutputLot<'_>,
    (released, ended): (bool, bool),
) -> Result<LotId> {
    let id = LotId::from_uuid(tx.new_id()?);
    let metal = LotMetal::of(made.item.metal.as_deref(), made.item.fineness, &made.item.unit)?;
    let fine = |metal: LotMetal| metal.fine(SignedQuantity::from_stored(made.quantity_e6));
    let goods = Goods { cost: None, metal: metal.map(fine).transpose()? };
    let entry =
        StockEntry::of(tx, "Lots brought in at the start", goods.opening(&tx.workspace.currency.code));
    let entry = entry.await?;
    let new = NewLot {
        made_on: Some(tx.today()),
        batch: Some(batch),
        cost_known: !ended || made.quantity_e6 == 0,
        fine_mg: goods.metal.map_or(0, |metal| metal.fine_mg),
        entry: entry.as_ref().map(|entry| entry.id),
        needs_release: !released,
        quantity_e6: made.quantity_e6,
        ..NewLot::of(id, made.code, ItemId::from_uuid(made.item.item_id))
    };
    ledger::stock::lots::insert(tx, &new, Moved::Opening, "output").await?;
    postings::write(tx, entry.as_ref()).await?;
    Ok(id)
}

#[cfg(test)]
mod tests;
