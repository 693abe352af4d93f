//! One job to read: what it is, where its metal is, what is finished and paid, and every step so far.
//! Invariant: the figures are sums of stored rows; nothing is computed from today's rates.

use kernel::day::{Day, Instant};
use kernel::decimal::{Fineness, Percent};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use ledger::accounts::documents::kinds::DocumentKind;
use platform::action::Query;
use platform::error::{Result, stored};
use platform::fields::Name;
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::ledger::party;
use platform::sealed::sell::job_event;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::jobs::show as sql;
use serde::Serialize;
use uuid::Uuid;

use super::book::{JobBook, JobHeld, JobItem, JobPiece};
use super::document::AgreedRateShown;
use super::rules::{JobKind, JobState, metal_of};

input! {
    /// Which job.
    pub struct GetJob {
        /// Its number or id.
        job: Name,
    }
}

/// A job.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "CustomerJob")]
pub struct JobShown {
    /// Its number.
    pub job: String,
    /// The same number.
    pub number: String,
    /// Its id.
    pub job_id: Uuid,
    /// taken, in_work, ready, delivered, cancelled.
    pub state: JobState,
    /// order or repair.
    pub kind: JobKind,
    /// Whose it is: the customer's code.
    pub party: String,
    /// The customer's name.
    pub party_name: String,
    /// What is to be done.
    pub description: String,
    /// The promised day.
    pub promised: Day,
    /// Whether that day is past and the job is not delivered.
    pub overdue: bool,
    /// When it was taken in.
    pub taken_at: Instant,
    /// What it may cost.
    pub estimate_minor: Option<Money>,
    /// The rate that was agreed.
    pub rate_agreed: Option<AgreedRateShown>,
    /// The wastage that was agreed.
    pub wastage_percent: Option<Percent>,
    /// Its deposits.
    pub deposits_minor: Money,
    /// The fine metal that the customer is owed, of the first weighed item's metal.
    pub customer_metal_fine_mg: i64,
    /// The fine metal of that kind that karigars hold.
    pub karigar_fine_mg: i64,
    /// The same of every metal of the job.
    pub metals: Vec<JobMetalShown>,
    /// What the customer brought.
    pub items: Vec<JobItemHeld>,
    /// The finished pieces.
    pub finished: Vec<JobPieceShown>,
    /// The karigars who had metal of the job, and what each still holds.
    pub karigars: Vec<JobKarigarShown>,
    /// Every step, the first one first.
    pub history: Vec<JobStepShown>,
}

/// A metal of a job, in fine mg.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobMetalShown {
    /// The metal.
    pub metal: Metal,
    /// Owed to the customer.
    pub customer_fine_mg: i64,
    /// In the shop, for the job.
    pub custody_fine_mg: i64,
    /// With karigars.
    pub karigar_fine_mg: i64,
}

/// A customer's item.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobItemHeld {
    /// Its number on the job.
    pub item: i32,
    /// What it is.
    pub description: String,
    /// What the scale shows.
    pub gross_mg: Option<i64>,
    /// Its metal.
    pub metal: Option<Metal>,
    /// Its weight of metal.
    pub net_mg: Option<i64>,
    /// The fineness of the metal.
    pub fineness_ppt: Option<Fineness>,
    /// Its fine metal; zero for what is only looked after.
    pub fine_mg: i64,
    /// shop, karigar, worked (it became another piece), returned.
    pub place: String,
}

/// A finished piece.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobPieceShown {
    /// Its number, in the order of receipt.
    pub finished: i32,
    /// Its metal.
    pub metal: Metal,
    /// Its weight of metal.
    pub net_mg: i64,
    /// The fineness of the metal.
    pub fineness_ppt: Fineness,
    /// Its fine metal.
    pub fine_mg: i64,
    /// When it came.
    pub at: Instant,
    /// Whether a bill delivered it.
    pub delivered: bool,
}

/// A karigar with metal of a job.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobKarigarShown {
    /// His code.
    pub karigar: String,
    /// His name.
    pub name: String,
    /// The metal.
    pub metal: Metal,
    /// The fine metal that he still holds; negative where he brought more.
    pub fine_mg: i64,
}

/// A step of a job.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JobStepShown {
    /// take, deposit, start, issue, receive, ready, deliver, cancel, return_metal, buy_metal.
    pub verb: String,
    /// The state after it.
    pub state: JobState,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
    /// The number of the paper that it made.
    pub document: Option<String>,
    /// That paper's id.
    pub document_id: Option<Uuid>,
    /// That paper's kind.
    pub doc_type: Option<DocumentKind>,
}

