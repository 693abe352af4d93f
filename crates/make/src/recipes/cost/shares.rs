//! How the cost of a batch is shared over what it made.
//! Invariant: the shares sum to the cost, to the minor unit (M4, M35).

use kernel::code::Code;
use kernel::exact::Exact;
use kernel::money::Money;
use kernel::refusal::Ruled;
use ledger::stock::cost::share_by;

use super::super::body::{Body, CostShare, Output, OutputRole};

/// A lot that a batch made.
#[derive(Clone, Debug, PartialEq)]
pub struct MadeLot {
    /// The item.
    pub item: String,
    /// In the item's unit.
    pub quantity: Exact,
    /// In kg, if it has a weight.
    pub kg: Option<Exact>,
    /// Whether the item is a by-product by its kind; the version's outputs go before.
    pub is_by_product: bool,
}

fn output_of<'a>(body: &'a Body, lot: &MadeLot) -> Option<&'a Output> {
    body.outputs.iter().find(|output| output.item == lot.item)
}

fn is_by_product(body: &Body, lot: &MadeLot) -> bool {
    output_of(body, lot).map_or(lot.is_by_product, |output| output.role == OutputRole::ByProduct)
}

/// The cost of each lot, in their order. A by-product costs its credit, at most what is left of the cost; the
/// rest is shared over the others by the version's rule (M35), over the lots of one item by mass (D30). If
/// there are only by-products, they share it by mass.
pub fn share_cost(cost: Money, body: &Body, lots: &[MadeLot]) -> Ruled<Vec<Money>> {
    let bears: Vec<bool> = lots.iter().map(|lot| !is_by_product(body, lot)).collect();
    if !bears.contains(&true) {
        return Ok(share_by(cost, &masses(lots.iter()))?);
    }
    let credits: Vec<Money> = credits(cost, body, lots)?.into_iter().map(|(_, credit)| credit).collect();
    let rest = credits.iter().try_fold(cost, |left, credit| left.sub(*credit))?;
    let others: Vec<&MadeLot> =
        lots.iter().zip(&bears).filter(|(_, bears)| **bears).map(|(lot, _)| lot).collect();
    let mut shares = share_by(rest, &weights(body, &others))?.into_iter();
    let mut credits = credits.into_iter();
    let costs = bears.iter().map(|bears| if *bears { shares.next() } else { credits.next() });
    Ok(costs.map(Option::unwrap_or_default).collect())
}

/// The credit of each by-product among the lots: its quantity times the credit for a unit, rounded; all of
/// them at most the cost.
pub(super) fn credits<'a>(
    cost: Money,
    body: &Body,
    lots: &'a [MadeLot],
) -> Result<Vec<(&'a MadeLot, Money)>, Code> {
    let mut left = cost;
    let mut credits = Vec::new();
    for lot in lots.iter().filter(|lot| is_by_product(body, lot)) {
        let per_unit = output_of(body, lot).and_then(|output| output.credit_minor_per_unit);
        let credit = per_unit.map_or_else(Exact::zero, |credit| Exact::from(credit) * &lot.quantity);
        let credit = credit.round_money()?.min(left).max(Money::ZERO);
        left = left.sub(credit)?;
        credits.push((lot, credit));
    }
    Ok(credits)
}

/// The weights by the version's rule.
fn weights(body: &Body, lots: &[&MadeLot]) -> Vec<Exact> {
    let masses = masses(lots.iter().copied());
    let of_item = |item: &str| -> Exact {
        lots.iter().zip(&masses).filter(|(lot, _)| lot.item == item).map(|(_, mass)| mass.clone()).sum()
    };
    let weight = |lot: &MadeLot, mass: &Exact| match (body.cost_share(), output_of(body, lot)) {
        (CostShare::SalesValue, Some(Output { value_minor_per_kg: Some(value), .. })) => {
            mass * Exact::from(*value)
        }
        (CostShare::FixedPercent, Some(Output { percent: Some(percent), .. })) => {
            (mass * percent.fraction()).checked_div(&of_item(&lot.item)).unwrap_or_else(Exact::zero)
        }
        (CostShare::Mass, _) => mass.clone(),
        // An item that the version does not name has no value and no percentage.
        _ => Exact::zero(),
    };
    lots.iter().zip(&masses).map(|(lot, mass)| weight(lot, mass)).collect()
}

/// The masses, or the quantities if one lot has no mass.
fn masses<'a>(lots: impl Iterator<Item = &'a MadeLot> + Clone) -> Vec<Exact> {
    let masses: Option<Vec<Exact>> = lots.clone().map(|lot| lot.kg.clone()).collect();
    masses.unwrap_or_else(|| lots.map(|lot| lot.quantity.clone()).collect())
}
