//! Reports of weaknesses, as those who run the instance work on them.
//! Invariant: each step is an event that the reporter sees, and news to them: it stops the clock of news and
//! begins the next. Only a person acknowledges a report.

pub(crate) mod form;
pub mod page;
pub mod public;
pub mod publications;
pub mod reads;
mod rules;
mod testers;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::words;
use lifecycle::casework::clock::Clock;
use lifecycle::casework::{self, At, CaseKind, Step};
use lifecycle::weakness::{self, Advisory, Report, ReportState};
use mail::Mail;
use mail::messages::{REPORT_NEWS, reports as messages};
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Count, Name, Text};
use platform::tx::{Change, Recorded, Tx};
use platform::{input, word_fields};
use rules::{Deed, Facts, after};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// How long a mail with news is worth sending.
const NEWS: jiff::SignedDuration = jiff::SignedDuration::from_hours(72);

/// How long a reporter is asked to wait.
const DISCLOSURE: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 90);

words! {
    /// What a report turned out to be.
    pub enum Verdict {
        /// A weakness.
        Valid = "valid",
        /// No weakness.
        Invalid = "invalid",
        /// One that was known.
        Duplicate = "duplicate",
    }
}
word_fields!(Verdict);

/// The answer to each step: the report and its state.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReportStep {
    /// The number of the report.
    pub number: i32,
    /// Its state after the step.
    pub state: ReportState,
}

/// A step that was taken, with the report before it.
struct Progress {
    at: At,
    event: Uuid,
    report: Report,
    state: ReportState,
}

impl Progress {
    fn case(&self) -> Uuid {
        self.report.case.id
    }

    fn answer(&self, tx: &Tx, deed: Deed) -> Recorded<ReportStep> {
        let number = self.report.case.number;
        let change = Change::of(CaseKind::Weakness.name(number))
            .before(json!({ "state": self.report.case.state }))
            .after(json!({ "state": self.state, "step": deed.word() }));
        tx.record(change, ReportStep { number, state: self.state })
    }
}

/// Takes a step: judges it, writes its event, moves the clocks and mails the reporter. Errors: `not_found` at
/// `number`; 422 at `number`, where something else comes first.
async fn take(
    tx: &Tx,
    number: Count,
    deed: Deed,
    (facts, message): (Option<Value>, Option<&Text>),
) -> Result<Progress> {
    let at = At { tenant: tx.tenant(), by: tx.person(), now: tx.now };
    let case = casework::lock_case(tx, at.tenant, CaseKind::Weakness, number.0).await?;
    let report = weakness::whole(tx, at.tenant, case, tx.now).await?;
    let before = report.state()?;
    let state = after(deed, Facts::of(&report, before))?;
    let words = message.map(Text::as_str);
    let step = Step { what: deed.word(), facts, words, is_public: true };
    let event = casework::note(tx, at, report.case.id, &step).await?;
    if state != before {
        casework::set_state(tx, at, report.case.id, (state.as_str(), state.is_over()), event).await?;
    }
    let taken = Progress { at, event, report, state };
    move_clocks(tx, &taken, deed).await?;
    tell_reporter(tx, &taken, deed, words).await?;
    Ok(taken)
}

/// A step is news: it stops the clock of news, and while the report is open the next begins.
async fn move_clocks(tx: &Tx, taken: &Progress, deed: Deed) -> Result<()> {
    let (at, case, event) = (taken.at, taken.case(), taken.event);
    casework::stop_clock(tx, at, case, event, Clock::News).await?;
    if !taken.state.is_over() {
        casework::begin_clock(tx, at, case, event, Clock::News).await?;
    }
    let also = match deed {
        Deed::Acknowledge => Some(Clock::Acknowledgement),
        Deed::Disclose => Some(Clock::Disclosure),
        _ => None,
    };
    if let Some(clock) = also {
        casework::stop_clock(tx, at, case, event, clock).await?;
    }
    Ok(())
}

async fn tell_reporter(tx: &Tx, taken: &Progress, deed: Deed, words: Option<&str>) -> Result<()> {
    let Some(to) = taken.report.address.as_deref() else { return Ok(()) };
    if taken.report.case.is_drill || !mail::may_reach(tx, tx.now, to, REPORT_NEWS).await? {
        return Ok(());
    }
    let words = messages::news(&CaseKind::Weakness.name(taken.report.case.number), deed.news(), words);
    let mail = Mail { about: taken.case(), to, words, link: None, useless_at: tx.now + NEWS };
    mail::queue_in(tx, (tx.tenant(), tx.person()), tx.now, &mail).await
}

input! {
    /// A report that a person has read.
    pub struct AcknowledgeReport {
        /// Its number.
        number: Count,
        /// A message to the reporter.
        message: Option<Text>,
    }
}

impl Action for AcknowledgeReport {
    const NAME: &'static str = "instance.report.acknowledge";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Acknowledges a report of a weakness, and mails its reporter.";
    type Output = ReportStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ReportStep>> {
        let taken = take(tx, self.number, Deed::Acknowledge, (None, self.message.as_ref())).await?;
        Ok(taken.answer(tx, Deed::Acknowledge))
    }
}

input! {
    /// A message to the reporter.
    pub struct MessageReporter {
        /// The number of the report.
        number: Count,
        /// The message.
        message: Text,
    }
}

