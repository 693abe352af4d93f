//! The law of cash (India): how much of it a person may pay in a day, for a bill or for an event, and how much the shop
//! may pay to a person in a day.
//! Invariant: it is judged while the person is locked, in the transaction that writes the payment; nobody overrides it,
//! and money that goes back frees no room (S17).

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use kernel::role::{Role, RoleSet};
use ledger::accounts::legal_limits::{LegalLimits, Limit, LimitCode};
use ledger::accounts::party_credits::Spending;
use ledger::accounts::payments::{
    self, BillPaid, CashCount, CashLimb, Mode, Part, cash_stays_below, cash_stays_below_at,
};
use platform::error::Result;
use platform::tx::Tx;

#[cfg(test)]
mod one_bill;
#[cfg(test)]
mod two_tills;

/// The roles that may take cash and pay it: an accountant books what came to the bank (sell.md section 5).
pub(crate) const MAY_HANDLE_CASH: RoleSet =
    RoleSet::of(&[Role::Owner, Role::Admin, Role::Manager, Role::Cashier]);
/// The roles that see that a person's cash needs a review; the customer is never informed.
const SEES_REVIEW: RoleSet = RoleSet::of(&[Role::Owner, Role::Accountant]);

/// Cash that is about to be taken.
pub(crate) struct CashTaken<'a> {
    /// Everybody who is the same person, locked. None where nobody is named: then the cash of each bill is judged alone.
    pub people: Option<&'a [PartyId]>,
    pub date: Day,
    pub cash: Money,
    /// What each bill gets of it.
    pub bills: Vec<BillPaid>,
    pub event: Option<&'a str>,
}

/// The limit for cash from a person on a day; None if no law counts this cash.
pub(crate) fn limit_of(limits: &LegalLimits, cash: Money, date: Day) -> Option<Limit> {
    limits.on(LimitCode::CashLimit, date).filter(|_| !cash.is_zero())
}

/// The limits for cash that comes in now, each with its day: that of the document's day, and today's for a document that is dated
/// back. None where no law counts this cash.
pub(crate) fn limits_of(tx: &Tx, limits: &LegalLimits, cash: Money, date: Day) -> Vec<(Day, Limit)> {
    let mut days = vec![date, tx.today()];
    days.dedup();
    days.into_iter().filter_map(|day| Some((day, limit_of(limits, cash, day)?))).collect()
}

impl CashTaken<'_> {
    /// Checks the three limits, and returns whether the person's cash needs a review. Errors: `cash_limit_day`,
    /// `cash_limit_transaction`, `cash_limit_event` at `tenders`.
    pub async fn is_lawful(&self, tx: &Tx, limits: &LegalLimits) -> Result<Vec<&'static str>> {
        let Some(people) = self.people else {
            for (_, limit) in limits_of(tx, limits, self.cash, self.date) {
                cash_stays_below(limit, &self.alone())?;
            }
            return Ok(vec![]);
        };
        for (day, limit) in limits_of(tx, limits, self.cash, self.date) {
            let counts = payments::cash_counts(tx, people, day, self.cash, &self.bills, self.event).await?;
            cash_stays_below(limit, &counts)?;
        }
        needs_review(tx, limits, people, tx.today(), self.cash).await
    }

    /// The cash of each bill by itself.
    fn alone(&self) -> Vec<CashCount> {
        let count = |bill: &BillPaid| CashCount {
            limb: CashLimb::Transaction,
            so_far: Money::ZERO,
            taking: bill.cash,
        };
        self.bills.iter().map(count).collect()
    }
}

