//! The reports as a list with their clocks, and one of them with all that was written.
//! Invariant: only those who run the instance read a report; the list has no word of a reporter.

pub(super) use super::rules::Deed;
use super::rules::{Facts, after};
use kernel::day::Instant;
use kernel::page::Page;
use kernel::permission::Permission;
use lifecycle::casework::clock::Clock;
use lifecycle::casework::{self, Case, CaseKind, Event, Running};
use lifecycle::weakness::{self, Report, ReportState};
use platform::action::Query;
use platform::error::Result;
use platform::fields::Count;
use platform::tx::ReadTx;
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// Reports on a page.
const PAGE: i64 = 50;

kernel::words! {
    /// Which reports are listed.
    pub enum Which {
        /// Those with which something is to be done.
        Open = "open",
        /// All of them.
        All = "all",
    }
}
word_fields!(Which);

input! {
    /// Which reports.
    pub struct ListReports {
        /// The open ones, or all.
        which: Option<Which>,
        /// Where the page before ended.
        after: Option<Count>,
    }
}

/// A page of reports.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReportList {
    /// The newest first.
    pub rows: Vec<ReportLine>,
    /// Where the next page begins; null on the last.
    pub next: Option<i32>,
}

/// A report in the list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReportLine {
    /// Its number.
    pub number: i32,
    /// Its name, such as WR-7.
    pub case: String,
    /// Its state.
    pub state: ReportState,
    /// Whether it is an exercise.
    pub is_drill: bool,
    /// When it came.
    pub opened_at: Instant,
    /// Its clocks that run, the first one that is due first.
    pub clocks: Vec<ReportClock>,
}

/// A clock of a report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReportClock {
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
}

impl ReportClock {
    fn of(running: &Running, now: Instant) -> ReportClock {
        ReportClock {
            clock: running.clock,
            task: running.clock.task(),
            begun_at: running.begun_at,
            due_at: running.due_at,
            stopped_at: running.stopped_at,
            is_late: running.is_late(now),
        }
    }
}

impl Query for ListReports {
    const NAME: &'static str = "instance.reports";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str = "Lists the reports of weaknesses with their clocks, the newest first.";
    type Output = ReportList;

    async fn fetch(self, tx: &ReadTx) -> Result<ReportList> {
        let before = self.after.map_or(i32::MAX, |after| after.0);
        let with_closed = self.which == Some(Which::All);
        let wanted = (before, with_closed, PAGE + 1);
        let cases = casework::list(tx, tx.tenant(), CaseKind::Weakness, wanted).await?;
        let Page { rows, next } = Page::of(cases, PAGE, |last| last.number);
        let ids: Vec<Uuid> = rows.iter().map(|case| case.id).collect();
        let clocks = casework::clocks(tx, tx.tenant(), &ids).await?;
        let rows = rows.iter().map(|case| line(case, &clocks, tx.now)).collect::<Result<_>>()?;
        Ok(ReportList { rows, next })
    }
}

fn line(case: &Case, clocks: &[Running], now: Instant) -> Result<ReportLine> {
    let own = clocks.iter().filter(|clock| clock.case == case.id && clock.stopped_at.is_none());
    Ok(ReportLine {
        number: case.number,
        case: CaseKind::Weakness.name(case.number),
        state: weakness::state_of(case)?,
        is_drill: case.is_drill,
        opened_at: case.opened_at,
        clocks: own.map(|clock| ReportClock::of(clock, now)).collect(),
    })
}

input! {
    /// Which report.
    pub struct GetReport {
        /// Its number.
        number: Count,
    }
}

