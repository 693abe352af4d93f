//! A rational of any size, in two machine integers while it fits: a bill's figures always do, and for them
//! the allocations and loops of big integers cost ten times the arithmetic.
//! Invariant: a value has only one form (reduced, a positive denominator, small wherever it fits), so that
//! equal forms are equal values; a result that overflows is computed again without a limit.

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Number {
    Small(Small),
    Big(BigRational),
}

/// Neither part is `i128::MIN`, so each can be negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Small {
    numerator: i128,
    denominator: i128,
}

fn product(one: i128, other: i128) -> Option<i128> {
    one.checked_mul(other).filter(|product| *product != i128::MIN)
}

fn gcd(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

impl Small {
    /// None where the denominator is zero or a part is the least integer.
    fn new(numerator: i128, denominator: i128) -> Option<Small> {
        if denominator == 1 && numerator != i128::MIN {
            return Some(Small { numerator, denominator });
        }
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let common = i128::try_from(gcd(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
        let common = common * denominator.signum();
        Some(Small { numerator: numerator / common, denominator: denominator / common })
    }

    fn plus(self, other: Small) -> Option<Small> {
        let numerator = product(self.numerator, other.denominator)?
            .checked_add(product(other.numerator, self.denominator)?)?;
        Small::new(numerator, product(self.denominator, other.denominator)?)
    }

    fn minus(self, other: Small) -> Option<Small> {
        self.plus(Small { numerator: -other.numerator, ..other })
    }

    fn times(self, other: Small) -> Option<Small> {
        Small::new(product(self.numerator, other.numerator)?, product(self.denominator, other.denominator)?)
    }

    fn over(self, other: Small) -> Option<Small> {
        Small::new(product(self.numerator, other.denominator)?, product(self.denominator, other.numerator)?)
    }

    fn compared(self, other: Small) -> Option<Ordering> {
        let one = product(self.numerator, other.denominator)?;
        Some(one.cmp(&product(other.numerator, self.denominator)?))
    }

    /// See [`Number::half_away`].
    fn half_away(self) -> Option<i128> {
        let twice = self.numerator.abs().checked_mul(2)?.checked_add(self.denominator)?;
        Some(twice / product(self.denominator, 2)? * self.numerator.signum())
    }
}

impl Number {
    /// `numerator / denominator`.
    ///
    /// # Panics
    /// If the denominator is zero.
    pub(super) fn new(numerator: i128, denominator: i128) -> Number {
        match Small::new(numerator, denominator) {
            Some(small) => Number::Small(small),
            None => Number::of(BigRational::new(numerator.into(), denominator.into())),
        }
    }

    fn of(value: BigRational) -> Number {
        let small = (value.numer().to_i128().zip(value.denom().to_i128()))
            .filter(|(numerator, denominator)| *numerator != i128::MIN && *denominator != i128::MIN);
        match small {
            Some((numerator, denominator)) => Number::Small(Small { numerator, denominator }),
            None => Number::Big(value),
        }
    }

    fn big(&self) -> BigRational {
        match self {
            Number::Small(small) => BigRational::new_raw(small.numerator.into(), small.denominator.into()),
            Number::Big(value) => value.clone(),
        }
    }

    /// The small computation where both are small and the result is too, otherwise the one without a limit.
    fn either(
        &self,
        other: &Number,
        small: fn(Small, Small) -> Option<Small>,
        big: fn(BigRational, BigRational) -> BigRational,
    ) -> Number {
        if let (Number::Small(one), Number::Small(two)) = (self, other)
            && let Some(result) = small(*one, *two)
        {
            return Number::Small(result);
        }
        Number::of(big(self.big(), other.big()))
    }

    pub(super) fn is_zero(&self) -> bool {
        matches!(self, Number::Small(Small { numerator: 0, .. }))
    }

    pub(super) fn is_negative(&self) -> bool {
        match self {
            Number::Small(small) => small.numerator < 0,
            Number::Big(value) => value.is_negative(),
        }
    }

    /// The bits of the longer of the two parts.
    pub(super) fn bits(&self) -> u64 {
        match self {
            Number::Small(small) => {
                let longer = small.numerator.unsigned_abs().max(small.denominator.unsigned_abs());
                u64::from(u128::BITS - longer.leading_zeros())
            }
            Number::Big(value) => value.numer().bits().max(value.denom().bits()),
        }
    }

    pub(super) fn floor(&self) -> Number {
        match self {
            Number::Small(small) => Number::new(small.numerator.div_euclid(small.denominator), 1),
            Number::Big(value) => Number::of(value.floor()),
        }
    }

    /// The nearest integer, a half away from zero; None where it does not fit 128 bits.
    pub(super) fn half_away(&self) -> Option<i128> {
        if let Number::Small(small) = self
            && let Some(rounded) = small.half_away()
        {
            return Some(rounded);
        }
        let value = self.big();
        let (twice, denominator) = (value.numer().abs() * 2, value.denom());
        let magnitude: BigInt = (twice + denominator) / (denominator * 2);
        (magnitude * value.numer().signum()).to_i128()
    }
}

impl Add for &Number {
    type Output = Number;

    fn add(self, other: &Number) -> Number {
        self.either(other, Small::plus, BigRational::add)
    }
}

impl Sub for &Number {
    type Output = Number;

    fn sub(self, other: &Number) -> Number {
        self.either(other, Small::minus, BigRational::sub)
    }
}

impl Mul for &Number {
    type Output = Number;

    fn mul(self, other: &Number) -> Number {
        self.either(other, Small::times, BigRational::mul)
    }
}

/// Panics for a zero divisor, as for integers.
impl Div for &Number {
    type Output = Number;

    fn div(self, other: &Number) -> Number {
        self.either(other, Small::over, BigRational::div)
    }
}

impl Neg for &Number {
    type Output = Number;

    fn neg(self) -> Number {
        match self {
            Number::Small(small) => Number::Small(Small { numerator: -small.numerator, ..*small }),
            Number::Big(value) => Number::of(-value.clone()),
        }
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        if let (Number::Small(one), Number::Small(two)) = (self, other)
            && let Some(order) = one.compared(*two)
        {
            return order;
        }
        self.big().cmp(&other.big())
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use num_traits::Zero;
    use proptest::prelude::*;

    use super::*;

    /// Usual figures, and those at and beyond the edge of the small form.
    fn part() -> impl Strategy<Value = i128> {
        prop_oneof![
            -1_000_000i128..1_000_000,
            any::<i64>().prop_map(i128::from),
            any::<i128>(),
            (0u32..128, -2i128..=2).prop_map(|(shift, by)| (1i128 << shift).wrapping_add(by)),
        ]
    }

    fn number() -> impl Strategy<Value = Number> {
        (part(), part().prop_filter("nil", |part| *part != 0)).prop_map(|(n, d)| Number::new(n, d))
    }

    /// Reduced, with a positive denominator, and small wherever both parts fit.
    fn has_its_one_form(number: &Number) -> bool {
        let value = number.big();
        let fits = [value.numer(), value.denom()].iter().all(|part| part.abs() <= i128::MAX.into());
        let reduced = BigRational::new(value.numer().clone(), value.denom().clone());
        reduced.numer() == value.numer()
            && reduced.denom() == value.denom()
            && matches!(number, Number::Small(_)) == fits
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

        #[test]
        fn every_result_is_that_without_a_limit(a in number(), b in number()) {
            let mut results = vec![(&a + &b, a.big() + b.big()), (&a - &b, a.big() - b.big()), (&a * &b, a.big() * b.big())];
            results.extend((!b.is_zero()).then(|| (&a / &b, a.big() / b.big())));
            results.extend([(-&a, -a.big()), (a.floor(), a.big().floor())]);
            for (got, expected) in results {
                prop_assert!(has_its_one_form(&got), "{got:?}");
                prop_assert_eq!(got.big(), expected);
            }
            prop_assert_eq!(a.cmp(&b), a.big().cmp(&b.big()));
            prop_assert_eq!(a == b, a.big() == b.big());
            prop_assert_eq!((a.is_zero(), a.is_negative()), (a.big().is_zero(), a.big().is_negative()));
        }

        #[test]
        fn a_half_goes_away_from_nil_however_large(a in number()) {
            let half = BigRational::new(1.into(), 2.into());
            let away = if a.is_negative() { (a.big() - half).ceil() } else { (a.big() + half).floor() };
            prop_assert_eq!(a.half_away(), away.to_integer().to_i128());
        }

        #[test]
        fn what_was_big_is_small_again_where_it_fits(a in number(), b in number()) {
            prop_assert_eq!(&(&a + &b) - &b, a.clone());
            if !b.is_zero() {
                prop_assert_eq!(&(&a * &b) / &b, a);
            }
        }
    }
}
