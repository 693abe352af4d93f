//! A version for a wanted size: how much of each line to weigh.
//! Invariant: figures are exact until one rounding to the item's weighing step, so equal inputs give equal
//! digits (M1, M7); what names another line takes its rounded figure, because that is what was weighed.

mod answer;
mod inner;
mod run;
mod size;
mod soap;

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity};
use kernel::exact::Exact;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;

use super::body::Body;
use super::book::Book;
use super::entries::{Amount, Entries, Reference};
use run::Run;

pub use answer::{LineAnswer, ScaleAnswer};
pub use soap::MolarMasses;

/// How much is wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// As the version is written.
    Itself,
    /// The basis; or as much as this much of any ingredient, or of the output, makes.
    Item {
        /// The item; without one the basis, or the weight of what has no basis.
        item: Option<String>,
        /// How much of it.
        quantity: Decimal,
        /// Its unit.
        unit: Unit,
    },
    /// Pieces of dough.
    Pieces {
        /// How many.
        pieces: i64,
        /// The dough of one, kg.
        piece_kg: Quantity,
    },
    /// The weight of the group.
    Group {
        /// Its name.
        group: String,
        /// How much.
        quantity: Decimal,
        /// A unit of mass.
        unit: Unit,
    },
}

/// The figures that formulas may name.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The parameters that this batch brings.
    pub parameters: BTreeMap<String, Decimal>,
    /// The measurements at the vat so far.
    pub observations: BTreeMap<String, Decimal>,
}

/// The vessel that the basis goes into.
#[derive(Clone, Debug)]
pub struct Vessel {
    /// Its code.
    pub code: String,
    /// The most that it holds.
    pub capacity: Option<Quantity>,
    /// The least that it works with.
    pub minimum: Option<Quantity>,
    /// The unit of both.
    pub unit: Unit,
}

/// What scaling is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// How much.
    pub target: Target,
    /// Parameters and observations.
    pub inputs: Inputs,
    /// The vessel.
    pub vessel: Option<Vessel>,
    /// For the real superfat of a soap.
    pub molar_masses: MolarMasses,
}

/// A line as it is weighed.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaledLine {
    /// Its number.
    pub line: i32,
    /// The item.
    pub item: String,
    /// The item's unit.
    pub item_unit: Unit,
    /// The exact figure in the item's unit; None while it waits.
    pub exact: Option<Exact>,
    /// The same, rounded to the weighing step.
    pub rounded: Option<Exact>,
    /// The unit that the line names, if its figure can be written in it.
    pub unit: Unit,
    /// The exact weight in kg, if it has one.
    pub exact_kg: Option<Exact>,
    /// The weight in kg as weighed, if it has one.
    pub kg: Option<Exact>,
    /// The observation that it waits for.
    pub waits_for: Option<String>,
}

/// Something that goes in and is no recipe itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// The item.
    pub item: String,
    /// As weighed, in the item's unit; None while it is open.
    pub quantity: Option<Exact>,
    /// In kg, if it has a weight.
    pub kg: Option<Exact>,
}

/// A version for a size.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaledRecipe {
    /// Its lines, those of a group first.
    pub lines: Vec<ScaledLine>,
    /// The lines of each recipe inside it, by its code, in the order of the lines.
    pub nested: Vec<(String, Vec<ScaledLine>)>,
    /// Everything that goes in, with what the recipes inside need in the place of what they make.
    pub leaves: Vec<Leaf>,
    /// The pieces, if it was asked for pieces.
    pub pieces: Option<i64>,
    /// The weight that comes out, kg, if the version has a formula for it.
    pub expected_output_kg: Option<Exact>,
    /// The basis in kg, if it can be weighed.
    pub milk_kg: Option<Exact>,
    /// The dough before it loses any, kg.
    pub dough_kg: Option<Exact>,
    /// The flour, kg.
    pub flour_kg: Option<Exact>,
    /// What a group and all that goes with it weigh, kg.
    pub poured_kg: Option<Exact>,
    /// The weight that goes into the oven, kg: the dough less what it loses before, or else all lines.
    pub raw_kg: Exact,
    /// How much of the oil stays oil.
    pub superfat_percent_actual: Option<Exact>,
}

