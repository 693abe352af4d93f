//! Lots of metal: issued by weight from the lot to the counter or the workshop.
//! Invariant: an issue takes its share of the cost and of the fine metal, the last one takes the rest (P11); both stay in the
//! shop, so nothing is posted.

use kernel::code::Code;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::LotId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::{Unit, convert};
use kernel::weight::Milligrams;
use ledger::stock::cost::{self, Draw, Remaining};
use ledger::stock::holds::OpenHolds;
use ledger::stock::holds::rules::Use;
use ledger::stock::lots::{self, StoredLot};
use ledger::stock::metal::{FineMetal, LotMetal};
use ledger::stock::movements::{self, Moved, Movement};
use ledger::stock::quantities::Measure;
use ledger::stock::untagged_metal::{self, UntaggedCause, UntaggedMetal};
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

pub(crate) mod arrivals;
pub mod list;
pub(crate) mod page;
pub mod receive;
#[cfg(test)]
mod tests;

input! {
    /// Issue metal from a lot.
    pub struct IssueLot {
        /// The lot.
        lot: Name,
        /// How much of its metal.
        net_mg: Milligrams,
    }
}

/// The answer to issuing metal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotIssued {
    /// The lot.
    pub lot: String,
    /// What was issued, in mg.
    pub issue_mg: i64,
    /// The fine metal in it.
    pub fine_mg: i64,
    /// Its cost; absent for users without `cost.read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_minor: Option<Money>,
    /// What is left in the lot, in mg.
    pub left_mg: i64,
    /// The fine metal left in it.
    pub left_fine_mg: i64,
    /// The cost of what is left; absent for users without `cost.read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_cost_minor: Option<Money>,
}

/// A part of a lot of metal that is issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Issue {
    /// In the item's unit.
    quantity: Quantity,
    draw: Draw,
    fine: FineMetal,
}

/// The part of so many mg. Errors at `net_mg`: `quantity_resolution`, `lot_insufficient` with `facts.available_mg`.
fn issue(
    metal: &LotMetal,
    measure: &Measure,
    left: Remaining,
    left_fine: i64,
    net: Milligrams,
) -> Ruled<Issue> {
    let wrong = |code: Code| Refusal::new(code).field("net_mg");
    let exact = convert(net.get().into(), Unit::Milligram, measure.unit, None).map_err(wrong)?;
    if exact > Exact::from(left.quantity) {
        return Err(wrong(Code::LotInsufficient).fact("available_mg", mg(metal, left.quantity)?));
    }
    let quantity = Quantity::rounded(&exact).map_err(wrong)?;
    if Exact::from(quantity) != exact || quantity.get() % measure.resolution.get() != 0 {
        return Err(wrong(Code::QuantityResolution));
    }
    let fine = metal.draw(left_fine, left.quantity, quantity.into())?;
    Ok(Issue { quantity, draw: cost::draw(left, quantity, "net_mg")?, fine })
}

/// Whole mg of a quantity; the rest of one is left out.
fn mg(metal: &LotMetal, quantity: SignedQuantity) -> Ruled<i64> {
    Ok(metal.mg(quantity).floor().round()?)
}

impl Action for IssueLot {
    const NAME: &'static str = "sell.lot.issue";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Issues metal from a lot, with its share of the cost.";
    type Output = LotIssued;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotIssued>> {
        let lot = lots::locked(tx, self.lot.as_str(), "lot").await?;
        let metal = lots::metal(&lot)?.ok_or_else(|| Refusal::new(Code::LotItemMismatch).field("lot"))?;
        let id = LotId::from_uuid(lot.lot_id);
        let held = OpenHolds::read(tx).await?.reaching(tx, &[id]).await?;
        Use::Consume
            .judge(held.get(&id).map_or(&[][..], Vec::as_slice))
            .map_err(|refusal| refusal.field("lot"))?;
        let issue = issue(&metal, &lots::measure(&lot)?, lots::remaining(&lot), lot.fine_mg, self.net_mg)?;
        write(tx, &lot, &issue).await?;
        let change = Change::of(&self.lot).after(json!({
            "net_mg": self.net_mg, "fine_mg": issue.fine.fine_mg, "cost_minor": issue.draw.cost,
        }));
        let tells_cost = tx.member.may(Permission::CostRead);
        let answer = LotIssued {
            issue_mg: self.net_mg.get(),
            fine_mg: issue.fine.fine_mg,
            cost_minor: tells_cost.then_some(issue.draw.cost),
            left_mg: mg(&metal, issue.draw.left.quantity)?,
            left_fine_mg: lot.fine_mg - issue.fine.fine_mg,
            left_cost_minor: tells_cost.then_some(issue.draw.left.cost),
            lot: lot.code,
        };
        Ok(tx.record(change, answer))
    }
}

/// Moves the part out of the lot and into the untagged balance.
async fn write(tx: &Tx, lot: &StoredLot, it: &Issue) -> Result<()> {
    let id = LotId::from_uuid(lot.lot_id);
    let out = Movement {
        fine_mg: it.fine.reversed().fine_mg,
        ..Movement::of(id, Moved::Issue, -it.quantity.get(), it.draw.cost.neg()?)
    };
    let movement = movements::post(tx, &out).await?;
    let known = lot.cost_known || lot.cost_minor != 0;
    let cost = known.then_some(it.draw.cost);
    let joins =
        UntaggedMetal { movement: Some(movement), ..UntaggedMetal::of(it.fine, cost, UntaggedCause::Issue) };
    untagged_metal::write(tx, &joins).await
}
