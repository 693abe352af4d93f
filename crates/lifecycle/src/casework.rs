//! Cases with clocks: what somebody has to do in time, such as answering a report or telling of an incident.
//! Invariant: each step of a case is an event that never changes; a clock begins and stops by an event. What
//! is overdue is computed from the clocks and the time of reading.

pub mod clock;
pub mod figures;
pub mod recipients;
pub mod reminders;
pub mod traces;

use crate::settings;
use catalogue::{Phrase, say};
use clock::{Calendar, Clock, Limit};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use kernel::business_day::{Holiday, Region};
use kernel::code::Code;
use kernel::day::{Day, Instant, local_day};
use kernel::words;
use lifecycle_queries::casework as sql;
use lifecycle_queries::client::Params;
use platform::error::{Error, Result};
use platform::internal::Seals;
use platform::random::fresh_id;
use platform::sealed::app::case_event::WORDS;
use serde_json::Value;
use uuid::Uuid;

/// The most events of a case, and cases on a page.
pub const EVENTS: i64 = 500;
/// The most holidays that a clock looks at.
const HOLIDAYS: i64 = 500;

words! {
    /// The kinds of case.
    pub enum CaseKind {
        /// A report of a weakness, by somebody outside.
        Weakness = "weakness",
        /// An incident of security or privacy.
        Incident = "incident",
        /// A person's request about their data.
        Request = "request",
        /// A supplier that is to process data.
        Supplier = "supplier",
        /// A review of who may do what.
        AccessReview = "access_review",
        /// A capture of content for a support case.
        Capture = "capture",
    }
}

impl CaseKind {
    /// The letters before its number, as people write it: `WR-7`.
    pub const fn letters(self) -> &'static str {
        match self {
            CaseKind::Weakness => "WR",
            CaseKind::Incident => "IN",
            CaseKind::Request => "DR",
            CaseKind::Supplier => "SU",
            CaseKind::AccessReview => "AR",
            CaseKind::Capture => "SC",
        }
    }

    /// The name of a case.
    pub fn name(self, number: i32) -> String {
        format!("{}-{number}", self.letters())
    }
}

/// Who works on a case: the workspace, the person (zero: somebody outside, or the program) and the moment.
#[derive(Clone, Copy, Debug)]
pub struct At {
    /// The workspace of the case.
    pub tenant: Uuid,
    /// The person.
    pub by: Uuid,
    /// The moment.
    pub now: Instant,
}

/// A case that was opened.
#[derive(Clone, Copy, Debug)]
pub struct NewCase {
    /// Its id.
    pub case: Uuid,
    /// Its number within its kind.
    pub number: i32,
    /// The event of its opening.
    pub event: Uuid,
}

/// A step of a case.
#[derive(Debug, Default)]
pub struct Step<'a> {
    /// What happened, as a word.
    pub what: &'a str,
    /// Facts without a word that a person wrote.
    pub facts: Option<Value>,
    /// What a person wrote; it is sealed.
    pub words: Option<&'a str>,
    /// Whether the person outside sees it.
    pub is_public: bool,
}

/// Opens a case in the workspace that the transaction has entered. Errors: the database's.
pub async fn open(
    client: &impl Seals,
    at: At,
    kind: CaseKind,
    (state, is_drill): (&str, bool),
    step: &Step<'_>,
) -> Result<NewCase> {
    let number = sql::next_number().bind(client, &at.tenant, &kind.as_str()).one().await?;
    let case = fresh_id(at.now)?;
    sql::insert_case()
        .params(
            client,
            &sql::InsertCaseParams {
                tenant: at.tenant,
                case_file: case,
                kind: kind.as_str(),
                number,
                state,
                is_drill,
                now: at.now,
            },
        )
        .one()
        .await?;
    let event = note(client, at, case, step).await?;
    Ok(NewCase { case, number, event })
}

/// Writes a step of a case. Gives the event's id. Errors: the database's.
pub async fn note(client: &impl Seals, at: At, case: Uuid, step: &Step<'_>) -> Result<Uuid> {
    let event = fresh_id(at.now)?;
    sql::insert_event()
        .params(
            client,
            &sql::InsertEventParams {
                tenant: at.tenant,
                event,
                case_file: case,
                what: step.what,
                facts: step.facts.as_ref(),
                words: client.cipher_of(at.tenant, at.now).seal(WORDS, event, step.words)?,
                is_public: step.is_public,
                by: at.by,
                now: at.now,
            },
        )
        .one()
        .await?;
    Ok(event)
}

