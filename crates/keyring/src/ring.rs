//! The keyring's format: the seal wraps the root keys, and a root key wraps every other key. No file, no
//! random source.
//! Invariant: the file has no unwrapped key; a key that does not unwrap is reported as damage, never skipped.

use crate::cipher::{Broken, Key, Nonce, Use, keyed_hash};
use crate::persons::Persons;
use crate::tombstones::{End, Tombstone, Tombstones};
use argon2::{Algorithm, Argon2, Params};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::sync::{PoisonError, RwLock};
use uuid::Uuid;
use zeroize::Zeroizing;

/// The version of the format that this program writes.
const FORM: u8 = 3;
/// Argon2id as for passwords (promises.toml, password-storage): a seal may be a passphrase.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;

/// Cached keys of persons: the customers of a busy day.
const AT_HAND: usize = 4_096;

pub(crate) type Salt = [u8; 16];

/// The random values of a new key: the key itself, and the nonce it is wrapped with.
pub(crate) struct Fresh {
    pub key: [u8; 32],
    /// The source of its persons' keys.
    pub persons: [u8; 32],
    pub nonce: Nonce,
}

/// The file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    form: u8,
    salt: String,
    root: Root,
    /// The next key's id. No id is used twice, not even that of a destroyed key.
    #[serde(default)]
    next: u32,
    /// The environment that the keyring belongs to. None: nobody labelled it yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    environment: Option<Label>,
    /// The end of the list of tombstones when this was written.
    #[serde(default)]
    buried: End,
    keys: Vec<Entry>,
}

/// A word with the proof that the holder of the program's own key wrote it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Label {
    word: String,
    proof: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Root {
    number: u32,
    made_at: Timestamp,
    wrapped: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: u32,
    /// The key's workspace; None: the program's own key, for its signatures and tokens.
    tenant: Option<Uuid>,
    /// Whether it is the key of the blind indexes. Such a key seals nothing and is never replaced: a newer
    /// one would find nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    finds: bool,
    made_at: Timestamp,
    wrapped: String,
    /// Beside a key that seals for a workspace: the source of its persons' keys, without the destroyed ones.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    persons: String,
}

impl Entry {
    /// Whether it has persons' keys.
    fn has_persons(&self) -> bool {
        self.tenant.is_some() && !self.finds
    }
}

/// A key that seals a workspace's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// The workspace.
    pub tenant: Uuid,
    /// Its id, which is in each value it sealed.
    pub key: u32,
    /// When it was made.
    pub made_at: Timestamp,
}

/// The keyring, opened.
pub(crate) struct Ring {
    written: Written,
    root: Key,
    keys: HashMap<u32, Key>,
    persons: HashMap<u32, Persons>,
    /// For each workspace its newest sealing key, and its finding key.
    owned: HashMap<Option<Uuid>, Owned>,
    /// Cached keys of columns, because deriving one costs more than sealing a word. A change of the keyring
    /// clears them.
    derived: RwLock<HashMap<(u32, Use, &'static str), Key>>,
    /// Cached keys of persons. A change of the keyring or a destroyed key clears them.
    at_hand: RwLock<HashMap<(u32, Uuid), OfPerson>>,
    /// The list of destroyed keys.
    tombstones: Tombstones,
}

/// A person's key, with the cached keys of columns.
struct OfPerson {
    key: Key,
    columns: Vec<(&'static str, Key)>,
}

impl OfPerson {
    fn column(&self, column: &str) -> Option<&Key> {
        self.columns.iter().find(|(name, _)| *name == column).map(|(_, key)| key)
    }
}

#[derive(Default, Clone, Copy)]
struct Owned {
    seals: Option<u32>,
    finds: Option<u32>,
}

fn owned(entries: &[Entry]) -> HashMap<Option<Uuid>, Owned> {
    let mut owned: HashMap<_, Owned> = HashMap::new();
    for entry in entries {
        let of = owned.entry(entry.tenant).or_default();
        let newest = if entry.finds { &mut of.finds } else { &mut of.seals };
        *newest = (*newest).max(Some(entry.id));
    }
    owned
}

/// The key that unwraps root keys.
#[derive(Clone)]
pub(crate) struct Seal(Key);

impl Seal {
    /// A seal that cannot be made again.
    pub(crate) fn fleeting(key: [u8; 32]) -> Seal {
        Seal(Key::of(key))
    }

