//! What support asks of a workspace: an Owner agrees, refuses, and deletes a copy before its end.
//! Invariant: without the consent of an Owner nothing is copied; a consent names one record and one end.

use super::content::read_record;
use super::reads::CaptureQuestion;
use askama::Template;
use catalogue::{Phrase, say};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::role::{Role, RoleSet};
use lifecycle::captures::{self, Capture, CaptureState};
use lifecycle::casework::{At, CaseKind};
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::Count;
use platform::input;
use platform::input::unfit;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

input! {
    /// Which captures: all of the workspace.
    pub struct WorkspaceCaptures {}
}

/// What support asked of the workspace.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WorkspaceCaptureList {
    /// The newest first.
    pub rows: Vec<WorkspaceCapture>,
}

/// A question of support, and what became of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WorkspaceCapture {
    /// The number of the support case.
    pub number: i32,
    /// Its name, such as SC-7.
    pub case: String,
    /// The question.
    #[serde(flatten)]
    pub question: CaptureQuestion,
}

impl WorkspaceCapture {
    fn of(capture: &Capture, now: Instant) -> WorkspaceCapture {
        WorkspaceCapture {
            number: capture.number,
            case: CaseKind::Capture.name(capture.number),
            question: CaptureQuestion::of(capture, now),
        }
    }
}

impl Query for WorkspaceCaptures {
    const NAME: &'static str = "workspace.captures";
    const NEEDS: Permission = Permission::AuditRead;
    const SUMMARY: &'static str =
        "Lists the records that support asked to see, and what became of each question.";
    type Output = WorkspaceCaptureList;

    async fn fetch(self, tx: &ReadTx) -> Result<WorkspaceCaptureList> {
        let found = captures::of_workspace(tx, tx.tenant(), tx.now).await?;
        Ok(WorkspaceCaptureList { rows: found.iter().map(|it| WorkspaceCapture::of(it, tx.now)).collect() })
    }
}

/// Whether the caller may answer for the workspace. Errors: `permission_denied` for everybody but an Owner,
/// and for an operator who was let in, so that operators cannot agree with themselves.
fn need_owner(tx: &Tx) -> Result<()> {
    if tx.member.is_by_grant() {
        return Err(Refusal::new(Code::PermissionDenied).into());
    }
    tx.need_role(RoleSet::of(&[Role::Owner]), Code::PermissionDenied)
}

/// The capture, locked. Errors: `not_found` at `number`.
async fn lock(tx: &Tx, number: Count) -> Result<Capture> {
    let found = captures::lock_capture(tx, tx.tenant(), tx.now, number.0).await?;
    found.ok_or_else(|| Refusal::new(Code::NotFound).field("number").into())
}

/// How long the copy is there: as it was asked for, or shorter. Errors: `number_range` at `hours`.
fn span(wanted: Option<i32>, asked: i16) -> Ruled<SignedDuration> {
    let hours = wanted.unwrap_or_else(|| asked.into());
    match (1..=i32::from(asked)).contains(&hours) {
        true => Ok(SignedDuration::from_hours(hours.into())),
        false => Err(Refusal::new(Code::NumberRange).field("hours")),
    }
}

input! {
    /// The consent of an Owner.
    pub struct AllowCapture {
        /// The number of the support case.
        number: Count,
        /// After how many hours the copy is deleted, if sooner than it was asked for.
        hours: Option<Count>,
    }
}

/// The answer to a consent and to its end.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaptureAnswer {
    /// The number of the support case.
    pub number: i32,
    /// Its state.
    pub state: CaptureState,
    /// When the copy is deleted at the latest.
    pub ends_at: Option<Instant>,
}

