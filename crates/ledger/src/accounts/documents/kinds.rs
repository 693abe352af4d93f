//! The kinds of documents, and what is true of each.
//! Invariant: everything that differs by kind is a member of `Facts` and a row of the table below;
//! `ledger.document_kind` has the same rows.

use kernel::code::Code;
use kernel::words;
use platform::input::{Faults, Field, Path, Shape};
use serde_json::Value;

words! {
    /// A kind of document: bills and notes, money in and out, metal and goods in and out, and a bill of the old
    /// system that is still open.
    pub enum DocumentKind {
        Invoice = "invoice", Receipt = "receipt", CreditNote = "credit_note", OpeningInvoice = "opening_invoice",
        DebitNote = "debit_note",
        Refund = "refund",
        Payment = "payment",
        Bounce = "bounce",
        WriteOff = "write_off",
        SetOff = "set_off",
        Transfer = "transfer",
        Journal = "journal",
        PurchaseVoucher = "purchase_voucher",
        Job = "job",
        Challan = "challan",
        KarigarReceipt = "karigar_receipt",
        HallmarkChallan = "hallmark_challan",
        PurchaseOrder = "purchase_order",
        GoodsReceipt = "goods_receipt",
        PurchaseBill = "purchase_bill",
        OpeningCredit = "opening_credit",
        CustomerOrder = "customer_order",
        Reversal = "reversal",
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
    reversed_by: Some(DocumentKind::Reversal),
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

const DEBIT_NOTE: Facts = Facts {
    default_series: Some("DBN"),
    parts_sum_to_total: true,
    needs_living_party: true,
    opens_item: true,
    reversed_by: Some(DocumentKind::CreditNote),
    memo: "Debit note",
    name: "Debit note",
    plural: "Debit notes",
};

const REFUND: Facts = Facts {
    default_series: Some("RFD"),
    parts_sum_to_total: false,
    needs_living_party: false,
    opens_item: false,
    reversed_by: Some(DocumentKind::Reversal),
    memo: "Refund",
    name: "Refund",
    plural: "Refunds",
};

const PAYMENT: Facts = Facts {
    default_series: Some("PAY"),
    parts_sum_to_total: false,
    needs_living_party: false,
    opens_item: false,
    reversed_by: Some(DocumentKind::Reversal),
    memo: "Payment",
    name: "Payment",
    plural: "Payments",
};

const BOUNCE: Facts = Facts {
    default_series: Some("BNC"),
    parts_sum_to_total: false,
    needs_living_party: false,
    opens_item: false,
    reversed_by: None,
    memo: "Returned cheque",
    name: "Returned cheque",
    plural: "Returned cheques",
};

const WRITE_OFF: Facts = Facts {
    default_series: Some("WOF"),
    parts_sum_to_total: false,
    needs_living_party: false,
    opens_item: false,
    reversed_by: Some(DocumentKind::Reversal),
    memo: "Write-off",
    name: "Write-off",
    plural: "Write-offs",
};

const SET_OFF: Facts = Facts {
    default_series: Some("SET"),
    parts_sum_to_total: false,
    needs_living_party: false,
    opens_item: false,
    reversed_by: Some(DocumentKind::Reversal),
    memo: "Set-off",
    name: "Set-off",
    plural: "Set-offs",
};

const TRANSFER: Facts = Facts {
    default_series: Some("TRF"),
    parts_sum_to_total: false,
    needs_living_party: false,
    opens_item: false,
    reversed_by: Some(DocumentKind::Reversal),
    memo: "Transfer",
    name: "Transfer",
    plural: "Transfers",
};

const JOURNAL: Facts = Facts {
    default_series: Some("JRN"),
    parts_sum_to_total: false,
    needs_living_party: false,
    opens_item: false,
    reversed_by: None,
    memo: "Journal entry",
    name: "Journal entry",
    plural: "Journal entries",
};

const PURCHASE_VOUCHER: Facts = Facts {
    default_series: Some("PV"),
    parts_sum_to_total: false,
    needs_living_party: true,
    opens_item: false,
    reversed_by: Some(DocumentKind::Reversal),
    memo: "Purchase voucher",
    name: "Purchase voucher",
    plural: "Purchase vouchers",
};

const JOB: Facts = Facts {
    default_series: Some("JOB"),
    parts_sum_to_total: false,
    needs_living_party: true,
    opens_item: false,
    reversed_by: None,
    memo: "Job",
    name: "Job",
    plural: "Jobs",
};

const CHALLAN: Facts = Facts {
    default_series: Some("CHN"),
    parts_sum_to_total: false,
    needs_living_party: true,
    opens_item: false,
    reversed_by: None,
    memo: "Delivery challan",
    name: "Delivery challan",
    plural: "Delivery challans",
};

const KARIGAR_RECEIPT: Facts = Facts {
    default_series: Some("KRC"),
    parts_sum_to_total: false,
    needs_living_party: true,
    opens_item: false,
    reversed_by: None,
    memo: "Karigar receipt",
    name: "Karigar receipt",
    plural: "Karigar receipts",
};

const HALLMARK_CHALLAN: Facts = Facts {
    default_series: Some("HMC"),
    parts_sum_to_total: false,
    needs_living_party: true,
    opens_item: false,
    reversed_by: None,
    memo: "Hallmark challan",
    name: "Hallmark challan",
    plural: "Hallmark challans",
};

const PURCHASE_ORDER: Facts = Facts {
    default_series: Some("PO"),
    parts_sum_to_total: false,
    needs_living_party: true,
    opens_item: false,
    reversed_by: None,
    memo: "Purchase order",
    name: "Purchase order",
    plural: "Purchase orders",
};

const GOODS_RECEIPT: Facts = Facts {
    default_series: Some("GRN"),
    parts_sum_to_total: false,
    needs_living_party: true,
    opens_item: false,
    reversed_by: None,
    memo: "Goods receipt",
    name: "Goods receipt",
    plural: "Goods receipts",
};

const PURCHASE_BILL: Facts = Facts {
    default_series: Some("PBL"),
    parts_sum_to_total: false,
    needs_living_party: true,
    opens_item: false,
    reversed_by: None,
    memo: "Purchase bill",
    name: "Purchase bill",
    plural: "Purchase bills",
};

const OPENING_CREDIT: Facts = Facts {
    default_series: None,
    parts_sum_to_total: false,
    needs_living_party: true,
    opens_item: false,
    reversed_by: None,
    memo: "Opening balance",
    name: "Credit brought forward",
    plural: "Credits brought forward",
};

const CUSTOMER_ORDER: Facts = Facts {
    default_series: Some("ORD"),
    parts_sum_to_total: false,
    needs_living_party: true,
    opens_item: false,
    reversed_by: None,
    memo: "Customer order",
    name: "Customer order",
    plural: "Customer orders",
};

const REVERSAL: Facts = Facts {
    default_series: Some("REV"),
    parts_sum_to_total: false,
    needs_living_party: false,
    opens_item: false,
    reversed_by: None,
    memo: "Reversal",
    name: "Reversal",
    plural: "Reversals",
};

impl DocumentKind {
    /// Its row.
    pub const fn facts(self) -> &'static Facts {
        match self {
            DocumentKind::Invoice => &INVOICE,
            DocumentKind::Receipt => &RECEIPT,
            DocumentKind::CreditNote => &CREDIT_NOTE,
            DocumentKind::OpeningInvoice => &OPENING_INVOICE,
            DocumentKind::DebitNote => &DEBIT_NOTE,
            DocumentKind::Refund => &REFUND,
            DocumentKind::Payment => &PAYMENT,
            DocumentKind::Bounce => &BOUNCE,
            DocumentKind::WriteOff => &WRITE_OFF,
            DocumentKind::SetOff => &SET_OFF,
            DocumentKind::Transfer => &TRANSFER,
            DocumentKind::Journal => &JOURNAL,
            DocumentKind::PurchaseVoucher => &PURCHASE_VOUCHER,
            DocumentKind::Job => &JOB,
            DocumentKind::Challan => &CHALLAN,
            DocumentKind::KarigarReceipt => &KARIGAR_RECEIPT,
            DocumentKind::HallmarkChallan => &HALLMARK_CHALLAN,
            DocumentKind::PurchaseOrder => &PURCHASE_ORDER,
            DocumentKind::GoodsReceipt => &GOODS_RECEIPT,
            DocumentKind::PurchaseBill => &PURCHASE_BILL,
            DocumentKind::OpeningCredit => &OPENING_CREDIT,
            DocumentKind::CustomerOrder => &CUSTOMER_ORDER,
            DocumentKind::Reversal => &REVERSAL,
        }
    }

    /// Whether credit notes take it back, whole or line by line.
    pub fn is_credited(self) -> bool {
        self.facts().reversed_by == Some(DocumentKind::CreditNote)
    }

    /// The kind of the notes that take it back; None for a kind that none does.
    pub fn credited_by(self) -> Option<DocumentKind> {
        self.facts().reversed_by.filter(|_| self.is_credited())
    }

    /// Whether a paper of its own takes it back, with all that it moved (D60).
    pub fn is_taken_back(self) -> bool {
        self.facts().reversed_by == Some(DocumentKind::Reversal)
    }

    /// Whether a piece that one of its lines names is sold by it.
    pub const fn sells(self) -> bool {
        matches!(self, DocumentKind::Invoice)
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
