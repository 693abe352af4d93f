//! The tax of a few amounts, shown before a sale: the same arithmetic as a bill's, without a bill.
//! Invariant: sums are sums of the lines' rounded figures; nothing is computed twice, and nothing is stored.

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Percent, Quantity, UnitPrice};
use kernel::exact::Exact;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::text::group;
use kernel::words;
use ledger::accounts::tax_policy::PolicyStatement;
use platform::action::{Asked, Query};
use platform::error::Result as Done;
use platform::fields::{Count, Flag, Name};
use platform::tx::ReadTx;
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;

use super::{CashDue, Price, TaxRow, cash_due, class_rate, in_halves, in_one};
use crate::pricing::Faults;

/// ISO 4217 has no currency with more decimals.
const MOST_DIGITS: i32 = 4;

words! {
    /// Two halves within a state, or one tax.
    pub enum PreviewPlace {
        /// CGST and SGST.
        Intra = "intra",
        /// IGST, or the GST of Australia.
        SingleTax = "single_tax",
    }
}
word_fields!(PreviewPlace);

input! {
    /// A line of the preview: an amount, with or without a quantity; a price that includes its tax; or a quantity with its price.
    pub struct PreviewLine {
        /// The amount before its discount; negative for one that is taken off.
        amount_minor: Option<Money>,
        /// An amount that includes its tax, whatever holds for the other lines.
        gross_minor: Option<Money>,
        /// How many units.
        quantity: Option<Quantity>,
        /// The price of one unit.
        price_minor_per_unit: Option<UnitPrice>,
        /// The discount on the line.
        discount_percent: Option<Percent>,
        /// The tax.
        rate_percent: Option<Percent>,
        /// In place of the tax: the class of the goods, whose tax on the date is taken.
        tax_class: Option<Name>,
    }
}

input! {
    /// Amounts whose tax is asked for.
    pub struct PreviewTax {
        /// intra for two halves (CGST and SGST), single_tax for one tax.
        place: PreviewPlace,
        /// The day whose tax classes hold; absent: today.
        date: Option<Day>,
        /// The amounts of the lines include their tax.
        price_includes_tax: Flag,
        /// The smallest coin, to which cash is rounded: 5 for five cents; absent: cash is not rounded.
        cash_round_minor: Option<Money>,
        /// Digits after the point of the total's text: 0 for yen; absent: those of the workspace's currency.
        minor_digits: Option<Count>,
        /// The lines.
        lines: Vec<PreviewLine>,
    }
}

/// The price of a line before its discount. Negative amounts mirror positive ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Amount {
    Stated(Money),
    /// Includes the tax, whatever the preview's setting for other lines.
    Gross(Money),
    Priced(Quantity, UnitPrice),
}

impl PreviewLine {
    /// Judges the line by itself. Errors: each fault of its fields.
    fn sound(&self) -> Result<(), Vec<Fault>> {
        let mut faults = Faults::default();
        let priced = self.quantity.is_some() || self.price_minor_per_unit.is_some();
        if self.amount_minor.is_none() && self.gross_minor.is_none() && !priced {
            faults.add("amount_minor", Code::FieldRequired);
        }
        if self.gross_minor.is_some() && self.amount_minor.is_some() {
            faults.add("gross_minor", Code::FieldUnknown);
        }
        if priced {
            if self.gross_minor.is_some() {
                faults.add("gross_minor", Code::FieldUnknown);
            }
            // Beside a quantity without a price, an amount is that of the line.
            for (field, is_known) in [
                ("quantity", self.quantity.is_some()),
                ("price_minor_per_unit", self.price_minor_per_unit.is_some() || self.amount_minor.is_some()),
            ] {
                if !is_known {
                    faults.add(field, Code::FieldRequired);
                }
            }
        }
        match (&self.rate_percent, &self.tax_class) {
            (None, None) => faults.add("rate_percent", Code::FieldRequired),
            (Some(_), Some(_)) => faults.add("tax_class", Code::FieldUnknown),
            _ => {}
        }
        faults.or(Some(()))
    }

