//! The work on an incident besides its steps: evidence, and the playbook that is ticked off.
//! Invariant: evidence is added and never changed or removed; each reading of a piece is in the audit log.

use super::playbooks::{CHOICE, Playbook, ROLE, Seat, TICK, playbook_of};
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use lifecycle::casework::{self, At, Case, CaseKind, Step};
use lifecycle::evidence;
use platform::action::{Action, Query};
use platform::error::{Error, Result};
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::input::unfit;
use platform::paper::{self, Content};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;
use web::page::{Body, PageCx};

/// The name of a text that was typed in.
const NOTE: &str = "note.txt";

/// The incident, locked, while it is open. Errors: `not_found` at `number`; 422 there, if it is closed.
async fn open_case(tx: &Tx, number: Count) -> Result<(At, Case)> {
    let at = At { tenant: tx.tenant(), by: tx.person(), now: tx.now };
    let case = casework::lock_case(tx, at.tenant, CaseKind::Incident, number.0).await?;
    match case.closed_at {
        Some(_) => Err(unfit("number", "This incident is closed.").into()),
        None => Ok((at, case)),
    }
}

/// Writes an event that moves no state.
async fn note(tx: &Tx, at: At, case: &Case, what: &'static str, facts: &Value) -> Result<()> {
    let step = Step { what, facts: Some(facts.clone()), ..Step::default() };
    casework::note(tx, at, case.id, &step).await.map(drop)
}

input! {
    /// A piece of evidence: a file or a text.
    pub struct AddEvidence {
        /// The number of the incident.
        number: Count,
        /// The name of the file.
        content_name: Option<Text>,
        /// Its bytes as base64: at most 5 MiB.
        content: Option<Content>,
        /// A text, if there is no file.
        text: Option<Text>,
    }
}

/// The answer: the piece as it is kept.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EvidenceAnswer {
    /// Its id.
    pub evidence: Uuid,
    /// Its size in bytes.
    pub size: i32,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

impl Action for AddEvidence {
    const NAME: &'static str = "instance.incident.add_evidence";
    const NEEDS: Permission = Permission::InstanceOperate;
    const MOST_BYTES: usize = paper::BODY;
    const SUMMARY: &'static str = "Adds a file or a text to the evidence of an incident; it never changes.";
    type Output = EvidenceAnswer;

    fn check(&self) -> Ruled<()> {
        match (&self.content, &self.text) {
            (Some(content), _) if content.bytes().is_empty() => {
                Err(Refusal::new(Code::FieldRequired).field("content"))
            }
            (None, None) => Err(Refusal::new(Code::FieldRequired).field("text")),
            _ => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<EvidenceAnswer>> {
        let (at, case) = open_case(tx, self.number).await?;
        let there = evidence::of_case(&*tx, at.tenant, case.id, tx.now).await?.len();
        if i64::try_from(there).unwrap_or(i64::MAX) >= evidence::PIECES {
            return Err(Refusal::new(Code::ListTooLong).field("number").into());
        }
        let text = self.text.as_ref().map(|text| text.as_str().as_bytes());
        let bytes = self.content.as_ref().map(Content::bytes).or(text).unwrap_or_default();
        let name = self.content_name.as_ref().filter(|_| self.content.is_some()).map_or(NOTE, Text::as_str);
        let kept = evidence::keep(&*tx, at, case.id, (name, bytes)).await?;
        let facts = json!({ "evidence": kept.id, "size": kept.size, "sha256": kept.sha256 });
        note(tx, at, &case, "evidence", &facts).await?;
        let change = Change::of(CaseKind::Incident.name(case.number)).after(facts);
        let answer = EvidenceAnswer { evidence: kept.id, size: kept.size, sha256: kept.sha256 };
        Ok(tx.record(change, answer))
    }
}

input! {
    /// Which piece of evidence.
    pub struct GetEvidence {
        /// The number of the incident.
        number: Count,
        /// The piece.
        evidence: Uuid,
    }
}

/// A piece of evidence with its bytes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EvidenceShown {
    /// Its file's name.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Its bytes as base64.
    pub content: String,
    #[serde(skip)]
    #[schemars(skip)]
    bytes: Vec<u8>,
}

impl Query for GetEvidence {
    const NAME: &'static str = "instance.evidence";
    const NEEDS: Permission = Permission::InstanceRead;
    const LOGGED: bool = true;
    const SUMMARY: &'static str = "Returns a piece of evidence as it was given; each reading is logged.";
    type Output = EvidenceShown;

