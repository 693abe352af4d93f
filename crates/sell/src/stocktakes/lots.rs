//! Lots of metal in a count: weighed beside what the books have, and the difference posted with that of the pieces.
//! Invariant: a lot that is not weighed is not judged; the difference is that of the moment when it was weighed, and what was drawn
//! from the lot since does not change it.

use futures::future::join_all;
use kernel::code::Code;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::{EntryId, LotId, StocktakeId};
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::weight::Milligrams;
use ledger::accounts::journal::Transfer;
use ledger::stock::cost;
use ledger::stock::holds::OpenHolds;
use ledger::stock::holds::rules::Use;
use ledger::stock::lots::{self, StoredLot};
use ledger::stock::metal::{FineMetal, LotMetal};
use ledger::stock::movements::{self, Moved, Movement};
use ledger::stock::postings::Goods;
use ledger::stock::quantities::Measure;
use platform::error::{Error, Result};
use platform::fields::Name;
use platform::input;
use platform::tx::{ReadTx, Tx};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::stocktakes as sql;
use serde::Serialize;
use uuid::Uuid;

use super::sql::StocktakeHeld;
use crate::metal_lots::arrivals::quantity_of;

input! {
    /// A lot of metal that was weighed.
    pub struct LotWeighed {
        /// The lot.
        lot: Name,
        /// What the scale shows.
        net_mg: Milligrams,
    }
}

/// A lot of metal in a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LotCounted {
    /// The lot.
    pub lot: String,
    /// What the scale showed.
    pub counted_mg: i64,
    /// What the books had at that moment.
    pub expected_mg: i64,
    /// By how much the scale showed more; negative: less.
    pub difference_mg: i64,
    /// Whether the posting changed the lot.
    pub adjusted: bool,
}

/// Refuses a lot that is named twice in one call. Errors: `value_unknown` at `lots[n].lot`.
pub(super) fn distinct(weighed: &[LotWeighed]) -> Ruled<()> {
    let twice = |(n, it): &(usize, &LotWeighed)| weighed[..*n].iter().any(|before| before.lot == it.lot);
    match weighed.iter().enumerate().find(twice) {
        Some((n, _)) => Err(Refusal::invalid(vec![Fault::new(format!("lots[{n}].lot"), Code::ValueUnknown)])),
        None => Ok(()),
    }
}

/// Keeps lots that were weighed, beside what the books have now. Errors: `not_found`, `lot_item_mismatch` for a lot that is not of
/// metal, both at `lots[n].lot`; `quantity_resolution` at `lots[n].net_mg`.
pub(super) async fn keep(tx: &Tx, held: &StocktakeHeld, weighed: &[LotWeighed]) -> Result<()> {
    if weighed.is_empty() {
        return Ok(());
    }
    let codes: Vec<&str> = weighed.iter().map(|it| it.lot.as_str()).collect();
    let rows = sql::metal_lots_coded().bind(tx, &tx.tenant(), &codes).all().await?;
    let (mut ids, mut expected) = (vec![], vec![]);
    for (n, code) in codes.iter().enumerate() {
        let wrong = |code: Code| Refusal::new(code).field(format!("lots[{n}].lot"));
        let row = rows.iter().find(|row| row.code == *code).ok_or_else(|| wrong(Code::NotFound))?;
        let metal = LotMetal::of(row.metal.as_deref(), row.fineness, &row.unit)?;
        let metal = metal.ok_or_else(|| wrong(Code::LotItemMismatch))?;
        quantity_of(weighed[n].net_mg, &measure_of(row)?)
            .map_err(|refusal| Refusal::new(refusal.code).field(format!("lots[{n}].net_mg")))?;
        ids.push(row.lot_id);
        expected.push(metal.mg(SignedQuantity::from_stored(row.quantity_e6)).floor().round()?);
    }
    let lots = sql::WeighLotsParams {
        stocktake: held.stocktake_id,
        by: tx.person(),
        now: tx.now,
        lots: ids,
        counted_mg: weighed.iter().map(|it| it.net_mg.get()).collect::<Vec<_>>(),
        expected_mg: expected,
        tenant: tx.tenant(),
    };
    sql::weigh_lots().params(tx, &lots).all().await?;
    Ok(())
}

fn measure_of(row: &sql::MetalLotsCoded) -> Result<Measure> {
    ledger::items::measure(&row.unit, row.resolution_e6, None)
}

/// The lots that a count weighed.
pub(super) async fn list_counted(tx: &ReadTx, stocktake: StocktakeId) -> Result<Vec<LotCounted>> {
    let rows = sql::lots_weighed().bind(tx, &tx.tenant(), &stocktake.uuid()).all().await?;
    Ok(rows.into_iter().map(read_count).collect())
}

fn read_count(row: sql::LotsWeighed) -> LotCounted {
    LotCounted {
        lot: row.code,
        counted_mg: row.counted_mg,
        expected_mg: row.expected_mg,
        difference_mg: row.counted_mg - row.expected_mg,
        adjusted: row.adjusted,
    }
}

