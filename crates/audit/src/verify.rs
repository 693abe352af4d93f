//! The check of the whole tree: every leaf against its row, the tiles, the checkpoints, and the events that
//! still wait.
//! Invariant: a fault is reported by its place in the tree, only the first one, and without any detail of a
//! workspace. The check takes as much memory for ten million leaves as for a hundred thousand.

use super::stored::{self, Tree};
use super::tree_sql as sql;
use crate::sequencer;
use kernel::day::Instant;
use kernel::id::TenantId;
use lifecycle::deletion::{self, DeletedLeaves};
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use std::ops::Range;
use transparency::hash::Hash;
use transparency::note::Checkpoint;
use transparency::proof;
use transparency::tile::{Growth, TileIndex, Tiles};
use uuid::Uuid;

/// Leaves that are checked at once.
const STRETCH: u64 = 65_536;
/// Leaves of a tile.
const TILE: u64 = 256;
/// Rows of one statement.
const ROWS: i64 = 2000;

/// The extent of a check.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The leaves that are computed again from their rows: the nth of equal parts.
    pub part: (u64, u64),
    /// How many of the newest checkpoints are checked.
    pub checkpoints: i64,
}

impl Wanted {
    /// Everything.
    pub const ALL: Wanted = Wanted { part: (0, 1), checkpoints: i64::MAX };
}

/// The result of a check of the tree.
#[derive(Debug)]
pub struct Seen {
    /// Leaves of the tree.
    pub size: u64,
    /// Leaves that were computed again from their rows.
    pub rows: Range<u64>,
    /// Checkpoints that were checked.
    pub checkpoints: usize,
    /// The newest checkpoint.
    pub checkpoint: Option<(u64, Instant)>,
    /// Since when the oldest event without a leaf waits.
    pub waiting_since: Option<Instant>,
    /// The first fault, in words.
    pub fault: Option<String>,
}

/// The size of the tree. Errors: the database's.
pub async fn size(platform: &Platform) -> Result<u64> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let head = sql::head().bind(guard.pg(), &INSTANCE.uuid()).opt().await;
    guard.rollback().await;
    u64::try_from(head?.map_or(0, |head| head.size)).map_err(Error::internal)
}

/// Checks the tree. Errors: the database's; a fault of the tree is part of the result.
pub async fn look(platform: &Platform, jobs: &tokio_postgres::Config, wanted: Wanted) -> Result<Seen> {
    let jobs = database::connect(jobs).await.map_err(Error::internal)?;
    let size = size(platform).await?;
    let (nth, of) = wanted.part;
    let part = |n: u64| u64::try_from(u128::from(size) * u128::from(n) / u128::from(of)).unwrap_or(size);
    let mut signed = checkpoints(platform, wanted.checkpoints).await?;
    // Checkpoints signed after the size was read are left to the next check.
    signed.retain(|one| u64::try_from(one.size).is_ok_and(|signed| signed <= size));
    let mut look = Look {
        platform,
        tenants: sql::workspaces_all().bind(&jobs).all().await?,
        seqs: Vec::new(),
        rows: part(nth)..part(nth + 1),
        growth: Growth::of(0, &Tiles::default()).ok_or_else(|| Error::internal("no tree"))?,
        signed: signed.iter(),
        size,
    };
    look.seqs = vec![None; look.tenants.len()];
    let mut fault = not_certified(platform).await?;
    if fault.is_none() {
        fault = look.over().await?;
    }
    let rows = look.rows.clone();
    if fault.is_none() {
        fault = upper(platform, &signed).await?;
    }
    let newest = signed.last().and_then(|one| Some((u64::try_from(one.size).ok()?, one.at)));
    let waiting_since = sequencer::unsealed_since(platform, &jobs).await?;
    Ok(Seen { size, rows, checkpoints: signed.len(), checkpoint: newest, waiting_since, fault })
}

