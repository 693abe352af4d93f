//! The requests as a list with their due days, one of them with its history, and what is held of its person.
//! Invariant: the list has no name and no word of a person.

use super::export::HeldTable;
use super::rules::{CheckedHow, Facts, Ground, may_take, may_work};
use super::{hex, record};
use kernel::code::Code;
use kernel::day::Instant;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use lifecycle::casework::clock::Clock;
use lifecycle::casework::{self, Case, CaseKind, Event, Running};
use lifecycle::requests::{self, CameBy, Request, RequestKind, RequestState, Subject};
use platform::action::Query;
use platform::error::Result;
use platform::fields::Count;
use platform::tx::ReadTx;
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// Requests on a page.
const PAGE: i64 = 50;

kernel::words! {
    /// Which requests are listed.
    pub enum Wanted {
        /// Those that are not answered.
        Open = "open",
        /// All of them.
        All = "all",
    }
}
word_fields!(Wanted);

input! {
    /// Which requests.
    pub struct ListRequests {
        /// The open ones, or all.
        which: Option<Wanted>,
        /// Where the page before ended.
        after: Option<Count>,
    }
}

/// A page of requests.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RequestList {
    /// The newest first.
    pub rows: Vec<RequestLine>,
    /// Where the next page begins; null on the last.
    pub next: Option<i32>,
}

/// A request in the list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RequestLine {
    /// Its number.
    pub number: i32,
    /// Its name, such as DR-7.
    pub case: String,
    /// Its kind.
    pub kind: RequestKind,
    /// Its state.
    pub state: RequestState,
    /// When it came.
    pub opened_at: Instant,
    /// Its clocks that run, the first one that is due first.
    pub clocks: Vec<RequestClock>,
}

/// A clock of a request.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RequestClock {
    /// Which clock.
    pub clock: Clock,
    /// The task.
    pub task: &'static str,
    /// When it is due.
    pub due_at: Instant,
    /// When it stopped; null while it runs.
    pub stopped_at: Option<Instant>,
    /// Whether it is or was over its time.
    pub is_late: bool,
}

impl RequestClock {
    fn of(running: &Running, now: Instant) -> RequestClock {
        RequestClock {
            clock: running.clock,
            task: running.clock.task(),
            due_at: running.due_at,
            stopped_at: running.stopped_at,
            is_late: running.is_late(now),
        }
    }
}

impl Query for ListRequests {
    const NAME: &'static str = "workspace.requests";
    const NEEDS: Permission = Permission::RequestsHandle;
    const SUMMARY: &'static str = "Lists what persons ask about their data, with due days, the newest first.";
    type Output = RequestList;

    async fn fetch(self, tx: &ReadTx) -> Result<RequestList> {
        let before = self.after.map_or(i32::MAX, |after| after.0);
        let wanted = (before, self.which == Some(Wanted::All), PAGE + 1);
        let cases = casework::list(tx, tx.tenant(), CaseKind::Request, wanted).await?;
        let Page { rows, next } = Page::of(cases, PAGE, |last| last.number);
        let ids: Vec<Uuid> = rows.iter().map(|case| case.id).collect();
        let clocks = casework::clocks(tx, tx.tenant(), &ids).await?;
        let kinds = requests::kinds(tx, tx.tenant(), &ids).await?;
        let kind_of = |case: &Case| kinds.iter().find(|(id, _)| *id == case.id).map(|(_, kind)| *kind);
        // A case whose kind another version wrote is not listed.
        let known = rows.iter().filter_map(|case| Some((case, kind_of(case)?)));
        let rows = known.map(|(case, kind)| line(case, kind, &clocks, tx.now)).collect::<Result<_>>()?;
        Ok(RequestList { rows, next })
    }
}

fn line(case: &Case, kind: RequestKind, clocks: &[Running], now: Instant) -> Result<RequestLine> {
    let own = clocks.iter().filter(|clock| clock.case == case.id && clock.stopped_at.is_none());
    Ok(RequestLine {
        number: case.number,
        case: CaseKind::Request.name(case.number),
        kind,
        state: requests::state_of(case)?,
        opened_at: case.opened_at,
        clocks: own.map(|clock| RequestClock::of(clock, now)).collect(),
    })
}

input! {
    /// Which request.
    pub struct GetRequest {
        /// Its number.
        number: Count,
    }
}

/// A request with its history.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RequestShown {
    /// Its number.
    pub number: i32,
    /// Its name, such as DR-7.
    pub case: String,
    /// Its kind.
    pub kind: RequestKind,
    /// How it came.
    pub came_by: CameBy,
    /// Its state.
    pub state: RequestState,
    /// When it came.
    pub opened_at: Instant,
    /// The person's name; null: the person is erased.
    pub name: Option<String>,
    /// Where they are reached.
    pub contact: Option<String>,
    /// Their words.
    pub words: Option<String>,
    /// Whose data it is about; null: nobody was found, or nobody looked.
    pub party: Option<RequestParty>,
    /// Whether somebody looked and nobody was found.
    pub is_unknown: bool,
    /// How it was found out who asks; null: nobody checked.
    pub check: Option<IdentityCheck>,
    /// The legal ground of a refusal.
    pub ground: Option<Ground>,
    /// When it was answered.
    pub answered_at: Option<Instant>,
    /// The SHA-256 of what was handed over, in hexadecimal digits.
    pub sha256: Option<String>,
    /// Its events, in their order.
    pub events: Vec<RequestEvent>,
    /// Its clocks, by when they are due.
    pub clocks: Vec<RequestClock>,
    /// Whether somebody of the workspace has to take it.
    pub may_take: bool,
    /// Whether it can be worked on.
    pub may_work: bool,
}

