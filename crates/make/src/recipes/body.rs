//! The content of a recipe version: what it needs, how much of it, and what comes out.
//! Invariant: content that was read is written again, all of it, in one form: keys in alphabetical order,
//! decimals as text without trailing zeros. So equal content has an equal digest.

mod read;

use std::sync::Arc;

use kernel::decimal::{Decimal, Factor, Percent, Quantity, SignedQuantity, UnitPrice};
use kernel::exact::Exact;
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::{self, Unit};
use kernel::words;
use ledger::picture::Picture;
use serde_json::{Map, Value, json};

use super::formula::{Formula, Name};

/// The longest formula, in characters.
pub const MOST_FORMULA: usize = 10_000;

words! {
    /// What the lines of a recipe refer to.
    pub enum RecipeMode {
        /// A quantity of one item.
        Basis = "basis",
        /// The flour: all flour is 100 %.
        BakersPercent = "bakers_percent",
        /// The weight of a group of lines.
        Group = "group",
    }
}

words! {
    /// How the quantity of a line is found.
    pub enum LineMode {
        /// It is the basis itself.
        Basis = "basis",
        /// A quantity for the basis.
        Fixed = "fixed",
        /// A percentage of a figure.
        Percent = "percent",
        /// A formula.
        Formula = "formula",
        /// A percentage of the flour.
        BakersPercent = "bakers_percent",
        /// A quantity for each piece.
        PerPiece = "per_piece",
    }
}

words! {
    /// When a line goes in. A line that is added after the dough is not part of the dough's weight.
    pub enum After { Mix = "mix", Dough = "dough", Curd = "curd" }
}

words! {
    /// What an output is to its batch.
    pub enum OutputRole { Main = "main", CoProduct = "co_product", ByProduct = "by_product" }
}

words! {
    /// How outputs share the cost of a batch.
    pub enum CostShare {
        /// By weight times value.
        SalesValue = "sales_value",
        /// By weight.
        Mass = "mass",
        /// By percentages that the recipe names.
        FixedPercent = "fixed_percent",
    }
}

words! {
    /// What an overhead is paid for.
    pub enum OverheadMode {
        PerBatch = "per_batch", PerHour = "per_hour", PerKg = "per_kg", PerPiece = "per_piece"
    }
}

/// A recipe version, as published.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// Its code.
    pub code: String,
    /// Its number.
    pub version: i32,
    /// Its name.
    pub name: Option<String>,
    /// The item that it makes.
    pub output_item: Option<String>,
    /// The lot that it makes, in an import.
    pub output_lot: Option<String>,
    /// What its lines refer to.
    pub mode: Option<RecipeMode>,
    /// The quantity that its lines are for.
    pub basis: Option<Basis>,
    /// The lines that make up a whole, before the others.
    pub group: Option<Group>,
    /// The inputs.
    pub lines: Vec<Line>,
    /// The outputs.
    pub outputs: Vec<Output>,
    /// The figures that each batch brings.
    pub parameters: Vec<Parameter>,
    /// The weight that comes out, kg, by formula.
    pub expected_output: Option<String>,
    /// The work.
    pub labour: Option<Labour>,
    /// The costs that no lot brings.
    pub overhead: Vec<Overhead>,
    /// How far inputs and outputs may differ.
    pub mass_balance_tolerance_percent: Option<Percent>,
    /// What stays in bowl and divider.
    pub dough_loss_percent: Option<Percent>,
    /// What the oven takes.
    pub bake_loss_percent: Option<Percent>,
    /// The ingredient that the oven takes it from.
    pub bake_loss_is: Option<String>,
    /// The age before release.
    pub minimum_age_days: Option<i32>,
    /// How long it keeps.
    pub shelf_life_days: Option<i32>,
    /// How it is made, in order: the first step is number 1.
    pub steps: Vec<ProcessStep>,
}

/// The quantity that the lines are for.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// The item that is counted.
    pub item: Option<String>,
    /// How much.
    pub quantity: Quantity,
    /// Its unit.
    pub unit: Unit,
}

