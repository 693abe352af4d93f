//! An archive that is read: its list, its manifest, and its files as streams.
//! Invariant: no more than a line, or a file that a row names, is in memory. Every byte that is used was
//! compared with the digest of the manifest before the transaction ends.

use super::lines::{self, Row};
use super::raw::NOTE;
use super::unfit::{damage, no_row, not_ours};
use super::zip_frame::{PlacedFile, read_list};
use super::{LogCheck, manifest};
use flate2::read::DeflateDecoder;
use platform::error::Result;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Take};
use std::sync::Arc;
use uuid::Uuid;

/// Bytes of a file that is read whole: the largest paper has five million, and a part of the log a few.
const FILE: u64 = 16 * 1024 * 1024;
/// Bytes of the manifest.
const MANIFEST: u64 = 32 * 1024 * 1024;
/// Bytes of a row as a line.
const LINE: u64 = 4 * 1024 * 1024;
const BUFFER: usize = 64 * 1024;

/// Bytes that are read at any place.
pub trait Bytes: Read + Seek + Send {}
impl<T: Read + Seek + Send> Bytes for T {}

/// Opens the bytes of an archive; each reader has a place of its own.
pub type Open = Arc<dyn Fn() -> io::Result<Box<dyn Bytes>> + Send + Sync>;

/// What `manifest.json` says.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Contents {
    format: String,
    version: u64,
    #[serde(default)]
    workspace: ToldWorkspace,
    #[serde(default)]
    moment: String,
    #[serde(default)]
    tables: Vec<ToldTable>,
    files: Vec<ToldFile>,
}

#[derive(Debug, Default, Deserialize)]
struct ToldWorkspace {
    #[serde(default)]
    id: Uuid,
    #[serde(default)]
    address: String,
}

#[derive(Debug, Deserialize)]
struct ToldTable {
    name: String,
    rows: i64,
}

#[derive(Debug, Deserialize)]
struct ToldFile {
    name: String,
    sha256: String,
    #[serde(default)]
    rows: i64,
}

/// A file of an archive with the digest that the manifest says.
struct FileEntry {
    at: u64,
    packed: u64,
    size: u64,
    /// None: the manifest itself.
    sha256: Option<String>,
    rows: i64,
}

/// An archive that is read.
pub(super) struct Source {
    open: Open,
    files: BTreeMap<String, FileEntry>,
    told: Contents,
}

/// A digest in hexadecimal digits.
pub(super) fn hex_of(digest: Sha256) -> String {
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The packed bytes of one file of the archive.
type PackedBytes = Take<BufReader<Box<dyn Bytes>>>;

/// A file's bytes, unpacked, while their digest is computed.
pub(super) struct Unpacking {
    from: Take<DeflateDecoder<PackedBytes>>,
    digest: Sha256,
    read: u64,
}

impl Read for Unpacking {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let many = self.from.read(into)?;
        self.digest.update(&into[..many]);
        self.read += many as u64;
        Ok(many)
    }
}

/// The lines of a file.
pub(super) struct Lines {
    name: String,
    from: BufReader<Unpacking>,
    size: u64,
    sha256: Option<String>,
    rows: i64,
    count: i64,
}

impl Lines {
    /// The next row; None at the end, where the file is compared with what the manifest says of it. Errors:
    /// `archive_refused` at `content`.
    pub fn next_row(&mut self) -> Result<Option<Row>> {
        let mut line = Vec::new();
        let read = self.from.by_ref().take(LINE + 1).read_until(b'\n', &mut line);
        read.map_err(|_| damage(&self.name))?;
        if line.is_empty() {
            return self.end().map(|()| None);
        }
        if line.len() as u64 > LINE || line.last() != Some(&b'\n') {
            return Err(damage(&self.name));
        }
        self.count += 1;
        let no_row = || no_row(&self.name, self.count);
        let row: Value = serde_json::from_slice(&line).map_err(|_| no_row())?;
        match row {
            Value::Object(row) if !row.values().any(lines::has_fraction) => Ok(Some(row)),
            _ => Err(no_row()),
        }
    }

    fn end(&mut self) -> Result<()> {
        let unpacked = self.from.get_ref();
        let digest = hex_of(unpacked.digest.clone());
        let is_it = self.sha256.as_ref() == Some(&digest) && unpacked.read == self.size;
        match is_it && self.count == self.rows {
            true => Ok(()),
            false => Err(damage(&self.name)),
        }
    }
}

