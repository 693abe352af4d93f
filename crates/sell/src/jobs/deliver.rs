//! Delivers a job: one bill for its work and for the metal that the shop adds, the job's metal settled, its deposits used, the
//! rest paid.
//! Invariant: all of it is one transaction; the customer's own metal is never billed, and never given back twice.

pub mod preview;

use std::collections::BTreeMap;

use futures::FutureExt;
use kernel::code::Code;
use kernel::id::DocumentId;
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::journal::{EntryStatement, NewEntry, Posting, add_up, journal_of};
use ledger::accounts::party_credits::{self, match_up};
use ledger::accounts::payments::{self, OpenBill, Part, PaymentStatements, ReferenceSeen};
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Count, Flag, Name, Text};
use platform::input;
use platform::input::{Faults, Field, Member, Path, Shape};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use uuid::Uuid;

use super::book::{JobBook, JobHeld, JobMoved, JobPiece, JobSteps, StepRecord};
use super::costs::costs_of;
use super::deposit::cash_is_lawful;
use super::metal_given::MetalGiven;
use super::rules::{
    Coverage, JobCost, JobState, MetalWeight, Movement, NamedPiece, Parties, Step, are_free, cost_transfers,
    cover, pieces_named, transfers,
};
use crate::cash_law;
use crate::invoices::InvoicePosted;
use crate::invoices::delivery::{DeliveryAsked, DeliveryBill, JudgedDelivery, Paying, PaymentNow};
use crate::invoices::lines::{self, JobLine, LineGiven};
use crate::pricing::MetalContent;
use crate::tenders::{self, TenderGiven};
use crate::tills;

/// The text of the entry that uses deposits.
const MEMO: &str = "Deposits of a job used";

/// A line of a delivery: a line of a bill, or a finished piece of the job with what is charged for its work.
#[derive(Clone, Debug)]
pub struct LineToDeliver {
    finished: Option<Count>,
    line: LineGiven,
}

impl Field for LineToDeliver {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let mut line = value.clone();
        let finished = line.as_object_mut().and_then(|fields| fields.remove("finished"));
        let finished = <Option<Count> as Field>::take(finished.as_ref(), &Path::Name(at, "finished"), faults);
        let line = LineGiven::read(&line, at, faults);
        Some(LineToDeliver { finished: finished?, line: line? })
    }

    fn shape() -> Shape {
        let Shape::Object(mut members) = LineGiven::shape() else { return Shape::Any };
        members.push(Member {
            name: "finished",
            doc: "The number of a finished piece of the job: its weight and fineness are the line's."
                .to_owned(),
            shape: Count::shape(),
            required: false,
        });
        Shape::Object(members)
    }
}

input! {
    /// A job to deliver.
    pub struct DeliverJob {
        /// The job: its number or id.
        job: Name,
        /// What is billed.
        lines: Vec<LineToDeliver>,
        /// The customer's metal that goes back beside the pieces.
        returned: Option<Vec<MetalGiven>>,
        /// How the rest is paid; absent: it stays open.
        tenders: Option<Vec<TenderGiven>>,
        /// The till that the money goes into.
        till: Option<Name>,
        /// PAN: 10 characters, `ABCPJ1234K`, of a customer whose PAN the shop does not have yet: it is kept with the customer.
        pan: Option<Name>,
        /// State of the supply (India), two digits; absent: the customer's, else the shop's.
        place_of_supply: Option<Name>,
        /// The bill discount, shared over its lines.
        bill_discount_minor: Option<Money>,
        /// Why the discount is large.
        reason: Option<Text>,
        /// Whether it is refused if a UPI payment with the same reference came in within thirty days: a page sends that, and asks.
        /// Absent: the answer warns.
        reference_is_new: Flag,
    }
}

