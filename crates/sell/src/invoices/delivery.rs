//! The bill with which a job or an order is delivered: priced, judged and posted like any bill, with the rows of its delivery beside it.
//! Invariant: the bill and what belongs to the delivery are written together or not at all.

use futures::future::BoxFuture;
use kernel::code::Code;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::journal::Transfer;
use ledger::accounts::legal_limits::LegalLimits;
use ledger::accounts::periods::OpenDay;
use ledger::accounts::tax_policy::PolicyStatement;
use ledger::parties::Party;
use platform::error::{Error, Result};
use platform::fast_path::Prefetch;
use platform::fields::{Name, Text};
use platform::tx::{ReadTx, Tx};
use serde_json::Value;

use super::context::tax_row;
use super::lines::{JobLine, LineGiven, Lines};
use super::post::{self, Beside};
use super::rules::{BillInput, BillLine, BillRules, bill};
use super::{
    DeliveryTerms, InvoicePosted, JudgedGoods, PostInvoice, PricedBill, round_off_to, system, within_credit,
};
use crate::pricing::{Goods, Sold, goods_value};
use crate::tax::TaxRow;

mod paying;
pub(crate) use paying::{Paying, PaymentNow};

/// What a delivery bills.
pub(crate) struct DeliveryAsked {
    pub party: Name,
    pub pan: Option<Name>,
    pub place_of_supply: Option<Name>,
    pub lines: Vec<LineGiven>,
    pub bill_discount_minor: Option<Money>,
    pub reason: Option<Text>,
}

/// The bill of a delivery, priced.
pub(crate) struct DeliveryBill(PricedBill);

/// The same, judged by its state: what it draws from stock is settled.
pub(crate) struct JudgedDelivery {
    bill: PricedBill,
    goods: JudgedGoods,
}

/// Goods that are ordered, with the tax class of their item.
pub(crate) type OrderedGoods = (Goods, Option<String>);

/// Refuses ordered goods that no bill can hold: their sum is judged as the bill of the delivery judges it.
/// Errors: `number_range` at `lines`.
pub(crate) async fn fit_a_bill(tx: &ReadTx, buyer: &Party, ordered: &[OrderedGoods]) -> Result<()> {
    let policy = PolicyStatement::prepare(tx).await?.read(tx).await?.in_force(tx);
    let policy: Vec<TaxRow> = policy.into_iter().map(tax_row).collect();
    let place = buyer.state.as_deref().or(tx.workspace.state.as_deref());
    let rules = BillRules {
        currency: &tx.workspace.currency,
        system: system(tx, place),
        registered: tx.workspace.gst_registered,
        policy: &policy,
        date: tx.today(),
        round_off_to: round_off_to(tx)?,
    };
    Ok(sum_fits(ordered, &rules)?)
}

/// The same, by the rules of a bill. Goods without a tax class count without tax. What else a bill refuses is
/// told when it is made.
fn sum_fits(ordered: &[OrderedGoods], rules: &BillRules<'_>) -> Ruled<()> {
    let value = |goods: &Goods| match goods.quantity.zip(goods.price_per_unit) {
        Some((quantity, price)) => goods_value(quantity, price),
        None => Ok(goods.amount.unwrap_or(Money::ZERO)),
    };
    let values = ordered.iter().map(|(goods, _)| value(goods)).collect::<std::result::Result<Vec<_>, Code>>();
    values.and_then(Money::sum).map_err(|code| Refusal::new(code).field("lines"))?;
    let line = |(goods, class): &OrderedGoods| {
        let sold = Sold::Goods(goods.clone());
        Some(BillLine { sold, asking: None, discount: Money::ZERO, tax_class: class.clone()? })
    };
    let Some(lines) = ordered.iter().map(line).collect::<Option<Vec<_>>>() else { return Ok(()) };
    let (bill_discount, scheme_bonus) = (Money::ZERO, Money::ZERO);
    // Whoever buys it: the sums are the same.
    let input = BillInput { buyer: Some(String::new()), lines, bill_discount, scheme_bonus };
    match bill(&input, rules) {
        Err(refusal) if refusal.code == Code::NumberRange => Err(Refusal::new(refusal.code).field("lines")),
        _ => Ok(()),
    }
}

impl DeliveryAsked {
    /// The bill of it.
    pub(super) fn bill(self) -> PostInvoice {
        PostInvoice {
            party: Some(self.party),
            pan: self.pan,
            place_of_supply: self.place_of_supply,
            date: None,
            lines: Lines::from(self.lines),
            bill_discount_minor: self.bill_discount_minor,
            rate_override_minor: None,
            reason: self.reason,
            quoted_total_minor: None,
            lock_until: None,
            draft: None,
        }
    }
}

impl DeliveryBill {
    /// Prices it, with what the job says of each line. `fits` is the refusal where the job's state does not fit its delivery.
    pub async fn priced(
        tx: &Tx,
        asked: DeliveryAsked,
        of_job: &[Option<JobLine>],
        fits: Ruled<()>,
    ) -> Result<DeliveryBill> {
        DeliveryBill::of(tx, asked, DeliveryTerms { of_job, fits, is_agreed: false }).await
    }

