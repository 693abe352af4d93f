//! Separating milk into cream and skim milk.
//! Invariant: cream and skim milk weigh what the milk did (make.md section 5).

use kernel::code::Code;
use kernel::decimal::{Decimal, Percent, Quantity};
use kernel::exact::Exact;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::unit::{self, Unit};
use schemars::JsonSchema;
use serde::Serialize;

/// The decimals of what is not rounded to a weighing step.
const DECIMALS: u8 = 9;

/// Milk to separate.
#[derive(Clone, Debug)]
pub struct Separation {
    /// The milk, L.
    pub milk_l: Quantity,
    /// Its density, kg/L.
    pub density: Option<Decimal>,
    /// Its fat.
    pub fat_percent: Percent,
    /// The fat of the cream.
    pub cream_fat_percent: Percent,
    /// The fat that stays in the skim milk.
    pub skim_fat_percent: Percent,
    /// The weighing step of the cream, kg.
    pub resolution: Quantity,
}

/// The separated milk; the answer of `make.recipe.separate`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SeparatedMilk {
    /// The milk as a weight.
    pub milk_kg: Decimal,
    /// The cream, rounded to its weighing step.
    pub cream_kg: Decimal,
    /// The rest.
    pub skim_kg: Decimal,
    /// The fat in the milk.
    pub fat_in_kg: Decimal,
    /// The fat in cream and skim milk, which the rounding of the cream may change a little.
    pub fat_out_kg: Decimal,
}

/// cream = milk x (fat - fat of the skim) / (fat of the cream - fat of the skim), rounded; skim = rest.
/// `number_range` at a percentage that is not between those of skim milk and cream; `density_missing` at the
/// milk.
pub fn separate(given: &Separation) -> Ruled<SeparatedMilk> {
    check(given)?;
    let fraction = |percent: Percent| percent.fraction();
    let milk = unit::convert(given.milk_l.into(), Unit::Litre, Unit::Kilogram, given.density);
    let milk = milk.map_err(|code| Refusal::new(code).field("milk_l"))?;
    let (fat, of_cream, of_skim) =
        (fraction(given.fat_percent), fraction(given.cream_fat_percent), fraction(given.skim_fat_percent));
    let share = (&fat - &of_skim).checked_div(&(&of_cream - &of_skim)).ok_or(Code::NumberRange)?;
    let cream = (&milk * share).round_to_step(&given.resolution.into())?;
    // A step that is coarser than the milk must not make more cream than there is milk.
    let cream = cream.min(milk.clone());
    let skim = &milk - &cream;
    let fat_out = &cream * of_cream + &skim * of_skim;
    let shown = |figure: &Exact| figure.round_to(DECIMALS).map(Decimal::normalized);
    Ok(SeparatedMilk {
        milk_kg: shown(&milk)?,
        cream_kg: shown(&cream)?,
        skim_kg: shown(&skim)?,
        fat_in_kg: shown(&(&milk * fat))?,
        fat_out_kg: shown(&fat_out)?,
    })
}

/// Skim milk has no more fat than the milk, cream no less, and cream more than skim milk.
fn check(given: &Separation) -> Ruled<()> {
    const WHOLE: i64 = 100_000_000; // 100 % in millionths
    let (fat, cream, skim) = (given.fat_percent, given.cream_fat_percent, given.skim_fat_percent);
    let faults = [
        ("fat_percent", fat.get() <= WHOLE && fat >= skim),
        ("cream_fat_percent", cream.get() <= WHOLE && cream >= fat && cream > skim),
        ("skim_fat_percent", skim <= fat && skim < cream),
    ];
    let faults = faults.into_iter().filter(|(_, fits)| !fits);
    let faults: Vec<Fault> = faults.map(|(field, _)| Fault::new(field, Code::NumberRange)).collect();
    if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
}

#[cfg(test)]
mod tests;
