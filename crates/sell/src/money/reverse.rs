//! Takes a paper about money back: all that it moved goes back today, and both papers keep their numbers (D60).
//! Invariant: each row of the paper has its mirror: entry, allocations, tenders, metal. A paper on which a later one rests is taken
//! back after that one.

mod rules;
#[cfg(test)]
mod tests;

use catalogue::{Phrase, say};
use futures::future::join_all;
use kernel::code::Code;
use kernel::day::Day;
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::account_entries;
use ledger::accounts::cheques::{self, ChequeState};
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, DocumentRow, Figures, NewDocument, PostStatements};
use ledger::accounts::journal::{self, Account, Leg, Posting, Transfer, journal_of};
use ledger::accounts::party_credits;
use ledger::accounts::payments::{self, Allocated, Mode, NewTender, Part, PaymentStatements};
use ledger::accounts::periods::OpenDay;
use ledger::accounts::posting_context::GroundStatements;
use ledger::accounts::series::{self, SeriesRow};
use ledger::accounts::statements;
use ledger::parties::Party;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Flag, Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::bounce::{Debt, settle_by_notes};
use super::{Dealing, MoneyPaper, below_zero, by_bill, used_by};
use crate::invoices::reverse::DocumentChanged;
use crate::receipts::Payer;
use crate::tills::{self, CashMoved};
use rules::{RestsOn, Undone, mirror_tenders, undo};

input! {
    /// A paper to take back.
    pub struct ReversePaper {
        /// The paper: its number or id.
        paper: Name,
        /// Why.
        reason: Text,
        /// The till that its cash goes through today.
        till: Option<Name>,
        /// Whether it is refused if it leaves an account of the shop's own money negative: a page sends that, and asks. Absent: the
        /// answer warns.
        above_zero: Flag,
    }
}

/// A reversed paper.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaperReversed {
    /// The reversal's id.
    pub document_id: Uuid,
    /// The reversal's number.
    pub number: String,
    /// Its date: today.
    pub date: Day,
    /// reversal.
    pub kind: DocumentKind,
    /// The number of the reversed paper.
    pub reverses: String,
    /// Its figures, as stored and printed.
    pub document: MoneyPaper,
    /// The paper, now reversed.
    pub changed: Vec<DocumentChanged>,
    /// The bills that are open again, each with the amount.
    pub reopened: Vec<Allocated>,
    /// What the party owes now; a negative amount is its credit. Null for a paper without a party.
    pub party_balance_minor: Option<Money>,
    /// Its journal: that of the paper, reversed.
    pub journal: Vec<Posting>,
    /// Warnings for a person: account_below_zero.
    pub warnings: Vec<&'static str>,
}