/// A job that was delivered.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobDelivered {
    /// The job's number.
    pub job: String,
    /// The job's id.
    pub job_id: Uuid,
    /// delivered.
    pub state: JobState,
    /// The bill's id.
    pub document_id: Uuid,
    /// The bill's number.
    pub number: String,
    /// The bill's figures, as stored and printed.
    #[schemars(schema_with = "crate::invoices::stored::bill")]
    pub document: Box<RawValue>,
    /// The bill's journal, with the job's metal.
    pub journal: Vec<Posting>,
    /// What of the deposits the bill used.
    pub applied_minor: Money,
    /// The journal of that.
    pub apply_journal: Vec<Posting>,
    /// The receipt's number; null where nothing was paid.
    pub receipt: Option<String>,
    /// The receipt's id.
    pub receipt_id: Option<Uuid>,
    /// The receipt's journal.
    pub receipt_journal: Vec<Posting>,
    /// The cash that is given back.
    pub change_minor: Money,
    /// Warnings for a person: reference_seen.
    pub warnings: Vec<String>,
    /// The papers by which UPI payments with the same references came in within thirty days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reference_seen: Vec<ReferenceSeen>,
    /// What is still open of the bill.
    pub left_to_pay_minor: Money,
    /// The fine metal that went back beside the pieces, of the first weighed item's metal.
    pub returned_fine_mg: i64,
    /// The fine metal still owed, of that metal.
    pub customer_metal_fine_mg: i64,
    /// Flags for a program: `aml_review`, for Owners and Accountants, where the payer's cash needs a review.
    pub flags: Vec<&'static str>,
}

impl Action for DeliverJob {
    const NAME: &'static str = "sell.job.deliver";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str =
        "Delivers an order or a repair: one bill, the deposits used, the rest paid, the metal settled.";
    type Output = JobDelivered;

    fn check(&self) -> Ruled<()> {
        let given: Vec<LineGiven> = self.lines.iter().map(|line| line.line.clone()).collect();
        let mut faults = match lines::sound(&given) {
            Ok(()) => vec![],
            Err(refusal) if refusal.faults.is_empty() => return Err(refusal),
            Err(refusal) => refusal.faults,
        };
        for (i, line) in self.lines.iter().enumerate().filter(|(_, line)| line.finished.is_some()) {
            let settled = line.line.settled_by_a_job();
            let of_line: Vec<Fault> =
                settled.map(|field| Fault::new(format!("lines[{i}].{field}"), Code::FieldUnknown)).collect();
            faults.retain(|fault| of_line.iter().all(|it| it.field != fault.field));
            faults.extend(of_line);
        }
        if !self.tenders().is_empty() {
            faults.extend(tenders::faults(self.tenders()));
        }
        if faults.is_empty() {
            faults.extend(tenders::with_amounts(self.tenders()).err().into_iter().flatten());
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<JobDelivered>> {
        // The job first, then pieces and lots, the person, the till, the series last.
        let job = JobBook::find(tx, self.job.as_str()).await?;
        let held = job.hold(tx).await?;
        let work = self.work(tx, &job, &held)?;
        let told = held.next(Step::Deliver);
        let fits = told.clone().map(drop);
        let bill = DeliveryBill::priced(tx, self.asked(&job, &work)?, &work.of_job, fits).await?;
        let total = bill.total();
        let bill = bill.judged(tx)?;
        let told = told?;
        are_free(&work.numbers, &held.delivered())?;
        let movements = work.coverage.deliver(&work.returned, &held.balances)?;
        let costs = costs_of(tx, &held, Step::Deliver, &movements).await?;
        bill.keep_pan(tx).await?;
        let people = payments::lock_person(tx, job.party_id).await?;
        let tenders = tenders::with_amounts(self.tenders()).map_err(Refusal::invalid)?;
        bill.stays_within_credit(tx, Money::sum(tenders.iter().map(|tender| tender.amount))?).await?;
        let cash = tenders::cash_of(&tenders)?;
        cash_is_lawful(tx, bill.limits(), &job, &people, &tenders).await?;
        let flags = cash_law::needs_review(tx, bill.limits(), &people, tx.today(), cash).await?;
        bill.judge_roles(tx)?;
        let till = tills::till_for(tx, self.till.as_ref(), &tenders, tx.today()).await?;
        let paying = Paying::prepare(tx, &bill, tenders, till).await?;
        let delivery =
            Delivery { job: &job, held: &held, work: &work, movements: &movements, costs: &costs, told };
        let (posted, event) = delivery.post(tx, bill).await?;
        let open = OpenBill {
            id: DocumentId::from_uuid(posted.document_id),
            number: posted.number.clone(),
            open: total,
        };
        let applied = DepositUse::of(tx, &paying, &job, &open).await?;
        let rest = OpenBill { open: total.sub(applied.amount)?, ..open };
        let paid = paying.receive(tx, self.tenders(), self.till.clone(), self.reference_is_new, rest).await?;
        let delivered = delivery.answer(posted, applied, paid, flags);
        let change = Change::of(&job.number)
            .before(json!({ "state": held.state }))
            .after(json!({
                "state": delivered.state, "bill": delivered.number, "of_bill": event, "receipt": delivered.receipt,
                "applied_minor": delivered.applied_minor, "left_to_pay_minor": delivered.left_to_pay_minor,
                "returned_fine_mg": delivered.returned_fine_mg, "owed_fine_mg": delivered.customer_metal_fine_mg,
            }))
            .reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, delivered))
    }
}

