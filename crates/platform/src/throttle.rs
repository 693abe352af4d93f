//! How often one address may knock at a door that anybody may use.
//! What must stay true: it is counted in memory alone, never grows without bound, and is forgotten after its time.

use kernel::code::Code;
use kernel::refusal::Refusal;
use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant as Tick};

/// Addresses kept before those whose time is over are swept.
const SWEEP_AT: usize = 4096;

/// So many times in such a time, from one address.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Which door; each counts for itself.
    pub door: &'static str,
    /// How many times.
    pub times: u32,
    /// In how long.
    pub within: Duration,
}

/// Opening workspaces and joining them: each takes a password's hashing, of which only two go on at once.
pub const SIGN_UP: Limit = Limit { door: "sign-up", times: 60, within: Duration::from_secs(600) };
/// Going to another provider and coming back: each is a row, and some are requests of ours.
pub const OUTSIDE: Limit = Limit { door: "outside", times: 60, within: Duration::from_secs(600) };
/// Asking for links by mail: each may be a mail to somebody.
pub const LINKS: Limit = Limit { door: "links", times: 30, within: Duration::from_secs(600) };
/// Reports of browsers: each is a line of the log.
pub const REPORTS: Limit = Limit { door: "csp-report", times: 30, within: Duration::from_secs(60) };

/// A door and an address: how often, and since when.
type Counts = HashMap<(&'static str, String), (u32, Tick)>;

/// What was counted so far.
#[derive(Default)]
pub struct Throttle(Mutex<Counts>);

impl Throttle {
    /// Counts one more. Errors: `rate_limited`, with the seconds to wait.
    pub fn knock(&self, limit: Limit, from: &str) -> Result<(), Refusal> {
        let mut seen = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if seen.len() >= SWEEP_AT {
            seen.retain(|_, (_, since)| since.elapsed() < limit.within);
        }
        let (count, since) = seen.entry((limit.door, from.to_owned())).or_insert_with(|| (0, Tick::now()));
        if since.elapsed() >= limit.within {
            (*count, *since) = (0, Tick::now());
        }
        if *count >= limit.times {
            let wait = limit.within.saturating_sub(since.elapsed()).as_secs() + 1;
            return Err(Refusal::new(Code::RateLimited).fact("retry_after_s", wait));
        }
        *count += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_has_its_own_count_at_each_door_and_begins_anew() {
        let throttle = Throttle::default();
        let brief = Limit { door: "a", times: 2, within: Duration::from_millis(40) };
        let other = Limit { door: "b", ..brief };
        assert!(throttle.knock(brief, "192.0.2.1").is_ok() && throttle.knock(brief, "192.0.2.1").is_ok());
        let refused = throttle.knock(brief, "192.0.2.1").expect_err("too often");
        assert_eq!((refused.code, refused.facts["retry_after_s"].as_u64()), (Code::RateLimited, Some(1)));
        assert!(throttle.knock(brief, "192.0.2.2").is_ok() && throttle.knock(other, "192.0.2.1").is_ok());
        std::thread::sleep(Duration::from_millis(50));
        assert!(throttle.knock(brief, "192.0.2.1").is_ok());
    }
}
