//! The stock of a lot with its pieces (catch weight): draws, weighings, charges, and the cost of each piece.
//! Invariant: the pieces sum to the lot, in quantity and in money (M10); weighing changes weight, never money
//! (M26).

use kernel::code::Code;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use std::collections::BTreeMap;

use crate::stock::cost::{self, Draw, Piece, Remaining};

/// Nothing.
pub const EMPTY: Remaining = Remaining { quantity: SignedQuantity::from_stored(0), cost: Money::ZERO };

/// What there is of a lot, as a whole and by piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotStock {
    whole: Remaining,
    /// By number; none for goods that are not kept by piece.
    pieces: BTreeMap<i64, Remaining>,
    /// Cost or weights changed since the cost was last shared over the pieces.
    is_unshared: bool,
}

impl Default for LotStock {
    fn default() -> LotStock {
        LotStock { whole: EMPTY, pieces: BTreeMap::new(), is_unshared: false }
    }
}

impl LotStock {
    /// Goods that are not kept by piece.
    pub fn plain(whole: Remaining) -> LotStock {
        LotStock { whole, ..LotStock::default() }
    }

    /// Pieces with the costs they have. Errors: `number_range`.
    pub fn of_pieces(pieces: &[(i64, Remaining)]) -> Ruled<LotStock> {
        let mut stock = LotStock::default();
        for &(piece, held) in pieces {
            stock.add(Some(piece), held)?;
        }
        Ok(stock)
    }

    /// The lot as a whole.
    pub fn whole(&self) -> Remaining {
        self.whole
    }

    /// Whether it is kept by piece.
    pub fn is_by_piece(&self) -> bool {
        !self.pieces.is_empty()
    }

    /// Its pieces with their weights and costs, by number.
    pub fn pieces(&mut self) -> &BTreeMap<i64, Remaining> {
        self.share();
        &self.pieces
    }

    /// The quantity of a piece, or of the whole lot. Errors: as `draw`.
    pub fn quantity(&self, piece: Option<i64>) -> Ruled<SignedQuantity> {
        self.named(piece).map(|part| part.quantity)
    }

    /// Adds goods that bring their own cost. A piece must be new or a part of one that is there. Errors:
    /// `pieces_required`, `number_range`.
    pub fn add(&mut self, piece: Option<i64>, more: Remaining) -> Ruled<()> {
        self.share();
        match piece {
            Some(piece) => {
                let part = self.pieces.entry(piece).or_insert(EMPTY);
                *part = sum(*part, more)?;
            }
            None if self.is_by_piece() => return Err(Code::PiecesRequired.into()),
            None => {}
        }
        self.whole = sum(self.whole, more)?;
        Ok(())
    }

    /// Adds goods whose cost the lot shares over its pieces by weight. Errors: as `add`.
    pub fn add_shared(&mut self, piece: Option<i64>, more: Remaining) -> Ruled<()> {
        self.add(piece, more)?;
        self.is_unshared = self.is_by_piece();
        Ok(())
    }

    /// Adds to the cost of what is there, as a charge or a correction does; pieces share it by weight.
    /// Errors: `number_range`; `lot_insufficient` if nothing is there.
    pub fn charge(&mut self, more: Money) -> Ruled<()> {
        if self.whole.quantity.get() <= 0 {
            return Err(Refusal::new(Code::LotInsufficient).fact("available", "0"));
        }
        self.whole.cost = self.whole.cost.add(more)?;
        self.is_unshared = self.is_by_piece();
        Ok(())
    }

    /// Takes a quantity out of a piece, or out of a lot without pieces; returns its cost. A piece of which
    /// nothing is left is gone. Errors: `pieces_required`, `piece_gone`, `lot_insufficient` with
    /// `facts.available`, at `field`.
    pub fn draw(&mut self, piece: Option<i64>, drawn: Quantity, field: &str) -> Ruled<Money> {
        self.share();
        let part = self.named(piece).map_err(|refusal| refusal.field(field))?;
        let Draw { cost, left } = cost::draw(part, drawn, field)?;
        if let Some(piece) = piece {
            self.keep(piece, left);
        }
        let quantity = SignedQuantity::from_stored(self.whole.quantity.get() - drawn.get());
        self.whole = Remaining { quantity, cost: self.whole.cost.sub(cost)? };
        Ok(cost)
    }

    /// Puts a piece, or a lot without pieces, on the scale: its weight becomes `weight`, its lot's cost stays
    /// and is shared again over the pieces. Returns the loss. Errors: `pieces_required`, `piece_gone`;
    /// `weight_gain_not_allowed` for a greater weight, with `facts.weight_before`.
    pub fn weigh(&mut self, piece: Option<i64>, weight: Quantity, field: &str) -> Ruled<SignedQuantity> {
        let part = self.named(piece).map_err(|refusal| refusal.field(field))?;
        let loss = part.quantity.get() - weight.get();
        if loss < 0 {
            let refusal = Refusal::new(Code::WeightGainNotAllowed).field(field);
            return Err(refusal.fact("weight_before", part.quantity.to_string()));
        }
        if let Some(piece) = piece {
            self.keep(piece, Remaining { quantity: weight.into(), cost: part.cost });
            self.is_unshared = true;
        }
        self.whole.quantity = SignedQuantity::from_stored(self.whole.quantity.get() - loss);
        Ok(SignedQuantity::from_stored(loss))
    }

    /// Gives a piece, or a lot without pieces, the weight back that a weighing took off. Errors, at `field`:
    /// `pieces_required`, `piece_gone`, `number_range`.
    pub fn unweigh(&mut self, piece: Option<i64>, loss: Quantity, field: &str) -> Ruled<()> {
        let part = self.named(piece).map_err(|refusal| refusal.field(field))?;
        let back = Remaining { quantity: loss.into(), cost: Money::ZERO };
        if let Some(piece) = piece {
            self.keep(piece, sum(part, back)?);
            self.is_unshared = true;
        }
        self.whole = sum(self.whole, back)?;
        Ok(())
    }

    /// The part that is named. Errors: `pieces_required`, `piece_gone`.
    fn named(&self, piece: Option<i64>) -> Ruled<Remaining> {
        match piece {
            Some(piece) => self.pieces.get(&piece).copied().ok_or_else(|| Code::PieceGone.into()),
            None if self.is_by_piece() => Err(Code::PiecesRequired.into()),
            None => Ok(self.whole),
        }
    }

    fn keep(&mut self, piece: i64, left: Remaining) {
        if left.quantity.get() > 0 {
            self.pieces.insert(piece, left);
        } else {
            self.pieces.remove(&piece);
        }
    }

    /// Shares the cost over the pieces by their weights, if something changed since. It waits until a piece's
    /// cost is asked for, so that weighing many pieces one by one shares once.
    fn share(&mut self) {
        if !std::mem::take(&mut self.is_unshared) {
            return;
        }
        let weights: Vec<Piece> = self.pieces.iter().map(|(&piece, part)| weight_of(piece, part)).collect();
        for (piece, cost) in cost::share_pieces(self.whole.cost, &weights) {
            if let Some(part) = self.pieces.get_mut(&piece) {
                part.cost = cost;
            }
        }
    }
}

fn weight_of(piece: i64, part: &Remaining) -> Piece {
    Piece { piece, quantity: Quantity::from_stored(part.quantity.get()) }
}

fn sum(one: Remaining, other: Remaining) -> Ruled<Remaining> {
    let quantity = SignedQuantity::new(one.quantity.get().saturating_add(other.quantity.get()))?;
    Ok(Remaining { quantity, cost: one.cost.add(other.cost)? })
}

#[cfg(test)]
mod tests;
