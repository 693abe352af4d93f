//! The cost of sealing for clients that post: bills per second with a running and a stopped sequencer, in
//! pairs. Beside it the processor time of program and database for each bill, which shows how busy other
//! programs kept the machine.
//! Invariant: both halves of a pair are equal except for that; a half begins when nothing is left of the one
//! before.

use super::ledger::Ledger;
use super::{Plan, SHOPS, STANDS_STILL};
use crate::chance::Chance;
use crate::report;
use crate::rush::processor_ms;
use crate::server::Server;
use crate::shop::Shop;
use crate::worker::{Ground, Worker};
use std::thread;
use std::time::Duration;

/// The bills posted with the sequencer must be at least this many thousandths of those without it.
const LEAST: u64 = 950;
/// Before the first half: time for the work that only the first calls do.
const WARM: Duration = Duration::from_secs(3);

/// Posts and measures. True: sealing costs at most what it may, and every bill was acknowledged once.
pub fn run(server: &Server, ledger: &Ledger, shops: &[Shop], seed: u64, plan: &Plan) -> Result<bool, String> {
    if plan.pairs == 0 {
        return Ok(true);
    }
    let ground = Ground::new(server.door.clone());
    let client_of =
        |n: usize| Worker::new(&ground, &shops[n], format!("till-{n}"), Chance::new(seed, n as u64));
    let workers: Vec<Worker> = (0..SHOPS).map(client_of).collect::<Result<_, _>>()?;
    let ratios = thread::scope(|scope| {
        for mut worker in workers {
            scope.spawn(move || while worker.step() {});
        }
        thread::sleep(WARM);
        let ratios: Result<Vec<u64>, String> =
            (0..plan.pairs).map(|n| pair(server, ledger, &ground, n, plan.half)).collect();
        ground.finish();
        ratios
    });
    let median = median(ratios?);
    let (whole, rest) = (median / 1000, median % 1000);
    println!(
        "with the sequencer so much is posted of what is posted without, as a median: {whole}.{rest:03}"
    );
    Ok(report::verdict(&ground.book, ground.book.acknowledged()) & (median >= LEAST))
}

/// The results of half a pair.
#[derive(Default)]
struct Half {
    bills: u64,
    processor_ms: u64,
}

impl Half {
    /// The bills acknowledged and the processor time used within this time.
    fn of(server: &Server, ground: &Ground, within: Duration) -> Half {
        let seen = || (ground.book.acknowledged() as u64, processor_ms(server.pid()));
        let before = seen();
        thread::sleep(within);
        let after = seen();
        Half { bills: after.0 - before.0, processor_ms: after.1.saturating_sub(before.1) }
    }

    fn told(&self, within: Duration) -> String {
        let a_second = u128::from(self.bills) * 1000 / within.as_millis().max(1);
        let each = self.processor_ms * 1000 / self.bills.max(1);
        format!("{a_second} bills a second at {each} us of processor time each")
    }
}

/// Bills with the sequencer, in thousandths of those without. The order of the halves alternates.
fn pair(server: &Server, ledger: &Ledger, ground: &Ground, n: usize, half: Duration) -> Result<u64, String> {
    let (mut with, mut without) = (Half::default(), Half::default());
    for is_still in [!n.is_multiple_of(2), n.is_multiple_of(2)] {
        ledger.sealed_to(ledger.events()?, STANDS_STILL)?;
        match is_still {
            false => with = Half::of(server, ground, half),
            true => {
                let still = ledger.still()?;
                without = Half::of(server, ground, half);
                drop(still);
            }
        }
    }
    let ratio = with.bills * 1000 / without.bills.max(1);
    println!(
        "pair {}: {} with it, {} without: {ratio} thousandths",
        n + 1,
        with.told(half),
        without.told(half)
    );
    Ok(ratio)
}

fn median(mut all: Vec<u64>) -> u64 {
    all.sort_unstable();
    let n = all.len();
    match n % 2 {
        0 if n > 0 => (all[n / 2 - 1] + all[n / 2]) / 2,
        _ => all.get(n / 2).copied().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_of_all_or_between_the_middle_two() {
        assert_eq!(median(vec![990, 900, 1020]), 990);
        assert_eq!(median(vec![990, 900, 1020, 980]), 985);
        assert_eq!(median(vec![]), 0);
    }
}
