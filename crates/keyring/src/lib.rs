//! The keys and the sealing of values: a keyring in a file outside the database, and values bound to their
//! cells.
//! Invariant: of a key only what was derived for a purpose leaves this crate; every workspace has its own
//! keys, and a value sealed for one cell opens in no other.
//!
//! ```
//! # let row = uuid::Uuid::nil();
//! let vault = keyring::Vault::fleeting()?;
//! vault.make_for(row, jiff::Timestamp::UNIX_EPOCH)?;
//! let cell = keyring::Cell { tenant: row, column: "app.factor.secret", row };
//! let sealed = vault.seal(&cell, b"twelve words")?;
//! assert_eq!(vault.open(&cell, &sealed)?.as_slice(), b"twelve words");
//! assert!(vault.open(&keyring::Cell { column: "app.factor.name", ..cell }, &sealed).is_err());
//! # Ok::<(), keyring::Fault>(())
//! ```

mod cipher;
mod fault;
mod file;
mod persons;
mod phrase;
mod ring;
mod shares;
mod tombstones;
mod unsealing;

pub use cipher::{BLIND, Cell, OVERHEAD, is_of_person, is_under, mark_of, row_of};
pub use fault::Fault;
pub use phrase::{PHRASE_SALT, PHRASE_TAG, PhraseKey};
pub use ring::Version;
pub use shares::Unfit;
pub use tombstones::Tombstone;
pub use unsealing::Unsealing;
pub use zeroize::Zeroizing;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cipher::{Broken, Form, Key, Use};
use file::{Folder, Stamp};
use jiff::Timestamp;
use ring::{Fresh, Ring, Seal, Unread};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use uuid::Uuid;

/// The keyring's name in its folder, and that of the seal beside it where the operator gave no other.
const KEYRING: &str = "keyring";
const SEAL: &str = "seal";
/// The list of workspaces and persons whose keys were destroyed.
const TOMBSTONES: &str = "tombstones";

/// The keys of an instance.
pub struct Vault {
    /// None: the keys end with this value.
    kept: Option<(Folder, Seal)>,
    ring: RwLock<Ring>,
    /// The file's stamp before the last reading.
    seen: Mutex<Option<Stamp>>,
}

/// The public facts about the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Custody {
    /// The root key's number; each rotation counts.
    pub root: u32,
    /// When it was made.
    pub root_made_at: Timestamp,
    /// The keys it wraps.
    pub keys: usize,
    /// Workspaces that have one.
    pub workspaces: usize,
    /// Whether the secret that unseals them is in the same folder: a copy of the folder then has both.
    pub seal_is_beside: bool,
}

fn random<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Fault::NoEntropy)?;
    Ok(bytes)
}

fn fresh() -> Result<Fresh, Fault> {
    Ok(Fresh { key: random()?, persons: random()?, nonce: random()? })
}

/// The secret that unseals this folder's keyring where the operator gave none: a file beside it, created by
/// the first call.
pub fn seal_beside(folder: &Path) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let folder = Folder::at(folder)?;
    let turn = folder.turn()?;
    if let Some(there) = folder.read(SEAL)? {
        return Ok(Zeroizing::new(there));
    }
    // A new one would not fit, and would hide that the original is missing.
    if folder.path(KEYRING).exists() {
        return Err(Fault::Gone { path: folder.path(SEAL) });
    }
    let made = Zeroizing::new(STANDARD.encode(random::<32>()?).into_bytes());
    folder.replace(&turn, SEAL, &made)?;
    Ok(made)
}

/// Copies a folder's keyring, and the seal beside it, into a folder without one. False: there is none to
/// copy.
pub fn copied(from: &Path, into: &Path) -> Result<bool, Fault> {
    let (from, into) = (Folder::at(from)?, Folder::at(into)?);
    let (_held, turn) = (from.turn()?, into.turn()?);
    let Some(ring) = from.read(KEYRING)? else { return Ok(false) };
    // The seal first: a keyring without it shows that the seal is missing. The same holds for its tombstones.
    let beside = [(TOMBSTONES, from.read(TOMBSTONES)?), (SEAL, from.read(SEAL)?)];
    for (name, bytes) in beside.into_iter().chain([(KEYRING, Some(ring))]) {
        if let (Some(bytes), false) = (bytes, into.path(name).exists()) {
            into.replace(&turn, name, &bytes)?;
        }
    }
    Ok(true)
}

