//! The incidents as a list with their clocks, and one of them with all that was written and what comes next.
//! Invariant: of a workspace it shows the address, the country and a count; of a mail, to whom and what became
//! of it.

pub(super) use super::authorities::Figure;
use super::authorities::{ToldFacts, draft, figure};
use super::playbooks::{IncidentPlaybook, IncidentSeat, playbook_of, seats_of};
use super::rules::{Agenda, Deed, Facts, OF_LAW, after, deed_of, next};
use kernel::day::Instant;
use kernel::page::Page;
use kernel::permission::Permission;
use lifecycle::casework::clock::Clock;
use lifecycle::casework::{self, Case, CaseKind, Event, Running};
use lifecycle::containment::{self, Containment};
use lifecycle::evidence::{self, Evidence};
use lifecycle::incident::{self, Delivery, IncidentState, Measure, Reader, SentNotice, Workspace, state_of};
use platform::action::Query;
use platform::error::Result;
use platform::fields::Count;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// Incidents on a page.
const PAGE: i64 = 50;

input! {
    /// Which incidents: closed ones too.
    pub struct ListIncidents {
        /// Where the page before ended.
        after: Option<Count>,
    }
}

/// A page of incidents.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IncidentList {
    /// The newest first.
    pub rows: Vec<IncidentLine>,
    /// Where the next page begins; null on the last.
    pub next: Option<i32>,
}

/// An incident in the list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IncidentLine {
    /// Its number.
    pub number: i32,
    /// Its name, such as IN-7.
    pub case: String,
    /// Its state.
    pub state: IncidentState,
    /// Whether it is an exercise.
    pub is_drill: bool,
    /// How bad it is, as a word.
    pub severity: String,
    /// When it was declared.
    pub opened_at: Instant,
    /// Its clocks that run, the first one that is due first.
    pub clocks: Vec<IncidentClock>,
}

/// A clock of an incident.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IncidentClock {
    /// Which clock.
    pub clock: Clock,
    /// The task.
    pub task: &'static str,
    /// When it began.
    pub begun_at: Instant,
    /// When it is due.
    pub due_at: Instant,
    /// When it stopped; null while it runs.
    pub stopped_at: Option<Instant>,
    /// Whether it is or was over its time.
    pub is_late: bool,
    /// What it says of its time.
    pub says: catalogue::Phrase,
}

impl IncidentClock {
    fn of(running: &Running, now: Instant) -> IncidentClock {
        IncidentClock {
            clock: running.clock,
            task: running.clock.task(),
            begun_at: running.begun_at,
            due_at: running.due_at,
            stopped_at: running.stopped_at,
            is_late: running.is_late(now),
            says: running.says(now),
        }
    }
}

impl Query for ListIncidents {
    const NAME: &'static str = "instance.incidents";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str = "Lists the incidents with their clocks, the newest first.";
    type Output = IncidentList;

    async fn fetch(self, tx: &ReadTx) -> Result<IncidentList> {
        let before = self.after.map_or(i32::MAX, |after| after.0);
        let cases = casework::list(tx, tx.tenant(), CaseKind::Incident, (before, true, PAGE + 1)).await?;
        let Page { rows, next } = Page::of(cases, PAGE, |last| last.number);
        let ids: Vec<Uuid> = rows.iter().map(|case| case.id).collect();
        let clocks = casework::clocks(tx, tx.tenant(), &ids).await?;
        let severities = incident::severities(tx, tx.tenant(), &ids).await?;
        let rows = rows.iter().map(|case| line(case, &clocks, &severities, tx.now));
        Ok(IncidentList { rows: rows.collect::<Result<_>>()?, next })
    }
}

