//! The notes about a bill on its page, and the forms that credit it, add to it or correct it.
//! Invariant: a form offers only what is left of the bill; the action judges it again.

use catalogue::{Phrase, say};
use jiff::civil::Date;
use kernel::country::Country;
use kernel::permission::Permission;
use ledger::accounts::document_links::LinkedDocument;
use ledger::accounts::documents::{self, kinds::DocumentKind};
use ledger::accounts::series;
use ledger::accounts::tax_policy::TaxPolicy;
use platform::error::Result;
use web::page::PageCx;
use web::view::FormState;

use super::NobodysSale;
use super::rules::last_day_with_tax;
use crate::invoices::counter::classes;
use crate::invoices::list::InvoiceShown;
use crate::invoices::page::modes;
use crate::invoices::printed::{Document, Line};
use crate::money::page::open_tills;

/// The notes about a document, and the forms for more.
pub(crate) struct About {
    pub links: Vec<LinkRow>,
    /// The bill that a note is about; empty for any other document.
    pub bill: String,
    /// The form of a credit note, while anything is left of the bill.
    pub credit: Option<CreditForm>,
    /// The form of a debit note, for a bill that names its customer.
    pub debit: Option<DebitForm>,
    /// The form that corrects the bill, while no note credits a part of it.
    pub correct: Option<FormState>,
    /// How the money of a sale that names no customer goes back.
    pub back: Option<BackForm>,
}

/// The fields that pay money back with a note.
pub(crate) struct BackForm {
    /// The ways.
    pub modes: Vec<(&'static str, Phrase)>,
    /// The tills that cash may go through: the one that is used by itself first.
    pub tills: Vec<(String, Phrase)>,
}

/// The form of a debit note.
pub(crate) struct DebitForm {
    pub form: FormState,
    /// The bill's lines by their numbers, with none of them first.
    pub lines: Vec<(String, Phrase)>,
    /// The tax classes, with that of the line first.
    pub classes: Vec<(String, String)>,
    /// The day of the bill, whose rates of tax apply.
    pub day: Date,
}

/// A document about this one, or that this one is about.
pub(crate) struct LinkRow {
    pub words: Phrase,
    pub href: String,
    pub date: Date,
    pub amount_minor: i64,
    /// What the one is to the other.
    pub what: &'static str,
}

/// The form of a credit note.
pub(crate) struct CreditForm {
    pub form: FormState,
    pub lines: Vec<CreditLine>,
    /// The ways to pay the note out, with none first; nothing where no money can go back.
    pub refunds: Vec<(&'static str, Phrase)>,
    /// Whether what is not paid out stays the customer's credit.
    pub is_kept: bool,
    /// Until when the tax can be credited; empty where no law ends it.
    pub tax: Phrase,
    /// Whether that day is over.
    pub is_late: bool,
}

/// A line of the bill that can still be credited.
pub(crate) struct CreditLine {
    /// Its index among the form's rows.
    pub at: usize,
    /// Its number on the bill.
    pub number: i32,
    pub name: String,
    pub left_minor: i64,
    /// What was sold, "2.5 kg"; empty for a line without a quantity.
    pub sold: Phrase,
    /// Whether its goods are still with the buyer.
    pub may_come_back: bool,
}

impl CreditLine {
    /// The name of a field of its return.
    pub fn back(&self, field: &str) -> String {
        format!("returns[{}].{field}", self.at)
    }

