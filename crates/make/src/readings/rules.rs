//! A reading against its control point: is it physically possible, does it pass, and how far outside is it?
//! Invariant: limits are inclusive unless the point says otherwise, and a calibration never forgives a failed
//! reading (M28).

use kernel::code::Code;
use kernel::decimal::{Decimal, SignedQuantity};
use kernel::exact::Exact;
use kernel::refusal::{Refusal, Ruled};
use kernel::role::{Role, RoleSet};
use kernel::unit::{self, Unit};

/// One limit of a control point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// In the point's unit.
    pub at: SignedQuantity,
    /// Whether a reading exactly at the limit passes.
    pub inclusive: bool,
}

/// The limits of one version of a control point. A reading keeps the version by which it was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Limits {
    /// Below this it fails.
    pub lower: Option<Limit>,
    /// Above this it fails.
    pub upper: Option<Limit>,
    /// The distance by which both limits move inwards, for an instrument's uncertainty; zero unless the point
    /// sets it.
    pub guard_band: Guard,
}

impl Limits {
    /// The lower and the upper limit as stored: millionths, and whether a reading at the limit passes.
    pub fn stored(lower: (Option<i64>, bool), upper: (Option<i64>, bool)) -> Limits {
        let limit = |(at, inclusive): (Option<i64>, bool)| {
            at.map(|e6| Limit { at: SignedQuantity::from_stored(e6), inclusive })
        };
        Limits { lower: limit(lower), upper: limit(upper), guard_band: Guard::default() }
    }
}

/// A distance in millionths of the point's unit, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Guard(i64);

impl Guard {
    /// Errors: `number_range` if negative: a guard band may make a limit stricter, never looser.
    pub fn new(width: SignedQuantity) -> Result<Guard, Code> {
        if width.get() < 0 { Err(Code::NumberRange) } else { Ok(Guard(width.get())) }
    }
}

/// How far a failing reading is outside, in millionths of the point's unit; zero exactly at a limit that is
/// not inclusive. Quantities stay below 10^18 millionths, so their differences have room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outside(i64);

impl Outside {
    /// A distance as stored, in millionths.
    pub const fn from_stored(millionths: i64) -> Outside {
        Outside(millionths)
    }

    /// The millionths to store.
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// The result of judging a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Within the limits.
    Pass,
    /// Outside, and by how much.
    Fail(Outside),
}

impl Verdict {
    /// "pass" or "fail", as the API answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Fail(_) => "fail",
        }
    }

    /// Whether it failed.
    pub fn is_fail(self) -> bool {
        self != Verdict::Pass
    }
}

/// Judges a value against the limits.
pub fn judge(limits: &Limits, value: SignedQuantity) -> Verdict {
    let Guard(guard) = limits.guard_band;
    let below = limits.lower.and_then(|limit| beyond(limit, limit.at.get() + guard - value.get()));
    let above = limits.upper.and_then(|limit| beyond(limit, value.get() - (limit.at.get() - guard)));
    // With a wide guard band both sides can fail; the larger distance counts. None is least.
    below.max(above).map_or(Verdict::Pass, Verdict::Fail)
}

fn beyond(limit: Limit, distance: i64) -> Option<Outside> {
    (distance > 0 || distance == 0 && !limit.inclusive).then_some(Outside(distance))
}

/// Bounds of possible readings; a value outside means a broken probe or a typing error. Always inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Physical {
    /// The lowest possible value.
    pub lower: Option<SignedQuantity>,
    /// The highest possible value.
    pub upper: Option<SignedQuantity>,
}

impl Physical {
    /// The bounds of nature for points without bounds: nothing is colder than absolute zero. Other units get
    /// none, because a drifting scale may truly show a small negative value.
    pub fn of_nature(unit: Unit) -> Physical {
        const ABSOLUTE_ZERO_CEL: SignedQuantity = SignedQuantity::from_stored(-273_150_000);
        Physical { lower: (unit == Unit::Celsius).then_some(ABSOLUTE_ZERO_CEL), upper: None }
    }

