//! The runner: finds the workspaces that have jobs, takes one job at a time of each, runs it and writes its
//! result.
//! Invariant: each attempt has a lease that is committed before the work starts. A program that lost the
//! lease can neither enter (`by_job` in tx.sql) nor end the job; so a program that was killed or suspended
//! leaves all of a job or none of it.

use super::rules::{self, Fate, State, WorkspaceQueue};
use super::running::Running;
use super::sql;
use crate::action::{self, Answer, AnswerFuture};
use crate::call::{Call, Credential, CredentialKind, own_call};
use crate::error::{Error, Result};
use crate::input::MOST_FAULTS;
use crate::json;
use crate::platform::Platform;
use crate::random::{fresh_id, random};
use crate::reserved::NOBODY;
use crate::sealed::app::job as cell;
use crate::tx::guard::Guard;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use kernel::refusal::{Fault, Refusal};
use platform_queries::client::Params;
use platform_queries::tx::by_job;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};
use std::sync::Arc;
use std::time::{Duration, Instant as Tick};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_postgres::Client;
use uuid::Uuid;

/// Jobs that run at once: a quarter of the connections, so that people have the rest.
const AT_ONCE: usize = 2;
/// How often it looks without being woken: for jobs that were requested from, or left by, another program on
/// this database.
const LOOK: Duration = Duration::from_secs(2);
/// How often a running job reports its progress and renews its lease.
const BEAT: Duration = Duration::from_secs(1);
/// How long a lease lasts without a renewal.
const LEASE: SignedDuration = SignedDuration::from_secs(10);
/// The most workspaces of one look.
const WORKSPACES: i64 = 1000;
/// How long a job is shown after it ended.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);
const SWEEP: Duration = Duration::from_secs(3600);

/// Finds an action by its name.
pub type Actions = Arc<dyn Fn(&str) -> Option<action::Runner> + Send + Sync>;

/// Runs jobs.
pub struct Runner {
    hands: Arc<Hands>,
    jobs: tokio_postgres::Config,
    looker: Option<Client>,
    at_work: JoinSet<()>,
    swept: Option<Tick>,
}

/// What each job needs to run.
struct Hands {
    platform: Arc<Platform>,
    actions: Actions,
    clock: fn() -> Instant,
}

/// A job that this program has claimed.
struct ClaimedJob {
    tenant: TenantId,
    kind: String,
    /// The action's input. None: it does not open, and an event of that is written.
    input: Option<Value>,
    step_up: bool,
    attempts: i32,
    /// The secret of its lease, as a credential.
    lease: Credential,
    running: Arc<Running>,
}

impl Runner {
    /// A runner for these actions, with the connection settings of the role for jobs.
    pub fn new(
        platform: Arc<Platform>,
        actions: Actions,
        jobs: tokio_postgres::Config,
        clock: fn() -> Instant,
    ) -> Runner {
        let hands = Arc::new(Hands { platform, actions, clock });
        Runner { hands, jobs, looker: None, at_work: JoinSet::new(), swept: None }
    }

    /// Runs jobs until the program stops. Jobs that run then are given back, and the next start runs them
    /// again.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) {
        let hands = self.hands.clone();
        while !*stop.borrow() {
            if let Err(error) = self.look(&stop).await {
                self.looker = None;
                self.looker = None;
                tracing::warn!(%error, "the jobs could not be looked at; they are looked at again soon");
            }
            tokio::select! {
                () = hands.platform.jobs.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
                Some(_) = self.at_work.join_next() => {}
                changed = stop.changed() => if changed.is_err() { break },
            }
        }
        while self.at_work.join_next().await.is_some() {}
    }

    /// Claims jobs while there are any and there is room; each runs in its own task.
    async fn look(&mut self, stop: &watch::Receiver<bool>) -> Result<()> {
        self.sweep().await?;
        while self.at_work.try_join_next().is_some() {}
        while self.at_work.len() < AT_ONCE && self.hands.platform.disk.takes_changes().is_ok() {
            let Some(claimed) = self.take().await? else { return Ok(()) };
            let (hands, stop) = (self.hands.clone(), stop.clone());
            self.at_work.spawn(async move { hands.run(claimed, stop).await });
        }
        Ok(())
    }

    /// The next job. None: there is none. A job that was interrupted too often fails, and the one after it is
    /// claimed.
    async fn take(&mut self) -> Result<Option<ClaimedJob>> {
        loop {
            let now = (self.hands.clock)();
            let Some(tenant) = self.next(now).await? else { return Ok(None) };
            let Some(claimed) = self.hands.claim(TenantId::from_uuid(tenant), now).await? else {
                // Another program was faster.
                return Ok(None);
            };
            if !rules::is_too_often(claimed.attempts) {
                return Ok(Some(claimed));
            }
            self.hands.fail(&claimed, &Refusal::new(Code::JobInterrupted)).await?;
        }
    }

    async fn next(&mut self, now: Instant) -> Result<Option<Uuid>> {
        let rows = sql::workspaces_with_jobs().bind(self.looker().await?, &now, &WORKSPACES).all().await?;
        let standing = |row: sql::WorkspacesWithJobs| WorkspaceQueue {
            tenant: row.tenant_id,
            since: row.since,
            last_start: row.last_start,
            is_served: row.is_served,
        };
        Ok(rules::next(&rows.into_iter().map(standing).collect::<Vec<_>>()))
    }

    /// Removes jobs that ended long ago.
    async fn sweep(&mut self) -> Result<()> {
        if self.swept.is_some_and(|at| at.elapsed() < SWEEP) || self.hands.platform.disk.is_out() {
            return Ok(());
        }
        let before = (self.hands.clock)() - KEPT;
        let old =
            sql::workspaces_with_old_jobs().bind(self.looker().await?, &before, &WORKSPACES).all().await?;
        for tenant in old {
            let guard = self.hands.enter(TenantId::from_uuid(tenant)).await?;
            sql::remove_old_jobs().bind(guard.pg(), &tenant, &before).all().await?;
            guard.commit().await?;
        }
        self.swept = Some(Tick::now());
        Ok(())
    }

    async fn looker(&mut self) -> Result<&Client> {
        if self.looker.as_ref().is_none_or(Client::is_closed) {
            self.looker = Some(database::connect(&self.jobs).await.map_err(Error::internal)?);
        }
        self.looker.as_ref().ok_or_else(|| Error::internal("no connection"))
    }
}

