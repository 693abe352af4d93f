//! Deviations drawn from readings: where a run of failing readings starts and ends, and how severe it is.
//! Invariant: an open deviation follows the readings, in whatever order they arrive; a disposed one is
//! frozen, and its readings count for no other (M16).

pub mod age;
pub mod gap;
pub mod kind;
pub mod recompute;

use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::decimal::SignedQuantity;

use crate::readings::rules::{Outside, Verdict};

/// From one moment to another, the second excluded; without a second it continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first moment.
    pub from: Instant,
    /// The moment when it ended.
    pub to: Option<Instant>,
}

impl Span {
    /// Elapsed whole seconds; None while it continues.
    pub fn seconds(self) -> Option<i64> {
        Some(self.to?.duration_since(self.from).as_secs())
    }

    /// Whether the two share a moment, or start at the same one.
    fn touches(self, other: Span) -> bool {
        let begins_before_end_of = |a: Span, b: Span| b.to.is_none_or(|end| a.from < end);
        self.from == other.from || begins_before_end_of(self, other) && begins_before_end_of(other, self)
    }
}

/// The time that the spans cover between two moments; overlaps count once.
fn covered(spans: &[Span], from: Instant, to: Instant) -> SignedDuration {
    let mut spans = spans.to_vec();
    spans.sort_unstable();
    let (mut reached, mut sum) = (from, SignedDuration::ZERO);
    for span in spans {
        let begin = span.from.max(reached);
        let end = span.to.unwrap_or(to).min(to);
        if begin < end {
            sum += end.duration_since(begin);
            reached = end;
        }
    }
    sum
}

/// A reading of one control point, as last corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken<R> {
    /// The reading.
    pub reading: R,
    /// When it was taken, after the correction of the device's clock.
    pub at: Instant,
    /// The device that took it; with `seq` it orders readings of the same moment.
    pub device: String,
    /// The device's own count.
    pub seq: i64,
    /// In the point's unit.
    pub value: SignedQuantity,
    /// The verdict of the point's version that was in force.
    pub verdict: Verdict,
    /// Whether a disposed deviation already covers it.
    pub disposed: bool,
}

/// A run of failing readings: from the first bad one to the next good one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent<R> {
    /// It has no end until a good reading follows.
    pub span: Span,
    /// The value furthest outside the limits; of equal ones, the earliest.
    pub worst: SignedQuantity,
    /// The distance of that value from the limit.
    pub outside: Outside,
    /// The failing readings, in time order. A disposed deviation keeps them: they are the frozen ones.
    pub readings: Vec<R>,
}

/// The deviations of one control point of one batch, in time order, without those already disposed.
///
/// A frozen reading neither starts, joins nor ends a run, so a late reading among frozen ones is a deviation
/// of its own. If the readings are cut at a good one, the answers of the parts make up the whole answer. So a
/// new reading needs only its neighbours: back to the good reading before it, on to the good reading after
/// it.
pub fn extents<R: Copy>(taken: &[Taken<R>]) -> Vec<Extent<R>> {
    let mut in_time: Vec<&Taken<R>> = taken.iter().filter(|reading| !reading.disposed).collect();
    in_time.sort_unstable_by(|a, b| (a.at, &a.device, a.seq).cmp(&(b.at, &b.device, b.seq)));
    let (mut extents, mut open) = (Vec::new(), None);
    for reading in in_time {
        match reading.verdict {
            Verdict::Pass => extents.extend(open.take().map(|run: Extent<R>| run.closed_at(reading.at))),
            Verdict::Fail(outside) => open = Some(Extent::with(open, reading, outside)),
        }
    }
    extents.extend(open);
    extents
}

impl<R: Copy> Extent<R> {
    fn with(open: Option<Extent<R>>, bad: &Taken<R>, outside: Outside) -> Extent<R> {
        let Some(mut run) = open else {
            let span = Span { from: bad.at, to: None };
            return Extent { span, worst: bad.value, outside, readings: vec![bad.reading] };
        };
        if outside > run.outside {
            (run.worst, run.outside) = (bad.value, outside);
        }
        run.readings.push(bad.reading);
        run
    }

