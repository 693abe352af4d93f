//! The findings as a page: open ones first, below them the dismissed ones with their reasons.
//! Invariant: words and an icon state what happened, never a colour alone; users who may not dismiss get no
//! form.

use super::FindingShown;
use crate::findings::ListFindings;
use askama::Template;
use catalogue::{Phrase, say};
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::next_page;
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "findings.html")]
pub(super) struct FindingsPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub open: i64,
    /// The rules that are off here.
    pub resting: Vec<&'static str>,
    pub rows: Vec<FindingShown>,
    pub next: String,
    /// The finding that was chosen on the previous page; empty for none.
    pub chosen: String,
    /// None for users who may not dismiss, and if nothing is open.
    pub dismiss: Option<FormState>,
}

impl FindingsPage {
    /// The number of open findings, in words.
    pub fn left(&self) -> Phrase {
        match self.open {
            0 => Phrase::of("none open"),
            many => say!("{many} open", many),
        }
    }

    /// The open findings of this page to choose from: id, and a line of text.
    pub fn choices(&self) -> Vec<(String, Phrase)> {
        let open = self.rows.iter().filter(|row| row.dismissed_at.is_none());
        open.map(|row| {
            let (title, at) = (Phrase::of(row.title), self.chrome.instant(row.at));
            let line = match &row.name {
                Some(name) => say!("{title}, {name}, {at}", title, name, at),
                None => say!("{title}, {at}", title, at),
            };
            (row.finding.to_string(), line)
        })
        .collect()
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let page = cx.ask_with::<ListFindings>(&[("after", cx.wanted("after"))]).await?;
    let is_open = page.rows.iter().any(|row| row.dismissed_at.is_none());
    let here = cx.href("/security/findings");
    let next = page.next.map(|at| at.to_string());
    cx.html(&FindingsPage {
        chrome: cx.chrome("Findings"),
        base: cx.href(""),
        open: page.open,
        resting: page.resting,
        rows: page.rows,
        next: next_page(&here, &[], next.as_deref()),
        chosen: cx.wanted("finding").to_owned(),
        dismiss: match cx.may(Permission::FindingsDismiss) && is_open {
            true => Some(cx.form_named("dismiss")?),
            false => None,
        },
        here,
    })
}
