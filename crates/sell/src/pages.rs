//! The pages of SELL: rate board, counter, bills, customers, stock; and helpers that several of them share.
//! Invariant: a page shows the results of queries and computes no money; it writes only through an action.

#[cfg(test)]
mod tests;

use kernel::permission::Permission;
use web::page::{Nav, Page};
use web::registry::Registry;

/// Registers the pages, in the order of the navigation.
pub(crate) fn register(r: &mut Registry) {
    r.page(Page {
        path: "/rates",
        needs: Permission::RatesRead,
        nav: nav("Rates", "rate", "g r", ""),
        draw: |cx| Box::pin(crate::rates::page::board(cx)),
    });
    r.page(Page {
        path: "/rates/{metal}/{fineness}/{side}",
        needs: Permission::RatesRead,
        nav: None,
        draw: |cx| Box::pin(crate::rates::page::history(cx)),
    });
    // Before the page of a bill's id: the first page that fits an address is drawn.
    r.page(Page {
        path: "/bills/new",
        needs: Permission::BillsWrite,
        nav: nav("New bill", "bill", "n b", "Sell"),
        draw: |cx| Box::pin(crate::invoices::counter::draw(cx)),
    });
    r.page(Page {
        path: "/bills",
        needs: Permission::BillsRead,
        nav: nav("Bills", "bills", "g d", "Bills"),
        draw: |cx| Box::pin(crate::invoices::list_page::draw(cx)),
    });
    r.page(Page {
        path: "/drafts",
        needs: Permission::BillsRead,
        nav: nav("Parked bills", "clock", "g w", ""),
        draw: |cx| Box::pin(crate::invoices::drafts::page::draw(cx)),
    });
    r.page(Page {
        path: "/bills/{id}",
        needs: Permission::BillsRead,
        nav: None,
        draw: |cx| Box::pin(crate::invoices::page::draw(cx)),
    });
    r.page(Page {
        path: "/bills/{id}/print",
        needs: Permission::BillsRead,
        nav: None,
        draw: |cx| Box::pin(crate::invoices::page::print(cx)),
    });
    r.page(Page {
        path: "/bills/{id}/pdf",
        needs: Permission::BillsRead,
        nav: None,
        draw: |cx| Box::pin(crate::invoices::pdf::draw(cx)),
    });
    register_tills(r);
    register_jobs(r);
    register_orders(r);
    register_customers(r);
    register_money(r);
    r.page(Page {
        path: "/stock",
        needs: Permission::ArticlesRead,
        nav: nav("Stock", "tag", "g o", ""),
        draw: |cx| Box::pin(crate::pieces::page::draw(cx)),
    });
    register_stock(r);
}

/// Registers the pages of orders and repairs.
fn register_jobs(r: &mut Registry) {
    r.page(Page {
        path: "/jobs",
        needs: Permission::BillsRead,
        nav: nav("Jobs", "tool", "g u", ""),
        draw: |cx| Box::pin(crate::jobs::list_page::draw(cx)),
    });
    // Before the page of a job's id: the first page that fits an address is drawn.
    r.page(Page {
        path: "/jobs/new",
        needs: Permission::JobsTake,
        nav: None,
        draw: |cx| Box::pin(crate::jobs::new_page::draw(cx)),
    });
    r.page(Page {
        path: "/jobs/{job}",
        needs: Permission::BillsRead,
        nav: None,
        draw: |cx| Box::pin(crate::jobs::page::draw(cx)),
    });
    r.page(Page {
        path: "/jobs/{job}/print",
        needs: Permission::BillsRead,
        nav: None,
        draw: |cx| Box::pin(crate::jobs::tag::draw(cx)),
    });
}

