//! Argon2id, in memory that each thread keeps for it.
//! What must stay true: a hash takes what it takes once and not again each time: blocks given back and asked for anew were
//! never the same ones, and twenty sign-ins held 240 MB (seen).

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{Ident, Output, ParamsString, PasswordHash, Result, SaltString};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::cell::RefCell;

/// What OWASP calls its first choice: 19 MiB, two passes, one lane.
pub(super) const MEMORY_KIB: u32 = 19 * 1024;
pub(super) const PASSES: u32 = 2;
/// Bytes of a hash.
const LENGTH: usize = 32;

thread_local! {
    static MEMORY: RefCell<Vec<Block>> = const { RefCell::new(Vec::new()) };
}

fn ours() -> Params {
    Params::new(MEMORY_KIB, PASSES, 1, Some(LENGTH)).unwrap_or_default()
}

/// The hash of a password under a fresh salt, as text to be kept.
pub(super) fn made(password: &[u8]) -> Result<String> {
    let salt = SaltString::generate(&mut OsRng);
    let (algorithm, version, params) = (Algorithm::Argon2id, Version::V0x13, ours());
    let kept = PasswordHash {
        algorithm: Ident::from(algorithm),
        version: Some(version.into()),
        params: ParamsString::try_from(&params)?,
        salt: Some(salt.as_salt()),
        hash: Some(output(Argon2::new(algorithm, version, params), password, salt.as_salt(), LENGTH)?),
    };
    Ok(kept.to_string())
}

/// Whether a password is the one of this hash. Compared in constant time, as `Output` does.
pub(super) fn is_it(password: &[u8], kept: &PasswordHash) -> bool {
    let (Some(salt), Some(hash)) = (kept.salt, kept.hash) else { return false };
    let computed = || -> Result<Output> {
        let version = kept.version.map(Version::try_from).transpose()?.unwrap_or_default();
        let argon2 = Argon2::new(Algorithm::try_from(kept.algorithm)?, version, Params::try_from(kept)?);
        output(argon2, password, salt, hash.len())
    };
    computed().is_ok_and(|computed| computed == hash)
}

fn output(
    argon2: Argon2,
    password: &[u8],
    salt: argon2::password_hash::Salt,
    length: usize,
) -> Result<Output> {
    let mut bytes = [0; argon2::password_hash::Salt::MAX_LENGTH];
    let salt = salt.decode_b64(&mut bytes)?;
    let blocks = argon2.params().block_count();
    Output::init_with(length, |out| {
        // What is larger than ours comes from elsewhere, and once: then it is made anew.
        if blocks > MEMORY_KIB as usize {
            return Ok(argon2.hash_password_into(password, salt, out)?);
        }
        MEMORY.with_borrow_mut(|memory| {
            memory.resize(memory.len().max(blocks), Block::default());
            Ok(argon2.hash_password_into_with_memory(password, salt, out, &mut memory[..])?)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::{PasswordHasher, PasswordVerifier};

    #[test]
    fn hashes_are_those_of_the_library_whatever_was_in_the_memory_before() {
        let library = Argon2::new(Algorithm::Argon2id, Version::V0x13, ours());
        let salt = SaltString::generate(&mut OsRng);
        let theirs = library.hash_password(b"lamp violin", &salt).expect("hashed").to_string();
        for _ in 0..3 {
            let made = made(b"lamp violin").expect("hashed");
            let kept = PasswordHash::new(&made).expect("a hash");
            assert!(library.verify_password(b"lamp violin", &kept).is_ok(), "{made}");
            assert!(is_it(b"lamp violin", &kept) && !is_it(b"lamp violi", &kept));
            assert!(is_it(b"lamp violin", &PasswordHash::new(&theirs).expect("a hash")));
        }
        assert_eq!(MEMORY.with_borrow(Vec::len), MEMORY_KIB as usize);
    }

    #[test]
    fn other_kinds_of_argon2_and_larger_ones_are_verified_too() {
        for (algorithm, kib, lanes) in
            [(Algorithm::Argon2i, 64, 1), (Algorithm::Argon2id, MEMORY_KIB + 1024, 4)]
        {
            let params = Params::new(kib, 2, lanes, None).expect("params");
            let salt = SaltString::generate(&mut OsRng);
            let library = Argon2::new(algorithm, Version::V0x13, params);
            let theirs = library.hash_password(b"lamp", &salt).expect("hashed").to_string();
            let kept = PasswordHash::new(&theirs).expect("a hash");
            assert!(is_it(b"lamp", &kept) && !is_it(b"lam", &kept), "{theirs}");
        }
    }
}