/// The fault in the places of deleted workspaces, if they are not those of the certificates. Errors: the
/// database's.
async fn not_certified(platform: &Platform) -> Result<Option<String>> {
    for ended in deletion::ended(platform).await? {
        if !DeletedLeaves::of(platform, ended.workspace).await?.is_of(&ended) {
            return Ok(Some(
                "The places of a workspace that is gone are not those of its certificate.".into(),
            ));
        }
    }
    Ok(None)
}

/// The newest checkpoints, in ascending order. Errors: the database's.
async fn checkpoints(platform: &Platform, many: i64) -> Result<Vec<sql::Signed>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let found = sql::last_checkpoints().bind(guard.pg(), &INSTANCE.uuid(), &many).all().await;
    guard.rollback().await;
    let mut found = found?;
    found.reverse();
    Ok(found)
}

/// A check in progress.
struct Look<'a> {
    platform: &'a Platform,
    tenants: Vec<Uuid>,
    /// By workspace, the number of the last event that was read.
    seqs: Vec<Option<i64>>,
    rows: Range<u64>,
    growth: Growth,
    signed: std::slice::Iter<'a, sql::Signed>,
    size: u64,
}

impl Look<'_> {
    /// Checks from the first leaf to the last; returns the first fault.
    async fn over(&mut self) -> Result<Option<String>> {
        let mut next = self.signed.next();
        let mut first = 0;
        while first < self.size {
            let before = self.size.min(first + STRETCH);
            let kept = self.kept(first, before).await?;
            if let Some(index) = self.first_changed(first..before, &kept).await? {
                return Ok(Some(format!("The event at place {index} of the tree is not as it was sealed.")));
            }
            for (hash, index) in kept.into_iter().zip(first..) {
                let Some(hash) = hash else {
                    return Ok(Some(format!("The leaf at place {index} of the tree is missing.")));
                };
                self.growth.push(hash);
                if let Some(one) = next.filter(|one| u64::try_from(one.size) == Ok(self.growth.size())) {
                    if let Some(why) = self.not_signed(one) {
                        return Ok(Some(why));
                    }
                    next = self.signed.next();
                }
            }
            self.growth.forget();
            first = before;
        }
        Ok(None)
    }

    /// The fault of a checkpoint at the size reached so far, if it has one.
    fn not_signed(&self, one: &sql::Signed) -> Option<String> {
        let size = self.growth.size();
        match Checkpoint::open(&one.note, self.platform.signer.public()) {
            None => Some(format!("The checkpoint of {size} events is not signed with this instance's key.")),
            Some(it) if (it.size, it.root) != (size, self.growth.root()) => {
                Some(format!("The first {size} events are not those that were signed on {}.", one.at))
            }
            Some(_) => None,
        }
    }

    /// The leaves' hashes from the tiles.
    async fn kept(&self, first: u64, before: u64) -> Result<Vec<Option<Hash>>> {
        let guard = Guard::begin(self.platform, INSTANCE, NOBODY).await?;
        let places: Vec<TileIndex> =
            (first / TILE..before.div_ceil(TILE)).map(|n| TileIndex { level: 0, n }).collect();
        let tiles = Tree { client: guard.pg(), tenant: INSTANCE.uuid() }.tiles(&places).await;
        guard.rollback().await;
        let tiles = tiles?;
        Ok((first..before).map(|index| tiles.subtree(0, index)).collect())
    }

    /// The first of these places whose row does not give the stored leaf.
    async fn first_changed(&mut self, stretch: Range<u64>, kept: &[Option<Hash>]) -> Result<Option<u64>> {
        let (first, before) = (stretch.start.max(self.rows.start), stretch.end.min(self.rows.end));
        if first >= before {
            return Ok(None);
        }
        let at = |index: u64| usize::try_from(index - stretch.start).map_err(Error::internal);
        let mut found: Vec<Option<Hash>> = vec![None; kept.len()];
        let mut put = |index: u64, leaf: Option<Hash>| -> Result<()> {
            // Two rows at one place are a fault, whichever of them is the right one.
            let place = &mut found[at(index)?];
            *place = if place.is_some() { Some(Hash::default()) } else { leaf };
            Ok(())
        };
        let vault = self.platform.encryption.vault().clone();
        for n in 0..self.tenants.len() {
            // The content of a workspace that is being deleted no longer opens; only the hashes remain.
            let is_buried = vault.is_buried(self.tenants[n]);
            for (index, leaf) in self.leaves(n, first, before).await? {
                put(index, if is_buried { kept[at(index)?] } else { leaf })?;
            }
        }
        let places =
            i64::try_from(first).map_err(Error::internal)?..i64::try_from(before).map_err(Error::internal)?;
        for stone in vault.tombstones() {
            let gone = DeletedLeaves::among(self.platform, stone.tenant, places.clone()).await?;
            for index in gone.places().filter(|index| (first..before).contains(index)) {
                put(index, kept[at(index)?])?;
            }
        }
        let (from, to) = (at(first)?, at(before)?);
        let wrong = (from..to).find(|n| found[*n].is_none() || found[*n] != kept[*n]);
        Ok(wrong.map(|n| stretch.start + n as u64))
    }

    /// One workspace's leaves between two places, from its rows; None for a row whose number does not follow
    /// the one before.
    async fn leaves(&mut self, n: usize, first: u64, before: u64) -> Result<Vec<(u64, Option<Hash>)>> {
        let tenant = self.tenants[n];
        let guard = Guard::begin(self.platform, TenantId::from_uuid(tenant), NOBODY).await?;
        let (mut leaves, before) = (Vec::new(), i64::try_from(before).map_err(Error::internal)?);
        let mut from = i64::try_from(first).map_err(Error::internal)?;
        loop {
            let rows = sql::sealed().bind(guard.pg(), &tenant, &from, &before, &ROWS).all().await?;
            for row in &rows {
                let follows = self.seqs[n].is_none_or(|last| last + 1 == row.seq);
                self.seqs[n] = Some(row.seq);
                let leaf = stored::leaf(guard.encryption(), tenant, row, row.seq)?;
                leaves
                    .push((u64::try_from(row.leaf_index).map_err(Error::internal)?, follows.then_some(leaf)));
            }
            match rows.last() {
                Some(last) if rows.len() as i64 == ROWS => from = last.leaf_index + 1,
                _ => break,
            }
        }
        guard.rollback().await;
        Ok(leaves)
    }
}

