//! The queue of what is printed over the network: a task claims one print at a time, draws it for its printer and sends it.
//! Invariant: a claim is committed before anything is sent and expires by itself, so that a print survives a killed program. It
//! is printed twice only if the program is killed after the printer took it and before that was stored.

use crate::pause::Rounds;
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::TenantId;
use lifecycle_queries::client::Params;
use lifecycle_queries::print_queue as sql;
use pdf::{Print, PrinterKind};
use platform::error::{Error, Result};
use platform::instance::NOBODY;
use platform::internal::Guard;
use platform::platform::Platform;
use platform::printers::{NotPrinted, PrinterAddress};
use platform::sealed::ledger::print_job::CONTENT;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_postgres::Client;
use uuid::Uuid;

/// How often it looks: a person stands at the printer.
const LOOK: Duration = Duration::from_secs(1);
/// How long a claim lasts: longer than a printer may take and the result takes to store.
const CLAIM: SignedDuration = SignedDuration::from_secs(90);
/// The waits between tries, in seconds: paper is filled in and a cable found in half an hour.
const WAITS: [i64; 6] = [5, 15, 60, 180, 600, 1_200];
/// Prints of one workspace before the next one is served.
const TURN: usize = 20;
/// The most workspaces of one look.
const WORKSPACES: i64 = 100;
/// How long a print is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How many looks between two removals of old prints.
const REMOVE_EVERY: u32 = 600;

/// Prints what waits in all workspaces.
pub struct PrintQueue {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    looker: Option<Client>,
    looks: u32,
}

/// A print that this program may send until the claim expires.
struct Claim {
    job: Uuid,
    tries: i32,
    until: Instant,
    kind: String,
    width_mm: i32,
    address: String,
    /// None: it does not open.
    content: Option<String>,
}

