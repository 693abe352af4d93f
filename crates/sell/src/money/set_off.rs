//! Sets off what a party owes against what it is owed (D14).
//! Invariant: it is neither a receipt nor a payment, and no limit of cash counts it; the oldest bills are settled first.

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::documents::PostStatements;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::journal::{Account, Posting, journal_of};
use ledger::accounts::payments::{self, Allocated, Part, PaymentStatements, Share, allocate};
use ledger::accounts::statements::{self, Sides};
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
    /// Two debts to set off against each other.
    pub struct SetOffParty {
        /// Who both owes and is owed.
        party: Name,
        /// How much; absent: the lesser of the two.
        amount_minor: Option<Money>,
        /// Why.
        reason: Text,
    }
}

/// A posted set-off.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SetOffPosted {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Day,
    /// The amount that was set off.
    pub set_off_minor: Money,
    /// The party's bills that it settled, the oldest first.
    pub allocations: Vec<Allocated>,
    /// What the party still owes as a customer, less its credit.
    pub ar_minor: Money,
    /// What it is still owed as a supplier.
    pub ap_minor: Money,
    /// The one less the other; a positive amount is the party's debt.
    pub net_minor: Money,
    /// Its journal.
    pub journal: Vec<Posting>,
}

impl Action for SetOffParty {
    const NAME: &'static str = "sell.party.set_off";
    const NEEDS: Permission = Permission::MoneyMove;
    const SUMMARY: &'static str = "Sets off what a party owes against what the shop owes it.";
    type Output = SetOffPosted;

    fn check(&self) -> Ruled<()> {
        self.amount_minor.map_or(Ok(()), is_positive)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SetOffPosted>> {
        let reason = Some(self.reason.as_str());
        let dealing = Dealing::explained(tx, self.party.as_str(), DocumentKind::SetOff, reason).await?;
        let party = dealing.party.party_id;
        let bills = payments::open_bills(tx, party, dealing.date()).await?;
        let available = available(&statements::accounts_of(tx, party, dealing.date()).await?);
        let amount = self.amount_minor.unwrap_or(available);
        within(amount, available)?;
        if amount.is_zero() {
            return Err(Refusal::new(Code::PaymentStateInvalid).field("party").into());
        }
        let (shares, _) = allocate(amount, bills)?;
        let part = |it: &Share| Part { bill: it.bill.clone(), amount: it.amount, tender: None };
        let parts: Vec<Part> = shares.iter().map(part).collect();
        let paper = MoneyPaper {
            reason: Some(self.reason.as_str().to_owned()),
            ..MoneyPaper::of(tx, DocumentKind::SetOff, amount).about(&parts)?
        };
        let id = DocumentId::from_uuid(tx.new_id()?);
        let moved = dealing.transfer(tx, dealing.leg(Account::Ap), dealing.leg(Account::Ar), amount);
        let new = dealing.document(tx, id, &paper, Vec::from_iter(moved)).await?;
        let post = PostStatements::prepare(tx).await?;
        let payment = PaymentStatements::prepare(tx).await?;
        let (number, settled) =
            tokio::join!(biased; post.post(tx, &new), payment.settle_parts(tx, id, &parts));
        let number = number?;
        settled?;
        let sides = statements::sides_of(tx, party, dealing.date()).await?;
        let change = Change::of(&number)
            .after(json!({ "party": dealing.party.code, "set_off_minor": amount }))
            .reason(Some(self.reason.as_str()));
        let posted = set_off(&dealing, id, number, amount, &shares, sides)?;
        Ok(tx.record(change, SetOffPosted { journal: journal_of(&new.transfers)?, ..posted }))
    }
}

fn set_off(
    dealing: &Dealing,
    id: DocumentId,
    number: String,
    amount: Money,
    shares: &[Share],
    sides: Sides,
) -> Result<SetOffPosted> {
    let allocated = |share: &Share| Allocated {
        payment: number.clone(),
        invoice: share.bill.number.clone(),
        amount_minor: share.amount,
    };
    Ok(SetOffPosted {
        document_id: id.uuid(),
        date: dealing.date(),
        set_off_minor: amount,
        allocations: shares.iter().map(allocated).collect(),
        ar_minor: sides.owes,
        ap_minor: sides.is_owed,
        net_minor: sides.net()?,
        journal: vec![],
        number,
    })
}

/// The lesser of what the party owes on its bills and what it is owed; zero where one of them is not a debt.
fn available(accounts: &[(Account, i64)]) -> Money {
    let balance = |of: Account| accounts.iter().find(|(account, _)| *account == of).map_or(0, |(_, it)| *it);
    let owed = balance(Account::Ap).saturating_neg();
    Money::from_stored(balance(Account::Ar).min(owed).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_debts_can_be_set_off_and_no_more_than_the_lesser() {
        for (ar, ap, amount) in
            [(133_900, -92_700, 92_700), (10, -92_700, 10), (-5, -92_700, 0), (10, 5, 0), (0, 0, 0)]
        {
            let found = available(&[(Account::Ar, ar), (Account::Adv, -3), (Account::Ap, ap)]);
            assert_eq!(found.get(), amount, "{ar} {ap}");
        }
    }
}