    /// From a passphrase, or the content of a key file. Slow on purpose.
    pub(crate) fn of(secret: &[u8], salt: &[u8]) -> Result<Seal, Broken> {
        stretch(secret, salt).map(Seal)
    }
}

/// The key that a secret gives, which may be a passphrase.
pub(crate) fn stretch(secret: &[u8], salt: &[u8]) -> Result<Key, Broken> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(|_| Broken)?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, argon2::Version::V0x13, params)
        .hash_password_into(secret, salt, &mut key)
        .map_err(|_| Broken)?;
    Ok(Key::of(key))
}

fn of_root(number: u32) -> String {
    format!("steelyard root {number}")
}

fn of_entry(id: u32, tenant: Option<Uuid>, finds: bool) -> String {
    let kind = if finds { "index key" } else { "key" };
    format!("steelyard {kind} {id} {}", tenant.unwrap_or_default())
}

fn of_persons(id: u32, tenant: Option<Uuid>) -> String {
    format!("steelyard persons {id} {}", tenant.unwrap_or_default())
}

/// Wraps the source of persons' keys. The nonce is derived from the content, because applying a list of
/// tombstones may have to wrap it again without a random source.
fn wrap_persons(by: &Key, persons: &Persons, about: &str) -> Result<String, Broken> {
    let bytes = persons.bytes();
    let nonce: Nonce = keyed_hash(&by.for_purpose(&format!("nonce of {about}"))?, &bytes)?;
    let wrapped = by.encrypt(&nonce, about.as_bytes(), &bytes)?;
    Ok(STANDARD.encode([&nonce[..], &wrapped].concat()))
}

fn wrap(by: &Key, key: &[u8; 32], nonce: &Nonce, about: &str) -> Result<String, Broken> {
    let wrapped = by.encrypt(nonce, about.as_bytes(), key)?;
    Ok(STANDARD.encode([&nonce[..], &wrapped].concat()))
}

fn unwrap(by: &Key, wrapped: &str, about: &str) -> Result<Key, Broken> {
    let key = unwrapped(by, wrapped, about)?;
    Ok(Key::of(key.as_slice().try_into().map_err(|_| Broken)?))
}

fn unwrapped(by: &Key, wrapped: &str, about: &str) -> Result<Zeroizing<Vec<u8>>, Broken> {
    let bytes = STANDARD.decode(wrapped).map_err(|_| Broken)?;
    let (nonce, wrapped) = bytes.split_at_checked(size_of::<Nonce>()).ok_or(Broken)?;
    by.decrypt(nonce, about.as_bytes(), wrapped)
}

/// Why a keyring cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It is no keyring of this program, or a key in it does not unwrap.
    Damaged,
    /// The root key does not unwrap: another passphrase or key file sealed it.
    OtherSeal,
}

impl Ring {
    /// A first keyring: a root key, and the program's own key.
    pub(crate) fn make(
        seal: &Seal,
        salt: Salt,
        now: Timestamp,
        root: &Fresh,
        own: &Fresh,
    ) -> Result<Ring, Broken> {
        let wrapped = wrap(&seal.0, &root.key, &root.nonce, &of_root(1))?;
        let written = Written {
            form: FORM,
            salt: STANDARD.encode(salt),
            root: Root { number: 1, made_at: now, wrapped },
            next: 1,
            environment: None,
            buried: End::default(),
            keys: Vec::new(),
        };
        let mut ring = Ring::of(written, Key::of(root.key), HashMap::new(), HashMap::new());
        ring.add(None, now, own)?;
        Ok(ring)
    }

