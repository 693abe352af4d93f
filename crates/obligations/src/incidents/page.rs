//! The incidents as pages of those who run the instance: the list with the form to declare one, and one
//! incident with its next step first.
//! Invariant: a button that would be refused is not shown; the next step is the first form, and what a clock
//! times comes before what none does.

use super::playbooks::{Playbook, Seat};
use super::reads::{
    Authorities, Figure, GetIncident, IncidentAuthority, IncidentContainment, IncidentLine, IncidentNotice,
    IncidentShown, ListIncidents, label,
};
use super::rules::{Deed, deed_of};
use askama::Template;
use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::day::Instant;
use kernel::permission::Permission;
use lifecycle::casework::clock::Clock;
use lifecycle::incident::{IncidentState, Measure, Severity};
use lifecycle::settings::{GuardedFigure, values_seen};
use platform::error::{Error, Result};
use platform::fields::Count;
use std::borrow::Borrow;
use std::collections::BTreeSet;
use web::page::{Body, PageCx};
use web::url::next_page;
use web::view::{Chrome, FormState};

/// A value of a choice, its label and its hint.
type Choice = (&'static str, &'static str, &'static str);

/// The tone of a tag, its icon and its words.
type Tag = (&'static str, &'static str, &'static str);

/// How bad an incident is, as a tag.
fn severity_tag(word: &str) -> Tag {
    match Severity::of(word) {
        Some(Severity::Low) => ("", "info", "Low severity"),
        Some(Severity::Medium) => ("info", "info", "Medium severity"),
        Some(Severity::High) => ("warn", "warn", "High severity"),
        Some(Severity::Critical) => ("bad", "warn", "Critical severity"),
        None => ("", "info", "Severity not known"),
    }
}

#[derive(Template)]
#[template(path = "incidents/list.html")]
pub(super) struct IncidentsPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    /// The form to declare one; None: the person only reads.
    pub declare: Option<FormState>,
    pub confirm: Option<FormState>,
    pub rows: Vec<IncidentLine>,
    pub figures: Vec<Figure>,
    pub next: String,
}

impl IncidentsPage {
    /// How bad it may be.
    pub fn severities(&self) -> [Choice; 4] {
        [
            ("low", "Low", "Nobody is harmed"),
            ("medium", "Medium", "A few people may be harmed"),
            ("high", "High", "Data of a workspace may be in wrong hands"),
            ("critical", "Critical", "It is in wrong hands, or nobody can work"),
        ]
    }

    /// Where to go when one was declared: its page.
    pub fn to_new(&self) -> String {
        format!("{}/{{number}}", self.here)
    }

    /// The state in the words of people.
    pub fn label(&self, state: impl Borrow<IncidentState>) -> &'static str {
        label(*state.borrow())
    }

    /// How bad an incident is, as a tag.
    pub fn severity(&self, word: &str) -> Tag {
        severity_tag(word)
    }

    /// The clocks whose figures can be confirmed.
    pub fn clocks(&self) -> Vec<(&'static str, &'static str)> {
        self.figures.iter().map(|it| (it.clock.as_str(), it.clock.task())).collect()
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let after = cx.wanted("after").parse().ok().map(Count);
    let list = cx.ask(ListIncidents { after }).await?;
    let figures = cx.ask_with::<Authorities>(&[]).await?.rows;
    let here = cx.href("/instance/incidents");
    let next = next_page(&here, &[], list.next.map(|number| number.to_string()).as_deref());
    let may = cx.may(Permission::InstanceOperate);
    let form = |name: &'static str| if may { cx.form_named(name).map(Some) } else { Ok(None) };
    let (declare, confirm) = (form("declare")?, form("confirm")?);
    let (chrome, base) = (cx.chrome("Incidents"), cx.href(""));
    cx.html(&IncidentsPage { chrome, base, here, declare, confirm, rows: list.rows, figures, next })
}

#[derive(Template)]
#[template(path = "incidents/show.html")]
pub(super) struct IncidentPage {
    pub chrome: Chrome,
    pub base: String,
    pub list: String,
    pub here: String,
    pub incident: IncidentShown,
    /// The forms of what may be done now, the next step first.
    pub forms: Vec<(Deed, FormState)>,
    /// The form that lifts a measure; None: the person only reads, or none is in force.
    pub lift: Option<FormState>,
    /// The forms of the work besides the steps; None: the person only reads, or it is closed.
    pub work: Option<WorkForms>,
    /// How soon the Owners get the notice of a confirmed one.
    pub limit: Phrase,
}

/// The forms of the work besides the steps.
#[derive(Default)]
pub(super) struct WorkForms {
    pub assign: FormState,
    pub choose: FormState,
    pub tick: FormState,
    pub evidence: FormState,
}

impl IncidentPage {
    /// Where the form of an action is sent.
    pub fn action(&self, name: &str) -> String {
        format!("{}/do/instance.incident.{name}", self.base)
    }

    /// The state in the words of people.
    pub fn state(&self) -> &'static str {
        label(self.incident.state)
    }

    /// How bad it is, as a tag.
    pub fn severity(&self, word: &str) -> Tag {
        severity_tag(word)
    }

    /// Whether nothing is left to do.
    pub fn is_over(&self) -> bool {
        self.incident.next.is_none()
    }

    /// Whether a form sends one more notice than was needed: no affected workspace waits for one.
    pub fn is_again(&self, deed: &Deed) -> bool {
        *deed == Deed::Notify && !self.incident.notices.is_empty() && !self.incident.is_awaited()
    }

    /// Whether a workspace is affected.
    pub fn has_affected(&self) -> bool {
        self.incident.workspaces.iter().any(|one| one.is_affected)
    }

    /// The heading of a form.
    pub fn heading(&self, deed: &Deed) -> &'static str {
        if self.is_again(deed) { "Send another notice" } else { deed.task() }
    }

    /// The words of a form's button. The report to an authority is not sent from here.
    pub fn button(&self, deed: &Deed) -> &'static str {
        if *deed == Deed::TellAuthority { "Record the report" } else { self.heading(deed) }
    }

    /// What the clock says that a step ends; nothing where none runs.
    pub fn left(&self, deed: &Deed) -> Phrase {
        self.incident.clock_of(*deed).map_or_else(Phrase::default, |it| it.says.clone())
    }

    /// The name of a form: the last part of its action.
    pub fn form_name(&self, deed: &Deed) -> &'static str {
        name(*deed)
    }

    /// Whether a form is that of this step.
    pub fn shows(&self, deed: &Deed, wanted: &str) -> bool {
        name(*deed) == wanted
    }

    /// Whether a form is that of the next step.
    pub fn is_next(&self, deed: &Deed) -> bool {
        self.incident.step() == Some(*deed)
    }

    /// The heading of a notice, which tells it from the others.
    pub fn notice_title(&self, at: impl Borrow<Instant>) -> Phrase {
        say!("Notice of {at}", at = self.chrome.instant(*at.borrow()))
    }

    /// To whom a notice was mailed, and what became of its mails.
    pub fn mails_of(&self, one: &IncidentNotice) -> Phrase {
        let mails: Vec<_> = self.incident.mails.iter().filter(|it| it.notice == one.notice).collect();
        let count = |many: usize| u64::try_from(many).unwrap_or(u64::MAX);
        let workspaces: BTreeSet<&str> = mails.iter().map(|it| it.slug.as_str()).collect();
        let failed = mails.iter().filter(|it| it.is_failed).count();
        let sent = mails.iter().filter(|it| !it.is_failed && it.sent_at.is_some()).count();
        match mails.len() {
            0 if self.incident.is_drill => say!("A drill: it was mailed to those who run this instance."),
            0 => say!("It was mailed to nobody."),
            all => say!(
                "{mails} to {workspaces}: {sent} sent, {waiting} waiting, {failed} not delivered.",
                mails = Phrase::counted(count(all), "{count} mail", "{count} mails"),
                workspaces =
                    Phrase::counted(count(workspaces.len()), "{count} workspace", "{count} workspaces"),
                sent,
                waiting = all - sent - failed,
                failed
            ),
        }
    }

    /// What keeps it from spreading.
    pub fn measures(&self) -> [Choice; 9] {
        [
            ("end_sessions", "End all sessions", "Of the affected workspaces; people sign in again"),
            ("end_all_sessions", "End the sessions of all workspaces", "Everybody signs in again"),
            (
                "revoke_tokens",
                "Revoke the API tokens",
                "Of the affected workspaces; new ones have to be made",
            ),
            (
                "read_only",
                "Make the affected workspaces read-only",
                "Reading, signing in and exporting work; lift it here when it is over",
            ),
            (
                "all_read_only",
                "Make the whole instance read-only",
                "Nobody changes anything in any workspace",
            ),
            ("lock_person", "Lock a person", "Their sessions and tokens end, and new ones do not work"),
            ("end_supplier", "End a supplier's use", "Name the supplier below"),
            ("block_network", "Shut a network out", "Its requests are refused within seconds"),
            ("otherwise", "Something else", "Say below what was done"),
        ]
    }

    /// The roles to give.
    pub fn seats(&self) -> Vec<(&'static str, &'static str)> {
        Seat::ALL.iter().map(|it| (it.as_str(), it.title())).collect()
    }

    /// The playbooks to choose from.
    pub fn playbooks(&self) -> Vec<(&'static str, &'static str)> {
        Playbook::ALL.iter().map(|it| (it.as_str(), it.title())).collect()
    }

    /// The steps of the playbook that are not done, for the form that ticks one.
    pub fn open_steps(&self) -> Vec<(&'static str, &'static str)> {
        let steps = self.incident.playbook.iter().flat_map(|it| &it.steps);
        steps.filter(|it| it.done_at.is_none()).map(|it| (it.step, it.text)).collect()
    }

    /// The measures in force, for the form that lifts one.
    pub fn in_force(&self) -> Vec<(String, Phrase)> {
        let in_force = self.incident.containments.iter().filter(|it| it.lifted_at.is_none());
        in_force.map(|it| (it.containment.to_string(), self.measure(it))).collect()
    }

    /// A measure with what it is against.
    pub fn measure(&self, one: &IncidentContainment) -> Phrase {
        let target = one.target.clone();
        match one.measure {
            Measure::ReadOnly => say!("{target} is read-only", target),
            Measure::AllReadOnly => say!("The whole instance is read-only"),
            Measure::LockPerson => say!("The person {target} is locked", target),
            Measure::BlockNetwork => say!("The network {target} is shut out", target),
            _ => say!("Something else"),
        }
    }

    /// The places whose laws may apply.
    pub fn places(&self) -> [(&'static str, &'static str); 5] {
        [
            ("au", "Australia"),
            ("in", "India"),
            ("eu", "European Union"),
            ("uk", "United Kingdom"),
            ("cra", "The product itself: Cyber Resilience Act"),
        ]
    }

    /// Whether Australia needs a report.
    pub fn assessments(&self) -> [(&'static str, &'static str); 3] {
        [
            ("", "Not assessed yet"),
            ("notifiable", "It has to be told"),
            ("not_notifiable", "It need not be told"),
        ]
    }

    /// The clocks of the authorities that wait for their report.
    pub fn waiting(&self) -> Vec<(&'static str, &'static str)> {
        self.reports().into_iter().map(|it| (it.figure.clock.as_str(), it.figure.clock.task())).collect()
    }

    /// The reports that are due now.
    pub fn reports(&self) -> Vec<&IncidentAuthority> {
        self.incident.authorities.iter().filter(|it| waits_for_report(it)).collect()
    }

    /// The drafts that no form shows: of a person who only reads all of them, else what is not due yet.
    pub fn drafts(&self) -> Vec<&IncidentAuthority> {
        let has_form = self.forms.iter().any(|(deed, _)| *deed == Deed::TellAuthority);
        self.incident.authorities.iter().filter(|it| !has_form || !waits_for_report(it)).collect()
    }

    /// What a clock says of its time.
    pub fn time_of(&self, clock: impl Borrow<Clock>) -> Phrase {
        let mut running = self.incident.clocks.iter().filter(|it| it.stopped_at.is_none());
        let own = running.find(|it| it.clock == *clock.borrow());
        own.map_or_else(Phrase::default, |it| it.says.clone())
    }
}

