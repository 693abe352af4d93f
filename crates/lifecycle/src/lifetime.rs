//! What the instance has lived through. By it a step that cannot be undone knows that its waiting time has really passed: the
//! destruction of a key, what retention removes, the expiry of a backup.
//! Invariant: such a step is judged before anything is destroyed, by the earlier of the program's and the database's clock. A day
//! on which the program did not serve is not lived, but for one gap of a week. A jump of a clock stops all such steps until an
//! operator confirms that the clock is right.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};
use kernel::code::Code;
use kernel::day::{Day, Instant, local_day};
use kernel::words;
use lifecycle_queries::lifetime as sql;
use platform::call::own_call;
use platform::error::{Error, Result, stored};
use platform::instance::{INSTANCE, NOBODY, Reading};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::tx::Change;
use queries::client::GenericClient;
use serde_json::json;

/// A clock that is further from the last one than this has jumped.
const JUMP: SignedDuration = SignedDuration::from_hours(24);
/// Days of a gap that count as lived.
const GAP: i64 = 7;
/// The longest wait that is judged, in days.
const MANY: i64 = 4_000;

words! {
    /// Between what a clock jumped.
    pub enum Between {
        /// Between two days on which the program served.
        Days = "days",
        /// Between the program's clock and the database's.
        Clocks = "clocks",
    }
}

platform::word_fields!(Between);

/// A jump of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jump {
    /// Between what.
    pub between: Between,
    /// By how much; less than nothing: back.
    pub seconds: i64,
    /// When the program noticed it, by its own clock.
    pub noticed_at: Instant,
}

impl Jump {
    /// By how many whole days, or else hours, in either direction.
    pub fn days_or_hours(&self) -> (i64, &'static str) {
        let hours = self.seconds.abs() / 3_600;
        if hours < 48 { (hours, "hours") } else { (hours / 24, "days") }
    }
}

/// The jump between when the program last served and now, or between the clocks. None: there is none.
fn jump(seen_at: Option<Instant>, now: Instant, database_at: Instant) -> Option<Jump> {
    let of = |between, by: SignedDuration| {
        (by.abs() > JUMP).then(|| Jump { between, seconds: by.as_secs(), noticed_at: now })
    };
    let between_days = seen_at.and_then(|before| of(Between::Days, now.duration_since(before)));
    between_days.or_else(|| of(Between::Clocks, now.duration_since(database_at)))
}

/// What the instance has lived through until a moment.
#[derive(Debug, Clone)]
pub struct Lifetime {
    /// The program's clock.
    pub clock: Instant,
    /// The database's clock.
    pub database_clock: Instant,
    zone: TimeZone,
    /// In order.
    days: Vec<Day>,
    jump: Option<Jump>,
}

impl Lifetime {
    /// Reads it; `now` is the program's clock. Errors: the database's.
    pub async fn read(platform: &Platform, now: Instant) -> Result<Lifetime> {
        let reading = Reading::begin(platform).await?;
        let (pg, tenant) = (reading.pg(), reading.tenant());
        let clocks = sql::lived_clocks().bind(pg, &tenant).one().await?;
        let last = sql::last_lived().bind(pg, &tenant).opt().await?;
        let waits = find_jump(pg).await?;
        let mut days = sql::lived_days().bind(pg, &tenant, &MANY).all().await?;
        reading.end().await;
        days.reverse();
        let zone = TimeZone::get(&clocks.timezone).map_err(Error::internal)?;
        let jump = waits.or_else(|| jump(last.and_then(|it| it.seen_at), now, clocks.database_at));
        Ok(Lifetime { clock: now, database_clock: clocks.database_at, zone, days, jump })
    }

    /// An instance that served on every day until now, by clocks that agree: for trials whose time is another one.
    pub fn on_every_day_until(now: Instant) -> Lifetime {
        let today = local_day(now, &TimeZone::UTC);
        let days = (0..MANY).rev().map(|back| today.saturating_sub(back.days())).collect();
        Lifetime { clock: now, database_clock: now, zone: TimeZone::UTC, days, jump: None }
    }

    /// The jump that stops every step that cannot be undone. None: nothing stops them.
    pub fn jump(&self) -> Option<Jump> {
        self.jump
    }

    /// The earlier of the two clocks. None: a jump stops every step that cannot be undone.
    pub fn now(&self) -> Option<Instant> {
        self.jump.is_none().then(|| self.clock.min(self.database_clock))
    }

