//! Credit of a party: what receipts, notes and old metal gave, and what is not used yet.
//! Invariant: what a document gave is what its own entry put on the party's accounts, what was used of it is the
//! sum of its allocations; so credit, open bills and the ledger agree on every day (S10).

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::refusal::Refusal;
use ledger_queries::accounts::party_credits as sql;
use platform::error::{Result, stored};
use platform::tx::ReadTx;
use uuid::Uuid;

use crate::accounts::documents::kinds::DocumentKind;
use crate::accounts::journal::{Account, Leg, Transfer};
use crate::accounts::payments::{Mode, OpenBill, Part};

/// The most documents whose credit one call uses; a call after it uses the rest.
const MOST: i64 = 200;

/// A tender of a receipt, as it was paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tender {
    pub number: i32,
    pub mode: Mode,
    pub amount: Money,
}

/// What used a part of a credit, summed for each tender; what was undone is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// A bill, or the document that gave the money back.
    pub by: DocumentId,
    pub number: String,
    /// None for a credit that is no money, and for a receipt of before: `by_tender` finds it.
    pub tender: Option<i32>,
    pub amount: Money,
}

/// The unused part of a credit, or of one tender of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    pub tender: Option<i32>,
    /// None for a credit that is no money.
    pub mode: Option<Mode>,
    pub left: Money,
}

/// A document that gave a party credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    pub id: DocumentId,
    pub number: String,
    pub kind: DocumentKind,
    pub date: Day,
    pub party: Option<PartyId>,
    /// Whether a credit brought forward was an advance.
    pub is_advance: bool,
    /// What is left of it, in the order in which it is used.
    pub rests: Vec<Rest>,
    pub tenders: Vec<Tender>,
    pub uses: Vec<Use>,
}

impl Credit {
    /// The account that holds the unused part: money taken before the bill is an advance, anything else is a
    /// credit balance of the customer's account.
    pub fn account(&self) -> Account {
        match self.kind {
            DocumentKind::Receipt => Account::Adv,
            DocumentKind::OpeningCredit if self.is_advance => Account::Adv,
            _ => Account::Ar,
        }
    }

    /// The unused amount.
    pub fn left(&self) -> std::result::Result<Money, Code> {
        self.rests.iter().try_fold(Money::ZERO, |sum, rest| sum.accumulate(rest.left))
    }

    /// Takes an amount from the rests in their order, which the caller has compared with what is left; gives
    /// the tender and the amount of each part.
    pub fn take(&mut self, amount: Money) -> std::result::Result<Vec<Rest>, Code> {
        take_from(self.rests.iter_mut(), amount)
    }

    /// As `take`, from the end: what was paid last is given back first.
    pub fn take_back(&mut self, amount: Money) -> std::result::Result<Vec<Rest>, Code> {
        take_from(self.rests.iter_mut().rev(), amount)
    }
}

fn take_from<'a>(
    rests: impl Iterator<Item = &'a mut Rest>,
    amount: Money,
) -> std::result::Result<Vec<Rest>, Code> {
    let mut due = amount;
    let mut parts = Vec::new();
    for rest in rests {
        let part = rest.left.min(due);
        if part > Money::ZERO {
            rest.left = rest.left.sub(part)?;
            due = due.sub(part)?;
            parts.push(Rest { left: part, ..*rest });
        }
    }
    Ok(parts)
}

/// Names the tender of each use that names none: receipts of before were allocated in the order of their
/// tenders, at once.
pub fn by_tender(tenders: &[Tender], uses: Vec<Use>) -> std::result::Result<Vec<Use>, Code> {
    let (named, unnamed): (Vec<Use>, Vec<Use>) = uses.into_iter().partition(|it| it.tender.is_some());
    let mut rests = Vec::new();
    for tender in tenders {
        let used = named.iter().filter(|it| it.tender == Some(tender.number)).map(|it| it.amount);
        let left = tender.amount.sub(Money::sum(used)?)?;
        rests.push(Rest { tender: Some(tender.number), mode: Some(tender.mode), left });
    }
    let mut all = named;
    for it in unnamed {
        let parts = take_from(rests.iter_mut(), it.amount)?;
        all.extend(parts.iter().map(|part| Use { tender: part.tender, amount: part.left, ..it.clone() }));
    }
    Ok(all)
}

/// What is left of a credit: by tender for money, in one part for anything else.
pub fn rests(given: Money, tenders: &[Tender], uses: &[Use]) -> std::result::Result<Vec<Rest>, Code> {
    let used = |tender: Option<i32>| {
        Money::sum(uses.iter().filter(|it| tender.is_none() || it.tender == tender).map(|it| it.amount))
    };
    if tenders.is_empty() {
        return Ok(vec![Rest { tender: None, mode: None, left: given.sub(used(None)?)? }]);
    }
    let rest = |it: &Tender| {
        let left = it.amount.sub(used(Some(it.number))?)?;
        Ok(Rest { tender: Some(it.number), mode: Some(it.mode), left })
    };
    tenders.iter().map(rest).collect()
}