/// Moves a case to a state; a closed one has no running clock. Errors: the database's.
pub async fn set_state(
    client: &impl Seals,
    at: At,
    case: Uuid,
    (state, is_closed): (&str, bool),
    event: Uuid,
) -> Result<()> {
    let closed_at = is_closed.then_some(at.now);
    sql::move_case().bind(client, &state, &closed_at, &at.tenant, &case).one().await?;
    if is_closed {
        sql::stop_all_clocks().bind(client, &at.now, &event, &at.tenant, &case).all().await?;
    }
    Ok(())
}

/// Begins a clock; one that runs continues as it is. Gives when it is due. Errors: the database's.
pub async fn begin_clock(
    client: &impl Seals,
    at: At,
    case: Uuid,
    event: Uuid,
    clock: Clock,
) -> Result<Instant> {
    begin_clock_from(client, at, (case, event), clock, at.now).await
}

/// As `begin_clock`, for a clock that began at another moment, such as when somebody noticed what they report
/// now. Errors: the database's.
pub async fn begin_clock_from(
    client: &impl Seals,
    at: At,
    (case, event): (Uuid, Uuid),
    clock: Clock,
    begun: Instant,
) -> Result<Instant> {
    let calendar = calendar(client, at.tenant, begun).await?;
    let limit = settings::limit_at(client, at.tenant, clock, begun).await?;
    let due = limit.due(begun, &calendar);
    insert_clock(client, at, (case, event), clock, (begun, due)).await?;
    Ok(due)
}

/// As `begin_clock`, for a clock of a workspace that runs by a figure of the instance. Errors: the
/// database's.
pub async fn begin_clock_by(
    client: &impl Seals,
    at: At,
    of: (Uuid, Uuid),
    (clock, limit): (Clock, Limit),
) -> Result<Instant> {
    let due = limit.due(at.now, &calendar(client, at.tenant, at.now).await?);
    insert_clock(client, at, of, clock, (at.now, due)).await?;
    Ok(due)
}

/// As `begin_clock`, for a clock that is due at the end of a day that a person chose. Errors: the database's.
pub async fn begin_clock_until(
    client: &impl Seals,
    at: At,
    of: (Uuid, Uuid),
    clock: Clock,
    last: Day,
) -> Result<Instant> {
    let zone = calendar(client, at.tenant, at.now).await?.zone;
    let end = last.saturating_add(1.day()).to_zoned(zone).map_err(Error::internal)?.timestamp();
    insert_clock(client, at, of, clock, (at.now, end)).await?;
    Ok(end)
}

/// Begins a clock with a moment that somebody agreed to. Errors: the database's.
pub async fn insert_clock(
    client: &impl Seals,
    at: At,
    (case, event): (Uuid, Uuid),
    clock: Clock,
    (begun, due): (Instant, Instant),
) -> Result<()> {
    sql::insert_clock()
        .params(
            client,
            &sql::InsertClockParams {
                tenant: at.tenant,
                case_clock: fresh_id(at.now)?,
                case_file: case,
                clock: clock.as_str(),
                begun,
                due,
                event,
            },
        )
        .opt()
        .await?;
    Ok(())
}

/// Stops a clock. Gives when it was due, if it ran. Errors: the database's.
pub async fn stop_clock(
    client: &impl Seals,
    at: At,
    case: Uuid,
    event: Uuid,
    clock: Clock,
) -> Result<Option<Instant>> {
    Ok(sql::stop_clock().bind(client, &at.now, &event, &at.tenant, &case, &clock.as_str()).opt().await?)
}

/// The calendar by which a workspace's clocks run. Errors: the database's.
pub async fn calendar(client: &impl Seals, tenant: Uuid, from: Instant) -> Result<Calendar> {
    let place = sql::place().bind(client, &tenant).one().await?;
    let zone = TimeZone::get(&place.timezone).map_err(Error::internal)?;
    let first: Day = local_day(from, &zone);
    let region = match place.state.as_deref() {
        Some(state) => format!("{}-{state}", place.country),
        None => place.country.clone(),
    };
    let region = Region::parse(&region).or_else(|_| Region::parse(&place.country));
    let rows = sql::holidays_from().bind(client, &tenant, &first, &HOLIDAYS).all().await?;
    let holiday = |row: sql::HolidaysFrom| Holiday {
        day: row.day,
        region: Region::parse(&row.region).ok(),
        name: row.name,
    };
    let holds = |it: &Holiday| region.as_ref().map_or(true, |region| it.holds_in(region));
    Ok(Calendar { zone, holidays: rows.into_iter().map(holiday).filter(holds).collect() })
}

