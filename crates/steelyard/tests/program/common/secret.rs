//! Bearer tokens and cookies taken apart, as somebody who holds one could do it.
//! Invariant: nothing here knows a key.

use kernel::id::TenantId;
use sha2::{Digest, Sha256};

const PREFIX: &str = "steelyard_";
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The digest of it that the server stores.
pub fn sha256(token: &str) -> [u8; 32] {
    Sha256::digest(decoded(token)).into()
}

/// The same person and secret, with another workspace's id in front.
pub fn of_another_workspace(token: &str, tenant: TenantId) -> String {
    let mut bytes = decoded(token);
    bytes[..16].copy_from_slice(tenant.uuid().as_bytes());
    format!("{PREFIX}{}", encoded(&bytes))
}

fn decoded(token: &str) -> Vec<u8> {
    let text = token.strip_prefix(PREFIX).expect("one of ours");
    let bits: Vec<u8> = text
        .bytes()
        .map(|byte| ALPHABET.iter().position(|known| *known == byte).expect("of the alphabet"))
        .flat_map(|n| (0..6).rev().map(move |bit| u8::from(n >> bit & 1 == 1)))
        .collect();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |whole, bit| whole << 1 | bit)).collect()
}

fn encoded(bytes: &[u8]) -> String {
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
    bits.chunks(6)
        .map(|six| {
            (0..6).fold(0_usize, |whole, n| whole << 1 | usize::from(six.get(n).copied().unwrap_or(0)))
        })
        .map(|n| char::from(ALPHABET[n]))
        .collect()
}

#[test]
fn a_token_is_taken_apart_and_put_together_again() {
    for bytes in [&[0_u8; 64][..], &[255; 64], &(0..64).collect::<Vec<u8>>()] {
        assert_eq!(decoded(&format!("{PREFIX}{}", encoded(bytes))), bytes);
    }
}
