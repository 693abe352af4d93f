//! The steps of a batch as a checklist: its process, its inputs, its control points, its outputs, its release.
//! Invariant: only what is recorded ticks a step; a step of the process is recorded by a mark of a person.

use super::point::shown;
use super::process::value_words;
use crate::batches::rules::BatchState;
use crate::batches::show::BatchShown;
use crate::control_points::PointShown;
use crate::phrases::listed;
use crate::process::BatchStepShown;
use crate::process::words::aims;
use crate::readings::list::ReadingShown;
use crate::recipes::formula::words::plain;
use catalogue::{Phrase, say};
use ledger::stock::page::unit;
use web::url::encoded;

/// One step.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// "ok", "bad" or "later".
    pub state: &'static str,
    /// Its icon; empty to show its number.
    pub icon: &'static str,
    pub number: usize,
    pub name: Phrase,
    pub more: Phrase,
    /// The part of the sheet that does it; empty if there is none now.
    pub href: String,
    pub is_current: bool,
}

enum Mark {
    Done,
    Bad,
    Open,
}

/// The steps in order: those of the process, then what the records tick. The current one is the first bad step,
/// or else the first open one.
pub fn steps(here: &str, batch: &BatchShown, points: &[PointShown], readings: &[ReadingShown]) -> Vec<Step> {
    let mut all = process(here, batch);
    all.extend(facts(here, batch, points, readings));
    numbered(all)
}

/// The part of the sheet that does the next thing, steps of the process apart: "observe", "consume", "cp",
/// "output", "next".
pub fn lead(
    here: &str,
    batch: &BatchShown,
    points: &[PointShown],
    readings: &[ReadingShown],
) -> &'static str {
    let next = numbered(facts(here, batch, points, readings)).into_iter().find(|step| step.is_current);
    let part =
        next.map(|step| step.href.rsplit('#').next().unwrap_or_default().to_owned()).unwrap_or_default();
    ["observe", "consume", "cp", "output"].into_iter().find(|name| *name == part).unwrap_or("next")
}

type StepFact = (Mark, Phrase, Phrase, String);

/// The steps of the recipe's process.
fn process(here: &str, batch: &BatchShown) -> Vec<StepFact> {
    let found = |it: &BatchStepShown| {
        let mark = if it.state == "done" { Mark::Done } else { Mark::Open };
        let more: Phrase = match it.state {
            "done" => value_words(it).into(),
            "running" => "time is running".into(),
            _ => listed(aims(&it.of)).unwrap_or_default(),
        };
        let name = Phrase::verbatim(&it.of.instruction);
        (mark, name, more, format!("{here}?step={}#step", it.of.step))
    };
    batch.steps.iter().map(found).collect()
}

/// What only records tick: lines, points, outputs, completion and release.
fn facts(here: &str, batch: &BatchShown, points: &[PointShown], readings: &[ReadingShown]) -> Vec<StepFact> {
    let mut found: Vec<StepFact> = Vec::new();
    let mut waits = waiting(here, batch);
    for line in &batch.lines {
        // Nobody knows how much a line takes before that is measured.
        if line.planned.is_none() {
            found.append(&mut waits);
        }
        let enough = line.planned.map_or(line.consumed.get() > 0, |planned| line.consumed >= planned);
        let more = match line.planned {
            Some(planned) if !enough => say!(
                "{consumed} of {planned} {unit}",
                consumed = line.consumed.to_string(),
                planned = planned.to_string(),
                unit = unit(&line.unit)
            ),
            _ => format!("{} {}", line.consumed, unit(&line.unit)).into(),
        };
        let mark = if enough { Mark::Done } else { Mark::Open };
        found.push((
            mark,
            Phrase::verbatim(&line.item_name),
            more,
            format!("{here}?line={}#consume", line.line),
        ));
    }
    for point in points {
        let (mark, more) = read(point, readings);
        let name = format!("{} {}", point.control_point, point.parameter);
        found.push((mark, name.into(), more, format!("{here}?point={}#cp", encoded(&point.control_point))));
    }
    let lots: Vec<&str> = batch.outputs.iter().map(|made| made.lot.as_str()).collect();
    let made = if is_made(batch) { Mark::Done } else { Mark::Open };
    found.push((made, "Record output".into(), lots.join(", ").into(), format!("{here}#output")));
    found.extend(ending(here, batch));
    found
}

