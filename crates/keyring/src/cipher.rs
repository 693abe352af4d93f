//! Seals one value with one key, and derives a key for each purpose: without file, clock or random source.
//! Invariant: a sealed value opens only in its own cell; with one changed bit it opens nowhere.

use chacha20::cipher::consts::U10;
use chacha20::cipher::generic_array::GenericArray;
use chacha20::hchacha;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use ring::aead::{self, Aad, CHACHA20_POLY1305, LessSafeKey, UnboundKey};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

/// The form of a sealed value: XChaCha20-Poly1305 with the cell as its associated data, under the key of the
/// workspace or of the person in the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Workspace = 1,
    Person = 2,
}

const NONCE: usize = 24;
const TAG: usize = 16;
/// Form and key id.
const HEAD: usize = 1 + 4;

/// The bytes that a sealed value has more than its content.
pub const OVERHEAD: usize = HEAD + NONCE + TAG;

/// Bytes of a blind index: 2⁶⁴ values of one column before two are likely to collide.
pub const BLIND: usize = 16;

pub(crate) type Nonce = [u8; NONCE];

/// The value does not open: it was changed, moved from another cell, or sealed with another key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken;

/// The place of a value. Sealed for this cell, it opens in no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The workspace.
    pub tenant: Uuid,
    /// Table and column: `app.factor.secret`.
    pub column: &'static str,
    /// The row's id.
    pub row: Uuid,
}

/// The row of a table whose key is an id and something more: a digest, so that two rows never share one.
#[must_use]
pub fn row_of(id: Uuid, which: &[u8]) -> Uuid {
    let mut row = [0; 16];
    row.copy_from_slice(&Sha256::new().chain_update(id).chain_update(which).finalize()[..16]);
    Uuid::from_bytes(row)
}

/// A key of 256 bits, wiped when it is dropped.
#[derive(Clone)]
pub(crate) struct Key(Zeroizing<[u8; 32]>);

impl Key {
    pub(crate) fn of(bytes: [u8; 32]) -> Key {
        Key(Zeroizing::new(bytes))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key for one purpose: the keys of other purposes reveal nothing about it (RFC 5869).
    pub(crate) fn for_purpose(&self, purpose: &str) -> Result<Key, Broken> {
        let mut derived = Key::of([0; 32]);
        Hkdf::<Sha256>::new(None, &self.0[..])
            .expand(purpose.as_bytes(), &mut derived.0[..])
            .map_err(|_| Broken)?;
        Ok(derived)
    }

    pub(crate) fn encrypt(&self, nonce: &Nonce, about: &[u8], plain: &[u8]) -> Result<Vec<u8>, Broken> {
        let (key, rest) = self.once(nonce)?;
        let mut sealed = Vec::with_capacity(plain.len() + TAG);
        sealed.extend(plain);
        key.seal_in_place_append_tag(rest, Aad::from(about), &mut sealed).map_err(|_| Broken)?;
        Ok(sealed)
    }

    pub(crate) fn decrypt(
        &self,
        nonce: &[u8],
        about: &[u8],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Broken> {
        let (key, rest) = self.once(nonce.try_into().map_err(|_| Broken)?)?;
        let mut opened = Zeroizing::new(sealed.to_vec());
        let length = key.open_in_place(rest, Aad::from(about), &mut opened).map_err(|_| Broken)?.len();
        opened.truncate(length);
        Ok(opened)
    }

    /// XChaCha20 is ChaCha20 with a key for this nonce alone, derived from its first 16 bytes, and a nonce of
    /// zeros and the last 8 (draft-irtf-cfrg-xchacha-03, section 2.3).
    fn once(&self, nonce: &Nonce) -> Result<(LessSafeKey, aead::Nonce), Broken> {
        let (first, last) = nonce.split_at(16);
        let key = hchacha::<U10>((&*self.0).into(), GenericArray::from_slice(first));
        let key = Zeroizing::new(<[u8; 32]>::from(key));
        let mut rest = [0; aead::NONCE_LEN];
        rest[4..].copy_from_slice(last);
        let key = UnboundKey::new(&CHACHA20_POLY1305, &key[..]).map_err(|_| Broken)?;
        Ok((LessSafeKey::new(key), aead::Nonce::assume_unique_for_key(rest)))
    }
}

/// The associated data of a value. The one part without a fixed length comes last.
fn about(head: &[u8], cell: &Cell) -> Vec<u8> {
    [head, cell.tenant.as_bytes(), cell.row.as_bytes(), cell.column.as_bytes()].concat()
}

/// The uses of a workspace's key in one column; each has its own key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Use {
    Seal,
    Find,
}

impl Use {
    /// The key for this use, derived from the workspace's.
    pub(crate) fn key(self, of: &Key, column: &str) -> Result<Key, Broken> {
        match self {
            Use::Seal => of.for_purpose(&format!("column {column}")),
            Use::Find => of.for_purpose(&format!("index {column}")),
        }
    }
}

/// The blind index of a value, by which its sealed form is found.
pub(crate) fn blind(key: &Key, value: &[u8]) -> Result<[u8; BLIND], Broken> {
    keyed_hash(key, value)
}

/// The first bytes of HMAC-SHA-256.
pub(crate) fn keyed_hash<const N: usize>(key: &Key, value: &[u8]) -> Result<[u8; N], Broken> {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key.bytes()).map_err(|_| Broken)?;
    mac.update(value);
    mac.finalize().into_bytes().first_chunk().copied().ok_or(Broken)
}

