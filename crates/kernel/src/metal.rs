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

#[cfg(test)]
mod tests {
    use super::*;
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
