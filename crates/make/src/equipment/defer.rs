//! A deferral: Quality allows the use of equipment past the due day of its next check, with a reason.
//! Invariant: only an overdue check can be deferred, not one that failed, was never done or is needed after
//! use; the deferral has a limit, counted from the due day, so that nobody defers it for ever; the next check
//! ends it.

use kernel::code::Code;
use kernel::day::Day;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use make_queries::client::Params;
use make_queries::equipment as sql;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::sealed::make::check_deferral::REASON;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::fitness::{CheckKind, Known, Unfit, waits_at_most};
use super::{EquipmentKind, known, locked};

input! {
    /// Defer a check.
    pub struct DeferCheck {
        /// The equipment.
        equipment: Name,
        /// calibration or cleaning.
        kind: CheckKind,
        /// The last local day it may be used without.
        until: Day,
        /// Why.
        reason: Text,
    }
}

/// The answer to deferring.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckDeferred {
    /// The equipment.
    pub equipment: String,
    /// calibration or cleaning.
    pub kind: &'static str,
    /// When it was due.
    pub due: Day,
    /// The last local day on which it may be used without the check.
    pub until: Day,
}

impl Action for DeferCheck {
    const NAME: &'static str = "make.equipment.defer";
    const NEEDS: Permission = Permission::EquipmentCalibrate;
    const SUMMARY: &'static str = "Defers a check that is due until a day, with a reason.";
    type Output = CheckDeferred;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<CheckDeferred>> {
        let it = locked(tx, self.equipment.as_str()).await?;
        let known = known(&it);
        if !known.takes(self.kind, it.kind == EquipmentKind::Instrument.as_str()) {
            return Err(Refusal::new(Code::CheckKindNotForEquipment).field("kind").into());
        }
        let due = known.due_on(self.kind, &tx.workspace.zone);
        let due = judged(&known, self.kind, due, self.until, (tx.today(), tx.now))
            .map_err(|refusal| about(refusal, &it.code))?;
        let after = match self.kind {
            CheckKind::Calibration => it.calibration_id,
            CheckKind::Cleaning => it.cleaning_id,
        };
        let id = tx.new_id()?;
        let reason = tx.cipher().seal(REASON, id, self.reason.as_str())?;
        sql::insert_deferral()
            .params(
                tx,
                &sql::InsertDeferralParams {
                    tenant: tx.tenant(),
                    deferral: id,
                    equipment: it.equipment_id,
                    kind: self.kind.as_str(),
                    check_id: after,
                    due_on: due,
                    deferred_to: self.until,
                    reason,
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .one()
            .await?;
        let change = Change::of(&self.equipment)
            .before(json!({ "kind": self.kind.as_str(), "due": due }))
            .after(json!({ "deferred_to": self.until }))
            .reason(Some(self.reason.as_str()));
        let kind = self.kind.as_str();
        Ok(tx.record(change, CheckDeferred { equipment: it.code, kind, due, until: self.until }))
    }
}

/// Adds the fact that every refusal of equipment has.
fn about(refusal: Refusal, code: &str) -> Refusal {
    if refusal.status() == 409 { refusal.fact("equipment", code) } else { refusal }
}

/// Whether a check may be deferred to that day; returns its due day. Errors: `number_range` at `until` with
/// `facts.latest`: before today, not after the due day, or too long after it; `equipment_failed`,
/// `equipment_dirty` and `equipment_calibration_overdue` where only a check helps;
/// `check_kind_not_for_equipment` where none is due.
fn judged(
    known: &Known,
    kind: CheckKind,
    due: Option<Day>,
    until: Day,
    (today, now): (Day, kernel::day::Instant),
) -> Ruled<Day> {
    let unfit = known.unfit(today, now).filter(|why| why.mended_by() == kind);
    if let Some(why @ (Unfit::Failed(_) | Unfit::Dirty | Unfit::NeverCalibrated | Unfit::NeverCleaned)) =
        unfit
    {
        return Err(Refusal::new(why.code()));
    }
    let due = due.ok_or_else(|| Refusal::new(Code::CheckKindNotForEquipment).field("kind"))?;
    let latest = waits_at_most(kind, due);
    if until < today || until <= due || until > latest {
        return Err(Refusal::new(Code::NumberRange).field("until").fact("latest", latest.to_string()));
    }
    Ok(due)
}

#[cfg(test)]
mod tests {
    use super::super::fitness::Last;
    use super::*;

    #[test]
    fn a_check_waits_for_some_days_after_it_was_due_and_never_a_failure() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let now = "2026-06-01T00:00:00Z".parse().expect("a moment");
        let judged = |known: &Known, until: &str| {
            let due = known.calibration_due();
            let found = judged(known, CheckKind::Calibration, due, day(until), (day("2026-06-01"), now));
            found.map(|due| due.to_string()).map_err(|refusal| refusal.code.as_str())
        };
        let late = Known { every_days: Some(180), stated_due: Some(day("2026-05-30")), ..Known::default() };
        for (until, expected) in [
            ("2026-05-31", Err("number_range")),
            ("2026-06-01", Ok("2026-05-30".to_owned())),
            ("2026-08-28", Ok("2026-05-30".to_owned())),
            ("2026-08-29", Err("number_range")),
        ] {
            assert_eq!(judged(&late, until), expected, "{until}");
        }
        let failed = Known { calibration: Some(Last { at: now, passed: false, next_due: None }), ..late };
        assert_eq!(judged(&failed, "2026-06-02"), Err("equipment_failed"));
        let never = Known { stated_due: None, ..late };
        assert_eq!(judged(&never, "2026-06-02"), Err("equipment_calibration_overdue"));
        assert_eq!(judged(&Known::default(), "2026-06-02"), Err("check_kind_not_for_equipment"));
        let ahead = Known { stated_due: Some(day("2026-06-10")), ..late };
        assert_eq!(judged(&ahead, "2026-06-10"), Err("number_range"), "it is fit until then anyway");
    }
}
