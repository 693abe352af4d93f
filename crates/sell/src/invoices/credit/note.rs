//! A bill as a note reads it, and the note as it is stored, answered and printed.
//! Invariant: what a note says of a line is copied from the bill as posted; only its own amounts are new.

use kernel::decimal::{Fineness, Percent, Quantity};
use kernel::metal::Metal;
use kernel::money::{Currency, Money};
use kernel::text::{group, words_india};
use ledger::accounts::documents::{DocumentRow, NewLine, kinds::DocumentKind};
use platform::error::{Error, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::rules::{Credit, ONE, SoldLine, SoldPart};
use crate::invoices::rules::{TaxAmounts, TaxPart};
use crate::tax::GST_FREE;
use crate::words::ADJUSTMENT_NOTE;

/// The stored body of a bill, as far as a note needs it.
#[derive(Debug, Deserialize)]
struct Body {
    document: BillBody,
}

/// A bill's document.
#[derive(Debug, Deserialize)]
pub(crate) struct BillBody {
    pub lines: Vec<BilledLine>,
    /// There in Australia.
    gst_minor: Option<Money>,
}

/// A line of a bill.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct BilledLine {
    pub description: String,
    pub tag: Option<String>,
    pub huid: Option<String>,
    pub item: Option<String>,
    pub lot: Option<String>,
    /// The number of the piece of the lot.
    pub piece: Option<i32>,
    pub metal: Option<Metal>,
    pub net_mg: Option<i64>,
    pub fineness_ppt: Option<Fineness>,
    pub pieces: Option<i32>,
    pub quantity: Option<Quantity>,
    pub unit: Option<String>,
    pub tax_class: String,
    pub tax: Vec<BilledPart>,
    /// The number of the finished piece of its job.
    pub finished: Option<i32>,
}

/// A part of a line of one percentage.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct BilledPart {
    hsn: Option<String>,
    rate_percent: Percent,
    taxable_minor: Money,
    cgst_minor: Option<Money>,
    sgst_minor: Option<Money>,
    igst_minor: Option<Money>,
    gst_minor: Option<Money>,
}

/// Whether a stored body is one of a bill that notes can be about.
pub(crate) fn is_billed(body: &str) -> bool {
    serde_json::from_str::<Body>(body).is_ok()
}

impl BillBody {
    /// Reads the bill's stored document. Errors: `Internal` for a document that is none.
    pub fn of(bill: &DocumentRow) -> Result<BillBody> {
        let body: Body = serde_json::from_str(&bill.body).map_err(Error::internal)?;
        Ok(body.document)
    }

    /// Whether its taxes are India's.
    pub fn is_indian(&self) -> bool {
        self.gst_minor.is_none()
    }
}

impl BilledLine {
    /// Its figures, with those that are stored beside the document.
    pub fn sold(&self, stored: &NewLine) -> SoldLine {
        let part = |part: &BilledPart| {
            let tax = [part.cgst_minor, part.sgst_minor, part.igst_minor, part.gst_minor];
            SoldPart { taxable: part.taxable_minor, tax: tax.map(|tax| tax.unwrap_or(Money::ZERO)) }
        };
        SoldLine {
            taxable: stored.taxable,
            tax: stored.tax,
            parts: self.tax.iter().map(part).collect(),
            quantity_e6: self.quantity_e6(),
            fine_mg: stored.fine_mg,
            cost: stored.cost,
        }
    }

    /// Its quantity in millionths: as sold, or its pieces; one where it has neither.
    pub fn quantity_e6(&self) -> i64 {
        match (self.quantity, self.counted()) {
            (Some(quantity), _) => quantity.get(),
            (None, Some(pieces)) => i64::from(pieces).saturating_mul(ONE),
            (None, None) => ONE,
        }
    }

    /// How many pieces it is for, where it has no quantity and no tag.
    pub fn counted(&self) -> Option<i32> {
        self.pieces.filter(|pieces| *pieces > 1 && self.quantity.is_none() && self.tag.is_none())
    }
}

/// A note's document.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CreditNoteDocument")]
pub(crate) struct NoteDocument {
    /// Its legal title.
    title: &'static str,
    /// The number of the bill that it credits.
    refers_to: String,
    /// The day of that bill.
    refers_to_date: kernel::day::Day,
    /// Why.
    reason: String,
    /// Whether the tax is credited too.
    with_tax: bool,
    /// Its lines.
    lines: Vec<NoteLine>,
    /// What is credited of the taxable value.
    pub taxable_minor: Money,
    #[serde(flatten)]
    pub tax: TaxAmounts,
    /// Of it, what was sold free of GST (Australia).
    #[serde(skip_serializing_if = "Option::is_none")]
    gst_free_minor: Option<Money>,
    /// The GST of each line (Australia).
    #[serde(skip_serializing_if = "Option::is_none")]
    line_gst_minor: Option<Vec<Money>>,
    /// The sum with tax.
    total_before_round_minor: Money,
    /// What is left of the bill's round-off, on the note that brings the bill to nil; less than nothing where a note would take
    /// more than is left of the bill.
    pub round_off_minor: Money,
    /// What is credited in all.
    pub total_minor: Money,
    /// The total as it is written.
    total_text: String,
    /// The total in words (India).
    #[serde(skip_serializing_if = "Option::is_none")]
    total_words: Option<String>,
}

