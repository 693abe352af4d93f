//! What holds of days when something is posted: how far the books are closed, and the limits that the law sets.
//! Invariant: nobody closes the books between the moment when a posting reads its rules and its COMMIT.

use kernel::day::Day;
use ledger_queries::accounts::periods as sql;
use platform::error::Result;
use platform::fast_path::Reads;
use platform::tx::{ReadTx, Tx};

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

/// The statements, prepared before their flight.
pub struct DayRulesStatement {
    rules: sql::DayRulesStmt,
    /// None where nothing is posted.
    hold: Option<sql::HoldDaysStmt>,
}

/// The rows as read.
pub struct DayRulesRead(Vec<sql::DayRule>);

impl DayRulesStatement {
    /// Prepares the reading of rules that only show or compute.
    pub async fn prepare(on: &impl Reads) -> Result<Self> {
        Ok(Self { rules: sql::day_rules().prepare(on).await?, hold: None })
    }

    /// Prepares the reading for a posting: the books stay as open as they are until its end.
    pub async fn prepare_holding(on: &impl Reads) -> Result<Self> {
        let (hold, rules) = (sql::hold_days().prepare(on).await?, sql::day_rules().prepare(on).await?);
        Ok(Self { rules, hold: Some(hold) })
    }

    /// Reads them.
    pub async fn read(&self, on: &impl Reads) -> Result<DayRulesRead> {
        let tenant = on.tenant();
        let (held, rules) = tokio::join!(biased;
            async {
                match &self.hold {
                    Some(hold) => hold.bind(on, &tenant).one().await.map(drop),
                    None => Ok(()),
                }
            },
            async { self.rules.bind(on, &tenant).all().await });
        held?;
        Ok(DayRulesRead(rules?))
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

    /// The same for a posting: the books stay as open as they are until its end.
    pub async fn held(tx: &Tx) -> Result<DayRules> {
        DayRulesStatement::prepare_holding(tx).await?.read(tx).await?.in_force(tx)
    }
}
