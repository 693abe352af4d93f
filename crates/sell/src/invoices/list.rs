//! Bills to read: one as it was posted, and pages of many.
//! Invariant: a bill is shown from its rows as posted; only its open amount is current.

use kernel::day::{Day, Instant, parse_instant};
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use ledger::accounts::credits::{self, LineLeft};
use ledger::accounts::document_links::{self, LinkedDocument};
use ledger::accounts::documents::{self, DocumentRow, kinds::DocumentKind};
use ledger::accounts::payments::Mode;
use ledger::parties::{self, PartiesShown};
use platform::action::Query;
use platform::error::{Error, Result, stored};
use platform::fast_path::{FastRead, Prefetch, Reads};
use platform::fields::Name;
use platform::input;
use platform::sealed::ledger::tender::REFERENCE;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::invoices::list as sql;
use serde::Serialize;
use serde_json::Value;
use std::collections::HashSet;
use uuid::Uuid;

use crate::dashboard::owing_among;
use crate::invoices::credit::is_by_cheque;
use crate::invoices::unseen_cost::CostSeen;
use crate::money::bounce::bounce_of;

#[cfg(test)]
mod tests;

/// Bills on a page.
pub const PAGE: i64 = 50;
/// Sorts after every number: the end of a range that has no end.
const BEYOND: &str = "\u{10ffff}";

input! {
    /// Which document.
    pub struct Invoice {
        /// Its number or id.
        invoice: Name,
    }
}

/// A document, as it was posted.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InvoiceShown {
    /// Its id.
    pub document_id: Uuid,
    /// The kind: invoice, debit_note, credit_note, receipt, …
    pub doc_type: DocumentKind,
    /// Its number.
    pub number: String,
    /// posted or reversed.
    pub state: String,
    /// Its date.
    pub date: Day,
    /// When it is due.
    pub due_on: Option<Day>,
    /// When it was posted.
    pub posted_at: Instant,
    /// Its party's code.
    pub party: Option<String>,
    /// Its party's name as it is now.
    pub party_name: Option<String>,
    /// State of the supply (India).
    pub place_of_supply: Option<String>,
    /// Its total.
    pub total_minor: Money,
    /// The open amount; null for a document that is not payable.
    pub open_minor: Option<Money>,
    /// Whether it is overdue and its party has a debt in total.
    pub overdue: bool,
    /// Its figures as posted and printed; null where it was brought forward from before, as its seller and buyer are. What its
    /// goods cost is there for those who read costs.
    #[schemars(schema_with = "super::stored::any")]
    pub document: Value,
    /// The seller as printed.
    #[schemars(schema_with = "super::stored::seller")]
    pub seller: Value,
    /// The buyer as printed.
    #[schemars(schema_with = "super::stored::buyer")]
    pub buyer: Value,
    /// The payments and credits that settled it.
    pub paid: Vec<PaidBy>,
    /// The money that the shop paid out by it: the refund of a credit note.
    pub paid_out: Vec<MoneyOut>,
    /// What its money or its credit was used for: bills, and refunds of what was left.
    pub used_for: Vec<PaidBy>,
    /// The documents about it, and those that it is about: notes, corrections.
    pub links: Vec<LinkedDocument>,
    /// What can still be credited of each line; empty for a document that is not credited.
    pub creditable: Vec<LineLeft>,
    /// The document it reverses.
    pub reverses: Option<Uuid>,
    /// The document that reversed it.
    pub reversed_by: Option<Uuid>,
    /// Who owes it since its cheque came back: of a sale that named nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owed_by: Option<OwedBy>,
}

/// The paper by which somebody owes a counter sale whose cheque came back.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwedBy {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// The party's code.
    pub party: Option<String>,
    /// The party's name as it is now.
    pub party_name: Option<String>,
    /// The open amount.
    pub open_minor: Money,
}

impl OwedBy {
    /// Reads it; None for a document that names its party, and for a sale whose cheque did not come back.
    async fn of(tx: &ReadTx, sale: &DocumentRow, document: &Value) -> Result<Option<OwedBy>> {
        if sale.party.is_some() || sale.kind != DocumentKind::Invoice || !is_by_cheque(document) {
            return Ok(None);
        }
        Ok(bounce_of(tx, sale).await?.map(|it| OwedBy {
            document_id: it.document_id.uuid(),
            number: it.number,
            party: it.party,
            party_name: it.party_name,
            open_minor: Money::from_stored(it.open_minor.unwrap_or(0)),
        }))
    }
}

/// A part of a bill that was settled, or of a credit that was used.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaidBy {
    /// The id of the document that settled the bill, or for which the credit was used.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// receipt or credit_note; of a used credit invoice or refund, among others.
    pub doc_type: DocumentKind,
    /// Its date.
    pub date: Day,
    /// The amount of it.
    pub amount_minor: Money,
}

