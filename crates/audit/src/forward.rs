//! Passes security events on to another machine, in the order of the audit tree.
//! Invariant: the audit log is the queue. Its head, which is stored, moves only after the other machine took
//! the events before it, so none is lost by an outage or a kill; some may be sent twice. Nothing of an event's
//! content is read. If events wait for five minutes, `/trust` says so and the operators get a mail.

pub mod kinds;
pub mod syslog;

use crate::tree_sql;
use audit_queries::forward as sql;
use futures::future::try_join_all;
use jiff::SignedDuration;
use kernel::day::Instant;
use kinds::SecurityKind;
use lifecycle::pause::Rounds;
use mail::{messages, operators};
use platform::current::Current;
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{self, Guard};
use platform::outgoing::delivery::Receiver;
use platform::platform::Platform;
use platform::worries::Worry;
use std::sync::Arc;
use std::time::Duration;
use syslog::Line;
use tokio::sync::watch;
use tokio_postgres::Client;
use uuid::Uuid;

/// How often it looks for events.
const LOOK: Duration = Duration::from_secs(2);
/// Leaves of one look: the most lines of one delivery.
const WINDOW: i64 = 1000;
/// Workspaces that are read in one flight, as the sequencer does.
const IN_FLIGHT: usize = 4;
/// Events that wait for longer are late.
pub const LATE: SignedDuration = SignedDuration::from_mins(5);
/// The time between two mails about it.
const AGAIN: SignedDuration = SignedDuration::from_hours(24);
/// The name of the worry.
const WORRY: &str = "forward";

/// The result of a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    /// Events that the other machine took.
    pub taken: usize,
    /// Whether more events could be passed on at once.
    pub more: bool,
}

/// Where events go, and who gets a mail if they do not get there.
pub struct Target {
    /// The other machine.
    pub receiver: Arc<Current<Receiver>>,
    /// The name of this instance in each line.
    pub host: String,
    /// The contact that gets the operators' mails too; empty: none.
    pub contact: String,
}

/// Passes events on.
pub struct Forwarder {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    target: Target,
    looker: Option<Client>,
}

/// The next leaves.
struct Stretch {
    first: i64,
    before: i64,
    /// The size of the tree.
    size: i64,
    /// When the operators were mailed that events are late.
    warned_at: Option<Instant>,
}

impl Forwarder {
    /// A forwarder with the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config, target: Target) -> Forwarder {
        Forwarder { platform, jobs, target, looker: None }
    }

    /// Runs until the program stops.
    pub async fn run(mut self, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(LOOK, stop);
        while rounds.continue_now() {
            let looked = self.look(clock()).await;
            if looked.as_ref().is_ok_and(|it| it.more) {
                continue;
            }
            if looked.is_err() {
                self.looker = None;
            }
            rounds.rest(looked, "security events could not be passed on; it is tried again soon").await;
        }
    }

    /// Passes the next events on. Errors: the database's. If the receiver takes nothing, that is no error: the
    /// events wait.
    pub async fn look(&mut self, now: Instant) -> Result<Pass> {
        let stretch = self.begin().await?;
        let lines = self.lines(&stretch).await?;
        let stream = syslog::frames(&lines, &self.target.host);
        if !lines.is_empty()
            && let Err(why) = self.target.receiver.get().take(&stream).await
        {
            tracing::warn!(%why, waiting = lines.len(), "the other machine did not take the security events");
            self.tell_if_late(&stretch, lines[0].at, now).await?;
            return Ok(Pass { taken: 0, more: false });
        }
        self.end(&stretch).await?;
        Ok(Pass { taken: lines.len(), more: stretch.before < stretch.size })
    }

    /// The next leaves. The first look of an instance begins with the events that come from now on.
    async fn begin(&self) -> Result<Stretch> {
        let (guard, instance) = (Guard::begin(&self.platform, INSTANCE, NOBODY).await?, INSTANCE.uuid());
        let size = tree_sql::head().bind(guard.pg(), &instance).opt().await?.map_or(0, |head| head.size);
        let head = sql::forward_head().bind(guard.pg(), &instance).opt().await?;
        if head.is_none() {
            sql::open_forward_head().bind(guard.pg(), &instance, &size).opt().await?;
        }
        guard.commit().await?;
        // A restored database may have a smaller tree than the one that was passed on.
        let first = head.as_ref().map_or(size, |head| head.leaf_index.min(size));
        let warned_at = head.and_then(|head| head.warned_at);
        Ok(Stretch { first, before: size.min(first + WINDOW), size, warned_at })
    }

    /// Moves the head behind these leaves, and ends a warning when nothing waits any more.
    async fn end(&self, stretch: &Stretch) -> Result<()> {
        let is_done = stretch.before == stretch.size;
        if is_done {
            self.platform.worries.mended(WORRY);
        }
        let is_relieved = is_done && stretch.warned_at.is_some();
        if stretch.first == stretch.before && !is_relieved {
            return Ok(());
        }
        let (guard, instance) = (Guard::begin(&self.platform, INSTANCE, NOBODY).await?, INSTANCE.uuid());
        sql::move_forward_head().bind(guard.pg(), &stretch.before, &instance, &stretch.first).opt().await?;
        if is_relieved {
            sql::set_warned().bind(guard.pg(), &None::<Instant>, &instance).opt().await?;
        }
        guard.commit().await
    }

    /// The security events among these leaves, in the order of the tree.
    async fn lines(&mut self, stretch: &Stretch) -> Result<Vec<Line>> {
        if stretch.first == stretch.before {
            return Ok(Vec::new());
        }
        let (first, before) = (stretch.first, stretch.before);
        let tenants = sql::workspaces_between().bind(self.looker().await?, &first, &before).all().await?;
        let guard = Guard::begin(&self.platform, INSTANCE, NOBODY).await?;
        let mut lines = Vec::new();
        for some in tenants.chunks(IN_FLIGHT) {
            lines.extend(of_workspaces(&guard, some, stretch).await?);
        }
        guard.rollback().await;
        lines.sort_by_key(|line| line.leaf);
        Ok(lines)
    }

    async fn looker(&mut self) -> Result<&Client> {
        if self.looker.as_ref().is_none_or(Client::is_closed) {
            self.looker = Some(database::connect(&self.jobs).await.map_err(Error::internal)?);
        }
        self.looker.as_ref().ok_or_else(|| Error::internal("no connection"))
    }

    /// Tells everybody on `/trust`, and the operators by mail once a day.
    async fn tell_if_late(&self, stretch: &Stretch, since: Instant, now: Instant) -> Result<()> {
        if !is_late(since, now) {
            return Ok(());
        }
        let worry = Worry {
            title: "Security events do not reach the other machine".into(),
            says: "They wait in the audit log and are sent when the machine takes them.".into(),
            since,
        };
        self.platform.worries.tell(WORRY, worry);
        if !is_mail_due(stretch.warned_at, now) {
            return Ok(());
        }
        let words = messages::forward::late(since, now);
        operators::warn(&self.platform, &self.jobs, &self.target.contact, &words, now).await?;
        self.platform.mail.wake();
        let (guard, instance) = (Guard::begin(&self.platform, INSTANCE, NOBODY).await?, INSTANCE.uuid());
        sql::set_warned().bind(guard.pg(), &Some(now), &instance).opt().await?;
        guard.commit().await
    }
}

