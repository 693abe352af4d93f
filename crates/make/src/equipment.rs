//! Vessels, instruments and lines, and whether they are fit for work.
//! What must stay true: what is overdue starts no batch and gives no reading (M27); an instrument nobody described is fit.

pub mod page;

use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use ledger::import::rows;
use platform::action::{Action, Query};
use platform::error::{OnConstraint, Result};
use platform::fields::{AnyRow, Count, Flag, Name, Text};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use platform::{input, words};
use queries::queries::make::src::equipment as sql;
use serde::Serialize;
use serde_json::{Value, json};

pub use sql::EquipmentRow;

/// Pieces of equipment on a page.
pub const PAGE: i64 = 100;

words! {
    /// What a piece of equipment is.
    pub enum EquipmentKind { Vessel = "vessel", Instrument = "instrument", Line = "line" }
}

input! {
    /// A piece of equipment as given.
    pub struct CreateEquipment {
        /// Its code.
        code: Name,
        /// What it is.
        kind: EquipmentKind,
        /// Its name; its code where it has none.
        name: Option<Text>,
        /// The unit an instrument measures in.
        measures: Option<Unit>,
        /// What a vessel holds at most.
        capacity: Option<Quantity>,
        /// What it needs at least.
        minimum: Option<Quantity>,
        /// In which unit.
        unit: Option<Unit>,
        /// How wrong an instrument may be.
        tolerance: Option<Quantity>,
        /// Days between calibrations.
        calibration_every_days: Option<Count>,
        /// Fit through this local day.
        calibration_due: Option<Day>,
        /// Below this it cannot show anything.
        physical_lower: Option<SignedQuantity>,
        /// Above this it cannot show anything.
        physical_upper: Option<SignedQuantity>,
        /// It is cleaned after each batch.
        clean_after_each_batch: Flag,
        /// A cleaning is good for so many hours.
        clean_valid_hours: Option<Count>,
        /// When it was last cleaned.
        cleaned_at: Option<Instant>,
        /// Checks of the past; kept as they came.
        checks: Option<Vec<AnyRow>>,
    }
}

/// Whether a piece of equipment may be used. Errors: `equipment_calibration_overdue`, `equipment_cleaning_overdue`,
/// `equipment_dirty`, with `facts.equipment`.
pub fn fit(it: &EquipmentRow, today: Day, now: Instant) -> Ruled<()> {
    let refuse = |code: Code| Err(Refusal::new(code).fact("equipment", it.code.as_str()));
    // Due days are inclusive: due on the 31st, fit through the 31st.
    if it.calibration_due.is_some_and(|due| due < today) {
        return refuse(Code::EquipmentCalibrationOverdue);
    }
    let cleaned = it.cleaned_at.unwrap_or(Instant::MIN);
    if it.clean_after_each_batch && it.used_at.is_some_and(|used| used > cleaned) {
        return refuse(Code::EquipmentDirty);
    }
    let valid = it.clean_valid_hours.map(|hours| jiff::SignedDuration::from_hours(i64::from(hours)));
    let until = valid.and_then(|valid| cleaned.checked_add(valid).ok());
    if until.is_some_and(|until| until < now) {
        return refuse(Code::EquipmentCleaningOverdue);
    }
    Ok(())
}

/// Whether an instrument may give a reading taken on this local day. Errors: `reading_instrument_unfit` with
/// `facts.instrument`.
pub fn fit_to_read(it: &EquipmentRow, on: Day) -> Ruled<()> {
    if it.calibration_due.is_some_and(|due| due < on) {
        return Err(Refusal::new(Code::ReadingInstrumentUnfit).fact("instrument", it.code.as_str()));
    }
    Ok(())
}

/// The equipment of these codes that there is.
pub async fn coded(tx: &ReadTx, codes: &[&str]) -> Result<Vec<EquipmentRow>> {
    Ok(sql::equipment_coded().bind(tx, &tx.tenant(), &codes).all().await?)
}

/// A batch begins on it: from now on it is used.
pub async fn mark_used(tx: &Tx, codes: &[String]) -> Result<()> {
    sql::mark_used().bind(tx, &tx.now, &tx.tenant(), &codes).all().await?;
    Ok(())
}

