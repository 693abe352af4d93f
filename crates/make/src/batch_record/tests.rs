//! The record from sample values: full, without costs, hostile.
//! Invariant: every part of the batch is on the paper, and costs only for those who read costs.

use super::*;
use crate::batches::page::process::tests::step;
use crate::batches::page::tests::{HOSTILE, batch, point, reading};
use crate::process::StepMarkShown;
use kernel::money::Money;
use pdf::{Block, Paper, Text};
use web::view::Chrome;

fn deviation(words: &str) -> DeviationShown {
    DeviationShown {
        deviation: format!("{words}/D1"),
        batch: words.into(),
        kind: "ccp_limit".into(),
        control_point: Some("CP-2".into()),
        from: Timestamp::UNIX_EPOCH,
        to: None,
        seconds: None,
        worst: Some(SignedQuantity::from_stored(62_100_000)),
        worst_corrected: None,
        unit: Some("Cel".into()),
        readings: 1,
        status: "disposed".into(),
        decision: Some("rework".into()),
        by: Some("Suri".into()),
        disposed_at: Some(Timestamp::UNIX_EPOCH),
        cause: Some("valve stuck".into()),
        correction: Some("heated again".into()),
        prevention: Some("new valve".into()),
        holds_batch: true,
    }
}

fn record(words: &str, with_costs: bool) -> BatchRecord {
    let mut it = batch(words);
    it.cost_lines_minor = [("MILK".to_owned(), Money::from_stored(30_110))].into();
    let mut slip = step(1, "done", words);
    slip.marks = vec![StepMarkShown {
        mark_id: Uuid::nil(),
        mark: "done",
        is_undone: true,
        value: None,
        note: None,
        at: Timestamp::UNIX_EPOCH,
        by: "Jonty".into(),
    }];
    it.steps = vec![slip, step(2, "open", words)];
    BatchRecord {
        shop: words.into(),
        printed_at: Timestamp::UNIX_EPOCH,
        batch: it,
        points: vec![point("CP-2")],
        readings: vec![reading("CP-2", 1, 63_800_000, "pass"), reading("CP-2", 2, 62_100_000, "fail")],
        reading_count: 2,
        by_point: vec![PointCount { point: "CP-2".into(), readings: 2, failing: 1 }],
        deviations: vec![deviation(words)],
        observed: vec![Observation {
            name: "curd_kg".into(),
            value: SignedQuantity::from_stored(102_000_000),
            at: Timestamp::UNIX_EPOCH,
            by: "Jonty".into(),
        }],
        taken_back: vec![OutputBack {
            lot: "L-2614-2".into(),
            item: words.into(),
            quantity: SignedQuantity::from_stored(-2_500_000),
            unit: "kg".into(),
            piece: Some(3),
            reason: Some("weighed twice".into()),
            at: Timestamp::UNIX_EPOCH,
            by: "Jonty".into(),
        }],
        worked: vec![WorkBooking {
            hours: Quantity::from_stored(1_500_000),
            at: Timestamp::UNIX_EPOCH,
            by: "Jonty".into(),
        }],
        with_costs,
    }
}

fn paper(record: &BatchRecord) -> Paper {
    super::paper::paper_of(record, &Chrome { lang: "en-AU".into(), ..Chrome::sample("x") })
}

fn words_of(text: &Text, into: &mut String) {
    text.spans.iter().for_each(|span| into.push_str(&span.text));
    into.push('\n');
}

/// All words of a paper, one text a line.
fn collect_words(blocks: &[Block], into: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => words_of(text, into),
            Block::KeyValues { pairs } => pairs.iter().for_each(|(name, value)| {
                into.push_str(name);
                into.push_str(": ");
                words_of(value, into);
            }),
            Block::Table { columns, rows, foot } => {
                columns.iter().for_each(|column| into.push_str(&format!("{}\n", column.head)));
                rows.iter().chain(foot).flatten().for_each(|cell| words_of(cell, into));
            }
            Block::Columns { left, right, .. } => {
                [left, right].into_iter().for_each(|it| collect_words(it, into))
            }
            Block::Boxed { blocks } => collect_words(blocks, into),
            _ => {}
        }
    }
}

fn text(record: &BatchRecord) -> String {
    let mut all = String::new();
    collect_words(&paper(record).blocks, &mut all);
    all
}

#[test]
fn every_part_of_the_batch_is_on_its_record() {
    let all = text(&record("B-1", true));
    for part in [
        "Batch record",
        "Recipe: B-1 (B-1), version 7",
        "Planned for: 420\u{a0}L",
        "Cow milk",
        "1.2\u{a0}kg",
        "curd kg",
        "31.8\u{a0}°C",
        "to 32\u{a0}°C, for 30\u{a0}min",
        "Marked as done by Jonty",
        "Not done",
        "63 to 65.5 °C",
        "outside limits",
        "B-1/D1",
        "valve stuck",
        "heated again",
        "new valve",
        "Rework",
        "decided before a good reading",
        "L-2614-1",
        "36\u{a0}kg",
        "Outputs taken back",
        "L-2614-2",
        "−2.5\u{a0}kg",
        "Piece 3",
        "weighed twice",
        "1.5\u{a0}h",
        "On hold",
        "Not released for sale.",
    ] {
        assert!(all.contains(part), "{part}\n{all}");
    }
    assert!(all.contains("301.10") && all.contains("371.79"), "{all}");
}

#[test]
fn who_may_not_read_costs_gets_none_on_paper() {
    let all = text(&record("B-1", false));
    assert!(!all.contains("301.10") && !all.contains("371.79") && !all.contains("Cost\n"), "{all}");
}

#[test]
fn a_released_batch_says_who_released_it() {
    let mut it = record("B-1", false);
    it.batch.state = "Released".into();
    it.batch.events[0].state = "Released".into();
    assert!(text(&it).contains("Released for sale by Jonty, 1 Jan 1970, 00:00."));
}

#[test]
fn more_readings_than_a_paper_has_are_counted() {
    let mut it = record("B-1", false);
    it.reading_count = 1_200;
    it.by_point = vec![PointCount { point: "CP-2".into(), readings: 1_199, failing: 17 }];
    let all = text(&it);
    assert!(all.contains("2 of 1200 readings are printed."));
    assert!(all.contains("1199\n17\n"), "{all}");
}

#[test]
fn a_lot_that_was_packed_from_an_output_did_not_come_out_of_the_batch() {
    let mut it = record("B-1", false);
    it.batch.outputs[0].made = SignedQuantity::from_stored(0);
    assert!(!text(&it).contains("What came out"));
}

#[test]
fn a_hostile_name_is_printed_as_text_and_makes_a_plain_file_name() {
    let drawn = pdf::render(&paper(&record(HOSTILE, true))).expect("a PDF");
    assert!(drawn.starts_with(b"%PDF-1.7"));
    assert_eq!(file_name("B/26 14\""), "batch-B-26-14-.pdf");
}