/// Opens a folder's keyring by shares of its root key in place of a lost seal, and seals it again: with this
/// secret, or with a new one beside it. Gives the root key's number. Errors: the shares cannot be used, or
/// belong to another root key.
pub fn recover(folder: &Path, shares: &[Zeroizing<String>], secret: Option<&[u8]>) -> Result<u32, Fault> {
    let folder = Folder::at(folder)?;
    let turn = folder.turn()?;
    let text = folder.read(KEYRING)?.ok_or_else(|| Fault::Gone { path: folder.path(KEYRING) })?;
    let (number, root) = shares::joined(shares)?;
    let mut ring = Ring::read_by_root(&text, number, *root).map_err(|why| match why {
        Unread::OtherSeal => Fault::Share(Unfit::OtherRoot),
        Unread::Damaged => unread(&folder)(why),
    })?;
    applied(&folder, &mut ring)?;
    let (salt, made) = (random()?, Zeroizing::new(STANDARD.encode(random::<32>()?).into_bytes()));
    ring.reseal(&Seal::of(secret.unwrap_or(&made), &salt)?, salt, &random()?)?;
    // After a kill in between, the shares open it once more.
    if secret.is_none() {
        folder.replace(&turn, SEAL, &made)?;
    }
    folder.replace(&turn, KEYRING, &ring.text()?)?;
    Ok(number)
}

impl Vault {
    /// Opens the keyring of a folder; None where there is none yet. Errors: others may read it, it is
    /// damaged, or another secret sealed it.
    pub fn at(folder: &Path, secret: &[u8]) -> Result<Option<Vault>, Fault> {
        let folder = Folder::at(folder)?;
        let seen = folder.stamp(KEYRING);
        let Some(text) = folder.read(KEYRING)? else { return Ok(None) };
        let (mut ring, seal) = Ring::read(&text, secret).map_err(unread(&folder))?;
        applied(&folder, &mut ring)?;
        Ok(Some(Vault { kept: Some((folder, seal)), ring: RwLock::new(ring), seen: Mutex::new(seen) }))
    }

    /// Creates the keyring of a folder, or opens the one that another process just created. Errors: as `at`.
    pub fn make(folder: &Path, secret: &[u8], now: Timestamp) -> Result<Vault, Fault> {
        let place = Folder::at(folder)?;
        let turn = place.turn()?;
        if let Some(there) = Vault::at(folder, secret)? {
            return Ok(there);
        }
        let salt = random()?;
        let seal = Seal::of(secret, &salt)?;
        let mut ring = Ring::make(&seal, salt, now, &fresh()?, &fresh()?)?;
        applied(&place, &mut ring)?;
        place.replace(&turn, KEYRING, &ring.text()?)?;
        let seen = Mutex::new(place.stamp(KEYRING));
        drop(turn);
        Ok(Vault { kept: Some((place, seal)), ring: RwLock::new(ring), seen })
    }

    /// Keys that end with this value: for tests and measurements.
    pub fn fleeting() -> Result<Vault, Fault> {
        let seal = Seal::fleeting(random()?);
        let ring = Ring::make(&seal, random()?, Timestamp::UNIX_EPOCH, &fresh()?, &fresh()?)?;
        Ok(Vault { kept: None, ring: RwLock::new(ring), seen: Mutex::default() })
    }

    /// The same keys once more, which end with that value: for tests that begin where a common one stopped.
    pub fn twin(&self) -> Vault {
        Vault { kept: None, ring: RwLock::new(self.read().twin()), seen: Mutex::default() }
    }

    /// A key of the program itself for one purpose.
    pub fn own(&self, purpose: &str) -> Result<[u8; 32], Fault> {
        let ring = self.read();
        let (_, key) = ring.newest(None).ok_or(Broken)?;
        Ok(*key.for_purpose(purpose)?.bytes())
    }

