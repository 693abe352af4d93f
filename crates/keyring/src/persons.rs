//! A key for each person, derived from one secret, and the rest of that secret when some of those keys are
//! destroyed.
//! Invariant: a destroyed key cannot be computed from the stored data; every other key stays the same.
//!
//! The secret is the root of a binary tree of 128 levels (Goldreich, Goldwasser and Micali, 1986): a one-way
//! function gives a node's two children, and a person's id is the path to their leaf. To destroy a leaf, each
//! node on its path is replaced by the child that is not on it.

use crate::cipher::{Broken, Key};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

/// Levels below the root: one per bit of an id, so that two persons never share a leaf.
const DEPTH: u32 = u128::BITS;
const KEY: usize = 32;
const LEAF: usize = 16;

/// The keys of all persons, except the destroyed ones.
#[derive(Clone)]
pub(crate) struct Persons {
    /// The persons whose keys were destroyed, in the order of their ids.
    gone: Vec<u128>,
    /// The highest remaining nodes, from left to right. None is below another.
    left: Vec<Node>,
}

#[derive(Clone)]
struct Node {
    /// The first id below it.
    first: u128,
    /// Its depth below the root.
    depth: u32,
    key: Key,
}

impl Node {
    /// Whether a leaf is below it.
    fn has(&self, leaf: u128) -> bool {
        leaf >= self.first && leaf - self.first <= u128::MAX.checked_shr(self.depth).unwrap_or(0)
    }

    /// The child on the path to a leaf, and the other one. The node itself is not a leaf.
    fn parted(&self, leaf: u128) -> (Node, Node) {
        let depth = self.depth + 1;
        let half = 1 << (DEPTH - depth);
        let child = |bit: u8| Node {
            first: self.first | if bit == 1 { half } else { 0 },
            depth,
            key: child_of(&self.key, bit),
        };
        if leaf & half == 0 { (child(0), child(1)) } else { (child(1), child(0)) }
    }
}

/// A child's key: it reveals neither its parent's nor the other child's.
fn child_of(key: &Key, bit: u8) -> Key {
    Key::of(Sha256::new().chain_update(key.bytes()).chain_update([bit]).finalize().into())
}

/// The highest remaining nodes after the removal of these leaves, in order: first id and depth, from left to
/// right.
fn shape_of(gone: &[u128]) -> Vec<(u128, u32)> {
    let (mut shape, mut open) = (Vec::new(), vec![(0_u128, 0_u32, gone)]);
    while let Some((first, depth, gone)) = open.pop() {
        if gone.is_empty() {
            shape.push((first, depth));
        } else if depth < DEPTH {
            let middle = first | 1 << (DEPTH - depth - 1);
            let (left, right) = gone.split_at(gone.partition_point(|leaf| *leaf < middle));
            open.extend([(middle, depth + 1, right), (first, depth + 1, left)]);
        }
    }
    shape
}

impl Persons {
    /// The keys of all persons.
    pub(crate) fn of(root: [u8; 32]) -> Persons {
        Persons { gone: Vec::new(), left: vec![Node { first: 0, depth: 0, key: Key::of(root) }] }
    }

    /// The node above a leaf.
    fn above(&self, leaf: u128) -> Option<usize> {
        let at = self.left.partition_point(|node| node.first <= leaf).checked_sub(1)?;
        self.left.get(at).filter(|node| node.has(leaf)).map(|_| at)
    }

    /// A person's key; None: it was destroyed.
    pub(crate) fn key(&self, person: Uuid) -> Option<Key> {
        let leaf = person.as_u128();
        let node = self.left.get(self.above(leaf)?)?;
        let way = (node.depth..DEPTH).map(|depth| u8::from(leaf >> (DEPTH - depth - 1) & 1 == 1));
        Some(way.fold(node.key.clone(), |key, bit| child_of(&key, bit)))
    }

    /// Destroys a person's key. False: it was destroyed before.
    pub(crate) fn destroy(&mut self, person: Uuid) -> bool {
        let leaf = person.as_u128();
        let Some(at) = self.above(leaf) else { return false };
        let mut top = self.left.remove(at);
        let mut aside = Vec::new();
        while top.depth < DEPTH {
            let (way, other) = top.parted(leaf);
            aside.push(other);
            top = way;
        }
        aside.sort_unstable_by_key(|node| node.first);
        self.left.splice(at..at, aside);
        let place = self.gone.partition_point(|it| *it < leaf);
        self.gone.insert(place, leaf);
        true
    }