fn line(
    case: &Case,
    clocks: &[Running],
    severities: &[(Uuid, String)],
    now: Instant,
) -> Result<IncidentLine> {
    let severity = severities.iter().find(|(of, _)| *of == case.id).map(|(_, word)| word.clone());
    let own = clocks.iter().filter(|clock| clock.case == case.id && clock.stopped_at.is_none());
    Ok(IncidentLine {
        number: case.number,
        case: CaseKind::Incident.name(case.number),
        state: state_of(&case.state)?,
        is_drill: case.is_drill,
        severity: severity.unwrap_or_default(),
        opened_at: case.opened_at,
        clocks: own.map(|clock| IncidentClock::of(clock, now)).collect(),
    })
}

input! {
    /// Which incident.
    pub struct GetIncident {
        /// Its number.
        number: Count,
    }
}

/// An incident with all that was written.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IncidentShown {
    /// Its number.
    pub number: i32,
    /// Its name, such as IN-7.
    pub case: String,
    /// Its state.
    pub state: IncidentState,
    /// Whether it is an exercise.
    pub is_drill: bool,
    /// How bad it is, as a word.
    pub severity: String,
    /// The observation.
    pub seen: String,
    /// When it was noticed.
    pub noticed_at: Instant,
    /// The promise whose red line opened it; null: a person declared it.
    pub promise: Option<String>,
    /// Whether it was closed without being confirmed.
    pub is_false_alarm: bool,
    /// The task that comes next, as a word; null: it is closed.
    pub next: Option<&'static str>,
    /// The tasks, in their order.
    pub tasks: Vec<IncidentTask>,
    /// Its clocks, by when they are due.
    pub clocks: Vec<IncidentClock>,
    /// The workspaces that are proposed or affected.
    pub workspaces: Vec<IncidentWorkspace>,
    /// Whether a notice needs to say what the reader can do.
    pub needs_advice: bool,
    /// The notices that were sent, with what became of their mails.
    pub notices: Vec<IncidentNotice>,
    /// What became of each mail of the notices.
    pub mails: Vec<NoticeMail>,
    /// Who of the affected workspaces read the notices.
    pub readers: Vec<IncidentReader>,
    /// The measures that last, with those that were lifted.
    pub containments: Vec<IncidentContainment>,
    /// The roles, each with its person.
    pub seats: Vec<IncidentSeat>,
    /// The playbook that was chosen; null: none yet.
    pub playbook: Option<IncidentPlaybook>,
    /// The evidence, the oldest first.
    pub evidence: Vec<IncidentEvidence>,
    /// The authorities whose clocks run, each with the draft of its report.
    pub authorities: Vec<IncidentAuthority>,
    /// Its events, in their order.
    pub events: Vec<IncidentEvent>,
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) facts: Option<Facts>,
}

/// A task of an incident.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IncidentTask {
    /// The task.
    pub task: &'static str,
    /// Whether it was done.
    pub is_done: bool,
    /// Whether it may be done now.
    pub is_open: bool,
}

/// A workspace of an incident.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IncidentWorkspace {
    /// Its address.
    pub slug: String,
    /// Its country.
    pub country: String,
    /// Events in its audit log by whom the incident is about.
    pub events: i32,
    /// Whether it is affected.
    pub is_affected: bool,
    /// When its Owners were first told; null: not yet. In an exercise, those who run the instance were.
    pub told_at: Option<Instant>,
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) is_untold: bool,
}

impl IncidentWorkspace {
    fn of(one: &Workspace) -> IncidentWorkspace {
        IncidentWorkspace {
            slug: one.slug.clone(),
            country: one.country.clone(),
            events: one.events,
            is_affected: one.is_affected,
            told_at: one.told_at,
            is_untold: one.is_untold(),
        }
    }
}

/// A notice that was sent.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IncidentNotice {
    /// Its id.
    pub notice: Uuid,
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
    /// When.
    pub at: Instant,
}

impl IncidentNotice {
    fn of(sent: &SentNotice) -> IncidentNotice {
        IncidentNotice {
            notice: sent.id,
            nature: sent.nature.clone(),
            impact: sent.impact.clone(),
            measures: sent.measures.clone(),
            contact: sent.contact.clone(),
            advice: sent.advice.clone(),
            at: sent.at,
        }
    }
}

