//! Payments received: the ways of paying, the bills they settle, and the legal limit of cash from one person.
//! Invariant: tenders sum to their receipt; no allocation exceeds the open amount of a bill (S11); cash stays
//! below each legal limit, judged while the person is locked (S17).

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::plain_text;
use kernel::refusal::{Refusal, Ruled};
use kernel::words;
use ledger_queries::accounts::payments as sql;
use ledger_queries::client::Params;
use platform::error::{Result, stored};
use platform::sealed::ledger::tender::{OCCASION, REFERENCE};
use platform::tx::{ReadTx, Tx};
use platform::word_fields;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::accounts::documents::kinds::DocumentKind;
use crate::accounts::journal::Account;
use crate::accounts::legal_limits::Limit;
use cash_web::CashWeb;

mod cash_web;

/// For so many days before and after a payment its UPI reference is looked for.
const SEEN_DAYS: i64 = 30;

words! {
    /// How money is paid.
    pub enum Mode { Cash = "cash", Upi = "upi", Card = "card", Bank = "bank", Cheque = "cheque" }
}
word_fields!(Mode);

impl Mode {
    /// The account that holds it until it is banked.
    pub const fn account(self) -> Account {
        match self {
            Mode::Cash => Account::Cash,
            Mode::Upi => Account::UpiClearing,
            Mode::Card => Account::CardClearing,
            Mode::Bank => Account::Bank,
            Mode::Cheque => Account::ChequesInHand,
        }
    }
}

/// A bill with its open amount; bills are sorted by due date, document date, number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenBill {
    pub id: DocumentId,
    pub number: String,
    pub open: Money,
}

/// A part of a payment that settles a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub bill: OpenBill,
    pub amount: Money,
}

/// Allocates a payment to bills in their order, each up to its open amount. The remainder is an advance.
pub fn allocate(amount: Money, bills: Vec<OpenBill>) -> std::result::Result<(Vec<Share>, Money), Code> {
    let mut left = amount;
    let mut shares = Vec::new();
    for bill in bills {
        let amount = left.min(bill.open);
        if amount > Money::ZERO {
            left = left.sub(amount)?;
            shares.push(Share { bill, amount });
        }
    }
    Ok((shares, left))
}

/// A part of a bill that one tender of a payment settles, or a credit that is no money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub bill: OpenBill,
    /// Negative where it undoes an earlier part.
    pub amount: Money,
    /// The tender's number in its payment, from 1.
    pub tender: Option<i32>,
}

/// Splits the shares of a payment over its tenders: they pay the bills in the order in which they were sent,
/// as the journal allocates them (D10). The tenders' numbers start at one.
pub fn by_tender(
    tenders: impl IntoIterator<Item = Money>,
    shares: &[Share],
) -> std::result::Result<Vec<Part>, Code> {
    let mut tenders = (1..).zip(tenders);
    let mut tender = tenders.next();
    let mut parts = Vec::new();
    for share in shares {
        let mut due = share.amount;
        while let Some((number, left)) = tender.filter(|_| due > Money::ZERO) {
            let amount = left.min(due);
            if amount > Money::ZERO {
                parts.push(Part { bill: share.bill.clone(), amount, tender: Some(number) });
            }
            due = due.sub(amount)?;
            let rest = left.sub(amount)?;
            tender = if rest > Money::ZERO { Some((number, rest)) } else { tenders.next() };
        }
    }
    Ok(parts)
}

/// A limb of the cash limit: the scope over which cash is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CashLimb {
    /// Of a person in a day.
    Day,
    /// For one bill, whatever the days.
    Transaction,
    /// For one event.
    Event,
}

impl CashLimb {
    const fn code(self) -> Code {
        match self {
            CashLimb::Day => Code::CashLimitDay,
            CashLimb::Transaction => Code::CashLimitTransaction,
            CashLimb::Event => Code::CashLimitEvent,
        }
    }
}

