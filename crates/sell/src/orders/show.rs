//! One order, or one standing order, to read: its lines, its days, and every step so far.
//! Invariant: the lines are shown as they were stored with the order; only the next days are computed.

use kernel::day::{Day, Instant};
use kernel::decimal::{Quantity, UnitPrice};
use kernel::permission::Permission;
use ledger::orders::{OrderState, Weekday};
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::ledger::order_event::REASON;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::orders::book as sql;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

use super::book::{OrderBook, StandingBook};
use super::lines::OrderLine;

/// How many of the missed days of a standing order are shown; the first are settled first.
const MISSED_DAYS: usize = 50;
/// How many of the next days of a standing order are shown.
const NEXT_DAYS: usize = 10;
/// How far ahead they are looked for.
const AHEAD_DAYS: i64 = 70;

input! {
    /// Which order.
    pub struct GetOrder {
        /// Its number or id.
        order: Name,
    }
}

input! {
    /// Which standing order.
    pub struct GetStandingOrder {
        /// Its code.
        standing: Name,
    }
}

/// An order.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "CustomerOrder")]
pub struct OrderShown {
    /// Its number.
    pub order: String,
    /// Its id.
    pub order_id: Uuid,
    /// taken, delivered or cancelled.
    pub state: OrderState,
    /// The customer's code.
    pub party: String,
    /// The customer's name.
    pub party_name: String,
    /// The day that it is wanted.
    pub deliver_on: Day,
    /// Whether that day is past and it is not delivered.
    pub overdue: bool,
    /// When it was taken.
    pub taken_at: Instant,
    /// The ordered lines.
    pub lines: Vec<OrderLineShown>,
    /// The bill that it was delivered with.
    pub bill: Option<String>,
    /// That bill's id.
    pub bill_id: Option<Uuid>,
    /// Every step, the newest first.
    pub history: Vec<OrderStepShown>,
}

/// A line of an order.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OrderLineShown {
    /// Its number.
    pub line: i32,
    /// The item.
    pub item: String,
    /// The name of the item.
    pub name: String,
    /// How much was ordered.
    pub quantity: Quantity,
    /// The unit of the quantity.
    pub unit: &'static str,
    /// The agreed price of one such unit; null: the item's price on the day of delivery.
    pub price_minor_per_unit: Option<UnitPrice>,
    /// The item's price of its own unit.
    pub list_price_minor_per_unit: Option<UnitPrice>,
}

/// A step of an order.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OrderStepShown {
    /// take, set, skip, stop, deliver, cancel.
    pub verb: String,
    /// The day that it is about.
    pub day: Option<Day>,
    /// The last day, of a step that is about several.
    pub through: Option<Day>,
    /// The bill that it made.
    pub bill: Option<String>,
    /// That bill's id.
    pub bill_id: Option<Uuid>,
    /// Why.
    pub reason: Option<String>,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
}

/// A standing order.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StandingOrderShown {
    /// Its code.
    pub standing: String,
    /// The customer's code.
    pub party: String,
    /// The customer's name.
    pub party_name: String,
    /// Its days of the week.
    pub weekdays: Vec<Weekday>,
    /// Its first day.
    pub from: Day,
    /// Its last day; null: it has no end.
    pub until: Option<Day>,
    /// Its version, which a change names.
    pub version: i32,
    /// The lines that are delivered on each of its days.
    pub lines: Vec<OrderLineShown>,
    /// Its next day that is neither delivered nor skipped; null: none is left.
    pub next_day: Option<Day>,
    /// How many of its days went by and were neither delivered nor skipped.
    pub missed_count: usize,
    /// The first fifty of these days. Each may still be delivered, or skipped with a reason.
    pub missed: Vec<Day>,
    /// Its next days, today's first, with what became of them so far.
    pub days: Vec<StandingDayShown>,
    /// Every step, the newest first.
    pub history: Vec<OrderStepShown>,
}

/// A day of a standing order.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandingDayShown {
    /// The day.
    pub day: Day,
    /// delivered or skipped; null: it is still wanted.
    pub state: Option<String>,
    /// The bill that it was delivered with.
    pub bill: Option<String>,
    /// That bill's id.
    pub bill_id: Option<Uuid>,
}

