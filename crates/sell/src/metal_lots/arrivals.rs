//! Metal that comes into a lot: a new one, or one that is there already, whose average cost it changes.
//! Invariant: a lot's cost is the sum of what came less what left, so a draw takes the moving average of all that came; the fine
//! metal of an arrival is rounded once.

use kernel::code::Code;
use kernel::decimal::Quantity;
use kernel::exact::Exact;
use kernel::id::{EntryId, ItemId, LotId};
use kernel::lot_code::LotCode;
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::{Unit, convert};
use kernel::weight::Milligrams;
use ledger::items;
use ledger::stock::lots::{self, NewLot, StoredLot};
use ledger::stock::metal::{FineMetal, LotMetal};
use ledger::stock::movements::{self, Moved, Movement};
use ledger::stock::quantities::Measure;
use platform::error::Result;
use platform::fields::Name;
use platform::tx::Tx;

use crate::pieces::melt::CostTogether;

/// The lot that metal comes into.
pub(crate) struct Arrival<'a> {
    code: &'a LotCode,
    item: ItemId,
    /// The lot, if it is there already; its balance is locked.
    lot: Option<StoredLot>,
    quantity: Quantity,
    /// What comes.
    pub fine: FineMetal,
}

/// The quantity of so much metal in the lot's unit. Errors at `net_mg`: `quantity_resolution`, `number_range`.
pub(crate) fn quantity_of(net: Milligrams, measure: &Measure) -> Ruled<Quantity> {
    let wrong = |code: Code| Refusal::new(code).field("net_mg");
    let exact = convert(net.get().into(), Unit::Milligram, measure.unit, None).map_err(wrong)?;
    let quantity = Quantity::rounded(&exact).map_err(wrong)?;
    if Exact::from(quantity) != exact || quantity.get() % measure.resolution.get() != 0 {
        return Err(wrong(Code::QuantityResolution));
    }
    Ok(quantity)
}

/// Whether metal of a known cost and metal without one come together in a lot.
fn is_mixed(lot: &StoredLot, comes_at: Option<Money>) -> bool {
    let known = lot.cost_known || lot.cost_minor != 0;
    lot.quantity_e6 > 0 && known != comes_at.is_some()
}

impl<'a> Arrival<'a> {
    /// The lot of this code, locked, or a new one of this item. Errors: `not_found` at `item`; `field_required` at `item` for a new
    /// lot without one; `lot_item_mismatch` for a lot of another item, and for an item that is no metal; those of the weight.
    pub async fn at(tx: &Tx, code: &'a LotCode, item: Option<&Name>, net: Milligrams) -> Result<Arrival<'a>> {
        let lot = lots::locked_if_there(tx, code.as_str()).await?;
        let mismatch = |field: &str| Refusal::new(Code::LotItemMismatch).field(field);
        let (item_id, metal, measure) = match (&lot, item) {
            (Some(lot), given) => {
                if given.is_some_and(|given| given.as_str() != lot.item) {
                    return Err(mismatch("item").into());
                }
                let metal = lots::metal(lot)?.ok_or_else(|| mismatch("lot"))?;
                (lot.item_id, metal, lots::measure(lot)?)
            }
            (None, Some(given)) => {
                let row = items::coded(tx, given.as_str(), "item").await?;
                let metal = LotMetal::of(row.metal.as_deref(), row.fineness, &row.unit)?;
                let measure = items::measure(&row.unit, row.resolution_e6, row.density_e6)?;
                (row.item_id, metal.ok_or_else(|| mismatch("item"))?, measure)
            }
            (None, None) => return Err(Refusal::new(Code::FieldRequired).field("item").into()),
        };
        let quantity = quantity_of(net, &measure)?;
        let fine = metal.fine(quantity.into())?;
        Ok(Arrival { code, item: ItemId::from_uuid(item_id), lot, quantity, fine })
    }

    /// What is in the lot afterwards: the quantity in the item's unit, and the cost. Errors: `number_range` at `net_mg`.
    pub fn after(&self, cost: Money) -> Ruled<(Quantity, Money)> {
        let before =
            self.lot.as_ref().map_or((0, Money::ZERO), |lot| (lot.quantity_e6, lots::remaining(lot).cost));
        let wrong = |code: Code| Refusal::new(code).field("net_mg");
        let quantity = before.0.checked_add(self.quantity.get()).ok_or(Code::NumberRange).map_err(wrong)?;
        Ok((Quantity::new(quantity).map_err(wrong)?, before.1.add(cost)?))
    }

    /// Writes it; its cost is unknown where nobody knows it. It may go in one flight with its entry.
    pub async fn write(&self, tx: &Tx, kind: Moved, cost: CostTogether, entry: EntryId) -> Result<LotId> {
        let id = self.insert(tx, kind, cost.known, entry).await?;
        if cost.is_part || self.lot.as_ref().is_some_and(|lot| is_mixed(lot, cost.known)) {
            lots::mark_cost_is_part(tx, id).await?;
        }
        Ok(id)
    }

    async fn insert(&self, tx: &Tx, kind: Moved, cost: Option<Money>, entry: EntryId) -> Result<LotId> {
        let (known, cost) = (cost.is_some(), cost.unwrap_or(Money::ZERO));
        if let Some(lot) = &self.lot {
            let id = LotId::from_uuid(lot.lot_id);
            let movement = Movement {
                fine_mg: self.fine.fine_mg,
                entry: Some(entry),
                ..Movement::of(id, kind, self.quantity.get(), cost)
            };
            movements::post(tx, &movement).await?;
            return Ok(id);
        }
        let id = LotId::from_uuid(tx.new_id()?);
        let new = NewLot {
            made_on: Some(tx.today()),
            quantity_e6: self.quantity.get(),
            cost,
            cost_known: known,
            fine_mg: self.fine.fine_mg,
            entry: Some(entry),
            ..NewLot::of(id, self.code.as_str(), self.item)
        };
        lots::insert(tx, &new, kind, "lot").await?;
        Ok(id)
    }
}
