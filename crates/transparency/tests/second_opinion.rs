//! The tree against ct-merkle: roots and proofs of every small size, and of random large ones.
//! Invariant: the other side of each comparison is third-party code, so that it does not repeat an error of
//! ours.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use ct_merkle::{ConsistencyProof, InclusionProof};
use proptest::prelude::*;
use sha2_of_ct_merkle::Sha256;
use std::collections::BTreeSet;
use transparency::hash::Hash;
use transparency::proof::{self, is_consistent, root_of_inclusion};
use transparency::tile::{Growth, TileIndex, Tiles};

type Other = MemoryBackedTree<Sha256, Vec<u8>>;

/// A leaf of RFC 6962: what ct-merkle hashes is the salt and the content together.
fn content(n: u64) -> (Vec<u8>, Hash) {
    let salt = [n as u8; 32];
    let text = format!("event {n}").into_bytes();
    ([&salt[..], &text].concat(), transparency::hash::leaf(&salt, &text))
}

/// A tree grown in steps of this many leaves, each step from the tiles alone, as the program does it.
fn grown(size: u64, step: u64) -> (Tiles, Other) {
    let (mut tiles, mut other, mut at) = (Tiles::default(), Other::new(), 0);
    while at < size {
        let mut growth = Growth::of(at, &tiles).expect("the edge");
        for n in at..size.min(at + step) {
            let (bytes, leaf) = content(n);
            other.push(bytes);
            growth.push(leaf);
        }
        at = growth.size();
        assert_eq!(growth.root(), other.root().as_bytes()[..], "at {at}");
        for (place, hashes) in growth.tiles() {
            tiles.put(place, hashes);
        }
    }
    (tiles, other)
}

fn root(tiles: &Tiles, size: u64) -> Hash {
    proof::root(tiles, size).expect("every tile is there")
}

/// Compares both proofs of a leaf and an older size: their bytes, and each by the other's check.
fn agree(tiles: &Tiles, other: &Other, size: u64, index: u64, old: u64) {
    let ours = proof::inclusion(tiles, index, size).expect("every tile");
    let theirs = other.prove_inclusion(index as usize);
    assert_eq!(ours.concat(), theirs.as_bytes(), "leaf {index} of {size}");
    let (bytes, leaf) = content(index);
    let checked = InclusionProof::<Sha256>::try_from_bytes(ours.concat()).expect("a proof");
    other.root().verify_inclusion(&bytes, index, &checked).expect("theirs takes ours");
    assert_eq!(root_of_inclusion(leaf, index, size, &ours), Some(root(tiles, size)));
    let ours = proof::consistency(tiles, old, size).expect("every tile");
    assert_eq!(ours.concat(), other.prove_consistency((size - old) as usize).as_bytes(), "{old} to {size}");
    let (was, is) = (root(tiles, old), root(tiles, size));
    assert!(is_consistent((old, was), (size, is), &ours));
    assert!(!is_consistent((old, [7; 32]), (size, is), &ours), "another beginning");
    assert!(!is_consistent((old, was), (size, [7; 32]), &ours), "another end");
    ConsistencyProof::<Sha256>::try_from_bytes(ours.concat()).expect("a proof");
}

#[test]
fn every_leaf_of_every_small_tree_has_the_same_proof() {
    for size in 1..=70 {
        let (tiles, other) = grown(size, 7);
        assert_eq!(root(&tiles, size), other.root().as_bytes()[..], "{size}");
        for index in 0..size {
            agree(&tiles, &other, size, index, index + 1);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn random_large_trees_agree_and_need_no_other_tiles_than_they_say(
        size in 200_u64..70_000, step in 1_u64..3_000, at in 0_u64..70_000, from in 0_u64..70_000
    ) {
        let step = step.max(size / 40);
        let (tiles, other) = grown(size, step);
        let (index, old) = (at % size, 1 + from % size);
        agree(&tiles, &other, size, index, old);
        let mut needed: BTreeSet<TileIndex> = BTreeSet::new();
        proof::tiles_of_inclusion(index, size, &mut needed);
        proof::tiles_of_consistency(old, size, &mut needed);
        proof::tiles_of_root(size, &mut needed);
        let mut few = Tiles::default();
        for place in needed {
            few.put(place, tiles.get(place).expect("it is there").to_vec());
        }
        prop_assert_eq!(proof::inclusion(&few, index, size), proof::inclusion(&tiles, index, size));
        prop_assert_eq!(proof::consistency(&few, old, size), proof::consistency(&tiles, old, size));
        prop_assert_eq!(proof::root(&few, size), proof::root(&tiles, size));
        // A proof with another length, place or leaf gives another root.
        let proof = proof::inclusion(&tiles, index, size).expect("a proof");
        let (_, leaf) = content(index);
        let is = Some(root(&tiles, size));
        prop_assert_ne!(root_of_inclusion(content(index + 1).1, index, size, &proof), is);
        prop_assert_ne!(root_of_inclusion(leaf, (index + 1) % size, size, &proof), is);
        prop_assert_eq!(root_of_inclusion(leaf, index, size, &proof[1..]), None);
    }
}
