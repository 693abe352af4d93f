//! How the outputs of a batch share its cost, by the rule of its recipe.
//! Invariant: an output counts with what was made of it, less what was returned, wherever it is now.

use kernel::decimal::SignedQuantity;
use kernel::exact::Exact;
use kernel::id::LotId;
use kernel::money::Money;
use kernel::refusal::Ruled;
use ledger::stock::cost_shares::{CostShares, ItemOutput};
use ledger::stock::lots::{self, MadeLot};

use crate::recipes::body::{Body, CostShare, Output, OutputRole};

fn output_of<'a>(body: &'a Body, item: &str) -> Option<&'a Output> {
    body.outputs.iter().find(|output| output.item == item)
}

/// Whether an item is a by-product of a batch: by its recipe, or else by its kind.
pub(crate) fn is_by_product(body: &Body, item: &str, kind: &str) -> bool {
    output_of(body, item).map_or(kind == "by_product", |output| output.role == OutputRole::ByProduct)
}

fn quantity(lot: &MadeLot) -> Exact {
    Exact::from(SignedQuantity::from_stored(lot.made_e6.max(0)))
}

/// The masses, or the quantities if one lot has no mass.
fn masses(lots: &[&MadeLot]) -> Vec<Exact> {
    let kg = |lot: &&MadeLot| lots::in_kg(lot.made_e6.max(0), &lot.unit, lot.density_e6);
    let all: Option<Vec<Exact>> = lots.iter().map(kg).collect();
    all.unwrap_or_else(|| lots.iter().map(|lot| quantity(lot)).collect())
}

/// The sharing rule of a batch that made these lots. Errors: `number_range`.
pub(crate) fn of(body: &Body, made: &[&MadeLot]) -> Ruled<CostShares> {
    let (beside, main): (Vec<&MadeLot>, Vec<&MadeLot>) =
        made.iter().partition(|lot| is_by_product(body, &lot.item, &lot.kind));
    let credit = |lot: &&MadeLot| -> Ruled<(LotId, Money)> {
        let per_unit = output_of(body, &lot.item).and_then(|output| output.credit_minor_per_unit);
        let credit = per_unit.map_or_else(Exact::zero, |credit| Exact::from(credit) * quantity(lot));
        Ok((LotId::from_uuid(lot.lot_id), credit.round_money()?))
    };
    let by_products = beside.iter().map(credit).collect::<Ruled<_>>()?;
    let mut items: Vec<(&str, Vec<(LotId, Exact)>)> = Vec::new();
    for (lot, mass) in main.iter().zip(masses(&main)) {
        let share = (LotId::from_uuid(lot.lot_id), mass);
        match items.iter_mut().find(|(item, _)| *item == lot.item) {
            Some((_, lots)) => lots.push(share),
            None => items.push((&lot.item, vec![share])),
        }
    }
    let item =
        |(item, lots): (&str, Vec<(LotId, Exact)>)| ItemOutput { weight: weight(body, item, &lots), lots };
    Ok(CostShares { by_products, items: items.into_iter().map(item).collect() })
}

/// The weight of an item among the others. One that the recipe does not name has no value and no percentage.
fn weight(body: &Body, item: &str, lots: &[(LotId, Exact)]) -> Exact {
    let mass = || lots.iter().map(|(_, mass)| mass.clone()).sum::<Exact>();
    match (body.cost_share(), output_of(body, item)) {
        (CostShare::SalesValue, Some(Output { value_minor_per_kg: Some(value), .. })) => {
            mass() * Exact::from(*value)
        }
        (CostShare::FixedPercent, Some(Output { percent: Some(percent), .. })) => percent.fraction(),
        (CostShare::Mass, _) => mass(),
        _ => Exact::zero(),
    }
}

#[cfg(test)]
mod tests;