impl Action for CreateEquipment {
    const NAME: &'static str = "make.equipment.create";
    const NEEDS: Permission = Permission::EquipmentCreate;
    const SUMMARY: &'static str = "Adds a vessel, an instrument or a line.";
    type Output = EquipmentAdded;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<EquipmentAdded>> {
        insert(tx, &self, "code").await?;
        let change = Change::of(&self.code).after(json!({ "kind": self.kind.as_str() }));
        Ok(tx.record(change, EquipmentAdded { equipment: self.code.into_string() }))
    }
}

/// What adding answers.
#[derive(Debug, Serialize)]
pub struct EquipmentAdded {
    /// Its code.
    pub equipment: String,
}

async fn insert(tx: &Tx, new: &CreateEquipment, field: &str) -> Result<()> {
    sql::insert_equipment()
        .bind(
            tx,
            &tx.tenant(),
            &tx.new_id()?,
            &new.code.as_str(),
            &new.kind.as_str(),
            &new.name.as_ref().map_or(new.code.as_str(), Text::as_str),
            &new.measures.map(Unit::as_str),
            &new.capacity.map(Quantity::get),
            &new.minimum.map(Quantity::get),
            &new.unit.map(Unit::as_str),
            &new.tolerance.map(Quantity::get),
            &new.calibration_every_days.map(|days| days.0),
            &new.calibration_due,
            &new.physical_lower.map(SignedQuantity::get),
            &new.physical_upper.map(SignedQuantity::get),
            &new.clean_after_each_batch.0,
            &new.clean_valid_hours.map(|hours| hours.0.max(1)),
            &new.cleaned_at,
            &tx.is_opening(),
            &tx.person(),
            &tx.now,
        )
        .one()
        .await
        .on_constraint("equipment_key", Code::ValueUnknown, field)?;
    Ok(())
}

/// Moves equipment in. Errors: `value_unknown` for a code in use.
pub async fn import(tx: &Tx, given: &[Value]) -> Result<()> {
    for (n, row) in rows::<CreateEquipment>(given)?.into_iter().enumerate() {
        insert(tx, &row, &format!("rows[{n}].code")).await?;
    }
    Ok(())
}

input! {
    /// Which equipment.
    pub struct AskEquipment {
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A page of equipment.
#[derive(Debug, Serialize)]
pub struct EquipmentPage {
    /// By code.
    pub rows: Vec<EquipmentShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A piece of equipment as shown.
#[derive(Debug, Serialize)]
pub struct EquipmentShown {
    /// Its code.
    pub equipment: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// The unit it measures in.
    pub measures: Option<String>,
    /// What it holds at most.
    pub capacity: Option<Quantity>,
    /// In which unit.
    pub unit: Option<String>,
    /// Fit through this local day.
    pub calibration_due: Option<Day>,
    /// Days between calibrations.
    pub calibration_every_days: Option<i32>,
    /// When it was last cleaned.
    pub cleaned_at: Option<Instant>,
    /// Whether it may be used now.
    pub fit: bool,
    /// Why not.
    pub unfit_code: Option<&'static str>,
}

impl Query for AskEquipment {
    const NAME: &'static str = "make.equipment";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Lists the equipment with what is due.";
    type Output = EquipmentPage;

    async fn fetch(self, tx: &ReadTx) -> Result<EquipmentPage> {
        let after = self.after.map(Name::into_string).unwrap_or_default();
        let mut rows = sql::equipment_page().bind(tx, &tx.tenant(), &after, &(PAGE + 1)).all().await?;
        let more = rows.len() > PAGE as usize;
        rows.truncate(PAGE as usize);
        let next = rows.last().filter(|_| more).map(|last| last.code.clone());
        let (today, now) = (tx.today(), tx.now);
        Ok(EquipmentPage { rows: rows.into_iter().map(|row| shown(row, today, now)).collect(), next })
    }
}

fn shown(row: EquipmentRow, today: Day, now: Instant) -> EquipmentShown {
    let unfit = fit(&row, today, now).err().map(|refusal| refusal.code.as_str());
    EquipmentShown {
        equipment: row.code,
        name: row.name,
        kind: row.kind,
        measures: row.measures,
        capacity: row.capacity_e6.map(Quantity::from_stored),
        unit: row.unit,
        calibration_due: row.calibration_due,
        calibration_every_days: row.calibration_every_days,
        cleaned_at: row.cleaned_at,
        fit: unfit.is_none(),
        unfit_code: unfit,
    }
}
