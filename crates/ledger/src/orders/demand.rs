//! The demand for each item on each day, the stock that covers it, and the shortage.
//! Invariant: days are served in order, each by first expired, first out. A later day has the stock that
//! earlier days leave. Goods that are held, not released or past their last day cover no demand.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::ItemId;
use kernel::refusal::{Refusal, Ruled};
use ledger_queries::client::Params;
use ledger_queries::orders::demand as sql;
use platform::error::Result;
use platform::tx::{ReadTx, Tx};
use uuid::Uuid;

use super::{Schedule, Weekdays};
use crate::stock::fefo::suggest::{InStock, stock_of_items};
use crate::stock::fefo::{self, Stock};

/// The most days that are looked at in one call.
pub const MOST_DAYS: i32 = 366;

/// The demand for an item on a day, in its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The day.
    pub day: Day,
    /// Ordered once; those of today with what is late.
    pub orders: SignedQuantity,
    /// Ordered by standing orders.
    pub standing: SignedQuantity,
}

/// A day served, as far as the stock goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayServed {
    /// The demand by its origin.
    pub need: Need,
    /// Both together.
    pub demand: SignedQuantity,
    /// What earlier days leave that may be sold on this day.
    pub sellable: SignedQuantity,
    /// The part of the demand that no stock covers.
    pub short: SignedQuantity,
}

/// Serves the days in order; a day without demand is left out.
pub fn serve(lots: &[Stock], needs: &[Need]) -> Vec<DayServed> {
    let mut left = lots.to_vec();
    let mut in_order = needs.to_vec();
    in_order.sort_unstable_by_key(|need| need.day);
    let mut served = Vec::with_capacity(in_order.len());
    for need in in_order {
        let demand = need.orders.get().saturating_add(need.standing.get());
        if demand <= 0 {
            continue;
        }
        let sellable = fefo::sellable(&left, need.day);
        let drawn = fefo::suggest(&left, Quantity::from_stored(demand), need.day);
        fefo::take(&mut left, &drawn.picks);
        served.push(DayServed {
            need,
            demand: SignedQuantity::from_stored(demand),
            sellable,
            short: drawn.short,
        });
    }
    served
}

/// A row of the demand: an item on a day.
#[derive(Clone, Debug)]
pub struct DemandRow {
    /// The item's id.
    pub item_id: ItemId,
    /// Its code.
    pub item: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// The day, served.
    pub served: DayServed,
}

/// The demand from one day through another, by day, then item. An order that is late is demand of today. Days
/// before the first that are still to come are served too, because they leave less. Errors: `number_range` at
/// `to` for days that are too many or that run backwards.
pub async fn demand(tx: &ReadTx, from: Day, to: Day, item: Option<ItemId>) -> Result<Vec<DemandRow>> {
    let first = from.min(tx.today());
    is_a_range(first, from, to)?;
    let needs = needs(tx, first, to, item).await?;
    let ids: Vec<ItemId> = needs.keys().copied().collect();
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let stock = stock_of_items(tx, &ids).await?;
    let nothing = InStock::default();
    let items = sql::items_of().bind(tx, &tx.tenant(), &ItemId::uuids(&ids)).all().await?;
    let mut rows = Vec::new();
    for item in items {
        let item_id = ItemId::from_uuid(item.item_id);
        let wanted: Vec<Need> = needs.get(&item_id).map(days_of).unwrap_or_default();
        let lots = &stock.get(&item_id).unwrap_or(&nothing).lots;
        for served in serve(lots, &wanted).into_iter().filter(|it| it.need.day >= from) {
            let (code, name, unit) = (item.code.clone(), item.name.clone(), item.unit.clone());
            rows.push(DemandRow { item_id, item: code, name, unit, served });
        }
    }
    rows.sort_by(|a, b| (a.served.need.day, &a.item).cmp(&(b.served.need.day, &b.item)));
    Ok(rows)
}

