//! The untagged balance of workspaces from before: what bills by weight took from it, and with what it began.
//! Invariant: a bill and an opening balance have their rows once; nothing is posted here, because both posted their metal.

use kernel::day::Day;
use kernel::metal::{Metal, OpeningPart, opening_parts};
use lifecycle_queries::client::Params;
use lifecycle_queries::earlier_stock as sql;
use platform::error::Result;
use platform::instance::NOBODY;
use platform::random::fresh_id;
use uuid::Uuid;

use super::Work;
use super::entries::whole;
use super::stages::Page;

/// A row to write.
struct NewRow {
    part: OpeningPart,
    document: Option<Uuid>,
    entry: Option<Uuid>,
    day: Day,
}

/// Each metal with its fine mg.
fn metals(gold: i64, silver: i64, platinum: i64, palladium: i64) -> [(Metal, i64); 4] {
    use Metal::*;
    [(Gold, gold), (Silver, silver), (Platinum, platinum), (Palladium, palladium)]
}

/// Writes what the next bills by weight took.
pub(super) async fn of_bills(work: &Work, after: Uuid) -> Result<Option<Page>> {
    let pg = work.guard.pg();
    let bills = sql::untagged_of_bills().bind(pg, &work.tenant, &after, &work.since).all().await?;
    let Some(last) = bills.last().map(|bill| bill.document_id) else { return Ok(None) };
    let rows = bills.into_iter().flat_map(|it| {
        let parts = opening_parts(&metals(it.gold, it.silver, it.platinum, it.palladium), 0);
        let (document, day) = (Some(it.document_id), it.document_date);
        parts.into_iter().map(move |part| NewRow { part, document, entry: None, day })
    });
    let rows = write(work, "bill", rows.collect()).await?;
    Ok(Some(Page { last, rows, is_of_books: false }))
}

/// Writes with what the untagged balance began.
pub(super) async fn of_openings(work: &Work, after: Uuid) -> Result<Option<Page>> {
    let pg = work.guard.pg();
    let entries = sql::untagged_of_openings().bind(pg, &work.tenant, &after, &work.since).all().await?;
    let Some(last) = entries.last().map(|entry| entry.entry_id) else { return Ok(None) };
    let rows = entries.into_iter().flat_map(|it| {
        let parts = opening_parts(&metals(it.gold, it.silver, it.platinum, it.palladium), it.cost);
        let (entry, day) = (Some(it.entry_id), it.entry_date);
        parts.into_iter().map(move |part| NewRow { part, document: None, entry, day })
    });
    let rows = write(work, "opening", rows.collect()).await?;
    Ok(Some(Page { last, rows, is_of_books: false }))
}

async fn write(work: &Work, cause: &str, rows: Vec<NewRow>) -> Result<usize> {
    if rows.is_empty() {
        return Ok(0);
    }
    let ids = rows.iter().map(|_| fresh_id(work.now)).collect::<Result<Vec<Uuid>>>()?;
    let taken = sql::InsertEarlierUntaggedParams {
        cause,
        by: NOBODY.uuid(),
        now: work.now,
        ids,
        metals: rows.iter().map(|row| row.part.0.map(Metal::as_str)).collect::<Vec<_>>(),
        fine_mg: rows.iter().map(|row| row.part.1).collect::<Vec<_>>(),
        cost_minor: rows.iter().map(|row| row.part.2).collect::<Vec<_>>(),
        documents: rows.iter().map(|row| row.document).collect::<Vec<_>>(),
        entries: rows.iter().map(|row| row.entry).collect::<Vec<_>>(),
        days: rows.iter().map(|row| row.day).collect::<Vec<_>>(),
        tenant: work.tenant,
    };
    let made = sql::insert_earlier_untagged().params(work.guard.pg(), &taken).all().await?;
    whole(made.len(), rows.len())?;
    Ok(made.len())
}
