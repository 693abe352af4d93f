//! All data of a party, read for the person it is about.
//! Invariant: it reads each table that names a party, or says in its tests why not; what others wrote in free
//! text is found by the search. Of a request whose person was not identified, nothing says who asked.

use super::export::{HeldTable, HeldValue, row};
use kernel::decimal::{Fineness, Percent};
use ledger::parties::{self, Party};
use lifecycle::casework::CaseKind;
use obligations_queries::requests::record as sql;
use platform::error::{Error, Result};
use platform::sealed::app::{mail, person_request};
use platform::sealed::ledger::{document as document_cell, document_line, journal_entry, tender};
use platform::sealed::sell::{draft, job, job_item};
use platform::tx::ReadTx;
use serde::Deserialize;
use uuid::Uuid;

/// The most rows of a kind.
const MOST: i64 = 5000;
/// Documents whose bodies are opened at once: a body has a few thousand bytes.
const BODIES: usize = 200;

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
        buyers(tx, &ids, &numbers).await?,
        tenders(tx, &ids, &numbers).await?,
        entries(tx, id).await?,
        open_items(tx, id, &numbers).await?,
    ];
    tables.extend(ahead(tx, id).await?);
    tables.push(drafts(tx, id).await?);
    tables.extend(jobs(tx, id).await?);
    tables.extend(karigar(tx, id, &numbers).await?);
    tables.extend(pieces(tx, id).await?);
    tables.extend(goods(tx, id).await?);
    let (asked, contacts) = requests(tx, id).await?;
    tables.push(mails(tx, &ids, &contacts).await?);
    tables.push(asked);
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

/// Who bought, as a document was printed.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Buyer {
    party: Option<String>,
    name: Option<String>,
    location: Option<String>,
    state: Option<String>,
    gstin: Option<String>,
    abn: Option<String>,
}

/// The stored body of a document, as far as it says who bought.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    buyer: Option<Buyer>,
}

/// The party as each document was printed: a copy, which a later change of the party leaves as it is.
async fn buyers(tx: &ReadTx, ids: &[Uuid], numbers: &[(Uuid, String)]) -> Result<HeldTable> {
    let mut rows = Vec::new();
    for some in ids.chunks(BODIES) {
        for it in sql::bodies_of_documents().bind(tx, &tx.tenant(), &some, &MOST).all().await? {
            let body = tx.cipher().open(document_cell::BODY, it.document_id, it.body)?;
            let body: Body = serde_json::from_str(&body).map_err(Error::internal)?;
            let Some(buyer) = body.buyer else { continue };
            rows.push(row([
                ("document", number_of(numbers, it.document_id)),
                ("code", buyer.party),
                ("name", buyer.name),
                ("location", buyer.location),
                ("state", buyer.state),
                ("gstin", buyer.gstin),
                ("abn", buyer.abn),
            ]));
        }
    }
    Ok(table("buyers", "Name and address as printed on these documents", rows))
}

async fn tenders(tx: &ReadTx, ids: &[Uuid], numbers: &[(Uuid, String)]) -> Result<HeldTable> {
    let rows = sql::tenders_of_documents().bind(tx, &tx.tenant(), &ids, &(MOST + 1)).all().await?;
    let paid = |it: sql::TendersOfDocuments| {
        let (cipher, cell) = (tx.cipher(), (it.document_id, it.line_no));
        let reference = cipher.open(tender::REFERENCE, cell, it.reference)?;
        let occasion = cipher.open(tender::OCCASION, cell, it.occasion)?;
        Ok(row([
            ("document", number_of(numbers, it.document_id)),
            ("mode", Some(it.mode)),
            ("amount_minor", Some(it.amount_minor.to_string())),
            ("paid_out", Some(it.paid_out.to_string())),
            ("reference", reference),
            ("occasion", occasion),
        ]))
    };
    let rows = rows.into_iter().map(paid).collect::<Result<_>>()?;
    Ok(table("tenders", "How these documents were paid", rows))
}

/// Entries on their accounts without a document.
async fn entries(tx: &ReadTx, party: Uuid) -> Result<HeldTable> {
    let rows = sql::entries_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let entry = |it: sql::EntriesOfParty| {
        let memo: String = tx.cipher().open(journal_entry::MEMO, it.entry_id, it.memo)?;
        let side = if it.is_debit { "debit" } else { "credit" };
        Ok(row([
            ("date", Some(it.entry_date.to_string())),
            ("account", Some(it.account)),
            ("side", Some(side.to_owned())),
            ("commodity", Some(it.commodity)),
            ("amount", Some(it.amount.to_string())),
            ("memo", Some(memo)),
        ]))
    };
    let rows = rows.into_iter().map(entry).collect::<Result<_>>()?;
    Ok(table("entries", "Money and metal without a document", rows))
}

