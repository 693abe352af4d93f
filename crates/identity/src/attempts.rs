//! The counts that bound guessing: failures of an account and of a network, and the delay after them.
//! Invariant: a try is counted before it is judged and forgiven when it was right, so that tries at the same
//! time count one by one. Nobody is locked out for good, nor locked out of a browser that is known as theirs
//! by what others do. No wait is longer than is stated here, whatever the clock does.
//!
//! While an account's delay runs, a network that did not try it recently is judged all the same: it has `OWN`
//! tries, of which one comes back an hour. Networks judged in this way share `NEWCOMERS` at each account: one
//! try every 20 seconds. So at most 4,320 tries a day at one account are judged in this way, beside the 1,440
//! of the longest delay. A guesser with fewer than 180 networks (IPv4 addresses, or the first 48 bits of IPv6
//! addresses) keeps nobody out who comes from another network.

use crate::browsers;
use hmac::{Hmac, Mac};
use identity_queries::identity as sql;
use jiff::{SignedDuration, Timestamp};
use kernel::code::Code;
use kernel::id::UserId;
use kernel::refusal::Refusal;
use platform::admission::throttle::{WIDER, net, wide};
use platform::allowance::{self, Allowance, Subject, subject};
use platform::call::Call;
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use uuid::Uuid;

/// Failures in a row before a delay begins, and how long failures count.
const FREE_FAILURES: i32 = 5;
const FORGET: SignedDuration = SignedDuration::from_mins(10);
/// The longest delay; nobody is locked out for good.
const LONGEST_DELAY_S: i64 = 60;
/// After this many failures in a row a warning is mailed to the person (protect.md, section 7).
pub const BURST: i32 = 10;

/// After this many wrong tries at this many accounts a network is shut for this long (protect.md, section 7).
const NET_TRIES: i64 = 20;
const NET_ACCOUNTS: i64 = 5;
const SHUT: SignedDuration = SignedDuration::from_mins(15);
/// The tries that a network has at an account while the account's delay runs.
const OWN: Allowance = Allowance { most: 3, every: SignedDuration::from_hours(1) };
/// The tries that all networks together have at one account.
const NEWCOMERS: Allowance = Allowance { most: 20, every: SignedDuration::from_secs(20) };
/// Calls at the same time have no order: a row that is this little ahead is no sign of a clock that went
/// back.
const AHEAD: SignedDuration = SignedDuration::from_secs(2);

/// Where a try comes from, as far as that decides which tries are counted together.
#[derive(Debug, Clone, Copy)]
pub(crate) enum From {
    /// Anybody: all tries at the account together, and all of the net.
    Anywhere,
    /// A try at this person's account: in a browser that is known as theirs it is counted for that browser
    /// alone, so that others' guesses delay nobody in it.
    Of(UserId),
    /// A till, which an Owner enrolled: each person who tries there is counted separately, and all of them
    /// together as a network is.
    Till(Uuid),
}

/// A try that was counted.
pub(crate) struct Counted {
    account: Subject,
    /// The networks it is counted for, each with its kind.
    nets: Vec<(&'static str, Subject)>,
    /// What its network may try at this account while a delay runs; None where it is counted apart from
    /// networks.
    own: Option<Subject>,
    /// The try is counted separately from the account's other failures and from the network's.
    pub is_apart: bool,
    /// Failures in a row of the subject that it is counted for, this one among them.
    pub failures: i32,
}

impl Counted {
    fn apart(account: Subject) -> Counted {
        Counted { account, nets: Vec::new(), own: None, is_apart: true, failures: 0 }
    }

    fn of(account: Subject, ip: Option<IpAddr>) -> Counted {
        let named = |ip: Option<IpAddr>| ip.map(|ip| ip.to_string()).unwrap_or_default();
        let (near, wide) = (named(ip.map(net)), ip.and_then(wide).map(|ip| named(Some(ip))));
        let own = subject(&[b"own", &account, wide.as_ref().unwrap_or(&near).as_bytes()]);
        let wide = wide.map(|wide| ("wide", subject(&[b"wide", wide.as_bytes()])));
        let nets = [("net", digest(&[near.as_bytes()]))].into_iter().chain(wide).collect();
        Counted { account, nets, own: Some(own), is_apart: false, failures: 0 }
    }

    /// The rows it is counted in.
    fn subjects(&self) -> Vec<&[u8]> {
        [&self.account[..]].into_iter().chain(self.nets.iter().map(|(_, net)| &net[..])).collect()
    }

