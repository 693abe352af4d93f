//! Numbers that people and portals check: tax numbers, numbers of papers, the reference of an e-invoice, and an
//! amount as text.
//! Invariant: a number is judged exactly as it is sent; what an entry form trims or capitalises, it does before.

use kernel::code::Code;
use kernel::country::Country;
use kernel::day::{Day, YearStart, financial_year};
use kernel::money::{Currency, Money};
use kernel::number::valid_document_number;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::tax_id;
use kernel::text::{group, words_india};
use kernel::words;
use platform::action::{Asked, Query};
use platform::error::Result;
use platform::fields::{MAX_TEXT, Name, Text};
use platform::input::{Faults, Field, Path, Shape};
use platform::tx::ReadTx;
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::invoices::rules::{RequirementLimits, Requirements};

/// India's financial year, by which its e-invoices are numbered wherever the workspace is.
const INDIAS_YEAR: YearStart = (4, 1);

words! {
    /// What a number is.
    pub enum NumberKind {
        /// India's GST number, all fifteen characters.
        Gstin = "gstin",
        /// Its first fourteen characters, of which the fifteenth follows.
        GstinCheckChar = "gstin_check_char",
        /// India's income-tax number.
        Pan = "pan",
        /// The number on a hallmarked piece.
        Huid = "huid",
        /// An Australian business.
        Abn = "abn",
        /// An Australian company.
        Acn = "acn",
        /// The number of a bill or another paper.
        DocumentNumber = "document_number",
    }
}
word_fields!(NumberKind);

words! {
    /// The kind of a paper at India's e-invoice portal.
    pub enum PortalPaper { Invoice = "INV", CreditNote = "CRN", DebitNote = "DBN" }
}
word_fields!(PortalPaper);

/// A text that is only looked at: any characters, none at all too.
#[derive(Debug, Clone)]
pub struct AnyText(String);

impl Field for AnyText {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let code = match value.as_str() {
            Some(text) if Text::parse(text) == Err(Code::TextCharacter) => Code::TextCharacter,
            Some(text) if text.chars().count() <= MAX_TEXT => return Some(AnyText(text.to_owned())),
            Some(_) => Code::TextTooLong,
            None => Code::ValueUnknown,
        };
        faults.add(at, code);
        None
    }
    /// An empty text is a text.
    fn take(value: Option<&Value>, at: &Path, faults: &mut Faults) -> Option<Self> {
        match value.filter(|value| !value.is_null()) {
            Some(value) => Self::read(value, at, faults),
            None => {
                faults.add(at, Code::FieldRequired);
                None
            }
        }
    }
    fn shape() -> Shape {
        Shape::Text(MAX_TEXT)
    }
}

input! {
    /// A number to check.
    pub struct CheckNumber {
        /// What it is.
        kind: NumberKind,
        /// The number.
        value: AnyText,
    }
}

/// Whether a number is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NumberChecked {
    /// Whether it may stand in the books.
    pub valid: bool,
    /// The code with which an action would refuse it; null for a right one.
    pub code: Option<Code>,
    /// The character that completes it, of the kind gstin_check_char only; null if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_char: Option<char>,
}

/// Judges a number as it is.
fn check_of(kind: NumberKind, value: &str) -> NumberChecked {
    if kind == NumberKind::GstinCheckChar {
        let is_whole = value.chars().count() == 14;
        let check_char = if is_whole { tax_id::gstin_check_char(value) } else { None };
        let code = check_char.is_none().then_some(Code::GstinFormat);
        return NumberChecked { valid: code.is_none(), code, check_char };
    }
    let judged = match kind {
        NumberKind::Gstin | NumberKind::GstinCheckChar => tax_id::gstin(value),
        NumberKind::Pan => tax_id::pan(value),
        NumberKind::Huid => tax_id::huid(value),
        NumberKind::Abn => tax_id::abn(value),
        NumberKind::Acn => tax_id::acn(value),
        NumberKind::DocumentNumber => valid_document_number(value),
    };
    NumberChecked { valid: judged.is_ok(), code: judged.err(), check_char: None }
}

impl Query for CheckNumber {
    const NAME: &'static str = "sell.check";
    const NEEDS: Permission = Permission::RatesRead;
    const SUMMARY: &'static str = "Checks a tax number, a HUID or the number of a paper, as it is sent.";
    type Output = NumberChecked;

    async fn fetch(self, _: &ReadTx) -> Result<NumberChecked> {
        Ok(check_of(self.kind, &self.value.0))
    }
}

