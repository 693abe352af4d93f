//! The support cases as a list, and one of them with its copy, for the operator who looks just now.
//! Invariant: a copy is in an answer only to the person who looked, for fifteen minutes and never beyond its
//! end.

use super::content::{CaptureValue, values_of};
use kernel::code::Code;
use kernel::day::Instant;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use lifecycle::captures::{self, Capture, CaptureKind, CaptureState, SupportCase};
use lifecycle::casework::{self, CaseKind, Event};
use platform::action::Query;
use platform::error::Result;
use platform::fields::Count;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

/// Cases on a page.
const PAGE: i64 = 50;

input! {
    /// Which support cases: closed ones too.
    pub struct ListCaptures {
        /// Where the page before ended.
        after: Option<Count>,
    }
}

/// A page of support cases.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaptureList {
    /// The newest first.
    pub rows: Vec<CaptureLine>,
    /// Where the next page begins; null on the last.
    pub next: Option<i32>,
}

/// A support case in the list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CaptureLine {
    /// Its number.
    pub number: i32,
    /// Its name, such as SC-7.
    pub case: String,
    /// The address of the workspace; null: it has ended.
    pub workspace: Option<String>,
    /// When it was opened.
    pub opened_at: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
}

impl CaptureLine {
    fn of(case: SupportCase) -> CaptureLine {
        CaptureLine {
            number: case.number,
            case: CaseKind::Capture.name(case.number),
            workspace: case.slug,
            opened_at: case.opened_at,
            closed_at: case.closed_at,
        }
    }
}

impl Query for ListCaptures {
    const NAME: &'static str = "instance.captures";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str = "Lists the support cases with a question for a record, the newest first.";
    type Output = CaptureList;

    async fn fetch(self, tx: &ReadTx) -> Result<CaptureList> {
        let before = self.after.map_or(i32::MAX, |after| after.0);
        let found = captures::cases(tx, (before, PAGE + 1)).await?;
        let Page { rows, next } = Page::of(found, PAGE, |last| last.number);
        Ok(CaptureList { rows: rows.into_iter().map(CaptureLine::of).collect(), next })
    }
}

input! {
    /// Which support case.
    pub struct GetCapture {
        /// Its number.
        number: Count,
    }
}

/// A support case with its question, its history and its copy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CaptureShown {
    /// The case.
    #[serde(flatten)]
    pub line: CaptureLine,
    /// The question; null: the workspace has ended.
    pub question: Option<CaptureQuestion>,
    /// Until when the person who asks sees the copy; null: they have to look first.
    pub seen_until: Option<Instant>,
    /// The copy; empty until they looked.
    pub values: Vec<CaptureValue>,
    /// Its events, in their order.
    pub events: Vec<CaptureEvent>,
}

/// The question for a record.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CaptureQuestion {
    /// The kind of the record.
    pub kind: CaptureKind,
    /// Its code or number; null: it is over.
    pub record: Option<String>,
    /// What it is needed for.
    pub purpose: String,
    /// How many hours the copy was asked for.
    pub hours: i16,
    /// When it was asked for.
    pub asked_at: Instant,
    /// Its state.
    pub state: CaptureState,
    /// When an Owner agreed.
    pub allowed_at: Option<Instant>,
    /// When the copy is deleted at the latest.
    pub ends_at: Option<Instant>,
    /// When it was deleted.
    pub deleted_at: Option<Instant>,
    /// How often an operator looked.
    pub looks: i32,
}

impl CaptureQuestion {
    pub(super) fn of(capture: &Capture, now: Instant) -> CaptureQuestion {
        CaptureQuestion {
            kind: capture.kind,
            record: capture.record.clone(),
            purpose: capture.purpose.clone(),
            hours: capture.hours,
            asked_at: capture.asked_at,
            state: capture.state(now),
            allowed_at: capture.allowed_at,
            ends_at: capture.ends_at,
            deleted_at: capture.deleted_at,
            looks: capture.looks,
        }
    }
}

/// An event of a support case.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CaptureEvent {
    /// What happened, as a word.
    pub what: String,
    /// What happened, for people.
    pub title: &'static str,
    /// What an operator wrote.
    pub words: Option<String>,
    /// When.
    pub at: Instant,
}

impl CaptureEvent {
    fn of(event: Event) -> CaptureEvent {
        CaptureEvent { title: title(&event.what), what: event.what, words: event.words, at: event.at }
    }
}

/// An event's word in the words of people.
fn title(what: &str) -> &'static str {
    match what {
        "asked" => "The Owners were asked",
        "looked" => "An operator looked at the copy",
        "closed" => "Closed; the copy is deleted",
        "ended" => "Over; the copy is deleted",
        "erased" => "A customer or supplier was erased; whatever could show them is deleted",
        _ => "Something else",
    }
}

impl Query for GetCapture {
    const NAME: &'static str = "instance.capture";
    const NEEDS: Permission = Permission::InstanceRead;
    const LOGGED: bool = true;
    const SUMMARY: &'static str = "Returns a support case, with its copy for fifteen minutes after its caller looked; each reading is logged.";
    type Output = CaptureShown;

    async fn fetch(self, tx: &ReadTx) -> Result<CaptureShown> {
        let about = captures::case_of(tx, self.number.0).await?;
        let about = about.ok_or_else(|| Refusal::new(Code::NotFound).field("number"))?;
        let case = casework::find_case(tx, tx.tenant(), CaseKind::Capture, self.number.0).await?;
        let events = casework::events(tx, tx.tenant(), case.id, tx.now).await?;
        let found = captures::read_capture(tx, &about).await?;
        let (capture, copy) = found.map_or((None, None), |(capture, copy)| (Some(capture), copy));
        Ok(CaptureShown {
            seen_until: capture.as_ref().and_then(|it| it.is_seen_until(tx.person(), tx.now)),
            question: capture.as_ref().map(|it| CaptureQuestion::of(it, tx.now)),
            values: copy.as_ref().map(values_of).unwrap_or_default(),
            line: CaptureLine::of(about),
            events: events.into_iter().map(CaptureEvent::of).collect(),
        })
    }
}
