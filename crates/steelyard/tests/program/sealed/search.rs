//! The search on the disk: the values, every form in which one could be there in clear, and the places of the
//! hits.
//! Invariant: the search reads every file of the folder, whatever it is; its test below fails for a form that
//! it does not know.

use crate::sealed::{BUSINESS, CANARY, SETTINGS, letters};
use data_encoding::{BASE32_NOPAD, BASE64_NOPAD, BASE64URL_NOPAD, Encoding, HEXLOWER, HEXUPPER};
use memchr::memmem::Finder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// A value that entered by a door.
pub struct Planted {
    /// The sealed column that stores it, if one does.
    pub column: Option<&'static str>,
    /// Its name in this test.
    pub what: &'static str,
    pub bytes: Vec<u8>,
}

impl Planted {
    pub fn of(column: &'static str, what: &'static str, bytes: &[u8]) -> Planted {
        Planted { column: Some(column), what, bytes: bytes.to_vec() }
    }

    /// A value of which the program stores only a digest.
    pub fn nowhere(what: &'static str, bytes: &[u8]) -> Planted {
        Planted { column: None, what, bytes: bytes.to_vec() }
    }
}

/// The place that a file belongs to.
pub const TABLES: &str = "tables and indexes";
pub const LOG_OF_CHANGES: &str = "the write-ahead log";
pub const BACKUPS: &str = "the backups";
pub const THEIR_LOG: &str = "the backups' log";
pub const PROGRAM_LOG: &str = "the program's log";
pub const SAID: &str = "what the program says";
pub const DATABASE_LOG: &str = "the database's log";
pub const TEMPORARY: &str = "temporary files";
pub const BESIDE: &str = "files beside";

/// Places by folder, the narrower folder first.
const PLACES: [(&str, &str); 9] = [
    ("data/pg/data/pg_wal", LOG_OF_CHANGES),
    ("data/pg/server.log", DATABASE_LOG),
    ("data/pg", TABLES),
    ("data/backup/log", THEIR_LOG),
    ("data/backup/repo1", BACKUPS),
    ("data/log", PROGRAM_LOG),
    ("said", SAID),
    ("temporary", TEMPORARY),
    ("", BESIDE),
];

/// The beginning of every file of an encrypted repository.
const SALTED: &[u8] = b"Salted__";

/// The values to look for: the name in the report, and the bytes.
pub struct Wanted {
    words: Finder<'static>,
    business: Finder<'static>,
    others: Vec<(String, Finder<'static>)>,
}

impl Wanted {
    /// All canaries in every form, and these numbers and values.
    pub fn of(numbers: &BTreeSet<String>, planted: &[Planted]) -> Wanted {
        let mut others = in_forms("a canary", CANARY.as_bytes());
        // A canary in clear is reported by its own letters.
        others.remove(0);
        others.extend(numbers.iter().flat_map(|number| in_forms(number, number.as_bytes())));
        others.extend(planted.iter().flat_map(|it| in_forms(it.what, &it.bytes)));
        let others = others.iter().map(|(told, bytes)| (told.clone(), Finder::new(bytes).into_owned()));
        let (words, business) = (Finder::new(CANARY), Finder::new(BUSINESS));
        Wanted { words, business, others: others.collect() }
    }

