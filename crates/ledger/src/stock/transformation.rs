//! Lots that become other lots, and lots that change in place: split, packed, merged, kept in a silo,
//! weighed, charged.
//! Invariant: the quantity and the money that leave lots arrive in lots, and a piece is in one lot at a time
//! (M4, M10); weight that is lost on the scale bears no cost (M26).

use kernel::code::Code;
use kernel::decimal::{Decimal, Percent, Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::LotId;
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use std::collections::{BTreeMap, BTreeSet};

use crate::stock::cost::{Piece, Remaining, share_quantities};
use crate::stock::pieces::LotStock;

/// Goods that a new lot gets from one lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goods {
    /// A quantity of a lot without pieces.
    Quantity(Quantity),
    /// Whole pieces, by number. They keep their numbers, weights and costs.
    Pieces(Vec<i64>),
    /// A part of a piece; the new lot is not kept by piece.
    Slice {
        /// The number of the piece.
        piece: i64,
        /// How much of it.
        quantity: Quantity,
    },
    /// New pieces, by number: portions of a piece, or of a lot without pieces. Each bears its part of the cost
    /// by weight.
    Portions {
        /// The number of the piece that they are portions of.
        of: Option<i64>,
        /// Their numbers in the new lot, and their weights.
        pieces: Vec<Piece>,
    },
}

/// Goods that arrive in a lot: a movement into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The lot.
    pub lot: LotId,
    /// The number of the piece in that lot.
    pub piece: Option<i64>,
    /// How much.
    pub quantity: Quantity,
    /// Its cost.
    pub cost: Money,
}

/// Goods that leave a lot for others: a movement out of it, and one into each of the others. The arrivals add
/// up to it, and cost that follows the goods shares it in the same way (`cost_web::Kind::IntoLots`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// The lot.
    pub from: LotId,
    /// The number of the piece in that lot.
    pub piece: Option<i64>,
    /// How much.
    pub quantity: Quantity,
    /// Its cost.
    pub cost: Money,
    /// Where it went.
    pub to: Vec<Arrival>,
}

/// An edge of the trace: so much of a parent went into a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The lot that was used.
    pub parent: LotId,
    /// The lot that was made of it.
    pub child: LotId,
    /// In the parent's unit.
    pub quantity: SignedQuantity,
}

/// What a transformation does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// The movements, in their order.
    pub transfers: Vec<Transfer>,
    /// What there is then of each new lot.
    pub made: BTreeMap<LotId, LotStock>,
}

impl Effect {
    /// One edge for each parent and child, in the order of the transfers.
    pub fn edges(&self) -> Vec<Edge> {
        let (mut edges, mut place): (Vec<Edge>, BTreeMap<(LotId, LotId), usize>) = Default::default();
        for transfer in &self.transfers {
            for arrival in &transfer.to {
                let at = *place.entry((transfer.from, arrival.lot)).or_insert(edges.len());
                if at == edges.len() {
                    let (parent, child) = (transfer.from, arrival.lot);
                    edges.push(Edge { parent, child, quantity: SignedQuantity::from_stored(0) });
                }
                // What left one lot is less than 10^18 millionths, and so is every part of it.
                let sum = edges[at].quantity.get() + arrival.quantity.get();
                edges[at].quantity = SignedQuantity::from_stored(sum);
            }
        }
        edges
    }

    fn book(&mut self, transfer: Transfer) -> Ruled<()> {
        for it in &transfer.to {
            let goods = Remaining { quantity: it.quantity.into(), cost: it.cost };
            self.made.entry(it.lot).or_default().add(it.piece, goods)?;
        }
        self.transfers.push(transfer);
        Ok(())
    }
}

/// Divides a lot into new lots (split, pack): all quantities are drawn as one, and the new lots share its
/// cost by quantity, largest remainder, ties to the earlier (postings.md section 2); a piece brings its own.
/// `stock` is what stays.
///
/// Errors, at `wanted[n]`: `lot_cycle` for a lot that would become its own parent; `lot_code_taken` for one
/// named twice; `field_required` without goods; `pieces_required`, `piece_gone`, `lot_insufficient` of its
/// goods. After an error `stock` is of no use.
pub fn divide(from: LotId, stock: &mut LotStock, wanted: &[(LotId, Goods)]) -> Ruled<Effect> {
    judge_names(from, wanted)?;
    let mut effect = Effect::default();
    let plain = plain_parts(wanted);
    if let Some(transfer) = draw_plain(from, stock, &plain)? {
        effect.book(transfer)?;
    }
    for (n, (lot, goods)) in wanted.iter().enumerate() {
        match goods {
            Goods::Quantity(_) => {}
            Goods::Slice { piece, quantity } => {
                effect.book(one_part((from, Some(*piece)), stock, (*lot, None), *quantity, n)?)?;
            }
            Goods::Pieces(pieces) => {
                for &piece in pieces {
                    let weight = stock.quantity(Some(piece)).map_err(at(n))?;
                    let weight = Quantity::new(weight.get()).map_err(|code| at(n)(code.into()))?;
                    effect.book(one_part((from, Some(piece)), stock, (*lot, Some(piece)), weight, n)?)?;
                }
            }
            Goods::Portions { of, pieces } => {
                for it in pieces {
                    effect.book(one_part((from, *of), stock, (*lot, Some(it.piece)), it.quantity, n)?)?;
                }
            }
        }
    }
    Ok(effect)
}

