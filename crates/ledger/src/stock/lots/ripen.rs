//! Lots that change in place while they age: they lose weight on the scale, and bear charges.
//! Invariant: weight that is lost bears no cost (M26), and a charge changes no weight; a lot that is held is
//! weighed all the same (M18).

use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::LotId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::adjust::judge_use;
use crate::stock::holds::rules::Use;
use crate::stock::lots;
use crate::stock::metal::FineMetal;
use crate::stock::movements::{self, Moved, Movement};
use crate::stock::pieces::LotStock;
use crate::stock::postings::{self, Goods, StockEntry};
use crate::stock::quantities::{self, FIELDS};
use crate::stock::transformation;

input! {
    /// Weigh a lot.
    pub struct WeighLot {
        /// The lot.
        lot: Name,
        /// What it weighs now.
        quantity: Decimal,
        /// Its unit.
        unit: Unit,
        /// Why it was weighed.
        reason: Text,
    }
}

/// The answer to weighing a lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotWeighed {
    /// The quantity left, in the item's unit.
    pub quantity: SignedQuantity,
    /// What it lost, in kg, nine decimals; null if it has no mass.
    pub loss_kg: Option<Decimal>,
    /// The same in percent of the weight before, nine decimals.
    pub loss_percent: Decimal,
    /// The cost of the lot, as before.
    pub cost_total_minor: Money,
    /// Minor units a kg, nine decimals; null if it has no mass.
    pub cost_minor_per_kg: Option<Decimal>,
}

impl Action for WeighLot {
    const NAME: &'static str = "make.lot.weigh";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Records what a lot weighs now; its cost stays.";
    type Output = LotWeighed;

    fn check(&self) -> Ruled<()> {
        quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotWeighed>> {
        let lot = lots::locked(tx, self.lot.as_str(), "lot").await?;
        let asked = quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS)?;
        let weight = quantities::measure(&asked, &lots::measure(&lot)?, FIELDS)?;
        judge_use(tx, Use::Weigh, &lot).await?;
        let mut stock = LotStock::plain(lots::remaining(&lot));
        let weighing = transformation::weigh(&mut stock, &[(None, weight)], None)?;
        let fine = match Quantity::new(weighing.loss.get()) {
            Ok(loss) => lots::fine_of_draw(&lot, loss)?,
            Err(_) => None,
        };
        let lost = Goods { cost: None, metal: fine }.loss(&tx.workspace.currency.code);
        let entry = StockEntry::of(tx, "Stock weighed", lost).await?;
        let movement = Movement {
            fine_mg: fine.map_or(0, |fine: FineMetal| fine.reversed().fine_mg),
            entry: entry.as_ref().map(|entry| entry.id),
            ..Movement::of(
                LotId::from_uuid(lot.lot_id),
                Moved::Weigh,
                weighing.loss.get().saturating_neg(),
                Money::ZERO,
            )
        };
        movements::post(tx, &movement).await?;
        postings::write(tx, entry.as_ref()).await?;
        let left = stock.whole();
        let kg = |quantity: SignedQuantity| lots::in_kg(quantity.get(), &lot.unit, lot.density_e6);
        let per_kg = kg(left.quantity).and_then(|kg| Exact::from(left.cost).checked_div(&kg));
        let answer = LotWeighed {
            quantity: left.quantity,
            loss_kg: kg(weighing.loss).and_then(|kg| kg.round_to(9).ok()),
            loss_percent: weighing.percent.round_to(9)?,
            cost_total_minor: left.cost,
            cost_minor_per_kg: per_kg.and_then(|per_kg| per_kg.round_to(9).ok()),
        };
        let change = Change::of(&lot.code)
            .before(json!({ "quantity": SignedQuantity::from_stored(lot.quantity_e6) }))
            .after(json!({ "quantity": answer.quantity }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, answer))
    }
}

input! {
    /// Charge a lot with a cost.
    pub struct ChargeLot {
        /// The lot.
        lot: Name,
        /// What it is charged for.
        name: Name,
        /// How much.
        amount_minor: Money,
    }
}

/// The answer to charging a lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotCharged {
    /// The charge.
    pub cost_minor: Money,
    /// The cost of the lot with it.
    pub cost_total_minor: Money,
}

impl Action for ChargeLot {
    const NAME: &'static str = "make.lot.charge";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Adds a charge to the cost of a lot.";
    type Output = LotCharged;

    fn check(&self) -> Ruled<()> {
        match self.amount_minor > Money::ZERO {
            true => Ok(()),
            false => Err(Refusal::new(Code::NumberRange).field("amount_minor")),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotCharged>> {
        let lot = lots::locked(tx, self.lot.as_str(), "lot").await?;
        let mut stock = LotStock::plain(lots::remaining(&lot));
        stock
            .charge(self.amount_minor)
            .map_err(|it| if it.faults.is_empty() { it.field("lot") } else { it })?;
        let charge = Goods::costing(self.amount_minor).charge(&tx.workspace.currency.code);
        let entry = StockEntry::of(tx, "Stock charged", charge).await?;
        let movement = Movement {
            entry: entry.as_ref().map(|entry| entry.id),
            ..Movement::of(LotId::from_uuid(lot.lot_id), Moved::Charge, 0, self.amount_minor)
        };
        movements::post(tx, &movement).await?;
        postings::write(tx, entry.as_ref()).await?;
        let change = Change::of(&lot.code)
            .before(json!({ "cost_minor": lots::remaining(&lot).cost }))
            .after(json!({ "cost_minor": stock.whole().cost, "name": self.name.as_str() }));
        Ok(tx.record(
            change,
            LotCharged { cost_minor: self.amount_minor, cost_total_minor: stock.whole().cost },
        ))
    }
}
