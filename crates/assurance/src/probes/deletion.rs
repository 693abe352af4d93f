//! Checks of ended workspaces: nothing of them is left, and no copy brings them back.
//! Invariant: the check counts workspaces and never names them; it undoes its own try, whatever the result.

use super::backups;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use assurance_queries::probes::deletion as sql;
use jiff::SignedDuration;
use lifecycle::deletion;
use lifecycle::lifetime::Lifetime;
use platform::instance::CANARIES;
use platform::keyring::Fault;
use tokio_postgres::error::SqlState;
use uuid::Uuid;

/// Longest time that a workspace may remain after its day.
const LATE: SignedDuration = SignedDuration::from_hours(1);

/// termination-deletion
pub async fn ended(world: &World) -> Verdict {
    let (platform, now) = (&world.platform, (world.clock)());
    let (vault, gone) = (platform.encryption.vault(), deletion::ended(platform).await?);
    let is_certified = |tenant| gone.iter().any(|it| it.workspace == tenant);
    let begun = vault.tombstones().iter().filter(|it| it.at < now - LATE && !is_certified(it.tenant)).count();
    let lived = Lifetime::read(platform, now).await?;
    let late = deletion::overdue(&world.access.jobs, &lived, LATE).await?.max(begun);
    ensure(late == 0, || {
        format!("{late} workspaces are past their day for more than an hour and still there.")
    })?;
    for it in &gone {
        let left: i64 = deletion::left(platform, it.workspace).await?.values().sum();
        ensure(left == 0, || format!("{left} rows are left of a workspace that has ended."))?;
        let has_key = vault.has_key(it.workspace).map_err(unread)?;
        ensure(!has_key, || "A workspace that has ended has a key still.".into())?;
    }
    is_refused(world).await?;
    let says = format!(
        "{} workspaces have ended: no row of them is in any table, and no key. Removing one that has not ended was tried and \
         refused.",
        gone.len()
    );
    Ok(Proof::of(says).with("workspaces", gone.len()).with("rows", 0))
}

/// Tries to remove a workspace that has not ended with the function that removes ended ones.
async fn is_refused(world: &World) -> Result<(), Broken> {
    let of = world.as_app().await?;
    let found = of.query_one("select tenant_id from app.address where slug = $1", &[&CANARIES[1]]).await?;
    let (tenant, far): (Uuid, _) = (found.get(0), (world.clock)() + SignedDuration::from_hours(24 * 400));
    let jobs = database::connect(&world.access.jobs).await?;
    jobs.batch_execute("begin").await?;
    let asked = sql::remove_ended().bind(&jobs, &tenant, &far, &"app.kept_answer", &1).one().await;
    jobs.batch_execute("rollback").await?;
    let code = asked.err().and_then(|error| error.code().cloned());
    ensure(code == Some(SqlState::INSUFFICIENT_PRIVILEGE), || {
        "The function that removes ended workspaces accepted a workspace that has not ended.".into()
    })
}

/// deletion-in-backups
pub async fn in_backups(world: &World) -> Verdict {
    let vault = world.platform.encryption.vault();
    // Reads keyring and list from the disk: this compares the chain, its length and its end.
    let custody = vault.judged().map_err(unread)?;
    let stones = vault.tombstones();
    let keys = vault.versions();
    let kept = stones.iter().filter(|stone| keys.iter().any(|key| key.tenant == stone.tenant)).count();
    ensure(kept == 0, || format!("{kept} keys are in the keyring of workspaces that have ended."))?;
    let told = deletion::ended(&world.platform).await?;
    let unlisted = told.iter().filter(|it| !stones.iter().any(|stone| stone.tenant == it.workspace)).count();
    ensure(unlisted == 0, || {
        format!("{unlisted} workspaces that have ended are not on the list of destroyed keys.")
    })?;
    let aged = backups::retention(world).await?;
    let says = format!(
        "{} workspaces are on the list of destroyed keys, which applies to every keyring and every restored database. \
         The list is complete and unchanged, and none of the {} keys belongs to a workspace on it. {}",
        stones.len(),
        custody.keys,
        aged.says
    );
    Ok(Proof::of(says).with("tombstones", stones.len()).with("keys", custody.keys))
}

fn unread(fault: Fault) -> Broken {
    match fault {
        Fault::Tombstones { .. } => {
            Broken::caused("The list of workspaces that have ended is gone, cut off or was changed.", fault)
        }
        other => Broken::caused("The keyring cannot be read.", other),
    }
}
