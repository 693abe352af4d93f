//! Orders by the day of delivery, and standing orders by code.
//! Invariant: a page continues where the last one ended, whatever was added in between.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use kernel::day::{Day, local_day, parse_day};
use kernel::decimal::Quantity;
use kernel::id::PartyId;
use kernel::page::Page;
use kernel::permission::Permission;
use ledger::orders::{OrderState, Schedule, Weekday, Weekdays};
use ledger::parties::PartiesShown;
use platform::action::Query;
use platform::error::{Result, stored};
use platform::fields::{Flag, Name};
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::orders::list as sql;
use serde::Serialize;
use uuid::Uuid;

/// Orders on a page.
pub const PAGE: i64 = 50;
/// The days before today in which the list looks for missed ones.
const LATELY: i64 = 60;
/// Earlier than every day of delivery.
const BEFORE: Day = Day::constant(1, 1, 1);

input! {
    /// Which orders.
    pub struct ListOrders {
        /// Their state; absent: those that are still to be delivered.
        state: Option<OrderState>,
        /// Where the page before ended.
        after: Option<Name>,
    }
}

input! {
    /// Which standing orders.
    pub struct ListStandingOrders {
        /// Those that have ended too.
        ended: Flag,
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A page of orders.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrderPage {
    /// The orders, by the day of delivery.
    pub rows: Vec<OrderRow>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// An order of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OrderRow {
    /// Its number.
    pub order: String,
    /// Its id.
    pub order_id: Uuid,
    /// taken, delivered or cancelled.
    pub state: OrderState,
    /// The customer's code.
    pub party: Option<String>,
    /// The customer's name.
    pub party_name: Option<String>,
    /// The day that it is wanted.
    pub deliver_on: Day,
    /// Whether that day is past and it is not delivered.
    pub overdue: bool,
    /// The bill that it was delivered with.
    pub bill: Option<String>,
    /// The ordered lines.
    pub lines: Vec<LineListed>,
}

/// A line of an order of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LineListed {
    /// Its number.
    pub line: i32,
    /// The item.
    pub item: String,
    /// The name of the item.
    pub name: String,
    /// How much was ordered.
    pub quantity: Quantity,
    /// The unit of the quantity.
    pub unit: String,
}

/// A page of standing orders.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StandingOrderPage {
    /// The standing orders, by code.
    pub rows: Vec<StandingRow>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A standing order of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandingRow {
    /// Its code.
    pub standing: String,
    /// The customer's code.
    pub party: Option<String>,
    /// The customer's name.
    pub party_name: Option<String>,
    /// Its days of the week.
    pub weekdays: Vec<Weekday>,
    /// Its first day.
    pub from: Day,
    /// Its last day; null: it has no end.
    pub until: Option<Day>,
    /// Its next day that is neither delivered nor skipped.
    pub next_day: Option<Day>,
    /// How many of its days of the last sixty days went by and were neither delivered nor skipped.
    pub missed_lately: usize,
    /// The lines that are delivered on each of its days.
    pub lines: Vec<LineListed>,
}

impl Query for ListOrders {
    const NAME: &'static str = "sell.orders";
    const NEEDS: Permission = Permission::OrdersRead;
    const SUMMARY: &'static str = "Lists customers' orders by the day of delivery, fifty a page.";
    type Output = OrderPage;

    async fn fetch(self, tx: &ReadTx) -> Result<OrderPage> {
        let after = self.after.as_ref().and_then(|after| read_cursor(after.as_str()));
        let (after_day, after) = after.unwrap_or((BEFORE, Uuid::nil()));
        let state = self.state.unwrap_or(OrderState::Taken).as_str();
        let params = sql::OrdersInParams { tenant: tx.tenant(), state, after_day, after, many: PAGE + 1 };
        let rows = sql::orders_in().params(tx, &params).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |row| format!("{} {}", row.deliver_on, row.order_id));
        Ok(OrderPage { rows: with_lines(tx, rows).await?, next })
    }
}

/// A cursor is the last row's day and id; any other text starts at the first page.
fn read_cursor(text: &str) -> Option<(Day, Uuid)> {
    let (day, id) = text.split_once(' ')?;
    Some((parse_day(day).ok()?, Uuid::parse_str(id).ok()?))
}

