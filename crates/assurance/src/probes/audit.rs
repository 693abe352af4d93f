//! Checks of the audit log: whether it is unchanged since it was sealed, and who can see it.
//! Invariant: a fault is named by its place in the tree, never by the workspace of its event.

use crate::client::Client;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use audit::verify::{self, Seen, Wanted};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use kernel::day::Instant;
use kernel::permission::Permission;
use kernel::role::Role;

/// A check computes all leaves of a tree of this size again; of a larger tree a part each hour, all in a day.
const AT_ONCE: u64 = 100_000;
const HOURS: u64 = 24;
/// Checkpoints per check: those of the last hours.
const CHECKPOINTS: i64 = 500;
/// Longest wait of an event for its leaf, and of a leaf for its checkpoint.
const LATE: SignedDuration = SignedDuration::from_secs(120);
/// The part of the log after every event: the check asks who may read, not what is there.
const BEHIND: &str = "?after=9007199254740991";
/// How soon an Owner sees an event.
const SOON: SignedDuration = SignedDuration::from_secs(2);

/// audit-tamper-evident
pub async fn tree(world: &World) -> Verdict {
    let size = verify::size(&world.platform).await?;
    let hour = (world.clock)().to_zoned(TimeZone::UTC).hour();
    let part = if size <= AT_ONCE { (0, 1) } else { (u64::try_from(hour)?, HOURS) };
    let wanted = Wanted { part, checkpoints: CHECKPOINTS };
    let seen = verify::look(&world.platform, &world.access.jobs, wanted).await?;
    if let Some(fault) = seen.fault {
        return Err(Broken::because(fault));
    }
    in_time(&seen, (world.clock)())?;
    let rows = usize::try_from(seen.rows.end - seen.rows.start)?;
    let says = format!(
        "The tree of {} events was hashed again, {rows} of them from their rows, and {} signed checkpoints lie on its way.",
        seen.size, seen.checkpoints
    );
    Ok(Proof::of(says)
        .with("events", usize::try_from(seen.size)?)
        .with("rows", rows)
        .with("checkpoints", seen.checkpoints))
}

/// Fails if an event waits too long for its leaf, or a leaf for a signature.
fn in_time(seen: &Seen, now: Instant) -> Result<(), Broken> {
    let is_late = |since: Instant| now.duration_since(since) > LATE;
    ensure(!seen.waiting_since.is_some_and(is_late), || "An event waits for its leaf for too long.".into())?;
    let (signed, at) = seen.checkpoint.unzip();
    let is_signed = signed.unwrap_or(0) == seen.size;
    ensure(is_signed || at.is_some_and(|at| !is_late(at)), || {
        "The newest events are in no checkpoint.".into()
    })
}

/// audit-visible
pub async fn visible(world: &World) -> Verdict {
    let mut client = world.stranger().await?;
    let mut tried = 0;
    for role in Role::ALL {
        let visit = world.visitor(*role).await?;
        for (page, part) in [("/audit", ""), ("/audit/export", BEHIND)] {
            let path = format!("/w/{}{page}{part}", visit.slug);
            let answer = client.get(&path, &[("cookie", &visit.cookie)]).await?;
            let may = Permission::AuditRead.roles().has(*role);
            // Before the first checkpoint there is nothing to export.
            let is_told = answer.status == 200 || (page.ends_with("export") && answer.status == 404);
            let is_right = if may { is_told } else { answer.status == 403 };
            ensure(is_right, || format!("{} was answered {} at {page}.", role.as_str(), answer.status))?;
            tried += 1;
        }
    }
    let waited = seen_after(world, &mut client).await?;
    ensure(waited <= SOON, || format!("An event was seen only after {} seconds.", waited.as_secs()))?;
    let says = format!(
        "{tried} pairs of role and page were tried: Owner, Admin and Auditor read the log, nobody else; an event of this \
         moment was seen within {} seconds.",
        SOON.as_secs()
    );
    Ok(Proof::of(says).with("pairs", tried))
}

/// The time until an Owner sees that somebody signed in.
async fn seen_after(world: &World, client: &mut Client) -> Result<SignedDuration, Broken> {
    let began = (world.clock)();
    let visit = world.visitor(Role::Owner).await?;
    let bearer = format!("Bearer {}", visit.token);
    let path = "/api/v1/queries/workspace.audit?action=workspace.session.open";
    let answer = client.get(path, &[("authorization", &bearer)]).await?;
    let told: serde_json::Value = serde_json::from_slice(&answer.body)?;
    let newest = told["rows"][0]["time"].as_str().and_then(|text| text.parse::<Instant>().ok());
    // The log keeps microseconds and the clock is finer; a fast machine does this within one.
    let is_of_now = |at: Instant| at.as_millisecond() >= began.as_millisecond();
    ensure(newest.is_some_and(is_of_now), || "An event of this moment is not in the log.".into())?;
    Ok((world.clock)().duration_since(began))
}