/// Checks that the stored tiles, from which exports are proved, lead from the second newest checkpoint to the
/// newest.
async fn upper(platform: &Platform, signed: &[sql::Signed]) -> Result<Option<String>> {
    let [.., old, new] = signed else { return Ok(None) };
    let key = platform.signer.public();
    let opened = Checkpoint::open(&old.note, key).zip(Checkpoint::open(&new.note, key));
    let Some((old, new)) = opened else { return Ok(Some("A checkpoint is not signed.".into())) };
    let mut places = std::collections::BTreeSet::new();
    proof::tiles_of_consistency(old.size, new.size, &mut places);
    proof::tiles_of_root(new.size, &mut places);
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let places: Vec<TileIndex> = places.into_iter().collect();
    let tiles = Tree { client: guard.pg(), tenant: INSTANCE.uuid() }.tiles(&places).await;
    guard.rollback().await;
    let tiles = tiles?;
    let proof = proof::consistency(&tiles, old.size, new.size);
    let is_so = proof.is_some_and(|proof| {
        proof::is_consistent((old.size, old.root), (new.size, new.root), &proof)
            && proof::root(&tiles, new.size) == Some(new.root)
    });
    Ok((!is_so).then(|| format!("The stored hashes do not lead from {} to {} events.", old.size, new.size)))
}
