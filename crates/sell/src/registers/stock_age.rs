//! The tagged stock by its age: how long the pieces have been in the shop, and what they cost it.
//! Invariant: metals are never in one sum of weight; pieces of unknown cost are counted and shown, never taken as free.

use jiff::SignedDuration;
use kernel::code::Code;
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::words;
use ledger::accounts::trial_balance::reads_ledgers;
use platform::action::Query;
use platform::error::{Result, stored};
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::registers as sql;
use serde::Serialize;

words! {
    /// How long a piece has been in the shop.
    pub enum StockAge {
        /// Up to 30 days.
        To30 = "to_30",
        /// 31 to 90 days.
        To90 = "to_90",
        /// 91 to 180 days.
        To180 = "to_180",
        /// 181 to 365 days.
        To365 = "to_365",
        /// More than 365 days.
        Older = "older",
    }
}

input! {
    /// The stock as it is now.
    pub struct StockByAge {}
}

/// The tagged stock by age.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StockByAgeShown {
    /// Each metal's pieces of each age that there are, the newest first.
    pub rows: Vec<StockAgeRow>,
    /// What the pieces of each age cost, the newest first; all five ages.
    pub ages: Vec<AgeCost>,
    /// The number of all pieces.
    pub pieces: i64,
    /// How many of them have no known cost.
    pub cost_missing: i64,
    /// What the others cost.
    pub cost_minor: Money,
}

/// The pieces of a metal and an age.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StockAgeRow {
    /// The metal.
    pub metal: Metal,
    /// to_30, to_90, to_180, to_365 or older: days since they came.
    pub age: StockAge,
    /// The number of pieces.
    pub pieces: i64,
    /// How many of them have no known cost.
    pub cost_missing: i64,
    /// Their metal.
    pub net_mg: i64,
    /// The fine metal in it.
    pub fine_mg: i64,
    /// Their known cost.
    pub cost_minor: Money,
}

/// What the pieces of an age cost.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct AgeCost {
    /// The age.
    pub age: StockAge,
    /// The number of pieces.
    pub pieces: i64,
    /// Their known cost.
    pub cost_minor: Money,
}

impl Query for StockByAge {
    const NAME: &'static str = "sell.stock_by_age";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str = "Shows the tagged stock by metal and age, with its cost.";
    type Output = StockByAgeShown;

    async fn fetch(self, tx: &ReadTx) -> Result<StockByAgeShown> {
        reads_ledgers(tx)?;
        let since = |days: i64| tx.now - SignedDuration::from_hours(24 * days);
        let asked = sql::StockByAgeParams {
            since_30: since(30),
            since_90: since(90),
            since_180: since(180),
            since_365: since(365),
            tenant: tx.tenant(),
        };
        let rows = sql::stock_by_age().params(tx, &asked).all().await?;
        let rows = rows.into_iter().map(shown_row).collect::<Result<Vec<StockAgeRow>>>()?;
        let ages = StockAge::ALL.iter().map(|age| Ok(cost_of(*age, &rows)?)).collect::<Result<Vec<_>>>()?;
        let sum = |of: &dyn Fn(&StockAgeRow) -> i64| total(rows.iter().map(of));
        Ok(StockByAgeShown {
            pieces: sum(&|row| row.pieces)?,
            cost_missing: sum(&|row| row.cost_missing)?,
            cost_minor: Money::from_stored(sum(&|row| row.cost_minor.get())?),
            rows,
            ages,
        })
    }
}

fn shown_row(row: sql::StockByAge) -> Result<StockAgeRow> {
    let age = usize::try_from(row.age).ok().and_then(|n| StockAge::ALL.get(n)).copied();
    Ok(StockAgeRow {
        metal: stored(&row.metal)?,
        age: age.unwrap_or(StockAge::Older),
        pieces: row.pieces,
        cost_missing: row.unknown,
        net_mg: row.net_mg,
        fine_mg: row.fine_mg,
        cost_minor: Money::from_stored(row.cost_minor),
    })
}

fn cost_of(age: StockAge, rows: &[StockAgeRow]) -> std::result::Result<AgeCost, Code> {
    let of_age = || rows.iter().filter(|row| row.age == age);
    Ok(AgeCost {
        age,
        pieces: total(of_age().map(|row| row.pieces))?,
        cost_minor: Money::from_stored(total(of_age().map(|row| row.cost_minor.get()))?),
    })
}

fn total(figures: impl Iterator<Item = i64>) -> std::result::Result<i64, Code> {
    let mut sum = 0_i64;
    for figure in figures {
        sum = sum.checked_add(figure).ok_or(Code::NumberRange)?;
    }
    Ok(sum)
}
