//! The hashes of RFC 6962: a leaf's, a node's, and how one is written as text.
//! What must stay true: a leaf and a node can never have the same content, which the first byte sees to.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// SHA-256.
pub type Hash = [u8; 32];

/// The bytes of a leaf's salt: without it nobody guesses a short event from its hash.
pub const SALT: usize = 32;

/// Of an event: SHA-256(0x00 || salt || content).
pub fn leaf(salt: &[u8; SALT], content: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(salt).chain_update(content).finalize().into()
}

/// Of two subtrees: SHA-256(0x01 || left || right).
pub fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// Of a tree without a leaf.
pub fn of_nothing() -> Hash {
    Sha256::digest([]).into()
}

/// As text.
pub fn written(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// From text; there is one text for each hash.
pub fn read(text: &str) -> Option<Hash> {
    STANDARD.decode(text).ok()?.try_into().ok()
}
