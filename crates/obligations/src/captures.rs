//! Captures for support: an operator asks for one record of a workspace, an Owner agrees or refuses, and the
//! copy is read until its end.
//! Invariant: the record is copied in the transaction of the Owner's consent and never again. An operator who
//! was let into the workspace cannot agree for its Owner.

mod content;
pub mod page;
pub mod reads;
#[cfg(test)]
mod tests;
pub mod workspace;

use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use lifecycle::captures::{self, CaptureKind, MOST_HOURS, NewCapture, SupportCase};
use lifecycle::casework::{self, At, Case, CaseKind, Step, traces};
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::input::unfit;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

fn at(tx: &Tx) -> At {
    At { tenant: tx.tenant(), by: tx.person(), now: tx.now }
}

/// Whether a copy may be asked for so long. Errors: `number_range` at `hours`.
fn may_last(hours: i32) -> Ruled<i16> {
    let fits = i16::try_from(hours).ok().filter(|_| (1..=MOST_HOURS).contains(&hours));
    fits.ok_or_else(|| Refusal::new(Code::NumberRange).field("hours"))
}

/// The support case, locked, while it is open. Errors: `not_found` at `number`; 422 there, if it is closed.
async fn open_case(tx: &Tx, number: Count) -> Result<(Case, SupportCase)> {
    let case = casework::lock_case(tx, tx.tenant(), CaseKind::Capture, number.0).await?;
    if case.closed_at.is_some() {
        return Err(unfit("number", "This support case is closed.").into());
    }
    let about = captures::case_of(tx, number.0).await?;
    Ok((case, about.ok_or_else(|| Refusal::new(Code::NotFound).field("number"))?))
}

/// The answer to a step of an operator.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaptureStep {
    /// The number of the support case.
    pub number: i32,
    /// Whether the case is still open.
    pub is_open: bool,
}

input! {
    /// The record that support asks for.
    pub struct AskCapture {
        /// The address of the workspace.
        workspace: Name,
        /// The kind of the record.
        kind: CaptureKind,
        /// Its code or number, as the workspace writes it.
        record: Name,
        /// What it is needed for.
        purpose: Text,
        /// How many hours the copy is needed, at most 24.
        hours: Count,
    }
}

impl Action for AskCapture {
    const NAME: &'static str = "instance.capture.ask";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str =
        "Opens a support case, and asks the Owners of a workspace for a copy of one record.";
    type Output = CaptureStep;

    fn check(&self) -> Ruled<()> {
        may_last(self.hours.0).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<CaptureStep>> {
        let (at, hours) = (at(tx), may_last(self.hours.0)?);
        let known = traces::with_addresses(&*tx, &[self.workspace.as_str()]).await?;
        let (slug, workspace) =
            known.first().ok_or_else(|| Refusal::new(Code::NotFound).field("workspace"))?;
        let facts = json!({ "workspace": workspace, "kind": self.kind, "hours": hours });
        let words = Some(self.purpose.as_str());
        let first = Step { what: "asked", facts: Some(facts.clone()), words, is_public: false };
        let opened = casework::open(&*tx, at, CaseKind::Capture, ("asked", false), &first).await?;
        let new = NewCapture {
            workspace: *workspace,
            slug,
            number: opened.number,
            kind: self.kind,
            record: self.record.as_str(),
            purpose: self.purpose.as_str(),
            hours,
        };
        captures::ask(tx, at, &new).await?;
        let change = Change::of(CaseKind::Capture.name(opened.number)).after(facts);
        Ok(tx.record(change, CaptureStep { number: opened.number, is_open: true }))
    }
}

input! {
    /// A look at a copy.
    pub struct LookAtCapture {
        /// The number of the support case.
        number: Count,
    }
}

impl Action for LookAtCapture {
    const NAME: &'static str = "instance.capture.look";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str =
        "Shows its caller the copy of a record for fifteen minutes; the workspace's audit log has each look.";
    type Output = CaptureStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<CaptureStep>> {
        let (case, about) = open_case(tx, self.number).await?;
        if !captures::look(tx, at(tx), &about).await? {
            return Err(unfit("number", "No Owner has agreed, or the time of the copy is over.").into());
        }
        let step = Step { what: "looked", ..Step::default() };
        casework::note(&*tx, at(tx), case.id, &step).await?;
        let change = Change::of(CaseKind::Capture.name(case.number)).after(json!({ "is_seen": true }));
        Ok(tx.record(change, CaptureStep { number: case.number, is_open: true }))
    }
}

input! {
    /// A support case that is solved.
    pub struct CloseCapture {
        /// Its number.
        number: Count,
        /// What came of it.
        outcome: Option<Text>,
    }
}

impl Action for CloseCapture {
    const NAME: &'static str = "instance.capture.close";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Closes a support case; the copy of the record is deleted with it.";
    type Output = CaptureStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<CaptureStep>> {
        let (case, about) = open_case(tx, self.number).await?;
        if captures::close(tx, at(tx), &about).await? {
            casework::note(&*tx, at(tx), case.id, &Step { what: "erased", ..Step::default() }).await?;
        }
        let words = self.outcome.as_ref().map(Text::as_str);
        let event =
            casework::note(&*tx, at(tx), case.id, &Step { what: "closed", words, ..Step::default() }).await?;
        casework::set_state(&*tx, at(tx), case.id, ("closed", true), event).await?;
        let change = Change::of(CaseKind::Capture.name(case.number))
            .before(json!({ "is_open": true }))
            .after(json!({ "is_open": false }));
        Ok(tx.record(change, CaptureStep { number: case.number, is_open: false }))
    }
}