/// A mail of a notice to one person.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NoticeMail {
    /// The notice.
    pub notice: Uuid,
    /// The address of the workspace.
    pub slug: String,
    /// The person's address.
    pub address: String,
    /// When it was sent; null: not yet.
    pub sent_at: Option<Instant>,
    /// Whether it was given up: the person has to be reached in another way.
    pub is_failed: bool,
    /// Why it was not sent, as a word.
    pub error: Option<String>,
}

impl NoticeMail {
    fn of(one: Delivery) -> NoticeMail {
        let (slug, address, sent_at) = (one.slug, one.address, one.sent_at);
        let is_failed = one.failed_at.is_some() || one.error.is_some() && sent_at.is_none();
        NoticeMail { notice: one.notice, slug, address, sent_at, is_failed, error: one.error }
    }
}

/// A measure against the spread of an incident that lasts until it is lifted.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IncidentContainment {
    /// Its id.
    pub containment: Uuid,
    /// The measure.
    pub measure: Measure,
    /// What it is against: a workspace's address, a person's id or a network; empty: the whole instance.
    pub target: String,
    /// Since when.
    pub at: Instant,
    /// When it was lifted; null: it is in force.
    pub lifted_at: Option<Instant>,
}

impl IncidentContainment {
    fn of(one: Containment) -> IncidentContainment {
        IncidentContainment {
            containment: one.id,
            measure: one.measure,
            target: one.target,
            at: one.at,
            lifted_at: one.lifted_at,
        }
    }
}

/// A piece of evidence, without its bytes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IncidentEvidence {
    /// Its id.
    pub evidence: Uuid,
    /// Its file's name.
    pub name: String,
    /// Its size in bytes.
    pub size: i32,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// The person who added it.
    pub by: Uuid,
    /// When.
    pub at: Instant,
}

impl IncidentEvidence {
    fn of(one: Evidence) -> IncidentEvidence {
        let (name, sha256) = (one.name, one.sha256);
        IncidentEvidence { evidence: one.id, name, size: one.size, sha256, by: one.by, at: one.at }
    }
}

/// A person who is to read the notices in their workspace.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IncidentReader {
    /// The address of the workspace.
    pub slug: String,
    /// The person's address.
    pub address: String,
    /// When the person read the notice; null: not yet.
    pub read_at: Option<Instant>,
}

impl IncidentReader {
    fn of(one: Reader) -> IncidentReader {
        IncidentReader { slug: one.slug, address: one.address, read_at: one.read_at }
    }
}

/// An authority that waits for its report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IncidentAuthority {
    /// The figure of its law.
    pub figure: Figure,
    /// The draft of its report, line by line.
    pub draft: Vec<String>,
}

/// An event of an incident.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IncidentEvent {
    /// What happened, as a word.
    pub what: String,
    /// What happened, for people.
    pub title: &'static str,
    /// What somebody wrote.
    pub words: Option<String>,
    /// When.
    pub at: Instant,
}

impl IncidentEvent {
    fn of(event: Event) -> IncidentEvent {
        IncidentEvent { title: title(&event.what), what: event.what, words: event.words, at: event.at }
    }
}

/// An event's word in the words of people.
fn title(what: &str) -> &'static str {
    match what {
        "declared" => "It was declared",
        "confirmed" => "It was confirmed",
        "assessed" => "The laws that apply were assessed",
        "affected" => "The affected workspaces were set",
        "notified" => "The notice was sent",
        "contained" => "It was kept from spreading",
        "lifted" => "A measure was lifted",
        "assigned" => "Somebody got a role",
        "evidence" => "Evidence was added",
        "playbook" => "A playbook was chosen",
        "ticked" => "A step of the playbook was done",
        "authority_told" => "An authority was told",
        "resolved" => "The first response was over",
        "summarised" => "The summary was published",
        "reviewed" => "It was closed",
        _ => "Something else",
    }
}

