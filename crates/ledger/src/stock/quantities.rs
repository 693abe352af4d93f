//! A quantity and a unit as entered, converted into a quantity of an item in its own unit.
//! Invariant: nothing is rounded here; a quantity finer than the item's weighing step is refused, and the
//! only conversions are those the item itself allows (M2).

use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::unit::{self, Unit};

/// How an item is measured.
#[derive(Clone, Debug)]
pub struct Measure {
    /// The unit its stock is kept in.
    pub unit: Unit,
    /// Its weighing step in that unit, e.g. 0.001 kg.
    pub resolution: Quantity,
    /// kg per L, of the item or of the lot; none if it was never measured.
    pub density: Option<Decimal>,
}

/// The paths of the two in the input, for the refusal.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    /// Path of the number.
    pub quantity: &'a str,
    /// Path of its unit.
    pub unit: &'a str,
}

/// The fields of most actions.
pub const FIELDS: Fields<'static> = Fields { quantity: "quantity", unit: "unit" };

/// A well-formed quantity; whether it suits the item is not known yet.
#[derive(Clone, Debug)]
pub struct Asked {
    amount: Decimal,
    unit: Unit,
}

/// Reads the two texts, before any item is known, and names both if both are bad: `number_format`,
/// `number_range` (zero or less), `unit_unknown`.
pub fn read(quantity: &str, unit: &str, fields: Fields<'_>) -> Ruled<Asked> {
    let (amount, unit) = (more_than_nil(quantity), unit.parse::<Unit>());
    match (amount, unit) {
        (Ok(amount), Ok(unit)) => Ok(Asked { amount, unit }),
        (amount, unit) => {
            let faults = [(fields.quantity, amount.err()), (fields.unit, unit.err())];
            Err(Refusal::invalid(
                faults.into_iter().filter_map(|(field, code)| Some(Fault::new(field, code?))).collect(),
            ))
        }
    }
}

/// Converts a requested quantity by the item: into its unit, a multiple of its weighing step, below 10^12.
/// Refusals: `unit_mismatch` and `density_missing` at the unit, `number_range` and `quantity_resolution` at
/// the quantity.
pub fn measure(asked: &Asked, item: &Measure, fields: Fields<'_>) -> Ruled<Quantity> {
    let converted = unit::convert(asked.amount, asked.unit, item.unit, item.density)
        .map_err(|code| Refusal::new(code).field(fields.unit))?;
    in_steps(&converted, item)
        .and_then(|kept| Quantity::new(kept.get()))
        .map_err(|code| Refusal::new(code).field(fields.quantity))
}

/// A signed quantity in the item's own unit, as a stock correction sends it; zero is `number_range`.
pub fn read_signed(quantity: &str, item: &Measure, field: &str) -> Ruled<SignedQuantity> {
    Decimal::parse(quantity)
        .and_then(
            |amount| if amount.is_zero() { Err(Code::NumberRange) } else { in_steps(&amount.into(), item) },
        )
        .map_err(|code| Refusal::new(code).field(field))
}

fn more_than_nil(text: &str) -> Result<Decimal, Code> {
    let amount = Decimal::parse(text)?;
    if amount > Decimal::ZERO { Ok(amount) } else { Err(Code::NumberRange) }
}

