//! Reminders: mails to whoever has to do something in time, before a clock is over and when it is.
//! Invariant: each reminder of a clock is mailed once, in the transaction that counts it.

use super::CaseKind;
use super::clock::Clock;
pub use super::recipients::page;
use super::recipients::tell;
use crate::pause::{Part, Rounds};
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::TenantId;
use lifecycle_queries::casework as sql;
use mail::{Notice, messages};
use platform::error::{Error, Result};
use platform::instance::{CANARIES, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_postgres::Client;
use uuid::Uuid;

/// How often it looks.
const LOOK: Duration = Duration::from_secs(30);
/// How long such a mail is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(72);
/// Workspaces that are read at once, and the most clocks of one of them.
const WORKSPACES: i64 = 1000;
const CLOCKS: i64 = 20_000;
/// How often it looks for workspaces whose review of access is to begin.
const REVIEWS: SignedDuration = SignedDuration::from_hours(1);
/// How often it looks for figures across workspaces that are due.
const BENCHMARKS: SignedDuration = SignedDuration::from_hours(1);

/// Sends the reminders.
pub struct Reminders {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    looker: Option<Client>,
    /// When it last began reviews of access.
    begun_at: Option<Instant>,
    /// When it last looked for figures that are due.
    compared_at: Option<Instant>,
}

impl Reminders {
    /// With the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config) -> Reminders {
        Reminders { platform, jobs, looker: None, begun_at: None, compared_at: None }
    }

    /// Runs until the program stops.
    pub async fn run(mut self, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(LOOK, stop);
        let mut parts: [Part; 6] = Default::default();
        while rounds.continue_now() {
            let [clocks, suppliers, settings, reviews, benchmarks, captures] = &mut parts;
            if !self.platform.disk.is_out() {
                if clocks.is_due() {
                    let done = self.look(clock()).await;
                    self.heard(
                        clocks,
                        done,
                        "the clocks of cases could not be read; they are read again soon",
                    );
                }
                if suppliers.is_due() {
                    let done = self.tell_of_suppliers(clock()).await;
                    self.heard(
                        suppliers,
                        done,
                        "the workspaces could not be told of a supplier; they are told soon",
                    );
                }
                if settings.is_due() {
                    let done = self.tell_of_settings(clock()).await;
                    self.heard(
                        settings,
                        done,
                        "the workspaces could not be told of a looser figure; they are told soon",
                    );
                }
                if reviews.is_due() {
                    let done = self.begin_reviews(clock()).await;
                    self.heard(reviews, done, "the reviews of access could not begin; they begin soon");
                }
                if benchmarks.is_due() {
                    let done = self.release_benchmarks(clock()).await;
                    self.heard(
                        benchmarks,
                        done,
                        "no figures across workspaces were released; it is tried again",
                    );
                }
            }
            // A full disk does not keep what is to be deleted.
            if captures.is_due() {
                let done = self.end_captures(clock()).await;
                self.heard(
                    captures,
                    done,
                    "captures for support could not be deleted; they are deleted soon",
                );
            }
            rounds.pause().await;
        }
    }

    /// After a failure the next look opens a connection of its own.
    fn heard<T>(&mut self, part: &mut Part, done: Result<T>, failed: &'static str) {
        if part.has_failed(done, failed) {
            self.looker = None;
        }
    }

    /// One look at every workspace with clocks that run; returns the number of reminders. Errors: the
    /// database's.
    pub async fn look(&mut self, now: Instant) -> Result<usize> {
        let (mut sent, mut after) = (0, Uuid::nil());
        loop {
            let looker = self.looker().await?;
            let found = sql::workspaces_with_clocks().bind(looker, &after, &WORKSPACES).all().await?;
            let Some(last) = found.last() else { return Ok(sent) };
            after = *last;
            for tenant in found {
                match self.of(tenant, now).await {
                    Ok(many) => sent += many,
                    // A failure in one workspace does not stop the others.
                    Err(error) => {
                        tracing::error!(%error, %tenant, "the clocks of a workspace could not be read")
                    }
                }
            }
        }
    }

    /// Tells every workspace of suppliers that are announced; returns the number of notices. Errors: the
    /// database's.
    pub async fn tell_of_suppliers(&mut self, now: Instant) -> Result<usize> {
        let platform = self.platform.clone();
        crate::suppliers::notices::send(&platform, self.looker().await?, now).await
    }

    /// Tells every workspace of looser figures; returns the number of notices. Errors: the database's.
    pub async fn tell_of_settings(&mut self, now: Instant) -> Result<usize> {
        let platform = self.platform.clone();
        crate::settings::notices::send(&platform, self.looker().await?, now).await
    }

    /// Begins the reviews of access of the quarter, once an hour; returns how many began. Errors: the
    /// database's.
    pub async fn begin_reviews(&mut self, now: Instant) -> Result<usize> {
        if self.begun_at.is_some_and(|last| now >= last && now < last + REVIEWS) {
            return Ok(0);
        }
        let platform = self.platform.clone();
        let begun = crate::reviews::begin_all(&platform, self.looker().await?, now).await?;
        self.begun_at = Some(now);
        Ok(begun)
    }

    /// Releases the figures of the last month across workspaces, once an hour if they are due; returns how
    /// many. A failure is tried again after an hour too. Errors: the database's.
    pub async fn release_benchmarks(&mut self, now: Instant) -> Result<usize> {
        if self.compared_at.is_some_and(|last| now >= last && now < last + BENCHMARKS) {
            return Ok(0);
        }
        self.compared_at = Some(now);
        let platform = self.platform.clone();
        crate::benchmarks::release_all(&platform, self.looker().await?, now).await
    }

    /// Deletes the captures for support whose time is over; returns how many cases it closed. Errors: the
    /// database's.
    pub async fn end_captures(&mut self, now: Instant) -> Result<usize> {
        let platform = self.platform.clone();
        crate::captures::end_over(&platform, self.looker().await?, now).await
    }

    async fn looker(&mut self) -> Result<&Client> {
        if self.looker.as_ref().is_none_or(Client::is_closed) {
            self.looker = Some(database::connect(&self.jobs).await.map_err(Error::internal)?);
        }
        self.looker.as_ref().ok_or_else(|| Error::internal("no connection"))
    }

    async fn of(&self, tenant: Uuid, now: Instant) -> Result<usize> {
        let guard = Guard::begin(&self.platform, TenantId::from_uuid(tenant), NOBODY).await?;
        let place = sql::place().bind(guard.pg(), &tenant).one().await?;
        let mut sent = 0;
        for running in sql::clocks_running().bind(guard.pg(), &tenant, &CLOCKS).all().await? {
            let (Some(kind), Some(clock)) = (CaseKind::of(&running.kind), Clock::of(&running.clock)) else {
                continue;
            };
            let due = clock.reminders(running.begun_at, running.due_at, now);
            if due <= running.reminders {
                continue;
            }
            let counted =
                sql::set_reminders().bind(guard.pg(), &due, &tenant, &running.case_clock_id).opt().await?;
            if counted.is_some() && !CANARIES.contains(&place.slug.as_str()) {
                let case = kind.name(running.case_no);
                let words = messages::duties::duty(&case, clock.task(), running.due_at, now > running.due_at);
                let link = format!("/w/{}{}/{}", place.slug, page(kind), running.case_no);
                let told = Notice { words, link, about: running.case_file_id, until: now + NEWS };
                tell(&guard, tenant, now, &told).await?;
                sent += 1;
            }
        }
        guard.commit().await?;
        Ok(sent)
    }
}