impl Query for GetOrder {
    const NAME: &'static str = "sell.order";
    const NEEDS: Permission = Permission::OrdersRead;
    const SUMMARY: &'static str = "Shows a customer's order with every step.";
    type Output = OrderShown;

    async fn fetch(self, tx: &ReadTx) -> Result<OrderShown> {
        let order = OrderBook::find(tx, self.order.as_str()).await?;
        let lines = order.lines(tx).await?;
        let events = sql::events_of_order().bind(tx, &tx.tenant(), &order.id.uuid()).all().await?;
        let (bill_id, bill) = order.bill.unzip();
        Ok(OrderShown {
            order: order.number,
            order_id: order.id.uuid(),
            state: order.state,
            party: order.party,
            party_name: order.party_name,
            deliver_on: order.deliver_on,
            overdue: order.state == OrderState::Taken && order.deliver_on < tx.today(),
            taken_at: order.taken_at,
            lines: lines.iter().map(line).collect(),
            bill,
            bill_id,
            history: events.into_iter().map(|row| step(tx, row)).collect::<Result<_>>()?,
        })
    }
}

impl Query for GetStandingOrder {
    const NAME: &'static str = "sell.standing_order";
    const NEEDS: Permission = Permission::OrdersRead;
    const SUMMARY: &'static str =
        "Shows a standing order with its missed days, its next days and every step.";
    type Output = StandingOrderShown;

    async fn fetch(self, tx: &ReadTx) -> Result<StandingOrderShown> {
        let standing = StandingBook::find(tx, self.standing.as_str()).await?;
        let lines = standing.lines(tx).await?;
        let events = sql::events_of_standing().bind(tx, &tx.tenant(), &standing.id).all().await?;
        let settled = standing.settled(tx, tx.today()).await?;
        let mut settled: BTreeMap<Day, sql::DaysFrom> =
            settled.into_iter().map(|row| (row.day, row)).collect();
        let last = tx.today().saturating_add(jiff::ToSpan::days(AHEAD_DAYS));
        let days: Vec<StandingDayShown> = standing
            .schedule
            .days(tx.today(), last)
            .take(NEXT_DAYS)
            .map(|day| day_shown(day, settled.remove(&day)))
            .collect();
        let next_day = standing.next_day(tx).await?;
        let mut missed = standing.missed(tx).await?;
        let missed_count = missed.len();
        missed.truncate(MISSED_DAYS);
        Ok(StandingOrderShown {
            standing: standing.code,
            party: standing.party,
            party_name: standing.party_name,
            weekdays: standing.schedule.weekdays.iter().collect(),
            from: standing.schedule.from,
            until: standing.schedule.until,
            version: standing.version,
            lines: lines.iter().map(line).collect(),
            next_day,
            missed_count,
            missed,
            days,
            history: events.into_iter().map(|row| step(tx, row)).collect::<Result<_>>()?,
        })
    }
}

fn day_shown(day: Day, settled: Option<sql::DaysFrom>) -> StandingDayShown {
    let (state, bill, bill_id) =
        settled.map_or((None, None, None), |row| (Some(row.state), row.bill, row.bill_id));
    StandingDayShown { day, state, bill, bill_id }
}

fn line(line: &OrderLine) -> OrderLineShown {
    OrderLineShown {
        line: line.line,
        item: line.code.clone(),
        name: line.name.clone(),
        quantity: line.ordered,
        unit: line.unit.as_str(),
        price_minor_per_unit: line.price,
        list_price_minor_per_unit: line.list_price,
    }
}

fn step(tx: &ReadTx, row: sql::EventRow) -> Result<OrderStepShown> {
    let cipher = tx.cipher();
    Ok(OrderStepShown {
        verb: row.verb,
        day: row.day,
        through: row.through_day,
        bill: row.bill,
        bill_id: row.bill_id,
        reason: cipher.open(REASON, row.order_event_id, row.reason)?,
        at: row.at,
        by: cipher.open(membership::NAME, row.created_by, row.by_name)?,
    })
}
