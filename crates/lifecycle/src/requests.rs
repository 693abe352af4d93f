//! Requests of persons about their data: one comes in by the public form, by letter or by word, somebody of
//! the workspace takes it, and it is answered.
//! Invariant: nothing is done with a request before somebody of its workspace took it. What says who asked is
//! sealed, and goes when the person is erased.

pub mod farewell;
pub mod outside;

use crate::casework::{self, At, Case, Event, NewCase, Running};
use kernel::code::Code;
use kernel::day::Instant;
use kernel::phone;
use kernel::refusal::{Refusal, Ruled};
use kernel::words;
use lifecycle_queries::client::Params;
use lifecycle_queries::requests as sql;
use platform::email_address;
use platform::error::{Error, Result};
use platform::input::unfit;
use platform::internal::Seals;
use platform::sealed::app::membership;
use platform::sealed::app::person_request::{CONTACT, NAME, WORDS};
use platform::sealed::ledger::party;
use uuid::Uuid;

words! {
    /// What a person asks.
    pub enum RequestKind {
        /// To see the data about them.
        Access = "access",
        /// The same as a file.
        Export = "export",
        /// To correct what is wrong.
        Correction = "correction",
        /// Not to use their data.
        Restriction = "restriction",
        /// To erase it.
        Erasure = "erasure",
        /// They object to a use.
        Objection = "objection",
    }
}

impl RequestKind {
    /// Its words for the person who asks.
    pub const fn label(self) -> &'static str {
        match self {
            RequestKind::Access => "See what is held about me",
            RequestKind::Export => "Get it as a file",
            RequestKind::Correction => "Correct something",
            RequestKind::Restriction => "Do not use it for now",
            RequestKind::Erasure => "Erase it",
            RequestKind::Objection => "Object to a use of it",
        }
    }

    /// Its name in the workspace.
    pub const fn title(self) -> &'static str {
        match self {
            RequestKind::Access => "Access",
            RequestKind::Export => "Export",
            RequestKind::Correction => "Correction",
            RequestKind::Restriction => "Restriction",
            RequestKind::Erasure => "Erasure",
            RequestKind::Objection => "Objection",
        }
    }
}

words! {
    /// How a request came.
    pub enum CameBy {
        /// By the public form.
        Form = "form",
        /// By letter or mail.
        Letter = "letter",
        /// By word.
        Word = "word",
    }
}
platform::word_fields!(RequestKind, CameBy);

words! {
    /// The states of a request.
    pub enum RequestState {
        /// Nobody of the workspace took it yet.
        Received = "received",
        /// Somebody of the workspace works on it.
        Taken = "taken",
        /// It is done.
        Done = "done",
        /// It is refused.
        Refused = "refused",
    }
}

impl RequestState {
    /// Its words for people.
    pub const fn label(self) -> &'static str {
        match self {
            RequestState::Received => "Received",
            RequestState::Taken => "In work",
            RequestState::Done => "Done",
            RequestState::Refused => "Refused",
        }
    }

    /// Whether nothing more is done.
    pub const fn is_over(self) -> bool {
        matches!(self, RequestState::Done | RequestState::Refused)
    }
}

/// What a person asks, in their words.
#[derive(Clone, Debug)]
pub struct NewRequest {
    /// What they ask.
    pub kind: RequestKind,
    /// Their name.
    pub name: String,
    /// Their mail address or telephone.
    pub contact: Option<String>,
    /// Their words.
    pub words: Option<String>,
}

/// Whether a person is reached so: by a mail address or a telephone number. Errors: 422 at `contact`.
pub fn check_contact(text: &str) -> Ruled<()> {
    match text.contains('@') {
        true => match email_address::email(text) {
            Ok(_) => Ok(()),
            Err(refusal) => Err(Refusal::new(refusal.code).field("contact")),
        },
        false if phone::is_number(text) => Ok(()),
        false => Err(unfit("contact", NO_CONTACT)),
    }
}

