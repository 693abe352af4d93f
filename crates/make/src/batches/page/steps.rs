//! The steps of a batch as a checklist: its process, its inputs, its control points, its outputs, its release.
//! Invariant: only what is recorded ticks a step; a step of the process is recorded by a mark of a person.

use super::point::{point_name, shown};
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

/// The steps in the order of work: each input before the step of the process that names it, then what else the
/// records tick. The current one is the first bad step, or else the first open one.
pub fn steps(here: &str, batch: &BatchShown, points: &[PointShown], readings: &[ReadingShown]) -> Vec<Step> {
    let mut goods = inputs(here, batch).into_iter().peekable();
    let mut all = Vec::new();
    for (n, step) in process(here, batch).into_iter().enumerate() {
        while let Some((_, input)) = goods.next_if(|(place, _)| *place <= n) {
            all.push(input);
        }
        all.push(step);
    }
    all.extend(goods.map(|(_, input)| input));
    all.extend(records(here, batch, points, readings));
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
    let mut facts: Vec<StepFact> = inputs(here, batch).into_iter().map(|(_, input)| input).collect();
    facts.extend(records(here, batch, points, readings));
    let next = numbered(facts).into_iter().find(|step| step.is_current);
    let part =
        next.map(|step| step.href.rsplit('#').next().unwrap_or_default().to_owned()).unwrap_or_default();
    ["observe", "consume", "cp", "output"].into_iter().find(|name| *name == part).unwrap_or("next")
}

type StepFact = (Mark, Phrase, Phrase, String);

/// The fewest letters of a word that is looked for in the instructions: a shorter one begins too many words.
const SHORTEST_NOUN: usize = 3;

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

/// The inputs in the order of work, each with the place of the step that it comes before. A line that no step
/// names goes in with the line before it.
fn inputs(here: &str, batch: &BatchShown) -> Vec<(usize, StepFact)> {
    let mut found: Vec<(usize, StepFact)> = Vec::new();
    let mut waits = waiting(here, batch);
    let mut place = 0;
    for line in &batch.lines {
        place = place_of(&line.item_name, &batch.steps).unwrap_or(place);
        // Nobody knows how much a line takes before that is measured.
        if line.planned.is_none() {
            found.extend(waits.drain(..).map(|wait| (place, wait)));
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
        let href = format!("{here}?line={}#consume", line.line);
        found.push((place, (mark, Phrase::verbatim(&line.item_name), more, href)));
    }
    // The sort keeps the order of the recipe among the inputs of one step.
    found.sort_by_key(|(place, _)| *place);
    found
}

/// The first step of the process whose instruction names an item; None where none does.
fn place_of(item_name: &str, steps: &[BatchStepShown]) -> Option<usize> {
    let noun = noun(item_name);
    let names = |it: &BatchStepShown| {
        let instruction = it.of.instruction.to_lowercase();
        instruction.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(noun.as_str()))
    };
    if noun.chars().count() < SHORTEST_NOUN { None } else { steps.iter().position(names) }
}

/// The word that names an item in a sentence: "culture" of "Starter culture (sample)", "salt" of "Salt, fine".
fn noun(item_name: &str) -> String {
    let name = item_name.split([',', '(']).next().unwrap_or_default();
    name.split_whitespace().last().unwrap_or_default().to_lowercase()
}

/// What else records tick: points, outputs, completion and release.
fn records(
    here: &str,
    batch: &BatchShown,
    points: &[PointShown],
    readings: &[ReadingShown],
) -> Vec<StepFact> {
    let mut found: Vec<StepFact> = Vec::new();
    for point in points {
        let (mark, more) = read(point, readings);
        let href = format!("{here}?point={}#cp", encoded(&point.control_point));
        found.push((mark, point_name(point), more, href));
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
            (mark, format!("{} {}", shown(it.value), unit(&it.value_unit)).into())
        }
    }
}

