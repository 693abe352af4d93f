//! What is counted against guessing: failures of an account and of an address, and the delay that follows.
//! What must stay true: a try is counted before it is judged and forgiven when it was right, so that tries at the same
//! time count one by one; nobody is locked out for good, nor out of a browser that is known by what others do; no wait is
//! longer than is stated here, whatever the clock does.

use super::{INSTANCE, NOBODY, browser};
use crate::call::Call;
use crate::edge::peer::net;
use crate::error::{Error, Result};
use crate::platform::Platform;
use crate::tx::Guard;
use hmac::{Hmac, Mac};
use jiff::{SignedDuration, Timestamp};
use kernel::code::Code;
use kernel::id::UserId;
use kernel::refusal::Refusal;
use platform_queries::identity as sql;
use sha2::{Digest, Sha256};

/// Failures in a row before a delay begins, and how long failures count.
const FREE_FAILURES: i32 = 5;
const FORGET: SignedDuration = SignedDuration::from_mins(10);
/// The longest delay; nobody is locked out for good.
const LONGEST_DELAY_S: i64 = 60;
/// So many failures in a row are told to the person (protect.md, section 7).
pub(crate) const BURST: i32 = 10;

/// So many wrong tries of one net over so many accounts, and it is shut for so long (protect.md, section 7).
const NET_TRIES: i64 = 20;
const NET_ACCOUNTS: i64 = 5;
const SHUT: SignedDuration = SignedDuration::from_mins(15);
/// Calls at the same time are in no order: a row so little ahead of one is no sign of a clock that went back.
const AHEAD: SignedDuration = SignedDuration::from_secs(2);

/// Who tries, as far as that decides whose tries are counted together.
#[derive(Debug, Clone, Copy)]
pub(crate) enum From {
    /// Anybody: all tries at the account together, and all of the net.
    Anywhere,
    /// Whoever this person may be: in a browser that is known as theirs it is counted for that browser alone, so that
    /// others' guesses delay nobody in it.
    Of(UserId),
    /// A till, which an Owner enrolled: it is counted for itself alone.
    Till,
}

/// A try that was counted.
pub(crate) struct Counted {
    account: [u8; 32],
    net: [u8; 32],
    /// Neither the account's failures elsewhere nor the net's are its own.
    pub is_apart: bool,
    /// Failures in a row of what it is counted for, this one among them.
    pub failures: i32,
}

impl Counted {
    /// The net, where the try was counted for it; else what is no net's.
    fn net_raised(&self) -> &[u8] {
        if self.is_apart { &self.account } else { &self.net }
    }
}

/// Counts a try at `what` (an address, a person's second factor) unless a delay runs. Errors: `rate_limited`.
pub(crate) async fn count(platform: &Platform, call: &Call, what: &str) -> Result<Counted> {
    count_from(platform, call, what, From::Anywhere).await
}

/// As `count`, of who tries from there.
pub(crate) async fn count_from(platform: &Platform, call: &Call, what: &str, from: From) -> Result<Counted> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let known = known_browser(&guard, call, from).await?;
    let account = match known {
        Some(browser) => digest(&[b"in a known browser", &browser, what.as_bytes()]),
        None => digest(&[what.as_bytes()]),
    };
    let net = digest(&[net_of(call).unwrap_or_default().as_bytes()]);
    let is_apart = known.is_some() || matches!(from, From::Till);
    let mut counted = Counted { account, net, is_apart, failures: 0 };
    let (wait, is_put_back) = wait(&guard, &counted, call.now).await?;
    if let Some(wait) = wait {
        // A refused try writes nothing, but what a clock that went back left behind is put right all the same.
        match is_put_back {
            true => guard.commit().await?,
            false => guard.rollback().await,
        }
        return Err(Refusal::new(Code::RateLimited).fact("retry_after_s", wait).into());
    }
    let (forget, open) = (call.now - FORGET, call.now - SHUT);
    sql::forget_attempts().bind(guard.pg(), &INSTANCE.uuid(), &forget, &open).all().await?;
    for (kind, subject) in [("net", net), ("account", account)] {
        if kind == "net" && is_apart {
            continue;
        }
        counted.failures = sql::count_failure()
            .bind(guard.pg(), &INSTANCE.uuid(), &kind, &&subject[..], &call.now, &forget)
            .one()
            .await?;
    }
    guard.commit().await?;
    Ok(counted)
}

fn digest(parts: &[&[u8]]) -> [u8; 32] {
    parts.iter().fold(Sha256::new(), |digest, part| digest.chain_update(part)).finalize().into()
}

/// Where a call comes from, as far as neighbours are one.
fn net_of(call: &Call) -> Option<String> {
    Some(net(call.ip.as_deref()?.parse().ok()?).to_string())
}

/// The browser of this call, if it is known as this person's. Asked of nobody in particular too: it takes as long.
async fn known_browser(guard: &Guard, call: &Call, from: From) -> Result<Option<[u8; 32]>> {
    let (From::Of(person), Some(browser)) = (from, call.browser) else { return Ok(None) };
    let since = call.now - browser::KNOWN;
    let known = sql::is_known_browser()
        .bind(guard.pg(), &INSTANCE.uuid(), &person.uuid(), &&browser[..], &since)
        .opt()
        .await?;
    Ok(known.map(|_| browser))
}