    async fn fetch(self, tx: &ReadTx) -> Result<EvidenceShown> {
        let case = casework::find_case(tx, tx.tenant(), CaseKind::Incident, self.number.0).await?;
        let (name, sha256, bytes) = evidence::read(tx, (tx.tenant(), tx.now), case.id, self.evidence).await?;
        Ok(EvidenceShown { name, sha256, content: paper::as_text(&bytes), bytes })
    }
}

/// A piece of evidence as a download.
pub(crate) async fn download(cx: &PageCx) -> Result<Body> {
    let number = cx.param("number")?.parse().map_err(|_| Error::from(Code::NotFound))?;
    let evidence = Uuid::parse_str(cx.param("evidence")?).map_err(|_| Error::from(Code::NotFound))?;
    let piece = cx.ask(GetEvidence { number: Count(number), evidence }).await?;
    Ok(Body::Kept("application/octet-stream", piece.name, piece.bytes))
}

input! {
    /// The playbook of an incident.
    pub struct ChoosePlaybook {
        /// The number of the incident.
        number: Count,
        /// The playbook.
        playbook: Playbook,
    }
}

/// The answer: the playbook of the incident.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlaybookAnswer {
    /// The number of the incident.
    pub number: i32,
    /// The playbook.
    pub playbook: Playbook,
}

impl Action for ChoosePlaybook {
    const NAME: &'static str = "instance.incident.choose_playbook";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Chooses the playbook of an incident.";
    type Output = PlaybookAnswer;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PlaybookAnswer>> {
        let (at, case) = open_case(tx, self.number).await?;
        let facts = json!({ "playbook": self.playbook });
        note(tx, at, &case, CHOICE, &facts).await?;
        let change = Change::of(CaseKind::Incident.name(case.number)).after(facts);
        Ok(tx.record(change, PlaybookAnswer { number: case.number, playbook: self.playbook }))
    }
}

input! {
    /// A step of the playbook that is done.
    pub struct TickStep {
        /// The number of the incident.
        number: Count,
        /// The step, by its word.
        step: Name,
    }
}

impl Action for TickStep {
    const NAME: &'static str = "instance.incident.tick";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Records that a step of the playbook of an incident is done.";
    type Output = PlaybookAnswer;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PlaybookAnswer>> {
        let (at, case) = open_case(tx, self.number).await?;
        let events = casework::events(&*tx, at.tenant, case.id, tx.now).await?;
        let current = playbook_of(&events).ok_or_else(|| unfit("number", "Choose the playbook first."))?;
        let step = current.steps.iter().find(|it| it.step == self.step.as_str());
        let step = step.ok_or_else(|| Refusal::new(Code::ValueUnknown).field("step"))?;
        if step.done_at.is_some() {
            return Err(unfit("step", "This step was done before.").into());
        }
        let facts = json!({ "step": format!("{}.{}", current.playbook, step.step) });
        note(tx, at, &case, TICK, &facts).await?;
        let change = Change::of(CaseKind::Incident.name(case.number)).after(facts);
        Ok(tx.record(change, PlaybookAnswer { number: case.number, playbook: current.playbook }))
    }
}

input! {
    /// A role in an incident, and its person from now on.
    pub struct AssignSeat {
        /// The number of the incident.
        number: Count,
        /// The role.
        seat: Seat,
        /// The name of the person.
        who: Text,
    }
}

/// The answer: the role.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SeatAnswer {
    /// The number of the incident.
    pub number: i32,
    /// The role.
    pub seat: Seat,
}

impl Action for AssignSeat {
    const NAME: &'static str = "instance.incident.assign";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Gives a person a role in an incident.";
    type Output = SeatAnswer;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SeatAnswer>> {
        let (at, case) = open_case(tx, self.number).await?;
        let facts = json!({ "seat": self.seat });
        let words = Some(self.who.as_str());
        let step = Step { what: ROLE, facts: Some(facts.clone()), words, is_public: false };
        casework::note(&*tx, at, case.id, &step).await?;
        let change = Change::of(CaseKind::Incident.name(case.number)).after(facts);
        Ok(tx.record(change, SeatAnswer { number: case.number, seat: self.seat }))
    }
}
