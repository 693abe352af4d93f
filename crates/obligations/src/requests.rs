//! Requests of persons about their data, as the workspace works on them: who takes one, whose data it is, who
//! asks, what is done, and the answer.
//! Invariant: each step is an event, done by somebody of the workspace, also of a closed one; an operator of
//! the instance can do none of them. The answer keeps the digest of what was handed over.

pub(crate) mod export;
mod form;
pub mod page;
mod places;
pub mod public;
pub mod reads;
pub mod receipt;
mod record;
mod rules;
pub mod search;
#[cfg(test)]
mod tests;

use export::HeldTable;
pub use export::HeldValue;
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::parties;
use lifecycle::casework::clock::Clock;
use lifecycle::casework::{self, At, CaseKind, Step};
use lifecycle::requests::{self, CameBy, NewRequest, Outcome, Request, RequestKind, RequestState, Subject};
use lifecycle::settings;
use mail::Mail;
use mail::messages::{REQUEST_NEWS, requests as messages};
use mail::strangers;
use platform::action::Action;
use platform::email_address;
use platform::error::Result;
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::input::unfit;
use platform::instance::CANARIES;
use platform::tx::{Change, Recorded, Tx};
use rules::{CheckedHow, Ending, Facts, Ground, may_answer, may_check, may_take, may_work};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use uuid::Uuid;

/// How long a mail with the answer is worth sending.
const NEWS: jiff::SignedDuration = jiff::SignedDuration::from_hours(72);

/// The answer to each step: the request and its state.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RequestStep {
    /// The number of the request.
    pub number: i32,
    /// Its state after the step.
    pub state: RequestState,
}

fn at(tx: &Tx) -> At {
    At { tenant: tx.tenant(), by: tx.person(), now: tx.now }
}

/// The request of this number, locked, and its state. Its party is held too: nobody mails an answer to a contact
/// that an erasure takes meanwhile. Errors: `not_found` at `number`.
async fn lock_request(tx: &Tx, number: Count) -> Result<(Request, RequestState)> {
    let case = casework::lock_case(tx, tx.tenant(), CaseKind::Request, number.0).await?;
    requests::hold_subject(tx, tx.tenant(), case.id).await?;
    let request = requests::whole(tx, tx.tenant(), case, tx.now).await?;
    let state = request.state()?;
    Ok((request, state))
}

/// The event of a step, and its answer: no word of the person is in it.
fn step_of(tx: &Tx, number: i32, state: RequestState, after: Value) -> Recorded<RequestStep> {
    tx.record(Change::of(CaseKind::Request.name(number)).after(after), RequestStep { number, state })
}

input! {
    /// A request that came by letter or by word.
    pub struct OpenRequest {
        /// Its kind.
        kind: RequestKind,
        /// How it came: letter or word.
        came_by: CameBy,
        /// The person's name.
        name: Text,
        /// A mail address or a telephone number.
        contact: Option<Text>,
        /// What they wrote or said.
        note: Option<Text>,
    }
}

impl Action for OpenRequest {
    const NAME: &'static str = "workspace.request.open";
    const NEEDS: Permission = Permission::RequestsHandle;
    const SUMMARY: &'static str =
        "Writes down what a person asked about their data by letter or by word, and takes it.";
    type Output = RequestStep;

