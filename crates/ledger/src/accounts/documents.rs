//! Documents: posted bills, receipts and credit notes. All rows of a document are written in one flight.
//! Invariant: only the state of a posted document ever changes; the document's own statement takes its
//! number; document, lines, entry and seal are written together or not at all.

use futures::{FutureExt, TryFutureExt};
use kernel::code::Code;
use kernel::day::{Day, FinancialYear, Instant};
use kernel::id::{DocumentId, ItemId, LotId, PartyId, PieceId};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::number;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger_queries::accounts::documents as sql;
use ledger_queries::client::Params;
use platform::action::Query;
use platform::encryption::Sealed;
use platform::error::{Error, OnConstraint, Result, stored};
use platform::fast_path::{Predicted, as_lost_race};
use platform::fields::{Name, Text};
use platform::input;
use platform::sealed::ledger as cell;
use platform::tx::{ReadTx, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use self::kinds::DocumentKind;
use crate::accounts::journal::{EntryStatement, NewEntry, Transfer};
use crate::accounts::periods::OpenDay;
use crate::accounts::series::SeriesRow;
use crate::parties::{self, PartyKind};
use crate::row_count::whole;

pub mod kinds;

/// The figures every document has.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    pub taxable: Money,
    pub tax: Money,
    pub round_off: Money,
    pub total: Money,
}

/// A line as it is stored beside the document's body, for reports and stock.
#[derive(Clone, Debug)]
pub struct NewLine {
    pub description: String,
    pub item: Option<ItemId>,
    pub lot: Option<LotId>,
    pub article: Option<PieceId>,
    pub tax_class: String,
    pub discount: Money,
    pub taxable: Money,
    pub tax: Money,
    pub total: Money,
    /// What its fine mg are of.
    pub metal: Option<Metal>,
    pub fine_mg: Option<i64>,
    pub cost: Option<Money>,
}

/// A document to post.
pub struct NewDocument {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub fy: FinancialYear,
    pub date: OpenDay,
    /// The day on which payment is due; a document with such a day stays open until it is paid.
    pub due_on: Option<Day>,
    pub party: Option<PartyId>,
    pub place_of_supply: Option<String>,
    /// The figures as printed, as text; never computed again.
    pub body: String,
    pub figures: Figures,
    pub reverses: Option<DocumentId>,
    pub lines: Vec<NewLine>,
    pub transfers: Vec<Transfer>,
}

impl NewDocument {
    /// The number that the document will get, if no other call can take a number before it.
    fn predicted_number(&self, tx: &Tx, series: Option<&SeriesRow>) -> Option<Predicted<String>> {
        let series = series.filter(|row| row.fy == self.fy.label)?;
        tx.predict(|| number::format(&series.pattern, &self.fy, series.next).ok())
    }

    fn entry(&self) -> NewEntry<'_> {
        NewEntry {
            document: Some(self.id),
            date: self.date,
            memo: self.kind.facts().memo,
            party: self.party,
            transfers: &self.transfers,
        }
    }
}

/// The statements that write a document, prepared before their flight.
pub struct PostStatements {
    document: sql::InsertDocumentStmt,
    seal: DigestStatement,
    line: sql::InsertLineStmt,
    lines: sql::InsertLinesStmt,
    entry: EntryStatement,
}

