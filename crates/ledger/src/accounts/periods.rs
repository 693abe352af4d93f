//! Locked periods: days for which the books are closed, in two steps, and the hash of what was posted in them.
//! Invariant: nobody posts on a day that is closed hard; behind a soft lock only those post who may close the books, with a
//! reason. If a period is opened again, the lock remains visible.

use kernel::code::Code;
use kernel::day::Day;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::words;
use ledger_queries::accounts::periods as sql;
use ledger_queries::client::Params;
use platform::action::{Action, Query};
use platform::error::{Error, Result};
use platform::fields::Text;
use platform::sealed::ledger::period_lock::REASON;
use platform::tx::{Change, Member, ReadTx, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::day_rules::DayRules;
use super::documents;

pub mod hashes;

words! {
    /// How far a lock goes.
    pub enum LockLevel {
        /// Owner and Accountant still post, with a reason.
        Soft = "soft",
        /// Nobody posts.
        Hard = "hard",
    }
}
word_fields!(LockLevel);

/// How far the books are closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locks {
    /// The last day on which nobody posts.
    pub hard: Option<Day>,
    /// The last day on which only those post who may close the books, with a reason.
    pub soft: Option<Day>,
}

impl Locks {
    /// The last closed day of a level.
    fn of(self, level: LockLevel) -> Option<Day> {
        match level {
            LockLevel::Soft => self.soft,
            LockLevel::Hard => self.hard,
        }
    }
}

/// A day that is open for posting. Documents and entries take no other type, so that no code can post without
/// this check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenDay(Day);

impl OpenDay {
    /// The day, if its books are open to everybody; the lock's last day is locked too. Errors: `period_locked`.
    pub fn of(locks: Locks, date: Day) -> Ruled<OpenDay> {
        match locks.hard.max(locks.soft) {
            Some(until) if date <= until => Err(Refusal::new(Code::PeriodLocked).field("date")),
            _ => Ok(OpenDay(date)),
        }
    }

    /// As `of`, for an action that is given a reason: a member who may close the books posts behind a soft lock. Errors:
    /// `period_locked`; `field_required` at `reason` for such a member who gives none.
    pub fn explained(locks: Locks, date: Day, member: &Member, reason: Option<&str>) -> Ruled<OpenDay> {
        OpenDay::behind_soft(locks, date, member.may(Permission::PeriodLock), reason)
    }

    fn behind_soft(locks: Locks, date: Day, may: bool, reason: Option<&str>) -> Ruled<OpenDay> {
        let is_hard = locks.hard.is_some_and(|until| date <= until);
        match OpenDay::of(locks, date) {
            Err(_) if may && !is_hard => match reason {
                Some(_) => Ok(OpenDay(date)),
                None => Err(Refusal::new(Code::FieldRequired).field("reason")),
            },
            judged => judged,
        }
    }

    /// Any day, for an import: the imported books are closed. Errors: `Internal` outside an import.
    pub fn moved_in(tx: &Tx, date: Day) -> Result<OpenDay> {
        if tx.is_opening() { Ok(OpenDay(date)) } else { Err(Error::internal("posted as if moved in")) }
    }

    /// The day itself.
    pub fn day(self) -> Day {
        self.0
    }
}

/// Refuses a document dated after the local day (`time_in_future`).
pub fn is_no_future(date: Day, today: Day) -> Ruled<()> {
    if date > today { Err(Refusal::new(Code::TimeInFuture).field("date")) } else { Ok(()) }
}

/// How far the books are closed.
async fn locks(tx: &ReadTx) -> Result<Locks> {
    Ok(DayRules::read(tx).await?.locks)
}

/// The same for a posting: the books stay as open as they are until its end.
pub async fn locks_held(tx: &Tx) -> Result<Locks> {
    Ok(DayRules::held(tx).await?.locks)
}

input! {
    /// Close the books.
    pub struct LockPeriod {
        /// The last day that is closed.
        until: Day,
        /// Why.
        reason: Text,
        /// soft: Owner and Accountant still post, with a reason. hard: nobody does. Absent: hard.
        level: Option<LockLevel>,
    }
}

input! {
    /// Open the books again.
    pub struct UnlockPeriod {
        /// The last day that stays closed.
        until: Day,
        /// Why.
        reason: Text,
        /// The lock that goes back: soft or hard. Absent: hard.
        level: Option<LockLevel>,
    }
}

input! {
    /// Asks for the last closed day.
    pub struct ClosedThrough {}
}

