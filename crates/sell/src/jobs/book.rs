//! The rows of a job: found by its number or id, locked while a step is judged, and written with the step.
//! Invariant: a step is judged by rows that were read after the job was locked, so that of two steps at once the
//! second sees the first.

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::decimal::{Fineness, PerMg, Percent};
use kernel::id::{DocumentId, PartyId};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use kernel::weight::Milligrams;
use ledger::accounts::journal::{EntryStatement, NewEntry, Posting, journal_of};
use ledger::accounts::periods::OpenDay;
use ledger::parties;
use ledger::stock::metal::FineMetal;
use ledger::stock::untagged_metal::{UntaggedCause, UntaggedMetal, UntaggedStatement};
use platform::error::{Error, Result, stored};
use platform::sealed::ledger::party;
use platform::sealed::sell::{job, job_event, job_item};
use platform::tx::{ReadTx, Tx};
use sell_queries::client::Params;
use sell_queries::jobs::book as sql;
use uuid::Uuid;

use super::metal_given::MetalGiven;
use super::rules::{
    AgreedRate, Balance, Balances, ItemHeld, JobCost, JobKind, JobState, MetalWeight, Movement, Parties,
    Step, by_metal, cost_transfers, transfers,
};
use crate::pricing::RateUsed;

/// The text of an entry about a job.
const MEMO: &str = "Job";

/// A job, decrypted.
#[derive(Clone, Debug)]
pub(crate) struct JobBook {
    pub id: DocumentId,
    pub number: String,
    pub party_id: PartyId,
    pub party: String,
    pub party_name: String,
    pub kind: JobKind,
    pub description: String,
    pub promised: Day,
    pub estimate: Option<Money>,
    pub rate: Option<AgreedRate>,
    pub wastage: Option<Percent>,
    /// As it was when the job was found.
    pub state: JobState,
    pub taken_at: Instant,
}

/// A customer's item.
#[derive(Clone, Debug)]
pub(crate) struct JobItem {
    pub number: i32,
    pub description: String,
    pub gross_mg: Option<i64>,
    pub metal: Option<Metal>,
    pub net_mg: Option<i64>,
    pub fineness: Option<Fineness>,
    pub fine_mg: i64,
    /// shop, karigar, worked, returned.
    pub place: String,
}

/// A finished piece.
#[derive(Clone, Debug)]
pub(crate) struct JobPiece {
    pub number: i32,
    pub weighed: MetalWeight,
    pub fine_mg: i64,
    pub is_delivered: bool,
    pub at: Instant,
}

/// The rows of a job that its steps change.
#[derive(Clone, Debug)]
pub(crate) struct JobHeld {
    pub state: JobState,
    /// How many steps its history has.
    pub events: i32,
    pub items: Vec<JobItem>,
    pub pieces: Vec<JobPiece>,
    pub balances: Balances,
    /// The cost of the shop's metal in the job.
    pub costs: BTreeMap<Metal, i64>,
}

impl JobBook {
    /// The job of this number or id. Errors: `not_found` at `job`.
    pub async fn find(tx: &ReadTx, id_or_number: &str) -> Result<JobBook> {
        let tenant = tx.tenant();
        let row = match Uuid::parse_str(id_or_number) {
            Ok(id) => sql::job_by_id().bind(tx, &tenant, &id).opt().await?,
            Err(_) => sql::job_by_number().bind(tx, &tenant, &id_or_number).opt().await?,
        };
        JobBook::opened(tx, row.ok_or_else(|| Refusal::new(Code::NotFound).field("job"))?)
    }

    fn opened(tx: &ReadTx, row: sql::JobRow) -> Result<JobBook> {
        let (cipher, id) = (tx.cipher(), row.job_id);
        let metal = row.rate_metal.as_deref().map(stored).transpose()?;
        let rate = match (row.rate_fineness, row.rate_minor, row.rate_per_mg_e4, row.rate_until) {
            (Some(fineness), Some(rate), Some(per_mg), Some(until)) => Some(AgreedRate {
                metal,
                fineness: Fineness::from_stored(fineness.into()),
                rate: RateUsed {
                    rate_id: Uuid::nil(),
                    rate_minor: Money::from_stored(rate),
                    per_mg: PerMg::from_stored(per_mg),
                    effective_at: row.created_at,
                },
                until,
            }),
            _ => None,
        };
        Ok(JobBook {
            id: DocumentId::from_uuid(id),
            number: row.number,
            party_id: PartyId::from_uuid(row.party_id),
            party: cipher.open(party::CODE, row.party_id, row.party)?,
            party_name: cipher.open(party::NAME, row.party_id, row.party_name)?,
            kind: stored(&row.kind)?,
            description: cipher.open(job::DESCRIPTION, id, row.description)?,
            promised: row.promised,
            estimate: row.estimate_minor.map(Money::from_stored),
            rate,
            wastage: row.wastage_e6.map(Percent::from_stored),
            state: stored(&row.state)?,
            taken_at: row.created_at,
        })
    }

