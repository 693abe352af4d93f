//! Proofs of RFC 6962: a leaf is in a tree; one tree is the beginning of another.
//! Invariant: a proof that is valid for one leaf, place, size and root is valid for no other.

use crate::hash::{Hash, node, of_nothing};
use crate::tile::{TileIndex, Tiles, tile_of};
use std::collections::BTreeSet;

/// Leaves from the first number to before the second.
type Span = (u64, u64);

/// Where a span is split: at the largest power of two below its length.
fn cut((lo, hi): Span) -> u64 {
    let length = hi - lo;
    lo + (1 << (u64::BITS - 1 - (length - 1).leading_zeros()))
}

/// The spans whose hashes prove a leaf's place, from the leaf upwards.
fn beside(index: u64, size: u64) -> Vec<Span> {
    let (mut span, mut spans) = ((0, size), Vec::new());
    while span.1 - span.0 > 1 {
        let middle = cut(span);
        let (inside, other) = if index < middle {
            ((span.0, middle), (middle, span.1))
        } else {
            ((middle, span.1), (span.0, middle))
        };
        spans.push(other);
        span = inside;
    }
    spans.reverse();
    spans
}

/// The spans whose hashes prove that the tree of one size is the beginning of a larger one's.
fn between(old: u64, new: u64) -> Vec<Span> {
    if old == 0 || old >= new {
        return Vec::new();
    }
    let (mut span, mut spans) = ((0, new), Vec::new());
    while span.1 != old {
        let middle = cut(span);
        let (inside, other) = if old <= middle {
            ((span.0, middle), (middle, span.1))
        } else {
            ((middle, span.1), (span.0, middle))
        };
        spans.push(other);
        span = inside;
    }
    // The caller knows the old tree's root, but not the hash of a part of it.
    if span.0 != 0 {
        spans.push(span);
    }
    spans.reverse();
    spans
}

/// The full subtrees of a span, from the left: their height, and their place among those of that height.
fn subtrees((mut lo, hi): Span) -> Vec<(u32, u64)> {
    let mut found = Vec::new();
    while lo < hi {
        let height = (hi - lo).ilog2();
        found.push((height, lo >> height));
        lo += 1 << height;
    }
    found
}

fn hash_of(tiles: &Tiles, span: Span) -> Option<Hash> {
    let mut parts = subtrees(span).into_iter().rev().map(|(height, index)| tiles.subtree(height, index));
    let last = parts.next()??;
    parts.try_fold(last, |right, left| Some(node(&left?, &right)))
}

fn hashes(tiles: &Tiles, spans: &[Span]) -> Option<Vec<Hash>> {
    spans.iter().map(|span| hash_of(tiles, *span)).collect()
}

fn places(spans: &[Span], into: &mut BTreeSet<TileIndex>) {
    for span in spans {
        into.extend(subtrees(*span).into_iter().map(|(height, index)| tile_of(height, index)));
    }
}

/// Adds the tiles that a leaf's proof needs.
pub fn tiles_of_inclusion(index: u64, size: u64, into: &mut BTreeSet<TileIndex>) {
    places(&beside(index, size), into);
}

/// Adds the tiles that a proof from an old size needs, and those of the new root.
pub fn tiles_of_consistency(old: u64, new: u64, into: &mut BTreeSet<TileIndex>) {
    places(&between(old, new), into);
}

/// Adds the tiles that the root of a tree of this size needs.
pub fn tiles_of_root(size: u64, into: &mut BTreeSet<TileIndex>) {
    places(&[(0, size)], into);
}

/// The root of a tree of this size. None where a tile is missing.
pub fn root(tiles: &Tiles, size: u64) -> Option<Hash> {
    if size == 0 { Some(of_nothing()) } else { hash_of(tiles, (0, size)) }
}

/// Proves that the leaf of this index is in the tree of this size. None where a tile is missing.
pub fn inclusion(tiles: &Tiles, index: u64, size: u64) -> Option<Vec<Hash>> {
    hashes(tiles, &beside(index, size))
}

/// Proves that the tree of the old size is the beginning of the new one's. None where a tile is missing.
pub fn consistency(tiles: &Tiles, old: u64, new: u64) -> Option<Vec<Hash>> {
    hashes(tiles, &between(old, new))
}

/// The root to which a leaf's proof leads; None where the proof's length does not fit the place.
pub fn root_of_inclusion(leaf: Hash, index: u64, size: u64, proof: &[Hash]) -> Option<Hash> {
    if index >= size {
        return None;
    }
    let spans = beside(index, size);
    if spans.len() != proof.len() {
        return None;
    }
    let up = |hash: Hash, (span, other): (&Span, &Hash)| {
        if span.0 > index { node(&hash, other) } else { node(other, &hash) }
    };
    Some(spans.iter().zip(proof).fold(leaf, up))
}

/// Whether the proof shows that the tree of the old root is the beginning of the new root's.
pub fn is_consistent((old, old_root): (u64, Hash), (new, new_root): (u64, Hash), proof: &[Hash]) -> bool {
    let spans = between(old, new);
    if old > new || spans.len() != proof.len() {
        return false;
    }
    if old == 0 {
        return old_root == of_nothing();
    }
    if old == new {
        return old_root == new_root;
    }
    let mut pairs = spans.iter().zip(proof);
    // A power of two is its own first subtree.
    let first = if old.is_power_of_two() { Some(old_root) } else { pairs.next().map(|(_, hash)| *hash) };
    let Some(first) = first else { return false };
    let (was, is) = pairs.fold((first, first), |(was, is), (span, hash)| {
        if span.0 >= old { (was, node(&is, hash)) } else { (node(hash, &was), node(hash, &is)) }
    });
    (was, is) == (old_root, new_root)
}