impl Hands {
    /// Enters as nobody: the person who requested the job may have left since.
    async fn enter(&self, tenant: TenantId) -> Result<Guard> {
        Guard::begin(&self.platform, tenant, NOBODY).await
    }

    /// Claims a workspace's next job. None: another program did.
    async fn claim(&self, tenant: TenantId, now: Instant) -> Result<Option<ClaimedJob>> {
        let guard = self.enter(tenant).await?;
        let of = tenant.uuid();
        let (text, lease) = Credential::make(tenant, NOBODY, random()?);
        let credential = Credential::parse(CredentialKind::Job, &text);
        let mut credential = credential.ok_or_else(|| Error::internal("a lease that is none"))?;
        let taken = sql::claim_job().bind(guard.pg(), &of, &now, &&lease[..], &(now + LEASE)).opt().await?;
        let Some(row) = taken else {
            guard.rollback().await;
            return Ok(None);
        };
        credential.person = UserId::from_uuid(row.asked_by);
        let input = guard.cipher(of, now).open(cell::INPUT, row.job_id, row.input);
        let claimed = ClaimedJob {
            tenant,
            kind: row.kind,
            input: input.ok().flatten().and_then(|text| json::parse(text.as_bytes()).ok()),
            step_up: row.step_up,
            attempts: row.attempts,
            lease: credential,
            running: Arc::new(Running::new(row.job_id, lease, self.clock)),
        };
        guard.commit().await?;
        Ok(Some(claimed))
    }

    /// Runs a job until it ends, somebody cancels it, its lease is lost, or the program stops.
    async fn run(&self, mut claimed: ClaimedJob, mut stop: watch::Receiver<bool>) {
        let job = claimed.running.id;
        let work = match self.work(&mut claimed) {
            Ok(work) => work,
            Err(error) => return self.noted(job, self.ended(&claimed, Err(error)).await),
        };
        // Dropped with this task: no work continues without a lease.
        let mut alone = JoinSet::new();
        alone.spawn(work);
        loop {
            match news(&mut alone, &mut stop).await {
                News::Ended(went) => return self.noted(job, self.ended(&claimed, went).await),
                News::Stop => {
                    alone.shutdown().await;
                    return self.noted(job, self.give_back(&claimed).await);
                }
                News::Beat => match self.hold(&claimed).await {
                    Ok(LeaseState::Ours) => {}
                    Ok(LeaseState::Lost) => {
                        tracing::info!(%job, "a job was cancelled, or taken up elsewhere");
                        return alone.shutdown().await;
                    }
                    Ok(LeaseState::Refused(code)) => {
                        alone.shutdown().await;
                        return self.noted(job, self.fail(&claimed, &code.into()).await);
                    }
                    // The database is down for a moment; if it stays down, the lease expires.
                    Err(error) => tracing::debug!(%error, %job, "how far a job is could not be noted"),
                },
            }
        }
    }

    /// The work of a job: its action, run by the path of every action.
    fn work(&self, claimed: &mut ClaimedJob) -> Result<AnswerFuture> {
        let run = (self.actions)(&claimed.kind).ok_or(Code::ActionUnknown)?;
        let input =
            claimed.input.take().ok_or_else(|| Error::internal("what a job was sent does not open"))?;
        let now = (self.clock)();
        let job = claimed.running.id;
        let call = Call {
            credential: Some(claimed.lease.clone()),
            key: Some(job.to_string()),
            step_up: claimed.step_up,
            request: fresh_id(now)?,
            device: Some(format!("job {job}")),
            job: Some(claimed.running.clone()),
            ..own_call(now)?
        };
        Ok(run(self.platform.clone(), call, input))
    }