/// A case as it stands.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its id.
    pub id: Uuid,
    /// Its number within its kind.
    pub number: i32,
    /// Its state.
    pub state: String,
    /// Whether it is an exercise.
    pub is_drill: bool,
    /// When it was opened.
    pub opened_at: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
}

impl Case {
    fn of(row: sql::CaseRow) -> Case {
        Case {
            id: row.case_file_id,
            number: row.case_no,
            state: row.state,
            is_drill: row.is_drill,
            opened_at: row.opened_at,
            closed_at: row.closed_at,
        }
    }
}

/// The case of this number, locked for a change. Errors: `not_found` at `number`; the database's.
pub async fn lock_case(client: &impl Seals, tenant: Uuid, kind: CaseKind, number: i32) -> Result<Case> {
    let row = sql::case_locked().bind(client, &tenant, &kind.as_str(), &number).opt().await?;
    row.map(Case::of).ok_or_else(no_case)
}

/// The case of this number. Errors: `not_found` at `number`; the database's.
pub async fn find_case(client: &impl Seals, tenant: Uuid, kind: CaseKind, number: i32) -> Result<Case> {
    let row = sql::case_numbered().bind(client, &tenant, &kind.as_str(), &number).opt().await?;
    row.map(Case::of).ok_or_else(no_case)
}

fn no_case() -> Error {
    kernel::refusal::Refusal::new(Code::NotFound).field("number").into()
}

/// The cases of a kind, the newest first. Errors: the database's.
pub async fn list(
    client: &impl Seals,
    tenant: Uuid,
    kind: CaseKind,
    (before, with_closed, many): (i32, bool, i64),
) -> Result<Vec<Case>> {
    let rows =
        sql::cases_before().bind(client, &tenant, &kind.as_str(), &before, &with_closed, &many).all().await?;
    Ok(rows.into_iter().map(Case::of).collect())
}

/// An event of a case.
#[derive(Clone, Debug)]
pub struct Event {
    /// What happened.
    pub what: String,
    /// Its facts.
    pub facts: Option<Value>,
    /// What a person wrote.
    pub words: Option<String>,
    /// Whether the person outside sees it.
    pub is_public: bool,
    /// Who did it; zero: somebody outside, or the program.
    pub by: Uuid,
    /// When.
    pub at: Instant,
}

/// The events of a case, in their order. Errors: the database's; the keyring's.
pub async fn events(client: &impl Seals, tenant: Uuid, case: Uuid, now: Instant) -> Result<Vec<Event>> {
    let rows = sql::events_of().bind(client, &tenant, &case, &EVENTS).all().await?;
    let cipher = client.cipher_of(tenant, now);
    let event = |row: sql::EventsOf| {
        Ok(Event {
            words: cipher.open(WORDS, row.case_event_id, row.words)?,
            what: row.what,
            facts: row.facts,
            is_public: row.is_public,
            by: row.created_by,
            at: row.created_at,
        })
    };
    rows.into_iter().map(event).collect()
}

/// A clock of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// The case.
    pub case: Uuid,
    /// Which clock.
    pub clock: Clock,
    /// When it began.
    pub begun_at: Instant,
    /// When it is due.
    pub due_at: Instant,
    /// When it stopped; None: it runs.
    pub stopped_at: Option<Instant>,
}

impl Running {
    /// Whether it is or was over its time.
    pub fn is_late(&self, now: Instant) -> bool {
        self.stopped_at.unwrap_or(now) > self.due_at
    }

    /// What it says about its time.
    pub fn says(&self, now: Instant) -> Phrase {
        let hours = |from: Instant, to: Instant| to.duration_since(from).as_hours();
        match self.stopped_at {
            Some(at) if at > self.due_at => say!("Done {hours} h late", hours = hours(self.due_at, at)),
            Some(_) => say!("Done in time"),
            None if now > self.due_at => say!("{hours} h overdue", hours = hours(self.due_at, now)),
            None => say!("{hours} h left", hours = hours(now, self.due_at)),
        }
    }
}

/// The clocks of some cases, by when they are due. Errors: the database's.
pub async fn clocks(client: &impl Seals, tenant: Uuid, cases: &[Uuid]) -> Result<Vec<Running>> {
    let rows = sql::clocks_of().bind(client, &tenant, &cases).all().await?;
    let running = |row: sql::ClocksOf| {
        Some(Running {
            case: row.case_file_id,
            clock: Clock::of(&row.clock)?,
            begun_at: row.begun_at,
            due_at: row.due_at,
            stopped_at: row.stopped_at,
        })
    };
    Ok(rows.into_iter().filter_map(running).collect())
}
