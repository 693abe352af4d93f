//! What the delivery of a job would come to, while its form is filled in.
//! Invariant: the figures are those that delivering would give now; nothing is written, and nothing is held.

use std::collections::BTreeMap;

use catalogue::Phrase;
use kernel::decimal::Decimal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::accounts::party_credits::{self, Credit};
use platform::action::{Action, Asked, Query};
use platform::error::{Error, Result};
use platform::fields::Name;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use web::view::shown::money;

use super::{DeliverJob, LineToDeliver};
use crate::invoices::{InvoicePreview, price_delivery};
use crate::jobs::book::JobBook;

input! {
    /// A delivery that is being filled in.
    pub struct PreviewDelivery {
        /// The job: its number or id.
        job: Name,
        /// The lines of the bill.
        lines: Vec<LineToDeliver>,
        /// The bill discount, shared over its lines.
        bill_discount_minor: Option<Money>,
    }
}

/// What the delivery would come to.
#[derive(Default, Serialize, JsonSchema)]
pub struct DeliveryPreview {
    /// The total of the bill.
    pub total_minor: Money,
    /// What of the deposits it would use.
    pub deposits_minor: Money,
    /// The rest, which is paid then.
    pub left_minor: Money,
    /// The figures as they are written, by name; an empty one is not shown.
    pub totals: BTreeMap<&'static str, Phrase>,
    /// Fields that the form fills in while nothing is typed there.
    pub fields: BTreeMap<&'static str, String>,
    /// What delivering would refuse as it stands; empty where nothing.
    pub said: Phrase,
}

impl Query for PreviewDelivery {
    const NAME: &'static str = "sell.job.preview";
    const NEEDS: Permission = Permission::BillsWrite;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Works out the bill of a delivery that is being filled in; writes nothing.";
    type Output = DeliveryPreview;

    async fn fetch(self, tx: &ReadTx) -> Result<DeliveryPreview> {
        let asked = DeliverJob {
            job: self.job,
            lines: self.lines,
            bill_discount_minor: self.bill_discount_minor,
            returned: None,
            tenders: None,
            till: None,
            pan: None,
            place_of_supply: None,
            reason: None,
            reference_is_new: Default::default(),
        };
        asked.check()?;
        let job = JobBook::find(tx, asked.job.as_str()).await?;
        let held = job.look(tx).await?;
        let work = asked.work(tx, &job, &held)?;
        let priced = price_delivery(tx, asked.asked(&job, &work)?, &work.of_job).await?;
        let deposits = party_credits::of_job(tx, job.id).await?;
        let deposits = deposits.iter().map(Credit::left).collect::<std::result::Result<Vec<Money>, _>>()?;
        show(tx, priced, Money::sum(deposits)?)
    }
}

/// The answer for a priced bill and the deposits of its job. Errors: the refusal of what cannot be priced.
fn show(tx: &ReadTx, priced: InvoicePreview, deposits: Money) -> Result<DeliveryPreview> {
    let said = priced.faults.first().map(|fault| fault.message.clone()).unwrap_or_default();
    let Some(document) = priced.document else { return Err(Refusal::invalid(priced.faults).into()) };
    let total = document.total_minor;
    let used = deposits.min(total);
    let left = total.sub(used)?;
    let currency = &tx.workspace.currency;
    let all = |amount: Money| Phrase::verbatim(money(amount.get(), &currency.code, currency.minor_digits));
    let mut totals = priced.totals;
    totals.retain(|name, _| ["items", "cgst", "sgst", "igst", "gst", "round"].contains(name));
    totals.insert("total", all(total));
    totals.insert("deposits", if used.is_zero() { Phrase::default() } else { all(used) });
    totals.insert("left", all(left));
    let digits = u8::try_from(currency.minor_digits).map_err(Error::internal)?;
    let typed = Decimal::new(left.get().into(), digits)?.to_string();
    let fields = BTreeMap::from([("tenders[0].amount_minor", typed)]);
    Ok(DeliveryPreview { total_minor: total, deposits_minor: used, left_minor: left, totals, fields, said })
}
