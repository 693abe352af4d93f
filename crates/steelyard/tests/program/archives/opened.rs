//! An archive in its files, which somebody changes.
//! Invariant: a changed archive is framed as ours are and its manifest fits it, so that only the change is wrong.

use lifecycle::archive::zip_frame::{PackedFile, deflate, head, tail};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// An archive in its files.
#[derive(Clone)]
pub struct Opened(pub Vec<(String, Vec<u8>)>);

impl Opened {
    pub fn of(bytes: &[u8]) -> Opened {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let mut files = Vec::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).expect("a file");
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("its bytes");
            let name = file.name().expect("a name").into_owned();
            files.push((name, content));
        }
        Opened(files)
    }

    pub fn file(&mut self, name: &str) -> &mut Vec<u8> {
        self.0.iter_mut().find(|(it, _)| it == name).map(|(_, bytes)| bytes).expect("it is in it")
    }

    /// Changes the first row of a table.
    pub fn row(mut self, table: &str, change: impl FnOnce(&mut Value)) -> Opened {
        let text = String::from_utf8(self.file(table).clone()).expect("text");
        let (first, rest) = text.split_once('\n').expect("a row");
        let mut row: Value = serde_json::from_str(first).expect("a row");
        change(&mut row);
        *self.file(table) = format!("{row}\n{rest}").into_bytes();
        self
    }

    /// The bytes, with a manifest that fits the files; `told` changes it at last.
    pub fn closed(mut self, told: impl FnOnce(&mut Value)) -> Vec<u8> {
        let mut manifest: Value = serde_json::from_slice(self.file("manifest.json")).expect("JSON");
        for file in manifest["files"].as_array_mut().expect("files") {
            let name = file["name"].as_str().expect("a name").to_owned();
            let bytes = self.file(&name);
            let rows = bytes.iter().filter(|byte| **byte == b'\n').count();
            let digest: String = Sha256::digest(&*bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            file["sha256"] = digest.into();
            if name.starts_with("tables/") {
                file["rows"] = rows.into();
            }
        }
        for table in manifest["tables"].as_array_mut().expect("tables") {
            let begins = format!("tables/{}.0", table["name"].as_str().expect("a name"));
            let parts = self.0.iter().filter(|(name, _)| name.starts_with(&begins));
            table["rows"] = parts
                .map(|(_, bytes)| bytes.iter().filter(|byte| **byte == b'\n').count())
                .sum::<usize>()
                .into();
        }
        told(&mut manifest);
        *self.file("manifest.json") = manifest.to_string().into_bytes();
        framed(&self.0)
    }

    pub fn fitting(self) -> Vec<u8> {
        self.closed(|_| {})
    }
}

fn framed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut whole, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let content = deflate(bytes).expect("packed");
        let file = PackedFile {
            no: 1,
            name: name.clone(),
            count: 0,
            size: bytes.len() as u64,
            packed: content.len() as u64,
            crc32: 0,
            sha256: vec![],
        };
        whole.extend(head(&file));
        whole.extend(content);
        list.push(file);
    }
    whole.extend(tail(&list));
    whole
}
