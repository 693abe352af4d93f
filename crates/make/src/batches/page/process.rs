//! The card of one step of the process: the next one, or the one that the address names.
//! Invariant: it shows what the recipe says; a mark is made only by the person's press, never by a timer.

use crate::batches::rules::BatchState;
use crate::batches::show::BatchShown;
use crate::process::BatchStepShown;
use crate::process::words::{aims, figure};
use catalogue::{Phrase, say};
use jiff::{SignedDuration, Timestamp};
use kernel::permission::Permission;
use ledger::stock::page::unit;
use platform::error::Result;
use platform::random::fresh_id;
use web::page::PageCx;
use web::view::FormState;

/// A step, with what may be done with it now.
pub(crate) struct StepCard {
    pub step: i32,
    /// "Step 2 of 8".
    pub title: Phrase,
    pub instruction: String,
    /// "to 32 °C", "for 30 min".
    pub aims: Vec<Phrase>,
    pub note: Option<String>,
    /// Its photo, by its digest.
    pub photo: Option<String>,
    /// Its time, while it runs.
    pub clock: Option<StepClock>,
    /// Its last mark, once it is done.
    pub done: Option<StepDone>,
    /// The steps beside it: their addresses.
    pub before: Option<String>,
    pub after: Option<String>,
    /// None for users who may not mark it, or while the batch does not allow it.
    pub finish: Option<Finish>,
    /// The key of the button that begins its time; None where it has none, or it runs.
    pub begin: Option<String>,
    /// None where there is nothing to take back.
    pub undo: Option<FormState>,
}

impl StepCard {
    /// Whether it asks for a value.
    pub fn asks_value(&self) -> bool {
        self.finish.as_ref().is_some_and(|it| it.unit.is_some())
    }
}

/// The time of a step that runs.
pub(crate) struct StepClock {
    /// When it is up.
    pub until: Timestamp,
    /// Whether that moment is past.
    pub is_over: bool,
}

/// The form that marks a step as done.
pub(crate) struct Finish {
    pub form: FormState,
    /// The unit of what is measured; None where nothing is.
    pub unit: Option<String>,
}

/// The mark of a step that is done.
pub(crate) struct StepDone {
    pub at: Timestamp,
    pub by: String,
    /// "31.8 °C".
    pub value: String,
    pub note: Option<String>,
}

/// The card of the step that the address or a refused form names, or else of the first that is not done.
pub(super) fn card(cx: &PageCx, here: &str, batch: &BatchShown) -> Result<Option<StepCard>> {
    let is_sent = ["step", "begin", "undo"].iter().any(|name| cx.is_refused(name));
    let wanted = if is_sent { cx.form.value("step", "") } else { cx.wanted("step") };
    let Some(step) = current(&batch.steps, wanted) else { return Ok(None) };
    let state: Option<BatchState> = batch.state.parse().ok();
    let may = cx.may(Permission::BatchesRun);
    let may_mark = may && state.is_some_and(|state| state.mark_step().is_ok());
    let may_undo = may && state.is_some_and(|state| state.take_back().is_ok());
    let unit = step.of.target_unit.as_deref().map(|code| unit(code).to_owned());
    let finish = match may_mark && step.state != "done" {
        true => Some(Finish { form: cx.form_named("step")?, unit }),
        false => None,
    };
    let begin = match may_mark && step.state == "open" && step.of.timer_s.is_some() {
        true => Some(fresh_id(cx.tx.now)?.to_string()),
        false => None,
    };
    let undo = match may_undo && step.state != "open" {
        true => Some(cx.form_named("undo")?),
        false => None,
    };
    Ok(Some(StepCard { finish, begin, undo, ..card_of(here, &batch.steps, step, cx.tx.now) }))
}

/// The step of this number, or the first that is not done; None where all are done and none is named.
pub(crate) fn current<'a>(steps: &'a [BatchStepShown], wanted: &str) -> Option<&'a BatchStepShown> {
    let named = steps.iter().find(|it| it.of.step.to_string() == wanted);
    named.or_else(|| steps.iter().find(|it| it.state != "done"))
}

