//! The stored tree: tiles by their places, and the leaf of an event's row.
//! Invariant: the sequencer, an export and the check of the tree all read a row in this one way.

use super::tree_sql as sql;
use platform::encryption::service::Service;
use platform::error::{Error, Result};
use platform::event::Content;
use queries::client::GenericClient;
use std::collections::BTreeSet;
use transparency::event::Event;
use transparency::hash::{Hash, SALT};
use transparency::proof;
use transparency::tile::{TileIndex, Tiles};
use uuid::Uuid;

/// Tiles of one statement: two megabytes.
const TILES: usize = 256;

/// The instance's tree, on a transaction entered in the instance's workspace.
pub(crate) struct Tree<'a, C> {
    pub client: &'a C,
    pub tenant: Uuid,
}

impl<C: GenericClient> Tree<'_, C> {
    /// Those of the tiles that exist. Errors: the database's.
    pub async fn tiles(&self, places: &[TileIndex]) -> Result<Tiles> {
        let mut tiles = Tiles::default();
        for some in places.chunks(TILES) {
            let (levels, ns) = columns(some)?;
            for row in sql::tiles().bind(self.client, &levels, &ns, &self.tenant).all().await? {
                let level = u32::try_from(row.level).map_err(Error::internal)?;
                let n = u64::try_from(row.n).map_err(Error::internal)?;
                tiles.put(TileIndex { level, n }, row.hashes);
            }
        }
        Ok(tiles)
    }

    /// Stores new and grown tiles. Errors: the database's.
    pub async fn keep(&self, tiles: Vec<(TileIndex, Vec<u8>)>) -> Result<()> {
        for some in tiles.chunks(TILES) {
            let places: Vec<TileIndex> = some.iter().map(|(place, _)| *place).collect();
            let hashes: Vec<&[u8]> = some.iter().map(|(_, hashes)| hashes.as_slice()).collect();
            let (levels, ns) = columns(&places)?;
            sql::keep_tiles().bind(self.client, &levels, &ns, &hashes, &self.tenant).all().await?;
        }
        Ok(())
    }

    /// The root of the tree when it had this size. Errors: a tile is missing, the database's.
    pub async fn root(&self, size: u64) -> Result<Hash> {
        let mut places = BTreeSet::new();
        proof::tiles_of_root(size, &mut places);
        let tiles = self.tiles(&places.into_iter().collect::<Vec<_>>()).await?;
        proof::root(&tiles, size).ok_or_else(|| Error::internal("the audit tree lacks a tile"))
    }
}

fn columns(places: &[TileIndex]) -> Result<(Vec<i32>, Vec<i64>)> {
    let (mut levels, mut ns) = (Vec::new(), Vec::new());
    for place in places {
        levels.push(i32::try_from(place.level).map_err(Error::internal)?);
        ns.push(i64::try_from(place.n).map_err(Error::internal)?);
    }
    Ok((levels, ns))
}

/// An event's row in its canonical form. Errors: a negative number, which no row has; the keyring's.
pub(crate) fn event(encryption: &Service, workspace: Uuid, row: &sql::Sealable, seq: i64) -> Result<Event> {
    let content = Content::judged(encryption, workspace, row.event_id, &row.content)?;
    Ok(Event {
        action: row.action.clone(),
        actor: content.actor,
        actor_id: row.actor_id.map(|id| id.to_string()),
        after: content.after,
        at: format!("{:.6}", row.at),
        before: content.before,
        code: row.code.clone(),
        device: content.device,
        event_id: row.event_id.to_string(),
        ip: content.ip,
        opening: row.opening,
        reason: content.reason,
        request_id: row.request_id.to_string(),
        result: row.result.clone(),
        roles: row.roles.clone(),
        seq: u64::try_from(seq).map_err(Error::internal)?,
        step_up: row.step_up,
        subject: content.subject,
        workspace: workspace.to_string(),
    })
}

/// The leaf's salt. Errors: another length, which no row has.
pub(crate) fn salt(row: &sql::Sealable) -> Result<[u8; SALT]> {
    row.salt.as_slice().try_into().map_err(Error::internal)
}

/// An event's leaf. Errors: as `event` and `salt`.
pub(crate) fn leaf(encryption: &Service, workspace: Uuid, row: &sql::Sealable, seq: i64) -> Result<Hash> {
    let leaf = event(encryption, workspace, row, seq)?.leaf(&salt(row)?);
    leaf.ok_or_else(|| Error::internal("an event has no canonical form"))
}
