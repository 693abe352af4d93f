//! A new or corrected reading among its neighbours: the deviations that start, grow, split or fall away.
//! Invariant: the written changes are exactly those of the pure rules for the neighbourhood; the
//! neighbourhood ends at good readings, so that the rest of the batch need not be read.

use kernel::decimal::SignedQuantity;
use kernel::id::{DeviationId, HoldId, ReadingId};
use make_queries::client::Params;
use make_queries::deviations as sql;
use make_queries::readings::ReadingRow;
use platform::error::Result;
use platform::tx::Tx;
use std::collections::HashSet;
use uuid::Uuid;

use super::{NewDeviation, Standing, open};
use crate::batches::BatchRow;
use crate::control_points::PointRow;
use crate::deviations::excursion::kind::DeviationKind;
use crate::deviations::excursion::recompute::{self as pure, Change, reconcile};
use crate::deviations::excursion::{Extent, Span, Taken, extents};
use crate::readings::rules::{Outside, Verdict};

/// The kinds of deviation that follow the readings of a point. The deviation of a look-back is independent:
/// indicated values do not withdraw it (M28).
const DRAWN: [DeviationKind; 2] = [DeviationKind::CcpLimit, DeviationKind::AgePause];

/// The changes to write to the deviations of one point, each with the kind of its deviation.
#[derive(Debug)]
pub(crate) struct Redrawing {
    next_no: i32,
    changes: Vec<(DeviationKind, Change<DeviationId, Extent<ReadingId>>)>,
}

/// A reading as the rules see it. Its origin identifies it, so that a correction keeps its place.
pub(crate) fn taken(row: &ReadingRow) -> Taken<ReadingId> {
    Taken {
        reading: ReadingId::from_uuid(row.origin),
        at: row.read_at,
        device: row.device.clone(),
        seq: row.seq,
        value: SignedQuantity::from_stored(row.value_e6),
        verdict: row.outside_e6.map_or(Verdict::Pass, |e6| Verdict::Fail(Outside::from_stored(e6))),
        disposed: false,
    }
}

impl Redrawing {
    /// The changes by the new reading, whose own failure opens this kind of deviation. Two versions of a
    /// point can open different kinds, or none: a failing reading stays with the deviation that it opened by
    /// its own version, one that opened none starts none later, and a good one ends those of both kinds. None
    /// at a point whose failures open no deviation, and that has no open one.
    pub fn of(
        kind: Option<DeviationKind>,
        point: &str,
        window: &[ReadingRow],
        new: &Taken<ReadingId>,
        standing: &[Standing],
    ) -> Option<Redrawing> {
        let open: Vec<&Standing> = standing
            .iter()
            .filter(|d| d.point.as_deref() == Some(point) && matches!(d.status.as_str(), "open" | "recorded"))
            .filter(|d| DRAWN.iter().any(|it| d.kind == it.as_str()))
            .collect();
        if kind.is_none() && open.is_empty() {
            return None;
        }
        let near = neighbourhood(window, new, standing);
        let is_of = |taken: &Taken<ReadingId>, it: DeviationKind| {
            if taken.reading == new.reading {
                return kind == Some(it);
            }
            open.iter().any(|d| d.kind == it.as_str() && d.reading_ids.contains(&taken.reading.uuid()))
        };
        let mut changes = Vec::new();
        for it in DRAWN {
            let mut own = near.clone();
            own.retain(|taken| !taken.verdict.is_fail() || is_of(taken, it));
            let of_kind = open.iter().filter(|d| d.kind == it.as_str()).copied();
            let found = reconcile(&open_near(of_kind, &near), extents(&own), |extent| extent.span);
            changes.extend(found.into_iter().map(|change| (it, change)));
        }
        let next_no = standing.last().map_or(1, |last| last.no + 1);
        Some(Redrawing { next_no, changes })
    }

    /// Whether there are no changes to write.
    pub fn is_nothing(&self) -> bool {
        self.changes.is_empty()
    }

