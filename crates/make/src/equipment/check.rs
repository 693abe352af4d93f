//! A check of a piece of equipment: a calibration with its errors as found and as left, or a cleaning.
//! Invariant: a check may always be recorded, whatever the state of the equipment (D24), and never changes
//! (M5); only Quality and the Owner calibrate, which is judged with the content, after 422.

use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::{Day, Instant, local_day};
use kernel::decimal::SignedQuantity;
use kernel::id::EquipmentId;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::role::least_above;
use make_queries::client::Params;
use make_queries::equipment as sql;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::sealed::make::equipment_check as cell;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::create::CreateEquipment;
use super::fitness::{CheckKind, CheckResult, Known, calibrated, next_due, valid_until};
use super::lookback::{self, Lookback};
use super::{EquipmentKind, EquipmentRow, known, locked};

input! {
    /// A calibration or a cleaning.
    pub struct CheckEquipment {
        /// The equipment.
        equipment: Name,
        /// calibration or cleaning.
        kind: CheckKind,
        /// When it was done; now unless given.
        at: Option<Instant>,
        /// Of a calibration: the error as found, indicated less true value, before any adjustment.
        as_found_error: Option<SignedQuantity>,
        /// Of a calibration: the error as left, after the adjustment.
        as_left_error: Option<SignedQuantity>,
        /// The certificate, or the reference it was compared with.
        reference: Option<Text>,
        /// Of a cleaning: the method.
        programme: Option<Text>,
        /// The result. The errors decide about a calibration, unless it is sent as failed; a cleaning passes
        /// unless sent as failed.
        result: Option<CheckResult>,
        /// A note.
        note: Option<Text>,
    }
}

input! {
    /// A past check, of equipment that is added or imported.
    pub struct CheckGiven {
        /// calibration or cleaning.
        kind: CheckKind,
        /// When it was done.
        at: Instant,
        /// Of a calibration: the error as found, indicated less true value, before any adjustment.
        as_found_error: Option<SignedQuantity>,
        /// Of a calibration: the error as left, after the adjustment.
        as_left_error: Option<SignedQuantity>,
        /// The certificate, or the reference it was compared with.
        reference: Option<Text>,
        /// Of a cleaning: the method.
        programme: Option<Text>,
        /// The result; as for `make.equipment.check`.
        result: Option<CheckResult>,
        /// A note.
        note: Option<Text>,
    }
}

impl CheckGiven {
    pub(super) fn kind(&self) -> CheckKind {
        self.kind
    }
}

/// The answer to recording a check.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckRecorded {
    /// The check.
    pub check: Uuid,
    /// Its equipment.
    pub equipment: String,
    /// calibration or cleaning.
    pub kind: &'static str,
    /// pass or fail.
    pub result: &'static str,
    /// When it was done.
    pub at: Instant,
    /// The local day through which the equipment is fit; null if no further check is due.
    pub next_due: Option<Day>,
    /// The end of a cleaning's validity; null if a cleaning does not expire.
    pub valid_until: Option<Instant>,
    /// For a failed calibration: the readings that it puts in doubt, and the batches that it holds.
    pub lookback: Option<Lookback>,
}

impl Action for CheckEquipment {
    const NAME: &'static str = "make.equipment.check";
    const NEEDS: Permission = Permission::EquipmentCheck;
    const SUMMARY: &'static str =
        "Records a calibration or a cleaning; equipment is fit again when it passed.";
    type Output = CheckRecorded;

