//! A workspace's own events with their proofs, and the state of its log, as its people may see them.
//! Invariant: of other workspaces it shows only hashes; an export says how many events there are, signed.

use super::stored::{self, Tree};
use super::tree_sql as sql;
use futures::future::BoxFuture;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::{TenantId, new_id};
use kernel::refusal::Refusal;
use lifecycle::archive::{CheckedLog, LogPart};
use platform::encryption::service::Service;
use platform::error::{Error, Result};
use platform::event::Content;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, Internals, at_instance_as, enter};
use platform::platform::Platform;

use platform::tx::ReadTx;
use queries::client::{GenericClient, Params};
use std::collections::BTreeSet;
use transparency::export::{self, Fault, Known, Opening, Proved};
use transparency::note::{Section, Signer};
use transparency::proof;
use transparency::tile::{TileIndex, Tiles};
use uuid::Uuid;

/// Events of one part: this bounds the tiles for its proofs.
pub const SECTION: i64 = 1000;
/// The id of an event is made at most so long before or after its moment.
const AROUND: SignedDuration = SignedDuration::from_secs(2);
/// Events of one person and action at one moment.
const EVENTS_AT_ONCE: i64 = 20;

/// The wanted part of a log.
#[derive(Debug, Default)]
pub struct Wanted {
    /// The part begins after this place in the tree. None: at the first event.
    pub after: Option<i64>,
    /// The checkpoint for the proofs. None: the newest.
    pub checkpoint: Option<i64>,
    /// The size of an older checkpoint, for a proof of consistency.
    pub since: Option<i64>,
}

/// A part of a log in the form of a file.
#[derive(Debug)]
pub struct Part {
    /// JSON Lines.
    pub text: String,
    /// Number of the last event in it.
    pub last: i64,
    /// Events in it.
    pub many: usize,
    /// Events up to the checkpoint.
    pub count: i64,
    /// The checkpoint of its proofs.
    pub checkpoint: i64,
    /// Where the next part begins. None: this is the last.
    pub next: Option<i64>,
}

/// One part of the workspace's log. Errors: `not_found` if there is no such checkpoint (or none yet);
/// `number_range` if the older checkpoint is in fact newer.
pub async fn part(tx: &ReadTx, wanted: &Wanted) -> Result<Part> {
    let person = tx.member.person;
    let signed = at_instance_as(tx, person, checkpoint(tx, wanted.checkpoint)).await?;
    let signed = signed.ok_or(Code::NotFound)?;
    let size = u64::try_from(signed.size).map_err(Error::internal)?;
    let since = wanted.since.map(|old| older(old, size)).transpose()?;
    let events = events(tx, tx.tenant(), wanted.after, signed.size).await?;
    let tiles = at_instance_as(tx, person, tiles(tx, &events.indexes, size, since)).await?;
    with_proofs(tx.encryption(), tx.signer(), tx.tenant(), signed, events, (tiles, size, since))
}

/// Which event: by its action, who did it, when, and what it is about.
#[derive(Debug, Clone, Copy)]
pub struct EventWanted<'a> {
    /// The name of the action.
    pub action: &'a str,
    /// The person.
    pub actor: Uuid,
    /// The moment of the event.
    pub at: Instant,
    /// The number, code or id of the changed record.
    pub subject: &'a str,
}

/// One event of the workspace with its proof of inclusion, under the newest checkpoint. None: no checkpoint
/// has it yet. Errors: the database's; the keyring's.
pub async fn event(tx: &ReadTx, wanted: &EventWanted<'_>) -> Result<Option<Part>> {
    let (person, tenant) = (tx.member.person, tx.tenant());
    let Some(signed) = at_instance_as(tx, person, checkpoint(tx, None)).await? else { return Ok(None) };
    let size = u64::try_from(signed.size).map_err(Error::internal)?;
    // Ids contain their moment, so a range of ids is a range of time.
    let rows = sql::sealed_events()
        .params(
            tx,
            &sql::SealedEventsParams {
                tenant,
                action: wanted.action,
                first: new_id(wanted.at - AROUND, [0; 10]),
                before: new_id(wanted.at + AROUND, [0; 10]),
                actor: wanted.actor,
                at: wanted.at,
                size: signed.size,
                many: EVENTS_AT_ONCE,
            },
        )
        .all()
        .await?;
    let mut found = None;
    for row in rows {
        let event = stored::event(tx.encryption(), tenant, &row, row.seq)?;
        if event.subject.as_deref() == Some(wanted.subject) {
            found = Some(row);
        }
    }
    let Some(row) = found else { return Ok(None) };
    let count = sql::last_seq().bind(tx, &tenant, &signed.size).opt().await?.unwrap_or(0);
    let indexes = vec![u64::try_from(row.leaf_index).map_err(Error::internal)?];
    let tiles = at_instance_as(tx, person, tiles(tx, &indexes, size, None)).await?;
    let events = Events { rows: vec![row], indexes, count };
    with_proofs(tx.encryption(), tx.signer(), tenant, signed, events, (tiles, size, None)).map(Some)
}

