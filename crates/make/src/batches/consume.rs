//! Consuming a lot in a batch: first expired first out, or another lot with a stored reason.
//! Invariant: the call locks the batch's row first, then the lot's balance, so that two calls never consume
//! the same gram (M3); every consumption draws edges to all outputs of the batch, earlier or later.

use kernel::code::Code;
use kernel::day::is_expired;
use kernel::decimal::{Decimal, Quantity, SignedQuantity};
use kernel::id::{BatchId, ItemId, LotId, MovementId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use ledger::genealogy::graph::Thing;
use ledger::genealogy::{self, Edge};
use ledger::stock::fefo::suggest::stock_of;
use ledger::stock::fefo::{self, Override, Stock};
use ledger::stock::holds::OpenHolds;
use ledger::stock::holds::rules::Use;
use ledger::stock::lot_pieces;
use ledger::stock::lots::{self, StoredLot};
use ledger::stock::movements::{self, Moved, Movement};
use ledger::stock::postings::{Goods, StockEntry, write as write_entry};
use ledger::stock::quantities::{self, FIELDS};
use make_queries::batches as sql;
use make_queries::client::Params;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::make::consumption::OVERRIDE_REASON;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use crate::batches::{self, BatchRow, state_of};

input! {
    /// Consume a lot in a batch.
    pub struct Consume {
        /// The batch.
        batch: Name,
        /// The line of its recipe.
        line: Count,
        /// The lot.
        lot: Name,
        /// How much.
        quantity: Decimal,
        /// Its unit.
        unit: Unit,
        /// The piece, of goods that are kept by piece.
        piece: Option<Count>,
        /// Why this lot and not the one to expire first.
        override_reason: Option<Text>,
    }
}

/// The answer to consuming.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Consumed {
    /// The cost of the consumed quantity.
    pub cost_minor: Money,
    /// Whether the choice skipped lots that should have gone first.
    pub r#override: bool,
    /// The skipped lots, in their order.
    pub skipped: Vec<String>,
}

impl Action for Consume {
    const NAME: &'static str = "make.batch.consume";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Adds goods from a lot to a running batch.";
    type Output = Consumed;