/// Cash that is counted together: the amount so far, and the new amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CashCount {
    pub limb: CashLimb,
    pub so_far: Money,
    pub taking: Money,
}

/// Refuses cash that would reach the limit under one of the limbs, the first in their order, and states how
/// much the shop may still accept (Income-tax Act 1961, section 269ST; Income-tax Act 2025, section 186).
/// Nobody may override it.
pub fn cash_stays_below(limit: Limit, counts: &[CashCount]) -> Ruled<()> {
    cash_stays_below_at("tenders", limit, counts)
}

/// The same, with the name of the field that a refusal is about.
pub fn cash_stays_below_at(field: &str, limit: Limit, counts: &[CashCount]) -> Ruled<()> {
    for count in counts.iter().filter(|count| count.taking > Money::ZERO) {
        if limit.is_passed_by(count.so_far.add(count.taking)?) {
            return Err(Refusal::new(count.limb.code())
                .field(field)
                .fact("limit_minor", limit.amount.get())
                .fact("so_far_minor", count.so_far.get())
                .fact("room_minor", limit.room(count.so_far)));
        }
    }
    Ok(())
}

/// Locks, in id order, everybody who counts as the same person as the party for the cash limits: the same PAN
/// or the same verified telephone, of the party or of one of them.
pub async fn lock_person(tx: &Tx, party: PartyId) -> Result<Vec<PartyId>> {
    let people = sql::lock_person().bind(tx, &tx.tenant(), &party.uuid()).all().await?;
    Ok(people.into_iter().map(PartyId::from_uuid).collect())
}

/// Whether money of a day may settle a bill: nothing is owed of one of a later day, which only bills brought forward from before have.
pub fn is_owed_on(day: Day, bill_date: Day) -> bool {
    bill_date <= day
}

/// The party's open bills of this day and before, oldest first, locked until the payment is written.
pub async fn open_bills(tx: &Tx, party: PartyId, on: Day) -> Result<Vec<OpenBill>> {
    let rows = sql::open_items_of().bind(tx, &tx.tenant(), &party.uuid(), &on).all().await?;
    let bill = |row: sql::OpenItemsOf| OpenBill {
        id: DocumentId::from_uuid(row.document_id),
        number: row.number,
        open: Money::from_stored(row.open_minor),
    };
    Ok(rows.into_iter().map(bill).collect())
}

/// The open amount of one bill, locked; None for a document that is not payable.
pub async fn open_of(tx: &Tx, bill: DocumentId) -> Result<Option<Money>> {
    let row = sql::open_item_of().bind(tx, &tx.tenant(), &bill.uuid()).opt().await?;
    Ok(row.map(|row| Money::from_stored(row.open_minor)))
}

/// These of the documents that are open items, locked in id order, with their open amounts.
pub async fn lock_items(tx: &Tx, documents: &[DocumentId]) -> Result<Vec<(DocumentId, Money)>> {
    let documents: Vec<Uuid> = documents.iter().map(|document| document.uuid()).collect();
    let rows = sql::lock_items().bind(tx, &tx.tenant(), &documents).all().await?;
    let item =
        |row: sql::LockItems| (DocumentId::from_uuid(row.document_id), Money::from_stored(row.open_minor));
    Ok(rows.into_iter().map(item).collect())
}

/// Opens an item for a part of a document's total that its party owes.
pub async fn open_item(
    tx: &Tx,
    document: DocumentId,
    party: PartyId,
    due_on: Day,
    open: Money,
) -> Result<()> {
    let new = sql::OpenItemParams {
        tenant: tx.tenant(),
        document: document.uuid(),
        party: party.uuid(),
        due_on,
        open_minor: open.get(),
    };
    sql::open_item().params(tx, &new).one().await?;
    Ok(())
}

