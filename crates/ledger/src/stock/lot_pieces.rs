//! The stored pieces of lots that are kept by piece (catch weight).
//! Invariant: the pieces of a lot add up to its balance, in quantity and in money (M10): whoever changes the balance of such a lot
//! keeps its pieces in the same transaction.

use kernel::code::Code;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::{ItemId, LotId};
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use ledger_queries::client::Params;
use ledger_queries::stock::lot_pieces as sql;
use platform::error::{OnConstraint, Result};
use platform::fields::Count;
use platform::input;
use platform::tx::{ReadTx, Tx};
use std::collections::{BTreeSet, HashMap};

use crate::row_count::whole;
use crate::stock::cost::{Piece, Remaining};
use crate::stock::holds::rules::Use;
use crate::stock::lots::{self, StoredLot};
use crate::stock::pieces::{EMPTY, LotStock};
use crate::stock::quantities::{self, Fields, Measure};

/// The beginning of the name of the hold on one piece.
const HELD: &str = "piece:";

input! {
    /// A piece with its weight.
    pub struct PieceGiven {
        /// Its number in the lot.
        piece: Count,
        /// What it weighs.
        quantity: kernel::decimal::Decimal,
    }
}

/// The pieces as sent, in the item's unit. Errors: `field_required` at `pieces` for none, `value_unknown` for
/// one named twice, and those of quantities.
pub fn measure(given: &[PieceGiven], unit: &str, item: &Measure) -> Ruled<Vec<Piece>> {
    if given.is_empty() {
        return Err(Refusal::new(Code::FieldRequired).field("pieces"));
    }
    let mut named = BTreeSet::new();
    let mut pieces = Vec::with_capacity(given.len());
    for (n, it) in given.iter().enumerate() {
        if !named.insert(it.piece.0) {
            return Err(Refusal::new(Code::ValueUnknown).field(format!("pieces[{n}].piece")));
        }
        let field = format!("pieces[{n}].quantity");
        let fields = Fields { quantity: &field, unit: "unit" };
        let asked = quantities::read(&it.quantity.to_string(), unit, fields)?;
        let quantity = quantities::measure(&asked, item, fields)?;
        pieces.push(Piece { piece: i64::from(it.piece.0), quantity });
    }
    Ok(pieces)
}

/// The quantity of pieces together. Errors: `number_range` at `pieces`.
pub fn sum(pieces: &[Piece]) -> Ruled<Quantity> {
    let sum = pieces.iter().fold(0, |sum: i64, it| sum.saturating_add(it.quantity.get()));
    Quantity::new(sum).map_err(|code| Refusal::new(code).field("pieces"))
}

/// A stored piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptPiece {
    /// Its number.
    pub piece: i64,
    /// Its weight and cost.
    pub left: Remaining,
    /// Whether it is held by itself.
    pub held: bool,
}

impl KeptPiece {
    /// Whether nothing of it is left.
    pub fn is_gone(&self) -> bool {
        self.left.quantity.get() <= 0
    }
}

