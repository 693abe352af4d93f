//! The record of a batch as a paper of A4: what went in, what was measured and decided, what came out, who and when.
//! Invariant: it prints what is recorded at that moment and writes nothing; costs are on it only for those who read
//! costs.

mod paper;

use jiff::Timestamp;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::permission::Permission;
use make_queries::batch_record as sql;
use platform::action::Action;
use platform::error::{Error, Result};
use platform::event::Content;
use platform::sealed::app::membership;
use platform::tx::ReadTx;
use uuid::Uuid;
use web::page::{Body, PageCx};

use crate::batches::page::points_of;
use crate::batches::returns::ReturnOutput;
use crate::batches::show::{BatchShown, GetBatch};
use crate::control_points::PointShown;
use crate::deviations::{DeviationShown, ListDeviations};
use crate::readings::list::ReadingShown;
use crate::readings::newest::{FAILING, NewestReadings, PointCount};

/// All that is on the paper.
pub(crate) struct BatchRecord {
    /// The shop.
    pub shop: String,
    /// When it is printed.
    pub printed_at: Timestamp,
    /// The batch.
    pub batch: BatchShown,
    /// Its control points.
    pub points: Vec<PointShown>,
    /// Its newest readings and the failing ones, in order of time.
    pub readings: Vec<ReadingShown>,
    /// How many there are in all; older ones that are inside their limits are not printed.
    pub reading_count: i64,
    /// How many each point has.
    pub by_point: Vec<PointCount>,
    /// Its deviations.
    pub deviations: Vec<DeviationShown>,
    /// The measurements at the vat.
    pub observed: Vec<Observation>,
    /// The outputs that were taken back.
    pub taken_back: Vec<OutputBack>,
    /// The hours of work.
    pub worked: Vec<WorkBooking>,
    /// Whether costs are printed.
    pub with_costs: bool,
}

/// A measurement at the vat.
pub(crate) struct Observation {
    pub name: String,
    pub value: SignedQuantity,
    pub at: Timestamp,
    pub by: String,
}

/// An output that was taken back.
pub(crate) struct OutputBack {
    pub lot: String,
    pub item: String,
    /// What went back: less than nothing.
    pub quantity: SignedQuantity,
    pub unit: String,
    pub piece: Option<i64>,
    pub reason: Option<String>,
    pub at: Timestamp,
    pub by: String,
}

/// Hours of work.
pub(crate) struct WorkBooking {
    pub hours: Quantity,
    pub at: Timestamp,
    pub by: String,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let record = read(cx).await?;
    let paper = paper::paper_of(&record, &cx.chrome);
    let drawn = tokio::task::spawn_blocking(move || pdf::render(&paper)).await.map_err(Error::internal)?;
    let bytes = drawn.map_err(Error::internal)?;
    Ok(Body::File("application/pdf", file_name(&record.batch.batch), bytes))
}

/// The name of the file of a batch's record.
fn file_name(batch: &str) -> String {
    format!("batch-{}.pdf", batch.replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
}

async fn read(cx: &PageCx) -> Result<BatchRecord> {
    let code = cx.param("batch")?;
    let batch = cx.ask_with::<GetBatch>(&[("batch", code)]).await?;
    let readings = NewestReadings::read(&cx.tx, code, FAILING).await?;
    let id = crate::batches::coded(&cx.tx, code).await?.batch_id;
    Ok(BatchRecord {
        shop: cx.tx.workspace.name.clone(),
        printed_at: cx.tx.now,
        points: points_of(cx, &batch).await?,
        reading_count: readings.count(),
        readings: readings.rows,
        by_point: readings.by_point,
        deviations: cx.ask_with::<ListDeviations>(&[("batch", code)]).await?.rows,
        observed: observed_in(&cx.tx, id).await?,
        taken_back: taken_back(&cx.tx, id).await?,
        worked: worked_on(&cx.tx, id).await?,
        with_costs: cx.may(Permission::CostRead),
        batch,
    })
}

async fn observed_in(tx: &ReadTx, batch: Uuid) -> Result<Vec<Observation>> {
    let rows = sql::observed_in().bind(tx, &tx.tenant(), &batch).all().await?;
    let observed = |row: sql::ObservedIn| {
        Ok(Observation {
            name: row.name,
            value: SignedQuantity::from_stored(row.value_e6),
            at: row.created_at,
            by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
        })
    };
    rows.into_iter().map(observed).collect()
}

async fn taken_back(tx: &ReadTx, batch: Uuid) -> Result<Vec<OutputBack>> {
    let action = ReturnOutput::NAME;
    let rows = sql::taken_back().bind(tx, &tx.tenant(), &action, &batch).all().await?;
    let back = |row: sql::TakenBack| {
        let content = row.event_id.zip(row.content);
        let content =
            content.map(|(event, content)| Content::open(tx.cipher(), event, content)).transpose()?;
        Ok(OutputBack {
            lot: row.lot,
            item: row.item,
            quantity: SignedQuantity::from_stored(row.quantity_e6),
            unit: row.unit,
            piece: row.piece,
            reason: content.and_then(|content| content.reason),
            at: row.created_at,
            by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
        })
    };
    rows.into_iter().map(back).collect()
}

async fn worked_on(tx: &ReadTx, batch: Uuid) -> Result<Vec<WorkBooking>> {
    let rows = sql::worked_on().bind(tx, &tx.tenant(), &batch).all().await?;
    let worked = |row: sql::WorkedOn| {
        Ok(WorkBooking {
            hours: Quantity::from_stored(row.hours_e6),
            at: row.created_at,
            by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
        })
    };
    rows.into_iter().map(worked).collect()
}

#[cfg(test)]
mod tests;
