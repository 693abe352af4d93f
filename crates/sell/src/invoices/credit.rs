//! Credits a part of a posted bill: goods that come back, or a lower price.
//! Invariant: the bill stays as it was posted; its notes never credit more of a line than was sold, and together they sum to its
//! stored figures (S9).

use catalogue::Phrase;
use kernel::code::Code;
use kernel::country::Country;
use kernel::day::FinancialYear;
use kernel::decimal::Quantity;
use kernel::id::{DocumentId, PartyId, PieceId};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::unit::{Unit, convert};
use ledger::accounts::credits::{self, CreditStatements, NewCredit};
use ledger::accounts::document_links::{LinkKind, LinkStatement};
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, DocumentRow, Figures, NewDocument, NewLine, PostStatements};
use ledger::accounts::journal::{Posting, Transfer, journal_of};
use ledger::accounts::payments::{self, Mode, NewTender, OpenBill, PaymentStatements, Share};
use ledger::accounts::periods::OpenDay;
use ledger::accounts::posting_context::{GroundStatements, Grounds};
use ledger::accounts::series;
use ledger::stock::sales::LotLeft;
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::input::{Faults, Field, Path, Shape};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::cash_law::{MAY_HANDLE_CASH, pay_out_is_lawful};
use crate::invoices::goods::Moves;
use crate::invoices::reverse::DocumentChanged;
use crate::invoices::unseen_cost::CostSeen;
use crate::jobs::rules::{JobState, unfit};
use crate::money::{tender_out, write_off};
use crate::pieces::{ArticleMoved, ArticleStatements, ArticleStatus};
use crate::tax::cash_due;
use crate::tenders::coin;
use goods::returned_parts;
pub(crate) use note::is_billed;
use note::{BillBody, Heading, NoteDocument};
use rules::{
    Credit, CreditAsked, NotCredited, ONE, SoFar, SoldLine, is_nil_after, last_day_with_tax, round_off,
};

mod goods;
mod note;
pub(crate) mod page;
pub mod preview;
#[cfg(test)]
mod properties;
mod refund;
mod rules;
#[cfg(test)]
mod tests;
mod transfers;

pub(crate) use note::NoteDocument as Document;
use refund::fits;
pub(super) use refund::{CashBack, NobodysSale, is_by_cheque};
pub(super) use rules::tax_period;

/// What to do about a piece that was made in a job and comes back.
const PIECE_OF_JOB: &str = "Reverse the whole bill. The piece is then in the job again.";

/// What to do about a line that is named twice.
const ONE_OF_TWO: &str = "A line either comes back or costs less. Choose one.";

/// Whether a note credits the tax too: it does unless false is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaxToo(pub bool);

impl Field for TaxToo {
    const REQUIRED: bool = false;
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let read = value.as_bool();
        if read.is_none() {
            faults.add(at, Code::ValueUnknown);
        }
        read.map(TaxToo)
    }
    fn absent() -> Option<Self> {
        Some(TaxToo(true))
    }
    fn shape() -> Shape {
        Shape::Flag
    }
}

input! {
    /// Goods of a bill that come back.
    pub struct ReturnGiven {
        /// The number of the bill's line.
        line: Count,
        /// How much of it; absent: all that is still with the buyer.
        quantity: Option<Quantity>,
        /// The unit of the quantity; absent: the line's.
        unit: Option<Unit>,
    }
}

input! {
    /// A lower price for a line of a bill.
    pub struct CreditGiven {
        /// The number of the bill's line.
        line: Count,
        /// How much of its taxable value is credited.
        credit_taxable_minor: Money,
    }
}

input! {
    /// The note is paid out at once.
    pub struct RefundGiven {
        /// The way it is paid.
        mode: Mode,
        /// The till that it is taken from.
        till: Option<Name>,
        /// The bank's or network's reference.
        reference: Option<Name>,
    }
}

