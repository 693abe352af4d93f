//! The task that runs every check on its interval, and all of them at the start, unless that is switched off.
//! Invariant: the task runs one check at a time, so that it costs a shop little. A result that could not be
//! stored is tried again, and shows as overdue until then.

use crate::lines::checks;
use crate::probe::{self, Probe};
use crate::register::Promise;
use crate::results;
use crate::state::{self, Run};
use crate::world::World;
use jiff::SignedDuration;
use kernel::day::Instant;
use lifecycle::suspicion;
use platform::error::{Error, Result};
use platform::telemetry::spans::Key;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How often it checks which runs are due.
const LOOK: Duration = Duration::from_secs(5);
/// The program serves first after its start: a shop that waited for it has the first minute for itself. Then
/// one check follows the other, with a pause for the shop between them.
pub const SETTLE: Duration = Duration::from_secs(60);
const BETWEEN: Duration = Duration::from_secs(1);

/// When the task begins its first round of checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstRound {
    /// Never: a check runs only when a command asks for it.
    Off,
    /// This long after the start.
    After(Duration),
}

/// The lock that allows one check at a time in any process (PostgreSQL's advisory locks; "trust" in hex).
pub const TURN: i64 = 0x74_72_75_73_74;

/// A turn at checking; dropping it ends it.
pub struct Turn(#[expect(dead_code, reason = "the lock ends with its connection")] tokio_postgres::Client);

impl Turn {
    /// Waits until no other process checks, so that a command and the task of a serving program do not mix
    /// their results. Errors: the database's.
    pub async fn take(world: &World) -> Result<Turn> {
        let client = database::connect(&world.access.probe).await.map_err(Error::internal)?;
        // Without a time limit: a command may run all checks.
        let lock = "set statement_timeout = 0; set lock_timeout = 0";
        client.batch_execute(lock).await?;
        client.query_one("select pg_catalog.pg_advisory_lock($1)", &[&TURN]).await?;
        Ok(Turn(client))
    }
}

/// Runs all checks once, then each when it is due, until it is stopped. It ends at once where the first round
/// is off: then only a command runs checks, and their results become overdue.
pub async fn run(world: World, first_round: FirstRound, mut stop: watch::Receiver<bool>) {
    let FirstRound::After(wait) = first_round else { return };
    let mut last: HashMap<&'static str, Run> = HashMap::new();
    pause(wait, &mut stop).await;
    while !*stop.borrow() {
        for (promise, probe) in checks() {
            if *stop.borrow() {
                return;
            }
            // Checks write their trials and their results. On a full disk they wait, and become overdue if
            // that lasts.
            if world.platform.disk.spares() {
                break;
            }
            if is_due(last.get(promise.id).copied(), promise, (world.clock)()) {
                if let Some(run) = in_turn(&world, promise, probe).await {
                    last.insert(promise.id, run);
                }
                pause(BETWEEN, &mut stop).await;
            }
        }
        pause(LOOK, &mut stop).await;
    }
}

/// Runs a check in its turn. None where the result could not be stored, which the log says.
async fn in_turn(world: &World, promise: &Promise, probe: Probe) -> Option<Run> {
    let checked = match Turn::take(world).await {
        Ok(_turn) => check(world, promise, probe).await.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    checked
        .inspect_err(|error| tracing::error!(%error, promise = promise.id, "a check could not be noted"))
        .ok()
}

/// Checks that mostly wait for the program: a round starts them first, and they wait beside the others. Their
/// timed part holds `World::at_work` by themselves.
const WAITING: [&str; 3] = ["edge-limits", "anomaly-monitoring", "incident-contain"];
/// Checks that compare the data before and after: a round runs them when no other check is at work.
const ALONE: [&str; 1] = ["mutations-by-action"];

/// A round takes minutes on a slow machine. Checks that are due again within less than this come at its end, so
/// that their results are not overdue when it ends.
const SOON: u32 = 60 * 60;

/// Runs every check once, or those of these promises, for a waiting caller. Errors: the database's.
pub async fn round(world: &Arc<World>, ids: &[String]) -> Result<()> {
    let of_round = |part| {
        let is_asked = |id: &str| ids.is_empty() || ids.iter().any(|asked| asked == id);
        of_round(part).filter(move |(promise, _)| is_asked(promise.id))
    };
    let mut beside = JoinSet::new();
    for (promise, probe) in of_round(Part::Waiting) {
        let world = world.clone();
        beside.spawn(async move { check(&world, promise, probe).await });
    }
    for (promise, probe) in of_round(Part::First) {
        let _work = world.at_work.lock().await;
        check(world, promise, probe).await?;
    }
    while let Some(ended) = beside.join_next().await {
        ended.map_err(Error::internal)??;
    }
    for part in [Part::Alone, Part::Soon] {
        for (promise, probe) in of_round(part) {
            check(world, promise, probe).await?;
        }
    }
    Ok(())
}

/// The parts of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Waiting,
    First,
    Alone,
    Soon,
}

fn of_round(part: Part) -> impl Iterator<Item = (&'static Promise, Probe)> {
    checks().filter(move |(promise, _)| part_of(promise) == part)
}

fn part_of(promise: &Promise) -> Part {
    match promise.id {
        id if WAITING.contains(&id) => Part::Waiting,
        id if ALONE.contains(&id) => Part::Alone,
        _ if promise.every < SOON => Part::Soon,
        _ => Part::First,
    }
}

/// Waits, or less if it is stopped.
async fn pause(long: Duration, stop: &mut watch::Receiver<bool>) {
    // A closed channel counts as a stop: the program is ending.
    let _ = tokio::time::timeout(long, stop.wait_for(|is_over| *is_over)).await;
}

fn is_due(last: Option<Run>, promise: &Promise, now: Instant) -> bool {
    let every = SignedDuration::from_secs(promise.every.into());
    state::due(last, every).is_none_or(|due| due <= now)
}

/// Runs one check and stores its result. Errors: the database's.
pub async fn check(world: &World, promise: &Promise, probe: Probe) -> Result<Run> {
    let began = (world.clock)();
    let span = world.platform.span("check a promise");
    span.tell(Key::PROMISE, promise.id);
    let verdict = span.around(probe::run(probe, world)).await;
    span.tell(Key::RESULT, if verdict.is_ok() { "kept" } else { "not kept" });
    drop(span);
    let ended = (world.clock)();
    if let Err(broken) = &verdict {
        let cause = broken.cause.as_deref().unwrap_or_default();
        tracing::warn!(promise = promise.id, says = broken.says, cause, "a promise is not kept");
    }
    results::store(&world.platform, promise, began, ended, &verdict).await?;
    suspect(world, promise, &verdict, ended).await;
    Ok(Run { at: ended, held: verdict.is_ok() })
}

/// Promises whose red line may mean that data is in wrong hands: each opens an incident by itself.
const SUSPICIOUS: [&str; 9] = [
    "anonymous-rejected",
    "audit-tamper-evident",
    "encrypt-columns",
    "key-custody",
    "mutations-by-action",
    "password-storage",
    "rbac-server-side",
    "tenant-isolation",
    "tenant-separation-beyond-sql",
];

/// Opens an incident if the line is a suspicious one. A check that could not run says nothing about the promise. A
/// failure is logged; the next run of the check tries again.
async fn suspect(world: &World, promise: &Promise, verdict: &probe::Verdict, now: Instant) {
    let Err(broken) = verdict else { return };
    if broken.cause.is_some() || !SUSPICIOUS.contains(&promise.id) {
        return;
    }
    match suspicion::suspect(&world.platform, promise.id, &broken.says, now).await {
        Ok(Some(number)) => tracing::warn!(promise = promise.id, number, "a red line opened an incident"),
        Ok(None) => {}
        Err(error) => tracing::error!(%error, promise = promise.id, "a red line opened no incident"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;

    #[tokio::test]
    async fn without_a_first_round_the_task_ends_and_runs_nothing() {
        let (_stop, stopped) = watch::channel(false);
        let begin = |first_round| run(World::nowhere(), first_round, stopped.clone()).now_or_never();
        assert_eq!(begin(FirstRound::Off), Some(()));
        assert_eq!(begin(FirstRound::After(SETTLE)), None, "it waits for its first round");
    }

    #[test]
    fn each_line_that_opens_an_incident_has_a_check() {
        let found = checks().filter(|(promise, _)| SUSPICIOUS.contains(&promise.id)).count();
        assert_eq!(found, SUSPICIOUS.len());
    }

    #[test]
    fn a_round_has_each_check_once_and_ends_with_those_that_are_due_soonest() {
        let many = |part| of_round(part).count();
        assert_eq!((many(Part::Waiting), many(Part::Alone)), (WAITING.len(), ALONE.len()));
        let parts = [Part::Waiting, Part::First, Part::Alone, Part::Soon];
        assert_eq!(parts.map(many).iter().sum::<usize>(), checks().count());
        assert!(of_round(Part::First).all(|(promise, _)| promise.every >= SOON));
        assert!(of_round(Part::Soon).any(|(promise, _)| promise.id == "replication"));
    }
}
