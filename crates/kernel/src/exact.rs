//! Exact numbers between one stored figure and the next: rationals of any size, so that nothing is lost on
//! the way.
//! Every rounding of the program happens in `half_away`, and every stored figure goes through it once.

mod number;
mod share;

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::code::Code;
use crate::decimal::Decimal;
use crate::money::Money;
use number::Number;
pub use share::{share, share_floor};

/// A rational number without limit or rounding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(Number);

impl Exact {
    /// `numerator / denominator`, for fixed figures such as 1/1000.
    ///
    /// # Panics
    /// If the denominator is zero; divide by a person's input with `checked_div`.
    pub fn ratio(numerator: i64, denominator: i64) -> Exact {
        Exact(Number::new(numerator.into(), denominator.into()))
    }

    /// Zero.
    pub fn zero() -> Exact {
        Exact(Number::new(0, 1))
    }

    /// Whether this is exactly zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is negative.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// The absolute value.
    pub fn abs(&self) -> Exact {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// The bits of the numerator or of the denominator, whichever has more: what a further step costs.
    pub fn bits(&self) -> u64 {
        self.0.bits()
    }

    /// The greatest integer that is not greater than this.
    pub fn floor(&self) -> Exact {
        Exact(self.0.floor())
    }

    /// The least integer that is not less than this.
    pub fn ceil(&self) -> Exact {
        Exact(-&(-&self.0).floor())
    }

    /// The quotient, or None for a zero divisor.
    pub fn checked_div(&self, divisor: &Exact) -> Option<Exact> {
        (!divisor.is_zero()).then(|| Exact(&self.0 / &divisor.0))
    }

    /// Rounded to an integer, half away from zero; `number_range` beyond 64 bits.
    pub fn round(&self) -> Result<i64, Code> {
        self.half_away().and_then(|rounded| i64::try_from(rounded).ok()).ok_or(Code::NumberRange)
    }

    /// Rounded to minor units; `number_range` beyond ±10^15.
    pub fn round_money(&self) -> Result<Money, Code> {
        Money::new(self.round()?)
    }

    /// Rounded to this many decimals, all of which are shown; `number_range` where it does not fit.
    pub fn round_to(&self, decimals: u8) -> Result<Decimal, Code> {
        let scale = 10i128.checked_pow(decimals.into()).ok_or(Code::NumberRange)?;
        let mantissa = (self * Exact::whole(scale)).half_away().ok_or(Code::NumberRange)?;
        Decimal::new(mantissa, decimals)
    }

    /// Rounded to whole steps, as a scale with that step would show it; `number_range` for a step that is not
    /// positive, and for too many steps.
    pub fn round_to_step(&self, step: &Exact) -> Result<Exact, Code> {
        if step.is_zero() || step.is_negative() {
            return Err(Code::NumberRange);
        }
        let steps = (self / step).half_away().ok_or(Code::NumberRange)?;
        Ok(Exact::whole(steps) * step)
    }

    /// The one rounding: to the nearest integer, a half away from zero (sell.md R0-R6); None beyond 128 bits.
    fn half_away(&self) -> Option<i128> {
        self.0.half_away()
    }

    /// An integer.
    pub(crate) fn whole(value: i128) -> Exact {
        Exact(Number::new(value, 1))
    }

    /// `mantissa / 10^decimals`, with 38 decimals at most.
    pub(crate) fn scaled(mantissa: i128, decimals: u8) -> Exact {
        Exact(Number::new(mantissa, 10i128.pow(decimals.into())))
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Exact {
        Exact::whole(value.into())
    }
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Exact {
        Exact::scaled(value.mantissa(), value.decimals())
    }
}

/// One operator for every mix of owned and borrowed sides, so that rules read like their formulas.
macro_rules! operator {
    ($trait:ident $method:ident, $left:ty, $right:ty) => {
        impl $trait<$right> for $left {
            type Output = Exact;

            fn $method(self, right: $right) -> Exact {
                Exact($trait::$method(&self.0, &right.0))
            }
        }
    };
    ($($trait:ident $method:ident;)+) => {
        $(
            operator!($trait $method, Exact, Exact);
            operator!($trait $method, Exact, &Exact);
            operator!($trait $method, &Exact, Exact);
            operator!($trait $method, &Exact, &Exact);
        )+
    };
}

// Division by zero panics, as for integers: divide by a person's input with `checked_div`.
operator! { Add add; Sub sub; Mul mul; Div div; }

impl Neg for Exact {
    type Output = Exact;

    fn neg(self) -> Exact {
        Exact(-&self.0)
    }
}

impl Neg for &Exact {
    type Output = Exact;

    fn neg(self) -> Exact {
        Exact(-&self.0)
    }
}

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(values: I) -> Exact {
        values.fold(Exact::zero(), |sum, value| sum + value)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn halves_go_away_from_zero_and_nothing_else_does() {
        let table = [
            (5, 10, 1),
            (4, 10, 0),
            (15, 10, 2),
            (25, 10, 3),
            (24_999, 10_000, 2),
            (-5, 10, -1),
            (-4, 10, 0),
            (-25, 10, -3),
            (7, 1, 7),
        ];
        for (numerator, denominator, expected) in table {
            let got = Exact::ratio(numerator, denominator).round();
            assert_eq!(got, Ok(expected), "{numerator}/{denominator}");
        }
    }

    #[test]
    fn the_gold_of_a_22k_chain_costs_what_the_rate_says() {
        // 10.000 g at 6,500.00 for a gram: net_mg x rate_minor / per_mg.
        let metal = Exact::from(10_000) * Exact::from(650_000) / Exact::from(1_000);
        assert_eq!(metal.round_money(), Money::new(6_500_000));
    }

    #[test]
    fn a_result_beyond_what_is_stored_is_refused_and_never_cut() {
        let most = Exact::from(i64::MAX);
        assert_eq!(most.round(), Ok(i64::MAX));
        assert_eq!((&most + Exact::from(1)).round(), Err(Code::NumberRange));
        assert_eq!(most.round_money(), Err(Code::NumberRange));
        assert_eq!((&most * &most * &most).round_to(0), Err(Code::NumberRange));
    }

    #[test]
    fn a_number_knows_how_long_it_is() {
        let third = Exact::ratio(1, 3);
        assert_eq!([Exact::zero().bits(), Exact::from(-8).bits(), third.bits()], [1, 4, 2]);
        let long = (0..100).fold(Exact::from(1), |product, _| product * Exact::ratio(7, 1_024));
        assert_eq!(long.bits(), 1_001);
    }

    #[test]
    fn rounding_to_decimals_shows_all_of_them() {
        assert_eq!(Exact::ratio(1, 3).round_to(4).map(|d| d.to_string()), Ok("0.3333".to_owned()));
        assert_eq!(Exact::ratio(-1, 8).round_to(2).map(|d| d.to_string()), Ok("-0.13".to_owned()));
        assert_eq!(Exact::from(2).round_to(3).map(|d| d.to_string()), Ok("2.000".to_owned()));
    }

    #[test]
    fn a_scale_that_shows_five_grams_shows_the_nearest_five() {
        let step = Exact::ratio(5, 1_000);
        assert_eq!(Exact::ratio(124_975, 10_000).round_to_step(&step), Ok(Exact::ratio(12_500, 1_000)));
        assert_eq!(Exact::from(1).round_to_step(&Exact::zero()), Err(Code::NumberRange));
    }

    #[test]
    fn dividing_by_what_was_entered_as_nil_gives_no_answer() {
        assert_eq!(Exact::from(1).checked_div(&Exact::zero()), None);
        assert_eq!(Exact::from(1).checked_div(&Exact::from(4)), Some(Exact::ratio(1, 4)));
    }

    proptest! {
        #[test]
        fn rounding_is_the_same_on_both_sides_of_nil(n in -1_000_000_000_000i64..1_000_000_000_000, d in 1i64..10_000) {
            let value = Exact::ratio(n, d);
            prop_assert_eq!((-&value).round().unwrap(), -value.round().unwrap());
        }

        #[test]
        fn rounding_moves_a_value_by_a_half_at_most(n in any::<i64>(), d in 2i64..10_000) {
            let value = Exact::ratio(n, d);
            let moved = (Exact::from(value.round().unwrap()) - &value).abs();
            prop_assert!(moved <= Exact::ratio(1, 2));
        }

        #[test]
        fn what_is_added_can_be_taken_away_again(a in any::<i64>(), b in any::<i64>(), d in 1i64..1_000_000) {
            let (a, b) = (Exact::ratio(a, d), Exact::from(b));
            prop_assert_eq!(&a + &b - &b, a);
        }
    }
}
