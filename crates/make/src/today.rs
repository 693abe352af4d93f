//! What a maker's day begins with: batches by state, what is wrong, what is held, what waits, what spoils.
//! What must stay true: each list is short and says the oldest or most pressing first.

use jiff::ToSpan;
use kernel::permission::Permission;
use ledger::stock::holds::{AskHolds, HoldShown};
use ledger::stock::lots::{self, ExpiringLot};
use platform::action::Query;
use platform::error::Result;
use platform::fields::Flag;
use platform::input;
use platform::tx::ReadTx;
use serde::Serialize;
use std::collections::BTreeMap;

use crate::batches::rules::BatchState;
use crate::batches::show::{self, BatchListed};
use crate::deviations::{self, DeviationShown};
use crate::equipment::{self, EquipmentShown};

/// Rows of each list.
const MANY: i64 = 20;
/// Days ahead in which a lot counts as spoiling soon.
const SOON_DAYS: i64 = 7;

input! {
    /// Nothing to choose.
    pub struct AskToday {}
}

/// A maker's day.
#[derive(Debug, Serialize)]
pub struct Today {
    /// How many batches stand where.
    pub batches: BTreeMap<String, i64>,
    /// Batches that are being made or stand still.
    pub in_work: Vec<BatchListed>,
    /// Batches whose record lies with Quality.
    pub under_review: Vec<BatchListed>,
    /// Open deviations, oldest first.
    pub deviations: Vec<DeviationShown>,
    /// Open holds, newest first.
    pub holds: Vec<HoldShown>,
    /// Equipment that needs a check now or within a week. Equipment in use waits until its batch is made.
    pub equipment: Vec<EquipmentShown>,
    /// What is left of lots whose last day is within a week or past, soonest first.
    pub expiring: Vec<ExpiringLot>,
}

impl Query for AskToday {
    const NAME: &'static str = "make.today";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Shows what a maker's day begins with.";
    type Output = Today;

    async fn fetch(self, tx: &ReadTx) -> Result<Today> {
        let until = tx.today().saturating_add(SOON_DAYS.days());
        let open_holds = AskHolds { hold: None, lifted: Flag(false), after: None };
        let (batches, in_work, under_review, deviations, holds, expiring, equipment) = tokio::join!(biased;
            show::by_state(tx),
            show::newest(tx, &[BatchState::Running, BatchState::Held, BatchState::Ready, BatchState::Planned], MANY),
            show::newest(tx, &[BatchState::UnderReview], MANY),
            deviations::oldest_open(tx, MANY),
            open_holds.fetch(tx),
            lots::expiring(tx, until, MANY),
            equipment::due(tx, SOON_DAYS));
        Ok(Today {
            batches: batches?,
            in_work: in_work?,
            under_review: under_review?,
            deviations: deviations?,
            holds: holds?.rows,
            expiring: expiring?,
            equipment: equipment?,
        })
    }
}
