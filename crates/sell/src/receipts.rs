//! Receives money: in several ways, for one bill or the oldest ones; the remainder is an advance.
//! Invariant: tenders sum to their receipt; no bill is paid twice; two tills together never take more cash
//! from a person than the law allows.

use catalogue::Phrase;
use kernel::code::Code;
use kernel::country::Country;
use kernel::day::{Day, FinancialYear};
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::text::{group, words_india};
use kernel::words;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, Figures, NewDocument, PostStatements};
use ledger::accounts::journal::{Account, Leg, Posting, Transfer, journal_of};
use ledger::accounts::payments::{
    self, Allocated, Mode, NewTender, OpenBill, Part, PaymentStatements, ReferenceSeen, Share, allocate,
    by_tender,
};
use ledger::accounts::periods::OpenDay;
use ledger::accounts::posting_context::GroundStatements;
use ledger::accounts::series::{self, SeriesRow};
use ledger::parties::Party;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Flag, Name, Text};
use platform::tx::{Change, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::cash_law::{CashTaken, cash_for_bills};
use crate::tenders::{self, Tender, TenderGiven, TenderShown};
use crate::tills;

#[cfg(test)]
mod tests;

words! {
    /// The allocation of a payment that names no bill.
    pub enum Allocate { OldestFirst = "oldest_first" }
}
word_fields!(Allocate);

input! {
    /// A payment to receive.
    pub struct ReceivePayment {
        /// Who pays.
        party: Name,
        /// The bill it is for: its number or id.
        invoice: Option<Name>,
        /// The open amount of that bill when the payment was typed: if another payment came in since, this one is refused.
        open_minor: Option<Money>,
        /// Or the oldest bills first; neither: all of it is an advance.
        allocate: Option<Allocate>,
        /// How it is paid.
        tenders: Vec<TenderGiven>,
        /// The sum, to check the tenders by.
        amount_minor: Option<Money>,
        /// The till it goes into.
        till: Option<Name>,
        /// The event the cash is for.
        event: Option<Text>,
        /// Whether it is refused if a UPI payment with the same reference came in within thirty days: a page sends that, and asks.
        /// Absent: the answer warns.
        reference_is_new: Flag,
    }
}

impl ReceivePayment {
    /// Money that names no bill: a deposit, or what is paid with a delivery.
    pub(crate) fn without_bill(
        party: Name,
        tenders: &[TenderGiven],
        till: Option<Name>,
        reference_is_new: Flag,
    ) -> ReceivePayment {
        ReceivePayment {
            party,
            invoice: None,
            open_minor: None,
            allocate: None,
            tenders: tenders.to_vec(),
            amount_minor: None,
            till,
            event: None,
            reference_is_new,
        }
    }
}

/// A posted receipt.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaymentReceived {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Day,
    /// Its figures, as stored and printed.
    pub document: ReceiptDocument,
    /// The bills it settled.
    pub allocations: Vec<Allocated>,
    /// The amount that no bill took.
    pub advance_minor: Money,
    /// The amount still open of the named bill, or of all the party's bills.
    pub open_after_minor: Money,
    /// The cash that is given back.
    pub change_minor: Money,
    /// Its journal.
    pub journal: Vec<Posting>,
    /// Warnings for a person: reference_seen.
    pub warnings: Vec<String>,
    /// The papers by which UPI payments with the same references came in within thirty days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reference_seen: Vec<ReferenceSeen>,
    /// Flags for a program: `aml_review`, for Owners and Accountants, where the payer's cash needs a review.
    pub flags: Vec<&'static str>,
}

/// The figures of a receipt, as stored and printed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReceiptDocument {
    /// Receipt.
    title: &'static str,
    /// The ways it was paid in.
    tenders: Vec<TenderShown>,
    /// The bills it settled.
    allocations: Vec<Settled>,
    /// The amount that no bill took.
    advance_minor: Money,
    /// All of it.
    total_minor: Money,
    /// The total as it is written.
    total_text: String,
    /// The total in words (India).
    total_words: Option<String>,
}

/// A bill that a receipt settled, or a part of it.
#[derive(Debug, Serialize, JsonSchema)]
struct Settled {
    /// The bill's number.
    invoice: String,
    /// The settled amount.
    amount_minor: Money,
}

/// The payer as printed on a receipt. It is a copy: the party may change, and a posted document does not.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Payer {
    /// The party's code.
    party: String,
    /// Its name.
    name: String,
    /// Its address.
    location: Option<String>,
    /// State code (India).
    state: Option<String>,
}

impl Action for ReceivePayment {
    const NAME: &'static str = "sell.payment.receive";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str = "Receives money for a bill, for the oldest bills, or as an advance.";
    type Output = PaymentReceived;

