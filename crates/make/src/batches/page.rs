//! The batch sheet: one page, touch first, for the person at the vat and for the one who decides.
//! Invariant: it shows the server's knowledge at the time of drawing; the server sets the next reading's
//! number and time, so that the sheet works without script and never sends one reading twice.

pub mod forms;
mod lots;
pub mod point;
pub(crate) mod process;
pub mod steps;
pub mod verbs;

use crate::batches::show::{BatchLineShown, BatchShown, EventShown, GetBatch};
use crate::control_points::{ListControlPoints, PointShown};
use crate::deviations::{DeviationShown, ListDeviations};
use crate::readings::list::ReadingShown;
use crate::readings::newest::NewestReadings;
use crate::traceability::list_page::Tag;
use askama::Template;
use catalogue::{Phrase, say};
use jiff::Timestamp;
use kernel::permission::Permission;
use ledger::stock::holds::ListHolds;
use ledger::stock::page::unit;
use platform::error::Result;
use platform::fields::Flag;
use platform::random::fresh_id;
use point::{PointView, ReadingLine};
use std::collections::HashMap;
use steps::Step;
use verbs::{Next, Other};
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::{Chrome, FormState};

/// The page's forms by name.
const FORMS: [&str; 11] = [
    "reading", "dispose", "consume", "output", "other", "correct", "observe", "labour", "step", "undo",
    "back",
];
/// The decisions that a person may make about a deviation.
const DECISIONS: [(&str, &str, &str); 5] = [
    ("continue", "Use as is", "The goods are as they should be. Lifts the hold."),
    ("rework", "Rework", "Heat again, mix again. Lifts the hold."),
    ("downgrade", "Downgrade", "Sold as something else. Lifts the hold."),
    ("divert", "Divert", "To animal feed or waste. The hold stays."),
    ("reject", "Reject", "Not for sale. The hold stays."),
];
/// Readings shown at once; the older ones are folded.
const NEWEST: usize = 5;
/// Longest device name of a reading.
const MAX_DEVICE: usize = 64;

#[derive(Template)]
#[template(path = "batches/show.html")]
pub(crate) struct BatchSheet {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub batch: BatchShown,
    pub recipe_href: String,
    pub trace_href: Option<String>,
    /// Why parts of the output were rejected, by the name of the hold on each.
    pub reasons: HashMap<String, String>,
    /// The record as a paper.
    pub record_href: String,
    pub state: Tag,
    pub steps: Vec<Step>,
    /// The part of the sheet that comes first: that of the next thing to do.
    pub lead: &'static str,
    pub process: Option<process::StepCard>,
    pub held: Option<Held>,
    pub next: Option<Next>,
    pub may_next: bool,
    /// The key of the one big button.
    pub key: String,
    pub in_the_way: Vec<Phrase>,
    /// Equipment that prevents its start now.
    pub unfit: Vec<Mend>,
    pub faults: Vec<Phrase>,
    pub reading: Option<ReadingForm>,
    pub decide: Option<Decide>,
    pub deviations: Vec<DeviationLine>,
    pub observe: Option<ObserveForm>,
    pub labour: Option<FormState>,
    pub consume: Option<ConsumeForm>,
    pub output: Option<OutputForm>,
    pub others: Option<(FormState, Vec<Other>)>,
    pub correct: Option<Correct>,
    pub may_correct: bool,
    pub back: Option<TakeBack>,
    /// Whether the user may take an input or an output back now.
    pub may_take_back: bool,
    pub readings: Vec<ReadingLine>,
    pub reading_count: i64,
    pub history: Vec<EventShown>,
}