/// Whether each event of an export is proved to be in the tree that this instance signed.
pub fn is_sound(platform: &Platform, text: &str) -> bool {
    let known = Known { key: Some(platform.signer.public()), checkpoint: None };
    export::check(text, &known).is_ok()
}

/// One part of a workspace's log for its archive, in a transaction that has entered it. None: there is no
/// checkpoint yet. Errors: the database's.
pub fn for_archive<'a>(
    guard: &'a Guard,
    platform: &'a Platform,
    tenant: TenantId,
    (after, wanted): (Option<i64>, Option<i64>),
) -> BoxFuture<'a, Result<Option<LogPart>>> {
    Box::pin(async move {
        let (pg, of) = (guard.pg(), tenant.uuid());
        enter().bind(pg, &INSTANCE.uuid(), &NOBODY.uuid()).one().await?;
        let signed = checkpoint(pg, wanted).await?;
        enter().bind(pg, &of, &NOBODY.uuid()).one().await?;
        let Some(signed) = signed else { return Ok(None) };
        let size = u64::try_from(signed.size).map_err(Error::internal)?;
        let events = events(pg, of, after, signed.size).await?;
        enter().bind(pg, &INSTANCE.uuid(), &NOBODY.uuid()).one().await?;
        let tiles = tiles(pg, &events.indexes, size, None).await?;
        enter().bind(pg, &of, &NOBODY.uuid()).one().await?;
        let part =
            with_proofs(guard.encryption(), &platform.signer, of, signed, events, (tiles, size, None))?;
        let events = i64::try_from(part.many).map_err(Error::internal)?;
        Ok(Some(LogPart { text: part.text, events, next: part.next, checkpoint: part.checkpoint }))
    })
}

/// Checks a part of a log in an archive: each event, its place in the tree and the signatures. Errors: the
/// first fault, in words.
pub fn check_part(text: &str) -> std::result::Result<CheckedLog, String> {
    let whole = export::check(text, &Known::default()).map_err(|fault| match fault {
        Fault::Tampered(says) | Fault::Unproved(says) => says,
    })?;
    let signed = format!("{}\n{}", whole.key.text(), whole.checkpoint.text());
    let (first, last, count) = (whole.first, whole.last, whole.count);
    Ok(CheckedLog { workspace: whole.workspace, first, last, count, signed })
}

/// Events of a part, with their places in the tree.
struct Events {
    rows: Vec<sql::Sealable>,
    indexes: Vec<u64>,
    count: i64,
}

async fn events(client: &impl GenericClient, tenant: Uuid, after: Option<i64>, size: i64) -> Result<Events> {
    let first = after.map_or(0, |after| after.saturating_add(1));
    let count = sql::last_seq().bind(client, &tenant, &size).opt().await?.unwrap_or(0);
    let rows = sql::sealed().bind(client, &tenant, &first, &size, &SECTION).all().await?;
    let mut indexes = Vec::with_capacity(rows.len());
    for row in &rows {
        indexes.push(u64::try_from(row.leaf_index).map_err(Error::internal)?);
    }
    Ok(Events { rows, indexes, count })
}

