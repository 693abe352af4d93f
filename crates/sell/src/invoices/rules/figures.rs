//! The figures of a document, by the names under which they are stored, answered and printed.
//! Invariant: nothing here is computed twice: a line's figures are sums of its parts, the document's are sums
//! of its lines.

use kernel::code::Code;
use kernel::decimal::{Percent, Quantity, UnitPrice};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::text::{group, words_india};
use platform::settings::GstRounding;
use schemars::JsonSchema;
use serde::Serialize;

use super::charge::Workings;
use super::{BillInput, BillRules, TaxSystem};
use crate::pricing::{Components, OwnMetal, RateUsed, Sold};
use crate::tax::{GST_FREE, round_off};
use crate::tenders::TenderShown;

/// The taxes on an amount: GST, or India's three taxes, of which either the two halves or the third apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum TaxAmounts {
    India { cgst_minor: Money, sgst_minor: Money, igst_minor: Money },
    Gst { gst_minor: Money },
}

impl TaxAmounts {
    /// Central and state tax, equal (S6).
    pub fn halves(half: Money) -> TaxAmounts {
        TaxAmounts::India { cgst_minor: half, sgst_minor: half, igst_minor: Money::ZERO }
    }

    /// The integrated tax.
    pub fn integrated(tax: Money) -> TaxAmounts {
        TaxAmounts::India { cgst_minor: Money::ZERO, sgst_minor: Money::ZERO, igst_minor: tax }
    }

    /// CGST, SGST, IGST and GST; those that do not apply are zero.
    pub fn each(self) -> [Money; 4] {
        match self {
            TaxAmounts::India { cgst_minor, sgst_minor, igst_minor } => {
                [cgst_minor, sgst_minor, igst_minor, Money::ZERO]
            }
            TaxAmounts::Gst { gst_minor } => [Money::ZERO, Money::ZERO, Money::ZERO, gst_minor],
        }
    }

    /// All the tax.
    pub fn total(self) -> Result<Money, Code> {
        Money::sum(self.each())
    }

    /// The sum of many taxes of the same country; without any, zero in the system's kind.
    pub fn sum(amounts: &[TaxAmounts], system: TaxSystem) -> Result<TaxAmounts, Code> {
        let of = |tax: usize| Money::sum(amounts.iter().map(|amount| amount.each()[tax]));
        Ok(match system {
            TaxSystem::India { .. } => {
                TaxAmounts::India { cgst_minor: of(0)?, sgst_minor: of(1)?, igst_minor: of(2)? }
            }
            TaxSystem::Australia { .. } => TaxAmounts::Gst { gst_minor: of(3)? },
        })
    }
}

/// A part of a line of one percentage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TaxPart {
    /// HSN or SAC code (India).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hsn: Option<String>,
    /// The tax on it.
    pub rate_percent: Percent,
    /// The amount that is taxed.
    pub taxable_minor: Money,
    #[serde(flatten)]
    pub tax: TaxAmounts,
}

/// The values that a line of goods shows beside its amount.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GoodsShown {
    /// How much of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// The unit of the quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The price of one unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_minor_per_unit: Option<UnitPrice>,
}

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DocumentLine {
    /// The parts of the price.
    pub components_minor: Components,
    /// The price before any discount; ceilings are percentages of it.
    pub price_minor: Money,
    /// Its own discount and its share of the bill's.
    pub discount_minor: Money,
    /// Its share of the bill's discount.
    pub bill_discount_share_minor: Money,
    /// What it is taxed as.
    pub tax_class: String,
    /// Its parts by percentage.
    pub tax: Vec<TaxPart>,
    /// The amount that is taxed: price less discount.
    pub taxable_minor: Money,
    #[serde(flatten)]
    pub tax_amounts: TaxAmounts,
    /// The price with tax, after discount.
    pub gross_minor: Money,
    /// The amount with tax.
    pub line_total_minor: Money,
    /// The metal that leaves stock; its commodity is on the posting.
    #[serde(skip)]
    pub metal: Option<Metal>,
    /// The fine metal in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fine_mg: Option<i64>,
    /// Its weight with stones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gross_mg: Option<i64>,
    /// The rate that priced its metal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate_used: Option<RateUsed>,
    /// Of a piece that was made for the buyer.
    #[serde(flatten)]
    pub own: Option<OwnMetal>,
    #[serde(flatten)]
    pub goods: GoodsShown,
}

/// The taxes of a document; in Australia with the list of the lines' GST and the GST-free sales.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum DocumentTax {
    India {
        cgst_minor: Money,
        sgst_minor: Money,
        igst_minor: Money,
    },
    Gst {
        gst_minor: Money,
        gst_free_minor: Money,
        /// The GST of each line.
        line_gst_minor: Vec<Money>,
        gst_rounding: GstRounding,
    },
}

impl DocumentTax {
    /// The taxes alone.
    pub fn amounts(&self) -> TaxAmounts {
        match *self {
            DocumentTax::India { cgst_minor, sgst_minor, igst_minor } => {
                TaxAmounts::India { cgst_minor, sgst_minor, igst_minor }
            }
            DocumentTax::Gst { gst_minor, .. } => TaxAmounts::Gst { gst_minor },
        }
    }
}

