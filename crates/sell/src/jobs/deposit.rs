//! Takes a deposit for a job: an ordinary advance that belongs to it.
//! Invariant: a deposit carries no tax; all cash for a job is one transaction for the law, whatever the days.

use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::journal::Posting;
use ledger::accounts::legal_limits::LegalLimits;
use ledger::accounts::payments::{self, BillPaid, ReferenceSeen, cash_stays_below_at};
use ledger::accounts::periods::OpenDay;
use ledger::accounts::posting_context::GroundStatements;
use ledger::accounts::series;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Flag, Name};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::book::{JobBook, JobSteps, StepRecord};
use super::rules::Step;
use crate::cash_law;
use crate::receipts::{Receipt, ReceivePayment};
use crate::tenders::{self, Tender, TenderGiven};
use crate::tills;

input! {
    /// A deposit for a job.
    pub struct DepositJob {
        /// The job: its number or id.
        job: Name,
        /// How it is paid.
        tenders: Vec<TenderGiven>,
        /// The till it goes into.
        till: Option<Name>,
        /// Whether it is refused if a UPI payment with the same reference came in within thirty days: a page sends that, and asks.
        /// Absent: the answer warns.
        reference_is_new: Flag,
    }
}

/// A deposit, as it was taken.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DepositTaken {
    /// The receipt's id.
    pub document_id: Uuid,
    /// The receipt's number.
    pub number: String,
    /// The job's id.
    pub job_id: Uuid,
    /// All deposits of the job so far.
    pub deposits_minor: Money,
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

impl DepositJob {
    fn received_from(&self, payer: Name) -> ReceivePayment {
        ReceivePayment::without_bill(payer, &self.tenders, self.till.clone(), self.reference_is_new)
    }
}

impl Action for DepositJob {
    const NAME: &'static str = "sell.job.deposit";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str = "Takes a deposit for an order or a repair.";
    type Output = DepositTaken;

    fn check(&self) -> Ruled<()> {
        self.received_from(self.job.clone()).check()
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<DepositTaken>> {
        let job = JobBook::find(tx, self.job.as_str()).await?;
        let date = tx.today();
        let fy = series::year_of(tx, date);
        let grounds = GroundStatements::prepare(tx)
            .await?
            .read(tx, Some(job.party.as_str()), DocumentKind::Receipt)
            .await?;
        let grounds = grounds.for_business(tx, &fy)?;
        let payer = grounds.named_party()?.clone();
        // The job first, then the person, the series last: every call that locks these locks them in this order.
        let held = job.hold(tx).await?;
        let people = payments::lock_person(tx, job.party_id).await?;
        let told = held.next(Step::Deposit)?;
        let day = OpenDay::of(grounds.days.locks, date)?;
        let tenders = tenders::with_amounts(&self.tenders).map_err(Refusal::invalid)?;
        let cash = tenders::cash_of(&tenders)?;
        cash_is_lawful(tx, &grounds.days.limits, &job, &people, &tenders).await?;
        let flags = cash_law::needs_review(tx, &grounds.days.limits, &people, date, cash).await?;
        let till = tills::till_for(tx, self.till.as_ref(), &tenders, date).await?;
        let asked = self.received_from(Name::parse(&job.party)?);
        let advance = asked.total()?;
        let series = grounds.series;
        let shares = vec![];
        let parts = vec![];
        let receipt =
            Receipt { asked: &asked, tenders, till, day, fy, series, payer, shares, parts, advance };
        let received = receipt.write(tx).await?;
        let id = DocumentId::from_uuid(received.document_id);
        let steps = JobSteps::prepare(tx).await?;
        let told = StepRecord { document: Some(id), ..told };
        let (linked, told) = tokio::join!(biased; steps.link(tx, id, job.id), steps.step(tx, job.id, &told));
        linked?;
        told?;
        let deposits = job.deposits(tx).await?;
        let change = Change::of(&job.number).after(json!({
            "receipt": received.number, "total_minor": advance, "cash_minor": cash, "deposits_minor": deposits,
        }));
        let taken = DepositTaken {
            document_id: received.document_id,
            number: received.number,
            job_id: job.id.uuid(),
            deposits_minor: deposits,
            change_minor: received.change_minor,
            journal: received.journal,
            warnings: received.warnings,
            reference_seen: received.reference_seen,
            flags,
        };
        Ok(tx.record(change, taken))
    }
}

/// Checks the cash limits of Indian law: the person's day, then the job as one transaction. Errors: `cash_limit_day`,
/// `cash_limit_transaction` at the first tender in cash.
pub(super) async fn cash_is_lawful(
    tx: &Tx,
    limits: &LegalLimits,
    job: &JobBook,
    people: &[PartyId],
    tenders: &[Tender],
) -> Result<()> {
    let cash = tenders::cash_of(tenders)?;
    let Some(limit) = cash_law::limit_of(limits, cash, tx.today()) else { return Ok(()) };
    let bills = [BillPaid::cash(job.id, cash)];
    let counts = payments::cash_counts(tx, people, tx.today(), cash, &bills, None).await?;
    let first = tenders.iter().position(Tender::is_cash);
    let field = first.map_or("tenders".to_owned(), |n| format!("tenders[{n}]"));
    Ok(cash_stays_below_at(&field, limit, &counts)?)
}
