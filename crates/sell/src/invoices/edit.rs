//! A posted bill is never edited: whoever tries is told to reverse it and to post anew.
//! Invariant: nothing is written but the event of the attempt.

use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::accounts::documents;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{AnyRow, Name};
use platform::input;
use platform::tx::{Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Map;

input! {
    /// A posted bill that somebody wants to edit.
    pub struct EditInvoice {
        /// Its number or id.
        invoice: Name,
        /// The fields to change.
        change: Option<AnyRow>,
    }
}

/// There is no such answer: a posted bill is never edited.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InvoiceEdited {
    /// The bill's number.
    pub number: String,
}

impl Action for EditInvoice {
    const NAME: &'static str = "sell.invoice.edit";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str =
        "Always refused: a posted bill is corrected by sell.invoice.correct, or reversed and posted anew.";
    type Output = InvoiceEdited;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<InvoiceEdited>> {
        let bill = documents::named(tx, self.invoice.as_str(), "invoice").await?;
        let fields = self.change.as_ref().and_then(|change| change.0.as_object()).map_or(0, Map::len);
        let refusal = Refusal::new(Code::PostedImmutable).field("invoice").fact("state", bill.state.as_str());
        Err(refusal.fact("fields", fields).into())
    }
}