/// The measurements that are still missing, as one step; none where all were taken.
fn waiting(here: &str, batch: &BatchShown) -> Vec<StepFact> {
    let names = batch.observations.iter().filter(|it| it.value.is_none()).map(|it| plain(&it.name));
    match listed(names) {
        Some(names) => vec![(Mark::Open, "Measure at the vat".into(), names, format!("{here}#observe"))],
        None => Vec::new(),
    }
}

/// Whether the main product is recorded, or the batch ended with other goods. A by-product alone is not all of
/// it, and a part that was rejected is not the product.
fn is_made(batch: &BatchShown) -> bool {
    let is_main = |item: &str| batch.output_item.as_deref().is_none_or(|main| main == item);
    let has_ended = batch.completed_at.is_some() && !batch.outputs.is_empty();
    has_ended || batch.outputs.iter().any(|made| made.rejected.is_none() && is_main(&made.item))
}

/// The steps, each with a link only to a part that is on the sheet; `there` lists the parts and whether they
/// are.
pub fn leading(mut steps: Vec<Step>, there: &[(&str, bool)]) -> Vec<Step> {
    for step in &mut steps {
        let part = step.href.rsplit('#').next().unwrap_or_default();
        if !there.iter().any(|(name, is_there)| *name == part && *is_there) {
            step.href.clear();
        }
    }
    steps
}

/// The number of steps that are done.
pub fn count_done(steps: &[Step]) -> usize {
    steps.iter().filter(|step| step.state == "ok").count()
}

/// Completion and release.
fn ending(here: &str, batch: &BatchShown) -> [StepFact; 2] {
    let state = batch.state.parse().unwrap_or(BatchState::Planned);
    let completed = if batch.completed_at.is_some() { Mark::Done } else { Mark::Open };
    let (released, word) = match state {
        BatchState::Released => (Mark::Done, "released"),
        BatchState::Rejected => (Mark::Bad, "rejected"),
        BatchState::Aborted => (Mark::Bad, "aborted"),
        BatchState::UnderReview => (Mark::Open, "under review"),
        _ => (Mark::Open, ""),
    };
    let next = format!("{here}#next");
    [
        (completed, "Complete it".into(), "".into(), next.clone()),
        (released, "Release it".into(), word.into(), next),
    ]
}

/// The state of a point, by its last reading.
fn read(point: &PointShown, readings: &[ReadingShown]) -> (Mark, Phrase) {
    let last = readings.iter().rev().find(|it| it.control_point == point.control_point);
    match last {
        None => (Mark::Open, "not read".into()),
        Some(it) => {
            let mark = if it.result == "fail" { Mark::Bad } else { Mark::Done };
            (mark, format!("{} {}", shown(it.value), unit(&it.unit)).into())
        }
    }
}