    /// Reads a keyring with the secret that unseals it, and gives the seal for the next time.
    pub(crate) fn read(text: &[u8], secret: &[u8]) -> Result<(Ring, Seal), Unread> {
        let written: Written = serde_json::from_slice(text).map_err(|_| Unread::Damaged)?;
        let salt = STANDARD.decode(&written.salt).map_err(|_| Unread::Damaged)?;
        let seal = Seal::of(secret, &salt).map_err(|_| Unread::Damaged)?;
        let ring = Ring::unsealed(written, &seal)?;
        Ok((ring, seal))
    }

    /// Reads it again with a seal that fitted before.
    pub(crate) fn read_again(text: &[u8], seal: &Seal) -> Result<Ring, Unread> {
        let written: Written = serde_json::from_slice(text).map_err(|_| Unread::Damaged)?;
        Ring::unsealed(written, seal)
    }

    fn unsealed(written: Written, seal: &Seal) -> Result<Ring, Unread> {
        let about = of_root(written.root.number);
        let root = unwrap(&seal.0, &written.root.wrapped, &about).map_err(|_| Unread::OtherSeal)?;
        Ring::unwrapped(written, root)
    }

    /// Reads it with its root key, which was stored apart from the seal.
    pub(crate) fn read_by_root(text: &[u8], number: u32, root: [u8; 32]) -> Result<Ring, Unread> {
        let written: Written = serde_json::from_slice(text).map_err(|_| Unread::Damaged)?;
        match written.root.number == number {
            // Every instance has a root key number one, but another instance's opens nothing.
            true => Ring::unwrapped(written, Key::of(root)).map_err(|_| Unread::OtherSeal),
            false => Err(Unread::OtherSeal),
        }
    }

    fn unwrapped(written: Written, root: Key) -> Result<Ring, Unread> {
        if written.form != FORM {
            return Err(Unread::Damaged);
        }
        let keys: Result<HashMap<u32, Key>, Broken> = written
            .keys
            .iter()
            .map(|it| Ok((it.id, unwrap(&root, &it.wrapped, &of_entry(it.id, it.tenant, it.finds))?)))
            .collect();
        let keys = keys.map_err(|_| Unread::Damaged)?;
        // With two keys of one id, one of them would be lost silently.
        if keys.len() != written.keys.len() {
            return Err(Unread::Damaged);
        }
        let read = |it: &Entry| {
            let bytes = unwrapped(&root, &it.persons, &of_persons(it.id, it.tenant))?;
            Ok((it.id, Persons::read(&bytes)?))
        };
        let persons: Result<_, Broken> =
            written.keys.iter().filter(|it| it.has_persons()).map(read).collect();
        let persons = persons.map_err(|_| Unread::Damaged)?;
        Ok(Ring::of(written, root, keys, persons))
    }

    fn of(written: Written, root: Key, keys: HashMap<u32, Key>, persons: HashMap<u32, Persons>) -> Ring {
        let owned = owned(&written.keys);
        Ring {
            written,
            root,
            keys,
            persons,
            owned,
            derived: RwLock::default(),
            at_hand: RwLock::default(),
            tombstones: Tombstones::default(),
        }
    }

    /// The same keys and destroyed keys, in a ring of its own.
    pub(crate) fn twin(&self) -> Ring {
        let twin = Ring::of(self.written.clone(), self.root.clone(), self.keys.clone(), self.persons.clone());
        Ring { tombstones: self.tombstones.clone(), ..twin }
    }

    pub(crate) fn text(&self) -> Result<Vec<u8>, Broken> {
        serde_json::to_vec_pretty(&self.written).map_err(|_| Broken)
    }

    /// Adds a workspace's newest key for sealing.
    pub(crate) fn add(&mut self, tenant: Option<Uuid>, now: Timestamp, fresh: &Fresh) -> Result<u32, Broken> {
        self.enter(tenant, false, now, fresh)
    }

