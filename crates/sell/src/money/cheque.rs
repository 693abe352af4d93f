//! Cheques on their way to the bank, and their list.
//! Invariant: only a cheque that cleared is money at the bank.

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::accounts::cheques::{self, ChequeState};
use ledger::accounts::credits;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, DocumentRow};
use ledger::accounts::journal::{Account, EntryStatement, Leg, NewEntry, Posting, Transfer, journal_of};
use ledger::accounts::party_credits;
use ledger::accounts::payments::{self, Mode};
use ledger::accounts::periods::{self, OpenDay, is_no_future};
use ledger::parties;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// The text of the entry.
const MEMO: &str = "Cheque cleared";

input! {
    /// A cheque that is taken to the bank.
    pub struct DepositCheque {
        /// The receipt: its number or id.
        payment: Name,
        /// On which day; absent: today.
        date: Option<Day>,
    }
}

input! {
    /// A cheque that its bank paid.
    pub struct ClearCheque {
        /// The receipt: its number or id.
        payment: Name,
        /// On which day; absent: today.
        date: Option<Day>,
        /// Why it is booked on a day behind a soft lock.
        reason: Option<Text>,
    }
}

/// A cheque after its step.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChequeStepped {
    /// The receipt's number.
    pub payment: String,
    /// The cheque's state now.
    pub state: ChequeState,
    /// The day of the step.
    pub date: Day,
    /// Its journal: none for a cheque that is on its way.
    pub journal: Vec<Posting>,
}

impl Action for DepositCheque {
    const NAME: &'static str = "sell.cheque.deposit";
    const NEEDS: Permission = Permission::MoneyMove;
    const SUMMARY: &'static str = "Notes that a cheque was taken to the bank.";
    type Output = ChequeStepped;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ChequeStepped>> {
        take_step(tx, &self.payment, ChequeState::Deposited, self.date, None).await
    }
}

impl Action for ClearCheque {
    const NAME: &'static str = "sell.cheque.clear";
    const NEEDS: Permission = Permission::MoneyMove;
    const SUMMARY: &'static str = "Books a cheque that its bank paid.";
    type Output = ChequeStepped;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ChequeStepped>> {
        take_step(tx, &self.payment, ChequeState::Cleared, self.date, self.reason.as_ref()).await
    }
}

/// Whether documents of a kind take money, and so cheques: receipts, and bills that are paid at the counter.
pub(super) const fn may_be_by_cheque(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::Receipt | DocumentKind::Invoice)
}

/// Takes a step with a receipt's cheque. Errors: `not_found`, `payment_state_invalid` at `payment`, `time_in_future` and
/// `number_range` at `date`, `period_locked`, `field_required` at `reason`.
async fn take_step(
    tx: &mut Tx,
    named: &Name,
    next: ChequeState,
    date: Option<Day>,
    reason: Option<&Text>,
) -> Result<Recorded<ChequeStepped>> {
    let unknown = || Refusal::new(Code::NotFound).field("payment");
    let date = date.unwrap_or_else(|| tx.today());
    is_no_future(date, tx.today())?;
    let payment = documents::named(tx, named.as_str(), "payment").await?;
    if !may_be_by_cheque(payment.kind) {
        return Err(unknown().into());
    }
    if let Some(party) = payment.party_id {
        parties::are_usable(tx, &[party], "payment").await?;
        payments::lock_person(tx, party).await?;
    }
    // After the person, the document itself: a counter sale may name nobody, and of two steps at once the second sees the first.
    credits::hold_bill(tx, payment.document_id).await?;
    let (state, since) = cheques::state_of(tx, payment.document_id).await?;
    if date < since.unwrap_or(payment.document_date) {
        return Err(Refusal::new(Code::NumberRange).field("date").into());
    }
    let amount = cheque_amount(tx, &payment).await?;
    state.steps_to(next)?;
    let transfers = match next {
        ChequeState::Cleared => Vec::from_iter(clearing(tx, amount)),
        _ => vec![],
    };
    if !transfers.is_empty() {
        let day =
            OpenDay::explained(periods::locks_held(tx).await?, date, &tx.member, reason.map(Text::as_str))?;
        let entry = NewEntry { document: None, date: day, memo: MEMO, party: None, transfers: &transfers };
        EntryStatement::prepare(tx).await?.write(tx, &entry).await?;
    }
    cheques::step(tx, payment.document_id, next, date).await?;
    let change = Change::of(&payment.number)
        .before(json!({ "state": state.as_str() }))
        .after(json!({ "state": next.as_str(), "date": date, "amount_minor": amount }))
        .reason(reason.map(Text::as_str));
    let journal = journal_of(&transfers)?;
    Ok(tx.record(change, ChequeStepped { payment: payment.number, state: next, date, journal }))
}

/// The amount of a receipt's cheques. Errors: `payment_state_invalid` at `payment` for a receipt without one.
async fn cheque_amount(tx: &ReadTx, payment: &DocumentRow) -> Result<Money> {
    let credit = party_credits::of_document(tx, payment.document_id).await?;
    let tenders = credit.map(|credit| credit.tenders).unwrap_or_default();
    let cheques = tenders.iter().filter(|tender| tender.mode == Mode::Cheque);
    let amount = Money::sum(cheques.map(|tender| tender.amount))?;
    if amount.is_zero() {
        return Err(Refusal::new(Code::PaymentStateInvalid).field("payment").into());
    }
    Ok(amount)
}

fn clearing(tx: &Tx, amount: Money) -> Option<Transfer> {
    let (bank, held) = (Leg::of(Account::Bank), Leg::of(Account::ChequesInHand));
    Transfer::of(bank, held, &tx.workspace.currency.code, amount.get())
}

input! {
    /// Which cheques.
    pub struct ListCheques {
        /// Only those in this state.
        state: Option<ChequeState>,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of cheques.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChequeList {
    /// The cheques, the newest first.
    pub rows: Vec<ChequeShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// A receipt with a cheque.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChequeShown {
    /// The receipt's id.
    pub document_id: Uuid,
    /// The receipt's number.
    pub payment: String,
    /// The receipt's date.
    pub date: Day,
    /// The code of the party that gave it.
    pub party: Option<String>,
    /// The party's name.
    pub party_name: Option<String>,
    /// Its amount.
    pub amount_minor: Money,
    /// Its state.
    pub state: ChequeState,
    /// The day of its last step; null while it is in the shop.
    pub since: Option<Day>,
}

impl Query for ListCheques {
    const NAME: &'static str = "sell.cheques";
    const NEEDS: Permission = Permission::LedgerRead;
    const SUMMARY: &'static str = "Lists cheques with their state, the newest first, fifty a page.";
    type Output = ChequeList;

    async fn fetch(self, tx: &ReadTx) -> Result<ChequeList> {
        let Page { rows, next } =
            cheques::list(tx, self.state, self.after.map(DocumentId::from_uuid)).await?;
        let cheque = |row: cheques::ChequeRow| ChequeShown {
            document_id: row.id.uuid(),
            payment: row.number,
            date: row.date,
            party: row.party,
            party_name: row.party_name,
            amount_minor: row.amount,
            state: row.state,
            since: row.since,
        };
        Ok(ChequeList { rows: rows.into_iter().map(cheque).collect(), next: next.map(DocumentId::uuid) })
    }
}