/// The days may not run backwards, nor be more than a year.
fn is_a_range(first: Day, from: Day, to: Day) -> Ruled<()> {
    let days = first.until(to).map(|span| span.get_days()).unwrap_or(i32::MAX);
    match from <= to && days <= MOST_DAYS {
        true => Ok(()),
        false => Err(Refusal::new(Code::NumberRange).field("to")),
    }
}

/// The quantities of single orders and of standing orders on each day, in millionths.
type ByDay = BTreeMap<Day, (i64, i64)>;

fn days_of(by_day: &ByDay) -> Vec<Need> {
    let need = |(day, (orders, standing)): (&Day, &(i64, i64))| Need {
        day: *day,
        orders: SignedQuantity::from_stored(*orders),
        standing: SignedQuantity::from_stored(*standing),
    };
    by_day.iter().map(need).collect()
}

/// The day on which an open order needs its goods: one that is late needs them today. A look at days that have
/// all passed shows it on its own day.
fn needed_on(deliver_on: Day, last: Day, today: Day) -> Day {
    if last < today { deliver_on } else { deliver_on.max(today) }
}

async fn needs(tx: &ReadTx, first: Day, last: Day, item: Option<ItemId>) -> Result<HashMap<ItemId, ByDay>> {
    let ordered = sql::ordered_lines().prepare(tx).await?;
    let standing = sql::standing_lines().prepare(tx).await?;
    let settled = sql::settled_days().prepare(tx).await?;
    let (tenant, any_item, item) = (tx.tenant(), item.is_none(), item.map_or(Uuid::nil(), ItemId::uuid));
    let once = sql::OrderedLinesParams { tenant, last, any_item, item };
    let again = sql::StandingLinesParams { tenant, last, first, any_item, item };
    let (ordered, standing, settled) = tokio::join!(biased;
        async { ordered.params(tx, &once).all().await },
        async { standing.params(tx, &again).all().await },
        async { settled.bind(tx, &tenant, &first, &last).all().await });
    let settled: BTreeSet<(Uuid, Day)> =
        settled?.into_iter().map(|row| (row.standing_order_id, row.day)).collect();
    let mut needs: HashMap<ItemId, ByDay> = HashMap::new();
    for row in ordered? {
        let day = needed_on(row.deliver_on, last, tx.today());
        let of_day = needs.entry(ItemId::from_uuid(row.item_id)).or_default().entry(day).or_default();
        of_day.0 = of_day.0.saturating_add(row.quantity_e6);
    }
    for row in standing? {
        let weekdays = Weekdays::from_stored(row.weekdays);
        let schedule = Schedule { from: row.from_on, until: row.until_on, weekdays };
        let by_day = needs.entry(ItemId::from_uuid(row.item_id)).or_default();
        for day in schedule.days(first, last) {
            if !settled.contains(&(row.standing_order_id, day)) {
                let of_day = by_day.entry(day).or_default();
                of_day.1 = of_day.1.saturating_add(row.quantity_e6);
            }
        }
    }
    Ok(needs)
}

