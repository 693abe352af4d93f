//! The tax of a few amounts, shown before a sale: the same arithmetic as a bill's, without a bill.
//! Invariant: sums are sums of the lines' rounded figures; nothing is computed twice.

use kernel::code::Code;
use kernel::decimal::{Percent, Quantity, UnitPrice};
use kernel::exact::Exact;
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use serde::Serialize;

use super::{CashDue, Price, cash_due, in_halves, in_one};

/// Two halves within a state, or one tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreviewPlace {
    Intra,
    SingleTax,
}

/// The price of a preview line before its discount. Negative amounts mirror positive ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreviewAmount {
    Amount(Money),
    /// Includes the tax, whatever the preview's setting for other lines.
    Gross(Money),
    Priced {
        quantity: Quantity,
        price_per_unit: UnitPrice,
    },
}

/// A line of the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PreviewLine {
    pub amount: PreviewAmount,
    pub discount: Option<Percent>,
    pub percent: Percent,
}

/// A line's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PreviewedLine {
    pub taxable_minor: Money,
    pub tax_minor: Money,
    pub rate_percent: Percent,
}

/// The sum of the taxes, in halves or in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum PreviewedTax {
    Intra { cgst_minor: Money, sgst_minor: Money, igst_minor: Money },
    Single { tax_minor: Money },
}

/// The answer of `sell.tax.preview`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TaxPreview {
    pub lines: Vec<PreviewedLine>,
    pub line_tax_minor: Vec<Money>,
    pub taxable_minor: Money,
    #[serde(flatten)]
    pub tax: PreviewedTax,
    pub total_minor: Money,
    pub cash_due_minor: Money,
    pub cash_round_minor: Money,
}

/// Computes a preview. `coin` is the smallest piece of cash, 0 or 1 if it is the minor unit. A line beyond
/// the limits of money is `number_range` at `lines[i]`.
pub fn tax_preview(
    lines: &[PreviewLine],
    place: PreviewPlace,
    price: Price,
    coin: Money,
) -> Ruled<TaxPreview> {
    let mut faults = Vec::new();
    let mut previewed = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        match preview_line(line, place, price) {
            Ok(line) => previewed.push(line),
            Err(code) => faults.push(Fault::new(format!("lines[{i}]"), code)),
        }
    }
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults));
    }
    sum(previewed, place, coin).map_err(|code| Refusal::new(code).field("lines"))
}

fn sum(lines: Vec<PreviewedLine>, place: PreviewPlace, coin: Money) -> Result<TaxPreview, Code> {
    let line_tax_minor: Vec<Money> = lines.iter().map(|line| line.tax_minor).collect();
    let taxable_minor = Money::sum(lines.iter().map(|line| line.taxable_minor))?;
    let tax_minor = Money::sum(line_tax_minor.iter().copied())?;
    let total_minor = taxable_minor.add(tax_minor)?;
    let CashDue { due, round } = cash_due(total_minor, coin)?;
    let tax = match place {
        PreviewPlace::SingleTax => PreviewedTax::Single { tax_minor },
        PreviewPlace::Intra => {
            // Every line's tax is twice its half, so the sum is even.
            let half = Money::new(tax_minor.get() / 2)?;
            PreviewedTax::Intra { cgst_minor: half, sgst_minor: half, igst_minor: Money::ZERO }
        }
    };
    Ok(TaxPreview {
        lines,
        line_tax_minor,
        taxable_minor,
        tax,
        total_minor,
        cash_due_minor: due,
        cash_round_minor: round,
    })
}

fn preview_line(line: &PreviewLine, place: PreviewPlace, price: Price) -> Result<PreviewedLine, Code> {
    let (amount, price) = match line.amount {
        PreviewAmount::Amount(amount) => (Exact::from(amount), price),
        PreviewAmount::Gross(amount) => (Exact::from(amount), Price::Included),
        PreviewAmount::Priced { quantity, price_per_unit } => {
            (Exact::from(quantity) * Exact::from(price_per_unit), price)
        }
    };
    let kept = Exact::from(1) - line.discount.map_or(Exact::zero(), Percent::fraction);
    if kept.is_negative() {
        return Err(Code::DiscountExceedsLine);
    }
    // The line is rounded once, after its discount, and the tax is taken from the rounded line.
    let amount = (amount * kept).round_money()?;
    let (taxable_minor, tax_minor) = match place {
        PreviewPlace::Intra => {
            let halved = in_halves(amount, line.percent, price)?;
            (halved.taxable, halved.half.add(halved.half)?)
        }
        PreviewPlace::SingleTax => {
            let taxed = in_one(amount, line.percent, price)?;
            (taxed.taxable, taxed.tax)
        }
    };
    Ok(PreviewedLine { taxable_minor, tax_minor, rate_percent: line.percent })
}
