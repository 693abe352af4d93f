//! What customers order ahead: the orders by day, the standing orders, and what is short in the days to come.
//! Invariant: late orders and shortages come first, each with a word beside its colour.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::permission::Permission;
use ledger::orders::OrderState;
use ledger::stock::page::unit;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::{encoded, next_page, with_params};
use web::view::{Chrome, FormState};

use super::demand::{DemandShown, GetDemand};
use super::form::{LinesForm, customers};
use super::list::{LineListed, ListOrders, ListStandingOrders, OrderRow, StandingRow};
use super::run_page::{MissedRow, missed_row};
use super::standing_page::{SetForm, weekday_choices};
use super::words::{line_words, weekday_name, weekday_of};

/// How far ahead the page looks for what is short.
const AHEAD: i64 = 13;

#[derive(Template)]
#[template(path = "orders/list.html")]
pub(crate) struct OrdersPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub stages: Vec<Stage>,
    pub is_open: bool,
    pub rows: Vec<Row>,
    pub next: String,
    pub short: Vec<ShortRow>,
    pub missed: Vec<MissedRow>,
    pub standing: Vec<StandingListed>,
    pub more_standing: String,
    pub may_take: bool,
    pub may_pick: bool,
    pub set: Option<SetForm>,
    /// The page that plans what is short; empty for those who may not see it.
    pub plan: String,
}

/// A state to show.
pub(crate) struct Stage {
    pub href: String,
    pub word: &'static str,
    pub is_chosen: bool,
}

/// One order of the list.
pub(crate) struct Row {
    pub href: String,
    pub number: String,
    pub name: String,
    pub lines: Vec<Phrase>,
    pub day: Date,
    pub weekday: &'static str,
    /// taken, overdue, delivered or cancelled.
    pub state: &'static str,
    pub bill: String,
}

/// The shortage of an item on a day.
pub(crate) struct ShortRow {
    pub day: Date,
    pub weekday: &'static str,
    pub item: String,
    pub name: String,
    pub demand: String,
    pub sellable: String,
    pub short: String,
    pub unit: &'static str,
}

/// A standing order of the list.
pub(crate) struct StandingListed {
    pub href: String,
    pub code: String,
    pub name: String,
    pub lines: Vec<Phrase>,
    pub weekdays: Vec<&'static str>,
    pub next_day: Option<Date>,
    /// Whether a day went by that was neither delivered nor skipped.
    pub is_late: bool,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let state = OrderState::of(cx.wanted("state")).unwrap_or(OrderState::Taken);
    let (base, here) = (cx.href(""), cx.href("/orders"));
    let asked = [("state", state.as_str()), ("after", cx.wanted("after"))];
    let page = cx.ask_with::<ListOrders>(&asked).await?;
    let standing = cx.ask_with::<ListStandingOrders>(&[("after", cx.wanted("standing"))]).await?;
    let today = cx.tx.today();
    let last = today.saturating_add(AHEAD.days());
    let demand = cx.ask(GetDemand { from: today, to: last, item: None }).await?;
    let set = match cx.may(Permission::StandingOrdersWrite) {
        true => Some(set_form(cx, cx.form_named("set")?).await?),
        false => None,
    };
    cx.html(&OrdersPage {
        chrome: cx.chrome("Orders"),
        stages: stages(&here, state),
        is_open: state == OrderState::Taken,
        rows: page.rows.iter().map(|order| row(&base, order)).collect(),
        next: next_page(&here, &[("state", state.as_str())], page.next.as_deref()),
        short: demand.rows.iter().filter(|row| row.short.get() > 0).map(short_row).collect(),
        missed: demand.missed.iter().map(|missed| missed_row(missed, &base)).collect(),
        standing: standing.rows.iter().map(|order| standing_row(&base, order)).collect(),
        more_standing: standing
            .next
            .as_deref()
            .map_or(String::new(), |after| with_params(&here, &[("standing", after)])),
        may_take: cx.may(Permission::OrdersTake),
        may_pick: cx.may(Permission::OrdersPick),
        plan: if cx.may(Permission::BatchesPlan) { cx.href("/calendar") } else { String::new() },
        set,
        base,
        here,
    })
}

async fn set_form(cx: &PageCx, form: FormState) -> Result<SetForm> {
    Ok(SetForm {
        party: String::new(),
        customers: customers(cx).await?,
        weekdays: weekday_choices(&[]),
        from: cx.tx.today().to_string(),
        until: String::new(),
        lines: LinesForm::of(cx, form, vec![]).await?,
    })
}

fn stages(here: &str, chosen: OrderState) -> Vec<Stage> {
    let stage = |state: OrderState, word: &'static str| Stage {
        href: if state == OrderState::Taken {
            here.to_owned()
        } else {
            with_params(here, &[("state", state.as_str())])
        },
        word,
        is_chosen: state == chosen,
    };
    vec![
        stage(OrderState::Taken, "To deliver"),
        stage(OrderState::Delivered, "Delivered"),
        stage(OrderState::Cancelled, "Cancelled"),
    ]
}

fn words_of(lines: &[LineListed]) -> Vec<Phrase> {
    lines.iter().map(|line| line_words(&line.quantity.to_string(), &line.unit, &line.name)).collect()
}

fn row(base: &str, order: &OrderRow) -> Row {
    Row {
        href: format!("{base}/orders/{}", order.order_id),
        number: order.order.clone(),
        name: order.party_name.clone().unwrap_or_default(),
        lines: words_of(&order.lines),
        day: order.deliver_on,
        weekday: weekday_of(order.deliver_on),
        state: if order.overdue { "overdue" } else { order.state.as_str() },
        bill: order.bill.clone().unwrap_or_default(),
    }
}

fn short_row(row: &DemandShown) -> ShortRow {
    ShortRow {
        day: row.day,
        weekday: weekday_of(row.day),
        item: row.item.clone(),
        name: row.name.clone(),
        demand: row.demand.to_string(),
        sellable: row.sellable.to_string(),
        short: row.short.to_string(),
        unit: shown_unit(&row.unit),
    }
}

/// The unit as people write it, as a word of the program.
pub(crate) fn shown_unit(code: &str) -> &'static str {
    code.parse::<kernel::unit::Unit>().map_or("", |it| unit(it.as_str()))
}

fn standing_row(base: &str, order: &StandingRow) -> StandingListed {
    StandingListed {
        href: format!("{base}/standing-orders/{}", encoded(&order.standing)),
        code: order.standing.clone(),
        name: order.party_name.clone().unwrap_or_default(),
        lines: words_of(&order.lines),
        weekdays: order.weekdays.iter().map(|day| weekday_name(*day)).collect(),
        next_day: order.next_day,
        is_late: order.missed_lately > 0,
    }
}

impl OrdersPage {
    /// "2 items are short in the next 14 days".
    pub fn short_words(&self) -> Phrase {
        let mut items: Vec<&str> = self.short.iter().map(|row| row.item.as_str()).collect();
        items.sort_unstable();
        items.dedup();
        match items.len() {
            1 => "One item is short in the next 14 days".into(),
            count => say!("{count} items are short in the next 14 days", count),
        }
    }
}
