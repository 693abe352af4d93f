//! Adding a piece of equipment with its past checks, from the page or by import.
//! Invariant: equipment and its past checks are written together; no check, cleaning or due day is further
//! ahead than its clock or interval allows.

use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::EquipmentId;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::unit::Unit;
use ledger::import::rows;
use make_queries::client::Params;
use make_queries::equipment as sql;
use platform::action::Action;
use platform::error::{OnConstraint, Result};
use platform::fields::{Days, Flag, Name, Text, UpTo};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::EquipmentKind;
use super::check::{self, CheckGiven, may_record, not_ahead};
use super::fitness::{CheckKind, Known, next_due};

input! {
    /// A piece of equipment, as sent.
    pub struct CreateEquipment {
        /// Its code.
        code: Name,
        /// Its kind.
        kind: EquipmentKind,
        /// Its name; its code where it has none.
        name: Option<Text>,
        /// The unit an instrument measures in.
        measures: Option<Unit>,
        /// The capacity of a vessel.
        capacity: Option<Quantity>,
        /// The smallest fill of a vessel.
        minimum: Option<Quantity>,
        /// Its unit.
        unit: Option<Unit>,
        /// The accuracy of an instrument: the largest error allowed.
        tolerance: Option<Quantity>,
        /// Days between calibrations.
        calibration_every_days: Option<Days>,
        /// The last local day on which it counts as calibrated.
        calibration_due: Option<Day>,
        /// The lowest value that it can show.
        physical_lower: Option<SignedQuantity>,
        /// The highest value that it can show.
        physical_upper: Option<SignedQuantity>,
        /// Whether it is cleaned after each batch.
        clean_after_each_batch: Flag,
        /// The hours for which a cleaning is valid.
        clean_valid_hours: Option<UpTo<876_000>>,
        /// When it was last cleaned.
        cleaned_at: Option<Instant>,
        /// Its earlier checks.
        checks: Option<Vec<CheckGiven>>,
    }
}

impl CreateEquipment {
    pub(super) fn is_instrument(&self) -> bool {
        self.kind == EquipmentKind::Instrument
    }

    pub(super) fn tolerance(&self) -> Option<SignedQuantity> {
        self.tolerance.map(SignedQuantity::from)
    }

    fn valid_hours(&self) -> Option<i32> {
        self.clean_valid_hours.map(|hours| hours.0.max(1))
    }

    /// The facts of new equipment, before its first check.
    pub(super) fn known(&self) -> Known {
        Known {
            every_days: self.calibration_every_days.map(|days| days.0),
            stated_due: self.calibration_due,
            after_each_batch: self.clean_after_each_batch.0,
            valid_hours: self.valid_hours(),
            stated_cleaned: self.cleaned_at,
            ..Known::default()
        }
    }
}

impl Action for CreateEquipment {
    const NAME: &'static str = "make.equipment.create";
    const NEEDS: Permission = Permission::EquipmentCreate;
    const SUMMARY: &'static str = "Adds a vessel, an instrument or a line.";
    type Output = EquipmentAdded;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<EquipmentAdded>> {
        let has = |kind| self.checks.iter().flatten().any(|it| it.kind() == kind);
        // A user who states until when something is calibrated or clean must also have the right to record
        // such a check.
        if self.calibration_due.is_some() || has(CheckKind::Calibration) {
            may_record(tx, CheckKind::Calibration)?;
        }
        if self.cleaned_at.is_some() || has(CheckKind::Cleaning) {
            may_record(tx, CheckKind::Cleaning)?;
        }
        insert(tx, &self, "").await?;
        tx.warn_alike(
            "code",
            sql::equipment_alike().bind(tx, &tx.tenant(), &self.code.as_str()).opt().await?,
        );
        let change = Change::of(&self.code).after(json!({ "kind": self.kind.as_str() }));
        Ok(tx.record(change, EquipmentAdded { equipment: self.code.into_string() }))
    }
}

/// The answer to adding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EquipmentAdded {
    /// Its code.
    pub equipment: String,
}

/// Writes it with its past checks; `row` is the prefix of a fault's field. Errors: `value_unknown` for a code
/// in use, those of a check, and `time_in_future` for a check or a cleaning in the future.
async fn insert(tx: &Tx, new: &CreateEquipment, row: &str) -> Result<()> {
    not_ahead(tx, new.cleaned_at, &format!("{row}cleaned_at"))?;
    if new.calibration_due
        > next_due(tx.today(), new.calibration_every_days.map(|days| days.0)).or(Some(Day::MAX))
    {
        return Err(Refusal::new(Code::TimeInFuture).field(format!("{row}calibration_due")).into());
    }
    let id = tx.new_id()?;
    sql::insert_equipment()
        .params(
            tx,
            &sql::InsertEquipmentParams {
                tenant: tx.tenant(),
                equipment: id,
                code: new.code.as_str(),
                kind: new.kind.as_str(),
                name: new.name.as_ref().map_or(new.code.as_str(), Text::as_str),
                measures: new.measures.map(Unit::as_str),
                capacity_e6: new.capacity.map(Quantity::get),
                minimum_e6: new.minimum.map(Quantity::get),
                unit: new.unit.map(Unit::as_str),
                tolerance_e6: new.tolerance.map(Quantity::get),
                calibration_every_days: new.calibration_every_days.map(|days| days.0),
                calibration_due: new.calibration_due,
                physical_lower_e6: new.physical_lower.map(SignedQuantity::get),
                physical_upper_e6: new.physical_upper.map(SignedQuantity::get),
                clean_after_each_batch: new.clean_after_each_batch.0,
                clean_valid_hours: new.valid_hours(),
                cleaned_at: new.cleaned_at.map(|at| at.min(tx.now)),
                opening: tx.is_opening(),
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await
        .on_constraint("equipment_key", Code::ValueUnknown, &format!("{row}code"))?;
    for (n, past) in new.checks.iter().flatten().enumerate() {
        check::past(tx, new, EquipmentId::from_uuid(id), past, &format!("{row}checks[{n}].")).await?;
    }
    Ok(())
}

/// Imports equipment with its past checks. Errors: `value_unknown` for a code in use, and those of a check.
pub async fn import(tx: &Tx, given: &[Value]) -> Result<()> {
    for (n, row) in rows::<CreateEquipment>(given)?.into_iter().enumerate() {
        insert(tx, &row, &format!("rows[{n}].")).await?;
    }
    Ok(())
}
