//! All lines of a version with how the quantity of each is found, in an order in which it can be.
//! Invariant: a line comes after every line that its formula names; lines that name each other in a loop are
//! refused.

mod order;

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::decimal::{Percent, Quantity};
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::unit::Unit;

use super::body::{After, Body, Line, LineMode, RecipeMode};
use super::formula::{Formula, Name};

/// The most nodes of all formulas of a version together, so that no version takes long to compute.
pub const MOST_NODES: usize = 10_000;
/// What the formulas of every recipe may name beside its lines and parameters.
const FIGURES: [&str; 4] = ["milk_l", "milk_kg", "basis", "expected_output"];

/// What the lines of a version refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A quantity of one item.
    Basis,
    /// The weight of a group.
    Group,
    /// The weight of the flour.
    Flour,
    /// Nothing: its quantities are in proportion to each other.
    Itself,
}

/// How the quantity of a line is found.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// It is the basis.
    Basis,
    /// A quantity for the basis.
    Fixed(Quantity),
    /// A share of the group.
    OfGroup(Percent),
    /// A percentage of a figure.
    Percent(Percent, Formula),
    /// A formula.
    Formula(Formula),
    /// A percentage of the flour.
    OfFlour(Percent),
    /// A quantity for each piece.
    PerPiece(Quantity),
    /// It is decided at the vat.
    Open,
}

impl Amount {
    /// The formula that it is computed by, if it is.
    fn formula(&self) -> Option<&Formula> {
        match self {
            Amount::Percent(_, formula) | Amount::Formula(formula) => Some(formula),
            _ => None,
        }
    }
}

/// One line.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Its number in the recipe.
    pub line: i32,
    /// Its path in the version: `lines[2]`.
    pub path: String,
    /// The code of what goes in.
    pub what: &'a str,
    /// The recipe that goes in and its version, if the line names one.
    pub recipe: Option<(&'a str, Option<i32>)>,
    /// The unit that the line names.
    pub unit: Option<Unit>,
    /// When it goes in.
    pub after: Option<After>,
    /// How its quantity is found.
    pub amount: Amount,
}

impl Entry<'_> {
    /// The unit that its quantity is computed in. Shares of a weight are kg; so is what names no unit.
    pub fn computed_in(&self, body: &Body) -> Unit {
        match self.amount {
            Amount::Basis => body.basis.as_ref().map_or(Unit::Kilogram, |basis| basis.unit),
            Amount::OfGroup(_) | Amount::OfFlour(_) => Unit::Kilogram,
            _ => self.unit.unwrap_or(Unit::Kilogram),
        }
    }

    /// Its name in formulas and answers.
    pub fn name(&self) -> String {
        name_of(self.what)
    }
}

/// The name of an item in formulas and answers: its code in small letters, with `_` for every other sign.
pub fn name_of(code: &str) -> String {
    let small = code.chars().flat_map(char::to_lowercase);
    small.map(|sign| if sign.is_alphanumeric() { sign } else { '_' }).collect()
}

/// A version as it is computed.
#[derive(Clone, Debug)]
pub struct Entries<'a> {
    /// The version.
    pub body: &'a Body,
    /// What its lines refer to.
    pub reference: Reference,
    /// The lines, those of the group first.
    pub lines: Vec<Entry<'a>>,
    /// The weight that comes out, kg.
    pub expected_output: Option<Formula>,
    /// The places of the lines by their numbers and by their names; None for a name that several lines have.
    places: (BTreeMap<i32, usize>, BTreeMap<String, Option<usize>>),
    /// The places of the lines in the order of computing; the number of lines stands for the expected output.
    pub order: Vec<usize>,
}

/// What a name in a formula stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The line at this place.
    Line(usize),
    /// The expected output.
    ExpectedOutput,
    /// A figure of the basis: `milk_l`, `milk_kg`, `basis`.
    OfBasis,
    /// A parameter.
    Parameter,
    /// An observation at the vat.
    Observation,
    /// The group.
    Group,
}

