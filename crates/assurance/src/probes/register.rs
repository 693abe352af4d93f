//! The check of the register itself: every other check ran in time, by a clock that goes forward.
//! Invariant: it reads the same results as the page, so that a scheduler that has stopped shows on the page.

use crate::lines;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::results;
use crate::state::PromiseStatus;
use crate::world::World;
use platform::clock;

/// policy-executable
pub async fn itself(world: &World) -> Verdict {
    let now = (world.clock)();
    let lines = results::found(&world.platform, now).await?.lines(now);
    let late: Vec<_> = lines
        .iter()
        .filter(|line| line.standing == PromiseStatus::Overdue && line.id != "policy-executable")
        .map(|line| line.id)
        .collect();
    ensure(late.is_empty(), || format!("No result in time for: {}.", late.join(", ")))?;
    if let Some((at, seconds)) = clock::last_back(&world.platform, now).await? {
        return Err(Broken::because(format!(
            "The clock of this machine went back by {seconds} seconds, seen on {}. Codes that were used before stay used, and \
             no wait after wrong passwords is longer by it. How old a result here is may be wrong until a day later.",
            at.strftime("%-d %B %Y, %H:%M (UTC)")
        )));
    }
    let checked = lines::checks().count();
    let says =
        format!("{} promises are listed, {checked} of them are checked live, none is overdue.", lines.len());
    Ok(Proof::of(says).with("promises", lines.len()).with("checked", checked))
}
