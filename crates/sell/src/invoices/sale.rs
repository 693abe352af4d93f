//! The counter sale: bill and receipt in one act, one document and one entry.
//! Invariant: the tenders pay the bill to the coin, so that nothing of it is open; its cash is judged by the law like that of
//! any receipt.

use futures::FutureExt;
use kernel::code::Code;
use kernel::day::Day;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::journal::{Account, Leg, Posting};
use ledger::accounts::payments::{self, BillPaid, NewTender, PaymentStatements, ReferenceSeen};
use ledger::stock::sales::LotLeft;
use platform::action::Action;
use platform::error::Result;
use platform::fast_path::{FastPath, Prefetch, Reads};
use platform::fields::{Flag, Name, Text};
use platform::input::{Faults, Field, Member, Path, Shape};
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use uuid::Uuid;

use super::context::InvoiceRows;
use super::post::{self, Beside};
use super::{InvoicePosted, PostInvoice, PricedBill};
use crate::cash_law::{self, CashTaken};
use crate::invoices::unseen_cost::CostSeen;
use crate::pieces::ArticleMoved;
use crate::tenders::{self, Settlement, Tender, TenderGiven, coin, settle};
use crate::tills;

#[cfg(test)]
mod tests;

/// What the field says that pages ask by.
const ASKS: &str = "Whether it is refused if a UPI payment with the same reference came in within thirty days: a page sends \
                    that, and asks. Absent: the answer warns.";

/// A bill that is paid at the counter: the fields of `sell.invoice.post`, and how it is paid.
#[derive(Debug, Clone)]
pub struct PostSale {
    bill: PostInvoice,
    tenders: Vec<TenderGiven>,
    till: Option<Name>,
    event: Option<Text>,
    reference_is_new: Flag,
}

/// How a sale is paid, as sent.
pub(super) struct PaymentSent {
    tenders: Option<Value>,
    till: Option<Value>,
    event: Option<Value>,
    reference_is_new: Option<Value>,
}

/// A sale as sent: the input of its bill, and how it is paid.
pub(super) fn parts(sent: &Value) -> (Value, PaymentSent) {
    let mut bill = sent.clone();
    let mut take = |name: &str| bill.as_object_mut().and_then(|fields| fields.remove(name));
    let payment = PaymentSent {
        tenders: take("tenders"),
        till: take("till"),
        event: take("event"),
        reference_is_new: take("reference_is_new"),
    };
    (bill, payment)
}

impl PaymentSent {
    /// The sale of a bill that is paid so; None where a field has a fault.
    fn sale_of(&self, bill: Option<PostInvoice>, at: &Path, faults: &mut Faults) -> Option<PostSale> {
        let tenders =
            <Vec<TenderGiven> as Field>::take(self.tenders.as_ref(), &Path::Name(at, "tenders"), faults);
        let till = <Option<Name> as Field>::take(self.till.as_ref(), &Path::Name(at, "till"), faults);
        let event = <Option<Text> as Field>::take(self.event.as_ref(), &Path::Name(at, "event"), faults);
        let is_new = self.is_new(at, faults);
        Some(PostSale {
            bill: bill?,
            tenders: tenders?,
            till: till?,
            event: event?,
            reference_is_new: is_new?,
        })
    }

    fn is_new(&self, at: &Path, faults: &mut Faults) -> Option<Flag> {
        <Flag as Field>::take(self.reference_is_new.as_ref(), &Path::Name(at, "reference_is_new"), faults)
    }

    /// Adds the faults of what a draft says about the payment; it may say nothing.
    pub fn check(&self, at: &Path, faults: &mut Faults) {
        <Option<Vec<TenderGiven>> as Field>::take(self.tenders.as_ref(), &Path::Name(at, "tenders"), faults);
        <Option<Name> as Field>::take(self.till.as_ref(), &Path::Name(at, "till"), faults);
        <Option<Text> as Field>::take(self.event.as_ref(), &Path::Name(at, "event"), faults);
        self.is_new(at, faults);
    }
}