/// The last closed days, as answers show them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClosedShown {
    /// The last day on which nobody posts; null where none is.
    pub locked_until: Option<Day>,
    /// The last day on which only Owner and Accountant post, with a reason; null where none is.
    pub soft_locked_until: Option<Day>,
}

impl Query for ClosedThrough {
    const NAME: &'static str = "workspace.period";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str = "Shows the days through which the books are closed.";
    type Output = ClosedShown;

    async fn fetch(self, tx: &ReadTx) -> Result<ClosedShown> {
        let Locks { hard, soft } = locks(tx).await?;
        Ok(ClosedShown { locked_until: hard, soft_locked_until: soft.filter(|soft| Some(*soft) > hard) })
    }
}

/// The last closed day after the change.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PeriodLocked {
    /// The last closed day.
    pub locked_until: Day,
    /// soft or hard.
    pub level: LockLevel,
    /// The number of postings of the days that this lock closes; null for a soft lock.
    pub postings: Option<i64>,
    /// Their SHA-256, in hex; null for a soft lock.
    pub sha256: Option<String>,
}

impl Action for LockPeriod {
    const NAME: &'static str = "workspace.period.lock";
    const NEEDS: Permission = Permission::PeriodLock;
    const SUMMARY: &'static str =
        "Closes the books through a day: for all, or for all but Owner and Accountant.";
    type Output = PeriodLocked;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PeriodLocked>> {
        if self.until > tx.today() {
            return Err(Refusal::new(Code::TimeInFuture).field("until").into());
        }
        let level = self.level.unwrap_or(LockLevel::Hard);
        documents::wait_for_postings(tx).await?;
        let locks = locks(tx).await?;
        if locks.of(level).is_some_and(|before| self.until < before)
            || level == LockLevel::Soft && locks.hard.is_some_and(|hard| self.until <= hard)
        {
            return Err(Refusal::new(Code::PeriodLocked).field("until").into());
        }
        close(tx, locks.of(level), (level, self.until), self.reason).await
    }
}

impl Action for UnlockPeriod {
    const NAME: &'static str = "workspace.period.unlock";
    const NEEDS: Permission = Permission::PeriodLock;
    const SUMMARY: &'static str = "Opens the books again after a day.";
    type Output = PeriodLocked;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PeriodLocked>> {
        let level = self.level.unwrap_or(LockLevel::Hard);
        documents::wait_for_postings(tx).await?;
        let before = locks(tx).await?.of(level);
        if before.is_none_or(|before| self.until >= before) {
            return Err(Refusal::new(Code::NumberRange).field("until").into());
        }
        close(tx, before, (level, self.until), self.reason).await
    }
}

/// Writes the lock, with the hash of what it closes.
async fn close(
    tx: &Tx,
    before: Option<Day>,
    (level, until): (LockLevel, Day),
    reason: Text,
) -> Result<Recorded<PeriodLocked>> {
    let hash = match level {
        LockLevel::Hard => Some(hashes::of_new(tx, until).await?),
        LockLevel::Soft => None,
    };
    let id = insert(tx, (level, until), Some(&reason), hash.as_ref()).await?;
    let (postings, sha256) = hash.map(|hash| (hash.postings, hash.hex())).unzip();
    let change = Change::of(id)
        .before(json!({ "locked_until": before, "level": level }))
        .after(json!({ "locked_until": until, "level": level, "postings": postings, "sha256": sha256 }))
        .reason(Some(reason.as_str()));
    Ok(tx.record(change, PeriodLocked { locked_until: until, level, postings, sha256 }))
}

async fn insert(
    tx: &Tx,
    (level, until): (LockLevel, Day),
    reason: Option<&Text>,
    hash: Option<&hashes::PeriodHash>,
) -> Result<Uuid> {
    let id = tx.new_id()?;
    let reason = tx.cipher().seal(REASON, id, reason.map(Text::as_str))?;
    sql::insert_lock()
        .params(
            tx,
            &sql::InsertLockParams {
                tenant: tx.tenant(),
                lock: id,
                locked_until: until,
                reason,
                by: tx.person(),
                now: tx.now,
                level: level.as_str(),
                from_day: hash.and_then(|hash| hash.from),
                postings: hash.map(|hash| hash.postings),
                sha256: hash.map(|hash| hash.sha256.to_vec()),
            },
        )
        .one()
        .await?;
    Ok(id)
}

input! {
    /// A closed period to import.
    pub struct PeriodImport {
        /// The last closed day.
        locked_until: Day,
        /// soft or hard; absent: hard.
        level: Option<LockLevel>,
    }
}

