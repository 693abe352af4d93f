//! The stock that orders are picked from: lots, and the pieces of goods that are kept by piece.
//! Invariant: of a lot that is kept by piece only whole pieces that are not held are offered.

use std::collections::{BTreeMap, HashMap};

use kernel::day::Day;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::ItemId;
use ledger::orders::demand::lock_stock;
use ledger::stock::fefo::suggest::{InStock, stock_of_items};
use ledger::stock::fefo::{self, Pick, Stock};
use ledger::stock::lot_pieces::{self, KeptPiece};
use platform::error::Result;
use platform::tx::{ReadTx, Tx};

/// A piece of a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PieceThere {
    pub piece: i32,
    /// Its stored weight, in the unit of the item.
    pub weight: SignedQuantity,
    pub held: bool,
}

/// The lots of the items that are ordered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shelf {
    lots: HashMap<ItemId, Vec<Stock>>,
    /// By the code of their lot; a lot that is not kept by piece is left out.
    pieces: BTreeMap<String, Vec<PieceThere>>,
}

/// A quantity that is drawn from a lot: of one piece of it, where it is kept by piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Draw {
    pub piece: Option<i32>,
    pub quantity: SignedQuantity,
}

impl Shelf {
    /// The stock as it is.
    pub async fn read(tx: &ReadTx, items: &[ItemId]) -> Result<Shelf> {
        if items.is_empty() {
            return Ok(Shelf::default());
        }
        let (stock, pieces) =
            tokio::join!(biased; stock_of_items(tx, items), lot_pieces::of_items(tx, items));
        Ok(Shelf::of(stock?, &pieces?))
    }

    /// The same, with the balances of its lots locked until the transaction ends. A piece is sold under the
    /// lock of its lot, so a call that waited sees that it is gone.
    pub async fn locked(tx: &Tx, items: &[ItemId]) -> Result<Shelf> {
        lock_stock(tx, items).await?;
        Shelf::read(tx, items).await
    }

    /// From what is stored.
    pub fn of(stock: HashMap<ItemId, InStock>, pieces: &HashMap<String, Vec<KeptPiece>>) -> Shelf {
        let there = |it: &KeptPiece| {
            let piece = i32::try_from(it.piece).ok()?;
            Some(PieceThere { piece, weight: it.left.quantity, held: it.held })
        };
        let of_lot = |(lot, pieces): (&String, &Vec<KeptPiece>)| {
            (lot.clone(), pieces.iter().filter_map(there).collect::<Vec<_>>())
        };
        let pieces: BTreeMap<String, Vec<PieceThere>> = pieces.iter().map(of_lot).collect();
        let offered = |mut lot: Stock| {
            if let Some(pieces) = pieces.get(&lot.lot) {
                let free = pieces.iter().filter(|it| !it.held);
                let sum = free.fold(0i64, |sum, it| sum.saturating_add(it.weight.get()));
                lot.quantity = SignedQuantity::from_stored(sum);
            }
            lot
        };
        let of_item = |(item, stock): (ItemId, InStock)| {
            (item, stock.lots.into_iter().map(offered).collect::<Vec<Stock>>())
        };
        let lots = stock.into_iter().map(of_item).collect();
        Shelf { lots, pieces }
    }

    /// The lots of each item.
    pub fn lots(&self) -> impl Iterator<Item = &Vec<Stock>> {
        self.lots.values()
    }

    /// Whether the lot is there, of another item.
    pub fn is_of_another(&self, lot: &str, item: ItemId) -> bool {
        let is_of = |lots: &Vec<Stock>| lots.iter().any(|it| it.lot == lot);
        self.lots.iter().any(|(it, lots)| *it != item && is_of(lots))
    }

    /// The weight of a piece. None: it is not there.
    pub fn weight(&self, lot: &str, piece: i32) -> Option<SignedQuantity> {
        self.pieces.get(lot)?.iter().find(|it| it.piece == piece).map(|it| it.weight)
    }

    /// The lots of an item that may be taken, in their order.
    pub fn in_order(&self, item: ItemId, today: Day) -> Vec<String> {
        let lots = self.lots.get(&item).map(Vec::as_slice).unwrap_or_default();
        fefo::offered(lots, today).into_iter().map(|lot| lot.lot.clone()).collect()
    }

    /// The pieces of an item that may be taken, with their lots, the first to expire first.
    pub fn free_pieces(&self, item: ItemId, today: Day) -> Vec<(String, PieceThere)> {
        let mut free = Vec::new();
        for lot in self.in_order(item, today) {
            let pieces = self.pieces.get(&lot).into_iter().flatten();
            free.extend(pieces.filter(|it| !it.held).map(|it| (lot.clone(), *it)));
        }
        free
    }

    /// Rounds the lots of an item that are not kept by piece down to whole steps, as they can be weighed.
    pub fn round(&mut self, item: ItemId, step: Quantity) {
        let Shelf { lots, pieces } = self;
        let of_item = lots.entry(item).or_default();
        for lot in of_item.iter_mut().filter(|lot| !pieces.contains_key(&lot.lot)) {
            lot.quantity = in_steps(lot.quantity, step);
        }
    }