    fn check(&self) -> Ruled<()> {
        for_this_kind(self.kind, [self.as_found_error, self.as_left_error], self.programme.as_ref(), "")
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<CheckRecorded>> {
        not_ahead(tx, self.at, "at")?;
        let it = locked(tx, self.equipment.as_str()).await?;
        let known = known(&it);
        takes(&known, it.kind == EquipmentKind::Instrument.as_str(), self.kind, "kind")?;
        let tolerance = it.tolerance_e6.map(SignedQuantity::from_stored);
        let done = Done {
            kind: self.kind,
            // A clock that is slightly fast is accepted, but nothing counts as clean or calibrated before
            // now.
            at: self.at.map_or(tx.now, |at| at.min(tx.now)),
            as_found: self.as_found_error,
            as_left: self.as_left_error,
            tolerance,
            result: judged(self.kind, [self.as_found_error, self.as_left_error], tolerance, self.result, "")?,
            reference: self.reference.as_ref(),
            programme: self.programme.as_ref(),
            note: self.note.as_ref(),
        };
        if self.kind == CheckKind::Calibration {
            may_record(tx, CheckKind::Calibration)?;
        }
        let written = done.write(tx, EquipmentId::from_uuid(it.equipment_id), &known).await?;
        let answer = answer(tx, &it, &done, written).await?;
        let change = Change::of(&self.equipment)
            .after(
                json!({ "check": answer.check, "kind": answer.kind, "result": answer.result, "at": answer.at,
                "as_found_error": self.as_found_error, "as_left_error": self.as_left_error,
                "next_due": answer.next_due, "valid_until": answer.valid_until,
                "held": answer.lookback.as_ref().map(|found| &found.affected) }),
            )
            .reason(self.note.as_ref().map(Text::as_str));
        Ok(tx.record(change, answer))
    }
}

async fn answer(tx: &Tx, it: &EquipmentRow, done: &Done<'_>, written: Written) -> Result<CheckRecorded> {
    let failed = done.kind == CheckKind::Calibration && done.result == CheckResult::Fail;
    Ok(CheckRecorded {
        check: written.id,
        equipment: it.code.clone(),
        kind: done.kind.as_str(),
        result: done.result.as_str(),
        at: done.at,
        next_due: written.next_due,
        valid_until: written.valid_until,
        lookback: if failed { Some(lookback::hold(tx, it, done.at).await?) } else { None },
    })
}

/// Writes a past check of the equipment; `row` is the prefix of a fault's field. Errors: as
/// `make.equipment.check`.
pub(super) async fn past(
    tx: &Tx,
    of: &CreateEquipment,
    id: EquipmentId,
    it: &CheckGiven,
    row: &str,
) -> Result<()> {
    let errors = [it.as_found_error, it.as_left_error];
    for_this_kind(it.kind, errors, it.programme.as_ref(), row)?;
    not_ahead(tx, Some(it.at), &format!("{row}at"))?;
    let known = of.known();
    takes(&known, of.is_instrument(), it.kind, &format!("{row}kind"))?;
    let tolerance = of.tolerance();
    let done = Done {
        kind: it.kind,
        at: it.at.min(tx.now),
        as_found: it.as_found_error,
        as_left: it.as_left_error,
        tolerance,
        result: judged(it.kind, errors, tolerance, it.result, row)?,
        reference: it.reference.as_ref(),
        programme: it.programme.as_ref(),
        note: it.note.as_ref(),
    };
    done.write(tx, id, &known).await.map(drop)
}

/// Whether this user may record such a check, or state its time. Errors: `permission_denied`.
pub(crate) fn may_record(tx: &ReadTx, kind: CheckKind) -> Ruled<()> {
    let needs = match kind {
        CheckKind::Calibration => Permission::EquipmentCalibrate,
        CheckKind::Cleaning => Permission::EquipmentCheck,
    };
    if tx.member.may(needs) {
        return Ok(());
    }
    let least = least_above(needs.roles(), tx.member.trust.roles);
    Err(Refusal::new(Code::PermissionDenied).fact("needs_role", least.as_str()))
}

/// Only a calibration has figures, only a cleaning has a programme. Errors: `field_unknown`.
fn for_this_kind(
    kind: CheckKind,
    errors: [Option<SignedQuantity>; 2],
    programme: Option<&Text>,
    row: &str,
) -> Ruled<()> {
    let wrong = match kind {
        CheckKind::Calibration => programme.map(|_| "programme"),
        CheckKind::Cleaning if errors[0].is_some() => Some("as_found_error"),
        CheckKind::Cleaning => errors[1].map(|_| "as_left_error"),
    };
    wrong.map_or(Ok(()), |field| Err(Refusal::new(Code::FieldUnknown).field(format!("{row}{field}"))))
}

/// Errors: `time_in_future`.
pub(crate) fn not_ahead(tx: &Tx, at: Option<Instant>, field: &str) -> Ruled<()> {
    let tolerance = SignedDuration::from_secs(tx.workspace.settings.future_tolerance_s);
    let latest = tx.now.checked_add(tolerance).unwrap_or(Instant::MAX);
    match at {
        Some(at) if at > latest => Err(Refusal::new(Code::TimeInFuture).field(field)),
        _ => Ok(()),
    }
}

/// Errors: `check_kind_not_for_equipment`.
fn takes(known: &Known, is_instrument: bool, kind: CheckKind, field: &str) -> Ruled<()> {
    if known.takes(kind, is_instrument) {
        return Ok(());
    }
    Err(Refusal::new(Code::CheckKindNotForEquipment).field(field))
}

/// The result of a check. Errors: `field_required` if it cannot be determined: at the error as found, or at
/// the result for an instrument without a stated accuracy.
fn judged(
    kind: CheckKind,
    [as_found, as_left]: [Option<SignedQuantity>; 2],
    tolerance: Option<SignedQuantity>,
    said: Option<CheckResult>,
    row: &str,
) -> Ruled<CheckResult> {
    let result = match kind {
        CheckKind::Calibration => calibrated(as_found, as_left, tolerance, said),
        CheckKind::Cleaning => Some(said.unwrap_or(CheckResult::Pass)),
    };
    let missing = if tolerance.is_some() || as_found.is_none() { "as_found_error" } else { "result" };
    result.ok_or_else(|| Refusal::new(Code::FieldRequired).field(format!("{row}{missing}")))
}

/// A judged check.
struct Done<'a> {
    kind: CheckKind,
    at: Instant,
    as_found: Option<SignedQuantity>,
    as_left: Option<SignedQuantity>,
    tolerance: Option<SignedQuantity>,
    result: CheckResult,
    reference: Option<&'a Text>,
    programme: Option<&'a Text>,
    note: Option<&'a Text>,
}

