//! The age of a batch's outputs: elapsed time since completion, less the time that was too warm or too wet to
//! count.
//! Invariant: ages are elapsed seconds and a day is 86,400 of them, so summer time never moves them (M25).

use jiff::SignedDuration;
use kernel::day::Instant;

use super::{Span, covered};

/// Seconds of a day of ageing.
const DAY_SECONDS: i64 = 86_400;

/// The clock of a batch's age.
#[derive(Clone, Debug)]
pub struct AgeClock<'a> {
    /// When the batch was completed: ageing starts.
    pub completed: Instant,
    /// The recipe's minimum age.
    pub minimum_age_days: u32,
    /// The extents of all its `pauses_age` points, disposed or not, in any order; an overlap of two pauses
    /// the clock only once.
    pub pauses: &'a [Span],
}

/// The age of a batch, and its required age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// Whole seconds of age.
    pub age_seconds: i64,
    /// The recipe's minimum age, in seconds.
    pub required_seconds: i64,
    /// Whole seconds for which the clock was paused.
    pub excluded_seconds: i64,
    /// When it is old enough; for a paused clock, as if it ran from now on.
    pub not_before: Instant,
}

impl Age {
    /// Whether its age allows a release.
    pub fn is_enough(&self) -> bool {
        self.age_seconds >= self.required_seconds
    }
}

impl AgeClock<'_> {
    /// The age at `now`; zero before completion (if a device's clock is ahead of ours).
    pub fn read(&self, now: Instant) -> Age {
        let now = now.max(self.completed);
        let excluded = covered(self.pauses, self.completed, now);
        let age = now.duration_since(self.completed) - excluded;
        let required = SignedDuration::from_secs(i64::from(self.minimum_age_days) * DAY_SECONDS);
        Age {
            age_seconds: age.as_secs(),
            required_seconds: required.as_secs(),
            excluded_seconds: excluded.as_secs(),
            // A minimum beyond the calendar is never reached; the latest possible moment says so.
            not_before: now.checked_add(required - age).unwrap_or(Instant::MAX),
        }
    }

    /// Whether the clock is paused at `now`: the point's last reading was bad.
    pub fn is_paused(&self, now: Instant) -> bool {
        self.pauses.iter().any(|pause| pause.from <= now && pause.to.is_none_or(|end| now < end))
    }

    /// "running" or "paused", as the API answers.
    pub fn as_str(&self, now: Instant) -> &'static str {
        if self.is_paused(now) { "paused" } else { "running" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().expect("an instant")
    }

    fn pause(from: &str, to: Option<&str>) -> Span {
        Span { from: at(from), to: to.map(at) }
    }

    fn soap(pauses: &[Span]) -> AgeClock<'_> {
        AgeClock { completed: at("2026-01-10T04:00:00Z"), minimum_age_days: 28, pauses }
    }

    #[test]
    fn soap_of_twenty_eight_days_is_old_enough_to_the_second() {
        let young = soap(&[]).read(at("2026-02-07T03:59:59Z"));
        assert_eq!((young.age_seconds, young.required_seconds), (2_419_199, 2_419_200));
        assert!(!young.is_enough());
        assert_eq!(young.not_before, at("2026-02-07T04:00:00Z"));
        assert!(soap(&[]).read(at("2026-02-07T04:00:00Z")).is_enough());
    }

    #[test]
    fn a_fraction_of_the_last_second_is_not_the_whole_second() {
        assert!(!soap(&[]).read(at("2026-02-07T03:59:59.999Z")).is_enough());
    }

    #[test]
    fn a_warm_night_is_not_age() {
        let warm = [pause("2026-01-20T20:00:00Z", Some("2026-01-21T06:30:00Z"))];
        let age = soap(&warm).read(at("2026-02-07T04:00:00Z"));
        assert_eq!(age.excluded_seconds, 10 * 3600 + 1800);
        assert_eq!(age.age_seconds, 2_419_200 - age.excluded_seconds);
        assert_eq!(age.not_before, at("2026-02-07T14:30:00Z"));
    }

    #[test]
    fn two_points_that_pause_at_once_stop_the_clock_once() {
        let both = [
            pause("2026-01-20T00:00:00Z", Some("2026-01-20T10:00:00Z")),
            pause("2026-01-20T02:00:00Z", Some("2026-01-20T03:00:00Z")),
            pause("2026-01-20T09:00:00Z", Some("2026-01-20T11:00:00Z")),
        ];
        assert_eq!(soap(&both).read(at("2026-02-01T00:00:00Z")).excluded_seconds, 11 * 3600);
    }

    #[test]
    fn a_pause_before_completion_does_not_make_younger() {
        let before = [pause("2026-01-09T00:00:00Z", Some("2026-01-10T05:00:00Z"))];
        assert_eq!(soap(&before).read(at("2026-01-11T00:00:00Z")).excluded_seconds, 3600);
    }

    #[test]
    fn a_clock_that_stands_still_says_when_it_would_be_enough_if_it_ran_from_now() {
        let warm = [pause("2026-01-20T04:00:00Z", None)];
        let clock = soap(&warm);
        let now = at("2026-01-25T00:00:00Z");
        assert_eq!(clock.as_str(now), "paused");
        assert_eq!(clock.as_str(at("2026-01-20T03:59:59Z")), "running");
        let age = clock.read(now);
        assert_eq!(age.age_seconds, 10 * DAY_SECONDS);
        assert_eq!(age.not_before, at("2026-02-12T00:00:00Z"));
    }

    #[test]
    fn a_good_reading_starts_the_clock_again() {
        let warm = [pause("2026-01-20T04:00:00Z", Some("2026-01-20T05:00:00Z"))];
        assert_eq!(soap(&warm).as_str(at("2026-01-20T05:00:00Z")), "running");
    }

    #[test]
    fn before_completion_the_age_is_nil_and_not_less() {
        let warm = [pause("2026-01-09T00:00:00Z", Some("2026-01-09T06:00:00Z"))];
        let age = soap(&warm).read(at("2026-01-09T12:00:00Z"));
        assert_eq!((age.age_seconds, age.excluded_seconds), (0, 0));
        assert_eq!(age.not_before, at("2026-02-07T04:00:00Z"));
    }

    #[test]
    fn a_minimum_of_ages_beyond_the_calendar_is_never_met() {
        let clock = AgeClock { minimum_age_days: u32::MAX, ..soap(&[]) };
        assert_eq!(clock.read(at("2026-02-07T04:00:00Z")).not_before, Instant::MAX);
    }
}
