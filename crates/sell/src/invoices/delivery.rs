//! The bill with which a job or an order is delivered: priced, judged and posted like any bill, with the rows of its delivery beside it.
//! Invariant: the bill and what belongs to the delivery are written together or not at all.

use futures::future::BoxFuture;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::refusal::Ruled;
use ledger::accounts::journal::Transfer;
use ledger::accounts::legal_limits::LegalLimits;
use ledger::accounts::periods::OpenDay;
use ledger::parties::Party;
use platform::error::{Error, Result};
use platform::fast_path::Prefetch;
use platform::fields::{Name, Text};
use platform::tx::Tx;
use serde_json::Value;

use super::lines::{JobLine, LineGiven, Lines};
use super::post::{self, Beside};
use super::{DeliveryTerms, InvoicePosted, JudgedGoods, PostInvoice, PricedBill, within_credit};

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
        let input = PostInvoice {
            party: Some(asked.party),
            pan: asked.pan,
            place_of_supply: asked.place_of_supply,
            date: None,
            lines: Lines::from(asked.lines),
            bill_discount_minor: asked.bill_discount_minor,
            rate_override_minor: None,
            reason: asked.reason,
            quoted_total_minor: None,
            lock_until: None,
            draft: None,
        };
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