    /// The stored form, before it is wrapped: the number of destroyed keys, their ids, and the remaining
    /// nodes' keys from left to right.
    pub(crate) fn bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new((self.gone.len() as u64).to_be_bytes().to_vec());
        bytes.reserve_exact(self.gone.len() * LEAF + self.left.len() * KEY);
        self.gone.iter().for_each(|leaf| bytes.extend(leaf.to_be_bytes()));
        self.left.iter().for_each(|node| bytes.extend(node.key.bytes()));
        bytes
    }

    /// Reads the stored form. Errors: it is not valid.
    pub(crate) fn read(bytes: &[u8]) -> Result<Persons, Broken> {
        let (count, rest) = bytes.split_first_chunk().ok_or(Broken)?;
        let count = usize::try_from(u64::from_be_bytes(*count)).map_err(|_| Broken)?;
        let ids = count.checked_mul(LEAF).and_then(|many| rest.split_at_checked(many));
        let ((ids, _), (keys, after)) =
            ids.map(|(ids, keys)| (ids.as_chunks::<LEAF>(), keys.as_chunks::<KEY>())).ok_or(Broken)?;
        let gone: Vec<u128> = ids.iter().map(|id| u128::from_be_bytes(*id)).collect();
        if !gone.is_sorted_by(|a, b| a < b) || !after.is_empty() {
            return Err(Broken);
        }
        let shape = shape_of(&gone);
        if shape.len() != keys.len() {
            return Err(Broken);
        }
        let node =
            |((first, depth), key): ((u128, u32), &[u8; KEY])| Node { first, depth, key: Key::of(*key) };
        Ok(Persons { gone, left: shape.into_iter().zip(keys).map(node).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const ROOT: [u8; 32] = [7; 32];

    /// The path to a leaf, computed plainly from a root that always exists.
    fn plainly(leaf: u128) -> [u8; 32] {
        let bits = format!("{leaf:0128b}");
        bits.bytes().fold(ROOT, |key, bit| Sha256::digest([&key[..], &[bit - b'0']].concat()).into())
    }

    fn key(persons: &Persons, leaf: u128) -> Option<[u8; 32]> {
        persons.key(Uuid::from_u128(leaf)).map(|key| *key.bytes())
    }

    /// Ids of all kinds: random, next to each other, and at the ends.
    fn leaf() -> impl Strategy<Value = u128> {
        prop_oneof![
            any::<u128>(),
            0..40_u128,
            (0..40_u128).prop_map(|n| u128::MAX - n),
            (0..9_u128).prop_map(|n| n << 80)
        ]
    }

    #[test]
    fn a_key_is_what_it_was_computed_to_be_apart_from_this_program() {
        // SHA-256 chained by hashlib over the bits of the id.
        let known = "fb204cefa1a0520b";
        let ours = key(&Persons::of(ROOT), 0x0193_4f00_0000_7000_8000_0000_0000_0005).expect("a key");
        let hex: String = ours[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, known);
    }

    #[test]
    fn nothing_that_is_kept_leads_to_who_is_gone() {
        let mut persons = Persons::of(ROOT);
        let leaf = 0x0193_4f00_0000_7000_8000_0000_0000_0005;
        assert!(persons.destroy(Uuid::from_u128(leaf)) && !persons.destroy(Uuid::from_u128(leaf)));
        assert_eq!(persons.left.len(), 128);
        let bits = format!("{leaf:0128b}");
        let mut way = ROOT;
        for (depth, bit) in bits.bytes().enumerate() {
            assert!(!persons.left.iter().any(|node| *node.key.bytes() == way), "{depth}");
            way = Sha256::digest([&way[..], &[bit - b'0']].concat()).into();
        }
        assert!(!persons.left.iter().any(|node| *node.key.bytes() == way));
    }

    #[test]
    fn what_was_cut_off_or_has_another_shape_is_not_read() {
        let mut persons = Persons::of(ROOT);
        [9, 5].into_iter().for_each(|leaf| assert!(persons.destroy(Uuid::from_u128(leaf))));
        let bytes = persons.bytes();
        assert!(Persons::read(&bytes).is_ok());
        for cut in [0, 7, 8, 30, 41, bytes.len() - 32, bytes.len() - 1] {
            assert!(Persons::read(&bytes[..cut]).is_err(), "{cut}");
        }
        let mut turned = bytes.to_vec();
        turned[8..40].rotate_left(16);
        assert!(Persons::read(&turned).is_err(), "ids out of order");
        let mut many = bytes.to_vec();
        many[..8].fill(0xff);
        assert!(Persons::read(&many).is_err(), "more than there are");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn exactly_those_are_gone_who_were_destroyed(
            gone in prop::collection::vec(leaf(), 0..12), others in prop::collection::vec(leaf(), 0..12)
        ) {
            let (mut persons, mut model) = (Persons::of(ROOT), BTreeSet::new());
            for leaf in &gone {
                prop_assert_eq!(persons.destroy(Uuid::from_u128(*leaf)), model.insert(*leaf));
            }
            let again = Persons::read(&persons.bytes()).map_err(|_| TestCaseError::fail("not read"))?;
            let beside = gone.iter().flat_map(|leaf| [leaf ^ 1, leaf ^ (1 << 127), leaf.wrapping_add(1)]);
            for leaf in gone.iter().copied().chain(others).chain(beside) {
                let wanted = (!model.contains(&leaf)).then(|| plainly(leaf));
                prop_assert_eq!(key(&persons, leaf), wanted);
                prop_assert_eq!(key(&again, leaf), wanted);
            }
        }
    }
}
