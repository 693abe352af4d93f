//! The layout of a batch's record.
//! Invariant: every section that has something is on the paper, in the order of the batch's life; the last one says
//! who released it.

use catalogue::{Language, Phrase, say};
use jiff::Timestamp;
use kernel::decimal::{Decimal, UnitPrice};
use kernel::exact::Exact;
use ledger::stock::page::{price, unit};
use pdf::{Align, Block, Column, Format, Level, Paper, RuleStyle, Space, Text, Tone};
use web::view::Chrome;

use super::BatchRecord;
use crate::batches::page::{self, point, verbs};
use crate::batches::show::{BatchLineShown, ConsumedShown, EventShown};
use crate::deviations::DeviationShown;
use crate::phrases::listed;
use crate::process::BatchStepShown;
use crate::process::words::aims;
use crate::readings::list::ReadingShown;
use crate::readings::newest::of_point;
use crate::recipes::formula::words::plain;

/// The language of papers.
const LANGUAGE: Language = Language::English;

/// A text in that language.
fn english(text: impl Into<Phrase>) -> String {
    text.into().in_language(LANGUAGE)
}

/// The record on paper.
pub(super) fn paper_of(record: &BatchRecord, chrome: &Chrome) -> Paper {
    let batch = &record.batch;
    let title = english(say!("Record of batch {batch}", batch = &batch.batch));
    let mut paper = Paper::new(Format::A4, &title, &chrome.lang, record.printed_at);
    paper.author.clone_from(&record.shop);
    paper.foot.text = english(say!(
        "{shop}, batch {batch}, printed {when}",
        shop = &record.shop,
        batch = &batch.batch,
        when = chrome.instant(record.printed_at)
    ));
    paper.blocks.extend(head(record));
    paper.blocks.push(Block::KeyValues { pairs: facts(record, chrome) });
    let sections = [
        ("What went in", inputs(record)),
        ("Lots", lots(record, chrome)),
        ("Steps of the process", steps(record, chrome)),
        ("Measured at the vat", observations(record, chrome)),
        ("Control points", points(record)),
        ("Readings", readings(record, chrome)),
        ("Deviations", deviations(record, chrome)),
        ("What came out", outputs(record)),
        ("Outputs taken back", taken_back(record, chrome)),
        ("Hours of work", work(record, chrome)),
        ("Cost", costs(record, chrome)),
        ("History", history(record, chrome)),
    ];
    for (heading, block) in sections {
        let Some(block) = block else { continue };
        paper.blocks.push(Block::Gap(Space::Medium));
        paper.blocks.push(Block::heading(Level::Section, english(heading)));
        paper.blocks.push(block);
    }
    paper.blocks.extend(reading_note(record));
    paper.blocks.extend(release_note(record, chrome));
    paper
}

fn head(record: &BatchRecord) -> Vec<Block> {
    let state = english(verbs::tag(&record.batch.state).word);
    let left = vec![Block::heading(Level::Name, record.shop.as_str())];
    let right = vec![
        Block::heading(Level::Title, english("Batch record")).aligned(Align::Right),
        Block::paragraph(Text::strong(record.batch.batch.as_str())).aligned(Align::Right),
        Block::paragraph(state).aligned(Align::Right),
    ];
    vec![
        Block::Columns { left, right, left_percent: 60 },
        Block::Rule(RuleStyle::Scale),
        Block::Gap(Space::Medium),
    ]
}

