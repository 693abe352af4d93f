//! The check of the export of a whole workspace: a canary is exported by the running program, and the archive
//! is opened, and brought into an empty workspace.
//! Invariant: the archive is of a canary and is removed at the end, whatever the result; the other
//! workspace is never committed.

use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use kernel::role::Role;
use lifecycle::archive::{judging, rehearsal};
use std::time::{Duration, Instant as Tick};
use uuid::Uuid;

/// Longest wait for the archive of a canary. An erasure meanwhile lets it be written once more.
const SOON: Duration = Duration::from_secs(60);
/// Longest time for all that is done with the archive. The rest of a check's time is for its removal.
const TRIAL: Duration = Duration::from_secs(105);
const BETWEEN: Duration = Duration::from_millis(500);

/// workspace-export
pub async fn whole_copy(world: &World) -> Verdict {
    let (platform, now) = (&world.platform, (world.clock)());
    let visit = world.visitor(Role::Owner).await?;
    let asked = judging::ask(platform, visit.tenant, UserId::from_uuid(Uuid::nil()), now).await?;
    let archive =
        asked.ok_or_else(|| Broken::because("An archive of a canary is being written for too long."))?;
    let trial = tokio::time::timeout(TRIAL, open_and_bring(world, (visit.tenant, archive), now)).await;
    // Whatever came of it, and also if it is still being written.
    let removed = judging::remove(platform, visit.tenant, archive).await;
    let proof = trial.unwrap_or_else(|_| {
        let seconds = TRIAL.as_secs();
        Err(Broken::because(format!("The archive of a canary was not brought in within {seconds} seconds.")))
    })?;
    removed?;
    Ok(proof)
}

/// Waits for the archive, opens it and brings it into an empty workspace.
async fn open_and_bring(world: &World, (tenant, archive): (TenantId, Uuid), now: Instant) -> Verdict {
    let (platform, began) = (&world.platform, Tick::now());
    let mut state = String::new();
    while began.elapsed() < SOON && !["done", "failed"].contains(&state.as_str()) {
        tokio::time::sleep(BETWEEN).await;
        state = judging::state(platform, tenant, archive).await?;
    }
    ensure(state == "done", || {
        format!("The archive of a canary was not written within {} seconds.", SOON.as_secs())
    })?;
    // A fault of the archive itself comes first: it could not be brought in either.
    let judged = judging::judge(platform, tenant, archive, now).await?;
    if let Some(fault) = judged.fault {
        return Err(Broken::because(fault));
    }
    let rehearsed = rehearsal::rehearse(platform, (tenant, archive), now, world.rules).await?;
    if let Some(fault) = rehearsed.fault {
        return Err(Broken::because(fault));
    }
    let says = format!(
        "A canary was exported and its archive opened: {} rows of {} tables in {} files, each with the digest that its manifest \
         says, and as many rows as the database has. Encrypted with a passphrase, opened and brought into an empty workspace, \
         {} rows of {} tables say the same there, and the proofs of its audit log hold.",
        judged.rows, judged.tables, judged.files, rehearsed.rows, rehearsed.tables
    );
    let rows = usize::try_from(judged.rows)?;
    let (again, events) = (usize::try_from(rehearsed.rows)?, usize::try_from(rehearsed.events)?);
    let proof = Proof::of(says).with("rows", rows).with("tables", judged.tables).with("files", judged.files);
    Ok(proof.with("brought_in", again).with("events", events))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::probe::LONGEST;

    #[test]
    fn a_trial_waits_for_the_archive_and_leaves_time_to_remove_it() {
        let spare = Duration::from_secs(15);
        assert!(SOON + spare <= TRIAL && TRIAL + spare <= LONGEST);
    }
}
