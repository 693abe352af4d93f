//! The books of a workspace that ends: until when its rules keep them, and their copy in the closed archive
//! of the instance, if an Owner instructed that.
//! Invariant: all of it is copied in one transaction, before the workspace loses its keys, and once. Each
//! piece has a key of its own, so that the workspace's key opens none. Records that no rule keeps any more
//! are not copied.

use super::Terms;
use super::copies::FIRST;
use super::rules::{self, RecordKind};
use kernel::day::{Day, Instant, financial_year};
use kernel::id::TenantId;
use lifecycle_queries::client::Params;
use lifecycle_queries::kept_books as sql;
use platform::call::own_call;
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, Seals, write_event_of};
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::sealed::app::retained_copy;
use platform::sealed::ledger::document::BODY;
use platform::sealed::ledger::journal_entry::MEMO;
use platform::sealed::ledger::party;
use platform::tx::Change;
use serde_json::{Value, json};
use uuid::Uuid;

/// Documents, and lines of the ledger, of one piece.
const DOCUMENTS: i64 = 500;
const LINES: i64 = 2000;
/// The event of the copy.
pub const KEPT: &str = "workspace.end.keep";

/// The last day on which a rule keeps the newest record of the books. None: there are no records, or no rule
/// keeps them. Errors: the database's.
pub async fn books_until(client: &impl Seals, tenant: Uuid, terms: &Terms) -> Result<Option<Day>> {
    let Some(last) = sql::last_record().bind(client, &tenant, &Day::MAX).one().await? else {
        return Ok(None);
    };
    let kept = rules::kept_until(&terms.rules, RecordKind::Books, last, terms.year);
    Ok(kept.map(|(day, _)| day).filter(|day| *day >= terms.today))
}

/// Copies the books of a workspace that ends into the closed archive, if an Owner instructed that and they
/// are not there. Its keys still exist. Errors: the database's; the keyring's.
pub async fn keep_books(platform: &Platform, workspace: TenantId, now: Instant) -> Result<()> {
    let from = Guard::begin_snapshot(platform, workspace, NOBODY).await?;
    let into = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let kept = keep(&from, &into, workspace.uuid(), now).await;
    from.rollback().await;
    match kept {
        Ok(true) => into.commit().await,
        Ok(false) => {
            into.rollback().await;
            Ok(())
        }
        Err(error) => {
            into.rollback().await;
            Err(error)
        }
    }
}

async fn keep(from: &Guard, into: &Guard, workspace: Uuid, now: Instant) -> Result<bool> {
    let Some(row) = sql::end_of().bind(from, &workspace).opt().await? else { return Ok(false) };
    let Some((by, closed_at)) = row.books_by.zip(row.closed_at) else { return Ok(false) };
    if sql::has_books().bind(into, &INSTANCE.uuid(), &workspace).one().await? {
        return Ok(false);
    }
    let copying = Copying::of(from, into, (workspace, by), now).await?;
    let copied = copying.all().await?;
    let after = json!({
        "workspace": workspace, "address": copying.address, "instructed_by": by, "instructed_at": closed_at,
        "pieces": copied.pieces, "until": copied.until,
    });
    let change = Change::of(workspace).after(after);
    write_event_of(into, &own_call(now)?, INSTANCE, (KEPT, None), None, &change).await?;
    Ok(true)
}

/// The result of a copy.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CopiedBooks {
    /// Pieces.
    pub pieces: i32,
    /// The last day of the newest ones. None: no rule keeps anything.
    pub until: Option<Day>,
}

/// A copy in progress: it reads in the workspace, and writes in the instance's own.
pub(super) struct Copying<'a> {
    from: &'a Guard,
    into: &'a Guard,
    workspace: Uuid,
    by: Uuid,
    now: Instant,
    address: String,
    currency: String,
    minor_digits: i16,
    pub terms: Terms,
}

/// A year of the books.
struct Year<'a> {
    label: String,
    /// Records of later days, up to `until`.
    after: Day,
    until: Day,
    rule: &'a str,
    keep_until: Day,
}