fn facts(record: &BatchRecord, chrome: &Chrome) -> Vec<(String, Text)> {
    let batch = &record.batch;
    let recipe = say!(
        "{name} ({code}), version {version}",
        name = &batch.recipe_name,
        code = &batch.recipe,
        version = batch.recipe_version
    );
    let wanted = batch.scale_quantity.zip(batch.scale_unit.as_deref());
    let wanted = wanted.map(|(quantity, code)| format!("{quantity}\u{a0}{}", unit(code)));
    let moment = |at: Option<Timestamp>| at.map(|at| chrome.instant(at));
    let equipment = (!batch.equipment.is_empty()).then(|| batch.equipment.join(", "));
    let made = batch.made_kg.map(|kg| format!("{}\u{a0}kg", kg.normalized()));
    let rounded = |kg: Decimal| Exact::from(kg).round_to(3).ok();
    let per_100_l = batch.yield_kg_per_100_l.and_then(rounded).map(Decimal::normalized);
    let pairs = [
        ("Recipe", Some(english(recipe))),
        ("Planned for", wanted),
        ("Made in", equipment),
        ("Started", moment(batch.started_at)),
        ("Completed", moment(batch.completed_at)),
        ("Made", made),
        ("Made of 100 L", per_100_l.map(|kg| format!("{kg}\u{a0}kg"))),
        ("Old enough from", moment(batch.release_not_before)),
        ("Open holds", (!batch.holds.is_empty()).then(|| batch.holds.join(", "))),
    ];
    pairs.into_iter().filter_map(|(name, value)| Some((english(name), Text::plain(value?)))).collect()
}

/// A table; None without rows.
fn table(columns: Vec<Column>, rows: Vec<Vec<Text>>) -> Option<Block> {
    (!rows.is_empty()).then_some(Block::Table { columns, rows, foot: Vec::new() })
}

fn words(head: &'static str) -> Column {
    Column::words(&english(head))
}

fn figures(head: &'static str) -> Column {
    Column::figures(&english(head))
}

/// A name with quiet lines under it.
fn with_notes(name: impl Into<String>, notes: impl IntoIterator<Item = String>) -> Text {
    let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    let name = Text::strong(name);
    if notes.is_empty() { name } else { name.and(Tone::Plain, "\n").and(Tone::Quiet, notes.join("\n")) }
}

/// Who did it, and when.
fn who(by: &str, at: Timestamp, chrome: &Chrome) -> Text {
    Text::plain(by).and(Tone::Plain, "\n").and(Tone::Quiet, chrome.instant(at))
}

fn inputs(record: &BatchRecord) -> Option<Block> {
    let row = |line: &BatchLineShown| {
        let measure = |quantity: String| format!("{quantity}\u{a0}{}", unit(&line.unit));
        let planned = line.planned.map(|planned| measure(planned.to_string())).unwrap_or_default();
        let code = if line.item_name == line.item { String::new() } else { line.item.clone() };
        vec![
            with_notes(line.item_name.as_str(), [code]),
            Text::plain(planned),
            Text::plain(measure(line.consumed.to_string())),
        ]
    };
    table(
        vec![words("Ingredient"), figures("Planned"), figures("Actual")],
        record.batch.lines.iter().map(row).collect(),
    )
}

fn lots(record: &BatchRecord, chrome: &Chrome) -> Option<Block> {
    let mut columns = vec![words("Lot"), figures("Quantity")];
    if record.with_costs {
        columns.push(figures("Cost"));
    }
    columns.push(words("By"));
    let row = |it: &ConsumedShown| {
        let mut cells = vec![
            with_notes(it.lot.as_str(), [it.item.clone(), it.override_reason.clone().unwrap_or_default()]),
            Text::plain(format!("{}\u{a0}{}", it.quantity, unit(&it.unit)).replace('-', "−")),
        ];
        if record.with_costs {
            cells.push(Text::plain(chrome.money(it.cost_minor.get())));
        }
        cells.push(who(&it.by, it.at, chrome));
        cells
    };
    table(columns, record.batch.consumed.iter().map(row).collect())
}

