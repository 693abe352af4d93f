//! What a credit note would come to, while its form is filled in.
//! Invariant: the figures are those that posting would give now; nothing is written, and a form without a
//! choice is not refused.

use std::collections::BTreeMap;

use catalogue::Phrase;
use kernel::code::Code;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::accounts::documents::{self, DocumentRow};
use ledger::accounts::payments;
use platform::action::{Action, Asked, Query};
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use web::view::shown::money;

use super::note::{BillBody, NoteDocument};
use super::{CreditGiven, NobodysSale, PostCreditNote, Reckoning, ReturnGiven, TaxToo};

/// A note that is not posted needs no reason.
const NO_REASON: &str = "-";

input! {
    /// A credit note that is being filled in.
    pub struct PreviewCreditNote {
        /// The bill's number or id.
        invoice: Name,
        /// The goods that come back.
        returns: Option<Vec<ReturnGiven>>,
        /// The lines whose price is lowered.
        lines: Option<Vec<CreditGiven>>,
        /// Whether the tax is credited too; absent: it is.
        with_tax: TaxToo,
    }
}

/// What the note would be.
#[derive(Default, Serialize, JsonSchema)]
pub struct CreditNotePreview {
    /// Its figures, as posting would answer them; null while nothing is chosen.
    document: Option<NoteDocument>,
    /// What would still be open of the bill; null for one that is not payable.
    pub open_after_minor: Option<Money>,
    /// What the note leaves to its party, or pays out.
    pub left_minor: Money,
    /// The figures as they are written, by name; an empty one is not shown.
    pub totals: BTreeMap<&'static str, Phrase>,
}

impl Query for PreviewCreditNote {
    const NAME: &'static str = "sell.credit_note.preview";
    const NEEDS: Permission = Permission::BillsReverse;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Works out a credit note that is being filled in; writes nothing.";
    type Output = CreditNotePreview;

    async fn fetch(self, tx: &ReadTx) -> Result<CreditNotePreview> {
        let note = PostCreditNote {
            invoice: self.invoice,
            reason: Text::parse(NO_REASON)?,
            returns: self.returns,
            lines: self.lines,
            with_tax: self.with_tax,
            refund: None,
        };
        if note.returns().is_empty() && note.lowered().is_empty() {
            return Ok(CreditNotePreview::default());
        }
        note.check()?;
        let bill = documents::named(tx, note.invoice.as_str(), "invoice").await?;
        if !bill.kind.is_credited() {
            return Err(Refusal::new(Code::NotFound).field("invoice").into());
        }
        let (billed, stored) = (BillBody::of(&bill)?, documents::lines_of(tx, bill.document_id).await?);
        let asked = note.asked(&billed)?;
        let Reckoning { document, .. } = note.reckon(tx, &bill, (&billed, stored.as_slice()), &asked).await?;
        let nobodys = NobodysSale::of(tx, &bill).await?;
        let (open, left) = outcome(tx, nobodys.debt(&bill), document.total_minor).await?;
        let open = open.filter(|_| nobodys.bounce.is_none());
        let totals = totals(tx, &document, open, left)?;
        Ok(CreditNotePreview { document: Some(document), open_after_minor: open, left_minor: left, totals })
    }
}

/// The open amount of a document after a note of this total, and the part of the note that is left.
async fn outcome(tx: &ReadTx, debt: &DocumentRow, total: Money) -> Result<(Option<Money>, Money)> {
    let Some(open) = debt.open_minor.map(Money::from_stored) else { return Ok((None, total)) };
    // Posting opens again what was given up, before the note leaves credit for money that never came in.
    let given_up = match debt.party.is_some() && open < total {
        true => payments::written_off_of(tx, debt.document_id).await?,
        false => vec![],
    };
    let given_up = Money::sum(given_up.into_iter().map(|(_, amount)| amount))?;
    Ok(after(open, given_up, total).map(|(open, left)| (Some(open), left))?)
}