/// What a bill, or a job, gets now: cash, and credit of notes that may bring cash of other bills with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillPaid {
    pub bill: DocumentId,
    /// The bill that it corrects, where their link is not written yet. Both are one transaction, if both are of
    /// one person.
    pub corrects: Option<DocumentId>,
    /// The cash that comes in now.
    pub cash: Money,
    /// The payments whose cash is used, each with the amount: that cash came in before.
    pub of_payments: Vec<(DocumentId, Money)>,
    /// The bills about which the notes are, each with the credit that is used.
    pub of_notes: Vec<(DocumentId, Money)>,
}

impl BillPaid {
    /// A bill that gets cash alone.
    pub fn cash(bill: DocumentId, cash: Money) -> Self {
        Self { bill, corrects: None, cash, of_payments: vec![], of_notes: vec![] }
    }
}

/// Cash of a person that counts together with what is taken now, limb by limb in the order of the law. `cash`
/// is what comes in now; a bill's part of it may have come in earlier, as an advance.
pub async fn cash_counts(
    tx: &Tx,
    people: &[PartyId],
    day: Day,
    cash: Money,
    bills: &[BillPaid],
    event: Option<&str>,
) -> Result<Vec<CashCount>> {
    let of_bills = cash_for_bills(tx, people, bills).await?;
    let (tenant, people) = (tx.tenant(), PartyId::uuids(people));
    let so_far = sql::cash_on_day().bind(tx, &tenant, &people, &day).one().await?;
    let mut counts =
        vec![CashCount { limb: CashLimb::Day, so_far: Money::from_stored(so_far), taking: cash }];
    counts.extend(of_bills);
    if let Some(event) = event.map(plain_text::fold_words) {
        let found_by = tx.cipher().blind(OCCASION, &event)?;
        let so_far = sql::cash_for_event().bind(tx, &tenant, &people, &found_by, &event).one().await?;
        counts.push(CashCount { limb: CashLimb::Event, so_far: Money::from_stored(so_far), taking: cash });
    }
    Ok(counts)
}

/// The cash of the transactions to which these bills belong, with what they get now. `people` are one person, who
/// pays.
pub async fn cash_for_bills(tx: &Tx, people: &[PartyId], bills: &[BillPaid]) -> Result<Vec<CashCount>> {
    if bills.is_empty() {
        return Ok(vec![]);
    }
    let notes = bills.iter().flat_map(|bill| bill.of_notes.iter().map(|(about, _)| *about));
    let named = bills.iter().map(|bill| bill.bill).chain(notes);
    let seeds: Vec<Uuid> = named.map(|document| document.uuid()).collect();
    let corrected: Vec<Uuid> = bills.iter().filter_map(|bill| Some(bill.corrects?.uuid())).collect();
    let people = PartyId::uuids(people);
    let mut web = CashWeb::default();
    for row in sql::cash_web().bind(tx, &tx.tenant(), &people, &seeds, &corrected).all().await? {
        let (document, other) =
            (DocumentId::from_uuid(row.document_id), row.other_id.map(DocumentId::from_uuid));
        web.add(stored(&row.kind)?, document, other, Money::from_stored(row.amount_minor));
    }
    // Of a corrected bill of another person there is no row, so that it joins with nothing.
    for (bill, corrected) in bills.iter().filter_map(|bill| Some((bill.bill, bill.corrects?))) {
        web.join(bill, corrected);
    }
    Ok(web.counts(bills)?)
}

/// The cash that the shop paid to these people on a day. What went back of their own payments is not in it; what went back of old
/// metal is, also where the metal had paid a bill that was credited.
pub async fn cash_paid_out_on(tx: &Tx, people: &[PartyId], day: Day) -> Result<Money> {
    let (tenant, people) = (tx.tenant(), PartyId::uuids(people));
    let cash = sql::cash_paid_out_on().bind(tx, &tenant, &people, &day).one().await?;
    let bills = sql::bills_of_note_cash().bind(tx, &tenant, &people, &day).all().await?;
    let bills: Vec<Uuid> = bills.into_iter().flatten().collect();
    let mut sum = Money::from_stored(cash);
    for given in given_by_notes(tx, &bills).await? {
        sum = sum.add(given.metal_on(day)?.0)?;
    }
    Ok(sum)
}