input! {
    /// A credit note about a part of a bill.
    pub struct PostCreditNote {
        /// The bill's number or id.
        invoice: Name,
        /// Why.
        reason: Text,
        /// The goods that come back.
        returns: Option<Vec<ReturnGiven>>,
        /// The lines whose price is lowered.
        lines: Option<Vec<CreditGiven>>,
        /// Whether the tax is credited too; absent: it is.
        with_tax: TaxToo,
        /// How the note is paid out at once; absent: it settles what is open of the bill, and the rest is the party's credit.
        refund: Option<RefundGiven>,
    }
}

/// A credit note, as posted.
#[derive(Serialize, JsonSchema)]
pub struct CreditNotePosted {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// credit_note.
    pub kind: DocumentKind,
    /// posted.
    pub state: &'static str,
    /// Its figures; they are positive.
    document: NoteDocument,
    /// Its journal: the sum for each account, party and commodity; a debit is positive.
    pub journal: Vec<Posting>,
    /// The number of the bill.
    pub refers_to: String,
    /// The tax period that it belongs to, MMYYYY (India).
    pub gstr1_period: Option<String>,
    /// What is still open of the bill; null for one that is not payable.
    pub open_after_minor: Option<Money>,
    /// What is paid out, with a refund.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash_due_minor: Option<Money>,
    /// The difference of that amount from what is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash_round_minor: Option<Money>,
    /// The pieces that came back; each waits for a check.
    pub articles: Vec<ArticleMoved>,
    /// The lots that got goods back, with their remaining stock.
    pub lots: Vec<LotLeft>,
    /// The bill, which stays posted.
    pub changed: Vec<DocumentChanged>,
}

impl Action for PostCreditNote {
    const NAME: &'static str = "sell.credit_note.post";
    const NEEDS: Permission = Permission::BillsReverse;
    const SUMMARY: &'static str = "Credits a part of a posted bill: goods that come back, or a lower price.";
    type Output = CreditNotePosted;

    fn check(&self) -> Ruled<()> {
        let mut faults: Vec<Fault> = Vec::new();
        let (returns, lines) = (self.returns(), self.lowered());
        if returns.is_empty() && lines.is_empty() {
            faults.push(Fault::new("lines", Code::FieldRequired));
        }
        let mut seen: Vec<i32> = Vec::new();
        for (field, line) in self.named_lines() {
            if seen.contains(&line) {
                let message = Phrase::of(ONE_OF_TWO);
                faults.push(Fault { message, ..Fault::new(field, Code::ValueUnknown) });
            }
            seen.push(line);
        }
        for (i, line) in lines.iter().enumerate() {
            if line.credit_taxable_minor <= Money::ZERO {
                faults.push(Fault::new(format!("lines[{i}].credit_taxable_minor"), Code::NumberRange));
            }
        }
        faults.extend(self.refund.as_ref().and_then(RefundGiven::faults));
        if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<CreditNotePosted>> {
        // The note copies the buyer: nobody erases the buyer meanwhile.
        let bill = documents::hold_party_of(tx, self.invoice.as_str(), "invoice").await?;
        let kind = bill.kind.credited_by().ok_or_else(|| Refusal::new(Code::NotFound).field("invoice"))?;
        let fy = series::year_of(tx, tx.today());
        let grounds = GroundStatements::prepare(tx).await?.read(tx, bill.party.as_deref(), kind).await?;
        let grounds = grounds.of_year(tx, &fy)?;
        let (billed, stored) = (BillBody::of(&bill)?, documents::lines_of(tx, bill.document_id).await?);
        let asked = self.asked(&billed)?;
        // The bill is held from here on: another note about it, or its reversal, waits.
        if !credits::hold_bill(tx, bill.document_id).await? {
            return Err(Refusal::new(Code::AlreadyReversed).field("invoice").into());
        }
        let nobodys = NobodysSale::of(tx, &bill).await?;
        if bill.party.is_none() {
            nobodys.may_take(self.refund.as_ref())?;
        }
        let day = OpenDay::explained(grounds.days.locks, tx.today(), &tx.member, Some(self.reason.as_str()))?;
        let Reckoning { sold, so_far, credits, document } =
            self.reckon(tx, &bill, (&billed, stored.as_slice()), &asked).await?;
        if self.refund.as_ref().is_some_and(|refund| refund.mode == Mode::Cash) {
            tx.need_role(MAY_HANDLE_CASH, Code::PermissionDenied)?;
        }
        let note = Note {
            asked: &self,
            kind,
            fy,
            grounds,
            day,
            bill: &bill,
            nobodys: &nobodys,
            billed: &billed,
            stored: &stored,
            sold: &sold,
            so_far: &so_far,
            credits: &credits,
        };
        let posted = note.write(tx, document).await?;
        let change = Change::of(&bill.number)
            .after(json!({
                "credit_note": posted.number, "total_minor": posted.document.total_minor,
                "with_tax": self.with_tax.0, "lines": credits.len(), "cash_due_minor": posted.cash_due_minor,
            }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, posted))
    }
}

/// A note's figures, and what they are made of.
struct Reckoning {
    sold: Vec<SoldLine>,
    so_far: Vec<SoFar>,
    /// Each with the index of its line on the bill, in the order of the lines.
    credits: Vec<(usize, Credit)>,
    document: NoteDocument,
}

/// What a note asks of a line: its index on the bill, what, and the field that says how much.
struct LineAsked {
    at: usize,
    what: CreditAsked,
    field: String,
}

impl PostCreditNote {
    fn returns(&self) -> &[ReturnGiven] {
        self.returns.as_deref().unwrap_or_default()
    }

