//! Takes back from a karigar what he finished and the scrap, and books his labour.
//! Invariant: finished metal, scrap and allowed wastage leave his account, each rounded once; labour and its tax are a
//! debt to him in an entry of their own.

use catalogue::say;
use kernel::code::Code;
use kernel::country::Country;
use kernel::decimal::{Fineness, UnitPrice};
use kernel::id::DocumentId;
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::weight::Milligrams;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, Figures, NewDocument, PostStatements};
use ledger::accounts::journal::{EntryStatement, NewEntry, Posting, Transfer, journal_of};
use ledger::accounts::periods::OpenDay;
use ledger::accounts::posting_context::{GroundStatements, Grounds};
use ledger::accounts::series;
use ledger::accounts::tax_policy::PolicyStatement;
use ledger::karigar_terms::wastage_of;
use ledger::parties::Party;
use ledger::stock::untagged_metal::{UntaggedCause, UntaggedStatement};
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::karigars::receive as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::rules::{
    FinishedPiece, LabourTax, LabourTaxes, PieceBrought, brought_back, finish, labour_tax, labour_transfers,
};
use super::{at_karigar, is_karigar, lacks_gstin};
use crate::invoices::rules::PlaceOfSupply;
use crate::invoices::stored::Buyer;
use crate::jobs::book::{
    JobBook, JobHeld, JobMoved, JobSteps, StepRecord, stored_fineness, whole, write_untagged,
};
use crate::jobs::document::{KarigarReceiptDocument, PieceRow};
use crate::jobs::metal_given::MetalGiven;
use crate::jobs::rules::{MetalWeight, Movement, Parties, Step, metal_of, receive, transfers};
use crate::tax::{TaxRow, class_rate};

/// The text of the entry for labour.
const LABOUR_MEMO: &str = "Karigar's labour";

input! {
    /// A finished piece that a karigar brings.
    pub struct FinishedGiven {
        /// Its metal; absent: that of the job's items, else gold.
        metal: Option<Metal>,
        /// Its weight without stones.
        net_mg: Milligrams,
        /// Its fineness in parts per thousand.
        fineness_ppt: Fineness,
        /// His labour for each gram.
        labour_minor_per_g: Option<UnitPrice>,
    }
}

input! {
    /// What a karigar brings back.
    pub struct ReceiveFromKarigar {
        /// His code.
        karigar: Name,
        /// The job that it is for: its number or id; absent: the shop's own work.
        job: Option<Name>,
        /// The finished pieces.
        finished: Option<Vec<FinishedGiven>>,
        /// The scrap.
        scrap: Option<Vec<MetalGiven>>,
        /// The tax class of his labour; absent: he charges no tax.
        tax: Option<Name>,
    }
}

/// What a karigar brought back.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KarigarReceived {
    /// The receipt's id.
    pub document_id: Uuid,
    /// The receipt's number.
    pub number: String,
    /// The job's id; null for the shop's own work.
    pub job_id: Option<Uuid>,
    /// The fine metal of each piece.
    pub finished_fine_mg: Vec<i64>,
    /// The wastage that each piece allows.
    pub wastage_fine_mg: Vec<i64>,
    /// The fine metal of the scrap.
    pub scrap_fine_mg: i64,
    /// The labour of all pieces.
    pub labour_minor: Money,
    /// Central tax on it (India).
    pub cgst_minor: Money,
    /// State tax on it (India).
    pub sgst_minor: Money,
    /// Integrated tax on it (India).
    pub igst_minor: Money,
    /// GST on it.
    pub gst_minor: Money,
    /// The journal of the metal.
    pub journal: Vec<Posting>,
    /// The journal of the labour.
    pub labour_journal: Vec<Posting>,
    /// Warnings for a person: the labour is taxed, and the karigar has no GSTIN here.
    pub warnings: Vec<String>,
}

impl Action for ReceiveFromKarigar {
    const NAME: &'static str = "sell.karigar.receive";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Takes back what a karigar finished and the scrap, and books his labour.";
    type Output = KarigarReceived;

