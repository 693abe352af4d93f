//! Money that goes back with a note at once.
//! Invariant: what a buyer paid who is not named goes back with the note, because nobody's credit can hold it; what never came in
//! is not paid out, and somebody who owes it since a cheque came back owes it no more.

use kernel::code::Code;
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::credits;
use ledger::accounts::documents::DocumentRow;
use ledger::accounts::journal::{Account, Leg, Transfer};
use ledger::accounts::payments::{self, Mode, NewTender};
use platform::error::{Error, Result};
use platform::tx::{ReadTx, Tx};
use serde_json::Value;

use super::{RefundGiven, transfers};
use crate::money::bounce::bounce_of;
use crate::money::tender_out;
use crate::tax::{CashDue, cash_due};
use crate::tenders::{coin, is_whole_card};
use crate::tills::{self, CashMoved};

impl RefundGiven {
    /// The faults of its reference: only the last four digits of a card are stored, never its number (sell.md, section 8), and
    /// cash has none.
    pub(in crate::invoices) fn faults(&self) -> Option<Fault> {
        let reference = self.reference.as_ref()?;
        match self.mode {
            mode if is_whole_card(mode, reference) => Some(Code::TextTooLong),
            Mode::Cash => Some(Code::FieldUnknown),
            _ => None,
        }
        .map(|code| Fault::new("refund.reference", code))
    }

    /// The till that so much goes back from. Errors: those of `till_of`, at `refund.till`.
    pub(in crate::invoices) async fn till(&self, tx: &Tx, amount: Money) -> Result<Option<String>> {
        let till =
            tills::till_of(tx, self.till.as_ref(), CashMoved::paid(self.mode, amount), tx.today()).await;
        till.map_err(|error| match error {
            Error::Refused(mut refusal) => {
                refusal.faults.iter_mut().for_each(|fault| fault.field.insert_str(0, "refund."));
                Error::Refused(refusal)
            }
            other => other,
        })
    }
}

/// A counter sale: of one to nobody the money that can go back, and of each the cheque that came back.
#[derive(Default)]
pub(in crate::invoices) struct NobodysSale {
    /// Whether tenders paid it, and it names no buyer.
    pub is_paid: bool,
    /// The amount that goes back when all that is left of such a bill is credited.
    pub goes_back: Money,
    /// The paper of the cheque that came back. Its open amount was not paid: notes settle it first.
    pub bounce: Option<DocumentRow>,
}

impl NobodysSale {
    /// Reads it; nothing must go back of a bill that names its buyer or was not paid at the counter. Who writes holds the bill.
    pub async fn of(tx: &ReadTx, bill: &DocumentRow) -> Result<NobodysSale> {
        let body: Value = serde_json::from_str(&bill.body).map_err(Error::internal)?;
        if !is_paid_sale(&body["document"]) {
            return Ok(NobodysSale::default());
        }
        let bounce = if is_by_cheque(&body["document"]) { bounce_of(tx, bill).await? } else { None };
        if bill.party.is_some() {
            return Ok(NobodysSale { bounce, ..NobodysSale::default() });
        }
        let mut owed = Money::from_stored(bounce.as_ref().and_then(|it| it.open_minor).unwrap_or(0));
        if let Some(bounce) = &bounce {
            // A note reverses a write-off before money goes back.
            let given_up = payments::written_off_of(tx, bounce.document_id).await?;
            owed = owed.add(Money::sum(given_up.into_iter().map(|(_, amount)| amount))?)?;
        }
        let left =
            Money::from_stored(bill.total_minor).sub(credits::total_of_notes(tx, bill.document_id).await?)?;
        Ok(NobodysSale { is_paid: true, goes_back: left.sub(owed)?.max(Money::ZERO), bounce })
    }

    /// The document that a note about the bill settles.
    pub fn debt<'a>(&'a self, bill: &'a DocumentRow) -> &'a DocumentRow {
        self.bounce.as_ref().unwrap_or(bill)
    }

    /// The transfers by which a note takes over what somebody else owes of the sale.
    pub fn settled(&self, amount: Money, currency: &str) -> Vec<Transfer> {
        let owes = self.bounce.as_ref().filter(|_| self.is_paid);
        let owes = owes.and_then(|it| it.party.as_deref().zip(it.party_id));
        let owes = owes.map(|(party, id)| Leg::with_party(Account::Ar, party, id));
        owes.and_then(|owes| Transfer::of(Leg::of(Account::Ar), owes, currency, amount.get()))
            .into_iter()
            .collect()
    }