fn steps(record: &BatchRecord, chrome: &Chrome) -> Option<Block> {
    let row = |it: &BatchStepShown| {
        let aim = listed(aims(&it.of)).map(english).unwrap_or_default();
        let undone = it.marks.iter().filter(|mark| mark.is_undone).map(|mark| {
            let (by, when) = (mark.by.as_str(), chrome.instant(mark.at));
            match mark.mark {
                "done" => english(say!("Marked as done by {by}, {when}; taken back.", by, when)),
                _ => english(say!("Timer started by {by}, {when}; taken back.", by, when)),
            }
        });
        let started = it.started_at.map(|at| english(say!("Timer from {when}", when = chrome.instant(at))));
        let notes = [aim].into_iter().chain(started).chain(it.done_note.clone()).chain(undone);
        let done = match (it.done_at, &it.by) {
            (Some(at), Some(by)) => who(by, at, chrome),
            _ => Text::strong(english("Not done")),
        };
        vec![
            Text::plain(it.of.step.to_string()),
            with_notes(it.of.instruction.as_str(), notes),
            Text::plain(page::process::value_words(it)),
            done,
        ]
    };
    table(
        vec![figures("No."), words("What is done"), figures("Measured"), words("Done by")],
        record.batch.steps.iter().map(row).collect(),
    )
}

fn observations(record: &BatchRecord, chrome: &Chrome) -> Option<Block> {
    let row = |it: &super::Observation| {
        vec![
            Text::strong(english(plain(&it.name))),
            Text::plain(point::shown(it.value)),
            who(&it.by, it.at, chrome),
        ]
    };
    table(
        vec![words("What was measured"), figures("Value"), words("By")],
        record.observed.iter().map(row).collect(),
    )
}

fn points(record: &BatchRecord) -> Option<Block> {
    let row = |it: &crate::control_points::PointShown| {
        let (all, failed) = of_point(&record.by_point, &it.control_point);
        vec![
            with_notes(it.control_point.as_str(), [it.parameter.clone()]),
            Text::plain(it.kind.as_str()),
            Text::plain(english(point::limits(it))),
            Text::plain(all.to_string()),
            Text::plain(failed.to_string()),
        ]
    };
    table(
        vec![words("Point"), words("Kind"), words("Limits"), figures("Readings"), figures("Outside")],
        record.points.iter().map(row).collect(),
    )
}

fn readings(record: &BatchRecord, chrome: &Chrome) -> Option<Block> {
    let row = |it: &ReadingShown| {
        let line = point::line(it);
        let value = format!("{}\u{a0}{}", line.value, line.unit);
        let value = match line.is_bad {
            true => Text::strong(value).and(Tone::Plain, "\n").and(Tone::Strong, english("outside limits")),
            false => Text::plain(value),
        };
        vec![
            Text::plain(chrome.instant(line.at)),
            with_notes(line.point, line.corrected.map(english)),
            value,
            Text::plain(line.instrument),
            Text::plain(line.by),
        ]
    };
    table(
        vec![words("When"), words("Point"), figures("Value"), words("Measured with"), words("By")],
        record.readings.iter().map(row).collect(),
    )
}

fn deviations(record: &BatchRecord, chrome: &Chrome) -> Option<Block> {
    let row = |it: &DeviationShown| {
        let line = page::deviation_line(it);
        let ends = match (it.to, line.is_decided) {
            (Some(to), _) => {
                english(say!("From {from} to {to}.", from = chrome.instant(it.from), to = chrome.instant(to)))
            }
            (None, true) => {
                english(say!("From {from}, decided before a good reading.", from = chrome.instant(it.from)))
            }
            (None, false) => english(say!("From {from}, still going on.", from = chrome.instant(it.from))),
        };
        let when = it.disposed_at.map(|at| chrome.instant(at)).unwrap_or_default();
        vec![
            with_notes(it.deviation.as_str(), [english(line.what), ends]),
            with_notes(english(line.tag.word), [english(line.detail), when]),
        ]
    };
    table(
        vec![words("What happened"), words("What was decided")],
        record.deviations.iter().map(row).collect(),
    )
}

/// A lot that was packed from an output came out of no vat.
fn outputs(record: &BatchRecord) -> Option<Block> {
    let row = |it: &crate::batches::show::OutputShown| {
        let measure = |quantity: String| Text::plain(format!("{quantity}\u{a0}{}", unit(&it.unit)));
        let word = if it.released { "Released" } else { "Not released" };
        vec![
            with_notes(it.lot.as_str(), [it.item.clone()]),
            measure(it.made.to_string()),
            measure(it.quantity.to_string()),
            Text::plain(english(word)),
        ]
    };
    table(
        vec![words("Lot"), figures("Made"), figures("Left"), words("State")],
        record.batch.outputs.iter().filter(|it| it.made.get() != 0).map(row).collect(),
    )
}

