//! Writes a bill that passed every rule, and answers.
//! Invariant: all rows go in one flight, with the commit if possible, the document first, because it takes
//! the number; the answer shows the stored values.

use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::day::Day;
use kernel::id::{DocumentId, PieceId};
use kernel::money::Money;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, Figures, NewDocument, NewLine, PostStatements};
use ledger::accounts::journal::{Transfer, journal_of};
use ledger::accounts::periods::OpenDay;
use ledger::accounts::posting_context::Grounds;
use ledger::accounts::series;
use ledger::parties::Party;
use platform::error::{Error, Result};
use platform::tx::Tx;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};

use super::context::InvoiceContext;
use super::stored::{Buyer, LineWhole};
use super::{Asked, InvoicePosted};
use crate::invoices::goods::{self, Drawn, LotTaken, Moves};
use crate::invoices::lines::ReadyLine;
use crate::invoices::rules::{Bill, DocumentLine};
use crate::pieces::{ArticleStatements, ArticleStatus, approval_in};

/// The data of a bill to write.
pub(super) struct Writing<'a> {
    pub asked: &'a Asked,
    pub day: OpenDay,
    pub found: &'a InvoiceContext,
    pub ready: &'a [ReadyLine],
    /// The draws of its lines from lots, in their order.
    pub drawn: Vec<Drawn>,
    pub bill: &'a Bill,
    pub place_of_supply: Option<String>,
}

/// What is written in the flight of a bill and belongs to the same act: its payment, the delivery of a job.
pub(super) struct Beside<'a> {
    /// The id that the bill gets.
    pub id: DocumentId,
    /// Transfers of the bill's entry after its own.
    pub transfers: Vec<Transfer>,
    /// Whether the bill is paid by them: it opens no item then.
    pub is_paid: bool,
    /// Rows that name the bill; written after it in the same flight. Their statements are prepared already.
    pub writes: Option<BoxFuture<'a, Result<()>>>,
}

impl Beside<'_> {
    /// A bill on account, and nothing beside it.
    pub fn nothing(tx: &Tx) -> Result<Self> {
        let id = DocumentId::from_uuid(tx.new_id()?);
        Ok(Beside { id, transfers: vec![], is_paid: false, writes: None })
    }
}

