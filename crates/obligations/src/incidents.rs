//! Incidents, as those who run the instance work on them: from what somebody saw to the published summary.
//! Invariant: each step is an event of the case. The clock of the notice begins when the incident is
//! confirmed and stops when the notice is in the queues of mail; it runs again while an affected workspace was
//! not told. A clock of a law begins at the moment when the incident was noticed.

mod authorities;
pub mod page;
pub mod playbooks;
pub mod public;
pub mod reads;
pub mod rules;
#[cfg(test)]
mod tests;
pub mod work;
pub mod workspace;

use crate::suppliers;
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use lifecycle::casework::clock::Clock;
use lifecycle::casework::traces::{Trail, find_traces};
use lifecycle::casework::{self, At, Case, CaseKind, Event, Step};
use lifecycle::containment::{self, Target};
use lifecycle::incident::{self, Incident, IncidentState, Measure, Severity, Summary, Workspace};
use mail::messages::incidents::Parts;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Count, Flag, Name, Text};
use platform::input;
use platform::input::unfit;
use platform::tx::{Change, Recorded, Tx};
use rules::{Deed, Jurisdiction, OF_LAW, after, clocks_of, whole};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// How long before an incident was noticed its traces are looked for, unless somebody says otherwise.
const BEFORE: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

/// The answer to each step: the incident and its state.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IncidentStep {
    /// The number of the incident.
    pub number: i32,
    /// Its state after the step.
    pub state: IncidentState,
    /// How many workspaces were found or told, or sessions ended, by this step.
    pub many: usize,
}

/// A step that is allowed, with the incident before it.
struct Progress {
    at: At,
    case: Case,
    incident: Incident,
    workspaces: Vec<Workspace>,
    state: IncidentState,
    event: Uuid,
}

impl Progress {
    fn affected(&self) -> Vec<&Workspace> {
        self.workspaces.iter().filter(|one| one.is_affected).collect()
    }

    fn answer(&self, tx: &Tx, deed: Deed, many: usize) -> Recorded<IncidentStep> {
        let number = self.case.number;
        let change = Change::of(CaseKind::Incident.name(number))
            .before(json!({ "state": self.case.state }))
            .after(json!({ "state": self.state, "step": deed.word(), "many": many }));
        tx.record(change, IncidentStep { number, state: self.state, many })
    }
}

/// Takes a step: judges it, writes its event and moves the case. Errors: `not_found` at `number`; 422 at
/// `number`, where something else comes first.
async fn take(
    tx: &Tx,
    number: Count,
    deed: Deed,
    (noted, words): (Option<Value>, Option<&Text>),
) -> Result<Progress> {
    let at = At { tenant: tx.tenant(), by: tx.person(), now: tx.now };
    let case = casework::lock_case(tx, at.tenant, CaseKind::Incident, number.0).await?;
    let incident = incident::of_case(tx, at.tenant, case.id, tx.now).await?;
    let workspaces = incident::workspaces(tx, at.tenant, case.id).await?;
    let clocks = casework::clocks(tx, at.tenant, &[case.id]).await?;
    let before = reads::facts(&case, &incident, &workspaces, &clocks)?;
    let state = after(deed, before)?;
    let step = Step { what: deed.word(), facts: noted, words: words.map(Text::as_str), is_public: false };
    let event = casework::note(tx, at, case.id, &step).await?;
    if state != before.state {
        let is_closed = state == IncidentState::Reviewed;
        casework::set_state(tx, at, case.id, (state.as_str(), is_closed), event).await?;
    }
    Ok(Progress { at, case, incident, workspaces, state, event })
}

input! {
    /// Something that was seen.
    pub struct DeclareIncident {
        /// The observation.
        seen: Text,
        /// When it was noticed; now, unless somebody says otherwise.
        noticed_at: Option<Instant>,
        /// How bad it is.
        severity: Severity,
        /// Whether it is an exercise.
        is_drill: Flag,
    }
}

