//! A lot without pieces, or a piece of one, is cut: each portion is a numbered piece of a new lot.
//! Invariant: the portions and the loss in cutting add up to the goods that left the lot, in quantity and in
//! cost (M4, M10); the loss is a movement of its own.

use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity};
use kernel::id::{BatchId, LotId, MovementId};
use kernel::lot_code::LotCode;
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use platform::error::Result;
use platform::sealed::ledger::lot::SUPPLIER_LOT;
use platform::tx::Tx;

use super::{CuttingLoss, LotDivided, PartMade, PortionMade, like, place_of};
use crate::items;
use crate::stock::cost::{Piece, Remaining};
use crate::stock::holds::rules::Use;
use crate::stock::lot_pieces;
use crate::stock::lots::adjust::judge_use;
use crate::stock::lots::{self, NewLot, StoredLot};
use crate::stock::movements::{self, Moved, Movement};
use crate::stock::pieces::{EMPTY, LotStock};
use crate::stock::postings::{self, StockEntry};
use crate::stock::quantities::{self, FIELDS, Fields, Measure};
use crate::stock::transformation::{self, Arrival, Effect, Goods};

/// The portions that are wanted.
pub(super) struct Portions<'a> {
    /// The code of the new lot.
    pub code: &'a LotCode,
    /// The piece that they are cut of, in a lot that is kept by piece.
    pub piece: Option<i64>,
    /// The weight of each.
    pub weights: &'a [Decimal],
    /// How much was cut in all; the sum of the weights unless it is given.
    pub quantity: Option<Decimal>,
    /// The unit of all of them.
    pub unit: Unit,
}

/// Portions in the item's unit.
#[derive(Debug, PartialEq, Eq)]
struct PortionWeights {
    /// Numbered from 1.
    pieces: Vec<Piece>,
    /// The portions with what was lost.
    whole: Quantity,
    /// The loss in cutting.
    loss: Option<Quantity>,
}

impl Portions<'_> {
    /// The weights in the item's unit, and what was lost. Errors: `field_required` at `weights` for none,
    /// `number_range` at `quantity` for less than their sum, those of quantities.
    fn weigh(&self, item: &Measure) -> Ruled<PortionWeights> {
        if self.weights.is_empty() {
            return Err(Refusal::new(Code::FieldRequired).field("weights"));
        }
        let mut pieces = Vec::with_capacity(self.weights.len());
        for ((n, weight), piece) in self.weights.iter().enumerate().zip(1..) {
            let field = format!("weights[{n}]");
            let quantity = self.measure(*weight, item, Fields { quantity: &field, unit: "unit" })?;
            pieces.push(Piece { piece, quantity });
        }
        let sum = lot_pieces::sum(&pieces).map_err(|it| Refusal::new(it.code).field("weights"))?;
        let Some(quantity) = self.quantity else {
            return Ok(PortionWeights { pieces, whole: sum, loss: None });
        };
        let whole = self.measure(quantity, item, FIELDS)?;
        if whole < sum {
            return Err(Refusal::new(Code::NumberRange).field("quantity"));
        }
        Ok(PortionWeights { pieces, whole, loss: Quantity::new(whole.get() - sum.get()).ok() })
    }

    fn measure(&self, amount: Decimal, item: &Measure, fields: Fields<'_>) -> Ruled<Quantity> {
        let asked = quantities::read(&amount.to_string(), self.unit.as_str(), fields)?;
        quantities::measure(&asked, item, fields)
    }

    /// The field of what was cut.
    fn whole_field(&self) -> &'static str {
        if self.quantity.is_some() { "quantity" } else { "weights" }
    }
}