/// Money that a note about a bill gave back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct GivenBack {
    on: Day,
    is_cash: bool,
    amount: Money,
}

/// What the notes about a bill gave back, in the order in which they did, and what old metal had paid of the bill.
#[derive(Clone, Debug, PartialEq, Eq)]
struct GivenByNotes {
    given: Vec<GivenBack>,
    metal: Money,
}

impl GivenByNotes {
    /// The price of old metal in the cash of a day, and what of that price nobody got back yet. The law counts it first, in whatever
    /// way the money went back.
    fn metal_on(&self, day: Day) -> std::result::Result<(Money, Money), Code> {
        let (mut left, mut in_cash) = (self.metal, Money::ZERO);
        for it in &self.given {
            let part = it.amount.min(left);
            left = left.sub(part)?;
            if it.is_cash && it.on == day {
                in_cash = in_cash.add(part)?;
            }
        }
        Ok((in_cash, left))
    }
}

/// What the notes about each of these bills gave back.
async fn given_by_notes(tx: &Tx, bills: &[Uuid]) -> Result<Vec<GivenByNotes>> {
    if bills.is_empty() {
        return Ok(vec![]);
    }
    let (tenant, bills) = (tx.tenant(), bills.to_vec());
    let given = sql::given_by_notes().bind(tx, &tenant, &bills).all().await?;
    let metal = sql::metal_paid().bind(tx, &bills, &tenant).all().await?;
    let back = |row: &sql::GivenByNotes| GivenBack {
        on: row.document_date,
        is_cash: row.is_cash,
        amount: Money::from_stored(row.amount_minor),
    };
    let of = |metal: sql::MetalPaid| GivenByNotes {
        given: given.iter().filter(|row| row.bill_id == metal.bill_id).map(back).collect(),
        metal: Money::from_stored(metal.metal_minor),
    };
    Ok(metal.into_iter().map(of).collect())
}

/// The part of cash that a note about a bill gives back now which is the price of old metal: metal had paid the bill, so that this
/// part was never the customer's money.
pub async fn metal_in_cash_back(tx: &Tx, bill: DocumentId, cash: Money) -> Result<Money> {
    if cash <= Money::ZERO {
        return Ok(Money::ZERO);
    }
    let given = given_by_notes(tx, &[bill.uuid()]).await?;
    let parts = given.iter().map(|it| Ok(it.metal_on(Day::MAX)?.1.min(cash)));
    Ok(Money::sum(parts.collect::<std::result::Result<Vec<Money>, Code>>()?)?)
}

/// The notes about these bills, each after its bill, the oldest first.
pub async fn notes_about(tx: &Tx, bills: &[DocumentId]) -> Result<Vec<(DocumentId, DocumentId)>> {
    let bills: Vec<Uuid> = bills.iter().map(|bill| bill.uuid()).collect();
    let rows = sql::notes_about().bind(tx, &tx.tenant(), &bills).all().await?;
    let of = |row: sql::NotesAbout| {
        Some((DocumentId::from_uuid(row.bill_id?), DocumentId::from_uuid(row.note_id?)))
    };
    Ok(rows.into_iter().filter_map(of).collect())
}

/// The bills that these notes are about, each after its note; other documents are left out.
pub async fn bills_of_notes(tx: &Tx, notes: &[DocumentId]) -> Result<Vec<(DocumentId, DocumentId)>> {
    if notes.is_empty() {
        return Ok(vec![]);
    }
    let notes: Vec<Uuid> = notes.iter().map(|note| note.uuid()).collect();
    let rows = sql::bills_of_notes().bind(tx, &tx.tenant(), &notes).all().await?;
    let of = |row: sql::BillsOfNotes| {
        Some((DocumentId::from_uuid(row.note_id), DocumentId::from_uuid(row.bill_id?)))
    };
    Ok(rows.into_iter().filter_map(of).collect())
}