impl<'a> Copying<'a> {
    /// The copy of a workspace's books, by the instruction of a person. Errors: the database's.
    pub(super) async fn of(
        from: &'a Guard,
        into: &'a Guard,
        (workspace, by): (Uuid, Uuid),
        now: Instant,
    ) -> Result<Copying<'a>> {
        let row = sql::end_of().bind(from, &workspace).one().await?;
        let year = (row.fy_start_month, row.fy_start_day);
        let terms =
            Terms::at(from, workspace, (row.country.as_str(), row.timezone.as_str(), year), now).await?;
        Ok(Copying {
            from,
            into,
            workspace,
            by,
            now,
            address: row.slug,
            currency: row.currency,
            minor_digits: row.minor_digits,
            terms,
        })
    }

    /// The last day whose records no rule keeps any more.
    pub(super) fn over(&self) -> Day {
        let terms = &self.terms;
        rules::cutoff(&terms.rules, RecordKind::Books, terms.year, terms.today).unwrap_or(FIRST)
    }

    /// Copies every year of which a rule keeps something. Errors: the database's; the keyring's.
    pub(super) async fn all(&self) -> Result<CopiedBooks> {
        let (mut copied, mut after, terms) = (CopiedBooks::default(), self.over(), &self.terms);
        while let Some(first) = sql::first_record().bind(self.from, &self.workspace, &after).one().await? {
            let of = financial_year(first, terms.year);
            let until = of.last_day();
            let last = sql::last_record().bind(self.from, &self.workspace, &until).one().await?;
            let kept = rules::kept_until(&terms.rules, RecordKind::Books, last.unwrap_or(first), terms.year);
            let Some((keep_until, rule)) = kept else { break };
            let year = Year { label: of.label, after, until, rule: rule.rule, keep_until };
            copied.pieces += self.year(&year).await?;
            copied.until = copied.until.max(Some(keep_until));
            after = until;
        }
        Ok(copied)
    }

    /// Copies a year: its documents, then the lines of its ledger. Gives the number of pieces.
    async fn year(&self, year: &Year<'_>) -> Result<i32> {
        let (mut piece, mut day, mut after) = (0, year.after, Uuid::max());
        loop {
            let rows = sql::documents_of_books()
                .bind(self.from, &self.workspace, &day, &after, &year.until, &DOCUMENTS)
                .all()
                .await?;
            let Some(last) = rows.last() else { break };
            (day, after) = (last.document_date, last.document_id);
            let records = rows.into_iter().map(|row| self.document(row)).collect::<Result<Vec<_>>>()?;
            piece += 1;
            self.insert(year, (piece, "documents"), records).await?;
        }
        let (mut day, mut after, mut line) = (year.after, Uuid::max(), i32::MAX);
        loop {
            let rows = sql::lines_of_books()
                .params(
                    self.from,
                    &sql::LinesOfBooksParams {
                        tenant: self.workspace,
                        day,
                        after,
                        line,
                        until: year.until,
                        many: LINES,
                    },
                )
                .all()
                .await?;
            let Some(last) = rows.last() else { return Ok(piece) };
            (day, after, line) = (last.entry_date, last.entry_id, last.line_no);
            let records = rows.into_iter().map(|row| self.line(row)).collect::<Result<Vec<_>>>()?;
            piece += 1;
            self.insert(year, (piece, "ledger"), records).await?;
        }
    }

    /// A document with its party.
    fn document(&self, row: sql::DocumentsOfBooks) -> Result<Value> {
        let cipher = self.from.cipher_of(self.workspace, self.now);
        let body: String = cipher.open(BODY, row.document_id, row.body)?;
        let body: Value = serde_json::from_str(&body).map_err(Error::internal)?;
        let who: Option<String> =
            cipher.open_of(retained_copy::CONTENTS, row.retained_copy_id, row.contents)?;
        let id = row.party_id;
        let party = match who {
            // Who an erased party was.
            Some(text) => serde_json::from_str(&text).map_err(Error::internal)?,
            None => json!({
                "code": cipher.open_of(party::CODE, id, row.code)?,
                "name": cipher.open_of(party::NAME, id, row.name)?,
                "state": row.state_of_party,
                "gstin": cipher.open_of(party::GSTIN, id, row.gstin)?,
                "abn": cipher.open_of(party::ABN, id, row.abn)?,
                "pan": cipher.open_of(party::PAN, id, row.pan)?,
                "phone": cipher.open_of(party::PHONE, id, row.phone)?,
                "location": cipher.open_of(party::LOCATION, id, row.location)?,
                "email": cipher.open_of(party::EMAIL, id, row.email)?,
            }),
        };
        Ok(json!({
            "document": row.document_id, "kind": row.doc_type, "state": row.state, "number": row.number,
            "year": row.fy, "date": row.document_date, "due_on": row.due_on, "posted_at": row.posted_at,
            "place_of_supply": row.place_of_supply, "taxable_minor": row.taxable_minor,
            "tax_minor": row.tax_minor, "round_off_minor": row.round_off_minor,
            "total_minor": row.total_minor, "reverses": row.reverses, "party_id": id,
            "party": id.map(|_| party), "body": body,
        }))
    }

    /// A line of the ledger.
    fn line(&self, row: sql::LinesOfBooks) -> Result<Value> {
        let memo: String =
            self.from.cipher_of(self.workspace, self.now).open(MEMO, row.entry_id, row.memo)?;
        Ok(json!({
            "entry": row.entry_id, "line": row.line_no, "date": row.entry_date, "document": row.document_id,
            "debit": row.debit_account, "debit_party": row.debit_party, "credit": row.credit_account,
            "credit_party": row.credit_party, "commodity": row.commodity, "amount": row.amount, "memo": memo,
        }))
    }

    async fn insert(
        &self,
        year: &Year<'_>,
        (piece, record_kind): (i32, &str),
        records: Vec<Value>,
    ) -> Result<()> {
        let (id, tenant) = (fresh_id(self.now)?, INSTANCE.uuid());
        let documents = i32::try_from(records.len()).map_err(Error::internal)?;
        let contents = json!({
            "workspace": self.address, "year": year.label, "piece": piece, "currency": self.currency,
            "minor_digits": self.minor_digits, "kind": record_kind, "records": records,
        });
        let contents = self.into.cipher_of(tenant, self.now).seal(retained_copy::CONTENTS, id, &contents)?;
        sql::insert_piece()
            .params(
                self.into,
                &sql::InsertPieceParams {
                    tenant,
                    retained_copy: id,
                    workspace: self.workspace,
                    fy: year.label.as_str(),
                    piece,
                    record_kind,
                    contents,
                    rule: year.rule,
                    keep_until: year.keep_until,
                    documents,
                    by: self.by,
                    now: self.now,
                },
            )
            .one()
            .await?;
        Ok(())
    }
}
