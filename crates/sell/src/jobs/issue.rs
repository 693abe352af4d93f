//! Gives metal of a job to a karigar, with a challan: the customer's items whole, and metal of the shop.
//! Invariant: an item goes out once, with the fine metal of its intake.

use kernel::code::Code;
use kernel::decimal::Fineness;
use kernel::id::DocumentId;
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::weight::Milligrams;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, Figures, NewDocument, PostStatements};
use ledger::accounts::journal::{Posting, journal_of};
use ledger::accounts::periods::OpenDay;
use ledger::accounts::posting_context::{GroundStatements, Grounds};
use ledger::accounts::series;
use ledger::parties::Party;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Count, Name};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::book::{JobBook, JobHeld, JobItem, JobMoved, JobSteps, StepRecord};
use super::costs::costs_of;
use super::document::{ChallanDocument, ChallanRow};
use super::rules::{
    Issue, IssueRow, ItemHeld, JobState, MetalWeight, Movement, Parties, Step, issue, issue_movements,
    metal_of, sum, transfers,
};
use crate::invoices::stored::Buyer;
use crate::karigars::is_karigar;

input! {
    /// A row that goes to the karigar: an item of the customer, or metal of the shop by its weight.
    pub struct IssueGiven {
        /// The number of the customer's item.
        item: Option<Count>,
        /// The metal of the shop; absent: that of the job's items, else gold.
        metal: Option<Metal>,
        /// Its weight.
        net_mg: Option<Milligrams>,
        /// Its fineness in parts per thousand.
        fineness_ppt: Option<Fineness>,
    }
}

input! {
    /// Metal to give to a karigar for a job.
    pub struct IssueJob {
        /// The job: its number or id.
        job: Name,
        /// The karigar's code.
        karigar: Name,
        /// What goes.
        lots: Vec<IssueGiven>,
    }
}

/// Metal that went to a karigar.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobIssued {
    /// The job's number.
    pub job: String,
    /// The job's id.
    pub job_id: Uuid,
    /// in_work.
    pub state: JobState,
    /// The challan's id.
    pub document_id: Uuid,
    /// The challan's number.
    pub number: String,
    /// The fine metal that went, of all metals.
    pub fine_mg: i64,
    /// Its journal.
    pub journal: Vec<Posting>,
}

impl IssueGiven {
    /// The faults of a row by itself: an item has its own weight, other metal needs one.
    fn faults(&self) -> Vec<(&'static str, Code)> {
        let weight = [
            ("metal", self.metal.is_some(), false),
            ("net_mg", self.net_mg.is_some(), true),
            ("fineness_ppt", self.fineness_ppt.is_some(), true),
        ];
        let fault = |(field, is, needed): (&'static str, bool, bool)| match (self.item.is_some(), is, needed)
        {
            (true, true, _) => Some((field, Code::FieldUnknown)),
            (false, false, true) => Some((field, Code::FieldRequired)),
            _ => None,
        };
        weight.into_iter().filter_map(fault).collect()
    }
}

impl Action for IssueJob {
    const NAME: &'static str = "sell.job.issue";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Gives a customer's items and metal of the shop to a karigar, for a job.";
    type Output = JobIssued;

