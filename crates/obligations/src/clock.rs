//! The clock of the instance, and the operator's word that it is right after a jump.
//! Invariant: until then no step is taken that cannot be undone (`platform::lived`).

pub mod page;
#[cfg(test)]
mod tests;

use kernel::day::Instant;
use kernel::permission::Permission;
use lifecycle::lifetime::{self, Between, Jump};
use platform::action::{Action, Query};
use platform::error::Result;
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

input! {
    /// Which clock: the instance's.
    pub struct GetClock {}
}

/// The clock.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClockShown {
    /// The program's.
    pub program: Instant,
    /// The database's.
    pub database: Instant,
    /// On how many days the program has served.
    pub days_lived: i64,
    /// A jump that waits for an operator; null: none does.
    pub jump: Option<JumpShown>,
}

/// A jump of the clock.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JumpShown {
    /// Between what.
    pub between: Between,
    /// By how many seconds; less than nothing: back.
    pub seconds: i64,
    /// When the program noticed it.
    pub noticed_at: Instant,
}

impl JumpShown {
    fn of(jump: Jump) -> JumpShown {
        JumpShown { between: jump.between, seconds: jump.seconds, noticed_at: jump.noticed_at }
    }
}

impl Query for GetClock {
    const NAME: &'static str = "instance.clock";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str =
        "Shows the clocks of the program and of its database, and a jump that waits for an operator.";
    type Output = ClockShown;

    async fn fetch(self, tx: &ReadTx) -> Result<ClockShown> {
        let found = lifetime::read_clock(tx).await?;
        Ok(ClockShown {
            program: tx.now,
            database: found.database_at,
            days_lived: found.days,
            jump: found.jump.map(JumpShown::of),
        })
    }
}

input! {
    /// The clock is right.
    pub struct ConfirmClock {}
}

/// The answer: the jump that was confirmed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClockConfirmed {
    /// By how many seconds the clock had jumped.
    pub seconds: i64,
}

impl Action for ConfirmClock {
    const NAME: &'static str = lifetime::CONFIRMED;
    const NEEDS: Permission = Permission::InstanceOperate;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Confirms, after a jump of more than a day, that the clock is right, so that due removals continue.";
    type Output = ClockConfirmed;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ClockConfirmed>> {
        let jump = lifetime::confirm(&*tx, tx.now).await?;
        let told = json!({ "seconds": jump.seconds, "between": jump.between.as_str() });
        Ok(tx.record(Change::of("clock").after(told), ClockConfirmed { seconds: jump.seconds }))
    }
}