/// The state in the words of people.
pub(super) fn label(state: IncidentState) -> &'static str {
    match state {
        IncidentState::Suspected => "Suspected",
        IncidentState::Confirmed => "Confirmed",
        IncidentState::Contained => "Contained",
        IncidentState::Resolved => "Resolved",
        IncidentState::Reviewed => "Closed",
    }
}

impl IncidentShown {
    /// Whether this may be done with it now.
    pub(super) fn allows(&self, deed: Deed) -> bool {
        self.facts.is_some_and(|facts| after(deed, facts).is_ok())
    }

    /// Whether an affected workspace waits for a notice.
    pub(super) fn is_awaited(&self) -> bool {
        self.facts.is_some_and(|facts| facts.untold > 0)
    }

    /// The next step.
    pub(super) fn step(&self) -> Option<Deed> {
        Deed::ALL.into_iter().find(|deed| self.next == Some(deed.word()))
    }

    /// The clock that a step ends; of several that run the one that is due first.
    pub(super) fn clock_of(&self, deed: Deed) -> Option<&IncidentClock> {
        let running = self.clocks.iter().filter(|it| it.stopped_at.is_none());
        running.filter(|it| deed_of(it.clock) == Some(deed)).min_by_key(|it| it.due_at)
    }
}

impl Query for GetIncident {
    const NAME: &'static str = "instance.incident";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str = "Shows an incident with its tasks, clocks, workspaces, notices and events.";
    type Output = IncidentShown;

    async fn fetch(self, tx: &ReadTx) -> Result<IncidentShown> {
        let tenant = tx.tenant();
        let case = casework::find_case(tx, tenant, CaseKind::Incident, self.number.0).await?;
        let found = incident::of_case(tx, tenant, case.id, tx.now).await?;
        let workspaces = incident::workspaces(tx, tenant, case.id).await?;
        let clocks = casework::clocks(tx, tenant, &[case.id]).await?;
        let notices = incident::notices(tx, tenant, case.id, tx.now).await?;
        let ids: Vec<Uuid> = notices.iter().map(|one| one.id).collect();
        let mails = incident::deliveries(tx, &workspaces, &ids).await?;
        let readers = incident::readers(tx, &workspaces, &ids).await?;
        let containments = containment::of_case(tx, tenant, case.id, tx.now).await?;
        let pieces = evidence::of_case(tx, tenant, case.id, tx.now).await?;
        let confirmed = incident::confirmations(tx, tenant).await?;
        let events = casework::events(tx, tenant, case.id, tx.now).await?;
        let facts = facts(&case, &found, &workspaces, &clocks)?;
        let figures = waiting(&clocks).into_iter().filter_map(|clock| figure(clock, &confirmed));
        let at_hand = AtHand { case: &case, found: &found, affected: facts.affected, last: notices.last() };
        let authorities = figures.map(|figure| at_hand.authority(figure)).collect();
        let agenda = agenda(&clocks, &events, tx.now);
        Ok(IncidentShown {
            number: case.number,
            case: CaseKind::Incident.name(case.number),
            state: facts.state,
            is_drill: case.is_drill,
            severity: found.severity.clone(),
            seen: found.seen.clone(),
            noticed_at: found.noticed_at,
            promise: found.promise.clone(),
            is_false_alarm: is_false_alarm(facts.state, &events),
            next: next(facts, agenda).map(Deed::word),
            tasks: tasks(facts, &events),
            clocks: clocks.iter().map(|clock| IncidentClock::of(clock, tx.now)).collect(),
            needs_advice: workspaces.iter().any(|one| one.is_affected && one.country == "IN"),
            workspaces: workspaces.iter().map(IncidentWorkspace::of).collect(),
            notices: notices.iter().map(IncidentNotice::of).collect(),
            mails: mails.into_iter().map(NoticeMail::of).collect(),
            readers: readers.into_iter().map(IncidentReader::of).collect(),
            containments: containments.into_iter().map(IncidentContainment::of).collect(),
            seats: seats_of(&events),
            playbook: playbook_of(&events),
            evidence: pieces.into_iter().map(IncidentEvidence::of).collect(),
            authorities,
            events: events.into_iter().map(IncidentEvent::of).collect(),
            facts: Some(facts),
        })
    }
}

