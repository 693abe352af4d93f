//! Computes the lines of a version for a size.
//! Invariant: lines are computed in the order of the version, each once, and rounded once.

use kernel::code::Code;
use kernel::decimal::{Percent, Quantity};
use kernel::exact::Exact;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;

use super::super::book::{Book, ItemFacts};
use super::super::entries::{Amount, Entries, Entry, Meaning, Reference};
use super::super::formula::{Figures, Name, Stop, SumGroup};
use super::{Inputs, ScaledLine, is_in_dough};

/// More decimals than any weighing step has.
const DECIMALS: u8 = 9;

/// How large a version is made.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Size {
    /// The basis in its unit; the kg of a group or of flour; or how many times the lines of a version that
    /// refers to nothing.
    pub(super) amount: Exact,
    /// The pieces.
    pub(super) pieces: Option<i64>,
}

/// A version, computed.
pub(super) struct Run<'a> {
    pub(super) entries: &'a Entries<'a>,
    pub(super) book: &'a Book,
    pub(super) inputs: &'a Inputs,
    pub(super) size: Size,
    /// The items, in the order of the lines.
    pub(super) items: Vec<ItemFacts>,
    pub(super) basis_item: ItemFacts,
    pub(super) lines: Vec<ScaledLine>,
    pub(super) expected_output: Option<Exact>,
}

/// The figures while the lines are computed. A figure that is not there yet waits for an observation.
struct Progress<'a> {
    run: &'a Run<'a>,
    /// Of each line, rounded, in the unit that it is computed in.
    lines: Vec<Option<Exact>>,
    expected_output: Option<Exact>,
}

impl<'a> Run<'a> {
    /// Refusals: those of formulas at the line, `number_range` for a negative quantity or one beyond 10^12.
    pub(super) fn compute(
        entries: &'a Entries<'a>,
        book: &'a Book,
        inputs: &'a Inputs,
        size: Size,
    ) -> Ruled<Run<'a>> {
        let items = entries.lines.iter().map(|entry| book.item_of(entry)).collect::<Ruled<Vec<_>>>()?;
        let lines = entries.lines.iter().zip(&items).map(|(entry, item)| open_line(entry, item)).collect();
        let basis_item = book.basis_item(entries)?;
        let mut run = Run { entries, book, inputs, size, items, basis_item, lines, expected_output: None };
        let (lines, expected_output) = run.figures()?;
        (run.lines, run.expected_output) = (lines, expected_output);
        Ok(run)
    }

    fn figures(&self) -> Ruled<(Vec<ScaledLine>, Option<Exact>)> {
        let mut lines = self.lines.clone();
        let nothing = vec![None; lines.len()];
        let mut progress = Progress { run: self, lines: nothing, expected_output: None };
        for place in self.entries.order.iter().copied() {
            let refuse = |stop: Stop| self.refuse(place, stop);
            let Some(entry) = self.entries.lines.get(place) else {
                let value = self.entries.expected_output.as_ref().map(|formula| formula.evaluate(&progress));
                progress.expected_output = unless_waiting(value.transpose()).map_err(refuse)?;
                continue;
            };
            match progress.amount(entry) {
                Ok(Some(amount)) => {
                    let in_unit = self.fill_in(&mut lines[place], place, &amount).map_err(refuse)?;
                    progress.lines[place] = Some(in_unit);
                }
                Ok(None) => {}
                Err(Stop::Unobserved(name)) => lines[place].waits_for = Some(name),
                Err(stop) => return Err(refuse(stop)),
            }
        }
        Ok((lines, progress.expected_output))
    }

    /// Converts and rounds; returns the rounded figure in the unit that it was computed in.
    fn fill_in(&self, line: &mut ScaledLine, place: usize, amount: &Exact) -> Result<Exact, Stop> {
        let (entry, item) = (&self.entries.lines[place], &self.items[place]);
        let refuse = |code| Stop::Refused(code, format!("line_{}", entry.name()));
        let unit = entry.computed_in(self.entries.body);
        let exact = item.convert(amount, unit, item.unit).map_err(refuse)?;
        let rounded = exact.round_to_step(&item.resolution.into()).map_err(refuse)?;
        let most = Exact::from(Quantity::from_stored(Quantity::MAX));
        if exact.is_negative() || rounded > most {
            return Err(refuse(Code::NumberRange));
        }
        let in_unit = item.convert(&rounded, item.unit, unit).map_err(refuse)?;
        line.unit = shown_in(entry, item, &rounded);
        line.exact_kg = item.weigh(&exact).ok();
        line.kg = item.weigh(&rounded).ok();
        (line.exact, line.rounded) = (Some(exact), Some(rounded));
        Ok(in_unit)
    }

    fn refuse(&self, place: usize, stop: Stop) -> Refusal {
        let Stop::Refused(code, name) = stop else { return stop.into_refusal() };
        if code == Code::FieldRequired {
            return Refusal::new(code).field(name);
        }
        let refusal = Refusal::new(code).field(self.entries.path_at(place)).fact("name", name);
        match self.entries.lines.get(place) {
            Some(entry) => refusal.fact("line", entry.line),
            None => refusal,
        }
    }

    /// The basis in a unit. `formula_invalid` where the version has none.
    pub(super) fn basis_in(&self, unit: Unit) -> Result<Exact, Code> {
        let basis = self.entries.body.basis.as_ref().ok_or(Code::FormulaInvalid)?;
        self.basis_item.convert(&self.size.amount, basis.unit, unit)
    }

    /// The quantity that goes into a vessel whose size is in this unit.
    pub(super) fn fill(&self, unit: Unit) -> Result<Exact, Code> {
        if self.entries.reference == Reference::Basis {
            return self.basis_in(unit);
        }
        let lines = self.lines.iter().zip(&self.items);
        let with_figure = lines.filter_map(|(line, item)| Some((line.rounded.as_ref()?, item)));
        with_figure.map(|(rounded, item)| item.convert(rounded, item.unit, unit)).sum::<Result<Exact, Code>>()
    }

    /// The dough before it loses any, kg.
    pub(super) fn dough_kg(&self) -> Option<Exact> {
        (self.entries.reference == Reference::Flour).then(|| &self.size.amount * dough_of_flour(self.entries))
    }
}

