//! Sends a posted document by mail, as the PDF that its page gives.
//! Invariant: it goes to the party's address or to one that a person typed, once for each call; the event and the
//! log name no address. Nothing is sent for an erased party: an erasure deletes the mails that wait, and nobody
//! would delete a later one.

use catalogue::Phrase;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal};
use ledger::accounts::documents;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::parties::{self, Party};
use mail::messages::{PAPER, papers};
use mail::strangers::{self, Held};
use mail::{Attachment, Mail};
use platform::action::Action;
use platform::email_address::EmailGiven;
use platform::error::{Error, Result};
use platform::fields::{Flag, Name};
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use web::view::{Chrome, Manner};

use super::list::InvoiceShown;
use super::{pdf, printed};

#[cfg(test)]
mod tests;

/// How long a mail is worth sending: as long as a mail server may be away over a weekend.
const WORTH: SignedDuration = SignedDuration::from_hours(24 * 3);

input! {
    /// A document to send by mail.
    pub struct SendInvoice {
        /// A bill, a note or a receipt: its number or id.
        invoice: Name,
        /// The address; absent: the one that is kept with its party. An address has one @ and a dot behind it.
        email: Option<EmailGiven>,
        /// Whether the address is kept with the party, for the next time.
        keep_address: Flag,
    }
}

/// A document on its way by mail.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InvoiceSent {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// The mail's id: the outbox says what became of it.
    pub mail: Uuid,
    /// Whether the address is kept with the party.
    pub kept: bool,
}

impl Action for SendInvoice {
    const NAME: &'static str = "sell.invoice.send";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str = "Sends a bill, a note or a receipt by mail, as a PDF.";
    type Output = InvoiceSent;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<InvoiceSent>> {
        // The party is held before anything of the document is read for the mail: see `documents::hold_party_of`.
        let row = documents::hold_party_of(tx, self.invoice.as_str(), "invoice").await?;
        let shown = InvoiceShown::of(tx, row).await?;
        if !is_paper(shown.doc_type) {
            return Err(Refusal::new(Code::NotFound).field("invoice").into());
        }
        let party = match &shown.party {
            Some(code) => Some(parties::living(tx, code, "invoice").await?),
            None => None,
        };
        let missing = || Refusal::new(Code::FieldRequired).field("email");
        let kept = party.as_ref().and_then(|party| party.email.clone());
        let to = self.email.as_ref().map(|email| email.0.clone()).or(kept).ok_or_else(missing)?;
        if self.keep_address.0 {
            keep(tx, party.as_ref(), &to).await?;
        }
        if let Some(held) = strangers::may_write(tx, &to, PAPER).await? {
            return Err(refuse_held(held).into());
        }
        let chrome = chrome_of(tx);
        let document = printed::read(&shown, "", &chrome)?;
        let open = document.open_minor.filter(|open| *open > 0).map(|open| chrome.money(open));
        let (day, total) = (chrome.day(document.date), chrome.money(document.total_minor));
        let words = papers::paper(
            &tx.workspace.name,
            (&document.title, &document.number),
            &day,
            &total,
            open.as_deref(),
        );
        let mail = Mail { about: shown.document_id, to: &to, words, link: None, useless_at: tx.now + WORTH };
        let file = attach_pdf(&document, &chrome).await?;
        let mail = mail::queue_with(tx, &mail, Some(&file)).await?;
        let change = Change::of(&shown.number).after(json!({
            "mail": mail, "typed": self.email.is_some(), "address_kept": self.keep_address.0,
        }));
        let sent = InvoiceSent {
            document_id: shown.document_id,
            number: shown.number,
            mail,
            kept: self.keep_address.0,
        };
        Ok(tx.record(change, sent))
    }
}

/// Whether a customer gets a document of this kind on paper.
pub(crate) const fn is_paper(kind: DocumentKind) -> bool {
    matches!(
        kind,
        DocumentKind::Invoice
            | DocumentKind::CreditNote
            | DocumentKind::DebitNote
            | DocumentKind::Receipt
            | DocumentKind::Refund
            | DocumentKind::PurchaseVoucher
    )
}

