//! The frame of a zip file around files that are packed already: a head before each, and the list at the end.
//! Invariant: the frame follows from names, sizes and checksums alone, so that the file is sent from its
//! beginning to its end without ever being whole in memory, and is the same each time. A frame that is read
//! must be the one that would be written: files that overlap, gaps between them, two of one name and any
//! other way to say two things at once are refused.

use std::io::{Read, Result, Seek, SeekFrom, Write};

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
        // Sizes of a list that is read may be any.
        at = u64::saturating_add(at, length(file));
    }
    let (many, long) = (files.len() as u64, tail.len() as u64);
    put!(tail: 0x0606_4b50_u32, 44_u64, NEEDS, NEEDS, 0_u32, 0_u32, many, many, long, at);
    put!(tail: 0x0706_4b50_u32, 0_u32, at.saturating_add(long), 1_u32);
    put!(tail: 0x0605_4b50_u32, 0_u16, 0_u16, u16::MAX, u16::MAX, ELSEWHERE, ELSEWHERE, 0_u16);
    tail
}

/// Bytes of the list that is read: a hundred thousand files, and a bound for memory.
const MOST_LIST: u64 = 16 * 1024 * 1024;
/// Bytes of the end of a file, behind the list.
const END: u64 = 98;
/// Bytes of an entry of the list without its name, and of the additional part of them.
const ENTRY: usize = 46;
const EXTRA: usize = 28;
/// More bytes than these no packed byte becomes.
const MOST_RATIO: u64 = 1_032;

/// Why a file is no archive of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfit(pub &'static str);

/// A file of an archive, and where its packed bytes begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedFile {
    /// The file; its digest is empty.
    pub file: PackedFile,
    /// Where its content begins.
    pub at: u64,
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk().copied()
}

fn long(bytes: &[u8], at: usize) -> Option<u64> {
    number(bytes, at).map(u64::from_le_bytes)
}

/// Reads the list of an archive. Errors: it is not framed as `head` and `tail` frame it.
pub fn read_list(from: &mut (impl Read + Seek + ?Sized)) -> std::result::Result<Vec<PlacedFile>, Unfit> {
    let unread = |_| Unfit("it cannot be read");
    let whole = from.seek(SeekFrom::End(0)).map_err(unread)?;
    let end_at = whole.checked_sub(END).ok_or(Unfit("it is no archive"))?;
    let end = bytes_at(from, end_at, END)?;
    let (size, at) = long(&end, 40).zip(long(&end, 48)).ok_or(Unfit("it is no archive"))?;
    if at.checked_add(size) != Some(end_at) {
        return Err(Unfit("it is no archive"));
    }
    if size > MOST_LIST {
        return Err(Unfit("it has too many files"));
    }
    let list = bytes_at(from, at, size)?;
    let files = entries(&list).ok_or(Unfit("its list is another"))?;
    // Whatever else the list might say: it is exactly this one.
    if tail(&files) != [list, end].concat() {
        return Err(Unfit("its list is another"));
    }
    place_files(from, files, at)
}

fn bytes_at(
    from: &mut (impl Read + Seek + ?Sized),
    at: u64,
    many: u64,
) -> std::result::Result<Vec<u8>, Unfit> {
    let mut bytes = Vec::new();
    let is_read = from.seek(SeekFrom::Start(at)).and_then(|_| from.take(many).read_to_end(&mut bytes));
    match is_read {
        Ok(read) if read as u64 == many => Ok(bytes),
        _ => Err(Unfit("it is cut off")),
    }
}

/// The files of a list; None: an entry is cut off or has another form.
fn entries(list: &[u8]) -> Option<Vec<PackedFile>> {
    let (mut files, mut rest) = (Vec::new(), list);
    while !rest.is_empty() {
        let name = usize::from(u16::from_le_bytes(number(rest, 28)?));
        let text = std::str::from_utf8(rest.get(ENTRY..ENTRY + name)?).ok()?;
        files.push(PackedFile {
            no: i32::try_from(files.len() + 1).ok()?,
            name: text.to_owned(),
            count: 0,
            size: long(rest, ENTRY + name + 4)?,
            packed: long(rest, ENTRY + name + 12)?,
            crc32: u32::from_le_bytes(number(rest, 16)?),
            sha256: Vec::new(),
        });
        rest = rest.get(ENTRY + name + EXTRA..)?;
    }
    Some(files)
}