/// The bill that a note is about; None for a document that is no note.
pub async fn bill_of_note(tx: &Tx, note: DocumentId) -> Result<Option<DocumentId>> {
    Ok(bills_of_notes(tx, &[note]).await?.pop().map(|(_, bill)| bill))
}

/// What write-offs gave up of a bill, each with what is left of it. Who writes has locked the bill's item.
pub async fn written_off_of(tx: &ReadTx, bill: DocumentId) -> Result<Vec<(DocumentId, Money)>> {
    let rows = sql::written_off_of().bind(tx, &tx.tenant(), &bill.uuid()).all().await?;
    let of = |row: sql::WrittenOffOf| {
        (DocumentId::from_uuid(row.payment_id), Money::from_stored(row.amount_minor))
    };
    Ok(rows.into_iter().map(of).collect())
}

/// All the cash that these people ever paid, for the review of large sums.
pub async fn linked_cash(tx: &Tx, people: &[PartyId]) -> Result<Money> {
    let cash = sql::linked_cash().bind(tx, &tx.tenant(), &PartyId::uuids(people)).one().await?;
    Ok(Money::from_stored(cash))
}

/// A part of a payment, in one way.
#[derive(Clone, Debug)]
pub struct NewTender {
    pub mode: Mode,
    pub amount: Money,
    pub reference: Option<String>,
    pub till: Option<String>,
    /// What the cash is for, such as a wedding.
    pub event: Option<String>,
    /// Whether the shop pays it out, instead of taking it.
    pub paid_out: bool,
}

/// A paper by which a UPI payment with the same reference came in before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReferenceSeen {
    /// The field of the reference: `tenders[0].reference`.
    pub field: String,
    /// The number of the paper.
    pub number: String,
    /// Its date.
    pub date: Day,
}

/// What a UPI reference is found by, however it is spelt.
fn found_by_reference(tx: &ReadTx, reference: &str) -> Result<Vec<u8>> {
    tx.cipher().blind(REFERENCE, &plain_text::fold_words(reference))
}

/// The newest paper within thirty days of a payment on this day for each of its UPI references that came in before. The
/// references come with their fields; without one nothing is read.
pub async fn references_seen(tx: &ReadTx, on: Day, upi: Vec<(String, &str)>) -> Result<Vec<ReferenceSeen>> {
    if upi.is_empty() {
        return Ok(vec![]);
    }
    let found_by = upi.iter().map(|(_, text)| found_by_reference(tx, text)).collect::<Result<Vec<_>>>()?;
    let span = jiff::Span::new().days(SEEN_DAYS);
    let (first, last) = (on.saturating_sub(span), on.saturating_add(span));
    let rows = sql::references_seen().bind(tx, &tx.tenant(), &found_by, &first, &last).all().await?;
    let seen = |((field, _), found_by): ((String, &str), &Vec<u8>)| {
        let row = rows.iter().find(|row| row.reference_blind.as_ref() == Some(found_by))?;
        Some(ReferenceSeen { field, number: row.number.clone(), date: row.document_date })
    };
    Ok(upi.into_iter().zip(&found_by).filter_map(seen).collect())
}

/// A part of one document that another settled or used up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// What paid.
    pub payment: DocumentId,
    /// Its number.
    pub payment_number: String,
    pub payment_kind: DocumentKind,
    /// The paid document: a bill, or one that used a part of the payment.
    pub invoice: DocumentId,
    /// Its number.
    pub invoice_number: String,
    /// The tender of the payment.
    pub tender: Option<i32>,
    pub amount: Money,
    /// Whether what was paid is a debt, which is open again without this.
    pub is_item: bool,
}