impl Action for AllowCapture {
    const NAME: &'static str = "workspace.capture.allow";
    const NEEDS: Permission = Permission::WorkspaceExport;
    const SUMMARY: &'static str =
        "Agrees that support sees one record: it is copied now, and the copy is deleted at its end.";
    type Output = CaptureAnswer;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<CaptureAnswer>> {
        need_owner(tx)?;
        let capture = lock(tx, self.number).await?;
        if capture.state(tx.now) != CaptureState::Waiting {
            return Err(unfit("number", "This question was answered before, or it is over.").into());
        }
        let end = tx.now + span(self.hours.map(|hours| hours.0), capture.hours)?;
        let record = capture.record.as_deref().unwrap_or_default();
        let content = read_record(tx, capture.kind, record).await?;
        let at = At { tenant: tx.tenant(), by: tx.person(), now: tx.now };
        captures::allow(&*tx, at, capture.id, (end, &content)).await?;
        let change = Change::of(CaseKind::Capture.name(capture.number))
            .before(json!({ "state": CaptureState::Waiting }))
            .after(json!({ "state": CaptureState::Open, "kind": capture.kind, "ends_at": end }));
        let answer = CaptureAnswer { number: capture.number, state: CaptureState::Open, ends_at: Some(end) };
        Ok(tx.record(change, answer))
    }
}

input! {
    /// A question that an Owner refuses, or a copy that they delete.
    pub struct EndCapture {
        /// The number of the support case.
        number: Count,
    }
}

impl Action for EndCapture {
    const NAME: &'static str = "workspace.capture.end";
    const NEEDS: Permission = Permission::WorkspaceExport;
    const IN_CLOSED: bool = true;
    const IN_READ_ONLY: bool = true;
    const SUMMARY: &'static str =
        "Refuses a question of support, or deletes the copy of a record before its end.";
    type Output = CaptureAnswer;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<CaptureAnswer>> {
        need_owner(tx)?;
        let capture = lock(tx, self.number).await?;
        let was = capture.state(tx.now);
        let is_new = captures::end(&*tx, (tx.tenant(), tx.now), capture.id, Some(tx.person())).await?;
        if !is_new {
            return Err(unfit("number", "This was refused or deleted before.").into());
        }
        let state = if capture.allowed_at.is_some() { CaptureState::Ended } else { CaptureState::Refused };
        let change = Change::of(CaseKind::Capture.name(capture.number))
            .before(json!({ "state": was }))
            .after(json!({ "state": state }));
        Ok(tx.record(change, CaptureAnswer { number: capture.number, state, ends_at: capture.ends_at }))
    }
}

#[derive(Template)]
#[template(path = "captures/workspace.html")]
pub(super) struct WorkspaceCapturesPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub rows: Vec<WorkspaceCapture>,
    /// The form of a consent; None for those who may not answer.
    pub allow: Option<FormState>,
    pub end: Option<FormState>,
}

impl WorkspaceCapturesPage {
    fn choices(&self, states: &[CaptureState]) -> Vec<(String, Phrase)> {
        let there = self.rows.iter().filter(|row| states.contains(&row.question.state));
        let words = |row: &WorkspaceCapture| {
            let kind = Phrase::of(row.question.kind.label());
            let record = row.question.record.clone().unwrap_or_default();
            say!("{case}: {kind} {record}", case = row.case.clone(), kind, record)
        };
        there.map(|row| (row.number.to_string(), words(row))).collect()
    }

    /// The questions that wait for an Owner, for the form.
    pub fn waiting(&self) -> Vec<(String, Phrase)> {
        self.choices(&[CaptureState::Waiting])
    }

    /// The questions that may be refused and the copies that may be deleted, for the form.
    pub fn running(&self) -> Vec<(String, Phrase)> {
        self.choices(&[CaptureState::Waiting, CaptureState::Open])
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let list = cx.ask_with::<WorkspaceCaptures>(&[]).await?;
    let may = cx.may(Permission::WorkspaceExport);
    let form = |name: &'static str| if may { cx.form_named(name).map(Some) } else { Ok(None) };
    cx.html(&WorkspaceCapturesPage {
        chrome: cx.chrome("Questions of support"),
        base: cx.href(""),
        here: cx.href(captures::PAGE),
        rows: list.rows,
        allow: form("allow")?,
        end: form("end")?,
    })
}
