//! The effect of a failed calibration on the batches that its instrument measured: each that newly fails gets
//! one deviation.
//! Invariant: a reading that passed as indicated but fails after the error is subtracted holds its batch
//! until Quality decides (M28), whenever the reading, the calibration or a correction comes; if the error is
//! unknown, the reading fails.

use kernel::decimal::SignedQuantity;
use kernel::id::{BatchId, ReadingId};
use make_queries::{batches as batch_sql, deviations as sql};
use platform::error::{Error, Result};
use platform::tx::Tx;
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

use super::{NewDeviation, open};
use crate::batches::rules::Verb;
use crate::batches::{self, BatchRow, state_of};
use crate::deviations::excursion::Span;
use crate::deviations::excursion::kind::{DeviationKind, PointKind};
use crate::readings::rules::{Limits, Outside, Verdict, corrected, judge_again, of_instrument};

/// A reading judged again: its value less the error, and the verdict. If no error is known, a pass is not
/// proven.
pub(crate) fn judged_again(
    limits: &Limits,
    was: Verdict,
    indicated: SignedQuantity,
    error: Option<SignedQuantity>,
) -> (Option<SignedQuantity>, Verdict) {
    let value = error.and_then(|error| corrected(indicated, error).ok());
    let unproven = if was.is_fail() { was } else { Verdict::Fail(Outside::from_stored(0)) };
    (value, value.map_or(unproven, |value| judge_again(limits, was, value)))
}

/// A good reading that fails now.
struct Fails<'a> {
    row: &'a sql::Doubted,
    outside: Outside,
    corrected: Option<SignedQuantity>,
}

/// The readings of one batch that fail now.
#[derive(Default)]
struct Failing {
    readings: Vec<ReadingId>,
    points: Vec<(Uuid, String)>,
    instruments: Vec<String>,
    span: Option<Span>,
    worst: Option<(Outside, SignedQuantity, Option<SignedQuantity>)>,
}

impl Failing {
    fn add(&mut self, Fails { row, outside, corrected }: &Fails<'_>) {
        self.readings.push(ReadingId::from_uuid(row.origin));
        let point = (row.control_point_id, row.point.clone());
        if !self.points.contains(&point) {
            self.points.push(point);
        }
        if !self.instruments.contains(&row.instrument) {
            self.instruments.push(row.instrument.clone());
        }
        let from = self.span.map_or(row.read_at, |span| span.from);
        self.span = Some(Span { from, to: Some(row.read_at) });
        if self.worst.is_none_or(|(before, ..)| before < *outside) {
            self.worst = Some((*outside, SignedQuantity::from_stored(row.value_e6), *corrected));
        }
    }
}

/// How far outside the limits a good reading in doubt is now, at a point whose failures hold a batch or pause
/// its age. None if it still passes, or if its failure has no effect.
///
/// # Errors
/// A kind that the database should not hold.
fn fails(row: &sql::Doubted) -> Result<Option<Fails<'_>>> {
    let kind: PointKind = row.kind.parse().map_err(Error::internal)?;
    if DeviationKind::of_failing(kind, row.pauses_age).is_none() {
        return Ok(None);
    }
    let limits = Limits::stored((row.lower_e6, row.lower_inclusive), (row.upper_e6, row.upper_inclusive));
    let as_found = row.as_found_error_e6.map(SignedQuantity::from_stored);
    let error = of_instrument(as_found, row.measures.as_deref(), &row.unit);
    let (corrected, now) =
        judged_again(&limits, Verdict::Pass, SignedQuantity::from_stored(row.value_e6), error);
    Ok(match now {
        Verdict::Pass => None,
        Verdict::Fail(outside) => Some(Fails { row, outside, corrected }),
    })
}

