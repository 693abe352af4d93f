//! Money that goes back with a note at once.
//! Invariant: what a buyer paid who is not named goes back with the note, because nobody's credit can hold it; what never came in
//! is not paid out.

use kernel::code::Code;
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::cheques::{self, ChequeState};
use ledger::accounts::documents::DocumentRow;
use ledger::accounts::journal::Transfer;
use ledger::accounts::payments::{Mode, NewTender};
use platform::error::{Error, Result};
use platform::tx::Tx;
use serde_json::Value;

use super::{RefundGiven, transfers};
use crate::cash_law::MAY_HANDLE_CASH;
use crate::money::tender_out;
use crate::tax::{CashDue, cash_due};
use crate::tenders::{coin, is_card_number};
use crate::tills;

impl RefundGiven {
    /// The faults of its reference: only the last four digits of a card are stored, never its number (sell.md, section 8), and
    /// cash has none.
    pub(in crate::invoices) fn faults(&self) -> Option<Fault> {
        let reference = self.reference.as_ref()?;
        match self.mode {
            Mode::Card if is_card_number(reference) => Some(Code::TextTooLong),
            Mode::Cash => Some(Code::FieldUnknown),
            _ => None,
        }
        .map(|code| Fault::new("refund.reference", code))
    }
}

/// What tenders paid of a bill that names nobody, and is still in the shop; nothing for any other bill.
pub(in crate::invoices) async fn paid_by_nobody(tx: &Tx, bill: &DocumentRow) -> Result<Money> {
    if bill.party.is_some() {
        return Ok(Money::ZERO);
    }
    let body: Value = serde_json::from_str(&bill.body).map_err(Error::internal)?;
    let has_cheque = tenders_of(&body["document"]).any(|(mode, _)| mode == Mode::Cheque.as_str());
    let bounced = has_cheque && cheques::state_of(tx, bill.document_id).await?.0 == ChequeState::Bounced;
    Ok(sum_of_tenders(&body["document"], bounced)?)
}

fn tenders_of(document: &Value) -> impl Iterator<Item = (&str, i64)> {
    let tenders = document["tenders"].as_array().into_iter().flatten();
    tenders.filter_map(|tender| Some((tender["mode"].as_str()?, tender["amount_minor"].as_i64()?)))
}

/// What the tenders of a sale paid of its total. A cheque that the bank gave back paid nothing.
fn sum_of_tenders(document: &Value, bounced: bool) -> std::result::Result<Money, Code> {
    let stayed = tenders_of(document).filter(|(mode, _)| !bounced || *mode != Mode::Cheque.as_str());
    let sum = Money::sum(stayed.map(|(_, amount)| Money::from_stored(amount)))?;
    match document["cash_round_minor"].as_i64() {
        Some(round) if sum > Money::ZERO => sum.sub(Money::from_stored(round)),
        _ => Ok(sum),
    }
}

/// Judges whether a refund is sent where money must go back, and only there. Errors: `field_required`, `field_unknown` at
/// `refund`.
pub(in crate::invoices) fn fits(refund: Option<&RefundGiven>, goes_back: bool) -> Ruled<()> {
    match (refund, goes_back) {
        (None, true) => Err(Refusal::new(Code::FieldRequired).field("refund")),
        (Some(_), false) => Err(Refusal::new(Code::FieldUnknown).field("refund")),
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
    /// None without a refund. Errors: `till_state_invalid`; `permission_denied` for cash.
    pub async fn of(tx: &Tx, amount: Money, refund: Option<&RefundGiven>) -> Result<Option<CashBack>> {
        let Some(refund) = refund else { return Ok(None) };
        let till = tills::till_of(tx, refund.till.as_ref()).await?;
        if refund.mode == Mode::Cash {
            tx.need_role(MAY_HANDLE_CASH, Code::PermissionDenied)?;
        }
        let is_cash = refund.mode == Mode::Cash;
        let coin = if is_cash { coin(tx.workspace.country) } else { Money::ZERO };
        let due = cash_due(amount, coin)?;
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
    fn a_sale_was_paid_by_its_tenders_without_the_rounding_and_without_a_returned_cheque() {
        let way = |mode: &str, amount: i64| json!({"mode": mode, "amount_minor": amount});
        let sale = json!({"tenders": [way("cash", 1_000), way("cheque", 500)], "cash_round_minor": -2});
        assert_eq!(sum_of_tenders(&sale, false).map(Money::get), Ok(1_502));
        assert_eq!(sum_of_tenders(&sale, true).map(Money::get), Ok(1_002));
        let by_cheque = json!({"tenders": [way("cheque", 500)], "cash_round_minor": 0});
        assert_eq!(sum_of_tenders(&by_cheque, true), Ok(Money::ZERO));
        assert_eq!(sum_of_tenders(&json!({"lines": []}), false), Ok(Money::ZERO));
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