/// The card as everybody sees it.
pub(crate) fn card_of(
    here: &str,
    steps: &[BatchStepShown],
    step: &BatchStepShown,
    now: Timestamp,
) -> StepCard {
    let beside = |number: i32| {
        let known = steps.iter().any(|it| it.of.step == number);
        known.then(|| format!("{here}?step={number}#step"))
    };
    StepCard {
        step: step.of.step,
        title: say!("Step {step} of {count}", step = step.of.step, count = steps.len()),
        instruction: step.of.instruction.clone(),
        aims: aims(&step.of),
        note: step.of.note.clone(),
        photo: step.of.photo.clone(),
        clock: until(step).map(|until| StepClock { until, is_over: until <= now }),
        done: step.done_at.map(|at| StepDone {
            at,
            by: step.by.clone().unwrap_or_default(),
            value: value_words(step),
            note: step.done_note.clone(),
        }),
        before: beside(step.of.step - 1),
        after: beside(step.of.step + 1),
        finish: None,
        begin: None,
        undo: None,
    }
}

/// When its time is up, while it runs.
fn until(step: &BatchStepShown) -> Option<Timestamp> {
    let began = step.started_at.filter(|_| step.state == "running")?;
    began.checked_add(SignedDuration::from_secs(step.of.timer_s?)).ok()
}

/// The measured value with its unit; empty where there is none.
pub(crate) fn value_words(step: &BatchStepShown) -> String {
    let value = step.value.zip(step.of.target_unit.as_deref());
    value.map_or_else(String::new, |(value, code)| figure(value, code))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::recipes::StepShown;
    use kernel::decimal::SignedQuantity;

    /// A step in this state, with these words.
    pub(crate) fn step(number: i32, state: &'static str, words: &str) -> BatchStepShown {
        let is_done = state == "done";
        BatchStepShown {
            of: StepShown {
                step: number,
                instruction: words.into(),
                target: Some(SignedQuantity::from_stored(32_000_000)),
                target_unit: Some("Cel".into()),
                timer_s: Some(1_800),
                note: Some(words.into()),
                photo: Some("5e".repeat(32)),
            },
            state,
            started_at: (state != "open").then_some(Timestamp::UNIX_EPOCH),
            done_at: is_done.then_some(Timestamp::UNIX_EPOCH),
            by: is_done.then(|| words.into()),
            value: is_done.then(|| SignedQuantity::from_stored(31_800_000)),
            done_note: is_done.then(|| words.into()),
            marks: Vec::new(),
        }
    }

    #[test]
    fn the_next_step_is_the_first_that_is_not_done() {
        let steps = [step(1, "done", "a"), step(2, "running", "b"), step(3, "open", "c")];
        let number = |wanted| current(&steps, wanted).map(|it| it.of.step);
        assert_eq!((number(""), number("1"), number("3"), number("9")), (Some(2), Some(1), Some(3), Some(2)));
        assert!(current(&steps[..1], "").is_none() && current(&[], "").is_none());
    }

    #[test]
    fn a_running_step_says_when_its_time_is_up_and_the_steps_beside_it() {
        let steps = [step(1, "done", "a"), step(2, "running", "b")];
        let at = |seconds| Timestamp::from_second(seconds).expect("a moment");
        let it = card_of("/b", &steps, &steps[1], at(60));
        let clock = it.clock.expect("it runs");
        assert_eq!(
            (it.title.to_string().as_str(), clock.until, clock.is_over),
            ("Step 2 of 2", at(1_800), false)
        );
        assert_eq!((it.before.as_deref(), it.after), (Some("/b?step=1#step"), None));
        assert!(card_of("/b", &steps, &steps[1], at(1_800)).clock.is_some_and(|clock| clock.is_over));
        let done = card_of("/b", &steps, &steps[0], at(60));
        assert!(done.clock.is_none());
        assert_eq!(done.done.map(|it| it.value).as_deref(), Some("31.8\u{a0}°C"));
    }
}