/// The outcome of writing it.
struct Written {
    id: Uuid,
    next_due: Option<Day>,
    valid_until: Option<Instant>,
}

impl Done<'_> {
    async fn write(&self, tx: &Tx, equipment: EquipmentId, known: &Known) -> Result<Written> {
        let passed = self.result == CheckResult::Pass;
        let is = |kind| passed && self.kind == kind;
        let due = || next_due(local_day(self.at, &tx.workspace.zone), known.every_days);
        let written = Written {
            id: tx.new_id()?,
            next_due: is(CheckKind::Calibration).then(due).flatten(),
            valid_until: is(CheckKind::Cleaning).then(|| valid_until(self.at, known.valid_hours)).flatten(),
        };
        let (id, cipher) = (written.id, tx.cipher());
        let text = |column, words: Option<&Text>| cipher.seal(column, id, words.map(Text::as_str));
        sql::insert_check()
            .params(
                tx,
                &sql::InsertCheckParams {
                    tenant: tx.tenant(),
                    check_id: id,
                    equipment: equipment.uuid(),
                    kind: self.kind.as_str(),
                    result: self.result.as_str(),
                    at: self.at,
                    as_found_error_e6: self.as_found.map(SignedQuantity::get),
                    as_left_error_e6: self.as_left.map(SignedQuantity::get),
                    tolerance_e6: self.tolerance.map(SignedQuantity::get),
                    next_due: written.next_due,
                    valid_until: written.valid_until,
                    reference: text(cell::REFERENCE, self.reference)?,
                    programme: text(cell::PROGRAMME, self.programme)?,
                    note: text(cell::NOTE, self.note)?,
                    opening: tx.is_opening(),
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .one()
            .await?;
        Ok(written)
    }
}