impl Action for DeclareIncident {
    const NAME: &'static str = "instance.incident.declare";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Declares an incident, or an exercise of one.";
    type Output = IncidentStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IncidentStep>> {
        let noticed_at = self.noticed_at.unwrap_or(tx.now);
        if noticed_at > tx.now {
            return Err(unfit("noticed_at", "This moment is still to come.").into());
        }
        let at = At { tenant: tx.tenant(), by: tx.person(), now: tx.now };
        let state = IncidentState::Suspected;
        let facts = Some(json!({ "severity": self.severity, "noticed_at": noticed_at }));
        let step = Step { what: "declared", facts, words: Some(self.seen.as_str()), is_public: false };
        let first = (state.as_str(), self.is_drill.0);
        let opened = casework::open(&*tx, at, CaseKind::Incident, first, &step).await?;
        incident::keep(&*tx, at, opened.case, (self.severity, self.seen.as_str(), noticed_at)).await?;
        let change = Change::of(CaseKind::Incident.name(opened.number))
            .after(json!({ "state": state, "severity": self.severity, "is_drill": self.is_drill.0 }));
        Ok(tx.record(change, IncidentStep { number: opened.number, state, many: 0 }))
    }
}

input! {
    /// An incident that is one. The workspaces with events of this time, person or network are proposed.
    pub struct ConfirmIncident {
        /// Its number.
        number: Count,
        /// From when traces are looked for; a day before it was noticed, unless somebody says otherwise.
        from: Option<Instant>,
        /// The person whose events are looked for, by id or by e-mail address.
        actor: Option<Text>,
        /// The network address whose events are looked for.
        ip: Option<Name>,
    }
}

impl Action for ConfirmIncident {
    const NAME: &'static str = "instance.incident.confirm";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str =
        "Confirms an incident: the clock of the notice begins, and workspaces are proposed.";
    type Output = IncidentStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IncidentStep>> {
        let taken = take(tx, self.number, Deed::Confirm, (None, None)).await?;
        let (at, case) = (taken.at, taken.case.id);
        casework::begin_clock(&*tx, at, case, taken.event, Clock::CustomerNotice).await?;
        let from = self.from.unwrap_or(taken.incident.noticed_at - BEFORE);
        let actor = match &self.actor {
            Some(named) => Some(containment::person_named(tx, named.as_str(), "actor").await?),
            None => None,
        };
        let ip = self.ip.map(Name::into_string);
        let found = find_traces(tx, &Trail { from, until: at.now, actor, ip }).await?;
        incident::propose(&*tx, at, case, &found).await?;
        Ok(taken.answer(tx, Deed::Confirm, found.len()))
    }
}

input! {
    /// The workspaces that an incident affects: these and no others.
    pub struct AffectWorkspaces {
        /// The number of the incident.
        number: Count,
        /// The addresses of the workspaces; none: no workspace is affected, and no notice is due.
        workspaces: Option<Vec<Name>>,
        /// One more, which the audit log did not show.
        more: Option<Name>,
    }
}