impl Source {
    /// Reads the list and the manifest. Errors: `archive_refused` at `content`.
    pub fn of(open: Open) -> Result<Source> {
        let mut from = open().map_err(|_| not_ours("it cannot be read"))?;
        let list = read_list(&mut *from).map_err(|unfit| not_ours(unfit.0))?;
        let listed = |it: PlacedFile| {
            let (packed, size) = (it.file.packed, it.file.size);
            (it.file.name, FileEntry { at: it.at, packed, size, sha256: None, rows: 0 })
        };
        let files = list.into_iter().map(listed).collect();
        let source = Source { open, files, told: Contents::default() };
        let told = source.unpack("manifest.json", MANIFEST)?;
        let told: Contents = serde_json::from_slice(&told).map_err(|_| damage("manifest.json"))?;
        if told.format != "steelyard-workspace" || told.version != manifest::VERSION {
            return Err(not_ours("manifest.json has another version"));
        }
        source.with_digests(told)
    }

    /// With the digests of the manifest: it names each file once, and no other.
    fn with_digests(mut self, mut told: Contents) -> Result<Source> {
        for file in std::mem::take(&mut told.files) {
            let listed = self.files.get_mut(&file.name).ok_or_else(|| damage(&file.name))?;
            if listed.sha256.replace(file.sha256).is_some() {
                return Err(damage(&file.name));
            }
            listed.rows = file.rows;
        }
        let unnamed = self.files.iter().find(|(name, it)| it.sha256.is_none() && !is_unnamed(name));
        match unnamed {
            Some((name, _)) => Err(damage(name)),
            None => Ok(Source { told, ..self }),
        }
    }

    fn unpacking(&self, name: &str) -> Result<(Unpacking, &FileEntry)> {
        let listed = self.files.get(name).ok_or_else(|| damage(name))?;
        let mut from = (self.open)().map_err(|_| damage(name))?;
        from.seek(SeekFrom::Start(listed.at)).map_err(|_| damage(name))?;
        let packed = BufReader::with_capacity(BUFFER, from).take(listed.packed);
        // One byte more than the list says shows that there are more.
        let from = DeflateDecoder::new(packed).take(listed.size.saturating_add(1));
        Ok((Unpacking { from, digest: Sha256::new(), read: 0 }, listed))
    }

    fn unpack(&self, name: &str, most: u64) -> Result<Vec<u8>> {
        let (mut from, listed) = self.unpacking(name)?;
        if listed.size > most {
            return Err(damage(name));
        }
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).map_err(|_| damage(name))?;
        let is_it = listed.sha256.as_ref().is_none_or(|it| *it == hex_of(from.digest));
        match is_it && from.read == listed.size {
            true => Ok(bytes),
            false => Err(damage(name)),
        }
    }

    /// A file that the manifest names, compared with its digest. Errors: `archive_refused` at `content`.
    pub fn file(&self, name: &str) -> Result<Vec<u8>> {
        match self.files.get(name).is_some_and(|it| it.sha256.is_some()) {
            true => self.unpack(name, FILE),
            false => Err(damage(name)),
        }
    }

    /// The lines of a file that the manifest names.
    pub fn lines(&self, name: &str) -> Result<Lines> {
        let (from, listed) = self.unpacking(name)?;
        let (size, sha256, rows) = (listed.size, listed.sha256.clone(), listed.rows);
        let from = BufReader::with_capacity(BUFFER, from);
        Ok(Lines { name: name.to_owned(), from, size, sha256, rows, count: 0 })
    }

    /// Compares each file with the manifest, those too that nothing is brought in from; the log with its
    /// proofs. Returns the events of the log. Errors: `archive_refused` at `content`, also where the whole is
    /// larger than this.
    pub fn judge(&self, most: u64, log: LogCheck) -> Result<u64> {
        let whole = self.files.values().try_fold(0_u64, |sum, it| sum.checked_add(it.size));
        if whole.is_none_or(|whole| whole > most) {
            return Err(not_ours("it is too large when it is unpacked"));
        }
        let mut buffer = vec![0; BUFFER];
        for (name, listed) in &self.files {
            let (mut from, _) = self.unpacking(name)?;
            while from.read(&mut buffer).map_err(|_| damage(name))? > 0 {}
            let is_it = listed.sha256.as_ref().is_none_or(|it| *it == hex_of(from.digest));
            if !is_it || from.read != listed.size {
                return Err(damage(name));
            }
        }
        self.judge_log(log)
    }

    /// The parts of the log follow one another from its first event to its last, each with its proofs.
    fn judge_log(&self, log: LogCheck) -> Result<u64> {
        let mut next = 1;
        let (mut key, mut count) = (None, 0);
        for name in self.names_in("audit/log.") {
            let text = String::from_utf8(self.file(&name)?).map_err(|_| damage(&name))?;
            // A workspace whose log has no checkpoint yet.
            if text.is_empty() {
                continue;
            }
            let part = log(&text).map_err(|_| damage(&name))?;
            let is_of_it = part.workspace == self.told.workspace.id.to_string();
            let is_signed_alike = key.as_ref().is_none_or(|it| *it == part.signed);
            if !is_of_it || !is_signed_alike || part.first != next {
                return Err(damage(&name));
            }
            (next, key, count) = (part.last.saturating_add(1), Some(part.signed), part.count);
        }
        match next == count.saturating_add(1) {
            true => Ok(count),
            false => Err(damage("audit")),
        }
    }

    fn names_in(&self, begins: &str) -> Vec<String> {
        // The number follows the name at once: the name of a table may begin that of another.
        let is_part = |name: &&String| {
            let rest = name.strip_prefix(begins).and_then(|rest| rest.strip_suffix(".jsonl"));
            rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
        };
        self.files.keys().filter(is_part).cloned().collect()
    }

    /// The parts of a table in their order.
    pub fn parts(&self, table: &str) -> Vec<String> {
        self.names_in(&format!("tables/{table}."))
    }

    /// The rows of a table, as the manifest counts them.
    pub fn rows_of(&self, table: &str) -> i64 {
        self.told.tables.iter().find(|it| it.name == table).map_or(0, |it| it.rows)
    }

    /// The bytes of a sealed value: those of its text, or of the file that it names.
    pub fn bytes_of(&self, value: &Value) -> Result<Vec<u8>> {
        match value["file"].as_str() {
            Some(name) => self.file(name),
            None => lines::as_bytes(value).ok_or_else(|| not_ours("a value has another form")),
        }
    }

    /// The workspace that it is of.
    pub fn workspace(&self) -> Uuid {
        self.told.workspace.id
    }

    /// The address of that workspace, and the moment that it is of.
    pub fn origin(&self) -> (String, String) {
        (self.told.workspace.address.clone(), self.told.moment.clone())
    }
}

