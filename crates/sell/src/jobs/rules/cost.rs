//! The cost of the shop's metal in a job. It comes with the metal that the shop gives, returns with metal that goes back to the shop,
//! and is gone with metal that is sold.
//! Invariant: a step makes and loses no cost: what it changes of the job, of the stock and of what is gone sums to zero. The
//! customer's metal has no cost, and wastage carries none: the remaining metal bears it.

use kernel::code::Code;
use kernel::metal::cost_of_part;
use ledger::accounts::journal::{Account, Leg, Transfer};
use ledger::stock::untagged_metal::UntaggedBalance;

use super::{Balance, Movement, Step};

/// What a step changes of the cost of one metal; what becomes more is positive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobCost {
    /// Of the shop's metal in the job.
    pub job: i64,
    /// Of the shop's stock.
    pub stock: i64,
    /// Of what was sold, or is lost.
    pub gone: i64,
}

impl JobCost {
    /// The cost of a step's movement: `before` is what the job has of the metal, at `cost`, and `stock` is what the shop gives from.
    pub fn of(
        step: Step,
        it: &Movement,
        (before, cost): (Balance, i64),
        stock: UntaggedBalance,
    ) -> Result<JobCost, Code> {
        let (given_mg, back_mg) = ((-it.stock).max(0), it.stock.max(0));
        let given = cost_of_part(stock.cost, given_mg, stock.fine_mg)?;
        // The shop's part of what the job has, after what was used up.
        let there_are = before.custody + before.karigar - before.owed - it.wastage + given_mg;
        let have = cost + given;
        let back = cost_of_part(have, back_mg, there_are)?;
        let (left, rest) = (have - back, there_are - back_mg);
        let gone = match step {
            Step::Deliver if rest <= it.sold => left,
            Step::Deliver => cost_of_part(left, it.sold, rest)?,
            Step::Cancel | Step::ReturnMetal if rest <= 0 => left,
            _ => 0,
        };
        Ok(JobCost { job: given - back - gone, stock: back - given, gone })
    }

    /// The cost of the step that undoes this one.
    pub fn undone(self) -> JobCost {
        JobCost { job: -self.job, stock: -self.stock, gone: -self.gone }
    }

    /// What it posts: the rest stays in the account of stock.
    pub fn transfer(&self, step: Step, currency: &str) -> Option<Transfer> {
        let account = match step {
            Step::Deliver | Step::Reverse => Account::Cogs,
            _ => Account::StockLoss,
        };
        Transfer::of(Leg::of(account), Leg::of(Account::Stock), currency, self.gone)
    }
}

/// What the steps of a paper post of their costs.
pub fn cost_transfers(step: Step, costs: &[JobCost], currency: &str) -> Vec<Transfer> {
    costs.iter().filter_map(|cost| cost.transfer(step, currency)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::metal::Metal;
    use proptest::prelude::*;

    const STOCK: UntaggedBalance = UntaggedBalance { fine_mg: 10_000, cost: 1_000 };

    fn moved(custody: i64, karigar: i64, owed: i64, stock: i64, wastage: i64, sold: i64) -> Movement {
        Movement { custody, karigar, owed, stock, wastage, sold, ..Movement::none(Metal::Gold) }
    }

    fn cost(step: Step, it: Movement, before: (i64, i64, i64), cost: i64) -> (i64, i64, i64) {
        let before = Balance { custody: before.0, karigar: before.1, owed: before.2 };
        let it = JobCost::of(step, &it, (before, cost), STOCK).expect("in range");
        (it.job, it.stock, it.gone)
    }

    #[test]
    fn metal_of_the_shop_brings_its_share_of_the_cost_and_wastage_carries_none() {
        // 3 of 10 g to the karigar, beside 5 g of the customer's.
        assert_eq!(cost(Step::Issue, moved(-5000, 8000, 0, -3000, 0, 0), (5000, 0, 5000), 0), (300, -300, 0));
        assert_eq!(cost(Step::Receive, moved(7500, -8000, 0, 0, 500, 0), (0, 8000, 5000), 300), (0, 0, 0));
    }

    #[test]
    fn a_delivery_sells_the_cost_of_what_it_adds_and_gives_the_rest_back_with_its_metal() {
        // A piece of 6.5 g: 5 g are the customer's, 1.5 g are added, 1 g of scrap is the shop's again.
        let it = moved(-7500, 0, -5000, 1000, 0, 1500);
        assert_eq!(cost(Step::Deliver, it, (7500, 0, 5000), 300), (-300, 120, 180));
        // All of it was used up: the cost is that of the sale.
        let it = moved(-5000, 0, -5000, 0, 0, 0);
        assert_eq!(cost(Step::Deliver, it, (5000, 0, 5000), 300), (-300, 0, 300));
        // Custody is short: the shop gives more, and all of it is sold.
        let it = moved(0, 0, -5000, -1000, 0, 6000);
        assert_eq!(cost(Step::Deliver, it, (0, 0, 0), 0), (0, -100, 100));
    }

    #[test]
    fn a_job_that_is_called_off_gives_its_cost_back_or_loses_it() {
        let it = moved(-8000, 0, -5000, 3000, 0, 0);
        assert_eq!(cost(Step::Cancel, it, (8000, 0, 5000), 300), (-300, 300, 0));
        let it = moved(-5000, 0, -5000, 0, 0, 0);
        assert_eq!(cost(Step::Cancel, it, (5000, 0, 5000), 300), (-300, 0, 300));
        let told = JobCost { job: -300, stock: 0, gone: 300 }.transfer(Step::Cancel, "INR").expect("a loss");
        assert_eq!((told.debit.account, told.amount), (Account::StockLoss.into(), 300));
    }

    proptest! {
        #[test]
        fn no_step_makes_or_loses_cost(
            custody in 0i64..100_000, karigar in 0i64..100_000, owed in 0i64..100_000, before in 0i64..1_000_000,
            stock in -100_000i64..100_000, wastage in -1_000i64..1_000, sold in 0i64..100_000,
            has in 0i64..100_000, at in 0i64..1_000_000,
        ) {
            for step in [Step::Issue, Step::Ready, Step::Deliver, Step::Cancel] {
                let of_job = Balance { custody, karigar, owed };
                let untagged = UntaggedBalance { fine_mg: has, cost: at };
                let it = JobCost::of(step, &moved(0, 0, 0, stock, wastage, sold), (of_job, before), untagged).unwrap();
                prop_assert_eq!(it.job + it.stock + it.gone, 0);
                prop_assert!(before + it.job >= 0 && at + it.stock >= 0 && it.gone >= 0);
            }
        }
    }
}
