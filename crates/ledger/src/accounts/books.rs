//! The books' page: the numbering of papers, the tax percentages, and the day through which the books are
//! closed.
//! Invariant: everybody who may see bills sees the page; only those who may change the books get forms.

use askama::Template;
use kernel::day::Day;
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

use crate::accounts::periods::ClosedThrough;
use crate::accounts::series::{Numbering, NumberingShown, SeriesOfYear};
use crate::accounts::tax_policy::{TaxPolicy, TaxPolicyShown};

#[derive(Template)]
#[template(path = "accounts/books.html")]
struct BooksPage {
    chrome: Chrome,
    base: String,
    numbering: NumberingShown,
    tax: TaxPolicyShown,
    locked_until: Option<Day>,
    /// None for users who may not change it; the same holds for the two below.
    number: Option<FormState>,
    lock: Option<FormState>,
    unlock: Option<FormState>,
}

impl BooksPage {
    fn here(&self) -> String {
        format!("{}/books", self.base)
    }

    /// The papers whose numbering can still be set this year, for the form's list.
    fn settable(&self) -> Vec<(&'static str, &'static str)> {
        let open = self.numbering.series.iter().filter(|it| !it.numbered);
        open.map(|it| (it.series.doc.as_str(), it.series.doc.facts().plural)).collect()
    }

    /// The paper that the form selects at first: the first one that can be set.
    fn first(&self) -> Option<&SeriesOfYear> {
        self.numbering.series.iter().find(|it| !it.numbered)
    }

    fn class(code: &str) -> String {
        let words = code.replace('_', " ");
        let mut letters = words.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let form = |needs: Permission, name: &'static str| {
        if cx.may(needs) { cx.form_named(name).map(Some) } else { Ok(None) }
    };
    let locked_until = cx.ask(ClosedThrough {}).await?.locked_until;
    cx.html(&BooksPage {
        chrome: cx.chrome("Books"),
        base: cx.href(""),
        numbering: cx.ask(Numbering { fy: None }).await?,
        tax: cx.ask(TaxPolicy {}).await?,
        number: form(Permission::SettingsWrite, "number")?,
        lock: form(Permission::PeriodLock, "lock")?,
        unlock: if locked_until.is_some() { form(Permission::PeriodLock, "unlock")? } else { None },
        locked_until,
    })
}

#[cfg(test)]
mod tests;