impl PostStatements {
    /// Prepares them.
    pub async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self {
            document: sql::insert_document().prepare(tx).await?,
            seal: DigestStatement::prepare(tx).await?,
            line: sql::insert_line().prepare(tx).await?,
            lines: sql::insert_lines().prepare(tx).await?,
            entry: EntryStatement::prepare(tx).await?,
        })
    }

    /// Posts a document that nothing else depends on, and returns its number. If the series as read at the
    /// start foretells the number, the document is sent with the commit; otherwise this does what `post`
    /// does. Errors: those of `post`; some of them come only with the commit.
    pub async fn post_alone(self, tx: &Tx, new: NewDocument, series: Option<&SeriesRow>) -> Result<String> {
        let Some(predicted) = new.predicted_number(tx, series) else { return self.post(tx, &new).await };
        let number = predicted.value().clone();
        tx.with_commit(move |tx| {
            let writing = async move {
                let body = tx.cipher().seal(cell::document::BODY, new.id.uuid(), new.body.as_str())?;
                let (seal, entry) = (seal_of(predicted.value(), &new, &body), new.entry());
                // A statement that cannot be sent fails here, before COMMIT is sent.
                tokio::try_join!(biased;
                    self.number(tx, &new, &body, Some(&predicted)),
                    self.write_lines(tx, &new),
                    self.entry.write(tx, &entry),
                    self.seal.write(tx, new.id, seal))
            };
            // If the document is not written, the other statements fail too.
            writing.map_ok(drop).map_err(as_lost_race).boxed()
        });
        Ok(number)
    }

    /// Posts a document in one flight, its seal with the commit, and returns its number. A caller that adds
    /// statements to the flight prepares them first, joins them after this one, and checks this result before
    /// theirs.
    ///
    /// Errors: `series_missing`, `document_number_format` where the series has grown too long,
    /// `party_erased`.
    pub async fn post(self, tx: &Tx, new: &NewDocument) -> Result<String> {
        let body = tx.cipher().seal(cell::document::BODY, new.id.uuid(), new.body.as_str())?;
        let entry = new.entry();
        let (number, lines, entered) = tokio::join!(biased;
            self.number(tx, new, &body, None),
            self.write_lines(tx, new),
            self.entry.write(tx, &entry));
        // Check the document first: statements after a failed one report only that something failed.
        let number = number?;
        lines?;
        entered?;
        let (document, seal) = (new.id, seal_of(&number, new, &body));
        tx.with_commit(move |tx| async move { self.seal.write(tx, document, seal).await }.boxed());
        Ok(number)
    }

    async fn number(
        &self,
        tx: &Tx,
        new: &NewDocument,
        body: &Sealed,
        predicted: Option<&Predicted<String>>,
    ) -> Result<String> {
        let Figures { taxable, tax, round_off, total } = new.figures;
        let taken = self
            .document
            .params(
                tx,
                &sql::InsertDocumentParams {
                    tenant: tx.tenant(),
                    doc_type: new.kind.as_str(),
                    fy: new.fy.label.as_str(),
                    fy2: new.fy.short.as_str(),
                    party: new.party.map(PartyId::uuid),
                    document: new.id.uuid(),
                    document_date: new.date.day(),
                    due_on: new.due_on,
                    now: tx.now,
                    place_of_supply: new.place_of_supply.as_deref(),
                    body,
                    taxable_minor: taxable.get(),
                    tax_minor: tax.get(),
                    round_off_minor: round_off.get(),
                    total_minor: total.get(),
                    reverses: new.reverses.map(DocumentId::uuid),
                    by: tx.person(),
                    foreseen: predicted.map(|number| number.value().as_str()),
                    needs_living_party: new.kind.facts().needs_living_party,
                },
            )
            .opt()
            .await
            .on_constraint("document_number_format", Code::DocumentNumberFormat, "number")?;
        let taken = taken.ok_or(Code::SeriesMissing)?;
        if let Some(predicted) = predicted {
            predicted.verify(taken.taken.as_ref())?;
        }
        taken.number.ok_or_else(|| Refusal::new(Code::PartyErased).field("party").into())
    }

    async fn write_lines(&self, tx: &Tx, new: &NewDocument) -> Result<()> {
        match new.lines.as_slice() {
            [] => Ok(()),
            [line] => self.write_line(tx, new, line).await,
            _ => self.write_many(tx, new).await,
        }
    }

    async fn write_line(&self, tx: &Tx, new: &NewDocument, line: &NewLine) -> Result<()> {
        let document = new.id;
        self.line
            .params(
                tx,
                &sql::InsertLineParams {
                    tenant: tx.tenant(),
                    document: document.uuid(),
                    description: described(tx, document, line, 1)?,
                    item: line.item.map(ItemId::uuid),
                    lot: line.lot.map(LotId::uuid),
                    article: line.article.map(PieceId::uuid),
                    tax_class: line.tax_class.as_str(),
                    discount_minor: line.discount.get(),
                    taxable_minor: line.taxable.get(),
                    tax_minor: line.tax.get(),
                    total_minor: line.total.get(),
                    metal: line.metal.map(Metal::as_str),
                    fine_mg: line.fine_mg,
                    cost_minor: line.cost.map(Money::get),
                    sells: new.kind.sells(),
                },
            )
            .one()
            .await?;
        Ok(())
    }

    async fn write_many(&self, tx: &Tx, new: &NewDocument) -> Result<()> {
        let (document, lines) = (new.id, new.lines.as_slice());
        fn column<T>(lines: &[NewLine], of: impl Fn(&NewLine) -> T) -> Vec<T> {
            lines.iter().map(of).collect()
        }
        let texts = |of: fn(&NewLine) -> &str| lines.iter().map(of).collect::<Vec<_>>();
        let descriptions = lines.iter().zip(1..).map(|(line, n)| described(tx, document, line, n));
        let descriptions = descriptions.collect::<Result<Vec<_>>>()?;
        let written = self
            .lines
            .params(
                tx,
                &sql::InsertLinesParams {
                    document: document.uuid(),
                    descriptions,
                    items: column(lines, |line| line.item.map(ItemId::uuid)),
                    lots: column(lines, |line| line.lot.map(LotId::uuid)),
                    articles: column(lines, |line| line.article.map(PieceId::uuid)),
                    tax_classes: texts(|line| &line.tax_class),
                    discount_minor: column(lines, |line| line.discount.get()),
                    taxable_minor: column(lines, |line| line.taxable.get()),
                    tax_minor: column(lines, |line| line.tax.get()),
                    total_minor: column(lines, |line| line.total.get()),
                    metals: column(lines, |line| line.metal.map(Metal::as_str)),
                    fine_mg: column(lines, |line| line.fine_mg),
                    cost_minor: column(lines, |line| line.cost.map(Money::get)),
                    sells: new.kind.sells(),
                    tenant: tx.tenant(),
                },
            )
            .all()
            .await?;
        whole(written.len(), lines.len())
    }
}

