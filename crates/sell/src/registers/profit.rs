//! Profit: what was sold of each item or piece, less what it had cost the shop.
//! Invariant: sales and cost are those of the stored lines; goods of unknown cost are counted and shown, never taken as free.

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Decimal, Fineness};
use kernel::exact::Exact;
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::words;
use ledger::accounts::account_entries::days;
use ledger::accounts::own_accounts::{self, OwnSum};
use ledger::accounts::trial_balance::reads_ledgers;
use platform::action::Query;
use platform::error::{Result, stored};
use platform::tx::ReadTx;
use platform::{input, word_fields};
use schemars::JsonSchema;
use sell_queries::registers as sql;
use serde::Serialize;

use super::SALES;

/// Most rows of an answer, the most profitable first. The statements read one more.
const MOST: i64 = 1_000;

words! {
    /// What profit is shown of.
    pub enum ProfitBy {
        /// Each item.
        Item = "item",
        /// Each tagged piece.
        Piece = "piece",
    }
}
word_fields!(ProfitBy);

input! {
    /// Which profit.
    pub struct Profit {
        /// The first day; absent: the first of the month of the last day.
        from: Option<Day>,
        /// The last day; absent: today.
        to: Option<Day>,
        /// item or piece; absent: item.
        by: Option<ProfitBy>,
    }
}

/// The profit of some days.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProfitShown {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// item or piece.
    pub by: ProfitBy,
    /// The items or pieces, the most profitable first.
    pub rows: Vec<ProfitRow>,
    /// The sums of everything that was sold on these days, with and without item or tag.
    pub totals: ProfitFigures,
    /// What the shop's own accounts of income and expense moved on these days.
    pub accounts: Vec<OwnSum>,
    /// The profit of what was sold, with that income and less those expenses.
    pub result_minor: Money,
    /// True if there were more rows than one answer holds.
    pub cut: bool,
}

/// An item or a piece.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProfitRow {
    /// The item's code, or the piece's tag; null for lines without an item.
    pub code: Option<String>,
    /// The item's name.
    pub name: Option<String>,
    /// The piece's metal.
    pub metal: Option<Metal>,
    /// The piece's fineness.
    pub fineness_ppt: Option<Fineness>,
    /// Whether the lines sold tagged pieces.
    pub is_piece: bool,
    /// Its figures.
    #[serde(flatten)]
    pub figures: ProfitFigures,
}

/// What was sold, what it had cost, and the difference.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct ProfitFigures {
    /// The number of lines.
    pub lines: i64,
    /// The number of those lines whose goods have no known cost.
    pub cost_missing: i64,
    /// Sales without tax, less what credit notes took back.
    pub sales_minor: Money,
    /// The known cost of the goods.
    pub cost_minor: Money,
    /// Sales less cost.
    pub profit_minor: Money,
    /// The profit as a part of the sales; null where there were none.
    pub margin_percent: Option<Decimal>,
}

impl ProfitFigures {
    /// The figures of these sums. Errors: `number_range`.
    pub(super) fn of(
        (lines, unknown): (i64, i64),
        sales_minor: i64,
        cost_minor: i64,
    ) -> std::result::Result<ProfitFigures, Code> {
        let profit = sales_minor.checked_sub(cost_minor).ok_or(Code::NumberRange)?;
        Ok(ProfitFigures {
            lines,
            cost_missing: unknown,
            sales_minor: Money::from_stored(sales_minor),
            cost_minor: Money::from_stored(cost_minor),
            profit_minor: Money::from_stored(profit),
            margin_percent: margin(profit, sales_minor)?,
        })
    }
}

/// The share of a profit in the sales, in per cent, to two decimals.
fn margin(profit: i64, sales: i64) -> std::result::Result<Option<Decimal>, Code> {
    let share = Exact::ratio(profit, 1).checked_div(&Exact::ratio(sales, 1));
    share.map(|share| (share * Exact::ratio(100, 1)).round_to(2)).transpose()
}

