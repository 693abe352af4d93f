//! An export of a workspace's audit log as JSON Lines, and its check by anybody who has the file.
//! Invariant: a file has exactly one form, so that the check finds every changed byte; it names the first
//! event that is changed, missing, added or out of order by its number.

use crate::event::Event;
use crate::hash::{Hash, SALT, read, written};
use crate::note::{Checkpoint, Public, Section, Signer};
use crate::proof::{is_consistent, root_of_inclusion};
use serde::{Deserialize, Serialize};

/// The first line of a section.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    /// The signed checkpoint that proves the events.
    checkpoint: String,
    /// The public key of the signature.
    key: String,
    /// The range of the events that follow, also signed.
    section: String,
    /// Proof that an older tree is the beginning of this one; null where none was requested.
    since: Option<Since>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Since {
    proof: Vec<String>,
    size: u64,
}

/// Each further line of a section.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    event: Event,
    index: u64,
    proof: Vec<String>,
    salt: String,
}

/// An event with its proof.
#[derive(Debug)]
pub struct Proved {
    /// The event.
    pub event: Event,
    /// The leaf's salt.
    pub salt: [u8; SALT],
    /// The leaf's place in the tree.
    pub index: u64,
    /// The path from the leaf to the root.
    pub proof: Vec<Hash>,
}

/// The first line of a section.
#[derive(Debug)]
pub struct Opening {
    /// The signed checkpoint.
    pub checkpoint: String,
    /// The range of the events.
    pub section: Section,
    /// An older size and the proof from it.
    pub since: Option<(u64, Vec<Hash>)>,
}

/// A section in the format of the file. Errors: none that a field allows.
pub fn write(signer: &Signer, opening: Opening, events: Vec<Proved>) -> Result<String, serde_json::Error> {
    let texts = |proof: &[Hash]| proof.iter().map(|hash| written(hash)).collect();
    let since = opening.since.map(|(size, proof)| Since { proof: texts(&proof), size });
    let section = signer.sign(&opening.section.text());
    let head = Head { checkpoint: opening.checkpoint, key: signer.public().text(), section, since };
    let mut text = serde_json::to_string(&head)? + "\n";
    for Proved { event, salt, index, proof } in events {
        let line = Line { event, index, proof: texts(&proof), salt: written(&salt) };
        text += &serde_json::to_string(&line)?;
        text.push('\n');
    }
    Ok(text)
}

/// Why the check does not accept an export as whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Somebody tampered with it; which event or line, in words.
    Tampered(String),
    /// The export lacks what the check needs; the remedy in words.
    Unproved(String),
}

/// The result of a check.
pub type Checked<T> = Result<T, Fault>;

fn tampered<T>(says: String) -> Checked<T> {
    Err(Fault::Tampered(says))
}

/// A sound export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// The workspace.
    pub workspace: String,
    /// The number of the first event.
    pub first: u64,
    /// The number of the last one.
    pub last: u64,
    /// How many events the workspace had at the checkpoint.
    pub count: u64,
    /// The checkpoint of its last section.
    pub checkpoint: Checkpoint,
    /// The key that signed it.
    pub key: Public,
}

impl Whole {
    /// Whether it holds every event up to the checkpoint.
    pub fn is_complete(&self) -> bool {
        self.first == 1 && self.last == self.count
    }
}

/// The facts that the reader kept from before.
#[derive(Debug, Default)]
pub struct Known<'a> {
    /// The key from another source than the export.
    pub key: Option<Public>,
    /// An older signed checkpoint.
    pub checkpoint: Option<&'a str>,
}

/// Checks an export. Errors: the first fault in it.
pub fn check(text: &str, known: &Known<'_>) -> Checked<Whole> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut at = 0;
    let mut whole: Option<Whole> = None;
    while at < lines.len() {
        let opened = open(lines[at], at, known)?;
        let here = &opened.section;
        if let Some(before) = &whole {
            follows(before, &opened, at)?;
        }
        let events = events(&lines[at + 1..]);
        let numbers: Vec<u64> = events.iter().map(|found| found.seq).collect();
        for (n, found) in events.iter().enumerate() {
            let wanted = here.first + n as u64;
            place(&opened, found, wanted, (&numbers, n), at + 2 + n)?;
        }
        let wanted = here.first + events.len() as u64;
        if wanted != here.last + 1 {
            return tampered(format!("event {wanted} is missing"));
        }
        at += 1 + events.len();
        let first = whole.as_ref().map_or(here.first, |before| before.first);
        whole = Some(opened.whole(first));
    }
    whole.ok_or_else(|| Fault::Tampered("the export holds no line".into()))
}

/// A section's first line, checked.
struct Opened {
    section: Section,
    checkpoint: Checkpoint,
    key: Public,
}

impl Opened {
    fn whole(self, first: u64) -> Whole {
        let Section { workspace, last, count, .. } = self.section;
        Whole { workspace, first, last, count, checkpoint: self.checkpoint, key: self.key }
    }
}