    /// Adds a workspace's key for finding values.
    pub(crate) fn add_finder(&mut self, tenant: Uuid, now: Timestamp, fresh: &Fresh) -> Result<u32, Broken> {
        self.enter(Some(tenant), true, now, fresh)
    }

    fn enter(
        &mut self,
        tenant: Option<Uuid>,
        finds: bool,
        now: Timestamp,
        fresh: &Fresh,
    ) -> Result<u32, Broken> {
        let last = self.written.keys.iter().map(|it| it.id).max().unwrap_or(0);
        let id = self.written.next.max(last + 1);
        let wrapped = wrap(&self.root, &fresh.key, &fresh.nonce, &of_entry(id, tenant, finds))?;
        let mut entry = Entry { id, tenant, finds, made_at: now, wrapped, persons: String::new() };
        if entry.has_persons() {
            let persons = Persons::of(fresh.persons);
            entry.persons = wrap_persons(&self.root, &persons, &of_persons(id, tenant))?;
            self.persons.insert(id, persons);
        }
        self.written.keys.push(entry);
        self.keys.insert(id, Key::of(fresh.key));
        self.owned = owned(&self.written.keys);
        self.written.next = id + 1;
        Ok(id)
    }

    /// Removes a key that a newer one of its workspace replaced. False: there is no such key.
    pub(crate) fn retire(&mut self, old: Version) -> bool {
        let is_it = |it: &Entry| it.id == old.key && it.tenant == Some(old.tenant) && !it.finds;
        let is_replaced = self.owned.get(&Some(old.tenant)).is_some_and(|of| of.seals > Some(old.key));
        if !is_replaced || !self.written.keys.iter().any(is_it) {
            return false;
        }
        self.written.keys.retain(|it| !is_it(it));
        self.forget();
        true
    }

    /// Applies the list of tombstones beside the keyring: it removes the keys on the list, even where this
    /// copy still has them. Errors: the list is not the one this keyring saw, or ends earlier.
    pub(crate) fn apply(&mut self, list: &[u8]) -> Result<(), Broken> {
        let own = self.newest(None).ok_or(Broken)?.1;
        self.take(Tombstones::read(list, own, &self.written.buried)?)
    }

    /// Adds a workspace, or a person in it, to the list unless it is there. Their keys are then gone.
    pub(crate) fn bury(&mut self, tenant: Uuid, person: Option<Uuid>, at: Timestamp) -> Result<(), Broken> {
        let mut list = self.tombstones.clone();
        if !list.has(tenant, person) {
            let own = self.newest(None).ok_or(Broken)?.1;
            list.add(own, Tombstone { tenant, person, at, next: self.written.next })?;
        }
        self.take(list)
    }

    /// Drops the keys without an entry, and everything that was derived.
    fn forget(&mut self) {
        let left: HashSet<u32> = self.written.keys.iter().map(|it| it.id).collect();
        self.keys.retain(|id, _| left.contains(id));
        self.persons.retain(|id, _| left.contains(id));
        self.derived.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        self.at_hand.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        self.owned = owned(&self.written.keys);
    }

    fn take(&mut self, list: Tombstones) -> Result<(), Broken> {
        let is_buried = |tenant: Option<Uuid>| tenant.is_some_and(|tenant| list.has(tenant, None));
        self.written.keys.retain(|it| !is_buried(it.tenant));
        for entry in self.written.keys.iter_mut().filter(|it| it.has_persons()) {
            let persons = self.persons.get_mut(&entry.id).ok_or(Broken)?;
            // A key made later never sealed a value of this person.
            let is_of = |it: &&Tombstone| Some(it.tenant) == entry.tenant && entry.id < it.next;
            let gone = list.stones().iter().filter(is_of).filter_map(|stone| stone.person);
            if gone.filter(|person| persons.destroy(*person)).count() > 0 {
                entry.persons = wrap_persons(&self.root, persons, &of_persons(entry.id, entry.tenant))?;
            }
        }
        self.forget();
        let next = list.stones().iter().map(|stone| stone.next).max().unwrap_or(0);
        self.written.next = self.written.next.max(next);
        self.written.buried = list.end();
        self.tombstones = list;
        Ok(())
    }