/// The text of a line, as it is stored.
fn described(tx: &Tx, document: DocumentId, line: &NewLine, n: i64) -> Result<Sealed> {
    tx.cipher().seal(cell::document_line::DESCRIPTION, (document.uuid(), n), line.description.as_str())
}

/// The digest of a document: of its number, its figures and its encrypted body. `ledger.seal_of` computes the
/// same from the stored row.
fn seal_of(number: &str, new: &NewDocument, body: &Sealed) -> [u8; 32] {
    let Figures { taxable, tax, round_off, total } = new.figures;
    let [taxable, tax, round_off, total] = [taxable, tax, round_off, total].map(Money::get);
    let said = format!("{number}\n{}\n{taxable}\n{tax}\n{round_off}\n{total}\n", new.date.day());
    Sha256::new().chain_update(said).chain_update(body.as_bytes()).finalize().into()
}

/// The statement that writes a document's seal.
struct DigestStatement(sql::InsertSealStmt);

impl DigestStatement {
    async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self(sql::insert_seal().prepare(tx).await?))
    }

    async fn write(&self, tx: &Tx, document: DocumentId, sha256: [u8; 32]) -> Result<()> {
        self.0.bind(tx, &tx.tenant(), &document.uuid(), &&sha256[..], &tx.now).one().await?;
        Ok(())
    }
}

/// A posted document, decrypted.
#[derive(Debug, Clone)]
pub struct DocumentRow {
    pub document_id: DocumentId,
    pub kind: DocumentKind,
    pub state: String,
    pub number: String,
    pub document_date: Day,
    pub due_on: Option<Day>,
    pub posted_at: Instant,
    pub party_id: Option<PartyId>,
    pub party: Option<String>,
    pub party_name: Option<String>,
    pub place_of_supply: Option<String>,
    pub body: String,
    pub taxable_minor: i64,
    pub tax_minor: i64,
    pub round_off_minor: i64,
    pub total_minor: i64,
    pub reverses: Option<DocumentId>,
    pub reversed_by: Option<DocumentId>,
    pub open_minor: Option<i64>,
}