    fn lowered(&self) -> &[CreditGiven] {
        self.lines.as_deref().unwrap_or_default()
    }

    /// The lines that it names, each with the field that names it.
    fn named_lines(&self) -> impl Iterator<Item = (String, i32)> {
        let returns = self.returns().iter().enumerate();
        let lines = self.lowered().iter().enumerate();
        returns
            .map(|(i, it)| (format!("returns[{i}].line"), it.line.0))
            .chain(lines.map(|(i, it)| (format!("lines[{i}].line"), it.line.0)))
    }

    /// Its figures now, after the notes that are there. Who posts holds the bill. Errors: those of `credits`
    /// and `in_time`.
    async fn reckon(
        &self,
        tx: &ReadTx,
        bill: &DocumentRow,
        (billed, stored): (&BillBody, &[NewLine]),
        asked: &[LineAsked],
    ) -> Result<Reckoning> {
        let sold: Vec<SoldLine> =
            billed.lines.iter().zip(stored).map(|(billed, stored)| billed.sold(stored)).collect();
        let so_far = so_far(&credits::of_bill(tx, bill.document_id).await?, stored.len());
        let credits = self.credits(asked, &sold, &so_far)?;
        self.in_time(tx, bill)?;
        let left =
            Money::from_stored(bill.total_minor).sub(credits::total_of_notes(tx, bill.document_id).await?)?;
        let credited = Money::sum(credits.iter().flat_map(|(_, credit)| [credit.taxable, credit.tax]))?;
        let round_off = round_off(credited, left, is_nil_after(&sold, &so_far, &credits)?)?;
        let heading = Heading {
            bill,
            reason: self.reason.as_str(),
            with_tax: self.with_tax.0,
            round_off,
            currency: &tx.workspace.currency,
        };
        let document = NoteDocument::of(billed, &credits, &heading)?;
        Ok(Reckoning { sold, so_far, credits, document })
    }

