//! From what is wanted to how large a version is made.
//! Invariant: a version that is made for an ingredient never needs more of it than was named.

use kernel::code::Code;
use kernel::decimal::Decimal;
use kernel::exact::Exact;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use ledger::stock::quantities::{self, Fields, Measure};

use super::super::body::{Body, Output, OutputRole};
use super::super::book::{Book, ItemFacts};
use super::super::entries::{Amount, Entries, Reference};
use super::run::{Run, Size, dough_of_flour};
use super::{Inputs, Request, Target};

/// The tries for a version whose quantities do not grow in proportion to its size.
const TRIES: usize = 12;
/// The decimals of a size that was approached rather than computed.
const DECIMALS: u8 = 9;
/// The most pieces of a batch.
const MOST_PIECES: i64 = 10_000_000;

const FIELDS: Fields<'static> = Fields { quantity: "scale.quantity", unit: "scale.unit" };

/// The size for a target.
pub(super) fn of_target(entries: &Entries, book: &Book, request: &Request) -> Ruled<Size> {
    match &request.target {
        Target::Itself => of_itself(entries),
        Target::Item { item, quantity, unit } => {
            let wanted =
                WantedItem { item: item.as_deref().unwrap_or_default(), quantity: *quantity, unit: *unit };
            let of_wanted = if item.is_some() { of_item } else { of_quantity };
            of_wanted(entries, book, &request.inputs, &wanted)
        }
        Target::Pieces { pieces, piece_kg } => {
            if !(1..=MOST_PIECES).contains(pieces) {
                return Err(Refusal::new(Code::NumberRange).field("scale.pieces"));
            }
            let whole = Exact::from(*pieces) * Exact::from(*piece_kg);
            of_mass(entries, book, &request.inputs, &whole, Some(*pieces))
        }
        Target::Group { group, quantity, unit } => {
            if entries.body.group.as_ref().is_none_or(|own| own.name != *group) {
                return Err(Refusal::new(Code::ValueUnknown).field("scale.group"));
            }
            let whole = positive(*quantity)?;
            let kg = kernel::unit::convert(Decimal::from(1), *unit, Unit::Kilogram, None);
            let kg = kg.map_err(|code| Refusal::new(code).field(FIELDS.unit))?;
            Ok(Size { amount: whole * kg, pieces: None })
        }
    }
}

/// What stays of a dough after bowl and divider.
pub(super) fn kept_of_dough(body: &Body) -> Exact {
    Exact::from(1) - body.dough_loss_percent.map_or_else(Exact::zero, |loss| loss.fraction())
}

/// The size that makes so many kg: of dough after its loss, of the expected output, or of all lines.
pub(super) fn of_mass(
    entries: &Entries,
    book: &Book,
    inputs: &Inputs,
    kg: &Exact,
    pieces: Option<i64>,
) -> Ruled<Size> {
    let refuse = || Refusal::new(Code::NumberRange).field("scale");
    let whole = kg.checked_div(&kept_of_dough(entries.body)).ok_or_else(refuse)?;
    if entries.reference == Reference::Flour {
        let amount = whole.checked_div(&dough_of_flour(entries)).ok_or_else(refuse)?;
        return Ok(Size { amount, pieces });
    }
    let made = |amount: &Exact| {
        let size = Size { amount: amount.clone(), pieces };
        let run = Run::compute(entries, book, inputs, size)?;
        let all = run.lines.iter().filter_map(|line| line.exact_kg.clone()).sum();
        let made = run.expected_output.unwrap_or(all);
        Ok((made.clone(), made))
    };
    let amount = approach(&unit_size(entries), &whole, made)?.ok_or_else(refuse)?;
    Ok(Size { amount, pieces })
}

struct WantedItem<'a> {
    item: &'a str,
    quantity: Decimal,
    unit: Unit,
}

