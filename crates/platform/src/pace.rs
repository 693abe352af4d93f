//! The fixed time after which answers are sent that must not reveal by their timing what was found.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant as Tick;

/// The fixed time, unless the operator sets another: longer than one slow hash and the work around it.
pub const USUAL_MS: u32 = 500;

/// How long all answers are as late as one that was late.
const CALM: Duration = Duration::from_secs(60);

/// A late answer makes the others wait at most this many steps. That alone never delays anybody by two seconds.
const MOST: u32 = 3;

/// The time of answers that reveal nothing by their timing.
#[derive(Debug)]
pub struct Pace {
    ms: AtomicU32,
    late: Mutex<Option<Late>>,
}

/// Some work recently took longer than the fixed time: until then every answer takes this many times it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Late {
    steps: u32,
    until: Tick,
}

impl Default for Pace {
    fn default() -> Pace {
        Pace { ms: AtomicU32::new(USUAL_MS), late: Mutex::default() }
    }
}

impl Pace {
    /// Sets another time, in milliseconds. Zero is for tests.
    pub fn set(&self, ms: u32) {
        self.ms.store(ms, Ordering::Relaxed);
    }

    /// How long after the start an answer is sent whose work took this long.
    pub fn goes_after(&self, took: Duration, now: Tick) -> Duration {
        let pace = Duration::from_millis(self.ms.load(Ordering::Relaxed).into());
        if pace.is_zero() {
            return took;
        }
        let mut late = self.late.lock().unwrap_or_else(PoisonError::into_inner);
        let steps;
        (steps, *late) = steps_of(steps_for(took, pace), *late, now);
        pace.saturating_mul(steps)
    }
}

/// How many steps of the fixed time the work needs.
fn steps_for(took: Duration, pace: Duration) -> u32 {
    u32::try_from(took.as_nanos().div_ceil(pace.as_nanos())).unwrap_or(u32::MAX).max(1)
}

/// For an answer whose work needs this many steps: the number of steps after which it is sent, and the lateness
/// that applies to the next answers. Answers are sent at the end of a step. On a busy machine some work takes
/// longer than one step; then all answers are that late for a while, whoever gets them. So no answer reveals by
/// its step that its work was slightly slower.
fn steps_of(needed: u32, late: Option<Late>, now: Tick) -> (u32, Option<Late>) {
    let late = late.filter(|it| it.until > now);
    let least = late.map_or(1, |it| it.steps);
    let next = match needed {
        1 => late,
        _ => Some(Late { steps: needed.min(MOST).max(least), until: now + CALM }),
    };
    (needed.max(least), next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_goes_at_its_time_and_a_late_one_at_the_next_step() {
        let of = |took: u64, pace: u32| {
            let one = Pace::default();
            one.set(pace);
            one.goes_after(Duration::from_millis(took), Tick::now()).as_millis()
        };
        for (took, goes) in [(0, 500), (10, 500), (499, 500), (500, 500), (501, 1000), (1488, 1500)] {
            assert_eq!(of(took, 500), goes, "{took} ms");
        }
        assert_eq!(of(97, 0), 97, "in tests nothing waits");
    }

    #[test]
    fn when_one_is_late_all_are_as_late_for_a_while() {
        let (pace, began) = (Pace::default(), Tick::now());
        let at = |took: u64, second: u64| {
            pace.goes_after(Duration::from_millis(took), began + Duration::from_secs(second)).as_millis()
        };
        assert_eq!((at(10, 0), at(700, 1), at(10, 2), at(400, 60)), (500, 1000, 1000, 1000));
        assert_eq!((at(10, 61), at(10, 62)), (500, 500), "a minute later no more");
        assert_eq!((at(9_800, 63), at(10, 64)), (10_000, 1500), "but never for very long");
        assert_eq!((at(700, 65), at(10, 66), at(10, 130)), (1500, 1500, 500));
    }
}
