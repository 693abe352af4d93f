//! What the operators of the instance have to do in time: the clocks that run, the first one that is due first.
//! Invariant: it shows the numbers of cases and their tasks, and nothing of any workspace's business.

pub mod page;
#[cfg(test)]
mod tests;

use kernel::day::Instant;
use kernel::permission::Permission;
use lifecycle::casework::CaseKind;
use lifecycle::casework::clock::Clock;
use lifecycle::casework::reminders;
use obligations_queries::duties as sql;
use platform::action::Query;
use platform::error::Result;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

/// The most duties that are shown.
const MOST: i64 = 200;

input! {
    /// Which duties: all that are open.
    pub struct Duties {}
}

/// The open duties.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DutyList {
    /// The first one that is due first.
    pub rows: Vec<Duty>,
}

/// One duty: a clock that runs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Duty {
    /// The kind of its case.
    pub kind: CaseKind,
    /// The number of its case within the kind.
    pub number: i32,
    /// The case's name, such as WR-7.
    pub case: String,
    /// Which clock.
    pub clock: Clock,
    /// The task.
    pub task: &'static str,
    /// When the clock began.
    pub begun_at: Instant,
    /// When it is due.
    pub due_at: Instant,
    /// Whether it is over.
    pub is_overdue: bool,
    /// Whether the case is an exercise.
    pub is_drill: bool,
    /// The page of the case, within the workspace.
    pub page: String,
}

impl Query for Duties {
    const NAME: &'static str = "instance.duties";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str =
        "Lists what the operators have to do in time, the first one that is due first.";
    type Output = DutyList;

    async fn fetch(self, tx: &ReadTx) -> Result<DutyList> {
        let rows = sql::duties_running().bind(tx, &tx.tenant(), &MOST).all().await?;
        Ok(DutyList { rows: rows.into_iter().filter_map(|row| duty(row, tx.now)).collect() })
    }
}

fn duty(row: sql::DutiesRunning, now: Instant) -> Option<Duty> {
    let (kind, clock) = (CaseKind::of(&row.kind)?, Clock::of(&row.clock)?);
    Some(Duty {
        kind,
        number: row.case_no,
        case: kind.name(row.case_no),
        clock,
        task: clock.task(),
        begun_at: row.begun_at,
        due_at: row.due_at,
        is_overdue: now > row.due_at,
        is_drill: row.is_drill,
        page: format!("{}/{}", reminders::page(kind), row.case_no),
    })
}
