//! A posted document for reading: its page, its paper and its PDF share this reading of the stored rows.
//! Invariant: every figure is the stored one; nothing is computed from today's rates, taxes or settings.

use catalogue::{Phrase, say};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::decimal::{Fineness, PerMg, Percent, Quantity, UnitPrice};
use kernel::metal::Metal;
use ledger::accounts::documents::kinds::DocumentKind;
use platform::error::{Error, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use web::view::Chrome;
use web::view::shown::percent;

use crate::invoices::list::{InvoiceShown, MoneyOut, PaidBy};
use crate::invoices::per_unit;
use crate::old_metal::rules::Basis;
use crate::words;
use crate::words::ADJUSTMENT_NOTE;

/// A document's stored body. Parts that a kind of document lacks are absent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Stored {
    title: String,
    refers_to: Option<String>,
    refers_to_date: Option<Date>,
    reason: Option<String>,
    lines: Vec<StoredLine>,
    taxable_minor: i64,
    cgst_minor: i64,
    sgst_minor: i64,
    igst_minor: i64,
    gst_minor: Option<i64>,
    gst_free_minor: i64,
    round_off_minor: i64,
    total_words: Option<String>,
    tenders: Vec<StoredTender>,
    cash_round_minor: i64,
    allocations: Vec<StoredShare>,
    advance_minor: i64,
    untaxed: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct StoredLine {
    description: String,
    tag: Option<String>,
    huid: Option<String>,
    lot: Option<String>,
    piece: Option<i64>,
    metal: Option<Metal>,
    fineness_ppt: Option<Fineness>,
    net_mg: Option<i64>,
    gross_mg: Option<i64>,
    pieces: Option<i64>,
    quantity: Option<Quantity>,
    unit: Option<String>,
    price_minor_per_unit: Option<UnitPrice>,
    components_minor: BTreeMap<String, i64>,
    discount_minor: i64,
    tax: Vec<StoredTax>,
    taxable_minor: i64,
    line_total_minor: i64,
    rate_used: Option<StoredRate>,
    covered_fine_mg: Option<i64>,
    added_fine_mg: Option<i64>,
    deduction_mg: Option<i64>,
    fine_mg: Option<i64>,
    basis: Option<Basis>,
}

#[derive(Debug, Deserialize)]
struct StoredTax {
    hsn: Option<String>,
    rate_percent: Percent,
    #[serde(default)]
    cgst_minor: i64,
    #[serde(default)]
    sgst_minor: i64,
    #[serde(default)]
    igst_minor: i64,
    #[serde(default)]
    gst_minor: i64,
}

#[derive(Debug, Deserialize)]
struct StoredRate {
    rate_minor: i64,
    per_mg: PerMg,
    effective_at: Timestamp,
}

#[derive(Debug, Deserialize)]
struct StoredTender {
    mode: String,
    amount_minor: i64,
    reference: Option<String>,
    change_minor: Option<i64>,
    till: Option<String>,
}

#[derive(Debug, Deserialize)]
struct StoredShare {
    invoice: String,
    amount_minor: i64,
}

/// A seller or a buyer, as printed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Side {
    pub name: Option<String>,
    pub party: Option<String>,
    pub location: Option<String>,
    pub state: Option<String>,
    pub gstin: Option<String>,
    pub abn: Option<String>,
}

impl Side {
    /// The name, or a replacement for it.
    pub fn named(&self) -> &str {
        self.name.as_deref().or(self.party.as_deref()).unwrap_or("Not named")
    }
}