/// The open amount after a note of this total, where so much was open and given up; and the part of the note
/// that is left.
fn after(open: Money, given_up: Money, total: Money) -> std::result::Result<(Money, Money), Code> {
    let again = total.sub(open)?.max(Money::ZERO).min(given_up);
    let open = open.add(again)?;
    let paid = open.min(total).max(Money::ZERO);
    Ok((open.sub(paid)?, total.sub(paid)?))
}

/// The figures as they are written; those of nothing are empty, except what is open.
fn totals(
    tx: &ReadTx,
    document: &NoteDocument,
    open: Option<Money>,
    left: Money,
) -> Result<BTreeMap<&'static str, Phrase>> {
    let currency = &tx.workspace.currency;
    let all = |amount: Money| Phrase::verbatim(money(amount.get(), &currency.code, currency.minor_digits));
    let some = |amount: Money| if amount.is_zero() { Phrase::default() } else { all(amount) };
    Ok(BTreeMap::from([
        ("taxable", all(document.taxable_minor)),
        ("tax", some(document.tax.total()?)),
        ("round", some(document.round_off_minor)),
        ("total", all(document.total_minor)),
        ("open", open.map_or(Phrase::default(), all)),
        ("left", some(left)),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{aarav, bill_of, shows};
    use crate::invoices::PostInvoice;
    use serde_json::json;

    #[test]
    fn a_note_pays_what_is_open_then_what_was_given_up_and_the_rest_is_left() {
        let money = |minor: i64| Money::new(minor).unwrap();
        for (open, given_up, total, due) in [
            (100, 0, 40, (60, 0)),
            (100, 0, 100, (0, 0)),
            (30, 0, 100, (0, 70)),
            (0, 0, 100, (0, 100)),
            (30, 50, 100, (0, 20)),
            (30, 500, 100, (0, 0)),
            (100, 50, 40, (60, 0)),
        ] {
            let (after, left) = after(money(open), money(given_up), money(total)).unwrap();
            assert_eq!((after.get(), left.get()), due, "{total} of {open}, {given_up} given up");
        }
    }

    #[tokio::test]
    async fn the_figures_before_posting_are_those_of_the_posted_note() {
        let shop = aarav().await;
        let line = json!([{"description": "Idol", "other_minor": 100_030, "tax_class": "jewellery"}]);
        let bill = shop.run::<PostInvoice>("cas", bill_of(line)).await.expect("a bill")["number"].clone();
        let none = shop.ask::<PreviewCreditNote>("mia", json!({"invoice": bill})).await.expect("an answer");
        shows(&none, &json!({"document": null, "left_minor": 0, "totals": {}}));
        let note = json!({"invoice": bill, "lines": [{"line": 1, "credit_taxable_minor": 16_700}]});
        let told = shop.ask::<PreviewCreditNote>("mia", note.clone()).await.expect("an answer");
        shows(
            &told["totals"],
            &json!({"taxable": "₹167.00", "tax": "₹5.00", "total": "₹172.00", "open": "₹858.00", "left": ""}),
        );
        let mut posted = note.clone();
        posted["reason"] = json!("flaw in the casting");
        let posted = shop.run::<PostCreditNote>("mia", posted).await.expect("a note");
        for figure in ["taxable_minor", "cgst_minor", "sgst_minor", "round_off_minor", "total_minor"] {
            assert_eq!(told["document"][figure], posted["document"][figure], "{figure}");
        }
        assert_eq!(told["open_after_minor"], posted["open_after_minor"]);
        let more = json!({"invoice": bill, "lines": [{"line": 1, "credit_taxable_minor": 100_000}]});
        let refused = shop.ask::<PreviewCreditNote>("mia", more).await;
        assert_eq!(refused, Err("credit_exceeds_invoice lines[0].credit_taxable_minor".into()));
        assert_eq!(shop.ask::<PreviewCreditNote>("cas", note).await, Err("permission_denied".into()));
    }
}
