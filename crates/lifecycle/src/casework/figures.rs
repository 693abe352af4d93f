//! The figures of a kind of clock over a year: how many run, how many are overdue, how long the others took.
//! Invariant: it counts, and names no case.

use super::clock::Clock;
use jiff::SignedDuration;
use kernel::day::Instant;
use lifecycle_queries::casework as sql;
use platform::error::Result;
use platform::instance::Reading;
use platform::platform::Platform;

/// How far back it looks at clocks that stopped.
const YEAR: SignedDuration = SignedDuration::from_hours(24 * 365);
/// The most clocks that are read; those that are due first come first.
const MOST: i64 = 20_000;

/// The figures of a kind of clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Clocks that run.
    pub running: usize,
    /// Of them, those whose time is over.
    pub overdue: usize,
    /// Clocks that stopped.
    pub done: usize,
    /// Of them, those that stopped late.
    pub late: usize,
    /// The longest time of one that stopped, hours.
    pub worst_h: i64,
    /// The median of these times, hours.
    pub median_h: i64,
}

/// The moments of a clock: when it began, is due and stopped.
type Moments = (Instant, Instant, Option<Instant>);

impl Figures {
    /// The figures of these clocks at a moment.
    pub fn of(clocks: &[Moments], now: Instant) -> Figures {
        let mut hours: Vec<i64> = Vec::new();
        let mut figures = Figures::default();
        for (begun, due, stopped) in clocks {
            match stopped {
                Some(at) => {
                    hours.push(at.duration_since(*begun).as_hours());
                    figures.late += usize::from(at > due);
                }
                None => {
                    figures.running += 1;
                    figures.overdue += usize::from(now > *due);
                }
            }
        }
        hours.sort_unstable();
        let middle = hours.get(hours.len().saturating_sub(1) / 2);
        Figures {
            done: hours.len(),
            worst_h: hours.last().copied().unwrap_or(0),
            median_h: middle.copied().unwrap_or(0),
            ..figures
        }
    }
}

/// The figures of the instance's own clocks of a kind. Errors: the database's.
pub async fn figures(platform: &Platform, clock: Clock, now: Instant) -> Result<Figures> {
    let reading = Reading::begin(platform).await?;
    let words = &[clock.as_str()][..];
    let rows =
        sql::clocks_since().bind(reading.pg(), &reading.tenant(), &words, &(now - YEAR), &MOST).all().await;
    reading.end().await;
    let moments: Vec<Moments> =
        rows?.into_iter().map(|row| (row.begun_at, row.due_at, row.stopped_at)).collect();
    Ok(Figures::of(&moments, now))
}

/// Whether a clock of a kind ever began in the instance. Errors: the database's.
pub async fn ever_began(platform: &Platform, clock: Clock) -> Result<bool> {
    let reading = Reading::begin(platform).await?;
    let words = &[clock.as_str()][..];
    let any = sql::clocks_since()
        .bind(reading.pg(), &reading.tenant(), &words, &Instant::UNIX_EPOCH, &1)
        .all()
        .await;
    reading.end().await;
    Ok(!any?.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> Instant {
        Instant::UNIX_EPOCH + SignedDuration::from_hours(hour)
    }

    #[test]
    fn what_runs_is_overdue_after_its_moment_and_what_stopped_has_a_time() {
        let now = at(100);
        let clocks = [
            (at(0), at(99), None),
            (at(0), at(100), None),
            (at(0), at(24), Some(at(24))),
            (at(0), at(24), Some(at(25))),
            (at(10), at(24), Some(at(12))),
        ];
        let figures = Figures::of(&clocks, now);
        let wanted = Figures { running: 2, overdue: 1, done: 3, late: 1, worst_h: 25, median_h: 24 };
        assert_eq!(figures, wanted);
        assert_eq!(Figures::of(&[], now), Figures::default());
    }
}
