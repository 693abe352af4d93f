//! The audit log of a restored copy, read with the current keyring and compared with the running log.
//! Invariant: each event of a living workspace opens in the copy and is the event that was sealed; of a
//! deleted workspace nothing opens, however old the copy.

use super::stored::Tree;
use super::tree_sql as sql;
use crate::verify::{self, Wanted};
use kernel::id::TenantId;
use platform::error::{Error, Result};
use platform::event::Content;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use transparency::hash::Hash;
use uuid::Uuid;

/// Rows of a deleted workspace that are tried; none may open.
const TRIED: i64 = 2_000;

/// The result for a copy's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// Events that are the same in the running log.
    pub events: u64,
    /// Rows of workspaces deleted since; none of them opens.
    pub buried: usize,
}

/// Checks a copy's log. Errors: the databases'; a fault of the copy is part of the result, in words.
pub async fn look(
    running: &Platform,
    copy: &database::Access,
) -> Result<std::result::Result<Copied, String>> {
    let platform = Platform::new(copy.app.clone(), running.encryption.vault().clone(), running.own_password)?;
    let seen = verify::look(&platform, &copy.jobs, Wanted::ALL).await?;
    if let Some(fault) = seen.fault {
        return Ok(Err(fault));
    }
    if root(running, seen.size).await? != root(&platform, seen.size).await? {
        return Ok(Err(format!("Its {} events are not the first ones of the log that runs.", seen.size)));
    }
    let mut buried = 0;
    for stone in running.encryption.vault().tombstones() {
        let (rows, opened) = tried(&platform, stone.tenant, seen.size).await?;
        if opened > 0 {
            return Ok(Err(format!("{opened} events of a workspace that was ended open in it.")));
        }
        buried += rows;
    }
    Ok(Ok(Copied { events: seen.size, buried }))
}

/// The tree's root at this size. None: the tree is smaller.
async fn root(platform: &Platform, size: u64) -> Result<Option<Hash>> {
    if verify::size(platform).await? < size {
        return Ok(None);
    }
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let root = Tree { client: guard.pg(), tenant: INSTANCE.uuid() }.root(size).await;
    guard.rollback().await;
    root.map(Some)
}

/// The number of a workspace's events, and how many of them open.
async fn tried(copy: &Platform, tenant: Uuid, size: u64) -> Result<(usize, usize)> {
    let before = i64::try_from(size).map_err(Error::internal)?;
    let guard = Guard::begin(copy, TenantId::from_uuid(tenant), NOBODY).await?;
    let rows = sql::sealed().bind(guard.pg(), &tenant, &0, &before, &TRIED).all().await;
    guard.rollback().await;
    let (rows, mut opened) = (rows?, 0);
    for row in &rows {
        opened += usize::from(Content::opens(&copy.encryption, tenant, row.event_id, &row.content)?);
    }
    Ok((rows.len(), opened))
}