async fn with_lines(tx: &ReadTx, rows: Vec<sql::OrderListed>) -> Result<Vec<OrderRow>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.order_id).collect();
    let mut lines: BTreeMap<Uuid, Vec<LineListed>> = BTreeMap::new();
    for row in sql::lines_of_orders().bind(tx, &tx.tenant(), &ids).all().await? {
        lines.entry(row.order_id).or_default().push(LineListed {
            line: row.line_no,
            item: row.item,
            name: row.item_name,
            quantity: Quantity::from_stored(row.ordered_e6),
            unit: row.unit,
        });
    }
    let mut parties = PartiesShown::default();
    let shown = rows.into_iter().map(|row| {
        let party = Some(PartyId::from_uuid(row.party_id));
        let (party, party_name) = parties.of(tx, party, Some(row.party), Some(row.party_name))?;
        let state: OrderState = stored(&row.state)?;
        Ok(OrderRow {
            order: row.number,
            order_id: row.order_id,
            state,
            party,
            party_name,
            deliver_on: row.deliver_on,
            overdue: state == OrderState::Taken && row.deliver_on < tx.today(),
            bill: row.bill,
            lines: lines.remove(&row.order_id).unwrap_or_default(),
        })
    });
    shown.collect()
}

impl Query for ListStandingOrders {
    const NAME: &'static str = "sell.standing_orders";
    const NEEDS: Permission = Permission::OrdersRead;
    const SUMMARY: &'static str = "Lists standing orders by code, fifty a page.";
    type Output = StandingOrderPage;

    async fn fetch(self, tx: &ReadTx) -> Result<StandingOrderPage> {
        let after = self.after.as_ref().map_or("", Name::as_str);
        let rows = page_of(tx, after, self.ended.0, PAGE + 1).await?;
        let Page { rows, next } = Page::of(rows, PAGE, |row| row.standing.clone());
        Ok(StandingOrderPage { rows, next })
    }
}

/// The standing orders after a code.
pub(super) async fn page_of(tx: &ReadTx, after: &str, ended: bool, many: i64) -> Result<Vec<StandingRow>> {
    let (tenant, today) = (tx.tenant(), tx.today());
    let since = today.saturating_sub(LATELY.days());
    let rows = sql::standing_page().bind(tx, &tenant, &after, &ended, &today, &many).all().await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.standing_order_id).collect();
    let statement = sql::lines_of_standings().prepare(tx).await?;
    let days = sql::days_of_standings().prepare(tx).await?;
    let (lines, days) = tokio::join!(biased;
        async { statement.bind(tx, &tenant, &ids).all().await },
        async { days.bind(tx, &tenant, &ids, &since).all().await });
    let mut of_each: BTreeMap<Uuid, Vec<LineListed>> = BTreeMap::new();
    for row in lines? {
        of_each.entry(row.standing_order_id).or_default().push(LineListed {
            line: row.line_no,
            item: row.item,
            name: row.item_name,
            quantity: Quantity::from_stored(row.ordered_e6),
            unit: row.unit,
        });
    }
    let mut settled: BTreeMap<Uuid, BTreeSet<Day>> = BTreeMap::new();
    for row in days? {
        settled.entry(row.standing_order_id).or_default().insert(row.day);
    }
    let mut parties = PartiesShown::default();
    let shown = rows.into_iter().map(|row| {
        let party = Some(PartyId::from_uuid(row.party_id));
        let (party, party_name) = parties.of(tx, party, Some(row.party), Some(row.party_name))?;
        let weekdays = Weekdays::from_stored(row.weekdays);
        let schedule = Schedule { from: row.from_on, until: row.until_on, weekdays };
        let settled = settled.remove(&row.standing_order_id).unwrap_or_default();
        let entered = local_day(row.created_at, &tx.workspace.zone);
        Ok(StandingRow {
            standing: row.code,
            party,
            party_name,
            weekdays: weekdays.iter().collect(),
            from: row.from_on,
            until: row.until_on,
            next_day: schedule.next(today, &settled),
            missed_lately: schedule.missed(entered.max(since), today, &settled).len(),
            lines: of_each.remove(&row.standing_order_id).unwrap_or_default(),
        })
    });
    shown.collect()
}
