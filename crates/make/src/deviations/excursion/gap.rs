//! Missing readings: where a control point was not read often enough between a batch's start and its
//! completion.
//! Invariant: time while the batch was Held does not count, and a disposed gap is not opened again.

use jiff::SignedDuration;
use kernel::day::Instant;

use super::{Span, covered};

/// The progress of the batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Completed then: the last gap ends there.
    Completed(Instant),
    /// Still in production: a gap that is already too long continues.
    Now(Instant),
}

/// The time in which a control point with a `max_gap_s` needs readings.
#[derive(Clone, Debug)]
pub struct Watch<'a> {
    /// When the batch was started.
    pub started: Instant,
    /// Where the watch ends.
    pub until: Until,
    /// The longest time allowed without a reading.
    pub max_gap_s: i64,
    /// When the batch was Held, in any order.
    pub held: &'a [Span],
    /// Disposed gaps: they are frozen, so their time is not judged again. A gap that still continued at its
    /// disposition ends there.
    pub disposed: &'a [Span],
}

/// One gap longer than allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// From the last reading before it to the next; without an end while the batch waits for one.
    pub span: Span,
    /// Its elapsed whole seconds, without time Held.
    pub seconds: i64,
}

/// The gaps that exceed the limit, in time order: from start to first reading, between readings, from the
/// last to completion. `taken` are the moments of all readings of the point, passing or not, in any order.
pub fn gaps(watch: &Watch<'_>, taken: &[Instant]) -> Vec<Gap> {
    let (Until::Completed(end) | Until::Now(end)) = watch.until;
    let mut marks: Vec<Instant> =
        taken.iter().copied().filter(|at| watch.started < *at && *at < end).collect();
    marks.extend([watch.started, end]);
    marks.sort_unstable();
    marks
        .windows(2)
        .flat_map(|pair| undisposed(pair[0], pair[1], watch.disposed))
        .filter_map(|(from, to)| too_long(watch, from, to))
        .collect()
}

fn too_long(watch: &Watch<'_>, from: Instant, to: Instant) -> Option<Gap> {
    let counted = to.duration_since(from) - covered(watch.held, from, to);
    let goes_on = watch.until == Until::Now(to);
    let span = Span { from, to: (!goes_on).then_some(to) };
    (counted > SignedDuration::from_secs(watch.max_gap_s)).then_some(Gap { span, seconds: counted.as_secs() })
}

/// The parts between two moments that no disposed gap covers.
fn undisposed(from: Instant, to: Instant, disposed: &[Span]) -> Vec<(Instant, Instant)> {
    let mut disposed = disposed.to_vec();
    disposed.sort_unstable();
    let (mut parts, mut reached) = (Vec::new(), from);
    for span in disposed {
        if reached < span.from.min(to) {
            parts.push((reached, span.from.min(to)));
        }
        reached = reached.max(span.to.unwrap_or(to));
    }
    if reached < to {
        parts.push((reached, to));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(second: i64) -> Instant {
        Instant::from_second(1_772_700_000 + second).expect("an instant")
    }

    /// "10-20, 30-" as spans of seconds after the start.
    fn spans(text: &str) -> Vec<Span> {
        let second = |text: &str| text.trim().parse().ok().map(at);
        text.split(',')
            .filter_map(|span| span.split_once('-'))
            .map(|(from, to)| Span { from: second(from).expect("a beginning"), to: second(to) })
            .collect()
    }

    fn shown(gaps: &[Gap]) -> String {
        let second = |at: Instant| (at.as_second() - 1_772_700_000).to_string();
        let shown: Vec<String> = gaps
            .iter()
            .map(|gap| {
                format!(
                    "{}-{} {}s",
                    second(gap.span.from),
                    gap.span.to.map_or(String::new(), second),
                    gap.seconds
                )
            })
            .collect();
        shown.join(", ")
    }

    /// Readings from 0 to 100 with at most 30 s between them.
    fn watched(readings: &str, until: Until, held: &str, disposed: &str) -> String {
        let taken: Vec<Instant> =
            readings.split_whitespace().filter_map(|word| word.parse().ok()).map(at).collect();
        let (held, disposed) = (spans(held), spans(disposed));
        shown(&gaps(
            &Watch { started: at(0), until, max_gap_s: 30, held: &held, disposed: &disposed },
            &taken,
        ))
    }

    #[test]
    fn a_gap_is_a_deviation_when_it_is_longer_than_allowed() {
        for (readings, held, expected) in [
            ("30 60 90", "", ""),                     // exactly the allowed time, each
            ("31 60 90", "", "0-31 31s"),             // from start to first
            ("30 60", "", "60-100 40s"),              // from last to completion
            ("90 20 55", "", "20-55 35s, 55-90 35s"), // between, in any order
            ("", "", "0-100 100s"),                   // none at all
            ("30 90", "40-70", ""),                   // Held: 60 s between, 30 s counted
            ("30 90", "40-69", "30-90 31s"),          // one second less Held
            ("30 90", "40-60, 50-70", ""),            // overlapping times Held count once
            ("-50 30 60 90 150", "", ""),             // readings before and after change nothing
            ("30 60", "65-", ""),                     // Held to the end
        ] {
            assert_eq!(
                watched(readings, Until::Completed(at(100)), held, ""),
                expected,
                "{readings} held {held}"
            );
        }
    }

    #[test]
    fn a_batch_that_still_waits_for_a_reading_has_a_gap_without_an_end() {
        assert_eq!(watched("30 60", Until::Now(at(90)), "", ""), "");
        assert_eq!(watched("30 60", Until::Now(at(91)), "", ""), "60- 31s");
    }

    #[test]
    fn a_fraction_of_a_second_too_long_is_too_long() {
        let late = at(30) + SignedDuration::from_millis(1);
        let watch =
            Watch { started: at(0), until: Until::Completed(late), max_gap_s: 30, held: &[], disposed: &[] };
        assert_eq!(gaps(&watch, &[]).len(), 1);
    }

    #[test]
    fn a_disposed_gap_stays_closed_and_only_what_is_new_is_judged() {
        let completed = Until::Completed(at(100));
        assert_eq!(watched("20 90", completed, "", "20-90"), "");
        // A late reading splits the frozen gap; neither half opens.
        assert_eq!(watched("20 55 90", completed, "", "20-90"), "");
        // Disposed while it continued: the later part is judged separately.
        assert_eq!(watched("20", completed, "", "20-60"), "60-100 40s");
        assert_eq!(watched("20", completed, "", "20-75"), "");
        assert_eq!(watched("20", completed, "", "20-75, 30-40"), "");
    }

    proptest! {
        #[test]
        fn arrival_order_changes_nothing_and_a_reading_never_lengthens_a_gap(
            readings in prop::collection::vec(0i64..100, 0..8), extra in 0i64..100,
        ) {
            let watch = Watch {
                started: at(0), until: Until::Completed(at(100)), max_gap_s: 20, held: &[], disposed: &[],
            };
            let taken: Vec<Instant> = readings.iter().copied().map(at).collect();
            let backwards: Vec<Instant> = taken.iter().rev().copied().collect();
            let before = gaps(&watch, &taken);
            prop_assert_eq!(&before, &gaps(&watch, &backwards));
            let after = gaps(&watch, &[taken, vec![at(extra)]].concat());
            let longest = |gaps: &[Gap]| gaps.iter().map(|gap| gap.seconds).max();
            prop_assert!(longest(&after) <= longest(&before));
            for pair in after.windows(2) {
                prop_assert!(pair[0].span.to.is_some_and(|end| end <= pair[1].span.from));
            }
        }
    }
}
