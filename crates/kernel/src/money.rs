//! Money: minor units (paise, cents) within ±10^15, and their currency.
//! No sum wraps or is cut: arithmetic beyond the limit is `number_range`, and there are no operators that
//! could forget it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::code::Code;
use crate::exact::Exact;

/// An amount in minor units of the workspace's currency.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "i64", into = "i64")]
pub struct Money(i64);

#[expect(clippy::should_implement_trait, reason = "the operators' traits invite sums that forget the limit")]
impl Money {
    /// The largest amount of either sign, in minor units (sell.md section 1).
    pub const LIMIT: i64 = 1_000_000_000_000_000;

    /// Zero.
    pub const ZERO: Money = Money(0);

    /// So many minor units; `number_range` beyond ±10^15.
    pub const fn new(minor: i64) -> Result<Money, Code> {
        if minor < -Money::LIMIT || minor > Money::LIMIT { Err(Code::NumberRange) } else { Ok(Money(minor)) }
    }

    /// From the database, whose amounts were checked when they were written.
    pub const fn from_stored(minor: i64) -> Money {
        Money(minor)
    }

    /// The minor units.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The sum of two amounts.
    pub fn add(self, other: Money) -> Result<Money, Code> {
        self.0.checked_add(other.0).ok_or(Code::NumberRange).and_then(Money::new)
    }

    /// A sum of stored amounts, which may exceed the limit of one amount.
    pub fn accumulate(self, other: Money) -> Result<Money, Code> {
        self.0.checked_add(other.0).map(Money).ok_or(Code::NumberRange)
    }

    /// The difference; it may be negative.
    pub fn sub(self, other: Money) -> Result<Money, Code> {
        self.0.checked_sub(other.0).ok_or(Code::NumberRange).and_then(Money::new)
    }

    /// The amount with the opposite sign.
    pub fn neg(self) -> Result<Money, Code> {
        Money::ZERO.sub(self)
    }

    /// The sum of many; only the total must be within the limit, not the steps on the way.
    pub fn sum(amounts: impl IntoIterator<Item = Money>) -> Result<Money, Code> {
        // 2^64 amounts of 2^63, more than any list has, fit 128 bits.
        let sum: i128 = amounts.into_iter().map(|amount| i128::from(amount.0)).sum();
        i64::try_from(sum).map_err(|_| Code::NumberRange).and_then(Money::new)
    }

    /// Whether this is zero.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl TryFrom<i64> for Money {
    type Error = Code;

    fn try_from(minor: i64) -> Result<Money, Code> {
        Money::new(minor)
    }
}

impl From<Money> for i64 {
    fn from(amount: Money) -> i64 {
        amount.0
    }
}

impl From<Money> for Exact {
    fn from(amount: Money) -> Exact {
        Exact::from(amount.0)
    }
}

/// A currency of ISO 4217: its code and the decimals of its minor unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Currency {
    /// Three capital letters: INR, AUD.
    pub code: String,
    /// 2 for paise and cents, 0 for yen.
    pub minor_digits: u32,
}

impl Currency {
    /// ISO 4217 has no minor unit with more decimals.
    pub const MAX_MINOR_DIGITS: u32 = 4;

    /// `value_unknown` unless the code is three capital letters, `number_range` beyond four minor digits.
    pub fn new(code: &str, minor_digits: u32) -> Result<Currency, Code> {
        if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Code::ValueUnknown);
        }
        if minor_digits > Currency::MAX_MINOR_DIGITS {
            return Err(Code::NumberRange);
        }
        Ok(Currency { code: code.to_owned(), minor_digits })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn money(minor: i64) -> Money {
        Money::new(minor).unwrap()
    }

    #[test]
    fn an_amount_beyond_the_limit_is_no_money() {
        assert_eq!(Money::new(Money::LIMIT).map(Money::get), Ok(1_000_000_000_000_000));
        assert_eq!(Money::new(Money::LIMIT + 1), Err(Code::NumberRange));
        assert_eq!(Money::new(-Money::LIMIT - 1), Err(Code::NumberRange));
    }

    #[test]
    fn the_till_adds_up_to_the_limit_and_not_a_paisa_more() {
        let most = money(Money::LIMIT);
        assert_eq!(most.add(Money::ZERO), Ok(most));
        assert_eq!(most.add(money(1)), Err(Code::NumberRange));
        assert_eq!(most.neg().and_then(|least| least.sub(money(1))), Err(Code::NumberRange));
        assert_eq!(money(500).sub(money(700)), Ok(money(-200)));
    }

    #[test]
    fn a_sum_may_pass_the_limit_on_its_way_but_not_end_there() {
        let most = money(Money::LIMIT);
        assert_eq!(Money::sum([most, most, most.neg().unwrap()]), Ok(most));
        assert_eq!(Money::sum([most, money(1)]), Err(Code::NumberRange));
        assert_eq!(Money::sum([]), Ok(Money::ZERO));
    }

    #[test]
    fn money_is_an_integer_in_json_and_keeps_its_limit_there() {
        assert_eq!(serde_json::to_string(&money(-4_150)).unwrap(), "-4150");
        assert_eq!(serde_json::from_str::<Money>("4150").unwrap(), money(4_150));
        assert!(serde_json::from_str::<Money>("1000000000000001").is_err());
        assert!(serde_json::from_str::<Money>("1.5").is_err());
    }

    #[test]
    fn a_currency_is_three_capitals_and_at_most_four_minor_digits() {
        assert_eq!(Currency::new("INR", 2).map(|c| c.code), Ok("INR".to_owned()));
        assert_eq!(Currency::new("inr", 2), Err(Code::ValueUnknown));
        assert_eq!(Currency::new("RUPEE", 2), Err(Code::ValueUnknown));
        assert_eq!(Currency::new("AUD", 5), Err(Code::NumberRange));
    }

    proptest! {
        #[test]
        fn no_arithmetic_wraps_even_on_figures_nobody_checked(a in any::<i64>(), b in any::<i64>()) {
            let (x, y) = (Money::from_stored(a), Money::from_stored(b));
            let (a, b) = (i128::from(a), i128::from(b));
            let limit = i128::from(Money::LIMIT);
            for (got, exact) in [(x.add(y), a + b), (x.sub(y), a - b), (x.neg(), -a), (Money::sum([x, y]), a + b)] {
                let expected = (exact.abs() <= limit).then_some(exact).ok_or(Code::NumberRange);
                prop_assert_eq!(got.map(|m| i128::from(m.get())), expected);
            }
        }
    }
}
