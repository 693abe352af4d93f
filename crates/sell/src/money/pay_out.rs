//! Pays money to a party: a supplier's or karigar's bill first, a customer's credit, or money lent.
//! Invariant: what the party was not owed is an open item of the payment, so that ledger and ageing agree; cash to a
//! person stays within the day's limit, judged while the person is locked.

use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::day::Day;
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::documents::PostStatements;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::journal::{Account, Leg, Posting, Transfer, journal_of};
use ledger::accounts::party_credits::{self, Credit, Spending, match_up};
use ledger::accounts::payments::{self, Mode, OpenBill, PaymentStatements};
use ledger::accounts::statements;
use ledger::parties::PartyKind;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Flag, Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::refund::reference_fits;
use super::{Dealing, MoneyPaper, below_zero, is_positive, paid_from, tender_out};
use crate::cash_law::pay_out_is_lawful;
use crate::tax::cash_due;
use crate::tenders::coin;
use crate::tills::{self, CashMoved};
use web::view::shown::money;

input! {
    /// Money to pay out.
    pub struct PayOut {
        /// Who gets it.
        party: Name,
        /// In which way.
        mode: Mode,
        /// How much.
        amount_minor: Money,
        /// The bank's or network's reference.
        reference: Option<Name>,
        /// Whether an account that it leaves negative is refused; absent: it is done, with a warning.
        above_zero: Flag,
        /// The till it leaves.
        till: Option<Name>,
        /// What it is for.
        reason: Option<Text>,
        /// Whether only what the party is owed is paid; absent: anything above it is lent or paid ahead.
        up_to_owed: Flag,
    }
}

/// A posted payment to a party.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaidOut {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Day,
    /// Its figures, as stored and printed.
    pub document: MoneyPaper,
    /// What the party owes now; a negative amount is its credit.
    pub party_balance_minor: Money,
    /// The part that the party was not owed: it owes it back.
    pub open_after_minor: Money,
    /// Its journal.
    pub journal: Vec<Posting>,
    /// Warnings for a person: account_below_zero.
    pub warnings: Vec<&'static str>,
}

impl Action for PayOut {
    const NAME: &'static str = "sell.payment.pay_out";
    const NEEDS: Permission = Permission::BillsReverse;
    const SUMMARY: &'static str = "Pays money to a supplier, a karigar or a customer.";
    type Output = PaidOut;