/// Whether a person's cash needs a review, with what is taken now: the flag for those who see it. Cash that the law does not count
/// needs none.
pub(crate) async fn needs_review(
    tx: &Tx,
    limits: &LegalLimits,
    people: &[PartyId],
    date: Day,
    cash: Money,
) -> Result<Vec<&'static str>> {
    let limit = limits.on(LimitCode::AmlReview, date).filter(|_| cash > Money::ZERO);
    let Some(limit) = limit.filter(|_| tx.member.trust.roles.intersects(SEES_REVIEW)) else {
        return Ok(vec![]);
    };
    let linked = payments::linked_cash(tx, people).await?.add(cash)?;
    Ok(if limit.is_passed_by(linked) { vec!["aml_review"] } else { vec![] })
}

/// Checks cash that came in earlier and is used for bills now, as an advance or as a note's credit: only the limit for one bill
/// counts it again. `people` are the person, locked. Errors: `cash_limit_transaction` at `field`.
pub(crate) async fn used_is_lawful(
    tx: &Tx,
    limits: &LegalLimits,
    people: &[PartyId],
    used: &[Spending],
    field: &str,
) -> Result<()> {
    let Some(limit) = limits.on(LimitCode::CashLimit, tx.today()) else { return Ok(()) };
    let credits: Vec<DocumentId> = used.iter().map(|it| it.credit).collect();
    let bills = cash_of_credit(used, &payments::bills_of_notes(tx, &credits).await?);
    cash_stays_below_at(field, limit, &payments::cash_for_bills(tx, people, &bills).await?)?;
    Ok(())
}

/// The cash that each bill gets: the parts whose tender is cash.
pub(crate) fn cash_for_bills(
    parts: &[Part],
    is_cash: impl Fn(Option<i32>) -> bool,
) -> std::result::Result<Vec<BillPaid>, Code> {
    let mut bills: Vec<BillPaid> = Vec::new();
    for part in parts.iter().filter(|part| is_cash(part.tender)) {
        let paid = paid_of(&mut bills, part.bill.id);
        paid.cash = paid.cash.add(part.amount)?;
    }
    Ok(bills)
}

/// The cash of payments, and the credit of notes, that each bill gets of the credit that is used for it. `bills_of_notes` are the bills
/// that the notes among it are about, each after its note.
fn cash_of_credit(used: &[Spending], bills_of_notes: &[(DocumentId, DocumentId)]) -> Vec<BillPaid> {
    let mut bills: Vec<BillPaid> = Vec::new();
    for it in used {
        let bill = it.part.bill.id;
        if it.mode == Some(Mode::Cash) {
            paid_of(&mut bills, bill).of_payments.push((it.credit, it.part.amount));
        }
        if let Some((_, about)) = bills_of_notes.iter().find(|(note, _)| *note == it.credit) {
            paid_of(&mut bills, bill).of_notes.push((*about, it.part.amount));
        }
    }
    bills
}

/// The entry of a bill, made if there is none yet.
fn paid_of(bills: &mut Vec<BillPaid>, bill: DocumentId) -> &mut BillPaid {
    let n = bills.iter().position(|paid| paid.bill == bill).unwrap_or_else(|| {
        bills.push(BillPaid::cash(bill, Money::ZERO));
        bills.len() - 1
    });
    &mut bills[n]
}

/// Refuses cash paid to a person above the day's limit (Income-tax Act 1961, section 40A(3), and its successor). Errors:
/// `cash_payout_limit` at `amount_minor`.
pub(crate) async fn pay_out_is_lawful(
    tx: &Tx,
    limits: &LegalLimits,
    people: &[PartyId],
    cash: Money,
) -> Result<()> {
    let limit = limits.on(LimitCode::CashPayoutLimit, tx.today()).filter(|_| !cash.is_zero());
    let Some(limit) = limit else { return Ok(()) };
    let so_far = payments::cash_paid_out_on(tx, people, tx.today()).await?;
    Ok(pays_at_most(limit, so_far, cash)?)
}

