//! The form that takes an order.
//! Invariant: the fields keep their values if the order is refused.

use askama::Template;
use jiff::ToSpan;
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::Chrome;

use super::form::{LinesForm, customers};

#[derive(Template)]
#[template(path = "orders/new.html")]
pub(crate) struct NewOrderPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    /// The customer that the address names.
    pub party: String,
    pub customers: Vec<(String, String)>,
    pub tomorrow: String,
    pub lines: LinesForm,
    pub may_add_customer: bool,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    cx.html(&NewOrderPage {
        chrome: cx.chrome("New order"),
        base: cx.href(""),
        here: cx.href("/orders/new"),
        party: cx.wanted("party").to_owned(),
        customers: customers(cx).await?,
        tomorrow: cx.tx.today().saturating_add(1.day()).to_string(),
        lines: LinesForm::of(cx, cx.form_named("order")?, vec![]).await?,
        may_add_customer: cx.may(Permission::PartiesCreate) && cx.may(Permission::LedgerRead),
    })
}
