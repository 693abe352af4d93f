//! Units of measure and the exact conversion from one to another (make.md section 1).
//! Units convert within their dimension only; mass and volume convert through a density, and nothing else is
//! converted.

use crate::code::Code;
use crate::decimal::Decimal;
use crate::exact::Exact;
use crate::words;

words! {
    /// A unit of measure, in the notation of UCUM and the trade.
    pub enum Unit else UnitUnknown {
        /// Kilogram.
        Kilogram = "kg",
        /// Gram.
        Gram = "g",
        /// Milligram; lots of metal are counted in it.
        Milligram = "mg",
        /// Tonne.
        Tonne = "t",
        /// Litre.
        Litre = "L",
        /// Millilitre.
        Millilitre = "mL",
        /// Hectolitre.
        Hectolitre = "hL",
        /// Pieces.
        Each = "each",
        /// Metre.
        Metre = "m",
        /// Centimetre.
        Centimetre = "cm",
        /// Second.
        Second = "s",
        /// Minute.
        Minute = "min",
        /// Hour.
        Hour = "h",
        /// Degree Celsius.
        Celsius = "Cel",
        /// Acidity.
        Ph = "pH",
        /// Parts of a hundred.
        Percent = "percent",
        /// Phosphatase activity, milliunits a litre (ISO 11816-1).
        MilliunitsPerLitre = "mU/L",
    }
}

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Base kilogram.
    Mass,
    /// Base litre.
    Volume,
    /// Base one.
    Count,
    /// Base metre.
    Length,
    /// Base second.
    Time,
    /// Degrees Celsius only.
    Temperature,
    /// pH only.
    Acidity,
    /// Percent only.
    Share,
    /// Milliunits a litre only.
    Activity,
}

impl Unit {
    /// What it measures.
    pub const fn dimension(self) -> Dimension {
        self.definition().0
    }

    /// The number of base units in one of this: 1/1000 kg for a gram.
    pub fn factor(self) -> Exact {
        let (_, numerator, denominator) = self.definition();
        Exact::ratio(numerator, denominator)
    }

    /// The dimension, and the factor to its base unit as a fraction.
    const fn definition(self) -> (Dimension, i64, i64) {
        match self {
            Unit::Kilogram => (Dimension::Mass, 1, 1),
            Unit::Gram => (Dimension::Mass, 1, 1_000),
            Unit::Milligram => (Dimension::Mass, 1, 1_000_000),
            Unit::Tonne => (Dimension::Mass, 1_000, 1),
            Unit::Litre => (Dimension::Volume, 1, 1),
            Unit::Millilitre => (Dimension::Volume, 1, 1_000),
            Unit::Hectolitre => (Dimension::Volume, 100, 1),
            Unit::Each => (Dimension::Count, 1, 1),
            Unit::Metre => (Dimension::Length, 1, 1),
            Unit::Centimetre => (Dimension::Length, 1, 100),
            Unit::Second => (Dimension::Time, 1, 1),
            Unit::Minute => (Dimension::Time, 60, 1),
            Unit::Hour => (Dimension::Time, 3_600, 1),
            Unit::Celsius => (Dimension::Temperature, 1, 1),
            Unit::Ph => (Dimension::Acidity, 1, 1),
            Unit::Percent => (Dimension::Share, 1, 1),
            Unit::MilliunitsPerLitre => (Dimension::Activity, 1, 1),
        }
    }
}

/// The amount in another unit, exactly. The density is in kg/L and used only between mass and volume.
/// `unit_mismatch` between other dimensions, `density_missing` without one, `number_range` for one that is
/// not positive.
pub fn convert(amount: Decimal, from: Unit, to: Unit, density: Option<Decimal>) -> Result<Exact, Code> {
    let in_base = Exact::from(amount) * from.factor();
    let across = match (from.dimension(), to.dimension()) {
        (Dimension::Volume, Dimension::Mass) => in_base * kg_per_l(density)?,
        (Dimension::Mass, Dimension::Volume) => in_base / kg_per_l(density)?,
        (one, other) if one == other => in_base,
        _ => return Err(Code::UnitMismatch),
    };
    Ok(across / to.factor())
}

/// A positive density.
fn kg_per_l(density: Option<Decimal>) -> Result<Exact, Code> {
    let density = density.ok_or(Code::DensityMissing)?;
    if density > Decimal::ZERO { Ok(density.into()) } else { Err(Code::NumberRange) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// "12.5 kg => g" at a density, in a shop's notation.
    fn converted(amount: &str, from: &str, to: &str, density: Option<&str>) -> String {
        let density = density.map(|text| Decimal::parse(text).unwrap());
        let exact =
            convert(Decimal::parse(amount).unwrap(), from.parse().unwrap(), to.parse().unwrap(), density);
        let shown = exact.and_then(|exact| exact.round_to(6)).map(|decimal| decimal.normalized().to_string());
        shown.unwrap_or_else(|code| code.to_string())
    }

    #[test]
    fn amounts_move_between_units_as_on_the_kitchen_wall() {
        let table = [
            ("12.5", "kg", "g", None, "12500"),
            ("1", "mg", "kg", None, "0.000001"),
            ("0.75", "t", "kg", None, "750"),
            ("3", "hL", "mL", None, "300000"),
            ("90", "min", "h", None, "1.5"),
            ("150", "cm", "m", None, "1.5"),
            ("12", "each", "each", None, "12"),
            ("72.5", "Cel", "Cel", None, "72.5"),
            // Milk: 1.03 kg in a litre.
            ("100", "L", "kg", Some("1.03"), "103"),
            ("1", "hL", "g", Some("1.03"), "103000"),
            ("103", "kg", "L", Some("1.03"), "100"),
            ("1", "kg", "L", Some("1.03"), "0.970874"),
            ("1", "kg", "L", None, "density_missing"),
            ("1", "kg", "L", Some("0"), "number_range"),
            ("1", "L", "kg", Some("-1"), "number_range"),
            ("1", "kg", "each", Some("1.03"), "unit_mismatch"),
            ("7", "pH", "percent", None, "unit_mismatch"),
            ("1", "m", "s", None, "unit_mismatch"),
        ];
        for (amount, from, to, density, expected) in table {
            assert_eq!(
                converted(amount, from, to, density),
                expected,
                "{amount} {from} => {to} at {density:?}"
            );
        }
    }

    #[test]
    fn a_unit_is_written_one_way_only() {
        for text in ["KG", "l", "kilogram", "", "degC", "%"] {
            assert_eq!(text.parse::<Unit>(), Err(Code::UnitUnknown), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_conversion_there_and_back_gives_the_same_amount(
            mantissa in 1i64..1_000_000_000,
            from in 0..Unit::ALL.len(),
            to in 0..Unit::ALL.len(),
            density in 1i64..5_000,
        ) {
            let (from, to) = (Unit::ALL[from], Unit::ALL[to]);
            let density = Decimal::new(density.into(), 3).unwrap();
            if let Ok(there) = convert(mantissa.into(), from, to, Some(density)) {
                // The way back uses the inverse factor, which is one unit of the other.
                let one_back = convert(1.into(), to, from, Some(density)).unwrap();
                prop_assert_eq!(there * one_back, Exact::from(mantissa));
            }
        }
    }
}