    /// Whether a wait that began at a moment is over.
    pub fn is_over(&self, since: Instant, wait: SignedDuration) -> bool {
        let needed = (wait.as_hours() / 24).min(MANY);
        self.now().is_some_and(|now| now.duration_since(since) >= wait) && self.days_since(since) >= needed
    }

    /// The days that were lived after the day of a moment. Today is one of them: the program is running.
    fn days_since(&self, since: Instant) -> i64 {
        let (first, today) =
            (local_day(since, &self.zone), local_day(self.clock.min(self.database_clock), &self.zone));
        let lived = self.days.iter().copied().filter(|day| *day > first && *day < today);
        let days: Vec<Day> = std::iter::once(first).chain(lived).chain([today]).collect();
        let gap = |pair: &[Day]| i64::from((pair[1] - pair[0]).get_days()) - 1;
        let longest = days.windows(2).map(gap).max().unwrap_or(0);
        i64::try_from(days.len()).unwrap_or(i64::MAX) - 1 + longest.clamp(0, GAP)
    }
}

/// The clock as operators see it.
pub struct ClockState {
    /// The database's.
    pub database_at: Instant,
    /// On how many days the program has served.
    pub days: i64,
    /// A jump that waits for an operator.
    pub jump: Option<Jump>,
}

/// In a transaction that has entered the instance's own workspace. Errors: the database's.
pub async fn read_clock(pg: &impl GenericClient) -> Result<ClockState> {
    let tenant = INSTANCE.uuid();
    let clocks = sql::lived_clocks().bind(pg, &tenant).one().await?;
    let days = sql::lived_days().bind(pg, &tenant, &MANY).all().await?.len();
    Ok(ClockState {
        database_at: clocks.database_at,
        days: i64::try_from(days).unwrap_or(MANY),
        jump: find_jump(pg).await?,
    })
}

/// Notes that the program serves now. Gives the jump that waits for an operator, and whether it was noticed just now.
/// Errors: the database's.
pub async fn note(platform: &Platform, now: Instant) -> Result<Option<(Jump, bool)>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let tenant = INSTANCE.uuid();
    let (before, database_at) = live(guard.pg(), now).await?;
    let mut is_new = false;
    if let Some(it) = jump(before, now, database_at) {
        let (id, kind) = (fresh_id(now)?, it.between.as_str());
        let added =
            sql::insert_clock_jump().bind(guard.pg(), &tenant, &id, &kind, &it.seconds, &now).opt().await?;
        is_new = added.is_some();
    }
    let waits = find_jump(guard.pg()).await?;
    guard.commit().await?;
    Ok(waits.map(|it| (it, is_new)))
}

/// An operator confirms that the clock is right, in a transaction that has entered the instance's own workspace. Errors:
/// `clocks_differ`, `no_jump`; the database's.
pub async fn confirm(pg: &impl GenericClient, now: Instant) -> Result<Jump> {
    let tenant = INSTANCE.uuid();
    let (_, database_at) = live(pg, now).await?;
    if jump(None, now, database_at).is_some() {
        return Err(Code::ClocksDiffer.into());
    }
    let confirmed = sql::confirm_clock_jump().bind(pg, &now, &tenant).opt().await?;
    let row = confirmed.ok_or(Code::NoJump)?;
    of(&row.kind, row.seconds, row.noticed_at)
}

/// The event of a confirmed jump.
pub const CONFIRMED: &str = "instance.clock.confirm";

/// As `confirm`, at a terminal: by this person. Errors: as `confirm`.
pub async fn confirm_as(platform: &Platform, now: Instant, person: &str) -> Result<Jump> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let jump = confirm(guard.pg(), now).await?;
    let change = Change::of("clock").after(json!({ "seconds": jump.seconds, "person": person }));
    write_event_of(&guard, &own_call(now)?, INSTANCE, (CONFIRMED, None), None, &change).await?;
    guard.commit().await?;
    Ok(jump)
}