/// Money that the shop paid out by a document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MoneyOut {
    /// cash, upi, card, bank or cheque.
    pub mode: Mode,
    /// How much.
    pub amount_minor: Money,
    /// The reference of the payment; none for cash.
    pub reference: Option<String>,
    /// The till that it came from.
    pub till: Option<String>,
}

impl MoneyOut {
    fn read(tx: &ReadTx, document: DocumentId, row: sql::PaidOutBy) -> Result<MoneyOut> {
        Ok(MoneyOut {
            mode: stored(&row.mode)?,
            amount_minor: Money::from_stored(row.amount_minor),
            reference: tx.cipher().open(REFERENCE, (document.uuid(), row.line_no), row.reference)?,
            till: row.till,
        })
    }
}

impl Query for Invoice {
    const NAME: &'static str = "sell.invoice";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str = "Shows a document as it was posted, and its open amount.";
    type Output = InvoiceShown;

    async fn fetch(self, tx: &ReadTx) -> Result<InvoiceShown> {
        InvoiceShown::of(tx, documents::named(tx, self.invoice.as_str(), "invoice").await?).await
    }
}

impl InvoiceShown {
    /// Shows a document that was read. Errors: the database's; `Internal` for a stored body that is no document.
    pub(crate) async fn of(tx: &ReadTx, row: DocumentRow) -> Result<InvoiceShown> {
        let (tenant, id) = (tx.tenant(), row.document_id.uuid());
        let (paid, paid_out) = (sql::paid_by().prepare(tx).await?, sql::paid_out_by().prepare(tx).await?);
        let used_for = sql::used_for().prepare(tx).await?;
        let (paid, paid_out, used_for) = tokio::join!(biased;
            async { paid.bind(tx, &tenant, &id).all().await },
            async { paid_out.bind(tx, &tenant, &id).all().await },
            async { used_for.bind(tx, &tenant, &id).all().await });
        let (paid, paid_out, used_for) = (paid?, paid_out?, used_for?);
        let links = document_links::around(tx, row.document_id).await?;
        let creditable = match row.kind.is_credited() && row.state == "posted" {
            true => credits::lines_left(tx, row.document_id).await?,
            false => vec![],
        };
        let mut body: Value = serde_json::from_str(&row.body).map_err(Error::internal)?;
        let shown = |row: sql::SettledRow| -> Result<PaidBy> {
            Ok(PaidBy {
                document_id: row.document_id,
                number: row.number,
                doc_type: stored(&row.doc_type)?,
                date: row.document_date,
                amount_minor: Money::from_stored(row.amount_minor),
            })
        };
        let open = row.open_minor.unwrap_or(0);
        let late = row.party_id.filter(|_| is_past(open, row.due_on, tx.today()));
        let owing = owing_among(tx, late.as_slice()).await?;
        let owed_by = OwedBy::of(tx, &row, &body["document"]).await?;
        Ok(InvoiceShown {
            owed_by,
            overdue: late.is_some_and(|party| owing.contains(&party)),
            document_id: row.document_id.uuid(),
            doc_type: row.kind,
            number: row.number,
            state: row.state,
            date: row.document_date,
            due_on: row.due_on,
            posted_at: row.posted_at,
            party: row.party,
            party_name: row.party_name,
            place_of_supply: row.place_of_supply,
            total_minor: Money::from_stored(row.total_minor),
            open_minor: row.open_minor.map(Money::from_stored),
            document: CostSeen::by(tx).document(body["document"].take()),
            seller: body["seller"].take(),
            buyer: body["buyer"].take(),
            paid: paid.into_iter().map(shown).collect::<Result<_>>()?,
            used_for: used_for.into_iter().map(shown).collect::<Result<_>>()?,
            paid_out: paid_out
                .into_iter()
                .map(|out| MoneyOut::read(tx, row.document_id, out))
                .collect::<Result<_>>()?,
            links,
            creditable,
            reverses: row.reverses.map(DocumentId::uuid),
            reversed_by: row.reversed_by.map(DocumentId::uuid),
        })
    }
}