/// Bills for them that wait, as they were sent.
async fn drafts(tx: &ReadTx, party: Uuid) -> Result<HeldTable> {
    let rows = sql::drafts_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let waiting = |it: sql::DraftsOfParty| {
        let content = tx.cipher().open(draft::INPUT, it.draft_id, it.input)?;
        Ok(row([
            ("written_at", Some(it.created_at.to_string())),
            ("expires_at", Some(it.expires_at.to_string())),
            ("total_minor", it.total_minor.map(|minor| minor.to_string())),
            ("content", content),
        ]))
    };
    let rows = rows.into_iter().map(waiting).collect::<Result<_>>()?;
    Ok(table("drafts", "Bills that are not posted yet", rows))
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

/// Orders of work, with what they left for them and its metal.
async fn jobs(tx: &ReadTx, party: Uuid) -> Result<Vec<HeldTable>> {
    let rows = sql::jobs_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.job_id).collect();
    let numbers: Vec<(Uuid, String)> = rows.iter().map(|row| (row.job_id, row.number.clone())).collect();
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
    Ok(vec![
        table("jobs", "Orders of work and repairs", rows),
        job_items(tx, &ids, &numbers).await?,
        job_metal(tx, &ids, &numbers).await?,
    ])
}

async fn job_items(tx: &ReadTx, jobs: &[Uuid], numbers: &[(Uuid, String)]) -> Result<HeldTable> {
    let rows = sql::items_of_jobs().bind(tx, &tx.tenant(), &jobs, &(MOST + 1)).all().await?;
    let item = |it: sql::ItemsOfJobs| {
        let words: String =
            tx.cipher().open(job_item::DESCRIPTION, (it.job_id, it.item_no), it.description)?;
        Ok(row([
            ("job", number_of(numbers, it.job_id)),
            ("item", Some(it.item_no.to_string())),
            ("description", Some(words)),
            ("metal", it.metal),
            ("gross_mg", it.gross_mg.map(|mg| mg.to_string())),
            ("net_mg", it.net_mg.map(|mg| mg.to_string())),
            ("fineness_ppt", it.fineness.map(|it| Fineness::from_stored(it.into()).to_string())),
            ("fine_mg", Some(it.fine_mg.to_string())),
            ("place", Some(it.place)),
        ]))
    };
    let rows = rows.into_iter().map(item).collect::<Result<_>>()?;
    Ok(table("job_items", "What they left for work and repairs", rows))
}

async fn job_metal(tx: &ReadTx, jobs: &[Uuid], numbers: &[(Uuid, String)]) -> Result<HeldTable> {
    let rows = sql::metal_of_jobs().bind(tx, &tx.tenant(), &jobs, &(MOST + 1)).all().await?;
    let moved = |it: sql::MetalOfJobs| {
        row([
            ("job", number_of(numbers, it.job_id)),
            ("act", Some(it.verb)),
            ("metal", Some(it.metal)),
            ("custody_mg", Some(it.custody_mg.to_string())),
            ("owed_mg", Some(it.owed_mg.to_string())),
            ("stock_mg", Some(it.stock_mg.to_string())),
            ("at", Some(it.created_at.to_string())),
        ])
    };
    Ok(table("job_metal", "Metal of these orders of work", rows.into_iter().map(moved).collect()))
}

/// The terms, the work and the metal of a karigar.
async fn karigar(tx: &ReadTx, party: Uuid, numbers: &[(Uuid, String)]) -> Result<Vec<HeldTable>> {
    let terms = sql::terms_of_karigar().bind(tx, &tx.tenant(), &party).all().await?;
    let limit = |mg: i64| row([("loss_limit_mg", Some(mg.to_string()))]);
    let wastage = sql::wastage_of_karigar().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let allowed = |it: sql::WastageOfKarigar| {
        row([
            ("fineness_ppt", Some(Fineness::from_stored(it.fineness.into()).to_string())),
            ("percent", Some(Percent::from_stored(it.percent_e6).to_string())),
        ])
    };
    let work = sql::receipts_of_karigar().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let delivered = |it: sql::ReceiptsOfKarigar| {
        row([
            ("document", number_of(numbers, it.document_id)),
            ("labour_minor", Some(it.labour_minor.to_string())),
            ("tax_minor", Some(it.tax_minor.to_string())),
            ("at", Some(it.created_at.to_string())),
        ])
    };
    let metal = sql::metal_of_karigar().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let moved = |it: sql::MetalOfKarigar| {
        row([
            ("job", Some(it.number)),
            ("act", Some(it.verb)),
            ("metal", Some(it.metal)),
            ("karigar_mg", Some(it.karigar_mg.to_string())),
            ("at", Some(it.created_at.to_string())),
        ])
    };
    Ok(vec![
        table("karigar_terms", "The limit of a karigar's loss", terms.into_iter().map(limit).collect()),
        table(
            "karigar_wastage",
            "A karigar's wastage by fineness",
            wastage.into_iter().map(allowed).collect(),
        ),
        table("karigar_work", "Work that the karigar delivered", work.into_iter().map(delivered).collect()),
        table("karigar_metal", "Metal that the karigar had", metal.into_iter().map(moved).collect()),
    ])
}