/// A line of a note.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CreditNoteLine")]
pub(crate) struct NoteLine {
    /// The number of the bill's line.
    line: i32,
    /// The goods, in words.
    description: String,
    /// Whether goods come back.
    returned: bool,
    /// The piece's tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
    /// Its hallmark number: six capitals and digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    huid: Option<String>,
    /// The item's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    /// The lot's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    lot: Option<String>,
    /// The number of the piece of the lot.
    #[serde(skip_serializing_if = "Option::is_none")]
    piece: Option<i32>,
    /// Its metal.
    #[serde(skip_serializing_if = "Option::is_none")]
    metal: Option<Metal>,
    /// Its weight of metal.
    #[serde(skip_serializing_if = "Option::is_none")]
    net_mg: Option<i64>,
    /// The fineness of the metal.
    #[serde(skip_serializing_if = "Option::is_none")]
    fineness_ppt: Option<Fineness>,
    /// How much came back.
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<Quantity>,
    /// The unit of the quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// What it is taxed as.
    tax_class: String,
    /// What is credited by percentage; nothing without tax.
    tax: Vec<TaxPart>,
    /// What is credited of the line's taxable value.
    taxable_minor: Money,
    #[serde(flatten)]
    tax_amounts: TaxAmounts,
    /// What is credited with tax.
    line_total_minor: Money,
    /// The fine metal in the goods that came back.
    #[serde(skip_serializing_if = "Option::is_none")]
    fine_mg: Option<i64>,
}

/// What a note says beside its lines.
pub(crate) struct Heading<'a> {
    pub bill: &'a DocumentRow,
    pub reason: &'a str,
    pub with_tax: bool,
    pub round_off: Money,
    pub currency: &'a Currency,
}

impl NoteDocument {
    /// The document of these credits, each with the index of its line on the bill.
    pub fn of(billed: &BillBody, credits: &[(usize, Credit)], heading: &Heading<'_>) -> Result<NoteDocument> {
        let indian = billed.is_indian();
        let line = |(n, credit): &(usize, Credit)| NoteLine::of(*n, &billed.lines[*n], credit, indian);
        let lines = credits.iter().map(line).collect::<Result<Vec<NoteLine>>>()?;
        let taxable_minor = Money::sum(credits.iter().map(|(_, credit)| credit.taxable))?;
        let taxes: Vec<[Money; 4]> = lines.iter().map(|line| line.tax_amounts.each()).collect();
        let tax = sum(taxes.iter().copied(), indian)?;
        let total_before_round_minor = taxable_minor.add(tax.total()?)?;
        let total_minor = total_before_round_minor.add(heading.round_off)?;
        let free = lines.iter().filter(|line| line.tax_class == GST_FREE).map(|line| line.taxable_minor);
        let free = Money::sum(free)?;
        Ok(NoteDocument {
            title: if indian { DocumentKind::CreditNote.facts().name } else { ADJUSTMENT_NOTE },
            refers_to: heading.bill.number.clone(),
            refers_to_date: heading.bill.document_date,
            reason: heading.reason.to_owned(),
            with_tax: heading.with_tax,
            taxable_minor,
            tax,
            gst_free_minor: (!indian).then_some(free),
            line_gst_minor: (!indian).then(|| taxes.iter().map(|tax| tax[3]).collect()),
            lines,
            total_before_round_minor,
            round_off_minor: heading.round_off,
            total_minor,
            total_text: group(total_minor.get(), &heading.currency.code, heading.currency.minor_digits),
            total_words: indian.then(|| words_india(total_minor.get())),
        })
    }
}

impl NoteLine {
    fn of(n: usize, billed: &BilledLine, credit: &Credit, indian: bool) -> Result<NoteLine> {
        let parts = billed.tax.iter().zip(&credit.parts).map(|(billed, part)| TaxPart {
            hsn: billed.hsn.clone(),
            rate_percent: billed.rate_percent,
            taxable_minor: part.taxable,
            tax: amounts(part.tax, indian),
        });
        let returned = credit.quantity_e6 > 0;
        // A weight belongs to all of the goods; a part of them has its quantity.
        let whole = returned && credit.quantity_e6 == billed.quantity_e6();
        let has_quantity = returned && (billed.quantity.is_some() || billed.counted().is_some());
        let quantity = if has_quantity { Some(Quantity::new(credit.quantity_e6)?) } else { None };
        let counts = billed.counted().map(|_| "each".to_owned());
        Ok(NoteLine {
            line: i32::try_from(n + 1).map_err(Error::internal)?,
            description: billed.description.clone(),
            returned,
            tag: billed.tag.clone(),
            huid: billed.huid.clone(),
            item: billed.item.clone(),
            lot: billed.lot.clone(),
            piece: billed.piece,
            metal: billed.metal.filter(|_| whole),
            net_mg: billed.net_mg.filter(|_| whole),
            fineness_ppt: billed.fineness_ppt.filter(|_| whole),
            unit: billed.unit.clone().or(counts).filter(|_| quantity.is_some()),
            quantity,
            tax_class: billed.tax_class.clone(),
            tax: parts.collect(),
            taxable_minor: credit.taxable,
            tax_amounts: sum(credit.parts.iter().map(|part| part.tax), indian)?,
            line_total_minor: credit.taxable.add(credit.tax)?,
            fine_mg: credit.fine_mg,
        })
    }
}

fn amounts(tax: [Money; 4], indian: bool) -> TaxAmounts {
    let [cgst_minor, sgst_minor, igst_minor, gst_minor] = tax;
    match indian {
        true => TaxAmounts::India { cgst_minor, sgst_minor, igst_minor },
        false => TaxAmounts::Gst { gst_minor },
    }
}

fn sum(taxes: impl Iterator<Item = [Money; 4]> + Clone, indian: bool) -> Result<TaxAmounts> {
    let of = |nth: usize| Money::sum(taxes.clone().map(|tax| tax[nth]));
    Ok(amounts([of(0)?, of(1)?, of(2)?, of(3)?], indian))
}