/// Notes the day of this moment. Gives when the program last noted one, and the database's clock.
async fn live(pg: &impl GenericClient, now: Instant) -> Result<(Option<Instant>, Instant)> {
    let tenant = INSTANCE.uuid();
    let clocks = sql::lived_clocks().bind(pg, &tenant).one().await?;
    let last = sql::last_lived().bind(pg, &tenant).opt().await?;
    let today = local_day(now, &TimeZone::get(&clocks.timezone).map_err(Error::internal)?);
    let seen_no = last.as_ref().map_or(0, |it| it.seen_no + i64::from(it.day != today));
    sql::live_day().bind(pg, &tenant, &today, &seen_no, &now).one().await?;
    Ok((last.and_then(|it| it.seen_at), clocks.database_at))
}

async fn find_jump(pg: &impl GenericClient) -> Result<Option<Jump>> {
    let row = sql::clock_jump_waits().bind(pg, &INSTANCE.uuid()).opt().await?;
    row.map(|row| of(&row.kind, row.seconds, row.noticed_at)).transpose()
}

fn of(kind: &str, seconds: i64, noticed_at: Instant) -> Result<Jump> {
    Ok(Jump { between: stored(kind)?, seconds, noticed_at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const DAY: SignedDuration = SignedDuration::from_hours(24);

    fn at(day: i32) -> Instant {
        Instant::UNIX_EPOCH + SignedDuration::from_hours(24 * i64::from(20_000 + day) + 9)
    }

    /// After days of which these were lived.
    fn life(days: impl IntoIterator<Item = i32>, now: i32) -> Lifetime {
        let days = days.into_iter().map(|day| local_day(at(day), &TimeZone::UTC)).collect();
        Lifetime { clock: at(now), database_clock: at(now), zone: TimeZone::UTC, days, jump: None }
    }

    #[test]
    fn a_jump_is_more_than_a_day_in_either_direction() {
        let hour = |n: i64| at(0) + SignedDuration::from_hours(n);
        for (seen, now, database, found) in [
            (None, 0, 0, None),
            (Some(-24), 0, 0, None),
            (Some(-25), 0, 0, Some((Between::Days, 25 * 3_600))),
            (Some(25), 0, 0, Some((Between::Days, -25 * 3_600))),
            (Some(0), 0, 24, None),
            (Some(0), 0, 25, Some((Between::Clocks, -25 * 3_600))),
            (None, 9_600, 0, Some((Between::Clocks, 9_600 * 3_600))),
        ] {
            let it = jump(seen.map(hour), hour(now), hour(database));
            assert_eq!(it.map(|it| (it.between, it.seconds)), found, "{seen:?} {now} {database}");
        }
    }

    #[test]
    fn a_wait_is_over_by_the_clock_and_by_the_days() {
        let month = DAY * 30;
        assert!(life(0..=30, 30).is_over(at(0), month));
        assert!(!life(0..=29, 29).is_over(at(0), month));
        assert!(!life([0], 400).is_over(at(0), month), "a clock that is ahead");
        assert!(life((0..=10).chain(18..=30), 30).is_over(at(0), month), "a week of holidays");
        let two = (0..=5).chain(8..=15).chain(18..=30);
        assert!(!life(two.clone(), 30).is_over(at(0), month), "one gap counts");
        assert!(life(two.chain(31..=32), 32).is_over(at(0), month));
        assert!(life([], 0).is_over(at(0), SignedDuration::from_mins(0)));
        assert!(life([0], 1).is_over(at(0), DAY));
        let jump = jump(Some(at(0)), at(31), at(31));
        assert!(jump.is_some() && !Lifetime { jump, ..life(0..=31, 31) }.is_over(at(0), month));
    }

    #[test]
    fn a_day_is_one_of_the_instances_own_clock() {
        let zone = TimeZone::get("Asia/Kolkata").expect("a zone");
        let late = "2026-11-30T20:00:00Z".parse().expect("a time");
        assert_eq!(local_day(late, &zone), date(2026, 12, 1));
    }

    proptest! {
        #[test]
        fn no_wait_is_over_before_its_days_are_lived_but_a_week(
            days in proptest::collection::btree_set(0..60_i32, 0..60), now in 0..400_i32, wait in 0..50_i64,
        ) {
            let it = life(days.iter().copied(), now);
            let after: i64 = days.iter().filter(|day| **day > 0 && **day < now).count().try_into().expect("few");
            if it.is_over(at(0), DAY * i32::try_from(wait).expect("few")) {
                prop_assert!(wait <= i64::from(now) && wait <= after + 1 + GAP);
            }
        }
    }
}
