//! The recent rates of the board: one list for all its small charts.
//! Invariant: it is one statement, however many metals the board has.

use kernel::day::Instant;
use kernel::decimal::{Fineness, PerMg};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Count;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::rates as sql;
use serde::Serialize;

use super::{SideGiven, board_row};

/// Most rows of an answer: four metals of four finenesses both ways, published three times a day for a month.
const MOST: i64 = 3_000;
/// Days to look back by default.
const DAYS: i32 = 14;
/// Days to look back at most.
const MAX_DAYS: i32 = 366;

input! {
    /// The period to look back.
    pub struct Trend {
        /// Days; absent: fourteen.
        days: Option<Count>,
    }
}

/// The rates that started in that period, by metal, fineness, side and moment.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TrendShown {
    /// The rates.
    pub rows: Vec<TrendRow>,
}

/// One of them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TrendRow {
    /// The metal.
    pub metal: Metal,
    /// Its fineness.
    pub fineness_ppt: Fineness,
    /// buy or sell.
    pub side: &'static str,
    /// The price.
    pub rate_minor: Money,
    /// The weight of the price.
    pub per_mg: PerMg,
    /// The start of its validity.
    pub effective_at: Instant,
}

impl Query for Trend {
    const NAME: &'static str = "sell.rate_trend";
    const NEEDS: Permission = Permission::RatesRead;
    const SUMMARY: &'static str = "Lists how the rates of the board moved in the last days.";
    type Output = TrendShown;

    async fn fetch(self, tx: &ReadTx) -> Result<TrendShown> {
        let days = self.days.map_or(DAYS, |days| days.0.min(MAX_DAYS));
        let back = jiff::SignedDuration::from_hours(24 * i64::from(days));
        let from = tx.now.checked_sub(back).unwrap_or(Instant::MIN);
        let rows = sql::trend().bind(tx, &tx.tenant(), &from, &tx.now, &MOST).all().await?;
        let shown = |row: sql::RateStored| {
            let row = board_row(row)?;
            Ok(TrendRow {
                metal: row.quoted.metal,
                fineness_ppt: row.quoted.fineness,
                side: SideGiven::from(row.quoted.side).as_str(),
                rate_minor: row.rate,
                per_mg: row.per_mg,
                effective_at: row.effective_at,
            })
        };
        Ok(TrendShown { rows: rows.into_iter().map(shown).collect::<Result<_>>()? })
    }
}