    fn check(&self) -> Ruled<()> {
        if self.came_by == CameBy::Form {
            return Err(unfit("came_by", "Requests by the form come by themselves."));
        }
        self.contact.as_ref().map_or(Ok(()), |contact| requests::check_contact(contact.as_str()))
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RequestStep>> {
        let at = at(tx);
        let received = Step { what: "received", is_public: true, ..Step::default() };
        let opened = casework::open(&*tx, at, CaseKind::Request, ("taken", false), &received).await?;
        let new = NewRequest {
            kind: self.kind,
            name: self.name.into_string(),
            contact: self.contact.map(Text::into_string),
            words: self.note.map(Text::into_string),
        };
        requests::insert(&*tx, at, &opened, &new, (self.came_by, None)).await?;
        requests::take(&*tx, at, opened.case).await?;
        let taken = Step { what: "taken", is_public: true, ..Step::default() };
        let event = casework::note(&*tx, at, opened.case, &taken).await?;
        let limit = settings::values_seen(tx).await?.limit(Clock::RequestDone, tx.now);
        casework::begin_clock_by(&*tx, at, (opened.case, event), (Clock::RequestDone, limit)).await?;
        let after = json!({ "kind": self.kind, "came_by": self.came_by });
        Ok(step_of(tx, opened.number, RequestState::Taken, after))
    }
}

input! {
    /// A request that somebody of the workspace takes: the order to act on it.
    pub struct TakeRequest {
        /// Its number.
        number: Count,
    }
}

impl Action for TakeRequest {
    const NAME: &'static str = "workspace.request.take";
    const NEEDS: Permission = Permission::RequestsHandle;
    const IN_CLOSED: bool = true;
    const SUMMARY: &'static str = "Takes a request of a person, so that it is acted on.";
    type Output = RequestStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RequestStep>> {
        let (request, state) = lock_request(tx, self.number).await?;
        may_take(state)?;
        let (at, case) = (at(tx), request.case.id);
        requests::take(&*tx, at, case).await?;
        let step = Step { what: "taken", is_public: true, ..Step::default() };
        let event = casework::note(&*tx, at, case, &step).await?;
        casework::stop_clock(&*tx, at, case, event, Clock::RequestForward).await?;
        casework::set_state(&*tx, at, case, (RequestState::Taken.as_str(), false), event).await?;
        Ok(step_of(tx, self.number.0, RequestState::Taken, json!({ "state": RequestState::Taken })))
    }
}

input! {
    /// Whose data a request is about.
    pub struct MatchRequest {
        /// Its number.
        number: Count,
        /// The code of the customer or supplier; absent: nobody was found.
        party: Option<Name>,
    }
}

impl Action for MatchRequest {
    const NAME: &'static str = "workspace.request.match";
    const NEEDS: Permission = Permission::RequestsHandle;
    const IN_CLOSED: bool = true;
    const SUMMARY: &'static str = "Records whose data a request is about, or that nobody was found.";
    type Output = RequestStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RequestStep>> {
        let (request, state) = lock_request(tx, self.number).await?;
        may_work(state)?;
        let party = match &self.party {
            Some(code) => Some(parties::coded(tx, code.as_str(), "party").await?),
            None => None,
        };
        // Held: an erasure that ended meanwhile would not have seen the request as this person's.
        if let Some(party) = &party
            && !parties::hold(tx, party.party_id).await?
        {
            return Err(Refusal::new(Code::PartyErased).field("party").into());
        }
        let (at, id) = (at(tx), party.as_ref().map(|party| party.party_id.uuid()));
        requests::settle_subject(&*tx, at, request.case.id, id).await?;
        let what = if id.is_some() { "matched" } else { "nobody_found" };
        casework::note(&*tx, at, request.case.id, &Step { what, ..Step::default() }).await?;
        let drops_check = request.check.is_some() && request.subject.party() != id;
        if drops_check {
            let step = Step { what: "check_dropped", ..Step::default() };
            casework::note(&*tx, at, request.case.id, &step).await?;
        }
        let after = json!({ "party": id, "step": what, "drops_check": drops_check });
        Ok(step_of(tx, self.number.0, state, after))
    }
}

input! {
    /// How it was found out who asks.
    pub struct CheckRequest {
        /// The number of the request.
        number: Count,
        /// How.
        how: CheckedHow,
    }
}

impl Action for CheckRequest {
    const NAME: &'static str = "workspace.request.check";
    const NEEDS: Permission = Permission::RequestsHandle;
    const IN_CLOSED: bool = true;
    const SUMMARY: &'static str = "Records how it was found out who asks about their data.";
    type Output = RequestStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RequestStep>> {
        let (request, state) = lock_request(tx, self.number).await?;
        may_check(Facts::of(&request, state), self.how)?;
        let at = at(tx);
        requests::keep_check(&*tx, at, request.case.id, self.how.as_str()).await?;
        let facts = Some(json!({ "how": self.how }));
        let step = Step { what: "identity_checked", facts, ..Step::default() };
        casework::note(&*tx, at, request.case.id, &step).await?;
        Ok(step_of(tx, self.number.0, state, json!({ "how": self.how })))
    }
}

input! {
    /// A note of the workspace for itself.
    pub struct NoteRequest {
        /// The number of the request.
        number: Count,
        /// The note, such as what was corrected.
        note: Text,
    }
}

impl Action for NoteRequest {
    const NAME: &'static str = "workspace.request.note";
    const NEEDS: Permission = Permission::RequestsHandle;
    const IN_CLOSED: bool = true;
    const SUMMARY: &'static str = "Notes what was done for a request; the person does not see it.";
    type Output = RequestStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RequestStep>> {
        let (request, state) = lock_request(tx, self.number).await?;
        may_work(state)?;
        let step = Step { what: "note", words: Some(self.note.as_str()), ..Step::default() };
        casework::note(&*tx, at(tx), request.case.id, &step).await?;
        Ok(step_of(tx, self.number.0, state, json!({ "step": "note" })))
    }
}

input! {
    /// The answer to a request.
    pub struct AnswerRequest {
        /// Its number.
        number: Count,
        /// Whether it is done or refused.
        outcome: Ending,
        /// The legal ground of a refusal.
        ground: Option<Ground>,
        /// The answer, which the person reads.
        message: Text,
    }
}

impl Action for AnswerRequest {
    const NAME: &'static str = "workspace.request.answer";
    const NEEDS: Permission = Permission::RequestsHandle;
    const IN_CLOSED: bool = true;
    const SUMMARY: &'static str =
        "Answers a request of a person and closes it, with the digest of what was handed over.";
    type Output = RequestStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RequestStep>> {
        let (request, state) = lock_request(tx, self.number).await?;
        may_answer(Facts::of(&request, state), self.outcome, self.ground)?;
        let (at, case) = (at(tx), request.case.id);
        let evidence = Evidence::of(tx, &request, self.outcome).await?;
        let ground = self.ground.map(Ground::as_str);
        let outcome = Outcome { outcome: self.outcome.as_str(), ground, sha256: evidence.sha256() };
        requests::keep_answer(&*tx, at, case, &outcome).await?;
        let facts = json!({
            "outcome": self.outcome, "ground": self.ground, "sha256": evidence.hex(), "kept": evidence.kept,
        });
        let words = Some(self.message.as_str());
        let step = Step { what: "answered", facts: Some(facts.clone()), words, is_public: true };
        let event = casework::note(&*tx, at, case, &step).await?;
        let after = match self.outcome {
            Ending::Done => RequestState::Done,
            Ending::Refused => RequestState::Refused,
        };
        casework::set_state(&*tx, at, case, (after.as_str(), true), event).await?;
        tell_person(tx, &request).await?;
        Ok(step_of(tx, self.number.0, after, facts))
    }
}

/// What an answer leaves behind as proof.
struct Evidence {
    digest: Option<[u8; 32]>,
    /// The rows that stay after an erasure, by their kind.
    kept: Option<Value>,
}

impl Evidence {
    async fn of(tx: &Tx, request: &Request, ending: Ending) -> Result<Evidence> {
        let Subject::Party(party) = &request.subject else {
            return Ok(Evidence { digest: None, kept: None });
        };
        let hands_over = matches!(request.kind, RequestKind::Access | RequestKind::Export);
        let keeps = request.kind == RequestKind::Erasure;
        let is_evident = keeps || (hands_over && ending != Ending::Refused);
        if !is_evident {
            return Ok(Evidence { digest: None, kept: None });
        }
        let tables = record::of_party(tx, &party.code).await?;
        let name = CaseKind::Request.name(request.case.number);
        Ok(Evidence {
            digest: hands_over.then(|| export::digest(&name, &tables)),
            kept: keeps.then(|| rows_kept(&tables)),
        })
    }

