//! Gives up a debt, or a part of it.
//! Invariant: the bill stays as it was posted; its tax is untouched.

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, PostStatements};
use ledger::accounts::journal::{Account, Leg, Posting, journal_of};
use ledger::accounts::payments::{self, OpenBill, Part, PaymentStatements};
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
        if amount.is_zero() {
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