impl Action for AffectWorkspaces {
    const NAME: &'static str = "instance.incident.affect";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str =
        "Sets which workspaces an incident affects; the clocks of their countries begin.";
    type Output = IncidentStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IncidentStep>> {
        let named = self.workspaces.unwrap_or_default();
        let slugs: Vec<&str> = named.iter().chain(self.more.as_ref()).map(Name::as_str).collect();
        let noted = json!({ "workspaces": slugs });
        let taken = take(tx, self.number, Deed::Affect, (Some(noted), None)).await?;
        let (at, case) = (taken.at, taken.case.id);
        let unknown = incident::add_named(tx, at, case, &slugs).await?;
        if !unknown.is_empty() {
            let is_more = self.more.as_ref().is_some_and(|more| unknown.iter().any(|it| it == more.as_str()));
            let field = if is_more { "more" } else { "workspaces" };
            return Err(Refusal::new(Code::NotFound).field(field).into());
        }
        incident::set_affected(&*tx, at, case, &slugs).await?;
        let affected = incident::workspaces(&*tx, at.tenant, case).await?;
        let of = |it: &Workspace| Jurisdiction::of_country(&it.country).filter(|_| it.is_affected);
        let places: Vec<Jurisdiction> = affected.iter().filter_map(of).collect();
        begin_clocks(tx, &taken, &places).await?;
        let untold: Vec<&str> =
            affected.iter().filter(|it| it.is_untold()).map(|it| it.slug.as_str()).collect();
        if untold.is_empty() {
            casework::stop_clock(&*tx, at, case, taken.event, Clock::CustomerNotice).await?;
        } else if taken.state != IncidentState::Suspected {
            run_notice_again(tx, &taken, &untold).await?;
        }
        Ok(taken.answer(tx, Deed::Affect, slugs.len()))
    }
}

/// Lets the clock of the notice run for workspaces that were not told: from the confirmation, or once others were
/// told, from when one of these was first named. Naming none for a while gives nobody more time.
async fn run_notice_again(tx: &Tx, taken: &Progress, untold: &[&str]) -> Result<()> {
    let (at, case) = (taken.at, taken.case.id);
    let known = casework::clocks(tx, at.tenant, &[case]).await?;
    let of_notice = known.iter().filter(|it| it.clock == Clock::CustomerNotice);
    let confirmed = of_notice.map(|it| it.begun_at).min().unwrap_or(at.now);
    let begun = match taken.incident.has_notice {
        true => confirmed.max(first_named(tx, taken, untold).await?),
        false => confirmed,
    };
    let of = (case, taken.event);
    casework::begin_clock_from(tx, at, of, Clock::CustomerNotice, begun).await.map(drop)
}

/// When an operator first said that one of these workspaces is affected.
async fn first_named(tx: &Tx, taken: &Progress, slugs: &[&str]) -> Result<Instant> {
    let events = casework::events(tx, taken.at.tenant, taken.case.id, taken.at.now).await?;
    let names_one = |event: &&Event| {
        let named = event.facts.as_ref().and_then(|it| it["workspaces"].as_array());
        let mut named = named.into_iter().flatten().filter_map(Value::as_str);
        event.what == Deed::Affect.word() && named.any(|slug| slugs.contains(&slug))
    };
    Ok(events.iter().find(names_one).map_or(taken.at.now, |event| event.at))
}

/// Begins the clocks of these places that this incident never had. They count from when it was noticed.
async fn begin_clocks(tx: &Tx, taken: &Progress, places: &[Jurisdiction]) -> Result<()> {
    let known = casework::clocks(tx, taken.at.tenant, &[taken.case.id]).await?;
    for clock in clocks_of(places) {
        if known.iter().all(|it| it.clock != clock) {
            let of = (taken.case.id, taken.event);
            casework::begin_clock_from(tx, taken.at, of, clock, taken.incident.noticed_at).await?;
        }
    }
    Ok(())
}

kernel::words! {
    /// Whether Australia needs a report.
    pub enum Assessment {
        /// Serious harm is likely.
        Notifiable = "notifiable",
        /// It is not.
        NotNotifiable = "not_notifiable",
    }
}
platform::word_fields!(Assessment);

input! {
    /// Which laws an incident touches.
    pub struct AssessIncident {
        /// The number of the incident.
        number: Count,
        /// Places whose laws apply beside those of the affected workspaces.
        places: Option<Vec<Jurisdiction>>,
        /// Whether Australia needs a report, once that is assessed.
        australia: Option<Assessment>,
        /// The kinds of data, and why it was judged so.
        data: Option<Text>,
    }
}

