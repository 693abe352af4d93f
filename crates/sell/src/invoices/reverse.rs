//! Reverses a whole posted bill: a credit note mirrors every stored figure.
//! Invariant: the bill itself stays as it was posted, except for its state and its pointer; nothing is
//! computed again, whatever the settings and rates are by then (S8).

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::{DocumentId, LotId, PieceId};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::credits;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, DocumentRow, Figures, NewDocument, NewLine, PostStatements};
use ledger::accounts::journal::{self, Posting, journal_of};
use ledger::accounts::payments::{OpenBill, PaymentStatements, Share};
use ledger::accounts::periods::OpenDay;
use ledger::accounts::posting_context::GroundStatements;
use ledger::accounts::series;
use ledger::stock::sales::{self, LotLeft};
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::invoices::credit::{CashBack, NobodysSale, RefundGiven, tax_is_in_time};
use crate::invoices::goods::{Moves, cost};
use crate::invoices::unseen_cost::CostSeen;
use crate::jobs::reverse::JobReversal;
use crate::money::write_off;
use crate::pieces::{ArticleMoved, ArticleStatements, ArticleStatus};
use crate::tenders::is_of_payment;
use crate::words::ADJUSTMENT_NOTE;

#[cfg(test)]
mod tests;

input! {
    /// A bill to reverse.
    pub struct ReverseInvoice {
        /// Its number or id.
        invoice: Name,
        /// Why.
        reason: Text,
        /// How the money of a sale goes back that names no customer; for no other bill: there it becomes the customer's credit.
        refund: Option<RefundGiven>,
    }
}

/// The credit note that reversed a bill.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InvoiceReversed {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// credit_note.
    pub kind: DocumentKind,
    /// posted.
    pub state: &'static str,
    /// Its figures, those of the bill.
    #[schemars(schema_with = "super::stored::whole_note")]
    pub document: Value,
    /// Its journal: that of the bill, reversed.
    pub journal: Vec<Posting>,
    /// The bill, now reversed.
    pub changed: Vec<DocumentChanged>,
    /// The pieces that are back in stock.
    pub articles: Vec<ArticleMoved>,
    /// The lots that got goods back, with their remaining stock.
    pub lots: Vec<LotLeft>,
    /// What is paid out, with a refund.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash_due_minor: Option<Money>,
    /// The difference of that amount from what is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash_round_minor: Option<Money>,
}

/// A document whose state changed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentChanged {
    /// Its number.
    pub document: String,
    /// Its state now.
    pub state: &'static str,
}

impl Action for ReverseInvoice {
    const NAME: &'static str = "sell.invoice.reverse";
    const NEEDS: Permission = Permission::BillsReverse;
    const SUMMARY: &'static str = "Cancels a posted bill by a credit note for all of it.";
    type Output = InvoiceReversed;

    fn check(&self) -> Ruled<()> {
        self.refund.as_ref().and_then(RefundGiven::faults).map_or(Ok(()), |fault| Err(fault.into()))
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<InvoiceReversed>> {
        // The note copies the buyer: nobody erases the buyer meanwhile.
        let bill = documents::hold_party_of(tx, self.invoice.as_str(), "invoice").await?;
        let asked = Undo { reason: self.reason.as_str(), refund: self.refund.as_ref(), date: tx.today() };
        let (change, reversed) = ReverseInvoice::whole(tx, bill, asked).await?;
        Ok(tx.record(change, reversed))
    }
}

/// What a reversal asks for.
pub(super) struct Undo<'a> {
    pub reason: &'a str,
    pub refund: Option<&'a RefundGiven>,
    /// The day of the note.
    pub date: Day,
}