    /// The environment that the keyring belongs to. Errors: somebody else wrote the word.
    pub(crate) fn environment(&self) -> Result<Option<&str>, Broken> {
        let Some(label) = &self.written.environment else { return Ok(None) };
        if self.proof_of(&label.word)? == label.proof { Ok(Some(&label.word)) } else { Err(Broken) }
    }

    /// Labels the keyring with its environment.
    pub(crate) fn label(&mut self, word: &str) -> Result<(), Broken> {
        self.written.environment = Some(Label { word: word.to_owned(), proof: self.proof_of(word)? });
        Ok(())
    }

    fn proof_of(&self, word: &str) -> Result<String, Broken> {
        let own = self.newest(None).ok_or(Broken)?.1.for_purpose("environment label")?;
        let proof: [u8; 32] = keyed_hash(&own, word.as_bytes())?;
        Ok(STANDARD.encode(proof))
    }

    /// The list of destroyed keys, the oldest entry first.
    pub(crate) fn tombstones(&self) -> &Tombstones {
        &self.tombstones
    }

    /// Replaces the root key and wraps every key with the new one: no row changes. Gives its number.
    pub(crate) fn rotate(
        &mut self,
        seal: &Seal,
        now: Timestamp,
        fresh: &Fresh,
        nonces: &[Nonce],
    ) -> Result<u32, Broken> {
        let number = self.written.root.number + 1;
        let wrapped = wrap(&seal.0, &fresh.key, &fresh.nonce, &of_root(number))?;
        let root = Key::of(fresh.key);
        for (at, entry) in self.written.keys.iter_mut().enumerate() {
            let (key, nonce) = self.keys.get(&entry.id).zip(nonces.get(at)).ok_or(Broken)?;
            entry.wrapped = wrap(&root, key.bytes(), nonce, &of_entry(entry.id, entry.tenant, entry.finds))?;
            if let Some(persons) = self.persons.get(&entry.id) {
                entry.persons = wrap_persons(&root, persons, &of_persons(entry.id, entry.tenant))?;
            }
        }
        self.written.root = Root { number, made_at: now, wrapped };
        self.root = root;
        Ok(number)
    }

    /// Replaces the seal; no key changes.
    pub(crate) fn reseal(&mut self, seal: &Seal, salt: Salt, nonce: &Nonce) -> Result<(), Broken> {
        self.written.root.wrapped =
            wrap(&seal.0, self.root.bytes(), nonce, &of_root(self.written.root.number))?;
        self.written.salt = STANDARD.encode(salt);
        Ok(())
    }

    /// The root key itself, for splitting.
    pub(crate) fn root_key(&self) -> &[u8; 32] {
        self.root.bytes()
    }

    /// The key of this id.
    pub(crate) fn key(&self, id: u32) -> Option<&Key> {
        self.keys.get(&id)
    }

    /// The newest key of a workspace, with its id.
    pub(crate) fn newest(&self, tenant: Option<Uuid>) -> Option<(u32, &Key)> {
        let id = self.owned.get(&tenant)?.seals?;
        Some((id, self.keys.get(&id)?))
    }

    /// The id of a workspace's key for finding values.
    pub(crate) fn finder(&self, tenant: Uuid) -> Option<u32> {
        self.owned.get(&Some(tenant))?.finds
    }

