//! Discounts by the person who gave them.
//! Invariant: reversed bills do not count; the share is that of the price before the discount.

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::Decimal;
use kernel::exact::Exact;
use kernel::money::Money;
use kernel::permission::Permission;
use ledger::accounts::account_entries::days;
use ledger::accounts::trial_balance::reads_ledgers;
use platform::action::Query;
use platform::error::Result;
use platform::input;
use platform::sealed::app::membership;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::registers as sql;
use serde::Serialize;
use uuid::Uuid;

input! {
    /// Of which days.
    pub struct Discounts {
        /// The first day; absent: the first of the month of the last day.
        from: Option<Day>,
        /// The last day; absent: today.
        to: Option<Day>,
    }
}

/// The discounts of some days.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiscountsShown {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Who posted bills, the one who gave most first.
    pub rows: Vec<DiscountRow>,
    /// The sums of all of them.
    pub totals: DiscountFigures,
}

/// What a person gave.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiscountRow {
    /// Who posted the bills.
    pub by: Uuid,
    /// The name of that person.
    pub by_name: Option<String>,
    /// The figures.
    #[serde(flatten)]
    pub figures: DiscountFigures,
}

/// Bills and what was given on them.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct DiscountFigures {
    /// The number of bills.
    pub bills: i64,
    /// How many of them have a discount.
    pub with_discount: i64,
    /// What they came to without tax, after the discount.
    pub taxable_minor: Money,
    /// The discount.
    pub discount_minor: Money,
    /// The discount as a part of the price before it; null where there was none.
    pub discount_percent: Option<Decimal>,
}

impl DiscountFigures {
    /// The figures of these sums. Errors: `number_range`.
    fn of(
        (bills, with_discount): (i64, i64),
        taxable: i64,
        discount: i64,
    ) -> std::result::Result<DiscountFigures, Code> {
        let before = taxable.checked_add(discount).ok_or(Code::NumberRange)?;
        let share = Exact::ratio(discount, 1).checked_div(&Exact::ratio(before, 1));
        Ok(DiscountFigures {
            bills,
            with_discount,
            taxable_minor: Money::from_stored(taxable),
            discount_minor: Money::from_stored(discount),
            discount_percent: share.map(|it| (it * Exact::ratio(100, 1)).round_to(2)).transpose()?,
        })
    }
}

impl Query for Discounts {
    const NAME: &'static str = "sell.discounts";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str = "Shows the discounts of some days by the person who gave them.";
    type Output = DiscountsShown;

    async fn fetch(self, tx: &ReadTx) -> Result<DiscountsShown> {
        reads_ledgers(tx)?;
        let (from, to) = days(tx, self.from, self.to)?;
        let rows = sql::discounts_by_person().bind(tx, &tx.tenant(), &from, &to).all().await?;
        let sum = |of: fn(&sql::DiscountsByPerson) -> i64| {
            rows.iter().try_fold(0_i64, |sum, row| sum.checked_add(of(row)).ok_or(Code::NumberRange))
        };
        let totals = DiscountFigures::of(
            (sum(|row| row.bills)?, sum(|row| row.with_discount)?),
            sum(|row| row.taxable_minor)?,
            sum(|row| row.discount_minor)?,
        )?;
        let row = |row: sql::DiscountsByPerson| {
            let figures =
                DiscountFigures::of((row.bills, row.with_discount), row.taxable_minor, row.discount_minor)?;
            let by_name = tx.cipher().open_of(membership::NAME, Some(row.created_by), row.name)?;
            Ok(DiscountRow { by: row.created_by, by_name, figures })
        };
        Ok(DiscountsShown { from, to, rows: rows.into_iter().map(row).collect::<Result<_>>()?, totals })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_discount_is_a_share_of_the_price_before_it() {
        for (taxable, discount, share) in
            [(90_000, 10_000, Some("10.00")), (100, 50, Some("33.33")), (0, 0, None), (0, 70, Some("100.00"))]
        {
            let shown = DiscountFigures::of((1, 1), taxable, discount).expect("figures");
            assert_eq!(shown.discount_percent.map(|it| it.to_string()).as_deref(), share);
        }
        assert_eq!(DiscountFigures::of((1, 1), i64::MAX, 1).map(|_| ()), Err(Code::NumberRange));
    }
}