    fn kinds(&self) -> Vec<&'static str> {
        ["account"].into_iter().chain(self.nets.iter().map(|(kind, _)| *kind)).collect()
    }
}

/// Counts a try at `what` (an address, a person's second factor) unless a delay runs. Errors: `rate_limited`.
pub async fn count(platform: &Platform, call: &Call, what: &str) -> Result<Counted> {
    count_from(platform, call, what, From::Anywhere).await
}

/// As `count`, for a try from there.
pub(crate) async fn count_from(platform: &Platform, call: &Call, what: &str, from: From) -> Result<Counted> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let mut counted = match (known_browser(&guard, call, from).await?, from) {
        (Some(browser), _) => Counted::apart(digest(&[b"in a known browser", &browser, what.as_bytes()])),
        (None, From::Till(till)) => {
            let all = ("net", subject(&[b"till", till.as_bytes()]));
            Counted { nets: vec![all], ..Counted::apart(digest(&[what.as_bytes()])) }
        }
        (None, _) => {
            let ip = call.ip.as_deref().and_then(|ip| ip.parse().ok());
            Counted::of(digest(&[what.as_bytes()]), ip)
        }
    };
    let (waits, is_put_back) = waits(&guard, &counted, call.now).await?;
    if let Some(wait) = refusal(&guard, &counted, waits, call.now).await? {
        // A refused try writes nothing, except that rows from before a clock went back are corrected.
        match is_put_back {
            true => guard.commit().await?,
            false => guard.rollback().await,
        }
        return Err(Refusal::new(Code::RateLimited).fact("retry_after_s", wait).into());
    }
    let (forget, open) = (call.now - FORGET, call.now - SHUT);
    sql::forget_attempts().bind(guard.pg(), &INSTANCE.uuid(), &forget, &open).all().await?;
    let (kinds, subjects) = (counted.kinds(), counted.subjects());
    let failed = sql::count_failures()
        .bind(guard.pg(), &call.now, &&kinds[..], &&subjects[..], &INSTANCE.uuid(), &forget)
        .all()
        .await?;
    let account = failed.iter().find(|it| it.kind == "account");
    counted.failures = account.map_or(0, |it| it.failures);
    guard.commit().await?;
    Ok(counted)
}

/// The seconds that a try has to wait; None: it is judged now. A network that did not try this account
/// recently does not wait for what others tried.
async fn refusal(guard: &Guard, of: &Counted, waits: Waits, now: Timestamp) -> Result<Option<i64>> {
    // Each try is noted for its network, so that a network that guesses is not taken for a new one.
    let is_new = match &of.own {
        Some(own) if waits.net.is_none() => OWN.take(guard, now, own).await?,
        _ => false,
    };
    let newcomers = subject(&[b"newcomers", &of.account]);
    Ok(match waits {
        Waits { account: None, net } => net,
        Waits { account: Some(_), net: None } if is_new && NEWCOMERS.take(guard, now, &newcomers).await? => {
            None
        }
        Waits { account, net } => account.max(net),
    })
}

fn digest(parts: &[&[u8]]) -> [u8; 32] {
    parts.iter().fold(Sha256::new(), |digest, part| digest.chain_update(part)).finalize().into()
}

/// The browser of this call, if it is known as this person's. It is looked up for nobody in particular too,
/// so that the time is the same.
async fn known_browser(guard: &Guard, call: &Call, from: From) -> Result<Option<[u8; 32]>> {
    let (From::Of(person), Some(browser)) = (from, call.browser) else { return Ok(None) };
    let since = call.now - browsers::KNOWN;
    let known = sql::is_known_browser()
        .bind(guard.pg(), &INSTANCE.uuid(), &person.uuid(), &&browser[..], &since)
        .opt()
        .await?;
    Ok(known.map(|_| browser))
}

/// The seconds that a try has to wait because of the account's failures and the network's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Waits {
    account: Option<i64>,
    net: Option<i64>,
}

impl Waits {
    fn of(failed: &[sql::Failures], now: Timestamp) -> Waits {
        let longest = |of_account: bool| {
            let of = failed.iter().filter(|it| (it.kind == "account") == of_account);
            of.filter_map(|failed| delay(failed, now)).max()
        };
        Waits { account: longest(true), net: longest(false) }
    }
}

