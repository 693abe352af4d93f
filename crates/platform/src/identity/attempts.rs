//! What is counted against guessing: failures of an account and of an address, and the delay that follows.
//! What must stay true: a try is counted before it is judged and forgiven when it was right, so that tries at the same
//! time count one by one; nobody is locked out for good.

use super::{INSTANCE, NOBODY};
use crate::audit::Content;
use crate::call::Call;
use crate::edge::peer::net;
use crate::error::Result;
use crate::platform::Platform;
use crate::tx::Guard;
use hmac::{Hmac, Mac};
use jiff::{SignedDuration, Timestamp};
use kernel::code::Code;
use kernel::id::new_id;
use kernel::refusal::Refusal;
use queries::queries::platform::src::identity as sql;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Failures in a row before a delay begins, and how long failures count.
const FREE_FAILURES: i32 = 5;
const FORGET: SignedDuration = SignedDuration::from_mins(10);
/// The longest delay; nobody is locked out for good.
const LONGEST_DELAY_S: i64 = 60;
/// So many failures in a row are told to the person (protect.md, section 7).
pub(crate) const BURST: i32 = 10;

/// So many wrong tries of one net over so many accounts, and it is shut for so long (protect.md, section 7).
const NET_TRIES: usize = 20;
const NET_ACCOUNTS: usize = 5;
/// Wrong tries of the instance that are looked at: what came before so many is of another flood.
const LOOKED_AT: i64 = 500;
const SHUT: SignedDuration = SignedDuration::from_mins(15);

/// A try that was counted.
pub(crate) struct Counted {
    account: [u8; 32],
    net: [u8; 32],
    /// Failures of the account in a row, this one among them.
    pub failures: i32,
}

/// Counts a try at `what` (an address, a person's second factor) unless a delay runs. Errors: `rate_limited`.
pub(crate) async fn count(platform: &Platform, call: &Call, what: &str) -> Result<Counted> {
    let account: [u8; 32] = Sha256::digest(what.as_bytes()).into();
    let net = call.ip.as_deref().and_then(|ip| ip.parse().ok()).map(net).map(|net| net.to_string());
    let net: [u8; 32] = Sha256::digest(net.unwrap_or_default().as_bytes()).into();
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let instance = INSTANCE.uuid();
    sql::first_attempt().bind(guard.pg(), &instance, &&account[..], &call.now, &&net[..]).all().await?;
    let failures = sql::failures().bind(guard.pg(), &instance, &&account[..], &&net[..]).all().await?;
    if let Some(wait) = failures.iter().filter_map(|f| delay(f, call.now)).max() {
        guard.rollback().await;
        return Err(Refusal::new(Code::RateLimited).fact("retry_after_s", wait).into());
    }
    let forget = call.now - FORGET;
    let mut counted = Counted { account, net, failures: 0 };
    for (kind, subject) in [("net", net), ("account", account)] {
        counted.failures = sql::count_failure()
            .bind(guard.pg(), &instance, &kind, &&subject[..], &call.now, &forget)
            .one()
            .await?;
    }
    guard.commit().await?;
    Ok(counted)
}

/// The name under which a wrong try is told in the log: it says whether two were at one account, and not whose.
pub(crate) fn disguised(platform: &Platform, counted: &Counted) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&platform.csrf_key) else { return String::new() };
    mac.update(b"account tried");
    mac.update(&counted.account);
    mac.finalize().into_bytes().iter().take(8).fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Shuts the net of who tried many accounts, once its wrong try was told in the log. True where it was open before.
pub(crate) async fn shut(guard: &Guard, call: &Call, counted: &Counted) -> Result<bool> {
    let (instance, first) = (INSTANCE.uuid(), new_id(call.now - FORGET, [0; 10]));
    let tried = sql::wrong_tries().bind(guard, &instance, &first, &LOOKED_AT).all().await?;
    let cells = guard.cells(instance, call.now);
    let (mut tries, mut accounts) = (0, BTreeSet::new());
    for row in tried {
        let content = Content::open(cells, row.event_id, row.content)?;
        if content.ip == call.ip {
            tries += 1;
            accounts.extend(content.subject);
        }
    }
    if tries < NET_TRIES || accounts.len() < NET_ACCOUNTS {
        return Ok(false);
    }
    sql::shut_net().bind(guard, &instance, &&counted.net[..], &call.now).one().await?;
    Ok(true)
}

/// The try was right: the account begins anew.
pub(crate) async fn forgive(guard: &Guard, counted: &Counted) -> Result<()> {
    sql::forgive().bind(guard.pg(), &INSTANCE.uuid(), &&counted.account[..], &&counted.net[..]).all().await?;
    Ok(())
}

/// Seconds still to wait after too many failures, growing to a minute. A net has many people behind it.
fn delay(failed: &sql::Failures, now: Timestamp) -> Option<i64> {
    if failed.kind == "shut" {
        let left = SHUT.as_secs() - now.duration_since(failed.last_at).as_secs();
        return (left > 0).then_some(left);
    }
    let free = if failed.kind == "net" { FREE_FAILURES * 20 } else { FREE_FAILURES };
    let over = failed.failures - free;
    if over < 0 {
        return None;
    }
    let wait = 2_i64.saturating_pow(u32::try_from(over.min(6)).unwrap_or(0)).min(LONGEST_DELAY_S);
    let left = wait - now.duration_since(failed.last_at).as_secs();
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
}