impl Action for ReversePaper {
    const NAME: &'static str = "sell.paper.reverse";
    const NEEDS: Permission = Permission::MoneyMove;
    const SUMMARY: &'static str =
        "Takes back a receipt, refund, payment, write-off, set-off, transfer or purchase voucher.";
    type Output = PaperReversed;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PaperReversed>> {
        let paper = documents::named(tx, self.paper.as_str(), "paper").await?;
        if !paper.kind.is_taken_back() {
            return Err(Refusal::new(Code::NotFound).field("paper").into());
        }
        let ground = Ground::of(tx, paper.party.as_deref(), self.reason.as_str()).await?;
        let id = DocumentId::from_uuid(tx.new_id()?);
        // The paper is held from here on; a second call waits and is refused.
        if !documents::mark_reversed(tx, paper.document_id, id).await? {
            let words = "It was taken back before. Look at its reversal.";
            return Err(stands(words).fact("state", "reversed").into());
        }
        let undone = self.undone(tx, &paper).await?;
        let tenders = payments::tenders_of(tx, paper.document_id).await?;
        let till = self.till(tx, &paper, &tenders).await?;
        let tenders = mirror_tenders(&tenders, till.as_deref());
        let reopened = undone.reopened(paper.document_id)?;
        let transfers = transfers(tx, &paper, &undone).await?;
        metal_is_there(tx, &transfers).await?;
        let document = MoneyPaper {
            refers_to: Some(paper.number.clone()),
            reason: Some(self.reason.as_str().to_owned()),
            ..MoneyPaper::of(tx, DocumentKind::Reversal, total(&paper, &undone)?)
                .paid_by(&tenders)
                .about(&reopened)?
        };
        let new = ground.document(tx, id, &document, transfers, paper.document_id).await?;
        let number = PostStatements::prepare(tx).await?.post(tx, &new).await?;
        write(tx, &paper, id, &undone, &tenders).await?;
        if let Some(party) = &ground.party {
            settle_by_notes(tx, party.party_id, &debts(&reopened)).await?;
        }
        let change = Change::of(&paper.number)
            .before(json!({ "state": "posted" }))
            .after(json!({ "state": "reversed", "reversal": number, "total_minor": document.total_minor, "till": till }))
            .reason(Some(self.reason.as_str()));
        let answer = PaperReversed {
            document_id: id.uuid(),
            number,
            date: ground.day.day(),
            kind: DocumentKind::Reversal,
            reopened: list_reopened(&paper.number, &reopened)?,
            changed: vec![DocumentChanged { document: paper.number.clone(), state: "reversed" }],
            reverses: paper.number,
            document,
            party_balance_minor: ground.balance(tx).await?,
            journal: journal_of(&new.transfers)?,
            warnings: below_zero(tx, &new.transfers, till.as_deref(), self.above_zero).await?,
        };
        Ok(tx.record(change, answer))
    }
}

impl ReversePaper {
    /// Finds the allocations to undo. Errors: `document_state_invalid` at `paper`, with the `paper` that rests on it, for a cheque
    /// that is not in the shop any more with its `state`.
    async fn undone(&self, tx: &Tx, paper: &DocumentRow) -> Result<Undone> {
        if paper.kind == DocumentKind::Receipt {
            let state = cheques::state_of(tx, paper.document_id).await?.0;
            if state != ChequeState::Received {
                let words = "Its cheque is not in the shop any more. Book what became of the cheque on the receipt's page.";
                return Err(stands(words).fact("state", state.as_str()).into());
            }
        }
        let around = payments::allocations_around(tx, paper.document_id).await?;
        let items: Vec<DocumentId> = around.iter().map(|it| it.invoice).collect();
        payments::lock_items(tx, &items).await?;
        match undo(paper.document_id, &around)? {
            Ok(undone) => Ok(undone),
            Err(RestsOn(later)) => {
                let words = say!("{paper} rests on this paper. Take that one back first.", paper = &later);
                Err(stands(words).fact("paper", later.as_str()).into())
            }
        }
    }

    /// The till that the paper's money goes through today; cash of the safe goes through none. Errors: those of `till_of`,
    /// `field_unknown` at `till` where no money moves.
    async fn till(&self, tx: &Tx, paper: &DocumentRow, tenders: &[NewTender]) -> Result<Option<String>> {
        if tenders.is_empty() {
            return match &self.till {
                Some(_) => Err(Refusal::new(Code::FieldUnknown).field("till").into()),
                None => Ok(None),
            };
        }
        let cash = tenders.iter().filter(|it| it.mode == Mode::Cash);
        let came = Money::sum(cash.clone().filter(|it| !it.paid_out).map(|it| it.amount))?;
        let moved = match came > Money::ZERO {
            true => CashMoved::Out(came),
            false if cash.count() > 0 => CashMoved::In,
            false => CashMoved::None,
        };
        match paper.kind {
            DocumentKind::Transfer => {
                tills::till_for_banking(tx, self.till.as_ref(), moved, tx.today()).await
            }
            _ => tills::till_of(tx, self.till.as_ref(), moved, tx.today()).await,
        }
    }
}

/// The refusal of a paper as it stands.
fn stands(words: impl Into<Phrase>) -> Refusal {
    Fault { message: words.into(), ..Fault::new("paper", Code::DocumentStateInvalid) }.into()
}