/// Locks the counts of a try. Gives the waits that remain, and whether rows from before a clock went back
/// were corrected.
async fn waits(guard: &Guard, of: &Counted, now: Timestamp) -> Result<(Waits, bool)> {
    let (instance, kinds, subjects) = (INSTANCE.uuid(), of.kinds(), of.subjects());
    sql::first_attempt().bind(guard.pg(), &now, &&kinds[..], &&subjects[..], &instance).all().await?;
    let ahead = now + AHEAD;
    let back =
        sql::put_back_attempts().bind(guard.pg(), &now, &instance, &&subjects[..], &ahead).all().await?;
    let failures = sql::failures().bind(guard.pg(), &instance, &&subjects[..]).all().await?;
    Ok((Waits::of(&failures, now), !back.is_empty()))
}

/// The name under which a wrong try is logged: it shows whether two tries were at one account, but not whose.
pub(crate) fn disguised(platform: &Platform, counted: &Counted) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&platform.csrf_key) else { return String::new() };
    mac.update(b"account tried");
    mac.update(&counted.account);
    mac.finalize().into_bytes().iter().take(8).fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Notes a wrong password of its networks, and shuts those that tried many accounts. True where one is shut now.
pub(crate) async fn shut(guard: &Guard, call: &Call, counted: &Counted) -> Result<bool> {
    let mut is_shut = false;
    for (kind, net) in &counted.nets {
        is_shut |= shut_one(guard, call, (kind, net), &counted.account).await?;
    }
    Ok(is_shut)
}

async fn shut_one(
    guard: &Guard,
    call: &Call,
    (kind, net): (&str, &Subject),
    account: &Subject,
) -> Result<bool> {
    let (instance, net, account) = (INSTANCE.uuid(), &net[..], &account[..]);
    let since = call.now - FORGET;
    sql::note_net_try().bind(guard.pg(), &instance, &net, &account, &call.now, &since).one().await?;
    sql::forget_net_tries().bind(guard.pg(), &instance, &since).all().await?;
    let tried = sql::net_tries().bind(guard.pg(), &instance, &net, &since, &(call.now + AHEAD)).one().await?;
    if !tried_many(tried.tries, tried.accounts, times(kind)) {
        return Ok(false);
    }
    sql::shut_net().bind(guard.pg(), &instance, &net, &call.now).one().await?;
    Ok(true)
}

/// Whether a network that gave this many wrong passwords at this many accounts, each only a little while ago,
/// is shut.
fn tried_many(tries: i64, accounts: i64, times: i32) -> bool {
    tries >= NET_TRIES * i64::from(times) && accounts >= NET_ACCOUNTS * i64::from(times)
}

/// The multiple of a network's limits that applies to this kind of subject.
fn times(kind: &str) -> i32 {
    if kind == "wide" { WIDER } else { 1 }
}

/// Refuses a right try whose network was shut while it was judged: of many tries at the same time none gets
/// in by being early. Errors: `rate_limited`.
pub(crate) async fn is_still_open(guard: &Guard, call: &Call, counted: &Counted) -> Result<()> {
    let subjects = counted.subjects();
    let rows = sql::failures().bind(guard.pg(), &INSTANCE.uuid(), &&subjects[..]).all().await?;
    let shut = rows.iter().filter(|it| it.kind == "shut");
    match shut.filter_map(|it| delay(it, call.now)).max() {
        Some(wait) => Err(Refusal::new(Code::RateLimited).fact("retry_after_s", wait).into()),
        None => Ok(()),
    }
}

/// The holder of the account gave the right password or code: the count of its failures is 0 again.
pub(crate) async fn forgive(guard: &Guard, counted: &Counted) -> Result<()> {
    let subjects = counted.subjects();
    sql::forgive().bind(guard.pg(), &INSTANCE.uuid(), &&subjects[..]).all().await?;
    give_back_own(guard, counted).await
}

/// The try was not judged at the account: only this try is forgiven.
pub(crate) async fn take_back(guard: &Guard, counted: &Counted) -> Result<()> {
    let subjects = counted.subjects();
    sql::take_back_attempt().bind(guard.pg(), &INSTANCE.uuid(), &&subjects[..]).all().await?;
    Ok(())
}

async fn give_back_own(guard: &Guard, counted: &Counted) -> Result<()> {
    match &counted.own {
        Some(own) => allowance::give_back(guard, own).await,
        None => Ok(()),
    }
}

/// What came of judging a try. A try that got no turn was not judged, and is not counted.
pub async fn judged<T>(platform: &Platform, counted: &Counted, judged: Result<T>) -> Result<T> {
    if let Err(Error::Busy(_)) = &judged {
        let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
        take_back(&guard, counted).await?;
        give_back_own(&guard, counted).await?;
        guard.commit().await?;
    }
    judged
}

