//! A control point on the batch sheet: its limits in words, its beam, its readings.
//! Invariant: the beam only hints; the server's verdict on the reading decides whether it passed.

use crate::control_points::PointShown;
use crate::readings::list::ReadingShown;
use catalogue::{Phrase, say};
use jiff::{SignedDuration, Timestamp};
use kernel::decimal::SignedQuantity;
use ledger::stock::page::unit;
use web::url::encoded;
use web::view::Beam;

/// Readings shown under the beam.
const LAST: usize = 6;
/// One of any unit, in millionths.
const ONE: i64 = 1_000_000;

/// The point of the current reading.
pub struct PointView {
    pub code: String,
    pub code_in_address: String,
    /// "Core temperature (CP-2), reading 3".
    pub title: Phrase,
    /// What kind of point it is, and the effect of a miss.
    pub kind: &'static str,
    /// The label of the field: "Core temperature now".
    pub label: Phrase,
    pub unit: String,
    /// The unit's code, as the action accepts it.
    pub unit_code: String,
    pub beam: Beam,
    pub low: String,
    pub high: String,
    pub min: String,
    pub max: String,
    pub inside: Phrase,
    pub outside: &'static str,
    /// Whether its values may be negative.
    pub is_signed: bool,
    /// The instrument of its last reading.
    pub instrument: String,
    pub last: Vec<ReadingLine>,
    /// When the next reading is due.
    pub due: Option<Timestamp>,
}

/// One reading in a table.
pub struct ReadingLine {
    pub at: Timestamp,
    pub point: String,
    pub value: String,
    pub unit: String,
    pub by: String,
    pub instrument: String,
    pub is_bad: bool,
    /// "was 61.2: read the wrong probe".
    pub corrected: Option<Phrase>,
    /// Where it is corrected, on its batch's sheet.
    pub correct: String,
}

/// The limits of a point in words: "63 to 65.5 °C", "at least 72 °C".
pub(crate) fn limits(point: &PointShown) -> Phrase {
    let unit = unit(&point.unit);
    let (low, high) = (point.lower.map(shown), point.upper.map(shown));
    match (low, point.lower_inclusive, high, point.upper_inclusive) {
        (Some(low), true, Some(high), true) => say!("{low} to {high} {unit}", low, high, unit),
        (Some(low), true, Some(high), false) => {
            say!("at least {low} and less than {high} {unit}", low, high, unit)
        }
        (Some(low), false, Some(high), true) => {
            say!("more than {low} and at most {high} {unit}", low, high, unit)
        }
        (Some(low), false, Some(high), false) => {
            say!("more than {low} and less than {high} {unit}", low, high, unit)
        }
        (Some(low), true, None, _) => say!("at least {low} {unit}", low, unit),
        (Some(low), false, None, _) => say!("more than {low} {unit}", low, unit),
        (None, _, Some(high), true) => say!("at most {high} {unit}", high, unit),
        (None, _, Some(high), false) => say!("less than {high} {unit}", high, unit),
        (None, _, None, _) => "no limits".into(),
    }
}

/// The effect of saving a reading outside the limits.
fn outside(point: &PointShown) -> &'static str {
    match point.kind.as_str() {
        _ if point.pauses_age => "Outside limits. Saving this stops the age clock.",
        "CCP" => "Outside limits. Saving this puts the batch on hold.",
        _ => "Outside limits. Saving this is kept with the batch.",
    }
}

/// The ends of a beam that shows limits and a value with room on both sides.
pub(crate) fn ends(low: Option<i64>, high: Option<i64>, value: Option<i64>) -> (i64, i64) {
    let (min, max, room) = match (low, high) {
        (Some(low), Some(high)) => {
            let room = high.saturating_sub(low).max(ONE / 10);
            (low.saturating_sub(room), high.saturating_add(room), room)
        }
        (Some(one), None) | (None, Some(one)) => {
            let room = (one.saturating_abs() / 10).max(ONE);
            (one.saturating_sub(room), one.saturating_add(room), room)
        }
        (None, None) => {
            let middle = value.unwrap_or(0);
            (middle.saturating_sub(ONE), middle.saturating_add(ONE), ONE)
        }
    };
    let near = value.unwrap_or(min.midpoint(max));
    (min.min(near.saturating_sub(room / 4)), max.max(near.saturating_add(room / 4)))
}

