//! Checks of incidents: their clocks, their notices, the yearly exercise, and a drill that ends the sessions of a
//! canary.
//! Invariant: the clocks of exercises count like those of incidents. No verdict has a word or the number of an
//! incident.

use super::access::is_in;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use identity::canaries::{As, Visit};
use jiff::SignedDuration;
use kernel::role::Role;
use lifecycle::casework::clock::Clock;
use lifecycle::casework::figures::{Figures, ever_began, figures};
use lifecycle::containment::set_read_only_of;
use lifecycle::incident::{end_sessions_of, read_figures};
use lifecycle::settings::{self, GuardedFigure};
use platform::instance::CANARIES;
use std::time::{Duration, Instant as Tick};

/// How old the last exercise may be.
const EXERCISE: SignedDuration = SignedDuration::from_hours(24 * 365);
/// How soon an order to end all sessions holds.
const SOON: Duration = Duration::from_secs(5);
/// The clocks that laws set.
const OF_LAW: [Clock; 8] = [
    Clock::AssessmentAu,
    Clock::AuthorityAu,
    Clock::CertIn,
    Clock::AuthorityIn,
    Clock::AuthorityEu,
    Clock::AuthorityUk,
    Clock::CraEarlyWarning,
    Clock::CraNotification,
];

/// The figures of some clocks together.
async fn all_of(world: &World, clocks: &[Clock]) -> Result<Figures, Broken> {
    let mut sum = Figures::default();
    for clock in clocks {
        let one = figures(&world.platform, *clock, (world.clock)()).await?;
        sum.running += one.running;
        sum.overdue += one.overdue;
        sum.done += one.done;
        sum.late += one.late;
        sum.worst_h = sum.worst_h.max(one.worst_h);
    }
    Ok(sum)
}

/// The sentence for clocks of which none ever began; None: one did.
pub(super) async fn never(world: &World, clocks: &[Clock], what: &str) -> Result<Option<String>, Broken> {
    for clock in clocks {
        if ever_began(&world.platform, *clock).await? {
            return Ok(None);
        }
    }
    Ok(Some(format!("Never needed yet: {what}.")))
}

/// A promised figure that is in force, in words.
pub(super) async fn words(world: &World, figure: GuardedFigure) -> Result<String, Broken> {
    Ok(settings::values(&world.platform).await?.words(figure, (world.clock)()))
}

fn proof(says: String, found: Figures) -> Proof {
    Proof::of(says)
        .with("open", found.running)
        .with("overdue", found.overdue)
        .with("done", found.done)
        .with("late", found.late)
        .with("worst_hours", usize::try_from(found.worst_h).unwrap_or(0))
}

/// incident-process
pub async fn worked_on(world: &World) -> Verdict {
    let clocks: Vec<Clock> =
        OF_LAW.into_iter().chain([Clock::CustomerNotice, Clock::PublicSummary]).collect();
    let found = all_of(world, &clocks).await?;
    ensure(found.overdue == 0, || format!("{} steps of incidents are overdue.", found.overdue))?;
    let (now, standing) = ((world.clock)(), read_figures(&world.platform).await?);
    let since = standing.exercise_at.unwrap_or(standing.began_at);
    ensure(now.duration_since(since) <= EXERCISE, || {
        "No incident was exercised for more than 365 days.".into()
    })?;
    let exercise = match standing.exercise_at {
        Some(at) => format!("the last exercise ended on {}", at.strftime("%-d %B %Y")),
        None => "no exercise was held yet, and the instance is younger than 365 days".to_owned(),
    };
    let says = format!("{} incidents are open, no step is overdue; {exercise}.", standing.open);
    Ok(proof(says, found).with("incidents", usize::try_from(standing.open)?))
}

