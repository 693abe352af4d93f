//! Gives back what no bill took of a receipt, or the credit of a note.
//! Invariant: no more is given back than is left; by default it goes back the way it came, and frees no room under the
//! law of cash.

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::cheques::{self, ChequeState};
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, PostStatements};
use ledger::accounts::journal::{Account, Leg, Posting, Transfer, journal_of};
use ledger::accounts::party_credits::{self, Credit, Rest};
use ledger::accounts::payments::{self, Mode, NewTender, PaymentStatements};
use ledger::accounts::statements;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Flag, Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::{Dealing, MoneyPaper, below_zero, is_positive, paid_from, tender_out, used_by, within};
use crate::cash_law::pay_out_is_lawful;
use crate::tax::cash_due;
use crate::tenders::{coin, is_whole_card};
use crate::tills::{self, CashMoved};

input! {
    /// Money to give back.
    pub struct RefundPayment {
        /// The receipt, or the note whose credit is given back: its number or id.
        payment: Name,
        /// How much.
        amount_minor: Money,
        /// Why.
        reason: Text,
        /// In which way; absent: the way it was paid in.
        mode: Option<Mode>,
        /// The till it leaves.
        till: Option<Name>,
        /// The bank's or network's reference.
        reference: Option<Name>,
        /// Whether an account that it leaves negative is refused; absent: it is done, with a warning.
        above_zero: Flag,
    }
}

/// A posted refund.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaymentRefunded {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Day,
    /// Its figures, as stored and printed.
    pub document: MoneyPaper,
    /// What is left of the receipt or note.
    pub left_minor: Money,
    /// What the party owes now; a negative amount is its credit.
    pub party_balance_minor: Money,
    /// Its journal.
    pub journal: Vec<Posting>,
    /// Warnings for a person: account_below_zero.
    pub warnings: Vec<&'static str>,
}

impl Action for RefundPayment {
    const NAME: &'static str = "sell.payment.refund";
    const NEEDS: Permission = Permission::BillsReverse;
    const SUMMARY: &'static str = "Gives back what no bill took of a receipt, or the credit of a note.";
    type Output = PaymentRefunded;