/// What a reversal of today is posted with. The person of the party is locked.
struct Ground {
    day: OpenDay,
    fy: kernel::day::FinancialYear,
    series: Option<SeriesRow>,
    party: Option<Party>,
}

impl Ground {
    /// Errors: those of `Dealing::explained`, `period_locked`.
    async fn of(tx: &Tx, party: Option<&str>, reason: &str) -> Result<Ground> {
        let kind = DocumentKind::Reversal;
        if let Some(party) = party {
            let Dealing { day, fy, series, party, .. } =
                Dealing::explained(tx, party, kind, Some(reason)).await?;
            return Ok(Ground { day, fy, series, party: Some(party) });
        }
        let fy = series::year_of(tx, tx.today());
        let grounds = GroundStatements::prepare(tx).await?.read(tx, None, kind).await?.of_year(tx, &fy)?;
        let day = OpenDay::explained(grounds.days.locks, tx.today(), &tx.member, Some(reason))?;
        Ok(Ground { day, fy, series: grounds.series, party: None })
    }

    /// The document to post; its series is ready after this. Errors: `series_missing`.
    async fn document(
        &self,
        tx: &Tx,
        id: DocumentId,
        paper: &MoneyPaper,
        transfers: Vec<Transfer>,
        reverses: DocumentId,
    ) -> Result<NewDocument> {
        series::ready(tx, self.series.as_ref(), DocumentKind::Reversal, &self.fy).await?;
        let total = paper.total_minor;
        Ok(NewDocument {
            id,
            kind: DocumentKind::Reversal,
            fy: self.fy.clone(),
            date: self.day,
            due_on: None,
            party: self.party.as_ref().map(|party| party.party_id),
            place_of_supply: None,
            body: documents::body(tx, paper, &self.party.as_ref().map(Payer::of))?,
            figures: Figures { taxable: Money::ZERO, tax: Money::ZERO, round_off: Money::ZERO, total },
            reverses: Some(reverses),
            lines: vec![],
            transfers,
        })
    }

    async fn balance(&self, tx: &Tx) -> Result<Option<Money>> {
        let party: Option<PartyId> = self.party.as_ref().map(|party| party.party_id);
        match party {
            Some(party) => Ok(Some(statements::balance_of(tx, party).await?)),
            None => Ok(None),
        }
    }
}

/// All of the paper; of a write-off what no note has opened again before.
fn total(paper: &DocumentRow, undone: &Undone) -> std::result::Result<Money, Code> {
    match paper.kind {
        DocumentKind::WriteOff => {
            let reopened = undone.reopened(paper.document_id)?;
            Money::sum(reopened.iter().map(|part| part.amount))
        }
        _ => Ok(Money::from_stored(paper.total_minor)),
    }
}

/// The entry that takes the paper back. Errors: `document_state_invalid` at `paper` for a write-off of which nothing is left, and for
/// the metal of a job.
async fn transfers(tx: &Tx, paper: &DocumentRow, undone: &Undone) -> Result<Vec<Transfer>> {
    let currency = tx.workspace.currency.code.as_str();
    let posted = journal::posted_by(tx, paper.document_id).await?;
    if paper.kind == DocumentKind::WriteOff {
        let left = total(paper, undone)?;
        let owed = posted.into_iter().find(|it| it.credit.is_of(Account::Ar)).map(|it| it.credit);
        let back = owed.and_then(|owed| Transfer::of(owed, Leg::of(Account::WriteOff), currency, left.get()));
        return Ok(vec![back.ok_or_else(|| {
            stands("Notes about its bill have opened all of it again.").fact("left_minor", 0)
        })?]);
    }
    let of_job = |it: &Transfer| {
        [Account::MCustody, Account::MCustomer].iter().any(|of| it.debit.is_of(*of) || it.credit.is_of(*of))
    };
    if posted.iter().any(of_job) {
        return Err(stands("It bought the metal of a job, which has ended. It stays.")
            .fact("state", "of_job")
            .into());
    }
    let advance = advance_used(tx, paper, &posted).await?;
    let back = posted.into_iter().map(Transfer::mirrored);
    Ok(back.chain(advance).collect())
}