/// Whether an authority waits for its report. Australia's first waits for an assessment, a step of its own.
fn waits_for_report(one: &IncidentAuthority) -> bool {
    deed_of(one.figure.clock) == Some(Deed::TellAuthority)
}

/// The last part of the action of a step, which is its form's name too.
fn name(deed: Deed) -> &'static str {
    match deed {
        Deed::Confirm => "confirm",
        Deed::Assess => "assess",
        Deed::Affect => "affect",
        Deed::Notify => "notify",
        Deed::Contain => "contain",
        Deed::TellAuthority => "tell_authority",
        Deed::Resolve => "resolve",
        Deed::Summarise => "summarise",
        Deed::Review => "review",
    }
}

/// The steps that may be taken now: the next one, those that a clock times, the soonest first, and the rest.
pub(super) fn steps(incident: &IncidentShown) -> Vec<Deed> {
    let next = incident.step();
    let is_offered = |deed: &Deed| {
        Some(*deed) != next
            && incident.allows(*deed)
            && (*deed != Deed::TellAuthority || incident.authorities.iter().any(waits_for_report))
    };
    let mut others: Vec<Deed> = Deed::ALL.into_iter().filter(is_offered).collect();
    others.sort_by_key(|deed| incident.clock_of(*deed).map_or(Instant::MAX, |it| it.due_at));
    next.into_iter().chain(others).collect()
}

