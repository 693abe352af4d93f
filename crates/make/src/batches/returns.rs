//! Taking back an input or an output of a batch: a slip is a movement of its own, never an edit (D31).
//! Invariant: returned goods bring the cost that was drawn, to the minor unit (M4). Goods that have moved on
//! do not come back, and Quality gets the record only once. A return frees no held goods (M18).

use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity, SignedQuantity};
use kernel::id::{BatchId, LotId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use ledger::genealogy;
use ledger::stock::cost::{self, Piece, Remaining};
use ledger::stock::fefo::Override;
use ledger::stock::holds::OpenHolds;
use ledger::stock::holds::rules::Use;
use ledger::stock::lot_pieces::{self, PieceChange, PieceChanges, PieceGiven};
use ledger::stock::lots::silo::Silo;
use ledger::stock::lots::{self, StoredLot};
use ledger::stock::metal::FineMetal;
use ledger::stock::movements::{self, Moved, Movement};
use ledger::stock::postings::{Goods, StockEntry, write as write_entry};
use ledger::stock::quantities::{self, FIELDS};
use make_queries::batches as sql;
use make_queries::silos as silo_sql;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::consume::{self, Kept};
use super::recost::Web;
use super::rules::BatchState;
use super::{BatchRow, balance, state_of};

input! {
    /// Take back goods that a batch consumed.
    pub struct ReturnInput {
        /// The batch.
        batch: Name,
        /// The line of its recipe.
        line: Count,
        /// The lot they came from.
        lot: Name,
        /// How much.
        quantity: Decimal,
        /// Its unit.
        unit: Unit,
        /// Why.
        reason: Text,
        /// The piece, of goods that are kept by piece.
        piece: Option<Count>,
    }
}

/// The answer to taking back an input.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InputReturned {
    /// The cost that came back.
    pub cost_minor: Money,
    /// What the line still has of that lot, in the lot's unit.
    pub line_quantity: SignedQuantity,
}

impl Action for ReturnInput {
    const NAME: &'static str = "make.batch.return_input";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Takes back goods that a batch consumed, with their cost.";
    type Output = InputReturned;

    fn check(&self) -> Ruled<()> {
        quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<InputReturned>> {
        let (web, lot, silo) = lock_web(tx, self.batch.as_str(), self.lot.as_str()).await?;
        let piece = self.piece.map(|piece| i64::from(piece.0));
        if piece.is_none() {
            lot_pieces::judge_whole(&lot, "lot")?;
        }
        let batch = &web.root;
        let asked = quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS)?;
        let quantity = quantities::measure(&asked, &lots::measure(&lot)?, FIELDS)?;
        let state = state_of(batch)?;
        state.take_back()?;
        let drawn = sql::drawn_on_line()
            .bind(tx, &self.line.0, &piece, &tx.tenant(), &batch.batch_id, &lot.lot_id)
            .one()
            .await?;
        let on_line = Remaining {
            quantity: SignedQuantity::from_stored(drawn.quantity_e6),
            cost: Money::from_stored(drawn.cost_minor),
        };
        let taken = cost::draw(on_line, quantity, "quantity")?;
        let is_whole = drawn.of_batch_e6 == quantity.get();
        if is_whole && has_made(tx, batch).await? {
            // Its holds would no longer reach what was made of it.
            judge_holds(tx, &lot).await?;
        }
        let density_e6 = drawn.density_e6;
        if let Some(silo) = silo {
            silo.judge_drawn(tx, &lot, quantity, density_e6.or(lot.density_e6)).await?;
        }
        let came_back = Back { batch, lot: &lot, piece, quantity, cost: taken.cost, density_e6 };
        came_back.write(tx, self.line.0, self.reason.as_str(), is_whole).await?;
        if state == BatchState::Completed {
            balance::of(tx, batch).await?.judge()?;
            web.changed(tx, taken.cost.neg()?).await?;
        }
        let change = Change::of(&self.batch)
            .after(json!({ "lot": lot.code, "line": self.line.0, "returned": quantity, "cost_minor": taken.cost }))
            .reason(Some(self.reason.as_str()));
        let answer = InputReturned { cost_minor: taken.cost, line_quantity: taken.left.quantity };
        Ok(tx.record(change, answer))
    }
}

/// The batch with everything that its goods went into, the lot, and the silo that it is or was in, all locked.
/// Errors: `not_found`.
async fn lock_web(tx: &Tx, batch: &str, lot: &str) -> Result<(Web, StoredLot, Option<Silo>)> {
    // The lot is locked in the order of its id among the others, so its id is read before.
    super::coded(tx, batch).await?;
    let known = LotId::from_uuid(lots::coded(tx, lot, "lot").await?.lot_id);
    let silo = match silo_sql::is_of_silo().bind(tx, &tx.tenant(), &known.uuid()).one().await? {
        true => {
            // As a draw does: the batch, the silo, then the lots.
            super::locked(tx, batch).await?;
            Silo::lock(tx, lot).await?
        }
        false => None,
    };
    let web = Web::locked(tx, batch, Some(known)).await?;
    let lot = lots::locked(tx, lot, "lot").await?;
    Ok((web, lot, silo))
}