impl BatchSheet {
    fn unit<'a>(&self, code: &'a str) -> &'a str {
        unit(code)
    }

    fn scale_unit(&self) -> &str {
        unit(self.batch.scale_unit.as_deref().unwrap_or_default())
    }

    fn lot_href(&self, lot: &str) -> String {
        format!("{}/lots/{}", self.base, encoded(lot))
    }

    /// The address whose form takes a lot back; of an input, from its line.
    fn back_href(&self, lot: &str, line: &str) -> String {
        with_params(&self.here, &[("back", lot), ("of", line)])
    }

    /// The lots consumed for a line, each once.
    fn lots_of(&self, line: &i32) -> Vec<(String, String)> {
        let mut lots: Vec<&str> =
            self.batch.consumed.iter().filter(|it| it.line == *line).map(|it| it.lot.as_str()).collect();
        lots.dedup();
        lots.into_iter().map(|lot| (lot.to_owned(), self.lot_href(lot))).collect()
    }

    /// Why a part of the output was rejected, by the hold on it; empty where that is an older one.
    fn why(&self, hold: &str) -> &str {
        self.reasons.get(hold).map_or("", String::as_str)
    }

    /// How many readings the batch has, and how many of them are listed.
    fn reading_words(&self) -> Phrase {
        let (listed, reading_count) = (self.readings.len(), self.reading_count);
        match i64::try_from(listed).is_ok_and(|listed| listed < reading_count) {
            true => say!("{listed} of {reading_count}, newest first", listed, reading_count),
            false => say!("{reading_count}, newest first", reading_count),
        }
    }

    /// The readings shown at once.
    fn newest(&self) -> &[ReadingLine] {
        &self.readings[..self.readings.len().min(NEWEST)]
    }

    /// The older readings.
    fn older(&self) -> &[ReadingLine] {
        &self.readings[self.newest().len()..]
    }

    /// Whether the step of the process is what is done next, or else goods that go in before it.
    fn process_comes_first(&self) -> bool {
        let current = self.steps.iter().find(|it| it.is_current);
        !current.is_some_and(|it| it.href.ends_with("#consume") || it.href.ends_with("#observe"))
    }

    /// While the batch is running, what is not done yet comes before the button that completes it.
    fn next_comes_first(&self) -> bool {
        self.batch.state != "Running" || (self.lead == "next" && self.process.is_none())
    }

    /// Whether a form of the sheet has a number pad.
    fn has_pad(&self) -> bool {
        let asks_value = self.process.as_ref().is_some_and(process::StepCard::asks_value);
        let asks = self.observe.is_some() || self.labour.is_some() || self.back.is_some();
        asks_value || asks || self.reading.is_some() || self.consume.is_some() || self.output.is_some()
    }

    /// Whether the time of a step runs.
    fn has_timer(&self) -> bool {
        self.process.as_ref().is_some_and(|it| it.clock.is_some())
    }

    /// The state an event led to, in words.
    fn word(&self, event: &EventShown) -> Phrase {
        verbs::tag(&event.state).word
    }

    /// The mark of an event in the timeline.
    fn mark(&self, event: &EventShown) -> &'static str {
        match event.state.as_str() {
            "Held" | "Rejected" | "Aborted" => "bad",
            "Released" | "Completed" => "ok",
            _ => "",
        }
    }
}

/// Why it is held, and who may decide.
pub(crate) struct Held {
    pub since: Timestamp,
    pub cause: Phrase,
    pub who: &'static str,
}

/// Equipment that may not be used: the reason, and the page that records the check that it needs.
pub(crate) struct Mend {
    pub why: Phrase,
    pub href: String,
    pub word: &'static str,
}

/// The form for the current reading.
pub(crate) struct ReadingForm {
    pub form: FormState,
    pub point: PointView,
    pub points: Vec<(String, String, bool)>,
    pub instruments: Vec<(String, String)>,
    /// Why no instrument is offered.
    pub none: Option<Phrase>,
    /// Those that would read it, with what each lacks.
    pub blocked: Vec<Mend>,
    /// The instrument of a reading that was just refused.
    pub unfit: Option<Mend>,
    pub device: String,
    pub seq: i64,
}