/// Seals a value for its cell with the column's key: form, the id of the workspace's key, nonce, ciphertext and tag.
pub(crate) fn seal(
    key: &Key,
    (form, id): (Form, u32),
    nonce: &Nonce,
    cell: &Cell,
    plain: &[u8],
) -> Result<Vec<u8>, Broken> {
    let mut sealed = [&[form as u8][..], &mark_of(id)].concat();
    let ciphertext = key.encrypt(nonce, &about(&sealed, cell), plain)?;
    sealed.extend(nonce);
    sealed.extend(ciphertext);
    Ok(sealed)
}

/// The bytes after the first one in each value that was sealed with the workspace's key of this id, or with
/// one of its persons' keys.
#[must_use]
pub fn mark_of(key: u32) -> [u8; HEAD - 1] {
    key.to_be_bytes()
}

/// Whether a value was sealed with the workspace's key of this id, or with one of its persons' keys.
#[must_use]
pub fn is_under(key: u32, sealed: &[u8]) -> bool {
    sealed.get(1..HEAD) == Some(&mark_of(key))
}

/// Whether a value was sealed with the key of a person, and not with their workspace's.
#[must_use]
pub fn is_of_person(sealed: &[u8]) -> bool {
    sealed.first() == Some(&(Form::Person as u8))
}

/// The form of a value, and the id of the workspace's key it was sealed with.
pub(crate) fn key_of(sealed: &[u8]) -> Result<(Form, u32), Broken> {
    let form = match sealed.first() {
        Some(1) => Form::Workspace,
        Some(2) => Form::Person,
        _ => return Err(Broken),
    };
    match sealed {
        [_, a, b, c, d, ..] if sealed.len() >= OVERHEAD => Ok((form, u32::from_be_bytes([*a, *b, *c, *d]))),
        _ => Err(Broken),
    }
}