    /// Stores the progress of a job and renews its lease, as long as its user would still be let in.
    async fn hold(&self, claimed: &ClaimedJob) -> Result<LeaseState> {
        let (guard, of, running) =
            (self.enter(claimed.tenant).await?, claimed.tenant.uuid(), &claimed.running);
        let ((done, total), now) = (running.progress(), (self.clock)());
        let (lease, person) = (running.lease(), claimed.lease.person.uuid());
        let held = sql::hold_job()
            .params(
                guard.pg(),
                &sql::HoldJobParams { until: now + LEASE, done, total, tenant: of, job: running.id, lease },
            )
            .opt()
            .await?;
        let who = by_job().bind(guard.pg(), &of, &lease, &person, &now).opt().await?;
        guard.commit().await?;
        Ok(match (held, who) {
            (None, _) => LeaseState::Lost,
            (_, None) => LeaseState::Refused(Code::SignInRequired),
            (_, Some(who)) if who.ends_at.is_some() => LeaseState::Refused(Code::WorkspaceClosed),
            _ => LeaseState::Ours,
        })
    }

    /// Writes how a job ended, unless its work already did.
    async fn ended(&self, claimed: &ClaimedJob, went: Result<Answer>) -> Result<()> {
        match went {
            // A trial or a duplicate: its transaction was undone, and with it the note that the job is done.
            // Otherwise the lease is gone by now, and this changes nothing.
            Ok(answer) => self.end(claimed, State::Done, &answer.json, None).await,
            Err(error) => match rules::after(&error, claimed.attempts) {
                Fate::Again => {
                    tracing::warn!(%error, job = %claimed.running.id, "a job did not end well; it is tried again");
                    Ok(())
                }
                Fate::Fails => self.fail(claimed, &error.into_refusal(claimed.running.id)).await,
            },
        }
    }

    async fn fail(&self, claimed: &ClaimedJob, refusal: &Refusal) -> Result<()> {
        let problem = serde_json::to_string(&stored_problem(refusal)).map_err(Error::internal)?;
        self.end(claimed, State::Failed, &problem, Some(refusal.code)).await
    }

    async fn end(&self, claimed: &ClaimedJob, state: State, answer: &str, code: Option<Code>) -> Result<()> {
        let (guard, of, running) =
            (self.enter(claimed.tenant).await?, claimed.tenant.uuid(), &claimed.running);
        let now = (self.clock)();
        let answer = guard.cipher(of, now).seal(cell::ANSWER, running.id, answer)?;
        let (code, (done, total)) = (code.map(Code::as_str), running.progress());
        sql::end_job()
            .params(
                guard.pg(),
                &sql::EndJobParams {
                    state: state.as_str(),
                    answer: Some(answer),
                    code,
                    done,
                    total,
                    now,
                    tenant: of,
                    job: running.id,
                    lease: running.lease(),
                },
            )
            .opt()
            .await?;
        guard.commit().await
    }

    async fn give_back(&self, claimed: &ClaimedJob) -> Result<()> {
        let (guard, of, running) =
            (self.enter(claimed.tenant).await?, claimed.tenant.uuid(), &claimed.running);
        sql::give_back().bind(guard.pg(), &of, &running.id, &running.lease()).opt().await?;
        guard.commit().await
    }

    /// If the result could not be written, the next attempt writes it.
    fn noted(&self, job: Uuid, written: Result<()>) {
        if let Err(error) = written {
            tracing::warn!(%error, %job, "how a job ended could not be written; it is taken up again");
        }
        self.platform.jobs.notify_one();
    }
}

/// What came of holding a lease.
enum LeaseState {
    Ours,
    /// Somebody cancelled the job, or another attempt began.
    Lost,
    /// The user who asked for it would be refused now.
    Refused(Code),
}

/// An event in the life of a running job.
enum News {
    Ended(Result<Answer>),
    /// It is time to renew the lease.
    Beat,
    /// The program stops.
    Stop,
}

async fn news(alone: &mut JoinSet<Result<Answer>>, stop: &mut watch::Receiver<bool>) -> News {
    tokio::select! {
        Some(went) = alone.join_next() => News::Ended(went.map_err(Error::internal).flatten()),
        () = tokio::time::sleep(BEAT) => News::Beat,
        _ = stop.wait_for(|is_over| *is_over) => News::Stop,
    }
}

/// The problem that a job failed with, as its stored answer.
#[derive(Serialize, JsonSchema)]
pub struct JobProblem<'a> {
    /// Why it was refused.
    code: Code,
    /// The HTTP status of the code.
    status: u16,
    /// The cause and the remedy.
    detail: &'static str,
    /// The bad fields, in the order of the input's fields.
    errors: &'a [Fault],
    /// How many more bad fields there are.
    errors_left_out: usize,
    /// What a program may want to know besides, by name.
    facts: &'a Map<String, Value>,
}

fn stored_problem(refusal: &Refusal) -> JobProblem<'_> {
    let (code, faults) = (refusal.code, &refusal.faults);
    JobProblem {
        code,
        status: code.status(),
        detail: code.meaning(),
        errors: &faults[..faults.len().min(MOST_FAULTS)],
        errors_left_out: faults.len().saturating_sub(MOST_FAULTS),
        facts: &refusal.facts,
    }
}
