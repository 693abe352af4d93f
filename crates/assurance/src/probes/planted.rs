//! Words that only one shop may know: the product's own actions write them in a canary, then the check
//! searches every file.
//! Invariant: the words are random and new each time. Beside them the check writes one that may be in clear
//! text; the same search must find it, so that a search without a result means something.

use super::stored;
use crate::probe::{Broken, ensure};
use crate::world::World;
use database::backup::DAMAGED;
use database::classes::{COLUMNS, Column, Form};
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::role::Role;
use memchr::memmem;
use platform::random::random;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tokio_postgres::Client;
use uuid::Uuid;

const OK: u16 = 200;
/// Largest difference between the clocks of files and of this program.
const SLACK: SignedDuration = SignedDuration::from_secs(2);
/// Bytes of a file per read.
const PIECE: usize = 1 << 20;
/// Rows of a column that are opened, the newest first.
const NEWEST: i64 = 50;

/// The words of one search; all the secret ones have the same prefix.
struct Words {
    kept: String,
    clear: String,
}

impl Words {
    fn fresh() -> Result<Words, Broken> {
        Ok(Words { kept: letters()?, clear: letters()? })
    }

    fn of(&self, field: &str) -> String {
        format!("{}{field}", self.kept)
    }
}

/// Sixteen random letters, which fit into a name, a code or a sentence.
fn letters() -> Result<String, Broken> {
    let bytes: [u8; 16] = random()?;
    Ok(bytes.iter().map(|byte| char::from(b'a' + byte % 26)).collect())
}

/// The result of a search.
pub struct Search {
    /// Sealed columns with a planted word in a row.
    pub reached: usize,
    /// Files that were written since and searched.
    pub files: usize,
}

/// Plants words and searches for them. Errors: a word is in a file, the search finds nothing at all, the
/// database's.
pub async fn hidden(world: &World, superuser: &Client) -> Result<Search, Broken> {
    let (began, words) = ((world.clock)(), Words::fresh()?);
    let tenant = plant(world, &words, began).await?;
    let reached = reached(world, superuser, tenant, &words).await?;
    ensure(reached > 0, || "No planted word was found in a sealed column.".into())?;
    superuser.batch_execute("checkpoint").await?;
    let (folders, since) = (folders(world), SystemTime::from(began - SLACK));
    let searched = tokio::task::spawn_blocking(move || -> io::Result<Found> {
        let mut found = Found::default();
        for folder in &folders {
            found.look_through(folder, since, [words.kept.as_bytes(), words.clear.as_bytes()])?;
        }
        Ok(found)
    });
    let found = searched.await??;
    ensure(found.clear > 0, || {
        "A word that is stored in clear text was not found where it is stored.".into()
    })?;
    ensure(found.kept.is_empty(), || {
        format!("A word that only a shop may know is in {}.", found.kept.join(", "))
    })?;
    Ok(Search { reached, files: found.files })
}

/// The folders of the program and its database: the data folder, and that of the backups where it is another.
fn folders(world: &World) -> Vec<PathBuf> {
    let repository = world.backups.as_ref().ok().map(|backups| backups.repository());
    let elsewhere = repository.filter(|folder| !folder.starts_with(&world.data));
    [world.data.clone()].into_iter().chain(elsewhere).collect()
}

/// Writes the words as a person of a canary. Gives its workspace.
async fn plant(world: &World, words: &Words, now: Instant) -> Result<Uuid, Broken> {
    let visit = world.visitor(Role::Owner).await?;
    let (mut client, bearer) = (world.stranger().await?, format!("Bearer {}", visit.token));
    for (nth, (action, body)) in deeds(words, now.as_second()).into_iter().enumerate() {
        let key = format!("planted-{}-{nth}", now.as_millisecond());
        let headers = [("authorization", bearer.as_str()), ("idempotency-key", &key)];
        let answer =
            client.post_json(&format!("/api/v1/actions/{action}"), &headers, &body.to_string()).await?;
        ensure(answer.status == OK, || {
            format!(
                "{action} of a canary could not be tried: it was answered {} {}.",
                answer.status,
                answer.code()
            )
        })?;
    }
    Ok(visit.tenant.uuid())
}

