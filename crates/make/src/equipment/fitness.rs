//! Whether a piece of equipment may be used, from its facts: pure rules, no clock and no database.
//! Invariant: overdue, failed or dirty equipment starts no batch and gives no reading (M27); an instrument
//! with an interval that nobody ever checked is unfit (D24); a due day is inclusive; a check that passes ends
//! a failure.

use jiff::{SignedDuration, ToSpan};
use kernel::code::Code;
use kernel::day::{Day, Instant, local_day};
use kernel::decimal::SignedQuantity;
use kernel::words;
use platform::word_fields;

words! {
    /// The kinds of check.
    pub enum CheckKind { Calibration = "calibration", Cleaning = "cleaning" }
}
word_fields!(CheckKind);

words! {
    /// The result of a check.
    pub enum CheckResult { Pass = "pass", Fail = "fail" }
}
word_fields!(CheckResult);

/// Days for which a calibration may be deferred after its due day.
const CALIBRATION_WAITS: i32 = 90;
/// Days for which a cleaning may be deferred.
const CLEANING_WAITS: i32 = 3;

/// The newest check of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last {
    /// When it was done.
    pub at: Instant,
    /// Whether it passed.
    pub passed: bool,
    /// The local day through which a passed calibration with an interval is valid.
    pub next_due: Option<Day>,
}

/// The facts of a piece of equipment at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Days between calibrations.
    pub every_days: Option<i32>,
    /// The local day through which it is fit, as stated when the equipment was added or imported.
    pub stated_due: Option<Day>,
    /// Whether it is cleaned after each batch.
    pub after_each_batch: bool,
    /// Hours for which a cleaning is valid.
    pub valid_hours: Option<i32>,
    /// When it was last cleaned, as stated when it was added or imported.
    pub stated_cleaned: Option<Instant>,
    /// When a batch last started or ended on it.
    pub used_at: Option<Instant>,
    /// The newest calibration.
    pub calibration: Option<Last>,
    /// The day through which Quality deferred the next one.
    pub calibration_deferred: Option<Day>,
    /// The newest cleaning.
    pub cleaning: Option<Last>,
    /// The day through which Quality deferred the next one.
    pub cleaning_deferred: Option<Day>,
}

/// Why a piece of equipment may not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Its last check of this kind failed.
    Failed(CheckKind),
    /// It has an interval, but nobody ever calibrated it.
    NeverCalibrated,
    /// Its calibration was due on this day.
    CalibrationOverdue(Day),
    /// It was used after its last cleaning.
    Dirty,
    /// It was never cleaned.
    NeverCleaned,
    /// The validity of its last cleaning ended then.
    CleaningOverdue(Instant),
}

impl Unfit {
    /// The code of a batch's refusal.
    pub const fn code(self) -> Code {
        match self {
            Unfit::Failed(_) => Code::EquipmentFailed,
            Unfit::NeverCalibrated | Unfit::CalibrationOverdue(_) => Code::EquipmentCalibrationOverdue,
            Unfit::Dirty => Code::EquipmentDirty,
            Unfit::NeverCleaned | Unfit::CleaningOverdue(_) => Code::EquipmentCleaningOverdue,
        }
    }

    /// The check that makes it fit.
    pub const fn mended_by(self) -> CheckKind {
        match self {
            Unfit::Failed(kind) => kind,
            Unfit::NeverCalibrated | Unfit::CalibrationOverdue(_) => CheckKind::Calibration,
            Unfit::Dirty | Unfit::NeverCleaned | Unfit::CleaningOverdue(_) => CheckKind::Cleaning,
        }
    }
}

impl Known {
    /// The day through which its calibration is valid, without deferrals; None if none is due.
    pub fn calibration_due(&self) -> Option<Day> {
        match self.calibration {
            Some(last) => last.next_due,
            None => self.stated_due,
        }
    }

    /// When it was last cleaned.
    pub fn cleaned_at(&self) -> Option<Instant> {
        match self.cleaning {
            Some(last) => last.passed.then_some(last.at),
            None => self.stated_cleaned,
        }
    }

    /// The end of its cleaning's validity; None if a cleaning does not expire, or there was none.
    pub fn cleaning_until(&self) -> Option<Instant> {
        valid_until(self.cleaned_at()?, self.valid_hours)
    }