    fn holds(&self, value: SignedQuantity) -> bool {
        self.lower.is_none_or(|lower| lower <= value) && self.upper.is_none_or(|upper| value <= upper)
    }
}

/// Refuses a value outside any of the bounds (the point's, the instrument's, nature's):
/// `reading_not_physical` at the field `value`. The audit event of the refusal keeps such a reading; it is
/// not stored among the readings.
pub fn judge_physical(bounds: &[Physical], value: SignedQuantity) -> Ruled<()> {
    if bounds.iter().all(|bound| bound.holds(value)) {
        return Ok(());
    }
    Err(Refusal::new(Code::ReadingNotPhysical).field("value"))
}

/// A reading's number in the unit of its point. Another unit is converted only within its dimension (kg, g);
/// anything else, known or not, is `unit_mismatch` at `unit`. Finer than millionths is `number_decimals` at `value`.
pub fn in_unit_of_point(value: Decimal, unit: &str, point: Unit) -> Ruled<SignedQuantity> {
    let mismatch = || Refusal::new(Code::UnitMismatch).field("unit");
    let unit: Unit = unit.parse().map_err(|_| mismatch())?;
    let converted = unit::convert(value, unit, point, None).map_err(|_| mismatch())?;
    kept_whole(&converted).map_err(|code| Refusal::new(code).field("value"))
}

/// A figure of an instrument, its error or a bound, in the unit of a point. It counts as given if nobody
/// stated the instrument's unit. None without a figure, or if it does not convert within its dimension.
pub fn of_instrument(
    figure: Option<SignedQuantity>,
    measures: Option<&str>,
    point: &str,
) -> Option<SignedQuantity> {
    let (figure, to) = (figure?, point.parse::<Unit>().ok()?);
    let from = measures.map_or(Some(to), |unit| unit.parse().ok())?;
    let exact = unit::convert(Decimal::from(figure), from, to, None).ok()?;
    SignedQuantity::rounded(&exact).ok()
}

/// An indicated value is evidence: it is stored unchanged or refused, never rounded.
fn kept_whole(value: &Exact) -> Result<SignedQuantity, Code> {
    let kept = SignedQuantity::rounded(value)?;
    if Exact::from(kept) == *value { Ok(kept) } else { Err(Code::NumberDecimals) }
}

/// Whether this user may replace a reading. Turning a fail into a pass frees goods, so only Quality or the
/// Owner may: else `correction_needs_quality` with `facts.needs_role`.
pub fn judge_correction(before: Verdict, after: Verdict, roles: RoleSet) -> Ruled<()> {
    let forgives = before.is_fail() && !after.is_fail();
    if !forgives || roles.has(Role::Quality) || roles.has(Role::Owner) {
        return Ok(());
    }
    Err(Refusal::new(Code::CorrectionNeedsQuality).fact("needs_role", Role::Quality.as_str()))
}

/// The true value of a reading, if a calibration found the instrument wrong by this error: indicated - error.
pub fn corrected(indicated: SignedQuantity, as_found_error: SignedQuantity) -> Result<SignedQuantity, Code> {
    SignedQuantity::new(indicated.get() - as_found_error.get())
}

