//! The legal holds as a page of the workspace: the list, the form that places one and the form that lifts
//! one.
//! Invariant: only a hold that is in force can be chosen to be lifted.

use super::{HoldShown, ListHolds};
use askama::Template;
use catalogue::{Phrase, say};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::next_page;
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "holds/list.html")]
pub(super) struct HoldsPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub rows: Vec<HoldShown>,
    pub next: String,
    pub place: FormState,
    pub lift: FormState,
}

/// What a hold is on, in words.
fn target(hold: &HoldShown) -> Phrase {
    match (&hold.party, &hold.lot) {
        (Some(code), _) => {
            let name = hold.party_name.clone().unwrap_or_default();
            say!("{name} ({code})", name, code = code.clone())
        }
        (None, Some(lot)) => say!("Lot {lot}", lot = lot.clone()),
        (None, None) => Phrase::of("The whole workspace"),
    }
}

impl HoldsPage {
    /// What a hold is on.
    pub fn target(&self, hold: &HoldShown) -> Phrase {
        target(hold)
    }

    /// The holds in force, for the form that lifts one.
    pub fn in_force(&self) -> Vec<(String, Phrase)> {
        let held = self.rows.iter().filter(|hold| hold.in_force);
        held.map(|hold| (hold.hold.to_string(), target(hold))).collect()
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let list = cx.ask_with::<ListHolds>(&[("after", cx.wanted("after"))]).await?;
    let here = cx.href("/holds");
    let next = next_page(&here, &[], list.next.map(|id| id.to_string()).as_deref());
    cx.html(&HoldsPage {
        chrome: cx.chrome("Legal holds"),
        base: cx.href(""),
        here,
        rows: list.rows,
        next,
        place: cx.form_named("place")?,
        lift: cx.form_named("lift")?,
    })
}