/// The allocations in which a document pays or is paid. Who writes holds the document and its person.
pub async fn allocations_around(tx: &ReadTx, document: DocumentId) -> Result<Vec<Allocation>> {
    let rows = sql::allocations_around().bind(tx, &tx.tenant(), &document.uuid()).all().await?;
    let allocation = |row: sql::AllocationsAround| -> Result<Allocation> {
        Ok(Allocation {
            payment: DocumentId::from_uuid(row.payment_id),
            payment_number: row.payment,
            payment_kind: stored(&row.payment_type)?,
            invoice: DocumentId::from_uuid(row.invoice_id),
            invoice_number: row.invoice,
            tender: row.tender_no,
            amount: Money::from_stored(row.amount_minor),
            is_item: row.is_item,
        })
    };
    rows.into_iter().map(allocation).collect()
}

/// The tenders of a document, in their order, each without its till.
pub async fn tenders_of(tx: &ReadTx, document: DocumentId) -> Result<Vec<NewTender>> {
    let rows = sql::tenders_written().bind(tx, &tx.tenant(), &document.uuid()).all().await?;
    let tender = |row: sql::TendersWritten| -> Result<NewTender> {
        Ok(NewTender {
            mode: stored(&row.mode)?,
            amount: Money::from_stored(row.amount_minor),
            reference: tx.cipher().open(REFERENCE, (document.uuid(), row.line_no), row.reference)?,
            till: None,
            event: None,
            paid_out: row.paid_out,
        })
    };
    rows.into_iter().map(tender).collect()
}

/// The statements that write a payment beside its document, prepared before their flight.
pub struct PaymentStatements {
    tender: sql::InsertTenderStmt,
    allocation: sql::InsertAllocationStmt,
    settle: sql::SettleStmt,
}

impl PaymentStatements {
    /// Prepares them.
    pub async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self {
            tender: sql::insert_tender().prepare(tx).await?,
            allocation: sql::insert_allocation().prepare(tx).await?,
            settle: sql::settle().prepare(tx).await?,
        })
    }

    /// Writes the tenders of a payment.
    pub async fn tenders(&self, tx: &Tx, document: DocumentId, tenders: &[NewTender]) -> Result<()> {
        let written = tenders.iter().zip(1..).map(|(tender, n)| self.write_tender(tx, document, n, tender));
        futures::future::join_all(written).await.into_iter().collect()
    }

    async fn write_tender(&self, tx: &Tx, document: DocumentId, n: i32, tender: &NewTender) -> Result<()> {
        let cipher = tx.cipher();
        let found_by = |event: &str| cipher.blind(OCCASION, &plain_text::fold_words(event));
        let occasion_blind = tender.event.as_deref().map(found_by).transpose()?;
        let upi = tender.reference.as_deref().filter(|_| tender.mode == Mode::Upi);
        let new = sql::InsertTenderParams {
            tenant: tx.tenant(),
            document: document.uuid(),
            line_no: n,
            mode: tender.mode.as_str(),
            amount_minor: tender.amount.get(),
            reference: cipher.seal(REFERENCE, (document.uuid(), n), tender.reference.as_deref())?,
            reference_blind: upi.map(|reference| found_by_reference(tx, reference)).transpose()?,
            till: tender.till.as_deref(),
            occasion: cipher.seal(OCCASION, (document.uuid(), n), tender.event.as_deref())?,
            occasion_blind,
            paid_out: tender.paid_out,
        };
        self.tender.params(tx, &new).one().await?;
        Ok(())
    }

    /// Settles bills by a credit that is no money; the caller has locked the bills.
    pub async fn settle(&self, tx: &Tx, payment: DocumentId, shares: &[Share]) -> Result<()> {
        let part = |share: &Share| Part { bill: share.bill.clone(), amount: share.amount, tender: None };
        let parts: Vec<Part> = shares.iter().map(part).collect();
        self.settle_parts(tx, payment, &parts).await
    }

    /// Settles bills by the tenders of a payment, or opens them again where a part is negative; the caller has
    /// locked the bills.
    pub async fn settle_parts(&self, tx: &Tx, payment: DocumentId, parts: &[Part]) -> Result<()> {
        let written = parts.iter().map(|part| self.settle_one(tx, payment, part));
        futures::future::join_all(written).await.into_iter().collect()
    }

    async fn settle_one(&self, tx: &Tx, payment: DocumentId, part: &Part) -> Result<()> {
        let (tenant, bill, amount) = (tx.tenant(), part.bill.id.uuid(), part.amount.get());
        let (allocated, settled) = tokio::join!(biased;
            self.uses(tx, payment, part),
            async { self.settle.bind(tx, &amount, &tenant, &bill).one().await });
        allocated?;
        settled?;
        Ok(())
    }

    /// Writes that a document used a part of a payment: `part.bill` is a bill, or what gave the money back.
    pub async fn uses(&self, tx: &Tx, payment: DocumentId, part: &Part) -> Result<()> {
        let allocation = sql::InsertAllocationParams {
            tenant: tx.tenant(),
            allocation: tx.new_id()?,
            payment: payment.uuid(),
            invoice: part.bill.id.uuid(),
            amount_minor: part.amount.get(),
            now: tx.now,
            by: tx.person(),
            tender_no: part.tender,
        };
        self.allocation.params(tx, &allocation).one().await?;
        Ok(())
    }
}