/// Keeps the address with the party. Errors: `field_unknown` at `keep_address` where the document names nobody,
/// `permission_denied` for those who may not change parties, `party_erased`.
async fn keep(tx: &Tx, party: Option<&Party>, email: &str) -> Result<()> {
    let Some(party) = party else {
        return Err(Refusal::new(Code::FieldUnknown).field("keep_address").into());
    };
    if !tx.member.may(Permission::PartiesWrite) {
        return Err(Refusal::new(Code::PermissionDenied).field("keep_address").into());
    }
    parties::keep_email(tx, party, email).await
}

/// Why no mail goes out now, and what to do about it.
fn refuse_held(held: Held) -> Refusal {
    let words: Phrase = match held {
        Held::Unproved | Held::Limit => held.words().into(),
        Held::Recipient => "This address got many mails today. Print the paper, or send it tomorrow.".into(),
    };
    let fault = Fault { message: words, ..Fault::new("email", Code::RateLimited) };
    Refusal::invalid(vec![fault])
}

/// How the workspace writes money and days on paper.
fn chrome_of(tx: &ReadTx) -> Chrome {
    let workspace = &tx.workspace;
    let manner = Manner {
        currency: workspace.currency.code.clone(),
        minor_digits: workspace.currency.minor_digits,
        zone: workspace.zone.clone(),
    };
    Chrome { manner, lang: "en".to_owned(), ..Chrome::bare("", "", "", tx.now) }
}

async fn attach_pdf(document: &printed::Document, chrome: &Chrome) -> Result<Attachment> {
    let paper = pdf::paper_of(document, chrome);
    let drawn = tokio::task::spawn_blocking(move || ::pdf::render(&paper)).await.map_err(Error::internal)?;
    Ok(Attachment { name: pdf::file_name(&document.number), bytes: drawn.map_err(Error::internal)? })
}

/// The addresses that a document was sent to, for its page.
pub(crate) struct SentRow {
    pub address: String,
    pub at: jiff::Timestamp,
    /// What became of it.
    pub state: &'static str,
}

/// The form that sends a document, and where it was sent.
pub(crate) struct SendForm {
    pub form: web::view::FormState,
    /// The party's address; empty if none is kept.
    pub address: String,
    /// Whether an address can be kept.
    pub may_keep: bool,
    pub sent: Vec<SentRow>,
}

impl SendForm {
    /// The form for a document that has a paper, for those who may send it. An erased party gets no mail.
    pub async fn of(cx: &web::page::PageCx, shown: &InvoiceShown) -> Result<Option<SendForm>> {
        if !is_paper(shown.doc_type) || !cx.may(Permission::BillsWrite) {
            return Ok(None);
        }
        let party = match &shown.party {
            Some(code) => Some(parties::coded(&cx.tx, code, "invoice").await?),
            None => None,
        };
        if party.as_ref().is_some_and(|party| party.erased_at.is_some()) {
            return Ok(None);
        }
        let sent = mail::papers_about(&cx.tx, shown.document_id).await?;
        let row = |mail: mail::PaperMail| SentRow {
            state: match (mail.returned_at, mail.sent_at, mail.given_up) {
                (Some(_), _, _) => "Not delivered",
                (None, Some(_), _) => "Sent",
                (None, None, true) => "Not sent",
                (None, None, false) => "On its way",
            },
            at: mail.returned_at.or(mail.sent_at).unwrap_or(mail.at),
            address: mail.address,
        };
        Ok(Some(SendForm {
            form: cx.form_named("send")?,
            may_keep: party.is_some() && cx.may(Permission::PartiesWrite),
            address: party.and_then(|party| party.email).unwrap_or_default(),
            sent: sent.into_iter().map(row).collect(),
        }))
    }
}

/// Sample values for the tests of the bill's page.
#[cfg(test)]
pub(crate) fn sample(text: &str, form: web::view::FormState) -> SendForm {
    let sent = vec![SentRow { address: text.into(), at: jiff::Timestamp::UNIX_EPOCH, state: "Sent" }];
    SendForm { form, address: text.into(), may_keep: true, sent }
}
