//! How often one address or one account may come to a door.
//! What must stay true: it is counted in memory alone, in a moment each; however many addresses come, it holds a bounded
//! number of them, and who has been quiet for the time of the limit is forgotten.

use kernel::code::Code;
use kernel::refusal::Refusal;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::Mutex;
use std::time::{Duration, Instant as Tick};

/// Counts kept at most; some four megabytes.
const MOST: usize = 65_536;
/// How often those that are over are looked for when it is full.
const SWEEP: Duration = Duration::from_secs(1);

/// As many times a neighbour's measure as a wide network has.
pub const WIDER: i32 = 8;

/// What counts as one neighbour: an IPv4 address, or the /64 that every IPv6 line gets.
pub fn net(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V6(ip) => Ipv6Addr::from_bits(ip.to_bits() >> 64 << 64).into(),
        four => four,
    }
}

/// The wider network that whoever has one line of IPv6 may have the whole of: its /48. None for IPv4.
pub fn wide(ip: IpAddr) -> Option<IpAddr> {
    match ip.to_canonical() {
        IpAddr::V6(ip) => Some(Ipv6Addr::from_bits(ip.to_bits() >> 80 << 80).into()),
        IpAddr::V4(_) => None,
    }
}

/// So many times in such a time: all at once, or evenly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Which door; each counts for itself.
    pub door: &'static str,
    /// How many times.
    pub times: u32,
    /// In how long.
    pub within: Duration,
}

impl Limit {
    /// So many a minute.
    pub const fn a_minute(door: &'static str, times: u32) -> Limit {
        Limit { door, times, within: Duration::from_secs(60) }
    }

    fn wider(self) -> Limit {
        Limit { times: self.times.saturating_mul(WIDER.unsigned_abs()), ..self }
    }
}

/// Opening workspaces and joining them: each takes a password's hashing, of which only two go on at once.
pub const SIGN_UP: Limit = Limit { door: "sign-up", times: 60, within: Duration::from_secs(600) };
/// Going to another provider and coming back: each is a row, and some are requests of ours.
pub const OUTSIDE: Limit = Limit { door: "outside", times: 60, within: Duration::from_secs(600) };
/// Asking for links by mail: each may be a mail to somebody.
pub const LINKS: Limit = Limit { door: "links", times: 30, within: Duration::from_secs(600) };
/// Asking for the link that opens a workspace: as many as there may be opened.
pub const FOUNDING_LINKS: Limit =
    Limit { door: "founding-links", times: 60, within: Duration::from_secs(600) };
/// Reports of browsers: each is a line of the log.
pub const REPORTS: Limit = Limit::a_minute("csp-report", 30);

/// Who is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// Everybody of one net.
    Net(IpAddr),
    /// Everybody of the wider net around that; it has a larger measure.
    Wide(IpAddr),
    /// Who shows this session or token, by its hash.
    Shown([u8; 32]),
    /// Nobody in particular: no address is known, or more came than can be counted apart.
    Rest,
}

impl From<IpAddr> for Key {
    fn from(ip: IpAddr) -> Key {
        Key::Net(net(ip))
    }
}

/// What was counted so far: for each, the moment at which all it took is given back. One step of that is one time.
#[derive(Default)]
struct Counts {
    until: HashMap<(&'static str, Key), Tick>,
    swept: Option<Tick>,
}

/// What was counted so far.
#[derive(Default)]
pub struct Throttle(Mutex<Counts>);

impl Throttle {
    /// Counts one more from this address. Errors: `rate_limited`, with the seconds to wait.
    pub fn knock(&self, limit: Limit, from: &str) -> Result<(), Refusal> {
        self.count(limit, from.parse::<IpAddr>().map_or(Key::Rest, Key::from))
    }

    /// Counts one more, of an IPv6 net for the wider one around it too. Errors: as `knock`.
    pub fn count(&self, limit: Limit, who: Key) -> Result<(), Refusal> {
        self.count_one(limit, who)?;
        match who {
            Key::Net(ip) => wide(ip).map_or(Ok(()), |ip| self.count_one(limit.wider(), Key::Wide(ip))),
            _ => Ok(()),
        }
    }