/// Lines that make up a whole: the oils of a soap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// Its name, as formulas write it.
    pub name: String,
    /// Its lines; their percentages sum to 100.
    pub lines: Vec<GroupLine>,
}

/// A line of a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupLine {
    /// Its number in the recipe.
    pub line: i32,
    /// The item.
    pub item: String,
    /// Its share of the group.
    pub percent: Option<Percent>,
}

/// An input. Which of the figures it has depends on its mode.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its number in the recipe; its place unless given.
    pub line: i32,
    /// The item.
    pub item: Option<String>,
    /// The recipe that goes in.
    pub recipe: Option<String>,
    /// Its version.
    pub recipe_version: Option<i32>,
    /// How its quantity is found; told by its figures unless given.
    pub mode: Option<LineMode>,
    /// For the basis, or for each piece.
    pub quantity: Option<Quantity>,
    /// Of the flour, or of `of`.
    pub percent: Option<Percent>,
    /// The figure that the percentage is of, in the language of formulas.
    pub of: Option<String>,
    /// Its formula.
    pub formula: Option<String>,
    /// The unit of quantity, percentage and formula.
    pub unit: Option<Unit>,
    /// When it goes in.
    pub after: Option<After>,
    /// Whether it is flour.
    pub flour: bool,
}

impl Line {
    /// The code of the item that goes in, or of the recipe where no item is named.
    pub fn what(&self) -> &str {
        self.item.as_deref().or(self.recipe.as_deref()).unwrap_or_default()
    }
}

/// An output of the recipe.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    /// The item.
    pub item: String,
    /// What it is to its batch.
    pub role: OutputRole,
    /// How it shares the cost.
    pub share: Option<CostShare>,
    /// Its fixed share.
    pub percent: Option<Percent>,
    /// Its sales value.
    pub value_minor_per_kg: Option<UnitPrice>,
    /// What a by-product takes off the cost.
    pub credit_minor_per_unit: Option<UnitPrice>,
}

/// A figure that each batch brings: the strength of a rennet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameter {
    /// Its name, as formulas write it.
    pub name: String,
    /// Where it comes from: `lot:RENNET.strength_imcu`.
    pub from: Option<String>,
    /// Its value where nobody names another.
    pub default: Option<Factor>,
}

impl Parameter {
    /// The item and the attribute of its lot that the value comes from.
    pub fn lot_attribute(&self) -> Option<(&str, &str)> {
        let (item, attribute) = self.from.as_deref()?.strip_prefix("lot:")?.rsplit_once('.')?;
        (!item.is_empty() && !attribute.is_empty()).then_some((item, attribute))
    }
}

/// The work of a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Labour {
    /// Pay for an hour.
    pub rate_minor_per_hour: UnitPrice,
    /// The hours that a batch is planned with.
    pub hours: Option<Quantity>,
}

/// A cost that no lot brings: energy, water.
#[derive(Clone, Debug, PartialEq)]
pub struct Overhead {
    /// Its name, under which the cost is shown.
    pub name: String,
    /// What it is paid for.
    pub mode: OverheadMode,
    /// How much for each.
    pub amount_minor: Money,
}

/// A step of the process.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProcessStep {
    /// The instruction in words.
    pub instruction: String,
    /// The figure to reach: a temperature, an acidity.
    pub target: Option<SignedQuantity>,
    /// Its unit, also of what is measured.
    pub target_unit: Option<Unit>,
    /// How long it takes.
    pub timer: Option<Quantity>,
    /// Its unit: seconds, minutes or hours.
    pub timer_unit: Option<Unit>,
    /// What to mind.
    pub note: Option<String>,
    /// Its photo: the digest of the picture, as 64 hexadecimal digits.
    pub photo: Option<String>,
    /// The picture, if it came with the version, which stores its digest alone.
    pub picture: Option<Arc<Picture>>,
}

