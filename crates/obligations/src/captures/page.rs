//! The support cases as pages of those who run the instance: the list with the form of a question, and one
//! case.
//! Invariant: a copy is on the page of the operator who looked alone, while the look lasts.

use super::reads::{CaptureLine, CaptureShown, GetCapture, ListCaptures};
use askama::Template;
use kernel::code::Code;
use kernel::permission::Permission;
use lifecycle::captures::{CaptureKind, CaptureState};
use platform::error::{Error, Result};
use platform::fields::Count;
use web::page::{Body, PageCx};
use web::url::next_page;
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "captures/list.html")]
pub(super) struct CapturesPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub rows: Vec<CaptureLine>,
    pub next: String,
    pub ask: Option<FormState>,
}

impl CapturesPage {
    /// The kinds of record, for the form.
    pub fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        CaptureKind::ALL.iter().map(|kind| (kind.as_str(), kind.label())).collect()
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let list = cx.ask_with::<ListCaptures>(&[("after", cx.wanted("after"))]).await?;
    let here = cx.href("/instance/captures");
    let ask = match cx.may(Permission::InstanceOperate) {
        true => Some(cx.form_named("ask")?),
        false => None,
    };
    cx.html(&CapturesPage {
        chrome: cx.chrome("Captures for support"),
        base: cx.href(""),
        next: next_page(&here, &[], list.next.map(|number| number.to_string()).as_deref()),
        here,
        rows: list.rows,
        ask,
    })
}

#[derive(Template)]
#[template(path = "captures/show.html")]
pub(super) struct CapturePage {
    pub chrome: Chrome,
    pub base: String,
    pub list: String,
    pub here: String,
    pub capture: CaptureShown,
    /// The form that shows the copy, while it is there.
    pub look: Option<FormState>,
    /// The form that closes the case, while it is open.
    pub close: Option<FormState>,
}

pub(crate) async fn show(cx: &PageCx) -> Result<Body> {
    let number = cx.param("number")?.parse().map_err(|_| Error::from(Code::NotFound))?;
    let capture = cx.ask(GetCapture { number: Count(number) }).await?;
    let may = cx.may(Permission::InstanceOperate) && capture.line.closed_at.is_none();
    let is_open = capture.question.as_ref().is_some_and(|it| it.state == CaptureState::Open);
    let form = |is_offered: bool, name: &'static str| match may && is_offered {
        true => cx.form_named(name).map(Some),
        false => Ok(None),
    };
    let list = cx.href("/instance/captures");
    cx.html(&CapturePage {
        chrome: cx.chrome(capture.line.case.clone()),
        base: cx.href(""),
        here: format!("{list}/{number}"),
        list,
        look: form(is_open && capture.seen_until.is_none(), "look")?,
        close: form(true, "close")?,
        capture,
    })
}
