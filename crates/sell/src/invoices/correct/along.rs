//! The payment of a corrected bill pays the bill that corrects it.
//! Invariant: only the credit of the note that cancelled the corrected bill is used, only for a bill of the same customer, and only up
//! to its total. The law judged its cash when it came; both bills are one transaction.

use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use ledger::accounts::documents;
use ledger::accounts::party_credits::{self, match_up};
use ledger::accounts::payments::{self, OpenBill, Part, PaymentStatements};
use platform::error::Result;
use platform::tx::Tx;

/// A payment that goes along with a correction, ready to be written.
pub(in crate::invoices) struct PaymentAlong {
    note: DocumentId,
    parts: Vec<Part>,
    statements: PaymentStatements,
}

impl PaymentAlong {
    /// The rest of the payment of the corrected bill, for the bill `id` of this total. None for a bill that corrects none, and
    /// where nothing is left. The person is locked.
    pub async fn of(
        tx: &Tx,
        corrects: Option<DocumentId>,
        party: Option<PartyId>,
        (id, total): (DocumentId, Money),
    ) -> Result<Option<PaymentAlong>> {
        let Some((corrected, party)) = corrects.zip(party) else { return Ok(None) };
        payments::lock_person(tx, party).await?;
        let corrected = documents::named(tx, &corrected.uuid().to_string(), "draft").await?;
        let Some(note) = corrected.reversed_by else { return Ok(None) };
        let credit = party_credits::of_document(tx, note).await?;
        let Some(credit) = credit.filter(|credit| credit.party == Some(party)) else { return Ok(None) };
        let bill = OpenBill { id, number: String::new(), open: total };
        let parts: Vec<Part> = match_up(&mut [credit], vec![bill])?.into_iter().map(|it| it.part).collect();
        if parts.is_empty() {
            return Ok(None);
        }
        Ok(Some(PaymentAlong { note, parts, statements: PaymentStatements::prepare(tx).await? }))
    }

    /// How much it is.
    pub fn amount(&self) -> Result<Money> {
        Ok(Money::sum(self.parts.iter().map(|part| part.amount))?)
    }

    /// Settles the bill by it, after the bill is written.
    pub fn write<'a>(&'a self, tx: &'a Tx) -> BoxFuture<'a, Result<()>> {
        self.statements.settle_parts(tx, self.note, &self.parts).boxed()
    }
}