    fn check(&self) -> Ruled<()> {
        let mut faults = tenders::faults(&self.tenders);
        if faults.is_empty() {
            faults.extend(tenders::with_amounts(&self.tenders).err().into_iter().flatten());
        }
        if self.invoice.is_some() && self.allocate.is_some() {
            faults.push(Fault::new("allocate", Code::FieldUnknown));
        }
        if self.invoice.is_none() && self.open_minor.is_some() {
            faults.push(Fault::new("open_minor", Code::FieldUnknown));
        }
        if faults.is_empty() && self.amount_minor.is_some_and(|amount| Ok(amount) != self.total()) {
            faults.push(Fault::new("tenders", Code::TenderMismatch));
        }
        if faults.is_empty() {
            self.total().map(drop).map_err(|code| Refusal::new(code).field("tenders"))
        } else {
            Err(Refusal::invalid(faults))
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PaymentReceived>> {
        let date = tx.today();
        let fy = series::year_of(tx, date);
        let grounds = GroundStatements::prepare(tx)
            .await?
            .read(tx, Some(self.party.as_str()), DocumentKind::Receipt)
            .await?;
        let grounds = grounds.for_business(tx, &fy)?;
        let payer = grounds.named_party()?.clone();
        // The person first, then the bills, the series last: every call that locks these locks them in this
        // order.
        let people = payments::lock_person(tx, payer.party_id).await?;
        let (bills, open) = self.bills(tx, payer.party_id, date).await?;
        let (shares, advance) = allocate(self.total()?, bills)?;
        let day = OpenDay::of(grounds.days.locks, date)?;
        let tenders = tenders::with_amounts(&self.tenders).map_err(Refusal::invalid)?;
        let parts = by_tender(tenders.iter().map(|tender| tender.amount), &shares)?;
        let is_cash =
            |number: Option<i32>| tenders::tender_numbered(&tenders, number).is_some_and(Tender::is_cash);
        let taken = CashTaken {
            people: Some(&people),
            date,
            cash: self.cash()?,
            bills: cash_for_bills(&parts, is_cash)?,
            event: self.event.as_ref().map(Text::as_str),
        };
        let flags = taken.is_lawful(tx, &grounds.days.limits).await?;
        let till = tills::till_for(tx, self.till.as_ref(), &tenders, date).await?;
        let receipt = Receipt {
            asked: &self,
            tenders,
            till,
            day,
            fy,
            series: grounds.series,
            payer,
            shares,
            parts,
            advance,
        };
        let mut received = receipt.write(tx).await?;
        let settled = self.total()?.sub(advance)?;
        received.open_after_minor = Money::from_stored(open.get().saturating_sub(settled.get()));
        received.flags = flags;
        let change = Change::of(&received.number).after(json!({
            "party": self.party.as_str(), "total_minor": self.total()?, "cash_minor": self.cash()?,
            "advance_minor": advance,
        }));
        Ok(tx.record(change, received))
    }
}

impl ReceivePayment {
    /// The total of the tenders.
    pub(crate) fn total(&self) -> std::result::Result<Money, Code> {
        Money::sum(self.tenders.iter().filter_map(|tender| tender.amount_minor))
    }

    /// The cash among them.
    fn cash(&self) -> std::result::Result<Money, Code> {
        let cash = self.tenders.iter().filter(|tender| tender.mode == Mode::Cash);
        Money::sum(cash.filter_map(|tender| tender.amount_minor))
    }

    /// The bills to settle on this day, oldest first, locked, and what is open of them or of the named one; a named bill of a later
    /// day gets nothing, so that the payment is an advance. Errors: `not_found` at `invoice`; `payment_state_invalid` there, with
    /// `facts.open_minor`, if another amount is open than was seen.
    async fn bills(&self, tx: &Tx, party: PartyId, on: Day) -> Result<(Vec<OpenBill>, Money)> {
        let Some(named) = &self.invoice else {
            let bills = match self.allocate {
                Some(Allocate::OldestFirst) => payments::open_bills(tx, party, on).await?,
                None => vec![],
            };
            // A sum of stored amounts may exceed the limit of one.
            let open = bills.iter().try_fold(Money::ZERO, |sum, bill| sum.accumulate(bill.open))?;
            return Ok((bills, open));
        };
        let row = documents::named(tx, named.as_str(), "invoice").await?;
        let open = payments::open_of(tx, row.document_id).await?.filter(|_| row.party_id == Some(party));
        // Another party's bill, or a document that is no bill: this party has no such bill.
        let open = open.ok_or_else(|| Refusal::new(Code::NotFound).field("invoice"))?;
        if self.open_minor.is_some_and(|seen| seen != open) {
            let message = Phrase::of(
                "Another payment for this bill came in. Look at what is open, then take the rest.",
            );
            let fault = Fault { message, ..Fault::new("invoice", Code::PaymentStateInvalid) };
            return Err(Refusal::from(fault).fact("open_minor", open.get()).into());
        }
        let is_owed = payments::is_owed_on(on, row.document_date);
        let bill = OpenBill { id: row.document_id, number: row.number, open };
        Ok((is_owed.then_some(bill).into_iter().collect(), open))
    }
}

/// The data of a receipt to write.
pub(crate) struct Receipt<'a> {
    pub asked: &'a ReceivePayment,
    pub tenders: Vec<Tender>,
    /// The till that they go into.
    pub till: Option<String>,
    pub day: OpenDay,
    pub fy: FinancialYear,
    pub series: Option<SeriesRow>,
    pub payer: Party,
    pub shares: Vec<Share>,
    /// The shares, by the tenders that pay them.
    pub parts: Vec<Part>,
    pub advance: Money,
}

impl Receipt<'_> {
    /// Writes the receipt in one flight.
    pub async fn write(&self, tx: &Tx) -> Result<PaymentReceived> {
        let asked = self.asked;
        let seen = tenders::seen_before(tx, &asked.tenders, self.day.day(), asked.reference_is_new).await?;
        series::ready(tx, self.series.as_ref(), DocumentKind::Receipt, &self.fy).await?;
        let (id, total) = (DocumentId::from_uuid(tx.new_id()?), self.asked.total()?);
        let transfers = self.transfers(&tx.workspace.currency.code)?;
        let document = self.document(tx, total)?;
        let body = documents::body(tx, &document, &self.payer())?;
        let nothing = Money::ZERO;
        let new = NewDocument {
            id,
            kind: DocumentKind::Receipt,
            fy: self.fy.clone(),
            date: self.day,
            due_on: None,
            party: Some(self.payer.party_id),
            place_of_supply: None,
            body,
            figures: Figures { taxable: nothing, tax: nothing, round_off: nothing, total },
            reverses: None,
            lines: vec![],
            transfers,
        };
        let post = PostStatements::prepare(tx).await?;
        let payment = PaymentStatements::prepare(tx).await?;
        let tenders = self.rows();
        let (number, taken, settled) = tokio::join!(biased;
            post.post(tx, &new),
            payment.tenders(tx, id, &tenders),
            payment.settle_parts(tx, id, &self.parts));
        let number = number?;
        taken?;
        settled?;
        Ok(PaymentReceived {
            document_id: id.uuid(),
            allocations: self.allocations(&number),
            number,
            date: self.day.day(),
            document,
            advance_minor: self.advance,
            open_after_minor: Money::ZERO,
            change_minor: tenders::change_of(&self.tenders)?,
            journal: journal_of(&new.transfers)?,
            warnings: tenders::warnings(&seen),
            reference_seen: seen,
            flags: vec![],
        })
    }