/// A part of a credit that settles a part of a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spending {
    pub credit: DocumentId,
    pub number: String,
    pub account: Account,
    pub mode: Option<Mode>,
    pub part: Part,
}

/// Uses credits in their order for bills in theirs, each up to what is left of it and open of it.
pub fn match_up(credits: &mut [Credit], bills: Vec<OpenBill>) -> std::result::Result<Vec<Spending>, Code> {
    let mut used = Vec::new();
    for bill in bills {
        let mut open = bill.open;
        for credit in credits.iter_mut() {
            let (number, account) = (credit.number.clone(), credit.account());
            let amount = credit.left()?.min(open);
            for rest in credit.take(amount)? {
                open = open.sub(rest.left)?;
                used.push(Spending {
                    credit: credit.id,
                    number: number.clone(),
                    account,
                    mode: rest.mode,
                    part: Part { bill: bill.clone(), amount: rest.left, tender: rest.tender },
                });
            }
        }
    }
    Ok(used)
}

/// The transfers of credit that is used: an advance becomes a payment of the debt; a credit balance is on the
/// debt's account already.
pub fn transfers(used: &[Spending], party: &str, currency: &str) -> Vec<Transfer> {
    let advances = used.iter().filter(|it| it.account == Account::Adv);
    advances
        .filter_map(|it| {
            let (advance, debt) = (Leg::with(Account::Adv, party), Leg::with(Account::Ar, party));
            Transfer::of(advance, debt, currency, it.part.amount.get())
        })
        .collect()
}

/// The party's credits that are not used up, the oldest first. A caller that uses them has locked the person.
pub async fn of_party(tx: &ReadTx, party: PartyId) -> Result<Vec<Credit>> {
    let currency = &tx.workspace.currency.code;
    let rows = sql::credits_of_party().bind(tx, &tx.tenant(), currency, &party.uuid(), &MOST).all().await?;
    read(tx, rows).await
}

/// The deposits of a job that are not used up, the oldest first. The caller has locked the job and the person.
pub async fn of_job(tx: &ReadTx, job: DocumentId) -> Result<Vec<Credit>> {
    let currency = &tx.workspace.currency.code;
    let rows = sql::credits_of_job().bind(tx, &tx.tenant(), currency, &job.uuid(), &MOST).all().await?;
    read(tx, rows).await
}

/// Refuses the deposit of an open job: only its delivery uses it, and cancelling sets it free. Errors: `order_state_invalid` at
/// `payment`, with the job's `state`.
pub async fn is_of_no_open_job(tx: &ReadTx, payment: DocumentId) -> Result<()> {
    match sql::open_job_of().bind(tx, &tx.tenant(), &payment.uuid()).opt().await? {
        Some(state) => {
            Err(Refusal::new(Code::OrderStateInvalid).field("payment").fact("state", state.as_str()).into())
        }
        None => Ok(()),
    }
}

/// The credit that a document gave, used or not. None for a document that gives none. The tenders of a counter sale paid it:
/// its credit is used up by the sale itself.
pub async fn of_document(tx: &ReadTx, document: DocumentId) -> Result<Option<Credit>> {
    let currency = &tx.workspace.currency.code;
    let row = sql::credit_of().bind(tx, &tx.tenant(), currency, &document.uuid()).opt().await?;
    let credit = read(tx, row.into_iter().collect()).await?.pop();
    Ok(credit.filter(|credit| credit.kind != DocumentKind::Invoice || !credit.tenders.is_empty()))
}

/// Reads the tenders and the uses of these documents, in one flight.
async fn read(tx: &ReadTx, rows: Vec<sql::CreditRow>) -> Result<Vec<Credit>> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let (tenant, documents) = (tx.tenant(), rows.iter().map(|row| row.document_id).collect::<Vec<Uuid>>());
    let (tenders, uses) = (sql::tenders_of().prepare(tx).await?, sql::uses_of().prepare(tx).await?);
    let (tenders, uses) = tokio::join!(biased;
        async { tenders.bind(tx, &tenant, &documents).all().await },
        async { uses.bind(tx, &tenant, &documents).all().await });
    let (tenders, uses) = (tenders?, uses?);
    rows.into_iter().map(|row| credit(row, &tenders, &uses)).collect()
}

/// The uses of a counter sale's tenders: the sale.
fn paid_itself(sale: &sql::CreditRow, tenders: &[Tender]) -> Vec<Use> {
    let used = |tender: &Tender| Use {
        by: DocumentId::from_uuid(sale.document_id),
        number: sale.number.clone(),
        tender: Some(tender.number),
        amount: tender.amount,
    };
    tenders.iter().map(used).collect()
}