/// The places of the files, each behind its head, one after another up to the list.
fn place_files(
    from: &mut (impl Read + Seek + ?Sized),
    files: Vec<PackedFile>,
    list_at: u64,
) -> std::result::Result<Vec<PlacedFile>, Unfit> {
    let (mut all, mut begins) = (Vec::with_capacity(files.len()), 0_u64);
    for file in files {
        if !is_plain_path(&file.name) {
            return Err(Unfit("the name of a file"));
        }
        if file.size > file.packed.saturating_mul(MOST_RATIO) {
            return Err(Unfit("a file is larger than its bytes can become"));
        }
        let wanted = head(&file);
        let at = begins.checked_add(wanted.len() as u64).ok_or(Unfit("a size"))?;
        let ends = at.checked_add(file.packed).filter(|ends| *ends <= list_at).ok_or(Unfit("a size"))?;
        if bytes_at(from, begins, wanted.len() as u64)? != wanted {
            return Err(Unfit("the head of a file is another"));
        }
        begins = ends;
        all.push(PlacedFile { file, at });
    }
    let mut names: Vec<&str> = all.iter().map(|it| it.file.name.as_str()).collect();
    names.sort_unstable();
    if names.windows(2).any(|two| two.first() == two.get(1)) {
        return Err(Unfit("two files have one name"));
    }
    match begins == list_at {
        true => Ok(all),
        false => Err(Unfit("something stands between its files and their list")),
    }
}

/// Whether a name is a path as an archive has them: it leads nowhere but below the archive's own folder.
fn is_plain_path(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(is_plain);
    name.len() <= 200 && name.split('/').all(is_part)
}

/// The bytes of a file with its head.
fn length(file: &PackedFile) -> u64 {
    (head(file).len() as u64).saturating_add(file.packed)
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

    fn framed(all: &[(PackedFile, Vec<u8>)]) -> Vec<u8> {
        let mut whole: Vec<u8> =
            all.iter().flat_map(|(file, content)| [head(file), content.clone()].concat()).collect();
        whole.extend(tail(&all.iter().map(|(file, _)| file.clone()).collect::<Vec<_>>()));
        whole
    }

    fn list_of(whole: &[u8]) -> std::result::Result<Vec<PlacedFile>, Unfit> {
        read_list(&mut Cursor::new(whole))
    }

    fn two() -> Vec<(PackedFile, Vec<u8>)> {
        vec![pack("manifest.json", b"{}"), pack("tables/ledger.party.00001.jsonl", &[b'a'; 5_000])]
    }

    #[test]
    fn a_frame_that_was_written_is_read_with_the_place_of_each_file() {
        let all = two();
        let whole = framed(&all);
        let list = list_of(&whole).expect("a list");
        assert_eq!(list.len(), 2);
        for (placed, (file, content)) in list.iter().zip(&all) {
            assert_eq!((&placed.file.name, placed.file.size), (&file.name, file.size));
            let at = usize::try_from(placed.at).expect("a place");
            assert_eq!(&whole[at..at + content.len()], content);
        }
        assert_eq!(list_of(&framed(&[])), Ok(vec![]));
    }

    #[test]
    fn a_frame_that_says_two_things_at_once_is_refused() {
        let whole = framed(&two());
        // Each byte of the frame, one at a time; bytes of the content are found by their digest.
        let list = list_of(&whole).expect("a list");
        let is_content =
            |at: usize| list.iter().any(|it| (it.at..it.at + it.file.packed).contains(&(at as u64)));
        for at in (0..whole.len()).filter(|at| !is_content(*at)) {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert!(list_of(&changed).is_err(), "byte {at}");
        }
        for cut in [1, 22, 97, 98, 99, whole.len()] {
            assert!(list_of(&whole[..whole.len() - cut]).is_err(), "{cut} bytes are missing");
        }
        let before = [&b"#!/bin/sh\n"[..], &whole].concat();
        assert!(list_of(&before).is_err(), "something before the first file");
        assert!(list_of(&[&whole[..], b"more"].concat()).is_err(), "something behind the end");
    }

    #[test]
    fn a_bomb_a_second_name_and_a_path_that_leads_away_are_refused() {
        let [first, second] = two().try_into().expect("two");
        assert_eq!(list_of(&framed(&[first.clone(), first.clone()])), Err(Unfit("two files have one name")));
        let (file, content) = second;
        let bomb = PackedFile { size: 10 << 40, ..file.clone() };
        let refused = list_of(&framed(&[(bomb, content.clone())]));
        assert_eq!(refused, Err(Unfit("a file is larger than its bytes can become")));
        for name in
            ["../keys/keyring", "/etc/passwd", "tables/../../x", "a//b", "a\\b", "", ".", "a/.b", "a\0b", "n"]
        {
            let it = PackedFile { name: name.into(), ..file.clone() };
            let is_fit = list_of(&framed(&[(it, content.clone())])).is_ok();
            assert_eq!(is_fit, name == "n", "{name:?}");
        }
        let endless = PackedFile { packed: u64::MAX, ..file };
        assert!(list_of(&framed(&[(endless, content)])).is_err(), "a size that no file has");
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