/// Judges a reading again after a failed calibration: a fail stays a fail, a pass must pass with the
/// corrected value.
pub fn judge_again(limits: &Limits, was: Verdict, corrected: SignedQuantity) -> Verdict {
    if was.is_fail() { was } else { judge(limits, corrected) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> SignedQuantity {
        SignedQuantity::parse(text).expect("a value")
    }

    /// ">= 72.0", "< 85" or "guard 0.5", joined by commas.
    fn limits(text: &str) -> Limits {
        let mut limits = Limits::default();
        for part in text.split(',').map(str::trim) {
            let (sign, number) = part.split_once(' ').expect("a sign and a number");
            let limit = |inclusive| Some(Limit { at: value(number), inclusive });
            match sign {
                ">=" => limits.lower = limit(true),
                ">" => limits.lower = limit(false),
                "<=" => limits.upper = limit(true),
                "<" => limits.upper = limit(false),
                _ => limits.guard_band = Guard::new(value(number)).expect("a guard band"),
            }
        }
        limits
    }

    #[test]
    fn a_reading_passes_or_fails_and_by_how_much() {
        for row in [
            ">= 72.0, <= 85.0             | 72.0   => pass",
            ">= 72.0, <= 85.0             | 71.999999 => fail by 0.000001",
            ">= 72.0, <= 85.0             | 71.4   => fail by 0.6",
            ">= 72.0, <= 85.0             | 85     => pass",
            ">= 72.0, <= 85.0             | 85.1   => fail by 0.1",
            "> 72.0                       | 72.0   => fail by 0",
            "> 72.0                       | 72.000001 => pass",
            "< 4.6                        | 4.6    => fail by 0",
            "<= 350                       | 351    => fail by 1",
            "<= -18                       | -17.5  => fail by 0.5",
            ">= 72.0, guard 0.5           | 72.5   => pass",
            ">= 72.0, guard 0.5           | 72.4   => fail by 0.1",
            "> 72.0, guard 0.5            | 72.5   => fail by 0",
            "<= 5, guard 0.2              | 4.9    => fail by 0.1",
            ">= 4, <= 5, guard 1          | 4.5    => fail by 0.5",
            ">= 0, <= 10, guard 9         | 2      => fail by 7",
            ">= 0, <= 10, guard 9         | 8      => fail by 7",
            ">= 0, <= 10, guard 6         | 5      => fail by 1",
        ] {
            let (rule, expected) = row.split_once("=>").expect("an expectation");
            let (rule, reading) = rule.split_once('|').expect("a reading");
            let shown = match judge(&limits(rule.trim()), value(reading.trim())) {
                Verdict::Pass => "pass".to_owned(),
                Verdict::Fail(Outside(by)) => format!("fail by {}", SignedQuantity::from_stored(by)),
            };
            assert_eq!(shown, expected.trim(), "{row}");
        }
    }

    #[test]
    fn a_point_without_limits_lets_everything_pass() {
        assert_eq!(judge(&Limits::default(), value("-999999999999")), Verdict::Pass);
    }

    #[test]
    fn a_guard_band_never_loosens_a_limit() {
        assert_eq!(Guard::new(value("-0.1")), Err(Code::NumberRange));
    }

    #[test]
    fn what_cannot_be_is_no_reading() {
        let ph = Physical { lower: Some(value("0")), upper: Some(value("14")) };
        let nature = Physical::of_nature(Unit::Celsius);
        for (bounds, reading, real) in [
            (ph, "14", true),
            (ph, "14.2", false),
            (ph, "0", true),
            (ph, "-0.000001", false),
            (nature, "-273.15", true),
            (nature, "-273.16", false),
            (Physical::of_nature(Unit::Ph), "-300", true), // no bounds set otherwise
        ] {
            assert_eq!(
                judge_physical(&[Physical::default(), bounds], value(reading)).is_ok(),
                real,
                "{reading}"
            );
        }
        let refusal = judge_physical(&[ph, nature], value("14.2")).expect_err("not real");
        assert_eq!((refusal.code, refusal.faults[0].field.as_str()), (Code::ReadingNotPhysical, "value"));
    }

    #[test]
    fn a_reading_comes_in_the_unit_of_its_point_or_one_of_its_dimension() {
        for (number, unit, point, expected) in [
            ("72.5", "Cel", Unit::Celsius, Ok("72.5")),
            ("72.5", "K", Unit::Celsius, Err((Code::UnitMismatch, "unit"))),
            ("72.5", "pH", Unit::Celsius, Err((Code::UnitMismatch, "unit"))),
            ("500", "g", Unit::Kilogram, Ok("0.5")),
            ("1", "L", Unit::Kilogram, Err((Code::UnitMismatch, "unit"))),
            ("0.0001", "mg", Unit::Kilogram, Err((Code::NumberDecimals, "value"))),
            ("72.1234567", "Cel", Unit::Celsius, Err((Code::NumberDecimals, "value"))),
            ("1000000000000", "Cel", Unit::Celsius, Err((Code::NumberRange, "value"))),
        ] {
            let read = in_unit_of_point(Decimal::parse(number).expect("a number"), unit, point);
            let read = read.map_err(|refusal| (refusal.code, refusal.faults[0].field.clone()));
            let expected = expected.map(value).map_err(|(code, field)| (code, field.to_owned()));
            assert_eq!(read, expected, "{number} {unit}");
        }
    }

    #[test]
    fn a_figure_of_an_instrument_is_told_in_the_unit_of_the_point() {
        for (figure, measures, point, expected) in [
            (Some("0.8"), Some("Cel"), "Cel", Some("0.8")),
            (Some("0.8"), None, "Cel", Some("0.8")),
            (Some("-0.002"), Some("kg"), "g", Some("-2")),
            (Some("5000"), Some("g"), "kg", Some("5")),
            (Some("0.8"), Some("pH"), "Cel", None),
            (None, Some("Cel"), "Cel", None),
        ] {
            let told = of_instrument(figure.map(value), measures, point);
            assert_eq!(told, expected.map(value), "{figure:?} {measures:?} {point}");
        }
    }

    #[test]
    fn only_quality_or_the_owner_turn_a_fail_into_a_pass() {
        let (pass, fail) = (Verdict::Pass, Verdict::Fail(Outside(1)));
        for &role in Role::ALL {
            let may = matches!(role, Role::Quality | Role::Owner);
            assert_eq!(judge_correction(fail, pass, RoleSet::of(&[role])).is_ok(), may, "{role}");
            for (before, after) in [(pass, fail), (fail, fail), (pass, pass)] {
                assert!(judge_correction(before, after, RoleSet::of(&[role])).is_ok(), "{role}");
            }
        }
        let refusal = judge_correction(fail, pass, RoleSet::of(&[Role::Maker])).expect_err("a Maker");
        assert_eq!(
            (refusal.code, &refusal.facts["needs_role"]),
            (Code::CorrectionNeedsQuality, &"Quality".into())
        );
    }

    #[test]
    fn a_probe_that_read_too_high_makes_good_readings_bad() {
        let htst = limits(">= 72.0");
        let indicated = value("72.4");
        let shown = corrected(indicated, value("0.8")).expect("a value");
        assert_eq!(shown, value("71.6"));
        assert!(judge_again(&htst, judge(&htst, indicated), shown).is_fail());
    }

    #[test]
    fn a_probe_that_read_too_low_forgives_nothing() {
        let htst = limits(">= 72.0");
        let indicated = value("71.4");
        let was = judge(&htst, indicated);
        assert_eq!(judge_again(&htst, was, corrected(indicated, value("-2")).expect("a value")), was);
    }

    proptest! {
        #[test]
        fn farther_outside_is_never_better(at in -1000i64..1000, near in 0i64..1000, more in 0i64..1000, upper: bool) {
            let limit = Some(Limit { at: SignedQuantity::from_stored(at), inclusive: true });
            let rule = if upper { Limits { upper: limit, ..Limits::default() } } else { Limits { lower: limit, ..Limits::default() } };
            let away = |by: i64| judge(&rule, SignedQuantity::from_stored(if upper { at + by } else { at - by }));
            match (away(near), away(near + more)) {
                (Verdict::Fail(near), Verdict::Fail(far)) => prop_assert!(near <= far),
                (near, far) => prop_assert!(!near.is_fail() || far.is_fail()),
            }
        }
    }
}