input! {
    /// Which bills.
    pub struct ListInvoices {
        /// A part of a number: its beginning, or its end.
        number: Option<Name>,
        /// A party's code.
        party: Option<Name>,
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A page of bills, newest first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InvoicePage {
    /// The bills.
    pub rows: Vec<BillShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// One bill as lists show it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BillShown {
    /// Its id.
    pub document_id: Uuid,
    /// invoice, debit_note or opening_invoice.
    pub doc_type: DocumentKind,
    /// Its number.
    pub number: String,
    /// posted or reversed.
    pub state: String,
    /// Its date.
    pub date: Day,
    /// When it is due.
    pub due_on: Option<Day>,
    /// Its party's code.
    pub party: Option<String>,
    /// Its party's name.
    pub party_name: Option<String>,
    /// Its total.
    pub total_minor: Money,
    /// The open amount.
    pub open_minor: Money,
    /// Whether it is overdue and its party has a debt in total.
    pub overdue: bool,
    /// The number of the document that reversed it.
    pub reversed_by: Option<String>,
    /// Whether its cheque came back and somebody still owes it: of a sale that named nobody.
    pub cheque_returned: bool,
}

impl Query for ListInvoices {
    const NAME: &'static str = "sell.invoices";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str =
        "Lists bills, newest first, fifty a page; by a part of a number or by party.";
    type Output = InvoicePage;

    async fn fetch(self, tx: &ReadTx) -> Result<InvoicePage> {
        let rows = self.prefetch(tx).await?;
        self.fetch_with(tx, rows).await
    }

    fn fast_path(self) -> impl FastRead<Output = InvoicePage> {
        self
    }
}

impl FastRead for ListInvoices {
    type Output = InvoicePage;

    async fn fetch_with(self, tx: &ReadTx, rows: Vec<sql::BillRow>) -> Result<InvoicePage> {
        let Page { rows, next } =
            Page::of(rows, PAGE, |row| format!("{} {}", row.posted_at, row.document_id));
        let late = |row: &sql::BillRow| is_past(row.open_minor.unwrap_or(0), row.due_on, tx.today());
        let late = rows.iter().filter(|row| late(row)).filter_map(|row| row.party_id);
        let late: Vec<PartyId> = late.map(PartyId::from_uuid).collect();
        let owing = owing_among(tx, &late).await?;
        let mut parties = PartiesShown::default();
        let shown = rows.into_iter().map(|row| shown(tx, &mut parties, &owing, row));
        Ok(InvoicePage { rows: shown.collect::<Result<_>>()?, next })
    }
}

impl Prefetch for ListInvoices {
    type Rows = Vec<sql::BillRow>;

    /// The rows of the page, and one more if there is another page.
    async fn prefetch(&self, on: &impl Reads) -> Result<Vec<sql::BillRow>> {
        let (tenant, many) = (on.tenant(), PAGE + 1);
        let (at, id) = self
            .after
            .as_ref()
            .and_then(|after| read_cursor(after.as_str()))
            .unwrap_or((Instant::MAX, Uuid::max()));
        let rows = match (&self.number, &self.party) {
            (_, Some(party)) => {
                let code = parties::coded_as(on, party.as_str())?;
                sql::bills_of_party().bind(on, &tenant, &code, &at, &id, &many).all().await
            }
            (Some(number), None) => return of_number(on, number.as_str(), (at, id), many).await,
            (None, None) => sql::newest_bills().bind(on, &tenant, &at, &id, &many).all().await,
        };
        Ok(rows?)
    }
}

/// The bills of a part of a number. A count ("1628", "26-27/01628") ends it, a series ("INV/26") begins it.
async fn of_number(
    on: &impl Reads,
    part: &str,
    (before_at, before): (Instant, Uuid),
    many: i64,
) -> Result<Vec<sql::BillRow>> {
    let (tenant, part) = (on.tenant(), part.to_uppercase());
    if is_an_end(&part) {
        let first: String = part.chars().rev().collect();
        let beyond = format!("{first}{BEYOND}");
        let params = sql::BillsEndingInParams { tenant, first, beyond, before_at, before, many };
        let rows = sql::bills_ending_in().params(on, &params).all().await?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    let beyond = format!("{part}{BEYOND}");
    let params = sql::BillsNumberedParams { tenant, first: part, beyond, before_at, before, many };
    Ok(sql::bills_numbered().params(on, &params).all().await?)
}

/// Whether people who type this mean the end of a number: it begins with no letter.
fn is_an_end(part: &str) -> bool {
    !part.starts_with(char::is_alphabetic)
}

/// A cursor is the last row's moment and id; any other text starts at the first page.
fn read_cursor(text: &str) -> Option<(Instant, Uuid)> {
    let (at, id) = text.split_once(' ')?;
    Some((parse_instant(at).ok()?, Uuid::parse_str(id).ok()?))
}

/// Whether a bill has an open amount and its due day is past.
fn is_past(open_minor: i64, due_on: Option<Day>, today: Day) -> bool {
    open_minor > 0 && due_on.is_some_and(|due| due < today)
}

fn shown(
    tx: &ReadTx,
    parties: &mut PartiesShown,
    owing: &HashSet<PartyId>,
    row: sql::BillRow,
) -> Result<BillShown> {
    let overdue = is_past(row.open_minor.unwrap_or(0), row.due_on, tx.today());
    let party = row.party_id.map(PartyId::from_uuid);
    let overdue = overdue && party.is_some_and(|party| owing.contains(&party));
    let (party, party_name) = parties.of(tx, party, row.party, row.party_name)?;
    Ok(BillShown {
        overdue,
        document_id: row.document_id,
        doc_type: stored(&row.doc_type)?,
        number: row.number,
        state: row.state,
        date: row.document_date,
        due_on: row.due_on,
        party,
        party_name,
        total_minor: Money::from_stored(row.total_minor),
        open_minor: Money::from_stored(row.open_minor.unwrap_or(0)),
        reversed_by: row.reversed_by,
        cheque_returned: row.cheque_returned,
    })
}
