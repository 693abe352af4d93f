//! Sales and margin by day and tax class; over more days than a page can tell apart, by month.
//! Invariant: the days, the classes and the whole are sums of the same rows.

use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::Day;
use kernel::permission::Permission;
use ledger::accounts::account_entries::days;
use ledger::accounts::trial_balance::reads_ledgers;
use platform::action::Query;
use platform::error::Result;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::registers as sql;
use serde::Serialize;
use std::collections::BTreeMap;

use super::SALES;
use super::profit::{ProfitFigures, ProfitSums};

/// Most days that are shown one by one.
const MOST_DAYS: i32 = 92;

input! {
    /// Which days.
    pub struct SalesByDay {
        /// The first day; absent: the first of the month of the last day.
        from: Option<Day>,
        /// The last day; absent: today.
        to: Option<Day>,
    }
}

/// The sales of some days, by day and by tax class.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SalesByDayShown {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// True where `day` is the first of a month and its figures are those of the month: over more than 92 days.
    pub by_month: bool,
    /// The classes of each day on which something was sold, in the order of the days.
    pub rows: Vec<SoldOnDay>,
    /// The sums of each day.
    pub days: Vec<SalesOfDay>,
    /// The sums of each class, in their alphabetical order.
    pub classes: Vec<ClassSold>,
    /// The sums of all.
    pub totals: ProfitFigures,
}

/// What was sold of a class on a day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SoldOnDay {
    /// The day.
    pub day: Day,
    /// The tax class.
    pub tax_class: String,
    /// Its figures.
    #[serde(flatten)]
    pub figures: ProfitFigures,
}

/// What was sold on a day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SalesOfDay {
    /// The day.
    pub day: Day,
    /// Its figures.
    #[serde(flatten)]
    pub figures: ProfitFigures,
}

/// What was sold of a class.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClassSold {
    /// The tax class.
    pub tax_class: String,
    /// Its figures.
    #[serde(flatten)]
    pub figures: ProfitFigures,
}

/// The sums of a row.
fn sums_of(row: &sql::SalesByDay) -> ProfitSums {
    ProfitSums {
        lines: row.lines,
        unknown: row.unknown,
        sales: row.sales_minor,
        known: row.known_minor,
        cost: row.cost_minor,
    }
}

/// Adds a row to sums. Errors: `number_range`.
fn add(sums: &mut ProfitSums, row: ProfitSums) -> std::result::Result<(), Code> {
    let sum = |of: i64, and: i64| of.checked_add(and).ok_or(Code::NumberRange);
    *sums = ProfitSums {
        lines: sum(sums.lines, row.lines)?,
        unknown: sum(sums.unknown, row.unknown)?,
        sales: sum(sums.sales, row.sales)?,
        known: sum(sums.known, row.known)?,
        cost: sum(sums.cost, row.cost)?,
    };
    Ok(())
}

impl Query for SalesByDay {
    const NAME: &'static str = "sell.sales_by_day";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str =
        "Shows sales, cost and margin by day and tax class; by month over more than 92 days.";
    type Output = SalesByDayShown;

    async fn fetch(self, tx: &ReadTx) -> Result<SalesByDayShown> {
        reads_ledgers(tx)?;
        let (from, to) = days(tx, self.from, self.to)?;
        let by_month = from.saturating_add(MOST_DAYS.days()) <= to;
        let asked = sql::SalesByDayParams {
            by_month,
            tenant: tx.tenant(),
            kinds: &SALES[..],
            from_day: from,
            to_day: to,
        };
        let rows = sql::sales_by_day().params(tx, &asked).all().await?;
        let mut of_days = BTreeMap::<Day, ProfitSums>::new();
        let mut of_classes = BTreeMap::<String, ProfitSums>::new();
        let mut whole = ProfitSums::default();
        for row in &rows {
            let sums = sums_of(row);
            add(of_days.entry(row.day).or_default(), sums)?;
            add(of_classes.entry(row.tax_class.clone()).or_default(), sums)?;
            add(&mut whole, sums)?;
        }
        let row = |row: sql::SalesByDay| {
            let figures = ProfitFigures::of(sums_of(&row))?;
            Ok(SoldOnDay { day: row.day, tax_class: row.tax_class, figures })
        };
        let day = |(day, sums): (Day, ProfitSums)| Ok(SalesOfDay { day, figures: ProfitFigures::of(sums)? });
        let class = |(tax_class, sums): (String, ProfitSums)| {
            Ok(ClassSold { tax_class, figures: ProfitFigures::of(sums)? })
        };
        Ok(SalesByDayShown {
            from,
            to,
            by_month,
            rows: rows.into_iter().map(row).collect::<Result<_>>()?,
            days: of_days.into_iter().map(day).collect::<Result<_>>()?,
            classes: of_classes.into_iter().map(class).collect::<Result<_>>()?,
            totals: ProfitFigures::of(whole)?,
        })
    }
}
