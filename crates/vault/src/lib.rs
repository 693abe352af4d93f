//! Keys, and what is sealed with them: a keyring in a file apart from the database, and values bound to their cells.
//! What must stay true: a key leaves this crate only as what it was derived for; every workspace has keys of its own, and
//! what was sealed for one cell opens in no other.
//!
//! ```
//! # let row = uuid::Uuid::nil();
//! let vault = vault::Vault::fleeting()?;
//! vault.make_for(row, jiff::Timestamp::UNIX_EPOCH)?;
//! let cell = vault::Cell { tenant: row, column: "app.factor.secret", row };
//! let sealed = vault.seal(&cell, b"twelve words")?;
//! assert_eq!(vault.open(&cell, &sealed)?.as_slice(), b"twelve words");
//! assert!(vault.open(&vault::Cell { column: "app.factor.name", ..cell }, &sealed).is_err());
//! # Ok::<(), vault::Fault>(())
//! ```

mod cipher;
mod fault;
mod file;
mod persons;
mod ring;
mod shares;
mod tombstones;
mod unsealing;

pub use cipher::{BLIND, Cell, OVERHEAD, is_of_person, is_under, mark_of, row_of};
pub use fault::Fault;
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

/// The keyring's name in its folder, and that of the seal that is made beside it where nobody gave another.
const KEYRING: &str = "keyring";
const SEAL: &str = "seal";
/// The list of workspaces and persons whose keys were destroyed.
const TOMBSTONES: &str = "tombstones";

/// The keys of an instance.
pub struct Vault {
    /// None: they end with this value.
    kept: Option<(Folder, Seal)>,
    ring: RwLock<Ring>,
    /// The file as it was before it was read last.
    seen: Mutex<Option<Stamp>>,
}

/// How the keys are kept, as far as anybody may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Custody {
    /// The root key's number; each rotation counts.
    pub root: u32,
    /// When it was made.
    pub root_made_at: Timestamp,
    /// Keys under it.
    pub keys: usize,
    /// Workspaces that have one.
    pub workspaces: usize,
    /// Whether what unseals them lies in the same folder: who copies one copies both.
    pub seal_is_beside: bool,
}

fn random<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Fault::NoChance)?;
    Ok(bytes)
}

fn fresh() -> Result<Fresh, Fault> {
    Ok(Fresh { key: random()?, persons: random()?, nonce: random()? })
}

/// What unseals the keyring of this folder where nobody gave anything: a file beside it, made when it is first asked for.
pub fn seal_beside(folder: &Path) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let folder = Folder::at(folder)?;
    let turn = folder.turn()?;
    if let Some(there) = folder.read(SEAL)? {
        return Ok(Zeroizing::new(there));
    }
    // A new one would not fit, and would hide that the one it was sealed with is missing.
    if folder.path(KEYRING).exists() {
        return Err(Fault::Gone { path: folder.path(SEAL) });
    }
    let made = Zeroizing::new(STANDARD.encode(random::<32>()?).into_bytes());
    folder.replace(&turn, SEAL, &made)?;
    Ok(made)
}

/// Puts a copy of a folder's keyring, and of the seal beside it, into another that has none. False: there is none to copy.
pub fn copied(from: &Path, into: &Path) -> Result<bool, Fault> {
    let (from, into) = (Folder::at(from)?, Folder::at(into)?);
    let (_held, turn) = (from.turn()?, into.turn()?);
    let Some(ring) = from.read(KEYRING)? else { return Ok(false) };
    // The seal first: a keyring without it tells that the seal is gone. So does one without its tombstones.
    let beside = [(TOMBSTONES, from.read(TOMBSTONES)?), (SEAL, from.read(SEAL)?)];
    for (name, bytes) in beside.into_iter().chain([(KEYRING, Some(ring))]) {
        if let (Some(bytes), false) = (bytes, into.path(name).exists()) {
            into.replace(&turn, name, &bytes)?;
        }
    }
    Ok(true)
}