/// What is delivered of the job's metal.
struct Work {
    /// The finished pieces that the lines name.
    numbers: Vec<NamedPiece>,
    coverage: Coverage,
    lines: Vec<LineGiven>,
    of_job: Vec<Option<JobLine>>,
    /// The fine metal that goes back beside them.
    returned: BTreeMap<Metal, i64>,
}

impl DeliverJob {
    fn tenders(&self) -> &[TenderGiven] {
        self.tenders.as_deref().unwrap_or_default()
    }

    /// Errors: `not_found` for a piece that the job does not have, `field_required` at a row that must name its metal.
    fn work(&self, tx: &ReadTx, job: &JobBook, held: &JobHeld) -> Result<Work> {
        let numbered = self.lines.iter().enumerate();
        let numbers: Vec<NamedPiece> =
            numbered.filter_map(|(n, line)| Some((n, line.finished.as_ref()?.0))).collect();
        let pieces: Vec<(i32, (MetalWeight, i64))> = held.pieces.iter().map(JobPiece::numbered).collect();
        let named = pieces_named(&numbers, &pieces)?;
        let returned = held.fine_of(self.returned.as_deref().unwrap_or_default(), "returned")?;
        let coverage =
            cover(&named, job.wastage, &held.balances).map_err(|code| Refusal::new(code).field("lines"))?;
        let words = Text::parse(&job.description)?;
        let (today, metals) = (tx.today(), held.metals());
        let mut lines: Vec<LineGiven> = self.lines.iter().map(|line| line.line.clone()).collect();
        let mut of_job = vec![None; lines.len()];
        for (((n, number), (weighed, _)), metal) in numbers.iter().zip(&named).zip(&coverage.lines) {
            let MetalWeight { metal: kind, net, fineness } = *weighed;
            let content = MetalContent { metal: kind, net, fineness };
            lines[*n] = lines[*n].clone().of_piece(&content, &words);
            let agreed = job.rate.as_ref();
            let agreed = agreed.and_then(|agreed| agreed.on(today, kind, fineness, &metals)).cloned();
            of_job[*n] = Some(JobLine { finished: *number, metal: *metal, agreed });
        }
        Ok(Work { numbers, coverage, lines, of_job, returned })
    }

    fn asked(&self, job: &JobBook, work: &Work) -> Result<DeliveryAsked> {
        Ok(DeliveryAsked {
            party: Name::parse(&job.party)?,
            pan: self.pan.clone(),
            place_of_supply: self.place_of_supply.clone(),
            lines: work.lines.clone(),
            bill_discount_minor: self.bill_discount_minor,
            reason: self.reason.clone(),
        })
    }
}

/// A delivery that passed every rule.
struct Delivery<'a> {
    job: &'a JobBook,
    held: &'a JobHeld,
    work: &'a Work,
    movements: &'a [Movement],
    costs: &'a [JobCost],
    told: StepRecord<'a>,
}

