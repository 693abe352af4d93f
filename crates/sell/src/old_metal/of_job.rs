//! Metal that a customer is still owed after a job, bought instead of given back.
//! Invariant: all that is owed of one metal is bought at once; what of it the job has in custody becomes the shop's old metal.

use kernel::code::Code;
use kernel::decimal::Fineness;
use kernel::metal::Metal;
use kernel::refusal::{Refusal, Ruled};
use kernel::weight::Milligrams;
use ledger::accounts::journal::{Account, Leg, Transfer};
use platform::error::Result;
use platform::fields::Name;
use platform::tx::Tx;

use super::rules::Weighing;
use crate::jobs::book::{JobBook, JobHeld, JobMoved, JobSteps, StepRecord};
use crate::jobs::rules::{Balance, Balances, Movement, Step};

/// A job that is held, and the metal of it that is bought.
pub(super) struct JobMetal {
    pub metal: Metal,
    pub job: JobBook,
    owed: Balance,
    told: StepRecord<'static>,
}

impl JobMetal {
    /// Holds the job and finds what is owed. Errors: `not_found` at `job`, also for another customer's; `order_state_invalid`
    /// before the job has ended; those of `owed`.
    pub async fn hold(tx: &Tx, job: &Name, party: &Name, named: Option<Metal>) -> Result<JobMetal> {
        let job = JobBook::find(tx, job.as_str()).await?;
        if job.party != party.as_str() {
            return Err(Refusal::new(Code::NotFound).field("job").into());
        }
        let held: JobHeld = job.hold(tx).await?;
        let told = held.next(Step::BuyMetal)?;
        let (metal, owed) = find_owed(&held.balances, named)?;
        Ok(JobMetal { metal, job, owed, told })
    }

    /// It counts as fine metal: its weight is what is owed.
    pub fn weighing(&self) -> Ruled<Weighing> {
        let gross = Milligrams::new(self.owed.owed).map_err(|code| Refusal::new(code).field("job"))?;
        Ok(Weighing { gross, deduction_mg: 0, fineness: Fineness::from_stored(Fineness::MAX) })
    }

    /// What of it is in the shop, in fine mg: that becomes old metal.
    pub fn in_custody(&self) -> i64 {
        self.owed.custody
    }

    /// The metal's transfers: out of custody, and off the customer's account.
    pub fn transfers(&self) -> Vec<Transfer> {
        let (commodity, Balance { custody, owed, .. }) = (self.metal.commodity(), self.owed);
        let came = Transfer::of(Leg::of(Account::MOldMetal), Leg::of(Account::MCustody), commodity, custody);
        let customer = Leg::with(Account::MCustomer, &self.job.party);
        let bought = Transfer::of(customer, Leg::of(Account::MBoughtIn), commodity, owed);
        came.into_iter().chain(bought).collect()
    }

    /// Writes the step of the job behind the voucher that posts it.
    pub async fn write(&self, tx: &Tx, steps: &JobSteps, voucher: kernel::id::DocumentId) -> Result<()> {
        let movements = [self.movement()];
        let moved = JobMoved {
            step: self.told.step,
            karigar: None,
            document: voucher,
            movements: &movements,
            costs: &[],
        };
        let told = StepRecord { document: Some(voucher), ..self.told };
        let (linked, told, moved) = tokio::join!(biased;
            steps.link(tx, voucher, self.job.id),
            steps.step(tx, self.job.id, &told),
            steps.metal(tx, self.job.id, &moved));
        linked?;
        told?;
        moved
    }

    /// The debt ends, and the metal in custody leaves it.
    fn movement(&self) -> Movement {
        let Balance { custody, owed, .. } = self.owed;
        Movement { custody: -custody, owed: -owed, wastage: custody - owed, ..Movement::none(self.metal) }
    }
}

/// The metal that is owed: the named one, or the only one. Errors: `lot_insufficient` at `job` where nothing of it is owed,
/// `field_required` at `metal` where several are.
fn find_owed(balances: &Balances, named: Option<Metal>) -> Ruled<(Metal, Balance)> {
    let is_owed = |metal: &Metal, balance: &Balance| balance.owed > 0 && named.is_none_or(|it| it == *metal);
    let mut owed = balances.iter().filter(|(metal, balance)| is_owed(metal, balance));
    match (owed.next(), owed.next()) {
        (Some((metal, balance)), None) => Ok((*metal, *balance)),
        (None, _) => Err(Refusal::new(Code::LotInsufficient).field("job").fact("available_mg", 0)),
        (Some(_), Some(_)) => Err(Refusal::new(Code::FieldRequired).field("metal")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_only_metal_that_is_owed_is_bought_and_of_several_the_named_one() {
        let balance = |custody: i64, owed: i64| Balance { custody, karigar: 0, owed };
        let gold = Balances::from([(Metal::Gold, balance(40, 50)), (Metal::Silver, balance(7, 0))]);
        assert_eq!(find_owed(&gold, None), Ok((Metal::Gold, balance(40, 50))));
        assert_eq!(find_owed(&gold, Some(Metal::Silver)).unwrap_err().code, Code::LotInsufficient);
        let both = Balances::from([(Metal::Gold, balance(50, 50)), (Metal::Silver, balance(7, 7))]);
        assert_eq!(find_owed(&both, None).unwrap_err().code, Code::FieldRequired);
        assert_eq!(find_owed(&both, Some(Metal::Silver)), Ok((Metal::Silver, balance(7, 7))));
    }
}