/// The range is judged before the step: a number that is too big gets that error, however fine it is.
fn in_steps(amount: &Exact, item: &Measure) -> Result<SignedQuantity, Code> {
    let kept = SignedQuantity::rounded(amount)?;
    let is_whole = Exact::from(kept) == *amount && kept.get() % item.resolution.get() == 0;
    if is_whole { Ok(kept) } else { Err(Code::QuantityResolution) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(unit: Unit, resolution: &str, density: &str) -> Measure {
        let resolution = Quantity::parse(resolution).expect("a weighing step");
        Measure { unit, resolution, density: Decimal::parse(density).ok() }
    }

    /// The stored quantity as text, or the refusal as "code at field".
    fn measured(amount: &str, unit: &str, item: &Measure) -> String {
        let asked = read(amount, unit, FIELDS).and_then(|asked| measure(&asked, item, FIELDS));
        asked.map_or_else(|refusal| shown(&refusal), |quantity| quantity.to_string())
    }

    fn shown(refusal: &Refusal) -> String {
        let faults: Vec<String> =
            refusal.faults.iter().map(|fault| format!("{} at {}", fault.code, fault.field)).collect();
        faults.join(", ")
    }

    #[test]
    fn a_quantity_is_what_was_written_or_a_refusal() {
        let flour = item(Unit::Kilogram, "0.001", "-");
        let milk = item(Unit::Litre, "0.1", "1.0315");
        let tins = item(Unit::Each, "1", "-");
        for (item, amount, unit, expected) in [
            (&flour, "1.000", "kg", "1"),
            (&flour, "1.0000000", "kg", "1"), // zeros are not finer
            (&flour, "1500", "g", "1.5"),
            (&flour, "0.002", "t", "2"),
            (&flour, "999999999999.999", "kg", "999999999999.999"),
            (&flour, "0.001", "kg", "0.001"),
            (&flour, "0", "kg", "number_range at quantity"),
            (&flour, "-1", "kg", "number_range at quantity"),
            (&flour, "1.0000001", "kg", "quantity_resolution at quantity"),
            (&flour, "0.0005", "kg", "quantity_resolution at quantity"),
            (&flour, "0.5", "g", "quantity_resolution at quantity"),
            (&flour, "NaN", "kg", "number_format at quantity"),
            (&flour, "1e3", "kg", "number_format at quantity"),
            (&flour, "1,5", "kg", "number_format at quantity"),
            (&flour, "1000000000000", "kg", "number_range at quantity"),
            (&flour, "9999999999999.0000001", "kg", "number_range at quantity"),
            (&flour, "9999999999999", "g", "9999999999.999"),
            (&flour, "1.000", "L", "density_missing at unit"),
            (&flour, "1.000", "stone", "unit_unknown at unit"),
            (&flour, "1.000", "each", "unit_mismatch at unit"),
            (&flour, "x", "stone", "number_format at quantity, unit_unknown at unit"),
            (&milk, "640.0", "L", "640"),
            (&milk, "6.4", "hL", "640"),
            (&milk, "660.160", "kg", "640"),
            (&milk, "660.161", "kg", "quantity_resolution at quantity"), // nothing is rounded into stock
            (&milk, "640.05", "L", "quantity_resolution at quantity"),
            (&milk, "640.0", "each", "unit_mismatch at unit"),
            (&tins, "3", "each", "3"),
            (&tins, "3.5", "each", "quantity_resolution at quantity"),
        ] {
            assert_eq!(measured(amount, unit, item), expected, "{amount} {unit}");
        }
    }

    #[test]
    fn nothing_is_refused_before_the_item_is_known() {
        for nothing in ["0", "0.000", "-0"] {
            assert_eq!(shown(&read(nothing, "kg", FIELDS).expect_err("nil")), "number_range at quantity");
        }
    }

    #[test]
    fn a_refusal_names_the_fields_of_its_own_line() {
        let fields = Fields { quantity: "lines[2].quantity", unit: "lines[2].unit" };
        let refusal = read("1", "stone", fields).expect_err("no such unit");
        assert_eq!(shown(&refusal), "unit_unknown at lines[2].unit");
    }

    #[test]
    fn a_correction_of_stock_has_a_sign_and_is_not_nil() {
        let flour = item(Unit::Kilogram, "0.001", "-");
        for (amount, expected) in [
            ("-0.100", "-0.1"),
            ("2", "2"),
            ("0.000", "number_range at quantity"),
            ("-0.0001", "quantity_resolution at quantity"),
            ("-1000000000000", "number_range at quantity"),
            ("+1", "number_format at quantity"),
        ] {
            let read = read_signed(amount, &flour, "quantity");
            let read = read.map_or_else(|refusal| shown(&refusal), |quantity| quantity.to_string());
            assert_eq!(read, expected, "{amount}");
        }
    }

    proptest! {
        #[test]
        fn whole_steps_are_kept_and_nothing_else(grams in 1i64..1_000_000_000, extra in 0i64..10) {
            let flour = item(Unit::Kilogram, "0.001", "-");
            let amount = format!("{grams}.{extra}");
            let expected = if extra == 0 {
                Quantity::from_stored(grams * 1_000).to_string()
            } else {
                "quantity_resolution at quantity".to_owned()
            };
            prop_assert_eq!(measured(&amount, "g", &flour), expected);
        }
    }
}
