//! The metals that a jeweller weighs, and the commodity of each in the books.
//! Fine metal is booked apart from money: an entry balances in each commodity by itself (sell.md S1).

use crate::code::Code;
use crate::exact::Exact;
use crate::words;

words! {
    /// A precious metal.
    pub enum Metal {
        /// Gold.
        Gold = "gold",
        /// Silver.
        Silver = "silver",
        /// Platinum.
        Platinum = "platinum",
        /// Palladium.
        Palladium = "palladium",
    }
}

impl Metal {
    /// The commodity of its fine milligrams in the journal (sell.md section 2).
    pub const fn commodity(self) -> &'static str {
        match self {
            Metal::Gold => "AU_FINE_MG",
            Metal::Silver => "AG_FINE_MG",
            Metal::Platinum => "PT_FINE_MG",
            Metal::Palladium => "PD_FINE_MG",
        }
    }
}

/// A part of the metal with which the books begin: its metal, its fine mg, its cost.
pub type OpeningPart = (Option<Metal>, i64, Option<i64>);

/// The fine mg and the cost with which the books begin, as rows of the untagged balance. Where there is one metal alone, the
/// cost is that metal's; otherwise it is a row of its own, because nobody said which metal it is of.
pub fn opening_parts(fine_mg: &[(Metal, i64)], cost: i64) -> Vec<OpeningPart> {
    let mut parts: Vec<OpeningPart> = fine_mg
        .iter()
        .filter(|(_, fine)| *fine != 0)
        .map(|(metal, fine)| (Some(*metal), *fine, None))
        .collect();
    match (cost, parts.as_mut_slice()) {
        (0, _) => {}
        (cost, [(_, _, of_one)]) => *of_one = Some(cost),
        (cost, _) => parts.push((None, 0, Some(cost))),
    }
    parts
}

/// R6: the cost of a part of some metal, of which there are `whole` fine mg: all of it where nothing is left. No metal has no cost.
pub fn cost_of_part(cost: i64, part: i64, whole: i64) -> Result<i64, Code> {
    if part <= 0 || cost <= 0 {
        return Ok(0);
    }
    if part >= whole {
        return Ok(cost);
    }
    (Exact::from(cost) * Exact::from(part) / Exact::from(whole)).round()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_part_bears_its_share_of_the_cost_and_the_last_one_the_rest() {
        for (cost, part, whole, of_part) in [
            (100, 1, 3, 33),
            (100, 2, 3, 67),
            (67, 1, 1, 67),
            (67, 5, 1, 67),
            (67, 1, 0, 67),
            (67, 0, 5, 0),
            (0, 1, 5, 0),
        ] {
            assert_eq!(cost_of_part(cost, part, whole), Ok(of_part), "{part} of {whole} at {cost}");
        }
    }

    proptest! {
        #[test]
        fn what_is_drawn_part_by_part_costs_what_all_of_it_costs(
            cost in 0i64..1_000_000_000, parts in prop::collection::vec(1i64..1_000_000, 1..20),
        ) {
            let (mut left, mut whole, mut drawn) = (cost, parts.iter().sum::<i64>(), 0);
            for part in parts {
                let of_part = cost_of_part(left, part, whole).unwrap();
                prop_assert!((0..=left).contains(&of_part));
                (left, whole, drawn) = (left - of_part, whole - part, drawn + of_part);
            }
            prop_assert_eq!((left, drawn), (0, cost));
        }
    }

    #[test]
    fn the_cost_at_the_start_is_that_of_the_only_metal_or_of_none() {
        let (gold, silver) = (Metal::Gold, Metal::Silver);
        assert_eq!(opening_parts(&[(gold, 5), (silver, 0)], 70), [(Some(gold), 5, Some(70))]);
        assert_eq!(
            opening_parts(&[(gold, 5), (silver, -2)], 70),
            [(Some(gold), 5, None), (Some(silver), -2, None), (None, 0, Some(70))]
        );
        assert_eq!(opening_parts(&[(gold, 5)], 0), [(Some(gold), 5, None)]);
        assert_eq!(opening_parts(&[], 70), [(None, 0, Some(70))]);
        assert_eq!(opening_parts(&[(gold, 0)], 0), []);
    }
    use crate::code::Code;

    #[test]
    fn each_metal_is_known_by_its_name_and_booked_in_its_own_commodity() {
        let table = [
            ("gold", "AU_FINE_MG"),
            ("silver", "AG_FINE_MG"),
            ("platinum", "PT_FINE_MG"),
            ("palladium", "PD_FINE_MG"),
        ];
        for (name, commodity) in table {
            assert_eq!(name.parse().map(Metal::commodity), Ok(commodity));
        }
    }

    #[test]
    fn brass_is_not_a_metal_of_the_shop_and_gold_is_written_small() {
        assert_eq!("brass".parse::<Metal>(), Err(Code::ValueUnknown));
        assert_eq!("Gold".parse::<Metal>(), Err(Code::ValueUnknown));
        assert_eq!(serde_json::to_string(&Metal::Gold).unwrap(), "\"gold\"");
        assert!(serde_json::from_str::<Metal>("\"brass\"").is_err());
    }
}