/// The security events of these workspaces, read in one flight: each is entered right before its own
/// statement.
async fn of_workspaces(guard: &Guard, tenants: &[Uuid], stretch: &Stretch) -> Result<Vec<Line>> {
    let client = guard.pg();
    let enter = internal::enter().prepare(client).await?;
    let events = sql::events_between().prepare(client).await?;
    let read = try_join_all(tenants.iter().map(async |tenant| {
        let (entered, rows) = tokio::join!(biased;
            async { enter.bind(client, tenant, &NOBODY.uuid()).one().await },
            async { events.bind(client, tenant, &stretch.first, &stretch.before).all().await });
        entered?;
        let lines: Vec<Line> = rows?.into_iter().filter_map(|row| line_of(*tenant, row)).collect();
        Ok::<_, Error>(lines)
    }))
    .await?;
    Ok(read.into_iter().flatten().collect())
}

/// The line of an event. None: it is no security event.
fn line_of(workspace: Uuid, row: sql::EventsBetween) -> Option<Line> {
    let kind = SecurityKind::of(&row.action, row.code.as_deref())?;
    Some(Line {
        kind,
        leaf: row.leaf_index,
        at: row.at,
        workspace,
        event: row.event_id,
        action: row.action,
        result: row.result,
        code: row.code,
        request: row.request_id,
        actor: row.actor_id,
    })
}

/// Whether events that wait since then are late.
fn is_late(since: Instant, now: Instant) -> bool {
    now.duration_since(since) >= LATE
}

/// Whether another mail is due.
fn is_mail_due(warned_at: Option<Instant>, now: Instant) -> bool {
    warned_at.is_none_or(|at| now.duration_since(at) >= AGAIN)
}

/// How the events are passed on, for a check.
pub struct Lag {
    /// Leaves that wait.
    pub leaves: i64,
    /// Whether the operators were lately told that events are late.
    pub is_late: bool,
}

/// How far the passing on is behind the tree. None: nothing was passed on yet. Errors: the database's.
pub async fn lag(platform: &Platform, now: Instant) -> Result<Option<Lag>> {
    let (guard, instance) = (Guard::begin(platform, INSTANCE, NOBODY).await?, INSTANCE.uuid());
    let size = tree_sql::head().bind(guard.pg(), &instance).opt().await;
    let head = sql::forward_head().bind(guard.pg(), &instance).opt().await;
    guard.rollback().await;
    let size = size?.map_or(0, |head| head.size);
    let lag = |head: sql::ForwardHead| Lag {
        leaves: (size - head.leaf_index).max(0),
        // Where the operator has switched the passing on off, nobody ends an old warning.
        is_late: head.warned_at.is_some_and(|at| now.duration_since(at) < AGAIN + LATE),
    };
    Ok(head?.map(lag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_late_after_five_minutes_and_the_operators_get_one_mail_a_day() {
        let at = |seconds| Instant::from_second(seconds).expect("a moment");
        assert!(!is_late(at(0), at(299)) && is_late(at(0), at(300)));
        assert!(is_mail_due(None, at(300)));
        assert!(!is_mail_due(Some(at(300)), at(300 + 86_399)));
        assert!(is_mail_due(Some(at(300)), at(300 + 86_400)));
    }
}
