//! The list of workspaces and persons whose keys were destroyed, stored beside the keyring: one line each,
//! chained by keyed hashes.
//! Invariant: a line cannot be removed, changed or moved unnoticed; a list only grows.

use crate::cipher::{Broken, Key};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::Uuid;

/// The purpose of its key, derived from the program's own.
const PURPOSE: &str = "tombstones";
/// The most bytes of a list: a million lines.
const MOST: usize = 256 << 20;

/// A workspace whose keys were destroyed, or a person in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tombstone {
    /// The workspace.
    pub tenant: Uuid,
    /// The person; None: the whole workspace.
    pub person: Option<Uuid>,
    /// The time.
    pub at: Timestamp,
    /// The first key id that was unused at that time: an older keyring never assigns an id below it again.
    pub(crate) next: u32,
}

/// A list's length and end, which the keyring remembers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct End {
    pub count: usize,
    pub mac: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    tenant: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<Uuid>,
    at: Timestamp,
    next: u32,
    mac: String,
}

/// The list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tombstones {
    stones: Vec<Tombstone>,
    macs: Vec<String>,
}

fn mac(key: &Key, before: &str, of: &Tombstone) -> Result<String, Broken> {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key.bytes()).map_err(|_| Broken)?;
    // Each part but the last has its own length.
    mac.update(&(before.len() as u64).to_be_bytes());
    mac.update(before.as_bytes());
    mac.update(of.tenant.as_bytes());
    mac.update(&[u8::from(of.person.is_some())]);
    mac.update(of.person.unwrap_or_default().as_bytes());
    mac.update(&of.next.to_be_bytes());
    mac.update(of.at.to_string().as_bytes());
    Ok(STANDARD.encode(mac.finalize().into_bytes()))
}

impl Tombstones {
    /// Reads a list that ends at the remembered end, or later. Errors: a line was changed, or is missing.
    pub(crate) fn read(text: &[u8], own: &Key, seen: &End) -> Result<Tombstones, Broken> {
        if text.len() > MOST {
            return Err(Broken);
        }
        let key = own.for_purpose(PURPOSE)?;
        let mut list = Tombstones::default();
        for line in text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let line: Line = serde_json::from_slice(line).map_err(|_| Broken)?;
            let stone = Tombstone { tenant: line.tenant, person: line.person, at: line.at, next: line.next };
            if mac(&key, list.last(), &stone)? != line.mac {
                return Err(Broken);
            }
            list.stones.push(stone);
            list.macs.push(line.mac);
        }
        match seen.count.checked_sub(1).map(|at| list.macs.get(at)) {
            None => Ok(list),
            Some(Some(mac)) if *mac == seen.mac => Ok(list),
            Some(_) => Err(Broken),
        }
    }

    /// Adds a line.
    pub(crate) fn add(&mut self, own: &Key, stone: Tombstone) -> Result<(), Broken> {
        let mac = mac(&own.for_purpose(PURPOSE)?, self.last(), &stone)?;
        self.stones.push(stone);
        self.macs.push(mac);
        Ok(())
    }

    pub(crate) fn text(&self) -> Result<Vec<u8>, Broken> {
        let mut text = Vec::new();
        for (stone, mac) in self.stones.iter().zip(&self.macs) {
            let line = Line {
                tenant: stone.tenant,
                person: stone.person,
                at: stone.at,
                next: stone.next,
                mac: mac.clone(),
            };
            text.extend(serde_json::to_vec(&line).map_err(|_| Broken)?);
            text.push(b'\n');
        }
        Ok(text)
    }

    pub(crate) fn end(&self) -> End {
        End { count: self.stones.len(), mac: self.last().to_owned() }
    }

    pub(crate) fn stones(&self) -> &[Tombstone] {
        &self.stones
    }

    /// Whether a workspace, or a person in it, is on the list.
    pub(crate) fn has(&self, tenant: Uuid, person: Option<Uuid>) -> bool {
        self.stones.iter().any(|stone| stone.tenant == tenant && stone.person == person)
    }

    fn last(&self) -> &str {
        self.macs.last().map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> Key {
        Key::of([7; 32])
    }

    fn stone(n: u128) -> Tombstone {
        Tombstone { tenant: Uuid::from_u128(n), person: None, at: Timestamp::UNIX_EPOCH, next: 9 }
    }

    fn three() -> Tombstones {
        let mut list = Tombstones::default();
        (1..=3).for_each(|n| list.add(&own(), stone(n)).expect("added"));
        list
    }

    #[test]
    fn it_is_read_as_it_was_written_and_may_have_grown_since_it_was_seen() {
        let (list, text) = (three(), three().text().expect("text"));
        let mut two = Tombstones::default();
        (1..=2).for_each(|n| two.add(&own(), stone(n)).expect("added"));
        for seen in [End::default(), two.end(), list.end()] {
            assert_eq!(Tombstones::read(&text, &own(), &seen).as_ref(), Ok(&list));
        }
        assert!(list.has(Uuid::from_u128(2), None) && !list.has(Uuid::from_u128(4), None));
    }

    #[test]
    fn a_person_is_told_from_their_workspace_and_a_line_cannot_be_turned_into_the_other() {
        let (tenant, person) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut list = Tombstones::default();
        list.add(&own(), Tombstone { person: Some(person), ..stone(1) }).expect("added");
        let text = String::from_utf8(list.text().expect("text")).expect("text");
        let read = Tombstones::read(text.as_bytes(), &own(), &list.end()).expect("read");
        assert!(read.has(tenant, Some(person)) && !read.has(tenant, None) && !read.has(person, None));
        for other in [String::new(), format!("\"person\":\"{tenant}\",")] {
            let turned = text.replace(&format!("\"person\":\"{person}\","), &other);
            assert!(Tombstones::read(turned.as_bytes(), &own(), &End::default()).is_err(), "{turned}");
        }
    }

    #[test]
    fn a_line_that_is_gone_changed_moved_or_of_another_instance_is_seen() {
        let (list, text) = (three(), String::from_utf8(three().text().expect("text")).expect("text"));
        let lines: Vec<&str> = text.lines().collect();
        let moved = text.replace("1970", "1971");
        for wrong in [
            String::new(),
            lines[..2].join("\n"),
            lines[1..].join("\n"),
            [lines[1], lines[0], lines[2]].join("\n"),
            [lines[0], lines[2]].join("\n"),
            text.replace("\"next\":9", "\"next\":8"),
            moved,
            format!("{text}{}", lines[2]),
            text[..text.len() - 9].to_owned(),
        ] {
            assert!(Tombstones::read(wrong.as_bytes(), &own(), &list.end()).is_err(), "{wrong}");
        }
        assert!(Tombstones::read(text.as_bytes(), &Key::of([8; 32]), &End::default()).is_err());
    }
}
