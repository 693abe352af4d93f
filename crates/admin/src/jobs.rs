//! The jobs of the workspace: which wait or run, their progress and their results; and their cancellation.
//! Invariant: the user who asked for a job sees it, and users who may do its action; for others it does not
//! exist.

#[cfg(test)]
mod tests;

use admin_queries::client::Params;
use admin_queries::jobs as sql;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use platform::action::{Action, Query};
use platform::error::{Error, Result};
use platform::fields::Name;
use platform::input;
use platform::job::{JobProblem, State};
use platform::sealed::app::job as cell;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Jobs on a page.
pub const PAGE: i64 = 50;

/// The permissions that the caller has.
fn held(tx: &ReadTx) -> Vec<&'static str> {
    Permission::ALL.iter().filter(|it| tx.member.may(**it)).map(|it| it.as_str()).collect()
}

input! {
    /// Filters for the list of jobs.
    pub struct ListJobs {
        /// The action that they run.
        kind: Option<Name>,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of jobs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobList {
    /// The newest first, fifty at most.
    pub rows: Vec<JobShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// One job.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct JobShown {
    /// Its id.
    pub job: Uuid,
    /// The action that it runs.
    pub kind: String,
    /// waiting, running, done, failed or cancelled.
    pub state: &'static str,
    /// Its progress.
    pub progress: Progress,
    /// The code of its failure.
    pub code: Option<String>,
    /// The user who asked for it.
    pub asked_by: Uuid,
    /// How many times it was started.
    pub attempts: i32,
    /// When it was asked for.
    pub created_at: Instant,
    /// When it was started last.
    pub started_at: Option<Instant>,
    /// When it ended.
    pub ended_at: Option<Instant>,
}

/// The progress of a job, in the unit of its action: rows.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Progress {
    /// The number of rows done.
    pub done: i64,
    /// The total; 0 while it is unknown.
    pub of: i64,
}

impl Query for ListJobs {
    const NAME: &'static str = "workspace.jobs";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Lists long work that the caller asked for or may do, the newest first.";
    type Output = JobList;

    async fn fetch(self, tx: &ReadTx) -> Result<JobList> {
        let before = self.after.unwrap_or(Uuid::max());
        let kind = self.kind.as_ref().map_or("", Name::as_str);
        let (all, held) = (self.kind.is_none(), held(tx));
        let rows = sql::jobs()
            .params(
                tx,
                &sql::JobsParams {
                    tenant: tx.tenant(),
                    before,
                    person: tx.person(),
                    held,
                    all,
                    kind,
                    many: PAGE + 1,
                },
            )
            .all()
            .await?;
        let Page { rows, next } = Page::of(rows, PAGE, |row| row.job_id);
        Ok(JobList { rows: rows.into_iter().map(shown).collect::<Result<_>>()?, next })
    }
}

fn shown(row: sql::Job) -> Result<JobShown> {
    Ok(JobShown {
        job: row.job_id,
        kind: row.kind,
        state: state(&row.state)?.as_str(),
        progress: Progress { done: row.done, of: row.total },
        code: row.code,
        asked_by: row.asked_by,
        attempts: row.attempts,
        created_at: row.created_at,
        started_at: row.started_at,
        ended_at: row.ended_at,
    })
}

fn state(word: &str) -> Result<State> {
    State::of(word).ok_or_else(|| Error::internal("a state that is none"))
}

input! {
    /// Which job.
    pub struct GetJob {
        /// Its id.
        job: Uuid,
    }
}

/// A job with its result.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobResult {
    /// The job.
    #[serde(flatten)]
    pub shown: JobShown,
    /// The action's answer, as its own operation describes it; null unless it is done.
    #[schemars(with = "Option<Map<String, Value>>")]
    pub answer: Option<Value>,
    /// The refusal with its fields; null unless it failed.
    #[schemars(with = "Option<JobProblem<'_>>")]
    pub problem: Option<Value>,
}

impl Query for GetJob {
    const NAME: &'static str = "workspace.job";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Shows the progress of long work, and its result.";
    type Output = JobResult;

    async fn fetch(self, tx: &ReadTx) -> Result<JobResult> {
        let mut row = found(tx, self.job).await?;
        let told = tx.cipher().open(cell::ANSWER, row.job_id, row.answer.take())?;
        let told = told.as_deref().map(serde_json::from_str::<Value>);
        let (told, shown) = (told.transpose().map_err(Error::internal)?, shown(row)?);
        let is_done = shown.state == State::Done.as_str();
        let (answer, problem) = if is_done { (told, None) } else { (None, told) };
        Ok(JobResult { shown, answer, problem })
    }
}

/// A job that the caller sees. Errors: `not_found` at `job`.
async fn found(tx: &ReadTx, job: Uuid) -> Result<sql::Job> {
    let row = sql::job_of_id().bind(tx, &tx.tenant(), &job, &tx.person(), &held(tx)).opt().await?;
    Ok(row.ok_or_else(|| Refusal::new(Code::NotFound).field("job"))?)
}

input! {
    /// The job to cancel.
    pub struct CancelJob {
        /// Its id.
        job: Uuid,
    }
}

/// The answer to cancelling.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobCancelled {
    /// The job. Nothing of it is saved.
    pub job: Uuid,
    /// cancelled.
    pub state: &'static str,
}

impl Action for CancelJob {
    const NAME: &'static str = "workspace.job.cancel";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Cancels long work that waits or runs; nothing of it is saved.";
    type Output = JobCancelled;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<JobCancelled>> {
        let job = found(tx, self.job).await?;
        // A token that is narrowed to less than the action stops none of its jobs, even those of its own user.
        if !Permission::named(&job.needs).is_some_and(|needs| tx.member.has_in_scope(needs)) {
            return Err(Refusal::new(Code::PermissionDenied).fact("needs_permission", job.needs).into());
        }
        let ended = || Refusal::new(Code::JobEnded).field("job");
        sql::cancel_job().bind(tx, &tx.now, &tx.tenant(), &self.job).opt().await?.ok_or_else(ended)?;
        let state = State::Cancelled.as_str();
        let change = Change::of(self.job).before(json!({ "state": job.state, "kind": job.kind }));
        Ok(tx.record(change.after(json!({ "state": state })), JobCancelled { job: self.job, state }))
    }
}