/// Whether it is closed, and nobody ever confirmed it.
fn is_false_alarm(state: IncidentState, events: &[Event]) -> bool {
    state == IncidentState::Reviewed && events.iter().all(|event| event.what != Deed::Confirm.word())
}

/// The clocks of laws that run.
fn waiting(clocks: &[Running]) -> Vec<Clock> {
    let waits = |it: &&Running| it.stopped_at.is_none() && OF_LAW.contains(&it.clock);
    clocks.iter().filter(waits).map(|it| it.clock).collect()
}

/// What the order of the steps follows from.
fn agenda(clocks: &[Running], events: &[Event], now: Instant) -> Agenda {
    let was_assessed = events.iter().any(|event| event.what == Deed::Assess.word());
    let running = clocks.iter().filter(|it| it.stopped_at.is_none());
    let due: Vec<(Clock, Instant)> = running.map(|it| (it.clock, it.due_at)).collect();
    Agenda::of(was_assessed || clocks.iter().any(|it| OF_LAW.contains(&it.clock)), &due, now)
}

/// What the rules look at, of an incident at hand. Errors: `Internal`, for a state of another version.
pub(super) fn facts(
    case: &Case,
    found: &incident::Incident,
    workspaces: &[Workspace],
    clocks: &[Running],
) -> Result<Facts> {
    Ok(Facts {
        state: state_of(&case.state)?,
        affected: workspaces.iter().filter(|one| one.is_affected).count(),
        has_notice: found.has_notice,
        untold: workspaces.iter().filter(|one| one.is_untold()).count(),
        has_summary: found.published_at.is_some(),
        open_authorities: waiting(clocks).len(),
        is_drill: case.is_drill,
    })
}

/// The tasks: done ones are those with an event. The notice is not while somebody waits for it.
fn tasks(facts: Facts, events: &[Event]) -> Vec<IncidentTask> {
    let task = |deed: Deed| IncidentTask {
        task: deed.task(),
        is_done: events.iter().any(|event| event.what == deed.word())
            && (deed != Deed::Notify || facts.untold == 0),
        is_open: after(deed, facts).is_ok(),
    };
    Deed::ALL.into_iter().map(task).collect()
}

/// What the drafts are made of.
struct AtHand<'a> {
    case: &'a Case,
    found: &'a incident::Incident,
    affected: usize,
    last: Option<&'a SentNotice>,
}

impl AtHand<'_> {
    fn authority(&self, figure: Figure) -> IncidentAuthority {
        let (name, noticed_at) =
            (CaseKind::Incident.name(self.case.number), self.found.noticed_at.to_string());
        let told = ToldFacts {
            case: &name,
            seen: &self.found.seen,
            noticed_at: &noticed_at,
            affected: self.affected,
            impact: self.last.map_or("", |it| it.impact.as_str()),
            measures: self.last.map_or("", |it| it.measures.as_str()),
            contact: self.last.map_or("", |it| it.contact.as_str()),
        };
        IncidentAuthority { draft: draft(figure.authority, &told), figure }
    }
}

input! {
    /// The figures that laws set.
    pub struct Authorities {}
}

/// The figures that laws set, each with its source.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuthorityList {
    /// In the order of the places.
    pub rows: Vec<Figure>,
}

impl Query for Authorities {
    const NAME: &'static str = "instance.authorities";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str = "Lists the clocks that laws set, with source, date and confirmation.";
    type Output = AuthorityList;

    async fn fetch(self, tx: &ReadTx) -> Result<AuthorityList> {
        let confirmed = incident::confirmations(tx, tx.tenant()).await?;
        let rows = OF_LAW.into_iter().filter_map(|clock| figure(clock, &confirmed)).collect();
        Ok(AuthorityList { rows })
    }
}