const NO_CONTACT: &str = "Write a mail address, or a telephone number in digits.";

/// Whose data a request is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Nobody looked yet.
    Open,
    /// Somebody looked, and nobody was found.
    Nobody,
    /// A customer or supplier.
    Party(PartyAsked),
}

impl Subject {
    /// The id of the party, if there is one.
    pub fn party(&self) -> Option<Uuid> {
        match self {
            Subject::Party(party) => Some(party.id),
            Subject::Open | Subject::Nobody => None,
        }
    }
}

/// The party of a request as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyAsked {
    /// Its id.
    pub id: Uuid,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// How, as a word.
    pub how: String,
    /// The name of who checked.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The legal ground of a refusal, as a word.
    pub ground: Option<String>,
    /// Who answered.
    pub by: Uuid,
    /// When.
    pub at: Instant,
    /// The SHA-256 of what was handed over.
    pub sha256: Option<Vec<u8>>,
}

/// A request with its history.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its case.
    pub case: Case,
    /// Its kind.
    pub kind: RequestKind,
    /// How it came.
    pub came_by: CameBy,
    /// The person's name; None: the person is erased.
    pub name: Option<String>,
    /// Where they are reached.
    pub contact: Option<String>,
    /// Their words.
    pub words: Option<String>,
    /// Who of the workspace took it.
    pub taken_by: Option<Uuid>,
    /// Whose data it is about.
    pub subject: Subject,
    /// How it was checked who asks.
    pub check: Option<Check>,
    /// The answer.
    pub answer: Option<Answer>,
    /// Its events, in their order.
    pub events: Vec<Event>,
    /// Its clocks.
    pub clocks: Vec<Running>,
}

impl Request {
    /// Its state. Errors: `Internal`, for a word of another version.
    pub fn state(&self) -> Result<RequestState> {
        state_of(&self.case)
    }
}

/// The state of a request's case. Errors: `Internal`, for a word of another version.
pub fn state_of(case: &Case) -> Result<RequestState> {
    RequestState::of(&case.state).ok_or_else(|| Error::internal("a state that no request has"))
}

/// Writes what is asked, for a case that was opened. Errors: the database's.
pub async fn insert(
    client: &impl Seals,
    at: At,
    opened: &NewCase,
    new: &NewRequest,
    (came_by, secret_sha256): (CameBy, Option<&[u8]>),
) -> Result<()> {
    let (cipher, id) = (client.cipher_of(at.tenant, at.now), opened.case);
    sql::insert_request()
        .params(
            client,
            &sql::InsertRequestParams {
                tenant: at.tenant,
                case_file: id,
                kind: new.kind.as_str(),
                came_by: came_by.as_str(),
                secret_sha256,
                name: cipher.seal(NAME, id, new.name.as_str())?,
                contact: cipher.seal(CONTACT, id, new.contact.as_deref())?,
                words: cipher.seal(WORDS, id, new.words.as_deref())?,
            },
        )
        .one()
        .await?;
    Ok(())
}

/// Holds the party of a request, if there is one, until the end of the transaction: nobody erases it meanwhile.
/// Code that reads the request after this gets it as an erasure left it that was under way. Errors: the database's.
pub async fn hold_subject(client: &impl Seals, tenant: Uuid, case: Uuid) -> Result<()> {
    sql::hold_subject().bind(client, &tenant, &case).opt().await?;
    Ok(())
}

