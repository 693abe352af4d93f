//! The locations where goods are kept, and the form that adds one.
//! Invariant: the codes are those that lots, pieces and counts name.

use askama::Template;
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::next_page;
use web::view::{Chrome, FormState};

use super::{ListLocations, LocationShown};

#[derive(Template)]
#[template(path = "stock/locations/list.html")]
struct LocationsPage {
    chrome: Chrome,
    base: String,
    here: String,
    rows: Vec<LocationShown>,
    next: String,
    /// None for users who may not add one.
    add: Option<FormState>,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let page = cx.ask_with::<ListLocations>(&[("after", cx.wanted("after"))]).await?;
    let here = cx.href("/locations");
    cx.html(&LocationsPage {
        chrome: cx.chrome("Locations"),
        base: cx.href(""),
        next: next_page(&here, &[], page.next.as_deref()),
        rows: page.rows,
        add: if cx.may(Permission::ItemsWrite) { Some(cx.form_named("add")?) } else { None },
        here,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(words: &str, full: bool) -> String {
        let location = LocationShown { code: words.into(), name: words.into(), quarantine: true };
        let shown = LocationsPage {
            chrome: Chrome::sample(words),
            base: "/w/dairy".into(),
            here: "/w/dairy/locations".into(),
            rows: if full { vec![location] } else { vec![] },
            next: String::new(),
            add: full.then(|| FormState::new("key")),
        };
        shown.render().expect("a page")
    }

    #[test]
    fn it_draws_from_nothing_and_from_all_and_words_are_only_words() {
        let (empty, full) = (page("Shelf", false), page("Shelf", true));
        assert!(empty.contains("No locations yet") && !empty.contains("<form class=\"stack\""), "{empty}");
        assert!(full.contains("Quarantine") && full.contains("workspace.location.create"));
        assert!(!page("<script>alert(1)</script>", true).contains("<script>alert"));
    }
}