    /// Why it may not be used on this day at this moment; None if it may.
    pub fn unfit(&self, today: Day, now: Instant) -> Option<Unfit> {
        self.uncalibrated(today).or_else(|| self.unclean(today, now))
    }

    /// Why an instrument is not reliable on this day. Cleanliness does not matter here: the instrument is
    /// already in the milk.
    pub fn uncalibrated(&self, on: Day) -> Option<Unfit> {
        match self.calibration {
            Some(last) if !last.passed => return Some(Unfit::Failed(CheckKind::Calibration)),
            None if self.every_days.is_some() && self.stated_due.is_none() => {
                return Some(Unfit::NeverCalibrated);
            }
            _ => {}
        }
        let due = self.calibration_due()?;
        let last_day = self.calibration_deferred.unwrap_or(due).max(due);
        (last_day < on).then_some(Unfit::CalibrationOverdue(due))
    }

    fn unclean(&self, today: Day, now: Instant) -> Option<Unfit> {
        if self.cleaning.is_some_and(|last| !last.passed) {
            return Some(Unfit::Failed(CheckKind::Cleaning));
        }
        let cleaned = self.cleaned_at();
        if self.after_each_batch && self.used_at > cleaned {
            return Some(Unfit::Dirty);
        }
        let waits = self.cleaning_deferred.is_some_and(|until| today <= until);
        match (self.valid_hours, self.cleaning_until()) {
            _ if waits => None,
            (Some(_), None) if cleaned.is_none() => Some(Unfit::NeverCleaned),
            (Some(_), Some(until)) if until < now => Some(Unfit::CleaningOverdue(until)),
            _ => None,
        }
    }

    /// Whether a check of this kind applies to it: a vessel is calibrated only if it has an interval or a due
    /// day, a probe cleaned only if a cleaning rule is set.
    pub fn takes(&self, kind: CheckKind, is_instrument: bool) -> bool {
        match kind {
            CheckKind::Calibration => is_instrument || self.every_days.is_some() || self.stated_due.is_some(),
            CheckKind::Cleaning => !is_instrument || self.after_each_batch || self.valid_hours.is_some(),
        }
    }

    /// The day on which the next check of a kind is due, by the workspace's clock.
    pub fn due_on(&self, kind: CheckKind, zone: &jiff::tz::TimeZone) -> Option<Day> {
        match kind {
            CheckKind::Calibration => self.calibration_due(),
            CheckKind::Cleaning => self.cleaning_until().map(|until| local_day(until, zone)),
        }
    }
}

/// The result of a calibration: the errors as found and as left must both be within the instrument's
/// accuracy; a stated failure is accepted. None if it cannot be determined: no figure was given, or no
/// accuracy is known.
pub fn calibrated(
    as_found: Option<SignedQuantity>,
    as_left: Option<SignedQuantity>,
    tolerance: Option<SignedQuantity>,
    said: Option<CheckResult>,
) -> Option<CheckResult> {
    let within = |error: SignedQuantity, most: SignedQuantity| error.get().abs() <= most.get();
    let shown: Vec<SignedQuantity> = as_found.into_iter().chain(as_left).collect();
    match (tolerance, said) {
        (_, Some(CheckResult::Fail)) => Some(CheckResult::Fail),
        (Some(most), _) if shown.iter().any(|error| !within(*error, most)) => Some(CheckResult::Fail),
        (Some(_), None) if as_found.is_none() => None,
        (None, None) => None,
        _ => Some(CheckResult::Pass),
    }
}

/// The day through which a calibration done on a day is valid.
pub fn next_due(done_on: Day, every_days: Option<i32>) -> Option<Day> {
    every_days.map(|days| done_on.saturating_add(i64::from(days).days()))
}

/// The end of a cleaning's validity.
pub fn valid_until(cleaned: Instant, valid_hours: Option<i32>) -> Option<Instant> {
    valid_hours.and_then(|hours| cleaned.checked_add(SignedDuration::from_hours(i64::from(hours))).ok())
}

