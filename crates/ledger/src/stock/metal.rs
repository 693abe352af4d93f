//! The fine metal of a lot that is kept by weight: what a movement brings or takes, to the milligram.
//! Invariant: each movement is rounded once (R0); the draw that empties a lot takes the fine metal that is left, so that an
//! empty lot has none.

use kernel::code::Code;
use kernel::decimal::{Fineness, SignedQuantity};
use kernel::exact::Exact;
use kernel::metal::Metal;
use kernel::unit::{Dimension, Unit};
use platform::error::{Result, stored};

use crate::stock::lots::unit_of;

/// Parts of a fineness.
const PARTS: i64 = 1_000;

/// The metal of an item whose lots are weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LotMetal {
    /// The metal.
    pub metal: Metal,
    fineness: Fineness,
    unit: Unit,
}

/// Fine metal, of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FineMetal {
    /// The metal.
    pub metal: Metal,
    /// Its fine mg; negative where it leaves.
    pub fine_mg: i64,
}

impl LotMetal {
    /// The metal of an item's lots; None for an item without metal or fineness, and for one that is not weighed. Errors:
    /// `Internal`.
    pub fn of(metal: Option<&str>, fineness: Option<i32>, unit: &str) -> Result<Option<LotMetal>> {
        let (Some(metal), Some(fineness)) = (metal, fineness) else { return Ok(None) };
        let (metal, unit) = (stored::<Metal>(metal)?, unit_of(unit)?);
        let fineness = Fineness::from_stored(fineness.into());
        Ok((unit.dimension() == Dimension::Mass).then_some(LotMetal { metal, fineness, unit }))
    }

    /// A quantity of the lot in mg, exactly.
    pub fn mg(&self, quantity: SignedQuantity) -> Exact {
        Exact::from(quantity) * self.unit.factor() / Unit::Milligram.factor()
    }

    /// The fine metal of a quantity that comes, rounded once (R0). Errors: `number_range`.
    pub fn fine(&self, quantity: SignedQuantity) -> std::result::Result<FineMetal, Code> {
        let exact = self.mg(quantity) * Exact::from(self.fineness) / Exact::from(PARTS);
        Ok(FineMetal { metal: self.metal, fine_mg: exact.round()? })
    }

    /// The fine metal that leaves with `drawn`, out of a lot that has `left` of it in `whole`: never more than there is, and
    /// all of it with the last draw. It is positive. Errors: `number_range`.
    pub fn draw(
        &self,
        left: i64,
        whole: SignedQuantity,
        drawn: SignedQuantity,
    ) -> std::result::Result<FineMetal, Code> {
        let rounded = self.fine(drawn)?;
        let fine_mg = if drawn >= whole { left } else { rounded.fine_mg.min(left) };
        Ok(FineMetal { fine_mg, ..rounded })
    }
}

impl FineMetal {
    /// The same, in the opposite direction.
    pub fn reversed(self) -> FineMetal {
        FineMetal { fine_mg: -self.fine_mg, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn silver(unit: &str, fineness: i32) -> LotMetal {
        LotMetal::of(Some("silver"), Some(fineness), unit).expect("stored words").expect("a metal")
    }

    fn quantity(text: &str) -> SignedQuantity {
        SignedQuantity::parse(text).expect("a quantity")
    }

    #[test]
    fn only_what_is_weighed_and_has_a_fineness_is_a_lot_of_metal() {
        for (metal, fineness, unit) in
            [(None, Some(99_900), "mg"), (Some("silver"), None, "mg"), (Some("silver"), Some(99_900), "each")]
        {
            assert_eq!(LotMetal::of(metal, fineness, unit).expect("stored words"), None, "{metal:?} {unit}");
        }
    }

    #[test]
    fn the_fine_metal_of_a_quantity_is_rounded_once_in_any_unit() {
        for (unit, fineness, given, fine_mg) in [
            ("mg", 99_900, "2000000", 1_998_000),
            ("g", 99_900, "2000", 1_998_000),
            ("g", 92_500, "0.001", 1), // 0.925
            ("g", 50_000, "0.001", 1), // half away from zero
            ("mg", 49_999, "1", 0),
            ("kg", 92_500, "0.1", 92_500),
        ] {
            let fine = silver(unit, fineness).fine(quantity(given)).expect("in range");
            assert_eq!(fine, FineMetal { metal: Metal::Silver, fine_mg }, "{given} {unit} of {fineness}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

        #[test]
        fn the_draws_of_a_lot_take_exactly_what_came_and_never_more(
            parts in prop::collection::vec(1i64..100_000, 1..20), fineness in 1i32..=100_000,
        ) {
            let metal = silver("mg", fineness);
            let mg = |mg: i64| SignedQuantity::from_stored(mg * 1_000_000);
            let mut whole: i64 = parts.iter().sum();
            let came = metal.fine(mg(whole)).expect("in range").fine_mg;
            let mut left = came;
            for part in parts {
                let fine = metal.draw(left, mg(whole), mg(part)).expect("in range").fine_mg;
                prop_assert!((0..=left).contains(&fine));
                left -= fine;
                whole -= part;
            }
            prop_assert_eq!((left, whole), (0, 0));
        }
    }
}