fn numbered(found: Vec<StepFact>) -> Vec<Step> {
    let bad = found.iter().position(|(mark, ..)| matches!(mark, Mark::Bad));
    let open = found.iter().position(|(mark, ..)| matches!(mark, Mark::Open));
    let current = bad.or(open);
    let has_process = found.iter().any(|(.., href)| is_of_process(href));
    let mut number = 0;
    let step = |(n, (mark, name, more, href)): (usize, StepFact)| {
        // The numbers are those of the recipe, so that the sheet, the card and the paper agree.
        let is_counted = !has_process || is_of_process(&href);
        number += usize::from(is_counted);
        let (state, icon) = match mark {
            Mark::Done => ("ok", "check"),
            Mark::Bad => ("bad", "hold"),
            Mark::Open if is_counted => ("later", ""),
            Mark::Open => ("later", "right"),
        };
        Step { state, icon, number, name, more, href, is_current: current == Some(n) }
    };
    found.into_iter().enumerate().map(step).collect()
}

/// Whether a link leads to a step of the process.
fn is_of_process(href: &str) -> bool {
    href.ends_with("#step")
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
    fn each_input_comes_before_the_step_that_names_it_and_the_next_record_leads_the_rest() {
        use crate::batches::page::process::tests::step;
        let mut it = batch("B-1");
        it.steps = vec![step(1, "done", "Warm"), step(2, "running", "Set"), step(3, "open", "Salt it")];
        let all = steps("/b", &it, &[point("CP-1")], &[]);
        let told: Vec<String> = all
            .iter()
            .take(6)
            .map(|s| format!("{} {}{} {} {} {}", s.number, s.icon, s.state, s.name, s.more, s.is_current))
            .collect();
        assert_eq!(
            told,
            [
                "0 checkok Cow milk 420 L false",
                "1 checkok Warm 31.8\u{a0}°C false",
                "2 later Set time is running true",
                "2 rightlater Salt 1.2 of 1.672 kg false",
                "3 later Salt it to 32\u{a0}°C, for 30\u{a0}min false",
                "3 rightlater Core temperature (CP-1) not read false",
            ]
        );
        assert_eq!(all[2].href, "/b?step=2#step");
        assert_eq!(lead("/b", &it, &[point("CP-1")], &[]), "consume", "the salt is missing");
        it.lines.clear();
        assert_eq!(lead("/b", &it, &[point("CP-1")], &[]), "cp");
        assert_eq!(lead("/b", &it, &[], &[]), "next");
        it.outputs.clear();
        assert_eq!(lead("/b", &it, &[], &[]), "output");
    }

    #[test]
    fn an_item_is_named_by_its_noun() {
        use crate::batches::page::process::tests::step;
        let steps =
            [step(1, "open", "Heat the milk"), step(2, "open", "Add cultures"), step(3, "open", "Wait")];
        for (name, place) in [
            ("Whole milk (sample)", Some(0)),
            ("Starter culture", Some(1)),
            ("Culture, mild", Some(1)),
            ("Salt", None),
            ("a", None),
            ("", None),
        ] {
            assert_eq!(place_of(name, &steps), place, "{name}");
        }
    }

    #[test]
    fn a_line_that_no_step_names_goes_in_with_the_one_before_it() {
        use crate::batches::page::process::tests::step;
        let mut it = batch("B-1");
        it.steps = vec![step(1, "open", "Wash the vat"), step(2, "open", "Heat the milk")];
        let names: Vec<String> = steps("/b", &it, &[], &[]).iter().map(|s| s.name.to_string()).collect();
        assert_eq!(names[..4], ["Wash the vat", "Cow milk", "Salt", "Heat the milk"]);
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
                "later Core temperature (CP-1) not read",
                "later Core temperature (CP-2) not read",
                "ok Record output L-2614-1",
                "later Complete it ",
                "later Release it ",
            ]
        );
    }

    #[test]
    fn a_point_that_failed_is_current_before_all_else() {
        let steps = told(&[reading("CP-1", 1, 64_000_000, "pass"), reading("CP-2", 2, 62_100_000, "fail")]);
        assert_eq!(steps[2..4], ["ok Core temperature (CP-1) 64 °C", ">bad Core temperature (CP-2) 62.1 °C"]);
    }

    #[test]
    fn a_point_that_failed_once_and_passes_again_is_ticked() {
        let steps = told(&[reading("CP-2", 1, 62_100_000, "fail"), reading("CP-2", 2, 64_000_000, "pass")]);
        assert_eq!(steps[3], "ok Core temperature (CP-2) 64 °C");
    }
}