input! {
    /// A paper of India's e-invoicing.
    pub struct InvoiceReference {
        /// The seller's GSTIN.
        gstin: Name,
        /// Its date, which decides the financial year.
        date: Day,
        /// INV, CRN or DBN.
        r#type: PortalPaper,
        /// Its number; small letters count as capitals.
        number: Name,
    }
}

/// The reference of an e-invoice.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReferenceShown {
    /// 64 hexadecimal digits.
    pub irn: String,
}

impl InvoiceReference {
    /// The reference: the SHA-256 of GSTIN, financial year, kind and number one after another. Errors:
    /// `gstin_format`, `gstin_check_digit`; `document_number_format` at `number`.
    fn irn(&self) -> Ruled<String> {
        tax_id::gstin(self.gstin.as_str()).map_err(|code| Refusal::new(code).field("gstin"))?;
        // The portal has hashed capitals since June 2025.
        let number = self.number.as_str().to_uppercase();
        valid_document_number(&number).map_err(|code| Refusal::new(code).field("number"))?;
        let year = financial_year(self.date, INDIAS_YEAR).label;
        let text = [self.gstin.as_str(), &year, self.r#type.as_str(), &number].concat();
        Ok(format!("{:x}", Sha256::digest(text)))
    }
}

impl Query for InvoiceReference {
    const NAME: &'static str = "sell.irn";
    const NEEDS: Permission = Permission::RatesRead;
    const SUMMARY: &'static str = "Computes the reference (IRN) of a paper at India's e-invoice portal.";
    type Output = ReferenceShown;

    async fn fetch(self, _: &ReadTx) -> Result<ReferenceShown> {
        Ok(ReferenceShown { irn: self.irn()? })
    }
}

input! {
    /// An amount to write as text.
    pub struct AmountText {
        /// The amount.
        amount_minor: Money,
        /// Its currency, three letters; absent: the workspace's.
        currency: Option<Name>,
    }
}

/// An amount as text.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AmountShown {
    /// With its digits grouped: 4,15,192.00.
    pub text: String,
    /// In words, of rupees only.
    pub words: Option<String>,
}

/// The decimals of a currency that is not the workspace's own (ISO 4217).
fn digits_of(currency: &str) -> u32 {
    match currency {
        "CLP" | "ISK" | "JPY" | "KRW" | "PYG" | "UGX" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// The amount as a bill writes it.
fn amount_shown(amount: Money, currency: &Currency) -> AmountShown {
    let words = (currency.code == "INR").then(|| words_india(amount.get()));
    AmountShown { text: group(amount.get(), &currency.code, currency.minor_digits), words }
}

impl Query for AmountText {
    const NAME: &'static str = "sell.amount_text";
    const NEEDS: Permission = Permission::RatesRead;
    const SUMMARY: &'static str = "Writes an amount as a bill does: grouped digits, rupees also in words.";
    type Output = AmountShown;

    async fn fetch(self, tx: &ReadTx) -> Result<AmountShown> {
        let own = &tx.workspace.currency;
        let currency = match self.currency {
            Some(code) if code.as_str() != own.code => Currency::new(code.as_str(), digits_of(code.as_str()))
                .map_err(|code| Refusal::new(code).field("currency"))?,
            _ => own.clone(),
        };
        Ok(amount_shown(self.amount_minor, &currency))
    }
}

input! {
    /// A paper for which the law is asked.
    pub struct DocumentRequirements {
        /// Its total with tax.
        total_minor: Money,
        /// Its date; absent: today.
        date: Option<Day>,
    }
}

impl Query for DocumentRequirements {
    const NAME: &'static str = "sell.document.requirements";
    const NEEDS: Permission = Permission::RatesRead;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str =
        "Tells what the law asks of a bill of this total: a tax invoice on request, the buyer's identity.";
    type Output = Requirements;

    async fn fetch(self, tx: &ReadTx) -> Result<Requirements> {
        let on = self.date.unwrap_or_else(|| tx.today());
        Ok(requirements_of(self.total_minor, tx.workspace.country, tx.workspace.gst_registered, on))
    }
}

/// What the law asks. A shop that is not registered for GST issues no tax invoice, so nothing is asked of it.
fn requirements_of(total: Money, country: Country, registered: bool, on: Day) -> Requirements {
    match RequirementLimits::in_force(country, on).filter(|_| registered) {
        Some(limits) => Requirements::of(total, &limits),
        None => Requirements { tax_invoice_on_request: false, buyer_identity: false },
    }
}

#[cfg(test)]
mod tests;
