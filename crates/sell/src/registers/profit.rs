//! Profit: what was sold of each item or piece, less what it had cost the shop.
//! Invariant: sales and cost are those of the stored lines; goods of unknown cost are counted and shown, and are in no profit.

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
    /// What the accounts of income and expense moved on these days: the shop's own, and those that the product
    /// keeps, such as LABOUR, PURCHASES and STOCK_LOSS. SALES and COGS are in the totals and not here.
    pub accounts: Vec<OwnSum>,
    /// What COGS has more than the cost in the totals: the cost of goods that left without a bill, and what
    /// corrections of a cost changed later.
    pub unbilled_cost_minor: Money,
    /// The profit of what was sold, with that income and less those expenses and that cost; null where that
    /// profit is unknown.
    pub result_minor: Option<Money>,
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
    /// The sales of those lines whose goods have a known cost, or need none.
    pub known_sales_minor: Money,
    /// The known cost of the goods.
    pub cost_minor: Money,
    /// These sales less that cost; null where the goods of no line have a known cost.
    pub profit_minor: Option<Money>,
    /// The profit as a part of these sales; null where there were none.
    pub margin_percent: Option<Decimal>,
}

/// The sums of some lines, as stored.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ProfitSums {
    /// The number of lines.
    pub lines: i64,
    /// The number of those of unknown cost.
    pub unknown: i64,
    /// The sales of all.
    pub sales: i64,
    /// The sales of those of known cost.
    pub known: i64,
    /// The known cost.
    pub cost: i64,
}

impl ProfitFigures {
    /// The figures of these sums. Errors: `number_range`.
    pub(super) fn of(sums: ProfitSums) -> std::result::Result<ProfitFigures, Code> {
        let profit = sums.known.checked_sub(sums.cost).ok_or(Code::NumberRange)?;
        let is_unknown = sums.lines > 0 && sums.unknown == sums.lines;
        Ok(ProfitFigures {
            lines: sums.lines,
            cost_missing: sums.unknown,
            sales_minor: Money::from_stored(sums.sales),
            known_sales_minor: Money::from_stored(sums.known),
            cost_minor: Money::from_stored(sums.cost),
            profit_minor: (!is_unknown).then(|| Money::from_stored(profit)),
            margin_percent: if is_unknown { None } else { margin(profit, sums.known)? },
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
        let totals = ProfitFigures::of(ProfitSums {
            lines: sums.lines,
            unknown: sums.unknown,
            sales: sums.sales_minor,
            known: sums.known_minor,
            cost: sums.cost_minor,
        })?;
        let earned = own_accounts::read_earnings(tx, from, to).await?;
        let unbilled_cost_minor = less(earned.cost_of_goods, totals.cost_minor)?;
        let accounts = earned.beside;
        let result_minor = result_of(totals.profit_minor, unbilled_cost_minor, &accounts)?;
        let cut = next.is_some();
        Ok(ProfitShown { from, to, by, rows, totals, accounts, unbilled_cost_minor, result_minor, cut })
    }
}

/// The difference of two sums, which may exceed the limit of one amount. Errors: `number_range`.
fn less(sum: Money, other: Money) -> std::result::Result<Money, Code> {
    sum.get().checked_sub(other.get()).map(Money::from_stored).ok_or(Code::NumberRange)
}

/// The profit of what was sold, less the cost of what left without a bill, with the other income and less the
/// other expenses; None where that profit is unknown. Errors: `number_range`.
fn result_of(
    profit: Option<Money>,
    unbilled_cost: Money,
    accounts: &[OwnSum],
) -> std::result::Result<Option<Money>, Code> {
    let Some(profit) = profit else { return Ok(None) };
    let sold = less(profit, unbilled_cost)?;
    accounts.iter().try_fold(sold, |sum, account| sum.accumulate(account.earned_minor)).map(Some)
}

fn of_items(rows: Vec<sql::ProfitByItem>) -> Result<Vec<ProfitRow>> {
    let row = |row: sql::ProfitByItem| {
        Ok(ProfitRow {
            code: row.code,
            name: row.name,
            metal: None,
            fineness_ppt: None,
            is_piece: row.is_piece,
            figures: ProfitFigures::of(ProfitSums {
                lines: row.lines,
                unknown: row.unknown,
                sales: row.sales_minor,
                known: row.known_minor,
                cost: row.cost_minor,
            })?,
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
            figures: ProfitFigures::of(ProfitSums {
                lines: row.lines,
                unknown: row.unknown,
                sales: row.sales_minor,
                known: row.known_minor,
                cost: row.cost_minor,
            })?,
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
        let of = |sales, cost| {
            ProfitFigures::of(ProfitSums { lines: 1, unknown: 0, sales, known: sales, cost })
                .expect("figures")
        };
        for (sales, cost, profit, margin) in [
            (10_000, 7_500, 2_500, Some("25.00")),
            (30_000, 20_000, 10_000, Some("33.33")),
            (10_000, 12_000, -2_000, Some("-20.00")),
            (0, 500, -500, None),
        ] {
            let shown = of(sales, cost);
            assert_eq!(shown.profit_minor.map(Money::get), Some(profit));
            assert_eq!(shown.margin_percent.map(|it| it.to_string()).as_deref(), margin);
        }
    }

    #[test]
    fn goods_of_unknown_cost_are_in_no_profit_and_in_no_margin() {
        let of = |lines, unknown, known, cost| {
            let sums = ProfitSums { lines, unknown, sales: 10_000, known, cost };
            let shown = ProfitFigures::of(sums).expect("figures");
            (shown.profit_minor.map(Money::get), shown.margin_percent.map(|it| it.to_string()))
        };
        // One line of two is unknown: profit and margin are those of the other.
        assert_eq!(of(2, 1, 4_000, 3_000), (Some(1_000), Some("25.00".to_owned())));
        assert_eq!(of(2, 2, 0, 0), (None, None));
        // A line that needs no cost is all profit.
        assert_eq!(of(1, 0, 10_000, 0), (Some(10_000), Some("100.00".to_owned())));
        assert_eq!(of(0, 0, 0, 500), (Some(-500), None), "metal that went with no line");
    }

    #[test]
    fn a_result_is_unknown_as_long_as_the_profit_is() {
        let money = Money::from_stored;
        assert_eq!(result_of(None, Money::ZERO, &[]), Ok(None));
        assert_eq!(result_of(Some(money(7)), Money::ZERO, &[]), Ok(Some(money(7))));
        assert_eq!(result_of(Some(money(7)), money(2), &[]), Ok(Some(money(5))));
    }

    proptest! {
        #[test]
        fn a_profit_and_a_cost_are_the_sales_of_known_cost(
            known in -1_000_000_000_i64..1_000_000_000,
            cost in -1_000_000_000_i64..1_000_000_000,
        ) {
            let sums = ProfitSums { lines: 2, unknown: 1, sales: 7, known, cost };
            let shown = ProfitFigures::of(sums).expect("figures");
            prop_assert_eq!(shown.profit_minor.map(|profit| profit.get() + cost), Some(known));
        }
    }
}
