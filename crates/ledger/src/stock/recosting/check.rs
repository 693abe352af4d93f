//! Whether all the money that came into a lot is in it or left it (M4).
//! Invariant: it adds up the movements, so that it agrees with no figure by its own making.

use kernel::code::Code;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger_queries::stock::recosting as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

input! {
    /// Which lot.
    pub struct CheckCost {
        /// Its code.
        lot: Name,
    }
}

/// The cost of a lot, by where it is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CostChecked {
    /// What came in.
    pub in_minor: Money,
    /// The part of it that is still in the lot.
    pub left_minor: Money,
    /// The part that left it, less what came back.
    pub out_minor: Money,
}

impl Query for CheckCost {
    const NAME: &'static str = "make.cost_check";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Adds up what came into a lot, what left it and what is in it.";
    type Output = CostChecked;

    async fn fetch(self, tx: &ReadTx) -> Result<CostChecked> {
        let found = sql::costs_of_lot().bind(tx, &tx.tenant(), &self.lot.as_str()).opt().await?;
        let row = found.ok_or_else(|| Refusal::new(Code::NotFound).field("lot"))?;
        Ok(CostChecked {
            in_minor: Money::from_stored(row.in_minor.unwrap_or_default()),
            left_minor: Money::from_stored(row.left_minor),
            out_minor: Money::from_stored(row.out_minor.unwrap_or_default()),
        })
    }
}
