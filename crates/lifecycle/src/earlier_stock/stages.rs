//! The kinds of rows that are missing in the books, in the order in which they are entered (postings.md section 4).
//! Invariant: a page holds at most five hundred causes, in the order of their ids, and is entered in one transaction.

use kernel::day::Day;
use lifecycle_queries::earlier_stock::{self as sql, Missing};
use platform::error::{Error, Result};
use platform::sealed::ledger::party::PHONE;
use uuid::Uuid;

use super::entries::{self, Leg};
use super::{Work, untagged_balance};

/// What is entered one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Pieces { opening: bool },
    Lots { opening: bool },
    Movements(&'static str),
    Documents,
    Batches,
    BatchRests,
    UntaggedAtStart,
    UntaggedOfBills,
    Phones,
}

/// What a page entered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    /// The last cause that it looked at.
    pub last: Uuid,
    /// How many it entered.
    pub rows: usize,
    /// Whether these are causes of entries.
    pub is_of_books: bool,
}

impl Stage {
    pub(super) const EACH: [Stage; 15] = [
        Stage::Pieces { opening: true },
        Stage::Lots { opening: true },
        Stage::Movements("opening"),
        Stage::Pieces { opening: false },
        Stage::Lots { opening: false },
        Stage::Movements("receive"),
        Stage::Movements("sale"),
        Stage::Documents,
        Stage::Batches,
        Stage::Movements("batch"),
        Stage::BatchRests,
        Stage::Movements("other"),
        Stage::UntaggedAtStart,
        Stage::UntaggedOfBills,
        Stage::Phones,
    ];

    /// The word of its rows: in the table of what is entered, and in the event.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Stage::Pieces { .. } => "piece",
            Stage::Lots { .. } => "lot",
            Stage::Movements(_) => "movement",
            Stage::Documents => "document",
            Stage::Batches => "batch",
            Stage::BatchRests => "batch_rest",
            Stage::UntaggedAtStart | Stage::UntaggedOfBills => "untagged",
            Stage::Phones => "phone",
        }
    }

    /// Enters its next rows after a cause; none where it has no more.
    pub(super) async fn enter(self, work: &Work, after: Uuid) -> Result<Option<Page>> {
        match self {
            Stage::UntaggedAtStart => untagged_balance::of_openings(work, after).await,
            Stage::UntaggedOfBills => untagged_balance::of_bills(work, after).await,
            Stage::Phones => phones(work, after).await,
            _ => {
                let legs = self.missing(work, after).await?;
                let Some(last) = legs.last().map(|leg| leg.cause) else { return Ok(None) };
                let legs: Vec<Leg> = legs.into_iter().map(leg).collect::<Result<_>>()?;
                let closed = sql::last_closed().bind(work.guard.pg(), &work.tenant).opt().await?;
                let rows = entries::write(work, self.name(), legs, closed).await?;
                Ok(Some(Page { last, rows, is_of_books: true }))
            }
        }
    }

    async fn missing(self, work: &Work, after: Uuid) -> Result<Vec<Missing>> {
        let (pg, tenant, since) = (work.guard.pg(), &work.tenant, &work.since);
        Ok(match self {
            Stage::Pieces { opening } => {
                sql::pieces_missing().bind(pg, tenant, &opening, &after).all().await?
            }
            Stage::Lots { opening } => sql::lots_missing().bind(pg, tenant, &opening, &after).all().await?,
            Stage::Movements(part) => sql::movements_missing().bind(pg, tenant, &after, &part).all().await?,
            Stage::Documents => sql::documents_missing().bind(pg, tenant, &after, since).all().await?,
            Stage::Batches => sql::batches_missing().bind(pg, tenant, &after).all().await?,
            Stage::BatchRests => sql::batch_rests_missing().bind(pg, tenant, &after, since).all().await?,
            Stage::UntaggedAtStart | Stage::UntaggedOfBills | Stage::Phones => vec![],
        })
    }
}

/// A row of a statement as a leg. Errors: `Internal` for one without an amount.
fn leg(row: Missing) -> Result<Leg> {
    let whole = |row: Missing| {
        Some(Leg {
            cause: row.cause,
            day: row.day?,
            batch: row.batch_id,
            document: row.document_id,
            debit: row.debit?,
            credit: row.credit?,
            commodity: row.commodity?,
            amount: row.amount?,
        })
    };
    whole(row).ok_or_else(|| Error::internal("earlier stock without an amount"))
}

/// Writes the ends by which telephone numbers from before are found. A number that does not open is left out.
async fn phones(work: &Work, after: Uuid) -> Result<Option<Page>> {
    let pg = work.guard.pg();
    let rows = sql::phones_of().bind(pg, &work.tenant, &after).all().await?;
    let Some(last) = rows.last().map(|row| row.party_id) else { return Ok(None) };
    let cipher = work.guard.cipher(work.tenant, work.now);
    let (mut beginnings, mut parties) = (Vec::new(), Vec::new());
    for row in rows {
        let Ok(Some(phone)) = cipher.open(PHONE, row.party_id, row.phone) else { continue };
        for end in kernel::phone::ends(&phone) {
            beginnings.push(cipher.blind(PHONE, &end)?);
            parties.push(row.party_id);
        }
    }
    let kept = sql::insert_ends().bind(pg, &beginnings, &parties, &work.tenant).all().await?;
    Ok(Some(Page { last, rows: kept.len(), is_of_books: false }))
}

/// The last closed day, if there is one.
pub(super) type LastClosed = Option<Day>;