    /// The name of a field of its lower price.
    pub fn less(&self, field: &str) -> String {
        format!("lines[{}].{field}", self.at)
    }
}

impl About {
    /// Reads it from the shown document.
    pub async fn of(cx: &PageCx, bill: &InvoiceShown, document: &Document, base: &str) -> Result<About> {
        let may = cx.may(Permission::BillsReverse);
        let back = back_form(cx, bill).await?;
        let lines: Vec<CreditLine> = bill
            .creditable
            .iter()
            .enumerate()
            .filter_map(|(at, left)| {
                let line =
                    usize::try_from(left.line).ok().and_then(|n| document.lines.get(n.checked_sub(1)?))?;
                let line = CreditLine {
                    at,
                    number: left.line,
                    name: line.name.clone(),
                    left_minor: left.left_minor.get(),
                    sold: line.quantity.clone(),
                    may_come_back: !left.all_returned && !is_of_job(bill, left.line),
                };
                (line.left_minor > 0 || line.may_come_back).then_some(line)
            })
            .collect();
        let credit = match may && !lines.is_empty() {
            true => {
                // Nobody's credit can hold it.
                let is_kept = bill.party.is_some();
                let keep = is_kept.then(|| ("", Phrase::of("Not now")));
                // Of a sale to nobody, only what came in can go back.
                let is_paid_out = bill.party.is_some() || back.is_some();
                let ways = if is_paid_out { modes(cx.tx.workspace.country) } else { vec![] };
                let refunds = keep.into_iter().chain(ways).collect();
                let (tax, is_late) = time_for_tax(cx, bill);
                Some(CreditForm { form: cx.form_named("credit")?, lines, refunds, is_kept, tax, is_late })
            }
            false => None,
        };
        let is_credited = bill.links.iter().any(|link| link.is_about_it && link.kind == "credits");
        let is_bill = bill.doc_type == DocumentKind::Invoice;
        let may_correct = may && is_bill && !bill.creditable.is_empty() && !is_credited;
        let about = bill.links.iter().find(|link| !link.is_about_it && link.kind == "credits");
        let reversed = bill.reverses.map(|id| format!("{base}/bills/{id}"));
        Ok(About {
            links: bill.links.iter().map(|link| link_row(link, base)).collect(),
            bill: about
                .map(|link| format!("{base}/bills/{}", link.document_id))
                .or(reversed)
                .unwrap_or_default(),
            credit,
            debit: debit(cx, bill, document).await?,
            correct: if may_correct { Some(cx.form_named("correct")?) } else { None },
            back,
        })
    }
}

/// Until when the tax of the bill can be credited, and whether that day is over (India).
fn time_for_tax(cx: &PageCx, bill: &InvoiceShown) -> (Phrase, bool) {
    if cx.tx.workspace.country != Country::India {
        return (Phrase::default(), false);
    }
    let last = last_day_with_tax(&series::year_of(&cx.tx, bill.date));
    let is_late = cx.tx.today() > last;
    let day = cx.chrome.day(last);
    let words = match is_late {
        true => say!("The tax of this bill could be credited until {day}.", day),
        false => say!("The tax of this bill can be credited until {day}.", day),
    };
    (words, is_late)
}

/// The fields that pay back what tenders paid of a sale that names no customer.
async fn back_form(cx: &PageCx, bill: &InvoiceShown) -> Result<Option<BackForm>> {
    if bill.party.is_some() || bill.state != "posted" || !cx.may(Permission::BillsReverse) {
        return Ok(None);
    }
    let row = documents::named(&cx.tx, &bill.document_id.to_string(), "id").await?;
    if NobodysSale::of(&cx.tx, &row).await?.goes_back.is_zero() {
        return Ok(None);
    }
    Ok(Some(BackForm { modes: modes(cx.tx.workspace.country), tills: open_tills(cx).await? }))
}

/// Whether a line's piece was made in a job: it comes back only with the whole bill.
fn is_of_job(bill: &InvoiceShown, line: i32) -> bool {
    let at = usize::try_from(line).ok().and_then(|line| line.checked_sub(1));
    at.is_some_and(|at| bill.document["lines"][at]["finished"].is_number())
}

/// The form of a debit note, for those who may post one.
async fn debit(cx: &PageCx, bill: &InvoiceShown, document: &Document) -> Result<Option<DebitForm>> {
    let stands = bill.doc_type == DocumentKind::Invoice && bill.state == "posted" && bill.party.is_some();
    if !stands || !cx.may(Permission::BillsReverse) {
        return Ok(None);
    }
    let line = |(n, line): (usize, &Line)| {
        ((n + 1).to_string(), Phrase::verbatim(format!("{}. {}", n + 1, line.name)))
    };
    let none = (String::new(), Phrase::of("None of its lines: a charge of its own"));
    // The classes of the bill's own day: that is the day whose rates of tax apply.
    let policy = cx.ask(TaxPolicy {}).await?;
    let as_line = (String::new(), "As the line".to_owned());
    Ok(Some(DebitForm {
        form: cx.form_named("debit")?,
        lines: std::iter::once(none).chain(document.lines.iter().enumerate().map(line)).collect(),
        classes: std::iter::once(as_line).chain(classes(&policy, &bill.date.to_string())).collect(),
        day: bill.date,
    }))
}

fn link_row(link: &LinkedDocument, base: &str) -> LinkRow {
    let what = match (link.kind.as_str(), link.is_about_it) {
        ("credits", true) => "Credits this bill, or a part of it",
        ("credits", false) => "The bill that this note credits",
        ("debits", true) => "Adds to this bill",
        ("debits", false) => "The bill that this note adds to",
        ("corrects", true) => "Corrects this bill",
        ("corrects", false) => "The bill that this one corrects",
        (_, true) => "Is about this document",
        (_, false) => "This document is about it",
    };
    LinkRow {
        words: say!(
            "{document} {number}",
            document = Phrase::of(link.doc_type.facts().name),
            number = &link.number
        ),
        href: format!("{base}/bills/{}", link.document_id),
        date: link.date,
        amount_minor: link.total_minor.get(),
        what,
    }
}

/// Sample values for the tests of the bill's page.
#[cfg(test)]
pub(crate) fn sample(text: &str, form: FormState) -> About {
    let line = |at: usize| CreditLine {
        at,
        number: 1,
        name: text.into(),
        left_minor: 66_630,
        sold: if at == 0 { Phrase::default() } else { Phrase::verbatim(text) },
        may_come_back: true,
    };
    About {
        links: vec![LinkRow {
            words: Phrase::verbatim(text),
            href: "/w/s/bills/2".into(),
            date: Date::constant(2026, 11, 20),
            amount_minor: 17_200,
            what: "Credits a part of this bill",
        }],
        bill: "/w/s/bills/1".into(),
        credit: Some(CreditForm {
            form: form.clone(),
            lines: (0..2).map(line).collect(),
            refunds: vec![("", "Not now".into())],
            is_kept: true,
            tax: Phrase::verbatim(text),
            is_late: false,
        }),
        debit: Some(DebitForm {
            form: form.clone(),
            lines: vec![("1".into(), Phrase::verbatim(text))],
            classes: vec![(text.into(), text.into())],
            day: Date::constant(2026, 11, 20),
        }),
        correct: Some(form),
        back: Some(BackForm {
            modes: vec![("cash", "Cash".into())],
            tills: vec![(text.into(), Phrase::verbatim(text))],
        }),
    }
}
