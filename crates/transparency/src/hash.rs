//! The hashes of RFC 6962: of a leaf, of a node, and a hash as text.
//! Invariant: a leaf and a node can never have the same content, because their first bytes differ.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// SHA-256.
pub type Hash = [u8; 32];

/// The bytes of a leaf's salt, which keeps a short event from being guessed by its hash.
pub const SALT: usize = 32;

/// Of an event: SHA-256(0x00 || salt || content).
pub fn leaf(salt: &[u8; SALT], content: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(salt).chain_update(content).finalize().into()
}

/// Of two subtrees: SHA-256(0x01 || left || right).
pub fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The root of an empty tree.
pub fn of_nothing() -> Hash {
    Sha256::digest([]).into()
}

/// A hash as text (base64).
pub fn written(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// A hash from text; each hash has exactly one text.
pub fn read(text: &str) -> Option<Hash> {
    STANDARD.decode(text).ok()?.try_into().ok()
}