/// The events with their proofs, as a file.
fn with_proofs(
    encryption: &Service,
    signer: &Signer,
    tenant: Uuid,
    signed: sql::Signed,
    Events { rows, indexes, count }: Events,
    (tiles, size, since): (Tiles, u64, Option<u64>),
) -> Result<Part> {
    let lacks = || Error::internal("the audit tree lacks a tile");
    let mut events = Vec::with_capacity(rows.len());
    for (row, index) in rows.iter().zip(&indexes) {
        let proof = proof::inclusion(&tiles, *index, size).ok_or_else(lacks)?;
        let event = stored::event(encryption, tenant, row, row.seq)?;
        events.push(Proved { event, salt: stored::salt(row)?, index: *index, proof });
    }
    let root = proof::root(&tiles, size).ok_or_else(lacks)?;
    let from_old = |old| proof::consistency(&tiles, old, size).map(|proof| (old, proof)).ok_or_else(lacks);
    let (first, last) = match (rows.first(), rows.last()) {
        (Some(first), Some(last)) => (first.seq, last.seq),
        _ => (count + 1, count),
    };
    let section = Section {
        workspace: tenant.to_string(),
        first: u64::try_from(first).map_err(Error::internal)?,
        last: u64::try_from(last).map_err(Error::internal)?,
        count: u64::try_from(count).map_err(Error::internal)?,
        size,
        root,
    };
    let opening = Opening { checkpoint: signed.note, section, since: since.map(from_old).transpose()? };
    let text = export::write(signer, opening, events).map_err(Error::internal)?;
    let next = rows.last().filter(|row| row.seq < count).map(|row| row.leaf_index);
    Ok(Part { text, last, many: rows.len(), count, checkpoint: signed.size, next })
}

fn older(old: i64, size: u64) -> Result<u64> {
    let fits = u64::try_from(old).ok().filter(|old| (1..=size).contains(old));
    fits.ok_or_else(|| Refusal::new(Code::NumberRange).field("since").into())
}

async fn checkpoint(client: &impl GenericClient, size: Option<i64>) -> Result<Option<sql::Signed>> {
    let instance = INSTANCE.uuid();
    Ok(match size {
        Some(size) => sql::checkpoint_of().bind(client, &instance, &size).opt().await?,
        None => sql::last_checkpoints().bind(client, &instance, &1).opt().await?,
    })
}

async fn tiles(client: &impl GenericClient, indexes: &[u64], size: u64, since: Option<u64>) -> Result<Tiles> {
    let mut places: BTreeSet<TileIndex> = BTreeSet::new();
    proof::tiles_of_root(size, &mut places);
    indexes.iter().for_each(|index| proof::tiles_of_inclusion(*index, size, &mut places));
    since.iter().for_each(|old| proof::tiles_of_consistency(*old, size, &mut places));
    let tree = Tree { client, tenant: INSTANCE.uuid() };
    tree.tiles(&places.into_iter().collect::<Vec<_>>()).await
}

/// The state of the log.
#[derive(Debug, Default)]
pub struct ExportStatus {
    /// The newest checkpoint: its size and its moment.
    pub checkpoint: Option<(i64, Instant)>,
    /// When the program last checked the tree.
    pub checked_at: Option<Instant>,
    /// The fault that it found then.
    pub fault: Option<String>,
}

/// The state of the instance's tree by its newest checkpoint and the last check. Errors: the database's.
pub async fn standing(tx: &ReadTx) -> Result<ExportStatus> {
    at_instance_as(tx, tx.member.person, async {
        let instance = INSTANCE.uuid();
        let checkpoint = sql::last_checkpoints().bind(tx, &instance, &1).opt().await?;
        let check = sql::last_check().bind(tx, &instance).opt().await?;
        let fault = check.as_ref().filter(|it| it.result != "ok").map(|it| -> Result<String> {
            let content = Content::judged(tx.encryption(), instance, it.event_id, &it.content)?;
            Ok(content.after().and_then(|it| Some(it["says"].as_str()?.to_owned())).unwrap_or_default())
        });
        Ok(ExportStatus {
            checkpoint: checkpoint.map(|it| (it.size, it.at)),
            checked_at: check.as_ref().map(|it| it.at),
            fault: fault.transpose()?,
        })
    })
    .await
}

/// The newest signed checkpoint. None: there is none yet. Errors: the database's.
pub async fn latest(platform: &Platform) -> Result<Option<String>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let found = sql::last_checkpoints().bind(guard.pg(), &INSTANCE.uuid(), &1).opt().await;
    guard.rollback().await;
    Ok(found?.map(|row| row.note))
}

/// The public key of the instance's audit log.
pub fn key(platform: &Platform) -> String {
    platform.signer.public().text()
}
