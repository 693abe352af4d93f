//! The frame of a zip file around files that are packed already: a head before each, and the list at the end.
//! Invariant: the frame follows from names, sizes and checksums alone, so that the file is sent from its
//! beginning to its end without ever being whole in memory, and is the same each time.

use std::io::{Result, Write};

/// A file that is packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedFile {
    /// Its number.
    pub no: i32,
    /// Its name with folders.
    pub name: String,
    /// Rows in it.
    pub count: i64,
    /// Bytes when it is unpacked.
    pub size: u64,
    /// Bytes as it is packed.
    pub packed: u64,
    /// The checksum of its bytes when unpacked.
    pub crc32: u32,
    /// Their SHA-256.
    pub sha256: Vec<u8>,
}

/// Packs bytes. Errors: none known.
pub fn deflate(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packing = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    packing.write_all(bytes)?;
    packing.finish()
}

/// Version 4.5 of the form, which has 64-bit sizes.
const NEEDS: u16 = 45;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATE: u16 = 8;
/// The first of January 1980: the form's earliest day. The manifest has the moment.
const DAY: u16 = 0x21;
/// In place of a number of the 64-bit part.
const ELSEWHERE: u32 = u32::MAX;

/// Bytes of a number in the order of the form.
macro_rules! put {
    ($to:ident: $($number:expr),+ $(,)?) => { $( $to.extend_from_slice(&$number.to_le_bytes()); )+ };
}

/// A length that the form has sixteen bits for. Names are far shorter.
fn short(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// The head of a file, before its bytes.
pub fn head(file: &PackedFile) -> Vec<u8> {
    let mut head = Vec::new();
    put!(head: 0x0403_4b50_u32, NEEDS, FLAGS, DEFLATE, 0_u16, DAY, file.crc32, ELSEWHERE, ELSEWHERE);
    put!(head: short(file.name.len()), 20_u16);
    head.extend_from_slice(file.name.as_bytes());
    put!(head: 1_u16, 16_u16, file.size, file.packed);
    head
}

/// The list of the files, after the last of them.
pub fn tail(files: &[PackedFile]) -> Vec<u8> {
    let mut tail = Vec::new();
    let mut at = 0_u64;
    for file in files {
        put!(tail: 0x0201_4b50_u32, NEEDS, NEEDS, FLAGS, DEFLATE, 0_u16, DAY, file.crc32, ELSEWHERE, ELSEWHERE);
        put!(tail: short(file.name.len()), 28_u16, 0_u16, 0_u16, 0_u16, 0_u32, ELSEWHERE);
        tail.extend_from_slice(file.name.as_bytes());
        put!(tail: 1_u16, 24_u16, file.size, file.packed, at);
        at += length(file);
    }
    let (many, long) = (files.len() as u64, tail.len() as u64);
    put!(tail: 0x0606_4b50_u32, 44_u64, NEEDS, NEEDS, 0_u32, 0_u32, many, many, long, at);
    put!(tail: 0x0706_4b50_u32, 0_u32, at + long, 1_u32);
    put!(tail: 0x0605_4b50_u32, 0_u16, 0_u16, u16::MAX, u16::MAX, ELSEWHERE, ELSEWHERE, 0_u16);
    tail
}

/// The bytes of a file with its head.
fn length(file: &PackedFile) -> u64 {
    head(file).len() as u64 + file.packed
}

/// The bytes of the whole.
pub fn whole_length(files: &[PackedFile]) -> u64 {
    files.iter().map(length).sum::<u64>() + tail(files).len() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};
    use zip::ZipArchive;

    fn pack(name: &str, bytes: &[u8]) -> (PackedFile, Vec<u8>) {
        let content = deflate(bytes).expect("packed");
        let file = PackedFile {
            no: 1,
            name: name.into(),
            count: 0,
            size: bytes.len() as u64,
            packed: content.len() as u64,
            crc32: crc32fast::hash(bytes),
            sha256: vec![],
        };
        (file, content)
    }

    #[test]
    fn another_program_reads_what_is_framed_and_its_length_is_known_before() {
        let long = "a line of a table\n".repeat(5_000);
        let all = [
            ("README.txt", "Take it."),
            ("tables/ledger.party.00001.jsonl", long.as_str()),
            ("files/é.txt", ""),
        ];
        let all: Vec<_> = all.iter().map(|(name, text)| pack(name, text.as_bytes())).collect();
        let files: Vec<PackedFile> = all.iter().map(|(file, _)| file.clone()).collect();
        let mut whole = Vec::new();
        for (file, content) in &all {
            whole.extend(head(file));
            whole.extend(content);
        }
        whole.extend(tail(&files));
        assert_eq!(whole.len() as u64, whole_length(&files));
        let mut archive = ZipArchive::new(Cursor::new(whole)).expect("an archive");
        assert_eq!(archive.len(), 3);
        let mut read = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).expect("it is in it").read_to_string(&mut text).expect("text");
            text
        };
        assert_eq!(read("README.txt"), "Take it.");
        assert_eq!(read("tables/ledger.party.00001.jsonl"), long);
        assert_eq!(read("files/é.txt"), "");
    }

    #[test]
    fn a_changed_byte_of_a_file_is_found_by_its_checksum() {
        let (file, mut content) = pack("a.txt", b"one and two");
        let middle = content.len() / 2;
        content[middle] ^= 1;
        let mut whole = head(&file);
        whole.extend(&content);
        whole.extend(tail(&[file]));
        let mut archive = ZipArchive::new(Cursor::new(whole)).expect("an archive");
        let mut text = Vec::new();
        assert!(archive.by_name("a.txt").expect("it is in it").read_to_end(&mut text).is_err());
    }
}
