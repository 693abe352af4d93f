//! The outputs of a batch: a new lot, with edges from every input.
//! Invariant: it is not for sale before its batch is released, and every hold that is on its batch or reaches
//! it through the inputs holds it from the start (M19).

use jiff::ToSpan;
use kernel::decimal::{Decimal, Quantity};
use kernel::id::{BatchId, ItemId, LotId};
use kernel::lot_code::LotCode;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::Ruled;
use kernel::unit::Unit;
use ledger::genealogy::{self, Edge};
use ledger::items;
use ledger::stock::holds::OpenHolds;
use ledger::stock::lots::{self, NewLot};
use ledger::stock::metal::LotMetal;
use ledger::stock::movements::Moved;
use ledger::stock::postings::{self, Goods, StockEntry};
use ledger::stock::quantities::{self, FIELDS};
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
        /// How much.
        quantity: Decimal,
        /// Its unit.
        unit: Unit,
    }
}

/// The answer to booking an output.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotMade {
    /// The quantity, in the item's unit.
    pub quantity: Quantity,
    /// The holds that reach it from the start.
    pub held_by: Vec<String>,
}

impl Action for Output {
    const NAME: &'static str = "make.batch.output";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Books the output of a running batch as a new lot.";
    type Output = LotMade;

    fn check(&self) -> Ruled<()> {
        quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotMade>> {
        let (batch, item) = tokio::join!(biased;
            batches::locked(tx, self.batch.as_str()), items::coded(tx, self.item.as_str(), "item"));
        let (batch, item) = (batch?, item?);
        let asked = quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS)?;
        let measure = items::measure(&item.unit, item.resolution_e6, item.density_e6)?;
        let quantity = quantities::measure(&asked, &measure, FIELDS)?;
        state_of(&batch)?.work()?;
        let kg = lots::in_kg(quantity.get(), &item.unit, item.density_e6);
        balance::of(tx, &batch).await?.judge_output(kg.as_ref())?;
        let keeps = batch.shelf_life_days.or(item.shelf_life_days);
        let (own, id) = (BatchId::from_uuid(batch.batch_id), LotId::from_uuid(tx.new_id()?));
        let metal = LotMetal::of(item.metal.as_deref(), item.fineness, &item.unit)?;
        let metal = metal.map(|metal| metal.fine(quantity.into())).transpose()?;
        let made = Goods { cost: None, metal }.out_of_batch(&tx.workspace.currency.code);
        let entry = StockEntry::of(tx, "Made in a batch", made).await?.map(|entry| entry.about(own));
        let new = NewLot {
            made_on: Some(tx.today()),
            expires_on: keeps.map(|days| tx.today().saturating_add(days.days())),
            batch: Some(own),
            needs_release: true,
            quantity_e6: quantity.get(),
            // Its cost is known when the batch is complete.
            cost: Money::ZERO,
            fine_mg: metal.map_or(0, |metal| metal.fine_mg),
            entry: entry.as_ref().map(|entry| entry.id),
            ..NewLot::of(id, self.lot.as_str(), ItemId::from_uuid(item.item_id))
        };
        lots::insert(tx, &new, Moved::Output, "lot").await?;
        postings::write(tx, entry.as_ref()).await?;
        lots::warn_of_alike(tx, self.lot.as_str()).await?;
        draw_edges(tx, own, id).await?;
        let mut held = OpenHolds::read(tx).await?.reaching(tx, &[id]).await?;
        let held_by = held.remove(&id).unwrap_or_default();
        let change = Change::of(&self.batch)
            .after(json!({ "lot": self.lot, "item": item.code, "quantity": quantity }));
        Ok(tx.record(change, LotMade { quantity, held_by }))
    }
}

/// Draws edges from all inputs of the batch, each parent once with its whole consumed quantity.
pub(crate) async fn draw_edges(tx: &Tx, batch: BatchId, child: LotId) -> Result<()> {
    let mut drawn: BTreeMap<LotId, i64> = BTreeMap::new();
    for row in consume::of_batch(tx, batch).await? {
        *drawn.entry(LotId::from_uuid(row.lot_id)).or_default() += row.quantity_e6;
    }
    let edge = |(parent, quantity_e6)| Edge { parent, child, batch: Some(batch), quantity_e6 };
    genealogy::draw(tx, &drawn.into_iter().map(edge).collect::<Vec<_>>()).await
}
