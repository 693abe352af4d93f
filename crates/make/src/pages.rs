//! The pages of MAKE.
//! Invariant: their order is that of the navigation; items come last, because they are set up once.

use kernel::permission::Permission;
use web::page::{Drawn, Nav, Page, PageCx};
use web::registry::Registry;

use crate::traceability::list_page;
use crate::{ageing, batches, control_points, equipment, figures, labels, planning, recipes, silos};

/// Registers the part's pages.
pub fn register(r: &mut Registry) {
    page(r, "/recipes", nav("Recipes", "recipe", "g k", ""), |cx| Box::pin(recipes::page::list(cx)));
    register_recipe(r);
    page(r, "/batches", nav("Batches", "batch", "g b", "Make"), |cx| Box::pin(batches::list_page::list(cx)));
    page(r, "/batches/{batch}", None, |cx| Box::pin(batches::page::draw(cx)));
    page(r, "/batches/{batch}/record", None, |cx| Box::pin(crate::batch_record::draw(cx)));
    page(r, "/calendar", nav("Calendar", "calendar", "g g", ""), |cx| Box::pin(planning::page::draw(cx)));
    page(r, "/lots", nav("Lots and trace", "trace", "g t", ""), |cx| Box::pin(list_page::list(cx)));
    page(r, "/lots/{lot}", None, |cx| Box::pin(crate::traceability::page::draw(cx)));
    page(r, "/lots/{lot}/weights", None, |cx| Box::pin(ageing::curve::draw(cx)));
    page(r, "/ageing-room", nav("Ageing room", "clock", "", ""), |cx| Box::pin(ageing::page::draw(cx)));
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
    register_figures(r);
    ledger::stock::page::register(r);
}

/// Registers the pages of one recipe, and the forms that publish one.
fn register_recipe(r: &mut Registry) {
    r.page(Page {
        path: "/recipes/new",
        needs: Permission::RecipesPublish,
        nav: None,
        draw: |cx| Box::pin(recipes::page::form::draw(cx)),
    });
    page(r, "/recipes/{recipe}", None, |cx| Box::pin(recipes::page::one(cx)));
    r.page(Page {
        path: "/recipes/{recipe}/next",
        needs: Permission::RecipesPublish,
        nav: None,
        draw: |cx| Box::pin(recipes::page::form::draw_next(cx)),
    });
    r.page(Page {
        path: "/recipes/{recipe}/sheet",
        needs: Permission::MakeCompute,
        nav: None,
        draw: |cx| Box::pin(recipes::sheet::draw(cx)),
    });
    page(r, "/step-photos/{photo}", None, |cx| Box::pin(recipes::photos::draw(cx)));
}

/// Registers the figures of making; what goods cost is not for everybody.
fn register_figures(r: &mut Registry) {
    page(r, "/figures", nav("Figures", "rate", "", ""), |cx| Box::pin(figures::yields_page::draw(cx)));
    r.page(Page {
        path: "/figures/cost",
        needs: Permission::CostRead,
        nav: None,
        draw: |cx| Box::pin(figures::costs_page::draw(cx)),
    });
}

fn page(r: &mut Registry, path: &'static str, nav: Option<Nav>, draw: for<'a> fn(&'a PageCx) -> Drawn<'a>) {
    r.page(Page { path, needs: Permission::MakeRead, nav, draw });
}

fn nav(label: &'static str, icon: &'static str, keys: &'static str, tab: &'static str) -> Option<Nav> {
    Some(Nav { group: "Make", label, icon, keys, tab })
}
