//! Obligations: what the operator of an instance and the Owner of a workspace have promised to do in time.
//! Invariant: each duty is a case with clocks; what is overdue is on `/trust`.

pub mod duties;
pub mod suppliers;

use kernel::permission::Permission;
use web::page::{Nav, Page};
use web::registry::Registry;

/// Registers the part's actions, queries and pages.
pub fn register(r: &mut Registry) {
    r.query::<duties::Duties>();
    r.page(Page {
        path: "/instance",
        needs: Permission::InstanceRead,
        nav: nav("Duties", "check"),
        draw: |cx| Box::pin(duties::page::draw(cx)),
    });
    register_suppliers(r);
}

fn register_suppliers(r: &mut Registry) {
    r.query::<suppliers::reads::ListSuppliers>()
        .query::<suppliers::reads::GetSupplier>()
        .query::<suppliers::workspace::SupplierNotices>();
    r.action::<suppliers::ProposeSupplier>()
        .action::<suppliers::ChangeSupplier>()
        .action::<suppliers::BindSupplier>()
        .action::<suppliers::ReviewSupplier>()
        .action::<suppliers::AnnounceSupplier>()
        .action::<suppliers::ActivateSupplier>()
        .action::<suppliers::EndSupplier>()
        .action::<suppliers::workspace::ObjectToSupplier>();
    r.page(Page {
        path: "/instance/suppliers",
        needs: Permission::InstanceRead,
        nav: nav("Suppliers", "box"),
        draw: |cx| Box::pin(suppliers::page::draw(cx)),
    });
    r.page(Page {
        path: "/instance/suppliers/{number}",
        needs: Permission::InstanceRead,
        nav: None,
        draw: |cx| Box::pin(suppliers::page::show(cx)),
    });
    r.page(Page {
        path: "/settings/suppliers",
        needs: Permission::BillingWrite,
        nav: None,
        draw: |cx| Box::pin(suppliers::workspace::draw(cx)),
    });
    suppliers::public::register(r);
}

/// A page of the operators' menu.
fn nav(label: &'static str, icon: &'static str) -> Option<Nav> {
    Some(Nav { group: "Instance", label, icon, keys: "", tab: "" })
}