/// Closes the books through the day on which they were closed in the old system. Errors: 422 with the row and
/// field.
pub async fn import(tx: &Tx, rows: &[Value]) -> Result<()> {
    for row in crate::import::rows::<PeriodImport>(rows)? {
        insert(tx, (row.level.unwrap_or(LockLevel::Hard), row.locked_until), None, None).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use testing::Shop;

    fn day(text: &str) -> Day {
        kernel::day::parse_day(text).unwrap()
    }

    #[test]
    fn the_last_locked_day_is_locked_and_the_next_is_not() {
        let until = Locks { hard: Some(day("2026-03-31")), soft: None };
        assert_eq!(OpenDay::of(until, day("2026-04-01")).map(OpenDay::day), Ok(day("2026-04-01")));
        assert_eq!(OpenDay::of(until, day("2026-03-31")).unwrap_err().code, Code::PeriodLocked);
        assert!(OpenDay::of(Locks::default(), day("1999-01-01")).is_ok());
    }

    #[test]
    fn behind_a_soft_lock_a_reason_opens_the_day_for_those_who_may_close_it() {
        let locks = Locks { hard: Some(day("2026-02-28")), soft: Some(day("2026-03-31")) };
        let judge = |date: &str, may, reason| {
            OpenDay::behind_soft(locks, day(date), may, reason).map_err(|refusal| refusal.code)
        };
        assert_eq!(judge("2026-03-31", false, Some("late")), Err(Code::PeriodLocked));
        assert_eq!(judge("2026-03-31", true, None), Err(Code::FieldRequired));
        assert_eq!(judge("2026-03-31", true, Some("late")), Ok(OpenDay(day("2026-03-31"))));
        assert_eq!(judge("2026-02-28", true, Some("late")), Err(Code::PeriodLocked));
        assert_eq!(judge("2026-04-01", false, None), Ok(OpenDay(day("2026-04-01"))));
    }

    #[tokio::test]
    async fn the_accountant_closes_march_and_opens_it_again_with_a_reason() {
        let shop = Shop::jeweller().await;
        let closed =
            shop.run::<LockPeriod>("acco", json!({"until": "2026-03-31", "reason": "returns filed"})).await;
        assert_eq!(closed.map(|it| it["locked_until"].clone()), Ok(json!("2026-03-31")));
        let back = json!({"until": "2026-02-28", "reason": "a bill was missing"});
        assert_eq!(shop.run::<LockPeriod>("acco", back.clone()).await, Err("period_locked until".into()));
        let opened = shop.run::<UnlockPeriod>("acco", back).await.expect("opened");
        assert_eq!(opened["locked_until"], "2026-02-28");
        let no_reason = json!({"until": "2026-01-31"});
        assert_eq!(shop.run::<UnlockPeriod>("acco", no_reason).await, Err("field_required reason".into()));
        let by_a_slip = json!({"until": "2199-12-30", "reason": "x"});
        assert_eq!(shop.run::<LockPeriod>("acco", by_a_slip).await, Err("time_in_future until".into()));
        let by_manager = json!({"until": "2026-03-31", "reason": "x"});
        assert_eq!(shop.run::<LockPeriod>("mia", by_manager).await, Err("permission_denied".into()));
    }

    #[tokio::test]
    async fn a_soft_lock_comes_after_the_hard_one_and_has_no_hash() {
        let mut shop = Shop::jeweller().await;
        let lock =
            |until: &str, level: &str| json!({"until": until, "reason": "returns filed", "level": level});
        let hard = shop.run::<LockPeriod>("acco", lock("2026-02-28", "hard")).await.expect("closed");
        assert_eq!((&hard["postings"], hard["sha256"].as_str().map(str::len)), (&json!(0), Some(64)));
        let behind = shop.run::<LockPeriod>("acco", lock("2026-02-28", "soft")).await;
        assert_eq!(behind, Err("period_locked until".into()));
        let soft = shop.run::<LockPeriod>("acco", lock("2026-03-31", "soft")).await.expect("closed");
        assert_eq!((&soft["level"], &soft["sha256"]), (&json!("soft"), &Value::Null));
        let shown = shop.ask::<ClosedThrough>("cas", json!({})).await;
        assert_eq!(shown, Ok(json!({"locked_until": "2026-02-28", "soft_locked_until": "2026-03-31"})));
        // The newest lock counts; ids of one millisecond are in no order.
        shop.at("2026-04-20T11:00:00Z");
        shop.run::<UnlockPeriod>("olive", lock("2026-02-28", "soft")).await.expect("opened");
        let shown = shop.ask::<ClosedThrough>("cas", json!({})).await;
        assert_eq!(shown, Ok(json!({"locked_until": "2026-02-28", "soft_locked_until": null})));
    }
}
