//! Decimal text as people and programs write it, read without loss, and the fixed-point figures of the
//! database.
//! Nothing here rounds: text with more decimals than its field is refused.

mod fixed;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::code::Code;
use crate::exact::Exact;
pub use fixed::{Factor, Fineness, PerMg, Percent, Quantity, SignedQuantity, UnitPrice};

/// More digits than any measure has; the limit keeps hostile input cheap to read.
const MAX_DIGITS: usize = 30;

/// The exponent of the largest power of ten in 128 bits.
const MAX_DECIMALS: u8 = 38;

/// `mantissa / 10^decimals`. Compares by value: 1.0 equals 1.00; prints the decimals it was given.
#[derive(Clone, Copy, Debug, JsonSchema)]
#[schemars(with = "String", extend("pattern" = "^-?[0-9]+(\\.[0-9]+)?$"))]
pub struct Decimal {
    mantissa: i128,
    decimals: u8,
}

impl Decimal {
    /// Zero, without decimals.
    pub const ZERO: Decimal = Decimal { mantissa: 0, decimals: 0 };

    /// `mantissa / 10^decimals`; `number_range` beyond 38 decimals.
    pub fn new(mantissa: i128, decimals: u8) -> Result<Decimal, Code> {
        if decimals > MAX_DECIMALS { Err(Code::NumberRange) } else { Ok(Decimal { mantissa, decimals }) }
    }

    /// Reads ASCII digits with an optional minus in front and at most one point with digits on both sides.
    /// `number_format` for any other text, `number_range` beyond 30 digits.
    pub fn parse(text: &str) -> Result<Decimal, Code> {
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) if is_digits(fraction) => (whole, fraction),
            Some(_) => return Err(Code::NumberFormat),
            None => (unsigned, ""),
        };
        if !is_digits(whole) {
            return Err(Code::NumberFormat);
        }
        if whole.len() + fraction.len() > MAX_DIGITS {
            return Err(Code::NumberRange);
        }
        let magnitude = digits(fraction, digits(whole, 0));
        let decimals = u8::try_from(fraction.len()).expect("at most MAX_DIGITS");
        Ok(Decimal { mantissa: if negative { -magnitude } else { magnitude }, decimals })
    }

    /// The digits as one integer.
    pub fn mantissa(self) -> i128 {
        self.mantissa
    }

    /// How many of the digits are after the point.
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// Whether this is zero, however many decimals it has.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Without trailing zeros after the point: 12.500 becomes 12.5.
    #[must_use]
    pub fn normalized(mut self) -> Decimal {
        while self.decimals > 0 && self.mantissa % 10 == 0 {
            self.mantissa /= 10;
            self.decimals -= 1;
        }
        self
    }

    /// The integer for this value with this many decimals, as the database stores it: 12.5 at 3 is 12500.
    /// `number_decimals` if the value has more decimals (trailing zeros do not count), `number_range` beyond
    /// 64 bits.
    pub fn scaled(self, decimals: u8) -> Result<i64, Code> {
        let shortest = self.normalized();
        let shift = decimals.checked_sub(shortest.decimals).ok_or(Code::NumberDecimals)?;
        let scaled = 10i128.checked_pow(shift.into()).and_then(|power| shortest.mantissa.checked_mul(power));
        scaled.and_then(|value| i64::try_from(value).ok()).ok_or(Code::NumberRange)
    }
}

/// Whether the text is one or more ASCII digits: digits of other scripts look alike and are refused.
fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Appends the digits of the text to a number; there is room for at most MAX_DIGITS of them.
fn digits(text: &str, before: i128) -> i128 {
    text.bytes().fold(before, |number, digit| number * 10 + i128::from(digit - b'0'))
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = usize::from(self.decimals);
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        let point = if fraction.is_empty() { "" } else { "." };
        f.pad_integral(self.mantissa >= 0, "", &format!("{whole}{point}{fraction}"))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Decimal {
        Decimal { mantissa: value.into(), decimals: 0 }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        Exact::from(*self).cmp(&Exact::from(*other))
    }
}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let shortest = self.normalized();
        (shortest.mantissa, shortest.decimals).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_plain_digits_with_one_point_between_are_a_number() {
        for bad in
            ["", "-", "+1", ".5", "5.", "1.2.3", "1,000", "1e3", " 1", "1 ", "--1", "NaN", "٥", "-.5", "0x1"]
        {
            assert_eq!(Decimal::parse(bad), Err(Code::NumberFormat), "{bad:?}");
        }
        for good in
            ["0", "12.500", "-0.001", "123456789012345678901234567890", "0.12345678901234567890123456789"]
        {
            assert_eq!(Decimal::parse(good).map(|d| d.to_string()), Ok(good.to_owned()));
        }
    }

    #[test]
    fn a_number_of_more_than_thirty_digits_is_out_of_range() {
        assert_eq!(Decimal::parse(&"9".repeat(31)), Err(Code::NumberRange));
        assert_eq!(Decimal::parse(&format!("0.{}", "1".repeat(30))), Err(Code::NumberRange));
        assert_eq!(Decimal::new(1, 39), Err(Code::NumberRange));
    }

    #[test]
    fn numbers_compare_by_value_not_by_the_zeros_they_show() {
        let number = |text| Decimal::parse(text).unwrap();
        assert_eq!(number("1.0"), number("1.00"));
        assert_eq!(number("-0"), number("0.00"));
        assert!(number("0.9") < number("0.91"));
        assert!(number("-0.9") > number("-0.91"));
        assert!(number(&"9".repeat(30)) > number(&format!("0.{}", "9".repeat(29))));
    }

    #[test]
    fn a_figure_is_stored_exactly_or_refused() {
        let table = [
            ("12.5", 3, Ok(12_500)),
            ("12.500000", 3, Ok(12_500)),
            ("-0.001", 3, Ok(-1)),
            ("0.0001", 3, Err(Code::NumberDecimals)),
            ("9223372036854775807", 0, Ok(i64::MAX)),
            ("9223372036854775808", 0, Err(Code::NumberRange)),
            ("999999999999999999999999999999", 38, Err(Code::NumberRange)),
        ];
        for (text, decimals, expected) in table {
            assert_eq!(Decimal::parse(text).unwrap().scaled(decimals), expected, "{text} at {decimals}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back_as_the_same(mantissa in -10i128.pow(29)..10i128.pow(29), decimals in 0u8..30) {
            let number = Decimal::new(mantissa, decimals).unwrap();
            let again = Decimal::parse(&number.to_string()).unwrap();
            prop_assert_eq!((again.mantissa(), again.decimals()), (mantissa, decimals));
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in "\\PC{0,40}|[-0-9.]{0,40}") {
            if let Ok(number) = Decimal::parse(&text) {
                prop_assert!(number.normalized() == number);
            }
        }

        #[test]
        fn no_figure_changes_on_its_way_to_the_store(stored in any::<i64>(), decimals in 0u8..10) {
            prop_assert_eq!(Decimal::new(stored.into(), decimals).unwrap().scaled(decimals), Ok(stored));
        }
    }
}