    fn check(&self) -> Ruled<()> {
        match self.finished().is_empty() && self.scrap().is_empty() {
            true => Err(Refusal::new(Code::FieldRequired).field("finished")),
            false => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<KarigarReceived>> {
        let job = match &self.job {
            Some(job) => Some(JobBook::find(tx, job.as_str()).await?),
            None => None,
        };
        let date = tx.today();
        let fy = series::year_of(tx, date);
        let (grounds, policy) = self.grounds(tx).await?;
        let karigar = is_karigar(grounds.named_party()?)?.clone();
        let terms = wastage_of(tx, karigar.party_id).await?;
        let held = match &job {
            Some(job) => Some(job.hold(tx).await?),
            None => None,
        };
        let work = self.work(held.as_ref(), &terms)?;
        let tax = self.tax(tx, &policy, &karigar)?;
        let told = held.as_ref().map(|held| held.next(Step::Receive)).transpose()?;
        let day = OpenDay::of(grounds.days.locks, date)?;
        let taxes = labour_tax(work.finished.iter().map(|piece| piece.labour), tax)
            .map_err(|code| Refusal::new(code).field("finished"))?;
        series::ready(tx, grounds.series.as_ref(), DocumentKind::KarigarReceipt, &fy).await?;
        let of_job =
            job.as_ref().zip(held.as_ref()).zip(told).map(|((job, held), told)| OfJob { job, held, told });
        let receipt = Receipt { asked: &self, karigar: &karigar, day, work, taxes, of_job };
        let received = receipt.write(tx).await?;
        let change = Change::of(&received.number).after(json!({
            "karigar": karigar.code, "job": job.as_ref().map(|job| &job.number),
            "finished": received.finished_fine_mg.len(), "finished_fine_mg": received.finished_fine_mg.iter().sum::<i64>(),
            "scrap_fine_mg": received.scrap_fine_mg, "labour_minor": received.labour_minor,
        }));
        Ok(tx.record(change, received))
    }
}

/// What was weighed, with its figures.
struct Work {
    finished: Vec<FinishedPiece>,
    scrap: Vec<(MetalWeight, i64)>,
    labour: Money,
    movements: Vec<Movement>,
}

impl ReceiveFromKarigar {
    fn finished(&self) -> &[FinishedGiven] {
        self.finished.as_deref().unwrap_or_default()
    }

    fn scrap(&self) -> &[MetalGiven] {
        self.scrap.as_deref().unwrap_or_default()
    }

    /// The context of the receipt, and the tax policy, in one flight. Errors: `not_found` at `karigar`.
    async fn grounds(&self, tx: &Tx) -> Result<(Grounds, Vec<TaxRow>)> {
        let fy = series::year_of(tx, tx.today());
        let grounds = GroundStatements::prepare(tx).await?;
        let policy = PolicyStatement::prepare(tx).await?;
        let (grounds, policy) = tokio::join!(biased;
            grounds.read(tx, Some(self.karigar.as_str()), DocumentKind::KarigarReceipt),
            policy.read(tx));
        let grounds = grounds.and_then(|read| read.for_business(tx, &fy)).map_err(at_karigar)?;
        Ok((grounds, policy?.in_force(tx).into_iter().map(TaxRow::from).collect()))
    }

    /// The figures of what was weighed. Errors: `field_required` at a row that must name its metal, `number_range`.
    fn work(
        &self,
        held: Option<&JobHeld>,
        terms: &std::collections::BTreeMap<Fineness, kernel::decimal::Percent>,
    ) -> Ruled<Work> {
        let metals = held.map_or_else(Vec::new, JobHeld::metals);
        let mut finished = Vec::with_capacity(self.finished().len());
        for (n, row) in self.finished().iter().enumerate() {
            let metal = metal_of(row.metal, &metals, &format!("finished[{n}].metal"))?;
            let weighed = MetalWeight { metal, net: row.net_mg, fineness: row.fineness_ppt };
            let piece = finish(&PieceBrought { weighed, labour_per_g: row.labour_minor_per_g }, terms);
            finished.push(piece.map_err(|code| Refusal::new(code).field(format!("finished[{n}].net_mg")))?);
        }
        let mut scrap = Vec::with_capacity(self.scrap().len());
        for (n, row) in self.scrap().iter().enumerate() {
            let weighed = row.weighed(&metals, &format!("scrap[{n}]"))?;
            let fine =
                weighed.fine().map_err(|code| Refusal::new(code).field(format!("scrap[{n}].net_mg")))?;
            scrap.push((weighed, fine));
        }
        let beyond = |code: Code| Refusal::new(code).field("finished");
        let back = brought_back(&finished, &scrap).map_err(beyond)?;
        let movements = receive(&back, held.is_some()).map_err(beyond)?;
        let labour = Money::sum(finished.iter().map(|piece| piece.labour)).map_err(beyond)?;
        Ok(Work { finished, scrap, labour, movements })
    }

    /// How his labour is taxed. Errors: `value_unknown` at `tax` for a class without a percentage today.
    fn tax(&self, tx: &Tx, policy: &[TaxRow], karigar: &Party) -> Ruled<LabourTax> {
        let Some(class) = &self.tax else { return Ok(LabourTax::None) };
        let rate = class_rate(policy, class.as_str(), tx.today())
            .map_err(|code| Refusal::from(Fault::new("tax", code)))?;
        if tx.workspace.country != Country::India {
            return Ok(LabourTax::Gst(rate.percent));
        }
        let place = match (tx.workspace.state.as_deref(), karigar.state.as_deref()) {
            (Some(shop), Some(his)) => PlaceOfSupply::of(shop, his),
            // Nobody said that he is elsewhere.
            _ => PlaceOfSupply::Intra,
        };
        Ok(LabourTax::India(rate.percent, place))
    }
}

/// The job that a receipt is for.
struct OfJob<'a> {
    job: &'a JobBook,
    held: &'a JobHeld,
    told: StepRecord<'a>,
}

/// A receipt to write.
struct Receipt<'a> {
    asked: &'a ReceiveFromKarigar,
    karigar: &'a Party,
    day: OpenDay,
    work: Work,
    taxes: LabourTaxes,
    of_job: Option<OfJob<'a>>,
}

