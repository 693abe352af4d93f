//! The words and figures that the counter shows beside a line and under a bill.
//! Invariant: every figure is one of the document's own, formatted for people and not computed again.

use std::collections::BTreeMap;

use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::decimal::UnitPrice;
use kernel::money::Money;
use kernel::refusal::Fault;
use web::view::shown::{money, percent};

use crate::invoices::lines::ReadyLine;
use crate::invoices::rules::{Document, DocumentLine, DocumentTax};
use crate::pricing::{Making, Sold};
use crate::tenders::Settlement;
use crate::words;

/// The workspace's format of money.
pub(super) struct Written<'a> {
    pub currency: &'a str,
    pub digits: u32,
}

type Texts = BTreeMap<&'static str, Phrase>;

impl Written<'_> {
    fn money(&self, amount: Money) -> String {
        money(amount.get(), self.currency, self.digits)
    }

    /// The texts of a line; absent parts are empty, and not shown.
    pub(super) fn line(&self, line: &DocumentLine, ready: &ReadyLine) -> Texts {
        let parts = &line.components_minor;
        let amount =
            |part: Option<Money>| Phrase::verbatim(part.map(|amount| self.money(amount)).unwrap_or_default());
        let rate = line.rate_used.as_ref();
        let stones = Money::sum(parts.stones.iter().copied()).ok().filter(|sum| !sum.is_zero());
        let discount = Some(line.discount_minor).filter(|discount| !discount.is_zero());
        // A price that includes tax adds up to the total, one without tax to the items.
        let with_tax = matches!(ready.line.sold, Sold::Tagged(_)) || self.currency != "INR";
        let sum = if with_tax { line.line_total_minor } else { line.taxable_minor };
        Texts::from([
            ("name", Phrase::verbatim(&ready.shown.description)),
            ("what", what(ready)),
            (
                "rate",
                Phrase::verbatim(
                    rate.map(|rate| self.money(rate.rate_minor) + &words::slash(rate.per_mg))
                        .unwrap_or_default(),
                ),
            ),
            ("metal", amount(parts.metal)),
            ("wastage", amount(parts.wastage)),
            ("making", amount(parts.making)),
            ("making_by", making_by(&ready.line.sold)),
            ("stones", amount(stones)),
            ("hallmark", amount(parts.hallmark)),
            ("other", amount(parts.other)),
            ("price", Phrase::verbatim(self.unit_price(line))),
            ("discount", amount(discount)),
            ("tax", Phrase::verbatim(self.tax(line))),
            ("sum", Phrase::verbatim(self.money(sum))),
        ])
    }

    /// "3 %: ₹957.27" for each taxed part of the line.
    fn tax(&self, line: &DocumentLine) -> String {
        let part = |part: &crate::invoices::rules::TaxPart| {
            let tax = part.tax.total().ok().filter(|tax| !tax.is_zero())?;
            Some(format!("{}: {}", percent(part.rate_percent.get()), self.money(tax)))
        };
        line.tax.iter().filter_map(part).collect::<Vec<String>>().join(", ")
    }

    fn unit_price(&self, line: &DocumentLine) -> String {
        let per_unit = |price: UnitPrice| format!("{}{}", self.currency_sign(), per_unit(price, self.digits));
        let unit = line.goods.unit.as_deref().map(|unit| format!("/{unit}")).unwrap_or_default();
        line.goods.price_minor_per_unit.map(|price| format!("{}{unit}", per_unit(price))).unwrap_or_default()
    }

    fn currency_sign(&self) -> &str {
        web::view::shown::currency_sign(self.currency)
    }

    /// What is due in cash where coins round it, and the change; nothing is left to pay.
    pub(super) fn paid(&self, paid: &Settlement) -> Texts {
        let some = |amount: Money| match amount.is_zero() {
            true => Phrase::default(),
            false => Phrase::verbatim(self.money(amount)),
        };
        let due = paid.cash_due.filter(|_| !paid.cash_round.is_zero());
        Texts::from([
            ("cash_due", due.map_or(Phrase::default(), |due| Phrase::verbatim(self.money(due)))),
            ("change", some(paid.change)),
            ("left", Phrase::default()),
        ])
    }

    /// What the tenders leave to pay, where they do not pay the bill yet.
    pub(super) fn left(&self, left: Money) -> Texts {
        let left = if left > Money::ZERO { Phrase::verbatim(self.money(left)) } else { Phrase::default() };
        Texts::from([("cash_due", Phrase::default()), ("change", Phrase::default()), ("left", left)])
    }

    /// The sums under the bill.
    pub(super) fn totals(&self, document: &Document) -> Result<Texts, Code> {
        let all = |amount: Money| Phrase::verbatim(self.money(amount));
        let some = |amount: Money| if amount.is_zero() { Phrase::default() } else { all(amount) };
        let discounts = Money::sum(document.lines.iter().map(|line| line.discount_minor))?;
        let mut totals = Texts::from([
            ("items", all(document.taxable_minor)),
            ("discount", some(discounts.neg()?)),
            ("round", some(document.round_off_minor)),
            ("pay", all(document.total_minor)),
        ]);
        match &document.tax {
            DocumentTax::India { cgst_minor, sgst_minor, igst_minor } => {
                totals.extend([
                    ("cgst", some(*cgst_minor)),
                    ("sgst", some(*sgst_minor)),
                    ("igst", some(*igst_minor)),
                ]);
            }
            DocumentTax::Gst { gst_minor, gst_free_minor, .. } => {
                totals.extend([("gst", all(*gst_minor)), ("gst_free", some(*gst_free_minor))]);
            }
        }
        Ok(totals)
    }
}