/// The dough for a part of flour.
pub(super) fn dough_of_flour(entries: &Entries) -> Exact {
    let in_dough = entries.lines.iter().filter(|entry| is_in_dough(&entry.amount, entry.after));
    let shares = in_dough.map(|entry| match entry.amount {
        Amount::OfFlour(percent) => percent.fraction(),
        _ => Exact::zero(),
    });
    shares.sum()
}

fn open_line(entry: &Entry, item: &ItemFacts) -> ScaledLine {
    ScaledLine {
        line: entry.line,
        item: entry.what.to_owned(),
        item_unit: item.unit,
        exact: None,
        rounded: None,
        unit: entry.unit.unwrap_or(item.unit),
        exact_kg: None,
        kg: None,
        waits_for: None,
    }
}

/// The line's own unit, if it measures what the item's does and the figure ends within nine decimals.
fn shown_in(entry: &Entry, item: &ItemFacts, rounded: &Exact) -> Unit {
    let Some(unit) = entry.unit.filter(|unit| unit.dimension() == item.unit.dimension()) else {
        return item.unit;
    };
    let figure = item.convert(rounded, item.unit, unit);
    let is_exact =
        figure.is_ok_and(|figure| figure.round_to(DECIMALS).is_ok_and(|shown| Exact::from(shown) == figure));
    if is_exact { unit } else { item.unit }
}

/// None for a figure that waits for an observation.
fn unless_waiting(value: Result<Option<Exact>, Stop>) -> Result<Option<Exact>, Stop> {
    match value {
        Err(Stop::Unobserved(_)) => Ok(None),
        other => other,
    }
}