/// Packs portions of a lot that the caller has locked. Errors: those of the weights, of holds and of pieces;
/// `field_unknown` at `weights` for goods that are not kept by piece, `lot_insufficient` with
/// `facts.available`, `lot_code_taken` at `to`.
pub(super) async fn pack(tx: &Tx, lot: &StoredLot, wanted: &Portions<'_>) -> Result<LotDivided> {
    let weighed = wanted.weigh(&lots::measure(lot)?)?;
    judge_goods(tx, lot).await?;
    judge_use(tx, Use::Pack, lot).await?;
    let before = lot_pieces::of(tx, lot).await?;
    let field = if wanted.piece.is_some() { "piece" } else { "from" };
    lot_pieces::judge_named(Use::Pack, (lot.code.as_str(), lot.by_piece), &before, wanted.piece, field)?;
    let mut stock = lot_pieces::stock_of(lot, &before)?;
    let there = stock.quantity(wanted.piece)?;
    if weighed.whole.get() > there.get() {
        let refusal = Refusal::new(Code::LotInsufficient).field(wanted.whole_field());
        return Err(refusal.fact("available", there.to_string()).into());
    }
    let (own, new) = (LotId::from_uuid(lot.lot_id), LotId::from_uuid(tx.new_id()?));
    let goods = Goods::Portions { of: wanted.piece, pieces: weighed.pieces };
    let effect = transformation::divide(own, &mut stock, &[(new, goods)])
        .map_err(|it| Refusal { faults: Vec::new(), ..it }.field("weights"))?;
    let loss = match weighed.loss {
        Some(quantity) => {
            let cost_minor = stock.draw(wanted.piece, quantity, "quantity")?;
            Some(CuttingLoss { quantity, cost_minor })
        }
        None => None,
    };
    let made = write(tx, lot, wanted, &effect, new, loss.as_ref()).await?;
    lot_pieces::keep(tx, own, &before, &mut stock).await?;
    lots::warn_of_alike(tx, wanted.code.as_str()).await?;
    let left = stock.whole();
    Ok(LotDivided { lots: vec![made], quantity: left.quantity, cost_minor: left.cost, loss })
}

/// Goods that are not kept by piece have no portions. Errors: `field_unknown` at `weights`.
async fn judge_goods(tx: &Tx, lot: &StoredLot) -> Result<()> {
    let is_by_piece = lot.by_piece || items::coded(tx, &lot.item, "from").await?.catch_weight;
    if is_by_piece && lot.metal.is_none() {
        return Ok(());
    }
    Err(Refusal::new(Code::FieldUnknown).field("weights").into())
}

/// Writes the movements of both lots, the new lot and its pieces. Each portion leaves the lot by a movement of
/// its own, so that a cost that changes later finds the piece that bears it.
async fn write(
    tx: &Tx,
    lot: &StoredLot,
    wanted: &Portions<'_>,
    effect: &Effect,
    new: LotId,
    loss: Option<&CuttingLoss>,
) -> Result<PartMade> {
    let (mut left, mut came) = (Vec::new(), Vec::new());
    let id = || -> Result<MovementId> { Ok(MovementId::from_uuid(tx.new_id()?)) };
    for it in &effect.transfers {
        let (draw, cost) = (id()?, it.cost.neg()?);
        let out = Movement::of(it.from, Moved::Pack, -it.quantity.get(), cost);
        left.push((draw, Movement { piece: it.piece, ..out }));
        for it in &it.to {
            let batch = lot.batch_id.map(BatchId::from_uuid);
            let arrived = Movement::of(it.lot, Moved::Pack, it.quantity.get(), it.cost);
            came.push((id()?, Movement { batch, piece: it.piece, draw: Some(draw), ..arrived }));
        }
    }
    lose(tx, lot, wanted.piece, loss, left).await?;
    let arrivals: Vec<Arrival> = effect.transfers.iter().flat_map(|it| it.to.iter().copied()).collect();
    let supplier_lot = tx.cipher().open(SUPPLIER_LOT, lot.lot_id, lot.supplier_lot.clone())?;
    let sum = effect.made.get(&new).map_or(EMPTY, LotStock::whole);
    let made = NewLot {
        id: new,
        code: wanted.code.as_str(),
        quantity_e6: sum.quantity.get(),
        cost: sum.cost,
        ..like(lot, supplier_lot.as_deref(), place_of(tx, lot).await?)
    };
    lots::insert_moved(tx, &made, &came, "to").await?;
    let kept = |it: &Arrival| {
        let part = Remaining { quantity: it.quantity.into(), cost: it.cost };
        it.piece.map(|piece| (new, piece, part))
    };
    lot_pieces::put(tx, &arrivals.iter().filter_map(kept).collect::<Vec<_>>()).await?;
    super::draw_edges(tx, effect).await?;
    let portion = |it: &Arrival| {
        it.piece.map(|piece| PortionMade { piece, quantity: it.quantity, cost_minor: it.cost })
    };
    Ok(PartMade {
        lot: wanted.code.to_string(),
        quantity: Quantity::new(sum.quantity.get())?,
        cost_minor: sum.cost,
        pieces: arrivals.iter().filter_map(portion).collect(),
    })
}

