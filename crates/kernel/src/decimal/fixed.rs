//! Fixed-point figures: a 64-bit integer with a fixed number of decimals, each with its own limits.
//! A figure from a person is checked against its limits; one from the database was checked when it was
//! written.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::code::Code;
use crate::decimal::Decimal;
use crate::exact::Exact;

/// Quantities and prices are less than 10^12 of their unit (sell.md section 1), which leaves room in 64 bits.
const BELOW: i64 = 1_000_000_000_000_000_000;

/// One type a row: name, decimals, the pattern of its text, least and greatest stored value.
macro_rules! fixed {
    ($($(#[$doc:meta])+ $name:ident, $decimals:literal, $pattern:expr, $min:expr, $max:expr;)+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
            #[schemars(with = "String", extend("pattern" = $pattern))]
            pub struct $name(i64);

            impl $name {
                /// How many decimals are stored.
                pub const DECIMALS: u8 = $decimals;
                /// The least value, as stored.
                pub const MIN: i64 = $min;
                /// The greatest value, as stored.
                pub const MAX: i64 = $max;

                /// Reads decimal text: `number_format`, `number_decimals`, `number_range`.
                pub fn parse(text: &str) -> Result<$name, Code> {
                    $name::new(Decimal::parse(text)?.scaled(Self::DECIMALS)?)
                }

                /// From its stored integer; `number_range` outside the limits.
                pub fn new(stored: i64) -> Result<$name, Code> {
                    if (Self::MIN..=Self::MAX).contains(&stored) { Ok($name(stored)) } else { Err(Code::NumberRange) }
                }

                /// From a computed figure, rounded half away from zero to the stored decimals; `number_range`
                /// outside the limits.
                pub fn rounded(value: &Exact) -> Result<$name, Code> {
                    $name::new(value.round_to(Self::DECIMALS)?.scaled(Self::DECIMALS)?)
                }

                /// From the database, whose figures were checked when they were written.
                pub const fn from_stored(stored: i64) -> $name {
                    $name(stored)
                }

                /// The stored integer.
                pub const fn get(self) -> i64 {
                    self.0
                }
            }

            impl From<$name> for Exact {
                fn from(value: $name) -> Exact {
                    Exact::scaled(value.0.into(), $name::DECIMALS)
                }
            }

            impl From<$name> for Decimal {
                fn from(value: $name) -> Decimal {
                    Decimal::new(value.0.into(), $name::DECIMALS).expect("few decimals")
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    Decimal::from(*self).normalized().fmt(f)
                }
            }

            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                    let text = String::deserialize(deserializer)?;
                    $name::parse(&text).map_err(de::Error::custom)
                }
            }
        )+
    };
}

fixed! {
    /// A percentage, 0 to 100,000 %, stored in millionths of a percent.
    Percent, 6, "^[0-9]+(\\.[0-9]{1,6})?$", 0, 100_000_000_000;
    /// A measured change of either sign, less than 10^12 of its unit, stored in millionths.
    SignedQuantity, 6, "^-?[0-9]+(\\.[0-9]{1,6})?$", -BELOW + 1, BELOW - 1;
    /// A measured quantity of more than zero and less than 10^12 of its unit, stored in millionths.
    Quantity, 6, "^[0-9]+(\\.[0-9]{1,6})?$", 1, BELOW - 1;
    /// Fineness in parts per thousand, 0.01 to 1000, stored in hundredths: 916 is 91600.
    Fineness, 2, "^[0-9]+(\\.[0-9]{1,2})?$", 1, 100_000;
    /// The weight in milligrams that a rate is for, stored with four decimals: a tola is 11663.8038 mg.
    PerMg, 4, "^[0-9]+(\\.[0-9]{1,4})?$", 1, BELOW - 1;
    /// Minor units per unit of something (kg, carat, hour), zero or more, stored in millionths.
    UnitPrice, 6, "^[0-9]+(\\.[0-9]{1,6})?$", 0, BELOW - 1;
    /// A number without a unit and of either sign: a ratio, a density, a parameter; stored in millionths.
    Factor, 6, "^-?[0-9]+(\\.[0-9]{1,6})?$", -BELOW + 1, BELOW - 1;
}

