//! Moves a batch to another day, and into another vessel.
//! Invariant: a batch that has started stays where it is; its other equipment does not change.

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::BatchId;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::orders::is_within_reach;
use make_queries::planning as sql;
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use crate::batches::rules::BatchState;
use crate::batches::{day, locked, state_of};
use crate::equipment::{self, EquipmentKind};

input! {
    /// When and where a batch is made.
    pub struct ScheduleBatch {
        /// The batch.
        batch: Name,
        /// The day.
        day: Day,
        /// The vessel or the line; absent: it stays where it is.
        vessel: Option<Name>,
    }
}

/// A batch after it was moved.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BatchScheduled {
    /// Its code.
    pub batch: String,
    /// Planned or Ready.
    pub state: &'static str,
    /// Its day.
    pub day: Day,
    /// Its equipment.
    pub equipment: Vec<String>,
}

impl Action for ScheduleBatch {
    const NAME: &'static str = "make.batch.schedule";
    const NEEDS: Permission = Permission::BatchesPlan;
    const SUMMARY: &'static str = "Moves a batch to another day, and into another vessel, until it starts.";
    type Output = BatchScheduled;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<BatchScheduled>> {
        is_within_reach(self.day, tx.today(), "day")?;
        let batch = locked(tx, self.batch.as_str()).await?;
        let state = state_of(&batch)?;
        let vessels = match &self.vessel {
            Some(vessel) => Some(moved_vessels(tx, &batch.equipment, vessel.as_str()).await?),
            None => None,
        };
        may_move(state)?;
        let id = BatchId::from_uuid(batch.batch_id);
        let before = sql::day_of().bind(tx, &tx.tenant(), &batch.batch_id).opt().await?;
        day::put(tx, id, self.day).await?;
        let equipment = match vessels {
            Some(vessels) if vessels != batch.equipment => {
                sql::put_vessels().bind(tx, &vessels, &tx.tenant(), &batch.batch_id).one().await?;
                vessels
            }
            _ => batch.equipment.clone(),
        };
        let change = Change::of(&self.batch)
            .before(json!({ "day": before, "equipment": batch.equipment }))
            .after(json!({ "day": self.day, "equipment": equipment }));
        let scheduled = BatchScheduled {
            batch: self.batch.into_string(),
            state: state.as_str(),
            day: self.day,
            equipment,
        };
        Ok(tx.record(change, scheduled))
    }
}

/// Errors: `batch_state_invalid` for a batch that has started.
fn may_move(state: BatchState) -> Ruled<()> {
    match state {
        BatchState::Planned | BatchState::Ready => Ok(()),
        started => Err(Refusal::new(Code::BatchStateInvalid).fact("state", started.as_str())),
    }
}

/// The equipment of a batch with another vessel. Errors: `value_unknown` at `vessel` for what is none.
async fn moved_vessels(tx: &Tx, now: &[String], vessel: &str) -> Result<Vec<String>> {
    let mut codes: Vec<&str> = now.iter().map(String::as_str).collect();
    codes.push(vessel);
    let known = equipment::coded(tx, &codes, tx.now).await?;
    let unknown = || Refusal::new(Code::ValueUnknown).field("vessel");
    let wanted = known.iter().find(|it| it.code == vessel);
    if wanted.is_some_and(|it| it.kind == EquipmentKind::Instrument.as_str()) {
        return Err(unknown().into());
    }
    if wanted.is_none() && equipment::known_vessels(tx, &[vessel], &known).await.is_err() {
        return Err(unknown().into());
    }
    let is_vessel = |code: &str| {
        let row = known.iter().find(|it| it.code == code);
        row.is_none_or(|it| it.kind == EquipmentKind::Vessel.as_str())
    };
    Ok(in_vessel(now, vessel, is_vessel))
}

/// The same equipment, with this vessel in the place of the first that is one.
fn in_vessel(now: &[String], vessel: &str, is_vessel: impl Fn(&str) -> bool) -> Vec<String> {
    if now.iter().any(|code| code == vessel) {
        return now.to_vec();
    }
    let mut moved = now.to_vec();
    match moved.iter().position(|code| is_vessel(code)) {
        Some(at) => moved[at] = vessel.to_owned(),
        None => moved.insert(0, vessel.to_owned()),
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_moves_until_it_starts() {
        for &state in BatchState::ALL {
            let may = matches!(state, BatchState::Planned | BatchState::Ready);
            assert_eq!(may_move(state).is_ok(), may, "{state}");
        }
    }

    #[test]
    fn another_vessel_takes_the_place_of_the_first_and_other_equipment_stays() {
        let is_vat = |code: &str| code.starts_with("VAT");
        let moved = |now: &[&str], to: &str| {
            let now: Vec<String> = now.iter().map(|code| (*code).to_owned()).collect();
            in_vessel(&now, to, is_vat).join(" ")
        };
        assert_eq!(moved(&["VAT-1", "PRESS"], "VAT-2"), "VAT-2 PRESS");
        assert_eq!(moved(&["PRESS", "VAT-1"], "VAT-2"), "PRESS VAT-2");
        assert_eq!(moved(&["PRESS"], "VAT-2"), "VAT-2 PRESS");
        assert_eq!(moved(&[], "VAT-2"), "VAT-2");
        assert_eq!(moved(&["VAT-1", "VAT-2"], "VAT-2"), "VAT-1 VAT-2");
    }
}