/// incident-contain
pub async fn contain_in_time(world: &World) -> Verdict {
    // No other check visits this canary meanwhile.
    let work = world.at_work.lock().await;
    let visit = world.visit(CANARIES[1], As::role(Role::Owner)).await?;
    let mut client = world.stranger().await?;
    ensure(is_in(&mut client, visit.slug, &visit.cookie).await?, || {
        "A fresh session of a canary does not work, so that it cannot be ended.".into()
    })?;
    let began = Tick::now();
    let ended = end_sessions_of(&world.platform, visit.tenant, (world.clock)()).await?;
    while is_in(&mut client, visit.slug, &visit.cookie).await? {
        ensure(began.elapsed() <= SOON, || {
            "A session still works five seconds after the order to end it.".into()
        })?;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let took = began.elapsed();
    let is_shut = refuse_changes(world, &visit).await;
    drop(work);
    ensure(took <= SOON && ended > 0, || {
        format!("The order to end sessions took {} seconds.", took.as_secs())
    })?;
    ensure(is_shut?, || "A change in a canary that can only be read was not refused.".into())?;
    let millis = usize::try_from(took.as_millis())?;
    let says = format!(
        "All {ended} sessions of a canary were ended: {millis} milliseconds later its page was refused. Made read-only, it \
         refused the next change."
    );
    Ok(Proof::of(says).with("milliseconds", millis).with("sessions", ended))
}

/// Makes the canary read-only, tries a change, and lifts it again, whatever became of the try. Gives whether the
/// change was refused because of it.
async fn refuse_changes(world: &World, visit: &Visit) -> Result<bool, Broken> {
    let now = (world.clock)();
    set_read_only_of(&world.platform, visit.tenant, Some(now)).await?;
    let answer = change(world, &visit.token).await;
    set_read_only_of(&world.platform, visit.tenant, None).await?;
    Ok(answer? == "read_only")
}

/// Tries to publish no rate. Gives the code of the refusal.
async fn change(world: &World, token: &str) -> Result<String, Broken> {
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str()), ("idempotency-key", "drill-of-containment")];
    let answer =
        world.stranger().await?.post_json("/api/v1/actions/sell.rates.publish", &headers, "{}").await?;
    Ok(answer.code())
}

/// breach-notice
pub async fn tell_in_time(world: &World) -> Verdict {
    let found = all_of(world, &[Clock::CustomerNotice]).await?;
    let limit = words(world, GuardedFigure::CustomerNotice).await?;
    ensure(found.overdue == 0, || {
        format!("Of {} confirmed incidents the Owners were not told within {limit}.", found.overdue)
    })?;
    if let Some(says) = never(world, &[Clock::CustomerNotice], "no incident was confirmed").await? {
        return Ok(proof(says, found).unneeded());
    }
    let says = format!(
        "{} confirmed incidents wait for their notice, none longer than {limit}. Of {} notices in a year {} were late; the \
         slowest took {} hours.",
        found.running, found.done, found.late, found.worst_h
    );
    Ok(proof(says, found))
}

/// breach-notice-content
pub async fn whole(world: &World) -> Verdict {
    let found = read_figures(&world.platform).await?;
    ensure(found.gaps == 0, || format!("{} notices of incidents lack a part.", found.gaps))?;
    if found.notices == 0 {
        let says = "Never needed yet: no notice of an incident was sent.";
        return Ok(Proof::of(says).with("notices", 0).with("gaps", 0).unneeded());
    }
    let says = format!("{} notices were sent, each with all its parts.", found.notices);
    Ok(Proof::of(says).with("notices", usize::try_from(found.notices)?).with("gaps", 0))
}

/// breach-authority
pub async fn authorities(world: &World) -> Verdict {
    let found = all_of(world, &OF_LAW).await?;
    ensure(found.overdue == 0, || format!("{} authorities were not told in time.", found.overdue))?;
    if let Some(says) = never(world, &OF_LAW, "no authority had to be told").await? {
        return Ok(proof(says, found).unneeded());
    }
    let says = format!("{} authorities wait to be told, each still in time.", found.running);
    Ok(proof(says, found))
}

/// post-incident-summary
pub async fn summarise_in_time(world: &World) -> Verdict {
    let found = all_of(world, &[Clock::PublicSummary]).await?;
    let limit = words(world, GuardedFigure::Summary).await?;
    ensure(found.overdue == 0, || {
        format!("{} incidents have no published summary {limit} after they were resolved.", found.overdue)
    })?;
    let page = world.stranger().await?.get("/trust/incidents", &[]).await?;
    ensure(page.status == 200, || {
        format!("The page of summaries is answered {} to a stranger.", page.status)
    })?;
    if let Some(says) = never(world, &[Clock::PublicSummary], "no incident was resolved").await? {
        return Ok(proof(says, found).unneeded());
    }
    let says = format!(
        "{} resolved incidents wait for their summary, none for more than {limit}. The summaries are read without an account.",
        found.running
    );
    Ok(proof(says, found))
}