impl ReverseInvoice {
    /// Reverses the whole bill; returns the event's part too. Errors: `not_found` for a document that is no bill,
    /// `already_reversed`, `credit_exceeds_invoice` for a bill that was credited in part: only the rest can be credited;
    /// `debit_note_stands` while a posted note adds to it;
    /// `credit_note_tax_time_barred` where it is too late to take its tax back; those of a refund.
    pub(super) async fn whole(
        tx: &Tx,
        bill: DocumentRow,
        Undo { reason, refund, date }: Undo<'_>,
    ) -> Result<(Change, InvoiceReversed)> {
        let kind = bill.kind.credited_by().ok_or_else(|| Refusal::new(Code::NotFound).field("invoice"))?;
        let id = DocumentId::from_uuid(tx.new_id()?);
        let fy = series::year_of(tx, date);
        let grounds = GroundStatements::prepare(tx).await?.read(tx, bill.party.as_deref(), kind).await?;
        let grounds = grounds.of_year(tx, &fy)?;
        let locks = grounds.days.locks;
        let day = OpenDay::explained(locks, date, &tx.member, Some(reason))?;
        // The bill is locked from here on; a second call to reverse it waits and is refused.
        documents::reverse(tx, bill.document_id, id, "invoice").await?;
        judge_whole(tx, &bill).await?;
        let nobodys = NobodysSale::of(tx, &bill).await?;
        let of_job = JobReversal::of(tx, bill.document_id).await?;
        let lines = lines_of(tx, &bill).await?;
        let articles = pieces_back(tx, &lines).await?;
        let moves = back_to_lots(tx, bill.document_id, &lines).await?;
        let total = Money::from_stored(bill.total_minor);
        // A write-off is cancelled today, whatever the day of the note: it did not exist before.
        let today = OpenDay::explained(locks, tx.today(), &tx.member, Some(reason))?;
        let shares = still_open(tx, nobodys.debt(&bill), total, today).await?;
        let settled = Money::sum(shares.iter().map(|share| share.amount))?;
        let back = nobodys.back(tx, total.sub(settled)?, refund).await?;
        let posted = journal::posted_by(tx, bill.document_id).await?;
        // The payment of a counter sale stays: it becomes the party's credit.
        let posted = posted.into_iter().filter(|transfer| !is_of_payment(transfer)).collect();
        let currency = &tx.workspace.currency.code;
        let mut transfers = cost::without_goods(posted, &lines, moves.cost()?, currency)?;
        transfers.extend(of_job.as_ref().map_or(vec![], |of_job| of_job.cost(currency)));
        transfers.extend(nobodys.settled(settled, currency));
        transfers.extend(back.as_ref().map_or(vec![], |back| back.transfers(currency)));
        let (document, body) = mirrored(&bill, kind, reason)?;
        series::ready(tx, grounds.series.as_ref(), kind, &fy).await?;
        let new = NewDocument {
            id,
            kind,
            fy,
            date: day,
            due_on: None,
            party: bill.party_id,
            place_of_supply: bill.place_of_supply.clone(),
            body,
            figures: figures(&bill),
            reverses: Some(bill.document_id),
            lines,
            transfers,
        };
        let beside = NoteBeside { shares, moves, of_job, back };
        let (number, lots) = beside.write(tx, &new).await?;
        let change = event(&bill, &number, reason, beside.back.as_ref());
        let seen = CostSeen::by(tx);
        let reversed = InvoiceReversed {
            document_id: id.uuid(),
            number,
            kind,
            state: "posted",
            document: seen.document(document),
            journal: seen.journal(journal_of(&new.transfers)?),
            changed: vec![DocumentChanged { document: bill.number, state: "reversed" }],
            articles,
            lots: seen.lots(lots),
            cash_due_minor: beside.back.as_ref().map(|back| back.due.due),
            cash_round_minor: beside.back.as_ref().map(|back| back.due.round),
        };
        Ok((change, reversed))
    }
}

/// What the audit event tells of it.
fn event(bill: &DocumentRow, note: &str, reason: &str, back: Option<&CashBack>) -> Change {
    let mut after = json!({ "state": "reversed", "credit_note": note, "total_minor": bill.total_minor });
    if let Some(back) = back {
        after["cash_due_minor"] = json!(back.due.due);
    }
    Change::of(&bill.number).before(json!({ "state": "posted" })).after(after).reason(Some(reason))
}

/// What is written beside the note.
struct NoteBeside {
    /// What it settles of the bill.
    shares: Vec<Share>,
    moves: Moves,
    of_job: Option<JobReversal>,
    back: Option<CashBack>,
}

impl NoteBeside {
    /// Writes the note in one flight, and in it what it undoes of a job's delivery. Returns its number, and what the lots hold now.
    async fn write(&self, tx: &Tx, note: &NewDocument) -> Result<(String, Vec<LotLeft>)> {
        let post = PostStatements::prepare(tx).await?;
        let payment = PaymentStatements::prepare(tx).await?;
        let paid = self.back.as_ref().and_then(|back| back.tender.clone());
        let (number, settled, paid, lots, undone) = tokio::join!(biased;
        post.post(tx, note),
        payment.settle(tx, note.id, &self.shares),
        payment.tenders(tx, note.id, paid.as_slice()),
        self.moves.book(tx, note.id, note.party),
        async {
            match &self.of_job {
                Some(job) => job.write(tx, note.id).await,
                None => Ok(()),
            }
        });
        let number = number?;
        settled?;
        paid?;
        undone?;
        Ok((number, lots?))
    }
}

/// The pieces of a bill are in stock again: they never left the shop. A customer's return is another kind of note.
async fn pieces_back(tx: &Tx, lines: &[NewLine]) -> Result<Vec<ArticleMoved>> {
    let pieces: Vec<PieceId> = lines.iter().filter_map(|line| line.article).collect();
    ArticleStatements::prepare(tx).await?.came_back(tx, &pieces, ArticleStatus::InStock).await
}

