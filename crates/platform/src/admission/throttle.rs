//! How often one address or one account may call an entry point, such as sign-up.
//! Invariant: counting is in memory only and never waits for a disk or the database. The number of counts is
//! bounded, however many addresses call; an address that is quiet for the period of the limit is forgotten.

use kernel::code::Code;
use kernel::refusal::Refusal;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::Mutex;
use std::time::{Duration, Instant as Tick};

/// Most counts that are kept; about four megabytes.
const MOST: usize = 65_536;
/// How often expired counts are looked for when the table is full.
const SWEEP: Duration = Duration::from_secs(1);

/// The limit of a wide network, as a multiple of a neighbour's limit.
pub const WIDER: i32 = 8;

/// What counts as one neighbour: an IPv4 address, or the /64 that every IPv6 line gets.
pub fn net(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V6(ip) => Ipv6Addr::from_bits(ip.to_bits() >> 64 << 64).into(),
        four => four,
    }
}

/// The wider network that the owner of one IPv6 line may control: its /48. None for IPv4.
pub fn wide(ip: IpAddr) -> Option<IpAddr> {
    match ip.to_canonical() {
        IpAddr::V6(ip) => Some(Ipv6Addr::from_bits(ip.to_bits() >> 80 << 80).into()),
        IpAddr::V4(_) => None,
    }
}

/// A number of calls in a period: all at once, or evenly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The entry point; each counts separately.
    pub door: &'static str,
    /// How many calls.
    pub times: u32,
    /// The period.
    pub within: Duration,
}

impl Limit {
    /// This many calls a minute.
    pub const fn a_minute(door: &'static str, times: u32) -> Limit {
        Limit { door, times, within: Duration::from_secs(60) }
    }

    fn wider(self) -> Limit {
        Limit { times: self.times.saturating_mul(WIDER.unsigned_abs()), ..self }
    }
}

/// Opening and joining workspaces. Each call hashes a password, and only two hashings run at once.
pub const SIGN_UP: Limit = Limit { door: "sign-up", times: 60, within: Duration::from_secs(600) };
/// Leaving for another provider and coming back. Each call writes a row, and some make requests of ours.
pub const OUTSIDE: Limit = Limit { door: "outside", times: 60, within: Duration::from_secs(600) };
/// Requests for links by mail. Each may send a mail to somebody.
pub const LINKS: Limit = Limit { door: "links", times: 30, within: Duration::from_secs(600) };
/// Requests for the link that opens a workspace: as many as workspaces may be opened.
pub const FOUNDING_LINKS: Limit =
    Limit { door: "founding-links", times: 60, within: Duration::from_secs(600) };
/// Reports of returned mail. Each may write a row; a mail server tries a refused one again.
pub const MAIL_RETURNS: Limit = Limit::a_minute("mail-returns", 120);
/// Reports of browsers. Each writes a line to the log.
pub const REPORTS: Limit = Limit::a_minute("csp-report", 30);

/// Whose calls are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// All addresses of one network.
    Net(IpAddr),
    /// All addresses of the wider network around it; its limit is higher.
    Wide(IpAddr),
    /// The callers who show this session or token, by its hash.
    Shown([u8; 32]),
    /// Callers without a known address, and callers for whom there is no room in the table.
    Rest,
}

impl From<IpAddr> for Key {
    fn from(ip: IpAddr) -> Key {
        Key::Net(net(ip))
    }
}

/// The counts. Each is the moment at which all its calls have expired; one call adds one step.
#[derive(Default)]
struct Counts {
    until: HashMap<(&'static str, Key), Tick>,
    swept: Option<Tick>,
}

/// The counts so far.
#[derive(Default)]
pub struct Throttle(Mutex<Counts>);

impl Throttle {
    /// Counts one more from this address. Errors: `rate_limited`, with the seconds to wait.
    pub fn knock(&self, limit: Limit, from: &str) -> Result<(), Refusal> {
        self.count(limit, from.parse::<IpAddr>().map_or(Key::Rest, Key::from))
    }

    /// Counts one more call; for an IPv6 network, also for the wider network around it. Errors: as `knock`.
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
    /// The key under which a caller is counted: its own while there is room.
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