fn taken_back(record: &BatchRecord, chrome: &Chrome) -> Option<Block> {
    let row = |it: &super::OutputBack| {
        let piece = it.piece.map(|piece| english(say!("Piece {piece}", piece)));
        let notes = [it.item.clone()].into_iter().chain(piece).chain(it.reason.clone());
        vec![
            with_notes(it.lot.as_str(), notes),
            Text::plain(format!("{}\u{a0}{}", it.quantity, unit(&it.unit)).replace('-', "−")),
            who(&it.by, it.at, chrome),
        ]
    };
    table(vec![words("Lot"), figures("Quantity"), words("By")], record.taken_back.iter().map(row).collect())
}

fn work(record: &BatchRecord, chrome: &Chrome) -> Option<Block> {
    let row = |it: &super::WorkBooking| {
        vec![Text::plain(format!("{}\u{a0}h", it.hours)), who(&it.by, it.at, chrome)]
    };
    table(vec![figures("Hours"), words("By")], record.worked.iter().map(row).collect())
}

fn costs(record: &BatchRecord, chrome: &Chrome) -> Option<Block> {
    let batch = &record.batch;
    if !record.with_costs || batch.cost_lines_minor.is_empty() {
        return None;
    }
    let row = |name: &str, minor: i64| vec![Text::plain(name), Text::plain(chrome.money(minor))];
    let lines = batch.cost_lines_minor.iter().map(|(name, cost)| row(name, cost.get())).collect();
    let mut foot = vec![row(&english("In all"), batch.cost_total_minor.get())];
    let per_kg = batch.cost_minor_per_kg.and_then(|cost| Exact::from(cost).round_to(6).ok());
    let per_kg = per_kg.and_then(|cost| UnitPrice::parse(&cost.to_string()).ok());
    foot.extend(
        per_kg.map(|cost| vec![Text::plain(english("For one kg")), Text::plain(price(cost, chrome))]),
    );
    Some(Block::Table { columns: vec![words("What"), figures("Cost")], rows: lines, foot })
}

fn history(record: &BatchRecord, chrome: &Chrome) -> Option<Block> {
    let row = |it: &EventShown| {
        vec![
            with_notes(english(verbs::tag(&it.state).word), it.reason.clone()),
            Text::plain(chrome.instant(it.at)),
            Text::plain(it.by.as_str()),
        ]
    };
    table(vec![words("State"), words("When"), words("By")], record.batch.events.iter().map(row).collect())
}

/// Says that more readings are kept than a paper has.
fn reading_note(record: &BatchRecord) -> Option<Block> {
    let printed = i64::try_from(record.readings.len()).unwrap_or(i64::MAX);
    (record.reading_count > printed).then(|| {
        let words = say!(
            "{printed} of {count} readings are printed. The others are kept with the batch.",
            printed,
            count = record.reading_count
        );
        Block::small(english(words))
    })
}

/// Who released it; or that nobody did, with room for a signature.
fn release_note(record: &BatchRecord, chrome: &Chrome) -> Vec<Block> {
    let release = record.batch.events.iter().rev().find(|event| event.state == "Released");
    let words = match release.filter(|_| record.batch.state == "Released") {
        Some(event) => {
            say!("Released for sale by {by}, {when}.", by = &event.by, when = chrome.instant(event.at))
        }
        None => "Not released for sale.".into(),
    };
    vec![
        Block::Gap(Space::Large),
        Block::Boxed {
            blocks: vec![
                Block::paragraph(Text::strong(english(words))),
                Block::Gap(Space::Large),
                Block::Rule(RuleStyle::Hair),
                Block::small(Text::quiet(english("Signature and date"))),
            ],
        },
    ]
}