fn numbered(found: Vec<StepFact>) -> Vec<Step> {
    let bad = found.iter().position(|(mark, ..)| matches!(mark, Mark::Bad));
    let open = found.iter().position(|(mark, ..)| matches!(mark, Mark::Open));
    let current = bad.or(open);
    let step = |(n, (mark, name, more, href))| {
        let (state, icon) = match mark {
            Mark::Done => ("ok", "check"),
            Mark::Bad => ("bad", "hold"),
            Mark::Open => ("later", ""),
        };
        Step { state, icon, number: n + 1, name, more, href, is_current: current == Some(n) }
    };
    found.into_iter().enumerate().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batches::page::tests::{batch, point, reading};
    use kernel::decimal::SignedQuantity;

    fn told(readings: &[ReadingShown]) -> Vec<String> {
        let it = batch("B-1");
        let steps = steps("/b", &it, &[point("CP-1"), point("CP-2")], readings);
        steps
            .iter()
            .map(|s| format!("{}{} {} {}", if s.is_current { ">" } else { "" }, s.state, s.name, s.more))
            .collect()
    }

    #[test]
    fn a_step_leads_only_to_what_is_on_the_sheet() {
        let all = steps("/b", &batch("B-1"), &[point("CP-1")], &[]);
        let led = leading(all, &[("cp", true), ("consume", false), ("next", true)]);
        let hrefs: Vec<&str> = led.iter().map(|step| step.href.as_str()).collect();
        assert_eq!(hrefs, ["", "", "/b?point=CP-1#cp", "", "/b#next", "/b#next"]);
        assert_eq!(count_done(&led), 2, "milk, and the lot that was made");
    }

    #[test]
    fn the_steps_of_the_process_come_first_and_the_next_record_leads_the_rest() {
        use crate::batches::page::process::tests::step;
        let mut it = batch("B-1");
        it.steps = vec![step(1, "done", "Warm"), step(2, "running", "Set"), step(3, "open", "Cut")];
        let all = steps("/b", &it, &[point("CP-1")], &[]);
        let told: Vec<String> = all
            .iter()
            .take(4)
            .map(|s| format!("{} {} {} {}", s.state, s.name, s.more, s.is_current))
            .collect();
        assert_eq!(
            told,
            [
                "ok Warm 31.8\u{a0}°C false",
                "later Set time is running true",
                "later Cut to 32\u{a0}°C, for 30\u{a0}min false",
                "ok Cow milk 420 L false"
            ]
        );
        assert_eq!(all[1].href, "/b?step=2#step");
        assert_eq!(lead("/b", &it, &[point("CP-1")], &[]), "consume", "the salt is missing");
        it.lines.clear();
        assert_eq!(lead("/b", &it, &[point("CP-1")], &[]), "cp");
        assert_eq!(lead("/b", &it, &[], &[]), "next");
        it.outputs.clear();
        assert_eq!(lead("/b", &it, &[], &[]), "output");
    }

    #[test]
    fn a_line_that_waits_for_a_measurement_comes_after_it() {
        let mut it = batch("B-1");
        it.observations[1].value = None;
        it.lines[1].planned = None;
        it.lines[1].consumed = SignedQuantity::from_stored(0);
        let names: Vec<String> = steps("/b", &it, &[], &[]).iter().map(|s| s.name.to_string()).collect();
        assert_eq!(names[..3], ["Cow milk", "Measure at the vat", "Salt"]);
        assert_eq!(lead("/b", &it, &[], &[]), "observe");
        it.observations[1].value = it.observations[0].value;
        assert_eq!(lead("/b", &it, &[], &[]), "consume", "nothing is left to be measured");
    }

    #[test]
    fn the_output_is_ticked_when_the_main_product_is_recorded_and_by_nothing_else() {
        let mut it = batch("B-1");
        assert!(is_made(&it));
        it.outputs[0].rejected = Some("rejected:L-2614-1-R".into());
        assert!(!is_made(&it), "it was rejected");
        (it.outputs[0].rejected, it.outputs[0].item) = (None, "WHEY".into());
        assert!(!is_made(&it), "a by-product");
        it.output_item = None;
        assert!(is_made(&it), "the recipe names no main product");
        (it.output_item, it.completed_at) = (Some("CHEESE".into()), Some(jiff::Timestamp::UNIX_EPOCH));
        assert!(is_made(&it), "the batch has ended");
    }

    #[test]
    fn what_was_taken_is_ticked_and_the_next_thing_is_current() {
        assert_eq!(
            told(&[]),
            [
                "ok Cow milk 420 L",
                ">later Salt 1.2 of 1.672 kg",
                "later CP-1 Core temperature not read",
                "later CP-2 Core temperature not read",
                "ok Record output L-2614-1",
                "later Complete it ",
                "later Release it ",
            ]
        );
    }

    #[test]
    fn a_point_that_failed_is_current_before_all_else() {
        let steps = told(&[reading("CP-1", 1, 64_000_000, "pass"), reading("CP-2", 2, 62_100_000, "fail")]);
        assert_eq!(steps[2..4], ["ok CP-1 Core temperature 64 °C", ">bad CP-2 Core temperature 62.1 °C"]);
    }

    #[test]
    fn a_point_that_failed_once_and_passes_again_is_ticked() {
        let steps = told(&[reading("CP-2", 1, 62_100_000, "fail"), reading("CP-2", 2, 64_000_000, "pass")]);
        assert_eq!(steps[3], "ok CP-2 Core temperature 64 °C");
    }
}