impl Receipt<'_> {
    /// Writes it in one flight: the document first, because it takes the number.
    async fn write(&self, tx: &Tx) -> Result<KarigarReceived> {
        let new = self.document(tx)?;
        let labour =
            labour_transfers(self.work.labour, &self.taxes, &self.karigar.code, &tx.workspace.currency.code);
        let post = PostStatements::prepare(tx).await?;
        let entry = EntryStatement::prepare(tx).await?;
        let receipt = ReceiptStatements::prepare(tx).await?;
        let steps = JobSteps::prepare(tx).await?;
        let untagged = UntaggedStatement::prepare(tx).await?;
        let of_labour = self.labour_entry(new.id, &labour);
        let (number, entered, received, lines, of_job) = tokio::join!(biased;
            post.post(tx, &new),
            entry.write(tx, &of_labour),
            receipt.receipt(tx, self, new.id),
            receipt.lines(tx, &self.work, new.id),
            self.write_metal(tx, &steps, &untagged, new.id));
        let number = number?;
        entered?;
        received?;
        lines?;
        of_job?;
        let work = &self.work;
        Ok(KarigarReceived {
            document_id: new.id.uuid(),
            number,
            job_id: self.of_job.as_ref().map(|of| of.job.id.uuid()),
            finished_fine_mg: work.finished.iter().map(|piece| piece.fine).collect(),
            wastage_fine_mg: work.finished.iter().map(|piece| piece.wastage).collect(),
            scrap_fine_mg: work.scrap.iter().map(|(_, fine)| fine).sum(),
            labour_minor: work.labour,
            cgst_minor: self.taxes.cgst,
            sgst_minor: self.taxes.sgst,
            igst_minor: self.taxes.igst,
            gst_minor: self.taxes.gst,
            journal: journal_of(&new.transfers)?,
            labour_journal: journal_of(&labour)?,
            warnings: self.warnings(tx)?,
        })
    }

    /// What somebody should check before the tax is set off.
    fn warnings(&self, tx: &Tx) -> Result<Vec<String>> {
        let is_taxed = self.taxes.total()? > Money::ZERO;
        let name = &self.karigar.name;
        let told = || {
            say!(
                "{name} has no GSTIN here. The tax on the labour is no credit unless the bill shows a GSTIN.",
                name = name
            )
            .to_string()
        };
        Ok((is_taxed && lacks_gstin(tx.workspace.country, self.karigar)).then(told).into_iter().collect())
    }

    fn labour_entry<'e>(&'e self, document: DocumentId, labour: &'e [Transfer]) -> NewEntry<'e> {
        NewEntry {
            document: Some(document),
            date: self.day,
            memo: LABOUR_MEMO,
            party: Some(self.karigar.party_id),
            transfers: labour,
        }
    }

    /// The step of the job: its custody, its new pieces, its history. Without a job, the metal is the shop's again.
    async fn write_metal(
        &self,
        tx: &Tx,
        steps: &JobSteps,
        untagged: &UntaggedStatement,
        document: DocumentId,
    ) -> Result<()> {
        let Some(OfJob { job, held, told }) = &self.of_job else {
            return write_untagged(tx, untagged, document, UntaggedCause::Karigar, &self.work.movements, &[])
                .await;
        };
        let pieces: Vec<(MetalWeight, i64)> =
            self.work.finished.iter().map(|piece| (piece.weighed, piece.fine)).collect();
        let told = StepRecord { document: Some(document), ..*told };
        let moved = JobMoved {
            step: Step::Receive,
            karigar: Some(self.karigar.party_id),
            document,
            movements: &self.work.movements,
            // It goes from one place of the job to the other: the job's cost stays.
            costs: &[],
        };
        let (linked, told, moved, made) = tokio::join!(biased;
            steps.link(tx, document, job.id),
            steps.step(tx, job.id, &told),
            steps.metal(tx, job.id, &moved),
            steps.pieces(tx, job.id, held.pieces.len(), Some(document), &pieces));
        linked?;
        told?;
        moved?;
        made
    }

    fn document(&self, tx: &Tx) -> Result<NewDocument> {
        let (tax, nothing) = (self.taxes.total()?, Money::ZERO);
        let work = &self.work;
        let finished = work.finished.iter().map(|piece| PieceRow {
            wastage_fine_mg: piece.wastage,
            labour_minor: piece.labour,
            ..PieceRow::of(&piece.weighed, piece.fine)
        });
        let shown = KarigarReceiptDocument {
            title: DocumentKind::KarigarReceipt.facts().name,
            job: self.of_job.as_ref().map(|of| of.job.number.clone()),
            finished: finished.collect(),
            scrap: work.scrap.iter().map(|(weighed, fine)| PieceRow::of(weighed, *fine)).collect(),
            labour_minor: work.labour,
            tax_minor: tax,
        };
        let parties = Parties { customer: None, karigar: Some(&self.karigar.code) };
        Ok(NewDocument {
            id: DocumentId::from_uuid(tx.new_id()?),
            kind: DocumentKind::KarigarReceipt,
            fy: series::year_of(tx, self.day.day()),
            date: self.day,
            due_on: None,
            party: Some(self.karigar.party_id),
            place_of_supply: None,
            body: documents::body(tx, &shown, &Buyer::of(self.karigar))?,
            figures: Figures { taxable: work.labour, tax, round_off: nothing, total: work.labour.add(tax)? },
            reverses: None,
            lines: vec![],
            transfers: transfers(&work.movements, &parties),
        })
    }
}

