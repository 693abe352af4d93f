//! Evidence of a case: files and texts, as they were given.
//! Invariant: a piece is written once, sealed, with the SHA-256 of what was given; whoever reads one gets those bytes
//! or an error.

use crate::casework::At;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::refusal::Refusal;
use lifecycle_queries::client::Params;
use lifecycle_queries::evidence as sql;
use platform::error::{Error, Result};
use platform::internal::Seals;
use platform::random::fresh_id;
use platform::sealed::app::case_evidence::{CONTENT, NAME};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The most pieces of a case.
pub const PIECES: i64 = 200;

/// A piece of evidence, without its bytes.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Its id.
    pub id: Uuid,
    /// Its file's name.
    pub name: String,
    /// Its bytes.
    pub size: i32,
    /// Their SHA-256, in hexadecimal digits.
    pub sha256: String,
    /// Who added it.
    pub by: Uuid,
    /// When.
    pub at: Instant,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Keeps a piece. Errors: the database's; the keyring's.
pub async fn keep(client: &impl Seals, at: At, case: Uuid, (name, bytes): (&str, &[u8])) -> Result<Evidence> {
    let (id, size) = (fresh_id(at.now)?, i32::try_from(bytes.len()).map_err(Error::internal)?);
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let cipher = client.cipher_of(at.tenant, at.now);
    sql::insert_evidence()
        .params(
            client,
            &sql::InsertEvidenceParams {
                tenant: at.tenant,
                evidence: id,
                case_file: case,
                name: cipher.seal(NAME, id, name)?,
                content: cipher.seal(CONTENT, id, bytes)?,
                size,
                sha256: &digest[..],
                by: at.by,
                now: at.now,
            },
        )
        .one()
        .await?;
    Ok(Evidence { id, name: name.to_owned(), size, sha256: hex(&digest), by: at.by, at: at.now })
}

/// The pieces of a case, the oldest first. Errors: the database's; the keyring's.
pub async fn of_case(client: &impl Seals, tenant: Uuid, case: Uuid, now: Instant) -> Result<Vec<Evidence>> {
    let rows = sql::evidence_of().bind(client, &tenant, &case, &PIECES).all().await?;
    let cipher = client.cipher_of(tenant, now);
    let piece = |row: sql::EvidenceOf| {
        Ok(Evidence {
            id: row.case_evidence_id,
            name: cipher.open(NAME, row.case_evidence_id, row.name)?,
            size: row.size,
            sha256: hex(&row.sha256),
            by: row.created_by,
            at: row.created_at,
        })
    };
    rows.into_iter().map(piece).collect()
}

/// The name, the SHA-256 and the bytes of a piece. Errors: `not_found` at `evidence`; `Internal`, if the bytes
/// differ from those that were given.
pub async fn read(
    client: &impl Seals,
    (tenant, now): (Uuid, Instant),
    case: Uuid,
    id: Uuid,
) -> Result<(String, String, Vec<u8>)> {
    let row = sql::evidence_content().bind(client, &tenant, &case, &id).opt().await?;
    let row = row.ok_or_else(|| Refusal::new(Code::NotFound).field("evidence"))?;
    let cipher = client.cipher_of(tenant, now);
    let bytes = cipher.open_bytes(CONTENT, id, &row.content)?;
    let digest: [u8; 32] = Sha256::digest(&bytes).into();
    if digest[..] != row.sha256[..] {
        return Err(Error::internal("a piece of evidence is not what was given"));
    }
    Ok((cipher.open(NAME, id, row.name)?, hex(&digest), bytes))
}
