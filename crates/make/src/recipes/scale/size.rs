//! From what is wanted to how large a version is made.
//! Invariant: a version that is made for an ingredient never needs more of it than was named.

use kernel::code::Code;
use kernel::decimal::Decimal;
use kernel::exact::Exact;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use ledger::stock::quantities::{self, Fields, Measure};

use super::super::body::{Body, OutputRole};
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
        Target::Item { item, quantity, unit } => {
            let wanted = Wanted { item, quantity: *quantity, unit: *unit };
            of_item(entries, book, &request.inputs, &wanted)
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

struct Wanted<'a> {
    item: &'a str,
    quantity: Decimal,
    unit: Unit,
}

/// The size for so much of the basis, of an ingredient, or of the output.
fn of_item(entries: &Entries, book: &Book, inputs: &Inputs, wanted: &Wanted) -> Ruled<Size> {
    let body = entries.body;
    let of_line = |item: &str| entries.lines.iter().any(|entry| entry.what == item);
    let basis = body.basis.as_ref().filter(|_| entries.reference == Reference::Basis);
    let is_basis = |entry: &super::super::entries::Entry| entry.amount == Amount::Basis && entry.what == wanted.item;
    if let Some(basis) = basis
        && (basis.item.as_deref() == Some(wanted.item) || entries.lines.iter().any(is_basis))
    {
        let item = facts_of(entries, book, wanted.item)?;
        let amount = measure(wanted, &item)?;
        let amount = item.convert(&amount, item.unit, basis.unit);
        let amount = amount.map_err(|code| Refusal::new(code).field("basis.unit"))?;
        return Ok(Size { amount, pieces: None });
    }
    if of_line(wanted.item) {
        return of_ingredient(entries, book, inputs, wanted);
    }
    let is_main = |output: &super::super::body::Output| {
        output.role == OutputRole::Main && output.item == wanted.item
    };
    if body.output_item.as_deref() == Some(wanted.item) || body.outputs.iter().any(is_main) {
        let item = facts_of(entries, book, wanted.item)?;
        let kg = item.weigh(&measure(wanted, &item)?).map_err(|code| Refusal::new(code).field(FIELDS.unit))?;
        return of_mass(entries, book, inputs, &kg, None);
    }
    Err(Refusal::new(Code::LineUnknown).field("scale.item").fact("item", wanted.item))
}

/// "I have 140 g of this": the size that uses it up, or the largest found that uses no more.
fn of_ingredient(entries: &Entries, book: &Book, inputs: &Inputs, wanted: &Wanted) -> Ruled<Size> {
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
    let line = entries.lines.iter().find(|entry| entry.amount == Amount::Basis).map(|entry| entry.what);
    let Some(item) = basis.item.as_deref().or(line) else { return Ok(amount) };
    let item = facts_of(entries, book, item)?;
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
        size = if made(&next)?.1 == *wanted { return Ok(Some(next)) } else { shorten(&next) };
    }
    Ok(best.map(|(_, size)| size))
}

/// Rounded, so that its digits do not grow from try to try.
fn shorten(size: &Exact) -> Exact {
    size.round_to(DECIMALS).map_or_else(|_| size.clone(), Exact::from)
}

/// The quantity in the item's unit, in whole steps, by the rule for all stock.
fn measure(wanted: &Wanted, item: &ItemFacts) -> Ruled<Exact> {
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