    /// Locks the job until the call ends, and reads what its steps change. Errors: `party_restricted` at `job`.
    pub async fn hold(&self, tx: &Tx) -> Result<JobHeld> {
        parties::are_usable(tx, &[self.party_id], "job").await?;
        let held = sql::hold_job().prepare(tx).await?;
        let rest = HeldStatements::prepare(tx).await?;
        let (tenant, id) = (tx.tenant(), self.id.uuid());
        let (state, rest) = tokio::join!(biased;
            async { held.bind(tx, &tenant, &id).one().await },
            rest.read(tx, id));
        let row = state?;
        Ok(JobHeld { state: stored(&row.state)?, events: row.events, ..rest? })
    }

    /// As `hold`, without a lock: for reading.
    pub async fn look(&self, tx: &ReadTx) -> Result<JobHeld> {
        let rest = HeldStatements::prepare(tx).await?.read(tx, self.id.uuid()).await?;
        Ok(JobHeld { state: self.state, ..rest })
    }

    /// The sum of the job's deposits.
    pub async fn deposits(&self, tx: &ReadTx) -> Result<Money> {
        let minor = sql::deposits_of().bind(tx, &tx.tenant(), &self.id.uuid()).one().await?;
        Ok(Money::from_stored(minor))
    }
}

/// The statements that read the rows of a job, prepared before their flight.
struct HeldStatements {
    items: sql::ItemsOfStmt,
    pieces: sql::PiecesOfStmt,
    balances: sql::BalancesOfStmt,
}

impl HeldStatements {
    async fn prepare(tx: &ReadTx) -> Result<Self> {
        Ok(Self {
            items: sql::items_of().prepare(tx).await?,
            pieces: sql::pieces_of().prepare(tx).await?,
            balances: sql::balances_of().prepare(tx).await?,
        })
    }

    /// Everything but the state, which the caller knows.
    async fn read(&self, tx: &ReadTx, id: Uuid) -> Result<JobHeld> {
        let tenant = tx.tenant();
        let (items, pieces, balances) = tokio::join!(biased;
            async { self.items.bind(tx, &tenant, &id).all().await },
            async { self.pieces.bind(tx, &tenant, &id).all().await },
            async { self.balances.bind(tx, &tenant, &id).all().await });
        let items = items?.into_iter().map(|row| item(tx, id, row)).collect::<Result<_>>()?;
        let pieces = pieces?.into_iter().map(piece).collect::<Result<_>>()?;
        let balance = |row: sql::BalancesOf| -> Result<(Metal, Balance)> {
            let balance = Balance { custody: row.custody_mg, karigar: row.karigar_mg, owed: row.owed_mg };
            Ok((stored(&row.metal)?, balance))
        };
        let rows = balances?;
        let costs =
            rows.iter().map(|row| Ok((stored(&row.metal)?, row.cost_minor))).collect::<Result<_>>()?;
        let balances = rows.into_iter().map(balance).collect::<Result<Balances>>()?;
        Ok(JobHeld { state: JobState::Taken, events: 0, items, pieces, balances, costs })
    }
}

fn item(tx: &ReadTx, job: Uuid, row: sql::ItemsOf) -> Result<JobItem> {
    Ok(JobItem {
        number: row.item_no,
        description: tx.cipher().open(job_item::DESCRIPTION, (job, row.item_no), row.description)?,
        gross_mg: row.gross_mg,
        metal: row.metal.as_deref().map(stored).transpose()?,
        net_mg: row.net_mg,
        fineness: row.fineness.map(|it| Fineness::from_stored(it.into())),
        fine_mg: row.fine_mg,
        place: row.place,
    })
}

fn piece(row: sql::PiecesOf) -> Result<JobPiece> {
    let weighed = MetalWeight {
        metal: stored(&row.metal)?,
        net: Milligrams::from_stored(row.net_mg),
        fineness: Fineness::from_stored(row.fineness.into()),
    };
    Ok(JobPiece {
        number: row.piece_no,
        weighed,
        fine_mg: row.fine_mg,
        is_delivered: row.bill_id.is_some(),
        at: row.created_at,
    })
}