fn opened(tx: &ReadTx, row: sql::DocumentStored) -> Result<DocumentRow> {
    let party_id = row.party_id.map(PartyId::from_uuid);
    let party = parties::code_of(tx, party_id, row.party)?;
    Ok(DocumentRow {
        document_id: DocumentId::from_uuid(row.document_id),
        kind: stored(&row.doc_type)?,
        state: row.state,
        number: row.number,
        document_date: row.document_date,
        due_on: row.due_on,
        posted_at: row.posted_at,
        party,
        party_name: parties::name_of(tx, party_id, row.party_name)?,
        party_id,
        place_of_supply: row.place_of_supply,
        body: tx.cipher().open(cell::document::BODY, row.document_id, row.body)?,
        taxable_minor: row.taxable_minor,
        tax_minor: row.tax_minor,
        round_off_minor: row.round_off_minor,
        total_minor: row.total_minor,
        reverses: row.reverses.map(DocumentId::from_uuid),
        reversed_by: row.reversed_by.map(DocumentId::from_uuid),
        open_minor: row.open_minor,
    })
}

/// Whether the workspace has posted a document of its own. After that, nothing more is imported. Errors:
/// `Internal`.
pub async fn has_posted(tx: &ReadTx) -> Result<bool> {
    Ok(sql::has_posted().bind(tx, &tx.tenant()).one().await?)
}

/// As `has_posted`, and until the end of this call nobody posts the first document. For the end of long work: other calls wait
/// for it. Errors: the database's.
pub async fn has_posted_by_now(tx: &Tx) -> Result<bool> {
    wait_for_postings(tx).await?;
    has_posted(tx).await
}

/// Waits for the postings that have read what holds of their day; those that come later wait for the end of this call. Who calls it
/// first locks nothing before it; an import calls it at its end, when the database may refuse one of two that wait for each other.
pub async fn wait_for_postings(tx: &Tx) -> Result<()> {
    sql::hold_workspace().bind(tx, &tx.tenant()).one().await?;
    Ok(())
}

/// The document of this id or number. Errors: `not_found` at `field`.
pub async fn named(tx: &ReadTx, id_or_number: &str, field: &str) -> Result<DocumentRow> {
    let found = match Uuid::parse_str(id_or_number) {
        Ok(id) => sql::document_by_id().bind(tx, &tx.tenant(), &id).opt().await?,
        Err(_) => sql::document_by_number().bind(tx, &tx.tenant(), &id_or_number).opt().await?,
    };
    opened(tx, found.ok_or_else(|| Refusal::new(Code::NotFound).field(field))?)
}

/// Holds the party of a document until the end of the call, so that nobody erases it meanwhile, and reads the
/// document as `named` does.
/// Where an erasure was under way, the document is as the erasure left it. Errors: as `named`.
pub async fn hold_party_of(tx: &Tx, id_or_number: &str, field: &str) -> Result<DocumentRow> {
    let row = named(tx, id_or_number, field).await?;
    let Some(party) = row.party_id else { return Ok(row) };
    parties::hold(tx, party).await?;
    // The row from before the lock may name somebody who is erased by now.
    named(tx, &row.document_id.uuid().to_string(), field).await
}

/// The lines of a document, in the form in which a mirroring document writes them.
pub async fn lines_of(tx: &ReadTx, document: DocumentId) -> Result<Vec<NewLine>> {
    let rows = sql::lines_of().bind(tx, &tx.tenant(), &document.uuid()).all().await?;
    let line = |row: sql::LinesOf| -> Result<NewLine> {
        let column = cell::document_line::DESCRIPTION;
        Ok(NewLine {
            description: tx.cipher().open(column, (document.uuid(), row.line_no), row.description)?,
            item: row.item_id.map(ItemId::from_uuid),
            lot: row.lot_id.map(LotId::from_uuid),
            article: row.article_id.map(PieceId::from_uuid),
            tax_class: row.tax_class,
            discount: Money::from_stored(row.discount_minor),
            taxable: Money::from_stored(row.taxable_minor),
            tax: Money::from_stored(row.tax_minor),
            total: Money::from_stored(row.line_total_minor),
            metal: row.metal.as_deref().map(stored).transpose()?,
            fine_mg: row.fine_mg,
            cost: row.cost_minor.map(Money::from_stored),
        })
    };
    rows.into_iter().map(line).collect()
}

