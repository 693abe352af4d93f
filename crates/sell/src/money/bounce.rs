//! Books a cheque that its bank returned.
//! Invariant: exactly the cheque's own allocations are undone, by mirror rows; another tender of the same receipt keeps
//! what it paid.

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::cheques::{self, ChequeState};
use ledger::accounts::credits;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, DocumentRow, PostStatements};
use ledger::accounts::journal::{Account, Leg, Posting, Transfer, journal_of};
use ledger::accounts::party_credits::{self, Credit, Tender, Use};
use ledger::accounts::payments::{self, Allocated, Mode, OpenBill, Part, PaymentStatements};
use ledger::accounts::statements;
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::cheque::may_be_by_cheque;
use super::{Dealing, MoneyPaper, by_bill, used_by};

input! {
    /// A cheque that came back.
    pub struct BounceCheque {
        /// The receipt or the counter sale: its number or id.
        payment: Name,
        /// Why, as its bank says.
        reason: Text,
        /// Who owes it now: for a sale that named nobody, and only for one.
        party: Option<Name>,
    }
}

/// A posted return of a cheque.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChequeBounced {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Day,
    /// Its figures, as stored and printed.
    pub document: MoneyPaper,
    /// The bills that are open again, each with the amount.
    pub reopened: Vec<Allocated>,
    /// What the party owes now; a negative amount is its credit.
    pub party_balance_minor: Money,
    /// Its journal.
    pub journal: Vec<Posting>,
}

impl Action for BounceCheque {
    const NAME: &'static str = "sell.payment.bounce";
    const NEEDS: Permission = Permission::BooksWrite;
    const SUMMARY: &'static str = "Books a cheque that came back: what it paid is open again.";
    type Output = ChequeBounced;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ChequeBounced>> {
        let unknown = || Refusal::new(Code::NotFound).field("payment");
        let payment = documents::named(tx, self.payment.as_str(), "payment").await?;
        if !may_be_by_cheque(payment.kind) {
            return Err(unknown().into());
        }
        let owes = self.owes(payment.party.as_deref())?;
        let reason = Some(self.reason.as_str());
        let dealing = Dealing::explained(tx, owes, DocumentKind::Bounce, reason).await?;
        // A step of the cheque, which may have no party to lock, waits for this one.
        credits::hold_bill(tx, payment.document_id).await?;
        let credit = party_credits::of_document(tx, payment.document_id).await?.ok_or_else(unknown)?;
        let state = cheques::state_of(tx, credit.id).await?.0;
        state.steps_to(ChequeState::Bounced)?;
        let used: Vec<DocumentId> = credit.uses.iter().map(|it| it.by).collect();
        let items = payments::lock_items(tx, &used).await?;
        let undone = undo(&credit, |document| items.iter().any(|(item, _)| *item == document))?;
        if undone.total.is_zero() {
            // None of its tenders is a cheque.
            return Err(Refusal::new(Code::PaymentStateInvalid).field("payment").into());
        }
        let id = DocumentId::from_uuid(tx.new_id()?);
        let paper = MoneyPaper {
            refers_to: Some(payment.number.clone()),
            reason: Some(self.reason.as_str().to_owned()),
            ..MoneyPaper::of(tx, DocumentKind::Bounce, undone.total).about(&undone.reopened)?
        };
        let new =
            dealing.document(tx, id, &paper, transfers(tx, &dealing, state.account(), &undone)?).await?;
        let number = PostStatements::prepare(tx).await?.post(tx, &new).await?;
        write(tx, &dealing, &credit, id, &undone).await?;
        settle_by_notes(tx, dealing.party.party_id, &undone.debts(id, payment.document_id)).await?;
        let change = Change::of(&number)
            .after(json!({ "payment": payment.number, "party": dealing.party.code, "amount_minor": undone.total }))
            .reason(Some(self.reason.as_str()));
        let reopened = by_bill(&undone.reopened)?.into_iter().map(|(invoice, amount_minor)| Allocated {
            payment: payment.number.clone(),
            invoice,
            amount_minor,
        });
        let bounced = ChequeBounced {
            document_id: id.uuid(),
            number,
            date: dealing.date(),
            document: paper,
            reopened: reopened.collect(),
            party_balance_minor: statements::balance_of(tx, dealing.party.party_id).await?,
            journal: journal_of(&new.transfers)?,
        };
        Ok(tx.record(change, bounced))
    }
}

impl BounceCheque {
    /// Who owes the money again: who paid with the cheque. Errors: `field_required` at `party` for a sale that named nobody,
    /// `field_unknown` for any other payment.
    fn owes<'a>(&'a self, payer: Option<&'a str>) -> Ruled<&'a str> {
        match (payer, &self.party) {
            (Some(payer), None) => Ok(payer),
            (None, Some(party)) => Ok(party.as_str()),
            (None, None) => Err(Refusal::new(Code::FieldRequired).field("party")),
            (Some(_), Some(_)) => Err(Refusal::new(Code::FieldUnknown).field("party")),
        }
    }
}

