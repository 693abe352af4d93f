//! The kinds of documents, and what is true of each.
//! Invariant: everything that differs by kind is a member of `Facts` and a row of the table below;
//! `ledger.document_kind` has the same rows.

use kernel::code::Code;
use kernel::words;
use platform::input::{Faults, Field, Path, Shape};
use serde_json::Value;

words! {
    /// A kind of document: a bill, a receipt, a credit note that takes a bill back, and a bill of the old
    /// system that is still open.
    pub enum DocumentKind {
        Invoice = "invoice", Receipt = "receipt", CreditNote = "credit_note", OpeningInvoice = "opening_invoice"
    }
}

/// The facts of a kind.
#[derive(Debug)]
pub struct Facts {
    /// The code of its series where nobody set one up; None for a kind that keeps the number of the old system.
    pub default_series: Option<&'static str>,
    /// Whether its total is the sum of taxable value, tax and round-off, and its lines add up to them.
    pub parts_sum_to_total: bool,
    /// Whether no new one is posted for a party that was erased.
    pub needs_living_party: bool,
    /// Whether it is a debt of its party that is paid.
    pub opens_item: bool,
    /// The kind that takes it back.
    pub reversed_by: Option<DocumentKind>,
    /// The text of its entry in the day book.
    pub memo: &'static str,
    /// Its name on pages.
    pub name: &'static str,
    /// Many of them, on pages.
    pub plural: &'static str,
}

const INVOICE: Facts = Facts {
    default_series: Some("INV"),
    parts_sum_to_total: true,
    needs_living_party: true,
    opens_item: true,
    reversed_by: Some(DocumentKind::CreditNote),
    memo: "Bill",
    name: "Bill",
    plural: "Bills",
};

const RECEIPT: Facts = Facts {
    default_series: Some("RCP"),
    parts_sum_to_total: false,
    needs_living_party: true,
    opens_item: false,
    reversed_by: None,
    memo: "Receipt",
    name: "Receipt",
    plural: "Receipts",
};

const CREDIT_NOTE: Facts = Facts {
    default_series: Some("CRN"),
    parts_sum_to_total: true,
    needs_living_party: false,
    opens_item: false,
    reversed_by: None,
    memo: "Credit note",
    name: "Credit note",
    plural: "Credit notes",
};

const OPENING_INVOICE: Facts = Facts {
    default_series: None,
    parts_sum_to_total: false,
    needs_living_party: true,
    opens_item: true,
    reversed_by: None,
    memo: "Opening balance",
    name: "Bill brought forward",
    plural: "Bills brought forward",
};

impl DocumentKind {
    /// Its row.
    pub const fn facts(self) -> &'static Facts {
        match self {
            DocumentKind::Invoice => &INVOICE,
            DocumentKind::Receipt => &RECEIPT,
            DocumentKind::CreditNote => &CREDIT_NOTE,
            DocumentKind::OpeningInvoice => &OPENING_INVOICE,
        }
    }

    /// The kinds that are numbered by a series, each with the series' code where nobody set one up.
    pub fn numbered() -> impl Iterator<Item = (DocumentKind, &'static str)> {
        DocumentKind::ALL.iter().filter_map(|kind| Some((*kind, kind.facts().default_series?)))
    }
}

/// A kind that is numbered by a series, as sent.
#[derive(Clone, Copy, Debug)]
pub struct NumberedKind(pub DocumentKind);

impl Field for NumberedKind {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let sent = value.as_str().and_then(DocumentKind::of);
        let read = DocumentKind::numbered().find(|(kind, _)| Some(*kind) == sent);
        if read.is_none() {
            faults.add(at, Code::ValueUnknown);
        }
        read.map(|(kind, _)| NumberedKind(kind))
    }

    fn shape() -> Shape {
        Shape::Word(DocumentKind::numbered().map(|(kind, _)| kind.as_str()).collect())
    }
}

#[cfg(test)]
mod tests;
