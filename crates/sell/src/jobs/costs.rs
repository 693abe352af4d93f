//! The cost that a step of a job moves, by the rows of the job and of the shop's untagged metal.
//! Invariant: what the shop gives is read while its metal is held, so that two steps never take the same cost.

use kernel::metal::Metal;
use ledger::stock::untagged_metal::{self, UntaggedBalance};
use platform::error::Result;
use platform::tx::Tx;

use super::book::JobHeld;
use super::rules::{JobCost, Movement, Step};

/// The costs of a step's movements, in their order. Errors: the database's.
pub(crate) async fn costs_of(
    tx: &Tx,
    held: &JobHeld,
    step: Step,
    movements: &[Movement],
) -> Result<Vec<JobCost>> {
    let given: Vec<Metal> = movements.iter().filter(|it| it.stock < 0).map(|it| it.metal).collect();
    let stock = untagged_metal::hold_balances(tx, &given).await?;
    let cost = |it: &Movement| {
        let before = held.balances.get(&it.metal).copied().unwrap_or_default();
        let cost = held.costs.get(&it.metal).copied().unwrap_or(0);
        let stock = stock.get(&it.metal).copied().unwrap_or(UntaggedBalance::NONE);
        Ok(JobCost::of(step, it, (before, cost), stock)?)
    };
    movements.iter().map(cost).collect()
}
