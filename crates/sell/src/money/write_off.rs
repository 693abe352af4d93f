//! Gives up a debt, or a part of it.
//! Invariant: the bill stays as it was posted; its tax is untouched. A note about the bill takes back first what was given up, so
//! that only what was paid becomes credit.

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, DocumentRow, PostStatements};
use ledger::accounts::journal::{Account, EntryStatement, Leg, NewEntry, Posting, Transfer, journal_of};
use ledger::accounts::payments::{self, OpenBill, Part, PaymentStatements};
use ledger::accounts::periods::OpenDay;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::{Dealing, MoneyPaper, is_positive, within};

/// What the entry says that takes a write-off back.
const TAKEN_BACK: &str = "Write-off taken back: the bill is credited";

input! {
    /// A debt to give up.
    pub struct WriteOffDebt {
        /// The bill: its number or id.
        invoice: Name,
        /// How much of it; absent: all that is open.
        amount_minor: Option<Money>,
        /// Why.
        reason: Text,
    }
}

/// A posted write-off.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DebtWrittenOff {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Day,
    /// The amount given up.
    pub written_off_minor: Money,
    /// What is still open of the bill.
    pub open_after_minor: Money,
    /// Its journal.
    pub journal: Vec<Posting>,
}

impl Action for WriteOffDebt {
    const NAME: &'static str = "sell.payment.write_off";
    const NEEDS: Permission = Permission::BooksWrite;
    const SUMMARY: &'static str = "Gives up what is open of a bill, or a part of it.";
    type Output = DebtWrittenOff;

    fn check(&self) -> Ruled<()> {
        self.amount_minor.map_or(Ok(()), is_positive)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<DebtWrittenOff>> {
        let unknown = || Refusal::new(Code::NotFound).field("invoice");
        let bill = documents::named(tx, self.invoice.as_str(), "invoice").await?;
        let party = bill.party.as_deref().ok_or_else(unknown)?;
        let dealing =
            Dealing::explained(tx, party, DocumentKind::WriteOff, Some(self.reason.as_str())).await?;
        let open = payments::open_of(tx, bill.document_id).await?.ok_or_else(unknown)?;
        let amount = self.amount_minor.unwrap_or(open);
        within(amount, open)?;
        if amount.is_zero() || !payments::is_owed_on(dealing.date(), bill.document_date) {
            return Err(Refusal::new(Code::PaymentStateInvalid).field("invoice").into());
        }
        let part = Part {
            bill: OpenBill { id: bill.document_id, number: bill.number.clone(), open },
            amount,
            tender: None,
        };
        let paper = MoneyPaper {
            refers_to: Some(bill.number.clone()),
            reason: Some(self.reason.as_str().to_owned()),
            ..MoneyPaper::of(tx, DocumentKind::WriteOff, amount).about(std::slice::from_ref(&part))?
        };
        let id = DocumentId::from_uuid(tx.new_id()?);
        let given_up = dealing.transfer(tx, Leg::of(Account::WriteOff), dealing.leg(Account::Ar), amount);
        let new = dealing.document(tx, id, &paper, Vec::from_iter(given_up)).await?;
        let post = PostStatements::prepare(tx).await?;
        let payment = PaymentStatements::prepare(tx).await?;
        let (number, settled) = tokio::join!(biased;
            post.post(tx, &new),
            payment.settle_parts(tx, id, std::slice::from_ref(&part)));
        let number = number?;
        settled?;
        let change = Change::of(&number)
            .after(json!({ "invoice": bill.number, "amount_minor": amount }))
            .reason(Some(self.reason.as_str()));
        let written_off = DebtWrittenOff {
            document_id: id.uuid(),
            number,
            date: dealing.date(),
            written_off_minor: amount,
            open_after_minor: open.sub(amount)?,
            journal: journal_of(&new.transfers)?,
        };
        Ok(tx.record(change, written_off))
    }
}

/// Opens again what was given up of a bill, as far as a note of this total needs it to settle the bill: without that the note would
/// be credit for money that never came in. Returns what is open of the bill then; None for a document that is not payable. The
/// caller holds the bill; its item is locked.
pub(crate) async fn open_again(
    tx: &Tx,
    bill: &DocumentRow,
    note: Money,
    day: OpenDay,
) -> Result<Option<Money>> {
    let Some(open) = payments::open_of(tx, bill.document_id).await? else { return Ok(None) };
    let Some(party) = bill.party.as_deref().filter(|_| open < note) else { return Ok(Some(open)) };
    let given_up = payments::written_off_of(tx, bill.document_id).await?;
    let undone = parts_to_undo(note.sub(open)?, &given_up)?;
    let back = Money::sum(undone.iter().map(|(_, amount)| *amount))?;
    let currency = &tx.workspace.currency.code;
    let taken_back =
        Transfer::of(Leg::with(Account::Ar, party), Leg::of(Account::WriteOff), currency, back.get());
    let transfers = Vec::from_iter(taken_back);
    let entry =
        NewEntry { document: None, date: day, memo: TAKEN_BACK, party: bill.party_id, transfers: &transfers };
    EntryStatement::prepare(tx).await?.write(tx, &entry).await?;
    let payment = PaymentStatements::prepare(tx).await?;
    for (write_off, amount) in undone {
        let item = OpenBill { id: bill.document_id, number: bill.number.clone(), open };
        let part = Part { bill: item, amount: amount.neg()?, tender: None };
        payment.settle_parts(tx, write_off, std::slice::from_ref(&part)).await?;
    }
    Ok(Some(open.add(back)?))
}

/// The parts of write-offs that are taken back to open this much of their bill, in their order.
fn parts_to_undo(
    most: Money,
    given_up: &[(DocumentId, Money)],
) -> std::result::Result<Vec<(DocumentId, Money)>, Code> {
    let mut left = most;
    let mut parts = Vec::new();
    for (write_off, amount) in given_up {
        let part = left.min(*amount);
        if part > Money::ZERO {
            left = left.sub(part)?;
            parts.push((*write_off, part));
        }
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn write_offs_are_taken_back_in_their_order_and_only_as_far_as_the_note_needs() {
        let id = |n: u128| DocumentId::from_uuid(Uuid::from_u128(n));
        let money = |minor: i64| Money::new(minor).unwrap();
        let given_up = [(id(1), money(30)), (id(2), money(50))];
        for (most, parts) in
            [(10, vec![10]), (30, vec![30]), (40, vec![30, 10]), (100, vec![30, 50]), (0, vec![])]
        {
            let told: Vec<i64> = parts_to_undo(money(most), &given_up)
                .unwrap()
                .iter()
                .map(|(_, amount)| amount.get())
                .collect();
            assert_eq!(told, parts, "{most}");
        }
    }
}
