//! Whether milk may come in, how it mixes, and what it was mixed from: pure rules, no clock and no database.
//! Invariant: milk that tests positive for antibiotics never enters (M23); the shares of a mix add up to it.

use kernel::code::Code;
use kernel::day::Instant;
use kernel::decimal::{Decimal, Factor, Percent, Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::LotId;
use kernel::lot_code::LotCode;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::{self, Unit};
use kernel::words;
pub use ledger::stock::lots::silo::{in_unit_of_silo, judge_room};
use platform::word_fields;
use std::collections::BTreeMap;

words! {
    /// The result of the inhibitor test.
    pub enum Antibiotic { Negative = "negative", Positive = "positive" }
}
word_fields!(Antibiotic);

/// The codes of milk that is refused at the gate.
pub const REFUSED_MILK: [Code; 2] = [Code::MilkAntibioticPositive, Code::MilkTemperatureHigh];

/// The most that a percentage is.
const WHOLE: Percent = Percent::from_stored(100_000_000);
/// An exact share with more bits than this is rounded, so that a silo that is never emptied stays quick.
const MOST_BITS: u64 = 4_096;
/// To so many decimals; the largest quantity has twelve digits before them.
const ROUNDED_TO: u8 = 24;
/// So many next lots are looked at together for a code that is free.
const NEXT_LOTS: i32 = 50;
/// Digits of a silo's lots that its code leaves room for.
const LONGEST_NO: &str = "99999";

/// Judges the tests of milk at the gate. Errors: `milk_antibiotic_positive`; `milk_temperature_high` with
/// `facts.limit`, above the limit only.
pub fn judge_milk(antibiotic: Antibiotic, temperature: SignedQuantity, limit: Decimal) -> Ruled<()> {
    match antibiotic {
        Antibiotic::Positive => Err(Refusal::new(Code::MilkAntibioticPositive).field("antibiotic")),
        Antibiotic::Negative if Decimal::from(temperature) > limit => {
            let refusal = Refusal::new(Code::MilkTemperatureHigh).field("temperature");
            Err(refusal.fact("limit", limit.to_string()))
        }
        Antibiotic::Negative => Ok(()),
    }
}

/// Judges a percentage of a test. Errors: `number_range` at `field`.
pub fn judge_percent(percent: Percent, field: &str) -> Ruled<()> {
    if percent <= WHOLE { Ok(()) } else { Err(Refusal::new(Code::NumberRange).field(field)) }
}

/// A silo before an intake.
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    /// Whether there is milk in it.
    pub is_empty: bool,
    /// Whether milk has come in since its last cleaning.
    pub in_use: bool,
    /// When it was last cleaned.
    pub cleaned_at: Option<Instant>,
}

impl Condition {
    /// Whether it must be cleaned before milk comes in. Milk may join milk or go into a clean silo.
    pub fn needs_cleaning(self) -> bool {
        self.is_empty && (self.in_use || self.cleaned_at.is_none())
    }

    /// Errors: `silo_dirty`.
    pub fn judge(self) -> Ruled<()> {
        if self.needs_cleaning() { Err(Refusal::new(Code::SiloDirty).field("silo")) } else { Ok(()) }
    }
}

/// The code of a silo's lot: `SILO-1/2`. Errors: `lot_code_format`.
pub fn code_of_lot(silo: &str, no: i32) -> Result<LotCode, Code> {
    LotCode::parse(&format!("{silo}/{no}"))
}

/// The next lots of a silo after a number, each with its code; none when its numbers are used up.
pub fn codes_after(silo: &str, no: i32) -> Vec<(i32, LotCode)> {
    let code = |no: i32| Some((no, code_of_lot(silo, no).ok()?));
    (1..=NEXT_LOTS).map_while(|step| no.checked_add(step).and_then(code)).collect()
}

/// Judges the code of a silo, with which the codes of its lots begin. Errors: `lot_code_format` at `field`.
pub fn judge_code(silo: &str, field: &str) -> Ruled<()> {
    let longest = LotCode::parse(&format!("{silo}/{LONGEST_NO}"));
    longest.map(drop).map_err(|code| Refusal::new(code).field(field))
}

