//! The books of workspaces that ended, as those who run the instance see them: by year, with their openings,
//! and piece by piece while they are open.
//! Invariant: the list says whose books they are and for how long, and nothing that they say; a piece is
//! read by the two people of its opening alone.

use super::copies::{Opening, Purpose};
use kernel::day::{Day, Instant};
use lifecycle_queries::kept_books as sql;
use platform::error::{Error, Result};
use platform::internal::Seals;
use platform::sealed::app::{copy_opening, membership, retained_copy};
use uuid::Uuid;

/// The most openings, and open pieces, of a list.
const OPENINGS: i64 = 100;
const PIECES: i64 = 200;

/// The books of a year of a workspace that ended, without what they say.
#[derive(Clone, Debug)]
pub struct BooksKept {
    /// The id of the first piece, which stands for all.
    pub id: Uuid,
    /// The address of the workspace.
    pub workspace: String,
    /// The year.
    pub year: String,
    /// The rule that keeps them.
    pub rule: String,
    /// Their last day.
    pub keep_until: Day,
    /// Documents and lines of the ledger.
    pub records: i64,
    /// When they were copied.
    pub created_at: Instant,
    /// When they were removed.
    pub ended_at: Option<Instant>,
}

/// A piece that is open for a person.
#[derive(Clone, Debug)]
pub struct OpenPiece {
    /// Its opening.
    pub opening: Uuid,
    /// The address of the workspace.
    pub workspace: String,
    /// The year.
    pub year: String,
    /// Its number.
    pub piece: i32,
    /// Whether it has documents; otherwise lines of the ledger.
    pub has_documents: bool,
    /// How many records it has.
    pub records: i32,
    /// When it closes.
    pub closes_at: Instant,
}

/// What an open piece says.
#[derive(Clone, Debug)]
pub struct PieceRead {
    /// The id of the workspace.
    pub workspace: Uuid,
    /// The year.
    pub year: String,
    /// Its records as JSON.
    pub text: String,
}

/// The address of a workspace that ended, or its id.
fn address_of(address: Option<String>, workspace: Uuid) -> String {
    address.unwrap_or_else(|| workspace.to_string())
}

/// The books before a copy, the newest first. Errors: the database's.
pub async fn list(client: &impl Seals, tenant: Uuid, (before, many): (Uuid, i64)) -> Result<Vec<BooksKept>> {
    let rows = sql::books_listed().bind(client, &tenant, &before, &many).all().await?;
    let of = |row: sql::BooksListed| BooksKept {
        id: row.retained_copy_id,
        workspace: address_of(row.address, row.workspace_id),
        year: row.fy,
        rule: row.rule,
        keep_until: row.keep_until,
        records: row.records,
        created_at: row.created_at,
        ended_at: row.ended_at,
    };
    Ok(rows.into_iter().map(of).collect())
}

/// The openings of books, the newest first. Errors: the database's; the keyring's.
pub async fn openings(client: &impl Seals, tenant: Uuid, now: Instant) -> Result<Vec<Opening>> {
    let rows = sql::openings_of_books().bind(client, &tenant, &OPENINGS).all().await?;
    let cipher = client.cipher_of(tenant, now);
    let of = |row: sql::OpeningsOfBooks| {
        let unknown = || Error::internal("a purpose that no opening has");
        Ok(Opening {
            id: row.copy_opening_id,
            about: format!("{} {}", address_of(row.address, row.workspace_id), row.fy),
            purpose: Purpose::of(&row.purpose).ok_or_else(unknown)?,
            reason: cipher.open(copy_opening::REASON, row.copy_opening_id, row.reason)?,
            asked_by: row.asked_by,
            asked_name: cipher.open_of(membership::NAME, Some(row.asked_by), row.asked_name)?,
            asked_at: row.asked_at,
            approved_name: cipher.open_of(membership::NAME, row.approved_by, row.approved_name)?,
            approved_at: row.approved_at,
            closes_at: row.closes_at,
        })
    };
    rows.into_iter().map(of).collect()
}

/// The pieces that are open for this person now. Errors: the database's.
pub async fn open_for(
    client: &impl Seals,
    tenant: Uuid,
    person: Uuid,
    now: Instant,
) -> Result<Vec<OpenPiece>> {
    let rows = sql::pieces_open().bind(client, &tenant, &now, &person, &PIECES).all().await?;
    let of = |row: sql::PiecesOpen| OpenPiece {
        opening: row.copy_opening_id,
        workspace: address_of(row.address, row.workspace_id),
        year: row.fy,
        piece: row.piece_no,
        has_documents: row.record_kind == "documents",
        records: row.documents,
        closes_at: row.closes_at.unwrap_or(now),
    };
    Ok(rows.into_iter().map(of).collect())
}

/// A piece that is open for this person now. Errors: the database's; the keyring's.
pub async fn read(
    client: &impl Seals,
    (tenant, now): (Uuid, Instant),
    person: Uuid,
    (opening, piece): (Uuid, i32),
) -> Result<Option<PieceRead>> {
    let row = sql::piece_open().bind(client, &tenant, &now, &person, &opening, &piece).opt().await?;
    let Some(row) = row else { return Ok(None) };
    let cipher = client.cipher_of(tenant, now);
    let text = cipher.open(retained_copy::CONTENTS, row.retained_copy_id, row.contents)?;
    Ok(Some(PieceRead { workspace: row.workspace_id, year: row.fy, text }))
}
