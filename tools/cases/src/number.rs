//! Decimal numbers by value: equality and rounding of texts such as `2.50`.
//! Invariant: everything here is exact; no amount of money becomes a float.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Pow, Zero};

/// No product writes more digits or a larger exponent; such a text is "not a number".
const MOST_DIGITS: usize = 400;

/// Plain decimal text: optional minus, ASCII digits, at most one point with digits on both sides.
pub fn is_plain_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    match digits.split_once('.') {
        Some((whole, fraction)) => all_digits(whole) && all_digits(fraction),
        None => all_digits(digits),
    }
}

/// The literal of a JSON integer: no point, no exponent.
pub fn is_integer(literal: &str) -> bool {
    is_plain_decimal(literal) && !literal.contains('.')
}

/// The exact value of a plain decimal, or of a JSON number with an exponent.
pub fn value(text: &str) -> Option<BigRational> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    if !is_plain_decimal(mantissa)
        || mantissa.len() > MOST_DIGITS
        || exponent.unsigned_abs() as usize > MOST_DIGITS
    {
        return None;
    }
    let decimals = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let digits: BigInt = mantissa.replace('.', "").parse().ok()?;
    let power = exponent - i32::try_from(decimals).ok()?;
    let ten = BigRational::from_integer(BigInt::from(10));
    Some(BigRational::from_integer(digits) * ten.pow(power))
}

/// Whether both texts are numbers of the same value.
pub fn same(a: &str, b: &str) -> bool {
    matches!((value(a), value(b)), (Some(a), Some(b)) if a == b)
}

/// Rounds half away from zero to `decimals` places.
pub fn round(value: &BigRational, decimals: u32) -> BigRational {
    let scale = BigRational::from_integer(BigInt::from(10).pow(decimals));
    (value * &scale).round() / scale
}

/// Whether plain decimals add up to zero.
pub fn sum_is_nil<'a>(mut texts: impl Iterator<Item = &'a str>) -> bool {
    texts.try_fold(BigRational::zero(), |sum, text| Some(sum + value(text)?)).is_some_and(|sum| sum.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_decimals_are_told_from_other_text() {
        for text in ["0", "-1", "2.50", "007", "-0.0"] {
            assert!(is_plain_decimal(text), "{text}");
        }
        for text in ["", "-", ".5", "5.", "1e3", "1,5", "+1", "NaN", " 1", "1.2.3", "٥", "2026-01-01"] {
            assert!(!is_plain_decimal(text), "{text}");
        }
    }

    #[test]
    fn values_are_compared_exactly() {
        for (a, b, equal) in [
            ("2.50", "2.5", true),
            ("0.000", "0", true),
            ("-0", "0", true),
            ("1e2", "100.0", true),
            ("1.5E-3", "0.0015", true),
            ("2.50", "2.51", false),
            ("0.1", "0.10000000000000000000001", false),
            ("x", "x", false),
        ] {
            assert_eq!(same(a, b), equal, "{a} {b}");
        }
    }

    #[test]
    fn halves_go_away_from_zero() {
        for (text, decimals, rounded) in [
            ("1074.115", 2, "1074.12"),
            ("-1074.115", 2, "-1074.12"),
            ("1074.1149999", 2, "1074.11"),
            ("0.5", 0, "1"),
            ("2.5", 0, "3"),
        ] {
            assert_eq!(round(&value(text).unwrap(), decimals), value(rounded).unwrap(), "{text}");
        }
    }

    #[test]
    fn amounts_that_cancel_are_nil() {
        assert!(sum_is_nil(["-30900.00", "30000.00", "450.00", "450"].into_iter()));
        assert!(!sum_is_nil(["-30900.00", "30000.00", "450.00", "450.01"].into_iter()));
        assert!(!sum_is_nil(["0", "x"].into_iter()));
    }
}
