//! What holds of days when something is posted: how far the books are closed, and the limits that the law sets.
//! Invariant: one statement reads both, so that a posting waits for neither.

use kernel::day::Day;
use ledger_queries::accounts::periods as sql;
use platform::error::Result;
use platform::fast_path::Reads;
use platform::tx::ReadTx;

use super::legal_limits::{self, LegalLimits};
use super::periods::{LockLevel, Locks};

/// The rules of days of a workspace.
#[derive(Clone, Debug, Default)]
pub struct DayRules {
    /// How far the books are closed.
    pub locks: Locks,
    /// The limits that the law sets.
    pub limits: LegalLimits,
}

/// The statement, prepared before its flight.
pub struct DayRulesStatement(sql::DayRulesStmt);

/// The rows as read.
pub struct DayRulesRead(Vec<sql::DayRule>);

impl DayRulesStatement {
    /// Prepares it.
    pub async fn prepare(on: &impl Reads) -> Result<Self> {
        Ok(Self(sql::day_rules().prepare(on).await?))
    }

    /// Reads them.
    pub async fn read(&self, on: &impl Reads) -> Result<DayRulesRead> {
        Ok(DayRulesRead(self.0.bind(on, &on.tenant()).all().await?))
    }
}

impl DayRulesRead {
    /// The rules for the workspace.
    pub fn in_force(self, tx: &ReadTx) -> Result<DayRules> {
        let until = |level: LockLevel| -> Option<Day> {
            self.0.iter().find(|row| row.rule == level.as_str()).and_then(|row| row.to_day)
        };
        let locks = Locks { hard: until(LockLevel::Hard), soft: until(LockLevel::Soft) };
        let own = self.0.iter().map(legal_limits::of_rule).collect::<Result<Vec<_>>>()?;
        let limits = LegalLimits::of(&tx.workspace, own.into_iter().flatten().collect());
        Ok(DayRules { locks, limits })
    }
}

impl DayRules {
    /// Reads them alone.
    pub async fn read(tx: &ReadTx) -> Result<DayRules> {
        DayRulesStatement::prepare(tx).await?.read(tx).await?.in_force(tx)
    }
}
