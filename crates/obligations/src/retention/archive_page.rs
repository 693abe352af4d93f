//! The closed archive as a page: its copies, their openings, and the copies that are open now.
//! Invariant: what a copy says is on the page of the two people of an opening alone.

use super::archive::{CopyShown, GetArchive, OpenShown, OpeningShown};
use askama::Template;
use catalogue::{Phrase, say};
use kernel::permission::Permission;
use lifecycle::retention::copies::Purpose;
use lifecycle::retention::laws;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::next_page;
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "retention/archive.html")]
pub(super) struct ArchivePage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    /// The page of the rules; empty for those who may not see it.
    pub up: String,
    pub rows: Vec<CopyShown>,
    pub next: String,
    pub openings: Vec<OpeningShown>,
    pub open: Vec<OpenShown>,
    pub ask: FormState,
    pub approve: FormState,
}

impl ArchivePage {
    /// The rule that keeps a row, by the law.
    pub fn law(&self, row: &CopyShown) -> Phrase {
        Phrase::verbatim(laws::title_of(&row.rule))
    }

    /// The copies that are there, for the form.
    pub fn copies(&self) -> Vec<(String, Phrase)> {
        let there = self.rows.iter().filter(|row| row.ended_at.is_none());
        let words = |row: &CopyShown| {
            say!("{party}, {documents} records", party = &row.party, documents = row.documents)
        };
        there.map(|row| (row.copy.to_string(), words(row))).collect()
    }

    /// For what one may ask.
    pub fn purposes(&self) -> Vec<(&'static str, &'static str)> {
        Purpose::ALL.iter().map(|purpose| (purpose.as_str(), purpose.label())).collect()
    }

    /// The openings that this person may approve, for the form.
    pub fn waiting(&self) -> Vec<(String, Phrase)> {
        let waiting = self.openings.iter().filter(|opening| opening.may_approve);
        let words = |it: &OpeningShown| {
            let purpose = Phrase::of(it.purpose.label());
            say!("{party}: {purpose}", party = &it.party, purpose)
        };
        waiting.map(|it| (it.opening.to_string(), words(it))).collect()
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let shown = cx.ask_with::<GetArchive>(&[("after", cx.wanted("after"))]).await?;
    let here = cx.href("/retention/archive");
    let up = if cx.may(Permission::RetentionWrite) { cx.href("/retention") } else { String::new() };
    cx.html(&ArchivePage {
        chrome: cx.chrome("Closed archive"),
        base: cx.href(""),
        next: next_page(&here, &[], shown.next.map(|id| id.to_string()).as_deref()),
        here,
        up,
        rows: shown.rows,
        openings: shown.openings,
        open: shown.open,
        ask: cx.form_named("ask")?,
        approve: cx.form_named("approve")?,
    })
}