/// Registers the pages of what customers order ahead.
fn register_orders(r: &mut Registry) {
    r.page(Page {
        path: "/orders",
        needs: Permission::OrdersRead,
        nav: nav("Orders", "out", "g n", ""),
        draw: |cx| Box::pin(crate::orders::list_page::draw(cx)),
    });
    // Before the page of an order's id: the first page that fits an address is drawn.
    r.page(Page {
        path: "/orders/new",
        needs: Permission::OrdersTake,
        nav: None,
        draw: |cx| Box::pin(crate::orders::new_page::draw(cx)),
    });
    r.page(Page {
        path: "/orders/run",
        needs: Permission::OrdersPick,
        nav: None,
        draw: |cx| Box::pin(crate::orders::run_page::draw(cx)),
    });
    r.page(Page {
        path: "/orders/{order}",
        needs: Permission::OrdersRead,
        nav: None,
        draw: |cx| Box::pin(crate::orders::page::draw(cx)),
    });
    r.page(Page {
        path: "/standing-orders/{standing}",
        needs: Permission::OrdersRead,
        nav: None,
        draw: |cx| Box::pin(crate::orders::standing_page::draw(cx)),
    });
}

/// Registers the pages of customers.
fn register_customers(r: &mut Registry) {
    r.page(Page {
        path: "/customers",
        needs: Permission::LedgerRead,
        nav: nav("Customers", "user", "g l", ""),
        draw: |cx| Box::pin(crate::customers::list_page::draw(cx)),
    });
    r.page(Page {
        path: "/customers/{party}",
        needs: Permission::LedgerRead,
        nav: None,
        draw: |cx| Box::pin(crate::customers::page::draw(cx)),
    });
}

/// Registers the pages about money that is owed or on its way.
fn register_money(r: &mut Registry) {
    r.page(Page {
        path: "/ageing",
        needs: Permission::LedgerRead,
        nav: None,
        draw: |cx| Box::pin(crate::ageing::page::draw(cx)),
    });
    r.page(Page {
        path: "/money",
        needs: Permission::LedgerRead,
        nav: nav("Money", "cash", "g v", ""),
        draw: |cx| Box::pin(crate::money::page::draw(cx)),
    });
}

/// The page that compares the books with the goods.
fn register_check(r: &mut Registry) {
    r.page(Page {
        path: "/books/check",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::books::page::draw(cx)),
    });
}

/// The pages of the stock: pieces, metal, counts.
fn register_stock(r: &mut Registry) {
    r.page(Page {
        path: "/stock/{tag}",
        needs: Permission::ArticlesRead,
        nav: None,
        draw: |cx| Box::pin(crate::pieces::show_page::draw(cx)),
    });
    r.page(Page {
        path: "/approvals",
        needs: Permission::ArticlesRead,
        nav: None,
        draw: |cx| Box::pin(crate::pieces::approvals::page::draw(cx)),
    });
    r.page(Page {
        path: "/metal",
        needs: Permission::ArticlesRead,
        nav: None,
        draw: |cx| Box::pin(crate::metal_lots::page::draw(cx)),
    });
    r.page(Page {
        path: "/stocktakes",
        needs: Permission::ArticlesRead,
        nav: nav("Stocktakes", "scan", "g z", ""),
        draw: |cx| Box::pin(crate::stocktakes::page::draw(cx)),
    });
    r.page(Page {
        path: "/stocktakes/{stocktake}",
        needs: Permission::ArticlesRead,
        nav: None,
        draw: |cx| Box::pin(crate::stocktakes::page::show(cx)),
    });
}

/// The pages of the tills.
fn register_tills(r: &mut Registry) {
    register_check(r);
    r.page(Page {
        path: "/tills",
        needs: Permission::LedgerRead,
        nav: nav("Tills", "cash", "g q", ""),
        draw: |cx| Box::pin(crate::tills::page::draw(cx)),
    });
    r.page(Page {
        path: "/tills/{session}",
        needs: Permission::LedgerRead,
        nav: None,
        draw: |cx| Box::pin(crate::tills::page::day_close(cx)),
    });
}

fn nav(label: &'static str, icon: &'static str, keys: &'static str, tab: &'static str) -> Option<Nav> {
    Some(Nav { group: "Sell", label, icon, keys, tab })
}
