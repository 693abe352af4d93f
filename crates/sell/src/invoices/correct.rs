//! Corrects a posted bill: a credit note takes all of it back, and a draft copied from it waits to be changed and posted.
//! Invariant: the bill, its credit note and the draft go together, under one reason; the draft's bill is linked to the bill that
//! it corrects. The credit note and the draft have the bill's day, or both today's: no day and no month counts the sale twice.

use kernel::code::Code;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::documents::{self, kinds::DocumentKind};
use ledger::accounts::journal::Posting;
use ledger::stock::sales::LotLeft;
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::invoices::credit::RefundGiven;
use crate::invoices::drafts::NewDraft;
use crate::invoices::reverse::{DocumentChanged, ReverseInvoice, Undo};
use crate::jobs::reverse::job_of_bill;
use crate::jobs::rules::{JobState, unfit};
use crate::pieces::ArticleMoved;
use copy::copy_of;
use terms::{keeps_day, terms_of};

pub(super) mod along;
mod copy;
mod terms;
#[cfg(test)]
mod tests;

input! {
    /// A bill to correct.
    pub struct CorrectInvoice {
        /// Its number or id.
        invoice: Name,
        /// Why.
        reason: Text,
        /// How the money of a sale goes back that names no customer; for no other bill: there it becomes the customer's credit.
        refund: Option<RefundGiven>,
    }
}

/// A bill that is being corrected.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CorrectionBegun {
    /// The credit note's id.
    pub document_id: Uuid,
    /// The credit note's number.
    pub number: String,
    /// credit_note.
    pub kind: DocumentKind,
    /// The draft: a copy of the bill, not priced yet.
    pub draft: Uuid,
    /// The credit note's figures, those of the bill.
    #[schemars(schema_with = "super::stored::whole_note")]
    pub document: Value,
    /// The credit note's journal: that of the bill, reversed.
    pub journal: Vec<Posting>,
    /// The bill, now reversed.
    pub changed: Vec<DocumentChanged>,
    /// The pieces that are back in stock.
    pub articles: Vec<ArticleMoved>,
    /// The lots that got goods back, with their remaining stock.
    pub lots: Vec<LotLeft>,
    /// What is paid out, with a refund.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash_due_minor: Option<Money>,
    /// The difference of that amount from what is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash_round_minor: Option<Money>,
}

impl Action for CorrectInvoice {
    const NAME: &'static str = "sell.invoice.correct";
    const NEEDS: Permission = Permission::BillsReverse;
    const SUMMARY: &'static str = "Reverses a posted bill and opens a draft copied from it.";
    type Output = CorrectionBegun;

    fn check(&self) -> Ruled<()> {
        self.refund.as_ref().and_then(RefundGiven::faults).map_or(Ok(()), |fault| Err(fault.into()))
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<CorrectionBegun>> {
        // The note copies the buyer: nobody erases the buyer meanwhile.
        let bill = documents::hold_party_of(tx, self.invoice.as_str(), "invoice").await?;
        if bill.kind == DocumentKind::DebitNote {
            // A draft becomes a bill: the note is cancelled, and written again on the bill's page.
            return Err(Refusal::new(Code::NotFound).field("invoice").into());
        }
        if bill.kind == DocumentKind::Invoice && job_of_bill(tx, bill.document_id).await?.is_some() {
            // A draft has no pieces of a job: the bill is reversed, and the job delivered again.
            return Err(unfit(JobState::Delivered).field("invoice").into());
        }
        let body: Value = serde_json::from_str(&bill.body).map_err(Error::internal)?;
        let mut sent = copy_of(&body["document"], bill.party.as_deref(), bill.place_of_supply.as_deref());
        let reason = self.reason.as_str();
        // Money that goes back goes today: then neither the note nor the copy has the bill's day.
        let keeps_day = self.refund.is_none() && keeps_day(tx, &bill, reason).await?;
        let date = if keeps_day { bill.document_date } else { tx.today() };
        sent.extend(terms_of(tx, date, &body["document"], reason).await?);
        let (id, party) = (bill.document_id, bill.party_id);
        let asked = Undo { reason, refund: self.refund.as_ref(), date };
        let (change, reversed) = ReverseInvoice::whole(tx, bill, asked).await?;
        let draft = tx.new_id()?;
        NewDraft { id: draft, sent: &sent, quote: None, party, corrects: Some(id) }.insert(tx).await?;
        let begun = CorrectionBegun {
            document_id: reversed.document_id,
            number: reversed.number,
            kind: reversed.kind,
            draft,
            document: reversed.document,
            journal: reversed.journal,
            changed: reversed.changed,
            articles: reversed.articles,
            lots: reversed.lots,
            cash_due_minor: reversed.cash_due_minor,
            cash_round_minor: reversed.cash_round_minor,
        };
        Ok(tx.record(change, begun))
    }
}