    /// Prices it at the prices of an order, which were agreed when it was taken.
    pub async fn of_order(tx: &Tx, asked: DeliveryAsked) -> Result<DeliveryBill> {
        let of_job = vec![None; asked.lines.len()];
        DeliveryBill::of(tx, asked, DeliveryTerms { of_job: &of_job, fits: Ok(()), is_agreed: true }).await
    }

    async fn of(tx: &Tx, asked: DeliveryAsked, terms: DeliveryTerms<'_>) -> Result<DeliveryBill> {
        let input = asked.bill();
        let rows = input.prefetch(tx).await;
        PricedBill::delivered(tx, input, rows, terms).await.map(DeliveryBill)
    }

    /// What it comes to.
    pub fn total(&self) -> Money {
        self.0.bill.document.total_minor
    }

    /// Judges it by state and law. Errors: those of a bill, and the refusal by the job's state.
    pub fn judged(self, tx: &Tx) -> Result<JudgedDelivery> {
        let goods = self.0.judge_state(tx)?;
        Ok(JudgedDelivery { bill: self.0, goods })
    }
}

impl JudgedDelivery {
    /// The day that it is posted on.
    pub fn day(&self) -> OpenDay {
        self.goods.day
    }

    /// The limits that the law sets.
    pub fn limits(&self) -> &LegalLimits {
        self.bill.limits()
    }

    /// The customer.
    pub fn customer(&self) -> Result<&Party> {
        self.bill.found.grounds.party.as_ref().ok_or_else(|| Error::internal("a delivery to nobody"))
    }

    /// Stores the PAN that was sent with it, before the customer is locked as a person.
    pub async fn keep_pan(&self, tx: &Tx) -> Result<()> {
        self.bill.keep_pan(tx).await
    }

    /// Judges what the customer will owe against the credit limit: what is paid with the delivery is no debt. The person is
    /// locked.
    pub async fn stays_within_credit(&self, tx: &Tx, paid: Money) -> Result<()> {
        let party = self.customer()?;
        let Some(limit) = party.credit_limit_minor else { return Ok(()) };
        let total = self.bill.bill.document.total_minor;
        let owed = total.sub(paid.min(total))?;
        within_credit(tx, party.party_id, Money::from_stored(limit), owed).await
    }

    /// Refuses what only another role may do with this content.
    pub fn judge_roles(&self, tx: &Tx) -> Result<()> {
        self.bill.judge_roles(tx)
    }

    /// Posts it under this id, with the transfers of the job's metal in its entry and the job's rows in its flight. Returns what
    /// the audit event tells of the bill too.
    pub async fn post(
        self,
        tx: &Tx,
        id: DocumentId,
        transfers: Vec<Transfer>,
        writes: BoxFuture<'_, Result<()>>,
    ) -> Result<(InvoicePosted, Value)> {
        let beside = Beside { id, transfers, is_paid: false, writes: Some(writes) };
        let posted = self.bill.post(tx, self.goods, beside).await?;
        let PricedBill { asked, found, ready, bill, .. } = &self.bill;
        Ok((posted, post::event_of_bill(asked, found, ready, bill)))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::decimal::{Percent, Quantity, UnitPrice};
    use kernel::money::Currency;
    use platform::settings::GstRounding;

    use super::super::rules::TaxSystem;
    use super::*;

    /// A thousand of them, for this amount.
    fn goods(amount: i64, class: Option<&str>) -> OrderedGoods {
        let goods = Goods {
            quantity: Some(Quantity::from_stored(1_000_000_000)),
            unit: Some("each".to_owned()),
            price_per_unit: Some(UnitPrice::from_stored(amount * 1_000)),
            amount: None,
        };
        (goods, class.map(str::to_owned))
    }

    #[test]
    fn lines_that_only_together_are_too_large_are_refused_as_their_bill_would_be() {
        let row = TaxRow {
            class: "gst".to_owned(),
            hsn: None,
            percent: Percent::from_stored(10_000_000),
            from: date(2000, 7, 1),
            to: None,
        };
        let currency = Currency::new("AUD", 2).expect("a currency");
        let rules = BillRules {
            currency: &currency,
            system: TaxSystem::Australia { rounding: GstRounding::Line, prices_include_gst: false },
            registered: true,
            policy: &[row],
            date: date(2026, 6, 8),
            round_off_to: Money::ZERO,
        };
        let told = |lines: &[OrderedGoods]| match sum_fits(lines, &rules) {
            Ok(()) => String::new(),
            Err(refusal) => format!("{} {}", refusal.code, refusal.faults[0].field),
        };
        let (half, most) = (Money::LIMIT / 2, Money::LIMIT);
        assert_eq!(told(&[goods(half, None), goods(half, None)]), "");
        assert_eq!(told(&[goods(half, None), goods(half, None), goods(1, None)]), "number_range lines");
        // With the tax, it is the same bill that is too large.
        assert_eq!(told(&[goods(most / 10 * 9, Some("gst"))]), "");
        assert_eq!(
            told(&[goods(most / 10 * 9, Some("gst")), goods(half / 5, Some("gst"))]),
            "number_range lines"
        );
        // Another fault of the bill is none of the order.
        assert_eq!(told(&[goods(1, Some("nothing"))]), "");
    }
}