/// Opens the deviations that a failed calibration of these batches' instruments requires and that are not
/// open or decided yet. Returns the codes of all batches with a reading that fails now. The caller has locked
/// the batches.
pub(crate) async fn redraw(tx: &Tx, locked: &[BatchRow]) -> Result<Vec<String>> {
    let ids: Vec<Uuid> = locked.iter().map(|batch| batch.batch_id).collect();
    let doubted = sql::doubted_of().bind(tx, &tx.tenant(), &ids).all().await?;
    if doubted.is_empty() {
        return Ok(vec![]);
    }
    let standing = sql::standing_in().bind(tx, &tx.tenant(), &ids).all().await?;
    let mut found: BTreeMap<&str, Vec<Fails<'_>>> = BTreeMap::new();
    for row in &doubted {
        if let Some(it) = fails(row)? {
            found.entry(row.batch.as_str()).or_default().push(it);
        }
    }
    let opened = locked.iter().filter_map(|batch| {
        let of_batch: Vec<&sql::StandingIn> =
            standing.iter().filter(|it| it.batch_id == batch.batch_id).collect();
        let failing = uncovered(found.get(batch.code.as_str())?, &of_batch);
        let no = of_batch.last().map_or(1, |last| last.no + 1);
        (!failing.readings.is_empty()).then_some(open_one(tx, batch, no, failing))
    });
    // The deviations are written one after the other in one flight: a batch gets at most one.
    for done in futures::future::join_all(opened).await {
        done?;
    }
    Ok(found.into_keys().map(str::to_owned).collect())
}

/// The failing readings that no deviation covers: an open deviation names readings by their origins, a
/// decided one by their rows at the decision.
fn uncovered(found: &[Fails<'_>], standing: &[&sql::StandingIn]) -> Failing {
    let named = |status: &str| -> HashSet<Uuid> {
        let of_lookback = standing.iter().filter(|it| it.kind == DeviationKind::CalibrationLookback.as_str());
        of_lookback.filter(|it| it.status == status).flat_map(|it| it.reading_ids.clone()).collect()
    };
    let (open, disposed) = (named("open"), named("disposed"));
    let mut failing = Failing::default();
    let mut seen = HashSet::new();
    for it in found {
        let is_covered = open.contains(&it.row.origin) || disposed.contains(&it.row.reading_id);
        if !is_covered && seen.insert(it.row.origin) {
            failing.add(it);
        }
    }
    failing
}

async fn open_one(tx: &Tx, batch: &BatchRow, no: i32, failing: Failing) -> Result<()> {
    let Some(span) = failing.span else { return Ok(()) };
    let new = NewDeviation {
        no,
        kind: DeviationKind::CalibrationLookback,
        // If there are several points, the deviation names none.
        point: match failing.points.as_slice() {
            [(id, code)] => Some((*id, code.as_str())),
            _ => None,
        },
        span,
        seconds: span.seconds(),
        worst: failing.worst.map(|(_, indicated, _)| indicated),
        worst_corrected: failing.worst.and_then(|(.., corrected)| corrected),
        readings: &failing.readings,
    };
    open(tx, batch, &new).await?;
    let from = state_of(batch)?;
    let to = from.after_failure();
    if from == to {
        return Ok(());
    }
    batches::step(tx, batch, Verb::Hold.as_str(), to, Some(&failing.instruments.join(", "))).await
}

/// The same for all batches that an instrument measured after a moment, locked in one order. Returns the
/// codes of those that fail now, and of the others.
pub(crate) async fn since(tx: &Tx, read_with: &[BatchId]) -> Result<(Vec<String>, Vec<String>)> {
    let locked = batch_sql::lock_batches().bind(tx, &tx.tenant(), &BatchId::uuids(read_with)).all().await?;
    let affected = redraw(tx, &locked).await?;
    let mut others: Vec<String> = locked.into_iter().map(|batch| batch.code).collect();
    others.retain(|code| !affected.contains(code));
    others.sort_unstable();
    Ok((affected, others))
}

#[cfg(test)]
mod tests;
