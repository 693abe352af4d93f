//! How a batch was planned: how much was wanted, the recipe's parameters, and the lines that follow from them.
//! Invariant: the same plan and the same observations give the same lines, whenever they are computed (M7).

use std::collections::BTreeMap;

use kernel::decimal::{Decimal, Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::{BatchId, ItemId, RecipeVersionId};
use kernel::unit::{self, Unit};
use make_queries::batches as sql;
use platform::error::{Error, Result};
use platform::input;
use platform::sealed::make::batch_plan::TARGET;
use platform::tx::{ReadTx, Tx};
use serde_json::json;

use super::{BatchRow, PlannedLine};
use crate::recipes::body::Body;
use crate::recipes::book::{Book, load};
use crate::recipes::scale::{self, Inputs, MolarMasses, Request, ScaledLine, ScaledRecipe, Target};
use crate::recipes::target::{Figures, ScaleGiven, target_of};
use crate::recipes::{self, LineRow, VersionRow};

input! {
    /// What a batch was planned with, as it is kept.
    pub struct Plan {
        /// How much.
        scale: Option<ScaleGiven>,
        /// The recipe's parameters.
        parameters: Figures,
    }
}

/// The figures of the batch's size, as lists show them: a quantity and its unit; pieces are counted.
pub(crate) fn size_of(scale: Option<&ScaleGiven>) -> Option<(Quantity, Unit)> {
    let scale = scale?;
    let pieces = || Quantity::new(i64::from(scale.pieces?.0).checked_mul(1_000_000)?).ok();
    match (scale.quantity, scale.unit) {
        (Some(quantity), Some(unit)) => Some((quantity, unit)),
        _ => Some((pieces()?, Unit::Each)),
    }
}

/// Keeps the plan with its batch.
pub(crate) async fn keep(tx: &Tx, batch: BatchId, plan: &Plan) -> Result<()> {
    let text = json!({
        "scale": plan.scale.as_ref().map(ScaleGiven::to_json),
        "parameters": plan.parameters.0,
    })
    .to_string();
    let id = batch.uuid();
    let target = tx.cipher().seal(TARGET, id, text.as_str())?;
    sql::insert_plan().bind(tx, &tx.tenant(), &id, &target, &tx.person(), &tx.now).one().await?;
    Ok(())
}

/// The lines of a plan. Errors: those of `scale::scale`.
pub(crate) async fn lines(tx: &ReadTx, version: &VersionRow, plan: &Plan) -> Result<Vec<PlannedLine>> {
    let target = target_of(plan.scale.as_ref())?;
    let inputs = Inputs { parameters: plan.parameters.0.clone(), ..Inputs::default() };
    let (body, loaded) = load::version(tx, &version.code, Some(version.version)).await?;
    let scaled = scale::scale(&body, &loaded.book, &request(target, inputs))?;
    of_version(tx, version, Some(&scaled)).await
}

/// The lines of a batch that is moved in: as the version is written. One that cannot be computed without a
/// size has lines without quantities.
pub(crate) async fn lines_as_written(tx: &ReadTx, version: &VersionRow) -> Result<Vec<PlannedLine>> {
    let (body, loaded) = load::version(tx, &version.code, Some(version.version)).await?;
    let scaled = scale::scale(&body, &loaded.book, &request(Target::Itself, Inputs::default())).ok();
    of_version(tx, version, scaled.as_ref()).await
}

/// A batch's version scaled again, with all that was observed so far. Errors: those of `scale::scale`.
pub(crate) async fn scale_again(
    tx: &ReadTx,
    batch: &BatchRow,
    version: &load::Versioned,
) -> Result<ScaledRecipe> {
    let (kept, seen) = (sql::plan_of().prepare(tx).await?, sql::observations_of().prepare(tx).await?);
    let (tenant, id) = (tx.tenant(), batch.batch_id);
    let (kept, seen) = tokio::join!(biased;
        async { kept.bind(tx, &tenant, &id).opt().await },
        async { seen.bind(tx, &tenant, &id).all().await });
    let size = (batch.scale_e6, batch.scale_unit.as_deref());
    let (target, parameters) = size_wanted(tx, BatchId::from_uuid(id), kept?, size)?;
    let value =
        |row: sql::ObservationsOf| (row.name, Decimal::from(SignedQuantity::from_stored(row.value_e6)));
    let inputs = Inputs { parameters, observations: seen?.into_iter().map(value).collect() };
    let (body, loaded) = version;
    Ok(scale::scale(body, &loaded.book, &request(target, inputs))?)
}

/// What a batch was planned with: the kept plan of a batch, or else the size that lists show.
pub(crate) fn size_wanted(
    tx: &ReadTx,
    batch: BatchId,
    kept: Option<Vec<u8>>,
    size: (Option<i64>, Option<&str>),
) -> Result<(Target, BTreeMap<String, Decimal>)> {
    match kept {
        Some(sealed) => {
            let text: String = tx.cipher().open(TARGET, batch.uuid(), sealed)?;
            let plan: Plan = input::read(&serde_json::from_str(&text).map_err(Error::internal)?)?;
            Ok((target_of(plan.scale.as_ref())?, plan.parameters.0))
        }
        None => Ok((target_of_size(size)?, BTreeMap::new())),
    }
}

/// What a batch was planned for before plans were kept.
fn target_of_size(size: (Option<i64>, Option<&str>)) -> Result<Target> {
    let (Some(e6), Some(unit)) = size else { return Ok(Target::Itself) };
    let quantity = Decimal::from(Quantity::from_stored(e6));
    Ok(Target::Item { item: None, quantity, unit: unit.parse().map_err(Error::internal)? })
}

/// The weight that a version expects to come out of this size, kg. None where it does not say, or waits for a
/// measurement.
pub(crate) fn expected_kg(body: &Body, book: &Book, target: Target, inputs: Inputs) -> Option<Exact> {
    scale::scale(body, book, &request(target, inputs)).ok()?.expected_output_kg
}

fn request(target: Target, inputs: Inputs) -> Request {
    Request { target, inputs, vessel: None, molar_masses: MolarMasses::default() }
}

async fn of_version(
    tx: &ReadTx,
    version: &VersionRow,
    scaled: Option<&ScaledRecipe>,
) -> Result<Vec<PlannedLine>> {
    let rows = recipes::lines_of(tx, RecipeVersionId::from_uuid(version.recipe_version_id)).await?;
    rows.into_iter().map(|row| planned_line(row, scaled)).collect()
}

fn planned_line(row: LineRow, scaled: Option<&ScaledRecipe>) -> Result<PlannedLine> {
    let line = scaled.and_then(|it| it.lines.iter().find(|line| line.line == row.line_no));
    Ok(PlannedLine {
        line_no: row.line_no,
        item: ItemId::from_uuid(row.item_id),
        planned_e6: line.map_or(Ok(None), |line| planned_e6(line, &row.item_unit))?,
        unit: row.item_unit,
    })
}

/// The quantity of a line in millionths of the unit that its item is kept in; None while it waits, or where
/// the consumed item has no such measure.
pub(super) fn planned_e6(line: &ScaledLine, unit: &str) -> Result<Option<i64>> {
    let to: Unit = unit.parse().map_err(Error::internal)?;
    let (Some(rounded), Ok(factor)) =
        (&line.rounded, unit::convert(Decimal::from(1), line.item_unit, to, None))
    else {
        return Ok(None);
    };
    let quantity: Exact = factor * rounded;
    Ok(Some(quantity.round_to(6)?.scaled(6)?))
}