    fn check(&self) -> Ruled<()> {
        let mut faults: Vec<Fault> = Vec::new();
        if self.lots.is_empty() {
            faults.push(Fault::new("lots", Code::FieldRequired));
        }
        for (n, row) in self.lots.iter().enumerate() {
            let of_row = row.faults().into_iter();
            faults.extend(of_row.map(|(field, code)| Fault::new(format!("lots[{n}].{field}"), code)));
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<JobIssued>> {
        let job = JobBook::find(tx, self.job.as_str()).await?;
        let date = tx.today();
        let fy = series::year_of(tx, date);
        let grounds = GroundStatements::prepare(tx)
            .await?
            .read(tx, Some(self.karigar.as_str()), DocumentKind::Challan)
            .await
            .and_then(|read| read.for_business(tx, &fy))
            .map_err(crate::karigars::at_karigar)?;
        let karigar = is_karigar(grounds.named_party()?)?.clone();
        let held = job.hold(tx).await?;
        let asked = self.rows(&held)?;
        let items: Vec<ItemHeld> = held.items.iter().map(JobItem::held).collect();
        // An unknown item is not found, whatever the state; an item that is out is judged after the state.
        let rows = issue(&asked, &items);
        if let Err(unknown) = &rows
            && unknown.code == Code::NotFound
        {
            return Err(unknown.clone().into());
        }
        let told = held.next(Step::Issue)?;
        let (day, rows) = (OpenDay::of(grounds.days.locks, date)?, rows?);
        let movements = issue_movements(&rows).map_err(|code| Refusal::new(code).field("lots"))?;
        let challan =
            Challan { job: &job, held: &held, karigar: &karigar, grounds: &grounds, day, rows: &rows };
        let issued = challan.write(tx, &self, &movements, told).await?;
        let change = Change::of(&job.number).before(json!({ "state": held.state })).after(json!({
            "state": issued.state, "karigar": karigar.code, "challan": issued.number, "rows": rows.len(),
            "fine_mg": issued.fine_mg,
        }));
        Ok(tx.record(change, issued))
    }
}

impl IssueJob {
    fn rows(&self, held: &JobHeld) -> Ruled<Vec<Issue>> {
        let metals = held.metals();
        let row = |(n, row): (usize, &IssueGiven)| match (row.item, row.net_mg, row.fineness_ppt) {
            (None, Some(net), Some(fineness)) => {
                let metal = metal_of(row.metal, &metals, &format!("lots[{n}].metal"))?;
                Ok(Issue::Shop(MetalWeight { metal, net, fineness }))
            }
            (item, ..) => Ok(Issue::Item(item.map_or(0, |item| item.0))),
        };
        self.lots.iter().enumerate().map(row).collect()
    }
}

/// A challan to write.
struct Challan<'a> {
    job: &'a JobBook,
    held: &'a JobHeld,
    karigar: &'a Party,
    grounds: &'a Grounds,
    day: OpenDay,
    rows: &'a [IssueRow],
}

impl Challan<'_> {
    /// Writes it in one flight: the document first, because it takes the number.
    async fn write(
        &self,
        tx: &Tx,
        asked: &IssueJob,
        movements: &[Movement],
        told: StepRecord<'_>,
    ) -> Result<JobIssued> {
        let fy = series::year_of(tx, self.day.day());
        let costs = costs_of(tx, self.held, Step::Issue, movements).await?;
        series::ready(tx, self.grounds.series.as_ref(), DocumentKind::Challan, &fy).await?;
        let (id, nothing) = (DocumentId::from_uuid(tx.new_id()?), Money::ZERO);
        let parties = Parties { customer: None, karigar: Some(&self.karigar.code) };
        let new = NewDocument {
            id,
            kind: DocumentKind::Challan,
            fy,
            date: self.day,
            due_on: None,
            party: Some(self.karigar.party_id),
            place_of_supply: None,
            body: documents::body(tx, &self.document(asked), &Buyer::of(self.karigar))?,
            figures: Figures { taxable: nothing, tax: nothing, round_off: nothing, total: nothing },
            reverses: None,
            lines: vec![],
            transfers: transfers(movements, &parties),
        };
        let items: Vec<i32> = self.rows.iter().filter_map(|row| row.item).collect();
        let post = PostStatements::prepare(tx).await?;
        let steps = JobSteps::prepare(tx).await?;
        let job = self.job.id;
        let told = StepRecord { document: Some(id), ..told };
        let karigar = Some(self.karigar.party_id);
        let moved = JobMoved { step: Step::Issue, karigar, document: id, movements, costs: &costs };
        let (number, linked, told_it, moved, placed) = tokio::join!(biased;
            post.post(tx, &new),
            steps.link(tx, id, job),
            steps.step(tx, job, &told),
            steps.metal(tx, job, &moved),
            steps.place(tx, job, &items, "karigar"));
        let number = number?;
        linked?;
        told_it?;
        moved?;
        placed?;
        Ok(JobIssued {
            job: self.job.number.clone(),
            job_id: job.uuid(),
            state: told.state,
            document_id: id.uuid(),
            number,
            fine_mg: sum(self.rows.iter().map(|row| row.fine))?,
            journal: journal_of(&new.transfers)?,
        })
    }

    fn document(&self, asked: &IssueJob) -> ChallanDocument {
        let row = |(given, row): (&IssueGiven, &IssueRow)| {
            let item = self.held.items.iter().find(|item| Some(item.number) == row.item);
            ChallanRow {
                item: row.item,
                description: item.map(|item| item.description.clone()),
                metal: row.metal,
                net_mg: item.map_or(given.net_mg.map(Milligrams::get), |item| item.net_mg),
                fineness_ppt: item.map_or(given.fineness_ppt, |item| item.fineness),
                fine_mg: row.fine,
            }
        };
        ChallanDocument {
            title: DocumentKind::Challan.facts().name,
            job: self.job.number.clone(),
            metal: asked.lots.iter().zip(self.rows).map(row).collect(),
        }
    }
}