/// A document, as read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    pub title: String,
    pub number: String,
    pub date: Date,
    pub posted_at: Timestamp,
    pub seller: Side,
    pub buyer: Side,
    pub place_of_supply: Option<String>,
    /// The document that it is about, and the day of that document where it is stored.
    pub refers_to: Option<(String, Option<Date>)>,
    /// Whether that is a bill.
    pub is_for_bill: bool,
    /// Why it was made.
    pub reason: Option<String>,
    /// What an adjustment note changes: the difference in price, and in the GST in it (Australia).
    pub adjusts: Option<Phrase>,
    /// Each rate once: "Gold 22K", "₹12,175.00/g, 20 Nov 2026, 10:05".
    pub rates: Vec<(Phrase, Phrase)>,
    pub lines: Vec<Line>,
    /// Sums under the lines, in order: a word and minor units.
    pub sums: Vec<(&'static str, i64)>,
    pub total_minor: i64,
    pub words: Option<String>,
    /// The payments of a bill, or the bills of a receipt.
    pub paid: Vec<Paid>,
    /// What its money or its credit was used for after it was made: on pages alone, because a paper stays as it was handed out.
    pub used_later: Vec<Paid>,
    pub open_minor: Option<i64>,
    /// Whether it is a jeweller's: with weights, making and stones.
    pub has_metal: bool,
    /// Whether a line has stones, hallmarking or other charges.
    pub has_stones: bool,
    /// Whether it buys old metal from its party, who signs it.
    pub buys_metal: bool,
}

impl Document {
    /// Whether any line says what its metal and its making came to: the lines of a credit note do not.
    pub fn has_parts(&self) -> bool {
        self.lines.iter().any(|line| line.metal_minor.is_some() || line.making_minor.is_some())
    }
}

/// A line, as read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub name: String,
    /// "BG-0418, Gold 22K, HSN 7113"; for goods "Lot CH-1, HSN 0406".
    pub stamps: Phrase,
    pub huid: Option<String>,
    pub gross_mg: Option<i64>,
    /// What of old metal is no metal: stones, wax, dirt.
    pub deduction_mg: Option<i64>,
    pub net_mg: Option<i64>,
    /// The fine metal in old metal.
    pub fine_mg: Option<i64>,
    /// "2.5 kg".
    pub quantity: Phrase,
    /// "₹12.50/kg".
    pub unit_price: String,
    pub metal_minor: Option<i64>,
    /// Making and wastage.
    pub making_minor: Option<i64>,
    /// Stones, hallmark, other.
    pub stones_minor: Option<i64>,
    pub discount_minor: i64,
    pub taxable_minor: i64,
    pub tax_minor: i64,
    /// "3 %".
    pub tax_rate: Phrase,
    pub total_minor: i64,
}

impl Line {
    /// Old metal from the scale to its fine part: gross, less, net, fine; each with the class of its column on a small screen.
    pub fn scale(&self) -> [(Option<i64>, &'static str); 4] {
        let [hidden, shown] = [" sm-hide", ""];
        let less = self.deduction_mg.filter(|mg| *mg != 0);
        [(self.gross_mg, hidden), (less, hidden), (self.net_mg, shown), (self.fine_mg, shown)]
    }

    /// "Tax 3 % ₹957.27", for papers without room for a column.
    pub fn taxed(&self, chrome: &Chrome) -> Option<Phrase> {
        (self.tax_minor != 0).then(|| {
            say!("Tax {rate} {amount}", rate = &self.tax_rate, amount = chrome.money(self.tax_minor))
        })
    }
}

/// A payment on a bill, or a bill on a receipt.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paid {
    pub words: Phrase,
    pub href: String,
    pub amount_minor: i64,
}

/// Whether a stored body can be read.
pub(crate) fn is_read(body: &serde_json::Value) -> bool {
    let is_side = |side: &serde_json::Value| side.is_null() || Side::deserialize(side).is_ok();
    let document = &body["document"];
    let is_document = document.is_null() || Stored::deserialize(document).is_ok();
    is_document && is_side(&body["seller"]) && is_side(&body["buyer"])
}