impl Field for PostSale {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        if !value.is_object() {
            faults.add(at, Code::ValueUnknown);
            return None;
        }
        let (bill, payment) = parts(value);
        let bill = PostInvoice::read(&bill, at, faults);
        payment.sale_of(bill, at, faults)
    }

    fn shape() -> Shape {
        PostSale::shape_with(true)
    }
}

impl PostSale {
    /// The fields of a sale; a draft of one may leave out how it is paid.
    pub(super) fn shape_with(tenders_required: bool) -> Shape {
        let Shape::Object(mut members) = PostInvoice::shape() else { return Shape::Any };
        let member = |name, doc: &str, shape, required| Member { name, doc: doc.to_owned(), shape, required };
        members.extend([
            member("tenders", "How it is paid.", Vec::<TenderGiven>::shape(), tenders_required),
            member("till", "The till that the money goes into.", Name::shape(), false),
            member("event", "The event the cash is for.", Text::shape(), false),
            member("reference_is_new", ASKS, Flag::shape(), false),
        ]);
        Shape::Object(members)
    }
}

/// A posted counter sale.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SalePosted {
    /// The id of its bill.
    pub document_id: Uuid,
    /// The bill's number.
    pub number: String,
    /// posted.
    pub state: &'static str,
    /// Its date.
    pub date: Day,
    /// Its figures, as stored and printed.
    #[schemars(schema_with = "super::stored::bill")]
    pub document: Box<RawValue>,
    /// The cash that is given back.
    pub change_minor: Money,
    /// The till that the money went into.
    pub till: Option<String>,
    /// Its journal: the sum for each account, party and commodity; a debit is positive.
    pub journal: Vec<Posting>,
    /// The number of its transfers.
    pub postings: usize,
    /// The pieces sold.
    pub articles: Vec<ArticleMoved>,
    /// The lots that moved, with their remaining stock.
    pub lots: Vec<LotLeft>,
    /// Warnings for a person: reference_seen.
    pub warnings: Vec<String>,
    /// The papers by which UPI payments with the same references came in within thirty days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reference_seen: Vec<ReferenceSeen>,
    /// Flags for a program: `aml_review`, for Owners and Accountants, where the payer's cash needs a review.
    pub flags: Vec<&'static str>,
}

impl Action for PostSale {
    const NAME: &'static str = "sell.sale.post";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str = "Posts a bill and its payment at the counter, in one act.";
    type Output = SalePosted;

    fn check(&self) -> Ruled<()> {
        let mut faults = match self.bill.check() {
            Ok(()) => vec![],
            Err(refusal) if refusal.faults.is_empty() => return Err(refusal),
            Err(refusal) => refusal.faults,
        };
        faults.extend(tenders::faults(&self.tenders));
        if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SalePosted>> {
        let rows = self.prefetch(tx).await;
        self.perform_with(tx, rows).await
    }

    fn fast_path(self) -> impl FastPath<Output = SalePosted> {
        self
    }
}

impl Prefetch for PostSale {
    type Rows = InvoiceRows;

    async fn prefetch(&self, on: &impl Reads) -> Result<InvoiceRows> {
        self.bill.prefetch(on).await
    }
}

impl FastPath for PostSale {
    const IN_ORDER: bool = true;
    type Output = SalePosted;