/// Scales a version. Refusals: at the target `number_range`, `quantity_resolution`, `unit_mismatch`,
/// `density_missing`, `line_unknown` for an item that it does not have, `value_unknown` for a group, and
/// `field_required` where it needs pieces; at a line those of formulas, with `facts.name` and `facts.line`;
/// `not_found` for an item or recipe; `recipe_cycle`; `field_required` and `field_unknown` at a parameter;
/// `equipment_capacity_exceeded` and `equipment_below_minimum` with `facts.equipment`.
pub fn scale(body: &Body, book: &Book, request: &Request) -> Ruled<ScaledRecipe> {
    let entries = Entries::of(body)?;
    check_parameters(body, book, &request.inputs)?;
    let size = size::of_target(&entries, book, request)?;
    let run = Run::compute(&entries, book, &request.inputs, size)?;
    if let Some(vessel) = &request.vessel {
        check_vessel(&run, vessel)?;
    }
    let mut scaled = summary(&run);
    scaled.superfat_percent_actual = soap::superfat_percent(&run, &request.molar_masses);
    inner::expand(&mut scaled, &run)?;
    Ok(scaled)
}

/// Every parameter that is sent must be one of the version or of a recipe inside it.
fn check_parameters(body: &Body, book: &Book, inputs: &Inputs) -> Ruled<()> {
    let bodies = || book.recipes.values().chain([body]);
    let is_known = |name: &str| bodies().any(|body| body.parameters.iter().any(|it| it.name == name));
    match inputs.parameters.keys().find(|name| !is_known(name)) {
        Some(name) => Err(Refusal::new(Code::FieldUnknown).field(format!("parameters.{name}"))),
        None => Ok(()),
    }
}

/// The basis must fit the vessel; without a basis, everything that goes in.
fn check_vessel(run: &Run, vessel: &Vessel) -> Ruled<()> {
    let refuse = |code| Refusal::new(code).field("equipment").fact("equipment", vessel.code.as_str());
    let fill = run.fill(vessel.unit).map_err(refuse)?;
    if vessel.capacity.is_some_and(|most| fill > most.into()) {
        return Err(refuse(Code::EquipmentCapacityExceeded));
    }
    if vessel.minimum.is_some_and(|least| fill < least.into()) {
        return Err(refuse(Code::EquipmentBelowMinimum));
    }
    Ok(())
}

/// Everything but the recipes inside.
fn summary(run: &Run) -> ScaledRecipe {
    let dough_kg = run.dough_kg();
    let poured = || run.lines.iter().filter_map(|line| line.kg.clone()).sum::<Exact>();
    let is_flour = run.entries.reference == Reference::Flour;
    ScaledRecipe {
        lines: run.lines.clone(),
        nested: Vec::new(),
        leaves: Vec::new(),
        pieces: run.size.pieces,
        expected_output_kg: run.expected_output.clone(),
        milk_kg: run.basis_in(Unit::Kilogram).ok(),
        flour_kg: is_flour.then(|| run.size.amount.clone()),
        poured_kg: (run.entries.reference == Reference::Group).then(poured),
        raw_kg: dough_kg.as_ref().map_or_else(poured, |dough| dough * size::kept_of_dough(run.entries.body)),
        dough_kg,
        superfat_percent_actual: None,
    }
}

/// Whether a line is part of the dough.
fn is_in_dough(amount: &Amount, after: Option<super::body::After>) -> bool {
    matches!(amount, Amount::OfFlour(_)) && after != Some(super::body::After::Dough)
}

#[cfg(test)]
mod tests;