/// Reads a document. Errors: `Internal` for a stored body that is no document.
pub(crate) fn read(shown: &InvoiceShown, base: &str, chrome: &Chrome) -> Result<Document> {
    let stored: Stored = match &shown.document {
        serde_json::Value::Null => Stored::default(),
        body => Stored::deserialize(body).map_err(Error::internal)?,
    };
    let side = |value: &serde_json::Value| match value {
        serde_json::Value::Null => Ok(Side::default()),
        value => Side::deserialize(value).map_err(Error::internal),
    };
    let mut buyer = side(&shown.buyer)?;
    buyer.name = buyer.name.or(shown.party_name.clone());
    buyer.party = buyer.party.or(shown.party.clone());
    let lines: Vec<Line> = stored.lines.iter().map(|it| line(it, chrome)).collect();
    let title =
        if stored.title.is_empty() { shown.doc_type.facts().name.to_owned() } else { stored.title.clone() };
    Ok(Document {
        title,
        number: shown.number.clone(),
        date: shown.date,
        posted_at: shown.posted_at,
        seller: side(&shown.seller)?,
        buyer,
        place_of_supply: shown.place_of_supply.as_deref().map(place),
        refers_to: stored.refers_to.clone().map(|number| (number, stored.refers_to_date)),
        is_for_bill: matches!(
            shown.doc_type,
            DocumentKind::CreditNote | DocumentKind::DebitNote | DocumentKind::WriteOff
        ),
        reason: stored.reason.clone(),
        adjusts: adjusts(shown.doc_type, shown.total_minor.get(), &stored, chrome),
        rates: rates(&stored, chrome),
        has_stones: lines.iter().any(|line| line.stones_minor.is_some_and(|minor| minor != 0)),
        lines,
        sums: sums(&stored),
        total_minor: shown.total_minor.get(),
        words: stored.total_words.clone(),
        paid: paid(shown, &stored, base),
        used_later: used_later(shown, &stored, base),
        open_minor: shown.open_minor.map(|open| open.get()),
        has_metal: stored.lines.iter().any(|line| line.metal.is_some()),
        buys_metal: shown.doc_type == DocumentKind::PurchaseVoucher,
    })
}

/// The words of an adjustment note: by how much the price of the bill changes, and the GST in it (GSTR 2013/2).
fn adjusts(kind: DocumentKind, total_minor: i64, stored: &Stored, chrome: &Chrome) -> Option<Phrase> {
    let gst = stored.gst_minor.filter(|_| stored.title == ADJUSTMENT_NOTE)?;
    let (price, gst) = (chrome.money(total_minor), chrome.money(gst));
    Some(match kind {
        DocumentKind::DebitNote => {
            say!("The price goes up by {price}, and the GST in it by {gst}.", price, gst)
        }
        _ => say!("The price goes down by {price}, and the GST in it by {gst}.", price, gst),
    })
}

/// "27 Maharashtra"; only the code if the state is unknown.
fn place(code: &str) -> String {
    words::state_name(code).map_or_else(|| code.to_owned(), |name| format!("{code} {name}"))
}

fn rates(stored: &Stored, chrome: &Chrome) -> Vec<(Phrase, Phrase)> {
    let mut rates: Vec<(Phrase, Phrase)> = Vec::new();
    for line in &stored.lines {
        let Some(((metal, fineness), rate)) = line.metal.zip(line.fineness_ppt).zip(line.rate_used.as_ref())
        else {
            continue;
        };
        let at = chrome.instant(rate.effective_at);
        let priced = chrome.money(rate.rate_minor) + &words::slash(rate.per_mg);
        let shown = match line.basis {
            Some(Basis::Fine) => say!("{rate} for the fine metal", rate = priced),
            Some(Basis::Gross) => say!("{rate} for the net weight", rate = priced),
            None => say!("{rate}, since {at}", rate = priced, at),
        };
        let pair = (words::piece(metal, fineness), shown);
        if !rates.contains(&pair) {
            rates.push(pair);
        }
    }
    rates
}