    fn allocations(&self, number: &str) -> Vec<Allocated> {
        let allocated = |share: &Share| Allocated {
            payment: number.to_owned(),
            invoice: share.bill.number.clone(),
            amount_minor: share.amount,
        };
        self.shares.iter().map(allocated).collect()
    }

    fn rows(&self) -> Vec<NewTender> {
        let event = self.asked.event.as_ref().map(Text::as_str);
        self.tenders.iter().map(|tender| tender.row(self.till.as_deref(), event)).collect()
    }

    /// The transfer of each tender: to the bills first, then to the advance.
    fn transfers(&self, currency: &str) -> Result<Vec<Transfer>> {
        let party = self.asked.party.as_str();
        let mut to_bills = self.asked.total()?.sub(self.advance)?;
        let mut transfers = Vec::new();
        for tender in &self.tenders {
            let settles = tender.amount.min(to_bills);
            to_bills = to_bills.sub(settles)?;
            for (account, amount) in [(Account::Ar, settles), (Account::Adv, tender.amount.sub(settles)?)] {
                if amount > Money::ZERO {
                    transfers.push(Transfer {
                        debit: Leg::of(tender.mode.account()),
                        credit: Leg::with(account, party),
                        commodity: currency.to_owned(),
                        amount: amount.get(),
                    });
                }
            }
        }
        Ok(transfers)
    }

    fn document(&self, tx: &Tx, total: Money) -> Result<ReceiptDocument> {
        let currency = &tx.workspace.currency;
        let share = |it: &Share| Settled { invoice: it.bill.number.clone(), amount_minor: it.amount };
        Ok(ReceiptDocument {
            title: DocumentKind::Receipt.facts().name,
            tenders: self
                .tenders
                .iter()
                .map(|it| it.shown(self.till.as_deref()))
                .collect::<std::result::Result<_, Code>>()?,
            allocations: self.shares.iter().map(share).collect(),
            advance_minor: self.advance,
            total_minor: total,
            total_text: group(total.get(), &currency.code, currency.minor_digits),
            total_words: (tx.workspace.country == Country::India).then(|| words_india(total.get())),
        })
    }

    fn payer(&self) -> Payer {
        Payer::of(&self.payer)
    }
}

impl Payer {
    /// The party as it is now.
    pub(crate) fn of(party: &Party) -> Payer {
        let party = party.clone();
        Payer { party: party.code, name: party.name, location: party.location, state: party.state }
    }
}
