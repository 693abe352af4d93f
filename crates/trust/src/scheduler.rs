//! The task that runs every check on its interval, and all of them at the start.
//! What must stay true: one check at a time, so that proving costs a shop little; what could not be noted is tried again
//! and shows as overdue meanwhile.

use crate::lines::{self, Check};
use crate::probe::{self, Probe};
use crate::register::{PROMISES, Promise};
use crate::results;
use crate::state::{self, Run};
use crate::world::World;
use jiff::SignedDuration;
use kernel::day::Instant;
use platform::error::Result;
use std::collections::HashMap;
use std::time::Duration;
use tokio::sync::watch;

/// How often it looks what is due.
const LOOK: Duration = Duration::from_secs(5);

/// The promises this program can check, with their checks.
pub fn checks() -> impl Iterator<Item = (&'static Promise, Probe)> {
    PROMISES.iter().filter_map(|promise| match lines::of(promise.by).check {
        Check::Live(probe) => Some((promise, probe)),
        Check::Awaits(_) | Check::Word(_) => None,
    })
}

/// Checks until it is told to stop: everything once, then what is due.
pub async fn run(world: World, mut stop: watch::Receiver<bool>) {
    let mut last: HashMap<&'static str, Run> = HashMap::new();
    while !*stop.borrow() {
        for (promise, probe) in checks() {
            if *stop.borrow() {
                return;
            }
            if is_due(last.get(promise.id).copied(), promise, (world.clock)()) {
                match check(&world, promise, probe).await {
                    Ok(run) => {
                        last.insert(promise.id, run);
                    }
                    Err(error) => tracing::error!(%error, promise = promise.id, "a check could not be noted"),
                }
            }
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            changed = stop.changed() => if changed.is_err() { return },
        }
    }
}

fn is_due(last: Option<Run>, promise: &Promise, now: Instant) -> bool {
    let every = SignedDuration::from_secs(promise.every.into());
    state::due(last, every).is_none_or(|due| due <= now)
}

/// Runs one check and notes what it found. Errors: the database's.
pub async fn check(world: &World, promise: &Promise, probe: Probe) -> Result<Run> {
    let began = (world.clock)();
    let verdict = probe::run(probe, world).await;
    let ended = (world.clock)();
    if let Err(broken) = &verdict {
        let cause = broken.cause.as_deref().unwrap_or_default();
        tracing::warn!(promise = promise.id, says = broken.says, cause, "a promise is not kept");
    }
    results::store(&world.platform, promise, began, ended, &verdict).await?;
    Ok(Run { at: ended, held: verdict.is_ok() })
}