fn line(stored: &StoredLine, chrome: &Chrome) -> Line {
    let part = |names: &[&str]| {
        let there =
            stored.components_minor.iter().filter(|(name, _)| names.iter().any(|it| name.starts_with(it)));
        let amounts: Vec<i64> = there.map(|(_, amount)| *amount).collect();
        if amounts.is_empty() {
            None
        } else {
            Some(amounts.iter().fold(0_i64, |sum, amount| sum.saturating_add(*amount)))
        }
    };
    let piece = stored.metal.zip(stored.fineness_ppt).map(|(metal, fineness)| words::piece(metal, fineness));
    let mut codes: Vec<String> = stored.tax.iter().filter_map(|tax| tax.hsn.clone()).collect();
    codes.dedup();
    let codes = (!codes.is_empty()).then(|| say!("HSN\u{a0}{codes}", codes = codes.join(", ")));
    let lot = stored.lot.as_ref().map(|lot| match stored.piece {
        Some(piece) => say!("Lot\u{a0}{lot}, piece\u{a0}{piece}", lot, piece),
        None => say!("Lot\u{a0}{lot}", lot),
    });
    let tag = stored.tag.as_ref().map(Phrase::verbatim);
    let unit = stored.unit.clone().unwrap_or_default();
    let pieces = stored.pieces.filter(|pieces| *pieces > 1).map(|pieces| say!("{pieces} pieces", pieces));
    let quantity = stored.quantity.map(|quantity| Phrase::verbatim(format!("{quantity} {unit}").trim()));
    let price = |price: UnitPrice| {
        format!("{}{}/{unit}", chrome.currency_sign(), per_unit(price, chrome.manner.minor_digits))
    };
    let taxes = |tax: &StoredTax| {
        tax.cgst_minor
            .saturating_add(tax.sgst_minor)
            .saturating_add(tax.igst_minor)
            .saturating_add(tax.gst_minor)
    };
    let mut percents: Vec<String> = stored.tax.iter().map(|tax| percent(tax.rate_percent.get())).collect();
    percents.dedup();
    let percents = percents.into_iter().map(Phrase::verbatim);
    let percents = percents.reduce(|before, next| say!("{before} and {next}", before, next));
    Line {
        name: stored.description.clone(),
        stamps: words::listed(
            [tag, lot, piece, fineness(stored), codes, own_metal(stored, chrome)].into_iter().flatten(),
        ),
        huid: stored.huid.clone(),
        gross_mg: stored.gross_mg,
        deduction_mg: stored.deduction_mg,
        net_mg: stored.net_mg,
        fine_mg: stored.fine_mg,
        quantity: quantity.or(pieces).unwrap_or_default(),
        unit_price: stored.price_minor_per_unit.map(price).unwrap_or_default(),
        metal_minor: part(&["metal"]),
        making_minor: part(&["making", "wastage"]),
        stones_minor: part(&["stone", "hallmark", "other"]),
        discount_minor: stored.discount_minor,
        taxable_minor: stored.taxable_minor,
        tax_minor: stored.tax.iter().fold(0, |sum, tax| sum.saturating_add(taxes(tax))),
        tax_rate: percents.unwrap_or_default(),
        total_minor: stored.line_total_minor,
    }
}

/// The fineness of old metal by its test, where its name has the karat.
fn fineness(stored: &StoredLine) -> Option<Phrase> {
    let (metal, found) = stored.metal.zip(stored.fineness_ppt).filter(|_| stored.deduction_mg.is_some())?;
    let is_karat = words::purity(metal, found) != found.to_string();
    is_karat.then(|| say!("fineness\u{a0}{fineness}", fineness = found.to_string()))
}