/// Refuses a bill of which a note credits a part (`credit_exceeds_invoice` with `facts.available_minor`), one to which a posted note
/// adds (`debit_note_stands` with `facts.debit_note`), and one whose tax it is too late to take back
/// (`credit_note_tax_time_barred`). The bill is held.
async fn judge_whole(tx: &Tx, bill: &DocumentRow) -> Result<()> {
    if let Some(note) = credits::note_that_adds(tx, bill.document_id).await? {
        return Err(Refusal::new(Code::DebitNoteStands)
            .field("invoice")
            .fact("debit_note", note.as_str())
            .into());
    }
    match credits::left_of_credited(tx, bill.document_id).await? {
        None => Ok(tax_is_in_time(tx, bill, "invoice")?),
        Some(left) => Err(Refusal::new(Code::CreditExceedsInvoice)
            .field("invoice")
            .fact("available_minor", left.get())
            .into()),
    }
}

/// Puts the bill's goods back into their lots, at the cost with which they left; without goods from lots it
/// reads nothing. The sale never was, so milk goes back into its lot whatever came into the silo since: what a
/// recall says of buyers is right. The next intake merges the lots of a silo.
async fn back_to_lots(tx: &Tx, bill: DocumentId, lines: &[NewLine]) -> Result<Moves> {
    let mut lots: Vec<LotId> = lines.iter().filter_map(|line| line.lot).collect();
    lots.sort_unstable();
    lots.dedup();
    let parts = if lots.is_empty() { vec![] } else { sales::given_back(tx, bill, &lots).await? };
    Moves::prepare(tx, parts).await
}

/// The lines of a bill, with their metal.
async fn lines_of(tx: &Tx, bill: &DocumentRow) -> Result<Vec<NewLine>> {
    let mut lines = documents::lines_of(tx, bill.document_id).await?;
    name_metal(&mut lines, &bill.body)?;
    Ok(lines)
}

/// Names the metal of lines that a version before stored without it; their document tells it.
fn name_metal(lines: &mut [NewLine], body: &str) -> Result<()> {
    if lines.iter().all(|line| line.fine_mg.is_none() || line.metal.is_some()) {
        return Ok(());
    }
    let body: Value = serde_json::from_str(body).map_err(Error::internal)?;
    for (n, line) in lines.iter_mut().enumerate() {
        let told =
            body["document"]["lines"][n]["metal"].as_str().and_then(|metal| metal.parse::<Metal>().ok());
        line.metal = line.metal.or(told.filter(|_| line.fine_mg.is_some()));
    }
    Ok(())
}

/// The credit note takes the open amount of the bill, and what was given up of it; paid amounts become the party's credit.
/// Of a sale to nobody whose cheque came back, what is open of the cheque.
async fn still_open(tx: &Tx, debt: &DocumentRow, total: Money, day: OpenDay) -> Result<Vec<Share>> {
    let open = write_off::open_again(tx, debt, total, day).await?.unwrap_or(Money::ZERO);
    let amount = open.min(total);
    let share =
        || Share { bill: OpenBill { id: debt.document_id, number: debt.number.clone(), open }, amount };
    Ok(if amount > Money::ZERO { vec![share()] } else { vec![] })
}

fn figures(bill: &DocumentRow) -> Figures {
    Figures {
        taxable: Money::from_stored(bill.taxable_minor),
        tax: Money::from_stored(bill.tax_minor),
        round_off: Money::from_stored(bill.round_off_minor),
        total: Money::from_stored(bill.total_minor),
    }
}

/// The bill's stored document under the credit note's title, and the body that stores it.
fn mirrored(bill: &DocumentRow, kind: DocumentKind, reason: &str) -> Result<(Value, String)> {
    let mut body: Value = serde_json::from_str(&bill.body).map_err(Error::internal)?;
    // Documents of Australia carry GST by that name.
    let is_australian = body["document"].get("gst_minor").is_some();
    let title = if is_australian { ADJUSTMENT_NOTE } else { kind.facts().name };
    body["document"]["title"] = json!(title);
    body["document"]["refers_to"] = json!(bill.number);
    if let Some(document) = body["document"].as_object_mut() {
        // How a counter sale was paid is no part of the note.
        for of_payment in ["tenders", "cash_due_minor", "cash_round_minor"] {
            document.remove(of_payment);
        }
    }
    body["document"]["refers_to_date"] = json!(bill.document_date);
    body["document"]["reason"] = json!(reason);
    let text = body.to_string();
    Ok((body["document"].take(), text))
}