/// The rule of `pay_out_is_lawful`: exactly the limit is allowed.
fn pays_at_most(limit: Limit, so_far: Money, cash: Money) -> Ruled<()> {
    if !limit.is_passed_by(so_far.add(cash)?) {
        return Ok(());
    }
    Err(Refusal::new(Code::CashPayoutLimit)
        .field("amount_minor")
        .fact("limit_minor", limit.amount.get())
        .fact("so_far_minor", so_far.get())
        .fact("room_minor", limit.room(so_far)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{aarav, ring};
    use crate::invoices::sale::PostSale;
    use crate::receipts::ReceivePayment;
    use ledger::accounts::legal_limits::Compare;
    use ledger::accounts::legal_limits::change::{AddLimit, RemoveLimit};
    use ledger::accounts::payments::OpenBill;
    use serde_json::json;

    fn money(minor: i64) -> Money {
        Money::new(minor).unwrap()
    }

    #[test]
    fn ten_thousand_rupees_a_day_may_be_paid_in_cash_and_not_a_paisa_more() {
        for (so_far, cash, room) in [
            (0, 1_000_000, None),
            (0, 1_000_001, Some(1_000_000)),
            (999_999, 2, Some(1)),
            (2_000_000, 1, Some(0)),
        ] {
            let limit = Limit { amount: money(1_000_000), compare: Compare::Above };
            let refused = pays_at_most(limit, money(so_far), money(cash)).err();
            assert_eq!(refused.map(|it| it.facts["room_minor"].as_i64().unwrap()), room, "{so_far} + {cash}");
        }
    }

    #[test]
    fn only_the_cash_that_a_bill_got_counts_for_it() {
        let ids = [1, 2].map(|n| DocumentId::from_uuid(uuid::Uuid::from_u128(n)));
        let part = |bill: usize, amount: i64, tender: i32| Part {
            bill: OpenBill { id: ids[bill], number: "A/1".to_owned(), open: money(amount) },
            amount: money(amount),
            tender: Some(tender),
        };
        let parts = [part(0, 70, 1), part(0, 30, 2), part(1, 20, 1), part(1, 5, 3)];
        let cash = cash_for_bills(&parts, |tender| tender != Some(2)).unwrap();
        assert_eq!(cash, [BillPaid::cash(ids[0], money(70)), BillPaid::cash(ids[1], money(25))]);
    }

    #[tokio::test]
    async fn a_bill_and_a_receipt_are_judged_by_the_limit_that_an_owner_set_for_their_day() {
        let shop = aarav().await;
        let upi = json!([{"mode": "upi", "reference": "U-1"}]);
        let walk_in = json!({ "place_of_supply": "27", "lines": [ring()], "tenders": upi });
        let cash = |amount: i64| {
            let tenders = json!([{ "mode": "cash", "amount_minor": amount }]);
            json!({ "party": "c-meera", "allocate": "oldest_first", "tenders": tenders })
        };
        let set = |code: &str, amount: i64, from: &str| json!({ "code": code, "amount_minor": amount, "from": from, "law": "House rule", "reason": "Less cash" });
        shop.run::<AddLimit>("olive", set("cash_limit", 1_000_000, "2026-05-01")).await.expect("a later one");
        shop.run::<ReceivePayment>("cas", cash(1_000_000)).await.expect("the law's limit holds today");
        let end = json!({ "code": "cash_limit", "from": "2026-05-01", "reason": "sooner" });
        shop.run::<RemoveLimit>("olive", end).await.expect("taken back");
        shop.run::<AddLimit>("olive", set("cash_limit", 1_500_000, "2026-04-01")).await.expect("a limit");
        let refused = shop.run::<ReceivePayment>("cas", cash(500_000)).await;
        assert_eq!(refused.map(drop), Err("cash_limit_day tenders".into()));
        shop.run::<ReceivePayment>("cas", cash(499_999)).await.expect("below the limit");
        shop.run::<AddLimit>("olive", set("pan_required", 2_000_000, "2026-04-01")).await.expect("a limit");
        assert_eq!(shop.run::<PostSale>("cas", walk_in).await.map(drop), Err("pan_required party".into()));
    }
}
