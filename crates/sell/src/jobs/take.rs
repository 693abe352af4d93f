//! Takes in an order or a repair: what is promised, what the customer brings, what was agreed.
//! Invariant: the fine metal of each item is rounded once, when it is weighed, and the shop owes it to the customer
//! from then on. A rate below the board's is promised by those who may set a rate, and with a reason.

use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Fineness, PerMg, Percent};
use kernel::id::{DocumentId, PartyId};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::weight::Milligrams;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, Figures, NewDocument, PostStatements};
use ledger::accounts::journal::{Posting, journal_of};
use ledger::accounts::periods::OpenDay;
use ledger::accounts::posting_context::GroundStatements;
use ledger::accounts::series;
use ledger::orders::is_not_over;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::sealed::sell::{job, job_item};
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::jobs::book as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::book::{JobMoved, JobSteps, stored_fineness, whole};
use super::document::{AgreedRateShown, JobDocument, JobItemShown};
use super::rules::{
    ItemWeight, JobKind, JobState, Movement, Parties, Step, by_metal, metal_of, sound_items, take, transfers,
};
use crate::invoices::stored::Buyer;
use crate::rates::rules::{is_below, may_set, rate_is_fresh};
use crate::rates::{RateStatement, stale_hours};

/// The most that can be used up: all of the metal.
const WHOLE: Percent = Percent::from_stored(100_000_000);
/// The most days ahead for which a rate is promised: nobody knows the price of gold beyond.
const MOST_DAYS: i32 = 365;
/// The field of the agreed rate's metal.
const METAL_AGREED: &str = "rate_agreed.metal";

input! {
    /// Something that the customer brings.
    pub struct JobItemGiven {
        /// What it is.
        description: Text,
        /// What the scale shows.
        gross_mg: Option<Milligrams>,
        /// Its metal.
        metal: Option<Metal>,
        /// Its weight of metal, if the metal is counted; absent: the piece is only looked after.
        net_mg: Option<Milligrams>,
        /// The fineness of the metal in parts per thousand.
        fineness_ppt: Option<Fineness>,
    }
}

input! {
    /// A rate that is promised on intake.
    pub struct AgreedRateGiven {
        /// The metal that it is for; absent: that of the weighed items, gold if none is weighed. Items of several
        /// metals need it.
        metal: Option<Metal>,
        /// The fineness that it is for, in parts per thousand.
        fineness_ppt: Fineness,
        /// The price of the weight in `per_mg`.
        rate_minor: Money,
        /// The weight it is for, in mg: 1000 for a gram.
        per_mg: PerMg,
        /// Its last day: at most 365 days ahead.
        until: Day,
    }
}

input! {
    /// An order or a repair to take in.
    pub struct TakeJob {
        /// Whose it is.
        party: Name,
        /// order or repair.
        kind: JobKind,
        /// What is to be done.
        description: Text,
        /// The day that is promised.
        promised: Day,
        /// What the customer brings.
        items: Option<Vec<JobItemGiven>>,
        /// What it may cost.
        estimate_minor: Option<Money>,
        /// The rate for metal that the shop adds; absent: the board's rate at delivery. Only Owners, Admins and
        /// Managers may agree to one below the board's, or where the board has none, with a reason.
        rate_agreed: Option<AgreedRateGiven>,
        /// The wastage that the customer agrees to, of the net weight.
        wastage_percent: Option<Percent>,
        /// Why the agreed rate is below the board's, or why it was agreed where the board has none.
        reason: Option<Text>,
    }
}

/// A job that was taken in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobTaken {
    /// Its number, by which other calls name it.
    pub job: String,
    /// The same number.
    pub number: String,
    /// Its id.
    pub job_id: Uuid,
    /// taken.
    pub state: JobState,
    /// The fine metal that the customer brought, of the first weighed item's metal.
    pub customer_metal_fine_mg: i64,
    /// Its journal.
    pub journal: Vec<Posting>,
}