impl JobItem {
    /// Whether it is in the shop as it came.
    pub fn is_whole(&self) -> bool {
        self.place == "shop"
    }

    /// The item, as the rules see it.
    pub fn held(&self) -> ItemHeld {
        ItemHeld { number: self.number, metal: self.metal, fine: self.fine_mg, is_whole: self.is_whole() }
    }
}

impl JobHeld {
    /// The metals of the items that were weighed, each once.
    pub fn metals(&self) -> Vec<Metal> {
        let weighed = self.items.iter().filter(|item| item.net_mg.is_some());
        let mut metals: Vec<Metal> = weighed.filter_map(|item| item.metal).collect();
        metals.sort_unstable();
        metals.dedup();
        metals
    }

    /// The metal whose figures stand in answers with one figure: that of the first weighed item, else gold.
    pub fn main_metal(&self) -> Metal {
        let first = self.items.iter().find(|item| item.net_mg.is_some());
        first.and_then(|item| item.metal).unwrap_or(Metal::Gold)
    }

    /// The balance of that metal.
    pub fn main_balance(&self) -> Balance {
        self.balances.get(&self.main_metal()).copied().unwrap_or_default()
    }

    /// Rows of metal with their metals. Errors: `field_required` at a row that must name its metal.
    pub fn weighed(&self, rows: &[MetalGiven], field: &str) -> Ruled<Vec<MetalWeight>> {
        let metals = self.metals();
        let weighed = |(n, row): (usize, &MetalGiven)| row.weighed(&metals, &format!("{field}[{n}]"));
        rows.iter().enumerate().map(weighed).collect()
    }

    /// The fine metal of rows, by metal.
    pub fn fine_of(&self, rows: &[MetalGiven], field: &str) -> Ruled<BTreeMap<Metal, i64>> {
        let weighed = self.weighed(rows, field)?;
        let fine = weighed
            .iter()
            .map(|row| Ok((row.metal, row.fine()?)))
            .collect::<std::result::Result<Vec<_>, Code>>();
        fine.and_then(by_metal).map_err(|code| Refusal::new(code).field(field))
    }

    /// The fine metal of pieces that are not delivered, by metal.
    pub fn pieces_fine(&self) -> std::result::Result<BTreeMap<Metal, i64>, Code> {
        let here = self.pieces.iter().filter(|piece| !piece.is_delivered);
        by_metal(here.map(|piece| (piece.weighed.metal, piece.fine_mg)))
    }

    /// The numbers of the pieces that a bill delivered.
    pub fn delivered(&self) -> Vec<i32> {
        self.pieces.iter().filter(|piece| piece.is_delivered).map(|piece| piece.number).collect()
    }

    /// The next event of its history. Errors: `order_state_invalid` where the step does not fit the state.
    pub fn next(&self, step: Step) -> Ruled<StepRecord<'static>> {
        let state = step.after(self.state)?;
        Ok(StepRecord { number: self.events + 1, step, state, document: None, reason: None })
    }

    /// The same job after movements.
    pub fn after(mut self, movements: &[Movement]) -> JobHeld {
        for movement in movements {
            let balance = self.balances.entry(movement.metal).or_default();
            *balance = movement.after(*balance);
        }
        self
    }
}

impl JobPiece {
    /// Its number, its weight and its fine metal.
    pub fn numbered(&self) -> (i32, (MetalWeight, i64)) {
        (self.number, (self.weighed, self.fine_mg))
    }
}

/// What a step writes in the job's history.
#[derive(Clone, Copy)]
pub(crate) struct StepRecord<'a> {
    /// Its number in the history.
    pub number: i32,
    pub step: Step,
    pub state: JobState,
    /// The paper that it made.
    pub document: Option<DocumentId>,
    pub reason: Option<&'a str>,
}

/// What a step moves of a job's metal.
pub(crate) struct JobMoved<'a> {
    pub step: Step,
    pub karigar: Option<PartyId>,
    /// The paper that posts it; the job's own for a step without one.
    pub document: DocumentId,
    pub movements: &'a [Movement],
    /// What each of them costs; none: no metal of the shop moves.
    pub costs: &'a [JobCost],
}

impl JobMoved<'_> {
    fn cost(&self, n: usize) -> JobCost {
        self.costs.get(n).copied().unwrap_or_default()
    }
}

