//! The lock of an archive that leaves the instance encrypted with a passphrase: sealed chunk by chunk while
//! it is sent, and opened at any place when it is brought in.
//! Invariant: the memory it takes is a few chunks, whatever the length of the archive. No key is in the file.

use super::Chunks;
use futures::stream::{self, StreamExt};
use keyring::{PHRASE_SALT, PHRASE_TAG, PhraseKey, Zeroizing};
use platform::encryption::Sealed;
use platform::error::{Error, Result};
use platform::random::random;
use platform::sealed::app::archive::LINK_LOCK;
use platform::tx::Tx;
use std::io::{self, Read, Seek, SeekFrom};
use uuid::Uuid;

/// The first bytes of a locked archive; the salt follows.
pub const MAGIC: &[u8; 16] = b"steelyard-lock1\n";
/// Fewest characters of a passphrase: the file lies where anybody may try.
pub const LEAST: usize = 12;
/// Bytes before the first chunk.
const HEAD: usize = MAGIC.len() + PHRASE_SALT;
/// Bytes of a chunk before it is sealed; only the last one is shorter.
const CHUNK: usize = 64 * 1024;
const SEALED: usize = CHUNK + PHRASE_TAG;

/// The key of one locked archive with its salt.
#[derive(Clone)]
pub struct Lock {
    key: PhraseKey,
    salt: [u8; PHRASE_SALT],
}

impl Lock {
    /// The lock of a passphrase, with a fresh salt. Slow on purpose. Errors: none known.
    pub fn of(phrase: &str, salt: [u8; PHRASE_SALT]) -> Result<Lock> {
        let key = PhraseKey::of(phrase.as_bytes(), &salt).map_err(Error::internal)?;
        Ok(Lock { key, salt })
    }

    /// The salt and the key, to be stored sealed.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([&self.salt[..], &self.key.bytes()[..]].concat())
    }

    /// From the bytes of `to_bytes`; None: they are others.
    pub fn from_bytes(bytes: &[u8]) -> Option<Lock> {
        let (salt, key) = bytes.split_first_chunk::<PHRASE_SALT>()?;
        Some(Lock { key: PhraseKey::from_bytes(key.try_into().ok()?), salt: *salt })
    }

    fn head(&self) -> Vec<u8> {
        [&MAGIC[..], &self.salt[..]].concat()
    }
}

/// A lock of a passphrase that somebody typed, sealed for the row of its archive. Errors: the keyring's.
pub async fn seal_lock(tx: &Tx, archive: Uuid, phrase: &str) -> Result<Sealed> {
    let (phrase, salt) = (Zeroizing::new(phrase.to_owned()), random()?);
    // It takes time on purpose, in which other calls are answered.
    let lock = tokio::task::spawn_blocking(move || Lock::of(&phrase, salt)).await;
    let bytes = lock.map_err(Error::internal)??.to_bytes();
    tx.cipher().seal(LINK_LOCK, archive, bytes.as_slice())
}

/// The bytes of a locked archive whose content has so many.
pub fn locked_length(plain: u64) -> u64 {
    let chunks = plain.div_ceil(CHUNK as u64).max(1);
    HEAD as u64 + plain + chunks * PHRASE_TAG as u64
}

/// An archive while it is sealed.
struct Locking {
    from: Chunks,
    lock: Lock,
    head: Vec<u8>,
    waiting: Vec<u8>,
    number: u64,
    is_begun: bool,
}

/// The same bytes, sealed with a lock.
pub fn with_lock(from: Chunks, lock: Lock) -> Chunks {
    let head = lock.head();
    let locking = Locking { from, lock, head, waiting: Vec::new(), number: 0, is_begun: false };
    let bytes = stream::try_unfold(Some(locking), |locking| async move {
        let Some(mut locking) = locking else { return Ok(None) };
        let (bytes, is_last) = locking.advance().await?;
        Ok::<_, Error>(Some((bytes, (!is_last).then_some(locking))))
    });
    bytes.boxed()
}