/// Opens a folder's keyring by shares of its root key, in place of a seal that is lost, and seals it anew: with this secret,
/// or with one made beside it. Gives the root key's number. Errors: the shares do not do, or are of another root key.
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
    // Killed in between, it is opened by the shares once more.
    if secret.is_none() {
        folder.replace(&turn, SEAL, &made)?;
    }
    folder.replace(&turn, KEYRING, &ring.text()?)?;
    Ok(number)
}

impl Vault {
    /// Opens the keyring of a folder; None where there is none yet. Errors: others may read it, it is damaged, or was
    /// sealed with something else.
    pub fn at(folder: &Path, secret: &[u8]) -> Result<Option<Vault>, Fault> {
        let folder = Folder::at(folder)?;
        let seen = folder.stamp(KEYRING);
        let Some(text) = folder.read(KEYRING)? else { return Ok(None) };
        let (mut ring, seal) = Ring::read(&text, secret).map_err(unread(&folder))?;
        applied(&folder, &mut ring)?;
        Ok(Some(Vault { kept: Some((folder, seal)), ring: RwLock::new(ring), seen: Mutex::new(seen) }))
    }

    /// Makes the keyring of a folder, or opens the one that somebody else just made. Errors: as `at`.
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

    /// Keys that end with this value: for tests, and for figures about time.
    pub fn fleeting() -> Result<Vault, Fault> {
        let seal = Seal::fleeting(random()?);
        let ring = Ring::make(&seal, random()?, Timestamp::UNIX_EPOCH, &fresh()?, &fresh()?)?;
        Ok(Vault { kept: None, ring: RwLock::new(ring), seen: Mutex::default() })
    }

    /// A key of the program's own for one purpose.
    pub fn own(&self, purpose: &str) -> Result<[u8; 32], Fault> {
        let ring = self.read();
        let (_, key) = ring.newest(None).ok_or(Broken)?;
        Ok(*key.for_purpose(purpose)?.bytes())
    }

    /// Gives a workspace its keys, where it has none: one to seal with, one to find by. Errors: the file's.
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

    /// Gives a workspace a newer key, with which everything is sealed from now on; older ones open what they sealed. Gives
    /// its id. Errors: the workspace has none; the file's.
    pub fn rotate(&self, tenant: Uuid, now: Timestamp) -> Result<u32, Fault> {
        if !self.has_key(tenant)? {
            return Err(Fault::NoKey);
        }
        let fresh = fresh()?;
        self.change(|ring, _| ring.add(Some(tenant), now, &fresh))
    }

    /// Takes a key away that was replaced. Whatever it sealed opens no more. False: it is the newest, or none. Errors: the
    /// file's.
    pub fn retire(&self, old: Version) -> Result<bool, Fault> {
        self.change(|ring, _| Ok(ring.retire(old)))
    }

    /// Destroys every key of a workspace, in a file that is whole at every moment, and puts it on the list that keeps copies
    /// of before from bringing them back. Killed in between, it is done again. Errors: the file's.
    pub fn bury(&self, tenant: Uuid, now: Timestamp) -> Result<(), Fault> {
        self.destroy(tenant, None, now)
    }

    /// As `bury`, the key of one person in a workspace: what was sealed for them opens no more, in whatever copy it lies.
    /// Everybody else's is what it was. Errors: the file's.
    pub fn bury_person(&self, tenant: Uuid, person: Uuid, now: Timestamp) -> Result<(), Fault> {
        self.destroy(tenant, Some(person), now)
    }

    fn destroy(&self, tenant: Uuid, person: Option<Uuid>, now: Timestamp) -> Result<(), Fault> {
        let mut ring = self.write();
        let Some((folder, seal)) = &self.kept else { return Ok(ring.bury(tenant, person, now)?) };
        let turn = folder.turn()?;
        let mut next = read_again(folder, seal)?;
        next.bury(tenant, person, now)?;
        // The list first: a keyring that was not written yet is held by it already.
        folder.replace(&turn, TOMBSTONES, &next.tombstones().text()?)?;
        folder.replace(&turn, KEYRING, &next.text()?)?;
        *ring = next;
        Ok(())
    }

