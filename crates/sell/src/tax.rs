//! Tax as dated data and its arithmetic: the percentage of a class on a day, and the tax inside or on top of
//! a price.
//! Invariant: two halves are always equal, each rounded by itself; a price that includes tax never changes.

mod preview;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::Percent;
use kernel::exact::Exact;
use kernel::money::Money;
use ledger::accounts::tax_policy::PolicyRow;

pub use preview::{PreviewPlace, PreviewTax, TaxPreview};

/// The class of making that is charged as a service of its own (SAC 9988).
pub const MAKING_SERVICE: &str = "making_service";

/// Classes of Australian law that are sold without GST (A New Tax System (Goods and Services Tax) Act 1999,
/// divisions 38 and 40).
pub const GST_FREE: &str = "gst_free";
pub const INPUT_TAXED: &str = "input_taxed";

/// A percentage a class of goods has from a day through a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxRow {
    pub class: String,
    /// Code of the goods (HSN) or service (SAC), if the law requires one on the bill.
    pub hsn: Option<String>,
    pub percent: Percent,
    pub from: Day,
    /// The last day, inclusive; open if the law has not changed.
    pub to: Option<Day>,
}

impl From<PolicyRow> for TaxRow {
    fn from(row: PolicyRow) -> TaxRow {
        TaxRow { class: row.class, hsn: row.hsn, percent: row.rate_percent, from: row.from, to: row.to }
    }
}

/// The percentage of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassRate {
    pub hsn: Option<String>,
    pub percent: Percent,
}

/// The percentage of a class on a day; `value_unknown` for a class without one.
pub fn class_rate(policy: &[TaxRow], class: &str, day: Day) -> Result<ClassRate, Code> {
    let holds = |row: &&TaxRow| row.class == class && row.from <= day && row.to.is_none_or(|to| day <= to);
    match policy.iter().find(holds) {
        Some(row) => Ok(ClassRate { hsn: row.hsn.clone(), percent: row.percent }),
        // These are sold without tax even if the workspace has no row for them.
        None if class == GST_FREE || class == INPUT_TAXED => Ok(ClassRate { hsn: None, percent: NO_TAX }),
        None => Err(Code::ValueUnknown),
    }
}

/// Zero per cent.
pub const NO_TAX: Percent = Percent::from_stored(0);

/// Whether a price excludes or includes its tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Price {
    Excluded,
    Included,
}

impl Price {
    pub fn of(included: bool) -> Price {
        if included { Price::Included } else { Price::Excluded }
    }
}

/// A price split into its taxable value and the one tax on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taxed {
    pub taxable: Money,
    pub tax: Money,
}

/// A price split into its taxable value and two equal halves (CGST and SGST).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Halved {
    pub taxable: Money,
    pub half: Money,
}

/// The tax of an amount before any rounding: on top of it, or inside it.
pub fn exact_tax(amount: Money, percent: Percent, price: Price) -> Exact {
    let on_top = Exact::from(amount) * percent.fraction();
    match price {
        Price::Excluded => on_top,
        // 1 + r is positive, because a percentage is never negative.
        Price::Included => on_top / (Exact::from(1) + percent.fraction()),
    }
}

/// R2 within a state, and S7: each half is rounded by itself. If the price includes tax, the remainder is
/// taxable.
pub fn in_halves(amount: Money, percent: Percent, price: Price) -> Result<Halved, Code> {
    let half = (exact_tax(amount, percent, price) * Exact::ratio(1, 2)).round_money()?;
    let taxable = match price {
        Price::Excluded => amount,
        Price::Included => amount.sub(half)?.sub(half)?,
    };
    Ok(Halved { taxable, half })
}

/// R2 across states, and the line rule of GST: the single tax is rounded once.
pub fn in_one(amount: Money, percent: Percent, price: Price) -> Result<Taxed, Code> {
    let tax = exact_tax(amount, percent, price).round_money()?;
    less(amount, tax, price)
}

/// The total rule of GST: the exact taxes are summed, rounded once, and shared back to the lines by R3.
pub fn in_total(lines: &[(Money, Percent, Price)]) -> Result<Vec<Taxed>, Code> {
    let exact: Vec<Exact> =
        lines.iter().map(|&(amount, percent, price)| exact_tax(amount, percent, price)).collect();
    let shares = share_exact(&exact)?;
    lines.iter().zip(shares).map(|(&(amount, _, price), tax)| less(amount, tax, price)).collect()
}

fn less(amount: Money, tax: Money, price: Price) -> Result<Taxed, Code> {
    let taxable = match price {
        Price::Excluded => amount,
        Price::Included => amount.sub(tax)?,
    };
    Ok(Taxed { taxable, tax })
}

/// Turns exact amounts, none negative, into minor units that sum to their rounded sum: R3 with the amounts
/// themselves as weights. (The weights of the kernel's `share` are integers; these are elevenths of a cent.)
fn share_exact(exact: &[Exact]) -> Result<Vec<Money>, Code> {
    let sum: Exact = exact.iter().map(|amount| amount + Exact::zero()).sum();
    let total = sum.round()?;
    if total == 0 {
        return Ok(vec![Money::ZERO; exact.len()]);
    }
    let scale = Exact::from(total).checked_div(&sum).ok_or(Code::NumberRange)?;
    let quotas: Vec<Exact> = exact.iter().map(|amount| amount * &scale).collect();
    let mut shares = quotas.iter().map(|quota| quota.floor().round()).collect::<Result<Vec<i64>, Code>>()?;
    let left = usize::try_from(total - shares.iter().sum::<i64>()).map_err(|_| Code::NumberRange)?;
    let mut by_remainder: Vec<usize> = (0..quotas.len()).collect();
    // The sort is stable: the earlier of two equal remainders comes first.
    by_remainder.sort_by_cached_key(|&line| Reverse(&quotas[line] - quotas[line].floor()));
    for &line in by_remainder.iter().take(left) {
        shares[line] += 1;
    }
    shares.into_iter().map(Money::new).collect()
}

/// R4: the amount that makes a total a multiple of the unit; zero for a unit of 0 or 1.
pub fn round_off(total: Money, unit: Money) -> Result<Money, Code> {
    to_multiple(total, unit)?.sub(total)
}

/// The amount due in cash if the smallest coin is larger than the minor unit (R5), and the difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CashDue {
    pub due: Money,
    pub round: Money,
}

/// R5: the cash part of a bill, to the nearest coin; five cents in Australia since 1992.
pub fn cash_due(amount: Money, coin: Money) -> Result<CashDue, Code> {
    let due = to_multiple(amount, coin)?;
    Ok(CashDue { due, round: due.sub(amount)? })
}

fn to_multiple(amount: Money, unit: Money) -> Result<Money, Code> {
    if unit.get() <= 1 {
        return Ok(amount);
    }
    let unit = Exact::from(unit);
    Exact::from(amount).round_to_step(&unit)?.round_money()
}