/// The beam of a point with its last reading. Without one, the poise is in the middle of the good range.
pub(crate) fn beam(point: &PointShown, last: Option<&ReadingShown>) -> (Beam, i64, i64) {
    let (low, high) = (point.lower.map(SignedQuantity::get), point.upper.map(SignedQuantity::get));
    let value = last.map(|reading| reading.value.get());
    let (min, max) = ends(low, high, value);
    let rest = low.unwrap_or(min).midpoint(high.unwrap_or(max));
    let good = limits(point);
    let words = match last {
        Some(reading) => {
            let (value, unit) = (shown(reading.value), unit(&point.unit));
            say!("{value} {unit}, limits {limits}", value, unit, limits = &good)
        }
        None => say!("No reading yet, limits {limits}", limits = &good),
    };
    let mut beam = Beam::limits(value.unwrap_or(rest), low, high, min, max, words);
    beam.tone = match last {
        None => "",
        Some(reading) if reading.result == "fail" => "bad",
        Some(_) => "ok",
    };
    let [first, last] = [min, max].map(|end| Phrase::verbatim(shown(SignedQuantity::from_stored(end))));
    let middle = if low.is_none() && high.is_none() { good } else { say!("{limits} is good", limits = good) };
    (beam.scaled([first, middle, last]), min, max)
}

/// A value as people read it, with a real minus.
pub(crate) fn shown(value: SignedQuantity) -> String {
    value.to_string().replace('-', "−")
}

/// A point with its newest readings, in order of time, of which it has `count` in all. `is_running` while its
/// batch is running: then a reading may be due.
pub fn view(point: &PointShown, readings: &[ReadingShown], count: i64, is_running: bool) -> PointView {
    let taken: Vec<&ReadingShown> =
        readings.iter().filter(|it| it.control_point == point.control_point).collect();
    let last = taken.last().copied();
    let (beam, min, max) = beam(point, last);
    let capital = match point.parameter.as_str() {
        "" => Phrase::of("Reading"),
        named => Phrase::verbatim(capital(named)),
    };
    let decimal = |value: Option<SignedQuantity>| value.map_or_else(String::new, |it| it.to_string());
    let gap = point.max_gap_s.map(|seconds| SignedDuration::from_secs(i64::from(seconds)));
    PointView {
        code: point.control_point.clone(),
        code_in_address: encoded(&point.control_point),
        title: say!("{point}, reading {count}", point = point_name(point), count = count.saturating_add(1)),
        kind: kind(point),
        label: say!("{parameter} now", parameter = capital),
        unit: unit(&point.unit).to_owned(),
        unit_code: point.unit.clone(),
        low: decimal(point.lower),
        high: decimal(point.upper),
        min: SignedQuantity::from_stored(min).to_string(),
        max: SignedQuantity::from_stored(max).to_string(),
        inside: say!("Inside limits: {limits}.", limits = limits(point)),
        outside: outside(point),
        is_signed: matches!(point.unit.as_str(), "Cel"),
        instrument: last.map_or_else(String::new, |it| it.instrument.clone()),
        due: last.zip(gap).filter(|_| is_running).and_then(|(last, gap)| last.at.checked_add(gap).ok()),
        last: taken.iter().rev().take(LAST).rev().map(|it| line(it)).collect(),
        beam,
    }
}

/// The words with a capital first letter.
/// A point by what is measured, with its code: "Core temperature (CP-2)".
pub(crate) fn point_name(point: &PointShown) -> Phrase {
    match point.parameter.as_str() {
        "" => Phrase::verbatim(&point.control_point),
        named => say!("{parameter} ({code})", parameter = capital(named), code = &point.control_point),
    }
}