impl Progress<'_> {
    /// The quantity of a line in the unit that it is computed in; None if it is open.
    fn amount(&self, entry: &Entry) -> Result<Option<Exact>, Stop> {
        let size = &self.run.size;
        let percent_of = |percent: Percent, whole: &Exact| percent.fraction() * whole;
        Ok(Some(match &entry.amount {
            Amount::Open => return Ok(None),
            Amount::Basis => size.amount.clone(),
            Amount::Fixed(quantity) => self.factor()? * Exact::from(*quantity),
            Amount::OfGroup(percent) | Amount::OfFlour(percent) => percent_of(*percent, &size.amount),
            Amount::Percent(percent, of) => percent_of(*percent, &of.evaluate(self)?),
            Amount::Formula(formula) => formula.evaluate(self)?,
            Amount::PerPiece(quantity) => {
                let pieces = size
                    .pieces
                    .ok_or_else(|| Stop::Refused(Code::FieldRequired, "scale.pieces".to_owned()))?;
                Exact::from(pieces) * Exact::from(*quantity)
            }
        }))
    }

    /// How many times its own size a version is made. Beside a group or flour a fixed quantity is for the batch.
    fn factor(&self) -> Result<Exact, Stop> {
        let size = &self.run.size.amount;
        match (self.run.entries.reference, &self.run.entries.body.basis) {
            (Reference::Basis, Some(basis)) => Ok(size / Exact::from(basis.quantity)),
            (Reference::Itself, _) => Ok(size.clone()),
            _ => Ok(Exact::from(1)),
        }
    }

    /// The places of the group's lines.
    fn of_group(&self) -> impl Iterator<Item = usize> {
        let lines = self.run.entries.lines.iter().enumerate();
        lines.filter(|(_, entry)| matches!(entry.amount, Amount::OfGroup(_))).map(|(place, _)| place)
    }

    fn of_line(&self, place: usize, name: &Name) -> Result<Exact, Stop> {
        self.lines[place].clone().ok_or_else(|| Stop::Unobserved(name.to_string()))
    }

    fn parameter(&self, name: &str) -> Result<Exact, Stop> {
        if let Some(value) = self.run.inputs.parameters.get(name) {
            return Ok((*value).into());
        }
        let parameter = self.run.entries.body.parameters.iter().find(|it| it.name == name);
        let default = parameter.and_then(|parameter| parameter.default);
        default
            .map(Exact::from)
            .ok_or_else(|| Stop::Refused(Code::FieldRequired, format!("parameters.{name}")))
    }
}

impl Figures for Progress<'_> {
    fn figure(&self, name: &Name) -> Result<Exact, Stop> {
        let text = match name {
            Name::Plain(text) | Name::Observed(text) | Name::Group(text) => text.as_str(),
        };
        let run = self.run;
        match run.entries.meaning(name) {
            None => Err(Stop::invalid(name.to_string())),
            Some(Meaning::Line(place)) => self.of_line(place, name),
            Some(Meaning::ExpectedOutput) => {
                self.expected_output.clone().ok_or_else(|| Stop::Unobserved(text.to_owned()))
            }
            Some(Meaning::OfBasis) => match text {
                "milk_l" => run.basis_in(Unit::Litre),
                "milk_kg" => run.basis_in(Unit::Kilogram),
                _ => Ok(run.size.amount.clone()),
            }
            .map_err(|code| Stop::Refused(code, text.to_owned())),
            Some(Meaning::Parameter) => self.parameter(text),
            Some(Meaning::Observation) => match run.inputs.observations.get(text) {
                Some(value) => Ok((*value).into()),
                None => Err(Stop::Unobserved(text.to_owned())),
            },
            // The lines of a group are computed in kg.
            Some(Meaning::Group) => self.of_group().map(|place| self.of_line(place, name)).sum(),
        }
    }

    fn sum_group(&self, sum: &SumGroup) -> Result<Exact, Stop> {
        let part = |place: usize| {
            let attribute = self.run.items[place].attribute(&sum.attribute);
            let attribute = attribute.ok_or_else(|| Stop::invalid(sum.attribute.as_str()))?;
            Ok(self.of_line(place, &Name::Group(sum.group.clone()))? * attribute)
        };
        self.of_group().map(part).sum()
    }
}