    /// The environment that the keyring belongs to; None: it is not labelled yet. Errors: the file's, or
    /// somebody else wrote the word.
    pub fn environment(&self) -> Result<Option<String>, Fault> {
        self.look();
        Ok(self.read().environment()?.map(str::to_owned))
    }

    /// Labels the keyring with its environment. Errors: the file's.
    pub fn label(&self, word: &str) -> Result<(), Fault> {
        self.change(|ring, _| ring.label(word))
    }

    /// Gives a workspace its keys, where it has none: one to seal with, one to find with. Errors: the file's.
    pub fn make_for(&self, tenant: Uuid, now: Timestamp) -> Result<(), Fault> {
        let (seals, finds) = (fresh()?, fresh()?);
        if self.is_buried(tenant) {
            return Err(Fault::NoKey);
        }
        self.change(|ring, _| match ring.newest(Some(tenant)) {
            Some(_) => Ok(()),
            None => {
                ring.add(Some(tenant), now, &seals)?;
                ring.add_finder(tenant, now, &finds).map(drop)
            }
        })
    }

    /// Gives a workspace a newer key, which seals every new value; older ones still open theirs. Gives its
    /// id. Errors: the workspace has none; the file's.
    pub fn rotate(&self, tenant: Uuid, now: Timestamp) -> Result<u32, Fault> {
        if !self.has_key(tenant)? {
            return Err(Fault::NoKey);
        }
        let fresh = fresh()?;
        self.change(|ring, _| ring.add(Some(tenant), now, &fresh))
    }

    /// Removes a replaced key. The values it sealed no longer open. False: it is the newest, or does not
    /// exist. Errors: the file's.
    pub fn retire(&self, old: Version) -> Result<bool, Fault> {
        self.change(|ring, _| Ok(ring.retire(old)))
    }

    /// Destroys every key of a workspace and adds the workspace to the list that keeps older copies from
    /// bringing them back. After a kill in between, the next call repeats it. Errors: the file's.
    pub fn bury(&self, tenant: Uuid, now: Timestamp) -> Result<(), Fault> {
        self.destroy(tenant, None, now)
    }

    /// As `bury`, for the key of one person in a workspace: their values open no more, in any copy. Other
    /// keys stay unchanged. Errors: the file's.
    pub fn bury_person(&self, tenant: Uuid, person: Uuid, now: Timestamp) -> Result<(), Fault> {
        self.destroy(tenant, Some(person), now)
    }

    fn destroy(&self, tenant: Uuid, person: Option<Uuid>, now: Timestamp) -> Result<(), Fault> {
        let mut ring = self.write();
        let Some((folder, seal)) = &self.kept else { return Ok(ring.bury(tenant, person, now)?) };
        let turn = folder.turn()?;
        let mut next = read_again(folder, seal)?;
        next.bury(tenant, person, now)?;
        // The list first: it then already applies to a keyring that was not written yet.
        folder.replace(&turn, TOMBSTONES, &next.tombstones().text()?)?;
        folder.replace(&turn, KEYRING, &next.text()?)?;
        *ring = next;
        Ok(())
    }

    /// Workspaces whose keys were destroyed, the oldest entry first.
    pub fn tombstones(&self) -> Vec<Tombstone> {
        self.stones(|stone| stone.person.is_none())
    }

    /// Persons whose keys were destroyed, the oldest entry first.
    pub fn persons_buried(&self) -> Vec<Tombstone> {
        self.stones(|stone| stone.person.is_some())
    }

    fn stones(&self, is_meant: impl Fn(&&Tombstone) -> bool) -> Vec<Tombstone> {
        self.look();
        self.read().tombstones().stones().iter().filter(is_meant).copied().collect()
    }

    /// Whether a workspace's keys were destroyed.
    pub fn is_buried(&self, tenant: Uuid) -> bool {
        self.look();
        self.read().tombstones().has(tenant, None)
    }

