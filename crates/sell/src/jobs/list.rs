//! Jobs by the day that was promised, so that overdue ones come first.
//! Invariant: a page continues where the last one ended, whatever was added in between.

use kernel::day::{Day, parse_day};
use kernel::id::PartyId;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use ledger::parties::{PartiesShown, coded};
use platform::action::Query;
use platform::error::{Result, stored};
use platform::fields::Name;
use platform::input;
use platform::sealed::sell::job::DESCRIPTION;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::jobs::list as sql;
use serde::Serialize;
use uuid::Uuid;

use super::rules::{JobKind, JobState};

/// Jobs on a page.
pub const PAGE: i64 = 50;
/// Earlier than every promised day.
const BEFORE: Day = Day::constant(1, 1, 1);

input! {
    /// Which jobs.
    pub struct ListJobs {
        /// Their state; absent: all that are neither delivered nor cancelled.
        state: Option<JobState>,
        /// Promised before this day.
        due_before: Option<Day>,
        /// Given to this karigar.
        karigar: Option<Name>,
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A page of jobs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobPage {
    /// How many there are on all pages.
    pub count: i64,
    /// How many are open, by state.
    pub open: OpenJobs,
    /// The jobs, by promised day.
    pub rows: Vec<JobListed>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// How many jobs are open, by state.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct OpenJobs {
    /// Not begun.
    pub taken: i64,
    /// In work.
    pub in_work: i64,
    /// Ready.
    pub ready: i64,
}

/// A job of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobListed {
    /// Its number.
    pub job: String,
    /// Its id.
    pub job_id: Uuid,
    /// Its state.
    pub state: JobState,
    /// order or repair.
    pub kind: JobKind,
    /// The customer's code.
    pub party: Option<String>,
    /// The customer's name.
    pub party_name: Option<String>,
    /// What is to be done.
    pub description: String,
    /// The promised day.
    pub promised: Day,
    /// Whether that day is past and the job is not delivered.
    pub overdue: bool,
    /// What it may cost.
    pub estimate_minor: Option<Money>,
}

impl Query for ListJobs {
    const NAME: &'static str = "sell.jobs";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str = "Lists orders and repairs by promised day, fifty a page.";
    type Output = JobPage;

    async fn fetch(self, tx: &ReadTx) -> Result<JobPage> {
        let karigar = match &self.karigar {
            Some(code) => Some(coded(tx, code.as_str(), "karigar").await?.party_id.uuid()),
            None => None,
        };
        let (count, open, rows) = match self.state {
            Some(state) => self.in_state(tx, state, karigar).await?,
            None => self.open(tx, karigar).await?,
        };
        let Page { rows, next } = Page::of(rows, PAGE, |row| format!("{} {}", row.promised, row.job_id));
        let mut parties = PartiesShown::default();
        let rows = rows.into_iter().map(|row| list_row(tx, &mut parties, row)).collect::<Result<_>>()?;
        Ok(JobPage { count, open: by_state(open)?, rows, next })
    }
}

/// The count of all pages, the open jobs by state, and the rows of the page.
type Read = (i64, Vec<sql::CountByState>, Vec<sql::JobListed>);

impl ListJobs {
    fn cursor(&self) -> (Day, Uuid) {
        let after = self.after.as_ref().and_then(|after| read_cursor(after.as_str()));
        after.unwrap_or((BEFORE, Uuid::nil()))
    }

    async fn open(&self, tx: &ReadTx, karigar: Option<Uuid>) -> Result<Read> {
        let count = sql::count_open().prepare(tx).await?;
        let by_state = sql::count_by_state().prepare(tx).await?;
        let page = sql::open_jobs().prepare(tx).await?;
        let (tenant, (after_promised, after)) = (tx.tenant(), self.cursor());
        let due_before = self.due_before;
        let params =
            sql::OpenJobsParams { tenant, due_before, karigar, after_promised, after, many: PAGE + 1 };
        let (count, by_state, rows) = tokio::join!(biased;
            async { count.bind(tx, &tenant, &due_before, &karigar).one().await },
            async { by_state.bind(tx, &tenant).all().await },
            async { page.params(tx, &params).all().await });
        Ok((count?, by_state?, rows?))
    }

    async fn in_state(&self, tx: &ReadTx, state: JobState, karigar: Option<Uuid>) -> Result<Read> {
        let count = sql::count_in().prepare(tx).await?;
        let by_state = sql::count_by_state().prepare(tx).await?;
        let page = sql::jobs_in().prepare(tx).await?;
        let (tenant, (after_promised, after)) = (tx.tenant(), self.cursor());
        let (state, due_before) = (state.as_str(), self.due_before);
        let params =
            sql::JobsInParams { tenant, state, due_before, karigar, after_promised, after, many: PAGE + 1 };
        let (count, by_state, rows) = tokio::join!(biased;
            async { count.bind(tx, &tenant, &state, &due_before, &karigar).one().await },
            async { by_state.bind(tx, &tenant).all().await },
            async { page.params(tx, &params).all().await });
        Ok((count?, by_state?, rows?))
    }
}

fn by_state(rows: Vec<sql::CountByState>) -> Result<OpenJobs> {
    let mut open = OpenJobs::default();
    for row in rows {
        match stored::<JobState>(&row.state)? {
            JobState::Taken => open.taken = row.jobs,
            JobState::InWork => open.in_work = row.jobs,
            JobState::Ready => open.ready = row.jobs,
            JobState::Delivered | JobState::Cancelled => {}
        }
    }
    Ok(open)
}

fn list_row(tx: &ReadTx, parties: &mut PartiesShown, row: sql::JobListed) -> Result<JobListed> {
    let party = Some(PartyId::from_uuid(row.party_id));
    let (party, party_name) = parties.of(tx, party, Some(row.party), Some(row.party_name))?;
    let state: JobState = stored(&row.state)?;
    Ok(JobListed {
        job: row.number,
        job_id: row.job_id,
        state,
        kind: stored(&row.kind)?,
        party,
        party_name,
        description: tx.cipher().open(DESCRIPTION, row.job_id, row.description)?,
        promised: row.promised,
        overdue: state.is_open() && row.promised < tx.today(),
        estimate_minor: row.estimate_minor.map(Money::from_stored),
    })
}

/// A cursor is the last row's day and id; any other text starts at the first page.
fn read_cursor(text: &str) -> Option<(Day, Uuid)> {
    let (day, id) = text.split_once(' ')?;
    Some((parse_day(day).ok()?, Uuid::parse_str(id).ok()?))
}