/// Parses a line that is in its canonical form.
fn exact<T: Serialize + for<'a> Deserialize<'a>>(line: &str) -> Option<T> {
    let bare = line.strip_suffix('\n')?;
    let read: T = serde_json::from_str(bare).ok()?;
    (serde_json::to_string(&read).ok()? == bare).then_some(read)
}

fn open(line: &str, at: usize, known: &Known<'_>) -> Checked<Opened> {
    let changed = |what: &str| Fault::Tampered(format!("line {}: {what}", at + 1));
    let head: Head =
        exact(line).ok_or_else(|| changed("the section's first line is not as it was written"))?;
    let key = Public::parse(&head.key).ok_or_else(|| changed("the key is none"))?;
    if known.key.is_some_and(|kept| kept != key) {
        return tampered(format!("line {}: it was signed with another key than the one you kept", at + 1));
    }
    let checkpoint = Checkpoint::open(&head.checkpoint, key)
        .ok_or_else(|| changed("the checkpoint's signature does not hold"))?;
    let section =
        Section::open(&head.section, key).ok_or_else(|| changed("the section's signature does not hold"))?;
    if (section.size, section.root) != (checkpoint.size, checkpoint.root) {
        return Err(changed("the section is of another checkpoint"));
    }
    if let Some(old) = known.checkpoint {
        since(old, &head, key, &checkpoint)?;
    }
    Ok(Opened { section, checkpoint, key })
}

/// Checks that the older checkpoint's tree is the beginning of this one's.
fn since(old: &str, head: &Head, key: Public, new: &Checkpoint) -> Checked<()> {
    let Some(old) = Checkpoint::open(old, key) else {
        return tampered("the checkpoint you kept was not signed with the export's key".into());
    };
    let rewritten = || {
        Fault::Tampered(format!(
            "history was rewritten: the {} events of the checkpoint you kept are not the beginning of this tree",
            old.size
        ))
    };
    if old.size > new.size {
        return Err(rewritten());
    }
    let proof = if old.size == new.size {
        Some(Vec::new())
    } else {
        head.since
            .as_ref()
            .filter(|since| since.size == old.size)
            .and_then(|since| since.proof.iter().map(|text| read(text)).collect())
    };
    let Some(proof) = proof else {
        return Err(Fault::Unproved(format!(
            "the export holds no proof from the checkpoint you kept; make one since {}",
            old.size
        )));
    };
    if is_consistent((old.size, old.root), (new.size, new.root), &proof) { Ok(()) } else { Err(rewritten()) }
}

/// A line that may be an event's, with the number it claims.
struct Found {
    seq: u64,
    line: Option<Line>,
}

/// The events up to the next section.
fn events(lines: &[&str]) -> Vec<Found> {
    let is_event = |line: &&&str| exact::<Head>(line).is_none();
    let found = lines.iter().take_while(is_event).map(|line| {
        let line: Option<Line> = exact(line);
        Found { seq: line.as_ref().map_or(0, |line| line.event.seq), line }
    });
    found.collect()
}

fn follows(before: &Whole, opened: &Opened, at: usize) -> Checked<()> {
    let here = &opened.section;
    if here.workspace != before.workspace || opened.key != before.key {
        return tampered(format!("line {}: a section of another log", at + 1));
    }
    if here.first > before.last + 1 {
        return tampered(format!("event {} is missing", before.last + 1));
    }
    if here.first < before.last + 1 {
        return tampered(format!("event {} is there a second time or out of order", here.first));
    }
    if opened.checkpoint != before.checkpoint {
        return tampered(format!("line {}: a section of another checkpoint", at + 1));
    }
    Ok(())
}

/// Checks that the event on this line is the expected one, as it was sealed.
fn place(
    opened: &Opened,
    found: &Found,
    wanted: u64,
    (numbers, n): (&[u64], usize),
    line: usize,
) -> Checked<()> {
    let here = &opened.section;
    let is_sealed = found.line.as_ref().is_some_and(|line| is_sealed(line, here));
    if is_sealed && found.seq == wanted && wanted <= here.last {
        return Ok(());
    }
    if !is_sealed {
        let is_more = numbers.len() as u64 > (here.last + 1).saturating_sub(here.first);
        return tampered(match is_more {
            true => format!("line {line}: an event was added or changed where event {wanted} belongs"),
            false => format!("line {line}: event {wanted} was changed"),
        });
    }
    tampered(if found.seq > wanted && numbers[n..].contains(&wanted) {
        format!("line {line}: event {} is before event {wanted}: out of order", found.seq)
    } else if found.seq > wanted {
        format!("line {line}: event {wanted} is missing")
    } else {
        format!("line {line}: event {} is there a second time or out of order", found.seq)
    })
}

fn is_sealed(line: &Line, section: &Section) -> bool {
    let proved = || {
        let proof: Vec<Hash> = line.proof.iter().map(|text| read(text)).collect::<Option<_>>()?;
        let leaf = line.event.leaf(&read(&line.salt)?)?;
        root_of_inclusion(leaf, line.index, section.size, &proof)
    };
    line.event.workspace == section.workspace && proved() == Some(section.root)
}