/// The form that decides a deviation.
pub(crate) struct Decide {
    pub form: FormState,
    pub deviation: String,
    pub decisions: Vec<(&'static str, &'static str, &'static str)>,
}

/// A deviation in the list.
pub(crate) struct DeviationLine {
    pub name: String,
    pub what: Phrase,
    pub from: Timestamp,
    /// When it ended; None while it continues, or where it was decided before a good reading.
    pub to: Option<Timestamp>,
    pub is_decided: bool,
    pub tag: Tag,
    pub detail: Phrase,
}

/// The form for what the recipe's formulas take from the vat.
pub(crate) struct ObserveForm {
    pub form: FormState,
    /// The name of each figure, its words and what was measured.
    pub names: Vec<(String, Phrase, Phrase)>,
    /// The first that is not measured yet.
    pub next: String,
    /// Whether a line waits for one.
    pub is_waited_for: bool,
}

/// The form that consumes a lot for one line.
pub(crate) struct ConsumeForm {
    pub form: FormState,
    pub line: String,
    pub title: Phrase,
    pub lot: String,
    pub quantity: String,
    /// Whether goods of the line, or of the lot, are kept by piece.
    pub has_pieces: bool,
    pub unit: String,
    /// The lots to tap.
    pub picks: Vec<PickLink>,
    pub advice: Phrase,
    /// Where a lot of the item is received; None while one can be taken, and for users who may not receive any.
    pub receive: Option<String>,
    pub units: Vec<(&'static str, &'static str)>,
}

/// A lot to tap: the sheet comes back with the form filled in.
pub(crate) struct PickLink {
    pub href: String,
    pub lot: String,
    /// "12 kg".
    pub left: String,
    pub is_chosen: bool,
}

/// The form that books an output.
pub(crate) struct OutputForm {
    pub form: FormState,
    pub item: String,
    pub lot: String,
    pub unit: String,
    pub units: Vec<(&'static str, &'static str)>,
    /// The fields of pieces; none where nothing that the recipe makes is kept by piece.
    pub pieces: Vec<PieceFields>,
}

/// The names of the fields of a piece.
pub(crate) struct PieceFields {
    pub number: usize,
    pub piece: String,
    pub quantity: String,
}

/// The form that corrects a reading.
pub(crate) struct Correct {
    pub form: FormState,
    pub device: String,
    pub seq: String,
    /// The unit it was posted in.
    pub unit: String,
}

/// The form that takes an input or an output back.
pub(crate) struct TakeBack {
    pub form: FormState,
    pub action: &'static str,
    pub title: Phrase,
    pub lot: String,
    /// The line of an input; empty for an output.
    pub line: String,
    pub unit: String,
    pub is_by_piece: bool,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let code = cx.param("batch")?;
    let mut batch = cx.ask_with::<GetBatch>(&[("batch", code)]).await?;
    // A lot that was packed from an output is no output.
    batch.outputs.retain(|it| it.made.get() != 0);
    let readings = NewestReadings::read(&cx.tx, code, 0).await?;
    let deviations = cx.ask_with::<ListDeviations>(&[("batch", code)]).await?.rows;
    let points = points_of(cx, &batch).await?;
    let here = format!("{}/{}", cx.href("/batches"), encoded(code));
    let next = verbs::next(&batch);
    let chrome = cx.chrome(say!("Batch {batch}", batch = &batch.batch));
    let others = verbs::others(&batch.state, |needs| cx.may(needs));
    let (reading, consume, output) = (
        forms::reading(cx, &batch, &points, &readings).await?,
        forms::consume(cx, &here, &batch).await?,
        forms::output(cx, &batch).await?,
    );
    let (process, observe) = (process::card(cx, &here, &batch)?, forms::observe(cx, &batch)?);
    let there = [
        ("step", process.is_some()),
        ("observe", observe.is_some()),
        ("cp", reading.is_some()),
        ("consume", consume.is_some()),
        ("output", output.is_some()),
        ("next", next.is_some()),
    ];
    let sheet = BatchSheet {
        base: cx.href(""),
        record_href: format!("{here}/record"),
        recipe_href: format!("{}/{}", cx.href("/recipes"), encoded(&batch.recipe)),
        trace_href: trace_href(cx, &batch),
        reasons: reasons(cx, &batch).await?,
        state: verbs::tag(&batch.state),
        steps: steps::leading(steps::steps(&here, &batch, &points, &readings.rows), &there),
        lead: steps::lead(&here, &batch, &points, &readings.rows),
        process,
        held: held(&batch, &deviations, &points),
        may_next: next.as_ref().is_some_and(|next| cx.may(next.needs)),
        next,
        key: fresh_id(cx.tx.now)?.to_string(),
        unfit: forms::in_the_way(cx, &batch).await?,
        in_the_way: verbs::in_the_way(&batch, &unread(&batch, &readings.rows), &chrome),
        faults: cx.button_faults(&FORMS),
        reading,
        decide: forms::decide(cx, &deviations)?,
        deviations: deviations.iter().map(deviation_line).collect(),
        observe,
        labour: forms::labour(cx, &batch)?,
        consume,
        output,
        others: if others.is_empty() { None } else { Some((cx.form_named("other")?, others)) },
        correct: forms::correct(cx, &readings.rows)?,
        may_correct: cx.may(Permission::ReadingsPost),
        back: forms::take_back(cx, &batch).await?,
        may_take_back: forms::may_take_back(cx, &batch),
        readings: readings.rows.iter().rev().map(point::line).collect(),
        reading_count: readings.count(),
        history: batch.events.iter().rev().map(again).collect(),
        here,
        batch,
        chrome,
    };
    // A lot is scanned by the camera of the tablet.
    cx.html_with_devices(&sheet, &["camera"])
}

/// The trace of the first lot that it made.
fn trace_href(cx: &PageCx, batch: &BatchShown) -> Option<String> {
    batch.outputs.first().map(|made| format!("{}/{}#h-trace", cx.href("/lots"), encoded(&made.lot)))
}

/// Why parts of the output were rejected, by the name of the hold on each, if it is among the newest open ones.
async fn reasons(cx: &PageCx, batch: &BatchShown) -> Result<HashMap<String, String>> {
    let names: Vec<&str> = batch.outputs.iter().filter_map(|made| made.rejected.as_deref()).collect();
    if names.is_empty() {
        return Ok(HashMap::new());
    }
    let mut open = cx.ask(ListHolds { hold: None, lifted: Flag(false), after: None }).await?.rows;
    open.retain(|it| names.contains(&it.hold.as_str()));
    Ok(open.into_iter().map(|it| (it.hold, it.reason)).collect())
}

fn again(event: &EventShown) -> EventShown {
    EventShown {
        verb: event.verb.clone(),
        state: event.state.clone(),
        reason: event.reason.clone(),
        at: event.at,
        by: event.by.clone(),
    }
}

/// The points that the batch requires. If none are required, every point for any recipe or for this one.
pub(crate) async fn points_of(cx: &PageCx, batch: &BatchShown) -> Result<Vec<PointShown>> {
    if !batch.control_points.is_empty() {
        return Ok(batch.control_points.clone());
    }
    let mut all = cx.ask(ListControlPoints { after: None }).await?.rows;
    all.retain(|point| point.applies_to.as_ref().is_none_or(|recipe| *recipe == batch.recipe));
    Ok(all)
}

/// The required points without a reading.
fn unread(batch: &BatchShown, readings: &[ReadingShown]) -> Vec<String> {
    let codes = batch.control_points.iter().map(|point| &point.control_point);
    codes.filter(|code| !readings.iter().any(|it| it.control_point == **code)).cloned().collect()
}

/// Why the batch is held: the deviation, or the reason that somebody gave.
pub(crate) fn held(batch: &BatchShown, deviations: &[DeviationShown], points: &[PointShown]) -> Option<Held> {
    let event = batch.events.last().filter(|event| event.state == "Held" && batch.state == "Held")?;
    let open = deviations.iter().find(|it| it.status == "open");
    let cause = match (open, decided_cause(event, deviations), &event.reason) {
        (Some(deviation), ..) => said(deviation, points),
        (None, Some(deviation), _) => say!(
            "{deviation} is decided: {decision}.",
            deviation = &deviation.deviation,
            decision = decided(deviation.decision.as_deref().unwrap_or_default())
        ),
        (None, None, Some(reason)) => say!("{person} stopped it: {reason}", person = &event.by, reason),
        (None, None, None) => "The deviation that held it is decided.".into(),
    };
    let who = match open {
        Some(_) => {
            "Quality or the Owner decides. Until then the batch does not continue, and nothing from it can be sold."
        }
        None => "No deviation is open: the batch can be resumed.",
    };
    Some(Held { since: event.at, cause, who })
}

/// The deviation that held the batch by itself, once it is decided. Nobody stopped the batch then: the event has
/// the point that failed as its reason, or the instruments of a look-back.
fn decided_cause<'a>(event: &EventShown, deviations: &'a [DeviationShown]) -> Option<&'a DeviationShown> {
    let reason = event.reason.as_deref()?;
    let is_cause = |it: &&DeviationShown| {
        let is_point = it.control_point.as_deref() == Some(reason);
        it.holds_batch && it.status == "disposed" && (is_point || it.kind == "calibration_lookback")
    };
    let after = |it: &&DeviationShown| it.disposed_at.is_none_or(|at| at >= event.at);
    deviations.iter().rev().filter(is_cause).find(after)
}