    /// Every key that seals for a workspace; older keys of a workspace come first.
    pub fn versions(&self) -> Vec<Version> {
        self.look();
        self.read().versions().collect()
    }

    /// Whether a workspace has a key. Errors: the file's.
    pub fn has_key(&self, tenant: Uuid) -> Result<bool, Fault> {
        self.know(|ring| ring.newest(Some(tenant)).is_some())?;
        Ok(self.read().newest(Some(tenant)).is_some())
    }

    /// Replaces the root key; every other key stays the same. Gives its number. Errors: the file's.
    pub fn rotate_root(&self, now: Timestamp) -> Result<u32, Fault> {
        let fresh = fresh()?;
        self.change(|ring, seal| {
            let nonces = ring.ids().map(|_| random()).collect::<Result<Vec<_>, _>>().map_err(|_| Broken)?;
            ring.rotate(seal.ok_or(Broken)?, now, &fresh, &nonces)
        })
    }

    /// Splits the root key: so many of the shares together open a copy of the keyring without its seal. Gives
    /// the root key's number and the letters of each share. Errors: the numbers.
    pub fn shares(&self, needed: u8, of: u8) -> Result<(u32, Vec<Zeroizing<String>>), Fault> {
        let ring = self.read();
        let (number, _) = ring.root();
        Ok((number, shares::split(number, ring.root_key(), needed, of)?))
    }

    /// Seals a value for its cell with the workspace's newest key at the last `look`. Errors: the workspace
    /// has none.
    pub fn seal(&self, cell: &Cell, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        self.sealed(cell, Form::Workspace, plain)
    }

    /// As `seal`, with the key of the person in the row, which can be destroyed alone. Errors: it was
    /// destroyed.
    pub fn seal_for_person(&self, cell: &Cell, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        self.sealed(cell, Form::Person, plain)
    }

    fn sealed(&self, cell: &Cell, form: Form, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        self.has_key(cell.tenant)?;
        let ring = self.read();
        let (id, _) = ring.newest(Some(cell.tenant)).ok_or(Fault::NoKey)?;
        let key = key_for(&ring, (form, id), cell)?;
        Ok(cipher::seal(&key, (form, id), &random()?, cell, plain)?)
    }

    /// The blind index of a value of a column: the same for the same value of the workspace, and unknown
    /// without its key. Errors: the workspace has none.
    pub fn blind(&self, tenant: Uuid, column: &'static str, value: &[u8]) -> Result<[u8; BLIND], Fault> {
        self.has_key(tenant)?;
        let ring = self.read();
        let id = ring.finder(tenant).ok_or(Fault::NoKey)?;
        Ok(cipher::blind(&ring.column(id, Use::Find, column)?, value)?)
    }

    /// Opens a value in its cell. Errors: `Broken` where it was changed, moved or sealed with a key that was
    /// gone at the last `look`.
    pub fn open(&self, cell: &Cell, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let by = cipher::key_of(sealed)?;
        self.know(|ring| ring.key(by.1).is_some())?;
        let ring = self.read();
        Ok(cipher::open(&key_for(&ring, by, cell)?, cell, sealed)?)
    }

    /// Reads the keyring from the disk again and tests that each of its keys opens what this program seals
    /// with its own. Errors: others may read it, it is damaged, or a key differs.
    pub fn judged(&self) -> Result<Custody, Fault> {
        self.look();
        let again;
        let ring = self.read();
        let there = match &self.kept {
            Some((folder, seal)) => {
                again = read_again(folder, seal)?;
                &again
            }
            None => &*ring,
        };
        let cell = Cell { tenant: Uuid::nil(), column: "vault.trial", row: Uuid::nil() };
        for (id, _) in ring.ids() {
            let (ours, theirs) = ring.key(id).zip(there.key(id)).ok_or(Broken)?;
            let [ours, theirs] = [ours, theirs].map(|key| Use::Seal.key(key, cell.column));
            let sealed = cipher::seal(&ours?, (Form::Workspace, id), &random()?, &cell, &id.to_be_bytes())?;
            cipher::open(&theirs?, &cell, &sealed)?;
        }
        for Version { key: id, .. } in ring.versions() {
            let by = (Form::Person, id);
            let sealed = cipher::seal(&key_for(&ring, by, &cell)?, by, &random()?, &cell, &id.to_be_bytes())?;
            cipher::open(&key_for(there, by, &cell)?, &cell, &sealed)?;
        }
        let (root, root_made_at) = there.root();
        let tenants: BTreeSet<Uuid> = there.ids().filter_map(|(_, tenant)| tenant).collect();
        let seal_is_beside = self.kept.as_ref().is_some_and(|(folder, _)| folder.path(SEAL).exists());
        let (keys, workspaces) = (there.ids().count(), tenants.len());
        Ok(Custody { root, root_made_at, keys, workspaces, seal_is_beside })
    }