/// The paper that says who owes a sale since its cheque came back; None for a sale whose cheque did not.
pub(crate) async fn bounce_of(tx: &ReadTx, sale: &DocumentRow) -> Result<Option<DocumentRow>> {
    for paper in cheques::returns_of(tx, sale.document_id).await? {
        let paper = documents::named(tx, &paper.uuid().to_string(), "invoice").await?;
        let body: Value = serde_json::from_str(&paper.body).map_err(Error::internal)?;
        if body["document"]["refers_to"] == json!(sale.number) {
            return Ok(Some(paper));
        }
    }
    Ok(None)
}

/// What the return of a receipt's cheques undoes.
#[derive(Debug, Default)]
struct Undone {
    /// The cheques' amount.
    total: Money,
    /// The parts of bills that are open again, as they were paid.
    reopened: Vec<Part>,
    /// What no bill had taken.
    unused: Money,
    /// What was given back to the party already, or paid a counter sale: it owes that now.
    given_back: Money,
    /// What leaves the receipt by this document, by tender.
    by_tender: Vec<(i32, Money)>,
}

/// Finds what the receipt's cheques paid. `is_item` says which documents are bills, or payments that the party owes
/// back; what else used the money gave it back, or is the counter sale that it paid.
fn undo(credit: &Credit, is_item: impl Fn(DocumentId) -> bool) -> std::result::Result<Undone, Code> {
    let mut undone = Undone::default();
    let is_cheque = |tender: &&Tender| tender.mode == Mode::Cheque;
    for cheque in credit.tenders.iter().filter(is_cheque) {
        let mut leaves = cheque.amount;
        let own = |it: &&Use| it.tender == Some(cheque.number) && it.amount > Money::ZERO;
        for it in credit.uses.iter().filter(own) {
            if !is_item(it.by) {
                undone.given_back = undone.given_back.add(it.amount)?;
                leaves = leaves.sub(it.amount)?;
                continue;
            }
            let bill = OpenBill { id: it.by, number: it.number.clone(), open: Money::ZERO };
            let part = Part { bill, amount: it.amount, tender: it.tender };
            undone.reopened.push(part);
        }
        let rests = credit.rests.iter().filter(|rest| rest.tender == Some(cheque.number));
        undone.unused = undone.unused.add(Money::sum(rests.map(|rest| rest.left))?)?;
        undone.total = undone.total.add(cheque.amount)?;
        undone.by_tender.push((cheque.number, leaves));
    }
    Ok(undone)
}

fn transfers(
    tx: &Tx,
    dealing: &Dealing,
    holds: Account,
    undone: &Undone,
) -> std::result::Result<Vec<Transfer>, Code> {
    let owed = undone.total.sub(undone.unused)?;
    let sides = [(Account::Ar, owed), (Account::Adv, undone.unused)];
    let moved = sides.into_iter();
    Ok(moved
        .filter_map(|(account, amount)| dealing.transfer(tx, dealing.leg(account), Leg::of(holds), amount))
        .collect())
}

/// Writes what the posted document undoes.
async fn write(tx: &Tx, dealing: &Dealing, credit: &Credit, id: DocumentId, undone: &Undone) -> Result<()> {
    let payment = PaymentStatements::prepare(tx).await?;
    let mirror = |part: &Part| Ok(Part { amount: part.amount.neg()?, ..part.clone() });
    let mirrored = undone.reopened.iter().map(mirror).collect::<std::result::Result<Vec<Part>, Code>>()?;
    let leaving = undone.by_tender.iter().filter(|(_, amount)| *amount > Money::ZERO);
    let leaving: Vec<Part> = leaving.map(|(tender, amount)| used_by(id, *amount, Some(*tender))).collect();
    let left = leaving.iter().map(|part| payment.uses(tx, credit.id, part));
    let (settled, left, stepped) = tokio::join!(biased;
        payment.settle_parts(tx, credit.id, &mirrored),
        futures::future::join_all(left),
        cheques::step(tx, credit.id, ChequeState::Bounced, dealing.date()));
    settled?;
    left.into_iter().collect::<Result<()>>()?;
    stepped?;
    if undone.given_back > Money::ZERO {
        payments::open_item(tx, id, dealing.party.party_id, dealing.date(), undone.given_back).await?;
    }
    Ok(())
}

/// A debt since a cheque came back, or since a receipt was reversed.
pub(super) struct Debt {
    /// The bill that was paid; a note about it may have left credit.
    pub bill: DocumentId,
    /// The open amount: a part of that bill, or of the paper that says that its cheque came back.
    pub open: Part,
}

impl Undone {
    /// The debts: the parts of bills, and what `bounce` opens for a counter sale that the cheque had paid.
    fn debts(&self, bounce: DocumentId, payment: DocumentId) -> Vec<Debt> {
        let bills = self.reopened.iter().map(|part| Debt { bill: part.bill.id, open: part.clone() });
        let sale = Debt { bill: payment, open: used_by(bounce, self.given_back, None) };
        bills.chain(std::iter::once(sale).filter(|sale| sale.open.amount > Money::ZERO)).collect()
    }
}