impl Action for AssessIncident {
    const NAME: &'static str = "instance.incident.assess";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str =
        "Records which laws an incident touches; the clocks of their authorities begin.";
    type Output = IncidentStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IncidentStep>> {
        let places = self.places.unwrap_or_default();
        let noted = json!({ "places": places, "australia": self.australia });
        let taken = take(tx, self.number, Deed::Assess, (Some(noted), self.data.as_ref())).await?;
        begin_clocks(tx, &taken, &places).await?;
        let (at, case, event) = (taken.at, taken.case.id, taken.event);
        if let Some(found) = self.australia {
            casework::stop_clock(&*tx, at, case, event, Clock::AssessmentAu).await?;
            if found == Assessment::Notifiable {
                casework::begin_clock(&*tx, at, case, event, Clock::AuthorityAu).await?;
            }
        }
        Ok(taken.answer(tx, Deed::Assess, places.len()))
    }
}

input! {
    /// The notice of an incident.
    pub struct NotifyOwners {
        /// The number of the incident.
        number: Count,
        /// What happened.
        nature: Text,
        /// What it likely means.
        impact: Text,
        /// The measures, taken and planned.
        measures: Text,
        /// Whom to ask.
        contact: Text,
        /// What the reader can do; needed where an affected workspace is in India.
        advice: Option<Text>,
    }
}

impl Action for NotifyOwners {
    const NAME: &'static str = "instance.incident.notify";
    const NEEDS: Permission = Permission::InstanceOperate;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Mails the notice of an incident to the Owners of the affected workspaces.";
    type Output = IncidentStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IncidentStep>> {
        let taken = take(tx, self.number, Deed::Notify, (None, None)).await?;
        let countries: Vec<&str> = taken.affected().into_iter().map(|one| one.country.as_str()).collect();
        whole(self.advice.is_some(), &countries)?;
        let parts = Parts {
            nature: self.nature.as_str(),
            impact: self.impact.as_str(),
            measures: self.measures.as_str(),
            contact: self.contact.as_str(),
            advice: self.advice.as_ref().map(Text::as_str),
        };
        let case = (taken.case.id, taken.case.number, taken.case.is_drill);
        let told = incident::notify(tx, taken.at, case, &parts, countries.contains(&"IN")).await?;
        casework::stop_clock(&*tx, taken.at, taken.case.id, taken.event, Clock::CustomerNotice).await?;
        Ok(taken.answer(tx, Deed::Notify, told))
    }
}

input! {
    /// What stops an incident from spreading.
    pub struct ContainIncident {
        /// The number of the incident.
        number: Count,
        /// The measure.
        measure: Measure,
        /// The person to lock, by id or by e-mail address, for that measure.
        person: Option<Text>,
        /// The number of the supplier that is used no more, for that measure.
        supplier_no: Option<Count>,
        /// The network to shut out, such as 192.0.2.0/24, for that measure.
        network: Option<Name>,
        /// Why, or what was done elsewhere.
        reason: Text,
    }
}

impl Action for ContainIncident {
    const NAME: &'static str = "instance.incident.contain";
    const NEEDS: Permission = Permission::InstanceOperate;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Keeps an incident from spreading: ends sessions or tokens, makes workspaces read-only, locks a person, ends a supplier's use or shuts a network out.";
    type Output = IncidentStep;

    fn check(&self) -> Ruled<()> {
        let missing = match self.measure {
            Measure::LockPerson if self.person.is_none() => "person",
            Measure::EndSupplier if self.supplier_no.is_none() => "supplier_no",
            Measure::BlockNetwork if self.network.is_none() => "network",
            _ => return Ok(()),
        };
        Err(Refusal::new(Code::FieldRequired).field(missing))
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IncidentStep>> {
        let noted = json!({ "measure": self.measure });
        let taken = take(tx, self.number, Deed::Contain, (Some(noted), Some(&self.words()))).await?;
        // An exercise ends nobody's work.
        let many = if taken.case.is_drill { 0 } else { self.contain(tx, &taken).await? };
        Ok(taken.answer(tx, Deed::Contain, many))
    }
}

impl ContainIncident {
    /// What the timeline says: the reason, after the address or id of the person to lock. The list of measures
    /// has the id alone. Where both are too long for one text, it is the reason.
    fn words(&self) -> Text {
        let named = self.person.as_ref().filter(|_| self.measure == Measure::LockPerson);
        let both = named.and_then(|who| Text::parse(&format!("{who}: {}", self.reason)).ok());
        both.unwrap_or_else(|| self.reason.clone())
    }

