//! Check of figures across workspaces: the attack by difference learns no more than the noise allows,
//! nineteen workspaces have no figure, and no budget is over.
//! Invariant: the attack draws by the code of the releases, from the system's random bytes. No verdict names
//! a workspace.

use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{World, enter, leave};
use assurance_queries::probes::benchmarks as sql;
use lifecycle::benchmarks::attack::{Attack, BOUND_MILLI, RUNS, attack};
use lifecycle::benchmarks::noise::SystemRandomness;
use lifecycle::benchmarks::rules::{MIN_COHORT, MONTH_MILLI, Metric, YEAR_MILLI, release_of};
use platform::error::Result as Tried;

/// What the attack found.
struct Trial {
    attacks: Vec<Attack>,
    /// Whether a cohort that is one too small got a figure.
    is_early: bool,
}

fn try_noise() -> Tried<Trial> {
    let mut source = SystemRandomness::default();
    let attacks = Metric::ALL.iter().map(|metric| attack(*metric, &mut source)).collect::<Tried<Vec<_>>>()?;
    let few = vec![0; MIN_COHORT - 1];
    Ok(Trial { attacks, is_early: release_of(Metric::OverdueBills, &few, &mut source)?.is_some() })
}

/// no-reidentification
pub async fn not_traceable(world: &World) -> Verdict {
    // So many draws take a moment, in which this thread would serve nobody.
    let found = tokio::task::spawn_blocking(try_noise).await??;
    let worst = found.attacks.iter().map(|it| it.ratio_milli).max().unwrap_or(0);
    ensure(found.attacks.iter().all(|it| it.is_refused), || {
        format!("With a workspace an outcome of a figure is {worst} thousandths as likely as without it.")
    })?;
    ensure(!found.is_early, || format!("A figure was drawn of fewer than {MIN_COHORT} workspaces."))?;
    let (given, members) = budgets(world).await?;
    let says = format!(
        "The attack by difference drew each figure {RUNS} times with a workspace and {RUNS} times without it: an outcome is at most \
         {worst} thousandths as likely, and chance aside {BOUND_MILLI} are allowed. {members} workspaces take part, and what each \
         spent of its budget is what its {given} contributions cost."
    );
    let ratio = usize::try_from(worst).unwrap_or(usize::MAX);
    Ok(Proof::of(says).with("ratio_milli", ratio).with("contributions", given).with("over", 0))
}

/// Looks at the budget of each workspace; returns how many contributions and members there are. Errors: one
/// is over.
async fn budgets(world: &World) -> Result<(usize, usize), Broken> {
    let session = world.as_app().await?;
    let (mut given, mut members) = (0, 0);
    for tenant in world.workspaces().await? {
        enter(&session, tenant).await?;
        let spent = sql::spent_by_year().bind(&session, &tenant, &YEAR_MILLI, &MONTH_MILLI).opt().await?;
        leave(&session).await?;
        let Some(spent) = spent else { continue };
        ensure(spent.unlike == 0, || {
            "What a workspace spent of its privacy budget differs from what its figures cost.".into()
        })?;
        ensure(spent.over_year == 0 && spent.over_month == 0, || {
            "A workspace spent more than its privacy budget.".into()
        })?;
        given += usize::try_from(spent.given)?;
        members += usize::from(spent.is_member);
    }
    Ok((given, members))
}