/// Opens a value in its cell with the column's key.
pub(crate) fn open(key: &Key, cell: &Cell, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Broken> {
    key_of(sealed)?;
    let (head, rest) = sealed.split_at(HEAD);
    let (nonce, ciphertext) = rest.split_at(NONCE);
    key.decrypt(nonce, &about(head, cell), ciphertext)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hex(text: &str) -> Vec<u8> {
        let digit = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).expect("hex");
        (0..text.len()).step_by(2).map(digit).collect()
    }

    fn cell(n: u128) -> Cell {
        Cell { tenant: Uuid::from_u128(1), column: "app.factor.secret", row: Uuid::from_u128(n) }
    }

    #[test]
    fn the_cipher_is_that_of_the_draft() {
        // draft-irtf-cfrg-xchacha-03, appendix A.3.1.
        let key = Key::of(
            hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f").try_into().expect("32"),
        );
        let nonce: Nonce = hex("404142434445464748494a4b4c4d4e4f5051525354555657").try_into().expect("24");
        let plain =
            b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
                      sunscreen would be it.";
        let sealed = key.encrypt(&nonce, &hex("50515253c0c1c2c3c4c5c6c7"), plain).expect("sealed");
        let expected = "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39\
                        ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9\
                        21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49";
        assert_eq!(sealed, hex(expected));
    }

    #[test]
    fn what_was_sealed_by_any_version_opens() {
        // Computed without this program: HKDF, HChaCha20, ChaCha20 and Poly1305 written from their RFCs.
        let key = Use::Seal.key(&Key::of([7; 32]), cell(2).column).expect("a key");
        let sealed =
            seal(&key, (Form::Workspace, 3), &[9; NONCE], &cell(2), b"twelve words").expect("sealed");
        assert_eq!(sealed, hex(KNOWN));
        assert_eq!(open(&key, &cell(2), &hex(KNOWN)).as_deref().map(Vec::as_slice), Ok(&b"twelve words"[..]));
    }

    #[test]
    fn what_a_value_is_found_by_is_its_own_in_each_column_and_workspace() {
        let found = |key: u8, column: &str, value: &[u8]| {
            let key = Use::Find.key(&Key::of([key; 32]), column).expect("a key");
            blind(&key, value).expect("found")
        };
        // HKDF and HMAC of RFC 5869 and 2104, computed without this program.
        assert_eq!(found(7, "ledger.party.pan", b"ABCPJ1234K"), *hex(BLINDED));
        assert_ne!(found(7, "ledger.party.pan", b"ABCPJ1234L"), *hex(BLINDED));
        assert_ne!(found(7, "ledger.party.code", b"ABCPJ1234K"), *hex(BLINDED));
        assert_ne!(found(8, "ledger.party.pan", b"ABCPJ1234K"), *hex(BLINDED));
    }

    const BLINDED: &str = "e386c1f1411bf24639f3e5da22e251a6";
    const KNOWN: &str = "0100000003090909090909090909090909090909090909090909090909d5226608199bfc196882d15e81b2fb32ecd9d2310c98804385cbc952";

    proptest! {
        #[test]
        fn it_opens_where_it_was_sealed_and_nowhere_else(plain: Vec<u8>, nonce: [u8; 24], key: [u8; 32], row: u128, other: u128) {
            prop_assume!(row != other);
            let key = Key::of(key);
            let sealed = seal(&key, (Form::Workspace, 1), &nonce, &cell(row), &plain).expect("sealed");
            prop_assert_eq!(sealed.len(), plain.len() + OVERHEAD);
            let opened = open(&key, &cell(row), &sealed);
            prop_assert_eq!(opened.as_deref(), Ok(&plain));
            prop_assert!(open(&key, &cell(other), &sealed).is_err(), "another row");
            prop_assert!(open(&key, &Cell { tenant: Uuid::from_u128(2), ..cell(row) }, &sealed).is_err(), "another workspace");
            prop_assert!(open(&key, &Cell { column: "app.factor.name", ..cell(row) }, &sealed).is_err(), "another column");
            let other = Use::Seal.key(&key, "app.factor.name").expect("a key");
            prop_assert!(open(&other, &cell(row), &sealed).is_err(), "another column's key");
        }

        #[test]
        fn one_changed_bit_or_byte_too_few_opens_nothing(plain: Vec<u8>, at: prop::sample::Index, bit in 0u8..8, cut: prop::sample::Index) {
            let key = Key::of([1; 32]);
            let sealed = seal(&key, (Form::Person, 1), &[2; NONCE], &cell(1), &plain).expect("sealed");
            let mut changed = sealed.clone();
            changed[at.index(sealed.len())] ^= 1 << bit;
            prop_assert_eq!(open(&key, &cell(1), &changed).err(), Some(Broken));
            prop_assert_eq!(open(&key, &cell(1), &sealed[..cut.index(sealed.len())]).err(), Some(Broken));
        }

        #[test]
        fn bytes_of_anybody_open_nothing_and_harm_nothing(bytes: Vec<u8>) {
            prop_assert!(open(&Key::of([1; 32]), &cell(1), &bytes).is_err());
        }
    }
}
