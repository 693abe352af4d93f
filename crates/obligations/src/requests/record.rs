//! All data of a party, read for the person it is about.
//! Invariant: it reads each table that names a party; what others wrote in free text is found by the search.

use super::export::{HeldTable, HeldValue, row};
use ledger::parties::{self, Party};
use lifecycle::casework::CaseKind;
use obligations_queries::requests::record as sql;
use platform::error::Result;
use platform::sealed::app::mail;
use platform::sealed::ledger::document_line;
use platform::sealed::sell::job;
use platform::tx::ReadTx;
use uuid::Uuid;

/// The most rows of a kind.
const MOST: i64 = 5000;

/// Everything that is held of the party of this code, each kind in a table. Errors: `not_found` at `party`;
/// the database's; the keyring's.
pub(super) async fn of_party(tx: &ReadTx, code: &str) -> Result<Vec<HeldTable>> {
    let party = parties::coded(tx, code, "party").await?;
    let id = party.party_id.uuid();
    let documents = sql::documents_of_party().bind(tx, &tx.tenant(), &id, &(MOST + 1)).all().await?;
    let ids: Vec<Uuid> = documents.iter().map(|row| row.document_id).collect();
    let numbers: Vec<(Uuid, String)> =
        documents.iter().map(|row| (row.document_id, row.number.clone())).collect();
    let mut tables = vec![
        table("party", "The customer or supplier", vec![details(&party)]),
        table(
            "documents",
            "Bills, payments and other documents",
            documents.into_iter().map(document).collect(),
        ),
        lines(tx, &ids, &numbers).await?,
        open_items(tx, id, &numbers).await?,
    ];
    tables.extend(ahead(tx, id).await?);
    tables.push(jobs(tx, id).await?);
    tables.extend(goods(tx, id).await?);
    tables.push(mails(tx, &ids).await?);
    tables.push(requests(tx, id).await?);
    Ok(tables)
}

/// A table of at most so many rows.
fn table(name: &'static str, title: &'static str, mut rows: Vec<Vec<HeldValue>>) -> HeldTable {
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let is_cut = rows.len() > most;
    rows.truncate(most);
    HeldTable { table: name, title, rows, is_cut }
}

fn details(party: &Party) -> Vec<HeldValue> {
    row([
        ("code", Some(party.code.clone())),
        ("name", Some(party.name.clone())),
        ("kind", Some(party.kind.as_str().to_owned())),
        ("state", party.state.clone()),
        ("gstin", party.gstin.clone()),
        ("pan", party.pan.clone()),
        ("abn", party.abn.clone()),
        ("phone", party.phone.clone()),
        ("phone_verified", Some(party.phone_verified.to_string())),
        ("location", party.location.clone()),
        ("email", party.email.clone()),
        ("gln", party.gln.clone()),
        ("credit_limit_minor", party.credit_limit_minor.map(|minor| minor.to_string())),
        ("terms_days", party.terms_days.map(|days| days.to_string())),
        ("restricted_at", party.restricted_at.map(|at| at.to_string())),
        ("erased_at", party.erased_at.map(|at| at.to_string())),
    ])
}

fn document(it: sql::DocumentsOfParty) -> Vec<HeldValue> {
    row([
        ("number", Some(it.number)),
        ("kind", Some(it.doc_type)),
        ("state", Some(it.state)),
        ("date", Some(it.document_date.to_string())),
        ("due_on", it.due_on.map(|day| day.to_string())),
        ("total_minor", Some(it.total_minor.to_string())),
        ("tax_minor", Some(it.tax_minor.to_string())),
    ])
}

fn number_of(numbers: &[(Uuid, String)], document: Uuid) -> Option<String> {
    numbers.iter().find(|(id, _)| *id == document).map(|(_, number)| number.clone())
}

async fn lines(tx: &ReadTx, ids: &[Uuid], numbers: &[(Uuid, String)]) -> Result<HeldTable> {
    let rows = sql::lines_of_documents().bind(tx, &tx.tenant(), &ids, &(MOST + 1)).all().await?;
    let line = |it: sql::LinesOfDocuments| {
        let words: String =
            tx.cipher().open(document_line::DESCRIPTION, (it.document_id, it.line_no), it.description)?;
        Ok(row([
            ("document", number_of(numbers, it.document_id)),
            ("line", Some(it.line_no.to_string())),
            ("description", Some(words)),
            ("taxable_minor", Some(it.taxable_minor.to_string())),
            ("total_minor", Some(it.line_total_minor.to_string())),
        ]))
    };
    let rows = rows.into_iter().map(line).collect::<Result<_>>()?;
    Ok(table("lines", "Lines of these documents", rows))
}

