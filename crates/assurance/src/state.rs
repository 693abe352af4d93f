//! The state of a promise, from the results of its checks and the clock.
//! Invariant: a result that is too old counts as failed and never as kept; an unchecked promise is never
//! green.

use jiff::SignedDuration;
use kernel::day::Instant;

/// The states of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseStatus {
    /// A check of this program tried it lately, and it held.
    Proved,
    /// A person vouched for it, and their word is still valid.
    Attested,
    /// There is no check yet, or it has not run.
    Unknown,
    /// The last check found it broken, or a person's word has expired.
    Failed,
    /// The check should have run and did not; counts as failed.
    Overdue,
}

impl PromiseStatus {
    /// The word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            PromiseStatus::Proved => "proved",
            PromiseStatus::Attested => "attested",
            PromiseStatus::Unknown => "unknown",
            PromiseStatus::Failed => "failed",
            PromiseStatus::Overdue => "overdue",
        }
    }

    /// Whether it counts as a broken promise.
    pub fn is_broken(self) -> bool {
        matches!(self, PromiseStatus::Failed | PromiseStatus::Overdue)
    }
}

/// Why a promise that a person has to vouch for is unvouched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingWord {
    /// It never was vouched for.
    NotYet,
    /// The last word ran out.
    NoLonger,
}

/// The last run of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// When it ended.
    pub at: Instant,
    /// Whether the promise held.
    pub held: bool,
}

/// The state of a promise that this program checks. `begun` is when the instance started to check, `every`
/// the longest time between two runs; a result may be twice as old.
pub fn of_check(last: Option<Run>, begun: Instant, every: SignedDuration, now: Instant) -> PromiseStatus {
    let is_late = |since: Instant| now.duration_since(since) > every * 2;
    match last {
        Some(run) if is_late(run.at) => PromiseStatus::Overdue,
        Some(run) if run.held => PromiseStatus::Proved,
        Some(_) => PromiseStatus::Failed,
        None if is_late(begun) => PromiseStatus::Overdue,
        None => PromiseStatus::Unknown,
    }
}

/// The state of a promise of which only a part is built and checked: a failure shows, a success does not
/// prove the whole.
pub fn of_part(last: Option<Run>, begun: Instant, every: SignedDuration, now: Instant) -> PromiseStatus {
    match of_check(last, begun, every, now) {
        PromiseStatus::Proved => PromiseStatus::Unknown,
        standing => standing,
    }
}

/// The state of a promise that a person vouches for, by the end of the latest word.
pub fn of_word(until: Option<Instant>, now: Instant) -> PromiseStatus {
    match until {
        None => PromiseStatus::Unknown,
        Some(until) if now < until => PromiseStatus::Attested,
        Some(_) => PromiseStatus::Failed,
    }
}

/// The state of a promise that a check may prove and a person may vouch for. `is_whole`: the check tried all
/// of it.
pub fn of_seen(checked: PromiseStatus, is_whole: bool, vouched: PromiseStatus) -> PromiseStatus {
    match (checked, vouched) {
        (PromiseStatus::Proved, _) if is_whole => PromiseStatus::Proved,
        (PromiseStatus::Proved | PromiseStatus::Unknown, _)
        | (PromiseStatus::Failed, PromiseStatus::Attested) => vouched,
        _ => checked,
    }
}

/// When a check is due next.
pub fn due(last: Option<Run>, every: SignedDuration) -> Option<Instant> {
    // A broken promise is checked sooner, so that its repair shows soon; never more than once a minute.
    let broken = SignedDuration::from_mins(5).min(every);
    last.map(|run| run.at + if run.held { every } else { broken })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: SignedDuration = SignedDuration::from_hours(1);

    fn at(seconds: i64) -> Instant {
        Instant::from_second(1_800_000_000 + seconds).expect("a moment")
    }

    #[test]
    fn a_result_counts_for_twice_its_interval_and_not_a_second_longer() {
        let held = Some(Run { at: at(0), held: true });
        assert_eq!(of_check(held, at(-90), HOUR, at(7_200)), PromiseStatus::Proved);
        assert_eq!(of_check(held, at(-90), HOUR, at(7_201)), PromiseStatus::Overdue);
        let broken = Some(Run { at: at(0), held: false });
        assert_eq!(of_check(broken, at(-90), HOUR, at(60)), PromiseStatus::Failed);
        assert_eq!(of_check(broken, at(-90), HOUR, at(9_000)), PromiseStatus::Overdue);
    }

    #[test]
    fn what_was_never_checked_is_unknown_and_then_overdue() {
        assert_eq!(of_check(None, at(0), HOUR, at(1)), PromiseStatus::Unknown);
        assert_eq!(of_check(None, at(0), HOUR, at(7_201)), PromiseStatus::Overdue);
    }

    #[test]
    fn a_part_is_never_the_whole_and_its_fault_shows() {
        let run = |held| Some(Run { at: at(0), held });
        assert_eq!(of_part(run(true), at(-90), HOUR, at(60)), PromiseStatus::Unknown);
        assert_eq!(of_part(run(false), at(-90), HOUR, at(60)), PromiseStatus::Failed);
        assert_eq!(of_part(run(true), at(-90), HOUR, at(7_201)), PromiseStatus::Overdue);
    }

    #[test]
    fn a_word_counts_until_it_runs_out() {
        assert_eq!(of_word(None, at(0)), PromiseStatus::Unknown);
        assert_eq!(of_word(Some(at(1)), at(0)), PromiseStatus::Attested);
        assert_eq!(of_word(Some(at(1)), at(1)), PromiseStatus::Failed);
    }

    #[test]
    fn a_word_stands_in_for_what_is_not_seen_and_never_for_a_check_that_did_not_run() {
        use PromiseStatus::{Attested, Failed, Overdue, Proved, Unknown};
        for (checked, is_whole, vouched, stands) in [
            (Proved, true, Unknown, Proved),
            (Proved, true, Failed, Proved),
            (Proved, false, Unknown, Unknown),
            (Proved, false, Attested, Attested),
            (Proved, false, Failed, Failed),
            (Unknown, true, Attested, Attested),
            (Failed, true, Unknown, Failed),
            (Failed, true, Failed, Failed),
            (Failed, true, Attested, Attested),
            (Overdue, true, Attested, Overdue),
        ] {
            assert_eq!(of_seen(checked, is_whole, vouched), stands, "{checked:?} {is_whole} {vouched:?}");
        }
    }

    proptest! {
        #[test]
        fn time_alone_never_makes_a_promise_kept(
            ended in -100_000i64..0, held: bool, begun in -200_000i64..0, every in 60i64..90_000, now in 0i64..100_000, later in 1i64..500_000,
        ) {
            let (last, every) = (Some(Run { at: at(ended), held }), SignedDuration::from_secs(every));
            let (early, late) = (of_check(last, at(begun), every, at(now)), of_check(last, at(begun), every, at(now + later)));
            prop_assert!(late != PromiseStatus::Proved || early == PromiseStatus::Proved);
            prop_assert!(!early.is_broken() || late.is_broken());
        }
    }
}