fn judge_names(from: LotId, wanted: &[(LotId, Goods)]) -> Ruled<()> {
    let mut named = BTreeSet::new();
    for (n, (lot, goods)) in wanted.iter().enumerate() {
        let code = match goods {
            _ if *lot == from => Code::LotCycle,
            _ if !named.insert(lot) => Code::LotCodeTaken,
            Goods::Pieces(pieces) if pieces.is_empty() => Code::FieldRequired,
            Goods::Portions { pieces, .. } if pieces.is_empty() => Code::FieldRequired,
            _ => continue,
        };
        return Err(at(n)(code.into()));
    }
    if wanted.is_empty() { Err(Refusal::new(Code::FieldRequired).field("wanted")) } else { Ok(()) }
}

fn at(n: usize) -> impl Fn(Refusal) -> Refusal {
    move |refusal| if refusal.faults.is_empty() { refusal.field(format!("wanted[{n}]")) } else { refusal }
}

/// The quantities without a piece, with their places.
fn plain_parts(wanted: &[(LotId, Goods)]) -> Vec<(usize, LotId, Quantity)> {
    let plain = |(n, (lot, goods)): (usize, &(LotId, Goods))| match goods {
        Goods::Quantity(quantity) => Some((n, *lot, *quantity)),
        _ => None,
    };
    wanted.iter().enumerate().filter_map(plain).collect()
}

/// Draws all of them as one. A refusal names the first that finds too little.
fn draw_plain(
    from: LotId,
    stock: &mut LotStock,
    parts: &[(usize, LotId, Quantity)],
) -> Ruled<Option<Transfer>> {
    let Some(first) = parts.first() else { return Ok(None) };
    let there = stock.quantity(None).map_err(at(first.0))?.get();
    let mut sum = 0_i64;
    for (n, _, quantity) in parts {
        sum = sum.saturating_add(quantity.get());
        if sum > there {
            let refusal = Refusal::new(Code::LotInsufficient).field(format!("wanted[{n}]"));
            return Err(refusal.fact("available", SignedQuantity::from_stored(there).to_string()));
        }
    }
    let quantity = Quantity::new(sum)?;
    let cost = stock.draw(None, quantity, "wanted")?;
    let costs = share_quantities(cost, parts.iter().map(|part| part.2));
    let arrival = |(part, cost): (&(usize, LotId, Quantity), Money)| Arrival {
        lot: part.1,
        piece: None,
        quantity: part.2,
        cost,
    };
    let to = parts.iter().zip(costs).map(arrival).collect();
    Ok(Some(Transfer { from, piece: None, quantity, cost, to }))
}

/// Draws one part for one lot; `n` is its place among the wanted.
fn one_part(
    (from, piece): (LotId, Option<i64>),
    stock: &mut LotStock,
    (lot, new_piece): (LotId, Option<i64>),
    quantity: Quantity,
    n: usize,
) -> Ruled<Transfer> {
    let cost = stock.draw(piece, quantity, &format!("wanted[{n}]"))?;
    let to = vec![Arrival { lot, piece: new_piece, quantity, cost }];
    Ok(Transfer { from, piece, quantity, cost, to })
}

/// Merges all that is left of some lots into a new lot (a merge, an intake into a silo that is not empty:
/// M13). Pieces of the first lot that has any keep their numbers; the others are numbered after them, in
/// their order. Lots of which nothing is left give nothing. Errors: `lot_cycle` for a lot that would become
/// its own parent, `pieces_required` for goods with pieces among goods without.
pub fn merge(lots: &mut [(LotId, LotStock)], into: LotId) -> Ruled<Effect> {
    let mut effect = Effect::default();
    for (n, (from, stock)) in lots.iter_mut().enumerate() {
        if *from == into {
            return Err(at(n)(Code::LotCycle.into()));
        }
        let mut taken = effect.made.get(&into).cloned().unwrap_or_default();
        if taken.whole().quantity.get() > 0 && taken.is_by_piece() != stock.is_by_piece() {
            return Err(at(n)(Code::PiecesRequired.into()));
        }
        let highest = taken.pieces().keys().next_back().copied();
        for ((piece, quantity), next) in parts_of(stock).into_iter().zip(1..) {
            let new_piece = piece.map(|piece| highest.map_or(piece, |highest| highest + next));
            effect.book(one_part((*from, piece), stock, (into, new_piece), quantity, n)?)?;
        }
    }
    Ok(effect)
}

