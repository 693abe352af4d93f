//! What a scaled version costs, before it is made.
//! Invariant: the total is the sum of the lines, labour and overheads less the by-products' credits (M9); a
//! price that nobody knows is named, never taken for zero.

mod shares;

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity};
use kernel::exact::Exact;
use kernel::money::Money;
use kernel::refusal::Ruled;
use kernel::words;
use schemars::JsonSchema;
use serde::Serialize;

use super::body::{Body, Overhead, OverheadMode};
use super::book::Book;
use super::scale::ScaledRecipe;

pub use shares::{MadeLot, share_cost};

/// The name under which labour is shown.
const LABOUR: &str = "labour";
/// The decimals of a cost for a piece.
const DECIMALS: u8 = 9;

words! {
    /// Which price of an item counts.
    pub enum Prices {
        /// The planned one.
        Standard = "standard",
        /// The one that was paid last.
        Last = "last",
    }
}

/// The cost of a scaled version.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    /// By the item's code, each item once, in the order of the lines; labour and overheads by their names.
    pub lines: Vec<(String, Money)>,
    /// The items without a price, and labour and overheads whose measure is not known.
    pub unpriced: Vec<String>,
    /// What the by-products take off, by the item's code.
    pub credits: Vec<(String, Money)>,
    /// The sum.
    pub total: Money,
    /// For one of the pieces, if it was scaled for pieces.
    pub per_piece: Option<Exact>,
}

/// The answer of `make.recipe.cost`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CostAnswer {
    /// The cost of each item; labour and overheads by their names.
    pub lines_minor: BTreeMap<String, Money>,
    /// What the by-products take off.
    pub credits_minor: BTreeMap<String, Money>,
    /// The items, work and overheads without a price or a measure; they are not in the total.
    pub unpriced: Vec<String>,
    /// The sum.
    pub total_minor: Money,
    /// For one piece.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_minor_per_piece: Option<Decimal>,
}

/// Computes the cost. `hours` go before the version's own; `by_products` are lots that are expected, whose
/// credits are taken off. `number_range` for a sum beyond 10^15.
pub fn cost(
    body: &Body,
    book: &Book,
    scaled: &ScaledRecipe,
    prices: Prices,
    hours: Option<Quantity>,
    by_products: &[MadeLot],
) -> Ruled<Cost> {
    let mut sheet = Sheet::default();
    for (item, quantity) in quantities(scaled) {
        let facts = book.items.get(item);
        let price = facts.and_then(|facts| match prices {
            Prices::Standard => facts.standard_price.map(Exact::from),
            Prices::Last => facts.last_price.clone(),
        });
        sheet.add(item, price.zip(quantity).map(|(price, quantity)| price * quantity))?;
    }
    let hours = hours.or_else(|| body.labour.as_ref()?.hours).map(Exact::from);
    if let Some(labour) = &body.labour {
        sheet.add(LABOUR, hours.as_ref().map(|hours| hours * Exact::from(labour.rate_minor_per_hour)))?;
    }
    for overhead in &body.overhead {
        sheet.add(&overhead.name, times(overhead, scaled, hours.as_ref()))?;
    }
    let gross = Money::sum(sheet.lines.iter().map(|(_, cost)| *cost))?;
    let credits = shares::credits(gross, body, by_products)?;
    let total = credits.iter().try_fold(gross, |left, (_, credit)| left.sub(*credit))?;
    let per_piece = scaled.pieces.and_then(|pieces| Exact::from(total).checked_div(&pieces.into()));
    let credits = credits.into_iter().map(|(lot, credit)| (lot.item.clone(), credit)).collect();
    Ok(Cost { lines: sheet.lines, unpriced: sheet.unpriced, credits, total, per_piece })
}

/// All that goes in of each item, in the order of the first line that needs it; None if a line is open.
fn quantities(scaled: &ScaledRecipe) -> Vec<(&str, Option<Exact>)> {
    let mut quantities: Vec<(&str, Option<Exact>)> = Vec::new();
    for leaf in &scaled.leaves {
        match quantities.iter_mut().find(|(item, _)| *item == leaf.item) {
            Some((_, sum)) => *sum = sum.take().zip(leaf.quantity.clone()).map(|(sum, more)| sum + more),
            None => quantities.push((&leaf.item, leaf.quantity.clone())),
        }
    }
    quantities
}

/// The amount of an overhead; None if its measure is not known.
fn times(overhead: &Overhead, scaled: &ScaledRecipe, hours: Option<&Exact>) -> Option<Exact> {
    let measure = match overhead.mode {
        OverheadMode::PerBatch => Exact::from(1),
        OverheadMode::PerHour => hours?.clone(),
        OverheadMode::PerKg => scaled.expected_output_kg.clone().unwrap_or_else(|| scaled.raw_kg.clone()),
        OverheadMode::PerPiece => scaled.pieces?.into(),
    };
    Some(Exact::from(overhead.amount_minor) * measure)
}

/// The lines so far.
#[derive(Default)]
struct Sheet {
    lines: Vec<(String, Money)>,
    unpriced: Vec<String>,
}

impl Sheet {
    /// Each cost is rounded once; two of one name are added up.
    fn add(&mut self, name: &str, cost: Option<Exact>) -> Result<(), Code> {
        let Some(cost) = cost else {
            self.unpriced.push(name.to_owned());
            return Ok(());
        };
        let cost = cost.round_money()?;
        match self.lines.iter_mut().find(|(known, _)| known == name) {
            Some((_, sum)) => *sum = sum.add(cost)?,
            None => self.lines.push((name.to_owned(), cost)),
        }
        Ok(())
    }
}

impl Cost {
    /// As it is answered. `number_range` for a figure that does not fit.
    pub fn answer(&self) -> Ruled<CostAnswer> {
        let per_piece = self.per_piece.as_ref().map(|cost| cost.round_to(DECIMALS)).transpose()?;
        let mut credits_minor = BTreeMap::new();
        for (item, credit) in &self.credits {
            let sum = credits_minor.entry(item.clone()).or_insert(Money::ZERO);
            *sum = sum.add(*credit)?;
        }
        Ok(CostAnswer {
            lines_minor: self.lines.iter().cloned().collect(),
            credits_minor,
            unpriced: self.unpriced.clone(),
            total_minor: self.total,
            cost_minor_per_piece: per_piece.map(Decimal::normalized),
        })
    }
}

#[cfg(test)]
mod tests;
