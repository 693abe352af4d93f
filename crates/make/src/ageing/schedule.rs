//! Goods that age: the day on which they are ready, and the days on which they are turned.
//! Invariant: the schedule follows from the day the goods were made and the day they were last turned, so
//! that a late turn moves the next one and no turn is counted twice.

use jiff::ToSpan;
use jiff::tz::TimeZone;
use kernel::day::{Day, Instant, local_day};
use schemars::JsonSchema;
use serde::Serialize;

/// A part of the time in which goods age: for so many days they are turned at this interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TurnPhase {
    /// The length of the phase, in days. The last phase never ends.
    pub days: u32,
    /// Days between two turns; zero: they are not turned.
    pub every: u32,
}

/// The local day on which goods are old enough, from the moment at which they are (`Age::not_before`). None
/// while the clock of their age is paused: no day can be named before the next good reading (M25).
pub fn ready_on(not_before: Instant, is_paused: bool, zone: &TimeZone) -> Option<Day> {
    (!is_paused).then(|| local_day(not_before, zone))
}

/// The day of the next turn: the interval of the phase in which the last turn was, after that turn; before
/// the first, after the day the goods were made. None if they are not turned any more.
pub fn next_turn(made_on: Day, last_turn: Option<Day>, phases: &[TurnPhase]) -> Option<Day> {
    let last = last_turn.map_or(made_on, |day| day.max(made_on));
    let mut begin = made_on;
    for (n, phase) in phases.iter().enumerate() {
        let end = begin.saturating_add(i64::from(phase.days).days());
        let is_last = n + 1 == phases.len();
        let next = last.saturating_add(i64::from(phase.every).days());
        if last < end || is_last {
            if phase.every > 0 {
                return Some(next);
            }
            // They rest in this phase: the next turn is on the first day of the next.
            return (!is_last).then_some(end).filter(|_| phases[n + 1..].iter().any(|it| it.every > 0));
        }
        begin = end;
    }
    None
}

/// The days of the turns up to and with `until`, if each is made on its day. At most `many`.
pub fn turns_until(
    made_on: Day,
    last_turn: Option<Day>,
    phases: &[TurnPhase],
    until: Day,
    many: usize,
) -> Vec<Day> {
    let next = |last: &Option<Day>| next_turn(made_on, *last, phases).filter(|day| Some(*day) != *last);
    let mut last = last_turn;
    std::iter::from_fn(|| {
        last = Some(next(&last)?);
        last
    })
    .take_while(|day| *day <= until)
    .take(many)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    const BRIE: [TurnPhase; 2] = [TurnPhase { days: 4, every: 1 }, TurnPhase { days: 30, every: 3 }];

    #[test]
    fn young_cheese_is_turned_daily_and_old_cheese_now_and_then() {
        let turns = turns_until(day("2026-02-26"), None, &BRIE, day("2026-03-10"), 100);
        let expected = ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-05", "2026-03-08"];
        assert_eq!(turns, expected.map(day));
        assert_eq!(turns_until(day("2026-02-26"), None, &BRIE, day("2030-01-01"), 5).len(), 5);
    }

    #[test]
    fn a_late_turn_moves_the_next() {
        let made = day("2026-02-26");
        for (last, next) in [
            ("2026-02-28", Some("2026-03-01")),
            ("2026-03-04", Some("2026-03-07")), // due on the second, made on the fourth
            ("2026-02-01", Some("2026-02-27")), // before it was made: a slip
            ("2027-02-01", Some("2027-02-04")), // the last phase never ends
        ] {
            assert_eq!(next_turn(made, Some(day(last)), &BRIE), next.map(day), "{last}");
        }
    }

    #[test]
    fn goods_that_rest_are_turned_when_the_rest_is_over_or_never() {
        let made = day("2026-01-01");
        let rest = TurnPhase { days: 10, every: 0 };
        let weekly = TurnPhase { days: 0, every: 7 };
        assert_eq!(next_turn(made, None, &[rest, weekly]), Some(day("2026-01-11")));
        assert_eq!(next_turn(made, Some(day("2026-01-11")), &[rest, weekly]), Some(day("2026-01-18")));
        assert_eq!(next_turn(made, None, &[rest]), None);
        assert_eq!(next_turn(made, None, &[]), None);
        assert_eq!(turns_until(made, None, &[rest, weekly], day("2026-01-20"), 9).len(), 2);
    }

    #[test]
    fn it_is_ready_on_the_local_day_and_on_no_day_while_the_clock_is_paused() {
        let zone = TimeZone::get("Australia/Hobart").expect("a zone");
        let at: Instant = "2026-02-07T14:00:00Z".parse().expect("a moment");
        assert_eq!(ready_on(at, false, &zone), Some(day("2026-02-08")));
        assert_eq!(ready_on(at, true, &zone), None);
    }
}
