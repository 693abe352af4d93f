//! The hash of a closed period: SHA-256 over all postings of its days, in the order of days and entries.
//! Invariant: a hash is written with its lock and never changed; a period that was opened again has none that counts.

use kernel::day::Day;
use kernel::id::TenantId;
use ledger_queries::accounts::periods as sql;
use ledger_queries::client::GenericClient;
use platform::error::Result;
use platform::tx::ReadTx;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The first day that books can have.
const FIRST: Day = jiff::civil::date(1, 1, 1);

/// The hash of what is posted on some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodHash {
    /// The first of them; None: from the beginning.
    pub from: Option<Day>,
    /// The number of postings.
    pub postings: i64,
    /// The hash.
    pub sha256: [u8; 32],
}

impl PeriodHash {
    /// The hash in hex.
    pub fn hex(&self) -> String {
        self.sha256.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// A closed period whose postings are not those of its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenPeriod {
    /// Its last day.
    pub until: Day,
    /// The number of its postings when it was closed.
    pub was: i64,
    /// The number now.
    pub is: i64,
}

/// A lock with its hash, as stored.
#[derive(Clone, Debug)]
struct HashedLock {
    from: Option<Day>,
    until: Day,
    postings: i64,
    sha256: Vec<u8>,
}

/// The locks whose period is still closed as they closed it, the newest first: no later lock opened a part of it. Locks
/// without a hash say nothing.
fn closed_periods(locks: Vec<sql::HardLock>) -> Vec<HashedLock> {
    let mut closed_since: Option<Day> = None;
    let mut standing = Vec::new();
    for lock in locks {
        let is_whole = closed_since.is_none_or(|until| lock.locked_until <= until);
        closed_since =
            Some(closed_since.map_or(lock.locked_until, |until: Day| until.min(lock.locked_until)));
        if let (true, Some(postings), Some(sha256)) = (is_whole, lock.postings, lock.sha256) {
            standing.push(HashedLock { from: lock.from_day, until: lock.locked_until, postings, sha256 });
        }
    }
    standing
}

/// The hash of a period from the hashes of its days.
fn hash_of(from: Option<Day>, until: Day, days: &[sql::DaysHashed]) -> PeriodHash {
    let mut hasher = Sha256::new();
    let mut postings = 0;
    let within =
        |day: &&sql::DaysHashed| from.is_none_or(|from| from <= day.entry_date) && day.entry_date <= until;
    for day in days.iter().filter(within) {
        hasher.update(day.entry_date.to_string());
        hasher.update(&day.sha256);
        postings += day.postings;
    }
    PeriodHash { from, postings, sha256: hasher.finalize().into() }
}

async fn days(
    client: &impl GenericClient,
    tenant: Uuid,
    from: Option<Day>,
    until: Day,
) -> Result<Vec<sql::DaysHashed>> {
    Ok(sql::days_hashed().bind(client, &tenant, &from.unwrap_or(FIRST), &until).all().await?)
}

/// The hash that a new lock through this day gets: of the days since the last period that is closed before it.
pub(super) async fn of_new(tx: &ReadTx, until: Day) -> Result<PeriodHash> {
    let locks = sql::hard_locks().bind(tx, &tx.tenant()).all().await?;
    let before = closed_periods(locks).into_iter().map(|lock| lock.until).filter(|last| *last < until).max();
    let from = before.and_then(|last| last.tomorrow().ok());
    Ok(hash_of(from, until, &days(tx, tx.tenant(), from, until).await?))
}

/// The closed periods of a workspace whose postings changed since.
pub async fn broken_periods(client: &impl GenericClient, tenant: TenantId) -> Result<Vec<BrokenPeriod>> {
    let tenant = tenant.uuid();
    let locks = closed_periods(sql::hard_locks().bind(client, &tenant).all().await?);
    let Some(last) = locks.iter().map(|lock| lock.until).max() else { return Ok(vec![]) };
    let days = days(client, tenant, None, last).await?;
    let is_broken = |lock: &HashedLock| {
        let now = hash_of(lock.from, lock.until, &days);
        let differs = now.sha256[..] != lock.sha256[..] || now.postings != lock.postings;
        differs.then_some(BrokenPeriod { until: lock.until, was: lock.postings, is: now.postings })
    };
    Ok(locks.iter().filter_map(is_broken).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        kernel::day::parse_day(text).unwrap()
    }

    fn lock(from: Option<&str>, until: &str) -> sql::HardLock {
        let sha256 = Some(vec![0; 32]);
        sql::HardLock { locked_until: day(until), from_day: from.map(day), postings: Some(1), sha256 }
    }

    #[test]
    fn a_period_that_was_opened_again_in_part_has_no_hash_that_counts() {
        let untils =
            |locks| closed_periods(locks).into_iter().map(|it| it.until.to_string()).collect::<Vec<_>>();
        let (march, year) = (lock(Some("2026-01-01"), "2026-03-31"), lock(None, "2025-12-31"));
        assert_eq!(untils(vec![march.clone(), year.clone()]), ["2026-03-31", "2025-12-31"]);
        let opened = lock(Some("2026-01-01"), "2026-02-28");
        let closed_again = lock(Some("2026-03-01"), "2026-03-31");
        assert_eq!(untils(vec![opened.clone(), march.clone(), year.clone()]), ["2026-02-28", "2025-12-31"]);
        let all = vec![closed_again, opened, march, year];
        assert_eq!(untils(all), ["2026-03-31", "2026-02-28", "2025-12-31"]);
    }

    #[test]
    fn the_hash_tells_each_day_and_its_postings() {
        let of =
            |date: &str, byte| sql::DaysHashed { entry_date: day(date), postings: 2, sha256: vec![byte; 32] };
        let days = [of("2026-03-01", 1), of("2026-03-02", 2), of("2026-04-01", 3)];
        let march = hash_of(Some(day("2026-03-01")), day("2026-03-31"), &days);
        assert_eq!(march.postings, 4);
        assert_eq!(march, hash_of(march.from, day("2026-03-31"), &days[..2]));
        let moved = [of("2026-03-01", 1), of("2026-03-03", 2)];
        assert_ne!(march.sha256, hash_of(march.from, day("2026-03-31"), &moved).sha256);
    }
}
