//! Metal as it is weighed at the counter and in the workshop.
//! Invariant: it says nothing of a job; the job tells its metal where a row names none.

use kernel::decimal::Fineness;
use kernel::metal::Metal;
use kernel::refusal::Ruled;
use kernel::weight::Milligrams;
use platform::input;

use super::rules::{MetalWeight, metal_of};

input! {
    /// Metal by its weight.
    pub struct MetalGiven {
        /// The metal; absent: that of the job's items, else gold.
        metal: Option<Metal>,
        /// Its weight without stones.
        net_mg: Milligrams,
        /// Its fineness in parts per thousand.
        fineness_ppt: Fineness,
    }
}

impl MetalGiven {
    /// The row with its metal. Errors: `field_required` at the row's metal where the job has several.
    pub(crate) fn weighed(&self, of_job: &[Metal], row: &str) -> Ruled<MetalWeight> {
        let metal = metal_of(self.metal, of_job, &format!("{row}.metal"))?;
        Ok(MetalWeight { metal, net: self.net_mg, fineness: self.fineness_ppt })
    }
}