/// A receipt's advance that a bill used since is on the account of debts by now: it is taken from there.
async fn advance_used(tx: &Tx, paper: &DocumentRow, posted: &[Transfer]) -> Result<Option<Transfer>> {
    let Some(party) = paper.party.as_deref().filter(|_| paper.kind == DocumentKind::Receipt) else {
        return Ok(None);
    };
    let given =
        posted.iter().filter(|it| it.credit.is_of(Account::Adv)).map(|it| Money::from_stored(it.amount));
    let given = Money::sum(given)?;
    let credit = party_credits::of_document(tx, paper.document_id).await?;
    let left = credit.map_or(Ok(Money::ZERO), |credit| credit.left())?;
    let currency = tx.workspace.currency.code.as_str();
    let used = given.sub(left)?;
    Ok(Transfer::of(Leg::with(Account::Ar, party), Leg::with(Account::Adv, party), currency, used.get()))
}

/// Refuses to give back old metal that is not in the shop any more. Errors: `lot_insufficient` at `paper`, with `available_mg`.
async fn metal_is_there(tx: &Tx, transfers: &[Transfer]) -> Result<()> {
    for it in transfers.iter().filter(|it| it.credit.is_of(Account::MOldMetal)) {
        let there = account_entries::balance_in(tx, Account::MOldMetal, &it.commodity).await?;
        if there < it.amount {
            let refusal = Refusal::new(Code::LotInsufficient).field("paper");
            return Err(refusal.fact("available_mg", there.max(0)).into());
        }
    }
    Ok(())
}

/// Writes what is undone beside the posted reversal. What the paper gave is used up by the reversal, and so is a debt that it opened.
async fn write(
    tx: &Tx,
    paper: &DocumentRow,
    id: DocumentId,
    undone: &Undone,
    tenders: &[NewTender],
) -> Result<()> {
    let statements = PaymentStatements::prepare(tx).await?;
    let mirrors = undone.mirrors.iter().map(async |it| match it.opens {
        true => statements.settle_parts(tx, it.payment, std::slice::from_ref(&it.part)).await,
        false => statements.uses(tx, it.payment, &it.part).await,
    });
    let (undone_parts, paid) = tokio::join!(biased; join_all(mirrors), statements.tenders(tx, id, tenders));
    undone_parts.into_iter().collect::<Result<()>>()?;
    paid?;
    if let Some(credit) = party_credits::of_document(tx, paper.document_id).await? {
        let used = credit.rests.iter().filter(|rest| rest.left > Money::ZERO);
        let used: Vec<Part> = used.map(|rest| used_by(id, rest.left, rest.tender)).collect();
        join_all(used.iter().map(|part| statements.uses(tx, paper.document_id, part)))
            .await
            .into_iter()
            .collect::<Result<()>>()?;
    }
    let owed = payments::lock_items(tx, &[paper.document_id]).await?;
    let owed: Vec<Part> = owed.into_iter().map(|(item, open)| used_by(item, open, None)).collect();
    statements.settle_parts(tx, id, &owed).await?;
    if tenders.iter().any(|it| it.mode == Mode::Cheque && it.paid_out) {
        cheques::step(tx, paper.document_id, ChequeState::TakenBack, tx.today()).await?;
    }
    Ok(())
}

/// The debts that are open again, for the credit of notes about their bills.
fn debts(reopened: &[Part]) -> Vec<Debt> {
    reopened.iter().map(|part| Debt { bill: part.bill.id, open: part.clone() }).collect()
}

fn list_reopened(payment: &str, reopened: &[Part]) -> Ruled<Vec<Allocated>> {
    let of_bill = |(invoice, amount_minor)| Allocated { payment: payment.to_owned(), invoice, amount_minor };
    Ok(by_bill(reopened)?.into_iter().map(of_bill).collect())
}
