//! The outputs of a batch: a new lot, with edges from every input.
//! Invariant: it is not for sale before its batch is released, and every hold that is on its batch or reaches
//! it through the inputs holds it from the start (M19).

use jiff::ToSpan;
use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity, SignedQuantity};
use kernel::id::{BatchId, ItemId, LotId};
use kernel::lot_code::LotCode;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use ledger::genealogy::{self, Edge};
use ledger::items;
use ledger::stock::cost::Piece;
use ledger::stock::holds::OpenHolds;
use ledger::stock::lot_pieces::{self, PieceGiven};
use ledger::stock::lots::rejections::{Rejected, RejectedLot};
use ledger::stock::lots::{self, NewLot};
use ledger::stock::metal::{FineMetal, LotMetal};
use ledger::stock::movements::Moved;
use ledger::stock::postings::{self, Goods, StockEntry};
use ledger::stock::quantities::{self, FIELDS, Measure};
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

use crate::batches::consume;
use crate::batches::{self, balance, state_of};

input! {
    /// An output of a batch.
    pub struct Output {
        /// The batch.
        batch: Name,
        /// The item.
        item: Name,
        /// The lot's code, new: 1 to 20 letters, digits and signs of GS1's set 82, no space.
        lot: LotCode,
        /// How much, of goods that are not kept by piece.
        quantity: Option<Decimal>,
        /// The pieces, numbered and weighed.
        pieces: Option<Vec<PieceGiven>>,
        /// The unit of both.
        unit: Unit,
        /// The part that is rejected at once; it comes on top of the quantity.
        rejected: Option<Rejected>,
    }
}

/// The answer to booking an output.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotMade {
    /// The quantity, in the item's unit.
    pub quantity: Quantity,
    /// The rejected part, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rejected: Option<RejectedLot>,
    /// The holds that reach it from the start.
    pub held_by: Vec<String>,
}

impl Action for Output {
    const NAME: &'static str = "make.batch.output";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Books the output of a running batch as a new lot.";
    type Output = LotMade;

    fn check(&self) -> Ruled<()> {
        match (&self.quantity, &self.pieces) {
            (Some(quantity), _) => {
                quantities::read(&quantity.to_string(), self.unit.as_str(), FIELDS)?;
            }
            (None, None) => return Err(Refusal::new(Code::FieldRequired).field("quantity")),
            (None, Some(_)) => {}
        }
        self.rejected.as_ref().map_or(Ok(()), |rejected| rejected.check(self.unit))
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotMade>> {
        let (batch, item) = tokio::join!(biased;
            batches::locked(tx, self.batch.as_str()), items::coded(tx, self.item.as_str(), "item"));
        let (batch, item) = (batch?, item?);
        let measure = items::measure(&item.unit, item.resolution_e6, item.density_e6)?;
        let (quantity, pieces) = self.measured(&measure, item.catch_weight)?;
        let rejected = self.rejected.as_ref().map(|it| it.measured(self.unit, &measure)).transpose()?;
        state_of(&batch)?.work()?;
        let all = quantity.get().saturating_add(rejected.map_or(0, Quantity::get));
        let kg = lots::in_kg(all, &item.unit, item.density_e6);
        let part_kg = rejected.and_then(|part| lots::in_kg(part.get(), &item.unit, item.density_e6));
        let balance = balance::of(tx, &batch).await?;
        balance.judge_output(kg.as_ref())?;
        balance.judge_rejected(part_kg.as_ref())?;
        let keeps = batch.shelf_life_days.or(item.shelf_life_days);
        let own = BatchId::from_uuid(batch.batch_id);
        let new = NewLot {
            made_on: Some(tx.today()),
            expires_on: keeps.map(|days| tx.today().saturating_add(days.days())),
            batch: Some(own),
            needs_release: true,
            quantity_e6: quantity.get(),
            density_e6: item.density_e6,
            pieces: &pieces,
            // Its cost is known when the batch is complete.
            cost: Money::ZERO,
            ..NewLot::of(LotId::from_uuid(tx.new_id()?), self.lot.as_str(), ItemId::from_uuid(item.item_id))
        };
        let metal = LotMetal::of(item.metal.as_deref(), item.fineness, &item.unit)?;
        let rejected = self.write(tx, &new, metal, rejected).await?;
        lots::warn_of_alike(tx, self.lot.as_str()).await?;
        let mut held = OpenHolds::read(tx).await?.reaching(tx, &[new.id]).await?;
        let held_by = held.remove(&new.id).unwrap_or_default();
        let change = Change::of(&self.batch)
            .after(json!({ "lot": self.lot, "item": item.code, "quantity": quantity, "rejected": rejected }));
        Ok(tx.record(change, LotMade { quantity, rejected, held_by }))
    }
}

impl Output {
    /// The quantity, and its pieces. Errors: `pieces_required` for goods that are weighed piece by piece,
    /// `number_range` for a quantity that is not their sum, those of quantities.
    fn measured(&self, item: &Measure, is_catch_weight: bool) -> Ruled<(Quantity, Vec<Piece>)> {
        let pieces = match &self.pieces {
            Some(pieces) => lot_pieces::measure(pieces, self.unit.as_str(), item)?,
            None if is_catch_weight => return Err(Refusal::new(Code::PiecesRequired).field("pieces")),
            None => vec![],
        };
        let sum = if pieces.is_empty() { None } else { Some(lot_pieces::sum(&pieces)?) };
        let Some(quantity) = self.quantity else {
            return sum
                .map(|sum| (sum, pieces))
                .ok_or_else(|| Refusal::new(Code::FieldRequired).field("quantity"));
        };
        let asked = quantities::read(&quantity.to_string(), self.unit.as_str(), FIELDS)?;
        let quantity = quantities::measure(&asked, item, FIELDS)?;
        match sum {
            Some(sum) if sum != quantity => Err(Refusal::new(Code::NumberRange).field("quantity")),
            _ => Ok((quantity, pieces)),
        }
    }