/// All that there is of a lot: its pieces, or the whole.
fn parts_of(stock: &mut LotStock) -> Vec<(Option<i64>, Quantity)> {
    let whole = stock.whole().quantity.get();
    let parts: Vec<(Option<i64>, i64)> = match stock.is_by_piece() {
        true => stock.pieces().iter().map(|(piece, part)| (Some(*piece), part.quantity.get())).collect(),
        false => vec![(None, whole)],
    };
    parts.into_iter().filter_map(|(piece, quantity)| Some((piece, Quantity::new(quantity).ok()?))).collect()
}

/// The loss that a weighing is expected to find, in percent of the weight before; both limits are inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LossRange {
    /// The least.
    pub lower: Percent,
    /// The greatest.
    pub upper: Percent,
}

impl LossRange {
    fn has(&self, fraction: &Exact) -> bool {
        self.lower.fraction() <= *fraction && *fraction <= self.upper.fraction()
    }

    /// Whether it has a loss, of the weight before.
    pub fn has_loss(&self, loss_e6: i64, before_e6: i64) -> bool {
        let (loss, before) = (SignedQuantity::from_stored(loss_e6), SignedQuantity::from_stored(before_e6));
        self.has(&fraction_of(loss, before))
    }
}

/// Whether a loss is rather a slip of the point than ageing: more than a fifth of the weight before, and more than
/// the range expects.
fn is_steep(fraction: &Exact, range: Option<LossRange>) -> bool {
    Exact::ratio(1, 5) < *fraction && range.is_none_or(|range| range.upper.fraction() < *fraction)
}

/// A piece, or a lot without pieces, that was weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightLoss {
    /// The number of the piece.
    pub piece: Option<i64>,
    /// The loss.
    pub loss: SignedQuantity,
    /// The same in percent of the weight before.
    pub percent: Exact,
    /// Outside the range: flagged `ageing_loss_out_of_range`, and the piece is held (M26).
    pub is_outside: bool,
    /// So much that somebody must confirm it.
    pub is_steep: bool,
}

/// A weighing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighing {
    /// The weighed pieces or lot, in the order of the call: a movement for each that lost weight.
    pub parts: Vec<WeightLoss>,
    /// The loss of the lot.
    pub loss: SignedQuantity,
    /// The same in percent of the lot's weight before.
    pub percent: Exact,
}

/// Puts pieces, or a lot without pieces, on the scale. The lot's cost stays. Errors, at `pieces[n]` or
/// `quantity`: `value_unknown` for a piece named twice, `pieces_required`, `piece_gone`,
/// `weight_gain_not_allowed`.
pub fn weigh(
    stock: &mut LotStock,
    weights: &[(Option<i64>, Quantity)],
    range: Option<LossRange>,
) -> Ruled<Weighing> {
    let before = stock.whole().quantity;
    let (mut parts, mut named, mut sum) = (Vec::new(), BTreeSet::new(), 0);
    for (n, &(piece, weight)) in weights.iter().enumerate() {
        let field = piece.map_or_else(|| "quantity".to_owned(), |_| format!("pieces[{n}]"));
        if !named.insert(piece) {
            return Err(Refusal::new(Code::ValueUnknown).field(field));
        }
        let loss = stock.weigh(piece, weight, &field)?;
        sum += loss.get();
        let part_before = SignedQuantity::from_stored(loss.get() + weight.get());
        let fraction = fraction_of(loss, part_before);
        let is_outside = range.is_some_and(|range| !range.has(&fraction));
        let is_steep = is_steep(&fraction, range);
        parts.push(WeightLoss { piece, loss, percent: fraction * Exact::from(100), is_outside, is_steep });
    }
    let loss = SignedQuantity::from_stored(sum);
    Ok(Weighing { parts, loss, percent: fraction_of(loss, before) * Exact::from(100) })
}

fn fraction_of(part: SignedQuantity, whole: SignedQuantity) -> Exact {
    Exact::from(part.get()).checked_div(&Exact::from(whole.get())).unwrap_or_else(Exact::zero)
}

/// The charge of so many pieces for so many days: minor units for each piece and day, rounded once. It is
/// added with [`LotStock::charge`]. Errors: `number_range`, also for a negative one.
pub fn ageing_charge(per_piece_per_day: Decimal, pieces: u32, days: u32) -> Result<Money, Code> {
    let count = Exact::from(i64::from(pieces)) * Exact::from(i64::from(days));
    let charge = (Exact::from(per_piece_per_day) * count).round_money()?;
    if charge < Money::ZERO { Err(Code::NumberRange) } else { Ok(charge) }
}

#[cfg(test)]
mod tests;