    /// The amount to tax, of a sound line.
    fn amount(&self) -> Amount {
        match (self.quantity, self.price_minor_per_unit, self.gross_minor) {
            (Some(quantity), Some(price), _) => Amount::Priced(quantity, price),
            (_, _, Some(gross)) => Amount::Gross(gross),
            _ => Amount::Stated(self.amount_minor.unwrap_or(Money::ZERO)),
        }
    }
}

/// A line's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PreviewedLine {
    /// What is taxed, after the discount.
    pub taxable_minor: Money,
    /// Its tax, both halves together.
    pub tax_minor: Money,
    /// The tax in per cent.
    pub rate_percent: Percent,
}

/// The sum of the taxes, in halves or in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum PreviewedTax {
    /// Within a state.
    Intra {
        /// The central half.
        cgst_minor: Money,
        /// The state's half.
        sgst_minor: Money,
        /// Zero.
        igst_minor: Money,
    },
    /// One tax.
    Single {
        /// The tax.
        tax_minor: Money,
    },
}

/// The figures, as a bill with these lines would have them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TaxPreview {
    /// The lines, in order.
    pub lines: Vec<PreviewedLine>,
    /// The tax of each line.
    pub line_tax_minor: Vec<Money>,
    /// The sum of the taxable amounts.
    pub taxable_minor: Money,
    /// The sum of the taxes.
    #[serde(flatten)]
    pub tax: PreviewedTax,
    /// Taxable amounts and taxes together, not rounded to whole rupees.
    pub total_minor: Money,
    /// The total as text, its digits grouped.
    pub total_text: String,
    /// What a customer who pays cash gives.
    pub cash_due_minor: Money,
    /// The difference between the cash and the total.
    pub cash_round_minor: Money,
}

impl PreviewTax {
    /// Judges the fields that need no stored row.
    fn sound(&self) -> Ruled<()> {
        let mut faults = Faults::default();
        if self.cash_round_minor.is_some_and(|coin| coin < Money::ZERO) {
            faults.add("cash_round_minor", Code::NumberRange);
        }
        if self.minor_digits.is_some_and(|digits| digits.0 > MOST_DIGITS) {
            faults.add("minor_digits", Code::NumberRange);
        }
        if self.lines.is_empty() {
            faults.add("lines", Code::FieldRequired);
        }
        for (i, line) in self.lines.iter().enumerate() {
            faults.within(&format!("lines[{i}]"), line.sound());
        }
        faults.or(Some(())).map_err(Refusal::invalid)
    }

    /// Computes the preview, of sound fields. Errors: `amount_mismatch`; `value_unknown` at a line's `tax_class` without a tax on
    /// the day; `discount_exceeds_line`; `number_range` beyond the limits of money.
    fn figures(&self, policy: &[TaxRow], today: Day, currency: &str, digits: u32) -> Ruled<TaxPreview> {
        let price = Price::of(self.price_includes_tax.0);
        let date = self.date.unwrap_or(today);
        for (i, line) in self.lines.iter().enumerate() {
            amount_is_the_product(line)
                .map_err(|refusal| refusal.field(format!("lines[{i}].amount_minor")))?;
        }
        let mut faults = Faults::default();
        let lines: Vec<PreviewedLine> = self
            .lines
            .iter()
            .enumerate()
            .filter_map(|(i, line)| {
                let figures = percent(line, policy, date)
                    .and_then(|percent| line_figures(line, percent, self.place, price));
                faults.within(&format!("lines[{i}]"), figures.map_err(|fault| vec![fault]))
            })
            .collect();
        let lines = faults.or(Some(lines)).map_err(Refusal::invalid)?;
        let coin = self.cash_round_minor.unwrap_or(Money::ZERO);
        let digits = self.minor_digits.map_or(digits, |digits| digits.0.unsigned_abs());
        let text = |total: Money| group(total.get(), currency, digits);
        sum(lines, self.place, coin, text).map_err(|code| Refusal::new(code).field("lines"))
    }
}