impl Delivery<'_> {
    /// Posts the bill, and in its flight what the delivery changes of the job. What was only looked after goes with it.
    async fn post(&self, tx: &Tx, bill: JudgedDelivery) -> Result<(InvoicePosted, Value)> {
        let id = DocumentId::from_uuid(tx.new_id()?);
        let parties = Parties { customer: Some(&self.job.party), karigar: None };
        let steps = JobSteps::prepare(tx).await?;
        let told = StepRecord { document: Some(id), ..self.told };
        let moved = JobMoved {
            step: Step::Deliver,
            karigar: None,
            document: id,
            movements: self.movements,
            costs: self.costs,
        };
        let kept = self.held.items.iter().filter(|item| item.is_whole() && item.net_mg.is_none());
        let kept: Vec<i32> = kept.map(|item| item.number).collect();
        let pieces: Vec<i32> = self.work.numbers.iter().map(|(_, number)| *number).collect();
        let job = self.job.id;
        let writes = async {
            let (linked, told, moved, placed, delivered) = tokio::join!(biased;
                steps.link(tx, id, job),
                steps.step(tx, job, &told),
                steps.metal(tx, job, &moved),
                steps.place(tx, job, &kept, "returned"),
                steps.deliver(tx, job, id, &pieces));
            linked?;
            told?;
            moved?;
            placed?;
            delivered
        };
        let mut beside = transfers(self.movements, &parties);
        beside.extend(cost_transfers(Step::Deliver, self.costs, &tx.workspace.currency.code));
        bill.post(tx, id, beside, writes.boxed()).await
    }

    fn answer(
        &self,
        posted: InvoicePosted,
        applied: DepositUse,
        paid: PaymentNow,
        flags: Vec<&'static str>,
    ) -> JobDelivered {
        let main = self.held.main_metal();
        let after = self.held.clone().after(self.movements);
        let PaymentNow { received, left } = paid;
        JobDelivered {
            job: self.job.number.clone(),
            job_id: self.job.id.uuid(),
            state: self.told.state,
            document_id: posted.document_id,
            number: posted.number,
            document: posted.document,
            journal: posted.journal,
            applied_minor: applied.amount,
            apply_journal: applied.journal,
            receipt: received.as_ref().map(|it| it.number.clone()),
            receipt_id: received.as_ref().map(|it| it.document_id),
            change_minor: received.as_ref().map_or(Money::ZERO, |it| it.change_minor),
            warnings: received.as_ref().map_or(vec![], |it| it.warnings.clone()),
            reference_seen: received.as_ref().map_or(vec![], |it| it.reference_seen.clone()),
            receipt_journal: received.map_or(vec![], |it| it.journal),
            left_to_pay_minor: left,
            returned_fine_mg: self.work.returned.get(&main).copied().unwrap_or(0),
            customer_metal_fine_mg: after.balances.get(&main).map_or(0, |balance| balance.owed),
            flags,
        }
    }
}

/// What of the deposits a bill used.
struct DepositUse {
    amount: Money,
    journal: Vec<Posting>,
}

impl DepositUse {
    /// Uses the job's deposits for its bill, the oldest first. What the bill does not take stays the customer's advance.
    async fn of(tx: &Tx, paying: &Paying, job: &JobBook, bill: &OpenBill) -> Result<DepositUse> {
        let mut deposits = party_credits::of_job(tx, job.id).await?;
        let used = match_up(&mut deposits, vec![bill.clone()])?;
        let amount = Money::sum(used.iter().map(|it| it.part.amount))?;
        let transfers = party_credits::transfers(&used, &paying.customer.code, &tx.workspace.currency.code);
        let transfers = add_up(transfers)?;
        let entry = NewEntry {
            document: None,
            date: paying.day,
            memo: MEMO,
            party: Some(paying.customer.party_id),
            transfers: &transfers,
        };
        let entries = EntryStatement::prepare(tx).await?;
        let payment = PaymentStatements::prepare(tx).await?;
        let of_each: Vec<(DocumentId, [Part; 1])> =
            used.iter().map(|it| (it.credit, [it.part.clone()])).collect();
        let settled = of_each.iter().map(|(deposit, part)| payment.settle_parts(tx, *deposit, part));
        let (entered, settled) =
            tokio::join!(biased; entries.write(tx, &entry), futures::future::join_all(settled));
        entered?;
        settled.into_iter().collect::<Result<()>>()?;
        Ok(DepositUse { amount, journal: journal_of(&transfers)? })
    }
}