    /// What it asks of each line, in the order of the bill's lines. Errors: `value_unknown` for a line that the bill does not
    /// have, `field_unknown` for the quantity of a line without one, those of units; `order_state_invalid` for a piece of a job.
    fn asked(&self, billed: &BillBody) -> Ruled<Vec<LineAsked>> {
        let mut faults: Vec<Fault> = Vec::new();
        for (field, line) in self.named_lines() {
            if index_of(line, billed).is_none() {
                faults.push(Fault::new(field, Code::ValueUnknown));
            }
        }
        let mut asked = Vec::new();
        for (i, it) in self.returns().iter().enumerate() {
            let Some(at) = index_of(it.line.0, billed) else { continue };
            match quantity_of(it, &billed.lines[at]) {
                Ok(quantity) => {
                    let field = if quantity.is_some() { "quantity" } else { "line" };
                    asked.push(LineAsked {
                        at,
                        what: CreditAsked::Goods(quantity),
                        field: format!("returns[{i}].{field}"),
                    });
                }
                Err((field, code)) => faults.push(Fault::new(format!("returns[{i}].{field}"), code)),
            }
        }
        for (i, it) in self.lowered().iter().enumerate() {
            let Some(at) = index_of(it.line.0, billed) else { continue };
            let field = format!("lines[{i}].credit_taxable_minor");
            asked.push(LineAsked { at, what: CreditAsked::Value(it.credit_taxable_minor), field });
        }
        asked.sort_by_key(|line| line.at);
        if faults.is_empty() { self.of_no_job(billed).map(|()| asked) } else { Err(Refusal::invalid(faults)) }
    }

    /// Refuses goods that were made in a job: its metal and its cost are in the books of the job, to which only the reversal of
    /// the whole bill takes them back. Errors: `order_state_invalid` at `returns[i].line`.
    fn of_no_job(&self, billed: &BillBody) -> Ruled<()> {
        let is_of_job =
            |line: i32| index_of(line, billed).is_some_and(|at| billed.lines[at].finished.is_some());
        match self.returns().iter().position(|it| is_of_job(it.line.0)) {
            None => Ok(()),
            Some(i) => {
                let mut refusal = unfit(JobState::Delivered).field(format!("returns[{i}].line"));
                refusal.faults.iter_mut().for_each(|fault| fault.message = Phrase::of(PIECE_OF_JOB));
                Err(refusal)
            }
        }
    }

    /// What it credits of each line. Errors: `credit_exceeds_invoice` with `facts.available_minor`, for the first line of which
    /// less is left.
    fn credits(
        &self,
        asked: &[LineAsked],
        sold: &[SoldLine],
        so_far: &[SoFar],
    ) -> Ruled<Vec<(usize, Credit)>> {
        let credit = |asked: &LineAsked| {
            let credit = sold[asked.at].credit(&so_far[asked.at], asked.what, self.with_tax.0);
            credit.map(|credit| (asked.at, credit)).map_err(|cause| match cause {
                NotCredited::Exceeds(available) => Refusal::new(Code::CreditExceedsInvoice)
                    .field(&asked.field)
                    .fact("available_minor", available.get()),
                NotCredited::Code(code) => Refusal::new(code).field(&asked.field),
            })
        };
        asked.iter().map(credit).collect()
    }