/// Settles what is owed again by the credit of the notes about the same bills, as far as it is not used: the money that went had paid
/// for that credit, so that nobody is paid it.
pub(super) async fn settle_by_notes(tx: &Tx, party: PartyId, debts: &[Debt]) -> Result<()> {
    let bills: Vec<DocumentId> = debts.iter().map(|debt| debt.bill).collect();
    let notes = payments::notes_about(tx, &bills).await?;
    if notes.is_empty() {
        return Ok(());
    }
    let mut credits = party_credits::of_party(tx, party).await?;
    let settled = shares_of_notes(debts, &notes, &mut credits)?;
    let payment = PaymentStatements::prepare(tx).await?;
    let taken =
        settled.iter().map(|(note, part)| payment.settle_parts(tx, *note, std::slice::from_ref(part)));
    futures::future::join_all(taken).await.into_iter().collect()
}

/// What the notes' credit takes of the debts. `notes` are each after the bill that it is about, in the order in which they are used.
fn shares_of_notes(
    debts: &[Debt],
    notes: &[(DocumentId, DocumentId)],
    credits: &mut [Credit],
) -> std::result::Result<Vec<(DocumentId, Part)>, Code> {
    let mut shares = Vec::new();
    for debt in debts {
        let mut due = debt.open.amount;
        for (_, note) in notes.iter().filter(|(bill, _)| *bill == debt.bill) {
            let Some(credit) = credits.iter_mut().find(|credit| credit.id == *note) else { continue };
            let amount = credit.left()?.min(due);
            for rest in credit.take(amount)? {
                due = due.sub(rest.left)?;
                shares.push((*note, Part { amount: rest.left, tender: None, ..debt.open.clone() }));
            }
        }
    }
    Ok(shares)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::accounts::party_credits::{by_tender, rests};

    fn money(minor: i64) -> Money {
        Money::new(minor).unwrap()
    }

    fn id(n: u128) -> DocumentId {
        DocumentId::from_uuid(Uuid::from_u128(n))
    }

    fn receipt(tenders: &[(Mode, i64)], uses: &[(u128, Option<i32>, i64)]) -> Credit {
        let tender = |(number, (mode, amount)): (i32, &(Mode, i64))| Tender {
            number,
            mode: *mode,
            amount: money(*amount),
        };
        let tenders: Vec<Tender> = (1..).zip(tenders).map(tender).collect();
        let used = |(by, tender, amount): &(u128, Option<i32>, i64)| Use {
            by: id(*by),
            number: format!("A/{by}"),
            tender: *tender,
            amount: money(*amount),
        };
        let uses = by_tender(&tenders, uses.iter().map(used).collect()).unwrap();
        Credit {
            id: id(99),
            number: "R/1".to_owned(),
            kind: DocumentKind::Receipt,
            date: Day::constant(2026, 4, 20),
            party: None,
            is_advance: false,
            rests: rests(Money::ZERO, &tenders, &uses).unwrap(),
            tenders,
            uses,
        }
    }

    #[test]
    fn only_what_the_cheque_paid_is_open_again() {
        let credit = receipt(&[(Mode::Cash, 100), (Mode::Cheque, 80)], &[(1, None, 120), (2, None, 30)]);
        let undone = undo(&credit, |_| true).unwrap();
        let reopened: Vec<_> =
            undone.reopened.iter().map(|part| (part.bill.number.as_str(), part.amount.get())).collect();
        assert_eq!(reopened, [("A/1", 20), ("A/2", 30)]);
        assert_eq!((undone.total, undone.unused, undone.given_back), (money(80), money(30), Money::ZERO));
        assert_eq!(undone.by_tender, [(2, money(80))]);
    }

    #[test]
    fn what_was_given_back_already_is_a_debt() {
        let credit = receipt(&[(Mode::Cheque, 100)], &[(1, Some(1), 60), (7, Some(1), 25)]);
        let undone = undo(&credit, |document| document == id(1)).unwrap();
        assert_eq!((undone.total, undone.unused, undone.given_back), (money(100), money(15), money(25)));
        assert_eq!(undone.by_tender, [(1, money(75))]);
    }

    #[test]
    fn what_paid_a_counter_sale_is_a_debt() {
        let sale = receipt(&[(Mode::Cash, 20), (Mode::Cheque, 80)], &[(99, Some(1), 20), (99, Some(2), 80)]);
        let undone = undo(&sale, |_| false).unwrap();
        assert_eq!((undone.total, undone.unused, undone.given_back), (money(80), Money::ZERO, money(80)));
        assert!(undone.reopened.is_empty());
        assert_eq!(undone.by_tender, [(2, Money::ZERO)]);
    }

    #[test]
    fn a_receipt_without_a_cheque_undoes_nothing() {
        let credit = receipt(&[(Mode::Upi, 100)], &[(1, Some(1), 60)]);
        assert_eq!(undo(&credit, |_| true).unwrap().total, Money::ZERO);
    }
}
