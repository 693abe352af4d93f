//! Documents as they are stored, and how the answers that show a stored one are described.
//! Invariant: a stored document is answered as it was written; one that was brought forward from before has no body.

use kernel::money::Money;
use ledger::accounts::documents::Seller;
use ledger::parties::Party;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

use crate::invoices::credit;
use crate::invoices::lines::LineShown;
use crate::invoices::rules::{Document, DocumentLine};
use crate::jobs::document::{ChallanDocument, JobDocument, KarigarReceiptDocument};
use crate::money::MoneyPaper;
use crate::old_metal::OldMetalPaper;
use crate::receipts::{Payer, ReceiptDocument};

/// A line of a bill with all its shown values.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "BillLine")]
pub(super) struct LineWhole<'a> {
    #[serde(flatten)]
    pub figures: &'a DocumentLine,
    #[serde(flatten)]
    pub shown: &'a LineShown,
    /// What the goods cost the shop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_minor: Option<Money>,
}

/// The buyer as printed on a bill. It is a copy: the party may change, and a posted document does not.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Buyer<'a> {
    /// The party's code.
    party: &'a str,
    /// Its name.
    name: &'a str,
    /// Its address.
    location: Option<&'a str>,
    /// State code (India).
    state: Option<&'a str>,
    /// GSTIN.
    gstin: Option<&'a str>,
    /// ABN.
    abn: Option<&'a str>,
}

impl<'a> Buyer<'a> {
    pub fn of(party: &'a Party) -> Buyer<'a> {
        Buyer {
            party: &party.code,
            name: &party.name,
            location: party.location.as_deref(),
            state: party.state.as_deref(),
            gstin: party.gstin.as_deref(),
            abn: party.abn.as_deref(),
        }
    }
}

/// A bill's document.
pub(crate) fn bill(of: &mut SchemaGenerator) -> Schema {
    of.subschema_for::<Document<LineWhole<'_>>>()
}

/// A note's document that has the form of a bill's, under another title: of a bill that was reversed, or that costs more.
pub(super) fn whole_note(of: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "allOf": [bill(of)],
        "properties": {
            "refers_to": { "type": "string", "description": "The number of the bill." },
            "refers_to_date": { "type": "string", "format": "date", "description": "The day of the bill." },
            "reason": { "type": "string", "description": "Why." }
        },
        "required": ["refers_to"]
    })
}

/// The document of any kind.
pub(super) fn any(of: &mut SchemaGenerator) -> Schema {
    let (note, receipt) = (of.subschema_for::<credit::Document>(), of.subschema_for::<ReceiptDocument>());
    let (money, old_metal) = (of.subschema_for::<MoneyPaper>(), of.subschema_for::<OldMetalPaper>());
    let (job, challan) = (of.subschema_for::<JobDocument>(), of.subschema_for::<ChallanDocument>());
    let from_karigar = of.subschema_for::<KarigarReceiptDocument>();
    let papers = [
        bill(of),
        whole_note(of),
        note,
        receipt,
        money,
        old_metal,
        job,
        challan,
        from_karigar,
        json_schema!({ "type": "null" }),
    ];
    json_schema!({
        "anyOf": papers
    })
}

/// The seller of a document of any kind.
pub(super) fn seller(of: &mut SchemaGenerator) -> Schema {
    of.subschema_for::<Option<Seller>>()
}

/// The buyer of a document of any kind.
pub(super) fn buyer(of: &mut SchemaGenerator) -> Schema {
    json_schema!({ "anyOf": [of.subschema_for::<Buyer<'_>>(), of.subschema_for::<Payer>(), { "type": "null" }] })
}