/// Writes what movements change of the shop's metal that is neither a piece nor a lot, with its cost.
pub(crate) async fn write_untagged(
    tx: &Tx,
    statement: &UntaggedStatement,
    document: DocumentId,
    cause: UntaggedCause,
    movements: &[Movement],
    costs: &[JobCost],
) -> Result<()> {
    let cost = |n: usize| costs.get(n).map(|it| it.stock).filter(|cost| *cost != 0).map(Money::from_stored);
    let of_stock = movements.iter().enumerate().map(|(n, it)| {
        let metal = FineMetal { metal: it.metal, fine_mg: it.stock };
        UntaggedMetal { document: Some(document), ..UntaggedMetal::of(metal, cost(n), cause) }
    });
    let of_stock = of_stock.filter(|row| row.metal.fine_mg != 0 || row.cost.is_some());
    let rows: Vec<UntaggedMetal> = of_stock.collect();
    let written = rows.iter().map(|row| statement.write(tx, row));
    futures::future::join_all(written).await.into_iter().collect()
}

/// The statements that write a step, prepared before their flight.
pub(crate) struct JobSteps {
    moved: sql::MoveJobStmt,
    metal: sql::InsertMetalStmt,
    untagged: UntaggedStatement,
    items: sql::PlaceItemsStmt,
    pieces: sql::InsertPiecesStmt,
    deliver: sql::DeliverPiecesStmt,
    free: sql::FreePiecesStmt,
    link: sql::LinkJobStmt,
    entry: EntryStatement,
}

