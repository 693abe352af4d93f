//! Vessels, instruments and lines, and whether they are fit for work.
//! Invariant: only the rules of `fitness` decide, from the checks, whether equipment is fit; a name that
//! nobody described is accepted only where no equipment of its kind is described.

pub mod check;
pub mod create;
pub mod defer;
pub mod fitness;
pub mod history;
pub mod list_page;
pub mod lookback;
mod named;
pub mod page;
pub mod paper;
#[cfg(test)]
mod stated;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::day::{Day, Instant, local_day};
use kernel::decimal::Quantity;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use kernel::words;
use make_queries::equipment as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::tx::{ReadTx, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

use fitness::{CheckKind, Known, Last, Unfit};
pub use named::{fit_and_free, is_instrument, known_vessels};
pub use sql::EquipmentRow;

/// Pieces of equipment on a page.
pub const PAGE: i64 = 100;

words! {
    /// The kind of a piece of equipment.
    pub enum EquipmentKind { Vessel = "vessel", Instrument = "instrument", Line = "line" }
}
word_fields!(EquipmentKind);

/// The facts of a row, for the rules of `fitness`.
pub fn known(it: &EquipmentRow) -> Known {
    let last = |at: Option<Instant>, result: &Option<String>, next_due| {
        at.map(|at| Last { at, passed: result.as_deref() == Some("pass"), next_due })
    };
    Known {
        every_days: it.calibration_every_days,
        stated_due: it.calibration_due,
        after_each_batch: it.clean_after_each_batch,
        valid_hours: it.clean_valid_hours,
        stated_cleaned: it.cleaned_at,
        used_at: it.used_at,
        calibration: last(it.calibration_at, &it.calibration, it.next_due),
        calibration_deferred: it.calibration_deferred,
        cleaning: last(it.cleaning_at, &it.cleaning, None),
        cleaning_deferred: it.cleaning_deferred,
    }
}

/// Whether a piece of equipment may be used. Errors: `equipment_failed`, `equipment_calibration_overdue`,
/// `equipment_cleaning_overdue`, `equipment_dirty`, with `facts.equipment`.
pub fn fit(it: &EquipmentRow, today: Day, now: Instant) -> Ruled<()> {
    let refused = |why: Unfit| Refusal::new(why.code()).fact("equipment", it.code.as_str());
    known(it).unfit(today, now).map_or(Ok(()), |why| Err(refused(why)))
}

/// Whether an instrument, as it was known then, may give a reading on this local day. Errors:
/// `reading_instrument_unfit` with `facts.instrument`.
pub fn fit_to_read(it: &EquipmentRow, on: Day) -> Ruled<()> {
    let refused = || Refusal::new(Code::ReadingInstrumentUnfit).fact("instrument", it.code.as_str());
    known(it).uncalibrated(on).map_or(Ok(()), |_| Err(refused()))
}

/// Whether an instrument may still give a reading of that moment, with today's knowledge: it is in doubt from
/// its last good calibration to one that failed it. Readings that came in time are judged again; later ones
/// are refused. Errors: `reading_instrument_unfit` with `facts.instrument`.
pub fn not_in_doubt(it: &EquipmentRow) -> Ruled<()> {
    match it.in_doubt {
        true => Err(Refusal::new(Code::ReadingInstrumentUnfit).fact("instrument", it.code.as_str())),
        false => Ok(()),
    }
}

/// Whether an instrument measures in this unit; if nobody stated its unit, it does. Errors:
/// `reading_instrument_unfit` at `instrument` with `facts.instrument` and `facts.measures`.
pub fn measures_in(it: &EquipmentRow, unit: Unit) -> Ruled<()> {
    match it.measures.as_deref() {
        Some(measures) if !is_measured_in(measures, unit) => Err(Refusal::new(Code::ReadingInstrumentUnfit)
            .field("instrument")
            .fact("instrument", it.code.as_str())
            .fact("measures", measures)),
        _ => Ok(()),
    }
}

/// Whether a measure in one unit converts to another without a density.
pub(crate) fn is_measured_in(measures: &str, unit: Unit) -> bool {
    measures.parse().is_ok_and(|measures: Unit| measures.dimension() == unit.dimension())
}

/// The existing equipment of these codes, as known at a moment.
pub async fn coded(tx: &ReadTx, codes: &[&str], at: Instant) -> Result<Vec<EquipmentRow>> {
    Ok(sql::equipment_coded().bind(tx, &tx.tenant(), &at, &codes).all().await?)
}

/// One piece of equipment, as known now. Errors: `not_found` at `equipment`.
pub async fn one(tx: &ReadTx, code: &str) -> Result<EquipmentRow> {
    let found = coded(tx, &[code], tx.now).await?.pop();
    found.ok_or_else(|| Refusal::new(Code::NotFound).field("equipment").into())
}

/// The same for a change: no other call starts a batch on it or checks it meanwhile. Errors: `not_found` at
/// `equipment`.
pub async fn locked(tx: &Tx, code: &str) -> Result<EquipmentRow> {
    lock(tx, &[code]).await?;
    one(tx, code).await
}

/// Locks the equipment of these codes until the end of the transaction.
pub async fn lock(tx: &Tx, codes: &[&str]) -> Result<()> {
    sql::lock_equipment().bind(tx, &tx.tenant(), &codes).all().await?;
    Ok(())
}

/// Marks equipment as used, when a batch starts or ends on it: it is dirty from now on.
pub async fn mark_used(tx: &Tx, codes: &[String]) -> Result<()> {
    if codes.is_empty() {
        return Ok(());
    }
    sql::mark_used().bind(tx, &tx.now, &tx.tenant(), &codes).all().await?;
    Ok(())
}

input! {
    /// The equipment asked for.
    pub struct ListEquipment {
        /// Only this piece of equipment.
        equipment: Option<Name>,
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A page of equipment.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EquipmentPage {
    /// By code.
    pub rows: Vec<EquipmentShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A piece of equipment as shown.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct EquipmentShown {
    /// Its code.
    pub equipment: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// The unit it measures in.
    pub measures: Option<String>,
    /// Its capacity.
    pub capacity: Option<Quantity>,
    /// The unit of the capacity.
    pub unit: Option<String>,
    /// Its accuracy.
    pub tolerance: Option<Quantity>,
    /// The local day through which its calibration is valid.
    pub calibration_due: Option<Day>,
    /// Days between calibrations.
    pub calibration_every_days: Option<i32>,
    /// When it was last calibrated; null if only its due day was imported, or it never was.
    pub calibrated_at: Option<Instant>,
    /// The day through which Quality deferred the calibration.
    pub calibration_deferred_to: Option<Day>,
    /// Whether it is cleaned after each batch.
    pub clean_after_each_batch: bool,
    /// Hours for which a cleaning is valid.
    pub clean_valid_hours: Option<i32>,
    /// When it was last cleaned.
    pub cleaned_at: Option<Instant>,
    /// The end of that cleaning's validity.
    pub cleaning_until: Option<Instant>,
    /// The day through which Quality deferred the cleaning.
    pub cleaning_deferred_to: Option<Day>,
    /// The kinds of check that apply to it.
    pub checks: Vec<&'static str>,
    /// The batch that is using it.
    pub in_use_by: Option<String>,
    /// Whether it may be used now.
    pub fit: bool,
    /// Why it may not.
    pub unfit_code: Option<&'static str>,
    /// The check that is overdue, failed or missing.
    pub needs: Option<&'static str>,
    /// The local day since when it is needed.
    pub needs_since: Option<Day>,
}

impl Query for ListEquipment {
    const NAME: &'static str = "make.equipment";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Lists the equipment with its due checks.";
    type Output = EquipmentPage;

    async fn fetch(self, tx: &ReadTx) -> Result<EquipmentPage> {
        let used = in_use(tx).await?;
        if let Some(code) = &self.equipment {
            let row = one(tx, code.as_str()).await?;
            return Ok(EquipmentPage { rows: vec![shown(tx, row, &used)], next: None });
        }
        let after = self.after.map(Name::into_string).unwrap_or_default();
        let (rows, next) = page_after(tx, &after).await?;
        Ok(EquipmentPage { rows: rows.into_iter().map(|row| shown(tx, row, &used)).collect(), next })
    }
}

async fn page_after(tx: &ReadTx, after: &str) -> Result<(Vec<EquipmentRow>, Option<String>)> {
    let rows = sql::equipment_page().bind(tx, &tx.tenant(), &tx.now, &after, &(PAGE + 1)).all().await?;
    let Page { rows, next } = Page::of(rows, PAGE, |last| last.code.clone());
    Ok((rows, next))
}

/// The batch that is using each piece.
async fn in_use(tx: &ReadTx) -> Result<BTreeMap<String, String>> {
    let batches = sql::in_use().bind(tx, &tx.tenant()).all().await?;
    let each =
        batches.into_iter().flat_map(|it| it.equipment.into_iter().map(move |on| (on, it.code.clone())));
    Ok(each.collect())
}

fn shown(tx: &ReadTx, row: EquipmentRow, used: &BTreeMap<String, String>) -> EquipmentShown {
    let it = known(&row);
    let in_use_by = used.get(&row.code).cloned();
    // Equipment in use is always dirty; it is cleaned after the batch.
    let unfit = it.unfit(tx.today(), tx.now).filter(|why| in_use_by.is_none() || *why != Unfit::Dirty);
    let is_instrument = row.kind == EquipmentKind::Instrument.as_str();
    let kinds = [CheckKind::Calibration, CheckKind::Cleaning];
    let since = |why| match why {
        Unfit::CalibrationOverdue(due) => Some(due),
        Unfit::CleaningOverdue(until) => Some(local_day(until, &tx.workspace.zone)),
        Unfit::Failed(CheckKind::Calibration) => {
            it.calibration.map(|last| local_day(last.at, &tx.workspace.zone))
        }
        Unfit::Failed(CheckKind::Cleaning) => it.cleaning.map(|last| local_day(last.at, &tx.workspace.zone)),
        Unfit::Dirty => it.used_at.map(|at| local_day(at, &tx.workspace.zone)),
        Unfit::NeverCalibrated | Unfit::NeverCleaned => None,
    };
    EquipmentShown {
        calibration_due: it.calibration_due(),
        calibrated_at: it.calibration.map(|last| last.at),
        calibration_deferred_to: it.calibration_deferred,
        cleaned_at: it.cleaned_at(),
        cleaning_until: it.cleaning_until(),
        cleaning_deferred_to: it.cleaning_deferred,
        checks: kinds
            .into_iter()
            .filter(|kind| it.takes(*kind, is_instrument))
            .map(CheckKind::as_str)
            .collect(),
        in_use_by,
        fit: unfit.is_none(),
        unfit_code: unfit.map(|why| why.code().as_str()),
        needs: unfit.map(|why| why.mended_by().as_str()),
        needs_since: unfit.and_then(since),
        equipment: row.code,
        name: row.name,
        kind: row.kind,
        measures: row.measures,
        capacity: row.capacity_e6.map(Quantity::from_stored),
        unit: row.unit,
        tolerance: row.tolerance_e6.map(Quantity::from_stored),
        calibration_every_days: row.calibration_every_days,
        clean_after_each_batch: row.clean_after_each_batch,
        clean_valid_hours: row.clean_valid_hours,
    }
}

/// Equipment that needs a check: unfit, or due within this many days. Equipment in use is dirty and waits for
/// the end of its batch.
pub async fn due(tx: &ReadTx, within_days: i64) -> Result<Vec<EquipmentShown>> {
    let used = in_use(tx).await?;
    let (mut rows, mut next) = page_after(tx, "").await?;
    while let Some(after) = next {
        let page = page_after(tx, &after).await?;
        rows.extend(page.0);
        next = page.1;
    }
    let soon = tx.today().saturating_add(jiff::ToSpan::days(within_days));
    let is_due = |it: &EquipmentShown| {
        let last = it.calibration_deferred_to.max(it.calibration_due);
        !it.fit || last.is_some_and(|day| day <= soon)
    };
    let shown = rows.into_iter().map(|row| shown(tx, row, &used));
    Ok(shown.filter(is_due).collect())
}