impl Query for Profit {
    const NAME: &'static str = "sell.profit";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str =
        "Shows what was sold of each item or piece, what it had cost, and the profit.";
    type Output = ProfitShown;

    async fn fetch(self, tx: &ReadTx) -> Result<ProfitShown> {
        reads_ledgers(tx)?;
        let (from, to) = days(tx, self.from, self.to)?;
        let by = self.by.unwrap_or(ProfitBy::Item);
        let (tenant, kinds) = (tx.tenant(), &SALES[..]);
        let sums = sql::sums_of_profit().bind(tx, &tenant, &kinds, &from, &to).one().await?;
        let rows = match by {
            ProfitBy::Item => {
                of_items(sql::profit_by_item().bind(tx, &tenant, &kinds, &from, &to).all().await?)?
            }
            ProfitBy::Piece => {
                of_pieces(sql::profit_by_piece().bind(tx, &tenant, &kinds, &from, &to).all().await?)?
            }
        };
        let Page { rows, next } = Page::of(rows, MOST, |_| ());
        let totals = ProfitFigures::of((sums.lines, sums.unknown), sums.sales_minor, sums.cost_minor)?;
        let accounts = own_accounts::sums(tx, from, to).await?;
        let result_minor = result_of(totals.profit_minor, &accounts)?;
        Ok(ProfitShown { from, to, by, rows, totals, accounts, result_minor, cut: next.is_some() })
    }
}

/// The profit of what was sold, with the income and less the expenses of the shop's own accounts. Errors: `number_range`.
fn result_of(profit: Money, accounts: &[OwnSum]) -> std::result::Result<Money, Code> {
    accounts.iter().try_fold(profit, |sum, account| sum.accumulate(account.earned_minor))
}

fn of_items(rows: Vec<sql::ProfitByItem>) -> Result<Vec<ProfitRow>> {
    let row = |row: sql::ProfitByItem| {
        Ok(ProfitRow {
            code: row.code,
            name: row.name,
            metal: None,
            fineness_ppt: None,
            is_piece: row.is_piece,
            figures: ProfitFigures::of((row.lines, row.unknown), row.sales_minor, row.cost_minor)?,
        })
    };
    rows.into_iter().map(row).collect()
}

fn of_pieces(rows: Vec<sql::ProfitByPiece>) -> Result<Vec<ProfitRow>> {
    let row = |row: sql::ProfitByPiece| {
        Ok(ProfitRow {
            code: Some(row.tag),
            name: None,
            metal: Some(stored(&row.metal)?),
            fineness_ppt: Some(Fineness::from_stored(row.fineness.into())),
            is_piece: true,
            figures: ProfitFigures::of((row.lines, row.unknown), row.sales_minor, row.cost_minor)?,
        })
    };
    rows.into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_margin_is_the_share_of_the_sales_that_is_left() {
        let of = |sales, cost| ProfitFigures::of((1, 0), sales, cost).expect("figures");
        for (sales, cost, profit, margin) in [
            (10_000, 7_500, 2_500, Some("25.00")),
            (30_000, 20_000, 10_000, Some("33.33")),
            (10_000, 12_000, -2_000, Some("-20.00")),
            (0, 500, -500, None),
        ] {
            let shown = of(sales, cost);
            assert_eq!(shown.profit_minor.get(), profit);
            assert_eq!(shown.margin_percent.map(|it| it.to_string()).as_deref(), margin);
        }
    }

    proptest! {
        #[test]
        fn a_profit_and_a_cost_are_the_sales(sales in -1_000_000_000_i64..1_000_000_000, cost in -1_000_000_000_i64..1_000_000_000) {
            let shown = ProfitFigures::of((1, 0), sales, cost).expect("figures");
            prop_assert_eq!(shown.profit_minor.get() + cost, sales);
        }
    }
}