/// What the message after a step says, where "Saved" would say too little. The last event is that step.
pub(super) fn message_after(incident: &IncidentShown) -> Option<&'static str> {
    match incident.events.last()?.what.as_str() {
        "notified" if incident.is_drill => Some("The notice waits in the queue of mails to the operators."),
        "notified" => Some("The notice waits in the queue of mails. This page shows what became of each."),
        "authority_told" => Some("Recorded. Steelyard sent nothing to the authority."),
        _ => None,
    }
}

pub(crate) async fn show(cx: &PageCx) -> Result<Body> {
    let number = cx.param("number")?.parse().map_err(|_| Error::from(Code::NotFound))?;
    let incident = cx.ask(GetIncident { number: Count(number) }).await?;
    let mut forms = Vec::new();
    if cx.may(Permission::InstanceOperate) {
        for deed in steps(&incident) {
            forms.push((deed, cx.form_named(name(deed))?));
        }
    }
    let list = cx.href("/instance/incidents");
    let here = format!("{list}/{number}");
    let (mut chrome, base) = (cx.chrome(incident.case.clone()), cx.href(""));
    if let (Some(flash), Some(words)) = (chrome.flash.as_mut(), message_after(&incident)) {
        flash.text = words.into();
    }
    let may_lift =
        cx.may(Permission::InstanceOperate) && incident.containments.iter().any(|it| it.lifted_at.is_none());
    let lift = if may_lift { Some(cx.form_named("lift")?) } else { None };
    let may_work = cx.may(Permission::InstanceOperate) && incident.next.is_some();
    let work = if may_work { Some(work_forms(cx)?) } else { None };
    let limit = values_seen(&cx.tx).await?.phrase(GuardedFigure::CustomerNotice, cx.tx.now);
    cx.html(&IncidentPage { chrome, base, list, here, incident, forms, lift, work, limit })
}

fn work_forms(cx: &PageCx) -> Result<WorkForms> {
    Ok(WorkForms {
        assign: cx.form_named("assign")?,
        choose: cx.form_named("choose_playbook")?,
        tick: cx.form_named("tick")?,
        evidence: cx.form_named("add_evidence")?,
    })
}
