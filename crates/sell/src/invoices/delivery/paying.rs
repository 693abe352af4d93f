//! The payment that comes with a delivery.
//! Invariant: the receipt settles the bill of the delivery and nothing else; any excess is an advance.

use kernel::money::Money;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::payments::{OpenBill, allocate, by_tender};
use ledger::accounts::periods::OpenDay;
use ledger::accounts::posting_context::GroundStatements;
use ledger::accounts::series::{self, SeriesRow};
use ledger::parties::Party;
use platform::error::Result;
use platform::fields::{Flag, Name};
use platform::tx::Tx;

use super::JudgedDelivery;
use crate::receipts::{PaymentReceived, Receipt, ReceivePayment};
use crate::tenders::{Tender, TenderGiven};

/// The payment at the delivery.
pub(crate) struct PaymentNow {
    pub received: Option<PaymentReceived>,
    /// The amount of the bill that is still open.
    pub left: Money,
}

/// How the bill is paid.
pub(crate) struct Paying {
    pub customer: Party,
    pub day: OpenDay,
    tenders: Vec<Tender>,
    till: Option<String>,
    /// The series of the receipt.
    series: Option<SeriesRow>,
}

impl Paying {
    /// Reads what a receipt needs; nothing where nothing is paid.
    pub async fn prepare(
        tx: &Tx,
        bill: &JudgedDelivery,
        tenders: Vec<Tender>,
        till: Option<String>,
    ) -> Result<Paying> {
        let customer = bill.customer()?.clone();
        let series = if tenders.is_empty() {
            None
        } else {
            let grounds = GroundStatements::prepare(tx)
                .await?
                .read(tx, Some(&customer.code), DocumentKind::Receipt)
                .await?;
            grounds.for_business(tx, &series::year_of(tx, bill.day().day()))?.series
        };
        Ok(Paying { customer, day: bill.day(), tenders, till, series })
    }

    /// Takes a payment for the open amount of the bill; any excess is an advance.
    pub async fn receive(
        self,
        tx: &Tx,
        tenders: &[TenderGiven],
        till: Option<Name>,
        is_new: Flag,
        rest: OpenBill,
    ) -> Result<PaymentNow> {
        if self.tenders.is_empty() {
            return Ok(PaymentNow { received: None, left: rest.open });
        }
        let payer = Name::parse(&self.customer.code)?;
        let asked = ReceivePayment::without_bill(payer, tenders, till, is_new);
        let (open, total) = (rest.open, asked.total()?);
        let (shares, advance) = allocate(total, vec![rest])?;
        let left = open.sub(total.sub(advance)?)?;
        let parts = by_tender(self.tenders.iter().map(|tender| tender.amount), &shares)?;
        let receipt = Receipt {
            asked: &asked,
            tenders: self.tenders,
            till: self.till,
            day: self.day,
            fy: series::year_of(tx, self.day.day()),
            series: self.series,
            payer: self.customer,
            shares,
            parts,
            advance,
        };
        Ok(PaymentNow { received: Some(receipt.write(tx).await?), left })
    }
}