/// How a try ended.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Sent,
    Again(&'static str, Instant),
    Failed(&'static str),
}

/// The consequence of a problem: what another try can mend is tried again for half an hour.
fn after(problem: &'static str, tries: i32, now: Instant) -> Outcome {
    let is_passing = problem == "no_answer" || problem == "broke_off";
    let wait = usize::try_from(tries - 1).ok().and_then(|n| WAITS.get(n)).filter(|_| is_passing);
    match wait {
        Some(seconds) => Outcome::Again(problem, now + SignedDuration::from_secs(*seconds)),
        None => Outcome::Failed(problem),
    }
}

impl PrintQueue {
    /// With the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config) -> PrintQueue {
        PrintQueue { platform, jobs, looker: None, looks: 0 }
    }

    /// Runs until the program stops; a print in hand is finished first.
    pub async fn run(mut self, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(LOOK, stop.clone());
        while rounds.continue_now() {
            // Prints wait while the disk is full, because the result could not be stored.
            let looked = if self.platform.disk.is_out() { Ok(false) } else { self.look(clock, &stop).await };
            if matches!(looked, Ok(true)) {
                continue;
            }
            if looked.is_err() {
                self.looker = None;
            }
            rounds.rest(looked, "the queue of printers could not be read; it is looked at again soon").await;
        }
    }

    /// One look at every workspace with something to print; true if another look at once is worth it.
    pub async fn look(&mut self, clock: impl Fn() -> Instant, stop: &watch::Receiver<bool>) -> Result<bool> {
        self.remove_old(clock()).await?;
        let due =
            sql::workspaces_with_prints().bind(self.looker().await?, &clock(), &WORKSPACES).all().await?;
        let mut done = false;
        for tenant in due.into_iter().map(TenantId::from_uuid) {
            for _ in 0..TURN {
                if *stop.borrow() {
                    return Ok(false);
                }
                match self.one(tenant, &clock).await {
                    Ok(true) => done = true,
                    Ok(false) => break,
                    Err(away @ Error::Busy(_)) => return Err(away),
                    // A failure in one workspace does not stop the others.
                    Err(error) => {
                        tracing::error!(%error, %tenant, "a workspace's print could not be sent");
                        break;
                    }
                }
            }
        }
        Ok(done)
    }

    async fn remove_old(&mut self, now: Instant) -> Result<()> {
        self.looks += 1;
        if self.looks % REMOVE_EVERY != 1 {
            return Ok(());
        }
        let before = now - KEPT;
        let found =
            sql::workspaces_with_old_prints().bind(self.looker().await?, &before, &WORKSPACES).all().await?;
        for tenant in found {
            let guard = Guard::begin(&self.platform, TenantId::from_uuid(tenant), NOBODY).await?;
            sql::remove_old_prints().bind(guard.pg(), &tenant, &before).all().await?;
            guard.commit().await?;
        }
        Ok(())
    }

    async fn looker(&mut self) -> Result<&Client> {
        if self.looker.as_ref().is_none_or(Client::is_closed) {
            self.looker = Some(database::connect(&self.jobs).await.map_err(Error::internal)?);
        }
        self.looker.as_ref().ok_or_else(|| Error::internal("no connection"))
    }

    /// Claims a workspace's next print, sends it and stores the result. False: there was none.
    async fn one(&self, tenant: TenantId, clock: &impl Fn() -> Instant) -> Result<bool> {
        let now = clock();
        let Some(claimed) = self.claim(tenant, now).await? else { return Ok(false) };
        let ended = match self.send(&claimed).await {
            Ok(()) => Outcome::Sent,
            Err(problem) => after(problem, claimed.tries, clock()),
        };
        self.note(tenant, &claimed, &ended, clock()).await?;
        tracing::info!(print = %claimed.job, tries = claimed.tries, ?ended, "a print");
        Ok(true)
    }

    async fn claim(&self, tenant: TenantId, now: Instant) -> Result<Option<Claim>> {
        let guard = Guard::begin(&self.platform, tenant, NOBODY).await?;
        let (of, until) = (tenant.uuid(), now + CLAIM);
        let row = sql::claim_print().bind(guard.pg(), &of, &now, &until).opt().await?;
        let claimed = row.map(|row| Claim {
            job: row.print_job_id,
            tries: row.tries,
            until,
            kind: row.kind,
            width_mm: row.width_mm,
            address: row.address,
            content: guard.cipher(of, now).open(CONTENT, row.print_job_id, row.content).ok(),
        });
        guard.commit().await?;
        Ok(claimed)
    }

    /// Errors: the problem, as it is stored.
    async fn send(&self, claimed: &Claim) -> std::result::Result<(), &'static str> {
        let address = PrinterAddress::of_tcp(&claimed.address).ok_or("not_listed")?;
        let printers = self.platform.printers();
        if !printers.lists(&address) {
            return Err("not_listed");
        }
        let kind = PrinterKind::of(&claimed.kind).ok_or("not_drawn")?;
        let width = u16::try_from(claimed.width_mm).map_err(|_| "not_drawn")?;
        let content = claimed.content.clone().ok_or("not_drawn")?;
        let drawing = move || {
            let print: Print = serde_json::from_str(&content).ok()?;
            print.bytes(kind, width).ok()
        };
        let bytes = tokio::task::spawn_blocking(drawing).await.ok().flatten().ok_or("not_drawn")?;
        printers.send(&address, &bytes).await.map_err(|why| match why {
            NotPrinted::NotListed => "not_listed",
            NotPrinted::NoAnswer => "no_answer",
            NotPrinted::BrokeOff => "broke_off",
        })
    }

    async fn note(&self, tenant: TenantId, claimed: &Claim, ended: &Outcome, now: Instant) -> Result<()> {
        let guard = Guard::begin(&self.platform, tenant, NOBODY).await?;
        let (state, problem, due_at) = match ended {
            Outcome::Sent => ("sent", None, None),
            Outcome::Again(problem, due) => ("queued", Some(*problem), Some(*due)),
            Outcome::Failed(problem) => ("failed", Some(*problem), None),
        };
        sql::print_ended()
            .params(
                guard.pg(),
                &sql::PrintEndedParams {
                    state,
                    problem,
                    due_at,
                    ended_at: (state != "queued").then_some(now),
                    tenant: tenant.uuid(),
                    job: claimed.job,
                    claimed_until: claimed.until,
                },
            )
            .opt()
            .await?;
        guard.commit().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_pass_is_tried_for_half_an_hour_and_what_may_not_ends_at_once() {
        let now: Instant = "2026-04-20T05:00:00Z".parse().expect("a moment");
        assert_eq!(
            after("no_answer", 1, now),
            Outcome::Again("no_answer", now + SignedDuration::from_secs(5))
        );
        assert_eq!(after("no_answer", 7, now), Outcome::Failed("no_answer"));
        assert_eq!(after("not_listed", 1, now), Outcome::Failed("not_listed"));
        assert_eq!(WAITS.iter().sum::<i64>() / 60, 34);
    }
}