/// Whether the batch made anything that was not returned.
async fn has_made(tx: &Tx, batch: &BatchRow) -> Result<bool> {
    let made = lots::of_batch(tx, BatchId::from_uuid(batch.batch_id)).await?;
    Ok(made.iter().any(|made| made.made_e6 > 0))
}

/// Refuses the return of a lot that an open hold reaches (M18), unless the user may lift holds. Errors: `lot_held`
/// at `lot` with `facts.holds`.
async fn judge_holds(tx: &Tx, lot: &StoredLot) -> Result<()> {
    if tx.member.may(Permission::DeviationsDispose) {
        return Ok(());
    }
    let id = LotId::from_uuid(lot.lot_id);
    let held = OpenHolds::read(tx).await?.reaching(tx, &[id]).await?;
    let judged = Use::Return.judge(held.get(&id).map_or(&[][..], Vec::as_slice));
    Ok(judged.map_err(|refusal| refusal.field("lot"))?)
}

/// The same for an output that goes back into its batch. The hold that it got because it was rejected is no
/// obstacle: it goes with the goods.
async fn judge_output_holds(tx: &Tx, lot: &StoredLot) -> Result<()> {
    if tx.member.may(Permission::DeviationsDispose) {
        return Ok(());
    }
    let id = LotId::from_uuid(lot.lot_id);
    let open = OpenHolds::read(tx).await?;
    let own = open.of_rejected_lots(&[id]);
    let mut held = open.reaching(tx, &[id]).await?.remove(&id).unwrap_or_default();
    held.retain(|hold| !own.contains(hold));
    Ok(Use::Return.judge(held.as_slice()).map_err(|refusal| refusal.field("lot"))?)
}

/// Goods that come back from a batch.
struct Back<'a> {
    batch: &'a BatchRow,
    lot: &'a StoredLot,
    piece: Option<i64>,
    quantity: Quantity,
    cost: Money,
    /// The density with which they were drawn.
    density_e6: Option<i64>,
}

impl Back<'_> {
    /// Writes them as a consumption with the signs turned.
    async fn write(&self, tx: &Tx, line_no: i32, reason: &str, is_whole: bool) -> Result<()> {
        let (batch, lot) = (BatchId::from_uuid(self.batch.batch_id), LotId::from_uuid(self.lot.lot_id));
        let metal = lots::metal(self.lot)?.map(|metal| metal.fine(self.quantity.into())).transpose()?;
        let goods = Goods { cost: Some(self.cost.neg()?), metal: metal.map(FineMetal::reversed) };
        let entry =
            StockEntry::of(tx, "Came back from a batch", goods.into_batch(&tx.workspace.currency.code))
                .await?
                .map(|entry| entry.about(batch));
        let into_lot = Movement {
            batch: Some(batch),
            entry: entry.as_ref().map(|entry| entry.id),
            fine_mg: metal.map_or(0, |metal| metal.fine_mg),
            density_e6: self.density_e6,
            piece: self.piece,
            ..Movement::of(lot, Moved::Consume, self.quantity.get(), self.cost)
        };
        let movement = movements::post(tx, &into_lot).await?;
        let quantity = self.quantity.into();
        let to_piece = self.piece.map(|piece| PieceChange { lot, piece, quantity, cost: self.cost });
        PieceChanges::prepare(tx, to_piece.into_iter().collect()).await?.write(tx).await?;
        let (quantity_e6, cost) = (self.quantity.get().saturating_neg(), self.cost.neg()?);
        let kept = Kept { movement, batch, line_no, lot, quantity_e6, cost };
        // The reason is kept where the reason for a choice is: with the row that it is about.
        consume::keep(tx, &kept, Some(&Override { reason: reason.to_owned(), skipped: vec![] })).await?;
        write_entry(tx, entry.as_ref()).await?;
        genealogy::take_back(tx, lot, batch, self.quantity.get(), is_whole).await
    }
}

input! {
    /// Take back goods that a batch made.
    pub struct ReturnOutput {
        /// The batch.
        batch: Name,
        /// The lot.
        lot: Name,
        /// How much, of goods that are not kept by piece.
        quantity: Option<Decimal>,
        /// The pieces that come back, each with its quantity.
        pieces: Option<Vec<PieceGiven>>,
        /// The unit of both.
        unit: Unit,
        /// Why.
        reason: Text,
    }
}

/// The answer to taking back an output.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OutputReturned {
    /// The quantity left in the lot, in the item's unit.
    pub quantity: SignedQuantity,
}