/// The kind of a point, and the effect of a reading outside its limits.
pub(crate) fn kind(point: &PointShown) -> &'static str {
    match point.kind.as_str() {
        _ if point.pauses_age => "A reading outside the limits stops the age clock.",
        "CCP" => "Critical control point (CCP): a reading outside the limits puts the batch on hold.",
        "OPRP" => "Prerequisite (OPRP): a reading outside the limits is kept with the batch.",
        _ => "Quality point (QP): a reading outside the limits is kept with the batch.",
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A reading as a line of a table.
pub fn line(reading: &ReadingShown) -> ReadingLine {
    let corrected = match (reading.original_value, &reading.reason) {
        (Some(was), Some(reason)) => Some(say!("was {value}: {reason}", value = shown(was), reason)),
        _ => None,
    };
    ReadingLine {
        at: reading.at,
        point: reading.control_point.clone(),
        value: shown(reading.value),
        unit: unit(&reading.value_unit).to_owned(),
        by: reading.by.clone(),
        instrument: reading.instrument.clone(),
        is_bad: reading.result == "fail",
        corrected,
        correct: format!("?correct={}&device={}#correct", reading.seq, encoded(&reading.device)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batches::page::tests::{point, reading};
    use proptest::prelude::*;

    #[test]
    fn limits_are_said_as_people_say_them() {
        let mut it = point("CP-2");
        assert_eq!(limits(&it), "63 to 65.5 °C");
        it.upper = None;
        assert_eq!(limits(&it), "at least 63 °C");
        it.lower_inclusive = false;
        assert_eq!(limits(&it), "more than 63 °C");
        (it.lower, it.upper) = (None, Some(SignedQuantity::from_stored(-18_000_000)));
        assert_eq!(limits(&it), "at most −18 °C");
        it.upper = None;
        assert_eq!(limits(&it), "no limits");
    }

    #[test]
    fn a_reading_is_coloured_by_what_the_server_judged() {
        let it = point("CP-2");
        assert_eq!(beam(&it, Some(&reading("CP-2", 1, 62_100_000, "fail"))).0.tone, "bad");
        assert_eq!(beam(&it, Some(&reading("CP-2", 1, 64_000_000, "pass"))).0.tone, "ok");
        let (none, ..) = beam(&it, None);
        assert_eq!(
            (none.tone, none.words.to_string().as_str()),
            ("", "No reading yet, limits 63 to 65.5 °C")
        );
        assert!(none.from < none.at && none.at < none.to);
    }

    #[test]
    fn the_next_reading_is_due_after_the_longest_gap_while_it_runs() {
        let mut it = point("CP-2");
        it.max_gap_s = Some(600);
        let read = [reading("CP-2", 1, 64_000_000, "pass")];
        let due = view(&it, &read, 1, true).due.expect("due");
        assert_eq!(due.duration_since(read[0].at).as_secs(), 600);
        assert_eq!(view(&it, &read, 1, false).due, None);
        assert_eq!(view(&it, &[], 0, true).due, None);
    }

    #[test]
    fn only_the_points_own_readings_are_shown_and_all_of_them_are_counted() {
        let read = [reading("CP-1", 1, 3_000_000, "pass"), reading("CP-2", 2, 64_000_000, "pass")];
        let it = view(&point("CP-2"), &read, 1200, true);
        assert_eq!(
            (it.title.to_string().as_str(), it.last.len()),
            ("Core temperature (CP-2), reading 1201", 1)
        );
        assert!(it.kind.starts_with("Critical control point (CCP)"));
    }

    proptest! {
        #[test]
        fn limits_and_value_lie_within_the_ends(low in proptest::option::of(-1_000_000_000_i64..1_000_000_000),
                                                more in proptest::option::of(0_i64..1_000_000_000),
                                                value in proptest::option::of(proptest::num::i64::ANY)) {
            let high = more.map(|more| low.unwrap_or(0) + more);
            let (min, max) = ends(low, high, value);
            prop_assert!(min < max);
            for it in [low, high, value].into_iter().flatten() {
                prop_assert!(min <= it && it <= max, "{min} {it} {max}");
            }
        }
    }
}