/// The statements that write a receipt, prepared before their flight.
struct ReceiptStatements {
    receipt: sql::InsertReceiptStmt,
    lines: sql::InsertReceiptLinesStmt,
}

impl ReceiptStatements {
    async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self {
            receipt: sql::insert_receipt().prepare(tx).await?,
            lines: sql::insert_receipt_lines().prepare(tx).await?,
        })
    }

    async fn receipt(&self, tx: &Tx, receipt: &Receipt<'_>, document: DocumentId) -> Result<()> {
        self.receipt
            .params(
                tx,
                &sql::InsertReceiptParams {
                    tenant: tx.tenant(),
                    document: document.uuid(),
                    party: receipt.karigar.party_id.uuid(),
                    job: receipt.of_job.as_ref().map(|of| of.job.id.uuid()),
                    tax_class: receipt.asked.tax.as_ref().map(Name::as_str),
                    labour_minor: receipt.work.labour.get(),
                    tax_minor: receipt.taxes.total()?.get(),
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .one()
            .await?;
        Ok(())
    }

    async fn lines(&self, tx: &Tx, work: &Work, document: DocumentId) -> Result<()> {
        let finished =
            work.finished.iter().map(|it| ("finished", it.weighed, it.fine, it.wastage, it.labour));
        let scrap = work.scrap.iter().map(|(weighed, fine)| ("scrap", *weighed, *fine, 0, Money::ZERO));
        let rows: Vec<_> = finished.chain(scrap).collect();
        let fineness =
            rows.iter().map(|row| stored_fineness(row.1.fineness)).collect::<Result<Vec<i32>>>()?;
        let written = self
            .lines
            .params(
                tx,
                &sql::InsertReceiptLinesParams {
                    document: document.uuid(),
                    kinds: rows.iter().map(|row| row.0).collect::<Vec<_>>(),
                    metals: rows.iter().map(|row| row.1.metal.as_str()).collect::<Vec<_>>(),
                    net_mg: rows.iter().map(|row| row.1.net.get()).collect::<Vec<_>>(),
                    fineness,
                    fine_mg: rows.iter().map(|row| row.2).collect::<Vec<_>>(),
                    wastage_mg: rows.iter().map(|row| row.3).collect::<Vec<_>>(),
                    labour_minor: rows.iter().map(|row| row.4.get()).collect::<Vec<_>>(),
                    tenant: tx.tenant(),
                },
            )
            .all()
            .await?;
        whole(written.len(), rows.len())
    }
}
