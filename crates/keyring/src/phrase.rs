//! Encryption of a long file with a passphrase, chunk by chunk: for what leaves the instance and its keyring.
//! Invariant: a chunk that was changed, moved, repeated or cut off does not open, and neither does a file
//! without its last chunk.

use crate::cipher::{Key, Nonce};
use crate::fault::Fault;
use crate::ring::stretch;
use zeroize::Zeroizing;

/// Bytes of the salt of a passphrase.
pub const PHRASE_SALT: usize = 16;
/// Bytes that a chunk is longer than its content.
pub const PHRASE_TAG: usize = 16;

/// The key of one file.
#[derive(Clone)]
pub struct PhraseKey(Key);

impl PhraseKey {
    /// The key that a passphrase gives with a salt (Argon2id, as for the seal of a keyring). Each file
    /// needs a salt of its own. Errors: none that a passphrase causes.
    pub fn of(phrase: &[u8], salt: &[u8; PHRASE_SALT]) -> Result<PhraseKey, Fault> {
        Ok(PhraseKey(stretch(phrase, salt)?))
    }

    /// The key of these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> PhraseKey {
        PhraseKey(Key::of(bytes))
    }

    /// The key, to be kept sealed until the file is sent.
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    /// Seals a chunk for its place in the file. Errors: none known.
    pub fn seal_chunk(&self, head: &[u8], at: (u64, bool), plain: &[u8]) -> Result<Vec<u8>, Fault> {
        Ok(self.0.encrypt(&nonce(at), head, plain)?)
    }

    /// Opens a chunk at its place in the file: its number, and whether it is the last. Errors: `Broken`.
    pub fn open_chunk(
        &self,
        head: &[u8],
        at: (u64, bool),
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Fault> {
        Ok(self.0.decrypt(&nonce(at), head, sealed)?)
    }
}

/// One nonce for each place: a key seals one file.
fn nonce((number, is_last): (u64, bool)) -> Nonce {
    let mut nonce = Nonce::default();
    nonce[0] = u8::from(is_last);
    nonce[16..].copy_from_slice(&number.to_be_bytes());
    nonce
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &[u8] = b"a file";

    fn key(phrase: &str) -> PhraseKey {
        PhraseKey::of(phrase.as_bytes(), &[7; PHRASE_SALT]).expect("a key")
    }

    #[test]
    fn a_chunk_opens_at_its_place_with_its_passphrase_and_nowhere_else() {
        let one = key("four words of a phrase");
        let sealed = one.seal_chunk(HEAD, (3, false), b"the books").expect("sealed");
        assert_eq!(sealed.len(), b"the books".len() + PHRASE_TAG);
        let opened = one.open_chunk(HEAD, (3, false), &sealed).expect("it opens");
        assert_eq!(opened.as_slice(), b"the books");
        for at in [(2, false), (4, false), (3, true)] {
            assert!(one.open_chunk(HEAD, at, &sealed).is_err(), "{at:?}");
        }
        assert!(one.open_chunk(b"another file", (3, false), &sealed).is_err());
        assert!(key("four words of a phras").open_chunk(HEAD, (3, false), &sealed).is_err());
        let again = PhraseKey::from_bytes(*one.bytes());
        assert!(again.open_chunk(HEAD, (3, false), &sealed).is_ok());
    }

    #[test]
    fn one_changed_byte_opens_nothing() {
        let one = key("four words of a phrase");
        let sealed = one.seal_chunk(HEAD, (0, true), b"the books").expect("sealed");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(one.open_chunk(HEAD, (0, true), &changed).is_err(), "{at}");
        }
        assert!(one.open_chunk(HEAD, (0, true), &sealed[1..]).is_err());
        assert!(one.open_chunk(HEAD, (0, true), b"").is_err());
    }
}