fn credit(row: sql::CreditRow, tenders: &[sql::TendersOf], uses: &[sql::UsesOf]) -> Result<Credit> {
    let kind: DocumentKind = stored(&row.doc_type)?;
    let tender = |it: &sql::TendersOf| -> Result<Tender> {
        let amount = Money::from_stored(it.amount_minor);
        Ok(Tender { number: it.line_no, mode: stored(&it.mode)?, amount })
    };
    let used = |it: &sql::UsesOf| Use {
        by: DocumentId::from_uuid(it.invoice_id),
        number: it.number.clone(),
        tender: it.tender_no,
        amount: Money::from_stored(it.amount_minor),
    };
    // A note has no tenders, unless it paid money out, and those are none of its credit.
    let own = tenders.iter().filter(|it| it.document_id == row.document_id);
    let tenders = own.map(tender).collect::<Result<Vec<Tender>>>()?;
    let uses = match kind {
        DocumentKind::Invoice => paid_itself(&row, &tenders),
        _ => uses.iter().filter(|it| it.payment_id == row.document_id).map(used).collect(),
    };
    let uses = if tenders.is_empty() { uses } else { by_tender(&tenders, uses)? };
    Ok(Credit {
        id: DocumentId::from_uuid(row.document_id),
        number: row.number,
        kind,
        date: row.document_date,
        party: row.party_id.map(PartyId::from_uuid),
        is_advance: row.is_advance,
        rests: rests(Money::from_stored(row.credit_minor), &tenders, &uses)?,
        tenders,
        uses,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(minor: i64) -> Money {
        Money::new(minor).unwrap()
    }

    fn tender(number: i32, mode: Mode, amount: i64) -> Tender {
        Tender { number, mode, amount: money(amount) }
    }

    fn used(tender: Option<i32>, amount: i64) -> Use {
        let by = DocumentId::from_uuid(Uuid::nil());
        Use { by, number: "A/1".to_owned(), tender, amount: money(amount) }
    }

    fn credit_of(kind: DocumentKind, tenders: Vec<Tender>, given: i64) -> Credit {
        Credit {
            id: DocumentId::from_uuid(Uuid::nil()),
            number: "R/1".to_owned(),
            kind,
            date: Day::constant(2026, 4, 20),
            party: None,
            is_advance: false,
            rests: rests(money(given), &tenders, &[]).unwrap(),
            tenders,
            uses: vec![],
        }
    }

    #[test]
    fn a_receipt_of_before_used_its_tenders_in_their_order() {
        let tenders = [tender(1, Mode::Cash, 100), tender(2, Mode::Cheque, 50)];
        let uses = by_tender(&tenders, vec![used(None, 70), used(None, 60)]).unwrap();
        let told: Vec<_> = uses.iter().map(|it| (it.tender, it.amount.get())).collect();
        assert_eq!(told, [(Some(1), 70), (Some(1), 30), (Some(2), 30)]);
        let left: Vec<i64> =
            rests(money(150), &tenders, &uses).unwrap().iter().map(|rest| rest.left.get()).collect();
        assert_eq!(left, [0, 20]);
    }

    #[test]
    fn what_was_paid_last_is_given_back_first() {
        let mut credit =
            credit_of(DocumentKind::Receipt, vec![tender(1, Mode::Cash, 100), tender(2, Mode::Upi, 50)], 150);
        let back: Vec<_> =
            credit.take_back(money(70)).unwrap().iter().map(|it| (it.mode, it.left.get())).collect();
        assert_eq!(back, [(Some(Mode::Upi), 50), (Some(Mode::Cash), 20)]);
        assert_eq!(credit.left(), Ok(money(80)));
    }

    #[test]
    fn only_an_advance_moves_in_the_books_when_it_is_used() {
        let bill =
            OpenBill { id: DocumentId::from_uuid(Uuid::nil()), number: "A/1".to_owned(), open: money(90) };
        let mut credits = [
            credit_of(DocumentKind::CreditNote, vec![], 40),
            credit_of(DocumentKind::Receipt, vec![tender(1, Mode::Cash, 100)], 100),
        ];
        let used = match_up(&mut credits, vec![bill]).unwrap();
        let told: Vec<_> = used.iter().map(|it| (it.account, it.part.amount.get(), it.part.tender)).collect();
        assert_eq!(told, [(Account::Ar, 40, None), (Account::Adv, 50, Some(1))]);
        let moved = transfers(&used, "c", "INR");
        assert_eq!((moved.len(), moved[0].amount), (1, 50));
    }

    proptest! {
        #[test]
        fn credit_and_debt_meet_to_the_lesser_and_nothing_is_lost(
            given in proptest::collection::vec(1i64..100_000, 0..6),
            open in proptest::collection::vec(1i64..100_000, 0..6),
        ) {
            let mut credits: Vec<Credit> =
                given.iter().map(|&minor| credit_of(DocumentKind::CreditNote, vec![], minor)).collect();
            let bills = open.iter().map(|&open| OpenBill {
                id: DocumentId::from_uuid(Uuid::nil()), number: "A/1".to_owned(), open: money(open),
            });
            let used = match_up(&mut credits, bills.collect()).unwrap();
            let met: i64 = used.iter().map(|it| it.part.amount.get()).sum();
            let left: i64 = credits.iter().map(|it| it.left().unwrap().get()).sum();
            prop_assert_eq!(met, given.iter().sum::<i64>().min(open.iter().sum()));
            prop_assert_eq!(met + left, given.iter().sum::<i64>());
        }
    }
}