/// How much of a piece is the customer's own metal, and how much the shop added, in fine grams.
fn own_metal(stored: &StoredLine, chrome: &Chrome) -> Option<Phrase> {
    let (covered, added) = stored.covered_fine_mg.zip(stored.added_fine_mg)?;
    Some(say!(
        "fine g: own metal {covered}, added {added}",
        covered = chrome.grams(covered),
        added = chrome.grams(added)
    ))
}

/// The sums between lines and total. A tax of zero is not shown; a bill without lines has no sums.
fn sums(stored: &Stored) -> Vec<(&'static str, i64)> {
    if stored.lines.is_empty() || stored.untaxed {
        return Vec::new();
    }
    let discounts = stored.lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.discount_minor));
    let mut sums = vec![("Taxable value", stored.taxable_minor)];
    if discounts != 0 {
        sums.insert(0, ("Less: discount", discounts.saturating_neg()));
    }
    let taxes = [("CGST", stored.cgst_minor), ("SGST", stored.sgst_minor), ("IGST", stored.igst_minor)];
    sums.extend(taxes.into_iter().filter(|(_, amount)| *amount != 0));
    if let Some(gst) = stored.gst_minor {
        sums.push(("GST", gst));
        if stored.gst_free_minor != 0 {
            sums.push(("Of which GST-free", stored.gst_free_minor));
        }
    }
    if stored.round_off_minor != 0 {
        sums.push(("Round off", stored.round_off_minor));
    }
    sums
}

/// The payments of a bill; for a receipt its tenders and the bills that it settled.
fn paid(shown: &InvoiceShown, stored: &Stored, base: &str) -> Vec<Paid> {
    let tender = |it: &StoredTender| Paid {
        words: way(&it.mode, it.reference.as_deref(), it.till.as_deref()),
        href: String::new(),
        amount_minor: it.amount_minor,
    };
    let settled = |it: &StoredShare| Paid {
        words: say!("For {invoice}", invoice = &it.invoice),
        href: String::new(),
        amount_minor: it.amount_minor,
    };
    let other = |words: &'static str, amount_minor: i64| {
        (amount_minor != 0).then(|| Paid { words: words.into(), href: String::new(), amount_minor })
    };
    let change = stored.tenders.iter().filter_map(|it| it.change_minor).sum();
    let advance = (stored.advance_minor > 0).then(|| Paid {
        words: "In advance".into(),
        href: String::new(),
        amount_minor: stored.advance_minor,
    });
    let of_bill = shown.paid.iter().map(|it| link_to(it, base));
    of_bill
        .chain(stored.tenders.iter().map(tender))
        .chain(went_out(&shown.paid_out, stored))
        .chain(other("Rounded for cash", stored.cash_round_minor))
        .chain(other("Change given", change))
        .chain(stored.allocations.iter().map(settled))
        .chain(advance)
        .collect()
}

/// The money that the shop paid out by a note. A refund, a payment and a transfer have it in their own figures.
fn went_out<'a>(out: &'a [MoneyOut], stored: &Stored) -> impl Iterator<Item = Paid> + use<'a> {
    let is_told = !stored.tenders.is_empty();
    out.iter().filter(move |_| !is_told).map(|it| {
        let way = way(it.mode.as_str(), it.reference.as_deref(), it.till.as_deref());
        Paid {
            words: say!("Paid back: {way}", way),
            href: String::new(),
            amount_minor: it.amount_minor.get(),
        }
    })
}

/// What a credit was used for later: all that its own figures do not name.
fn used_later(shown: &InvoiceShown, stored: &Stored, base: &str) -> Vec<Paid> {
    let is_named = |it: &&PaidBy| {
        stored.refers_to.as_ref() == Some(&it.number)
            || stored.allocations.iter().any(|share| share.invoice == it.number)
    };
    shown.used_for.iter().filter(|it| !is_named(it)).map(|it| link_to(it, base)).collect()
}

