//! Weights of metal and stones in whole milligrams and thousandths of a carat, and the fine metal they hold.
//! A weight is never zero: a line, a piece or a stone weighs something.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::code::Code;
use crate::decimal::Fineness;
use crate::exact::Exact;

/// One type a row: name and greatest value; the least is 1 (sell.md section 1).
macro_rules! weights {
    ($($(#[$doc:meta])+ $name:ident, $max:literal;)+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
            #[serde(try_from = "i64", into = "i64")]
            #[schemars(extend("minimum" = 1, "maximum" = $name::MAX))]
            pub struct $name(i64);

            impl $name {
                /// The greatest weight.
                pub const MAX: i64 = $max;

                /// `number_range` unless 1 to `MAX`.
                pub const fn new(weight: i64) -> Result<$name, Code> {
                    if weight < 1 || weight > $name::MAX { Err(Code::NumberRange) } else { Ok($name(weight)) }
                }

                /// From the database, whose weights were checked when they were written.
                pub const fn from_stored(weight: i64) -> $name {
                    $name(weight)
                }

                /// The integer.
                pub const fn get(self) -> i64 {
                    self.0
                }
            }

            impl TryFrom<i64> for $name {
                type Error = Code;

                fn try_from(weight: i64) -> Result<$name, Code> {
                    $name::new(weight)
                }
            }

            impl From<$name> for i64 {
                fn from(weight: $name) -> i64 {
                    weight.0
                }
            }

            impl From<$name> for Exact {
                fn from(weight: $name) -> Exact {
                    Exact::from(weight.0)
                }
            }
        )+
    };
}

weights! {
    /// A weight in milligrams, up to ten tonnes.
    Milligrams, 10_000_000_000;
    /// The weight of a stone in thousandths of a carat.
    Carats, 1_000_000_000;
}

/// The milligrams of a stone, rounded half away from zero: 1 ct = 200 mg (CGPM 1907), so 0.002 ct rounds to
/// zero.
pub fn carats_to_mg(carats: Carats) -> i64 {
    const MCT_PER_MG: i64 = 5;
    let exact = Exact::ratio(carats.0, MCT_PER_MG);
    exact.round().expect("less than the 64 bits it came from")
}

/// The fine metal of one movement in milligrams, rounded once (sell.md R0).
pub fn fine(net: Milligrams, fineness: Fineness) -> Result<i64, Code> {
    const PARTS: i64 = 1_000;
    (Exact::from(net) * Exact::from(fineness) / Exact::from(PARTS)).round()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_weight_is_more_than_nil_and_below_its_limit() {
        assert_eq!(Milligrams::new(0), Err(Code::NumberRange));
        assert_eq!(Milligrams::new(-5), Err(Code::NumberRange));
        assert_eq!(Milligrams::new(10_000_000_000).map(Milligrams::get), Ok(10_000_000_000));
        assert_eq!(Milligrams::new(10_000_000_001), Err(Code::NumberRange));
        assert_eq!(Carats::new(1_000_000_001), Err(Code::NumberRange));
        assert_eq!(Carats::new(1).map(Carats::get), Ok(1));
    }

    #[test]
    fn a_weight_is_an_integer_in_json_and_keeps_its_limits_there() {
        assert_eq!(serde_json::from_str::<Milligrams>("10000").unwrap(), Milligrams::from_stored(10_000));
        assert!(serde_json::from_str::<Milligrams>("0").is_err());
        assert_eq!(serde_json::to_string(&Carats::from_stored(250)).unwrap(), "250");
    }

    #[test]
    fn a_carat_weighs_two_hundred_milligrams() {
        for (mct, mg) in
            [(1_000, 200), (250, 50), (2, 0), (3, 1), (7, 1), (8, 2), (1_000_000_000, 200_000_000)]
        {
            assert_eq!(carats_to_mg(Carats::new(mct).unwrap()), mg, "{mct} mct");
        }
    }

    #[test]
    fn the_fine_gold_of_a_piece_is_rounded_once() {
        // (net mg, fineness, fine mg)
        let table = [
            (10_000, "916", 9_160),
            (10_000, "781.25", 7_813),
            (1, "500", 1),
            (1, "499.99", 0),
            (10_000_000_000, "1000", 10_000_000_000),
        ];
        for (net, fineness, expected) in table {
            let got = fine(Milligrams::new(net).unwrap(), Fineness::parse(fineness).unwrap());
            assert_eq!(got, Ok(expected), "{net} mg of {fineness}");
        }
    }

    proptest! {
        #[test]
        fn fine_metal_never_weighs_more_than_the_piece(
            net in 1..=Milligrams::MAX,
            fineness in Fineness::MIN..=Fineness::MAX,
        ) {
            let fine = fine(Milligrams::new(net).unwrap(), Fineness::new(fineness).unwrap()).unwrap();
            prop_assert!((0..=net).contains(&fine));
        }
    }
}
