//! What came out against what was expected, and what a kg cost in a month.
//! Invariant: figures are exact until one rounding: a percentage to two decimals, a cost to nine.

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Decimal, Percent};
use kernel::exact::Exact;
use kernel::money::Money;

/// What came out, in percent of what was expected. None where nothing was expected.
pub fn yield_percent(made_kg: &Exact, expected_kg: &Exact) -> Option<Exact> {
    (made_kg * Exact::from(100)).checked_div(expected_kg)
}

/// Whether a yield differs from the whole by no more than the tolerance.
pub fn is_within(percent: &Exact, tolerance: Percent) -> bool {
    let difference = percent.clone() - Exact::from(100);
    difference.abs() <= tolerance.fraction() * Exact::from(100)
}

/// A percentage as it is shown: rounded to two decimals.
pub fn two_decimals(percent: &Exact) -> Option<Decimal> {
    percent.round_to(2).ok()
}

/// The goods of an item that one batch made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeOfItem {
    /// The first day of the month in which the batch was completed.
    pub month: Day,
    /// The item's code.
    pub item: String,
    /// Its mass; None if it has none.
    pub kg: Option<Exact>,
    /// What it cost.
    pub cost: Money,
}

/// The goods of an item that a month's batches made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthOfItem {
    /// Its mass; None if a part of it has none.
    pub kg: Option<Exact>,
    /// What it cost.
    pub cost: Money,
}

impl MonthOfItem {
    /// Minor units a kg, nine decimals; None without a mass.
    pub fn per_kg(&self) -> Option<Decimal> {
        Exact::from(self.cost).checked_div(self.kg.as_ref()?)?.round_to(9).ok()
    }
}

/// The months of each item, in order of month, then item. Errors: `number_range` for a sum beyond all money.
pub fn by_month(
    made: impl IntoIterator<Item = MadeOfItem>,
) -> Result<BTreeMap<(Day, String), MonthOfItem>, Code> {
    let mut months: BTreeMap<(Day, String), MonthOfItem> = BTreeMap::new();
    for it in made {
        let empty = || MonthOfItem { kg: Some(Exact::zero()), cost: Money::ZERO };
        let month = months.entry((it.month, it.item)).or_insert_with(empty);
        month.kg = month.kg.take().zip(it.kg).map(|(sum, kg)| sum + kg);
        month.cost = month.cost.accumulate(it.cost)?;
    }
    Ok(months)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn percent(text: &str) -> Percent {
        Percent::parse(text).expect("a percentage")
    }

    #[test]
    fn a_yield_is_within_the_tolerance_both_ways() {
        for (made, expected, tolerance, shown, within) in [
            (100, 100, "0", "100.00", true),
            (97, 100, "3", "97.00", true),
            (103, 100, "3", "103.00", true),
            (104, 100, "3", "104.00", false),
            (2, 3, "33", "66.67", false),
        ] {
            let yielded = yield_percent(&Exact::from(made), &Exact::from(expected)).expect("a yield");
            assert_eq!(two_decimals(&yielded).map(|it| it.to_string()).as_deref(), Some(shown));
            assert_eq!(is_within(&yielded, percent(tolerance)), within, "{made} of {expected}");
        }
        assert_eq!(yield_percent(&Exact::from(1), &Exact::zero()), None);
    }

    fn made(month: &str, item: &str, kg: Option<i64>, cost: i64) -> MadeOfItem {
        MadeOfItem {
            month: month.parse().expect("a day"),
            item: item.into(),
            kg: kg.map(Exact::from),
            cost: Money::from_stored(cost),
        }
    }

    #[test]
    fn a_kg_costs_what_all_batches_of_the_month_cost_by_what_they_made() {
        let rows = [
            made("2026-11-01", "BRIE", Some(10), 10_000),
            made("2026-11-01", "BRIE", Some(20), 35_000),
            made("2026-11-01", "JAR", None, 500),
            made("2026-10-01", "BRIE", Some(3), 1_000),
        ];
        let months = by_month(rows).expect("months");
        let told: Vec<_> = months
            .iter()
            .map(|((month, item), it)| {
                (month.to_string(), item.clone(), it.per_kg().map(|it| it.normalized().to_string()))
            })
            .collect();
        let row = |month: &str, item: &str, per_kg: Option<&str>| {
            (month.to_owned(), item.to_owned(), per_kg.map(str::to_owned))
        };
        let expected = [
            row("2026-10-01", "BRIE", Some("333.333333333")),
            row("2026-11-01", "BRIE", Some("1500")),
            row("2026-11-01", "JAR", None),
        ];
        assert_eq!(told, expected);
    }

    proptest! {
        #[test]
        fn no_cost_is_lost_between_batches_and_months(
            rows in proptest::collection::vec((1i8..13, 0usize..3, 0i64..1_000, 0i64..1_000_000), 0..60),
        ) {
            let made_of = |(month, item, kg, cost): &(i8, usize, i64, i64)| MadeOfItem {
                month: Day::constant(2026, *month, 1),
                item: ["A", "B", "C"][*item].into(),
                kg: Some(Exact::from(*kg)),
                cost: Money::from_stored(*cost),
            };
            let months = by_month(rows.iter().map(made_of)).expect("months");
            let sum: i64 = months.values().map(|it| it.cost.get()).sum();
            prop_assert_eq!(sum, rows.iter().map(|row| row.3).sum::<i64>());
        }
    }
}
