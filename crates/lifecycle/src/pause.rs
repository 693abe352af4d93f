//! How long a task rests between two rounds of its work.
//! Invariant: a task that fails rests longer each time, so that a cause it cannot cure costs nothing and fills no log.

use platform::error::Result;
use std::time::Duration;
use tokio::sync::watch;

/// The longest rest after failures, where the task does not rest longer anyway.
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// After so many failures in a row.
#[must_use]
pub fn after(failures: u32, usual: Duration) -> Duration {
    usual.saturating_mul(1 << failures.min(16)).min(LONGEST.max(usual))
}

/// The rounds of a task, until the program stops.
pub struct Rounds {
    usual: Duration,
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
                self.failures += 1;
                tracing::warn!(%error, failures = self.failures, "{failed}");
            }
        }
        let rest = after(self.failures, self.usual);
        // A closed channel counts as a stop: the program is ending.
        let _ = tokio::time::timeout(rest, self.stop.wait_for(|is_over| *is_over)).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_that_fails_rests_longer_each_time_up_to_an_hour() {
        let minutes = |failures| after(failures, Duration::from_secs(60)).as_secs() / 60;
        assert_eq!([0, 1, 2, 5, 6, 40, u32::MAX].map(minutes), [1, 2, 4, 32, 60, 60, 60]);
        let day = Duration::from_secs(86_400);
        assert_eq!(after(3, day), day);
    }
}