/// The actions with their input. The item's name is a business value and is stored in clear text.
fn deeds(words: &Words, turn: i64) -> Vec<(&'static str, Value)> {
    let (item, lot, hold) = (format!("PLANT-{turn}"), format!("PLANT-L-{turn}"), format!("PLANT-H-{turn}"));
    let party = |code: &str, kind| {
        json!({ "party": words.of(code), "kind": kind, "name": format!("Canary {}", words.of("name")),
                "phone": words.of("phone"), "location": words.of("place") })
    };
    let line = json!({ "description": words.of("line"), "quantity": "1", "unit": "each",
                       "price_minor_per_unit": "100", "tax_class": "gst" });
    let tender = json!({ "mode": "upi", "amount_minor": 100, "reference": words.of("tender") });
    vec![
        ("workspace.party.create", party("c", "customer")),
        ("workspace.party.create", party("s", "supplier")),
        ("make.item.create", json!({ "code": item, "name": words.clear, "unit": "kg" })),
        (
            "make.lot.receive",
            json!({ "item": item, "lot": lot, "supplier": words.of("s"), "supplier_lot": words.of("lot"),
                    "quantity": "1", "unit": "kg", "cost_minor": 100 }),
        ),
        ("make.lot.hold", json!({ "hold": hold, "lot": lot, "reason": words.of("hold") })),
        ("make.hold.lift", json!({ "hold": hold, "reason": words.of("lift") })),
        (
            "make.recipe.publish",
            json!({ "code": format!("{item}-R"), "version": 1, "name": words.of("recipe"), "output_item": item,
                    "basis": { "item": item, "quantity": "1", "unit": "kg" },
                    "lines": [{ "item": item, "quantity": "1", "unit": "kg" }] }),
        ),
        (
            "sell.article.create",
            json!({ "tag": item, "metal": "silver", "fineness_ppt": "925", "gross_mg": 1000, "net_mg": 1000,
                    "description": words.of("piece") }),
        ),
        ("sell.invoice.post", json!({ "party": words.of("c"), "lines": [line] })),
        ("sell.payment.receive", json!({ "party": words.of("c"), "tenders": [tender] })),
    ]
}

/// How many of the sealed columns hold a planted word in this workspace.
async fn reached(world: &World, client: &Client, tenant: Uuid, words: &Words) -> Result<usize, Broken> {
    let (vault, kept) = (world.platform.encryption.vault(), memmem::Finder::new(&words.kept));
    let mut reached = 0;
    for column in COLUMNS.iter().filter(|column| column.form == Form::Sealed && has_workspace(column)) {
        let rows = stored::newest(client, column, tenant, NEWEST).await?;
        let opened = rows.iter().filter_map(|row| vault.open(&row.cell, &row.value).ok());
        reached += usize::from(opened.into_iter().any(|plain| kept.find(&plain).is_some()));
    }
    Ok(reached)
}

fn has_workspace(column: &Column) -> bool {
    COLUMNS.iter().any(|other| other.table == column.table && other.name == "tenant_id")
}

/// The result of a search through files.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    files: usize,
    /// Files with the word that may be in clear text.
    clear: usize,
    /// The kinds of file that contain a secret word.
    kept: Vec<String>,
}

impl Found {
    /// Searches every file of a folder that was written since then. Files that disappear meanwhile are
    /// skipped.
    fn look_through(&mut self, folder: &Path, since: SystemTime, words: [&[u8]; 2]) -> io::Result<()> {
        let inside = match fs::read_dir(folder) {
            Err(why) if why.kind() == ErrorKind::PermissionDenied && is_apart(folder) => return Ok(()),
            inside => there(inside)?,
        };
        for entry in inside.into_iter().flatten() {
            let entry = entry?;
            let Some(about) = there(entry.metadata())? else { continue };
            if about.is_dir() {
                self.look_through(&entry.path(), since, words)?;
            } else if about.is_file() && about.modified()? >= since {
                let Some(file) = there(File::open(entry.path()))? else { continue };
                let [kept, clear] = stand(file, words)?;
                self.files += 1;
                self.clear += usize::from(clear);
                self.kept.extend(kept.then(|| kind(&entry.path()).to_owned()));
            }
        }
        Ok(())
    }
}