async fn open_items(tx: &ReadTx, party: Uuid, numbers: &[(Uuid, String)]) -> Result<HeldTable> {
    let rows = sql::open_items_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let item = |it: sql::OpenItemsOfParty| {
        row([
            ("document", number_of(numbers, it.document_id)),
            ("due_on", Some(it.due_on.to_string())),
            ("open_minor", Some(it.open_minor.to_string())),
        ])
    };
    Ok(table("open", "What is open", rows.into_iter().map(item).collect()))
}

/// Orders and standing orders.
async fn ahead(tx: &ReadTx, party: Uuid) -> Result<Vec<HeldTable>> {
    let orders = sql::orders_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let order = |it: sql::OrdersOfParty| {
        row([
            ("number", Some(it.number)),
            ("deliver_on", Some(it.deliver_on.to_string())),
            ("state", Some(it.state)),
        ])
    };
    let standing = sql::standing_orders_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let stands = |it: sql::StandingOrdersOfParty| {
        row([
            ("code", Some(it.code)),
            ("from", Some(it.from_on.to_string())),
            ("until", it.until_on.map(|day| day.to_string())),
        ])
    };
    Ok(vec![
        table("orders", "Orders", orders.into_iter().map(order).collect()),
        table("standing_orders", "Standing orders", standing.into_iter().map(stands).collect()),
    ])
}

async fn jobs(tx: &ReadTx, party: Uuid) -> Result<HeldTable> {
    let rows = sql::jobs_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let of_job = |it: sql::JobsOfParty| {
        let words: String = tx.cipher().open(job::DESCRIPTION, it.job_id, it.description)?;
        Ok(row([
            ("number", Some(it.number)),
            ("kind", Some(it.kind)),
            ("description", Some(words)),
            ("promised", Some(it.promised.to_string())),
            ("state", Some(it.state)),
        ]))
    };
    let rows = rows.into_iter().map(of_job).collect::<Result<_>>()?;
    Ok(table("jobs", "Orders of work and repairs", rows))
}

/// Pieces that they have or left here, lots that they supplied, goods that went to them.
async fn goods(tx: &ReadTx, party: Uuid) -> Result<Vec<HeldTable>> {
    let pieces = sql::pieces_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let piece = |it: sql::PiecesOfParty| row([("tag", Some(it.tag)), ("status", Some(it.status))]);
    let lots = sql::lots_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let lot = |it: sql::LotsOfParty| {
        row([("lot", Some(it.code)), ("received_on", it.received_on.map(|day| day.to_string()))])
    };
    let sent = sql::shipments_to_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let shipment = |it: sql::ShipmentsToParty| {
        row([
            ("note", Some(it.number)),
            ("lot", Some(it.lot)),
            ("shipped_on", Some(it.shipped_on.to_string())),
        ])
    };
    Ok(vec![
        table("pieces", "Pieces on approval", pieces.into_iter().map(piece).collect()),
        table("lots", "Lots that they supplied", lots.into_iter().map(lot).collect()),
        table("shipments", "Goods that went to them", sent.into_iter().map(shipment).collect()),
    ])
}

async fn mails(tx: &ReadTx, documents: &[Uuid]) -> Result<HeldTable> {
    let rows = sql::mails_about().bind(tx, &tx.tenant(), &documents, &(MOST + 1)).all().await?;
    let of_mail = |it: sql::MailsAbout| {
        let address: String = tx.cipher().open(mail::ADDRESS, it.mail_id, it.address)?;
        let subject: String = tx.cipher().open(mail::SUBJECT, it.mail_id, it.subject)?;
        Ok(row([
            ("kind", Some(it.kind)),
            ("address", Some(address)),
            ("subject", Some(subject)),
            ("written_at", Some(it.created_at.to_string())),
            ("sent_at", it.sent_at.map(|at| at.to_string())),
        ]))
    };
    let rows = rows.into_iter().map(of_mail).collect::<Result<_>>()?;
    Ok(table("mails", "Mails with their papers", rows))
}

async fn requests(tx: &ReadTx, party: Uuid) -> Result<HeldTable> {
    let rows = sql::requests_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let request = |it: sql::RequestsOfParty| {
        row([
            ("number", Some(CaseKind::Request.name(it.case_no))),
            ("kind", Some(it.kind)),
            ("came_at", Some(it.opened_at.to_string())),
            ("outcome", it.outcome),
        ])
    };
    Ok(table("requests", "Requests about their data", rows.into_iter().map(request).collect()))
}
