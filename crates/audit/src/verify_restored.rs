//! The audit log of a restored copy, read with the keyring of now and held against the log that runs.
//! What must stay true: each event of a workspace that lives opens in the copy and is the one that was sealed; of a workspace
//! that was ended nothing opens, however old the copy.

use super::stored::Tree;
use super::tree_sql as sql;
use crate::verify::{self, Wanted};
use kernel::id::TenantId;
use platform::error::{Error, Result};
use platform::event::Content;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use tree::hash::Hash;
use uuid::Uuid;

/// Rows of a workspace that was ended, of which none may open.
const TRIED: i64 = 2_000;

/// What a copy's log is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// Events that are those of the log that runs.
    pub events: u64,
    /// Rows of workspaces that were ended since, none of which opens.
    pub buried: usize,
}

/// Looks over a copy's log. Errors: the databases'; what is wrong with the copy is no error but told in words.
pub async fn look(
    running: &Platform,
    copy: &database::Access,
) -> Result<std::result::Result<Copied, String>> {
    let platform = Platform::new(copy.app.clone(), running.safe.vault().clone(), running.own_password)?;
    let seen = verify::look(&platform, &copy.jobs, Wanted::ALL).await?;
    if let Some(fault) = seen.fault {
        return Ok(Err(fault));
    }
    if root(running, seen.size).await? != root(&platform, seen.size).await? {
        return Ok(Err(format!("Its {} events are not the first ones of the log that runs.", seen.size)));
    }
    let mut buried = 0;
    for stone in running.safe.vault().tombstones() {
        let (rows, opened) = tried(&platform, stone.tenant, seen.size).await?;
        if opened > 0 {
            return Ok(Err(format!("{opened} events of a workspace that was ended open in it.")));
        }
        buried += rows;
    }
    Ok(Ok(Copied { events: seen.size, buried }))
}

/// The tree's root when it had this size; none where it never had.
async fn root(platform: &Platform, size: u64) -> Result<Option<Hash>> {
    if verify::size(platform).await? < size {
        return Ok(None);
    }
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let root = Tree { client: guard.pg(), tenant: INSTANCE.uuid() }.root(size).await;
    guard.rollback().await;
    root.map(Some)
}

/// How many of a workspace's events there are, and how many of them open.
async fn tried(copy: &Platform, tenant: Uuid, size: u64) -> Result<(usize, usize)> {
    let before = i64::try_from(size).map_err(Error::internal)?;
    let guard = Guard::begin(copy, TenantId::from_uuid(tenant), NOBODY).await?;
    let rows = sql::sealed().bind(guard.pg(), &tenant, &0, &before, &TRIED).all().await;
    guard.rollback().await;
    let (rows, mut opened) = (rows?, 0);
    for row in &rows {
        opened += usize::from(Content::opens(&copy.safe, tenant, row.event_id, &row.content)?);
    }
    Ok((rows.len(), opened))
}