impl Locking {
    /// The next bytes, and whether they are the last.
    async fn advance(&mut self) -> Result<(Vec<u8>, bool)> {
        if !self.is_begun {
            self.is_begun = true;
            return Ok((self.head.clone(), false));
        }
        let more = self.from.next().await.transpose()?;
        let is_last = more.is_none();
        self.waiting.extend(more.unwrap_or_default());
        let waiting = std::mem::take(&mut self.waiting);
        let (mut sealed, mut rest) = (Vec::new(), waiting.as_slice());
        // A full chunk is sealed only when a byte follows it: it might be the last.
        while rest.len() > CHUNK {
            let (chunk, after) = rest.split_at(CHUNK);
            sealed.extend(self.chunk(chunk, false)?);
            rest = after;
        }
        match is_last {
            true => sealed.extend(self.chunk(rest, true)?),
            false => self.waiting = rest.to_vec(),
        }
        Ok((sealed, is_last))
    }

    fn chunk(&mut self, plain: &[u8], is_last: bool) -> Result<Vec<u8>> {
        let at = (self.number, is_last);
        self.number += 1;
        self.lock.key.seal_chunk(&self.head, at, plain).map_err(Error::internal)
    }
}

/// Whether a file is a locked archive, by its first bytes. Errors: it cannot be read.
pub fn is_locked(from: &mut (impl Read + Seek)) -> io::Result<bool> {
    let mut first = Vec::new();
    from.seek(SeekFrom::Start(0))?;
    from.by_ref().take(MAGIC.len() as u64).read_to_end(&mut first)?;
    from.seek(SeekFrom::Start(0))?;
    Ok(first == MAGIC)
}

/// Reads the salt of a locked archive and gives the lock of a passphrase. Whether it is the right one shows
/// `LockedFile::open`. Errors: it cannot be read.
pub fn lock_of(from: &mut (impl Read + Seek), phrase: &str) -> io::Result<Lock> {
    let mut salt = [0; PHRASE_SALT];
    from.seek(SeekFrom::Start(MAGIC.len() as u64))?;
    from.read_exact(&mut salt)?;
    Lock::of(phrase, salt).map_err(|error| io::Error::other(error.to_string()))
}

/// The content of a locked archive, readable at any place.
pub struct LockedFile<R> {
    from: R,
    lock: Lock,
    head: Vec<u8>,
    /// Bytes of the content.
    length: u64,
    chunks: u64,
    at: u64,
    /// The opened chunk with its number.
    open: Option<(u64, Zeroizing<Vec<u8>>)>,
}

fn damage(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

impl<R: Read + Seek> LockedFile<R> {
    /// Opens its last chunk, which shows that the passphrase is right and that nothing is cut off. Errors:
    /// `InvalidData` otherwise; it cannot be read.
    pub fn open(mut from: R, lock: Lock) -> io::Result<LockedFile<R>> {
        let all = from.seek(SeekFrom::End(0))?;
        let sealed = all.checked_sub(HEAD as u64).filter(|it| *it >= PHRASE_TAG as u64);
        let sealed = sealed.ok_or_else(|| damage("it is cut off"))?;
        let chunks = sealed.div_ceil(SEALED as u64);
        let tags = chunks * PHRASE_TAG as u64;
        let length = sealed.checked_sub(tags).ok_or_else(|| damage("it is cut off"))?;
        let head = lock.head();
        let mut file = LockedFile { from, lock, head, length, chunks, at: 0, open: None };
        file.chunk(chunks - 1)?;
        Ok(file)
    }

    fn chunk(&mut self, number: u64) -> io::Result<&[u8]> {
        if self.open.as_ref().is_none_or(|(at, _)| *at != number) {
            let mut sealed = Vec::with_capacity(SEALED);
            self.from.seek(SeekFrom::Start(HEAD as u64 + number * SEALED as u64))?;
            self.from.by_ref().take(SEALED as u64).read_to_end(&mut sealed)?;
            let at = (number, number + 1 == self.chunks);
            let opened = self.lock.key.open_chunk(&self.head, at, &sealed);
            let opened = opened.map_err(|_| damage("the passphrase is another, or it was changed"))?;
            self.open = Some((number, opened));
        }
        Ok(self.open.as_ref().map_or(&[], |(_, plain)| plain.as_slice()))
    }
}

impl<R: Read + Seek> Read for LockedFile<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.length || into.is_empty() {
            return Ok(0);
        }
        let (number, within) = (self.at / CHUNK as u64, (self.at % CHUNK as u64) as usize);
        let plain = self.chunk(number)?;
        let rest = plain.get(within..).unwrap_or_default();
        let many = rest.len().min(into.len());
        into[..many].copy_from_slice(&rest[..many]);
        self.at += many as u64;
        Ok(many)
    }
}