impl Action for TakeJob {
    const NAME: &'static str = "sell.job.take";
    const NEEDS: Permission = Permission::JobsTake;
    const SUMMARY: &'static str =
        "Takes in a customer's order or repair, with the metal that the customer brings.";
    type Output = JobTaken;

    fn check(&self) -> Ruled<()> {
        let weights: Vec<ItemWeight> = self.items().iter().map(JobItemGiven::weight).collect();
        let mut faults = sound_items(&weights);
        if self.estimate_minor.is_some_and(|estimate| estimate < Money::ZERO) {
            faults.push(Fault::new("estimate_minor", Code::NumberRange));
        }
        if self.rate_agreed.as_ref().is_some_and(|agreed| agreed.rate_minor <= Money::ZERO) {
            faults.push(Fault::new("rate_agreed.rate_minor", Code::NumberRange));
        }
        if self.metal_agreed().is_err() {
            faults.push(Fault::new(METAL_AGREED, Code::FieldRequired));
        }
        if self.wastage_percent.is_some_and(|percent| percent > WHOLE) {
            faults.push(Fault::new("wastage_percent", Code::NumberRange));
        }
        if faults.is_empty() { self.fine().map(drop) } else { Err(Refusal::invalid(faults)) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<JobTaken>> {
        let (date, fine) = (tx.today(), self.fine()?);
        is_not_over(self.promised, date, "promised")?;
        let days = date..=date.saturating_add(MOST_DAYS.days());
        if self.rate_agreed.as_ref().is_some_and(|agreed| !days.contains(&agreed.until)) {
            return Err(Refusal::new(Code::NumberRange).field("rate_agreed.until").into());
        }
        let fy = series::year_of(tx, date);
        let grounds = GroundStatements::prepare(tx)
            .await?
            .read(tx, Some(self.party.as_str()), DocumentKind::Job)
            .await?;
        let grounds = grounds.for_business(tx, &fy)?;
        let customer = grounds.named_party()?;
        let day = OpenDay::of(grounds.days.locks, date)?;
        let movements = self.movements(&fine)?;
        let parties = Parties { customer: Some(&customer.code), karigar: None };
        self.may_promise(tx).await?;
        series::ready(tx, grounds.series.as_ref(), DocumentKind::Job, &fy).await?;
        let (id, nothing) = (DocumentId::from_uuid(tx.new_id()?), Money::ZERO);
        let new = NewDocument {
            id,
            kind: DocumentKind::Job,
            fy,
            date: day,
            due_on: None,
            party: Some(customer.party_id),
            place_of_supply: None,
            body: documents::body(tx, &self.document(&fine)?, &Buyer::of(customer))?,
            figures: Figures { taxable: nothing, tax: nothing, round_off: nothing, total: nothing },
            reverses: None,
            lines: vec![],
            transfers: transfers(&movements, &parties),
        };
        let number = self.write(tx, &new, customer.party_id, &fine, &movements).await?;
        let main = self.items().iter().zip(&fine).find(|(item, _)| item.net_mg.is_some());
        let main = main.and_then(|(item, _)| item.metal).unwrap_or(Metal::Gold);
        let change = Change::of(&number).after(json!({
            "party": self.party.as_str(), "kind": self.kind, "promised": self.promised, "items": self.items().len(),
            "fine_mg": movements.iter().map(|it| (it.metal.as_str(), it.owed)).collect::<Vec<_>>(),
            "rate_agreed": self.agreed_rate()?, "wastage_percent": self.wastage_percent,
        }));
        let change = change.reason(self.reason.as_ref().map(Text::as_str));
        let taken = JobTaken {
            job: number.clone(),
            number,
            job_id: id.uuid(),
            state: JobState::Taken,
            customer_metal_fine_mg: movements.iter().find(|it| it.metal == main).map_or(0, |it| it.owed),
            journal: journal_of(&new.transfers)?,
        };
        Ok(tx.record(change, taken))
    }
}

impl JobItemGiven {
    fn weight(&self) -> ItemWeight {
        ItemWeight { gross: self.gross_mg, metal: self.metal, net: self.net_mg, fineness: self.fineness_ppt }
    }
}

impl TakeJob {
    fn items(&self) -> &[JobItemGiven] {
        self.items.as_deref().unwrap_or_default()
    }

    /// R0: the fine metal of each item, zero for those that are only looked after.
    fn fine(&self) -> Ruled<Vec<i64>> {
        let fine = |(n, item): (usize, &JobItemGiven)| {
            let fine = item.weight().weighed().map_or(Ok(0), |weighed| weighed.fine());
            fine.map_err(|code| Refusal::new(code).field(format!("items[{n}].net_mg")))
        };
        self.items().iter().enumerate().map(fine).collect()
    }

    /// The metal of the rate that is promised. Errors: `field_required` where the weighed items have several.
    fn metal_agreed(&self) -> Ruled<Option<Metal>> {
        let Some(agreed) = &self.rate_agreed else { return Ok(None) };
        let weighed = self.items().iter().filter(|item| item.net_mg.is_some());
        let mut metals: Vec<Metal> = weighed.filter_map(|item| item.metal).collect();
        metals.sort_unstable();
        metals.dedup();
        metal_of(agreed.metal, &metals, METAL_AGREED).map(Some)
    }

    /// The rate that is promised, as papers and events show it.
    fn agreed_rate(&self) -> Ruled<Option<AgreedRateShown>> {
        let metal = self.metal_agreed()?;
        Ok(self.rate_agreed.as_ref().map(|agreed| AgreedRateShown {
            metal,
            fineness_ppt: agreed.fineness_ppt,
            rate_minor: agreed.rate_minor,
            per_mg: agreed.per_mg,
            until: agreed.until,
        }))
    }

    /// A rate below the board's for its metal, or one where the board has no fresh rate, is for those who may set
    /// one, with a reason. Errors: `field_required` at `reason`, `permission_denied` at `rate_agreed.rate_minor`.
    async fn may_promise(&self, tx: &Tx) -> Result<()> {
        let (Some(agreed), Some(metal)) = (&self.rate_agreed, self.metal_agreed()?) else { return Ok(()) };
        let pieces = [(metal, agreed.fineness_ppt)];
        let board = RateStatement::prepare(tx).await?.in_force(tx, &pieces, tx.now).await?;
        let is_kept = board.iter().any(|row| {
            rate_is_fresh(row.effective_at, tx.now, stale_hours(tx)).is_ok()
                && !is_below(agreed.rate_minor, agreed.per_mg, row)
        });
        if is_kept {
            return Ok(());
        }
        if self.reason.is_none() {
            return Err(Refusal::new(Code::FieldRequired).field("reason").into());
        }
        Ok(may_set(tx.member.trust.roles, "rate_agreed.rate_minor")?)
    }

    fn movements(&self, fine: &[i64]) -> Ruled<Vec<Movement>> {
        let weighed = self.items().iter().zip(fine).filter(|(item, _)| item.net_mg.is_some());
        let sums = by_metal(weighed.filter_map(|(item, fine)| Some((item.metal?, *fine))));
        Ok(take(&sums.map_err(|code| Refusal::new(code).field("items"))?))
    }

    fn document(&self, fine: &[i64]) -> Ruled<JobDocument> {
        let shown = |(n, (item, fine)): (i32, (&JobItemGiven, &i64))| JobItemShown {
            item: n,
            description: item.description.as_str().to_owned(),
            gross_mg: item.gross_mg.map(Milligrams::get),
            metal: item.metal,
            net_mg: item.net_mg.map(Milligrams::get),
            fineness_ppt: item.fineness_ppt,
            fine_mg: *fine,
        };
        Ok(JobDocument {
            title: DocumentKind::Job.facts().name,
            kind: self.kind,
            description: self.description.as_str().to_owned(),
            promised: self.promised,
            items: (1..).zip(self.items().iter().zip(fine)).map(shown).collect(),
            estimate_minor: self.estimate_minor,
            rate_agreed: self.agreed_rate()?,
            wastage_percent: self.wastage_percent,
        })
    }

    /// Writes the job in one flight, its document first, and returns its number.
    async fn write(
        &self,
        tx: &Tx,
        new: &NewDocument,
        party: PartyId,
        fine: &[i64],
        movements: &[Movement],
    ) -> Result<String> {
        let post = PostStatements::prepare(tx).await?;
        let steps = JobSteps::prepare(tx).await?;
        let intake = IntakeStatements::prepare(tx).await?;
        let moved = JobMoved { step: Step::Take, karigar: None, document: new.id, movements, costs: &[] };
        let (number, taken, written, told, moved) = tokio::join!(biased;
            post.post(tx, new),
            intake.job(tx, self, new.id, party),
            intake.items(tx, self.items(), new.id, fine),
            intake.event(tx, new.id),
            steps.metal(tx, new.id, &moved));
        let number = number?;
        taken?;
        written?;
        told?;
        moved?;
        Ok(number)
    }
}

/// The statements that write a job, prepared before their flight.
struct IntakeStatements {
    job: sql::InsertJobStmt,
    items: sql::InsertItemsStmt,
    event: sql::InsertEventStmt,
}

impl IntakeStatements {
    async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self {
            job: sql::insert_job().prepare(tx).await?,
            items: sql::insert_items().prepare(tx).await?,
            event: sql::insert_event().prepare(tx).await?,
        })
    }

