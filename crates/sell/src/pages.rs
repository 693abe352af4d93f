//! The pages of SELL: rate board, counter, bills, customers, stock; and what several of them share.
//! What must stay true: a page shows what the queries say and reckons no money; what it writes goes through an action.

pub(crate) mod bill;
pub(crate) mod bills;
pub(crate) mod chart;
pub(crate) mod counter;
pub(crate) mod customer;
pub(crate) mod customers;
pub(crate) mod document;
pub(crate) mod pdf;
pub(crate) mod rates;
pub(crate) mod shown;
pub(crate) mod stock;
#[cfg(test)]
mod tests;

use kernel::permission::Permission;
use platform::error::Result;
use platform::page::{Nav, Page, PageCx};
use platform::registry::Registry;
use platform::session::fresh_id;
use platform::view::FormState;

/// Registers the pages, in the order of the rail.
pub(crate) fn register(r: &mut Registry) {
    r.page(Page {
        path: "/rates",
        needs: Permission::RatesRead,
        nav: nav("Rates", "rate", "g r", ""),
        draw: |cx| Box::pin(rates::board(cx)),
    });
    r.page(Page {
        path: "/rates/{metal}/{fineness}/{side}",
        needs: Permission::RatesRead,
        nav: None,
        draw: |cx| Box::pin(rates::history(cx)),
    });
    // Before the bill of an id: the first page that fits an address is drawn.
    r.page(Page {
        path: "/bills/new",
        needs: Permission::BillsWrite,
        nav: nav("New bill", "bill", "n b", "Sell"),
        draw: |cx| Box::pin(counter::draw(cx)),
    });
    r.page(Page {
        path: "/bills",
        needs: Permission::BillsRead,
        nav: nav("Bills", "bills", "g d", "Bills"),
        draw: |cx| Box::pin(bills::draw(cx)),
    });
    r.page(Page {
        path: "/bills/{id}",
        needs: Permission::BillsRead,
        nav: None,
        draw: |cx| Box::pin(bill::draw(cx)),
    });
    r.page(Page {
        path: "/bills/{id}/print",
        needs: Permission::BillsRead,
        nav: None,
        draw: |cx| Box::pin(bill::print(cx)),
    });
    r.page(Page {
        path: "/bills/{id}/pdf",
        needs: Permission::BillsRead,
        nav: None,
        draw: |cx| Box::pin(pdf::draw(cx)),
    });
    r.page(Page {
        path: "/customers",
        needs: Permission::LedgerRead,
        nav: nav("Customers", "ledger", "g l", ""),
        draw: |cx| Box::pin(customers::draw(cx)),
    });
    r.page(Page {
        path: "/customers/{party}",
        needs: Permission::LedgerRead,
        nav: None,
        draw: |cx| Box::pin(customer::draw(cx)),
    });
    r.page(Page {
        path: "/stock",
        needs: Permission::ArticlesRead,
        nav: nav("Stock", "tag", "g o", ""),
        draw: |cx| Box::pin(stock::draw(cx)),
    });
}

fn nav(label: &'static str, icon: &'static str, keys: &'static str, tab: &'static str) -> Option<Nav> {
    Some(Nav { group: "Sell", label, icon, keys, tab })
}

/// The state of one of a page's several forms: what was sent, if it was this one that was refused; else fresh, with a
/// key of its own, because two forms under one key would be taken for one call. Errors: ours.
fn form_named(cx: &PageCx, name: &'static str) -> Result<FormState> {
    if cx.form.has_faults() && cx.form.value("_form", "") == name {
        return Ok(cx.form.clone().prefixed(name));
    }
    Ok(FormState::new(&fresh_id(cx.tx.now)?.to_string()).prefixed(name))
}

/// An address with its parameters; those without a value are left out.
fn with_params(path: &str, params: &[(&str, &str)]) -> String {
    let there = params.iter().filter(|(_, value)| !value.is_empty());
    there.enumerate().fold(path.to_owned(), |to, (n, (name, value))| {
        let joint = if n == 0 { '?' } else { '&' };
        format!("{to}{joint}{name}={}", percent(value))
    })
}

/// Percent-encoding of everything but RFC 3986's unreserved characters.
fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}
