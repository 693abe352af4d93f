//! The way of a cheque: received, to the bank, and there cleared or returned.
//! Invariant: a step is a row and is never undone; a cheque that was returned takes no further step.

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::page::Page;
use kernel::refusal::{Refusal, Ruled};
use kernel::words;
use ledger_queries::accounts::cheques as sql;
use ledger_queries::client::Params;
use platform::error::{OnConstraint, Result, stored};
use platform::tx::{ReadTx, Tx};
use platform::word_fields;
use uuid::Uuid;

use crate::accounts::account_entries;
use crate::accounts::journal::Account;
use crate::parties;

/// Cheques on a page.
const PAGE: i64 = 50;

words! {
    /// Where a cheque is.
    pub enum ChequeState {
        /// In the shop.
        Received = "received",
        /// Given to the bank.
        Deposited = "deposited",
        /// Paid by its bank.
        Cleared = "cleared",
        /// Returned by its bank.
        Bounced = "bounced",
        /// Back with its drawer: its receipt was reversed.
        TakenBack = "taken_back",
    }
}
word_fields!(ChequeState);

impl ChequeState {
    /// Whether a cheque in this state may take that step. Errors: `payment_state_invalid` at `payment`.
    pub fn steps_to(self, next: ChequeState) -> Ruled<()> {
        use ChequeState::{Bounced, Cleared, Deposited, Received, TakenBack};
        match (self, next) {
            (Received, Deposited | Cleared | Bounced | TakenBack)
            | (Deposited, Cleared | Bounced)
            | (Cleared, Bounced) => Ok(()),
            _ => Err(Refusal::new(Code::PaymentStateInvalid).field("payment").fact("state", self.as_str())),
        }
    }

    /// The account that holds its money.
    pub fn account(self) -> Account {
        if self == ChequeState::Cleared { Account::Bank } else { Account::ChequesInHand }
    }
}

/// The state of a receipt's cheque, and the day since when. The caller has locked the person, and the
/// receipt's own row.
pub async fn state_of(tx: &ReadTx, receipt: DocumentId) -> Result<(ChequeState, Option<Day>)> {
    let steps = sql::steps_of().bind(tx, &tx.tenant(), &receipt.uuid()).all().await?;
    let last = steps.iter().map(|row| Ok((stored::<ChequeState>(&row.state)?, row.step_date)));
    let mut last = last.collect::<Result<Vec<_>>>()?;
    // Two steps of one moment are in the order of the way.
    last.sort_by_key(|(state, _)| *state);
    Ok(last.pop().map_or((ChequeState::Received, None), |(state, day)| (state, Some(day))))
}

/// The papers of the moment in which a payment's cheque came back; none for one that did not. One of them is about this payment.
pub async fn returns_of(tx: &ReadTx, payment: DocumentId) -> Result<Vec<DocumentId>> {
    let found = sql::returns_of().bind(tx, &tx.tenant(), &payment.uuid()).all().await?;
    Ok(found.into_iter().map(DocumentId::from_uuid).collect())
}

/// Writes a step. Errors: `payment_state_invalid` at `payment` where another call has just taken it.
pub async fn step(tx: &Tx, receipt: DocumentId, state: ChequeState, day: Day) -> Result<()> {
    let new = sql::InsertStepParams {
        tenant: tx.tenant(),
        document: receipt.uuid(),
        state: state.as_str(),
        step_date: day,
        by: tx.person(),
        now: tx.now,
    };
    let done = sql::insert_step().params(tx, &new).one().await;
    done.on_constraint("cheque_step_pkey", Code::PaymentStateInvalid, "payment").map(drop)
}

/// What the account of cheques in hand holds beside the cheques that are still on their way: only that may be moved without them.
pub async fn held_beside_cheques(tx: &ReadTx) -> Result<Money> {
    let held = account_entries::balance_of(tx, Account::ChequesInHand).await?;
    let open = sql::cheques_on_the_way().bind(tx, &tx.tenant()).one().await?;
    Ok(Money::from_stored(held.get().saturating_sub(open)))
}

/// A cheque of the list.
pub struct ChequeRow {
    pub id: DocumentId,
    pub number: String,
    pub date: Day,
    pub party: Option<String>,
    pub party_name: Option<String>,
    pub amount: Money,
    pub state: ChequeState,
    /// The day of its last step.
    pub since: Option<Day>,
}

/// A page of cheques, the newest first.
pub async fn list(
    tx: &ReadTx,
    state: Option<ChequeState>,
    before: Option<DocumentId>,
) -> Result<Page<ChequeRow, DocumentId>> {
    let asked = state.map_or("", ChequeState::as_str);
    let before = before.map_or(Uuid::max(), DocumentId::uuid);
    let rows = sql::cheques().bind(tx, &tx.tenant(), &before, &asked, &(PAGE + 1)).all().await?;
    let Page { rows, next } = Page::of(rows, PAGE, |row| DocumentId::from_uuid(row.document_id));
    let row = |row: sql::ChequeRow| -> Result<ChequeRow> {
        let party = row.party_id.map(PartyId::from_uuid);
        Ok(ChequeRow {
            id: DocumentId::from_uuid(row.document_id),
            number: row.number,
            date: row.document_date,
            party: parties::code_of(tx, party, row.party)?,
            party_name: parties::name_of(tx, party, row.party_name)?,
            amount: Money::from_stored(row.amount_minor),
            state: row.state.as_deref().map_or(Ok(ChequeState::Received), stored)?,
            since: row.step_date,
        })
    };
    Ok(Page { rows: rows.into_iter().map(row).collect::<Result<_>>()?, next })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cheque_goes_forward_only_and_a_returned_one_stays() {
        use ChequeState::{Bounced, Cleared, Deposited, Received, TakenBack};
        for (from, to, allowed) in [
            (Received, Deposited, true),
            (Received, Cleared, true),
            (Received, Bounced, true),
            (Deposited, Cleared, true),
            (Deposited, Bounced, true),
            (Cleared, Bounced, true),
            (Deposited, Deposited, false),
            (Cleared, Deposited, false),
            (Cleared, Cleared, false),
            (Bounced, Deposited, false),
            (Bounced, Bounced, false),
            (Received, TakenBack, true),
            (Deposited, TakenBack, false),
            (TakenBack, Deposited, false),
        ] {
            assert_eq!(from.steps_to(to).is_ok(), allowed, "{from:?} {to:?}");
        }
        assert_eq!((Cleared.account(), Deposited.account()), (Account::Bank, Account::ChequesInHand));
    }
}