/// Writes what left the lot, with what was lost in cutting, which goes to the losses of stock.
async fn lose(
    tx: &Tx,
    lot: &StoredLot,
    piece: Option<i64>,
    loss: Option<&CuttingLoss>,
    mut left: Vec<(MovementId, Movement)>,
) -> Result<()> {
    let cost = loss.map_or(Money::ZERO, |loss| loss.cost_minor);
    let lost = postings::Goods::costing(cost).loss(&tx.workspace.currency.code);
    let entry = StockEntry::of(tx, "Stock adjusted", lost).await?;
    if let Some(loss) = loss {
        let own = LotId::from_uuid(lot.lot_id);
        let trim = Movement::of(own, Moved::Trim, -loss.quantity.get(), loss.cost_minor.neg()?);
        let entry = entry.as_ref().map(|entry| entry.id);
        left.push((MovementId::from_uuid(tx.new_id()?), Movement { piece, entry, ..trim }));
    }
    movements::post_named(tx, &left).await?;
    postings::write(tx, entry.as_ref()).await
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the portions come to, as "numbers and weights, whole, loss", or the refusal as "code at field".
    fn told(weights: &[&str], quantity: Option<&str>, unit: Unit) -> String {
        let code = LotCode::parse("W-1").expect("a code");
        let amount = |text: &str| Decimal::parse(text).expect("a decimal");
        let weights: Vec<Decimal> = weights.iter().map(|text| amount(text)).collect();
        let quantity = quantity.map(amount);
        let wanted = Portions { code: &code, piece: Some(1), weights: &weights, quantity, unit };
        let resolution = Quantity::parse("0.001").expect("a weighing step");
        match wanted.weigh(&Measure { unit: Unit::Kilogram, resolution, density: None }) {
            Ok(weighed) => {
                let pieces = weighed.pieces.iter().map(|it| format!("{}: {}", it.piece, it.quantity));
                let loss = weighed.loss.map_or_else(|| "none".to_owned(), |loss| loss.to_string());
                format!("{}; {}, {loss}", pieces.collect::<Vec<_>>().join(" "), weighed.whole)
            }
            Err(refusal) => format!("{} at {}", refusal.code, refusal.faults[0].field),
        }
    }

    #[test]
    fn portions_are_numbered_and_what_they_lack_of_what_was_cut_is_lost() {
        let kg = Unit::Kilogram;
        assert_eq!(told(&["0.31", "0.29"], None, kg), "1: 0.31 2: 0.29; 0.6, none");
        assert_eq!(told(&["0.31", "0.29"], Some("0.6"), kg), "1: 0.31 2: 0.29; 0.6, none");
        assert_eq!(told(&["0.31", "0.29"], Some("0.62"), kg), "1: 0.31 2: 0.29; 0.62, 0.02");
        assert_eq!(told(&["310"], Some("320"), Unit::Gram), "1: 0.31; 0.32, 0.01");
    }

    #[test]
    fn no_weight_too_fine_a_weight_and_more_than_was_cut_are_refused_at_their_field() {
        let kg = Unit::Kilogram;
        assert_eq!(told(&[], None, kg), "field_required at weights");
        assert_eq!(told(&["0.3", "0"], None, kg), "number_range at weights[1]");
        assert_eq!(told(&["0.3", "0.0005"], None, kg), "quantity_resolution at weights[1]");
        assert_eq!(told(&["0.3", "0.3"], Some("0.599"), kg), "number_range at quantity");
        assert_eq!(told(&["0.3"], Some("0.3005"), kg), "quantity_resolution at quantity");
    }
}
