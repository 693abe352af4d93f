//! Obligations: what the operator of an instance and the Owner of a workspace have promised to do in time.
//! Invariant: each duty is a case with clocks; what is overdue is on `/trust`.

pub mod duties;

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
}

/// A page of the operators' menu.
fn nav(label: &'static str, icon: &'static str) -> Option<Nav> {
    Some(Nav { group: "Instance", label, icon, keys: "", tab: "" })
}