/// A deviation in a sentence: "CP-2 read 62.1 °C. The limit is 63 to 65.5 °C."
pub(crate) fn said(it: &DeviationShown, points: &[PointShown]) -> Phrase {
    let point = it.control_point.as_deref().unwrap_or_default();
    let failed = match (it.kind.as_str(), it.worst, &it.unit) {
        ("missing_reading", ..) => {
            let minutes = it.seconds.unwrap_or(0).unsigned_abs() / 60;
            return Phrase::counted(
                minutes,
                "{point} was not read for {count} minute.",
                "{point} was not read for {count} minutes.",
            )
            .put("point", point);
        }
        (_, Some(worst), Some(code)) => {
            say!("{point} read {value} {unit}.", point, value = point::shown(worst), unit = unit(code))
        }
        _ => say!("{point} failed.", point),
    };
    let limit = points.iter().find(|known| known.control_point == point);
    let limit = limit.map(|known| say!("The limit is {limits}.", limits = point::limits(known)));
    Phrase::joined([Some(failed), limit].into_iter().flatten())
}

/// The point for the current reading: the requested one, or one that failed last, or one never read, or the
/// last one read.
pub(crate) fn current<'a>(
    points: &'a [PointShown],
    readings: &[ReadingShown],
    wanted: &str,
) -> Option<&'a PointShown> {
    let last = |point: &PointShown| readings.iter().rev().find(|it| it.control_point == point.control_point);
    let failed = |point: &&PointShown| last(point).is_some_and(|it| it.result == "fail");
    let newest =
        readings.last().and_then(|it| points.iter().find(|point| point.control_point == it.control_point));
    let asked = points.iter().find(|point| point.control_point == wanted);
    asked
        .or_else(|| points.iter().find(failed))
        .or_else(|| points.iter().find(|point| last(point).is_none()))
        .or(newest)
        .or(points.first())
}

