//! One document: a bill as it was posted with its open amount, or a receipt or credit note; and the sheet for
//! printing.
//! Invariant: nothing on it is computed again; a payment is a document of its own.

use askama::Template;
use catalogue::{Phrase, say};
use kernel::country::Country;
use kernel::decimal::Decimal;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::permission::Permission;
use ledger::accounts::credits::LineLeft;
use ledger::accounts::day_rules::DayRules;
use ledger::accounts::documents::{self, kinds::DocumentKind};
use ledger::accounts::legal_limits::LimitCode;
use ledger::printers;
use ledger::printers::prints;
use platform::error::{Error, Result};
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::{Chrome, FormState};

use super::list_page::state;
use super::pdf::Sheet;
use super::preview::address_missing;
use super::printed::{self, Document, Side};
use crate::invoices::credit::page::About;
use crate::invoices::list::{Invoice, InvoiceShown};
use crate::invoices::rules::{BuyerSaid, lacks_buyer};
use crate::invoices::send::SendForm;
use crate::money::page::{DocumentForms, open_tills};
use crate::words;

/// Payment rows of a receipt on the page; the API accepts more.
pub(crate) const TENDERS: usize = 2;

#[derive(Template)]
#[template(path = "invoices/show.html")]
pub(crate) struct BillPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub document: Document,
    pub document_id: String,
    pub state: &'static str,
    /// Who owes it since its cheque came back.
    pub owed: Option<CounterDebt>,
    pub is_bill: bool,
    /// Whether the user may make another bill.
    pub may_bill: bool,
    /// The ledger of the party; empty if there is none, or for users who may not see it.
    pub ledger: String,
    pub party: String,
    /// The payment form, while something is open.
    pub pay: Option<Pay>,
    /// The form that reverses the bill.
    pub reverse: Option<FormState>,
    pub reversed_by: String,
    /// Whether a reversal cancels papers of its kind, not a credit note.
    pub is_taken_back: bool,
    /// Whether it is such a reversal.
    pub takes_back: bool,
    pub reverses: String,
    /// The forms about money that fit it.
    pub money: DocumentForms,
    /// The form that sends it by mail, and where it was sent.
    pub send: Option<SendForm>,
    /// The notes about it, and the forms that make more of them.
    pub about: About,
    /// The form that prints it on a printer of the shop, where there are printers.
    pub print: Option<(FormState, Vec<(String, String)>)>,
    /// How often it was printed there.
    pub prints: i32,
    /// What the law asks to be said of the buyer and the bill does not say; empty for most bills.
    pub lacks_buyer: Phrase,
    /// Its entries in the day book; empty for users who may not see them.
    pub postings: String,
}

impl BillPage {
    /// Whether any form changes it: a note, a correction, its end, a debt that is given up.
    pub fn may_change(&self) -> bool {
        let of_notes =
            self.about.credit.is_some() || self.about.debit.is_some() || self.about.correct.is_some();
        of_notes || self.reverse.is_some() || self.money.write_off.is_some()
    }
}

/// The debt of a counter sale whose cheque came back.
pub(crate) struct CounterDebt {
    pub href: String,
    pub number: String,
    pub name: String,
    pub open_minor: i64,
}

/// The debt of the sale, with the page of its paper.
fn debt_of(bill: &InvoiceShown, base: &str) -> Option<CounterDebt> {
    bill.owed_by.as_ref().map(|it| CounterDebt {
        href: format!("{base}/bills/{}", it.document_id),
        number: it.number.clone(),
        name: it.party_name.clone().or_else(|| it.party.clone()).unwrap_or_default(),
        open_minor: it.open_minor.get(),
    })
}