    /// Every key that seals for a workspace; older keys of a workspace come first.
    pub(crate) fn versions(&self) -> impl Iterator<Item = Version> + '_ {
        let sealing = self.written.keys.iter().filter(|it| !it.finds);
        sealing.filter_map(|it| Some(Version { tenant: it.tenant?, key: it.id, made_at: it.made_at }))
    }

    /// The key of one column for one use, derived from the key of this id.
    pub(crate) fn column(&self, id: u32, to: Use, column: &'static str) -> Result<Key, Broken> {
        let at = (id, to, column);
        if let Some(key) = self.derived.read().unwrap_or_else(PoisonError::into_inner).get(&at) {
            return Ok(key.clone());
        }
        let key = to.key(self.keys.get(&id).ok_or(Broken)?, column)?;
        self.derived.write().unwrap_or_else(PoisonError::into_inner).insert(at, key.clone());
        Ok(key)
    }

    /// The key of one column for one person, derived from the key of this id. Errors: it was destroyed.
    pub(crate) fn column_of(&self, id: u32, person: Uuid, column: &'static str) -> Result<Key, Broken> {
        let at = (id, person);
        let known = match self.at_hand.read().unwrap_or_else(PoisonError::into_inner).get(&at) {
            Some(of_person) => match of_person.column(column) {
                Some(key) => return Ok(key.clone()),
                None => Some(of_person.key.clone()),
            },
            None => None,
        };
        let of_person = || self.persons.get(&id).and_then(|persons| persons.key(person)).ok_or(Broken);
        let person_key = known.map_or_else(of_person, Ok)?;
        let key = Use::Seal.key(&person_key, column)?;
        let mut at_hand = self.at_hand.write().unwrap_or_else(PoisonError::into_inner);
        if at_hand.len() >= AT_HAND && !at_hand.contains_key(&at) {
            at_hand.clear();
        }
        let of_person = at_hand.entry(at).or_insert(OfPerson { key: person_key, columns: Vec::new() });
        if of_person.column(column).is_none() {
            of_person.columns.push((column, key.clone()));
        }
        Ok(key)
    }

    /// Every key's id with its workspace.
    pub(crate) fn ids(&self) -> impl Iterator<Item = (u32, Option<Uuid>)> + '_ {
        self.written.keys.iter().map(|it| (it.id, it.tenant))
    }

    /// The root key's number and time.
    pub(crate) fn root(&self) -> (u32, Timestamp) {
        (self.written.root.number, self.written.root.made_at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn fresh(n: u8) -> Fresh {
        Fresh { key: [n; 32], persons: [n + 100; 32], nonce: [n; 24] }
    }

    fn made() -> (Ring, Seal) {
        let seal = Seal::of(b"a phrase", &[3; 16]).expect("a seal");
        (Ring::make(&seal, [3; 16], NOW, &fresh(1), &fresh(2)).expect("made"), seal)
    }

    fn ring() -> Ring {
        let mut ring = made().0;
        ring.add(Some(Uuid::from_u128(9)), NOW, &fresh(4)).expect("added");
        ring
    }

    #[test]
    fn it_is_read_as_it_was_written_by_who_has_the_phrase() {
        let text = ring().text().expect("text");
        let (read, _) = Ring::read(&text, b"a phrase").expect("read");
        assert_eq!(read.newest(Some(Uuid::from_u128(9))).map(|it| (it.0, *it.1.bytes())), Some((2, [4; 32])));
        assert_eq!(Ring::read(&text, b"another").err(), Some(Unread::OtherSeal));
    }

    #[test]
    fn it_keeps_its_environment_and_a_word_that_somebody_else_wrote_is_damage() {
        let (mut ring, seal) = made();
        assert_eq!(ring.environment(), Ok(None));
        ring.label("production").expect("labelled");
        let text = ring.text().expect("text");
        let again = |text: &[u8]| Ring::read_again(text, &seal).expect("read");
        assert_eq!(again(&text).environment(), Ok(Some("production")));
        let changed = String::from_utf8(text).expect("text").replace("\"production\"", "\"staging\"");
        assert_eq!(again(changed.as_bytes()).environment(), Err(Broken));
        let mut rotated = again(changed.replace("\"staging\"", "\"production\"").as_bytes());
        rotated.rotate(&seal, NOW, &fresh(7), &[[8; 24]]).expect("rotated");
        assert_eq!(rotated.environment(), Ok(Some("production")), "its proof outlives a root key");
    }

    #[test]
    fn no_key_stands_in_it_as_it_is() {
        let text = ring().text().expect("text");
        for n in [1u8, 2, 4, 104] {
            assert!(!text.windows(32).any(|it| it == [n; 32]));
            let plain = STANDARD.encode([n; 32]);
            assert!(!String::from_utf8_lossy(&text).contains(&plain[..40]));
        }
    }

    #[test]
    fn a_key_that_was_given_another_owner_or_changed_is_damage_and_not_left_out() {
        let text = String::from_utf8(ring().text().expect("text")).expect("text");
        let stolen = text.replace(&Uuid::from_u128(9).to_string(), &Uuid::from_u128(8).to_string());
        assert_ne!(stolen, text);
        assert_eq!(Ring::read(stolen.as_bytes(), b"a phrase").err(), Some(Unread::Damaged));
        for cut in [0, text.len() / 2, text.len() - 2] {
            assert_eq!(Ring::read(&text.as_bytes()[..cut], b"a phrase").err(), Some(Unread::Damaged));
        }
    }

    #[test]
    fn a_key_that_finds_cannot_pass_for_one_that_seals() {
        let mut ring = ring();
        ring.add_finder(Uuid::from_u128(9), NOW, &fresh(5)).expect("added");
        assert_eq!(ring.newest(Some(Uuid::from_u128(9))).map(|it| it.0), Some(2));
        let text = String::from_utf8(ring.text().expect("text")).expect("text");
        let turned = text.replace("\"finds\": true", "\"finds\": false");
        assert_ne!(turned, text);
        assert_eq!(Ring::read(turned.as_bytes(), b"a phrase").err(), Some(Unread::Damaged));
    }

    #[test]
    fn who_is_buried_has_no_key_and_no_id_is_given_twice() {
        let (mut ring, tenant) = (ring(), Uuid::from_u128(9));
        ring.add_finder(tenant, NOW, &fresh(5)).expect("added");
        let copy = ring.text().expect("text");
        ring.bury(tenant, None, NOW).expect("buried");
        assert!(
            ring.newest(Some(tenant)).is_none() && ring.finder(tenant).is_none() && ring.key(2).is_none()
        );
        assert_eq!(ring.add(Some(Uuid::from_u128(8)), NOW, &fresh(6)), Ok(4), "two and three were others'");
        let list = ring.tombstones().text().expect("text");
        // An older copy, too.
        let (mut old, _) = Ring::read(&copy, b"a phrase").expect("read");
        assert!(old.newest(Some(tenant)).is_some());
        old.apply(&list).expect("applied");
        assert!(old.newest(Some(tenant)).is_none());
        assert_eq!(old.add(Some(Uuid::from_u128(7)), NOW, &fresh(6)), Ok(4));
        let (mut new, _) = Ring::read(&ring.text().expect("text"), b"a phrase").expect("read");
        assert!(new.apply(b"").is_err(), "the list it saw is gone");
        assert!(new.apply(&list).is_ok());
    }

    #[test]
    fn a_person_who_is_buried_has_no_key_in_any_copy_and_everybody_else_has_theirs() {
        let (mut ring, tenant) = (ring(), Uuid::from_u128(9));
        let [gone, stays] = [5, 6].map(Uuid::from_u128);
        let key = |ring: &Ring, id, person| ring.column_of(id, person, "a.b").map(|key| *key.bytes()).ok();
        let (copy, before) = (ring.text().expect("text"), [gone, stays].map(|it| key(&ring, 2, it)));
        assert!(before[0].is_some() && before[0] != before[1]);
        ring.bury(tenant, Some(gone), NOW).expect("buried");
        ring.bury(tenant, Some(gone), NOW).expect("once more changes nothing");
        assert_eq!(ring.tombstones().stones().len(), 1);
        let list = ring.tombstones().text().expect("text");
        let (mut again, _) = Ring::read(&ring.text().expect("text"), b"a phrase").expect("read");
        assert_eq!(key(&again, 2, gone), None, "not even without the list");
        again.apply(&list).expect("applied");
        // An older copy opens with the list, and its next writing leaves the key out.
        let (mut old, _) = Ring::read(&copy, b"a phrase").expect("read");
        old.apply(&list).expect("applied");
        let (written, _) = Ring::read(&old.text().expect("text"), b"a phrase").expect("read");
        for ring in [&ring, &again, &old, &written] {
            assert_eq!([gone, stays].map(|it| key(ring, 2, it)), [None, before[1]]);
        }
        // A newer key has its own key for each person, and the older one stays the same.
        assert_eq!(ring.add(Some(tenant), NOW, &fresh(6)), Ok(3));
        let nonces = vec![[6; 24]; 3];
        let seal = Seal::of(b"a phrase", &[3; 16]).expect("a seal");
        ring.rotate(&seal, NOW, &fresh(7), &nonces).expect("rotated");
        let (mut read, _) = Ring::read(&ring.text().expect("text"), b"a phrase").expect("read");
        read.apply(&list).expect("applied");
        assert_eq!([gone, stays].map(|it| key(&read, 2, it)), [None, before[1]]);
        assert!(key(&read, 3, gone).is_some() && key(&read, 3, stays) != before[1]);
    }

    #[test]
    fn what_persons_keys_come_from_is_bound_to_its_entry() {
        let mut ring = ring();
        ring.add(Some(Uuid::from_u128(8)), NOW, &fresh(6)).expect("added");
        let [one, other] = [1, 2].map(|at: usize| ring.written.keys[at].persons.clone());
        assert!(!one.is_empty() && one != other && ring.written.keys[0].persons.is_empty());
        let text = String::from_utf8(ring.text().expect("text")).expect("text");
        for turned in
            [text.replace(&one, &other), text.replace(&format!(",\n      \"persons\": \"{one}\""), "")]
        {
            assert_ne!(turned, text);
            assert_eq!(Ring::read(turned.as_bytes(), b"a phrase").err(), Some(Unread::Damaged));
        }
    }

    #[test]
    fn no_more_keys_of_persons_are_at_hand_than_a_busy_day_has() {
        let ring = ring();
        for n in 0..=AT_HAND as u128 {
            ring.column_of(2, Uuid::from_u128(n), "a.b").expect("a key");
        }
        assert_eq!(ring.at_hand.read().expect("unlocked").len(), 1);
    }

    #[test]
    fn only_a_key_that_was_replaced_is_taken_out() {
        let (mut ring, tenant) = (ring(), Uuid::from_u128(9));
        let version = |key| Version { tenant, key, made_at: NOW };
        ring.add_finder(tenant, NOW, &fresh(5)).expect("added");
        assert!(!ring.retire(version(2)), "it is the newest");
        assert_eq!(ring.add(Some(tenant), NOW, &fresh(6)), Ok(4));
        for other in [version(1), version(3), version(4), version(9)] {
            assert!(!ring.retire(other), "{other:?}");
        }
        assert!(!ring.retire(Version { tenant: Uuid::from_u128(8), ..version(2) }));
        assert!(ring.retire(version(2)));
        let (read, _) = Ring::read(&ring.text().expect("text"), b"a phrase").expect("read");
        assert_eq!(read.versions().collect::<Vec<_>>(), [version(4)]);
        assert!(read.key(2).is_none() && read.column(2, Use::Seal, "a.b").is_err());
    }

    #[test]
    fn a_new_root_key_wraps_the_same_keys_and_the_old_wrapping_is_gone() {
        let (mut ring, seal) = made();
        let before = ring.written.keys[0].wrapped.clone();
        assert_eq!(ring.rotate(&seal, NOW, &fresh(5), &[[6; 24]]), Ok(2));
        let (read, _) = Ring::read(&ring.text().expect("text"), b"a phrase").expect("read");
        assert_eq!((read.root().0, read.key(1).map(|key| *key.bytes())), (2, Some([2; 32])));
        assert_ne!(read.written.keys[0].wrapped, before);
    }
}
