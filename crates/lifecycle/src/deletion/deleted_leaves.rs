//! Places of the audit tree whose events were deleted with their workspace: their hashes stay, and no row
//! gives them again.
//! Invariant: a place counts as deleted only if its workspace's keys were destroyed and, once that workspace
//! has its certificate, only if the place was deleted by then.

use super::sql;
use crate::deletion::Deleted;
use platform::error::Result;
use platform::instance::Reading;
use platform::platform::Platform;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::ops::Range;
use uuid::Uuid;

/// Leaves of a tile.
const TILE: i64 = 256;

/// The places of one workspace.
#[derive(Debug, Default)]
pub struct DeletedLeaves(BTreeSet<i64>);

impl DeletedLeaves {
    /// All places. Errors: the database's.
    pub async fn of(platform: &Platform, workspace: Uuid) -> Result<DeletedLeaves> {
        DeletedLeaves::among(platform, workspace, 0..i64::MAX).await
    }

    /// The places between two others, and those in the same tiles. Errors: the database's.
    pub async fn among(platform: &Platform, workspace: Uuid, places: Range<i64>) -> Result<DeletedLeaves> {
        let (first, before) = (places.start / TILE, places.end / TILE + 1);
        let reading = Reading::begin(platform).await?;
        let rows = sql::gone().bind(reading.pg(), &reading.tenant(), &workspace, &first, &before).all().await;
        reading.end().await;
        let in_tile = |row: sql::Gone| row.places.into_iter().map(move |at| row.n * TILE + i64::from(at));
        Ok(DeletedLeaves(rows?.into_iter().flat_map(in_tile).collect()))
    }

    /// The places.
    pub fn places(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().filter_map(|at| u64::try_from(*at).ok())
    }

    /// The digest of the places.
    pub(crate) fn digest(&self) -> String {
        let mut all = Sha256::new();
        self.0.iter().for_each(|at| all.update(at.to_be_bytes()));
        all.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether these are the places of the certificate.
    pub fn is_of(&self, ended: &Deleted) -> bool {
        self.digest() == ended.gone
    }
}