/// A report with all that was written.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReportShown {
    /// Its number.
    pub number: i32,
    /// Its name, such as WR-7.
    pub case: String,
    /// Its state.
    pub state: ReportState,
    /// Whether it is an exercise.
    pub is_drill: bool,
    /// When it came.
    pub opened_at: Instant,
    /// The weakness, in the reporter's words.
    pub weakness: String,
    /// The place of it.
    pub place: String,
    /// The steps that show it.
    pub steps: String,
    /// The reporter's name.
    pub reporter: Option<String>,
    /// The reporter's address.
    pub address: Option<String>,
    /// As whom the reporter wants to be named; null: not at all.
    pub credit_name: Option<String>,
    /// The page of theirs to which the name leads.
    pub credit_link: Option<String>,
    /// Since when the reporter is named.
    pub credited_at: Option<Instant>,
    /// When the weakness was repaired.
    pub fixed_at: Option<Instant>,
    /// When it was disclosed.
    pub disclosed_at: Option<Instant>,
    /// Its events, in their order.
    pub events: Vec<ReportEvent>,
    /// Its clocks, by when they are due.
    pub clocks: Vec<ReportClock>,
}

/// An event of a report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReportEvent {
    /// What happened, as a word.
    pub what: String,
    /// What happened, for people.
    pub title: &'static str,
    /// What somebody wrote.
    pub words: Option<String>,
    /// Whether somebody outside or the program did it, and no person of the instance.
    pub is_by_outsider: bool,
    /// Whether the reporter sees it.
    pub is_public: bool,
    /// When.
    pub at: Instant,
}

impl ReportEvent {
    pub(super) fn of(event: Event) -> ReportEvent {
        ReportEvent {
            title: title(&event.what),
            what: event.what,
            words: event.words,
            is_by_outsider: event.by.is_nil(),
            is_public: event.is_public,
            at: event.at,
        }
    }
}

/// An event's word in the words of people.
fn title(what: &str) -> &'static str {
    match what {
        "received" => "The report came",
        "acknowledged" => "A person has read the report",
        "message" => "A message to the reporter",
        "reporter_message" => "A message of the reporter",
        "unproved_letter" => "A letter that names this report; nothing shows that the reporter wrote it",
        "triaged" => "It is a weakness",
        "rejected" => "It is not taken as a new weakness",
        "fixed" => "The weakness is repaired",
        "credited" => "The reporter is named",
        "extended" => "The reporter agreed to a later disclosure",
        "disclosed" => "An advisory is published",
        "closed" => "The report is closed",
        "consent" => "The reporter changed whether they are named",
        "reporter_removed" => "The reporter removed their name and address",
        _ => "Something else",
    }
}

impl ReportShown {
    /// A report at a moment. Errors: `Internal`, for a state of another version.
    pub(super) fn of(report: Report, now: Instant) -> Result<ReportShown> {
        let state = report.state()?;
        let (credit_name, credit_link) =
            report.credit.map_or((None, None), |credit| (Some(credit.name), credit.link));
        Ok(ReportShown {
            number: report.case.number,
            case: CaseKind::Weakness.name(report.case.number),
            state,
            is_drill: report.case.is_drill,
            opened_at: report.case.opened_at,
            weakness: report.weakness,
            place: report.place,
            steps: report.steps,
            reporter: report.reporter,
            address: report.address,
            credit_name,
            credit_link,
            credited_at: report.credited_at,
            fixed_at: report.fixed_at,
            disclosed_at: report.disclosed_at,
            events: report.events.into_iter().map(ReportEvent::of).collect(),
            clocks: report.clocks.iter().map(|clock| ReportClock::of(clock, now)).collect(),
        })
    }

    /// Whether this may be done with it now.
    pub(super) fn allows(&self, deed: Deed) -> bool {
        let facts = Facts {
            state: self.state,
            is_fixed: self.fixed_at.is_some(),
            has_consent: self.credit_name.is_some(),
            is_credited: self.credited_at.is_some(),
        };
        after(deed, facts).is_ok()
    }
}

impl Query for GetReport {
    const NAME: &'static str = "instance.report";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str = "Shows a report of a weakness with its events and clocks.";
    type Output = ReportShown;

    async fn fetch(self, tx: &ReadTx) -> Result<ReportShown> {
        let case = casework::find_case(tx, tx.tenant(), CaseKind::Weakness, self.number.0).await?;
        let report = weakness::whole(tx, tx.tenant(), case, tx.now).await?;
        ReportShown::of(report, tx.now)
    }
}