    fn closed_at(mut self, good: Instant) -> Extent<R> {
        self.span.to = Some(good);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::recompute::{Change, reconcile};
    use super::*;
    use crate::deviations::excursion::recompute::OpenDeviation;
    use proptest::prelude::*;

    pub(super) fn at(second: i64) -> Instant {
        Instant::from_second(second).expect("an instant")
    }

    /// A reading of a point with a lower limit of 72, named by its second.
    fn reading(second: i64, value: i64) -> Taken<i64> {
        let verdict =
            if value < 72 { Verdict::Fail(Outside::from_stored(72 - value)) } else { Verdict::Pass };
        let value = SignedQuantity::from_stored(value * 1_000_000);
        Taken {
            reading: second,
            at: at(second),
            device: "logger-1".to_owned(),
            seq: second,
            value,
            verdict,
            disposed: false,
        }
    }

    /// "1:73 2:71 3:70*": second, value, a star where a disposed deviation covers it.
    pub(super) fn readings(text: &str) -> Vec<Taken<i64>> {
        let parse = |word: &str| {
            let (second, value) = word.trim_end_matches('*').split_once(':').expect("second:value");
            let taken = reading(second.parse().expect("a second"), value.parse().expect("a value"));
            Taken { disposed: word.ends_with('*'), ..taken }
        };
        text.split_whitespace().map(parse).collect()
    }

    /// "2-4 2s worst 70 of 2", one a deviation.
    fn shown(extents: &[Extent<i64>]) -> String {
        let show = |extent: &Extent<i64>| {
            let end = extent.span.to.map_or(String::new(), |to| to.as_second().to_string());
            let seconds = extent.span.seconds().map_or("?".to_owned(), |seconds| seconds.to_string());
            let (from, worst, count) = (extent.span.from.as_second(), extent.worst, extent.readings.len());
            format!("{from}-{end} {seconds}s worst {worst} of {count}")
        };
        extents.iter().map(show).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn failing_readings_in_a_row_are_one_deviation() {
        for (text, expected) in [
            ("", ""),
            ("1:73 2:72 3:75", ""),
            ("1:73 5:71 6:70 7:71 8:72 9:75", "5-8 3s worst 70 of 3"),
            ("1:71 2:73 3:70 4:73", "1-2 1s worst 71 of 1, 3-4 1s worst 70 of 1"),
            ("1:73 2:71", "2- ?s worst 71 of 1"), // no good reading yet
            ("8:72 6:70 5:71 1:73 7:71", "5-8 3s worst 70 of 3"), // in any order
        ] {
            assert_eq!(shown(&extents(&readings(text))), expected, "{text}");
        }
    }

    #[test]
    fn a_late_good_reading_splits_a_deviation_in_two() {
        assert_eq!(
            shown(&extents(&readings("5:71 6:70 7:71 8:72 6:73"))),
            "5-6 1s worst 70 of 2, 7-8 1s worst 71 of 1",
        );
    }

    #[test]
    fn of_two_equally_bad_values_the_earlier_is_the_worst() {
        let mut twice = readings("2:70 1:70 3:72");
        twice[0].value = SignedQuantity::from_stored(1); // equally bad, by its verdict
        assert_eq!(extents(&twice)[0].worst, SignedQuantity::from_stored(70_000_000));
    }

    #[test]
    fn a_bad_reading_that_comes_after_the_disposition_is_another_deviation() {
        for (text, expected) in [
            ("5:71* 6:70* 7:71* 8:72", ""),
            ("5:71* 6:70* 7:71* 8:72 9:70 10:72", "9-10 1s worst 70 of 1"),
            ("5:71* 6:70* 7:71", "7- ?s worst 71 of 1"), // continues after it was disposed
            ("4:71 5:71* 7:71* 8:72", "4-8 4s worst 71 of 1"),
            ("4:70 5:71* 6:71 7:71* 8:72", "4-8 4s worst 70 of 2"), // frozen ones do not separate the others
            ("4:70 5:71* 6:72 7:71* 8:72", "4-6 2s worst 70 of 1"), // a late good reading does
        ] {
            assert_eq!(shown(&extents(&readings(text))), expected, "{text}");
        }
    }

    #[test]
    fn readings_of_one_moment_keep_the_order_of_device_and_count() {
        let mut same = vec![reading(5, 71), reading(5, 73)];
        same[0].device = "logger-2".to_owned();
        assert_eq!(shown(&extents(&same)), "5- ?s worst 71 of 1");
        same[0].device = "logger-0".to_owned();
        assert_eq!(shown(&extents(&same)), "5-5 0s worst 71 of 1");
    }

    prop_compose! {
        /// A batch's readings in time order, one a second, some of them frozen.
        fn history()(values in prop::collection::vec((70i64..75, prop::bool::weighted(0.15)), 0..20)) -> Vec<Taken<i64>> {
            (0..).zip(values).map(|(second, (value, frozen))| {
                let taken = reading(second, value);
                Taken { disposed: frozen && taken.verdict.is_fail(), ..taken }
            }).collect()
        }
    }

    proptest! {
        #[test]
        fn any_order_of_arrival_ends_in_the_same_deviations(
            (history, arrivals) in history().prop_flat_map(|history| (Just(history.clone()), Just(history).prop_shuffle())),
        ) {
            // One by one, each arrival redraws the open deviations; the names differ, the extents must not.
            let (mut arrived, mut open, mut next) = (Vec::new(), Vec::<OpenDeviation<u32>>::new(), 0);
            for reading in arrivals {
                arrived.push(reading);
                let found = extents(&arrived);
                let mut now = Vec::new();
                for change in reconcile(&open, found, |extent| extent.span) {
                    match change {
                        Change::Redraw(deviation, extent) => now.push(OpenDeviation { deviation, span: extent.span }),
                        Change::Open(extent) => {
                            next += 1;
                            now.push(OpenDeviation { deviation: next, span: extent.span });
                        }
                        Change::Withdraw(_) => {}
                    }
                }
                now.sort_by_key(|standing| standing.deviation);
                open = now;
            }
            prop_assert_eq!(extents(&arrived), extents(&history));
            let mut spans: Vec<Span> = open.iter().map(|standing| standing.span).collect();
            spans.sort_unstable();
            prop_assert_eq!(spans, extents(&history).iter().map(|extent| extent.span).collect::<Vec<_>>());
        }

        #[test]
        fn extents_are_disjoint_and_hold_every_failing_reading_that_is_not_frozen(history in history()) {
            let found = extents(&history);
            for pair in found.windows(2) {
                prop_assert!(pair[0].span.to.is_some_and(|end| end <= pair[1].span.from));
            }
            let held: Vec<i64> = found.iter().flat_map(|extent| extent.readings.clone()).collect();
            let failing = history.iter().filter(|taken| taken.verdict.is_fail() && !taken.disposed);
            prop_assert_eq!(held, failing.map(|taken| taken.reading).collect::<Vec<_>>());
        }

        #[test]
        fn the_neighbourhood_of_a_reading_gives_the_same_as_the_whole(history in history(), chosen in 0usize..20) {
            let Some(new) = history.get(chosen) else { return Ok(()) };
            let good = |taken: &&Taken<i64>| !taken.verdict.is_fail();
            let before = history[..chosen].iter().rev().find(good).map_or(0, |taken| taken.reading);
            let after = history[chosen + 1..].iter().find(good).map_or(i64::MAX, |taken| taken.reading);
            let near: Vec<_> = history.iter().filter(|t| (before..=after).contains(&t.reading)).cloned().collect();
            let about = |extents: Vec<Extent<i64>>| {
                extents.into_iter().find(|extent| extent.readings.contains(&new.reading))
            };
            prop_assert_eq!(about(extents(&near)), about(extents(&history)));
        }
    }
}