    /// Refuses to credit tax after its deadline (`credit_note_tax_time_barred` with `facts.deadline`).
    fn in_time(&self, tx: &ReadTx, bill: &DocumentRow) -> Ruled<()> {
        if self.with_tax.0 { tax_is_in_time(tx, bill, "with_tax") } else { Ok(()) }
    }
}

/// Refuses to take the tax of a bill back after its deadline, at `field`: `credit_note_tax_time_barred` with `facts.deadline`.
pub(in crate::invoices) fn tax_is_in_time(tx: &ReadTx, bill: &DocumentRow, field: &str) -> Ruled<()> {
    let deadline = last_day_with_tax(&series::year_of(tx, bill.document_date));
    let barred = bill.tax_minor != 0 && tx.workspace.country == Country::India && tx.today() > deadline;
    match barred {
        true => Err(Refusal::new(Code::CreditNoteTaxTimeBarred)
            .field(field)
            .fact("deadline", deadline.to_string())),
        false => Ok(()),
    }
}

/// The index of a line of the bill.
fn index_of(line: i32, billed: &BillBody) -> Option<usize> {
    let index = usize::try_from(line).ok()?.checked_sub(1)?;
    (index < billed.lines.len()).then_some(index)
}

/// The quantity that comes back, in millionths of the line's unit.
fn quantity_of(
    given: &ReturnGiven,
    line: &note::BilledLine,
) -> std::result::Result<Option<i64>, (&'static str, Code)> {
    let own = match (&line.unit, line.counted()) {
        (Some(unit), _) if line.quantity.is_some() => unit.parse::<Unit>().ok(),
        (_, Some(_)) => Some(Unit::Each),
        _ => None,
    };
    let Some(quantity) = given.quantity else {
        return if given.unit.is_some() { Err(("quantity", Code::FieldRequired)) } else { Ok(None) };
    };
    if line.quantity.is_none() && line.counted().is_none() {
        return Err(("quantity", Code::FieldUnknown));
    }
    let whole = |quantity: i64| match line.quantity.is_none() && quantity % ONE != 0 {
        true => Err(("quantity", Code::QuantityResolution)),
        false => Ok(Some(quantity)),
    };
    match (given.unit, own) {
        (Some(unit), Some(own)) if unit != own => {
            let exact = convert(quantity.into(), unit, own, None).map_err(|code| ("unit", code))?;
            let converted = Quantity::rounded(&exact).map_err(|code| ("quantity", code))?;
            whole(converted.get())
        }
        (Some(_), None) => Err(("unit", Code::UnitMismatch)),
        _ => whole(quantity.get()),
    }
}

/// What earlier notes credited, for each line of the bill.
fn so_far(credited: &[credits::LineCredit], lines: usize) -> Vec<SoFar> {
    let mut so_far = vec![SoFar::default(); lines];
    for line in credited {
        let at = usize::try_from(line.line_no).ok().and_then(|n| n.checked_sub(1));
        if let Some(of_line) = at.and_then(|at| so_far.get_mut(at)) {
            *of_line = SoFar {
                taxable: line.taxable,
                taxed: line.taxed,
                tax: line.tax,
                quantity_e6: line.quantity_e6,
            };
        }
    }
    so_far
}

/// A judged note.
struct Note<'a> {
    asked: &'a PostCreditNote,
    kind: DocumentKind,
    fy: FinancialYear,
    grounds: Grounds,
    day: OpenDay,
    bill: &'a DocumentRow,
    nobodys: &'a NobodysSale,
    billed: &'a BillBody,
    stored: &'a [NewLine],
    sold: &'a [SoldLine],
    so_far: &'a [SoFar],
    /// Each with the index of its line on the bill, in the order of the lines.
    credits: &'a [(usize, Credit)],
}

/// How much of a note settles the bill, and what is paid out of the rest.
struct Settlement {
    /// The open amount before the note, of the bill or of the cheque that came back; None where nothing is payable.
    open: Option<Money>,
    settled: Money,
    paid: Option<NewTender>,
    due: Option<Money>,
    round: Option<Money>,
}

