//! Checkpoints as signed notes (C2SP signed-note and tlog-checkpoint): the tree's size, its root, and the
//! time.
//! Invariant: the signature covers the exact text; another text, key or name is refused.

use crate::hash::{self, Hash, read, written};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use sha2::{Digest, Sha256};

/// The name of every tree of this product; the key distinguishes the instances.
pub const NAME: &str = "steelyard-audit";
/// Ed25519, by its number in signed-note.
const ALGORITHM: u8 = 1;
const KEY_ID: usize = 4;

/// Signs for one instance.
pub struct Signer(Ed25519KeyPair);

impl Signer {
    /// From the 32 secret bytes of a key. None where they are not valid.
    pub fn from_seed(seed: &[u8; 32]) -> Option<Signer> {
        Ed25519KeyPair::from_seed_unchecked(seed).ok().map(Signer)
    }

    /// The public key.
    pub fn public(&self) -> Public {
        let mut key = [0; 32];
        key.copy_from_slice(self.0.public_key().as_ref());
        Public(key)
    }

    /// Signs a text of whole lines.
    pub fn sign(&self, text: &str) -> String {
        let mut signed = self.public().id().to_vec();
        signed.extend_from_slice(self.0.sign(text.as_bytes()).as_ref());
        format!("{text}\n\u{2014} {NAME} {}\n", STANDARD.encode(signed))
    }
}

/// The public key of a signer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Public([u8; 32]);

impl Public {
    fn typed(self) -> Vec<u8> {
        [&[ALGORITHM][..], &self.0].concat()
    }

    fn id(self) -> [u8; KEY_ID] {
        let digest =
            Sha256::new().chain_update(NAME).chain_update("\n").chain_update(self.typed()).finalize();
        [digest[0], digest[1], digest[2], digest[3]]
    }

    /// The key in the format of signed-note: name, id, algorithm and key.
    pub fn text(self) -> String {
        format!("{NAME}+{:08x}+{}", u32::from_be_bytes(self.id()), STANDARD.encode(self.typed()))
    }

    /// Parses such a text. None where it is not a key of this product.
    pub fn parse(text: &str) -> Option<Public> {
        let encoded = text.trim().strip_prefix(NAME)?.strip_prefix('+')?.split_once('+')?.1;
        let bytes = STANDARD.decode(encoded).ok()?;
        let (ALGORITHM, key) = bytes.split_first().map(|(first, rest)| (*first, rest))? else { return None };
        let public = Public(key.try_into().ok()?);
        (public.text() == text.trim()).then_some(public)
    }

    /// The text of a note, where this key signed it.
    pub fn open(self, note: &str) -> Option<&str> {
        let (text, signatures) = note.split_once("\n\n")?;
        let encoded = signatures.strip_prefix("\u{2014} ")?.strip_prefix(NAME)?.strip_prefix(' ')?;
        let signed = STANDARD.decode(encoded.strip_suffix('\n')?).ok()?;
        let signature = signed.strip_prefix(&self.id()[..])?;
        let text = note.get(..=text.len())?;
        UnparsedPublicKey::new(&ED25519, self.0).verify(text.as_bytes(), signature).ok()?;
        Some(text)
    }
}

/// The tree at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Its leaves.
    pub size: u64,
    /// Its root.
    pub root: Hash,
    /// The time of the signature, as RFC 3339.
    pub at: String,
}

impl Checkpoint {
    /// The signed text.
    pub fn text(&self) -> String {
        format!("{NAME}\n{}\n{}\n{}\n", self.size, written(&self.root), self.at)
    }

    /// From a note with this key's signature. None for any other text or key.
    pub fn open(note: &str, key: Public) -> Option<Checkpoint> {
        let text = key.open(note)?;
        let mut lines = text.strip_prefix(NAME)?.strip_prefix('\n')?.lines();
        let checkpoint = Checkpoint {
            size: lines.next()?.parse().ok()?,
            root: read(lines.next()?)?,
            at: lines.next()?.to_owned(),
        };
        (checkpoint.text() == text).then_some(checkpoint)
    }
}

/// A range of one workspace's events, in the order of sealing, and their total number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The workspace's id.
    pub workspace: String,
    /// The number of the first event here.
    pub first: u64,
    /// The number of the last one.
    pub last: u64,
    /// The number of the workspace's events in the tree.
    pub count: u64,
    /// The tree's size.
    pub size: u64,
    /// Its root.
    pub root: Hash,
}

impl Section {
    /// The signed text.
    pub fn text(&self) -> String {
        let Section { workspace, first, last, count, size, root } = self;
        format!("{NAME}/export\n{workspace}\n{first} {last} {count}\n{size}\n{}\n", hash::written(root))
    }

    /// From a note with this key's signature. None for any other text or key.
    pub fn open(note: &str, key: Public) -> Option<Section> {
        let text = key.open(note)?;
        let mut lines = text.strip_prefix(NAME)?.strip_prefix("/export\n")?.lines();
        let workspace = lines.next()?.to_owned();
        let mut numbers = lines.next()?.split(' ').map(|n| n.parse().ok());
        let mut next = || numbers.next().flatten();
        let section = Section {
            workspace,
            first: next()?,
            last: next()?,
            count: next()?,
            size: lines.next()?.parse().ok()?,
            root: read(lines.next()?)?,
        };
        (section.text() == text).then_some(section)
    }
}