    fn count_one(&self, limit: Limit, who: Key) -> Result<(), Refusal> {
        let now = Tick::now();
        let mut counts = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let who = counts.place(limit.door, who, now);
        let until = counts.until.entry((limit.door, who)).or_insert(now);
        let next = (*until).max(now) + limit.within / limit.times.max(1);
        let over = next.saturating_duration_since(now + limit.within);
        if !over.is_zero() {
            return Err(Refusal::new(Code::RateLimited).fact("retry_after_s", over.as_secs() + 1));
        }
        *until = next;
        Ok(())
    }
}

impl Counts {
    /// Under what somebody is counted: for themselves as long as there is room.
    fn place(&mut self, door: &'static str, who: Key, now: Tick) -> Key {
        if self.until.len() < MOST || self.until.contains_key(&(door, who)) {
            return who;
        }
        if self.swept.is_none_or(|at| now.saturating_duration_since(at) >= SWEEP) {
            self.swept = Some(now);
            self.until.retain(|_, until| *until > now);
        }
        if self.until.len() < MOST { who } else { Key::Rest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRIEF: Limit = Limit { door: "a", times: 2, within: Duration::from_millis(80) };

    #[test]
    fn each_address_has_its_own_count_at_each_door_and_gets_it_back_in_time() {
        let throttle = Throttle::default();
        let other = Limit { door: "b", ..BRIEF };
        assert!(throttle.knock(BRIEF, "192.0.2.1").is_ok() && throttle.knock(BRIEF, "192.0.2.1").is_ok());
        let refused = throttle.knock(BRIEF, "192.0.2.1").expect_err("too often");
        assert_eq!((refused.code, refused.facts["retry_after_s"].as_u64()), (Code::RateLimited, Some(1)));
        assert!(throttle.knock(BRIEF, "192.0.2.2").is_ok() && throttle.knock(other, "192.0.2.1").is_ok());
        std::thread::sleep(Duration::from_millis(90));
        assert!(throttle.knock(BRIEF, "192.0.2.1").is_ok() && throttle.knock(BRIEF, "192.0.2.1").is_ok());
    }

    #[test]
    fn who_changes_addresses_within_their_line_is_still_the_same() {
        let throttle = Throttle::default();
        let slow = Limit::a_minute("a", 1);
        assert!(throttle.knock(slow, "2001:db8::1").is_ok() && throttle.knock(slow, "2001:db8::2").is_err());
        assert!(throttle.knock(slow, "2001:db8:0:1::2").is_ok());
    }

    #[test]
    fn who_has_many_lines_of_ipv6_has_a_few_times_the_measure_and_no_more() {
        let throttle = Throttle::default();
        let slow = Limit::a_minute("a", 1);
        let taken = (0..99).filter(|line| throttle.knock(slow, &format!("2001:db8:7:{line:x}::1")).is_ok());
        assert_eq!(taken.count(), 8);
        assert!(throttle.knock(slow, "2001:db8:8::1").is_ok(), "another /48");
    }

    #[test]
    fn however_many_come_a_bounded_number_is_held() {
        let throttle = Throttle::default();
        let slow = Limit::a_minute("a", 3);
        let come = |n: u32| throttle.count(slow, Key::from(IpAddr::from(n.to_be_bytes())));
        let most = u32::try_from(MOST).expect("a count");
        assert!((0..most + 3).all(|n| come(n).is_ok()));
        assert!(come(most + 9).is_err(), "those who do not fit share one count");
        assert!(come(7).is_ok(), "who came before is still counted apart");
        assert!(throttle.0.lock().expect("a lock").until.len() <= MOST + 1);
    }

    #[test]
    fn a_line_of_ipv6_is_one_neighbour() {
        let of = |ip: &str| net(ip.parse().expect("an address"));
        assert_eq!(of("2001:db8:1:2:3::9"), of("2001:db8:1:2::1"));
        assert_ne!(of("2001:db8:1:3::1"), of("2001:db8:1:2::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        let wide = |ip: &str| wide(ip.parse().expect("an address"));
        assert_eq!(wide("2001:db8:1:2::9"), wide("2001:db8:1:ffff::1"));
        assert_ne!(wide("2001:db8:2:2::9"), wide("2001:db8:1:2::9"));
        assert_eq!((wide("192.0.2.1"), wide("::ffff:192.0.2.1")), (None, None));
    }
}
