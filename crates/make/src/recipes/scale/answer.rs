//! A scaled version as it is answered.
//! Invariant: weights that were not rounded to a weighing step are exact, or have nine decimals.

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::decimal::Decimal;
use kernel::exact::Exact;
use kernel::refusal::Ruled;
use kernel::unit::{self, Unit};
use schemars::JsonSchema;
use serde::Serialize;

use super::super::entries::name_of;
use super::{ScaledLine, ScaledRecipe};

/// The decimals of what is not rounded to a weighing step.
const DECIMALS: u8 = 9;
/// The fields whose names a line's weight must not take.
const OWN: [&str; 5] = ["expected_output_kg", "milk_kg", "dough_kg", "flour_kg", "poured_kg"];

/// The answer of `make.recipe.scale`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ScaleAnswer {
    /// What to weigh.
    pub lines: Vec<LineAnswer>,
    /// The lines of the recipes inside, by their codes.
    pub nested: BTreeMap<String, Vec<LineAnswer>>,
    /// The weight that comes out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_output_kg: Option<Decimal>,
    /// The basis as a weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milk_kg: Option<Decimal>,
    /// The dough before it loses any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dough_kg: Option<Decimal>,
    /// The flour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flour_kg: Option<Decimal>,
    /// What a group and all that goes with it weigh.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poured_kg: Option<Decimal>,
    /// How much of a soap's oil stays oil.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superfat_percent_actual: Option<Decimal>,
    /// The exact weight of each line, by its name and `_kg`.
    #[serde(flatten)]
    pub exact_kg: BTreeMap<String, Decimal>,
}

/// A line as it is answered.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LineAnswer {
    /// Its number.
    pub line: i32,
    /// The item.
    pub item: String,
    /// How much to weigh; null while it is open or waits.
    pub quantity: Option<Decimal>,
    /// Its unit.
    pub unit: Unit,
    /// The observation that it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waits_for: Option<String>,
}

impl ScaledRecipe {
    /// As it is answered. `number_range` for a figure that does not fit.
    pub fn answer(&self) -> Ruled<ScaleAnswer> {
        let shown = |value: &Option<Exact>| value.as_ref().map(figure).transpose();
        let mut exact_kg = BTreeMap::new();
        for line in &self.lines {
            let name = format!("{}_kg", name_of(&line.item));
            if let Some(kg) = line.exact_kg.as_ref().filter(|_| !self.is_own(&name)) {
                exact_kg.entry(name).or_insert(figure(kg)?);
            }
        }
        let nested = self.nested.iter().map(|(code, lines)| Ok((code.clone(), answers(lines)?)));
        Ok(ScaleAnswer {
            lines: answers(&self.lines)?,
            nested: nested.collect::<Result<_, Code>>()?,
            expected_output_kg: shown(&self.expected_output_kg)?,
            milk_kg: shown(&self.milk_kg)?,
            dough_kg: shown(&self.dough_kg)?,
            flour_kg: shown(&self.flour_kg)?,
            poured_kg: shown(&self.poured_kg)?,
            superfat_percent_actual: shown(&self.superfat_percent_actual)?,
            exact_kg,
        })
    }

    /// Whether the answer has a field of this name already.
    fn is_own(&self, name: &str) -> bool {
        let figures =
            [&self.expected_output_kg, &self.milk_kg, &self.dough_kg, &self.flour_kg, &self.poured_kg];
        OWN.iter().zip(figures).any(|(own, figure)| *own == name && figure.is_some())
    }
}

impl ScaledLine {
    /// As it is answered, in the line's unit.
    pub fn answer(&self) -> Result<LineAnswer, Code> {
        let quantity = match &self.rounded {
            Some(rounded) if self.unit == self.item_unit => Some(figure(rounded)?),
            Some(rounded) => {
                Some(figure(&(unit::convert(Decimal::from(1), self.item_unit, self.unit, None)? * rounded))?)
            }
            None => None,
        };
        let waits_for = self.waits_for.clone();
        Ok(LineAnswer { line: self.line, item: self.item.clone(), quantity, unit: self.unit, waits_for })
    }
}

fn answers(lines: &[ScaledLine]) -> Result<Vec<LineAnswer>, Code> {
    lines.iter().map(ScaledLine::answer).collect()
}

/// Exact where it ends within nine decimals, else rounded to them.
fn figure(figure: &Exact) -> Result<Decimal, Code> {
    Ok(figure.round_to(DECIMALS)?.normalized())
}