/// The fat of a mix, in 10^-15 percent: by quantity, as milk of one density mixes. Errors: `number_range` for a
/// mix of nothing.
pub fn mixed_fat(parts: &[(SignedQuantity, i64)]) -> Result<i64, Code> {
    let fat: Exact = parts.iter().map(|(quantity, fat)| Exact::from(*quantity) * Exact::from(*fat)).sum();
    let whole: Exact = parts.iter().map(|(quantity, _)| Exact::from(*quantity)).sum();
    fat.checked_div(&whole).ok_or(Code::NumberRange)?.round()
}

/// The density of a mix, kg a litre in millionths: its mass by its volume. None if that of a part is not known.
/// Errors: `unit_mismatch`, `number_range`.
pub fn mixed_density(unit: Unit, parts: &[(SignedQuantity, Option<i64>)]) -> Result<Option<i64>, Code> {
    let (mut mass, mut volume) = (Exact::zero(), Exact::zero());
    for (quantity, density_e6) in parts {
        let Some(density_e6) = density_e6 else { return Ok(None) };
        let (quantity, density) = (Decimal::from(*quantity), Decimal::from(Factor::from_stored(*density_e6)));
        mass = mass + unit::convert(quantity, unit, Unit::Kilogram, Some(density))?;
        volume = volume + unit::convert(quantity, unit, Unit::Litre, Some(density))?;
    }
    let density = mass.checked_div(&volume).map(|density| Factor::rounded(&density)).transpose()?;
    Ok(density.map(Factor::get))
}

/// How much to draw of each of a silo's lots; the newest comes first, as it is given. Errors:
/// `lot_insufficient` at `quantity` with `facts.available`.
pub fn parts_of_draw(there: &[SignedQuantity], wanted: Quantity) -> Ruled<Vec<Option<Quantity>>> {
    let mut open = wanted.get();
    let mut parts = Vec::with_capacity(there.len());
    for quantity in there {
        let part = open.min(quantity.get()).max(0);
        open -= part;
        parts.push(Quantity::new(part).ok());
    }
    if open == 0 {
        return Ok(parts);
    }
    let available = there.iter().fold(0_i64, |sum, quantity| sum.saturating_add(quantity.get()));
    let available = SignedQuantity::from_stored(available).to_string();
    Err(Refusal::new(Code::LotInsufficient).field("quantity").fact("available", available))
}

/// Milk that went into a lot of a silo: an intake, or what was left of the lot before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pour {
    /// The lot it went into, and its number in the silo.
    pub into: LotId,
    /// That number; of two lots of a silo the later has the greater.
    pub no: i32,
    /// What went in.
    pub from: LotId,
    /// How much of it.
    pub quantity: SignedQuantity,
}

/// The intakes in some quantities of lots of silos, by perfect mixing. Lots of which nothing is known to have
/// gone in stand for themselves.
pub fn shares(drawn: &[(LotId, SignedQuantity)], poured: &[Pour]) -> Result<BTreeMap<LotId, Exact>, Code> {
    let mut amounts: BTreeMap<LotId, Exact> = BTreeMap::new();
    for (lot, quantity) in drawn {
        add(&mut amounts, *lot, Exact::from(*quantity));
    }
    let mut by_child: BTreeMap<(i32, LotId), Vec<&Pour>> = BTreeMap::new();
    for it in poured.iter().filter(|it| it.quantity.get() > 0) {
        by_child.entry((it.no, it.into)).or_default().push(it);
    }
    // From the newest lot to the oldest: a lot's amount is complete before it is divided.
    for ((_, lot), parents) in by_child.into_iter().rev() {
        let Some(amount) = amounts.remove(&lot) else { continue };
        let whole: Exact = parents.iter().map(|it| Exact::from(it.quantity)).sum();
        let Some(each) = amount.checked_div(&whole) else { continue };
        for it in parents {
            add(&mut amounts, it.from, within_bits(&each * Exact::from(it.quantity))?);
        }
    }
    Ok(amounts)
}

fn add(amounts: &mut BTreeMap<LotId, Exact>, lot: LotId, more: Exact) {
    let before = amounts.remove(&lot).unwrap_or_else(Exact::zero);
    amounts.insert(lot, before + more);
}

fn within_bits(amount: Exact) -> Result<Exact, Code> {
    if amount.bits() <= MOST_BITS { Ok(amount) } else { amount.round_to(ROUNDED_TO).map(Exact::from) }
}

#[cfg(test)]
mod tests;