/// Another document by which a part was settled, with its page.
fn link_to(it: &PaidBy, base: &str) -> Paid {
    let document = Phrase::of(it.doc_type.facts().name);
    Paid {
        words: say!("{document} {number}", document, number = &it.number),
        href: format!("{base}/bills/{}", it.document_id),
        amount_minor: it.amount_minor.get(),
    }
}

/// How a tender was paid, with its reference or its till.
fn way(mode: &str, reference: Option<&str>, till: Option<&str>) -> Phrase {
    let till = till.filter(|_| mode == "cash");
    let mode = words::mode(mode);
    let reference = reference.map(str::trim).filter(|reference| !reference.is_empty());
    match (reference, till) {
        (Some(reference), _) => say!("{mode} {reference}", mode, reference),
        (None, Some(till)) => say!("{mode}, till {till}", mode, till),
        (None, None) => mode,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::money::Money;
    use ledger::accounts::payments::Mode;
    use serde_json::json;

    #[test]
    fn an_adjustment_note_says_the_difference_in_price_and_gst_and_no_other_paper_does() {
        let stored = json!({ "title": "Adjustment note", "gst_minor": 101 });
        let note = Stored::deserialize(&stored).expect("a document");
        let chrome = Chrome::sample("x");
        let said = |kind| adjusts(kind, 1_106, &note, &chrome).map(|words| words.to_string());
        let up = "The price goes up by $11.06, and the GST in it by $1.01.";
        assert_eq!(said(DocumentKind::DebitNote).as_deref(), Some(up));
        let down = "The price goes down by $11.06, and the GST in it by $1.01.";
        assert_eq!(said(DocumentKind::CreditNote).as_deref(), Some(down));
        let bill = Stored { title: "Tax invoice".into(), ..note };
        assert_eq!(adjusts(DocumentKind::Invoice, 1_106, &bill, &chrome), None);
    }

    #[test]
    fn a_line_of_goods_names_the_lot_it_came_from() {
        let stored = json!({
            "description": "Farm cheddar", "lot": "CH-1", "quantity": "0.412", "unit": "kg",
            "tax": [{ "hsn": "0406", "rate_percent": "0" }],
        });
        let stored = StoredLine::deserialize(&stored).expect("a line");
        let read = line(&stored, &Chrome::sample("x"));
        assert_eq!(read.stamps, "Lot\u{a0}CH-1, HSN\u{a0}0406");
        assert_eq!(read.quantity, "0.412 kg");
    }

    #[test]
    fn a_refund_says_its_way_and_a_paper_with_figures_of_its_own_says_it_once() {
        let out = MoneyOut {
            mode: Mode::Cash,
            amount_minor: Money::from_stored(10_300),
            reference: None,
            till: Some("T1".into()),
        };
        let said = |tenders: Vec<StoredTender>| -> Vec<String> {
            let stored = Stored { tenders, ..Stored::default() };
            went_out(std::slice::from_ref(&out), &stored).map(|it| it.words.to_string()).collect()
        };
        assert_eq!(said(vec![]), ["Paid back: Cash, till T1"]);
        let own = StoredTender {
            mode: "cash".into(),
            amount_minor: 10_300,
            reference: None,
            change_minor: None,
            till: Some("T1".into()),
        };
        assert_eq!(said(vec![own]), Vec::<String>::new());
    }

    #[test]
    fn old_gold_says_what_it_was_from_the_scale_to_its_fine_part() {
        let stored = json!({
            "description": "Two bangles", "metal": "gold", "fineness_ppt": "880", "gross_mg": 24_500, "deduction_mg": 500,
            "net_mg": 24_000, "fine_mg": 21_120, "basis": "fine", "line_total_minor": 20_000_000,
        });
        let stored = StoredLine::deserialize(&stored).expect("a line");
        let read = line(&stored, &Chrome::sample("x"));
        assert_eq!(read.stamps, "Gold 880");
        assert_eq!(read.scale().map(|(mg, _)| mg), [Some(24_500), Some(500), Some(24_000), Some(21_120)]);
    }
}
