//! Batches in work, as the home page shows them: their progress, and their last reading at each point beside
//! the limits.
//! Invariant: it reads the same data as the batch's own sheet, so that the two never contradict each other.

use super::page::{point, points_of, steps};
use super::show::{BatchListed, BatchShown};
use crate::batches::show::GetBatch;
use crate::control_points::PointShown;
use crate::readings::list::ReadingShown;
use crate::readings::newest::last_at;
use catalogue::{Phrase, say};
use jiff::Timestamp;
use ledger::stock::page::unit;
use platform::error::Result;
use web::page::PageCx;
use web::url::encoded;
use web::view::Beam;

/// Batches shown with progress; the others are only in the list.
const MOST: usize = 4;
/// Hundredths of a beam within which a value is near its limit.
const NEAR: u8 = 4;

/// The progress of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// Its code.
    pub batch: String,
    /// "5 of 7".
    pub progress: Phrase,
    /// The current step; None when all are done.
    pub step: Option<Phrase>,
    /// The same as a share.
    pub beam: Beam,
    /// Its points, in the order of its recipe.
    pub readings: Vec<LastRead>,
}

/// The last reading at a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastRead {
    /// "CP-2 Core temperature".
    pub point: String,
    /// "62.1 °C".
    pub value: String,
    pub at: Timestamp,
    pub beam: Beam,
    /// Inside, but close to a limit.
    pub is_near: bool,
    /// Outside.
    pub is_bad: bool,
    /// The batch's sheet.
    pub href: String,
}

/// The progress of the first batches that were started. Errors: `Internal`.
pub async fn watched(cx: &PageCx, batches: &[BatchListed]) -> Result<Vec<Watched>> {
    let mut found = Vec::new();
    let started = batches.iter().filter(|it| it.started_at.is_some());
    for listed in started.take(MOST) {
        let code = listed.batch.as_str();
        let batch = cx.ask_with::<GetBatch>(&[("batch", code)]).await?;
        let points = points_of(cx, &batch).await?;
        let codes: Vec<&str> = points.iter().map(|point| point.control_point.as_str()).collect();
        let readings = last_at(&cx.tx, code, &codes).await?;
        found.push(seen(&cx.href("/batches"), &batch, &points, &readings));
    }
    Ok(found)
}

/// One batch, from its loaded data.
pub(crate) fn seen(
    list: &str,
    batch: &BatchShown,
    points: &[PointShown],
    readings: &[ReadingShown],
) -> Watched {
    let here = format!("{list}/{}", encoded(&batch.batch));
    let steps = steps::steps(&here, batch, points, readings);
    let (done, all) = (steps::count_done(&steps), steps.len());
    let share = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut beam = Beam::share(share(done), share(all), say!("{done} of {all} steps", done, all));
    if batch.state == "Held" {
        beam.tone = "bad";
    }
    let current = steps.into_iter().find(|step| step.is_current);
    Watched {
        batch: batch.batch.clone(),
        progress: say!("{done} of {all}", done, all),
        step: current.map(|step| step.name),
        beam,
        readings: points.iter().filter_map(|point| last_read(&here, point, readings)).collect(),
    }
}

fn last_read(here: &str, at: &PointShown, readings: &[ReadingShown]) -> Option<LastRead> {
    let last = readings.iter().rev().find(|it| it.control_point == at.control_point)?;
    let (beam, ..) = point::beam(at, Some(last));
    let is_bad = last.result == "fail";
    Some(LastRead {
        point: format!("{} {}", at.control_point, at.parameter).trim_end().to_owned(),
        value: format!("{}\u{a0}{}", point::shown(last.value), unit(&last.value_unit)),
        at: last.at,
        is_near: !is_bad && is_near(&beam, at),
        is_bad,
        href: here.to_owned(),
        beam,
    })
}

/// Whether a value inside its limits is close to one of them.
fn is_near(beam: &Beam, point: &PointShown) -> bool {
    let low = point.lower.is_some() && beam.at.saturating_sub(beam.from) <= NEAR;
    let high = point.upper.is_some() && beam.to.saturating_sub(beam.at) <= NEAR;
    low || high
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batches::page::tests::{HOSTILE, batch, point as sample, reading};

    fn read(value_e6: i64, result: &str) -> Watched {
        seen("/b", &batch("B-1"), &[sample("CP-2")], &[reading("CP-2", 1, value_e6, result)])
    }

    #[test]
    fn a_reading_is_told_as_inside_near_or_outside_its_limits() {
        for (value, result, near, bad) in [
            (64_000_000, "pass", false, false),
            (63_100_000, "pass", true, false),
            (65_400_000, "pass", true, false),
            (62_100_000, "fail", false, true),
        ] {
            let it = read(value, result).readings.remove(0);
            assert_eq!((it.is_near, it.is_bad), (near, bad), "{value}");
            assert_eq!(it.href, "/b/B-1");
        }
    }

    #[test]
    fn a_batch_tells_how_many_of_its_steps_are_done_and_which_is_next() {
        let it = read(64_000_000, "pass");
        let step = it.step.expect("a step");
        let told = (it.progress.to_string(), step.to_string(), it.beam.at);
        assert_eq!(told, ("3 of 6".into(), "Salt".into(), 50));
        let mut held = batch("B-1");
        held.state = "Held".into();
        assert_eq!(seen("/b", &held, &[], &[]).beam.tone, "bad");
    }

    #[test]
    fn a_point_nobody_read_is_not_told_and_a_hostile_code_stays_in_its_address() {
        let it = seen("/b", &batch(HOSTILE), &[sample("CP-9")], &[]);
        assert!(it.readings.is_empty() && it.batch == HOSTILE);
    }
}
