//! The lots of an item to take next; a query that takes nothing.
//! Invariant: a batch may take the offered lots without a reason.

use kernel::decimal::{Decimal, SignedQuantity};
use kernel::id::{ItemId, LotId};
use kernel::permission::Permission;
use kernel::unit::Unit;
use ledger_queries::stock::lots as sql;
use platform::action::{Asked, Query};
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

use crate::items;
use crate::stock::fefo::{self, Stock};
use crate::stock::holds::OpenHolds;
use crate::stock::quantities::{self, FIELDS};

/// The stock of an item with its holds, unordered.
pub async fn stock_of(tx: &ReadTx, item: ItemId, holds: &OpenHolds) -> Result<Vec<Stock>> {
    let rows = sql::stock_of().bind(tx, &tx.tenant(), &item.uuid()).all().await?;
    let lots: Vec<LotId> = rows.iter().map(|row| LotId::from_uuid(row.lot_id)).collect();
    let held = holds.reaching(tx, &lots).await?;
    let stock = rows.into_iter().map(|row| Stock {
        lot: row.code,
        quantity: SignedQuantity::from_stored(row.quantity_e6),
        expires: row.expires_on,
        received: row.received_on,
        held: held.contains_key(&LotId::from_uuid(row.lot_id)),
        released: row.released,
    });
    Ok(stock.collect())
}

/// The stock of an item that is kept in lots.
#[derive(Debug, Default)]
pub struct InStock {
    /// Its lots, unordered.
    pub lots: Vec<Stock>,
    /// The open holds that reach any of them, by name.
    pub holds: Vec<String>,
}

/// The same for several items, with the names of the holds; an item without lots is left out.
pub async fn stock_of_items(tx: &ReadTx, items: &[ItemId]) -> Result<HashMap<ItemId, InStock>> {
    let rows = sql::stock_of_items().bind(tx, &tx.tenant(), &ItemId::uuids(items)).all().await?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let lots: Vec<LotId> = rows.iter().map(|row| LotId::from_uuid(row.lot_id)).collect();
    let mut held = OpenHolds::read(tx).await?.reaching(tx, &lots).await?;
    let mut stock: HashMap<ItemId, InStock> = HashMap::new();
    for row in rows {
        let holds = held.remove(&LotId::from_uuid(row.lot_id)).unwrap_or_default();
        let of_item = stock.entry(ItemId::from_uuid(row.item_id)).or_default();
        of_item.lots.push(Stock {
            lot: row.code,
            quantity: SignedQuantity::from_stored(row.quantity_e6),
            expires: row.expires_on,
            received: row.received_on,
            held: !holds.is_empty(),
            released: row.released,
        });
        of_item.holds.extend(holds);
        of_item.holds.sort_unstable();
        of_item.holds.dedup();
    }
    Ok(stock)
}

input! {
    /// A wanted quantity of an item.
    pub struct SuggestFefo {
        /// The item.
        item: Name,
        /// How much.
        quantity: Decimal,
        /// Its unit.
        unit: Unit,
    }
}

/// The lots to take.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Suggested {
    /// The lots to take from, first to expire first.
    pub picks: Vec<PickShown>,
    /// The quantity that no lot covers, in the item's unit.
    pub short: SignedQuantity,
}

/// A quantity of one lot.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PickShown {
    /// The lot.
    pub lot: String,
    /// How much of it, in the item's unit.
    pub quantity: SignedQuantity,
}

impl Query for SuggestFefo {
    const NAME: &'static str = "make.fefo.suggest";
    const NEEDS: Permission = Permission::MakeCompute;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Proposes the lots to take, first to expire first.";
    type Output = Suggested;

    async fn fetch(self, tx: &ReadTx) -> Result<Suggested> {
        let asked = quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS)?;
        let item = items::coded(tx, self.item.as_str(), "item").await?;
        let measure = items::measure(&item.unit, item.resolution_e6, item.density_e6)?;
        let wanted = quantities::measure(&asked, &measure, FIELDS)?;
        let holds = OpenHolds::read(tx).await?;
        let stock = stock_of(tx, ItemId::from_uuid(item.item_id), &holds).await?;
        let suggestion = fefo::suggest(&stock, wanted, tx.today());
        let picks =
            suggestion.picks.into_iter().map(|pick| PickShown { lot: pick.lot, quantity: pick.quantity });
        Ok(Suggested { picks: picks.collect(), short: suggestion.short })
    }
}