/// The device name of this sheet's readings. If a batch's code is too long, its end identifies the sheet well
/// enough, because the number is counted for each device.
pub(crate) fn device(batch: &str) -> String {
    let name = format!("sheet-{batch}");
    let long = name.chars().count().saturating_sub(MAX_DEVICE);
    if long == 0 { name } else { format!("sheet-{}", batch.chars().skip(long).collect::<String>()) }
}

pub(crate) fn deviation_line(it: &DeviationShown) -> DeviationLine {
    let tag = match it.status.as_str() {
        "open" => Tag::new("bad", "warn", "Open"),
        "disposed" => Tag::new("ok", "check", decided(it.decision.as_deref().unwrap_or_default())),
        _ => Tag::new("", "info", "Recorded"),
    };
    let parts = [
        it.cause.as_ref().map(|text| say!("Cause: {text}.", text)),
        it.correction.as_ref().map(|text| say!("Done: {text}.", text)),
        it.prevention.as_ref().map(|text| say!("Prevented by: {text}.", text)),
        it.by.as_ref().map(|person| say!("Decided by {person}.", person)),
    ];
    DeviationLine {
        name: it.deviation.clone(),
        what: said(it, &[]),
        from: it.from,
        to: it.to,
        is_decided: it.status == "disposed",
        tag,
        detail: Phrase::joined(parts.into_iter().flatten()),
    }
}

/// A decision, as its form names it.
fn decided(decision: &str) -> Phrase {
    let known = DECISIONS.into_iter().find(|(code, ..)| *code == decision);
    known.map_or_else(|| Phrase::verbatim(decision), |(_, word, _)| word.into())
}

/// The requested line, or the first one that is not fully consumed.
pub(crate) fn current_line<'a>(lines: &'a [BatchLineShown], wanted: &str) -> Option<&'a BatchLineShown> {
    let asked = lines.iter().find(|line| line.line.to_string() == wanted);
    let open = |line: &&BatchLineShown| {
        line.planned.map_or(line.consumed.get() == 0, |planned| line.consumed < planned)
    };
    asked.or_else(|| lines.iter().find(open)).or(lines.last())
}

#[cfg(test)]
pub(crate) mod tests;