impl Note<'_> {
    /// Writes the note in one flight, after the states of its pieces.
    async fn write(&self, tx: &Tx, document: NoteDocument) -> Result<CreditNotePosted> {
        let (id, bill) = (DocumentId::from_uuid(tx.new_id()?), self.bill.document_id);
        let mut pieces: Vec<PieceId> = self.returned().filter_map(|(line, _)| line.article).collect();
        pieces.sort_unstable();
        let articles = ArticleStatements::prepare(tx).await?;
        let articles = articles.came_back(tx, &pieces, ArticleStatus::Returned).await?;
        let moves = Moves::prepare(tx, returned_parts(tx, self).await?).await?;
        // The person after pieces and lots, the bill's open item after the person.
        let settlement = self.settlement(tx, document.total_minor).await?;
        series::ready(tx, self.grounds.series.as_ref(), self.kind, &self.fy).await?;
        let new = self.new_document(tx, id, &document, &settlement)?;
        let (post, link) = (PostStatements::prepare(tx).await?, LinkStatement::prepare(tx).await?);
        let (payment, credit) = (PaymentStatements::prepare(tx).await?, CreditStatements::prepare(tx).await?);
        let (shares, lines) = (settlement.shares(self.nobodys.debt(self.bill)), self.new_credits()?);
        let (number, linked, credited, settled, paid, lots) = tokio::join!(biased;
            post.post(tx, &new),
            link.write(tx, id, bill, LinkKind::Credits),
            credit.write(tx, id, bill, &lines, self.asked.with_tax.0),
            payment.settle(tx, id, &shares),
            payment.tenders(tx, id, settlement.paid.as_slice()),
            moves.book(tx, id, self.bill.party_id));
        let number = number?;
        linked?;
        credited?;
        settled?;
        paid?;
        let changed = vec![DocumentChanged { document: self.bill.number.clone(), state: "posted" }];
        let seen = CostSeen::by(tx);
        let period = (tx.workspace.country == Country::India).then(|| tax_period(self.day.day()));
        Ok(CreditNotePosted {
            document_id: id.uuid(),
            number,
            kind: self.kind,
            state: "posted",
            document,
            journal: seen.journal(journal_of(&new.transfers)?),
            refers_to: self.bill.number.clone(),
            gstr1_period: period,
            open_after_minor: self.open_after(&settlement)?,
            cash_due_minor: settlement.due,
            cash_round_minor: settlement.round,
            articles,
            lots: seen.lots(lots?),
            changed,
        })
    }

    /// The open amount of the bill after the note; None for a bill to nobody, whatever somebody owes of it.
    fn open_after(&self, settlement: &Settlement) -> Result<Option<Money>> {
        let open = settlement.open.filter(|_| self.nobodys.bounce.is_none());
        Ok(open.map(|open| open.sub(settlement.settled)).transpose()?)
    }

    /// The field of the quantity that comes back of a line.
    fn quantity_field(&self, at: usize) -> String {
        let is_it = |it: &ReturnGiven| index_of(it.line.0, self.billed) == Some(at);
        let nth = self.asked.returns().iter().position(is_it);
        nth.map_or_else(|| "returns".to_owned(), |nth| format!("returns[{nth}].quantity"))
    }

    /// The lines whose goods come back, as stored and as credited.
    fn returned(&self) -> impl Iterator<Item = (&NewLine, &Credit)> {
        let back = self.credits.iter().filter(|(_, credit)| credit.quantity_e6 > 0);
        back.map(|(at, credit)| (&self.stored[*at], credit))
    }

    /// The note settles the open amount of the bill first, or of its cheque that came back, and the amount that was written off. The
    /// rest is the party's credit, or is paid out. Errors: those of a refund.
    async fn settlement(&self, tx: &Tx, total: Money) -> Result<Settlement> {
        let pays_cash = self.asked.refund.as_ref().is_some_and(|refund| refund.mode == Mode::Cash);
        let people = match self.bill.party_id.filter(|_| pays_cash) {
            Some(party) => payments::lock_person(tx, party).await?,
            None => vec![],
        };
        let open = write_off::open_again(tx, self.nobodys.debt(self.bill), total, self.day).await?;
        let settled = open.unwrap_or(Money::ZERO).min(total).max(Money::ZERO);
        let rest = total.sub(settled)?;
        let Some(refund) = self.asked.refund.as_ref() else {
            if self.nobodys.is_paid && self.nobodys.bounce.is_some() {
                fits(None, rest > Money::ZERO)?;
            }
            return Ok(Settlement { open, settled, paid: None, due: None, round: None });
        };
        let coin = if pays_cash { coin(tx.workspace.country) } else { Money::ZERO };
        let due = cash_due(rest.max(Money::ZERO), coin)?;
        if pays_cash {
            self.is_lawful(tx, &people, due.due).await?;
        }
        let till = refund.till(tx, due.due).await?;
        let paid = (due.due > Money::ZERO)
            .then(|| tender_out(refund.mode, due.due, refund.reference.as_ref(), till.as_deref()));
        Ok(Settlement { open, settled, paid, due: Some(due.due), round: Some(due.round) })
    }

    /// Judges cash that goes back of a bill which old metal had paid: that part was never the customer's money. Errors:
    /// `cash_payout_limit` at `refund`.
    async fn is_lawful(&self, tx: &Tx, people: &[PartyId], cash: Money) -> Result<()> {
        let metal = payments::metal_in_cash_back(tx, self.bill.document_id, cash).await?;
        let limits = &self.grounds.days.limits;
        pay_out_is_lawful(tx, limits, people, metal).await.map_err(|error| match error {
            Error::Refused(mut refusal) => {
                refusal.faults = vec![Fault::new("refund", refusal.code)];
                Error::Refused(refusal)
            }
            other => other,
        })
    }

    fn new_document(
        &self,
        tx: &Tx,
        id: DocumentId,
        document: &NoteDocument,
        settlement: &Settlement,
    ) -> Result<NewDocument> {
        let body: Value = serde_json::from_str(&self.bill.body).map_err(Error::internal)?;
        Ok(NewDocument {
            id,
            kind: self.kind,
            fy: self.fy.clone(),
            date: self.day,
            due_on: None,
            party: self.bill.party_id,
            place_of_supply: self.bill.place_of_supply.clone(),
            body: documents::body(tx, document, &body["buyer"])?,
            figures: Figures {
                taxable: document.taxable_minor,
                tax: document.tax.total()?,
                round_off: document.round_off_minor,
                total: document.total_minor,
            },
            reverses: None,
            lines: self
                .credits
                .iter()
                .map(|(at, credit)| new_line(&self.stored[*at], self.metal(*at), credit))
                .collect::<Result<_>>()?,
            transfers: self.transfers(tx, document, settlement)?,
        })
    }

    /// The metal of a line. A bill of an older version tells it in its document alone.
    fn metal(&self, at: usize) -> Option<Metal> {
        self.stored[at].metal.or(self.billed.lines[at].metal)
    }

    fn transfers(&self, tx: &Tx, document: &NoteDocument, settlement: &Settlement) -> Result<Vec<Transfer>> {
        let currency = &tx.workspace.currency.code;
        let buyer = self.bill.party.as_deref();
        let mut all = transfers::of_note(document, buyer, currency);
        all.extend(self.nobodys.settled(settlement.settled, currency));
        let refund = self.asked.refund.as_ref().map(|refund| refund.mode);
        if let Some(((mode, due), round)) = refund.zip(settlement.due).zip(settlement.round) {
            all.extend(transfers::of_refund(mode, due, round, buyer, currency));
        }
        let back = self.credits.iter().filter(|(_, credit)| credit.quantity_e6 > 0);
        let back = back.map(|(at, credit)| (self.metal(*at), credit));
        all.extend(transfers::of_goods(back, currency)?);
        Ok(all)
    }

    fn new_credits(&self) -> Result<Vec<NewCredit>> {
        let credit = |(at, credit): &(usize, Credit)| {
            let line = &self.sold[*at];
            Ok(NewCredit {
                line_no: i32::try_from(at + 1).map_err(Error::internal)?,
                line_taxable: line.taxable,
                line_tax: line.tax,
                line_quantity_e6: line.quantity_e6,
                taxable: credit.taxable,
                tax: credit.tax,
                quantity_e6: credit.quantity_e6,
            })
        };
        self.credits.iter().map(credit).collect()
    }
}

impl Settlement {
    fn shares(&self, bill: &DocumentRow) -> Vec<Share> {
        let Some(open) = self.open.filter(|_| self.settled > Money::ZERO) else { return vec![] };
        let bill = OpenBill { id: bill.document_id, number: bill.number.clone(), open };
        vec![Share { bill, amount: self.settled }]
    }
}

/// The note's line beside its document. Goods are named only if they come back.
fn new_line(stored: &NewLine, metal: Option<Metal>, credit: &Credit) -> Result<NewLine> {
    let back = credit.quantity_e6 > 0;
    Ok(NewLine {
        description: stored.description.clone(),
        item: stored.item,
        lot: stored.lot.filter(|_| back),
        article: stored.article.filter(|_| back),
        tax_class: stored.tax_class.clone(),
        discount: Money::ZERO,
        taxable: credit.taxable,
        tax: credit.tax,
        total: credit.taxable.add(credit.tax)?,
        metal: metal.filter(|_| credit.fine_mg.is_some()),
        fine_mg: credit.fine_mg,
        cost: credit.cost,
    })
}
