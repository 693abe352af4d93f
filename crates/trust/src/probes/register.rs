//! The check of the register itself: that every other check ran in time.
//! What must stay true: it reads what the page reads, so that a scheduler that stands still shows on the page.

use crate::probe::{Proof, Verdict, ensure};
use crate::results;
use crate::scheduler;
use crate::state::Standing;
use crate::world::World;

/// policy-executable
pub async fn itself(world: &World) -> Verdict {
    let now = (world.clock)();
    let lines = results::found(&world.platform, now).await?.lines(now);
    let late: Vec<_> = lines
        .iter()
        .filter(|line| line.standing == Standing::Overdue && line.id != "policy-executable")
        .map(|line| line.id)
        .collect();
    ensure(late.is_empty(), || format!("No result in time for: {}.", late.join(", ")))?;
    let checked = scheduler::checks().count();
    let says =
        format!("{} promises are listed, {checked} of them are checked live, none is overdue.", lines.len());
    Ok(Proof::of(says).with("promises", lines.len()).with("checked", checked))
}
