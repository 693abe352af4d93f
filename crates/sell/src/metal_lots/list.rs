//! Lots of metal, the newest first: their weight, their fine metal and their average cost.
//! Invariant: the average is what the next draw of a gram would take; only users who may read costs see it.

use kernel::decimal::{Decimal, Fineness, SignedQuantity};
use kernel::exact::Exact;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use ledger::stock::metal::LotMetal;
use platform::action::Query;
use platform::error::{Error, Result};
use platform::fields::Flag;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::metal_lots as sql;
use serde::Serialize;
use uuid::Uuid;

/// Lots on a page.
pub const PAGE: i64 = 50;
/// Milligrams of a gram.
const MG_PER_G: i64 = 1_000;

input! {
    /// Which lots of metal.
    pub struct ListMetalLots {
        /// Whether empty lots are listed too.
        empty: Flag,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of lots of metal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MetalLotPage {
    /// The lots, the newest first.
    pub rows: Vec<MetalLotShown>,
    /// What all lots have together, by metal.
    pub sums: Vec<MetalSum>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// A lot of metal.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MetalLotShown {
    /// Its code.
    pub lot: String,
    /// Its item.
    pub item: String,
    /// The item's name.
    pub item_name: String,
    /// The metal.
    pub metal: String,
    /// Its fineness.
    pub fineness_ppt: Fineness,
    /// What is left, in whole mg.
    pub net_mg: i64,
    /// The fine metal that is left.
    pub fine_mg: i64,
    /// The cost of what is left; absent for users without `cost.read`, and where nobody knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_minor: Option<Money>,
    /// The average cost of a gram; absent as the cost is, and for an empty lot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_minor_per_g: Option<Decimal>,
    /// Its location.
    pub location: Option<String>,
}

/// The metal of all lots together.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MetalSum {
    /// The metal.
    pub metal: String,
    /// The fine metal.
    pub fine_mg: i64,
    /// The cost; absent for users without `cost.read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_minor: Option<Money>,
}

impl Query for ListMetalLots {
    const NAME: &'static str = "sell.metal_lots";
    const NEEDS: Permission = Permission::ArticlesRead;
    const SUMMARY: &'static str = "Lists the lots of metal with their average cost, fifty a page.";
    type Output = MetalLotPage;

    async fn fetch(self, tx: &ReadTx) -> Result<MetalLotPage> {
        let (tenant, before) = (tx.tenant(), self.after.unwrap_or(Uuid::max()));
        let lots = sql::metal_lots().prepare(tx).await?;
        let sums = sql::metal_in_lots().prepare(tx).await?;
        let (rows, sums) = tokio::join!(biased;
            async { lots.bind(tx, &tenant, &before, &self.empty.0, &(PAGE + 1)).all().await },
            async { sums.bind(tx, &tenant).all().await });
        let Page { rows, next } = Page::of(rows?, PAGE, |last| last.lot_id);
        let tells_cost = tx.member.may(Permission::CostRead);
        let sum = |row: sql::MetalInLots| MetalSum {
            metal: row.metal.unwrap_or_default(),
            fine_mg: row.fine_mg,
            cost_minor: tells_cost.then(|| Money::from_stored(row.cost_minor)),
        };
        Ok(MetalLotPage {
            rows: rows.into_iter().map(|row| lot_shown(row, tells_cost)).collect::<Result<_>>()?,
            sums: sums?.into_iter().map(sum).collect(),
            next,
        })
    }
}

fn lot_shown(row: sql::MetalLotRow, tells_cost: bool) -> Result<MetalLotShown> {
    let metal = LotMetal::of(row.metal.as_deref(), row.fineness, &row.unit)?;
    let metal = metal.ok_or_else(|| Error::internal("a lot of metal has a metal that is weighed"))?;
    let mg = metal.mg(SignedQuantity::from_stored(row.quantity_e6));
    let is_told = tells_cost && (row.cost_known || row.cost_minor != 0);
    Ok(MetalLotShown {
        lot: row.code,
        item: row.item,
        item_name: row.item_name,
        metal: row.metal.unwrap_or_default(),
        fineness_ppt: Fineness::from_stored(row.fineness.unwrap_or_default().into()),
        net_mg: mg.floor().round()?,
        fine_mg: row.fine_mg,
        cost_minor_per_g: average(row.cost_minor, &mg).filter(|_| is_told),
        cost_minor: is_told.then(|| Money::from_stored(row.cost_minor)),
        location: row.location,
    })
}

/// The average cost of a gram, to six decimals; None for an empty lot.
fn average(cost_minor: i64, mg: &Exact) -> Option<Decimal> {
    (Exact::from(cost_minor) * Exact::from(MG_PER_G)).checked_div(mg)?.round_to(6).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_average_is_that_of_a_gram_and_an_empty_lot_has_none() {
        let text = |cost, mg: i64| average(cost, &Exact::from(mg)).map(|it| it.normalized().to_string());
        assert_eq!(text(4000, 2000), Some("2000".into()));
        assert_eq!(text(100, 3000), Some("33.333333".into()));
        assert_eq!(text(0, 0), None);
    }
}