/// The size of a version as it is written. `field_required` for a group or dough, which has no size of its own.
fn of_itself(entries: &Entries) -> Ruled<Size> {
    match entries.reference {
        Reference::Basis | Reference::Itself => Ok(Size { amount: unit_size(entries), pieces: None }),
        Reference::Group | Reference::Flour => Err(Refusal::new(Code::FieldRequired).field("scale")),
    }
}

/// The size for so much of nothing by name: of the basis, or of all that goes in.
fn of_quantity(entries: &Entries, book: &Book, inputs: &Inputs, wanted: &WantedItem) -> Ruled<Size> {
    if entries.reference == Reference::Basis {
        return of_basis(entries, book, wanted);
    }
    let kg = kernel::unit::convert(Decimal::from(1), wanted.unit, Unit::Kilogram, None);
    let kg = kg.map_err(|code| Refusal::new(code).field(FIELDS.unit))? * positive(wanted.quantity)?;
    of_mass(entries, book, inputs, &kg, None)
}

/// The size for so much of the basis, of an ingredient, or of the output.
fn of_item(entries: &Entries, book: &Book, inputs: &Inputs, wanted: &WantedItem) -> Ruled<Size> {
    let body = entries.body;
    let is_named = body.basis.as_ref().is_some_and(|basis| basis.item.as_deref() == Some(wanted.item));
    let mut lines = entries.lines.iter().filter(|entry| entry.what == wanted.item).peekable();
    if is_named || lines.clone().any(|entry| entry.amount == Amount::Basis) {
        return of_basis(entries, book, wanted);
    }
    if lines.peek().is_some() {
        return of_ingredient(entries, book, inputs, wanted);
    }
    let is_main = |output: &Output| output.role == OutputRole::Main && output.item == wanted.item;
    if body.output_item.as_deref() == Some(wanted.item) || body.outputs.iter().any(is_main) {
        return of_output(entries, book, inputs, wanted);
    }
    Err(Refusal::new(Code::LineUnknown).field("scale.item").fact("item", wanted.item))
}

fn of_basis(entries: &Entries, book: &Book, wanted: &WantedItem) -> Ruled<Size> {
    let item = book.basis_item(entries)?;
    let amount = measure(wanted, &item)?;
    let unit = entries.body.basis.as_ref().map_or(item.unit, |basis| basis.unit);
    let amount = item.convert(&amount, item.unit, unit);
    let amount = amount.map_err(|code| Refusal::new(code).field("basis.unit"))?;
    Ok(Size { amount, pieces: None })
}

/// Of what is baked, so much after the oven.
fn of_output(entries: &Entries, book: &Book, inputs: &Inputs, wanted: &WantedItem) -> Ruled<Size> {
    let item = facts_of(entries, book, wanted.item)?;
    let kg = item.weigh(&measure(wanted, &item)?);
    let kg = kg.map_err(|code| Refusal::new(code).field(FIELDS.unit))?;
    let bake_loss = entries.body.bake_loss_percent.filter(|_| entries.expected_output.is_none());
    let kept = Exact::from(1) - bake_loss.map_or_else(Exact::zero, |loss| loss.fraction());
    let raw =
        kg.checked_div(&kept).ok_or_else(|| Refusal::new(Code::NumberRange).field("bake_loss_percent"))?;
    of_mass(entries, book, inputs, &raw, None)
}

/// "I have 140 g of this": the size that uses it up, or the largest found that uses no more.
fn of_ingredient(entries: &Entries, book: &Book, inputs: &Inputs, wanted: &WantedItem) -> Ruled<Size> {
    let item = facts_of(entries, book, wanted.item)?;
    let have = measure(wanted, &item)?;
    let used = |amount: &Exact| {
        let run = Run::compute(entries, book, inputs, Size { amount: amount.clone(), pieces: None })?;
        let lines = || run.lines.iter().filter(|line| line.item == wanted.item);
        let exact: Exact = lines().filter_map(|line| line.exact.clone()).sum();
        let rounded: Exact = lines().filter_map(|line| line.rounded.clone()).sum();
        Ok((exact, rounded))
    };
    let refuse = || Refusal::new(Code::NumberRange).field(FIELDS.quantity);
    let amount = approach(&unit_size(entries), &have, used)?.ok_or_else(refuse)?;
    let amount = whole_steps(entries, book, amount)?;
    let fits = !amount.is_zero() && used(&amount)?.1 <= have;
    if fits { Ok(Size { amount, pieces: None }) } else { Err(refuse()) }
}