/// The lots whose difference is to be posted: another count of a lot that was posted since this one weighed it has settled it.
async fn differences(tx: &ReadTx, stocktake: StocktakeId) -> Result<Vec<LotCounted>> {
    let rows = sql::lots_weighed().bind(tx, &tx.tenant(), &stocktake.uuid()).all().await?;
    let rows = rows.into_iter().filter(|row| !row.is_old).map(read_count);
    Ok(rows.filter(|it| it.difference_mg != 0).collect())
}

/// What the posting does with a lot.
pub(super) struct LotChange {
    lot: StoredLot,
    /// In the lot's unit; negative: less.
    quantity: SignedQuantity,
    cost: Money,
    metal: FineMetal,
}

impl LotChange {
    /// The change that a difference makes of a lot as it is now: never more is taken than there is; surplus metal adds no cost.
    fn of(lot: StoredLot, difference_mg: i64) -> Result<Option<LotChange>> {
        let metal = lots::metal(&lot)?.ok_or_else(|| Error::internal("a lot of metal in a count"))?;
        let weight = Milligrams::new(difference_mg.saturating_abs())?;
        let moved = quantity_of(weight, &lots::measure(&lot)?)
            .map_err(|refusal| refusal.field("stocktake").fact("lot", lot.code.as_str()))?;
        if difference_mg > 0 {
            let quantity = SignedQuantity::from(moved);
            let metal = metal.fine(quantity)?;
            return Ok(Some(LotChange { lot, quantity, cost: Money::ZERO, metal }));
        }
        let Ok(drawn) = Quantity::new(moved.get().min(lot.quantity_e6)) else { return Ok(None) };
        let draw = cost::draw(lots::remaining(&lot), drawn, "stocktake")?;
        let metal = metal.draw(lot.fine_mg, SignedQuantity::from_stored(lot.quantity_e6), drawn.into())?;
        let quantity = SignedQuantity::new(-drawn.get())?;
        Ok(Some(LotChange { quantity, cost: draw.cost.neg()?, metal: metal.reversed(), lot }))
    }

    fn id(&self) -> LotId {
        LotId::from_uuid(self.lot.lot_id)
    }

    /// How the lot is used, which its holds judge.
    fn hold_use(&self) -> Use {
        if self.quantity.get() > 0 { Use::Find } else { Use::WriteOff }
    }

    /// Its code.
    pub fn code(&self) -> &str {
        &self.lot.code
    }
}

/// What the differences of a count change, the lots locked in the order of their ids. Errors: those of a hold, at `stocktake`.
pub(super) async fn changes(tx: &Tx, stocktake: StocktakeId) -> Result<Vec<LotChange>> {
    let differ = differences(tx, stocktake).await?;
    let locked = join_all(differ.iter().map(|it| lots::locked(tx, &it.lot, "stocktake"))).await;
    // Another count may have been posted while this call waited for the locks.
    let still = differences(tx, stocktake).await?;
    let mut changes = vec![];
    for (lot, it) in locked.into_iter().zip(&differ) {
        let lot = lot?;
        if still.contains(it) {
            changes.extend(LotChange::of(lot, it.difference_mg)?);
        }
    }
    if changes.is_empty() {
        return Ok(changes);
    }
    let ids: Vec<LotId> = changes.iter().map(LotChange::id).collect();
    let held = OpenHolds::read(tx).await?.reaching(tx, &ids).await?;
    for change in &changes {
        let holds = held.get(&change.id()).map_or(&[][..], Vec::as_slice);
        change.hold_use().judge(holds).map_err(|refusal| refusal.field("stocktake"))?;
    }
    Ok(changes)
}

/// What the changes post: less is a loss at its cost, more is metal only.
pub(super) fn transfers(changes: &[LotChange], currency: &str) -> Ruled<Vec<Transfer>> {
    let mut transfers = vec![];
    for change in changes {
        let lost = Goods { cost: Some(change.cost.neg()?), metal: Some(change.metal.reversed()) };
        transfers.extend(lost.loss(currency));
    }
    Ok(transfers)
}

/// Writes the changes; they name the entry that posts them.
pub(super) async fn write(
    tx: &Tx,
    stocktake: StocktakeId,
    changes: &[LotChange],
    entry: EntryId,
) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let movement = |change: &LotChange| Movement {
        fine_mg: change.metal.fine_mg,
        entry: Some(entry),
        ..Movement::of(change.id(), Moved::Count, change.quantity.get(), change.cost)
    };
    let rows: Vec<Movement> = changes.iter().map(movement).collect();
    for posted in join_all(rows.iter().map(|row| movements::post(tx, row))).await {
        posted?;
    }
    let lots: Vec<Uuid> = changes.iter().map(|change| change.id().uuid()).collect();
    sql::mark_lots_adjusted().bind(tx, &tx.tenant(), &stocktake.uuid(), &lots).all().await?;
    Ok(())
}
