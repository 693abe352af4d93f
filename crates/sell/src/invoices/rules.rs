//! Computes a whole bill: priced lines, shared discounts, rounded taxes, totals, and the transfers to post.
//! Invariant: every sum is a sum of rounded figures that are shown, and the buyer owes exactly what the books
//! receive.

mod charge;
mod discount;
mod figures;
mod law;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
mod transfers;

use kernel::code::Code;
use kernel::day::Day;
use kernel::exact::share;
use kernel::money::{Currency, Money};
use kernel::refusal::{Fault, Refusal, Ruled};
use platform::settings::{GstRounding, MakingTax};

use crate::pricing::{Faults, PricedLine, Sold, price_line};
use crate::tax::{ClassRate, MAKING_SERVICE, NO_TAX, Price, TaxRow, class_rate, in_one};
use charge::{ClassRates, Discounts, Workings};
pub use discount::{Ceilings, DiscountOn, DiscountsGiven};
pub use figures::{Document, DocumentLine, DocumentTax, GoodsShown, TaxAmounts, TaxPart};
pub use law::{BuyerSaid, RequirementLimits, Requirements, lacks_buyer, pan_is_known};
pub use transfers::{Account, Leg, Posting, Transfer, journal_of};

/// A requested line; its values have been checked one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillLine {
    pub sold: Sold,
    /// The piece at its tag's price, or goods at the price of their item: a line below that price has a
    /// discount. None if it has neither.
    pub asking: Option<Sold>,
    /// Off the line's price, in the same money (with tax if the price includes it).
    pub discount: Money,
    pub tax_class: String,
}

/// A requested bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillInput {
    /// The code of the party that owes the bill; None for a counter sale to an unknown buyer.
    pub buyer: Option<String>,
    pub lines: Vec<BillLine>,
    /// Shared over the lines after their own discounts.
    pub bill_discount: Money,
    /// A scheme's bonus: shared like the bill discount, but it counts against no ceiling.
    pub scheme_bonus: Money,
}

/// The place of supply, relative to the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceOfSupply {
    /// The shop's own state: central and state tax, half each.
    Intra,
    /// Another state: the integrated tax.
    Inter,
}

impl PlaceOfSupply {
    /// By the two-digit codes of the states (IGST Act 2017, sections 7 and 8).
    pub fn of(shop_state: &str, place_of_supply: &str) -> PlaceOfSupply {
        if shop_state == place_of_supply { PlaceOfSupply::Intra } else { PlaceOfSupply::Inter }
    }
}

/// The tax system of the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaxSystem {
    India { place: PlaceOfSupply, making: MakingTax },
    Australia { rounding: GstRounding, prices_include_gst: bool },
}

/// The workspace's settings and the law on the document's date.
#[derive(Clone, Debug)]
pub struct BillRules<'a> {
    pub currency: &'a Currency,
    pub system: TaxSystem,
    /// A seller who is not registered charges no tax.
    pub registered: bool,
    pub policy: &'a [TaxRow],
    /// The document's local date.
    pub date: Day,
    /// The unit of rounding the total (R4): 100 for whole rupees; 0 or 1 for none.
    pub round_off_to: Money,
}

/// A computed bill: its stored, shown and printed figures, its transfers, and the discounts that need
/// permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    pub document: Document,
    pub transfers: Vec<Transfer>,
    pub discounts: DiscountsGiven,
}

/// Computes a bill. Refuses every bad field at once, by its path in the input (`lines[0].discount_minor`).
///
/// A missing rate is reported only if the input has no other fault, because it is not the input's fault
/// (errors.md, order of judging). Other rules judge ceilings, staleness, quote locks and the PAN of a large
/// sale afterwards: they depend on the user, the time and the buyer.
pub fn bill(input: &BillInput, rules: &BillRules<'_>) -> Ruled<Bill> {
    if input.lines.is_empty() {
        return Err(Refusal::new(Code::FieldRequired).field("lines"));
    }
    let mut lines = price_lines(input, rules)?;
    share_discount(input, &mut lines)?;
    let parts = charge::charges(&lines, rules).map_err(beyond_limits)?;
    let discounts = DiscountsGiven::of(input, &lines).map_err(beyond_limits)?;
    let document = figures::document(lines, parts, input, rules).map_err(beyond_limits)?;
    let transfers =
        transfers::of_bill(&document, input.buyer.as_deref(), rules.currency).map_err(beyond_limits)?;
    Ok(Bill { document, transfers, discounts })
}

/// Each line is within the limits; their sum is not.
fn beyond_limits(code: Code) -> Refusal {
    Refusal::new(code).field("lines")
}