/// The seconds still to wait after too many failures, growing to a minute. A network has many people
/// behind it. A failure that is ahead of now was noted before the clock went back: then the wait is the
/// whole delay, and no more.
fn delay(failed: &sql::Failures, now: Timestamp) -> Option<i64> {
    let passed = now.duration_since(failed.last_at).as_secs().max(0);
    if failed.kind == "shut" {
        let left = SHUT.as_secs() - passed;
        return (left > 0).then_some(left);
    }
    let free = match failed.kind.as_str() {
        "account" => FREE_FAILURES,
        kind => FREE_FAILURES * 20 * times(kind),
    };
    let over = failed.failures - free;
    if over < 0 {
        return None;
    }
    let wait = 2_i64.saturating_pow(u32::try_from(over.min(6)).unwrap_or(0)).min(LONGEST_DELAY_S);
    let left = wait - passed;
    (left > 0).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_delay_more_and_more_and_never_longer_than_a_minute() {
        let now = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(1);
        let failed = |kind: &str, failures| sql::Failures { kind: kind.into(), failures, last_at: now };
        assert_eq!(delay(&failed("account", 4), now), None);
        assert_eq!(delay(&failed("account", 5), now), Some(1));
        assert_eq!(delay(&failed("account", 9), now), Some(16));
        assert_eq!(delay(&failed("account", 900), now), Some(60));
        assert_eq!(delay(&failed("account", 900), now + SignedDuration::from_secs(61)), None);
        assert_eq!(delay(&failed("net", 19), now), None);
        assert_eq!((delay(&failed("net", 100), now), delay(&failed("wide", 799), now)), (Some(1), None));
        assert_eq!(delay(&failed("wide", 800), now), Some(1));
        assert_eq!(delay(&failed("shut", 1), now), Some(900));
        assert_eq!(delay(&failed("shut", 1), now + SHUT), None);
    }

    #[test]
    fn a_try_that_is_apart_is_counted_for_no_net() {
        let apart = Counted::apart([1; 32]);
        assert_eq!((apart.subjects(), apart.kinds(), apart.own), (vec![&[1; 32][..]], vec!["account"], None));
    }

    #[test]
    fn a_line_of_ipv6_is_counted_with_its_neighbours_too() {
        let of = |ip: &str| Counted::of([1; 32], Some(ip.parse().expect("an address")));
        assert_eq!(of("192.0.2.7").kinds(), ["account", "net"]);
        let (one, next) = (of("2001:db8:7:1::9"), of("2001:db8:7:2::9"));
        assert_eq!(one.kinds(), ["account", "net", "wide"]);
        assert_ne!(one.subjects()[1], next.subjects()[1]);
        assert_eq!((one.subjects()[2], one.own), (next.subjects()[2], next.own));
        assert_ne!(of("2001:db8:8:1::9").own, one.own, "another /48");
    }

    #[test]
    fn what_others_tried_and_what_the_network_did_are_two_waits() {
        let now = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(1);
        let failed = |kind: &str, failures| sql::Failures { kind: kind.into(), failures, last_at: now };
        let rows = [failed("account", 9), failed("net", 3), failed("shut", 1), failed("wide", 4)];
        assert_eq!(Waits::of(&rows, now), Waits { account: Some(16), net: Some(900) });
        assert_eq!(Waits::of(&rows[..2], now), Waits { account: Some(16), net: None });
    }

    #[test]
    fn no_wait_grows_when_the_clock_goes_back() {
        let noted = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(9);
        let failed = |kind: &str, failures| sql::Failures { kind: kind.into(), failures, last_at: noted };
        for back in [1, 3600, 86_400] {
            let now = noted - SignedDuration::from_secs(back.min(8 * 3600));
            assert_eq!(delay(&failed("account", 900), now), Some(60), "{back} s");
            assert_eq!(delay(&failed("account", 5), now), Some(1), "{back} s");
            assert_eq!(delay(&failed("shut", 1), now), Some(900), "{back} s");
        }
    }

    #[test]
    fn a_net_is_shut_for_many_tries_at_many_accounts_and_for_neither_alone() {
        for (tries, accounts, shut) in
            [(20, 5, true), (19, 5, false), (500, 4, false), (0, 0, false), (900, 300, true)]
        {
            assert_eq!(tried_many(tries, accounts, times("net")), shut, "{tries} at {accounts}");
        }
        assert!(!tried_many(159, 300, times("wide")) && tried_many(160, 40, times("wide")));
    }
}