    /// What a lot has for a line of which so much is open: a part of it, or the pieces that are no heavier
    /// together. It is taken off the shelf.
    pub fn draw(&mut self, item: ItemId, lot: &str, open: i64) -> Vec<Draw> {
        let drawn: Vec<Draw> = match self.pieces.get(lot) {
            Some(pieces) => whole_pieces(pieces, open),
            None => {
                let there = self.lots.get(&item).and_then(|lots| lots.iter().find(|it| it.lot == lot));
                let quantity = there.map_or(0, |it| it.quantity.get()).min(open);
                let draw = Draw { piece: None, quantity: SignedQuantity::from_stored(quantity) };
                if quantity > 0 { vec![draw] } else { vec![] }
            }
        };
        for draw in &drawn {
            self.take(item, lot, *draw);
        }
        drawn
    }

    /// Takes goods off the shelf; a piece that was cut is offered no more.
    pub fn take(&mut self, item: ItemId, lot: &str, draw: Draw) {
        let pick = Pick { lot: lot.to_owned(), quantity: draw.quantity };
        fefo::take(self.lots.entry(item).or_default(), &[pick]);
        if let (Some(piece), Some(pieces)) = (draw.piece, self.pieces.get_mut(lot)) {
            pieces.retain(|it| it.piece != piece);
        }
    }
}

/// The pieces that fit into so much, one after the other.
fn whole_pieces(pieces: &[PieceThere], open: i64) -> Vec<Draw> {
    let mut rest = open;
    let mut drawn = Vec::new();
    for it in pieces.iter().filter(|it| !it.held) {
        if it.weight.get() <= rest {
            rest -= it.weight.get();
            drawn.push(Draw { piece: Some(it.piece), quantity: it.weight });
        }
    }
    drawn
}

/// The part of a quantity that can be weighed: whole steps.
fn in_steps(quantity: SignedQuantity, step: Quantity) -> SignedQuantity {
    let rest = quantity.get().checked_rem_euclid(step.get()).unwrap_or(0);
    SignedQuantity::from_stored(quantity.get() - rest)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::money::Money;
    use ledger::stock::cost::Remaining;
    use uuid::Uuid;

    pub(crate) const WHEEL: ItemId = ItemId::from_uuid(Uuid::from_u128(3));
    const TODAY: Day = date(2026, 6, 10);

    fn kept_piece(piece: i64, grams: i64, held: bool) -> KeptPiece {
        let quantity = SignedQuantity::from_stored(grams * 1_000);
        KeptPiece { piece, left: Remaining { quantity, cost: Money::ZERO }, held }
    }

    /// Two lots of cheese: wheels of 2.05 and 3 kg and a held one of 2 kg; then one of 1.2 kg.
    pub(crate) fn wheels() -> Shelf {
        let lot = |code: &str, grams: i64, last_day: i8| Stock {
            lot: code.to_owned(),
            quantity: SignedQuantity::from_stored(grams * 1_000),
            expires: Some(date(2026, 6, last_day)),
            received: None,
            held: false,
            released: true,
        };
        let lots = vec![lot("W-2", 1_200, 20), lot("W-1", 7_050, 15)];
        let stock = HashMap::from([(WHEEL, InStock { lots, holds: vec![] })]);
        let first =
            vec![kept_piece(1, 2_050, false), kept_piece(2, 3_000, false), kept_piece(3, 2_000, true)];
        let pieces =
            HashMap::from([("W-1".to_owned(), first), ("W-2".to_owned(), vec![kept_piece(1, 1_200, false)])]);
        Shelf::of(stock, &pieces)
    }

    #[test]
    fn pieces_are_offered_by_the_last_day_of_their_lot_and_a_held_one_is_not() {
        let free = wheels().free_pieces(WHEEL, TODAY);
        let told: Vec<String> =
            free.iter().map(|(lot, it)| format!("{lot}/{} {}", it.piece, it.weight)).collect();
        assert_eq!(told, ["W-1/1 2.05", "W-1/2 3", "W-2/1 1.2"]);
        assert_eq!(wheels().weight("W-1", 3).map(SignedQuantity::get), Some(2_000_000));
        assert_eq!(wheels().weight("W-1", 9), None);
    }

    #[test]
    fn whole_pieces_are_drawn_and_none_twice() {
        let mut shelf = wheels();
        let drawn = |shelf: &mut Shelf, open: i64| {
            let draws = shelf.draw(WHEEL, "W-1", open * 1_000);
            draws.iter().filter_map(|it| it.piece).collect::<Vec<i32>>()
        };
        assert_eq!(drawn(&mut shelf, 2_000), [0; 0]);
        assert_eq!(drawn(&mut shelf, 2_500), [1]);
        assert_eq!(drawn(&mut shelf, 9_000), [2]);
        assert_eq!(drawn(&mut shelf, 9_000), [0; 0]);
        assert_eq!(shelf.in_order(WHEEL, TODAY), ["W-2"]);
    }
}
