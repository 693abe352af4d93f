//! Goods that age: the ageing room, the loss of weight of each lot, and the day of its next turn.
//! Invariant: weights follow from the movements of the lot, and turns from the marks; nothing is kept twice.

pub mod curve;
pub mod page;
pub mod room;
pub mod rules;
pub mod schedule;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::stock::lots;
use make_queries::ageing as sql;
use make_queries::client::Params;
use platform::action::Action;
use platform::error::{OnConstraint, Result};
use platform::fields::{Count, Name};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// The longest time between two turns, in days.
const MOST_DAYS: i32 = 365;

/// The longest phase, in days.
const LONGEST_PHASE: i32 = 3650;
/// The most phases of one lot.
const MOST_PHASES: usize = 6;

input! {
    /// A part of the time in which a lot ages.
    pub struct PhaseGiven {
        /// How many days it lasts; the last phase never ends.
        days: Count,
        /// Days between two turns; 0: it is not turned.
        every: Count,
    }
}

input! {
    /// A lot that was turned.
    pub struct TurnLot {
        /// The lot.
        lot: Name,
        /// After how many days it is turned again; absent: nobody says.
        again_days: Option<Count>,
        /// In place of that, the phases by which it is turned, from the day it was made.
        phases: Option<Vec<PhaseGiven>>,
    }
}

/// Errors: `field_unknown` for phases beside an interval, `number_range`.
fn judge_phases(phases: &[PhaseGiven], again_days: Option<Count>) -> Ruled<()> {
    let refuse = |code: Code, field: String| Err(Refusal::new(code).field(field));
    if !phases.is_empty() && again_days.is_some() {
        return refuse(Code::FieldUnknown, "phases".into());
    }
    if phases.len() > MOST_PHASES {
        return refuse(Code::NumberRange, "phases".into());
    }
    for (n, phase) in phases.iter().enumerate() {
        if !(1..=LONGEST_PHASE).contains(&phase.days.0) {
            return refuse(Code::NumberRange, format!("phases[{n}].days"));
        }
        if phase.every.0 > MOST_DAYS {
            return refuse(Code::NumberRange, format!("phases[{n}].every"));
        }
    }
    Ok(())
}

/// The answer to turning a lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotTurned {
    /// The lot.
    pub lot: String,
    /// The turn, to undo it.
    pub turn: Uuid,
    /// The day of the next turn; null where nobody says.
    pub next_turn: Option<kernel::day::Day>,
}

impl Action for TurnLot {
    const NAME: &'static str = "make.lot.turn";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Records that a lot that ages was turned.";
    type Output = LotTurned;

    fn check(&self) -> Ruled<()> {
        match self.again_days {
            Some(Count(days)) if !(1..=MOST_DAYS).contains(&days) => {
                Err(Refusal::new(Code::NumberRange).field("again_days"))
            }
            again_days => judge_phases(self.phases.as_deref().unwrap_or_default(), again_days),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotTurned>> {
        let lot = lots::coded(tx, self.lot.as_str(), "lot").await?;
        if lot.quantity_e6 <= 0 {
            return Err(Refusal::new(Code::LotInsufficient).field("lot").fact("available", "0").into());
        }
        let again_days = self.again_days.map(|days| days.0);
        let phases = self.phases.as_deref().unwrap_or_default();
        let phase_days: Vec<i32> = phases.iter().map(|it| it.days.0).collect();
        let phase_every: Vec<i32> = phases.iter().map(|it| it.every.0).collect();
        let row = sql::InsertTurnParams {
            tenant: tx.tenant(),
            turn: tx.new_id()?,
            lot: lot.lot_id,
            again_days,
            phase_days: phase_days.as_slice(),
            phase_every: phase_every.as_slice(),
            by: tx.person(),
            now: tx.now,
        };
        sql::insert_turn().params(tx, &row).one().await?;
        let change = Change::of(&lot.code)
            .after(json!({ "again_days": again_days, "phase_days": phase_days, "phase_every": phase_every }));
        let made_on = lot.made_on.or(lot.received_on);
        let phases = rules::phases(&phase_days, &phase_every);
        let next_turn = rules::next_turn(made_on, tx.today(), again_days, &phases);
        Ok(tx.record(change, LotTurned { lot: lot.code, turn: row.turn, next_turn }))
    }
}

input! {
    /// A turn to undo.
    pub struct UndoTurn {
        /// The lot.
        lot: Name,
        /// The turn.
        turn: Uuid,
    }
}

/// The answer to undoing a turn.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TurnUndone {
    /// The lot.
    pub lot: String,
    /// The turn that does not count any more.
    pub turn: Uuid,
}

impl Action for UndoTurn {
    const NAME: &'static str = "make.lot.undo_turn";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Undoes a turn of a lot; the turn before it counts again.";
    type Output = TurnUndone;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TurnUndone>> {
        let lot = lots::coded(tx, self.lot.as_str(), "lot").await?;
        let found = sql::turn_of().bind(tx, &tx.tenant(), &lot.lot_id, &self.turn).opt().await?;
        let found = found.ok_or_else(|| Refusal::new(Code::NotFound).field("turn"))?;
        // Of two calls at one moment the second is refused, as it would be a moment later.
        sql::insert_turn_undo()
            .bind(tx, &tx.tenant(), &found.lot_turn_id, &tx.person(), &tx.now)
            .one()
            .await
            .on_constraint("lot_turn_undo_pkey", Code::NotFound, "turn")?;
        let change =
            Change::of(&lot.code).before(json!({ "turn": found.lot_turn_id, "at": found.created_at }));
        Ok(tx.record(change, TurnUndone { lot: lot.code, turn: found.lot_turn_id }))
    }
}
