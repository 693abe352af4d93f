//! The metals that a jeweller weighs, and the commodity of each in the books.
//! Fine metal is booked apart from money: an entry balances in each commodity by itself (sell.md S1).

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

#[cfg(test)]
mod tests {
    use super::*;

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
