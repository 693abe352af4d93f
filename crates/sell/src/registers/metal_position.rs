//! The shop's own fine metal day by day, beside the rate of the day.
//! Invariant: the position after a day is the one before it, with what came in and without what went out.

use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::{Day, Instant, local_day};
use kernel::decimal::{Fineness, PerMg};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use ledger::accounts::account_entries::{DayMoves, day_moves, days};
use ledger::accounts::journal::Account;
use ledger::accounts::trial_balance::reads_ledgers;
use platform::action::Query;
use platform::error::{Error, Result};
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::rates as rates_sql;
use serde::Serialize;
use std::collections::BTreeMap;

/// Most rates that are read for the line beside the metal.
const MOST_RATES: i64 = 3_000;

input! {
    /// Which metal, and which days.
    pub struct MetalPosition {
        /// The metal; absent: gold.
        metal: Option<Metal>,
        /// The first day; absent: the first of the month of the last day.
        from: Option<Day>,
        /// The last day; absent: today.
        to: Option<Day>,
    }
}

/// The shop's own metal on some days.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MetalPositionShown {
    /// The metal.
    pub metal: Metal,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Fine metal before the first day.
    pub opening_mg: i64,
    /// The days on which metal moved or a rate was published, in their order.
    pub rows: Vec<DayPosition>,
    /// Fine metal after the last day.
    pub closing_mg: i64,
    /// The fineness of the rates: the one that was published most often; null where none was.
    pub fineness_ppt: Option<Fineness>,
    /// The weight that a rate is the price of.
    pub per_mg: Option<PerMg>,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DayPosition {
    /// The day.
    pub date: Day,
    /// Fine metal that came in.
    pub in_mg: i64,
    /// Fine metal that went out.
    pub out_mg: i64,
    /// What there was after the day.
    pub position_mg: i64,
    /// The selling rate at the end of the day; null where none was published on these days before.
    pub rate_minor: Option<Money>,
}

impl Query for MetalPosition {
    const NAME: &'static str = "sell.metal_position";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str = "Shows the shop's own fine metal day by day, with the rate of the day.";
    type Output = MetalPositionShown;

    async fn fetch(self, tx: &ReadTx) -> Result<MetalPositionShown> {
        reads_ledgers(tx)?;
        let (from, to) = days(tx, self.from, self.to)?;
        let metal = self.metal.unwrap_or(Metal::Gold);
        let moves = day_moves(tx, Account::MStock, metal.commodity(), (from, to)).await?;
        let begin = |day: Day| {
            day.to_zoned(tx.workspace.zone.clone()).map(|at| at.timestamp()).map_err(Error::internal)
        };
        let (since, before) = (begin(from)?, begin(to.saturating_add(1.day()))?);
        let rates = rates_sql::trend().bind(tx, &tx.tenant(), &since, &before, &MOST_RATES).all().await?;
        let of_metal = rates.into_iter().filter(|row| row.metal == metal.as_str() && row.side == "sell");
        let quoted = most_often(of_metal.map(|row| Quote {
            at: row.effective_at,
            of: (row.fineness, row.per_mg_e4),
            rate: row.rate_minor,
        }));
        let by_day: BTreeMap<Day, i64> =
            quoted.iter().map(|it| (local_day(it.at, &tx.workspace.zone), it.rate)).collect();
        let rows = positions(&moves, &by_day)?;
        Ok(MetalPositionShown {
            metal,
            from,
            to,
            opening_mg: moves.opening,
            closing_mg: rows.last().map_or(moves.opening, |last| last.position_mg),
            rows,
            fineness_ppt: quoted.first().map(|it| Fineness::from_stored(it.of.0.into())),
            per_mg: quoted.first().map(|it| PerMg::from_stored(it.of.1)),
        })
    }
}

/// A published rate: from when, of which fineness and weight, and the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Quote {
    at: Instant,
    of: (i32, i64),
    rate: i64,
}

/// The rates of the fineness and weight that was published most often, in the order of their moments.
fn most_often(rates: impl Iterator<Item = Quote>) -> Vec<Quote> {
    let mut by_kind = BTreeMap::<(i32, i64), Vec<Quote>>::new();
    for rate in rates {
        by_kind.entry(rate.of).or_default().push(rate);
    }
    let mut most = by_kind.into_values().max_by_key(Vec::len).unwrap_or_default();
    most.sort_by_key(|it| it.at);
    most
}

/// The position after each day on which metal moved or a rate was published.
fn positions(moves: &DayMoves, rates: &BTreeMap<Day, i64>) -> std::result::Result<Vec<DayPosition>, Code> {
    let mut days: BTreeMap<Day, (i64, i64)> = rates.keys().map(|day| (*day, (0, 0))).collect();
    days.extend(moves.days.iter().map(|(day, debit, credit)| (*day, (*debit, *credit))));
    let (mut position, mut rate) = (moves.opening, None);
    let mut rows = Vec::with_capacity(days.len());
    for (date, (in_mg, out_mg)) in days {
        let moved = in_mg.checked_sub(out_mg).ok_or(Code::NumberRange)?;
        position = position.checked_add(moved).ok_or(Code::NumberRange)?;
        rate = rates.get(&date).copied().or(rate);
        let rate_minor = rate.map(Money::from_stored);
        rows.push(DayPosition { date, in_mg, out_mg, position_mg: position, rate_minor });
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn a_position_goes_on_from_day_to_day_and_a_rate_holds_until_the_next() {
        let moves = DayMoves {
            opening: 10_000,
            days: vec![(day("2026-04-02"), 500, 0), (day("2026-04-05"), 100, 4_000)],
        };
        let rates = BTreeMap::from([(day("2026-04-03"), 700), (day("2026-04-05"), 750)]);
        let rows = positions(&moves, &rates).expect("in range");
        let told: Vec<(String, i64, Option<i64>)> = rows
            .iter()
            .map(|it| (it.date.to_string(), it.position_mg, it.rate_minor.map(Money::get)))
            .collect();
        assert_eq!(
            told,
            [
                ("2026-04-02".to_owned(), 10_500, None),
                ("2026-04-03".to_owned(), 10_500, Some(700)),
                ("2026-04-05".to_owned(), 6_600, Some(750)),
            ]
        );
        let far = DayMoves { opening: i64::MAX, days: vec![(day("2026-04-02"), 1, 0)] };
        assert_eq!(positions(&far, &BTreeMap::new()), Err(Code::NumberRange));
    }

    #[test]
    fn the_line_is_of_one_fineness_alone() {
        let rate = |second: i64, fineness: i32| Quote {
            at: Instant::from_second(second).expect("a moment"),
            of: (fineness, 10_000_000),
            rate: second,
        };
        let told = most_often([rate(5, 91_600), rate(3, 75_000), rate(1, 91_600)].into_iter());
        assert_eq!(told.iter().map(|it| it.rate).collect::<Vec<_>>(), [1, 5]);
        assert_eq!(most_often([].into_iter()), []);
    }
}