    /// Does the measure. Gives how many sessions, tokens, workspaces or others it is against.
    async fn contain(&self, tx: &Tx, taken: &Progress) -> Result<usize> {
        let (at, case, reason) = (taken.at, taken.case.id, self.reason.as_str());
        let affected: Vec<Workspace> = taken.affected().into_iter().cloned().collect();
        if self.measure == Measure::ReadOnly && affected.is_empty() {
            return Err(unfit("measure", "Say first which workspaces are affected.").into());
        }
        if let (Measure::EndSupplier, Some(supplier)) = (self.measure, self.supplier_no) {
            suppliers::end_use(tx, supplier, &self.reason).await?;
            return Ok(1);
        }
        let person = match (self.measure, &self.person) {
            (Measure::LockPerson, Some(named)) => {
                Some(containment::person_named(tx, named.as_str(), "person").await?)
            }
            _ => None,
        };
        let target = Target { person, network: self.network.as_ref().map(Name::as_str) };
        let begun = containment::begin(tx, at, case, (self.measure, target), (&affected, reason)).await?;
        Ok(begun + incident::contain(tx, at, case, self.measure, reason).await?)
    }
}

input! {
    /// A measure of an incident that is not needed any more.
    pub struct LiftMeasure {
        /// The number of the incident.
        number: Count,
        /// The measure's id.
        containment: Uuid,
        /// Why.
        reason: Text,
    }
}

impl Action for LiftMeasure {
    const NAME: &'static str = "instance.incident.lift";
    const NEEDS: Permission = Permission::InstanceOperate;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Lifts a measure of an incident: changes, a person or a network are let in again.";
    type Output = IncidentStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IncidentStep>> {
        let at = At { tenant: tx.tenant(), by: tx.person(), now: tx.now };
        let case = casework::lock_case(&*tx, at.tenant, CaseKind::Incident, self.number.0).await?;
        let ended = containment::lift(tx, at, case.id, (self.containment, self.reason.as_str())).await?;
        let facts = json!({ "measure": ended.measure });
        let words = Some(self.reason.as_str());
        let step = Step { what: "lifted", facts: Some(facts.clone()), words, is_public: false };
        casework::note(&*tx, at, case.id, &step).await?;
        let change = Change::of(CaseKind::Incident.name(case.number)).after(facts);
        let state = incident::state_of(&case.state)?;
        Ok(tx.record(change, IncidentStep { number: case.number, state, many: 1 }))
    }
}

input! {
    /// An authority that got its report.
    pub struct TellAuthority {
        /// The number of the incident.
        number: Count,
        /// Its clock.
        clock: Name,
        /// What the authority calls the case.
        reference: Text,
    }
}

/// The clock of a law with this name. Errors: 422 at `clock`.
fn clock_of_law(name: &Name) -> Ruled<Clock> {
    let clock = Clock::of(name.as_str()).filter(|clock| OF_LAW.contains(clock));
    clock.ok_or_else(|| Refusal::new(Code::ValueUnknown).field("clock"))
}

impl Action for TellAuthority {
    const NAME: &'static str = "instance.incident.tell_authority";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Records the report to an authority, and stops its clock.";
    type Output = IncidentStep;