    /// Workspaces whose keys were destroyed, the first first.
    pub fn tombstones(&self) -> Vec<Tombstone> {
        self.stones(|stone| stone.person.is_none())
    }

    /// Persons whose keys were destroyed, the first first.
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

    /// Every key that seals for a workspace, the older of one first.
    pub fn versions(&self) -> Vec<Version> {
        self.look();
        self.read().versions().collect()
    }

    /// Whether a workspace has a key. Errors: the file's.
    pub fn has_key(&self, tenant: Uuid) -> Result<bool, Fault> {
        self.know(|ring| ring.newest(Some(tenant)).is_some())?;
        Ok(self.read().newest(Some(tenant)).is_some())
    }

    /// Puts a new root key in the place of the one before; every key stays what it is. Gives its number. Errors: the
    /// file's.
    pub fn rotate_root(&self, now: Timestamp) -> Result<u32, Fault> {
        let fresh = fresh()?;
        self.change(|ring, seal| {
            let nonces = ring.ids().map(|_| random()).collect::<Result<Vec<_>, _>>().map_err(|_| Broken)?;
            ring.rotate(seal.ok_or(Broken)?, now, &fresh, &nonces)
        })
    }

    /// Splits the root key: so many of the shares together open a copy of the keyring without its seal. Gives the root key's
    /// number and each share's letters. Errors: the numbers.
    pub fn shares(&self, needed: u8, of: u8) -> Result<(u32, Vec<Zeroizing<String>>), Fault> {
        let ring = self.read();
        let (number, _) = ring.root();
        Ok((number, shares::split(number, ring.root_key(), needed, of)?))
    }

    /// Seals a value for its cell with the workspace's newest key, as of the last `look`. Errors: the workspace has none.
    pub fn seal(&self, cell: &Cell, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        self.sealed(cell, Form::Workspace, plain)
    }

    /// As `seal`, with the key of the person whose row it is, which can be destroyed for itself. Errors: it was.
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

    /// What a value of a column is found again by where it lies sealed: the same for the same value of the workspace, and
    /// told by nobody without its key. Errors: the workspace has none.
    pub fn blind(&self, tenant: Uuid, column: &'static str, value: &[u8]) -> Result<[u8; BLIND], Fault> {
        self.has_key(tenant)?;
        let ring = self.read();
        let id = ring.finder(tenant).ok_or(Fault::NoKey)?;
        Ok(cipher::blind(&ring.column(id, Use::Find, column)?, value)?)
    }

    /// Opens a value in its cell. Errors: `Broken`, for what was changed, moved or sealed with a key that was gone at the
    /// last `look`.
    pub fn open(&self, cell: &Cell, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let by = cipher::key_of(sealed)?;
        self.know(|ring| ring.key(by.1).is_some())?;
        let ring = self.read();
        Ok(cipher::open(&key_for(&ring, by, cell)?, cell, sealed)?)
    }

    /// Reads the keyring from the disk again and opens with each key there what this program seals with its own. Errors:
    /// others may read it, it is damaged, or a key is not the same.
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

    /// Looks at the file again where a key is missing: another process may have made it. Where nobody replaced the file that
    /// costs next to nothing, for anybody may ask for a workspace that is none.
    fn know(&self, is_there: impl Fn(&Ring) -> bool) -> Result<(), Fault> {
        // Looked up before, so that the lock for reading is given up again.
        let is_known = is_there(&self.read());
        if is_known { Ok(()) } else { self.renew() }
    }

    /// Reads the keyring again where its file was replaced: another process may have made a newer key or destroyed one. Each
    /// transaction looks once, before it seals or opens anything: what was destroyed opens in none that begins afterwards,
    /// in any process. A file that cannot be read now changes nothing of what is known; who judges the keys tells of it.
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

    /// Changes the keyring as it lies on the disk, and believes it when it lies there.
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

/// The key a value of a cell is sealed with, by its form and the id of the workspace's key. Errors: it is gone.
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

/// A keyring is used with the tombstones beside it applied, and never without. Errors: they are not those it saw.
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