impl<R: Read + Seek> Seek for LockedFile<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| damage("a place before its beginning"))?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::TryStreamExt;
    use std::io::Cursor;

    const PHRASE: &str = "four words of a phrase";

    fn seal(plain: &[u8], piece: usize) -> Vec<u8> {
        let pieces: Vec<Result<Vec<u8>>> = plain.chunks(piece).map(|it| Ok(it.to_vec())).collect();
        let lock = Lock::of(PHRASE, [3; PHRASE_SALT]).expect("a lock");
        let lock = Lock::from_bytes(&lock.to_bytes()).expect("the same lock");
        let sealed = with_lock(stream::iter(pieces).boxed(), lock).try_concat();
        futures::executor::block_on(sealed).expect("sealed")
    }

    fn open(bytes: &[u8], phrase: &str) -> io::Result<LockedFile<Cursor<Vec<u8>>>> {
        let mut from = Cursor::new(bytes.to_vec());
        let lock = lock_of(&mut from, phrase)?;
        LockedFile::open(from, lock)
    }

    fn long(bytes: usize) -> Vec<u8> {
        (0..bytes).map(|at| (at % 251) as u8).collect()
    }

    #[test]
    fn what_was_sealed_is_read_whole_and_at_any_place() {
        for many in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17] {
            let plain = long(many);
            let sealed = seal(&plain, 10_000);
            assert_eq!(sealed.len() as u64, locked_length(many as u64), "{many}");
            assert!(is_locked(&mut Cursor::new(&sealed)).expect("read"));
            let mut file = open(&sealed, PHRASE).expect("it opens");
            let mut all = Vec::new();
            file.read_to_end(&mut all).expect("read");
            assert!(all == plain, "{many}");
            let from = many / 2;
            file.seek(SeekFrom::Start(from as u64)).expect("there");
            all.clear();
            file.read_to_end(&mut all).expect("read");
            assert!(all == plain[from..], "{many}");
            assert_eq!(file.seek(SeekFrom::End(0)).expect("there"), many as u64);
        }
        assert!(!is_locked(&mut Cursor::new(b"PK\x03\x04")).expect("read"));
    }

    #[test]
    fn another_passphrase_a_changed_byte_and_a_cut_open_nothing() {
        let sealed = seal(&long(2 * CHUNK + 5), CHUNK);
        assert!(open(&sealed, "four words of a phras").is_err());
        assert!(open(&sealed[..sealed.len() - 1], PHRASE).is_err(), "a byte is missing");
        // The last chunk is missing: the one before it does not count as the last.
        assert!(open(&sealed[..HEAD + 2 * SEALED], PHRASE).is_err());
        assert!(open(&sealed[..HEAD], PHRASE).is_err());
        let mut changed = sealed.clone();
        changed[HEAD + 9] ^= 1;
        let mut file = open(&changed, PHRASE).expect("its last chunk is whole");
        assert!(file.read_to_end(&mut Vec::new()).is_err());
        // Two chunks change places.
        let mut moved = sealed;
        let (first, second) = (HEAD..HEAD + SEALED, HEAD + SEALED..HEAD + 2 * SEALED);
        let kept = moved[first.clone()].to_vec();
        moved.copy_within(second.clone(), first.start);
        moved[second].copy_from_slice(&kept);
        let mut file = open(&moved, PHRASE).expect("its last chunk is whole");
        assert!(file.read_to_end(&mut Vec::new()).is_err());
    }
}
