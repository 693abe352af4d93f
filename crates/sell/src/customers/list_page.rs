//! The list of customers with their balances, and the form that adds one.
//! Invariant: the list shows names and amounts, and no number of a person's documents.

use askama::Template;
use jiff::civil::Date;
use kernel::country::Country;
use kernel::permission::Permission;
use ledger::parties::FreeCode;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::{Chrome, FormState};

use super::ageing_bar::{Ages, ages};
use crate::ageing::Ageing;
use crate::customers::{CustomerShown, ListCustomers};
use crate::dashboard::{Owing, OwingShown};
use crate::words;

/// The kinds of parties with their words.
pub(crate) const KINDS: [(&str, &str); 4] =
    [("customer", "Customer"), ("business", "Business"), ("supplier", "Supplier"), ("karigar", "Karigar")];

#[derive(Template)]
#[template(path = "customers/list.html")]
pub(crate) struct CustomersPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub query: String,
    /// The total debt; None if there is none, or if the list is filtered.
    pub ages: Option<Ages>,
    pub rows: Vec<Row>,
    /// Overdue bills, if the page was asked for these only.
    pub late: Option<Vec<Late>>,
    pub next: String,
    /// None for users who may not add one.
    pub add: Option<FormState>,
    /// Whether the address asks for the form.
    pub asked: bool,
    pub in_india: bool,
    /// A code that no party has; empty for users who may not add one.
    pub free_code: String,
}

impl CustomersPage {
    /// The kinds of customers.
    pub fn kinds(&self) -> [(&'static str, &'static str); 4] {
        KINDS
    }
}

/// One customer of the list.
pub(crate) struct Row {
    pub href: String,
    pub code: String,
    pub name: String,
    pub kind: String,
    pub balance_minor: i64,
    pub open_bills: i64,
}

/// One overdue bill with its customer.
pub(crate) struct Late {
    pub href: String,
    pub code: String,
    pub name: String,
    pub bill: String,
    pub number: String,
    pub open_minor: i64,
    pub due_on: Date,
    pub overdue_days: i64,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    if !cx.wanted("overdue").is_empty() {
        return draw_late(cx).await;
    }
    let query = cx.wanted("q").trim().to_owned();
    let page =
        cx.ask_with::<ListCustomers>(&[("search", query.as_str()), ("after", cx.wanted("after"))]).await?;
    let (base, here) = (cx.href(""), cx.href("/customers"));
    let add = if cx.may(Permission::PartiesCreate) { Some(cx.form_named("add")?) } else { None };
    let next = page
        .next
        .map_or(String::new(), |after| with_params(&here, &[("q", &query), ("after", &after.to_string())]));
    let is_whole = query.is_empty() && cx.wanted("after").is_empty();
    let free_code = free_code(cx).await?;
    cx.html(&CustomersPage {
        chrome: cx.chrome("Customers"),
        free_code,
        ages: if is_whole { owed(cx).await? } else { None },
        rows: rows(&base, &page.rows),
        late: None,
        asked: !cx.wanted("add").is_empty(),
        in_india: cx.tx.workspace.country == Country::India,
        base,
        here,
        query,
        next,
        add,
    })
}

/// A code for the form that adds a party.
async fn free_code(cx: &PageCx) -> Result<String> {
    match cx.may(Permission::PartiesCreate) {
        true => Ok(cx.ask(FreeCode { after: None }).await?.party.unwrap_or_default()),
        false => Ok(String::new()),
    }
}

/// The total debt.
async fn owed(cx: &PageCx) -> Result<Option<Ages>> {
    Ok(ages(&cx.ask_with::<Ageing>(&[]).await?, &cx.chrome))
}

/// The same page with the overdue customers only.
async fn draw_late(cx: &PageCx) -> Result<Body> {
    let page = cx.ask_with::<Owing>(&[("after", cx.wanted("after"))]).await?;
    let (base, here) = (cx.href(""), cx.href("/customers"));
    let next = page.next.map_or(String::new(), |after| {
        with_params(&here, &[("overdue", "yes"), ("after", &after.to_string())])
    });
    let free_code = free_code(cx).await?;
    cx.html(&CustomersPage {
        chrome: cx.chrome("Customers"),
        free_code,
        ages: if cx.wanted("after").is_empty() { owed(cx).await? } else { None },
        asked: false,
        rows: Vec::new(),
        late: Some(late(&base, &page.rows)),
        in_india: cx.tx.workspace.country == Country::India,
        add: if cx.may(Permission::PartiesCreate) { Some(cx.form_named("add")?) } else { None },
        base,
        here,
        query: String::new(),
        next,
    })
}

/// The overdue bills, as the list shows them.
pub(crate) fn late(base: &str, owing: &[OwingShown]) -> Vec<Late> {
    let row = |it: &OwingShown| Late {
        href: format!("{base}/customers/{}", encoded(&it.party)),
        code: it.party.clone(),
        name: it.name.clone(),
        bill: format!("{base}/bills/{}", it.document_id),
        number: it.number.clone(),
        open_minor: it.open_minor.get(),
        due_on: it.due_on,
        overdue_days: it.overdue_days,
    };
    owing.iter().map(row).collect()
}

/// Customers, as the list shows them.
pub(crate) fn rows(base: &str, customers: &[CustomerShown]) -> Vec<Row> {
    let row = |it: &CustomerShown| Row {
        href: format!("{base}/customers/{}", encoded(&it.party)),
        code: it.party.clone(),
        name: it.name.clone(),
        kind: words::capital(it.kind.as_str()),
        balance_minor: it.balance_minor.get(),
        open_bills: it.open_bills,
    };
    customers.iter().map(row).collect()
}
