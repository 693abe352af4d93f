//! The settings page: the details on documents, and the workspace's settings in plain words.
//! Invariant: a user who may not change a setting sees it and gets no form for it.

use super::{SettingsShown, WorkspaceSettings};
use askama::Template;
use kernel::country::Country;
use kernel::permission::Permission;
use platform::error::Result;
use serde_json::Value;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "settings.html")]
pub(super) struct SettingsPage {
    pub chrome: Chrome,
    pub base: String,
    pub shown: SettingsShown,
    /// Both None for users who may only look.
    pub details: Option<FormState>,
    pub figures: Option<FormState>,
    /// The limits with dates, among the books; empty for users who may not see those.
    pub books: String,
    /// Whether the user may see and change who pays.
    pub bills: bool,
    /// Whether the user may compare the workspace with others.
    pub compares: bool,
    /// Whether the user may take a copy of everything away.
    pub exports: bool,
    /// Whether the user may import the shop's earlier data.
    pub moves_in: bool,
    /// The form that closes the workspace or opens it again; None for users who may not.
    pub closing: Option<FormState>,
    /// Days for which a closed workspace can be opened again.
    pub grace_days: i64,
}

impl SettingsPage {
    /// A setting as a field shows it: money in the currency's major unit, yes and no as words.
    pub fn set(&self, name: &str) -> String {
        match self.shown.settings.get(name) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Bool(yes)) => yes_no(*yes).into(),
            Some(Value::Number(n)) if name.ends_with("_minor") => {
                self.chrome.amount(n.as_i64().unwrap_or_default())
            }
            Some(other) => other.to_string(),
            None => String::new(),
        }
    }

    /// The units for rounding a total, formatted like the field's own values.
    pub fn roundings(&self) -> [(String, &'static str); 3] {
        let amount = |minor: i64| self.chrome.amount(minor);
        [(amount(0), "Not at all"), (amount(1), "To the smallest unit"), (amount(100), "To the whole unit")]
    }

    /// The trades in words.
    pub fn trades(&self) -> [(&'static str, &'static str); 4] {
        [
            ("jeweller", "Sells jewellery"),
            ("food_maker", "Makes food and sells it"),
            ("shop", "Sells goods that others make"),
            ("several", "Several of these"),
        ]
    }

    /// Every setting with its name in words, for users who may only look.
    pub fn listed(&self) -> Vec<(String, String)> {
        let words = |name: &str| name.trim_end_matches("_minor").replace('_', " ");
        self.shown.settings.keys().map(|name| (words(name), self.set(name))).collect()
    }

    /// Yes or no, in the form's words.
    pub fn registered(&self) -> &'static str {
        yes_no(self.shown.gst_registered)
    }

    pub fn is_indian(&self) -> bool {
        self.shown.country == Country::India
    }

    pub fn is_australian(&self) -> bool {
        self.shown.country == Country::Australia
    }

    /// The first day of the financial year: 1 April.
    pub fn year_begins(&self) -> String {
        let (month, day) = self.shown.fy_start;
        jiff::civil::Date::new(2000, month, day).map(|d| d.strftime("%-d %B").to_string()).unwrap_or_default()
    }
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let may = cx.may(Permission::SettingsWrite);
    let form = |name| if may { cx.form_named(name).map(Some) } else { Ok(None) };
    cx.html(&SettingsPage {
        chrome: cx.chrome("Settings"),
        base: cx.href(""),
        shown: cx.ask(WorkspaceSettings {}).await?,
        details: form("details")?,
        figures: form("figures")?,
        closing: if cx.may(Permission::WorkspaceClose) { Some(cx.form_named("closing")?) } else { None },
        books: if cx.may(Permission::BillsRead) { cx.href("/books#h-limits") } else { String::new() },
        bills: cx.may(Permission::BillingWrite),
        compares: cx.may(Permission::BenchmarksWrite),
        exports: cx.may(Permission::WorkspaceExport),
        moves_in: cx.may(Permission::ImportRun),
        grace_days: cx.tx.grace.as_hours() / 24,
    })
}