/// A document's figures, with its lines as computed or as shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DocumentWith{L}")]
pub struct Document<L = DocumentLine> {
    /// Its legal title.
    pub title: &'static str,
    /// Its lines.
    pub lines: Vec<L>,
    /// The discount on the whole bill.
    pub bill_discount_minor: Money,
    /// What a savings scheme gave.
    pub scheme_bonus_minor: Money,
    /// The sum that is taxed.
    pub taxable_minor: Money,
    #[serde(flatten)]
    pub tax: DocumentTax,
    /// The sum with tax.
    pub total_before_round_minor: Money,
    /// The difference that rounds it.
    pub round_off_minor: Money,
    /// The amount to pay.
    pub total_minor: Money,
    /// The amount due in cash, in coins that exist; in a counter sale, where some of it is paid in cash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash_due_minor: Option<Money>,
    /// What rounding to the coin adds to the total; in a counter sale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash_round_minor: Option<Money>,
    /// How it was paid, in a counter sale.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tenders: Vec<TenderShown>,
    /// The total as it is written.
    pub total_text: String,
    /// The total in words (India).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_words: Option<String>,
}

impl<L> Document<L> {
    /// The same with other lines.
    pub fn with_lines<M>(&self, lines: Vec<M>) -> Document<M> {
        Document {
            title: self.title,
            lines,
            bill_discount_minor: self.bill_discount_minor,
            scheme_bonus_minor: self.scheme_bonus_minor,
            taxable_minor: self.taxable_minor,
            tax: self.tax.clone(),
            total_before_round_minor: self.total_before_round_minor,
            round_off_minor: self.round_off_minor,
            total_minor: self.total_minor,
            cash_due_minor: self.cash_due_minor,
            cash_round_minor: self.cash_round_minor,
            tenders: self.tenders.clone(),
            total_text: self.total_text.clone(),
            total_words: self.total_words.clone(),
        }
    }
}

/// The document of the lines and their taxed parts.
pub(super) fn document(
    lines: Vec<Workings<'_>>,
    parts: Vec<Vec<TaxPart>>,
    input: &BillInput,
    rules: &BillRules<'_>,
) -> Result<Document, Code> {
    let lines = lines.into_iter().zip(parts).map(|(workings, parts)| line(workings, parts, rules.system));
    let lines = lines.collect::<Result<Vec<DocumentLine>, Code>>()?;
    let taxable_minor = Money::sum(lines.iter().map(|line| line.taxable_minor))?;
    let tax = document_tax(&lines, rules.system)?;
    let total_before_round_minor = taxable_minor.add(tax.amounts().total()?)?;
    let round_off_minor = round_off(total_before_round_minor, rules.round_off_to)?;
    let total_minor = total_before_round_minor.add(round_off_minor)?;
    let in_india = matches!(rules.system, TaxSystem::India { .. });
    Ok(Document {
        title: title(&lines, rules),
        lines,
        bill_discount_minor: input.bill_discount,
        scheme_bonus_minor: input.scheme_bonus,
        taxable_minor,
        tax,
        total_before_round_minor,
        round_off_minor,
        total_minor,
        cash_due_minor: None,
        cash_round_minor: None,
        tenders: vec![],
        total_text: group(total_minor.get(), &rules.currency.code, rules.currency.minor_digits),
        total_words: in_india.then(|| words_india(total_minor.get())),
    })
}

fn line(workings: Workings<'_>, parts: Vec<TaxPart>, system: TaxSystem) -> Result<DocumentLine, Code> {
    let Workings { asked, priced, discounts, .. } = workings;
    let taxes: Vec<TaxAmounts> = parts.iter().map(|part| part.tax).collect();
    let tax_amounts = TaxAmounts::sum(&taxes, system)?;
    let taxable_minor = Money::sum(parts.iter().map(|part| part.taxable_minor))?;
    let line_total_minor = taxable_minor.add(tax_amounts.total()?)?;
    Ok(DocumentLine {
        components_minor: priced.components,
        price_minor: priced.price,
        discount_minor: discounts.total,
        bill_discount_share_minor: discounts.share,
        tax_class: asked.tax_class.clone(),
        tax: parts,
        taxable_minor,
        tax_amounts,
        gross_minor: line_total_minor,
        line_total_minor,
        metal: priced.weight.metal,
        fine_mg: priced.weight.fine_mg,
        gross_mg: priced.weight.gross_mg,
        rate_used: priced.rate_used,
        own: priced.own,
        goods: goods_shown(&asked.sold),
    })
}

fn goods_shown(sold: &Sold) -> GoodsShown {
    let Sold::Goods(goods) = sold else { return GoodsShown::default() };
    GoodsShown {
        quantity: goods.quantity,
        unit: goods.unit.clone(),
        price_minor_per_unit: goods.price_per_unit,
    }
}

fn document_tax(lines: &[DocumentLine], system: TaxSystem) -> Result<DocumentTax, Code> {
    let taxes: Vec<TaxAmounts> = lines.iter().map(|line| line.tax_amounts).collect();
    let sum = TaxAmounts::sum(&taxes, system)?.each();
    let TaxSystem::Australia { rounding, .. } = system else {
        let [cgst_minor, sgst_minor, igst_minor, _] = sum;
        return Ok(DocumentTax::India { cgst_minor, sgst_minor, igst_minor });
    };
    let free = lines.iter().filter(|line| line.tax_class == GST_FREE);
    Ok(DocumentTax::Gst {
        gst_minor: sum[3],
        gst_free_minor: Money::sum(free.map(|line| line.taxable_minor))?,
        line_gst_minor: taxes.iter().map(|tax| tax.each()[3]).collect(),
        gst_rounding: rounding,
    })
}

/// The legal title of the paper: a tax invoice only if something on it is taxed (CGST Rules 2017, rules 46
/// and 49; GST Act 1999, section 29-70).
fn title(lines: &[DocumentLine], rules: &BillRules<'_>) -> &'static str {
    let taxed = lines.iter().flat_map(|line| &line.tax).any(|part| part.rate_percent.get() > 0);
    match (rules.system, rules.registered, taxed) {
        (_, false, _) | (TaxSystem::Australia { .. }, true, false) => "Invoice",
        (_, true, true) => "Tax invoice",
        (TaxSystem::India { .. }, true, false) => "Bill of supply",
    }
}
