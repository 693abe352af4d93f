//! Lists `migrations/*.sql` in order and writes them as a table the crate includes.
//! A file that is badly named, missing from the row of numbers or doubled stops the build here, not a shop's start.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(var("CARGO_MANIFEST_DIR")).join("../../migrations").canonicalize()?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "sql"));
    files.sort();

    let mut table = String::from("&[\n");
    for (at, file) in files.iter().enumerate() {
        println!("cargo::rerun-if-changed={}", file.display());
        let (number, name) = number_and_name(file);
        assert!(number == at + 1, "{}: the migrations before it end at {at}", file.display());
        let text = fs::read(file)?;
        let sha256 = Sha256::digest(&text).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        let _ = writeln!(
            table,
            "    Migration {{ number: {number}, name: {name:?}, sha256: {sha256:?}, sql: include_str!({file:?}) }},"
        );
    }
    table.push_str("]\n");
    fs::write(Path::new(&var("OUT_DIR")).join("migrations.rs"), table)
}

/// `0012_people.sql` is number 12, named `people`.
fn number_and_name(file: &Path) -> (usize, String) {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let parsed = stem.split_once('_').filter(|(digits, name)| digits.len() == 4 && !name.is_empty());
    match parsed.and_then(|(digits, name)| Some((digits.parse().ok()?, name.to_owned()))) {
        Some(parsed) => parsed,
        None => panic!("{}: a migration is named NNNN_what_it_does.sql", file.display()),
    }
}

fn var(name: &str) -> String {
    env::var(name).expect("Cargo sets it for every build script")
}