impl Query for PreviewTax {
    const NAME: &'static str = "sell.tax.preview";
    const NEEDS: Permission = Permission::RatesRead;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Computes the tax of a few amounts as a bill would; writes nothing.";
    type Output = TaxPreview;

    async fn fetch(self, tx: &ReadTx) -> Done<TaxPreview> {
        self.sound()?;
        let policy: Vec<TaxRow> = match self.lines.iter().any(|line| line.tax_class.is_some()) {
            true => {
                let read = PolicyStatement::prepare(tx).await?.read(tx).await?;
                read.in_force(tx).into_iter().map(TaxRow::from).collect()
            }
            false => Vec::new(),
        };
        let currency = &tx.workspace.currency;
        Ok(self.figures(&policy, tx.today(), &currency.code, currency.minor_digits)?)
    }
}

/// D3: an amount beside a quantity and a price is their product (`amount_mismatch`).
fn amount_is_the_product(line: &PreviewLine) -> Ruled<()> {
    let (Amount::Priced(quantity, price), Some(stated)) = (line.amount(), line.amount_minor) else {
        return Ok(());
    };
    let expected = (Exact::from(quantity) * Exact::from(price)).round_money()?;
    match expected == stated {
        true => Ok(()),
        false => Err(Refusal::new(Code::AmountMismatch).fact("expected_minor", expected.get())),
    }
}

/// The tax of a line: the one that was sent, or that of its class on the day.
fn percent(line: &PreviewLine, policy: &[TaxRow], date: Day) -> Result<Percent, Fault> {
    match (&line.rate_percent, &line.tax_class) {
        (Some(percent), _) => Ok(*percent),
        (None, Some(class)) => class_rate(policy, class.as_str(), date)
            .map(|rate| rate.percent)
            .map_err(|code| Fault::new("tax_class", code)),
        (None, None) => Err(Fault::new("rate_percent", Code::FieldRequired)),
    }
}

fn sum(
    lines: Vec<PreviewedLine>,
    place: PreviewPlace,
    coin: Money,
    text: impl Fn(Money) -> String,
) -> Result<TaxPreview, Code> {
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
        total_text: text(total_minor),
        cash_due_minor: due,
        cash_round_minor: round,
    })
}

/// A line's figures: it is rounded once, after its discount, and the tax is taken from the rounded line.
fn line_figures(
    line: &PreviewLine,
    percent: Percent,
    place: PreviewPlace,
    price: Price,
) -> Result<PreviewedLine, Fault> {
    let whole = |code: Code| Fault::new("", code);
    let (amount, price) = match line.amount() {
        Amount::Stated(amount) => (Exact::from(amount), price),
        Amount::Gross(amount) => (Exact::from(amount), Price::Included),
        Amount::Priced(quantity, unit_price) => (Exact::from(quantity) * Exact::from(unit_price), price),
    };
    let kept = Exact::from(1) - line.discount_percent.map_or(Exact::zero(), Percent::fraction);
    if kept.is_negative() {
        return Err(Fault::new("discount_percent", Code::DiscountExceedsLine));
    }
    let amount = (amount * kept).round_money().map_err(whole)?;
    let (taxable_minor, tax_minor) = tax_parts(amount, percent, place, price).map_err(whole)?;
    Ok(PreviewedLine { taxable_minor, tax_minor, rate_percent: percent })
}

/// The taxable amount and its whole tax.
fn tax_parts(
    amount: Money,
    percent: Percent,
    place: PreviewPlace,
    price: Price,
) -> Result<(Money, Money), Code> {
    match place {
        PreviewPlace::Intra => {
            let halved = in_halves(amount, percent, price)?;
            Ok((halved.taxable, halved.half.add(halved.half)?))
        }
        PreviewPlace::SingleTax => in_one(amount, percent, price).map(|taxed| (taxed.taxable, taxed.tax)),
    }
}

#[cfg(test)]
mod tests;
