//! Hashes in tiles of 256, as in tlog-tiles: of the leaves, of every full 256 leaves, of every full 65,536.
//! Invariant: a hash in a tile never changes; the hash of every full subtree follows from one tile.

use crate::hash::{Hash, node, of_nothing};
use std::collections::BTreeMap;

/// Height of a tile: it holds 2^8 hashes.
const HEIGHT: u32 = 8;
/// Hashes of a full tile.
const FULL: u64 = 1 << HEIGHT;
const HASH: usize = 32;

/// The place of a tile: its level, and its number in that level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TileIndex {
    /// 0: leaves; each level above hashes 256 of the one below.
    pub level: u32,
    /// Counted from the left.
    pub n: u64,
}

/// The loaded tiles.
#[derive(Debug, Default)]
pub struct Tiles(BTreeMap<TileIndex, Vec<u8>>);

impl Tiles {
    /// Adds a tile.
    pub fn put(&mut self, place: TileIndex, hashes: Vec<u8>) {
        self.0.insert(place, hashes);
    }

    /// A tile, if it is loaded.
    pub fn get(&self, place: TileIndex) -> Option<&[u8]> {
        self.0.get(&place).map(Vec::as_slice)
    }

    /// The hash of the full subtree of this height, counted from the left among those of its height. None
    /// where its tile is not loaded or too short.
    pub fn subtree(&self, height: u32, index: u64) -> Option<Hash> {
        let below = height % HEIGHT;
        let first = index.checked_shl(below)?;
        let tile = self.0.get(&tile_of(height, index))?;
        let from = usize::try_from(first % FULL).ok()? * HASH;
        let part = tile.get(from..from + (HASH << below))?;
        let hashes: Vec<Hash> = part.chunks_exact(HASH).filter_map(|it| it.try_into().ok()).collect();
        Some(rooted(hashes))
    }
}

/// The tile that gives a full subtree's hash.
pub fn tile_of(height: u32, index: u64) -> TileIndex {
    TileIndex { level: height / HEIGHT, n: (index << (height % HEIGHT)) / FULL }
}

/// The root over a power of two of hashes.
fn rooted(mut hashes: Vec<Hash>) -> Hash {
    while hashes.len() > 1 {
        hashes = hashes.chunks_exact(2).map(|pair| node(&pair[0], &pair[1])).collect();
    }
    hashes.first().copied().unwrap_or_default()
}

/// The tiles at the right edge of a tree of this size that are not full: the next leaf extends them.
pub fn edge(size: u64) -> Vec<TileIndex> {
    let mut places = Vec::new();
    let (mut level, mut count) = (0, size);
    while count > 0 {
        if !count.is_multiple_of(FULL) {
            places.push(TileIndex { level, n: count / FULL });
        }
        count /= FULL;
        level += 1;
    }
    places
}

/// A tree that grows to the right.
#[derive(Debug)]
pub struct Growth {
    size: u64,
    /// The tile of each level that is not full.
    open: Vec<Vec<u8>>,
    full: BTreeMap<TileIndex, Vec<u8>>,
}

impl Growth {
    /// From a tree of this size and its edge. None where the edge does not belong to that tree.
    pub fn of(size: u64, edge_tiles: &Tiles) -> Option<Growth> {
        let mut open = Vec::new();
        for place in edge(size) {
            let level = usize::try_from(place.level).ok()?;
            open.resize(open.len().max(level + 1), Vec::new());
            let count = size.checked_shr(HEIGHT * place.level)? % FULL;
            let kept = edge_tiles.0.get(&place)?;
            open[level] = kept.get(..usize::try_from(count).ok()? * HASH)?.to_vec();
        }
        Some(Growth { size, open, full: BTreeMap::new() })
    }

    /// The current number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf.
    pub fn push(&mut self, leaf: Hash) {
        self.size += 1;
        let (mut hash, mut level) = (leaf, 0);
        loop {
            if self.open.len() <= level {
                self.open.push(Vec::new());
            }
            let tile = &mut self.open[level];
            tile.extend_from_slice(&hash);
            if (tile.len() / HASH) as u64 != FULL {
                return;
            }
            let tile = std::mem::take(tile);
            let count = self.size >> (HEIGHT * level as u32);
            hash = rooted(tile.chunks_exact(HASH).filter_map(|it| it.try_into().ok()).collect());
            self.full.insert(TileIndex { level: level as u32, n: count / FULL - 1 }, tile);
            level += 1;
        }
    }

    /// The current root.
    pub fn root(&self) -> Hash {
        let mut root: Option<Hash> = None;
        for tile in &self.open {
            let mut hashes: Vec<Hash> = tile.chunks_exact(HASH).filter_map(|it| it.try_into().ok()).collect();
            // From the right: the smallest full subtree first.
            while !hashes.is_empty() {
                let peak = rooted(hashes.split_off(hashes.len() - (1 << hashes.len().trailing_zeros())));
                root = Some(root.map_or(peak, |right| node(&peak, &right)));
            }
        }
        root.unwrap_or_else(of_nothing)
    }

    /// Drops the full tiles, for a caller that needs only the root.
    pub fn forget(&mut self) {
        self.full.clear();
    }

    /// Every new or extended tile.
    pub fn tiles(mut self) -> Vec<(TileIndex, Vec<u8>)> {
        for place in edge(self.size) {
            if let Some(tile) = self.open.get_mut(place.level as usize) {
                self.full.insert(place, std::mem::take(tile));
            }
        }
        self.full.into_iter().collect()
    }
}