/// Locks the balances of the lots of these items until the transaction ends. A later read of them finds
/// the state that an earlier call left.
pub async fn lock_stock(tx: &Tx, items: &[ItemId]) -> Result<()> {
    if !items.is_empty() {
        sql::lock_stock().bind(tx, &tx.tenant(), &ItemId::uuids(items)).all().await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    const MONDAY: Day = date(2026, 6, 8);

    fn amount(text: &str) -> SignedQuantity {
        SignedQuantity::parse(text).expect("a quantity")
    }

    fn lot(code: &str, quantity: &str, expires: Day, held: bool) -> Stock {
        Stock {
            lot: code.to_owned(),
            quantity: amount(quantity),
            expires: Some(expires),
            received: None,
            held,
            released: true,
        }
    }

    fn need(day: Day, orders: &str, standing: &str) -> Need {
        Need { day, orders: amount(orders), standing: amount(standing) }
    }

    fn told(served: &[DayServed]) -> Vec<String> {
        let each = |it: &DayServed| format!("{} {} {} {}", it.need.day, it.demand, it.sellable, it.short);
        served.iter().map(each).collect()
    }

    #[test]
    fn each_day_is_served_from_what_earlier_days_leave() {
        let lots = [
            lot("MK-1", "30", date(2026, 6, 9), false),
            lot("MK-2", "25", date(2026, 6, 12), false),
            lot("MK-3", "40", date(2026, 6, 15), true),
        ];
        let needs = [
            need(date(2026, 6, 12), "0", "18"),
            need(MONDAY, "0", "18"),
            need(date(2026, 6, 10), "10", "18"),
        ];
        assert_eq!(
            told(&serve(&lots, &needs)),
            ["2026-06-08 18 55 0", "2026-06-10 28 25 3", "2026-06-12 18 0 18"]
        );
    }

    #[test]
    fn a_day_without_demand_is_left_out_and_no_stock_is_all_short() {
        assert_eq!(told(&serve(&[], &[need(MONDAY, "0", "0")])), [""; 0]);
        assert_eq!(told(&serve(&[], &[need(MONDAY, "2.5", "0")])), ["2026-06-08 2.5 0 2.5"]);
    }

    #[test]
    fn an_order_that_is_late_needs_its_goods_today() {
        let day = |n: i32| MONDAY.saturating_add(n.days());
        for (deliver_on, last, needed) in [(-9, 0, 0), (-1, 6, 0), (0, 6, 0), (5, 6, 5), (-9, -2, -9)] {
            assert_eq!(needed_on(day(deliver_on), day(last), MONDAY), day(needed), "{deliver_on} to {last}");
        }
    }

    #[test]
    fn days_run_forwards_and_are_at_most_a_year() {
        let day = |n: i32| MONDAY.saturating_add(n.days());
        assert!(is_a_range(MONDAY, MONDAY, day(366)).is_ok());
        assert!(is_a_range(MONDAY, MONDAY, day(367)).is_err());
        assert!(is_a_range(MONDAY, day(3), day(2)).is_err());
        assert!(is_a_range(day(-400), day(-400), MONDAY).is_err());
    }

    prop_compose! {
        fn shelf()(lots in prop::collection::vec((0i64..40, 0i32..10, any::<bool>()), 0..6)) -> Vec<Stock> {
            let each = |(n, (quantity, days, held)): (usize, (i64, i32, bool))| Stock {
                quantity: SignedQuantity::from_stored(quantity * 1_000_000),
                ..lot(&format!("L-{n}"), "0", MONDAY.saturating_add(days.days()), held)
            };
            lots.into_iter().enumerate().map(each).collect()
        }
    }

    proptest! {
        #[test]
        fn what_is_short_is_what_demand_exceeds_and_nothing_is_served_twice(
            lots in shelf(), wanted in prop::collection::vec((0i32..10, 0i64..30), 0..8),
        ) {
            let by_day: BTreeMap<i32, i64> = wanted.into_iter().collect();
            let needs: Vec<Need> = by_day.iter().map(|(day, quantity)| Need {
                day: MONDAY.saturating_add((*day).days()),
                orders: SignedQuantity::from_stored(quantity * 1_000_000),
                standing: SignedQuantity::from_stored(0),
            }).collect();
            let served = serve(&lots, &needs);
            let mut drawn = 0;
            for it in &served {
                prop_assert_eq!(it.short.get(), (it.demand.get() - it.sellable.get()).max(0));
                drawn += it.demand.get() - it.short.get();
            }
            let stock: i64 = lots.iter().filter(|lot| !lot.held).map(|lot| lot.quantity.get()).sum();
            prop_assert!(drawn <= stock);
        }
    }
}
