//! The difference attack: somebody knows all workspaces of a cohort but one, and tries to see from its
//! figures whether that one took part. The program tries it on itself before each round, and as a check of
//! the promise.
//! Invariant: the attack draws its noise by the function that draws the noise of releases.

use super::noise::Randomness;
use super::rules::{COST_MILLI, MIN_COHORT, Metric, Noisy, noisy_of};
use platform::error::{Error, Result};

/// How often each of both figures is drawn.
pub const RUNS: u64 = 10_000;
/// e to the power of what a figure costs (0.325), rounded up, in thousandths.
pub const BOUND_MILLI: u64 = 1_385;
const _: () = assert!(COST_MILLI == 325, "the bound belongs to this cost");
/// Standard deviations by which chance may go over the bound: in one of three million draws.
const DEVIATIONS: u64 = 5;
/// Ranges of the total, and sides of the number.
const RANGES: usize = 4;
const SIDES: usize = 2;

/// How the attack went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attack {
    /// How much likelier any outcome is with the workspace than without it, or without it than with it, at
    /// most; in thousandths, as counted.
    pub ratio_milli: u64,
    /// Whether that is within the bound, but for chance.
    pub is_refused: bool,
}

/// Draws the figures of a cohort many times, with and without a workspace, and compares how often each
/// outcome comes. Errors: the source's.
pub fn attack(metric: Metric, source: &mut impl Randomness) -> Result<Attack> {
    attack_on(metric, |values| noisy_of(metric, values, source))
}

/// The attack on any way to draw a figure. Errors: those of the draw.
fn attack_on(metric: Metric, mut draw: impl FnMut(&[i64]) -> Result<Noisy>) -> Result<Attack> {
    let bounds = metric.bounds();
    // The others are all at one bound and the workspace at the other: nothing moves a total more.
    let mut values = vec![bounds.low; MIN_COHORT];
    let without = outcomes(metric, &values, &mut draw)?;
    values.push(bounds.high);
    let with = outcomes(metric, &values, &mut draw)?;
    let pairs = || without.iter().zip(&with).flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
    Ok(Attack {
        ratio_milli: pairs().map(|(many, few)| many * 1000 / few.max(1)).max().unwrap_or(0),
        is_refused: pairs().all(|(many, few)| is_within(many, few)),
    })
}

/// Whether an outcome that came so often came no more than the bound allows beside the other figure.
fn is_within(many: u64, few: u64) -> bool {
    let chance = DEVIATIONS * (many + 2 * few + 1).isqrt();
    many * 1000 <= BOUND_MILLI * few + 1000 * chance
}

/// How often each outcome came.
fn outcomes(
    metric: Metric,
    values: &[i64],
    draw: &mut impl FnMut(&[i64]) -> Result<Noisy>,
) -> Result<[u64; RANGES * SIDES]> {
    let half = (metric.bounds().high - metric.bounds().low) / 2;
    // The total without the workspace is known to the attacker, and the noise is five times what one moves.
    let count = i64::try_from(MIN_COHORT).map_err(Error::internal)?;
    let total = -half * count;
    let mut times = [0; RANGES * SIDES];
    for _ in 0..RUNS {
        let drawn = draw(values)?;
        let range = match drawn.total - total {
            off if off < -5 * half => 0,
            off if off < 0 => 1,
            off if off < 5 * half => 2,
            _ => 3,
        };
        let side = usize::from(drawn.count > count);
        if let Some(many) = times.get_mut(range * SIDES + side) {
            *many += 1;
        }
    }
    Ok(times)
}

#[cfg(test)]
mod tests {
    use super::super::noise::tests::Seeded;
    use super::*;

    #[test]
    fn the_attack_learns_nothing_beyond_the_bound() {
        for (seed, &metric) in (1..).zip(Metric::ALL) {
            let it = attack(metric, &mut Seeded(seed)).expect("drawn");
            assert!(it.is_refused, "{metric}: {it:?}");
            assert!(it.ratio_milli > 1_100, "what it costs is seen: {it:?}");
        }
    }

    #[test]
    fn figures_without_noise_or_with_too_little_give_a_workspace_away() {
        let metric = Metric::OverdueBills;
        let bare = |values: &[i64]| Noisy {
            total: values.iter().map(|it| it - 2_500).sum(),
            count: i64::try_from(values.len()).expect("few"),
        };
        assert!(!attack_on(metric, |values| Ok(bare(values))).expect("drawn").is_refused);
        let mut source = Seeded(3);
        let little = attack_on(metric, |values| {
            let exact = bare(values);
            let noisy = noisy_of(metric, values, &mut source)?;
            let third = |noisy: i64, exact: i64| exact + (noisy - exact) / 3;
            Ok(Noisy { total: third(noisy.total, exact.total), count: third(noisy.count, exact.count) })
        });
        assert!(!little.expect("drawn").is_refused);
    }
}