impl Action for MessageReporter {
    const NAME: &'static str = "instance.report.message";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Sends the reporter of a weakness a message.";
    type Output = ReportStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ReportStep>> {
        let taken = take(tx, self.number, Deed::Message, (None, Some(&self.message))).await?;
        Ok(taken.answer(tx, Deed::Message))
    }
}

input! {
    /// What a report turned out to be.
    pub struct TriageReport {
        /// Its number.
        number: Count,
        /// A weakness, none, or one that was known.
        verdict: Verdict,
        /// The reason, to the reporter; needed where it is no new weakness.
        message: Option<Text>,
    }
}

impl Action for TriageReport {
    const NAME: &'static str = "instance.report.triage";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Decides whether a report is a weakness, none, or one that was known.";
    type Output = ReportStep;

    fn check(&self) -> Ruled<()> {
        match (self.verdict, &self.message) {
            (Verdict::Valid, _) | (_, Some(_)) => Ok(()),
            (_, None) => Err(Refusal::new(Code::FieldRequired).field("message")),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ReportStep>> {
        let deed = if self.verdict == Verdict::Valid { Deed::Accept } else { Deed::Reject };
        let facts = json!({ "verdict": self.verdict });
        let taken = take(tx, self.number, deed, (Some(facts), self.message.as_ref())).await?;
        weakness::judge(&*tx, taken.at, taken.case(), self.verdict.as_str()).await?;
        Ok(taken.answer(tx, deed))
    }
}

input! {
    /// A weakness that is repaired.
    pub struct FixReport {
        /// The number of the report.
        number: Count,
        /// A message to the reporter.
        message: Option<Text>,
    }
}

impl Action for FixReport {
    const NAME: &'static str = "instance.report.fix";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Records that a reported weakness is repaired.";
    type Output = ReportStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ReportStep>> {
        let taken = take(tx, self.number, Deed::Fix, (None, self.message.as_ref())).await?;
        let has_consent = taken.report.credit.is_some();
        weakness::repair(&*tx, taken.at, (taken.case(), taken.event), has_consent).await?;
        Ok(taken.answer(tx, Deed::Fix))
    }
}

input! {
    /// A reporter who agreed to be named.
    pub struct CreditReporter {
        /// The number of the report.
        number: Count,
    }
}

impl Action for CreditReporter {
    const NAME: &'static str = "instance.report.credit";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Names the reporter of a repaired weakness on the public page.";
    type Output = ReportStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ReportStep>> {
        let taken = take(tx, self.number, Deed::Credit, (None, None)).await?;
        weakness::publish_credit(&*tx, taken.at, (taken.case(), taken.event)).await?;
        Ok(taken.answer(tx, Deed::Credit))
    }
}

input! {
    /// More time before a weakness is disclosed, to which its reporter agreed.
    pub struct ExtendReport {
        /// The number of the report.
        number: Count,
        /// How many days more: 90 at most.
        days: Count,
        /// How and when the reporter agreed.
        message: Text,
    }
}

impl Action for ExtendReport {
    const NAME: &'static str = "instance.report.extend";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str =
        "Moves the day of the disclosure of a reported weakness, as its reporter agreed.";
    type Output = ReportStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ReportStep>> {
        let facts = json!({ "days": self.days.0 });
        let taken = take(tx, self.number, Deed::Extend, (Some(facts), Some(&self.message))).await?;
        let (at, case, event, disclosure) = (taken.at, taken.case(), taken.event, Clock::Disclosure);
        let mut running = taken.report.clocks.iter();
        let running = running.find(|it| it.clock == disclosure && it.stopped_at.is_none());
        let begun = rules::later(running.map(|it| it.due_at), DISCLOSURE, self.days.0, tx.now)?;
        // A clock is never moved: it stops in time, and one that is due later begins.
        casework::stop_clock(&*tx, at, case, event, disclosure).await?;
        // Whatever figure is in force by now, the reporter agreed to so many days.
        casework::insert_clock(&*tx, at, (case, event), disclosure, (begun, begun + DISCLOSURE)).await?;
        Ok(taken.answer(tx, Deed::Extend))
    }
}

input! {
    /// The advisory of a weakness.
    pub struct DiscloseReport {
        /// The number of the report.
        number: Count,
        /// The advisory's title.
        title: Text,
        /// The versions that have the weakness.
        affected: Text,
        /// The first version without it.
        fixed_version: Option<Name>,
        /// What it is, and what to do about it.
        advice: Text,
    }
}

impl Action for DiscloseReport {
    const NAME: &'static str = "instance.report.disclose";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Publishes the advisory of a reported weakness.";
    type Output = ReportStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ReportStep>> {
        let taken = take(tx, self.number, Deed::Disclose, (None, None)).await?;
        let advisory = Advisory {
            title: self.title.into_string(),
            affected: self.affected.into_string(),
            fixed: self.fixed_version.map(Name::into_string),
            text: self.advice.into_string(),
        };
        weakness::publish_advisory(&*tx, taken.at, taken.case(), &advisory).await?;
        Ok(taken.answer(tx, Deed::Disclose))
    }
}

input! {
    /// A report with which all is done.
    pub struct CloseReport {
        /// Its number.
        number: Count,
        /// A message to the reporter.
        message: Option<Text>,
    }
}

impl Action for CloseReport {
    const NAME: &'static str = "instance.report.close";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Closes a report whose weakness is repaired and disclosed.";
    type Output = ReportStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ReportStep>> {
        let taken = take(tx, self.number, Deed::Close, (None, self.message.as_ref())).await?;
        Ok(taken.answer(tx, Deed::Close))
    }
}