    /// Writes the accepted lot and the rejected one, each with its metal and its edges.
    async fn write(
        &self,
        tx: &Tx,
        new: &NewLot<'_>,
        metal: Option<LotMetal>,
        rejected: Option<Quantity>,
    ) -> Result<Option<RejectedLot>> {
        let fine = |quantity_e6: i64| {
            metal.as_ref().map(|metal| metal.fine(SignedQuantity::from_stored(quantity_e6))).transpose()
        };
        let entry = made_entry(tx, new.batch, fine(new.quantity_e6)?).await?;
        let accepted = with_metal(new, fine(new.quantity_e6)?, entry.as_ref());
        lots::insert(tx, &accepted, Moved::Output, "lot").await?;
        postings::write(tx, entry.as_ref()).await?;
        draw_edges(tx, new.batch, new.id).await?;
        let (Some(part), Some(quantity)) = (&self.rejected, rejected) else { return Ok(None) };
        let code = part.code(&self.lot)?;
        let fine = fine(quantity.get())?;
        let entry = made_entry(tx, new.batch, fine).await?;
        let (id, quantity_e6) = (Rejected::id(tx)?, quantity.get());
        let held = NewLot {
            id,
            code: code.as_str(),
            quantity_e6,
            pieces: &[],
            ..with_metal(new, fine, entry.as_ref())
        };
        let held = part.write(tx, &held, Moved::Output).await?;
        postings::write(tx, entry.as_ref()).await?;
        draw_edges(tx, new.batch, id).await?;
        Ok(Some(held))
    }
}

/// The entry of the metal that came out of a batch.
async fn made_entry(tx: &Tx, batch: Option<BatchId>, metal: Option<FineMetal>) -> Result<Option<StockEntry>> {
    let made = Goods { cost: None, metal }.out_of_batch(&tx.workspace.currency.code);
    let entry = StockEntry::of(tx, "Made in a batch", made).await?;
    Ok(entry.map(|entry| match batch {
        Some(batch) => entry.about(batch),
        None => entry,
    }))
}

fn with_metal<'a>(new: &NewLot<'a>, fine: Option<FineMetal>, entry: Option<&StockEntry>) -> NewLot<'a> {
    NewLot { fine_mg: fine.map_or(0, |fine| fine.fine_mg), entry: entry.map(|entry| entry.id), ..new.clone() }
}

/// Draws edges from all inputs of the batch, each parent once with its whole consumed quantity.
pub(crate) async fn draw_edges(tx: &Tx, batch: Option<BatchId>, child: LotId) -> Result<()> {
    let Some(batch) = batch else { return Ok(()) };
    let mut drawn: BTreeMap<LotId, i64> = BTreeMap::new();
    for row in consume::of_batch(tx, batch).await? {
        *drawn.entry(LotId::from_uuid(row.lot_id)).or_default() += row.quantity_e6;
    }
    // What came back whole is no parent.
    drawn.retain(|_, quantity_e6| *quantity_e6 > 0);
    let edge = |(parent, quantity_e6)| Edge { parent, child, batch: Some(batch), quantity_e6 };
    genealogy::draw(tx, &drawn.into_iter().map(edge).collect::<Vec<_>>()).await
}