/// An allocation, as answers show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Allocated {
    /// The payment's number.
    pub payment: String,
    /// The bill's number.
    pub invoice: String,
    /// The allocated amount.
    pub amount_minor: Money,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(minor: i64) -> Money {
        Money::new(minor).unwrap()
    }

    fn bill(number: &str, open: i64) -> OpenBill {
        OpenBill { id: DocumentId::from_uuid(Uuid::nil()), number: number.to_owned(), open: money(open) }
    }

    #[test]
    fn a_payment_settles_the_oldest_bill_first_and_the_next_in_part() {
        let (shares, left) =
            allocate(money(4_000_000), vec![bill("A/1", 3_090_000), bill("A/2", 2_114_076)]).unwrap();
        let paid: Vec<(&str, i64)> =
            shares.iter().map(|s| (s.bill.number.as_str(), s.amount.get())).collect();
        assert_eq!((paid, left), (vec![("A/1", 3_090_000), ("A/2", 910_000)], Money::ZERO));
    }

    #[test]
    fn what_no_bill_takes_is_an_advance() {
        let (shares, left) = allocate(money(500), vec![bill("A/1", 200)]).unwrap();
        assert_eq!((shares.len(), left), (1, money(300)));
        assert_eq!(allocate(money(500), vec![]), Ok((vec![], money(500))));
    }

    #[test]
    fn cash_stops_one_paisa_below_two_lakh() {
        // (so far, taking, refused with the room that is left)
        let table = [
            (0, 19_999_999, None),
            (0, 20_000_000, Some(19_999_999)),
            (15_000_000, 4_999_999, None),
            (15_000_000, 5_000_000, Some(4_999_999)),
            (25_000_000, 1, Some(0)),
            (25_000_000, 0, None),
        ];
        for (so_far, taking, room) in table {
            let count = CashCount { limb: CashLimb::Day, so_far: money(so_far), taking: money(taking) };
            let refused = cash_stays_below(law(), &[count]).err();
            assert_eq!(refused.map(|r| r.facts["room_minor"].as_i64().unwrap()), room, "{so_far} + {taking}");
        }
    }

    #[test]
    fn the_limbs_are_judged_in_their_order() {
        let count = |limb| CashCount { limb, so_far: money(0), taking: money(20_000_000) };
        let counts = [count(CashLimb::Day), count(CashLimb::Transaction), count(CashLimb::Event)];
        for n in 0..3 {
            let code = cash_stays_below(law(), &counts[n..]).unwrap_err().code;
            assert_eq!(code, [Code::CashLimitDay, Code::CashLimitTransaction, Code::CashLimitEvent][n]);
        }
    }

    #[test]
    fn tenders_pay_the_bills_in_the_order_in_which_they_were_sent() {
        let share = |number: &str, amount: i64| Share { bill: bill(number, amount), amount: money(amount) };
        let parts = by_tender([money(100), money(50)], &[share("A/1", 70), share("A/2", 60)]).unwrap();
        let told: Vec<(&str, i64, Option<i32>)> =
            parts.iter().map(|part| (part.bill.number.as_str(), part.amount.get(), part.tender)).collect();
        assert_eq!(told, [("A/1", 70, Some(1)), ("A/2", 30, Some(1)), ("A/2", 30, Some(2))]);
    }

    #[test]
    fn cash_that_goes_back_is_the_price_of_old_metal_first() {
        for (before, amount, metal) in [(0, 50, 50), (50, 50, 10), (60, 50, 0), (0, 100, 60)] {
            let given = vec![back(19, true, before), back(20, true, amount)];
            let given = GivenByNotes { given, metal: money(60) };
            let in_cash = given.metal_on(Day::constant(2026, 4, 20)).map(|(in_cash, _)| in_cash);
            assert_eq!(in_cash, Ok(money(metal)));
        }
    }

    fn back(day: i8, is_cash: bool, amount: i64) -> GivenBack {
        GivenBack { on: Day::constant(2026, 4, day), is_cash, amount: money(amount) }
    }

    #[test]
    fn the_price_of_old_metal_that_went_back_by_bank_is_in_no_later_cash() {
        let today = Day::constant(2026, 4, 20);
        let metal_on = |given: Vec<GivenBack>| {
            let (in_cash, left) = GivenByNotes { given, metal: money(50) }.metal_on(today).unwrap();
            (in_cash.get(), left.get())
        };
        assert_eq!(metal_on(vec![back(20, false, 50), back(20, true, 53)]), (0, 0));
        assert_eq!(metal_on(vec![back(20, false, 30), back(20, true, 53)]), (20, 0));
        assert_eq!(metal_on(vec![back(20, true, 10), back(20, false, 50)]), (10, 0));
        assert_eq!(metal_on(vec![back(19, true, 10), back(20, false, 15)]), (0, 25));
    }

    fn law() -> Limit {
        Limit { amount: money(20_000_000), compare: crate::accounts::legal_limits::Compare::Reaches }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

        #[test]
        fn the_parts_of_the_tenders_are_the_shares_and_no_tender_pays_more_than_it_is(
            tenders in proptest::collection::vec(1i64..100_000, 1..5),
            open in proptest::collection::vec(0i64..100_000, 0..6),
        ) {
            let total: i64 = tenders.iter().sum();
            let bills: Vec<OpenBill> = open.iter().map(|&open| bill("A/1", open)).collect();
            let (shares, left) = allocate(money(total), bills).unwrap();
            let parts = by_tender(tenders.iter().map(|&it| money(it)), &shares).unwrap();
            let paid: i64 = parts.iter().map(|part| part.amount.get()).sum();
            prop_assert_eq!(paid + left.get(), total);
            for (n, tender) in (1..).zip(&tenders) {
                let of: i64 = parts.iter().filter(|part| part.tender == Some(n)).map(|part| part.amount.get()).sum();
                prop_assert!(of <= *tender);
            }
        }

        #[test]
        fn no_bill_gets_more_than_is_open_and_no_paisa_is_lost(
            amount in 1i64..1_000_000,
            open in proptest::collection::vec(0i64..200_000, 0..8),
        ) {
            let bills: Vec<OpenBill> = open.iter().map(|&open| bill("A/1", open)).collect();
            let (shares, left) = allocate(money(amount), bills).unwrap();
            prop_assert!(shares.iter().all(|s| s.amount <= s.bill.open && s.amount > Money::ZERO));
            let paid: i64 = shares.iter().map(|s| s.amount.get()).sum();
            prop_assert_eq!(paid + left.get(), amount);
            prop_assert_eq!(paid, amount.min(open.iter().sum()));
        }
    }
}
