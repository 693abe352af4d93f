//! The pages of MAKE.
//! Invariant: their order is that of the navigation; items come last, because they are set up once.

use kernel::permission::Permission;
use web::page::{Drawn, Nav, Page, PageCx};
use web::registry::Registry;

use crate::traceability::list_page;
use crate::{batches, control_points, equipment, labels, planning, recipes, silos};

/// Registers the part's pages.
pub fn register(r: &mut Registry) {
    page(r, "/recipes", nav("Recipes", "recipe", "g k", ""), |cx| Box::pin(recipes::page::list(cx)));
    page(r, "/recipes/{recipe}", None, |cx| Box::pin(recipes::page::one(cx)));
    r.page(Page {
        path: "/recipes/{recipe}/sheet",
        needs: Permission::MakeCompute,
        nav: None,
        draw: |cx| Box::pin(recipes::sheet::draw(cx)),
    });
    page(r, "/batches", nav("Batches", "batch", "g b", "Make"), |cx| Box::pin(batches::list_page::list(cx)));
    page(r, "/batches/{batch}", None, |cx| Box::pin(batches::page::draw(cx)));
    page(r, "/batches/{batch}/record", None, |cx| Box::pin(crate::batch_record::draw(cx)));
    page(r, "/calendar", nav("Calendar", "calendar", "g g", ""), |cx| Box::pin(planning::page::draw(cx)));
    page(r, "/lots", nav("Lots and trace", "trace", "g t", ""), |cx| Box::pin(list_page::list(cx)));
    page(r, "/lots/{lot}", None, |cx| Box::pin(crate::traceability::page::draw(cx)));
    page(r, "/silos", nav("Silos", "silo", "", ""), |cx| Box::pin(silos::list_page::draw(cx)));
    page(r, "/silos/{silo}", None, |cx| Box::pin(silos::page::draw(cx)));
    page(r, "/lots/{lot}/label", None, |cx| Box::pin(labels::page::draw(cx)));
    page(r, "/lots/{lot}/label/pdf", None, |cx| Box::pin(labels::page::pdf(cx)));
    page(r, "/equipment", nav("Equipment", "tool", "g e", ""), |cx| Box::pin(equipment::list_page::list(cx)));
    page(r, "/equipment/{equipment}", None, |cx| Box::pin(equipment::page::draw(cx)));
    page(r, "/equipment/{equipment}/record", None, |cx| Box::pin(equipment::page::record(cx)));
    page(r, "/equipment/{equipment}/checks/{check}", None, |cx| Box::pin(equipment::page::check(cx)));
    page(r, "/equipment/{equipment}/checks/{check}/papers/{paper}", None, |cx| {
        Box::pin(equipment::paper::draw(cx))
    });
    page(r, "/control-points", nav("Control points", "temp", "g p", ""), |cx| {
        Box::pin(control_points::page::list(cx))
    });
    ledger::stock::page::register(r);
}

fn page(r: &mut Registry, path: &'static str, nav: Option<Nav>, draw: for<'a> fn(&'a PageCx) -> Drawn<'a>) {
    r.page(Page { path, needs: Permission::MakeRead, nav, draw });
}

fn nav(label: &'static str, icon: &'static str, keys: &'static str, tab: &'static str) -> Option<Nav> {
    Some(Nav { group: "Make", label, icon, keys, tab })
}
