//! What customers want in the days to come, and what is short for it.
//! Invariant: the figures are those that a proposal of batches plans by.

use kernel::day::Day;
use kernel::decimal::SignedQuantity;
use kernel::id::ItemId;
use kernel::permission::Permission;
use ledger::items;
use ledger::orders::demand::{self, DemandRow};
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

use super::missed_days::{self, MissedDays};

input! {
    /// The days to look at.
    pub struct GetDemand {
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
        /// Only this item.
        item: Option<Name>,
    }
}

/// The demand of some days.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Demand {
    /// By day, then item; days without demand are left out.
    pub rows: Vec<DemandShown>,
    /// The days of standing orders that were missed in the last two weeks. They are not in the rows. Empty where an item is named.
    pub missed: Vec<MissedDays>,
}

/// The demand for an item on a day. The quantities are in its unit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DemandShown {
    /// The day.
    pub day: Day,
    /// The item.
    pub item: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Ordered for this day. Today has what is late too.
    pub orders: SignedQuantity,
    /// Ordered by standing orders.
    pub standing: SignedQuantity,
    /// Both together.
    pub demand: SignedQuantity,
    /// What earlier days leave of the stock that may be sold on this day.
    pub sellable: SignedQuantity,
    /// The part of the demand that no stock covers.
    pub short: SignedQuantity,
}

impl Query for GetDemand {
    const NAME: &'static str = "sell.demand";
    const NEEDS: Permission = Permission::OrdersRead;
    const SUMMARY: &'static str =
        "Shows what customers want on each day, what is there for it, and what is short.";
    type Output = Demand;

    async fn fetch(self, tx: &ReadTx) -> Result<Demand> {
        let item = match &self.item {
            Some(code) => Some(ItemId::from_uuid(items::coded(tx, code.as_str(), "item").await?.item_id)),
            None => None,
        };
        let rows = demand::demand(tx, self.from, self.to, item).await?;
        let missed = if item.is_none() { missed_days::lately(tx).await? } else { vec![] };
        Ok(Demand { rows: rows.into_iter().map(demand_row).collect(), missed })
    }
}

fn demand_row(row: DemandRow) -> DemandShown {
    let DemandRow { item, name, unit, served, .. } = row;
    DemandShown {
        day: served.need.day,
        item,
        name,
        unit,
        orders: served.need.orders,
        standing: served.need.standing,
        demand: served.demand,
        sellable: served.sellable,
        short: served.short,
    }
}
