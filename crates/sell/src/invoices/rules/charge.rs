//! The taxable parts of a line: its price after discounts, split into parts of one percentage each, and their
//! taxes.
//! Invariant: the parts of a line sum to its price after discount, even if one is taxed separately.

use kernel::code::Code;
use kernel::exact::share;
use kernel::money::Money;
use platform::settings::GstRounding;

use super::figures::{TaxAmounts, TaxPart};
use super::{BillLine, BillRules, TaxSystem};
use crate::invoices::rules::PlaceOfSupply;
use crate::pricing::PricedLine;
use crate::tax::{ClassRate, Price, Taxed, in_halves, in_one, in_total};

/// A line in the computation of the bill: its input, price, percentages and discounts.
#[derive(Debug)]
pub(super) struct Workings<'a> {
    pub asked: &'a BillLine,
    /// The price of the tag or the item, if there is one.
    pub asking: Option<Money>,
    pub priced: PricedLine,
    pub rates: ClassRates,
    pub discounts: Discounts,
}

impl Workings<'_> {
    /// The price after the discounts so far.
    pub fn left(&self) -> Result<Money, Code> {
        self.priced.price.sub(self.discounts.total)
    }
}

/// The percentage of the article, and of its making if the law treats it as a service.
#[derive(Debug)]
pub(super) struct ClassRates {
    pub article: ClassRate,
    pub making: Option<ClassRate>,
}

/// The discounts on a line's price.
#[derive(Clone, Copy, Debug)]
pub(super) struct Discounts {
    /// Its own discount and its share of the bill's.
    pub total: Money,
    /// Its share of the bill's.
    pub share: Money,
}

/// An amount of one percentage.
struct Part<'a> {
    amount: Money,
    rate: &'a ClassRate,
}

/// The parts of each line with their taxes.
pub(super) fn charges(lines: &[Workings<'_>], rules: &BillRules<'_>) -> Result<Vec<Vec<TaxPart>>, Code> {
    match rules.system {
        TaxSystem::India { place, .. } => lines.iter().map(|line| in_india(line, place)).collect(),
        TaxSystem::Australia { rounding, prices_include_gst } => {
            in_australia(lines, rounding, prices_include_gst)
        }
    }
}

fn in_india(line: &Workings<'_>, place: PlaceOfSupply) -> Result<Vec<TaxPart>, Code> {
    let price = Price::of(line.priced.tagged);
    let taxed = |part: Part<'_>| {
        let (taxable_minor, tax) = match place {
            PlaceOfSupply::Intra => {
                let halved = in_halves(part.amount, part.rate.percent, price)?;
                (halved.taxable, TaxAmounts::halves(halved.half))
            }
            PlaceOfSupply::Inter => {
                let taxed = in_one(part.amount, part.rate.percent, price)?;
                (taxed.taxable, TaxAmounts::integrated(taxed.tax))
            }
        };
        Ok(TaxPart { hsn: part.rate.hsn.clone(), rate_percent: part.rate.percent, taxable_minor, tax })
    };
    parts(line)?.into_iter().map(taxed).collect()
}

/// The article, and its making if it is taxed separately; R3 shares the line's discount over the two.
fn parts<'a>(line: &'a Workings<'_>) -> Result<Vec<Part<'a>>, Code> {
    let price = line.priced.price;
    let article = &line.rates.article;
    let (Some(making), Some(service)) = (line.priced.components.making, &line.rates.making) else {
        return Ok(vec![Part { amount: line.left()?, rate: article }]);
    };
    let goods = price.sub(making)?;
    let shares = share(line.discounts.total.get(), &[goods.get(), making.get()]);
    let mut parts = Vec::with_capacity(2);
    // A repair has only making: there is no row of zero for an article that is not sold.
    if !goods.is_zero() {
        parts.push(Part { amount: goods.sub(Money::new(shares[0])?)?, rate: article });
    }
    parts.push(Part { amount: making.sub(Money::new(shares[1])?)?, rate: service });
    Ok(parts)
}

fn in_australia(
    lines: &[Workings<'_>],
    rounding: GstRounding,
    prices_include_gst: bool,
) -> Result<Vec<Vec<TaxPart>>, Code> {
    let amounts = lines.iter().map(|line| {
        let price = Price::of(prices_include_gst || line.priced.tagged);
        Ok((line.left()?, line.rates.article.percent, price))
    });
    let amounts = amounts.collect::<Result<Vec<_>, Code>>()?;
    let taxed = match rounding {
        GstRounding::Total => in_total(&amounts)?,
        GstRounding::Line => {
            let each = amounts.iter().map(|&(amount, percent, price)| in_one(amount, percent, price));
            each.collect::<Result<Vec<Taxed>, Code>>()?
        }
    };
    let part = |(line, taxed): (&Workings<'_>, Taxed)| TaxPart {
        hsn: line.rates.article.hsn.clone(),
        rate_percent: line.rates.article.percent,
        taxable_minor: taxed.taxable,
        tax: TaxAmounts::Gst { gst_minor: taxed.tax },
    };
    Ok(lines.iter().zip(taxed).map(|pair| vec![part(pair)]).collect())
}