    fn check(&self) -> Ruled<()> {
        quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Consumed>> {
        let (batch, line, lot) = self.locked(tx).await?;
        let quantity = self.measured(line.as_ref(), &batch, &lot)?;
        let holds = OpenHolds::read(tx).await?;
        let stock = stock_of(tx, ItemId::from_uuid(lot.item_id), &holds).await?;
        let fits = line.as_ref().is_none_or(|line| line.item_id == lot.item_id);
        let passed_over = self.judge_choice(fits, &stock, &lot, tx)?;
        state_of(&batch)?.work()?;
        if !fits {
            return Err(Refusal::new(Code::LotItemMismatch).field("lot").into());
        }
        let made = judge_lot(tx, &batch, &lot, &holds).await?;
        let (piece, pieces) = (self.piece.map(|piece| i64::from(piece.0)), lot_pieces::of(tx, &lot).await?);
        if let Some(held) = pieces.iter().find(|it| Some(it.piece) == piece && it.held) {
            Use::Consume.judge_piece(&[lot_pieces::hold_of(&lot.code, held.piece)])?;
        }
        let mut stock = lot_pieces::stock_of(&lot, &pieces)?;
        let cost = stock.draw(piece, quantity, "quantity")?;
        let line_no = self.line.0;
        let taken = Taken { batch: &batch, line_no, lot: &lot, quantity, piece, cost, made: &made };
        write(tx, &taken, passed_over.as_ref()).await?;
        lot_pieces::keep(tx, LotId::from_uuid(lot.lot_id), &pieces, &mut stock).await?;
        let change = Change::of(&self.batch)
            .after(json!({ "lot": lot.code, "line": self.line.0, "quantity": quantity, "cost_minor": cost,
                           "skipped": passed_over.as_ref().map(|o| &o.skipped) }))
            .reason(passed_over.as_ref().map(|o| o.reason.as_str()));
        let skipped = passed_over.map(|o| o.skipped).unwrap_or_default();
        Ok(tx.record(change, Consumed { cost_minor: cost, r#override: !skipped.is_empty(), skipped }))
    }
}

impl Consume {
    /// The batch, the line and the lot, in one flight; it locks the batch first, then the lot's balance.
    async fn locked(&self, tx: &Tx) -> Result<(BatchRow, Option<sql::LineOf>, StoredLot)> {
        let line = sql::line_of().prepare(tx).await?;
        let (batch, line, lot) = tokio::join!(biased;
            batches::locked(tx, self.batch.as_str()),
            async { line.bind(tx, &tx.tenant(), &self.batch.as_str(), &self.line.0).opt().await },
            lots::locked(tx, self.lot.as_str(), "lot"));
        Ok((batch?, line?, lot?))
    }

    /// The quantity in the lot's unit. Errors: `line_unknown`, and those of quantities.
    fn measured(&self, line: Option<&sql::LineOf>, batch: &BatchRow, lot: &StoredLot) -> Result<Quantity> {
        if line.is_none() && !batch.open_lines {
            return Err(Refusal::new(Code::LineUnknown).field("line").into());
        }
        let asked = quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS)?;
        Ok(quantities::measure(&asked, &lots::measure(lot)?, FIELDS)?)
    }

    /// The skipped lots, if there are any. Errors: `fefo_override_reason_required`.
    fn judge_choice(&self, fits: bool, stock: &[Stock], lot: &StoredLot, tx: &Tx) -> Ruled<Option<Override>> {
        let chosen = stock.iter().find(|offered| offered.lot == lot.code);
        let skipped = match chosen {
            Some(chosen) if fits => fefo::skipped(stock, chosen, tx.today()),
            // A lot of another item, or one that is used up: later checks refuse it.
            _ => vec![],
        };
        fefo::judge_choice(skipped, self.override_reason.as_ref().map(Text::as_str))
    }
}

/// Refuses a lot that is held, expired or would become its own ancestor; returns the outputs of the batch.
pub(crate) async fn judge_lot(
    tx: &Tx,
    batch: &BatchRow,
    lot: &StoredLot,
    holds: &OpenHolds,
) -> Result<Vec<LotId>> {
    let (id, own) = (LotId::from_uuid(lot.lot_id), BatchId::from_uuid(batch.batch_id));
    let made: Vec<LotId> =
        lots::of_batch(tx, own).await?.into_iter().map(|made| LotId::from_uuid(made.lot_id)).collect();
    if !holds.is_empty() || !made.is_empty() {
        let above = genealogy::above(tx, &[id]).await?;
        let held = holds.over(&above, &[id]);
        Use::Consume.judge(held.get(&id).map_or(&[][..], Vec::as_slice))?;
        if above.graph.back(&Thing::Lot(id)).contains(&Thing::Batch(own)) {
            return Err(Refusal::new(Code::LotCycle).field("lot").into());
        }
    }
    if is_expired(lot.expires_on, tx.today()) {
        return Err(Refusal::new(Code::LotExpired).field("lot").into());
    }
    Ok(made)
}

/// A consumption to write.
pub(crate) struct Taken<'a> {
    pub batch: &'a BatchRow,
    pub line_no: i32,
    pub lot: &'a StoredLot,
    pub quantity: Quantity,
    pub piece: Option<i64>,
    pub cost: Money,
    pub made: &'a [LotId],
}

pub(crate) async fn write(tx: &Tx, it: &Taken<'_>, passed_over: Option<&Override>) -> Result<()> {
    let (batch, lot) = (BatchId::from_uuid(it.batch.batch_id), LotId::from_uuid(it.lot.lot_id));
    let metal = lots::fine_of_draw(it.lot, it.quantity)?;
    let used = Goods { cost: Some(it.cost), metal }.into_batch(&tx.workspace.currency.code);
    let entry = StockEntry::of(tx, "Used in a batch", used).await?.map(|entry| entry.about(batch));
    let out = Movement {
        batch: Some(batch),
        entry: entry.as_ref().map(|entry| entry.id),
        fine_mg: metal.map_or(0, |metal| metal.reversed().fine_mg),
        density_e6: it.lot.density_e6,
        piece: it.piece,
        ..Movement::of(lot, Moved::Consume, -it.quantity.get(), it.cost.neg()?)
    };
    let movement = movements::post(tx, &out).await?;
    let kept =
        Kept { movement, batch, line_no: it.line_no, lot, quantity_e6: it.quantity.get(), cost: it.cost };
    let edges: Vec<Edge> = it.made.iter().map(|made| edge(lot, *made, &kept)).collect();
    let (kept, booked, drawn) = tokio::join!(biased;
        keep(tx, &kept, passed_over),
        write_entry(tx, entry.as_ref()),
        genealogy::draw(tx, &edges));
    kept?;
    booked?;
    drawn
}

fn edge(parent: LotId, child: LotId, kept: &Kept) -> Edge {
    Edge { parent, child, batch: Some(kept.batch), quantity_e6: kept.quantity_e6 }
}

/// A consumption as stored beside its movement.
pub(crate) struct Kept {
    pub movement: MovementId,
    pub batch: BatchId,
    pub line_no: i32,
    pub lot: LotId,
    pub quantity_e6: i64,
    pub cost: Money,
}

pub(crate) async fn keep(tx: &Tx, it: &Kept, passed_over: Option<&Override>) -> Result<()> {
    let skipped = passed_over.map(|o| o.skipped.as_slice()).unwrap_or_default();
    let reason =
        tx.cipher().seal(OVERRIDE_REASON, it.movement.uuid(), passed_over.map(|o| o.reason.as_str()))?;
    sql::insert_consumption()
        .params(
            tx,
            &sql::InsertConsumptionParams {
                tenant: tx.tenant(),
                movement: it.movement.uuid(),
                batch: it.batch.uuid(),
                line_no: it.line_no,
                lot: it.lot.uuid(),
                quantity_e6: it.quantity_e6,
                cost_minor: it.cost.get(),
                override_reason: reason,
                skipped,
                opening: tx.is_opening(),
                now: tx.now,
                by: tx.person(),
            },
        )
        .one()
        .await?;
    Ok(())
}

/// The consumption of a batch, in order of time.
pub(crate) async fn of_batch(tx: &ReadTx, batch: BatchId) -> Result<Vec<sql::Consumed>> {
    Ok(sql::consumed_by().bind(tx, &tx.tenant(), &batch.uuid()).all().await?)
}

input! {
    /// The batch whose choices are asked for.
    pub struct ListOverrides {
        /// The batch.
        batch: Name,
    }
}

/// Choices that skipped lots.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Overrides {
    /// Their number.
    pub count: usize,
    /// The choices.
    pub rows: Vec<OverrideShown>,
}

/// One such choice.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OverrideShown {
    /// The user who chose.
    pub by: String,
    /// The consumed lot.
    pub lot: String,
    /// The skipped lots.
    pub skipped: Vec<String>,
    /// The reason.
    pub reason: Option<String>,
    /// When it was consumed.
    pub at: jiff::Timestamp,
    /// The quantity, in the lot's unit.
    pub quantity: SignedQuantity,
}