impl Query for GetJob {
    const NAME: &'static str = "sell.job";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str =
        "Shows an order or a repair: its metal, its deposits, what is finished, every step.";
    type Output = JobShown;

    async fn fetch(self, tx: &ReadTx) -> Result<JobShown> {
        let job = JobBook::find(tx, self.job.as_str()).await?;
        let events = sql::events_of().prepare(tx).await?;
        let karigars = sql::karigars_of().prepare(tx).await?;
        let (tenant, id) = (tx.tenant(), job.id.uuid());
        let (held, deposits, events, karigars) = tokio::join!(biased;
            job.look(tx),
            job.deposits(tx),
            async { events.bind(tx, &tenant, &id).all().await },
            async { karigars.bind(tx, &tenant, &id).all().await });
        let held = held?;
        let history = events?.into_iter().map(|row| step(tx, id, row)).collect::<Result<Vec<_>>>()?;
        let karigars = karigars?.into_iter().map(|row| karigar(tx, row)).collect::<Result<Vec<_>>>()?;
        Ok(job_shown(tx, job, held, deposits?, history, karigars))
    }
}

fn job_shown(
    tx: &ReadTx,
    job: JobBook,
    held: JobHeld,
    deposits_minor: Money,
    history: Vec<JobStepShown>,
    karigars: Vec<JobKarigarShown>,
) -> JobShown {
    let main = held.main_balance();
    let metal = |(metal, balance): (&Metal, &super::rules::Balance)| JobMetalShown {
        metal: *metal,
        customer_fine_mg: balance.owed,
        custody_fine_mg: balance.custody,
        karigar_fine_mg: balance.karigar,
    };
    JobShown {
        job_id: job.id.uuid(),
        state: job.state,
        kind: job.kind,
        party: job.party,
        party_name: job.party_name,
        description: job.description,
        promised: job.promised,
        overdue: job.state.is_open() && job.promised < tx.today(),
        taken_at: job.taken_at,
        estimate_minor: job.estimate,
        rate_agreed: job.rate.map(|agreed| AgreedRateShown {
            metal: metal_of(agreed.metal, &held.metals(), "rate_agreed.metal").ok(),
            fineness_ppt: agreed.fineness,
            rate_minor: agreed.rate.rate_minor,
            per_mg: agreed.rate.per_mg,
            until: agreed.until,
        }),
        wastage_percent: job.wastage,
        deposits_minor,
        customer_metal_fine_mg: main.owed,
        karigar_fine_mg: main.karigar,
        metals: held.balances.iter().map(metal).collect(),
        items: held.items.into_iter().map(item).collect(),
        finished: held.pieces.into_iter().map(piece).collect(),
        karigars,
        history,
        job: job.number.clone(),
        number: job.number,
    }
}

fn item(item: JobItem) -> JobItemHeld {
    JobItemHeld {
        item: item.number,
        description: item.description,
        gross_mg: item.gross_mg,
        metal: item.metal,
        net_mg: item.net_mg,
        fineness_ppt: item.fineness,
        fine_mg: item.fine_mg,
        place: item.place,
    }
}

fn piece(piece: JobPiece) -> JobPieceShown {
    JobPieceShown {
        finished: piece.number,
        metal: piece.weighed.metal,
        net_mg: piece.weighed.net.get(),
        fineness_ppt: piece.weighed.fineness,
        fine_mg: piece.fine_mg,
        at: piece.at,
        delivered: piece.is_delivered,
    }
}

fn step(tx: &ReadTx, job: Uuid, row: sql::EventsOf) -> Result<JobStepShown> {
    let cipher = tx.cipher();
    Ok(JobStepShown {
        verb: row.verb,
        state: stored(&row.state)?,
        at: row.at,
        by: cipher.open(membership::NAME, row.created_by, row.by_name)?,
        reason: cipher.open(job_event::REASON, (job, row.event_no), row.reason)?,
        document: row.number,
        document_id: row.document_id,
        doc_type: row.doc_type.as_deref().map(stored).transpose()?,
    })
}

fn karigar(tx: &ReadTx, row: sql::KarigarsOf) -> Result<JobKarigarShown> {
    let id = row.karigar_id;
    Ok(JobKarigarShown {
        karigar: tx.cipher().open(party::CODE, id, row.code)?,
        name: tx.cipher().open(party::NAME, id, row.name)?,
        metal: stored(&row.metal)?,
        fine_mg: row.karigar_mg,
    })
}