    /// The spans of the age pauses after the changes.
    pub fn pauses(&self, standing: &[Standing]) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut replaced: HashSet<DeviationId> = HashSet::new();
        for (kind, change) in &self.changes {
            let (before, now) = match change {
                Change::Open(extent) => (None, Some(extent.span)),
                Change::Redraw(id, extent) => (Some(*id), Some(extent.span)),
                Change::Withdraw(id) => (Some(*id), None),
            };
            replaced.extend(before);
            spans.extend(now.filter(|_| *kind == DeviationKind::AgePause));
        }
        let is_replaced = |d: &Standing| replaced.contains(&DeviationId::from_uuid(d.deviation_id));
        let kept = standing.iter().filter(|d| is_pause(d) && !is_replaced(d));
        spans.extend(kept.map(super::span));
        spans
    }

    /// Writes the changes one after the other: there is rarely more than one.
    pub async fn write(
        &self,
        tx: &Tx,
        batch: &BatchRow,
        point: &PointRow,
        standing: &[Standing],
    ) -> Result<()> {
        let mut no = self.next_no;
        for (kind, change) in &self.changes {
            match change {
                Change::Open(extent) => {
                    let new = NewDeviation {
                        no,
                        kind: *kind,
                        point: Some((point.control_point_id, &point.code)),
                        span: extent.span,
                        seconds: extent.span.seconds(),
                        worst: Some(extent.worst),
                        worst_corrected: None,
                        readings: &extent.readings,
                    };
                    open(tx, batch, &new).await?;
                    no += 1;
                }
                Change::Redraw(id, extent) => redraw(tx, *id, extent).await?,
                Change::Withdraw(id) => withdraw(tx, *id, standing).await?,
            }
        }
        Ok(())
    }
}

/// Whether a standing deviation pauses the age clock.
pub(crate) fn is_pause(deviation: &Standing) -> bool {
    deviation.kind == DeviationKind::AgePause.as_str() && deviation.status != "withdrawn"
}

/// The open deviations that have a reading of the neighbourhood.
fn open_near<'a>(
    open: impl Iterator<Item = &'a Standing>,
    near: &[Taken<ReadingId>],
) -> Vec<pure::OpenDeviation<DeviationId>> {
    let near: HashSet<Uuid> = near.iter().map(|taken| taken.reading.uuid()).collect();
    open.filter(|d| d.reading_ids.iter().any(|id| near.contains(id)))
        .map(|d| pure::OpenDeviation {
            deviation: DeviationId::from_uuid(d.deviation_id),
            span: super::span(d),
        })
        .collect()
}

/// The readings from the good one before the new one to the good one after it, the new one in its place among
/// them. Readings that disposed deviations cover are marked: these are the rows at Quality's decision, never
/// a value written since.
fn neighbourhood(
    window: &[ReadingRow],
    new: &Taken<ReadingId>,
    standing: &[Standing],
) -> Vec<Taken<ReadingId>> {
    let frozen: HashSet<&Uuid> =
        standing.iter().filter(|d| d.status == "disposed").flat_map(|d| &d.reading_ids).collect();
    let as_it_stands = |row: &ReadingRow| Taken { disposed: frozen.contains(&row.reading_id), ..taken(row) };
    let mut all: Vec<Taken<ReadingId>> =
        window.iter().filter(|row| row.origin != new.reading.uuid()).map(as_it_stands).collect();
    all.push(new.clone());
    all.sort_unstable_by(|a, b| (a.at, &a.device, a.seq).cmp(&(b.at, &b.device, b.seq)));
    let place = all.iter().position(|taken| taken.reading == new.reading).unwrap_or(0);
    let good = |taken: &Taken<ReadingId>| !taken.verdict.is_fail();
    let first = all[..place].iter().rposition(good).unwrap_or(0);
    let last = all[place + 1..].iter().position(good).map_or(all.len(), |after| place + 1 + after + 1);
    all.drain(first..last).collect()
}

async fn redraw(tx: &Tx, deviation: DeviationId, extent: &Extent<ReadingId>) -> Result<()> {
    sql::redraw_deviation()
        .params(
            tx,
            &sql::RedrawDeviationParams {
                from_at: extent.span.from,
                to_at: extent.span.to,
                seconds: extent.span.seconds(),
                worst_e6: Some(extent.worst.get()),
                reading_ids: ReadingId::uuids(&extent.readings),
                tenant: tx.tenant(),
                deviation: deviation.uuid(),
            },
        )
        .one()
        .await?;
    Ok(())
}

/// Withdraws the deviation with its hold, because the deviation that took its readings has a hold of its own.
pub(super) async fn withdraw(tx: &Tx, deviation: DeviationId, standing: &[Standing]) -> Result<()> {
    let deviation = deviation.uuid();
    sql::withdraw_deviation().bind(tx, &tx.tenant(), &deviation).one().await?;
    let hold =
        standing.iter().find(|d| d.deviation_id == deviation).and_then(|d| d.hold_id).map(HoldId::from_uuid);
    match hold {
        Some(hold) => ledger::stock::holds::lift_one(tx, hold, "its readings no longer stand for it").await,
        None => Ok(()),
    }
}