impl Action for ReturnOutput {
    const NAME: &'static str = "make.batch.return_output";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Takes back an output of a batch that was booked by mistake.";
    type Output = OutputReturned;

    fn check(&self) -> Ruled<()> {
        match (&self.quantity, &self.pieces) {
            (Some(quantity), _) => {
                quantities::read(&quantity.to_string(), self.unit.as_str(), FIELDS).map(drop)
            }
            (None, None) => Err(Refusal::new(Code::FieldRequired).field("quantity")),
            (None, Some(_)) => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<OutputReturned>> {
        let (web, lot, _) = lock_web(tx, self.batch.as_str(), self.lot.as_str()).await?;
        let batch = &web.root;
        let made = lots::of_batch(tx, BatchId::from_uuid(batch.batch_id)).await?;
        if !made.iter().any(|made| made.lot_id == lot.lot_id && made.made_e6 > 0) {
            return Err(Refusal::new(Code::NotFound).field("lot").into());
        }
        let parts = self.parts(&lot)?;
        let state = state_of(batch)?;
        state.take_back()?;
        judge_output_holds(tx, &lot).await?;
        let pieces = lot_pieces::of(tx, &lot).await?;
        let mut stock = lot_pieces::stock_of(&lot, &pieces)?;
        let mut drawn = Vec::with_capacity(parts.len());
        for (piece, quantity, field) in parts {
            drawn.push((piece, quantity, stock.draw(piece, quantity, &field)?));
        }
        let cost = Money::sum(drawn.iter().map(|(.., cost)| *cost))?;
        unmake(tx, batch, &lot, &drawn, cost).await?;
        lot_pieces::keep(tx, LotId::from_uuid(lot.lot_id), &pieces, &mut stock).await?;
        let left = stock.whole().quantity;
        if state == BatchState::Completed {
            balance::of(tx, batch).await?.judge()?;
        }
        // What it cost went back into the batch, and is shared over what is left; a charge stays with the lot.
        web.changed(tx, cost).await?;
        let change = Change::of(&self.batch)
            .after(json!({ "lot": lot.code, "before": SignedQuantity::from_stored(lot.quantity_e6), "quantity": left }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, OutputReturned { quantity: left }))
    }
}

impl ReturnOutput {
    /// The returned quantity of the lot, or of each piece with its field. Errors: those of quantities.
    fn parts(&self, lot: &StoredLot) -> Result<Vec<(Option<i64>, Quantity, String)>> {
        let measure = lots::measure(lot)?;
        if let Some(pieces) = &self.pieces {
            let pieces = lot_pieces::measure(pieces, self.unit.as_str(), &measure)?;
            let part = |(it, n): (Piece, usize)| (Some(it.piece), it.quantity, format!("pieces[{n}]"));
            return Ok(pieces.into_iter().zip(0..).map(part).collect());
        }
        let quantity = self.quantity.ok_or_else(|| Refusal::new(Code::FieldRequired).field("quantity"))?;
        let asked = quantities::read(&quantity.to_string(), self.unit.as_str(), FIELDS)?;
        Ok(vec![(None, quantities::measure(&asked, &measure, FIELDS)?, "quantity".to_owned())])
    }
}

/// Writes goods that go back into their batch as an output with the signs turned, one movement for each piece.
async fn unmake(
    tx: &Tx,
    batch: &BatchRow,
    lot: &StoredLot,
    parts: &[(Option<i64>, Quantity, Money)],
    cost: Money,
) -> Result<()> {
    let (batch, currency) = (BatchId::from_uuid(batch.batch_id), &tx.workspace.currency.code);
    let all = parts.iter().fold(0_i64, |sum, (_, quantity, _)| sum.saturating_add(quantity.get()));
    let metal = lots::fine_of_draw(lot, Quantity::new(all)?)?;
    let back = Goods { cost: Some(cost.neg()?), metal: metal.map(FineMetal::reversed) };
    let entry = StockEntry::of(tx, "Output taken back", back.out_of_batch(currency)).await?;
    let entry = entry.map(|entry| entry.about(batch));
    let mut movements = Vec::with_capacity(parts.len());
    for (n, (piece, quantity, cost)) in parts.iter().enumerate() {
        movements.push(Movement {
            batch: Some(batch),
            piece: *piece,
            entry: entry.as_ref().map(|entry| entry.id),
            fine_mg: metal.filter(|_| n == 0).map_or(0, |metal| metal.reversed().fine_mg),
            ..Movement::of(
                LotId::from_uuid(lot.lot_id),
                Moved::Output,
                quantity.get().saturating_neg(),
                cost.neg()?,
            )
        });
    }
    movements::post_all(tx, &movements).await?;
    write_entry(tx, entry.as_ref()).await
}

#[cfg(test)]
mod tests;