    fn sha256(&self) -> Option<&[u8]> {
        self.digest.as_ref().map(|digest| &digest[..])
    }

    fn hex(&self) -> Option<String> {
        self.digest.as_ref().map(|digest| hex(digest))
    }
}

/// Bytes in hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// How many rows of each kind stay; the party's own row has nothing that says who it was.
fn rows_kept(tables: &[HeldTable]) -> Value {
    let stays = tables.iter().filter(|table| table.table != "party" && !table.rows.is_empty());
    let count = |table: &HeldTable| (table.table.to_owned(), Value::from(table.rows.len()));
    Value::Object(stays.map(count).collect::<Map<_, _>>())
}

/// Mails the person that the answer is there, if they gave a mail address.
async fn tell_person(tx: &Tx, request: &Request) -> Result<()> {
    let to = request.contact.as_deref().filter(|contact| email_address::email(contact).is_ok());
    let Some(to) = to else { return Ok(()) };
    let is_canary = CANARIES.contains(&tx.workspace.slug.as_str());
    // Only who sent the form has the link that the mail speaks of.
    if is_canary || request.came_by != CameBy::Form {
        return Ok(());
    }
    if strangers::may_reach(tx, to, REQUEST_NEWS).await?.is_some() {
        return Ok(());
    }
    let words = messages::answer(&CaseKind::Request.name(request.case.number), &tx.workspace.name);
    let mail = Mail { about: request.case.id, to, words, link: None, useless_at: tx.now + NEWS };
    mail::queue_in(tx, (tx.tenant(), tx.person()), tx.now, &mail).await
}

input! {
    /// A party whose data is not to be used.
    pub struct RestrictParty {
        /// Its code.
        party: Name,
        /// Why.
        reason: Text,
        /// The request that asked for it.
        request: Option<Count>,
    }
}

/// The answer to a restriction and its lifting.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartyRestriction {
    /// The party's code.
    pub party: String,
    /// Whether its data is restricted now.
    pub restricted: bool,
}