/// Pieces that they have or left here, and all that went to and fro.
async fn pieces(tx: &ReadTx, party: Uuid) -> Result<Vec<HeldTable>> {
    let now = sql::pieces_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let piece = |it: sql::PiecesOfParty| row([("tag", Some(it.tag)), ("status", Some(it.status))]);
    let agreed = sql::approvals_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let approval = |it: sql::ApprovalsOfParty| {
        row([
            ("tag", Some(it.tag)),
            ("agreed_minor", it.agreed_minor.map(|minor| minor.to_string())),
            ("until", it.until.map(|day| day.to_string())),
            ("at", Some(it.created_at.to_string())),
        ])
    };
    let moves = sql::moves_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let moved = |it: sql::MovesOfParty| {
        row([
            ("tag", Some(it.tag)),
            ("act", Some(it.kind)),
            ("until", it.until.map(|day| day.to_string())),
            ("at", Some(it.created_at.to_string())),
        ])
    };
    Ok(vec![
        table("pieces", "Pieces on approval", now.into_iter().map(piece).collect()),
        table("approvals", "Pieces that they left on approval", agreed.into_iter().map(approval).collect()),
        table("piece_moves", "Pieces that went to them or came back", moves.into_iter().map(moved).collect()),
    ])
}

/// Lots that they supplied, goods that went to them.
async fn goods(tx: &ReadTx, party: Uuid) -> Result<Vec<HeldTable>> {
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
        table("lots", "Lots that they supplied", lots.into_iter().map(lot).collect()),
        table("shipments", "Goods that went to them", sent.into_iter().map(shipment).collect()),
    ])
}

/// The mails that brought them papers, and those that told them of what they asked. The people of the
/// workspace get mails about a request too: those go to other addresses than its contact.
async fn mails(tx: &ReadTx, documents: &[Uuid], contacts: &[(Uuid, String)]) -> Result<HeldTable> {
    let cases = contacts.iter().map(|(case, _)| case);
    let about: Vec<Uuid> = documents.iter().chain(cases).copied().collect();
    let found = sql::mails_about().bind(tx, &tx.tenant(), &about, &(MOST + 1)).all().await?;
    let is_cut = i64::try_from(found.len()).is_ok_and(|many| many > MOST);
    let mut rows = Vec::new();
    for it in found {
        let address: String = tx.cipher().open(mail::ADDRESS, it.mail_id, it.address)?;
        if contacts.iter().any(|(case, contact)| *case == it.about && *contact != address) {
            continue;
        }
        let subject: String = tx.cipher().open(mail::SUBJECT, it.mail_id, it.subject)?;
        rows.push(row([
            ("kind", Some(it.kind)),
            ("address", Some(address)),
            ("subject", Some(subject)),
            ("written_at", Some(it.created_at.to_string())),
            ("sent_at", it.sent_at.map(|at| at.to_string())),
        ]));
    }
    let held = table("mails", "Mails with their papers and about their requests", rows);
    Ok(HeldTable { is_cut, ..held })
}