impl Writing<'_> {
    /// Writes the bill in one flight, or queues it for the flight of the commit: the document first, because
    /// it takes the number, then all dependent rows.
    pub async fn write(&self, tx: &Tx, beside: Beside<'_>) -> Result<InvoicePosted> {
        let Grounds { party, series, .. } = &self.found.grounds;
        approval_in::buy_for_a_bill(tx, &self.found.pieces).await?;
        series::ready(tx, series.as_ref(), DocumentKind::Invoice, &self.asked.fy).await?;
        let (id, figures) = (beside.id, &self.bill.document);
        let (document, body) = self.shown(tx)?;
        let due_on = due_on(self.asked.date, party.as_ref());
        let lines = self.lines()?;
        let goods = goods::cost::with_goods(&self.bill.transfers, &lines, &tx.workspace.currency.code)?;
        let transfers: Vec<Transfer> = goods.into_iter().chain(beside.transfers).collect();
        let (journal, postings) = (journal_of(&transfers)?, transfers.len());
        let new = NewDocument {
            id,
            kind: DocumentKind::Invoice,
            fy: self.asked.fy.clone(),
            date: self.day,
            due_on: (!beside.is_paid).then_some(due_on),
            party: party.as_ref().map(|party| party.party_id),
            place_of_supply: self.place_of_supply.clone(),
            body,
            figures: Figures {
                taxable: figures.taxable_minor,
                tax: figures.tax.amounts().total()?,
                round_off: figures.round_off_minor,
                total: figures.total_minor,
            },
            reverses: None,
            lines,
            transfers,
        };
        let post = PostStatements::prepare(tx).await?;
        let articles = ArticleStatements::prepare(tx).await?;
        let moves = Moves::prepare(tx, self.drawn.iter().map(|drawn| drawn.part).collect()).await?;
        let sold: Vec<PieceId> = self.ready.iter().filter_map(|ready| ready.article).collect();
        let is_alone = sold.is_empty() && self.drawn.is_empty() && beside.writes.is_none();
        let (number, articles, lots, beside) = if is_alone {
            (post.post_alone(tx, new, series.as_ref()).await, Ok(vec![]), Ok(vec![]), Ok(()))
        } else {
            tokio::join!(biased;
                post.post(tx, &new),
                articles.moved(tx, &sold, ArticleStatus::Sold),
                moves.book(tx, id, new.party),
                beside.writes.unwrap_or_else(|| async { Ok(()) }.boxed()))
        };
        let (number, articles, lots) = (number?, articles?, lots?);
        beside?;
        Ok(InvoicePosted {
            document_id: id.uuid(),
            number,
            state: "posted",
            date: self.asked.date,
            due_on,
            document,
            journal,
            postings,
            articles,
            lots,
            taken_along_minor: None,
            warnings: vec![],
            flags: vec![],
        })
    }

    /// The document for the answer, and the body to store, which adds seller and buyer as they are now.
    fn shown(&self, tx: &Tx) -> Result<(Box<RawValue>, String)> {
        let figures = &self.bill.document;
        let lines = figures.lines.iter().zip(self.ready).enumerate();
        let lines = lines.map(|(n, (figures, ready))| LineWhole {
            figures,
            shown: &ready.shown,
            cost_minor: self.cost(n),
        });
        let document = to_raw_value(&figures.with_lines(lines.collect())).map_err(Error::internal)?;
        let body = documents::body(tx, &document, &self.found.grounds.party.as_ref().map(Buyer::of))?;
        Ok((document, body))
    }

    /// The line's draw from a lot.
    fn drawn(&self, line: usize) -> Option<&Drawn> {
        let drawn = self.drawn.binary_search_by_key(&line, |drawn| drawn.line);
        drawn.ok().map(|at| &self.drawn[at])
    }

    /// The known cost of the goods of a line: of its lot's draw, or of its piece.
    fn cost(&self, line: usize) -> Option<Money> {
        self.drawn(line).map_or(self.ready[line].cost, |drawn| drawn.cost)
    }

    fn lines(&self) -> Result<Vec<NewLine>> {
        let line = |(n, (ready, line)): (usize, (&ReadyLine, &DocumentLine))| {
            let drawn = self.drawn(n);
            let of_lot = drawn.and_then(|drawn| drawn.metal);
            Ok(NewLine {
                description: ready.shown.description.clone(),
                item: ready.item,
                lot: drawn.map(|drawn| drawn.part.lot),
                article: ready.article,
                tax_class: line.tax_class.clone(),
                discount: line.discount_minor,
                taxable: line.taxable_minor,
                tax: line.tax_amounts.total()?,
                total: line.line_total_minor,
                metal: of_lot.map(|fine| fine.metal).or(line.metal),
                // The metal of a job's piece is in the books of the job, not in those of the shop's stock.
                fine_mg: of_lot.map(|fine| fine.fine_mg).or(line.fine_mg.filter(|_| line.metal.is_some())),
                cost: self.cost(n),
            })
        };
        self.ready.iter().zip(&self.bill.document.lines).enumerate().map(line).collect()
    }
}

/// What the event tells of goods from a lot.
fn lot_of_event(it: &LotTaken) -> Value {
    let mut taken = json!({ "lot": it.offer.lot.code, "quantity": it.quantity });
    if let Some(piece) = it.piece {
        taken["piece"] = piece.into();
    }
    taken
}

/// The due day of a paper of this day by the party's terms; a party without terms pays at once.
pub(super) fn due_on(date: Day, party: Option<&Party>) -> Day {
    let days = party.and_then(|party| party.terms_days).unwrap_or(0);
    date.saturating_add(jiff::Span::new().days(days))
}

/// The content of the audit event: figures, no customer content.
pub(super) fn event_of_bill(
    asked: &Asked,
    found: &InvoiceContext,
    ready: &[ReadyLine],
    bill: &Bill,
) -> Value {
    let document = &bill.document;
    let mut event = json!({
        "party": found.grounds.party.as_ref().map(|party| &party.code),
        "date": asked.date,
        "lines": document.lines.len(),
        "total_minor": document.total_minor,
        "bill_discount_minor": document.bill_discount_minor,
        "rate_override_minor": asked.rate_override.as_ref().map(|set| set.rate),
    });
    let taken: Vec<Value> = ready.iter().filter_map(|ready| ready.lot.as_ref()).map(lot_of_event).collect();
    if !taken.is_empty() {
        event["lots"] = taken.into();
    }
    event
}
