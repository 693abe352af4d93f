//! The check of the export of a whole workspace: a canary is exported by the running program, and the archive
//! is opened.
//! Invariant: the archive is of a canary and is removed at the end, whatever the result.

use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use kernel::id::UserId;
use kernel::role::Role;
use lifecycle::archive::judging;
use std::time::{Duration, Instant as Tick};
use uuid::Uuid;

/// Longest wait for the archive of a canary.
const SOON: Duration = Duration::from_secs(40);
const BETWEEN: Duration = Duration::from_millis(500);

/// workspace-export
pub async fn whole_copy(world: &World) -> Verdict {
    let (platform, now) = (&world.platform, (world.clock)());
    let visit = world.visitor(Role::Owner).await?;
    let asked = judging::ask(platform, visit.tenant, UserId::from_uuid(Uuid::nil()), now).await?;
    let archive =
        asked.ok_or_else(|| Broken::because("An archive of a canary is being written for too long."))?;
    let began = Tick::now();
    let mut state = String::new();
    while began.elapsed() < SOON && !["done", "failed"].contains(&state.as_str()) {
        tokio::time::sleep(BETWEEN).await;
        state = judging::state(platform, visit.tenant, archive).await?;
    }
    ensure(state == "done", || {
        format!("The archive of a canary was not written within {} seconds.", SOON.as_secs())
    })?;
    let judged = judging::judge(platform, visit.tenant, archive, now).await;
    judging::remove(platform, visit.tenant, archive).await?;
    let judged = judged?;
    if let Some(fault) = judged.fault {
        return Err(Broken::because(fault));
    }
    let says = format!(
        "A canary was exported and its archive opened: {} rows of {} tables in {} files, each with the digest that its manifest \
         says, and as many rows as the database has.",
        judged.rows, judged.tables, judged.files
    );
    let rows = usize::try_from(judged.rows)?;
    Ok(Proof::of(says).with("rows", rows).with("tables", judged.tables).with("files", judged.files))
}