/// The files whose digest no manifest has: its own, the words beside it, and who took it in the clear.
fn is_unnamed(name: &str) -> bool {
    ["manifest.json", "README.txt", NOTE].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::super::zip_frame::{PackedFile, deflate, head, tail};
    use super::super::{CheckedLog, source};
    use super::*;
    use serde_json::json;
    use std::io::Cursor;

    /// The bytes of an archive with these files, framed as ours are.
    fn frame(files: &[(&str, &[u8])]) -> Vec<u8> {
        let (mut whole, mut list) = (Vec::new(), Vec::new());
        for (name, bytes) in files {
            let content = deflate(bytes).expect("packed");
            let file = PackedFile {
                no: 1,
                name: (*name).into(),
                count: 0,
                size: bytes.len() as u64,
                packed: content.len() as u64,
                crc32: crc32fast::hash(bytes),
                sha256: vec![],
            };
            whole.extend(head(&file));
            whole.extend(content);
            list.push(file);
        }
        whole.extend(tail(&list));
        whole
    }

    /// The same with a manifest that names them.
    fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let told = |(name, text): &(&str, &str)| {
            let rows = if name.ends_with(".jsonl") { text.lines().count() } else { 0 };
            json!({ "name": name, "rows": rows, "sha256": source::hex_of(Sha256::new().chain_update(text)) })
        };
        let told = json!({ "format": "steelyard-workspace", "version": 1, "workspace": { "id": Uuid::nil() },
                           "files": files.iter().map(told).collect::<Vec<_>>() });
        let told = told.to_string();
        let mut all: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        all.push(("manifest.json", told.as_bytes()));
        frame(&all)
    }

    fn open(bytes: Vec<u8>) -> Result<Source> {
        let bytes: Arc<[u8]> = bytes.into();
        Source::of(Arc::new(move || -> io::Result<Box<dyn Bytes>> {
            Ok(Box::new(Cursor::new(bytes.clone())))
        }))
    }

    fn no_log(_: &str) -> std::result::Result<CheckedLog, String> {
        Err("there is none".into())
    }

    const PARTY: &str = "tables/ledger.party.00001.jsonl";

    #[test]
    fn a_file_that_is_no_archive_is_refused_at_its_field() {
        let empty = frame(&[]);
        let other =
            frame(&[("manifest.json", br#"{"format":"steelyard-workspace","version":2,"files":[]}"#)]);
        for bytes in [&b""[..], b"PK", b"%PDF-1.7", empty.as_slice(), other.as_slice()] {
            let refused = open(bytes.to_vec()).err().and_then(|error| error.refusal().cloned());
            assert_eq!(refused.expect("refused").faults[0].field, "content");
        }
    }

    #[test]
    fn rows_are_read_line_by_line_and_compared_with_the_manifest() {
        let source = open(archive(&[(PARTY, "{\"a\":1}\n{\"a\":2}\n")])).expect("an archive");
        assert_eq!(source.judge(1 << 20, no_log).expect("whole"), 0);
        let mut lines = source.lines(PARTY).expect("lines");
        assert_eq!(lines.next_row().expect("a row").expect("one")["a"], 1);
        assert!(lines.next_row().expect("a row").is_some() && lines.next_row().expect("the end").is_none());
        assert!(source.judge(8, no_log).is_err(), "larger than is allowed");
    }

    #[test]
    fn a_line_that_is_no_row_of_ours_is_refused() {
        for text in ["{\"a\":1}", "[1]\n", "{\"a\":0.1}\n", "{\"a\":\n", "\n"] {
            let source = open(archive(&[(PARTY, text)])).expect("an archive");
            assert!(source.lines(PARTY).expect("lines").next_row().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_wrong_digest_a_file_that_nobody_names_and_one_that_is_not_there_are_refused() {
        let told = |sha256: &str| {
            json!({ "format": "steelyard-workspace", "version": 1,
                    "files": [{ "name": PARTY, "rows": 1, "sha256": sha256 }] })
            .to_string()
        };
        let (row, wrong) = (&b"{\"a\":1}\n"[..], told(&"0".repeat(64)));
        let source = open(frame(&[(PARTY, row), ("manifest.json", wrong.as_bytes())])).expect("a list");
        assert!(source.judge(1 << 20, no_log).is_err() && source.file(PARTY).is_err());
        let mut lines = source.lines(PARTY).expect("lines");
        assert!(lines.next_row().expect("a row").is_some() && lines.next_row().is_err(), "found at the end");
        assert!(open(frame(&[("manifest.json", wrong.as_bytes())])).is_err(), "it is not there");
        let right = archive(&[]);
        assert!(open(right).is_ok());
        let more = told(&source::hex_of(Sha256::new().chain_update(row)));
        let more =
            frame(&[(PARTY, row), ("tables/x.00001.jsonl", b"{}\n"), ("manifest.json", more.as_bytes())]);
        assert!(open(more).is_err(), "nobody names it");
    }

    #[test]
    fn the_parts_of_a_table_are_its_own_and_in_order() {
        let names = [
            "tables/ledger.lot.00002.jsonl",
            "tables/ledger.lot.00001.jsonl",
            "tables/ledger.lot_edge.00001.jsonl",
            "tables/ledger.lot.x.jsonl",
            "csv/ledger.lot.00001.csv",
        ];
        let source = open(archive(&names.map(|name| (name, "")))).expect("an archive");
        let parts = source.parts("ledger.lot");
        assert_eq!(parts, ["tables/ledger.lot.00001.jsonl", "tables/ledger.lot.00002.jsonl"]);
    }

    #[test]
    fn the_log_begins_with_its_first_event_ends_with_its_last_and_is_of_this_workspace() {
        fn log(text: &str) -> std::result::Result<CheckedLog, String> {
            let number = |at: usize| text.split(' ').nth(at).and_then(|it| it.trim().parse().ok());
            let (Some(first), Some(last), Some(count)) = (number(0), number(1), number(2)) else {
                return Err("changed".into());
            };
            let workspace = Uuid::nil().to_string();
            Ok(CheckedLog { workspace, first, last, count, signed: "one key, one checkpoint".into() })
        }
        for (parts, events) in [
            (vec!["1 3 5\n", "4 5 5\n"], Some(5)),
            (vec!["1 3 5\n"], None),
            (vec!["4 5 5\n"], None),
            (vec!["1 3 5\n", "3 5 5\n"], None),
            (vec!["changed\n"], None),
            (vec![""], Some(0)),
        ] {
            let named: Vec<_> = (1..=parts.len()).map(|n| format!("audit/log.{n:05}.jsonl")).collect();
            let files: Vec<_> = named.iter().map(String::as_str).zip(parts.iter().copied()).collect();
            let source = open(archive(&files)).expect("an archive");
            assert_eq!(source.judge(1 << 20, log).ok(), events, "{parts:?}");
        }
    }
}
