//! Reports of weaknesses by people outside: a report comes in, its reporter follows it by a secret link, and
//! what became of it is published.
//! Invariant: a reporter needs no account. The link is known to them alone: only its hash is stored. A report
//! that the program sends itself as a check is an exercise: it has no clock and causes no mail.

pub mod outside;

use crate::casework::clock::Clock;
use crate::casework::{self, At, Case, Event, Running};
use kernel::day::Instant;
use kernel::words;
use lifecycle_queries::client::Params;
use lifecycle_queries::weakness as sql;
use platform::error::{Error, Result};
use platform::internal::Seals;
use platform::sealed::app::weakness_report::{
    ADDRESS, CREDIT_LINK, CREDIT_NAME, PLACE, REPORTER, STEPS, WEAKNESS,
};
use uuid::Uuid;

/// The most people who are credited, and advisories, on a page.
const PUBLISHED: i64 = 500;

words! {
    /// The states of a report.
    pub enum ReportState {
        /// Nobody has read it yet.
        Received = "received",
        /// A person has read it.
        Acknowledged = "acknowledged",
        /// It is a weakness, which is to be repaired.
        Triaged = "triaged",
        /// The weakness is repaired.
        Fixed = "fixed",
        /// An advisory is published.
        Disclosed = "disclosed",
        /// All is done.
        Closed = "closed",
        /// It is no weakness, or one that was known.
        Rejected = "rejected",
    }
}

impl ReportState {
    /// Its words for people.
    pub const fn label(self) -> &'static str {
        match self {
            ReportState::Received => "Received",
            ReportState::Acknowledged => "Acknowledged",
            ReportState::Triaged => "Confirmed",
            ReportState::Fixed => "Repaired",
            ReportState::Disclosed => "Disclosed",
            ReportState::Closed => "Closed",
            ReportState::Rejected => "Not accepted",
        }
    }

    /// Whether nothing more is done.
    pub const fn is_over(self) -> bool {
        matches!(self, ReportState::Closed | ReportState::Rejected)
    }
}

/// How somebody wants to be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The name.
    pub name: String,
    /// A page of theirs.
    pub link: Option<String>,
}

/// A report with its history.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its case.
    pub case: Case,
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
    /// As whom the reporter wants to be named; None: not at all.
    pub credit: Option<Credit>,
    /// Whether it is valid.
    pub verdict: Option<String>,
    /// When it was repaired.
    pub fixed_at: Option<Instant>,
    /// Since when the reporter is named.
    pub credited_at: Option<Instant>,
    /// When it was disclosed.
    pub disclosed_at: Option<Instant>,
    /// Its events, in their order.
    pub events: Vec<Event>,
    /// Its clocks.
    pub clocks: Vec<Running>,
}

impl Report {
    /// Its state. Errors: `Internal`, for a word of another version.
    pub fn state(&self) -> Result<ReportState> {
        state_of(&self.case)
    }
}

/// The state of a report's case. Errors: `Internal`, for a word of another version.
pub fn state_of(case: &Case) -> Result<ReportState> {
    ReportState::of(&case.state).ok_or_else(|| Error::internal("a state that no report has"))
}

/// The whole report of a case. Errors: the database's; the keyring's.
pub async fn whole(client: &impl Seals, tenant: Uuid, case: Case, now: Instant) -> Result<Report> {
    let row = sql::report_of().bind(client, &tenant, &case.id).one().await?;
    let (cipher, id) = (client.cipher_of(tenant, now), case.id);
    let credit = match cipher.open(CREDIT_NAME, id, row.credit_name)? {
        Some(name) => Some(Credit { name, link: cipher.open(CREDIT_LINK, id, row.credit_link)? }),
        None => None,
    };
    Ok(Report {
        weakness: cipher.open(WEAKNESS, id, row.weakness)?,
        place: cipher.open(PLACE, id, row.place)?,
        steps: cipher.open(STEPS, id, row.steps)?,
        reporter: cipher.open(REPORTER, id, row.reporter)?,
        address: cipher.open(ADDRESS, id, row.address)?,
        credit,
        verdict: row.verdict,
        fixed_at: row.fixed_at,
        credited_at: row.credited_at,
        disclosed_at: row.disclosed_at,
        events: casework::events(client, tenant, id, now).await?,
        clocks: casework::clocks(client, tenant, &[id]).await?,
        case,
    })
}

/// Keeps whether a report is valid. Errors: the database's.
pub async fn judge(client: &impl Seals, at: At, case: Uuid, verdict: &str) -> Result<()> {
    sql::set_verdict().bind(client, &verdict, &at.tenant, &case).one().await?;
    Ok(())
}

/// Keeps that the weakness is repaired; the clock of the credit begins if the reporter agreed. Errors: the
/// database's.
pub async fn repair(
    client: &impl Seals,
    at: At,
    (case, event): (Uuid, Uuid),
    has_consent: bool,
) -> Result<()> {
    sql::set_fixed().bind(client, &at.now, &at.tenant, &case).one().await?;
    if has_consent {
        casework::begin_clock(client, at, case, event, Clock::Credit).await?;
    }
    Ok(())
}

/// Names the reporter on the public page, and stops the clock of the credit. Errors: the database's.
pub async fn publish_credit(client: &impl Seals, at: At, (case, event): (Uuid, Uuid)) -> Result<()> {
    sql::set_credited().bind(client, &at.now, &at.tenant, &case).one().await?;
    casework::stop_clock(client, at, case, event, Clock::Credit).await?;
    Ok(())
}

/// The text of an advisory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advisory {
    /// Its title.
    pub title: String,
    /// The versions that have the weakness.
    pub affected: String,
    /// The first version without it.
    pub fixed: Option<String>,
    /// What it is, and what to do.
    pub text: String,
}

/// Publishes an advisory. Errors: the database's.
pub async fn publish_advisory(client: &impl Seals, at: At, case: Uuid, advisory: &Advisory) -> Result<()> {
    sql::set_advisory()
        .params(
            client,
            &sql::SetAdvisoryParams {
                title: advisory.title.as_str(),
                affected: advisory.affected.as_str(),
                fixed: advisory.fixed.as_deref(),
                words: advisory.text.as_str(),
                now: at.now,
                tenant: at.tenant,
                case_file: case,
            },
        )
        .one()
        .await?;
    Ok(())
}
