//! The start of a maker's day: batches by state, batches on hold, open deviations, holds, equipment to check, lots
//! that expire.
//! Invariant: each list is short and starts with the oldest or most pressing entry.

use jiff::ToSpan;
use kernel::permission::Permission;
use ledger::stock::holds::{HoldShown, ListHolds};
use ledger::stock::lots::{self, ExpiringLot, SOON_DAYS};
use platform::action::Query;
use platform::error::Result;
use platform::fields::Flag;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

use crate::batches::rules::BatchState;
use crate::batches::show::{self, BatchListed};
use crate::deviations::{self, DeviationShown};
use crate::equipment::{self, EquipmentShown};

/// Rows of each list.
const MANY: i64 = 20;

input! {
    /// Asks for a maker's day.
    pub struct GetToday {}
}

/// A maker's day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Today {
    /// The number of batches in each state.
    pub batches: BTreeMap<String, i64>,
    /// Batches on hold, newest first.
    pub held: Vec<BatchListed>,
    /// Batches that are running, on hold, or not started yet.
    pub in_work: Vec<BatchListed>,
    /// Batches whose record Quality is reviewing.
    pub under_review: Vec<BatchListed>,
    /// Open deviations, oldest first.
    pub deviations: Vec<DeviationShown>,
    /// Open holds, newest first.
    pub holds: Vec<HoldShown>,
    /// Equipment that needs a check now or within a week. Equipment in use waits until its batch ends.
    pub equipment: Vec<EquipmentShown>,
    /// The remaining stock of lots whose last day is within a week or past, soonest first.
    pub expiring: Vec<ExpiringLot>,
    /// How many such lots are past their last day.
    pub expired_count: i64,
    /// How many of them have their last day today or within a week.
    pub expiring_count: i64,
}

impl Query for GetToday {
    const NAME: &'static str = "make.today";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Shows what a maker's day begins with.";
    type Output = Today;

    async fn fetch(self, tx: &ReadTx) -> Result<Today> {
        let until = tx.today().saturating_add(SOON_DAYS.days());
        let open_holds = ListHolds { hold: None, lifted: Flag(false), after: None };
        let (batches, held, in_work, under_review, deviations, holds, expiring, counts, equipment) = tokio::join!(biased;
            show::by_state(tx),
            show::newest(tx, &[BatchState::Held], MANY),
            show::newest(tx, &[BatchState::Running, BatchState::Held, BatchState::Ready, BatchState::Planned], MANY),
            show::newest(tx, &[BatchState::UnderReview], MANY),
            deviations::oldest_open(tx, MANY),
            open_holds.fetch(tx),
            lots::expiring(tx, until, MANY),
            lots::expiring_count(tx, until),
            equipment::due(tx, SOON_DAYS));
        let counts = counts?;
        Ok(Today {
            expired_count: counts.expired,
            expiring_count: counts.soon,
            batches: batches?,
            held: held?,
            in_work: in_work?,
            under_review: under_review?,
            deviations: deviations?,
            holds: holds?.rows,
            expiring: expiring?,
            equipment: equipment?,
        })
    }
}