/// The party of a request.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "RequestParty")]
pub struct RequestParty {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Since when its data is restricted.
    pub restricted_at: Option<Instant>,
    /// When it was erased.
    pub erased_at: Option<Instant>,
}

/// A check of who asks.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IdentityCheck {
    /// How.
    pub how: CheckedHow,
    /// The name of who checked.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// An event of a request.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RequestEvent {
    /// What happened, as a word.
    pub what: String,
    /// What happened, for people.
    pub title: &'static str,
    /// What somebody of the workspace wrote.
    pub words: Option<String>,
    /// Whether the person sees it.
    pub is_public: bool,
    /// When.
    pub at: Instant,
}

impl RequestEvent {
    fn of(event: Event) -> RequestEvent {
        RequestEvent {
            title: title(&event.what),
            what: event.what,
            words: event.words,
            is_public: event.is_public,
            at: event.at,
        }
    }
}

/// An event's word in the words of people.
fn title(what: &str) -> &'static str {
    match what {
        "received" => "The request came",
        "taken" => "Somebody took the request",
        "matched" => "The person was found",
        "nobody_found" => "Nobody was found",
        "identity_checked" => "It was checked who asks",
        "check_dropped" => "The check of who asks was of somebody else, and does not count any more",
        "note" => "A note",
        "restricted" => "The data is restricted",
        "answered" => "The request is answered",
        _ => "Something else",
    }
}

impl RequestShown {
    /// Whether somebody looked whose data it is: who asks is found out for that person.
    pub(super) fn is_settled(&self) -> bool {
        self.party.is_some() || self.is_unknown
    }

    /// A request at a moment. Errors: `Internal`, for a word of another version.
    pub(super) fn of(request: Request, now: Instant) -> Result<RequestShown> {
        let state = request.state()?;
        let (answer, clocks) = (request.answer, request.clocks);
        let party = match request.subject {
            Subject::Party(ref party) => Some(RequestParty {
                code: party.code.clone(),
                name: party.name.clone(),
                restricted_at: party.restricted_at,
                erased_at: party.erased_at,
            }),
            Subject::Open | Subject::Nobody => None,
        };
        let check = request.check.and_then(|check| {
            Some(IdentityCheck { how: CheckedHow::of(&check.how)?, by: check.by, at: check.at })
        });
        let ground = answer.as_ref().and_then(|answer| answer.ground.as_deref()).and_then(Ground::of);
        Ok(RequestShown {
            number: request.case.number,
            case: CaseKind::Request.name(request.case.number),
            kind: request.kind,
            came_by: request.came_by,
            state,
            opened_at: request.case.opened_at,
            name: request.name,
            contact: request.contact,
            words: request.words,
            party,
            is_unknown: request.subject == Subject::Nobody,
            check,
            ground,
            answered_at: answer.as_ref().map(|answer| answer.at),
            sha256: answer.and_then(|answer| answer.sha256).map(|digest| hex(&digest)),
            events: request.events.into_iter().map(RequestEvent::of).collect(),
            clocks: clocks.iter().map(|clock| RequestClock::of(clock, now)).collect(),
            may_take: may_take(state).is_ok(),
            may_work: may_work(state).is_ok(),
        })
    }
}

/// The request of this number. Errors: `not_found` at `number`.
pub(super) async fn find_request(tx: &ReadTx, number: Count) -> Result<Request> {
    let case = casework::find_case(tx, tx.tenant(), CaseKind::Request, number.0).await?;
    requests::whole(tx, tx.tenant(), case, tx.now).await
}

impl Query for GetRequest {
    const NAME: &'static str = "workspace.request";
    const NEEDS: Permission = Permission::RequestsHandle;
    const SUMMARY: &'static str = "Shows what a person asks about their data, with its events and clocks.";
    type Output = RequestShown;

    async fn fetch(self, tx: &ReadTx) -> Result<RequestShown> {
        RequestShown::of(find_request(tx, self.number).await?, tx.now)
    }
}

input! {
    /// The request whose person's data is read.
    pub struct GetHeld {
        /// The number of the request.
        number: Count,
    }
}

/// Everything that is held of the person of a request.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonRecord {
    /// The name of the request, such as DR-7.
    pub case: String,
    /// The name and version of the form.
    pub form: &'static str,
    /// When it was read.
    pub as_of: Instant,
    /// The rows, by their kind.
    pub tables: Vec<HeldTable>,
}

impl Query for GetHeld {
    const NAME: &'static str = "workspace.request.held";
    const NEEDS: Permission = Permission::RequestsHandle;
    const SUMMARY: &'static str = "Gives everything that is held of the person of a request that is in work.";
    type Output = PersonRecord;

    async fn fetch(self, tx: &ReadTx) -> Result<PersonRecord> {
        let request = find_request(tx, self.number).await?;
        let facts = Facts::of(&request, request.state()?);
        // Nobody reads it before the workspace took the request.
        if facts.state == RequestState::Received {
            may_work(facts.state)?;
        }
        let Subject::Party(party) = &request.subject else {
            return Err(Refusal::new(Code::NotFound).field("number").into());
        };
        Ok(PersonRecord {
            case: CaseKind::Request.name(request.case.number),
            form: super::export::FORM,
            as_of: tx.now,
            tables: record::of_party(tx, &party.code).await?,
        })
    }
}