/// Whether a folder is left out: one of keys that only the database's user reads, which never holds a
/// workspace's data, or a copy of data that is searched in its own place: a drill's, or a damaged one.
fn is_apart(folder: &Path) -> bool {
    let mut names = folder.components().map(|part| part.as_os_str().to_string_lossy());
    let is_key = folder.parent().and_then(Path::file_name).is_some_and(|name| name == "keys");
    is_key || names.any(|name| ["drill-", DAMAGED].iter().any(|begins| name.starts_with(begins)))
}

/// The result for a file; None where the file is gone.
fn there<T>(got: io::Result<T>) -> io::Result<Option<T>> {
    match got {
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(None),
        other => other.map(Some),
    }
}

/// The kind of a file in public words, without a path of this machine.
fn kind(file: &Path) -> &'static str {
    let within = |name: &str| file.components().any(|part| part.as_os_str() == name);
    if within("pg_wal") {
        "the write-ahead log"
    } else if within("base") || within("global") {
        "a table's or an index's file"
    } else if within("backup") {
        "the backups"
    } else {
        "a file beside the database"
    }
}

/// Which of the words are in the input.
fn stand(mut from: impl Read, words: [&[u8]; 2]) -> io::Result<[bool; 2]> {
    let finders = words.map(memmem::Finder::new);
    let overlap = words.map(<[u8]>::len).into_iter().max().unwrap_or(1).saturating_sub(1);
    let (mut piece, mut stand) = (Vec::with_capacity(PIECE + overlap), [false; 2]);
    loop {
        let kept = piece.len().min(overlap);
        piece.drain(..piece.len() - kept);
        if from.by_ref().take(PIECE as u64).read_to_end(&mut piece)? == 0 {
            return Ok(stand);
        }
        for (is_there, finder) in stand.iter_mut().zip(&finders) {
            *is_there |= finder.find(&piece).is_some();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_word_is_found_wherever_the_reading_cuts_it() {
        let words: [&[u8]; 2] = [b"kept-to-itself", b"clear"];
        for at in (PIECE - 20..PIECE + 3).chain([0, 2 * PIECE - 5, 3 * PIECE]) {
            let mut bytes = vec![b'x'; at];
            bytes.extend_from_slice(words[0]);
            assert_eq!(stand(&bytes[..], words).expect("read"), [true, false], "{at}");
            assert_eq!(stand(&bytes[..bytes.len() - 1], words).expect("read"), [false; 2], "{at}");
        }
        assert_eq!(stand(&b"clear kept-to-itself"[..], words).expect("read"), [true; 2]);
        assert_eq!(stand(&b""[..], words).expect("read"), [false; 2]);
    }

    #[test]
    fn every_file_that_was_written_since_is_looked_through() {
        let folder = std::env::temp_dir().join(format!("steelyard-planted-{}", std::process::id()));
        let deep = folder.join("database/pg_wal");
        fs::create_dir_all(&deep).expect("made");
        fs::write(deep.join("0001"), "..kept-to-itself..").expect("written");
        fs::write(folder.join("told"), "clear").expect("written");
        let words: [&[u8]; 2] = [b"kept-to-itself", b"clear"];
        let look = |since| {
            let mut found = Found::default();
            found.look_through(&folder, since, words).expect("read");
            found
        };
        let all = look(SystemTime::UNIX_EPOCH);
        assert_eq!(all, Found { files: 2, clear: 1, kept: vec!["the write-ahead log".into()] });
        assert_eq!(look(SystemTime::now() + Duration::from_secs(60)), Found::default());
        fs::remove_dir_all(&folder).expect("removed");
    }
}
