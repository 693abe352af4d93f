//! The reports as pages of those who run the instance: the list with its clocks, and one report with what may
//! be done next.
//! Invariant: a button that would be refused is not shown; what a reporter wrote is shown as text.

use super::reads::{Deed, GetReport, ListReports, ReportLine, ReportShown, Which};
use askama::Template;
use catalogue::Phrase;
use kernel::code::Code;
use kernel::permission::Permission;
use lifecycle::settings::{GuardedFigure, values_seen};
use platform::error::{Error, Result};
use platform::fields::Count;
use web::page::{Body, PageCx};
use web::url::next_page;
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "reports/list.html")]
pub(super) struct ReportsPage {
    pub chrome: Chrome,
    pub here: String,
    pub is_all: bool,
    pub rows: Vec<ReportLine>,
    pub next: String,
    /// How soon a person acknowledges a report.
    pub limit: Phrase,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let is_all = cx.wanted("which") == Which::All.as_str();
    let which = is_all.then_some(Which::All);
    let after = cx.wanted("after").parse().ok().map(Count);
    let list = cx.ask(ListReports { which, after }).await?;
    let here = cx.href("/instance/reports");
    let kept: &[(&str, &str)] = if is_all { &[("which", "all")] } else { &[] };
    let next = next_page(&here, kept, list.next.map(|number| number.to_string()).as_deref());
    let limit = values_seen(&cx.tx).await?.phrase(GuardedFigure::Acknowledgement, cx.tx.now);
    let chrome = cx.chrome("Reports of weaknesses");
    cx.html(&ReportsPage { chrome, here, is_all, rows: list.rows, next, limit })
}

/// The forms of what may be done now.
#[derive(Default)]
pub(super) struct Forms {
    pub acknowledge: Option<FormState>,
    pub message: Option<FormState>,
    pub triage: Option<FormState>,
    pub fix: Option<FormState>,
    pub credit: Option<FormState>,
    pub extend: Option<FormState>,
    pub disclose: Option<FormState>,
    pub close: Option<FormState>,
}

#[derive(Template)]
#[template(path = "reports/show.html")]
pub(super) struct ReportPage {
    pub chrome: Chrome,
    pub base: String,
    pub list: String,
    pub here: String,
    pub report: ReportShown,
    pub forms: Forms,
}

impl ReportPage {
    /// Where the form of an action is sent.
    pub fn action(&self, name: &str) -> String {
        format!("{}/do/instance.report.{name}", self.base)
    }

    /// What a report may turn out to be.
    pub fn verdicts(&self) -> [(&'static str, &'static str, &'static str); 3] {
        [
            ("valid", "A weakness", "It is repaired and disclosed"),
            ("invalid", "No weakness", "Say why"),
            ("duplicate", "Known before", "Say where"),
        ]
    }
}

pub(crate) async fn show(cx: &PageCx) -> Result<Body> {
    let number = cx.param("number")?.parse().map_err(|_| Error::from(Code::NotFound))?;
    let report = cx.ask(GetReport { number: Count(number) }).await?;
    let may = cx.may(Permission::InstanceOperate);
    let form = |deed: Deed, name: &'static str| match may && report.allows(deed) {
        true => cx.form_named(name).map(Some),
        false => Ok(None),
    };
    let forms = Forms {
        acknowledge: form(Deed::Acknowledge, "acknowledge")?,
        message: form(Deed::Message, "message")?,
        triage: form(Deed::Accept, "triage")?,
        fix: form(Deed::Fix, "fix")?,
        credit: form(Deed::Credit, "credit")?,
        extend: form(Deed::Extend, "extend")?,
        disclose: form(Deed::Disclose, "disclose")?,
        close: form(Deed::Close, "close")?,
    };
    let list = cx.href("/instance/reports");
    let here = format!("{list}/{number}");
    cx.html(&ReportPage {
        chrome: cx.chrome(report.case.clone()),
        base: cx.href(""),
        list,
        here,
        report,
        forms,
    })
}