fn price_lines<'a>(input: &'a BillInput, rules: &BillRules<'_>) -> Ruled<Vec<Workings<'a>>> {
    let mut faults = Faults::default();
    let mut lines = Vec::with_capacity(input.lines.len());
    for (i, line) in input.lines.iter().enumerate() {
        let path = format!("lines[{i}]");
        let priced = faults.within(&path, price_line(&line.sold));
        if let Some(priced) = &priced {
            faults.keep(format!("{path}.discount_minor"), within_price(line.discount, priced.price));
        }
        let rates = faults.within(&path, class_rates(line, priced.as_ref(), rules));
        let discounts = Discounts { total: line.discount, share: Money::ZERO };
        lines.extend(priced.zip(rates).map(|(priced, rates)| Workings {
            asked: line,
            asking: asking_price(line, &priced, &rates.article, rules),
            priced,
            rates,
            discounts,
        }));
    }
    faults.or(Some(lines)).map_err(|faults| with_expected(first_of_the_input(faults), &input.lines))
}

/// The refusal; if an amount is not the product of its line's quantity and price, with the first such product
/// as `facts.expected_minor` (`amount_mismatch`).
fn with_expected(refusal: Refusal, lines: &[BillLine]) -> Refusal {
    let differs = refusal.faults.iter().any(|fault| fault.code == Code::AmountMismatch);
    let expected = lines.iter().find_map(|line| match &line.sold {
        Sold::Goods(goods) => goods.expected(),
        _ => None,
    });
    match expected.filter(|_| differs) {
        Some(expected) => refusal.fact("expected_minor", expected.get()),
        None => refusal,
    }
}

/// Faults of the input come before missing rates of the board.
fn first_of_the_input(faults: Vec<Fault>) -> Refusal {
    let (input, state): (Vec<Fault>, Vec<Fault>) =
        faults.into_iter().partition(|fault| fault.code.status() == 422);
    Refusal::invalid(if input.is_empty() { state } else { input })
}

/// The price of the tag or the item, with tax if the line's price includes it. None without either, and if it
/// cannot be computed because the board has no rate.
fn asking_price(
    line: &BillLine,
    priced: &PricedLine,
    rate: &ClassRate,
    rules: &BillRules<'_>,
) -> Option<Money> {
    let asking = price_line(line.asking.as_ref()?).ok()?.price;
    let has_tax = matches!(rules.system, TaxSystem::Australia { prices_include_gst: true, .. });
    if has_tax || !priced.tagged {
        return Some(asking);
    }
    let taxed = in_one(asking, rate.percent, Price::Excluded).ok()?;
    taxed.taxable.add(taxed.tax).ok()
}

fn within_price(discount: Money, price: Money) -> Result<(), Code> {
    if discount < Money::ZERO {
        return Err(Code::NumberRange);
    }
    if discount > price { Err(Code::DiscountExceedsLine) } else { Ok(()) }
}

/// The percentages of a line on the document's date: that of the article, and that of its making if it is
/// taxed separately.
fn class_rates(
    line: &BillLine,
    priced: Option<&PricedLine>,
    rules: &BillRules<'_>,
) -> Result<ClassRates, Vec<Fault>> {
    let mut faults = Faults::default();
    let charged =
        |rate: ClassRate| if rules.registered { rate } else { ClassRate { percent: NO_TAX, ..rate } };
    let of_class = |class: &str| class_rate(rules.policy, class, rules.date).map(charged);
    let apart = matches!(rules.system, TaxSystem::India { making: MakingTax::Separate, .. });
    let making =
        priced.and_then(|priced| priced.components.making).filter(|making| apart && !making.is_zero());
    let making = faults.keep("making", making.map(|_| of_class(MAKING_SERVICE)).transpose());
    let article = faults.keep("tax_class", of_class(&line.tax_class));
    faults.or(article.zip(making).map(|(article, making)| ClassRates { article, making }))
}

/// R3: shares the bill discount (and a scheme's bonus) over the lines after their own discounts.
fn share_discount(input: &BillInput, lines: &mut [Workings<'_>]) -> Ruled<()> {
    let refused = |code: Code| Refusal::new(code).field("bill_discount_minor");
    if input.bill_discount < Money::ZERO || input.scheme_bonus < Money::ZERO {
        return Err(refused(Code::NumberRange));
    }
    let left =
        lines.iter().map(Workings::left).collect::<Result<Vec<Money>, Code>>().map_err(beyond_limits)?;
    let all = Money::sum(left.iter().copied()).map_err(beyond_limits)?;
    let shared = input.bill_discount.add(input.scheme_bonus).map_err(refused)?;
    if shared > all {
        return Err(refused(Code::DiscountExceedsLine));
    }
    let weights: Vec<i64> = left.iter().map(|amount| amount.get()).collect();
    for (line, share) in lines.iter_mut().zip(share(shared.get(), &weights)) {
        let share = Money::new(share).map_err(refused)?;
        let total = line.discounts.total.add(share).map_err(refused)?;
        line.discounts = Discounts { total, share };
    }
    Ok(())
}
