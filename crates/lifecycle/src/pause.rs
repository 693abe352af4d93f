//! How long a task rests between two rounds of its work.
//! Invariant: a task that fails rests longer each time, so that a cause it cannot cure costs nothing and fills no log.

use platform::error::Result;
use std::time::Duration;
use tokio::sync::watch;

/// The longest rest after failures: so many times the usual one, and no more than an hour. A task of each second is soon at work
/// again when its cause has passed.
const LONGEST: u32 = 60;
const HOUR: Duration = Duration::from_secs(60 * 60);

/// After so many failures in a row.
#[must_use]
pub fn after(failures: u32, usual: Duration) -> Duration {
    usual.saturating_mul((1 << failures.min(16)).min(LONGEST)).min(HOUR.max(usual))
}

/// The rounds of a task, until the program stops.
pub struct Rounds {
    usual: Duration,
    /// Rounds in a row with a failure.
    failures: u32,
    stop: watch::Receiver<bool>,
}

impl Rounds {
    /// With the usual rest between two of them.
    pub fn new(usual: Duration, stop: watch::Receiver<bool>) -> Rounds {
        Rounds { usual, failures: 0, stop }
    }

    /// Whether the program serves still.
    pub fn continue_now(&self) -> bool {
        !*self.stop.borrow()
    }

    /// Logs a failure in these words, and rests.
    pub async fn rest<T>(&mut self, done: Result<T>, failed: &'static str) {
        match done {
            Ok(_) => self.failures = 0,
            Err(error) => {
                self.failures = self.failures.saturating_add(1);
                tracing::warn!(%error, failures = self.failures, "{failed}");
            }
        }
        self.pause().await;
    }

    /// Rests until the next round.
    pub async fn pause(&mut self) {
        let rest = after(self.failures, self.usual);
        // A closed channel counts as a stop: the program is ending.
        let _ = tokio::time::timeout(rest, self.stop.wait_for(|is_over| *is_over)).await;
    }
}

/// A part of the rounds of a task. One that fails leaves out more of them each time, while the other parts continue.
#[derive(Debug, Default)]
pub struct Part {
    failures: u32,
    /// The rounds that it leaves out yet.
    left_out: u32,
}

impl Part {
    /// Whether this round has it.
    pub fn is_due(&mut self) -> bool {
        let is_due = self.left_out == 0;
        self.left_out = self.left_out.saturating_sub(1);
        is_due
    }

    /// Logs a failure in these words. Returns whether there was one.
    pub fn has_failed<T>(&mut self, done: Result<T>, failed: &'static str) -> bool {
        let Err(error) = done else {
            self.failures = 0;
            return false;
        };
        self.failures = self.failures.saturating_add(1);
        self.left_out = (1 << self.failures.min(16)).min(LONGEST) - 1;
        tracing::warn!(%error, failures = self.failures, "{failed}");
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::error::Error;

    #[test]
    fn a_task_that_fails_rests_longer_each_time_up_to_sixty_times_and_an_hour() {
        let minutes = |failures| after(failures, Duration::from_secs(60)).as_secs() / 60;
        assert_eq!([0, 1, 2, 5, 6, 40, u32::MAX].map(minutes), [1, 2, 4, 32, 60, 60, 60]);
        let seconds = |failures| after(failures, Duration::from_secs(1)).as_secs();
        assert_eq!([0, 1, 5, 6, 40].map(seconds), [1, 2, 32, 60, 60]);
        let day = Duration::from_secs(86_400);
        assert_eq!(after(3, day), day);
    }

    #[test]
    fn a_part_that_fails_leaves_out_more_rounds_each_time_until_it_is_done() {
        let mut part = Part::default();
        let mut done = Vec::new();
        for round in 0..200 {
            if part.is_due() {
                let outcome = if round < 130 { Err(Error::internal("no")) } else { Ok(()) };
                assert_eq!(part.has_failed(outcome, "it failed"), round < 130);
                done.push(round);
            }
        }
        assert_eq!(done[..8], [0, 2, 6, 14, 30, 62, 122, 182]);
        assert_eq!(done[8], 183, "each round again");
    }
}
