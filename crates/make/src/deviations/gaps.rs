//! Missing readings of a completed batch: its gaps as deviations, whenever its readings came.
//! Invariant: an open gap follows the current readings, a disposed one is frozen (M16); a batch whose
//! readings came late or in one file lacks the same readings as one that sent them at once (D36).

use jiff::Timestamp;
use kernel::id::{BatchId, DeviationId};
use make_queries::client::Params;
use make_queries::{batches as batch_sql, deviations as sql, readings as reading_sql};
use platform::error::Result;
use platform::tx::{ReadTx, Tx};
use uuid::Uuid;

use super::recompute::withdraw;
use super::{NewDeviation, Standing, open, span, standing_of};
use crate::batches::rules::BatchState;
use crate::batches::{BatchRow, state_of};
use crate::control_points::{self, PointRow};
use crate::deviations::excursion::Span;
use crate::deviations::excursion::gap::{Gap, Until, Watch, gaps};
use crate::deviations::excursion::kind::DeviationKind;
use crate::deviations::excursion::recompute::{self as pure, Change, reconcile};

/// Judges a batch that has just been completed: it gets one deviation for each gap that exceeds the limit of
/// a required point.
pub(crate) async fn at_completion(tx: &Tx, batch: &BatchRow) -> Result<()> {
    redraw_until(tx, batch, tx.now).await
}

/// Judges the gaps of a batch again, if it is complete and not decided: after late readings, and before its
/// record is submitted. A batch in production is judged at its completion.
pub(crate) async fn redraw(tx: &Tx, batch: &BatchRow) -> Result<()> {
    match batch.completed_at {
        Some(completed) if state_of(batch)?.is_made() => redraw_until(tx, batch, completed).await,
        _ => Ok(()),
    }
}

async fn redraw_until(tx: &Tx, batch: &BatchRow, completed: Timestamp) -> Result<()> {
    let mut points = control_points::required(tx, BatchId::from_uuid(batch.batch_id)).await?;
    points.retain(|point| point.max_gap_s.is_some());
    if points.is_empty() {
        return Ok(());
    }
    let codes: Vec<&str> = points.iter().map(|point| point.code.as_str()).collect();
    let moments = reading_sql::moments_of().bind(tx, &tx.tenant(), &batch.batch_id, &codes).all().await?;
    let held = held_spans(tx, batch).await?;
    let standing = standing_of(tx, &batch.code).await?;
    let mut no = standing.last().map_or(0, |last| last.no);
    for point in &points {
        let of_point = |it: &&Standing| is_gap_at(it, point);
        let (disposed, open_now) =
            (spans_of(&standing, "disposed", of_point), standing_open(&standing, of_point));
        let mut taken: Vec<Timestamp> =
            moments.iter().filter(|it| it.point == point.code).map(|it| it.read_at).collect();
        taken.sort_unstable();
        // An imported batch may have no known start: it was not watched before its first reading.
        let first = taken.first().copied().filter(|at| *at < completed);
        let Some(started) = batch.started_at.or(first) else { continue };
        let max_gap_s = i64::from(point.max_gap_s.unwrap_or(i32::MAX));
        let watch = Watch {
            started,
            until: Until::Completed(completed),
            max_gap_s,
            held: &held,
            disposed: &disposed,
        };
        let changes = reconcile(&open_now, gaps(&watch, &taken), |gap| gap.span);
        no = write(tx, batch, point, &standing, changes, no).await?;
    }
    Ok(())
}

/// Writes the changes of the gaps of one point, and returns the last number in use.
async fn write(
    tx: &Tx,
    batch: &BatchRow,
    point: &PointRow,
    standing: &[Standing],
    changes: Vec<Change<DeviationId, Gap>>,
    mut no: i32,
) -> Result<i32> {
    for change in changes {
        match change {
            Change::Open(gap) => {
                no += 1;
                let new = NewDeviation {
                    no,
                    kind: DeviationKind::MissingReading,
                    point: Some((point.control_point_id, &point.code)),
                    span: gap.span,
                    seconds: Some(gap.seconds),
                    worst: None,
                    worst_corrected: None,
                    readings: &[],
                };
                open(tx, batch, &new).await?;
            }
            Change::Redraw(id, gap) if is_as_before(standing, id, &gap) => {}
            Change::Redraw(id, gap) => {
                let Span { from, to } = gap.span;
                let nothing: &[Uuid] = &[];
                sql::redraw_deviation()
                    .params(
                        tx,
                        &sql::RedrawDeviationParams {
                            from_at: from,
                            to_at: to,
                            seconds: Some(gap.seconds),
                            worst_e6: None,
                            reading_ids: nothing,
                            tenant: tx.tenant(),
                            deviation: id.uuid(),
                        },
                    )
                    .one()
                    .await?;
            }
            Change::Withdraw(id) => withdraw(tx, id, standing).await?,
        }
    }
    Ok(no)
}

fn is_gap_at(it: &Standing, point: &PointRow) -> bool {
    it.kind == DeviationKind::MissingReading.as_str() && it.point.as_deref() == Some(point.code.as_str())
}

fn spans_of(standing: &[Standing], status: &str, which: impl Fn(&&Standing) -> bool) -> Vec<Span> {
    standing.iter().filter(which).filter(|it| it.status == status).map(span).collect()
}

fn standing_open(
    standing: &[Standing],
    which: impl Fn(&&Standing) -> bool,
) -> Vec<pure::OpenDeviation<DeviationId>> {
    let open = standing.iter().filter(which).filter(|it| it.status == "open");
    let id = |it: &Standing| DeviationId::from_uuid(it.deviation_id);
    open.map(|it| pure::OpenDeviation { deviation: id(it), span: span(it) }).collect()
}

fn is_as_before(standing: &[Standing], id: DeviationId, gap: &Gap) -> bool {
    let before = standing.iter().find(|it| it.deviation_id == id.uuid());
    before.is_some_and(|it| span(it) == gap.span && it.seconds == Some(gap.seconds))
}

/// When the batch was Held: from each event that led to that state, to the next event.
async fn held_spans(tx: &ReadTx, batch: &BatchRow) -> Result<Vec<Span>> {
    let events = batch_sql::events_of().bind(tx, &tx.tenant(), &batch.batch_id).all().await?;
    let ends = events.iter().skip(1).map(|event| Some(event.at)).chain([None]);
    let held = events.iter().zip(ends).filter(|(event, _)| event.to_state == BatchState::Held.as_str());
    Ok(held.map(|(event, to)| Span { from: event.at, to }).collect())
}