impl JobSteps {
    /// Prepares them.
    pub async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self {
            moved: sql::move_job().prepare(tx).await?,
            metal: sql::insert_metal().prepare(tx).await?,
            untagged: UntaggedStatement::prepare(tx).await?,
            items: sql::place_items().prepare(tx).await?,
            pieces: sql::insert_pieces().prepare(tx).await?,
            deliver: sql::deliver_pieces().prepare(tx).await?,
            free: sql::free_pieces().prepare(tx).await?,
            link: sql::link_job().prepare(tx).await?,
            entry: EntryStatement::prepare(tx).await?,
        })
    }

    /// Sets the state of a locked job and writes the event.
    pub async fn step(&self, tx: &Tx, job: DocumentId, told: &StepRecord<'_>) -> Result<()> {
        let reason = tx.cipher().seal(job_event::REASON, (job.uuid(), told.number), told.reason)?;
        let number = self
            .moved
            .params(
                tx,
                &sql::MoveJobParams {
                    state: told.state.as_str(),
                    tenant: tx.tenant(),
                    job: job.uuid(),
                    verb: told.step.as_str(),
                    document: told.document.map(DocumentId::uuid),
                    reason,
                    now: tx.now,
                    by: tx.person(),
                },
            )
            .one()
            .await?;
        // The text is sealed for the number, which nobody else takes while the job is locked.
        if number == told.number {
            Ok(())
        } else {
            Err(Error::internal("a step of a job that was not locked"))
        }
    }

    /// Writes the movements of a step, and what they change of the shop's untagged metal; the journal is the caller's.
    pub async fn metal(&self, tx: &Tx, job: DocumentId, moved: &JobMoved<'_>) -> Result<()> {
        let (rows, untagged) = tokio::join!(biased;
            self.job_metal(tx, job, moved),
            write_untagged(tx, &self.untagged, moved.document, UntaggedCause::Job, moved.movements, moved.costs));
        rows?;
        untagged
    }

    async fn job_metal(&self, tx: &Tx, job: DocumentId, moved: &JobMoved<'_>) -> Result<()> {
        let movements = moved.movements;
        if movements.is_empty() {
            return Ok(());
        }
        let column = |of: fn(&Movement) -> i64| movements.iter().map(of).collect::<Vec<i64>>();
        let costs: Vec<JobCost> = (0..movements.len()).map(|n| moved.cost(n)).collect();
        let cost_column = |of: fn(&JobCost) -> i64| costs.iter().map(of).collect::<Vec<i64>>();
        let ids = movements.iter().map(|_| tx.new_id()).collect::<Result<Vec<Uuid>>>()?;
        let written = self
            .metal
            .params(
                tx,
                &sql::InsertMetalParams {
                    job: job.uuid(),
                    verb: moved.step.as_str(),
                    document: moved.document.uuid(),
                    karigar: moved.karigar.map(PartyId::uuid),
                    by: tx.person(),
                    now: tx.now,
                    ids,
                    metals: movements.iter().map(|it| it.metal.as_str()).collect::<Vec<_>>(),
                    custody_mg: column(|it| it.custody),
                    karigar_mg: column(|it| it.karigar),
                    owed_mg: column(|it| it.owed),
                    stock_mg: column(|it| it.stock),
                    elsewhere_mg: column(Movement::elsewhere),
                    costs_minor: cost_column(|it| it.job),
                    stock_costs_minor: cost_column(|it| it.stock),
                    gone_costs_minor: cost_column(|it| it.gone),
                    tenant: tx.tenant(),
                },
            )
            .all()
            .await?;
        whole(written.len(), movements.len())
    }

    /// Says where items are now.
    pub async fn place(&self, tx: &Tx, job: DocumentId, items: &[i32], place: &str) -> Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        let placed = self.items.bind(tx, &place, &tx.tenant(), &job.uuid(), &items).all().await?;
        whole(placed.len(), items.len())
    }

    /// Numbers finished pieces after those that are there.
    pub async fn pieces(
        &self,
        tx: &Tx,
        job: DocumentId,
        before: usize,
        receipt: Option<DocumentId>,
        pieces: &[(MetalWeight, i64)],
    ) -> Result<()> {
        if pieces.is_empty() {
            return Ok(());
        }
        let fineness =
            pieces.iter().map(|(it, _)| stored_fineness(it.fineness)).collect::<Result<Vec<i32>>>()?;
        let written = self
            .pieces
            .params(
                tx,
                &sql::InsertPiecesParams {
                    job: job.uuid(),
                    before: i32::try_from(before).map_err(Error::internal)?,
                    receipt: receipt.map(DocumentId::uuid),
                    now: tx.now,
                    metals: pieces.iter().map(|(it, _)| it.metal.as_str()).collect::<Vec<_>>(),
                    net_mg: pieces.iter().map(|(it, _)| it.net.get()).collect::<Vec<_>>(),
                    fineness,
                    fine_mg: pieces.iter().map(|(_, fine)| *fine).collect::<Vec<_>>(),
                    tenant: tx.tenant(),
                },
            )
            .all()
            .await?;
        whole(written.len(), pieces.len())
    }

    /// Says which bill delivers pieces.
    pub async fn deliver(&self, tx: &Tx, job: DocumentId, bill: DocumentId, pieces: &[i32]) -> Result<()> {
        if pieces.is_empty() {
            return Ok(());
        }
        let delivered = self.deliver.bind(tx, &bill.uuid(), &tx.tenant(), &job.uuid(), &pieces).all().await?;
        whole(delivered.len(), pieces.len())
    }

    /// Takes pieces back from a bill that is reversed.
    pub async fn take_back(&self, tx: &Tx, job: DocumentId, bill: DocumentId) -> Result<()> {
        self.free.bind(tx, &tx.tenant(), &job.uuid(), &bill.uuid()).all().await?;
        Ok(())
    }

    /// Ties a paper to its job.
    pub async fn link(&self, tx: &Tx, document: DocumentId, job: DocumentId) -> Result<()> {
        self.link.bind(tx, &tx.tenant(), &document.uuid(), &job.uuid()).one().await?;
        Ok(())
    }

    /// Writes the entry of a step that makes no paper of its own; it names the job.
    pub async fn entry(
        &self,
        tx: &Tx,
        job: &JobBook,
        date: OpenDay,
        moved: &JobMoved<'_>,
    ) -> Result<Vec<Posting>> {
        let parties = Parties { customer: Some(&job.party), karigar: None };
        let mut transfers = transfers(moved.movements, &parties);
        transfers.extend(cost_transfers(moved.step, moved.costs, &tx.workspace.currency.code));
        let entry = NewEntry {
            document: Some(job.id),
            date,
            memo: MEMO,
            party: Some(job.party_id),
            transfers: &transfers,
        };
        self.entry.write(tx, &entry).await?;
        Ok(journal_of(&transfers)?)
    }
}

/// Whether a statement wrote every row that it was given.
pub(crate) fn whole(written: usize, given: usize) -> Result<()> {
    if written == given {
        Ok(())
    } else {
        Err(Error::internal("a statement wrote fewer rows than it was given"))
    }
}

/// Fineness in the column's type; it is at most 100,000.
pub(crate) fn stored_fineness(fineness: Fineness) -> Result<i32> {
    i32::try_from(fineness.get()).map_err(Error::internal)
}