    /// The refund of a note that credits all of a bill, when so much of it settles no debt. Errors: as `fits`, and those of
    /// `CashBack`.
    pub async fn back(&self, tx: &Tx, left: Money, refund: Option<&RefundGiven>) -> Result<Option<CashBack>> {
        let goes_back = if self.is_paid { left } else { Money::ZERO };
        fits(refund, goes_back > Money::ZERO)?;
        CashBack::of(tx, goes_back, refund).await
    }

    /// Judges the refund of a note whose total is not known yet: of a sale with a cheque that came back, the total tells whether money
    /// goes back. Errors: as `fits`.
    pub fn may_take(&self, refund: Option<&RefundGiven>) -> Ruled<()> {
        match (refund, &self.bounce) {
            (None, Some(_)) => Ok(()),
            _ => fits(refund, self.goes_back > Money::ZERO),
        }
    }
}

/// Whether one of its tenders is a cheque.
pub(in crate::invoices) fn is_by_cheque(document: &Value) -> bool {
    let mut tenders = document["tenders"].as_array().into_iter().flatten();
    tenders.any(|tender| tender["mode"] == Mode::Cheque.as_str())
}

/// Whether a bill was paid at the counter. A few cents of cash are paid without any coin: such a sale has no tender.
fn is_paid_sale(document: &Value) -> bool {
    document["tenders"].as_array().is_some_and(|tenders| !tenders.is_empty())
        || document["cash_round_minor"].is_i64()
}

/// Judges whether a refund is sent where money must go back, and only there. Errors: `field_required`, `field_unknown` at
/// `refund`.
pub(in crate::invoices) fn fits(refund: Option<&RefundGiven>, goes_back: bool) -> Ruled<()> {
    match (refund, goes_back) {
        (None, true) => Err(Refusal::new(Code::FieldRequired).field("refund")),
        (Some(_), false) => {
            let message = "Nothing that was paid goes back with this note: leave the refund out.".into();
            Err(Fault { message, ..Fault::new("refund", Code::FieldUnknown) }.into())
        }
        _ => Ok(()),
    }
}

/// Money that goes back with a note that takes back all of a bill.
pub(in crate::invoices) struct CashBack {
    mode: Mode,
    /// What is paid out, and how it was rounded to the coin.
    pub due: CashDue,
    /// The row that is written; none where nothing is paid out.
    pub tender: Option<NewTender>,
}

impl CashBack {
    /// None without a refund. Errors: those of `RefundGiven::till`.
    pub async fn of(tx: &Tx, amount: Money, refund: Option<&RefundGiven>) -> Result<Option<CashBack>> {
        let Some(refund) = refund else { return Ok(None) };
        let is_cash = refund.mode == Mode::Cash;
        let coin = if is_cash { coin(tx.workspace.country) } else { Money::ZERO };
        let due = cash_due(amount, coin)?;
        let till = refund.till(tx, due.due).await?;
        let tender = (due.due > Money::ZERO)
            .then(|| tender_out(refund.mode, due.due, refund.reference.as_ref(), till.as_deref()));
        Ok(Some(CashBack { mode: refund.mode, due, tender }))
    }

    /// The transfers that pay it to a buyer who is not named.
    pub fn transfers(&self, currency: &str) -> Vec<Transfer> {
        transfers::of_refund(self.mode, self.due.due, self.due.round, None, currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_sale_at_the_counter_was_paid_even_without_a_coin() {
        let way = |mode: &str| json!({"mode": mode, "amount_minor": 500});
        for (document, is_paid, by_cheque) in [
            (json!({"tenders": [way("cash"), way("cheque")], "cash_round_minor": -2}), true, true),
            (json!({"tenders": [way("upi")]}), true, false),
            (json!({"cash_round_minor": -2}), true, false),
            (json!({"lines": []}), false, false),
        ] {
            assert_eq!(
                (is_paid_sale(&document), is_by_cheque(&document)),
                (is_paid, by_cheque),
                "{document}"
            );
        }
    }

    #[test]
    fn money_that_nobodys_credit_can_hold_must_go_back_and_no_other_may() {
        let refund = RefundGiven { mode: Mode::Upi, till: None, reference: None };
        let said = |refund, goes_back| fits(refund, goes_back).err().map(|it| it.code);
        assert_eq!(said(None, true), Some(Code::FieldRequired));
        assert_eq!(said(Some(&refund), false), Some(Code::FieldUnknown));
        assert_eq!((said(Some(&refund), true), said(None, false)), (None, None));
    }
}
