//! Discount ceilings by role: percentages of the line or the bill before any discount.
//! Invariant: splitting does not pass a ceiling, because the discount of the whole bill includes those of its
//! lines. Nor does pricing: a piece below its tag's price has a discount, and so have goods below the price
//! of their item.

use kernel::code::Code;
use kernel::decimal::Percent;
use kernel::exact::Exact;
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use kernel::role::{Role, RoleSet, least};

use super::BillInput;
use super::charge::Workings;
use crate::pricing::Sold;

/// Above this, even the Owner must give a reason (sell.md section 5).
const REASON_ABOVE: Percent = Percent::from_stored(25_000_000);

/// The settings. The Owner may give any discount; roles without a field may give none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ceilings {
    pub cashier: Percent,
    pub manager: Percent,
    pub admin: Percent,
}

/// A discount and the price before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscountOn {
    /// The field that asked for it.
    pub field: String,
    pub before: Money,
    pub discount: Money,
}

impl DiscountOn {
    fn is_above(&self, ceiling: Percent) -> bool {
        Exact::from(self.discount) > Exact::from(self.before) * ceiling.fraction()
    }
}

/// The discounts of a bill that need permission; a scheme's bonus is not among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscountsGiven(Vec<DiscountOn>);

impl DiscountsGiven {
    /// The prices that an order agrees to below the items' own.
    pub fn agreed(mut given: Vec<DiscountOn>) -> DiscountsGiven {
        given.retain(|discount| discount.discount > Money::ZERO);
        DiscountsGiven(given)
    }

    pub(super) fn of(input: &BillInput, lines: &[Workings<'_>]) -> Result<DiscountsGiven, Code> {
        let lines = lines.iter().enumerate();
        let mut given = lines.map(|(i, line)| on_line(i, line)).collect::<Result<Vec<DiscountOn>, Code>>()?;
        if !input.bill_discount.is_zero() {
            let before = Money::sum(given.iter().map(|line| line.before))?;
            let lines = Money::sum(given.iter().map(|line| line.discount))?;
            let discount = lines.add(input.bill_discount)?;
            given.push(DiscountOn { field: "bill_discount_minor".to_owned(), before, discount });
        }
        given.retain(|discount| !discount.discount.is_zero());
        Ok(DiscountsGiven(given))
    }

    /// A discount above a quarter needs a reason (`field_required` at `reason`) from a user who may give it;
    /// other users get the refusal of `within_ceiling` instead.
    pub fn explained(&self, roles: RoleSet, ceilings: &Ceilings, reason: Option<&str>) -> Ruled<()> {
        let large = self.0.iter().any(|discount| discount.is_above(REASON_ABOVE));
        let silent = reason.is_none_or(|reason| reason.trim().is_empty());
        match large && silent && self.allowed(roles, ceilings) {
            true => Err(Refusal::new(Code::FieldRequired).field("reason")),
            false => Ok(()),
        }
    }

    /// `discount_ceiling` with the lowest role that may give all of it; judged last, because another role
    /// may.
    pub fn within_ceiling(&self, roles: RoleSet, ceilings: &Ceilings) -> Ruled<()> {
        if self.allowed(roles, ceilings) {
            return Ok(());
        }
        let who_may =
            Role::ALL.iter().copied().filter(|&role| self.allowed(RoleSet::of(&[role]), ceilings)).collect();
        let above = self.0.iter().filter(|discount| !may_give(roles, ceilings, discount));
        let refusal = above.fold(Refusal::new(Code::DiscountCeiling), |refusal, it| refusal.field(&it.field));
        Err(refusal.fact("needs_role", least(who_may).as_str()))
    }

    fn allowed(&self, roles: RoleSet, ceilings: &Ceilings) -> bool {
        self.0.iter().all(|discount| may_give(roles, ceilings, discount))
    }
}

/// The discount of a line, including the difference between its price and that of the tag or the item.
fn on_line(i: usize, line: &Workings<'_>) -> Result<DiscountOn, Code> {
    let price = line.priced.price;
    let before = line.asking.map_or(price, |asking| asking.max(price));
    let below = before.sub(price)?;
    let field = match &line.asked.sold {
        _ if below.is_zero() => "discount_minor",
        Sold::Tagged(_) => "gross_price_minor",
        Sold::Made(_) => "making",
        Sold::Goods(goods) if goods.price_per_unit.is_some() => "price_minor_per_unit",
        Sold::Goods(_) => "amount_minor",
    };
    let discount = line.asked.discount.add(below)?;
    Ok(DiscountOn { field: format!("lines[{i}].{field}"), before, discount })
}

/// Whether one of the roles may give it. Every user may give none, also one with only custom roles.
fn may_give(roles: RoleSet, ceilings: &Ceilings, discount: &DiscountOn) -> bool {
    let may = |role| match role {
        Role::Owner => true,
        Role::Admin => !discount.is_above(ceilings.admin),
        Role::Manager => !discount.is_above(ceilings.manager),
        Role::Cashier => !discount.is_above(ceilings.cashier),
        Role::Maker | Role::Quality | Role::Accountant | Role::Auditor => false,
    };
    discount.discount.is_zero() || roles.iter().any(may)
}

#[cfg(test)]
mod tests;