    async fn perform_with(self, tx: &mut Tx, rows: Result<InvoiceRows>) -> Result<Recorded<SalePosted>> {
        let mut sale = PricedBill::of(tx, self.bill, rows).await?;
        let total = sale.bill.document.total_minor;
        let paid = settle(total, &self.tenders, coin(tx.workspace.country))?;
        let goods = sale.judge_state(tx)?;
        sale.keep_pan(tx).await?;
        let id = DocumentId::from_uuid(tx.new_id()?);
        // The person after pieces and lots, the till after the person, the series last.
        let event = self.event.as_ref().map(Text::as_str);
        let flags = cash_is_lawful(tx, &sale, id, &paid, event).await?;
        sale.judge_roles(tx)?;
        let till = tills::till_for(tx, self.till.as_ref(), &paid.tenders, sale.asked.date).await?;
        let seen = tenders::seen_before(tx, &self.tenders, sale.asked.date, self.reference_is_new).await?;
        sale.is_paid_by(&paid, till.as_deref())?;
        let statements = PaymentStatements::prepare(tx).await?;
        let rows: Vec<NewTender> = paid.tenders.iter().map(|it| it.row(till.as_deref(), event)).collect();
        let buyer = sale.found.grounds.party.as_ref().map(|party| party.code.clone());
        let owed = Leg { party: buyer, ..Leg::of(Account::Ar) };
        let beside = Beside {
            id,
            transfers: paid.transfers(&owed, &tx.workspace.currency.code),
            is_paid: true,
            writes: Some(statements.tenders(tx, id, &rows).boxed()),
        };
        let posted = sale.post(tx, goods, beside).await?;
        let change = sale.sold(&posted, &paid, till.as_deref());
        let answer = answer(&CostSeen::by(tx), posted, &paid, till, flags)?;
        Ok(tx.record(
            change,
            SalePosted { warnings: tenders::warnings(&seen), reference_seen: seen, ..answer },
        ))
    }
}

impl PricedBill {
    /// Writes into the document how it is paid.
    fn is_paid_by(&mut self, paid: &Settlement, till: Option<&str>) -> Result<()> {
        let document = &mut self.bill.document;
        document.cash_due_minor = paid.cash_due;
        document.cash_round_minor = Some(paid.cash_round);
        document.tenders =
            paid.tenders.iter().map(|it| it.shown(till)).collect::<std::result::Result<_, Code>>()?;
        Ok(())
    }

    /// What the audit event tells of the sale.
    fn sold(&self, posted: &InvoicePosted, paid: &Settlement, till: Option<&str>) -> Change {
        let mut event = post::event_of_bill(&self.asked, &self.found, &self.ready, &self.bill);
        let way = |it: &Tender| json!({ "mode": it.mode.as_str(), "amount_minor": it.amount });
        event["tenders"] = paid.tenders.iter().map(way).collect();
        event["cash_round_minor"] = json!(paid.cash_round);
        event["till"] = json!(till);
        Change::of(&posted.number).after(event).reason(self.input.reason.as_ref().map(Text::as_str))
    }
}

fn answer(
    seen: &CostSeen,
    posted: InvoicePosted,
    paid: &Settlement,
    till: Option<String>,
    flags: Vec<&'static str>,
) -> Result<SalePosted> {
    Ok(SalePosted {
        document_id: posted.document_id,
        number: posted.number,
        state: posted.state,
        date: posted.date,
        document: seen.text(posted.document)?,
        change_minor: paid.change,
        till,
        journal: seen.journal(posted.journal),
        postings: posted.postings,
        articles: posted.articles,
        lots: seen.lots(posted.lots),
        warnings: vec![],
        reference_seen: vec![],
        flags,
    })
}

/// Checks the cash by the law, with the buyer locked as a person. Returns whether the person's cash needs a review.
async fn cash_is_lawful(
    tx: &Tx,
    sale: &PricedBill,
    id: DocumentId,
    paid: &Settlement,
    event: Option<&str>,
) -> Result<Vec<&'static str>> {
    let cash = paid.cash();
    let limits = sale.limits();
    let is_counted = !cash_law::limits_of(tx, limits, cash, sale.asked.date).is_empty();
    let people = match &sale.found.grounds.party {
        Some(party) if is_counted => Some(payments::lock_person(tx, party.party_id).await?),
        _ => None,
    };
    let taken = CashTaken {
        people: people.as_deref(),
        date: sale.asked.date,
        cash,
        bills: vec![BillPaid { corrects: sale.corrects(), ..BillPaid::cash(id, cash) }],
        event,
    };
    taken.is_lawful(tx, limits).await
}