/// A basis is weighed too: whole steps of it, rounded down.
fn whole_steps(entries: &Entries, book: &Book, amount: Exact) -> Ruled<Exact> {
    let Some(basis) = entries.body.basis.as_ref().filter(|_| entries.reference == Reference::Basis) else {
        return Ok(amount);
    };
    let item = book.basis_item(entries)?;
    let refuse = |code| Refusal::new(code).field("basis.unit");
    let in_item = item.convert(&amount, basis.unit, item.unit).map_err(refuse)?;
    let step = Exact::from(item.resolution);
    let steps = (in_item / &step).floor() * step;
    item.convert(&steps, item.unit, basis.unit).map_err(refuse)
}

/// A size to begin with: that of the version itself.
fn unit_size(entries: &Entries) -> Exact {
    match (&entries.body.basis, entries.reference) {
        (Some(basis), Reference::Basis) => basis.quantity.into(),
        _ => Exact::from(1),
    }
}

/// The size at which `made` (exact, rounded) gives what is wanted, beginning from a size. In proportion it is
/// found at once. Else the size is corrected by what it gave, a few times; the largest that gave no more than
/// was wanted counts. None if there is none.
fn approach(
    begin: &Exact,
    wanted: &Exact,
    made: impl Fn(&Exact) -> Ruled<(Exact, Exact)>,
) -> Ruled<Option<Exact>> {
    let mut size = begin.clone();
    let mut best: Option<(Exact, Exact)> = None;
    for _ in 0..=TRIES {
        let (exact, rounded) = made(&size)?;
        if rounded == *wanted {
            return Ok(Some(size));
        }
        if rounded < *wanted && best.as_ref().is_none_or(|(most, _)| rounded > *most) {
            best = Some((rounded, size.clone()));
        }
        let Some(factor) = wanted.checked_div(&exact) else { break };
        let next = &size * &factor;
        size = if made(&next)?.1 == *wanted { return Ok(Some(next)) } else { limit_digits(&next) };
    }
    Ok(best.map(|(_, size)| size))
}

/// Rounded, so that its digits do not grow from try to try.
fn limit_digits(size: &Exact) -> Exact {
    size.round_to(DECIMALS).map_or_else(|_| size.clone(), Exact::from)
}

/// The quantity in the item's unit, in whole steps, by the rule for all stock.
fn measure(wanted: &WantedItem, item: &ItemFacts) -> Ruled<Exact> {
    let asked = quantities::read(&wanted.quantity.to_string(), wanted.unit.as_str(), FIELDS)?;
    let measure = Measure { unit: item.unit, resolution: item.resolution, density: item.density };
    quantities::measure(&asked, &measure, FIELDS).map(Exact::from)
}

fn positive(quantity: Decimal) -> Ruled<Exact> {
    let fits = quantity > Decimal::ZERO;
    if fits { Ok(quantity.into()) } else { Err(Refusal::new(Code::NumberRange).field(FIELDS.quantity)) }
}

/// An item of the version, also if only a recipe inside it describes it.
fn facts_of(entries: &Entries, book: &Book, code: &str) -> Ruled<ItemFacts> {
    if let Some(item) = book.items.get(code) {
        return Ok(item.clone());
    }
    match entries.lines.iter().find(|entry| entry.what == code) {
        Some(entry) => book.item_of(entry),
        None => Err(Refusal::new(Code::NotFound).field("scale.item")),
    }
}