    fn read(&self) -> RwLockReadGuard<'_, Ring> {
        self.ring.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Ring> {
        self.ring.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the file again where a key is missing, because another process may have made it. This costs
    /// almost nothing where the file is unchanged, because anybody may ask for a workspace that does not
    /// exist.
    fn know(&self, is_there: impl Fn(&Ring) -> bool) -> Result<(), Fault> {
        // In a statement of its own, so that the read lock is released.
        let is_known = is_there(&self.read());
        if is_known { Ok(()) } else { self.renew() }
    }

    /// Reads the keyring again where its file was replaced: another process may have made a newer key or
    /// destroyed one. Each transaction looks once, before it seals or opens a value, so that a destroyed key
    /// opens nothing in a later transaction of any process. A file that cannot be read changes nothing here;
    /// `judged` reports it.
    pub fn look(&self) {
        let _ = self.renew();
    }

    fn renew(&self) -> Result<(), Fault> {
        let Some((folder, seal)) = &self.kept else { return Ok(()) };
        let there = folder.stamp(KEYRING);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if *seen != there {
            let ring = read_again(folder, seal)?;
            (*self.write(), *seen) = (ring, there);
        }
        Ok(())
    }

    /// Changes the keyring of the disk, and uses the new one once it is written.
    fn change<T>(&self, how: impl FnOnce(&mut Ring, Option<&Seal>) -> Result<T, Broken>) -> Result<T, Fault> {
        let mut ring = self.write();
        let Some((folder, seal)) = &self.kept else { return Ok(how(&mut ring, None)?) };
        let turn = folder.turn()?;
        let mut next = read_again(folder, seal)?;
        let done = how(&mut next, Some(seal))?;
        folder.replace(&turn, KEYRING, &next.text()?)?;
        *ring = next;
        Ok(done)
    }
}

/// The key of a value, by its form and the id of the workspace's key. Errors: it is gone.
fn key_for(ring: &Ring, (form, id): (Form, u32), cell: &Cell) -> Result<Key, Broken> {
    match form {
        Form::Workspace => ring.column(id, Use::Seal, cell.column),
        Form::Person => ring.column_of(id, cell.row, cell.column),
    }
}

fn read_again(folder: &Folder, seal: &Seal) -> Result<Ring, Fault> {
    let text = folder.read(KEYRING)?.ok_or_else(|| Fault::Gone { path: folder.path(KEYRING) })?;
    let mut ring = Ring::read_again(&text, seal).map_err(unread(folder))?;
    applied(folder, &mut ring)?;
    Ok(ring)
}

/// Applies the tombstones beside a keyring, before every use of it. Errors: they are not those it saw.
fn applied(folder: &Folder, ring: &mut Ring) -> Result<(), Fault> {
    let list = folder.read(TOMBSTONES)?.unwrap_or_default();
    ring.apply(&list).map_err(|Broken| Fault::Tombstones { path: folder.path(TOMBSTONES) })
}

fn unread(folder: &Folder) -> impl Fn(Unread) -> Fault + '_ {
    |why| {
        let path = folder.path(KEYRING);
        match why {
            Unread::Damaged => Fault::Damaged { path },
            Unread::OtherSeal => Fault::OtherSeal { path },
        }
    }
}