    fn check(&self) -> Ruled<()> {
        is_positive(self.amount_minor)?;
        self.mode.map_or(Ok(()), |mode| reference_fits(mode, self.reference.as_ref()))
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PaymentRefunded>> {
        let unknown = || Refusal::new(Code::NotFound).field("payment");
        let payment = documents::named(tx, self.payment.as_str(), "payment").await?;
        let party = payment.party.as_deref().ok_or_else(unknown)?;
        let dealing = Dealing::explained(tx, party, DocumentKind::Refund, Some(self.reason.as_str())).await?;
        let mut credit = party_credits::of_document(tx, payment.document_id).await?.ok_or_else(unknown)?;
        not_all_bounced(tx, &credit).await?;
        party_credits::is_of_no_open_job(tx, credit.id).await?;
        within(self.amount_minor, credit.left()?)?;
        let parts = credit.take_back(self.amount_minor)?;
        let mut tenders = self.tenders(&parts)?;
        let round = in_coins(&mut tenders, coin(tx.workspace.country))?;
        let cash = Money::sum(tenders.iter().filter(|it| it.mode == Mode::Cash).map(|it| it.amount))?;
        let moved = if self.mode == Some(Mode::Cash) || cash > Money::ZERO {
            CashMoved::Out(cash)
        } else {
            CashMoved::None
        };
        let till = tills::till_of(tx, self.till.as_ref(), moved, dealing.date()).await?;
        tenders.iter_mut().for_each(|tender| tender.till.clone_from(&till));
        let metal = price_of_metal(tx, &credit, cash).await?;
        pay_out_is_lawful(tx, &dealing.limits, &dealing.people, metal).await?;
        let id = DocumentId::from_uuid(tx.new_id()?);
        let paper = MoneyPaper {
            refers_to: Some(payment.number.clone()),
            reason: Some(self.reason.as_str().to_owned()),
            ..MoneyPaper::of(tx, DocumentKind::Refund, self.amount_minor).paid_by(&tenders)
        };
        let new = dealing.document(tx, id, &paper, transfers(tx, &dealing, &credit, &tenders, round)).await?;
        let post = PostStatements::prepare(tx).await?;
        let written = PaymentStatements::prepare(tx).await?;
        let used = parts.iter().map(|part| used_by(id, part.left, part.tender)).collect::<Vec<_>>();
        let uses = used.iter().map(|part| written.uses(tx, credit.id, part));
        let (number, paid, used) = tokio::join!(biased;
            post.post(tx, &new),
            written.tenders(tx, id, &tenders),
            futures::future::join_all(uses));
        let number = number?;
        paid?;
        used.into_iter().collect::<Result<()>>()?;
        let change = Change::of(&number)
            .after(json!({ "payment": payment.number, "party": dealing.party.code, "amount_minor": self.amount_minor }))
            .reason(Some(self.reason.as_str()));
        let refunded = PaymentRefunded {
            document_id: id.uuid(),
            number,
            date: dealing.date(),
            document: paper,
            left_minor: credit.left()?,
            party_balance_minor: statements::balance_of(tx, dealing.party.party_id).await?,
            journal: journal_of(&new.transfers)?,
            warnings: below_zero(tx, &new.transfers, till.as_deref(), self.above_zero).await?,
        };
        Ok(tx.record(change, refunded))
    }
}

impl RefundPayment {
    /// The ways in which it goes back: those in which these parts came, unless another is asked for. Errors:
    /// `field_required` at `mode` for a credit that was no money; those of `reference_fits`.
    fn tenders(&self, parts: &[Rest]) -> Ruled<Vec<NewTender>> {
        let mut tenders: Vec<NewTender> = Vec::new();
        for part in parts {
            let mode = self.mode.or(part.mode);
            let mode = mode.ok_or_else(|| Refusal::new(Code::FieldRequired).field("mode"))?;
            match tenders.iter_mut().find(|tender| tender.mode == mode) {
                Some(tender) => tender.amount = tender.amount.add(part.left)?,
                None => {
                    tenders.push(tender_out(mode, part.left, self.reference.as_ref(), None));
                }
            }
        }
        // A reference is of what goes back by another way than cash.
        let cashless = tenders.iter().filter(|tender| tender.mode != Mode::Cash);
        let modes: Vec<Mode> = cashless.map(|tender| tender.mode).collect();
        let modes = if modes.is_empty() { vec![Mode::Cash] } else { modes };
        modes.into_iter().try_for_each(|mode| reference_fits(mode, self.reference.as_ref()))?;
        Ok(tenders)
    }
}

/// Judges the reference of money that goes out: only the last four digits of a card are stored, never its number (sell.md, section
/// 8), and cash has none. Errors: `text_too_long`, `field_unknown` at `reference`.
pub(super) fn reference_fits(mode: Mode, reference: Option<&Name>) -> Ruled<()> {
    let Some(reference) = reference else { return Ok(()) };
    match mode {
        _ if is_whole_card(mode, reference) => Err(Fault::new("reference", Code::TextTooLong).into()),
        Mode::Cash => Err(Fault::new("reference", Code::FieldUnknown).into()),
        _ => Ok(()),
    }
}

/// Refuses a receipt whose cheque came back and of which nothing else is left; its other tenders may go back. Errors:
/// `payment_state_invalid` at `payment`.
async fn not_all_bounced(tx: &Tx, credit: &Credit) -> Result<()> {
    if credit.left()? <= Money::ZERO && cheques::state_of(tx, credit.id).await?.0 == ChequeState::Bounced {
        return Err(Refusal::new(Code::PaymentStateInvalid).field("payment").into());
    }
    Ok(())
}

/// The part of the cash that is the price of old metal. It was never the customer's money, so that the law counts it as paid to
/// them: all that a voucher gives back, and what a note gives back of a bill that a voucher had paid.
async fn price_of_metal(tx: &Tx, credit: &Credit, cash: Money) -> Result<Money> {
    if credit.kind == DocumentKind::PurchaseVoucher {
        return Ok(cash);
    }
    match payments::bill_of_note(tx, credit.id).await? {
        Some(bill) => payments::metal_in_cash_back(tx, bill, cash).await,
        None => Ok(Money::ZERO),
    }
}

/// Rounds the cash among the tenders to the coin, and leaves out a tender that pays nothing then. Returns what rounding added to it
/// (D6).
fn in_coins(tenders: &mut Vec<NewTender>, coin: Money) -> std::result::Result<Money, Code> {
    let mut round = Money::ZERO;
    for tender in tenders.iter_mut().filter(|tender| tender.mode == Mode::Cash) {
        let due = cash_due(tender.amount, coin)?;
        tender.amount = due.due;
        round = round.add(due.round)?;
    }
    tenders.retain(|tender| tender.amount > Money::ZERO);
    Ok(round)
}

/// The credit goes by these tenders; what rounding to the coin left of it is the shop's, or was paid beside it.
fn transfers(
    tx: &Tx,
    dealing: &Dealing,
    credit: &Credit,
    tenders: &[NewTender],
    round: Money,
) -> Vec<Transfer> {
    let party = || dealing.leg(credit.account());
    let moved = |tender: &NewTender| {
        let from = Leg::of(paid_from(tender.mode));
        dealing.transfer(tx, party(), from, tender.amount)
    };
    let rounded = dealing.transfer(tx, Leg::of(Account::CashRound), party(), round);
    tenders.iter().filter_map(moved).chain(rounded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out(mode: Mode, amount: i64) -> NewTender {
        tender_out(mode, Money::new(amount).unwrap(), None, None)
    }

    #[test]
    fn cash_alone_is_rounded_to_the_coin() {
        let five = Money::new(5).unwrap();
        for (tenders, left, round) in [
            (vec![out(Mode::Cash, 1_002)], vec![1_000], -2),
            (vec![out(Mode::Cash, 1_003), out(Mode::Card, 7)], vec![1_005, 7], 2),
            (vec![out(Mode::Cash, 2)], vec![], -2),
            (vec![out(Mode::Bank, 1_002)], vec![1_002], 0),
        ] {
            let mut tenders = tenders;
            assert_eq!(in_coins(&mut tenders, five).map(Money::get), Ok(round));
            assert_eq!(tenders.iter().map(|it| it.amount.get()).collect::<Vec<i64>>(), left);
        }
    }
}