impl ProcessStep {
    /// How long it takes, in whole seconds; None without a time.
    pub fn seconds(&self) -> Option<i64> {
        let (timer, unit) = (self.timer?, self.timer_unit?);
        let seconds = unit::convert(Decimal::from(timer), unit, Unit::Second, None).ok()?;
        seconds.round().ok()
    }

    /// Whether its time is whole seconds, as a timer counts them.
    pub fn is_in_whole_seconds(&self) -> bool {
        let exact = self
            .timer
            .zip(self.timer_unit)
            .and_then(|(timer, unit)| unit::convert(Decimal::from(timer), unit, Unit::Second, None).ok());
        exact.is_none_or(|seconds| seconds.round().is_ok_and(|whole| Exact::from(whole) == seconds))
    }
}

impl Body {
    /// Whether it says nothing of what goes in or comes out.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.group.is_none() && self.outputs.is_empty() && self.output_item.is_none()
    }

    /// Reads a version as sent, by its form alone. All faults at once, each with its path: `field_required`,
    /// `field_unknown`, `value_unknown`, `list_too_long`, and the faults of numbers and texts.
    pub fn parse(sent: &Value) -> Ruled<Body> {
        let (body, faults) = read::body(sent);
        if faults.is_empty() { Ok(body) } else { Err(Refusal::invalid(faults)) }
    }

    /// Reads a version as stored. One from before all fields were checked is read as far as it can be.
    pub fn of_stored(stored: &Value) -> Body {
        read::body(stored).0
    }

    /// Names the version of each recipe inside that is named without one, so that a published version never
    /// changes with another (M8). `newest` says the newest version of a recipe.
    pub fn pin_recipes(&mut self, newest: impl Fn(&str) -> Option<i32>) {
        for line in self.lines.iter_mut().filter(|line| line.recipe_version.is_none()) {
            line.recipe_version = line.recipe.as_deref().and_then(&newest);
        }
    }

    /// What formulas wait for at the vat, each name once.
    pub fn observations(&self) -> Vec<String> {
        let formulas = self.formulas();
        let mut names = Vec::new();
        for name in formulas.iter().flat_map(Formula::names) {
            if let Name::Observed(name) = name
                && !names.contains(name)
            {
                names.push(name.clone());
            }
        }
        names
    }

    /// Whether the numbers of its lines say more than their places: one is another, or a formula names a line
    /// by its number.
    pub fn is_numbered(&self) -> bool {
        let of_group = self.group.iter().flat_map(|group| group.lines.iter().map(|line| line.line));
        let numbers = of_group.chain(self.lines.iter().map(|line| line.line));
        let is_number = |name: &Name| match name {
            Name::Plain(name) => name.strip_prefix("line_").is_some_and(|line| line.parse::<i32>().is_ok()),
            _ => false,
        };
        numbers.zip(1..).any(|(line, place)| line != place)
            || self.formulas().iter().any(|formula| formula.names().into_iter().any(is_number))
    }

    /// All formulas that can be read.
    fn formulas(&self) -> Vec<Formula> {
        let of_lines = self.lines.iter().flat_map(|line| [&line.of, &line.formula]);
        let texts = of_lines.chain([&self.expected_output]).flatten();
        texts.filter_map(|text| Formula::parse(text).ok()).collect()
    }

    /// How main outputs and co-products share the cost: as the first of them says, or else by the figures that
    /// they have, or else by weight.
    pub fn cost_share(&self) -> CostShare {
        let has = |figure: fn(&Output) -> bool| self.outputs.iter().any(figure);
        self.outputs.iter().find_map(|output| output.share).unwrap_or_else(|| {
            if has(|output| output.percent.is_some()) {
                CostShare::FixedPercent
            } else if has(|output| output.value_minor_per_kg.is_some()) {
                CostShare::SalesValue
            } else {
                CostShare::Mass
            }
        })
    }

    /// The one form in which a version is stored and hashed.
    pub fn to_json(&self) -> Value {
        object([
            ("bake_loss_is", json!(self.bake_loss_is)),
            ("bake_loss_percent", json!(self.bake_loss_percent)),
            ("basis", self.basis.as_ref().map_or(Value::Null, Basis::to_json)),
            ("code", json!(self.code)),
            ("dough_loss_percent", json!(self.dough_loss_percent)),
            ("expected_output", json!(self.expected_output)),
            ("group", self.group.as_ref().map_or(Value::Null, Group::to_json)),
            ("labour", self.labour.as_ref().map_or(Value::Null, Labour::to_json)),
            ("lines", list(&self.lines, Line::to_json)),
            ("mass_balance_tolerance_percent", json!(self.mass_balance_tolerance_percent)),
            ("minimum_age_days", json!(self.minimum_age_days)),
            ("mode", json!(self.mode)),
            ("name", json!(self.name)),
            ("output_item", json!(self.output_item)),
            ("output_lot", json!(self.output_lot)),
            ("outputs", list(&self.outputs, Output::to_json)),
            ("overhead", list(&self.overhead, Overhead::to_json)),
            ("parameters", list(&self.parameters, Parameter::to_json)),
            ("shelf_life_days", json!(self.shelf_life_days)),
            ("steps", list(&self.steps, ProcessStep::to_json)),
            ("version", json!(self.version)),
        ])
    }
}

