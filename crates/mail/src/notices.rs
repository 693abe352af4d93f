//! The notices of incidents in a workspace, as its Owners and Admins read them, and who has read which.
//! Invariant: a notice never changes, and a person reads it once. Its text is sealed under the workspace's key.

use crate::messages::incidents::Parts;
use crate::recipients::Reached;
use kernel::day::Instant;
use mail_queries::client::Params;
use mail_queries::notices as sql;
use platform::error::Result;
use platform::internal::Seals;
use platform::sealed::app::membership;
use platform::sealed::app::workspace_notice as cell;
use platform::tx::{ReadTx, Tx};
use uuid::Uuid;

/// The most notices on a page.
const NOTICES: i64 = 100;
/// The most readers of the notices of one incident in a workspace.
const READERS: i64 = 500;

/// A notice as one person reads it.
#[derive(Debug, Clone)]
pub struct WorkspaceNotice {
    /// Its id.
    pub id: Uuid,
    /// The number of the incident.
    pub incident: i32,
    /// What happened.
    pub nature: String,
    /// What it likely means.
    pub impact: String,
    /// The measures, taken and planned.
    pub measures: String,
    /// Whom to ask.
    pub contact: String,
    /// What the reader can do.
    pub advice: Option<String>,
    /// When it was mailed to the workspace.
    pub told_at: Instant,
    /// When this person read it.
    pub read_at: Option<Instant>,
}

/// Keeps a notice in the workspace that the transaction has entered. Errors: the database's; the keyring's.
pub async fn keep(
    client: &impl Seals,
    (tenant, now): (Uuid, Instant),
    (notice, incident): (Uuid, i32),
    parts: &Parts<'_>,
) -> Result<()> {
    let cipher = client.cipher_of(tenant, now);
    sql::insert_notice()
        .params(
            client,
            &sql::InsertNoticeParams {
                notice,
                incident,
                nature: cipher.seal(cell::NATURE, notice, parts.nature)?,
                impact: cipher.seal(cell::IMPACT, notice, parts.impact)?,
                measures: cipher.seal(cell::MEASURES, notice, parts.measures)?,
                contact: cipher.seal(cell::CONTACT, notice, parts.contact)?,
                advice: cipher.seal(cell::ADVICE, notice, parts.advice)?,
                now,
                tenant,
            },
        )
        .one()
        .await?;
    Ok(())
}

/// The number of the newest incident of which this person has not read the notice. Nothing is decrypted, so a
/// page can be drawn even if a value does not open. Errors: the database's.
pub async fn unread(tx: &ReadTx) -> Result<Option<i32>> {
    Ok(sql::unread_notice().bind(tx, &tx.person(), &tx.tenant()).opt().await?)
}

/// The notices of the workspace, the newest first. Errors: the database's; the keyring's.
pub async fn all(tx: &ReadTx) -> Result<Vec<WorkspaceNotice>> {
    let rows = sql::notices_of().bind(tx, &tx.tenant(), &tx.person(), &NOTICES).all().await?;
    let notice = |row: sql::NoticesOf| {
        let (cipher, id) = (tx.cipher(), row.workspace_notice_id);
        Ok(WorkspaceNotice {
            id,
            incident: row.incident_no,
            nature: cipher.open(cell::NATURE, id, row.nature)?,
            impact: cipher.open(cell::IMPACT, id, row.impact)?,
            measures: cipher.open(cell::MEASURES, id, row.measures)?,
            contact: cipher.open(cell::CONTACT, id, row.contact)?,
            advice: cipher.open(cell::ADVICE, id, row.advice)?,
            told_at: row.told_at,
            read_at: row.read_at,
        })
    };
    rows.into_iter().map(notice).collect()
}

/// Keeps that the caller has read a notice. None: there is no such notice. False: it was read before. Errors:
/// the database's.
pub async fn note_reader(tx: &Tx, notice: Uuid) -> Result<Option<bool>> {
    if sql::is_notice().bind(tx, &tx.tenant(), &notice).opt().await?.is_none() {
        return Ok(None);
    }
    let first = sql::insert_reader().bind(tx, &tx.tenant(), &notice, &tx.person(), &tx.now).opt().await?;
    Ok(Some(first.is_some()))
}

/// Somebody who is to read a notice.
pub struct NoticeReader {
    /// The notice.
    pub notice: Uuid,
    /// The person and their address.
    pub reached: Reached,
    /// When they read it; None: not yet.
    pub read_at: Option<Instant>,
}

/// The Owners and Admins of the workspace that the transaction has entered, each with when they read these
/// notices. Errors: the database's; the keyring's.
pub async fn readers(
    client: &impl Seals,
    (tenant, now): (Uuid, Instant),
    notices: &[Uuid],
) -> Result<Vec<NoticeReader>> {
    let rows = sql::readers_of().bind(client, &tenant, &notices, &READERS).all().await?;
    let cipher = client.cipher_of(tenant, now);
    let reader = |row: sql::ReadersOf| {
        let email = cipher.open(membership::EMAIL, row.person_id, row.email)?;
        let reached = Reached { person: row.person_id, email };
        Ok(NoticeReader { notice: row.workspace_notice_id, reached, read_at: row.read_at })
    };
    rows.into_iter().map(reader).collect()
}