/// Holds what is counted of a try. Gives the seconds that are still to be waited, and whether a clock that went back was made
/// up for.
async fn wait(guard: &Guard, of: &Counted, now: Timestamp) -> Result<(Option<i64>, bool)> {
    let (instance, account, net) = (INSTANCE.uuid(), &of.account[..], &of.net[..]);
    sql::first_attempt().bind(guard.pg(), &instance, &account, &now, &net).all().await?;
    let ahead = now + AHEAD;
    let back =
        sql::put_back_attempts().bind(guard.pg(), &now, &instance, &account, &net, &ahead).all().await?;
    let failures = sql::failures().bind(guard.pg(), &instance, &account, &net).all().await?;
    let counts = failures.iter().filter(|it| it.kind == "account" || !of.is_apart);
    Ok((counts.filter_map(|failed| delay(failed, now)).max(), !back.is_empty()))
}

/// The name under which a wrong try is told in the log: it says whether two were at one account, and not whose.
pub(crate) fn disguised(platform: &Platform, counted: &Counted) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&platform.csrf_key) else { return String::new() };
    mac.update(b"account tried");
    mac.update(&counted.account);
    mac.finalize().into_bytes().iter().take(8).fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Notes a wrong password of a net, and shuts the net if it tried many accounts. True where it is shut now.
pub(crate) async fn shut(guard: &Guard, call: &Call, counted: &Counted) -> Result<bool> {
    if counted.is_apart {
        return Ok(false);
    }
    let (instance, net, account) = (INSTANCE.uuid(), &counted.net[..], &counted.account[..]);
    let since = call.now - FORGET;
    sql::note_net_try().bind(guard.pg(), &instance, &net, &account, &call.now, &since).one().await?;
    sql::forget_net_tries().bind(guard.pg(), &instance, &since).all().await?;
    let tried = sql::net_tries().bind(guard.pg(), &instance, &net, &since, &(call.now + AHEAD)).one().await?;
    if !tried_many(tried.tries, tried.accounts) {
        return Ok(false);
    }
    sql::shut_net().bind(guard.pg(), &instance, &net, &call.now).one().await?;
    Ok(true)
}

/// Whether a net that gave so many wrong passwords at so many accounts, each a little while ago at most, is shut for it.
fn tried_many(tries: i64, accounts: i64) -> bool {
    tries >= NET_TRIES && accounts >= NET_ACCOUNTS
}

/// Refuses a right try whose net was shut while it was judged: of many tries at the same time none gets in by coming
/// early. Errors: `rate_limited`.
pub(crate) async fn is_still_open(guard: &Guard, call: &Call, counted: &Counted) -> Result<()> {
    let (account, net) = (&counted.account[..], &counted.net[..]);
    let rows = sql::failures().bind(guard.pg(), &INSTANCE.uuid(), &account, &net).all().await?;
    let shut = rows.iter().filter(|it| it.kind == "shut" && !counted.is_apart);
    match shut.filter_map(|it| delay(it, call.now)).max() {
        Some(wait) => Err(Refusal::new(Code::RateLimited).fact("retry_after_s", wait).into()),
        None => Ok(()),
    }
}

/// The try was right: the account begins anew.
pub(crate) async fn forgive(guard: &Guard, counted: &Counted) -> Result<()> {
    let (account, net) = (&counted.account[..], counted.net_raised());
    sql::forgive().bind(guard.pg(), &INSTANCE.uuid(), &account, &net).all().await?;
    Ok(())
}

/// What came of judging a try. One that no turn came for was not judged, and is not counted.
pub(crate) async fn judged<T>(platform: &Platform, counted: &Counted, judged: Result<T>) -> Result<T> {
    if let Err(Error::Busy(_)) = &judged {
        let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
        let (account, net) = (&counted.account[..], counted.net_raised());
        sql::take_back_attempt().bind(guard.pg(), &INSTANCE.uuid(), &account, &net).all().await?;
        guard.commit().await?;
    }
    judged
}

/// Seconds still to wait after too many failures, growing to a minute. A net has many people behind it. A failure that is
/// ahead of now was noted before the clock went back: the wait is the whole of it, and no more.
fn delay(failed: &sql::Failures, now: Timestamp) -> Option<i64> {
    let passed = now.duration_since(failed.last_at).as_secs().max(0);
    if failed.kind == "shut" {
        let left = SHUT.as_secs() - passed;
        return (left > 0).then_some(left);
    }
    let free = if failed.kind == "net" { FREE_FAILURES * 20 } else { FREE_FAILURES };
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
        assert_eq!(delay(&failed("shut", 1), now), Some(900));
        assert_eq!(delay(&failed("shut", 1), now + SHUT), None);
    }

    #[test]
    fn a_try_that_is_apart_gives_its_net_nothing_back() {
        let counted = |is_apart| Counted { account: [1; 32], net: [2; 32], is_apart, failures: 1 };
        assert_eq!(counted(false).net_raised(), [2; 32]);
        assert_eq!(counted(true).net_raised(), [1; 32], "no row of a net has this name");
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
            assert_eq!(tried_many(tries, accounts), shut, "{tries} at {accounts}");
        }
    }
}