/// The last day to which a check that was due on a day can be deferred. Without this limit a check could be
/// deferred for ever.
pub fn waits_at_most(kind: CheckKind, due: Day) -> Day {
    let days = match kind {
        CheckKind::Calibration => CALIBRATION_WAITS,
        CheckKind::Cleaning => CLEANING_WAITS,
    };
    due.saturating_add(days.days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: &str = "2026-06-01T00:00:00Z";

    fn at(text: &str) -> Instant {
        text.parse().expect("a moment")
    }

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn done(moment: &str, passed: bool, next_due: Option<&str>) -> Option<Last> {
        Some(Last { at: at(moment), passed, next_due: next_due.map(day) })
    }

    fn of(text: &str) -> SignedQuantity {
        SignedQuantity::parse(text).expect("a value")
    }

    /// Why it is unfit on 1 June.
    fn unfit(known: Known) -> Option<&'static str> {
        known.unfit(day("2026-06-01"), at(NOW)).map(|why| why.code().as_str())
    }

    #[test]
    fn an_instrument_that_was_never_checked_is_unfit_only_where_it_has_an_interval() {
        let never = Known { every_days: Some(180), ..Known::default() };
        assert_eq!(unfit(never), Some("equipment_calibration_overdue"));
        assert_eq!(never.uncalibrated(day("2026-06-01")), Some(Unfit::NeverCalibrated));
        assert_eq!(unfit(Known::default()), None);
        // An import states the day through which it is valid.
        let stated = |due| Known { stated_due: Some(day(due)), ..never };
        assert_eq!(unfit(stated("2026-06-01")), None);
        assert_eq!(unfit(stated("2026-05-31")), Some("equipment_calibration_overdue"));
        let checked = Known { calibration: done(NOW, true, Some("2026-11-28")), ..never };
        assert_eq!(unfit(checked), None);
    }

    #[test]
    fn the_newest_check_decides_and_a_failure_ends_with_a_pass() {
        let known = Known { every_days: Some(30), stated_due: Some(day("2099-01-01")), ..Known::default() };
        let with = |calibration| Known { calibration, ..known };
        assert_eq!(
            unfit(with(done("2026-05-01T00:00:00Z", true, Some("2026-05-31")))),
            Some("equipment_calibration_overdue")
        );
        assert_eq!(unfit(with(done("2026-05-02T00:00:00Z", true, Some("2026-06-01")))), None);
        assert_eq!(unfit(with(done("2026-05-31T00:00:00Z", false, None))), Some("equipment_failed"));
        // A failure does not depend on dates: nobody can defer it.
        let deferred = Known {
            calibration_deferred: Some(day("2026-07-01")),
            ..with(done("2026-05-31T00:00:00Z", false, None))
        };
        assert_eq!(unfit(deferred), Some("equipment_failed"));
    }

    #[test]
    fn a_vessel_is_dirty_from_its_use_to_its_cleaning_and_a_cleaning_grows_old() {
        let vat = Known { after_each_batch: true, valid_hours: Some(72), ..Known::default() };
        assert_eq!(unfit(vat), Some("equipment_cleaning_overdue"));
        let cleaned = |moment| Known { cleaning: done(moment, true, None), ..vat };
        assert_eq!(unfit(cleaned("2026-05-29T00:00:00Z")), None, "to the second");
        assert_eq!(unfit(cleaned("2026-05-28T23:59:59Z")), Some("equipment_cleaning_overdue"));
        let used = |moment, it: Known| Known { used_at: Some(at(moment)), ..it };
        assert_eq!(
            unfit(used("2026-05-31T10:00:00Z", cleaned("2026-05-31T09:00:00Z"))),
            Some("equipment_dirty")
        );
        assert_eq!(unfit(used("2026-05-31T10:00:00Z", cleaned("2026-05-31T11:00:00Z"))), None);
        let failed = Known { cleaning: done("2026-05-31T11:00:00Z", false, None), ..vat };
        assert_eq!(unfit(failed), Some("equipment_failed"));
        // Without either rule, its cleanliness does not matter.
        assert_eq!(unfit(used("2026-05-31T10:00:00Z", Known::default())), None);
    }

    #[test]
    fn what_quality_lets_wait_is_fit_through_that_day_but_never_dirty() {
        let late = Known { every_days: Some(180), stated_due: Some(day("2026-05-30")), ..Known::default() };
        let until = |text| Known { calibration_deferred: Some(day(text)), ..late };
        assert_eq!(
            (unfit(until("2026-05-31")), unfit(until("2026-06-01"))),
            (Some("equipment_calibration_overdue"), None)
        );
        let old = Known {
            valid_hours: Some(1),
            after_each_batch: true,
            cleaning: done("2026-05-20T00:00:00Z", true, None),
            cleaning_deferred: Some(day("2026-06-01")),
            ..Known::default()
        };
        assert_eq!(unfit(old), None);
        assert_eq!(
            unfit(Known { used_at: Some(at("2026-05-21T00:00:00Z")), ..old }),
            Some("equipment_dirty")
        );
        assert_eq!(waits_at_most(CheckKind::Calibration, day("2026-05-30")), day("2026-08-28"));
        assert_eq!(waits_at_most(CheckKind::Cleaning, day("2026-05-30")), day("2026-06-02"));
    }

    #[test]
    fn a_check_is_of_a_kind_that_fits_the_equipment() {
        let plain = Known::default();
        let (interval, washed) =
            (Known { every_days: Some(30), ..plain }, Known { valid_hours: Some(24), ..plain });
        let takes = |known: Known, is_instrument| {
            [CheckKind::Calibration, CheckKind::Cleaning].map(|kind| known.takes(kind, is_instrument))
        };
        assert_eq!((takes(plain, true), takes(plain, false)), ([true, false], [false, true]));
        assert_eq!((takes(interval, false), takes(washed, true)), ([true, true], [true, true]));
    }

    #[test]
    fn a_calibration_passes_within_the_tolerance_as_found_and_as_left() {
        let judged = |found: Option<&str>, left: Option<&str>, most: Option<&str>, said| {
            calibrated(found.map(of), left.map(of), most.map(of), said).map(CheckResult::as_str)
        };
        let (pass, fail) = (Some(CheckResult::Pass), Some(CheckResult::Fail));
        for (found, left, most, said, result) in [
            (Some("0.1"), Some("0.0"), Some("0.5"), None, Some("pass")),
            (Some("-0.5"), None, Some("0.5"), None, Some("pass")),
            (Some("0.500001"), Some("0"), Some("0.5"), None, Some("fail")),
            (Some("-0.6"), None, Some("0.5"), pass, Some("fail")),
            (Some("0.1"), Some("0.7"), Some("0.5"), None, Some("fail")),
            (Some("0.1"), None, Some("0.5"), fail, Some("fail")),
            (Some("0.1"), None, None, None, None),
            (Some("0.1"), None, None, pass, Some("pass")),
            (None, None, Some("0.5"), None, None),
            (None, None, Some("0.5"), pass, Some("pass")),
        ] {
            assert_eq!(judged(found, left, most, said), result, "{found:?} {left:?} {most:?} {said:?}");
        }
    }

    #[test]
    fn the_next_one_is_due_so_many_days_after_the_day_it_was_done() {
        assert_eq!(next_due(day("2026-06-01"), Some(180)), Some(day("2026-11-28")));
        assert_eq!(next_due(day("2026-06-01"), None), None);
        assert_eq!(valid_until(at("2026-06-01T00:40:00Z"), Some(72)), Some(at("2026-06-04T00:40:00Z")));
    }

    proptest! {
        #[test]
        fn a_check_that_passes_now_always_mends(every in 1..4_000_i32, hours in 1..9_000_i32, used in any::<bool>(), late in 1..4_000_i64) {
            let (now, today) = (at(NOW), day("2026-06-01"));
            let before = today.saturating_sub(late.days());
            let broken = Known {
                every_days: Some(every), stated_due: Some(before), after_each_batch: true, valid_hours: Some(hours),
                used_at: used.then_some(now), calibration: Some(Last { at: at("2020-01-01T00:00:00Z"), passed: false, next_due: None }),
                cleaning: Some(Last { at: at("2020-01-01T00:00:00Z"), passed: false, next_due: None }), ..Known::default()
            };
            prop_assert!(broken.unfit(today, now).is_some());
            let mended = Known {
                calibration: Some(Last { at: now, passed: true, next_due: next_due(today, Some(every)) }),
                cleaning: Some(Last { at: now, passed: true, next_due: None }),
                ..broken
            };
            prop_assert_eq!(mended.unfit(today, now), None);
        }
    }
}
