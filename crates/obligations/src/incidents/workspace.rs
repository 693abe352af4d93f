//! The notices of incidents in a workspace, as its Owners and Admins read them.
//! Invariant: each person says for themselves that they have read a notice; they say it once, also while nothing
//! else can be changed.

use askama::Template;
use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::day::Instant;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use lifecycle::casework::CaseKind;
use mail::notices::{self, WorkspaceNotice};
use platform::action::{Action, Query};
use platform::error::Result;
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

input! {
    /// Which notices: all of the workspace.
    pub struct ListNotices {}
}

/// The notices of incidents.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "IncidentNoticeList")]
pub struct NoticeList {
    /// The newest first.
    pub rows: Vec<NoticeLine>,
}

/// A notice of an incident.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "IncidentNoticeLine")]
pub struct NoticeLine {
    /// Its id.
    pub notice: Uuid,
    /// The name of the incident, such as IN-7.
    pub incident: String,
    /// What happened.
    pub nature: String,
    /// What it likely means.
    pub impact: String,
    /// Measures, taken and planned.
    pub measures: String,
    /// Whom to ask.
    pub contact: String,
    /// What the reader can do.
    pub advice: Option<String>,
    /// When it was mailed to the workspace.
    pub told_at: Instant,
    /// When the caller read it; null: not yet.
    pub read_at: Option<Instant>,
}

impl NoticeLine {
    fn of(one: WorkspaceNotice) -> NoticeLine {
        NoticeLine {
            notice: one.id,
            incident: CaseKind::Incident.name(one.incident),
            nature: one.nature,
            impact: one.impact,
            measures: one.measures,
            contact: one.contact,
            advice: one.advice,
            told_at: one.told_at,
            read_at: one.read_at,
        }
    }
}

impl Query for ListNotices {
    const NAME: &'static str = "workspace.notices";
    const NEEDS: Permission = Permission::IncidentsRead;
    const SUMMARY: &'static str = "Lists the notices of incidents that concern this workspace.";
    type Output = NoticeList;

    async fn fetch(self, tx: &ReadTx) -> Result<NoticeList> {
        let rows = notices::all(tx).await?.into_iter().map(NoticeLine::of).collect();
        Ok(NoticeList { rows })
    }
}

input! {
    /// A notice that the caller has read.
    pub struct ReadNotice {
        /// Its id.
        notice: Uuid,
    }
}

/// The answer: the notice that was read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NoticeAnswer {
    /// Its id.
    pub notice: Uuid,
    /// Whether the caller had not said so before.
    pub is_first: bool,
}

impl Action for ReadNotice {
    const NAME: &'static str = "workspace.notice.read";
    const NEEDS: Permission = Permission::IncidentsRead;
    const IN_READ_ONLY: bool = true;
    const SUMMARY: &'static str = "Records that the caller has read the notice of an incident.";
    type Output = NoticeAnswer;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<NoticeAnswer>> {
        let first = notices::note_reader(tx, self.notice).await?;
        let is_first = first.ok_or_else(|| Refusal::new(Code::NotFound).field("notice"))?;
        let change = Change::of(self.notice).after(json!({ "is_first": is_first }));
        Ok(tx.record(change, NoticeAnswer { notice: self.notice, is_first }))
    }
}

#[derive(Template)]
#[template(path = "incidents/notices.html")]
pub(super) struct NoticesPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub rows: Vec<NoticeLine>,
    /// The form of the newest notice that the person has not read.
    pub form: FormState,
}

impl NoticesPage {
    /// The heading of a notice.
    pub fn title(&self, row: &NoticeLine) -> Phrase {
        say!("Notice of {incident}", incident = row.incident.clone())
    }

    /// Whether this notice has the form: the newest that was not read.
    pub fn has_form(&self, row: &NoticeLine) -> bool {
        let first = self.rows.iter().find(|it| it.read_at.is_none());
        first.is_some_and(|first| first.notice == row.notice)
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let list = cx.ask_with::<ListNotices>(&[]).await?;
    cx.html(&NoticesPage {
        chrome: cx.chrome("Notices of incidents"),
        base: cx.href(""),
        here: cx.href("/notices"),
        rows: list.rows,
        form: cx.form_named("read")?,
    })
}
