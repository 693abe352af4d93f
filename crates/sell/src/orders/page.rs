//! One order: its lines, the lots to take, the form that delivers it, and every step so far.
//! Invariant: a step that does not fit the state is not offered.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::permission::Permission;
use ledger::orders::OrderState;
use platform::error::Result;
use platform::fields::Name;
use web::page::{Body, PageCx};
use web::url::encoded;
use web::view::{Chrome, FormState};

use super::form::{DeliverForm, LineRow, PickRow, line_row, pick_row};
use super::pick::PickOrder;
use super::show::{GetOrder, OrderShown, OrderStepShown};
use super::words::{step_name, weekday_of};

#[derive(Template)]
#[template(path = "orders/show.html")]
pub(crate) struct OrderDetails {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub number: String,
    pub name: String,
    /// The customer's ledger; empty for those who may not see it.
    pub ledger: String,
    pub day: Date,
    pub weekday: &'static str,
    /// taken, overdue, delivered or cancelled.
    pub state: &'static str,
    pub bill: String,
    /// The bill's page; empty for those who may not see it.
    pub bill_href: String,
    pub lines: Vec<LineRow>,
    pub deliver: Option<DeliverForm>,
    /// The lots to take, for those who pick and do not bill.
    pub picks: Vec<PickRow>,
    pub cancel: Option<FormState>,
    pub steps: Vec<StepRow>,
    pub faults: Vec<Phrase>,
}

/// A step so far.
pub(crate) struct StepRow {
    pub at: Timestamp,
    pub words: &'static str,
    pub by: String,
    pub day: Option<Date>,
    /// The last of several days.
    pub through: Option<Date>,
    pub bill: String,
    pub href: String,
    pub reason: String,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let order = cx.ask_with::<GetOrder>(&[("order", cx.param("order")?)]).await?;
    let base = cx.href("");
    let here = format!("{base}/orders/{}", order.order_id);
    let is_open = order.state == OrderState::Taken;
    let digits = cx.tx.workspace.currency.minor_digits;
    let may_see_bills = cx.may(Permission::BillsRead);
    let picked = match is_open && cx.may(Permission::OrdersPick) {
        true => {
            let order = Some(Name::parse(&order.order_id.to_string())?);
            cx.ask(PickOrder { order, standing: None, day: None }).await?.lines
        }
        false => vec![],
    };
    let named = vec![("order", order.order_id.to_string())];
    let deliver = match is_open && cx.may(Permission::BillsWrite) {
        true => Some(DeliverForm::of(cx, cx.form_named("deliver")?, named, &picked).await?),
        false => None,
    };
    let cancel = match is_open && cx.may(Permission::OrdersTake) {
        true => Some(cx.form_named("cancel")?),
        false => None,
    };
    let may_see_lots = cx.may(Permission::MakeRead);
    let picks = match deliver.is_some() {
        true => vec![],
        false => picked.iter().map(|line| pick_row(line, &base, may_see_lots)).collect(),
    };
    cx.html(&OrderDetails {
        chrome: cx.chrome(say!("Order {number}", number = &order.order)),
        name: order.party_name.clone(),
        ledger: match cx.may(Permission::LedgerRead) {
            true => format!("{base}/customers/{}", encoded(&order.party)),
            false => String::new(),
        },
        day: order.deliver_on,
        weekday: weekday_of(order.deliver_on),
        state: if order.overdue { "overdue" } else { order.state.as_str() },
        bill: order.bill.clone().unwrap_or_default(),
        bill_href: bill_href(&order, &base, may_see_bills),
        lines: order.lines.iter().map(|line| line_row(line, digits)).collect(),
        deliver,
        picks,
        cancel,
        steps: order.history.iter().map(|step| step_row(step, &base, may_see_bills)).collect(),
        faults: cx.button_faults(&["deliver", "cancel"]),
        number: order.order,
        base,
        here,
    })
}

fn bill_href(order: &OrderShown, base: &str, may_see: bool) -> String {
    order.bill_id.filter(|_| may_see).map_or(String::new(), |bill| format!("{base}/bills/{bill}"))
}

/// A step as pages show it.
pub(crate) fn step_row(step: &OrderStepShown, base: &str, may_see_bills: bool) -> StepRow {
    StepRow {
        at: step.at,
        words: step_name(&step.verb),
        by: step.by.clone(),
        day: step.day,
        through: step.through,
        bill: step.bill.clone().unwrap_or_default(),
        href: step
            .bill_id
            .filter(|_| may_see_bills)
            .map_or(String::new(), |bill| format!("{base}/bills/{bill}")),
        reason: step.reason.clone().unwrap_or_default(),
    }
}