/// The state of a posted document moves once, to reversed. Errors: `already_reversed` at `field`.
pub async fn reverse(tx: &Tx, document: DocumentId, by: DocumentId, field: &str) -> Result<()> {
    match mark_reversed(tx, document, by).await? {
        true => Ok(()),
        false => Err(Refusal::new(Code::AlreadyReversed).field(field).into()),
    }
}

/// Moves the state of a posted document to reversed, and holds the document. False for one that is reversed already.
pub async fn mark_reversed(tx: &Tx, document: DocumentId, by: DocumentId) -> Result<bool> {
    let moved = sql::mark_reversed().bind(tx, &by.uuid(), &tx.tenant(), &document.uuid()).opt().await?;
    Ok(moved.is_some())
}

/// Pieces came back, by a note that is written after this: they can be sold again. Errors: the database's.
pub async fn free_pieces(tx: &Tx, pieces: &[PieceId]) -> Result<()> {
    if pieces.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = pieces.iter().map(|piece| piece.uuid()).collect();
    sql::free_pieces().bind(tx, &tx.tenant(), &ids).all().await?;
    Ok(())
}

/// Documents on a page of a series.
pub const PAGE: i64 = 1000;

input! {
    /// Which documents.
    pub struct ListDocuments {
        /// The series' code.
        series: Name,
        /// The year: 2026-27.
        fy: Name,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// The documents of a series in a year, in the order they were posted.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentList {
    /// Their number.
    pub count: i64,
    /// A page of them.
    pub rows: Vec<DocumentShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// One document as lists show it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentShown {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Day,
    /// posted or reversed.
    pub state: String,
    /// Its party's code.
    pub party: Option<String>,
    /// Its total.
    pub total_minor: Money,
}

impl Query for ListDocuments {
    const NAME: &'static str = "sell.documents";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str =
        "Lists the documents of a series in a year, so that its numbers can be checked for gaps.";
    type Output = DocumentList;

    async fn fetch(self, tx: &ReadTx) -> Result<DocumentList> {
        let (series, fy) = (self.series.as_str(), self.fy.as_str());
        let after = self.after.unwrap_or_default();
        let count = sql::count_in().bind(tx, &tx.tenant(), &series, &fy).one().await?;
        let rows =
            sql::documents_in().bind(tx, &tx.tenant(), &series, &fy, &after, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |row| row.document_id);
        let shown = |row: sql::DocumentsIn| -> Result<DocumentShown> {
            Ok(DocumentShown {
                document_id: row.document_id,
                number: row.number,
                date: row.document_date,
                state: row.state,
                party: parties::code_of(tx, row.party_id.map(PartyId::from_uuid), row.party)?,
                total_minor: Money::from_stored(row.total_minor),
            })
        };
        Ok(DocumentList { count, rows: rows.into_iter().map(shown).collect::<Result<_>>()?, next })
    }
}

/// Numbers of documents whose figures no longer match their seal. There are none unless somebody changed the
/// database without the program.
pub async fn broken_seals(tx: &ReadTx) -> Result<Vec<String>> {
    Ok(sql::broken_seals().bind(tx, &tx.tenant()).all().await?)
}

input! {
    /// An unpaid bill of the old system.
    pub struct OpeningInvoice {
        /// Its number there.
        document: Name,
        /// Its date.
        date: Option<Day>,
        /// When it is due.
        due: Option<Day>,
        /// Its open amount.
        total_minor: Money,
        /// Who owes it.
        party: Name,
        /// What it was for.
        description: Option<Text>,
    }
}

/// Imports the debts of customers. Errors: 422 with the row and field; `value_unknown` for a number given
/// twice.
pub async fn import_opening(tx: &Tx, rows: &[Value]) -> Result<()> {
    let entry = EntryStatement::prepare(tx).await?;
    for (n, row) in crate::import::rows::<OpeningInvoice>(rows)?.into_iter().enumerate() {
        if row.total_minor <= Money::ZERO {
            return Err(Refusal::new(Code::NumberRange).field(format!("rows[{n}].total_minor")).into());
        }
        open_invoice(tx, &entry, n, &row).await?;
    }
    Ok(())
}

async fn open_invoice(tx: &Tx, entry: &EntryStatement, n: usize, row: &OpeningInvoice) -> Result<()> {
    use crate::accounts::journal::{Account, Leg};
    let (owing, _) = parties::known_or_new(tx, &row.party, PartyKind::Customer).await?;
    let date = row.date.unwrap_or(tx.today());
    let due = row.due.unwrap_or(date);
    let (id, fy, total) = (tx.new_id()?, crate::accounts::series::year_of(tx, date), row.total_minor.get());
    sql::insert_opening()
        .params(
            tx,
            &sql::InsertOpeningParams {
                tenant: tx.tenant(),
                party: owing.uuid(),
                document: id,
                doc_type: DocumentKind::OpeningInvoice.as_str(),
                number: row.document.as_str(),
                fy: fy.label,
                document_date: date,
                due_on: due,
                now: tx.now,
                body: tx.cipher().seal(cell::document::BODY, id, &json!({}))?,
                total_minor: total,
                by: tx.person(),
            },
        )
        .opt()
        .await
        .on_constraint("document_number_once", Code::ValueUnknown, &format!("rows[{n}].document"))?
        .ok_or_else(|| Refusal::new(Code::PartyErased).field(format!("rows[{n}].party")))?;
    let transfer = Transfer {
        debit: Leg::with(Account::Ar, row.party.as_str()),
        credit: Leg::of(Account::Opening),
        commodity: tx.workspace.currency.code.clone(),
        amount: total,
    };
    let memo = row.description.as_ref().map_or(DocumentKind::OpeningInvoice.facts().memo, Text::as_str);
    let date = OpenDay::moved_in(tx, date)?;
    let new = NewEntry {
        document: Some(DocumentId::from_uuid(id)),
        date,
        memo,
        party: Some(owing),
        transfers: &[transfer],
    };
    entry.write(tx, &new).await.map(drop)
}

/// Writes the document of a credit that a customer has from before, and returns its id; its entry names it. Its number is made of
/// its id: the old system gave it none. Errors: `party_erased`.
pub(crate) async fn open_credit(tx: &Tx, party: PartyId, date: Day, total: Money) -> Result<DocumentId> {
    let id = tx.new_id()?;
    let simple = id.simple().to_string().to_uppercase();
    let number = format!("CREDIT-{}", &simple[simple.len() - 8..]);
    sql::insert_opening_credit()
        .params(
            tx,
            &sql::InsertOpeningCreditParams {
                tenant: tx.tenant(),
                party: party.uuid(),
                document: id,
                number: number.as_str(),
                fy: crate::accounts::series::year_of(tx, date).label,
                document_date: date,
                now: tx.now,
                body: tx.cipher().seal(cell::document::BODY, id, &json!({}))?,
                total_minor: total.get(),
                by: tx.person(),
            },
        )
        .opt()
        .await?
        .ok_or_else(|| Refusal::new(Code::PartyErased).field("party"))?;
    Ok(DocumentId::from_uuid(id))
}

/// The stored body of a document: its figures, with seller and buyer as they are now. Errors: `Internal`.
pub fn body(tx: &ReadTx, document: &impl Serialize, buyer: &impl Serialize) -> Result<String> {
    #[derive(Serialize)]
    struct Body<'a, D, B> {
        document: &'a D,
        seller: Seller,
        buyer: &'a B,
    }
    serde_json::to_string(&Body { document, seller: seller(tx), buyer }).map_err(Error::internal)
}

/// The seller as printed on a document. It is a copy: a shop may move, and a posted document does not change.
#[derive(Serialize, JsonSchema)]
pub struct Seller {
    /// The shop's name.
    name: String,
    /// Its address.
    location: Option<String>,
    /// State code (India).
    state: Option<String>,
    /// GSTIN.
    gstin: Option<String>,
    /// ABN.
    abn: Option<String>,
}

fn seller(tx: &ReadTx) -> Seller {
    let shop = tx.workspace.clone();
    Seller { name: shop.name, location: shop.location, state: shop.state, gstin: shop.gstin, abn: shop.abn }
}