impl Percent {
    /// The fraction: 3 % is 3/100.
    pub fn fraction(self) -> Exact {
        Exact::scaled(self.0.into(), Percent::DECIMALS + 2)
    }
}

impl From<Quantity> for SignedQuantity {
    fn from(quantity: Quantity) -> SignedQuantity {
        SignedQuantity(quantity.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The stored integer of the text, or the refusal's name.
    fn stored(parsed: Result<i64, Code>) -> String {
        parsed.map_or_else(|code| code.to_string(), |value| value.to_string())
    }

    #[test]
    fn every_figure_keeps_its_decimals_and_its_limits() {
        let percent = |text| Percent::parse(text).map(Percent::get);
        let quantity = |text| Quantity::parse(text).map(Quantity::get);
        let signed = |text| SignedQuantity::parse(text).map(SignedQuantity::get);
        let fineness = |text| Fineness::parse(text).map(Fineness::get);
        let per_mg = |text| PerMg::parse(text).map(PerMg::get);
        let price = |text| UnitPrice::parse(text).map(UnitPrice::get);
        let table = [
            (percent("0.25"), "250000"),
            (percent("100000"), "100000000000"),
            (percent("100000.000001"), "number_range"),
            (percent("-1"), "number_range"),
            (percent("1.0000001"), "number_decimals"),
            (quantity("0"), "number_range"),
            (quantity("0.000001"), "1"),
            (quantity("999999999999.999999"), "999999999999999999"),
            (quantity("1000000000000"), "number_range"),
            (quantity("99999999999999999999"), "number_range"),
            (signed("-1000000000000"), "number_range"),
            (signed("-0.5"), "-500000"),
            (fineness("781.25"), "78125"),
            (fineness("1000"), "100000"),
            (fineness("1000.01"), "number_range"),
            (fineness("0"), "number_range"),
            (fineness("916.001"), "number_decimals"),
            (per_mg("11663.8038"), "116638038"),
            (per_mg("0"), "number_range"),
            (price("0"), "0"),
            (price("-0.5"), "number_range"),
            (price("12,5"), "number_format"),
        ];
        for (line, (got, expected)) in table.into_iter().enumerate() {
            assert_eq!(stored(got), expected, "line {line}");
        }
    }

    #[test]
    fn a_figure_is_shown_without_zeros_at_its_end() {
        assert_eq!(Fineness::from_stored(91_600).to_string(), "916");
        assert_eq!(Percent::from_stored(250_000).to_string(), "0.25");
        assert_eq!(SignedQuantity::from_stored(-12_500_000).to_string(), "-12.5");
    }

    #[test]
    fn a_figure_is_text_in_json_and_a_json_number_is_not_taken() {
        let tola = PerMg::from_stored(116_638_038);
        assert_eq!(serde_json::to_string(&tola).unwrap(), "\"11663.8038\"");
        assert_eq!(serde_json::from_str::<PerMg>("\"11663.8038\"").unwrap(), tola);
        assert!(serde_json::from_str::<PerMg>("11663.8038").is_err());
        let refused = serde_json::from_str::<Percent>("\"-3\"").unwrap_err();
        assert!(refused.to_string().starts_with("number_range"), "{refused}");
    }

    #[test]
    fn three_percent_is_three_hundredths() {
        assert_eq!(Percent::parse("3").unwrap().fraction(), Exact::ratio(3, 100));
    }

    #[test]
    fn a_computed_quantity_is_rounded_to_the_millionth_once() {
        assert_eq!(Quantity::rounded(&Exact::ratio(1, 3)), Ok(Quantity::from_stored(333_333)));
        assert_eq!(Quantity::rounded(&Exact::ratio(5, 10_000_000)), Ok(Quantity::from_stored(1)));
        assert_eq!(Quantity::rounded(&Exact::ratio(4, 10_000_000)), Err(Code::NumberRange));
    }

    proptest! {
        #[test]
        fn a_shown_figure_reads_back_as_the_same(stored in Quantity::MIN..=Quantity::MAX) {
            let quantity = Quantity::from_stored(stored);
            prop_assert_eq!(Quantity::parse(&quantity.to_string()), Ok(quantity));
            prop_assert_eq!(Quantity::rounded(&Exact::from(quantity)), Ok(quantity));
        }
    }
}
