//! The cost of a kg of each item by month.
//! Invariant: a batch counts in the month in which it was completed, with its cost as it is booked now.

use std::collections::HashMap;

use kernel::day::{Day, local_day};
use kernel::decimal::Decimal;
use kernel::id::BatchId;
use kernel::money::Money;
use kernel::permission::Permission;
use ledger::items;
use ledger::stock::lots;
use platform::action::Query;
use platform::error::Result;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

use super::rules::{self, MadeOfItem};

input! {
    /// The days whose costs are asked for.
    pub struct GetCostByMonth {
        /// The first day; absent: a year before the last.
        from: Option<Day>,
        /// The last day; absent: today.
        to: Option<Day>,
    }
}

/// The cost of a kg by month.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CostByMonth {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Each item in each month in which a batch made it, by month, then item.
    pub rows: Vec<MonthCost>,
    /// Whether batches are left out: only the newest 500 count.
    pub more: bool,
}

/// The cost of an item in a month.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MonthCost {
    /// The first day of the month.
    pub month: Day,
    /// The item.
    pub item: String,
    /// Its name.
    pub item_name: String,
    /// What was made of it, kg, nine decimals; null if a part of it has no mass.
    pub made_kg: Option<Decimal>,
    /// What that cost.
    pub cost_minor: Money,
    /// Minor units a kg, nine decimals; null without a mass.
    pub cost_minor_per_kg: Option<Decimal>,
}

impl Query for GetCostByMonth {
    const NAME: &'static str = "make.cost_by_month";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str = "Shows what a kg of each item cost to make, month by month.";
    type Output = CostByMonth;

    async fn fetch(self, tx: &ReadTx) -> Result<CostByMonth> {
        let (from, to) = super::days(tx, self.from, self.to)?;
        let (batches, more) = super::ended_on(tx, (from, to), "").await?;
        let month = |at| local_day(at, &tx.workspace.zone).first_of_month();
        let months: HashMap<BatchId, Day> = batches
            .iter()
            .filter_map(|it| Some((BatchId::from_uuid(it.batch_id), month(it.completed_at?))))
            .collect();
        let ids: Vec<BatchId> = batches.iter().map(|it| BatchId::from_uuid(it.batch_id)).collect();
        let made = lots::made_by(tx, &ids).await?;
        let of_item = |lot: lots::MadeLot| {
            Some(MadeOfItem {
                month: *months.get(&BatchId::from_uuid(lot.batch_id?))?,
                kg: lots::in_kg(lot.made_e6, &lot.unit, lot.density_e6),
                item: lot.item,
                cost: Money::from_stored(lot.cost_minor),
            })
        };
        let months = rules::by_month(made.into_iter().filter_map(of_item))?;
        let codes: Vec<&str> = months.keys().map(|(_, item)| item.as_str()).collect();
        let items = items::by_code(tx, &codes).await?;
        let row = |((month, item), it): (&(Day, String), &rules::MonthOfItem)| MonthCost {
            month: *month,
            item_name: items.get(item).map_or_else(|| item.clone(), |row| row.name.clone()),
            item: item.clone(),
            made_kg: it.kg.as_ref().and_then(|kg| kg.round_to(9).ok()),
            cost_minor: it.cost,
            cost_minor_per_kg: it.per_kg(),
        };
        Ok(CostByMonth { from, to, rows: months.iter().map(row).collect(), more })
    }
}
