//! Locked periods: days for which the books are closed.
//! Invariant: nobody posts on a locked day; if a period is opened again, the lock remains visible.

use kernel::code::Code;
use kernel::day::Day;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger_queries::accounts::periods as sql;
use ledger_queries::client::Params;
use platform::action::{Action, Query};
use platform::error::{Error, Result};
use platform::fields::Text;
use platform::input;
use platform::sealed::ledger::period_lock::REASON;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// A day that is open for posting. Documents and entries take no other type, so that no code can post without
/// this check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenDay(Day);

impl OpenDay {
    /// The day, if its books are open; the lock's last day is locked too. Errors: `period_locked`.
    pub fn of(locked_until: Option<Day>, date: Day) -> Ruled<OpenDay> {
        match locked_until {
            Some(until) if date <= until => Err(Refusal::new(Code::PeriodLocked).field("date")),
            _ => Ok(OpenDay(date)),
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

/// The last day for which the books are closed.
pub async fn locked_until(tx: &ReadTx) -> Result<Option<Day>> {
    Ok(sql::locked_until().bind(tx, &tx.tenant()).opt().await?)
}

input! {
    /// Close the books.
    pub struct LockPeriod {
        /// The last day that is closed.
        until: Day,
        /// Why.
        reason: Text,
    }
}

input! {
    /// Open the books again.
    pub struct UnlockPeriod {
        /// The last day that stays closed.
        until: Day,
        /// Why.
        reason: Text,
    }
}

input! {
    /// Asks for the last closed day.
    pub struct ClosedThrough {}
}

/// The last closed day, as answers show it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClosedShown {
    /// The last closed day; null where none is.
    pub locked_until: Option<Day>,
}

impl Query for ClosedThrough {
    const NAME: &'static str = "workspace.period";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str = "Shows the day through which the books are closed.";
    type Output = ClosedShown;

    async fn fetch(self, tx: &ReadTx) -> Result<ClosedShown> {
        Ok(ClosedShown { locked_until: locked_until(tx).await? })
    }
}

/// The last closed day after the change.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PeriodLocked {
    /// The last closed day.
    pub locked_until: Day,
}

impl Action for LockPeriod {
    const NAME: &'static str = "workspace.period.lock";
    const NEEDS: Permission = Permission::PeriodLock;
    const SUMMARY: &'static str = "Closes the books through a day.";
    type Output = PeriodLocked;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PeriodLocked>> {
        if self.until > tx.today() {
            return Err(Refusal::new(Code::TimeInFuture).field("until").into());
        }
        let before = locked_until(tx).await?;
        if before.is_some_and(|before| self.until < before) {
            return Err(Refusal::new(Code::PeriodLocked).field("until").into());
        }
        close(tx, before, self.until, self.reason).await
    }
}

impl Action for UnlockPeriod {
    const NAME: &'static str = "workspace.period.unlock";
    const NEEDS: Permission = Permission::PeriodLock;
    const SUMMARY: &'static str = "Opens the books again after a day.";
    type Output = PeriodLocked;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PeriodLocked>> {
        let before = locked_until(tx).await?;
        if before.is_none_or(|before| self.until >= before) {
            return Err(Refusal::new(Code::NumberRange).field("until").into());
        }
        close(tx, before, self.until, self.reason).await
    }
}

async fn close(tx: &Tx, before: Option<Day>, until: Day, reason: Text) -> Result<Recorded<PeriodLocked>> {
    let id = insert(tx, until, Some(&reason)).await?;
    let change = Change::of(id)
        .before(json!({ "locked_until": before }))
        .after(json!({ "locked_until": until }))
        .reason(Some(reason.as_str()));
    Ok(tx.record(change, PeriodLocked { locked_until: until }))
}

async fn insert(tx: &Tx, until: Day, reason: Option<&Text>) -> Result<Uuid> {
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
    }
}

/// Closes the books through the day on which they were closed in the old system. Errors: 422 with the row and
/// field.
pub async fn import(tx: &Tx, rows: &[Value]) -> Result<()> {
    for row in crate::import::rows::<PeriodImport>(rows)? {
        insert(tx, row.locked_until, None).await?;
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
        let until = Some(day("2026-03-31"));
        assert_eq!(OpenDay::of(until, day("2026-04-01")).map(OpenDay::day), Ok(day("2026-04-01")));
        assert_eq!(OpenDay::of(until, day("2026-03-31")).unwrap_err().code, Code::PeriodLocked);
        assert!(OpenDay::of(None, day("1999-01-01")).is_ok());
    }

    #[tokio::test]
    async fn the_accountant_closes_march_and_opens_it_again_with_a_reason() {
        let shop = Shop::jeweller().await;
        let closed =
            shop.run::<LockPeriod>("acco", json!({"until": "2026-03-31", "reason": "returns filed"})).await;
        assert_eq!(closed, Ok(json!({"locked_until": "2026-03-31"})));
        let back = json!({"until": "2026-02-28", "reason": "a bill was missing"});
        assert_eq!(shop.run::<LockPeriod>("acco", back.clone()).await, Err("period_locked until".into()));
        assert_eq!(shop.run::<UnlockPeriod>("acco", back).await, Ok(json!({"locked_until": "2026-02-28"})));
        let no_reason = json!({"until": "2026-01-31"});
        assert_eq!(shop.run::<UnlockPeriod>("acco", no_reason).await, Err("field_required reason".into()));
        let by_a_slip = json!({"until": "2199-12-30", "reason": "x"});
        assert_eq!(shop.run::<LockPeriod>("acco", by_a_slip).await, Err("time_in_future until".into()));
        let by_manager = json!({"until": "2026-03-31", "reason": "x"});
        assert_eq!(shop.run::<LockPeriod>("mia", by_manager).await, Err("permission_denied".into()));
    }
}