/// What they asked about their data, and the contact of each case that has one. Somebody who was not identified
/// may be another person: what says who asked is left out then, and so are the mails to that contact.
async fn requests(tx: &ReadTx, party: Uuid) -> Result<(HeldTable, Vec<(Uuid, String)>)> {
    let asked = sql::requests_of_party().bind(tx, &tx.tenant(), &party, &(MOST + 1)).all().await?;
    let (mut rows, mut contacts) = (Vec::new(), Vec::new());
    for it in asked {
        let case = it.case_file_id;
        let (name, contact, words) = match it.is_theirs {
            true => (
                tx.cipher().open(person_request::NAME, case, it.name)?,
                tx.cipher().open(person_request::CONTACT, case, it.contact)?,
                tx.cipher().open(person_request::WORDS, case, it.words)?,
            ),
            false => (None, None, None),
        };
        contacts.extend(contact.clone().map(|contact| (case, contact)));
        rows.push(row([
            ("number", Some(CaseKind::Request.name(it.case_no))),
            ("kind", Some(it.kind)),
            ("came_by", Some(it.came_by)),
            ("came_at", Some(it.opened_at.to_string())),
            ("name", name),
            ("contact", contact),
            ("words", words),
            ("outcome", it.outcome),
        ]));
    }
    Ok((table("requests", "Requests about their data", rows), contacts))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    const SCHEMA: &str = include_str!("../../../../schema.sql");
    const STATEMENTS: &str = include_str!("record.sql");
    /// Columns that have a party without a key to it are called so.
    const NAMES: [&str; 4] = ["party_id", "debit_party", "credit_party", "karigar_id"];
    /// Columns that name a party and are not read, and why.
    const LEFT: [(&str, &str, &str); 5] = [
        ("app.legal_hold", "party_id", "it keeps evidence for a claim; its reason is the workspace's own"),
        (
            "app.retained_copy",
            "party_id",
            "who an erased party was: two people open it, for what the law says",
        ),
        ("ledger.month_total", "party_id", "sums of the documents and entries, which are read"),
        ("ledger.movement", "party_id", "the lot, shipment or document that it belongs to is read"),
        ("ledger.party_word", "party_id", "keyed digests of words of the name, which is read"),
    ];

    /// Table and column of everything in a schema that names a party.
    fn columns(schema: &str) -> BTreeSet<(String, String)> {
        let (mut found, mut table) = (BTreeSet::new(), "");
        for line in schema.lines() {
            if let Some(rest) = line.strip_prefix("create table ") {
                table = rest.split(' ').next().unwrap_or_default();
            }
            let key = line.split_once("FOREIGN KEY (tenant_id, ");
            let key = key.filter(|(_, rest)| rest.contains(") REFERENCES ledger.party("));
            let key = key.and_then(|(_, rest)| rest.split(')').next());
            let column = line.trim_start().split_once(" uuid").map(|(name, _)| name);
            let column = column.filter(|name| NAMES.contains(name));
            if let Some(column) = key.or(column).filter(|_| table != "ledger.party") {
                found.insert((table.to_owned(), column.to_owned()));
            }
        }
        found
    }

    /// Whether a statement selects the rows of a table whose column is the party.
    fn is_read(statements: &str, table: &str, column: &str) -> bool {
        statements.split("--! ").any(|statement| {
            let words: Vec<&str> = statement.split_whitespace().collect();
            let names = words.windows(2).filter(|pair| pair[0] == table).map(|pair| match pair[1] {
                "where" => column.to_owned(),
                alias => format!("{alias}.{column}"),
            });
            let names: Vec<String> = names.collect();
            let is_asked =
                |three: &[&str]| three[1] == "=" && three[2].trim_end_matches([';', ')']) == ":party";
            words.windows(3).any(|three| is_asked(three) && names.iter().any(|name| name == three[0]))
        })
    }

    #[test]
    fn each_column_that_names_a_party_is_read_or_left_out_for_a_reason() {
        let all = columns(SCHEMA);
        assert!(all.len() > 20, "{all:?}");
        for (table, column) in &all {
            let is_left = LEFT.iter().any(|(left, of, _)| left == table && of == column);
            let is_read = is_read(STATEMENTS, table, column);
            assert!(is_left || is_read, "{table}.{column} names a party: read it in record.sql");
            assert!(!(is_left && is_read), "{table}.{column} is read: strike it off the list");
        }
        for (table, column, _) in LEFT {
            assert!(all.contains(&(table.to_owned(), column.to_owned())), "{table}.{column} is gone");
        }
    }

    #[test]
    fn a_new_table_that_names_a_party_is_found() {
        let new = "create table sell.gift (\n    giver uuid,\n    constraint gift_fkey FOREIGN KEY (tenant_id, giver) \
                   REFERENCES ledger.party(tenant_id, party_id)\n);\n";
        assert_eq!(columns(new), BTreeSet::from([("sell.gift".to_owned(), "giver".to_owned())]));
        assert!(!is_read(STATEMENTS, "sell.gift", "giver"));
        assert!(is_read(
            "--! gifts\nselect 1 from sell.gift g\nwhere g.giver = :party;",
            "sell.gift",
            "giver"
        ));
        assert!(!is_read("--! gifts\nselect 1 from sell.gift g\nwhere g.giver = :by;", "sell.gift", "giver"));
    }
}