    fn check(&self) -> Ruled<()> {
        clock_of_law(&self.clock).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IncidentStep>> {
        let clock = clock_of_law(&self.clock)?;
        let noted = json!({ "clock": clock });
        let taken = take(tx, self.number, Deed::TellAuthority, (Some(noted), Some(&self.reference))).await?;
        let stopped = casework::stop_clock(&*tx, taken.at, taken.case.id, taken.event, clock).await?;
        if stopped.is_none() {
            return Err(unfit("clock", "This clock does not run.").into());
        }
        Ok(taken.answer(tx, Deed::TellAuthority, 1))
    }
}

input! {
    /// An incident whose first response is over.
    pub struct ResolveIncident {
        /// Its number.
        number: Count,
        /// How it ended.
        words: Text,
    }
}

impl Action for ResolveIncident {
    const NAME: &'static str = "instance.incident.resolve";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Records that the first response is over; the clock of the summary begins.";
    type Output = IncidentStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IncidentStep>> {
        let taken = take(tx, self.number, Deed::Resolve, (None, Some(&self.words))).await?;
        casework::begin_clock(&*tx, taken.at, taken.case.id, taken.event, Clock::PublicSummary).await?;
        Ok(taken.answer(tx, Deed::Resolve, 0))
    }
}

input! {
    /// The public summary of an incident.
    pub struct SummariseIncident {
        /// The number of the incident.
        number: Count,
        /// What happened, with its times.
        what: Text,
        /// Why it happened.
        cause: Text,
        /// Whom it touched, and how.
        effect: Text,
        /// The changes since.
        change: Text,
    }
}

impl Action for SummariseIncident {
    const NAME: &'static str = "instance.incident.summarise";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Publishes the summary of an incident; that of an exercise is kept here.";
    type Output = IncidentStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IncidentStep>> {
        let taken = take(tx, self.number, Deed::Summarise, (None, Some(&self.what))).await?;
        let summary = Summary {
            what: self.what.into_string(),
            cause: self.cause.into_string(),
            effect: self.effect.into_string(),
            change: self.change.into_string(),
        };
        incident::publish(&*tx, taken.at, taken.case.id, &summary).await?;
        casework::stop_clock(&*tx, taken.at, taken.case.id, taken.event, Clock::PublicSummary).await?;
        Ok(taken.answer(tx, Deed::Summarise, 1))
    }
}

input! {
    /// An incident with which all is done, or one that turned out to be none.
    pub struct ReviewIncident {
        /// Its number.
        number: Count,
        /// The lesson, or why it is no incident.
        words: Text,
    }
}

impl Action for ReviewIncident {
    const NAME: &'static str = "instance.incident.review";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Closes an incident.";
    type Output = IncidentStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IncidentStep>> {
        let taken = take(tx, self.number, Deed::Review, (None, Some(&self.words))).await?;
        Ok(taken.answer(tx, Deed::Review, 0))
    }
}

input! {
    /// A figure of a law that a person checked for their country.
    pub struct ConfirmFigure {
        /// Its clock.
        clock: Name,
        /// Where it is written.
        source: Text,
        /// The day on which that was read.
        source_on: Day,
    }
}

/// The answer: the figure's clock.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FigureAnswer {
    /// The clock.
    pub clock: Clock,
}

impl Action for ConfirmFigure {
    const NAME: &'static str = "instance.authority.confirm";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Confirms the figure that a law sets, with its source and date.";
    type Output = FigureAnswer;

    fn check(&self) -> Ruled<()> {
        clock_of_law(&self.clock).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<FigureAnswer>> {
        let clock = clock_of_law(&self.clock)?;
        if self.source_on > tx.today() {
            return Err(unfit("source_on", "This day is still to come.").into());
        }
        let at = At { tenant: tx.tenant(), by: tx.person(), now: tx.now };
        let source = (self.source.as_str(), self.source_on);
        incident::confirm_figure(&*tx, at, clock.as_str(), source).await?;
        let change = Change::of(clock.as_str())
            .after(json!({ "source": self.source.as_str(), "source_on": self.source_on }));
        Ok(tx.record(change, FigureAnswer { clock }))
    }
}
