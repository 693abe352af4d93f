//! Checks of the people: the rights of the database's roles with the reviews of access of each quarter, and
//! the policies with those who must have read them.
//! Invariant: a shop that puts its own review off turns no promise of the operator red; it is counted. No
//! verdict names a person or a workspace.

use super::schema;
use crate::probe::{Proof, Verdict, ensure};
use crate::world::{World, enter, leave};
use assurance_queries::probes::reviews as sql;
use jiff::SignedDuration;
use lifecycle::reviews::quarter_of;
use platform::instance::{CANARIES, INSTANCE};

/// The part of the promise that has no trial yet.
const UNTRIED: &str =
    "a trial of which fields of an answer each role gets, such as the cost of a lot for a Maker";
/// How long after the first moment of a quarter every review is open.
const BEGINS: SignedDuration = SignedDuration::from_hours(24);

/// least-privilege
pub async fn least(world: &World) -> Verdict {
    let rights = schema::rights(world).await?;
    let (session, all, now) = (world.as_app().await?, world.workspaces().await?, (world.clock)());
    let quarter = quarter_of(now);
    let (mut running, mut late, mut done, mut missing, mut own_late) = (0, 0, 0, 0, 0);
    for tenant in &all {
        enter(&session, *tenant).await?;
        let found =
            sql::reviews_figures().bind(&session, tenant, &&CANARIES[..], &now, &quarter).one().await?;
        leave(&session).await?;
        let is_own = *tenant == INSTANCE.uuid();
        running += found.running;
        late += found.overdue;
        done += found.done;
        own_late += if is_own { found.overdue } else { 0 };
        let is_due = found.founded_at.is_some_and(|at| at < quarter) && now > quarter + BEGINS;
        missing += i64::from(is_due && found.of_quarter == 0);
    }
    ensure(own_late == 0, || {
        "The review of those who run this instance is overdue: some of them wait for a decision.".into()
    })?;
    ensure(missing == 0, || format!("In {missing} workspaces no review of access began in this quarter."))?;
    let count = |many: i64| usize::try_from(many).unwrap_or(0);
    let says = format!(
        "{} Each workspace reviews who may do what every quarter: {running} reviews run, {late} of them longer than 30 days, \
         and {done} are closed.",
        rights.says
    );
    Ok(Proof { says, ..rights }
        .lacking(UNTRIED)
        .with("reviews_running", count(running))
        .with("reviews_overdue", count(late))
        .with("reviews_closed", count(done)))
}