    fn check(&self) -> Ruled<()> {
        is_positive(self.amount_minor)?;
        reference_fits(self.mode, self.reference.as_ref())
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PaidOut>> {
        let reason = self.reason.as_ref().map(Text::as_str);
        let dealing = Dealing::explained(tx, self.party.as_str(), DocumentKind::Payment, reason).await?;
        let party = dealing.party.party_id;
        let owed = match dealing.party.kind {
            PartyKind::Customer => Money::ZERO,
            _ => statements::sides_of(tx, party, dealing.date()).await?.is_owed,
        };
        self.within_owed(tx, party, owed).await?;
        let (for_supplies, for_customer) = split(self.amount_minor, owed)?;
        // Cash alone is rounded to the coin (D6).
        let coin = if self.mode == Mode::Cash { coin(tx.workspace.country) } else { Money::ZERO };
        let due = cash_due(self.amount_minor, coin)?;
        if self.mode == Mode::Cash {
            pay_out_is_lawful(tx, &dealing.limits, &dealing.people, due.due).await?;
        }
        let moved = CashMoved::paid(self.mode, due.due);
        let till = tills::till_of(tx, self.till.as_ref(), moved, dealing.date()).await?;
        let id = DocumentId::from_uuid(tx.new_id()?);
        let used = self.credit_used(tx, &dealing, id, for_customer).await?;
        let paid = tender_out(self.mode, due.due, self.reference.as_ref(), till.as_deref());
        let tenders = if due.due > Money::ZERO { vec![paid] } else { vec![] };
        let paper = MoneyPaper {
            reason: self.reason.as_ref().map(|it| it.as_str().to_owned()),
            ..MoneyPaper::of(tx, DocumentKind::Payment, self.amount_minor).paid_by(&tenders)
        };
        let mut transfers = transfers(tx, &dealing, self.mode, for_supplies, for_customer);
        let from = Leg::of(paid_from(self.mode));
        transfers.extend(dealing.transfer(tx, Leg::of(Account::CashRound), from, due.round));
        let new = dealing.document(tx, id, &paper, transfers).await?;
        let post = PostStatements::prepare(tx).await?;
        let written = PaymentStatements::prepare(tx).await?;
        let (number, paid) = tokio::join!(biased; post.post(tx, &new), written.tenders(tx, id, &tenders));
        let number = number?;
        paid?;
        if for_customer > Money::ZERO {
            payments::open_item(tx, id, party, dealing.date(), for_customer).await?;
            let settled =
                used.iter().map(|it| written.settle_parts(tx, it.credit, std::slice::from_ref(&it.part)));
            futures::future::join_all(settled).await.into_iter().collect::<Result<()>>()?;
        }
        let covered = Money::sum(used.iter().map(|it| it.part.amount))?;
        let change = Change::of(&number)
            .after(json!({
                "party": dealing.party.code, "amount_minor": self.amount_minor, "mode": self.mode.as_str(),
            }))
            .reason(self.reason.as_ref().map(Text::as_str));
        let paid_out = PaidOut {
            document_id: id.uuid(),
            number,
            date: dealing.date(),
            document: paper,
            party_balance_minor: statements::balance_of(tx, party).await?,
            open_after_minor: for_customer.sub(covered)?,
            journal: journal_of(&new.transfers)?,
            warnings: below_zero(tx, &new.transfers, till.as_deref(), self.above_zero).await?,
        };
        Ok(tx.record(change, paid_out))
    }
}

impl PayOut {
    /// Refuses more than the party is owed, as a supplier and in credits that are no advances, where only that is
    /// to be paid. Errors: `number_range` at `amount_minor`, with `available_minor`.
    async fn within_owed(&self, tx: &Tx, party: PartyId, owed: Money) -> Result<()> {
        if !self.up_to_owed.0 {
            return Ok(());
        }
        let credits = party_credits::of_party(tx, party).await?;
        let credits = credits.iter().filter(|credit| credit.account() == Account::Ar);
        let left = credits.map(Credit::left).collect::<std::result::Result<Vec<Money>, Code>>()?;
        let available = owed.max(Money::ZERO).add(Money::sum(left)?)?;
        if self.amount_minor <= available {
            return Ok(());
        }
        let currency = &tx.workspace.currency;
        let fault = Fault {
            message: only(money(available.get(), &currency.code, currency.minor_digits), available),
            ..Fault::new("amount_minor", Code::NumberRange)
        };
        Err(Refusal::from(fault).fact("available_minor", available.get()).into())
    }

    /// The credits that the customer's part of the payment uses up, the oldest first. An advance is given back by a refund,
    /// which names its receipt, and is not used here.
    async fn credit_used(
        &self,
        tx: &Tx,
        dealing: &Dealing,
        id: DocumentId,
        amount: Money,
    ) -> Result<Vec<Spending>> {
        if amount.is_zero() {
            return Ok(vec![]);
        }
        let mut credits = party_credits::of_party(tx, dealing.party.party_id).await?;
        credits.retain(|credit| credit.account() == Account::Ar);
        let item = OpenBill { id, number: String::new(), open: amount };
        Ok(match_up(&mut credits, vec![item])?)
    }
}

/// What to do where more is asked for than is owed.
fn only(written: String, available: Money) -> Phrase {
    match available > Money::ZERO {
        true => say!(
            "Only {amount} is owed. Pay that, or choose that it is lent or paid ahead.",
            amount = written
        ),
        false => "Nothing is owed. Pay nothing, or choose that it is lent or paid ahead.".into(),
    }
}

/// What settles the debt to a supplier, as far as there is one, and what is paid to the party as a customer.
fn split(amount: Money, owed: Money) -> std::result::Result<(Money, Money), Code> {
    let for_supplies = amount.min(owed.max(Money::ZERO));
    Ok((for_supplies, amount.sub(for_supplies)?))
}

fn transfers(
    tx: &Tx,
    dealing: &Dealing,
    mode: Mode,
    for_supplies: Money,
    for_customer: Money,
) -> Vec<Transfer> {
    let sides = [(Account::Ap, for_supplies), (Account::Ar, for_customer)];
    let moved = sides.into_iter().filter_map(|(account, amount)| {
        dealing.transfer(tx, dealing.leg(account), Leg::of(paid_from(mode)), amount)
    });
    moved.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_debt_to_a_supplier_is_paid_first_and_never_twice() {
        let money = |minor: i64| Money::new(minor).unwrap();
        for (amount, owed, parts) in
            [(100, 60, (60, 40)), (50, 60, (50, 0)), (50, 0, (0, 50)), (50, -20, (0, 50))]
        {
            let (supplies, customer) = split(money(amount), money(owed)).unwrap();
            assert_eq!((supplies.get(), customer.get()), parts, "{amount} of {owed}");
        }
    }
}
