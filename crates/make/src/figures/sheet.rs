//! The sheets of the figures of making.
//! Invariant: a sheet leads only to those that the user may see.

use catalogue::Phrase;
use kernel::permission::Permission;
use web::page::PageCx;
use web::sheet::{Group, Part, SheetPage};

/// The address of the costs, which not everybody sees.
pub(crate) const COSTS: &str = "/figures/cost";
/// The sheets: what each is called, and where it is.
const SHEETS: Part = Part {
    name: "Figures",
    sheets: &[("Yield", "/figures"), ("Cost of a kg", COSTS), ("Ageing room", "/ageing-room")],
};

const FIGURES: Group = Group { name: "Figures of making", first: "Yield", parts: &[SHEETS] };

/// A sheet without tables yet.
pub(crate) fn begin(cx: &PageCx, path: &str, title: Phrase, lede: Phrase) -> SheetPage {
    let mut page = SheetPage::new(cx, &FIGURES, path, title, lede);
    let costs = cx.href(COSTS);
    page.sheets.retain(|(_, href, _)| {
        cx.may(if *href == costs { Permission::CostRead } else { Permission::MakeRead })
    });
    page
}