/// Why a bill with lines has no total yet: what the first fault says, and of which line it is.
pub(super) fn waits(faults: &[Fault]) -> Phrase {
    let Some(fault) = faults.first() else { return Phrase::default() };
    let Some((line, name)) = of_line(&fault.field) else {
        return say!("No total yet. {why}", why = fault.message.clone());
    };
    let is_bare = fault.code == Code::FieldRequired && fault.message == Phrase::of(fault.code.meaning());
    match word_of(name).filter(|_| is_bare) {
        Some(word) => say!("No total yet. Line {line} lacks: {field}", line, field = Phrase::of(word)),
        None => say!("No total yet. Line {line}: {why}", line, why = fault.message.clone()),
    }
}

/// The line of a fault, counted from one, and the field in it: `lines[0].net_mg` is 1 and `net_mg`.
fn of_line(field: &str) -> Option<(usize, &str)> {
    let (at, name) = field.strip_prefix("lines[")?.split_once(']')?;
    Some((at.parse::<usize>().ok()?.checked_add(1)?, name.trim_start_matches('.')))
}

/// The label of a field of the counter.
fn word_of(name: &str) -> Option<&'static str> {
    match name {
        "net_mg" => Some("Net weight"),
        "metal" => Some("Metal"),
        "fineness_ppt" => Some("Fineness"),
        "tax_class" => Some("Taxed as"),
        "quantity" => Some("Quantity"),
        "unit" => Some("Unit"),
        "lot" => Some("Lot"),
        "description" => Some("What it is"),
        "making.mode" => Some("Making"),
        "making.percent" => Some("Making, % of metal"),
        "making.minor_per_g" => Some("Making, per gram"),
        "making.amount_minor" => Some("Making, lump sum"),
        "amount_minor" | "price_minor_per_unit" => Some("Price of one"),
        _ => None,
    }
}

/// "BG-0418 · Gold 22K · HUID K7QX2M".
fn what(ready: &ReadyLine) -> Phrase {
    let shown = &ready.shown;
    let piece = shown.metal.zip(shown.fineness_ppt).map(|(metal, fineness)| words::piece(metal, fineness));
    let huid = shown.huid.as_ref().map(|huid| say!("HUID {huid}", huid));
    let class = Some(ready.line.tax_class.replace('_', " ")).filter(|_| piece.is_none());
    let lot = shown.lot.as_ref().map(|lot| match shown.piece {
        Some(piece) => say!("lot {lot}, piece {piece}", lot, piece),
        None => say!("lot {lot}", lot),
    });
    let [tag, item] = [&shown.tag, &shown.item].map(|code| code.as_ref().map(Phrase::verbatim));
    let parts = [tag, item, lot, piece, huid, class.map(Phrase::verbatim)].into_iter().flatten();
    parts.reduce(|before, next| say!("{before} · {next}", before, next)).unwrap_or_default()
}

/// "8 %", "per gram", empty for a sum.
fn making_by(sold: &Sold) -> Phrase {
    let Sold::Made(made) = sold else { return Phrase::default() };
    match made.making {
        Some(Making::Percent(share)) => Phrase::verbatim(percent(share.get())),
        Some(Making::PerGram(_)) => "per gram".into(),
        Some(Making::PerPiece(_)) => "per piece".into(),
        Some(Making::Fixed(_)) | None => Phrase::default(),
    }
}

/// Minor units a unit in the currency's major unit: "12.5" for 1250 cents; a price may have more decimals
/// than money.
pub(crate) fn per_unit(price: UnitPrice, digits: u32) -> String {
    let decimals = u8::try_from(digits).unwrap_or(2).saturating_add(UnitPrice::DECIMALS);
    let exact = kernel::decimal::Decimal::new(price.get().into(), decimals);
    exact.map_or_else(|_| price.to_string(), |price| price.normalized().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bill_without_a_total_says_what_its_first_fault_is_and_where() {
        let told = |field: &str, code| waits(&[Fault::new(field, code)]).to_string();
        assert_eq!(told("lines[1].net_mg", Code::FieldRequired), "No total yet. Line 2 lacks: Net weight");
        let dear = told("lines[0].fineness_ppt", Code::RateMissing);
        assert!(dear.starts_with("No total yet. Line 1: There is no rate"), "{dear}");
        assert!(told("date", Code::FieldRequired).starts_with("No total yet. This field"));
        let own = Fault {
            message: "Choose one.".into(),
            ..Fault::new("lines[0].making.mode", Code::FieldRequired)
        };
        assert_eq!(waits(&[own]).to_string(), "No total yet. Line 1: Choose one.");
        assert!(waits(&[]).is_empty());
    }
}