impl<'a> Entries<'a> {
    /// Reads all formulas of a version. All faults at once: `formula_invalid`, `formula_cycle`; the facts name
    /// the first one's `name` and, for a line, `line`.
    pub fn of(body: &'a Body) -> Ruled<Entries<'a>> {
        let mut problems = Problems::default();
        let mut lines = Vec::new();
        for (n, line) in body.group.iter().flat_map(|group| &group.lines).enumerate() {
            let amount = line.percent.map_or(Amount::Open, Amount::OfGroup);
            let path = format!("group.lines[{n}]");
            let what = line.item.as_str();
            lines.push(Entry { line: line.line, path, what, recipe: None, unit: None, after: None, amount });
        }
        for (n, line) in body.lines.iter().enumerate() {
            let path = format!("lines[{n}]");
            let amount = amount_of(body, line, &path, &mut problems);
            let recipe = line.recipe.as_deref().map(|recipe| (recipe, line.recipe_version));
            let (unit, after) = (line.unit, line.after);
            lines.push(Entry { line: line.line, path, what: line.what(), recipe, unit, after, amount });
        }
        let expected_output = body.expected_output.as_deref();
        let expected_output =
            expected_output.and_then(|text| problems.formula(text, "expected_output", None));
        let reference = reference_of(body, &lines);
        let places = places_of(&lines);
        let mut entries = Entries { body, reference, lines, expected_output, places, order: Vec::new() };
        entries.check_names(&mut problems);
        entries.check_length(&mut problems);
        problems.end()?;
        entries.order = order::order(&entries)?;
        Ok(entries)
    }

    /// The formula at a place of the order.
    fn formula_at(&self, place: usize) -> Option<&Formula> {
        self.lines.get(place).map_or(self.expected_output.as_ref(), |line| line.amount.formula())
    }

    /// What a name stands for; None if nothing has it, or if several lines do.
    pub fn meaning(&self, name: &Name) -> Option<Meaning> {
        let plain = match name {
            Name::Observed(_) => return Some(Meaning::Observation),
            Name::Group(name) => {
                return self.body.group.as_ref().filter(|group| group.name == *name).map(|_| Meaning::Group);
            }
            Name::Plain(plain) => plain.as_str(),
        };
        match plain {
            "expected_output" => self.expected_output.as_ref().map(|_| Meaning::ExpectedOutput),
            "milk_l" | "milk_kg" => (self.reference == Reference::Basis).then_some(Meaning::OfBasis),
            "basis" => (self.reference != Reference::Itself).then_some(Meaning::OfBasis),
            _ if self.body.parameters.iter().any(|it| it.name == plain) => Some(Meaning::Parameter),
            _ => self.line_named(plain.strip_prefix("line_")?).map(Meaning::Line),
        }
    }

    /// A line by its number, or by its name if only one has it.
    fn line_named(&self, name: &str) -> Option<usize> {
        let (by_number, by_name) = &self.places;
        let numbered = name.parse().ok().and_then(|number: i32| by_number.get(&number).copied());
        numbered.or_else(|| by_name.get(name).copied().flatten())
    }

    /// The numbers of the lines whose formulas name an observation, themselves or through others.
    pub fn lines_using(&self, observation: &str) -> Vec<i32> {
        let mut using = std::collections::BTreeSet::new();
        for place in &self.order {
            let names = self.formula_at(*place).map(Formula::names).unwrap_or_default();
            let uses = names.into_iter().any(|name| match (name, self.meaning(name)) {
                (Name::Observed(name), _) => name == observation,
                (_, Some(Meaning::Line(other))) => using.contains(&other),
                (_, Some(Meaning::ExpectedOutput)) => using.contains(&self.lines.len()),
                _ => false,
            });
            if uses {
                using.insert(*place);
            }
        }
        using.into_iter().filter_map(|place| self.line_at(place)).collect()
    }

    fn check_names(&self, problems: &mut Problems) {
        for place in 0..=self.lines.len() {
            let Some(formula) = self.formula_at(place) else { continue };
            let unknown = formula.names().into_iter().find(|name| self.meaning(name).is_none());
            let unknown = unknown.map(Name::to_string);
            let group = self.body.group.as_ref().map(|group| group.name.as_str());
            let no_group = || {
                let sums = formula.sums();
                sums.into_iter().find(|sum| group != Some(sum.group.as_str())).map(|sum| sum.group.clone())
            };
            if let Some(name) = unknown.or_else(no_group) {
                problems.add(&self.path_at(place), Code::FormulaInvalid, &name, self.line_at(place));
            }
        }
    }

    /// A group counts with all its lines wherever a formula names it.
    fn check_length(&self, problems: &mut Problems) {
        let of_group = self.body.group.as_ref().map_or(0, |group| group.lines.len());
        let length = |formula: &Formula| {
            let names = formula.names().into_iter().filter(|name| matches!(name, Name::Group(_))).count();
            formula.nodes() + (formula.sums().len() + names) * of_group
        };
        let all = (0..=self.lines.len()).filter_map(|place| self.formula_at(place)).map(length);
        if all.sum::<usize>() > MOST_NODES {
            problems.add("lines", Code::FormulaInvalid, "nodes", None);
        }
    }

    /// The path of the formula at a place of the order.
    pub fn path_at(&self, place: usize) -> String {
        let Some(line) = self.lines.get(place) else { return "expected_output".to_owned() };
        let field = if matches!(line.amount, Amount::Percent(..)) { "of" } else { "formula" };
        format!("{}.{field}", line.path)
    }

    fn line_at(&self, place: usize) -> Option<i32> {
        self.lines.get(place).map(|line| line.line)
    }
}

fn places_of(lines: &[Entry]) -> (BTreeMap<i32, usize>, BTreeMap<String, Option<usize>>) {
    let mut by_number = BTreeMap::new();
    let mut by_name = BTreeMap::new();
    for (place, line) in lines.iter().enumerate() {
        by_number.entry(line.line).or_insert(place);
        by_name.entry(line.name()).and_modify(|known| *known = None).or_insert(Some(place));
    }
    (by_number, by_name)
}

/// Whether a parameter of this name would hide a figure or a line.
pub fn is_taken(name: &str) -> bool {
    FIGURES.contains(&name) || name.starts_with("line_")
}

/// How a line is computed, from its mode or else from the figures that it has.
fn amount_of(body: &Body, line: &Line, path: &str, problems: &mut Problems) -> Amount {
    let percent = line.percent.unwrap_or(Percent::from_stored(0));
    match mode_of(body, line) {
        Some(LineMode::Basis) => Amount::Basis,
        Some(LineMode::Fixed) => line.quantity.map_or(Amount::Open, Amount::Fixed),
        Some(LineMode::PerPiece) => line.quantity.map_or(Amount::Open, Amount::PerPiece),
        Some(LineMode::BakersPercent) => Amount::OfFlour(percent),
        Some(LineMode::Percent) => {
            let of = line.of.clone().or_else(|| whole_of(body)).unwrap_or_default();
            let formula = problems.formula(&of, &format!("{path}.of"), Some(line.line));
            formula.map_or(Amount::Open, |formula| Amount::Percent(percent, formula))
        }
        Some(LineMode::Formula) => {
            let text = line.formula.as_deref().unwrap_or_default();
            let formula = problems.formula(text, &format!("{path}.formula"), Some(line.line));
            formula.map_or(Amount::Open, Amount::Formula)
        }
        None => Amount::Open,
    }
}

/// The mode of a line; None for one whose quantity is decided at the vat.
pub fn mode_of(body: &Body, line: &Line) -> Option<LineMode> {
    let is_bakers = || {
        body.mode == Some(RecipeMode::BakersPercent)
            || body.lines.iter().any(|line| line.flour || line.mode == Some(LineMode::BakersPercent))
            || whole_of(body).is_none()
    };
    line.mode.or(match line {
        Line { formula: Some(_), .. } => Some(LineMode::Formula),
        Line { percent: Some(_), of: None, .. } if is_bakers() => Some(LineMode::BakersPercent),
        Line { percent: Some(_), .. } => Some(LineMode::Percent),
        Line { quantity: Some(_), .. } => Some(LineMode::Fixed),
        _ => None,
    })
}

/// The figure that a percentage is of where the line names none.
fn whole_of(body: &Body) -> Option<String> {
    let group = body.group.as_ref().map(|group| format!("group:{}", group.name));
    group.or_else(|| body.basis.as_ref().map(|_| "basis".to_owned()))
}

fn reference_of(body: &Body, lines: &[Entry]) -> Reference {
    if body.group.is_some() {
        Reference::Group
    } else if body.basis.is_some() {
        Reference::Basis
    } else if lines.iter().any(|line| matches!(line.amount, Amount::OfFlour(_))) {
        Reference::Flour
    } else {
        Reference::Itself
    }
}

/// The faults of formulas; the facts are those of the first.
#[derive(Debug, Default)]
struct Problems {
    faults: Vec<Fault>,
    facts: Option<(String, Option<i32>)>,
}

impl Problems {
    fn add(&mut self, path: &str, code: Code, name: &str, line: Option<i32>) {
        self.faults.push(Fault::new(path, code));
        self.facts.get_or_insert((name.to_owned(), line));
    }

    fn formula(&mut self, text: &str, path: &str, line: Option<i32>) -> Option<Formula> {
        match Formula::parse(text) {
            Ok(formula) => Some(formula),
            Err(refusal) => {
                let name = refusal.facts.get("name").and_then(|name| name.as_str()).unwrap_or_default();
                self.add(path, refusal.code, name, line);
                None
            }
        }
    }

    fn end(self) -> Ruled<()> {
        let Some((name, line)) = self.facts else { return Ok(()) };
        let refusal = Refusal::invalid(self.faults).fact("name", name);
        Err(line.into_iter().fold(refusal, |refusal, line| refusal.fact("line", line)))
    }
}