    async fn job(&self, tx: &Tx, asked: &TakeJob, id: DocumentId, party: PartyId) -> Result<()> {
        let agreed = asked.rate_agreed.as_ref();
        self.job
            .params(
                tx,
                &sql::InsertJobParams {
                    tenant: tx.tenant(),
                    job: id.uuid(),
                    party: party.uuid(),
                    kind: asked.kind.as_str(),
                    description: tx.cipher().seal(job::DESCRIPTION, id.uuid(), asked.description.as_str())?,
                    promised: asked.promised,
                    estimate_minor: asked.estimate_minor.map(Money::get),
                    rate_metal: asked.metal_agreed()?.map(Metal::as_str),
                    rate_fineness: agreed.map(|it| stored_fineness(it.fineness_ppt)).transpose()?,
                    rate_minor: agreed.map(|it| it.rate_minor.get()),
                    rate_per_mg_e4: agreed.map(|it| it.per_mg.get()),
                    rate_until: agreed.map(|it| it.until),
                    wastage_e6: asked.wastage_percent.map(Percent::get),
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .one()
            .await?;
        Ok(())
    }

    async fn items(&self, tx: &Tx, items: &[JobItemGiven], id: DocumentId, fine: &[i64]) -> Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        let described = (1_i32..).zip(items).map(|(n, item)| {
            tx.cipher().seal(job_item::DESCRIPTION, (id.uuid(), n), item.description.as_str())
        });
        let fineness = items.iter().map(|item| item.fineness_ppt.map(stored_fineness).transpose());
        let written = self
            .items
            .params(
                tx,
                &sql::InsertItemsParams {
                    job: id.uuid(),
                    descriptions: described.collect::<Result<Vec<_>>>()?,
                    gross_mg: items.iter().map(|item| item.gross_mg.map(Milligrams::get)).collect::<Vec<_>>(),
                    metals: items.iter().map(|item| item.metal.map(Metal::as_str)).collect::<Vec<_>>(),
                    net_mg: items.iter().map(|item| item.net_mg.map(Milligrams::get)).collect::<Vec<_>>(),
                    fineness: fineness.collect::<Result<Vec<_>>>()?,
                    fine_mg: fine,
                    tenant: tx.tenant(),
                },
            )
            .all()
            .await?;
        whole(written.len(), items.len())
    }

    async fn event(&self, tx: &Tx, id: DocumentId) -> Result<()> {
        self.event.bind(tx, &tx.tenant(), &id.uuid(), &tx.now, &tx.person()).one().await?;
        Ok(())
    }
}