/// The whole request of a case. Errors: `not_found` at `number`, for a case without a request; the
/// database's; the keyring's.
pub async fn whole(client: &impl Seals, tenant: Uuid, case: Case, now: Instant) -> Result<Request> {
    let row = sql::request_of().bind(client, &tenant, &case.id).opt().await?;
    let row = row.ok_or_else(|| Refusal::new(Code::NotFound).field("number"))?;
    let (cipher, id) = (client.cipher_of(tenant, now), case.id);
    let code: Option<String> = cipher.open_of(party::CODE, row.party_id, row.party)?;
    let party_name: Option<String> = cipher.open_of(party::NAME, row.party_id, row.party_name)?;
    let subject = match (row.party_id, row.is_unknown) {
        (Some(id), _) => Subject::Party(PartyAsked {
            id,
            code: code.unwrap_or_default(),
            name: party_name.unwrap_or_default(),
            restricted_at: row.restricted_at,
            erased_at: row.erased_at,
        }),
        (None, true) => Subject::Nobody,
        (None, false) => Subject::Open,
    };
    let unknown = || Error::internal("a word that no request has");
    let checked_by: Option<String> = cipher.open_of(membership::NAME, row.checked_by, row.checked_name)?;
    let check = row.checked_how.zip(row.checked_at);
    let (ground, sha256) = (row.ground, row.answer_sha256);
    let answered = row.answered_at.zip(row.answered_by);
    Ok(Request {
        kind: RequestKind::of(&row.kind).ok_or_else(unknown)?,
        came_by: CameBy::of(&row.came_by).ok_or_else(unknown)?,
        name: cipher.open(NAME, id, row.name)?,
        contact: cipher.open(CONTACT, id, row.contact)?,
        words: cipher.open(WORDS, id, row.words)?,
        taken_by: row.taken_by,
        subject,
        check: check.map(|(how, at)| Check { how, by: checked_by.unwrap_or_default(), at }),
        answer: answered.map(|(at, by)| Answer { ground, by, at, sha256 }),
        events: casework::events(client, tenant, id, now).await?,
        clocks: casework::clocks(client, tenant, &[id]).await?,
        case,
    })
}

/// The kinds of requests in some cases. Errors: the database's.
pub async fn kinds(client: &impl Seals, tenant: Uuid, cases: &[Uuid]) -> Result<Vec<(Uuid, RequestKind)>> {
    let rows = sql::kinds_of().bind(client, &tenant, &cases).all().await?;
    let kind = |row: sql::KindsOf| Some((row.case_file_id, RequestKind::of(&row.kind)?));
    Ok(rows.into_iter().filter_map(kind).collect())
}

/// Keeps who of the workspace took a request. Errors: the database's.
pub async fn take(client: &impl Seals, at: At, case: Uuid) -> Result<()> {
    sql::set_taken().bind(client, &at.by, &at.now, &at.tenant, &case).one().await?;
    Ok(())
}

/// Keeps whose data a request is about; None: nobody was found. The check of who asks goes with the party that it
/// was made for. Errors: the database's.
pub async fn settle_subject(client: &impl Seals, at: At, case: Uuid, party: Option<Uuid>) -> Result<()> {
    sql::set_subject().bind(client, &party, &party.is_none(), &at.tenant, &case).one().await?;
    Ok(())
}

/// Keeps how it was checked who asks. Errors: the database's.
pub async fn keep_check(client: &impl Seals, at: At, case: Uuid, how: &str) -> Result<()> {
    sql::set_checked().bind(client, &how, &at.by, &at.now, &at.tenant, &case).one().await?;
    Ok(())
}

/// The kept part of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// done or refused.
    pub outcome: &'a str,
    /// The legal ground of a refusal.
    pub ground: Option<&'a str>,
    /// The SHA-256 of what was handed over.
    pub sha256: Option<&'a [u8]>,
}

/// Keeps the answer to a request. Errors: the database's.
pub async fn keep_answer(client: &impl Seals, at: At, case: Uuid, it: &Outcome<'_>) -> Result<()> {
    sql::set_answer()
        .params(
            client,
            &sql::SetAnswerParams {
                outcome: it.outcome,
                ground: it.ground,
                by: at.by,
                now: at.now,
                answer_sha256: it.sha256,
                tenant: at.tenant,
                case_file: case,
            },
        )
        .one()
        .await?;
    Ok(())
}