/// The payment form.
pub(crate) struct Pay {
    pub form: FormState,
    /// The open amount, in the format of a field.
    pub open: String,
    pub modes: Vec<(&'static str, Phrase)>,
    /// The ways of the second row, with none as a choice.
    pub others: Vec<(&'static str, Phrase)>,
    /// The way that is chosen at first.
    pub first: &'static str,
    /// The tills that cash may go through: the one that is used by itself first.
    pub tills: Vec<(String, Phrase)>,
    /// Whether the reference has the focus: the bill comes from the counter, with a way of paying chosen
    /// there.
    pub asks_reference: bool,
}

impl Pay {
    /// A form that offers the open amount, with the country's ways of paying.
    pub fn new(form: FormState, open: String, country: Country) -> Pay {
        let modes = modes(country);
        let others = std::iter::once(("", "Nothing else".into())).chain(modes.iter().cloned()).collect();
        let first = modes.first().map_or("", |(mode, _)| *mode);
        Pay { form, open, modes, others, first, tills: vec![], asks_reference: false }
    }

    /// The form with a choice of tills.
    pub fn at(self, tills: Vec<(String, Phrase)>) -> Pay {
        Pay { tills, ..self }
    }

    /// The form with the way chosen at the counter; an unknown word changes nothing.
    pub fn by(mut self, way: &str) -> Pay {
        if let Some((mode, _)) = self.modes.iter().find(|(mode, _)| *mode == way) {
            self.first = mode;
            self.asks_reference = *mode != "cash" && !self.form.has_faults();
        }
        self
    }

    /// The rows of the form: the names of the way, the amount and the reference, and whether it is the first
    /// row.
    pub fn rows(&self) -> Vec<(String, String, String, bool)> {
        let row = |n: usize| {
            let name = |field: &str| format!("tenders[{n}].{field}");
            (name("mode"), name("amount_minor"), name("reference"), n == 0)
        };
        (0..TENDERS).map(row).collect()
    }

    /// Whether the second row has an entry or a fault.
    pub fn is_split(&self) -> bool {
        let second = "tenders[1].";
        !self.form.value("tenders[1].amount_minor", "").is_empty()
            || self.form.faults().iter().any(|(field, _)| field.starts_with(second))
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let bill = cx.ask_with::<Invoice>(&[("invoice", cx.param("id")?)]).await?;
    let base = cx.href("");
    let document = printed::read(&bill, &base, &cx.chrome)?;
    let party = bill.party.clone().unwrap_or_default();
    let ledger = match cx.may(Permission::LedgerRead) && !party.is_empty() {
        true => format!("{base}/customers/{}", encoded(&party)),
        false => String::new(),
    };
    let is_bill = bill.doc_type.facts().opens_item;
    let owed = debt_of(&bill, &base);
    let open = bill.open_minor.map_or(0, |open| open.get());
    let state = state(&bill.state, open, bill.overdue, owed.as_ref().is_some_and(|it| it.open_minor > 0));
    let link = |id: Option<uuid::Uuid>| id.map_or(String::new(), |id| format!("{base}/bills/{id}"));
    let mut about = About::of(cx, &bill, &document, &base).await?;
    if let (DocumentKind::Bounce, Some((paid, _))) = (bill.doc_type, &document.refers_to) {
        let paid = documents::named(&cx.tx, paid, "invoice").await?;
        about.bill = format!("{base}/bills/{}", paid.document_id.uuid());
    }
    let may_reverse = cx.may(Permission::BillsReverse)
        && bill.doc_type.is_credited()
        && bill.state == "posted"
        && !is_credited_whole(&bill);
    cx.html(&BillPage {
        chrome: cx.chrome(say!(
            "{document} {number}",
            document = Phrase::of(bill.doc_type.facts().name),
            number = &bill.number
        )),
        here: format!("{base}/bills/{}", bill.document_id),
        document_id: bill.document_id.to_string(),
        pay: pay(cx, &bill).await?,
        reverse: if may_reverse { Some(cx.form_named("reverse")?) } else { None },
        reversed_by: link(bill.reversed_by),
        is_taken_back: bill.doc_type.is_taken_back(),
        takes_back: bill.doc_type == DocumentKind::Reversal,
        reverses: link(bill.reverses),
        money: DocumentForms::of(cx, &bill, &base).await?,
        send: SendForm::of(cx, &bill).await?,
        about,
        print: printers::form(cx, Permission::BillsWrite).await?,
        prints: prints::prints_of(&cx.tx, DocumentId::from_uuid(bill.document_id)).await?,
        postings: postings(cx, &base, &bill),
        lacks_buyer: buyer_missing(cx, &bill, &document.buyer).await?,
        base,
        document,
        state,
        owed,
        is_bill,
        may_bill: is_bill && cx.may(Permission::BillsWrite),
        ledger,
        party,
    })
}

/// Whether notes credit all of it, so that nothing is left to cancel.
fn is_credited_whole(bill: &InvoiceShown) -> bool {
    let is_whole = |left: &LineLeft| left.left_minor.is_zero() && left.all_returned;
    !bill.creditable.is_empty() && bill.creditable.iter().all(is_whole)
}

/// The document's entries in the day book, for those who see it; an opening bill has them too.
fn postings(cx: &PageCx, base: &str, bill: &InvoiceShown) -> String {
    if !(cx.may(Permission::CostRead) && cx.may(Permission::LedgerRead)) {
        return String::new();
    }
    with_params(&format!("{base}/ledgers/day"), &[("document", &bill.document_id.to_string())])
}

/// What the law of the bill's day asks to be said of the buyer, where the bill does not say it.
async fn buyer_missing(cx: &PageCx, bill: &InvoiceShown, buyer: &Side) -> Result<Phrase> {
    let is_tax_invoice = bill.doc_type == DocumentKind::Invoice && bill.document["untaxed"] != true;
    let taxable = bill.document["taxable_minor"].as_i64();
    let Some(taxable) = taxable.filter(|_| is_tax_invoice) else {
        return Ok(Phrase::default());
    };
    let said = BuyerSaid {
        has_name: buyer.name.is_some(),
        has_address: buyer.location.is_some(),
        has_gstin: buyer.gstin.is_some(),
    };
    let from = DayRules::read(&cx.tx).await?.limits.on(LimitCode::BuyerAddress, bill.date);
    Ok(match (from, lacks_buyer(Money::from_stored(taxable), from, said)) {
        (Some(from), true) => address_missing(cx.chrome.money(from.amount.get())),
        _ => Phrase::default(),
    })
}

/// The form for the open amount of a bill.
async fn pay(cx: &PageCx, bill: &InvoiceShown) -> Result<Option<Pay>> {
    let open = bill.open_minor.map_or(0, |open| open.get());
    if open <= 0 || bill.party.is_none() || !cx.may(Permission::BillsWrite) {
        return Ok(None);
    }
    let pay = Pay::new(cx.form_named("pay")?, typed(cx, open)?, cx.tx.workspace.country);
    Ok(Some(pay.by(cx.wanted("pay")).at(open_tills(cx).await?)))
}

/// Minor units in the format of a field: "415192.00".
pub(crate) fn typed(cx: &PageCx, minor: i64) -> Result<String> {
    let digits = u8::try_from(cx.tx.workspace.currency.minor_digits).map_err(Error::internal)?;
    Ok(Decimal::new(minor.into(), digits)?.to_string())
}

/// The ways of paying, the usual one first; UPI exists only in India.
pub(crate) fn modes(country: Country) -> Vec<(&'static str, Phrase)> {
    let ways: &[&'static str] = if country == Country::India {
        &["upi", "card", "cash", "bank", "cheque"]
    } else {
        &["card", "cash", "bank", "cheque"]
    };
    ways.iter().map(|way| (*way, words::mode(way))).collect()
}

#[derive(Template)]
#[template(path = "invoices/print.html")]
pub(crate) struct PrintPage {
    pub chrome: Chrome,
    pub here: String,
    pub back: String,
    pub pdf: String,
    /// The paper that is chosen at first.
    pub paper: Sheet,
    pub document: Document,
}

impl PrintPage {
    /// The papers: the word of each in an address, its name, and whether it is the chosen one.
    pub fn papers(&self) -> [(&'static str, &'static str, bool); 3] {
        Sheet::ALL.map(|it| (it.word(), it.name(), it == self.paper))
    }
}

pub(crate) async fn print(cx: &PageCx) -> Result<Body> {
    let bill = cx.ask_with::<Invoice>(&[("invoice", cx.param("id")?)]).await?;
    let base = cx.href("");
    let back = format!("{base}/bills/{}", bill.document_id);
    cx.html(&PrintPage {
        chrome: cx.chrome(say!("Print {number}", number = &bill.number)),
        here: format!("{back}/print"),
        pdf: format!("{back}/pdf"),
        paper: Sheet::of(cx.wanted("paper")),
        document: printed::read(&bill, &base, &cx.chrome)?,
        back,
    })
}