    fn look(&self, bytes: &[u8]) -> BTreeSet<String> {
        let words = self.words.find_iter(bytes).map(|at| letters(&bytes[at..]));
        let others = self.others.iter().filter(|(_, other)| other.find(bytes).is_some());
        words.chain(others.map(|(told, _)| told.clone())).collect()
    }
}

/// The forms in which bytes could be stored in clear: raw, in hex, in base 64 of both alphabets, in base 32.
fn in_forms(what: &str, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let told = |form: &str| format!("{what} in {form}");
    let mut all = vec![(what.to_owned(), bytes.to_vec())];
    for hex in [HEXLOWER, HEXUPPER] {
        all.push((told("hex"), hex.encode(bytes).into_bytes()));
    }
    for encoding in [BASE64_NOPAD, BASE64URL_NOPAD] {
        let all_of_it = (0..3).map(|before| whole_letters(&encoding, before, bytes));
        all.extend(all_of_it.map(|letters| (told("base64"), letters.into_bytes())));
    }
    for letters in (0..5).map(|before| whole_letters(&BASE32_NOPAD, before, bytes)) {
        all.push((told("base32"), letters.to_lowercase().into_bytes()));
        all.push((told("base32"), letters.into_bytes()));
    }
    let mut seen = BTreeSet::new();
    all.retain(|(_, form)| seen.insert(form.clone()));
    all
}

/// The letters that depend on these bytes alone, whatever bytes come before and after them.
fn whole_letters(encoding: &Encoding, before: usize, bytes: &[u8]) -> String {
    let (width, text) = (encoding.bit_width(), encoding.encode(&[&vec![0; before][..], bytes].concat()));
    let (first, last) = ((before * 8).div_ceil(width), (before + bytes.len()) * 8 / width);
    text[first..last].to_owned()
}

/// The hits, and the number of files read.
#[derive(Debug, Default)]
pub struct Found {
    /// Each place, and the value found there.
    pub hits: BTreeSet<(&'static str, String)>,
    /// Number of files in each place.
    pub files: BTreeMap<&'static str, usize>,
    /// Number of backup files that are not encrypted.
    pub plain: usize,
    /// Places with a word that may be stored in clear.
    pub business: BTreeSet<&'static str>,
}

/// Searches every file of a folder that was written since then.
pub fn through(folder: &Path, wanted: &Wanted, since: SystemTime) -> Found {
    let mut found = Found::default();
    look(folder, folder, wanted, since, &mut found);
    found
}

fn look(root: &Path, folder: &Path, wanted: &Wanted, since: SystemTime, found: &mut Found) {
    // Files that the program removes during the search, copies included, are skipped.
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(about) = entry.metadata() else { continue };
        if about.is_dir() {
            look(root, &entry.path(), wanted, since, found);
        } else if about.is_file() && about.modified().is_ok_and(|at| at >= since) {
            // The operator's settings are the operator's own words.
            let Some(bytes) = fs::read(entry.path()).ok().filter(|_| entry.file_name() != SETTINGS) else {
                continue;
            };
            let path = entry.path();
            let within = path.strip_prefix(root).expect("in the folder");
            let (_, place) = PLACES.iter().find(|(at, _)| within.starts_with(at)).expect("some place");
            *found.files.entry(place).or_default() += 1;
            // A file that was just created is still empty.
            let is_plain = *place == BACKUPS && !bytes.is_empty() && !bytes.starts_with(SALTED);
            found.plain += usize::from(is_plain);
            found.business.extend(wanted.business.find(&bytes).map(|_| *place));
            found.hits.extend(wanted.look(&bytes).into_iter().map(|told| (*place, told)));
        }
    }
}

#[test]
fn every_form_is_found_wherever_it_begins() {
    let secret = [0xfb, 0xef, 0xbe, 0x00, 0x7f, 0x80, 0xff, 0xfe, 0x3e, 0x3f, 0x11];
    let planted = [Planted::nowhere("it", &secret)];
    let wanted = Wanted::of(&["51824753556".to_owned()].into(), &planted);
    for plain in [&secret[..], b"51824753556", b"zqcanarybcd"] {
        for before in 0..5 {
            let whole = [&vec![b'_'; before][..], plain, b"..."].concat();
            let forms = [
                whole.clone(),
                HEXLOWER.encode(&whole).into_bytes(),
                HEXUPPER.encode(&whole).into_bytes(),
                BASE64_NOPAD.encode(&whole).into_bytes(),
                BASE64URL_NOPAD.encode(&whole).into_bytes(),
                BASE32_NOPAD.encode(&whole).into_bytes(),
                BASE32_NOPAD.encode(&whole).to_lowercase().into_bytes(),
            ];
            for form in forms {
                assert_eq!(
                    wanted.look(&form).len(),
                    1,
                    "{plain:?} {before} {}",
                    String::from_utf8_lossy(&form)
                );
            }
        }
    }
    assert_eq!(wanted.look(b"51824753557 zqcanar"), BTreeSet::new());
}

#[test]
fn a_file_is_of_the_narrowest_place() {
    let of =
        |path: &str| PLACES.iter().find(|(at, _)| Path::new(path).starts_with(at)).map(|(_, place)| *place);
    for (path, place) in [
        ("data/pg/data/pg_wal/1", LOG_OF_CHANGES),
        ("data/pg/data/base/5/1", TABLES),
        ("data/pg/server.log", DATABASE_LOG),
        ("data/backup/repo1/archive/1", BACKUPS),
        ("data/backup/spool/1", BESIDE),
        ("data/backup/log/1", THEIR_LOG),
        ("data/keys/keyring", BESIDE),
        ("cert.pem", BESIDE),
    ] {
        assert_eq!(of(path), Some(place), "{path}");
    }
}
