//! The books' page: the numbering of papers, the tax percentages, and the day through which the books are
//! closed.
//! Invariant: everybody who may see bills sees the page; only those who may change the books get forms.

use askama::Template;
use catalogue::Phrase;
use kernel::country::Country;
use kernel::day::Day;
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::{Chrome, FormState};

use crate::accounts::earlier_stock;
use crate::accounts::legal_limits::page::{EndLimitForm, codes, end_limit};
use crate::accounts::legal_limits::{LimitListed, LimitSource, ListLimits};
use crate::accounts::periods::{ClosedThrough, LockLevel};
use crate::accounts::series::{Numbering, NumberingShown, SeriesOfYear};
use crate::accounts::tax_policy::{PolicyRow, TaxPolicy, TaxPolicyShown};

#[derive(Template)]
#[template(path = "accounts/books.html")]
struct BooksPage {
    chrome: Chrome,
    base: String,
    numbering: NumberingShown,
    tax: TaxPolicyShown,
    in_india: bool,
    /// None for users who may not change it; the same holds for the next.
    add_tax: Option<FormState>,
    /// The row that the address names.
    end_tax: Option<EndTaxForm>,
    limits: Vec<LimitListed>,
    /// None for users who may not change them.
    add_limit: Option<FormState>,
    /// The row that the address names.
    end_limit: Option<EndLimitForm>,
    locked_until: Option<Day>,
    soft_locked_until: Option<Day>,
    /// None for users who may not change it; the same holds for the two below.
    number: Option<FormState>,
    lock: Option<FormState>,
    unlock: Option<FormState>,
    /// While stock from before is being entered in the books.
    entering: Option<Phrase>,
    /// The amounts of limits in the settings; empty for users who may not see those.
    settings: String,
    /// The page that compares the books with the goods; empty for users who may not see it.
    check: String,
}

/// The forms that end a tax rate, or take it back.
struct EndTaxForm {
    form: FormState,
    remove: FormState,
    class: String,
    percent: String,
    from: Day,
    day: String,
    /// The last day that the form proposes.
    last: String,
    /// The page's address with the row.
    here: String,
}

impl BooksPage {
    /// The address of the form that ends a row.
    fn end_href(&self, row: &PolicyRow) -> String {
        format!("{}#end-tax", end_href(&self.here(), row))
    }

    /// The classes that have a row, each once.
    fn classes(&self) -> Vec<&str> {
        let mut classes: Vec<&str> = self.tax.rows.iter().map(|row| row.class.as_str()).collect();
        classes.dedup();
        classes
    }

    /// The limits that can be changed, for the form's list.
    fn codes(&self) -> Vec<(&'static str, &'static str)> {
        codes(&self.limits)
    }

    /// For whom a lock closes the books.
    fn levels() -> [(&'static str, &'static str); 2] {
        [
            (LockLevel::Hard.as_str(), "For everybody"),
            (LockLevel::Soft.as_str(), "For all but Owner and Accountant"),
        ]
    }

    /// The lock that reaches further.
    fn level_to_open(&self) -> &'static str {
        if self.soft_locked_until.is_some() { LockLevel::Soft.as_str() } else { LockLevel::Hard.as_str() }
    }

    /// The address of the form that ends a limit.
    fn limit_href(&self, row: &LimitListed) -> String {
        format!("{}#end-limit", crate::accounts::legal_limits::page::end_href(&self.here(), &row.row))
    }

    /// Where a limit comes from.
    fn source(row: &LimitListed) -> &'static str {
        match row.row.source {
            LimitSource::Law => "The law",
            LimitSource::Settings => "Settings",
            LimitSource::Workspace => "This workspace",
        }
    }

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

fn end_href(here: &str, row: &PolicyRow) -> String {
    with_params(here, &[("tax", &row.class), ("from", &row.from.to_string())])
}

/// The forms for the row that the address names, or that a refused form named.
fn end_tax(cx: &PageCx, tax: &TaxPolicyShown) -> Result<Option<EndTaxForm>> {
    if !cx.may(Permission::SettingsWrite) {
        return Ok(None);
    }
    let (form, remove) = (cx.form_named("end-tax")?, cx.form_named("remove-tax")?);
    let sent = [&form, &remove].into_iter().find(|form| form.is_sent()).unwrap_or(&form);
    let (class, from) = (sent.value("class", cx.wanted("tax")), sent.value("from", cx.wanted("from")));
    let row = tax.rows.iter().find(|row| row.class == class && row.from.to_string() == from);
    Ok(row.map(|row| EndTaxForm {
        here: end_href(&cx.href("/books"), row),
        class: row.class.clone(),
        percent: cx.chrome.percent(row.rate_percent.get()),
        from: row.from,
        day: cx.chrome.day(row.from),
        last: row.to.unwrap_or_else(|| cx.tx.today()).to_string(),
        form: form.clone(),
        remove: remove.clone(),
    }))
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let form = |needs: Permission, name: &'static str| {
        if cx.may(needs) { cx.form_named(name).map(Some) } else { Ok(None) }
    };
    let closed = cx.ask(ClosedThrough {}).await?;
    let limits = cx.ask(ListLimits {}).await?.rows;
    let tax = cx.ask(TaxPolicy {}).await?;
    let may_check = cx.may(Permission::CostRead) && cx.may(Permission::LedgerRead);
    cx.html(&BooksPage {
        chrome: cx.chrome("Books"),
        base: cx.href(""),
        numbering: cx.ask(Numbering { fy: None }).await?,
        in_india: cx.tx.workspace.country == Country::India,
        add_tax: form(Permission::SettingsWrite, "add-tax")?,
        end_tax: end_tax(cx, &tax)?,
        tax,
        number: form(Permission::SettingsWrite, "number")?,
        lock: form(Permission::PeriodLock, "lock")?,
        limits: limits.clone(),
        add_limit: if limits.is_empty() { None } else { form(Permission::LimitsWrite, "add-limit")? },
        end_limit: end_limit(cx, &limits)?,
        unlock: if closed.locked_until.or(closed.soft_locked_until).is_some() {
            form(Permission::PeriodLock, "unlock")?
        } else {
            None
        },
        locked_until: closed.locked_until,
        soft_locked_until: closed.soft_locked_until,
        entering: earlier_stock::warning(&cx.tx).await?,
        settings: match (cx.may(Permission::SettingsWrite), cx.may(Permission::WorkspaceRead)) {
            // Only those who may change the amounts have the part with them.
            (true, true) => cx.href("/settings#h-cash"),
            (false, true) => cx.href("/settings"),
            (_, false) => String::new(),
        },
        check: if may_check { cx.href("/books/check") } else { String::new() },
    })
}

#[cfg(test)]
mod tests;
