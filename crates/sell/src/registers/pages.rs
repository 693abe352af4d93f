//! The pages of the ledgers and registers.
//! Invariant: a page shows the results of queries and computes no money; each of them is for those who see what goods cost.

use kernel::permission::Permission;
use web::page::{Nav, Page};
use web::registry::Registry;

/// Registers the pages.
pub(crate) fn register(r: &mut Registry) {
    r.page(Page {
        path: "/ledgers",
        needs: Permission::CostRead,
        nav: Some(Nav { group: "Sell", label: "Ledgers", icon: "ledger", keys: "g y", tab: "" }),
        draw: |cx| Box::pin(crate::registers::trial_page::draw(cx)),
    });
    r.page(Page {
        path: "/ledgers/account",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::registers::entries_page::draw(cx)),
    });
    r.page(Page {
        path: "/ledgers/day",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::registers::day_page::draw(cx)),
    });
    r.page(Page {
        path: "/ledgers/cash",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::registers::entries_page::draw_cash(cx)),
    });
    r.page(Page {
        path: "/ledgers/metal",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::registers::entries_page::draw_metal(cx)),
    });
    register_sales(r);
    register_drawn(r);
}

/// The registers of what was sold, taxed, counted and earned.
fn register_sales(r: &mut Registry) {
    r.page(Page {
        path: "/ledgers/sales",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::registers::sales_page::draw(cx)),
    });
    r.page(Page {
        path: "/ledgers/tax",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::registers::tax_page::draw(cx)),
    });
    r.page(Page {
        path: "/ledgers/tills",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::registers::tills_page::draw(cx)),
    });
    r.page(Page {
        path: "/ledgers/profit",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::registers::profit_page::draw(cx)),
    });
    r.page(Page {
        path: "/ledgers/accounts",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::registers::accounts_page::draw(cx)),
    });
}

/// The registers that are also drawn.
fn register_drawn(r: &mut Registry) {
    r.page(Page {
        path: "/ledgers/daily",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::registers::daily_page::draw(cx)),
    });
    r.page(Page {
        path: "/ledgers/discounts",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::registers::discounts_page::draw(cx)),
    });
    r.page(Page {
        path: "/ledgers/position",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::registers::position_page::draw(cx)),
    });
    r.page(Page {
        path: "/ledgers/stock-age",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(crate::registers::stock_age_page::draw(cx)),
    });
}