/// The pieces of a lot that are in stock; none for a lot that is not kept by piece.
pub async fn of(tx: &ReadTx, lot: &StoredLot) -> Result<Vec<KeptPiece>> {
    if !lot.by_piece {
        return Ok(vec![]);
    }
    let rows = sql::pieces_of().bind(tx, &tx.tenant(), &lot.lot_id).all().await?;
    let kept = |row: sql::PiecesOf| KeptPiece {
        piece: row.piece,
        left: Remaining {
            quantity: SignedQuantity::from_stored(row.quantity_e6),
            cost: Money::from_stored(row.cost_minor),
        },
        held: row.held,
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// The pieces of these lots, by lot and number, also those of which nothing is left. The caller that changes them holds the locks
/// of the lots' balances.
pub async fn of_lots(tx: &ReadTx, lots: &[LotId]) -> Result<HashMap<LotId, Vec<KeptPiece>>> {
    let mut pieces: HashMap<LotId, Vec<KeptPiece>> = HashMap::new();
    if lots.is_empty() {
        return Ok(pieces);
    }
    for row in sql::pieces_of_lots().bind(tx, &tx.tenant(), &LotId::uuids(lots)).all().await? {
        pieces.entry(LotId::from_uuid(row.lot_id)).or_default().push(KeptPiece {
            piece: row.piece,
            left: Remaining {
                quantity: SignedQuantity::from_stored(row.quantity_e6),
                cost: Money::from_stored(row.cost_minor),
            },
            held: row.held,
        });
    }
    Ok(pieces)
}

/// The pieces in stock of the lots of these items, by the code of their lot; the held ones too.
pub async fn of_items(tx: &ReadTx, items: &[ItemId]) -> Result<HashMap<String, Vec<KeptPiece>>> {
    let mut pieces: HashMap<String, Vec<KeptPiece>> = HashMap::new();
    for row in sql::pieces_of_items().bind(tx, &tx.tenant(), &ItemId::uuids(items)).all().await? {
        pieces.entry(row.lot).or_default().push(KeptPiece {
            piece: row.piece,
            left: Remaining {
                quantity: SignedQuantity::from_stored(row.quantity_e6),
                cost: Money::from_stored(row.cost_minor),
            },
            held: row.held,
        });
    }
    Ok(pieces)
}

/// The remaining stock of a lot with its pieces.
pub fn stock_of(lot: &StoredLot, pieces: &[KeptPiece]) -> Ruled<LotStock> {
    match lot.by_piece {
        true => LotStock::of_pieces(&pieces.iter().map(|it| (it.piece, it.left)).collect::<Vec<_>>()),
        false => Ok(LotStock::plain(lots::remaining(lot))),
    }
}

/// Refuses a use of a lot as a whole that is kept by piece: `pieces_required` at `field`.
pub fn judge_whole(lot: &StoredLot, field: &str) -> Ruled<()> {
    if lot.by_piece { Err(Refusal::new(Code::PiecesRequired).field(field)) } else { Ok(()) }
}

/// Keeps what changed of a lot's pieces.
pub async fn keep(tx: &Tx, lot: LotId, before: &[KeptPiece], after: &mut LotStock) -> Result<()> {
    let after = after.pieces();
    let mut changed: Vec<(i64, Remaining)> = Vec::new();
    for it in before {
        let left = after.get(&it.piece).copied().unwrap_or(EMPTY);
        if left != it.left {
            changed.push((it.piece, left));
        }
    }
    let is_new = |piece: &i64| before.iter().all(|it| it.piece != *piece);
    changed.extend(after.iter().filter(|(piece, _)| is_new(piece)).map(|(piece, left)| (*piece, *left)));
    put(tx, &changed.into_iter().map(|(piece, left)| (lot, piece, left)).collect::<Vec<_>>()).await
}

/// Writes pieces as they are now.
pub async fn put(tx: &Tx, pieces: &[(LotId, i64, Remaining)]) -> Result<()> {
    if pieces.is_empty() {
        return Ok(());
    }
    let lots: Vec<_> = pieces.iter().map(|(lot, ..)| lot.uuid()).collect();
    let numbers: Vec<i64> = pieces.iter().map(|(_, piece, _)| *piece).collect();
    let quantities: Vec<i64> = pieces.iter().map(|(.., left)| left.quantity.get()).collect();
    let costs: Vec<i64> = pieces.iter().map(|(.., left)| left.cost.get()).collect();
    let params = sql::PutPiecesParams {
        lots: &lots,
        pieces: &numbers,
        quantity_e6: &quantities,
        cost_minor: &costs,
        tenant: tx.tenant(),
    };
    sql::put_pieces().params(tx, &params).all().await?;
    Ok(())
}

/// What a piece of a lot gets, or loses, which is negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PieceChange {
    /// The lot.
    pub lot: LotId,
    /// The number of the piece.
    pub piece: i64,
    /// In the item's unit.
    pub quantity: SignedQuantity,
    /// The cost of that part.
    pub cost: Money,
}

/// The statement that changes pieces, prepared before its flight; for no changes nothing is prepared or sent.
pub struct PieceChanges {
    changes: Vec<PieceChange>,
    statement: Option<sql::ChangePiecesStmt>,
}

impl PieceChanges {
    /// Prepares it.
    pub async fn prepare(tx: &Tx, changes: Vec<PieceChange>) -> Result<Self> {
        let statement = if changes.is_empty() { None } else { Some(sql::change_pieces().prepare(tx).await?) };
        Ok(PieceChanges { changes, statement })
    }

    /// Changes pieces by what they get or lose. The caller holds the locks of their lots' balances. Errors: `piece_gone` at
    /// `piece` if less was left of one after all.
    pub async fn write(&self, tx: &Tx) -> Result<()> {
        let Some(statement) = &self.statement else { return Ok(()) };
        let changes = &self.changes;
        let lots: Vec<_> = changes.iter().map(|it| it.lot.uuid()).collect();
        let pieces: Vec<i64> = changes.iter().map(|it| it.piece).collect();
        let quantities: Vec<i64> = changes.iter().map(|it| it.quantity.get()).collect();
        let costs: Vec<i64> = changes.iter().map(|it| it.cost.get()).collect();
        let changed = statement.bind(tx, &lots, &pieces, &quantities, &costs, &tx.tenant()).all().await;
        let changed = changed.on_constraint("lot_piece_quantity_e6_check", Code::PieceGone, "piece")?;
        let named: BTreeSet<(LotId, i64)> = changes.iter().map(|it| (it.lot, it.piece)).collect();
        whole(changed.len(), named.len())
    }
}

/// Holds pieces by themselves.
pub async fn hold(tx: &Tx, lot: LotId, pieces: &[i64]) -> Result<()> {
    if !pieces.is_empty() {
        sql::hold_pieces().bind(tx, &tx.tenant(), &lot.uuid(), &pieces).all().await?;
    }
    Ok(())
}

/// Frees pieces that were held by themselves.
pub async fn free(tx: &Tx, lot: LotId, pieces: &[i64]) -> Result<()> {
    if !pieces.is_empty() {
        sql::free_pieces().bind(tx, &tx.tenant(), &lot.uuid(), &pieces).all().await?;
    }
    Ok(())
}

/// Refuses a use of a lot by the piece that it names, at `field`: `pieces_required` for none of a lot that is kept by piece,
/// `piece_gone` for one that is not in stock, `piece_held` with `facts.holds` for one that is held by itself.
pub fn judge_named(
    it: Use,
    (lot, by_piece): (&str, bool),
    pieces: &[KeptPiece],
    piece: Option<i64>,
    field: &str,
) -> Ruled<()> {
    let refuse = |code: Code| Err(Refusal::new(code).field(field));
    let Some(piece) = piece else {
        return if by_piece { refuse(Code::PiecesRequired) } else { Ok(()) };
    };
    match pieces.iter().find(|it| it.piece == piece).filter(|it| !it.is_gone()) {
        Some(kept) => {
            let held = kept.held.then(|| hold_of(lot, piece));
            it.judge_piece(held.as_slice()).map_err(|refusal| refusal.field(field))
        }
        None => refuse(Code::PieceGone),
    }
}

/// The name of the hold on a piece, as refusals tell it.
pub fn hold_of(lot: &str, piece: i64) -> String {
    format!("{HELD}{lot}/{piece}")
}

/// The lot and the piece that such a name tells; None for the name of another hold.
pub fn piece_of_hold(name: &str) -> Option<(&str, i64)> {
    let (lot, piece) = name.strip_prefix(HELD)?.rsplit_once('/')?;
    Some((lot, piece.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_hold_tells_its_piece() {
        assert_eq!(piece_of_hold(&hold_of("CH/7", 12)), Some(("CH/7", 12)));
        for other in ["H-1", "piece:", "piece:CH-7", "piece:CH-7/x", "test:CH-7/2"] {
            assert_eq!(piece_of_hold(other), None, "{other}");
        }
    }

    #[test]
    fn pieces_that_are_too_heavy_only_together_are_refused_at_their_field() {
        let piece = |piece: i64| Piece { piece, quantity: Quantity::from_stored(Quantity::MAX) };
        assert_eq!(sum(&[piece(1)]).map(Quantity::get), Ok(Quantity::MAX));
        let refusal = sum(&[piece(1), piece(2)]).expect_err("too heavy");
        assert_eq!((refusal.code, refusal.faults[0].field.as_str()), (Code::NumberRange, "pieces"));
    }
}