impl Basis {
    fn to_json(&self) -> Value {
        object([("item", json!(self.item)), ("quantity", json!(self.quantity)), ("unit", json!(self.unit))])
    }
}

impl Group {
    fn to_json(&self) -> Value {
        let line = |line: &GroupLine| {
            object([("item", json!(line.item)), ("line", json!(line.line)), ("percent", json!(line.percent))])
        };
        object([("lines", list(&self.lines, line)), ("name", json!(self.name))])
    }
}

impl Line {
    fn to_json(&self) -> Value {
        object([
            ("after", json!(self.after)),
            ("flour", json!(self.flour.then_some(true))),
            ("formula", json!(self.formula)),
            ("item", json!(self.item)),
            ("line", json!(self.line)),
            ("mode", json!(self.mode)),
            ("of", json!(self.of)),
            ("percent", json!(self.percent)),
            ("quantity", json!(self.quantity)),
            ("recipe", json!(self.recipe)),
            ("recipe_version", json!(self.recipe_version)),
            ("unit", json!(self.unit)),
        ])
    }
}

impl Output {
    fn to_json(&self) -> Value {
        object([
            ("credit_minor_per_unit", json!(self.credit_minor_per_unit)),
            ("item", json!(self.item)),
            ("percent", json!(self.percent)),
            ("role", json!(self.role)),
            ("share", json!(self.share)),
            ("value_minor_per_kg", json!(self.value_minor_per_kg)),
        ])
    }
}

impl Parameter {
    fn to_json(&self) -> Value {
        object([("default", json!(self.default)), ("from", json!(self.from)), ("name", json!(self.name))])
    }
}

impl ProcessStep {
    fn to_json(&self) -> Value {
        object([
            ("instruction", json!(self.instruction)),
            ("note", json!(self.note)),
            ("photo", json!(self.photo)),
            ("target", json!(self.target)),
            ("target_unit", json!(self.target_unit)),
            ("timer", json!(self.timer)),
            ("timer_unit", json!(self.timer_unit)),
        ])
    }
}

impl Labour {
    fn to_json(&self) -> Value {
        object([("hours", json!(self.hours)), ("rate_minor_per_hour", json!(self.rate_minor_per_hour))])
    }
}

impl Overhead {
    fn to_json(&self) -> Value {
        object([
            ("amount_minor", json!(self.amount_minor)),
            ("mode", json!(self.mode)),
            ("name", json!(self.name)),
        ])
    }
}

/// An object without the fields that have no value. The callers list the keys in alphabetical order.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// A list; none where it is empty.
fn list<T>(rows: &[T], row: impl Fn(&T) -> Value) -> Value {
    if rows.is_empty() { Value::Null } else { rows.iter().map(row).collect() }
}

#[cfg(test)]
mod tests;