impl Action for RestrictParty {
    const NAME: &'static str = "workspace.party.restrict";
    const NEEDS: Permission = Permission::RequestsHandle;
    const IN_CLOSED: bool = true;
    const SUMMARY: &'static str =
        "Restricts the data of a party: it can be read, and every action on it is refused.";
    type Output = PartyRestriction;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PartyRestriction>> {
        let party = parties::living(tx, self.party.as_str(), "party").await?;
        let case = match self.request {
            Some(number) => Some(case_about(tx, number, party.party_id.uuid()).await?),
            None => None,
        };
        if !parties::restrict(tx, party.party_id).await? {
            return Err(Refusal::new(Code::PartyRestricted).field("party").into());
        }
        if let Some(case) = case {
            let step = Step { what: "restricted", is_public: true, ..Step::default() };
            casework::note(&*tx, at(tx), case, &step).await?;
        }
        let change = Change::of(&self.party)
            .before(json!({ "restricted": false }))
            .after(json!({ "restricted": true, "request": self.request.map(|number| number.0) }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, PartyRestriction { party: party.code, restricted: true }))
    }
}

/// The case of a request that is in work and about this party. Errors: `not_found`, 422 at `request`.
async fn case_about(tx: &Tx, number: Count, party: Uuid) -> Result<Uuid> {
    let (request, state) = lock_request(tx, number).await?;
    may_work(state)?;
    match &request.subject {
        Subject::Party(asked) if asked.id == party => Ok(request.case.id),
        _ => Err(unfit("request", "This request is about somebody else.").into()),
    }
}

input! {
    /// A party whose data may be used again.
    pub struct LiftRestriction {
        /// Its code.
        party: Name,
        /// Why.
        reason: Text,
    }
}

impl Action for LiftRestriction {
    const NAME: &'static str = "workspace.party.lift_restriction";
    const NEEDS: Permission = Permission::RequestsHandle;
    const SUMMARY: &'static str = "Lifts the restriction of a party's data.";
    type Output = PartyRestriction;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PartyRestriction>> {
        let party = parties::coded(tx, self.party.as_str(), "party").await?;
        if !parties::lift_restriction(tx, party.party_id).await? {
            return Err(unfit("party", "The data of this party is not restricted.").into());
        }
        let change = Change::of(&self.party)
            .before(json!({ "restricted": true }))
            .after(json!({ "restricted": false }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, PartyRestriction { party: party.code, restricted: false }))
    }
}
