//! Gives back what no bill took of a receipt, or the credit of a note.
//! Invariant: no more is given back than is left; by default it goes back the way it came, and frees no room under the
//! law of cash.

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::cheques::{self, ChequeState};
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, PostStatements};
use ledger::accounts::journal::{Leg, Posting, Transfer, journal_of};
use ledger::accounts::party_credits::{self, Credit, Rest};
use ledger::accounts::payments::{Mode, NewTender, PaymentStatements};
use ledger::accounts::statements;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::{Dealing, MoneyPaper, is_positive, paid_from, tender_out, used_by, within};
use crate::cash_law::{MAY_HANDLE_CASH, pay_out_is_lawful};
use crate::tills;

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
}

impl Action for RefundPayment {
    const NAME: &'static str = "sell.payment.refund";
    const NEEDS: Permission = Permission::BillsReverse;
    const SUMMARY: &'static str = "Gives back what no bill took of a receipt, or the credit of a note.";
    type Output = PaymentRefunded;

    fn check(&self) -> Ruled<()> {
        is_positive(self.amount_minor)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PaymentRefunded>> {
        let unknown = || Refusal::new(Code::NotFound).field("payment");
        let payment = documents::named(tx, self.payment.as_str(), "payment").await?;
        let party = payment.party.as_deref().ok_or_else(unknown)?;
        let dealing = Dealing::explained(tx, party, DocumentKind::Refund, Some(self.reason.as_str())).await?;
        let mut credit = party_credits::of_document(tx, payment.document_id).await?.ok_or_else(unknown)?;
        if cheques::state_of(tx, credit.id).await?.0 == ChequeState::Bounced {
            return Err(Refusal::new(Code::PaymentStateInvalid).field("payment").into());
        }
        party_credits::is_of_no_open_job(tx, credit.id).await?;
        within(self.amount_minor, credit.left()?)?;
        let parts = credit.take_back(self.amount_minor)?;
        let till = tills::till_of(tx, self.till.as_ref()).await?;
        let tenders = self.tenders(&parts, till.as_deref())?;
        let cash = Money::sum(tenders.iter().filter(|it| it.mode == Mode::Cash).map(|it| it.amount))?;
        // The price of old metal was never the customer's money: the law counts it as paid to them.
        if credit.kind == DocumentKind::PurchaseVoucher {
            pay_out_is_lawful(tx, &dealing.limits, &dealing.people, cash).await?;
        }
        if cash > Money::ZERO {
            tx.need_role(MAY_HANDLE_CASH, Code::PermissionDenied)?;
        }
        let id = DocumentId::from_uuid(tx.new_id()?);
        let paper = MoneyPaper {
            refers_to: Some(payment.number.clone()),
            reason: Some(self.reason.as_str().to_owned()),
            ..MoneyPaper::of(tx, DocumentKind::Refund, self.amount_minor).paid_by(&tenders)
        };
        let new = dealing.document(tx, id, &paper, transfers(tx, &dealing, &credit, &tenders)).await?;
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
        };
        Ok(tx.record(change, refunded))
    }
}

impl RefundPayment {
    /// The ways in which it goes back: those in which these parts came, unless another is asked for. Errors:
    /// `field_required` at `mode` for a credit that was no money.
    fn tenders(&self, parts: &[Rest], till: Option<&str>) -> Ruled<Vec<NewTender>> {
        let mut tenders: Vec<NewTender> = Vec::new();
        for part in parts {
            let mode = self.mode.or(part.mode);
            let mode = mode.ok_or_else(|| Refusal::new(Code::FieldRequired).field("mode"))?;
            match tenders.iter_mut().find(|tender| tender.mode == mode) {
                Some(tender) => tender.amount = tender.amount.add(part.left)?,
                None => {
                    tenders.push(tender_out(mode, part.left, self.reference.as_ref(), till));
                }
            }
        }
        Ok(tenders)
    }
}

fn transfers(tx: &Tx, dealing: &Dealing, credit: &Credit, tenders: &[NewTender]) -> Vec<Transfer> {
    let moved = |tender: &NewTender| {
        let from = Leg::of(paid_from(tender.mode));
        dealing.transfer(tx, dealing.leg(credit.account()), from, tender.amount)
    };
    tenders.iter().filter_map(moved).collect()
}