impl Query for ListOverrides {
    const NAME: &'static str = "make.overrides";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Lists the choices of a batch that skipped a lot that expires sooner.";
    type Output = Overrides;

    async fn fetch(self, tx: &ReadTx) -> Result<Overrides> {
        let batch = batches::coded(tx, self.batch.as_str()).await?;
        let taken = of_batch(tx, BatchId::from_uuid(batch.batch_id)).await?;
        let passed = taken.into_iter().filter(|row| !row.skipped.is_empty());
        let rows = passed.map(|row| shown(tx, row)).collect::<Result<Vec<_>>>()?;
        Ok(Overrides { count: rows.len(), rows })
    }
}

/// The reason for skipping lots.
pub(crate) fn reason_of(
    tx: &ReadTx,
    movement: MovementId,
    reason: Option<Vec<u8>>,
) -> Result<Option<String>> {
    tx.cipher().open(OVERRIDE_REASON, movement.uuid(), reason)
}

fn shown(tx: &ReadTx, row: sql::Consumed) -> Result<OverrideShown> {
    Ok(OverrideShown {
        by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
        lot: row.lot,
        skipped: row.skipped,
        reason: reason_of(tx, MovementId::from_uuid(row.movement_id), row.override_reason)?,
        at: row.consumed_at,
        quantity: SignedQuantity::from_stored(row.quantity_e6),
    })
}

#[cfg(test)]
mod tests;
